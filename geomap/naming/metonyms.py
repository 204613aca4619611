"""Toponyms that act: "Minsk notified", "Warsaw's decision" stand for people there and are not put on the map."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from geomap.model import Mention
from geomap.recognisers.guarded import locatives
from geomap.text import View

_SAYS = {
    "en": """said|says|say|continues|continued|reiterated|stated|states|announced|announces|denied|denies|notified|notifies|informed|warned|warns|claimed|claims|
        invoked|summoned|summons|condemned|condemns|accused|accuses|insisted|insists|decided|decides|agreed|agrees|rejected|rejects|
        demanded|demands|urged|urges|vowed|pledged|promised|explained|explains|responded|reacted|replied|protested|protests|requested|
        requests|asked|asks|called|calls|wants|hopes|believes|considers|plans|refused|refuses|signed|approved|imposed|lifted|closed|shut|
        reopened|sent|sends|deployed|deploys|expelled|recalled|confirmed|confirms|reciprocated|dubbed|offered|is\\s+summoning|initiated|
        launched|reported|reports|argues|argued|did\\s+not|does\\s+not|would|will|has""",
    "pl": r"oświadczył\w*|zapowiedział\w*|poinformował\w*|ogłosił\w*|twierdzi\w*|zaprzeczył\w*|zażądał\w*|wezwał\w*|odrzucił\w*|zamkn\w+|wysłał\w*|wyśle|chce|uważa",
    "uk": r"заявил\w*|повідомил\w*|оголосил\w*|заперечує|заперечил\w*|вимагає|викликал\w*|закрил\w*|надіслал\w*|направил\w*|вважає|хоче",
    "ru": r"заявил\w*|сообщил\w*|объявил\w*|отрицает|опроверг\w*|требует|вызвал\w*|закрыл\w*|направил\w*|считает|хочет",
    "de": r"erklärte|teilte|kündigte|forderte|wies|dementierte|verurteilte|bestellte|schloss|entsandte|will|warnte|bestritt",
}
_ADVERB = r"(?:\s+(?:\w+ly|also|has|have|had|then|later|already|now|never|again|still|formally|officially|immediately))?"
_POSSESSED = r"""['’]s\s+(?:\w+\s+){0,2}(?:decision|government|request|statement|openness|sharing|position|response|reaction|foreign|
    defen[cs]e|interior|president|prime|army|forces|armed|air|military|leaders?|authorities|ambassador|ministry|invasion|aggression|
    actions?|campaign|claims?|support|parliament|police|officials?|war)\b"""
NOTE = "stands for the government or people there: it acts, it is not where something is"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    says = re.sub(r"\s*\n\s*", "", _SAYS.get(language, _SAYS["en"]))
    possessed = "|" + re.sub(r"\s*\n\s*", "", _POSSESSED) if language == "en" else ""
    # A web page's text may keep its links' brackets: "Minsk [announced](…)".
    return re.compile(rf"(?:{_ADVERB}\s+\[?(?:{says})\b{possessed})", re.IGNORECASE)


_ACCORDING = re.compile(
    r"(?:according\s+to|zdaniem|według|за\s+словами|за\s+даними|по\s+данным|по\s+словам|laut"
    # ties are between governments
    r"|(?:communications?|contacts?|talks|relations|ties|dialogue|tensions|negotiations)\s+between(?:\s+[^\W\d_]+\s+and)?)\s+$",
    re.IGNORECASE,
)


def as_metonym(view: View, mention: Mention) -> Mention:
    """The mention as a metonym when a verb of acting or a possessed institution follows and no locative word precedes."""
    if mention.kind != "toponym" or mention.use in ("dateline", "heading") or mention.hints.get("feature"):
        return mention
    if _ACCORDING.search(view.text, max(0, mention.start - 60), mention.start):
        return replace(mention, kind="metonym", use="metonym", note=NOTE)
    i, _ = view.token_range(mention.start, mention.end)
    before = view.tokens[i - 1].text.casefold() if i else ""
    if before in locatives(view.language) - {"and", "of", "to", "between"}:
        return mention
    if not _pattern(view.language or "en").match(view.text, mention.end, mention.end + 80):
        return mention
    return replace(mention, kind="metonym", use="metonym", note=NOTE)
