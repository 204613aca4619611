"""The parts of a text that are not its story."""
from __future__ import annotations
from geomap.model import Document


def mark_zones(document: Document) -> Document:
    return document


def stated_date(document: Document) -> str | None:
    return None
