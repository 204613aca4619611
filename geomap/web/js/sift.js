/**
 * Which events are to be seen: one predicate for all of them, few or a million.
 *
 * Every event is a row. The first `whole` rows are events with an object of their own (`data.events`); the rest exist in
 * columns alone (`table.js`). What a control asks for goes into `store.filter`; `sift` then looks at every row once and
 * leaves a mask behind, and map, list, key and strip of days read that mask:
 *
 *     store.filter.statuses = new Set(["claimed"]);   // null: all of them
 *     sift(store);
 *     passes(store, row);                             // 1 or 0, also for rows that have no object
 *
 * A new condition is a field of `Filter`, a column of `Rows` if it needs one, and a line in `sift`. A condition on what a
 * kind says (category, status, certainty) costs nothing a row: kinds are looked at once and rows refer to them by number.
 * Unknown always passes a condition on time: what has no date is not hidden by one.
 */

import { wordHits } from "./find.js";
import { countSites } from "./table.js";

/**
 * What the controls ask for.
 * @typedef {Object} Filter
 * @property {boolean[]} layersOn
 * @property {string} text      folded words with one space between; all of them must be found
 * @property {number} from      milliseconds since 1970; an event passes when its span meets [from, to)
 * @property {number} to
 * @property {number} asOf      an event passes when it was known before; Infinity for all that is known now
 * @property {Set<string> | null} categories
 * @property {Set<string> | null} statuses
 * @property {Set<string> | null} certainties  in the words of CAP: Observed, Likely, Possible, Unlikely, Unknown
 * @property {Set<number> | null} sources      numbers of documents; one of them is enough
 * @property {boolean} disagree   only events whose claims stand against one another
 */

/**
 * What many events have in common.
 * @typedef {Object} Kind
 * @property {string} category
 * @property {string} status     `denied` also for what is negated
 * @property {string} certainty
 * @property {number} layer      the layer that draws rows of this kind; -1 for events with features of their own, or none
 * @property {Record<string, any>} cells  the look, as a feature of that layer has it
 */

/**
 * All events as columns.
 * @typedef {Object} Rows
 * @property {number} count
 * @property {number} whole      rows below this have an object in `data.events`
 * @property {Kind[]} kinds
 * @property {Uint16Array} kind
 * @property {Float64Array} from   first millisecond, NaN when no time is known, -Infinity when open
 * @property {Float64Array} to     first millisecond after it
 * @property {Float64Array} known  when it became known, NaN when that is not stated
 * @property {Uint8Array} disagree  1 where claims stand against one another
 * @property {Uint32Array} sourcesFrom  where the sources of a row begin in `sources`; one longer than there are rows
 * @property {Uint32Array} sources  numbers of documents
 */

/** @param {any[]} layers @returns {Filter} a filter that lets everything pass */
export function openFilter(layers) {
  return { layersOn: layers.map((layer) => Boolean(layer.on)), text: "", from: -Infinity, to: Infinity, asOf: Infinity,
    categories: null, statuses: null, certainties: null, sources: null, disagree: false };
}

/**
 * Look at every row once.
 * @param {import("./store.js").Store} store  `mask` holds 1 where a row passes everything but the switches of layers;
 *   `perKind` counts those rows by kind
 */
export function sift(store) {
  const { rows, filter, mask, perKind } = store;
  const { kind, from, to, known, disagree, count } = rows;
  const allowed = Uint8Array.from(rows.kinds, (one) => Number(kindPasses(filter, one)));
  const hits = filter.text ? wordHits(store, filter.text) : null;
  const wanted = filter.sources ? wantedSources(filter.sources, store.data.documents.length) : null;
  const { from: low, to: high, asOf, disagree: only } = filter;
  const timed = low !== -Infinity || high !== Infinity;
  const dated = asOf !== Infinity;
  perKind.fill(0);
  for (let n = 0; n < count; n++) {
    const k = kind[n];
    let pass = allowed[k];
    // A comparison with NaN is false, so what is unknown passes.
    if (timed && (from[n] >= high || to[n] <= low)) pass = 0;
    if (dated && known[n] >= asOf) pass = 0;
    if (only) pass &= disagree[n];
    if (hits) pass &= hits[n];
    if (wanted && pass) pass = anySource(rows, n, wanted);
    mask[n] = pass;
    perKind[k] += pass;
  }
  countSites(store);
}

/** @param {Filter} filter @param {Kind} kind */
function kindPasses(filter, kind) {
  const { categories, statuses, certainties } = filter;
  return (!categories || categories.has(kind.category)) && (!statuses || statuses.has(kind.status)) && (!certainties || certainties.has(kind.certainty));
}

/** @param {Set<number>} chosen @param {number} count */
function wantedSources(chosen, count) {
  const wanted = new Uint8Array(count);
  for (const n of chosen) wanted[n] = 1;
  return wanted;
}

/** @param {Rows} rows @param {number} n @param {Uint8Array} wanted */
function anySource(rows, n, wanted) {
  for (let i = rows.sourcesFrom[n]; i < rows.sourcesFrom[n + 1]; i++) if (wanted[rows.sources[i]]) return 1;
  return 0;
}

/**
 * Whether an event passes everything but the switches of layers.
 * @param {import("./store.js").Store} store
 * @param {number} row
 */
export function passes(store, row) {
  return store.mask[row] === 1;
}

/**
 * 1 for each event of the list: it passes, and it lies in a layer that is on or in none at all.
 * @param {import("./store.js").Store} store
 */
export function listedNow(store) {
  const { rows, mask, filter } = store;
  const { layersOn } = filter;
  const on = Uint8Array.from(rows.kinds, ({ layer }) => Number(layer < 0 || layersOn[layer]));
  const seen = new Uint8Array(rows.count);
  for (let n = 0; n < rows.count; n++) seen[n] = mask[n] & on[rows.kind[n]];
  for (let n = 0; n < rows.whole; n++) {
    const drawn = store.ofEvent[n];
    if (drawn.length && !drawn.some((feature) => layersOn[store.features[feature].layer])) seen[n] = 0;
  }
  return seen;
}
