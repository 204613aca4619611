/** The events on the map: shapes on one canvas, signs and names on another, and what lies under a finger. */

import { breakLabel, findRoom, Occupied, stack } from "./arrange.js";
import { css } from "./color.js";
import { drawCrowd, drawDots, drawNumber, MOST_DOTS, MOST_SIGNS, sitesIn } from "./dots.js";
import { boxesMeet, clipRing, groundToWorld, insideRings, latOf, lonOf, squaredDistance } from "./geo.js";
import { drawNames, onLine, trace, traceRim, write } from "./ground.js";
import { badgeOutline, drawBadge, drawRing, fillArea, lookOf, outlineFor, strokeLine, tickLine } from "./paint.js";
import { featureShown } from "./store.js";
import { eachSite, siteFeature, siteOf } from "./table.js";
import { SANS } from "./theme.js";
import { shortNumber } from "./words.js";

const PILE_PX = 19;
const CROWD = 320;
const CROWD_PX = 46;
/** From this radius on a disc is seen as a disc, and its sign moves to its rim: nothing marks the middle. */
const DISC_PX = 24;
/** A disc of less than this across lies under its sign. */
const HIDDEN_PX = 10;

/**
 * @typedef {Object} Mark
 * @property {import("./store.js").Feature} feature
 * @property {number} x
 * @property {number} y
 * @property {number} weight
 * @property {number} count  events that it stands for
 */

/** @typedef {{marks: Mark[], x: number, y: number, count: number, bubble: boolean, radius: number, label: number[] | null}} Placed */

/**
 * @param {import("./store.js").Store} store
 */
export function makeOverlay(store) {
  /** @type {Map<number, number>} */
  const ordinals = new Map();
  const perLayer = new Map();
  for (const feature of store.features) {
    const here = perLayer.get(feature.layer) || 0;
    ordinals.set(feature.number, here);
    perLayer.set(feature.layer, here + 1);
  }
  const order = [...store.features].sort((a, b) => rankOf(a) - rankOf(b) || b.extent - a.extent || a.layer - b.layer || a.number - b.number);
  return {
    store,
    order,
    ordinals,
    /** @type {Placed[]} */
    placed: [],
    selected: -1,
    /** Sites of a table that are drawn as signs now, and the discs that a crowd of them is counted into. */
    sites: /** @type {import("./store.js").Feature[]} */ ([]),
    bubbles: /** @type {import("./dots.js").Bubble[]} */ ([]),
    crowd: /** @type {ReturnType<typeof sitesIn>} */ ({ sites: 0, few: [] }),
    /** @type {HTMLCanvasElement | null} */
    spare: null,
  };
}

/** @typedef {ReturnType<typeof makeOverlay>} Overlay */

/** @param {import("./store.js").Feature} feature  areas lie under lines, lines under points */
function rankOf(feature) {
  return feature.family === "area" ? 0 : feature.family === "line" ? 1 : 2;
}

// -- shapes ----------------------------------------------------------------------------------------------------------

/**
 * @param {Overlay} overlay
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 */
export function drawShapes(overlay, view, theme) {
  const { context, bounds } = view;
  context.clearRect(bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1]);
  const { scratch, lay } = spareSheet(overlay, view);
  const shown = oncePerShape(overlay);
  const sites = sitesShown(overlay, view);
  for (const turn of view.turns) {
    for (const feature of [...shown, ...sites]) {
      const seen = [view.box[0] - turn, view.box[1], view.box[2] - turn, view.box[3]];
      if (!boxesMeet(grown(feature, view), seen)) continue;
      drawShape(overlay, feature, view, theme, turn, seen, scratch, lay);
    }
  }
}

/**
 * Sites of a table as features: all of those in view while they are few, else that of the chosen event alone.
 * @param {Overlay} overlay
 * @param {import("./sheet.js").View} view
 */
function sitesShown(overlay, view) {
  const { store, selected } = overlay;
  const { table } = store;
  if (!table) return [];
  const chosen = selected >= table.first ? siteOf(table, selected) : -1;
  const { sites, few } = sitesIn(table, view, 30);
  const numbers = new Set(sites > MOST_SIGNS ? [] : few.map(({ site }) => site));
  if (chosen >= 0) numbers.add(chosen);
  return [...numbers].map((site) => siteFeature(store, site, site === chosen ? selected : table.sites.lead[site]));
}

/**
 * Features to draw. Ten events over one country would paint it ten times over, so of several areas with the same outline
 * only one is painted: the chosen event's, else the lowest in the stack. All of them keep their signs.
 * @param {Overlay} overlay
 */
function oncePerShape(overlay) {
  /** @type {Map<string, import("./store.js").Feature>} */
  const painted = new Map();
  const shown = overlay.order.filter((feature) => featureShown(overlay.store, feature));
  for (const feature of shown) {
    const key = `${feature.kind}:${feature.cells.geometry}`;
    const other = painted.get(key);
    const chosen = feature.event >= 0 && feature.event === overlay.selected;
    if (!other || chosen) painted.set(key, feature);
  }
  return shown.filter((feature) => painted.get(`${feature.kind}:${feature.cells.geometry}`) === feature);
}

/** @param {import("./store.js").Feature} feature @param {import("./sheet.js").View} view */
function grown(feature, view) {
  const more = discRadius(feature) + 4 / view.size;
  return [feature.box[0] - more, feature.box[1] - more, feature.box[2] + more, feature.box[3] + more];
}

/**
 * The radius of the disc round a point, in world units; 0 where the reach is not known or the shape is drawn itself.
 * @param {import("./store.js").Feature} feature
 */
function discRadius(feature) {
  const metres = feature.cells.radius_m;
  return feature.family === "point" && metres > 0 ? groundToWorld(metres, feature.lat) : 0;
}

/**
 * @param {Overlay} overlay
 * @param {import("./store.js").Feature} feature
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 * @param {number} turn
 * @param {number[]} seen
 * @param {() => CanvasRenderingContext2D} scratch
 * @param {(pen: CanvasRenderingContext2D) => void} lay
 */
function drawShape(overlay, feature, view, theme, turn, seen, scratch, lay) {
  const { context, size, origin } = view;
  // A disc smaller than its own sign cannot be seen; a thousand of them take their time.
  if (feature.family === "disc" && feature.extent * size < HIDDEN_PX) return;
  if (feature.family === "point" && discRadius(feature) * size < 5) return;
  const look = lookOf(feature.cells, theme, overlay.ordinals.get(feature.number) || 0);
  const dx = origin[0] + turn * size;
  const dy = origin[1];
  const path = outlineFor(context);
  // Cut at the antimeridian, an area is stroked without the cut; else outline and rim are one.
  const cut = feature.kind === 3 && feature.parts.some((part) => onLine(part.box[0]) || onLine(part.box[2]));
  const rim = cut ? outlineFor(context) : path;
  /** @type {number[][]} */
  const lines = [];
  if (feature.family === "point") {
    const radius = discRadius(feature) * size;
    for (const [x, y] of feature.anchors) {
      path.moveTo(x * size + dx + radius, y * size + dy);
      path.arc(x * size + dx, y * size + dy, radius, 0, 7);
    }
  } else {
    const margin = 80 / size;
    const around = [seen[0] - margin, seen[1] - margin, seen[2] + margin, seen[3] + margin];
    const big = feature.extent * size > 5000;
    for (const part of feature.parts) {
      const ring = big && feature.kind === 3 ? clipRing(part.xy, around) : part.xy;
      if (ring.length < 4) continue;
      trace(path, ring, size, dx, dy, feature.kind === 3);
      if (cut) traceRim(rim, ring, size, dx, dy);
      if (feature.kind === 2 && feature.cells.role === "closed") lines.push(layered(part.xy, size, dx, dy));
    }
  }
  const chosen = feature.event >= 0 && feature.event === overlay.selected;
  if (chosen) glow(context, rim, look.line === "none", theme);
  if (feature.kind !== 2) fillArea(context, path, look, feature.thickness * size, view.ratio, scratch, lay, rim);
  strokeLine(context, rim, look, scratch, lay);
  if (lines.length) tickLine(context, lines, look);
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} path @param {boolean} soft @param {import("./theme.js").Theme} theme */
function glow(context, path, soft, theme) {
  context.save();
  context.lineJoin = "round";
  context.strokeStyle = theme.css.accent;
  for (const [width, alpha] of soft ? [[12, 0.1], [7, 0.16]] : [[7, 0.28]]) {
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.stroke(path);
  }
  context.restore();
}

/** @param {ArrayLike<number>} xy @param {number} size @param {number} dx @param {number} dy */
function layered(xy, size, dx, dy) {
  const out = [];
  for (let i = 0; i < xy.length; i += 2) out.push(xy[i] * size + dx, xy[i + 1] * size + dy);
  return out;
}

/**
 * One canvas to work on beside the sheet, used over and over.
 * @param {Overlay} overlay
 * @param {import("./sheet.js").View} view
 */
function spareSheet(overlay, view) {
  // A pen that writes a file has sheets of its own.
  const { spare: own } = /** @type {any} */ (view.context);
  if (own) return own.call(view.context);
  const target = view.context.canvas;
  const spare = overlay.spare || document.createElement("canvas");
  overlay.spare = spare;
  const pen = /** @type {CanvasRenderingContext2D} */ (spare.getContext("2d"));
  return {
    scratch() {
      spare.width = target.width;
      spare.height = target.height;
      pen.setTransform(view.context.getTransform());
      return pen;
    },
    /** @param {CanvasRenderingContext2D} from */
    lay(from) {
      view.context.save();
      view.context.setTransform(1, 0, 0, 1, 0, 0);
      view.context.drawImage(from.canvas, 0, 0);
      view.context.restore();
    },
  };
}

// -- signs and names -------------------------------------------------------------------------------------------------

/**
 * @param {Overlay} overlay
 * @param {import("./sheet.js").View} view
 * @param {import("./theme.js").Theme} theme
 * @param {{countries: any[][], towns: any[][]} | null} names
 * @param {number[][]} taken  boxes under buttons and panels, in layer points
 * @param {import("./streets.js").Streets | null} [streets]  further names of places
 */
export function drawMarks(overlay, view, theme, names, taken, streets = null) {
  const { context, bounds } = view;
  context.clearRect(bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1]);
  const occupied = new Occupied();
  for (const box of outsideOf(view.window, 4)) occupied.add(box);
  for (const box of taken) occupied.add(box);
  const { table } = overlay.store;
  overlay.sites = sitesShown(overlay, view);
  overlay.bubbles = [];
  overlay.crowd = table ? sitesIn(table, view, 30) : { sites: 0, few: [] };
  if (overlay.crowd.sites > MOST_DOTS) {
    const { scratch, lay } = spareSheet(overlay, view);
    overlay.bubbles = drawCrowd(overlay.store, view, theme, scratch, lay);
    for (const { x, y, radius: r } of overlay.bubbles) occupied.add([x - r, y - r, x + r, y + r]);
  } else if (overlay.crowd.sites > MOST_SIGNS) drawDots(overlay.store, overlay.crowd.few, view, theme);
  const marks = marksOf(overlay, view);
  const apart = stack(marks, PILE_PX);
  // A crowd of signs says less than a few numbers.
  const crowded = apart.length > CROWD;
  const piles = crowded ? stack(marks, CROWD_PX) : apart;
  const radius = view.zoom < 5 ? 9 : 11;
  overlay.placed = piles.map((pile) => {
    const alone = new Set(pile.filter((mark) => mark.feature.site === undefined).map((mark) => mark.feature.event)).size;
    const count = pile.reduce((sum, mark) => sum + (mark.feature.site === undefined ? 0 : mark.count), alone);
    const bubble = crowded && count > 1;
    return { marks: pile, x: pile[0].x, y: pile[0].y, count, bubble, radius: bubble ? Math.min(20, 9 + 2.4 * Math.log2(count)) : signOf(pile[0]) ? radius : 5, label: null };
  });
  for (const { x, y, radius: r } of overlay.placed) occupied.add([x - r - 1, y - r - 1, x + r + 1, y + r + 1]);
  /** @type {Set<string>} */
  const said = new Set();
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const labels = overlay.placed.map((placed) => placeLabel(overlay, placed, context, occupied, view));
  for (const label of labels) for (const line of label ? label.lines : []) said.add(line);
  if (names) drawNames(view, names, theme, occupied, said);
  if (streets) streets.names(view, theme, occupied, said);
  for (const bubble of overlay.bubbles) drawNumber(context, bubble, theme, shortNumber(bubble.count), `700 ${bubble.count > 999 ? 11 : 11.5}px ${SANS}`);
  for (const placed of [...overlay.placed].reverse()) drawPlaced(overlay, placed, context, theme);
  labels.forEach((label) => {
    if (!label) return;
    context.font = label.font;
    label.lines.forEach((line, i) => {
      write(context, line, label.align === "left" ? label.box[0] : label.align === "right" ? label.box[2] : (label.box[0] + label.box[2]) / 2,
        label.box[1] + 7.5 + i * 14, label.align, theme.css.ink, theme.css.halo, 3.5);
    });
  });
}

/**
 * The ground round the window, so that no name runs over its edge.
 * @param {number[]} window
 * @param {number} inset
 */
function outsideOf(window, inset) {
  const [left, top, right, bottom] = [window[0] + inset, window[1] + inset, window[2] - inset, window[3] - inset];
  const far = 600;
  return [[left - far, top - far, right + far, top], [left - far, bottom, right + far, bottom + far],
    [left - far, top, left, bottom], [right, top, right + far, bottom]];
}

/** @param {Mark} mark */
function signOf(mark) {
  return mark.feature.cells.symbol && mark.feature.cells.symbol !== "none";
}

/**
 * Where signs go: the place of a point, the rim of a disc that is big enough to be seen, somewhere inside an area.
 * @param {Overlay} overlay
 * @param {import("./sheet.js").View} view
 * @returns {Mark[]}
 */
function marksOf(overlay, view) {
  const { size, origin, bounds } = view;
  /** @type {Mark[]} */
  const marks = [];
  const { table } = overlay.store;
  for (const feature of [...overlay.store.features.filter((one) => featureShown(overlay.store, one)), ...overlay.sites]) {
    const { cells } = feature;
    if (!cells.label && (!cells.symbol || cells.symbol === "none") && feature.family !== "point") continue;
    const signed = Boolean(cells.symbol && cells.symbol !== "none");
    const disc = feature.family === "disc" ? feature.extent / 2 : discRadius(feature);
    for (const turn of view.turns) {
      for (const anchor of feature.anchors) {
        const x = (anchor[0] + turn) * size + origin[0];
        let y = anchor[1] * size + origin[1];
        if (disc * size > DISC_PX) y -= disc * size;
        if (x < bounds[0] - 20 || x > bounds[2] + 20 || y < bounds[1] - 20 || y > bounds[3] + 20) continue;
        const weight = (signed ? 0 : 5000) + (feature.event >= 0 && feature.event === overlay.selected ? -9000 : 0) + (feature.family === "area" ? 2000 + feature.layer : feature.family === "line" ? 1000 - feature.layer : -feature.layer);
        marks.push({ feature, x, y, weight, count: feature.site !== undefined && table ? table.sites.live[feature.site] : 1 });
      }
    }
  }
  return marks.sort((a, b) => a.weight - b.weight || a.feature.number - b.feature.number);
}

/**
 * Areas that hold a point of the world and whose sign is out of the window.
 * @param {Overlay} overlay
 * @param {number} x
 * @param {number} y
 * @param {any} window  bounds as Leaflet has them
 */
export function areasAround(overlay, x, y, window) {
  return overlay.order.filter((feature) => {
    if (feature.family !== "area" || feature.event < 0 || !featureShown(overlay.store, feature)) return false;
    const [ax, ay] = feature.anchors[0];
    if (window.contains([latOf(ay), lonOf(ax)])) return false;
    return insideRings(x - Math.floor(x), y, feature.parts.map((part) => part.xy));
  });
}

/**
 * Room for the label of a pile, or none.
 * @param {Overlay} overlay
 * @param {Placed} placed
 * @param {CanvasRenderingContext2D} context
 * @param {Occupied} occupied
 * @param {import("./sheet.js").View} view
 */
function placeLabel(overlay, placed, context, occupied, view) {
  const { feature } = placed.marks[0];
  const text = feature.cells.label || "";
  if (!text || placed.bubble) return null;
  const small = feature.family === "area" && feature.extent * view.size < 60 && feature.event !== overlay.selected;
  if (small) return null;
  const lines = breakLabel(text, 24, 3);
  const font = `600 12px ${SANS}`;
  context.font = font;
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const room = findRoom(occupied, placed.x, placed.y, width, lines.length * 14 + 1, Math.max(placed.radius + 5, placed.radius * 0.75 + countWidth(context, placed.count) + 3));
  context.font = font;
  if (!room) return null;
  const { box } = room;
  occupied.add([box[0] - 3, box[1] - 1, box[2] + 3, box[3] + 1]);
  placed.label = box;
  const align = /** @type {CanvasTextAlign} */ (room.side === "right" ? "left" : room.side === "left" ? "right" : "center");
  return { lines, box, font, align };
}

/**
 * @param {Overlay} overlay
 * @param {Placed} placed
 * @param {CanvasRenderingContext2D} context
 * @param {import("./theme.js").Theme} theme
 */
function drawPlaced(overlay, placed, context, theme) {
  const { marks, x, y, radius } = placed;
  const { feature } = marks[0];
  const look = lookOf(feature.cells, theme, 0);
  if (marks.some((mark) => mark.feature.event >= 0 && mark.feature.event === overlay.selected)) {
    badgeOutline(context, x, y, radius + 4.5, feature.family === "area" || feature.family === "line");
    context.fillStyle = theme.css.accent;
    context.fill();
  }
  if (placed.bubble) {
    drawBubble(context, placed, theme);
    return;
  }
  if (signOf(marks[0])) drawBadge(context, x, y, radius, feature.cells.symbol, look, theme, feature.family === "area" || feature.family === "line");
  else if (feature.family === "point") drawRing(context, x, y, look);
  if (placed.count > 1) drawCount(context, x + radius * 0.75, y - radius * 0.75, placed.count, theme);
}

/**
 * A number in a disc for a crowd of events.
 * @param {CanvasRenderingContext2D} context
 * @param {Placed} placed
 * @param {import("./theme.js").Theme} theme
 */
function drawBubble(context, placed, theme) {
  drawNumber(context, placed, theme, shortNumber(placed.count), `700 ${placed.count > 999 ? 10 : 11.5}px ${SANS}`);
}

/** Half the width of a sign's count; 0 where there is none. @param {CanvasRenderingContext2D} context @param {number} count */
function countWidth(context, count) {
  if (count < 2) return 0;
  context.font = `700 10px ${SANS}`;
  return Math.max(7, context.measureText(shortNumber(count)).width / 2 + 4);
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} count @param {import("./theme.js").Theme} theme */
function drawCount(context, x, y, count, theme) {
  const text = shortNumber(count);
  const half = countWidth(context, count);
  context.font = `700 10px ${SANS}`;
  context.beginPath();
  context.roundRect(x - half, y - 7, 2 * half, 14, 7);
  context.fillStyle = theme.css.ink;
  context.fill();
  context.strokeStyle = theme.css.halo;
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = css(theme.land);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}

// -- under a finger --------------------------------------------------------------------------------------------------

/**
 * Features at a layer point: signs and their names first, then lines, then areas from small to large.
 * @param {Overlay} overlay
 * @param {number} x
 * @param {number} y
 * @param {{size: number, origin: number[]}} view
 * @param {number} reach  pixels; more for a finger than for a mouse
 * @returns {import("./store.js").Feature[]}
 */
export function featuresAt(overlay, x, y, view, reach) {
  const signs = overlay.placed.filter((placed) => onSign(placed, x, y, reach));
  const found = signs.flatMap((placed) => placed.marks.map((mark) => mark.feature));
  const wx = (x - view.origin[0]) / view.size;
  const wy = (y - view.origin[1]) / view.size;
  const turned = wx - Math.floor(wx);
  const crowd = overlay.crowd.sites > MOST_SIGNS ? nearestSite(overlay, turned, wy, reach / view.size) : [];
  const drawn = [...overlay.order.filter((feature) => featureShown(overlay.store, feature)), ...overlay.sites];
  const under = drawn
    .filter((feature) => covers(feature, turned, wy, reach / view.size))
    .sort((a, b) => (a.kind === 2 ? 0 : a.extent) - (b.kind === 2 ? 0 : b.extent));
  return [...new Set([...found, ...crowd, ...under])];
}

/**
 * The disc of a crowd at a layer point.
 * @param {Overlay} overlay
 * @param {number} x
 * @param {number} y
 */
export function bubbleAt(overlay, x, y) {
  return overlay.bubbles.find((bubble) => Math.hypot(bubble.x - x, bubble.y - y) <= bubble.radius + 1) || null;
}

/**
 * The site of a crowd that lies next to a point of the world, if it is within reach.
 * @param {Overlay} overlay
 * @param {number} x
 * @param {number} y
 * @param {number} reach  world units
 */
function nearestSite(overlay, x, y, reach) {
  const { store } = overlay;
  if (!store.table) return [];
  const { sites } = store.table;
  let best = reach;
  let found = -1;
  eachSite(sites, [x - reach, y - reach, x + reach, y + reach], (site) => {
    const distance = Math.hypot(sites.x[site] - x, sites.y[site] - y);
    if (distance < best) [best, found] = [distance, site];
  });
  return found < 0 ? [] : [siteFeature(store, found, sites.lead[found])];
}

/** @param {Placed} placed @param {number} x @param {number} y @param {number} reach */
function onSign(placed, x, y, reach) {
  const { label } = placed;
  if (Math.hypot(x - placed.x, y - placed.y) <= placed.radius + reach / 2) return true;
  return label !== null && x >= label[0] - 2 && x <= label[2] + 2 && y >= label[1] - 2 && y <= label[3] + 2;
}

/** @param {import("./store.js").Feature} feature @param {number} x @param {number} y @param {number} reach */
function covers(feature, x, y, reach) {
  const { box } = feature;
  const more = Math.max(reach, discRadius(feature));
  if (x < box[0] - more || x > box[2] + more || y < box[1] - more || y > box[3] + more) return false;
  if (feature.kind === 3) return insideRings(x, y, feature.parts.map((part) => part.xy));
  if (feature.kind === 2) return feature.parts.some((part) => squaredDistance(x, y, part.xy) <= reach * reach);
  return feature.anchors.some((anchor) => Math.hypot(anchor[0] - x, anchor[1] - y) <= discRadius(feature));
}
