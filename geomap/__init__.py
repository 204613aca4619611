"""geomap turns reports of incidents into maps that can be believed.

The names in ``__all__`` are promised: the stages as verbs, the records that flow through them, and what can go wrong.
Everything else can be imported and may change. Nothing is loaded before it is asked for.

    >>> import geomap
    >>> incident = geomap.read("seeds")  # doctest: +SKIP
    >>> incident.save("map.html")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.draw import draw_layers
    from geomap.errors import GazetteerError, GeomapError, InputError, OutputError, UsageError
    from geomap.export import export_layers
    from geomap.extract import extract_events
    from geomap.find import find_mentions
    from geomap.intake import mark_zones, read_documents
    from geomap.join import join_events
    from geomap.lookup import open_gazetteer
    from geomap.model import (
        Candidate,
        Claim,
        Document,
        Entry,
        Event,
        EventPlace,
        Evidence,
        Expression,
        Layer,
        Mention,
        Place,
        Reading,
        Resolution,
        Speaker,
        TimeSpan,
        Unmapped,
        Zone,
    )
    from geomap.notebook import IncidentMap, read
    from geomap.pipeline import Options, resolve_text, run, stream_events, stream_mentions
    from geomap.render import write_page
    from geomap.resolve import resolve_mentions

__version__ = "0.1.0"

_HOMES = {
    "draw": ("draw_layers",),
    "errors": ("GazetteerError", "GeomapError", "InputError", "OutputError", "UsageError"),
    "export": ("export_layers",),
    "extract": ("extract_events",),
    "find": ("find_mentions",),
    "join": ("join_events",),
    "lookup": ("open_gazetteer",),
    "model": (
        "Candidate",
        "Claim",
        "Document",
        "Entry",
        "Event",
        "EventPlace",
        "Evidence",
        "Expression",
        "Layer",
        "Mention",
        "Place",
        "Reading",
        "Resolution",
        "Speaker",
        "TimeSpan",
        "Unmapped",
        "Zone",
    ),
    "notebook": ("IncidentMap", "read"),
    "pipeline": ("Options", "resolve_text", "run", "stream_events", "stream_mentions"),
    "intake": ("mark_zones", "read_documents"),
    "render": ("write_page",),
    "resolve": ("resolve_mentions",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Candidate",
    "Claim",
    "Document",
    "Entry",
    "Event",
    "EventPlace",
    "Evidence",
    "Expression",
    "GazetteerError",
    "GeomapError",
    "IncidentMap",
    "InputError",
    "Layer",
    "Mention",
    "Options",
    "OutputError",
    "Place",
    "Reading",
    "Resolution",
    "Speaker",
    "TimeSpan",
    "Unmapped",
    "UsageError",
    "Zone",
    "draw_layers",
    "export_layers",
    "extract_events",
    "find_mentions",
    "join_events",
    "mark_zones",
    "open_gazetteer",
    "read",
    "read_documents",
    "resolve_mentions",
    "resolve_text",
    "run",
    "stream_events",
    "stream_mentions",
    "write_page",
]


def __getattr__(name: str) -> Any:
    """A promised name, from the module that defines it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(import_module(f"geomap.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
