/** The start of the page: unpack, lay out, listen. */

import { openArchive, overNetwork, plainWords, withinPage } from "./archive.js";
import { openStream } from "./columns.js";
import { decodeBasemap, decodeGeometry, fromBase64, gunzip } from "./decode.js";
import { showEvent, showReport } from "./details.js";
import { block, byId, el, put } from "./dom.js";
import { decoded, makeFacets, partsOf } from "./facets.js";
import { makeFindable } from "./find.js";
import { acrossLine, boxUnion, bulk, groundToWorld, latOf, lonOf, projectX, projectY } from "./geo.js";
import { drawGround, KINDS } from "./ground.js";
import { dayFor, daysOf, makeKnown, setDay } from "./known.js";
import { areasAround, bubbleAt, drawMarks, drawShapes, featuresAt, makeOverlay } from "./overlay.js";
import { drawPicture } from "./picture.js";
import { layerTitle, legendOf, makeKey, makeList, makeSources, makeTabs, makeUnmapped, unplacedCount } from "./panels.js";
import { fileName, makeShare } from "./share.js";
import { addSheet } from "./sheet.js";
import { sift } from "./sift.js";
import { Streets } from "./streets.js";
import { eventOf, featureShown, featuresOf, makeStore, orderOf, rowOfId, UNSETTLED } from "./store.js";
import { addTexts, boxOfSites, liveIn, rowsAt, someSites } from "./table.js";
import { isDark, readTheme, swapTheme, watchTheme } from "./theme.js";
import { makeTimeline } from "./timeline.js";
import { fold, formatMoment, formatNumber, formatPeriod, formatTime, inUtc, language, shortNumber, t, tn, useUtc, useWords } from "./words.js";

/**
 * Called by the frame with the map that Folium made.
 * @param {any} map
 */
export async function start(map) {
  const text = block("geomap-data").trim();
  const data = JSON.parse(text.startsWith("{") ? text : new TextDecoder().decode(await gunzip(fromBase64(text))));
  useWords(data.words, data.language);
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.getAttribute("data-t") || "");
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(element.getAttribute("data-t-label") || ""));
  document.documentElement.classList.add("ready");
  const shapes = await unpacked("geomap-geometry", decodeGeometry, []);
  const parts = await unpacked("geomap-basemap", (bytes) => decodeBasemap(bytes, KINDS), null);
  const labels = await unpacked("geomap-labels", (bytes) => JSON.parse(new TextDecoder().decode(bytes)), null);
  const stream = await unpacked("geomap-columns", openStream, null);
  const page = new Page(map, makeStore(data, shapes, stream), parts, labels);
  Object.assign(window.geomap, { page, sift });
  page.build();
  await page.openStreets();
  const { table } = page.store;
  if (table) {
    document.documentElement.dataset.state = "drawn";
    // What is read comes after what is drawn: by now the map can be looked at.
    await new Promise((done) => setTimeout(done));
    const texts = await unpacked("geomap-texts", openStream, null);
    if (texts) addTexts(table, texts);
    page.told();
  }
  document.documentElement.dataset.state = "ready";
}

/**
 * @template T
 * @param {string} id
 * @param {(bytes: Uint8Array) => T} decode
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
async function unpacked(id, decode, otherwise) {
  const text = block(id).trim();
  if (!text) return otherwise;
  try {
    const bytes = await gunzip(fromBase64(text));
    byId(id).remove();
    return decode(bytes);
  } catch (error) {
    if (id === "geomap-geometry") throw error;
    notice(t(id === "geomap-columns" || id === "geomap-texts" ? "columns.failed" : "basemap.failed"));
    return otherwise;
  }
}

/** @param {string} text */
function notice(text) {
  const holder = byId("notice");
  holder.hidden = false;
  put(holder, el("p", { text }));
}

/**
 * On paper the map is what the window showed, made smaller to the width of the sheet: what is drawn while a page is being printed
 * does not reach every printer.
 * @param {HTMLElement} container  the map
 * @param {number[] | null} seen  width and height that it had in the window; nothing when printing is over
 */
function onPaper(container, seen) {
  const stage = byId("stage");
  const scale = seen && seen[0] ? stage.clientWidth / seen[0] : 1;
  stage.style.height = seen ? `${seen[1] * scale}px` : "";
  Object.assign(container.style, seen ? { width: `${seen[0]}px`, height: `${seen[1]}px`, inset: "0 auto auto 0", transformOrigin: "0 0", transform: `scale(${scale})` }
    : { width: "", height: "", inset: "", transformOrigin: "", transform: "" });
}

/** Roles of shapes that were made of an event's place, or stand for a part of it. */
const MADE = ["front", "envelope", "chain", "member", "candidate", "context"];

class Page {
  /**
   * @param {any} map
   * @param {import("./store.js").Store} store
   * @param {any} parts
   * @param {any} labels
   */
  constructor(map, store, parts, labels) {
    this.map = map;
    this.store = store;
    this.parts = parts;
    this.labels = labels;
    this.theme = readTheme();
    this.overlay = makeOverlay(store);
    this.selected = -1;
    /** @type {{list: ArrayLike<number>, at: number}} */
    this.pile = { list: [], at: 0 };
    /** @type {number | null} */
    this.touched = null;
    this.reading = false;
    /** @type {Element | null} */
    this.returnTo = null;
    /** @type {number[]} */
    this.aroundEvents = [];
    /** @type {Streets | null} */
    this.streets = null;
    /** @type {any} */
    this.fitted = null;
    /** @type {any} */
    this.shapes = null;
    /** @type {any} */
    this.marks = null;
    /** @type {any} */
    this.key_ = null;
    /** @type {any} */
    this.list = null;
    /** @type {any} */
    this.touchedAt = null;
    this.restoring = false;
    /** What the address asked for: an event that may not have been read yet, and whether it said where to look. */
    this.asked = "";
    this.placed = false;
    this.hovering = false;
    /** The part of the address after the hash sign. */
    this.hash = "";
    /** @type {any} */
    this.facets = null;
    this.days = daysOf(store);
    this.day = Math.max(0, this.days.length - 1);
  }

  build() {
    if (this.days.length) setDay(this.store, this.day, this.days);
    sift(this.store);
    this.head();
    this.sidePanels();
    this.stage();
    this.foot();
    this.restore(true);
    window.addEventListener("hashchange", () => this.restore(false));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  /** What is read of a table has arrived: names and words can be shown and looked for. */
  told() {
    if (this.store.filter.text) this.refilter();
    else this.redraw();
    this.list.update(this.selected);
    const event = this.asked ? rowOfId(this.store, this.asked) : -1;
    if (event >= 0 && this.selected < 0) this.choose([event], null, !this.placed);
    // The list and the first search should not have to wait: what they need is made ready while nothing else is to do.
    for (const [later, job] of [orderOf, makeFindable].entries()) setTimeout(() => job(this.store), 200 * (later + 1));
  }

  // -- frame ---------------------------------------------------------------------------------------------------------

  head() {
    const { meta } = this.store.data;
    const swap = el("button", { type: "button", class: "tool", "aria-label": t("theme"), onclick: () => {
      swapTheme();
      this.restyle();
    } });
    this.swapButton = swap;
    put(byId("head"),
      el("div", { class: "titles" },
        el("h1", { dir: "auto", text: meta.title || t("untitled") }),
        this.subtitle = el("p", { class: "subtitle" })),
      el("div", { class: "tools" }, swap, ...makeShare({ address: () => this.address(), picture: (kind) => this.picture(kind), name: fileName(meta.title || t("untitled")) }),
        el("button", { type: "button", class: "tool wide", onclick: () => window.print(), text: t("print") })));
    this.sayFacts();
    watchTheme(() => this.restyle());
    this.labelSwap();
  }

  /** How many events are known on the day shown, how many of them are unsettled, and the stretch of time they lie in. */
  present() {
    const { rows, filter } = this.store;
    const { kind, from, to, known, count } = rows;
    const unsettled = Uint8Array.from(rows.kinds, ({ status }) => Number(UNSETTLED.includes(status)));
    const { asOf } = filter;
    let [events, unsure, least, most] = [0, 0, Infinity, -Infinity];
    for (let n = 0; n < count; n++) {
      if (known[n] >= asOf && asOf !== Infinity) continue;
      events++;
      unsure += unsettled[kind[n]];
      // A comparison with NaN is false, and open ends are no edges.
      if (from[n] < least && from[n] > -Infinity) least = from[n];
      if (from[n] > most && from[n] < Infinity) most = from[n];
      if (to[n] > most && to[n] < Infinity) most = to[n];
      if (to[n] < least && to[n] > -Infinity) least = to[n];
    }
    return { events, unsure, least, most };
  }

  /** What the line below the title says: it follows the day that is shown. */
  facts(present = this.present()) {
    const { data } = this.store;
    const day = this.days[this.day] || "";
    const sources = data.documents.filter((/** @type {any} */ one) => !day || !one.published || one.published.slice(0, 10) <= day).length;
    const asOf = day || data.meta.asOf;
    const { events, unsure, least, most } = present;
    return [tn("n.sources", sources), periodOf(least, most), asOf && t("sub.asof", { t: formatMoment(asOf) }),
      events && t("sub.uncertain", { n: formatNumber(unsure), m: formatNumber(events) })].filter(Boolean);
  }

  sayFacts(present = this.present()) {
    this.subtitle.replaceChildren(...this.facts(present).map((text) => el("span", { dir: "auto", text })));
  }

  labelSwap() {
    this.swapButton.textContent = isDark() ? t("theme.light") : t("theme.dark");
  }

  sidePanels() {
    const { store } = this;
    const actions = {
      open: (/** @type {number} */ event) => this.choose([event], null, true),
      read: (/** @type {number} */ source, /** @type {number | null} */ cited) => this.read(source, cited),
      openAll: (/** @type {ArrayLike<number>} */ events) => this.choose(events, null, true),
      refilter: () => this.refilter(),
      grown: () => this.hideLater(),
      theme: () => this.theme,
    };
    const side = byId("side");
    const sheet = el("div", { class: "sheet" });
    this.key_ = makeKey(store, actions);
    this.list = makeList(store, actions);
    const words = el("input", { type: "search", id: "words", placeholder: t("filter.hint"), autocomplete: "off", spellcheck: "false",
      oninput: () => {
        store.filter.text = foldedQuery(words.value);
        this.refilter();
        this.remember();
      } });
    this.words = words;
    const filters = el("div", { class: "filters", role: "search" }, el("label", { class: "visually-hidden", for: "words", text: t("filter.label") }), words);
    this.timeline = makeTimeline(store.rows, (from, to) => {
      store.filter.from = from;
      store.filter.to = to;
      this.refilter();
      this.remember();
    });
    this.facets = makeFacets(store, () => {
      this.refilter();
      this.remember();
    });
    filters.append(this.facets.element);
    put(sheet, filters);
    const unmapped = makeUnmapped(store, actions);
    const { data } = store;
    this.tabs = makeTabs(side, sheet, [
      { id: "key", label: t("tab.key"), count: null, panel: this.key_.panel },
      { id: "events", label: t("tab.events"), count: store.rows.count, panel: this.list.panel, shown: this.list.shown },
      { id: "unmapped", label: t("tab.unmapped"), count: data.unmapped.length + unplacedCount(store) + data.unread.count, panel: unmapped.panel, shown: unmapped.shown },
      { id: "sources", label: t("tab.sources"), count: data.documents.length, panel: makeSources(store, actions) },
    ], (id) => this.sheetOpen(id !== "" || !side.classList.contains("open")));
    if (this.timeline) sheet.append(this.timeline.element);
    this.known = this.days.length ? makeKnown(this.days, (day) => {
      this.goto(day);
      this.remember();
    }) : null;
    if (this.known) sheet.append(this.known.element);
    if (this.known) this.sayDay();
  }

  /** Show what was known on a day. @param {number} day  its number among the days */
  goto(day) {
    this.day = day;
    setDay(this.store, day, this.days);
    this.list.forget();
    this.sayDay();
    this.refilter();
    if (this.selected >= 0 && this.store.absent[this.selected]) this.close();
    else if (this.selected >= 0 && !this.reading) this.select(this.selected, false, true);
  }

  /** What follows the day beside the map: the facts, how many events there are, and which reports were out. */
  sayDay() {
    const day = this.days[this.day] || "";
    const present = this.present();
    this.sayFacts(present);
    const badge = document.querySelector("#tab-events .badge");
    if (badge) badge.textContent = shortNumber(present.events);
    this.hideLater();
  }

  /** What was published after the day shown is not there yet. */
  hideLater() {
    const day = this.days[this.day] || "";
    for (const element of document.querySelectorAll("[data-from]")) {
      if (element instanceof HTMLElement) element.hidden = day !== "" && (element.dataset.from || "").slice(0, 10) > day;
    }
  }

  /** On a phone the panels are a sheet; a tab opens it, the same tab closes it. @param {boolean} open */
  sheetOpen(open) {
    byId("side").classList.toggle("open", open);
  }

  stage() {
    const { map } = this;
    const container = map.getContainer();
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", `${t("map.alt", { n: formatNumber(this.store.rows.count) })} ${t("map.help")}`);
    if (this.store.data.tiles) this.tiles();
    else this.ground = addSheet(map, "ground", 150, (view) => drawGround(view, this.parts || {}, this.theme, this.streets), 0.35);
    this.shapes = addSheet(map, "shapes", 350, (view) => drawShapes(this.overlay, view, this.theme), 0.3);
    this.marks = addSheet(map, "marks", 450, (view) => drawMarks(this.overlay, view, this.theme, this.store.data.tiles ? null : this.labels, this.taken(), this.streets), 0.3);
    map.on("click", (/** @type {any} */ event) => this.touch(event));
    map.on("mousemove", (/** @type {any} */ event) => this.hover(event));
    map.on("mouseout movestart", () => this.tip(null, null));
    map.on("moveend", () => {
      this.countOutside();
      this.remember();
    });
    const buttons = el("div", { class: "zoom" },
      el("button", { type: "button", "aria-label": t("zoom.in"), title: t("zoom.in"), onclick: () => map.zoomIn(undefined, { animate: !still() }), text: "+" }),
      el("button", { type: "button", "aria-label": t("zoom.out"), title: t("zoom.out"), onclick: () => map.zoomOut(undefined, { animate: !still() }), text: "−" }),
      el("button", { type: "button", class: "whole", "aria-label": t("zoom.fit"), title: t("zoom.fit"), onclick: () => this.fit(true), text: "⤢" }));
    this.outside = el("button", { type: "button", class: "outside", hidden: true, onclick: () => this.fit(true) });
    this.around = el("button", { type: "button", class: "around", hidden: true, onclick: () => this.choose(this.aroundEvents, null, false) });
    put(byId("stage"), buttons, this.around, this.outside);
    const scale = window.L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 110 });
    const write = scale._updateScale;
    scale._updateScale = (/** @type {Element} */ box, /** @type {string} */ text, /** @type {number} */ ratio) => write.call(scale, box, text.replace(/k?m$/, (unit) => t(`unit.${unit}`)), ratio);
    scale.addTo(map);
    window.addEventListener("resize", () => this.resized());
    let seen = [0, 0];
    const look = () => {
      if (!window.matchMedia("print").matches) seen = [container.clientWidth, container.clientHeight];
    };
    look();
    map.on("resize moveend", look);
    window.matchMedia("print").addEventListener("change", (event) => onPaper(container, event.matches ? seen : null));
  }

  /** Boxes of buttons and panels over the map, in layer points. @returns {number[][]} */
  taken() {
    const frame = byId("stage").getBoundingClientRect();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    return [...document.querySelectorAll(".zoom, #details:not([hidden]), .outside:not([hidden]), .around:not([hidden]), #notice:not([hidden]), .leaflet-control-scale")].map((element) => {
      const box = element.getBoundingClientRect();
      return [box.left - frame.left + corner.x - 4, box.top - frame.top + corner.y - 4, box.right - frame.left + corner.x + 4, box.bottom - frame.top + corner.y + 4];
    });
  }

  tiles() {
    const { url, host } = this.store.data.tiles;
    notice(t("basemap.tiles", { host }));
    window.L.tileLayer(url, { maxZoom: 19 }).addTo(this.map);
  }

  /** The archive of tiles that is in the page, or on the server that the page was told to ask. */
  async openStreets() {
    const { archive } = this.store.data;
    if (!archive) return;
    const { url, host } = archive;
    let said = false;
    const failed = () => {
      if (!said) notice(url ? t("basemap.unreachable", { host }) : t("basemap.failed"));
      said = true;
    };
    if (url) notice(t("basemap.tiles", { host }));
    try {
      const opened = await openArchive(url ? overNetwork(url) : withinPage(fromBase64(block("geomap-archive"))));
      if (url) await this.owe(opened);
      byId("geomap-archive").remove();
      this.streets = new Streets(opened, language(), () => {
        this.ground.redraw();
        this.marks.redraw();
      }, failed);
      this.map.setMaxZoom(Math.min(19, Math.max(14, opened.maxZoom + 3)));
      this.streets.changed();
    } catch {
      failed();
    }
  }

  /** Whom the tiles of a server are owed to is said by the archive itself. @param {import("./archive.js").Archive} archive */
  async owe(archive) {
    const { attribution } = await archive.metadata();
    const words = plainWords(String(attribution || ""));
    if (words) this.store.data.credits.push(words.slice(0, 300));
    this.foot();
  }

  credits() {
    const { meta } = this.store.data;
    const { credits } = this.store.data;
    // What the places are owed to is often what the basemap is owed to; nobody needs to be thanked twice.
    const said = meta.attributions.join(" ");
    const ground = credits.filter((/** @type {string} */ credit) => !said.includes(credit.replace(/^© | \(.*$/g, "")));
    const parts = [meta.attributions.length && `${t("foot.data")}: ${meta.attributions.join("; ")}`, ground.length && `${t("foot.ground")}: ${ground.join(", ")}`,
      t("foot.made")].filter(Boolean);
    return parts;
  }

  foot() {
    const parts = this.credits();
    byId("foot").replaceChildren(el("p", { tabindex: window.innerWidth < 760 ? 0 : null }, ...parts.map((text, i) => el("span", { dir: "auto", text: i ? ` · ${text}` : text }))));
  }

  // -- view ----------------------------------------------------------------------------------------------------------

  /**
   * Show what matters: the bulk of what is drawn, or all of it. A far-off conference does not shrink the night's events.
   * @param {boolean} [everything]
   */
  fit(everything) {
    const { table } = this.store;
    const shown = this.store.features.filter((feature) => featureShown(this.store, feature));
    const all = table ? boxOfSites(table.sites) : null;
    const box = everything ? [...shown, ...(all ? [{ box: all }] : [])].map((feature) => feature.box).reduce((a, b) => (a ? boxUnion(a, b) : b), /** @type {any} */ (null))
      : bulk([...shown, ...(table ? someSites(table.sites, 4000) : [])]);
    const box_ = box ? (table ? box : acrossLine(box, shown)) : [0.1, 0.2, 0.9, 0.7];
    const bounds = [[latOf(box_[3]), lonOf(box_[0])], [latOf(box_[1]), lonOf(box_[2])]];
    const narrow = window.innerWidth < 760;
    this.map.fitBounds(bounds, { padding: narrow ? [12, 12] : [36, 36], maxZoom: 11, animate: Boolean(everything) && !still() });
    this.fitted = everything ? null : { centre: this.map.getCenter(), zoom: this.map.getZoom() };
  }

  /** A frame may get its size after the page has started: what nobody has moved yet is fitted again. */
  resized() {
    if (window.matchMedia("print").matches) return;
    const { fitted, map } = this;
    const still_ = fitted && fitted.zoom === map.getZoom() && fitted.centre.equals(map.getCenter(), 1e-9);
    map.invalidateSize();
    if (still_) this.fit();
  }

  countOutside() {
    const view = this.map.getBounds();
    const events = new Set();
    for (const feature of this.store.features) {
      if (!featureShown(this.store, feature) || feature.event < 0) continue;
      const seen = feature.box[0] < (view.getEast() / 360 + 0.5) && feature.box[2] > (view.getWest() / 360 + 0.5) && latOf(feature.box[3]) < view.getNorth() && latOf(feature.box[1]) > view.getSouth();
      if (seen) events.delete(feature.event) && events.add(-feature.event - 1);
      else if (!events.has(-feature.event - 1)) events.add(feature.event);
      if (seen) events.add(-feature.event - 1);
    }
    const out = [...events].filter((n) => n >= 0 && !events.has(-n - 1)).length + this.tableOutside(view);
    this.outside.hidden = !out;
    this.outside.textContent = tn("n.outside", out);
    this.sayAround();
  }

  /** Events of a table that lie out of the window. @param {any} view  bounds as Leaflet has them */
  tableOutside(view) {
    const { table } = this.store;
    if (!table) return 0;
    let inside = 0;
    const [west, east] = [view.getWest() / 360 + 0.5, view.getEast() / 360 + 0.5];
    for (let turn = Math.floor(west); turn <= Math.floor(east) && turn < Math.floor(west) + 3; turn++) {
      const [from, to] = [Math.max(0, west - turn), Math.min(1, east - turn)];
      inside += liveIn(table.sites, [from, projectY(view.getNorth()), to, projectY(view.getSouth())]);
    }
    return Math.max(0, table.sites.seen - inside);
  }

  /** Areas that reach beyond the window on all sides have no sign in it; they are named above the map instead. */
  sayAround() {
    const size = this.map.getSize();
    const centre = this.map.layerPointToLatLng(this.map.containerPointToLayerPoint([size.x / 2, size.y / 2]));
    const features = areasAround(this.overlay, projectX(centre.lng), projectY(centre.lat), this.map.getBounds());
    this.aroundEvents = [...new Set(features.map((feature) => feature.event))];
    this.around.hidden = !features.length;
    const names = [...new Set(features.map((feature) => eventOf(this.store, feature.event).label))];
    this.around.replaceChildren(el("span", { class: "small", text: `${t("map.around")} ` }), el("span", { dir: "auto", text: names[0] || "" }), names.length > 1 ? ` + ${names.length - 1}` : "");
  }

  refilter() {
    if (this.restoring) return;
    sift(this.store);
    this.tell();
    this.redraw();
  }

  /** Say what the filter leaves, but for the map. */
  tell() {
    this.key_.update();
    this.facets.update();
    if (this.timeline) this.timeline.undated(this.undated());
    this.list.update(this.selected);
    this.countOutside();
  }

  /** How many events without a time are to be seen. */
  undated() {
    const { mask, rows } = this.store;
    let found = 0;
    for (let n = 0; n < rows.count; n++) if (mask[n] && Number.isNaN(rows.from[n])) found++;
    return found;
  }

  redraw() {
    this.shapes.redraw();
    this.marks.redraw();
  }

  restyle() {
    this.theme = readTheme();
    this.labelSwap();
    if (this.ground) this.ground.redraw();
    this.refilter();
  }

  // -- choosing ------------------------------------------------------------------------------------------------------

  /** @param {any} event */
  at(event) {
    const size = 256 * 2 ** this.map.getZoom();
    const pixel = this.map.getPixelOrigin();
    const finger = window.matchMedia("(pointer: coarse)").matches;
    return featuresAt(this.overlay, event.layerPoint.x, event.layerPoint.y, { size, origin: [-pixel.x, -pixel.y] }, finger ? 14 : 6);
  }

  /** @param {any} event */
  touch(event) {
    this.tip(null, null);
    // The pointer has not moved; a tip would only cover what was just chosen.
    this.touchedAt = event.containerPoint;
    const bubble = bubbleAt(this.overlay, event.layerPoint.x, event.layerPoint.y);
    if (bubble && bubble.sites > 1 && this.map.getZoom() < this.map.getMaxZoom()) {
      this.map.fitBounds([[latOf(bubble.box[3]), lonOf(bubble.box[0])], [latOf(bubble.box[1]), lonOf(bubble.box[2])]], { padding: [60, 60], animate: !still() });
      return;
    }
    const features = this.at(event).filter((feature) => feature.event >= 0);
    const events = this.eventsOf(features, bubble);
    if (events.length) {
      this.choose(events, features.length ? features[0].number : null, false);
      this.uncover(event.containerPoint);
    } else this.close();
  }

  /** Move the map so that what was touched does not lie under the panel that it opened. @param {any} point  in the window */
  uncover(point) {
    const stage = byId("stage").getBoundingClientRect();
    const details = byId("details").getBoundingClientRect();
    const [left, top] = [details.left - stage.left, details.top - stage.top];
    const below = window.innerWidth < 760;
    const over = below ? point.y - top + 40 : point.x - left + 40;
    if (over <= 0 || point.y < top - 40 || point.x < left - 40) return;
    this.map.panBy(below ? [0, over + 20] : [over + 20, 0], { animate: !still() });
  }

  /**
   * All events at a touched place: those of features, and of a table all that lie at its sites.
   * @param {import("./store.js").Feature[]} features
   * @param {import("./dots.js").Bubble | null} bubble
   * @returns {ArrayLike<number>}
   */
  eventsOf(features, bubble) {
    const { store } = this;
    const sites = [...new Set([...(bubble ? [bubble.site] : []), ...features.filter((one) => one.site !== undefined).map((one) => Number(one.site))])];
    const whole = [...new Set(features.filter((one) => one.site === undefined).map((one) => one.event))];
    const lists = sites.map((site) => rowsAt(store, site));
    if (!whole.length && lists.length === 1) return lists[0];
    const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, whole.length));
    all.set(whole);
    let at = whole.length;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all;
  }

  /** @param {any} event */
  hover(event) {
    if (this.hovering || (this.touchedAt && this.touchedAt.distanceTo(event.containerPoint) < 3)) return;
    this.touchedAt = null;
    this.hovering = true;
    requestAnimationFrame(() => {
      this.hovering = false;
      const bubble = bubbleAt(this.overlay, event.layerPoint.x, event.layerPoint.y);
      const features = bubble ? [] : this.at(event);
      this.map.getContainer().classList.toggle("over", bubble !== null || features.length > 0);
      this.tip(bubble ? [bubble] : features.length ? features : null, event.containerPoint);
    });
  }

  /** @param {any[] | null} features @param {any} point */
  tip(features, point) {
    const tip = byId("tip");
    tip.hidden = !features;
    if (!features) return;
    const names = [...new Set(features.map((feature) => ("count" in feature ? crowdWords(feature) : feature.site !== undefined ? this.siteWords(feature) : this.featureWords(feature))).filter(Boolean))];
    tip.replaceChildren(...names.slice(0, 3).map((text) => el("span", { dir: "auto", text })), ...(names.length > 3 ? [el("span", { class: "small", text: `+ ${names.length - 3}` })] : []));
    const left = Math.min(point.x + 14, this.map.getSize().x - tip.offsetWidth - 8);
    tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, point.y + 18 + tip.offsetHeight > this.map.getSize().y ? point.y - tip.offsetHeight - 10 : point.y + 18)}px)`;
  }

  /** What an event's own place says is the event; what was made of it says what it is. @param {import("./store.js").Feature} feature */
  featureWords(feature) {
    const { role, title, label } = feature.cells;
    if (feature.event < 0 || MADE.includes(role)) return title || label;
    const event = eventOf(this.store, feature.event);
    return [event.label, event.time.start || event.time.end ? formatTime(event.time) : ""].filter(Boolean).join(" · ");
  }

  /** @param {import("./store.js").Feature} feature */
  siteWords(feature) {
    const { table } = this.store;
    return table ? `${feature.cells.title}: ${tn("n.events", table.sites.live[Number(feature.site)])}` : feature.cells.label;
  }

  /**
   * @param {ArrayLike<number>} events  what lies at one place, the first to be shown
   * @param {number | null} touched  the feature that was touched
   * @param {boolean} move  bring it into view
   */
  choose(events, touched, move) {
    if (!this.returnTo) this.returnTo = document.activeElement;
    this.pile = { list: events, at: 0 };
    this.touched = touched;
    this.select(events[0], move);
  }

  /** @param {number} event @param {boolean} move @param {boolean} [quiet]  leave the focus where it is */
  select(event, move, quiet = false) {
    this.selected = event;
    this.overlay.selected = event;
    this.reading = false;
    const details = byId("details");
    details.hidden = false;
    document.body.classList.add("open");
    this.sheetOpen(false);
    showEvent(details, this.store, event, this.pile, this.moves(), this.touched, quiet);
    if (move) this.show(event);
    this.list.update(event);
    this.redraw();
    this.remember();
  }

  moves() {
    return {
      close: () => this.close(),
      open: (/** @type {number} */ event) => this.choose([event], null, true),
      page: (/** @type {number} */ step) => {
        this.pile.at = (this.pile.at + step + this.pile.list.length) % this.pile.list.length;
        this.select(this.pile.list[this.pile.at], false);
      },
      show: (/** @type {number} */ event) => this.show(event),
      read: (/** @type {number} */ source, /** @type {number | null} */ cited) => this.read(source, cited),
      back: () => this.select(this.selected, false),
      clock: () => {
        useUtc(!inUtc());
        this.list.forget();
        this.list.update(this.selected);
        this.select(this.selected, false, true);
        const button = document.querySelector("#details button[aria-pressed]");
        if (button instanceof HTMLElement) button.focus({ preventScroll: true });
      },
      point: (/** @type {number} */ lon, /** @type {number} */ lat, /** @type {number | null} */ metres) => {
        const reach = Math.max(8000, metres || 0) * 3;
        this.fly([lon / 360 + 0.5 - groundToWorld(reach, lat), 0, lon / 360 + 0.5 + groundToWorld(reach, lat), 0], lat, reach);
      },
    };
  }

  /** @param {number[]} box @param {number} lat @param {number} metres */
  fly(box, lat, metres) {
    const degrees = metres / 111320;
    this.frame([[lat - degrees, lonOf(box[0])], [lat + degrees, lonOf(box[2])]], 11);
  }

  /** Bring an event into the part of the map that no panel covers. @param {number} event */
  show(event) {
    const features = featuresOf(this.store, event);
    if (!features.length) return;
    let box = acrossLine(features.map((feature) => feature.box).reduce(boxUnion), features);
    const least = 0.0012;
    box = [box[0] - Math.max(0, least - (box[2] - box[0])) / 2, box[1] - Math.max(0, least - (box[3] - box[1])) / 2,
      box[2] + Math.max(0, least - (box[2] - box[0])) / 2, box[3] + Math.max(0, least - (box[3] - box[1])) / 2];
    this.frame([[latOf(box[3]), lonOf(box[0])], [latOf(box[1]), lonOf(box[2])]], 10);
  }

  /** @param {number[][]} bounds @param {number} most  zoom */
  frame(bounds, most) {
    const narrow = window.innerWidth < 760;
    const stage = byId("stage").getBoundingClientRect();
    const details = byId("details").getBoundingClientRect();
    const right = narrow ? 20 : Math.max(40, stage.right - details.left + 40);
    const below = narrow ? Math.max(30, stage.bottom - details.top + 20) : 40;
    this.map.fitBounds(bounds, { paddingTopLeft: [40, 40], paddingBottomRight: [right, Math.min(below, stage.height * 0.7)], maxZoom: most, animate: !still() });
  }

  /** @param {number} source @param {number | null} cited */
  read(source, cited) {
    if (!this.returnTo) this.returnTo = document.activeElement;
    const details = byId("details");
    details.hidden = false;
    document.body.classList.add("open");
    this.sheetOpen(false);
    this.reading = true;
    showReport(details, this.store, source, cited, this.moves(), this.selected >= 0);
  }

  close() {
    const details = byId("details");
    if (details.hidden) return;
    details.hidden = true;
    document.body.classList.remove("open");
    this.selected = -1;
    this.overlay.selected = -1;
    this.list.update(-1);
    this.redraw();
    this.remember();
    if (this.returnTo instanceof HTMLElement && this.returnTo.isConnected) this.returnTo.focus({ preventScroll: true });
    this.returnTo = null;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape") return;
    if (this.reading && this.selected >= 0) this.select(this.selected, false);
    else if (!byId("details").hidden) this.close();
    else this.sheetOpen(false);
  }

  // -- pictures ------------------------------------------------------------------------------------------------------

  /** @param {"png" | "svg"} kind */
  async picture(kind) {
    const { data } = this.store;
    const style = getComputedStyle(document.documentElement);
    const color = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
    const { text, from, to } = this.store.filter;
    const chosen = [Number.isFinite(from) || Number.isFinite(to) ? this.timeline && this.timeline.element.querySelector("output") : null].map((output) => output && output.textContent);
    const made = await drawPicture({
      map: this.map, overlay: this.overlay, theme: this.theme, parts: data.basemap === "offline" ? this.parts || {} : null, labels: data.basemap === "offline" ? this.labels : null, streets: this.streets,
      title: data.meta.title || t("untitled"),
      facts: [...this.facts(), ...chosen, text && `“${text}”`].filter((part) => typeof part === "string" && part !== ""),
      legend: legendOf(this.store),
      notes: [t("key.caveat"), `${t("key.worldview")}: ${t(`worldview.${data.meta.worldview}`, {}, data.meta.worldview)}`, this.credits().join("  ·  ")],
      colors: { paper: color("paper"), ink: color("ink"), muted: color("muted"), line: color("line") },
    }, kind);
    this.redraw();
    return made;
  }

  // -- permalinks ----------------------------------------------------------------------------------------------------

  remember() {
    if (this.restoring) return;
    const centre = this.map.getCenter();
    const parts = [`v=${centre.lat.toFixed(4)},${centre.lng.toFixed(4)},${this.map.getZoom()}`];
    if (this.selected >= 0) parts.push(`e=${encodeURIComponent(eventOf(this.store, this.selected).id)}`);
    const on = this.store.data.layers.filter((/** @type {any} */ _, /** @type {number} */ i) => this.store.filter.layersOn[i]).map((/** @type {any} */ layer) => layer.name);
    const usual = this.store.data.layers.filter((/** @type {any} */ layer) => layer.on).map((/** @type {any} */ layer) => layer.name);
    if (on.join() !== usual.join()) parts.push(`l=${on.map(encodeURIComponent).join(",")}`);
    const { text, from, to } = this.store.filter;
    if (text) parts.push(`q=${encodeURIComponent(text)}`);
    if (Number.isFinite(from) || Number.isFinite(to)) parts.push(`t=${[from, to].map((ms) => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : "")).join("/")}`);
    parts.push(...this.facets.parts());
    if (this.days[this.day]) parts.push(`a=${this.days[this.day]}`);
    if (inUtc()) parts.push("z=utc");
    this.hash = parts.join("&");
    try {
      window.history.replaceState(null, "", `#${this.hash}`);
    } catch {
      // A page in a frame without an address of its own has no links to keep.
    }
  }

  /** The address of this view, also where the browser's own does not show it. */
  address() {
    this.remember();
    return `${window.location.href.split("#")[0]}#${this.hash}`;
  }

  /** Show what the address says. @param {boolean} first  whether nothing is shown yet */
  restore(first) {
    const given = partsOf(window.location.hash);
    const view = (given.get("v") || "").split(",").map(Number);
    if (given.has("l")) {
      const names = (given.get("l") || "").split(",").map(decoded);
      this.store.data.layers.forEach((/** @type {any} */ layer, /** @type {number} */ i) => {
        this.store.filter.layersOn[i] = names.includes(layer.name);
      });
    }
    const seen = view.length === 3 && view.every(Number.isFinite);
    this.asked = decoded(given.get("e") || "");
    this.placed = seen;
    this.restoring = true;
    if (seen) this.map.setView([view[0], view[1]], view[2], { animate: false });
    else if (first) this.fit();
    this.words.value = decoded(given.get("q") || "");
    this.store.filter.text = foldedQuery(this.words.value);
    this.facets.take(given);
    useUtc(given.get("z") === "utc");
    if (this.known) {
      const day = dayFor(this.days, given.get("a") || "");
      this.known.set(day);
      if (day !== this.day) this.goto(day);
    }
    const [from, to] = decoded(given.get("t") || "/").split("/").map((day) => Date.parse(`${day}T00:00Z`));
    if (this.timeline) this.timeline.set(from, to);
    this.restoring = false;
    // The map has been drawn by being set; it is drawn again only where a filter leaves out something of it.
    if (first && !["l", "q", "t", "c", "k", "s", "d", "a"].some((name) => given.has(name))) this.tell();
    else this.refilter();
    const event = this.asked ? rowOfId(this.store, this.asked) : -1;
    this.restoring = true;
    if (event >= 0 && event !== this.selected && !this.store.absent[event]) this.choose([event], null, !seen);
    this.restoring = false;
  }
}

/** Two moments as days, the last of them exclusive. @param {number} least @param {number} most */
function periodOf(least, most) {
  if (most < least) return "";
  const day = (/** @type {number} */ ms) => new Date(ms).toISOString().slice(0, 10);
  return formatPeriod(day(least), day(most > least ? most - 1 : most));
}

/** @param {string} text  what was typed @returns {string} words to look for, one space between */
function foldedQuery(text) {
  return fold(text).trim().replace(/\s+/g, " ");
}

/** @param {import("./dots.js").Bubble} bubble */
function crowdWords(bubble) {
  return bubble.sites > 1 ? `${tn("n.events", bubble.count)} · ${t("map.closer")}` : tn("n.events", bubble.count);
}

/** @returns {boolean} whether the reader wants no motion */
function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
