"""What a row means is the same in every format, and one broken row costs no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from geomap.errors import InputError
from geomap.eventfiles._rows import read_events, stream_events
from geomap.model import Document, Event, Place

HEADER = "id,category,status,place,country,start,count_low,count_high,unit,speaker,publisher,published,quote,origin"
ROW = "w1,impact,observed,Wyryki-Wola,PL,2025-09-10,1,1,drone,Jan Example,Herald,2025-09-12,It fell here.,Belarus"


def place_of(text: str, country: str | None) -> Place | None:
    """A gazetteer of two names."""
    known = {"Wyryki-Wola": (23.36, 51.56), "Belarus": (28.0, 53.5)}
    if text not in known:
        return None
    lon, lat = known[text]
    return Place(text, shapely.Point(lon, lat), 1000.0, lon, lat, "settlement", country_codes=(country or "BY",))


def read(path: Path, text: str) -> tuple[list[Event], list[Document], list[str]]:
    """Events and sources of a file with this text, and what was complained of."""
    path.write_text(text, encoding="utf-8", newline="")
    errors: list[InputError] = []
    events, documents = read_events([path], place_of, report=errors.append)
    return events, documents, [str(error).removeprefix(str(path)) for error in errors]


def read_row(tmp_path: Path, **fields: Any) -> tuple[list[Event], list[str]]:
    """The events of one row, and what was complained of."""
    events, _, errors = read(tmp_path / "e.jsonl", json.dumps({"category": "impact", **fields}))
    return events, errors


class TestFormats:
    EXPECTED = ("w1", "impact", "observed", "Wyryki-Wola", "2025-09-10", 1.0, 1.0, "drone")

    def check(self, events: list[Event], documents: list[Document]) -> None:
        (event,) = events
        place = event.place.label if event.place else None
        found = (event.id, event.category, event.status, place, event.time.start)

        assert (*found, event.count_low, event.count_high, event.count_unit) == self.EXPECTED
        assert [(claim.attribute, claim.value) for claim in event.claims] == [
            ("occurrence", "It fell here."),
            ("count", "1"),
            ("origin", "Belarus"),
        ]
        assert [claim.speaker.label for claim in event.claims if claim.speaker] == ["Jan Example"] * 3
        assert [at.role for at in event.places] == ["impact", "origin"]
        (document,) = documents
        (evidence,) = event.evidence
        assert (document.publisher, document.published, document.own_text) == ("Herald", "2025-09-12", False)
        assert document.text[evidence.start : evidence.end] == "It fell here."

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_csv(self, tmp_path: Path, delimiter: str) -> None:
        """Commas, semicolons or tabs, with or without a byte order mark."""
        text = f"\ufeff{HEADER}\r\n{ROW}\r\n".replace(",", delimiter)

        events, documents, errors = read(tmp_path / "e.csv", text)

        assert errors == []
        self.check(events, documents)

    def test_yaml(self, tmp_path: Path) -> None:
        """A list, with what holds for all rows beside it."""
        fields = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
        publisher = fields.pop("publisher")
        text = f"publisher: {publisher}\nevents:\n- " + "\n  ".join(f"{k}: {v}" for k, v in fields.items())

        events, documents, errors = read(tmp_path / "e.yaml", text)

        assert errors == []
        self.check(events, documents)

    def test_jsonl(self, tmp_path: Path) -> None:
        """An object a line."""
        fields = dict(zip(HEADER.split(","), ROW.split(","), strict=True)) | {"count_low": 1, "count_high": 1.0}

        events, documents, errors = read(tmp_path / "e.jsonl", json.dumps(fields))

        assert errors == []
        self.check(events, documents)

    def test_geojson(self, tmp_path: Path) -> None:
        """The geometry is the place, whatever its name is."""
        fields = dict(zip(HEADER.split(","), ROW.split(","), strict=True))
        feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [23.0, 51.0]}, "properties": fields}

        events, documents, errors = read(
            tmp_path / "e.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]})
        )

        assert errors == []
        self.check(events, documents)
        assert events[0].place is not None
        assert (events[0].place.lon, events[0].place.lat, events[0].place.uncertainty_m) == (23.0, 51.0, None)


class TestRows:
    def test_every_broken_row_has_a_line_and_the_others_are_kept(self, tmp_path: Path) -> None:
        """File, physical line, column, what was found and what would do."""
        lines = [
            "category,place,start,end,count_low,count_high,lon,lat,note",
            'impact,Wyryki-Wola,2025-09-10,,,,,,"two',
            'lines"',
            "explosion,,,,,,,,",
            "impact,,10.09.2025,,,,,,",
            "impact,,2025-09-10,2025-09-09,,,,,",
            "impact,,,,19+,,,,",
            "impact,,,,3,2,,,",
            "impact,,,,,,23.3,,",
            "impact,,,,,,233,51,",
            "impact,,,,,,,,,extra",
            "impact,Nowhere,,,,,,,",
            "",
            "impact,,,,,,23.3,51.5,last",
        ]
        events, _, errors = read(tmp_path / "e.csv", "\n".join(lines))

        assert [event.note for event in events] == ["two\nlines", "place “Nowhere” is not known for certain", "last"]
        assert [error.split(",")[0] if "use one of" in error else error for error in errors] == [
            ":4: column category: “explosion”; use one of airspace_violation",
            ":5: column start: “10.09.2025” is no date; give 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05",
            ":6: column end: 2025-09-09 is before start 2025-09-10",
            ":7: column count_low: “19+” is no number; give digits as 19 or 2.5, or leave it empty when unknown",
            ":8: column count_low: 3 is more than count_high 2",
            ":9: column lat: is empty; give both lon and lat, or neither",
            ":10: lon, lat: “233” is not within -180 to 180 degrees",
            ":11: has 10 fields, the first row names 9 columns",
            ":12: place “Nowhere” is not known for certain; it is listed and not drawn; name its region as “Name, Region”, or give lon and lat",
        ]

    def test_lone_quote_ends_the_reading_and_says_so(self, tmp_path: Path) -> None:
        """Rows before it are kept; what it swallowed is not passed over in silence."""
        events, _, errors = read(tmp_path / "e.csv", 'category,note\nimpact,a\nimpact,"b\nimpact,c\n')

        assert [event.note for event in events] == ["a"]
        assert errors == [
            ":3: is not CSV: unexpected end of data; the rest of the file was not read; look for a lone quote"
        ]

    @pytest.mark.parametrize(
        ("text", "found"),
        [("a,,b\n", "a column without a name"), ("a,b,A\n", "column “a” twice"), ("", "is empty")],
    )
    def test_header_must_name_each_column_once(self, tmp_path: Path, text: str, found: str) -> None:
        """Nothing is read by guessed columns."""
        assert found in read(tmp_path / "e.csv", text)[2][0]

    def test_unknown_is_not_zero(self, tmp_path: Path) -> None:
        """Empty counts, times and uncertainties stay unknown."""
        (event,), errors = read_row(tmp_path, lon=23.3, lat=51.5)

        assert errors == []
        assert (event.count_low, event.count_high, event.time.start, event.time.end_kind) == (
            None,
            None,
            None,
            "unknown",
        )
        assert event.place is not None
        assert event.place.uncertainty_m is None

    def test_offset_from_utc_becomes_local_time(self, tmp_path: Path) -> None:
        """22:00 UTC is midnight in Warsaw in September; without a zone it cannot be told."""
        (event,), _ = read_row(tmp_path, start="2025-09-10T22:00Z", tz="Europe/Warsaw")

        assert event.time.start == "2025-09-11T00:00"
        assert "is not local time; add tz as Europe/Warsaw" in read_row(tmp_path, start="2025-09-10T22:00Z")[1][0]

    def test_denied_is_negated(self, tmp_path: Path) -> None:
        """A denied event is kept as such, its claim with negative polarity."""
        (event,), _ = read_row(tmp_path, status="denied", note="Nothing fell.")

        assert event.negated
        assert event.claims[0].polarity == "negative"

    def test_other_columns_are_kept(self, tmp_path: Path) -> None:
        """What geomap has no meaning for travels along."""
        (event,), _ = read_row(tmp_path, weapon="Gerbera", wing_span_m=2.5)

        assert event.properties == {"weapon": "Gerbera", "wing_span_m": 2.5}

    def test_file_of_another_kind_does_not_stop_the_next(self, tmp_path: Path) -> None:
        """An unknown suffix has a line, and the files after it are read."""
        for name in ("a.docx", "b.csv"):
            (tmp_path / name).write_text("category\nimpact\n")
        errors: list[InputError] = []

        events, _ = read_events(
            [tmp_path / "a.docx", tmp_path / "b.csv"], place_of, known=lambda day: True, report=errors.append
        )

        assert [event.id for event in events] == ["b-1"]
        assert "no event reader for “.docx”; there are readers for .csv" in str(errors[0])


class TestOneEventOfManyRows:
    ROWS = (
        "id,category,place,count_low,count_high,speaker,publisher,published,end\n"
        "e,impact,Wyryki-Wola,19,,Tusk,A,2025-09-10,\n"
        "e,impact,Wyryki-Wola,,23,,B,2025-09-16,2025-09-11\n"
    )

    def test_claims_stand_side_by_side(self, tmp_path: Path) -> None:
        """Counts span what the rows say, each source is a document of its own, and an open end is filled in."""
        (event,), documents, errors = read(tmp_path / "e.csv", self.ROWS)

        assert errors == []
        assert (event.count_low, event.count_high) == (19, 23)
        assert [c.value for c in event.claims if c.attribute == "count"] == ["at least 19", "up to 23"]
        assert [document.publisher for document in documents] == ["A", "B"]
        assert event.documents == ("e#1", "e#2")
        assert (event.time.start, event.time.end) == (None, "2025-09-11")

    def test_rows_not_yet_known_are_left_out(self, tmp_path: Path) -> None:
        """What was published later adds neither claim nor end."""
        (tmp_path / "e.csv").write_text(self.ROWS)

        (event,), _ = read_events([tmp_path / "e.csv"], place_of, known=lambda day: (day or "") < "2025-09-12")

        assert (event.count_low, event.count_high, event.time.end) == (19, None, None)

    def test_rows_must_agree_on_what_and_where(self, tmp_path: Path) -> None:
        """The same id for another category or place is refused by row."""
        rows = "id,category,lon,lat\ne,impact,23,51\ne,strike,23,51\ne,impact,24,51\n"

        events, _, errors = read(tmp_path / "e.csv", rows)

        assert len(events) == 1
        assert errors[0] == ":3: id “e” is of category impact further up; give it an id of its own"
        assert errors[1].startswith(":4: id “e” is at “51.0000, 23.0000” further up")


class TestGeometry:
    @pytest.mark.parametrize(
        ("geometry", "found"),
        [
            ({"type": "Point", "coordinates": ["23", None]}, "is no number of degrees"),
            ({"type": "Point", "coordinates": [23, 151]}, "“151” is not within -90 to 90 degrees"),
            ({"type": "Point", "coordinates": [True, 1]}, "is no number of degrees"),
            ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}, "the last equal to the first"),
            ({"type": "LineString", "coordinates": [[0, 0]]}, "two positions or more"),
            ({"type": "Circle"}, "geometry “Circle” is none of Point"),
            ({"type": "MultiPoint", "coordinates": []}, "the geometry is empty"),
        ],
    )
    def test_is_checked_before_it_is_built(self, tmp_path: Path, geometry: Any, found: str) -> None:
        """Each broken geometry is refused with its record."""
        events, errors = read_row(tmp_path, geometry=geometry)

        assert events == []
        assert found in errors[0]

    def test_bow_tie_is_mended_with_a_note(self, tmp_path: Path) -> None:
        """A ring that crosses itself becomes valid, and the event says so."""
        ring = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]

        (event,), _ = read_row(tmp_path, geometry={"type": "Polygon", "coordinates": [ring]})

        assert event.place is not None
        assert event.place.geometry.is_valid
        assert event.note.startswith("geometry mended")

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('{"type": "Feature"}', "is no GeoJSON FeatureCollection"),
            (
                '{"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "EPSG:3857"}}}',
                "another coordinate",
            ),
            (
                '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": [1]}]}',
                ": feature 1: its prop",
            ),
        ],
    )
    def test_broken_collections_are_refused(self, tmp_path: Path, text: str, found: str) -> None:
        """Other JSON, another coordinate system and odd features have a line each."""
        assert found in read(tmp_path / "e.geojson", text)[2][0]


class TestStreaming:
    def test_gives_what_reading_gives(self, tmp_path: Path) -> None:
        """One at a time, with the same claims, offsets and errors; only events of several rows come last."""
        path = tmp_path / "e.csv"
        rows = [
            ROW,
            ROW.replace("Jan Example", "Another"),
            ROW.replace("w1", "w2"),
            ROW.replace("1,1,drone", "x,1,drone"),
        ]
        path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        at_once: list[InputError] = []
        streamed: list[InputError] = []

        events, _ = read_events([path], place_of, report=at_once.append)
        found = list(stream_events([path], place_of, report=streamed.append))

        assert [event.id for event in found] == ["w2", "w1"]
        assert sorted(found, key=lambda event: event.id) == events
        assert [str(error) for error in streamed] == [str(error) for error in at_once]
        assert len(streamed) == 1


class TestGeoPackage:
    @pytest.mark.parametrize("suffix", [".gpkg", ".fgb"])
    def test_columns_are_fields_and_geometry_the_place(self, tmp_path: Path, suffix: str) -> None:
        """Coordinates in another system arrive as longitude and latitude; a missing cell is unknown."""
        import geopandas as gpd
        import shapely

        path = tmp_path / f"e{suffix}"
        table = gpd.GeoDataFrame(
            {"category": ["impact", "strike"], "start": ["2025-09-10", None], "count_low": [2.0, None]},
            geometry=[shapely.Point(23.36, 51.56), shapely.Point(30.5, 50.4)],
            crs=4326,
        ).to_crs(3857)
        table.to_file(path, engine="pyogrio")
        events, _ = read_events([path], lambda text, country: None)
        first, second = sorted(events, key=lambda one: one.category)

        assert (first.category, first.time.start, first.count_low) == ("impact", "2025-09-10", 2)
        assert first.place is not None
        assert (round(first.place.lon, 4), round(first.place.lat, 4)) == (23.36, 51.56)
        assert (second.time.start, second.count_low) == (None, None)

    def test_a_file_without_events_is_said(self, tmp_path: Path) -> None:
        """One line names the layers there are; so does one for a file that is none."""
        import geopandas as gpd
        import shapely

        gpd.GeoDataFrame({"name": ["x"]}, geometry=[shapely.Point(1, 1)], crs=4326).to_file(tmp_path / "e.gpkg")
        (tmp_path / "f.gpkg").write_bytes(b"nothing")
        for name, said in (("e.gpkg", "no layer has a column category"), ("f.gpkg", "cannot be read")):
            with pytest.raises(InputError, match=said):
                read_events([tmp_path / name], lambda text, country: None)
