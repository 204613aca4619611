"""What the words round a trigger do to it: denied, merely possible, planned, requested, hedged."""

from __future__ import annotations

import re

from geomap.incidents import OVERHEAD, Trigger
from geomap.incidents import _lexicon as lexicon
from geomap.scenes import Scene


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
    if planned and category not in ("strike", "impact", "interception", "sighting", "airspace_violation"):
        return "planned", False, hedge
    return ("claimed" if hedge else "observed"), False, hedge


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
    "uk": r"(?:[^.;]{0,60}?)не (?:було|підтверд\w+|зафіксовано|плану\w+|збира\w+|буде|будуть)",
    "ru": r"(?:[^.;]{0,60}?)не (?:было|подтверд\w+|зафиксировано|планиру\w+|намерен\w*|собира\w+|будет|будут)",
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


def _denied(scene: Scene, first: int, start: int, end: int, last: int) -> bool:
    """Whether the trigger is said not to have happened."""
    language, low = scene.language, scene.low
    skip = [m.span() for m in re.finditer(rf"(?<!\w)(?:{_NOT_ABOUT[language]})(?!\w)", low[first:last])]
    skip = [(a + first, b + first) for a, b in skip]
    if re.search(rf"(?<!\w)(?:{_POSTPOSED[language]})(?!\w)", low[end : min(last, end + 90)]):
        return True
    if _CORRECTED[language].search(low, scene.start, start):
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
            if scene.crossings(m.start(), start) <= 1 and start - m.start() <= 110:
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
        for m in lexicon.cue("NEGATION", language).finditer(low, end, min(last, end + 25)):
            if not any(a <= m.start() < b for a, b in skip):
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
