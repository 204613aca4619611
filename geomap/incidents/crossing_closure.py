"""Crossing closure: a border crossing, a road passage or a whole border shut, blocked or announced to be shut."""

from geomap.incidents import Trigger

TITLE = "Crossing closed"
ROLE = "closed"
KINDS = {"crossing": 0, "border": 0, "facility": 1, "derived": 3, "region": 4, "settlement": 4, "country": 7, "admin1": 6, "admin2": 6}  # fmt: skip
RELATIONS = {
    "object": 0,
    "subject": 0,
    "in": 1,
    "of": 1,
    "with": 1,
    "near": 3,
    "by": 1,
    "to": 2,
    "on": 1,
    "over": 2,
    "into": 2,
    "from": 3,
}
COUNTS = ("crossing",)
ONE = 1

_NOT = r"schools?|close (?:to|by|ties|ally|friend|cooperation)|closing ceremony|disclos\w+|enclos\w+|closed[- ]door|closer|closely|closing out|shut (?:up|out)|school|shops?|factory|offices|embass\w+|consulates?|closest|(?:lift|end|remov|eas)\w* (?:\w+ ){0,3}(?:blockade|closure|ban)|(?:suspend|halt|end|call)\w* (?:off )?(?:\w+ ){0,2}(?:protest|strike|blockade)"

TRIGGERS = {
    "en": (
        Trigger(r"(?:stop|ceas|quit)\w* (?:letting|allowing|admitting|processing|clearing|accepting)|(?:turn(?:ed|ing)?|sent|sending) (?:{word}){0,4}back|no longer (?:let|allow|admit|process|clear)\w*", needs=("crossing|border",), bars=r"airports?|migrants?|asylum", reach=120),
        Trigger(r"unmanned|deserted|abandoned|out of (?:use|action|service|bounds|operation)|off[- ]limits|dead end|(?:traffic|trade|movement|passage|lorries|trucks|crossings?|transit) (?:{word}){0,7}(?:halted|suspended|paused|interrupted|frozen|banned)|(?:only|just) (?:{word}){0,3}(?:may|can|allowed|let) (?:{word}){0,2}(?:pass|cross|through)|(?:keep\w*|kept|remain\w*|stay\w*|declar\w*) (?:{word}){0,10}(?:closed|shut|sealed)|no(?:t)? (?:{word}){0,3}(?:lets?|through)", needs=("crossing|border",), bars=r"airports?|(?:lift|end|remov|eas)\w* (?:[\w-]+ ){0,3}(?:blockade|closure|ban)|schools?", reach=120),
        Trigger(r"unable to (?:get (?:across|through|past)|cross|pass|drive)|(?:is|was|are|were|remains?) off[- ]limits|(?:barrier|boom|gate)s? (?:{word}){0,3}(?:came down|lowered|dropped|locked|are down|is down)|(?:can|could)(?:not|n't| no longer) (?:{word})?(?:cross|pass|get (?:across|through))|(?:closed|shut) (?:off )?to|impassable", needs=("crossing|border",), bars=r"airports?|river|snow\w*|flood\w*"),
        Trigger(r"c(?:a|o)me to a (?:complete |full |sudden )?(?:stop|halt|standstill)|(?:nobody|no one|no (?:{word}){0,2}(?:vehicles?|lorr(?:y|ies)|trucks?|cars?|traffic|travellers|people)) (?:{word}){0,4}(?:let|allowed|able|get\w*|pass\w*|cross\w*|admitted|through)|(?:put up|erect\w+|laid|plac\w+|park\w+|dug|build\w*|built) (?:{word}){0,5}(?:blocks|barriers|barricades|trenches|tractors|containers)|wall(?:ed)? off|barricad\w+|nobody (?:got|gets)|(?:not|no longer) (?:working|operating|functioning|accepting|processing|in use|in operation|passable)|(?:did|does|do)(?:n't| not) (?:work|operate|function|accept)|(?:traffic|passage) (?:[^.;]{0,50}?)(?:stopped|stood still|at a stop|dried up)|bring(?:ing)? (?:{word}){0,3}to a (?:halt|standstill|stop)|brought (?:{word}){0,3}to a (?:halt|standstill|stop)", needs=("crossing|border",), bars=r"(?:lift|end|remov|eas)\w* (?:~){0,3}(?:blockade|closure|ban)|airports?|schools?"),
        Trigger(r"clos(?:ed|es|e|ing|ures?)|shut(?:s|ting|tered)?(?: down)?|seal(?:ed|s|ing)(?: off)?|barred|block(?:ed|s|ing|ades?|aded)|locked|bolted|cut off|(?:at|to) a standstill|gridlock\w*|paraly[sz]ed|stuck|stranded", needs=("crossing|border",), bars=_NOT, reach=140),
        Trigger(r"(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|stopp(?:ed|ing)|ban(?:ned|s)?|restrict(?:ed|s|ing|ions)|ceas(?:ed|ing)|paus(?:ed|ing)) (?:[\w\s,-]{0,60}?)(?:traffic|operations?|movement|passage|trade|cargo|crossings?|vehicles?|entry|processing|lorr(?:y|ies)|trucks?|checks)",
                needs=("crossing|border",), bars=_NOT, reach=120),
        Trigger(r"(?:not|no longer) (?:let(?:ting)?|allow(?:ed|ing)|permit(?:ted|ting)) .{0,30}(?:through|pass|cross|enter)|turn(?:ed|ing) back (?:all )?(?:lorries|trucks|vehicles|cars|travellers)", needs=("crossing|border",)),
        Trigger(r"out of service|stopped (?:working|operating)|no longer (?:open|operating)", needs=("crossing|border",)),
    ),
    "pl": (
        Trigger(r"wstrzymuj\w+|zawiesza\w*|przerywa\w*|blokuj\w+", needs=("crossing|border",), bars=r"lotnisk\w*|protest\w*|strajk\w*|przestrze\w+ powietrzn\w+"),
        Trigger(r"zatrzyma\w+|zamkni\w+|zamknąć|wyłączon\w+|wygas\w+|(?:tylko|jedynie|wyłącznie) (?:{word}){0,3}(?:przejad\w+|mog\w+|wjad\w+|pieszych|autobus\w+)|niedostępn\w+|niedroż\w+|na głucho|zakaz\w* (?:{word}){0,3}(?:wjazd|przejazd|ruch)\w*|korku\w+|zakorkowa\w+|sparaliż\w+", needs=("crossing|border",), bars=r"lotnisk\w*|odblok\w+|zniesi\w+|zatrzyma\w+ (?:[\w-]+ ){0,3}(?:mężczyzn|obywatel|os[oó]b|migrant|przemyt)\w*|przestrze\w+ powietrzn\w+"),
        Trigger(r"nie mog\w+ (?:{word}){0,3}(?:przej\w+|przedosta\w+|wjech\w+|przekr\w+)|szlaban\w* (?:{word}){0,6}(?:opuszcz\w+|opad\w+|zamk\w+|w dół)|opu[śs][cz]\w+ (?:{word}){0,3}szlaban\w*", needs=("crossing|border",), bars=r"lotnisk\w*|śnie[gż]\w*"),
        Trigger(r"ruch (?:{word}){0,7}(?:stan[ęą]\w*|zamar\w+|ustał\w*|wstrzyma\w+)|nikt nie (?:przej\w+|wj\w+|przekr\w+)|nie (?:da się|można) (?:\w+ )?(?:przejech\w+|przekroczy\w+|wjech\w+)|(?:wyłącz|wycofa)\w+ (?:{word}){0,3}z (?:ruchu|użytk\w+)|zabaryk\w+|zagrodz\w+|zatarasow\w+|zastawi\w+|nie (?:pracuj\w+|funkcjon\w+)", needs=("crossing|border",), bars=r"lotnisk\w*|odblok\w+"),
        Trigger(r"zamkn\w+|zamyka\w*|zamknię\w+|blok\w+|zablokow\w+|wstrzym\w+|zawiesi\w+|zawieszon\w*|nieczynn\w+|stan[ęą]\w* (?:\w+ )?(?:ruch|odprawy)|nie jedzie|stoją|stoi|utknęł\w+|(?:przepuszcza\w+ (?:tylko )?(?:jed|po)\w*)|nie (?:działa\w*|odprawia\w*|przyjmuj\w+|kursuj\w+)|odcię\w+|nie (?:przepuszcza\w*|wpuszcza\w*)", needs=("crossing|border",), reach=160, bars=r"(?:zakończ|zawiesi|przerwa)\w+ (?:\w+ ){0,3}(?:blok|protest|strajk)\w*|(?:protest|strajk|blokad)\w* (?:zakończ|zawiesz|przerwa)\w+|odblok\w+|zniesi\w+|zamkniętych drzwi|lotnisk\w*|przestrze\w+ powietrzn\w+"),
    ),
    "uk": (
        Trigger(r"призупиня\w+|зупиня\w+|припиня\w+|перекрива\w+|закрива\w+", needs=("crossing|border",), bars=r"аеропорт\w*|повітрян\w+|розблок\w+|страйк\w*|протест\w*"),
        Trigger(r"не здійсню\w+|не проводи\w+|не відбува\w+ся", needs=("crossing|border",), bars=r"аеропорт\w*|атак\w*|обстріл\w*"),
        Trigger(r"замкн\w+|недоступн\w+|на замку|стоя(?:в|ла|ло)|паралізован\w+|непрохідн\w+|\w*(?:пуска|оформлю|перетина)\w+ (?:{word}){0,2}(?:лише|тільки)|(?:лише|тільки) (?:{word}){0,2}\w*(?:пуска|перетина)\w+|закритт\w+|призупиненн\w+|перекритт\w+|не випуска\w+|розбомби\w+|непроїзн\w+", needs=("crossing|border",), bars=r"аеропорт\w*|розблок\w+|скасува\w+ закритт\w+"),
        Trigger(r"не (?:мож\w+|змог\w+) (?:{word}){0,2}(?:проїх\w+|перет\w+|в'їх\w+|пройти|потрапити)|шлагбаум\w* (?:{word}){0,6}опу\w+|опусти\w+ (?:{word}){0,3}шлагбаум\w*", needs=("crossing|border",), bars=r"аеропорт\w*"),
        Trigger(r"ніхто не (?:{word})?(?:проїд\w+|проїжджа\w+|перетина\w+)|(?:рух|пропуск) (?:{word}){0,7}(?:зупин\w+|припин\w+|паралізова\w+|завмер\w*)|забарикад\w+|заставил\w+|неможливо (?:проїхати|перетнути)|не (?:оформлю\w+|функціону\w+)|виве(?:ден\w+|ли) з (?:ладу|експлуатації)", needs=("crossing|border",), bars=r"аеропорт\w*|розблок\w+"),
        Trigger(r"закри\w+|зачин\w+|перекри\w+|заблок\w+|блоку\w+|призупин\w+|зупинен\w+|зупини\w+|не прац\w+|припин\w+|стоїть|стоять|не прийма\w+|не функціону\w+|паралізова\w+|зачинен\w+|не (?:пропуска\w+|впуска\w+)", needs=("crossing|border",), reach=160, bars=r"(?:страйк|протест|акці\w+|блокуван\w+|блокад\w+)\w* (?:призупин|припин|заверш)\w+|(?:призупин|припин|заверш)\w+ (?:страйк|протест|акці\w+|блок)|розблок\w+|заверши\w+ блок\w+|не зупин\w+|аеропорт\w*|повітрян\w+"),
    ),
    "ru": (
        Trigger(r"приостанавлива\w+|останавлива\w+|прекраща\w+|перекрыва\w+|блокиру\w+|закрыва\w+", needs=("crossing|border",), bars=r"аэропорт\w*|воздушн\w+|разблок\w+|блокад\w+"),
        Trigger(r"не осуществля\w+|не проводи\w+|закро\w+", needs=("crossing|border",), bars=r"аэропорт\w*|атак\w*|обстрел\w*"),
        Trigger(r"недоступ\w+|на замке|стоял\w*|парализован\w*|непроход\w+|\w*(?:пуска|оформля|пересека)\w+ (?:{word}){0,2}(?:лишь|только)|(?:лишь|только) (?:{word}){0,2}\w*(?:пуска|пересека)\w+|закрыти\w+|приостановк\w+|перекрыти\w+|не выпуска\w+|разбомбил\w*|непроезж\w+", needs=("crossing|border",), bars=r"аэропорт\w*|разблок\w+|отмен\w+ закрыти\w+"),
        Trigger(r"не (?:мог\w+|смог\w+) (?:{word}){0,2}(?:проех\w+|перес\w+|въех\w+|пройти|попасть)|шлагбаум\w* (?:{word}){0,6}опу\w+|опусти\w+ (?:{word}){0,3}шлагбаум\w*", needs=("crossing|border",), bars=r"аэропорт\w*"),
        Trigger(r"никто не (?:{word})?(?:про[её]д\w+|проезжа\w+|пересека\w+)|(?:движение|пропуск|проезд) (?:{word}){0,7}(?:останов\w+|прекра\w+|парализова\w+|замер\w*|запрещ\w+)|забаррикад\w+|заставил\w+|невозможно (?:проехать|пересечь)|не (?:оформля\w+|функциониру\w+)|выве(?:ден\w*|ли) из (?:строя|эксплуатации)", needs=("crossing|border",), bars=r"аэропорт\w*|разблок\w+"),
        Trigger(r"закры\w+|перекры\w+|заблокир\w+|блокир\w+|приостанов\w+|остановлен\w*|прекра[тщ]\w+|не работа\w+|стоят|стоит|не принима\w+|не функциониру\w+|закрываю\w+|закрывает\w*|парализова\w+|не (?:пропуска\w+|впуска\w+)", needs=("crossing|border",), reach=160, bars=r"(?:забастовк|протест|акци\w+|блокад\w+)\w* (?:приостан|прекра|заверш)\w+|(?:приостан|прекра|заверш)\w+ (?:забастовк|протест|акци\w+|блок)|разблок\w+|аэропорт\w*|воздушн\w+"),
    ),
    "de": (
        Trigger(r"(?:steh|stand)\w* (?:{word}){0,7}quer|verwaist\w*|unbesetzt|nicht besetzt|unterbrochen|lahmgelegt|nur (?:noch )?(?:{word}){0,3}(?:busse|fußgänger|pkw)|kein\w* (?:{word}){0,3}(?:verkehr|durchlass|abfertigung)|abgesperrt|untersagt\w*|verbot\w*", needs=("crossing|border",), bars=r"flughafen\w*|luftraum\w*|aufgehoben|beendet"),
        Trigger(r"komm\w* (?:{word}){0,6}(?:nicht|kaum) (?:{word}){0,2}(?:durch|über|weiter|mehr)|kam\w* (?:{word}){0,6}(?:nicht|kaum) (?:{word}){0,2}(?:durch|über|weiter)|schlagb[aä]um\w* (?:{word}){0,4}(?:herunter|unten|gesenkt|geschlossen)|(?:ging\w*|fiel\w*|senkt\w*) (?:[^.;]{0,60}?)schlagb[aä]um\w* (?:herunter|nieder|zu)", needs=("crossing|border",), bars=r"flughafen\w*"),
        Trigger(r"(?:geht|ging|läuft|lief) (?:{word}){0,5}nichts(?: mehr)?|nichts geht mehr|stillgelegt|außer betrieb|st(?:and|eht) (?:[^.;]{0,50}?)\bstill|kein durchkommen|(?:niemand|keiner|kein \w+) (?:{word}){0,3}(?:durch|passier\w+|über)|legt\w* (?:[^.;]{0,60}?)\blahm|zugesperrt|unpassierbar|verbarrikadier\w+|zugestellt|stellt\w* (?:[^.;]{0,80}?)\bzu|keine (?:{word}){0,3}(?:lastwagen|autos|fahrzeuge|reisenden?) (?:{word}){0,3}durch", needs=("crossing|border",), bars=r"flughafen\w*"),
        Trigger(r"gesperrt\w*|sperr\w+|geschlossen|schließ\w+|schloss\w*|schließung\w*|dicht\w*|blockier\w+|blockade\w*|abgeriegelt\w*|verriegel\w+|riegelt\w*|zugemacht|macht\w* .{0,60}dicht|verschlossen", needs=("crossing|border",), reach=160, bars=r"blockade\w* .{0,70}(?:beendet|aufgehoben|aufgegeben)|flughafen\w*|luftraum\w*|nicht ausgeschlossen|anschließ\w+|abschließ\w+|beschließ\w+"),
        Trigger(r"eingestellt\w*|ausgesetzt\w*|unterbrochen|gestoppt\w*", needs=("crossing|border",), bars=r"flughafen\w*|luftraum\w*"),
    ),
    "cs": (Trigger(r"uzavř\w+|zavř\w+|uzavír\w+|zablok\w+|blok\w+|uzavřen\w*|nefunguje|přeruš\w+", needs=("crossing|border",), bars=r"letišt\w*|vzdušn\w+"),),
    "ro": (Trigger(r"închis\w*|închide\w*|închider\w+|blocat\w*|blocad\w+|suspenda\w+", needs=("crossing|border",), bars=r"aeroport\w*|spați\w* aerian"),),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Poland will close [its border with Belarus|border] at midnight on Thursday.": ("crossing_closure its border with Belarus ×1 planned",),
        "The [Medininkai crossing|crossing] has been shut since Monday.": ("crossing_closure Medininkai crossing ×1",),
        "Schools in [Chaman|settlement] closed early.": (),
    },
    "pl": {
        "Polska zamknęła [przejście w Bobrownikach|crossing].": ("crossing_closure przejście w Bobrownikach ×1",),
    },
    "uk": {
        "Перевізники заблокували [пункт пропуску «Шегині»|crossing].": ("crossing_closure пункт пропуску «Шегині» ×1",),
    },
    "ru": {
        "Латвия закрыла [погранпереход «Силене»|crossing].": ("crossing_closure погранпереход «Силене» ×1",),
    },
    "de": {
        "Der [Grenzübergang Medyka|crossing] ist seit Montag gesperrt.": ("crossing_closure Grenzübergang Medyka ×1",),
    },
    "cs": {
        "[Přechod Cínovec|crossing] byl uzavřen.": ("crossing_closure Přechod Cínovec ×1",),
    },
}  # fmt: skip
