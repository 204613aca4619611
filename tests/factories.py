"""Small records for tests, each with one good default for everything but what the test is about.

`CannedGazetteer` knows four invented countries, so that a reader can check a drawing by eye (degrees, 1° about 111 km
north and 68 km east at 52° N)::

      20        22        24        26          30   31
    53 +---------+---------+                     +----+
       |         |   BB    |                     | DD |  an island
    52 |   AA    +---------+---------+           +----+
       |         |   CC    |
    51 |         |         |                AA–BB: 22 E from 52 to 53 N
       |    x    |         |                AA–CC: 22 E from 50 to 52 N
    50 +---------+---------+                BB–CC: 52 N from 22 to 24 E

``x`` is Village at 21 E 51 N, in AA. Airports are Big (A1) and Small (A2), crossings R1 (road) and T1 (rail) on AA–BB.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.model import (
    Candidate,
    Claim,
    Document,
    Entry,
    Event,
    EventPlace,
    Evidence,
    Mention,
    Place,
    Reading,
    Resolution,
    Speaker,
    TimeSpan,
)
from geomap.names import fold

AREAS = {
    "AA": shapely.Polygon([(20, 50), (22, 50), (22, 52), (22, 53), (20, 53)]),
    "BB": shapely.Polygon([(22, 52), (24, 52), (24, 53), (22, 53)]),
    "CC": shapely.Polygon([(22, 50), (24, 50), (24, 52), (22, 52)]),
    "DD": shapely.box(30, 52, 31, 53),
}
BORDERS = {
    ("AA", "BB"): shapely.LineString([(22, 52), (22, 52.4), (22, 53)]),
    ("AA", "CC"): shapely.LineString([(22, 50), (22, 51.2), (22, 52)]),
    ("BB", "CC"): shapely.LineString([(22, 52), (24, 52)]),
}
NAMES = {"AA": "Aland", "BB": "Beland", "CC": "Celand", "DD": "Deland"}


def entry(name: str = "Village", lon: float = 21.0, lat: float = 51.0, *, code: str = "PPL", **given: Any) -> Entry:
    """A gazetteer row, a village of 1 km in AA unless said otherwise."""
    country = given.pop("country", "AA")
    id = given.pop("id", f"test:{fold(name).replace(' ', '-')}")
    given = {"extent_m": 800.0, "accuracy_m": 200.0} | given
    return Entry("test", id, name, code, country, lon, lat, **given)


class CannedGazetteer:
    """The four countries, their borders and a handful of places, kept in memory."""

    def __init__(self, extra: Sequence[Entry] = ()) -> None:
        self.shapes: dict[str, BaseGeometry] = {}
        self.entries: dict[str, Entry] = {}
        for code, area in AREAS.items():
            self._add(self._shape(NAMES[code], f"country:{code}", "PCLI", code, area))
        for (a, b), line in BORDERS.items():
            self._add(self._shape(f"{NAMES[a]}–{NAMES[b]} border", f"border:{a}-{b}", "BRDR", None, line))
        for one in [
            entry(),
            entry("Big Airport", 20.5, 52.5, code="AIRP", id="airport:A1"),
            entry("Small Airport", 20.7, 52.6, code="AIRP", id="airport:A2"),
            entry("R1", 22.0, 52.3, code="XING_ROAD", id="crossing:R1", country=None),
            entry("T1", 22.0, 52.7, code="XING_RAIL", id="crossing:T1", country=None),
            *extra,
        ]:
            self._add(one)

    def _shape(self, name: str, id: str, code: str, country: str | None, shape: BaseGeometry) -> Entry:
        lon, lat = geodesy.middle(shape)
        self.shapes[id] = shape
        kind = "line" if "Line" in shape.geom_type else "polygon"
        return Entry("test", id, name, code, country, lon, lat, accuracy_m=100.0, shape=kind,
                     properties={"licence": "CC0-1.0"})  # fmt: skip

    def _add(self, one: Entry) -> None:
        self.entries[one.id] = one

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries of this name."""
        found = [one for one in self.entries.values() if fold(one.name) == fold(name)]
        return [one for one in found if country in (None, one.country_code)][:limit]

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names."""
        return {name: found for name in names if (found := self.named(name, limit=limit))}

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that a name folds to."""
        return {fold(one.name) for one in self.entries.values()} & set(keys)

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Only what `named` finds."""
        return self.named(name, country=country, limit=limit)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return self.entries.get(id)

    def geometry(self, entry: Entry) -> BaseGeometry:
        """Its shape, else its point."""
        return self.shapes.get(entry.id) or shapely.Point(entry.lon, entry.lat)

    def country(self, code: str) -> Entry | None:
        """One of the four countries."""
        return self.entries.get(f"country:{code}")

    def border(self, a: str, b: str) -> Entry | None:
        """A border, by its countries in either order."""
        return self.entries.get(f"border:{a}-{b}") or self.entries.get(f"border:{b}-{a}")

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return [self.entries[f"border:{a}-{b}"] for a, b in BORDERS if code in (a, b)]

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within."""
        found = [one for one in self.entries.values() if geometry.covers(shapely.Point(one.lon, one.lat))]
        return [one for one in found if not feature_codes or one.feature_code in feature_codes][:limit]

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance, nearest first."""
        far = {one.id: geodesy.distance_m(lon, lat, one.lon, one.lat) for one in self.entries.values()}
        found = [one for one in self.entries.values() if far[one.id] <= radius_m]
        return sorted(found, key=lambda one: far[one.id])[:limit]


def evidence(quote: str = "it fell", *, document: str = "d1", start: int = 0) -> Evidence:
    """A span of a document."""
    return Evidence(document, start, start + len(quote), quote)


def place(label: str = "Village", lon: float = 21.0, lat: float = 51.0, uncertainty_m: float | None = 1000.0,
          **given: Any) -> Place:  # fmt: skip
    """A place, a village with a kilometre of doubt unless said otherwise."""
    geometry = given.pop("geometry", shapely.Point(lon, lat))
    given = {"kind": "toponym", "entries": (entry(label, lon, lat),), "country_codes": ("AA",)} | given
    return Place(label, geometry, uncertainty_m, lon, lat, **given)


def country(code: str) -> Place:
    """One of the four countries as an area."""
    known = CannedGazetteer().country(code)
    assert known is not None
    return place(
        NAMES[code], known.lon, known.lat, 100.0, geometry=AREAS[code], entries=(known,), country_codes=(code,)
    )


def border(a: str, b: str) -> Place:
    """A border as a line."""
    known = CannedGazetteer().border(a, b)
    assert known is not None
    return place(known.name, known.lon, known.lat, 100.0, geometry=BORDERS[a, b], entries=(known,), kind="expression",
                 country_codes=(a, b))  # fmt: skip


def claim(attribute: str = "count", value: str = "19", **given: Any) -> Claim:
    """A claim by somebody called Speaker."""
    given = {"id": f"c-{attribute}-{value}", "event": "e1", "document": "d1", "evidence": (evidence(),),
             "speaker": Speaker("Speaker")} | given  # fmt: skip
    return Claim(attribute=attribute, value=value, **given)


def event(category: str = "impact", where: Place | None = None, **given: Any) -> Event:
    """An observed impact in Village, without a time, unless said otherwise. ``where`` may be left out, ``nowhere=True``."""
    nowhere = given.pop("nowhere", False)
    at = None if nowhere else where or place()
    given = {"id": "e1", "status": "observed", "negated": False, "time": TimeSpan(), "label": category,
             "evidence": (evidence(),), "documents": ("d1",),
             "places": () if at is None else (EventPlace(category, at, "d1:0"),)} | given  # fmt: skip
    return Event(category=category, place=at, **given)


def origin_claim(code: str, **given: Any) -> Claim:
    """A claim that something came from one of the four countries."""
    return claim("origin", NAMES[code], **({"places": (country(code),)} | given))


def resolution(text: str, at: Place | None, *, start: int = 0, **given: Any) -> Resolution:
    """A mention in the first document and what it was taken for."""
    mention = Mention("d1", start, start + len(text), text, given.pop("kind", "toponym"))
    candidates = given.pop("candidates", ())
    return Resolution(mention, at, tuple(Candidate(one, score) for one, score in candidates), **given)


def document(id: str = "d1", text: str = "it fell", **given: Any) -> Document:
    """A report."""
    return Document(id, text, **({"title": "Report", "publisher": "Paper", "published": "2025-09-10"} | given))


def reading(events: Sequence[Event], **given: Any) -> Reading:
    """Everything from events to layers, drawn with the canned gazetteer."""
    from geomap.draw import draw_layers, undrawn

    resolutions = given.pop("resolutions", ())
    layers = draw_layers(events, gazetteer=CannedGazetteer(), resolutions=resolutions)
    given = {"documents": (document(),), "resolutions": tuple(resolutions), "events": tuple(events), "layers": layers,
             "unmapped": tuple(undrawn(events)), "title": "Test map", "attributions": ("Test data, CC0",)} | given  # fmt: skip
    return Reading(**given)
