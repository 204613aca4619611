"""Opens the compiled gazetteer in QGIS and draws it, to see that it is a GeoPackage like any other.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 benchmarks/gazetteer_in_qgis.py FILE.gpkg OUT.png

Needs QGIS with its Python (Debian: python3-qgis), not geomap; any user may run it, root too. Prints what QGIS says of each layer
and of a query by attribute and by rectangle, writes a picture of Poland with its neighbours, and says whether the file is as before.
"""

from __future__ import annotations

import hashlib
import sys
import time

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

BOX = QgsRectangle(13.5, 48.7, 33.5, 56.5)


def layer(path: str, name: str, symbol: object, subset: str = "") -> QgsVectorLayer:
    """A layer of the file with a look."""
    found = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert found.isValid(), f"QGIS cannot open {name}"
    start = time.time()
    inside = sum(1 for _ in found.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(23.0, 51.3, 23.7, 51.8)).setLimit(100_000)))
    print(f"{name}: {found.featureCount():,} features, {found.crs().authid()}, {found.wkbType()}, {inside} round Włodawa in {time.time() - start:.2f} s")
    if subset:
        found.setSubsetString(subset)
    found.setRenderer(QgsSingleSymbolRenderer(symbol))
    return found


def sha256(path: str) -> str:
    """The hash of a file."""
    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(path: str, picture: str) -> None:
    """Open, ask, draw."""
    before = sha256(path)
    application = QgsApplication([], False)
    application.initQgis()
    fill = {"color": "245,241,230,255", "outline_color": "150,150,150", "outline_width": "0.15"}
    layers = [
        layer(path, "places", QgsMarkerSymbol.createSimple({"color": "31,92,140,120", "size": "0.7", "outline_style": "no"}),
              "feature_code LIKE 'PPL%' AND country_code IN ('PL','BY','UA','LT','LV')"),
        layer(path, "lines", QgsLineSymbol.createSimple({"color": "176,58,46", "width": "0.7"}), "feature_code='BRDR'"),
        layer(path, "areas", QgsFillSymbol.createSimple(fill), "feature_code IN ('PCLI','ADM1')"),
    ]  # fmt: skip
    named = next(layers[0].getFeatures(QgsFeatureRequest().setFilterExpression("\"name\" = 'Wyryki-Wola'")))
    print("Wyryki-Wola:", named["id"], named.geometry().asWkt(4), named["extent_m"], named["accuracy_m"])
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(BOX)
    settings.setOutputSize(QSize(1400, 900))
    settings.setBackgroundColor(QColor("#d8e6f0"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)
    application.exitQgis()
    print("unchanged" if sha256(path) == before else "CHANGED")


if __name__ == "__main__":
    main(*sys.argv[1:])
