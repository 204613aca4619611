/** Words of the page, plurals, numbers and dates. */

/** @type {{table: Record<string, string>, language: string, utc: boolean}} */
const state = { table: {}, language: "en", utc: false };

/** @param {boolean} on  whether times of day are told in UTC rather than as clocks showed them at the place */
export function useUtc(on) {
  state.utc = on;
}

/** @returns {boolean} */
export function inUtc() {
  return state.utc;
}

/**
 * A local moment as one in UTC; the same where no zone or no time of day is known.
 * @param {string | null} text
 * @param {string | null | undefined} zone  an IANA name
 * @returns {string | null}
 */
export function toUtc(text, zone) {
  const moment = parseMoment(text);
  if (!moment || !moment.clock || !zone) return text;
  try {
    // The clock there at what it would be in UTC tells how far it is off; once more, for the hours round a change.
    let ms = moment.from - offsetOf(moment.from, zone);
    ms = moment.from - offsetOf(ms, zone);
    return `${new Date(ms).toISOString().slice(0, 16)}${moment.approximate ? "~" : ""}`;
  } catch {
    return text;
  }
}

/** @param {number} ms @param {string} zone @returns {number} milliseconds that clocks there are ahead of UTC */
function offsetOf(ms, zone) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }).formatToParts(ms);
  const of = (/** @type {string} */ type) => Number((parts.find((part) => part.type === type) || { value: "0" }).value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute")) - Math.floor(ms / 60000) * 60000;
}

/** @param {Record<string, string>} table @param {string} language */
export function useWords(table, language) {
  state.table = table;
  state.language = language;
}

/** @returns {string} */
export function language() {
  return state.language;
}

/**
 * A text by its key, with ``{name}`` filled in. A key that has no text gives the fallback.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @param {string} [fallback]
 */
export function t(key, values = {}, fallback = key) {
  const text = Object.hasOwn(state.table, key) ? state.table[key] : fallback;
  return fill(text, values);
}

/** @param {string} text @param {Record<string, string | number>} values */
function fill(text, values) {
  // A function as replacement: values may hold `$` signs.
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/**
 * A text with a count in it. Its forms are kept as ``one|other`` or ``one|few|many``.
 * @param {string} key
 * @param {number} n
 */
export function tn(key, n) {
  const forms = t(key).split("|");
  const form = forms[Math.min(forms.length - 1, pluralForm(state.language, n))];
  return fill(form, { n: formatNumber(n) });
}

/**
 * Which form a number takes: 0 one, 1 few (or other), 2 many. The rules are CLDR's.
 * @param {string} lang
 * @param {number} n
 */
export function pluralForm(lang, n) {
  if (lang === "en" || lang === "de") return n === 1 ? 0 : 1;
  const ones = n % 10;
  const tens = n % 100;
  if (lang === "pl" ? n === 1 : ones === 1 && tens !== 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

/** @param {number} n */
export function formatNumber(n) {
  return new Intl.NumberFormat(state.language, { maximumFractionDigits: 2 }).format(n);
}

/** A number that has to be short: 12 345 as 12K. @param {number} n @param {number} [most]  up to which it is written out */
export function shortNumber(n, most = 9999) {
  return n <= most ? formatNumber(n) : new Intl.NumberFormat(state.language, { notation: "compact", maximumFractionDigits: n < 100000 || n >= 1e6 ? 1 : 0 }).format(n);
}

/**
 * A distance with as many digits as it deserves.
 * @param {number} metres
 */
export function formatDistance(metres) {
  if (metres < 1000) return `${formatNumber(Math.round(metres / 10) * 10 || Math.round(metres))} ${t("unit.m")}`;
  const km = metres / 1000;
  return `${formatNumber(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))} ${t("unit.km")}`;
}

/**
 * A count as a range: “at least 18”, “11–26”, “4”.
 * @param {number | null} low
 * @param {number | null} high
 */
export function formatRange(low, high) {
  if (low === null && high === null) return "";
  if (high === null) return `≥ ${formatNumber(Number(low))}`;
  if (low === null) return `≤ ${formatNumber(high)}`;
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

/** Nouns that reports count, by what they begin with in any of the languages. @type {[RegExp, string][]} */
const COUNTED = [
  [/^(drone|dron|дрон|drohne|uav|uas$|безпілотник|беспилотник|беспілотнік|bsp$|bezzałogow)/, "drone"], [/^(missile|rocket|pocisk|rakiet|ракет|rakete)/, "missile"],
  [/^(aircraft|plane|jet|samolot|літак|самалёт|самолёт|самолет|flugzeug)/, "aircraft"], [/^(helicopter|śmigłow|гелікоптер|вертоліт|верталёт|вертолёт|hubschrauber)/, "helicopter"],
  [/^(airport|lotnisk|аеропорт|аэрапорт|аэропорт|flughafen|flughäfen)/, "airport"], [/^(violation|incursion|narusze|порушен|парушэн|нарушен|verletzung)/, "violation"],
  [/^(object|obiekt|об[’']єкт|аб[’']ект|объект|objekt)/, "object"], [/^(people|person|osob|osób|осіб|особ|люд|personen)/, "person"], [/^(soldier|troop|żołnierz|солдат|салдат|soldat)/, "soldier"],
  [/^(balloon|balon|ballon)/, "balloon"], [/^(site|location)s?$/, "site"], [/^road[ _]crossing/, "road_crossing"], [/^(border )?(crossing|przejś|перех|grenzüberg)/, "crossing"],
];

/**
 * What is counted, in the language of the page where it is a common thing; else in the words of the report.
 * @param {string} unit
 * @param {number | null} low
 * @param {number | null} high
 */
export function formatUnit(unit, low, high) {
  const plain = unit.replace(/_/g, " ");
  const found = COUNTED.find(([start]) => start.test(plain.toLowerCase()));
  if (!found) return plain;
  const forms = t(`noun.${found[1]}`).split("|");
  return forms[Math.min(forms.length - 1, pluralForm(state.language, high === null ? Math.max(2, low || 0) : high))];
}

/**
 * @typedef {Object} Moment
 * @property {number} year
 * @property {number | null} month  1…12
 * @property {number | null} day
 * @property {string | null} clock  HH:MM
 * @property {boolean} approximate
 * @property {number} from  milliseconds since 1970, inclusive
 * @property {number} to    exclusive
 */

/**
 * A point of time in EDTF level 0, with `~`, `?` or `%` after it; `null` for anything else.
 * @param {string | null | undefined} text
 * @returns {Moment | null}
 */
export function parseMoment(text) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?([~?%]?)$/.exec(
    (text || "").trim(),
  );
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] ? Number(match[2]) : null;
  const day = match[3] ? Number(match[3]) : null;
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))) return null;
  const clock = match[4] ? `${match[4]}:${match[5]}` : null;
  const from = Date.UTC(year, (month || 1) - 1, day || 1, Number(match[4] || 0), Number(match[5] || 0));
  let to = from + 86400000;
  if (clock) to = from + 60000;
  else if (month === null) to = Date.UTC(year + 1, 0, 1);
  else if (day === null) to = Date.UTC(year, month, 1);
  return { year, month, day, clock, approximate: match[7] !== "", from, to };
}

/** @param {number} month @param {string} [form]  beside a day many languages bend it @returns {string} */
function monthName(month, form = "months") {
  return t(form).split(" ")[month - 1];
}

/**
 * A moment in words; text that is no date stays as it is.
 * @param {string | null | undefined} text
 */
export function formatMoment(text) {
  const moment = parseMoment(text);
  if (!moment) return text || "";
  const about = moment.approximate ? "≈ " : "";
  if (moment.month === null) return `${about}${moment.year}`;
  if (moment.day === null) return `${about}${monthName(moment.month, "months.alone")} ${moment.year}`;
  const day = t("date.day", { d: moment.day, m: monthName(moment.month), y: moment.year });
  return about + (moment.clock ? `${day}, ${moment.clock}` : day);
}

/**
 * From one moment to another, without saying month and year twice.
 * @param {string | null} start
 * @param {string | null} end
 */
export function formatPeriod(start, end) {
  const a = parseMoment(start);
  const b = parseMoment(end);
  if (!a || !b || start === end) return formatMoment(start || end);
  if (a.clock && b.clock && a.from - (a.from % 86400000) === b.from - (b.from % 86400000)) {
    return `${formatMoment(start)}–${b.clock}`;
  }
  if (a.day !== null && b.day !== null && !a.clock && !b.clock && a.month !== null && b.month !== null && a.year === b.year) {
    const sameMonth = a.month === b.month;
    const first = sameMonth ? t("date.short", { d: a.day }) : t("date.month", { d: a.day, m: monthName(a.month) });
    return `${first}${sameMonth ? "–" : " – "}${formatMoment(end)}`;
  }
  return `${formatMoment(start)} – ${formatMoment(end)}`;
}

/**
 * When an event was, in one line.
 * @param {{start: string | null, end: string | null, end_kind: string, precision?: string, tz?: string | null}} given
 */
export function formatTime(given) {
  const time = state.utc && given.tz ? { ...given, start: toUtc(given.start, given.tz), end: toUtc(given.end, given.tz) } : given;
  const words = timeInWords(time);
  return time !== given && (time.start !== given.start || time.end !== given.end) ? `${words} UTC` : words;
}

/** @param {{start: string | null, end: string | null, end_kind: string, precision?: string}} time */
function timeInWords(time) {
  if (!time.start && !time.end) return t("time.unknown");
  const open = !time.end;
  if (open && time.end_kind === "until_further_notice") return `${t("time.since", { t: formatMoment(time.start) })}, ${t("time.ongoing")}`;
  if (open && time.end_kind === "permanent") return `${t("time.since", { t: formatMoment(time.start) })}, ${t("time.permanent")}`;
  const period = formatPeriod(time.start, time.end);
  if (time.precision === "night") return t("time.night", { t: period });
  return time.end_kind === "expected" && time.end ? `${period} ${t("time.expected")}` : period;
}

/**
 * Text as it is compared: lower case, without diacritics.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l").replace(/đ/g, "d").replace(/ß/g, "ss");
}

/**
 * The address of a link if it is one that may be followed: http, https or nothing.
 * @param {string | null | undefined} text
 * @returns {string | null}
 */
export function safeUrl(text) {
  if (!text || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
