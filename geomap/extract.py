"""Document + Resolutions → Event: what a report tells of, each event with the claims behind it.

A document's sentences are read for tellings (`geomap.frames`); tellings of one category at one place and time are one
event. What a telling leaves out is taken from its surroundings, and the event's ``note`` says so: a place from the
sentence before, a day the report has stated earlier. What cannot be had stays unknown.

How an event's numbers come about:

- ``count_low`` is the lowest and ``count_high`` the highest number that a positive claim of a count names, ``None`` where
  none does; nothing is averaged. A closed facility counts 1.
- A lead that names a wider place without a number of its own, followed by finer places, is kept as evidence of the
  first of them, not as an event.
- ``status`` is ``observed`` when the report itself states the event, ``claimed`` when only others do or it is hedged.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geomap.claims import Attribution, attributions, hedges_in, speaker_at
from geomap.frames import Count, Frame, frames_in, incident, points_back
from geomap.incidents import _lexicon as lexicon
from geomap.model import (
    Claim,
    Document,
    Entry,
    Event,
    EventPlace,
    Evidence,
    Gazetteer,
    Place,
    Precision,
    Resolution,
    TimeSpan,
)
from geomap.scenes import Group, Head, Scene, Spot, contains, same_place, scenes_of
from geomap.times import Anchor, Moment, TimeMention, When, parse_day, resolve
from geomap.timezones import zone_of

ENTERING = ("airspace_violation", "impact", "interception", "sighting", "strike")
CLOSURES = ("airport_closure", "crossing_closure")
REOPENINGS = ("airport_reopening", "crossing_reopening")
WIDE = ("country", "airspace", "admin1", "region", "water")


def extract_events(document: Document, resolutions: Sequence[Resolution], gazetteer: Gazetteer | None = None) -> list[Event]:
    """The events a document tells of, in the order of their first evidence; none when it tells of none."""
    view, scenes = scenes_of(document, resolutions)
    frames = frames_in(scenes)
    if not frames:
        return []
    reading = _Reading(document, scenes, resolutions, gazetteer, attributions(view.text, scenes, resolutions))
    tellings = [t for frame in frames for t in reading.tellings(frame)]
    stories = _stories(tellings)
    stories = _folded(stories)
    reading.stories = stories
    reading.enrich(stories, frames)
    events = [reading.event(story) for story in stories]
    return sorted(events, key=lambda e: (e.evidence[0].start, e.category, e.id))


# -- tellings and stories -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Telling:
    """A frame at one of its places, with its time and who stands behind it."""

    frame: Frame
    heads: tuple[Head, ...]
    moment: Moment | None
    time: TimeMention | None
    said: Attribution | None
    counts: tuple[Count, ...]
    shared: tuple[Count, ...] = ()
    """Amounts that several places share, so that none of them can be told for this one."""
    note: str = ""
    soft: bool = False
    """Whether its day is only that of the sentences round it."""

    @property
    def place(self) -> Place | None:
        """Where it happened."""
        return self.heads[0].spot.place if self.heads else None

    @property
    def position(self) -> int:
        """Offset of its first word."""
        return self.frame.start


@dataclass
class Story:
    """Tellings of one event, and what other sentences add to it."""

    category: str
    tellings: list[Telling]
    leads: list[Telling] = field(default_factory=list)
    added: list[tuple[str, str, Scene, tuple[int, int], dict[str, object]]] = field(default_factory=list)
    """Claims from other sentences: attribute, value, scene, span, fields."""
    origins: list[tuple[Spot, Scene, tuple[int, int], bool]] = field(default_factory=list)

    @property
    def head(self) -> Head | None:
        """The most exact place told."""
        heads = [t.heads[0] for t in self.tellings if t.heads]
        if self.category == "airspace_violation":
            heads = [h for h in heads if h.spot.kind != "border"] or heads
        return min(heads, key=lambda h: h.spot.breadth, default=None)

    @property
    def place(self) -> Place | None:
        """Where it happened."""
        return self.head.spot.place if self.head else None

    @property
    def moment(self) -> Moment | None:
        """The most exact time told."""
        moments = [t.moment for t in self.tellings if t.moment and not t.soft] or [t.moment for t in self.tellings if t.moment][:1]
        return min(moments, key=lambda m: (_FINENESS[m.precision], m.first), default=None)

    def around(self, index: int) -> list[Telling]:
        """Tellings not more than 12 sentences before a sentence and two after it."""
        ordered = sorted([*self.leads, *self.tellings], key=lambda t: t.frame.scene.index) if self.leads else self.tellings
        first = bisect_left(ordered, index - 12, key=lambda t: t.frame.scene.index)
        last = bisect_right(ordered, index + 2, key=lambda t: t.frame.scene.index)
        return ordered[first:last]

    @property
    def some(self) -> list[Telling]:
        """The first and the last few tellings: enough to compare with, however often a thing is told."""
        return self.tellings if len(self.tellings) <= 12 else [*self.tellings[:6], *self.tellings[-6:]]

    @property
    def negated(self) -> bool:
        """Whether every telling denies it or only considers it."""
        return all(t.frame.negated for t in self.tellings)

    @property
    def counted(self) -> bool:
        """Whether some telling gives it a number of its own."""
        return any(t.counts for t in self.tellings)


_FINENESS: dict[Precision, int] = {"minute": 0, "hour": 1, "part_of_day": 2, "night": 2, "day": 3, "week": 4, "month": 5, "year": 6, "unknown": 7}


def _stories(tellings: Sequence[Telling]) -> list[Story]:
    """Tellings put together by category, place and time."""
    stories: list[Story] = []
    for telling in tellings:
        if not telling.heads:
            continue
        home = next((s for s in stories if _fits(s, telling)), None)
        if home is not None:
            home.tellings.append(telling)
        else:
            stories.append(Story(telling.frame.category, [telling]))
    for telling in tellings:
        # A mere mention ("the attack") says nothing new; a number or a time does.
        if telling.heads or not telling.counts and (telling.frame.trigger.echo or points_back(telling.frame.scene, telling.frame.start, telling.frame.end)):
            continue
        home = _nearest(stories, telling)
        if home is not None:
            home.tellings.append(telling)
    for story in stories:
        story.tellings.sort(key=lambda t: (t.frame.scene.index, t.position))
    return stories


def _fits(story: Story, telling: Telling) -> bool:
    place = telling.place
    if story.category != telling.frame.category or place is None:
        return False
    for unreal in ("hypothetical", "requested"):
        if (telling.frame.status == unreal) != all(t.frame.status == unreal for t in story.tellings):
            return False
    some = story.some
    if not any(t.place is not None and _one(story.category, t.place, place) for t in some):
        return False
    return all(_agree(t, telling) for t in some)


def _agree(a: Telling, b: Telling) -> bool:
    """Whether the times of two tellings can be one; a day merely taken over from the text round it bends a little."""
    if a.soft or b.soft:
        if a.moment and b.moment and max(_FINENESS[a.moment.precision], _FINENESS[b.moment.precision]) < 5:
            return abs((a.moment.first - b.moment.first).days) <= 6
        return a.moment is None or b.moment is None
    return _same_time(a.moment, b.moment)


def _one(category: str, a: Place, b: Place) -> bool:
    if same_place(a, b):
        return True
    if category == "airspace_violation" and "border" in (a.kind, b.kind):
        return bool(set(a.country_codes) & set(b.country_codes))
    if category == "diplomatic":
        return bool(set(a.country_codes) & set(b.country_codes)) and "country" in (a.kind, b.kind)
    return False


def _same_time(a: Moment | None, b: Moment | None) -> bool:
    if a is None or b is None:
        return True
    if (_FINENESS[a.precision] >= 5) != (_FINENESS[b.precision] >= 5):
        return False
    one = timedelta(1)
    return a.first - one <= b.last and b.first - one <= a.last


def _nearest(stories: Sequence[Story], telling: Telling) -> Story | None:
    """The event that a telling without a place speaks of: the nearest of its category, in earlier sentences first."""
    here = telling.frame.scene.index
    rated = []
    for story in stories:
        if story.category != telling.frame.category or not all(_agree(t, telling) for t in story.some):
            continue
        if telling.frame.status in ("hypothetical", "requested") and telling.frame.status != story.tellings[0].frame.status:
            continue
        for t in story.some:
            if not t.heads:
                continue
            gap = here - t.frame.scene.index
            if -3 <= gap <= 12:
                rated.append((gap if gap >= 0 else 6 - gap, -t.position, story))
    return min(rated, key=lambda r: r[:2])[2] if rated else None


def _folded(stories: list[Story]) -> list[Story]:
    """Stories without leads that only sum up what follows, and without sightings of what is told as worse."""
    kept = list(stories)
    for story in stories:
        if story.category in ENTERING and _is_lead(story):
            finer = [
                s for s in kept
                if s is not story and s.category == story.category and not s.negated and story.place and s.place
                and s.head is not None and story.head is not None and s.head.spot.breadth < story.head.spot.breadth
                and contains(story.place, s.place) and _same_time(s.moment, story.moment) and _close_times(s, story)
            ]  # fmt: skip
            if finer:
                first = min(finer, key=lambda s: s.tellings[0].position)
                first.leads = sorted([*first.leads, *story.tellings], key=lambda t: (t.frame.scene.index, t.position))
                kept.remove(story)
    kept = [s for s in kept if not _outdone(s, kept)]
    return kept


def _close_times(a: Story, b: Story) -> bool:
    return a.moment is None or b.moment is None or abs((a.moment.first - b.moment.first).days) <= 2


def _is_lead(story: Story) -> bool:
    return story.head is not None and story.head.spot.kind in WIDE and not story.counted and not story.negated


def _outdone(story: Story, stories: Sequence[Story]) -> bool:
    """A sighting, a mere possibility or another trace of what the report tells as an event at that place."""
    place = story.place
    if place is None:
        return False
    if story.category in ("sighting", "other"):
        worse = ("airspace_violation", "impact", "airport_closure", "crossing_closure", "interception", "strike")
        if any(s.category in worse and s.place and not s.negated and same_place(s.place, place) and _same_time(s.moment, story.moment) for s in stories):
            return True
    if all(t.frame.status == "hypothetical" for t in story.tellings):
        return any(
            s is not story and s.category == story.category and not s.negated and s.place and _one(s.category, s.place, place) for s in stories
        )
    return False


# -- one document ---------------------------------------------------------------------------------------------------------

_BACKGROUND = {
    "en": r"previously|in the past|in recent (?:weeks|months|years)|similar (?:cases|incidents|violations)|over the past|for years|repeatedly|several times before|has (?:often|repeatedly)|on several occasions|frequently|regularly|since the war",
    "pl": r"wcześniej|w przeszłości|w ostatnich (?:tygodniach|miesiącach|latach)|podobn\w+|wielokrotnie|regularnie",
    "uk": r"раніше|в минулому|останніми (?:тижнями|місяцями)|подібн\w+|неодноразово|регулярно",
    "ru": r"ранее|в прошлом|в последние (?:недели|месяцы|годы)|подобн\w+|неоднократно|регулярно",
    "de": r"in der vergangenheit|in den letzten (?:wochen|monaten|jahren)|ähnliche\w*|mehrfach|wiederholt|regelmäßig|zuvor schon|bereits früher",
    "cs": r"v minulosti|v posledních (?:týdnech|měsících)|podobn\w+|opakovaně",
    "ro": r"în trecut|anterior|în ultimele (?:săptămâni|luni)|similar\w*|în repetate rânduri",
}
_PRESENT = {
    "en": r"\b(?:is|are) (?:\w+ )?(?:closed|shut|suspended|summoning|being|not accepting|currently|reopening|calling|blocked|sealed)|\bis \w+ing\b|\bcurrently\b|\bat the moment\b|\bare (?:again )?moving\b",
    "pl": r"\bjest\b|\bsą\b|obecnie|nie przyjmuje",
    "uk": r"наразі|зараз|не приймає|не працює|тимчасово не",
    "ru": r"сейчас|в настоящее время|не принима\w+|не работает|временно не",
    "de": r"\bist\b|\bsind\b|derzeit|zurzeit|aktuell",
    "cs": r"\bje\b|\bjsou\b|nyní",
    "ro": r"\beste\b|\bsunt\b|în prezent",
}
_THERE = {
    "en": r"there(?! (?:was|were|is|are|has|have|had|appear))|the (?:village|town|city|area|scene|site|island|region|district|capital|spot|location)|nearby",
    "pl": r"tam|na miejscu|w (?:miejscowości|wsi|mieście|okolicy)|w pobliżu",
    "uk": r"там|на місці|у (?:місті|селі|селищі|районі|регіоні|області)|неподалік|регіон",
    "ru": r"там|на месте|в (?:городе|селе|пос[её]лке|районе|регионе|области)|неподал[её]ку",
    "de": r"dort|in (?:der|dem) (?:ort|stadt|dorf|gemeinde|region)|im ort|in der nähe",
    "cs": r"tam|na místě|v (?:obci|městě|oblasti)",
    "ro": r"acolo|în (?:localitate|sat|oraș|zonă)",
}
_ITS_SKY = {
    "en": r"(?:its|their|the country's|our|his country's|the nation's|the state's|her country's) (?:own )?(?:airspace|air space|territory|skies|border)",
    "pl": r"(?:jej|nasz\w+|swoj\w+|jego|kraju) (?:przestrze\w+|terytori\w+)|(?:przestrze\w+ powietrzn\w+|terytori\w+) (?:kraju|państwa)",
    "uk": r"(?:свій|наш\w*|його|її|країни) (?:повітрян\w+|терит\w+)|(?:простір|простору|територі\w+) (?:країни|держави)",
    "ru": r"(?:сво[её]\w*|наш\w*|его|е[её]) (?:воздушн\w+|террит\w+)|(?:пространств\w+|территори\w+) (?:страны|государства)",
    "de": r"(?:seinen|ihren|unseren|den eigenen) luftraum|luftraum des landes",
    "cs": r"(?:její|jeho|náš|svůj) vzdušn\w+|prostor\w* země",
    "ro": r"spațiul (?:său|aerian național|aerian al țării)",
}


class _Reading:
    """The state of reading one document; lives as long as the call."""

    def __init__(
        self,
        document: Document,
        scenes: Sequence[Scene],
        resolutions: Sequence[Resolution],
        gazetteer: Gazetteer | None,
        said: Sequence[Sequence[Attribution]],
    ) -> None:
        self.document, self.scenes, self.gazetteer, self.said = document, scenes, gazetteer, said
        self.resolutions = sorted(resolutions, key=lambda r: r.mention.start)
        self.language = scenes[0].language if scenes else "en"
        self.published = parse_day(document.published)
        self.told, self.first_told = self._timeline()
        self.used: list[tuple[int, str, tuple[Head, ...]]] = []
        self.stories: Sequence[Story] = ()

    # -- time ---------------------------------------------------------------------------------------------------------

    def _timeline(self) -> tuple[list[tuple[date, str] | None], tuple[int, date, str] | None]:
        """For each scene the day the text has stated before it, and the first day it states at all."""
        told: tuple[date, str] | None = None
        self.spans: list[Moment | None] = []
        span: Moment | None = None
        before: list[tuple[date, str] | None] = []
        first: tuple[int, date, str] | None = None
        year = self._stated_year()
        background = lexicon.cue("INVASION", self.language)
        fiction = lexicon.cue("FICTION", self.language)
        for scene in self.scenes:
            before.append(told)
            self.spans.append(span)
            if background.search(scene.text) or fiction.search(scene.text):
                continue
            stated = False
            for mention in scene.times:
                if told and mention.first is not None and mention.first.kind == "span" and mention.first.which == "before":
                    span = resolve(mention, Anchor(self.published, told[0], year, told[1]))
                    continue
                moment = self._stated(mention, scene, told, year)
                if moment is None:
                    continue
                if any(m is not mention and m.first is not None and m.first.which == "before" for m in scene.times if m.start < mention.start):
                    continue
                span = replace(moment, clock="") if moment.night else None
                if not stated:
                    told = (moment.last if moment.night else moment.first, _words(mention))
                    stated = True
                if first is None and not re.search(rf"(?<!\w)(?:{_ALREADY[self.language]})(?!\w)", scene.text):
                    first = (scene.index, told[0], told[1])  # type: ignore[index]
        return before, first

    def _stated(self, mention: TimeMention, scene: Scene, told: tuple[date, str] | None, year: int | None) -> Moment | None:
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
        ahead = bool(re.search(rf"(?<!\w)(?:{_ABOUT_TO[self.language]}|{lexicon.PLANNED[self.language]})(?!\w)", scene.text))
        anchor = Anchor(self.published, told[0] if told else None, year, told[1] if told else "")
        moment = resolve(mention, anchor, future=ahead and mention.night)
        if moment is None or _FINENESS[moment.precision] > 3:
            return None
        if self.published and (moment.first > self.published or (self.published - moment.first).days > 400):
            return None
        return moment

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
        year = self._stated_year()
        future = frame.status in ("planned", "hypothetical", "requested") or bool(
            re.fullmatch(_ABOUT_TO[self.language], scene.low[frame.start : frame.end])
        )
        anchor = Anchor(self.published, told[0] if told else None, year, told[1] if told else "")
        offset = self._offset(frame, anchor)
        if offset is not None:
            return offset[0], offset[1], ""
        best = self._best_time(frame)
        if best is not None and frame.trigger.echo and scene.crossings(best.start, frame.start):
            best = None
        if best is not None:
            moment = resolve(best, self._frame_anchor(best, scene, anchor), future=future)
            if moment is not None:
                moment = self._completed(moment, best, frame)
                return moment, best, ""
            if best.first is not None:
                return None, best, f"{_words(best)}: no date to count from"
        background = re.search(rf"(?<!\w)(?:{_BACKGROUND[self.language]})(?!\w)", scene.text)
        if background:
            return None, None, "time not stated"
        span = self.spans[scene.index]
        if span is not None and not (span.night and frame.category in ("diplomatic", "deployment")):
            return replace(span, basis=f"{span.basis}, stated earlier"), None, _EARLIER
        if told is not None and frame.status != "planned":
            return Moment(told[0], told[0], "day", f"{told[1]}, stated earlier"), None, _EARLIER
        first, last = frame.clause
        if self.published and re.search(rf"(?:{_PRESENT[self.language]})", scene.low[first:last]) and (frame.category in CLOSURES or frame.category in REOPENINGS or frame.category == "diplomatic"):
            return Moment(self.published, self.published, "day", f"present tense + published {self.published.isoformat()}"), None, ""
        if self.first_told is not None and 0 <= self.first_told[0] - scene.index <= 3 and frame.status not in ("hypothetical", "planned"):
            _, day, words = self.first_told
            return Moment(day, day, "day", f"{words}, stated later"), None, _LATER
        return None, None, ""

    def _frame_anchor(self, mention: TimeMention, scene: Scene, anchor: Anchor) -> Anchor:
        """The anchor for one mention: another day stated in the same sentence comes before that of earlier ones."""
        own = [t for t in scene.times if t is not mention and t.first is not None and t.first.kind in ("date", "weekday", "relative") and not t.last and t.edge not in ("until", "by")]
        if mention.first is not None and mention.first.kind != "told":
            return anchor
        if own:
            moment = resolve(min(own, key=lambda t: abs(t.start - mention.start)), anchor)
            if moment is not None:
                return replace(anchor, told=moment.first, told_words=_words(own[0]))
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
            if t.edge == "until" and frame.category in CLOSURES:
                continue
            if t.edge in ("until", "by") and frame.status not in ("planned", "hypothetical"):
                continue
            if t.first is not None and t.first.kind == "offset" and self._complement(t, scene) is not None:
                continue
            crossed = scene.crossings(t.start, frame.start)
            cost = 6.0 * crossed + 0.3 * scene.words_between(t.start, frame.start)
            if not t.dated:
                cost += 3.0
            if t.first is not None and t.first.kind in ("year", "month"):
                cost += 6.0 if crossed else 3.0
            if frame.start < t.start < frame.end + 25:
                cost -= 1.0
            for a in statement:
                if a.mark_start - 30 <= t.start <= a.mark_end + 30 and not first <= t.start < last:
                    cost += 5.0
            rated.append((cost, t.start, t))
        return min(rated, key=lambda r: r[:2])[2] if rated else None

    def _completed(self, moment: Moment, mention: TimeMention, frame: Frame) -> Moment:
        """A moment with the clock time or part of the day that another expression of the clause adds."""
        if moment.clock or moment.precision not in ("day", "part_of_day", "night") or moment.first != moment.last:
            return moment
        first, last = frame.clause
        for t in frame.scene.times:
            if t is mention or t.first is not None or not first - 2 <= t.start < last:
                continue
            if t.clock and t.edge not in ("until", "by"):
                return replace(moment, clock=t.clock, precision="minute", basis=f"{moment.basis}, “{_words(t)}”")
            if t.part and moment.precision == "day":
                night = t.part in ("night", "overnight")
                return replace(moment, precision="night" if night else "part_of_day", night=night, basis=f"{moment.basis}, “{_words(t)}”")
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
        if not re.search(r"(?:after|before|do|до|po|після|после|przed|nach|vor|prior to)$", t.text.strip(), re.IGNORECASE):
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
                    base, words = moment.first, _words(main[0])
            if base is None:
                return None
            inside = span[0] <= frame.start < span[1]
            if inside:
                # The clause counted from: after it, the main clause; so it lies that much earlier.
                day = base - step if step > timedelta(0) else base
                return Moment(day, day, "day", f"“{_words(t)}” counted from {words}"), t
            if step < timedelta(0) and not main:
                day = base + step
                return Moment(day, day, "day", f"“{_words(t)}” counted from {words}"), t
        return None

    # -- tellings -------------------------------------------------------------------------------------------------------

    def tellings(self, frame: Frame) -> list[Telling]:
        """A frame at each of its places; one without a place when it names none and none can be inferred."""
        moment, time, note = self.when(frame)
        soft = note in (_EARLIER, _LATER)
        said = speaker_at(self.said[frame.scene.index], frame.start)
        if said is None and frame.heads:
            said = speaker_at(self.said[frame.scene.index], frame.heads[0].spot.start)
        if said is not None and said.negative and not frame.negated:
            frame = replace(frame, status="denied", negated=True)
        heads, inferred = frame.heads, ""
        if not heads:
            heads, inferred = self._context(frame)
        notes = "; ".join(n for n in (frame.note, inferred, note) if n)
        heads = _members_only(heads)
        if heads and frame.category in (*CLOSURES, *REOPENINGS) and len(heads[0].spot.place.entries) <= 1 and frame.counts:
            # A number of crossings or airports is not the number of this one.
            tellings = self._shared(frame, heads, moment, time, said, notes, soft)
            if tellings:
                return tellings
        if not heads:
            return [Telling(frame, (), moment, time, said, frame.counts, (), notes, soft)]
        self.used.append((frame.scene.index, frame.category, heads))
        if frame.category == "diplomatic":
            heads = heads[:1] if frame.group is None or frame.group.relation not in ("", "subject") else heads
            if _mutual(frame):
                return [Telling(frame, heads, moment, time, said, frame.counts, (), notes, soft)]
        if len(heads) == 1 or (frame.group is not None and frame.group.joint) or _one_site(heads):
            return [Telling(frame, heads, moment, time, said, frame.counts, (), notes, soft)]
        return [replace(t, soft=soft) for t in self._each(frame, heads, moment, time, said, notes)]

    def _shared(
        self, frame: Frame, heads: Sequence[Head], moment: Moment | None, time: TimeMention | None, said: Attribution | None, notes: str, soft: bool
    ) -> list[Telling]:
        """A closure at each of its places, the numbers told of all together kept apart."""
        self.used.append((frame.scene.index, frame.category, tuple(heads)))
        return [Telling(frame, (head,), moment, time, said, (), frame.counts, notes, soft) for head in heads]

    def _each(
        self, frame: Frame, heads: Sequence[Head], moment: Moment | None, time: TimeMention | None, said: Attribution | None, notes: str
    ) -> list[Telling]:
        """One telling a head; an amount right after a head is that head's, one for all is nobody's."""
        found = []
        spots = [h.spot for h in heads]
        leading = _leading_counts(frame.counts, spots)
        for i, head in enumerate(heads):
            until = spots[i + 1].start if i + 1 < len(spots) else frame.scene.end
            own = tuple(c for c in frame.counts if head.spot.end <= c.quantity.start < until and c.quantity.start - head.spot.end < 60 and i + 1 <= len(spots))
            if leading is not None:
                own = (leading[i],)
            before = [c for c in frame.counts if not any(s.end <= c.quantity.start for s in spots)]
            if not own and before and before[0].quantity.exact and before[0].quantity.low == len(heads) and frame.category in ("impact", "sighting"):
                own = (Count(replace(before[0].quantity, low=1.0, high=1.0), before[0].concept, before[0].unit),)
                shared: tuple[Count, ...] = ()
            else:
                shared = () if own else tuple(before)
            found.append(Telling(frame, (head,), moment, time, said, own, shared, notes))
        return found

    def _context(self, frame: Frame) -> tuple[tuple[Head, ...], str]:
        """The place of a telling that names none, from what was told before, with a note; nothing when in doubt."""
        scene, (first, last) = frame.scene, frame.clause
        low = scene.low
        if frame.category in (*CLOSURES, *REOPENINGS):
            kinds = ("airport",) if frame.category.startswith("airport") else ("crossing", "border")
            if frame.category.startswith("crossing") and (line := self._border_between(scene)) is not None:
                return (Head(line),), "the border of the two countries named"
            if self._elsewhere(first, last) or any(
                g.heads[0].spot.breadth <= 3 and not g.heads[0].spot.metonym and first <= g.start < last for g in scene.groups
            ):
                return (), ""
            if kinds == ("airport",) and re.search(rf"(?<!\w)(?:{_ITS_SKY[self.language]})", scene.text):
                own = self._owner(scene, frame)
                if own is not None:
                    return (Head(own),), "“its airspace” read as that of the country named before"
            spot = self._last_spot(scene, frame.start, kinds, 5)
            return ((Head(spot),), "place taken from an earlier sentence") if spot else ((), "")
        if frame.category == "diplomatic":
            return self._actor(frame)
        if re.search(rf"(?<!\w)(?:{_ITS_SKY[self.language]})", scene.text):
            own = self._owner(scene, frame)
            if own:
                return (Head(own),), "“its airspace” read as that of the country named before"
        if frame.trigger.echo:
            return (), ""
        if points_back(scene, frame.start, frame.end):
            return (), ""
        if re.search(rf"(?<!\w)(?:{_THERE[self.language]})(?!\w)", low[first:last]):
            recent = [heads for index, _, heads in self.used if scene.index - 2 <= index <= scene.index]
            if recent:
                return recent[-1], "place taken from an earlier sentence"
            heads = self._located(scene, 2, frame.category)
            if heads:
                return heads, "place taken from an earlier sentence"
        return (), ""

    def _located(self, scene: Scene, back: int, category: str) -> tuple[Head, ...]:
        """The last places that earlier sentences put something in."""
        kinds = incident(category).KINDS
        for earlier in reversed(self.scenes[max(0, scene.index - back) : scene.index]):
            for group in reversed(earlier.groups):
                if group.relation in ("in", "near", "over") and group.heads[0].spot.kind in kinds and group.heads[0].spot.breadth <= 3:
                    return group.heads
        return ()

    def _last_spot(self, scene: Scene, position: int, kinds: Sequence[str], back: int, *, metonym: bool = False) -> Spot | None:
        for earlier in reversed(self.scenes[max(0, scene.index - back) : scene.index + 1]):
            for group in reversed(earlier.groups):
                for head in reversed(group.heads):
                    if head.spot.start < position and head.spot.kind in kinds and (metonym or not head.spot.metonym):
                        return head.spot
        return None

    def _elsewhere(self, first: int, last: int) -> bool:
        """Whether a clause names a place that is not known, so that the one told before is not meant."""
        text = self.document.text[first:last]
        return bool(re.search(r"(?<!\w)(?:in|at|near|via|w|we|na|pod|у|в|на|под|bei|im|în|la|v|u)\s+[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüß][^\W\d_]+", text))

    def _border_between(self, scene: Scene) -> Spot | None:
        """The border of two countries: who acts, and the one named after *with* or *to*."""
        if self.gazetteer is None or not scene.has("border", scene.start, scene.end) or scene.has("crossing", scene.start, scene.end):
            return None
        countries = [(g, h.spot) for g in scene.groups for h in g.heads if h.spot.kind == "country"]
        for r in self.resolutions:
            m = r.mention
            if m.kind == "demonym" and scene.start <= m.start < scene.end:
                place = self._country(str(m.hints.get("country", "")))
                if place is not None:
                    countries.append((Group(m.start, m.end, (), "demonym"), Spot(m.start, m.end, m.text, place, r, "country")))
        codes = list(dict.fromkeys(c for _, s in sorted(countries, key=lambda c: c[0].start) for c in s.place.country_codes))
        if len(codes) != 2:
            return None
        entry = self.gazetteer.border(*codes)
        if entry is None or entry.lon is None or entry.lat is None:
            return None
        place = Place(entry.name, self.gazetteer.geometry(entry), entry.accuracy_m, entry.lon, entry.lat, "border", (entry,),
                      (f"{entry.name} ({entry.id})", "border of the two countries the sentence names"), tuple(codes))  # fmt: skip
        first = min(countries, key=lambda c: c[0].start)[1]
        return replace(first, place=place, kind="border")

    def _owner(self, scene: Scene, frame: Frame) -> Spot | None:
        """The country that *its airspace* belongs to: the nearest named before in the sentence, by noun or adjective."""
        low = scene.low
        weapon = lexicon.concept("flyer", self.language)
        named: list[Spot] = [h.spot for g in scene.groups for h in g.heads if h.spot.kind in ("country", "airspace") and h.spot.start < frame.start and g.relation not in ("from", "with", "by")]
        for r in self.resolutions:
            m = r.mention
            if m.kind != "demonym" or not scene.start <= m.start < frame.start or weapon.match(low, m.end + 1):
                continue
            place = self._country(str(m.hints.get("country", "")))
            if place is not None:
                named.append(Spot(m.start, m.end, m.text, place, replace(r, place=place), "country"))
        if named:
            return max(named, key=lambda s: s.start)
        told = [heads for index, category, heads in self.used if category == frame.category and scene.index - 6 <= index and heads[0].spot.kind in ("country", "airspace")]
        if told:
            return told[-1][0].spot
        return self._last_spot(scene, frame.start, ("country", "airspace"), 3, metonym=True)

    def _actor(self, frame: Frame) -> tuple[tuple[Head, ...], str]:
        """The country of the demonym before a diplomatic act (``the Polish foreign ministry summoned …``)."""
        scene = frame.scene
        for r in reversed(self.resolutions):
            m = r.mention
            if m.kind == "demonym" and scene.start <= m.start < frame.start and scene.crossings(m.start, frame.start) <= 1:
                place = self._country(str(m.hints.get("country", "")))
                if place is not None:
                    spot = Spot(m.start, m.end, m.text, place, replace(r, place=place), "country", True)
                    return (Head(spot),), "the acting country is named by an adjective"
        if re.search(rf"(?<!\w)(?:{_GOVERNMENT[self.language]})(?!\w)", scene.low[scene.start : frame.start]):
            return self._government(scene)
        return (), ""

    def _government(self, scene: Scene) -> tuple[tuple[Head, ...], str]:
        """The country a report is about, for *the government*: the one whose places and people it names most so far."""
        envoys = lexicon.concept("envoy", self.language)
        votes: dict[str, int] = {}
        for r in self.resolutions:
            m = r.mention
            if m.start >= scene.start or envoys.match(scene.low, m.end + 1):
                continue
            codes = [str(m.hints.get("country", ""))] if m.kind == "demonym" else list(r.place.country_codes) if r.place and len(r.place.country_codes) == 1 else []
            for code in codes:
                votes[code] = votes.get(code, 0) + 1
        best = sorted(votes, key=lambda c: (-votes[c], c))
        place = self._country(best[0]) if best and (len(best) == 1 or votes[best[0]] > votes[best[1]]) else None
        if place is None:
            return (), ""
        source = next(r for r in self.resolutions if r.mention.hints.get("country") == best[0] or r.place and r.place.country_codes == (best[0],))
        m = source.mention
        return (Head(Spot(m.start, m.end, m.text, place, replace(source, place=place), "country", True)),), "“the government” read as that of the country reported on"

    def _country(self, code: str) -> Place | None:
        entry = self.gazetteer.country(code) if self.gazetteer is not None and code else None
        return _place_of(entry, self.gazetteer) if entry is not None and self.gazetteer is not None else None

    # -- what other sentences add -----------------------------------------------------------------------------------------

    def enrich(self, stories: Sequence[Story], frames: Sequence[Frame]) -> None:
        """Origins, intentions and bare numbers from anywhere in the text, given to the event they speak of."""
        framed = {f.scene.index for f in frames}
        told = {t.frame.scene.index for s in stories for t in s.tellings}
        for scene in self.scenes:
            self._origins(scene, stories, scene.index in told)
            self._intents(scene, stories)
            if scene.index not in framed:
                self._bare_numbers(scene, stories)

    def _target(self, stories: Sequence[Story], scene: Scene, position: int, categories: Sequence[str]) -> Story | None:
        """The event a remark is about: one told in its clause or sentence, else the last one told before it."""
        rated = []
        for story in stories:
            if story.category not in categories or story.negated:
                continue
            for t in story.around(scene.index):
                gap = scene.index - t.frame.scene.index
                if gap == 0:
                    rated.append((scene.crossings(position, t.position), abs(position - t.position), categories.index(story.category), story))
                elif 0 < gap <= 12:
                    rated.append((10 + gap, 0, categories.index(story.category), story))
                elif -2 <= gap < 0:
                    rated.append((30 - gap, 0, categories.index(story.category), story))
        return min(rated, key=lambda r: r[:3])[3] if rated else None

    def _origins(self, scene: Scene, stories: Sequence[Story], told_here: bool) -> None:
        categories = ("airspace_violation", "impact", "interception", "strike", "sighting")
        for group in scene.groups:
            if group.relation != "from":
                continue
            before = scene.low[max(scene.start, group.start - 30) : group.start]
            if re.search(r"(?:rather than|instead of|not|than)\s+(?:just\s+|only\s+)?(?:from|z|з|из|aus)\s+(?:\w+\s+)?$", before):
                continue
            if not _moves(scene, group, told_here):
                continue
            story = self._target(stories, scene, group.start, categories)
            if story is None:
                continue
            if story.place is not None and any(same_place(story.place, h.spot.place) for h in group.heads):
                continue
            if story.place is not None and _bound_elsewhere(scene, group, story.place):
                continue
            negative = bool(re.search(r"(?:not|nie|не|nicht|no)\s+(?:\w+\s+){0,3}(?:from|z|з|из|aus)\s+$", before))
            span = (max(scene.start, min(group.start, _phrase_start(scene, group))), group.end)
            for head in group.heads:
                story.origins.append((head.spot, scene, span, negative))

    def _intents(self, scene: Scene, stories: Sequence[Story]) -> None:
        pattern = re.compile(rf"(?<!\w)(?:{_INTENT[self.language]})(?!\w)")
        for m in pattern.finditer(scene.low, scene.start, scene.end):
            story = self._target(stories, scene, m.start(), ("airspace_violation", "impact", "strike"))
            if story is None:
                continue
            group = m.groupdict()
            denied = bool(re.search(rf"(?<!\w)(?:{lexicon.NEGATION[self.language]})(?:\s+\S+){{0,3}}\s*$", scene.low[max(scene.start, m.start() - 40) : m.start()]))
            meant = bool(group.get("yes")) != denied
            value = "intended" if meant else "not intended"
            start = m.start() if not denied else _negation_start(scene, m.start())
            story.added.append(("intent", value, scene, (start, m.end()), {}))

    def _bare_numbers(self, scene: Scene, stories: Sequence[Story]) -> None:
        """Numbers in sentences that only speak of *it* (``he suggested it was more than 10``)."""
        if self.language != "en" and not self.said[scene.index]:
            return
        it = re.compile(_IT_WAS[self.language])
        for quantity in scene.quantities:
            before = scene.low[max(scene.start, quantity.start - 60) : quantity.start]
            if not it.search(before) or not re.match(r"\s*(?:[,.;)]|but\b|and\b|але|ale|но|aber|$)", scene.low[quantity.end : quantity.end + 10]):
                continue
            counted = [s for s in stories if s.counted]
            story = self._target(counted, scene, quantity.start, ENTERING)
            if story is None:
                continue
            unit = next(c.unit for t in story.tellings for c in t.counts)
            first, last = scene.clause_of(quantity.start)
            story.added.append(("count", scene.low[quantity.start : quantity.end], scene, (first, last), {"quantity": quantity, "unit": unit}))

    # -- events -----------------------------------------------------------------------------------------------------------

    def event(self, story: Story) -> Event:
        """An event with its claims."""
        head = story.head
        assert head is not None
        place = head.spot.place
        module = incident(story.category)
        main = min(story.tellings, key=lambda t: t.position)
        ident = f"{self.document.id}:{story.category}:{main.heads[0].spot.start if main.heads else main.position}"
        if head.spot.start != (main.heads[0].spot.start if main.heads else -1):
            ident = f"{self.document.id}:{story.category}:{head.spot.start}"
        time = self._time(story, place)
        claims = self._claims(story, ident, time)
        low, high, unit = _count_range(story, claims, module.ONE, place)
        status, negated = _status(story)
        evidence = tuple(dict.fromkeys(self._evidence(*self._clause(t)) for t in sorted((*story.tellings, *story.leads), key=lambda t: t.position)))
        main_evidence = self._evidence(*self._clause(main))
        evidence = (main_evidence, *(e for e in evidence if e != main_evidence))
        notes = list(dict.fromkeys(t.note for t in story.tellings if t.note))
        if story.leads:
            notes.append("a summary of the report names a wider place")
        properties = self._properties(story)
        members = place.entries if story.category in (*CLOSURES, *REOPENINGS) and len(place.entries) > 1 else ()
        return Event(
            id=ident,
            category=story.category,
            status=status,
            negated=negated,
            place=place,
            time=time,
            label=_label(module.TITLE, story.category, place),
            evidence=evidence,
            claims=claims,
            places=self._roles(story, head, module.ROLE),
            count_low=low,
            count_high=high,
            count_unit=unit,
            documents=(self.document.id,),
            members=members,
            properties=properties,
            note="; ".join(notes),
        )

    def _evidence(self, start: int, end: int) -> Evidence:
        text = self.document.text
        while start < end and (text[start].isspace() or text[start] in ",;:.–—"):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Evidence(self.document.id, start, end, text[start:end])

    def _clause(self, telling: Telling) -> tuple[int, int]:
        """The sentence that states a telling; of a very long one the clauses that hold the trigger and the place."""
        scene = telling.frame.scene
        if scene.end - scene.start <= 400:
            return scene.start, scene.end
        first, last = telling.frame.clause
        for head in telling.heads:
            if scene.start <= head.spot.start < scene.end:
                a, b = scene.clause_of(head.spot.start)
                first, last = min(first, a), max(last, b, head.spot.end)
        return first, last

    def _roles(self, story: Story, head: Head, role: str) -> tuple[EventPlace, ...]:
        places = [EventPlace(role, head.spot.place, head.spot.key)]
        seen = {(role, head.spot.key)}

        def add(as_: str, spot: Spot) -> None:
            if (as_, spot.key) not in seen and spot.key != head.spot.key:
                seen.add((as_, spot.key))
                places.append(EventPlace(as_, spot.place, spot.key))

        for t in story.tellings:
            for other in t.heads:
                add(role if other.spot.breadth <= head.spot.breadth else "context", other.spot)
            for h in t.heads:
                for spot in h.within:
                    add("context", spot)
        for t in story.leads:
            for h in t.heads:
                add("context", h.spot)
        if story.category == "diplomatic":
            for t in story.tellings:
                for spot in _addressees(t):
                    add("addressee", spot)
        for spot, _, _, negative in story.origins:
            if not negative:
                add("origin", spot)
        return tuple(places)

    def _time(self, story: Story, place: Place) -> TimeSpan:
        moment = story.moment
        zone = zone_of(place)
        evidence = None
        source = next((t for t in story.tellings if t.moment is moment and t.time is not None), None)
        if source is not None and source.time is not None:
            evidence = self._evidence(source.time.start, source.time.end)
        start = moment.edtf if moment else None
        end = moment.edtf_end if moment else None
        precision: Precision = moment.precision if moment else "unknown"
        basis = moment.basis if moment else ""
        if story.category not in CLOSURES:
            return TimeSpan(start, end, "exact" if end else "unknown", precision, basis, zone, None, evidence)
        return self._closure_time(story, start, end, precision, basis, zone, evidence)

    def _closure_time(
        self, story: Story, start: str | None, end: str | None, precision: Precision, basis: str, zone: str | None, evidence: Evidence | None
    ) -> TimeSpan:
        """The interval of a closure: stated range, end, duration or *until further notice*, and when it was announced."""
        kind = "unknown"
        announced = None
        for t in story.tellings:
            scene = t.frame.scene
            told = self.told[scene.index]
            anchor = Anchor(self.published, told[0] if told else None, self._stated_year())
            for m in scene.times:
                if m.edge == "notice":
                    kind, end = "until_further_notice", None
                elif m.edge == "permanent":
                    kind = "permanent"
                elif m.last is not None and not m.night and (span := resolve(m, anchor, future=True)) is not None:
                    announced = start if start and start < span.first.isoformat() else announced
                    start, end, kind, precision = span.edtf, span.last.isoformat(), "expected", "day"
                    basis, evidence = span.basis, self._evidence(m.start, m.end)
                elif m.edge == "until" and m.dated and (stop := resolve(m, anchor, future=True)) is not None and kind == "unknown":
                    end, kind = stop.edtf, "expected"
                elif m.edge == "duration" and m.duration and start and kind == "unknown":
                    end, kind = _after(start, m.duration), "expected"
        if t_planned := next((t for t in story.tellings if t.frame.status == "planned"), None):
            stated = self.told[t_planned.frame.scene.index]
            announced = announced or (stated[0].isoformat() if stated else self.document.published)
        if story.moment is None or all(t.soft for t in story.tellings):
            parent = self._parent_time(story)
            if parent is not None and kind == "unknown":
                return replace(parent, basis=f"{parent.basis}, as for the closure named before", tz=zone or parent.tz)
        if end is not None and start is not None and end < start[: len(end)]:
            end, kind = None, "unknown"
        return TimeSpan(start, end, kind, precision, basis, zone, announced, evidence)  # type: ignore[arg-type]

    def _parent_time(self, story: Story) -> TimeSpan | None:
        """The stated interval of a closure that the text tells just before, of the same country and the same kind."""
        here = story.tellings[0].frame.scene.index
        for other in self.stories:
            if other is story or other.category != story.category or other.place is None or story.place is None:
                continue
            gap = here - max((t.frame.scene.index for t in other.tellings if t.frame.scene.index <= here), default=here + 99)
            related = set(other.place.country_codes) & set(story.place.country_codes)
            if 0 <= gap <= 2 and related and other.moment is not None and not all(t.soft for t in other.tellings):
                return self._time(other, other.place)
        return None

    def _properties(self, story: Story) -> dict[str, object]:
        if story.category not in (*CLOSURES, *REOPENINGS):
            return {}
        text = " ".join(t.frame.scene.text for t in story.tellings)
        traffic = [name for name, form in _TRAFFIC[self.language].items() if re.search(rf"(?<!\w)(?:{form})(?!\w)", text)]
        partial = re.search(rf"(?<!\w)(?:{_PARTIAL[self.language]})(?!\w)", text)
        level = "restricted" if partial else "closed" if story.category in CLOSURES else "open"
        found: dict[str, object] = {"level": level, "verified": False}
        if traffic:
            found["traffic"] = traffic
        return found

    # -- claims -------------------------------------------------------------------------------------------------------------

    def _claims(self, story: Story, ident: str, time: TimeSpan) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        for t in sorted((*story.tellings, *story.leads), key=lambda t: t.position):
            claims += self._telling_claims(t, ident, lead=t in story.leads)
        for attribute, value, scene, span, fields in story.added:
            claims.append(self._added(attribute, value, scene, span, fields, ident))
        claims += self._origin_claims(story, ident)
        if story.category in CLOSURES:
            claims += self._closure_claims(story, ident, time)
        unique: dict[str, Claim] = {}
        for claim in sorted(claims, key=lambda c: (c.evidence[0].start, c.attribute, c.value)):
            unique.setdefault(claim.id, claim)
        return tuple(unique.values())

    def _made(self, scene: Scene, said: Attribution | None) -> str | None:
        """When a statement was made: the day stated beside its verb, else unknown."""
        if said is None:
            return None
        told = self.told[scene.index]
        trailing = said.start < said.mark_start
        for t in scene.times:
            if trailing and t.start < said.mark_start:
                continue
            if t.first is not None and t.first.kind in ("date", "weekday", "relative") and abs(t.start - said.mark_start) < 60 and t.end <= said.mark_end + 25 and not t.last:
                moment = resolve(t, Anchor(self.published, told[0] if told else None, self._stated_year()))
                if moment is not None and (self.published is None or moment.first <= self.published):
                    return moment.first.isoformat()
        return None

    def _claim(
        self,
        ident: str,
        attribute: str,
        value: str,
        scene: Scene,
        span: tuple[int, int],
        said: Attribution | None,
        *,
        key: str = "",
        **fields: object,
    ) -> Claim:
        made = self._made(scene, said)
        return Claim(
            id=f"{ident}#{attribute}:{span[0]}{key}",
            event=ident,
            attribute=attribute,
            value=value,
            document=self.document.id,
            evidence=(self._evidence(*span),),
            speaker=said.speaker if said else None,
            verb=said.verb if said else None,
            attribution=said.kind if said else "narrator",
            made_at=made,
            known_from=made or self.document.published,
            reliability=self.document.reliability,
            **fields,  # type: ignore[arg-type]
        )

    def _telling_claims(self, t: Telling, ident: str, *, lead: bool) -> list[Claim]:
        scene, frame = t.frame.scene, t.frame
        span = self._clause(t)
        text = self.document.text
        polarity = "negative" if frame.negated and frame.status == "denied" else "positive"
        words = " ".join(text[frame.start : frame.end].split())
        claims = [self._claim(ident, "occurrence", words, scene, span, t.said, hedge=tuple(h for h in frame.hedge), polarity=polarity)]
        if frame.negated:
            return claims
        for count in t.counts if not lead else ():
            claims.append(self._count_claim(ident, count, scene, span))
        for count in t.shared:
            said = speaker_at(self.said[scene.index], count.quantity.start)
            claims.append(
                self._claim(
                    ident, "count_together", _words_of(text, count), scene, span, said, key=f"-{count.quantity.start}", unit=count.unit,
                    low=count.quantity.low, high=count.quantity.high, hedge=count.quantity.hedge,
                )
            )  # fmt: skip
        if frame.category == "impact" and (cause := _struck_by(scene, frame)) is not None:
            said = speaker_at(self.said[scene.index], cause[1])
            claims.append(self._claim(ident, "cause", cause[0], scene, (cause[1], cause[2]), said, key=f"-{cause[0]}"))
        return claims

    def _count_claim(self, ident: str, count: Count, scene: Scene, span: tuple[int, int]) -> Claim:
        said = speaker_at(self.said[scene.index], count.quantity.start)
        text = self.document.text
        first, last = scene.clause_of(count.quantity.start)
        hedge = tuple(dict.fromkeys((*count.quantity.hedge, *hedges_in(scene, first, last, text))))
        return self._claim(
            ident, "count", _words_of(text, count), scene, span, said, key=f"-{count.quantity.start}", unit=count.unit,
            low=count.quantity.low, high=count.quantity.high, hedge=hedge,
        )  # fmt: skip

    def _added(self, attribute: str, value: str, scene: Scene, span: tuple[int, int], fields: dict[str, object], ident: str) -> Claim:
        said = speaker_at(self.said[scene.index], span[1] - 1)
        hedge = hedges_in(scene, *scene.clause_of(span[0]), self.document.text)
        quantity = fields.get("quantity")
        if quantity is not None:
            words = self.document.text[quantity.start : quantity.end]  # type: ignore[attr-defined]
            said = speaker_at(self.said[scene.index], quantity.start)  # type: ignore[attr-defined]
            return self._claim(
                ident, attribute, words, scene, span, said, key="-it", unit=str(fields["unit"]),
                low=quantity.low, high=quantity.high, hedge=tuple(dict.fromkeys((*quantity.hedge, *hedge))),  # type: ignore[attr-defined]
            )  # fmt: skip
        polarity = "negative" if value.startswith("not ") else "positive"
        return self._claim(ident, attribute, value, scene, span, said, hedge=hedge, polarity=polarity)

    def _origin_claims(self, story: Story, ident: str) -> list[Claim]:
        """One claim for each wording of an origin; it names all the places of that wording."""
        groups: dict[tuple[int, tuple[int, int], bool], list[Spot]] = {}
        scene_of: dict[int, Scene] = {}
        for spot, scene, span, negative in story.origins:
            groups.setdefault((scene.index, span, negative), []).append(spot)
            scene_of[scene.index] = scene
        claims = []
        for (index, span, negative), spots in groups.items():
            scene = scene_of[index]
            said = speaker_at(self.said[index], spots[0].start)
            value = " and ".join(dict.fromkeys(s.place.label for s in spots))
            claims.append(
                self._claim(
                    ident, "origin", value, scene, span, said, hedge=hedges_in(scene, *scene.clause_of(spots[0].start), self.document.text),
                    polarity="negative" if negative else "positive", places=tuple(s.place for s in spots),
                )
            )  # fmt: skip
        return claims

    def _closure_claims(self, story: Story, ident: str, time: TimeSpan) -> list[Claim]:
        claims = []
        telling = min(story.tellings, key=lambda t: t.position)
        for t in story.tellings:
            scene = t.frame.scene
            for m in scene.times:
                if m.edge in ("notice", "until", "since", "duration", "permanent") or (m.last is not None and not m.night):
                    value = " ".join(self.document.text[m.start : m.end].split())
                    claims.append(self._claim(ident, "validity", value, scene, (m.start, m.end), t.said))
            scope = re.compile(rf"(?<!\w)(?:{_SCOPE[self.language]})(?!\w)")
            for s in scope.finditer(scene.low, scene.start, scene.end):
                value = " ".join(self.document.text[s.start() : s.end()].split())
                claims.append(self._claim(ident, "scope", value, scene, s.span(), t.said))
        if not claims and time.evidence is not None:
            span = (time.evidence.start, time.evidence.end)
            claims.append(self._claim(ident, "validity", time.evidence.quote, telling.frame.scene, span, telling.said))
        return claims


def _leading_counts(counts: Sequence[Count], spots: Sequence[Spot]) -> list[Count] | None:
    """Each place's own amount where one stands before each (``eleven over A and two over B``)."""
    ordered = sorted(counts, key=lambda c: c.quantity.start)
    if len(ordered) != len(spots):
        return None
    edge = -1
    for count, spot in zip(ordered, spots, strict=True):
        if not edge <= count.quantity.start < spot.start:
            return None
        edge = spot.end
    return ordered


def _members_only(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Heads without a set whose members are named beside it (``both crossings, A and B``); the set stays as context."""
    sets = [h for h in heads if len(h.spot.place.entries) > 1 and h.spot.kind == "crossing"]
    if not sets or len(heads) - len(sets) < 2 - (len(heads) == 2):
        return heads
    rest = tuple(replace(h, within=(*h.within, sets[0].spot)) for h in heads if h not in sets)
    members = {e.id for s in sets for e in s.spot.place.entries}
    if any({e.id for e in h.spot.place.entries} & members or h.spot.kind == "settlement" for h in rest):
        return rest
    return heads


# -- small rules ----------------------------------------------------------------------------------------------------------

_INTENT = {
    "en": r"(?P<yes>planned action|planned operation|intentional(?:ly)?|deliberate(?:ly)?|on purpose|purposeful(?:ly)?|provocation|happened intentionally|intent(?:ion)? to \w+|planned to (?:target|hit|strike)|a test of|targets in|intended)|accident(?:al|ally)?|by (?:mistake|accident)|mistaken(?:ly)?|unintentional(?:ly)?|strayed off course|went astray|lost (?:its|their) (?:way|bearings)|off course|technical (?:fault|error|malfunction)",
    "pl": r"(?P<yes>celow\w+|zaplanowan\w+|umyśln\w+|prowokacj\w+|zamierzon\w+)|przypadk(?:iem|ow\w+)|omyłkow\w+|pomyłk\w+|zabłądzi\w+|zboczy\w+",
    "uk": r"(?P<yes>навмисн\w+|умисн\w+|спланован\w+|провокаці\w+|цілеспрямован\w+)|випадков\w+|помилков\w+|ненавмисн\w+|збил\w+ з курсу",
    "ru": r"(?P<yes>преднамеренн\w+|умышленн\w+|намеренн\w+|спланирован\w+|провокаци\w+|целенаправленн\w+)|случайн\w+|ошибочн\w+|непреднамеренн\w+|сбил\w+ с курса|заблудил\w+",
    "de": r"(?P<yes>absichtlich\w*|vorsätzlich\w*|gezielt\w*|geplant\w*|provokation\w*)|versehentlich\w*|zufällig\w*|unabsichtlich\w*|vom kurs abgekommen|verirrt\w*",
    "cs": r"(?P<yes>úmysln\w+|záměrn\w+|plánovan\w+|provokac\w+)|náhodn\w+|omylem|neúmysln\w+",
    "ro": r"(?P<yes>intenționat\w*|deliberat\w*|planificat\w*|provocare\w*)|accidental\w*|din greșeală|neintenționat\w*",
}
_IT_WAS = {
    "en": r"(?:it was|it is|there were|there are|they numbered|the (?:number|figure|total|tally|count) (?:was|is|at|stood at)|put it at|numbered|number at)\s+$",
    "pl": r"(?:było ich|jest ich|liczb\w+ .{0,12}|mowa o)\s+$",
    "uk": r"(?:їх було|йдеться про|кількість .{0,12})\s+$",
    "ru": r"(?:их было|речь ид[её]т о|число .{0,12})\s+$",
    "de": r"(?:es (?:waren|seien|handelte sich um)|die zahl .{0,14})\s+$",
    "cs": r"(?:bylo jich|šlo o)\s+$",
    "ro": r"(?:au fost|este vorba de)\s+$",
}
_TRAFFIC = {
    "en": {"passenger": r"passengers?|cars?|travellers?|people|pedestrians? and vehicles", "freight": r"cargo|freight|goods|lorr(?:y|ies)|trucks?|trade|containers?",
           "pedestrian": r"pedestrians?|on foot", "bus": r"bus(?:es)?|coaches", "rail": r"rail(?:way)?s?|trains?"},
    "pl": {"passenger": r"pasażer\w+|osobow\w+|podróżn\w+|samochod\w+ osobow\w+", "freight": r"towar\w*|ciężarów\w+|tir\w*", "pedestrian": r"pieszy\w*|piesz\w+", "bus": r"autobus\w*", "rail": r"kolej\w+|pociąg\w*"},
    "uk": {"passenger": r"пасажир\w+|легков\w+|громадян\w*", "freight": r"вантаж\w+|фур\w*", "pedestrian": r"піш\w+|пішо\w+", "bus": r"автобус\w*", "rail": r"залізнич\w+|поїзд\w*|потяг\w*"},
    "ru": {"passenger": r"пассажир\w+|легков\w+|граждан\w*", "freight": r"груз\w+|фур\w*", "pedestrian": r"пеш\w+", "bus": r"автобус\w*", "rail": r"железнодорожн\w+|поезд\w*"},
    "de": {"passenger": r"personenverkehr\w*|pkw\w*|reisende\w*|passagier\w*", "freight": r"güter\w*|lkw\w*|lastwagen\w*|fracht\w*", "pedestrian": r"fußgänger\w*", "bus": r"bus(?:se)?", "rail": r"bahn\w*|zug|züge\w*|schienen\w*"},
    "cs": {"passenger": r"osobní\w*|cestujíc\w+", "freight": r"nákladní\w*|kamion\w*", "pedestrian": r"pěš\w+", "bus": r"autobus\w*", "rail": r"železnič\w+|vlak\w*"},
    "ro": {"passenger": r"pasager\w*|autoturism\w*|călător\w*", "freight": r"marf\w+|camioane\w*|tir\w*", "pedestrian": r"pieton\w*", "bus": r"autobuz\w*", "rail": r"ferovi\w+|tren\w*"},
}  # fmt: skip
_PARTIAL = {
    "en": r"partial(?:ly)?|partly|restrict(?:ed|ions)|limited|limiting|only for|some flights|reduced",
    "pl": r"częściow\w+|ogranicz\w+|tylko dla",
    "uk": r"частков\w+|обмеж\w+|лише для",
    "ru": r"частичн\w+|огранич\w+|только для",
    "de": r"teilweise|eingeschränkt\w*|nur für|beschränk\w+",
    "cs": r"částečn\w+|omezen\w*|jen pro",
    "ro": r"parțial\w*|restricți\w+|doar pentru",
}
_SCOPE = {
    "en": r"(?:the )?(?:entire|whole) border|all (?:the )?(?:[\w-]+ ){0,3}(?:crossings?|checkpoints?|airports?|border points)|(?:for|to) (?:both )?(?:passengers?|cargo|freight|cars|lorries|trucks|pedestrians|all traffic|all vehicles)(?:(?:,| and| or) (?:passengers?|cargo|freight|cars|lorries|trucks|buses|pedestrians|goods))*|in both directions",
    "pl": r"cał\w+ granic\w+|wszystki\w+ (?:\w+ ){0,2}(?:przejś\w+|lotnisk\w*)|dla (?:ruchu )?(?:osobow\w+|towarow\w+|pasażersk\w+|pieszych)(?: i \w+)?|w obu kierunkach",
    "uk": r"ус\w+ (?:\w+ ){0,2}(?:пункт\w* пропуску|аеропорт\w*)|для (?:пасажир\w+|вантаж\w+|легков\w+|піш\w+)(?: (?:та|і) \w+)?|в обох напрямках",
    "ru": r"все (?:\w+ ){0,2}(?:пункт\w* пропуска|аэропорт\w*)|для (?:пассажир\w+|груз\w+|легков\w+|пеш\w+)(?: и \w+)?|в обоих направлениях",
    "de": r"(?:die )?gesamte\w* grenze|alle\w* (?:\w+ ){0,2}(?:grenzüberg\w+|überg\w+|flughäfen)|für (?:den )?(?:personen|güter|lkw|pkw|fußgänger)\w*(?: und \w+)?|in beide\w* richtungen",
    "cs": r"všechn\w+ (?:\w+ ){0,2}přechod\w*|v obou směrech",
    "ro": r"toate (?:\w+ ){0,2}(?:punctele|aeroporturile)|în ambele sensuri",
}
_ABOUT_TO = {
    # Present tense that tells of what is about to be done.
    "en": r"closes|shuts|reopens|opens|seals|suspends|deploys|sends", "pl": r"zamyka|zamykają|zamknie|otwiera|otworzy|wznawia|wznowi|wstrzyma",
    "uk": r"закриває|закриють|закриє|відкриває|відкриє|відновить|призупинить", "ru": r"закрывает|закроет|закроют|открывает|откроет|возобновит|приостановит",
    "de": r"schließt|schließen|sperrt|öffnet|öffnen|verlegt|entsendet|schickt|dicht", "cs": r"uzavře|zavře|otevře|obnoví", "ro": r"închide|redeschide|suspendă",
}  # fmt: skip
_ALREADY = {
    "en": r"already|earlier|previously|had (?:been|already)", "pl": r"już|wcześniej|uprzednio", "uk": r"вже|раніше", "ru": r"уже|ранее|раньше", "de": r"schon|bereits|zuvor|früher",
    "cs": r"už|již|dříve", "ro": r"deja|anterior",
}  # fmt: skip
_GOVERNMENT = {
    "en": r"the (?:government|foreign ministry|cabinet|foreign minister|ministry)", "pl": r"(?:rząd|msz|resort|ministerstwo)", "uk": r"(?:уряд|мзс|міністерство)",
    "ru": r"(?:правительство|мид|министерство)", "de": r"(?:die regierung|das außenministerium|das auswärtige amt)", "cs": r"(?:vláda|ministerstvo)", "ro": r"(?:guvernul|mae|ministerul)",
}  # fmt: skip
_EARLIER, _LATER = "day taken from an earlier sentence", "day taken from a later sentence"
_MOVES = {
    "en": r"drones?|uavs?|unmanned|missiles?|balloons?|rockets?|aircraft|jets?|incursions?|intrusions?|came|come|coming|flew|flown|flying|launched|fired|arriv\w+|crossed|enter\w*|approach\w*|originat\w+|directly|drifted|strayed",
    "pl": r"dron\w*|rakiet\w*|balon\w*|nadlec\w+|wlec\w+|przylec\w+|wystrzel\w+|leci\w*|bezpośrednio|obiekt\w*|wtargn\w+|aparat\w*|naruszy\w+",
    "uk": r"дрон\w*|безпілотник\w*|бпла|ракет\w*|куль|залет\w+|вилет\w+|прилет\w+|летів|летіл\w+|запуще\w+|запусти\w+|випусти\w+|безпосередньо|шахед\w*|атакува\w+|пусков\w*",
    "ru": r"дрон\w*|беспилотник\w*|бпла|ракет\w*|шар\w*|залет\w+|вылет\w+|прилет\w+|летел\w*|запущ\w+|запусти\w+|выпущ\w+|непосредственно",
    "de": r"drohne\w*|rakete\w*|ballon\w*|flug\w*|flog\w*|kam\w*|eingedrungen|abgefeuert|gestartet|direkt|drang\w*|flugkörper\w*|flugobjekt\w*",
    "cs": r"dron\w*|raket\w*|balón\w*|přilet\w+|vlet\w+|vypálen\w*|přímo",
    "ro": r"dron\w*|rachet\w*|balo\w+|venit\w*|lansat\w*|direct",
}


_CAME = {
    "en": r"came|come|comes|flew|flown|launched|fired|arrived|entered|crossed|originated|drifted|strayed", "pl": r"\w*leci\w+|wystrzel\w+|wtargn\w+|pochodz\w+",
    "uk": r"\w*леті\w+|запуще\w+|запусти\w+|випусти\w+", "ru": r"\w*лете\w+|запущ\w+|запусти\w+|выпусти\w+", "de": r"kam\w*|flog\w*|geflogen|gestartet|eingedrungen|abgefeuert",
    "cs": r"\w*letě\w+|vypálen\w*", "ro": r"venit\w*|lansat\w*|intrat\w*",
}  # fmt: skip


def _mutual(frame: Frame) -> bool:
    """Whether a diplomatic act is one that several do together: a truce, a treaty."""
    words = frame.scene.low[frame.start : frame.end]
    return bool(re.search(r"ceasefire|cease-fire|truce|armistice|fighting|hostilit|peace|treaty|accord|перемир|припинен|прекращ|rozejm|zawieszeni|waffen|feuerpause|relations|ties", words))


def _moves(scene: Scene, group: Group, told_here: bool) -> bool:
    """Whether something flies in from the place, as opposed to people or statements that are from there.

    Where the sentence tells of no incident, a verb of coming must say so (``came directly from``).
    """
    before = scene.low[max(scene.start, group.start - 75) : group.start]
    if re.search(r"(?:took off|take off|taking off|scrambled|operat\w+|ambassador|minister|officials?|leaders?|representatives?|people|soldiers|relocate\w*|withdr\w+|away|km|kilometres?|kilometers?|miles?|support|pressure|data|reports?|statement|evacuated|poderwa\w+|startowa\w+|km|kilometr\w*|км|кілометр\w*|километр\w*|kilometer)\s+(?:\w+\s+){0,1}(?:from|z|ze|od|з|із|від|из|от|aus|von)\s+(?:the\s+|der\s+)?$", before):
        return False
    if not told_here and not re.search(rf"(?<!\w)(?:{_CAME[scene.language]})(?!\w)", before):
        return False
    return bool(re.search(rf"(?<!\w)(?:{_MOVES[scene.language]})(?!\w)", before))


def _bound_elsewhere(scene: Scene, origin: Group, place: Place) -> bool:
    """Whether what comes from an origin is said to go to another country than the event's (*from A to B*)."""
    after = [g for g in scene.groups if 0 <= g.start - origin.end <= 40]
    if not after or not re.match(r"\s+(?:to|towards?|into|do|w stronę|w kierunku|до|в бік|в сторону|к|nach|in richtung|spre)\s", scene.low[origin.end : after[0].start]):
        return False
    codes = {c for h in after[0].heads for c in h.spot.place.country_codes}
    return bool(codes) and not codes & set(place.country_codes)


def _phrase_start(scene: Scene, group: Group) -> int:
    before = scene.low[max(scene.start, group.start - 40) : group.start]
    m = re.search(r"(?:directly |both |straight )?(?:\w+ )?(?:from|out of|z|ze|od|з|із|зі|від|из|с|со|от|aus|von)\s+\S*\s*$", before)
    return group.start - (len(before) - m.start()) if m else group.start


def _negation_start(scene: Scene, position: int) -> int:
    before = scene.low[max(scene.start, position - 40) : position]
    m = list(re.finditer(rf"(?<!\w)(?:{lexicon.NEGATION[scene.language]})(?!\w)", before))
    return position - (len(before) - m[-1].start()) if m else position


def _struck_by(scene: Scene, frame: Frame) -> tuple[str, int, int] | None:
    """What came down, as the clause says: drone, missile, balloon."""
    for first, last in (frame.clause, (scene.start, scene.end)):
        for concept in ("missile", "drone", "balloon"):
            spans = scene.spans(concept, first, last)
            if spans:
                nearest = min(spans, key=lambda s: abs(s[0] - frame.start))
                return concept, *nearest
    return None


def _addressees(t: Telling) -> list[Spot]:
    """Countries the act is directed at, named in its sentence."""
    own = {h.spot.key for h in t.heads}
    first, last = t.frame.clause
    return [
        h.spot
        for g in t.frame.scene.groups
        if g.relation in ("of", "to", "by", "on") and first <= g.start < last
        for h in g.heads
        if h.spot.key not in own and h.spot.kind in ("country", "settlement")
    ]


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


def _after(start: str, duration: tuple[float, str]) -> str | None:
    """A date plus a duration, as EDTF; hours only count from a clock time."""
    day = parse_day(start)
    if day is None:
        return None
    amount, unit = duration
    clock = re.search(r"T(\d\d):(\d\d)", start)
    if unit in ("hour", "minute"):
        if not clock:
            return (day + timedelta(hours=amount)).isoformat() if unit == "hour" and amount >= 24 else None
        minutes = int(clock[1]) * 60 + int(clock[2]) + int(amount * (60 if unit == "hour" else 1))
        day += timedelta(minutes // 1440)
        return f"{day.isoformat()}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}"
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * amount
    return (day + timedelta(days)).isoformat()


def _words(mention: TimeMention) -> str:
    return re.sub(r"\s+", " ", mention.text).strip()


def _words_of(text: str, count: Count) -> str:
    return " ".join(text[count.quantity.start : count.quantity.end].split())


def _one_site(heads: Sequence[Head]) -> bool:
    """Whether several heads are parts of one named town: buildings in it, a stone's throw apart."""
    towns = [w for h in heads for w in h.within if w.kind == "settlement"]
    return bool(towns) and all(h.spot.breadth == 0 for h in heads)


def _count_range(story: Story, claims: Iterable[Claim], one: int | None, place: Place) -> tuple[float | None, float | None, str | None]:
    counts = [c for c in claims if c.attribute == "count" and c.polarity == "positive"]
    if counts:
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts if c.high is not None]
        return min(lows, default=None), max(highs, default=None), counts[0].unit
    if one is None or story.negated:
        return None, None, None
    if story.category in (*CLOSURES, *REOPENINGS):
        number = float(len(place.entries)) if len(place.entries) > 1 and place.geometry_type != "line" else 1.0
        return number, number, None
    if any(t.frame.plural for t in story.tellings):
        return 1.0, None, None
    return float(one), float(one), None


def _status(story: Story) -> tuple[str, bool]:
    """Status of an event and whether it is not asserted, from its tellings."""
    real = [t for t in story.tellings if not t.frame.negated]
    denied = [t for t in story.tellings if t.frame.status == "denied"]
    if not real:
        status = "denied" if denied else story.tellings[0].frame.status
        return status, True
    if denied:
        return "disputed", False
    statuses = {t.frame.status for t in real}
    if "observed" in statuses and not ("planned" in statuses and all(t.said for t in real if t.frame.status == "observed")):
        plain = [t for t in real if t.frame.status == "observed" and t.said is None]
        return ("observed" if plain or story.leads else "claimed"), False
    for status in ("planned", "claimed", "requested"):
        if status in statuses:
            return status, False
    return "claimed", False


def _label(title: str, category: str, place: Place) -> str:
    if category.endswith(("_closure", "_reopening")):
        return f"{title}: {place.label}"
    if category == "diplomatic":
        return f"{title}: {place.label}"
    word = "in" if place.kind in ("country", "admin1", "admin2", "region", "airspace") else "over" if place.kind == "water" else "at"
    return f"{title} {word} {place.label}"


def _place_of(entry: Entry, gazetteer: Gazetteer) -> Place | None:
    if entry.lon is None or entry.lat is None:
        return None
    codes = (entry.country_code,) if entry.country_code else ()
    return Place(entry.name, gazetteer.geometry(entry), entry.accuracy_m, entry.lon, entry.lat, "country", (entry,), (f"{entry.name} ({entry.id})",), codes)

