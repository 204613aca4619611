/** Where labels go, so that none lies on another. */

/** A set of rectangles with a quick answer to “is this room taken?”. Rectangles are left, top, right, bottom. */
export class Occupied {
  /** @param {number} [cell] side of a cell of the index, pixels */
  constructor(cell = 64) {
    this.cell = cell;
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box @param {(key: string) => boolean | void} visit */
  eachCell(box, visit) {
    for (let x = Math.floor(box[0] / this.cell); x <= Math.floor(box[2] / this.cell); x++) {
      for (let y = Math.floor(box[1] / this.cell); y <= Math.floor(box[3] / this.cell); y++) {
        if (visit(`${x},${y}`) === true) return true;
      }
    }
    return false;
  }

  /** @param {number[]} box */
  hits(box) {
    return this.eachCell(box, (key) =>
      (this.cells.get(key) || []).some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]),
    );
  }

  /** @param {number[]} box */
  add(box) {
    this.eachCell(box, (key) => {
      const here = this.cells.get(key);
      if (here) here.push(box);
      else this.cells.set(key, [box]);
    });
  }
}

/**
 * The first of the usual sides of a sign where a label has room: right, left, below, above.
 * @param {Occupied} occupied
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} gap  distance from the middle of the sign to the label
 * @param {string[]} [sides]
 * @returns {{box: number[], side: string} | null}
 */
export function findRoom(occupied, x, y, width, height, gap, sides = ["right", "left", "below", "above"]) {
  for (const side of sides) {
    const left = side === "right" ? x + gap : side === "left" ? x - gap - width : x - width / 2;
    const top = side === "below" ? y + gap : side === "above" ? y - gap - height : y - height / 2;
    const box = [left, top, left + width, top + height];
    if (!occupied.hits(box)) return { box, side };
  }
  return null;
}

/**
 * Things that fall on one another, put together under the first of them. Nothing is moved.
 * @template {{x: number, y: number}} T
 * @param {T[]} things  most important first
 * @param {number} reach  pixels
 * @returns {T[][]}
 */
export function stack(things, reach) {
  /** @type {T[][]} */
  const piles = [];
  /** @type {Map<string, T[][]>} */
  const index = new Map();
  for (const thing of things) {
    const column = Math.floor(thing.x / reach);
    const row = Math.floor(thing.y / reach);
    /** @type {T[] | null} */
    let found = null;
    for (let dx = -1; dx <= 1 && !found; dx++) {
      for (let dy = -1; dy <= 1 && !found; dy++) {
        found = (index.get(`${column + dx},${row + dy}`) || []).find((pile) => Math.hypot(pile[0].x - thing.x, pile[0].y - thing.y) < reach) || null;
      }
    }
    if (found) {
      found.push(thing);
      continue;
    }
    const pile = [thing];
    piles.push(pile);
    const key = `${column},${row}`;
    const here = index.get(key);
    if (here) here.push(pile);
    else index.set(key, [pile]);
  }
  return piles;
}

/**
 * A label broken into at most so many lines at spaces.
 * @param {string} text
 * @param {number} most   characters a line
 * @param {number} lines
 * @returns {string[]}
 */
export function breakLabel(text, most, lines) {
  const words = text.replace(/\s+/g, " ").trim().split(" ");
  /** @type {string[]} */
  const out = [];
  for (const word of words) {
    const last = out.length - 1;
    if (last >= 0 && (out[last].length + 1 + word.length <= most)) out[last] += ` ${word}`;
    else out.push(word);
  }
  const kept = out.slice(0, lines).map((line) => (line.length > most + 8 ? `${line.slice(0, most + 7)}…` : line));
  if (out.length > lines) kept[lines - 1] = `${kept[lines - 1].replace(/[,;:.…]+$/, "")}…`;
  return kept;
}
