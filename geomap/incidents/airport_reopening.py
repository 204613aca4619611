"""Airport reopening: an airport, a runway or a national airspace in use again, in whole or in part."""

from geomap.incidents import Trigger

TITLE = "Airport reopened"
ROLE = "reopened"
KINDS = {"airport": 0, "facility": 1, "airspace": 1, "settlement": 2, "country": 5, "admin1": 5}
RELATIONS = {"subject": 0, "object": 0, "in": 1, "over": 1, "of": 1, "near": 3, "to": 2, "from": 2}
COUNTS = ("airport",)
ONE = 1

TRIGGERS = {
    "en": (
        Trigger(r"re-?open(?:ed|s|ing)?|open(?:ed)? (?:once )?again|back (?:in operation|to normal|open)|up and running", needs=("airport|airspace",), reach=90),
        Trigger(r"resum(?:ed?|es|ing|ption)|restart(?:ed|ing)|restor(?:ed|ing)|lift(?:ed|ing|s)", needs=("flights|airspace", "airport|airspace"), bars=r"lifted off"),
        Trigger(r"(?:air traffic|flights?|flight operations|overflights?|air travel)(?: \w+){0,4}? (?:(?:has |have |had |was |were )?(?:fully |gradually |since )?(?:resum(?:ed|es)|restart(?:ed|s)|restor(?:ed)|allowed again|back to normal)|(?:is|are) (?:\w+ )?(?:resuming|flowing again))", bars=r"will resume|until"),
        Trigger(r"(?:restrictions?|bans?|closures?|suspensions?|no-fly (?:zone|order)) (?:[^.;]{0,60}?)(?:lifted|ended|eased|removed|over)|(?:lift|eas|end|remov)(?:ed|ing|s)? (?:[^.;]{0,30}?)(?:restrictions?|ban|closure|suspension)", needs=("airport|airspace",)),
        Trigger(r"(?:land(?:ed|ing)?|took off|tak(?:e|ing) off|depart(?:ed|ing)|operat(?:ed|ing)|flying|running|working|receiving|accepting) (?:\w+ )?again|again (?:receiving|accepting|open|operating|in use)|back in (?:service|use|operation)|first (?:[\w-]+ ){0,3}(?:flight|plane|aircraft) (?:[\w-]+ ){0,3}(?:landed|took off|since)|(?:received|welcomed|handled) (?:its|the) first (?:[\w-]+ ){0,3}(?:flights?|planes?)|gave the all-clear|ended at",
                needs=("flights|airport", "airport|airspace"), reach=120),
    ),
    "pl": (
        Trigger(r"(?:ponownie|znów|znowu) (?:otwart\w+|działa\w*|czynn\w+|przyjmuj\w+)|otwart\w+ ponownie|(?:znów|znowu|ponownie) (?:lądu\w+|startu\w+|lata\w+)|(?:przestrzeń|lotnisko) (?:jest )?(?:już )?otwart\w+|wznowi\w+|wznow\w+|przywróc\w+|znowu działa|znów działa\w*|otwarto", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "uk": (
        Trigger(r"віднови\w+|відновлен\w+|знову (?:відкрит\w+|прац\w+|прийма\w+|літа\w+|сіда\w+)|запрацюва\w+|поновил\w*|поновлен\w*|відкри\w+ знову|зня\w+ .{0,20}обмежен\w+|обмежен\w+ .{0,40}зня\w+|повторно відкри\w+", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "ru": (
        Trigger(r"возобнов\w+|снова (?:открыт\w*|работа\w+|принима\w+)|вновь (?:открыт\w*|заработал\w*|принима\w+)|сн(?:ят|ял)\w* .{0,20}ограничени\w+|ограничени\w+ .{0,40}сн(?:ят|ял)\w*|полёты разреш\w+|полеты разреш\w+|разреш\w+ (?:полёты|полеты|при[её]м)|отменен\w* (?:\w+ )?ограничен\w+|открыл\w*", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "de": (
        Trigger(r"wieder (?:ge)?öffne\w*|wiedereröffn\w+|wieder (?:offen|freigegeben|aufgenommen|in betrieb)|wiederaufgenommen|wieder geflogen|wieder (?:\w+ ){0,2}(?:starten|landen|abheben|geflogen|angeflogen)|lief\w* .{0,60}wieder an|läuft .{0,40}wieder|wieder (?:\w+ ){0,2}(?:an|auf|frei)|(?:ist|sind) (?:wieder )?frei|freigegeben|aufgehoben", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "cs": (Trigger(r"znovu otevř\w+|obnov\w+|opět (?:v provozu|otevř\w+)", needs=("airport|airspace|flights", "airport|airspace")),),
    "ro": (Trigger(r"redeschis\w*|redeschide\w*|reluat\w*|redeschider\w+", needs=("airport|airspace|flights", "airport|airspace")),),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "[Oslo Airport|airport] reopened shortly after midnight.": ("airport_reopening Oslo Airport ×1",),
    },
    "pl": {
        "[Lotnisko Chopina|airport] zostało ponownie otwarte.": ("airport_reopening Lotnisko Chopina ×1",),
    },
    "uk": {
        "[Аеропорт Кишинева|airport] відновив роботу, рейси приймають.": ("airport_reopening Аеропорт Кишинева ×1",),
    },
    "ru": {
        "[Аэропорт Казани|airport] снова принимает рейсы.": ("airport_reopening Аэропорт Казани ×1",),
    },
    "de": {
        "Der [Flughafen München|airport] ist wieder geöffnet.": ("airport_reopening Flughafen München ×1",),
    },
}  # fmt: skip
