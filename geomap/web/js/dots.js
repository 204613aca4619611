/**
 * Sites by the hundred and by the million: dots, then shading where they lie thick with numbers for how many.
 *
 * While few sites are in view each is drawn as a sign, like any event (`overlay.js`); while they are some thousand, as a dot
 * that grows with its events. Beyond that the window is cut into small squares, shaded by how many events each holds, and
 * into larger ones whose events are counted into one disc in their middle. Every event is counted once.
 */

import { css, parseColor, readable } from "./color.js";
import { eachRun } from "./table.js";

/** So many sites in view are drawn as signs, and so many as dots. */
export const MOST_SIGNS = 260;
export const MOST_DOTS = 3000;

const SQUARE_PX = 3;
const CELL_PX = 96;

/** @typedef {{x: number, y: number, radius: number, count: number, site: number, box: number[], sites: number}} Bubble */

/**
 * The sites in view that have something to be seen, while they can be drawn one by one; of a crowd it is enough to know that
 * it is one.
 * @param {import("./table.js").Table} table
 * @param {import("./sheet.js").View} view
 * @param {number} margin  pixels
 */
export function sitesIn({ sites: all }, view, margin) {
  const { x, y, live } = all;
  /** @type {{site: number, turn: number}[]} */
  const few = [];
  for (const turn of view.turns) {
    const [west, north, east, south] = turned(view, turn, margin);
    eachRun(all, [west, north, east, south], (from, to) => {
      for (let i = from; i < to && few.length <= MOST_DOTS; i++) {
        if (live[i] && x[i] >= west && x[i] <= east && y[i] >= north && y[i] <= south) few.push({ site: i, turn });
      }
      return few.length > MOST_DOTS;
    });
  }
  return { sites: few.length, few };
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
  lay(shade(grids, view, theme, scratch()));
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
  const [sums, places, middleX, middleY] = [0, 1, 2, 3].map(() => new Float64Array(total));
  const some = new Int32Array(total).fill(-1);
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
        middleX[cell] += x * n;
        middleY[cell] += y * n;
        some[cell] = i;
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
    if (some[cell] < 0) continue;
    cells.push({ x: middleX[cell] / sums[cell], y: middleY[cell] / sums[cell], site: some[cell], count: sums[cell], sites: places[cell], radius: 0,
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
  return Math.min(20, 8 + 0.8 * Math.log2(count + 1));
}

/**
 * Squares shaded by how many events they hold, on a logarithmic scale. A few events keep the colour of what they are; of
 * many, whose colours would mix to mud, it is one for all.
 * @param {ReturnType<typeof gather>} grids
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 * @param {CanvasRenderingContext2D} pen
 */
function shade({ count, color, wide, high }, view, theme, pen) {
  const one = parseColor(theme.css.accent);
  let most = 1;
  for (const n of count) if (n > most) most = n;
  const scale = Math.log1p(Math.max(most, 8));
  const image = new ImageData(wide, high);
  const { data } = image;
  for (let i = 0; i < count.length; i++) {
    const n = count[i];
    if (!n) continue;
    const many = Math.min(1, (n - 1) / 6);
    for (let c = 0; c < 3; c++) data[4 * i + c] = (color[3 * i + c] / n) * (1 - many) + one[c] * many;
    data[4 * i + 3] = 255 * ((theme.dark ? 0.42 : 0.26) + 0.46 * (Math.log1p(n) / scale));
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
 * Sites as dots, the largest first so that none is hidden.
 * @param {import("./store.js").Store} store
 * @param {{site: number, turn: number}[]} few
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 */
export function drawDots(store, few, view, theme) {
  const { sites } = /** @type {import("./table.js").Table} */ (store.table);
  const { context, size, origin } = view;
  const palette = store.rows.kinds.map((kind) => css(readable(parseColor(kind.cells.stroke || "#777777"), theme.land, theme.dark ? 4 : 3)));
  const drawn = [...few].sort((a, b) => sites.live[b.site] - sites.live[a.site]);
  context.strokeStyle = theme.css.halo;
  context.lineWidth = 1;
  for (const { site, turn } of drawn) {
    const x = (sites.x[site] + turn) * size + origin[0];
    const y = sites.y[site] * size + origin[1];
    context.beginPath();
    context.arc(x, y, dotRadius(sites.live[site]), 0, 7);
    context.fillStyle = palette[store.rows.kind[sites.lead[site]]];
    context.fill();
    context.stroke();
  }
}

/** @param {number} count */
function dotRadius(count) {
  return Math.min(9, 3.5 + 0.55 * Math.log2(count));
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
