/** Events that are columns alone: their rows, their sites, and an object for the one that is asked for. */

import { boxUnion, groundToWorld, measureRings, projectX, projectY } from "./geo.js";
import { parseMoment, t } from "./words.js";

const NOWHERE = -2;
const QUANTUM = 1e-5;
const MINUTE = 60000;
const BLOCK = 256;

/**
 * @param {any} data     the payload
 * @param {any} stream   what is drawn, as `openStream` gives it
 * @param {number} first the row that the first of these events becomes
 */
export function makeTable(data, stream, first) {
  const { header } = stream;
  const spec = data.columns;
  const sites = makeSites(stream, header);
  const count = header.events;
  const perEvent = stream.numbers("perEvent");
  const reportsFrom = runningSums(perEvent);
  const desk = stream.numbers("desk");
  const published = stream.texts("published");
  const begin = stream.numbers("begin");
  const length = stream.numbers("length");
  const form = stream.numbers("form");
  const { from, to } = spans(begin, length, form, header);
  const placed = sites.from[sites.placed];
  return {
    first,
    count,
    placed,
    /** Columns that become part of `Rows`. */
    columns: /** @type {any} */ ({ kind: stream.numbers("kind"), from, to, known: knownTimes(published, reportsFrom, count), disagree: stream.numbers("disagree") }),
    sites,
    header,
    kinds: /** @type {import("./sift.js").Kind[]} */ (spec.kinds),
    reportsFrom,
    desk: shifted(desk, spec.desks),
    published,
    begin,
    length,
    form,
    /** @type {any} what is read rather than drawn, once it is there */
    read: null,
    /** @type {Map<number, any>} */
    opened: new Map(),
  };
}

/** @typedef {ReturnType<typeof makeTable>} Table */
/** @typedef {ReturnType<typeof makeSites>} Sites */

/**
 * @param {any} stream
 * @param {any} header
 */
function makeSites(stream, header) {
  const lon = stream.numbers("lon");
  const lat = stream.numbers("lat");
  const count = lon.length;
  const place = stream.numbers("place");
  const radius = stream.numbers("radius");
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  let placed = 0;
  for (let i = 0; i < count; i++) {
    x[i] = projectX(lon[i] * QUANTUM);
    y[i] = projectY(lat[i] * QUANTUM);
    // Those that lie nowhere come last.
    if (place[i] !== NOWHERE) placed = i + 1;
  }
  return {
    count,
    placed,
    lon,
    lat,
    x,
    y,
    place,
    /** @param {number} i @returns {number | null} */
    radiusOf: (i) => header.radii[radius[i]],
    /** First row of each site, counted from the first of the table. */
    from: runningSums(stream.numbers("rows")),
    /** How many events of a site are seen now, and the row of the first of them. */
    live: new Uint32Array(count),
    lead: new Uint32Array(count),
    /** How many events are seen at all sites together. */
    seen: 0,
    blocks: blocksOf(x, y, placed),
  };
}

/** @param {ArrayLike<number>} numbers @param {number} by */
function shifted(numbers, by) {
  const out = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) out[i] = numbers[i] + by;
  return out;
}

/** @param {ArrayLike<number>} counts */
function runningSums(counts) {
  const sums = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
  return sums;
}

/**
 * Boxes round runs of sites, which lie near each other because of their order: what is out of view is passed over.
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {number} count
 */
function blocksOf(x, y, count) {
  const boxes = new Float64Array(4 * Math.ceil(count / BLOCK));
  for (let b = 0; b * BLOCK < count; b++) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = b * BLOCK; i < Math.min(count, (b + 1) * BLOCK); i++) {
      if (x[i] < west) west = x[i];
      if (x[i] > east) east = x[i];
      if (y[i] < north) north = y[i];
      if (y[i] > south) south = y[i];
    }
    boxes.set([west, north, east, south], 4 * b);
  }
  return boxes;
}

/**
 * Visit the sites in a box that have something to be seen.
 * @param {Sites} sites
 * @param {number[]} box
 * @param {(site: number) => void} visit
 */
export function eachSite(sites, box, visit) {
  const { x, y, live } = sites;
  const [west, north, east, south] = box;
  eachRun(sites, box, (from, to) => {
    for (let i = from; i < to; i++) {
      if (live[i] && x[i] >= west && x[i] <= east && y[i] >= north && y[i] <= south) visit(i);
    }
  });
}

/**
 * How many events that are to be seen lie in a box.
 * @param {Sites} sites
 * @param {number[]} box
 */
export function liveIn(sites, box) {
  const { x, y, live } = sites;
  const [west, north, east, south] = box;
  let found = 0;
  eachRun(sites, box, (from, to) => {
    for (let i = from; i < to; i++) if (x[i] >= west && x[i] <= east && y[i] >= north && y[i] <= south) found += live[i];
  });
  return found;
}

/**
 * Visit runs of sites some of which may lie in a box, until a visit says that it has seen enough.
 * @param {Sites} sites
 * @param {number[]} box
 * @param {(from: number, to: number) => boolean | void} visit
 */
export function eachRun({ blocks, placed }, [west, north, east, south], visit) {
  for (let b = 0; b * BLOCK < placed; b++) {
    const at = 4 * b;
    if (blocks[at] > east || blocks[at + 2] < west || blocks[at + 1] > south || blocks[at + 3] < north) continue;
    if (visit(b * BLOCK, Math.min(placed, (b + 1) * BLOCK))) return;
  }
}

// -- time ------------------------------------------------------------------------------------------------------------

/**
 * The span of each event in milliseconds, as `spanOf` has it for events with objects.
 * @param {ArrayLike<number>} begin
 * @param {ArrayLike<number>} length
 * @param {ArrayLike<number>} form
 * @param {any} header
 */
function spans(begin, length, form, header) {
  const count = begin.length;
  const unit = header.unit * MINUTE;
  const from = new Float64Array(count);
  const to = new Float64Array(count);
  /** @type {any[]} */
  const forms = header.forms.map((/** @type {any} */ one) => ({
    start: one.start[0] || "", end: one.end[0] || "", open: ["until_further_notice", "permanent"].includes(one.end_kind),
  }));
  for (let i = 0; i < count; i++) {
    const { start, end, open } = forms[form[i]];
    const first = begin[i] * unit;
    if (!start && !end) {
      from[i] = to[i] = NaN;
      continue;
    }
    from[i] = start ? first : -Infinity;
    const after = end ? after_(end, first + length[i] * unit) : open ? Infinity : after_(start, first);
    to[i] = after > from[i] ? after : first + 1;
  }
  return { from, to };
}

/** The end of a minute, day, month or year. @param {string} grain @param {number} ms */
function after_(grain, ms) {
  if (grain === "D") return ms + 86400000;
  if (grain === "m") return ms + MINUTE;
  const date = new Date(ms);
  return grain === "M" ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : Date.UTC(date.getUTCFullYear() + 1, 0, 1);
}

/** A moment as it was written. @param {string} form  grain and qualifier @param {number} ms @returns {string | null} */
export function momentText(form, ms) {
  if (!form) return null;
  const length = { Y: 4, M: 7, D: 10, m: 16 }[form[0]];
  return new Date(ms).toISOString().slice(0, length) + form.slice(1);
}

/**
 * When each event became known: by the first of its reports, unless one does not say.
 * @param {import("./columns.js").Texts} published
 * @param {Uint32Array} reportsFrom
 * @param {number} count
 */
function knownTimes(published, reportsFrom, count) {
  const known = new Float64Array(count);
  /** @type {Map<string, number>} */
  const seen = new Map();
  const msOf = (/** @type {string} */ text) => {
    const moment = parseMoment(text);
    return moment ? moment.from : NaN;
  };
  const { pool, codes } = published;
  const byCode = pool ? Float64Array.from(pool, msOf) : null;
  const at = (/** @type {number} */ i) => {
    if (byCode && codes) return byCode[codes[i]];
    const text = published.at(i);
    if (!seen.has(text)) seen.set(text, msOf(text));
    return /** @type {number} */ (seen.get(text));
  };
  for (let i = 0; i < count; i++) {
    let least = at(reportsFrom[i]);
    for (let r = reportsFrom[i] + 1; r < reportsFrom[i + 1]; r++) least = Math.min(least, at(r));
    known[i] = least;
  }
  return known;
}

// -- rows and sites --------------------------------------------------------------------------------------------------

/**
 * The rows of events with objects, followed by those of a table.
 * @param {import("./sift.js").Rows} rows
 * @param {Table} table
 * @returns {import("./sift.js").Rows}
 */
export function joinRows(rows, table) {
  const count = rows.count + table.count;
  /** @template {any} T @param {T} column @param {any} a @param {any} b @returns {T} */
  const both = (column, a, b) => {
    /** @type {any} */ (column).set(a);
    /** @type {any} */ (column).set(b, rows.count);
    return column;
  };
  const { columns } = table;
  table.columns = null;
  const shift = rows.kinds.length;
  const kind = both(new Uint16Array(count), rows.kind, columns.kind);
  for (let n = rows.count; n < count; n++) kind[n] += shift;
  const sourcesFrom = new Uint32Array(count + 1);
  sourcesFrom.set(rows.sourcesFrom);
  for (let i = 0; i < table.count; i++) sourcesFrom[rows.count + i + 1] = rows.sources.length + table.reportsFrom[i + 1];
  const sources = new Uint32Array(rows.sources.length + table.desk.length);
  sources.set(rows.sources);
  sources.set(table.desk, rows.sources.length);
  return {
    count,
    whole: rows.count,
    kinds: [...rows.kinds, ...table.kinds],
    kind,
    from: both(new Float64Array(count), rows.from, columns.from),
    to: both(new Float64Array(count), rows.to, columns.to),
    known: both(new Float64Array(count), rows.known, columns.known),
    disagree: both(new Uint8Array(count), rows.disagree, columns.disagree),
    sourcesFrom,
    sources,
  };
}

/**
 * After a filter: what is to be seen at each site.
 * @param {import("./store.js").Store} store
 */
export function countSites(store) {
  const { table, rows, mask, filter } = store;
  if (!table) return;
  const on = Uint8Array.from(rows.kinds, (kind) => Number(kind.layer >= 0 && filter.layersOn[kind.layer]));
  const { from, live, lead, placed } = table.sites;
  table.sites.seen = 0;
  for (let site = 0; site < placed; site++) {
    let seen = 0;
    let first = 0;
    for (let n = table.first + from[site]; n < table.first + from[site + 1]; n++) {
      if (mask[n] && on[rows.kind[n]] && !seen++) first = n;
    }
    live[site] = seen;
    lead[site] = first;
    table.sites.seen += seen;
  }
}

/**
 * The rows of a site that are to be seen.
 * @param {import("./store.js").Store} store
 * @param {number} site
 * @returns {Uint32Array}
 */
export function rowsAt(store, site) {
  const table = /** @type {Table} */ (store.table);
  const { rows, mask, filter } = store;
  const found = new Uint32Array(table.sites.live[site]);
  let at = 0;
  for (let n = table.first + table.sites.from[site]; n < table.first + table.sites.from[site + 1]; n++) {
    const { layer } = rows.kinds[rows.kind[n]];
    if (mask[n] && layer >= 0 && filter.layersOn[layer] && at < found.length) found[at++] = n;
  }
  return found;
}

/**
 * The box round all sites with something to be seen; `null` when there is none.
 * @param {Sites} sites
 */
export function boxOfSites({ x, y, live, placed }) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < placed; i++) {
    if (!live[i]) continue;
    if (x[i] < box[0]) box[0] = x[i];
    if (y[i] < box[1]) box[1] = y[i];
    if (x[i] > box[2]) box[2] = x[i];
    if (y[i] > box[3]) box[3] = y[i];
  }
  return box[0] <= box[2] ? box : null;
}

/**
 * Some of the sites with something to be seen, evenly taken, as boxes.
 * @param {Sites} sites
 * @param {number} most
 */
export function someSites({ x, y, live, placed }, most) {
  const step = Math.max(1, Math.floor(placed / most));
  const found = [];
  for (let i = 0; i < placed; i += step) if (live[i]) found.push({ box: [x[i], y[i], x[i], y[i]] });
  return found;
}

/** The site of a row; -1 for one that lies nowhere. @param {Table} table @param {number} row */
export function siteOf(table, row) {
  const { from, placed } = table.sites;
  const wanted = row - table.first;
  if (wanted >= table.placed) return -1;
  let [low, high] = [0, placed];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle] <= wanted) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * A site as a feature, so that it is drawn and read like any other.
 * @param {import("./store.js").Store} store
 * @param {number} site
 * @param {number} row  the event it stands for
 * @returns {import("./store.js").Feature}
 */
export function siteFeature(store, site, row) {
  const table = /** @type {Table} */ (store.table);
  const { sites } = table;
  const { rows } = store;
  const kind = rows.kinds[rows.kind[row]];
  const place = sites.place[site] >= 0 && table.read ? table.read.header.places[sites.place[site]] : null;
  const radius = sites.radiusOf(site);
  const label = siteLabel(table, site);
  const [x, y, lat] = [sites.x[site], sites.y[site], sites.lat[site] * QUANTUM];
  const reach = groundToWorld(radius || 0, lat);
  const family = !place || place.geometry === "point" ? "point" : place.geometry === "line" ? "line" : "area";
  const shape = family === "point" ? undefined : store.shapes[store.data.columns.shapes[sites.place[site]]];
  const box = shape ? shape.parts.map((/** @type {any} */ part) => part.box).reduce(boxUnion) : [x - reach, y - reach, x + reach, y + reach];
  const { area, length } = shape && shape.kind === 3 ? measureRings(shape.parts.map((/** @type {any} */ part) => part.xy)) : { area: 0, length: 1 };
  return {
    number: -2 - site, layer: kind.layer, event: row, family, kind: shape ? shape.kind : 1, parts: shape ? shape.parts : [], box,
    anchors: [[x, y]], lat, thickness: (2 * area) / (length || 1), extent: Math.max(box[2] - box[0], box[3] - box[1]), site,
    cells: { ...kind.cells, label: mapLabel(table, site, row), title: label, radius_m: family === "point" ? radius : null, certainty: kind.certainty },
  };
}

/**
 * What is written beside a sign: the name of its place, else what the one event there is called. Coordinates say nothing on a map.
 * @param {Table} table
 * @param {number} site
 * @param {number} row
 * @returns {string}
 */
function mapLabel(table, site, row) {
  const { sites, read } = table;
  if (!read) return "";
  if (sites.place[site] >= 0 || read.name[site] >= 0) return siteLabel(table, site);
  return sites.live[site] === 1 ? read.label.at(table.reportsFrom[row - table.first]) : "";
}

/** @param {Table} table @param {number} site @returns {string} */
export function siteLabel(table, site) {
  const { sites, read } = table;
  if (!read) return "";
  const named = read.name[site];
  if (sites.place[site] >= 0) return read.header.places[sites.place[site]].label;
  return named >= 0 ? read.names.at(named) : sites.place[site] === NOWHERE ? "" : `${(sites.lat[site] * QUANTUM).toFixed(4)}, ${(sites.lon[site] * QUANTUM).toFixed(4)}`;
}

// -- one event -------------------------------------------------------------------------------------------------------

/**
 * What is read rather than drawn. Called when its stream has been unpacked.
 * @param {Table} table
 * @param {any} stream
 */
export function addTexts(table, stream) {
  const line = stream.numbers("line");
  const ids = stream.texts("ids");
  const { prefix, beyond } = stream.header.ids;
  table.read = {
    header: stream.header,
    line,
    name: stream.numbers("name"),
    names: stream.texts("names"),
    claim: stream.numbers("claim"),
    ids,
    id: beyond === undefined ? ids.at : (/** @type {number} */ i) => prefix + (line[table.reportsFrom[i]] + beyond),
    url: stream.texts("url"),
    label: stream.texts("label"),
    quote: stream.texts("quote"),
    note: stream.texts("note"),
  };
}

/**
 * An event of the table as an object, shaped like those of the payload. Its claims, evidence and sources are put into the
 * payload when they are first asked for.
 * @param {any} store
 * @param {number} row
 */
export function openEvent(store, row) {
  const table = /** @type {Table} */ (store.table);
  const { opened } = table;
  const known = opened.get(row);
  if (known) return known;
  const i = row - table.first;
  const kind = store.rows.kinds[store.rows.kind[row]];
  const first = table.reportsFrom[i];
  const last = table.reportsFrom[i + 1];
  const { read } = table;
  const site = siteOf(table, row);
  const place = site >= 0 ? placeOf(table, site) : null;
  const unplaced = place ? "" : unknownName(table, i);
  const name = place ? place.label : unplaced;
  const category = t(`category.${kind.category}`, {}, kind.category);
  const label = (read && read.label.at(first)) || (name ? `${category}: ${name}` : category);
  const notes = new Set();
  for (let r = first; read && r < last; r++) notes.add(read.note.at(r));
  if (unplaced) notes.add(t("un.unknown", { name: unplaced }));
  const counts = read ? range(first, last).map((r) => countOf(read.header.said[read.claim[r]])).filter(Boolean) : [];
  const lows = counts.map((count) => count[3]).filter((n) => n !== null);
  const highs = counts.map((count) => count[4]).filter((n) => n !== null);
  /** @type {any} */
  let cited = null;
  const citing = () => cited || (cited = cite(store, row, first, last, label));
  const event = {
    id: read ? read.id(i) : "",
    category: kind.category,
    status: kind.status,
    negated: kind.status === "denied",
    label,
    note: [...notes].filter(Boolean).join("; "),
    corrected: [],
    place,
    places: place ? [{ role: kind.cells.role || kind.category, place }] : [],
    time: timeOf(table, i, first),
    low: lows.length ? Math.min(...lows) : null,
    high: highs.length ? Math.max(...highs) : null,
    unit: counts.length ? counts[0][2] : null,
    members: [],
    disagree: Boolean(store.rows.disagree[row]),
    get claims() { return citing().claims; },
    get evidence() { return citing().evidence; },
    get documents() { return citing().documents; },
  };
  if (read) {
    if (opened.size > 5000) opened.clear();
    opened.set(row, event);
  }
  return event;
}

/** @param {number} from @param {number} to */
function range(from, to) {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** @param {any} said */
function countOf(said) {
  return said.claims.find((/** @type {any[]} */ claim) => claim[0] === "count") || null;
}

/** The name of a place that is not known, of an event without one. @param {Table} table @param {number} i */
function unknownName(table, i) {
  const { from, placed, count } = table.sites;
  for (let site = placed; site < count; site++) if (i >= from[site] && i < from[site + 1]) return siteLabel(table, site);
  return "";
}

/** @param {Table} table @param {number} site */
function placeOf(table, site) {
  const { sites, read } = table;
  const given = sites.place[site] >= 0 && read ? read.header.places[sites.place[site]] : null;
  const lon = sites.lon[site] * QUANTUM;
  const lat = sites.lat[site] * QUANTUM;
  return {
    label: siteLabel(table, site), uncertainty: sites.radiusOf(site), lon, lat, kind: given ? given.kind : "coordinates",
    geometry: given ? given.geometry : "point", derivation: given ? given.derivation : [t("d.stated")], entries: given ? given.entries : [],
  };
}

/** @param {Table} table @param {number} i @param {number} report */
function timeOf(table, i, report) {
  const form = table.header.forms[table.form[i]];
  const unit = table.header.unit * MINUTE;
  const first = table.begin[i] * unit;
  const { read } = table;
  const stated = read && (form.start || form.end);
  return {
    start: momentText(form.start, first), end: momentText(form.end, form.start ? first + table.length[i] * unit : first),
    end_kind: form.end_kind, precision: form.precision, tz: form.tz, announced: form.announced, evidence: null,
    basis: stated ? t("d.row", { n: read.line[report] }) : "",
  };
}

/**
 * Claims, evidence and sources of an event, added to those of the payload.
 * @param {any} store
 * @param {number} row
 * @param {number} first
 * @param {number} last
 * @param {string} label
 */
function cite(store, row, first, last, label) {
  const { data, table } = store;
  const { read } = table;
  /** @type {{claims: number[], evidence: number[], documents: number[]}} */
  const found = { claims: [], evidence: [], documents: [] };
  if (!read) return found;
  const negative = store.rows.kinds[store.rows.kind[row]].status === "denied";
  const counted = range(first, last).map((r) => countOf(read.header.said[read.claim[r]]));
  for (let r = first; r < last; r++) {
    const desk = data.documents[table.desk[r]];
    const published = table.published.at(r) || null;
    const url = read.url.at(r) || null;
    let document = table.desk[r];
    if (published || url) document = data.documents.push({ ...desk, published, url }) - 1;
    const words = read.quote.at(r) || read.note.at(r) || read.label.at(r) || label;
    const passage = data.passages.push({ doc: document, start: 0, text: words }) - 1;
    const evidence = data.evidence.push({ doc: document, start: 0, end: words.length, passage, from: 0, to: words.length }) - 1;
    const said = read.header.said[read.claim[r]];
    const claims = [["occurrence", words, null, null, null], ...said.claims];
    for (const [attribute, value, unit, low, high] of claims) {
      found.claims.push(data.claims.push({
        attribute, value, unit, low, high, speaker: said.speaker, attribution: said.speaker ? "indirect_speech" : "narrator", hedge: [],
        negative, made: null, known: published, reliability: desk.reliability, credibility: said.credibility,
        conflicts: [], corroborates: [], evidence: [evidence], document,
      }) - 1);
    }
    found.evidence.push(evidence);
    found.documents.push(document);
    store.citing.set(evidence, [row]);
  }
  markConflicts(data, found.claims, counted.length > 1);
  return found;
}

/**
 * Counts whose ranges do not meet, causes and intents that differ, stand against one another.
 * @param {any} data
 * @param {number[]} numbers
 * @param {boolean} several
 */
function markConflicts(data, numbers, several) {
  if (!several) return;
  for (const a of numbers) {
    for (const b of numbers) {
      const [one, other] = [data.claims[a], data.claims[b]];
      if (a === b || one.attribute !== other.attribute) continue;
      const apart = one.attribute === "count" ? lowOf(one) > highOf(other) || lowOf(other) > highOf(one)
        : ["cause", "intent"].includes(one.attribute) && one.value !== other.value;
      if (apart) one.conflicts.push(b);
    }
  }
}

/** @param {any} claim */
function lowOf(claim) {
  return claim.low === null ? -Infinity : claim.low;
}

/** @param {any} claim */
function highOf(claim) {
  return claim.high === null ? Infinity : claim.high;
}
