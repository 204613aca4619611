"""Who says so: verbs of saying, speakers with role and organisation, quotations, and the words that hedge.

`attributions` reads a document's scenes and gives, for each, the stretches of text that somebody other than the report
stands behind. A short name is linked to the full one the document gives elsewhere, an office to the person who holds it
there, a pronoun to the person who spoke last; nothing is linked across documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import DENY, SAY
from geomap.model import Resolution, Speaker
from geomap.names import fold
from geomap.telling.scenes import Scene

# -- words ----------------------------------------------------------------------------------------------------------------

_ACCORDING = {
    "en": r"according to (?:reporting by |reports by |reports in |a statement by |a statement from |data from |unconfirmed reports from )?|in the words of |in (?=[^\s,]+'s (?:words|assessment|view|estimate))|citing |quoting |cited by |as reported by |per ",
    "pl": r"według |zdaniem |jak (?:poda\w+|podaj\w+|informuj\w+|donosi\w*|poinformowa\w+|przekaza\w+|wynika z) |z informacji |za ",
    "uk": r"за (?:словами|даними|інформацією|повідомленням|оцінками) |як (?:повідоми\w+|повідомля\w+|пише|заяви\w+|передає) |згідно з ",
    "ru": r"по (?:словам|данным|информации|сообщению|сообщениям|оценкам|версии) |как (?:сообщи\w+|сообща\w+|пишет|заяви\w+|переда[её]т) |согласно ",
    "de": r"laut |nach angaben (?:der |des |von |vom )?|nach (?:einschätzung|aussage|informationen|worten) (?:der |des |von |vom )?|zufolge |wie (?=.{3,60}(?:meldet|berichtet|mitteilt|schreibt|sagt|erklärt))|unter berufung auf ",
    "cs": r"podle |dle ",
    "ro": r"potrivit |conform |după spusele |citând ",
}  # fmt: skip
_TITLES = {
    "en": r"minister|president|premier|secretary(?: general)?|secretary|chancellor|general|gen|colonel|col|major|maj|captain|capt|lieutenant|lt|admiral|commander|chief|spokesman|spokeswoman|spokesperson|governor|mayor|ambassador|deputy|director|head|chairman|chairwoman|chair|prime|vice|foreign|defen[cs]e|interior|transport|journalist|analyst|expert|mr|mrs|ms|sir|dr|prof|lord|king|leader|official|marshal|adviser|advisor|representative|envoy|prosecutor|commissioner|operator|sergeant|brigadier",
    "pl": r"minister|premier|prezydent|wicepremier|wiceminister|generał|gen|płk|pułkownik|mjr|kpt|rzecznik|rzeczniczka|szef|szefowa|wojewoda|burmistrz|wójt|starosta|komendant|dowódca|dyrektor|marszałek|ambasador|prokurator|sekretarz|dziennikarz|przedstawiciel",
    "uk": r"міністр|міністерка|прем'єр|прем'єр-міністр|президент|генерал|полковник|речник|речниця|голова|мер|губернатор|очільник|командувач|начальник|директор|посол|прокурор|секретар|представник|депутат",
    "ru": r"министр|премьер|премьер-министр|президент|генерал|полковник|представитель|пресс-секретарь|глава|мэр|губернатор|командующий|начальник|директор|посол|прокурор|секретарь|депутат|спикер",
    "de": r"minister|ministerin|\w*minister(?:in)?|ministerpräsident(?:in)?|premierminister(?:in)?|präsident(?:in)?|kanzler(?:in)?|general|oberst|sprecher(?:in)?|\w*sprecher(?:in)?|chef(?:in)?|\w*chef(?:in)?|bürgermeister(?:in)?|gouverneur|kommandeur|direktor(?:in)?|botschafter(?:in)?|regierungschef(?:in)?|staatschef|generalsekretär(?:in)?|landrat",
    "cs": r"ministr(?:yně)?|premiér|prezident|generál|plukovník|mluvčí|šéf|starosta|hejtman|velitel|ředitel|velvyslanec",
    "ro": r"ministrul|premierul|președintele|generalul|colonelul|purtătorul|șeful|primarul|prefectul|comandantul|directorul|ambasadorul|ministru|președinte",
}  # fmt: skip
_ORGANISATION = {
    "en": r"ministr(?:y|ies)|army|military|forces|police|staff|command|agency|council|office|officials?|authorit(?:y|ies)|government|service|guards?|news|newspaper|daily|channel|radio|television|tv|media|network|outlet|portal|company|operator|airport|airline|sources?|witnesses|residents|prosecutors?|administration|embassy|institute|group|organi[sz]ation|commission|parliament|department|wing|post|times|reports?|statement|locals|navy|base|union|party|association|board|board of|investigators|experts|analysts|observers",
    "pl": r"ministerstw\w+|mon|msz|mswia|armia|wojsko|policja|straż|sztab|dowództwo|agencj\w+|urząd|prokuratur\w+|gazet\w+|dziennik|radio|telewizj\w+|portal|media|władze|służby|rząd|pap|rzeczpospolita|źródła|świadkowie|strażacy|śledczy",
    "uk": r"міністерств\w+|мзс|міноборони|оп|армія|військові|поліці\w+|служб\w+|штаб|командуванн\w+|агентств\w+|прокуратур\w+|ова|газет\w+|радіо|канал|портал|змі|влад\w+|уряд|дснс|дпсу|сбу|повітрян\w+ сил\w+|джерела|очевидці",
    "ru": r"министерств\w+|мид|минобороны|росавиаци\w+|арми\w+|военные|полици\w+|служб\w+|штаб|командовани\w+|агентств\w+|прокуратур\w+|газет\w+|радио|канал|портал|сми|власт\w+|правительств\w+|мчс|фсб|источник\w*|очевидц\w+|ведомств\w+",
    "de": r"\w*ministerium|armee|militär|bundeswehr|polizei\w*|generalstab|\w*stab|agentur|nachrichtenagentur|behörd\w+|\w*amt|zeitung|rundfunk|sender|medien|regierung|flugsicherung|betreiber|flughafen|staatsanwaltschaft|feuerwehr|sprecher|dpa|pap|afp|reuters|streitkräfte|augenzeugen|anwohner",
    "cs": r"ministerstv\w+|armáda|policie|štáb|agentura|úřad|média|rozhlas|televize|vláda|hasiči|zdroje",
    "ro": r"ministerul|mapn|mae|armata|poliția|statul|agenția|guvernul|presa|postul|autoritățile|surse|procurorii|inspectoratul",
}  # fmt: skip
_PRONOUNS = {
    "en": {"he", "she", "they", "it"},
    "pl": {"on", "ona", "oni"},
    "uk": {"він", "вона", "вони"},
    "ru": {"он", "она", "они"},
    "de": {"er", "sie"},
    "cs": {"on", "ona", "oni"},
    "ro": {"el", "ea", "ei"},
}
_NOT_NAMES = frozenset(
    """the a an this that these those his her their its on in at by after later meanwhile also however according monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november december
    which who and but while when as i we you it there then now both earlier crucially for from following giving addressing closing
    in of to with one two three most many some several""".split()
)
_AUXILIARY = {
    "en": r"(?:has|had|have|was|were|is|are|also|later|earlier|then|previously|reportedly|since|already|initially|separately|in turn|subsequently|formally|further|has since|again|just|only|publicly|even|once|himself|herself)",
    "de": r"(?:hat|hatte|haben|hatten|am|auch|zudem|später|bereits)",
    "pl": r"(?:się|także|również|później|wcześniej|już|też)",
    "uk": r"(?:також|пізніше|раніше|вже|про це|згодом)",
    "ru": r"(?:также|позже|ранее|уже|об этом|позднее)",
    "cs": r"(?:také|později|už|dříve|se)",
    "ro": r"(?:de asemenea|ulterior|deja|mai)",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and who stands behind it. ``verb`` as written; ``negative`` for a denial."""

    start: int
    end: int
    mark_start: int
    mark_end: int
    speaker: Speaker | None
    verb: str
    kind: str
    negative: bool = False
    near: bool = False
    """Whether it covers only the words beside it (``23, according to …``)."""

    def covers(self, position: int) -> bool:
        """Whether a position lies in what is said."""
        return self.start <= position < self.end and not self.mark_start <= position < self.mark_end


@cache
def _say_pattern(language: str) -> re.Pattern[str]:
    deny, say = DENY[language].replace(" ", r"\s+"), SAY[language].replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:(?P<deny>{deny})|(?P<say>{say}))(?![\w-])")


@cache
def _according_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_ACCORDING[language]})")


@cache
def _title_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_TITLES[language]})\.?", re.IGNORECASE)


@cache
def _organisation_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_ORGANISATION[language]})(?!\w)", re.IGNORECASE)


_WORD = re.compile(r"[^\W_](?:[\w'’ʼ.\-‐]*[\w])?\.?")
_PARTICLES = frozenset(
    ["de", "van", "von", "der", "al", "el", "bin", "ibn", "ben", "da", "di", "du", "la", "le", "zu", "den"]
)


# -- speakers -------------------------------------------------------------------------------------------------------------


class Registry:
    """The persons of one document: full names, their roles, and who spoke last."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.persons: list[Speaker] = []
        self.last: Speaker | None = None

    def add(self, speaker: Speaker) -> None:
        """Remember a named person; a later role fills what an earlier mention left out."""
        if not speaker.name:
            return
        for i, known in enumerate(self.persons):
            if _same_name(known.name or "", speaker.name):
                longer = max((known.name or "", speaker.name), key=lambda n: len(n.split()))
                role = known.role or speaker.role
                organisation = known.organisation or speaker.organisation
                self.persons[i] = Speaker(longer, role, organisation)
                return
        self.persons.append(speaker)

    def linked(self, speaker: Speaker) -> Speaker:
        """The person a short name or an office stands for in this document; the speaker as given if there is none."""
        if speaker.name:
            knighted = fold(speaker.role or "") in ("sir", "dame", "lord", "king", "queen", "prince", "pope")
            for known in self.persons:
                first = _name_parts(known.name or "")[:1] == _name_parts(speaker.name)
                if _same_name(known.name or "", speaker.name) or knighted and first:
                    return Speaker(known.name, known.role or speaker.role, known.organisation or speaker.organisation)
            return speaker
        if speaker.role:
            holders = [p for p in self.persons if p.role and _same_office(p.role, speaker.role)]
            if len(holders) == 1:
                return holders[0]
        return speaker


def _name_parts(name: str) -> list[str]:
    return [p for p in re.split(r"[\s\-‐]+", fold(name)) if len(p) > 1]


def _same_name(a: str, b: str) -> bool:
    """Whether two forms can name one person: all parts of the shorter stand in the longer, the last one included."""
    first, second = _name_parts(a), _name_parts(b)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and len(long) > 1:
        return short[0] in long[1:] or _inflected(short[0], long[-1])
    return all(p in long or any(_inflected(p, q) for q in long) for p in short)


def _inflected(a: str, b: str) -> bool:
    """Whether two words differ by an ending alone (``Muraveika``, ``Muraveiki``)."""
    n = min(len(a), len(b))
    return n >= 5 and a[: n - 2] == b[: n - 2] and abs(len(a) - len(b)) <= 3


def _same_office(known: str, asked: str) -> bool:
    a, b = set(fold(known).split()), set(fold(asked).split())
    b -= {"the", "a", "its", "his"}
    return bool(b) and b <= a


def parse_speaker(text: str, language: str, places: frozenset[str] = frozenset()) -> Speaker | None:
    """A noun phrase as a speaker: ``Polish Deputy Prime Minister Władysław Kosiniak-Kamysz``, ``the army``, ``Moscow``."""
    text = re.sub(r"\s+", " ", text).strip(" ,.;:–—-\"“”«»()'")
    text = re.sub(rf"^(?:{_AUXILIARY[language]}\s+)+", "", text)
    text = re.sub(r"\s+(?:in|at|w|we|у|в|bei|v|la)\s+\S+$", "", text)
    appositive = None
    if "," in text:
        head, _, tail = text.partition(",")
        tail = tail.strip(" ,")
        if tail and (_title_pattern(language).search(tail) or _organisation_pattern(language).search(tail)):
            appositive = tail
        text = head.strip()
    words = _WORD.findall(text)
    if not words or len(words) > 14:
        return None
    name = _trailing_name(words, language, places)
    before = words[: len(words) - len(name)]
    while before and before[0].casefold() in (
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "his",
        "her",
        "its",
        "their",
    ):
        before = before[1:]
    role = " ".join(before) or None
    whole = " ".join(words)
    if name and not _organisation_pattern(language).search(" ".join(name)):
        plain = " ".join(name).rstrip(".")
        if _title_pattern(language).search(role or "") or appositive or len(name) > 1:
            return Speaker(plain, _first(role, appositive), _organisation_in(role, appositive, places))
        if not role:
            return Speaker(plain, None, None)
        if _organisation_pattern(language).search(whole):
            return Speaker(None, None, _undetermined(whole))
        return Speaker(plain, role, None)
    if _organisation_pattern(language).search(whole):
        title = _title_pattern(language).search(whole)
        if title and re.search(r"spokes|sprecher|rzeczni|речни|пресс|official|source|представит", whole, re.IGNORECASE):
            return Speaker(None, _undetermined(whole), None)
        return Speaker(None, None, _undetermined(whole))
    if _title_pattern(language).search(whole):
        return Speaker(None, _undetermined(whole), None)
    return None


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _undetermined(text: str) -> str:
    return re.sub(r"^(?:the|a|an|die|der|das)\s+", "", text, flags=re.IGNORECASE)


def _organisation_in(role: str | None, appositive: str | None, places: frozenset[str]) -> str | None:
    for text in (appositive, role):
        if text:
            m = re.search(r"\b(?:of|at|from|for|der|des)\s+(?:the\s+)?(.+)$", text)
            if m and m[1][:1].isupper() and fold(m[1]) not in places:
                return m[1]
    return None


def _trailing_name(words: Sequence[str], language: str, places: frozenset[str] = frozenset()) -> list[str]:
    """The run of capitalised words a noun phrase ends with, titles, offices and names of places left out."""
    titles = _title_pattern(language)
    name: list[str] = []
    for word in reversed(words):
        low = word.casefold().rstrip(".")
        if titles.fullmatch(low) or low in _NOT_NAMES or fold(word) in places:
            break
        if word[0].isupper() or (low in _PARTICLES and name):
            name.insert(0, word)
            continue
        break
    while name and name[0].casefold() in _PARTICLES:
        name = name[1:]
    return name


# -- finding --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Raw:
    """An attribution before its speaker is linked."""

    scene: int
    mark_start: int
    mark_end: int
    start: int
    end: int
    phrase: str
    verb: str
    negative: bool
    near: bool


def attributions(text: str, scenes: Sequence[Scene], resolutions: Sequence[Resolution]) -> list[list[Attribution]]:
    """For each scene, who stands behind what in it."""
    if not scenes:
        return []
    language = scenes[0].language
    registry = Registry(language)
    countries = _countries(resolutions)
    for person in _titled_persons(text, scenes, language, resolutions):
        registry.add(person)
    raws = [raw for scene in scenes for raw in _raw_of(scene, text)]
    for raw in raws:
        speaker = _speaker_of(raw.phrase, language, countries, registry)
        if speaker and speaker.name and (len(speaker.name.split()) > 1 or speaker.role):
            registry.add(speaker)
    quotes = _quotes(scenes[0].low)
    found: list[list[Attribution]] = [[] for _ in scenes]
    for raw in raws:
        speaker = _resolved_speaker(raw, language, countries, registry)
        if speaker is None:
            continue
        kind = _quotation(raw, quotes)
        found[raw.scene].append(
            Attribution(
                raw.start, raw.end, raw.mark_start, raw.mark_end, speaker, raw.verb, kind, raw.negative, raw.near
            )
        )
    _carry_quotes(found, scenes, quotes)
    return found


def _countries(resolutions: Sequence[Resolution]) -> dict[str, str]:
    """Words that stand for a government: metonyms and place names of countries and capitals, folded."""
    return {
        fold(r.mention.text): r.mention.text
        for r in resolutions
        if r.mention.kind in ("metonym", "toponym") and r.candidates
    }


def _titled_persons(
    text: str, scenes: Sequence[Scene], language: str, resolutions: Sequence[Resolution]
) -> Iterable[Speaker]:
    """Persons introduced with an office anywhere in the document."""
    titles = _TITLES[language]
    places = frozenset(_countries(resolutions))
    name = r"[^\W\d_a-zа-яґєіїё][\w'’ʼ\-]+(?:\s+(?:(?:de|van|von|al|bin)\s+)?[^\W\d_a-zа-яґєіїё][\w'’ʼ\-]+){1,2}"
    pattern = re.compile(rf"(?<!\w)((?:[\w'’\-]+\s+){{0,4}}(?i:{titles})\.?)\s+({name})")
    for scene in scenes:
        for m in pattern.finditer(text, scene.start, scene.end):
            words = _WORD.findall(re.sub(r"\s+", " ", m.group()))
            last = _trailing_name(words, language, places)
            if len(last) < 2 or _organisation_pattern(language).search(" ".join(last)):
                continue
            role = list(words[: len(words) - len(last)])
            while len(role) > 1 and (
                role[0].casefold() in _NOT_NAMES
                or role[0].islower()
                and not _title_pattern(language).fullmatch(role[0])
            ):
                role = role[1:]
            yield Speaker(" ".join(last), " ".join(role) or None)


def _raw_of(scene: Scene, text: str) -> list[_Raw]:
    """The attributions of one sentence, their speakers still as words."""
    language, low = scene.language, scene.low
    found: list[_Raw] = []
    for m in _according_pattern(language).finditer(low, scene.start, scene.end):
        end = _phrase_end(low, m.end(), scene.end)
        phrase = _clean(text, m.end(), end)
        if not phrase:
            continue
        leading = not low[scene.start : m.start()].strip(" \"'(")
        start, stop = (
            (scene.start, scene.end)
            if leading
            else (max(scene.start, _comma_before(low, m.start(), scene.start)), scene.end)
        )
        near = not leading and ("," in low[end : end + 1] or "and" in low[max(scene.start, m.start() - 60) : m.start()])
        found.append(_Raw(scene.index, m.start(), end, start, stop, phrase, m.group().strip(), False, near))
    for m in _say_pattern(language).finditer(low, scene.start, scene.end):
        raw = _say(scene, text, m)
        if raw is not None and not any(r.mark_start <= m.start() < r.mark_end for r in found):
            found.append(raw)
    return sorted(found, key=lambda r: r.mark_start)


_CONTRAST = re.compile(r",?\s(?:though|but|although|while|whereas|after|хотя|но|але|хоча|ale|choć|aber|obwohl)\s")
_STOP = re.compile(
    r"[.,;:!?()\"–—]|\s(?:in|on|at|that|as|when|during|after|via|after|to|about|while|and said|за|в|у|на|что|що|że|w|na|dass|am|im|mit|bei)\s"
)


def _phrase_end(low: str, start: int, limit: int) -> int:
    m = _STOP.search(low, start + 1, min(limit, start + 110))
    return m.start() if m else min(limit, start + 110)


def _comma_before(low: str, position: int, floor: int) -> int:
    """Where the words that a trailing *according to* belongs to begin."""
    cut = low.rfind(",", floor, max(floor, position - 2))
    return cut + 1 if cut >= 0 else floor


def _clean(text: str, start: int, end: int) -> str:
    piece = re.sub(r"\]\([^)]*\)", " ", text[start:end])
    return re.sub(r"[\[\]*_]", " ", piece).strip()


def _say(scene: Scene, text: str, m: re.Match[str]) -> _Raw | None:
    """The attribution made by one verb of saying, or ``None`` when it is no saying here."""
    low, language = scene.low, scene.language
    before = low[scene.start : m.start()]
    stripped = before.rstrip()
    negative = bool(m["deny"]) and not re.search(r"(?:not|n't|nicht|nie|не)\s*$", stripped)
    if m["deny"] and not negative:
        return None
    after = low[m.end() : m.end() + 60]
    quoted_before = bool(re.search(r"[\"”,»“]\s*$", stripped)) and scene.start < m.start()
    inverted = _inverted(scene, text, m, quoted_before)
    if inverted is not None:
        end, phrase = inverted
        return _Raw(scene.index, m.start(), end, scene.start, scene.end, phrase, m.group(), negative, False)
    if (
        language == "en"
        and re.match(r"\s+(?:by|to be|as|for|of)\b", after)
        and m.group() in ("described", "called", "reported", "confirmed", "claimed", "dubbed", "estimated", "believed")
    ):
        if re.match(r"\s+by\b", after):
            end = _phrase_end(low, m.end() + 4, scene.end)
            return _Raw(
                scene.index,
                m.start(),
                end,
                scene.start,
                scene.end,
                _clean(text, m.end() + 4, end),
                m.group(),
                negative,
                False,
            )
        if not re.match(r"\s+as\b", after):
            return None
    subject = _subject(scene, text, m.start())
    if subject is None:
        return None
    start, phrase = subject
    trailing = bool(re.match(r"\s*[.\"]", after)) or not low[m.end() : scene.end].strip(" .\"'”")
    cut = _CONTRAST.search(low, m.end(), scene.end)
    last = cut.start() if cut else scene.end
    # "…, Sybiha said, calling it …": the comma before the subject and after the verb mark a trailing attribution.
    comma = low[max(scene.start, start - 2) : start].strip() in (",", '",', '"') and re.match(
        r"\s*(?:[,.]|on\b|in\b|told\b|reporters\b)", after
    )
    scope = scene.start if trailing or comma else m.end()
    return _Raw(scene.index, start, m.end(), scope, max(last, m.end() + 1), phrase, m.group(), negative, False)


def _inverted(scene: Scene, text: str, m: re.Match[str], quoted_before: bool) -> tuple[int, str] | None:
    """The noun phrase after the verb, where the order is verb and then speaker."""
    low, language = scene.low, scene.language
    follow = text[m.end() : min(scene.end, m.end() + 130)]
    lead = re.match(r"[\s\](#)]*", follow)
    skip = lead.end() if lead else 0
    auxiliary = re.match(rf"(?:{_AUXILIARY[language]}\s+)+", follow[skip:].lower())
    skip += auxiliary.end() if auxiliary else 0
    # "повідомив уранці 24 вересня Олег Синєгубов": a time may stand between.
    for t in scene.times:
        if abs(t.start - (m.end() + skip)) <= 2:
            skip = t.end - m.end()
            gap = re.match(r"\s*", text[m.end() + skip : scene.end])
            skip += gap.end() if gap else 0
    at = m.end() + skip
    if at >= scene.end:
        return None
    word = _WORD.match(text, at)
    if word is None:
        return None
    title = _title_pattern(language).fullmatch(word.group().lower()) or _organisation_pattern(language).fullmatch(
        word.group().lower()
    )
    determiner = word.group().lower() in ("the", "a", "an", "der", "die", "das", "ein", "eine")
    capital = word.group()[0].isupper()
    if language == "en":
        if not quoted_before or not (capital or title or determiner):
            return None
        if determiner and not re.match(
            rf"(?:the|an?)\s+(?:[\w'-]+\s+){{0,5}}(?:{_TITLES['en']}|{_ORGANISATION['en']})", low[at : at + 80]
        ):
            return None
    elif not (capital or title or determiner):
        return None
    if language == "de" and not (quoted_before or determiner or title):
        return None
    end = _phrase_end(low, at, scene.end)
    phrase = _clean(text, at, end)
    speaker = parse_speaker(phrase, language)
    if speaker is None and not capital:
        return None
    return end, phrase


_BEFORE_TIMES = (
    "",
    "on",
    "in",
    "late",
    "early",
    "late on",
    "early on",
    "later on",
    "by",
    "w",
    "we",
    "у",
    "в",
    "во",
    "am",
    "im",
    "v",
    "ve",
)


def _subject(scene: Scene, text: str, position: int) -> tuple[int, str] | None:
    """The noun phrase before a verb: its start and its words."""
    low, language = scene.low, scene.language
    window = max(scene.start, position - 200)
    segment = low[window:position].rstrip(" [")
    cut = re.compile(rf"\s+(?:{_AUXILIARY[language]})$")
    while (m := cut.search(segment)) is not None:
        segment = (
            segment[: m.start()].rstrip(" ,[")
            if m.group().strip() not in ("has", "had")
            else segment[: m.start()].rstrip()
        )
    end = window + len(segment)
    appositive = segment.endswith(",")
    body = segment.rstrip(", ")
    if appositive:
        # Name, appositive, VERB
        comma = body.rfind(",")
        if comma < 0:
            return None
        earlier = max(body.rfind(",", 0, comma), body.rfind(";", 0, comma), body.rfind('"', 0, comma))
        start = earlier + 1
    else:
        marks = [body.rfind(c) for c in ',;:"”«»–—']
        start = max(marks) + 1
        that = list(
            re.finditer(
                r"\b(?:that|but|and|while|because|as|after|when|whether|że|але|та|и|но|dass|und|a|ale)\s", body[start:]
            )
        )
        if that and language == "en":
            candidate = start + that[-1].end()
            if re.match(r"(?:he|she|they|it|the|a|mr|sir|[a-z]+\s)", body[candidate:]):
                start = candidate
    while start < len(body) and body[start] in " ([\"'":
        start += 1
    for t in scene.times:
        # "On 8 September the army said": the day is the statement's, not part of who speaks.
        if window + start <= t.start < end and t.end < end and low[window + start : t.start].strip() in _BEFORE_TIMES:
            start = t.end - window
            while start < len(body) and body[start] in " ,":
                start += 1
    phrase = _clean(text, window + start, end).strip(" ,")
    if not phrase:
        return None
    first = phrase.split()[0].casefold()
    if first in ("who", "which", "that", "który", "która", "який", "яка", "который", "которая"):
        earlier_end = window + max(0, start - 1)
        return _subject(scene, text, earlier_end) if earlier_end > scene.start and earlier_end < position else None
    return window + start, phrase


def _speaker_of(phrase: str, language: str, countries: dict[str, str], registry: Registry) -> Speaker | None:
    folded = fold(re.sub(r"^(?:the)\s+", "", phrase, flags=re.IGNORECASE))
    possessive = re.sub(r"['’]s (?:words|assessment|view|estimate)$", "", phrase)
    if possessive != phrase:
        return parse_speaker(possessive, language, frozenset(countries))
    if folded in countries:
        return Speaker(None, None, countries[folded])
    return parse_speaker(phrase, language, frozenset(countries))


def _resolved_speaker(raw: _Raw, language: str, countries: dict[str, str], registry: Registry) -> Speaker | None:
    words = raw.phrase.split()
    if (
        words
        and words[-1].casefold() in _PRONOUNS[language]
        or words
        and words[0].casefold() in _PRONOUNS[language]
        and len(words) <= 3
    ):
        pronoun = words[-1].casefold() if words[-1].casefold() in _PRONOUNS[language] else words[0].casefold()
        return None if pronoun == "it" else registry.last
    speaker = _speaker_of(raw.phrase, language, countries, registry)
    if speaker is None:
        return None
    linked = registry.linked(speaker)
    if linked.name or (linked.role and not linked.organisation):
        registry.last = linked
    return linked


# -- quotations -----------------------------------------------------------------------------------------------------------


def _quotes(low: str) -> list[tuple[int, int]]:
    """Spans between quotation marks (straight ones after masking, and guillemets), none longer than 3000 characters.

    A quotation of several paragraphs opens each anew and closes once; each of its paragraphs is a span.
    """
    spans = []
    open_at: int | None = None
    for m in re.finditer(r"\"|„|«|»|\x00|(?<=\S)\s{2,}(?=\")", low):
        c = m.group()[0]
        if c in "„«":
            open_at = m.start()
        elif c == "»" and open_at is not None:
            spans.append((open_at, m.end()))
            open_at = None
        elif c == '"':
            opening = m.start() == 0 or low[m.start() - 1] in " ([-–—"
            if open_at is None and opening:
                open_at = m.start()
            elif open_at is not None:
                if opening and low[m.start() - 1] == " " and low[m.start() + 1 : m.start() + 2].strip():
                    spans.append((open_at, m.start()))
                    open_at = m.start()
                    continue
                if m.end() - open_at <= 3000:
                    spans.append((open_at, m.end()))
                open_at = None
    return spans


def _quotation(raw: _Raw, quotes: Sequence[tuple[int, int]]) -> str:
    """How the words are given: in full quotation, in part, or in indirect speech."""
    inside = [q for q in quotes if q[0] < raw.end + 3 and raw.start < q[1]]
    if not inside:
        return "indirect_speech"
    quoted = sum(min(e, raw.end) - max(s, raw.start) for s, e in inside)
    said = max(1, (raw.end - raw.start) - (raw.mark_end - raw.mark_start))
    return "direct_quote" if quoted > 0.6 * said else "partial_quote"


def _carry_quotes(found: list[list[Attribution]], scenes: Sequence[Scene], quotes: Sequence[tuple[int, int]]) -> None:
    """Give sentences inside a longer quotation the speaker who opened or closed it."""
    previous: Attribution | None = None
    before = -1
    for start, end in quotes:
        inside = [s for s in scenes if s.start < end and start < s.end]
        if not inside or end - start < 40 and len(inside) < 2:
            continue
        speakers = [a for s in inside for a in found[s.index] if not start <= a.mark_start < end]
        if not speakers:
            near = (
                [a for s in scenes[max(0, inside[0].index - 1) : inside[0].index] for a in found[s.index]]
                if inside
                else []
            )
            speakers = [a for a in near if a.mark_end >= start - 4]
        if not speakers and previous is not None and inside[0].paragraph - before <= 1 and start <= inside[0].start + 2:
            speakers = [previous]
        if not speakers:
            continue
        by = speakers[0]
        previous, before = by, inside[-1].paragraph
        for scene in inside:
            if any(a.mark_start < scene.end and not start <= a.mark_start < end for a in found[scene.index]):
                continue
            a, b = max(start, scene.start), min(end, scene.end)
            found[scene.index].append(
                replace(by, start=a, end=b, mark_start=b, mark_end=b, kind="direct_quote", near=False)
            )


def speaker_at(given: Sequence[Attribution], position: int) -> Attribution | None:
    """Who stands behind the words at a position: the nearest attribution that covers it, a near one first."""
    covering = [a for a in given if a.covers(position)]
    near = [a for a in covering if a.near and 0 <= a.mark_start - position <= 60]
    if near:
        return min(near, key=lambda a: a.mark_start)
    rest = [a for a in covering if not a.near]
    after = [a for a in rest if a.mark_end <= position]
    return max(after, key=lambda a: a.mark_end) if after else min(rest, key=lambda a: a.mark_start, default=None)


def hedges_in(scene: Scene, start: int, end: int, text: str) -> tuple[str, ...]:
    """Hedging words of a span, as written."""
    pattern = lexicon.cue("REPORTED", scene.language)
    return tuple(dict.fromkeys(text[m.start() : m.end()] for m in pattern.finditer(scene.low, start, end)))
