/** The strip of days under the map: how many events when, and two handles. */

import { el } from "./dom.js";
import { formatPeriod, t } from "./words.js";

const DAY = 86400000;
const MOST_BINS = 72;

/**
 * The first and the last moment of all finite times; the last is before the first when there is none.
 * @param {{count: number, from: Float64Array, to: Float64Array}} rows
 */
export function edgesOf({ from, to, count }) {
  let least = Infinity;
  let most = -Infinity;
  for (const column of [from, to]) {
    for (let n = 0; n < count; n++) {
      const edge = column[n];
      if (edge < least && edge > -Infinity) least = edge;
      if (edge > most && edge < Infinity) most = edge;
    }
  }
  return [least, most];
}

/**
 * Bins over all finite times, of a day, a week, a month (30 days) or more; `null` when there is one day or none.
 * @param {{count: number, from: Float64Array, to: Float64Array}} rows
 */
export function makeBins(rows) {
  const { from, to, count } = rows;
  const [least, most] = edgesOf(rows);
  if (most < least) return null;
  const first = Math.floor(least / DAY) * DAY;
  const days = Math.max(1, Math.round((Math.ceil(most / DAY) * DAY - first) / DAY));
  if (days < 2) return null;
  const step = [1, 7, 30, 91, 365].find((length) => days / length <= MOST_BINS) || Math.ceil(days / MOST_BINS);
  const length = Math.ceil(days / step);
  // How many begin and end in each bin; running sums are how many there are.
  const change = new Float64Array(length + 1);
  const binOf = (/** @type {number} */ ms) => Math.max(0, Math.min(length, Math.floor((ms - first) / (step * DAY))));
  for (let n = 0; n < count; n++) {
    if (Number.isNaN(from[n])) continue;
    change[from[n] === -Infinity ? 0 : binOf(from[n])]++;
    change[to[n] === Infinity ? length : Math.min(length, Math.max(binOf(from[n]), binOf(to[n] - 1)) + 1)]--;
  }
  let running = 0;
  const bins = Array.from({ length }, (_, i) => ({ from: first + i * step * DAY, to: first + (i + 1) * step * DAY, events: (running += change[i]) }));
  return { bins, step };
}

/** @param {number} ms */
function isoDay(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * @param {import("./sift.js").Rows} rows
 * @param {(from: number, to: number) => void} changed
 * @returns {{element: HTMLElement, set: (from: number, to: number) => void} | null}
 */
export function makeTimeline(rows, changed) {
  const made = makeBins(rows);
  if (!made) return null;
  const { bins } = made;
  const most = Math.max(...bins.map((bin) => bin.events));
  const bars = el("div", { class: "bars", "aria-hidden": "true" });
  for (const bin of bins) {
    const bar = el("span");
    bar.style.height = `${Math.round((100 * bin.events) / Math.max(1, most))}%`;
    bars.append(bar);
  }
  const last = bins.length - 1;
  const low = el("input", { type: "range", min: 0, max: last, value: 0, step: 1, "aria-label": t("time.from"), oninput: () => update(low) });
  const high = el("input", { type: "range", min: 0, max: last, value: last, step: 1, "aria-label": t("time.to"), oninput: () => update(high) });
  const output = el("output", { class: "period" });
  const clear = el("button", { type: "button", class: "link", onclick: () => reset(), text: t("time.all") });
  const unknown = rows.from.some((ms) => Number.isNaN(ms));
  const element = el("div", { class: "timeline", role: "group", "aria-label": t("time.title") },
    el("div", { class: "timeline-head" }, output, clear),
    el("div", { class: "track" }, bars, low, high),
    unknown && el("p", { class: "small", text: t("time.always") }));

  /** @param {HTMLInputElement} moved */
  function update(moved) {
    if (Number(low.value) > Number(high.value)) (moved === low ? high : low).value = moved.value;
    show();
    const all = Number(low.value) === 0 && Number(high.value) === last;
    changed(all ? -Infinity : bins[Number(low.value)].from, all ? Infinity : bins[Number(high.value)].to);
  }

  function show() {
    const [from, to] = [Number(low.value), Number(high.value)];
    const text = formatPeriod(isoDay(bins[from].from), isoDay(bins[to].to - DAY));
    output.textContent = text;
    low.setAttribute("aria-valuetext", isoDay(bins[from].from));
    high.setAttribute("aria-valuetext", isoDay(bins[to].to - DAY));
    clear.hidden = from === 0 && to === last;
    [...bars.children].forEach((bar, i) => bar.classList.toggle("out", i < from || i > to));
  }

  function reset() {
    low.value = "0";
    high.value = String(last);
    show();
    changed(-Infinity, Infinity);
  }
  /** @param {number} from @param {number} to  milliseconds; what is no number is an open end */
  function set(from, to) {
    const first = bins.findIndex((bin) => bin.to > from);
    const beyond = bins.findIndex((bin) => bin.to >= to);
    low.value = String(Number.isFinite(from) && first >= 0 ? first : 0);
    high.value = String(Number.isFinite(to) && beyond >= 0 ? beyond : last);
    update(low);
  }
  show();
  return { element, set };
}
