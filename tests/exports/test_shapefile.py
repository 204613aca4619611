"""Shapefile: what it can hold arrives, and what it loses is said."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyogrio
import pytest
from export_sample import full
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import UsageError
from geomap.export import export_layers, format_of
from geomap.exports import _tables, shapefile
from geomap.layers import COLUMNS
from geomap.layers import _style as look


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, list[str]]:
    """The full sample, and what was said about it."""
    path: Path = tmp_path_factory.mktemp("shp") / "map.shp.zip"
    said: list[str] = []
    export_layers(full(), path, report=said.append)
    return path, said


def test_every_feature_arrives(made: tuple[Path, list[str]]) -> None:
    """A Shapefile a layer and family, and all features in them."""
    path, _ = made
    names = [name for name in zipfile.ZipFile(path).namelist() if name.endswith(".shp")]
    tables = [pyogrio.read_dataframe(f"/vsizip/{path}/{name}") for name in names]

    assert sum(map(len, tables)) == sum(len(layer.features) for layer in full().layers)
    assert all(table.crs.to_epsg() == 4326 for table in tables)
    assert any("漢字" in str(label) for table in tables for label in table["label"])


def test_says_what_it_loses(made: tuple[Path, list[str]]) -> None:
    """One line to the user, and the same beside the data."""
    path, said = made
    readme = zipfile.ZipFile(path).read("READ-ME.txt").decode()

    assert len(said) == 1
    assert all(what in said[0] and what in readme for what in shapefile.LOST)


def test_every_column_but_the_look_has_a_short_name() -> None:
    """Names fit a DBF file, are distinct, and leave nothing out that is said about a feature."""
    names = list(shapefile.NAMES.values())
    style = {*look.LOOK["observed"], "stroke", "stroke_opacity", "fill", "symbol", "geometry"}

    assert all(len(name) <= 10 for name in names)
    assert len(set(names)) == len(names)
    assert set(shapefile.NAMES) == {"layer", *COLUMNS, *_tables.ADDED} - style


@given(st.text(max_size=300))
def test_text_is_cut_between_characters(text: str) -> None:
    """A shortened text fits and is a beginning of the original."""
    text = _tables.clean(text)
    short = shapefile.shortened(text)

    assert len(short.encode()) <= shapefile.MOST_BYTES
    assert text.startswith(short.removesuffix("…") if short != text else short)


def test_a_single_shp_is_refused() -> None:
    """It would be one file of several; the message names what would do."""
    with pytest.raises(UsageError, match=r"name map\.shp\.zip"):
        format_of(Path("map.shp"))
