"""Diplomatic act: an envoy summoned, a note handed over, Article 4 invoked, an ambassador recalled, a truce agreed.

Statements, condemnations and emergency sittings are none.
"""

from geomap.incidents import Trigger

TITLE = "Diplomatic act"
ROLE = "actor"
KINDS = {"country": 0, "settlement": 1, "facility": 3, "region": 3, "admin1": 4}
RELATIONS = {"subject": 0, "object": 2, "in": 3, "of": 1, "to": 2, "by": 3, "agent": 0, "on": 2, "into": 2}
COUNTS = ("envoy",)
ONE = 1

TRIGGERS = {
    "en": (
        Trigger(r"(?:ask|invit|order|request|tell|told)(?:ed|s|ing)? (?:[^.;]{0,80}?)to (?:come|appear|report|call|present|attend)|call(?:ed|s|ing)? (?:home|back)|br(?:ing|ought|inging) home|order(?:ed|s|ing)? home|pull(?:ed|s|ing) out", needs=("envoy",), bars=r"asked (?:[\w-]+ ){0,3}to (?:comment|leave a)"),
        Trigger(r"(?:lodg|fil|regist|submi|mad|hand|deliver|convey|voic|express|sen|rais)\w* (?:{word}){0,4}(?:complaints?|objections?|protests?|notes?)", needs=("envoy",), bars=r"customers?|residents?|passengers?|fans|union"),
        Trigger(r"hauled over the coals|reprimanded|upbraided|told (?:{word}){1,6}to (?:leave|pack|go|quit|get out)|complain(?:ed|s)? (?:[^.;]{0,50}?)in a (?:{word})?note|read the riot act", needs=("envoy",)),
        Trigger(r"(?:had|made|obliged|told|ordered|forced|required) to (?:appear|report|present (?:himself|herself)|come)|(?:was|were|been|being) (?:handed|given|presented with|served|delivered) (?:{word}){0,5}(?:note|protest|d[ée]marche)|(?:receiv\w+|accept\w+|collect\w+|took|pick\w+ up) (?:an? |the )?(?:{word}){0,3}(?:note|d[ée]marche)|dress(?:ed|ing)[- ]down|carpeted|(?:throw\w*|threw|kick\w*|order\w*|send\w*|sent|boot\w*) (?:[^.;]{0,50}?)\b(?:out|home|packing)|(?:gave|given|giving|has|have|had) (?:[^.;]{0,50}?)(?:hours|days|week) to (?:leave|get out|go|depart|pack)", needs=("envoy",)),
        Trigger(r"protest(?:ed|s)? (?:\w+ )?(?:formally|officially|in writing)|(?:formally|officially) protest(?:ed|s)", bars=r"workers?|fans|club|demonstrat\w+|referee|students"),
        Trigger(r"summon(?:ed|s|ing|ses)?|call(?:ed|s|ing)? in(?! (?:at|on|sick))|call(?:ed|s|ing)? (?:[\w'’-]+ ){1,5}in\b|called up|hauled in|convoked", needs=("envoy",), bars=r"summoned (?:the )?(?:cabinet|security committee|parliament|council)"),
        Trigger(r"(?:hand(?:ed|s|ing)?|deliver(?:ed|s|ing)?|sent|sends?|present(?:ed|s)?|lodg(?:ed|es|ing)|issu(?:ed|es)|fil(?:ed|es)|submitted|served|registered) (?:[\w\s,'’é]{0,60}?)(?:{protest_note})", bars=r"protesters"),
        Trigger(r"(?:hand(?:ed|s|ing)?|deliver(?:ed|ing)?|present(?:ed|ing)?) (?:\w+ ){0,3}notes? to"),
        Trigger(r"(?:hand(?:ed|s|ing)?|present(?:ed|ing)?) (?:[\w\s'é]{0,45}?)\bnotes?", needs=("envoy",)),
        Trigger(r"(?:invok(?:ed|es|e|ing)|trigger(?:ed|s|ing)?|request(?:ed|s|ing)?|ask(?:ed|s|ing)? (?:\w+ )?for|activat(?:ed|es|ing)|call(?:ed|s|ing)? for|sought|demanded|request for) (?:[\w\s,'’]{0,50}?)article (?:4|5|four|five)"),
        Trigger(r"article (?:4|four) (?:of .{0,60})?(?:was |were |has been |had been )?(?:invoked|triggered|activated|requested)|article (?:4|four) consultations"),
        Trigger(r"(?:recall(?:ed|s|ing)?|withdr(?:ew|awn|aw|awing)|expel(?:led|s|ling)?|declared (?:[\w\s]{0,40})persona)", needs=("envoy",), bars=r"recalled (?:that|how|the moment)"),
        Trigger(r"(?:sever(?:ed|s|ing)?|br(?:oke|oken|eak|eaks|eaking) off|suspend(?:ed|s|ing)|downgrad(?:ed|es|ing)|cut(?:s|ting)?|freez(?:e|es|ing)|froze) (?:[\w\s]{0,30}?)(?:diplomatic (?:relations|ties)|consular|relations|ties)", bars=r"business|trade ties|price\w*"),
        Trigger(r"(?:was|were|been|being|is) (?:called|summoned|invited) (?:in )?(?:to|in by) (?:[\w'-]+ ){0,4}(?:ministry|minister|department)", needs=("envoy",)),
        Trigger(r"personae? non gratae?|expulsion", needs=("envoy|troops",)),
        Trigger(r"(?:suspend(?:ed|s|ing)|withdr(?:ew|awn|aw|awing)|terminat(?:ed|es|ing)|denounc(?:ed|es|ing)|renounc(?:ed|es|ing)|pull(?:ed|s|ing) out of|tor(?:e|n) up|put .{0,30}in abeyance) (?:[\w\s'’-]{0,50}?)(?:treaty|agreement|accord|pact|convention)", bars=r"military-technical agreement with (?:the )?company"),
        Trigger(r"(?:treaty|agreement|accord|pact|convention) (?:\w+ ){0,3}(?:in abeyance|on hold|suspended|terminated|denounced)"),
        Trigger(r"(?:agree(?:d|s|ing)?|sign(?:ed|s|ing)?|reach(?:ed|es|ing)?|announc(?:ed|es|ing)|declared|accepted|concluded|brokered|broker) (?:[\w\s,'’-]{0,50}?)(?:ceasefire|cease-fire|truce|armistice|stop (?:the )?(?:fighting|firing|shooting)|stop (?:all )?(?:hostilities|attacks)|silence (?:the |their )?guns|lay down|cease (?:fire|hostilities)|pull back|end (?:the )?(?:fighting|hostilities)|peace (?:deal|treaty|accord)|halt (?:the )?fighting)", bars=r"calls? for"),
        Trigger(r"(?:clos(?:ed|es|ing)|shut(?:s|ting)?|order(?:ed|s|ing)? (?:the )?closure of) (?:[\w\s'’-]{0,40}?)(?:embassy|consulates?)"),
    ),
    "pl": (
        Trigger(r"usłysza\w+ (?:{word}){0,3}protest\w*|zawezwa\w+|poproszon\w+|popros\w+|ściągn\w+ (?:do kraju|z)|(?:we|od)zwa\w+|wezwan\w+|na dywanik|zaprosz\w+|zaprosi\w+", needs=("envoy",)),
        Trigger(r"dosta\w+ (?:[^.;]{0,50}?)not[aęy]\w*|kaza\w+ (?:{word}){0,5}(?:opuści\w+|wyjech\w+|wraca\w*)", needs=("envoy",)),
        Trigger(r"musia\w+ (?:się )?(?:stawi\w+|zjawi\w+)|stawi\w+ się|zaprosz\w+ (?:{word}){0,4}do (?:msz|ministerstwa|resortu)|(?:otrzyma\w+|odebra\w+) (?:[^.;]{0,50}?)not[aęy]\w*|na dywanik\w*|odesła\w+|nakaz\w+ (?:{word}){0,4}(?:opuści\w+|wyjazd)|kaza\w+ (?:{word}){0,4}(?:opuści\w+|wyjech\w+)|na (?:opuszczenie|wyjazd)|niepożądan\w+|wyrzuci\w+", needs=("envoy",)),
        Trigger(r"(?:oficjalnie|formalnie|stanowczo) (?:\w+ )?(?:za)?protest\w+|(?:za)?protestowa\w+ (?:oficjalnie|formalnie)", bars=r"kibic\w*|klub\w*|pracowni\w+|rolni\w+"),
        Trigger(r"(?:zawies\w+|wypowie\w+|zerwa\w+|wycofa\w+ się z) .{0,40}(?:traktat\w*|umow\w*|porozumieni\w+|konwencj\w+|pakt\w*)|(?:traktat\w*|umow\w+|porozumieni\w+) .{0,40}(?:zawieszon\w+|wypowiedzian\w+)", bars=r"firm\w+|spółk\w+|klub\w*"),
        Trigger(r"zerwa\w+ .{0,40}(?:stosunk\w+|relacj\w+)|zerwani\w+ (?:stosunk\w+|relacj\w+)|(?:zgodzi\w+ się|uzgodni\w+|zawar\w+|ogłosi\w+|podpisa\w+) .{0,50}(?:zawieszeni\w+ broni|rozejm\w*|przerwani\w+ ognia)"),
        Trigger(r"wezwa\w+|wzywa\w*|wezwan\w+", needs=("envoy",)),
        Trigger(r"(?:wręczy\w+|przekaza\w+|złoży\w+|wystosowa\w+|skierowa\w+) .{0,60}(?:not[ęya]|protest\w*)"),
        Trigger(r"(?:uruchomi\w+|powoła\w+ się na|wnios\w+|wniosek|zwróci\w+|aktywow\w+|wystąpi\w+) .{0,60}(?:artykuł\w*|art\.) (?:4|czwart\w+)|(?:artykuł\w*|art\.) (?:4|czwart\w+)"),
        Trigger(r"personam? non grata|personami non grata|obniż\w+ .{0,20}stosunk\w+ dyplomatyczn\w+|zamkn\w+ .{0,20}konsulat\w*"),
        Trigger(r"odwoła\w+|wydali\w+|wydal\w+", needs=("envoy",)),
        Trigger(r"(?:uzgodni\w+|zawar\w+|podpisa\w+|ogłosi\w+) .{0,40}(?:rozejm\w*|zawieszeni\w+ broni)|zerwa\w+ stosunk\w+ dyplomatyczn\w+"),
        Trigger(r"(?:zawiesi\w+|wypowiedzi\w+) .{0,50}(?:traktat\w*|umow\w+|porozumieni\w+)"),
    ),
    "uk": (
        Trigger(r"запроси\w+|запрошен\w+|запроше\w+|висло\w+ протест|скарг\w+|виклик\w+", needs=("envoy",), bars=r"на (?:прийом|виставк\w+|концерт)"),
        Trigger(r"(?:наказа|зажада|звелі)\w+ (?:{word}){0,5}(?:виїхати|залишити|покинути)|за двері|отрима\w+ (?:[^.;]{0,50}?)нот\w+", needs=("envoy",)),
        Trigger(r"(?:оголоси\w+|визна\w+) (?:{word}){0,4}персон\w+ нон[- ][гґ]рата|персон\w+ нон[- ][гґ]рата (?:{word}){0,2}(?:оголоси\w+|визна\w+)"),
        Trigger(r"(?:мусив|довелося|змушен\w+) (?:{word}){0,3}(?:з'яви\w+|прибу\w+)|з'яви\w+ (?:до|в|у) (?:мзс|міністерств\w+)|на килим|(?:отрима\w+|прийня\w+) (?:[^.;]{0,40}?)нот[уи]|(?:дали|дав|дала) (?:[^.;]{0,40}?)(?:годин\w*|дн\w+|діб|доби) (?:{word}){0,3}(?:щоб|на)|вигна\w+|запроси\w+ (?:{word}){0,5}до (?:мзс|міністерства)", needs=("envoy",)),
        Trigger(r"(?:офіційно|формально) (?:за)?протестува\w+|(?:офіційн\w+|рішуч\w+) протест", bars=r"клуб\w*|уболівальник\w*|працівник\w*"),
        Trigger(r"(?:призупини\w+|зупини\w+|розірва\w+|денонсува\w+|вийш\w+ з|вихід з) .{0,40}(?:угод\w*|договор\w*|договір|пакт\w*|конвенці\w+)|(?:угод\w*|договір|договор\w*) .{0,60}(?:призупини\w+|призупинен\w+|денонсува\w+)", bars=r"компані\w+|бізнес\w*"),
        Trigger(r"розі?рва\w+ .{0,40}(?:відносини|стосунки)|розрив\w* (?:дипломатичн\w+ )?відносин"),
        Trigger(r"виклика\w+|викличе\w*", needs=("envoy",)),
        Trigger(r"(?:вручи\w+|вручен\w+|передал\w+|надісла\w+|заяви\w+|вислови\w+|направи\w+) .{0,60}(?:нот[ауи]\w*|протест\w*)"),
        Trigger(r"(?:стат(?:т\w+|ей)|ст\.) (?:4|четверт\w+)|4(?:-\w+)? статт\w+"),
        Trigger(r"персон\w+ нон[- ]ґ?г?рата|знизи\w+ .{0,25}дипломатичн\w+ відносин|закри\w+ .{0,20}(?:генконсульств|консульств|посольств)\w*"),
        Trigger(r"відклика\w+|вислал\w+|вислати|висила\w+", needs=("envoy",)),
        Trigger(r"(?:домови\w+|погоди\w+|підписа\w+|оголоси\w+) .{0,50}(?:перемир\w+|припинен\w+ вогню|припинити (?:вогонь|стрілянину|бойові)|режим\w* тиші)|розірва\w+ дипломатичн\w+ відносин\w*"),
    ),
    "ru": (
        Trigger(r"приглас\w+|приглаш[её]н\w*|выраз\w+ протест|жалоб\w+|вызов\w*|вызвал\w*|вызыва\w+|вызван\w*", needs=("envoy",), bars=r"на (?:при[её]м|выставк\w+|концерт)|вызва\w+ (?:скорую|помощь|пожар\w*)"),
        Trigger(r"(?:веле|приказа|предписа|потребова)\w+ (?:{word}){0,5}(?:уехать|выехать|покинуть)|за дверь|получил\w* (?:[^.;]{0,50}?)нот\w+", needs=("envoy",)),
        Trigger(r"(?:объяви\w+|призна\w+) (?:{word}){0,4}персон\w+ нон[- ]грата|персон\w+ нон[- ]грата (?:{word}){0,2}(?:объяви\w+|призна\w+)"),
        Trigger(r"(?:пришлось|вынужден\w*|обязан\w*) (?:{word}){0,3}(?:яви\w+|прибы\w+)|явил\w+ (?:в|к) (?:мид|министерств\w+)|на ков[её]р|(?:получил\w*|принял\w*) (?:[^.;]{0,40}?)нот[уы]|(?:дали|дал|дала) (?:[^.;]{0,40}?)(?:час\w*|дн\w+|сут\w+) (?:{word}){0,3}(?:чтобы|на)|выгна\w+|выдвори\w+|приглас\w+ (?:{word}){0,5}в (?:мид|министерство)", needs=("envoy",)),
        Trigger(r"(?:официально|формально) (?:за|вы)?(?:протестова\w+|разил\w* протест)|(?:официальн\w+|решительн\w+) протест", bars=r"клуб\w*|болельщик\w*|работник\w*"),
        Trigger(r"(?:приостанов\w+|разорва\w+|денонсир\w+|выш\w+ из|выход из) .{0,40}(?:соглашени\w+|договор\w*|пакт\w*|конвенци\w+)|(?:соглашени\w+|договор\w*) .{0,60}(?:приостанов\w+|денонсир\w+)", bars=r"компани\w+|бизнес\w*"),
        Trigger(r"разорва\w+ .{0,40}(?:отношени\w+|связи)|разрыв\w* (?:дипломатическ\w+ )?отношени\w+"),
        Trigger(r"вызва\w+|вызыва\w+|вызов\w*", needs=("envoy",)),
        Trigger(r"(?:вручи\w+|вручен\w+|переда\w+|направи\w+|заявил\w+|выразил\w+) .{0,60}(?:нот[ауы]\w*|протест\w*)"),
        Trigger(r"стат(?:ь\w+|ей) (?:4|четв[её]рт\w+)|4(?:-\w+)? стать\w+"),
        Trigger(r"персон\w+ нон[- ]грата|понизи\w+ .{0,25}дипломатических отношений|закр\w+ .{0,20}(?:генконсульств|консульств|посольств)\w*"),
        Trigger(r"отозва\w+|отзыва\w+|высла\w+|высыла\w+", needs=("envoy",)),
        Trigger(r"(?:договорил\w+|согласовал\w+|подписа\w+|объяви\w+) .{0,50}(?:перемири\w+|прекращени\w+ огня|прекратить (?:огонь|стрельбу|боевые|удары))|разорва\w+ дипломатическ\w+ отношени\w+"),
    ),
    "de": (
        Trigger(r"bestell\w* (?:[^.;]{0,90}?)\bein|einbestell\w*|(?:lud|lädt|laden|luden) (?:[^.;]{0,90}?)\b(?:vor|ein)|zitier\w*|(?:rief|ruft|rufen|riefen) (?:[^.;]{0,90}?)\b(?:zurück|heim)|zurückgerufen|abberufen|beruf\w+ (?:[^.;]{0,60}?)\bab|überreich\w+|übergab\w*|übergeben", needs=("envoy",), bars=r"konzert\w*|ausstellung\w*|(?:nicht|kein\w*) (?:\w+ )?einbestellt"),
        Trigger(r"(?:setzt|setzte|wirft|warf|werfen)\w* (?:[^.;]{0,70}?)(?:vor die tür|raus|hinaus)|rauswurf\w*|aufgefordert (?:[^.;]{0,30}?)zu verlassen", needs=("envoy",)),
        Trigger(r"(?:musste\w*|hatte\w*|sollte\w*) (?:[^.;]{0,80}?)(?:erscheinen|antreten|vorsprechen|einfinden)|zum rapport|(?:nahm\w*|erhielt\w*|bekam\w*|empfing\w*) (?:[^.;]{0,40}?)(?:protest)?note|des landes verwiesen|verwies\w* (?:[^.;]{0,60}?)des landes|(?:stunden|tage) zeit|nach hause geschickt|schickt\w* (?:[^.;]{0,60}?)nach hause|ins außenministerium (?:gebeten|gerufen|geladen|bestellt)", needs=("envoy",)),
        Trigger(r"(?:förmlich|offiziell|formell)\w* (?:{word}){0,2}protest\w*|protestiert\w* (?:{word}){0,5}(?:förmlich|offiziell|formell)", bars=r"verein\w*|gewerkschaft\w*|fans"),
        Trigger(r"(?:abkommen|vertrag|pakt)\w* .{0,50}(?:ausgesetzt|gekündigt|suspendiert)|(?:kündigt\w*|setzt\w*|suspendiert\w*) .{0,50}(?:abkommen|vertrag|pakt)\w*"),
        Trigger(r"(?:bricht|brach|brechen|abgebrochen|abbruch|kappt\w*) .{0,40}beziehungen|beziehungen .{0,40}(?:abgebrochen|ausgesetzt|gekappt)|(?:waffenruhe\w*|waffenstillstand\w*|feuerpause\w*) .{0,40}(?:zugestimmt|vereinbart|geeinigt|verkündet|in kraft)|(?:stimm\w*|einig\w*) .{0,60}(?:waffenruhe\w*|waffenstillstand\w*|feuerpause\w*)"),
        Trigger(r"bestellt\w* .{0,120}\bein|einbestell\w+|zitiert\w*|lud\w* .{0,60}\bvor|vorgeladen", needs=("envoy",)),
        Trigger(r"(?:überreicht\w*|übergab\w*|übergeben|übermittelt\w*|legt\w*|zugestellt) .{0,60}(?:protest\w*|note)|(?:protestnote|note) .{0,60}(?:überreicht\w*|übergeben|übermittelt\w*)"),
        Trigger(r"artikels? (?:4|vier)"),
        Trigger(r"personae? non gratae?|unerwünschte\w* person\w*|konsulat\w* .{0,30}(?:schließ\w+|geschlossen)|schließt .{0,30}konsulat\w*"),
        Trigger(r"(?:ausgewiesen|auswies\w*|wies\w* .{0,80}\baus|zurückgerufen|abberufen|abgezogen|rief\w* .{0,60}zurück)", needs=("envoy",)),
        Trigger(r"(?:einigt\w*|vereinbart\w*|unterzeichnet\w*|verkündet\w*) .{0,50}(?:waffenruhe\w*|waffenstillstand\w*|feuerpause\w*|ende der kämpfe|einstellung (?:der|aller) \w+)|diplomatischen beziehungen .{0,30}(?:abgebrochen|ausgesetzt)"),
    ),
    "cs": (
        Trigger(r"předvolal\w*|předvol\w+|povolal\w*", needs=("envoy",)),
        Trigger(r"(?:předal\w*|zaslal\w*|vydal\w*) .{0,60}(?:nót\w*|protest\w*)"),
        Trigger(r"člán\w+ (?:4|čtyři)"),
        Trigger(r"odvolal\w*|vyhostil\w*|vyhošt\w+|stáhl\w*", needs=("envoy",)),
    ),
    "ro": (
        Trigger(r"convoc\w+|(?:a|au) chemat", needs=("envoy",)),
        Trigger(r"(?:înmân\w+|transmis\w*|remis\w*) .{0,60}(?:not[aăe]\w*|protest\w*)"),
        Trigger(r"articol\w* (?:4|patru)"),
        Trigger(r"rechem\w+|expulz\w+|retras\w*", needs=("envoy",)),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "[Romania|country] summoned the Russian ambassador on Sunday.": ("diplomatic Romania ×1",),
        "[Poland|country] has formally invoked Article 4 of the treaty.": ("diplomatic Poland ×1",),
        "[Estonia|country] handed a protest note to the chargé d'affaires.": ("diplomatic Estonia ×1",),
        "In [Paris|settlement] the president condemned the incursion.": (),
    },
    "pl": {
        "[Litwa|country] wezwała ambasadora Białorusi.": ("diplomatic Litwa ×1",),
    },
    "uk": {
        "[Польща|country] викликала посла Росії.": ("diplomatic Польща ×1",),
    },
    "ru": {
        "[Латвия|country] вызвала временного поверенного.": ("diplomatic Латвия ×1",),
    },
    "de": {
        "[Dänemark|country] bestellte den russischen Botschafter ein.": ("diplomatic Dänemark ×1",),
    },
}  # fmt: skip
