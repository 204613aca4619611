"""A row of the gazetteer: the one record of `geomap.model` that lookups need, in a file of its own so that they start at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the gazetteer.

    ``id`` is unique over all gazetteers (``geonames:756135``, ``crossing:PL-BY/terespol-brest-road``).
    ``feature_code`` is a GeoNames code (``PPL``, ``ADM1``, ``PCLI``, ``AIRP``, ``STM`` …) or one of geomap's own for what
    GeoNames has none: ``BRDR`` an international border, ``XING_ROAD``/``XING_RAIL`` a crossing, ``RGN`` a region.
    ``extent_m`` is the radius of the thing itself, ``accuracy_m`` that of its coordinates; both may be unknown.
    ``shape`` says which geometry the gazetteer holds: ``point``, ``line`` or ``polygon``.
    """

    gazetteer: str
    id: str
    name: str
    feature_code: str
    country_code: str | None
    lon: float | None
    lat: float | None
    admin1: str | None = None
    admin2: str | None = None
    population: int | None = None
    extent_m: float | None = None
    accuracy_m: float | None = None
    shape: Literal["point", "line", "polygon"] = "point"
    names: tuple[str, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def uncertainty_m(self) -> float | None:
        """Radius that holds the place: extent and accuracy added (point-radius method, Wieczorek et al. 2004)."""
        if self.extent_m is None and self.accuracy_m is None:
            return None
        return (self.extent_m or 0.0) + (self.accuracy_m or 0.0)
