"""Interception: a drone, missile, aircraft or balloon is shot down or otherwise brought down."""

from geomap.incidents import Trigger

TITLE = "Interception"
ROLE = "interception_area"
KINDS = {"settlement": 0, "admin1": 0, "admin2": 0, "region": 0, "airspace": 0, "country": 1, "water": 0, "facility": 1, "airport": 1, "border": 1, "derived": 0, "crossing": 2}  # fmt: skip
RELATIONS = {"over": 0, "in": 0, "near": 0, "of": 3, "into": 3, "to": 3, "object": 5, "on": 4}
COUNTS = ("drone", "missile", "aircraft", "balloon")
ONE = None

TRIGGERS = {
    "en": (
        Trigger(r"(?:destroyed|hit|struck|taken out|picked off|disposed of|killed|caught|stopped) (?:{word}){0,3}by (?:{word}){0,4}(?:{aircraft}|{defence}|patriots?|gepards?|nasams|iris-t|iron dome)|f[ae]ll(?:en)? to (?:{word}){0,3}(?:{defence})", needs=("drone|missile|balloon",), bars=r"debris|wreckage|fragments|houses?|buildings?|homes|ships?|tankers?|depots?|launchers?"),
        Trigger(r"put paid to|got rid of|bagged|took care of|nailed|dispatched|chalked up|finished off|got (?:all|both|every)", needs=("target",), bars=r"debris|fragments|troops"),
        Trigger(r"dealt with|account(?:ed|s) for|(?:knock|blow|blew|blast|swat)(?:ed|n|ted)? (?:{word}){0,5}(?:out of the (?:sky|air)|down)|splash(?:ed|es)|forc(?:ed|es|ing) (?:{word}){0,4}(?:down|to land|to the ground)|(?:stopp|halt|destroy|hit|caught)(?:ed)? (?:{word}){0,4}(?:in flight|mid-?air|in the air)|picked off|(?:beat(?:en)?|fought|fended) off|repuls\w+|(?:lost|fell) to (?:{word}){0,2}(?:jamming|electronic warfare)|from the sky (?:by|with)", needs=("target",), bars=r"debris|wreckage|fragments|fell out|proposal|criticism"),
        Trigger(r"(?:shot|brought|took|taken|knocked) down (?:another )?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:more|others)|(?:shot|brought|took|taken|knocked) down another (?:two|three|four|five|six|\d+)", bars=r"proposals?|bills?", topic=True),
        Trigger(r"sh(?:ot|oot|oots|ooting) (?:[\w\s,-]{0,50}?)\bdown|shootdowns?|shot-down", needs=("target",), bars=r"shot down (?:the )?(?:proposal|idea|bill|motion|request|rumou?rs?|suggestions?|talk)|debris|wreckage|fragments"),
        Trigger(r"intercept(?:ed|ion|ions|ing|s)", needs=("drone|missile|balloon",), bars=r"debris|wreckage|fragments|intercepted (?:a )?(?:call|message|pass|communications?)"),
        Trigger(r"(?:downed|downing)", needs=("target",), bars=r"(?:a|the|of a|of the|parts of|from the) downed|downed (?:power|trees?|lines?)|debris|wreckage"),
        Trigger(r"br(?:ought|ing|inging) (?:[\w\s]{0,30}?)\bdown|neutrali[sz]ed|disabled|thwarted|took (?:[\w\s]{0,20}?)\bdown|taken down|jammed", needs=("target",), bars=r"bring down (?:prices|inflation|costs|the government)|debris"),
        Trigger(r"(?:destroy(?:ed|ing)|eliminat(?:ed|ing)|repel(?:led|ling))", needs=("drone|missile", "defence"), bars=r"debris|fragments|destroyed (?:a|the|several|two) (?:house|building|home|roof)|destroyed by|houses?|buildings?|homes"),
        Trigger(r"(?:destroy(?:ed|ing|s)|eliminat(?:ed|es|ing)) (?:[\w-]+ ){0,4}(?:drones?|missiles?|uavs?|rockets?|balloons?)", bars=r"debris|launchers?|depots?|warehouses?|factor(?:y|ies)|destroyed by|on the ground|sappers?|bomb disposal|experts?|engineers?|unexploded|had (?:fallen|crashed|landed)"),
        Trigger(r"(?:used|use|using|fired|opened fire with|deployed) (?:their |its )?weapons? (?:against|at|on)|opened fire (?:at|on)|engaged", needs=("target",), bars=r"got engaged|engaged in"),
    ),
    "pl": (
        Trigger(r"(?:rozstrzela|zniszczy|trafi|zdję|zneutralizowa|unieszkodliwi)\w+ (?:{word}){0,4}(?:{defence})|(?:{defence}) (?:{word}){0,4}(?:rozstrzela|zniszczy|zdję|zneutralizowa)\w+|strącił\w*|zestrzeleni\w+|strąceni\w+|przechwyceni\w+|dosięg\w+ (?:{word}){0,2}pocisk\w*", needs=("drone|missile|balloon",), bars=r"szcząt\w+|dom\w*|budyn\w+|wyrzutni\w+|magazyn\w*"),
        Trigger(r"zatrzyma\w+ (?:{word}){0,2}w powietrzu|w powietrzu (?:{word}){0,2}(?:zatrzyma|zniszcz)\w+|trafi\w+ (?:{word}){0,3}nad", needs=("target",), bars=r"szcząt\w+"),
        Trigger(r"poradzi\w+ sobie z|uziemi\w+|strąca\w+|zbi[łl]\w* z nieba|(?:zdję|ściągnę|ściągną)\w* z nieba|wyeliminowa\w+|zlikwidowa\w+|obezwładni\w+|odpar\w+|sprowadzi\w+ na ziemię|zagłuszy\w+|zagłuszon\w+|spad\w+ (?:[^.;,]{0,40}?)po (?:zakłóc|zagłusz)\w+|zmu[sś]\w+ do", needs=("target",), bars=r"szcząt\w+|fragment\w*|wyrzutni\w+|magazyn\w*|poża\w+"),
        Trigger(r"zestrzel\w+|strzeli\w+ do|strąc\w+|strącon\w+|zmusi\w+ do lądowania|przechwyc\w+|unieszkodliw\w+|zneutralizow\w+|zniszczon\w+ w powietrzu", needs=("target",), bars=r"szcząt\w+ zestrzel\w+|fragment\w* zestrzel\w+|zestrzelonego drona spad\w+"),
        Trigger(r"zniszczy\w+ (?:\S+ ){0,3}(?:dron\w*|rakiet\w*|pocisk\w*|bezzałog\w+)", bars=r"wyrzutni\w+|magazyn\w*|fabryk\w+"),
        Trigger(r"zniszczy\w+|zniszczon\w+", needs=("drone|missile", "defence"), bars=r"dom\w*|dach\w*|budyn\w+"),
    ),
    "uk": (
        Trigger(r"збитт\w+|перехоплен\w+|(?:зні?м|зня)\w+ з неба|впав після влучання|звали\w+ (?:{word}){0,3}(?:дрон|безпілот|шахед|ціл)\w*|спуст\w+ (?:на землю|додолу)|полюва\w+ на|завали\w+ (?:{word}){0,3}(?:дрон|безпілот|шахед)\w*", needs=("target",), bars=r"уламк\w+"),
        Trigger(r"(?:зупини|знешкоди|розби)\w+ (?:{word}){0,2}(?:в|у) (?:повітрі|небі)", needs=("target",), bars=r"уламк\w+"),
        Trigger(r"зби(?:в|ли|ла|то) (?:{word}){0,8}ціл(?:і|ей|ь)"),
        Trigger(r"дотисну\w+|подави\w+|подавл\w+|відпрацюва\w+ по|мінусува\w+|заземли\w+|відби(?:в|л|т)\w*|ліквідува\w+|ліквідован\w+|нейтраліз\w+|локаційно втрачен\w*|не досягл\w+ (?:цілі|цілей)|зняли з неба|зрізали|поза небом", needs=("target",), bars=r"уламк\w+|пускова|склад\w*|загоран\w+|пожеж\w*"),
        Trigger(r"збив|зби\w+|збит\w+|збива\w+|знешкоди\w+|знешкоджен\w+|приземли\w+|перехопи\w+|перехоплен\w+|подавлен\w+|збитт\w+", needs=("target",), bars=r"уламк\w+ збит\w+|збит\w+ з ніг|збив пішохода"),
        Trigger(r"знищи\w+|знищен\w+", needs=("drone|missile",), bars=r"будин\w+"),
    ),
    "ru": (
        Trigger(r"сбити\w+|перехват\w*|(?:сн[яи]м?)\w+ с неба|завалил\w* (?:{word}){0,3}(?:дрон|беспилот|шахед|цел)\w*|опустил\w* на землю|упал\w* после (?:{word}){0,2}(?:попадани|поражени|подавлени)\w+", needs=("target",), bars=r"обломк\w+"),
        Trigger(r"(?:останов|обезвред|разб)\w+ (?:{word}){0,2}в (?:воздухе|небе)", needs=("target",), bars=r"обломк\w+"),
        Trigger(r"сби(?:л|ли|ла|то|ты) (?:{word}){0,8}цел(?:и|ей|ь)"),
        Trigger(r"обезвред\w+|отраз\w+|отраж[её]н\w*|ликвидир\w+|заземлил\w*|(?:снял\w*|сняли) с неба|срезал\w*|посадил\w* (?:принудительно|средствами)|потерян\w* локационно", needs=("target",), bars=r"обломк\w+|пусков\w+|склад\w*|возгоран\w+|пожар\w*"),
        Trigger(r"сби(?:л|ли|ла|т|ты|то|вали|тие|ть)\w*|перехвач\w+|перехватил\w*|подавлен\w*|подавил\w*|приземл\w+|обезвреж\w+|нейтрализ\w+|уничтож\w+", needs=("target",), bars=r"обломк\w+ сбит\w+|уничтожен\w* дом\w*"),
    ),
    "de": (
        Trigger(r"(?:hol|zwang|zwing|brach|bring|schoss|schieß)\w* (?:[^.;]{0,90}?)\b(?:herunter|runter|zu boden)", needs=("target",), bars=r"trümmer\w*"),
        Trigger(r"\w*abschuss\w*|abschoss\w*|zerstör(?:t|te|ten) (?:{word}){0,5}(?:{defence})|(?:{defence}) (?:{word}){0,5}zerstör(?:t|te|ten)|ausgeschaltet|unschädlich gemacht|(?:setzt|setzte) (?:[^.;]{0,60}?)außer gefecht", needs=("drone|missile|balloon",), bars=r"trümmer\w*|haus\w*|häuser\w*|gebäude\w*|depot\w*"),
        Trigger(r"in der luft (?:gestoppt|zerstört|abgefangen|getroffen)|(?:stoppt|zerstört)\w* (?:{word}){0,4}in der luft", needs=("target",), bars=r"trümmer\w*"),
        Trigger(r"ausgeschaltet|(?:zum absturz|zu boden|zu fall) gebracht|brachte\w* (?:[^.;]{0,60}?)zu (?:boden|fall)|abgedrängt|neutralisier\w+|zerstör\w+ (?:[^.;]{0,40}?)im (?:flug|anflug)|heruntergeschossen|vom himmel geschossen|ausschalte\w*", needs=("target",), bars=r"trümmer\w*"),
        Trigger(r"abgeschossen|abschuss\w*|schoss\w* .{0,90}\bab|schießt .{0,60}\bab|abzuschießen|abgefangen|fing\w* .{0,60}\bab|zerstört\w* .{0,40}in der luft|neutralisiert\w*|vom himmel geholt|hol\w* .{0,90}vom himmel|vom himmel hol\w+|heruntergeholt|abwehr\w*|abgewehrt\w*|zur landung gezwungen|unschädlich", needs=("target",),
                bars=r"(?:einer|der) abgeschossenen|teile|trümmer\w*|abgeschossen auf"),
    ),
    "cs": (
        Trigger(r"sestřel\w+|sestřelen\w*|zničil\w* ve vzduchu|zneškodn\w+|zachytil\w*|zlikvidoval\w*", needs=("target",), bars=r"trosk\w*"),
    ),
    "ro": (
        Trigger(r"doborât\w*|doboar\w*|intercept\w+|distrus\w* în aer|neutralizat\w*|anihilat\w*", needs=("target",), bars=r"fragment\w*|resturi\w*"),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Air defences shot down four drones over [Lublin province|admin1].": ("interception Lublin province ×4",),
        "Belgian police jammed two drones near [Brussels Airport|airport].": ("interception Brussels Airport ×2",),
        "Senators in [Washington|settlement] shot down the proposal to buy drones.": (),
    },
    "pl": {
        "Obrona przeciwlotnicza zestrzeliła trzy drony nad [Zamościem|settlement].": ("interception Zamościem ×3",),
    },
    "uk": {
        "Сили ППО збили над [Одещиною|admin1] 12 дронів.": ("interception Одещиною ×12",),
    },
    "ru": {
        "Дежурные средства ПВО уничтожили пять беспилотников над [Брянской областью|admin1].": ("interception Брянской областью ×5",),
    },
    "de": {
        "Die Luftabwehr hat über [Kiew|settlement] zehn Drohnen abgeschossen.": ("interception Kiew ×10",),
    },
}  # fmt: skip
