"""Strike: a deliberate attack hits a place or is flown at it; shelling and attacks on ships count."""

from geomap.incidents import Trigger

TITLE = "Strike"
ROLE = "impact"
KINDS = {"settlement": 0, "facility": 0, "airport": 0, "crossing": 1, "admin2": 0, "admin1": 0, "region": 0, "country": 1, "water": 1, "derived": 1, "border": 3}  # fmt: skip
RELATIONS = {"object": 0, "in": 0, "on": 0, "at": 0, "into": 1, "near": 1, "of": 1, "over": 2, "to": 2, "subject": 5}
COUNTS = ("drone", "missile", "attack", "times")
ONE = None

_FIGURATIVE = (
    r"struck (?:a|the|an) (?:deal|chord|agreement|balance|note)|on strike|general strike|heart attack|workers|union|strikers?|walkout|hunger strike|panic attack|cyber ?attack|verbal attack|hit (?:a record|the market|a goal|back)|hit by (?:delays|flooding)"
    r"|(?:raids|attacks|strikes) (?:on|against) [\w\s]{2,25} (?:make|mean|continue|are|have|remain|push|force)|continually|constant(?:ly)?|routinely|(?:almost|nearly) daily|every day|continue to (?:intensify|attack|target)|war of aggression|stray\w*|earthquake|storm(?! shadow)|lightning|hurricane|tornado|knife attack|sex attack|shark|sexual\w*|charged with|degree|lawsuits?|hit by a (?:car|bus|truck|train|vehicle)|hard hit|hit hard|worst hit|hardest hit|flood\w*|epidemic|outbreak|virus|rustlers|rehears\w+|fake blood|drill|hit by a (?:slump|fall|drop|loss|shortage|strike)|strategy|forecast"
)  # fmt: skip

TRIGGERS = {
    "en": (
        Trigger(r"(?:shells?|rockets?|missiles?|bombs?|mortars?|mortar rounds?|projectiles?|warheads?|salvos?|grenades?) (?:(?!not\b|never\b)[\w-]+ ){0,2}(?:land(?:ed|s|ing)?|hit|hits|rain(?:ed|s|ing)?|exploded?|explodes|detonated?|slam(?:med|s)|smash(?:ed|es)|fall on|fell on|falls on|impacted|were dropped|was dropped)", bars=_FIGURATIVE + r"|stray\w*|errant|debris|fragments|unexploded|crashed|sea|field|fields|forest|found", aimed=True),
        Trigger(r"drones? (?:(?!not\b|never\b)[\w-]+ ){0,3}(?:slam(?:med|s)|plough(?:ed|s)|plow(?:ed|s)|smash(?:ed|es)|crash(?:ed|es)|explod(?:ed|es)|dived?|flew) (?:in|into|on|onto|at|over|near) (?:[^.;,]{0,40}?)(?:depots?|refiner(?:y|ies)|terminals?|ports?|(?:air ?)?bases?|plants?|substations?|tankers?|ships?|warehouses?|barracks|headquarters|power stations?|hospitals?|markets?|mosques?)", bars=_FIGURATIVE + r"|stray\w*|debris|fragments", aimed=True),
        Trigger(r"air ?strikes?|(?:drone|missile|rocket|artillery|precision|mortar|aerial|air|overnight|glide bomb|bomb|combined|massive|retaliatory|russian|israeli|ukrainian|u\.?s\.?|american|iranian|houthi|indian|pakistani|large-scale)(?: \w+){0,2} (?:strikes?|attacks?|raids?|assaults?|barrages?|salvos?|bombardments?)",
                bars=_FIGURATIVE),
        Trigger(r"shell(?:ed|ing)|bombard(?:ed|ing|ment|ments|s)|bomb(?:ed|ing|ings)|pound(?:ed|ing)|pummel(?:led|ed|ing)|rained (?:missiles|bombs|drones|rockets)|carpet-bomb\w*", topic=False, bars=_FIGURATIVE + r"|car bomb|suicide bomb|pounding heart"),
        Trigger(r"(?:attack(?:ed|s|ing)?|struck|hit|hits|hitting|target(?:ed|s|ing)|raid(?:ed|s|ing)?|hammer(?:ed|ing)|batter(?:ed|ing)|strikes?|striking|assault(?:ed|s)?|barrages?|salvos?|bombardments?|wreck(?:ed|ing)|devastat(?:ed|ing)|gutted|flatten(?:ed|ing)|levell?ed|set ablaze|got through to)",
                needs=("weapon|aircraft|casualty|assailant",), bars=_FIGURATIVE + r"|counter-?attack|attack aircraft|attack drones? (?:were|was) (?:seen|spotted)"),
        Trigger(r"(?:attack(?:ed|s|ing)?|struck|hit|hits|target(?:ed|s|ing)|raid(?:ed|s|ing)?|strikes?|assault|barrage|salvo|destruction|damage[ds]?)", topic=True, needs=("weapon|building|casualty|hostile|troops",), bars=_FIGURATIVE + r"|counter-?attack|debris|wreckage|fragments"),
        Trigger(r"(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|lobb(?:ed|ing)|hurl(?:ed|ing)|thr(?:ew|own|owing)|unleash(?:ed|ing)|sent|sends|dropp(?:ed|ing)|directed|aimed|rained) (?:[^.;]{0,70}?)\b(?:at|on|against|towards?|into|targeting)", needs=("weapon",),
                bars=r"launched (?:an? )?(?:probe|investigation|operation|campaign|product)|fired at (?:the )?(?:drone|drones|uavs?|balloon)|sent .{0,30}(?:troops|note|letter|fighters|jets)|at dawn|at night|fell|washed|crash\w*|stray\w*"),
        Trigger(r"c(?:a|o)m(?:e|es|ing) under (?:[\w-]+ ){0,4}(?:fire|attack|shelling|bombardment|assault)|(?:is|are|was|were|been) (?:\w+ )?(?:under (?:[\w-]+ ){0,3}(?:fire|attack|shelling|bombardment)|fired (?:at|on|upon)|shot at)",
                bars=r"under fire (?:for|over|from (?:critics|the opposition|lawmakers|fans|mps))|criticis\w+"),
        Trigger(r"open(?:ed|s|ing)? fire", needs=("weapon|hostile|troops|assailant|person",), bars=r"at (?:the )?(?:drones?|balloons?)"),
        Trigger(r"attack(?:ed|s|ing)?|ambush(?:ed|es|ing)?|storm(?:ed|s|ing)?|overr[ua]n(?:ning)?|raid(?:ed|s|ing)?|assault(?:ed|s)?|set upon|shot dead|gunned down|massacred?|murdered|kill(?:ed|s|ing)|rammed|hijacked|seized|blew (?:himself|herself|themselves) up",
                needs=("assailant",), bars=_FIGURATIVE + r"|seized (?:drugs|weapons)|counter-?attack|killed (?:a|the|two|three|several|\d+) (?:militants|gunmen|rebels)"),
        Trigger(r"ambush(?:ed|es)?|shot dead|gunned down|(?:car|suicide|truck|roadside) bomb(?:s|ing|ings)?|blown up|grenade attacks?", topic=True, bars=_FIGURATIVE),
        Trigger(r"(?:exchang(?:ed|es|ing)|trad(?:ed|es|ing)) (?:[\w-]+ ){0,3}(?:fire|shots|shells|strikes|blows)|artillery duels?|exchanges? of (?:[\w-]+ ){0,2}fire|(?:fighting|shooting|clashes|hostilities|gunfire|firefights?|skirmishes|gun ?battles?) (?:\w+ )?(?:broke|breaks?|erupt\w*|start\w*|began|begins|flar\w+|resum\w+|rag\w+|continu\w+|intensif\w+|spread|reported|heard)|(?:heavy|fierce|fresh|renewed|new|border|sporadic|deadly) (?:fighting|clashes|shooting|gunfire|exchanges of fire|skirmishes)",
                needs=("troops|hostile|assailant|weapon|border|gunfire",), topic=False, bars=_FIGURATIVE + r"|protest\w*|fans|demonstrat\w+|police clashed"),
        Trigger(r"(?:knock(?:ed|s|ing)? out|cripp?l(?:ed|ing)|sunk|sank|sink(?:s|ing)?|cut (?:off )?power|rip(?:s|ped)? through|tore (?:through|into)|set (?:fire to|alight|on fire|ablaze)|disabl(?:ed|ing)|took out|demolish(?:ed|ing)|burned? down|reduc(?:ed|ing) to rubble|blow(?:s|n)? up|blew up)",
                needs=("weapon|aircraft|assault",), bars=_FIGURATIVE + r"|debris|wreckage|fragments|stray\w*|tractor"),
        Trigger(r"caught fire|burst into flames|went up in flames|(?:is|are|was|were) (?:burning|ablaze|on fire|in flames|set (?:ablaze|alight|on fire))|burn(?:s|ed|t)|suffer(?:ed|s|ing)? (?:[\w-]+ ){0,3}damage|(?:in|lay in|lies in|reduced to) (?:ruins|rubble)|lost power",
                needs=("weapon|assault|building",), topic=True, bars=_FIGURATIVE + r"|debris|wreckage|fragments|wildfire|forest"),
        Trigger(r"limited damage|heavy damage|(?:minor|major|serious|severe|extensive) damage|damage (?:at|to|in)", topic=True, bars=_FIGURATIVE + r"|debris|wreckage|fragments"),
        Trigger(r"(?:killed|injured|wounded|died|dead|burning|ablaze|on fire|caught fire|fires? (?:broke out|burned|burnt|raged|erupted|started)|damaged|destroyed|hospitali[sz]ed)", topic=True, needs=("weapon|assault",), bars=r"debris|wreckage|fragments|killed in action|car crash|police said a man|accident", echo=True),
    ),
    "pl": (
        Trigger(r"ostrzel\w+|ostrza\w+|zbombardowa\w+|bombardowa\w+|nalot\w*|zaatakowa\w+|zaatakow\w+|atakowa\w+|uderzy\w+ (?:na|w)|uderzeni\w+|trafi\w+ (?:w|na)|atak(?:u|i|ów|iem|ach)?|zmasowan\w+ atak\w*",
                needs=("weapon|casualty|hostile|aircraft",), bars=r"szcząt\w+|odłam\w+|atak serca|ataki hakersk\w+|cyberatak\w*|strzelił\w*|bramk\w+|napastnik\w*"),
        Trigger(r"zaatakowa\w+|ostrzela\w+|zbombardowa\w+", topic=True, bars=r"szcząt\w+|cyberatak\w*"),
        Trigger(r"uszkodz\w+|zniszcz\w+|rann\w+|zgin\w+|zabit\w+|płon\w+|pożar\w*", topic=True, echo=True, bars=r"szcząt\w+|odłam\w+|wypad\w+ drogow\w+"),
        Trigger(r"wystrzel\w+|odpal\w+", needs=("weapon",), bars=r"toast"),
    ),
    "uk": (
        Trigger(r"удар(?:и|ів|у|ом|ами|ах)?|вдар(?:ив|ила|или|ило)\w*|удари\w+|врази\w+|уразил\w+|ураже\w+|завда\w+ удар\w+|обстріл\w*|обстріля\w+|атак(?:ував|увала|ували|увало|и|а|у|ою|ам|ують|ує|овано)?\w*|бомбардува\w+|поціли\w+|гати\w+|накри\w+|влуч\w+|приліт|прильот\w*|скинул\w+|скинув",
                bars=r"кібератак\w*|сонячн\w+ удар|інсульт|уламк\w+ (?:впа\w+|збит\w+)|відби\w+ атак\w+|серцев\w+|удар по воротах"),
        Trigger(r"випусти\w+|випущен\w+|запусти\w+|запущен\w+", needs=("weapon",)),
        Trigger(r"поранен\w*|загин\w+|загибл\w+|постражда\w+|пошкоджен\w+|зруйнован\w+|спалахнул\w+|пожеж\w+", topic=True, echo=True, bars=r"уламк\w+|дтп"),
    ),
    "ru": (
        Trigger(r"удар(?:ы|ов|у|ом|ами|ах|а)?|ударил\w*|нан[её]с\w* удар\w*|обстрел\w*|обстреля\w+|атаков\w+|атак(?:а|и|у|е|ой|ам)|бомбардиров\w+|бомбил\w*|порази\w+|поражен\w+|попадани\w+|попал\w* в|прил[её]т\w* (?:по|в)|сбросил\w*",
                bars=r"кибератак\w*|солнечн\w+ удар|инсульт|обломк\w+|отра[зж]\w+ атак\w+|атак\w* отражен\w*|сердечн\w+"),
        Trigger(r"выпустил\w*|выпущен\w*|запустил\w*|запущен\w*", needs=("weapon",)),
        Trigger(r"ранен\w*|погиб\w*|пострада\w+|поврежден\w+|повреждён\w+|разрушен\w*|загорел\w+|пожар\w*", topic=True, echo=True, bars=r"обломк\w+|дтп"),
    ),
    "de": (
        Trigger(r"angegriffen|angriff\w*|attackier\w+|beschoss\w*|beschuss\w*|beschieß\w+|bombardier\w+|bombardement\w*|luftschl[aä]g\w*|luftangriff\w*|raketenangriff\w*|drohnenangriff\w*|griff\w* .{0,60}\ban|einschläge?|getroffen|tr[ai]f\w*|traf|trafen",
                needs=("weapon|casualty|hostile|building",), bars=r"trümmer\w*|wrackteil\w*|herzinfarkt|hackerangriff\w*|cyberangriff\w*|trafen sich|traf sich|angriffskrieg\w*|spiel\w*|abgewehrt"),
        Trigger(r"angegriffen|griff\w* .{0,80}\ban|attackier\w+|beschoss\w*", topic=True, bars=r"trümmer\w*|hackerangriff\w*|cyberangriff\w*"),
        Trigger(r"beschädig\w+|zerstört\w*|zerstörung\w*|verletzt\w*|getötet\w*|starb\w*|brannte\w*|in brand|feuer", topic=True, echo=True, bars=r"trümmer\w*|wrackteil\w*|luftraum\w*|unfall\w*"),
        Trigger(r"feuert\w*|abgefeuert|abgeschossen auf|schoss\w* .{0,40}auf", needs=("weapon",)),
    ),
    "cs": (
        Trigger(r"zaútočil\w*|útok\w*|útoč\w+|ostřel\w+|bombardoval\w*|zasáhl\w*|udeřil\w*|nálet\w*", needs=("weapon|casualty|hostile|building",), bars=r"trosk\w*|kybernetick\w+|infarkt"),
        Trigger(r"vypálil\w*|vystřelil\w*|odpálil\w*", needs=("weapon",)),
    ),
    "ro": (
        Trigger(r"(?:a|au) (?:fost )?atacat\w*|atac(?:ul|uri|urile|ă|at|ată|ate)?|bombard\w+|lovit\w*|(?:a|au) lovit|raid\w*|tir\w* de artilerie", needs=("weapon|casualty|hostile|building",), bars=r"fragment\w*|resturi\w*|atac\w* cibernetic\w*|atac\w* de cord"),
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
