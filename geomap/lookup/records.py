"""An entry as one run of bytes, which is what lookups read: some numbers, then words with a separator between.

The same stands in the columns of the table ``places`` for programs that show maps. Reading two dozen columns of a row takes
several times as long as reading one and splitting it.
"""

from __future__ import annotations

import json
import struct
import zlib
from typing import TYPE_CHECKING, Any

from geomap.entry import Entry

if TYPE_CHECKING:
    from geomap.gazetteers import Row

_NUMBERS = struct.Struct("<6d")
_UNKNOWN = -1e9
"""Stands for a number that is not known; no longitude, population or radius is so small."""
_BETWEEN = "\x1f"


def packed(row: Row, shape: str) -> bytes:
    """Prominence, longitude, latitude, population, extent and accuracy as numbers; then words."""
    numbers = (row.prominence, row.lon, row.lat, row.population, row.extent_m, row.accuracy_m)
    properties = json.dumps(row.properties, ensure_ascii=False, separators=(",", ":")) if row.properties else ""
    words = (
        row.gazetteer, row.id, row.name, row.feature_code, row.country_code or "", row.admin1 or "", row.admin2 or "", shape,
        row.names, row.extent_origin, *_region_codes(row.region), row.admin3, row.postal_code, row.abbreviations,
        "|".join(row.also), properties,
    )  # fmt: skip
    text = _BETWEEN.join(word.replace(_BETWEEN, " ") for word in words)
    # Adding 0.0 makes -0.0 positive.
    return _NUMBERS.pack(*(_UNKNOWN if n is None else n + 0.0 for n in numbers)) + text.encode("utf-8", "surrogatepass")


def _region_codes(region: str) -> tuple[str, str]:
    """The codes of the first-level region and of the second-level one: ``PL.75.0619`` is in ``PL.75``."""
    first = ".".join(region.split(".")[:2])
    return first, region if region != first else ""


def checksum_of(record: bytes, fid: int) -> int:
    """A checksum that ties a record to its number in the file, so that one place's is never taken for another's."""
    return (zlib.crc32(record) + fid) & 0xFFFFFFFF


class _Draft:
    """An entry while it is being filled in: what is frozen takes four times as long to write."""

    __slots__ = Entry.__slots__


def read(record: bytes) -> tuple[float, Entry]:
    """The prominence of an entry, turned round so that the most prominent sorts first, and the entry."""
    prominence, lon, lat, people, extent, accuracy = _NUMBERS.unpack_from(record)
    entry: Any = _Draft()
    (entry.gazetteer, entry.id, entry.name, entry.feature_code, country, admin1, admin2, entry.shape, names, origin, code1, code2,
     admin3, postal_code, short, also, properties) = record[_NUMBERS.size :].decode("utf-8", "surrogatepass").split(_BETWEEN)  # fmt: skip
    entry.country_code, entry.admin1, entry.admin2 = country or None, admin1 or None, admin2 or None
    entry.lon, entry.lat = lon if lon != _UNKNOWN else None, lat if lat != _UNKNOWN else None
    entry.population = int(people) if people != _UNKNOWN else None
    entry.extent_m, entry.accuracy_m = extent if extent != _UNKNOWN else None, accuracy if accuracy != _UNKNOWN else None
    entry.names = tuple(names.split("|")) if names else ()
    entry.properties = facts = json.loads(properties) if properties else {}
    # Written out, since it is done for every entry of every answer.
    if origin:
        facts["extent_origin"] = origin
    if admin3:
        facts["admin3"] = admin3
    if postal_code:
        facts["postal_code"] = postal_code
    if short:
        facts["abbreviations"] = short.split("|")
    if also:
        facts["also"] = also.split("|")
    if code1:
        facts["admin1_code"] = code1
    if code2:
        facts["admin2_code"] = code2
    entry.__class__ = Entry
    return -prominence, entry
