"""A folder that geomap works on: ``geomap.toml``, ``seeds/``, ``data/`` and ``maps/``.

None of them must be there. The settings in ``geomap.toml`` are ``title``, ``language``, ``worldview``, ``layers``,
``corridors``, ``as_of``, ``basemap``, ``embed_text`` and ``symbols``; what the command line says goes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geomap.errors import InputError, UsageError
from geomap.strict import decode, plain, read_bytes, replacing, shown

SETTINGS = "geomap.toml"
TEXT_SETTINGS = ("title", "language", "worldview", "corridors", "as_of", "basemap", "embed_text", "symbols")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder and what its ``geomap.toml`` sets."""

    root: Path
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def exists(self) -> bool:
        """Whether there is anything of a workspace in the folder."""
        return any((self.root / name).exists() for name in (SETTINGS, "seeds", "data"))

    @property
    def inputs(self) -> list[Path]:
        """What is read when no input is named: ``seeds/`` and the event files ``data/events*``."""
        from geomap.eventfiles._rows import suffixes

        seeds = [self.root / "seeds"] if (self.root / "seeds").is_dir() else []
        events = sorted(path for path in (self.root / "data").glob("events*") if path.suffix.lower() in suffixes())
        return [_short(path) for path in [*seeds, *events]]

    @property
    def own_files(self) -> list[Path]:
        """What else a map depends on: settings, places and corrections of the workspace's own."""
        return [_short(self.root / name) for name in (SETTINGS, "data/gazetteer", "data/corrections.yaml")]

    @property
    def maps(self) -> Path:
        """Where maps go."""
        return _short(self.root / "maps")

    @property
    def gazetteers(self) -> tuple[Path, ...]:
        """Folders with places of the workspace's own."""
        folder = self.root / "data" / "gazetteer"
        return (folder,) if folder.is_dir() else ()

    @property
    def corrections(self) -> tuple[Path, ...]:
        """What people put right by hand: ``data/corrections.yaml``."""
        path = self.root / "data" / "corrections.yaml"
        return (_short(path),) if path.is_file() else ()

    @property
    def layers(self) -> tuple[str, ...] | None:
        """Names of the layers to draw; ``None`` when they are not set."""
        return tuple(self.settings["layers"]) if "layers" in self.settings else None

    @property
    def basemap(self) -> str | None:
        """The basemap that is set; an archive lies where the settings lie."""
        chosen = self.setting("basemap")
        if chosen and chosen.lower().endswith(".pmtiles") and "://" not in chosen:
            return str(_short(self.root / chosen))
        return chosen

    def setting(self, name: str) -> str | None:
        """A setting that is text; ``None`` when it is not set."""
        value = self.settings.get(name)
        return None if value is None else str(value)


def open_workspace(root: str | Path = ".") -> Workspace:
    """The workspace in a folder.

    Raises:
        InputError: ``geomap.toml`` is not TOML, or sets something that there is not.
    """
    folder = Path(root)
    path = folder / SETTINGS
    if not path.is_file():
        return Workspace(folder)
    import tomllib

    where = plain(_short(path))
    try:
        settings = tomllib.loads(decode(read_bytes(path, may_be_empty=True), where).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, f"is not TOML: {error}") from None
    for key, value in settings.items():
        if key not in (*TEXT_SETTINGS, "layers"):
            raise InputError(where, f"unknown setting {shown(key)}", f"known are {', '.join(TEXT_SETTINGS)}, layers")
        if key == "layers" and not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
            raise InputError(
                where, f"layers = {shown(value)} is no list of names", 'write layers = ["impacts", "airports"]'
            )
        if key in TEXT_SETTINGS and isinstance(value, bool | int | float | list | dict):
            raise InputError(where, f"{key} = {shown(value)} is not text", f'write {key} = "…"')
    return Workspace(folder, settings)


def _short(path: Path) -> Path:
    """A path without the leading ``./``."""
    return Path(*path.parts)


# -- a new one --------------------------------------------------------------------------------------------------------

_TOML = """\
# Settings of this map; the command line goes first. Take the # away to use one.
title = {title}
# language = "en"              # of the page: en, pl, uk, be or de
# as_of = "2025-09-10T12:00"   # only what was known by then, local time
# corridors = "fronts"         # fronts, envelopes, tracks, none; both of the first two when not set
# worldview = "recognised"     # whose borders: recognised, or by who is in control
# layers = ["impacts", "entry_fronts"]   # names as `geomap kinds` lists them; all when not set
# basemap = "offline"          # none, "streets.pmtiles", or off the internet: osm, "https://host/{{z}}/{{x}}/{{y}}.png"
# embed_text = "sentences"     # full, sentences, none; your own texts whole, of others' the evidence when not set
# symbols = "app6"             # signs framed after NATO's APP-6; geomap's own when not set
"""

_SEEDS = """\
Reports go here, one file each: .md with the lines below on top, or .txt, .html, .jsonl.
This file itself is not read. Text is kept to the letter, since every place on the map points back into it.

    ---
    title: What the report is called
    publisher: Who published it
    url: https://…
    published: 2025-09-10T14:05
    language: en
    licence: what you may do with the text
    ---

    The report itself.
"""

_EVENTS = """\
id,category,status,place,country,lon,lat,start,end,end_kind,count_low,count_high,unit,speaker,publisher,published,url,quote,origin,note
"""


def make_workspace(root: str | Path) -> list[Path]:
    """Make a workspace in a folder that has none, and return what was written.

    Raises:
        UsageError: there is one already; nothing is written over.
    """
    folder = Path(root)
    if (folder / SETTINGS).exists() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{plain(folder)}: there is a workspace or file of that name already; name another folder")
    title = (folder.resolve().name or "Map").replace("-", " ").replace("_", " ").capitalize()
    files = {
        SETTINGS: _TOML.format(title=_quoted(title)),
        "seeds/README.md": _SEEDS,
        "data/events.csv": _EVENTS,
        "maps/.gitkeep": "",
    }
    written = []
    for name, content in files.items():
        target = folder / name
        if target.exists():
            continue
        with replacing(target) as part:
            part.write_text(content, encoding="utf-8", newline="\n")
        written.append(target)
    return written


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
