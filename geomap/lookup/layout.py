"""The layout of a compiled file: an SQLite database that is a GeoPackage as well."""

from __future__ import annotations

import binascii
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FORMAT = 3
"""Version of the compiled file's layout; part of its name."""

SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
CREATE TABLE places (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL,
  country_code TEXT, lon REAL, lat REAL, admin1 TEXT, admin2 TEXT, population INTEGER, extent_m REAL, extent_origin TEXT,
  accuracy_m REAL, shape TEXT NOT NULL, gazetteer TEXT NOT NULL, countries TEXT, prominence REAL NOT NULL, names TEXT,
  postal_code TEXT, also TEXT);
CREATE TABLE records (fid INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE lines (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL,
  checksum INTEGER NOT NULL);
CREATE TABLE areas (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL,
  checksum INTEGER NOT NULL);
CREATE VIRTUAL TABLE rtree_places_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_lines_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_areas_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE names (key TEXT NOT NULL, short INTEGER NOT NULL, fid INTEGER NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY (key, short, fid)) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (sound, key)) WITHOUT ROWID;
CREATE TABLE ids (id TEXT NOT NULL PRIMARY KEY, fid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

WRITE_VERSION_AT, NOBODY_WRITES = 18, b"\3"
"""Where the header says how new an SQLite has to be to write into the file, and one that no SQLite is (https://sqlite.org/fileformat2.html).

QGIS opens a GeoPackage for writing when it may, which an administrator always may, and then changes it (write-ahead log)."""

NO_SETTLEMENT = "feature_code NOT LIKE 'PPL%'"
"""What is found by its kind rather than by where it is: few of each, and looked for in whole countries."""
KINDS = f"CREATE INDEX places_kind ON places (feature_code, lon, lat) WHERE {NO_SETTLEMENT}"

WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)

_POINT = struct.Struct("<2sBBiBIdd")


def point_blob(lon: float | None, lat: float | None) -> bytes | None:
    """A GeoPackage point: header without envelope, then WKB."""
    if lon is None or lat is None:
        return None
    return _POINT.pack(b"GP", 0, 1, 4326, 1, 1, lon, lat)


def blob_of(geometry: BaseGeometry) -> bytes:
    """A GeoPackage geometry: header with envelope (x, x, y, y), then WKB."""
    import shapely

    minx, miny, maxx, maxy = geometry.bounds
    head = struct.pack("<2sBBidddd", b"GP", 0, 3, 4326, minx, maxx, miny, maxy)
    return head + bytes(shapely.to_wkb(geometry, byte_order=1))


_ENVELOPE_BYTES = (0, 32, 48, 48, 64)


def geometry_of(blob: bytes) -> BaseGeometry:
    import shapely

    return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def name_checksum(key: str, short: int, fid: int) -> int:
    """Sixteen bits (CRC-CCITT) that tie a name to its entry, from -32768: a flipped bit in either is always noticed."""
    return binascii.crc_hqx(_LINK.pack(fid, short), binascii.crc_hqx(key.encode("utf-8", "surrogatepass"), 0)) - 32768


_LINK = struct.Struct("<qq")
