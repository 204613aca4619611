"""A reading with something of everything that formats stumble over."""

from __future__ import annotations

from factories import (
    CannedGazetteer,
    border,
    claim,
    country,
    document,
    event,
    evidence,
    origin_claim,
    place,
    reading,
    resolution,
)

from geomap.model import Reading, Speaker, TimeSpan

NIGHT = TimeSpan("2025-09-09T23:30", "2025-09-10T06:30", "exact", "night", tz="Europe/Warsaw")
HOSTILE = '=HYPERLINK("x") <b>&amp;</b> ${a} {{b}} Łódź Київ 漢字 \u202e\x00\x07'


def full() -> Reading:
    """Areas and lines, a claim of every look, times before 1970 and without end, hostile text, a disc on the dateline."""
    gazetteer = CannedGazetteer()
    members = tuple(gazetteer.entry(id) for id in ("crossing:R1", "crossing:T1"))
    violation = event(
        "airspace_violation", country("AA"), id="v", time=NIGHT, count_low=19, count_high=23, count_unit="drones",
        claims=(origin_claim("BB"), origin_claim("CC", speaker=Speaker("Ada", "spokeswoman", "Ministry")),
                claim(low=19, hedge=("at least",), conflicts_with=("c2",)), claim(id="c2", value="23", high=23)),
    )  # fmt: skip
    closure = TimeSpan("2025-09-12", None, "until_further_notice", "day", tz="Europe/Warsaw")
    events = [
        violation,
        event(id="i", time=NIGHT),
        event("crossing_closure", border("AA", "BB"), id="x", members=members, time=closure),
        event("airport_closure", place("Big Airport", 20.5, 52.5, None), id="a", status="planned"),
        event("strike", place(HOSTILE, 21.5, 50.5), id="h", status="disputed", evidence=(evidence(HOSTILE),)),
        event("impact", place("Old", 21.2, 52.2), id="old", time=TimeSpan("1944-08")),
        event("sighting", place("Dateline", 179.99, 10.0, 20_000.0), id="d", status="claimed"),
        event("impact", id="no", negated=True),
        event("deployment", nowhere=True, id="none"),
    ]
    documents = (document(), document("d2", HOSTILE, title=HOSTILE, publisher=None, published=None))
    return reading(events, documents=documents, resolutions=[resolution("Elsewhere", place("Elsewhere"), start=90)])


def empty() -> Reading:
    """Nothing at all."""
    return reading([], documents=(), attributions=())
