"""What every source of the gazetteer promises."""

import csv

import pytest

from geomap import lookup
from geomap.geodesy import great_circle_m
from geomap.lookup import embedded_data_dir
from geomap.model import Gazetteer
from geomap.plugins import first_line, variants

SOURCES = variants("gazetteers")
EXAMPLES = [(source, name) for source, module in SOURCES.items() for name in module.EXAMPLES]


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_has_files_rows_and_examples(source: str) -> None:
    """Each module names its files, which exist, reads rows and says in one line what it is."""
    module = SOURCES[source]

    assert first_line(module)
    assert callable(module.rows)
    assert all((embedded_data_dir() / name).exists() for name in module.FILES)
    assert bool(module.EXAMPLES) == bool(module.FILES)


def test_an_entry_names_its_module(gazetteer: Gazetteer) -> None:
    """What an entry says it is from is a module here, with a licence."""
    sources = lookup.info()["sources"]

    assert set(sources) == {name for name, module in SOURCES.items() if module.FILES}
    assert all(SOURCES[name].LICENCE for name in sources)


@pytest.mark.parametrize(("source", "name"), EXAMPLES)
def test_examples_resolve_to_their_spot(gazetteer: Gazetteer, source: str, name: str) -> None:
    """The most prominent bearer of each example's name (or the entry of that id) lies where the source says."""
    lon, lat, tolerance_m = SOURCES[source].EXAMPLES[name]
    entry = gazetteer.entry(name) or gazetteer.named(name)[0]

    assert entry.lon is not None
    assert entry.lat is not None
    assert great_circle_m(lon, lat, entry.lon, entry.lat) <= tolerance_m


def test_every_table_has_a_source_and_stays_in_its_range() -> None:
    """SOURCES.csv lists every table with licence and credit; rows lie in the range that catches a broken dump."""
    folder = embedded_data_dir()
    with (folder / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["file"]: row for row in csv.DictReader(file)}
    present = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix in (".csv", ".xz")}

    assert present - {"SOURCES.csv"} == set(listed)
    assert all(row["licence"] and row["attribution"] for row in listed.values())
    assert all(int(row["least"]) <= int(row["rows"]) <= int(row["most"]) for row in listed.values())


def test_curated_rows_have_a_source() -> None:
    """Each row of a curated file says where it comes from."""
    for path in sorted(embedded_data_dir().glob("*.csv")):
        if path.name == "SOURCES.csv":
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))

        assert rows
        assert all(row["source"] for row in rows), path.name
