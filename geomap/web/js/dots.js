/**
 * A crowd of sites: shading where they lie thick, and numbers in discs for how many.
 *
 * While few sites are in view each is drawn as a sign, like any event (`overlay.js`). Beyond that the window is cut into
 * small squares, shaded by how many events each holds, and into larger ones whose events are counted into one disc at the
 * busiest of their places. Nothing is moved, and every event is counted once.
 */

import { css, parseColor, readable } from "./color.js";
import { eachSite } from "./table.js";

/** Sites in view from which on they are a crowd. */
export const CROWD_SITES = 260;

const SQUARE_PX = 3;
const CELL_PX = 84;

/** @typedef {{x: number, y: number, radius: number, count: number, site: number, box: number[], sites: number}} Bubble */

/**
 * Sites in view with something to be seen, and how many events they hold.
 * @param {import("./table.js").Table} table
 * @param {import("./sheet.js").View} view
 * @param {number} margin  pixels
 */
export function sitesIn(table, view, margin) {
  /** @type {{site: number, turn: number}[]} */
  const few = [];
  let sites = 0;
  for (const turn of view.turns) {
    eachSite(table.sites, turned(view, turn, margin), (site) => {
      if (sites++ < CROWD_SITES) few.push({ site, turn });
    });
  }
  return { sites, few };
}

/** @param {import("./sheet.js").View} view @param {number} turn @param {number} margin */
function turned(view, turn, margin) {
  const more = margin / view.size;
  return [view.box[0] - turn - more, view.box[1] - more, view.box[2] - turn + more, view.box[3] + more];
}

/**
 * Shade the window and count the crowd into discs.
 * @param {import("./store.js").Store} store
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 * @param {() => CanvasRenderingContext2D} scratch
 * @param {(pen: CanvasRenderingContext2D) => void} lay
 * @returns {Bubble[]}
 */
export function drawCrowd(store, view, theme, scratch, lay) {
  const table = /** @type {import("./table.js").Table} */ (store.table);
  const [left, top, right, bottom] = view.bounds;
  const wide = Math.ceil((right - left) / SQUARE_PX) + 1;
  const high = Math.ceil((bottom - top) / SQUARE_PX) + 1;
  const count = new Float32Array(wide * high);
  const color = new Float32Array(3 * wide * high);
  const palette = store.rows.kinds.map((kind) => readable(parseColor(kind.cells.stroke || "#777777"), theme.land, theme.dark ? 4 : 3));
  /** @type {Map<number, Bubble & {best: number}>} */
  const cells = new Map();
  const { sites } = table;
  const { live, lead } = sites;
  const { kind } = store.rows;
  for (const turn of view.turns) {
    const dx = view.origin[0] + turn * view.size;
    eachSite(sites, turned(view, turn, 0), (site) => {
      const x = sites.x[site] * view.size + dx;
      const y = sites.y[site] * view.size + view.origin[1];
      const n = live[site];
      const at = Math.floor((y - top) / SQUARE_PX) * wide + Math.floor((x - left) / SQUARE_PX);
      const [r, g, b] = palette[kind[lead[site]]];
      count[at] += n;
      color[3 * at] += r * n;
      color[3 * at + 1] += g * n;
      color[3 * at + 2] += b * n;
      gather(cells, site, x, y, n, sites.x[site], sites.y[site]);
    });
  }
  lay(shade(count, color, wide, high, view, scratch()));
  return apart([...cells.values()]);
}

/**
 * Count a site into the cell it lies in. Cells keep their place on the map while it is moved.
 * @param {Map<number, Bubble & {best: number}>} cells
 * @param {number} site
 * @param {number} x
 * @param {number} y
 * @param {number} n
 * @param {number} wx
 * @param {number} wy
 */
function gather(cells, site, x, y, n, wx, wy) {
  const key = Math.floor(y / CELL_PX) * 65536 + Math.floor(x / CELL_PX);
  const cell = cells.get(key);
  if (!cell) {
    cells.set(key, { x, y, site, best: n, count: n, sites: 1, radius: 0, box: [wx, wy, wx, wy] });
    return;
  }
  cell.count += n;
  cell.sites++;
  if (n > cell.best) {
    cell.best = n;
    cell.site = site;
    cell.x = x;
    cell.y = y;
  }
  const { box } = cell;
  if (wx < box[0]) box[0] = wx;
  if (wy < box[1]) box[1] = wy;
  if (wx > box[2]) box[2] = wx;
  if (wy > box[3]) box[3] = wy;
}

/**
 * Discs that would lie on one another become one, the busier swallowing the other.
 * @param {(Bubble & {best: number})[]} cells
 * @returns {Bubble[]}
 */
function apart(cells) {
  cells.sort((a, b) => b.count - a.count || a.site - b.site);
  /** @type {Bubble[]} */
  const kept = [];
  for (const cell of cells) {
    const radius = radiusOf(cell.count);
    const over = kept.find((other) => Math.hypot(other.x - cell.x, other.y - cell.y) < (other.radius + radius) * 1.08);
    if (!over) {
      kept.push({ ...cell, radius });
      continue;
    }
    over.count += cell.count;
    over.sites += cell.sites;
    over.radius = radiusOf(over.count);
    over.box = [Math.min(over.box[0], cell.box[0]), Math.min(over.box[1], cell.box[1]), Math.max(over.box[2], cell.box[2]), Math.max(over.box[3], cell.box[3])];
  }
  return kept;
}

/** @param {number} count */
function radiusOf(count) {
  return Math.min(25, 8 + 1.25 * Math.log2(count + 1));
}

/**
 * Squares shaded by how many events they hold, on a logarithmic scale; the colour is that of what lies there, mixed.
 * @param {Float32Array} count
 * @param {Float32Array} color
 * @param {number} wide
 * @param {number} high
 * @param {import("./sheet.js").View} view
 * @param {CanvasRenderingContext2D} pen
 */
function shade(count, color, wide, high, view, pen) {
  let most = 1;
  for (const n of count) if (n > most) most = n;
  const scale = Math.log1p(Math.max(most, 8));
  const image = new ImageData(wide, high);
  const { data } = image;
  for (let i = 0; i < count.length; i++) {
    const n = count[i];
    if (!n) continue;
    data[4 * i] = color[3 * i] / n;
    data[4 * i + 1] = color[3 * i + 1] / n;
    data[4 * i + 2] = color[3 * i + 2] / n;
    data[4 * i + 3] = 255 * (0.3 + 0.6 * (Math.log1p(n) / scale));
  }
  const small = document.createElement("canvas");
  small.width = wide;
  small.height = high;
  /** @type {CanvasRenderingContext2D} */ (small.getContext("2d")).putImageData(image, 0, 0);
  // Enlarged without smoothing it would be a mosaic; discs of one square's size are what is meant.
  pen.imageSmoothingEnabled = true;
  pen.drawImage(small, view.bounds[0], view.bounds[1], wide * SQUARE_PX, high * SQUARE_PX);
  return pen;
}

/**
 * A number in a disc.
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, radius: number}} disc
 * @param {import("./theme.js").Theme} theme
 * @param {string} text
 * @param {string} font
 */
export function drawNumber(context, { x, y, radius }, theme, text, font) {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = theme.css.ink;
  context.globalAlpha = 0.86;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = theme.css.halo;
  context.lineWidth = 1.5;
  context.stroke();
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = css(theme.land);
  context.fillText(text, x, y + 0.5);
}
