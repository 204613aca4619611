"""How well geomap turns place expressions into shapes, against shapes drawn by hand.

    python benchmarks/expressions/score.py                    # both halves; writes results.md and results.png
    python benchmarks/expressions/score.py --list             # each item of the half that was mended on
    python benchmarks/expressions/score.py --answers FILE     # also writes the answers as GeoJSON, beside gold.geojson
    python benchmarks/expressions/score.py --draw FOLDER      # also draws each item of that half, gold and answer

README.md says what the figures mean. Another system is scored with --from FILE: a GeoJSON of answers by ``id``, with
``uncertainty_m`` among its properties; an item that is missing or has no geometry was abstained from.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from drawing import Shape, grown, plane

HERE = Path(__file__).parent
MENDED = "mended on"


@dataclass(frozen=True)
class Gold:
    """An item of gold.geojson."""

    id: str
    kind: str
    language: str
    half: str
    text: str
    start: int
    end: int
    shape: Shape | None
    reach_km: float
    inside: tuple[tuple[float, float], ...]
    outside: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Answer:
    """What a system says: a shape with its uncertainty, or nothing; and the words it took."""

    shape: Shape | None = None
    uncertainty_m: float | None = None
    words: str = ""
    said: str = ""


@dataclass(frozen=True)
class Score:
    """One item's figures; ``None`` where there is nothing to measure."""

    gold: Gold
    answer: Answer
    sound: bool
    contains: bool | None = None
    keeps_out: bool | None = None
    covered: bool | None = None
    iou: float | None = None
    hausdorff_km: float | None = None
    centre_km: float | None = None


def read_gold() -> list[Gold]:
    """The items."""
    data = json.loads((HERE / "gold.geojson").read_text(encoding="utf-8"))
    items = []
    for f in data["features"]:
        p = f["properties"]
        shape = shapely.from_geojson(json.dumps(f["geometry"])) if f["geometry"] else None
        points = [tuple(tuple(xy) for xy in p[name]) for name in ("inside", "outside")]
        items.append(
            Gold(
                f["id"],
                p["kind"],
                p["language"],
                p["half"],
                p["text"],
                p["start"],
                p["end"],
                shape,
                p["reach_km"],
                *points,
            )
        )
    return items


# -- answers ----------------------------------------------------------------------------------------------------------


def geomap_answers(items: Iterable[Gold]) -> dict[str, Answer]:
    """What geomap makes of each text: the place mention that shares most characters with the expression."""
    from geomap.find import find_mentions
    from geomap.lookup import open_gazetteer
    from geomap.model import Document
    from geomap.resolve import resolve_mentions
    from geomap.text import View

    gazetteer = open_gazetteer()
    answers = {}
    for item in items:
        view = View(Document(item.id, item.text))
        found = resolve_mentions(view, find_mentions(view, gazetteer), gazetteer)
        shared = [(_shared(r.mention, item), r) for r in found]
        near = [(n, r) for n, r in shared if n > 0 and r.mention.kind in ("toponym", "expression", "facility")]
        if not near:
            answers[item.id] = Answer(said="nothing marked")
            continue
        r = max(near, key=lambda pair: (pair[0], -pair[1].mention.start))[1]
        if r.place is None:
            answers[item.id] = Answer(words=r.mention.text, said=r.note)
        else:
            said = "; ".join(r.place.derivation)
            answers[item.id] = Answer(r.place.geometry, r.place.uncertainty_m, r.mention.text, said)
    return answers


def _shared(mention: Any, item: Gold) -> int:
    """Characters that an expression shares with the words a mention stands on: its own and those of its anchors."""
    stands_on = [mention, *(mention.expression.anchors if mention.expression is not None else ())]
    return len({i for m in stands_on for i in range(max(m.start, item.start), min(m.end, item.end))})


def read_answers(path: Path) -> dict[str, Answer]:
    """Answers of another system."""
    found = {}
    for f in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = shapely.from_geojson(json.dumps(f["geometry"])) if f.get("geometry") else None
        found[str(f["id"])] = Answer(shape, (f.get("properties") or {}).get("uncertainty_m"))
    return found


def write_answers(path: Path, items: Sequence[Gold], answers: dict[str, Answer]) -> None:
    """Answers as GeoJSON, one feature an item."""
    features = []
    for item in items:
        a = answers[item.id]
        geometry = json.loads(shapely.to_geojson(a.shape.simplify(0.001))) if a.shape is not None else None
        told = {
            "kind": item.kind,
            "text": item.text,
            "words": a.words,
            "uncertainty_m": a.uncertainty_m,
            "derivation": a.said,
        }
        features.append({"type": "Feature", "id": item.id, "properties": told, "geometry": geometry})
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8"
    )


# -- measures ---------------------------------------------------------------------------------------------------------


def is_area(shape: Shape) -> bool:
    """Whether a shape has an inside."""
    return "Polygon" in shape.geom_type


def region(shape: Shape, km: float) -> Shape:
    """What a shape claims: an area itself, a point or line with so much round it."""
    return shape if is_area(shape) else grown(shape, max(km, 0.02))


def truth_points(item: Gold) -> list[Shape]:
    """Points that must be covered: those given, else some of the shape itself."""
    assert item.shape is not None
    if item.inside:
        return [shapely.Point(p) for p in item.inside]
    if "Line" in item.shape.geom_type:
        longest = max(getattr(item.shape, "geoms", [item.shape]), key=lambda g: g.length)
        return [longest.interpolate(t, normalized=True) for t in (0.25, 0.5, 0.75)]
    if item.shape.geom_type == "MultiPoint":
        return list(item.shape.geoms)
    return [item.shape.representative_point()]


def score(item: Gold, answer: Answer) -> Score:
    """All figures of one item."""
    if item.shape is None:
        return Score(item, answer, sound=answer.shape is None)
    if answer.shape is None or answer.shape.is_empty:
        return Score(item, Answer(words=answer.words, said=answer.said), sound=False)
    doubt_km = (answer.uncertainty_m or 0.0) / 1000
    claimed = region(answer.shape, item.reach_km if "Line" in answer.shape.geom_type else doubt_km)
    believed = grown(answer.shape.simplify(0.002), doubt_km) if doubt_km else claimed
    truths = truth_points(item)
    gold_region = region(item.shape, item.reach_km)
    middle = gold_region.centroid
    forth, _ = plane(middle.x, middle.y)

    def within(area: Shape) -> bool:
        flat = shapely.make_valid(forth(area))
        return all(flat.distance(forth(p)) <= item.reach_km + 0.02 for p in truths)

    a, b = shapely.make_valid(forth(gold_region)), shapely.make_valid(forth(claimed))
    bare_a, bare_b = forth(item.shape.simplify(0.005)), forth(answer.shape.simplify(0.005))
    contains = within(claimed if is_area(answer.shape) else believed)
    keeps_out = not any(claimed.covers(shapely.Point(p)) for p in item.outside)
    hausdorff = shapely.hausdorff_distance(bare_a, bare_b)
    return Score(
        item,
        answer,
        contains and keeps_out,
        contains,
        keeps_out,
        within(believed),
        a.intersection(b).area / a.union(b).area,
        hausdorff,
        a.centroid.distance(b.centroid),
    )


# -- tables -----------------------------------------------------------------------------------------------------------

COLUMNS = ("items", "answered", "sound", "contains", "keeps out", "covered", "IoU", "Hausdorff km", "centre km")


def row(scores: Sequence[Score]) -> list[str]:
    """The figures of some items, as the table has them."""
    placed = [s for s in scores if s.answer.shape is not None and s.gold.shape is not None]

    def share(of: Sequence[Score], what: Callable[[Score], object]) -> str:
        return f"{sum(bool(what(s)) for s in of) / len(of):.2f}" if of else "–"

    def median(what: Callable[[Score], float | None]) -> str:
        known = [v for s in placed if (v := what(s)) is not None]
        return (
            f"{statistics.median(known):.2f}"
            if known and statistics.median(known) < 10
            else f"{statistics.median(known):.0f}"
            if known
            else "–"
        )

    return [
        str(len(scores)),
        str(sum(s.answer.shape is not None for s in scores)),
        share(scores, lambda s: s.sound),
        share(placed, lambda s: s.contains),
        share(placed, lambda s: s.keeps_out),
        share(placed, lambda s: s.covered),
        median(lambda s: s.iou),
        median(lambda s: s.hausdorff_km),
        median(lambda s: s.centre_km),
    ]


def table(title: str, groups: dict[str, list[Score]]) -> list[str]:
    """A Markdown table, a group a line."""
    lines = [f"| {title} | {' | '.join(COLUMNS)} |", f"|---|{'---:|' * len(COLUMNS)}"]
    return [*lines, *(f"| {name} | {' | '.join(row(scores))} |" for name, scores in groups.items())]


def grouped(scores: Iterable[Score], by: Callable[[Score], str]) -> dict[str, list[Score]]:
    """Scores by something."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for s in scores:
        groups[by(s)].append(s)
    return dict(groups)


def report(scores: Sequence[Score]) -> str:
    """All tables."""
    halves = grouped(scores, lambda s: s.gold.half)
    held = [s for s in scores if s.gold.half != MENDED]
    lines = [
        "# Place expressions: results",
        "",
        "`python benchmarks/expressions/score.py` writes this file anew. README.md says what the columns mean.",
        "",
    ]
    lines += [*table("half", {**halves, "all": list(scores)}), ""]
    lines += ["## By kind, all items", "", *table("kind", grouped(scores, lambda s: s.gold.kind)), ""]
    lines += ["## By kind, held out", "", *table("kind", grouped(held, lambda s: s.gold.kind)), ""]
    lines += ["## By language, held out", "", *table("language", grouped(held, lambda s: s.gold.language)), ""]
    return "\n".join(lines)


def listed(scores: Iterable[Score]) -> Iterable[str]:
    """A line an item."""
    for s in scores:
        g, a = s.gold, s.answer
        flags = "".join(
            "·" if v is None else letter if v else letter.lower()
            for letter, v in zip("CKU", (s.contains, s.keeps_out, s.covered), strict=True)
        )
        figures = (
            f"IoU {s.iou:.2f} H {s.hausdorff_km:.1f} c {s.centre_km:.1f}" if s.iou is not None else "nothing drawn"
        )
        yield f"{'ok ' if s.sound else 'BAD'} {g.id:20} {g.language} {flags} {figures:32} | {g.text[g.start : g.end]} | {a.words} | {a.said[:160]}"


# -- pictures ---------------------------------------------------------------------------------------------------------


def picture(path: Path, scores: Sequence[Score]) -> None:
    """Sound answers and overlap by kind, both halves."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    kinds = list(grouped(scores, lambda s: s.gold.kind))[::-1]
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 8), sharey=True, layout="constrained")
    for offset, half, colour in ((0.2, MENDED, "#9aa5b1"), (-0.2, "held out", "#1f5fa8")):
        mine = [[s for s in scores if s.gold.kind == k and s.gold.half == half] for k in kinds]
        where = [i + offset for i in range(len(kinds))]
        left.barh(
            where, [sum(s.sound for s in group) / max(1, len(group)) for group in mine], 0.4, color=colour, label=half
        )
        overlap = [[s.iou for s in group if s.iou is not None] for group in mine]
        right.barh(where, [statistics.median(o) if o else 0 for o in overlap], 0.4, color=colour, label=half)
    left.set_yticks(range(len(kinds)), [k.replace("_", " ") for k in kinds])
    left.set_xlabel("sound: truth inside, known others outside")
    right.set_xlabel("overlap with the gold (median IoU of what was answered)")
    for axes in (left, right):
        axes.set_xlim(0, 1)
        axes.grid(axis="x", alpha=0.3)
    figure.legend(*left.get_legend_handles_labels(), loc="outside upper center", ncols=2, frameon=False)
    figure.savefig(path, dpi=90)
    plt.close(figure)


def draw(folder: Path, scores: Sequence[Score]) -> None:
    """Sheets of twelve items: gold in blue with its truth points, the answer in orange with its uncertainty."""
    import matplotlib as mpl

    mpl.use("Agg")
    import geopandas as gpd
    import matplotlib.pyplot as plt

    folder.mkdir(parents=True, exist_ok=True)
    for sheet in range(0, len(scores), 12):
        figure, axes = plt.subplots(3, 4, figsize=(16, 12), layout="constrained")
        for ax, s in zip(axes.flat, scores[sheet : sheet + 12], strict=False):
            g, a = s.gold, s.answer
            ax.set_title(f"{g.id} {g.language}{'' if s.sound else '  BAD'}\n{g.text[g.start : g.end][:44]}", fontsize=9)
            if g.shape is not None:
                gpd.GeoSeries([region(g.shape, g.reach_km)]).plot(ax=ax, color="#1f5fa8", alpha=0.25)
                gpd.GeoSeries([g.shape]).boundary.plot(ax=ax, color="#1f5fa8", lw=1) if is_area(g.shape) else None
            if a.shape is not None:
                gpd.GeoSeries([a.shape]).plot(
                    ax=ax, facecolor="#e07b0055", edgecolor="#e07b00", color=None if is_area(a.shape) else "#e07b00"
                )
                if a.uncertainty_m:
                    gpd.GeoSeries([grown(a.shape.simplify(0.01), a.uncertainty_m / 1000)]).boundary.plot(
                        ax=ax, color="#e07b00", lw=0.7, ls=":"
                    )
            for points, mark in ((g.inside, "go"), (g.outside, "rx")):
                for x, y in points:
                    ax.plot(x, y, mark, ms=4)
            ax.tick_params(labelsize=6)
        figure.savefig(folder / f"sheet-{sheet // 12:02d}.png", dpi=70)
        plt.close(figure)


def main() -> None:
    """Answer, score, write."""
    parser = argparse.ArgumentParser(description="Scores place expressions.", epilog=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--everything", action="store_true", help="list and draw the held-out half, too")
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--from", dest="source", type=Path)
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave results.md and results.png as they are")
    options = parser.parse_args()
    items = read_gold()
    answers = read_answers(options.source) if options.source else geomap_answers(items)
    scores = [score(item, answers.get(item.id, Answer())) for item in items]
    seen = [s for s in scores if options.everything or s.gold.half == MENDED]
    if options.list:
        print("\n".join(listed(seen)))
    if options.answers:
        write_answers(options.answers, items, answers)
    if options.draw:
        draw(options.draw, seen)
    text = report(scores)
    if not options.keep:
        (HERE / "results.md").write_text(text, encoding="utf-8")
        picture(HERE / "results.png", scores)
    print(text, file=sys.stderr if options.list else sys.stdout)


if __name__ == "__main__":
    main()
