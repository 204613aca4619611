/** What the page holds: features and events out of the payload, and which of them are to be seen. */

import { haystack } from "./find.js";
import { boxUnion, measureRings, projectX, projectY } from "./geo.js";
import { rowsOf } from "./rows.js";
import { openFilter, passes } from "./sift.js";
import { joinRows, makeTable, openEvent, siteFeature, siteOf } from "./table.js";
import { fold } from "./words.js";

/**
 * @typedef {Object} Feature
 * @property {number} number
 * @property {number} layer
 * @property {number} event    -1 for none
 * @property {string} family   point, line, disc or area
 * @property {number} kind     1 points, 2 lines, 3 rings
 * @property {{xy: Float64Array, box: number[]}[]} parts
 * @property {number[]} box
 * @property {number[][]} anchors  world coordinates
 * @property {number} lat  latitude of the first anchor
 * @property {number} thickness  of an area: twice its area by its circumference, world units
 * @property {number} extent   the longer side of its box
 * @property {Record<string, any>} cells
 * @property {boolean} [asleep]  not drawn on the day that is shown
 * @property {number} [site]   of a table's site that is drawn as a feature
 */

/**
 * @param {any} data  the payload
 * @param {ReturnType<typeof import("./decode.js").decodeGeometry>} shapes
 * @param {any} [stream]  the columns of a table, as `openStream` gives them
 */
export function makeStore(data, shapes, stream) {
  /** @type {Feature[]} */
  const features = data.features.geometry.map((/** @type {number} */ shape, /** @type {number} */ number) => makeFeature(data.features, shapes[shape], number));
  /** @type {number[][]} */
  const ofEvent = data.events.map(() => []);
  for (const feature of features) if (feature.event >= 0) ofEvent[feature.event].push(feature.number);
  const drawn = ofEvent.map((numbers) => numbers.map((n) => features[n]));
  const whole = rowsOf(data, drawn);
  const table = stream ? makeTable(data, stream, whole.count) : null;
  const rows = table ? joinRows(whole, table) : whole;
  /** @type {string[]} */
  const haystacks = data.events.map((/** @type {any} */ event, /** @type {number} */ i) => haystack(data, event, drawn[i]));
  return {
    data,
    features,
    ofEvent,
    rows,
    /** Events that are columns alone, if there are any. */
    table,
    shapes,
    /** 1 for each row that passes the filter; the switches of layers are looked at apart. */
    mask: new Uint8Array(rows.count).fill(1),
    /** How many rows of each kind pass. */
    perKind: new Uint32Array(rows.kinds.length),
    haystacks,
    citing: citations(data, new Uint8Array(data.events.length)),
    /** 1 for each event that was not known on the day that is shown. */
    absent: new Uint8Array(data.events.length),
    /** @type {any[] | null} the events as they are now, while those of another day are shown */
    now: null,
    filter: openFilter(data.layers),
  };
}

/** @typedef {ReturnType<typeof makeStore>} Store */

/**
 * @param {Record<string, any[]>} columns
 * @param {{kind: number, parts: {xy: Float64Array, box: number[]}[]}} shape
 * @param {number} number
 * @returns {Feature}
 */
function makeFeature(columns, shape, number) {
  /** @type {Record<string, any>} */
  const cells = {};
  for (const name of Object.keys(columns)) cells[name] = columns[name][number];
  const box = shape.parts.map((part) => part.box).reduce(boxUnion);
  const { area, length } = shape.kind === 3 ? measureRings(shape.parts.map((part) => part.xy)) : { area: 0, length: 1 };
  return {
    number,
    layer: cells.layer,
    event: cells.event,
    family: cells.shape,
    kind: shape.kind,
    parts: shape.parts,
    box,
    anchors: cells.anchors.map((/** @type {number[]} */ lonLat) => [projectX(lonLat[0]), projectY(lonLat[1])]),
    lat: cells.anchors.length ? cells.anchors[0][1] : 0,
    thickness: length ? (2 * area) / length : 0,
    extent: Math.max(box[2] - box[0], box[3] - box[1]),
    cells,
    asleep: false,
  };
}

/**
 * For each piece of evidence the events that rest on it.
 * @param {any} data
 * @param {Uint8Array} absent  1 for events that are not there
 * @returns {Map<number, number[]>}
 */
export function citations(data, absent) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  const note = (/** @type {number | null} */ evidence, /** @type {number} */ event) => {
    if (evidence === null) return;
    const here = found.get(evidence) || new Set();
    here.add(event);
    found.set(evidence, here);
  };
  data.events.forEach((/** @type {any} */ event, /** @type {number} */ i) => {
    if (absent[i]) return;
    for (const number of event.evidence) note(number, i);
    for (const number of event.claims) for (const cited of data.claims[number].evidence) note(cited, i);
    note(event.time.evidence, i);
  });
  return new Map([...found].map(([key, events]) => [key, [...events]]));
}

/**
 * Whether a feature is drawn now.
 * @param {Store} store
 * @param {Feature} feature
 */
export function featureShown(store, feature) {
  if (feature.asleep || !store.filter.layersOn[feature.layer]) return false;
  if (feature.event >= 0) return passes(store, feature.event);
  const { text } = store.filter;
  return !text || fold(`${feature.cells.title || ""} ${feature.cells.label || ""}`).includes(text);
}

/**
 * An event, whether it has an object or columns alone.
 * @param {Store} store
 * @param {number} row
 */
export function eventOf(store, row) {
  return row < store.rows.whole ? store.data.events[row] : openEvent(store, row);
}

/**
 * What is drawn of an event.
 * @param {Store} store
 * @param {number} row
 * @returns {Feature[]}
 */
export function featuresOf(store, row) {
  if (row < store.rows.whole) return store.ofEvent[row].map((n) => store.features[n]);
  const { table } = store;
  const site = table ? siteOf(table, row) : -1;
  const { layer } = store.rows.kinds[store.rows.kind[row]];
  return site < 0 || layer < 0 ? [] : [siteFeature(store, site, row)];
}

/** @type {WeakMap<import("./sift.js").Rows, Uint32Array>} */
const orders = new WeakMap();

/**
 * Rows in the order of time, those without a time last; worked out when it is first asked for.
 * @param {Store} store
 * @returns {Uint32Array}
 */
export function orderOf(store) {
  let order = orders.get(store.rows);
  if (!order) orders.set(store.rows, (order = inOrderOfTime(store.rows)));
  return order;
}

/**
 * @param {{count: number, from: Float64Array, to: Float64Array}} rows
 * @returns {Uint32Array}
 */
export function inOrderOfTime({ from, to, count }) {
  const begin = new Float64Array(count);
  let least = Infinity;
  let most = -Infinity;
  for (let n = 0; n < count; n++) {
    begin[n] = from[n] === -Infinity ? to[n] : from[n];
    if (begin[n] < least) least = begin[n];
    if (begin[n] > most) most = begin[n];
  }
  // Time and number of a row in one exact number, since numbers are sorted far quicker than by a function.
  const unit = Math.max(60000, (most - least) / 2 ** 28);
  const keys = begin.map((ms, n) => (Number.isNaN(ms) ? 2 ** 29 : Math.floor((ms - least) / unit)) * 2 ** 23 + n);
  return Uint32Array.from(keys.sort(), (key) => key % 2 ** 23);
}

/** States in which an event is not settled. */
export const UNSETTLED = ["claimed", "disputed", "planned", "requested", "denied", "hypothetical", "retracted", "superseded"];

/**
 * The row of an event by its id; -1 when there is none.
 * @param {Store} store
 * @param {string} id
 */
export function rowOfId(store, id) {
  const found = store.data.events.findIndex((/** @type {any} */ event) => event.id === id);
  const { table } = store;
  if (found >= 0 || !table || !table.read) return found;
  for (let i = 0; i < table.count; i++) if (table.read.id(i) === id) return table.first + i;
  return -1;
}

/** @param {any} event */
export function isUnsettled(event) {
  return event.negated || UNSETTLED.includes(event.status);
}

/**
 * Claims of an event that stand against another claim of the same event.
 * @param {any} data
 * @param {any} event
 * @returns {number}
 */
export function conflictCount(data, event) {
  if (event.disagree === false) return 0;
  return event.claims.filter((/** @type {number} */ n) => data.claims[n].conflicts.length).length;
}
