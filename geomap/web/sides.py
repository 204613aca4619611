"""Which side an event's actor is said to be on, as APP-6 has it: friend, hostile, or unknown.

Nobody's side follows from a name or a country. A frame says friend or hostile only where a claim about the actor does, in
so many words, without a hedge and without another claim that says otherwise; all else is unknown, which is what APP-6
keeps that frame for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.model import Event

_HOSTILE = r"hostile|enemy|wrog\w*|nieprzyjaciel\w*|ворож\w*|варож\w*|feindlich\w*"
_FRIEND = r"friendly|allied|sojusznicz\w*|союзн\w*|саюзн\w*|verbündet\w*"
_NOT = r"(?:not|non|nie|не|nicht|keine?)[\s-]+"
_SAID = {
    "hostile": re.compile(rf"(?<!\w)(?<!\w[-’'])(?:{_HOSTILE})(?!\w)", re.IGNORECASE),
    "friend": re.compile(rf"(?<!\w)(?<!\w[-’'])(?:{_FRIEND})(?!\w)", re.IGNORECASE),
}
_TURNED = re.compile(rf"(?<!\w){_NOT}\w*\s*(?:{_HOSTILE}|{_FRIEND})", re.IGNORECASE)


def side(event: Event) -> str:
    """``friend``, ``hostile`` or ``unknown``."""
    found: set[str] = set()
    for claim in event.claims:
        if claim.attribute != "actor" or claim.polarity == "negative" or claim.hedge or _TURNED.search(claim.value):
            continue
        found |= {name for name, words in _SAID.items() if words.search(claim.value)}
    return found.pop() if len(found) == 1 else "unknown"
