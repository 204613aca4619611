/** The basemap: land, water, borders, and names where the events leave room. */

import { findRoom } from "./arrange.js";
import { boxesMeet, boxHolds, clipRing, projectX, projectY } from "./geo.js";
import { SANS } from "./theme.js";

export const KINDS = ["land", "lake", "river", "border", "disputed", "admin"];

/**
 * @param {import("./sheet.js").View} view
 * @param {Record<string, import("./decode.js").Part[]>} parts
 * @param {import("./theme.js").Theme} theme
 * @param {import("./streets.js").Streets | null} [streets]  what lies on the land, below the borders
 */
export function drawGround(view, parts, theme, streets = null) {
  const { context, bounds, zoom } = view;
  const color = theme.css;
  context.fillStyle = color.water;
  context.fillRect(bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1]);
  context.lineJoin = "round";
  context.lineCap = "round";
  tracePolygons(view, parts.land || [], 1.2);
  context.fillStyle = color.land;
  context.fill("evenodd");
  // Where the antimeridian is in view, land is cut along it, which is no coast.
  if (view.turns.length > 1) tracePolygons(view, parts.land || [], 1.2, true);
  context.strokeStyle = color.coast;
  context.lineWidth = 0.8;
  context.stroke();
  tracePolygons(view, parts.lake || [], 2.5);
  context.fillStyle = color.lake;
  context.fill("evenodd");
  if (zoom >= 6 && zoom < 10.5) {
    traceLines(view, (parts.admin || []));
    context.strokeStyle = color.admin;
    context.lineWidth = 0.8;
    context.setLineDash([2, 3]);
    context.stroke();
    context.setLineDash([]);
  }
  for (const [least, most, width] of [[0, 3, 1.5], [4, 6, 1.1], [7, 255, 0.8]]) {
    // Rivers are drawn a kilometre or two off; close by, beside an exact border, that would mislead.
    if (zoom < least || zoom >= 9.5) continue;
    traceLines(view, (parts.river || []).filter((part) => part.rank >= least && part.rank <= most && part.rank <= zoom + 1));
    context.strokeStyle = color.river;
    context.lineWidth = width * Math.min(1.6, Math.max(0.7, zoom / 7));
    context.stroke();
  }
  if (streets) streets.draw(view, theme);
  traceLines(view, parts.border || []);
  context.strokeStyle = color["border-case"];
  context.lineWidth = zoom < 4 ? 2 : 4;
  context.stroke();
  context.strokeStyle = color.border;
  context.lineWidth = zoom < 4 ? 0.8 : zoom < 7 ? 1.2 : 1.6;
  context.stroke();
  traceLines(view, parts.disputed || []);
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {import("./sheet.js").View} view
 * @param {import("./decode.js").Part[]} parts
 * @param {number} least  parts smaller than this many pixels are left out
 * @param {boolean} [rims]  leave out the edges along which the antimeridian cut them
 */
function tracePolygons(view, parts, least, rims = false) {
  const { context, size, origin, box } = view;
  context.beginPath();
  for (const turn of view.turns) {
    const seen = [box[0] - turn, box[1], box[2] - turn, box[3]];
    const margin = 8 / size;
    const around = [seen[0] - margin, seen[1] - margin, seen[2] + margin, seen[3] + margin];
    for (const part of parts) {
      if (!boxesMeet(part.box, seen)) continue;
      if ((part.box[2] - part.box[0]) * size < least && (part.box[3] - part.box[1]) * size < least) continue;
      const ring = boxHolds(around, part.box) ? part.xy : clipRing(part.xy, around);
      if (ring.length < 6) continue;
      if (rims && (onLine(part.box[0]) || onLine(part.box[2]))) traceRim(context, ring, size, origin[0] + turn * size, origin[1]);
      else trace(context, ring, size, origin[0] + turn * size, origin[1], true);
    }
  }
}

/**
 * @param {import("./sheet.js").View} view
 * @param {import("./decode.js").Part[]} parts
 */
function traceLines(view, parts) {
  const { context, size, origin, box } = view;
  context.beginPath();
  for (const turn of view.turns) {
    const seen = [box[0] - turn, box[1], box[2] - turn, box[3]];
    for (const part of parts) {
      if (boxesMeet(part.box, seen)) trace(context, part.xy, size, origin[0] + turn * size, origin[1], false);
    }
  }
}

/**
 * A line or ring into a path, leaving out vertices less than half a pixel apart.
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {ArrayLike<number>} xy
 * @param {number} size
 * @param {number} dx
 * @param {number} dy
 * @param {boolean} close
 */
export function trace(path, xy, size, dx, dy, close) {
  let px = xy[0] * size + dx;
  let py = xy[1] * size + dy;
  path.moveTo(px, py);
  const last = xy.length - 2;
  for (let i = 2; i <= last; i += 2) {
    const x = xy[i] * size + dx;
    const y = xy[i + 1] * size + dy;
    if (i < last && Math.abs(x - px) < 0.6 && Math.abs(y - py) < 0.6) continue;
    path.lineTo(x, y);
    px = x;
    py = y;
  }
  if (close) path.closePath();
}

/**
 * The outline of a ring without the edges along which the antimeridian cut it: nothing ends there.
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {ArrayLike<number>} xy
 * @param {number} size
 * @param {number} dx
 * @param {number} dy
 */
export function traceRim(path, xy, size, dx, dy) {
  const count = xy.length / 2;
  let pen = false;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    if (onLine(xy[2 * i]) && onLine(xy[2 * j]) && Math.abs(xy[2 * i] - xy[2 * j]) < 0.5) {
      pen = false;
      continue;
    }
    if (!pen) path.moveTo(xy[2 * i] * size + dx, xy[2 * i + 1] * size + dy);
    path.lineTo(xy[2 * j] * size + dx, xy[2 * j + 1] * size + dy);
    pen = true;
  }
}

/** @param {number} x  in the world, 0…1 */
export function onLine(x) {
  return x < 1e-9 || x > 1 - 1e-9;
}

/**
 * Names of countries and towns in the room that is left.
 * @param {import("./sheet.js").View} view
 * @param {{countries: any[][], towns: any[][]}} labels
 * @param {import("./theme.js").Theme} theme
 * @param {import("./arrange.js").Occupied} occupied
 * @param {Set<string>} said  names that events already carry
 */
export function drawNames(view, labels, theme, occupied, said) {
  const { context, zoom, size, origin, bounds, turns } = view;
  const color = theme.css;
  context.lineJoin = "round";
  context.textBaseline = "middle";
  const at = (/** @type {number} */ lon, /** @type {number} */ lat) => {
    const y = projectY(lat) * size + origin[1];
    for (const turn of turns) {
      const x = (projectX(lon) + turn) * size + origin[0];
      if (x > bounds[0] && x < bounds[2] && y > bounds[1] && y < bounds[3]) return [x, y];
    }
    return null;
  };
  if (zoom < 9) {
    for (const [name, lon, lat, from, side] of labels.countries) {
      if (zoom < from - 0.8) continue;
      const point = at(lon, lat);
      if (!point) continue;
      const pixels = Math.round(Math.min(17, 9.5 + Math.max(0, zoom - from + 1.2) * 1.5));
      context.font = `600 ${pixels}px ${SANS}`;
      spaced(context, pixels * 0.14);
      const text = name.toUpperCase();
      const half = context.measureText(text).width / 2 + 4;
      // A country is wide enough for its name to give way a little.
      const step = (side / 360) * size * 0.14;
      const shift = [[0, 0], [0, -1], [0, 1], [0, -2], [0, 2], [-1.5, 0], [1.5, 0], [-1.5, -1.5], [1.5, -1.5], [-1.5, 1.5], [1.5, 1.5]].find(([dx, dy]) =>
        !occupied.hits([point[0] + dx * step - half, point[1] + dy * step - pixels * 0.7, point[0] + dx * step + half, point[1] + dy * step + pixels * 0.7]));
      if (!shift) continue;
      const [x, y] = [point[0] + shift[0] * step, point[1] + shift[1] * step];
      occupied.add([x - half, y - pixels * 0.7, x + half, y + pixels * 0.7]);
      write(context, text, x, y, "center", color.country, color.halo, 3);
    }
    spaced(context, 0);
  }
  for (const [name, lon, lat, from, capital] of labels.towns) {
    if (zoom < from - 0.25) break;
    const point = at(lon, lat);
    if (!point || said.has(name)) continue;
    const above = zoom - from;
    const pixels = capital ? 12.5 : above > 2.5 ? 12.5 : above > 1 ? 11.5 : 11;
    context.font = `${capital || above > 2.5 ? 600 : 400} ${pixels}px ${SANS}`;
    const width = context.measureText(name).width;
    const dot = [point[0] - 3, point[1] - 3, point[0] + 3, point[1] + 3];
    if (occupied.hits(dot)) continue;
    const room = findRoom(occupied, point[0], point[1], width, pixels + 3, 6);
    if (!room) continue;
    occupied.add(dot);
    occupied.add([room.box[0] - 6, room.box[1] - 2, room.box[2] + 6, room.box[3] + 2]);
    context.beginPath();
    if (capital) context.rect(point[0] - 2.5, point[1] - 2.5, 5, 5);
    else context.arc(point[0], point[1], 2, 0, 7);
    context.fillStyle = color.halo;
    context.strokeStyle = color.town;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
    write(context, name, room.box[0], (room.box[1] + room.box[3]) / 2, "left", color.town, color.halo, 2.5);
  }
}

/** @param {any} context @param {number} pixels */
function spaced(context, pixels) {
  if ("letterSpacing" in context) context.letterSpacing = `${pixels}px`;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {CanvasTextAlign} align
 * @param {string} color
 * @param {string} halo
 * @param {number} width
 */
export function write(context, text, x, y, align, color, halo, width) {
  context.textAlign = align;
  context.strokeStyle = halo;
  context.lineWidth = width;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}
