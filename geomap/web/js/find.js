/** Words in events: which rows hold all of them. */

import { quoteOf } from "./quotes.js";
import { fold, t } from "./words.js";

/**
 * All words of an event that has an object, folded, for searching.
 * @param {any} data
 * @param {any} event
 * @param {import("./store.js").Feature[]} features
 */
export function haystack(data, event, features) {
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
 * 1 for each row that holds all words of a folded text.
 * @param {{rows: any, haystacks: string[], table?: any, data: any}} store
 * @param {string} text
 */
export function wordHits(store, text) {
  const hits = new Uint8Array(store.rows.count);
  const words = text.split(" ");
  store.haystacks.forEach((hay, n) => {
    hits[n] = Number(words.every((word) => hay.includes(word)));
  });
  const { table } = store;
  if (table) {
    const columns = columnsOf(store);
    hits.fill(1, table.first);
    for (const word of words) {
      const here = new Uint8Array(table.count);
      for (const column of columns) column(word, here);
      for (let i = 0; i < table.count; i++) hits[table.first + i] &= here[i];
    }
  }
  return hits;
}

/** Make ready what a first search would have to wait for. @param {any} store */
export function makeFindable(store) {
  if (store.table) columnsOf(store);
}

/** @typedef {(word: string, here: Uint8Array) => void} Look  sets 1 for each event of a table that holds a word */

/** @type {WeakMap<any, Look[]>} */
const prepared = new WeakMap();

/**
 * What can be looked through in a table: categories, names of places, sources, and what has been written of each event.
 * Texts that many events share are looked at once; those of their own lie in one folded string each.
 * @param {any} store
 * @returns {Look[]}
 */
function columnsOf(store) {
  const { table } = store;
  const key = table.read || table;
  const known = prepared.get(key);
  if (known) return known;
  const { read, sites, reportsFrom } = table;
  const eventOfReport = reportsFrom.length === table.desk.length + 1 ? null : ownersOf(reportsFrom);
  const kinds = table.kinds.map((/** @type {any} */ kind) => fold(t(`category.${kind.category}`, {}, kind.category)));
  const desks = store.data.documents.map((/** @type {any} */ desk) => fold([desk.title, desk.publisher].filter(Boolean).join(" ")));
  /** @type {Look[]} */
  const columns = [listed_(kinds, store.rows.kind.subarray(table.first).map((/** @type {number} */ k) => k - (store.rows.kinds.length - table.kinds.length)), null), listed_(desks, table.desk, eventOfReport)];
  if (read) {
    const { places } = read.header;
    const labels = [...places.map((/** @type {any} */ place) => fold(place.label)), "", ...foldLines(read.names.all()).split("\n")];
    // A place by its number, else the name that the table gives it; coordinates are not looked for.
    const labelOf = new Uint32Array(sites.count);
    for (let site = 0; site < sites.count; site++) labelOf[site] = sites.place[site] >= 0 ? sites.place[site] : places.length + 1 + read.name[site];
    columns.push(inRuns(labels, labelOf, sites.from));
    const said = read.header.said.map((/** @type {any} */ one) => fold([one.speaker, ...one.claims.map((/** @type {any[]} */ claim) => claim[1])].filter(Boolean).join("\n")));
    columns.push(listed_(said, read.claim, eventOfReport));
    for (const name of ["label", "quote", "note"]) {
      const texts = read[name];
      columns.push(texts.pool ? listed_(texts.pool.map(fold), texts.codes, eventOfReport) : written(foldLines(texts.all()), eventOfReport));
    }
  }
  prepared.set(key, columns);
  return columns;
}

/** @param {Uint32Array} reportsFrom */
function ownersOf(reportsFrom) {
  const owners = new Uint32Array(reportsFrom[reportsFrom.length - 1]);
  for (let i = 0; i + 1 < reportsFrom.length; i++) owners.fill(i, reportsFrom[i], reportsFrom[i + 1]);
  return owners;
}

/** @param {string[]} texts @param {ArrayLike<number>} codes @param {Uint32Array | null} owners @returns {Look} */
function listed_(texts, codes, owners) {
  return (word, here) => {
    const fits = Uint8Array.from(texts, (text) => Number(text.includes(word)));
    if (!fits.includes(1)) return;
    for (let i = 0; i < codes.length; i++) if (fits[codes[i]]) here[owners ? owners[i] : i] = 1;
  };
}

/** @param {string[]} texts @param {ArrayLike<number>} codes @param {Uint32Array} from @returns {Look} */
function inRuns(texts, codes, from) {
  return (word, here) => {
    const fits = Uint8Array.from(texts, (text) => Number(text.includes(word)));
    for (let i = 0; i < codes.length; i++) if (fits[codes[i]]) here.fill(1, from[i], from[i + 1]);
  };
}

/** @param {string} text  a line for each event or report @param {Uint32Array | null} owners @returns {Look} */
function written(text, owners) {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  const ends = new Uint32Array(lines);
  for (let i = 0, at = -1; i < lines; i++) ends[i] = at = text.indexOf("\n", at + 1);
  return (word, here) => {
    let line = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, ends[line] + 1)) {
      line = lineAt(ends, at, line);
      here[owners ? owners[line] : line] = 1;
    }
  };
}

/** The line that a place lies in, sought from one before it. @param {Uint32Array} ends @param {number} at @param {number} low */
function lineAt(ends, at, low) {
  let step = 1;
  while (low + step < ends.length && ends[low + step] < at) step *= 2;
  let high = Math.min(ends.length - 1, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines folded, still a line each. @param {string} text */
function foldLines(text) {
  // What is ASCII, as most tables are, needs no look at each letter.
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : fold(text);
}
