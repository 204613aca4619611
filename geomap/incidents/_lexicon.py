"""Words that incidents are told with, by language: things, places, cues. Patterns over lower-case text.

A concept is a noun class that a trigger may ask for (``drone``, ``airport`` …). Stems carry ``\\w*`` where a language
inflects. Word boundaries are added by `concept`.
"""

from __future__ import annotations

import re
from functools import cache

LANGUAGES = ("en", "pl", "uk", "ru", "de", "cs", "ro")

CONCEPTS: dict[str, dict[str, str]] = {
    "drone": {
        "en": r"(?:uncrewed|unidentified|unknown) (?:aerial |air )?(?:aircraft|systems?|vehicles?)|(?:micro)?drones?|uavs?|uas|unmanned (?:aerial |aircraft |air )?(?:vehicles?|systems?|aircraft|craft)|unmanned aircraft|quadcopters?|multicopters?"
        r"|octocopters?|shaheds?|gerans?|gerberas?|lancets?|orlans?|fpvs?|(?:uncrewed|crewless|unmanned|sea|naval|surface|kamikaze) (?:drones?|boats?|vessels?|craft)|loitering munitions?|unidentified (?:flying |aerial )?objects?|flying objects?|airborne objects?|(?:similar|second|third|another|mysterious|unknown|unidentified) (?:objects?|devices?|craft|machines?)",
        "pl": r"dron\w*|bezzałogow\w+|bsp|bsl|uav|szahed\w*|shahed\w*|gerber\w*|lancet\w*|orlan\w*|obiekt\w* (?:lataj\w+|latając\w+|powietrzn\w+)|(?:niezidentyfikowan|podobn|kolejn|nieznan|drug)\w+ (?:obiekt|aparat|maszyn|urządze)\w*|aparat\w* lataj\w+|quadrocopter\w*|kwadrokopter\w*|płatowiec|płatowc\w+",
        "uk": r"дрон\w*|безпілотник\w*|бпла|безпілотн\w+|шахед\w*|герань|герані\w*|герань-\w+|герберa?\w*|«?герані-2»?|ланцет\w*|орлан\w*|молні\w+|fpv(?:-\w+)?|ударн\w+ бпла|літальн\w+ апарат\w*|апарат(?:а|ів|и|ами)?(?! (?:президента|уряду|міністерства|управління))|(?:невідом|схож|подібн|друг)\w+ (?:об'єкт|апарат|пристр)\w*|квадрокоптер\w*|коптер\w*|мультикоптер\w*|безекіпажн\w+",
        "ru": r"дрон\w*|беспилотник\w*|бпла|беспилотн\w+|шахед\w*|геран\w+|гербер\w*|ланцет\w*|орлан\w*|fpv(?:-\w+)?|летательн\w+ аппарат\w*|аппарат(?:а|ов|ы|ами)?(?! (?:президента|правительства|губернатора|министерства|управления))|(?:неизвестн|похож|подобн|втор)\w+ (?:объект|аппарат|устройств)\w*|квадрокоптер\w*|коптер\w*|мультикоптер\w*|бэк|безэкипажн\w+",
        "de": r"\w*drohnen?|uavs?|unbemannte\w* (?:flugkörper|flugobjekt|luftfahrzeug|flugzeug|fluggerät|flug)\w*|flugobjekt\w*|flugkörpern?|fluggerät\w*|shahed\w*|gerber\w*|geran\w*|quadrokopter\w*|quadrocopter\w*|multikopter\w*|(?:unbekannt|ähnlich|weiter|zweit|nicht identifiziert)\w+ (?:objekt|flugobjekt|gerät|fluggerät)\w*|störflugkörper\w*",
        "cs": r"dron\w*|bezpilotn\w+|uav|šáhid\w*|létající objekt\w*",
        "ro": r"dron[aeăei]\w*|drone\w*|aparat\w* (?:de zbor )?fără pilot|uav|shahed\w*|obiect\w* zburăto\w+",
    },
    "missile": {
        "en": r"missiles?|rockets?|shells?|(?:glide |aerial |guided |cluster )?bombs?|munitions?|projectiles?|mortar(?:s| rounds?)?|warheads?|iskanders?|kalibrs?|kinzhals?"
        r"|kh-\d+\w*|himars|bunker[- ]busters?|tomahawks?|storm shadows?|atacms|oreshniks?|torpedo(?:es)?|ordnance|aerial targets?|artillery|interceptors?",
        "pl": r"rakiet\w*|pocisk\w*|bomb\w*|amunicj\w+|iskander\w*|kalibr\w*|kindżał\w*|kinżał\w*|artyleri\w+|głowic\w+|min\w* morsk\w+|cel\w* powietrzn\w+",
        "uk": r"ракет\w*|снаряд\w*|бомб\w*|авіабомб\w*|каб|каб\w{1,3}|іскандер\w*|калібр\w*|кинджал\w*|боєприпас\w*|артилері\w+|мін(?:а|и|у|ою|ами)|рсзв|градів|град\w*|с-300|повітрян\w+ ціл\w+|засоб\w+ (?:повітряного )?нападу",
        "ru": r"ракет\w*|снаряд\w*|бомб\w*|авиабомб\w*|каб\w{0,3}|искандер\w*|калибр\w*|кинжал\w*|боеприпас\w*|артиллери\w+|мин(?:а|ы|у|ой|ами)|рсзо|с-300|воздушн\w+ цел\w+",
        "de": r"\w*raketen?|marschflugkörper\w*|geschoss\w*|\w*granat\w+|(?:gleit|flieger|streu)?bomben?|munition\w*|artillerie\w*|lenkwaffen?|iskander\w*",
        "cs": r"rak[eět]+t\w*|střel\w*|bomb\w*|munic\w+|granát\w*|dělostřel\w+",
        "ro": r"rachet\w*|proiectil\w*|bomb\w*|muniți\w+|artileri\w*|obuz\w*",
    },
    "aircraft": {
        "en": r"aircraft|warplanes?|(?:fighter|war|military|reconnaissance|spy|surveillance) ?(?:jets?|planes?|aircraft)|jets?|planes?|helicopters?|choppers?|bombers?|(?<!of their )(?<!of its )(?<!rebel )(?<!foreign )(?<!houthi )(?<!islamist )(?<!kurdish )(?<!militia )(?<!hamas )(?<!hezbollah )(?<!taliban )(?<!tribal )(?<!m23 )(?<!rsf )fighters?(?! (?:had |were |was |have )?(?:died|killed|dead|wounded|loyal|from the|seized|took|stormed|attacked))|mig-?\d+\w*|su-?\d+\w*|tu-?\d+\w*|il-?\d+\w*"
        r"|gliders?|f-?\d+\w*|typhoons?|gripens?|eurofighters?|rafales?",
        "pl": r"samolot\w*|myśliwc\w*|myśliwiec|śmigłow\w+|helikopter\w*|statk\w* powietrzn\w+|statek powietrzn\w+|bombow\w+|mig-?\d+\w*|su-?\d+\w*|mig-?\w*|maszyn\w*",
        "uk": r"літак\w*|винищувач\w*|гелікоптер\w*|вертоліт|вертольот\w*|вертол\w+|бомбардувальник\w*|міг-?\d+\w*|су-?\d+\w*|борт\w*",
        "ru": r"самол[её]т\w*|истребител\w*|вертол[её]т\w*|бомбардировщик\w*|миг-?\d+\w*|су-?\d+\w*|ту-?\d+\w*|борт\w*",
        "de": r"\w*flugzeuge?[ns]?|kampfjets?|jets?|hubschrauber\w*|helikopter\w*|kampfflieger\w*|maschinen?|mig-?\d+\w*|su-?\d+\w*|eurofighter\w*",
        "cs": r"letadl\w*|letoun\w*|stíhačk\w*|stíhač\w*|vrtulník\w*|bombardér\w*",
        "ro": r"avio[an]\w*|aeronav\w*|elicopter\w*|bombardier\w*|mig-?\d+\w*",
    },
    "balloon": {
        "en": r"(?:weather |meteorological |smuggling |smugglers' |smuggler |spy |surveillance )?balloons?|airships?|aerostats?",
        "pl": r"balon\w*|sterow\w+|aerostat\w*",
        "uk": r"кул[іьяю]\w* повітрян\w+|повітрян\w+ кул\w*|аеростат\w*|метеозонд\w*|зонд\w*",
        "ru": r"воздушн\w+ шар\w*|аэростат\w*|метеозонд\w*|зонд\w*|шар[ыов]\w*",
        "de": r"\w*ballon\w*|luftschiff\w*",
        "cs": r"balón\w*|balon\w*",
        "ro": r"balo[an]\w*|aerostat\w*",
    },
    "debris": {
        "en": r"(?:wings?|tail|engine|nose|fuselage|propeller|booster|fin|envelope|motor)(?= of)|bits of|duds?|unexploded \w+|debris|wreck(?:age|s)?|fragments?|the remains|remains of|remnants|pieces of|(?<!in )(?<!some )(?<!many )(?<!other )(?<!most )parts of|shards|shrapnel|fuselage|carcass|(?:wing|tail|engine|nose|propeller|warhead|booster|motor|section|bits|part|piece) (?:section )?of (?:an? |the )?(?:[\w-]+ ){0,2}(?:drone|missile|rocket|aircraft|jet|uav)",
        "pl": r"skrzydł\w+|silnik\w*|kadłub\w*|głowic\w+|ogon\w*|stopie?ń? rakiet\w*|kawał\w+|szcząt\w+|wrak\w*|fragment\w*|odłam\w+|części|elementy|pozostałoś\w+|resztk\w+",
        "uk": r"крил\w+|двигун\w*|фюзеляж\w*|боєголов\w+|шматк\w+|ступін\w*|улам\w+|уламк\w+|фрагмент\w*|рештк\w+|частин\w+|залишк\w+",
        "ru": r"крыл\w+|двигател\w*|фюзеляж\w*|боеголов\w+|куск\w+|ступен\w+|облом\w+|фрагмент\w*|остатк\w+|част[иьей]+|останк\w+",
        "de": r"(?:drohnen|raketen|propeller|flugzeug)\w*(?:flügel|arm|motor|teil|teile|reste|triebwerk|leitwerk|rumpf)\w*|(?:flügel|propeller|motor|triebwerk|leitwerk|rumpf|stück|stücke)(?= (?:einer|eines|der|des|von))|\w*trümmer\w*|\w*wrack\w*|wrackteil\w*|teile|fragment\w*|überrest\w*|splitter\w*|reste|bruchstück\w*",
        "cs": r"trosk\w*|úlomk\w*|zbytk\w*|fragment\w*|části",
        "ro": r"fragment\w*|resturi\w*|rămășițe\w*|epav\w+|bucăț\w+|sfărâmătur\w*",
    },
    "airspace": {
        "en": r"air ?space|skies|sky|airspaces|flight information region",
        "pl": r"przestrze\w* powietrzn\w+|przestrze\w+|niebo|niebie|niebem",
        "uk": r"повітрян\w+ прост\w+|неб[оіа]\w*",
        "ru": r"воздушн\w+ пространств\w+|неб[оеа]\w*",
        "de": r"luftr[aä]um\w*|himmel\w*",
        "cs": r"vzdušn\w+ prostor\w*|leteck\w+ prostor\w*",
        "ro": r"spați\w* aerian\w*|spaţi\w* aerian\w*",
    },
    "airport": {
        "en": r"airports?|airfields?|the field|runways?|terminals?|aerodromes?|airstrips?|air hub|hub",
        "pl": r"lotnisk\w*|port\w* lotnicz\w+|pas\w* startow\w+|terminal\w*",
        "uk": r"аеропорт\w*|летовищ\w+|аеродром\w*|злітн\w+ смуг\w+|термінал\w*",
        "ru": r"аэропорт\w*|аэродром\w*|взл[её]тн\w+ полос\w+|терминал\w*|воздушн\w+ гаван\w+",
        "de": r"\w*flughafen\w*|\w*flughäfen\w*|\w*airports?|flugpl[aä]tz\w*|landebahn\w*|startbahn\w*|terminal\w*",
        "cs": r"letiš\w+|letišt\w*|ranvej\w*|přistávací drá\w+",
        "ro": r"aeroport\w*|pist[aăe]\w*|aerodrom\w*",
    },
    "flights": {
        "en": r"flights?|take-?offs?|landings?|take-?offs and landings|departures?|arrivals?|air traffic|operations?|services?|traffic|movements?|planes?|passengers?",
        "pl": r"lot(?:y|ów|ami|nicz\w+)|rejs\w*|samolot\w*|start(?:y|ów|ami)?|lądowa\w+|operacj\w+|ruch\w*|prac[ęay]|odlot\w*|przylot\w*|połącze\w+",
        "uk": r"літак\w*|борт(?:и|ів|а)?|зліта\w+|злет\w+|рейс\w*|польот\w*|зльот\w*|зліт|посад\w+|рух\w*|робот[уаи]|відправлен\w+|прибутт\w+|приліт|виліт",
        "ru": r"борт(?:а|ы|ов)?|взлета\w+|взлет\w+|рейс\w*|пол[её]т\w*|взл[её]т\w*|посадк\w+|при[её]м\w*|выпуск\w*|движени\w+|работ[уаы]|вылет\w*|прил[её]т\w*|самол[её]т\w*|воздушн\w+ суд\w+",
        "de": r"\w*flüge\w*|\w*flug|flugbetrieb\w*|flugverkehr\w*|starts?|landungen|starts und landungen|abflüge\w*|ankünfte\w*|betrieb\w*|luftverkehr\w*|verkehr\w*|geflogen|flugzeuge\w*|maschinen",
        "cs": r"let[yůech]+|vzlet\w*|přistá\w+|provoz\w*|odlet\w*|přílet\w*",
        "ro": r"zbor\w*|curse\w*|decol\w+|ateriz\w+|trafic\w*|operațiun\w+",
    },
    "crossing": {
        "en": r"(?:border |frontier |road |rail |railway |land )*(?:crossings?|checkpoints?|check-points?)|border (?:posts?|gates?|points?|stations?|passages?)|crossing points?|gates?|ports? of entry|passages?|border bridge|customs posts?|entry points?|land ports?",
        "pl": r"przejś\w+|punkt\w* kontrol\w+|terminal\w* graniczn\w+|przepraw\w+|odpraw\w+",
        "uk": r"(?:прикордонн\w+ |автомобільн\w+ )?пункт\w* пропуску|пункт\w* (?=[«\"])|контрольно-пропускн\w+ пункт\w*|пункт\w* перетину|кпп|переход\w*|перехід|пропускн\w+ пункт\w*|блокпост\w*|переправ\w+",
        "ru": r"(?:пограничн\w+ )?пункт\w* пропуска|пункт\w* (?=[«\"])|кпп|контрольно-пропускн\w+ пункт\w*|переход\w*|погранпереход\w*|погранпункт\w*|пропускн\w+ пункт\w*|переправ\w+|мапп",
        "de": r"\w*grenzüberg[aä]ng\w*|überg[aä]ng\w*|\w*kontrollpunkt\w*|kontrollstelle\w*|grenzposten\w*|grenzstelle\w*|checkpoints?|abfertigung\w*",
        "cs": r"(?:hraniční\w* )?přechod\w*|hraniční\w* kontrol\w*",
        "ro": r"punct\w* de trecere\w*|punct\w* de control|trecer\w+ a? ?frontier\w+|vam[aăe]\w*|pct",
    },
    "border": {
        "en": r"borders?|frontiers?|boundary",
        "pl": r"granic\w*|granicz\w+",
        "uk": r"кордон\w*|меж[аіуо]\w*|прикордонн\w+",
        "ru": r"границ\w*|рубеж\w*|приграничн\w+",
        "de": r"\w*grenzen?\b|staatsgrenze\w*|grenz\w+",
        "cs": r"hranic\w*",
        "ro": r"granit\w*|graniț\w*|frontier\w*",
    },
    "troops": {
        "en": r"hms|uss|hmcs|hmas|hnlms|hdms|hswms|orp|tcg|armou?red columns?|columns? of (?:tanks|armou?r|armou?red vehicles)|gunners|mercenaries|rangers|legionnaires|howitzers|counter-?drone teams?|battle ?groups?|air wings?|minelayers?|cruisers?|landing ships?|troops?|soldiers?|servicemen|platoons?|(?:infantry|tank|rifle|border|mechani[sz]ed) compan(?:y|ies)|police(?! said| say| chief| post| station| officer)|paramilitar\w+|commandos|special forces|gendarmes?|reservists|peacekeepers|national guards?(?:men)?|minehunters?|minesweepers?|corvettes?|squads?|(?:attack|strike|surveillance|reconnaissance|patrol|armed) (?:drones?|helicopters?|aircraft|planes?)|(?:aircraft )?(?<!bulk )(?<!air )(?<!gas )(?<!ore )(?<!low-cost )(?<!cargo )(?<!car )carriers?|(?:carrier|strike|naval|battle|amphibious) (?:strike )?groups?|task forces?|submarines?|gunboats?|patrol (?:boats?|vessels?)|cutters?|armou?r(?:ed vehicles?)?|mechani[sz]ed \w+|personnel|brigades?|battalions?|divisions?|battlegroups?|contingents?|regiments?|squadrons?|detachments?|forces|marines|paratroopers?|guards(?:men)?|warships?|frigates?|destroyers?"
        r"|aircraft|jets?|fighters?|fighter jets?|warplanes?|helicopters?|tanks?|artillery|batter(?:y|ies)|patriots?|air[- ]defen[cs]e(?:s| systems?| units?| batter\w+| assets| missiles?| teams?)?|radars?|systems?|launchers?|f-?\d+\w*|typhoons?|gripens?|eurofighters?|rafales?|awacs|sorties|vessels?|ships?|units?|police officers|reinforcements|(?:police |border |security )?officers|(?:riot|military|federal|border) police|rafales?|agents|border guards?|police units?|bombers?|warships?|anti-aircraft|nasams|samp/t|anti-drone \w+|counter-drone \w+|equipment|guns?",
        "pl": r"dywizjon\w*|pododdzia\w+|kolumn\w+ (?:wojsk|pancern|czołg)\w*|orp|uss|hms|strzelc\w+|marines|zespoł\w+ antydronow\w+|grup\w+ bojow\w+|krążownik\w*|eskadr\w+|haubic\w*|najemnik\w*|pogranicznik\w*|pułk\w*|posiłk\w+|legionist\w+|kompani\w*|rot[aęy]|wojsk\w*|żołnier\w+|spadochroniarz\w*|piechot\w+|kompani\w+|żandarm\w*|komandos\w*|niszczyciel\w*|fregat\w*|korwet\w*|lotniskow\w+|trałow\w+|wyrzutni\w*|strażnik\w* graniczn\w+|pogranicznik\w*|oddział\w*|brygad\w*|batalion\w*|pluton\w*|kontyngent\w*|policjant\w*|myśliwc\w*|samolot\w*|bateri\w*|patriot\w*|system\w*|radar\w*|śmigłow\w+|czołg\w*|okręt\w*|niszczyciel\w*|fregat\w+|sił\w*|terytorials\w*|wot|f-?\d+\w*|eurofighter\w*|gripen\w*|rafale\w*|typhoon\w*|jednost\w+|terytorialn\w+",
        "uk": r"рот(?:а|у|и|ою)|бронетехнік\w+|взвод\w*|загон\w*|загін|морпіх\w*|зенітник\w*|корвет\w*|крейсер\w*|гаубиц\w*|пусков\w+ установ\w+|нацгвард\w+|ескадриль\w+|тральщик\w*|полк(?:у|и|ів|ом)?|дивізі(?:я|ю|ї|єю)|найман\w+|підкріплен\w+|поліцейськ(?:их|і|ими)|ес?кадр\w+|десант(?:у|ом)?|військов(?:их|і|ими)|авіаносец\w*|есмін\w+|фрегат\w*|піхот\w+|десантник\w*|мобільн\w+ (?:вогнев\w+ )?груп\w*|прикордонник\w*|військ\w*|солдат\w*|бригад\w*|батальйон\w*|контингент\w*|винищувач\w*|літак\w*|батаре\w+|систем\w*|радар\w*|сил[иаі]?\w*|підрозділ\w*|ппо|патріот\w*|patriot|корабл\w+|f-?\d+\w*|гелікоптер\w*|танк\w*|спецпризначен\w+|дивізіон\w*|єврофайтер\w*|рафал\w*|тайфун\w*|гвардійц\w+",
        "ru": r"рот(?:а|ы|у|ой)|бронетехник\w*|взвод\w*|отряд\w*|корвет\w*|крейсер\w*|тральщик\w*|росгвард\w+|зенитчик\w*|эскадриль\w+|полк(?:а|и|ов|ом)?|дивизи(?:я|ю|и|ей)|гаубиц\w*|пусков\w+ установ\w+|на[её]мник\w*|подкреплени\w+|полицейск(?:их|ие|ими)|десант(?:а|ом)?|морпех\w*|расч[её]т(?:ы|ов)? пво|военн(?:ых|ые|ыми)|авианос\w+|эсмин\w+|фрегат\w*|пехот\w+|десантник\w*|пограничник\w*|мобильн\w+ (?:огнев\w+ )?групп\w*|войск\w*|солдат\w*|военнослужащ\w+|бригад\w*|батальон\w*|контингент\w*|истребител\w*|самол[её]т\w*|батаре\w+|систем\w*|радар\w*|сил[ыа]?\w*|подразделени\w+|пво|patriot|корабл\w+|f-?\d+\w*|вертол[её]т\w*|танк\w*|комплекс\w*|спецназ\w*|еврофайтер\w*|рафал\w*|тайфун\w*|дивизион\w*",
        "de": r"\w*schiffe?s?|marineverband\w*|\w*jäger\w*|pionier(?:e|en|bataillon\w*|kompanie\w*)?|haubitze\w*|patrouillenboot\w*|verband|verbände\w*|regiment\w*|division\w*|kreuzer\w*|\w*schnellboot\w*|söldner\w*|verstärkung\w*|legionär\w*|gardist\w*|marineschiff\w*|minenräumer\w*|minensuch\w*|hms|uss|panzerkolonne\w*|truppen\w*|\w*fallschirmjäger\w*|\w*infanter\w+|\w*soldat\w*|kompanie\w*|\w+-?züge|geschwader\w*|staffel\w*|zerstörer\w*|korvette\w*|flugzeugträger\w*|u-boot\w*|minen(?:jagd|such)\w*|bundespolizist\w*|brigade\w*|bataillon\w*|kontingent\w*|kampfjets?|kampfflugzeug\w*|jets?|eurofighter\w*|patriot\w*|flugabwehr\w*|luftabwehr\w*|luftverteidigung\w*|radar\w*|hubschrauber\w*|panzer\w*|fregatte\w*|rafales?|gripens?|f-\d+\w*|einheit\w*|\w*trupps?|\w*teams?|störsender\w*|spezialkräfte\w*|\w*beamte\w*|\w*grenzer\w*|kräfte\w*|streitkräfte\w*|system\w*|f-?\d+\w*|schiffe?\w*|batterie\w*|polizist\w*",
        "cs": r"voj[aá]\w+|jednot\w+|brigád\w*|prapor\w*|stíhač\w*|letoun\w*|systém\w*|baterie|vrtulník\w*|tank\w*|radar\w*|gripen\w*",
        "ro": r"trup\w*|militar\w*|soldaț\w*|brigad\w*|batalion\w*|avio[an]\w*|sistem\w*|bateri\w*|elicopter\w*|f-?\d+\w*|nav[eă]\w*|tancur\w*",
    },
    "envoy": {
        "en": r"ambassadors?|charg[ée]s? d['’]affaires|envoys?|consul(?:s|-general)?|diplomats?|embassy|top diplomat|military attach[ée]|attach[ée]",
        "pl": r"ambasador\w*|charg[ée] d['’]affaires|chargé|konsul\w*|dyplomat\w*|attach[ée]",
        "uk": r"пос(?:ол|ла|лу|лом|ли|лів)|посольств\w*|тимчасов\w+ повірен\w+|повірен\w+|дипломат\w*|консул\w*|аташе",
        "ru": r"пос(?:ол|ла|лу|лом|лы|лов)|посольств\w*|временн\w+ поверенн\w+|поверенн\w+|дипломат\w*|консул\w*|атташе",
        "de": r"\w*botschafter\w*|geschäftsträger\w*|konsul\w*|diplomat\w*|militärattaché\w*|attaché\w*|gesandte\w*",
        "cs": r"velvyslan\w+|chargé|diplomat\w*|konzul\w*",
        "ro": r"ambasador\w*|însărcinat\w* cu afaceri|consul\w*|diplomaț\w*|diplomat\w*",
    },
    "casualty": {
        "en": r"killed|dead|died|deaths?|wounded|injur(?:ed|ing|ies|y)|casualt(?:y|ies)|hurt|victims?|fatalit(?:y|ies)|lost their lives",
        "pl": r"zgin\w+|zabit\w+|zabił\w*|rann\w+|ofiar\w*|poszkodowan\w+|śmier\w+|raniąc|zabijając|nie żyj\w+",
        "uk": r"загин\w+|загибл\w+|вбит\w+|убит\w+|поранен\w*|постражда\w+|травмован\w+|жертв\w*|дістали поранен\w*|отрима\w+ поранен\w*",
        "ru": r"погиб\w+|убит\w+|ранен\w*|пострада\w+|травмирован\w+|жертв\w*|получил\w* ранени\w+",
        "de": r"getötet\w*|tote[nr]?|verletzt\w*|verwundet\w*|opfer\w*|gestorben|ums leben|starb\w*",
        "cs": r"zabit\w+|zabil\w*|mrtv\w+|zraněn\w*|zranil\w*|oběť|oběti|obětí|zahynul\w*",
        "ro": r"uci[sș]\w*|mort\w*|morți|răni\w+|victim\w*|decedat\w*",
    },
    "person": {
        "en": r"people|persons?|man|men|woman|women|child(?:ren)?|civilians?|residents?|workers?|boy|girl|teenagers?|soldiers?|policem[ae]n|passengers?|others?",
        "pl": r"os[oó]b\w*|ludz\w+|mężczyzn\w*|kobiet\w*|dziec\w+|cywil\w*|mieszka\w+|osób",
        "uk": r"люд\w+|чоловік\w*|жін\w+|дит\w+|хлоп\w+|дівч\w+|цивільн\w+|мешкан\w+|ос[оі]б\w*|підліт\w+|пенсіонер\w*",
        "ru": r"люд\w+|человек\w*|мужчин\w*|женщин\w*|реб[её]н\w+|дет\w+|мирн\w+|жител\w+|подрост\w+|пенсионер\w*",
        "de": r"mensch\w*|person\w*|mann|männer\w*|frau\w*|kind\w*|zivilist\w*|bewohner\w*|einwohner\w*",
        "cs": r"lid[íéi]\w*|osob\w*|muž\w*|žen\w*|dět\w*|dítě|civilist\w*",
        "ro": r"oameni\w*|persoan\w*|bărba\w+|femei\w*|copi\w+|civil\w*",
    },
    "building": {
        "en": r"houses?|homes?|buildings?|roofs?|apartments?|flats|blocks? of flats|high-rises?|schools?|hospitals?|warehouses?|depots?|refiner(?:y|ies)|power (?:plants?|stations?)|substations?|infrastructure|factor(?:y|ies)|plants?|port|bridges?|offices?|dormitor(?:y|ies)|kindergartens?|churches|shops?|markets?|stations?|facilit(?:y|ies)|farm|barn|dryer|fields?|windows|cars",
        "pl": r"terminal\w*|zbiornik\w*|port\w*|zakład\w*|zakłady|blokowisk\w*|sklep\w*|targ\w*|kościo\w+|stacj\w+|podstacj\w+|dom\w*|budyn\w+|dach\w*|mieszka\w+|blok\w*|szkoł\w*|szpital\w*|magazyn\w*|rafineri\w*|elektrowni\w*|infrastruktur\w+|fabryk\w*|most\w*|przedszkol\w*|gospodarstw\w*|stodoł\w*|pol[aeu]\w*",
        "uk": r"термінал\w*|нафтобаз\w*|резервуар\w*|цистерн\w*|порт(?:у|і|ом)?|підприємств\w*|установк\w+|багатоквартирн\w+|офіс\w*|магазин\w*|ринк\w*|ринок|церкв\w*|будин\w+|багатоповерхів\w+|дах\w*|житл\w+|квартир\w*|школ\w*|лікарн\w+|склад\w*|нпз|електростанц\w+|тец|інфраструктур\w+|завод\w*|міст|садочк\w*|гуртожит\w+|господарств\w*|підстанц\w+|авто\w*",
        "ru": r"терминал\w*|резервуар\w*|цистерн\w*|порт(?:у|е|а|ом)?|предприяти\w*|установк\w+|девятиэтаж\w+|пятиэтаж\w+|офис\w*|магазин\w*|рын[ок]\w*|церк\w+|котельн\w+|дом\w*|здани\w+|многоэтаж\w+|крыш\w*|жил\w+|квартир\w*|школ\w*|больниц\w*|склад\w*|нпз|электростанц\w+|тэц|инфраструктур\w+|завод\w*|мост\w*|общежити\w+|хозяйств\w*|подстанц\w+|нефтебаз\w*",
        "de": r"terminal\w*|tank(?:s|lager\w*)?|hafen\w*|\w*speicher\w*|umspannwerk\w*|markt\w*|kirche\w*|bahnhof\w*|depot\w*|\w*h[aä]us\w*|gebäude\w*|\w*d[aä]ch\w*|wohnung\w*|schule\w*|krankenh\w+|lager\w*|raffineri\w*|kraftwerk\w*|infrastruktur\w*|fabrik\w*|brücke\w*|werk\w*|gehöft\w*|feld\w*|acker\w*",
        "cs": r"d[oů]m\w*|budov\w*|střech\w*|byt\w*|škol\w*|nemocnic\w*|sklad\w*|rafinéri\w*|elektrár\w*|infrastruktur\w*|továr\w*|most\w*|pol[eií]\w*",
        "ro": r"cas[aăe]\w*|clădir\w*|acoperiș\w*|apartament\w*|școl\w*|spital\w*|depozit\w*|rafinări\w*|central\w* electric\w*|infrastructur\w*|fabric\w*|pod\w*|gospodări\w*|câmp\w*",
    },
    "defence": {
        "en": r"air[- ]defen[cs]es?(?: (?:forces?|systems?|units?|crews?))?|anti-aircraft|fighter jets?|interceptors?|forces|military|army|air force|jets?|gunners?|shot|fire",
        "pl": r"obron\w* (?:przeciwlotnicz\w*|powietrzn\w+)|opl|wojsk\w*|myśliwc\w*|sił\w* powietrzn\w+|armi\w+",
        "uk": r"ппо|протиповітрян\w+|сил\w+ оборони|повітрян\w+ сил\w*|війсков\w+|військ\w*|мобільн\w+ (?:вогнев\w+ )?груп\w*|винищувач\w*|зенітн\w+|захисник\w*",
        "ru": r"пво|противовоздушн\w+|войск\w*|военн\w+|зенитн\w+|минобороны|истребител\w*|дежурн\w+ (?:расч[её]т\w*|средств\w+)",
        "de": r"flugabwehr\w*|luftabwehr\w*|luftverteidigung\w*|armee\w*|streitkräfte\w*|militär\w*|kampfjets?|luftwaffe\w*",
        "cs": r"protivzdušn\w+|armád\w*|obran\w*|stíhač\w*",
        "ro": r"apărar\w* antiaerian\w*|antiaerian\w*|armat\w*|forțel\w*|avioanel\w*",
    },
    "violation": {
        "en": r"violations?|incursions?|intrusions?|breach(?:es)?|times|occasions|cases|incidents|instances",
        "pl": r"narusze\w+|wtargnię\w+|incydent\w*|przypadk\w+|razy",
        "uk": r"порушен\w+|вторгнен\w+|інцидент\w*|випадк\w+|раз\w*",
        "ru": r"нарушени\w+|вторжени\w+|инцидент\w*|случа\w+|раз\w*",
        "de": r"verletzung\w*|luftraumverletzung\w*|vorfäll\w*|vorfall|mal",
        "cs": r"narušen\w*|incident\w*|případ\w*|krát",
        "ro": r"încălc\w+|incident\w*|incursiun\w*|ori|cazuri",
    },
    "lights": {
        # What is seen in the sky when nobody can say what it is.
        "en": r"targets|craft|machines?|objects?|lights|formations?|swarms?|shapes?|fliers?",
        "pl": r"cel(?:e|u|ów)|maszyn\w*|obiekt\w*|światł\w+|punkt\w* świetln\w+|aparat\w*",
        "uk": r"ціл(?:і|ей|ь|лю)|об'єкт\w*|вогн(?:і|ів|ики)|апарат\w*",
        "ru": r"цел(?:и|ей|ь|ью)|объект\w*|огн(?:и|ей|я)|аппарат\w*",
        "de": r"ziele?|maschinen?|objekte?\w*|lichter\w*|flugobjekt\w*|fluggerät\w*",
        "cs": r"objekt\w*|světl\w+",
        "ro": r"obiect\w*|lumini\w*",
    },
    "hostile": {
        # Words that make a vague "hit" or "blast" one of war: attackers, alarms, offensives.
        "en": r"russia(?:n|ns)?|israel(?:i)?|ukrain(?:e|ian)|iran(?:ian)?|houthis?|hamas|hezbollah|taliban|militants?|rebels?|insurgents?|army|military|war|invasion|offensive|ceasefire|front ?line|occupiers?|invaders?|enemy|troops|forces|air raid|airstrikes?|shelling|kremlin|moscow|kyiv|u\.?s\.?|american",
        "pl": r"rosj\w+|rosyjsk\w+|izrael\w*|ukrai\w+|wojn\w*|inwazj\w*|wojsk\w*|wr[oó]g\w*|okupant\w*|alarm\w*|front\w*|ostrza\w+",
        "uk": r"ізраїл\w+|іранськ\w+|хамас\w*|хезболл\w+|росі\w+|ворог\w*|ворож\w+|окупант\w*|загарбник\w*|рф|війн\w*|обстріл\w*|удар\w*|атак\w*|військ\w*|армі\w+|тривог\w*|противник\w*",
        "ru": r"израил\w+|иранск\w+|хамас\w*|хезболл\w+|росси\w+|враг\w*|всу|вс рф|войн\w*|обстрел\w*|удар\w*|атак\w*|армия|военн\w+|противник\w*|украин\w+|тревог\w*",
        "de": r"russ\w+|russland\w*|amerikan\w+|briten|britisch\w*|huthi\w*|hisbollah\w*|hamas|stellungen|luftwaffe|streitkräfte\w*|iran\w*|israel\w*|ukrain\w+|krieg\w*|armee\w*|truppen\w*|angriff\w*|beschuss\w*|militär\w*|alarm\w*",
        "cs": r"rus\w+|válk\w*|okupant\w*|ukrajin\w+|armád\w*|vojsk\w*|útok\w*",
        "ro": r"rus\w+|război\w*|ucrain\w+|armat\w*|atac\w*|militar\w*",
    },
    "it": {
        # Words that take up a flying thing named before.
        "en": r"others|two others|(?:two|three|four|five|six|several|\d+) (?:more|others)|the rest|the remaining|the remainder|it|they|them|which|that|one|another|both|a second|a third|the second|the third|object|objects|craft|device|devices|machine|machines|aircraft",
        "pl": r"pozosta\w+|kolejn\w+|inne|innych|następn\w+|drugi\w*|drugą|trzeci\w*|reszt\w+|on|ona|ono|one|który|która|które|maszyn\w*|aparat\w*|obiekt\w*|urządzeni\w*|znajdowa\w+|jeden|jedna",
        "uk": r"решт\w+|інші|інших|ще (?:один|одна|одну|два|дві|три|чотири|п'ять|кілька|\d+)|друг\w+|трет\w+|їх|його|її|він|вона|воно|вони|який|яка|яке|які|апарат\w*|об'єкт\w*|пристр\w+|один|одна|одне",
        "ru": r"остальн\w+|друг\w+|ещ[её] (?:один|одна|одну|два|две|три|четыре|пять|несколько|\d+)|втор\w+|трет\w+|их|его|е[её]|он|она|оно|они|который|которая|которое|которые|аппарат\w*|объект\w*|устройств\w*|один|одна",
        "de": r"weitere\w*|übrige\w*|restliche\w*|zwei andere|drei andere|zweite\w*|dritte\w*|die anderen|er|sie|es|eine|einer|eines|beide|andere|maschine\w*|flugkörper\w*|objekt\w*|gerät\w*|fluggerät\w*",
        "cs": r"on|ona|ono|ony|který|která|které|stroj\w*|objekt\w*|zařízení",
        "ro": r"el|ea|ele|care|aparat\w*|obiect\w*|dispozitiv\w*",
    },
    "word": {
        # A word passed over within a wording, with its space; none that turns the sense round.
        "en": r"(?!(?:not|never|no) )[^\s.;,]+ ",
        "pl": r"(?!(?:nie) )[^\s.;,]+ ",
        "uk": r"(?!(?:не) )[^\s.;,]+ ",
        "ru": r"(?!(?:не) )[^\s.;,]+ ",
        "de": r"(?!(?:nicht|nie) )[^\s.;,]+ ",
    },
    "foreign": {
        # Whose it is, said of a thing in the air: another state's.
        "en": r"russian|belarus(?:ian|ian-made)|chinese|north korean|iranian|foreign|of (?:russian|belarusian|foreign) origin|from (?:russia|belarus)|hostile|enemy",
        "pl": r"rosyjsk\w+|białorusk\w+|chińsk\w+|obc\w+|wrog\w+",
        "uk": r"російськ\w+|білоруськ\w+|китайськ\w+|чуж\w+|ворож\w+|рф",
        "ru": r"российск\w+|белорусск\w+|китайск\w+|чуж\w+|иностранн\w+|рф",
        "de": r"russisch\w*|belarussisch\w*|chinesisch\w*|fremd\w*|feindlich\w*",
    },
    "gang": {
        # Armed people who are seen, not yet acting.
        "en": r"columns? of (?:[\w-]+ ){0,3}(?:armou?red (?:vehicles|personnel carriers)|vehicles|tanks|trucks|pick-?ups|armou?r)|(?:military|troop|armou?red) (?:convoys?|columns?)|divers in|frogmen|(?:armed|masked|uniformed) (?:men|people|persons|individuals|figures|groups?)|(?:men|people|figures|individuals) (?:with|carrying|holding|in) (?:[\w-]+ ){0,3}(?:rifles?|guns?|weapons?|arms|masks|balaclavas|uniforms?|camouflage|fatigues)|gunmen|riflemen",
        "pl": r"kolumn\w+ (?:\w+ ){0,2}(?:wojsk|pancern|pojazd|czołg|ciężarów|transporter)\w*|(?:ludzi\w*|mężczy[źz]n\w*|os[oó]b\w*) (?:w|z) (?:\w+ ){0,2}(?:kominiark\w+|maskow\w+|mundur\w*|kamuflaż\w*|broni\w*|karabin\w*|kombinezon\w*)|nurk\w+ w|płetwonurk\w+|(?:uzbrojon|zamaskowan|umundurowan)\w+ (?:ludzi\w*|mężczy[źz]n\w*|grup\w+|os[oó]b\w*)",
        "uk": r"колон\w+ (?:\w+ ){0,2}(?:військ|брон|танк|техн|вантаж|вояк)\w*|(?:люд\w+|чоловік\w*|осіб) (?:у|в|з|із) (?:\w+ ){0,2}(?:камуфляж\w*|маскхалат\w*|форм\w+|масках|балаклав\w+|збро\w+|автомат\w*)|озброєн\w+ (?:\w+ )?(?:люд\w+|чоловік\w*|осіб|вершник\w*)|диверсійн\w+ груп\w+|водолаз\w+|(?:озброєн|замаскован)\w+ (?:люд\w+|чоловік\w*|груп\w+|ос[іо]б\w*)",
        "ru": r"колонн\w+ (?:\w+ ){0,2}(?:военн|брон|танк|техник|грузовик|вооруж)\w*|(?:человек|люд\w+|мужчин\w*) (?:в|с) (?:\w+ ){0,2}(?:камуфляж\w*|маскхалат\w*|форм\w+|масках|балаклав\w+|оружи\w+|автомат\w*)|диверсионн\w+ групп\w+|водолаз\w+|(?:вооруж[её]нн|замаскированн)\w+ (?:люд\w+|мужчин\w*|групп\w+|лиц\w*)",
        "de": r"(?:militär|panzer|fahrzeug|truppen)kolonne\w*|militärkonvoi\w*|kolonne\w* (?:\w+ ){0,3}(?:fahrzeuge\w*|panzer\w*|pick-?ups|lastwagen)|(?:männer\w*|person\w*|leute|gestalten) (?:in|mit) (?:\w+ ){0,2}(?:tarn\w+|uniform\w*|sturmhauben|waffen|gewehr\w*|sturmgewehr\w*)|kampftaucher\w*|(?:bewaffnet|maskiert|uniformiert)\w* (?:männer\w*|person\w*|menschen|leute|gruppe\w*)|bewaffnete\w*",
    },
    "warship": {
        "en": r"warships?|frigates?|destroyers?|corvettes?|submarines?|periscopes?|spy ships?|patrol boats?|(?:ghost|shadow)[- ]fleet tankers?",
        "pl": r"okręt\w*|peryskop\w*|fregat\w+|niszczyciel\w*|korwet\w+",
        "uk": r"військов\w+ корабл\w+|корвет\w*|фрегат\w*|есмін\w+|підводн\w+ чов\w+|перископ\w*|субмарин\w+",
        "ru": r"военн\w+ корабл\w+|корвет\w*|фрегат\w*|эсмин\w+|подводн\w+ лодк\w+|перископ\w*|субмарин\w+",
        "de": r"\w*kriegsschiff\w*|kriegsschiff\w*|fregatte\w*|korvette\w*|zerstörer\w*|u-boote?\w*|sehrohr\w*|spionageschiff\w*",
    },
    "assailant": {
        # Who attacks without a weapon being named.
        "en": r"gunm[ae]n|militants?|jihadists?|fighters|rebels?|insurgents?|attackers?|assailants?|raiders|armed (?:men|groups?|gangs?)|militia(?:s|men)?|paramilitar(?:y|ies)|suicide bombers?|bombers?|skiffs?|pirates|commandos|taliban|separatists|infiltrators|houthis?|hezbollah|hamas",
        "pl": r"napastni\w+|bojownik\w*|bojówk\w+|rebelian\w+|dżihadyst\w+|uzbroj\w+ (?:ludzi\w*|mężczyźn\w+|mężczyzn\w*|grup\w+|osob\w+)|zamachow\w+|separatyst\w+|partyzan\w+|talib\w+|pirat\w*|pirac\w*|porywacz\w*",
        "uk": r"бойовик\w*|нападник\w*|повстан\w+|озброєн\w+ (?:люд\w+|чоловік\w*|груп\w+|ос[іо]б\w*)|сепаратист\w*|джихадист\w*|терорист\w*|смертник\w*|талібан\w*|талиб\w*|хусит\w*|пірат\w*|загарбник\w*",
        "ru": r"боевик\w*|нападавш\w+|повстан\w+|вооруж[её]нн\w+ (?:люд\w+|мужчин\w*|групп\w+|лиц\w*)|сепаратист\w*|джихадист\w*|террорист\w*|смертник\w*|талиб\w*|хусит\w*|пират\w*",
        "de": r"bewaffnete\w*|angreifer\w*|rebell\w+|milizion\w+|miliz\w*|dschihadist\w*|aufständisch\w+|terrorist\w*|attentäter\w*|kämpfer\w*|separatist\w*|taliban|huthi\w*|pirat\w*",
        "cs": r"ozbrojen\w+|útočník\w*|povstal\w+|radikál\w*|džihádist\w*|terorist\w*|atentátník\w*|separatist\w*",
        "ro": r"bărbați înarmați|atacator\w*|militanți\w*|rebeli\w*|insurgenți\w*|jihadiști\w*|teroriști\w*|oameni înarmați",
    },
    "ship": {
        "en": r"tankers?|freighters?|vessels?|ships?|cargo ships?|bulk carriers?|trawlers?|ferr(?:y|ies)|boats?|convoys?|patrols?|outposts?|posts?|checkpoints?|positions?|garrisons?|barracks|headquarters",
        "pl": r"tankow\w+|masow\w+|statek|statk\w+|frachtow\w+|kuter|kutr\w+|konw[oó]\w+|patrol\w*|posterun\w+|pozycj\w+|koszar\w+",
        "uk": r"танкер\w*|судн\w+|корабл\w+|суховантаж\w*|балкер\w*|катер\w*|колон\w+|патрул\w*|блокпост\w*|пост\w{0,3}|позиці\w+|казарм\w+",
        "ru": r"танкер\w*|судн\w+|суда|корабл\w+|сухогруз\w*|балкер\w*|катер\w*|колонн\w+|патрул\w*|блокпост\w*|пост\w{0,3}|позици\w+|казарм\w+",
        "de": r"\w*tanker\w*|\w*frachter\w*|\w*schiffe?\w*|boote?\w*|konvoi\w*|patrouille\w*|\w*posten|stellung\w*|kaserne\w*|hauptquartier\w*",
        "cs": r"tanker\w*|lo[dď]\w*|konvoj\w*|hlídk\w+|stanovišt\w*|kasár\w+",
        "ro": r"petrolier\w*|nav[eă]\w*|vas\w*|convoi\w*|patrul\w*|post\w*|cazărm\w*",
    },
    "gunfire": {
        # Fighting told without anybody hitting anything.
        "en": r"gunfire|shooting|shots|firefights?|gun ?battles?|crossfire|clashes|skirmish(?:es)?|small[- ]arms fire|machine[- ]gun fire|tank fire|(?:artillery|mortar|rocket|heavy) fire|artillery duels?|exchanges? of fire",
        "pl": r"strzelanin\w*|wymian\w+ ognia|walk\w*|star\w+|strza(?:ł|ły|łów)|ostrza(?:ł|łu|łem|ły)",
        "uk": r"стрілянин\w*|перестрілк\w+|сутичк\w+|бо(?:ї|їв|ях|й|ю)|постріл\w*|вогн(?:ю|ем|евий)",
        "ru": r"стрельб\w+|перестрелк\w+|столкновени\w+|бо(?:и|ёв|ев|ях|й|ю)|выстрел\w*|огн[её]м",
        "de": r"schüsse\w*|schusswechsel\w*|gefecht\w*|feuergefecht\w*|kämpf\w+|schießerei\w*|artilleriefeuer\w*|raketenfeuer\w*",
        "cs": r"střelb\w*|přestřelk\w*|boj\w*|střet\w*",
        "ro": r"focuri de armă|schimb\w* de focuri|lupt\w*|ciocnir\w*|împușcătur\w*",
    },
    "assault": {
        # Words of attack, which make fires and casualties those of a strike.
        "en": r"attacks?|attacked|strikes?|struck|hit|raids?|shelling|shelled|bombings?|bombed|bombardments?|air ?strikes?|barrages?|salvos?|assaults?|explosions?",
        "pl": r"atak\w*|ostrza\w+|nalot\w*|uderz\w+|bombard\w+|eksplozj\w+",
        "uk": r"атак\w*|удар\w*|обстріл\w*|вибух\w*|влуч\w+",
        "ru": r"атак\w*|удар\w*|обстрел\w*|взрыв\w*|попадани\w+",
        "de": r"\w*angriff\w*|beschuss\w*|\w*treffern?\b|einschl[aä]g\w*|explosion\w*|bombard\w+|beschoss\w*",
        "cs": r"útok\w*|ostřel\w+|nálet\w*|výbuch\w*|exploz\w+",
        "ro": r"atac\w*|bombard\w+|explozi\w+|raid\w*",
    },
    "protest_note": {
        "en": r"protest notes?|notes? of protest|diplomatic notes?|notes? verbales?|d[ée]marches?|formal protests?|official protests?|strong protests?|protests?",
        "pl": r"not[aęyą]\w* (?:protestacyjn\w+|dyplomatyczn\w+|protestu)|protest\w*|demarche",
        "uk": r"нот[ауиою]\w*(?: протесту)?|протест\w*|демарш\w*",
        "ru": r"нот[ауыой]\w*(?: протеста)?|протест\w*|демарш\w*",
        "de": r"protestnote\w*|note\w*|protest\w*|demarche\w*",
        "cs": r"protestní nót\w*|nót\w*|protest\w*",
        "ro": r"not[aăe] (?:de protest|diplomatic\w*|verbal\w*)|protest\w*",
    },
}  # fmt: skip

ALIASES = {
    "object": ("drone", "missile", "balloon", "debris"),
    "flyer": ("drone", "missile", "aircraft", "balloon", "debris"),
    "weapon": ("drone", "missile"),
    "target": ("drone", "missile", "aircraft", "balloon"),
}
"""Unions of concepts."""


def pattern_of(concept: str, language: str) -> str:
    """The alternatives of a concept in a language, without boundaries; empty if the language has none."""
    if concept in ALIASES:
        return "|".join(p for c in ALIASES[concept] if (p := pattern_of(c, language)))
    return CONCEPTS[concept].get(language, "")


@cache
def concept(name: str, language: str) -> re.Pattern[str]:
    """A compiled concept, whole words only, over lower-case text."""
    body = pattern_of(name, language)
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])") if body else re.compile(r"(?!)")


def expand(pattern: str, language: str) -> str:
    """A pattern with ``{concept}`` replaced by the concept's alternatives."""
    return re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{pattern_of(m[1], language)})", pattern)


# -- place relations: what stands before a name --------------------------------------------------------------------------

RELATIONS: dict[str, dict[str, str]] = {
    # language → relation → prepositions. Longer wordings win.
    "en": {
        "in": r"in and out of|into and out of|to and from|in|inside|within|throughout|at|deep inside|deep into|amid|around|in and around|across from",
        "agent": r"by",
        "near": r"near|close to|next to|off|beside|outside|outside of|not far from|in the vicinity of|bordering|opposite|along|adjacent to|on the outskirts of|near to|alongside",
        "over": r"over|above|across|through|via|between",
        "into": r"into|inside of|in to",
        "on": r"on|against|targeting|upon|onto",
        "from": r"from|out of|off from|departing|leaving|launched from|coming from|arriving from",
        "to": r"to|toward|towards|for|en route to|bound for|heading for|back to|heading to",
        "of": r"of",
        "by": r"with",
        "away": r"away from|except|excluding|apart from|rather than|unlike|besides|other than|except for|in addition to",
    },
    "pl": {
        "in": r"w|we|na|na terenie|na terytorium|w rejonie|w okolicach|w okolicy|w miejscowości|wewnątrz|po stronie",
        "near": r"u wybrzeży|u brzegów|na północ od|na południe od|na wschód od|na zachód od|na obrzeżach|na skraju|na przedmieściach|pod|przy|koło|obok|niedaleko|nieopodal|blisko|w pobliżu|na wysokości|na wysokości miejscowości|wokół|naprzeciw|naprzeciwko|wzdłuż",
        "over": r"nad|ponad|przez|między|pomiędzy",
        "into": r"do|w głąb|na teren|w stronę",
        "from": r"z|ze|od|od strony|z terytorium|z kierunku|znad|spod|z terenu",
        "to": r"ku|w kierunku|dla|w stronę",
        "by": r"z|ze",
        "away": r"poza|oprócz|zamiast|z wyjątkiem",
    },
    "uk": {
        "in": r"у|в|на|на території|у межах|в районі|у районі|всередині|серед|поза",
        "near": r"поблизу від|на околиці|на околицях|в околицях|недалеко від|північніше|південніше|східніше|західніше|за кілька кілометрів від|довкола|біля|поблизу|неподалік|неподалік від|коло|під|навпроти|вздовж|уздовж|поруч із|поруч з|обік|при",
        "over": r"над|понад|через|крізь|між",
        "into": r"до|углиб|вглиб",
        "on": r"по|проти",
        "from": r"з|із|зі|від|з боку|з території|із боку|з напрямку|з-під",
        "to": r"у напрямку|в напрямку|у бік|в бік|курсом на",
        "away": r"крім|окрім|замість",
    },
    "ru": {
        "in": r"в|во|на|на территории|в районе|в пределах|внутри",
        "near": r"под|на окраине|на окраинах|в окрестностях|вокруг|севернее|южнее|восточнее|западнее|близ|у|около|близ|вблизи|возле|под|рядом с|недалеко от|неподал[её]ку от|напротив|вдоль|при",
        "over": r"над|через|сквозь|между",
        "into": r"вглубь|до",
        "on": r"по|против",
        "from": r"из|с|со|от|со стороны|с территории|из-под|с направления",
        "to": r"к|ко|в направлении|в сторону|курсом на",
        "away": r"кроме|помимо|вместо",
    },
    "de": {
        "in": r"in|im|ins|auf|am|an|innerhalb|auf dem gebiet von|im raum|im gebiet|in der|in den|auf der|auf dem|an der|am|im bereich|im osten|im westen|im norden|im süden",
        "near": r"am rand|am rand von|am rand der|am ufer|am ufer der|am ufer des|am strand von|vor den toren|am stadtrand von|in sichtweite von|im umland von|rund um|südlich von|nördlich von|östlich von|westlich von|bei|beim|nahe|nahe der|in der nähe|unweit|unweit der|neben|vor|vor der|in der nähe von|in der nähe der|am rande|gegenüber|entlang|entlang der|bei der",
        "over": r"über|über der|über dem|zwischen|durch|überm",
        "into": r"in den|in das|ins|nach|bis nach",
        "on": r"gegen|auf die|auf den|auf das",
        "from": r"aus|von|vom|aus richtung|aus der|aus dem|von der",
        "to": r"nach|zu|zur|zum|richtung|in richtung|für|gen",
        "by": r"mit",
        "of": r"des",
        "away": r"außer|statt|abseits",
    },
    "cs": {
        "in": r"v|ve|na|na území|v oblasti",
        "near": r"u|poblíž|nedaleko|blízko|vedle|pod|podél",
        "over": r"nad|přes|mezi",
        "into": r"do",
        "from": r"z|ze|od|z území",
        "to": r"k|ke|směrem na|směrem k|pro",
        "on": r"proti",
    },
    "ro": {
        "in": r"în|din|la|pe|pe teritoriul|în zona|în județul",
        "near": r"lângă|aproape de|în apropiere de|în apropierea|în vecinătatea",
        "over": r"deasupra|peste|prin|între",
        "into": r"în",
        "from": r"de la|dinspre|de pe teritoriul",
        "to": r"spre|către|înspre|pentru",
        "on": r"asupra|împotriva",
        "of": r"a|al|ai|ale",
    },
}  # fmt: skip

GEO_WORDS: dict[str, str] = {
    # Words that may stand between a preposition and a name.
    "en": r"railway|rail|lake|river|rivers?|bay|gulf|cape|mount|forest|woods|bridge|beach|banks?|ice|resort|quarter|headland|strait|channel|estuary|delta|mouth|edge|foot|slopes?|hamlets|dam|reservoir|mine|oilfield|gas|field|oil|terminal|naval|shipyard|docks?|junction|royal|joint|air|force|logistics|supply|camp|outpost|post|garrison|fort|headquarters|compound|market|stadium|shared|remote|besieged|besieged|contested|breakaway|self-declared|frontline|front-line|seaside|mountain|desert|strategic|twin|sister|smaller|larger|biggest|largest|second|third|upper|lower|old|new|villages?|cargo|freight|passenger|farming|fishing|mining|oasis|archipelago|atoll|islets?|bank|reefs?|shoals?|tip|end|mainland|hinterland|corridor|gap|pass|valley|plain|plateau|heights?|hills?|the|a|an|its|their|his|her|this|that|city|cities|town|towns|village|villages|hamlet|capital|district|districts|region|regions|province|oblast|county|counties|municipality|area|areas|outskirts|suburb|suburbs|territory|airspace|neighbou?ring|nearby|northern|southern|eastern|western|central|north(?:-?\s?eastern|-?\s?western)?|south(?:-?\s?eastern|-?\s?western)?|east|west|north|south|of|country|state|border|borders|port|island|islands|peninsula|settlement|community|commune|parish|residential|both|all|whole|entire|international|commercial|civilian|main|local|small|large|close|far|coast|shores?|waters|sea|skies|sky|airports?|airfields?|air base|base|military|resort|disused|former|ukrainian|russian|polish|romanian|moldovan|lithuanian|latvian|estonian|belarusian|german|danish|norwegian|finnish|swedish|israeli|lebanese|syrian|iranian|iraqi|pakistani|indian|afghan|occupied|annexed|rebel-held|regional|checkpoint|crossing|crossings|point|points|facilities|facility|targets?|sites?|positions?|village's|town's|part|parts|side|direction|middle|heart|centre|center|administrative|nuclear|power|plant|station|depot|refinery|barracks|training|ground|harbou?r|factory|hospital|university|greek|turkish|hungarian|slovak|czech|some",
    "pl": r"wysp\w+|stacj\w+|jezior\w+|rzek\w+|rzece|las\w*|lesie|plaż\w+|brzeg\w+|wybrzeż\w+|zatok\w+|zatoce|półwysp\w+|cieśnin\w+|ujści\w+|przedmieści\w+|obrzeż\w+|skraj\w*|szpital\w*|fabry\w+|skład\w+|magazyn\w*|most\w*|dworc\w+|węz\w+|huty|stoczni\w*|przełęcz\w*|dolin\w+|kopaln\w+|rejon\w*|dystrykt\w*|prowincj\w+|pogranicz\w+|samym|samej|brzegu|lądzie|wód|wodach|wodami|granic\w+|\w+(?:skim|skiej|ckim|ckiej|skiego|ckiego|ską|cką|skich|ckich|skie|ckie)|ziemi|osad\w+|przysiół\w+|pol[aeu]|linii|odcinku|poligonie|okolice|rejon|kurort\w*|metropoli\w*|miejscowości|mieście|miasta|wsi|wioski|okolicach|okolicy|rejonie|powiecie|powiatu|gminie|gminy|województwie|województwa|obwodzie|obwodu|stolicy|terytorium|terenie|terenu|przestrzeń|przestrzeni|przestrzenią|powietrzną|powietrznej|sąsiedniej|wschodniej|zachodniej|północnej|południowej|wschodnią|północną|południową|zachodnią|granicy|granicą|granicę|przejściu|przejście|przejścia|drogowym|kolejowym|granicznym|graniczne|graniczny|lotnisku|lotnisko|lotniska|stronie|strony|obu|całej|całą|miejscowość|porcie|pobliskiej|pobliskim|regionie|części|dzielnicy|dzielnicach|baz\w+|wojskow\w+|elektrown\w+|poligon\w*|gazoport\w*|port\w*|jednost\w+|rafineri\w+|centrum|lotnicz\w+|kwidzyń\w+|zakład\w*",
    "uk": r"остр[оі]в\w*|станці\w+|хутор\w*|озер\w*|річк\w+|річц\w+|лісі|лісу|берег\w*|узбережж\w+|затоц\w+|заток\w+|проток\w+|передмість\w*|околиц\w+|інфраструктур\w+|портов\w+|енергетичн\w+|об'єкт\w*|енергооб'єкт\w*|позиці\w+|склад\w*|нафтобаз\w+|підстанці\w+|лікарн\w+|мост[уіа]?|міст|район|округ\w*|провінці\w+|штат\w*|регіон\w*|прикордонн\w+|переход\w*|переправ\w+|курорт\w*|гирл\w+|дельт\w+|півостр\w+|мис[уі]?|льод[уі]|хутор\w*|військкомат\w*|містечк\w+|\w+(?:ському|ській|ського|ської|ським|ських|цькому|цькій|цького|цької|ська|ську|ський)|прикордонн\w+|лінії|ділянц\w+|полі|полях|полігон\w*|акваторі\w+|місті|міста|місто|селі|села|селищі|селища|районі|району|районах|області|громаді|громади|столиці|столиця|території|територією|повітряний|повітряного|повітряному|простір|простору|просторі|сусідній|сусідньої|північній|східній|західній|південній|обласному|центрі|передмісті|кордоні|кордону|авіабаз\w+|баз[аіою]\w*|аеродром\w*|летовищ\w+|електростанці\w+|аес|атомн\w+|військов\w+|порт\w*|завод\w*|нпз|центр\w*|аеропорту|аеропорт|аеропорті|пункті|пункту|пропуску|пункт|боку|частині|небі|населеному|населеного|населених|пунктах|обох|усій|всій|межах|напрямку",
    "ru": r"остров\w*|станци\w+|хутор\w*|озер\w*|рек\w+|лесу|леса|берег\w*|побережь\w+|залив\w*|пролив\w*|пригород\w*|окраин\w+|инфраструктур\w+|портов\w+|энергетическ\w+|объект\w*|позици\w+|склад\w*|нефтебаз\w+|подстанци\w+|больниц\w+|мост[уае]?|округ\w*|провинци\w+|штат\w*|регион\w*|приграничн\w+|переход\w*|переправ\w+|курорт\w*|усть\w+|дельт\w+|полуостров\w*|мыс[уа]?|льду|пос[её]лк\w+|деревн\w+|городк\w+|\w+(?:ском|ской|ского|ским|ских|ская|скую|ский|цком|цкой|цкого)|линии|участк\w+|поле|полях|полигон\w*|аул\w*|кишлак\w*|огород\w*|окрестност\w+|въезд\w*|районе|акватори\w+|городе|города|город|селе|села|пос[её]лке|пос[её]лка|районе|района|районах|области|край|крае|столице|столица|столичное|столичный|территории|территорией|воздушное|воздушного|воздушном|пространство|пространства|пространстве|соседней|северной|восточной|западной|южной|пригороде|границе|границы|авиабаз\w+|баз[аеойуы]+|аэродром\w*|электростанци\w+|аэс|атомн\w+|военн\w+|порт\w*|завод\w*|нпз|аэропорту|аэропорт|аэропорте|аэропорта|пункте|пункта|пропуска|стороны|части|небе|нас\.|населенн\w+|населённ\w+|обоих|всей|республике|деревне|деревни|станице|центре",
    "de": r"rand|ufer|strand|insel|inseln|see|fluss|wald|straße|brücke|meerenge|bucht|mündung|delta|halbinsel|kap|vorort\w*|vorstadt|stadtrand|ortsrand|grenzort|grenzstadt|hafenstadt|küstenstadt|küstenort|kurort|urlaubsort|dörfer\w*|weiler\w*|siedlung\w*|provinzen|bundesstaat|bundesland|distrikt\w*|verwaltungsbezirk\w*|übergänge\w*|grenzübergänge\w*|grenzposten|brücken|schnellstraße|autobahn|depot\w*|lager\w*|werft|fabrik|werk|chemiepark|tanklager|flugplatz\w*|\w+(?:ischen|ische|ischer|ischem|isches)|nahegelegenen|gleichnamigen|besetzten|umkämpften|alten|neuen|kleinen|großen|erneut|weinberg|acker|feld|wiese|der|die|das|den|dem|des|ein|einer|einem|eine|stadt|gemeinde|ort|orte|dorf|ortschaft|landkreis|kreis|region|provinz|woiwodschaft|gebiet|bezirk|hauptstadt|nähe|von|luftraum|benachbarten|nordöstlichen|östlichen|westlichen|nördlichen|südlichen|polnischen|ukrainischen|russischen|belarussischen|litauischen|rumänischen|deutschen|dänischen|grenze|flughafen|flughafens|flughäfen|grenzübergang|grenzübergangs|übergang|osten|westen|norden|süden|beiden|ganzen|gesamten|raum|insel|küste|hafen|stadtteil|teil|nahen|nahe|richtung|fliegerhorst\w*|militärflugpl\w+|militärbasis|luftwaffenstützpunkt\w*|stützpunkt\w*|kaserne|kraftwerk\w*|atomkraftwerk\w*|truppenübungsplatz|zentrum|innenstadt|bahnhof|raffinerie|großstadt|kleinstadt|nordostukrainischen|west\w+|ost\w+",
    "cs": r"městě|města|obci|obce|vesnici|vesnice|okrese|okresu|kraji|kraje|oblasti|hlavním|městem|území|vzdušný|vzdušného|vzdušném|prostor|prostoru|hranici|hranice|letišti|letiště|přechodu|přechod|sousedním|severním|východním",
    "ro": r"orașul|orașului|satul|satului|comuna|comunei|județul|județului|raionul|raionului|regiunea|regiunii|localitatea|localității|capitala|teritoriul|spațiul|aerian|frontiera|granița|aeroportul|aeroportului|zona|apropiere|municipiul",
}  # fmt: skip

# -- clause boundaries -----------------------------------------------------------------------------------------------

BOUNDARIES: dict[str, str] = {
    "en": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:and|but|then|while|which|who|whose|where|when|after|before|as|because|although|though|whereas|so|then|yet|with|leaving|forcing|causing|killing|prompting|saying|adding|including|citing|despite)\b|\b(?:while|where|after|when|whereas|because|although|though|but|following|despite|that had|that have|who|which|in response to|amid|as it|as they|as russia|prompting|forcing)\b|\bas\b(?=\s+(?:[\w-]+\s+){1,2}(?:was|were|had|pounded|attacked|launched|close[sd]?|closing|shut|shuts|halt(?:s|ed)?|reopen(?:s|ed)?|retakes?|retook|rejects?|rejected|warns?|vows?|moves?|flee|fled|say|says|urges?|calls?|pushes|advances?|continues?|holds?|fails?|begins?|ends?|prepares?|agrees?))",
    "pl": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:a|ale|i|który|która|które|którzy|gdy|kiedy|ponieważ|bo|że|aby|żeby|gdzie|choć|podczas|po tym|zanim|lecz|więc|zaś|natomiast|co|by|jak)\b|\b(?:podczas gdy|po tym, jak|natomiast|w związku z|po tym jak)\b",
    "uk": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:а|але|і|та|який|яка|яке|які|що|коли|бо|тому|щоб|де|хоча|поки|після|перш|однак|проте|як)\b|\b(?:після того|внаслідок чого|тоді як|у зв'язку з)\b",
    "ru": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:а|но|и|который|которая|которое|которые|что|когда|потому|чтобы|где|хотя|пока|после|однако|как|поскольку)\b|\b(?:после того|тогда как|в связи с)\b",
    "de": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:zudem|dann|außerdem|ebenso|zugleich|danach|der|die|das|und|aber|weil|da|dass|nachdem|während|als|wo|obwohl|wie|wobei|sodass|sondern|denn|ehe|bevor)\b|\b(?:nachdem|während|weil|obwohl|wegen|aufgrund|sodass)\b",
    "cs": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:a|ale|který|která|které|když|protože|že|aby|kde|ačkoli|zatímco|než|jak)\b",
    "ro": r";|:(?!\d)|\((?=[^)]{30})|\s[–—-]\s|—|,\s(?:iar|dar|și|care|când|pentru că|că|deoarece|unde|deși|după ce|în timp ce|după cum)\b|\b(?:după ce|în timp ce|în urma)\b",
}  # fmt: skip

# -- cues: what the words do to an event --------------------------------------------------------------------------------

NEGATION: dict[str, str] = {
    "en": r"no|not|n't|never|neither|nor|without|none|nobody|nothing|no one|denied|denies|deny|denying|dismissed|refuted|ruled out|rejected|false reports?|failed to|unfounded|cannot|can't|didn't|wasn't|weren't|hasn't|hadn't|don't|doesn't|avoided|prevented|refrained|untrue|fake|hoax",
    "pl": r"nie|nigdy|bez|żadn\w+|zaprzecz\w+|zdementow\w+|dement\w+|wyklucz\w+|nieprawd\w+|brak",
    "uk": r"не|ні|ніколи|без|жодн\w+|немає|заперечу\w+|заперечи\w+|спростува\w+|спростову\w+|неправд\w+",
    "ru": r"не|ни|никогда|без|никак\w+|нет|отрица\w+|опровер\w+|неправд\w+",
    "de": r"nicht|kein\w*|nie|niemals|ohne|bestreite\w*|bestritt\w*|dementier\w*|zurückgewiesen|wies zurück|weder|noch nie|ausgeschlossen|falschmeldung\w*",
    "cs": r"ne|není|nebyl\w*|nikdy|bez|žádn\w+|popřel\w*|vyvrátil\w*|nedošlo|nezasáh\w+|nenarušil\w*",
    "ro": r"nu|niciodată|fără|niciun\w*|nicio|neagă|negat|dezminț\w+|infirm\w+",
}  # fmt: skip

HYPOTHETICAL: dict[str, str] = {
    "en": r"(?<!in )(?<!of )(?<!since )(?<!last )(?<!early )(?<!late )(?<!mid )(?<!\d )may(?! \d)(?! have(?! to))|would|could|might|if|unless|threaten(?:s|ed|ing)?|threat of|warn(?:s|ed|ing)? (?:of|that)|fear(?:s|ed|ing)? (?:of|that)|risk of|in case of|in the event of|should (?=.*\b(?:enter|attack|cross|violate)\b)|potential(?:ly)?|possible|possibility|expected to|is expected|are expected|was expected|were expected|expects to|likely to|consider(?:s|ing|ed)?|mull(?:s|ing)?|to be (?:regarded|considered|seen|treated) as|weigh(?:s|ing)|ready to|prepared to|preparing to|call(?:s|ed|ing)? for|urg(?:es|ed|ing)|demand(?:s|ed|ing)?|propos(?:es|ed|ing|al)|whether|hypothetical|scenario|in theory|able to|capable of|plans? for a possible|to prevent|to protect against|to deter|against any|hop(?:es?|ed|ing) to|ahead of a possible|postpon(?:ed|es|ing)|delay(?:ed|s|ing)|put off|may have to|may be forced|calls to",
    "pl": r"mógłby|mogłaby|mogłoby|mogłyby|mogliby|gdyby|jeśli|jeżeli|groz\w+|grożą|groźb\w+|zagroz\w+|zagroż\w+|ewentualn\w+|możliw\w+|rozważa\w*|oczekuje się|spodziewa\w+|zaapelował\w*|wzywa\w*|zażąda\w*|apel\w+|ryzyk\w+|obaw\w+|czy|ostrzega\w*|na wypadek|w razie|by nie|planuj\w+|proponuj\w+|mógł|może zostać|mogą zostać|może być|odłoży\w+|przełoży\w+|odroczy\w+",
    "uk": r"якби|якщо|б|би|міг би|могла б|можуть|може|загрож\w+|погрож\w+|можлив\w+|розгляда\w+|закликa?\w*|вимага\w+|очіку\w+|ризик\w*|попереджа\w+|попереди\w+|чи|у разі|ймовірн\w+|планує|планують|пропону\w+|відкла\w+|відтерміну\w+",
    "ru": r"если|бы|мог бы|могла бы|могут|может|угрожа\w+|угроз\w+|возможн\w+|рассматрива\w+|призва\w+|призыва\w+|требу\w+|ожида\w+|риск\w*|предупреди\w+|предупрежда\w+|ли|в случае|вероятн\w+|планирует|планируют|предлага\w+|отлож\w+|отклады\w+",
    "de": r"könnte\w*|würde\w*|dürfte\w*|wenn|falls|sollte\w*|droht\w*|drohend\w*|gedroht|androh\w+|angedroht|bedroh\w+|möglich\w*|erwäg\w+|forder\w+|erwarte\w*|risiko\w*|warn\w+|befürcht\w+|ob|im falle|eventuell\w*|potenziell\w*|plan[te]+|rief dazu auf|prüf\w+|mutmaßlich geplant\w*|verschob\w*|aufgeschoben",
    "cs": r"mohl\w* by|kdyby|pokud|jestli|by|hroz\w+|možn\w+|zvažuj\w+|očekáv\w+|vyzval\w*|riziko|rizik\w*|varoval\w*|zda|v případě|pravděpodobn\w+|plánuj\w+",
    "ro": r"dacă|ar putea|ar fi|amenin\w+|posibil\w*|probabil|solicită|a cerut|risc\w*|avertiz\w+|în caz|eventual\w*|intenționează",
}  # fmt: skip

PLANNED: dict[str, str] = {
    "en": r"will|is to|are to|was to|were to|plans? to|planned|announced (?:it|that it|they|he|she|plans)(?: would| will)|would call in|is set to|are set to|set to|due to|scheduled|decided to|decision to|agreed to|pledged|ordered|ordering|announced (?:the )?(?:closure|closing|deployment|reopening)|going to|intends? to|vowed to|promised to",
    "pl": r"zostanie|zostaną|będzie|będą|ma zostać|mają zostać|planuj\w+|zapowied\w+|zdecydow\w+|decyzj\w+|postanow\w+|ogłosi\w+|zarządzi\w+",
    "uk": r"буде|будуть|планує\w*|планують|вирішил\w*|рішення|оголоси\w+|має бути|збира\w+",
    "ru": r"будет|будут|планирует\w*|планируют|решил\w*|решение|объяви\w+|должн\w+|намерен\w*",
    "de": r"soll|sollen|plant|planen|beschloss\w*|entschied\w*|beschlossen|kündigt\w*|angekündigt|ordnet\w*|will|wollen",
    "cs": r"bude|budou|plánuj\w+|rozhod\w+|oznámil\w*|má být|chystá\w*",
    "ro": r"va|vor|urmează|plănuiește|a decis|a anunțat|decizia",
}  # fmt: skip

REPORTED: dict[str, str] = {
    "en": r"(?:may|might|could) have(?! to)|reportedly|allegedly|alleged|apparently|appear(?:s|ed)? to|seem(?:s|ed)? to|presumably|presumed|suspected|believed to|thought to|unconfirmed|purportedly|claim(?:s|ed|ing)?|according to unconfirmed|it is understood|indications suggest|probably|likely|possibly|perhaps|is said to|was said to|supposedly",
    "pl": r"prawdopodobnie|podobno|rzekom\w+|najprawdopodobniej|przypuszczaln\w+|najpewniej|miał\w* (?:spaść|wlecieć|uderzyć|zostać)|niepotwierdzon\w+|domniema\w+|mogł[oya]\w*|mógł",
    "uk": r"ймовірно|нібито|імовірно|за попередніми даними|попередньо|начебто|можливо|непідтверджен\w+|мовляв",
    "ru": r"вероятно|якобы|предположительно|предварительно|по предварительным данным|возможно|неподтвержд[её]нн\w+|по-видимому",
    "de": r"mutmaßlich\w*|offenbar|angeblich\w*|vermutlich|wahrscheinlich|möglicherweise|anscheinend|wohl|soll(?:en)?|unbestätigt\w*|könnte\w* .{0,30}haben",
    "cs": r"pravděpodobně|údajně|zřejmě|možná|patrně|nepotvrzen\w+",
    "ro": r"probabil|posibil|se pare|presupus\w*|se presupune|ar fi|neconfirmat\w*",
}  # fmt: skip

REQUESTED: dict[str, str] = {
    "en": r"asked|asks|requested|requests?|called for|calls for|calling for|urged|urges|appealed for|sought|seeks|options to|asked for",
    "pl": r"poprosi\w+|zwróci\w+ się|wniosek o|wnosi|apeluj\w+|zaapelowa\w+",
    "uk": r"попроси\w+|просить|звернув\w*|закликав|закликала",
    "ru": r"попроси\w+|просит|обратил\w*|призвал\w*",
    "de": r"bat|bittet|bitten|gebeten|ersucht\w*|forderte|beantragt\w*",
    "cs": r"požádal\w*|žádá|vyzval\w*",
    "ro": r"a cerut|cere|a solicitat|solicită",
}

# -- guards: what only looks like an incident ------------------------------------------------------------------------------

DRILL: dict[str, str] = {
    "en": r"in the (?:script|scenario|storyline|plot|novel|book|story|film|game)|(?:script|scenario|storyline) (?:has|had|called|calls|assumes|foresaw|foresees|saw|sees|envisages)|imaginary|fictional|fictitious|make-believe|notional|dummy|target drones?|practice targets?|dress rehearsal|inject(?:s|ed) into the exercise|(?:simulat\w+|mock|rehears\w+|training exercise|drills?|exercises?|war ?games?|manoeuvres?|maneuvers?|dry run|role-?play\w*|live-fire|tabletop|actors?|staged|hypothetical scenario)",
    "pl": r"scenariusz\w* (?:zakłada|przewid|obejm)\w*|(?:według|wg|w) scenariusz\w+|na niby|fikcyjn\w+|wymyślon\w+|trening\w*|cel\w* ćwiczebn\w+|tarcz\w+ (?:latając|powietrzn)\w+|poligonow\w+|próba generalna|grupa rekonstrukc\w+|inscenizacj\w+|(?:ćwicze\w+|ćwiczeb\w+|manewr(?:y|ów|ach|om|ami)?|symulowan\w+|symulacj\w+|pozorowan\w+|szkoleni\w+|próbn\w+)",
    "uk": r"за (?:сюжетом|сценарієм|легендою)|вигадан\w+|мішен\w+|полігонн\w+|реконструкці\w+|репетиці\w+|(?:навчан\w+|тренуван\w+|маневр\w*|умовн\w+|імітац\w+|симуляц\w+)",
    "ru": r"по (?:сюжету|сценарию|легенде)|вымышлен\w+|мишен\w+|репетици\w+|реконструкци\w+|полигонн\w+|(?:учени\w+|тренировк\w+|маневр\w*|условн\w+|имитаци\w+|учебн\w+)",
    "de": r"im (?:drehbuch|roman|film|planspiel)|laut drehbuch|szenario\w*|fiktiv\w*|zieldarstellung\w*|planspiel\w*|probten?|proben|statisten|katastrophenschutzübung\w*|generalprobe\w*|(?:übung(?:en)?|manöver\w*|probealarm\w*|simuliert\w*|simulation\w*|nachgestellt\w*|geprobt\w*|ernstfall\w*)",
    "cs": r"(?:cvičen\w*|manévr\w*|nácvik\w*|simulovan\w+|simulac\w+)",
    "ro": r"(?:exerciți\w*|simulare\w*|simulat\w*|antrenament\w*|manevr\w*)",
}  # fmt: skip

OFF_TOPIC: dict[str, str] = {
    # Sports, arts, business, weather and the like: two or more of these words for each incident word bar a document.
    "en": r"hockey|goalkeepers?|basketball|rugby|cricket|wickets?|marathon|runners|match(?:es)?|goals?|end zone|scored|league|cup|striker|midfielder|coach|season|tournament|championship|playoffs?|innings|quarterback|touchdowns?|semi-?final|quarter-?final|kick-?off|penalt(?:y|ies)|half-?time|album|concert|tour|song|singer|band|film|movie|cinema|screenplay|filmmakers?|actors?|theatre|gallery|trade fair|box office|novel|exhibition|festival|premiere|shares|stock|investors?|revenue|quarterly|startup|ipo|lottery|recipe|chef|fashion|forecasts?|profits?|earnings|trading|slump|stocks?|customers|sales|election|ballots?|voters?|polling stations?|candidates?|referendum|bonds?|inflation|interest rates?",
    "pl": r"hokei\w+|siatkar\w+|piłk\w+|mecz\w*|gol\w*|bramk\w+|ligow\w+|ekstraklas\w+|piłkarz\w*|trener\w*|kibic\w*|puchar\w*|zawodni\w+|turniej\w*|sezon\w*|remis\w*|zremisow\w+|album\w*|koncert\w*|film\w*|kin[oaie]|reżyser\w*|festiwal\w*|aktor\w*|wystaw\w+|wyborc\w+|wybor(?:y|ów|ach)|giełd\w*|akcj[ei] spółki|sparing\w*|bramkarz\w*|napastnik\w*",
    "uk": r"хокеїст\w*|хокей\w*|воріт|ворота|шайб\w*|рахунк\w+|баскетбол\w*|матч\w*|гол(?:и|ів|ом)?|чемпіонат\w*|футбол\w*|тренер\w*|кубок|кубку|турнір\w*|сезон\w*|воротар\w*|пенальті|тайм\w*|нападник\w*|уболівальник\w*|збірн\w+|господарі поля|альбом\w*|концерт\w*|фільм\w*|кінотеатр\w*|режисер\w*|фестивал\w*|актор\w*|кінострічк\w*|вистав\w+|вибор(?:и|ів|ах)|виборц\w+|бірж\w*",
    "ru": r"хоккеист\w*|хоккей\w*|ворот(?:а|ам|ах)?|шайб\w*|сч[её]т(?:ом|а)?|баскетбол\w*|матч\w*|гол(?:ы|ов|ом)?|чемпионат\w*|футбол\w*|тренер\w*|куб(?:ок|ка|ке)|турнир\w*|сезон\w*|вратар\w*|пенальти|тайм\w*|нападающ\w+|болельщик\w*|сборн\w+|альбом\w*|концерт\w*|фильм\w*|кинотеатр\w*|режисс[её]р\w*|фестивал\w*|акт[её]р\w*|спектакл\w*|выставк\w*|выбор(?:ы|ов|ах)|избирател\w+|бирж\w*",
    "de": r"eishockey\w*|handball\w*|mannschaft\w*|torwart\w*|spiel(?:e|er|tag)?\w*|tor(?:e|en)?|bundesliga|trainer\w*|pokal\w*|turnier\w*|saison\w*|meisterschaft\w*|halbzeit\w*|stürmer\w*|album\w*|konzert\w*|film\w*|kino\w*|regisseur\w*|schauspieler\w*|festival\w*|ausstellung\w*|gewerkschaft\w*|warnstreik\w*|roman\w*|wahl(?:en)?|wähler\w*|börse\w*|aktien?\w*|sänger\w*",
    "cs": r"zápas\w*|gól\w*|liga|lig[yue]|trenér\w*|pohár\w*|turnaj\w*|sezón\w*|album\w*|koncert\w*|film\w*|volb\w*|burz\w*",
    "ro": r"meci\w*|gol(?:uri|ul)?|lig[aă]\w*|antrenor\w*|cup[aă]\w*|turneu\w*|sezon\w*|album\w*|concert\w*|film\w*|alegeri\w*|burs[aă]\w*",
}  # fmt: skip

FICTION: dict[str, str] = {
    "en": r"exhibitions?|exhibits?|painting|photographs of|survivors of the|in the plot|thriller|satire|on screen|stage play|script|opera|bestseller|screenplay|trilogy|premi[eè]re|anniversary|commemorat\w+|memorial|museum|documentary|video ?game|novel|films?|movie|actor|series finale|re-?enact\w+|in the book|second world war|world war (?:ii|i|two|one)|centur(?:y|ies)|in 19\d\d|cold war",
    "pl": r"wystaw\w+|obraz\w*|zdjęcia z lat|farsa|farsę|spektakl\w*|sztuk[aęi] teatraln\w+|kryminał\w*|thriller\w*|komedi\w+|wspomina\w+|rekonstrukcj\w+|opowiadani\w+|scenariusz\w* film\w+|rocznic\w*|upamiętn\w+|muzeum|powieś\w+|serial\w*|gr[aęy] komputerow\w+|ii wojn\w+ światow\w+|w 19\d\d",
    "uk": r"виставк\w+|експозиці\w+|стрічк\w+ (?:про|розпов)\w*|трилер\w*|вистав\w+|комеді\w+|реконструкці\w+|кіно\w*|сюжет\w+|річниц\w+|вшанув\w+|музе\w+|роман\w*|серіал\w*|друг\w+ світов\w+|у 19\d\d",
    "ru": r"выставк\w+|фильм\w*|триллер\w*|спектакл\w*|комеди\w+|реконструкци\w+|экспозици\w+|\d\d лет назад|кино\w*|сюжет\w+|годовщин\w*|музе\w+|роман\w*|сериал\w*|втор\w+ миров\w+|в 19\d\d|великой отечественной",
    "de": r"gemälde\w*|fotoausstellung\w*|satire\w*|krimi\w*|thriller\w*|theaterstück\w*|ausstellung\w*|zeitzeug\w+|kino\w*|oper\b|komödie\w*|jahrestag\w*|gedenk\w+|museum\w*|roman\w*|serie\b|zweiten? weltkrieg\w*|19\d\d|videospiel\w*",
    "cs": r"výroč\w*|muze\w+|román\w*|seriál\w*|druh\w+ světov\w+",
    "ro": r"aniversar\w*|muze\w+|roman\w*|serial\w*|al doilea război mondial",
}  # fmt: skip

INVASION: dict[str, str] = {
    # Wars as a whole, told as background.
    "en": r"full-scale (?:invasion|war)|invasion|outbreak of|since the (?:war|start|beginning)|war began|launched (?:his|its|a) .{0,20}(?:invasion|war)|annexation|annexed",
    "pl": r"pełnoskalow\w+|inwazj\w+|wybuch\w* wojny|od początku wojny|aneksj\w+",
    "uk": r"повномасштабн\w+|вторгненн\w+ рос|початку війни|анексі\w+",
    "ru": r"полномасштабн\w+|вторжени\w+ росс|начала войны|аннекси\w+|начала сво",
    "de": r"angriffskrieg\w*|überfall\w*|großinvasion|invasion\w*|kriegsbeginn\w*|annexion\w*|beginn des krieges",
    "cs": r"invaz\w+|začátku války|anex\w+",
    "ro": r"invazi\w+|începutul războiului|anexar\w+",
}


@cache
def cue(table: str, language: str) -> re.Pattern[str]:
    """A compiled cue table (``NEGATION`` …) for a language, whole words only."""
    body = globals()[table].get(language, "")
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])") if body else re.compile(r"(?!)")
