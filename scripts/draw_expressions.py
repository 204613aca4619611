"""Draws the six expressions of docs/expressions.md: python scripts/draw_expressions.py"""

from __future__ import annotations

import math
from pathlib import Path

import geopandas as gpd
import matplotlib as mpl
import shapely

mpl.use("Agg")
import matplotlib.pyplot as plt

from geomap import geodesy
from geomap.find import find_mentions
from geomap.lookup import open_gazetteer
from geomap.model import Document
from geomap.resolve import resolve_mentions
from geomap.text import View

PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "expressions.png"
CASES = {
    "The Lithuanian village is 20 km from the Belarusian border.": "20 km from the Belarusian border",
    "Six drones flew from Sumy towards Poltava.": "Poltava",
    "A tanker was hit off the coast of Yemen.": "off the coast of Yemen",
    "Israel told people south of the Litani in Lebanon to leave.": "Litani",
    "The jet came down 20 km north of Lublin, rescuers said.": "20 km north of Lublin",
    "It fell 35 km inside Polish territory, coming from Belarus.": "35 km inside Polish territory",
}
COUNTRIES = "PL BY LT UA RU YE SA OM ER DJ SO IL LB SY JO LV SK PS".split()
SHAPE, DOUBT, LAND, LINE = "#e07b00", "#c45a00", "#f1efe9", "#b8b2a7"


def main() -> None:
    """Resolve each sentence and draw the place of its expression, its uncertainty dotted."""
    gazetteer = open_gazetteer()
    figure, axes = plt.subplots(2, 3, figsize=(13, 8.5), layout="constrained")
    for ax, (text, words) in zip(axes.flat, CASES.items(), strict=True):
        view = View(Document("d", text))
        places = {r.mention.text: r.place for r in resolve_mentions(view, find_mentions(view, gazetteer), gazetteer)}
        place = places[words]
        if place is None:
            raise SystemExit(f"{words} has no place")
        around = geodesy.buffer(place.geometry.simplify(0.01), place.uncertainty_m or 1.0)
        west, south, east, north = around.bounds
        margin = max(east - west, north - south) * 0.25
        frame = shapely.box(west - margin, south - margin, east + margin, north + margin)
        entries = [e for code in COUNTRIES if (e := gazetteer.country(code)) is not None]
        lands = [shapely.make_valid(gazetteer.geometry(e).simplify(0.005)).intersection(frame) for e in entries]
        gpd.GeoSeries([g for g in lands if not g.is_empty]).plot(ax=ax, color=LAND, edgecolor=LINE, lw=0.8)
        gpd.GeoSeries([around]).boundary.plot(ax=ax, color=DOUBT, lw=0.8, ls=":")
        gpd.GeoSeries([place.geometry]).plot(ax=ax, color=SHAPE, alpha=0.55, markersize=30)
        ax.set_xlim(west - margin, east + margin)
        ax.set_ylim(south - margin, north + margin)
        ax.set_aspect(1 / math.cos(math.radians((south + north) / 2)))
        ax.set_title(text.replace(words, f"[{words}]"), fontsize=9)
        ax.set_axis_off()
    figure.savefig(PICTURE, dpi=80)


if __name__ == "__main__":
    main()
