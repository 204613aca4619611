"""GDELT 2.0 events, with the names of its columns or as its files without a header have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geomap.presets import text

TELLTALE = frozenset({"globaleventid", "eventcode", "actiongeo_fullname"})
COLUMNS = {
    "id": "globaleventid",
    "category": "eventcode",
    "place": "actiongeo_fullname",
    "lon": "actiongeo_long",
    "lat": "actiongeo_lat",
    "actor": "actor1name",
    "url": "sourceurl",
    "start": "day",
}
_ACTOR = (
    "code name countrycode knowngroupcode ethniccode religion1code religion2code type1code type2code type3code".split()
)
_GEO = "type fullname countrycode adm1code adm2code lat long featureid".split()
HEADER = (
    *"globaleventid day monthyear year fractiondate".split(),
    *(f"actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    *"isrootevent eventcode eventbasecode eventrootcode quadclass goldsteinscale nummentions numsources numarticles avgtone".split(),
    *(f"{who}geo_{name}" for who in ("actor1", "actor2", "action") for name in _GEO),
    "dateadded",
    "sourceurl",
)
"""The 61 columns of an event file, in their order (GDELT Event Database Data Format Codebook 2.0)."""
_BY_CODE = (("195", "strike"), ("183", "strike"), ("15", "deployment"), ("03", "diplomatic"), ("04", "diplomatic"),
            ("05", "diplomatic"), ("06", "diplomatic"))  # fmt: skip
_EXACT = ("3", "4")


def convert(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Category by CAMEO code; a place that is a country or state by its name, since its point would be a centroid."""
    code = text(fields, "eventcode")
    day = text(fields, "day") or text(fields, "sqldate")
    added = text(fields, "dateadded")
    centroid = text(fields, "actiongeo_type") not in _EXACT
    return {
        "category": next((category for start, category in _BY_CODE if code.startswith(start)), "other"),
        "status": "claimed",
        "start": _day(day),
        "published": _day(added[:8]) if added else None,
        **({"lon": None, "lat": None} if centroid else {}),
    }


def _day(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 and digits.isdigit() else digits
