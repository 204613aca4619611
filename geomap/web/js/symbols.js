/** geomap's own signs, drawn for this page on a grid of 24. ``fill`` paths are filled, ``line`` paths stroked. */

/** @type {Record<string, {fill?: string, line?: string}>} */
export const SYMBOLS = {
  drone: { fill: "M12 3.5 21 17l-7-1.4L12 20.5l-2-4.9L3 17Z" },
  impact: { fill: "m12 2.5 2 5.6 5.2-3-2.4 5.4 5.7 1.5-5.7 1.5 2.4 5.4-5.2-3-2 5.6-2-5.6-5.2 3 2.4-5.4L1.5 12l5.7-1.5-2.4-5.4 5.2 3Z" },
  strike: { line: "M12 3v10.5M7.5 9.5 12 14l4.5-4.5M4 20h16M6.5 16.5 5 15M17.5 16.5 19 15" },
  interception: { line: "M12 2.5v5.5M12 16v5.5M2.5 12H8M16 12h5.5M12 5.5a6.5 6.5 0 1 0 .01 0" },
  airport: { fill: "M12 2.5c.9 0 1.4 1.3 1.4 2.8v4L21.5 14v2.1l-8.1-2.4-.3 4.4 2.6 1.9v1.5L12 20.6l-3.7.9V20l2.6-1.9-.3-4.4-8.1 2.4V14l8.1-4.7v-4c0-1.5.5-2.8 1.4-2.8Z" },
  crossing: { fill: "M3 8h18v4.6H3ZM5.6 12.6h2.2V20H5.6ZM16.2 12.6h2.2V20h-2.2ZM5.6 5h2.2v3H5.6ZM16.2 5h2.2v3h-2.2Z" },
  rail: { line: "M8.4 3 6 21M15.6 3 18 21M8 7h8M7.3 12h9.4M6.6 17h10.8" },
  deployment: { fill: "m12 2.8 8 2.9v5.4c0 5-3.4 8.3-8 10.1-4.6-1.8-8-5.1-8-10.1V5.7Z" },
  diplomatic: { fill: "M12 3.2 21 8.3v1.5H3V8.3ZM5 11h2.3v6.2H5ZM10.85 11h2.3v6.2h-2.3ZM16.7 11H19v6.2h-2.3ZM3.5 18.4h17v2.2h-17Z" },
  sighting: { line: "M2.5 12C5.2 7.6 8.4 5.6 12 5.6s6.8 2 9.5 6.4c-2.7 4.4-5.9 6.4-9.5 6.4S5.2 16.4 2.5 12Z", fill: "M12 8.8a3.2 3.2 0 1 0 .01 0" },
  border: { fill: "M10 3h4v4.6h-4ZM10 9.7h4v4.6h-4ZM10 16.4h4V21h-4Z", line: "M6 8l-3 4 3 4M18 8l3 4-3 4" },
  airspace: { line: "M4.2 18.5a9 9 0 0 1 15.6 0M7.6 19.6a5.2 5.2 0 0 1 8.8 0M2 14.2a12.4 12.4 0 0 1 20 0", fill: "M12 2.6 15.2 9 12 7.8 8.8 9Z" },
};

/**
 * Frames after NATO's APP-6, drawn for this page on the same grid: what flies has one that is open below.
 * @type {Record<string, {land: string, air: string, color: string}>}
 */
const FRAMES = {
  unknown: { land: "M7 7a5 5 0 0 1 10 0a5 5 0 0 1 0 10a5 5 0 0 1-10 0a5 5 0 0 1 0-10Z", air: "M7 20a5.5 5.5 0 0 1 0-11a5 5 0 0 1 10 0a5.5 5.5 0 0 1 0 11", color: "#ffff80" },
  friend: { land: "M1.5 5h21v14h-21Z", air: "M3 20.5V12a9 9 0 0 1 18 0v8.5", color: "#80e0ff" },
  hostile: { land: "M12 1 23 12 12 23 1 12Z", air: "M3 20.5V10.5l9-9 9 9v10", color: "#ff8080" },
};
const FLYING = ["drone", "airspace", "interception", "sighting"];
const INSTALLED = ["airport", "crossing"];
/**
 * Marks within a frame that are not the page's own signs: a pilotless aircraft.
 * @type {Record<string, {fill?: string, line?: string}>}
 */
const FRAMED = { drone: { fill: "M4 9.5 12 13.6l8-4.1v2.7l-8 4.8-8-4.8Z" } };

/**
 * The frame of a sign, what stands within it, and the bar on top of what is built.
 * @param {string} side
 * @param {string} symbol
 */
export function framePaths(side, symbol) {
  const { land, air, color } = FRAMES[Object.hasOwn(FRAMES, side) ? side : "unknown"];
  const text = FLYING.includes(symbol) ? air : land;
  const bar = INSTALLED.includes(symbol) ? (side === "friend" ? "M8 2.6h8v2.4H8Z" : "M9 .2h6v2.2H9Z") : "";
  return { frame: keptPath(text), bar: bar ? keptPath(bar) : null, mark: Object.hasOwn(FRAMED, symbol) ? "framed:" + symbol : symbol, color };
}

/** @type {Map<string, Path2D>} */
const kept = new Map();

/** @param {string} text */
function keptPath(text) {
  const path = kept.get(text) || pathOf(text);
  kept.set(text, path);
  return path;
}

/** @type {Map<string, {fill: Path2D | null, line: Path2D | null}>} */
const paths = new Map();

/**
 * @param {string} name
 * @returns {{fill: Path2D | null, line: Path2D | null} | null}
 */
export function symbolPaths(name) {
  const own = name.replace("framed:", "");
  if (!Object.hasOwn(SYMBOLS, own)) return null;
  let found = paths.get(name);
  if (!found) {
    const { fill, line } = own === name ? SYMBOLS[own] : FRAMED[own];
    found = { fill: fill ? pathOf(fill) : null, line: line ? pathOf(line) : null };
    paths.set(name, found);
  }
  return found;
}

/** @type {WeakMap<Path2D, string>} */
const texts = new WeakMap();

/** @param {string} text  a path as SVG writes it */
function pathOf(text) {
  const path = new Path2D(text);
  texts.set(path, text);
  return path;
}

/**
 * A sign's path as SVG writes it; empty for any other path.
 * @param {Path2D} path
 */
export function pathText(path) {
  return texts.get(path) || "";
}
