/** Words in events: which rows hold all of them. */

import { quoteOf } from "./quotes.js";
import { fold } from "./words.js";

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
 * @param {{rows: {count: number}, haystacks: string[]}} store
 * @param {string} text
 */
export function wordHits(store, text) {
  const hits = new Uint8Array(store.rows.count);
  const words = text.split(" ");
  store.haystacks.forEach((hay, n) => {
    hits[n] = Number(words.every((word) => hay.includes(word)));
  });
  return hits;
}
