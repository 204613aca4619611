"""Who did it, where exactly, and by which way: remarks that become claims ``actor``, ``location`` and ``path``.

An actor is who stands before the verb (*Israeli jets bombed …*, *Poland closed …*) or after *by*, who is blamed, or who says
that it was or was not he. A path is what came *from* one named spot *over* another *to* a third, in that order; wide areas are
left out of it, since they say nothing about the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from geomap.incidents import CLOSURES, OVERHEAD, REOPENINGS
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import wording
from geomap.model import Place, Resolution
from geomap.telling.fitting import incident
from geomap.telling.scenes import Group, Scene
from geomap.telling.stories import Remark, Story, Telling

Country = Callable[[str], Place | None]
_ACTING = (*OVERHEAD, *CLOSURES, *REOPENINGS, "deployment")
_NARROW = 3
"""The widest place that says where a way led: a district."""


def add_roles(
    stories: Sequence[Story], scenes: Sequence[Scene], resolutions: Sequence[Resolution], country: Country
) -> None:
    """Locations, actors and paths of stories, as their own sentences tell them."""
    demonyms = [r for r in resolutions if r.mention.kind == "demonym" and r.mention.hints.get("country")]
    for story in stories:
        seen: set[tuple[str, str, bool]] = set()
        for telling in story.tellings:
            found = [*_locations(telling), *_paths(story, telling)]
            if story.category in _ACTING and not telling.frame.negated:
                found += _actors(telling, demonyms, country)
            for remark in found:
                key = (remark.attribute, remark.value, remark.negative)
                if key not in seen:
                    seen.add(key)
                    story.remarks.append(remark)
    _answers(stories, scenes, country)


def _locations(telling: Telling) -> list[Remark]:
    """The place a telling names, as written."""
    scene = telling.frame.scene
    own = [h.spot for h in telling.heads if scene.start <= h.spot.start < scene.end]
    return [Remark("location", s.text, scene, (s.start, s.end), places=(s.place,)) for s in own]


# -- actors -------------------------------------------------------------------------------------------------------------


def _actors(telling: Telling, demonyms: Sequence[Resolution], country: Country) -> list[Remark]:
    """Who acts in a telling's clause."""
    frame, scene = telling.frame, telling.frame.scene
    first, last = frame.clause
    heads = {h.spot.key for h in telling.heads}
    found: list[Remark] = []
    for group in scene.groups:
        spot = group.heads[0].spot
        if spot.key in heads or not first <= group.start < last or spot.kind not in ("country", "settlement", "region"):
            continue
        if _speaks(telling, spot.start):
            continue
        before = group.relation == "" and spot.metonym and group.end <= frame.start
        if before or group.relation == "agent":
            found += [_actor(scene, h.spot.start, h.spot.end, _state(h.spot.place, country)) for h in group.heads]
    for r in demonyms:
        m = r.mention
        if _speaks(telling, m.start):
            continue
        if first <= m.start < last and _of_forces(scene, m.end, frame.start) and not _objects(scene, m.start):
            place = country(str(m.hints["country"]))
            if place is not None:
                found.append(_actor(scene, m.start, m.end, place))
    if frame.category == "strike" and not found:
        found += [
            Remark("actor", scene.low[a:b], scene, (a, b))
            for a, b in scene.spans("assailant", first, last)
            if a < frame.start and frame.start - a < 60
        ][:1]
    return found


def _speaks(telling: Telling, start: int) -> bool:
    """Whether a name belongs to who says so, or is only a flag that a ship flies."""
    scene, said = telling.frame.scene, telling.said
    if said is not None and said.mark_start - 40 <= start < said.mark_end:
        return True
    return bool(_VOICE.match(scene.low[start : min(scene.end, start + 60)]))


_VOICE = re.compile(
    r"^\S+(?:\s+\S+){0,3}\s+(?:spokes\w+|minist\w+|officials?|president|side|counted|rzeczni\w+|minist\w+|речни\w+|представни\w+|представител\w+|sprecher\w*|minister\w*)\b|^\S+\s+(?:заяви\w+|заявля\w+|повідоми\w+|сообщи\w+|said|says|stwierdzi\w+|poda\w+|teilt\w*|erklärt\w*)\b|^\S+(?:-|\s)flag"
)


def _state(place: Place, country: Country) -> Place:
    """The country that a capital stands for when it acts (*Moscow denies …*), so that its names agree."""
    codes = place.country_codes
    return country(codes[0]) or place if len(codes) == 1 else place


def _actor(scene: Scene, start: int, end: int, place: Place) -> Remark:
    return Remark("actor", place.label, scene, (start, end), places=(place,))


def _of_forces(scene: Scene, start: int, verb: int) -> bool:
    """Whether an adjective of nationality is that of forces or things that fly, ahead of the verb or after *by*."""
    word = re.compile(r"\s+(?:[\w-]+\s+){0,2}").match(scene.low, start)
    if word is None:
        return False
    named = any(
        lexicon.concept(c, scene.language).match(scene.low, at)
        for at in {word.end(), start + 1}
        for c in ("flyer", "troops", "hostile", "defence")
    )
    return named and (start <= verb or bool(_BY.search(scene.low[max(scene.start, start - 60) : start])))


_BY = re.compile(r"(?<!\w)(?:by|przez|von|durch|de către)\s+(?:[\w-]+\s+){0,4}\S*$")


def _objects(scene: Scene, start: int) -> bool:
    """Whether what follows is not the actor but an object, such as drones that were shot down."""
    return bool(
        re.search(
            r"(?:shot down|downed|intercepted|against|zestrzel\w+|збил\w*|сбил\w*|gegen)\s+(?:[\w-]+\s+){0,3}$",
            scene.low[max(scene.start, start - 50) : start],
        )
    )


_BLAME = {
    "en": r"(?P<blames>blam(?:e[sd]?|ing)|accus(?:e[sd]|ing)|pointed the finger at|attributed (?:it |them |the \w+ )?to)|(?P<owns>claimed responsibility|said (?:it was|they were) behind|admitted (?:to )?(?:carrying|firing|launching|hitting|striking|shelling|bombing|responsibility))|(?P<denies>den(?:ied|ies) (?:any |all )?(?:involvement|responsibility|being behind|the (?:accusation|allegation|charge)s?))",
    "pl": r"(?P<blames>oskarż\w+|obwini\w+)|(?P<owns>przyzna\w+ się do (?:ataku|nalotu|ostrzału|przeprowadzenia|odpowiedzialności))|(?P<denies>zaprzecz\w+ (?:udziałowi|oskarżeniom|zarzutom)|odrzuc\w+ (?:oskarżenia|zarzuty))",
    "uk": r"(?P<blames>звинувати\w+|звинувачу\w+)|(?P<owns>взя\w+ (?:на себе )?відповідальність)|(?P<denies>заперечи\w+ (?:причетність|звинувачення)|відкину\w+ звинувачення)",
    "ru": r"(?P<blames>обвини\w+|обвиня\w+)|(?P<owns>взя\w+ (?:на себе )?ответственность)|(?P<denies>отверг\w+ обвинения|отрица\w+ (?:причастность|обвинения)|обвинения отверг\w+)",
    "de": r"(?P<blames>beschuldig\w+|macht\w* .{0,40}verantwortlich|warf\w* .{0,40}vor)|(?P<owns>bekannte\w* sich|übernahm\w* die verantwortung)|(?P<denies>wies\w* .{0,40}(?:vorw\w+|anschuldigung\w*) zurück|bestritt\w* (?:jede )?(?:beteiligung|verantwortung))",
    "cs": r"(?P<blames>obvinil\w*)|(?P<owns>přihlásil\w* se)|(?P<denies>popřel\w* (?:účast|odpovědnost)|odmítl\w* obvinění)",
    "ro": r"(?P<blames>a acuzat|au acuzat|acuză)|(?P<owns>a revendicat|au revendicat)|(?P<denies>a negat (?:implicarea|acuzațiile))",
}


def _answers(stories: Sequence[Story], scenes: Sequence[Scene], country: Country) -> None:
    """Who is blamed, who says it was he, and who denies it, given to the last event told that somebody did."""
    for scene in scenes:
        for m in re.finditer(rf"(?<!\w)(?:{_BLAME[scene.language]})(?!\w)", scene.text):
            at, end = scene.start + m.start(), scene.start + m.end()
            spots = [h.spot for g in scene.groups for h in g.heads if h.spot.kind in ("country", "settlement")]
            near = (
                [s for s in spots if end <= s.start < end + 60]
                if m["blames"]
                else [s for s in spots if at - 90 < s.end <= at]
            )
            story = _last_told(stories, scene, at)
            if near and story is not None:
                spot = near[0] if m["blames"] else near[-1]
                place = _state(spot.place, country)
                story.remarks.append(
                    Remark(
                        "actor", place.label, scene, (spot.start, spot.end), places=(place,), negative=bool(m["denies"])
                    )
                )


def _last_told(stories: Sequence[Story], scene: Scene, position: int) -> Story | None:
    """The act of somebody told last before a position, not more than six sentences back."""
    told = [
        (t.position, story)
        for story in stories
        if story.category in ("strike", "airspace_violation", "impact") and not story.negated
        for t in story.around(scene.index)
        if t.position < position and scene.index - t.frame.scene.index <= 6
    ]
    return max(told, key=lambda t: t[0])[1] if told else None


# -- paths ----------------------------------------------------------------------------------------------------------------


def _paths(story: Story, telling: Telling) -> list[Remark]:
    """The way something came, where the sentence names two narrow places or more of it in their order."""
    scene = telling.frame.scene
    if story.category not in ("airspace_violation", "impact", "sighting", "interception", "strike"):
        return []
    for i, group in enumerate(scene.groups):
        if group.relation != "from" or group.heads[0].spot.breadth > _NARROW:
            continue
        before = scene.low[max(scene.start, group.start - 75) : group.start]
        if not wording("CAME", scene.language).search(before):
            continue
        if _EXTENT.search(before) or _ENDS_OF.match(scene.low, group.end):
            continue
        way = [group, *_onwards(scene, scene.groups[i + 1 :], group.end)]
        spots = [h.spot for g in way for h in g.heads]
        if len(spots) > 1 and all(s.breadth <= _NARROW for s in spots):
            value = " → ".join(s.place.label for s in spots)
            return [Remark("path", value, scene, (spots[0].start, spots[-1].end), places=tuple(s.place for s in spots))]
    return []


_EXTENT = re.compile(
    r"(?<!\w)(?:locations?|places|sites|points|positions|targets|towns|villages|along [^.;]{1,30}|stretch\w*|rang\w+|miejsc\w*|punkt\w*|wzdłuż [^.;]{1,30}|місц\w+|точк\w+|пункт\w*|вздовж [^.;]{1,30}|мест\w*|вдоль [^.;]{1,30}|orten?|stellen|punkten?|entlang [^.;]{1,30}),?\s+(?:from|od|від|от|von)\s+$"
)
"""What reaches from one place to another without going there (*at 36 locations along the border, from A to B*)."""
_ENDS_OF = re.compile(r"\s+(?:in the (?:far )?(?:north|south|east|west)|na (?:północy|południu|wschodzie|zachodzie)|на (?:півночі|півдні|сході|заході|севере|юге|востоке|западе)|im (?:norden|süden|osten|westen))(?!\w)")


def _onwards(scene: Scene, groups: Sequence[Group], edge: int) -> list[Group]:
    """The places a way goes on over, through and to, as long as no other verb breaks it off."""
    way: list[Group] = []
    kinds = incident("sighting").KINDS
    for group in groups:
        if group.relation not in ("over", "to", "into", "near") or group.start - edge > 60:
            break
        if scene.crossings(edge, group.start) or group.heads[0].spot.kind not in kinds:
            break
        way.append(group)
        edge = group.end
    return way
