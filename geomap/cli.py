"""The command line: a thin command for each verb.

Results go to standard output or ``-o``, talk and progress to standard error. Exit codes: 0 done, 1 nothing usable or a
bad input that stops the job, 2 wrong usage, 130 interrupted. Whatever is heavy is imported within the command.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional, TypeVar

import typer

from geomap import cli_gazetteer
from geomap.errors import GeomapError, InputError, OutputError, UsageError

if TYPE_CHECKING:
    from geomap.pipeline import Options
    from geomap.workspace import Workspace

T = TypeVar("T")

app = typer.Typer(
    name="geomap",
    help="Turns reports of incidents into maps that can be believed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(cli_gazetteer.app, name="gazetteer")


class Language(StrEnum):
    """Languages of the page."""

    en = "en"
    pl = "pl"
    uk = "uk"
    be = "be"
    de = "de"


class EmbedText(StrEnum):
    """How much of the reports goes into a page."""

    full = "full"
    sentences = "sentences"
    none = "none"


class Symbols(StrEnum):
    """Whose signs the page draws."""

    own = "own"
    app6 = "app6"


class Picture(StrEnum):
    """What an exported picture shows."""

    map = "map"
    days = "days"
    timeline = "timeline"


class Worldview(StrEnum):
    """Whose borders are drawn."""

    recognised = "recognised"
    control = "control"


class Corridors(StrEnum):
    """Which entry corridors are drawn."""

    all = "all"
    fronts = "fronts"
    envelopes = "envelopes"
    tracks = "tracks"
    none = "none"


Inputs = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer 0.15 reads no other form
    typer.Argument(metavar="INPUT", help="Files or folders, or - for standard input; without one, the workspace here."),
]
Published = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(metavar="DATE", help="Publication date of reports that state none, as 2025-09-10."),
]
Borders = Annotated[
    Optional[Worldview],  # noqa: UP045
    typer.Option(
        "--worldview", help="Whose borders: as recognised (the default) or by who is in control.", show_default=False
    ),
]
AsOf = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--as-of", metavar="TIME", help="Only what was known by then, local time, as 2025-09-10T12:00."),
]
PerDocument = Annotated[bool, typer.Option("--per-document", help="Leave events of different reports apart.")]
Corrections = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--corrections", metavar="FILE", help="What people put right by hand; data/corrections.yaml when not given."
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Work in so many processes.")]
Online = Annotated[
    bool,
    typer.Option(
        "--online", help="Ask a geocoder on the internet for names that the gazetteer lacks; says what it sends."
    ),
]
Geocoder = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="Which one: nominatim, photon, … as geopy names them; photon=https://my.host, or a URL."
    ),
]
Output = Annotated[Optional[Path], typer.Option("--output", "-o", metavar="FILE", help="Write there instead.")]  # noqa: UP045


# -- talk -------------------------------------------------------------------------------------------------------------


class Talk:
    """What is said on standard error: errors always, the rest as ``-q`` and ``-v`` have it."""

    level = 0
    _MOST = 10

    def __init__(self) -> None:
        self.errors = 0

    def error(self, error: InputError) -> None:
        """Say what is wrong with an input; the eleventh and later of a run are counted, unless ``-v``."""
        self.errors += 1
        if self.errors <= self._MOST or self.level > 0:
            say(f"geomap: {error}")

    def finish(self) -> None:
        """Say how many errors were kept back."""
        if self.errors > self._MOST and self.level <= 0:
            say(f"geomap: {self.errors - self._MOST} more such lines; -v shows them all")

    def note(self, text: str) -> None:
        """Say what was done."""
        if self.level >= 0:
            say(text)


talk = Talk()


def say(text: str) -> None:
    """One line on standard error, with control characters shown and not obeyed."""
    from geomap.strict import plain

    print(plain(text), file=sys.stderr)


@contextmanager
def progress(what: str) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """A counter on standard error while things pass through, if somebody watches."""
    if talk.level < 0 or not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def counted(things: Iterable[T]) -> Iterator[T]:
            for thing in things:
                yield thing
                bar.advance(task)

        yield counted


@contextmanager
def stages() -> Iterator[None]:
    """The stage of long work and its count on standard error, if somebody watches."""
    if talk.level < 0 or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from geomap.steps import watched

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("gazetteer", total=None)

        def tell(name: str, count: int) -> None:
            bar.update(task, description=f"{name} {count:,}" if count else name)

        with watched(tell):
            yield


@contextmanager
def writing(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Something to write text to: the file, put in place at the end, or standard output."""
    if output is None or str(output) == "-":
        # Ours is UTF-8 with plain line ends whatever the locale is.
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield _to_stdout
        _to_stdout("", last=True)
        return
    from geomap.strict import replacing

    with replacing(output) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream.write
        stream.flush()


def _to_stdout(text: str, *, last: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if last:
            sys.stdout.flush()
    except OSError as error:
        # Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(0) from None  # whoever read our output has had enough
        raise OutputError(f"standard output: cannot be written ({error.strerror})") from None


def counted_words(*counts: tuple[int, str]) -> str:
    """Counts with their words in the right number: ``1 document, 2 events``."""
    return ", ".join(f"{count} {word if count == 1 else f'{word}s'}" for count, word in counts)


def as_json(value: Any) -> str:
    """One line of JSON."""
    import json

    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


# -- what the commands share ------------------------------------------------------------------------------------------


def _inputs(inputs: list[str] | None) -> tuple[list[Any], Workspace]:
    """The inputs named, or those of the workspace in the current folder; and that workspace."""
    from geomap import settings
    from geomap.workspace import open_workspace

    workspace = open_workspace()
    return settings.sources(inputs or (), workspace), workspace


def _options(workspace: Workspace, inputs: list[str] | None, **chosen: Any) -> Options:
    """Options as chosen on the command line, then in ``geomap.toml``, then by default."""
    from geomap import settings

    return settings.options(workspace, named=bool(inputs), **chosen)


def _check_found(count: int) -> None:
    """Nothing out of broken inputs is a failure; nothing out of good ones is an answer."""
    if not count and talk.errors:
        raise typer.Exit(1)


# -- maps and data ----------------------------------------------------------------------------------------------------


@app.command()
def render(
    inputs: Inputs = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FILE.html", help="Where the map goes; maps/NAME.html when not given."),
    ] = None,
    as_of: AsOf = None,
    corridors: Annotated[
        Optional[Corridors],  # noqa: UP045
        typer.Option(help="Entry corridors to draw; fronts and envelopes when not given.", show_default=False),
    ] = None,
    lang: Annotated[Optional[Language], typer.Option(help="Language of the page.", show_default=False)] = None,  # noqa: UP045
    basemap: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            metavar="offline|osm|none|FILE.pmtiles|URL",
            help="offline and an archive of yours need no network; osm and an address ask a server: {z}/{x}/{y}.png or .pmtiles.",
            show_default=False,
        ),
    ] = None,
    embed_text: Annotated[
        Optional[EmbedText],  # noqa: UP045
        typer.Option(
            help="How much of the reports the page holds; all of your own texts and of others' the evidence when not given.",
            show_default=False,
        ),
    ] = None,
    symbols: Annotated[
        Optional[Symbols],  # noqa: UP045
        typer.Option(help="Signs of geomap's own, or framed after NATO's APP-6.", show_default=False),
    ] = None,
    worldview: Borders = None,
    title: Annotated[Optional[str], typer.Option(help="Title of the page.")] = None,  # noqa: UP045
    published: Published = None,
    per_document: PerDocument = False,
    corrections: Corrections = None,
    online: Online = False,
    geocoder: Geocoder = "nominatim",
) -> None:
    """Draw the map: one HTML file that needs no network.

    Example: geomap render report.txt --published 2025-09-10 -o map.html
    """
    from geomap import pipeline
    from geomap.render import EMBED_TEXT, SYMBOLS, write_page
    from geomap.web.tiles import ground

    sources, workspace = _inputs(inputs)
    options = _options(
        workspace,
        inputs,
        as_of=as_of,
        corridors=corridors,
        worldview=worldview,
        language=lang,
        title=title,
        published=published,
        per_document=per_document or None,
        corrections=corrections,
        online=online or None,
        geocoder=geocoder,
    )
    under = basemap or workspace.basemap or "offline"
    held: Any = embed_text.value if embed_text else workspace.setting("embed_text")
    if held not in (None, *EMBED_TEXT):
        raise UsageError(f"embed_text {held!r} is none of {', '.join(EMBED_TEXT)}")
    signs: Any = symbols.value if symbols else workspace.setting("symbols") or "own"
    if signs not in SYMBOLS:
        raise UsageError(f"symbols {signs!r} is none of {', '.join(SYMBOLS)}")
    drawing: dict[str, Any] = {"language": options.language, "basemap": under, "embed_text": held, "symbols": signs, "say": talk.note}
    if host := ground(under).host:
        talk.note(f"The map will ask {host} for its background: that server learns where a reader looks.")
    target = output or workspace.maps / f"{_map_name(inputs, workspace)}.html"
    unread: list[str] = []

    def noted(error: InputError) -> None:
        talk.error(error)
        unread.append(_without_folders(str(error), sources))

    with stages():
        reading = pipeline.run(sources, dataclasses.replace(options, columns=True, history=True), report=noted)
        drawing["unread"] = tuple(unread)
        if str(target) != "-":
            write_page(reading, target, **drawing)
    if str(target) == "-":
        _through_file(lambda path: write_page(reading, path, **drawing))
        return
    drawn = sum(len(layer.features) for layer in reading.layers)
    table = f", {len(reading.columns):,} rows of tables ({reading.columns.placed:,} placed)" if reading.columns else ""
    talk.note(
        f"{target}: {counted_words((len(reading.documents), 'document'), (len(reading.events), 'event'))}{table}, "
        f"{counted_words((drawn, 'feature'))} in {counted_words((len(reading.layers), 'layer'))}, "
        f"{len(reading.unmapped)} mentions and events not drawn"
    )


def _without_folders(message: str, sources: Iterable[Any]) -> str:
    """A message without the folders of this machine, which are nobody's business who reads the map."""
    for source in map(Path, sources):
        for folder in (source, source.parent):
            if folder.is_absolute():
                message = message.replace(f"{folder}/", "")
    return message


def _map_name(inputs: list[str] | None, workspace: Workspace) -> str:
    """A name for the map: of the workspace, or of the first input."""
    if inputs:
        return Path(inputs[0]).resolve().stem if inputs[0] != "-" else "map"
    from geomap.names import fold

    title = fold(workspace.setting("title") or "").replace(" ", "-")[:60].strip("-")
    return title or workspace.root.resolve().name or "map"


def _through_file(write: Callable[[Path], object], suffix: str = ".html") -> None:
    """Write to a file that is then copied to standard output."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"result{suffix}"
        write(path)
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def watch(context: typer.Context) -> None:
    """Draw the map again whenever a report, a table or a setting changes; takes what render takes. Ctrl-C ends it.

    Example: geomap watch seeds -o map.html
    """
    from geomap.watching import rounds
    from geomap.workspace import open_workspace

    group: Any = typer.main.get_command(app)
    chosen = group.commands["render"].make_context("geomap watch", list(context.args)).params
    workspace = open_workspace()
    named = chosen["inputs"] or workspace.inputs
    level = talk.level
    for changed in rounds(named, beside=workspace.own_files):
        if changed:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            talk.note(f"{changed[0].name}{more} changed")
        # A mistake in a file is said, and the next save may mend it.
        run([*["-v"] * level, *["-q"] * -level, "render", *context.args])


_SMALLEST_PX, _LARGEST_PX = 300, 12_000


def _size(text: str) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        UsageError: it is none, or would be too small to read or too large to hold.
    """
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise UsageError(f"--size {text!r} is no size; give width and height in pixels as 1600x1200")
    found = int(width), int(height)
    if not all(_SMALLEST_PX <= side <= _LARGEST_PX for side in found):
        raise UsageError(f"--size {text!r} is out of range; give {_SMALLEST_PX} to {_LARGEST_PX} pixels for each side")
    return found


@app.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The suffix chooses the format.")],
    inputs: Inputs = None,
    as_of: AsOf = None,
    corridors: Annotated[Optional[Corridors], typer.Option(help="Entry corridors to draw.", show_default=False)] = None,  # noqa: UP045
    lang: Annotated[Optional[Language], typer.Option(help="Language of labels.", show_default=False)] = None,  # noqa: UP045
    worldview: Borders = None,
    title: Annotated[Optional[str], typer.Option(help="Title of the data set.")] = None,  # noqa: UP045
    published: Published = None,
    per_document: PerDocument = False,
    corrections: Corrections = None,
    nested: Annotated[
        bool, typer.Option("--nested", help="GeoJSON with claims and evidence as objects in each feature.")
    ] = False,
    online: Online = False,
    geocoder: Geocoder = "nominatim",
    picture: Annotated[
        Picture, typer.Option(help="Of a picture: one map, a small map for each day, or a timeline.")
    ] = Picture.map,
    size: Annotated[str, typer.Option(metavar="WxH", help="Of a picture, in pixels at 96 an inch.")] = "1600x1200",
) -> None:
    """Write the layers as a file for other tools; `geomap kinds` lists the formats.

    Example: geomap export seeds -o incident.gpkg
    """
    from geomap import pipeline
    from geomap.export import export_layers, format_of

    format_of(output)  # before anything is read, since that takes longer
    width_px, height_px = _size(size)
    sources, workspace = _inputs(inputs)
    options = _options(
        workspace,
        inputs,
        as_of=as_of,
        corridors=corridors,
        worldview=worldview,
        language=lang,
        title=title,
        published=published,
        per_document=per_document or None,
        corrections=corrections,
        online=online or None,
        geocoder=geocoder,
    )
    reading = pipeline.run(sources, options, report=talk.error)
    export_layers(
        reading,
        output,
        nested=nested,
        language=options.language,
        picture=picture.value,
        width_px=width_px,
        height_px=height_px,
        report=talk.note,
    )
    talk.note(
        f"{output}: {counted_words((sum(len(layer.features) for layer in reading.layers), 'feature'))} in "
        f"{counted_words((len(reading.layers), 'layer'))}"
    )


# -- JSON Lines -------------------------------------------------------------------------------------------------------


@app.command()
def mentions(
    inputs: Inputs = None,
    output: Output = None,
    published: Published = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what was recognised as no place at all.")] = False,
    jobs: Jobs = 1,
    online: Online = False,
    geocoder: Geocoder = "nominatim",
) -> None:
    """List the places that reports mention: JSON Lines, a mention each, in input order.

    Example: geomap mentions report.txt | jq -r .text
    """
    from geomap import pipeline
    from geomap.model import PLACE_KINDS, REJECTED_KINDS

    kinds = (*PLACE_KINDS, *REJECTED_KINDS) if rejected else PLACE_KINDS

    sources, workspace = _inputs(inputs)
    options = _options(workspace, inputs, published=published, online=online or None, geocoder=geocoder)
    count = 0
    with writing(output) as write, progress("documents") as counted:
        found = pipeline.stream_mention_lines(sources, options, kinds=kinds, jobs=jobs, report=talk.error)
        for _, rows in counted(found):
            count += 1
            for row in rows:
                write(as_json(row))
    _check_found(count)


@app.command()
def events(
    inputs: Inputs = None,
    output: Output = None,
    published: Published = None,
    as_of: AsOf = None,
    per_document: PerDocument = False,
    corrections: Corrections = None,
    online: Online = False,
    geocoder: Geocoder = "nominatim",
) -> None:
    """List the events that reports and event files tell of: JSON Lines, an event each, with its claims.

    Example: geomap events seeds | jq -c '[.category, .place, .start, .count_low, .count_high]'
    """
    from geomap import pipeline
    from geomap.lines import event_line

    sources, workspace = _inputs(inputs)
    options = _options(
        workspace,
        inputs,
        published=published,
        as_of=as_of,
        per_document=per_document or None,
        corrections=corrections,
        online=online or None,
        geocoder=geocoder,
    )
    count = 0
    with writing(output) as write, progress("events") as counted:
        for event in counted(pipeline.stream_events(sources, options, report=talk.error)):
            count += 1
            write(as_json(event_line(event)))
    _check_found(count)


@app.command()
def resolve(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A place name or a place expression.")],
    country: Annotated[Optional[str], typer.Option(metavar="CC", help="Country it is in, as PL.")] = None,  # noqa: UP045
    worldview: Borders = None,
    output: Output = None,
    online: Online = False,
    geocoder: Geocoder = "nominatim",
) -> None:
    """Say where a text means: a GeoJSON Feature with the candidates and how the place came about.

    Example: geomap resolve "15 km north of Chełm"
    """
    from geomap import pipeline
    from geomap.lines import resolution_feature
    from geomap.lookup import open_gazetteer
    from geomap.lookup.worldview import seen_by
    from geomap.strict import shown
    from geomap.workspace import open_workspace

    if not text.strip():
        raise UsageError('TEXT is empty; give a place name as "Wyryki-Wola"')
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise UsageError(f"--country {shown(country)} is no ISO 3166-1 code; give two letters as PL")
    workspace = open_workspace()
    view = worldview.value if worldview else workspace.setting("worldview") or Worldview.recognised.value
    gazetteer = seen_by(open_gazetteer(workspace.gazetteers), view)
    if online:
        from geomap.online import online_gazetteer

        gazetteer = online_gazetteer(gazetteer, geocoder)
    resolution = pipeline.resolve_text(text, gazetteer, country=country.upper() if country else None)
    with writing(output) as write:
        write(as_json(resolution_feature(resolution)))
    if resolution.place is None:
        raise InputError(shown(text), resolution.note or "no place of that name is known")


# -- questions --------------------------------------------------------------------------------------------------------


@app.command()
def explain(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A mention's key as report:27, or an event's id.")],
    inputs: Inputs = None,
    published: Published = None,
    corrections: Corrections = None,
) -> None:
    """Tell the whole story of one mention or event: its words, what else they could mean, and what was decided.

    Example: geomap explain report:27 report.txt
    """
    from geomap import pipeline
    from geomap.explain import event_story, mention_story

    sources, workspace = _inputs(inputs)
    options = _options(workspace, inputs, published=published, corrections=corrections)
    reading = pipeline.read_all(sources, options, report=talk.error)
    texts = {document.id: document for document in reading.documents}
    for resolution in (r for whole in reading.resolutions for r in (whole, *whole.parts)):
        if resolution.mention.key == key:
            with writing(None) as write:
                write(mention_story(resolution, texts[resolution.mention.document]))
            return
    for event in reading.events:
        if event.id == key:
            with writing(None) as write:
                write(event_story(event, texts))
            return
    remedy = "`geomap mentions` lists the keys of mentions, `geomap events` the ids of events"
    raise InputError(key, "no mention or event has this key", remedy)


@app.command()
def check(
    inputs: Inputs = None,
    output: Output = None,
    published: Published = None,
    as_json_lines: Annotated[bool, typer.Option("--json", help="JSON Lines instead, a finding each.")] = False,
    problems: Annotated[bool, typer.Option("--problems", help="Leave out what agrees.")] = False,
    corrections: Corrections = None,
) -> None:
    """Hold what the inputs say against what can be computed: distances, closures, counts, countries, dates.

    A line each: where it is said, what is said, what was computed, and by how much they differ.

    Example: geomap check report.txt --published 2025-09-10
    """
    from geomap import pipeline
    from geomap.check import check_reading, finding_line, finding_text
    from geomap.lookup import open_gazetteer

    sources, workspace = _inputs(inputs)
    options = _options(workspace, inputs, published=published, corrections=corrections)
    reading = pipeline.read_all(sources, options, report=talk.error)
    count = 0
    with writing(output) as write:
        for finding in check_reading(reading, open_gazetteer(options.gazetteers)):
            if finding.level == "problem" or not problems:
                write(as_json(finding_line(finding)) if as_json_lines else f"{finding_text(finding)}\n")
                count += finding.level == "problem"
    read = counted_words((len(reading.documents), "document"), (len(reading.events), "event"))
    talk.note(f"{read}: {counted_words((count, 'problem'))}")


@app.command()
def review(
    inputs: Inputs = None,
    output: Output = None,
    published: Published = None,
    corrections: Corrections = None,
) -> None:
    """Write the queue of what most needs a person, best first: CSV for a spreadsheet, or .geojson for QGIS.

    Fill in decision, new, reason and who, and give the file to --corrections.

    Example: geomap review seeds -o queue.csv
    """
    from geomap import pipeline
    from geomap.check import check_reading
    from geomap.lookup import open_gazetteer
    from geomap.review import queue_csv, queue_geojson, review_queue

    suffix = output.suffix.lower() if output is not None and str(output) != "-" else ".csv"
    if suffix not in (".csv", ".geojson"):
        raise UsageError(f"no queue is written as {suffix or 'a file without suffix'}; name a .csv or .geojson")
    sources, workspace = _inputs(inputs)
    options = _options(workspace, inputs, published=published, corrections=corrections)
    reading = pipeline.read_all(sources, options, report=talk.error)
    queue = review_queue(reading, check_reading(reading, open_gazetteer(options.gazetteers)))
    with writing(output) as write:
        write(queue_geojson(queue) if suffix == ".geojson" else queue_csv(queue))
    talk.note(f"{len(queue)} of {len(reading.events)} events and {len(reading.resolutions)} mentions are worth a look")


@app.command("import-corrections")
def import_corrections(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .gpkg or .geojson of `geomap export`, edited in QGIS.")
    ],
    inputs: Inputs = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--output", "-o", metavar="FILE.yaml", help="Add them there; data/corrections.yaml when not given."
        ),
    ] = None,
    who: Annotated[Optional[str], typer.Option(help="Who edited it; your user name when not given.")] = None,  # noqa: UP045
    reason: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Why, for what has no new note of its own."),
    ] = None,
    when: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="When it was edited; the day the file was saved when not given."),
    ] = None,
    published: Published = None,
    per_document: PerDocument = False,
    corrections: Corrections = None,
) -> None:
    """Take what was moved, retyped, dated anew or deleted in QGIS for corrections, with old and new values.

    Give the inputs that FILE was exported from. The next render shows them as corrected.

    Example: geomap import-corrections incident.gpkg --who "J. Kowalska" --reason "seen on the ground"
    """
    import getpass
    from dataclasses import replace
    from datetime import UTC, datetime

    from geomap import pipeline, returned
    from geomap.documents._meta import edtf

    sources, workspace = _inputs(inputs)
    options = _options(
        workspace, inputs, published=published, per_document=per_document or None, corrections=corrections
    )
    target = output or (None if inputs else workspace.root / "data" / "corrections.yaml")
    if when is not None and edtf(when) is None:
        raise UsageError(f"--when {when!r} is no date; give 2025-09-12")
    reading = pipeline.run(sources, options, report=talk.error)
    edited = returned.read_edited(file, reading)
    if not edited.made_from(reading) and options.corrections:
        # exported before the corrections, and maybe where they come from
        reading = pipeline.run(sources, replace(options, corrections=()), report=talk.error)
        edited = returned.read_edited(file, reading)
    found = returned.decisions(
        edited,
        reading,
        who=who or getpass.getuser(),
        when=when or f"{datetime.fromtimestamp(file.stat().st_mtime, UTC):%Y-%m-%d}",
        reason=reason or f"edited in {file.name}",
        report=talk.error,
    )
    if target is None or str(target) == "-":
        with writing(None) as write:
            write("corrections:\n" + returned.as_yaml(found) if found else "corrections: []\n")
    else:
        found = returned.not_yet(target, found)
        if found:
            returned.append(target, found)
    talk.note(f"{target or 'standard output'}: {len(found)} corrections")


@app.command()
def kinds() -> None:
    """List every reader, expression, gazetteer, category, layer and export there is.

    Example: geomap kinds
    """
    from geomap.plugins import first_line, folders, variants

    with writing(None) as write:
        for folder in folders():
            write(f"{folder}\n")
            found = variants(folder)
            width = max(map(len, found), default=0)
            for name, module in found.items():
                write(f"  {name:<{width}}  {first_line(module)}\n")


@app.command()
def evaluate(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS…", help="JSON Lines with text and gold mentions.")],
    output: Output = None,
    table: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Also write all figures as Markdown.")] = None,  # noqa: UP045
    picture: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Also draw errors and calibration: .png, .svg or .pdf."),
    ] = None,
    predictions: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            metavar="FILE", help="Score these mentions, as `geomap mentions` writes them, instead of reading."
        ),
    ] = None,
) -> None:
    """Measure recognition and resolution against corpora with gold mentions: a JSON object, a list of them for several.

    Example: geomap evaluate corpus.jsonl --table figures.md --picture figures.png
    """
    from geomap import evaluation_report
    from geomap.evaluate import evaluate_corpus
    from geomap.strict import plain, replacing

    if picture is not None and picture.suffix not in (".png", ".svg", ".pdf"):
        raise UsageError(f"--picture {plain(picture)}: give a name that ends in .png, .svg or .pdf")
    if predictions is not None and len(corpora) > 1:
        raise UsageError("--predictions goes with one corpus")
    with progress("documents") as counted:
        results = [
            evaluate_corpus(corpus, predictions=predictions, counted=counted, report=talk.error) for corpus in corpora
        ]
    if table is not None:
        with writing(table) as write:
            write(evaluation_report.table(results))
    if picture is not None:
        with replacing(picture) as part:
            evaluation_report.picture(results, part, picture.suffix)
    with writing(output) as write:
        import json

        write(json.dumps(results[0] if len(results) == 1 else results, indent=1) + "\n")


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not a workspace yet.")]) -> None:
    """Make a workspace: geomap.toml, seeds/, data/ and maps/.

    Example: geomap init incident && cd incident && geomap render
    """
    from geomap.workspace import make_workspace

    for path in make_workspace(folder):
        talk.note(f"wrote {path}")
    talk.note(f"Put reports into {folder / 'seeds'} and run `geomap render` in {folder}.")


# -- the way in -------------------------------------------------------------------------------------------------------


def _version(asked: bool) -> None:
    if asked:
        from geomap import __version__

        print(f"geomap {__version__}")
        raise typer.Exit


@app.callback()
def common(
    quiet: Annotated[int, typer.Option("--quiet", "-q", count=True, help="Say only what went wrong.")] = 0,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Say everything that went wrong.")] = 0,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Turns reports of incidents into maps that can be believed."""
    talk.level = verbose - quiet


_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


_FLAGS = frozenset(("-q", "--quiet", "-v", "--verbose"))


def _flags_first(arguments: list[str]) -> list[str]:
    """The flags that hold for every command, taken wherever they stand: ``geomap mentions report.txt -q``."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    flags = [a for a in own if a in _FLAGS]
    return [*flags, *(a for a in own if a not in _FLAGS), *arguments[len(own) :]]


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what went wrong has been said in a line."""
    talk.level, talk.errors = 0, 0
    try:
        result = app(args=_flags_first(arguments), prog_name="geomap", standalone_mode=False)
        talk.finish()
        if result == _INTERRUPTED:  # typer has caught it and kept it quiet
            say("geomap: interrupted")
        return int(result or 0)
    except UsageError as error:
        say(f"geomap: {error}")
        return 2
    except GeomapError as error:
        talk.finish()
        say(f"geomap: {error}")
        return 1
    except (KeyboardInterrupt, typer.Abort):
        say("geomap: interrupted")
        return _INTERRUPTED
    except MemoryError:
        say("geomap: out of memory; give it less at once")
        return 1
    except Exception as error:
        # The command line's own complaints, whichever package they come from.
        show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
        if callable(show) and isinstance(code, int):
            show()
            return code
        if talk.level > 0:
            raise
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        at = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
        say(f"geomap: a mistake of geomap's own at {at}: {type(error).__name__}: {error}; -v shows all of it")
        return 1


if __name__ == "__main__":
    main()
