"""Facts about asking a real Nominatim on this machine; `tests/online/real_nominatim` starts one. Left out without it."""

import os
from pathlib import Path

import pytest

from geomap.gazetteers import Row
from geomap.lookup.compiled import CompiledGazetteer
from geomap.lookup.compiler import compile_to
from geomap.model import Document, Mention
from geomap.online import OnlineGazetteer, online_gazetteer
from geomap.resolve import resolve_mentions

URL = os.environ.get("GEOMAP_NOMINATIM", "")
pytestmark = pytest.mark.skipif(not URL, reason="tests/online/real_nominatim was not run")


@pytest.fixture
def online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnlineGazetteer:
    """A gazetteer that knows one village elsewhere, with the Nominatim behind it."""
    monkeypatch.setenv("GEOMAP_CACHE", str(tmp_path))
    path = tmp_path / "small.gpkg"
    compile_to(path, {"test": [Row("test", "test:A", "Alfa", "PPL", "PL", 20.0, 51.0)]}, {}, lambda stage, share: None)
    return online_gazetteer(CompiledGazetteer(path), URL)


def test_a_village_is_a_point(online: OnlineGazetteer) -> None:
    """With the country that Nominatim's own grid gives it, and the extent of its box."""
    (entry,) = online.elsewhere("Qwarzygdziewo")

    assert (entry.id, entry.country_code, entry.feature_code) == ("nominatim:N1", "PL", "PPL")
    assert (entry.lon, entry.lat) == pytest.approx((23.3, 51.57))
    assert entry.properties["licence"].startswith("Data © OpenStreetMap")
    assert 1_000 < (entry.extent_m or 0) < 4_000


def test_other_scripts_and_countries_are_understood(online: OnlineGazetteer) -> None:
    """The Ukrainian name finds it in Poland; asked for in Germany it is not there."""
    assert [entry.id for entry in online.elsewhere("Кважигдзєво", "PL")] == ["nominatim:N1"]
    assert online.elsewhere("Qwarzygdziewo", "DE") == []
    assert online.elsewhere("Zzyzxgorod") == []


def test_an_outline_becomes_the_geometry(online: OnlineGazetteer) -> None:
    """In a Resolution, as any other place."""
    document = Document("d", "A drone fell near Qwarzyn Dolny.")
    (found,) = resolve_mentions(document, [Mention("d", 18, 31, "Qwarzyn Dolny", "toponym")], online)
    assert found.place is not None

    assert found.place.geometry.geom_type == "Polygon"
    assert found.place.geometry.bounds == pytest.approx((23.40, 51.50, 23.46, 51.54))
    assert found.place.entries[0].properties["extent_origin"] == "outline"


def test_an_airfield_is_one(online: OnlineGazetteer) -> None:
    """Keys and values of OpenStreetMap become GeoNames' codes."""
    (entry,) = online.elsewhere("Lądowisko Qwarzyn")

    assert entry.feature_code == "AIRP"
