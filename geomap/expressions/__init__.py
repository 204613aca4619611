"""Place expressions: one kind a file.

The promise of a module here:

``PATTERNS``
    regular expressions by language over the *skeleton* of a sentence, in which every name found so far stands as a
    mark (`geomap.expressions._grammar`): ``{T}`` a toponym, ``{D}`` a demonym or country adjective, ``{F}`` a facility,
    ``{X}`` any of them. Named groups become parameters.
``PRIORITY``
    which kind wins where two claim the same words and neither is longer; higher first.
``LEVEL``
    0 stands on no names (coordinates), 1 on names, 2 also on expressions of level 1.
``HINT``
    a pattern for what a sentence of this kind cannot do without, so that others are passed over quickly.
``locate(mention, place_of, gazetteer)``
    the place of an expression, or ``None``; ``place_of`` gives the place of an anchor. The docstring names the
    BioGeomancer code of the kind (F feature, FOH offset at heading, FO offset, P path …) and the rule's source.
``EXAMPLES``
    text → the expression found in it, its words exactly as they should be marked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from geomap.model import Gazetteer, Mention, Place

PlaceOf = Callable[[Mention], Place | None]


class ExpressionKind(Protocol):
    """The promise, for type checkers."""

    PATTERNS: Mapping[str, tuple[str, ...]]
    PRIORITY: int
    LEVEL: int
    HINT: str
    EXAMPLES: Mapping[str, str]

    def locate(self, mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
        """The place of an expression of this kind."""
        ...
