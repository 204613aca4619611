"""Counts that people give of one event and that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.checks import Context, Finding, flat
from geomap.model import Claim


def find(context: Context) -> Iterator[Finding]:
    """Each pair of counts that `geomap.join` found in conflict, once."""
    for event in context.reading.events:
        counts = {claim.id: claim for claim in event.claims if claim.attribute == "count"}
        done: set[str] = set()
        for claim in counts.values():
            done.add(claim.id)
            for other in (counts[name] for name in claim.conflicts_with if name in counts and name not in done):
                apart = _apart(claim, other)
                first = claim.evidence[0] if claim.evidence else None
                yield Finding(
                    check="counts",
                    level="problem",
                    where=f"{claim.document}:{first.start}" if first else event.id,
                    said=f"{event.label}: {_said(claim)}; {_said(other)}",
                    computed="the two ranges do not meet" if apart else "the two do not agree",
                    off_by=apart,
                    unit=claim.unit or event.count_unit or "count" if apart is not None else None,
                    event=event.id,
                )


def _apart(a: Claim, b: Claim) -> float | None:
    """How far two ranges are apart; ``None`` where they meet."""
    for low, high in ((a.low, b.high), (b.low, a.high)):
        if low is not None and high is not None and low > high:
            return low - high
    return None


def _said(claim: Claim) -> str:
    who = claim.speaker.label if claim.speaker else claim.document
    return f"{flat(claim.value, 40)} {claim.unit or ''}".strip() + f" ({flat(who, 60)})"
