"""Facts about folding names."""

from itertools import islice

import pytest

from geomap.gazetteers import _tables
from geomap.lookup import embedded_data_dir
from geomap.names import fold, fold_lines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wyryki-Wola", "WYRYKI WOLA"),
        ("Kuźnica", "kuznica"),
        ("Харків", "Kharkiv"),
        ("Łomża", "Lomza"),
        ("St. Louis", "St Louis"),
        ("O'Hare", "O’Hare"),
        ("Nowe Miasto nad Pilicą", "Nowe  Miasto nad Pilica"),
        ("Kyïv", "Kyiv"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    """Case, diacritics, script, hyphens and apostrophes do not count."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Brest", "Breast"), ("Lublin", "Lubin"), ("Osiny", "Osina")])
def test_different_names_fold_differently(one: str, other: str) -> None:
    """A letter more or other makes another name."""
    assert fold(one) != fold(other)


def test_folding_in_bulk_is_folding_one_by_one() -> None:
    """All names of two thousand places in all scripts come out alike from both ways."""
    rows = islice(_tables.tsv(embedded_data_dir() / "places.tsv.xz", 16), 0, 200_000, 100)
    cells = [f"{row[1]}|{row[14]}" for row in rows]

    assert [[fold(name) for name in cell.split("|")] for cell in cells] == [
        line.split("|") for line in fold_lines("\n".join(cells)).split("\n")
    ]


def test_separators_of_bulk_folding_stay() -> None:
    """Bars, line feeds and vertical tabs divide; spaces beside them go."""
    assert fold_lines("Biała Podlaska | Бяла\nÖ-ster \v US ") == "biala podlaska|byala\no ster\vus"
