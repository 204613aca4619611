"""How much of the reports goes into a page."""

from __future__ import annotations

import json
import re

import pytest

from geomap.errors import UsageError
from geomap.render import render_page
from geomap.web.payload import build_payload
from tests.readings import sample_reading


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
