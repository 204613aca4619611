"""A QGIS project as text: layers with their styles, relations between tables, and a temporal controller that is set.

A layer that QGIS opens by itself takes its style from ``layer_styles``, but its time settings stay off, and relations
belong to projects alone. So a GeoPackage carries a project, where QGIS looks for one (Project → Open From → GeoPackage).
Elements are those that QGIS 3.22 writes itself; what is left out takes QGIS's defaults.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from geomap.exports import _zip

CRS = "EPSG:4326"
_STAMP = "2000-01-01T00:00:00"
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the GeoPackage as a layer of the project; ``family`` is ``None`` for one without geometry."""

    name: str
    title: str
    family: str | None = None
    style: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of ``child`` that belong to a row of ``parent`` by a column of the same name."""

    child: str
    parent: str
    column: str


def document(
    file: str,
    title: str,
    tables: Sequence[Table],
    relations: Iterable[Relation],
    extent: Sequence[float] | None,
    times: tuple[datetime, datetime] | None,
) -> str:
    """The project. ``tables`` stand lowest first; ``file`` is the GeoPackage's name, beside which paths are relative."""
    parts = [
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
        f'<qgis projectname={quoteattr(title)} version="3.22.0" saveDateTime="{_STAMP}">',
        f"<title>{escape(title)}</title>",
        f"<projectCrs>{_crs()}</projectCrs>",
        f"<layer-tree-group>{_tree(file, tables)}</layer-tree-group>",
        f"<relations>{''.join(map(_relation, relations))}</relations>",
        f'<mapcanvas name="theMapCanvas" annotationsVisible="1"><units>degrees</units>{_extent(extent)}',
        f"<rotation>0</rotation><destinationsrs>{_crs()}</destinationsrs></mapcanvas>",
        f"<projectlayers>{''.join(_layer(file, table) for table in tables)}</projectlayers>",
        '<properties><Paths><Absolute type="bool">false</Absolute></Paths>',
        '<SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys>',
        f"{_controller(times)}</properties>",
        _settings(times),
        "</qgis>",
    ]
    return "\n".join(parts) + "\n"


def packed(text: str) -> str:
    """A project as QGIS keeps it in ``qgis_projects``: zipped, in hexadecimal digits."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(_zip.entry("geomap.qgs"), text)
    return memory.getvalue().hex()


def _crs() -> str:
    # 3452 is QGIS's own number of it, without which the others are not looked at
    numbers = f"<srsid>3452</srsid><srid>4326</srid><authid>{CRS}</authid>"
    return f"<spatialrefsys>{numbers}<geographicflag>true</geographicflag></spatialrefsys>"


def _id(table: str) -> str:
    """A layer's id; QGIS passes over one of ten characters or fewer."""
    return f"geomap_layer_{table}"


def _source(file: str, table: Table) -> str:
    return f"./{file}|layername={table.name}"


def _tree(file: str, tables: Sequence[Table]) -> str:
    """Features on top, the uppermost layer first; tables in a group of their own."""
    features = "".join(_leaf(file, table) for table in reversed(tables) if table.family)
    others = "".join(_leaf(file, table) for table in tables if not table.family)
    return f'{features}<layer-tree-group name="Tables" checked="Qt::Checked" expanded="0">{others}</layer-tree-group>'


def _leaf(file: str, table: Table) -> str:
    checked = "Qt::Checked" if table.on else "Qt::Unchecked"
    return (
        f'<layer-tree-layer id="{_id(table.name)}" name={quoteattr(table.title)} checked="{checked}" expanded="0" '
        f'providerKey="ogr" source={quoteattr(_source(file, table))}/>'
    )


_GEOMETRY = {"areas": "Polygon", "lines": "Line", "points": "Point"}


def _layer(file: str, table: Table) -> str:
    geometry = _GEOMETRY[table.family] if table.family else "No geometry"
    return (
        f'<maplayer type="vector" geometry="{geometry}" labelsEnabled="{int(table.family is not None)}" '
        'styleCategories="AllStyleCategories" minScale="1e+08" maxScale="0" hasScaleBasedVisibilityFlag="0">'
        f"<id>{_id(table.name)}</id><datasource>{escape(_source(file, table))}</datasource>"
        f"<layername>{escape(table.title)}</layername><srs>{_crs() if table.family else ''}</srs>"
        f'<provider encoding="UTF-8">ogr</provider>{table.style}</maplayer>'
    )


def _relation(one: Relation) -> str:
    name = f"{one.child} of {one.parent}"
    return (
        f'<relation id="{one.child}-{one.parent}" name="{name}" strength="Association" referencingLayer="{_id(one.child)}" '
        f'referencedLayer="{_id(one.parent)}"><fieldRef referencingField="{one.column}" referencedField="{one.column}"/></relation>'
    )


def _extent(extent: Sequence[float] | None) -> str:
    west, south, east, north = extent or (-180.0, -90.0, 180.0, 90.0)
    margin = 0.05 * max(east - west, north - south, 0.1)
    west, south, east, north = west - margin, south - margin, east + margin, north + margin
    return f"<extent><xmin>{west:.6f}</xmin><ymin>{south:.6f}</ymin><xmax>{east:.6f}</xmax><ymax>{north:.6f}</ymax></extent>"


# -- time -------------------------------------------------------------------------------------------------------------

_STEPS = ((timedelta(days=10), "h"), (timedelta(days=1_000), "d"), (timedelta.max, "mon"))
"""Up to which length of time the controller steps by which unit."""


def _controller(times: tuple[datetime, datetime] | None) -> str:
    """The controller's own entries: animated (mode 1), from the first to the last moment."""
    if times is None:
        return ""
    begin, end = (f"{moment:{_FORMAT}}" for moment in times)
    return (
        '<TemporalControllerWidget><NavigationMode type="int">1</NavigationMode>'
        f'<StartDateTime type="QString">{begin}</StartDateTime><EndDateTime type="QString">{end}</EndDateTime>'
        "</TemporalControllerWidget>"
    )


def _settings(times: tuple[datetime, datetime] | None) -> str:
    if times is None:
        return ""
    unit = next(unit for longest, unit in _STEPS if times[1] - times[0] <= longest)
    begin, end = (f"{moment:{_FORMAT}}" for moment in times)
    return (
        f'<ProjectTimeSettings cumulativeTemporalRange="0" timeStep="1" timeStepUnit="{unit}" frameRate="2">'
        f"<TemporalRange><start>{begin}</start><end>{end}</end></TemporalRange></ProjectTimeSettings>"
    )
