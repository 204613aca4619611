"""Others' tables are known by their columns and read with what their codes say, and no more exactly than that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from geomap.errors import InputError
from geomap.eventfiles._rows import read_events
from geomap.model import Event, Place
from geomap.presets import gdelt


def place_of(text: str, country: str | None) -> Place | None:
    """A gazetteer that knows Poland and Chełm."""
    known = {"Poland": (19.0, 52.0), "Chełm": (23.47, 51.14)}
    if text not in known:
        return None
    return Place(text, shapely.Point(known[text]), 1000.0, *known[text], "settlement")


def read(path: Path, text: str) -> tuple[list[Event], list[str]]:
    """Events of a file with this text, and what was complained of."""
    path.write_text(text, encoding="utf-8", newline="")
    errors: list[InputError] = []
    events, _ = read_events([path], place_of, report=errors.append)
    return events, [str(error).removeprefix(str(path)) for error in errors]


def summary(event: Event) -> tuple[object, ...]:
    """What the presets decide."""
    where = (event.place.kind, event.place.lon, event.place.lat) if event.place else None
    return event.id, event.category, event.time.start, event.time.precision, where


ACLED = (
    "event_id_cnty,event_date,time_precision,sub_event_type,actor1,country,location,latitude,longitude,source,notes\n"
)


@pytest.mark.parametrize(
    ("precision", "start", "kept"), [("1", "2025-09-10", "day"), ("2", "2025-09-10", "week"), ("3", "2025-09", "month")]
)
def test_acled(tmp_path: Path, precision: str, start: str, kept: str) -> None:
    """The date is as exact as its code; the sub-event type becomes a category where it says one."""
    row = f"POL1,10 September 2025,{precision},Air/drone strike,Side,Poland,Chełm,51.1,23.4,Herald,It fell.\n"

    (event,), errors = read(tmp_path / "a.csv", ACLED + row)

    assert errors == []
    assert summary(event) == ("POL1", "strike", start, kept, ("coordinates", 23.4, 51.1))


def test_errors_name_the_tables_own_column(tmp_path: Path) -> None:
    """A broken row costs no other, and is told by file, row, its own column and the expected form."""
    rows = "P1,soon,1,Air/drone strike,,,Chełm,51,23,,\nP2,2025-09-10,1,Agreement,,,Chełm,51,23,,\n"

    events, (error,) = read(tmp_path / "a.csv", ACLED + rows)

    assert [event.category for event in events] == ["diplomatic"]
    assert error.startswith(":2: column event_date: “soon” is no date; give 2025")


def test_ucdp_ged(tmp_path: Path) -> None:
    """Deaths are a range, and a date of a month is no day."""
    text = (
        "id,side_a,side_b,date_start,date_end,date_prec,where_coordinates,latitude,longitude,low,high,source_date\n"
        "7,A,B,2025-09-01 00:00:00.000,2025-09-30 00:00:00.000,4,Chełm,51,23,2,5,2025-10-02\n"
    )

    (event,), errors = read(tmp_path / "u.csv", text)

    assert errors == []
    assert summary(event) == ("7", "other", "2025-09", "month", ("coordinates", 23.0, 51.0))
    assert (event.count_low, event.count_high, event.count_unit, event.label) == (2, 5, "deaths", "A – B")


def test_gdelt_without_a_header(tmp_path: Path) -> None:
    """Its own files are known by their 61 columns; what it places on a country is looked up and not put on a centroid."""
    cells = dict.fromkeys(gdelt.HEADER, "") | {
        "globaleventid": "12", "day": "20250910", "eventcode": "195", "actiongeo_type": "1", "actiongeo_fullname": "Poland",
        "actiongeo_lat": "51.5", "actiongeo_long": "20", "dateadded": "20250911120000", "sourceurl": "https://example.org/a",
    }  # fmt: skip
    town = cells | {"globaleventid": "13", "actiongeo_type": "4"}

    events, errors = read(tmp_path / "g.csv", "".join("\t".join(row.values()) + "\n" for row in (cells, town)))

    assert errors == []
    assert [summary(event) for event in events] == [
        ("12", "strike", "2025-09-10", "day", ("settlement", 19.0, 52.0)),
        ("13", "strike", "2025-09-10", "day", ("coordinates", 20.0, 51.5)),
    ]


def test_timemap(tmp_path: Path) -> None:
    """A list of objects is read; its filters stay words."""
    one = {"id": "T1", "date": "09/10/2025", "time": "05:40", "latitude": "51.1", "longitude": "23.4", "location": "Chełm",
           "description": "A roof is gone.", "sources": ["https://example.org/v"],
           "filters": [{"key": "Type of area", "value": "Residential"}]}  # fmt: skip

    (event,), errors = read(tmp_path / "t.json", json.dumps([one]))

    assert errors == []
    assert summary(event) == ("T1", "other", "2025-09-10T05:40", "minute", ("coordinates", 23.4, 51.1))
    assert event.properties["filters"] == "Type of area: Residential"


def test_plain_spreadsheet(tmp_path: Path) -> None:
    """Everyday names of columns are understood, and a workbook is read like CSV."""
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["Date", "Type", "Location", "Count", "Description"])
    book.active.append([datetime(2025, 9, 10), "Airport closure", "Chełm", 2, "Shut."])
    book.active.append([datetime(2025, 9, 10), "Party", "Chełm", None, None])
    book.save(tmp_path / "s.xlsx")
    errors: list[InputError] = []

    (event,), _ = read_events([tmp_path / "s.xlsx"], place_of, report=errors.append)

    assert summary(event) == ("s-1", "airport_closure", "2025-09-10", "day", ("settlement", 23.47, 51.14))
    assert (event.count_low, event.count_high, event.note) == (2, 2, "Shut.")
    assert len(errors) == 1
    assert "s.xlsx:3: column category: “party”; use one of" in str(errors[0])


def test_broken_workbook(tmp_path: Path) -> None:
    """What only looks like a workbook is one line."""
    pytest.importorskip("openpyxl")

    events, (error,) = read(tmp_path / "s.xlsx", "no workbook")

    assert events == []
    assert "is no workbook that can be read" in error


def test_mapping_file(tmp_path: Path) -> None:
    """A table of any kind is read by what stands beside it, and errors name its own columns."""
    (tmp_path / "m.mapping").write_text(
        "columns: {start: Event Date, place: Town, category: Was}\nvalues: {category: {Drone attack: strike}}\n"
        "defaults: {tz: Europe/Warsaw}\n",
        encoding="utf-8",
    )

    (event,), (error,) = read(
        tmp_path / "m.csv", "Event Date,Town,Was\n2025-09-10,Chełm,Drone attack\nlater,Chełm,Drone attack\n"
    )

    assert summary(event) == ("m-1", "strike", "2025-09-10", "day", ("settlement", 23.47, 51.14))
    assert event.time.tz == "Europe/Warsaw"
    assert ":3: column event date: “later” is no date" in error
