"""Draws the gold from the items: python benchmarks/expressions/draw.py countries-10m.json

The file is in the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`), Natural Earth, public domain. Writes
gold.geojson, one feature an item, and stops when an item contradicts itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import shapely
from drawing import Atlas
from items import Item, check, items

HERE = Path(__file__).parent


def feature(item: Item, number: int) -> dict[str, object]:
    """An item as a GeoJSON feature. Of each kind every second item is held out."""
    before, rest = item.text.split("[[")
    words, after = rest.split("]]")
    geometry = None
    if item.shape is not None:
        shape = shapely.set_precision(
            item.shape.simplify(0.004) if item.shape.geom_type != "Point" else item.shape, 1e-5
        )
        geometry = json.loads(shapely.to_geojson(shape))
    return {
        "type": "Feature",
        "id": f"{item.kind}-{number:02d}",
        "properties": {
            "kind": item.kind,
            "language": item.language,
            "half": "held out" if number % 2 else "mended on",
            "text": before + words + after,
            "start": len(before),
            "end": len(before) + len(words),
            "expression": words,
            "reach_km": item.reach_km,
            "inside": [list(p) for p in item.inside],
            "outside": [list(p) for p in item.outside],
        },
        "geometry": geometry,
    }


def main() -> None:
    """Draw, check, write."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    drawn = items(Atlas(Path(sys.argv[1])))
    wrong = list(check(drawn))
    if wrong:
        sys.exit("\n".join(wrong))
    seen: Counter[str] = Counter()
    features = []
    for item in drawn:
        features.append(feature(item, seen[item.kind]))
        seen[item.kind] += 1
    body = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    name = HERE / "gold.geojson"
    name.write_text('{"type": "FeatureCollection", "features": [\n' + body + "\n]}\n", encoding="utf-8")
    print(f"{len(features)} items, {name.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
