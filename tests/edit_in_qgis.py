"""Edits a layer in QGIS as a user would, between "toggle editing" and "save", and prints what it did as JSON.

Run by the interpreter that has PyQGIS. Arguments: a file, its layer (``-`` for the only one), then edits as
``move|ID|DX|DY``, ``set|ID|COLUMN|VALUE`` and ``delete|ID``, ID being an ``event_id``.
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsVectorLayer


def main(path: str, name: str, *edits: str) -> None:
    """Make the edits and save them."""
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(path if name == "-" else f"{path}|layername={name}", "edited", "ogr")
    done = []
    assert layer.isValid(), path
    assert layer.startEditing()
    for edit in edits:
        kind, ident, *rest = edit.split("|")
        for feature in list(layer.getFeatures()):
            if feature["event_id"] != ident:
                continue
            if kind == "move":
                geometry = feature.geometry()
                geometry.translate(float(rest[0]), float(rest[1]))
                done.append([edit, layer.changeGeometry(feature.id(), geometry)])
            elif kind == "set":
                index = layer.fields().indexOf(rest[0])
                done.append([edit, layer.changeAttributeValue(feature.id(), index, rest[1])])
            elif kind == "delete":
                done.append([edit, layer.deleteFeature(feature.id())])
    saved = layer.commitChanges()
    print(json.dumps({"done": done, "saved": saved, "errors": layer.commitErrors()}))
    del layer
    application.exitQgis()


main(*sys.argv[1:])
