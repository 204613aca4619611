"""Events that are dated after every report of them was published, though nobody calls them planned."""

from __future__ import annotations

from collections.abc import Iterator

from geomap import edtf
from geomap.checks import Context, Finding, flat, spot

_AHEAD = ("planned", "requested", "hypothetical")


def find(context: Context) -> Iterator[Finding]:
    """Each such event, with the days it lies ahead of the last report."""
    published = {document.id: document.published for document in context.reading.documents}
    for event in context.reading.events:
        stretch = edtf.bounds(event.time.start)
        reports = [bounds for name in event.documents if (bounds := edtf.bounds(published.get(name)))]
        if stretch is None or not reports or len(reports) < len(event.documents) or event.status in _AHEAD:
            continue
        last = max(bounds[1] for bounds in reports)
        if stretch[0] < last:
            continue
        told = max(filter(None, (published.get(name) for name in event.documents)))
        yield Finding(
            check="dates",
            level="problem",
            where=spot(event),
            said=f"{flat(event.label)}: {event.status} {event.time.start}",
            computed=f"published {told}, before it",
            off_by=round((stretch[0] - last).total_seconds() / 86400, 2) or 0.0,
            unit="d",
            event=event.id,
        )
