// The pure functions of the page's modules. Run by `node --test`, and by pytest through test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";

import { breakLabel, findRoom, Occupied, stack } from "../../geomap/web/js/arrange.js";
import { claimSides } from "../../geomap/web/js/claims.js";
import { contrast, parseColor, readable } from "../../geomap/web/js/color.js";
import { decodeBasemap, decodeGeometry, unzigzag, varints } from "../../geomap/web/js/decode.js";
import { headOf } from "../../geomap/web/js/details.js";
import { decoded, desksOf, partsOf } from "../../geomap/web/js/facets.js";
import { bulk, clipRing, groundToWorld, insideRings, latOf, lonOf, projectX, projectY, squaredDistance } from "../../geomap/web/js/geo.js";
import { traceRim } from "../../geomap/web/js/ground.js";
import { dayFor } from "../../geomap/web/js/known.js";
import { spanOf } from "../../geomap/web/js/rows.js";
import { openFilter, passes, sift } from "../../geomap/web/js/sift.js";
import { inOrderOfTime } from "../../geomap/web/js/store.js";
import { fileName } from "../../geomap/web/js/share.js";
import { escapeXml, Trail } from "../../geomap/web/js/svgpen.js";
import { makeBins } from "../../geomap/web/js/timeline.js";
import { fold, formatPeriod, formatRange, parseMoment, pluralForm, safeUrl, t, toUtc, useWords } from "../../geomap/web/js/words.js";

useWords({ months: "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec", "date.day": "{d} {m} {y}", "date.short": "{d}", "date.month": "{d} {m}", hello: "Hello {name}" }, "en");

/** Rows of events that are told apart by their times alone. */
const timed = (...times) => {
  const spans = times.map((time) => (time ? spanOf({ start: time[0], end: time[1], end_kind: time[2] }) : null) || [NaN, NaN]);
  return { count: spans.length, whole: 0, kinds: [], from: Float64Array.from(spans, (s) => s[0]), to: Float64Array.from(spans, (s) => s[1]) };
};

/** A store of rows: two kinds, a source each. */
const siftable = (times) => {
  const count = times.length;
  const rows = {
    ...timed(...times), kind: Uint16Array.from(times, (_, n) => n % 2),
    kinds: [{ category: "impact", status: "observed", certainty: "Observed", layer: 0 }, { category: "strike", status: "claimed", certainty: "Possible", layer: 1 }],
    known: Float64Array.from(times, (_, n) => (n ? Date.UTC(2025, 8, n) : NaN)), disagree: Uint8Array.from(times, (_, n) => Number(n === 1)),
    sources: Uint32Array.from(times, (_, n) => n), sourcesFrom: Uint32Array.from({ length: count + 1 }, (_, n) => n),
  };
  return { rows, data: { documents: times.map(() => ({})) }, haystacks: times.map((_, n) => `row ${n}`), mask: new Uint8Array(count), perKind: new Uint32Array(2), filter: openFilter([]) };
};

/** The rows that pass when some fields of the filter are set. */
const left = (store, wanted) => {
  Object.assign(store.filter, openFilter([]), wanted);
  sift(store);
  return [...store.mask.keys()].filter((n) => passes(store, n));
};

test("every condition of the filter is one predicate, and what is unknown passes those on time", () => {
  const store = siftable([null, ["2025-09-01", null, ""], ["2025-09-02", "2025-09-05", ""], ["2025-09-09", null, "until_further_notice"]]);
  assert.deepEqual(left(store, {}), [0, 1, 2, 3]);
  assert.deepEqual(left(store, { from: Date.UTC(2025, 8, 4), to: Date.UTC(2025, 8, 6) }), [0, 2]);
  assert.deepEqual(left(store, { from: Date.UTC(2030, 0, 1) }), [0, 3]);
  assert.deepEqual(left(store, { asOf: Date.UTC(2025, 8, 2) }), [0, 1]);
  assert.deepEqual(left(store, { statuses: new Set(["claimed"]) }), [1, 3]);
  assert.deepEqual(left(store, { categories: new Set(["impact"]), certainties: new Set(["Possible"]) }), []);
  assert.deepEqual(left(store, { sources: new Set([2, 3]) }), [2, 3]);
  assert.deepEqual(left(store, { disagree: true }), [1]);
  assert.deepEqual(left(store, { text: "row 2" }), [2]);
  assert.deepEqual([...store.perKind], [1, 0]);
});

test("rows are put in order of time, the undated last", () => {
  assert.deepEqual([...inOrderOfTime(timed(null, ["2025-09-02", null, ""], ["2025-09-01", null, ""], [null, "2025-08-01", ""]))], [3, 2, 1, 0]);
});

test("Mercator there and back is the same place", () => {
  for (const [lon, lat] of [[0, 0], [23.36, 51.56], [-179.9, -84], [179.9, 84]]) {
    assert.ok(Math.abs(lonOf(projectX(lon)) - lon) < 1e-9);
    assert.ok(Math.abs(latOf(projectY(lat)) - lat) < 1e-9);
  }
});

test("a kilometre is longer on the map in the north", () => {
  assert.ok(Math.abs(groundToWorld(40075016.686, 0) - 1) < 1e-9);
  assert.ok(Math.abs(groundToWorld(1000, 60) / groundToWorld(1000, 0) - 2) < 1e-9);
});

test("a ring is cut to the box and keeps what lies inside", () => {
  const cut = clipRing([-1, -1, 3, -1, 3, 3, -1, 3], [0, 0, 1, 1]);
  const xs = cut.filter((_, i) => i % 2 === 0);
  assert.equal(Math.min(...xs), 0);
  assert.equal(Math.max(...xs), 1);
  assert.deepEqual(clipRing([5, 5, 6, 5, 6, 6], [0, 0, 1, 1]), []);
});

test("inside is even-odd, so a hole is outside", () => {
  const outer = [0, 0, 10, 0, 10, 10, 0, 10];
  const hole = [4, 4, 6, 4, 6, 6, 4, 6];
  assert.ok(insideRings(1, 1, [outer, hole]));
  assert.ok(!insideRings(5, 5, [outer, hole]));
});

test("the distance to a line is to its nearest piece", () => {
  assert.equal(squaredDistance(5, 3, [0, 0, 10, 0]), 9);
  assert.equal(squaredDistance(13, 4, [0, 0, 10, 0]), 25);
});

test("variable-length integers and zigzag are undone", () => {
  const read = varints(Uint8Array.from([0x05, 0xac, 0x02]));
  assert.equal(read.next(), 5);
  assert.equal(read.next(), 300);
  assert.ok(read.done());
  assert.throws(() => read.next(), RangeError);
  assert.deepEqual([0, 1, 2, 3].map(unzigzag), [0, -1, 1, -2]);
});

test("packed shapes come out as world coordinates", () => {
  // One line part of rank 3: (0, 0) to (0.0002, -0.0001) degrees.
  const parts = decodeBasemap(Uint8Array.from([1, 3, 2, 0, 0, 4, 1]), ["river"]).river;
  assert.equal(parts[0].rank, 3);
  assert.ok(Math.abs(lonOf(parts[0].xy[2]) - 0.0002) < 1e-9);
  assert.ok(Math.abs(latOf(parts[0].xy[3]) + 0.0001) < 1e-9);
  const [shape] = decodeGeometry(Uint8Array.from([1, 1, 1, 2, 1]));
  assert.equal(shape.kind, 1);
  assert.ok(Math.abs(lonOf(shape.parts[0].xy[0]) - 0.00001) < 1e-12);
});

test("labels find the side that is free and none where all are taken", () => {
  const occupied = new Occupied();
  assert.equal(findRoom(occupied, 100, 100, 40, 12, 8).side, "right");
  occupied.add([105, 90, 150, 110]);
  assert.equal(findRoom(occupied, 100, 100, 40, 12, 8).side, "left");
  occupied.add([0, 0, 300, 300]);
  assert.equal(findRoom(occupied, 100, 100, 40, 12, 8), null);
});

test("no two placed labels overlap, whatever the crowd", () => {
  const occupied = new Occupied();
  const boxes = [];
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 400; i++) {
    const room = findRoom(occupied, random() * 500, random() * 500, 20 + random() * 60, 14, 8);
    if (!room) continue;
    for (const other of boxes) {
      assert.ok(room.box[2] <= other[0] || room.box[0] >= other[2] || room.box[3] <= other[1] || room.box[1] >= other[3]);
    }
    boxes.push(room.box);
    occupied.add(room.box);
  }
  assert.ok(boxes.length > 40);
});

test("signs that fall together are one pile at the place of the first; nothing moves", () => {
  const things = [{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 100, y: 0 }, { x: -3, y: 2 }];
  const piles = stack(things, 19);
  assert.deepEqual(piles.map((pile) => pile.length), [3, 1]);
  assert.deepEqual(piles[0][0], { x: 0, y: 0 });
});

test("long labels are broken at spaces and cut with a mark", () => {
  assert.deepEqual(breakLabel("Belarus: several shot down", 14, 3), ["Belarus:", "several shot", "down"]);
  const cut = breakLabel("one two three four five six", 8, 2);
  assert.equal(cut.length, 2);
  assert.ok(cut[1].endsWith("…"));
  assert.ok(breakLabel("x".repeat(100000), 20, 2)[0].length < 40);
});

test("colours are made readable on either ground", () => {
  for (const ground of [[246, 243, 236], [35, 40, 48]]) {
    for (const color of ["#ffffff", "#000000", "#b3261e", "#ffee00", "nonsense"]) {
      assert.ok(contrast(readable(parseColor(color), ground, 4.5), ground) >= 4.5);
    }
  }
});

test("moments are as exact as their words", () => {
  assert.equal(parseMoment("2025-09").to - parseMoment("2025-09").from, 30 * 86400000);
  assert.equal(parseMoment("2025-09-10T23:30").clock, "23:30");
  assert.ok(parseMoment("2025~").approximate);
  for (const text of ["", null, "soon", "2025-13", "2025-09-41", "10.09.2025"]) assert.equal(parseMoment(text), null);
});

test("a period says month and year once", () => {
  assert.equal(formatPeriod("2025-09-09", "2025-09-10"), "9–10 Sept 2025");
  assert.equal(formatPeriod("2025-09-30", "2025-10-02"), "30 Sept – 2 Oct 2025");
  assert.equal(formatPeriod("2025-09-09", "2025-09-09"), "9 Sept 2025");
});

test("open ends stay open and unknown stays unknown", () => {
  assert.equal(formatRange(18, null), "≥ 18");
  assert.equal(formatRange(null, null), "");
  assert.equal(spanOf({ start: null, end: null, end_kind: "unknown" }), null);
  assert.equal(spanOf({ start: "2025-09-12", end: null, end_kind: "until_further_notice" })[1], Infinity);
});

test("days of an open closure are counted from its start on", () => {
  const made = makeBins(timed(["2025-09-09", "2025-09-10", "exact"], ["2025-09-10", null, "until_further_notice"], null));
  assert.deepEqual(made.bins.map((bin) => bin.events), [1, 2]);
  assert.equal(makeBins(timed(null)), null);
});

test("plural forms follow CLDR", () => {
  assert.deepEqual([1, 2, 5, 12, 22, 25].map((n) => pluralForm("pl", n)), [0, 1, 2, 2, 1, 2]);
  assert.deepEqual([1, 2, 5, 11, 21, 22].map((n) => pluralForm("uk", n)), [0, 1, 2, 2, 0, 1]);
  assert.equal(pluralForm("pl", 21), 2);
  assert.deepEqual([1, 2].map((n) => pluralForm("de", n)), [0, 1]);
});

test("links are followed to http and https alone", () => {
  assert.equal(safeUrl("https://example.org/a?b=1"), "https://example.org/a?b=1");
  for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x", "//x", null, "https://"]) assert.equal(safeUrl(url), null);
});

test("words are compared without case and diacritics", () => {
  assert.equal(fold("Łódź ŻÓŁĆ"), "lodz zolc");
  assert.equal(fold("Белавежа"), fold("БЕЛАВЕЖА"));
});

test("blanks are filled literally, dollar signs and all", () => {
  assert.equal(t("hello", { name: "$& {name} $1" }), "Hello $& {name} $1");
  assert.equal(t("constructor", {}, "none"), "none");
});

test("the first view leaves out a far-off few and never half of what there is", () => {
  const at = (x, y) => ({ box: [x, y, x, y] });
  const night = Array.from({ length: 9 }, (_, n) => at(0.5 + n / 1000, 0.3));
  assert.deepEqual(bulk([...night, at(0.2, 0.4)]), [0.5, 0.3, 0.508, 0.3]);
  assert.deepEqual(bulk([at(0.5, 0.3), at(0.501, 0.3), at(0.53, 0.28)]), [0.5, 0.28, 0.53, 0.3]);
  assert.equal(bulk([]), null);
});

test("far-off events share a bin before and one after, and no event is lost", () => {
  const night = Array.from({ length: 60 }, (_, n) => [`2025-09-${String(1 + (n % 20)).padStart(2, "0")}`, null, "exact"]);
  const { bins, step } = makeBins(timed(["2021-11-01", null, "exact"], ...night, ["2026-06-01", null, "exact"]));
  assert.equal(step, 1);
  assert.deepEqual([bins[0].far, bins[0].events, bins[bins.length - 1].far, bins[bins.length - 1].events], [true, 1, true, 1]);
  assert.equal(bins.reduce((sum, bin) => sum + bin.events, 0), 62);
  assert.ok(bins.every((bin, i) => i === 0 || bin.from === bins[i - 1].to));
});

test("a day of knowledge is the last one that is not after a date", () => {
  const days = ["2025-09-10", "2025-09-12", ""];
  assert.deepEqual(["2025-09-09", "2025-09-10", "2025-09-11", "2025-09-12", "2026-01-01", "", "nonsense"].map((date) => dayFor(days, date)), [0, 0, 0, 1, 1, 2, 2]);
});

test("local time becomes UTC, also on the day clocks change, and what is no time of day stays", () => {
  assert.equal(toUtc("2025-09-10T02:30", "Europe/Warsaw"), "2025-09-10T00:30");
  assert.equal(toUtc("2025-01-10T00:30", "Europe/Warsaw"), "2025-01-09T23:30");
  assert.equal(toUtc("2025-10-26T12:00", "Europe/Warsaw"), "2025-10-26T11:00");
  assert.equal(toUtc("2025-09-10", "Europe/Warsaw"), "2025-09-10");
  assert.equal(toUtc("2025-09-10T02:30", "No/Where"), "2025-09-10T02:30");
});

test("addresses with broken escapes and commas in names are read", () => {
  assert.deepEqual([...partsOf("#v=1,2,3&s=A%2C%20B,C&x")], [["v", "1,2,3"], ["s", "A%2C%20B,C"], ["x", ""]]);
  assert.equal(decoded("%E0%A4%A"), "%E0%A4%A");
  assert.deepEqual([...desksOf([{ publisher: "B" }, { publisher: "A" }, { publisher: "B" }, { title: "T" }])], [["B", [0, 2]], ["A", [1]], ["T", [3]]]);
});

test("words in an SVG are escaped, and what XML cannot hold is left out", () => {
  assert.equal(escapeXml(`<a href="x">&'\u0001\ud800 ł𐍈`), "&#60;a href=&#34;x&#34;&#62;&#38;&#39; ł𐍈");
  const trail = new Trail();
  trail.rect(0, 0, 2, 1.26);
  assert.equal(trail.d, "M0 0L2 0L2 1.3L0 1.3Z");
  assert.equal(fileName("Drones: over/Poland…"), "drones-over-poland");
  assert.equal(fileName("///"), "map");
});

test("a report begins after the lines that describe it, unless evidence lies in them", () => {
  const text = "---\ntitle: x\n---\n\nIt began.";
  assert.equal(text.slice(headOf(text, [{ from: 19 }])), "It began.");
  assert.equal(headOf(text, [{ from: 5 }]), 0);
  assert.equal(headOf("--- no head", []), 0);
});

test("claims fall into the different things that are claimed, amounts by their numbers", () => {
  const claim = (value, low = null, high = null, negative = false) => ({ value, low, high, negative });
  assert.deepEqual(claimSides([claim("around two dozen", 22, 26), claim("nineteen", 19, 19), claim("19", 19, 19)]).map((side) => [side.text, side.count]), [["19", 2], ["22–26", 1]]);
  assert.deepEqual(claimSides([claim("drone"), claim("A drone"), claim("a missile"), claim("drone", null, null, true)]).map((side) => [side.text, side.count]), [["drone", 2], ["a missile", 1], ["✗ drone", 1]]);
});

test("an area cut at the antimeridian has no outline along the cut", () => {
  const drawn = [];
  const pen = { moveTo: (x, y) => drawn.push(["M", x, y]), lineTo: (x, y) => drawn.push(["L", x, y]) };
  traceRim(pen, [1, 0.2, 1, 0.4, 0.9, 0.4, 0.9, 0.2], 10, 0, 0);
  assert.deepEqual(drawn, [["M", 10, 4], ["L", 9, 4], ["L", 9, 2], ["L", 10, 2]]);
});
