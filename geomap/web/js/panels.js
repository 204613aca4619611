/** The panels beside the map: key with switches, list of events, what is not on the map, sources. */

import { el, empty, put } from "./dom.js";
import { drawSample } from "./paint.js";
import { quoteOf } from "./quotes.js";
import { listedNow, passes } from "./sift.js";
import { conflictCount, eventOf, featuresOf, isUnsettled, orderOf } from "./store.js";
import { siteLabel } from "./table.js";
import { formatMoment, formatNumber, formatTime, safeUrl, shortNumber, t, tn } from "./words.js";

/**
 * @typedef {Object} Actions
 * @property {(event: number, from?: string) => void} open
 * @property {(document: number, evidence: number | null) => void} read
 * @property {(events: ArrayLike<number>) => void} openAll  several events, to be paged through
 * @property {() => void} refilter
 * @property {() => void} grown  items have come into a panel
 * @property {() => import("./theme.js").Theme} theme
 */

/**
 * Tabs after the ARIA pattern: arrow keys move between them.
 * @param {Element} holder  of the tabs
 * @param {Element} sheet   of the panels
 * @param {{id: string, label: string, count: number | null, panel: HTMLElement, shown?: () => void}[]} tabs
 * @param {(id: string) => void} [chosen]
 */
export function makeTabs(holder, sheet, tabs, chosen) {
  const list = el("div", { role: "tablist", class: "tabs" });
  const buttons = tabs.map((tab, i) =>
    el("button", { type: "button", role: "tab", id: `tab-${tab.id}`, "aria-controls": `panel-${tab.id}`,
      onclick: () => choose(i, true), onkeydown: (/** @type {KeyboardEvent} */ event) => move(event, i) },
      tab.label, tab.count === null ? null : el("span", { class: "badge", text: shortNumber(tab.count, 999) })));
  tabs.forEach((tab) => {
    tab.panel.id = `panel-${tab.id}`;
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-labelledby", `tab-${tab.id}`);
    tab.panel.tabIndex = 0;
  });
  list.append(...buttons);
  put(sheet, ...tabs.map((tab) => tab.panel));
  put(holder, list, sheet);

  /** @param {number} at @param {boolean} byHand */
  function choose(at, byHand) {
    const again = byHand && buttons[at].getAttribute("aria-selected") === "true";
    buttons.forEach((button, i) => {
      button.setAttribute("aria-selected", String(i === at));
      button.tabIndex = i === at ? 0 : -1;
      tabs[i].panel.hidden = i !== at;
    });
    if (tabs[at].shown) tabs[at].shown();
    if (chosen && byHand) chosen(again ? "" : tabs[at].id);
  }

  /** @param {KeyboardEvent} event @param {number} at */
  function move(event, at) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step ? (at + step + tabs.length) % tabs.length : -1;
    if (to < 0) return;
    event.preventDefault();
    choose(to, false);
    buttons[to].focus();
  }
  choose(0, false);
  return { choose: (/** @type {string} */ id) => choose(tabs.findIndex((tab) => tab.id === id), false) };
}

/** @param {any} layer */
export function layerTitle(layer) {
  return t(`layer.${layer.name}`, {}, layer.title || layer.name);
}

// -- key -------------------------------------------------------------------------------------------------------------

/**
 * Layers with switches, samples and counts, then how to read them.
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 */
export function makeKey(store, actions) {
  const panel = el("div", { class: "panel key" });
  /** @type {(() => void)[]} */
  const updates = [];
  const used = store.data.layers.map((/** @type {any} */ layer, /** @type {number} */ at) => ({ layer, at, features: store.features.filter((f) => f.layer === at), kinds: store.rows.kinds.filter((kind) => kind.layer === at) }));
  // Layers come from the lowest up; in a key what lies on top is named first.
  const drawn = used.filter((/** @type {any} */ item) => item.features.length || item.kinds.length).reverse();
  if (!drawn.length) put(panel, el("p", { class: "lead", text: t("layers.none") }));
  const entries = drawn.filter((/** @type {any} */ item) => item.layer.name.startsWith("entry_"));
  const rest = drawn.filter((/** @type {any} */ item) => !item.layer.name.startsWith("entry_"));
  if (entries.length) put(panel, entryGroup(store, entries, actions, updates));
  if (rest.length) put(panel, el("ul", { class: "layers" }, ...rest.map((/** @type {any} */ item) => el("li", {}, layerRow(store, item, actions, updates)))));
  put(panel, howTo(store, actions, updates));
  return { panel, update: () => updates.forEach((update) => update()) };
}

/**
 * Entry corridors: one switch for all of them and one for each kind.
 * @param {import("./store.js").Store} store
 * @param {any[]} items
 * @param {Actions} actions
 * @param {(() => void)[]} updates
 */
function entryGroup(store, items, actions, updates) {
  const all = el("input", { type: "checkbox", onchange: () => {
    for (const item of items) store.filter.layersOn[item.at] = all.checked;
    actions.refilter();
  } });
  updates.push(() => {
    const on = items.filter((item) => store.filter.layersOn[item.at]).length;
    all.checked = on === items.length;
    all.indeterminate = on > 0 && on < items.length;
  });
  return el("fieldset", { class: "group" },
    el("legend", {}, el("label", { class: "switch" }, all, el("span", { text: t("group.entry") }))),
    el("ul", { class: "layers" }, ...items.map((item) => el("li", {}, layerRow(store, item, actions, updates)))));
}

/**
 * @param {import("./store.js").Store} store
 * @param {any} item
 * @param {Actions} actions
 * @param {(() => void)[]} updates
 */
function layerRow(store, item, actions, updates) {
  const { layer, at, features } = item;
  const box = el("input", { type: "checkbox", onchange: () => {
    store.filter.layersOn[at] = box.checked;
    actions.refilter();
  } });
  const count = el("span", { class: "count" });
  const samples = el("span", { class: "samples", "aria-hidden": "true" });
  const ofTable = item.kinds.map((/** @type {any} */ kind) => ({ family: "point", cells: kind.cells }));
  const kinds = distinctLooks([...features, ...ofTable]).slice(0, 3);
  const canvases = kinds.map(({ feature, ordinal }) => ({ canvas: el("canvas"), feature, ordinal }));
  samples.append(...canvases.map(({ canvas }) => canvas));
  const states = el("p", { class: "states" });
  updates.push(() => {
    box.checked = store.filter.layersOn[at];
    const events = [...new Set(features.filter((/** @type {any} */ f) => !f.asleep).map((/** @type {any} */ f) => f.event))].filter((n) => n < 0 || passes(store, n));
    const awake = features.filter((/** @type {any} */ f) => !f.asleep);
    const { total, states: found } = tableCounts(store, at);
    count.textContent = formatNumber(total + awake.filter((/** @type {any} */ f) => f.event < 0 || passes(store, f.event)).length);
    for (const n of events) if (n >= 0) found.set(eventOf(store, n).status, (found.get(eventOf(store, n).status) || 0) + 1);
    states.textContent = stateCounts(found);
    states.hidden = !states.textContent;
    for (const { canvas, feature, ordinal } of canvases) drawSample(canvas, feature, actions.theme(), ordinal);
  });
  return el("div", { class: "layer" },
    el("label", { class: "switch" }, box, samples, el("span", { class: "name", text: layerTitle(layer) }), count),
    states,
    layer.note && el("p", { class: "note", dir: "auto", text: layer.note }));
}

/**
 * The layers that have something to be seen, with a sample of each, for a picture's legend.
 * @param {import("./store.js").Store} store
 * @returns {{title: string, feature: any, ordinal: number}[]}
 */
export function legendOf(store) {
  return store.data.layers.flatMap((/** @type {any} */ layer, /** @type {number} */ at) => {
    if (!store.filter.layersOn[at]) return [];
    const seen = store.features.filter((f) => f.layer === at && !f.asleep && (f.event < 0 || passes(store, f.event)));
    const ofTable = store.rows.kinds.filter((kind, k) => kind.layer === at && store.perKind[k]).map((kind) => ({ family: "point", cells: kind.cells }));
    const looks = distinctLooks([.../** @type {any[]} */ (seen), ...ofTable]);
    return looks.length ? [{ title: layerTitle(layer), ...looks[0] }] : [];
  }).reverse();
}

/**
 * How many events of a table a layer shows, in all and by status.
 * @param {import("./store.js").Store} store
 * @param {number} layer
 */
function tableCounts(store, layer) {
  /** @type {Map<string, number>} */
  const states = new Map();
  let total = 0;
  store.rows.kinds.forEach((kind, k) => {
    if (kind.layer !== layer || !store.perKind[k]) return;
    total += store.perKind[k];
    states.set(kind.status, (states.get(kind.status) || 0) + store.perKind[k]);
  });
  return { total, states };
}

/** @param {Map<string, number>} found */
function stateCounts(found) {
  if (found.size === 1 && found.has("observed")) return "";
  return [...found].sort((a, b) => b[1] - a[1]).map(([status, n]) => `${t(`status.${status}`, {}, status)} ${formatNumber(n)}`).join(" · ");
}

/**
 * One feature for each look that a layer has.
 * @param {import("./store.js").Feature[]} features
 */
function distinctLooks(features) {
  const seen = new Map();
  features.forEach((feature, ordinal) => {
    const c = feature.cells;
    const sign = feature.family === "point" || feature.family === "disc";
    const key = (sign ? [c.symbol, c.stroke, c.status, c.frame] : [feature.family, c.stroke, c.fill, c.stroke_style, c.fill_pattern, c.status]).join("|");
    if (!seen.has(key)) seen.set(key, { feature, ordinal });
  });
  return [...seen.values()];
}

/**
 * What line, hatching and disc mean: only what is drawn.
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 * @param {(() => void)[]} updates
 */
function howTo(store, actions, updates) {
  const wide = store.table && Object.keys(store.data.columns.shapes).length > 0;
  const ofTable = store.table ? store.table.kinds.filter((kind) => kind.layer >= 0).map((kind) => ({ family: wide ? "area" : "point", cells: kind.cells })) : [];
  const looks = [...store.features, ...ofTable];
  const has = (/** @type {(f: {family: string, cells: Record<string, any>}) => boolean} */ test) => looks.some(test);
  const outlined = (/** @type {{family: string}} */ f) => f.family === "area" || f.family === "line";
  const base = { stroke: "#555c66", fill: "#555c66", stroke_width: 2, fill_opacity: 0.08, fill_pattern: "none", status: "observed" };
  const framed = looks.find((f) => f.cells.frame);
  const side = framed ? { frame: "unknown" } : {};
  const rows = [
    ...["unknown", "friend", "hostile"].map((name) => [`key.frame.${name}`, has((f) => f.cells.frame === name), "disc", { symbol: "drone", frame: name }]),
    ["key.square", has((f) => (f.family === "area" || f.family === "line") && f.cells.symbol && f.cells.symbol !== "none"), "square", { symbol: "airspace", ...side }],
    ["key.solid", has((f) => outlined(f) && f.cells.stroke_style === "solid"), "line", { stroke_style: "solid" }],
    ["key.dashed", has((f) => outlined(f) && f.cells.stroke_style === "dashed"), "line", { stroke_style: "dashed" }],
    ["key.dotted", has((f) => f.cells.stroke_style === "dotted" && f.family !== "point"), "line", { stroke_style: "dotted" }],
    ["key.hatch", has((f) => f.cells.fill_pattern === "hatch"), "area", { stroke_style: "none", fill_pattern: "hatch" }],
    ["key.crosshatch", has((f) => f.cells.fill_pattern === "crosshatch"), "area", { stroke_style: "none", fill_pattern: "crosshatch", fill_opacity: 0.04 }],
    ["key.crowd", Boolean(store.table), "crowd", {}],
    ["key.disc", Boolean(store.table) || has((f) => f.family === "disc" || (f.family === "point" && f.cells.radius_m > 0)), "circle", { stroke_style: "solid" }],
    ["key.hollow", has((f) => ["planned", "requested"].includes(f.cells.status)), "disc", { status: "planned", symbol: "border", ...side }],
    ["key.denied", has((f) => ["denied", "retracted"].includes(f.cells.status)), "disc", { status: "denied", symbol: "border", ...side }],
  ].filter((row) => row[1]);
  const list = el("ul", { class: "howto" });
  for (const [key, , family, cells] of /** @type {any[]} */ (rows)) {
    const canvas = el("canvas", { "aria-hidden": "true" });
    updates.push(() => drawSample(canvas, { family, cells: { ...base, ...cells } }, actions.theme(), 0));
    list.append(el("li", {}, canvas, el("span", { text: t(key) })));
  }
  const view = store.data.meta.worldview;
  return el("section", { class: "reading" },
    el("h2", { text: t("key.how") }),
    rows.length ? list : null,
    el("p", { class: "caveat", text: t("key.caveat") }),
    el("p", { class: "caveat" }, el("strong", { text: `${t("key.worldview")}: ` }), el("span", { dir: "auto", text: t(`worldview.${view}`, {}, view) })));
}

/** Events on a page of the list. */
const LIST_PAGE = 200;

// -- events ----------------------------------------------------------------------------------------------------------

/**
 * The list that equals the map, in order of time and in pages.
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 */
export function makeList(store, actions) {
  const status = el("p", { role: "status", class: "small shown" });
  const list = el("ol", { class: "events" });
  const none = el("p", { class: "lead", text: t("filter.none"), hidden: true });
  const turn = (/** @type {number} */ step) => {
    first = Math.max(0, first + step * LIST_PAGE);
    fill(false);
    panel.scrollTop = 0;
    const button = list.querySelector("button");
    if (button) button.focus({ preventScroll: true });
  };
  const previous = el("button", { type: "button", onclick: () => turn(-1), text: t("list.previous") });
  const next = el("button", { type: "button", onclick: () => turn(1), text: t("list.next") });
  const where = el("span", { class: "small" });
  const pages = el("nav", { class: "pages", hidden: true, "aria-label": t("list.pages") }, previous, where, next);
  const panel = el("div", { class: "panel list" }, status, list, none, pages);
  list.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => walk(list, event));
  /** @type {Map<number, any>} */
  const items = new Map();
  const itemOf = (/** @type {number} */ n) => {
    if (items.size > 10 * LIST_PAGE) items.clear();
    if (!items.has(n)) items.set(n, listItem(store, eventOf(store, n), n, actions));
    return items.get(n);
  };
  let first = 0;
  let current = -1;
  let stale = true;
  // Words that follow the day shown, or the clock, are made anew.
  const forget = () => items.clear();
  return { panel, update, forget, shown: () => stale && fill(true) };

  /** @param {number} selected */
  function update(selected) {
    const moved = selected !== current;
    current = selected;
    stale = true;
    // What nobody sees is not built: the order of a million events takes a while.
    if (!panel.hidden) fill(moved);
  }

  /** @param {boolean} follow  turn to the page of the chosen event */
  function fill(follow) {
    stale = false;
    const order = orderOf(store);
    const seen = listedNow(store);
    const { count, at } = whereListed(order, seen, follow ? current : -1);
    if (at >= 0) first = at - (at % LIST_PAGE);
    if (first >= count) first = 0;
    const top = panel.scrollTop;
    empty(list);
    list.setAttribute("start", String(first + 1));
    for (const n of pageOf(order, seen, first)) {
      const item = itemOf(n);
      const button = item.firstElementChild;
      if (n === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      list.append(item);
      item.dispatchEvent(new Event("repaint"));
    }
    panel.scrollTop = top;
    status.textContent = tn("n.shown", count);
    none.hidden = count > 0;
    pages.hidden = count <= LIST_PAGE;
    previous.disabled = first === 0;
    next.disabled = first + LIST_PAGE >= count;
    where.textContent = t("list.where", { a: formatNumber(first + 1), b: formatNumber(Math.min(count, first + LIST_PAGE)), n: formatNumber(count) });
  }
}

/**
 * Arrow keys go from one event of the list to the next.
 * @param {Element} list
 * @param {KeyboardEvent} event
 */
function walk(list, event) {
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined || !buttons[to]) return;
  event.preventDefault();
  buttons[to].focus();
}

/**
 * How many rows are listed, and the place of one of them in the list; -1 when it is not there.
 * @param {Uint32Array} order
 * @param {Uint8Array} seen
 * @param {number} wanted
 */
function whereListed(order, seen, wanted) {
  let count = 0;
  let at = -1;
  for (let i = 0; i < order.length; i++) {
    if (order[i] === wanted && seen[wanted]) at = count;
    count += seen[order[i]];
  }
  return { count, at };
}

/**
 * The rows of a page of the list.
 * @param {Uint32Array} order
 * @param {Uint8Array} seen
 * @param {number} first
 */
function pageOf(order, seen, first) {
  const page = [];
  for (let i = 0, count = 0; i < order.length && page.length < LIST_PAGE; i++) if (seen[order[i]] && count++ >= first) page.push(order[i]);
  return page;
}

/**
 * @param {import("./store.js").Store} store
 * @param {any} event
 * @param {number} n
 * @param {Actions} actions
 */
function listItem(store, event, n, actions) {
  const features = featuresOf(store, n);
  const signed = features.find((f) => f.cells.symbol && f.cells.symbol !== "none") || features[0];
  const canvas = el("canvas", { "aria-hidden": "true" });
  const place = event.place ? event.place.label : t("place.none");
  const conflicts = conflictCount(store.data, event);
  const item = el("li", {},
    el("button", { type: "button", onclick: () => actions.open(n, "list") },
      canvas,
      el("span", { class: "what" },
        el("span", { class: "label", dir: "auto", text: event.label }),
        // Apart, or a name that is written from the right would turn the date about.
        el("span", { class: "meta" }, el("bdi", { text: place }), ` · ${formatTime(event.time)}`),
        el("span", { class: "chips" }, statusChip(event), conflicts > 0 && event.status !== "disputed" && el("span", { class: "chip disputed", text: tn("n.disagree", conflicts) }),
          !features.length && el("span", { class: "chip off", text: t("tab.unmapped") })))));
  const cells = signed ? signed.cells : { status: event.status, symbol: "none", stroke: "#777777" };
  item.addEventListener("repaint", () => drawSample(canvas, { family: "disc", cells: { ...cells, status: event.status } }, actions.theme(), 0));
  return item;
}

/** @param {any} event */
export function statusChip(event) {
  return el("span", { class: `chip ${isUnsettled(event) ? event.status : "observed"}`,
    text: event.negated ? t("negated") : t(`status.${event.status}`, {}, event.status) });
}

// -- not on the map --------------------------------------------------------------------------------------------------

/**
 * What was mentioned and is not drawn, by kind of reason.
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 */
export function makeUnmapped(store, actions) {
  const { data } = store;
  const panel = el("div", { class: "panel unmapped" });
  const rows = data.unmapped;
  put(panel, el("p", { class: "lead", text: rows.length || unplacedCount(store) || data.unread.count ? t("un.lead") : t("un.none") }));
  const ofTable = el("div");
  put(panel, ofTable);
  /** @type {Map<string, any[]>} */
  const kinds = new Map();
  for (const row of rows) {
    const same = kinds.get(row.kind);
    if (same) same.push(row);
    else kinds.set(row.kind, [row]);
  }
  for (const [kind, here] of [...kinds].sort((a, b) => b[1].length - a[1].length)) {
    const group = el("details", { open: here.length <= 8 },
      el("summary", {}, el("span", { text: t(`kind.${kind}`, {}, t(`category.${kind}`, {}, kind)) }), el("span", { class: "count", text: here.length })));
    const list = el("ul");
    const item = (/** @type {any} */ entry) => {
      const cited = entry.rows[0].evidence;
      const source = data.evidence[cited].doc;
      return el("li", { "data-from": source === null ? null : data.documents[source].published },
        el("p", { class: "mention", dir: "auto" }, el("b", { text: entry.text }), entry.rows.length > 1 ? ` × ${entry.rows.length}` : null),
        entry.reason && el("p", { class: "small", dir: "auto", text: entry.reason }),
        source !== null && el("button", { type: "button", class: "link", onclick: () => actions.read(source, cited),
          text: data.documents[source].publisher || data.documents[source].title || data.documents[source].id, title: `${t("d.read")}: ${quoteOf(data, cited)}` }));
    };
    group.append(list, ...someAtATime(list, gathered(here), item, actions.grown));
    panel.append(group);
  }
  const { count, lines } = data.unread;
  if (count) {
    put(panel, el("details", { open: count <= 8, class: "unread" },
      el("summary", {}, el("span", { text: t("un.unread") }), el("span", { class: "count", text: formatNumber(count) })),
      el("ul", {}, ...lines.map((/** @type {string} */ line) => el("li", { dir: "auto", text: line }))),
      count > lines.length && el("p", { class: "small", text: `+ ${formatNumber(count - lines.length)}` })));
  }
  if (data.meta.leftOut.length) put(panel, el("p", { class: "small", text: tn("n.leftout", data.meta.leftOut.length) }));
  return {
    panel,
    // Names come with what is read; the panel is filled when it is looked at.
    shown: () => {
      empty(ofTable);
      put(ofTable, ...tableLeftOut(store, actions));
    },
  };
}

/** Events of a table that no layer draws. @param {import("./store.js").Store} store */
export function unplacedCount(store) {
  const { table, rows } = store;
  if (!table) return 0;
  let found = table.count - table.placed;
  for (let n = table.first; n < table.first + table.placed; n++) if (rows.kinds[rows.kind[n]].layer < 0) found++;
  return found;
}

/**
 * What of a table is not on the map: places that are not known, with the events that name them.
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 */
function tableLeftOut(store, actions) {
  const { table } = store;
  if (!table || !unplacedCount(store)) return [];
  const { sites } = table;
  const found = [];
  for (let site = sites.placed; site < sites.count; site++) {
    const first = table.first + sites.from[site];
    found.push({ name: siteLabel(table, site), count: sites.from[site + 1] - sites.from[site], first });
  }
  found.sort((a, b) => b.count - a.count || a.first - b.first);
  const list = el("ul");
  const item = (/** @type {{name: string, count: number, first: number}} */ { name, count, first }) => el("li", {},
    el("p", { class: "mention", dir: "auto" }, el("b", { text: name || t("place.none") })),
    name && el("p", { class: "small", dir: "auto", text: t("un.unknown", { name }) }),
    el("button", { type: "button", class: "link", onclick: () => actions.openAll(Uint32Array.from({ length: count }, (_, i) => first + i)), text: tn("n.events", count) }));
  const notDrawn = unplacedCount(store) - (table.count - table.placed);
  return [
    found.length > 0 && el("details", { open: found.length <= 8 },
      el("summary", {}, el("span", { text: t("un.rows") }), el("span", { class: "count", text: formatNumber(table.count - table.placed) })),
      list, ...someAtATime(list, found, item, actions.grown)),
    notDrawn > 0 && el("p", { class: "small", text: `${t("un.nolayer")}: ${formatNumber(notDrawn)}` }),
  ];
}

/**
 * Rows that say the same about the same words, together.
 * @param {any[]} rows
 */
function gathered(rows) {
  const found = new Map();
  for (const row of rows) {
    const key = `${row.text}\u0000${row.reason}`;
    if (!found.has(key)) found.set(key, { text: row.text, reason: row.reason, rows: [] });
    found.get(key).rows.push(row);
  }
  return [...found.values()];
}

// -- sources ---------------------------------------------------------------------------------------------------------

/**
 * @param {import("./store.js").Store} store
 * @param {Actions} actions
 */
export function makeSources(store, actions) {
  const { data } = store;
  const panel = el("div", { class: "panel sources" }, el("p", { class: "lead", text: t("src.lead") }));
  const list = el("ol");
  const events = new Uint32Array(data.documents.length);
  for (const n of store.rows.sources) events[n]++;
  const item = (/** @type {number} */ n) => {
    const source = data.documents[n];
    const url = safeUrl(source.url);
    return el("li", { "data-from": source.published },
      el("p", { class: "label", dir: "auto", text: source.title || source.id }),
      el("p", { class: "meta", dir: "auto", text: sourceLine(source) }),
      el("p", { class: "small" }, tn("n.events", events[n]), source.reliability ? ` · ${t("src.reliability", { r: source.reliability })}` : null,
        source.licence ? el("span", { dir: "auto", text: ` · ${source.licence}` }) : null),
      el("p", { class: "actions" },
        el("button", { type: "button", class: "link", onclick: () => actions.read(n, null), text: t("d.read") }),
        url && el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: t("d.source") })),
      el("p", { class: "hash", title: t("src.hash") }, el("span", { class: "visually-hidden", text: `${t("src.hash")}: ` }), source.sha256));
  };
  put(panel, list, ...someAtATime(list, [...data.documents.keys()], item, actions.grown));
  return panel;
}

/**
 * Fill a list with as many items as somebody looks at, and a button for the next ones: a browser takes seconds for a hundred
 * thousand.
 * @template T
 * @param {any} list
 * @param {T[]} rows
 * @param {(row: T) => any} item
 * @param {() => void} grown  called when items have come in
 * @returns {any[]} the button, while there is more
 */
function someAtATime(list, rows, item, grown) {
  let shown = 0;
  const more = el("button", { type: "button", class: "link more", onclick: () => {
    const { length } = list.children;
    fill();
    grown();
    const next = list.children[length]?.querySelector("button, a");
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  } });
  const fill = () => {
    list.append(...rows.slice(shown, shown + LIST_PAGE).map(item));
    shown = Math.min(rows.length, shown + LIST_PAGE);
    more.textContent = t("list.more", { n: formatNumber(Math.min(LIST_PAGE, rows.length - shown)), m: formatNumber(rows.length - shown) });
    more.hidden = shown === rows.length;
  };
  fill();
  return rows.length > shown ? [more] : [];
}

/** @param {any} source */
export function sourceLine(source) {
  const when = source.published ? formatMoment(source.published) : t("d.undated");
  const who = source.publisher || t("d.nopublisher");
  // Kept apart, or a name that is written from the right would turn the date about.
  return /[\u0590-\u08ff]/.test(who) ? `\u2068${who}\u2069, \u2068${when}\u2069` : `${who}, ${when}`;
}
