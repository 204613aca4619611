"""Facts about Polish names in Cyrillic."""

import pytest

from geomap.model import Gazetteer


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Пшеводів", "Przewodów"),
        ("Пшеводув", "Przewodów"),
        ("Вохинь", "Wohyń"),
        ("Вогинь", "Wohyń"),
        ("Кшивовежба-Колонія", "Krzywowierzba-Kolonia"),
        ("Мнишкув", "Mniszków"),
        ("Славатыче", "Sławatycze"),
    ],
)
def test_villages_are_found_as_neighbours_write_them(gazetteer: Gazetteer, written: str, name: str) -> None:
    """By the newspapers' transcription, though no source has the spelling."""
    assert name in [entry.name for entry in gazetteer.named(written, country="PL")]
