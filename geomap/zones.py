"""The parts of a text that are not its story: page furniture, bylines, datelines, captions, credits, headings, markup.

The text stays whole; a zone says from where to where, what it is and why. Nothing here knows an article or a publisher:
phrases that ask for money or lead elsewhere, the reader being addressed, the publisher speaking of itself, short lines
and their place on the page are what furniture is known by (`geomap/lexicons/page_furniture.tsv`), and words of
reporting and quotations speak against it. One such phrase proves nothing: news tells of donations, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geomap import lexicons
from geomap.model import Document, Zone
from geomap.text import merge_spans, split_sentences, tokenize

WEIGHTS = {"appeal": 3.0, "link": 2.5, "legal": 3.0, "self": 1.5, "you": 0.7, "news": -2.0}
_NEUTRAL_PER_WORD = -0.09
_QUOTED = -4.0
_BODY = -8.0
"""Score of a sentence in a paragraph without any phrase of furniture: runs hardly ever reach across one."""
_ENOUGH = 4.0
"""A run of sentences with this score or more, from two classes of phrase or two phrases of one, is furniture."""

_TOP_BLOCKS = 8
_END_BLOCKS = 4
_HEADING_WORDS = 18


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line that stands as one."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """Its words between white space."""
        return self.text.split()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon in a text."""

    start: int
    end: int
    name: str


def mark_zones(document: Document) -> Document:
    """The document with zones for what is not its story, besides those its reader knew of."""
    text = document.text
    known = list(document.zones)
    zones = [*known, *_outside(_markup(text), known)]
    blocks = _uncovered(split_blocks(text), known)
    hits = find_hits(text)
    for found in (
        _menus(blocks),
        _furniture(text, blocks, hits),
        _captions(text, blocks, hits),
        _page_dates(blocks),
        _bylines(blocks, hits),
        _headings(text, blocks),
        _datelines(blocks),
    ):
        settled = [zone for zone in zones if zone.kind != "markup"]
        zones += _outside(found, settled)
    return replace(document, zones=tuple(sorted(zones, key=lambda zone: (zone.start, -zone.end, zone.kind))))


def _outside(found: Iterable[Zone], known: Sequence[Zone]) -> list[Zone]:
    """Zones that no known zone covers; nesting is fine where the inner one says more."""
    spans = merge_spans((zone.start, zone.end) for zone in known if zone.kind != "heading")
    starts = [start for start, _ in spans]

    def free(zone: Zone) -> bool:
        i = bisect_right(starts, zone.start) - 1
        return i < 0 or spans[i][1] < zone.end or zone.kind == "credit"

    return [zone for zone in found if free(zone)]


def _uncovered(blocks: Sequence[Block], zones: Sequence[Zone]) -> list[Block]:
    """Blocks that do not lie wholly in markup or furniture."""
    spans = merge_spans((zone.start, zone.end) for zone in zones if zone.kind in ("markup", "boilerplate"))
    starts = [start for start, _ in spans]

    def covered(block: Block) -> bool:
        i = bisect_right(starts, block.start) - 1
        return i >= 0 and block.end <= spans[i][1]

    return [block for block in blocks if not covered(block)]


# -- blocks -----------------------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_STRONG = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def split_blocks(text: str) -> list[Block]:
    """Paragraphs of a text: parted by blank lines, or line by line where lines are paragraphs."""
    groups: list[list[Block]] = []
    last_end = -1
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        block = Block(start, start + len(line.strip()), line.strip())
        between = text[last_end : match.start()] if last_end >= 0 else ""
        if groups and between.count("\n") + (between.count("\r") if "\n" not in between else 0) < 2:
            groups[-1].append(block)
        else:
            groups.append([block])
        last_end = match.end()
    return [block for group in groups for block in _paragraphs(text, group)]


def _paragraphs(text: str, lines: list[Block]) -> list[Block]:
    """The lines of a group as they are, or as one paragraph that was broken into lines of about equal length."""
    if len(lines) == 1:
        return lines
    inner = lines[:-1]
    wrapped = sum(1 for line in inner if not _STRONG.search(line.text) and 40 <= len(line.text) <= 110)
    if wrapped * 2 > len(inner):
        start, end = lines[0].start, lines[-1].end
        return [Block(start, end, text[start:end])]
    return lines


# -- phrases ----------------------------------------------------------------------------------------------------------


@cache
def _phrases() -> tuple[tuple[str, bool, str], ...]:
    """Phrase, whether it may go on, and class; over all languages, since a page may mix them."""
    found: dict[tuple[str, bool, str], None] = {}
    for name, _, phrases in lexicons.rows("page_furniture"):
        for phrase in phrases.split("|"):
            if "* " in phrase:
                continue
            found[phrase.rstrip("*"), phrase.endswith("*"), name] = None
    return tuple(found)


@cache
def _gapped_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases with a ``*`` inside, for the rest of a word."""
    found: dict[tuple[str, str], None] = {}
    for name, _, phrases in lexicons.rows("page_furniture"):
        for phrase in phrases.split("|"):
            if "* " in phrase:
                found[phrase, name] = None
    return tuple(
        (re.compile(r"\b" + re.escape(phrase).replace(r"\*", r"\w*") + r"(?!\w)"), name) for phrase, name in found
    )


def lowered(text: str) -> str:
    """Lower case, character for character, so that offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_hits(text: str) -> list[Hit]:
    """The lexicon's phrases in a text, in order. Linear: each is looked for as a plain string."""
    lower = lowered(text)
    hits: list[Hit] = []
    for phrase, open_end, name in _phrases():
        start = lower.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if open_end:
                while end < len(lower) and lower[end].isalpha():
                    end += 1
            before, after = lower[start - 1 : start], lower[end : end + 1]
            if not (phrase[0].isalnum() and before.isalnum()) and not (phrase[-1].isalnum() and after.isalnum()):
                hits.append(Hit(start, end, name))
            start = lower.find(phrase, end)
    if any(hit.name in ("appeal", "link", "legal") for hit in hits):
        for pattern, name in _gapped_phrases():
            hits += [Hit(*match.span(), name) for match in pattern.finditer(lower)]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _within(hits: Sequence[Hit], starts: Sequence[int], start: int, end: int) -> list[Hit]:
    return [hit for hit in hits[bisect_left(starts, start) : bisect_left(starts, end)] if hit.end <= end]


# -- furniture --------------------------------------------------------------------------------------------------------

_STRONG_CLASSES = ("appeal", "link", "legal")
_QUOTES = re.compile(r"“[^“”\n]{12,2000}”|„[^„“”\n]{12,2000}[“”\"]|«[^«»\n]{12,2000}»|\"[^\"\n]{12,2000}\"")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or block with its score and what makes it: classes, and phrases of the strong ones."""

    start: int
    end: int
    score: float
    classes: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()


def _furniture(text: str, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterator[Zone]:
    """Runs of sentences that ask, lead elsewhere or speak of rights: the maximal scoring runs of Ruzzo and Tompa (1999)."""
    if not any(hit.name in _STRONG_CLASSES for hit in hits):
        return
    quoted = [match.span() for match in _QUOTES.finditer(text)]
    quote_starts = [start for start, _ in quoted]

    def in_quotes(position: int) -> bool:
        i = bisect_right(quote_starts, position) - 1
        return i >= 0 and position < quoted[i][1]

    told = [hit for hit in hits if not in_quotes(hit.start)]
    starts = [hit.start for hit in told]
    units: list[_Unit] = []
    for block in blocks:
        inside = _within(told, starts, block.start, block.end)
        strong = [hit for hit in inside if hit.name in _STRONG_CLASSES]
        if strong and (reason := _label(block, strong)):
            units.append(_Unit(block.start, block.end, 100.0, frozenset({reason}), frozenset({"", block.text})))
            continue
        if not strong:
            units.append(_Unit(block.start, block.end, _BODY))
            continue
        tokens = tokenize(block.text)
        for sentence in split_sentences(block.text, tokens):
            start, end = block.start + sentence.start, block.start + sentence.end
            own = _distinct(_within(told, starts, start, end))
            score = sum(min(WEIGHTS.get(hit.name, 0.0), 3.0) for hit in own)
            score += _NEUTRAL_PER_WORD * len(text[start:end].split())
            if any(start <= quote < end for quote in quote_starts[bisect_left(quote_starts, start) :][:1]):
                score += _QUOTED
            phrases = frozenset(text[hit.start : hit.end].lower() for hit in own if hit.name in _STRONG_CLASSES)
            units.append(_Unit(start, end, score, frozenset(hit.name for hit in own) - {"news"}, phrases))
    for first, last in maximal_runs([unit.score for unit in units]):
        run = units[first : last + 1]
        classes = frozenset[str]().union(*(unit.classes for unit in run)) & WEIGHTS.keys()
        phrases = frozenset[str]().union(*(unit.phrases for unit in run))
        if sum(unit.score for unit in run) >= _ENOUGH and (len(classes) >= 2 or len(phrases) >= 2):
            yield from _by_block(run[0].start, run[-1].end, blocks, ", ".join(sorted(classes)))


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those that lie in a longer one."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _label(block: Block, strong: Sequence[Hit]) -> str | None:
    """Why a whole block is furniture by itself: it begins with a link phrase, or hardly holds more than such phrases."""
    first = strong[0]
    words = len(block.words)
    left = words - sum(len(block.text[h.start - block.start : h.end - block.start].split()) for h in _distinct(strong))
    if left <= 2 and words <= 12:
        return "link"
    after = block.text[first.end - block.start :].lstrip()[:1]
    if first.start - block.start <= 2 and first.name == "link" and words <= 30 and (after in ":>»→|-–—" or words <= 6):
        return "link"
    if block.text.startswith(("©", "(c) ", "Copyright")) and words <= 40:
        return "legal"
    return None


def _by_block(start: int, end: int, blocks: Sequence[Block], what: str) -> Iterator[Zone]:
    """A run as a zone in each block that it touches."""
    starts = [block.start for block in blocks]
    for block in blocks[max(0, bisect_right(starts, start) - 1) :]:
        if block.start >= end:
            return
        if block.end > start:
            yield Zone(max(start, block.start), min(end, block.end), "boilerplate", f"page furniture: {what}")


def maximal_runs(scores: Sequence[float]) -> list[tuple[int, int]]:
    """All maximal scoring runs as (first, last), in linear time (Ruzzo and Tompa, ISMB 1999)."""
    runs: list[tuple[int, int, float, float]] = []  # first, last, total before, total after
    total = 0.0
    for i, score in enumerate(scores):
        before, total = total, total + score
        if score <= 0:
            continue
        first, left, right = i, before, total
        while True:
            j = len(runs) - 1
            while j >= 0 and runs[j][2] >= left:
                j -= 1
            if j < 0 or runs[j][3] >= right:
                runs.append((first, i, left, right))
                break
            first, left = runs[j][0], runs[j][2]
            del runs[j:]
    return [(first, last) for first, last, _, _ in runs]


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(
        p for name, _, phrases in lexicons.rows("page_furniture") if name == "menu" for p in phrases.split("|")
    )


_SEPARATED = re.compile(r"\s+[|/›»>•·]\s+|\s*\|\s*")


def _menus(blocks: Sequence[Block]) -> Iterator[Zone]:
    """Menus: four short lines or more in a row, or items in a line with bars between, two of them words of menus."""
    run: list[Block] = []
    for block in [*blocks, Block(-1, -1, "." * 99)]:
        items = _SEPARATED.split(block.text)
        if len(items) >= 3 and len(block.text) < 300 and sum(i.strip().lower() in _menu_words() for i in items) >= 2:
            yield Zone(block.start, block.end, "boilerplate", "page furniture: menu")
        if len(block.words) <= 3 and not _STRONG.search(block.text) and block.start >= 0:
            run.append(block)
            continue
        if len(run) >= 4 and sum(line.text.lower() in _menu_words() for line in run) >= 2:
            for line in run:
                yield Zone(line.start, line.end, "boilerplate", "page furniture: menu")
        run = []


# -- captions and credits ---------------------------------------------------------------------------------------------

_AGENCIES = (
    r"AP|AFP|PA|PAP|DPA|dpa|EPA|ANSA|ANI|UPI|Reuters|REUTERS|TASS|ТАСС|РИА(?: Новости)?|УНІАН|УНИАН|Укрінформ|Getty(?: Images)?"
    r"|Ukrinform|BelTA|БелТА|Interfax|Интерфакс|Xinhua|Anadolu|AA|CNN|BBC|CTK|ČTK|BNS|ELTA|LETA|MTI|Agerpres|picture alliance|imago|IMAGO"
)
_CREDIT = re.compile(
    rf"[(\[]\s*(?:Photo(?:\s+by|:)?\s+|Foto:?\s+|Fot\.\s+|Фото:?\s+|Image:\s+|Picture:\s+|AP Photo\b|File(?:\s+photo)?[:/ ]+)?"
    rf"(?:(?:{_AGENCIES})(?:\s?[/,|·]\s?[^()\[\]\n]{{1,60}}| Photo[^()\[\]\n]{{0,60}}| via [^()\[\]\n]{{1,40}})?"
    rf"|[^()\[\]\n]{{2,60}}[/|]\s?(?:[A-Z][\w&.'’ -]{{1,40}})|(?<=[( ])(?:Photo|Foto|Fot\.|Фото)[^()\[\]\n]{{1,60}})\s*[)\]]\s*$"
)
_CREDIT_LINE = re.compile(
    r"(?:Photo|Photograph|Picture|Image|Foto|Fot|Zdjęcie|Фото|Світлина|Bild)(?:\s*[:/.]|\s+(?:by|credit|source|copyright)\b)\s*[^\n]{2,80}$",
    re.IGNORECASE,
)
_CAPTION_LENGTH = 500


def _captions(text: str, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterator[Zone]:
    """Blocks that a picture's words announce, or that end with a picture's credit. The credit itself is not read."""
    cues = [hit for hit in hits if hit.name == "caption"]
    starts = [hit.start for hit in cues]
    for block in blocks:
        if len(block.text) > _CAPTION_LENGTH:
            continue
        inside = _within(cues, starts, block.start, block.end)
        leading = [hit for hit in inside if hit.start - block.start <= 2]
        credit = _CREDIT.search(block.text)
        if not leading and (credit is None or len(block.words) > 60 or _only_agency(block, credit)):
            # "(Reuters)" may close an ordinary paragraph; a photographer's name or "AP Photo" is a picture's.
            if credit is not None:
                yield Zone(block.start + credit.start(), block.end, "credit", "credit at the end of a paragraph")
            continue
        start = block.start
        if leading:
            start = leading[0].end
            yield Zone(block.start, start, "boilerplate", "announces a picture")
            while start < block.end and not text[start].isalnum() and text[start] not in '"“„«(':
                start += 1
            if _CREDIT_LINE.fullmatch(block.text) and len(block.words) <= 8:
                yield Zone(block.start, block.end, "credit", "credit of a picture")
                continue
        end = block.start + credit.start() if credit else block.end
        if len(text[start:end].split()) > 2:
            yield Zone(start, end, "caption", "announced as a picture" if leading else "ends with a picture's credit")
        if credit:
            yield Zone(block.start + credit.start(), block.end, "credit", "credit of a picture")


def _only_agency(block: Block, credit: re.Match[str]) -> bool:
    """Whether a credit names no more than an agency, behind the full stop of a paragraph."""
    picture = "/" in credit.group() or re.search(r"photo|foto|fot\.|фото|via|image", credit.group(), re.IGNORECASE)
    return picture is None and block.text[: credit.start()].rstrip()[-1:] in (".", "")


# -- dates that the page states ---------------------------------------------------------------------------------------

_MONTHS = {
    1: "january jan stycznia styczeń січня января januar jänner",
    2: "february feb lutego luty лютого февраля februar",
    3: "march mar marca marzec березня марта märz",
    4: "april apr kwietnia kwiecień квітня апреля",
    5: "may maja maj травня мая mai",
    6: "june jun czerwca czerwiec червня июня juni",
    7: "july jul lipca lipiec липня июля juli",
    8: "august aug sierpnia sierpień серпня августа",
    9: "september sep sept września wrzesień вересня сентября",
    10: "october oct października październik жовтня октября oktober okt",
    11: "november nov listopada listopad листопада ноября",
    12: "december dec grudnia grudzień грудня декабря dezember dez",
}
_MONTH_NUMBER = {word: number for number, words in _MONTHS.items() for word in words.split()}
_MONTH = f"(?i:{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})"
_DATE = (
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<mon>{_MONTH})\.?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<mon2>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
)
_LABELS = (
    r"date|dated|published(?:\s+(?:on|at))?|publication date|posted(?:\s+on)?|first published|updated|last updated|data|data publikacji|"
    r"opublikowano|publikacja|aktualizacja|dodano|дата|опубліковано|оновлено|опубликовано|обновлено|veröffentlicht(?:\s+am)?|"
    r"stand|datum|aktualisiert(?:\s+am)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,13}\.?,?\s+)?"
_TIME = r"(?:[\s,;|–-]*(?:at|um|o|godz\.|о|в|,)?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|uhr)?(?:\s*[A-Za-z]{2,5})?)?(?:\s*(?:г|р|r)\.?)?"
_DATE_LINE = re.compile(rf"(?:(?:{_LABELS})\s*[:.]?\s*)?{_WEEKDAY}(?:{_DATE}){_TIME}[\s.|]*", re.IGNORECASE)
_HOUR = r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|uhr)?\s*(?:[A-Z]{2,4})?,?\s+)?"
_LABELLED_DATE = re.compile(rf"(?<!\w)(?:{_LABELS})\s*[:.]?\s*{_HOUR}{_WEEKDAY}(?:{_DATE})(?!\w)", re.IGNORECASE)


def _date_of(match: re.Match[str]) -> str | None:
    """The date of a match as EDTF; ``None`` where day and month could be either."""
    from datetime import date

    found = match.groupdict()
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    elif found["y"]:
        day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
        if found["sep"] == "/" and day <= 12 and day != month:
            return None  # 10/09/2025 is a day in September here and in October there
    else:
        year = int(found["y2"] or found["y3"])
        month = _MONTH_NUMBER[(found["mon"] or found["mon2"]).lower()]
        day = int(found["d2"] or found["d3"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _first_body(blocks: Sequence[Block]) -> int:
    """Index of the first block that reads like a paragraph of the story."""
    for i, block in enumerate(blocks):
        if len(block.words) > 15 and _STRONG.search(block.text):
            return i
    return len(blocks)


def _page_dates(blocks: Sequence[Block]) -> Iterator[Zone]:
    """Lines above the story that hold nothing but a date."""
    for block in blocks[: min(_TOP_BLOCKS, _first_body(blocks))]:
        if len(block.text) <= 120 and (match := _stated(block.text)) and _date_of(match):
            yield Zone(block.start, block.end, "byline", "publication date stated on the page")


def _stated(line: str) -> re.Match[str] | None:
    """A date that a line consists of, or that stands behind ``published`` or the like in a short one."""
    short = len(line.split()) <= 16 and not _STRONG.search(line)
    return _DATE_LINE.fullmatch(line) or (_LABELLED_DATE.search(line) if short else None)


def stated_date(document: Document) -> str | None:
    """The publication date that the page itself states, as EDTF, or ``None``.

    Only a date alone on a line above the story counts, or one behind a word such as ``date`` or ``published`` there or in
    page furniture; never a date in running text, nor one that could be read two ways.
    """
    zones = mark_zones(document).zones
    for zone in zones:
        part = document.text[zone.start : zone.end]
        if zone.reason.startswith("publication date") and (match := _stated(part)):
            return _date_of(match)
    for zone in zones:
        if zone.kind in ("boilerplate", "byline"):
            match = _LABELLED_DATE.search(document.text, zone.start, zone.end)
            if match and (day := _date_of(match)):
                return day
    return None


# -- bylines ----------------------------------------------------------------------------------------------------------

_BY = re.compile(
    r"(?:by|von|autor(?:ka|zy|in)?|автор[иы]?|text|tekst|opracowa(?:ł|ła|nie)|written by|reporting by|words by|od)\b\s*:?\s+(?P<names>.+)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"[(\[]?\s*(?:additional\s+)?(?:reporting|writing|editing|edited|translated|compiled)(?:\s+(?:and|&)\s+(?:reporting|writing|editing))?"
    r"\s+by\s+[^\n]{3,300}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|dr|prof|hab)\.?\s+)*[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|da|di|van|von|der|den|al|bin|la)\s+)?[^\W\d_a-z][\w'’.-]*){1,3}"
)
_BIO = re.compile(
    r"(?:is|was)\s+(?:an?|the)\s+[^.]{0,120}|jest\s+[^.]{0,120}|ist\s+[^.]{0,120}|—\s+[^.]{0,120}|is\s+based\s+in|can be reached at",
    re.IGNORECASE,
)
_FIRST_PUBLISHED = re.compile(
    r"(?:this (?:article|story|report) (?:was )?)?(?:first|originally) (?:published|appeared) (?:in|on|by|at)\b[^\n]{2,120}"
    r"|(?:pierwotnie opublikowano|вперше опубліковано|впервые опубликовано|zuerst erschienen)[^\n]{2,120}",
    re.IGNORECASE,
)


def _is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words, as names of people are written."""
    return len(text) <= 60 and _NAME.fullmatch(text.strip(" ,*_")) is not None


def _bylines(blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterator[Zone]:
    """Who wrote it, where it was first published, and what the author is: above the story and below it."""
    body = _first_body(blocks)
    top = blocks[: min(_TOP_BLOCKS, body)]
    end = blocks[max(body + 1, len(blocks) - _END_BLOCKS) :]
    roles = [hit for hit in hits if hit.name == "role"]
    starts = [hit.start for hit in roles]
    closing = {block.text for block in end if _is_name(block.text)}
    for i, block in enumerate(top):
        by = _BY.fullmatch(block.text)
        if by and len(block.words) <= 16 and by["names"][:1].isupper() and not _STRONG.search(block.text):
            yield Zone(block.start, block.end, "byline", "names the author")
        elif _FIRST_PUBLISHED.fullmatch(block.text):
            yield Zone(block.start, block.end, "byline", "says where it was first published")
        elif i and _is_name(block.text) and (block.text in closing or _beside_date(top, i)):
            yield Zone(block.start, block.end, "byline", "a name alone above the story")
    for i, block in enumerate(end):
        after_name = i > 0 and _is_name(end[i - 1].text)
        has_role = bool(_within(roles, starts, block.start, min(block.end, block.start + 140)))
        if _REPORTING.fullmatch(block.text) or _FIRST_PUBLISHED.fullmatch(block.text):
            yield Zone(block.start, block.end, "byline", "names who reported or edited it")
        elif (
            has_role and not _STRONG.search(block.text) and len(block.words) <= 20 and (after_name or "," in block.text)
        ):
            yield Zone(block.start, block.end, "byline", "says what the author is")
        elif has_role and len(block.words) <= 60 and _BIO.search(block.text) and _NAME.match(block.text):
            yield Zone(block.start, block.end, "byline", "tells of the author")
        elif _is_name(block.text) and (
            any(other.text == block.text for other in top)
            or (i + 1 < len(end) and bool(_within(roles, starts, end[i + 1].start, end[i + 1].end)))
        ):
            yield Zone(block.start, block.end, "byline", "a name alone below the story")


def _beside_date(blocks: Sequence[Block], i: int) -> bool:
    near = [blocks[j].text for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    return any(_DATE_LINE.fullmatch(line) for line in near)


# -- headings ---------------------------------------------------------------------------------------------------------

_BULLET = re.compile(r"(?:[-–—•*·▪■]|\d{1,3}[.)]|[a-z][.)])\s")


def _headings(text: str, blocks: Sequence[Block]) -> Iterator[Zone]:
    """Short lines without a full stop that stand above a paragraph of the story."""
    above = _above_paragraph(blocks)
    for i, block in enumerate(blocks):
        if len(block.words) > _HEADING_WORDS or len(block.text) > 160 or _STRONG.search(block.text):
            continue
        if _BULLET.match(block.text) or not (block.text[:1].isalnum() or block.text[:1] in "\"“„«'‘"):
            continue
        if block.text.endswith((",", "-", "–", "—")) or block.text[:1].islower() or _CREDIT_LINE.match(block.text):
            continue
        if blocks[i + 1 : i + 2] and blocks[i + 1].text[:1].islower():
            continue  # a line that was broken in the middle of its sentence
        if not _apart(text, blocks, i) and (len(block.words) > 12 or len(block.text) > 90):
            continue
        if above[i]:
            yield Zone(block.start, block.end, "heading", "a short line above a paragraph")


def _above_paragraph(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether the next one that is no short line is a paragraph."""
    above = [False] * len(blocks)
    paragraph = False
    for i in range(len(blocks) - 1, -1, -1):
        above[i] = paragraph
        words = len(blocks[i].words)
        if words > _HEADING_WORDS or _STRONG.search(blocks[i].text):
            paragraph = words > 12
    return above


def _apart(text: str, blocks: Sequence[Block], i: int) -> bool:
    """Whether blank lines, or the ends of the text, stand on both sides of a block."""
    before = text[blocks[i - 1].end : blocks[i].start].count("\n") if i else 2
    after = text[blocks[i].end : blocks[i + 1].start].count("\n") if i + 1 < len(blocks) else 2
    return before > 1 and after > 1


# -- datelines --------------------------------------------------------------------------------------------------------

_PLACE = r"[^\W\d_a-zа-яіїєґўąćęłńóśźż][\w'’.-]*(?:[ /][^\W\d_a-zа-яіїєґўąćęłńóśźż][\w'’.-]*){0,3}"
_DAY = rf"(?:(?:{_MONTH})\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\.?\s+(?:{_MONTH})\.?(?:\s+\d{{4}})?|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{4}})?)"
_AGENCY = rf"(?:[(\[]\s*(?:{_AGENCIES}|[A-Z][\w/& .-]{{1,24}})\s*[)\]]|/\s*(?:{_AGENCIES}|[A-ZА-Я]{{2,12}})\s*/|(?:{_AGENCIES}))"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}})"
    rf"(?P<day>[.,]?\s+{_DAY}\s*(?:г\.|р\.|r\.)?)?"
    rf"(?P<agency>[.,]?\s+{_AGENCY})?"
    rf"(?P<day2>[.,]?\s+{_DAY})?"
    r"\s*(?P<dash>—|––?|--|-|:|\.)\s+(?=[^\W\d_a-z\"“„«]|[\"“„«])",
)
_AGENCY_ONLY = re.compile(rf"[(\[]\s*(?:{_AGENCIES})\s*[)\]]\s*(?:—|––?|--|-|:)?\s+")


def _datelines(blocks: Sequence[Block]) -> Iterator[Zone]:
    """The place and agency in front of the first paragraph, as "KYIV, Ukraine (AP) — "."""
    for block in blocks[: _first_body(blocks) + 2]:
        if len(block.words) < 8:
            continue
        match = _DATELINE.match(block.text)
        if match and match.end() <= 90 and _telling(match):
            yield Zone(block.start, block.start + match.end("dash"), "dateline", "place and agency before the story")
            return
        if alone := _AGENCY_ONLY.match(block.text):
            yield Zone(block.start, block.start + alone.end(), "credit", "agency before the story")
            return


def _telling(match: re.Match[str]) -> bool:
    """Whether a match is a dateline and not a sentence that begins with a name."""
    place, dash = match["place"], match["dash"]
    if match["agency"]:
        return True
    if match["day"] or match["day2"]:
        return True
    letters = [c for c in place.split(",")[0] if c.isalpha()]
    shouted = len(letters) >= 3 and all(c.isupper() for c in letters)
    return (shouted and dash not in ".:") or (dash in ("—", "–", "--") and len(place) <= 30)


# -- markup -----------------------------------------------------------------------------------------------------------

_LINK = re.compile(r"(!?\[)([^\[\]\n]{1,300})(\]\([^()\s]{0,500}\))")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,300}?)(?<=\S)\1(?![\w*])")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»()\[\]]+[^\s<>\"“”„«»()\[\].,;:!?]")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")


def _markup(text: str) -> Iterator[Zone]:
    """Marks of links and emphasis as Markdown writes them, bare URLs and e-mail addresses: zones round the words."""
    if "](" in text:
        for link in _LINK.finditer(text):
            yield Zone(*link.span(1), "markup", "marks of a link")
            yield Zone(*link.span(3), "markup", "marks of a link")
    if "*" in text:
        for emphasis in _EMPHASIS.finditer(text):
            yield Zone(*emphasis.span(1), "markup", "marks of emphasis")
            yield Zone(emphasis.end(2), emphasis.end(), "markup", "marks of emphasis")
    if "://" in text or "www." in text:
        for url in _URL.finditer(text):
            yield Zone(*url.span(), "markup", "a web address")
    if "@" in text:
        for address in _EMAIL.finditer(text):
            yield Zone(*address.span(), "markup", "an e-mail address")
