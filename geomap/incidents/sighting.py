"""Sighting: drones, aircraft or armed men seen, with no border crossed and nothing shut at that place."""

from geomap.incidents import Trigger

TITLE = "Sighting"
ROLE = "area"
KINDS = {"airport": 0, "facility": 0, "settlement": 0, "admin1": 0, "admin2": 0, "region": 0, "water": 0, "derived": 0, "country": 1, "crossing": 1, "border": 2}  # fmt: skip
RELATIONS = {"over": 0, "in": 0, "on": 1, "near": 0, "of": 3, "at": 0, "to": 4, "object": 4, "subject": 5}
COUNTS = ("drone", "aircraft", "balloon", "lights", "gang", "warship")
ONE = None

TRIGGERS = {
    "en": (
        Trigger(r"(?:was|were|had been|is|are) (?:{word})?(?:above|over)", needs=("drone|balloon|lights",), bars=r"debris|shot|down(?:ed)?|attack\w*|struck|airspace|border|patrol\w*", reach=60),
        Trigger(r"circl(?:ed|es|ing)|buzz(?:ed|es|ing)|overfl(?:ew|ies|own|ying)|orbit(?:ed|ing)|hover(?:ed|ing) (?:over|above|near)", needs=("drone|balloon|lights",), bars=r"debris|wreckage|fragments?|shot|downed|intercept\w*|violat\w+|attack\w*|struck|strikes?|fell|crash\w*|scrambl\w+|found|exhibition|museum|increase|rise|airspace", reach=90, relations=("object", "over", "near"), kinds=("airport", "facility", "settlement", "crossing", "admin2", "water", "derived")),
        Trigger(r"(?:picked up|caught|captured|recorded|tracked|logged) (?:{word}){0,2}(?:by|on) (?:{word}){0,3}(?:cameras?|radars?|sensors?|microphones?|video|film|cctv)|(?:back|again|present|active|up) (?:over|above|near)|show(?:ed|s|n)? up|turn(?:ed|s)? up|appear(?:ed|s|ing)?|reported|sighted|witnessed|tracked|logged|seen", needs=("drone|balloon|lights|gang|warship",), bars=r"debris|wreckage|fragments?|shot|downed|intercept\w*|violat\w+|attack\w*|struck|strikes?|fell|crash\w*|scrambl\w+|found|exhibition|museum|increase|rise|airspace|loitering over|border", reach=90, relations=("over", "in", "near", "at", "on")),
        Trigger(r"(?:calls?|reports?|tip-?offs?|alerts?|word|sightings?|complaints?) (?:about|of|from)", needs=("drone|balloon|lights",), bars=r"debris|wreckage|fragments?|shot|downed|intercept\w*|violat\w+|attack\w*|struck|strikes?|fell|crash\w*|scrambl\w+|found|exhibition|museum|increase|rise|airspace", reach=60, relations=("over", "in", "near", "at", "on")),
        Trigger(r"saw|seen|spotted|watch(?:ed|es)|count(?:ed|s)|report(?:ed|s)?|notic(?:ed|es)|film(?:ed|s)|sighted|photographed", needs=("drone|balloon|lights|gang|warship",), bars=r"debris|wreckage|fragments?|shot|downed|intercept\w*|violat\w+|attack\w*|struck|strikes?|fell|crash\w*|scrambl\w+|found|exhibition|museum|increase|rise|airspace|border", reach=90),
        Trigger(r"hum(?:med|ming|s)|buzz(?:ed|ing|es)|whirr(?:ed|ing)|rang the police|alerted (?:the )?police", needs=("drone|aircraft|balloon|lights",), bars=r"debris|wreckage|shot|attack\w*|fell|crash\w*|found", reach=90),
        Trigger(r"saw|sees|spot(?:ted|s)?|count(?:ed|s)|report(?:ed|s|ing)|caught sight of|glimpsed|hung|hanging|loiter\w*|lurk\w*|circl\w+|hover\w*", needs=("drone|aircraft|balloon|lights",), bars=r"debris|wreckage|fragments|shot|down(?:ed)?|intercept\w*|violat\w+|attack\w*|struck|strikes?|fell|crash\w*|scrambl\w+|found|rise|increase|intrud\w+|entered|border", reach=60, relations=("over", "in", "near", "of", "at")),
        Trigger(r"(?:(?:without|with no|bearing no) (?:{word}){1,4}?(?:was |were )?)?(?:filmed|photographed|caught on (?:camera|film|video)|saw|seen|spotted|observed|sighted|noticed|glimpsed|watched|appeared)", needs=("gang|warship",), bars=r"attack\w*|struck|killed|fire|drones?|debris|exhibition|museum", reach=90),
        Trigger(r"(?:seen|watched|logged|recorded|spotted|observed|sighted|sightings?|noticed|witnessed|reported (?:flying |seen )?(?:over|near|at|above)|detected|filmed|hover(?:ed|ing)|circl(?:ed|ing)|buzz(?:ed|ing)|flew over|flying over|flown over|flying (?:near|above|close)|overflew|swarm(?:ed|ing)? over)",
                needs=("drone|aircraft|balloon|lights",), bars=r"debris|wreckage|have seen (?:in|a|the)|airspace|scrambl\w+|sorties|border"),
        Trigger(r"drone (?:sightings?|reports?|activity|alarms?|flights?)|reports of drones?"),
        Trigger(r"(?:armed men|gunmen|soldiers in unmarked|troop convoys?|military convoys?|columns? of (?:tanks|vehicles)) (?:[^.;]{0,70}?)\b(?:seen|spotted|observed|sighted|noticed|appeared|photographed)", bars=r"drones?|debris|airspace"),
    ),
    "pl": (
        Trigger(r"(?:po)?wiadomi\w+|zgłosi\w+|zgłasza\w+|zgłosze\w+|doniesieni\w+|sygnał\w* o|wychwyci\w+|zarejestrowa\w+|namierz\w+|widziel\w+|widzi\w+|widzian\w+|zauważ\w+|dostrzeg\w+|spostrzeg\w+|naliczy\w+|zobaczy\w+|kręci\w+ się|krąży\w+|(?:po)?jawi\w* się|pokaza\w+ się|nagra(?:ł|no|li)\w*|sfilmowa\w+|obserwowa\w+|zaobserwowa\w+|wypatrzy\w+|doliczy\w+ się|zawrac\w+|zawróci\w+", needs=("drone|balloon|lights|gang|warship",), bars=r"szcząt\w+|odłam\w+|zestrzel\w+|strąc\w+|atak\w*|spad\w+|rozbi\w+|wybuch\w*|wystaw\w+|muzeum|poderwa\w+|przestrze\w+ powietrzn\w+|granic\w+", reach=90),
        Trigger(r"bucz\w+|brzęcz\w+|warcz\w+|widzian\w+", needs=("drone|aircraft|balloon|lights|warship|assailant",), bars=r"szcząt\w+|granic\w+|przestrze\w+|atak\w*", reach=90),
        Trigger(r"(?:s)?filmowa\w+|sfilmowan\w+|sfotografowa\w+|nagra(?:ł|no|li)\w*|widzie\w+|widziel\w+|dostrzeg\w+|spostrzeg\w+|zobaczy\w+|naliczy\w+|zawis\w+ nad|unosi\w+ się", needs=("drone|aircraft|balloon|lights|assailant|warship",), bars=r"szcząt\w+|zestrzel\w+|granic\w+|przestrze\w+|atak\w*|spad\w+", reach=90),
        Trigger(r"zauważ\w+|zaobserwowa\w+|widzian\w+|dostrze\w+|widział\w*|krąży\w+|latał\w*|lata(?:ją|ły)\w*|przel[ea](?:cia|t)\w+", needs=("drone|aircraft|balloon|lights|assailant",), bars=r"szcząt\w+|fragment\w*|granic\w+|przestrze\w+"),
    ),
    "uk": (
        Trigger(r"бачил\w+|бачив|бачать|побачи\w+|помі(?:тил|чен|ча)\w+|засік\w*|засікл\w+|повідоми\w+ про|скарж\w+|сповісти\w+ про|фіксу\w+|фіксува\w+|зафіксова?\w+|спостеріга\w+|сфотографува\w+|зняли|літа(?:в|ла|ли|ють)|кружля\w+|з.яви\w+ся|виявл\w+|рахува\w+|нарахува\w+|на радар\w*|тягну\w+", needs=("drone|balloon|lights|gang|warship",), bars=r"уламк\w+|збит\w+|збив|збили|простор\w*|атак\w*|вибух\w*|впа(?:в|ли|ла)|знайшл\w+|виставк\w*|удар\w*|кордон\w*", reach=90, relations=("over", "in", "near", "at", "on", "subject")),
        Trigger(r"гуді\w+|гуде|дзижча\w+|помі(?:чен|тил)\w+", needs=("drone|aircraft|balloon|lights|warship|assailant",), bars=r"уламк\w+|кордон\w*|простор\w*|атак\w*|вибух\w*|збит\w+", reach=90),
        Trigger(r"зняли на (?:відео|камеру)|знято на|сфільмува\w+|сфотографува\w+|бачил\w+|побачи\w+|помітил\w+|завис\w*|зависа\w+|ширя\w+|рахува\w+|нарахува\w+", needs=("drone|aircraft|balloon|lights|assailant|warship",), bars=r"уламк\w+|збит\w+|збив|збили|кордон\w*|простор\w*|атак\w*", reach=90),
        Trigger(r"(?:поба|ба)чи\w+ (?:[^.;]{0,40}?)озброєн\w+|помі(?:чен|тил)\w+|бачи\w+|спостеріга\w+|зафіксува\w+|зафіксован\w+|кружля\w+|літа(?:в|ли|ють)", needs=("drone|aircraft|balloon|lights|assailant",), bars=r"уламк\w+|кордон\w*|простор\w*"),
    ),
    "ru": (
        Trigger(r"видел\w*|видят|увиде\w+|замет\w+|замеч\w+|засек\w*|засекл\w+|сообщи\w+ о|пожалова\w+|фиксиру\w+|фиксирова\w+|зафиксир\w+|наблюда\w+|сфотографирова\w+|сняли|лета(?:л|ла|ли|ют)|кружил\w*|кружат|появил\w+|обнаружи\w+|насчита\w+|прол[её]т\w*|на радар\w*|тяну\w+", needs=("drone|balloon|lights|gang|warship",), bars=r"обломк\w+|сбит\w*|сбил\w*|пространств\w+|атак\w*|взрыв\w*|упал\w*|нашл\w+|нашел|выставк\w*|удар\w*|границ\w*", reach=90, relations=("over", "in", "near", "at", "on", "subject")),
        Trigger(r"гуде\w+|гудит|жужжа\w+|замечен\w*", needs=("drone|aircraft|balloon|lights|warship|assailant",), bars=r"обломк\w+|границ\w*|пространств\w+|атак\w*|взрыв\w*|сбит\w*", reach=90),
        Trigger(r"сняли на (?:видео|камеру)|снято на|сфотографирова\w+|видел\w*|увиде\w+|заметил\w*|завис\w*|зависа\w+|парил\w*|насчита\w+", needs=("drone|aircraft|balloon|lights|assailant|warship",), bars=r"обломк\w+|сбит\w*|сбил\w*|границ\w*|пространств\w+|атак\w*", reach=90),
        Trigger(r"замет\w+|замеч\w+|видел\w*|наблюда\w+|зафиксирова\w+|кружил\w*|летал\w*", needs=("drone|aircraft|balloon|lights|assailant",), bars=r"обломк\w+|границ\w*|пространств\w+"),
    ),
    "de": (
        Trigger(r"meld(?:et|ete|eten|en)|gemeldet|zähl(?:t|te|ten|en)|gezählt|bemerk(?:t|te|ten)|sah(?:en)?|gesehen|zu sehen|sichtet\w*|gesichtet|beobacht\w+|erfasst\w*|geortet|orte(?:t|te|ten)|auf dem radar|tauch\w+ (?:[^.;]{0,60}?)\bauf|aufgetaucht|kreis(?:t|te|ten|en)|schweb(?:t|te|ten|en)|entdeckt\w*|registrier\w+|hinweis\w* auf|verdächtig\w*|alarmier\w+", needs=("drone|balloon|lights|gang|warship",), bars=r"trümmer\w*|wrack\w*|überrest\w*|luftraum\w*|abgeschoss\w+|angriff\w*|angegriff\w*|abgestürzt|gefunden|fanden|ausstellung\w*|grenze\w*|explo\w+", reach=90),
        Trigger(r"\w*drohnensichtung\w*|sichtung\w* von", bars=r"luftraum\w*|angriff\w*"),
        Trigger(r"brumm\w*|summte\w*|surrt\w*", needs=("drone|aircraft|balloon|lights",), bars=r"trümmer\w*|luftraum\w*|angriff\w*", reach=90),
        Trigger(r"gefilmt|fotografiert|aufgenommen|sichtet\w*|gesichtet|sahen|bemerk\w+|zählt\w*|schwebt\w*|gesehen", needs=("assailant|warship",), bars=r"trümmer\w*|angriff\w*|angegriffen", reach=90),
        Trigger(r"drohnensichtung\w*|drohnenalarm\w*|drohnenüberfl\w+"), Trigger(r"gesichtet\w*|gefilmt|registriert\w*|bemerkt\w*|sah\w*|flog\w* über|schweb\w+|sichtung\w*|beobachtet\w*|gesehen|kreist\w*|überflog\w*|entdeckt\w*|gemeldet\w*", needs=("drone|aircraft|balloon|lights|assailant",), bars=r"trümmer\w*|wrackteil\w*|überrest\w*|luftraum\w*|grenze\w*"),
    ),
    "cs": (Trigger(r"spatř\w+|pozorov\w+|zpozorov\w+|viděl\w*|zahlédl\w*|kroužil\w*", needs=("drone|aircraft|balloon",), bars=r"trosk\w*|hranic\w*|prostor\w*"),),
    "ro": (Trigger(r"văzut\w*|observat\w*|semnalat\w*|zărit\w*|detectat\w*", needs=("drone|aircraft|balloon",), bars=r"fragment\w*|frontier\w*|spați\w*"),),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Several drones were seen over [Karup Air Base|facility] on Friday.": ("sighting Karup Air Base ×3–",),
    },
    "pl": {
        "Nad [elektrownią w Połańcu|facility] zauważono trzy drony.": ("sighting elektrownią w Połańcu ×3",),
    },
    "uk": {
        "Над [Гнєздово|settlement] бачили безпілотник.": ("sighting Гнєздово ×1",),
    },
    "ru": {
        "Над [Рингстедом|settlement] заметили два беспилотника.": ("sighting Рингстедом ×2",),
    },
    "de": {
        "Über [Schwesing|settlement] wurden zwei Drohnen gesichtet.": ("sighting Schwesing ×2",),
    },
}  # fmt: skip
