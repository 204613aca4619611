"""Texts with their places marked in them, ``[Wyryki|settlement]``, as documents with resolutions: no gazetteer needed.

A mark is ``[words|kind]``, ``[words|kind|codes]`` or ``[words|kind|codes|lon|lat]``; codes are ISO countries joined by a
comma. Without coordinates each name lies somewhere of its own, so that two names are two places and one name is one.
"""

from __future__ import annotations

import re
import zlib

import shapely

from geomap.model import Document, Entry, Expression, Mention, Place, Resolution

_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z0-9]+)(?:\|([A-Z,]*))?(?:\|(-?[\d.]+)\|(-?[\d.]+))?\]")
_AREAS = {"country": 3.0, "admin1": 0.8, "region": 1.0, "water": 1.5, "airspace": 3.0}


def marked(
    text: str, *, id: str = "d", language: str | None = None, published: str | None = None
) -> tuple[Document, list[Resolution]]:
    """The document without marks, and the resolutions they stand for."""
    plain, resolutions, cut = "", [], 0
    found = []
    for m in _MARK.finditer(text):
        plain += text[cut : m.start()]
        found.append((len(plain), m))
        plain += m[1]
        cut = m.end()
    plain += text[cut:]
    document = Document(id, plain, language=language, published=published)
    for start, m in found:
        words, kind, codes = m[1], m[2], tuple(filter(None, (m[3] or "").split(",")))
        lon, lat = (float(m[4]), float(m[5])) if m[4] else _somewhere(words)
        resolutions.append(_resolution(id, start, words, kind, codes, lon, lat))
    return document, resolutions


def _somewhere(words: str) -> tuple[float, float]:
    seed = zlib.crc32(words.casefold().encode())
    return round(seed % 3400 / 10 - 170, 3), round(seed // 3400 % 1400 / 10 - 70, 3)


def _resolution(
    document: str, start: int, words: str, kind: str, codes: tuple[str, ...], lon: float, lat: float
) -> Resolution:
    mention_kind = {
        "metonym": "metonym",
        "demonym": "demonym",
        "airport": "facility",
        "crossing": "facility",
        "facility": "facility",
    }.get(kind)
    expression = (
        Expression(kind) if kind in ("border", "airspace") else Expression("near") if kind == "derived" else None
    )
    mention = Mention(
        document,
        start,
        start + len(words),
        words,
        "expression" if expression else mention_kind or "toponym",
        expression=expression,
        hints={"country": codes[0]} if kind == "demonym" else {},
    )
    if kind == "demonym":
        return Resolution(mention, None)
    point = shapely.Point(lon, lat)
    geometry = point.buffer(_AREAS[kind]) if kind in _AREAS else point
    entry = Entry("test", f"test:{words.casefold()}", words, "PPL", codes[0] if codes else None, lon, lat)
    place_kind = "country" if kind == "metonym" else kind
    return Resolution(mention, Place(words, geometry, 2000.0, lon, lat, place_kind, (entry,), (), codes))
