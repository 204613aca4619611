/**
 * Knowledge time: the map as it was at the end of an earlier day.
 *
 * The page holds for each event how it was told on each day on which something became known, and for each feature the days
 * on which it is drawn; both were worked out with all that goes into a map. So counts, states, joined reports, borders and
 * envelopes are those of the day, and not guesses from what is known now. Events that are columns alone, and more than some
 * thousand of any sort, know only when they became known, and come and go as a whole.
 */

import { el } from "./dom.js";
import { haystack } from "./find.js";
import { rowsOf } from "./rows.js";
import { citations } from "./store.js";
import { formatMoment, t } from "./words.js";

const DAY_MS = 86400000;
const MOST_STEPS = 60;
const MANY = 3000;

/**
 * The days on which something became known, as ISO days, the earliest first; the last stands for now.
 * @param {import("./store.js").Store} store
 * @returns {string[]}
 */
export function daysOf(store) {
  const { days } = store.data.meta;
  if (days.length) return [...days, ""];
  // Of some thousand events and more the days are not worked out beforehand; a few that have none were known on one day.
  if (!store.table && store.rows.count < MANY) return [];
  const { known, count } = store.rows;
  const found = new Set();
  for (let n = 0; n < count; n++) if (Number.isFinite(known[n])) found.add(Math.floor(known[n] / DAY_MS));
  const sorted = [...found].sort((a, b) => a - b);
  const step = Math.ceil(sorted.length / MOST_STEPS);
  const kept = sorted.slice(0, -1).filter((_, i) => i % step === 0).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
  return kept.length ? [...kept, ""] : [];
}

/**
 * Put everything back to a day.
 * @param {import("./store.js").Store} store
 * @param {number} day   number among `daysOf`; the last of them is now
 * @param {string[]} days
 */
export function setDay(store, day, days) {
  const { data, features, filter } = store;
  if (!data.meta.days.length) {
    filter.asOf = days[day] ? Date.parse(`${days[day]}T00:00Z`) + DAY_MS : Infinity;
    return;
  }
  if (!store.now) store.now = [...data.events];
  store.now.forEach((/** @type {any} */ event, /** @type {number} */ n) => {
    const then = event.then ? event.then[day] : 0;
    store.absent[n] = Number(then < 0);
    data.events[n] = then > 0 ? event.was[then - 1] : event;
  });
  for (const drawn of store.ofEvent) drawn.length = 0;
  for (const feature of features) {
    const { then } = feature.cells;
    feature.asleep = then !== null && !(then & (1 << day));
    if (!feature.asleep && feature.event >= 0) store.ofEvent[feature.event].push(feature.number);
  }
  const drawn = store.ofEvent.map((numbers) => numbers.map((n) => features[n]));
  store.rows = rowsOf(data, drawn);
  // What was not known then is known at no time; the rest is known.
  for (let n = 0; n < store.rows.count; n++) store.rows.known[n] = store.absent[n] ? Infinity : NaN;
  filter.asOf = Number.MAX_VALUE;
  store.mask = new Uint8Array(store.rows.count);
  store.perKind = new Uint32Array(store.rows.kinds.length);
  store.haystacks = data.events.map((/** @type {any} */ event, /** @type {number} */ n) => haystack(data, event, drawn[n]));
  store.citing = citations(data, store.absent);
}

/**
 * The control: a slider over the days, with steps and a way back to now.
 * @param {string[]} days
 * @param {(day: number) => void} changed
 */
export function makeKnown(days, changed) {
  const last = days.length - 1;
  const range = el("input", { type: "range", min: 0, max: last, value: last, step: 1, "aria-label": t("known.title"), oninput: () => go(Number(range.value)) });
  const output = el("output", { class: "period" });
  const back = el("button", { type: "button", class: "step", "aria-label": t("known.earlier"), title: t("known.earlier"), onclick: () => go(Number(range.value) - 1), text: "‹" });
  const on = el("button", { type: "button", class: "step", "aria-label": t("known.later"), title: t("known.later"), onclick: () => go(Number(range.value) + 1), text: "›" });
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" }, ...days.map(() => el("i")));
  const element = el("div", { class: "timeline known", role: "group", "aria-label": t("known.title") },
    el("div", { class: "timeline-head" }, output, el("span", { class: "steps" }, back, on)),
    el("div", { class: "track" }, ticks, range));

  /** @param {number} day */
  function go(day) {
    set(day);
    changed(Number(range.value));
  }

  /** @param {number} day */
  function set(day) {
    range.value = String(Math.max(0, Math.min(last, day)));
    const at = Number(range.value);
    output.textContent = at === last ? t("known.now") : t("known.on", { t: formatMoment(days[at]) });
    range.setAttribute("aria-valuetext", output.textContent);
    back.disabled = at === 0;
    on.disabled = at === last;
    element.classList.toggle("past", at !== last);
  }
  set(last);
  return { element, set };
}

/**
 * The number of the day that a date falls on: the last one that is not after it.
 * @param {string[]} days
 * @param {string} date
 */
export function dayFor(days, date) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return days.length - 1;
  return Math.max(0, days.findIndex((day) => day === "" || day > date) - 1);
}
