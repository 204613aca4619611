"""Figures about places found: the field's several accuracies, containment, calibration, and all of it by group.

Four shares "within 161 km" are in print, and they do not compare. Over gold mentions with coordinates:

- **A**: all of them; what is not found or not placed is wrong.
- **B**: those that were found and placed.
- **C**: as A, without countries, which are easy.
- **D**: those whose right place, one within 161 km, was among the candidates.

*Containment* asks of a place with an extent whether it holds the gold point: an area by its outline, a point by the disc
of its uncertainty. *Calibration* holds the scores, which claim to be probabilities, against the share that came out right:
the expected calibration error is the mean distance of the two over ten bins, weighted by their size (Naeini et al. 2015).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

NEAR_KM = 161.0
"""A hundred miles, the field's usual limit."""

FARTHEST_KM = 20038.0
"""What an unplaced mention errs by: half the equator."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold mention with coordinates; unknown is ``None``."""

    found: bool
    error_km: float | None = None
    score: float | None = None
    country: bool = False
    reachable: bool | None = None
    """Whether a candidate lay within 161 km."""
    holds: bool | None = None
    """Whether the place, as an area or disc, holds the gold point."""
    area: bool = False
    groups: tuple[tuple[str, str], ...] = ()
    """What it counts towards besides the whole: ``("language", "en")``."""

    @property
    def right(self) -> bool:
        """Whether it was placed within 161 km, or as an area that holds the gold point: corpora differ in where a country is."""
        return self.near or (self.area and bool(self.holds))

    @property
    def near(self) -> bool:
        """Whether it was placed within 161 km."""
        return self.error_km is not None and self.error_km <= NEAR_KM


def share(hits: int, of: int) -> float | None:
    """A share, or ``None`` of nothing."""
    return round(hits / of, 4) if of else None


def accuracies(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float | int | None]]:
    """The four accuracies with what they are shares of."""
    known = [o for o in outcomes if o.reachable is not None]
    denominators = {
        "A": list(outcomes),
        "B": [o for o in outcomes if o.error_km is not None],
        "C": [o for o in outcomes if not o.country],
        "D": [o for o in known if o.reachable],
    }
    return {name: {"acc161": share(sum(o.near for o in of), len(of)), "of": len(of)} for name, of in denominators.items()}


def containment(outcomes: Iterable[Outcome]) -> dict[str, float | int | None]:
    """The share of places found that hold the gold point, and of those that are areas by themselves."""
    judged = [o for o in outcomes if o.holds is not None]
    areas = [o for o in judged if o.area]
    return {
        "share": share(sum(bool(o.holds) for o in judged), len(judged)),
        "of": len(judged),
        "areas": share(sum(bool(o.holds) for o in areas), len(areas)),
        "of_areas": len(areas),
    }


def calibration(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The expected calibration error and the reliability table: for each bin its mean score and the share that is right.

    Right is what lies within 161 km of the gold point, or is an area that holds it.
    """
    scored = [(o.score, o.right) for o in outcomes if o.score is not None and o.error_km is not None]
    bins: list[dict[str, float | int]] = []
    error = 0.0
    for i in range(BINS):
        here = [(s, right) for s, right in scored if min(BINS - 1, math.floor(s * BINS)) == i]
        if here:
            said, true = statistics.fmean(s for s, _ in here), statistics.fmean(r for _, r in here)
            error += len(here) / len(scored) * abs(said - true)
            bins.append({"from": i / BINS, "mean_score": round(said, 4), "right": round(true, 4), "of": len(here)})
    return {"ece": round(error, 4) if scored else None, "of": len(scored), "bins": bins}


def grouped(outcomes: Sequence[Outcome]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """For each kind of group and each group: gold mentions, the share found, and accuracies A and B."""
    members: dict[str, dict[str, list[Outcome]]] = {}
    for outcome in outcomes:
        for kind, name in outcome.groups:
            members.setdefault(kind, {}).setdefault(name, []).append(outcome)
    return {kind: {name: _row(of) for name, of in _largest_first(groups)} for kind, groups in sorted(members.items())}


def _row(of: Sequence[Outcome]) -> dict[str, float | int | None]:
    figures = accuracies(of)
    return {
        "mentions": len(of),
        "found": share(sum(o.found for o in of), len(of)),
        "A": figures["A"]["acc161"],
        "B": figures["B"]["acc161"],
    }


def _largest_first(groups: dict[str, list[Outcome]]) -> list[tuple[str, list[Outcome]]]:
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def within_curve(outcomes: Sequence[Outcome], limits_km: Sequence[float]) -> list[float]:
    """The share of all gold mentions placed within each distance."""
    errors = sorted(o.error_km for o in outcomes if o.error_km is not None)
    return [sum(error <= limit for error in errors) / max(1, len(outcomes)) for limit in limits_km]


Holds = Callable[[int, float, float], "bool | None"]
"""Whether the place of a prediction, by its index, holds a point (lon, lat); ``None`` when that cannot be told."""
