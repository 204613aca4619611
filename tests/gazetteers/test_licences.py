"""Facts about the page of sources and licences."""

import csv
from pathlib import Path

from geomap.lookup import embedded_data_dir

PAGE = Path(__file__).parents[2] / "docs" / "licences.md"


def test_the_page_names_each_source_with_its_version() -> None:
    """Every package that a committed table is made from stands there, with the version it is pinned to."""
    lines = PAGE.read_text("utf-8").splitlines()
    with (embedded_data_dir() / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["version"]]
    used = {
        (source.partition(":")[2], version)
        for row in rows
        for source, version in zip(row["source"].split(" + "), row["version"].split(" + "), strict=True)
    }
    missing = [(name, version) for name, version in used if not any(f"`{name}`" in line and f"| {version} |" in line for line in lines)]

    assert len(used) > 10
    assert missing == []
