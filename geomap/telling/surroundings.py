"""Where a telling that names no place happened, from what stands round it; nowhere when in doubt.

*There* is the place told before, *its airspace* that of the country named before, *the border* that of the two countries
of the sentence. Each inference comes with the words for the event's note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.incidents import CLOSURES, REOPENINGS
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import wording
from geomap.model import Document, Entry, Gazetteer, Place, Resolution
from geomap.telling.fitting import incident, is_background, points_back
from geomap.telling.frames import Frame
from geomap.telling.scenes import Group, Head, Scene, Spot

_NOT_PLACES = ("organisation", "person", "equipment", "event_name", "demonym")
_LOCATED_NAME = re.compile(
    r"(?<!\w)(?i:in|at|near|via|of|through|over|to|w|we|na|pod|nad|у|в|на|під|под|над|біля|bei|im|über|nach|în|la|v|ve)\s+(?:the\s+|den\s+|der\s+)?"
    r"(?P<name>[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüßěščřžůúýáíéțșăâî][^\W\d_]+)"
)
"""A preposition of place and a capitalised word."""


_EARLIER = "places taken from an earlier sentence"
_GROUND = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in (
        ("en", r"(?:the|its) (?:[\w-]+ )?(?:base|airfield|airport|plant|site|perimeter|fence|gates?|runways?|grounds|premises|depot|facility)"),
        ("pl", r"(?:baz\w+|lotnisk\w+|zakład\w+|ogrodzeni\w+|pasem|bram\w+|obiekt\w+)"),
        ("uk", r"(?:баз\w+|летовищ\w+|територі\w+|огорож\w+|смуг\w+|об'єкт\w+|станці\w+)"),
        ("ru", r"(?:баз\w+|аэродром\w+|территори\w+|ограждени\w+|полос\w+|объект\w+|станци\w+)"),
        ("de", r"(?:d\w+|sein\w*|ihr\w*) (?:\w+ )?(?:stützpunkt\w*|fliegerhorst\w*|gelände\w*|zaun\w*|flugplatz\w*|anlage\w*|landebahn\w*)"),
        ("cs", r"(?:základn\w+|letiště\w*|areál\w*)"),
        ("ro", r"(?:baz\w+|aeroport\w*|gard\w*)"),
    )
}
"""Words for the place that a sentence has just named, or a part of it."""
_ALL = {
    language: re.compile(rf"(?<!\w)(?:{words})\s+(?:[\w-]+\s+)?$")
    for language, words in (
        ("en", "all(?: of)?(?: the| these| those)?"),
        ("pl", r"wszystki\w+"),
        ("uk", r"[ув]с[іеї]\w?"),
        ("ru", r"все[хм]?"),
        ("de", r"alle\w?"),
        ("cs", r"všech\w*"),
        ("ro", "toate|toți"),
    )
}
"""Before a number: those told of just now, all of them."""


_RELATIVE = {
    language: re.compile(rf"[,\s]*(?:(?P<whose>{whose})|{which})(?!\w)")
    for language, whose, which in (
        ("en", "whose|where the", "which|where|that"),
        ("pl", r"któr(?:ego|ej|ych)|gdzie", r"któr\w+"),
        ("uk", r"(?:чи[йяїє]\w*|де)", r"як(?:ий|а|е|і|ого|ої|их|ому)"),
        ("ru", r"(?:чей|чь[яёи]\w*|где)", r"котор\w+"),
        ("de", r"dessen|deren|wo", r"der|die|das|dem|den"),
        ("cs", r"je(?:hož|jíž|jichž)|kde", r"kter\w+"),
        ("ro", r"al cărui|a cărei|unde", r"care"),
    )
}
"""What opens a clause about the thing before it; ``whose`` where the thing only has what the clause speaks of."""


_NAME_NEXT = re.compile(r"\s+[\"«„]?(?P<name>[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüßěščřžůúýáíéțșăâî][^\W\d_]{2,})")


_TRUCE = re.compile(
    r"cease|truce|stop|halt|armistice|огн|огонь|вогн|вогонь|перемир|rozejm|zawieszeni|ogni|waffen|feuer|příměř|armistițiu|încetare"
)


_ONE_PLACE = re.compile(
    r"(?<!\w)(?:the (?:village|town|city|island|region|district|capital|spot)|w (?:miejscowości|wsi|mieście)|у (?:місті|селі|селищі|районі|регіоні|області)|в (?:городе|селе|пос[её]лке|районе|регионе|области)|in (?:der|dem) (?:stadt|dorf|gemeinde|region)|im ort)(?!\w)"
)
_WHERE = re.compile(r"(?<!\w)(?:where|whose|gdzie|де|где|wo|kde|unde)(?!\w)")
_NAME_BEFORE = re.compile(
    r"(?:(?<=airport )|(?<=lotnisko )|(?<=Lotnisko )|(?<=аеропорт )|(?<=Аеропорт )|(?<=аэропорт )|(?<=Аэропорт )|(?<=пункт пропуска )|(?<=пункт пропуску )|(?<=przejście )|(?<=Przejście ))"
    r"[\"«„]?(?P<name>[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüßěščřžůúýáíéțșăâî][^\W\d_]{2,})"
)
_TWO_NAMES = re.compile(
    r"\W*(?P<name>[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüßěščřžůúýáíéțșăâî][^\W\d_]{3,})\s(?:and|i|oraz|та|і|и|und|și|a)\s[^\W\d_a-zа-яґєіїёąćęłńóśźżäöüßěščřžůúýáíéțșăâî]\w{3,}\s"
)
"""A clause that begins with two names."""
_QUOTED = re.compile(r"[«„“\"]\s?[^\W\d_a-zа-яґєіїё][^«»„“”\"]{2,40}[»“”\"]")


class Surroundings:
    """The places one document has told of so far."""

    def __init__(
        self,
        document: Document,
        scenes: Sequence[Scene],
        resolutions: Sequence[Resolution],
        gazetteer: Gazetteer | None,
    ) -> None:
        self.document, self.scenes, self.gazetteer = document, scenes, gazetteer
        self.resolutions = sorted(resolutions, key=lambda r: r.mention.start)
        self.language = scenes[0].language
        self.used: list[tuple[int, str, tuple[Head, ...]]] = []
        """Places of tellings so far: scene, category, heads."""

    def inferred(self, frame: Frame) -> tuple[tuple[Head, ...], str]:
        """The place of a telling that names none, from what was told before, with a note; nothing when in doubt."""
        scene, (first, last) = frame.scene, frame.clause
        low = scene.low
        antecedent = None if points_back(scene, frame.start, frame.end) else self._antecedent(frame)
        if antecedent is not None:
            return (antecedent,), ""
        if frame.category in (*CLOSURES, *REOPENINGS):
            kinds = ("airport",) if frame.category.startswith("airport") else ("crossing", "border")
            if kinds != ("airport",) and scene.has("crossing", first, last):
                kinds = ("crossing",)  # the border such a crossing is on is not what is closed
            if frame.category.startswith("crossing") and (line := self._border_between(scene)) is not None:
                return (Head(line),), "the border of the two countries named"
            if self.elsewhere(frame) or any(
                g.heads[0].spot.breadth <= 3 and not g.heads[0].spot.metonym and first <= g.start < last
                for g in scene.groups
            ):
                return (), ""
            if kinds == ("airport",) and wording("ITS_SKY", self.language).search(scene.text):
                own = self._owner(scene, frame)
                if own is not None:
                    return (Head(own),), "“its airspace” read as that of the country named before"
            if (number := self._all_of(scene, first, last)) is not None:
                told_of = self._shut_lately(scene, 3)
                return (told_of, _EARLIER) if len(told_of) == number else ((), "")
            if wording("SEVERAL", self.language).search(low, first, last):
                return (), ""  # "all crossings" are not the one named before
            if self._unknown_name(frame):
                return (), ""
            if wording("BOTH", self.language).search(low, first, last):
                two = self._shut_lately(scene, 2)[-2:]
                return (two, _EARLIER) if len(two) == 2 else ((), "")
            if frame.category in REOPENINGS and not scene.has("airport|crossing", first, last):
                closures = [h for i, c, h in self.used if c in CLOSURES and scene.index - 2 <= i <= scene.index]
                if closures and len(closures[-1]) > 1:
                    return closures[-1], _EARLIER  # traffic goes on again where the text has just stopped it
            if frame.category in REOPENINGS:
                shut = frame.category.replace("reopening", "closure")
                lately = [h for i, c, h in self.used if c == shut and scene.index - 1 <= i <= scene.index]
                if lately and len(lately[-1]) == 1:
                    return lately[-1], "place taken from an earlier sentence"
            if wording("THERE", self.language).search(low, first, last):
                told = [
                    h for i, c, h in self.used if c in (*CLOSURES, *REOPENINGS) and scene.index - 2 <= i <= scene.index
                ]
                if told:
                    return told[-1], "place taken from an earlier sentence"
            spot = self._last_spot(scene, frame.start, kinds, 5) or self._served(scene, kinds[0])
            return ((Head(spot),), "place taken from an earlier sentence") if spot else ((), "")
        if frame.category == "diplomatic":
            if is_background(scene, frame.start):
                return (), ""
            actor = self._actor(frame)
            if actor[0] or not _TRUCE.search(low, frame.start, frame.end):
                return actor
            return self._located(scene, 2, frame.category), "place taken from an earlier sentence"
        if wording("ITS_SKY", self.language).search(scene.text):
            own = self._owner(scene, frame)
            if own:
                return (Head(own),), "“its airspace” read as that of the country named before"
        if frame.category in ("sighting", "interception") and (own := self._own_ground(scene, frame)) is not None:
            return (Head(own),), ""
        if frame.trigger.echo:
            return (), ""
        if points_back(scene, frame.start, frame.end):
            return (), ""
        if wording("THERE", self.language).search(low[first:last]):
            recent = [heads for index, _, heads in self.used if scene.index - 2 <= index <= scene.index]
            if recent and len(recent[-1]) > 1 and _ONE_PLACE.search(low, first, last):
                return (), ""  # "the capital", where several towns were told of
            if recent:
                return recent[-1], "place taken from an earlier sentence"
            heads = self._located(scene, 2, frame.category)
            if heads:
                return heads, "place taken from an earlier sentence"
        return self._in_focus(frame)

    def _all_of(self, scene: Scene, first: int, last: int) -> int | None:
        """How many are meant by *all three* in a clause; ``None`` without such words."""
        for q in scene.quantities:
            few = first <= q.start < last and q.exact and q.low is not None and 1 < q.low < 20
            if few and _ALL[self.language].search(scene.low, max(first, q.start - 16), q.start):
                return int(q.low or 0)
        return None

    def _shut_lately(self, scene: Scene, back: int) -> tuple[Head, ...]:
        """The places of closures and reopenings told in the last sentences, each once, in text order."""
        told = [
            h
            for i, c, heads in self.used
            for h in heads
            if c in (*CLOSURES, *REOPENINGS) and scene.index - back <= i <= scene.index
        ]
        return tuple({h.spot.place.label: h for h in told}.values())

    def _own_ground(self, scene: Scene, frame: Frame) -> Spot | None:
        """The base or airport that a sentence is about, for what is over *the base* or near *its gate*."""
        if not _GROUND[self.language].search(scene.low, frame.start, min(scene.end, frame.end + 80)):
            return None
        named = [
            h.spot
            for g in scene.groups
            for h in g.heads
            if h.spot.kind in ("airport", "facility") and h.spot.end <= frame.start and not h.spot.metonym
        ]
        return named[0] if named else None

    def _in_focus(self, frame: Frame) -> tuple[tuple[Head, ...], str]:
        """The one town told of in the sentence before, for what befell a house, the port, the outskirts there."""
        scene = frame.scene
        first, last = frame.clause
        if frame.category == "airspace_violation":
            return (), ""
        if not (
            scene.has("building|airport", first, last) or wording("HERE", self.language).search(scene.low, first, last)
        ):
            return (), ""
        if any(not g.heads[0].spot.metonym and g.heads[0].spot.breadth <= 5 for g in scene.groups) or self.elsewhere(
            frame
        ):
            return (), ""
        kinds = incident(frame.category).KINDS
        for earlier in reversed(self.scenes[max(0, scene.index - 2) : scene.index]):
            towns = [
                h for g in earlier.groups if g.relation in ("in", "near", "over", "on", "object", "") for h in g.heads
            ]
            towns = [h for h in towns if h.spot.breadth <= 3 and not h.spot.metonym and h.spot.kind in kinds]
            if towns:
                return ((towns[0],), "place taken from an earlier sentence") if len(towns) == 1 else ((), "")
        return (), ""

    def _antecedent(self, frame: Frame) -> Head | None:
        """What a relative clause is about: the place right before it (*Gelendzhik, whose airport took no flights*)."""
        scene, (first, last) = frame.scene, frame.clause
        opened = _RELATIVE[self.language].match(scene.low, first, last)
        if opened is None or frame.category == "deployment" and not _WHERE.search(opened.group()):
            return None  # "Turkey, which has troops stationed …" is who sent them
        before = [g for g in scene.groups if g.end <= first and first - g.end < 4]
        kinds = incident(frame.category).KINDS
        if not before or before[-1].heads[-1].spot.kind not in kinds or before[-1].heads[-1].spot.metonym:
            return None
        served = frame.category.startswith("airport") and scene.has("flights", scene.start, scene.end)
        facility = frame.category in (*CLOSURES, *REOPENINGS) and before[-1].heads[-1].spot.kind not in (
            "airport",
            "crossing",
            "border",
        )
        return None if facility and not (opened["whose"] or served) else before[-1].heads[-1]

    def _unknown_name(self, frame: Frame) -> bool:
        """Whether a closure's clause has a name right beside its verb that is not known: that is what is closed."""
        placed = [(r.mention.start, r.mention.end) for r in self.resolutions if r.place is not None]
        for quoted in _QUOTED.finditer(self.document.text, *frame.clause):
            if not any(s < quoted.end() and quoted.start() < e for s, e in placed):
                return True
        if self.language == "de":
            return False  # every noun has a capital
        taken = [(r.mention.start, r.mention.end) for r in self.resolutions]
        taken += [(t.start, t.end) for t in frame.scene.times]
        if self._unknown_subject(frame, taken):
            return True
        after = _NAME_NEXT.match(self.document.text, frame.end)
        return after is not None and not any(s < after.end("name") and after.start("name") < e for s, e in taken)

    def _unknown_subject(self, frame: Frame, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether a name that is not known stands where the thing closed does (*Lotnisko Ben Guriona jest zamknięte*)."""
        first = frame.clause[0]
        pair = _TWO_NAMES.match(self.document.text, first, frame.start)
        if pair is not None and not any(s < pair.end("name") and pair.start("name") < e for s, e in taken):
            return True
        for m in _NAME_BEFORE.finditer(self.document.text, first, frame.start):
            if re.search(r"\d|[,.;:]", self.document.text[m.end() : frame.start]):
                continue
            if not any(s < m.end("name") and m.start("name") < e for s, e in taken):
                return True
        return False

    def _served(self, scene: Scene, thing: str) -> Spot | None:
        """The town whose airport or crossing the sentences before speak of, for *the airport*."""
        for earlier in reversed(self.scenes[max(0, scene.index - 4) : scene.index]):
            if not (
                earlier.has(thing, earlier.start, earlier.end)
                or thing == "airport"
                and earlier.has("flights", earlier.start, earlier.end)
            ):
                continue
            towns = [
                g.heads[0].spot
                for g in earlier.groups
                if g.relation in ("in", "near", "") and g.heads[0].spot.kind in ("settlement", "admin2")
            ]
            towns = [t for t in towns if not t.metonym]
            if towns:
                return towns[0] if len(towns) == 1 else None
        return None

    def _located(self, scene: Scene, back: int, category: str) -> tuple[Head, ...]:
        """The last places that earlier sentences put something in."""
        kinds = incident(category).KINDS
        for earlier in reversed(self.scenes[max(0, scene.index - back) : scene.index]):
            for group in reversed(earlier.groups):
                if (
                    group.relation in ("in", "near", "over")
                    and group.heads[0].spot.kind in kinds
                    and group.heads[0].spot.breadth <= 3
                ):
                    return group.heads
        town = self._last_spot(scene, scene.start, ("settlement",), back)
        return (Head(town),) if town is not None and "settlement" in kinds else ()

    def _last_spot(
        self, scene: Scene, position: int, kinds: Sequence[str], back: int, *, metonym: bool = False
    ) -> Spot | None:
        for earlier in reversed(self.scenes[max(0, scene.index - back) : scene.index + 1]):
            for group in reversed(earlier.groups):
                for head in reversed(group.heads):
                    if head.spot.start < position and head.spot.kind in kinds and (metonym or not head.spot.metonym):
                        return head.spot
        return None

    def elsewhere(self, frame: Frame) -> bool:
        """Whether a telling's clause names a place that is not known, so that the one told before is not meant."""
        return self.unknown_place(frame) is not None

    def unknown_place(self, frame: Frame) -> str | None:
        """The place that a telling's clause names and nobody knows; ``None`` when it names none."""
        first, last = frame.clause
        taken = [
            (r.mention.start, r.mention.end)
            for r in self.resolutions
            if r.place is not None or r.mention.kind in _NOT_PLACES
        ]
        taken += [(t.start, t.end) for t in frame.scene.times]
        for m in _LOCATED_NAME.finditer(self.document.text, first, last):
            start, end = m.span("name")
            if not any(s < end and start < e for s, e in taken):
                whole = next((r.mention for r in self.resolutions if r.mention.start < end and start < r.mention.end), None)
                return whole.text if whole is not None else m["name"]
        if frame.category in (*CLOSURES, *REOPENINGS):
            wanted = ("facility", "expression") if frame.category.startswith("crossing") else ("facility",)
            for r in self.resolutions:
                if r.place is None and r.mention.kind in wanted and first <= r.mention.start < last:
                    return r.mention.text  # "the Kavimvira post was shut"
        return None

    def _border_between(self, scene: Scene) -> Spot | None:
        """The border of two countries: who acts, and the one named after *with* or *to*."""
        if (
            self.gazetteer is None
            or any(h.spot.breadth <= 1 and not h.spot.metonym for g in scene.groups for h in g.heads)
            or not scene.has("border", scene.start, scene.end)
            or scene.has("crossing", scene.start, scene.end)
        ):
            return None
        countries = [(g, h.spot) for g in scene.groups for h in g.heads if h.spot.kind == "country"]
        for r in self.resolutions:
            m = r.mention
            if m.kind == "demonym" and scene.start <= m.start < scene.end:
                place = self.country(str(m.hints.get("country", "")))
                if place is not None:
                    countries.append(
                        (Group(m.start, m.end, (), "demonym"), Spot(m.start, m.end, m.text, place, r, "country"))
                    )
        codes = list(
            dict.fromkeys(c for _, s in sorted(countries, key=lambda c: c[0].start) for c in s.place.country_codes)
        )
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
        named: list[Spot] = [
            h.spot
            for g in scene.groups
            for h in g.heads
            if h.spot.kind in ("country", "airspace")
            and h.spot.start < frame.start
            and g.relation not in ("from", "with", "by")
        ]
        for r in self.resolutions:
            m = r.mention
            if m.kind != "demonym" or not scene.start <= m.start < frame.start or weapon.match(low, m.end + 1):
                continue
            place = self.country(str(m.hints.get("country", "")))
            if place is not None:
                named.append(Spot(m.start, m.end, m.text, place, replace(r, place=place), "country"))
        if named:
            return max(named, key=lambda s: s.start)
        told = [
            heads
            for index, category, heads in self.used
            if category == frame.category and scene.index - 6 <= index and heads[0].spot.kind in ("country", "airspace")
        ]
        if told:
            return told[-1][0].spot
        return self._last_spot(scene, frame.start, ("country", "airspace"), 3, metonym=True)

    def _actor(self, frame: Frame) -> tuple[tuple[Head, ...], str]:
        """The country of the demonym before a diplomatic act (``the Polish foreign ministry summoned …``)."""
        scene = frame.scene
        envoys = lexicon.concept("envoy", self.language)
        for r in reversed(self.resolutions):
            m = r.mention
            if (
                m.kind == "demonym"
                and not envoys.match(scene.low, m.end + 1)
                and scene.start <= m.start < frame.start
                and scene.crossings(m.start, frame.start) <= 1
            ):
                place = self.country(str(m.hints.get("country", "")))
                if place is not None:
                    spot = Spot(m.start, m.end, m.text, place, replace(r, place=place), "country", True)
                    return (Head(spot),), "the acting country is named by an adjective"
        addressed = self._addressee(scene)
        if addressed is not None:
            return (Head(addressed),), "the state that acts is not named: the one addressed"
        if wording("GOVERNMENT", self.language).search(scene.low[scene.start : max(frame.start, frame.clause[1])]):
            return self._government(scene)
        return (), ""

    def _addressee(self, scene: Scene) -> Spot | None:
        """The state whose envoy is summoned or handed a note, named after the envoy (*wręczyło chargé d'affaires Rosji notę*)."""
        envoys = lexicon.pattern_of("envoy", self.language)
        tied = re.compile(rf"(?<!\w)(?:{envoys})\s+(?:(?:of|de|des|der|von|in)\s+)?(?:the\s+)?$")
        for group in scene.groups:
            spot = group.heads[0].spot
            if spot.kind == "country" and tied.search(scene.low, max(scene.start, group.start - 40), group.start):
                return spot
        return None

    def _government(self, scene: Scene) -> tuple[tuple[Head, ...], str]:
        """The country a report is about, for *the government*: the one whose places and people it names most so far."""
        envoys = lexicon.concept("envoy", self.language)
        votes: dict[str, int] = {}
        for r in self.resolutions:
            m = r.mention
            if m.start >= scene.start or envoys.match(scene.low, m.end + 1):
                continue
            codes = (
                [str(m.hints.get("country", ""))]
                if m.kind == "demonym"
                else list(r.place.country_codes)
                if r.place and len(r.place.country_codes) == 1
                else []
            )
            for code in codes:
                votes[code] = votes.get(code, 0) + 1
        best = sorted(votes, key=lambda c: (-votes[c], c))
        place = self.country(best[0]) if best and (len(best) == 1 or votes[best[0]] > votes[best[1]]) else None
        if place is None:
            return (), ""
        source = next(
            r
            for r in self.resolutions
            if r.mention.hints.get("country") == best[0] or r.place and r.place.country_codes == (best[0],)
        )
        m = source.mention
        return (
            Head(Spot(m.start, m.end, m.text, place, replace(source, place=place), "country", True)),
        ), "“the government” read as that of the country reported on"

    def country(self, code: str) -> Place | None:
        """The place of a country by its code."""
        entry = self.gazetteer.country(code) if self.gazetteer is not None and code else None
        return _place_of(entry, self.gazetteer) if entry is not None and self.gazetteer is not None else None


def _place_of(entry: Entry, gazetteer: Gazetteer) -> Place | None:
    if entry.lon is None or entry.lat is None:
        return None
    codes = (entry.country_code,) if entry.country_code else ()
    return Place(
        entry.name,
        gazetteer.geometry(entry),
        entry.accuracy_m,
        entry.lon,
        entry.lat,
        "country",
        (entry,),
        (f"{entry.name} ({entry.id})",),
        codes,
    )
