"""How much of the reports goes into a page."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from geomap import pipeline
from geomap.errors import UsageError
from geomap.model import Gazetteer, Reading
from geomap.pipeline import Options
from geomap.render import EmbedText, render_page
from geomap.text import split_sentences, tokenize
from geomap.web.payload import build_payload
from tests.readings import sample_reading
from tests.tables import columns_of, table


def words_in(embed_text: str | None) -> str:
    """All that a page holds, as one string."""
    return json.dumps(build_payload(sample_reading(), "en", embed_text).data, ensure_ascii=False)


OWN, FOREIGN = "Dutch aircraft stand at ", "A roof was torn open in Wyryki-Wola"


def test_the_licence_decides_when_nobody_does() -> None:
    """Of one's own texts all is embedded, of others' the sentences that are evidence."""
    documents = build_payload(sample_reading()).data["documents"]
    assert [bool(d["text"]) for d in documents] == [d.own_text for d in sample_reading().documents]
    assert FOREIGN in words_in(None)


def test_full_sentences_none() -> None:
    """``full`` holds every text whole, ``sentences`` none whole, ``none`` no sentence at all."""
    whole = build_payload(sample_reading(), "en", "full").data
    assert [d["text"] for d in whole["documents"]] == [d.text for d in sample_reading().documents]
    some = build_payload(sample_reading(), "en", "sentences").data
    assert {d["text"] for d in some["documents"]} == {None}
    assert OWN in words_in("sentences")
    assert FOREIGN in words_in("sentences")
    assert OWN not in words_in("none")
    assert FOREIGN not in words_in("none")


def test_anything_else_is_a_usage_error() -> None:
    """There are three ways."""
    with pytest.raises(UsageError, match="full, sentences, none"):
        render_page(sample_reading(), embed_text="half")  # type: ignore[arg-type]


def test_a_page_lists_what_it_was_made_of() -> None:
    """The manifest has each text with the SHA-256 of what was read, and what was chosen."""
    page = render_page(sample_reading(), language="de")
    found = re.search(r'id="geomap-manifest">([^<]*)</script>', page)
    assert found
    manifest = json.loads(found[1])
    assert manifest["inputs"] == [{"id": d.id, "sha256": d.sha256} for d in sample_reading().documents]
    assert manifest["chosen"]["language"] == "de"


def sentences_of(reading: Reading) -> list[str]:
    """Sentences of the reports of four words and more."""
    found = [d.text[s.start : s.end] for d in reading.documents for s in split_sentences(d.text, tokenize(d.text))]
    return [one for one in found if len(re.findall(r"\w+", one)) >= 4]


def spread(reading: Reading) -> Reading:
    """The reading with a sentence of its reports wherever one could get to."""
    event, sentence = reading.events[1], sentences_of(reading)[3]
    claims = tuple(replace(c, value=f"{sentence} as said") for c in event.claims)
    told = replace(event, note=f"joined: “{sentence}”", label=f"{sentence[:-1]}, they say", claims=claims)
    unmapped = tuple(replace(u, text=sentence) for u in reading.unmapped)
    events = tuple(told if one is event else one for one in reading.events)
    return replace(reading, events=events, unmapped=unmapped)


def test_no_sentence_is_left_anywhere() -> None:
    """With ``none`` no sentence of a report stands in the data, wherever it was put; what geomap made of it stays."""
    reading = spread(sample_reading())
    held = json.dumps(build_payload(reading, "en", "none").data, ensure_ascii=False).casefold()
    whole = json.dumps(build_payload(reading, "en", "full").data, ensure_ascii=False).casefold()
    assert len(sentences_of(reading)) > 10
    for sentence in sentences_of(reading):
        # JSON writes line ends and quotes in its own way.
        plain = max(re.split(r'["\n\\]', sentence), key=len).casefold()
        assert plain in whole
        assert plain not in held
    assert "Wyryki-Wola".casefold() in held
    assert "joined: “…" in held


def test_the_example_of_the_project_without_its_words() -> None:
    """The reports in ``seeds`` leave no sentence in a page that is to hold none."""
    root = Path(__file__).resolve().parents[2]
    reading = pipeline.run([root / "seeds"], Options(history=True))
    held = json.dumps(build_payload(reading, "en", "none").data, ensure_ascii=False).casefold()
    titles = {document.title.casefold() for document in reading.documents if document.title}
    for sentence in sentences_of(reading):
        if sentence.casefold() not in titles:
            assert sentence.casefold() not in held


def test_tables_keep_their_words_to_themselves(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Of a table in columns ``full`` holds remarks, ``sentences`` the evidence, ``none`` neither."""
    rows = [{"id": "r1", "category": "impact", "lon": "21", "lat": "52", "place": "Here", "label": "A barn burned down there",
             "quote": "On Monday a barn burned down there.", "note": "A neighbour remarked on it twice.", "publisher": "P"}]  # fmt: skip
    columns = columns_of(table(tmp_path / "t.csv", rows), gazetteer)

    def words(embed_text: EmbedText | None) -> str:
        page = render_page(Reading((), (), (), columns=columns), embed_text=embed_text)
        packed = re.search(r'id="geomap-texts">([^<]*)<', page)
        assert packed
        return gzip.decompress(base64.b64decode(packed[1])).decode("utf-8", "replace")

    for every in (None, "full"):
        assert "burned down there." in words(every)
        assert "neighbour" in words(every)
    assert "burned down there." in words("sentences")
    assert "neighbour" not in words("sentences")
    assert "burned" not in words("none")
    assert "neighbour" not in words("none")
