"""What sentences elsewhere add to an event: where things came from, whether it was meant, a number that only says *it*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.incidents import OVERHEAD
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import COMPASS, IT_WAS, wording
from geomap.model import Place
from geomap.telling.claims import Attribution
from geomap.telling.frames import Frame
from geomap.telling.scenes import Group, Scene, same_place
from geomap.telling.stories import Origin, Remark, Story


def add_remarks(
    stories: Sequence[Story], scenes: Sequence[Scene], frames: Sequence[Frame], said: Sequence[Sequence[Attribution]]
) -> None:
    """Origins, intentions and bare numbers from anywhere in the text, given to the event they speak of."""
    framed = {f.scene.index for f in frames}
    told = {t.frame.scene.index for s in stories for t in s.tellings}
    for scene in scenes:
        _origins(scene, stories, scene.index in told)
        _intents(scene, stories)
        if scene.index in told:
            _headings(scene, stories)
        if scene.index not in framed and (scene.language == "en" or said[scene.index]):
            _bare_numbers(scene, stories)


def _target(stories: Sequence[Story], scene: Scene, position: int, categories: Sequence[str]) -> Story | None:
    """The event a remark is about: one told in its clause or sentence, else the last one told before it."""
    rated = []
    for story in stories:
        if story.category not in categories or story.negated:
            continue
        for t in story.around(scene.index):
            gap = scene.index - t.frame.scene.index
            if gap == 0:
                rated.append(
                    (
                        scene.crossings(position, t.position),
                        abs(position - t.position),
                        categories.index(story.category),
                        story,
                    )
                )
            elif 0 < gap <= 12:
                rated.append((10 + gap, 0, categories.index(story.category), story))
            elif -2 <= gap < 0:
                rated.append((30 - gap, 0, categories.index(story.category), story))
    return min(rated, key=lambda r: r[:3])[3] if rated else None


def _origins(scene: Scene, stories: Sequence[Story], told_here: bool) -> None:
    categories = ("airspace_violation", "impact", "interception", "strike", "sighting")
    for group in scene.groups:
        if group.relation != "from":
            continue
        before = scene.low[max(scene.start, group.start - 30) : group.start]
        if re.search(
            r"(?:rather than|instead of|not|than)\s+(?:just\s+|only\s+)?(?:from|z|з|из|aus)\s+(?:\w+\s+)?$", before
        ):
            continue
        if not _moves(scene, group, told_here):
            continue
        story = _target(stories, scene, group.start, categories)
        if story is None:
            continue
        if story.place is not None and any(same_place(story.place, h.spot.place) for h in group.heads):
            continue
        if story.place is not None and _bound_elsewhere(scene, group, story.place):
            continue
        negative = bool(re.search(r"(?:not|nie|не|nicht|no)\s+(?:\w+\s+){0,3}(?:from|z|з|из|aus)\s+$", before))
        span = (max(scene.start, min(group.start, _phrase_start(scene, group))), group.end)
        for head in group.heads:
            story.origins.append(Origin(head.spot, scene, span, negative))


def _intents(scene: Scene, stories: Sequence[Story]) -> None:
    pattern = wording("INTENT", scene.language)
    for m in pattern.finditer(scene.low, scene.start, scene.end):
        story = _target(stories, scene, m.start(), ("airspace_violation", "impact", "strike"))
        if story is None:
            continue
        group = m.groupdict()
        denied = bool(
            re.search(
                rf"(?<!\w)(?:{lexicon.NEGATION[scene.language]})(?:\s+\S+){{0,3}}\s*$",
                scene.low[max(scene.start, m.start() - 40) : m.start()],
            )
        )
        meant = bool(group.get("yes")) != denied
        value = "intended" if meant else "not intended"
        start = m.start() if not denied else _negation_start(scene, m.start())
        story.remarks.append(Remark("intent", value, scene, (start, m.end())))


def _headings(scene: Scene, stories: Sequence[Story]) -> None:
    """The compass word that something flew by, given to what its sentence tells of (``westbound``, ``na zachód``)."""
    for m in wording("HEADING", scene.language).finditer(scene.low, scene.start, scene.end):
        word = next(v for v in m.groupdict().values() if v)
        value = next((en for en, stems in COMPASS.items() if re.fullmatch(stems, word)), None)
        story = _target(stories, scene, m.start(), ("impact", "airspace_violation", "sighting"))
        if value is not None and story is not None and any(t.frame.scene is scene for t in story.tellings):
            story.remarks.append(Remark("heading", value, scene, m.span()))


def _bare_numbers(scene: Scene, stories: Sequence[Story]) -> None:
    """Numbers in sentences that only speak of *it* (``he suggested it was more than 10``)."""
    it = re.compile(IT_WAS[scene.language])
    for quantity in scene.quantities:
        before = scene.low[max(scene.start, quantity.start - 60) : quantity.start]
        if not it.search(before) or not re.match(
            r"\s*(?:[,.;)]|but\b|and\b|але|ale|но|aber|$)", scene.low[quantity.end : quantity.end + 10]
        ):
            continue
        counted = [s for s in stories if s.counted]
        story = _target(counted, scene, quantity.start, OVERHEAD)
        if story is None:
            continue
        unit = next(c.unit for t in story.tellings for c in t.counts)
        first, last = scene.clause_of(quantity.start)
        story.remarks.append(
            Remark("count", scene.low[quantity.start : quantity.end], scene, (first, last), quantity, unit)
        )


def _moves(scene: Scene, group: Group, told_here: bool) -> bool:
    """Whether something flies in from the place, as opposed to people or statements that are from there.

    Where the sentence tells of no incident, a verb of coming must say so (``came directly from``).
    """
    before = scene.low[max(scene.start, group.start - 75) : group.start]
    if re.search(
        r"(?:took off|take off|taking off|scrambled|operat\w+|ambassador|minister|officials?|leaders?|representatives?|people|soldiers|relocate\w*|withdr\w+|away|km|kilometres?|kilometers?|miles?|support|pressure|data|reports?|statement|evacuated|poderwa\w+|startowa\w+|km|kilometr\w*|км|кілометр\w*|километр\w*|kilometer)\s+(?:\w+\s+){0,1}(?:from|z|ze|od|з|із|від|из|от|aus|von)\s+(?:the\s+|der\s+)?$",
        before,
    ):
        return False
    if not told_here and not wording("CAME", scene.language).search(before):
        return False
    return bool(wording("MOVES", scene.language).search(before))


def _bound_elsewhere(scene: Scene, origin: Group, place: Place) -> bool:
    """Whether what comes from an origin is said to go to another country than the event's (*from A to B*)."""
    after = [g for g in scene.groups if 0 <= g.start - origin.end <= 40]
    if not after or not re.match(
        r"\s+(?:to|towards?|into|do|w stronę|w kierunku|до|в бік|в сторону|к|nach|in richtung|spre)\s",
        scene.low[origin.end : after[0].start],
    ):
        return False
    codes = {c for h in after[0].heads for c in h.spot.place.country_codes}
    return bool(codes) and not codes & set(place.country_codes)


def _phrase_start(scene: Scene, group: Group) -> int:
    before = scene.low[max(scene.start, group.start - 40) : group.start]
    m = re.search(
        r"(?:directly |both |straight )?(?:\w+ )?(?:from|out of|z|ze|od|з|із|зі|від|из|с|со|от|aus|von)\s+\S*\s*$",
        before,
    )
    return group.start - (len(before) - m.start()) if m else group.start


def _negation_start(scene: Scene, position: int) -> int:
    before = scene.low[max(scene.start, position - 40) : position]
    m = list(re.finditer(rf"(?<!\w)(?:{lexicon.NEGATION[scene.language]})(?!\w)", before))
    return position - (len(before) - m[-1].start()) if m else position
