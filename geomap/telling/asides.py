"""Places of a sentence where nothing of what it tells took place: where somebody speaks, and where a ship was going.

*The spokesman said in Rawalpindi that …*, *In Washington, an official said …*, *the governor, who was at a meeting in Mexico
City, …*: the place belongs to the speaker. A mayor or a governor who speaks *in* a town mostly speaks of it, so an opening
*In Kharkiv, the governor said …* is left alone; a ministry, a government, a spokesman of the army sit where they sit.
"""

from __future__ import annotations

import re
from functools import cache

from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import APPEAL, DENY, SAY

REACH = 110
"""How far before a place, in characters, a verb of saying is looked for."""

_PREPOSITION = {
    "en": r"in|at|from|outside|near", "pl": r"w|we|na|z|pod", "uk": r"у|в|на|з|із", "ru": r"в|во|на|из|под", "de": r"in|im|aus|auf|an|bei", "cs": r"v|ve|na|z|u", "ro": r"în|la|din",
}  # fmt: skip
_MANNER = {
    # What may stand between a verb of saying and the place of speaking.
    "en": r"reporters|journalists|parliament|lawmakers|the press|the media|a (?:news |press )?conference|a briefing|a meeting|a rally|a summit|a forum|a hearing|by (?:tele)?phone|later|also|yesterday|today|earlier|in a (?:speech|statement|broadcast|televised address)|during a (?:visit|meeting|speech|briefing|press conference|news conference)|on (?:a|his|her) visit|(?:on )?(?:late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|after (?:a|the|talks?|meeting)(?: [\w-]+){0,2}",
    "pl": r"dziennikarzom|reporterom|posłom|mediom|na (?:konferencji(?: prasowej)?|briefingu|spotkaniu|posiedzeniu|szczycie|wiecu)|w sejmie|w parlamencie|podczas (?:konferencji(?: prasowej)?|wizyty|spotkania|szczytu)|w (?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)|we wtorek|dziś|wczoraj|później|także|również|po (?:rozmowach|spotkaniu|naradzie)|telefonicznie|rano|wieczorem",
    "uk": r"журналістам|депутатам|змі|на (?:брифінгу|зустрічі|пресконференції|прес-конференції|нараді|форумі|саміті)|під час (?:брифінгу|візиту|зустрічі|виступу|пресконференції)|(?:у|в) (?:понеділок|вівторок|середу|четвер|п'ятницю|суботу|неділю|парламенті|раді)|сьогодні|вчора|пізніше|також|телефоном|після (?:зустрічі|переговорів|наради)|зранку|ввечері",
    "ru": r"журналистам|депутатам|репортерам|сми|на (?:брифинге|встрече|пресс-конференции|совещании|форуме|саммите|митинге)|во время (?:брифинга|визита|встречи|выступления)|в ходе (?:визита|встречи|брифинга)|(?:в|во) (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|парламенте|думе)|сегодня|вчера|позже|также|по телефону|после (?:встречи|переговоров|совещания)|утром|вечером",
    "de": r"journalisten|reportern|abgeordneten|vor (?:journalisten|der presse|dem parlament|abgeordneten|anhängern)|bei (?:einem|einer) (?:treffen|pressekonferenz|besuch|kundgebung|konferenz|gipfel)|nach (?:einem|einer|dem) (?:treffen|gespräch|sitzung|besuch)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\w*|heute|gestern|später|auch|zudem|hat|haben|telefonisch|während (?:eines|einer|seines|ihres) (?:besuch\w*|treffens)",
    "cs": r"novinářům|poslancům|na (?:tiskové konferenci|brífinku|setkání)|v (?:pondělí|úterý|středu|čtvrtek|pátek|sobotu|neděli)|dnes|včera|také",
    "ro": r"jurnaliștilor|presei|la (?:o conferință de presă|o întâlnire)|(?:luni|marți|miercuri|joi|vineri|sâmbătă|duminică)|azi|ieri|de asemenea",
}  # fmt: skip
_PLAIN_SAYING = {
    # Verbs that have no other object but what is said, so that a place after them is the speaker's.
    "en": r"said|says|saying|told|tells|added|insisted|argued|speaking|spoke|talking|declared|reiterated",
    "pl": r"powiedzia\w+|mówił\w*|mówi|stwierdzi\w+|oświadczy\w+|dodał\w*|zapewni\w+|zapowiedzia\w+|przekona\w+|rozmawiał\w*",
    "uk": r"сказа\w+|заяви\w+|заявля\w+|додав|додала|розпові\w+|наголоси\w+|підкресли\w+|розмовля\w+",
    "ru": r"сказал\w*|заяви\w+|заявля\w+|добави\w+|рассказал\w*|подчеркну\w+|напомни\w+",
    "de": r"sagte\w*|sagt|erklärt\w*|betont\w*|äußert\w*|versichert\w*|sprach\w*|spricht|kündigt\w*|gesagt",
    "cs": r"řekl\w*|prohlásil\w*|dodal\w*", "ro": r"(?:a|au) (?:declarat|spus|afirmat)|declară",
}  # fmt: skip
_THAT = {
    "en": r"that\b|:", "pl": r",?\s*(?:że|iż|by|aby|żeby)\b|:", "uk": r",?\s*(?:що|щоб|про те)\b|:", "ru": r",?\s*(?:что|чтобы|о том)\b|:", "de": r",\s*(?:dass|das|man|die|der|es|er|sie|ob|seine?|ihre?|mit\b)|:|mit[,.]",
    "cs": r",?\s*že\b|:", "ro": r",?\s*că\b|:",
}  # fmt: skip
"""What begins what is said."""
_OCCASION = {
    # Where somebody is when he speaks: the words before the preposition.
    "en": r"speaking|(?:told|addressing|at|attending|chairing) (?:an?|the|his|her) (?:[\w-]+ ){0,2}(?:news conference|press conference|conference|meeting|summit|briefing|rally|hearing|forum|session|gathering|parliament|congress)|(?:met|meeting|meets|held talks with|received) (?:with )?(?:his|her|its|their|the) (?:[\w'-]+ ){1,5}|reached by (?:tele)?phone|interviewed|on (?:an? )?(?:official |state |private |working )?visit|(?:president|minister|chief|secretary|spokes\w+|chancellor|premier|governor)(?: [\w'.-]+){0,3},? (?:who (?:is|was)|visiting)",
    "pl": r"(?:na|podczas|po) (?:konferencji(?: prasowej)?|spotkani\w+|szczy\w+|wizyty|wizycie|posiedzeni\w+|wiecu|briefing\w+)|przebywając\w*|(?:prezydent|premier|minister)[^.;]{0,40}, któr[ya] (?:przebywa\w*|był\w*|jest)|z wizytą|spotkał\w* się (?:[^\s,.;]+ ){1,4}",
    "uk": r"(?:на|під час|після) (?:брифінг\w+|зустріч\w+|пресконференці\w+|нарад\w+|саміт\w+|форум\w+|візит\w*)|як(?:ий|а) (?:перебува\w+|виступа\w+|був|була|є)|перебуваючи|виступаючи|з візитом|зустрі\w+ (?:[^\s,.;]+ ){1,5}",
    "ru": r"(?:на|во время|в ходе|после) (?:брифинг\w+|встреч\w+|пресс-конференци\w+|совещани\w+|саммит\w+|форум\w+|визит\w*)|котор(?:ый|ая) (?:находи\w+|выступ\w+|был|была)|находясь|выступая|находивш\w+|с визитом|встрети\w+ (?:[^\s,.;]+ ){1,5}",
    "de": r"(?:bei|auf|während|nach|von) (?:ein\w+|d\w+|sein\w*|ihr\w*) (?:[\w-]+ )?(?:treffen|pressekonferenz|besuch\w*|kundgebung|konferenz|gipfel|tagung|sitzung|sitz)|traf\w* (?:sich )?(?:mit )?(?:sein\w*|ihr\w*|d\w+) (?:[\w-]+ ){1,4}|(?:der|die) sich (?:derzeit |gerade )?|zu besuch",
    "cs": r"(?:na|po|během) (?:tiskové konferenci|setkání|jednání|summitu|návštěv\w+)",
    "ro": r"(?:la|după|în timpul) (?:o |un |unei |unui )?(?:conferinț\w+|întâlnir\w+|summit\w*|vizit\w+)|aflat\w* în vizită",
}  # fmt: skip
_BODIES = {
    # Who speaks for a state, wherever what he speaks of took place.
    "en": r"minist(?:er|ry)s?|government|president|cabinet|spokes\w+|foreign|pentagon|kremlin|white house|parliament|embassy|chancellor|premier|prime|general staff|un\b|united nations|nato|diplomats?|army|military|defen[cs]e|secretary|(?:an?|us|u\.s\.|american|russian|israeli) (?:[\w-]+ )?officials?",
    "pl": r"minist\w+|msz|mon|rząd\w*|prezydent\w*|premier\w*|rzeczni\w+|sztab\w*|sejm\w*|ambasad\w*|nato|resort\w*|dyplomac\w+",
    "uk": r"мзс|міноборони|міністр\w*|міністерств\w+|уряд\w*|президент\w*|речни\w+|генштаб\w*|посольств\w*|нато|оон|прем'єр\w*|відомств\w+",
    "ru": r"мид\w*|минобороны|министр\w*|министерств\w+|правительств\w+|президент\w*|представител\w+|генштаб\w*|посольств\w*|нато|оон|премьер\w*|ведомств\w+|кремл\w*",
    "de": r"\w*minist\w+|regierung\w*|präsident\w*|kanzler\w*|\w*sprecher\w*|generalstab\w*|botschaft\w*|nato|auswärtige\w*|parlament\w*|un-\w+",
    "cs": r"minist\w+|vlád\w+|prezident\w*|premiér\w*|mluvčí|nato", "ro": r"minist\w+|guvern\w*|președint\w*|premier\w*|purtăto\w+|nato",
}  # fmt: skip


def is_aside(
    low: str, first: int, start: int, end: int, last: int, language: str, *, capital: bool, alone: bool
) -> bool:
    """Whether a place (``start`` to ``end``) of a sentence (``first`` to ``last``) is only where somebody speaks or travels to.

    ``low`` is the text in lower case; ``capital`` says that the place is the seat of a state, ``alone`` that the sentence
    names no other.
    """
    before, after = low[max(first, start - REACH) : start], low[end:last]
    if _JOURNEY[language].search(before):
        return True
    if (capital or not alone) and (
        _trailing(language).search(before) and not re.match(r"\s+(?:про|о|об|o)\s", after)
        or _named_voice(language).search(before) and _said_next(language).match(after)
    ):
        return True
    if _occasion(language).search(before):
        return True
    if _spoken(language, plain=True).search(before) and re.match(
        rf"\s*(?:{_THAT[language]}|[,.;!?\"»“]|on\b|$)", after
    ):
        return True
    if _spoken(language, plain=False).search(before) and re.match(rf"\s*(?:{_THAT[language]})", after):
        return True
    opened = _opening(language).search(before)
    if opened is None or (start - len(before) + opened.start() > first and before[opened.start()] not in ";:"):
        return False
    turned = _turned(language).match(after)
    if turned is None:
        return False
    body = re.search(rf"(?<!\w)(?:{_BODIES[language]})", turned["who"]) is not None
    return body or capital and bool(re.match(rf"\s*(?:{_THAT[language]})", after[turned.end() :]))


_JOURNEY = {
    language: re.compile(rf"(?<!\w)(?:{motion})\s+(?:(?!(?:{flying}))[^.;,]){{0,45}}(?:{start})\s+[^\s,.;]+(?:\s[^\s,.;]+){{0,2}}?\s+(?:{goal})\s+[\"«„]?$")
    for language, motion, flying, start, goal in (
        ("en", r"(?:ship|vessel|tanker|freighter|carrier|ferry|boat|train|bus|convoy|lorry|plane|airliner)s?,? (?:\w+ ){0,3}?(?:sail\w*|travell?\w*|bound|heading|en route|on (?:its|the) way|going|was taking|had left)", r"drone|missile", "from", "to|for"),
        ("pl", r"płyną\w+|płynę\w+|jad[ąa]c\w*|jecha\w+|zmierza\w+|kurs\w+", r"dron|rakiet|pocisk", "z|ze", "do|w|na"),
        ("uk", r"прямува\w*|йшов|йшла|йшло|ішов|ішло|їха\w+|курсу\w+|слідува\w+", r"дрон|ракет|безпілот", "з|із|зі", "до|у|в|на"),
        ("ru", r"шедш\w+|ш[её]л|шла|шло|следовал\w*|следовавш\w+|направля\w+|ехал\w*|курсир\w+", r"дрон|ракет|беспилот", "из|с", "в|во|на|до"),
        ("de", r"fuhr\w*|fahrend\w*|unterwegs|auf dem weg", r"drohne|rakete", "von|aus", "nach|zu"),
        ("cs", r"plul\w*|plující\w*|jel\w*|mířil\w*", r"dron|raket", "z|ze", "do|na"),
        ("ro", r"naviga\w*|circula\w*|se îndrepta\w*", r"dron|rachet", "din|de la", "spre|la|către"),
    )
}  # fmt: skip
"""What leads to the goal of a ship's or a train's journey."""


@cache
def _trailing(language: str) -> re.Pattern[str]:
    """*…, сообщили в Тель-Авиве*: a comma, a verb of saying, the place."""
    manner = rf"(?:(?:{_MANNER[language]})\s+){{0,3}}"
    return re.compile(rf",\s+(?:так |також |as |wie |jak )?(?:{SAY[language]})\s+{manner}{_place_before(language)}")


@cache
def _named_voice(language: str) -> re.Pattern[str]:
    """*…, police in Gusau said*: a comma, who speaks, the place."""
    return re.compile(rf",\s+(?:[^\s\d,.;:]+\s+){{1,4}}{_place_before(language)}")


@cache
def _said_next(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{SAY[language]})(?:\s+(?:on|late|early|am|w|we|у|в|во)\s+\w+)?\s*(?:[.;!?\"»“]|$)")


@cache
def _place_before(language: str) -> str:
    geo = lexicon.GEO_WORDS[language]
    return rf"(?:{_PREPOSITION[language]})\s+(?:(?:{geo})\s+){{0,4}}[\"«„]?$"


@cache
def _occasion(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_OCCASION[language]})\s+{_place_before(language)}")


@cache
def _spoken(language: str, *, plain: bool) -> re.Pattern[str]:
    verbs = f"{_PLAIN_SAYING[language]}|{APPEAL[language]}" if plain else f"{SAY[language]}|{DENY[language]}"
    manner = rf"(?:(?:{_MANNER[language]})\s+){{0,3}}"
    return re.compile(rf"(?<!was )(?<!were )(?<!been )(?<![\w-])(?:{verbs})\s+{manner}{_place_before(language)}")


@cache
def _opening(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[;:]\s+)(?:\W|and\s|i\s|а\s|и\s|та\s|und\s)*{_place_before(language)}")


@cache
def _turned(language: str) -> re.Pattern[str]:
    verbs = f"{SAY[language]}|{DENY[language]}|{APPEAL[language]}"
    return re.compile(rf",?\s+(?P<who>(?:[^\s\d,.;:]+\s+){{0,7}}?)(?:{verbs})(?!\w)")
