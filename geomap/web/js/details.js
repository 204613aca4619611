/** One event with all that is known about it, and the report it was read from. */

import { claimTable } from "./claims.js";
import { el, empty, put } from "./dom.js";
import { layerTitle, sourceLine, statusChip } from "./panels.js";
import { textOf } from "./quotes.js";
import { eventOf, featuresOf } from "./store.js";
import { formatDistance, formatMoment, formatNumber, formatRange, formatTime, formatUnit, inUtc, safeUrl, t, tn, toUtc } from "./words.js";

/**
 * @typedef {Object} Moves
 * @property {() => void} close
 * @property {(event: number) => void} open
 * @property {(step: number) => void} page
 * @property {(event: number) => void} show
 * @property {(document: number, evidence: number | null) => void} read
 * @property {() => void} back
 * @property {() => void} clock  tell times in UTC, or as clocks showed them there
 * @property {(lon: number, lat: number, metres: number | null) => void} point
 */

/**
 * @param {Element} holder
 * @param {import("./store.js").Store} store
 * @param {number} n  the event
 * @param {{list: ArrayLike<number>, at: number}} pile  what lies at the same place
 * @param {Moves} moves
 * @param {number | null} chosen  number of the feature that was touched
 * @param {boolean} [quiet]  leave the focus where it is
 */
export function showEvent(holder, store, n, pile, moves, chosen, quiet = false) {
  const { data } = store;
  const event = eventOf(store, n);
  const features = featuresOf(store, n);
  const touched = features.find((feature) => feature.number === chosen);
  const constructedFirst = Boolean(touched && constructionOf(touched.cells).lines.length);
  empty(holder);
  put(holder,
    bar(moves, pile, el("span", { class: "kicker", text: t(`category.${event.category}`, {}, event.category) })),
    el("div", { class: "body", tabindex: 0 },
      el("h2", { dir: "auto", tabindex: -1, text: event.label }),
      el("p", { class: "chips" }, statusChip(event), features.length ? el("button", { type: "button", class: "link", onclick: () => moves.show(n), text: t("d.show") })
        : el("span", { class: "small", text: t("d.nomap") })),
      corrected(event),
      facts(event, moves),
      constructedFirst && shapeNote(store, features, chosen),
      members(event),
      claimTable(store, event, moves.read),
      evidence(store, event, moves),
      !constructedFirst && shapeNote(store, features, chosen),
      event.note && el("p", { class: "small" }, el("strong", { text: `${t("d.note")}: ` }), el("bdi", { text: event.note })),
      derivation(event)));
  if (!quiet) focusHeading(holder);
}

/** Tell a screen reader what has come up. @param {Element} holder */
function focusHeading(holder) {
  const heading = holder.querySelector("h2");
  if (heading) heading.focus({ preventScroll: true });
}

/** @param {Moves} moves @param {{list: ArrayLike<number>, at: number} | null} pile @param {Node} title */
function bar(moves, pile, title) {
  const many = pile && pile.list.length > 1;
  return el("div", { class: "bar" }, title,
    many && el("div", { class: "pager" },
      el("button", { type: "button", "aria-label": t("d.previous"), onclick: () => moves.page(-1), text: "‹" }),
      el("span", { role: "status", text: t("d.of", { i: formatNumber(pile.at + 1), n: formatNumber(pile.list.length) }) }),
      el("button", { type: "button", "aria-label": t("d.next"), onclick: () => moves.page(1), text: "›" })),
    el("button", { type: "button", class: "close", "aria-label": t("d.close"), onclick: () => moves.close(), text: "×" }));
}

/** What people put right by hand: old → new, why and by whom. @param {any} event */
function corrected(event) {
  if (!event.corrected || !event.corrected.length) return null;
  return el("ul", { class: "corrected small" }, ...event.corrected.map((/** @type {any} */ one) => {
    const change = [one.old, one.new].filter(Boolean).join(" → ");
    const by = [one.who, one.when].filter(Boolean).join(", ");
    return el("li", { dir: "auto" }, el("span", { class: "chip", text: t(`fix.${one.action}`, {}, one.action) }),
      ` ${change}${change ? ": " : ""}${one.reason} (${by})`);
  }));
}

/** Whether a time of day and the zone it is told in are known. @param {any} time */
function clocked(time) {
  return Boolean(time.tz && [time.start, time.end].some((text) => toUtc(text, time.tz) !== text));
}

/** @param {any} event @param {Moves} moves */
function facts(event, moves) {
  const list = el("dl", { class: "facts" });
  const add = (/** @type {string} */ term, /** @type {any[]} */ ...values) => {
    const cell = el("dd");
    put(cell, ...values);
    put(list, el("dt", { text: term }), cell);
  };
  const { time, place } = event;
  add(t("d.when"), formatTime(time), time.tz && time.start && !inUtc() ? el("span", { class: "small", text: ` ${t("time.local", { tz: time.tz })}` }) : null,
    clocked(time) && el("button", { type: "button", class: "link small", "aria-pressed": String(inUtc()), onclick: () => moves.clock(), text: t(inUtc() ? "time.showlocal" : "time.showutc") }),
    time.announced && el("span", { class: "small line", text: t("d.announced", { t: formatMoment(time.announced) }) }),
    time.basis && el("span", { class: "small line", dir: "auto", text: t("d.basis", { t: time.basis }) }));
  if (place) add(t("d.where"), el("bdi", { text: place.label }), otherName(place), el("span", { class: "small line", text: reach(place) }));
  else add(t("d.where"), t("place.none"));
  if (event.places.length) {
    const others = event.places.filter((/** @type {any} */ role) => role.place && (!place || role.place.label !== place.label));
    const named = new Map(others.map((/** @type {any} */ role) => [`${role.place.label} ${role.role}`, role]));
    if (named.size) add(t("d.roles"), ...[...named.values()].flatMap((role, i) => [i ? "; " : null, el("bdi", { text: role.place.label }), ` (${t(`role.${role.role}`, {}, role.role)})`]));
  }
  const range = formatRange(event.low, event.high);
  if (range) add(t("d.howmany"), range, event.unit && " ", event.unit && el("bdi", { text: formatUnit(event.unit, event.low, event.high) }));
  return list;
}

/** The gazetteer's own name of a place that is called by another here. @param {any} place */
function otherName(place) {
  const [entry] = place.entries;
  return place.entries.length === 1 && !place.label.includes(entry.name) && el("span", { class: "small" }, " (", el("bdi", { text: entry.name }), ")");
}

/** @param {any} place */
function reach(place) {
  if (place.geometry === "polygon") return t("d.area");
  if (place.geometry === "line") return t("d.line");
  return place.uncertainty === null ? t("d.nouncertainty") : t("d.within", { r: formatDistance(place.uncertainty) });
}

/**
 * What was drawn rather than reported: fronts, envelopes and the like, with what they assume.
 * @param {import("./store.js").Store} store
 * @param {import("./store.js").Feature[]} features
 * @param {number | null} chosen
 */
function shapeNote(store, features, chosen) {
  const made = features.filter((feature) => constructionOf(feature.cells).lines.length);
  if (!made.length) return null;
  made.sort((a, b) => Number(b.number === chosen) - Number(a.number === chosen));
  const list = el("ul");
  for (const feature of made.slice(0, 8)) {
    const { method, lines } = constructionOf(feature.cells);
    list.append(el("li", {},
      el("b", { dir: "auto", text: feature.cells.title || layerTitle(store.data.layers[feature.layer]) }),
      ...lines.map((text) => el("span", { class: "line", dir: "auto", text })),
      method && el("span", { class: "line small", dir: "auto", text: method })));
  }
  return el("section", { class: "constructed" }, el("h3", { text: t("d.constructed") }), list);
}

/**
 * How a shape was constructed, as lines to read; none for a shape that is simply a place's own.
 * @param {Record<string, any>} cells
 * @returns {{method: string, lines: string[]}}
 */
export function constructionOf(cells) {
  const text = cells.construction;
  if (!text) return { method: "", lines: [] };
  /** @type {any} */
  let made = null;
  try {
    made = JSON.parse(text);
  } catch {
    return { method: "", lines: [String(text)] };
  }
  if (made === null || typeof made !== "object" || Array.isArray(made)) return { method: "", lines: [String(text)] };
  const assumed = Array.isArray(made.assumptions) ? made.assumptions.map(String) : [];
  if (!assumed.length && !made.not_a_track) return { method: "", lines: [] };
  const size = typeof made.area_km2 === "number" ? ` · ${formatNumber(made.area_km2)} ${t("unit.km")}²` : "";
  return {
    method: made.method ? `${made.method}/${made.version || 1}${size}` : "",
    lines: assumed.length ? [t("d.assumed", { t: assumed.join("; ") })] : [t("d.notrack")],
  };
}

/** @param {any} event */
function members(event) {
  if (!event.members.length) return null;
  return el("details", { class: "fold", open: event.members.length <= 8 },
    el("summary", { text: t("d.members", { n: event.members.length }) }),
    el("ul", {}, ...event.members.map((/** @type {any} */ member) => el("li", { dir: "auto", text: member.name }))));
}

/**
 * Sentences with the words that count, and where they stand.
 * @param {import("./store.js").Store} store
 * @param {any} event
 * @param {Moves} moves
 */
function evidence(store, event, moves) {
  const { data } = store;
  const numbers = [...new Set([...event.evidence, ...event.claims.flatMap((/** @type {number} */ n) => data.claims[n].evidence)])];
  if (!numbers.length) return null;
  const section = el("section", { class: "evidence" }, el("h3", { text: t("d.evidence") }));
  /** @type {Map<string, number[]>} */
  const passages = new Map();
  for (const n of numbers) {
    const row = data.evidence[n];
    const key = row.passage === null ? `d${row.doc}:${sentenceAround(data.documents[row.doc].text, row.from, row.to).join()}` : `p${row.passage}`;
    passages.set(key, [...(passages.get(key) || []), n]);
  }
  for (const cited of passages.values()) section.append(quotation(store, cited, moves));
  return section;
}

/**
 * One sentence in which several pieces of evidence may lie.
 * @param {import("./store.js").Store} store
 * @param {number[]} cited
 * @param {Moves} moves
 */
function quotation(store, cited, moves) {
  const { data } = store;
  const first = data.evidence[cited[0]];
  const text = textOf(data, first);
  const [low, high] = first.passage === null ? sentenceAround(text, first.from, first.to) : [0, text.length];
  const spans = cited.map((n) => [data.evidence[n].from - low, data.evidence[n].to - low]);
  const source = first.doc === null ? null : data.documents[first.doc];
  const url = source && safeUrl(source.url);
  const silent = first.passage !== null && !text;
  const quote = !silent && el("blockquote", { dir: "auto", lang: source && source.language });
  if (quote) for (const piece of marked(text.slice(low, high).trimEnd(), spans)) put(quote, piece.on ? el("mark", { text: piece.text }) : piece.text);
  return el("figure", {}, quote, source && el("figcaption", {},
    el("cite", {}, el("bdi", { text: source.title || source.id })), ` — ${sourceLine(source)}`,
    el("span", { class: "actions" },
      el("button", { type: "button", class: "link", onclick: () => moves.read(first.doc, cited[0]), text: t("d.read") }),
      url && el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: t("d.source") }))));
}

/**
 * A text in pieces, some of them marked. Spans may overlap and reach beyond the text.
 * @param {string} text
 * @param {number[][]} spans
 * @returns {{text: string, on: boolean}[]}
 */
export function marked(text, spans) {
  const merged = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const low = Math.max(0, Math.min(text.length, from));
    const high = Math.max(low, Math.min(text.length, to));
    const last = merged[merged.length - 1];
    if (last && low <= last[1]) last[1] = Math.max(last[1], high);
    else if (high > low) merged.push([low, high]);
  }
  const pieces = [];
  let at = 0;
  for (const [low, high] of merged) {
    if (low > at) pieces.push({ text: text.slice(at, low), on: false });
    pieces.push({ text: text.slice(low, high), on: true });
    at = high;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), on: false });
  return pieces;
}

/**
 * The sentence round a span of a longer text.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {number[]}
 */
export function sentenceAround(text, from, to) {
  const before = text.slice(Math.max(0, from - 600), from);
  const start = Math.max(...[...before.matchAll(/[.!?…]["”’»)]*\s+(?=[\p{Lu}"“„«\d])|\n\s*\n|\n/gu)].map((m) => m.index + m[0].length), 0);
  const low = Math.max(0, from - 600) + start;
  const after = /[.!?…]["”’»)]*(?=\s|$)|\n/u.exec(text.slice(Math.max(low, to - 1), to + 600));
  const high = after ? Math.max(low, to - 1) + after.index + after[0].length : Math.min(text.length, to + 600);
  return [low, Math.max(to, high)];
}

/** @param {any} event */
function derivation(event) {
  const { place } = event;
  if (!place || (!place.derivation.length && !place.entries.length)) return null;
  return el("details", { class: "fold" },
    el("summary", { text: t("d.derivation") }),
    el("ol", {}, ...place.derivation.map((/** @type {string} */ step) => el("li", { dir: "auto", text: step }))),
    place.entries.length > 0 && el("p", { class: "small", dir: "auto", text: place.entries.slice(0, 12).map((/** @type {any} */ e) => `${e.name} [${e.id}]`).join("; ") }));
}

// -- reading ---------------------------------------------------------------------------------------------------------

/**
 * The stored report, or the sentences of it that are kept, with evidence marked.
 * @param {Element} holder
 * @param {import("./store.js").Store} store
 * @param {number} n  the document
 * @param {number | null} cited  the evidence to show
 * @param {Moves} moves
 * @param {boolean} canGoBack
 */
export function showReport(holder, store, n, cited, moves, canGoBack) {
  const { data } = store;
  const source = data.documents[n];
  const url = safeUrl(source.url);
  empty(holder);
  const text = el("div", { class: "report", lang: source.language, dir: "auto" });
  if (source.text !== null) fillWhole(text, store, n, cited, moves);
  else fillPassages(text, store, n, cited, moves);
  put(holder,
    bar(moves, null, canGoBack ? el("button", { type: "button", class: "link", onclick: () => moves.back(), text: `‹ ${t("d.back")}` }) : el("span", { class: "kicker", text: t("th.source") })),
    el("div", { class: "body", tabindex: 0 },
      el("h2", { dir: "auto", tabindex: -1, text: source.title || source.id }),
      el("p", { class: "meta", dir: "auto", text: sourceLine(source) }),
      url && el("p", {}, el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: t("d.source") })),
      source.text === null && el("p", { class: "small", text: t(text.textContent ? "d.excerpt" : "d.notext") }),
      text));
  focusHeading(holder);
  const target = holder.querySelector("mark.chosen");
  if (target) target.scrollIntoView({ block: "center" });
}

/**
 * @param {Element} holder
 * @param {import("./store.js").Store} store
 * @param {number} n
 * @param {number | null} cited
 * @param {Moves} moves
 */
function fillPassages(holder, store, n, cited, moves) {
  const { data } = store;
  const here = data.passages.map((/** @type {any} */ passage, /** @type {number} */ i) => ({ ...passage, i })).filter((/** @type {any} */ passage) => passage.doc === n);
  here.sort((/** @type {any} */ a, /** @type {any} */ b) => a.start - b.start);
  for (const passage of here) {
    const spans = data.evidence.map((/** @type {any} */ row, /** @type {number} */ number) => ({ ...row, number })).filter((/** @type {any} */ row) => row.passage === passage.i);
    const paragraph = el("p", { class: "passage" });
    woven(paragraph, passage.text, spans, [], store, cited, moves);
    holder.append(paragraph);
  }
}

/**
 * @param {Element} holder
 * @param {import("./store.js").Store} store
 * @param {number} n
 * @param {number | null} cited
 * @param {Moves} moves
 */
function fillWhole(holder, store, n, cited, moves) {
  const { data } = store;
  const spans = data.evidence.map((/** @type {any} */ row, /** @type {number} */ number) => ({ ...row, number })).filter((/** @type {any} */ row) => row.doc === n && row.passage === null);
  const mentions = data.mentions.filter((/** @type {any} */ mention) => mention.doc === n);
  const whole = el("div", { class: "whole" });
  woven(whole, data.documents[n].text, spans, mentions, store, cited, moves, headOf(data.documents[n].text, spans));
  holder.append(whole);
}

/**
 * Where a report begins after the lines on top that describe it, which the page says in its own way. Evidence within them
 * keeps them to be seen.
 * @param {string} text
 * @param {{from: number}[]} spans
 */
export function headOf(text, spans) {
  const head = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?\n\s*/.exec(text);
  return head && !spans.some((span) => span.from < head[0].length) ? head[0].length : 0;
}

/**
 * What makes running text a button: a real one would not break over lines.
 * @param {() => void} act
 */
function pressable(act) {
  return {
    role: "button",
    tabindex: 0,
    onclick: act,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    },
  };
}

/**
 * A text cut at every edge of evidence and mentions; each piece becomes text, a mark, a button, or a button in a mark.
 * @param {Element} holder
 * @param {string} text
 * @param {any[]} spans
 * @param {any[]} mentions
 * @param {import("./store.js").Store} store
 * @param {number | null} cited
 * @param {Moves} moves
 * @param {number} [begin]  where it begins to be shown
 */
function woven(holder, text, spans, mentions, store, cited, moves, begin = 0) {
  const edges = [...new Set([begin, text.length, ...[...spans, ...mentions].flatMap((row) => [row.from, row.to])])].filter((edge) => edge >= begin).sort((a, b) => a - b);
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const piece = text.slice(from, to);
    if (!piece) continue;
    const mention = mentions.find((row) => row.from <= from && row.to >= to);
    const evidences = spans.filter((row) => row.from <= from && row.to >= to);
    /** @type {Node} */
    let node = document.createTextNode(piece);
    const events = evidences.flatMap((row) => store.citing.get(row.number) || []);
    if (mention && (mention.lon !== null || mention.event !== null)) {
      node = el("span", { ...pressable(() => (mention.event !== null ? moves.open(mention.event) : moves.point(mention.lon, mention.lat, mention.uncertainty))), class: "mention-link", title: [mention.label, mention.note].filter(Boolean).join(" — ") }, piece);
    } else if (events.length) {
      node = el("span", { ...pressable(() => moves.open(events[0])), class: "event-link", title: eventOf(store, events[0]).label }, piece);
    }
    if (evidences.length) node = el("mark", { class: evidences.some((row) => row.number === cited) ? "chosen" : null }, node);
    holder.append(node);
  }
}
