"""Names by a spaCy pipeline of the user's, where one is chosen: any language it was trained for.

``GEOMAP_SPACY`` names the pipeline, an installed package or a folder (``en_core_web_sm``, ``/models/my-pipeline``). Nothing
is downloaded. The entities it calls a place are marked; kinds, spans, expressions and resolution are geomap's all the same.
"""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

from geomap.errors import UsageError
from geomap.expressions._words import compass_code
from geomap.naming.matching import known_forms
from geomap.recognisers import Name, Shelter, Sight
from geomap.strict import shown
from geomap.text import View

PRIORITY = 90
LABELS = frozenset(("GPE", "LOC", "FAC", "placeName", "geogName"))
"""What pipelines call places: OntoNotes', WikiNER's and the Polish ones' labels."""
LONGEST = 100_000
"""Characters that a pipeline is given at once; memory grows with it."""


def available(view: View) -> bool:
    """Where ``GEOMAP_SPACY`` names a pipeline for the text's language.

    Raises:
        UsageError: it names one that is not there.
    """
    name = os.environ.get("GEOMAP_SPACY")
    return bool(name) and _pipeline(str(name)).lang in (view.language or "en", "xx")


@cache
def _pipeline(name: str) -> Any:
    """The pipeline with what finds entities alone."""
    if importlib.util.find_spec("spacy") is None:
        raise UsageError(f"GEOMAP_SPACY names {shown(name)}, but spaCy is not installed: pip install spacy, or unset it")
    import spacy

    if not spacy.util.is_package(name) and not (Path(name) / "meta.json").is_file():
        raise UsageError(f"GEOMAP_SPACY: there is no spaCy pipeline {shown(name)}; install it, or unset the variable")
    return spacy.load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer"])


def names(sight: Sight) -> list[Name]:
    """The places that the pipeline finds, less what the word lists know for a machine, an institution or an event."""
    view = sight.view
    never = Shelter(r for r in sight.refused if r.kind in ("equipment", "event_name") or r.use == "institution")
    spans = [span for span in _entities(view) if not view.skipped(span[0])]
    texts = [" ".join(view.text[start:end].split()) for start, end in spans]
    forms = known_forms(texts, view.language, sight.gazetteer)
    found = [Name(*span, forms=forms.get(text) or (text,)) for span, text in zip(spans, texts, strict=True)]
    return [name for name in found if never.holding(name) is None]


def _entities(view: View) -> list[tuple[int, int]]:
    """Spans of the entities that are places, under geomap's span policy: no leading article, no bare compass word."""
    nlp = _pipeline(os.environ["GEOMAP_SPACY"])
    found: list[tuple[int, int]] = []
    for offset in range(0, len(view.text), LONGEST):
        for entity in nlp(view.text[offset : offset + LONGEST]).ents:
            if entity.label_ in LABELS:
                start, end = offset + entity.start_char, offset + entity.end_char
                if view.text[start : start + 4].casefold() == "the ":
                    start += 4
                if start < end and compass_code(view.text[start:end], "en") is None:
                    found.append((start, end))
    return found
