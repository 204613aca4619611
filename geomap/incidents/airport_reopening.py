"""Airport reopening: an airport, a runway or a national airspace in use again, in whole or in part."""

from geomap.incidents import Trigger

TITLE = "Airport reopened"
ROLE = "reopened"
KINDS = {"airport": 0, "facility": 1, "airspace": 1, "settlement": 2, "country": 5, "admin1": 5}
RELATIONS = {"subject": 0, "object": 0, "in": 1, "over": 1, "of": 1, "near": 3, "to": 2, "into": 2, "from": 2}
COUNTS = ("airport",)
ONE = 1

_NEW = r"lounges?|shops?|restaurants?|renovated|museum|exhibition|caf[eé]|parking|car park|maiden|inaugural|new route|new terminal"
"""What opens at an airport that was not shut."""

TRIGGERS = {
    "en": (
        Trigger(r"re-?openings? of|opening of (?:the |its )?(?:airport|runway|airspace|skies)|resumption of|restoration of|(?:closure|shutdown|stoppage|ban|restrictions) (?:{word}){0,7}(?:ended|lifted|over)|handled its first|received its first|took its first|(?:planes?|aircraft|jets|flights?) (?:{word}){0,3}(?:land|tak|depart|arriv)\w+ (?:{word}){0,7}again|back in (?:action|use|service|business|operation)", needs=("airport",), bars=r"pending|await\w*|until|new|lounge|offices?|ceremon\w+"),
        Trigger(r"(?:again|once more|anew) (?:{word}){0,5}(?:(?:land|depart|operat|fly|receiv|accept|handl|dispatch|serv)(?:ing|ed)?|tak(?:ing|en) (?:off|place)|open|usable|in (?:use|operation|service)|allowed|permitted|arrivals|departures|flights)|(?:(?:land|depart|operat|fly|receiv|accept|handl|dispatch|serv)(?:ing|ed)?|tak(?:ing|en) (?:off|place)|open|usable|in (?:use|operation|service)|allowed|permitted|arrivals|departures|flights) (?:{word}){0,7}(?:again|once more|anew)", needs=("airport",), bars=r"not|no longer|until|closed again|shut again|close\w* again|shut\w* again|again (?:closed|shut|sealed|blocked)"),
        Trigger(r"back (?:in (?:business|service|use|action)|to work|to (?:full|regular|routine|usual))|(?:got|get(?:ting)?|went|c(?:a|o)me) (?:{word})?(?:going|under way|underway|moving|back) (?:again|once more)|(?:start(?:ed|s|ing)?|beg(?:an|un|in)) (?:{word}){0,3}again|return(?:ed|s|ing)? to (?:normal|service|operation|use|work|schedule)|ended (?:its|the|a) (?:{word}){0,3}(?:closure|shutdown|pause|suspension)|first (?:{word}){0,3}(?:flight|plane|aircraft|jet|airliner)s? (?:[^.;]{0,40}?)(?:took off|landed|touched down|departed|left|arrived)|(?:planes?|aircraft|flights?|jets|airliners|passengers) (?:{word}){0,3}(?:again|once more)|once (?:again|more) (?:{word}){0,3}(?:open|operat\w+|accept\w+|flying|receiv\w+|handl\w+)|(?:restrictions?|closure|ban|suspension) (?:[^.;]{0,60}?)(?:lifted|cancelled|dropped|removed|over|ended)|all[- ]clear", needs=("airport",), bars=r"lounges?|shops?|maiden|inaugural|new route|museum|until"),
        Trigger(r"re-?open(?:ed|s|ing)?|open(?:ed)? (?:once )?again|back (?:in operation|to normal|open)|up and running", needs=("airport|airspace",), bars=_NEW, reach=90),
        Trigger(r"resum(?:ed?|es|ing|ption)|restart(?:ed|ing)|restor(?:ed|ing)|lift(?:ed|ing|s)", needs=("flights|airspace", "airport|airspace"), bars=r"lifted off"),
        Trigger(r"(?:air traffic|flights?|flight operations|overflights?|air travel)(?: \w+){0,4}? (?:(?:has |have |had |was |were )?(?:fully |gradually |since )?(?:resum(?:ed|es)|restart(?:ed|s)|restor(?:ed)|allowed again|back to normal)|(?:is|are) (?:\w+ )?(?:resuming|flowing again))", bars=r"will resume|until"),
        Trigger(r"(?:restrictions?|bans?|closures?|suspensions?|no-fly (?:zone|order)) (?:[^.;]{0,60}?)(?:lifted|ended|eased|removed|over)|(?:lift|eas|end|remov)(?:ed|ing|s)? (?:[^.;]{0,30}?)(?:restrictions?|ban|closure|suspension)", needs=("airport|airspace",)),
        Trigger(r"(?:land(?:ed|ing)?|took off|tak(?:e|ing) off|depart(?:ed|ing)|operat(?:ed|ing)|flying|running|working|receiving|accepting) (?:\w+ )?again|again (?:receiving|accepting|open|operating|in use)|back in (?:service|use|operation)|first (?:[\w-]+ ){0,3}(?:flight|plane|aircraft) (?:[\w-]+ ){0,3}(?:landed|took off|since)|(?:received|welcomed|handled) (?:its|the) first (?:[\w-]+ ){0,3}(?:flights?|planes?)|gave the all-clear|ended at",
                needs=("flights|airport", "airport|airspace"), reach=120),
    ),
    "pl": (
        Trigger(r"wznawia\w*|przywraca\w*|znosi\w* (?:{word}){0,2}(?:zakaz|ogranicz)\w*", needs=("airport",), bars=r"now\w+"),
        Trigger(r"(?:działa|działają|pracuje|pracują|funkcjonuje|funkcjonują|przyjmuje|przyjmują) (?:{word}){0,1}już|już (?:{word}){0,1}(?:działa|działają|pracuje|pracują|funkcjonuje|przyjmuje|przyjmują)", needs=("airport",), bars=r"nie|od lat|now\w+"),
        Trigger(r"otwarci\w+|wznowieni\w+|przywróceni\w+|(?:loty|rejsy|ruch|połączenia|operacje) (?:{word}){0,7}(?:przywrócon\w+|przywrócono|wznowiono|wznowion\w+|odbywają się normalnie)", needs=("airport|flights", "airport"), bars=r"now\w+|uroczyst\w+|salon\w*|oczeki\w+ na|biur\w+|wystaw\w+|konsulat\w*|uroczyst\w+"),
        Trigger(r"(?:znów|znowu|ponownie|na nowo) (?:{word}){0,5}(?:(?:lądu|startu|przyjmu|obsługu|odprawia|działa|pracu|funkcjon|wypuszcza|lata)\w*|czynn\w+|otwart\w+|dostępn\w+|odlatuj\w+)|(?:(?:lądu|startu|przyjmu|obsługu|odprawia|działa|pracu|funkcjon|wypuszcza|lata)\w*|czynn\w+|otwart\w+|dostępn\w+|odlatuj\w+) (?:{word}){0,7}(?:znów|znowu|ponownie|na nowo)", needs=("airport",), bars=r"nie|zamkn\w+|zablok\w+|wstrzym\w+|zawies\w+"),
        Trigger(r"(?:po)?wr(?:óci|aca)\w* (?:{word}){0,3}do (?:{word}){0,2}(?:pracy|działania|funkcjonowania|ruchu|życia|użytku|normy|służby)|pierwsz\w+ (?:{word}){0,6}(?:wylądowa\w+|wystartowa\w+|odlecia\w+|przylecia\w+)|(?:znów|znowu|ponownie|już) (?:{word}){0,2}(?:pracuj\w+|działa\w*|funkcjon\w+|przyjm\w+|obsługuj\w+|czynn\w+|latają|otwart\w+)|(?:ograniczeni\w+|zakaz\w*) (?:{word}){0,6}(?:zniesion\w+|odwołan\w+|cofnięt\w+|zdjęt\w+)|(?:znies\w+|zdję\w+|cofnę\w+) (?:{word}){0,3}(?:ograniczeni\w+|zakaz\w*|restrykcj\w+)|ruszy\w+ (?:{word}){0,3}(?:lot\w*|operacj\w+|odprawy|starty)|(?:loty|odprawy|operacje|starty) (?:{word}){0,6}ruszy\w+", needs=("airport",), bars=r"salon\w*|sklep\w*|now\w+ (?:terminal|kierunek|połączeni)\w*|inauguracyjn\w+|nie"),
        Trigger(r"(?:ponownie|znów|znowu) (?:otwart\w+|działa\w*|czynn\w+|przyjmuj\w+)|otwart\w+ ponownie|(?:znów|znowu|ponownie) (?:lądu\w+|startu\w+|lata\w+)|(?:przestrzeń|lotnisko) (?:jest )?(?:już )?otwart\w+|wznowi\w+|wznow\w+|przywróc\w+|znowu działa|znów działa\w*|otwarto", needs=("airport|airspace|flights", "airport|airspace"), bars=r"salon\w*|sklep\w*|restaurac\w+|parking\w*|wystaw\w+|now\w+ (?:terminal|kierunek|połączeni)\w*"),
    ),
    "uk": (
        Trigger(r"відновлю\w+|відкрива\w+|знімаю?\w* (?:{word}){0,2}(?:заборон|обмежен)\w*", needs=("airport",), bars=r"нов\w+|термінал\w*"),
        Trigger(r"відкритт\w+|відновленн\w+|прийня\w+ перш\w+|перш\w+ (?:{word}){0,4}(?:рейс|борт|літак)\w*|повер(?:нув|тає|та|нула|нули)\w* (?:{word}){0,4}(?:до|в|у) (?:{word}){0,2}(?:роботи|строю|стрій|режиму|графіка|розкладу)|(?:обмежен\w+|заборон\w+) знято|у штатному режимі|працю\w+ (?:у|в) штатному", needs=("airport",), bars=r"нов\w+|не"),
        Trigger(r"(?:знов|знову|вкотре|наново) (?:{word}){0,5}(?:(?:сіда|зліта|літа|прийма|випуска|обслугову|прац|функціону|виліта|відправля)\w*|відкрит\w+|доступн\w+|у строю|в строю)|(?:(?:сіда|зліта|літа|прийма|випуска|обслугову|прац|функціону|виліта|відправля)\w*|відкрит\w+|доступн\w+|у строю|в строю) (?:{word}){0,7}(?:знов|знову|вкотре|наново)", needs=("airport",), bars=r"не|закри\w+|зачин\w+|замкн\w+|перекри\w+|заблок\w+|припин\w+|зупин\w+"),
        Trigger(r"поверну\w+ (?:{word}){0,3}до (?:{word}){0,2}(?:роботи|режиму|графіка|графіку|експлуатації)|перш\w+ (?:{word}){0,6}(?:сі[влд]\w*|приземл\w+|вилет\w+|злет\w+|прибу\w+)|(?:знову|вже) (?:{word}){0,2}(?:працю\w+|прийма\w+|відкрит\w+|функціону\w+|літа\w+|зліта\w+|виліта\w+|обслугову\w+)|(?:обмежен\w+|заборон\w+) (?:{word}){0,6}(?:знят\w+|зняли|скасован\w+|скасували)|(?:зняли|зняв|зняла|скасува\w+) (?:{word}){0,3}(?:обмежен\w+|заборон\w+)|відбій", needs=("airport",), bars=r"крамниц\w*|виставк\w*|новий рейс|не"),
        Trigger(r"віднови\w+|відновлен\w+|знову (?:відкрит\w+|прац\w+|прийма\w+|літа\w+|сіда\w+)|запрацюва\w+|поновил\w*|поновлен\w*|відкри\w+ знову|зня\w+ .{0,20}обмежен\w+|обмежен\w+ .{0,40}зня\w+|повторно відкри\w+", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "ru": (
        Trigger(r"открыва\w+|возобновля\w+|восстанавлива\w+|снима\w+ (?:{word}){0,2}(?:запрет|ограничени)\w*", needs=("airport",), bars=r"нов\w+|терминал\w*"),
        Trigger(r"откро[ею]\w+", needs=("airport",), bars=r"терминал\w*|новы\w+"),
        Trigger(r"открыти\w+|возобновлени\w+|приня\w+ (?:{word}){0,2}перв\w+|перв\w+ (?:{word}){0,4}(?:рейс|борт|самол[её]т)\w*|верну\w+ (?:{word}){0,4}(?:к|в) (?:{word}){0,3}(?:работе|строй|режиму|графику|расписанию)|в штатном режиме|ограничени\w* (?:{word}){0,6}(?:сня\w+|отмен\w+)|приня\w+ (?:{word}){0,2}рейс\w*", needs=("airport",), bars=r"нов\w+|не"),
        Trigger(r"(?:снова|вновь|опять|заново) (?:{word}){0,5}(?:(?:садя|взлета|лета|принима|выпуска|обслужива|работа|функционир|вылета|отправля)\w*|открыт\w*|доступ\w+|в строю)|(?:(?:садя|взлета|лета|принима|выпуска|обслужива|работа|функционир|вылета|отправля)\w*|открыт\w*|доступ\w+|в строю) (?:{word}){0,7}(?:снова|вновь|опять|заново)", needs=("airport",), bars=r"не|закры\w+|перекры\w+|заблок\w+|приостан\w+|останов\w+"),
        Trigger(r"верну\w+ (?:{word}){0,3}к (?:{word}){0,2}(?:работе|режиму|графику|расписанию|эксплуатации)|перв\w+ (?:{word}){0,6}(?:сел\w*|приземл\w+|вылет\w+|взлет\w+|прибы\w+)|(?:снова|вновь|уже) (?:{word}){0,2}(?:работа\w+|принима\w+|открыт\w*|функциониру\w+|лета\w+|взлета\w+|вылета\w+|обслужива\w+)|(?:ограничени\w+|запрет\w*) (?:{word}){0,6}(?:снят\w*|сняли|отменен\w*|отменили)|(?:сняли|снял\w*|отменил\w*) (?:{word}){0,3}(?:ограничени\w+|запрет\w*)|отбой", needs=("airport",), bars=r"магазин\w*|выставк\w*|новый рейс|не"),
        Trigger(r"возобнов\w+|снова (?:открыт\w*|работа\w+|принима\w+)|вновь (?:открыт\w*|заработал\w*|принима\w+)|сн(?:ят|ял)\w* .{0,20}ограничени\w+|ограничени\w+ .{0,40}сн(?:ят|ял)\w*|полёты разреш\w+|полеты разреш\w+|разреш\w+ (?:полёты|полеты|при[её]м)|отменен\w* (?:\w+ )?ограничен\w+|открыл\w*", needs=("airport|airspace|flights", "airport|airspace")),
    ),
    "de": (
        Trigger(r"wiedereröffnung\w*|wiederaufnahme\w*|freigabe|(?:sperrung|sperre|unterbrechung|flugverbot|schließung)\w* (?:{word}){0,7}(?:endet\w*|beendet|aufgehoben|vorbei|zu ende)", needs=("airport",), bars=r"nicht|neue\w* terminal\w*"),
        Trigger(r"(?:wieder|erneut) (?:{word}){0,5}(?:(?:land|start|fertig|nimmt|nahm|heb|arbeit)\w*|fliegen|fliegt|flogen|flog|angeflogen|abgefertigt|offen|geöffnet|frei|in betrieb|benutzbar|nutzbar|erlaubt|möglich)|(?:(?:land|start|fertig|nimmt|nahm|heb|arbeit)\w*|fliegen|fliegt|flogen|flog|angeflogen|abgefertigt|offen|geöffnet|frei|in betrieb|benutzbar|nutzbar|erlaubt|möglich) (?:{word}){0,7}(?:wieder|erneut)", needs=("airport",), bars=r"nicht|kein\w*|gesperrt\w*|geschlossen|dicht|zu|eingestellt"),
        Trigger(r"(?:lauf|läuf|lief)\w* (?:{word}){0,6}wieder", needs=("airport",), bars=r"nicht"),
        Trigger(r"(?:normalbetrieb\w*|regelbetrieb\w*|normalität|betrieb) (?:{word}){0,3}zurück\w*|zurück (?:{word}){0,3}normalbetrieb|(?:land|start|flieg|heb|roll|arbeit|öffn|nimm|nahm|fertig)\w* (?:{word}){0,6}wieder|wieder (?:{word}){0,4}(?:an|ab|starten|landen|fliegen|abheben|in betrieb|geöffnet|offen|normal|gestartet|gelandet|abgefertigt)|erste\w* (?:maschine|flugzeug|flieger|flug)\w* (?:{word}){0,6}(?:gelandet|landete|startete|gestartet|hob)|(?:beschränkung|einschränkung|sperrung|sperre|flugverbot)\w* (?:{word}){0,6}(?:aufgehoben|beendet|vorbei)", needs=("airport",), bars=r"nicht|lounge|geschäft\w*|neue\w* (?:route|terminal)"),
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
