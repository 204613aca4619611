/** Packed columns → typed arrays and texts. The packing is `geomap.web.packing`. */

/**
 * @typedef {Object} Numbers
 * @property {number} n
 * @property {number} w     bytes each, the lowest bytes of all numbers first
 * @property {number} b     to be added
 * @property {number} [d]   1 when each is the difference to the one before
 * @property {number[]} [span]  the least and the greatest
 */

/** @typedef {{n: number, bytes: number}} Lines */

/**
 * A stream: its header, and its columns by name.
 * @param {Uint8Array} bytes
 */
export function openStream(bytes) {
  const length = bytes[0] + bytes[1] * 256 + bytes[2] * 65536 + bytes[3] * 16777216;
  /** @type {Record<string, any>} */
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  /** @type {Map<string, number>} */
  const starts = new Map();
  let at = 4 + length;
  for (const [name, spec] of Object.entries(header)) {
    if (spec === null || typeof spec !== "object" || Array.isArray(spec)) continue;
    starts.set(name, at);
    at += sizeOf(spec);
  }
  if (at !== bytes.length) throw new RangeError("packed columns end early");
  const start = (/** @type {string} */ name) => starts.get(name) || 0;
  return {
    header,
    /** @param {string} name */
    numbers: (name) => readNumbers(header[name], bytes, start(name)),
    /** @param {string} name */
    texts: (name) => readTexts(header[name], bytes, start(name)),
  };
}

/** @param {any} spec @returns {number} bytes that a column takes */
function sizeOf(spec) {
  if (spec.codes) return sizeOf(spec.codes) + spec.pool.bytes;
  if (spec.bytes !== undefined) return spec.bytes;
  if (spec.numbers) return sizeOf(spec.numbers);
  return spec.w ? spec.n * spec.w : 0;
}

/**
 * @param {Numbers} spec
 * @param {Uint8Array} bytes
 * @param {number} start
 * @returns {Uint8Array | Uint16Array | Int32Array | Float64Array}
 */
function readNumbers({ n, w, b, d, span }, bytes, start) {
  const [least, most] = span || [0, 0];
  const wide = w > 3 || Math.abs(b) > 2 ** 30 || most >= 2 ** 31;
  const out = wide ? new Float64Array(n) : new Int32Array(n);
  if (b) out.fill(b);
  for (let plane = 0, scale = 1; plane < w; plane++, scale *= 256) {
    const from = start + plane * n;
    for (let i = 0; i < n; i++) out[i] += bytes[from + i] * scale;
  }
  if (d) for (let i = 1; i < n; i++) out[i] += out[i - 1];
  // As little room as will do: a million of these are kept.
  if (least < 0 || most > 65535) return out;
  return most > 255 ? new Uint16Array(out) : new Uint8Array(out);
}

/**
 * A column of texts; a text is decoded when it is asked for.
 * @typedef {Object} Texts
 * @property {(i: number) => string} at   "" for none
 * @property {string[] | null} pool       the distinct texts where they are few; `codes` says which, 0 for none
 * @property {ArrayLike<number> | null} codes
 * @property {(() => string) | null} all  all texts of a column without a pool, each ended by a line feed
 */

/**
 * @param {any} spec
 * @param {Uint8Array} bytes
 * @param {number} start
 * @returns {Texts}
 */
function readTexts(spec, bytes, start) {
  if (spec.codes) {
    const codes = readNumbers(spec.codes, bytes, start);
    const size = sizeOf(spec.codes);
    const pool = ["", ...lines(bytes.subarray(start + size, start + size + spec.pool.bytes), spec.pool.n)];
    return { at: (i) => pool[codes[i]], pool, codes, all: null };
  }
  if (spec.prefix !== undefined) {
    const numbers = spec.numbers ? readNumbers(spec.numbers, bytes, start) : null;
    return { at: (i) => (numbers ? spec.prefix + numbers[i] : ""), pool: null, codes: null, all: null };
  }
  const data = bytes.subarray(start, start + spec.bytes);
  /** @type {Uint32Array | null} */
  let ends = null;
  const at = (/** @type {number} */ i) => {
    if (!ends) ends = endsOf(data, spec.n);
    return broken(new TextDecoder().decode(data.subarray(i ? ends[i - 1] + 1 : 0, ends[i])));
  };
  return { at, pool: null, codes: null, all: () => new TextDecoder().decode(data) };
}

/** @param {Uint8Array} data @param {number} count @returns {string[]} */
function lines(data, count) {
  return count ? new TextDecoder().decode(data).slice(0, -1).split("\n").map(broken) : [];
}

/** @param {string} text */
function broken(text) {
  return text.includes("\u2028") ? text.replace(/\u2028/g, "\n") : text;
}

/** @param {Uint8Array} data @param {number} count */
function endsOf(data, count) {
  const ends = new Uint32Array(count);
  let from = 0;
  for (let i = 0; i < count; i++) {
    from = data.indexOf(10, from);
    ends[i] = from++;
  }
  return ends;
}
