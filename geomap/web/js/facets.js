/** Filters beside layers and words: kind of event, certainty, source, and whether sources disagree. */

import { el, empty, put } from "./dom.js";
import { sift } from "./sift.js";
import { formatNumber, t } from "./words.js";

/** CAP's words for certainty, the surest first. */
const CERTAINTIES = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"];

/**
 * @typedef {"categories" | "certainties" | "sources"} Facet
 */

/**
 * @param {import("./store.js").Store} store
 * @param {() => void} changed
 */
export function makeFacets(store, changed) {
  const { filter } = store;
  const desks = desksOf(store.data.documents);
  const kinds = { categories: categoriesOf(store), certainties: CERTAINTIES.filter((name) => store.rows.kinds.some((kind) => kind.certainty === name)) };
  /** @type {Map<string, {button: HTMLButtonElement, count: HTMLElement}>} */
  const chips = new Map();
  const chosen = { categories: new Set(), certainties: new Set(), sources: new Set() };

  const chip = (/** @type {Facet} */ facet, /** @type {string} */ value, /** @type {string} */ label) => {
    const count = el("span", { class: "count" });
    const button = el("button", { type: "button", class: "facet", "aria-pressed": "false", onclick: () => {
      if (!chosen[facet].delete(value)) chosen[facet].add(value);
      apply();
    } }, el("span", { dir: "auto", text: label }), count);
    chips.set(`${facet} ${value}`, { button, count });
    return button;
  };
  const group = (/** @type {string} */ title, /** @type {Node[]} */ nodes) => nodes.length > 1 && el("div", { class: "facets", role: "group", "aria-label": title }, el("p", { class: "facet-head", text: title }), ...nodes);
  const disagree = el("input", { type: "checkbox", onchange: () => apply() });
  const disagreeing = el("span", { class: "count" });
  const clear = el("button", { type: "button", class: "link", hidden: true, onclick: () => reset(), text: t("filter.clear") });
  const summary = el("span", { class: "badge" });
  const body = el("div", { class: "facet-body" },
    el("label", { class: "switch" }, disagree, el("span", { text: t("facet.disagree") }), disagreeing),
    group(t("facet.category"), kinds.categories.map((name) => chip("categories", name, t(`category.${name}`, {}, name)))),
    group(t("certainty"), kinds.certainties.map((name) => chip("certainties", name, t(`certainty.${name.toLowerCase()}`, {}, name)))),
    group(t("tab.sources"), [...desks.keys()].map((name) => chip("sources", name, name))));
  const element = el("details", { class: "facet-box", ontoggle: () => update() }, el("summary", {}, el("span", { text: t("facet.title") }), summary), body, clear);

  function reset() {
    for (const set of Object.values(chosen)) set.clear();
    disagree.checked = false;
    apply();
  }

  function apply() {
    write();
    changed();
  }

  /** What is chosen, into the filter that `sift` reads. */
  function write() {
    const orAll = (/** @type {Set<any>} */ set) => (set.size ? new Set(set) : null);
    filter.categories = orAll(chosen.categories);
    filter.certainties = orAll(chosen.certainties);
    filter.sources = chosen.sources.size ? new Set([...chosen.sources].flatMap((name) => desks.get(name) || [])) : null;
    filter.disagree = disagree.checked;
  }

  /** Counts: how many events each choice would show, given everything else that is chosen. */
  function update() {
    const active = chosen.categories.size + chosen.certainties.size + chosen.sources.size + Number(disagree.checked);
    summary.textContent = active ? formatNumber(active) : "";
    clear.hidden = !active;
    for (const [key, { button }] of chips) {
      const [facet, ...value] = key.split(" ");
      button.setAttribute("aria-pressed", String(chosen[/** @type {Facet} */ (facet)].has(value.join(" "))));
    }
    if (!element.open) return;
    for (const facet of /** @type {Facet[]} */ (["categories", "certainties", "sources"])) {
      const counts = countsOf(store, facet, desks);
      for (const [key, { button, count }] of chips) {
        if (!key.startsWith(`${facet} `)) continue;
        const n = counts.get(key.slice(facet.length + 1)) || 0;
        count.textContent = formatNumber(n);
        button.classList.toggle("none", n === 0);
      }
    }
    const { mask } = openedFor(store, { disagree: false });
    let found = 0;
    for (let n = 0; n < mask.length; n++) found += mask[n] & store.rows.disagree[n];
    disagreeing.textContent = formatNumber(found);
  }

  /** The choice as parts of an address. @returns {string[]} */
  function parts() {
    const list = (/** @type {Set<string>} */ set) => [...set].map(encodeURIComponent).join(",");
    return [chosen.categories.size && `c=${list(chosen.categories)}`, chosen.certainties.size && `k=${list(chosen.certainties)}`,
      chosen.sources.size && `s=${list(chosen.sources)}`, disagree.checked && "d=1"].filter((part) => typeof part === "string");
  }

  /** The choice that an address holds. @param {Map<string, string>} given  raw, not yet decoded */
  function take(given) {
    for (const [facet, key] of /** @type {[Facet, string][]} */ ([["categories", "c"], ["certainties", "k"], ["sources", "s"]])) {
      chosen[facet].clear();
      for (const value of (given.get(key) || "").split(",").filter(Boolean).map(decoded)) if (chips.has(`${facet} ${value}`)) chosen[facet].add(value);
    }
    disagree.checked = given.get("d") === "1";
    if (parts().length) element.open = true;
    write();
  }
  return { element, update, parts, take };
}

/** @param {string} text  of an address; one that is broken stays as it is */
export function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

/**
 * The parts of an address by their keys, not yet decoded: a comma in a name is none between names.
 * @param {string} hash
 * @returns {Map<string, string>}
 */
export function partsOf(hash) {
  return new Map(hash.replace(/^#/, "").split("&").filter(Boolean).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  }));
}

/**
 * Documents by whom they are from: a desk with twenty reports is one choice.
 * @param {any[]} documents
 * @returns {Map<string, number[]>}
 */
export function desksOf(documents) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  documents.forEach((one, n) => {
    const name = one.publisher || one.title || one.id;
    const same = found.get(name);
    if (same) same.push(n);
    else found.set(name, [n]);
  });
  return new Map([...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
}

/** @param {import("./store.js").Store} store */
function categoriesOf(store) {
  return [...new Set(store.rows.kinds.map((kind) => kind.category))].sort((a, b) => (t(`category.${a}`, {}, a) < t(`category.${b}`, {}, b) ? -1 : 1));
}

/**
 * The mask with something in the filter changed; without a change that of the store itself.
 * @param {import("./store.js").Store} store
 * @param {Partial<import("./sift.js").Filter>} change
 */
function openedFor(store, change) {
  const filter = { ...store.filter, ...change };
  const same = Object.keys(change).every((key) => /** @type {any} */ (store.filter)[key] === /** @type {any} */ (change)[key]);
  if (same) return store;
  const table = store.table && { ...store.table, sites: { ...store.table.sites, live: store.table.sites.live.slice(), lead: store.table.sites.lead.slice() } };
  const other = { ...store, table, filter, mask: new Uint8Array(store.mask.length), perKind: new Uint32Array(store.perKind.length) };
  sift(other);
  return other;
}

/**
 * How many events each value of a facet would show.
 * @param {import("./store.js").Store} store
 * @param {Facet} facet
 * @param {Map<string, number[]>} desks
 * @returns {Map<string, number>}
 */
function countsOf(store, facet, desks) {
  const { mask, perKind, rows } = openedFor(store, { [facet]: null });
  /** @type {Map<string, number>} */
  const found = new Map();
  const add = (/** @type {string} */ name, /** @type {number} */ n) => found.set(name, (found.get(name) || 0) + n);
  if (facet !== "sources") {
    rows.kinds.forEach((kind, k) => add(facet === "categories" ? kind.category : kind.certainty, perKind[k]));
    return found;
  }
  const events = new Uint32Array(store.data.documents.length);
  for (let n = 0; n < rows.count; n++) {
    if (!mask[n]) continue;
    for (let i = rows.sourcesFrom[n]; i < rows.sourcesFrom[n + 1]; i++) events[rows.sources[i]]++;
  }
  for (const [name, numbers] of desks) for (const n of numbers) add(name, events[n]);
  return found;
}
