/** The strip of days under the key: how many events when, two handles, steps and a play button. */

import { el } from "./dom.js";
import { formatNumber, formatPeriod, t } from "./words.js";

const DAY = 86400000;
const MOST_BINS = 72;
const BEAT_MS = 900;
/** Events outside this part of all beginnings share one bin before and one after, when the others lie close together. */
const [EARLY, LATE] = [0.1, 0.9];

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
 * Where most events begin: the first and the last day of them, a quarter of their stretch added on both sides.
 * @param {{count: number, from: Float64Array}} rows
 * @param {number} first
 * @param {number} end
 */
function denseDays({ from, count }, first, end) {
  const stride = Math.max(1, Math.floor(count / 20000));
  const some = [];
  for (let n = 0; n < count; n += stride) if (Number.isFinite(from[n])) some.push(from[n]);
  some.sort((a, b) => a - b);
  if (!some.length) return [first, end];
  const low = some[Math.floor(EARLY * (some.length - 1))];
  const high = some[Math.ceil(LATE * (some.length - 1))] + DAY;
  const more = Math.max(DAY, 0.25 * (high - low));
  return [Math.max(first, Math.floor((low - more) / DAY) * DAY), Math.min(end, Math.ceil((high + more) / DAY) * DAY)];
}

/**
 * Bins over all finite times, of a day, a week, a month (30 days) or more; `null` when there is one day or none. When most
 * events lie close together the first and the last bin take all that is before and after.
 * @param {{count: number, from: Float64Array, to: Float64Array}} rows
 */
export function makeBins(rows) {
  const { from, to, count } = rows;
  const [least, most] = edgesOf(rows);
  if (most < least) return null;
  const first = Math.floor(least / DAY) * DAY;
  const end = Math.max(first + DAY, Math.ceil(most / DAY) * DAY);
  if (end - first < 2 * DAY) return null;
  const dense = denseDays(rows, first, end);
  const far = (end - first) / DAY > MOST_BINS && dense[1] - dense[0] < 0.5 * (end - first);
  const [begin, stop] = far ? dense : [first, end];
  const days = Math.round((stop - begin) / DAY);
  const step = [1, 7, 30, 91, 365].find((length) => days / length <= MOST_BINS) || Math.ceil(days / MOST_BINS);
  const edges = Array.from({ length: Math.ceil(days / step) + 1 }, (_, i) => begin + i * step * DAY);
  if (far && begin > first) edges.unshift(first);
  if (far && stop < end) edges.push(Math.max(end, edges[edges.length - 1] + DAY));
  const length = edges.length - 1;
  const lead = far && begin > first ? 1 : 0;
  const binOf = (/** @type {number} */ ms) => (ms < begin ? 0 : ms >= edges[length] ? length : Math.min(length - (ms < edges[length - 1] ? 1 : 0), lead + Math.floor((ms - begin) / (step * DAY))));
  // How many begin and end in each bin; running sums are how many there are.
  const change = new Float64Array(length + 1);
  for (let n = 0; n < count; n++) {
    if (Number.isNaN(from[n])) continue;
    const at = from[n] === -Infinity ? 0 : Math.min(length - 1, binOf(from[n]));
    change[at]++;
    change[to[n] === Infinity ? length : Math.min(length, Math.max(at, binOf(to[n] - 1)) + 1)]--;
  }
  let running = 0;
  const bins = Array.from({ length }, (_, i) => ({ from: edges[i], to: edges[i + 1], events: (running += change[i]), far: far && ((i === 0 && begin > first) || (i === length - 1 && stop < end)) }));
  return { bins, step };
}

/** @param {number} ms */
function isoDay(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * @param {import("./sift.js").Rows} rows
 * @param {(from: number, to: number) => void} changed
 * @returns {{element: HTMLElement, set: (from: number, to: number) => void, undated: (shown: number) => void, pause: () => void} | null}
 */
export function makeTimeline(rows, changed) {
  const made = makeBins(rows);
  if (!made) return null;
  const { bins } = made;
  const most = Math.max(...bins.map((bin) => bin.events));
  const bars = el("div", { class: "bars", "aria-hidden": "true" });
  for (const bin of bins) {
    const bar = el("span", { class: bin.far ? "far" : null, title: `${formatPeriod(isoDay(bin.from), isoDay(bin.to - DAY))}: ${formatNumber(bin.events)}` });
    bar.style.height = `${Math.round((100 * bin.events) / Math.max(1, most))}%`;
    bars.append(bar);
  }
  const last = bins.length - 1;
  const low = el("input", { type: "range", min: 0, max: last, value: 0, step: 1, "aria-label": t("time.from"), oninput: () => moved(low) });
  const high = el("input", { type: "range", min: 0, max: last, value: last, step: 1, "aria-label": t("time.to"), oninput: () => moved(high) });
  const output = el("output", { class: "period" });
  const clear = el("button", { type: "button", class: "link", onclick: () => reset(), text: t("time.all") });
  const stepper = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {number} */ way) => el("button", { type: "button", class: "step", "aria-label": t(key), title: t(key), onclick: () => {
    pause();
    step(way);
  }, text: sign });
  const play = el("button", { type: "button", class: "step play", "aria-label": t("time.play"), title: t("time.play"), onclick: () => (timer ? pause() : start()), text: "▶" });
  const unknown = rows.from.reduce((sum, ms) => sum + Number(Number.isNaN(ms)), 0);
  const bucket = el("span");
  const element = el("div", { class: "timeline", role: "group", "aria-label": t("time.title") },
    el("div", { class: "timeline-head" }, output, clear, el("span", { class: "steps" }, stepper("time.back", "‹", -1), play, stepper("time.on", "›", 1))),
    el("div", { class: "track" }, bars, low, high),
    unknown > 0 && el("p", { class: "small undated" }, el("i", { "aria-hidden": "true" }), bucket));
  /** @type {any} */
  let timer = 0;

  /** @param {HTMLInputElement} input  the handle that was moved by hand */
  function moved(input) {
    pause();
    update(input);
  }

  /** @param {HTMLInputElement} leading */
  function update(leading) {
    if (Number(low.value) > Number(high.value)) (leading === low ? high : low).value = leading.value;
    show();
    const all = Number(low.value) === 0 && Number(high.value) === last;
    changed(all ? -Infinity : bins[Number(low.value)].from, all ? Infinity : bins[Number(high.value)].to);
  }

  /**
   * Move the chosen stretch; a single bin goes on to the next that holds something. From all of them it begins at an end.
   * @param {number} way  1 or -1
   * @returns {boolean} whether there was room
   */
  function step(way) {
    let [from, to] = [Number(low.value), Number(high.value)];
    if (from === 0 && to === last) [from, to] = way > 0 ? [-1, -1] : [last + 1, last + 1];
    do {
      from += way;
      to += way;
    } while (from === to && from > 0 && from < last && !bins[from].events);
    if (from < 0 || to > last) return false;
    low.value = String(from);
    high.value = String(to);
    update(low);
    return true;
  }

  function start() {
    if (Number(high.value) === last) {
      low.value = "0";
      high.value = String(last);
    }
    label(true);
    step(1);
    timer = setInterval(() => step(1) || pause(), BEAT_MS);
  }

  function pause() {
    if (timer) clearInterval(timer);
    timer = 0;
    label(false);
  }

  /** @param {boolean} playing */
  function label(playing) {
    play.textContent = playing ? "❚❚" : "▶";
    play.setAttribute("aria-label", t(playing ? "time.pause" : "time.play"));
    play.title = t(playing ? "time.pause" : "time.play");
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
    pause();
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

  /** @param {number} shown  events without a time that are to be seen */
  function undated(shown) {
    bucket.textContent = t("time.undated", { n: formatNumber(shown) });
  }
  show();
  undated(unknown);
  return { element, set, undated, pause };
}
