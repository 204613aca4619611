"""Small dumps in the format that GeoNames publishes, for tests: an invented village district."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path


def place(
    id: int | str, name: str, lon: str = "19.8612", lat: str = "50.1234", *, kind: str = "P", code: str = "PPL", country: str = "PL",
    names: str = "", population: str = "0",
) -> str:  # fmt: skip
    """A line of a country dump: 19 columns."""
    return "\t".join([
        str(id), name, name, names, lat, lon, kind, code, country, "", "75", "0619", "061901", "", population, "", "210",
        "Europe/Warsaw", "2026-02-03",
    ])  # fmt: skip


PLACES = [
    place(9000001, "Testowo Wielkie", "19.5", "50.25", names="Gross Testau,testowo wielkie,Тестово-Велике", population="5200"),
    place(9000002, "Testówko", "19.8612", "50.1234"),
    place(9000003, "Góra Testowa", "19.7001", "50.2222", kind="T", code="HLL"),
    place(9000004, "Wyryki-Wola", "23.3651", "51.5631"),
]
ALTERNATES = [
    "501\t9000001\tru\tТестово-Велике\t\t\t\t\t\t",
    "502\t9000001\tlink\thttps://example.org/testowo\t\t\t\t\t\t",
    "503\t9000001\tpl\tStare Testowo\t\t\t\t1\t1920\t1945",
    "504\t9000001\tiata\tTSW\t\t\t\t\t\t",
    "505\t9999999\ten\tNowhere\t\t\t\t\t\t",
]
POSTAL = [
    "PL\t00-123\tTestówko\tMałopolskie\t77\tPowiat\t1\tGmina\t2\t50.1234\t19.8812\t6",
    "PL\t00-124\tDaleko\tMałopolskie\t77\tPowiat\t1\tGmina\t2\t50.9\t19.1\t6",
]


def zipped(path: Path, inner: str, lines: Sequence[str]) -> None:
    """A table in an archive, beside the readme that GeoNames puts there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "This is a readme\n")
        archive.writestr(inner, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))


def put(folder: Path, places: Sequence[str], alternates: Sequence[str], postal: Sequence[str], suffix: str = ".zip") -> None:
    """The dumps of a country, where a workspace keeps them."""
    for part, lines in (("", places), ("alternatenames", alternates), ("zip", postal)):
        path = folder / "geonames" / part / f"PL{suffix}"
        if suffix == ".zip":
            zipped(path, "PL.txt", lines)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{line}\n" for line in lines)
            path.write_bytes(text.encode("utf-8", "surrogateescape" if "\udce4" in text else "surrogatepass"))
