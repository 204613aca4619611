/** A street map out of an archive of tiles, between the embedded land and the borders: images, or vectors in the page's colours. */

import { findRoom } from "./arrange.js";
import { trace, write } from "./ground.js";
import { readTile } from "./mvt.js";
import { SANS } from "./theme.js";

/** Layers of the common schemas (Protomaps, OpenMapTiles, Shortbread) by what they hold. */
const LAYERS = {
  land: ["earth"],
  water: ["water", "ocean", "water_polygons", "waterway", "water_lines"],
  ground: ["landcover", "landuse", "land", "park", "sites", "natural"],
  building: ["building", "buildings"],
  road: ["roads", "transportation", "streets"],
  place: ["place", "places", "place_labels"],
  street: ["roads", "transportation_name", "street_labels"],
  // Borders are those of the worldview; the rest would be in the way of what the map is about.
  aside: ["boundary", "boundaries", "boundary_labels", "poi", "pois", "housenumber", "addresses", "aerodrome_label", "mountain_peak", "water_name",
    "street_labels_points", "streets_polygons_labels", "street_polygons", "public_transport", "water_lines_labels", "water_polygons_labels", "physical_line", "physical_point", "transit",
    "aeroway", "ferries", "aerialways", "dam_lines", "dam_polygons", "pier_lines", "pier_polygons", "bridges"],
};
const GREEN = /^(forest|wood|park|national_park|nature_reserve|protected_area|grass|grassland|meadow|scrub|garden|cemetery|golf_course|recreation_ground|wetland|orchard|vineyard|allotments|pitch|village_green)$/;
const BUILT = /^(residential|urban_area|industrial|commercial|retail|suburb|quarter|neighbourhood|military|railway|aerodrome|airfield|school|hospital|university|college|garages)$/;
const ROADS = /** @type {[RegExp, string][]} */ ([[/rail|light_rail|tram|subway|transit/, "rail"], [/^(highway|motorway|motorway_link)$/, "highway"], [/^(major_road|trunk|trunk_link|primary|primary_link|secondary|secondary_link)$/, "major"],
  [/^(medium_road|tertiary|tertiary_link)$/, "medium"], [/^(path|footway|track|service|pedestrian|steps|cycleway|bridleway|other)$/, "path"], [/ferry|aeroway|runway|taxiway|aerialway|pier/, ""], [/./, "minor"]]);
/** Zoom from which a class of road is drawn, and its width in pixels at zoom 14. */
const WIDTHS = /** @type {Record<string, number[]>} */ ({ path: [14.5, 1], minor: [12, 2.4], medium: [10, 3.4], major: [7, 4.2], highway: [5, 5] });
const MOST_TILES = 240;
const UP = 5;

/**
 * @typedef {Object} Sheet  a tile ready to be drawn
 * @property {ImageBitmap | null} image
 * @property {string} base  what lies below all of it: water, land, or nothing
 * @property {Record<string, number[][]>} parts  by class
 * @property {{text: string, x: number, y: number}[]} places
 * @property {{text: string, line: number[]}[]} streets
 */

/**
 * @param {string} layer
 * @param {import("./mvt.js").TileFeature} feature
 * @returns {string} the class it is drawn as; empty for what is not drawn
 */
export function classOf(layer, { kind, tags }) {
  const what = String(tags.kind ?? tags.class ?? tags["pmap:kind"] ?? "");
  if (kind !== 2 && kind !== 3) return "";
  if (LAYERS.land.includes(layer)) return kind === 3 ? "land" : "";
  if (LAYERS.water.includes(layer)) return kind === 3 ? "water" : "stream";
  if (LAYERS.ground.includes(layer)) return kind !== 3 ? "" : layer === "park" || GREEN.test(what) ? "green" : BUILT.test(what) ? "built" : "";
  if (LAYERS.building.includes(layer)) return kind === 3 ? "building" : "";
  if (LAYERS.road.includes(layer)) {
    if (kind !== 2) return "";
    if (tags.rail === true) return "rail";
    return (ROADS.find(([words]) => words.test(what || "minor")) || ["", ""])[1];
  }
  if (LAYERS.aside.includes(layer) || LAYERS.place.includes(layer) || LAYERS.street.includes(layer)) return "";
  return kind === 3 ? "area" : "line";
}

/**
 * @param {Uint8Array} bytes  of a vector tile
 * @param {string} language
 * @returns {Sheet}
 */
export function sheetOf(bytes, language) {
  const layers = readTile(bytes);
  const names = layers.map((layer) => layer.name);
  /** @type {Sheet} */
  const sheet = { image: null, base: names.includes("earth") ? "water" : names.some((name) => ["transportation", "landcover", "streets"].includes(name)) ? "land" : "", parts: {}, places: [], streets: [] };
  for (const { name, features } of layers) {
    for (const feature of features) {
      const drawn = classOf(name, feature);
      if (drawn) (sheet.parts[drawn] ||= []).push(...feature.parts);
      const text = feature.tags[`name:${language}`] || feature.tags.name;
      if (typeof text !== "string" || !text || text.length > 80) continue;
      if (feature.kind === 1 && LAYERS.place.includes(name) && feature.parts.length) sheet.places.push({ text, x: feature.parts[0][0], y: feature.parts[0][1] });
      if (feature.kind === 2 && LAYERS.street.includes(name)) for (const line of feature.parts) sheet.streets.push({ text, line });
    }
  }
  return sheet;
}

export class Streets {
  /**
   * @param {import("./archive.js").Archive} archive
   * @param {string} language
   * @param {() => void} changed  called when tiles have arrived
   * @param {() => void} failed   called when the archive does not answer
   */
  constructor(archive, language, changed, failed) {
    this.archive = archive;
    this.language = language;
    this.changed = changed;
    this.failed = failed;
    /** @type {Map<string, Sheet | null | undefined>}  undefined while it is on its way */
    this.sheets = new Map();
    this.waiting = 0;
  }

  /** @param {string} key @param {number} z @param {number} x @param {number} y */
  async fetch(key, z, x, y) {
    this.sheets.set(key, undefined);
    this.waiting++;
    try {
      const bytes = await this.archive.tile(z, x, y);
      const { image } = this.archive;
      this.sheets.set(key, !bytes ? null : image ? { image: await createImageBitmap(new Blob([/** @type {BlobPart} */ (bytes)], { type: image })), base: "", parts: {}, places: [], streets: [] } : sheetOf(bytes, this.language));
    } catch {
      this.sheets.set(key, null);
      this.failed();
    }
    if (--this.waiting === 0) requestAnimationFrame(this.changed);
  }

  /** Forget tiles that have not been asked for in a while. */
  tidy() {
    for (const [key, sheet] of this.sheets) {
      if (this.sheets.size <= MOST_TILES) return;
      if (sheet === undefined) continue;
      if (sheet && sheet.image) sheet.image.close();
      this.sheets.delete(key);
    }
  }

  /**
   * Tiles in view that are there, each with the square it takes and the part of it that it fills.
   * @param {import("./sheet.js").View} view
   */
  inView(view) {
    const { archive } = this;
    const wanted = Math.round(view.zoom - (archive.image ? 0 : 1));
    const z = Math.min(archive.maxZoom, wanted);
    /** @type {{sheet: Sheet, dx: number, dy: number, side: number, cut: number[]}[]} */
    const found = [];
    if (z < archive.minZoom) return found;
    const count = 2 ** z;
    const [west, north, east, south] = view.box.map((edge) => Math.floor(edge * count));
    for (let y = Math.max(0, north); y <= Math.min(count - 1, south); y++) {
      for (let x = west; x <= east; x++) {
        const here = ((x % count) + count) % count;
        const size = view.size / count;
        const cut = [Math.round(x * size + view.origin[0]), Math.round(y * size + view.origin[1]), Math.round((x + 1) * size + view.origin[0]), Math.round((y + 1) * size + view.origin[1])];
        for (let up = 0; up <= UP && z - up >= archive.minZoom; up++) {
          const sheet = this.get(z - up, here >> up, y >> up);
          if (sheet) {
            const side = size * 2 ** up;
            found.push({ sheet, dx: (x - (here % 2 ** up)) * size + view.origin[0], dy: (y - (y % 2 ** up)) * size + view.origin[1], side, cut });
          }
          if (sheet !== null) break;
        }
      }
    }
    return found;
  }

  /** @param {number} z @param {number} x @param {number} y */
  get(z, x, y) {
    const key = `${z}/${x}/${y}`;
    if (!this.sheets.has(key)) {
      this.fetch(key, z, x, y);
      return undefined;
    }
    const sheet = this.sheets.get(key);
    // What was asked for last is at the end, and goes last.
    this.sheets.delete(key);
    this.sheets.set(key, sheet);
    return sheet;
  }

  /** @param {import("./sheet.js").View} view @param {import("./theme.js").Theme} theme */
  draw(view, theme) {
    const { context } = view;
    for (const { sheet, dx, dy, side, cut } of this.inView(view)) {
      const [left, top, right, bottom] = cut;
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      if (sheet.image) {
        context.drawImage(sheet.image, dx, dy, side, side);
        // Images are made for paper; at night they are dimmed.
        if (theme.dark) {
          context.fillStyle = "rgb(10 14 20 / 55%)";
          context.fillRect(left, top, right - left, bottom - top);
        }
      } else drawSheet(context, sheet, view.zoom, dx, dy, side, cut, theme);
      context.restore();
    }
    this.tidy();
  }

  /**
   * Names of quarters and streets in the room that is left.
   * @param {import("./sheet.js").View} view
   * @param {import("./theme.js").Theme} theme
   * @param {import("./arrange.js").Occupied} occupied
   * @param {Set<string>} said
   */
  names(view, theme, occupied, said) {
    if (this.archive.image || view.zoom < 11) return;
    const { context } = view;
    const sheets = this.inView(view);
    const written = new Set(said);
    context.textBaseline = "middle";
    for (const { sheet, dx, dy, side, cut } of sheets) {
      context.font = `500 11.5px ${SANS}`;
      for (const { text, x, y } of sheet.places) {
        const [px, py] = [x * side + dx, y * side + dy];
        if (written.has(text) || px < cut[0] || px >= cut[2] || py < cut[1] || py >= cut[3]) continue;
        const room = findRoom(occupied, px, py, context.measureText(text).width, 15, 2);
        if (!room) continue;
        written.add(text);
        occupied.add([room.box[0] - 6, room.box[1] - 2, room.box[2] + 6, room.box[3] + 2]);
        write(context, text, room.box[0], (room.box[1] + room.box[3]) / 2, "left", theme.css.town, theme.css.halo, 2.5);
      }
    }
    // A pen that writes files has no letters along a line.
    if (view.zoom < 14 || !context.rotate) return;
    for (const { sheet, dx, dy, side, cut } of sheets) for (const street of sheet.streets) this.along(view, theme, occupied, written, street, dx, dy, side, cut);
  }

  /**
   * A street's name along its longest straight piece, if it fits there and nothing is in the way.
   * @param {import("./sheet.js").View} view
   * @param {import("./theme.js").Theme} theme
   * @param {import("./arrange.js").Occupied} occupied
   * @param {Set<string>} written
   * @param {{text: string, line: number[]}} street
   * @param {number} dx
   * @param {number} dy
   * @param {number} side
   * @param {number[]} cut
   */
  along({ context }, theme, occupied, written, { text, line }, dx, dy, side, cut) {
    if (written.has(text)) return;
    context.font = `10.5px ${SANS}`;
    const width = context.measureText(text).width;
    const piece = straightest(line);
    if (piece.length * side < width + 8) return;
    const [x, y] = [piece.x * side + dx, piece.y * side + dy];
    if (x < cut[0] || x >= cut[2] || y < cut[1] || y >= cut[3]) return;
    const half = [Math.abs(Math.cos(piece.angle)) * width / 2 + 6, Math.abs(Math.sin(piece.angle)) * width / 2 + 6];
    const box = [x - half[0], y - half[1], x + half[0], y + half[1]];
    if (occupied.hits(box)) return;
    occupied.add(box);
    written.add(text);
    context.save();
    context.translate(x, y);
    context.rotate(piece.angle);
    write(context, text, 0, 0, "center", theme.css.town, theme.css.halo, 2.5);
    context.restore();
  }
}

/**
 * The longest piece of a line that bends by less than some twelve degrees: its middle, length and angle, never upside down.
 * @param {number[]} line
 */
export function straightest(line) {
  let best = { x: 0, y: 0, length: 0, angle: 0 };
  for (let from = 0; from + 3 < line.length; from += 2) {
    let to = from + 2;
    const first = Math.atan2(line[to + 1] - line[from + 1], line[to] - line[from]);
    while (to + 3 < line.length && Math.abs(Math.sin(Math.atan2(line[to + 3] - line[to + 1], line[to + 2] - line[to]) - first)) < 0.2) to += 2;
    const [dx, dy] = [line[to] - line[from], line[to + 1] - line[from + 1]];
    const length = Math.hypot(dx, dy);
    if (length <= best.length) continue;
    const angle = Math.atan2(dy, dx);
    best = { x: (line[from] + line[to]) / 2, y: (line[from + 1] + line[to + 1]) / 2, length, angle: angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle };
  }
  return best;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {number} zoom
 * @param {number} dx
 * @param {number} dy
 * @param {number} side
 * @param {number[]} cut
 * @param {import("./theme.js").Theme} theme
 */
function drawSheet(context, sheet, zoom, dx, dy, side, cut, theme) {
  const color = theme.css;
  const paths = (/** @type {string} */ name, /** @type {boolean} */ close) => {
    const parts = sheet.parts[name];
    if (!parts) return false;
    context.beginPath();
    for (const part of parts) if (part.length >= 4) trace(context, part, side, dx, dy, close);
    return true;
  };
  const area = (/** @type {string} */ name, /** @type {string} */ fill) => {
    if (!paths(name, true)) return;
    context.fillStyle = fill;
    context.fill("evenodd");
  };
  const line = (/** @type {string} */ name, /** @type {string} */ stroke, /** @type {number} */ width) => {
    if (width <= 0 || !paths(name, false)) return;
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke();
  };
  if (sheet.base) {
    context.fillStyle = color[sheet.base];
    context.fillRect(cut[0], cut[1], cut[2] - cut[0], cut[3] - cut[1]);
  }
  context.lineJoin = "round";
  context.lineCap = "round";
  const grown = 2 ** ((zoom - 14) / 1.5);
  area("land", color.land);
  area("built", color.built);
  area("green", color.green);
  area("area", color.green);
  area("water", color.water);
  line("stream", color.river, Math.max(0.7, 1.2 * grown));
  if (zoom >= 13.5) area("building", color.building);
  line("rail", color.rail, zoom < 9 ? 0 : Math.max(0.6, 1.1 * grown));
  const width = (/** @type {string} */ name) => (zoom < WIDTHS[name][0] ? 0 : Math.max(0.7, WIDTHS[name][1] * grown));
  context.setLineDash([3, 3]);
  line("path", color["road-case"], width("path"));
  context.setLineDash([]);
  const roads = ["minor", "medium", "major", "highway"];
  for (const name of roads) line(name, color["road-case"], width(name) && width(name) + (zoom < 11 ? 0 : 1.6));
  if (zoom >= 11) for (const name of roads) line(name, name === "highway" || name === "major" ? color["road-main"] : color.road, width(name));
  line("line", color["road-case"], Math.max(0.8, 1.4 * grown));
}
