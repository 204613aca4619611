"""Figures by the field's definitions, worked out by hand on a few mentions."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import InputError
from geomap.evaluate import distance_km, evaluate_corpus, is_neutral, match


def gold(text: str, start: int, lat: float | None = 50.0, lon: float | None = 20.0, **given: Any) -> dict[str, Any]:
    """A gold mention."""
    return {"text": text, "start": start, "end": start + len(text), "lat": lat, "lon": lon, **given}


def found(text: str, start: int, lat: float | None = 50.0, lon: float | None = 20.0, **given: Any) -> dict[str, Any]:
    """A predicted mention of document d."""
    return {"document": "d", "kind": "toponym", **gold(text, start, lat, lon), **given}


def score(tmp_path: Path, mentions: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """All figures for one document."""
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "d", "text": "x" * 99, "mentions": mentions}))
    (tmp_path / "p.jsonl").write_text("\n".join(json.dumps(line) for line in predictions))
    return evaluate_corpus(tmp_path / "c.jsonl", predictions=tmp_path / "p.jsonl")


class TestRecognition:
    def test_exact_and_overlap(self, tmp_path: Path) -> None:
        """Of two gold mentions one is found to the letter and one in part; a third find is false."""
        mentions = [gold("Lublin", 0), gold("Chełm", 10)]
        figures = score(tmp_path, mentions, [found("Lublin", 0), found("Chełm County", 10), found("Monday", 40)])

        assert figures["exact"] == {"precision": 0.3333, "recall": 0.5, "f1": 0.4, "tp": 1, "fp": 2, "fn": 1}
        assert figures["overlap"] == {"precision": 0.6667, "recall": 1.0, "f1": 0.8, "tp": 2, "fp": 1, "fn": 0}

    def test_a_find_serves_one_gold_mention_only(self) -> None:
        """The larger overlap wins, and among equals the earlier."""
        mentions = [gold("Nowe", 0), gold("Miasto", 5)]

        assert match(mentions, [found("Nowe Miasto", 0)], exact=False) == {1: 0}

    def test_demonyms_and_unplaced_gold_neither_help_nor_harm(self, tmp_path: Path) -> None:
        """Finding them is no fault, and missing them neither."""
        mentions = [
            gold("Polish", 0, type="Demonym"),
            gold("Lublin", 10),
            gold("Nowhere", 20, None, None),
            gold("Russian", 30, name="Russia", fcode="PCLI"),
        ]
        predictions = [
            found("Polish", 0),
            found("Lublin", 10),
            found("Nowhere", 20),
            found("Czech", 50, kind="demonym"),
        ]
        figures = score(tmp_path, mentions, predictions)

        assert (figures["exact"]["fp"], figures["exact"]["fn"], figures["exact"]["f1"]) == (0, 0, 1.0)

    @pytest.mark.parametrize(
        ("mention", "neutral"),
        [
            (gold("Poles", 0, type="Non_Literal_Modifier"), True),
            (gold("Dutch", 0), True),
            (gold("Jordan", 0, name="Jordan", fcode="PCLI"), False),
            (gold("Michigan", 0, name="Michigan", fcode="ADM1"), False),
        ],
    )
    def test_neutral(self, mention: dict[str, Any], neutral: bool) -> None:
        """A name that merely ends as demonyms do still counts."""
        assert is_neutral(mention) is neutral


class TestResolution:
    def test_distance(self) -> None:
        """One degree along a meridian of a sphere of 6,371 km is 111.19 km."""
        assert distance_km(50, 20, 51, 20) == pytest.approx(111.19, abs=0.01)

    def test_shares_and_errors(self, tmp_path: Path) -> None:
        """Right, 222 km off, without a place, and missed: each counts as the definitions say."""
        mentions = [gold("A", 0), gold("B", 10), gold("C", 20), gold("D", 30)]
        figures = score(tmp_path, mentions, [found("A", 0), found("B", 10, lat=52.0), found("C", 20, None, None)])

        off = distance_km(50, 20, 52, 20)
        resolution = figures["resolution"]
        assert (resolution["matched"], resolution["unplaced"]) == (3, 1)
        assert resolution["acc161"] == pytest.approx(1 / 3, abs=1e-4)
        assert resolution["median_km"] == pytest.approx(off, abs=0.01)
        assert resolution["mean_km"] == pytest.approx((0 + off + 20038) / 3, abs=0.1)
        auc = (0 + math.log(off + 1) / math.log(20039) + 1) / 3
        assert resolution["auc"] == pytest.approx(auc, abs=1e-4)
        assert figures["end_to_end_acc161"] == 0.25

    def test_document_without_predictions_counts_as_missed(self, tmp_path: Path) -> None:
        """A tool that crashed on a report has found nothing in it."""
        figures = score(tmp_path, [gold("A", 0)], [])

        assert (figures["overlap"]["fn"], figures["end_to_end_acc161"]) == (1, 0.0)


class TestCorpus:
    def test_broken_lines_are_reported(self, tmp_path: Path) -> None:
        """A document without gold mentions is left out and named."""
        (tmp_path / "c.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "x", "mentions": []}\n')
        (tmp_path / "p.jsonl").write_text("")
        errors: list[InputError] = []

        figures = evaluate_corpus(tmp_path / "c.jsonl", predictions=tmp_path / "p.jsonl", report=errors.append)

        assert figures["documents"] == 1
        assert [str(error) for error in errors] == [
            f"{tmp_path}/c.jsonl:1: has no gold mentions with start, end and text"
        ]

    def test_no_gold_at_all_is_an_error(self, tmp_path: Path) -> None:
        """A file of reports is no corpus."""
        (tmp_path / "c.jsonl").write_text('{"text": "x"}')

        with pytest.raises(InputError, match="holds no document with gold mentions"):
            evaluate_corpus(tmp_path / "c.jsonl", report=lambda _: None)
