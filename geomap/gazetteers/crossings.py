"""Border crossings by road and rail, with the names on both sides and their opening over time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables

LICENCE = "CC0 1.0"
FILES = ("crossings.csv", "crossing_states.csv")
EXAMPLES = {"Terespol–Brest": (23.6404, 52.0810, 3_000)}
NOUNS = ("crossing", "border crossing", "checkpoint")
CODES = {"road": "XING_ROAD", "rail": "XING_RAIL"}


def rows(folder: Path) -> Iterator[Row]:
    """Crossings as rows, with ``between``, ``traffic``, ``names_a``/``names_b``, ``states`` and ``closures`` as properties."""
    states: dict[str, list[dict[str, str]]] = {}
    path = folder / FILES[1]
    for record in _tables.csv_rows(path) if path.exists() else ():
        ident = record.pop("id")
        states.setdefault(ident, []).append({key: value for key, value in record.items() if value})
    for record in _tables.csv_rows(folder / FILES[0]):
        yield _row(record, states.get(record["id"], []))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _closures(states: list[dict[str, str]]) -> list[dict[str, str]]:
    """The intervals in which a crossing was closed to all traffic: ``from`` and ``until`` as EDTF, where known."""
    kept = ("from", "until", "source")
    closed = (state for state in states if state["state"] == "closed" and state["scope"] == "all")
    return [{key: state[key] for key in kept if key in state} for state in closed]


def _row(record: dict[str, str], states: list[dict[str, str]]) -> Row:
    a, b = record["country_a"], record["country_b"]
    ours, theirs, whole = _split(record["names_a"]), _split(record["names_b"]), _split(record["names"])
    pairs = [f"{x}–{y}" for x in ours for y in theirs] + [f"{y}–{x}" for x in ours for y in theirs]
    name = whole[0] if whole else pairs[0]
    nouns = [f"{x} {noun}" for x in (*ours, *theirs) if all(ord(letter) < 0x250 for letter in x) for noun in NOUNS]
    names = dict.fromkeys([*whole, *pairs, *ours, *theirs, *nouns])
    names.pop(name, None)
    return Row(
        "crossings", f"crossing:{record['id']}", name, CODES[record["mode"]], None,
        float(record["lon"]), float(record["lat"]), extent_m=float(record["extent_m"] or 500), extent_origin="stated",
        accuracy_m=float(record["accuracy_m"]), prominence=float(record["prominence"] or 1000), names="|".join(names),
        countries=(a, b),
        properties={
            "between": [a, b], "mode": record["mode"], "traffic": _split(record["traffic"]), "names_a": ours,
            "names_b": theirs, "states": states, "closures": _closures(states), "source": record["source"],
        },
    )  # fmt: skip
