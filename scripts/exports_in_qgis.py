"""Opens exports in QGIS as a user would and prints, as JSON, what arrived; `scripts/check_exports` runs it.

Run by the interpreter that has PyQGIS (Debian's ``/usr/bin/python3``). Arguments: a folder for pictures, then files.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt
from qgis.PyQt.QtGui import QColor


def opened(path):
    """Every layer with geometry that QGIS finds in a file."""
    tables = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(path)
    layers = [QgsVectorLayer(table.uri(), table.name(), "ogr") for table in tables]
    return layers or [QgsVectorLayer(path, Path(path).stem, "ogr")]


def told(layers):
    """Counts, names and times of some layers, and how the first of their renderers tell features apart."""
    spatial = [layer for layer in layers if layer.isValid() and layer.featureCount() and has_column(layer, "certainty")]
    names, begins = set(), set()
    for layer in spatial:
        for feature in layer.getFeatures():
            names.add(str(feature["label"]))
            if has_column(layer, "valid_from") and feature["valid_from"]:
                value = feature["valid_from"]
                begins.add(value.toUTC().toString(Qt.ISODate) if isinstance(value, QDateTime) else str(value))
    with_geometry = [layer for layer in spatial if layer.isSpatial()]
    return {
        "invalid": [layer.name() for layer in layers if not layer.isValid()],
        "features": sum(layer.featureCount() for layer in (with_geometry or spatial)),
        "geometry": sum(feature.hasGeometry() for layer in with_geometry for feature in layer.getFeatures()),
        "unicode": any("漢字" in name for name in names),
        "first": min(begins, default=None),
        "styled": sum(layer.renderer().type() == "categorizedSymbol" for layer in with_geometry),
        "layers": len(with_geometry),
    }


def has_column(layer, name):
    """Whether a layer has a column."""
    return layer.fields().indexOf(name) >= 0


def looks(layers):
    """The kinds of outline and fill that styles have."""
    found = set()
    for layer in layers:
        if layer.isSpatial() and layer.renderer().type() == "categorizedSymbol":
            for category in layer.renderer().categories():
                for part in category.symbol().symbolLayers():
                    options = part.properties()
                    found |= {part.layerType(), options.get("outline_style", options.get("line_style", ""))}
    return sorted(found - {""})


def project(path, pictures):
    """What the project within a GeoPackage says, and two pictures of it: all times, and one day."""
    one = QgsProject.instance()
    assert one.read(f"geopackage:{path}?projectName=geomap"), path
    layers = list(one.mapLayers().values())
    spatial = [layer for layer in layers if layer.isSpatial()]
    relations = one.relationManager().relations().values()
    span = one.timeSettings().temporalRange()
    drawn = {}
    for name, times in (("all", None), ("1944", ("1944-08-10T00:00:00Z", "1944-08-11T00:00:00Z"))):
        settings = QgsMapSettings()
        settings.setLayers([node.layer() for node in one.layerTreeRoot().findLayers() if node.layer() in spatial and node.isVisible()])
        settings.setDestinationCrs(one.crs())
        settings.setBackgroundColor(QColor("white"))
        settings.setOutputSize(QSize(1400, 1000))
        extent = one.mapLayer("geomap_layer_airspace_areas").extent() if one.mapLayer("geomap_layer_airspace_areas") else settings.fullExtent()
        extent.scale(1.6)
        settings.setExtent(extent)
        if times:
            settings.setIsTemporal(True)
            settings.setTemporalRange(QgsDateTimeRange(*(QDateTime.fromString(time, Qt.ISODate) for time in times)))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        image.save(str(Path(pictures) / f"qgis-{name}.png"))
        white = QColor("white").rgb()
        drawn[name] = sum(image.pixel(x, y) != white for x in range(0, 1400, 4) for y in range(0, 1000, 4))
    result = {
        "layers": len(spatial),
        "valid": all(layer.isValid() for layer in layers),
        "active": sum(layer.temporalProperties().isActive() for layer in spatial),
        "relations": sum(relation.isValid() for relation in relations),
        "range": [span.begin().toString(Qt.ISODate), span.end().toString(Qt.ISODate)],
        "controller": one.readNumEntry("TemporalControllerWidget", "/NavigationMode", -1)[0],
        "looks": looks(layers),
        "crs": one.crs().authid(),
        "drawn": drawn,
    }
    one.clear()
    return result


def main(pictures, *paths):
    """Open each file and print what arrived."""
    application = QgsApplication([], False)
    application.initQgis()
    found = {}
    for path in paths:
        layers = opened(path)
        found[path] = told(layers)
        if path.endswith(".gpkg"):
            del layers
            found["project"] = project(path, pictures)
    print("\n" + json.dumps(found, ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 may crash on its way out, when all is said


main(*sys.argv[1:])
