"""Tellings of one document put together: which of them speak of one event, and which only sum up or repeat.

Tellings are one event when they have the same category, compatible places and compatible times. A day that a telling
merely takes over from the text round it bends a little; what a text states does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from geomap.geodesy import great_circle_m
from geomap.incidents import CLOSURES, OVERHEAD, REOPENINGS
from geomap.model import FINENESS, Place
from geomap.names import fold
from geomap.telling.amounts import Count
from geomap.telling.claims import Attribution
from geomap.telling.fitting import points_back
from geomap.telling.frames import Frame
from geomap.telling.quantities import Quantity
from geomap.telling.scenes import Head, Scene, Spot, contains, same_place
from geomap.telling.times import Moment, TimeMention

WIDE = ("country", "airspace", "admin1", "region", "water")
"""Kinds of place wide enough for a lead that only sums up."""


@dataclass(frozen=True)
class Remark:
    """What a sentence elsewhere adds to an event: an attribute with its value, where it stands, and an amount."""

    attribute: str
    value: str
    scene: Scene
    span: tuple[int, int]
    quantity: Quantity | None = None
    unit: str = ""
    places: tuple[Place, ...] = ()
    negative: bool = False


@dataclass(frozen=True)
class Origin:
    """A place that something is said, or said not, to have come from."""

    spot: Spot
    scene: Scene
    span: tuple[int, int]
    negative: bool


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
    remarks: list[Remark] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)

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
        stated = [t for t in self.tellings if t.moment and not t.soft]
        moments = (
            [t.moment for t in stated if t.heads and t.moment]
            or [t.moment for t in stated if t.moment]
            or [t.moment for t in self.tellings if t.moment][:1]
        )
        return min(moments, key=lambda m: (FINENESS[m.precision], m.first), default=None)

    def around(self, index: int) -> list[Telling]:
        """Tellings not more than 12 sentences before a sentence and two after it."""
        ordered = (
            sorted([*self.leads, *self.tellings], key=lambda t: t.frame.scene.index) if self.leads else self.tellings
        )
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


def told_together(tellings: Sequence[Telling]) -> list[Story]:
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
        if (
            telling.heads
            or telling.frame.negated
            or not (telling.counts or telling.moment and not telling.soft and _undated(stories, telling))
            and (telling.frame.trigger.echo or points_back(telling.frame.scene, telling.frame.start, telling.frame.end))
            or _at_a_ship(telling.frame)
        ):
            continue
        home = _nearest(stories, telling)
        if home is not None:
            home.tellings.append(_without_total(telling, home, stories))
    for story in stories:
        story.tellings.sort(key=lambda t: (t.frame.scene.index, t.position))
    return stories


def _without_total(telling: Telling, home: Story, stories: Sequence[Story]) -> Telling:
    """A telling ahead of the towns it sums up without its numbers, which are no single town's (*810 drones; Kyiv … Lviv …*)."""
    rivals = [s for s in stories if s.category == home.category and not s.negated]
    ahead = telling.frame.scene.index < min((t.frame.scene.index for t in home.tellings if t.heads), default=0)
    narrow = home.head is not None and home.head.spot.breadth <= 3
    if telling.counts and home.category in OVERHEAD and len(rivals) > 1 and ahead and narrow:
        return replace(telling, counts=())
    return telling


def _at_a_ship(frame: Frame) -> bool:
    """Whether what was attacked is a ship (*fired 18 missiles at the carrier*), which is not the town told of before."""
    scene = frame.scene
    last = min(scene.end, frame.end + 40)
    return frame.category == "strike" and (scene.has("ship|warship", frame.end, last) or _CARRIER.search(scene.low, frame.end, last) is not None)


_CARRIER = re.compile(r"(?<!\w)(?:carrier|lotniskow\w+|авіанос\w+|авианос\w+|flugzeugträger\w*|portavion\w*)(?!\w)")


def _undated(stories: Sequence[Story], telling: Telling) -> bool:
    """Whether the event that a mere mention speaks of has no stated day yet (*The blockade began on Thursday*)."""
    home = _nearest(stories, telling)
    return home is not None and all(t.soft or t.moment is None for t in home.tellings)


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
    if _holds_since(a, b) or _holds_since(b, a):
        return True
    if a.soft or b.soft:
        if a.moment and b.moment and max(FINENESS[a.moment.precision], FINENESS[b.moment.precision]) < 5:
            return abs((a.moment.first - b.moment.first).days) <= 6
        return a.moment is None or b.moment is None
    return _same_time(a.moment, b.moment)


def _holds_since(state: Telling, told: Telling) -> bool:
    """Whether a closure told without a day of its own is one that has lasted *since* some day before."""
    if state.frame.category not in CLOSURES or state.time is None or state.time.edge != "since" or not told.soft:
        return False
    return state.moment is not None and told.moment is not None and state.moment.first <= told.moment.first


_SERVED_KM = 40.0


def _served(a: Place, b: Place) -> bool:
    """Whether one place is a town and the other the airport or crossing that bears its name."""
    town, thing = (a, b) if a.kind == "settlement" else (b, a)
    if town.kind != "settlement" or thing.kind not in ("airport", "crossing", "facility"):
        return False
    named = set(re.findall(r"\w{3,}", fold(thing.label)))
    return (
        bool(named & set(re.findall(r"\w{3,}", fold(town.label))))
        and great_circle_m(town.lon, town.lat, thing.lon, thing.lat) <= 1000.0 * _SERVED_KM
    )


def _one(category: str, a: Place, b: Place) -> bool:
    if same_place(a, b):
        return True
    if category in (*CLOSURES, *REOPENINGS) and _served(a, b):
        return True
    if category == "airspace_violation" and "border" in (a.kind, b.kind):
        return bool(set(a.country_codes) & set(b.country_codes))
    if category == "diplomatic":
        return bool(set(a.country_codes) & set(b.country_codes)) and "country" in (a.kind, b.kind)
    return False


def _same_time(a: Moment | None, b: Moment | None) -> bool:
    if a is None or b is None:
        return True
    if (FINENESS[a.precision] >= 5) != (FINENESS[b.precision] >= 5):
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
        if telling.frame.negated != story.negated:
            continue
        unreal = ("hypothetical", "requested")
        if telling.frame.status != story.tellings[0].frame.status and (
            telling.frame.status in unreal or story.tellings[0].frame.status in unreal
        ):
            continue
        for t in story.some:
            if not t.heads:
                continue
            gap = here - t.frame.scene.index
            if -3 <= gap <= 12:
                rated.append((gap if gap >= 0 else 6 - gap, -t.position, story))
    return min(rated, key=lambda r: r[:2])[2] if rated else None


def without_leads(stories: list[Story]) -> list[Story]:
    """Stories without leads that only sum up what follows, and without sightings of what is told as worse."""
    kept = list(stories)
    for story in stories:
        if (story.category in OVERHEAD or _is_headline(story)) and _is_lead(story):
            finer = [
                s for s in kept
                if s is not story and s.category == story.category and not s.negated and story.place and s.place
                and s.head is not None and story.head is not None and s.head.spot.breadth < story.head.spot.breadth
                and contains(story.place, s.place) and _same_time(s.moment, story.moment) and _close_times(s, story)
                and (story.category in OVERHEAD or not _beside(s, story))
            ]  # fmt: skip
            if finer:
                first = min(finer, key=lambda s: s.tellings[0].position)
                first.leads = sorted([*first.leads, *story.tellings], key=lambda t: (t.frame.scene.index, t.position))
                kept.remove(story)
    kept = [s for s in kept if not _outdone(s, kept)]
    return kept


def _is_headline(story: Story) -> bool:
    """Whether closures over a wide area are told in the report's first sentence alone, without a day (*airports close across the north*)."""
    return story.category in CLOSURES and all(
        t.soft and t.frame.scene.index == 0 and not t.frame.scene.has("airspace", *t.frame.clause) for t in story.tellings
    )


def _close_times(a: Story, b: Story) -> bool:
    return a.moment is None or b.moment is None or abs((a.moment.first - b.moment.first).days) <= 2


def _is_lead(story: Story) -> bool:
    return story.head is not None and story.head.spot.kind in WIDE and not story.counted and not story.negated


def _beside(a: Story, b: Story) -> bool:
    """Whether two events are told in one sentence."""
    return bool({t.frame.scene.index for t in a.tellings} & {t.frame.scene.index for t in b.tellings})


def _outdone(story: Story, stories: Sequence[Story]) -> bool:
    """A sighting, a mere possibility or another trace of what the report tells as an event at that place."""
    place = story.place
    if place is None:
        return False
    if story.category in ("sighting", "other"):
        worse = ("airspace_violation", "impact", "airport_closure", "crossing_closure", "interception", "strike")
        if any(
            s.category in worse
            and s.place
            and not s.negated
            and (same_place(s.place, place) or _beside(s, story) and contains(s.place, place))
            and _same_time(s.moment, story.moment)
            for s in stories
        ):
            return True
    if all(t.frame.status == "hypothetical" for t in story.tellings):
        return any(
            s is not story
            and s.category == story.category
            and not s.negated
            and s.place
            and _one(s.category, s.place, place)
            for s in stories
        )
    return False
