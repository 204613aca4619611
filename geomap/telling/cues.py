"""What the words round a trigger do to it: denied, merely possible, planned, requested, hedged."""

from __future__ import annotations

import re

from geomap.incidents import CLOSURES, OVERHEAD, REOPENINGS, Trigger
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import APPEAL
from geomap.telling.scenes import Scene


def status_of(scene: Scene, start: int, end: int, category: str, trigger: Trigger) -> tuple[str, bool, tuple[str, ...]]:
    """Status, whether it is negated, and the hedging words, from the cues round a trigger."""
    language = scene.language
    first, last = scene.clause_of(start)
    hedge = tuple(
        dict.fromkeys(
            m.group()
            for m in lexicon.cue("REPORTED", language).finditer(scene.low, first, last)
            if not start <= m.start() < end
        )
    )
    if trigger.status:
        return trigger.status, trigger.status in ("denied", "hypothetical"), hedge
    if _denied(scene, first, start, end, last):
        return "denied", True, hedge
    planned = _cue_before("PLANNED", scene, first, start, 70)
    hypothetical = _hypothetical(scene, first, start, end, last, category)
    if hypothetical and not (planned and planned[0] <= hypothetical[0] and planned[1] >= hypothetical[0]):
        if hedge and re.fullmatch(r"(?:may|might|could) have", hedge[0]):
            return "claimed", False, hedge
        return "hypothetical", True, hedge
    if _cue_before("REQUESTED", scene, first, start, 60) and category in (
        "deployment",
        "airport_closure",
        "crossing_closure",
        "crossing_reopening",
        "airport_reopening",
    ):
        return "requested", False, hedge
    if category in OVERHEAD and _demanded(scene, start, end):
        return "hypothetical", True, hedge
    if category in _ACTS and (planned or _to_come(scene, first, start, end)):
        return "planned", False, hedge
    return ("claimed" if hedge else "observed"), False, hedge


def _to_come(scene: Scene, first: int, start: int, end: int) -> bool:
    """Whether an act is told in the future: *wyśle*, *закроет*, *soldiers would be sent*."""
    if re.fullmatch(_FUTURE[scene.language], scene.low[start:end], re.DOTALL):
        return True
    before = scene.low[max(first, start - 30) : start]
    return scene.language == "en" and re.search(r"\b(?:will|would|shall)\s+(?:not\s+)?(?:\w+\s+){0,2}$", before) is not None


def _cue_before(table: str, scene: Scene, first: int, start: int, reach: int) -> tuple[int, int] | None:
    found = None
    for m in lexicon.cue(table, scene.language).finditer(scene.low, max(first, start - reach), start):
        found = m.span()
    return found


_NOT_ABOUT = {
    "en": r"(?:no one|nobody) (?:\w+ ){0,2}(?:hurt|injured|killed|harmed|wounded|died|dead|claimed|knows?|knew|saw)|no (?:\w+\s+)?(?:casualties|injuries|victims|damage|explosives|warhead|survivors|reopening|intent\w*|threat|comment|details|information|reason|doubt|clearance|permission|flight plan)|not (?:deny|dispute|rule out|only|just|immediately|specify|say|yet clear|clear|known|accidental|disclose)|without (?:insignia|markings|flags?|badges|lights|passengers|crew|damage|casualties|injuries|loss\w*|a trace|permission|clearance|warning|consultation|authori[sz]ation|explosives|a|an|any|flight|transponders?|incident|explicit)|never before|no longer|not accepting|not receiving|not authori[sz]ed|no explosives",
    "pl": r"nikt nie|nie tylko|nie ma ofiar|bez (?:oznacze\w+|dystynkcji|pilota|załogi|świateł|szkód|strat|głowicy|ładunku|zgody|zezwolenia|ofiar|ostrzeżenia|rannych|planu)|nie był\w* uzbrojon\w+|nie działa\w*",
    "uk": r"не лише|не тільки|без (?:розпізнавальних|знаків|пілота|екіпажу|втрат|руйнувань|вогнів|дозволу|бойової частини|вибухівки|жертв|попередження|постраждалих)|ніхто не|не прийма\w+|не прац\w+",
    "ru": r"не только|без (?:опознавательных|знаков|пилота|экипажа|потерь|разрушений|огней|разрешения|боевой части|взрывчатки|жертв|предупреждения|пострадавших)|никто не|не принима\w+|не отправля\w+|не работа\w+",
    "de": r"nicht nur|keine? (?:\w+ )?(?:kilometer|meter|stunden?|minuten?|wochen?)|ohne (?:hoheits\w+|abzeichen|kennzeichen|piloten|besatzung|licht\w*|schäden|verluste|sprengsatz|sprengkopf|ladung|zwischenfälle|schaden|genehmigung|erlaubnis|vorwarnung|flugplan|transponder|sprengstoff)|niemand|nicht mehr",
    "cs": r"nejen|bez (?:povolení|varování|obětí)|nikdo",
    "ro": r"nu numai|fără (?:autorizație|permisiune|avertisment|victime)|nimeni",
}
_POSTPOSED = {
    "en": r"(?:was|were|has been|have been|is|are|had been) (?:denied|ruled out|not confirmed|not planned)|did not (?:happen|occur|take place)|never happened",
    "pl": r"nie (?:doszło|potwierdz\w+|planuj\w+|zamierza\w*|będzie|będą)",
    "uk": r"(?:[^.;,]{0,60}?)не (?:було|підтверд\w+|зафіксовано|плану\w+|збира\w+|буде|будуть)",
    "ru": r"(?:[^.;,]{0,60}?)не (?:было|подтверд\w+|зафиксировано|планиру\w+|намерен\w*|собира\w+|будет|будут)",
    "de": r"(?:nicht|kein\w*) (?:bestätigt|gegeben|gekommen)",
    "cs": r"nedošlo|nepotvrdil\w*",
    "ro": r"nu s-a",
}


_RUMOUR = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "en": r"(?:a |the |another )?report of|stor(?:y|ies)|suggestions?|speculation|rumou?rs?|reports?|claims?|posts?|messages?|allegations?|information|talk",
        "pl": r"pogłos\w+|nagrani\w+|wieś\w+|plotk\w+|doniesie\w+|pogłosk\w+|informacj\w+|wpis\w*|wiadomoś\w+",
        "uk": r"повідомля\w+|фейк\w*|слух\w*|чутк\w+|чуток|повідомлен\w+|інформаці\w+|заяв\w+|дан\w+",
        "ru": r"слухам|сообщал\w*|фейк\w*|слух\w*|сообщени\w+|информаци\w+|заявлени\w+|данн\w+",
        "de": r"meldungen|videos?|spekulation\w*|dass auch|gerücht\w*|bericht\w*|meldung\w*|behauptung\w*|angaben",
        "cs": r"zpráv\w*|informac\w+|tvrzení|fám\w*",
        "ro": r"zvonuri\w*|informați\w+|știri\w*|relatări\w*",
    }.items()
}
"""What may turn out untrue."""
_REFUTED = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "en": r"made up|invented|nonsense|no truth|out of thin air|turned out to be|play(?:ed|s) down|denied|denies|dismissed|dismisses|rejected|rejects|refuted|debunked|not true|do(?:es)? not hold|mistaken|(?:is|are|was|were|be|been|as|proved|turned out(?: to be)?) (?:\w+ )?(?:false|untrue|wrong|incorrect|baseless|unfounded|fake|a hoax|not true|denied|rejected|dismissed|refuted)|(?:has|have|had|could) not been? confirmed|did not confirm",
        "pl": r"wyssan\w+|bzdur\w+|zmyślon\w+|wyklucz\w+|wymysł\w*|odrzuc\w+|nie (?:ma|było) (?:takiego|żadn\w+)|dezinformacj\w+|nie potwierdzi\w+|zdementow\w+|zaprzecz\w+|nieprawdziw\w+|fałszyw\w+|to nieprawda|okaza\w+ się (?:fałsz|nieprawd)\w+",
        "uk": r"відкину\w+|відкида\w+|запереч\w+|вигад\w+|неправд\w+|не відбулося|дезінформаці\w+|брехн\w+|спросту\w+|не підтверди\w+|не підтвердж\w+|неправдив\w+|фейк\w*|відклика\w+|не відповіда\w+ дійсності",
        "ru": r"отверг\w+|отрица\w+|выдум\w+|неправд\w+|не верить|дезинформаци\w+|ложь\w*|опроверг\w+|опровергну\w+|не подтверди\w+|не подтвержд\w+|ложн\w+|фейк\w*|не соответству\w+ действительности",
        "de": r"(?:frei )?erfunden|aus der luft gegriffen|unsinn|dementiert\w*|verneint\w*|widersprach\w*|entpuppt\w* sich|haltlos\w*|erwies\w* sich als|unzutreffend\w*|dementier\w+|zurückgewiesen|wies\w* .{0,30}zurück|falsch|unwahr|nicht bestätigt\w*|bestätigt\w* sich nicht|stimm\w+ nicht|trifft nicht zu",
        "cs": r"nepotvrdil\w*|vyvrátil\w*|popřel\w*|nepravdiv\w+",
        "ro": r"(?:sunt|este|au fost) (?:false|falsă|fals)|nu s-au? confirmat|dezminț\w+|infirmat\w*",
    }.items()
}


_CONTRAST = {
    "en": re.compile(r"\bbut\b|\bthough\b|\bwhile\b"), "pl": re.compile(r"\bale\b|\blecz\b|\bnatomiast\b|, a\b"), "uk": re.compile(r"\bале\b|\bпроте\b|\bнатомість\b|, а\b"),
    "ru": re.compile(r"\bно\b|\bоднако\b|, а\b"), "de": re.compile(r"\baber\b|\bjedoch\b|\bsondern\b"), "cs": re.compile(r"\bale\b|\bvšak\b"),
    "ro": re.compile(r"\bdar\b|\bînsă\b"),
}  # fmt: skip
"""Where a denial ends."""
_UNTOLD = {
    "en": re.compile(r"[^.,;]{0,40}(?:were|was) (?:not reported|no reports?)"), "pl": re.compile(r"[^.,;]{0,40}nie (?:informowa|zgłasza|zgłosz|poinformowa)\w+"),
    "uk": re.compile(r"[^.,;]{0,40}не (?:повідомля|повідоми|надходи)\w+"), "ru": re.compile(r"[^.,;]{0,40}не (?:сообща|сообщ|поступа)\w+"),
    "de": re.compile(r"[^.,;]{0,40}nichts? (?:gemeldet|bekannt)"), "cs": re.compile(r"[^.,;]{0,40}ne(?:hlás|informova)\w+"), "ro": re.compile(r"[^.,;]{0,40}nu s-a raportat"),
}  # fmt: skip
"""What follows *about a fall …* when nobody told of one."""
_DEMAND = {
    # What stands right before the verb of what is asked for.
    "en": r"\bto\s+(?:\w+ly\s+)?$", "pl": r"\b(?:aby|żeby|by|o|do)?\s*$", "uk": r"$", "ru": r"$", "de": r"$", "cs": r"$", "ro": r"$",
}
_INFINITIVE = {
    # The form of that verb.
    "en": r"\w+", "pl": r"\w+(?:ć|c)\b", "uk": r"\w+(?:ти|тися)\b", "ru": r"\w+(?:ть|ти|ться)\b", "de": r"\w+zu\w+en\b", "cs": r"\w+(?:t|ci)\b", "ro": r"(?!)",
}


def _demanded(scene: Scene, start: int, end: int) -> bool:
    """Whether something is only asked for (*called on Minsk to shoot down …*, *verlangte, Drohnen abzuschießen*)."""
    language, low = scene.language, scene.low
    window = low[max(scene.start, start - 110) : start]
    asked = list(re.finditer(rf"(?<!\w)(?:{APPEAL[language]})(?!\w)", window))
    if not asked or re.search(r"[;:]", window[asked[-1].end() :]):
        return False
    return bool(re.match(_INFINITIVE[language], low[start:end])) and bool(re.search(_DEMAND[language], low[start - 20 : start]))


_FUTURE = {
    "en": r"(?:[^.;]*\b)?(?:will|would|shall)\b.*",
    "pl": r"(?:wyśl[eią]|prześl[eią]|zamkn(?:ie|ą)|otworz(?:y|ą)|wznowi(?:ą)?|skieruj[eą]|rozmieszcz[aą]|rozmieś?ci(?:ą)?|przerzuc(?:i|ą)|przebazuj[eą]|wyde?l(?:i|ą)|dośl[eią]|przyśl[eią])\b.*",
    "uk": r"(?:надішл(?:е|ють)|відправ(?:ить|лять)|направ(?:ить|лять)|закри(?:є|ють)|відкри(?:є|ють)|розміст(?:ить|ять)|розгорн(?:е|уть)|перекин(?:е|уть)|віднов(?:ить|лять)|призупин(?:ить|ять))\b.*",
    "ru": r"(?:отправ(?:ит|ят)|направ(?:ит|ят)|закро(?:ет|ют)|откро(?:ет|ют)|размест(?:ит|ят)|разверн[её]т|перебро(?:сит|сят)|пошл[её]т|пошлют|перекро(?:ет|ют)|возобнов(?:ит|ят)|приостанов(?:ит|ят))\b.*",
    "de": r"(?!)", "cs": r"(?:pošle|vyšle|uzavře|zavře|otevře|obnoví)\b.*", "ro": r"va .*",
}  # fmt: skip
"""Triggers that by their form tell of what is to come."""
_ACTS = ("deployment", "diplomatic", *CLOSURES, *REOPENINGS)
_CORRECTED = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "en": r"(?:earlier|previous|first|original) (?:version|report|edition)s?|(?:wrongly|mistakenly|erroneously|incorrectly) (?:said|reported|stated|wrote)",
        "pl": r"(?:pierwszej|poprzedniej|wcześniejszej) wersji|(?:błędnie|omyłkowo) (?:poda\w+|napisa\w+|informowa\w+)",
        "uk": r"(?:першій|попередній|ранішій) версії|помилково (?:повідоми\w+|написа\w+|зазначи\w+)",
        "ru": r"(?:первой|предыдущей|прежней) версии|(?:ошибочно|неверно) (?:сообщ\w+|написа\w+|указа\w+)",
        "de": r"(?:früheren|ersten|ursprünglichen|vorherigen) (?:version|fassung|meldung)|(?:meldung|bericht|artikel) [^.;]{0,30}hieß es|fälschlich\w*|irrtümlich\w*",
        "cs": r"(?:předchozí|původní|první) verzi|chybně (?:uved\w+|napsal\w*)",
        "ro": r"(?:versiune|variantă) anterioară|(?:greșit|eronat) (?:a|am|au)",
    }.items()
}
"""What an earlier report had said and the correction takes back."""


_NOTHING = re.compile(r"\s+(?:nothing|nobody|no one|none|nowhere)\b")
"""*It had hit nothing*."""
_NO_NEED = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "en": r"(?:sees?|saw|has|had) no (?:\w+ )?(?:reason|need|grounds|cause) (?:to|for)|no (?:need|reason) (?:to|for)",
        "pl": r"nie (?:widzi|ma|widział\w*) (?:\w+ ){0,3}(?:powod\w+|potrzeb\w+|podstaw)",
        "uk": r"не (?:бачить|має|бачив|бачила) (?:\w+ ){0,2}(?:підстав|потреб\w*|приводу|причин)|немає (?:підстав|потреби|приводу)",
        "ru": r"не (?:видит|имеет|видел\w*) (?:\w+ ){0,2}(?:оснований|необходимости|повода|причин|смысла)|нет (?:оснований|необходимости|повода)",
        "de": r"(?:sieht|sah|gibt|gab|hat) (?:\w+ ){0,2}kein\w* (?:grund|anlass|notwendigkeit|bedarf)",
        "cs": r"nevidí (?:\w+ )?důvod",
        "ro": r"nu (?:vede|are) (?:\w+ )?motiv\w*",
    }.items()
}
"""There is no call for it."""
_TAKEN_BACK = {
    language: re.compile(rf"(?:[^.;,:]{{0,70}}?)(?<!\w)(?:{words})\s*(?:[.;,!]|$)")
    for language, words in {
        "en": r"(?:is|was|are|were) (?:denied|refuted|rejected|dismissed)(?: by [^.;,]{1,40})?",
        "pl": r"(?:zaprzecz|dement|zdement|odrzuc)\w+",
        "uk": r"(?:запереч|спросту|відкида)\w+",
        "ru": r"(?:отрица|опроверга|опроверг|отверга)\w*",
        "de": r"(?:bestreite|bestritt|dementier|verneint|weis)\w*(?: zurück)?",
        "cs": r"popírá|popřel\w*",
        "ro": r"neagă|dezminte",
    }.items()
}
"""A denial that follows what it denies (*Удар по … російська сторона заперечує*)."""


def _denied(scene: Scene, first: int, start: int, end: int, last: int) -> bool:
    """Whether the trigger is said not to have happened."""
    language, low = scene.language, scene.low
    skip = [m.span() for m in re.finditer(rf"(?<!\w)(?:{_NOT_ABOUT[language]})(?!\w)", low[first:last])]
    skip = [(a + first, b + first) for a, b in skip]
    tail = low[end : min(last, end + 90)]
    if language in ("uk", "ru"):
        tail = tail.split(",")[0]  # "seen there, no blasts were heard" denies no sighting
    if re.search(rf"(?<!\w)(?:{_POSTPOSED[language]})(?!\w)", tail):
        return True
    if _CORRECTED[language].search(low, scene.start, start):
        return True
    if _NOTHING.match(low, end) or _NO_NEED[language].search(low, max(scene.start, start - 70), start):
        return True
    if _TAKEN_BACK[language].match(low, end, last):
        return True
    refuted = _REFUTED[language].search
    if _RUMOUR[language].search(low, scene.start, start) and (
        refuted(low, end, scene.end) or refuted(low, first, start)
    ):
        return True
    strong = {"denied", "denies", "deny", "denying", "dismissed", "rejected", "refuted", "unfounded"}
    for m in lexicon.cue("NEGATION", language).finditer(low, scene.start, start):
        word = m.group()
        if any(a <= m.start() < b for a, b in skip):
            continue
        far = word in strong or re.match(
            r"zaprzecz|zdement|dement|запереч|спросту|опровер|отриц|bestr|dementier|popř|vyvrát|neag|dezmin", word
        )
        if far:
            # "did not deny", "denied entry"
            if re.search(r"(?:not|n't|nie|не|nicht)\s*$", low[max(scene.start, m.start() - 6) : m.start()]):
                continue
            contrast = _CONTRAST[language].search(low, m.end(), start)
            if contrast is None and scene.crossings(m.start(), start) <= 1 and start - m.start() <= 110:
                return True
            continue
        if m.start() < first:
            continue
        reach = {"without": 14, "без": 14, "bez": 14, "ohne": 14, "fără": 14}.get(
            word, 45 if language in ("en", "de", "ro") else 26
        )
        between = low[m.end() : start]
        if start - m.end() <= reach and not re.search(r"[,;]|\bbut\b|\bonly\b|\bsondern\b|\bale\b|\bале\b", between):
            if word in ("not", "n't") and re.match(r"\s+(?:accidentally|by accident|by chance)", between):
                continue
            return True
    if language == "de":
        for m in lexicon.cue("NEGATION", language).finditer(low, end, min(last, end + 60)):
            near = m.start() - end <= 25 or m.group().startswith("kein") and "," not in low[end : m.start()]
            if near and not any(a <= m.start() < b for a, b in skip):
                return True
    if _UNTOLD[language].search(low, end, last) and re.search(
        r"(?<!\w)(?:про|о|об|of|von|despre)\s+(?:\w+\s+)?$", low[max(first, start - 30) : start]
    ):
        return True
    return bool(re.search(r"n't\s+(?:\w+\s+){0,2}$", low[max(first, start - 30) : start]))


def _hypothetical(scene: Scene, first: int, start: int, end: int, last: int, category: str) -> tuple[int, int] | None:
    """The cue that makes a telling a mere possibility."""
    language = scene.language
    for m in lexicon.cue("HYPOTHETICAL", language).finditer(scene.low, max(first, start - 75), start):
        word = m.group()
        if word == "may" and re.search(r"\bwhat\s+$", scene.low[max(scene.start, m.start() - 8) : m.start()]):
            continue  # "pieces of what may be a drone" are there, whatever they are
        if category == "diplomatic" and re.match(r"call|demand|request|urg|solicit|domag|вимага|треб|forder", word):
            continue
        if re.match(r"warn", word) and category in ("airport_closure", "crossing_closure"):
            continue
        if (
            word == "would"
            and re.search(
                r"(?:announc|said|confirm|decid|agree|order)\w*[^.;]{0,45}$",
                scene.low[max(scene.start, m.start() - 60) : m.start()],
            )
            and category not in ("strike", "impact", "interception", "airspace_violation", "sighting")
        ):
            return None
        if re.match(r"(?:може|можуть|може|могут|может|mógł|czy|ob|чи|ли)$", word) and start - m.end() > 30:
            continue
        return m.span()
    m2 = re.search(
        r"(?<!\w)(?:if|unless|falls|wenn|jeśli|якщо|если|pokud|dacă)(?!\w)", scene.low[end : min(last, end + 40)]
    )
    if m2 and category in OVERHEAD:
        return end + m2.start(), end + m2.end()
    return None
