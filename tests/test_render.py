"""The page as text: one file, nothing from outside, data inert, bytes the same every time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from geomap import render
from geomap.errors import GeomapError, OutputError, UsageError
from geomap.model import Document, Event, Evidence, Layer, Reading, TimeSpan
from geomap.render import render_page, write_page
from geomap.web import assets, basemap
from geomap.web.payload import _anchors, build_payload, drawable, embed_geometry
from tests.readings import changed, sample_reading

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = " {{7*7}} {% x %} ${x} `y` \\ </script><b id=canary>b</b><!-- \"q\" 'p' \u202ertl\u202c \u2028 [[geomap:csp]]"
KEPT = {"category", "status", "kind", "end_kind", "precision", "attribution", "polarity", "shape", "feature_code", "start",
        "end", "tz", "language", "worldview", "name_", "published", "attribute"}  # fmt: skip


def hostile(name: str, text: str) -> str:
    """The text with everything after it that a template, a script or a parser could stumble over."""
    return text if name in KEPT else text + HOSTILE


def data_of(page: str) -> dict[str, Any]:
    """The data block of a page."""
    match = re.search(r'<script type="application/json" id="geomap-data">(.*?)</script>', page, re.DOTALL)
    assert match
    text = match[1] if match[1].startswith("{") else gzip.decompress(base64.b64decode(match[1])).decode("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def block(page: str, name: str) -> bytes:
    """A packed block of a page, unpacked."""
    match = re.search(rf'id="geomap-{name}">(.*?)</script>', page, re.DOTALL)
    assert match
    return gzip.decompress(base64.b64decode(match[1]))


@pytest.fixture(scope="module")
def page() -> str:
    """The page of the invented reading."""
    return render_page(sample_reading())


def test_equal_input_gives_equal_bytes(page: str) -> None:
    """A page rendered twice, also in another process, is the same to the byte."""
    assert render_page(sample_reading()) == page
    code = "from tests.readings import sample_reading as s; from geomap.render import render_page as r; import sys; sys.stdout.write(r(s()))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment, check=True)
    assert other.stdout.decode("utf-8") == page


def test_nothing_is_loaded_from_outside(page: str) -> None:
    """No tag of the page has an address but ``data:``, and the policy allows no connection."""
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "http" not in policy[1]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/x.png">',
        '<link rel="stylesheet" href="//example.org/x.css">',
        '<script src="x.js"></script>',
        "<style>a{background:url(https://example.org/x)}</style>",
        '<style>@import "x.css";</style>',
        "<iframe></iframe>",
        '<p onclick="x()">',
    ],
)
def test_a_page_that_would_load_something_is_refused(markup: str) -> None:
    """Any address the page has no asset for raises, instead of being written."""
    with pytest.raises(GeomapError, match="from outside"):
        render._refuse_outside(f"<!DOCTYPE html><html><body>{markup}</body></html>")


def test_the_policy_names_exactly_the_scripts_of_the_page(page: str) -> None:
    """Each script and style is allowed by its own hash and there is no other."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found]
        listed = re.search(rf"{directive} ([^;]*)", policy[1])
        assert listed
        assert listed[1].split() == [f"'sha256-{value}'" for value in hashes]


def test_hashes_do_not_depend_on_the_data(page: str) -> None:
    """Two readings share script, style and policy to the letter."""
    other = render_page(Reading((), (), ()), language="pl")
    policy = r'Content-Security-Policy" content="[^"]*"'
    assert re.findall(policy, other) == re.findall(policy, page)
    assert re.findall(r"<script>.*?</script>", other, re.DOTALL) == re.findall(r"<script>.*?</script>", page, re.DOTALL)


def test_data_blocks_hold_no_markup(page: str) -> None:
    """In the data there is no sign that could end its block or begin another."""
    for text in re.findall(r'<script type="application/[^>]*>(.*?)</script>', page, re.DOTALL):
        assert not re.search("[<>&\u2028\u2029]", text)


def test_hostile_text_reaches_the_page_unchanged_and_inert() -> None:
    """Template braces, markup and slots in every field come back as the same text, and the frame is what it always is."""
    reading = changed(sample_reading(), hostile)
    page = render_page(reading)
    data = data_of(page)
    assert data["meta"]["title"] == reading.title
    assert [event["label"] for event in data["events"]] == [event.label for event in reading.events]
    assert data["documents"][2]["text"] == reading.documents[2].text
    assert "<b id=canary>" not in page
    assert "49" not in data["meta"]["title"].replace(reading.title, "")
    frame = [part for part in re.split(r"\[\[geomap:[a-z]+\]\]", render._frame()) if part]
    assert all(part in page for part in frame)


def test_stock_folium_sinks_are_not_used() -> None:
    """No module hands text to Folium's popups, tooltips, icons or GeoJSON, and no script parses text as markup."""
    for path in (ROOT / "geomap").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\b(Popup|Tooltip|DivIcon|GeoJsonPopup|GeoJsonTooltip|IFrame)\s*\(|folium\.GeoJson|\.explore\(", text
        ), path
    for path in (ROOT / "geomap" / "web" / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", text
        ), path


def test_only_evidence_sentences_of_foreign_reports_are_embedded(page: str) -> None:
    """A report that is not our own leaves only the sentences that evidence lies in; our own is there whole."""
    documents = {document["id"]: document for document in data_of(page)["documents"]}
    assert documents["bulletin"]["text"] is None
    assert "The Black Hawk was not used." in page  # it is the evidence of something not mapped
    assert "Brzoza conceded a day later" in page
    reading = sample_reading()
    bare = replace(reading, events=(), layers=(), unmapped=())
    data = data_of(render_page(bare))
    assert data["passages"] == []
    assert data["documents"][2]["text"] == reading.documents[2].text
    assert "conceded" not in json.dumps(data)


def test_offsets_count_utf_16_units() -> None:
    """Evidence after a character beyond the basic plane is marked where it stands in the browser's string."""
    text = "🚁🚁 A drone fell near Чэлм."
    start = text.index("drone")
    document = Document("d", text, own_text=True)
    event = Event("e", "impact", "observed", False, None, TimeSpan(), "x", (Evidence("d", start, start + 5, "drone"),))
    row = build_payload(Reading((document,), (), (event,))).data["evidence"][0]
    assert text.encode("utf-16-le")[2 * row["from"] : 2 * row["to"]].decode("utf-16-le") == "drone"


def test_an_unpaired_surrogate_does_not_break_the_page() -> None:
    """Text that is not valid Unicode is embedded by escape and the file can be written as UTF-8."""
    page = render_page(Reading((Document("d", "a\udce9b", own_text=True),), (), ()))
    assert data_of(page)["documents"][0]["text"] == "a\udce9b"
    page.encode("utf-8")


def test_unknown_language_and_basemap_are_usage_errors() -> None:
    """A wrong option says what there is."""
    with pytest.raises(UsageError, match="be, de, en, pl, uk"):
        render_page(sample_reading(), language="xx")
    with pytest.raises(UsageError, match="offline, osm, none"):
        render_page(sample_reading(), basemap="moon")


def test_tiles_need_asking_for(page: str) -> None:
    """Only ``osm`` opens the policy, and only for images of one host."""
    assert "openstreetmap.org" not in re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]  # type: ignore[index]
    online = re.search(r'Content-Security-Policy" content="([^"]*)"', render_page(sample_reading(), basemap="osm"))
    assert online
    assert "img-src data: https://tile.openstreetmap.org;" in online[1]
    assert "connect-src 'none'" in online[1]


def test_no_basemap_is_smaller_and_still_a_page(page: str) -> None:
    """Without a basemap its blocks are empty."""
    bare = render_page(sample_reading(), basemap="none")
    assert 'id="geomap-basemap"></script>' in bare
    assert len(bare) < len(page) - 150_000


def test_the_example_stays_small(page: str) -> None:
    """A page of a dozen events with its basemap is well below a megabyte."""
    assert len(page.encode()) < 800_000


def test_an_empty_reading_is_a_page() -> None:
    """Nothing to draw is no error."""
    data = data_of(render_page(Reading((), (), ())))
    assert data["events"] == []
    assert data["features"]["layer"] == []


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed write leaves the old file and no scrap; a good one leaves only the page."""
    target = tmp_path / "map.html"
    target.write_text("before")

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(OutputError, match="No space left"):
            write_page(Reading((), (), ()), target)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    write_page(Reading((), (), ()), target)
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(list(tmp_path.iterdir())) == 1


def test_importing_the_renderer_loads_nothing_heavy() -> None:
    """Folium, pandas and shapely wait until a page is rendered."""
    code = "import geomap.render, sys; print([m for m in ('folium','pandas','geopandas','numpy','pyproj') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    heavy = json.loads(out.replace("'", '"'))
    assert "folium" not in heavy
    assert "geopandas" not in heavy
    assert "pandas" not in heavy


# -- geometry ---------------------------------------------------------------------------------------------------------


def test_what_cannot_be_drawn_is_named() -> None:
    """Empty, missing and infinite geometries are left out and counted with their titles."""
    rows = [
        {"event_id": "a", "title": "empty", "geometry": shapely.Point()},
        {"event_id": "b", "title": "none", "geometry": None},
        {"event_id": "c", "title": "good", "geometry": shapely.Point(20, 50)},
        {"event_id": "d", "title": "endless", "geometry": shapely.LineString([(0, 0), (float("inf"), 1)])},
    ]
    layer = Layer("x", "X", gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326"))
    payload = build_payload(Reading((), (), (), (layer,)))
    assert payload.data["features"]["title"] == ["good"]
    assert [row["title"] for row in payload.data["meta"]["leftOut"]] == ["empty", "none", "endless"]


def test_a_disc_over_the_antimeridian_is_cut_there() -> None:
    """A ring that jumps from 179° to -179° becomes two, and neither spans the world."""
    ring = [(179.5, 10), (-179.5, 10), (-179.5, 11), (179.5, 11), (179.5, 10)]
    shape, family = drawable(shapely.Polygon(ring))
    assert family == "area"
    assert len(shape.parts) == 2
    for part in shape.parts:
        lons = [lon for lon, _ in part]
        assert max(lons) - min(lons) == pytest.approx(0.5)


def test_a_disc_over_the_antimeridian_stays_round_and_keeps_its_sign() -> None:
    """Its outline is as fine as elsewhere, and its sign stands within it."""
    from geomap.geodesy import disc

    over, away = drawable(disc(179.9, 60, 30_000))[0], drawable(disc(23.4, 60, 30_000))[0]
    assert sum(len(part) for part in over.parts) > 0.9 * len(away.parts[0])
    [[lon, lat]] = _anchors(disc(179.9, 60, 30_000), over, None, None)
    assert 179 < lon < 180
    assert 59.7 < lat < 60.3


def test_families_follow_the_shape() -> None:
    """A circle on the ground is a disc, a country is an area, a border a line; the poles are kept on the map."""
    from geomap.geodesy import disc

    assert drawable(disc(23.4, 51.6, 900))[1] == "disc"
    assert drawable(disc(23.4, 68.0, 40_000))[1] == "disc"
    assert drawable(shapely.box(14, 49, 24, 55))[1] == "area"
    assert drawable(shapely.LineString([(0, 0), (1, 1)]))[1] == "line"
    assert drawable(shapely.Point(0, 90))[0].parts[0][0][1] == pytest.approx(85.05)


def test_geometry_survives_packing(page: str) -> None:
    """What is unpacked lies within a hundred-thousandth of a degree of what was drawn."""
    payload = build_payload(sample_reading())
    stream = iter(gzip.decompress(base64.b64decode(embed_geometry(payload.geometries))))
    assert block(page, "geometry") == gzip.decompress(base64.b64decode(embed_geometry(payload.geometries)))

    def number() -> int:
        value = shift = 0
        while True:
            byte = next(stream)
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    x = y = 0
    for shape in payload.geometries:
        assert number() == shape.kind
        assert number() == len(shape.parts)
        for part in shape.parts:
            assert number() == len(part)
            for lon, lat in part:
                dx, dy = number(), number()
                x += dx >> 1 if dx % 2 == 0 else -(dx + 1 >> 1)
                y += dy >> 1 if dy % 2 == 0 else -(dy + 1 >> 1)
                assert abs(x * 1e-5 - lon) <= 0.51e-5
                assert abs(y * 1e-5 - lat) <= 0.51e-5


# -- basemap ----------------------------------------------------------------------------------------------------------


def shapes(kind: str) -> list[shapely.LineString]:
    """All lines of a kind in the basemap."""
    found = []
    for path in sorted(basemap.folder().glob("*.shapes.xz")):
        for shape in basemap.read_shapes(path):
            if shape.kind == kind:
                parts = zip(shape.offsets[:-1], shape.offsets[1:], strict=True)
                found += [shapely.LineString(shape.xy[a:b] * basemap.QUANTUM_DEG) for a, b in parts]
    return found


def test_crimea_is_in_ukraine() -> None:
    """No border is drawn across the isthmus of Perekop, though there is land on both sides."""
    isthmus = shapely.box(33.2, 45.95, 34.4, 46.3)
    assert not any(line.intersects(isthmus) for line in shapes("border"))
    assert any(line.intersects(isthmus) for line in shapes("land"))


def test_the_bug_is_a_border_where_it_flows() -> None:
    """The Polish–Belarusian line passes within 500 m of the bridge at Terespol (52.0810 N, 23.6404 E)."""
    bridge = shapely.Point(23.6404, 52.0810)
    assert min(line.distance(bridge) for line in shapes("border")) < 0.0065


def test_detail_follows_the_data() -> None:
    """Near the data there are more vertices than elsewhere, and the rest of the world is still there."""
    here = (23.0, 51.0, 24.0, 52.0)
    plain = len(base64.b64decode(basemap.embed_shapes([])))
    near = len(base64.b64decode(basemap.embed_shapes([here])))
    assert plain > 50_000
    assert near > plain + 5_000
    towns = basemap.embed_labels([here], "en")["towns"]
    around = [town for town in towns if here[0] < town[1] < here[2] and here[1] < town[2] < here[3]]
    assert len(around) > 20
    assert any(town[0] == "Tokyo" for town in towns)


def test_countries_are_named_in_every_language() -> None:
    """Belarus has its own name in each language of the page."""
    names = {
        language: {row[0] for row in basemap.embed_labels([], language)["countries"]} for language in basemap.LANGUAGES
    }
    for language, name in {
        "en": "Belarus",
        "pl": "Białoruś",
        "uk": "Білорусь",
        "be": "Беларусь",
        "de": "Belarus",
    }.items():
        assert name in names[language]


def test_the_basemap_is_small_enough_to_commit() -> None:
    """All files of the basemap together stay below 2.2 megabytes."""
    assert sum(path.stat().st_size for path in basemap.folder().iterdir()) < 2_200_000


# -- script and words -------------------------------------------------------------------------------------------------


def test_leaflet_is_the_pinned_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Leaflet than the pinned one is refused."""
    monkeypatch.setitem(assets.LEAFLET, "leaflet.js", "0" * 64)
    with pytest.raises(GeomapError, match="django-js-lib-leaflet=="):
        assets.leaflet.__wrapped__("leaflet.js")


def test_top_level_names_are_unique_over_all_modules() -> None:
    """Modules share one scope in the page, so no two may name the same thing."""
    names: dict[str, str] = {}
    for path in sorted((ROOT / "geomap" / "web" / "js").glob("*.js")):
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", path.read_text(), re.MULTILINE
        ):
            assert name not in names, f"{name} in {path.name} and {names[name]}"
            names[name] = path.name


def test_every_module_is_part_of_the_script() -> None:
    """No module is left out of the page and no import is left in it."""
    script = assets.script()
    for path in (ROOT / "geomap" / "web" / "js").glob("*.js"):
        first = re.search(r"^export (?:async )?(?:function|const|class) (\w+)", path.read_text(), re.MULTILINE)
        assert first
        assert re.search(rf"\b{first[1]}\b", script), path.name
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)


def table() -> dict[str, dict[str, str]]:
    """The words of the page."""
    loaded: dict[str, dict[str, str]] = json.loads(
        (ROOT / "geomap" / "web" / "strings.json").read_text(encoding="utf-8")
    )
    return loaded


def test_words_are_complete_in_every_language() -> None:
    """Each text exists in each language with the same blanks, and counted ones have the forms their language needs."""
    forms = {"en": 2, "de": 2, "pl": 3, "uk": 3, "be": 3}
    for key, texts in table().items():
        assert set(texts) == set(forms), key
        blanks = {frozenset(re.findall(r"\{\w+\}", text)) for text in texts.values()}
        assert len(blanks) == 1, key
        assert all(texts.values()), key
        if key.startswith("n."):
            assert {language: text.count("|") + 1 for language, text in texts.items()} == forms, key


def test_every_word_the_script_asks_for_exists() -> None:
    """No key is used that the table lacks."""
    keys = set(table())
    for path in (ROOT / "geomap" / "web" / "js").glob("*.js"):
        for key in re.findall(r'\bt(?:n)?\("([\w.]+)"', path.read_text(encoding="utf-8")):
            assert key in keys, f"{key} in {path.name}"
    for key in re.findall(r'data-t(?:-label)?="([\w.]+)"', assets.template()):
        assert key in keys
