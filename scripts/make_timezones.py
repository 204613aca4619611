"""Write ``geomap/lexicons/timezones.tsv`` from the IANA time zone database as packaged in ``tzdata`` on PyPI.

    pip install tzdata==2026.6 && python scripts/make_timezones.py

The database is in the public domain. Rows: country, longitude, latitude of the zone's principal place, zone.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "geomap" / "lexicons" / "timezones.tsv"


def degrees(text: str) -> float:
    """``+5213`` or ``-0123456`` (ISO 6709) as decimal degrees."""
    sign, digits = text[0], text[1:]
    width = 2 if len(digits) in (4, 6) else 3
    d, rest = digits[:width], digits[width:]
    value = int(d) + int(rest[:2]) / 60 + (int(rest[2:4]) / 3600 if len(rest) > 2 else 0)
    return round(-value if sign == "-" else value, 3)


def main() -> None:
    """Read ``zone.tab`` and write the list."""
    lines = (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8").splitlines()
    rows = []
    for line in lines:
        if line.startswith("#") or not line:
            continue
        country, place, zone, *_ = line.split("\t")
        m = re.fullmatch(r"([+-]\d+)([+-]\d+)", place)
        assert m is not None, line
        rows.append(f"{country}\t{degrees(m[2])}\t{degrees(m[1])}\t{zone}")
    head = f"# Time zones by country: country, lon, lat, zone. IANA time zone database (public domain), tzdata {version('tzdata')}\n"
    TARGET.write_text(head + "\n".join(sorted(rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
