"""Turn the annotated reports (annotated.txt, places.txt) into docs/, meta.json and gold.json.

    python3 build.py

A mention is written ``[surface|K key]``: K is T toponym, F facility, X expression, M metonym or D demonym, a ``?``
behind it makes the mention optional, and the key (the surface itself, if left out) names a line of places.txt:
``key; geometry; country; latitude; longitude; GeoNames class; radius_km`` (WGS 84 degrees). An event is a line
``@ category | places | start | end | count_min | count_max | flags | first words ... last words`` where a place is
the surface of a mention (``#2`` for its second occurrence), ``-`` is null and the flags are ``neg`` and ``opt``.
Offsets count code points of the text with the marks taken out, and spans are half-open.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KINDS = {"T": "toponym", "F": "facility", "X": "expression", "M": "metonym", "D": "demonym"}
CATEGORIES = set(
    "airspace_violation impact strike interception airport_closure airport_reopening crossing_closure "
    "crossing_reopening deployment diplomatic sighting other".split()
)
MARK = re.compile(r"\[([^\[\]|]+)\|([TFXMD])(\?)?(?: ([^\[\]|]+))?\]")
HEAD = re.compile(r"^=== (\d{3}) (\w\w) (\S+) (.+)$")


def read_places() -> dict[str, dict[str, Any]]:
    """Read places.txt: key -> the part of a mention that belongs to the place."""
    places: dict[str, dict[str, Any]] = {}
    for line in (HERE / "places.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, geometry, country, lat, lon, feature_class, radius_km = (part.strip() for part in line.split(";"))
        if key in places:
            raise SystemExit(f"places.txt: {key} is there twice")
        places[key] = {
            "referent": key,
            "geometry": geometry,
            "country": None if country == "-" else country,
            "lat": float(lat),
            "lon": float(lon),
            "geonames_feature_class_guess": feature_class,
            "radius_km": float(radius_km),
        }
    return places


def read_mentions(marked: str, places: dict[str, dict[str, Any]], where: str) -> tuple[str, list[dict[str, Any]]]:
    """Take the marks out of a text and return it with its mentions in order."""
    nowhere: dict[str, Any] = dict.fromkeys(next(iter(places.values())))
    mentions: list[dict[str, Any]] = []
    text, at = "", 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        surface, kind, optional, key = mark.groups()
        place = nowhere if kind == "D" else places.get(key or surface)
        if place is None:
            raise SystemExit(f"{where}: no place {key or surface!r}")
        span = {"start": len(text), "end": len(text) + len(surface), "text": surface, "kind": KINDS[kind]}
        mentions.append({**span, **place, "optional": kind in "MD" or optional is not None})
        text += surface
    text += marked[at:]
    if re.search(r"[\[\]|]", text):
        raise SystemExit(f"{where}: a mark was not understood")
    return text, mentions


def find_place(name: str, mentions: list[dict[str, Any]], where: str) -> int:
    """Return the index of the mention called ``surface`` or ``surface#n``."""
    surface, _, nth = name.partition("#")
    indices = [i for i, mention in enumerate(mentions) if mention["text"] == surface and mention["kind"] != "demonym"]
    if len(indices) < int(nth or 1) or (not nth and len(indices) > 1):
        raise SystemExit(f"{where}: {name!r} names {len(indices)} mentions")
    return indices[int(nth or 1) - 1]


def read_event(line: str, text: str, mentions: list[dict[str, Any]], where: str) -> dict[str, Any]:
    """Read one event line."""
    parts = [part.strip() for part in line[1:].split("|")]
    if len(parts) != 8 or parts[0] not in CATEGORIES:
        raise SystemExit(f"{where}: cannot read {line!r}")
    category, names, start, end, count_min, count_max, flags, evidence = parts
    first, _, last = evidence.partition(" ... ")
    if text.count(first) != 1:
        raise SystemExit(f"{where}: {first!r} occurs {text.count(first)} times")
    begin = text.index(first)
    finish = begin + len(first)
    last_at = text.find(last, finish) if last else finish
    if last_at < 0:
        raise SystemExit(f"{where}: no {last!r} after {first!r}")
    finish = last_at + len(last)
    return {
        "category": category,
        "places": [find_place(name.strip(), mentions, where) for name in names.split(";")],
        "start": None if start == "-" else start,
        "end": None if end == "-" else end,
        "count_min": None if count_min == "-" else int(count_min),
        "count_max": None if count_max == "-" else int(count_max),
        "negated_or_hypothetical": "neg" in flags,
        "optional": "opt" in flags,
        "evidence": [begin, finish],
    }


def main() -> None:
    """Write docs/, meta.json and gold.json."""
    places = read_places()
    meta: list[dict[str, Any]] = []
    gold: list[dict[str, Any]] = []
    chunks = re.split(r"(?m)^(?==== )", (HERE / "annotated.txt").read_text(encoding="utf-8"))
    for chunk in chunks[1:]:
        lines = chunk.splitlines()
        head = HEAD.match(lines[0])
        if head is None:
            raise SystemExit(f"cannot read {lines[0]!r}")
        doc, language, published, title = head.groups()
        body = "\n".join(line for line in lines[1:] if not line.startswith("@ ")).strip() + "\n"
        text, mentions = read_mentions(body, places, doc)
        events = [read_event(line, text, mentions, doc) for line in lines if line.startswith("@ ")]
        record: dict[str, Any] = {
            "doc": doc,
            "title": title,
            "url": f"https://example.org/reports/{doc}",
            "published": None if published == "-" else published,
            "language": language,
        }
        meta.append(record)
        gold.append({**record, "negative": not events, "mentions": mentions, "events": events})
        (HERE / "docs").mkdir(exist_ok=True)
        (HERE / "docs" / f"{doc}.txt").write_text(text, encoding="utf-8", newline="\n")
    for name, value in (("meta.json", meta), ("gold.json", gold)):
        (HERE / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    used = {mention["referent"] for record in gold for mention in record["mentions"]}
    for key in places.keys() - used:
        print(f"places.txt: {key} is not used", file=sys.stderr)


if __name__ == "__main__":
    main()
