"""Opens a GeoPackage in QGIS as a user would and prints, as JSON, what arrived; draws it when given a second path.

Run by the interpreter that has PyQGIS (Debian's ``/usr/bin/python3``), not by the project's own.
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def told(layer: QgsVectorLayer) -> dict[str, object]:
    """What QGIS made of a layer."""
    renderer = layer.renderer()
    categories = renderer.categories() if hasattr(renderer, "categories") else []
    kinds = sorted({part.layerType() for category in categories for part in category.symbol().symbolLayers()})
    styles = sorted({str(part.properties().get("outline_style", part.properties().get("line_style")))
                     for category in categories for part in category.symbol().symbolLayers()})  # fmt: skip
    temporal = layer.temporalProperties()
    return {
        "valid": layer.isValid(),
        "features": layer.featureCount(),
        "renderer": renderer.type(),
        "categories": len(categories),
        "symbol_layers": kinds,
        "line_styles": styles,
        "temporal": [temporal.isActive(), temporal.startField(), temporal.endField()],
        "labels": layer.labeling().settings().fieldName if layer.labeling() else None,
        "crs": layer.crs().authid(),
        "names": [feature["label"] for feature in layer.getFeatures()],
        "starts": [
            str(feature["valid_from"].toPyDateTime()) for feature in layer.getFeatures() if feature["valid_from"]
        ],
    }


def main(path: str, picture: str | None = None, about: str | None = None) -> None:
    """Load, print, draw; the picture shows the table ``about`` and what lies round it."""
    application = QgsApplication([], False)
    application.initQgis()
    tables = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(path)
    layers = {
        table.name(): QgsVectorLayer(table.uri(), table.name(), "ogr")
        for table in tables
        if table.wkbType() not in (0, 100)
    }
    print(json.dumps({name: told(layer) for name, layer in layers.items()}, ensure_ascii=False))
    if picture:
        settings = QgsMapSettings()
        settings.setLayers(list(reversed(list(layers.values()))))
        settings.setBackgroundColor(QColor("white"))
        settings.setOutputSize(QSize(1400, 1000))
        extent = layers[about].extent() if about else settings.fullExtent()
        extent.scale(1.3)
        settings.setExtent(extent)
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        job.renderedImage().save(picture)
    layers.clear()
    application.exitQgis()


main(*sys.argv[1:4])
