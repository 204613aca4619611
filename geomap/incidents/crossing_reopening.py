"""Crossing reopening: a border crossing, a road passage or a whole border in use again, in whole or in part."""

from geomap.incidents import Trigger

TITLE = "Crossing reopened"
ROLE = "reopened"
KINDS = {"crossing": 0, "border": 0, "facility": 1, "derived": 3, "region": 4, "settlement": 4, "country": 7}
RELATIONS = {"object": 0, "subject": 0, "in": 1, "of": 1, "near": 3, "by": 1, "to": 2, "over": 0, "on": 1, "into": 2}
COUNTS = ("crossing",)
ONE = 1

TRIGGERS = {
    "en": (
        Trigger(r"(?:re-?)?openings? of|restoration of|resumption of|end(?:ed|s|ing)? (?:of )?(?:the |their |a )?(?:{word}){0,2}(?:closure|blockade|shutdown|ban)|back in (?:action|operation|use|service|business)|(?:ban|blockade|closure|restrictions?|curbs) (?:{word}){0,7}(?:lifted|ended|over|dropped|called off)|took (?:{word}){0,4}(?:lorries|cars|travellers|pedestrians) again", needs=("crossing|border",), bars=r"airports?|pending|await\w*|new|offices?|ceremon\w+|negotiations|talks"),
        Trigger(r"(?:again|once more|anew) (?:{word}){0,5}(?:(?:cross|pass|clear|process|admit|accept|receiv|mov|flow|roll|runn|work|operat|function|driv|queu|us|tak|let|travel|go)(?:ing|ed|t)?(?: through| across| in| over)?|open|usable|passable|possible|in (?:use|operation|service)|allowed|permitted|free)|(?:(?:cross|pass|clear|process|admit|accept|receiv|mov|flow|roll|runn|work|operat|function|driv|queu|us|tak|let|travel|go)(?:ing|ed|t)?(?: through| across| in| over)?|open|usable|passable|possible|in (?:use|operation|service)|allowed|permitted|free) (?:{word}){0,8}(?:again|once more|anew)", needs=("crossing|border",), bars=r"not|no longer|until|closed again|shut again|close\w* again|shut\w* again|again (?:closed|shut|sealed|blocked)|airports?"),
        Trigger(r"let(?:s|ting)? (?:{word}){0,3}through (?:{word}){0,2}(?:once more|again)|(?:barrier|boom|gate)s? (?:[^.;]{0,60}?)(?:went|goes?|gone|swung) (?:back )?up", needs=("crossing|border",), bars=r"airports?"),
        Trigger(r"sw(?:ung|ings?|inging) open(?: again)?|(?:gates?|barriers?|boom) (?:{word}){0,4}(?:open\w*|up|lifted|raised)|first (?:{word}){0,4}(?:lorr(?:y|ies)|trucks?|cars?|bus(?:es)?|travellers?|vehicles?|trains?|convoys?|pedestrians?) (?:[^.;]{0,40}?)(?:cross\w*|pass\w*|roll\w*|dr(?:o|i)ve\w*|went|through|enter\w*)|back to (?:normal|usual|full)|(?:can|could|may|are|is|were|was) (?:{word}){0,2}(?:once more|again) (?:be )?(?:us\w+|cross\w*|pass\w*|travel\w*|driv\w+|work\w*|operat\w*|open|mov\w+|flow\w*)|(?:roll|mov|cross|pass|flow|driv)ing (?:once more|again)|(?:got|get|getting) (?:going|moving) again|(?:call(?:ed|ing)? off|abandon\w*|clear\w*|dismantl\w*|remov\w*) (?:{word}){0,3}(?:blockades?|blocks|barriers?|barricades?|roadblocks?)", needs=("crossing|border",), bars=r"airports?|until|not"),
        Trigger(r"(?:partially |fully |partly )?re-?open(?:ed|s|ing)?|open(?:ed)? (?:once )?again|open(?:s|ed|ing)? (?:after|within|on|at|for)|opens|to open|back (?:in operation|open|in service|in use)|(?:working|operating|running|usable|passable|functioning) again|unblock(?:ed|ing)|unseal(?:ed|ing)|open (?:again|once more|after)",
                needs=("crossing|border",), bars=r"open (?:conflict|war(?:fare)?|hostilit\w+|confrontation|letter|question|sea|air|source|fire)|open (?:to|for) (?:foreigners|citizens|pedestrians|holders)|opened fire|open to (?:talks|question)|reopen(?:ed)? (?:the )?(?:case|investigation|debate|embassy)|(?:remain|stay|kept|keep|left)\w* open", reach=140),
        Trigger(r"(?:let|allowed|permitted) (?:through|across|to (?:cross|pass)|in|out) (?:[^.;]{0,50}?)(?:again|for the first time|once more)", needs=("crossing|border",)),
        Trigger(r"(?:moving|rolling|passing|crossing|running|driv\w+|walk\w+) (?:[^.;,]{0,40}?)\bagain|(?:resum(?:ed?|es|ing|ption)|restart(?:ed|ing)|restor(?:ed|ing)|lift(?:ed|ing|s)?|end(?:ed|s|ing) (?:their |its |the )?(?:own )?blockade)(?: [\w\s,-]{0,60})?|flowing again|trickl\w+ (?:across|through)", needs=("crossing|border",)),
    ),
    "pl": (
        Trigger(r"ma(?:ją)? (?:ponownie |znów )?(?:ruszyć|działać|wznowić|zacząć działać|zostać otwart\w+|otworzyć)", needs=("crossing|border",), bars=r"lotnisk\w*|nie"),
        Trigger(r"wznawia\w*|przywraca\w*|znosi\w* (?:{word}){0,2}(?:zakaz|ogranicz)\w*", needs=("crossing|border",), bars=r"lotnisk\w*"),
        Trigger(r"otwarci\w+|wznowieni\w+|przywróceni\w+|odblokowani\w+|uruchomieni\w+|wr(?:óci|aca)\w* do (?:{word}){0,2}(?:pracy|działania|ruchu|użytku|życia|funkcjonowania|normy)|(?:odbywa|odbywał\w*) się (?:{word}){0,2}normalnie|się (?:odbywa|odbywał\w*) (?:{word}){0,2}normalnie|pierwsz\w+ (?:{word}){0,4}(?:maj\w+|mog\w+|będ\w+) (?:{word}){0,4}przejech\w+|zniesieni\w+ (?:blokad|zakaz)\w*", needs=("crossing|border",), bars=r"lotnisk\w*|oczeki\w+ na|brak\w*|odwleka\w*|now\w+ przejści\w+|biur\w+|wystaw\w+|konsulat\w*|uroczyst\w+"),
        Trigger(r"(?:znów|znowu|ponownie|na nowo) (?:{word}){0,5}(?:(?:od|prze|w|roz)?(?:prawia|puszcza|jeżdża|jecha|kracza|działa|pracu|przyjmu|kursu|funkcjon|obsługu)\w*|jad\w+|jeżdż\w+|czynn\w+|otwart\w+|dostępn\w+|przejezdn\w+|w użyciu|możliw\w+|idą|rusz\w+)|(?:(?:od|prze|w|roz)?(?:prawia|puszcza|jeżdża|jecha|kracza|działa|pracu|przyjmu|kursu|funkcjon|obsługu)\w*|jad\w+|jeżdż\w+|czynn\w+|otwart\w+|dostępn\w+|przejezdn\w+|w użyciu|możliw\w+|idą|rusz\w+) (?:{word}){0,8}(?:znów|znowu|ponownie|na nowo)", needs=("crossing|border",), bars=r"nie|zamkn\w+|zablok\w+|wstrzym\w+|zawies\w+|lotnisk\w*"),
        Trigger(r"(?:znów|znowu|ponownie) (?:{word}){0,2}(?:podni\w+|przepuszcz\w+|wpuszcz\w+)|podni[eo]\w+ (?:{word}){0,2}szlaban\w*", needs=("crossing|border",), bars=r"lotnisk\w*"),
        Trigger(r"pierwsz\w+ (?:{word}){0,3}(?:ciężarów\w+|tir\w*|samoch\w+|aut\w*|autobus\w*|podróżn\w+|pojazd\w*) (?:{word}){0,4}(?:przejech\w+|przekroczy\w+|wjech\w+|wyruszy\w+|pokona\w+)|(?:znów|znowu|ponownie) (?:{word}){0,3}(?:mogą|można|korzysta\w+|przekracza\w+|przejech\w+)|(?:mogą|można) (?:znów|znowu|ponownie)|ruszy\w+ (?:{word}){0,3}(?:ponownie|znów|znowu|odpraw\w+|ruch)|(?:odpraw[ya]|ruch) (?:{word}){0,6}(?:ruszy\w+|wróci\w+|odby\w+ się)|zakończ\w+ (?:{word}){0,3}blokad\w+|blokad\w+ (?:{word}){0,5}(?:zakończ\w+|zniesion\w+)|szlaban\w* (?:{word}){0,3}(?:w górę|podni\w+)", needs=("crossing|border",), bars=r"lotnisk\w*|nie"),
        Trigger(r"(?:ponownie|znów|znowu) (?:otwart\w+|działa\w*|czynn\w+|uruchom\w+)|uruchomi\w+ ponownie|otwart\w+|otwarto|otwier\w+|otworz\w+|otworzy\w+|wznowi\w+|wznow\w+|przywróc\w+|odblokow\w+|(?:znów|znowu|ponownie) (?:\w+ ){0,2}(?:jeżdż\w+|wjeżdża\w+|jad\w+|przejeżdża\w+|przepuszcza\w+|kursuj\w+|odprawia\w+)|(?:znów|znowu) normalnie|bez przeszkód|znów działa\w*", needs=("crossing|border",), reach=160, bars=r"pozosta\w+ otwart\w+|otwart\w+ dla|otwarto ogień|lotnisk\w*"),
    ),
    "uk": (
        Trigger(r"відновлю\w+|відкрива\w+|знімаю?\w* (?:{word}){0,2}(?:заборон|обмежен)\w*", needs=("crossing|border",), bars=r"аеропорт\w*|вогонь"),
        Trigger(r"відкритт\w+|відновленн\w+|розблокуванн\w+|повер(?:нув|тає|та|нула|нули)\w* (?:{word}){0,3}(?:до|в|у) (?:{word}){0,2}(?:роботи|строю|стрій|режиму|графіка)|(?:у|в) звичайному режимі|зняли (?:{word}){0,2}заборон\w+", needs=("crossing|border",), bars=r"аеропорт\w*|затрим\w+|чека\w+ на|нов\w+ пункт\w*|виставк\w*|выставк\w*|офіс\w*|офис\w*|кримінальн\w+|уголовн\w+|консульств\w*|переговор\w*"),
        Trigger(r"(?:знов|знову|вкотре|наново) (?:{word}){0,5}(?:(?:про|в|ви|на|пере)?(?:пуска|їжджа|їзд|ход|оформлю|прац|прийма|функціону|обслугову|перетина|курсу)\w*|їдуть|їде|відкрит\w+|доступн\w+|у строю|в строю|можна)|(?:(?:про|в|ви|на|пере)?(?:пуска|їжджа|їзд|ход|оформлю|прац|прийма|функціону|обслугову|перетина|курсу)\w*|їдуть|їде|відкрит\w+|доступн\w+|у строю|в строю|можна) (?:{word}){0,8}(?:знов|знову|вкотре|наново)", needs=("crossing|border",), bars=r"не|закри\w+|зачин\w+|замкн\w+|перекри\w+|заблок\w+|припин\w+|зупин\w+|аеропорт\w*"),
        Trigger(r"шлагбаум\w* (?:{word}){0,4}підня\w+|підня\w+ (?:{word}){0,3}шлагбаум\w*", needs=("crossing|border",)),
        Trigger(r"перш\w+ (?:{word}){0,3}(?:вантажів\w+|фур\w*|авто\w*|машин\w*|люд\w+) (?:{word}){0,4}(?:проїха\w+|перетну\w+|в'їха\w+|пройшл\w+|перейшл\w+)|(?:знову|вже) (?:{word}){0,3}(?:мож\w+|відкрит\w+|перетина\w+|проїжджа\w+|прац\w+)|поверну\w+ (?:{word}){0,3}до (?:{word}){0,2}(?:роботи|режиму)|(?:зняли|зняла|зняв) (?:{word}){0,3}блок\w+|(?:заверш|припин)\w+ (?:{word}){0,2}(?:блокад\w+|блокуван\w+)", needs=("crossing|border",), bars=r"аеропорт\w*|не"),
        Trigger(r"відкри\w+|віднови\w+|відновлен\w+|відновля\w+|знову (?:\w+ ){0,2}(?:прац\w+|пропуска\w+|їд\w+|їзд\w+|курсу\w+|рухаю\w+)|розблок\w+|запрацюва\w+", needs=("crossing|border",), reach=160, bars=r"залиша\w+ відкрит\w+|відкрит\w+ для|відкри\w+ вогонь|виставк\w*|офіс\w*|аеропорт\w*|відкри\w+ кримінальн\w+"),
    ),
    "ru": (
        Trigger(r"открыва\w+|возобновля\w+|восстанавлива\w+|снима\w+ (?:{word}){0,2}(?:запрет|ограничени)\w*", needs=("crossing|border",), bars=r"аэропорт\w*|огонь"),
        Trigger(r"откро[ею]\w+", needs=("crossing|border",), bars=r"аэропорт\w*|огонь|дело"),
        Trigger(r"открыти\w+|возобновлени\w+|разблокирован\w+|верну\w+ (?:{word}){0,3}(?:к|в) (?:{word}){0,2}(?:работе|строй|режиму|графику)|в обычном режиме|сняли (?:{word}){0,2}запрет\w*", needs=("crossing|border",), bars=r"аэропорт\w*|ожида\w+|ждут|нов\w+ пункт\w*|виставк\w*|выставк\w*|офіс\w*|офис\w*|кримінальн\w+|уголовн\w+|консульств\w*|переговор\w*"),
        Trigger(r"(?:снова|вновь|опять|заново) (?:{word}){0,5}(?:(?:про|в|вы|на|пере)?(?:пуска|езжа|езд|ход|оформля|работа|принима|функционир|обслужива|пересека|курсир)\w*|едут|открыт\w*|доступ\w+|в строю|можно)|(?:(?:про|в|вы|на|пере)?(?:пуска|езжа|езд|ход|оформля|работа|принима|функционир|обслужива|пересека|курсир)\w*|едут|открыт\w*|доступ\w+|в строю|можно) (?:{word}){0,8}(?:снова|вновь|опять|заново)", needs=("crossing|border",), bars=r"не|закры\w+|перекры\w+|заблок\w+|приостан\w+|останов\w+|аэропорт\w*"),
        Trigger(r"шлагбаум\w* (?:{word}){0,4}подня\w+|подня\w+ (?:{word}){0,3}шлагбаум\w*", needs=("crossing|border",)),
        Trigger(r"перв\w+ (?:{word}){0,3}(?:грузов\w+|фур\w*|авто\w*|машин\w*|люд\w+) (?:{word}){0,4}(?:проеха\w+|пересек\w+|въеха\w+|прошл\w+|перешл\w+)|(?:снова|вновь|уже) (?:{word}){0,3}(?:мож\w+|открыт\w*|пересека\w+|проезжа\w+|работа\w+)|верну\w+ (?:{word}){0,3}к (?:{word}){0,2}(?:работе|режиму)|(?:сняли|сняла|снял) (?:{word}){0,3}блок\w+|(?:заверш|прекра)\w+ (?:{word}){0,2}(?:блокад\w+|блокиров\w+)", needs=("crossing|border",), bars=r"аэропорт\w*|не"),
        Trigger(r"откры\w+|возобнов\w+|(?:снова|вновь) (?:\w+ ){0,2}(?:работа\w+|действу\w+|открыт\w*|заработал\w*|пропуска\w+|едут|ездят)|разблокир\w+|заработал\w*|восстановлен\w*|восстановил\w*", needs=("crossing|border",), reach=160, bars=r"оста\w+ открыт\w+|открыт\w* для|открыл\w* огонь|выставк\w*|офис\w*|аэропорт\w*|открыл\w* уголовн\w+"),
    ),
    "de": (
        Trigger(r"wiedereröffnung\w*|wiederöffnung\w*|öffnung|freigabe|(?:sperrung|blockade|sperre|schließung)\w* (?:{word}){0,7}(?:endet\w*|beendet|aufgehoben|vorbei|zu ende)|(?:roll|fließ|fahr|fähr|lauf|läuf|lief|passier|pendel)\w* (?:{word}){0,10}\bwieder", needs=("crossing|border",), bars=r"flughafen\w*|nicht|kein\w*"),
        Trigger(r"(?:wieder|erneut) (?:{word}){0,5}(?:(?:ab)?gefertigt|durchgelassen|passierbar|befahrbar|nutzbar|offen|geöffnet|frei|möglich|in betrieb|(?:roll|fließ|fahr|lauf|läuf|passier|pendel|verkehr|arbeit|überquer)\w*)|(?:(?:ab)?gefertigt|durchgelassen|passierbar|befahrbar|nutzbar|offen|geöffnet|frei|möglich|in betrieb|(?:roll|fließ|fahr|lauf|läuf|passier|pendel|verkehr|arbeit|überquer)\w*) (?:{word}){0,8}(?:wieder|erneut)", needs=("crossing|border",), bars=r"nicht|kein\w*|gesperrt\w*|geschlossen|dicht|zu|eingestellt|flughafen\w*"),
        Trigger(r"schlagb[aä]um\w* (?:{word}){0,4}(?:hoch|geöffnet|oben)|(?:hob\w*|öffnet\w*|hebt) (?:[^.;]{0,60}?)schlagb[aä]um\w*|(?:lässt|lassen|ließ\w*) (?:[^.;]{0,60}?)wieder (?:{word}){0,4}(?:durch|passieren|ein|aus)", needs=("crossing|border",), bars=r"flughafen\w*|nicht"),
        Trigger(r"erste\w* (?:{word}){0,3}(?:lastwagen|lkw|autos?|laster|busse?|fahrzeuge?|reisende\w*)|(?:darf|dürfen|kann|können|konnten) (?:{word}){0,7}wieder|wieder (?:{word}){0,5}(?:gereist|reisen|fahren|passier\w+|überquert|genutzt|geöffnet|offen|möglich|normal)|blockade\w* (?:{word}){0,5}(?:beendet|aufgehoben|vorbei)|läuft (?:{word}){0,6}wieder", needs=("crossing|border",), bars=r"flughafen\w*|nicht"),
        Trigger(r"roll\w* .{0,25}wieder|passier\w* .{0,20}wieder|wieder .{0,40}(?:passier\w+|ausreisen|einreisen|überquer\w+)|fließ\w* .{0,20}wieder|wieder (?:ge)?öffne\w*|wiedereröffn\w+|geöffnet\w*|öffnet\w*|öffnung\w*|wieder (?:offen|freigegeben|passierbar|aufgenommen)|freigegeben", needs=("crossing|border",), reach=160, bars=r"bleib\w+ (?:geöffnet|offen)|flughafen\w*|eröffnet\w* das feuer"),
    ),
    "cs": (Trigger(r"znovu otevř\w+|otevř\w+|obnov\w+|zprůjezdn\w+", needs=("crossing|border",), bars=r"letišt\w*|zahájil\w* palbu"),),
    "ro": (Trigger(r"redeschis\w*|redeschide\w*|deschis\w*|reluat\w*|deblocat\w*", needs=("crossing|border",), bars=r"aeroport\w*|deschis focul"),),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "[The Torkham crossing|crossing] reopened on Sunday.": ("crossing_reopening The Torkham crossing ×1",),
        "Lorries are moving again through [Upper Lars|crossing].": ("crossing_reopening Upper Lars ×1",),
    },
    "pl": {
        "Ponownie otwarto [przejście w Kuźnicy|crossing].": ("crossing_reopening przejście w Kuźnicy ×1",),
    },
    "uk": {
        "[Пункт пропуску «Краківець»|crossing] відновив роботу.": ("crossing_reopening Пункт пропуску «Краківець» ×1",),
    },
    "ru": {
        "Снова открыт [погранпереход «Верхний Ларс»|crossing].": ("crossing_reopening погранпереход «Верхний Ларс» ×1",),
    },
    "de": {
        "Der [Grenzübergang Kuźnica|crossing] ist wieder geöffnet.": ("crossing_reopening Grenzübergang Kuźnica ×1",),
    },
}  # fmt: skip
