/** The view as a picture to take away: title, map, legend, caveats and credits, drawn once for both PNG and SVG. */

import { breakLabel } from "./arrange.js";
import { drawGround } from "./ground.js";
import { drawMarks, drawShapes } from "./overlay.js";
import { drawSample } from "./paint.js";
import { SvgPen } from "./svgpen.js";
import { SANS } from "./theme.js";

const MARGIN = 20;
const SERIF = 'ui-serif, Georgia, "Noto Serif", "Liberation Serif", serif';
const RATIO = 2;

/**
 * @typedef {Object} Scene
 * @property {any} map
 * @property {import("./overlay.js").Overlay} overlay
 * @property {import("./theme.js").Theme} theme
 * @property {any} parts   of the basemap; null where there is none
 * @property {any} labels
 * @property {import("./streets.js").Streets | null} streets
 * @property {string} title
 * @property {string[]} facts  below the title: sources, days, as-of, filters
 * @property {{title: string, feature: any, ordinal: number}[]} legend
 * @property {string[]} notes  caveats, worldview, credits
 * @property {{paper: string, ink: string, muted: string, line: string}} colors
 */

/**
 * @param {Scene} scene
 * @param {"png" | "svg"} kind
 * @returns {Promise<Blob>}
 */
export async function drawPicture(scene, kind) {
  const size = scene.map.getSize();
  const width = Math.max(560, size.x);
  const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const plan = planOf(scene, ruler, width, size.y);
  if (kind === "svg") {
    const pen = new SvgPen(width, plan.height);
    paintAll(/** @type {any} */ (pen), scene, plan, 1);
    return new Blob([pen.text(scene.title)], { type: "image/svg+xml" });
  }
  const canvas = document.createElement("canvas");
  canvas.width = width * RATIO;
  canvas.height = plan.height * RATIO;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(RATIO, RATIO);
  paintAll(pen, scene, plan, RATIO);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large"))), "image/png"));
}

/**
 * Where everything goes. A title of a hundred thousand letters is cut.
 * @param {Scene} scene
 * @param {CanvasRenderingContext2D} ruler
 * @param {number} width
 * @param {number} tall  of the map
 */
function planOf(scene, ruler, width, tall) {
  const room = width - 2 * MARGIN;
  const title = wrapped(ruler, scene.title, `600 24px ${SERIF}`, room, 3);
  const facts = wrapped(ruler, scene.facts.join("  ·  "), `13px ${SANS}`, room, 3);
  const top = MARGIN + title.length * 29 + facts.length * 18 + 10;
  ruler.font = `13px ${SANS}`;
  /** @type {{x: number, y: number, title: string, feature: any, ordinal: number}[]} */
  const legend = [];
  let [x, y] = [MARGIN, top + tall + 24];
  for (const one of scene.legend) {
    const name = one.title.length > 60 ? `${one.title.slice(0, 59)}…` : one.title;
    const wide = 40 + ruler.measureText(name).width + 22;
    if (x + wide > width - MARGIN && x > MARGIN) {
      x = MARGIN;
      y += 26;
    }
    legend.push({ ...one, title: name, x, y });
    x += wide;
  }
  const notesFrom = scene.legend.length ? y + 28 : top + tall + 20;
  const notes = scene.notes.flatMap((text) => wrapped(ruler, text, `11px ${SANS}`, room, 12));
  return { width, tall, top, title, facts, legend, notes, notesFrom, height: Math.ceil(notesFrom + notes.length * 15 + MARGIN - 6) };
}

/**
 * @param {CanvasRenderingContext2D} ruler
 * @param {string} text
 * @param {string} font
 * @param {number} room
 * @param {number} lines
 */
function wrapped(ruler, text, font, room, lines) {
  if (!text) return [];
  ruler.font = font;
  const some = text.slice(0, 4000);
  const letter = ruler.measureText(some).width / some.length;
  return breakLabel(some, Math.max(10, Math.floor((room / letter) * 0.95)), lines);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {ReturnType<typeof planOf>} plan
 * @param {number} ratio
 */
function paintAll(pen, scene, plan, ratio) {
  const { colors, map } = scene;
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, plan.width, plan.height);
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  let y = MARGIN + 14;
  for (const [lines, font, color, step] of /** @type {[string[], string, string, number][]} */ ([[plan.title, `600 24px ${SERIF}`, colors.ink, 29], [plan.facts, `13px ${SANS}`, colors.muted, 18]])) {
    pen.font = font;
    pen.fillStyle = color;
    for (const line of lines) {
      pen.fillText(line, MARGIN, y);
      y += step;
    }
  }
  paintMap(pen, scene, plan, ratio);
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.strokeStyle = colors.line;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.beginPath();
  pen.rect(0.5, plan.top + 0.5, map.getSize().x - 1, plan.tall - 1);
  pen.stroke();
  for (const { title, feature, ordinal, x, y: at } of plan.legend) {
    const sample = document.createElement("canvas");
    drawSample(sample, feature, scene.theme, ordinal);
    pen.drawImage(sample, x, at - 11, 34, 22);
    pen.font = `13px ${SANS}`;
    pen.fillStyle = colors.ink;
    pen.fillText(title, x + 40, at);
  }
  pen.font = `11px ${SANS}`;
  pen.fillStyle = colors.muted;
  plan.notes.forEach((line, i) => pen.fillText(line, MARGIN, plan.notesFrom + i * 15));
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {ReturnType<typeof planOf>} plan
 * @param {number} ratio
 */
function paintMap(pen, scene, plan, ratio) {
  const { map, overlay, theme } = scene;
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const zoom = map.getZoom();
  const world = 256 * 2 ** zoom;
  const pixel = map.getPixelOrigin();
  const origin = [-pixel.x, -pixel.y];
  const bounds = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
  const box = bounds.map((value, i) => (value - origin[i % 2]) / world);
  const turns = [];
  for (let turn = Math.floor(box[0]); turn <= Math.floor(box[2]); turn++) turns.push(turn);
  const view = { context: pen, zoom, size: world, origin, bounds, window: bounds, box, turns, ratio };
  // One canvas takes what the page has on three: none of them may wipe what lies below.
  pen.clearRect = () => {};
  pen.save();
  pen.beginPath();
  pen.rect(0, plan.top, size.x, plan.tall);
  pen.clip();
  pen.translate(-corner.x, plan.top - corner.y);
  pen.fillStyle = theme.css.land;
  pen.fillRect(bounds[0], bounds[1], size.x, size.y);
  if (scene.parts) drawGround(view, scene.parts, theme, scene.streets);
  drawShapes(overlay, view, theme);
  drawMarks(overlay, view, theme, scene.labels, [], scene.streets);
  pen.restore();
}
