"""How well mentions are found and placed, against a corpus with gold mentions.

A corpus is JSON Lines: ``{"id","text","mentions":[{"start","end","text","lat","lon",…}]}``; offsets count characters.

- *Recognition*: one prediction to one gold mention, greedily by overlap (intersection over union). ``exact`` wants equal
  spans, ``overlap`` any shared character. Neither rewarded nor punished: gold mentions without coordinates, gold demonyms
  and languages, predictions of kind demonym, and predictions that lie on such a gold mention.
- *Resolution*, over the gold mentions matched by overlap: share within 161 km (``acc161``), mean and median error in km,
  and AUC, the mean of ln(error + 1) / ln(20039), 0 being best (Gritta et al. 2018, doi:10.1007/s10579-017-9385-8). An
  unplaced mention errs by half the equator.
- *End to end*: share of all gold mentions with coordinates that were both found and placed within 161 km; what Gritta et
  al. call accuracy counts the found ones only.
- *Mentions given*: the gold mentions are resolved as if they had been found, which is what most tables in print show.

`geomap.figures` defines the four accuracies, containment and calibration.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import figures
from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.strict import MAX_BYTES, decode, load_json, opened, plain

if TYPE_CHECKING:
    from geomap.model import Document, Gazetteer, Resolution

NEAR_KM = figures.NEAR_KM
FARTHEST_KM = figures.FARTHEST_KM
_RADIUS_KM = 6371.0
_NEUTRAL_TYPES = ("Demonym", "Language", "Homonym", "Non_")
_DEMONYM_ENDS = ("ish", "ian", "ians", "ese", "can", "cans")
_DEMONYMS = frozenset(
    """french german germans dutch greek greeks thai iraqi iraqis israeli israelis pakistani pakistanis saudi saudis afghan
    afghans swiss danish polish turkish turks british irish welsh czech slovak croat croats serb serbs kurdish kurds arab
    arabs cuban cubans mexican mexicans american americans african africans european europeans asian asians korean koreans
    filipino filipinos texan texans californian hawaiian yemeni yemenis kuwaiti kuwaitis somali somalis uzbek kazakh latin
    westerners english jewish""".split()
)

Spanned = Mapping[str, Any]


@dataclass(slots=True)
class Recognition:
    """Counts of one way of matching."""

    found: int = 0
    false: int = 0
    missed: int = 0

    def scores(self) -> dict[str, float | int]:
        """Precision, recall and F1 with the counts they come from."""
        precision = self.found / (self.found + self.false) if self.found + self.false else 0.0
        recall = self.found / (self.found + self.missed) if self.found + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "tp": self.found,
            "fp": self.false,
            "fn": self.missed,
        }


@dataclass(slots=True)
class Tally:
    """What has been counted so far."""

    documents: int = 0
    exact: Recognition = field(default_factory=Recognition)
    overlap: Recognition = field(default_factory=Recognition)
    errors_km: list[float] = field(default_factory=list)
    unplaced: int = 0
    outcomes: list[figures.Outcome] = field(default_factory=list)
    given: list[figures.Outcome] = field(default_factory=list)
    """Outcomes where the gold mentions were given."""

    def add(
        self,
        gold: Sequence[Spanned],
        predicted: Sequence[Spanned],
        *,
        language: str | None = None,
        holds: figures.Holds | None = None,
    ) -> None:
        """Count one document."""
        self.documents += 1
        wanted = [mention for mention in gold if not is_neutral(mention)]
        neutral = [mention for mention in gold if is_neutral(mention)]
        _count(self.exact, wanted, neutral, predicted, exact=True)
        matched = _count(self.overlap, wanted, neutral, predicted, exact=False)
        for i, mention in enumerate(wanted):
            groups = _groups(mention, language)
            if i not in matched:
                self.outcomes.append(figures.Outcome(found=False, country=is_country(mention), groups=groups))
                continue
            j = matched[i]
            error_km = self._error_km(mention, predicted[j])
            self.errors_km.append(error_km)
            self.outcomes.append(_outcome(mention, predicted[j], error_km, groups, partial(holds, j) if holds else None))

    def _error_km(self, gold: Spanned, predicted: Spanned) -> float:
        lat, lon = _number(predicted.get("lat")), _number(predicted.get("lon"))
        if lat is None or lon is None:
            self.unplaced += 1
            return FARTHEST_KM
        return distance_km(float(gold["lat"]), float(gold["lon"]), lat, lon)

    def scores(self) -> dict[str, Any]:
        """All figures."""
        errors, missed = self.errors_km, self.overlap.missed
        near = sum(error <= NEAR_KM for error in errors)
        return {
            "documents": self.documents,
            "exact": self.exact.scores(),
            "overlap": self.overlap.scores(),
            "resolution": {
                "matched": len(errors),
                "unplaced": self.unplaced,
                "acc161": round(near / len(errors), 4) if errors else 0.0,
                "mean_km": round(statistics.fmean(errors), 1) if errors else None,
                "median_km": round(statistics.median(errors), 2) if errors else None,
                "auc": round(statistics.fmean(_log_error(error) for error in errors), 4) if errors else None,
            },
            "end_to_end_acc161": round(near / (len(errors) + missed), 4) if errors or missed else 0.0,
            "end_to_end": figures.accuracies(self.outcomes),
            "mentions_given": figures.accuracies(self.given) if self.given else None,
            "containment": figures.containment(self.outcomes),
            "calibration": figures.calibration(self.outcomes),
            "groups": figures.grouped(self.outcomes),
        }


def _outcome(
    gold: Spanned,
    line: Spanned,
    error_km: float,
    groups: tuple[tuple[str, str], ...],
    holds: Callable[[float, float], bool | None] | None,
) -> figures.Outcome:
    """What became of a gold mention that was found."""
    placed = _number(line.get("lat")) is not None
    return figures.Outcome(
        found=True,
        error_km=error_km if placed else None,
        score=_number(line.get("score")),
        country=is_country(gold) or (not gold.get("fcode") and line.get("gazetteer") == "countries"),
        holds=holds(float(gold["lon"]), float(gold["lat"])) if placed and holds else None,
        area=line.get("geometry_type") == "polygon",
        groups=(*groups, ("found as", str(line.get("kind") or "not stated"))),
    )


_CLASSES = {"PCL": "country", "ADM": "region", "PPL": "settlement"}


def _groups(gold: Spanned, language: str | None) -> tuple[tuple[str, str], ...]:
    """The groups a gold mention belongs to: its kind, its country, the language of its document."""
    code = str(gold.get("fcode") or "")
    kind = gold.get("kind") or gold.get("type") or _CLASSES.get(code[:3], "other" if code else "not stated")
    return (
        ("kind", str(kind)),
        ("country", str(gold.get("country") or "not stated")),
        ("language", language or "not stated"),
    )


def is_country(gold: Spanned) -> bool:
    """Whether the corpus says that a gold mention is a country."""
    return str(gold.get("fcode") or "").startswith("PCL")


def _log_error(error_km: float) -> float:
    return math.log(error_km + 1) / math.log(FARTHEST_KM + 1)


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance on the sphere of radius 6,371 km that the field's scorers use."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * _RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def is_neutral(mention: Spanned) -> bool:
    """Whether a gold mention neither counts when found nor when missed."""
    kind = str(mention.get("type") or "")
    if _number(mention.get("lat")) is None or any(name in kind for name in _NEUTRAL_TYPES):
        return True
    word = str(mention["text"]).strip().lower()
    of_country = str(mention.get("fcode", "")).startswith("PCL") and str(mention.get("name") or "").lower() != word
    return word in _DEMONYMS or (" " not in word and word.endswith(_DEMONYM_ENDS) and of_country)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def match(gold: Sequence[Spanned], predicted: Sequence[Spanned], *, exact: bool) -> dict[int, int]:
    """Gold mentions to predictions, one to one, the largest overlap first and the earlier first among equals."""
    pairs: list[tuple[float, int, int]] = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if shared > 0 and (not exact or (g["start"], g["end"]) == (p["start"], p["end"])):
                together = max(g["end"], p["end"]) - min(g["start"], p["start"])
                pairs.append((-shared / together, i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _count(
    counts: Recognition,
    wanted: Sequence[Spanned],
    neutral: Sequence[Spanned],
    predicted: Sequence[Spanned],
    *,
    exact: bool,
) -> dict[int, int]:
    matched = match(wanted, predicted, exact=exact)
    taken = set(matched.values())
    excused = neutral if exact else [*neutral, *wanted]
    counts.found += len(matched)
    counts.missed += len(wanted) - len(matched)
    counts.false += sum(
        1
        for j, p in enumerate(predicted)
        if j not in taken and p.get("kind") != "demonym" and not any(_overlap(p, mention) for mention in excused)
    )
    return matched


def _overlap(a: Spanned, b: Spanned) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))


LIMITS_KM = (1, 2, 5, 10, 20, 50, 100, 161, 200, 500, 1000, 2000, 5000, 10_000, 20_000)


def within_km(tally: Tally) -> dict[str, float]:
    """The share of all gold mentions placed within each of `LIMITS_KM`."""
    shares = figures.within_curve(tally.outcomes, LIMITS_KM)
    return {str(limit): round(value, 4) for limit, value in zip(LIMITS_KM, shares, strict=True)}


# -- corpora ----------------------------------------------------------------------------------------------------------


def evaluate_corpus(
    corpus: Path,
    *,
    predictions: Path | None = None,
    counted: Callable[[Iterable[Any]], Iterator[Any]] = iter,
    report: Report = raise_error,
) -> dict[str, Any]:
    """All figures for a corpus, with mentions read now or taken from a file that `geomap mentions` wrote.

    Raises:
        InputError: the corpus holds no document with gold mentions.
    """
    gold = {document["id"]: document["mentions"] for document in _gold(corpus, report)}
    if not gold:
        raise InputError(
            plain(corpus), "holds no document with gold mentions", 'a line is as {"text": …, "mentions": […]}'
        )
    tally = Tally()
    seen: set[str] = set()
    for read in counted(_predicted(predictions) if predictions else _found(corpus)):
        if read.id not in gold:
            report(InputError(plain(predictions or corpus), f"document {read.id!r} is not in the corpus"))
            continue
        seen.add(read.id)
        wanted = gold[read.id]
        tally.add(wanted, read.lines, language=read.language, holds=read.holds)
        tally.given += read.given(wanted)
    for document_id, mentions in gold.items():
        if document_id not in seen:
            tally.add(mentions, [])
    return {"corpus": corpus.stem, **tally.scores(), "within_km": within_km(tally)}


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    with opened(path) as stream:
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield number, load_json(decode(line, f"{plain(path)}:{number}"), f"{plain(path)}:{number}")


def _gold(corpus: Path, report: Report) -> Iterator[dict[str, Any]]:
    for number, row in _rows(corpus):
        mentions = row.get("mentions") if isinstance(row, dict) else None
        if not isinstance(mentions, list) or not all(_is_span(mention) for mention in mentions):
            report(InputError(f"{plain(corpus)}:{number}", "has no gold mentions with start, end and text"))
            continue
        yield {"id": str(row.get("id", f"{corpus.stem}-{number}")), "mentions": mentions}


def _is_span(mention: Any) -> bool:
    return (
        isinstance(mention, dict)
        and isinstance(mention.get("start"), int)
        and isinstance(mention.get("end"), int)
        and isinstance(mention.get("text"), str)
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in one document: lines as `geomap mentions` writes them, and where it was read now, their resolutions."""

    id: str
    lines: list[Spanned]
    language: str | None = None
    resolutions: tuple[Resolution, ...] = ()
    """As many as lines, or none."""
    document: Document | None = None
    gazetteer: Gazetteer | None = None

    def holds(self, index: int, lon: float, lat: float) -> bool | None:
        """Whether the place of a line holds a point."""
        import shapely

        from geomap import geodesy

        place = self.resolutions[index].place if self.resolutions else None
        if place is None:
            return None
        if place.geometry_type == "polygon":
            return bool(shapely.intersects_xy(place.geometry, lon, lat))
        if place.uncertainty_m is None:
            return None
        return geodesy.distance_to_m(place.geometry, lon, lat) <= place.uncertainty_m

    def given(self, gold: Sequence[Spanned]) -> list[figures.Outcome]:
        """Outcomes for the gold mentions themselves, resolved as if they had been found."""
        if self.document is None or self.gazetteer is None:
            return []
        from geomap.model import Mention
        from geomap.resolve import resolve_mentions

        wanted = [m for m in gold if not is_neutral(m)]
        mentions = [
            Mention(self.id, m["start"], m["end"], m["text"], "toponym", hints={"names": (" ".join(m["text"].split()),)})
            for m in sorted(wanted, key=lambda m: int(m["start"]))
        ]
        resolutions = resolve_mentions(self.document, mentions, self.gazetteer)
        outcomes = []
        for m, resolution in zip(sorted(wanted, key=lambda m: int(m["start"])), resolutions, strict=True):
            lon, lat, place = float(m["lon"]), float(m["lat"]), resolution.place
            bearers = self.gazetteer.named(" ".join(m["text"].split()))
            reachable = any(
                e.lon is not None and e.lat is not None and distance_km(lat, lon, e.lat, e.lon) <= NEAR_KM for e in bearers
            )
            error = distance_km(lat, lon, place.lat, place.lon) if place else None
            country = is_country(m) or (not m.get("fcode") and bool(bearers) and bearers[0].feature_code.startswith("PCL"))
            outcomes.append(figures.Outcome(True, error, resolution.score, country, reachable))
        return outcomes


def _predicted(path: Path) -> Iterator[_Read]:
    """Predictions of a file by document."""
    grouped: dict[str, list[Spanned]] = {}
    for number, row in _rows(path):
        if not _is_span(row) or "document" not in row:
            raise InputError(f"{plain(path)}:{number}", "is no mention", "give lines as `geomap mentions` writes them")
        if row["start"] < row["end"]:
            grouped.setdefault(str(row["document"]), []).append(row)
    yield from (_Read(document_id, lines) for document_id, lines in grouped.items())


def _found(corpus: Path) -> Iterator[_Read]:
    """Mentions read now, by document."""
    from geomap.lookup import open_gazetteer
    from geomap.pipeline import stream_mentions

    gazetteer = open_gazetteer()
    for document, resolutions in stream_mentions([corpus], report=lambda _: None):
        yield read_now(document, resolutions, gazetteer)


def read_now(document: Document, resolutions: Iterable[Resolution], gazetteer: Gazetteer) -> _Read:
    """What was found in a document, for `Tally.add` and `figures`."""
    from geomap.lines import mention_line
    from geomap.model import PLACE_KINDS
    from geomap.text import View

    listed = tuple(each for r in resolutions if r.mention.kind in PLACE_KINDS for each in (r, *r.parts))
    lines: list[Spanned] = [mention_line(r) for r in listed]
    return _Read(document.id, lines, View(document).language, listed, document, gazetteer)
