"""An invented reading, shaped like a night of drones over a border, for the tests of the page.

Names of people, outlets and figures are made up; only the lie of the land is real. `sample_reading` takes finer outlines
where a caller has them, and a function that changes every string, for hostile texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import buffer, disc, middle
from geomap.model import (
    Claim,
    Document,
    Entry,
    Event,
    EventPlace,
    Evidence,
    Layer,
    Mention,
    Place,
    Reading,
    Resolution,
    Speaker,
    TimeSpan,
    Unmapped,
)

POLAND = shapely.Polygon(
    [
        (14.2, 53.9), (16.2, 54.3), (18.3, 54.8), (19.6, 54.45), (22.8, 54.36), (23.5, 53.95), (23.9, 53.1), (23.6, 52.6),
        (23.2, 52.25), (23.65, 52.1), (23.6, 51.55), (24.1, 50.85), (23.95, 50.4), (22.7, 49.6), (22.85, 49.05), (20.1, 49.2),
        (18.85, 49.5), (16.9, 50.2), (14.8, 50.9), (14.6, 52.3), (14.2, 53.9),
    ]
)  # fmt: skip
BELARUS = shapely.Polygon(
    [
        (23.5, 53.95), (23.9, 53.1), (23.6, 52.6), (23.2, 52.25), (23.65, 52.1), (23.6, 51.55), (25.5, 51.9), (30.6, 51.3),
        (31.8, 52.1), (32.7, 53.4), (30.9, 55.6), (28.2, 56.15), (26.6, 55.7), (25.7, 54.2), (23.5, 53.95),
    ]
)  # fmt: skip
UKRAINE = shapely.Polygon(
    [
        (23.6, 51.55), (24.1, 50.85), (23.95, 50.4), (22.7, 49.6), (22.15, 48.4), (24.9, 47.7), (28.2, 45.5), (33.5, 46.1),
        (33.0, 44.6), (36.5, 45.3), (38.2, 47.1), (40.1, 49.6), (34.0, 52.3), (30.6, 51.3), (25.5, 51.9), (23.6, 51.55),
    ]
)  # fmt: skip

BULLETIN = (
    "Radar posts counted at least 18 objects crossing the frontier during the night, the operations staff said on "
    "Wednesday morning. Colonel Adela Brzoza told reporters that every one of them had come from Belarus. “We shot down "
    "four,” she added.\n\nA roof was torn open in Wyryki-Wola, near both borders. Warsaw airport was shut for some hours. "
    "All road and rail crossings with Belarus will close from Friday until further notice."
)
WIRE = (
    "Around two dozen drones may have entered, a minister in Kyiv suggested. Some had flown from Ukraine as well as from "
    "Belarus, Brzoza conceded a day later in parliament.\nMinsk said it had warned its neighbours and had itself brought "
    "down several stray machines. The defence ministry denied that any target in Poland had been planned. Allied ministers "
    "met in London on Wednesday. The Black Hawk was not used."
)
DIGEST = (
    "A desk summary: more than 10 machines entered Polish airspace. Dutch aircraft stand at Łask. "
    "Sightings were reported between Lublin and Chełm. A strike on Kyiv three days before was the largest so far."
)


@dataclass
class _Desk:
    """Builds evidence by finding words in the documents."""

    documents: dict[str, Document] = field(default_factory=dict)

    def words(self, document: str, quote: str) -> Evidence:
        start = self.documents[document].text.index(quote)
        return Evidence(document, start, start + len(quote), quote)


def _place(label: str, geometry: BaseGeometry, uncertainty_m: float | None, kind: str, *steps: str) -> Place:
    lon, lat = middle(geometry)
    return Place(label, geometry, uncertainty_m, lon, lat, kind, derivation=steps)


def _entry(id: str, name: str, code: str, lon: float, lat: float) -> Entry:
    return Entry("sample", f"sample:{id}", name, code, "PL", lon, lat)


def front(outline: BaseGeometry, other: BaseGeometry, km: float = 9) -> BaseGeometry:
    """A strip along the common border, on the side of ``outline``."""
    shared = shapely.intersection(shapely.boundary(outline), shapely.boundary(other))
    lines = [part for part in getattr(shared, "geoms", [shared]) if "Line" in part.geom_type]
    strip = buffer(shapely.line_merge(shapely.MultiLineString(lines)) if len(lines) > 1 else lines[0], km * 1000)
    return shapely.intersection(strip, outline)


def envelope(strip: BaseGeometry, target: BaseGeometry, within: BaseGeometry) -> BaseGeometry:
    """The hull of pieces of a strip and a target, inside a country."""
    pieces = [
        shapely.intersection(strip, shapely.box(west, 40, west + 0.4, 60)) for west in [21 + i * 0.4 for i in range(12)]
    ]
    hulls = [shapely.convex_hull(shapely.union(piece, target)) for piece in pieces if not piece.is_empty]
    return shapely.intersection(shapely.union_all(hulls), within)


def _row(event: str, geometry: BaseGeometry, **cells: Any) -> dict[str, Any]:
    base = {
        "event_id": event, "type": "other", "role": "area", "status": "observed", "certainty": "Observed",
        "precision_class": "settlement", "radius_m": None, "start": None, "end": None, "end_kind": "unknown",
        "tz": "Europe/Warsaw", "count_what": None, "count_low": None, "count_high": None, "n_sources": 1, "n_conflicts": 0,
        "title": event, "label": "", "quote": "", "doc": None, "char_start": None, "char_end": None, "construction": "",
        "worldview": "recognised", "licence": "", "stroke": "#555555", "stroke_width": 1.5, "stroke_opacity": 1.0,
        "stroke_style": "solid", "fill": "#555555", "fill_opacity": 0.1, "fill_pattern": "none", "symbol": "none",
        "geometry": geometry,
    }  # fmt: skip
    return {**base, **cells}


def _layer(name: str, title: str, rows: list[dict[str, Any]], *, on: bool = True, note: str = "") -> Layer:
    return Layer(name, title, gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326"), on=on, note=note)


def sample_reading(outlines: Mapping[str, BaseGeometry] | None = None) -> Reading:
    """The invented reading. ``outlines`` may hold finer polygons under ``PL``, ``BY`` and ``UA``."""
    shapes = {"PL": POLAND, "BY": BELARUS, "UA": UKRAINE, **(outlines or {})}
    desk = _Desk()
    documents = (
        Document("bulletin", BULLETIN, "Staff counts 18 objects over the border", "https://news.example/bulletin",
                 "Poranny Kurier", "2025-09-10T08:40", "en", reliability="B"),
        Document("wire", WIRE, "Minister speaks of two dozen drones", "https://wire.example/2025/09/11", "East Wire",
                 "2025-09-11", "en", reliability="C"),
        Document("digest", DIGEST, "Digest of the night", None, "geomap", "2025-09-12", "en", licence="CC0-1.0",
                 reliability="A", own_text=True),
    )  # fmt: skip
    desk.documents = {document.id: document for document in documents}
    w = desk.words

    house = disc(23.3643, 51.5624, 900)
    by_front, ua_front = front(shapes["BY"], shapes["PL"]), front(shapes["UA"], shapes["PL"])
    places = {
        "poland": _place("Polish airspace", shapes["PL"], None, "airspace", "land and territorial sea of Poland"),
        "house": _place("Wyryki-Wola", shapely.Point(23.3643, 51.5624), 900, "toponym", "sample:wyryki", "extent 600 m + accuracy 300 m"),
        "waw": _place("Warsaw Chopin Airport", shapely.Point(20.9671, 52.1657), 2500, "facility", "“Warsaw airport” → EPWA by name; EPMO kept as candidate"),
        "border": _place("Poland–Belarus border", shapely.intersection(shapely.boundary(shapes["PL"]), shapely.boundary(shapes["BY"])), 100, "expression", "shared line of two outlines"),
        "lask": _place("Łask air base", shapely.Point(19.179, 51.5517), 3000, "facility", "sample:lask"),
        "london": _place("London", shapely.Point(-0.1275, 51.507), 25000, "toponym", "sample:london"),
        "between": _place("between Lublin and Chełm", disc(23.02, 51.19, 34000), 34000, "expression", "BetweenTwo: disc over both settlements"),
        "kyiv": _place("Kyiv", shapely.Point(30.5238, 50.4547), 18000, "toponym", "sample:kyiv"),
        "by": _place("Belarus", shapes["BY"], None, "toponym", "country"),
    }  # fmt: skip
    crossings = [
        ("terespol", "Terespol–Brest (road)", "XING_ROAD", 23.6404, 52.0810),
        ("kukuryki", "Kukuryki–Kazłovičy (road)", "XING_ROAD", 23.5563, 52.1105),
        ("bobrowniki", "Bobrowniki–Bierastavica (road)", "XING_ROAD", 23.8934, 53.1244),
        ("kuznica", "Kuźnica–Hrodna (rail)", "XING_RAIL", 23.6638, 53.5166),
        ("siemianowka", "Siemianówka–Svislač (rail)", "XING_RAIL", 23.855, 52.90),
    ]
    brzoza = Speaker("Adela Brzoza", "operations staff", None)

    def claim(id: str, event: str, attribute: str, value: str, doc: str, quote: str, **more: Any) -> Claim:
        return Claim(id, event, attribute, value, doc, (w(doc, quote),), **more)

    entry_claims = (
        claim("c1", "e1", "count", "at least 18", "bulletin", "at least 18 objects", unit="objects", low=18, speaker=brzoza,
              hedge=("at least",), conflicts_with=("c2", "c3"), reliability="B", made_at="2025-09-10", attribution="indirect_speech"),
        claim("c2", "e1", "count", "around two dozen", "wire", "Around two dozen drones may have entered", unit="drones", low=22, high=26,
              speaker=Speaker(None, "minister", "government in Kyiv"), hedge=("around", "may have"), conflicts_with=("c1", "c3"), reliability="C", credibility="3"),
        claim("c3", "e1", "count", "more than 10", "digest", "more than 10 machines", unit="machines", low=11, hedge=("more than",), conflicts_with=("c1", "c2"), reliability="A"),
        claim("c4", "e1", "origin", "Belarus", "bulletin", "every one of them had come from Belarus", speaker=brzoza, conflicts_with=("c5",), reliability="B", made_at="2025-09-10"),
        claim("c5", "e1", "origin", "Ukraine and Belarus", "wire", "from Ukraine as well as from Belarus", speaker=brzoza, conflicts_with=("c4",), reliability="C", made_at="2025-09-11"),
        claim("c6", "e1", "intent", "no target in Poland planned", "wire", "denied that any target in Poland had been planned", speaker=Speaker(None, None, "defence ministry"), polarity="negative"),
    )  # fmt: skip
    night = TimeSpan(
        "2025-09-09",
        "2025-09-10",
        "exact",
        "night",
        "“during the night” before Wednesday 2025-09-10",
        "Europe/Warsaw",
        evidence=w("bulletin", "during the night"),
    )
    closed = TimeSpan(
        "2025-09-12", None, "until_further_notice", "day", "“from Friday”", "Europe/Warsaw", announced="2025-09-10"
    )

    def event(
        id: str,
        category: str,
        status: str,
        place: Place | None,
        time: TimeSpan,
        label: str,
        *evidence: Evidence,
        **more: Any,
    ) -> Event:
        return Event(
            id,
            category,
            status,
            False,
            place,
            time,
            label,
            evidence,
            documents=tuple(dict.fromkeys(e.document for e in evidence)),
            **more,
        )

    unknown = TimeSpan()
    events = (
        event("e1", "airspace_violation", "disputed", places["poland"], night, "Drones enter Polish airspace", w("bulletin", "at least 18 objects"), w("wire", "Around two dozen drones may have entered"), w("digest", "more than 10 machines"),
              claims=entry_claims, count_low=11, count_high=26, count_unit="drones", places=(EventPlace("origin", places["by"], "bulletin:0"),)),
        event("e2", "impact", "observed", places["house"], night, "Roof torn open in Wyryki-Wola", w("bulletin", "A roof was torn open in Wyryki-Wola")),
        event("e3", "interception", "claimed", places["poland"], night, "Four drones shot down", w("bulletin", "“We shot down four,”"), count_low=4, count_high=4, count_unit="drones",
              claims=(claim("c7", "e3", "count", "four", "bulletin", "“We shot down four,”", low=4, high=4, speaker=brzoza, attribution="direct_quote"),)),
        event("e4", "interception", "claimed", places["by"], night, "Stray drones brought down over Belarus", w("wire", "had itself brought down several stray machines")),
        event("e5", "airport_closure", "observed", places["waw"], TimeSpan("2025-09-10", "2025-09-10", "exact", "part_of_day", "“for some hours”", "Europe/Warsaw"), "Warsaw airport closed", w("bulletin", "Warsaw airport was shut for some hours")),
        event("e6", "crossing_closure", "planned", places["border"], closed, "Border with Belarus closes", w("bulletin", "All road and rail crossings with Belarus will close from Friday"),
              members=tuple(_entry(id, name, code, lon, lat) for id, name, code, lon, lat in crossings)),
        event("e7", "deployment", "observed", places["lask"], unknown, "Dutch aircraft at Łask", w("digest", "Dutch aircraft stand at Łask.")),
        event("e8", "diplomatic", "observed", places["london"], TimeSpan("2025-09-10", "2025-09-10", "exact", "day", "“on Wednesday”", "Europe/London"), "Allied ministers meet in London", w("wire", "Allied ministers met in London on Wednesday")),
        event("e9", "sighting", "claimed", places["between"], unknown, "Sightings between Lublin and Chełm", w("digest", "Sightings were reported between Lublin and Chełm")),
        event("e10", "strike", "observed", places["kyiv"], TimeSpan("2025-09-07", "2025-09-07", "exact", "day", "“three days before”", "Europe/Kyiv"), "Strike on Kyiv", w("digest", "A strike on Kyiv three days before was the largest so far.")),
        event("e11", "other", "denied", None, unknown, "Targets in Poland", w("wire", "denied that any target in Poland had been planned"), note="a denial has no place of its own"),
    )  # fmt: skip

    red, blue, violet, orange, green, teal = "#b3261e", "#1d5fa8", "#6a3fa0", "#c05a00", "#2f6b3a", "#0f6e73"
    straight = json.dumps({"method": "fan", "version": "1", "not_a_track": True, "area_km2": 1624,
                           "assumptions": ["straight way", "one entry", "no second crossing"]})  # fmt: skip
    fronts = [
        _row("e1", by_front, type="airspace_violation", role="front", status="claimed", certainty="Possible", precision_class="region", title="Entry reported somewhere on this border (from Belarus)", label="Entry front: Belarus", stroke=red, stroke_style="none", fill=red, fill_opacity=0.08, fill_pattern="hatch", construction="front/1: border strip 9 km deep on the side of origin", symbol="drone", n_conflicts=1),
        _row("e1", ua_front, type="airspace_violation", role="front", status="disputed", certainty="Possible", precision_class="region", title="Entry reported somewhere on this border (from Ukraine)", label="Entry front: Ukraine", stroke=red, stroke_style="none", fill=red, fill_opacity=0.08, fill_pattern="crosshatch", construction="front/1: border strip 9 km deep on the side of origin", symbol="drone", n_conflicts=1),
    ]  # fmt: skip
    envelopes = [
        _row("e1", envelope(strip, house, shapes["PL"]), type="airspace_violation", role="envelope", status="claimed", certainty="Possible", precision_class="region", title=f"Straight-line envelope from {name} to Wyryki-Wola, not a flight path", label="", stroke=red, stroke_style="none", fill=red, fill_opacity=0.06, fill_pattern="hatch", construction=straight)
        for strip, name in ((by_front, "Belarus"), (ua_front, "Ukraine"))
    ]  # fmt: skip
    layers = (
        _layer("entry_fronts", "Entry fronts", fronts, note="Somewhere on this border; nothing says where."),
        _layer("entry_envelopes", "Constructed envelopes", envelopes, note="Straight-line envelope, not a flight path."),
        _layer("airspace", "Airspace", [
            _row("e1", shapes["PL"], type="airspace_violation", role="area", status="disputed", certainty="Likely", precision_class="country", title="Drones enter Polish airspace", label="Polish airspace: 11–26 drones, sources disagree", count_what="drones", count_low=11, count_high=26, n_sources=3, n_conflicts=3, stroke=blue, stroke_width=2, stroke_style="dashed", fill=blue, fill_opacity=0.05, symbol="airspace", start="2025-09-09", end="2025-09-10"),
        ]),
        _layer("impacts", "Impacts", [_row("e2", house, type="impact", role="impact", radius_m=900, title="Roof torn open in Wyryki-Wola", label="Wyryki-Wola", stroke=red, stroke_width=2, fill=red, fill_opacity=0.2, symbol="impact", start="2025-09-09", end="2025-09-10")]),
        _layer("strikes", "Strikes", [_row("e10", disc(30.5238, 50.4547, 18000), type="strike", role="impact", radius_m=18000, title="Strike on Kyiv", label="Kyiv, 7 Sept", stroke=orange, fill=orange, fill_opacity=0.15, symbol="strike", start="2025-09-07", end="2025-09-07")]),
        _layer("interceptions", "Interceptions", [
            _row("e3", shapes["PL"], type="interception", status="claimed", certainty="Likely", precision_class="country", title="Four drones shot down", label="4 shot down (claimed)", stroke=violet, stroke_style="dashed", fill=violet, fill_opacity=0.0, symbol="interception"),
            _row("e4", shapes["BY"], type="interception", status="claimed", certainty="Possible", precision_class="country", title="Stray drones brought down over Belarus", label="Belarus: several shot down (claimed)", stroke=violet, stroke_style="dashed", fill=violet, fill_opacity=0.05, fill_pattern="hatch", symbol="interception"),
        ]),
        _layer("closed_crossings", "Closed border crossings", [
            _row("e6", places["border"].geometry, type="crossing_closure", role="closed", status="planned", precision_class="border", title="Border with Belarus closes", label="Border closes 12 Sept", stroke=green, stroke_width=3, stroke_style="dashed", fill=green, fill_opacity=0, symbol="border", start="2025-09-12", end_kind="until_further_notice"),
            *(_row("e6", shapely.Point(lon, lat), type="crossing_closure", role="closed", status="planned", precision_class="building", radius_m=1000, title=name, label=name, stroke=green, fill=green, symbol="rail" if code == "XING_RAIL" else "crossing", start="2025-09-12", end_kind="until_further_notice") for _, name, code, lon, lat in crossings),
        ]),
        _layer("airports", "Closed airports", [_row("e5", disc(20.9671, 52.1657, 2500), type="airport_closure", role="closed", radius_m=2500, title="Warsaw airport closed", label="Warsaw airport closed", stroke=teal, fill=teal, fill_opacity=0.15, symbol="airport", start="2025-09-10", end="2025-09-10")]),
        _layer("deployments", "Deployments", [_row("e7", shapely.Point(19.179, 51.5517), type="deployment", role="deployment", radius_m=3000, title="Dutch aircraft at Łask", label="Dutch aircraft", stroke=blue, fill=blue, fill_opacity=0.12, symbol="deployment")]),
        _layer("diplomatic", "Diplomatic acts", [_row("e8", disc(-0.1275, 51.507, 25000), type="diplomatic", role="venue", radius_m=25000, title="Allied ministers meet in London", label="London", stroke="#4a5568", fill="#4a5568", fill_opacity=0.12, symbol="diplomatic", start="2025-09-10", end="2025-09-10")]),
        _layer("sightings", "Sightings", [_row("e9", disc(23.02, 51.19, 34000), type="sighting", role="area", status="claimed", certainty="Possible", precision_class="region", radius_m=34000, title="Sightings between Lublin and Chełm", label="Sightings (claimed)", stroke=orange, stroke_style="dotted", fill=orange, fill_opacity=0.06, fill_pattern="hatch", symbol="sighting", construction="between/1: disc over both settlements")]),
        _layer("places", "Places mentioned", [_row("", shapely.Point(20.9671, 52.1657), type="place", role="context", title="Warsaw", label="Warsaw", stroke="#777777", fill="#777777")], on=False),
    )  # fmt: skip
    unmapped = (
        Unmapped("wire:1", "Minsk", "metonym", "stands for a government, not for the city", w("wire", "Minsk")),
        Unmapped("wire:2", "Black Hawk", "equipment", "a helicopter type", w("wire", "Black Hawk")),
        Unmapped("wire:3", "Allied", "demonym", "an adjective, not a place", w("wire", "Allied")),
        Unmapped("e11", "Targets in Poland", "event", "a denial has no place of its own", w("wire", "denied that any target in Poland had been planned")),
    )  # fmt: skip
    at = DIGEST.index("Łask")
    resolutions = (
        Resolution(Mention("digest", at, at + 4, "Łask", "toponym"), places["lask"], score=0.9),
        Resolution(
            Mention("digest", DIGEST.index("Kyiv"), DIGEST.index("Kyiv") + 4, "Kyiv", "toponym"),
            places["kyiv"],
            score=0.97,
        ),
    )
    return Reading(documents, resolutions, events, layers, unmapped, "Drones over the eastern border", "2025-09-12",
                   attributions=("Natural Earth", "GeoNames CC BY 4.0"))  # fmt: skip


def changed(value: Any, change: Callable[[str, str], str], name: str = "") -> Any:
    """A reading, or any record in it, with every free text changed; offsets stay, identifiers of enumerations too."""
    if isinstance(value, str):
        return change(name, value)
    if isinstance(value, gpd.GeoDataFrame):
        frame = value.copy()
        for column in ("title", "label", "quote", "construction", "licence"):
            frame[column] = [change(column, text) if isinstance(text, str) else text for text in frame[column]]
        return frame
    if isinstance(value, tuple):
        return tuple(changed(item, change, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: changed(getattr(value, f.name), change, f.name) for f in fields(value) if f.init}
        )
    return value
