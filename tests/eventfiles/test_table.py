"""Long tables as columns: the same as events would be, at a fraction of the room."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from geomap.columns import NOWHERE, QUANTUM_DEG
from geomap.errors import InputError
from geomap.eventfiles._rows import read_events
from geomap.eventfiles._table import count_rows, read_columns
from geomap.model import Entry, Gazetteer, Place
from tests.tables import columns_of, events, nowhere, table

VILLAGE = Place("Brzoza", shapely.Point(21.5, 52.1), 900.0, 21.5, 52.1, "settlement",
                (Entry("sample", "sample:1", "Brzoza", "PPL", "PL", 21.5, 52.1),), ("entry sample:1",))  # fmt: skip


def brzoza(text: str, country: str | None) -> Place | None:
    """Knows one village."""
    return VILLAGE if text == "Brzoza" else None


def read(path: Path, **options: object) -> tuple[object, list[str]]:
    """The columns of a table and what was reported."""
    said: list[str] = []
    columns, *_ = read_columns([path], brzoza, report=lambda error: said.append(str(error)), **options)  # type: ignore[arg-type]
    return columns, said


def test_every_row_becomes_an_event_in_z_order(tmp_path: Path) -> None:
    """Ids, places, days and texts are those that `read_events` gives, whatever the order."""
    path = table(tmp_path / "t.csv", events(500))
    columns, said = read(path)
    objects, _ = read_events([path], brzoza)
    assert said == []
    lon = np.repeat(columns.sites.lon, columns.sites.rows) * QUANTUM_DEG
    found = {
        columns.ids[i]: (round(float(lon[i]), 4), columns.kinds[columns.kind[i]].category, columns.label[i])
        for i in range(len(columns))
    }
    assert found == {event.id: (event.place.lon, event.category, event.label) for event in objects}
    days = {event.id: event.time.start for event in objects}
    first = np.datetime64("1970-01-01")
    assert all(
        str(first + np.timedelta64(int(columns.begin[i]) // 1440, "D")) == days[columns.ids[i]] for i in range(500)
    )


def test_rows_at_one_place_share_a_site(tmp_path: Path) -> None:
    """A place by its name is looked up once and is one site; what is not known is told once and lies nowhere."""
    rows = [{"category": "impact", "place": name} for name in ("Brzoza", "Nirgends", "Brzoza", "Nirgends", "")]
    columns, said = read(table(tmp_path / "t.csv", rows))
    assert columns.sites.rows.tolist() == [2, 1, 2]
    assert [place == NOWHERE for place in columns.sites.place] == [False, True, True]
    assert columns.placed == 2
    assert len(said) == 1
    assert "“Nirgends” is not known for certain; 2 rows are listed" in said[0]
    assert columns.ids == ["t-1", "t-3", "t-5", "t-2", "t-4"]


def test_rows_with_one_id_are_one_event(tmp_path: Path) -> None:
    """Its reports stand together, and counts that do not meet disagree."""
    rows = [
        {"id": "a", "category": "impact", "place": "Brzoza", "count_low": "1", "count_high": "2", "publisher": "X"},
        {"id": "b", "category": "impact", "place": "Brzoza", "count_low": "1", "count_high": "", "publisher": "X"},
        {"id": "a", "category": "impact", "place": "Brzoza", "count_low": "5", "count_high": "", "publisher": "Y"},
        {"id": "b", "category": "impact", "place": "Brzoza", "count_low": "3", "count_high": "4", "publisher": "Y"},
        {"id": "b", "category": "strike", "place": "Brzoza", "count_low": "", "count_high": "", "publisher": "Z"},
    ]
    columns, said = read(table(tmp_path / "t.csv", rows))
    assert columns.ids == ["a", "b"]
    assert columns.reports.tolist() == [2, 2]
    assert columns.disagree.tolist() == [1, 0]
    assert [columns.desks[i].publisher for i in columns.desk] == ["X", "Y", "X", "Y"]
    assert len(said) == 1
    assert "is of category impact further up" in said[0]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"category": "party"}, "column category: “party”"),
        ({"category": "impact", "start": "soon"}, "column start: “soon” is no date"),
        ({"category": "impact", "lon": "nan", "lat": "52"}, "lon, lat: “nan” is not within"),
        ({"category": "impact", "lon": "21", "lat": ""}, "column lat: is empty"),
        ({"category": "impact", "count_low": "3", "count_high": "2"}, "3 is more than count_high 2"),
    ],
)
def test_a_broken_row_is_told_and_the_others_stay(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    """Each broken row is named by its line, also when the same cells were met before."""
    names = dict.fromkeys(cells, "")
    rows = [
        {**names, "place": "", **cells},
        {**names, "category": "strike", "place": "Brzoza"},
        {**names, "place": "", **cells},
    ]
    columns, said = read(table(tmp_path / "t.csv", rows))
    assert len(columns) == 1
    assert [line.split(": ")[0].rpartition(":")[2] for line in said] == ["2", "4"]
    assert all(words in line for line in said)


def test_what_was_not_known_yet_is_passed_over(tmp_path: Path) -> None:
    """Rows published later than asked for are left out."""
    rows = [{"category": "impact", "place": "Brzoza", "published": f"2025-09-{day:02d}"} for day in (1, 20)]
    columns, _ = read(table(tmp_path / "t.csv", rows), known=lambda day: day is None or day < "2025-09-10")
    assert columns.published == ["2025-09-01"]


def test_events_asked_for_by_id_become_objects(tmp_path: Path) -> None:
    """They are events as ever, and not in the columns."""
    path = table(tmp_path / "t.csv", events(20))
    columns, found, documents = read_columns([path], nowhere, apart={"e3", "e4"})
    assert columns is not None
    assert len(columns) == 18
    assert [event.id for event in found] == ["e3", "e4"]
    assert {document.publisher for document in documents} == {"Desk-03", "Desk-04"}


def test_a_geometry_of_its_own_is_kept(tmp_path: Path) -> None:
    """A GeoJSON line of a row is a place of its own; broken geometries are told."""
    path = tmp_path / "t.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":['
        '{"type":"Feature","properties":{"category":"impact"},"geometry":{"type":"LineString","coordinates":[[20,50],[21,51]]}},'
        '{"type":"Feature","properties":{"category":"impact"},"geometry":{"type":"Point","coordinates":[20,95]}}]}',
        encoding="utf-8",
    )
    columns, said = read(path)
    assert [place.geometry_type for place in columns.places] == ["line"]
    assert len(said) == 1
    assert "within -90 to 90" in said[0]


def test_an_empty_table_gives_nothing(tmp_path: Path) -> None:
    """No row, no columns; a file that is empty is told."""
    (tmp_path / "t.csv").write_text("category,place\n", encoding="utf-8")
    assert read(tmp_path / "t.csv") == (None, [])
    (tmp_path / "e.csv").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is empty"):
        read_columns([tmp_path / "e.csv"], nowhere)


def test_rows_are_counted_without_reading_them(tmp_path: Path) -> None:
    """By lines; so it is quick to tell a long table from a short one."""
    assert count_rows(table(tmp_path / "t.csv", events(50))) == 51


def test_kinds_have_the_looks_of_their_layers(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Each status is drawn as the layers draw it, denials in a layer of their own, and hypotheses not at all."""
    rows = [{"category": "impact", "status": status, "lon": "20", "lat": "50", "uncertainty_m": "500"}
            for status in ("observed", "claimed", "denied", "hypothetical")]  # fmt: skip
    columns = columns_of(table(tmp_path / "t.csv", rows), gazetteer)
    found = {kind.status: (kind.layer, kind.cells.get("stroke_style")) for kind in columns.kinds}
    assert found == {"observed": ("impacts", "solid"), "claimed": ("impacts", "dashed"),
                     "denied": ("denied", "solid"), "hypothetical": (None, None)}  # fmt: skip
    assert [layer.name for layer in columns.layers] == ["impacts", "denied"]
