/** PMTiles, version 3: which bytes of an archive are which tile. The archive lies in the page or on a server. */

import { gunzip, varints } from "./decode.js";

const HEADER_BYTES = 127;
const IMAGES = ["", "", "image/png", "image/jpeg", "image/webp", "image/avif"];

/** @typedef {(offset: number, length: number) => Promise<Uint8Array>} Source */

/** @typedef {{tile: number, offset: number, length: number, run: number}} Entry */

/**
 * The number of a tile: all of lower zooms first, then along a Hilbert curve.
 * @param {number} z
 * @param {number} x
 * @param {number} y
 */
export function tileNumber(z, x, y) {
  let number = (4 ** z - 1) / 3;
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const rx = side & x;
    const ry = side & y;
    number += ((3 * rx) ^ ry) * side;
    if (ry === 0) [x, y] = rx ? [side - 1 - y, side - 1 - x] : [y, x];
  }
  return number;
}

/**
 * @param {Uint8Array} bytes  unpacked
 * @returns {Entry[]}
 */
export function readDirectory(bytes) {
  const read = varints(bytes);
  const count = read.next();
  if (count > bytes.length) throw new RangeError("a directory ends early");
  /** @type {Entry[]} */
  const entries = [];
  let tile = 0;
  for (let i = 0; i < count; i++) {
    tile += read.next();
    entries.push({ tile, offset: 0, length: 0, run: 0 });
  }
  for (const entry of entries) entry.run = read.next();
  for (const entry of entries) entry.length = read.next();
  entries.forEach((entry, i) => {
    const given = read.next();
    entry.offset = given ? given - 1 : entries[i - 1].offset + entries[i - 1].length;
  });
  return entries;
}

/**
 * The entry that holds a tile, or the directory in which it would be (`run` is 0).
 * @param {Entry[]} entries
 * @param {number} tile
 * @returns {Entry | null}
 */
export function findEntry(entries, tile) {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (entries[middle].tile <= tile) low = middle + 1;
    else high = middle - 1;
  }
  const entry = entries[high];
  return entry && (entry.run === 0 || tile < entry.tile + entry.run) ? entry : null;
}

/**
 * @param {Source} source
 */
export async function openArchive(source) {
  const head = await source(0, HEADER_BYTES);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (new TextDecoder().decode(head.subarray(0, 7)) !== "PMTiles" || head[7] !== 3) throw new Error("no PMTiles archive of version 3");
  const at = (/** @type {number} */ place) => Number(view.getBigUint64(place, true));
  const [rootAt, rootLength, metadataAt, metadataLength, leavesAt, tilesAt] = [8, 16, 24, 32, 40, 56].map(at);
  const unpackIf = (/** @type {number} */ way, /** @type {Uint8Array} */ bytes) => (way === 2 || (bytes[0] === 0x1f && bytes[1] === 0x8b) ? gunzip(bytes) : bytes);
  /** @type {Map<number, Promise<Entry[]>>} */
  const directories = new Map();
  /** @param {number} offset @param {number} length */
  function directory(offset, length) {
    const known = directories.get(offset);
    if (known) return known;
    const made = source(offset, length).then((bytes) => unpackIf(head[97], bytes)).then(readDirectory);
    made.catch(() => directories.delete(offset));
    directories.set(offset, made);
    return made;
  }
  return {
    minZoom: head[100],
    maxZoom: head[101],
    /** The kind of image that tiles are; empty for vectors. */
    image: IMAGES[head[99]] || "",
    /** What the archive says of itself; only asked for when it is not known from elsewhere. */
    async metadata() {
      const bytes = await unpackIf(head[97], await source(metadataAt, metadataLength));
      return JSON.parse(new TextDecoder().decode(bytes));
    },
    /**
     * @param {number} z
     * @param {number} x
     * @param {number} y
     * @returns {Promise<Uint8Array | null>} null where there is none
     */
    async tile(z, x, y) {
      const number = tileNumber(z, x, y);
      let [offset, length] = [rootAt, rootLength];
      for (let depth = 0; depth < 4; depth++) {
        const entry = findEntry(await directory(offset, length), number);
        if (!entry) return null;
        if (entry.run) return unpackIf(head[98], await source(tilesAt + entry.offset, entry.length));
        [offset, length] = [leavesAt + entry.offset, entry.length];
      }
      return null;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openArchive>>} Archive */

/** @param {Uint8Array} bytes @returns {Source} */
export function withinPage(bytes) {
  return async (offset, length) => {
    if (offset + length > bytes.length) throw new RangeError("the archive ends early");
    return bytes.subarray(offset, offset + length);
  };
}

/** @param {string} url @returns {Source} */
export function overNetwork(url) {
  return async (offset, length) => {
    const answer = await fetch(url, { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, credentials: "omit", referrerPolicy: "no-referrer" });
    // A server that knows no ranges would send all of it, which may be a planet.
    if (answer.status !== 206) {
      await answer.body?.cancel();
      throw new Error(`status ${answer.status} instead of a part`);
    }
    return new Uint8Array(await answer.arrayBuffer());
  };
}

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', copy: "©", nbsp: " " });

/**
 * The words of a scrap of markup, in which attributions are often written: tags go, what is escaped is read.
 * @param {string} markup
 */
export function plainWords(markup) {
  return markup.replace(/<[^>]*>/g, "").replace(/&(?:#(\d{1,6})|([a-z]+));/g, (whole, number, name) => (number ? String.fromCodePoint(Number(number)) : ENTITIES[name] ?? whole)).replace(/\s+/g, " ").trim();
}
