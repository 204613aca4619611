/**
 * A crowd of sites: shading where they lie thick, and numbers in discs for how many.
 *
 * While few sites are in view each is drawn as a sign, like any event (`overlay.js`). Beyond that the window is cut into
 * small squares, shaded by how many events each holds, and into larger ones whose events are counted into one disc at the
 * busiest of their places. Nothing is moved, and every event is counted once.
 */

import { css, parseColor, readable } from "./color.js";
import { eachRun, eachSite } from "./table.js";

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
  const palette = store.rows.kinds.map((kind) => readable(parseColor(kind.cells.stroke || "#777777"), theme.land, theme.dark ? 4 : 3));
  const grids = gather(table.sites, store.rows.kind, view, palette);
  lay(shade(grids, view, scratch()));
  return apart(grids.cells);
}

/**
 * Count all sites in view into squares and cells, in one pass over plain arrays: there may be millions.
 * @param {import("./table.js").Sites} sites
 * @param {Uint16Array} kind
 * @param {import("./sheet.js").View} view
 * @param {number[][]} palette
 */
function gather(sites, kind, view, palette) {
  const [left, top, right, bottom] = view.bounds;
  const wide = Math.ceil((right - left) / SQUARE_PX) + 1;
  const high = Math.ceil((bottom - top) / SQUARE_PX) + 1;
  const count = new Float32Array(wide * high);
  const color = new Float32Array(3 * wide * high);
  // Cells keep their place on the map while it is moved, so they are counted from its corner.
  const [column, row] = [Math.floor(left / CELL_PX), Math.floor(top / CELL_PX)];
  const across = Math.floor(right / CELL_PX) - column + 1;
  const total = across * (Math.floor(bottom / CELL_PX) - row + 1);
  const [sums, places, best] = [new Float64Array(total), new Float64Array(total), new Float64Array(total)];
  const busiest = new Int32Array(total).fill(-1);
  const [west, north, east, south] = [0, 1, 2, 3].map((side) => new Float64Array(total).fill(side < 2 ? Infinity : -Infinity));
  const { x: xs, y: ys, live, lead } = sites;
  const { size, origin } = view;
  for (const turn of view.turns) {
    const dx = origin[0] + turn * size;
    eachRun(sites, turned(view, turn, 0), (from, to) => {
      for (let i = from; i < to; i++) {
        const n = live[i];
        if (!n) continue;
        const x = xs[i] * size + dx;
        const y = ys[i] * size + origin[1];
        if (x < left || x >= right || y < top || y >= bottom) continue;
        const at = Math.floor((y - top) / SQUARE_PX) * wide + Math.floor((x - left) / SQUARE_PX);
        const rgb = palette[kind[lead[i]]];
        count[at] += n;
        color[3 * at] += rgb[0] * n;
        color[3 * at + 1] += rgb[1] * n;
        color[3 * at + 2] += rgb[2] * n;
        const cell = (Math.floor(y / CELL_PX) - row) * across + Math.floor(x / CELL_PX) - column;
        sums[cell] += n;
        places[cell]++;
        if (n > best[cell]) {
          best[cell] = n;
          busiest[cell] = i;
        }
        if (xs[i] < west[cell]) west[cell] = xs[i];
        if (xs[i] > east[cell]) east[cell] = xs[i];
        if (ys[i] < north[cell]) north[cell] = ys[i];
        if (ys[i] > south[cell]) south[cell] = ys[i];
      }
    });
  }
  /** @type {Bubble[]} */
  const cells = [];
  for (let cell = 0; cell < total; cell++) {
    const site = busiest[cell];
    if (site < 0) continue;
    // Where the world is seen several times over, the copy that lies in this cell.
    const turn = view.turns.find((one) => Math.floor((xs[site] * size + origin[0] + one * size) / CELL_PX) - column === cell % across) || 0;
    cells.push({ x: (xs[site] + turn) * size + origin[0], y: ys[site] * size + origin[1], site, count: sums[cell], sites: places[cell], radius: 0,
      box: [west[cell], north[cell], east[cell], south[cell]] });
  }
  return { count, color, wide, high, cells };
}

/**
 * Discs that would lie on one another become one, the busier swallowing the other.
 * @param {Bubble[]} cells
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
 * @param {ReturnType<typeof gather>} grids
 * @param {import("./sheet.js").View} view
 * @param {CanvasRenderingContext2D} pen
 */
function shade({ count, color, wide, high }, view, pen) {
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
