/** Packed integers → shapes. The packing is `geomap.web.basemap.embed_shapes` and `geomap.web.payload.embed_geometry`. */

import { projectX, projectY } from "./geo.js";

/**
 * Bytes of a base64 text; white space is let pass.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function fromBase64(text) {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Unpack gzip with what the browser has.
 * @param {Uint8Array} bytes
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * A reader of unsigned LEB128 integers.
 * @param {Uint8Array} bytes
 */
export function varints(bytes) {
  let at = 0;
  return {
    /** @returns {boolean} */
    done: () => at >= bytes.length,
    /** @returns {number} */
    next() {
      let value = 0;
      let scale = 1;
      for (;;) {
        const byte = bytes[at++];
        if (byte === undefined) throw new RangeError("packed data ends early");
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) return value;
        scale *= 128;
      }
    },
  };
}

/**
 * Undo zigzag: even numbers are positive, odd ones negative.
 * @param {number} value
 */
export function unzigzag(value) {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}

/**
 * @typedef {Object} Part
 * @property {number} rank
 * @property {Float64Array} xy  world coordinates, x and y in turn, both 0…1
 * @property {number[]} box     west, north, east, south in world coordinates
 */

/**
 * Basemap parts by kind.
 * @param {Uint8Array} bytes
 * @param {string[]} kinds
 * @returns {Record<string, Part[]>}
 */
export function decodeBasemap(bytes, kinds) {
  const read = varints(bytes);
  /** @type {Record<string, Part[]>} */
  const found = {};
  for (const kind of kinds) {
    const state = { x: 0, y: 0 };
    const parts = read.next();
    found[kind] = [];
    for (let i = 0; i < parts; i++) {
      const rank = read.next();
      const { xy, box } = readPart(read, state, 1e-4);
      found[kind].push({ rank, xy, box });
    }
  }
  return found;
}

/**
 * Geometries of the drawn features, in order.
 * @param {Uint8Array} bytes
 * @returns {{kind: number, parts: {xy: Float64Array, box: number[]}[]}[]}
 */
export function decodeGeometry(bytes) {
  const read = varints(bytes);
  const state = { x: 0, y: 0 };
  const shapes = [];
  while (!read.done()) {
    const kind = read.next();
    const count = read.next();
    const parts = [];
    for (let i = 0; i < count; i++) parts.push(readPart(read, state, 1e-5));
    shapes.push({ kind, parts });
  }
  return shapes;
}

/**
 * @param {{next: () => number}} read
 * @param {{x: number, y: number}} state  where the part before ended
 * @param {number} quantum  degrees
 */
function readPart(read, state, quantum) {
  const count = read.next();
  const xy = new Float64Array(count * 2);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    state.x += unzigzag(read.next());
    state.y += unzigzag(read.next());
    const x = projectX(state.x * quantum);
    const y = projectY(state.y * quantum);
    xy[2 * i] = x;
    xy[2 * i + 1] = y;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return { xy, box };
}
