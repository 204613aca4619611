"""Airspace violation: a drone, aircraft or balloon in foreign airspace; counted in objects or in violations."""

from geomap.incidents import Trigger

TITLE = "Airspace violation"
ROLE = "area"
KINDS = {"airspace": 0, "country": 0, "region": 1, "water": 1, "admin1": 1, "admin2": 1, "settlement": 2, "border": 3, "derived": 1, "facility": 3, "crossing": 3}  # fmt: skip
RELATIONS = {"into": 0, "over": 0, "object": 0, "of": 0, "in": 1, "near": 1, "subject": 6, "to": 3, "on": 3}
COUNTS = ("violation", "drone", "aircraft", "balloon", "missile")
ONE = None

TRIGGERS = {
    "en": (
        Trigger(r"cut (?:through|across)|float(?:ed|s|ing)|bl(?:ew|own) (?:{word}){0,3}(?:into|over|across)|barg\w+ into|ventured (?:{word}){0,3}into|dipped into|skimmed|sailed (?:into|across|over)", needs=("drone|aircraft|balloon",), bars=r"fish\w*|boats?|music|smoke", reach=90, kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"circl\w+|loiter\w+|hover\w+|linger\w+|roam\w+|spent|passed", needs=("foreign", "drone|aircraft|balloon",), bars=r"shot|downed|brought down|destroyed", relations=("over", "into", "in"), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"violat(?:ed|es|e|ing)", needs=("airspace",)),
        Trigger(r"violat(?:ed|es|e|ing)", needs=("border", "drone|aircraft|balloon|missile")),
        Trigger(r"(?:airspace|air space) (?:was |were |had been |has been )?(?:repeatedly |again )?(?:violat\w+|breach\w*|incursions?|intrusions?|incidents?)"),
        Trigger(r"violations?", needs=("airspace",)),
        Trigger(r"violations?", needs=("drone|aircraft",), echo=True),
        Trigger(r"(?:breach(?:ed|es|ing)?|penetrat(?:ed|es|ing)|infring(?:ed|es|ing)|intruded? (?:on|upon|into)|incurred into)", needs=("airspace",)),
        Trigger(r"enter(?:ed|s|ing)?|intrud(?:ed|es|ing)|stray(?:ed|s|ing)? (?:in)?to|stray(?:ed|s|ing)? (?:across|over)|drift(?:ed|s|ing)? (?:in)?to|drift(?:ed|s|ing)? (?:across|over)"
                r"|veer(?:ed|ing)? into|wander(?:ed|ing)? into|f(?:lew|lown|lying|lies|ly) (?:\w+ )?(?:into|in|across)|f(?:lew|lown|lying|lies|ly) (?:deep )?(?:inside|through)"
                r"|cross(?:ed|es|ing) (?:briefly |illegally )?(?:into|over|the|from|\w+ (?:airspace|territory))|cross(?:ed|es)|c(?:a|o)me in|c(?:a|o)me across the|penetrated|ventured into|slipped (?:in|across|over)to|made (?:its|their) way into"
                r"|loitered (?:over|in)|showed up over|appeared over|passed (?:over|through|into)|was tracked (?:over|in|into)|were tracked (?:over|in|into)",
                needs=("drone|aircraft|balloon|missile",),
                bars=r"ground forces entered|troops (?:entered|crossed)|entered service|entered into force|children|migrants|people crossed|no-fly zone|took off|crossed the line|crossed a line"),
        Trigger(r"spent|remained|stayed|lingered|loitered", needs=("airspace",), topic=True),
        Trigger(r"spent [\w\s-]{0,30}(?:over|above|inside)|slipped (?:in|across|over)?\s?(?:in)?to", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"(?:fl(?:ew|own|ies|ying)|flight) (?:\w+ ){0,2}over", needs=("drone|aircraft|balloon",), bars=r"sorties|patrol\w*|air-defen[cs]e|flew home", kinds=("country", "airspace", "admin1", "admin2")),
        Trigger(r"fl(?:ew|own|ies|y|ying)|pass(?:ed|es|ing)|cross(?:ed|es|ing)|travel(?:led|ed|s|ling)|strayed|drifted", needs=("drone|balloon|missile",), relations=("over", "into"), kinds=("country", "airspace", "admin1", "admin2", "region", "border", "water"),
                bars=r"sorties|patrol\w*|flew home|took off|sea routes?|passed (?:a|the) (?:law|bill|resolution|motion)|passengers?"),
        Trigger(r"fl(?:ew|own|ies|y|ying)|pass(?:ed|es|ing)|cross(?:ed|es|ing)", needs=("drone|balloon|missile", "airspace|border"), relations=("over", "into"), kinds=("settlement", "facility", "airport", "admin2"), bars=r"sorties|patrol\w*|took off"),
        Trigger(r"(?:drone|uav|balloon|aircraft|air) (?:incursions?|intrusions?|breach(?:es)?)|incursions? (?:by|of|from|into)"),
        Trigger(r"incursions?|intrusions?", needs=("drone|aircraft|airspace|balloon|missile|violation",), bars=r"ground incursion|cross-border raid|kursk incursion"),
    ),
    "pl": (
        Trigger(r"przelec\w+|przeci[ęą]\w+|dryfowa\w+|zdryfowa\w+", needs=("drone|aircraft|balloon",), bars=r"pasażer\w*", reach=90, kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"krąży\w+|zawis\w+|lata\w+|unosi\w+|przemyka\w+|spędzi\w+", needs=("foreign", "drone|aircraft|balloon",), bars=r"zestrzel\w+|strąc\w+", relations=("over", "into", "in"), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"(?:wtargnię\w+|wtargnąć|wlot\w*|przelot\w*) (?:\w+ ){0,3}(?:w|do|nad) (?:\w+ ){0,2}(?:przestrze\w+|terytori\w+)|narusze\w+ (?:\w+ ){0,2}przestrze\w+"),
        Trigger(r"narusz\w+|pogwałc\w+", needs=("airspace",)),
        Trigger(r"naruszy\w+", needs=("border", "drone|aircraft|balloon|missile")),
        Trigger(r"(?:w|prze)lec\w+|wlatywa\w+|wtargn\w+|wdar\w+ się|wni(?:knął|knęł)\w*|przekrocz\w+|nadlec\w+|pojawi\w+ się (?:w|nad)|wszed\w+ w|wesz\w+ w|przedosta\w+ się",
                needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"znajdowa\w+ się|przebywa\w+|krąży\w+", needs=("airspace", "drone|aircraft|balloon|missile")),
        Trigger(r"narusze\w+|wtargnię\w+|incydent\w*", needs=("airspace|drone",), echo=True),
    ),
    "uk": (
        Trigger(r"перелет\w+|перелеті\w+|опинил\w+|дрейфува\w+|занес\w+", needs=("drone|aircraft|balloon",), bars=r"пасажир\w*", reach=90, kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"кружля\w+|зависа\w+|завис\w*|літа\w+|прол[іе]т\w*|блука\w+|зайш\w+|заліт\w+", needs=("foreign", "drone|aircraft|balloon",), bars=r"збит\w+|збили|збив", relations=("over", "into", "in"), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"(?:у|в) (?:своєму|їхньому|її|його|нашому) неб\w+|порушен\w+ (?:\w+ ){0,2}(?:повітряного )?простору", needs=("drone|aircraft|balloon|missile|airspace",)),
        Trigger(r"поруши\w+|порушу\w+|порушен\w+", needs=("airspace",)),
        Trigger(r"порушил\w*|порушив", needs=("border", "drone|aircraft|balloon|missile")),
        Trigger(r"(?:перебува\w+|кружля\w+|літа(?:в|ли|ла)) (?:\w+ ){0,3}над", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"(?:за|про|в|у)лет\w+|увірва\w+|вторгл\w+|вторгн\w+|перетн\w+|перетина\w+|проник\w+|увійш\w+|зайш\w+|опини\w+ся|з'яви\w+ся (?:в|у|над)", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"перебува\w+|знаходи\w+ся|кружля\w+|літа(?:в|ли|ла)", needs=("airspace", "drone|aircraft|balloon|missile")),
        Trigger(r"вторгнен\w+|порушен\w+", needs=("airspace|drone",), echo=True),
    ),
    "ru": (
        Trigger(r"перелет\w+|оказал\w+|дрейфова\w+|занесло", needs=("drone|aircraft|balloon",), bars=r"пассажир\w*", reach=90, kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"кружил\w*|зависа\w+|завис\w*|лета\w+|прол[её]т\w*|блужда\w+|зашл\w+|заш[её]л", needs=("foreign", "drone|aircraft|balloon",), bars=r"сбит\w*|сбил\w*", relations=("over", "into", "in"), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"(?:в) (?:своём|своем|её|ее|его|нашем) неб\w+|нарушени\w+ (?:\w+ ){0,2}(?:воздушного )?пространства|пересек\w+|перес[её]к\w*", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"наруш\w+", needs=("airspace",)),
        Trigger(r"нарушил\w*", needs=("border", "drone|aircraft|balloon|missile")),
        Trigger(r"(?:находил\w+|кружил\w*|летал\w*|пробыл\w*) (?:\w+ ){0,3}над", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"(?:за|про|в)лет\w+|вторг\w+|ворва\w+|пересек\w+|проник\w+|вош[её]?л\w*|зал[её]т\w*|оказал\w+сь|появил\w+сь (?:в|над)", needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"находил\w+|кружил\w*|летал\w*|пробыл\w*", needs=("airspace", "drone|aircraft|balloon|missile")),
        Trigger(r"вторжени\w+|нарушени\w+|инцидент\w*", needs=("airspace|drone",), echo=True),
    ),
    "de": (
        Trigger(r"(?:trieb|trieben|treib\w*|wehte\w*|drifte\w*) (?:[^.;]{0,60}?)(?:über|in|nach)", needs=("drone|aircraft|balloon",), reach=90, kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"flog\w*|fliegt", needs=("foreign", "drone|aircraft|balloon",), bars=r"abgeschoss\w+|flog\w* nach", relations=("over",), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"kreist\w*|schwebt\w*|verharrt\w*|verweilt\w*", needs=("foreign", "drone|aircraft|balloon",), bars=r"abgeschoss\w+", relations=("over", "into", "in"), kinds=("country", "airspace", "admin1", "region", "water")),
        Trigger(r"verletz(?:t|te|ten|ung|ungen)|drang\w* .{0,60}ein|(?:im|in den|in ihrem|in seinem) luftraum (?:[^.;]{0,60}?)(?:unterwegs|gewesen|aufgehalten|geflogen|gesichtet|entdeckt)", needs=("airspace", "drone|aircraft|balloon|missile"), bars=r"schwer verletzt|leicht verletzt|menschen"),
        Trigger(r"verletz(?:t|te|ten|ung|ungen)", needs=("airspace",), bars=r"schwer verletzt|leicht verletzt|menschen"),
        Trigger(r"luftraumverletzung\w*|grenzverletzung\w*"),
        Trigger(r"eingedrungen|eindr[aiu]ng\w+|dr[aiu]ng\w* .{0,80}\bein|eingeflogen|flog\w* .{0,80}\bein|einflug\w*|flog\w* in|überflog\w*|überflogen|überquer\w+|geriet\w*|geflogen|in den luftraum",
                needs=("drone|aircraft|balloon|missile",)),
        Trigger(r"gekreist|kreist\w*|befand\w*|befunden|aufgehalten|hielt\w* sich", needs=("airspace", "drone|aircraft|balloon|missile")),
        Trigger(r"eindringen\w*|vorfall\w*|vorfälle\w*|verletzung\w*", needs=("airspace|drone",), bars=r"schwer verletzt|menschen", echo=True),
    ),
    "cs": (
        Trigger(r"naruš\w+", needs=("airspace",)),
        Trigger(r"vlet[ěe]l\w*|vnik\w+|překroč\w+|prolet[ěe]l\w*|pronik\w+", needs=("drone|aircraft|balloon|missile",)),
    ),
    "ro": (
        Trigger(r"încălc\w+|a violat|au violat|violar\w+", needs=("airspace",)),
        Trigger(r"a(?:u)? (?:pătruns|intrat|survolat|traversat)|pătrund\w+|survol\w+", needs=("drone|aircraft|balloon|missile",)),
    ),
}  # fmt: skip

EXAMPLES = {
    "en": {
        "Three drones entered [Polish airspace|airspace] from [Belarus|country] on Tuesday night.": ("airspace_violation Polish airspace ×3",),
        "No drones entered [Estonia|country], the army said.": ("airspace_violation Estonia denied",),
    },
    "pl": {
        "Dwa drony wleciały w nocy nad [Lubelszczyznę|admin1].": ("airspace_violation Lubelszczyznę ×2",),
    },
    "uk": {
        "Російський безпілотник залетів на територію [Румунії|country].": ("airspace_violation Румунії ×1",),
    },
    "ru": {
        "Литовские военные сообщили, что два воздушных шара нарушили воздушное пространство [Литвы|country].": ("airspace_violation Литвы ×2",),
    },
    "de": {
        "Mehr als ein Dutzend Drohnen drangen in den Luftraum [Polens|country] ein.": ("airspace_violation Polens ×12–",),
    },
    "cs": {
        "Dva drony vletěly nad území [Slovenska|country].": ("airspace_violation Slovenska ×2",),
    },
    "ro": {
        "O dronă a pătruns în spațiul aerian al [României|country].": ("airspace_violation României ×1",),
    },
}  # fmt: skip
