"""Reading → one HTML page through Folium. The only file that knows HTML.

Folium makes the frame: a figure, a map and one element that starts the page's own script. It is given constants alone,
because branca compiles what it has rendered a second time as a template, so no foreign string may ever pass through it.
Data is put in afterwards as inert blocks, in one pass, and the script builds what is seen with ``textContent``. A policy
in the page allows the known scripts and styles by hash and no request at all.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geomap.errors import GeomapError, UsageError
from geomap.steps import step
from geomap.strict import replacing
from geomap.web import archive, assets
from geomap.web import basemap as basemaps
from geomap.web.packing import pack_columns
from geomap.web.payload import Payload, build_payload, embed_geometry
from geomap.web.telling import columns_told
from geomap.web.tiles import Ground, ground
from geomap.web.wordless import columns_with

if TYPE_CHECKING:
    from branca.element import Figure

    from geomap.model import Reading

EmbedText = Literal["full", "sentences", "none"]
EMBED_TEXT: tuple[EmbedText, ...] = ("full", "sentences", "none")
Symbols = Literal["own", "app6"]
SYMBOLS: tuple[Symbols, ...] = ("own", "app6")

_SLOT = re.compile(r"\[\[geomap:([a-z]+)\]\]")
_ASSET = re.compile(r'<script src="asset:([\w.]+)"></script>|<link rel="stylesheet" href="asset:([\w.]+)"/>')
_SUMMARY_LIMIT = 300
_UNREAD_LIMIT = 200
_READABLE_BYTES = 60_000


def render_page(
    reading: Reading,
    *,
    language: str = "en",
    basemap: str = "offline",
    embed_text: EmbedText | None = None,
    symbols: Symbols = "own",
    say: Callable[[str], None] = lambda _: None,
    unread: Sequence[str] = (),
) -> str:
    """One self-contained HTML page. Equal input gives equal bytes.

    Args:
        language: words of the page, ``en pl uk be de``; texts of reports stay as they are.
        basemap: ``offline`` embeds one, ``none`` draws on an empty ground; ``osm`` and an address of raster tiles with
            ``{z}``, ``{x}`` and ``{y}`` load tiles over the network and say so on the page. A PMTiles archive lies on the
            embedded one: of a file the tiles near the events are embedded, one at an address is asked over the network.
        embed_text: how much of the reports goes into the page: ``full``, the ``sentences`` that are evidence, or ``none``;
            without it all of the texts that are marked as one's own, and the sentences of others.
        symbols: geomap's ``own`` signs, or those framed after NATO's ``app6``.
        say: is told how much of an archive is in the page.
        unread: a line for each file and row that could not be read; the page says how many, and shows the first of them.

    Raises:
        UsageError: there is no such language, basemap, way to embed texts or set of symbols.
        GeomapError: the page would load something from outside.
    """
    under = ground(basemap)
    if embed_text not in (None, *EMBED_TEXT):
        raise UsageError(f"embed_text {embed_text!r} is unknown; there are {', '.join(EMBED_TEXT)}")
    if symbols not in SYMBOLS:
        raise UsageError(f"symbols {symbols!r} are unknown; there are {', '.join(SYMBOLS)}")
    words = assets.words(language)
    payload = build_payload(reading, language, embed_text, symbols)
    streets = archive.take(under.path, payload.boxes) if under.path else None
    if streets:
        say(streets.note)
        streets = streets if streets.data else None
    data = {
        **payload.data,
        "unread": {"count": len(unread), "lines": [_clean(line) for line in unread[:_UNREAD_LIMIT]]},
        "language": language,
        "words": words,
        "basemap": under.kind,
        "tiles": {"url": under.url, "host": under.host} if under.kind == "tiles" else None,
        "archive": {"url": under.url, "host": under.host} if under.kind == "offline" and (under.url or streets) else None,
        "credits": [*([streets.credit] if streets else []), *under.credits],
    }
    table = None if reading.columns is None else columns_with(columns_told(reading.columns, language), embed_text)
    columns, texts = pack_columns(table) if table is not None else ("", "")
    slots = {
        "columns": columns,
        "texts": texts,
        "lang": language,
        "title": html.escape(reading.title or words["untitled"]),
        "summary": _summary(payload, words),
        "data": _data_block(data),
        "geometry": embed_geometry(payload.geometries),
        "basemap": basemaps.embed_shapes(payload.boxes, worldview=reading.worldview) if under.kind == "offline" else "",
        "labels": _packed_labels(payload, language) if under.kind == "offline" else "",
        "archive": base64.b64encode(streets.data).decode("ascii") if streets else "",
        "manifest": _inert_json(_manifest(reading, language, under.path.name if under.path else basemap, streets)),
        "csp": _policy(_frame(), under),
    }
    # One pass: what is put in is never looked at again, whatever it looks like.
    page = _SLOT.sub(lambda match: slots[match[1]], _frame())
    _refuse_outside(page)
    return page


def write_page(
    reading: Reading,
    path: Path | str,
    *,
    language: str = "en",
    basemap: str = "offline",
    embed_text: EmbedText | None = None,
    symbols: Symbols = "own",
    say: Callable[[str], None] = lambda _: None,
    unread: Sequence[str] = (),
) -> Path:
    """Render a page into a file. The file is either complete or untouched.

    Raises:
        OutputError: the target cannot be written.
    """
    target = Path(path)
    step("page")
    page = render_page(
        reading, language=language, basemap=basemap, embed_text=embed_text, symbols=symbols, say=say, unread=unread
    ).encode("utf-8")
    with replacing(target) as part:
        part.write_bytes(page)
    return target


# -- the frame: constants through Folium ------------------------------------------------------------------------------


@cache
def _frame() -> str:
    """The page without data: what Folium makes of constants, with scripts and styles inlined."""
    return _ASSET.sub(lambda match: _inlined(match[1] or match[2]), _figure().render())


def _figure() -> Figure:
    """The Folium figure: a map with Leaflet alone, and the element that starts our script."""
    import folium
    from branca.element import Figure, MacroElement
    from folium.template import Template

    class Page(Figure):
        """A figure whose template is ours: language, title, landmarks, policy."""

        _template = Template(assets.template())

    class LeafletMap(folium.Map):
        """A Folium map without jQuery, Bootstrap and icon fonts, and without a style of its own."""

        default_js = [("leaflet", "asset:leaflet.js"), ("geomap", "asset:geomap.js")]  # noqa: RUF012
        default_css = [  # noqa: RUF012
            ("leaflet_css", "asset:leaflet.css"),
            ("geomap_css", "asset:geomap.css"),
        ]
        _template = Template(
            """
            {% macro html(this, kwargs) %}<div class="folium-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
            {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            {% endmacro %}
            """
        )

    class Start(MacroElement):
        """Hands the map to the page's script."""

        _template = Template(
            "{% macro script(this, kwargs) %}geomap.start({{ this._parent.get_name() }});{% endmacro %}"
        )

    figure = Page()
    figure.header._children.clear()
    fitted = LeafletMap(
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.75,
        wheel_px_per_zoom_level=90,
        world_copy_jump=True,
        min_zoom=1,
        max_zoom=14,
    )
    figure.add_child(fitted)
    start = Start()  # type: ignore[no-untyped-call]
    fitted.add_child(start)
    # Folium names elements by random numbers; these are the same in every page.
    figure._id, fitted._id, start._id = "geomap", "geomap", "start"
    for child in list(fitted._children.values()):
        if child is not start and child._name != "GlobalSwitches":
            child._id = child._name
    return figure


def _inlined(name: str) -> str:
    sources = {"geomap.js": assets.script, "geomap.css": assets.style}
    text = sources[name]() if name in sources else assets.leaflet(name)
    if name.endswith(".css"):
        return f"<style>{text}</style>"
    return "<script>" + re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE) + "</script>"


def _policy(page: str, under: Ground) -> str:
    """The content security policy: hashes of the scripts and styles in the frame, and nothing else."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    images = f"data: {under.origin}" if under.kind == "tiles" else "data:"
    asked = under.origin if under.kind == "offline" and under.origin else "'none'"
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src {images}; "
        f"font-src data:; connect-src {asked}; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    return " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'" for text in texts
    )


# -- the data: inert --------------------------------------------------------------------------------------------------


def _data_block(data: Any) -> str:
    """The data: JSON that can be read in the file while it is small, packed when it is large."""
    text = _inert_json(data)
    return text if len(text) <= _READABLE_BYTES else basemaps.pack(text.encode("utf-8"))


def _inert_json(data: Any) -> str:
    """JSON that a browser takes for nothing else: no ``<``, ``>``, ``&`` nor line separator is left in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return re.sub(r"[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _packed_labels(payload: Payload, language: str) -> str:
    labels = basemaps.embed_labels(payload.boxes, language)
    return basemaps.pack(json.dumps(labels, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def _manifest(reading: Reading, language: str, basemap: str, streets: archive.Taken | None) -> dict[str, Any]:
    """What the page was made of: each text with its hash, and what was chosen."""
    from geomap import __version__

    chosen = {"language": language, "basemap": basemap, "asOf": reading.as_of, "worldview": reading.worldview}
    inputs = [{"id": document.id, "sha256": document.sha256} for document in reading.documents]
    if reading.columns is not None:
        inputs += [{"id": desk.id, "sha256": desk.sha256} for desk in reading.columns.desks]
    if streets:
        inputs.append({"id": basemap, "sha256": hashlib.sha256(streets.data).hexdigest()})
    return {"geomap": __version__, "chosen": chosen, "inputs": inputs}


def _summary(payload: Payload, words: dict[str, str]) -> str:
    """What a browser without script shows: every event in a list."""
    meta = payload.data["meta"]
    lines = [
        f"<h1>{html.escape(meta['title'] or words['untitled'])}</h1>",
        f"<p>{html.escape(words['noscript'])}</p><ul>",
    ]
    for event in payload.data["events"][:_SUMMARY_LIMIT]:
        place = event["place"]["label"] if event["place"] else words["place.none"]
        time = event["time"]["start"] or words["time.unknown"]
        kind = words.get(f"category.{event['category']}", event["category"])
        status = words.get(f"status.{event['status']}", event["status"])
        # A label that geomap made begins with the kind and ends with the place; it is not told twice.
        said = [kind if not event["label"].startswith(kind) else "", status]
        where = place if not event["label"].endswith(place) else ""
        about = "; ".join(filter(None, (", ".join(filter(None, said)), where, time)))
        text = f"{event['label']} — {about}"
        lines.append(f"<li>{html.escape(_clean(text))}</li>")
    lines.append("</ul>")
    packed = payload.data["columns"]
    rest = max(0, len(payload.data["events"]) - _SUMMARY_LIMIT) + (packed["count"] if packed else 0)
    if rest > 0:
        lines.append(f"<p>+ {rest}</p>")
    return "".join(lines)


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


# -- nothing from outside ---------------------------------------------------------------------------------------------


class _Loads(HTMLParser):
    """Collects the address of everything that a browser would load by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            loads = name in ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping")
            if loads or (name in ("href", "xlink:href") and tag not in ("a", "area")):
                self.found.append(value or "")
            if name == "style" or name.startswith("on"):
                self.found.append(f"{name}={value}")
        if tag in ("iframe", "object", "embed", "base", "form", "frame"):
            self.found.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.found += [target for _, target in re.findall(r"url\(\s*(['\"]?)([^)'\"]*)\1\s*\)", data)]
            self.found += re.findall(r"@import[^;]*", data)
            self._in_style = False


def _refuse_outside(page: str) -> None:
    """Raise if the page would load anything but ``data:``."""
    parser = _Loads()
    parser.feed(page)
    parser.close()
    outside = [target for target in parser.found if not target.startswith("data:")]
    if outside:
        raise GeomapError(f"page: would load {outside[0][:120]!r} from outside; a page holds all it needs")
