"""When a report puts what it tells: the day its story has reached, sentence by sentence.

A telling's time is, in this order: what its clause and sentence say; the day stated last; for a state told in the
present tense, the publication date; a day stated in the next three sentences. Only the first is as firm as the words;
the basis of the others says what they were taken from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geomap.incidents import CLOSURES, REOPENINGS
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import wording
from geomap.model import FINENESS, Document
from geomap.telling.claims import Attribution
from geomap.telling.fitting import AFTERMATH
from geomap.telling.frames import Frame
from geomap.telling.scenes import Scene
from geomap.telling.times import Anchor, Moment, TimeMention, When, parse_day, resolve

EARLIER, LATER = "day taken from an earlier sentence", "day taken from a later sentence"


class Narrative:
    """The times of one document's tellings."""

    def __init__(self, document: Document, scenes: Sequence[Scene], said: Sequence[Sequence[Attribution]]) -> None:
        self.scenes, self.said = scenes, said
        self.language = scenes[0].language
        self.published = parse_day(document.published)
        self.year = self._stated_year()
        self.spans: list[Moment | None] = []
        """For each scene the week or night that the text has stated last, where that is what it has stated."""
        self.told: list[tuple[date, str] | None] = []
        """For each scene the day the text has stated before it, with its words."""
        self.first_told: tuple[int, date, str] | None = None
        self._read()

    def anchor(self, scene: Scene) -> Anchor:
        """What times of a scene are counted from."""
        told = self.told[scene.index]
        return Anchor(self.published, told[0] if told else None, self.year, told[1] if told else "")

    def stated_beside(self, scene: Scene, said: Attribution | None) -> str | None:
        """The day stated beside a verb of saying: when the statement was made."""
        if said is None:
            return None
        trailing = said.start < said.mark_start
        for t in scene.times:
            if trailing and t.start < said.mark_start:
                continue
            if (
                t.first is not None
                and t.first.kind in ("date", "weekday", "relative")
                and abs(t.start - said.mark_start) < 60
                and t.end <= said.mark_end + 25
                and not t.last
            ):
                moment = resolve(t, self.anchor(scene))
                if moment is not None and (self.published is None or moment.first <= self.published):
                    return moment.first.isoformat()
        return None

    def _read(self) -> None:
        """Follow the day through the scenes."""
        told: tuple[date, str] | None = None
        span: Moment | None = None
        background = lexicon.cue("INVASION", self.language)
        fiction = lexicon.cue("FICTION", self.language)
        entries = self.entries = self._ticker_entries()
        ticker: tuple[date, str] | None = None
        for scene in self.scenes:
            entry = self._entry_day(entries[scene.index], ticker) if scene.index in entries else None
            if entry is not None:
                told, span, ticker = entry, None, entry
                if self.first_told is None:
                    self.first_told = (scene.index, *entry)
            self.told.append(told)
            self.spans.append(span)
            if background.search(scene.text) or fiction.search(scene.text):
                continue
            stated = False
            for mention in scene.times:
                if (
                    told
                    and mention.first is not None
                    and mention.first.kind == "span"
                    and mention.first.which == "before"
                ):
                    span = resolve(mention, Anchor(self.published, told[0], self.year, told[1]))
                    continue
                moment = self._stated(mention, scene, told)
                if moment is None:
                    continue
                if any(
                    m is not mention and m.first is not None and m.first.which == "before"
                    for m in scene.times
                    if m.start < mention.start
                ):
                    continue
                span = replace(moment, clock="") if moment.night else None
                if self._dateline(mention, scene, moment):
                    told = told or (moment.first, words_of(mention))
                    continue
                if not stated and not self._long_before(mention, scene, moment):
                    told = (moment.last if moment.night else moment.first, words_of(mention))
                    stated = True
                if (
                    self.first_told is None
                    and told is not None
                    and not wording("ALREADY", self.language).search(scene.text)
                ):
                    self.first_told = (scene.index, told[0], told[1])

    def _ticker_entries(self) -> dict[int, re.Match[str]]:
        """The sentences that begin a ticker's entries, by index: lines with a clock time in front, two of them or set off."""
        begun = {}
        for scene in self.scenes:
            entry = _ENTRY.match(scene.low, scene.start, scene.end)
            before = scene.low[max(0, scene.start - 3) : scene.start]
            if entry is not None and (scene.start == 0 or scene.index == 0 or before.endswith(" ")):
                begun[scene.index] = entry
        return begun if len(begun) > 1 or any(e["set_off"] for e in begun.values()) else {}

    def _entry_day(self, entry: re.Match[str], before: tuple[date, str] | None) -> tuple[date, str] | None:
        """The day of a ticker's entry: that of its own or an earlier heading, else of the publication."""
        if self.published is None:
            return None
        if entry["day"]:
            try:
                return date(
                    self.published.year, int(entry["month"]), int(entry["day"])
                ), f"entry of {entry['day']}.{entry['month']}."
            except ValueError:
                return None
        words = f"ticker entry {entry['clock']} + published {self.published.isoformat()}"
        return before or (self.published, words)

    def _stated(self, mention: TimeMention, scene: Scene, told: tuple[date, str] | None) -> Moment | None:
        """The day a mention states for the story to go on from, or ``None`` when it does not state one."""
        if mention.first is None and not (mention.part in ("overnight", "night") and told is None):
            return None
        if mention.edge in ("until", "by", "since", "duration", "notice", "permanent"):
            return None
        if mention.first is not None and mention.first.kind in ("month", "year", "span", "offset"):
            return None
        if mention.first is not None and mention.first.kind == "told" and told is None and mention.first.value:
            return None
        if mention.last is not None and not mention.night:
            return None
        ahead = bool(
            wording("ABOUT_TO", self.language).search(scene.text)
            or lexicon.cue("PLANNED", self.language).search(scene.text)
        )
        anchor = Anchor(self.published, told[0] if told else None, self.year, told[1] if told else "")
        moment = resolve(mention, anchor, future=ahead and mention.night or self._ahead(mention, scene))
        if moment is None or FINENESS[moment.precision] > 3:
            return None
        if self.published and (moment.first > self.published or (self.published - moment.first).days > 400):
            return None
        return moment

    def _dateline(self, mention: TimeMention, scene: Scene, moment: Moment) -> bool:
        """Whether a day only says when the report was written (*KYIV, May 9 - …*) and its sentence names another."""
        if moment.first != self.published or mention.start - scene.start > 60:
            return False
        if not re.match(r"\s*(?:\([^)]{1,20}\)\s*)?(?:[-–—:]|\.\s)", scene.low[mention.end : mention.end + 26]):
            return False
        later = (self._stated(t, scene, None) for t in scene.times if t.start > mention.end and t.first is not None)
        return any(m is not None for m in later)

    def _ahead(self, mention: TimeMention, scene: Scene) -> bool:
        """Whether the clause of an expression of time speaks of what is to come (*who are expected on Wednesday*)."""
        return wording("AHEAD", self.language).search(scene.low, *scene.clause_of(mention.start)) is not None

    def _long_since(self, mention: TimeMention, scene: Scene) -> bool:
        """Whether a day is one *since* which something has been so (*shut since Thursday, will stay shut*)."""
        words = scene.low[max(scene.start, mention.start - 12) : mention.end]
        return mention.edge == "since" and _SINCE.search(words) is not None

    def _long_before(self, mention: TimeMention, scene: Scene, moment: Moment) -> bool:
        """Whether a clause reaches back for comparison (*the last time, on Wednesday, it burned for two days*): the story goes
        on from its own day."""
        base = self.first_told[1] if self.first_told is not None else self.published and self.published - timedelta(7)
        if base is None or moment.first >= base:
            return False
        first, last = scene.clause_of(mention.start)
        beside = max(scene.start, min(first, mention.start - _BESIDE))  # "the last time, on Wednesday, …" is cut by its commas
        return wording("TIME_BEFORE", self.language).search(scene.low, beside, last) is not None

    def _stated_year(self) -> int | None:
        for scene in self.scenes[:40]:
            for mention in scene.times:
                if mention.first is not None and mention.first.kind == "date" and mention.first.year:
                    return mention.first.year
        return None

    def when(self, frame: Frame) -> tuple[Moment | None, TimeMention | None, str]:
        """When a telling puts its event, the mention it rests on, and a note on what was inferred."""
        scene = frame.scene
        told = self.told[scene.index]
        future = frame.status in ("planned", "hypothetical", "requested") or bool(
            wording("ABOUT_TO", self.language).fullmatch(scene.low, frame.start, frame.end)
        )
        anchor = self.anchor(scene)
        offset = self._offset(frame, anchor)
        if offset is not None:
            return offset[0], offset[1], ""
        if (due := self._due(frame, anchor)) is not None:
            return due
        best = self._best_time(frame)
        if best is not None and frame.trigger.echo and scene.crossings(best.start, frame.start):
            best = None
        if best is not None:
            future = not self._long_since(best, scene) and (future or self._ahead(best, scene))
            moment = resolve(best, self._frame_anchor(best, scene, anchor), future=future)
            if moment is not None:
                moment = self._completed(moment, best, frame)
                return moment, best, ""
            if best.first is not None:
                return None, best, f"{words_of(best)}: no date to count from"
        background = wording("BACKGROUND", self.language).search(scene.text)
        if background:
            return None, None, "time not stated"
        span = self.spans[scene.index]
        if span is not None and not (span.night and frame.category in ("diplomatic", "deployment")):
            return replace(span, basis=f"{span.basis}, stated earlier"), None, EARLIER
        if self.published and _under_way(frame):
            today = f"present tense + published {self.published.isoformat()}"
            return Moment(self.published, self.published, "day", today), None, ""
        if told is None and self.published and wording("NOW", self.language).search(scene.low, *frame.clause):
            today = f"present tense + published {self.published.isoformat()}"
            return Moment(self.published, self.published, "day", today), None, ""
        if told is not None and frame.status != "planned":
            return Moment(told[0], told[0], "day", f"{told[1]}, stated earlier"), None, EARLIER
        first, last = frame.clause
        if (
            self.published
            and wording("PRESENT", self.language).search(scene.low, first, last)
            and (
                frame.category in CLOSURES
                or frame.category in REOPENINGS
                or frame.category in ("diplomatic", "deployment")
            )
        ):
            return (
                Moment(
                    self.published, self.published, "day", f"present tense + published {self.published.isoformat()}"
                ),
                None,
                "",
            )
        if (
            self.first_told is not None
            and 0 <= self.first_told[0] - scene.index <= 3
            and frame.status not in ("hypothetical", "planned")
            and not (self.first_told[0] == scene.index and any(self._of_the_reason(t, frame) for t in scene.times))
        ):
            _, day, words = self.first_told
            return Moment(day, day, "day", f"{words}, stated later"), None, LATER
        return None, None, ""

    def _frame_anchor(self, mention: TimeMention, scene: Scene, anchor: Anchor) -> Anchor:
        """The anchor for one mention: another day stated in the same sentence comes before that of earlier ones."""
        own = [
            t
            for t in scene.times
            if t is not mention
            and t.first is not None
            and t.first.kind in ("date", "weekday", "relative")
            and not t.last
            and t.edge not in ("until", "by")
            and not (t.start > mention.end and _AND_AGAIN.search(scene.low, mention.end, t.start))
        ]
        if mention.first is not None and mention.first.kind != "told":
            return anchor
        if own:
            moment = resolve(min(own, key=lambda t: abs(t.start - mention.start)), anchor)
            if moment is not None:
                return replace(anchor, told=moment.first, told_words=words_of(own[0]))
        if anchor.told is None and anchor.published is None and mention.first is None and self.first_told:
            return replace(anchor, told=self.first_told[1], told_words=self.first_told[2])
        return anchor

    def _best_time(self, frame: Frame) -> TimeMention | None:
        """The expression of time that belongs to a trigger."""
        scene, (first, last) = frame.scene, frame.clause
        statement = list(self.said[scene.index])
        rated: list[tuple[float, int, TimeMention]] = []
        for t in scene.times:
            if t.edge in ("duration", "notice", "permanent") or not (t.first or t.part or t.clock):
                continue
            if scene.index in self.entries and t.first is None and t.clock and t.start - scene.start < 12:
                continue  # when a ticker's entry was written, not when what it tells happened
            if t.edge == "until" and frame.category in CLOSURES:
                continue
            if t.edge == "since" and frame.category in REOPENINGS and scene.crossings(t.start, frame.start):
                continue  # since when something in another clause is shut
            if (
                t.edge == "since"
                and frame.category in REOPENINGS
                and _LASTING.search(scene.low, scene.start, t.start + 3)
            ):
                continue  # "ended a blockade that had lasted since February"
            lasting = t.edge == "until" and frame.category not in REOPENINGS and t.text.lower().startswith("through")
            by = t.edge == "by" and t.dated  # "by Tuesday", "shortly before 3 a.m. on Sunday": it had happened then
            if t.edge in ("until", "by") and frame.status not in ("planned", "hypothetical") and not (lasting or by):
                continue
            if t.edge == "until" and scene.crossings(t.start, frame.start):
                continue
            if t.edge in ("until", "by") and frame.category == "deployment":
                continue  # "will send troops by Friday": when they set out is not said
            if t.first is not None and t.first.kind == "offset" and self._complement(t, scene) is not None:
                continue
            if self._of_the_reason(t, frame):
                continue
            crossed = scene.crossings(t.start, frame.start)
            cost = 6.0 * crossed + 0.3 * scene.words_between(t.start, frame.start)
            if not t.dated:
                cost += 3.0
            if t.edge == "by":
                cost += 2.0
            if t.first is not None and t.first.kind in ("year", "month"):
                cost += 6.0 if crossed else 3.0
            if frame.start < t.start < frame.end + 25:
                cost -= 1.0
            for a in statement:
                if a.mark_start - 30 <= t.start <= a.mark_end + 30 and not first <= t.start < last:
                    cost += 5.0
            rated.append((cost, t.start, t))
        return min(rated, key=lambda r: r[:2])[2] if rated else None

    def _due(self, frame: Frame, anchor: Anchor) -> tuple[Moment, TimeMention, str] | None:
        """For forces that are to come *by Friday*: some time between the report and that day."""
        if frame.category != "deployment" or frame.status != "planned" or self.published is None:
            return None
        for t in frame.scene.times:
            if t.edge in ("until", "by") and t.dated and not frame.scene.crossings(t.start, frame.start):
                moment = resolve(t, anchor, future=True)
                if moment is not None and moment.last > self.published:
                    basis = f"between the report of {self.published.isoformat()} and {moment.basis}"
                    return Moment(self.published, moment.last, "day", basis), t, ""
        return None

    def _of_the_reason(self, t: TimeMention, frame: Frame) -> bool:
        """Whether a day belongs to what an act answers to (*closed the post after the attack in A on Tuesday*)."""
        if frame.category not in (*CLOSURES, *REOPENINGS, "diplomatic", "deployment") or t.start < frame.end:
            return False
        if t.end <= frame.start:
            return False
        reason = AFTERMATH[self.language].search(frame.scene.low, frame.end, t.start)
        if reason is None:
            return False
        between = frame.scene.low[reason.end() : t.start]
        return "," not in between and any(g.start > reason.start() and g.end <= t.start for g in frame.scene.groups)

    def _completed(self, moment: Moment, mention: TimeMention, frame: Frame) -> Moment:
        """A moment with the clock time or part of the day that another expression of the clause adds."""
        if moment.clock or moment.precision not in ("day", "part_of_day", "night") or moment.first != moment.last:
            return moment
        first, last = frame.clause
        for t in frame.scene.times:
            if t is mention or t.first is not None or not first - 2 <= t.start < last:
                continue
            if t.clock and t.edge not in ("until", "by"):
                if frame.category in CLOSURES and _AGAIN.search(frame.scene.low, frame.end, t.start):
                    continue  # "were held on Tuesday evening and resumed at 21:50"
                return replace(moment, clock=t.clock, precision="minute", basis=f"{moment.basis}, “{words_of(t)}”")
            if t.part and moment.precision == "day":
                night = t.part in ("night", "overnight")
                return replace(
                    moment,
                    precision="night" if night else "part_of_day",
                    night=night,
                    basis=f"{moment.basis}, “{words_of(t)}”",
                )
        return moment

    def _complement(self, t: TimeMention, scene: Scene) -> tuple[int, int] | None:
        """The clause that *three days after …* is counted from, or ``None`` when it stands alone (*three days later*)."""
        if t.first is None or t.first.which == "ago":
            return None
        stop = re.compile(r"[,;.:!?)]|\s[–—-]\s").search(scene.low, t.end, scene.end)
        end = stop.start() if stop else scene.end
        if scene.low.count(" ", t.end, end) < 2:
            return None
        if re.match(r"\s*(?:and|but|the (?:army|police)|і|та|i|и|und)\b", scene.low[t.end : end]):
            return None
        if not re.search(
            r"(?:after|before|do|до|po|після|после|przed|nach|vor|prior to)$", t.text.strip(), re.IGNORECASE
        ):
            return None
        return t.end, end

    def _offset(self, frame: Frame, anchor: Anchor) -> tuple[Moment, TimeMention] | None:
        """The day of a telling in or beside a clause like *two days after Warsaw asked …*."""
        scene = frame.scene
        for t in scene.times:
            if t.first is None or t.first.kind not in ("offset", "told"):
                continue
            step = _step(t.first, t.text)
            span = self._complement(t, scene)
            if span is None or step is None:
                continue
            main = [
                m for m in scene.times
                if m is not t and m.first is not None and m.first.kind in ("date", "weekday", "relative")
                and m.last is None and m.edge not in ("until", "by") and not span[0] <= m.start < span[1]
            ]  # fmt: skip
            base = anchor.told or anchor.published
            words = anchor.told_words or (f"published {anchor.published.isoformat()}" if anchor.published else "")
            if main:
                moment = resolve(main[0], anchor)
                if moment is not None:
                    base, words = moment.first, words_of(main[0])
            if base is None:
                return None
            inside = span[0] <= frame.start < span[1]
            if inside:
                # The clause counted from: after it, the main clause; so it lies that much earlier.
                day = base - step if step > timedelta(0) else base
                return Moment(day, day, "day", f"“{words_of(t)}” counted from {words}"), t
            if step < timedelta(0) and not main:
                day = base + step
                return Moment(day, day, "day", f"“{words_of(t)}” counted from {words}"), t
        return None


_AND_AGAIN = re.compile(r"(?<!\w)(?:and|then|i|oraz|potem|та|і|й|потім|и|затем|und|dann)(?!\w)")
_SINCE = re.compile(r"(?<!\w)(?:since|seit)(?!\w)")
_AGAIN = re.compile(r"\b(?:resum|re-?open|restart|restor|lifted|back|wznow|wznaw|przywr|otwart|віднов|запрац|відкри|возобнов|заработ|откры|wieder|aufgehoben)")
"""What ends a closure in the clause that tells of it."""
_LASTING = re.compile(
    r"(?:trwając\w+|lasted|lasting|in place|in force|shut|closed|blocked|ongoing|тривал\w+|триває|длил\w+|длив\w+|действовав\w+|andauern\w*|bestehend\w*|dauernd\w*|trvající\w*)\s+(?:od|since|from|з|із|с|со|seit|ab)?\s*\w{0,3}$"
)
"""What has gone on since a day until it ended."""

_ENTRY = re.compile(
    r"[^\w]{0,4}(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.?,?\s+)?(?P<clock>(?:[01]?\d|2[0-4])[:.][0-5]\d)(?!\d|[.:]\d)(?:\s*(?:uhr|h|gmt|utc|local time))?(?P<set_off>\s*[–—:.|-]\s|\])?(?=\s*\w|\s*\W\w|\W*$)"
)
"""What a ticker's entry begins with: *18:40 –*, *7.50*, *24.6., 0.10 Uhr –*."""


_BESIDE = 30


def _under_way(frame: Frame) -> bool:
    """Whether an act is told as being done now: *is sending*, *hits*, *schickt*, *trifft*."""
    low, words = frame.scene.low, frame.scene.low[frame.start : frame.end]
    language = frame.scene.language
    if language == "en":
        if re.match(r"\w+ing\b", words):
            return bool(
                re.search(r"\b(?:is|are) (?:also |now )?$", low[max(frame.scene.start, frame.start - 14) : frame.start])
            )
        verb = (
            re.match(r"\w+s\b", words)
            if " " not in words
            else re.search(
                r"\b(?:hits|lands|strikes|rains|slams|explodes|starts|begins|breaks|fires|launches|drops|shoots)\b",
                words,
            )
        )
        return verb is not None and verb.group() in _NOW
    return (
        wording("ABOUT_TO", language).fullmatch(words) is not None or wording("NOW", language).match(words) is not None
    )


_NOW = frozenset(
    "hits lands strikes rains slams explodes starts begins breaks fires launches drops shoots bombs shells attacks pounds targets falls crashes"
    " kills downs intercepts closes shuts reopens opens suspends halts grounds blocks seals sends deploys summons expels recalls enters violates crosses".split()
)
"""English verbs that in the present tense tell what a headline or ticker reports of now."""


def _step(when: When, text: str) -> timedelta | None:
    """Days from the clause counted from to the main clause: positive for *after*, negative for *before*."""
    if when.kind == "told":
        if not re.search(r"(?:before|after|przed|po)$", text.strip(), re.IGNORECASE) or not when.value:
            return None
        return timedelta(when.value)
    if when.unit not in ("day", "week"):
        return None
    days = when.value * (7 if when.unit == "week" else 1)
    return timedelta(days if when.which == "after" else -days)


def words_of(mention: TimeMention) -> str:
    """The words of an expression of time, spaces evened."""
    return re.sub(r"\s+", " ", mention.text).strip()
