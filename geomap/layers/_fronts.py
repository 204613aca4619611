"""The fronts of an incursion, made once for the layers that draw them and what starts from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from geomap import corridors, geodesy
from geomap.layers import COLUMNS, Context, Row
from geomap.layers._incursions import Incursion, Naming, Origin
from geomap.layers._rows import licence, quoted, when
from geomap.model import Entry

STRETCH_MARGIN_M = 2_000.0
"""An area that was named is grown by this before the border is cut to it: two data sets rarely meet exactly."""


@dataclass(frozen=True)
class DrawnFront:
    """A front with everything needed to tell its story."""

    incursion: Incursion
    origin: Origin
    country: Entry
    destination: Entry
    border: Entry
    whole: BaseGeometry
    construction: corridors.Construction

    @property
    def who(self) -> str:
        """Who names this origin."""
        return _names(self.origin.namings)

    @property
    def denied_by(self) -> str:
        """Who denies it; empty when nobody does."""
        return _names(self.origin.denials)

    def story(self) -> dict[str, Any]:
        """What the ``construction`` column holds: the method, its assumptions and the claims that link it."""
        claims = [
            {"id": naming.id, "speaker": naming.speaker, "document": naming.document} for naming in self.origin.namings
        ]
        story = self.construction.as_dict() | {
            "origin": self.origin.code,
            "destination": self.incursion.destination,
            "border": self.border.id,
            "linked_by": [claim["id"] for claim in claims],
            "claims": claims,
        }
        if self.origin.denials:
            story["denied_by"] = [naming.speaker for naming in self.origin.denials]
        return story

    def row(self, context: Context) -> Row:
        """The columns that a front and what starts from it share: time, evidence, sources, licence."""
        assert self.construction.line is not None
        lon, lat = geodesy.middle(self.construction.line)
        first = self.origin.namings[0]
        dated = next((event for event in self.incursion.events if event.time.start), first.event)
        return dict.fromkeys(COLUMNS) | {
            "event_id": first.event.id,
            "certainty": "Possible",
            "precision_class": "region",
            **when(dated),
            "n_sources": len({naming.document for naming in self.origin.namings}),
            "n_conflicts": len(self.origin.denials),
            **quoted(first.evidence),
            "worldview": context.worldview,
            "licence": licence([self.border]),
            "lon": lon,
            "lat": lat,
        }


@dataclass(frozen=True)
class NoFront:
    """An origin that is named and gives no front, with the reason."""

    incursion: Incursion
    origin: Origin
    reason: str


def fronts_of(context: Context) -> list[DrawnFront]:
    """The fronts that claims name and the gazetteer has a border for."""
    return [front for front in context.fronts if isinstance(front, DrawnFront)]


def draw_front(context: Context, incursion: Incursion, origin: Origin) -> DrawnFront | NoFront:
    """The front for one origin, or the reason why there is none."""
    gazetteer, stretch = context.gazetteer, origin.stretch
    here, there = gazetteer.country(origin.code), gazetteer.country(incursion.destination)
    if here is None or there is None:
        missing = origin.code if here is None else incursion.destination
        return NoFront(incursion, origin, f"the gazetteer has no country {missing}")
    border = gazetteer.border(origin.code, incursion.destination)
    if border is None:
        reason = f"{here.name} and {there.name} share no border that the gazetteer knows"
        return NoFront(incursion, origin, reason)
    if stretch is not None and stretch.geometry_type != "polygon":
        reason = f"{stretch.label} is a place inside {here.name}; no stretch of the border was named"
        return NoFront(incursion, origin, reason)
    restrict = None if stretch is None else geodesy.buffer(stretch.geometry, STRETCH_MARGIN_M)
    whole = gazetteer.geometry(border)
    made = corridors.front(whole, gazetteer.geometry(here), restrict=restrict)
    if made is None:
        what = here.name if stretch is None else stretch.label
        return NoFront(incursion, origin, f"{what} does not touch the border with {there.name}")
    return DrawnFront(incursion, origin, here, there, border, whole, made)


def _names(namings: tuple[Naming, ...]) -> str:
    return ", ".join(dict.fromkeys(naming.speaker for naming in namings))
