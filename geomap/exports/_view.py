"""What part of the earth a picture shows, and how it lies on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pyproj import Transformer

FAR_KM = 400.0
"""What lies farther from the middle of things than this, and than three times what is usual, would shrink all the rest."""

_STEP_DEG = 0.1


@dataclass(frozen=True)
class View:
    """A window on the earth: a box in degrees and the projection it is drawn in (equal-area, centred on it)."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of the centre."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @cached_property
    def _forth(self) -> Transformer:
        from pyproj import CRS, Transformer

        lon, lat = self.middle
        wide = self.east - self.west > 120 or self.north - self.south > 70
        kind = f"+proj=eqearth +lon_0={lon}" if wide else f"+proj=laea +lat_0={lat} +lon_0={lon}"
        return Transformer.from_crs("EPSG:4326", CRS.from_proj4(f"{kind} +datum=WGS84 +units=m"), always_xy=True)

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in metres on the paper. Long edges are bent as they should be."""
        dense = shapely.segmentize(geometry, _STEP_DEG)
        return shapely.transform(dense, self._forth.transform, interleaved=False)

    def xy(self, lon: Any, lat: Any) -> Any:
        """Points in metres, as two arrays."""
        return self._forth.transform(lon, lat)

    def frame(self, aspect: float) -> tuple[float, float, float, float]:
        """West, south, east, north in metres, grown to a width-to-height ratio."""
        box = self.project(shapely.box(self.west, self.south, self.east, self.north)).bounds
        width, height = box[2] - box[0], box[3] - box[1]
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        width, height = max(width, height * aspect), max(height, width / aspect)
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2

    def covering(self, frame: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """The box in degrees that holds everything a frame in metres shows."""
        xs = np.linspace(frame[0], frame[2], 21)
        ys = np.linspace(frame[1], frame[3], 21)
        edge_x = np.concatenate([xs, xs, np.full(21, xs[0]), np.full(21, xs[-1])])
        edge_y = np.concatenate([np.full(21, ys[0]), np.full(21, ys[-1]), ys, ys])
        lon, lat = self._forth.transform(edge_x, edge_y, direction="INVERSE")
        good = np.isfinite(lon) & np.isfinite(lat)
        if good.sum() < len(lon):
            return -180.0, -90.0, 180.0, 90.0
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def view_of(table: GeoDataFrame) -> View:
    """The window on the features of a table; an empty table shows the world."""
    if not len(table):
        return View(-170.0, -58.0, 180.0, 78.0)
    chosen = table[_fine(table)]
    near = _near(chosen)
    west, south, east, north = (float(v) for v in chosen[near].total_bounds)
    margin = max(0.25, 0.06 * max(east - west, north - south))
    box = max(-180.0, west - margin), max(-89.0, south - margin), min(180.0, east + margin), min(89.0, north + margin)
    return View(*box)


WIDE = ("country", "supranational")
"""Precision classes that do not decide what a picture shows, unless there is nothing finer."""


def _fine(table: GeoDataFrame) -> Any:
    fine = ~table["precision_class"].isin(WIDE).to_numpy()
    return fine if fine.any() else ~fine


def _near(table: GeoDataFrame) -> Any:
    """Which features lie near the middle of things. Without one, everything does."""
    from geomap.geodesy import geod

    lon, lat = table["lon"].to_numpy(dtype=float), table["lat"].to_numpy(dtype=float)
    middle = np.full(len(lon), np.nanmedian(lon)), np.full(len(lat), np.nanmedian(lat))
    far_km = geod().inv(lon, lat, *middle)[2] / 1000
    return ~(far_km > max(FAR_KM, 3 * float(np.nanmedian(far_km))))
