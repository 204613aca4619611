"""Script, style and words of the page, as text: read from the package, checked, never fetched."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from geomap.errors import GeomapError, UsageError

HERE = Path(__file__).resolve().parent

LEAFLET = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
}
"""SHA-256 of Leaflet 1.9.4 (BSD-2-Clause) as django-js-lib-leaflet 1.9.4.1 has it."""

_IMPORT = re.compile(r'^import\s+\{([^}]*)\}\s+from\s+"\./([a-z]+)\.js";\s*$', re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_CAST = re.compile(r"/\*\* @type \{(?:[^*]|\*(?!/))*\*/ ?|/\*\* @param \{(?:[^*]|\*(?!/))*\*/ ?")
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)


@cache
def leaflet(name: str) -> str:
    """A file of Leaflet from the installed package, its hash checked and its images made part of it."""
    import js_lib_leaflet  # type: ignore[import-untyped]

    folder = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
    data = (folder / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != LEAFLET[name]:
        raise GeomapError(
            f"{name}: SHA-256 is {found}, pinned is {LEAFLET[name]}; install django-js-lib-leaflet==1.9.4.1"
        )
    # Browsers read every line end as \n before they hash.
    text = data.decode("utf-8").replace("\r\n", "\n")
    if name.endswith(".css"):
        # The one `behavior` is for a browser that no longer exists, and a URL besides.
        text = re.sub(r"\s*behavior:\s*url\([^)]*\);", "", text)
        text = re.sub(r"url\(images/([\w.-]+)\)", lambda match: f"url({_data_uri(folder / 'images' / match[1])})", text)
    # A source map comment names a file that is not there.
    return re.sub(r"(?m)^(?://|/\*)[#@] sourceMappingURL=.*$", "", text)


def _data_uri(path: Path) -> str:
    return "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode("ascii")


@cache
def script() -> str:
    """The page's own modules as one script: dependencies first, imports and ``export`` dropped, in one scope.

    The modules are plain ECMAScript modules, so that tests and editors take them as they are; top-level names are unique
    over all of them, which makes this joining safe.
    """
    ordered: list[str] = []

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise GeomapError(f"web/js: modules import each other: {' → '.join((*trail, name))}")
        if name in ordered:
            return
        for match in _IMPORT.finditer(_module(name)):
            visit(match[2], (*trail, name))
        ordered.append(name)

    visit("main", ())
    bodies = [_EXPORT.sub("", _IMPORT.sub("", _bare(_module(name)))).strip() for name in ordered]
    return '(function () {\n"use strict";\n' + "\n".join(bodies) + "\nwindow.geomap = { start };\n})();"


def _bare(source: str) -> str:
    """A module without its comments, which are for those who read the sources: whole lines, and types in passing."""
    return _CAST.sub("", _COMMENT.sub("", source))


@cache
def _module(name: str) -> str:
    return (HERE / "js" / f"{name}.js").read_text(encoding="utf-8")


@cache
def style() -> str:
    """The page's own style sheet."""
    return (HERE / "page.css").read_text(encoding="utf-8")


@cache
def template() -> str:
    """The page's frame: constants only, with ``[[geomap:name]]`` where something is put in afterwards."""
    return (HERE / "page.html").read_text(encoding="utf-8")


@cache
def words(language: str) -> dict[str, str]:
    """All words of the page in one language."""
    table: dict[str, dict[str, str]] = json.loads((HERE / "strings.json").read_text(encoding="utf-8"))
    languages = sorted(next(iter(table.values())))
    if language not in languages:
        raise UsageError(f"language {language!r} is unknown; there are {', '.join(languages)}")
    return {key: texts[language] for key, texts in table.items()}
