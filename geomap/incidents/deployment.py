"""Deployment: forces, aircraft, ships or air defences sent to a place or stationed there; a scramble is none."""

from geomap.incidents import Trigger

TITLE = "Deployment"
ROLE = "deployment_area"
KINDS = {"country": 0, "settlement": 0, "admin1": 0, "admin2": 0, "region": 0, "border": 0, "facility": 0, "airport": 0, "water": 0, "derived": 0, "airspace": 1, "crossing": 1}  # fmt: skip
RELATIONS = {"in": 0, "to": 0, "over": 0, "near": 0, "into": 0, "on": 0, "at": 0, "of": 3}
COUNTS = ("troops", "aircraft")
ONE = None

TRIGGERS = {
    "en": (
        Trigger(r"tied up|fl(?:ew|own|y|ying|ies) into|basing|pitched camp|set sail for|dropp?ed in(?:to)?", needs=("troops",), bars=r"passengers?|exercis\w+|drones?|cargo|grain|cruise|tourists?|emergency|strik\w+|attack\w*|team|fans|tracked|radar|screens|airspace", relations=("in", "into", "at", "to", "near")),
        Trigger(r"host(?:ed|s|ing)?|t(?:ook|aken?|akes|aking) up (?:\w+ )?(?:positions?|posts?|station|duty)|touch(?:ed|es|ing)? down|put(?:s|ting)? into|(?:dock|berth|moor|anchor)(?:ed|s|ing)?|dropp?(?:ed|ing)? anchor|call(?:ed|s|ing)? at|pull(?:ed|s|ing)? into|(?:go|goes|going|went|head(?:s|ed|ing)?) to|put(?:s|ting)? (?:[^.;]{0,40}?)\b(?:at|in|near)|roll(?:ed|ing) into|dug in|set up camp|join(?:ed|s|ing)? (?:{word}){0,4}(?:garrison|battlegroup|mission)|beef(?:ed|s|ing)? up|march(?:ed|ing)? into|moved in", needs=("troops",), bars=r"passengers?|exercis\w+|drones?|cargo|grain|cruise|tourists?|emergency|strik\w+|attack\w*|team|match|fans"),
        Trigger(r"deploy(?:ed|s|ing|ment|ments)?|redeploy(?:ed|s|ing|ment)?|station(?:ed|ing|s)?(?= (?!s\b))|(?:set(?:ting)? up|install(?:ed|s|ing)|erect(?:ed|s|ing)|position(?:ed|s|ing)|posted)|reinforc(?:ed|es|ing|ements?)|garrison(?:ed)?|stand(?:s|ing)? (?:ready )?(?:at|in|near|along|on)|based (?:in|at|near|on)|rotat(?:ed|ing) (?:in)?to|bolster(?:ed|s|ing)? (?:[\w'-]+ ){0,3}(?:defen[cs]es?|forces|flank|troops|presence|posture|patrols?|air defen[cs]es?)",
                needs=("troops",), bars=r"railway stations?|power stations?|police stations?|airbags?|deployed (?:a )?(?:parachute|tactic|software|drones? against|weapons?)|train stations?|border stations?|health|medical|epidemic|outbreak|humanitarian|quarantine|experts|company|firm|startup|manufacturer|scrambl\w+|readiness"),
        Trigger(r"(?:send(?:s|ing)?|sent|dispatch(?:ed|es|ing)?|mov(?:ed|es|ing)|transfer(?:red|s|ring)?|shift(?:ed|ing)?|relocat(?:ed|es|ing)|commit(?:ted|s)?|provid(?:ed|es|ing)|deliver(?:ed|s|ing)|pledg(?:ed|es|ing)|mass(?:ed|ing)|contribut(?:ed|es|ing)|lend(?:s|ing)?|lent|add(?:ed|s|ing)|assign(?:ed|s|ing)|order(?:ed|s|ing)?|station(?:ed|s|ing)|bas(?:ed|es|ing)|put|plac(?:ed|es|ing)|keep(?:s|ing)?|kept) (?:[^.;]{0,80}?)\b(?:to|in|into|along|near|over|for|at|off)",
                needs=("troops",), bars=r"scrambl\w+|moved (?:to|by) (?:condemn|tears)|sent (?:a )?(?:letter|note|message|condolences)|in response|fire ?fighters|responded|ambulance|to the (?:scene|crash|fire|site)|humanitarian|health|medical|epidemic|who|drones? (?:at|against|into|towards?)|missiles? (?:at|against)|fired|launched|aid|police cars|stray\w*|by (?:moscow|russia)"),
        Trigger(r"patrol(?:led|ling|s)? (?:over|above|in|off|along)", needs=("troops",), bars=r"scrambl\w+|police patrol"),
        Trigger(r"(?:is|are|was|were|be|been|being) (?:\w+ )?(?:flown|bussed|airlifted|moved|shifted|sent|transferred|relocated|based|posted|assigned|rushed|brought) (?:[^.;]{0,40}?)\b(?:to|in|into|at|near|along|around|from)|(?:will|to|shall) (?:move|transfer|relocate|be (?:based|stationed|posted)|patrol)|ta(?:ke|kes|ken|king|ook) up positions?|(?:left|leaving) (?:[^.;,]{2,30}?) to (?:patrol|guard|protect|reinforce)|patrol(?:s|led|ling)? (?=the |in |off |between |along |over |around |\w+ern )",
                needs=("troops",), bars=r"scrambl\w+|passengers?|patients?|wounded|injured|evacuat\w+|prisoners?|hostages?|bodies|head of|custody|another station|police patrols?|drones? (?:was|were)"),
        Trigger(r"(?:sail(?:ed|s|ing)?|steam(?:ed|ing)) (?:[^.;]{0,60}?)\b(?:to|into|for|towards?)", needs=("troops",), bars=r"drones?|head of|headed home"),
        Trigger(r"(?:fly|flying|conduct(?:ing)?|carry(?:ing)? out|begin|began|start(?:ed)?|join(?:ed|ing)?) (?:[\w\s-]{0,30}?)(?:sorties|air patrols?|patrols?|air policing|missions?|defen[cs]e missions?)", needs=("troops",), bars=r"scrambl\w+"),
        Trigger(r"(?:arriv(?:ed|es|ing|al)|landed|docked) (?:[\w\s]{0,20}?)\b(?:in|at|to)", needs=("troops",), bars=r"drones?|shells?|rockets?|missiles?|bombs?|mortars?|inbound|diverted|scrambl\w+|passengers?|cargo|flights?|president\w*|minister\w*|delegation|pope|fans|tourists", kinds=("country", "airport", "facility", "settlement", "admin1", "region", "water")),
    ),
    "pl": (
        Trigger(r"zawin\w+|zawija\w*|zawita\w+|wpłyn\w+|wpływa\w*|zacumowa\w+|gości\w*|(?:zaj[ęą]\w+|zajm\w+) pozycje|wylądowa\w+|przylat\w+|przysyła\w*|przerzut\w*|dołączy\w+ do|obsadzi\w+|zasili\w+|wzmacnia\w*|przenios\w+|przesun\w+|przydziel\w+|pełni\w* dyżur\w*|rozpocz\w+ (?:dyżur|misj)\w*", needs=("troops",), bars=r"strażak\w*|pasażer\w*|karetk\w+|ćwicz\w+|dron\w*|rakiet\w*|turyst\w+|mecz\w*|kibic\w*|pasażersk\w+|żad\w+|pierwszy samolot|po przerwie"),
        Trigger(r"rozmieś\w+|rozmieszcz\w+|rozlokow\w+|stacjon\w+|dysloko\w+|przerzuc\w+|skierowa\w+|skieru\w+|wysła\w+|wyśle\w*|wysył\w+|przysła\w+|dosła\w+|podesła\w+|wyprawi\w+|oddelegowa\w+|skoncentrowa\w+|wzmocni\w+|delegowa\w+|przebazowa\w+|przyby\w+|dotar\w+|przylecia\w+|trafi\w+ do|stan\w+ (?:w|na)|stoi|stoją|ustawi\w+|rozstawi\w+|ściąg\w+|zgromadzi\w+", needs=("troops",),
                bars=r"poderwa\w+|strażak\w*|wysła\w+ (?:list|not)\w*|skierowa\w+ (?:sprawę|zawiadomienie|wniosek)|karetk\w+"),
    ),
    "uk": (
        Trigger(r"ста[влн]\w* на (?:якір|чергування)|кинув якір|розквартирова\w+", needs=("troops",), bars=r"навчан\w+"),
        Trigger(r"зайшо?[вл]\w*|заходи\w+ (?:до|у|в) (?:порту|порт)|пришвартува\w+|прилет\w+|розташува\w+|зайня\w+ позиції|приєдна\w+|прикрива\w+|посилю\w+|заступи\w+ на (?:чергування|бойове)|відряди\w+|надсила\w+", needs=("troops",), bars=r"пасажир\w*|навчан\w+|дрон\w*|безпілот\w*|ракет\w*|росі\w+|окупант\w*|ворог\w*|ворож\w+|простір|туристи?|матч\w*"),
        Trigger(r"розміст\w+|розміще\w+|розгорну\w+|розгорта\w+|розгортан\w+|перекину\w+|перекида\w+|направи\w+|направля\w+|відправи\w+|відправля\w+|надісла\w+|посла\w+|підтягну\w+|зосереди\w+|розквартиру\w+|додатково \w+|виділи\w+|дислок\w+|передислок\w+|базу\w+|посили\w+|прибу\w+|прибули|прибув\w*|введен\w*|встанови\w+|встановлен\w*|виставл\w+|виставлен\w*|стяг\w+", needs=("troops",),
                bars=r"підня\w+ (?:в повітря|винищувач\w+)|ракет\w* по|надісла\w+ (?:нот|лист)\w*|рятувальник\w*"),
    ),
    "ru": (
        Trigger(r"зашл\w+|зашел|зашёл|заходи\w+ в порт|пришвартова\w+|прилет\w+|расположил\w+|занял\w* позиции|присоединил\w+|прикрыва\w+|усилива\w+|заступил\w* на дежурство|командировал\w*|присыла\w+|встал\w* на якорь", needs=("troops",), bars=r"пассажир\w*|учени\w+|дрон\w*|беспилот\w*|бпла|ракет\w*|враг\w*|противник\w*|пространств\w+|небо|турист\w*|матч\w*"),
        Trigger(r"размест\w+|размеща\w+|размещ[её]н\w+|разверну\w+|разв[её]рт\w+|переброс\w+|перебрасыва\w+|направи\w+|направля\w+|отправи\w+|отправля\w+|послал\w*|подтянул\w*|сосредоточил\w*|расквартир\w+|выделил\w*|дислоц\w+|передислоц\w+|базиру\w+|усили\w+|прибы\w+|выставл\w+|выставлен\w*|установил\w*|установлен\w*|введ\w+|введен\w*|завез\w*|переброшен\w*|стян\w+|стягива\w+", needs=("troops",),
                bars=r"подня\w+ в воздух|поднят\w* .{0,20}истребител\w*|ракет\w* по|направи\w+ ноту|не отправля\w+|не принима\w+"),
    ),
    "de": (
        Trigger(r"(?:ging|gingen|geht|liegt|lag) (?:[^.;]{0,40}?)vor anker|landet\w*", needs=("troops",), bars=r"passagier\w*|übung\w*|urlauber\w*|drohne\w*|rakete\w*|notlan\w*"),
        Trigger(r"festgemacht|macht\w* (?:[^.;]{0,60}?)\bfest|(?:lief|liefen|läuft) (?:[^.;]{0,50}?)\bein|eingelaufen|angelegt|legt\w* (?:[^.;]{0,40}?)\ban|(?:bezog|bezieh|bezogen)\w* (?:{word}){0,4}stellung\w*|stellung bezogen|überstell\w+|ankert\w*|vor anker|eingeflogen|beherberg\w+", needs=("troops",), bars=r"passagier\w*|übung\w*|drohne\w*|rakete\w*|kreuzfahrt\w*"),
        Trigger(r"gelandet|landet\w*", needs=("troops",), bars=r"passagier\w*|urlauber\w*|drohne\w*|rakete\w*|notgelandet"),
        Trigger(r"stationier\w+|verleg\w+|entsend\w+|entsandt\w*|schick\w+|geschickt|verstärk\w+|entsandte\w*|aufgestellt\w*|st(?:eht|ehen|and|anden)|im einsatz|eingetroffen|traf\w* .{0,40}\bein|ankam\w*|angekommen|installier\w+|errichte\w+|postier\w+|zusammengezogen|abkommandiert\w*", needs=("troops",),
                bars=r"aufgestiegen|alarmrotte|feuerwehr\w*|schickt\w* .{0,20}(?:brief|note)"),
    ),
    "cs": (Trigger(r"rozmíst\w+|nasad\w+|nasazen\w*|vyslal\w*|vyšle\w*|přesun\w+|posíl\w+|pošle\w*|poslal\w*|dislok\w+", needs=("troops",), bars=r"hasič\w*"),),
    "ro": (Trigger(r"desfășur\w+|dislocat\w*|disloc\w+|trimis\w*|trimite\w*|staționat\w*|amplasat\w*|consolid\w+", needs=("troops",), bars=r"pompieri\w*|ridicat\w* de la sol"),),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "The Netherlands sent three Patriot batteries to [Poland|country].": ("deployment Poland ×3",),
        "Dutch F-35 jets stationed in [Poland|country] supported the air force.": ("deployment Poland",),
        "Jets were scrambled from [Siauliai|airport].": ("other Siauliai",),
    },
    "pl": {
        "Niemcy rozmieściły dwie baterie Patriot w [Rzeszowie|settlement].": ("deployment Rzeszowie ×2",),
    },
    "uk": {
        "Франція перекинула три винищувачі до [Польщі|country].": ("deployment Польщі ×3",),
    },
    "ru": {
        "Великобритания направила истребители в [Румынию|country].": ("deployment Румынию",),
    },
    "de": {
        "Deutschland verlegte fünf Eurofighter nach [Malbork|settlement].": ("deployment Malbork ×5",),
    },
}  # fmt: skip
