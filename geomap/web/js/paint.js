/** How shapes and signs look. The same strokes draw the map and the samples in the key. */

import { css, mix, parseColor, readable } from "./color.js";
import { framePaths, symbolPaths } from "./symbols.js";
import { SANS } from "./theme.js";

/**
 * @typedef {Object} Look
 * @property {number[]} stroke
 * @property {number} width
 * @property {number} strokeOpacity
 * @property {string} line      solid, dashed, dotted or none
 * @property {number[]} fill
 * @property {number} fillOpacity
 * @property {string} pattern   none, hatch or crosshatch
 * @property {string} status
 * @property {boolean} strip    a border strip
 * @property {boolean} faint    a broad construction: thinner, wider hatching
 * @property {number} angle     of the hatching, degrees
 * @property {number} shift     of the hatching across its lines, as a share of their distance
 * @property {string} frame     the side that a sign after APP-6 tells; empty for geomap's own signs
 */

const STRIP_PX = 11;
const FADED = ["denied", "retracted", "superseded"];

/**
 * @param {Record<string, any>} cells
 * @param {import("./theme.js").Theme} theme
 * @param {number} ordinal  tells neighbours' hatching apart
 * @returns {Look}
 */
export function lookOf(cells, theme, ordinal) {
  const faded = FADED.includes(cells.status);
  const grey = theme.dark ? [150, 150, 150] : [110, 110, 110];
  const shown = (/** @type {string} */ color) => (faded ? grey : readable(parseColor(color), theme.land, theme.dark ? 4 : 3));
  const faint = cells.role === "envelope" || cells.role === "fan" || cells.role === "corridor";
  return {
    stroke: shown(cells.stroke || cells.fill),
    width: faded ? 1 : bounded(cells.stroke_width, 1.5, 0.5, 8),
    strokeOpacity: bounded(cells.stroke_opacity, 1, 0, 1),
    line: ["solid", "dashed", "dotted", "none"].includes(cells.stroke_style) ? cells.stroke_style : "solid",
    fill: shown(cells.fill || cells.stroke),
    fillOpacity: faded ? 0 : bounded(cells.fill_opacity, 0.1, 0, 1),
    pattern: ["hatch", "crosshatch"].includes(cells.fill_pattern) ? cells.fill_pattern : "none",
    status: cells.status || "observed",
    strip: cells.role === "front",
    faint,
    // Envelopes overlap. Their lines run the same way and fall between one another: crossed they would say "disputed".
    angle: faint ? 45 : [45, 135, 20, 110][ordinal % 4],
    shift: faint ? [0, 0.5, 0.25, 0.75][ordinal % 4] : 0,
    frame: cells.frame || "",
  };
}

/** @param {any} value @param {number} otherwise @param {number} low @param {number} high */
function bounded(value, otherwise, low, high) {
  return typeof value === "number" && Number.isFinite(value) ? Math.max(low, Math.min(high, value)) : otherwise;
}

/** @param {Look} look @returns {number[]} */
export function dashOf(look) {
  if (look.line === "dashed") return [Math.max(6, look.width * 3.5), Math.max(4, look.width * 2.2)];
  if (look.line === "dotted") return [0.1, Math.max(4, look.width * 2.4)];
  return [];
}

/**
 * What a shape is traced into, fit for what it is drawn on.
 * @param {CanvasRenderingContext2D} context
 * @returns {Path2D}
 */
export function outlineFor(context) {
  const { outline } = /** @type {any} */ (context);
  return outline ? outline.call(context) : new Path2D();
}

/** @type {Map<string, HTMLCanvasElement>} */
const tiles = new Map();

/**
 * A hatching. Lines lie at the look's angle; the pattern keeps its place on the map.
 * @param {CanvasRenderingContext2D} context
 * @param {Look} look
 * @param {number} ratio
 * @param {number} thickness  of the area in pixels
 * @returns {CanvasPattern | null}
 */
function hatching(context, look, ratio, thickness) {
  const [gap, width, alpha] = linesOf(look, thickness);
  const writer = /** @type {any} */ (context);
  if (writer.hatch) return writer.hatch(css(look.fill, alpha), gap, width, look.pattern === "crosshatch", look.angle, look.shift * gap);
  const key = [look.fill.join(), look.pattern, gap, width, alpha, ratio].join("|");
  let tile = tiles.get(key);
  if (!tile) {
    const side = Math.round(gap * ratio * 4);
    tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
    pen.fillStyle = css(look.fill, alpha);
    for (let i = 0; i < 4; i++) {
      pen.fillRect(0, (i + 0.5) * gap * ratio - (width * ratio) / 2, side, width * ratio);
      if (look.pattern === "crosshatch") pen.fillRect((i + 0.5) * gap * ratio - (width * ratio) / 2, 0, width * ratio, side);
    }
    if (tiles.size > 200) tiles.clear();
    tiles.set(key, tile);
  }
  const pattern = context.createPattern(tile, "repeat");
  if (pattern) pattern.setTransform(new DOMMatrix().rotate(look.angle).translate(0, look.shift * gap).scale(1 / ratio));
  return pattern;
}

/**
 * Distance and width of the lines of a hatching in pixels, and how dark they are. A narrow strip needs dense lines to be seen
 * at all; a country under dense lines would drown its own map; and what is larger than the window is background by then.
 * @param {Look} look
 * @param {number} thickness  of the area in pixels
 */
function linesOf(look, thickness) {
  if (look.faint) return [10, 1, 0.5 * broadness(thickness)];
  if (thickness < 22) return [4.6, 1.5, 0.9];
  if (thickness < 70) return [6.5, 1.3, 0.7];
  if (look.strip) return thickness < 180 ? [8, 1.2, 0.55] : [12, 1.1, 0.55 * broadness(thickness)];
  return look.pattern === "crosshatch" ? [15, 0.9, 0.26] : [11, 1, 0.36];
}

/** 1 for an area that the window holds, less the further it reaches beyond, in five steps. @param {number} thickness */
function broadness(thickness) {
  return 1 - 0.15 * Math.max(0, Math.min(4, Math.round(Math.log2(Math.max(1, thickness) / 150))));
}

/**
 * Fill an area: tint, then hatching; edges fade inwards where there is no line to end them.
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {Look} look
 * @param {number} thickness  of the area in pixels
 * @param {number} ratio
 * @param {() => CanvasRenderingContext2D} scratch  an empty canvas in the same coordinates, put onto the first by `lay`
 * @param {(scratch: CanvasRenderingContext2D) => void} lay
 * @param {Path2D} [rim]  its outline, where some edges of it are none
 */
export function fillArea(context, path, look, thickness, ratio, scratch, lay, rim = path) {
  if (look.fillOpacity <= 0 && look.pattern === "none") return;
  const feather = look.line === "none" ? Math.min(look.faint ? 32 : 18, thickness * (thickness < 22 ? 0.12 : 0.25)) : 0;
  const pen = feather > 1 ? scratch() : context;
  if (look.fillOpacity > 0) {
    pen.fillStyle = css(look.fill, look.pattern !== "none" && !look.faint && thickness < 22 ? Math.max(0.22, look.fillOpacity) : look.faint || look.strip ? look.fillOpacity * broadness(thickness) : look.fillOpacity);
    pen.fill(path, "evenodd");
  }
  if (look.pattern !== "none") {
    const pattern = hatching(pen, look, ratio, thickness);
    if (pattern) {
      pen.fillStyle = pattern;
      pen.fill(path, "evenodd");
      if (look.strip && thickness < STRIP_PX) {
        // A border strip far out is thinner than its own hatching; it is kept wide enough to be seen.
        pen.strokeStyle = pattern;
        pen.lineWidth = STRIP_PX - thickness;
        pen.lineJoin = "round";
        pen.stroke(path);
      }
    }
  }
  if (feather > 1) {
    pen.globalCompositeOperation = "destination-out";
    pen.lineJoin = "round";
    for (const share of [0.17, 0.33, 0.5, 0.67, 0.83, 1]) {
      pen.strokeStyle = "rgba(0,0,0,0.28)";
      pen.lineWidth = 2 * feather * share;
      pen.stroke(rim);
    }
    pen.globalCompositeOperation = "source-over";
    lay(pen);
  }
}

/**
 * Stroke a line or outline. A disputed one is doubled.
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {Look} look
 * @param {() => CanvasRenderingContext2D} scratch
 * @param {(scratch: CanvasRenderingContext2D) => void} lay
 */
export function strokeLine(context, path, look, scratch, lay) {
  if (look.line === "none" || look.strokeOpacity <= 0) return;
  const doubled = look.status === "disputed";
  const pen = doubled ? scratch() : context;
  pen.lineJoin = "round";
  pen.lineCap = look.line === "dotted" ? "round" : "butt";
  pen.setLineDash(dashOf(look));
  pen.strokeStyle = css(look.stroke, look.strokeOpacity);
  pen.lineWidth = doubled ? look.width + 2.2 : look.width;
  pen.stroke(path);
  pen.setLineDash([]);
  if (doubled) {
    pen.globalCompositeOperation = "destination-out";
    pen.lineWidth = Math.max(0.8, look.width - 0.2);
    pen.strokeStyle = "#000";
    pen.stroke(path);
    pen.globalCompositeOperation = "source-over";
    lay(pen);
  }
}

/**
 * Short cross strokes along a line: closed here.
 * @param {CanvasRenderingContext2D} context
 * @param {number[][]} lines  alternating layer coordinates
 * @param {Look} look
 */
export function tickLine(context, lines, look) {
  context.beginPath();
  for (const line of lines) {
    let left = 9;
    for (let i = 0; i + 3 < line.length; i += 2) {
      const dx = line[i + 2] - line[i];
      const dy = line[i + 3] - line[i + 1];
      const length = Math.hypot(dx, dy);
      while (left <= length) {
        const x = line[i] + (dx * left) / length;
        const y = line[i + 1] + (dy * left) / length;
        const nx = (-dy / length) * 4.5;
        const ny = (dx / length) * 4.5;
        context.moveTo(x - nx, y - ny);
        context.lineTo(x + nx, y + ny);
        left += 18;
      }
      left -= length;
    }
  }
  context.strokeStyle = css(look.stroke, look.strokeOpacity);
  context.lineWidth = 1.4;
  context.stroke();
}

/**
 * The outline of a sign: round for what is at a point, square for what stands for a whole area or line.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {boolean} square
 */
export function badgeOutline(context, x, y, radius, square) {
  context.beginPath();
  if (square) context.roundRect(x - radius * 0.94, y - radius * 0.94, radius * 1.88, radius * 1.88, radius * 0.34);
  else context.arc(x, y, radius, 0, 7);
}

/**
 * A sign: a badge whose rim tells the status.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} symbol
 * @param {Look} look
 * @param {import("./theme.js").Theme} theme
 * @param {boolean} [square]
 */
export function drawBadge(context, x, y, radius, symbol, look, theme, square = false) {
  if (look.frame) {
    drawFramed(context, x, y, radius, symbol, look, square);
    return;
  }
  const ground = theme.land;
  const settled = look.status === "observed";
  const hollow = look.status === "planned" || look.status === "requested" || look.status === "hypothetical";
  const faded = FADED.includes(look.status);
  const solid = readable(look.stroke, theme.dark ? [20, 23, 27] : [255, 255, 255], 4.5);
  const tinted = hollow || faded ? mix(ground, theme.dark ? [0, 0, 0] : [255, 255, 255], 0.6) : mix(ground, look.stroke, 0.16);
  context.save();
  context.translate(x, y);
  badgeOutline(context, 0, 0, radius + 1.6, square);
  context.fillStyle = theme.css.halo;
  context.fill();
  badgeOutline(context, 0, 0, radius, square);
  context.fillStyle = settled ? css(solid) : css(tinted);
  context.fill();
  if (!settled) {
    context.strokeStyle = css(solid);
    context.lineWidth = 1.6;
    const around = 2 * Math.PI * (radius - 0.8);
    context.setLineDash(look.status === "disputed" ? [] : [around / 16, around / 22]);
    badgeOutline(context, 0, 0, radius - 0.8, square);
    context.stroke();
    context.setLineDash([]);
    if (look.status === "disputed") {
      context.lineWidth = 1;
      badgeOutline(context, 0, 0, radius - 3, square);
      context.stroke();
    }
  }
  const paths = symbolPaths(symbol);
  if (paths) {
    const scale = (radius * (look.status === "disputed" ? 1.2 : 1.45)) / 24;
    context.scale(scale, scale);
    context.translate(-12, -12);
    const glyph = settled ? (theme.dark ? css(mix(solid, [0, 0, 0], 0.82)) : "#fff") : css(solid);
    context.fillStyle = glyph;
    context.strokeStyle = glyph;
    context.lineWidth = 2;
    context.lineCap = "round";
    context.lineJoin = "round";
    if (paths.fill) context.fill(paths.fill);
    if (paths.line) context.stroke(paths.line);
  }
  context.restore();
  if (faded) {
    context.beginPath();
    context.moveTo(x - radius * 0.8, y + radius * 0.8);
    context.lineTo(x + radius * 0.8, y - radius * 0.8);
    context.strokeStyle = css(solid);
    context.lineWidth = 2.2;
    context.stroke();
  }
}

/**
 * A sign after APP-6: the frame tells the side, dashes that it is not confirmed or not there yet. Its colours are the
 * standard's, light in either theme. A square around it still says that it stands for a whole area or line.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} symbol
 * @param {Look} look
 * @param {boolean} square
 */
function drawFramed(context, x, y, radius, symbol, look, square) {
  const faded = FADED.includes(look.status);
  const { frame, bar, mark, color } = framePaths(look.frame, symbol);
  const ink = "#16181c";
  const paper = "#ffffff";
  context.save();
  context.translate(x, y);
  if (square) {
    badgeOutline(context, 0, 0, radius + 2.4, true);
    context.fillStyle = paper;
    context.fill();
    context.strokeStyle = ink;
    context.lineWidth = 1;
    context.stroke();
  }
  const scale = (radius * (square ? 2 : 2.45)) / 24;
  context.scale(scale, scale);
  context.translate(-12, -12);
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.lineWidth = 5;
  context.stroke(frame);
  context.fillStyle = faded ? paper : color;
  context.fill(frame);
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = look.status === "disputed" ? 2.6 : 1.7;
  context.setLineDash(look.status === "observed" ? [] : [3.4, 2.2]);
  context.stroke(frame);
  context.setLineDash([]);
  if (bar) context.fill(bar);
  const paths = symbolPaths(mark);
  if (paths) {
    context.translate(12, 12);
    context.scale(0.52, 0.52);
    context.translate(-12, -12);
    context.lineWidth = 2.6;
    context.lineCap = "round";
    if (paths.fill) context.fill(paths.fill);
    if (paths.line) context.stroke(paths.line);
  }
  context.restore();
  if (!faded) return;
  context.beginPath();
  context.moveTo(x - radius, y + radius);
  context.lineTo(x + radius, y - radius);
  context.strokeStyle = ink;
  context.lineWidth = 2.2;
  context.stroke();
}

/**
 * A sample for the key, 34 by 20 pixels.
 * @param {HTMLCanvasElement} canvas
 * @param {{family: string, cells: Record<string, any>}} feature
 * @param {import("./theme.js").Theme} theme
 * @param {number} ordinal
 */
export function drawSample(canvas, feature, theme, ordinal) {
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  const [width, height] = [34, 22];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(ratio, ratio);
  const look = lookOf(feature.cells, theme, ordinal);
  const area = new Path2D();
  if (feature.family === "line") {
    area.moveTo(2, height / 2);
    area.lineTo(width - 2, height / 2);
  } else if (feature.family === "area") {
    area.rect(2, 3, width - 4, height - 6);
  }
  const scratch = () => {
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const pen = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
    pen.scale(ratio, ratio);
    return pen;
  };
  const lay = (/** @type {CanvasRenderingContext2D} */ pen) => context.drawImage(pen.canvas, 0, 0, width, height);
  if (feature.family === "area") fillArea(context, area, look, 10, ratio, scratch, lay);
  if (feature.family === "area" || feature.family === "line") strokeLine(context, area, look, scratch, lay);
  if (feature.family === "line" && feature.cells.role === "closed") tickLine(context, [[2, height / 2, width - 2, height / 2]], look);
  if (feature.family === "crowd") {
    context.beginPath();
    context.arc(width / 2, height / 2, 10, 0, 7);
    context.fillStyle = theme.css.ink;
    context.globalAlpha = 0.86;
    context.fill();
    context.globalAlpha = 1;
    context.font = `700 9.5px ${SANS}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = css(theme.land);
    context.fillText("240", width / 2, height / 2 + 0.5);
  }
  if (feature.family === "circle") {
    context.beginPath();
    context.arc(width / 2, height / 2, 9, 0, 7);
    context.fillStyle = css(look.fill, 0.14);
    context.fill();
    context.strokeStyle = css(look.stroke);
    context.lineWidth = 1.6;
    context.stroke();
  }
  if (["point", "disc", "square"].includes(feature.family)) {
    if (feature.cells.symbol && feature.cells.symbol !== "none") drawBadge(context, width / 2, height / 2, 9, feature.cells.symbol, look, theme, feature.family === "square");
    else drawRing(context, width / 2, height / 2, look);
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {Look} look */
export function drawRing(context, x, y, look) {
  context.beginPath();
  context.arc(x, y, 4, 0, 7);
  context.strokeStyle = css(look.stroke);
  context.lineWidth = 1.8;
  context.stroke();
}
