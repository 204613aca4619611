"""When: dates, nights, clock times and spans in running text, and the day they mean.

Finding and resolving are apart. `find_times` reads words only and says what kind of expression they are;
`resolve` turns one into a `TimeSpan` against an `Anchor`: the publication date and the day the text itself has stated
last. Nothing is resolved against nothing: a weekday without either stays unknown.

Rules, each shown in the ``basis`` of the result:

- A weekday is the latest such day not after the publication date (``next`` the first after it).
- ``10 September`` without a year takes the year that puts it nearest to the publication date, not more than a month
  after it, or else the year the text has stated.
- A night is dated by the day it ends on, or by both days where the text gives both; ``Thursday night`` is the night
  that begins on Thursday.
- ``three days before`` counts from the day the text speaks of, ``three days ago`` from the publication date.

Dates are local to the place, written as EDTF (ISO 8601-2) no finer than the words.
"""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from geomap.model import Precision
from geomap.telling.quantities import number

LANGUAGES = ("en", "pl", "uk", "ru", "de", "cs", "ro")

# -- words by language --------------------------------------------------------------------------------------------------

_MONTHS = {
    "en": "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?",
    "pl": "stycz(?:eń|nia|niu)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cień|tnia|tniu)|maj(?:a|u)?|czerw(?:iec|ca|cu)"
    "|lip(?:iec|ca|cu)|sierp(?:ień|nia|niu)|wrze(?:sień|śnia|śniu)|październik(?:a|u)?|listopad(?:a|zie)?|grud(?:zień|nia|niu)",
    "uk": "січ(?:ень|ня|ні)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)|трав(?:ень|ня|ні)|черв(?:ень|ня|ні)"
    "|лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)|жовт(?:ень|ня|ні)|листопад(?:а|і)?|груд(?:ень|ня|ні)",
    "ru": "январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?|сентябр[ьяе]|октябр[ьяе]"
    "|ноябр[ьяе]|декабр[ьяе]",
    "de": "jan(?:uar|\\.)?|feb(?:ruar|\\.)?|märz|apr(?:il|\\.)?|mai|juni|juli|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|okt(?:ober|\\.)?"
    "|nov(?:ember|\\.)?|dez(?:ember|\\.)?",
    "cs": "led(?:en|na|nu)|únor[ua]?|březen|březn[ua]|dub(?:en|na|nu)|květ(?:en|na|nu)|červ(?:en|na|nu)(?!c)|červen(?:ec|ce|ci)"
    "|srp(?:en|na|nu)|září|říj(?:en|na|nu)|listopad(?:u)?|prosin(?:ec|ce|ci)",
    "ro": "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
}  # fmt: skip
_WEEKDAYS = {
    "en": "mon(?:day)?|tues(?:day)?|wed(?:nesday)?|thu(?:rsday|rs)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?",
    "pl": "poniedział(?:ek|ku|kiem|kow(?:y|ą|ego|ej|ym))|wtor(?:ek|ku|kiem|kow(?:y|ą|ego|ej|ym))|środ(?:a|ę|y|ą|ow(?:y|ą|ego|ej|ym))|czwart(?:ek|ku|kiem|kow(?:y|ą|ego|ej|ym))"
    "|piąt(?:ek|ku|kiem|kow(?:y|ą|ego|ej|ym))|sobot(?:a|ę|y|ą|ni(?:ego|ej|m|ą)?)|niedziel(?:a|ę|i|ą|n(?:y|ą|ego|ej|ym))",
    "uk": "понеділ(?:ок|ка|ком)|вівтор(?:ок|ка|ком)|серед[ауиою]+|четвер(?:га|гом)?|п'ятниц[яюіею]+|субот[ауиою]+|неділ[яюіею]+",
    "ru": "понедельник[ауом]*|вторник[ауом]*|сред[ауыойе]+|четверг[ауом]*|пятниц[ауыейе]+|суббот[ауыойе]+|воскресень[еяюм]+",
    "de": "montag(?:s|abend|morgen|nacht|nachmittag|vormittag|früh|mittag)?|dienstag(?:s|abend|morgen|nacht|nachmittag|vormittag|früh"
    "|mittag)?|mittwoch(?:s|abend|morgen|nacht|nachmittag|vormittag|früh|mittag)?|donnerstag(?:s|abend|morgen|nacht|nachmittag"
    "|vormittag|früh|mittag)?|freitag(?:s|abend|morgen|nacht|nachmittag|vormittag|früh|mittag)?|(?:samstag|sonnabend)(?:s|abend"
    "|morgen|nacht|nachmittag|vormittag|früh|mittag)?|sonntag(?:s|abend|morgen|nacht|nachmittag|vormittag|früh|mittag)?",
    "cs": "pond[ěe]l[íi]\\w*|úter[ýek]\\w*|střed[auy]|čtvrt(?:ek|ka|ku)|pát(?:ek|ku)|sobot[auy]|neděl[eií]",
    "ro": "luni|mar[țţ]i|miercuri|joi|vineri|sâmbătă|duminică",
}  # fmt: skip

# Parts of the day: word → what it says. "night" begins or ends on the day named, by language and wording.
_PARTS: dict[str, Mapping[str, str]] = {
    "en": {
        "overnight": "overnight", "early morning": "morning", "late morning": "morning", "morning": "morning",
        "afternoon": "afternoon", "early evening": "evening", "evening": "evening", "late night": "night",
        "at night": "night", "nighttime": "night", "night": "night", "dawn": "morning", "early hours": "morning",
        "small hours": "morning", "pre-dawn": "morning", "predawn": "morning", "midnight": "night", "midday": "noon",
        "noon": "noon",
    },
    "pl": {
        "nad ranem": "morning", "rano": "morning", "rana": "morning", "ranek": "morning", "rankiem": "morning", "przed południem": "morning",
        "po południu": "afternoon", "popołudniu": "afternoon", "wieczorem": "evening", "wieczór": "evening",
        "nocą": "overnight", "w nocy": "overnight", "o świcie": "morning", "w południe": "noon", "o północy": "night",
        "minionej nocy": "last_night", "ubiegłej nocy": "last_night", "ostatniej nocy": "last_night", "dziś w nocy": "last_night",
        "tej nocy": "same_night", "poprzedniej nocy": "previous_night",
    },
    "uk": {
        "вранці": "morning", "уранці": "morning", "зранку": "morning", "ранком": "morning", "на світанку": "morning",
        "вдень": "afternoon", "удень": "afternoon", "пополудні": "afternoon", "ввечері": "evening", "увечері": "evening",
        "вечором": "evening", "вночі": "overnight", "уночі": "overnight", "опівночі": "night", "опівдні": "noon",
        "минулої ночі": "last_night", "цієї ночі": "last_night", "тієї ночі": "same_night", "тієї ж ночі": "same_night",
        "попередньої ночі": "previous_night", "протягом ночі": "overnight", "упродовж ночі": "overnight", "за ніч": "overnight",
        "рано-вранці": "morning",
    },
    "ru": {
        "утром": "morning", "с утра": "morning", "под утро": "morning", "на рассвете": "morning", "днём": "afternoon", "днем": "afternoon",
        "после полудня": "afternoon", "вечером": "evening", "ночью": "overnight", "в полночь": "night", "в полдень": "noon",
        "минувшей ночью": "last_night", "прошлой ночью": "last_night", "этой ночью": "last_night", "той же ночью": "same_night",
        "в ту ночь": "same_night", "в ту же ночь": "same_night", "предыдущей ночью": "previous_night", "за ночь": "overnight",
        "в течение ночи": "overnight", "рано утром": "morning",
    },
    "de": {
        "am morgen": "morning", "morgens": "morning", "am frühen morgen": "morning", "in den frühen morgenstunden": "morning",
        "morgen": "morning", "am vormittag": "morning", "vormittag": "morning", "am nachmittag": "afternoon",
        "nachmittag": "afternoon", "am abend": "evening", "abends": "evening", "abend": "evening",
        "am späten abend": "evening", "nachts": "overnight", "in der nacht": "overnight", "über nacht": "overnight",
        "nacht": "night", "mitternacht": "night", "mittag": "noon", "früh": "morning", "in derselben nacht": "same_night",
        "in dieser nacht": "same_night", "in jener nacht": "same_night", "derselben nacht": "same_night",
        "vergangene nacht": "last_night", "vergangener nacht": "last_night", "in der vergangenen nacht": "last_night",
        "letzte nacht": "last_night", "in der nacht zuvor": "previous_night",
    },
    "cs": {
        "ráno": "morning", "dopoledne": "morning", "odpoledne": "afternoon", "večer": "evening", "v noci": "overnight",
        "o půlnoci": "night", "minulou noc": "last_night", "té noci": "same_night", "za svítání": "morning",
    },
    "ro": {
        "dimineața": "morning", "dimineaţa": "morning", "după-amiază": "afternoon", "după-amiaza": "afternoon",
        "seara": "evening", "noaptea": "overnight", "la miezul nopții": "night", "noaptea trecută": "last_night",
        "azi-noapte": "last_night", "în timpul nopții": "overnight", "în aceeași noapte": "same_night",
    },
}  # fmt: skip

_RELATIVE: dict[str, Mapping[str, str]] = {
    # word → "days from the publication date" or a named relation
    "en": {
        "today": "0", "yesterday": "-1", "tomorrow": "1", "tonight": "0n", "last night": "last_night",
        "the previous night": "previous_night", "the night before": "previous_night", "the same night": "same_night",
        "that night": "same_night", "that same night": "same_night", "this night": "same_night",
        "the night's": "same_night", "the same day": "same", "that day": "same", "the same evening": "same", "that evening": "same",
        "that morning": "same", "that afternoon": "same", "the day before yesterday": "-2",
        "this morning": "0", "this afternoon": "0", "this evening": "0", "the previous day": "before", "the day before": "before",
        "a day earlier": "before", "a day before": "before", "the following day": "after", "the next day": "after", "a day later": "after",
        "the following night": "after_night", "the day after": "after", "the following morning": "after", "the next morning": "after",
        "the previous evening": "before", "the evening before": "before", "within days": "0w", "in the coming days": "0w", "within hours": "0", "earlier in the day": "same", "later in the day": "same",
        "later that day": "same", "the night": "same_night",
    },
    "pl": {
        "dziś": "0", "dzisiaj": "0", "wczoraj": "-1", "jutro": "1", "przedwczoraj": "-2", "tego dnia": "same",
        "tego samego dnia": "same", "poprzedniego dnia": "before", "dzień wcześniej": "before", "dzień przed": "before",
        "dobę wcześniej": "before", "tydzień wcześniej": "week_before", "następnego dnia": "after", "dzień później": "after", "nazajutrz": "after",
        "tej samej nocy": "same_night", "wczoraj w nocy": "last_night", "noc wcześniej": "previous_night",
    },
    "uk": {
        "сьогодні": "0", "вчора": "-1", "учора": "-1", "завтра": "1", "позавчора": "-2", "того дня": "same", "того ж дня": "same",
        "напередодні": "before", "тижнем раніше": "week_before", "за тиждень до того": "week_before", "днем раніше": "before", "наступного дня": "after", "за добу": "day_to", "за минулу добу": "day_to",
        "упродовж доби": "day_to", "протягом доби": "day_to", "добу тому": "-1", "ніч тому": "last_night",
    },
    "ru": {
        "сегодня": "0", "вчера": "-1", "завтра": "1", "позавчера": "-2", "в тот же день": "same", "в этот день": "same",
        "накануне": "before", "неделей ранее": "week_before", "за неделю до этого": "week_before", "днём ранее": "before", "днем ранее": "before", "на следующий день": "after", "за сутки": "day_to",
        "за минувшие сутки": "day_to", "сутки назад": "-1",
    },
    "de": {
        "heute": "0", "gestern": "-1", "vorgestern": "-2", "am selben tag": "same", "am gleichen tag": "same",
        "am tag zuvor": "before", "tags zuvor": "before", "am vortag": "before", "eine woche zuvor": "week_before", "eine woche davor": "week_before", "einen tag zuvor": "before", "ein tag zuvor": "before",
        "am folgetag": "after", "am nächsten tag": "after", "am tag darauf": "after", "einen tag später": "after",
        "heute morgen": "0", "gestern abend": "-1", "heute nacht": "last_night",
    },
    "cs": {"dnes": "0", "včera": "-1", "zítra": "1", "předevčírem": "-2", "den předtím": "before", "téhož dne": "same", "den poté": "after"},
    "ro": {"azi": "0", "astăzi": "0", "ieri": "-1", "mâine": "1", "alaltăieri": "-2", "cu o zi înainte": "before", "în aceeași zi": "same"},
}  # fmt: skip

_UNIT_WORDS = {
    "en": {"day": "days?", "week": "weeks?", "month": "months?", "year": "years?", "hour": "hours?", "minute": "minutes?"},
    "pl": {"day": "dni|dzień|dniami", "week": "tydzień|tygodnie|tygodni|tygodniami", "month": "miesiąc|miesiące|miesięcy|miesiącami",
           "year": "rok|lata|lat|latami", "hour": "godzin\\w*", "minute": "minut\\w*"},
    "uk": {"day": "день|дні|днів|доби|добу|діб", "week": "тиждень|тижні|тижнів", "month": "місяць|місяці|місяців", "year": "рік|роки|років",
           "hour": "годин\\w*", "minute": "хвилин\\w*"},
    "ru": {"day": "день|дня|дней|сутки|суток", "week": "недел[юия]|недель", "month": "месяц|месяца|месяцев", "year": "год|года|лет",
           "hour": "час\\w*", "minute": "минут\\w*"},
    "de": {"day": "tag\\w*", "week": "woche\\w*", "month": "monat\\w*", "year": "jahr\\w*", "hour": "stunde\\w*", "minute": "minute\\w*"},
    "cs": {"day": "den|dny|dní|dnem|dny", "week": "týden|týdny|týdnů|týdnem", "month": "měsíc\\w*", "year": "rok\\w*|let", "hour": "hodin\\w*",
           "minute": "minut\\w*"},
    "ro": {"day": "zi|zile", "week": "săptămână|săptămâni", "month": "lună|luni", "year": "an|ani", "hour": "oră|ore", "minute": "minute?"},
}  # fmt: skip
_OFFSETS = {
    # templates: {n} amount, {u} unit
    "en": {"ago": "{n} {u} ago", "before": "{n} {u} (?:before|earlier|prior(?: to)?|previously)", "after": "{n} {u} (?:after|later)"},
    "pl": {"ago": "{n} {u} temu|przed {n} {u}|od (?:ponad |prawie |niemal |blisko |około )?{n} {u}", "before": "(?:na )?{n} {u} (?:wcześniej|przed)", "after": "{n} {u} (?:później|po)"},
    "uk": {"ago": "{n} {u} тому|(?:вже|уже) (?:понад |майже |близько )?{n} {u}", "before": "за {n} {u} до|{n} {u} раніше", "after": "через {n} {u}|за {n} {u} після|{n} {u} (?:потому|по тому)"},
    "ru": {"ago": "{n} {u} назад|уже (?:более |почти |около )?{n} {u}", "before": "за {n} {u} до|{n} {u} ранее", "after": "через {n} {u}|спустя {n} {u}"},
    "de": {"ago": "vor {n} {u}|seit (?:mehr als |fast |rund |über |gut |knapp )?{n} {u}", "before": "{n} {u} (?:zuvor|vorher|früher|vor)", "after": "{n} {u} (?:später|danach|nach)"},
    "cs": {"ago": "před {n} {u}", "before": "{n} {u} (?:předtím|dříve|před)", "after": "{n} {u} (?:poté|později|po)|za {n} {u}"},
    "ro": {"ago": "acum {n} {u}|în urmă cu {n} {u}", "before": "cu {n} {u} (?:înainte|mai devreme)", "after": "{n} {u} mai târziu|după {n} {u}"},
}  # fmt: skip
_DURATIONS = {
    "en": "for (?:at least |about |around |roughly |almost |nearly |more than |up to |the next )?{n} {u}|(?:within|over|during|in) the (?:past|last|previous) {n} {u}",
    "pl": "(?:przez|na) (?:co najmniej |około |ponad |niemal )?{n} {u}|(?:w|w ciągu) (?:ostatnich|minionych) {n} {u}",
    "uk": "(?:на|протягом|упродовж) (?:щонайменше |близько |майже |понад )?{n} {u}|за (?:останні|минулі) {n} {u}",
    "ru": "(?:на|в течение) (?:не менее |около |почти |более )?{n} {u}|за (?:последние|минувшие) {n} {u}",
    "de": "(?:für )?(?:mindestens |rund |etwa |fast |knapp )?{n} {u} lang|für (?:mindestens |rund |etwa |fast |knapp )?{n} {u}|in den (?:letzten|vergangenen) {n} {u}",
    "cs": "(?:na|po dobu) (?:nejméně |asi )?{n} {u}",
    "ro": "(?:timp de|pentru) (?:cel puțin |aproximativ )?{n} {u}",
}  # fmt: skip
_SPANS = {
    # last / this / next with a unit; the group says which
    "en": "(?P<last>last|past|previous|the past|the previous|the week before)(?: (?P<u1>week|month|year|weekend|spring|summer|autumn|winter))"
    "|(?:earlier |later )?(?P<this>this|the current) (?P<u2>week|month|year|weekend)|(?P<next>next|the coming|the following) (?P<u3>week|month|year|weekend)"
    "|(?P<before>the (?P<u4>week|month|year) before)|(?P<at>(?:at|on|over|during) the) (?P<u5>weekend)",
    "pl": "w (?P<last>ubiegłym|zeszłym|minionym|poprzednim) (?P<u1>tygodniu|miesiącu|roku)|w (?P<this>tym|bieżącym) (?P<u2>tygodniu|miesiącu|roku)"
    "|w (?P<next>przyszłym|następnym) (?P<u3>tygodniu|miesiącu|roku)"
    "|w (?P<before>ubiegły|zeszły|miniony|ostatni) (?P<u4>weekend)|(?P<at>w|na|przez|podczas) (?P<u5>weekend(?:u)?)",
    "uk": "(?P<last>минулого|торішнього|попереднього) (?P<u1>тижня|місяця|року)|(?P<this>цього) (?P<u2>тижня|місяця|року)|(?P<next>наступного) (?P<u3>тижня|місяця|року)"
    "|(?P<before>минулими|минулих|минулі) (?P<u4>вихідн(?:ими|их|і))|(?P<at>на|у|в|протягом) (?P<u5>вихідн(?:их|і))",
    "ru": "(?:на |в )?(?P<last>прошлой|прошлом|минувшей|предыдущей) (?P<u1>неделе|месяце|году)|(?:на |в )?(?P<this>этой|этом|текущем) (?P<u2>неделе|месяце|году)"
    "|(?:на |в )?(?P<next>следующей|следующем|будущей) (?P<u3>неделе|месяце|году)"
    "|(?:на |в )?(?P<before>прошлых|прошлые|минувшие|минувших) (?P<u4>выходн(?:ых|ые))|(?P<at>на|в) (?P<u5>выходн(?:ых|ые))",
    "de": "(?:in der |im |am )?(?P<last>vergangene[rnm]?|letzte[rnm]?|vorige[rnm]?) (?P<u1>woche|monat|jahr|wochenende)|(?:in |im )?(?P<this>diese[rnm]?) (?P<u2>woche|monat|jahr|wochenende)"
    "|(?:in der |im )?(?P<next>kommende[rnm]?|nächste[rnm]?) (?P<u3>woche|monat|jahr|wochenende)"
    "|(?P<at>am|übers|über das) (?P<u5>wochenende)",
    "cs": "(?P<last>minulý|minulého|loni) (?P<u1>týden|měsíc|rok)|(?P<this>tento|tohoto) (?P<u2>týden|měsíc|rok)|(?P<next>příští) (?P<u3>týden|měsíc|rok)",
    "ro": "(?P<u1>săptămâna|luna|anul) (?P<last>trecută|trecut)|(?P<u2>săptămâna|luna|anul) (?P<this>aceasta|acesta)",
}  # fmt: skip
_SPAN_UNITS = (("weekend", "weekend|wochenende|вихідн|выходн"), ("week", "week|tyg|тиж|недел|woche|týd|săpt"),
               ("month", "month|mies|місяц|месяц|monat|měs|lun"), ("year", "year|rok|році|року|год|jahr|anul"))  # fmt: skip
_EDGES = {
    "en": {"since": "since|starting|beginning|effective|as of|as from|from", "until": "until|till|through|up to|up until|ending", "by": "by|before"},
    "pl": {"since": "od|począwszy od|z dniem", "until": "do|aż do", "by": "przed"},
    "uk": {"since": "від|з|із|починаючи з", "until": "до|по", "by": "перед"},
    "ru": {"since": "с|со|от|начиная с", "until": "до|по", "by": "перед"},
    "de": {"since": "seit|ab|von|vom|seit dem|ab dem", "until": "bis|bis zum|bis in", "by": "vor|vor dem"},
    "cs": {"since": "od", "until": "do", "by": "před"},
    "ro": {"since": "din|de la|începând cu|începând de", "until": "până la|până pe|până în", "by": "înainte de"},
}  # fmt: skip
_NOTICE = {
    "en": "until further notice|until further orders?|indefinitely|for an indefinite period|until (?:it is|they are) safe|with no reopening date",
    "pl": "do odwołania|do czasu odwołania|bezterminowo|na czas nieokreślony|aż do odwołania",
    "uk": "до подальшого повідомлення|до окремого розпорядження|безстроково|на невизначений (?:термін|час|строк)|до подальших розпоряджень",
    "ru": "до дальнейшего уведомления|до особого распоряжения|бессрочно|на неопредел[её]нный срок|до отдельного распоряжения",
    "de": "bis auf weiteres|auf unbestimmte zeit|unbefristet|bis auf widerruf",
    "cs": "do odvolání|na dobu neurčitou|až do odvolání",
    "ro": "până la noi ordine|pe termen nedefinit|pe o perioadă nedeterminată|până la o notificare ulterioară",
}  # fmt: skip
_PERMANENT = {"en": "permanently|for good", "pl": "na stałe|trwale", "uk": "назавжди|остаточно", "ru": "навсегда|окончательно", "de": "dauerhaft|endgültig",
              "cs": "natrvalo", "ro": "definitiv|permanent"}  # fmt: skip
_NIGHT = {
    # the night from A to B; the night that ends with B
    "en": ("nights?(?: of| from| between)? {a}(?:\\s?[-–—/]\\s?| to | into | and ){b}", "(?:the )?(?:night|overnight) (?:to|into|before) {b}|overnight into {b}"),
    "pl": ("(?:w )?noc[yą]? z {a} na {b}", "(?:w )?noc[y]? na {b}"),
    "uk": ("(?:[ву] )?ніч (?:з|із|зі) {a} на {b}", "(?:[ву] )?ніч на {b}"),
    "ru": ("(?:в )?ночь с[о]? {a} на {b}", "(?:в )?ночь на {b}"),
    "de": ("nacht (?:vom|von) {a} (?:auf|zum|zu) (?:den )?{b}", "nacht (?:zum|zu|auf(?: den)?) {b}"),
    "cs": ("(?:v )?noci? z[e]? {a} na {b}", "(?:v )?noci? na {b}"),
    "ro": ("noaptea (?:de|din|dintre) {a} (?:spre|și|pe) {b}", "noaptea spre {b}"),
}  # fmt: skip
_AT_THE = {
    # What may stand between an edge and its day: articles, and the part of that day.
    "en": r"the|early|late|noon|midday|midnight|(?:morning|afternoon|evening|night|end|start) of|on",
    "pl": r"dnia|rana|poranka|południa|wieczora|północy|końca|popołudnia", "uk": r"ранку|вечора|обіду|полудня|опівночі|кінця|дня",
    "ru": r"утра|вечера|обеда|полудня|полуночи|конца|дня", "de": r"den|dem|zum|der|(?:morgen|mittag|nachmittag|abend|nacht|ende)(?: des| am)?|früh|mitternacht",
    "cs": r"rána|večera|poledne|dne", "ro": r"data de|dimineața|seara|ziua de",
}  # fmt: skip
_CLOCK = {
    "en": r"(?:at|around|about|by|from|until|shortly after|shortly before|just after|just before|since|till)\s+(?:around\s+|about\s+|approximately\s+)?(?P<h1>[01]?\d|2[0-4])[:.](?P<m1>[0-5]\d)(?:\s?(?P<ap1>[ap]\.?m\.?))?"
    r"|(?<![\d.:])(?P<h2>[01]?\d|2[0-4])[:](?P<m2>[0-5]\d)(?![\d:])(?:\s?(?P<ap2>[ap]\.?m\.?))?|(?<![\d.:])(?P<h3>1?\d)(?:[.:](?P<m3>[0-5]\d))?\s?(?P<ap3>[ap]\.?m\.?)(?!\w)"
    r"|(?:at|around|about)\s+(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s?(?:hours|hrs|local|gmt|utc)",
    "pl": r"(?:około|ok\.|o|po|przed|godz\.|godzinie|godziną|godziny|od|do)\s+(?:godz\.\s+|godzinie\s+|godziną\s+|godziny\s+)?(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?!\.?\d)|(?:godz\.|godzinie)\s+(?P<h2>[01]?\d|2[0-4])(?!\d)",
    "uk": r"(?:о|об|близько|після|до|з|приблизно о)\s+(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?!\.?\d)|(?<![\d.:])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:])|(?:о|об|близько)\s+(?P<h3>[01]?\d|2[0-4])\s+(?:годині|години|год)",
    "ru": r"(?:в|около|после|до|с|примерно в)\s+(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?!\.?\d)|(?<![\d.:])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:])|(?:в|около)\s+(?P<h3>[01]?\d|2[0-4])\s+час\w*",
    "de": r"(?:gegen|um|ab|bis|kurz nach|kurz vor|nach|seit)\s+(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?:\s+uhr)?(?!\.?\d)|(?P<h2>[01]?\d|2[0-4])(?:[.:](?P<m2>[0-5]\d))?\s+uhr",
    "cs": r"(?:v|kolem|po|před|od|do)\s+(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?!\.?\d)|(?<![\d.:])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:])",
    "ro": r"(?:la|în jurul orei|ora|orei|orele|după ora)\s+(?:ora\s+)?(?P<h1>[01]?\d|2[0-4])[.:](?P<m1>[0-5]\d)(?!\.?\d)",
}  # fmt: skip
_LAST_NEXT = {
    "en": ("last|this past|past|previous|on the last", "next|coming|this coming|the following"),
    "pl": ("ubiegł[aąyegoęm]+|zeszł[aąyegoęm]+|minion[aąyegoęm]+", "najbliższ[aąyegoęm]+|przyszł[aąyegoęm]+"),
    "uk": ("минул[оїогоуий]+", "наступн[оїогоуий]+"),
    "ru": ("прошл[ыйуюого]+|минувш[ийуюего]+", "следующ[ийуюего]+"),
    "de": ("vergangene[nmr]?|letzte[nmr]?|vorige[nmr]?", "kommende[nmr]?|nächste[nmr]?"),
    "cs": ("minul[ýouého]+", "příští"),
    "ro": ("", ""),
}
_EARLY = {
    "en": "(?:early|late|mid|mid-|the end of|the beginning of|earlier in|later in|the middle of)",
    "pl": "(?:na początku|pod koniec|w połowie|początkiem|końcem|końca|początku|połowy)",
    "uk": "(?:на початку|наприкінці|у середині|всередині|кінця|початку|середини)",
    "ru": "(?:в начале|в конце|в середине|конца|начала|середины)",
    "de": "(?:anfang|mitte|ende)",
    "cs": "(?:začátkem|koncem|v polovině)",
    "ro": "(?:la începutul lunii|la sfârșitul lunii|la mijlocul lunii)",
}
_IN_MONTH = {
    "en": "in|during|since|last|this past|of|until|from|for|by",
    "pl": "w|we|od|do|z",
    "uk": "у|в|з|від|до|з",
    "ru": "в|с|до|от",
    "de": "im|seit|vom|seit dem|letzten|vergangenen|bis|ab",
    "cs": "v|ve|od|do|z",
    "ro": "în|din|până în",
}
_YEAR_WORDS = {
    "en": r"(?:in|since|of|from|until|during|late|early|year)\s+(?P<y>(?:19|20)\d\d)",
    "pl": r"(?:w|od|z|do)\s+(?P<y>(?:19|20)\d\d)\s*(?:r\.|roku)|(?:w|od|z|do) (?:roku )?(?P<y2>20\d\d)(?!\d)",
    "uk": r"(?:у|в|з|від|до)\s+(?P<y>(?:19|20)\d\d)\s*(?:-го)?\s*(?:р\.|році|року)?",
    "ru": r"(?:в|с|от|до)\s+(?P<y>(?:19|20)\d\d)\s*(?:-м|-го)?\s*(?:г\.|году|года)?",
    "de": r"(?:im jahr|seit|im jahre|ende|anfang|von)\s+(?P<y>(?:19|20)\d\d)|(?<![\d.])(?P<y2>20[12]\d)(?=\s+(?:war|waren|hatte|wurde|wurden))",
    "cs": r"(?:v roce|od roku|z roku)\s+(?P<y>(?:19|20)\d\d)",
    "ro": r"(?:în|din|în anul|până în)\s+(?P<y>(?:19|20)\d\d)",
}
_YEAR_TAIL = {
    "en": r",?\s+(?:of\s+)?",
    "pl": r"\s+",
    "uk": r"\s+",
    "ru": r"\s+",
    "de": r"\s+",
    "cs": r"\s+",
    "ro": r"\s+",
}


_OF_YEAR = {
    "en": r"(?:of\s+)?(?:last|this|the\s+previous)\s+year",
    "pl": r"(?:zeszłego|ubiegłego|poprzedniego|minionego|tego|bieżącego)\s+roku",
    "uk": r"(?:минулого|попереднього|торішнього|цього)\s+року",
    "ru": r"(?:прошлого|предыдущего|минувшего|этого)\s+года",
    "de": r"(?:letzten|vergangenen|vorigen|dieses)\s+jahres",
    "cs": r"(?:loňského|minulého|letošního|tohoto)\s+roku",
    "ro": r"(?:anul\s+trecut|anului\s+trecut|anul\s+acesta)",
}
"""Which year a month is of, told by words (*October of last year*)."""


@dataclass(frozen=True, slots=True)
class When:
    """A day or span as the words give it, not yet resolved.

    ``kind``: ``date`` (month and day, maybe a year), ``weekday``, ``month``, ``year``, ``relative`` (to the publication
    date), ``told`` (to the day the text speaks of), ``offset``, ``span`` (a week, month or year).
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    value: int = 0
    unit: str = ""
    which: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time with its span: a first and maybe a last day, part of the day, clock time, and its role.

    ``edge`` is ``since``, ``until`` or ``by`` when such a word stands before it, ``notice`` for *until further notice*,
    ``duration`` for *for three hours*.
    """

    start: int
    end: int
    text: str
    first: When | None = None
    last: When | None = None
    part: str = ""
    clock: str = ""
    edge: str = ""
    night: bool = False
    duration: tuple[float, str] | None = None

    @property
    def dated(self) -> bool:
        """Whether it names a day or span, not only a clock time or a part of an unnamed day."""
        return self.first is not None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What times are resolved against: publication date, the day the text has stated last, and a stated year."""

    published: date | None = None
    told: date | None = None
    year: int | None = None
    told_words: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time: first and last day, precision, clock and where it came from. Days are local to the place."""

    first: date
    last: date
    precision: Precision
    basis: str
    clock: str = ""
    night: bool = False

    @property
    def edtf(self) -> str:
        """The first day as EDTF, as exact as the precision allows."""
        if self.precision == "year":
            return f"{self.first.year:04d}"
        if self.precision == "month":
            return f"{self.first.year:04d}-{self.first.month:02d}"
        return self.first.isoformat() + (f"T{self.clock}" if self.clock else "")

    @property
    def edtf_end(self) -> str | None:
        """The last day as EDTF, or ``None`` when it is the first."""
        if self.last == self.first or self.precision in ("year", "month"):
            return None
        return self.last.isoformat()


# -- finding ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Compiled patterns of one language, tried in this order."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    edges: re.Pattern[str]
    ends: re.Pattern[str]
    glue: re.Pattern[str]


_GLUE = {
    "en": "on|at|of|the|in|about|around|approximately|local time|and|,|early|late|from|shortly after|shortly before|just after|just before|by|to",
    "pl": "o|w|we|około|ok\\.|godz\\.|dnia|czasu lokalnego|,|roku|r\\.",
    "uk": "о|об|у|в|на|близько|року|,|приблизно",
    "ru": "в|во|на|около|года|,|примерно",
    "de": "um|am|gegen|in der|im|den|der|des|,|dem|etwa|früh|kurz nach|kurz vor|spät",
    "cs": "v|ve|kolem|,|asi",
    "ro": "la|în|pe|,|ora|în jurul orei",
}


@cache
def _grammar(language: str) -> _Grammar:
    month, weekday = f"(?:{_MONTHS[language]})\\.?", f"(?:{_WEEKDAYS[language]})"
    ordinal = {
        "en": "(?:st|nd|rd|th)?",
        "de": r"\.",
        "cs": r"\.?",
        "pl": r"\.?",
        "uk": "(?:-го)?",
        "ru": "(?:-го)?",
        "ro": "",
    }[language]
    day = rf"(?:3[01]|[12]\d|0?[1-9]){ordinal}"
    the = {"en": r"(?:the\s+)?", "de": r"(?:den\s+|dem\s+)?"}.get(language, "")
    year = rf"(?:{_YEAR_TAIL[language]}(?:19|20)\d\d)?"
    dmy = rf"{day}\s+(?:of\s+)?{month}{year}"
    date_like = (
        rf"(?:{dmy}|{month}\s+{day}{year}|{weekday}|{day})" if language == "en" else rf"(?:{dmy}|{weekday}|{day})"
    )
    last, coming = _LAST_NEXT[language]
    which = rf"(?:(?:(?P<last>{last})|(?P<next>{coming}))\s+)?" if last else ""
    units = "|".join(f"(?:{w})" for w in _UNIT_WORDS[language].values())
    amount = (
        r"(?:\d+|[^\W\d_]+(?:[\-‐][^\W\d_]+)?)"
        if language != "en"
        else r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of|just a|only a)"
    )
    hyphen = r"\s?(?:[-–—]|to|and|until|do|bis|по|до|na|i|а)\s?"

    def spaced(template: str) -> str:
        return template.replace(" ", r"\s+")

    night_both, night_to = _NIGHT[language]
    offsets = [
        (f"offset_{kind}", _numbered(spaced(form), {"n": amount, "u": units}))
        for kind, form in _OFFSETS[language].items()
    ]
    parts = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(_PARTS[language], key=len, reverse=True))
    relative = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(_RELATIVE[language], key=len, reverse=True))
    table: list[tuple[str, str]] = [
        ("notice", spaced(_NOTICE[language])),
        ("permanent", spaced(_PERMANENT[language])),
        ("iso", r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"),
        ("numeric", r"(?<![\d.])(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>(?:19|20)\d\d)(?!\d)"),
        ("night_both", _numbered(spaced(night_both), {"a": date_like, "b": date_like}, the)),
        ("night_to", _numbered(spaced(night_to), {"b": f"{dmy}|{weekday}"}, the)),
        ("dates", rf"(?:(?:from|between|od|vom|von|z|від|с|від|між|между)\s+)?{the}(?P<a>{day}(?:\s+{month})?){hyphen}{the}(?P<b>{dmy})"),
        *([("dates", rf"(?:(?:from|between)\s+)?(?P<a>{month}\s+{day}){hyphen}(?P<b>(?:{month}\s+)?{day}{year})")] if language == "en" else []),
        ("dates", rf"(?:between|zwischen|między|pomiędzy|між|между|mezi|între)\s+{the}(?P<a>{day}(?:\s+{month})?)\s+(?:and|und|a|i|та|і|и|și)\s+{the}(?P<b>{dmy})"),
        *([("weekdays", rf"(?:from|between)\s+(?P<a>{weekday})\s+(?:to|until|and)\s+(?P<b>{weekday})")] if language == "en" else []),
        ("date", rf"(?P<a>{dmy})"),
        *([("date", rf"(?P<a>{month}\s+{day}(?!\s?[:%]|\d){year})")] if language == "en" else []),
        ("duration", _numbered(spaced(_DURATIONS[language]), {"n": amount, "u": units})),
        *offsets,
        ("month", rf"(?:(?P<in>{_IN_MONTH[language]})\s+)?(?P<w>{month})\s+(?P<of>{_OF_YEAR[language]})"),
        ("span", spaced(_SPANS[language])),
        ("relative", rf"(?P<w>{relative})"),
        ("weekday", rf"{which}(?P<w>{weekday})"),
        ("month", rf"(?:(?:{_EARLY[language]}\s+)|(?:(?P<in>{_IN_MONTH[language]})\s+)(?:{_EARLY[language]}\s+)?)(?P<w>{month})(?P<y>{_YEAR_TAIL[language]}(?:19|20)\d\d)?"),
        ("month", rf"(?P<w>{month})(?P<y>{_YEAR_TAIL[language]}(?:19|20)\d\d)"),
        ("year", _YEAR_WORDS[language]),
        ("clock", _CLOCK[language]),
        ("part", rf"(?P<w>{parts})"),
    ]  # fmt: skip
    edges = "|".join(
        f"(?P<{name}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})"
        for name, words in _EDGES[language].items()
    )
    least = r"(?:(?:at least|mindestens|einschließlich|co najmniej|przynajmniej|щонайменше|як мінімум|как минимум|по меньшей мере|nejméně|cel puțin|about|around|roughly|około|близько|около|etwa|gegen|kurz)\s+)?"
    return _Grammar(
        tuple((name, re.compile(rf"(?<![\w])(?:{p})(?![\w])", re.IGNORECASE)) for name, p in table),
        tuple(re.compile(m + r"\.?", re.IGNORECASE) for m in _alternatives(_MONTHS[language])),
        tuple(re.compile(w, re.IGNORECASE) for w in _alternatives(_WEEKDAYS[language])),
        re.compile(rf"(?<!\w)(?:{edges})\s+{least}(?:the\s+|den\s+|dem\s+|dnia\s+|zum\s+)?$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_EDGES[language]['until']})\s+{least}(?:(?:{_AT_THE[language]})\s+){{0,3}}$", re.IGNORECASE),
        re.compile(rf"(?:\s|(?<!\w)(?:{_GLUE[language]})(?!\w)|,)*", re.IGNORECASE),
    )


def _numbered(pattern: str, bodies: Mapping[str, str], before: str = "") -> str:
    """A template with each ``{x}`` as a numbered group ``x0``, ``x1`` … of its own."""
    for mark, body in bodies.items():
        i = 0
        while f"{{{mark}}}" in pattern:
            pattern = pattern.replace(f"{{{mark}}}", f"{before}(?P<{mark}{i}>{body})", 1)
            i += 1
    return pattern


def _numbered_group(m: re.Match[str], mark: str) -> str:
    """What the first of the groups ``x``, ``x0``, ``x1`` … that took part holds."""
    return next((v for k, v in m.groupdict().items() if v and re.fullmatch(rf"{mark}\d*", k)), "")


def _alternatives(pattern: str) -> list[str]:
    """The top-level alternatives of a pattern."""
    parts, depth, current = [], 0, ""
    for c in pattern:
        depth += (c == "(") - (c == ")")
        if c == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += c
    return [*parts, current]


def find_times(text: str, language: str) -> list[TimeMention]:
    """Expressions of time in a text, in order, neighbours joined (``Sunday, June 26`` + ``17:15`` is one)."""
    if language not in LANGUAGES:
        language = "en"
    grammar = _grammar(language)
    text = _straight(text)
    atoms: list[TimeMention] = []
    taken = bytearray(len(text) + 1)
    for name, pattern in grammar.patterns:
        for m in pattern.finditer(text):
            if m.end() == m.start() or any(taken[m.start() : m.end()]):
                continue
            atom = _atom(name, m, text, language)
            if atom is None:
                continue
            taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
            atoms.append(atom)
    atoms.sort(key=lambda a: a.start)
    atoms = [_with_edge(a, text, grammar) for a in atoms]
    joined = [_with_edge(a, text, grammar) for a in _joined(atoms, text, grammar)]
    return _ranged(joined, text)


_TO_CLOCK = re.compile(r"\s+(?:to|till|until|bis|do|до|la)\s+(?:about\s+|around\s+)?$|\s?[–—-]\s?$", re.IGNORECASE)
_AND_CLOCK = re.compile(r"\s+(?:and|und|a|i|та|і|и|și)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|zwischen|między|pomiędzy|між|между|mezi|între)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)


def _ranged(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """Mentions with the second of two clock times as an end: *from 22:10 on Monday to 02:30*, *between 8 p.m. and 9 p.m.*"""
    found = list(mentions)
    for i, (a, b) in enumerate(itertools.pairwise(mentions)):
        if not (a.clock and b.clock) or b.edge:
            continue
        gap = text[a.end : b.start]
        between = _BETWEEN.search(text[max(0, a.start - 30) : a.start]) is not None and _AND_CLOCK.match(gap)
        if between or a.edge == "since" and _TO_CLOCK.match(gap):
            found[i + 1] = replace(b, edge="until")
    return found


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ")


def _month(words: str, language: str) -> int | None:
    found = [i for i, p in enumerate(_grammar(language).months, 1) if p.fullmatch(words)]
    return found[0] if found else None


def _weekday(words: str, language: str) -> int | None:
    found = [i for i, p in enumerate(_grammar(language).weekdays) if p.fullmatch(words)]
    return found[0] if found else None


def _when(words: str, language: str) -> When | None:
    """The day that words like ``10 September 2025``, ``Sept. 10``, ``10``, ``Wednesday`` name."""
    words = words.strip()
    weekday = _weekday(words, language)
    if weekday is not None:
        return When("weekday", value=weekday)
    year = re.search(r"(?:19|20)\d\d$", words)
    rest = words[: year.start()].strip(" ,") if year else words
    rest = re.sub(r"\s+of$", "", rest)
    day = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|-го)?(?!\d)", rest)
    if not day:
        return None
    name = (rest[: day.start()] + rest[day.end() :]).replace(" of ", " ").strip(" ,")
    name = re.sub(r"^of\s+", "", name)
    month = _month(name, language) if name else None
    if name and month is None:
        return None
    return When("date", int(year.group()) if year else None, month, int(day.group(1)))


def _atom(name: str, m: re.Match[str], text: str, language: str) -> TimeMention | None:
    """One match as a mention, or ``None`` when it is no time after all."""
    base = TimeMention(m.start(), m.end(), m.group())
    group = m.groupdict()
    match name:
        case "notice" | "permanent":
            return replace(base, edge=name)
        case "iso" | "numeric":
            when = When("date", int(group["y"]), int(group["m"]), int(group["d"]))
            return replace(base, first=when)
        case "night_both" | "dates" | "weekdays":
            first, last = _when(_numbered_group(m, "a"), language), _when(_numbered_group(m, "b"), language)
            if first is None or last is None:
                return None
            if first.kind == "date" and first.month is None:
                first = replace(first, month=last.month, year=last.year)
            if last.kind == "date" and last.month is None:
                last = replace(last, month=first.month, year=first.year)
            if first.month is None and first.kind == "date":
                return None
            return replace(base, first=first, last=last, night=name == "night_both")
        case "night_to":
            last = _when(_numbered_group(m, "b"), language)
            return replace(base, first=last, night=True) if last else None
        case "date":
            when_ = _when(group["a"], language)
            return replace(base, first=when_) if when_ and when_.month and not _may(m, language) else None
        case "weekday":
            return _weekday_atom(base, m, language)
        case "month":
            month = _month(group["w"], language)
            if month is None or _may(m, language):
                return None
            if group.get("of"):
                this = re.match(r"(?:of\s+)?this|tego|bieżąc|цього|этого|dieses|letoš|tohoto|anul\s+acesta", group["of"].casefold())
                return replace(base, first=When("month", None, month, which="this year" if this else "year before"))
            digits = re.search(r"\d{4}", group.get("y") or "")
            said_last = language in ("en", "de") and re.match(
                r"last|letzten|vergangenen", (group.get("in") or "").casefold()
            )
            when = When("month", int(digits.group()) if digits else None, month, which="last" if said_last else "")
            return replace(base, first=when)
        case "year":
            value = group.get("y") or group.get("y2")
            return replace(base, first=When("year", int(value))) if value else None
        case "clock":
            return _clock_atom(base, m, language)
        case "part":
            part = _PARTS[language][re.sub(r"\s+", " ", group["w"].casefold())]
            return _part_atom(base, part)
        case "relative":
            return _relative_atom(base, _RELATIVE[language][re.sub(r"\s+", " ", group["w"].casefold())])
        case "span":
            return _span_atom(base, m)
        case "duration":
            amount, unit = _amount_unit(m, language)
            return replace(base, edge="duration", duration=(amount, unit)) if amount is not None else None
        case _ if name.startswith("offset_"):
            amount, unit = _amount_unit(m, language)
            if amount is None or unit == "minute":
                return None
            when = When("offset", value=int(amount), unit=unit, which=name.removeprefix("offset_"))
            return replace(base, first=when)
    return None


def _may(m: re.Match[str], language: str) -> bool:
    """Whether the English modal verb *may*, or *march* and *mar*, was taken for a month."""
    if language != "en":
        return False
    word = re.search(r"may|march|mar|sun|sat|wed|jan|dec", m.group(), re.IGNORECASE)
    return bool(word and not word.group()[0].isupper() and word.group() in ("may", "march", "mar"))


def _weekday_atom(base: TimeMention, m: re.Match[str], language: str) -> TimeMention | None:
    words = m["w"]
    weekday = _weekday(words, language)
    if weekday is None:
        return None
    if (
        language == "en"
        and len(words) < 5
        and (not words[0].isupper() or words.lower() in ("sun", "sat", "wed", "mon", "fri"))
    ):
        return None
    which = "last" if m.groupdict().get("last") else "next" if m.groupdict().get("next") else ""
    part = ""
    if language == "de":
        tail = re.search(r"(abend|morgen|nacht|nachmittag|vormittag|früh|mittag)$", words.casefold())
        if tail:
            part = {"abend": "evening", "nacht": "night", "nachmittag": "afternoon", "mittag": "noon"}.get(
                tail.group(), "morning"
            )
    return replace(base, first=When("weekday", value=weekday, which=which), part=part)


def _part_atom(base: TimeMention, part: str) -> TimeMention:
    if part in ("last_night", "same_night", "previous_night"):
        return _relative_atom(base, part)
    return replace(base, part=part)


def _relative_atom(base: TimeMention, word: str) -> TimeMention:
    match word:
        case "0w":
            return replace(base, first=When("relative", value=0, unit="week"))
        case "0n":
            return replace(base, first=When("relative", value=0), part="night")
        case "last_night":
            return replace(base, first=When("relative", value=0), part="overnight")
        case "previous_night":
            return replace(base, first=When("told", value=0), part="overnight", night=True)
        case "same_night":
            return replace(base, first=When("told", which="same"), part="overnight")
        case "after_night":
            return replace(base, first=When("told", value=1), part="overnight")
        case "same":
            return replace(base, first=When("told", which="same"))
        case "before":
            return replace(base, first=When("told", value=-1))
        case "week_before":
            return replace(base, first=When("offset", value=1, unit="week", which="before"))
        case "after":
            return replace(base, first=When("told", value=1))
        case "day_to":
            return replace(base, first=When("told", which="same"), night=True)
    return replace(base, first=When("relative", value=int(word)))


def _span_atom(base: TimeMention, m: re.Match[str]) -> TimeMention | None:
    group = m.groupdict()
    unit_word = next((group[u] for u in ("u1", "u2", "u3", "u4", "u5") if group.get(u)), "").casefold()
    unit = next((name for name, forms in _SPAN_UNITS if re.match(forms, unit_word)), "")
    if not unit:
        return None
    which = next((w for w in ("next", "this", "before", "at") if group.get(w)), "last")
    if which == "before" and unit == "weekend":
        which = "last"
    return replace(base, first=When("span", unit=unit, which=which))


def _clock_atom(base: TimeMention, m: re.Match[str], language: str) -> TimeMention | None:
    group = m.groupdict()
    hour = next((group[f"h{i}"] for i in range(1, 5) if group.get(f"h{i}")), None)
    if hour is None:
        return None
    minute = next((group[f"m{i}"] for i in range(1, 5) if group.get(f"m{i}")), None)
    half = next((group[f"ap{i}"] for i in range(1, 4) if group.get(f"ap{i}")), None)
    h = int(hour)
    if half:
        h = h % 12 + (12 if half.lower().startswith("p") else 0)
    if h > 24 or (h == 24 and minute and int(minute)):
        return None
    return replace(base, clock=f"{h % 24:02d}:{int(minute or 0):02d}")


def _amount_unit(m: re.Match[str], language: str) -> tuple[float | None, str]:
    amount_word, unit_word = _numbered_group(m, "n"), _numbered_group(m, "u")
    unit = next((u for u, form in _UNIT_WORDS[language].items() if re.fullmatch(form, unit_word, re.IGNORECASE)), "")
    lowered = amount_word.casefold()
    if lowered in ("a few", "several", "a couple of", "kilka", "кілька", "несколько", "einigen", "mehreren", "wenigen"):
        return None, unit
    amount = number(re.sub(r"^(?:just|only) ", "", lowered), language)
    return amount, unit


def _with_edge(atom: TimeMention, text: str, grammar: _Grammar) -> TimeMention:
    if atom.edge or not (atom.first or atom.clock or atom.part):
        return atom
    window = text[max(0, atom.start - 40) : atom.start]
    if grammar.ends.search(window):
        return replace(atom, edge="until")
    before = grammar.edges.search(window)
    if not before:
        inner = _INNER_EDGE.match(atom.text) if atom.first or atom.clock else None
        return replace(atom, edge=next(k for k, v in inner.groupdict().items() if v)) if inner else atom
    edge = next(k for k, v in before.groupdict().items() if v)
    if not (atom.first or atom.clock):
        return atom
    if edge == "by" and _JUST.search(window):
        return atom  # "shortly before 3 a.m." is when it was
    return replace(atom, edge=edge)


_INNER_EDGE = re.compile(r"(?:(?P<since>since|from|seit|ab|od|від|з|із|с)|(?P<until>until|till|bis|aż do|do|до)|(?P<by>by))\s", re.IGNORECASE)
_JUST = re.compile(r"(?:shortly|just|right|soon|minutes?|hours?|kurz|krótko|tuż|незадовго|незадолго|krátce|puțin)\s+(?:before|vor|przed|до|перед|před|înainte de)\s+(?:the\s+|dem\s+)?$", re.IGNORECASE)


def _joined(atoms: Sequence[TimeMention], text: str, grammar: _Grammar) -> list[TimeMention]:
    """Neighbouring atoms that complete each other, as one."""
    joined: list[TimeMention] = []
    for atom in atoms:
        if joined and (both := _join(joined[-1], atom, text, grammar)) is not None:
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _join(a: TimeMention, b: TimeMention, text: str, grammar: _Grammar) -> TimeMention | None:
    gap = text[a.end : b.start]
    if (
        len(gap) > 40
        or not grammar.glue.fullmatch(gap)
        or b.edge in ("until", "since", "notice", "duration", "permanent")
        and not (a.edge == b.edge == "until" and not a.first and not a.clock)  # "until the morning" + "of May 15"
    ):
        return None
    if a.edge in ("notice", "duration", "permanent"):
        return None
    first = a.first
    weekday_date = a.first and b.first and {a.first.kind, b.first.kind} == {"weekday", "date"}
    if "," in gap and not weekday_date:
        return None
    if a.first and b.first:
        if a.first.kind == "weekday" and b.first.kind == "date" and not a.last:
            first = b.first
        elif a.first.kind == "date" and b.first.kind in ("weekday", "year") and not b.last:
            first = a.first if b.first.kind == "weekday" else replace(a.first, year=b.first.year)
        elif a.first.kind == "told" and a.first.value == 0 and b.first.kind in ("date", "weekday"):
            first = b.first
        else:
            return None
    elif b.first:
        first = b.first
    if (a.part and b.part and a.part != b.part and "overnight" not in (a.part, b.part)) or (a.clock and b.clock):
        return None
    return replace(
        a,
        end=b.end,
        text=text[a.start : b.end],
        first=first,
        last=a.last or b.last,
        part=a.part or b.part,
        clock=a.clock or b.clock,
        edge=a.edge or b.edge,
        night=a.night or b.night,
    )


# -- resolving ----------------------------------------------------------------------------------------------------------


def resolve(mention: TimeMention, anchor: Anchor, *, future: bool = False) -> Moment | None:
    """The day or days an expression means, or ``None`` when nothing it could be counted from is known.

    ``future`` says that the sentence speaks of what is to come, so that a weekday is the next one.
    """
    if mention.first is None:
        return _of_the_day(mention, anchor)
    resolved = _resolve_when(mention.first, anchor, future)
    if resolved is None:
        return None
    first, last, precision, basis = resolved
    if mention.last is not None:
        reference = replace(anchor, published=anchor.published or first)
        other = _resolve_when(mention.last, reference, future)
        if other is None:
            return None
        last = other[1]
        if last < first and mention.first.kind == "weekday":
            first -= timedelta(7)
        if last < first:
            return None
        return Moment(first, last, "night" if mention.night else "day", _basis(mention, basis), night=mention.night)
    night = mention.night
    if mention.first.kind == "told" and mention.night and mention.first.value == 0:
        return Moment(first - timedelta(1), first, "night", _basis(mention, basis), night=True)
    if precision == "day":
        if night or mention.part in ("night", "overnight"):
            precision, night = "night", True
        elif mention.clock:
            precision = "minute"
        elif mention.part:
            precision = "part_of_day"
        if mention.clock:
            precision = "minute"
    clock = mention.clock if first == last else ""
    return Moment(first, last, precision, _basis(mention, basis), clock=clock, night=night)


def _of_the_day(mention: TimeMention, anchor: Anchor) -> Moment | None:
    """A clock time or a part of the day without a day: of the day the text speaks of, or of the publication."""
    if not mention.clock and not mention.part:
        return None
    day = anchor.told or anchor.published
    if day is None:
        return None
    basis = f"day of {anchor.told_words or day.isoformat()}" if anchor.told else f"published {day.isoformat()}"
    precision: Precision = (
        "minute" if mention.clock else "night" if mention.part in ("night", "overnight") else "part_of_day"
    )
    return Moment(day, day, precision, _basis(mention, basis), clock=mention.clock, night=precision == "night")


def _basis(mention: TimeMention, against: str) -> str:
    words = re.sub(r"\s+", " ", mention.text).strip()
    return f"“{words}”" + (f" + {against}" if against else "")


def _resolve_when(when: When, anchor: Anchor, future: bool) -> tuple[date, date, Precision, str] | None:
    published = anchor.published
    said = f"published {published.isoformat()}" if published else ""
    match when.kind:
        case "date":
            day = _full_date(when, anchor)
            if day is None:
                return None
            basis = "" if when.year else said or f"year {anchor.year or (anchor.told.year if anchor.told else '')}"
            return day, day, "day", basis
        case "weekday":
            reference = published or anchor.told
            if reference is None:
                return None
            day = _weekday_near(when, reference, future)
            return day, day, "day", said or f"stated {reference.isoformat()}"
        case "month":
            return _month_span(when, anchor, said, future)
        case "year":
            assert when.year is not None
            return date(when.year, 1, 1), date(when.year, 12, 31), "year", ""
        case "relative":
            if published is None:
                return None
            day = published + timedelta(when.value)
            return day, day, "week" if when.unit else "day", said
        case "told":
            reference = anchor.told or published
            if reference is None:
                return None
            day = reference + timedelta(when.value)
            basis = f"counted from {anchor.told_words or anchor.told.isoformat()}" if anchor.told else said
            return day, day, "day", basis
        case "offset":
            return _offset(when, anchor)
        case "span":
            return _span(when, anchor, said, future)
    return None


def _full_date(when: When, anchor: Anchor) -> date | None:
    assert when.month is not None
    assert when.day is not None
    if when.year is not None:
        return _date(when.year, when.month, when.day)
    if anchor.published is not None:
        years = (anchor.published.year - 1, anchor.published.year, anchor.published.year + 1)
        days = [d for y in years if (d := _date(y, when.month, when.day)) is not None]
        early = [d for d in days if d <= anchor.published + timedelta(92)]
        return max(early, default=None)
    year = anchor.told.year if anchor.told else anchor.year
    return _date(year, when.month, when.day) if year else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_near(when: When, reference: date, future: bool) -> date:
    back = (reference.weekday() - when.value) % 7
    if when.which == "next":
        return reference + timedelta((when.value - reference.weekday()) % 7 or 7)
    if future and when.which != "last":
        return reference + timedelta((when.value - reference.weekday()) % 7)
    if when.which == "last" and back == 0:
        back = 7
    return reference - timedelta(back)


_MONTHS_AHEAD = 2


def _month_span(
    when: When, anchor: Anchor, said: str, future: bool = False
) -> tuple[date, date, Precision, str] | None:
    assert when.month is not None
    year = when.year
    basis = ""
    if year is None:
        if anchor.published is not None and when.which in ("this year", "year before"):
            year, basis = anchor.published.year - (when.which == "year before"), said
        elif anchor.published is not None:
            ahead = when.month > anchor.published.month
            year = (
                anchor.published.year
                - (ahead and not future)
                + (not ahead and future and when.month < anchor.published.month)
            )
            if when.which == "last" and when.month == anchor.published.month:
                year -= 1
            if ahead and not future and when.which != "last" and when.month - anchor.published.month <= _MONTHS_AHEAD:
                year += 1  # in July, "in August" is rather the coming one than that of a year ago, which would be named so
            basis = said
        else:
            year = anchor.told.year if anchor.told else anchor.year
            basis = f"year {year}"
    if year is None:
        return None
    return date(year, when.month, 1), date(year, when.month, monthrange(year, when.month)[1]), "month", basis


def _offset(when: When, anchor: Anchor) -> tuple[date, date, Precision, str] | None:
    reference = anchor.published if when.which == "ago" else anchor.told or anchor.published
    if reference is None:
        return None
    sign = 1 if when.which == "after" else -1
    basis = (
        f"published {reference.isoformat()}"
        if reference == anchor.published and (when.which == "ago" or anchor.told is None)
        else f"counted from {anchor.told_words or reference.isoformat()}"
    )
    if when.unit in ("day", "hour"):
        days = when.value if when.unit == "day" else 0
        day = reference + timedelta(sign * days)
        return day, day, "day", basis
    if when.unit == "week":
        day = reference + timedelta(sign * 7 * when.value)
        return day, day, "week", basis
    months = when.value * (12 if when.unit == "year" else 1)
    index = reference.year * 12 + reference.month - 1 + sign * months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return None
    if when.unit == "year":
        return date(year, 1, 1), date(year, 12, 31), "year", basis
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), "month", basis


def _span(when: When, anchor: Anchor, said: str, future: bool = False) -> tuple[date, date, Precision, str] | None:
    reference = anchor.told if when.which == "before" and anchor.told else anchor.published or anchor.told
    if reference is None:
        return None
    if when.which == "at":  # the weekend that lies nearest, behind or ahead
        over = reference.weekday() >= 5
        step = 0 if future or over else -1
    else:
        step = {"last": -1, "before": -1, "this": 0, "next": 1}[when.which]
    basis = said or f"stated {reference.isoformat()}"
    if when.unit in ("week", "weekend"):
        monday = reference - timedelta(reference.weekday()) + timedelta(7 * step)
        if when.which == "before":
            monday = reference - timedelta(7)
        first = monday + timedelta(5) if when.unit == "weekend" else monday
        return first, monday + timedelta(6), "week", basis
    if when.unit == "month":
        year, month = divmod(reference.year * 12 + reference.month - 1 + step, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), "month", basis
    year = reference.year + step
    return date(year, 1, 1), date(year, 12, 31), "year", basis


def parse_day(edtf: str | None) -> date | None:
    """The day of an EDTF date or date and time; ``None`` for a month, a year or nothing."""
    m = re.match(r"(\d{4})-(\d\d)-(\d\d)", edtf or "")
    return _date(int(m[1]), int(m[2]), int(m[3])) if m else None
