"""The commands of `geomap gazetteer`: what it holds, what a name could mean, and adding to it.

On a terminal answers are told in words; in a pipe, or with ``--json``, they are JSON.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from geomap.errors import InputError, UsageError

if TYPE_CHECKING:
    from geomap.lookup.adding import Moved
    from geomap.model import Entry

app = typer.Typer(help="The gazetteer: what is in it, what a name could mean, and adding to it.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="JSON also on a terminal.")]
KINDS = {
    "PPLC": "capital", "PPLA": "seat of a region", "PPLA2": "seat of a district", "PPLA3": "seat of a municipality", "PPLX": "part of a town",
    "PPL": "settlement", "PPLL": "settlement", "PCLI": "country", "ADM1": "first-level region", "ADM2": "second-level region",
    "ADM3": "municipality", "AIRP": "airport", "BRDR": "international border", "XING_ROAD": "road crossing",
    "XING_RAIL": "rail crossing", "RGN": "region", "STM": "river", "LK": "lake", "SEA": "sea", "ISL": "island", "STRT": "strait",
}  # fmt: skip
ORIGINS = {"population": "worked out from its population", "outline": "reach of its outline", "default": "the usual for its kind"}


@app.command("info")
def info(as_json: AsJson = False) -> None:
    """Say what the gazetteer holds, where its file is and where its data come from.

    Example: geomap gazetteer info
    """
    import json

    from geomap import lookup
    from geomap.cli import writing
    from geomap.workspace import open_workspace

    about = lookup.info(open_workspace().gazetteers)
    with writing(None) as write:
        if as_json or not sys.stdout.isatty():
            write(json.dumps(about, indent=1, ensure_ascii=False, default=str) + "\n")
        else:
            write("\n".join(_info_lines(about)) + "\n")


def _info_lines(about: dict[str, Any]) -> Iterator[str]:
    yield f"{about['entries']:,} entries in {about['file']} ({about['bytes'] / 1e6:,.0f} MB; QGIS opens it)"
    yield ""
    yield from (f"{count:>9,}  {name}" for name, count in sorted(about["sources"].items(), key=lambda item: -item[1]))
    yield ""
    yield from (f"  {credit}" for credit in about["attributions"])
    for added in about["workspace"]:
        yield ""
        yield f"{added['entries']:,} entries of this workspace in {added['file']}"
        yield from (f"  {line}" for line in added["made_from"])


@app.command("search")
def search(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, or an entry's id.")],
    country: Annotated[Optional[str], typer.Option(metavar="CC", help="Only in this country, as PL.")] = None,  # noqa: UP045
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the entries with a name, and if there is none, those with a similar one: JSON Lines in a pipe.

    Example: geomap gazetteer search Warszawa
    """
    from geomap.cli import as_json as json_line
    from geomap.cli import talk, writing
    from geomap.lines import entry_line
    from geomap.lookup import open_gazetteer
    from geomap.strict import shown
    from geomap.workspace import open_workspace

    if not name.strip():
        raise UsageError("NAME is empty; give a name as Warszawa")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise UsageError(f"--country {shown(country)} is no ISO 3166-1 code; give two letters as PL")
    gazetteer = open_gazetteer(open_workspace().gazetteers)
    code = country.upper() if country else None
    by_id = gazetteer.entry(name) if ":" in name else None
    found = [by_id] if by_id else gazetteer.named(name, country=code, limit=limit)
    if not found:
        found = gazetteer.similar(name, country=code, limit=limit)
        if found:
            talk.note("no entry has this name; these are similar")
    with writing(None) as write:
        for entry in found[:limit]:
            if as_json or not sys.stdout.isatty():
                write(json_line(entry_line(entry)))
            else:
                write("\n".join(_entry_lines(entry)) + "\n\n")
    if not found:
        where = f" in {code}" if code else ""
        raise InputError(shown(name), f"no entry{where} has this name or a similar one")


def _entry_lines(entry: Entry) -> Iterator[str]:
    """An entry in words: what and where it is, how far off it may be and why, and who says so."""
    from geomap.strict import plain

    countries = entry.properties.get("between") or entry.properties.get("countries") or ()
    places = [entry.admin2, entry.admin1, entry.country_code or "–".join(map(str, countries))]
    kind = KINDS.get(entry.feature_code, "")
    yield plain("  ·  ".join(filter(None, [entry.name, ", ".join(filter(None, places))])))
    people = f", {entry.population:,} people" if entry.population else ""
    yield plain(f"  {f'{kind} ({entry.feature_code})' if kind else entry.feature_code}{people}")
    yield f"  {_position(entry)}"
    licence = _licence(entry)
    yield plain(f"  {entry.id} in {entry.gazetteer}{f', {licence}' if licence else ''}")
    if entry.names:
        shown_names = ", ".join(entry.names[:8])
        yield plain(f"  also {shown_names}{f' and {len(entry.names) - 8} more' if len(entry.names) > 8 else ''}")


def _position(entry: Entry) -> str:
    if entry.lon is None or entry.lat is None:
        return "nowhere"
    where = f"{abs(entry.lat):.4f}° {'N' if entry.lat >= 0 else 'S'} {abs(entry.lon):.4f}° {'E' if entry.lon >= 0 else 'W'}"
    if entry.uncertainty_m is None:
        return f"{where}, radius unknown"
    parts = []
    if entry.extent_m is not None:
        origin = str(entry.properties.get("extent_origin", ""))
        parts.append(f"extent {_metres(entry.extent_m)}{f' ({ORIGINS.get(origin, origin)})' if origin else ''}")
    if entry.accuracy_m is not None:
        parts.append(f"coordinates within {_metres(entry.accuracy_m)}")
    shape = {"line": ", drawn as a line", "polygon": ", drawn as an area"}.get(entry.shape, "")
    return f"{where} ± {_metres(entry.uncertainty_m)}: {', '.join(parts)}{shape}"


def _metres(value: float) -> str:
    return f"{value:,.0f} m" if value < 1000 else f"{value / 1000:,.1f} km"


def _licence(entry: Entry) -> str:
    from geomap.plugins import variants

    module = variants("gazetteers").get(entry.gazetteer)
    return str(entry.properties.get("licence") or getattr(module, "LICENCE", ""))


@app.command("build")
def build() -> None:
    """Compile the gazetteer from its sources anew, and what the workspace adds to it.

    Example: geomap gazetteer build
    """
    from geomap import lookup
    from geomap.cli import talk
    from geomap.workspace import open_workspace

    path = lookup.build()
    talk.note(f"compiled {path} ({path.stat().st_size / 1e6:,.0f} MB)")
    folders = open_workspace().gazetteers
    said = _Said()
    logging.getLogger("geomap.gazetteer").addHandler(said)
    lookup.open_gazetteer(folders)
    for problem in lookup.problems(folders):
        if problem not in said.lines:
            talk.note(problem)


class _Said(logging.Handler):
    """Keeps what was said while the workspace's tables were compiled, so that it is not said twice."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a line."""
        self.lines.add(record.getMessage())


@app.command("add")
def add(
    country: Annotated[str, typer.Option("--geonames", metavar="CC", help="Country of the files, as PL; all for the world.")],
    files: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[FILE]...", help="What you have downloaded: places, alternate names, postal codes, as .zip or .txt."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Download and replace without asking.")] = False,
    base: Annotated[
        str, typer.Option("--from", metavar="URL", help="Where files are published in GeoNames' folders.")
    ] = "https://download.geonames.org/export",
) -> None:
    """Add all places that GeoNames has of a country to this workspace: from FILEs, or downloaded after asking.

    Example: geomap gazetteer add --geonames PL
    """
    from geomap.lookup import adding
    from geomap.workspace import open_workspace

    workspace = open_workspace()
    if not workspace.exists:
        raise UsageError("there is no workspace here to add to; make one with `geomap init DIR` and go there")
    folder = workspace.root / "data" / "gazetteer"
    published = adding.urls(country, base.rstrip("/"))
    _may_replace(folder, country, yes)
    if files:
        for file in files:
            _told(adding.add_file(folder, country, file))
    else:
        _download(folder, country, published, yes)
    _compile(folder)


def _may_replace(folder: Path, country: str, yes: bool) -> None:
    """Ask whether dumps that are there may be replaced."""
    from geomap.lookup import adding

    present = adding.present(folder, country)
    if present:
        _ask(f"{', '.join(map(str, present))}: replace?", yes, "there are dumps of this country already; say --yes to replace them")


def _ask(question: str, yes: bool, otherwise: str) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(otherwise)
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)


def _download(folder: Path, country: str, published: dict[str, str], yes: bool) -> None:
    """Fetch what GeoNames publishes of a country, once that was allowed."""
    import tempfile
    from urllib.parse import urlsplit

    from geomap.cli import talk
    from geomap.lookup import adding

    host = urlsplit(next(iter(published.values()))).netloc
    for kind, url in published.items():
        talk.note(f"{adding.NAMES[kind]}: {url}")
    _ask(f"Download these from {host}?", yes, f"nothing is downloaded from {host} unasked; say --yes, or name files you have")
    with tempfile.TemporaryDirectory() as scratch:
        for kind, url in published.items():
            target = Path(scratch) / f"{kind or 'places'}.zip"
            with _bar(adding.NAMES[kind]) as moved:
                date = adding.download(url, target, moved)
            if date is not None:
                _told(adding.add_file(folder, country, target, url, date))
            elif kind:
                talk.note(f"{url}: there is no such file; left out")
            else:
                raise InputError(url, "there is no such file", "is this the code of a country?")


@contextmanager
def _bar(what: str) -> Iterator[Moved]:
    """A progress bar on standard error, if somebody watches."""
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    with Progress(TextColumn(what), BarColumn(), DownloadColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _told(added: Any) -> None:
    from geomap.cli import talk
    from geomap.lookup import adding

    kind = adding.NAMES[added.file.rsplit("/", 1)[0] if "/" in added.file else ""]
    what = "replaced" if added.replaced else "added"
    talk.note(f"{what} {added.file}: {added.rows:,} rows of {kind}, version {added.version or 'not stated'}, {adding.LICENCE}")


def _compile(folder: Path) -> None:
    from geomap.cli import talk
    from geomap.lookup.compiled import opened
    from geomap.lookup.own import dump_file

    about = opened(dump_file(folder)).about()
    talk.note(f"{int(about['entries']):,} entries of GeoNames are in this workspace now")
