/** The strip of days under the map: how many events when, and two handles. */

import { el } from "./dom.js";
import { formatPeriod, t } from "./words.js";

const DAY = 86400000;
const MOST_BINS = 72;

/**
 * Bins over all finite times, of a day, a week, a month (30 days) or more; `null` when there is one day or none.
 * @param {(number[] | null)[]} spans
 */
export function makeBins(spans) {
  const known = spans.filter((span) => span !== null);
  const edges = known.flat().filter(Number.isFinite);
  if (!edges.length) return null;
  const first = Math.floor(Math.min(...edges) / DAY) * DAY;
  const last = Math.ceil(Math.max(...edges) / DAY) * DAY;
  const days = Math.max(1, Math.round((last - first) / DAY));
  if (days < 2) return null;
  const step = [1, 7, 30, 91, 365].find((length) => days / length <= MOST_BINS) || Math.ceil(days / MOST_BINS);
  const count = Math.ceil(days / step);
  const bins = Array.from({ length: count }, (_, i) => {
    const from = first + i * step * DAY;
    const to = from + step * DAY;
    return { from, to, events: known.filter((span) => span[0] < to && span[1] > from).length };
  });
  return { bins, step };
}

/** @param {number} ms */
function isoDay(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * @param {(number[] | null)[]} spans
 * @param {(from: number, to: number) => void} changed
 * @returns {{element: HTMLElement, set: (from: number, to: number) => void} | null}
 */
export function makeTimeline(spans, changed) {
  const made = makeBins(spans);
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
  const unknown = spans.some((span) => span === null);
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
