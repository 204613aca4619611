"""Strike: a deliberate attack hits a place or is flown at it; shelling and attacks on ships count."""

from geomap.incidents import Trigger

TITLE = "Strike"
ROLE = "impact"
KINDS = {"settlement": 0, "facility": 0, "airport": 0, "crossing": 1, "admin2": 0, "admin1": 0, "region": 0, "country": 1, "water": 1, "derived": 1, "border": 3}  # fmt: skip
RELATIONS = {"object": 0, "in": 0, "on": 0, "at": 0, "into": 1, "near": 1, "of": 1, "over": 2, "to": 2, "subject": 5}
COUNTS = ("drone", "missile", "attack", "times")
ONE = None

_FIGURATIVE = (
    r"stabb\w+|drive-by|robber\w*|burglar\w*|str(?:uck|ike|ikes) (?:up|out|gold)|parade|marching|struck (?:a|the|an) (?:deal|chord|agreement|balance|note)|on strike|general strike|heart attack|workers|union|strikers?|walkout|hunger strike|panic attack|cyber ?attack|verbal attack|hit (?:a record|the market|a goal|back)|hit by (?:delays|flooding)"
    r"|(?:raids|attacks|strikes) (?:on|against) [\w\s]{2,25} (?:make|mean|continue|are|have|remain|push|force)|continually|constant(?:ly)?|routinely|(?:almost|nearly) daily|every day|continue to (?:intensify|attack|target)|war of aggression|stray\w*|earthquake|complaints|questions|(?:phone )?calls|emails|criticism|abuse|requests|storm(?! shadow)|lightning|hurricane|tornado|knife attack|sex attack|shark|sexual\w*|charged with|degree|lawsuits?|image|reputation|credibility|horses?|dogs?|bears?|wolf|wolves|hit by a (?:car|bus|truck|train|vehicle)|hard hit|hit hard|worst hit|hardest hit|flood\w*|epidemic|outbreak|virus|rustlers|rehears\w+|fake blood|drill|hit by a (?:slump|fall|drop|loss|shortage|strike)|strategy|forecast"
)  # fmt: skip

_FIGURATIVE_PL = r"atak serca|ataki? hakersk\w+|cyberatak\w*|bramk\w+|napastnik\w*|rywal\w*|mecz\w*|kontratak\w*|słown\w+|ćwiczy\w+|w serce"
_FIGURATIVE_DE = r"experten|sprengmeister\w*|kampfmittel\w*|entschärf\w*|pioniere|herzinfarkt|hackerangriff\w*|cyberangriff\w*|angriffskrieg\w*|spiel\w*|tor(?:e|en)?|gegenangriff\w*|verbal\w*|wort\w*|messerangriff\w*|kritische infrastruktur"

TRIGGERS = {
    "en": (
        Trigger(r"sprayed|riddled|opened up on|fired into|threw grenades|hurled grenades|blew up|blown up|torched|burn(?:ed|t) down|looted|besieged|laid siege|beheaded|abducted|kidnapped", needs=("assailant",), bars=_FIGURATIVE),
        Trigger(r"(?:explosions?|blasts?|splash(?:es)?|missiles?|projectiles?) (?:[^.;]{0,60}?)(?:near|close to|alongside|off|nautical|from (?:the|a) vessel)|(?:report(?:ed|s)?|heard) (?:{word}){0,3}(?:explosions?|blasts?)", needs=("ship",), bars=_FIGURATIVE + r"|debris|wreckage|drill|exercise", aimed=True),
        Trigger(r"(?:raids?|strikes?|attacks?|salvos?|bombs?|missiles?|shelling|bombing|fire) (?:{word}){0,3}(?:aimed at|directed at|directed against|meant for|concentrated on|focused on|centred on|hit home in)", bars=r"debris|stray\w*|criticism|crime|inflation|prices|money"),
        Trigger(r"(?:went|gone|going|goes) after|(?:kept|keep|keeps|were|continu\w+) (?:to )?(?:fall|rain|land|com)(?:ing)? (?:down )?(?:on|in)|(?:c(?:a|o)me|went|tore|punched|burst|smashed|crashed) through (?:{word}){0,2}(?:roof|wall|window|ceiling)s?", needs=("weapon",), bars=r"debris|wreckage|fragments?|stray\w*|hail|intruder", aimed=True),
        Trigger(r"boarded|boarding|hijack\w*|commandeer\w*|climbed aboard|chas(?:ed|ing)|pursued|approached|followed|circled|swarmed|fired (?:on|at|upon)|opened fire", needs=("assailant", "ship",), bars=r"boarded (?:by police|by customs)|coast guard boarded"),
        Trigger(r"(?:for a|a|the) (?:second|third|fourth|fifth|sixth|\w+th) (?:straight |consecutive |successive )?(?:day|night) of (?:shelling|bombardment|strikes|bombing)|(?:under|came under) (?:\w+ )?(?:shell|rocket|mortar|sniper) ?fire"),
        Trigger(r"(?:shells?|rockets?|missiles?|bombs?|mortars?|mortar rounds?|projectiles?|warheads?|salvos?|grenades?) (?:(?!not\b|never\b)[\w-]+ ){0,4}(?:land(?:ed|s|ing)?|hit|hits|rain(?:ed|s|ing)?|exploded?|explodes|detonated?|slam(?:med|s)|smash(?:ed|es)|fall on|fell on|falls on|impacted|were dropped|was dropped|fall(?:en)? (?:on|in|into|around|inside|close to))", bars=_FIGURATIVE + r"|stray\w*|errant|debris|fragments|unexploded|crashed|sea|field|fields|forest|found", aimed=True),
        Trigger(r"drones? (?:(?!not\b|never\b)[\w-]+ ){0,3}(?:slam(?:med|s)|plough(?:ed|s)|plow(?:ed|s)|smash(?:ed|es)|crash(?:ed|es)|explod(?:ed|es)|dived?|flew) (?:in|into|on|onto|at|over|near) (?:[^.;,]{0,40}?)(?:depots?|refiner(?:y|ies)|terminals?|ports?|(?:air ?)?bases?|plants?|substations?|tankers?|ships?|warehouses?|barracks|headquarters|power stations?|harbou?rs?|hospitals?|markets?|mosques?)", bars=_FIGURATIVE + r"|stray\w*|debris|fragments", aimed=True),
        Trigger(r"air ?strikes?|(?:drone|missile|rocket|artillery|precision|mortar|aerial|air|overnight|glide bomb|bomb|combined|massive|retaliatory|russian|israeli|ukrainian|u\.?s\.?|american|iranian|houthi|indian|pakistani|large-scale)(?: \w+){0,2} (?:strikes?|attacks?|raids?|assaults?|barrages?|salvos?|bombardments?)",
                bars=_FIGURATIVE),
        Trigger(r"shell(?:ed|ing)|bombard(?:ed|ing|ment|ments|s)|bomb(?:ed|ing|ings)|pound(?:ed|ing)|pummel(?:led|ed|ing)|rained (?:missiles|bombs|drones|rockets)|carpet-bomb\w*", topic=False, bars=_FIGURATIVE + r"|car bomb|suicide bomb|pounding heart"),
        Trigger(r"(?:attack(?:ed|s|ing)?(?! (?:drones?|helicopters?|aircraft|jets?|boats?|submarines?))|struck|hit|hits|hitting|target(?:ed|ing)|targets (?=(?:a|an|the|its|several|two|three|\d+)\b)|raid(?:ed|s|ing)?|hammer(?:ed|ing)|batter(?:ed|ing)|strikes?|striking|assault(?:ed|s)?|barrages?|salvos?|bombardments?|wreck(?:ed|ing)|devastat(?:ed|ing)|gutted|flatten(?:ed|ing)|levell?ed|set ablaze|got through to)",
                needs=("weapon|aircraft|casualty|assailant",), bars=_FIGURATIVE + r"|counter-?attack|attack aircraft|attack drones? (?:were|was) (?:seen|spotted)"),
        Trigger(r"(?:attack(?:ed|s|ing)?(?! (?:drones?|helicopters?|aircraft|jets?|boats?|submarines?))|struck|hit|hits|target(?:ed|ing)|raid(?:ed|s|ing)?|strikes?|assault|barrage|salvo|destruction|damage[ds]?)", topic=True, needs=("weapon|building|casualty|hostile|troops",), bars=_FIGURATIVE + r"|counter-?attack|debris|wreckage|fragments"),
        Trigger(r"(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|lobb(?:ed|ing)|hurl(?:ed|ing)|thr(?:ew|own|owing)|unleash(?:ed|ing)|sent|sends|dropp(?:ed|ing)|directed|aimed|rained) (?:[^.;]{0,70}?)\b(?:at|on(?! (?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|\d|the night))|against|towards?|into|targeting)", needs=("weapon",),
                bars=r"launched (?:an? )?(?:probe|investigation|operation|campaign|product)|fired at (?:the )?(?:drone|drones|uavs?|balloon)|sent .{0,30}(?:troops|note|letter|fighters|jets)|at dawn|at night|fell|washed|crash\w*|stray\w*"),
        Trigger(r"c(?:a|o)m(?:e|es|ing) under (?:[\w-]+ ){0,4}(?:fire|attack|shelling|bombardment|assault)|(?:is|are|was|were|been) (?:\w+ )?(?:under (?:[\w-]+ ){0,3}(?:fire|attack|shelling|bombardment)|fired (?:at|on|upon)|shot at)",
                bars=r"under fire (?:for|over|in (?:the|an?) (?:\w+ )?(?:campaign|election|press|media)|from (?:critics|the opposition|lawmakers|fans|mps))|criticis\w+"),
        Trigger(r"open(?:ed|s|ing)? fire", needs=("weapon|hostile|troops|assailant|person",), bars=r"at (?:the )?(?:drones?|balloons?)"),
        Trigger(r"attack(?:ed|s|ing)?|ambush(?:ed|es|ing)?|storm(?:ed|s|ing)?|overr[ua]n(?:ning)?|raid(?:ed|s|ing)?|assault(?:ed|s)?|set upon|shot dead|gunned down|massacred?|murdered|kill(?:ed|s|ing)|rammed|hijacked|seized|blew (?:himself|herself|themselves) up",
                needs=("assailant",), bars=_FIGURATIVE + r"|seized (?:drugs|weapons)|counter-?attack|killed (?:a|the|two|three|several|\d+) (?:militants|gunmen|rebels)"),
        Trigger(r"attack(?:ed|s|ing)?|raid(?:ed|s)?|fired (?:on|at|upon)|torpedoed|rammed|hijacked", needs=("ship",), bars=_FIGURATIVE + r"|counter-?attack|dogs?|panic"),
        Trigger(r"(?:was|were|been) (?:also |again |then |later )?(?:hit|struck|attacked|targeted|raided)", topic=True, bars=_FIGURATIVE + r"|debris|wreckage|fragments|traffic|economy|tourism"),
        Trigger(r"(?:fighting|clashes|shelling|violence) (?:[^.;]{0,80}?)\b(?:spread|reached|spilled|moved) (?:to|into)?", topic=True, bars=_FIGURATIVE),
        Trigger(r"ambush(?:ed|es)?|shot dead|gunned down|(?:car|suicide|truck|roadside) bomb(?:s|ing|ings)?|blown up|grenade attacks?", topic=True, bars=_FIGURATIVE),
        Trigger(r"(?:exchang(?:ed|es|ing)|trad(?:ed|es|ing)) (?:[\w-]+ ){0,3}(?:fire|shots|shells|strikes|blows)|artillery duels?|exchanges? of (?:[\w-]+ ){0,2}fire|(?:fighting|shooting|clashes|hostilities|gunfire|firefights?|skirmishes|gun ?battles?) (?:that |which )?(?:\w+ )?(?:broke|breaks?|erupt\w*|start\w*|began|begins|flar\w+|resum\w+|rag\w+|continu\w+|intensif\w+|spread|reported|heard)|(?:heavy|fierce|fresh|renewed|new|border|sporadic|deadly) (?:fighting|clashes|shooting|gunfire|exchanges of fire|skirmishes)",
                needs=("troops|hostile|assailant|weapon|border|gunfire",), topic=False, bars=_FIGURATIVE + r"|protest\w*|fans|demonstrat\w+|police clashed"),
        Trigger(r"(?:knock(?:ed|s|ing)? out|cripp?l(?:ed|ing)|sunk|sank|sink(?:s|ing)?|destroy(?:ed|s|ing) (?:a|an|the|two|three|several|\d+) (?:[\w-]+ ){0,2}(?:boats?|speedboats?|vessels?|ships?|tankers?|bridges?|depots?|launch(?:er|pad)s?|hangars?|warehouses?)|cut (?:off )?power|rip(?:s|ped)? through|tore (?:through|into)|set (?:fire to|alight|on fire|ablaze)|disabl(?:ed|ing)|took out|demolish(?:ed|ing)|burned? down|reduc(?:ed|ing) to rubble|blow(?:s|n)? up|blew up)",
                needs=("weapon|aircraft|assault",), bars=_FIGURATIVE + r"|debris|wreckage|fragments|stray\w*|tractor"),
        Trigger(r"caught fire|burst into flames|went up in flames|(?:is|are|was|were) (?:burning|ablaze|on fire|in flames|set (?:ablaze|alight|on fire))|burn(?:s|ed|t)(?![- ]out)|suffer(?:ed|s|ing)? (?:[\w-]+ ){0,3}damage|(?:in|lay in|lies in|reduced to) (?:ruins|rubble)|lost power",
                needs=("weapon|assault|building",), topic=True, bars=_FIGURATIVE + r"|debris|wreckage|fragments|wildfire|forest"),
        Trigger(r"(?:count|list|nam|identif|mention|cit)(?:ed|ied|es|s|ing)? (?:[\w-]+ ){1,3}(?:targets|locations|sites|places|positions|points|towns|villages)", topic=True, bars=_FIGURATIVE),
        Trigger(r"limited damage|heavy damage|(?:minor|major|serious|severe|extensive) damage|damage (?:at|to|in)", topic=True, bars=_FIGURATIVE + r"|debris|wreckage|fragments"),
        Trigger(r"(?:killed|injured|wounded|died|dead|burning|ablaze|on fire|caught fire|fires? (?:broke out|burned|burnt|raged|erupted|started)|damaged|destroyed|hospitali[sz]ed)", topic=True, needs=("weapon|assault",), bars=r"debris|wreckage|fragments|killed in action|car crash|police said a man|accident", echo=True),
    ),
    "pl": (
        Trigger(r"uderzeni\w+ (?:{word}){0,2}(?:w|na)|cel(?:em|ami) (?:{word}){0,3}(?:był\w*|stał\w* się|ataku|nalotu|ostrzału)|wymierzon\w+ w", needs=("weapon|assault",), bars=r"szcząt\w+|trümmer\w*|kritik\w*|krytyk\w*|mecz\w*|spiel\w*|deportacj\w+"),
        Trigger(r"lecia\w+|leciał\w*|lecą|sypa\w+ się|spadał\w*", needs=("missile",), bars=r"zestrzel\w+|przestrze\w+|szcząt\w+|granic\w+", relations=("in",), kinds=("settlement", "admin2", "region", "admin1")),
        Trigger(r"uderz\w+ (?:{word}){1,3}(?:szahed|dron|rakiet|pocisk)\w* (?:w|na)", bars=_FIGURATIVE_PL + r"|szcząt\w+|odłam\w+"),
        Trigger(r"wesz\w+ na pokład|wdar\w+ się|porwa\w+|uprowadz\w+|opanowa\w+|przej[ęą]\w+|ściga\w+|podpły\w+|ostrzela\w+", needs=("assailant", "ship",)),
        Trigger(r"(?:rakiet\w*|pocisk\w*|bomb[aęy]?\w*|bombow\w+|myśliw\w+|lotnictw\w+|artyleri\w+|szahed\w*) (?:(?!nie\b)[^\s,.;]+ ){0,4}(?:trafi\w+|uderzy\w+|uderza\w+|spad\w+ na|zniszczy\w+|dosięg\w+|razi\w+)", bars=_FIGURATIVE_PL + r"|szcząt\w+|odłam\w+|zbłąkan\w+|pol[aeu]\b", aimed=True),
        Trigger(r"dron\w* (?:(?!nie\b)[^\s,.;]+ ){0,4}(?:trafi\w+|uderzy\w+|uderza\w+|wbi\w+ się|spad\w+) (?:w|na) (?:[^\s,.;]+ ){0,3}(?:skład\w*|rafineri\w*|elektrowni\w*|baz\w+|port\w*|terminal\w*|magazyn\w*|szpital\w*|zbiornik\w*|podstacj\w+|zakład\w*|statek|statk\w+|tankow\w+)", bars=_FIGURATIVE_PL + r"|szcząt\w+|odłam\w+", aimed=True),
        Trigger(r"ostrz[ae][łl]\w*|ostrzeliw\w+|zbombardowa\w+|bombardowa\w+|bombardowani\w+|nalo[tc]\w*|zaatakowa\w+|zaatakuj\w+|atakuj\w+|atakowa\w+|uderzeni(?!ow)\w+ (?:rakiet|dron|lotni)\w*|(?:pod|w) (?:ogień|ogniu|ogniem)", bars=_FIGURATIVE_PL + r"|szcząt\w+|odłam\w+"),
        Trigger(r"uderzy\w+ (?:na|w)|uderza\w+ (?:na|w)|uderzeni(?!ow)\w+|trafi\w+ (?:w|na)|trafion\w+|atak(?:u|i|ów|iem|ach|owi)?|zmasowan\w+ atak\w*|uszkodzi\w+|uszkodzon\w+|zniszczy\w+|zniszczon\w+|zburzy\w+|podpali\w+|zatopi\w+|ugodzi\w+",
                needs=("weapon|casualty|hostile|aircraft",), bars=_FIGURATIVE_PL + r"|szcząt\w+|odłam\w+|strzelił\w*|trafi\w+ do"),
        Trigger(r"zastrzel\w+|zaatakowa\w+|napad\w+ na|ostrzel\w+|zabi\w+|wymordowa\w+|otwor\w+ ogień|wdar\w+ się|wysadzi\w+|uprowadzi\w+|staranowa\w+", needs=("assailant|weapon",), bars=_FIGURATIVE_PL),
        Trigger(r"otwor\w+ ogień|otwar\w+ ogień|strzelanin\w*|wymian\w+ ognia|star[cć]\w* zbrojn\w+|ciężk\w+ walk\w+|walk\w+ (?:trwa|wybuch|toczą)\w*", bars=_FIGURATIVE_PL + r"|policj\w+|gangster\w*|klub\w*|polowani\w+"),
        Trigger(r"płon\w+|zapali\w+ się|stan\w+ w ogniu|pożar\w*|w ogniu|bez prądu|legł\w* w gruzach", needs=("weapon|assault",), bars=r"szcząt\w+|odłam\w+"),
        Trigger(r"uszkodz\w+|zniszcz\w+|rann\w+|zgin\w+|zabit\w+|płon\w+|pożar\w*", topic=True, echo=True, bars=r"szcząt\w+|odłam\w+|wypad\w+ drogow\w+"),
        Trigger(r"wystrzel\w+|odpal\w+|zrzuc\w+", needs=("weapon",), bars=r"toast"),
    ),
    "uk": (
        Trigger(r"гори(?:ть|ла|ло|ли)|горять|палає|палають|загорі\w+ся|знищен\w+|уражен\w+|вигорі\w+", needs=("building",), topic=True, bars=r"уламк\w+|дтп|лісов\w+|збит\w+|дрон\w*|безпілот\w*|шахед\w*|торік"),
        Trigger(r"\w*авіаудар\w*|артудар\w*|артобстріл\w*|авіа ?наліт\w*", bars=r"уламк\w+"),
        Trigger(r"(?:в|за|по|на)гати\w+|жахну\w+|лупону\w+|гепну\w+|шарахну\w+|(?:пере|о|роз)стріля\w+|накрива\w+|засипа\w+ (?:{word}){0,2}(?:ракет|снаряд|бомб|мін)\w*", needs=("weapon|building|hostile",), bars=r"матч\w*|воріт\w*|гравц\w+"),
        Trigger(r"летіл\w+|летять|сипал\w+", needs=("missile",), bars=r"збит\w+|збили|уламк\w+|кордон\w*|простор\w*", relations=("on",)),
        Trigger(r"підня\w+ на борт|висади\w+|захопи\w+|переслідува\w+|наблизи\w+|обстріля\w+|викра\w+", needs=("assailant", "ship",)),
        Trigger(r"(?:ракет\w*|снаряд\w*|бомб\w*|авіабомб\w*|каб\w{0,3}|мін[аи]|шахед\w*|дрон\w*|безпілотник\w*|бпла) (?:(?!не\b)[^\s,.;]+ ){0,3}(?:влучи\w+|влучил\w*|поцілил\w*|вразил\w*|уразил\w*|зруйнува\w+|знищи\w+ (?!в)|пошкоди\w+|вдари\w+|атакува\w+|атакував|прилеті\w+ (?:в|у|по)|врізав\w*|врізал\w+)",
                bars=r"уламк\w+|кібератак\w*", aimed=True),
        Trigger(r"удар(?!н)\w{0,4}|вдар(?:ив|ила|или|ило|яє|яють)\w*|удари\w+|врази\w+|уразил\w+|ураже\w+|завда\w+ удар\w+|обстріл\w*|обстріля\w+|обстрілю\w+|атак(?:ував|увала|ували|увало|и|а|у|ою|ам|ах|ують|ує|овано)?\w*|бомбардува\w+|(?:роз)?бомби\w+|поціли\w+|гати\w+|накри\w+|влуч\w+|приліт|прильот\w*|скинул\w+|скинув|наліт|нальот\w*|нальот[іу]\w*|під вог(?:онь|нем)|б[’']ють (?:по|з)|(?:по)?бив по|(?:по)?била? по|били по|бити по|лупи\w+ по|гатив\w* по|обстріляв|прилетіло",
                bars=r"кібератак\w*|сонячн\w+ удар|інсульт|уламк\w+ (?:впа\w+|збит\w+)|відби\w+ атак\w+|серцев\w+|удар по воротах|форвард\w*|півзахисник\w*|водій|водія|ювелір\w*|десантник\w* приле\w+|контратак\w*"),
        Trigger(r"прилеті\w+", needs=("weapon|hostile|building|casualty",), bars=r"президент\w*|міністр\w*|делегац\w+|посол|голова|пап[аи]|літак\w*|борт|рейс\w*|десантник\w*|візит\w*|переговор\w*|турист\w*"),
        Trigger(r"летіл\w+ (?:на|до|по)|летять (?:на|до|по)|спрямован\w+ (?:на|по)", needs=("weapon",), bars=r"уламк\w+|додому"),
        Trigger(r"випусти\w+|випусте\w+|випустять|випущен\w+|запусти\w+|запущен\w+", needs=("weapon",)),
        Trigger(r"напал\w*|напав|розстріля\w+|застрели\w+|вби\w+|убил\w+|підірва\w+|захопи\w+|штурмува\w+|протарани\w+|відкри\w+ вогонь", needs=("assailant|weapon|troops|hostile",), bars=r"захопи\w+ (?:дух|увагу)"),
        Trigger(r"перестрілк\w+|стрілянин\w*|боєзіткненн\w+|сутичк\w+|бої (?:тривають|точаться|спалахнули|йдуть)|відкри\w+ вогонь|обмін\w* вогнем", bars=r"поліці\w+|банд\w+|клуб\w*|полюванн\w+|навчальн\w+|стрільб\w+"),
        Trigger(r"зруйнува\w+|зруйнован\w+|знищи\w+|знищен\w+|пошкоди\w+|пошкоджен\w+|спалахнул\w+|гори(?:ть|ла|ли|ло)|горять|палає|загорі\w+|пожеж\w+|знеструмлен\w+|без світла", needs=("assault|missile",), bars=r"уламк\w+|дтп|збит\w+"),
        Trigger(r"поранен\w*|загин\w+|загибл\w+|постражда\w+|пошкоджен\w+|зруйнован\w+|спалахнул\w+|пожеж\w+", topic=True, echo=True, bars=r"уламк\w+|дтп"),
    ),
    "ru": (
        Trigger(r"\w*авиаудар\w*|артудар\w*|артобстрел\w*|авиа ?нал[её]т\w*", bars=r"обломк\w+"),
        Trigger(r"(?:за|на)леп\w+|жахнул\w*|шарахнул\w*|(?:рас|пере)стреля\w+|накрыва\w+|засыпа\w+ (?:{word}){0,2}(?:ракет|снаряд|бомб|мин)\w*|налете\w+|под удар\w*|пришел\w* по|удары? приш[её]?л\w*", needs=("weapon|building|hostile",), bars=r"матч\w*|ворот\w*|игрок\w*"),
        Trigger(r"летел\w+|летят|сыпал\w+", needs=("missile",), bars=r"сбит\w*|сбил\w*|обломк\w+|границ\w*|пространств\w+", relations=("on",)),
        Trigger(r"подня\w+ на борт|высади\w+|захвати\w+|преследова\w+|прибли[зж]\w+|обстреля\w+|угна\w+", needs=("assailant", "ship",)),
        Trigger(r"(?:ракет\w*|снаряд\w*|бомб\w*|авиабомб\w*|каб\w{0,3}|мин[аы]|артиллери\w+|авиаци\w+) (?:(?!не\b)[^\s,.;]+ ){0,4}(?:попал\w*|попад\w+|порази\w+|разрушил\w*|повредил\w*|ударил\w*|накрыл\w*|прилетел\w* (?:в|по))", bars=r"обломк\w+|кибератак\w*", aimed=True),
        Trigger(r"(?:дрон\w*|беспилотник\w*|бпла|геран\w+|шахед\w*) (?:(?!не\b)[^\s,.;]+ ){0,3}(?:врезал\w*|попал\w*|ударил\w*|атаковал\w*|атакуют|прилетел\w* (?:в|по)|взорвал\w* (?:на|в)) (?:[^.;]{0,40}?)(?:нпз|нефтебаз\w*|завод\w*|склад\w*|терминал\w*|порт\w*|аэродром\w*|баз\w+|подстанц\w+|электростанц\w+|установк\w+|резервуар\w*|танкер\w*|судн\w+|корабл\w+|воинск\w+|больниц\w*)", bars=r"обломк\w+", aimed=True),
        Trigger(r"удар(?!н)\w{0,4}|ударил\w*|нан[её]с\w* удар\w*|обстрел\w*|обстреля\w+|обстрелива\w+|атаков\w+|атакуют|атакует|атак(?:а|и|у|е|ой|ам|ах)|бомбардиров\w+|(?:раз|от)бомби\w+|бомбил\w*|порази\w+|поражен\w+|попадани\w+|попал\w* в|прил[её]т\w* (?:по|в)|сбросил\w*|нал[её]т\w* (?:на|авиа)|под огн\w+|под огонь|бь[её]т по|бьют по|бил[аио]? по|бить по|лупи\w+ по|прилетело",
                bars=r"кибератак\w*|солнечн\w+ удар|инсульт|обломк\w+|отра[зж]\w+ атак\w+|атак\w* отражен\w*|сердечн\w+|форвард\w*|полузащитник\w*|водитель|водителя|ювелир\w*|штанг\w*|десантник\w* приле\w+|контратак\w*|попал\w* в (?:больницу|плен|аварию|дтп|список|кадр)"),
        Trigger(r"прилетел\w*", needs=("weapon|hostile|building|casualty",), bars=r"президент\w*|министр\w*|делегац\w+|посол|глава|пап[аы]|самол[её]т\w*|борт|рейс\w*|десантник\w*|визит\w*|переговор\w*|турист\w*"),
        Trigger(r"летел\w+ (?:на|к)|летят (?:на|к)|направлен\w* (?:на|по)", needs=("weapon",), bars=r"обломк\w+|домой|сбит\w*|сбил\w*"),
        Trigger(r"выпустил\w*|выпустят|выпущен\w*|запустил\w*|запущен\w*", needs=("weapon",)),
        Trigger(r"напал\w*|расстреля\w+|застрелил\w*|убил\w*|подорва\w+|захватил\w*|штурмова\w+|протаранил\w*|открыл\w* (?:[^.;,]{0,40}?)огонь", needs=("assailant|weapon|troops|hostile|gunfire",), bars=r"захватил\w* (?:дух|внимание)"),
        Trigger(r"перестрел\w+|стрельб\w+|боестолкновени\w+|столкновени\w+|бои (?:продолжа|идут|начал|вспыхн)\w*|открыл\w* (?:[^.;,]{0,40}?)огонь|вел\w* огонь|обменя\w+ огн\w+", bars=r"полици\w+|банд\w+|клуб\w*|охот\w+|(?:прош\w+|пров[ое]\w+|учебн\w+|ракетн\w+) стрельб\w+|стрельб\w+ (?:вмс|вмф|флота)|лобов\w+|поезд\w*|автомобил\w+"),
        Trigger(r"разрушил\w*|разрушен\w*|уничтожил\w*|повредил\w*|поврежден\w*|повреждён\w*|загорел\w+|горит|горят|горел\w*|пылает|вспыхнул\w*|пожар\w*|обесточен\w*|без света", needs=("assault|missile",), bars=r"обломк\w+|дтп|сбит\w+"),
        Trigger(r"горит|горят|загорел\w+|пылает|пожар\w*|повреждена|повреждено|повреждены|поврежден", needs=("building",), topic=True, bars=r"обломк\w+|дтп|лесн\w+"),
        Trigger(r"ранен\w*|погиб\w*|пострада\w+|поврежден\w+|повреждён\w+|разрушен\w*|загорел\w+|пожар\w*", topic=True, echo=True, bars=r"обломк\w+|дтп"),
    ),
    "de": (
        Trigger(r"(?:galt|galten|gilt|gelten) (?:{word}){0,4}(?:dem|den|der)|ziel (?:{word}){0,3}(?:war|waren|wurde|wurden)|richtet\w* sich gegen|zielt\w* auf", needs=("weapon|assault",), bars=r"szcząt\w+|trümmer\w*|kritik\w*|krytyk\w*|mecz\w*|spiel\w*|deportacj\w+"),
        Trigger(r"(?:ging|gingen|geht|gehen) (?:[^.;]{0,60}?)nieder|hagel\w+|prassel\w+|unter feuer|regnet\w*", needs=("missile|hostile",), bars=r"trümmer\w*|körner", aimed=True),
        Trigger(r"entert\w*|geentert|gekapert|kapert\w*|verfolgt\w*|entführt\w*|überfiel\w*|überfallen", needs=("assailant", "ship",)),
        Trigger(r"schl(?:u|a|ä)g\w* (?:[^.;]{0,80}?)\bein|eingeschlagen|einschlug\w*", needs=("missile",), bars=r"blitz\w*|trümmer\w*|weg\b", aimed=True),
        Trigger(r"(?:rakete|raketen|granate|granaten|geschoss\w*|marschflugkörper\w*|bomben?|gleitbomben?|\w*salven?|artillerie\w*) (?:(?!nicht\b)[^\s,.;]+ ){0,4}(?:trifft|treffen|traf\w*|schlug\w* (?:in|im|auf)|schlag\w* (?:in|im|auf)|töte\w*|zerstör\w+|beschädig\w+)|(?:trifft|treffen|traf\w*|tötet\w*|zerstört\w*|schlug\w*|schlag\w*) (?:[^\s,.;]+ ){0,3}(?:rakete|raketen|granate|granaten|\w*geschoss\w*|bomben?|\w*salve|drohnen?)",
                bars=r"trümmer\w*|wrackteil\w*|verirrt\w*", aimed=True),
        Trigger(r"angegriffen|\w*angriff\w*|attackier\w+|beschoss\w*|beschuss\w*|\w*beschuss|beschieß\w+|bombardier\w+|bombardement\w*|luftschl[aä]g\w*|griff\w* .{0,60}\ban|greif\w* .{0,60}\ban|\w*einschl[aä]ge?\w*|getroffen|tr[ai]f\w*|traf|trafen|überfiel\w*|überfallen|detonation\w*",
                needs=("weapon|casualty|hostile|building|assailant|troops",), bars=_FIGURATIVE_DE + r"|trümmer\w*|wrackteil\w*|tr[aei]f\w* (?:[^.;]{0,60}?)ein|pfosten|trafen sich|traf sich|abgewehrt|einschlagstelle\w*"),
        Trigger(r"angegriffen|griff\w* .{0,80}\ban|attackier\w+|beschoss\w*|\w+angriffs? auf|unter (?:\w+ ){0,2}(?:beschuss|feuer)|(?:raketen|drohnen|luft|artillerie|granat)(?:angriff|beschuss|einschl[aä]g|feuer)\w*", bars=_FIGURATIVE_DE + r"|trümmer\w*"),
        Trigger(r"überfiel\w*|überfallen|erschoss\w*|erschossen|töte\w+|getötet|stürmt\w*|sprengt\w*|eröffnet\w* (?:\w+ ){0,3}feuer|rammt\w*|entführt\w*|lauer\w+ .{0,40}auf", needs=("assailant|weapon|troops",), bars=_FIGURATIVE_DE),
        Trigger(r"schusswechsel\w*|feuergefecht\w*|gefecht\w*|kämpfe (?:brach|flammt|dauer|halt|gehen)\w*|eröffnet\w* (?:\w+ ){0,3}feuer|schüsse (?:fiel|gefallen)\w*|schießerei\w*", needs=("troops|hostile|assailant|border|weapon",), bars=_FIGURATIVE_DE),
        Trigger(r"brannte\w*|brenn\w+|in brand\w*|brach\w* .{0,20}(?:feuer|brand)|steh\w* in flammen|in flammen|ohne strom|beschädig\w+|zerstör\w+", needs=("assault|missile|drone",), bars=_FIGURATIVE_DE + r"|trümmer\w*|wrackteil\w*|abgestürzt\w*|luftraum\w*"),
        Trigger(r"beschädig\w+|zerstört\w*|zerstörung\w*|verletzt\w*|getötet\w*|starb\w*|brannte\w*|in brand|feuer", topic=True, echo=True, bars=r"trümmer\w*|wrackteil\w*|luftraum\w*|unfall\w*"),
        Trigger(r"feuert\w*|abgefeuert|abgeschossen auf|schoss\w* .{0,40}auf|warf\w* .{0,40}\bab", needs=("weapon",), bars=r"trainer\w*|\w*entlass\w+"),
    ),
    "cs": (
        Trigger(r"(?:raket\w*|střel\w*|bomb\w*|granát\w*|dělostřelectv\w*) (?:(?!ne)[^\s,.;]+ ){0,3}(?:zasáhl\w*|dopadl\w*|udeřil\w*|zničil\w*|trefil\w*)", bars=r"trosk\w*|zbloudil\w+", aimed=True),
        Trigger(r"zaútočil\w*|útok\w*|útoč\w+|ostřel\w+|bombardoval\w*|bombardován\w*|zasáhl\w*|zasažen\w*|udeřil\w*|úder\w*|nálet\w*|napadl\w*|přepadl\w*|pod palbou|zapálil\w*", needs=("weapon|casualty|hostile|building|assailant",), bars=r"trosk\w*|kybernetick\w+|infarkt"),
        Trigger(r"ostřeloval\w*|ostřelován\w*|bombardoval\w*|nálet\w*|zahájil\w* palbu|přestřelk\w*", bars=r"trosk\w*"),
        Trigger(r"vypálil\w*|vystřelil\w*|odpálil\w*|svrhl\w*", needs=("weapon",)),
        Trigger(r"hoř\w+|požár\w*|poškodil\w*|poškozen\w*|zničil\w*|zničen\w*", needs=("assault|missile",), bars=r"trosk\w*"),
    ),
    "ro": (
        Trigger(r"(?:rachet\w*|proiectil\w*|bomb\w*|obuz\w*|artileri\w*) (?:(?!nu\b)[^\s,.;]+ ){0,3}(?:a|au) (?:lovit|căzut pe|distrus|nimerit)", bars=r"fragment\w*|resturi\w*|rătăcit\w*", aimed=True),
        Trigger(r"(?:a|au) (?:fost )?atacat\w*|atac(?:ul|uri|urile|ă|at|ată|ate)?|bombard\w+|lovit\w*|(?:a|au) lovit|raid\w*|tir\w* de artilerie|sub foc|(?:a|au) deschis focul|incendiat\w*", needs=("weapon|casualty|hostile|building|assailant",), bars=r"fragment\w*|resturi\w*|atac\w* cibernetic\w*|atac\w* de cord"),
        Trigger(r"bombardat\w*|bombardament\w*|raid\w* aerian\w*|schimb\w* de focuri", bars=r"fragment\w*|resturi\w*"),
        Trigger(r"(?:a|au) lansat|lansat\w*|(?:a|au) tras", needs=("weapon",)),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Russia attacked [Odesa|settlement] with 20 drones overnight.": ("strike Odesa ×20",),
        "Missiles struck a power plant in [Kharkiv|settlement] and a depot near [Poltava|settlement].": ("strike Kharkiv", "strike Poltava"),
        "Workers at the port of [Hamburg|settlement] went on strike.": (),
        "The two sides struck a deal in [Geneva|settlement].": (),
    },
    "pl": {
        "Rosjanie zaatakowali [Lwów|settlement] rakietami.": ("strike Lwów",),
    },
    "uk": {
        "Росіяни завдали удару по [Сумах|settlement], загинули двоє людей.": ("strike Сумах",),
    },
    "ru": {
        "Беспилотники атаковали [Белгород|settlement].": ("strike Белгород",),
    },
    "de": {
        "Bei einem Raketenangriff auf [Dnipro|settlement] wurden fünf Menschen verletzt.": ("strike Dnipro",),
    },
}  # fmt: skip
