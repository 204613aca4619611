"""Words that tie tellings to their surroundings: background, present tense, *there*, *its airspace*, intent, traffic …

Tables by language of patterns over lower-case text; `wording` compiles one, whole words only.
"""

from __future__ import annotations

import re
from functools import cache

BACKGROUND: dict[str, str] = {
    "en": r"previously|in the past|in recent (?:weeks|months|years)|similar (?:cases|incidents|violations)|over the past|for years|repeatedly|several times before|has (?:often|repeatedly)|on several occasions|frequently|regularly|since the war",
    "pl": r"wcześniej|w przeszłości|w ostatnich (?:tygodniach|miesiącach|latach)|podobn\w+|wielokrotnie|regularnie",
    "uk": r"раніше|в минулому|останніми (?:тижнями|місяцями)|подібн\w+|неодноразово|регулярно",
    "ru": r"ранее|в прошлом|в последние (?:недели|месяцы|годы)|подобн\w+|неоднократно|регулярно",
    "de": r"in der vergangenheit|in den letzten (?:wochen|monaten|jahren)|ähnliche\w*|mehrfach|wiederholt|regelmäßig|zuvor schon|bereits früher",
    "cs": r"v minulosti|v posledních (?:týdnech|měsících)|podobn\w+|opakovaně",
    "ro": r"în trecut|anterior|în ultimele (?:săptămâni|luni)|similar\w*|în repetate rânduri",
}
PRESENT: dict[str, str] = {
    "en": r"\b(?:is|are) (?:\w+ )?(?:closed|shut|suspended|summoning|being|not accepting|currently|reopening|calling|blocked|sealed)|\b(?:is|are) (?:not )?\w+ing\b|\b(?:remains?|stays?) (?:\w+ )?(?:closed|shut|suspended|blocked|sealed|grounded)\b|\b(?:has|have) (?:now )?(?:been )?(?:closed|shut|suspended|reopened|sealed|halted|ordered|agreed|summoned|resumed|lifted)\b|\bcurrently\b|\bat the moment\b|\bare (?:again )?moving\b",
    "pl": r"\bjest\b|\bsą\b|obecnie|nie przyjmuje",
    "uk": r"наразі|зараз|не приймає|не працює|тимчасово не",
    "ru": r"сейчас|в настоящее время|не принима\w+|не работает|временно не",
    "de": r"\bist\b|\bsind\b|derzeit|zurzeit|aktuell",
    "cs": r"\bje\b|\bjsou\b|nyní",
    "ro": r"\beste\b|\bsunt\b|în prezent",
}
THERE: dict[str, str] = {
    "en": r"there(?! (?:was|were|is|are|has|have|had|appear))|the (?:village|town|city|area|scene|site|island|region|district|capital|spot|location)|nearby",
    "pl": r"tam|na miejscu|w (?:miejscowości|wsi|mieście|okolicy)|w pobliżu",
    "uk": r"там|на місці|у (?:місті|селі|селищі|районі|регіоні|області)|неподалік|регіон",
    "ru": r"там|на месте|в (?:городе|селе|пос[её]лке|районе|регионе|области)|неподал[её]ку",
    "de": r"dort|in (?:der|dem) (?:ort|stadt|dorf|gemeinde|region)|im ort|in der nähe",
    "cs": r"tam|na místě|v (?:obci|městě|oblasti)",
    "ro": r"acolo|în (?:localitate|sat|oraș|zonă)",
}
ITS_SKY: dict[str, str] = {
    "en": r"(?:its|their|the country's|our|his country's|the nation's|the state's|her country's|the national|national) (?:own )?(?:airspace|air space|territory|skies|border)",
    "pl": r"(?:jej|nasz\w+|swoj\w+|jego|kraju) (?:przestrze\w+|terytori\w+)|(?:przestrze\w+ powietrzn\w+|terytori\w+) (?:kraju|państwa)",
    "uk": r"(?:свій|наш\w*|його|її|країни) (?:повітрян\w+|терит\w+)|(?:простір|простору|територі\w+) (?:країни|держави)",
    "ru": r"(?:сво[её]\w*|наш\w*|его|е[её]) (?:воздушн\w+|террит\w+)|(?:пространств\w+|территори\w+) (?:страны|государства)",
    "de": r"(?:seinen|ihren|unseren|den eigenen) luftraum|luftraum des landes",
    "cs": r"(?:její|jeho|náš|svůj) vzdušn\w+|prostor\w* země",
    "ro": r"spațiul (?:său|aerian național|aerian al țării)",
}
INTENT: dict[str, str] = {
    "en": r"(?P<yes>planned action|planned operation|intentional(?:ly)?|deliberate(?:ly)?|on purpose|purposeful(?:ly)?|provocation|happened intentionally|intent(?:ion)? to \w+|planned to (?:target|hit|strike)|a test of|targets in|intended)|accident(?:al|ally)?|by (?:mistake|accident)|mistaken(?:ly)?|unintentional(?:ly)?|strayed off course|went astray|lost (?:its|their) (?:way|bearings)|off course|technical (?:fault|error|malfunction)",
    "pl": r"(?P<yes>celow\w+|zaplanowan\w+|umyśln\w+|prowokacj\w+|zamierzon\w+)|przypadk(?:iem|ow\w+)|omyłkow\w+|pomyłk\w+|zabłądzi\w+|zboczy\w+",
    "uk": r"(?P<yes>навмисн\w+|умисн\w+|спланован\w+|провокаці\w+|цілеспрямован\w+)|випадков\w+|помилков\w+|ненавмисн\w+|збил\w+ з курсу",
    "ru": r"(?P<yes>преднамеренн\w+|умышленн\w+|намеренн\w+|спланирован\w+|провокаци\w+|целенаправленн\w+)|случайн\w+|ошибочн\w+|непреднамеренн\w+|сбил\w+ с курса|заблудил\w+",
    "de": r"(?P<yes>absichtlich\w*|vorsätzlich\w*|gezielt\w*|geplant\w*|provokation\w*)|versehentlich\w*|zufällig\w*|unabsichtlich\w*|vom kurs abgekommen|verirrt\w*",
    "cs": r"(?P<yes>úmysln\w+|záměrn\w+|plánovan\w+|provokac\w+)|náhodn\w+|omylem|neúmysln\w+",
    "ro": r"(?P<yes>intenționat\w*|deliberat\w*|planificat\w*|provocare\w*)|accidental\w*|din greșeală|neintenționat\w*",
}
IT_WAS: dict[str, str] = {
    "en": r"(?:it was|it is|there were|there are|they numbered|the (?:number|figure|total|tally|count) (?:was|is|at|stood at)|put it at|numbered|number at)\s+$",
    "pl": r"(?:było ich|jest ich|liczb\w+ .{0,12}|mowa o)\s+$",
    "uk": r"(?:їх було|йдеться про|кількість .{0,12})\s+$",
    "ru": r"(?:их было|речь ид[её]т о|число .{0,12})\s+$",
    "de": r"(?:es (?:waren|seien|handelte sich um)|die zahl .{0,14})\s+$",
    "cs": r"(?:bylo jich|šlo o)\s+$",
    "ro": r"(?:au fost|este vorba de)\s+$",
}
TRAFFIC: dict[str, dict[str, str]] = {
    "en": {"passenger": r"passengers?|cars?|travellers?|people|pedestrians? and vehicles", "freight": r"cargo|freight|goods|lorr(?:y|ies)|trucks?|trade|containers?",
           "pedestrian": r"pedestrians?|on foot", "bus": r"bus(?:es)?|coaches", "rail": r"rail(?:way)?s?|trains?"},
    "pl": {"passenger": r"pasażer\w+|osobow\w+|podróżn\w+|samochod\w+ osobow\w+", "freight": r"towar\w*|ciężarów\w+|tir\w*", "pedestrian": r"pieszy\w*|piesz\w+", "bus": r"autobus\w*", "rail": r"kolej\w+|pociąg\w*"},
    "uk": {"passenger": r"пасажир\w+|легков\w+|громадян\w*", "freight": r"вантаж\w+|фур\w*", "pedestrian": r"піш\w+|пішо\w+", "bus": r"автобус\w*", "rail": r"залізнич\w+|поїзд\w*|потяг\w*"},
    "ru": {"passenger": r"пассажир\w+|легков\w+|граждан\w*", "freight": r"груз\w+|фур\w*", "pedestrian": r"пеш\w+", "bus": r"автобус\w*", "rail": r"железнодорожн\w+|поезд\w*"},
    "de": {"passenger": r"personenverkehr\w*|pkw\w*|reisende\w*|passagier\w*", "freight": r"güter\w*|lkw\w*|lastwagen\w*|fracht\w*", "pedestrian": r"fußgänger\w*", "bus": r"bus(?:se)?", "rail": r"bahn\w*|zug|züge\w*|schienen\w*"},
    "cs": {"passenger": r"osobní\w*|cestujíc\w+", "freight": r"nákladní\w*|kamion\w*", "pedestrian": r"pěš\w+", "bus": r"autobus\w*", "rail": r"železnič\w+|vlak\w*"},
    "ro": {"passenger": r"pasager\w*|autoturism\w*|călător\w*", "freight": r"marf\w+|camioane\w*|tir\w*", "pedestrian": r"pieton\w*", "bus": r"autobuz\w*", "rail": r"ferovi\w+|tren\w*"},
}  # fmt: skip
PARTIAL: dict[str, str] = {
    "en": r"partial(?:ly)?|partly|restrict(?:ed|ions)|limited|limiting|only for|some flights|reduced",
    "pl": r"częściow\w+|ogranicz\w+|tylko dla",
    "uk": r"частков\w+|обмеж\w+|лише для",
    "ru": r"частичн\w+|огранич\w+|только для",
    "de": r"teilweise|eingeschränkt\w*|nur für|beschränk\w+",
    "cs": r"částečn\w+|omezen\w*|jen pro",
    "ro": r"parțial\w*|restricți\w+|doar pentru",
}
SCOPE: dict[str, str] = {
    "en": r"(?:the )?(?:entire|whole) border|all (?:the )?(?:[\w-]+ ){0,3}(?:crossings?|checkpoints?|airports?|border points)|(?:for|to) (?:both )?(?:passengers?|cargo|freight|cars|lorries|trucks|pedestrians|all traffic|all vehicles)(?:(?:,| and| or) (?:passengers?|cargo|freight|cars|lorries|trucks|buses|pedestrians|goods))*|in both directions",
    "pl": r"cał\w+ granic\w+|wszystki\w+ (?:\w+ ){0,2}(?:przejś\w+|lotnisk\w*)|dla (?:ruchu )?(?:osobow\w+|towarow\w+|pasażersk\w+|pieszych)(?: i \w+)?|w obu kierunkach",
    "uk": r"ус\w+ (?:\w+ ){0,2}(?:пункт\w* пропуску|аеропорт\w*)|для (?:пасажир\w+|вантаж\w+|легков\w+|піш\w+)(?: (?:та|і) \w+)?|в обох напрямках",
    "ru": r"все (?:\w+ ){0,2}(?:пункт\w* пропуска|аэропорт\w*)|для (?:пассажир\w+|груз\w+|легков\w+|пеш\w+)(?: и \w+)?|в обоих направлениях",
    "de": r"(?:die )?gesamte\w* grenze|alle\w* (?:\w+ ){0,2}(?:grenzüberg\w+|überg\w+|flughäfen)|für (?:den )?(?:personen|güter|lkw|pkw|fußgänger)\w*(?: und \w+)?|in beide\w* richtungen",
    "cs": r"všechn\w+ (?:\w+ ){0,2}přechod\w*|v obou směrech",
    "ro": r"toate (?:\w+ ){0,2}(?:punctele|aeroporturile)|în ambele sensuri",
}
ABOUT_TO: dict[str, str] = {
    # Present tense that tells of what is about to be done.
    "en": r"closes|shuts|reopens|opens|seals|suspends|deploys|sends", "pl": r"zamyka|zamykają|zamknie|otwiera|otworzy|wznawia|wznowi|wstrzyma",
    "uk": r"закриває|закриють|закриє|відкриває|відкриє|відновить|призупинить", "ru": r"закрывает|закроет|закроют|открывает|откроет|возобновит|приостановит",
    "de": r"schließt|sperrt|öffnet|verlegt|entsendet|schickt|dicht", "cs": r"uzavře|zavře|otevře|obnoví", "ro": r"închide|redeschide|suspendă",
}  # fmt: skip
HERE: dict[str, str] = {
    # Parts of a town that need no name where the town has just been named.
    "en": r"the (?:port|harbou?r|city|town|village|cent(?:re|er)|outskirts|suburbs|district|station|depot|refinery|terminal|base|plant|hospital|market|runway)",
    "pl": r"(?:w )?(?:centrum|porcie|porcie|śródmieściu|na obrzeżach|przedmieściach|dzielnicy|okolicy)",
    "uk": r"(?:у |в )?(?:центрі|порту|передмісті|околиц\w+|районі|летовищ\w+|приватному секторі)",
    "ru": r"(?:в )?(?:центре|порту|пригороде|окрестност\w+|окраин\w+|частном секторе|районе)",
    "de": r"(?:im|am) (?:zentrum|hafen|stadtrand|ort|bahnhof|norden|süden|osten|westen)|(?:in der )?(?:innenstadt|altstadt|umgebung)",
    "cs": r"(?:v )?(?:centru|přístavu|na předměstí|okolí)",
    "ro": r"(?:în )?(?:centru\w*|port\w*|periferi\w+|apropiere)",
}
BOTH: dict[str, str] = {
    "en": r"both|the two|each of them", "pl": r"oba|obie|obydwa|obydwie", "uk": r"обидва|обидві|обоє", "ru": r"оба|обе", "de": r"beide\w*",
    "cs": r"oba|obě", "ro": r"ambele|amândouă",
}  # fmt: skip
AHEAD: dict[str, str] = {
    # Words that put the days of their clause after the report.
    "en": r"(?:summoned|invited|called in|calls in|summons)(?: [\w'’-]+){1,7} for (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:should|expects? to|is being|are being|starting|beginning|effective) (?:\w+ ){0,5}(?:next|coming)|to (?:arrive|begin|start|follow|reopen|open|close|shut|resume|be (?:based|stationed|closed|reopened|opened|sent|deployed))|next (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)|will|shall|(?:is|are) (?:\w+ )?(?:due|set|expected|scheduled|to (?!be seen))|plans? to|tomorrow|(?:summoned|invited|scheduled|planned|called|set)(?: \S+){0,4} for (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    "pl": r"nastąpi\w*|rozpocznie|rozpoczną|odbędzie|odbędą|zaplanowan\w+|wyznaczon\w+|planowan\w+ (?:jest|są|na)|ma(?:ją)? (?:\w+ ){0,4}\w+ć|(?:zaprosi|wezwa|wyznaczy)\w*(?: \S+){0,5} na (?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)|przylecą|przyjadą|przybędą|przyślą|wyśle|wyślą|rusz(?:y|ą)(?! się)|wznowi(?:ą)?|zamkn(?:ie|ą)|otworz(?:y|ą)|trafi(?:ą)?|pojaw(?:i|ią) się|(?:zaprosz|wyznacz|zaplan|przełoż|zwoła)\w*(?: \S+){0,3} na (?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)|zostanie|zostaną|będzie|będą|ma(?:ją)? (?:zostać|być|trafić|przylecieć)|jutro",
    "uk": r"відбудеться|відбудуться|почнеться|почнуть|відкриють|закриють|прибуде|прибудуть|запрацює|запрацюють|відновиться|відновлять|поновлять|ма(?:є|ють) (?:\w+ ){0,3}\w+ти(?:ся)?|(?:запроси|виклика)\w*(?: \S+){0,5} на (?:понеділок|вівторок|середу|четвер|п[’']ятницю|суботу|неділю)|заступить|заступлять|перекинуть|розмістять|розгорнуть|не буде|надішле|надішлють|запланован\w+|(?:запрош|признач|заплан|перенес|склика)\w*(?: \S+){0,3} на (?:понеділок|вівторок|середу|четвер|п[’']ятницю|суботу|неділю)|буде|будуть|ма(?:є|ють) (?:бути|прибути|відбутися)|завтра",
    "ru": r"состоится|состоятся|начн[её]тся|начнут|откроют|откроется|закроют|закроется|прибудет|прибудут|заработает|заработают|возобновится|возобновят|долж(?:ен|на|но|ны) (?:\w+ ){0,3}\w+ть(?:ся)?|предстоит|(?:приглас|вызва)\w*(?: \S+){0,5} на (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|заступит|заступят|перебросят|перебросит|разместят|развернут|пришл[её]т|пришлют|стартует|запланирован\w*|займ[её]т|займут|будет|будут|долж(?:ен|на|но|ны) (?:быть|прибыть)|завтра|(?:приглаш|назнач|заплан|перенес|созва)\w*(?: \S+){0,3} на (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)",
    "de": r"(?:bestell|lud|lädt|zitier|rief|ruft)\w*(?: \S+){0,4} für (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)|ab (?:kommendem |nächstem |diesem )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?! war| wurde)|vorgesehen|anberaumt|wird erwartet|werden erwartet|kommend\w+|nächst\w+|soll|sollen|(?:wird|werden) (?!(?:\w+ ){0,6}\w+t\b)|morgen früh|(?:geplant|angesetzt|einberufen|einbestellt|geladen)\w*(?: \S+){0,3} für (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)",
    "cs": r"bude|budou|má být|mají být|zítra",
    "ro": r"va|vor|urmează să|mâine",
}
TIME_BEFORE: dict[str, str] = {
    # Words that put the days of their clause before what the report is about.
    "en": r"the (?:last|previous|first|earlier) time|the previous one|previously|earlier (?:this|in)|(?:a|the) (?:previous|similar|earlier) (?:attack|strike|incident|case|closure|violation)|before that",
    "pl": r"poprzedni\w* razem|poprzedni(?:a|e|ego)?(?=,)|poprzednio|wcześniej|podobn\w+ (?:incydent|przypad)\w*",
    "uk": r"попереднього разу|попередн(?:ій|я|є)(?=,)|минулого разу|востаннє|раніше|перед тим|подібн\w+ (?:випад|інцидент)\w*",
    "ru": r"в прошлый раз|предыдущ(?:ий|ая|ее)(?=,)|в предыдущий раз|прежде|ранее|до этого|подобн\w+ (?:случа|инцидент)\w*",
    "de": r"beim (?:letzten|vorigen) mal|zuletzt|zuvor|ähnlich\w+ (?:fall|vorfall|vorfälle)\w*",
    "cs": r"minule|předtím|dříve",
    "ro": r"data trecută|anterior|mai devreme",
}
NOW: dict[str, str] = {
    # Verbs in the present tense that tell what a headline or a ticker reports of as it happens.
    "en": r"(?!)",
    "pl": r"atakują|atakuje|ostrzeliwują|ostrzeliwuje|spada|spadają|uderza|uderzają|trafia|trafiają|zestrzeliwują|płonie|płoną|wzywa|wzywają|wysyła|wysyłają|zawiesza|zawieszają|wlatuje|wlatują",
    "uk": r"є влучання|гори\w+|горять|палає|палають|атакують|атакує|обстрілюють|обстрілює|б'ють|лунають|летять|збиває|збивають|викликає|направляє|надсилає|працює ппо",
    "ru": r"горит|горят|пылает|атакуют|атакует|обстреливают|обстреливает|бьют|звучат|слышны|летят|сбивает|сбивают|вызывает|направляет|отправляет|работает пво",
    "de": r"trifft|treffen|schlägt|schlagen|greift|greifen|beschießt|bombardiert|tötet|töten|brennt|brennen|fällt|fallen|stürzt|bestellt|schießt|schießen|meldet|verletzt",
    "cs": r"útočí|hoří|dopadá|dopadají|ostřeluje|posílá|povolává",
    "ro": r"atacă|bombardează|arde|ard|cade|cad|lovește|lovesc|trimite|convoacă",
}
ALREADY: dict[str, str] = {
    "en": r"already|earlier|previously|had (?:been|already)", "pl": r"już|wcześniej|uprzednio", "uk": r"вже|раніше", "ru": r"уже|ранее|раньше", "de": r"schon|bereits|zuvor|früher",
    "cs": r"už|již|dříve", "ro": r"deja|anterior",
}  # fmt: skip
GOVERNMENT: dict[str, str] = {
    "en": r"the (?:government|foreign ministry|cabinet|foreign minister|ministry)", "pl": r"(?:rząd|msz|resort|ministerstwo)", "uk": r"(?:уряд|мзс|міністерство)",
    "ru": r"(?:правительство|мид|министерство)", "de": r"(?:die regierung|das außenministerium|das auswärtige amt)", "cs": r"(?:vláda|ministerstvo)", "ro": r"(?:guvernul|mae|ministerul)",
}  # fmt: skip
MOVES: dict[str, str] = {
    "en": r"drones?|uavs?|unmanned|missiles?|balloons?|rockets?|aircraft|jets?|incursions?|intrusions?|came|come|coming|flew|flown|flying|launched|fired|arriv\w+|crossed|enter\w*|approach\w*|originat\w+|directly|drifted|strayed",
    "pl": r"dron\w*|rakiet\w*|balon\w*|nadlec\w+|wlec\w+|przylec\w+|wystrzel\w+|leci\w*|bezpośrednio|obiekt\w*|wtargn\w+|aparat\w*|naruszy\w+",
    "uk": r"дрон\w*|безпілотник\w*|бпла|ракет\w*|куль|залет\w+|вилет\w+|прилет\w+|летів|летіл\w+|запуще\w+|запусти\w+|випусти\w+|безпосередньо|шахед\w*|атакува\w+|пусков\w*",
    "ru": r"дрон\w*|беспилотник\w*|бпла|ракет\w*|шар\w*|залет\w+|вылет\w+|прилет\w+|летел\w*|запущ\w+|запусти\w+|выпущ\w+|непосредственно",
    "de": r"drohne\w*|rakete\w*|ballon\w*|flug\w*|flog\w*|kam\w*|eingedrungen|abgefeuert|gestartet|direkt|drang\w*|flugkörper\w*|flugobjekt\w*",
    "cs": r"dron\w*|raket\w*|balón\w*|přilet\w+|vlet\w+|vypálen\w*|přímo",
    "ro": r"dron\w*|rachet\w*|balo\w+|venit\w*|lansat\w*|direct",
}
CAME: dict[str, str] = {
    "en": r"came|come|comes|flew|flown|launched|fired|arrived|entered|crossed|originated|drifted|strayed", "pl": r"\w*leci\w+|wystrzel\w+|wtargn\w+|pochodz\w+",
    "uk": r"\w*леті\w+|запуще\w+|запусти\w+|випусти\w+", "ru": r"\w*лете\w+|запущ\w+|запусти\w+|выпусти\w+", "de": r"kam\w*|flog\w*|geflogen|gestartet|eingedrungen|abgefeuert",
    "cs": r"\w*letě\w+|vypálen\w*", "ro": r"venit\w*|lansat\w*|intrat\w*",
}  # fmt: skip


SCRIPT: dict[str, str] = {
    # What puts a whole sentence into a play, a book or an exercise.
    "en": r"in the (?:script|scenario|storyline|plot|novel|book|story|film|game|exercise|drill)|the (?:script|scenario|storyline|exercise) (?:has|had|called|calls|assumed|assumes|foresaw|foresees|saw|sees|envisaged|envisages)",
    "pl": r"scenariusz\w* (?:zakłada|przewid|obejm)\w*|(?:według|wg|w) scenariusz\w+|w (?:powieści|filmie|grze|książce)",
    "uk": r"за (?:сюжетом|сценарієм|легендою)|у (?:романі|фільмі|стрічці|грі)",
    "ru": r"по (?:сюжету|сценарию|легенде)|в (?:романе|фильме|игре)",
    "de": r"im (?:drehbuch|roman|film|planspiel|buch)|laut drehbuch|(?:das|dem|im) szenario",
    "cs": r"podle scénáře|ve filmu|v románu",
    "ro": r"în scenariu\w*|în film|în roman",
}
SEVERAL: dict[str, str] = {
    # More than one of what is closed.
    "en": r"crossings|checkpoints|gates|airports|borders|border points",
    "pl": r"przejść|przejścia graniczne|wszystkie przejścia|lotnisk|lotniska w",
    "uk": r"пункти пропуску|пунктів пропуску|аеропорти|аеропортів",
    "ru": r"пункты пропуска|пунктов пропуска|аэропорты|аэропортов",
    "de": r"grenzübergänge\w*|übergänge\w*|flughäfen\w*|grenzen",
    "cs": r"přechody|přechodů|letišť",
    "ro": r"punctele|puncte|aeroporturi\w*",
}


_EN = r"(?:north|south)(?:-?(?:east|west))?|east|west"
HEADING: dict[str, str] = {
    # The direction something flew in; the group holds the compass word.
    "en": rf"(?P<a>{_EN})-?(?:bound|wards?)|(?:heading|headed|flying|flew|moving|travelling|turned) (?:due |to the |towards the )?(?P<b>{_EN})",
    "pl": r"(?:leci\w*|polecia\w+|kierowa\w+ się|zmierza\w+) (?:na|w kierunku) (?P<a>(?:północny |południowy )?(?:zachód|wschód)|północ|południe)",
    "uk": r"(?:лет\w+|рухав\w*|прямува\w+|курсом) на (?P<a>(?:північний |південний )?(?:захід|схід)|північ|південь)",
    "ru": r"(?:лет\w+|двигал\w+|направлял\w+|курсом) на (?P<a>(?:северо-|юго-)?(?:запад|восток)|север|юг)",
    "de": r"(?:flog\w*|geflogen|unterwegs|bewegt\w*|kurs) (?:nach|richtung|in richtung) (?P<a>(?:nord|süd)?(?:westen|osten)|norden|süden)",
    "cs": r"(?:letěl\w*|mířil\w*) (?:na|směrem na) (?P<a>(?:severo|jiho)?(?:západ|východ)|sever|jih)",
    "ro": r"(?:zbur\w+|îndrept\w+) spre (?P<a>(?:nord-|sud-)?(?:vest|est)|nord|sud)",
}  # fmt: skip
COMPASS = {
    "north": "north|północ|північ|север|norden|sever|nord",
    "south": "south|południe|південь|юг|süden|jih|sud",
    "east": "east|wschód|схід|восток|osten|východ|est",
    "west": "west|zachód|захід|запад|westen|západ|vest",
    "northeast": "north-?east|północny wschód|північний схід|северо-восток|nordosten|severovýchod|nord-est",
    "northwest": "north-?west|północny zachód|північний захід|северо-запад|nordwesten|severozápad|nord-vest",
    "southeast": "south-?east|południowy wschód|південний схід|юго-восток|südosten|jihovýchod|sud-est",
    "southwest": "south-?west|południowy zachód|південний захід|юго-запад|südwesten|jihozápad|sud-vest",
}
"""Compass words in every language, by the English one."""


SAY: dict[str, str] = {
    # Verbs of saying.
    "en": r"said|spoke of|speaks of|says|say|saying|told|tells|stated|states|state|stating|announced|announces|announcing|confirmed|confirms|confirming|reported|reports|added|adds|adding|claimed|claims|claiming|warned|warns|stressed|stresses|noted|notes|wrote|writes|posted|tweeted|explained|explains|declared|insisted|argued|argues|affirmed|reiterated|underlined|emphasi[sz]ed|concluded|suggested|suggests|acknowledged|admitted|described|dubbed|revealed|maintained|maintains|alleged|estimated|believes|corroborated|called|calling|expressed|dubbing|describing|disclosed|asserted|recalled|condemned|issued a statement|indicated|put the (?:number|figure|total) at",
    "pl": r"powiedzia\w+|poinformowa\w+|informuj\w+|poda\w+|podaj\w+|oświadczy\w+|stwierdzi\w+|przekaza\w+|napisa\w+|zapewni\w+|dodał\w*|dodaje|ogłosi\w+|potwierdzi\w+|zaznaczy\w+|podkreśli\w+|twierdz\w+|ocenił\w*|zapowiedzia\w+|ostrzeg\w+|wyjaśni\w+|mówił\w*|mówi|donosi\w*|relacjonuj\w+|przyzna\w+",
    "uk": r"говори(?:в|ла|ли|ть) про|говорять про|повідоми\w+|повідомля\w+|заяви\w+|заявля\w+|сказа\w+|написа\w+|розпові\w+|уточни\w+|зазначи\w+|додав|додала|додали|підтверди\w+|наголоси\w+|оголоси\w+|інформу\w+|пише|пишуть|стверджу\w+|поясни\w+|передає|передають|підкресли\w+",
    "ru": r"говорил[аи]? об?|говорит об?|говорят об?|сообщи\w+|сообща\w+|заяви\w+|заявля\w+|сказал\w*|написал\w*|рассказал\w*|уточни\w+|отмети\w+|добави\w+|подтверди\w+|подчеркну\w+|объяви\w+|пишет|пишут|утвержда\w+|пояснил\w*|переда[её]т|передал\w*|информиру\w+|признал\w*",
    "de": r"sagte\w*|sprach(?:en)? von|spricht von|sprechen von|nannte\w*|bezifferte\w*|sagt|erklärt\w*|teilt\w*|mitgeteilt|berichtet\w*|meldet\w*|schrieb\w*|bestätigt\w*|betont\w*|hieß|heißt|gab\w*|äußert\w*|warnt\w*|behauptet\w*|versichert\w*|kündigt\w*|so",
    "cs": r"řekl\w*|uvedl\w*|oznámil\w*|sdělil\w*|napsal\w*|potvrdil\w*|informoval\w*|prohlásil\w*|dodal\w*|tvrdí|tvrdil\w*|informuje",
    "ro": r"(?:a|au) (?:declarat|spus|anunțat|confirmat|transmis|precizat|scris|afirmat|comunicat|relatat|informat)|declară|anunță|transmite|potrivit",
}  # fmt: skip
DENY: dict[str, str] = {
    # Verbs of denying.
    "en": r"denied|denies|deny|denying|rejected|rejects|dismissed|dismisses|refuted|disputed|disputes|contradicted",
    "pl": r"zaprzeczy\w+|zaprzecza\w*|zdementow\w+|odrzuci\w+",
    "uk": r"заперечи\w+|запереч\w+|спростува\w+|відкида\w+|відкину\w+",
    "ru": r"опровер\w+|отрица\w+|отверг\w+|отрицал\w*",
    "de": r"bestritt\w*|bestreite\w*|dementiert\w*|wies\w* .{0,40}zurück|weist .{0,40}zurück",
    "cs": r"popřel\w*|popírá|odmítl\w*|vyvrátil\w*",
    "ro": r"(?:a|au) negat|neagă|(?:a|au) dezmințit|(?:a|au) respins",
}


APPEAL: dict[str, str] = {
    # Verbs of asking and demanding.
    "en": r"call(?:ed|s|ing)? (?:for|on)|urg(?:ed|es|ing)|demand(?:ed|s|ing)?|ask(?:ed|s|ing)?|appeal(?:ed|s|ing)?|plead(?:ed|s)?|propos(?:ed|es)|recommend(?:ed|s)|threaten(?:ed|s)|vow(?:ed|s)|pledg(?:ed|es)",
    "pl": r"wezwa\w+|wzyw\w+|zażąda\w+|żąda\w*|zaapelowa\w+|apeluj\w+|apelowa\w+|domaga\w*|poprosi\w+|prosi\w*|zaproponowa\w+|zagrozi\w+",
    "uk": r"заклик\w+|вимага\w+|зажада\w+|попроси\w+|просить|просили|запропонува\w+|пригрози\w+",
    "ru": r"призва\w+|призыва\w+|потребова\w+|требу\w+|попросил\w*|просит|предложил\w*|пригрозил\w*",
    "de": r"forder\w+|verlang\w+|rief\w*|ruf(?:t|en)|bat|baten|bittet|appellier\w+|droht\w*|drängt\w*",
    "cs": r"vyzval\w*|požaduj\w+|požadoval\w*|žád\w+|navrhl\w*",
    "ro": r"(?:a|au) (?:cerut|solicitat|îndemnat|propus)|cere|solicită",
}


@cache
def wording(table: str, language: str) -> re.Pattern[str]:
    """A compiled table (``BACKGROUND`` …) of a language, whole words only."""
    return re.compile(rf"(?<!\w)(?:{globals()[table][language]})(?!\w)")
