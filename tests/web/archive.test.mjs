// Archives of tiles: numbering, directories, vectors. Run by `node --test`, and by pytest through test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";

import { findEntry, openArchive, plainWords, readDirectory, tileNumber, withinPage } from "../../geomap/web/js/archive.js";
import { readTile } from "../../geomap/web/js/mvt.js";
import { classOf, sheetOf, straightest } from "../../geomap/web/js/streets.js";

test("tiles are numbered as the specification has it", () => {
  const found = [[0, 0, 0], [1, 0, 0], [1, 0, 1], [1, 1, 1], [1, 1, 0], [2, 0, 0], [12, 3423, 1763]].map(([z, x, y]) => tileNumber(z, x, y));
  assert.deepEqual(found, [0, 1, 2, 3, 4, 5, 19078479]);
});

test("a directory says where its tiles lie, runs of equal ones and directories below it", () => {
  // Three entries: tiles 5 and 6 (a run), 9, and a directory from 40 on; the second begins where the first ends.
  const entries = readDirectory(Uint8Array.of(3, 5, 4, 31, 2, 1, 0, 10, 20, 7, 1, 0, 100));
  assert.deepEqual(entries, [{ tile: 5, offset: 0, length: 10, run: 2 }, { tile: 9, offset: 10, length: 20, run: 1 }, { tile: 40, offset: 99, length: 7, run: 0 }]);
  assert.deepEqual([4, 5, 6, 7, 9, 10, 39, 40, 4000].map((tile) => findEntry(entries, tile)?.offset ?? null), [null, 0, 0, null, 10, null, null, 99, 99]);
});

test("a directory that says it is longer than its bytes is refused", () => {
  assert.throws(() => readDirectory(Uint8Array.of(200, 1, 5, 1)), RangeError);
});

test("attributions lose their tags and keep their words", () => {
  assert.equal(plainWords("<a href='https://x.example' onclick=\"y\">&copy; Town &amp; Co</a>  &#169; &lt;b&gt; &odd;"), "© Town & Co © <b> &odd;");
});

test("what is no archive is refused", async () => {
  await assert.rejects(openArchive(withinPage(new Uint8Array(200))), /no PMTiles/);
  await assert.rejects(openArchive(withinPage(new Uint8Array(20))), RangeError);
});

/** A tile with one layer: a line with a tag, and a square with a hole in the other direction. */
const bytes = (...parts) => Uint8Array.from(parts.flat());
const field = (number, body) => [(number << 3) | 2, body.length, ...body];
const text = (word) => [...new TextEncoder().encode(word)];
const line = [...field(2, [0, 0]), 3 << 3, 2, ...field(4, [9, 0, 0, 18, 20, 0, 0, 20])];
const area = [...field(2, [0, 1]), 3 << 3, 3, ...field(4, [9, 0, 0, 26, 8, 0, 0, 8, 7, 0, 15])];
const layer = [...field(1, text("roads")), ...field(2, line), ...field(2, area), ...field(3, text("kind")),
  ...field(4, field(1, text("highway"))), ...field(4, [5 << 3, 7]), 5 << 3, 20];
const tile = bytes(field(3, layer));

test("a vector tile is read: layers, tags, lines and rings across the tile", () => {
  const [roads] = readTile(tile);
  assert.equal(roads.name, "roads");
  assert.deepEqual(roads.features[0], { kind: 2, tags: { kind: "highway" }, parts: [[0, 0, 0.5, 0, 0.5, 0.5]] });
  assert.equal(roads.features[1].tags.kind, 7);
  assert.equal(roads.features[1].kind, 3);
});

test("a vector tile that is cut short or nonsense is refused, never read for ever", () => {
  for (let end = 1; end < tile.length; end++) assert.throws(() => readTile(tile.subarray(0, end)), RangeError);
  assert.throws(() => readTile(bytes([0x1b])), RangeError);
});

test("classes follow the layers of three schemas; borders of others are left out", () => {
  const one = (layer, kind, tags) => classOf(layer, { kind, tags, parts: [] });
  assert.equal(one("roads", 2, { kind: "major_road" }), "major");
  assert.equal(one("transportation", 2, { class: "motorway" }), "highway");
  assert.equal(one("streets", 2, { kind: "residential" }), "minor");
  assert.equal(one("streets", 2, { kind: "rail", rail: true }), "rail");
  assert.equal(one("transportation", 2, { class: "ferry" }), "");
  assert.equal(one("landcover", 3, { class: "wood" }), "green");
  assert.equal(one("boundaries", 2, { kind: "country" }), "");
  assert.equal(one("my own lines", 2, {}), "line");
});

test("a sheet keeps what is drawn by class", () => {
  const sheet = sheetOf(tile, "en");
  assert.deepEqual(Object.keys(sheet.parts), ["highway"]);
  assert.equal(sheet.base, "");
});

test("a name lies on the longest straight piece, and never upside down", () => {
  const found = straightest([0.5, 0.5, 0.4, 0.5, 0, 0.5, 0, 0.6]);
  assert.ok(Math.abs(found.length - 0.5) < 1e-9 && Math.abs(found.angle) < 1e-9 && Math.abs(found.x - 0.25) < 1e-9);
});
