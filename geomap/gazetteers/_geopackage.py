"""Features of a GeoPackage, read with SQLite itself: no other file is opened, whatever the package says."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_FEATURES = 2_000_000
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_WGS84 = 4326


def features(path: Path) -> list[tuple[str, dict[str, Any], BaseGeometry]]:
    """Where each feature of a package stands (``layer:row``), its columns, and its geometry in EPSG:4326.

    An empty geometry stands for one that cannot be read.

    Raises:
        ValueError: it is no GeoPackage.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;")
        connection.row_factory = sqlite3.Row
        layers = connection.execute(
            "SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g "
            "LEFT JOIN gpkg_spatial_ref_sys s USING (srs_id) ORDER BY g.table_name"
        ).fetchall()
        return [feature for layer in layers for feature in _layer(connection, *layer)]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise ValueError(f"not a GeoPackage that can be read ({error})") from error
    finally:
        connection.close()


def _layer(
    connection: sqlite3.Connection, table: str, column: str, organization: str | None, code: int | None
) -> Iterator[tuple[str, dict[str, Any], BaseGeometry]]:
    to_wgs84 = _transformer(table, organization, code)
    quoted = table.replace('"', '""')
    for number, row in enumerate(connection.execute(f'SELECT * FROM "{quoted}" LIMIT {MOST_FEATURES:d}'), 1):
        cells = {key: row[key] for key in row.keys() if key != column and not isinstance(row[key], bytes)}  # noqa: SIM118
        cells.pop("fid", None)
        yield f"{table}:{number}", cells, _shape(row[column], to_wgs84)


def _transformer(table: str, organization: str | None, code: int | None) -> Any:
    """What brings coordinates to longitude and latitude; ``None`` when they are such."""
    if (organization or "").upper() == "EPSG" and code == _WGS84:
        return None
    from pyproj import CRS, Transformer
    from pyproj.exceptions import ProjError

    try:
        return Transformer.from_crs(CRS.from_authority(organization or "", str(code)), _WGS84, always_xy=True).transform
    except ProjError:
        raise ValueError(f"layer {table!r}: coordinate system {organization}:{code} is not known; save it as EPSG:4326") from None


def _shape(blob: object, to_wgs84: Any) -> BaseGeometry:
    import shapely

    try:
        assert isinstance(blob, bytes)
        assert blob[:2] == b"GP"
        shape = shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])
        shape = shapely.force_2d(shape)
        if shape.geom_type.startswith("Multi") and len(shape.geoms) == 1:
            shape = shape.geoms[0]  # what QGIS makes of single ones
        return shapely.transform(shape, to_wgs84, interleaved=False) if to_wgs84 else shape
    except (AssertionError, IndexError, struct.error, shapely.errors.ShapelyError, TypeError):
        return shapely.Point()
