"""Airport closure: an airport, a runway or a national airspace shut or its flights stopped, in whole or in part."""

from geomap.incidents import Trigger

TITLE = "Airport closed"
ROLE = "closed"
KINDS = {"airport": 0, "facility": 1, "airspace": 1, "settlement": 2, "admin1": 4, "country": 5, "region": 5, "admin2": 5, "derived": 5}  # fmt: skip
RELATIONS = {"subject": 0, "object": 0, "in": 1, "over": 1, "of": 1, "near": 3, "on": 1, "to": 2, "from": 2, "into": 3}
COUNTS = ("airport",)
ONE = 1

_NOT = r"(?:regarded|considered|treated|seen) as|closed (?:\d|up|lower|higher|the deal|on a|in on)|shut out|border closed|closed[- ]door|close (?:to|by|ties|ally|friend)|closing (?:price|ceremony|out|arguments)|disclos\w+|enclos\w+|offices|embass\w+|consulates?"

TRIGGERS = {
    "en": (
        Trigger(r"(?:was|were|is|are|remain\w*|been) (?:{word}){0,2}(?:blocked|sealed|locked|emptied)|(?:arrivals|flights|planes|landings|traffic) (?:{word}){0,6}(?:diverted|rerouted|sent elsewhere)", needs=("airport|airspace",), bars=r"fog|snow\w*|storms?|walkout|unions?|strike by|roads?|weather"),
        Trigger(r"no (?:{word}){0,2}(?:take-?offs?|landings?|departures?|arrivals?|flights?)|unable to (?:use|reach|land|take off)|(?:grounded|turned away) (?:{word}){0,5}(?:at|in|from|until|for)|(?:(?:flights?|departures?|arrivals?|landings?|take-?offs?|movements?|operations?) (?:{word}){0,7}(?:grounded|held|stopped|suspended|halted|paused|frozen|interrupted|cease\w*))|kept (?:closed|shut)|clos(?:ed|es|ing) (?:its|the) (?:runway|airspace|skies)|(?:was|were|is|are) cleared", needs=("airport|airspace",), bars=r"fog|snow\w*|storms?|walkout|striking|pilots|cabin crew|unions?|strike by|no flights? (?:was|were) (?:lost|affected|cancelled|delayed|disrupted)|resum\w+ (?:[\w-]+ ){0,3}flights|alarm|customs"),
        Trigger(r"not taking (?:{word}){0,2}(?:planes?|aircraft|flights?|arrivals?|passengers)|(?:kept|held) (?:{word}){0,4}on the ground|empt(?:ied|y|ying) the sk(?:y|ies)|cleared of (?:all )?(?:air )?traffic", needs=("airport",), bars=r"fog|snow\w*|storms?|walkout|cabin crew|unions?"),
        Trigger(r"(?:took|takes?|taking|had|has|saw|sees|kept|handl(?:ed|es)|receiv(?:ed|es)|accept(?:ed|s)|allow(?:ed|s)|permit(?:ted|s)) no (?:{word}){0,3}(?:landings?|take-?offs?|departures?|arrivals?|flights?|aircraft|planes?|traffic|movements?|jets?)|(?:turn(?:ed|ing|s)?|sen[dt]|sending|wav(?:ed|ing)) (?:{word}){0,4}(?:away|elsewhere)|nothing (?:{word}){0,2}(?:flying|landing|moving|taking off|flew|landed|took off)|(?:was|is|are|were|put|been|be|remains?|stays?) (?:{word}){0,2}out of (?:service|action|use|operation)|stopped (?:working|operating|functioning)|(?:not|no longer) (?:working|operating|operational|functioning|in (?:use|service|operation))|(?:did|does|do)(?:n't| not) (?:work|operate|function|accept|receive|take)|non-?operational|inoperative|unusable|c(?:a|o)me to a (?:complete |full |sudden )?(?:stop|halt|standstill)|(?:flights|traffic|planes|aircraft|arrivals) (?:{word}){0,4}(?:turned back|held|grounded|stood still)", needs=("airport",), bars=r"fog|snow\w*|storms?|walkout|cabin crew|unions?|runway works|resurfacing|holidays?"),
        Trigger(r"clos(?:ed|es|e|ing|ures?)|shut(?:s|ting|down)?(?: down)?|locked down|sealed off|evacuated and closed", needs=("airport|airspace",), bars=_NOT, reach=90),
        Trigger(r"(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|ground(?:ed|s|ing)|paus(?:ed|es|ing)|ceas(?:ed|ing)|stop(?:s|ped|ping)?|h(?:e|o)ld(?:s|ing)?|interrupt(?:ed|ing)|restrict(?:ed|ing|ions)|limit(?:ed|ing) (?:\w+ )?(?:movements|flights|operations|traffic)|brought .{0,20}to a standstill|not accepting|no longer accepting|not receiving|banned|imposed(?! no\b))",
                needs=("flights|airspace", "airport|airspace"), bars=r"(?:strik\w+|pilots?|crews?|staff|airlines?) .{0,20}grounded|suspended from|grounded in|fog|snow\w*|walkout|cabin crew|pilots' strike|strike by|union|unions", reach=100),
        Trigger(r"cancel(?:led|ed|s|ling|ing)", needs=("flights", "airport"), relations=("subject", "in"), kinds=("airport", "facility"), bars=r"fog|snow\w*|storms?|walkout|cabin crew|strike by|unions?|airlines?|it failure|system failure", reach=90),
        Trigger(r"(?:no (?:[\w-]+ ){0,2}(?:flights?|aircraft|planes?|jets?)|nothing|neither) (?:[\w-]+ ){0,4}(?:land|take off|took off|landed|depart(?:ed)?|operat\w+)|unable to (?:land|take off)|(?:could|can) not (?:land|take off)|accept(?:ed|s|ing)? (?:no|neither)|handl(?:ed|es|ing) no|(?:no longer|not) (?:receiving|accepting|dispatching)(?: or (?:receiving|accepting|dispatching))?|standstill|at a halt|put(?:ting)? (?:[^.;]{0,30}?)out of (?:action|operation|use|service)|out of (?:action|operation|use)",
                needs=("airport|flights", "airport"), bars=r"fog|snow\w*|walkout|cabin crew|unions?", reach=120),
        Trigger(r"(?:suspension|halt|closure|shutdown) (?:of|to|at)", needs=("airport|flights|airspace", "airport|airspace"), bars=_NOT, echo=True),
        Trigger(r"(?:impos|declar|introduc|establish|announc)\w* (?:[\w-]+ ){0,3}no[- ]fly zone|notams?", needs=("airport|airspace",)),
    ),
    "pl": (
        Trigger(r"wstrzymuj\w+|zawiesza\w*|przerywa\w*|zamyka\w*", needs=("flights|airspace", "airport|airspace"), bars=r"пункт\w*|переход\w*|перехід|границ\w*|кордон\w*|przejś\w+|granic\w+"),
        Trigger(r"wygas\w+|zamkni\w+|zamknąć|unieruchom\w+|przerw\w+|przestój\w*|postój|nie (?:{word}){0,2}(?:lata\w*|lądu\w+|startu\w+|odlatu\w+|przylatu\w+|przylec\w+|odlec\w+|wystart\w+|wyląd\w+)", needs=("airport",), bars=r"mg(?:ła|ły|łą)|śnie[gż]\w*|strajk\w*|remont\w*|bez przerw\w*"),
        Trigger(r"nie (?:{word}){0,2}(?:wylądowa\w+|wystartowa\w+|odlecia\w+|lądowa\w+|startowa\w+|odprawi\w+) (?:{word}){0,2}(?:żad\w+|ani)|nie obsługuj\w+|żad\w+ (?:{word}){0,3}nie (?:wylądowa\w+|wystartowa\w+|odlecia\w+)", needs=("airport",), bars=r"mg(?:ła|ły|łą)|śnie[gż]\w*|strajk\w*"),
        Trigger(r"nieczynn\w+|(?:jest|był[oay]?|pozostaje) (?:{word}){0,2}(?:wyłączon\w+|zablokowan\w+|unieruchomion\w+)|nie (?:pracuj\w+|pracowa\w+|działa\w*|funkcjon\w+|przyjm\w+|przyjął\w*|przyjęł\w+|obsługiw\w+|obsłuży\w+|odprawia\w+|wypuszcza\w+)|(?:nic|nikt|żad\w+ \w+) nie (?:lata\w*|ląd\w+|start\w+|wyląd\w+|wystart\w+|odlec\w+)|(?:ruch|operacje|loty|praca|odprawy|starty) (?:{word}){0,6}(?:stan[ęą]\w*|zamar\w+|ustał\w*|wstrzyman\w+|sparaliż\w+)|(?:stan[ęą]\w*|zamar\w+|ustał\w*) (?:{word}){0,2}(?:ruch|loty|operacje)|(?:wyłącz|wycofa)\w+ (?:{word}){0,3}z (?:użytk\w+|ruchu|eksploat\w+)|zamar\w+|uziemi\w+ samolot\w*", needs=("airport",), bars=r"mg(?:ła|ły|łą)|śnie[gż]\w*|strajk\w*|remont\w*|do domu"),
        Trigger(r"zamkn\w+|zamyka\w*|zamknięt\w+|wyłącz\w+ z (?:użytk\w+|ruch\w+)|nieczynn\w+", needs=("airport|airspace",), bars=r"zamkniętych drzwi"),
        Trigger(r"wstrzyma\w+|zawiesi\w+|zawiesz\w+|przerwa\w+|ogranicz\w+|sparaliżowa\w+|zakaz\w*|nie przyjm\w+|nie obsługuj\w+|odwoła\w+|nie (?:startuj\w+|lądow\w+|odlat\w+)|(?:nie mogł\w+|nie mogą) (?:\w+ )?(?:startować|lądować)|przekierowa\w+|stan\w+ ruch", needs=("flights|airspace", "airport|airspace")),
    ),
    "uk": (
        Trigger(r"призупиня\w+|зупиня\w+|припиня\w+|закрива\w+|обмежу\w+", needs=("flights|airspace", "airport|airspace"), bars=r"пункт\w*|переход\w*|перехід|границ\w*|кордон\w*|przejś\w+|granic\w+"),
        Trigger(r"замкн\w+|закритт\w+|призупиненн\w+|не (?:{word}){0,2}(?:зліта|злеті|сіда|сіли|літа|виліта|вилеті|приліта|прилеті|приземля|пуска|працю)\w*|недоступн\w+|простою\w+|стоя(?:в|ла|ли)|(?:у|в|діє) режим\w* (?:{word}){0,2}килим\w*", needs=("airport",), bars=r"туман\w*|сн[іе]г\w*|страйк\w*"),
        Trigger(r"не (?:{word}){0,2}(?:сіда\w+|сі[влд]\w*|злета\w+|злет\w+|приземл\w+|виліта\w+) (?:{word}){0,2}(?:жод\w+|нічого)|жод\w+ (?:{word}){0,4}не (?:сі[влд]\w*|сіда\w+|приземл\w+|виле\w+|злет\w+)", needs=("airport",), bars=r"туман\w*|сн[іе]г\w*"),
        Trigger(r"не (?:прац\w+|функціону\w+|прийма\w+|прийня\w+|випуска\w+|відправля\w+|обслугову\w+|здійсню\w+)|(?:жод\w+ \w+|ніхто|ніщо|нічого) (?:{word}){0,3}не (?:сіда\w+|сі[влд]\w*|літа\w+|вил[іе]т\w+|приземл\w+|злет\w+)|(?:рух|робот[ауи]|польоти|рейси|вильоти) (?:{word}){0,6}(?:зупин\w+|припин\w+|паралізова\w+|завмер\w*)|виве(?:ден\w+|ли) з (?:ладу|експлуатації)|план\w* [«\"“]?килим\w*|режим\w* [«\"“]?килим\w*", needs=("airport",), bars=r"туман\w*|сн[іе]г\w*|страйк\w*"),
        Trigger(r"(?:введ\w+|запровад\w+|діє|діють) (?:\w+ ){0,2}(?:обмежен\w+|заборон\w+)", needs=("airport",)),
        Trigger(r"закри\w+|зачин\w+|перекри\w+", needs=("airport|airspace",), bars=r"за закритими дверима"),
        Trigger(r"не прац\w+|призупин\w+|припин\w+|зупин\w+|скасува\w+|скасован\w+|введен\w* (?:\w+ )?обмежен\w+|план «?килим»?|обмеж\w+|не прийма\w+|тимчасово не|заборон\w+", needs=("flights|airspace", "airport|airspace")),
    ),
    "ru": (
        Trigger(r"приостанавлива\w+|останавлива\w+|прекраща\w+|закрыва\w+|ограничива\w+", needs=("flights|airspace", "airport|airspace"), bars=r"пункт\w*|переход\w*|перехід|границ\w*|кордон\w*|przejś\w+|granic\w+"),
        Trigger(r"закро[ею]\w+", needs=("airport|airspace",)),
        Trigger(r"закрыти\w+|приостановк\w+|не (?:{word}){0,2}(?:взлета|взлете|садил|садят|сели|лета|вылета|вылете|прилета|прилете|приземля|пуска|работа)\w*|недоступ\w+|простаива\w+|ограничени\w+ (?:{word}){0,2}(?:на|по) (?:{word}){0,2}(?:при[её]м|выпуск|пол[её]т|вылет)\w*", needs=("airport",), bars=r"туман\w*|сн[её]г\w*|забастовк\w*|сня\w+|отмен\w+|ограничени\w+ (?:не )?(?:снят|снима)\w*"),
        Trigger(r"не (?:{word}){0,2}(?:сади\w+|сел\w*|взлета\w+|взлет\w+|приземл\w+|вылет\w+|вылета\w+) (?:{word}){0,2}(?:ни один|ни одн\w+|ничего)|ни од\w+ (?:{word}){0,4}не (?:сел\w*|сади\w+|приземл\w+|вылет\w+|взлет\w+)", needs=("airport",), bars=r"туман\w*|сн[её]г\w*"),
        Trigger(r"не (?:работа\w+|функциониру\w+|принима\w+|принял\w*|выпуска\w+|отправля\w+|обслужива\w+)|(?:ни один \w+|никто|ничего) (?:{word}){0,3}не (?:сади\w+|сел\w*|лета\w+|вылет\w+|приземл\w+|взлет\w+)|(?:движение|работ[ауы]|пол[её]ты|рейсы|вылеты) (?:{word}){0,6}(?:останов\w+|прекра\w+|парализова\w+|замер\w*)|выве(?:ден\w*|ли) из (?:строя|эксплуатации)|план\w* [«\"“]?ков[её]р\w*|режим\w* [«\"“]?ков[её]р\w*|ков[её]р[»\"”]? (?:{word}){0,3}(?:введ[её]н|объявлен|действует)", needs=("airport",), bars=r"туман\w*|сн[её]г\w*|забастовк\w*"),
        Trigger(r"закры\w+|перекры\w+", needs=("airport|airspace",), bars=r"за закрытыми дверями"),
        Trigger(r"не работа\w+|приостанов\w+|прекрат\w+|останов\w+|отмен\w+|парализов\w+|огранич\w+|не принима\w+|не отправля\w+|временно не|введ\w+|запрет\w*|план\w* [«\"]?ков[её]р\w*|режим\w* [«\"]?ков[её]р\w*",
                needs=("flights|airspace", "airport|airspace"), reach=150),
        Trigger(r"(?:введ\w+|введен\w*|ввел\w*|действу\w+) (?:\w+ ){0,2}(?:ограничени\w+|запрет\w*)", needs=("airport",)),
        Trigger(r"выведен\w* из строя", needs=("airport",)),
        Trigger(r"такие же (?:меры|ограничения)|аналогичн\w+ (?:меры|ограничения)", needs=("airport",)),
    ),
    "de": (
        Trigger(r"(?:geht|ging|lief|läuft|flog|fliegt|bewegt\w*) (?:[^;]{0,70}?)nichts(?: mehr)?|schließung\w*|sperrung\w*|(?:setzt|setzte|setzten) (?:{word}){0,10}\baus|(?:hält|hielt|hielten) (?:{word}){0,7}\ban|(?:stopp|unterbrach|unterbrech|unterbricht)\w*|landeverbot\w*|startverbot\w*|flugverbot\w*|am boden (?:bleib|festge|halt|gehalt)\w*", needs=("airport",), bars=r"nebel\w*|schnee\w*|\w*streik\w*|aufgehoben|beendet|endet\w*|vorbei"),
        Trigger(r"(?:landet|startet|hob|hoben|flog)\w* (?:{word}){0,6}kein\w*|kein\w* (?:{word}){0,4}(?:gelandet|gestartet|abgehoben)", needs=("airport",), bars=r"nebel\w*|schnee\w*|\w*streik\w*"),
        Trigger(r"außer betrieb|(?:geht|ging|lief|läuft|flog|fliegt) (?:{word}){0,5}nichts(?: mehr)?|nichts geht mehr|st(?:and|anden|eht|ehen) (?:[^.;]{0,80}?)\bstill|stillgestanden|nicht (?:in betrieb|angeflogen|mehr angeflogen|benutzbar|nutzbar)|(?:nahm|nimmt|nehmen|nahmen|fertigt\w*|ließ\w*|lässt) (?:[^.;]{0,50}?)keine (?:[^.;]{0,40}?)(?:an|ab|zu|starten|landen)|keine\w* (?:{word}){0,3}(?:starts?|landungen|landung|maschinen?|flugzeuge?|flüge)|(?:niemand|kein \w+|nichts) (?:{word}){0,3}(?:landen|starten|abheben|gelandet|gestartet)|legt\w* (?:[^.;]{0,80}?)\blahm|lag\w* (?:{word}){0,4}(?:lahm|brach)|flugstopp\w*|betriebsunterbrechung\w*|zwangspause\w*|für \w+ stunden? zu", needs=("airport",), bars=r"nebel\w*|schnee\w*|\w*streik\w*|bauarbeiten"),
        Trigger(r"gesperrt\w*|sperr\w+|geschlossen|schließ\w+|schloss\w*|schließung\w*|dicht\w*|stillgelegt|lahmgelegt", needs=("airport|airspace",), bars=r"hinter verschlossenen|nicht ausgeschlossen|anschließ\w+|abschließ\w+|einschließ\w+|beschließ\w+"),
        Trigger(r"eingestellt\w*|einstell\w+|ruht\w*|lahmgelegt|annulliert\w*|gestrichen|umgeleitet\w*|zum erliegen|stillstand|(?:keine|weder) (?:\w+ ){0,3}(?:starten|landen|abheben|starts)|ausgesetzt\w*|unterbrochen|gestoppt\w*|stellt\w* .{0,60}\bein|eingeschränkt\w*", needs=("flights|airspace", "airport|airspace")),
    ),
    "cs": (
        Trigger(r"uzavř\w+|zavř\w+|uzavír\w+", needs=("airport|airspace",)),
        Trigger(r"přeruš\w+|zruš\w+|zastav\w+|pozastav\w+|omez\w+", needs=("flights|airspace", "airport|airspace")),
    ),
    "ro": (
        Trigger(r"închis\w*|închide\w*|închider\w+", needs=("airport|airspace",)),
        Trigger(r"suspenda\w+|oprit\w*|restricți\w+|întrerupt\w*|anulat\w*", needs=("flights|airspace", "airport|airspace")),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "[Copenhagen Airport|airport] closed for four hours after drones were seen.": ("airport_closure Copenhagen Airport ×1",),
        "Flights at [Vilnius Airport|airport] were suspended because of balloons.": ("airport_closure Vilnius Airport ×1",),
        "Shares of [Heathrow|airport] closed 2 percent higher.": (),
    },
    "pl": {
        "Lotnisko [w Rzeszowie|airport] zostało zamknięte.": ("airport_closure w Rzeszowie ×1",),
    },
    "uk": {
        "[Аеропорт «Жуляни»|airport] закрито до подальшого повідомлення.": ("airport_closure Аеропорт «Жуляни» ×1",),
    },
    "ru": {
        "Аэропорт [Пулково|airport] временно не принимает рейсы.": ("airport_closure Пулково ×1",),
    },
    "de": {
        "Der [Flughafen Hannover|airport] wurde am Abend gesperrt.": ("airport_closure Flughafen Hannover ×1",),
    },
    "cs": {
        "[Letiště Košice|airport] bylo v noci uzavřeno.": ("airport_closure Letiště Košice ×1",),
    },
}  # fmt: skip
