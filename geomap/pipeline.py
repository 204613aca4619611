"""The stages in order: this is the file to read first.

    read → find → resolve → extract → join → draw → render, export

Each stage is a function from records to records; `geomap.model` has the records. A document's stages need nothing of
other documents, so documents stream: only `join` and what follows see all events at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from geomap.columns import Columns
from geomap.documents import Report, raise_error
from geomap.documents._meta import edtf
from geomap.edtf import bounds
from geomap.errors import GeomapError, InputError, UsageError
from geomap.model import (
    PLACE_KINDS,
    Claim,
    Document,
    Event,
    Evidence,
    Expression,
    Gazetteer,
    Known,
    Layer,
    Mention,
    Place,
    Reading,
    Resolution,
    Unmapped,
)
from geomap.plugins import variants
from geomap.steps import counted, step
from geomap.strict import plain, shown
from geomap.text import View

Inputs = Sequence[str | Path | Document]
"""Files, folders, ``-`` for standard input, and documents that somebody has made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen about a run; each has the name of its command-line option."""

    published: str | None = None
    """Publication date of documents that do not state one."""
    as_of: str | None = None
    """Only what was known by then."""
    per_document: bool = False
    """Leave events of different documents apart."""
    corridors: str = "all"
    worldview: str = "recognised"
    """Whose borders: ``recognised`` internationally, or by who is in ``control``."""
    language: str = "en"
    title: str = ""
    layers: tuple[str, ...] = ()
    """Names of the layers to draw; all of them when empty."""
    gazetteers: tuple[Path, ...] = ()
    """Folders with places of the user's own."""
    online: bool = False
    """Ask a geocoder on the internet for names that the gazetteer lacks."""
    geocoder: str = "nominatim"
    """Which: `geomap.online.online_gazetteer` says how it is named."""
    corrections: tuple[Path, ...] = ()
    """Files with what people put right by hand, applied last."""
    expect_corrections: bool = True
    """Whether a correction of something that is not there is reported."""
    columns: bool = False
    """Whether long event files may be kept in columns, as pages take them; else each row becomes an object."""
    history: bool = False
    """Whether `Reading.history` is worked out, which a page needs for its control of what was known when."""


def run(inputs: Inputs, options: Options | None = None, *, report: Report = raise_error) -> Reading:
    """Everything from files to layers.

    Raises:
        InputError: nothing could be read.
        UsageError: an option names a layer that does not exist.
    """
    from geomap.draw import draw_columns, undrawn

    options = options or Options()
    _check_layers(options.layers)
    reading, then = _read_everything(inputs, options, report)
    gazetteer = _gazetteer(options)
    columns = reading.columns
    step("layers")
    if columns is not None:
        columns = draw_columns(columns, gazetteer=gazetteer, language=options.language)
    layers = _drawn(reading.events, reading.resolutions, gazetteer, options)
    left_out = undrawn(reading.events, gazetteer=gazetteer, corridors=options.corridors)
    step("what was known when")
    history = _history(reading, then, gazetteer, options) if options.history and columns is None else ()
    return replace(
        reading,
        layers=layers,
        unmapped=(*reading.unmapped, *left_out),
        attributions=_attributions(),
        history=history,
        columns=columns,
    )


def read_all(inputs: Inputs, options: Options | None = None, *, report: Report = raise_error) -> Reading:
    """Everything from files to joined events, and nothing drawn yet.

    Raises:
        InputError: nothing could be read.
    """
    return _read_everything(inputs, options or Options(), report)[0]


def _read_everything(
    inputs: Inputs, options: Options, report: Report
) -> tuple[Reading, Callable[[str], tuple[Event, ...]]]:
    """What is known, and what tells the events that were known on a day."""
    gazetteer = _gazetteer(options)
    documents: list[Document] = []
    resolutions: list[Resolution] = []
    events: list[Event] = []
    nowhere: list[Unmapped] = []
    report_files, event_files = split_inputs(inputs, report=report)
    for document, resolved in counted("reports", _resolved(report_files, gazetteer, options, report), every=1):
        documents.append(document)
        resolutions += resolved
        told, unplaced = _told(document, resolved, gazetteer, options)
        events += told
        nowhere += unplaced
    right = _Corrector(gazetteer, options, report)
    long_files, event_files = _by_length(event_files) if options.columns else ([], event_files)
    columns, apart, sources = _tables(long_files, gazetteer, options, right, report)
    events += apart
    documents += sources
    coded, sources = _coded_events(event_files, gazetteer, options, report)
    documents += sources
    if not documents and columns is None:
        raise InputError(_named(inputs), "nothing to read", "name reports or event files that hold something")
    step("joining")
    final = right.events(joined([*events, *coded], documents, options))
    resolutions = right.resolutions(resolutions)
    right.finish()
    reading = Reading(
        documents=tuple(documents),
        resolutions=tuple(resolutions),
        events=tuple(final),
        unmapped=(*unmapped_mentions(resolutions), *nowhere, *right.rejected),
        title=options.title,
        as_of=options.as_of,
        worldview=options.worldview,
        columns=columns,
    )

    def then(day: str) -> tuple[Event, ...]:
        early = replace(options, as_of=day, expect_corrections=False)
        rows = {event.id: event for event in _coded_events(event_files, gazetteer, early, _ignore)[0]}
        tables = [_as_then(event, rows[event.id]) for event in known_events(coded, day) if event.id in rows]
        reports = [document for document in documents if known_by(document.published, day)]
        known = joined([*known_events(events, day), *tables], reports, early)
        return tuple(_Corrector(gazetteer, early, _ignore).events(known))

    return reading, then


def _drawn(
    events: Sequence[Event], resolutions: Sequence[Resolution], gazetteer: Gazetteer, options: Options
) -> tuple[Layer, ...]:
    """The layers, those of them that were asked for."""
    from geomap.draw import draw_layers

    layers = draw_layers(
        events,
        gazetteer=gazetteer,
        corridors=options.corridors,
        worldview=options.worldview,
        language=options.language,
        resolutions=resolutions,
    )
    return tuple(layer for layer in layers if layer.name in options.layers) if options.layers else layers


def _as_then(known: Event, then: Event) -> Event:
    """An event of a table as its rows of then tell it, resting on its sources as they are numbered now."""
    time = replace(then.time, evidence=known.time.evidence)
    return replace(then, time=time, claims=known.claims, evidence=known.evidence, documents=known.documents)


def _ignore(_: GeomapError) -> None:
    """What was reported once is not reported for each day again."""


def stream_mentions(
    inputs: Inputs, options: Options | None = None, *, report: Report = raise_error
) -> Iterator[tuple[Document, list[Resolution]]]:
    """Documents with their mentions, each looked up, one document at a time and in input order."""
    options = options or Options()
    report_files, _ = split_inputs(inputs, report=report)
    yield from _resolved(report_files, _gazetteer(options), options, report)


def stream_mention_lines(
    inputs: Inputs,
    options: Options | None = None,
    *,
    kinds: Collection[str] = PLACE_KINDS,
    jobs: int = 1,
    report: Report = raise_error,
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """For each document its id and its mentions of some kinds as `geomap.lines.mention_lines`, in input order.

    Documents are read by this process and worked on by ``jobs`` of them; few are held at a time, however many there are.
    """
    options = options or Options()
    report_files, _ = split_inputs(inputs, report=report)
    if jobs <= 1:
        gazetteer = _gazetteer(options)
        for document in _read(report_files, options, report):
            yield _mention_lines(document, gazetteer, kinds)
        return
    from geomap.lookup import open_gazetteer
    from geomap.parallel import in_order

    open_gazetteer(options.gazetteers)  # compiled once, before several processes want it
    yield from in_order(partial(_batch_lines, options.gazetteers, kinds), _read(report_files, options, report), jobs)


def _mention_lines(
    document: Document, gazetteer: Gazetteer, kinds: Collection[str]
) -> tuple[str, list[dict[str, Any]]]:
    from geomap.lines import mention_lines

    _, resolutions = _resolved_document(document, gazetteer)
    return document.id, [line for r in resolutions if r.mention.kind in kinds for line in mention_lines(r)]


@lru_cache(maxsize=1)
def _own_gazetteer(folders: tuple[Path, ...]) -> Gazetteer:
    """The gazetteer of a working process, opened once."""
    return _gazetteer(Options(gazetteers=folders))


def _batch_lines(
    folders: tuple[Path, ...], kinds: Collection[str], documents: list[Document]
) -> list[tuple[str, list[dict[str, Any]]]]:
    """`_mention_lines` of a batch, in a process of its own."""
    return [_mention_lines(document, _own_gazetteer(folders), kinds) for document in documents]


def stream_events(inputs: Inputs, options: Options | None = None, *, report: Report = raise_error) -> Iterator[Event]:
    """Events in input order.

    With ``per_document`` each document's events come as soon as it is read and nothing is kept. Otherwise they are
    joined, for which events are held, but of each document no more than what is known about it. Of long event files only
    those rows are held that can be one event with another; their events come last.
    """
    options = options or Options()
    gazetteer = _gazetteer(options)
    right = _Corrector(gazetteer, options, report)
    report_files, event_files = split_inputs(inputs, report=report)
    known: list[Document] = []
    events: list[Event] = []
    for document, resolved in _resolved(report_files, gazetteer, options, report):
        found = _extracted(document, resolved, gazetteer, options)
        if options.per_document:
            yield from right.events(found)
        else:
            known.append(replace(document, text="", zones=()))
            events += found
    if options.per_document and not options.corrections:
        yield from _streamed_events(event_files, gazetteer, options, report)
        return
    if not options.per_document and not options.corrections and _by_length(event_files)[0]:
        yield from _joined_stream(events, known, event_files, gazetteer, options, report)
        return
    coded, sources = _coded_events(event_files, gazetteer, options, report)
    yield from right.events(joined([*events, *coded], [*known, *sources], options))
    right.finish()


# -- the stages, one by one -------------------------------------------------------------------------------------------


def _resolved(
    files: Inputs, gazetteer: Gazetteer, options: Options, report: Report
) -> Iterator[tuple[Document, list[Resolution]]]:
    """Read, find, resolve. Documents published after ``as_of`` are passed over."""
    for document in _read(files, options, report):
        yield _resolved_document(document, gazetteer)


def _read(files: Inputs, options: Options, report: Report) -> Iterator[Document]:
    """Documents that were published by ``as_of``."""
    from geomap.intake import read_documents

    for document in read_documents(files, published=options.published, report=report):
        if known_by(document.published, options.as_of):
            yield document


def _resolved_document(document: Document, gazetteer: Gazetteer) -> tuple[Document, list[Resolution]]:
    """A document with its zones marked, and its mentions, each looked up."""
    from geomap.find import find_mentions
    from geomap.intake import mark_zones
    from geomap.resolve import resolve_mentions

    marked = mark_zones(document)
    view = View(marked)  # cut into tokens and sentences once, for both
    return marked, resolve_mentions(view, find_mentions(view, gazetteer), gazetteer)


def _extracted(
    document: Document, resolutions: Sequence[Resolution], gazetteer: Gazetteer, options: Options
) -> list[Event]:
    """Extract, as far as it was known."""
    return _told(document, resolutions, gazetteer, options)[0]


def _told(
    document: Document, resolutions: Sequence[Resolution], gazetteer: Gazetteer, options: Options
) -> tuple[list[Event], list[Unmapped]]:
    """Extract, as far as it was known, with what is told of places that nobody knows."""
    from geomap.extract import read_events

    events, unplaced = read_events(document, resolutions, gazetteer)
    return known_events(events, options.as_of), unplaced


def _coded_events(
    files: Iterable[Path], gazetteer: Gazetteer, options: Options, report: Report
) -> tuple[list[Event], list[Document]]:
    """Events of event files, as far as they were known, and the sources those rest on."""
    from geomap.eventfiles._rows import read_events

    def known(published: str | None) -> bool:
        return known_by(published, options.as_of)

    return read_events(files, place_finder(gazetteer), known=known if options.as_of else None, report=report)


def _by_length(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Event files that are kept in columns, and the others: the long ones, or all when they are long together."""
    from geomap.columns import COLUMNS_FROM
    from geomap.eventfiles._table import count_rows

    lengths = {path: count_rows(path) for path in files if path.is_file()}
    rest = [path for path in files if path not in lengths]
    together = sum(lengths.values()) > 3 * COLUMNS_FROM
    long = [path for path, rows in lengths.items() if rows > COLUMNS_FROM or together]
    return long, [*(path for path in lengths if path not in long), *rest]


def _tables(
    files: Sequence[Path], gazetteer: Gazetteer, options: Options, right: _Corrector, report: Report
) -> tuple[Columns | None, list[Event], list[Document]]:
    """Long event files as columns; events that corrections name become objects, as only those can be put right."""
    from geomap.eventfiles._table import read_columns

    if not files:
        return None, [], []
    named = {correction.event for correction in right.corrections if correction.event}

    def known(published: str | None) -> bool:
        return known_by(published, options.as_of)

    return read_columns(
        files, place_finder(gazetteer), known=known if options.as_of else None, apart=named, report=report
    )


def _streamed_events(files: Sequence[Path], gazetteer: Gazetteer, options: Options, report: Report) -> Iterator[Event]:
    """Events of event files, one at a time."""
    from geomap.eventfiles._rows import stream_events

    def known(published: str | None) -> bool:
        return known_by(published, options.as_of)

    yield from stream_events(files, place_finder(gazetteer), known=known if options.as_of else None, report=report)


def _joined_stream(
    events: list[Event],
    documents: list[Document],
    files: Sequence[Path],
    gazetteer: Gazetteer,
    options: Options,
    report: Report,
) -> Iterator[Event]:
    """Events of reports and of long event files, joined: first the rows that stay by themselves, then all others."""
    from geomap.eventfiles._glance import glances
    from geomap.eventfiles._rows import stream_apart
    from geomap.join import NOT_JUDGED
    from geomap.joinable import Joinable

    def published_by(published: str | None) -> bool:
        return known_by(published, options.as_of)

    known = published_by if options.as_of else None
    place_of = place_finder(gazetteer)
    joinable = Joinable()
    for event in events:
        joinable.add_event(event)
    for row in glances(files, place_of, known=known):
        joinable.add(row.file, row.row, row.id, row.category, row.place, row.time, row.source)
        if joinable.full:
            break
    held = joinable.rows()
    if held is None:
        coded, sources = _coded_events(files, gazetteer, options, report)
    else:
        coded, sources = [], []
        yield from stream_apart(files, place_of, held, coded, sources, grade=NOT_JUDGED, known=known, report=report)
    yield from joined([*events, *coded], [*documents, *sources], options)


def joined(events: list[Event], documents: Sequence[Document], options: Options) -> list[Event]:
    """Join, unless ``per_document``."""
    from geomap.join import join_events

    return events if options.per_document else join_events(events, documents)


class _Corrector:
    """What people put right by hand, applied to events after everything else; read when it is first needed."""

    def __init__(self, gazetteer: Gazetteer, options: Options, report: Report) -> None:
        from geomap.corrections import read_corrections

        self.options, self.report = options, report
        self.place_of = place_finder(gazetteer)
        self.corrections = [c for path in options.corrections for c in read_corrections(path, report=report)]
        self.missing = {c.where: c for c in self.corrections}
        self.rejected: list[Unmapped] = []

    def events(self, events: list[Event]) -> list[Event]:
        """Events as corrected; the rejected are gone."""
        if not self.corrections:
            return events
        from geomap.corrections import apply_corrections

        done = apply_corrections(events, self.corrections, self.place_of, report=self.report)
        for where in done.applied:
            self.missing.pop(where, None)
        self.rejected += done.rejected
        return done.events

    def resolutions(self, resolutions: list[Resolution]) -> list[Resolution]:
        """Mentions as corrected."""
        from geomap.corrections import correct_resolution

        by_key = {c.mention: c for c in self.corrections if c.mention is not None}
        if not by_key:
            return resolutions
        made = []
        for resolution in resolutions:
            correction = by_key.get(resolution.mention.key)
            if correction is not None:
                self.missing.pop(correction.where, None)
                resolution = correct_resolution(resolution, correction, self.place_of)  # noqa: PLW2901
            made.append(resolution)
        return made

    def finish(self) -> None:
        """Report the corrections of what is not there."""
        for correction in self.missing.values() if self.options.expect_corrections else ():
            remedy = "`geomap events` lists the ids of events, `geomap mentions` the keys of mentions"
            self.report(InputError(correction.where, f"there is no event or mention {shown(correction.key)}", remedy))


def split_inputs(inputs: Inputs, *, report: Report = raise_error) -> tuple[list[Path | Document], list[Path]]:
    """The files that inputs stand for, as reports and event files; documents are reports, and come first."""
    from geomap import intake
    from geomap.eventfiles import _rows, jsonl

    both = intake.readers().keys() | _rows.suffixes()
    reports: list[Path | Document] = [given for given in inputs if isinstance(given, Document)]
    events: list[Path] = []
    files = [given for given in inputs if not isinstance(given, Document)]
    for file in intake.input_files(files, suffixes=both, report=report):
        if file.name == "corrections.yaml":
            continue  # lies among event files in a workspace's data/, and is none
        suffix = file.suffix.lower()
        coded = suffix in _rows.suffixes() and (suffix not in intake.readers() or jsonl.holds_events(file))
        (events if coded else reports).append(file)
    return reports, events


def _check_layers(names: Iterable[str]) -> None:
    known = variants("layers")
    for name in names:
        if name not in known:
            raise UsageError(f"there is no layer {shown(name)}; there are {', '.join(known)}")


def _gazetteer(options: Options) -> Gazetteer:
    from geomap.lookup import open_gazetteer
    from geomap.lookup.remembered import RememberedGazetteer
    from geomap.lookup.worldview import seen_by

    gazetteer = RememberedGazetteer(seen_by(open_gazetteer(options.gazetteers), options.worldview))
    if not options.online:
        return gazetteer
    from geomap.online import online_gazetteer

    return online_gazetteer(gazetteer, options.geocoder)


def _attributions() -> tuple[str, ...]:
    """Whom the gazetteer's tables ask to be named, each once."""
    import csv

    from geomap.lookup import embedded_data_dir

    table = embedded_data_dir() / "SOURCES.csv"
    if not table.is_file():
        return ()
    with table.open(encoding="utf-8", newline="") as stream:
        credits = [row["attribution"] for row in csv.DictReader(stream) if not row["source"].startswith("curated")]
    return tuple(dict.fromkeys(name for words in credits for name in words.split("; ")))


def _named(inputs: Inputs) -> str:
    return ", ".join(plain(i.id if isinstance(i, Document) else i) for i in inputs[:3]) + (
        " …" if len(inputs) > 3 else ""
    )


# -- knowledge time ---------------------------------------------------------------------------------------------------


MOST_DAYS = 24
"""A history has at most so many days; of more, every second or third is kept."""
HISTORY_EVENTS = 3_000
"""Beyond so many events no history is worked out."""


def _history(
    reading: Reading, then: Callable[[str], tuple[Event, ...]], gazetteer: Gazetteer, options: Options
) -> tuple[Known, ...]:
    """What was known at the end of each day on which something became known, but the last, which is what is known now."""
    if len(reading.events) > HISTORY_EVENTS:
        return ()
    since = {bounds(claim.known_from) for event in reading.events for claim in event.claims}
    days = sorted({span[0].date().isoformat() for span in since if span})
    days = days[:: -(-len(days) // MOST_DAYS)] if days else days
    found = []
    for day in days[:-1]:
        events = then(day)
        read = {document.id for document in reading.documents if known_by(document.published, day)}
        resolutions = [resolution for resolution in reading.resolutions if resolution.mention.document in read]
        found.append(Known(day, events, _drawn(events, resolutions, gazetteer, options)))
    return tuple(found)


def checked_time(as_of: str | None) -> str | None:
    """``--as-of`` as EDTF in local time.

    Raises:
        UsageError: it is no date.
    """
    if as_of is not None and edtf(as_of) is None:
        raise UsageError(f"--as-of {shown(as_of)} is no date; give 2025-09-10 or 2025-09-10T12:00")
    return edtf(as_of) if as_of else None


def known_by(known_from: str | None, as_of: str | None) -> bool:
    """Whether something was known by a time, both as EDTF. What is unknown counts as known.

    What may have been known counts: a report of 10 September does at noon of that day.
    """
    since, until = bounds(known_from), bounds(as_of)
    return since is None or until is None or since[0] < until[1]


def known_events(events: Iterable[Event], as_of: str | None) -> list[Event]:
    """Events with the claims that were known by a time; an event none of whose claims was known is left out."""
    if as_of is None:
        return list(events)
    return [known for event in events if (known := _known_event(event, as_of)) is not None]


def _known_event(event: Event, as_of: str) -> Event | None:
    kept = tuple(claim for claim in event.claims if known_by(claim.known_from, as_of))
    if event.claims and not kept:
        return None
    undated = any(claim.known_from is None for claim in kept) or not event.claims
    note = "; ".join(part for part in (event.note, "when it became known is not stated" if undated else "") if part)
    if len(kept) == len(event.claims):
        return replace(event, note=note)
    names = {claim.id for claim in kept}
    kept = tuple(_without(claim, names) for claim in kept)
    evidence = tuple(dict.fromkeys(span for claim in kept for span in claim.evidence))
    documents = tuple(dict.fromkeys(claim.document for claim in kept))
    low, high = count_span(kept)
    return replace(
        event, claims=kept, evidence=evidence, documents=documents, count_low=low, count_high=high, note=note
    )


def _without(claim: Claim, kept: set[str]) -> Claim:
    """A claim whose relations name only claims that are there."""
    return replace(
        claim,
        conflicts_with=tuple(other for other in claim.conflicts_with if other in kept),
        corroborates=tuple(other for other in claim.corroborates if other in kept),
    )


def count_span(claims: Iterable[Claim]) -> tuple[float | None, float | None]:
    """From the lowest to the highest number that claims of a count name; ``None`` where none of them names one."""
    counts = [claim for claim in claims if claim.attribute == "count" and claim.polarity == "positive"]
    lows = [claim.low for claim in counts if claim.low is not None]
    highs = [claim.high for claim in counts if claim.high is not None]
    return min(lows, default=None), max(highs, default=None)


# -- one text as a place ----------------------------------------------------------------------------------------------


def resolve_text(text: str, gazetteer: Gazetteer, *, country: str | None = None) -> Resolution:
    """What a text such as ``15 km north of Chełm`` means as a place.

    A name that the gazetteer has is looked up as it stands, also with what it lies in (``Mniszków, Łódź Voivodeship``).
    Anything else is read as a report that consists of it alone; of several places the longest wording counts, and a note
    says when it is not all of the text.
    """
    from geomap.find import find_mentions
    from geomap.resolve import resolve_mentions

    words = text.strip()
    # A report ends its sentences; readers of reports rely on it.
    document = Document(id="query", text=words if words.endswith((".", "!", "?")) else f"{words}.")
    whole = Mention(document.id, 0, len(words), words, "toponym")
    view = View(document)

    def resolved(mentions: Sequence[Mention]) -> list[Resolution]:
        return resolve_mentions(view, [_in_country(mention, country) for mention in mentions], gazetteer)

    found = [m for m in find_mentions(view, gazetteer) if m.kind in PLACE_KINDS[:3]]
    placed = [resolution for resolution in resolved(found) if resolution.place]
    best = max(placed, key=lambda r: (r.mention.end - r.mention.start, -r.mention.start), default=None)
    if best is not None and best.mention.text == words:
        return best
    if named := _name_and_containers(document, words, gazetteer, country):
        return resolved(named)[0]
    if best is None:
        return resolved([whole])[0] if words else Resolution(whole, None, note="no place of that name is known")
    if covers(best.mention, words):
        return best
    part = f"only “{best.mention.text}” of it was understood"
    return replace(best, note="; ".join(note for note in (part, best.note) if note))


def _name_and_containers(document: Document, words: str, gazetteer: Gazetteer, country: str | None) -> list[Mention]:
    """Mentions of a name and of what it lies in, parted by commas; none when the gazetteer has no such name."""
    mentions: list[Mention] = []
    start = 0
    for part in words.split(","):
        name = part.strip()
        at = start + len(part) - len(part.lstrip())
        start += len(part) + 1
        if name and (mentions or gazetteer.named(name, country=country, limit=1)):
            mentions.append(Mention(document.id, at, at + len(name), name, "toponym"))
        elif not mentions:
            return []
    return mentions


def covers(mention: Mention, text: str) -> bool:
    """Whether a mention is the better part of a text, by letters and digits."""
    return 2 * sum(map(str.isalnum, mention.text)) > sum(map(str.isalnum, text))


def _in_country(mention: Mention, country: str | None) -> Mention:
    """A mention, and the anchors of its expression, with a hint at the country."""
    if country is None:
        return mention
    expression = mention.expression
    if expression is not None:
        anchors = tuple(_in_country(anchor, country) for anchor in expression.anchors)
        expression = Expression(expression.name, anchors, expression.params)
    return replace(mention, hints={**mention.hints, "country": country}, expression=expression)


def place_finder(gazetteer: Gazetteer) -> Callable[[str, str | None], Place | None]:
    """`resolve_text` for tables: the place alone, each distinct text looked up once.

    A text of which only a lesser part was understood, or a name that several places bear about equally, is no place: a
    table can say more, and a wrong point would not show its doubt.
    """

    @lru_cache(maxsize=200_000)
    def place_of(text: str, country: str | None = None) -> Place | None:
        resolution = resolve_text(text, gazetteer, country=country)
        return resolution.place if _is_sure(resolution, text) else None

    return place_of


_SURE = 0.55
"""The score from which a bare name in a table is taken for a place: seven tenths or nearly of what the candidates share, since a fifth is kept for a
place that the gazetteer lacks."""


def _is_sure(resolution: Resolution, text: str) -> bool:
    """Whether all of a text was understood (or its first part, what follows the comma saying where that lies), and surely."""
    if resolution.mention.text != text.split(",", maxsplit=1)[0].strip() and not covers(resolution.mention, text):
        return False
    named = resolution.mention.kind == "toponym"
    return not named or not (resolution.ambiguous or (resolution.score is not None and _score_there(resolution) < _SURE))


def _score_there(resolution: Resolution) -> float:
    """The score of all candidates within the radius of the place chosen: a road crossing beside one of the railway casts no doubt."""
    from geomap.geodesy import distance_m

    place, score = resolution.place, resolution.score or 0.0
    if place is None or place.uncertainty_m is None:
        return score
    chosen = {entry.id for entry in place.entries}
    others = [c for c in resolution.candidates if c.entry.id not in chosen and c.entry.lon is not None and c.entry.lat is not None]
    return score + sum(
        c.score for c in others if distance_m(place.lon, place.lat, c.entry.lon or 0, c.entry.lat or 0) <= place.uncertainty_m
    )


# -- not on the map ---------------------------------------------------------------------------------------------------

_WHY_NOT = {
    "metonym": "stands for a government or institution",
    "demonym": "says of which country, not where",
    "organisation": "is an organisation",
    "person": "is a person",
    "equipment": "is a machine or weapon",
    "event_name": "is the name of an event",
    "boilerplate": "is not part of the report",
}


def unmapped_mentions(resolutions: Iterable[Resolution]) -> Iterator[Unmapped]:
    """Mentions that are no place or whose place is not known, each with the reason."""
    for resolution in resolutions:
        mention = resolution.mention
        if resolution.place is not None and mention.kind in PLACE_KINDS[:3]:
            continue
        reason = resolution.note or mention.note or _WHY_NOT.get(mention.kind, "no place of that name is known")
        evidence = Evidence(mention.document, mention.start, mention.end, mention.text)
        yield Unmapped(mention.key, mention.text, mention.kind, reason, evidence)
