"""Columns → bytes for the page: integers as byte planes, texts once, in two streams that `js/columns.js` takes apart.

The first stream holds what has to be there before anything can be drawn, filtered or counted: sites, times, kinds. The
second holds what is read: ids, labels, quotes, links. Each is gzip in base64 with a JSON header before it. Equal columns
give equal bytes.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.columns import Columns
from geomap.web.basemap import pack

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAMPLE = 1 << 17
"""So many values tell which way of writing a column is the shorter one."""

_FEW = 0.2
"""Up to this share of distinct values, a text column is written as numbers into a list."""

_NUMBERED = re.compile(r"(.*?)(0|[1-9][0-9]{0,14})")


@dataclass
class _Stream:
    """Bytes of columns one after the other, and where each begins."""

    header: dict[str, Any] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)

    def add(self, name: str, spec: dict[str, Any], *parts: bytes) -> None:
        """Take a column in; how it was written goes into the header."""
        self.header[name] = spec
        self.parts += parts

    def packed(self) -> str:
        """The header's length, the header, the bytes: zipped, as text."""
        head = json.dumps(self.header, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(
            "utf-8", "replace"
        )
        return pack(b"".join((len(head).to_bytes(4, "little"), head, *self.parts)), level=6)


def pack_columns(columns: Columns) -> tuple[str, str]:
    """The two streams of the page: what is drawn, and what is read."""
    import numpy as np

    drawn, read = _Stream(), _Stream()
    sites = columns.sites
    radii, radius = np.unique(np.nan_to_num(sites.radius_m, nan=-1.0), return_inverse=True)
    unit = 1440 if not np.any(columns.begin % 1440) and not np.any(columns.length % 1440) else 1
    drawn.header = {
        "events": len(columns),
        "reports": len(columns.desk),
        "radii": [None if r < 0 else round(float(r), 1) for r in radii],
        "unit": unit,
        "forms": [asdict(form) for form in columns.forms],
    }
    for name, values in (
        ("lon", sites.lon), ("lat", sites.lat), ("place", sites.place), ("radius", radius), ("rows", sites.rows),
        ("kind", columns.kind), ("begin", columns.begin // unit), ("length", columns.length // unit), ("form", columns.form),
        ("disagree", columns.disagree), ("perEvent", columns.reports), ("desk", columns.desk),
    ):  # fmt: skip
        drawn.add(name, *_integers(values))
    drawn.add("published", *_texts(columns.published))
    _add_texts(read, columns)
    return drawn.packed(), read.packed()


def _add_texts(stream: _Stream, columns: Columns) -> None:
    stream.add("line", *_integers(columns.line))
    stream.add("name", *_integers(columns.sites.label))
    stream.add("claim", *_integers(columns.claim))
    stream.add("names", *_blob(columns.names))
    stream.add("ids", *_ids(columns.ids, columns))
    for name in ("url", "label", "quote", "note"):
        stream.add(name, *_texts(getattr(columns, name)))
    stream.header["said"] = [asdict(said) for said in columns.said]
    stream.header["places"] = [_place(place) for place in columns.places]


def _place(place: Any) -> dict[str, Any]:
    """What is told of a place beside where it lies."""
    return {
        "label": place.label,
        "kind": place.kind,
        "geometry": place.geometry_type,
        "derivation": list(place.derivation),
        "entries": [
            {"id": e.id, "name": e.name, "code": e.feature_code, "country": e.country_code} for e in place.entries
        ],
    }


# -- integers ---------------------------------------------------------------------------------------------------------


def _integers(values: NDArray[Any] | Sequence[int]) -> tuple[dict[str, Any], bytes]:
    """Whole numbers as they are or as differences, whichever is shorter zipped; the lowest bytes of all come first.

    ``n`` numbers of ``w`` bytes; with ``d`` each is the difference to the one before; ``b`` is to be added. ``span`` is the
    least and the greatest.
    """
    import numpy as np

    array = np.asarray(values, dtype=np.int64)
    if not len(array):
        return {"n": 0, "w": 0, "b": 0}, b""
    span = {"span": [int(array.min()), int(array.max())]}
    plain = _planes(array)
    if plain[0]["w"] == 0:
        return {**plain[0], **span}, b""
    steps = _planes(np.diff(array, prepend=0))
    sample = [_planes(a[:_SAMPLE])[1] for a in (array, np.diff(array, prepend=0))]
    shorter = len(zlib.compress(sample[1], 1)) < len(zlib.compress(sample[0], 1))
    return ({**steps[0], "d": 1, **span}, steps[1]) if shorter else ({**plain[0], **span}, plain[1])


def _planes(array: NDArray[Any]) -> tuple[dict[str, Any], bytes]:
    import numpy as np

    base = int(array.min())
    above = (array - base).astype("<u8")
    width = (int(above.max()).bit_length() + 7) // 8
    planes = above.view(np.uint8).reshape(-1, 8)[:, :width].T
    return {"n": len(array), "w": width, "b": base}, planes.tobytes()


# -- texts ------------------------------------------------------------------------------------------------------------


def _texts(values: Sequence[str | None]) -> tuple[dict[str, Any], bytes]:
    """Texts, each written once where many are alike: numbers into a list, 0 for none."""
    distinct: dict[str, int] = {}
    codes = [0 if value is None else distinct.setdefault(value, len(distinct) + 1) for value in values]
    if len(distinct) > _FEW * len(values):
        return _blob("" if value is None else value for value in values)
    spec, numbers = _integers(codes)
    pool, data = _blob(distinct)
    return {"codes": spec, "pool": pool}, numbers + data


def _blob(values: Iterable[str]) -> tuple[dict[str, Any], bytes]:
    """Texts one after the other as UTF-8, each ended by a line feed; a line feed within becomes U+2028."""
    texts = [value.replace("\n", "\u2028") if "\n" in value else value for value in values]
    data = ("\n".join(texts) + "\n" if texts else "").encode("utf-8", "replace")
    return {"n": len(texts), "bytes": len(data)}, data


def _ids(ids: Sequence[str], columns: Columns) -> tuple[dict[str, Any], bytes]:
    """Ids; those that count on, as ``e1 e2 e3`` do, as numbers, and where they follow the lines of the table, as nothing."""
    import numpy as np

    found = [_NUMBERED.fullmatch(value) for value in ids]
    prefixes = {match[1] for match in found if match}
    if not all(found) or len(prefixes) != 1:
        return _texts(ids)
    numbers = np.array([int(match[2]) for match in found if match], np.int64)
    first = np.cumsum(columns.reports) - columns.reports
    beyond = numbers - columns.line[first]
    spec, data = _integers(beyond)
    if spec["w"]:
        spec, data = _integers(numbers)
        return {"prefix": prefixes.pop(), "numbers": spec}, data
    return {"prefix": prefixes.pop(), "beyond": spec["b"]}, b""
