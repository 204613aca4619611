/** Claims side by side: a column each for value, unit, speaker, hedge, source, date and reliability. */

import { el } from "./dom.js";
import { formatMoment, formatRange, t, tn } from "./words.js";

/** The columns of the table, each headed by the word of this key. */
const HEADS = ["th.value", "th.unit", "th.who", "th.hedge", "th.source", "th.date", "th.reliability"];

/**
 * @typedef {(document: number, evidence: number | null) => void} Read
 */

/**
 * What an event's sources say, grouped by what it is about; what stands against one another is marked and put in one line first.
 * On a narrow sheet each row is a card that names its columns itself.
 * @param {import("./store.js").Store} store
 * @param {any} event
 * @param {Read} read
 */
export function claimTable(store, event, read) {
  const { data } = store;
  if (!event.claims.length) return null;
  /** @type {Map<string, any[]>} */
  const about = new Map();
  for (const n of event.claims) about.set(data.claims[n].attribute, [...(about.get(data.claims[n].attribute) || []), data.claims[n]]);
  // Roles are said because cards are no longer laid out as a table, which makes browsers forget that they are one.
  const table = el("table", { class: "claims", role: "table" },
    el("caption", { class: "visually-hidden", text: t("d.claims") }),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...HEADS.map((key) => el("th", { scope: "col", role: "columnheader", text: t(key) })))));
  // What is disputed comes first: nobody should have to look for it.
  const groups = [...about].sort(([, a], [, b]) => Number(standApart(b)) - Number(standApart(a)));
  for (const [attribute, claims] of groups) table.append(claimGroup(store, attribute, claims, read));
  return el("section", {}, el("h3", { text: t("d.claims") }), table);
}

/** @param {any[]} claims */
function standApart(claims) {
  return claims.some((claim) => claim.conflicts.length);
}

/** @param {import("./store.js").Store} store @param {string} attribute @param {any[]} claims @param {Read} read */
function claimGroup(store, attribute, claims, read) {
  const against = standApart(claims);
  const sides = against ? claimSides(claims) : [];
  return el("tbody", { role: "rowgroup" },
    el("tr", { class: "about", role: "row" }, el("th", { colspan: HEADS.length, scope: "rowgroup", role: "rowheader" },
      t(`attribute.${attribute}`, {}, attribute), against && el("span", { class: "chip disputed", text: t("status.disputed") }),
      sides.length > 1 && el("ul", { class: "sides" }, ...sides.map((side) => el("li", {},
        el("b", { dir: "auto", text: side.text }), el("span", { class: "small", text: tn("n.claims", side.count) })))))),
    ...claims.map((claim) => claimRow(store, claim, read)));
}

/**
 * The different things that are claimed, each once, with how often: amounts by their numbers, all else by its words.
 * @param {any[]} claims
 * @returns {{text: string, count: number}[]}
 */
export function claimSides(claims) {
  /** @type {Map<string, {text: string, count: number, least: number}>} */
  const sides = new Map();
  for (const claim of claims) {
    const range = formatRange(claim.low, claim.high);
    const text = `${claim.negative ? "✗ " : ""}${range || claim.told || claim.value}`;
    const key = text.toLocaleLowerCase().replace(/^((?:✗ )?)(?:an?|the) /, "$1");
    const side = sides.get(key) || { text, count: 0, least: claim.low === null ? claim.high || 0 : claim.low };
    side.count += 1;
    sides.set(key, side);
  }
  return [...sides.values()].sort((a, b) => a.least - b.least || b.count - a.count);
}

/** @param {import("./store.js").Store} store @param {any} claim @param {Read} read */
function claimRow(store, claim, read) {
  const source = claim.document === null ? null : store.data.documents[claim.document];
  const cited = claim.evidence.length ? claim.evidence[0] : null;
  const range = formatRange(claim.low, claim.high);
  const published = source && source.published;
  return el("tr", { class: claim.conflicts.length ? "conflict" : null, role: "row" },
    cell(0, el("span", { class: "value", dir: "auto", text: `${claim.negative ? "✗ " : ""}${claim.told || claim.value}` }),
      claim.told && el("span", { class: "small line", dir: "auto", text: claim.value }),
      range && range !== claim.value && el("span", { class: "small line", text: range })),
    cell(1, claim.unit && el("span", { dir: "auto", text: claim.unit })),
    cell(2, el("span", { dir: "auto", text: claim.speaker || t(claim.attribution === "narrator" ? "speaker.narrator" : "speaker.unknown") }),
      claim.speaker && el("span", { class: "small line", text: t(`attribution.${claim.attribution}`, {}, claim.attribution) })),
    cell(3, claim.hedge.length > 0 && el("span", { class: "hedge", dir: "auto", text: claim.hedge.map((/** @type {string} */ h) => `“${h}”`).join(" ") })),
    cell(4, source && el("button", { type: "button", class: "link", dir: "auto", onclick: () => read(claim.document, cited), text: source.publisher || source.title || source.id })),
    cell(5, claim.made ? el("span", { text: formatMoment(claim.made) }) : published && el("span", { text: formatMoment(published) }),
      claim.made && published && claim.made !== published && el("span", { class: "small line", text: t("th.published", { t: formatMoment(published) }) })),
    cell(6, (claim.reliability || claim.credibility) && el("span", { class: "grade", text: [claim.reliability, claim.credibility].filter(Boolean).join(" ") }),
      ...[claim.reliability, claim.credibility].filter(Boolean).map((grade) => el("span", { class: "small line", text: t(`grade.${grade}`, {}, "") }))));
}

/**
 * A cell that knows what its column is called. Where nothing is known, it is told as a dash.
 * @param {number} column
 * @param {...any} content
 */
function cell(column, ...content) {
  const some = content.filter(Boolean);
  const made = el("td", { role: "cell", "data-head": t(HEADS[column]), class: some.length ? null : "unknown" }, ...(some.length ? some : ["–"]));
  // A word that no column has room for is broken rather than let out of the table.
  if (/\S{16}/.test(made.textContent)) made.classList.add("long");
  return made;
}
