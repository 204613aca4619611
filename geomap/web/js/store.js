/** What the page holds: features and events out of the payload, and which of them are to be seen. */

import { boxUnion, measureRings, projectX, projectY } from "./geo.js";
import { fold, parseMoment } from "./words.js";

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
 */

/**
 * @param {any} data  the payload
 * @param {ReturnType<typeof import("./decode.js").decodeGeometry>} shapes
 */
export function makeStore(data, shapes) {
  /** @type {Feature[]} */
  const features = data.features.geometry.map((/** @type {number} */ shape, /** @type {number} */ number) => makeFeature(data.features, shapes[shape], number));
  /** @type {number[][]} */
  const ofEvent = data.events.map(() => []);
  for (const feature of features) if (feature.event >= 0) ofEvent[feature.event].push(feature.number);
  const spans = data.events.map((/** @type {any} */ event) => spanOf(event.time));
  const haystacks = data.events.map((/** @type {any} */ event, /** @type {number} */ i) => haystack(data, event, ofEvent[i].map((n) => features[n])));
  const citing = citations(data);
  const layersOn = data.layers.map((/** @type {any} */ layer) => Boolean(layer.on));
  return { data, features, ofEvent, spans, haystacks, citing, filter: { layersOn, text: "", from: -Infinity, to: Infinity } };
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
  };
}

/**
 * First and last millisecond of a time, open ends infinite; `null` when nothing is known.
 * @param {{start: string | null, end: string | null, end_kind: string}} time
 * @returns {number[] | null}
 */
export function spanOf(time) {
  const start = parseMoment(time.start);
  const end = parseMoment(time.end);
  if (!start && !end) return null;
  const open = !end && (time.end_kind === "until_further_notice" || time.end_kind === "permanent");
  const from = start ? start.from : -Infinity;
  const to = end ? end.to : open ? Infinity : start ? start.to : Infinity;
  return to > from ? [from, to] : [from, from + 1];
}

/**
 * All words of an event, folded, for searching.
 * @param {any} data
 * @param {any} event
 * @param {Feature[]} features
 */
function haystack(data, event, features) {
  const words = [event.label, event.note, event.place && event.place.label];
  for (const role of event.places) words.push(role.place.label);
  for (const member of event.members) words.push(member.name);
  for (const feature of features) words.push(feature.cells.title, feature.cells.label, feature.cells.quote);
  for (const number of event.claims) {
    const claim = data.claims[number];
    words.push(claim.value, claim.speaker);
    for (const cited of claim.evidence) words.push(quoteOf(data, cited));
  }
  for (const number of event.evidence) words.push(quoteOf(data, number));
  for (const number of event.documents) words.push(data.documents[number].title, data.documents[number].publisher);
  return fold(words.filter(Boolean).join(" \n "));
}

/**
 * The words of a piece of evidence.
 * @param {any} data
 * @param {number} number
 */
export function quoteOf(data, number) {
  const row = data.evidence[number];
  return textOf(data, row).slice(row.from, row.to);
}

/**
 * The embedded text that evidence lies in: its passage, or the whole document.
 * @param {any} data
 * @param {any} row
 * @returns {string}
 */
export function textOf(data, row) {
  return row.passage === null ? data.documents[row.doc].text : data.passages[row.passage].text;
}

/**
 * For each piece of evidence the events that rest on it.
 * @param {any} data
 * @returns {Map<number, number[]>}
 */
function citations(data) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  const note = (/** @type {number | null} */ evidence, /** @type {number} */ event) => {
    if (evidence === null) return;
    const here = found.get(evidence) || new Set();
    here.add(event);
    found.set(evidence, here);
  };
  data.events.forEach((/** @type {any} */ event, /** @type {number} */ i) => {
    for (const number of event.evidence) note(number, i);
    for (const number of event.claims) for (const cited of data.claims[number].evidence) note(cited, i);
    note(event.time.evidence, i);
  });
  return new Map([...found].map(([key, events]) => [key, [...events]]));
}

/**
 * Whether an event passes the filters for words and time. An unknown time always passes.
 * @param {Store} store
 * @param {number} event
 */
export function passes(store, event) {
  const { text, from, to } = store.filter;
  if (text && !text.split(" ").every((word) => store.haystacks[event].includes(word))) return false;
  const span = store.spans[event];
  return !span || (span[0] < to && span[1] > from);
}

/**
 * Whether a feature is drawn now.
 * @param {Store} store
 * @param {Feature} feature
 */
export function featureShown(store, feature) {
  if (!store.filter.layersOn[feature.layer]) return false;
  if (feature.event >= 0) return passes(store, feature.event);
  const { text } = store.filter;
  return !text || fold(`${feature.cells.title || ""} ${feature.cells.label || ""}`).includes(text);
}

/**
 * Events of the list: those that pass and either lie in a layer that is on or have no place at all.
 * @param {Store} store
 * @returns {number[]}
 */
export function listedEvents(store) {
  /** @type {number[]} */
  const found = [];
  store.data.events.forEach((/** @type {any} */ _, /** @type {number} */ event) => {
    if (!passes(store, event)) return;
    const drawn = store.ofEvent[event];
    if (!drawn.length || drawn.some((n) => store.filter.layersOn[store.features[n].layer])) found.push(event);
  });
  return found;
}

/** States in which an event is not settled. */
export const UNSETTLED = ["claimed", "disputed", "planned", "requested", "denied", "hypothetical", "retracted", "superseded"];

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
  return event.claims.filter((/** @type {number} */ n) => data.claims[n].conflicts.length).length;
}
