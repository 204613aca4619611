/** Events that have objects of their own, as the columns that `sift.js` looks at. */

import { parseMoment } from "./words.js";

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
 * @param {any} data  the payload
 * @param {import("./store.js").Feature[][]} drawn  the features of each event
 * @returns {import("./sift.js").Rows}
 */
export function rowsOf(data, drawn) {
  const { events, claims } = data;
  const count = events.length;
  const sources = events.flatMap((/** @type {any} */ event) => event.documents);
  const rows = {
    count,
    whole: count,
    kinds: /** @type {import("./sift.js").Kind[]} */ ([]),
    kind: new Uint16Array(count),
    from: new Float64Array(count),
    to: new Float64Array(count),
    known: new Float64Array(count),
    disagree: new Uint8Array(count),
    sourcesFrom: new Uint32Array(count + 1),
    sources: Uint32Array.from(sources),
  };
  /** @type {Map<string, number>} */
  const numbers = new Map();
  events.forEach((/** @type {any} */ event, /** @type {number} */ n) => {
    const certainty = drawn[n].map((feature) => feature.cells.certainty).find(Boolean) || "Unknown";
    const status = event.negated ? "denied" : event.status;
    const key = [event.category, status, certainty].join("|");
    if (!numbers.has(key)) {
      numbers.set(key, rows.kinds.length);
      rows.kinds.push({ category: event.category, status, certainty, layer: -1, cells: {} });
    }
    rows.kind[n] = numbers.get(key) || 0;
    const span = spanOf(event.time);
    rows.from[n] = span ? span[0] : NaN;
    rows.to[n] = span ? span[1] : NaN;
    rows.known[n] = knownFrom(event.claims.map((/** @type {number} */ c) => claims[c]));
    rows.disagree[n] = Number(event.claims.some((/** @type {number} */ c) => claims[c].conflicts.length > 0));
    rows.sourcesFrom[n + 1] = rows.sourcesFrom[n] + event.documents.length;
  });
  return rows;
}

/**
 * When the first of some claims was known; NaN when one of them does not say.
 * @param {any[]} claims
 */
export function knownFrom(claims) {
  if (!claims.length) return NaN;
  return Math.min(...claims.map((claim) => { const moment = parseMoment(claim.known); return moment ? moment.from : NaN; }));
}
