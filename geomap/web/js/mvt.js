/** Vector tiles, version 2 of Mapbox's specification: protocol buffers with layers, features, and commands that draw. */

/**
 * @typedef {Object} TileFeature
 * @property {number} kind   1 points, 2 lines, 3 polygons
 * @property {Record<string, any>} tags
 * @property {number[][]} parts  x and y in turn, 0…1 across the tile
 */

/** @typedef {{name: string, features: TileFeature[]}} TileLayer */

const MOST_FEATURES = 200_000;

/**
 * @param {Uint8Array} bytes
 * @returns {TileLayer[]}
 */
export function readTile(bytes) {
  /** @type {TileLayer[]} */
  const layers = [];
  eachField(bytes, (field, value) => {
    if (field === 3 && value instanceof Uint8Array) layers.push(readLayer(value));
  });
  return layers;
}

/** @param {Uint8Array} bytes @returns {TileLayer} */
function readLayer(bytes) {
  let name = "";
  let extent = 4096;
  /** @type {string[]} */
  const keys = [];
  /** @type {any[]} */
  const values = [];
  /** @type {Uint8Array[]} */
  const found = [];
  eachField(bytes, (field, value) => {
    if (typeof value === "number") {
      if (field === 5) extent = value || 4096;
    } else if (field === 1) name = utf8(value);
    else if (field === 2 && found.length < MOST_FEATURES) found.push(value);
    else if (field === 3) keys.push(utf8(value));
    else if (field === 4) values.push(readValue(value));
  });
  return { name, features: found.map((one) => readFeature(one, keys, values, extent)) };
}

/**
 * @param {Uint8Array} bytes
 * @param {string[]} keys
 * @param {any[]} values
 * @param {number} extent
 * @returns {TileFeature}
 */
function readFeature(bytes, keys, values, extent) {
  /** @type {TileFeature} */
  const feature = { kind: 0, tags: {}, parts: [] };
  eachField(bytes, (field, value) => {
    if (field === 3 && typeof value === "number") feature.kind = value;
    else if (field === 2 && value instanceof Uint8Array) {
      const numbers = packed(value);
      for (let i = 0; i + 1 < numbers.length; i += 2) if (numbers[i] < keys.length) feature.tags[keys[numbers[i]]] = values[numbers[i + 1]];
    } else if (field === 4 && value instanceof Uint8Array) feature.parts = readCommands(packed(value), extent);
  });
  return feature;
}

/**
 * @param {number[]} numbers
 * @param {number} extent
 */
function readCommands(numbers, extent) {
  /** @type {number[][]} */
  const parts = [];
  let [x, y, at] = [0, 0, 0];
  while (at < numbers.length) {
    const command = numbers[at] & 7;
    const times = numbers[at] >> 3;
    at++;
    if (command === 7) continue;
    if (command !== 1 && command !== 2) throw new RangeError("a tile has a command that does not exist");
    for (let i = 0; i < times && at + 1 < numbers.length; i++, at += 2) {
      x += (numbers[at] >>> 1) ^ -(numbers[at] & 1);
      y += (numbers[at + 1] >>> 1) ^ -(numbers[at + 1] & 1);
      if (command === 1) parts.push([]);
      if (!parts.length) throw new RangeError("a tile draws before it has moved");
      parts[parts.length - 1].push(x / extent, y / extent);
    }
  }
  return parts;
}

/** @param {Uint8Array} bytes */
function readValue(bytes) {
  /** @type {any} */
  let found = null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  eachField(bytes, (field, value, at) => {
    if (field === 1 && value instanceof Uint8Array) found = utf8(value);
    else if (field === 2) found = view.getFloat32(at, true);
    else if (field === 3) found = view.getFloat64(at, true);
    else if (field === 6 && typeof value === "number") found = value % 2 ? -(value + 1) / 2 : value / 2;
    else if (field === 7) found = Boolean(value);
    else if (typeof value === "number") found = value;
  });
  return found;
}

/** @param {Uint8Array} bytes */
function utf8(bytes) {
  return new TextDecoder().decode(bytes);
}

/** @param {Uint8Array} bytes */
function packed(bytes) {
  const numbers = [];
  const place = { at: 0 };
  while (place.at < bytes.length) numbers.push(varint(bytes, place));
  return numbers;
}

/** @param {Uint8Array} bytes @param {{at: number}} place */
function varint(bytes, place) {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[place.at++];
    if (byte === undefined) throw new RangeError("a tile ends early");
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 128;
  }
}

/**
 * Every field of a message with its value: a number, bytes, or for numbers of fixed length 0 and where they stand.
 * @param {Uint8Array} bytes
 * @param {(field: number, value: number | Uint8Array, at: number) => void} use
 */
function eachField(bytes, use) {
  const place = { at: 0 };
  while (place.at < bytes.length) {
    const head = varint(bytes, place);
    const [field, way] = [Math.floor(head / 8), head % 8];
    if (way === 0) use(field, varint(bytes, place), 0);
    else if (way === 2) {
      const length = varint(bytes, place);
      const from = place.at;
      place.at += length;
      if (place.at > bytes.length) throw new RangeError("a tile ends early");
      use(field, bytes.subarray(from, place.at), from);
    } else if (way === 1 || way === 5) {
      place.at += way === 1 ? 8 : 4;
      if (place.at > bytes.length) throw new RangeError("a tile ends early");
      use(field, 0, place.at - (way === 1 ? 8 : 4));
    } else throw new RangeError("a tile has a field of a kind that does not exist");
  }
}
