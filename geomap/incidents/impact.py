"""Impact: a drone, missile, balloon or debris comes down or is found, not aimed at that place."""

from geomap.incidents import Trigger

TITLE = "Impact"
ROLE = "impact"
KINDS = {"settlement": 0, "derived": 0, "facility": 0, "crossing": 0, "airport": 0, "admin2": 1, "region": 1, "water": 1, "admin1": 2, "border": 2, "country": 3}  # fmt: skip
RELATIONS = {"in": 0, "near": 0, "into": 0, "object": 1, "over": 3, "of": 1, "on": 0, "subject": 5}
COUNTS = ("drone", "missile", "balloon", "debris")
ONE = 1

_AIMED = r"attack(?:ed|s)? (?:on|by)|target(?:ed|ing)|launched (?:at|against)"

TRIGGERS = {
    "en": (
        Trigger(r"(?:strewn|scattered|spread|sprayed) (?:across|over|around|on)|(?:plough|plow|drill|bor|burrow|dug?)(?:ed|s)? (?:itself |themselves )?in(?:to)?|(?:was|were|been) (?:dug|pried|prised|cut|winched|lifted) (?:out|from|off)|snag(?:ged|s)|wedged|perched|embedded|c(?:a|o)me to (?:rest|earth|ground|grief)|touched down|crash-?land(?:ed|s)|belly-?land\w+|ran aground|r(?:a|u)n aground|washed (?:up|ashore|in)|drift(?:ed|ing) ashore|beached|float(?:ed|ing) (?:off|near|in)|bob(?:bed|bing)|sticking out", needs=("object",), bars=r"attack\w*|air ?strikes?|raid(?:ed|s)?|shelled|salvos?|barrage|targeted|shot (?:it|them) down", reach=90),
        Trigger(r"(?:engine|wing|tail|nose|fuselage|propeller|warhead|motor|booster|fin|section|battery|casing|canister|envelope|gondola|payload|pieces?|bits?|parts?|wreck\w*|remains|remnants|fragments?|debris|shrapnel|duds?) (?:[^.;]{0,70}?)(?:found|discovered|recovered|dug|pulled|fished|lay|lying|lies|landed|fell|came down|picked up|turned up|spotted|retrieved|located|collected|scattered|strewn|struck|hit|pierced|punctured|tore|smashed)", needs=("object",), bars=r"attack\w*|air ?strikes?|raid(?:ed|s)?|shelled|salvos?|barrage|targeted|shot (?:it|them) down", reach=60),
        Trigger(r"c(?:a|o)me (?:upon|across)|hauled up|dragged up|dug up|(?:was|were) lying|lay (?:burning|burnt|in|on)", needs=("drone|missile|balloon|debris",), bars=r"sailors|crew|survivors|attack\w*|struck|strikes?", reach=90),
        Trigger(r"(?:fell|fall(?:en|s|ing)?|drop(?:ped|s)?|c(?:a|o)me(?:s)?|plunged|plummeted|crashed|tumbled) (?:\w+ )?(?:out of|from) (?:the|a clear) sk(?:y|ies)", bars=r"birds?|snow|rain|hail|meteor\w*|stars?|frogs"),
        Trigger(r"fell|fallen|falls|falling|crash(?:ed|es|ing)?(?:-landed)?|c(?:a|o)me(?:s)? down|coming down|plunged|plummeted|slammed into|ploughed into|plowed into|went down|washed (?:up|ashore)|dropped (?:in|on|into|near)"
                r"|rained down|c(?:a|o)me to (?:earth|rest|ground)|hit the ground|ended up|landed|impacted|ditched|smashed into|tumbled|nosedived|veered off and hit",
                needs=("object",), bars=r"fell silent|prices|shares|landed safely|fell by|fell to|fell short of|emergency landing|crashed out|passengers? landed|rainfall"),
        Trigger(r"(?:found|discovered|located|recovered|retrieved|c(?:a|o)me across|stumbled (?:up)?on|turned up|unearthed|collected|identified|spotted|lay|lying|picked (?:up|out|from|[\w\s]{0,40} (?:out of|from))|gathered|removed|hauled in|netted|snagged|scooped up|fished (?:out|from)|pulled (?:out|from)|hauled (?:out|from)|(?:pulled|fished|hauled|dragged|retrieved|recovered|lifted) (?:[^.;]{0,50}?)(?:from|out of)|caught in|stuck in|lodged in|tangled in)",
                needs=("debris|balloon",), topic=True, bars=r"found guilty|found himself|investigators found that|found that"),
        Trigger(r"(?:found|discovered|recovered|stumbled (?:up)?on|c(?:a|o)me across|turned up|unearthed|hauled in|netted|snagged|fished (?:out|from)|pulled (?:out|from)|caught in|stuck in|lodged in)", needs=("drone|missile|balloon",), bars=r"found guilty|found himself|found that|found no",
                reach=60),
        Trigger(r"(?:struck|hit|damag(?:ed|ing)|destroy(?:ed|ing)|ripped|tore|torn|smash(?:ed|ing)|pierc(?:ed|ing)|punched|sheared|scattered|punctured|set fire to|set .{0,20} on fire|injur(?:ed|ing)|killed)",
                needs=("debris",), topic=True, bars=_AIMED),
        Trigger(r"(?:explo(?:ded|des|ding)|detonated|blew up|blast|explosion|went off)", needs=("object",), weak=True, bars=_AIMED + r"|struck|air ?strikes?|smoke bomb|car bomb|suicide"),
        Trigger(r"(?:blast|explosion|bang)s?", topic=True, weak=True, bars=_AIMED + r"|air ?strikes?|gas|boiler|car bomb|suicide|shell(?:ed|ing)|rocked by strikes"),
        Trigger(r"(?:stray|errant|crashing|crashed|falling|downed|out-of-control|shot-down) (?:\w+ )?(?:{object})", bars=r"shot down over", reach=40),
        Trigger(r"(?:crash|impact|landing) (?:sites?|zones?)", topic=True),
        Trigger(r"(?:crash|impact|fall) (?:site|of)|(?:drone|uav|missile|balloon|rocket) (?:crash|impact|wreck(?:age)?|debris|fragments)|wreckage|crater", needs=("object",)),
        Trigger(r"(?:crash|incident)", needs=("drone|missile|balloon",), echo=True, reach=60),
    ),
    "pl": (
        Trigger(r"leż\w+|zna(?:jdu|jdy|laz|lezi|leź)\w+|odkopa\w+|wyciągn\w+", needs=("debris|drone|balloon",), bars=r"ostrzel\w+|atak\w*|nalot\w*|zbombard\w+|salw\w+|zestrzel\w+", reach=90),
        Trigger(r"spaść|spadając\w*|upaść|opad\w+|(?:wbi|wry|zary|wkop)\w+ się|zawis(?:ł|ła|ło|ły|nął)\w*|utkwi\w+|ugrzęz\w+|wylądowa\w+|rozsypa\w+ się|rozrzucon\w+|roztrzask\w+|rozbi(?:ł|ła|ło|ły|ty|ta|te|tego|tej)\w*|rozerwa\w+ się|rozpad\w+ się|zderzy\w+ się|znoszon\w+|dryfowa\w+|osiadł\w*|wpad(?:ł|ła|ło|ły)|(?:do)?szło do (?:{word}){0,2}upadku|upad(?:ek|ku|kiem|ki)|z(?:wa|pa)li\w+ się|wyrzuc\w+|spłon\w+", needs=("object",), bars=r"ostrzel\w+|atak\w*|nalot\w*|zbombard\w+|salw\w+", reach=90),
        Trigger(r"(?:spad\w+|run\w+) (?:{word})?(?:z|ze) nieba|z nieba (?:{word})?(?:spad\w+|run\w+)", bars=r"ptak\w*|śnieg\w*|deszcz\w*|grad\w*|meteor\w*|gwiazd\w*|cen\w*"),
        Trigger(r"znalaz\w+|odnalaz\w+|wyciągn\w+|wyłow\w+|podnie[sś]\w+|natrafi\w+|zebra\w+", needs=("debris|drone|missile|balloon",)),
        Trigger(r"spad\w+|upad\w+|run[ęą]\w+|zawis\w+|utkną\w+|utknę\w+|utkwi\w+|zaplą\w+|wisia\w+|wisi|zwisa\w+|osiad\w+|zahaczy\w+|zary\w+ się|wyłowi\w+|wyrzuci\w+ na brzeg|rozbi\w+ się|roztrzaska\w+|wylądowa\w+|spadnię\w+", needs=("object",), bars=r"spadek|spadły ceny|upadł rząd|upadłoś\w+"),
        Trigger(r"znale[źz]\w+|odnale[źz]\w+|natrafi\w+|natkn\w+|odkry\w+|ujawni\w+|zlokalizowa\w+|odszuka\w+|zebra\w+|podję\w+|wydoby\w+|zabezpieczy\w+|zauważy\w+|leża\w+|leży", needs=("object",)),
        Trigger(r"uszkodzi\w+|zniszczy\w+|uderzy\w+|zerwa\w+|przebi\w+|trafi\w+", needs=("debris",), topic=True),
        Trigger(r"uderzy\w+ w|trafi\w+ w|spad\w+ na", needs=("drone|missile",), weak=True),
        Trigger(r"eksplod\w+|wybuch\w*|detonowa\w+", needs=("object",), bars=r"wybuch\w* (?:wojny|gazu|paniki)|samochod\w+"),
        Trigger(r"szcząt\w+ (?:drona|dronów|rakiet\w*|pocisku|bezzałogow\w+|balonu)|wrak\w* dron\w+|upad\w+ dron\w+"),
    ),
    "uk": (
        Trigger(r"врізав\w*|врізал\w+|врізаєт\w+", needs=("object",), weak=True, bars=r"обстріл\w*|атак\w*|удар\w*", reach=90),
        Trigger(r"лежи\w+|лежать|лежа(?:в|ла|ло|ли)|знай(?:шл|д|шо)\w+|відкопа\w+|дістал\w+", needs=("debris|drone|balloon",), bars=r"обстріл\w*|атак\w*|удар\w*|авіаудар\w*|збит\w+", reach=90),
        Trigger(r"(?:по|роз)?сипа\w+ся|встром\w+|застряг\w*|застрял\w*|розірва\w+ся|розби(?:вся|лася|лося|лися)|завис\w* (?:на|у|в)|упа(?:в|ла|ло|ли)|впа(?:в|ла|ло|ли)|приземли\w+ся|сі(?:в|ла|ло|ли) (?:на|у|в)|дрейфува\w+|прибил\w*|викинул\w+|стирчи\w+|стирчать|долеті\w+|зачепи\w+ся|згорі\w+|звали\w+ся|потрощи\w+|пробил\w*|падінн\w+|врі[зж]\w+", needs=("object|debris",), bars=r"обстріл\w*|атак\w*|удар\w*|авіаудар\w*|нальот\w*|наліт", reach=90),
        Trigger(r"(?:крил\w+|двигун\w*|хвіст|хвоста|ступін\w*|ступен\w+|корпус\w*|капсул\w+|оболонк\w+|частин\w+|шматк\w+|деталі|уламк\w+|рештк\w+) (?:[^.;]{0,60}?)(?:знайш\w+|знайд\w+|виявл\w+|лежа\w+|лежи\w+|підібра\w+|підня\w+|вили\w+|вилов\w+|впа\w+|упа\w+|помітил\w+)|(?:знайш\w+|знайд\w+|виявл\w+|лежа\w+|підібра\w+|підня\w+|вилов\w+) (?:[^.;]{0,60}?)(?:крил\w+|двигун\w*|ступін\w*|частин\w+|шматк\w+|деталі|уламк\w+|рештк\w+)", needs=("object",), reach=90),
        Trigger(r"натрапи\w+|наткну\w+|знайшл\w+|знайшов|відшука\w+", needs=("drone|missile|balloon|debris",), bars=r"тіл[оа]", reach=90),
        Trigger(r"(?:в|у)па(?:в|л|д)\w* (?:{word})?(?:з|із) неба|з неба (?:{word})?(?:в|у)па(?:в|л)\w*", bars=r"сніг\w*|дощ\w*|град\w*|метеор\w*|птах\w*"),
        Trigger(r"витяг\w+|виловл\w+|дістали|вилучи\w+|відшука\w+|натрапи\w+|наткну\w+|нашт?овх\w+", needs=("debris|balloon",), bars=r"тіл[оа]|людей|людин\w+|поранен\w*"),
        Trigger(r"впа[влд]\w*|упа[влд]\w*|падає|падають|впаде|рухну\w+|завис\w* (?:на|в|у|серед)|застряг\w*|зачепи\w+ся|прибило|викину\w+ на берег|падін\w+|розби[влт]\w*ся|приземл\w+|звали\w+ся", needs=("object",)),
        Trigger(r"знай\w+|знаход\w+|вияви\w+|виявлен\w+|вилови\w+|підня\w+|підібра\w+|лежа(?:в|ли|ть|ть)|натрапи\w+", needs=("debris|drone|missile|balloon",)),
        Trigger(r"пошкоди\w+|пошкоджен\w+|зруйнува\w+|влучи\w+|зачепи\w+|спричини\w+", needs=("debris",), topic=True),
        Trigger(r"вибух\w*|здетонува\w+|вибухнув\w*", needs=("debris|drone|missile",), weak=True, bars=r"атак\w*|удар\w*|обстріл\w*|газу?|газов\w+|побутов\w+"),
    ),
    "ru": (
        Trigger(r"врезал\w+|врезает\w+", needs=("object",), weak=True, bars=r"обстрел\w*|атак\w*|удар\w*", reach=90),
        Trigger(r"лежи\w+|лежат|лежал\w*|нашли|нашёл|нашел|найд\w+|откопа\w+|достал\w+", needs=("debris|drone|balloon",), bars=r"обстрел\w*|атак\w*|удар\w*|авиаудар\w*|сбит\w*", reach=90),
        Trigger(r"(?:по|рас)?сыпал\w+|воткнул\w+|застрял\w*|разорвал\w+|разбил\w+|завис\w* (?:на|в)|упа(?:л|ла|ло|ли)|рухнул\w*|приземлил\w+|сел\w* (?:на|в)|дрейфова\w+|прибил\w*|выброс\w+|торч\w+|долетел\w*|зацепил\w+|сгорел\w*|свалил\w+|пробил\w*|падени\w+", needs=("object|debris",), bars=r"обстрел\w*|атак\w*|удар\w*|авиаудар\w*|нал[её]т\w*", reach=90),
        Trigger(r"(?:крыл\w+|двигател\w*|хвост\w*|ступен\w+|корпус\w*|капсул\w+|оболочк\w+|част\w+|куск\w+|детал\w+|обломк\w+|остатк\w+) (?:[^.;]{0,60}?)(?:нашл\w+|наш[её]л|найд\w+|обнаруж\w+|лежа\w+|лежи\w+|подобра\w+|подня\w+|выловил\w+|упал\w*|замет\w+)|(?:нашл\w+|наш[её]л|найд\w+|обнаруж\w+|лежа\w+|подобра\w+|подня\w+|выловил\w+) (?:[^.;]{0,60}?)(?:крыл\w+|двигател\w*|ступен\w+|част\w+|куск\w+|детал\w+|обломк\w+|остатк\w+)", needs=("object",), reach=90),
        Trigger(r"наткнул\w+|натолкнул\w+|нашли|нашёл|отыскал\w*", needs=("drone|missile|balloon|debris",), bars=r"тел[оа]", reach=90),
        Trigger(r"упа(?:л|в|д)\w* (?:{word})?с неба|с неба (?:{word})?упа(?:л|в)\w*", bars=r"снег\w*|дожд\w*|град\w*|метеор\w*|птиц\w*"),
        Trigger(r"поднял\w*|подняли|достали|вытащ\w+|извлек\w+|изъял\w*|отыска\w+|наткнул\w+", needs=("debris|balloon",), bars=r"тел[оа]|людей|человек\w*|ранен\w*"),
        Trigger(r"упа[лвд]\w*|выпа[лд]\w*|пада\w+|обрушил\w*|завис\w* (?:на|в|среди)|застрял\w*|зацепил\w*|вынесло|выбросило|падени\w+|рухнул\w*|разби(?:л|лс|ла)\w*|приземлил\w+|свалил\w+", needs=("object",)),
        Trigger(r"наш[её]?л\w*|найден\w*|обнаруж\w+|подобра\w+|выловил\w*|лежа(?:л|ли|ла|т)|натолкнул\w+", needs=("debris|drone|missile|balloon",)),
        Trigger(r"повред\w+|разруш\w+|попал\w*|пробил\w*|задел\w*", needs=("debris",), topic=True),
        Trigger(r"взорвал\w+|взрыв\w*|сдетонировал\w*", needs=("debris|drone|missile",), weak=True, bars=r"атак\w*|удар\w*|обстрел\w*|газа?|газов\w+|бытов\w+"),
    ),
    "de": (
        Trigger(r"lag|lagen|liegt|liegen|fand|fanden|gefunden|stieß\w* (?:[^.;]{0,40}?)auf|barg\w*|geborgen", needs=("debris|drone|balloon",), bars=r"angriff\w*|angegriff\w*|beschoss\w*|beschuss|luftschl\w+|luftraum\w*|fand\w* statt|keller|kühle?r", reach=90),
        Trigger(r"gekracht|krachte\w*|gebohrt|bohr(?:te|ten|t)\w*|gerast|raste\w*|gegangen|(?:ging|gingen|geht|gehen) (?:[^.;]{0,80}?)\bnieder|niedergegangen|niederging\w*|heruntergekommen|gestürzt|stürzte\w*|abgestürzt\w*|notgelandet|verfing\w*|verfangen|hing\w*|steckt\w*|stecken|trieb|trieben|angeschwemmt\w*|strandet\w*", needs=("object",), bars=r"angriff\w*|angegriff\w*|beschoss\w*|beschuss|luftschl\w+|bombardier\w+|luftraum\w*|grenze\w*|fand\w* statt", reach=90),
        Trigger(r"vom himmel (?:gefallen|gestürzt)|(?:fiel|fielen|stürzt\w*) (?:[^.;]{0,40}?)vom himmel", bars=r"regen|schnee|vögel|hagel|meteorit\w*"),
        Trigger(r"(?:einschlag|absturz|fund)stellen?", topic=True),
        Trigger(r"(?<!zum )abgestürzt\w*|abst[uü]rz\w+|stürzt\w* .{0,80}\bab|absturz\w*(?! gebracht)|fiel\w*|gefallen|liegen geblieben|blieb\w* .{0,60}liegen|niederg(?:egangen|ing\w*)|ging\w* .{0,60}nieder|heruntergefallen|heruntergekommen|kam\w* .{0,40}herunter|aufgeschlagen|zerschellt\w*|hängen geblieben|blieb\w* .{0,50}hängen|liegt|lagen|lag|angespült\w*|gestrandet\w*|herabgefallen|landet\w*|einschlag\w*|eingeschlagen|schlug\w*|zerschellt\w*|stürzte\w*",
                needs=("object",), bars=r"fiel\w* aus|gefallen lassen|fielen aus"),
        Trigger(r"einschlagstelle\w*|gefunden|fund|sichergestellt\w*|aufgelesen|gefischt|entdeckt\w*|fund\w*|aufgefunden|gesichert|stieß\w* auf|geborgen|fanden|fand", needs=("object",), bars=r"fand\w* statt|stattgefunden"),
        Trigger(r"zerstört\w*|zerstörung\w*|beschädig\w+|tr[ai]f\w*|getroffen|durchschlug\w*|abgedeckt", needs=("debris",), topic=True),
        Trigger(r"explodiert\w*|explosion\w*|detonier\w+", needs=("object",), bars=r"angriff\w*|beschuss\w*|autobombe"),
    ),
    "cs": (
        Trigger(r"spadl\w*|dopadl\w*|zřítil\w*|uvízl\w*|dopadl\w*|havaroval\w*|zřícení", needs=("object",)),
        Trigger(r"našl\w*|nalez\w+|objevil\w*", needs=("object",)),
        Trigger(r"poškodil\w*|zničil\w*|zasáhl\w*|explodoval\w*|vybuchl\w*", needs=("debris",), topic=True),
    ),
    "ro": (
        Trigger(r"(?:a|au) căzut|căzut\w*|s-au? prăbușit|prăbușit\w*|căder\w+|prăbușir\w+", needs=("object",)),
        Trigger(r"(?:a|au) (?:fost )?(?:găsit\w*|descoperit\w*|identificat\w*)|găsit\w*|descoperit\w*|recuperat\w*", needs=("object",)),
        Trigger(r"avariat\w*|distrus\w*|lovit\w*|deteriorat\w*|explodat\w*", needs=("debris",), topic=True),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Debris from a drone damaged a house in [Wyryki-Wola|settlement].": ("impact Wyryki-Wola ×1",),
        "Police found the wreckage of two drones near [Kobylany|settlement].": ("impact Kobylany ×2",),
        "Prices fell in [Warsaw|settlement] as missile makers gained.": (),
    },
    "pl": {
        "Szczątki drona znaleziono w [Czosnówce|settlement], a kolejny dron spadł w [Mniszkowie|settlement].": ("impact Czosnówce ×1", "impact Mniszkowie ×1"),
    },
    "uk": {
        "Уламки ракети впали біля села [Кучурган|settlement].": ("impact Кучурган ×1",),
    },
    "ru": {
        "Беспилотник упал в [Резекненском крае|admin2].": ("impact Резекненском крае ×1",),
    },
    "de": {
        "Trümmer einer Drohne wurden bei [Biala Podlaska|settlement] entdeckt.": ("impact Biala Podlaska ×1",),
    },
    "cs": {
        "Dron spadl na pole u [Humenného|settlement].": ("impact Humenného ×1",),
    },
    "ro": {
        "O dronă s-a prăbușit lângă [Plauru|settlement].": ("impact Plauru ×1",),
    },
}  # fmt: skip
