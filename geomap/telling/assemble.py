"""Stories → Event: place, time, number, status and roles of an event, and the claims behind each of them.

How an event's numbers come about:

- ``count_low`` is the lowest and ``count_high`` the highest number that a positive claim of a count names, ``None`` where
  none does; nothing is averaged. A closed facility counts 1.
- ``status`` is ``observed`` when the report itself states the event, ``claimed`` when only others do or it is hedged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from geomap.incidents import CLOSURES, REOPENINGS
from geomap.incidents._words import TRAFFIC, wording
from geomap.model import Claim, Document, EndKind, Event, EventPlace, Evidence, Place, Precision, TimeSpan
from geomap.telling.amounts import Count
from geomap.telling.claims import Attribution, hedges_in, speaker_at
from geomap.telling.fitting import incident
from geomap.telling.frames import Frame
from geomap.telling.narrative import Narrative
from geomap.telling.scenes import Head, Scene, Spot
from geomap.telling.stories import Remark, Story, Telling
from geomap.telling.times import Anchor, TimeMention, parse_day, resolve
from geomap.telling.timezones import zone_of


class Assembly:
    """Makes the events of one document."""

    def __init__(
        self, document: Document, narrative: Narrative, said: Sequence[Sequence[Attribution]], stories: Sequence[Story]
    ) -> None:
        self.document, self.narrative, self.said, self.stories = document, narrative, said, stories

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
        evidence = tuple(
            dict.fromkeys(
                self._evidence(*self._clause(t))
                for t in sorted((*story.tellings, *story.leads), key=lambda t: t.position)
            )
        )
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
        for origin in story.origins:
            if not origin.negative:
                add("origin", origin.spot)
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
        self,
        story: Story,
        start: str | None,
        end: str | None,
        precision: Precision,
        basis: str,
        zone: str | None,
        evidence: Evidence | None,
    ) -> TimeSpan:
        """The interval of a closure: stated range, end, duration or *until further notice*, and when it was announced."""
        kind: EndKind = "unknown"
        announced = None
        moment = story.moment
        for t in story.tellings:
            scene = t.frame.scene
            anchor = self.narrative.anchor(scene)
            for m in scene.times:
                if m.edge == "notice":
                    kind, end = "until_further_notice", None
                elif m.edge == "permanent":
                    kind = "permanent"
                elif m.last is not None and not m.night and (span := resolve(m, anchor, future=True)) is not None:
                    announced = start if start and start < span.first.isoformat() else announced
                    start, end, kind, precision = span.edtf, span.last.isoformat(), "expected", "day"
                    basis, evidence = span.basis, self._evidence(m.start, m.end)
                elif (
                    m.edge == "until"
                    and m.dated
                    and (stop := self._stop(m, anchor, start)) is not None
                    and kind == "unknown"
                ):
                    end, kind = stop, "expected"
                elif m.edge == "until" and m.clock and start and len(start) >= 10 and kind == "unknown":
                    night = moment is not None and moment.night and moment.first < moment.last
                    end, kind = _next_at(moment.last.isoformat() if moment and night else start, m.clock), "expected"
                elif m.edge == "duration" and m.duration and start and kind == "unknown":
                    end, kind = _after(start, m.duration), "expected"
        if t_planned := next((t for t in story.tellings if t.frame.status == "planned"), None):
            stated = self.narrative.told[t_planned.frame.scene.index]
            announced = announced or (stated[0].isoformat() if stated else self.document.published)
        if story.moment is None or all(t.soft for t in story.tellings):
            parent = self._parent_time(story)
            if parent is not None and kind == "unknown":
                return replace(parent, basis=f"{parent.basis}, as for the closure named before", tz=zone or parent.tz)
        if end is not None and start is not None and end < start[: len(end)]:
            end, kind = None, "unknown"
        return TimeSpan(start, end, kind, precision, basis, zone, announced, evidence)

    def _stop(self, mention: TimeMention, anchor: Anchor, start: str | None) -> str | None:
        """The end that *until …* gives; a weekday is the first one from the start on, unless that is long past."""
        moment = resolve(mention, anchor, future=True)
        began, published = parse_day(start), self.narrative.published
        if moment is None or mention.first is None or mention.first.kind != "weekday" or began is None:
            return moment.edtf if moment else None
        day = began + timedelta((mention.first.value - began.weekday()) % 7)
        if published is not None and (published - day).days > 6:
            return moment.edtf
        return replace(moment, first=day, last=day).edtf

    def _parent_time(self, story: Story) -> TimeSpan | None:
        """The stated interval of a closure that the text tells just before, of the same country and the same kind."""
        here = story.tellings[0].frame.scene.index
        for other in self.stories:
            if other is story or other.category != story.category or other.place is None or story.place is None:
                continue
            gap = here - max(
                (t.frame.scene.index for t in other.tellings if t.frame.scene.index <= here), default=here + 99
            )
            related = set(other.place.country_codes) & set(story.place.country_codes)
            if 0 <= gap <= 2 and related and other.moment is not None and not all(t.soft for t in other.tellings):
                return self._time(other, other.place)
        return None

    def _properties(self, story: Story) -> dict[str, object]:
        if story.category not in (*CLOSURES, *REOPENINGS):
            return {}
        text = " ".join(t.frame.scene.text for t in story.tellings)
        traffic = [
            name
            for name, form in TRAFFIC[self.narrative.language].items()
            if re.search(rf"(?<!\w)(?:{form})(?!\w)", text)
        ]
        partial = wording("PARTIAL", self.narrative.language).search(text)
        level = "restricted" if partial else "closed" if story.category in CLOSURES else "open"
        found: dict[str, object] = {"object": _closed_thing(story), "level": level, "verified": False}
        if direction := _direction(text):
            found["direction"] = direction
        if traffic:
            found["traffic"] = traffic
        return found

    def _claims(self, story: Story, ident: str, time: TimeSpan) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        for t in sorted((*story.tellings, *story.leads), key=lambda t: t.position):
            claims += self._telling_claims(t, ident, lead=t in story.leads)
        claims += [self._remarked(remark, ident) for remark in story.remarks]
        claims += self._origin_claims(story, ident)
        if story.category in CLOSURES:
            claims += self._closure_claims(story, ident, time)
        unique: dict[str, Claim] = {}
        for claim in sorted(claims, key=lambda c: (c.evidence[0].start, c.attribute, c.value)):
            unique.setdefault(claim.id, claim)
        return tuple(unique.values())

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
        made = self.narrative.stated_beside(scene, said)
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
        claims = [
            self._claim(
                ident, "occurrence", words, scene, span, t.said, hedge=tuple(h for h in frame.hedge), polarity=polarity
            )
        ]
        if frame.negated:
            return claims
        if not lead:
            claims += [self._count_claim(ident, count, scene, span) for count in t.counts]
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

    def _remarked(self, remark: Remark, ident: str) -> Claim:
        scene, span, quantity = remark.scene, remark.span, remark.quantity
        hedge = hedges_in(scene, *scene.clause_of(span[0]), self.document.text)
        if quantity is not None:
            said_words = self.document.text[quantity.start : quantity.end]
            said = speaker_at(self.said[scene.index], quantity.start)
            return self._claim(
                ident, remark.attribute, said_words, scene, span, said, key="-it", unit=remark.unit,
                low=quantity.low, high=quantity.high, hedge=tuple(dict.fromkeys((*quantity.hedge, *hedge))),
            )  # fmt: skip
        said = speaker_at(self.said[scene.index], span[1] - 1)
        polarity = "negative" if remark.negative or remark.value.startswith("not ") else "positive"
        return self._claim(
            ident, remark.attribute, remark.value, scene, span, said,
            hedge=hedge, polarity=polarity, places=remark.places,
        )  # fmt: skip

    def _origin_claims(self, story: Story, ident: str) -> list[Claim]:
        """One claim for each wording of an origin; it names all the places of that wording."""
        groups: dict[tuple[int, tuple[int, int], bool], list[Spot]] = {}
        scene_of: dict[int, Scene] = {}
        for o in story.origins:
            groups.setdefault((o.scene.index, o.span, o.negative), []).append(o.spot)
            scene_of[o.scene.index] = o.scene
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
                if m.edge in ("notice", "until", "since", "duration", "permanent") or (
                    m.last is not None and not m.night
                ):
                    value = " ".join(self.document.text[m.start : m.end].split())
                    claims.append(self._claim(ident, "validity", value, scene, (m.start, m.end), t.said))
            scope = wording("SCOPE", self.narrative.language)
            for s in scope.finditer(scene.low, scene.start, scene.end):
                value = " ".join(self.document.text[s.start() : s.end()].split())
                claims.append(self._claim(ident, "scope", value, scene, s.span(), t.said))
        if not claims and time.evidence is not None:
            span = (time.evidence.start, time.evidence.end)
            claims.append(self._claim(ident, "validity", time.evidence.quote, telling.frame.scene, span, telling.said))
        return claims


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


def _next_at(start: str, clock: str) -> str | None:
    """A clock time on the day of a start, or on the next where the start is later (*from 22:00 until 6 a.m.*), as EDTF."""
    day = parse_day(start)
    if day is None:
        return None
    later = "T" in start and start.split("T")[1][:5] >= clock
    return f"{(day + timedelta(1) if later else day).isoformat()}T{clock}"


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


def _words_of(text: str, count: Count) -> str:
    return " ".join(text[count.quantity.start : count.quantity.end].split())


def _count_range(
    story: Story, claims: Iterable[Claim], one: int | None, place: Place
) -> tuple[float | None, float | None, str | None]:
    head = story.head
    wide = head is not None and _of_many(story, head)
    if story.category in (*CLOSURES, *REOPENINGS) and len(place.entries) <= 1 and not story.negated and not wide:
        return 1.0, 1.0, None
    counts = [c for c in claims if c.attribute == "count" and c.polarity == "positive"]
    if counts:
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts if c.high is not None]
        return min(lows, default=None), max(highs, default=None), counts[0].unit
    if one is None or story.negated or wide and story.category in (*CLOSURES, *REOPENINGS):
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
    if "observed" in statuses and not (
        "planned" in statuses and all(t.said for t in real if t.frame.status == "observed")
    ):
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
    if place.kind == "airspace":
        return f"{title} over {place.label.removeprefix('Airspace of ')}"
    word = (
        "in" if place.kind in ("country", "admin1", "admin2", "region") else "over" if place.kind == "water" else "at"
    )
    return f"{title} {word} {place.label}"


def _closed_thing(story: Story) -> str:
    """What is closed or opened: border, road, rail or other crossing, airport, airspace."""
    head = story.head
    kind = head.spot.kind if head else ""
    if kind in ("border", "airport"):
        return kind
    if story.category.startswith("airport"):
        if kind in ("country", "admin1", "admin2", "region") and any(_airports_told(t) for t in story.tellings if t.heads):
            return "airport"
        return "airspace" if kind in ("airspace", "country", "admin1", "region") else "airport"
    codes = {e.feature_code for e in head.spot.place.entries} if head else set()
    if codes == {"XING_RAIL"}:
        return "rail_crossing"
    return "road_crossing" if codes == {"XING_ROAD"} else "crossing"


def _of_many(story: Story, head: Head) -> bool:
    """Whether it is nobody knows how many airports or crossings that are closed: those of a province, all on a border."""
    if _is_set(head):
        return True
    if head.spot.kind not in ("country", "admin1", "admin2", "region") or _closed_thing(story) == "airspace":
        return False
    beside = [h for t in story.tellings if t.heads for h in t.frame.heads]
    return not any(h.spot.breadth < 2 and not _is_set(h) for h in beside)


def _is_set(head: Head) -> bool:
    """Whether a place is *the crossings of …*, however many the gazetteer knows."""
    expression = head.spot.resolution.mention.expression
    if expression is not None and expression.name == "crossings":
        return True
    return _CROSSINGS_OF.match(head.spot.text.lower()) is not None


_CROSSINGS_OF = re.compile(
    r"(?:all |the |border |road )*(?:crossings|checkpoints|przejścia(?: graniczne)?|пункти пропуску|пункты пропуска|(?:grenz)?übergänge|přechody|puncte\w* de trecere)"
    r" (?:in|on|with|at|to|along|na|w|z|у|в|на|з|с|zu|nach|an|în|la|cu)\b"
)


def _airports_told(telling: Telling) -> bool:
    """Whether a closure's sentence speaks of airports and not of the airspace."""
    scene = telling.frame.scene
    first, last = telling.frame.clause
    return scene.has("airport", first, last) and not scene.has("airspace", first, last)


def _direction(text: str) -> str | None:
    """Which way a closure or opening holds, where the words say so."""
    if re.search(
        r"both directions|both ways|obu kierunk|обох напрямк|обоих направлени|beide\w* richtung|obou směr|ambele sensuri",
        text,
    ):
        return "both"
    if re.search(r"\b(?:inbound|for entry|entry into|na wjazd|на в'їзд|на въезд|einreise)\b", text):
        return "in"
    if re.search(r"\b(?:outbound|for exit|leaving only|na wyjazd|на виїзд|на выезд|ausreise)\b", text):
        return "out"
    return None
