"""The items: a sentence of ours with the expression in double brackets, and its shape as drawn by hand.

Rules of drawing are in README.md. Whoever adds an item draws its shape before running geomap on it.
"""

# fmt: off
from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from drawing import (
    Atlas,
    Shape,
    box,
    cut,
    disc,
    dot,
    dots,
    grown,
    mgrs,
    moved,
    path,
    plane,
    plus_code,
    poly,
    ring,
    sector,
    strip,
)
from towns import TOWNS as T


@dataclass(frozen=True)
class Item:
    """One expression in its sentence; ``shape`` is ``None`` where a careful reader could not place it."""

    kind: str
    language: str
    text: str
    shape: Shape | None
    inside: tuple[tuple[float, float], ...] = ()
    outside: tuple[tuple[float, float], ...] = ()
    reach_km: float = 0.0
    """How far round a point or line the words still hold; 0 for areas."""


def _points(names: str) -> tuple[tuple[float, float], ...]:
    """Truth points: names of towns, or ``lon lat``, parted by semicolons."""
    found = []
    for name in (n.strip() for n in names.split(";") if n.strip()):
        parts = name.split()
        found.append((float(parts[0]), float(parts[1])) if len(parts) == 2 else T[name])
    return tuple(found)


class Drawer:
    """Collects items."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.items: list[Item] = []

    def __call__(
        self, kind: str, language: str, text: str, shape: Shape | None, inside: str = "", outside: str = "", reach: float = 0.0
    ) -> None:
        self.items.append(Item(kind, language, text, shape, _points(inside), _points(outside), reach))


def items(atlas: Atlas) -> list[Item]:
    """All items, in order."""
    add = Drawer(atlas)
    for part in (borders, own_borders, parts, headed, distances, near, between, along, junctions, coasts, towards, airspaces,
                 waters, facilities, sets, coordinates, codes, outskirts, sides, crossings, depths, roads, nested, unknown):  # fmt: skip
        part(add)
    return add.items


def _side(add: Drawer, a: str, b: str, km: float) -> Shape:
    """The zone of a depth along the border with b, on the side of a."""
    return grown(add.atlas.border(a, b), km).intersection(add.atlas.land(a))


def _near_line(line: Shape, at: tuple[float, float], km: float) -> Shape:
    """The part of a line within a distance of a point."""
    return line.intersection(disc(at, km))


# -- borders ----------------------------------------------------------------------------------------------------------


def borders(add: Drawer) -> None:
    """The border of A with B."""
    k, b = "border", add.atlas.border
    add(k, "en", "Guards said traffic along [[the border between Poland and Belarus]] had stopped by noon.", b("Poland", "Belarus"), reach=5)
    add(k, "en", "Army engineers are laying new fences on [[Finland's border with Russia]], the ministry said.", b("Finland", "Russia"), reach=5)
    add(k, "en", "Artillery was heard on both sides of [[the Thai-Cambodian border]] for a second day.", b("Thailand", "Cambodia"), reach=5)
    add(k, "en", "Trade across [[the border between Colombia and Venezuela]] resumed after seven years.", b("Colombia", "Venezuela"), reach=8)
    add(k, "en", "Both armies traded fire along [[the Afghanistan-Pakistan border]] overnight.", b("Afghanistan", "Pakistan"), reach=8)
    add(k, "pl", "Wojsko wzmocniło ochronę na [[granicy z Litwą]], poinformowało polskie ministerstwo.", b("Poland", "Lithuania"), reach=5)
    add(k, "pl", "Do incydentu doszło na [[granicy polsko-ukraińskiej]] w nocy z soboty na niedzielę.", b("Poland", "Ukraine"), reach=5)
    add(k, "uk", "На [[кордоні України з Молдовою]] затримали двох чоловіків.", b("Ukraine", "Moldova"), reach=5)
    add(k, "uk", "Прикордонники посилили патрулі на [[українсько-румунському кордоні]].", b("Ukraine", "Romania"), reach=5)
    add(k, "ru", "Движение через [[границу России с Финляндией]] закрыто до весны.", b("Finland", "Russia"), reach=5)
    add(k, "ru", "На [[армяно-азербайджанской границе]] произошла перестрелка.", b("Armenia", "Azerbaijan"), reach=8)
    add(k, "de", "An der [[Grenze zwischen Deutschland und Polen]] bildeten sich lange Staus.", b("Germany", "Poland"), reach=5)
    add(k, "de", "Soldaten patrouillieren entlang der [[litauisch-belarussischen Grenze]].", b("Lithuania", "Belarus"), reach=5)


def own_borders(add: Drawer) -> None:
    """"The border", known from what stands around it."""
    k, b = "border_context", add.atlas.border
    add(k, "en", "Poland and Belarus accuse each other. Dozens of migrants were stopped at [[the border]] on Monday.", b("Poland", "Belarus"), reach=5)
    add(k, "en", "Estonia closed its crossing with Russia at Narva. Drones were seen over [[the border]] that night.", b("Estonia", "Russia"), reach=5)
    add(k, "en", "Thailand accused Cambodia of shelling villages; thousands fled [[the border]] on Thursday.", b("Thailand", "Cambodia"), reach=8)
    add(k, "en", "Israel struck targets in Lebanon again. Troops massed at [[the border]] before dawn.", b("Israel", "Lebanon"), reach=5)
    add(k, "pl", "Polska i Ukraina uzgodniły wspólne patrole. Ruch na [[granicy]] odbywa się normalnie.", b("Poland", "Ukraine"), reach=5)
    add(k, "pl", "Litwa zarzuca Białorusi prowokacje. Balony przeleciały przez [[granicę]] nad ranem.", b("Lithuania", "Belarus"), reach=5)
    add(k, "uk", "Україна і Молдова домовилися про спільний контроль. На [[кордоні]] утворилися черги.", b("Ukraine", "Moldova"), reach=5)
    add(k, "ru", "Финляндия обвиняет Россию в давлении. На [[границе]] снова задержали группу мигрантов.", b("Finland", "Russia"), reach=5)
    add(k, "de", "Polen wirft Belarus vor, Migranten zu schicken. An der [[Grenze]] fielen in der Nacht Schüsse.", b("Poland", "Belarus"), reach=5)
    add(k, "de", "Die Slowakei und Ungarn kontrollieren wieder gemeinsam. Die [[Grenze]] bleibt aber offen.", b("Slovakia", "Hungary"), reach=5)


def parts(add: Drawer) -> None:
    """A part of a country or region; where usage draws the line is told in the corners."""
    k, land = "part", add.atlas.land
    add(k, "en", "Storm damage was reported across [[eastern Poland]] on Friday.", cut(land("Poland"), west=21.8), "Lublin; Bialystok; Chelm; Zamosc", "Poznan; Wroclaw; Lodz; Gdansk")
    add(k, "en", "Two drones crashed in [[southern Finland]] during exercises.", cut(land("Finland"), north=61.8), "Helsinki; Turku; Kotka", "Oulu; Rovaniemi; Kiruna")
    add(k, "en", "The sirens sounded throughout [[northern Israel]].", cut(land("Israel"), south=32.4), "Haifa; Kiryat_Shmona", "Tel_Aviv; Beersheba; Eilat")
    add(k, "en", "Fighting has displaced millions in [[eastern Congo]] this year.", cut(land("Dem. Rep. Congo"), west=26.8, south=-5.5), "Goma; Bukavu; Beni; Bunia", "Kinshasa; Lubumbashi")
    add(k, "en", "Gunmen attacked a school in [[north-west Nigeria]], police said.", cut(land("Nigeria"), east=8.9, south=10.2), "Sokoto; Kano", "Lagos; Maiduguri; Port_Harcourt; Abuja")
    add(k, "en", "Air strikes hit targets in [[southern Syria]] early on Tuesday.", cut(land("Syria"), north=33.4, east=37.9), "Daraa; Sweida; Quneitra", "Aleppo; Raqqa; Idlib; Homs")
    add(k, "en", "Villages in [[the north-west of the Kharkiv region]] were shelled from across the frontier.",
        poly("35.0 49.75,35.15 50.25,35.45 50.47,35.8 50.4,36.2 50.43,36.3 50.1,36.1 49.85"), "Bohodukhiv", "Izium; Kupiansk; Lozova; Balakliia")
    add(k, "en", "Shelling continued in [[the south of the Zaporizhzhia region]].", poly("34.6 46.95,34.8 46.2,35.3 46.35,36.3 46.5,36.9 46.6,37.1 46.95,37.0 47.15,36.2 47.2,35.4 47.15"), "Melitopol; Berdiansk", "Zaporizhzhia; Orikhiv; Nikopol")
    add(k, "en", "Wildfires spread in [[south-eastern Turkey]], officials said.", cut(land("Turkey"), west=37.0, north=38.6), "Diyarbakir; Gaziantep", "Istanbul; Ankara; Trabzon; Izmir")
    add(k, "en", "Snow closed roads in [[northern Norway]].", cut(land("Norway"), south=65.2, north=71.5), "Bodo; Kirkenes; 23.05 69.0", "Oslo; Bergen; Trondheim")
    add(k, "pl", "Alert ogłoszono w [[południowo-wschodniej Polsce]] po godzinie czwartej.", cut(land("Poland"), west=21.3, north=51.0), "Rzeszow; Przemysl; Sanok", "Warsaw; Gdansk; Poznan; Bialystok")
    add(k, "pl", "Nad [[zachodnią Ukrainą]] słychać było eksplozje.", cut(land("Ukraine"), east=27.0), "Lviv; Uzhhorod; Lutsk; Ternopil", "Kyiv; Odesa; Kharkiv; Cherkasy")
    add(k, "pl", "Brak prądu w [[północnej części województwa lubelskiego]] potrwa do wieczora.", poly("21.85 51.45,21.6 51.65,22.1 51.85,22.4 51.95,22.65 52.15,23.0 52.28,23.3 52.25,23.7 52.12,23.6 51.9,23.55 51.55,22.8 51.4"), "Biala_Podlaska; Terespol", "Zamosc; Tomaszow_Lubelski; Hrubieszow")
    add(k, "uk", "Вибухи пролунали на [[півдні України]] близько опівночі.", cut(land("Ukraine"), north=47.9, west=29.0, east=37.5), "Odesa; Mykolaiv; Kherson; Melitopol", "Kyiv; Lviv; Chernihiv; Kharkiv")
    add(k, "uk", "Негода знеструмила села [[на заході Чернігівської області]].", poly("30.5 51.3,30.6 51.65,30.9 52.05,31.4 52.1,31.6 51.5,31.3 51.0,30.8 50.8"), "30.9 51.3", "Nizhyn; 32.9 51.0; Kyiv")
    add(k, "uk", "Удару зазнали склади в [[східній Польщі]], повідомили в поліції.", cut(land("Poland"), west=21.8), "Lublin; Bialystok; Zamosc", "Poznan; Wroclaw; Gdansk")
    add(k, "ru", "Пожары охватили [[север Италии]] в выходные.", cut(land("Italy"), south=44.2), "Milan; Turin; Venice", "Rome; Naples; Palermo")
    add(k, "ru", "Беспилотники сбиты [[на юге Воронежской области]].", poly("38.3 49.9,38.3 50.5,39.5 50.6,40.8 50.6,42.2 50.5,42.6 51.1,42.9 50.5,42.0 50.0,40.6 49.6,39.8 49.6,39.0 49.9"), "39.9 50.2; 40.0 49.95", "Voronezh; Belgorod; 41.3 51.6")
    add(k, "ru", "В [[восточной Германии]] закрыли несколько мостов.", cut(land("Germany"), west=11.3, south=50.3, north=54.8), "Berlin; Dresden; Leipzig; Cottbus", "Munich; Cologne; Hamburg; Stuttgart")
    add(k, "de", "Ein Sturm fegte über [[Süddeutschland]] hinweg.", cut(land("Germany"), north=49.9), "Munich; Stuttgart; Freiburg; Nuremberg", "Berlin; Hamburg; Cologne; Hamburg")
    add(k, "de", "Im [[Norden von Syrien]] rückten Truppen vor.", cut(land("Syria"), south=35.6), "Aleppo; Raqqa; Idlib; Qamishli", "Damascus; Daraa; Homs")
    add(k, "de", "Die Feuerwehr kämpfte in [[Zentralpolen]] gegen Hochwasser.", poly("17.8 51.2,17.9 52.6,19.0 53.1,21.5 53.0,22.2 52.3,21.9 51.4,20.5 50.9,19.0 50.9"), "Warsaw; Lodz", "Szczecin; Gdansk; Krakow; Bialystok; Wroclaw")


# -- distances --------------------------------------------------------------------------------------------------------


def headed(add: Drawer) -> None:
    """So far from X in a direction: the sector that the heading leaves open, 15 % of the distance each way."""
    k = "offset_direction"

    def s(town: str, bearing: float, km: float) -> tuple[Shape, str]:
        lon, lat = moved(*T[town], bearing, km)
        return sector(T[town], bearing, km * 0.85, km * 1.15), f"{lon:.4f} {lat:.4f}"

    def row(language: str, text: str, town: str, bearing: float, km: float) -> None:
        shape, truth = s(town, bearing, km)
        lon, lat = moved(*T[town], bearing + 180, km)
        add(k, language, text, shape, truth, f"{lon:.4f} {lat:.4f}")

    row("en", "The jet came down [[20 km north of Lublin]], rescuers said.", "Lublin", 0, 20)
    row("en", "The depot lies [[about 45 kilometres south-east of Poltava]].", "Poltava", 135, 45)
    row("en", "Rebels seized a town [[60 miles west of Maiduguri]] on Sunday.", "Maiduguri", 270, 96.6)
    row("en", "A convoy was ambushed [[some 30 km (19 miles) east of Goma]].", "Goma", 90, 30)
    row("en", "A tanker reported an explosion [[70 nautical miles south-west of Hodeidah]].", "Hodeidah", 225, 129.6)
    row("en", "The quake struck [[110km east-northeast of Anchorage]].", "Anchorage", 67.5, 110)
    row("en", "The outpost is [[a dozen kilometres south of Qamishli]].", "Qamishli", 180, 12)
    row("pl", "Maszyna spadła [[15 km na północ od Zamościa]], podała policja.", "Zamosc", 0, 15)
    row("pl", "Szczątki znaleziono [[około 30 kilometrów na południowy wschód od Rzeszowa]].", "Rzeszow", 135, 30)
    row("pl", "Obiekt zniknął z radarów [[12 km na zachód od Chełma]].", "Chelm", 270, 12)
    row("uk", "Безпілотник упав [[за 25 кілометрів на північ від Полтави]].", "Poltava", 0, 25)
    row("uk", "Колону помітили [[за 40 км на захід від Сум]].", "Sumy", 270, 40)
    row("uk", "Ракету збили [[за 18 км на південний схід від Житомира]].", "Zhytomyr", 135, 18)
    row("ru", "Самолёт упал [[в 35 км к северу от Воронежа]].", "Voronezh", 0, 35)
    row("ru", "Поезд остановился [[в 20 километрах восточнее Смоленска]].", "Smolensk", 90, 20)
    row("ru", "Обломки нашли [[в 50 км к юго-западу от Саратова]].", "Saratov", 225, 50)
    row("de", "Das Flugzeug stürzte [[20 Kilometer nördlich von Dresden]] ab.", "Dresden", 0, 20)
    row("de", "Das Lager liegt [[rund 40 km südöstlich von Leipzig]].", "Leipzig", 135, 40)
    row("de", "Der Zug hielt [[25 Kilometer westlich von Kassel]] an.", "Kassel", 270, 25)


def distances(add: Drawer) -> None:
    """So far from X, no direction: the ring; from a border: both strips, or the side that the text is about."""
    k, b, land = "offset_distance", add.atlas.border, add.atlas.land

    def ringed(language: str, text: str, town: str, km: float) -> None:
        points = [moved(*T[town], bearing, km) for bearing in (40, 220)]
        add(k, language, text, ring(T[town], km * 0.75, km * 1.25), "; ".join(f"{x:.4f} {y:.4f}" for x, y in points), town)

    def strips(a: str, other: str, km: float) -> Shape:
        return (grown(b(a, other), km * 1.3).difference(grown(b(a, other), km * 0.7))).intersection(land(a))

    ringed("en", "The pipeline burst [[40 km from Basra]], engineers said.", "Basra", 40)
    ringed("en", "The army base is [[a few miles from Nizhyn]].", "Nizhyn", 5)
    ringed("en", "The village lies [[roughly 25 kilometres outside Kunduz]].", "Kunduz", 25)
    ringed("pl", "Samochód znaleziono [[10 km od Suwałk]].", "Suwalki", 10)
    ringed("pl", "Pożar wybuchł [[kilkanaście kilometrów od Olsztyna]].", "Olsztyn", 15)
    ringed("uk", "Уламки впали [[за 15 км від Умані]].", "Uman", 15)
    ringed("ru", "Склад расположен [[в 30 км от Твери]].", "Tver", 30)
    ringed("de", "Das Dorf liegt [[30 Kilometer von Rostock entfernt]].", "Rostock", 30)
    add(k, "en", "Polish troops found the wreck in a field [[six kilometres from the border with Ukraine]].", strips("Poland", "Ukraine", 6), outside="Lublin; Lviv; Kovel")
    add(k, "en", "The Lithuanian village is [[20 km from the Belarusian border]].", strips("Lithuania", "Belarus", 20), outside="Minsk; Klaipeda")
    add(k, "pl", "Balon wylądował w Polsce, [[około 15 km od granicy z Białorusią]].", strips("Poland", "Belarus", 15), outside="Grodno; Warsaw")
    add(k, "uk", "Українські прикордонники зафіксували рух [[за 10 кілометрів від кордону з Білоруссю]].", strips("Ukraine", "Belarus", 10), outside="Kyiv; Gomel")
    add(k, "ru", "Российский посёлок находится [[в 20 км от границы с Украиной]].", strips("Russia", "Ukraine", 20), outside="Kharkiv; Kursk; Moscow")
    add(k, "de", "In Polen landete der Ballon [[12 Kilometer vor der Grenze zu Litauen]].", strips("Poland", "Lithuania", 12), outside="Vilnius; Warsaw")


def near(add: Drawer) -> None:
    """Near a town or a border: a disc of 10 km beyond the town's edge, as the guide's example has it; 20 km along a border."""
    k = "near"

    def town(language: str, text: str, name: str, size_km: float = 4, outside: str = "") -> None:
        lon, lat = moved(*T[name], 60, size_km + 3)
        add(k, language, text, disc(T[name], size_km + 10), f"{lon:.4f} {lat:.4f}", outside)

    town("en", "Rescuers reached a crash site [[near Kupiansk]] after dark.", "Kupiansk", 4, "Kharkiv; Izium")
    town("en", "A base [[close to Deir ez-Zor]] came under fire.", "Deir_ez_Zor", 5, "Raqqa")
    town("en", "Shots were heard [[in the vicinity of Miranshah]].", "Miranshah", 2, "Bannu")
    town("pl", "Dron spadł [[w pobliżu Hrubieszowa]].", "Hrubieszow", 3, "Chelm; Zamosc")
    town("pl", "Szczątki leżały [[niedaleko Augustowa]].", "Augustow", 3, "Suwalki; Bialystok")
    town("uk", "Бої тривають [[поблизу Покровська]].", "Pokrovsk", 4, "Kramatorsk; Donetsk")
    town("ru", "Взрывы прогремели [[недалеко от Ейска]].", "Yeysk", 4, "Taganrog")
    town("de", "Das Wrack lag [[in der Nähe von Görlitz]].", "Gorlitz", 4, "Cottbus; Dresden")
    add(k, "en", "Polish farmers found the debris [[near the border with Belarus]].", _side(add, "Poland", "Belarus", 20), "Hajnowka; Terespol", "Warsaw; Minsk; Lublin")
    add(k, "pl", "Litewski patrol zauważył obiekt [[przy granicy z Białorusią]].", _side(add, "Lithuania", "Belarus", 20), "25.62 54.54", "Kaunas; Minsk; Klaipeda")
    add(k, "uk", "Українські військові помітили групу [[біля кордону з Білоруссю]].", _side(add, "Ukraine", "Belarus", 20), "27.7 51.45", "Kyiv; Minsk; Lutsk")
    add(k, "ru", "Российские силы сбили аппарат [[вблизи границы с Эстонией]].", _side(add, "Russia", "Estonia", 20), "28.3 59.35", "St_Petersburg; Tallinn; Pskov")
    add(k, "de", "Finnische Grenzer fanden das Gerät [[nahe der russischen Grenze]].", _side(add, "Finland", "Russia", 20), "28.77 61.17", "Helsinki; St_Petersburg; Oulu")


def between(add: Drawer) -> None:
    """Between two towns: the corridor of a third of their distance's width; half-way: the middle."""
    k = "between"

    def row(language: str, text: str, a: str, b: str, outside: str = "", share: float = 0.17) -> None:
        forth, _ = plane(*T[a])
        km = forth(dot(*T[b])).distance(forth(dot(*T[a])))
        middle = strip(T[a], T[b], 0.01).centroid
        add(k, language, text, strip(T[a], T[b], max(3.0, share * km)), f"{middle.x:.4f} {middle.y:.4f}", outside)

    def half(language: str, text: str, a: str, b: str, outside: str = "") -> None:
        middle = strip(T[a], T[b], 0.01).centroid
        forth, _ = plane(*T[a])
        km = forth(dot(*T[b])).distance(forth(dot(*T[a])))
        add("halfway", language, text, disc((middle.x, middle.y), 0.15 * km), f"{middle.x:.4f} {middle.y:.4f}", f"{a}; {b}; {outside}")

    row("en", "The helicopter vanished somewhere [[between Izium and Sloviansk]].", "Izium", "Sloviansk", "Kharkiv; Donetsk")
    row("en", "The bus was stopped on a road [[between Kano and Maiduguri]].", "Kano", "Maiduguri", "Lagos; Abuja", 0.12)
    row("en", "The wreckage lay in woods [[between Augustow and Suwalki]].", "Augustow", "Suwalki", "Bialystok")
    row("pl", "Dron spadł w polu [[między Chełmem a Włodawą]].", "Chelm", "Wlodawa", "Lublin; Zamosc")
    row("pl", "Pociąg stanął [[pomiędzy Kielcami a Krakowem]].", "Kielce", "Krakow", "Lodz; Rzeszow")
    row("uk", "Колону атакували [[між Херсоном і Миколаєвом]].", "Kherson", "Mykolaiv", "Odesa")
    row("uk", "Уламки знайшли в лісі [[між Житомиром та Коростенем]].", "Zhytomyr", "Korosten", "Kyiv")
    row("ru", "Поезд сошёл с рельсов [[между Курском и Орлом]].", "Kursk", "Oryol", "Tula; Voronezh")
    row("ru", "Беспилотник упал на поле [[между Белгородом и Шебекино]].", "Belgorod", "Shebekino", "Kursk")
    row("de", "Das Flugzeug stürzte [[zwischen Dresden und Cottbus]] ab.", "Dresden", "Cottbus", "Leipzig; Berlin")
    row("de", "Der Brand brach in einem Wald [[zwischen Passau und Regensburg]] aus.", "Passau", "Regensburg", "Munich")
    half("en", "The plane went down [[halfway between Luxor and Cairo]].", "Luxor", "Cairo")
    half("en", "The town lies [[midway between Goma and Beni]].", "Goma", "Beni")
    half("pl", "Wieś leży [[w połowie drogi między Lublinem a Zamościem]].", "Lublin", "Zamosc")
    half("ru", "Авария произошла [[на полпути между Тулой и Рязанью]].", "Tula", "Ryazan")
    half("de", "Der Ort liegt [[auf halbem Weg zwischen Leipzig und Dresden]].", "Leipzig", "Dresden")


# -- lines ------------------------------------------------------------------------------------------------------------


def along(add: Drawer) -> None:
    """Along rivers, coasts, roads and borders: the line, drawn by hand where it is no border."""
    k, b = "along", add.atlas.border
    dnipro = "30.55 51.0,30.53 50.45,30.9 50.0,31.5 49.75,32.1 49.45,32.9 49.2,33.4 49.05,34.1 48.85,34.7 48.5,35.1 48.45,35.15 47.85,34.5 47.55,33.5 47.2,33.35 46.75,32.6 46.6,32.2 46.55"
    upper = "30.55 51.0,30.6 51.6,30.65 52.0,30.35 52.45,30.0 53.0,30.3 53.9,30.4 54.5,31.5 54.65,32.05 54.78,33.2 54.95,33.5 55.6"
    add(k, "en", "Ukrainian positions [[along the Dnipro]] were hit by glide bombs.", path(upper.rpartition(",")[0].split(",", 1)[0] + "," + dnipro), reach=15)
    add(k, "en", "Patrol boats were sighted [[along the coast of Estonia]].",
        path("28.0 59.45,27.2 59.42,26.4 59.55,25.5 59.55,24.75 59.47,24.05 59.30,23.5 59.2,23.5 58.7,23.7 58.4,24.45 58.35,24.35 57.87"), reach=15)
    add(k, "en", "Smugglers operate [[along the border between Lithuania and Belarus]].", b("Lithuania", "Belarus"), reach=10)
    add(k, "en", "Clashes broke out [[along the Euphrates]] in Deir ez-Zor province.",
        path("38.0 36.8,38.0 36.3,38.3 35.95,39.0 35.93,39.5 35.7,40.14 35.34,40.4 35.1,40.9 34.45,41.4 34.4,42.4 34.15,43.0 33.7,43.8 33.35,44.2 32.9,44.4 32.3,44.9 31.6,45.5 31.2,46.3 31.0,47.4 31.0"), reach=20)
    add(k, "en", "Checkpoints were set up [[along the road from Chernihiv to Kyiv]].", path("31.29 51.49,31.2 51.1,31.12 50.91,30.85 50.65,30.52 50.45"), reach=10)
    add(k, "en", "Fires burned [[along the Blue Line]] separating Israel and Lebanon.", b("Israel", "Lebanon"), reach=5)
    add(k, "pl", "Patrole rozstawiono [[wzdłuż Bugu]] od Terespola po Włodawę.", path("23.6 52.08,23.65 51.9,23.55 51.7,23.56 51.52"), reach=12)
    add(k, "pl", "Płot stanie [[wzdłuż granicy z Białorusią]], zapowiedział polski rząd.", b("Poland", "Belarus"), reach=5)
    add(k, "pl", "Mgła utrzymuje się [[wzdłuż wybrzeża Polski]].", path("14.25 53.92,15.2 54.12,16.2 54.3,16.9 54.6,17.8 54.82,18.4 54.82,18.55 54.5,18.7 54.37,19.4 54.36,19.65 54.45"), reach=15)
    add(k, "uk", "Обстріли тривають [[уздовж Дніпра]] на Херсонщині.", path("33.4 46.78,33.0 46.7,32.6 46.6,32.2 46.55"), reach=15)
    add(k, "uk", "Укріплення будують [[вздовж кордону з Білоруссю]], кажуть в Україні.", b("Ukraine", "Belarus"), reach=5)
    add(k, "ru", "Удары наносились [[вдоль побережья Болгарии]].", path("28.58 43.74,28.1 43.4,27.95 43.2,27.9 42.75,27.5 42.5,27.75 42.4,27.95 42.1,28.03 41.98"), reach=15)
    add(k, "ru", "Посты расставили [[вдоль границы с Казахстаном]], сообщили в России.", b("Russia", "Kazakhstan"), reach=10)
    add(k, "de", "Hochwasser droht [[entlang der Oder]].", path("18.2 49.95,18.0 50.4,17.9 50.7,17.05 51.1,16.2 51.6,15.2 51.95,14.75 52.1,14.55 52.35,14.6 52.6,14.15 52.85,14.4 53.2,14.55 53.45"), reach=12)
    add(k, "de", "Polizisten stehen [[entlang der Grenze zu Tschechien]], hieß es in Deutschland.", b("Germany", "Czechia"), reach=5)


def roads(add: Drawer) -> None:
    """A road between two towns, drawn by hand; a road by its number alone is not known to a gazetteer of places."""
    k = "road"
    add(k, "en", "A column burned on [[the Chernihiv-Kyiv highway]].", path("31.29 51.49,31.2 51.1,31.12 50.91,30.85 50.65,30.52 50.45"), "Kozelets", "Zhytomyr; Poltava", reach=12)
    add(k, "en", "Gunmen blocked [[the road between Goma and Butembo]].", path("29.22 -1.68,29.25 -1.3,29.05 -0.95,29.2 -0.4,29.29 0.14"), "29.2 -0.6", "Bukavu; Bunia", reach=25)
    add(k, "en", "Mines were cleared from [[the Damascus-Aleppo highway]].", path("36.29 33.51,36.7 34.0,36.71 34.73,36.75 35.13,36.65 35.65,36.8 35.9,37.16 36.2"), "Homs", "Raqqa; Latakia", reach=15)
    add(k, "pl", "Do wypadku doszło na [[drodze z Lublina do Zamościa]].", path("22.57 51.25,22.85 51.1,23.1 50.9,23.25 50.72"), "22.98 51.0", "Rzeszow; Chelm", reach=8)
    add(k, "uk", "Рух перекрили на [[трасі Київ – Чернігів]].", path("31.29 51.49,31.2 51.1,31.12 50.91,30.85 50.65,30.52 50.45"), "Kozelets", "Zhytomyr; Poltava", reach=12)
    add(k, "ru", "ДТП произошло на [[трассе Москва – Тула]].", path("37.62 55.75,37.6 55.2,37.6 54.7,37.62 54.19"), "37.6 54.9", "Kaluga; Ryazan", reach=15)
    add(k, "de", "Gesperrt ist die [[Autobahn zwischen Berlin und Dresden]].", path("13.4 52.52,13.65 52.2,13.8 51.75,13.8 51.35,13.74 51.05"), "13.75 51.7", "Leipzig; Gorlitz", reach=20)


def junctions(add: Drawer) -> None:
    """Where three borders meet, from the atlas to the eye."""
    k = "junction"
    add(k, "en", "The base stands [[where Jordan, Iraq and Syria meet]].", dot(38.79, 33.37), "38.9 33.4", "Rutba; Amman", reach=25)
    add(k, "en", "Patrols cover [[the tri-border area of Poland, Belarus and Ukraine]].", dot(23.62, 51.50), "23.62 51.51", "Lublin; Terespol", reach=20)
    add(k, "en", "The camp is in the desert [[at the junction of the borders of Mali, Niger and Burkina Faso]].", dot(0.23, 15.0), "0.2 15.0", "Gao; Niamey", reach=30)
    add(k, "pl", "Patrole skierowano [[na styk granic Polski, Litwy i Białorusi]].", dot(23.52, 53.95), "23.5 53.96", "Suwalki; Vilnius", reach=20)
    add(k, "uk", "Навчання тривають [[на стику кордонів України, Білорусі та Польщі]].", dot(23.62, 51.50), "23.6 51.5", "Kovel; Lublin", reach=20)
    add(k, "ru", "Колонна стоит [[на стыке границ России, Белоруссии и Украины]].", dot(31.78, 52.10), "31.8 52.1", "Gomel; Chernihiv; Bryansk", reach=20)
    add(k, "de", "Die Streife fuhr zum [[Dreiländereck von Deutschland, Polen und Tschechien]].", dot(14.82, 50.87), "14.83 50.88", "Gorlitz; Dresden", reach=15)


# -- water and air ----------------------------------------------------------------------------------------------------


def _sea(add: Drawer, window: Shape) -> Shape:
    """What is no land in a window."""
    return window.difference(add.atlas.all_land(window))


def coasts(add: Drawer) -> None:
    """Off a coast: the sea to some 40 km from it, in a hand-drawn window."""
    k, land = "off_coast", add.atlas.land

    def off(language: str, text: str, country: str, window: Shape, inside: str, outside: str, km: float = 40) -> None:
        shore = cut(land(country), west=window.bounds[0], south=window.bounds[1], east=window.bounds[2], north=window.bounds[3])
        add(k, language, text, _sea(add, window).intersection(grown(shore.simplify(0.01), km)), inside, outside)

    off("en", "A cargo ship was attacked [[off the coast of Yemen]].", "Yemen", box(42.0, 12.0, 53.5, 17.0), "42.6 14.9; 47.0 13.2; 45.0 12.6", "Sanaa; Taiz; Marib")
    off("en", "A drone boat was found [[off the Romanian coast]].", "Romania", box(28.5, 43.7, 30.5, 45.3), "28.85 44.1; 29.0 44.4", "Constanta; Tulcea; Bucharest")
    off("en", "Fishermen went missing [[off Somalia's coast]].", "Somalia", box(41.0, -2.0, 52.5, 12.6), "45.5 1.9; 50.2 8.0", "Mogadishu; Garissa; Nairobi")
    off("en", "Naval drills were held [[off Taiwan's east coast]].", "Taiwan", box(121.2, 21.8, 123.0, 25.4), "121.9 23.8; 121.4 22.6", "Taipei; Kaohsiung; Xiamen; 120.0 23.0")
    off("pl", "Statek zatonął [[u wybrzeży Łotwy]].", "Latvia", box(20.4, 56.0, 24.6, 58.2), "20.8 56.6; 21.3 57.5", "Riga; Tallinn; Siauliai")
    off("uk", "Судно підірвалося на міні [[біля узбережжя Болгарії]].", "Bulgaria", box(27.4, 41.9, 29.3, 43.8), "28.1 42.6; 28.3 43.2", "27.3 43.0; Sofia")
    off("ru", "Танкер задержали [[у берегов Эстонии]].", "Estonia", box(21.2, 57.7, 28.2, 60.0), "25.0 59.7; 26.8 59.65", "Tallinn; Tartu; Helsinki")
    off("de", "Ein Frachter lief [[vor der Küste Libyens]] auf Grund.", "Libya", box(9.5, 30.0, 25.3, 34.0), "14.0 33.0; 20.0 32.4", "Tripoli_LY; Benghazi; Sirte")
    off("de", "Taucher fanden den Motor [[vor der Küste von Rügen]].", "Germany", box(13.0, 54.15, 14.1, 54.85), "13.8 54.5; 13.4 54.75", "Rostock; Berlin; 13.4 54.4")


def airspaces(add: Drawer) -> None:
    """The air over a country's land and territorial sea; drawn as its land."""
    k, land = "airspace", add.atlas.land
    add(k, "en", "Two jets entered [[Estonian airspace]] without a flight plan.", land("Estonia"), "Tallinn; Tartu", "Riga; Helsinki; Pskov")
    add(k, "en", "Flights avoid [[the airspace over Iraq]] at night.", land("Iraq"), "Baghdad; Basra", "Tehran; Damascus; Kuwait_City")
    add(k, "pl", "Śmigłowce naruszyły [[przestrzeń powietrzną Litwy]].", land("Lithuania"), "Vilnius; Kaunas", "Minsk; Suwalki; Riga")
    add(k, "pl", "Myśliwce patrolują [[polską przestrzeń powietrzną]].", land("Poland"), "Warsaw; Lublin", "Lviv; Minsk; Berlin")
    add(k, "uk", "Літак порушив [[повітряний простір Румунії]].", land("Romania"), "Bucharest; Tulcea", "Odesa; Chisinau; Sofia")
    add(k, "ru", "Дрон вошёл в [[воздушное пространство Финляндии]].", land("Finland"), "Helsinki; Oulu", "St_Petersburg; Tallinn; Stockholm")
    add(k, "de", "Drei Maschinen drangen in [[den litauischen Luftraum]] ein.", land("Lithuania"), "Vilnius; Kaunas", "Minsk; Riga")


def waters(add: Drawer) -> None:
    """Over or in a sea, gulf or strait: the water in a hand-drawn frame."""
    k = "sea"
    add(k, "en", "A drone was intercepted [[over the Black Sea]].", _sea(add, poly("27.4 42.4,28.0 41.2,29.2 41.2,31.3 41.0,35.0 41.9,38.5 40.9,41.7 41.5,41.0 43.0,39.0 44.1,37.4 44.7,36.6 45.2,34.5 44.2,32.5 45.2,33.8 46.2,31.5 46.8,30.3 46.3,28.5 44.0")),
        "34.0 43.2; 30.8 44.5; 38.0 43.0", "Odesa; Ankara; 36.5 46.2; 28.0 40.7")
    add(k, "en", "Two tankers were seized [[in the Strait of Hormuz]].", _sea(add, poly("55.6 26.4,56.1 26.95,56.6 27.1,57.0 26.7,56.9 25.7,56.4 25.8,56.2 26.2")), "56.5 26.5", "Dubai; Bandar_Abbas; Muscat; 52.0 27.0")
    add(k, "en", "Jets scrambled after an aircraft was tracked [[over the Gulf of Finland]].", _sea(add, poly("22.9 59.8,23.2 59.2,24.5 59.3,26.0 59.4,28.2 59.3,30.2 59.8,30.2 60.1,28.8 60.75,26.9 60.6,24.5 60.1")), "25.0 59.8; 27.5 60.0", "Tallinn; Helsinki; 21.0 58.5")
    add(k, "en", "A missile flew [[over the Taiwan Strait]].", _sea(add, poly("117.9 23.5,119.8 25.7,121.2 25.2,120.2 23.3,120.0 22.6,118.2 22.8")), "119.5 24.2", "Taipei; Xiamen; 123.0 24.0")
    add(k, "pl", "Samolot rozpoznawczy krążył [[nad Bałtykiem]].", _sea(add, poly("9.9 54.3,12.0 55.8,14.3 55.6,16.5 57.0,17.5 59.5,19.0 60.2,21.5 60.0,24.0 59.4,24.5 58.2,24.3 57.0,21.0 57.3,21.0 55.3,19.8 54.4,18.5 54.5,16.2 54.2,14.2 53.9,12.0 54.0")),
        "19.0 56.5; 17.5 55.2", "Warsaw; Stockholm; Kaliningrad; 7.0 56.0")
    add(k, "uk", "Ракети летіли [[над Азовським морем]].", _sea(add, poly("34.9 46.2,35.3 46.5,37.6 47.15,39.2 47.25,38.4 46.7,37.8 46.0,37.4 45.3,36.6 45.4,35.4 45.3,34.9 45.8")), "36.5 46.2", "Mariupol; Melitopol; 34.0 44.0")
    add(k, "ru", "Беспилотник сбит [[над Каспийским морем]].", _sea(add, poly("47.4 45.6,49.5 46.6,53.0 46.8,53.2 45.2,51.0 44.5,53.0 42.0,54.0 41.0,53.2 39.2,54.1 37.3,52.0 36.5,50.0 37.3,48.8 38.4,49.4 40.3,47.5 42.9")), "50.5 42.5; 51.5 39.0", "Baku; Tehran; Makhachkala; 42.0 43.0")
    add(k, "de", "Ein Aufklärer flog [[über der Nordsee]].", _sea(add, poly("1.5 51.1,4.0 51.5,5.0 53.3,8.7 54.0,8.1 57.0,7.0 58.0,5.0 59.5,5.0 61.0,-1.0 61.0,-3.0 58.7,-2.0 57.0,-1.5 55.0,0.3 53.0,1.7 52.5")), "3.0 56.0; 4.0 54.0", "London; Copenhagen; 19.0 56.0")


def towards(add: Drawer) -> None:
    """In the direction of X. From a named place: the sector towards it; without one: the sector round it is unknown,
    and only what lies about it can be told."""
    k = "direction"

    def cone(a: str, b: str, share: float = 1.0) -> Shape:
        forth, _ = plane(*T[a])
        p = forth(dot(*T[b]))
        km = p.distance(forth(dot(*T[a])))
        bearing = math.degrees(math.atan2(p.x, p.y))
        return sector(T[a], bearing, 0, km * share, half_deg=22.5)

    def mid(a: str, b: str) -> str:
        m = strip(T[a], T[b], 0.01).centroid
        return f"{m.x:.4f} {m.y:.4f}"

    add(k, "en", "Six drones flew [[from Sumy towards Poltava]] after midnight.", cone("Sumy", "Poltava"), mid("Sumy", "Poltava"), "Kharkiv; Kyiv; Chernihiv")
    add(k, "en", "The column moved [[from Homs in the direction of Hama]].", sector(T["Homs"], 4, 0, 46), "36.75 34.95", "Damascus; Latakia")
    add(k, "pl", "Drony leciały [[z Lublina w kierunku Rzeszowa]].", cone("Lublin", "Rzeszow"), mid("Lublin", "Rzeszow"), "Warsaw; Krakow; Lviv")
    add(k, "uk", "Шахеди рухаються [[з Чернігова в напрямку Києва]].", cone("Chernihiv", "Kyiv"), mid("Chernihiv", "Kyiv"), "Sumy; Zhytomyr; Cherkasy")
    add(k, "ru", "Дроны летели [[из Курска в направлении Орла]].", cone("Kursk", "Oryol"), mid("Kursk", "Oryol"), "Voronezh; Bryansk; Belgorod")
    add(k, "de", "Die Kolonne fuhr [[von Dresden in Richtung Berlin]].", cone("Dresden", "Berlin"), mid("Dresden", "Berlin"), "Leipzig; Gorlitz")
    add(k, "en", "Smoke was seen on the road [[towards Mosul]] from Erbil.", cone("Erbil", "Mosul"), mid("Erbil", "Mosul"), "Baghdad; Kirkuk")


# -- facilities and sets ----------------------------------------------------------------------------------------------


def facilities(add: Drawer) -> None:
    """A facility in, at or of a place, at its position from general knowledge."""
    k = "facility"
    add(k, "en", "[[Vilnius airport]] halted arrivals for an hour.", dot(25.285, 54.634), reach=4)
    add(k, "en", "Rockets landed near [[the airport in Erbil]].", dot(43.963, 36.237), reach=4)
    add(k, "en", "Jets took off from [[the air base at Šiauliai]].", dot(23.395, 55.894), reach=4)
    add(k, "en", "Shelling cut power to [[the Zaporizhzhia nuclear power plant]].", dot(34.585, 47.512), reach=6)
    add(k, "en", "Grain ships left [[the port of Odesa]].", dot(30.75, 46.50), reach=6)
    add(k, "en", "Aid trucks queued at [[the Rafah crossing]].", dot(34.258, 31.248), reach=3)
    add(k, "pl", "Loty z [[lotniska w Rzeszowie]] wstrzymano na dwie godziny.", dot(22.019, 50.110), reach=5)
    add(k, "pl", "Zamknięto [[lotnisko w Modlinie]].", dot(20.652, 52.451), reach=4)
    add(k, "pl", "Kolejka stoi przed [[przejściem granicznym w Medyce]].", dot(22.943, 49.805), reach=4)
    add(k, "uk", "Призупинив роботу [[аеропорт Бориспіль]].", dot(30.895, 50.345), reach=4)
    add(k, "uk", "Черги утворилися біля [[пункту пропуску Шегині]].", dot(22.955, 49.798), reach=5)
    add(k, "ru", "Временно закрыт [[аэропорт Пулково]].", dot(30.262, 59.800), reach=4)
    add(k, "ru", "Рейсы задерживает [[аэропорт Сочи]].", dot(39.957, 43.450), reach=4)
    add(k, "de", "Am [[Flughafen München]] fielen Flüge aus.", dot(11.786, 48.354), reach=4)
    add(k, "de", "Drohnen kreisten über dem [[Flughafen Kopenhagen]].", dot(12.656, 55.618), reach=4)
    add(k, "de", "Container brannten im [[Hafen von Hamburg]].", dot(9.93, 53.52), reach=8)


def sets(add: Drawer) -> None:
    """All of something, or so many of it: every member that usage counts, each with some kilometres."""
    k = "set"
    add(k, "en", "Poland shut [[all road border crossings with Belarus]] on Friday.", dots("23.68 52.07,23.65 53.51,23.90 53.13,23.55 51.99,23.51 51.75"), "23.68 52.07; 23.90 53.13", "Medyka; Dorohusk; Warsaw", reach=8)
    add(k, "en", "Flights were suspended at [[three airports in eastern Poland]].", dots("22.71 51.24,22.02 50.11,20.94 53.48"), "22.71 51.24; 22.02 50.11", "Poznan; Gdansk; Krakow", reach=10)
    add(k, "en", "Latvia reopened [[both crossings with Belarus]].", dots("27.72 55.93,27.50 55.80"), "", "Riga; Minsk; Rezekne", reach=25)
    add(k, "en", "Estonia keeps guards at [[all crossings with Russia]].", dots("28.20 59.37,27.42 57.83,27.40 57.55"), "28.20 59.37", "Tallinn; Riga; Tartu", reach=12)
    add(k, "pl", "Zamknięto [[wszystkie przejścia graniczne z Białorusią]], podał polski resort.", dots("23.68 52.07,23.65 53.51,23.90 53.13,23.55 51.99,23.51 51.75"), "23.68 52.07", "Medyka; Dorohusk", reach=8)
    add(k, "pl", "Polscy rolnicy blokują [[wszystkie przejścia z Ukrainą]].", dots("23.81 51.18,24.03 50.82,23.59 50.28,23.10 49.96,22.94 49.80,22.73 49.51,23.28 50.24,22.98 49.66"), "22.94 49.80; 23.81 51.18", "Terespol; Warsaw", reach=10)
    add(k, "uk", "Угорщина закрила [[усі пункти пропуску з Україною]].", dots("22.17 48.43,22.58 48.12,22.75 48.10,22.42 48.26,22.20 48.38"), "22.17 48.43", "Uzhhorod; Debrecen", reach=12)
    add(k, "ru", "Финляндия закрыла [[все пункты пропуска с Россией]].", dots("27.82 60.56,28.48 60.90,28.76 61.10,30.68 62.15,29.80 64.20,28.90 66.60,28.40 68.60,29.0 69.0"), "27.82 60.56", "Helsinki; St_Petersburg", reach=30)
    add(k, "de", "Litauen schloss [[alle Grenzübergänge zu Belarus]].", dots("25.72 54.57,25.40 54.30,25.60 54.40,24.0 53.95,24.55 53.95,26.10 54.95"), "25.77 54.56", "Vilnius; Kaunas; Minsk", reach=20)
    add(k, "de", "Gesperrt wurden [[zwei Flughäfen in Litauen]].", dots("25.285 54.634,24.085 54.964,21.094 55.973"), "25.285 54.634", "Minsk; Riga; Klaipeda", reach=10)


def coordinates(add: Drawer) -> None:
    """Coordinates in their notations."""
    k = "coordinates"

    def at(language: str, text: str, lon: float, lat: float, km: float) -> None:
        add(k, language, text, dot(lon, lat), f"{lon} {lat}", reach=km)

    at("en", "The crater was photographed at [[51.5624, 23.3643]] by residents.", 23.3643, 51.5624, 0.1)
    at("en", "The wreck lies at [[12°34'05\"N 43°28'10\"E]], the coastguard said.", 43 + 28 / 60 + 10 / 3600, 12 + 34 / 60 + 5 / 3600, 0.1)
    at("en", "Last contact was made at [[54°21.6'N 018°42.3'E]].", 18 + 42.3 / 60, 54 + 21.6 / 60, 0.3)
    at("en", "The buoy drifted to [[33.8688° S, 151.2093° E]].", 151.2093, -33.8688, 0.1)
    at("en", "Its beacon gave [[N 48° 27' 36\" E 35° 02' 24\"]] before it went silent.", 35.04, 48.46, 0.1)
    at("en", "The ship reported from [[40.7128 N 74.0060 W]].", -74.0060, 40.7128, 0.1)
    at("pl", "Miejsce upadku to [[50°48′20″N 23°53′30″E]].", 23 + 53.5 / 60, 50 + 48 / 60 + 20 / 3600, 0.1)
    at("pl", "Współrzędne [[52,0750, 23,6150]] podała straż.", 23.6150, 52.0750, 0.1)
    at("uk", "Уламки лежать за координатами [[49°35'18\" пн. ш. 34°33'05\" сх. д.]]", 34 + 33 / 60 + 5 / 3600, 49 + 35 / 60 + 18 / 3600, 0.1)
    at("uk", "Точка падіння: [[50.4501, 30.5234]], кажуть рятувальники.", 30.5234, 50.4501, 0.1)
    at("ru", "Координаты места: [[55°45′21″ с. ш. 37°37′04″ в. д.]]", 37 + 37 / 60 + 4 / 3600, 55 + 45 / 60 + 21 / 3600, 0.1)
    at("ru", "Судно находилось в точке [[44.61 с.ш., 33.52 в.д.]]", 33.52, 44.61, 1.0)
    at("de", "Die Fundstelle liegt bei [[54,3520° N, 18,6466° O]].", 18.6466, 54.3520, 0.1)
    at("de", "Der Sender meldete [[52°31'12\"N 13°24'18\"O]].", 13.405, 52.52, 0.1)


def codes(add: Drawer) -> None:
    """Grid references and Plus codes, made from coordinates by formulas of our own."""
    for language, text, name, digits in (
        ("en", "Artillery fire was called on [[{}]] at dawn.", "Vovchansk", 4),
        ("en", "The patrol reported an explosion at grid [[{}]].", "Spin_Boldak", 3),
        ("pl", "Patrol podał siatkę [[{}]].", "Chelm", 5),
        ("uk", "Ціль знаходилась у квадраті [[{}]].", "Orikhiv", 4),
        ("ru", "Цель находилась в квадрате [[{}]].", "Sudzha", 3),
        ("de", "Die Stellung lag im Planquadrat [[{}]].", "Gao", 4),
    ):
        lon, lat = moved(*T[name], 70, 6.0)
        code = mgrs(lon, lat, digits)
        spaced = f"{code[:-2 * digits - 2]} {code[-2 * digits - 2:-2 * digits]} {code[-2 * digits:-digits]} {code[-digits:]}"
        add("mgrs", language, text.format(spaced if language in ("en", "uk") else code), dot(lon, lat), f"{lon:.5f} {lat:.5f}", reach=0.15 if digits == 3 else 0.05)
    for language, text, name in (
        ("en", "Volunteers asked drivers to come to [[{}]] with water.", "Hodeidah"),
        ("en", "The shelter is at [[{}]], residents wrote.", "Sweida"),
        ("pl", "Punkt pomocy działa pod kodem [[{}]].", "Sanok"),
        ("uk", "Пункт незламності: [[{}]].", "Shostka"),
        ("ru", "Место сбора: [[{}]].", "Engels"),
        ("de", "Treffpunkt ist [[{}]] am Hafen.", "Kiel"),
    ):
        lon, lat = moved(*T[name], 200, 2.0)
        add("plus_code", language, text.format(plus_code(lon, lat)), dot(lon, lat), f"{lon:.5f} {lat:.5f}", reach=0.05)
    lon, lat = moved(*T["Poltava"], 300, 3.0)
    add("plus_code", "en", f"The bus stop at [[{plus_code(lon, lat)[4:]} Poltava]] was destroyed.", dot(lon, lat), f"{lon:.5f} {lat:.5f}", reach=0.05)


def outskirts(add: Drawer) -> None:
    """The outskirts of a town: the ring about its edge."""
    k = "outskirts"

    def row(language: str, text: str, name: str, size_km: float) -> None:
        lon, lat = moved(*T[name], 30, size_km)
        add(k, language, text, ring(T[name], size_km * 0.5, size_km * 1.6), f"{lon:.4f} {lat:.4f}")

    row("en", "Shells fell [[on the outskirts of Kharkiv]].", "Kharkiv", 11)
    row("en", "Clashes were reported in [[the suburbs of Damascus]].", "Damascus", 11)
    row("en", "Rebels reached [[the outskirts of Goma]].", "Goma", 6)
    row("pl", "Pożar wybuchł [[na obrzeżach Lublina]].", "Lublin", 8)
    row("uk", "Вибухи чули [[на околиці Полтави]].", "Poltava", 7)
    row("ru", "Обломки упали [[на окраине Воронежа]].", "Voronezh", 12)
    row("de", "Das Lager brannte [[am Stadtrand von Leipzig]].", "Leipzig", 9)


def sides(add: Drawer) -> None:
    """One side of a border: the zone of 20 km in that country."""
    k = "border_side"
    add(k, "en", "The group waited on [[the Polish side of the border with Belarus]].", _side(add, "Poland", "Belarus", 20), "Hajnowka", "Grodno; Brest; Warsaw")
    add(k, "en", "Two shells fell on [[the Thai side of the border]] with Cambodia.", _side(add, "Thailand", "Cambodia", 20), "103.6 14.5", "Siem_Reap; Bangkok; 103.6 14.1")
    add(k, "pl", "Migranci koczują [[po białoruskiej stronie granicy]] z Polską.", _side(add, "Belarus", "Poland", 20), "Grodno; Brest", "Hajnowka; Minsk; Terespol")
    add(k, "uk", "Черга стоїть [[з польського боку кордону]] з Україною.", _side(add, "Poland", "Ukraine", 20), "Przemysl", "Lviv; Yavoriv; Warsaw")
    add(k, "ru", "Лагерь находится [[на белорусской стороне границы]] с Литвой.", _side(add, "Belarus", "Lithuania", 20), "Oshmyany", "Vilnius; Minsk")
    add(k, "de", "Die Gruppe stand [[auf der litauischen Seite der Grenze]] zu Belarus.", _side(add, "Lithuania", "Belarus", 20), "25.62 54.54", "Minsk; Kaunas; Oshmyany")


def crossings(add: Drawer) -> None:
    """The crossing between two countries at or near a named place."""
    k = "crossing"
    add(k, "en", "Trucks stood for days at [[the Kuźnica border crossing]] with Belarus.", dot(23.65, 53.51), reach=4)
    add(k, "en", "A bomb went off at [[the Torkham border crossing between Pakistan and Afghanistan]].", dot(71.09, 34.13), reach=4)
    add(k, "en", "Cars queued at [[the border crossing between Terespol and Brest]].", dot(23.66, 52.075), reach=6)
    add(k, "pl", "Ruch wstrzymano na [[przejściu granicznym w Dorohusku]].", dot(23.81, 51.18), reach=5)
    add(k, "uk", "Зупинено рух через [[пункт пропуску Краковець]].", dot(23.12, 49.96), reach=5)
    add(k, "ru", "Закрыт [[пункт пропуска Верхний Ларс]] на границе с Грузией.", dot(44.63, 42.75), reach=5)
    add(k, "de", "Lastwagen stauten sich am [[Grenzübergang Medininkai]].", dot(25.76, 54.56), reach=6)


def depths(add: Drawer) -> None:
    """So deep inside a country; on one side of a river."""
    k, land, b = "depth", add.atlas.land, add.atlas.border

    def inside(a: str, other: str, km: float) -> Shape:
        return grown(b(a, other), km * 1.3).difference(grown(b(a, other), km * 0.7)).intersection(land(a))

    add(k, "en", "The drone fell [[35 km inside Polish territory]] after crossing from Belarus.", inside("Poland", "Belarus", 35), "", "Minsk; Warsaw; Poznan")
    add(k, "en", "Israel told residents [[south of the Litani]] to leave Lebanon's villages.", poly("35.15 33.33,35.1 33.09,35.35 33.1,35.5 33.09,35.62 33.27,35.55 33.33"), "Bint_Jbeil; Naqoura; Tyre", "Beirut; Sidon; Baalbek")
    add(k, "en", "Ukrainian units hold villages [[east of the Oskil River]].", poly("37.62 50.1,37.65 49.7,37.6 49.3,37.5 49.05,38.1 49.1,38.15 49.5,38.1 49.95"), "37.9 49.6", "Kharkiv; Izium; Chuhuiv")
    add(k, "pl", "Rakieta wleciała [[39 km w głąb terytorium Polski]] od strony Ukrainy.", inside("Poland", "Ukraine", 39), "", "Lviv; Warsaw")
    add(k, "uk", "Удар завдали [[за 50 км углиб території Росії]], далеко від кордону з Україною.", inside("Russia", "Ukraine", 50), "", "Kharkiv; Moscow")
    add(k, "ru", "Дроны пролетели [[30 км вглубь территории Польши]] со стороны Украины.", inside("Poland", "Ukraine", 30), "", "Lviv; Warsaw")
    add(k, "de", "Die Rakete drang [[20 Kilometer tief in polnisches Gebiet]] ein; sie kam aus der Ukraine.", inside("Poland", "Ukraine", 20), "", "Lviv; Warsaw")


def nested(add: Drawer) -> None:
    """Expressions that stand on one another: the stretch that satisfies all of it."""
    k, land, b = "nested", add.atlas.land, add.atlas.border

    def strips(a: str, other: str, km: float, at: str, within: float) -> Shape:
        line = b(a, other)
        return grown(line, km * 1.4).difference(grown(line, km * 0.6)).intersection(land(a)).intersection(disc(T[at], within))

    add(k, "en", "Polish police found the balloon [[20 km from the border with Belarus near Hajnówka]].", strips("Poland", "Belarus", 20, "Hajnowka", 30), "", "Minsk; Lublin")
    add(k, "en", "The border with Ukraine was closed [[near Medyka]] by Polish farmers.", disc(T["Medyka"], 11), "22.95 49.8", "Dorohusk; Lviv")
    add(k, "pl", "W Polsce dron spadł [[10 km od granicy z Ukrainą w pobliżu Hrubieszowa]].", strips("Poland", "Ukraine", 10, "Hrubieszow", 22), "", "Lviv; Lublin")
    add(k, "uk", "Рух зупинили [[на кордоні з Польщею поблизу Ягодина]], сказали в Україні.", _near_line(b("Poland", "Ukraine"), (23.8, 51.2), 15), "", "Lviv; Warsaw; Lutsk", reach=5)
    add(k, "de", "In Polen lag das Wrack [[15 Kilometer von der Grenze zur Ukraine bei Przemyśl]].", strips("Poland", "Ukraine", 15, "Przemysl", 25), "", "Lviv; Lublin")


def unknown(add: Drawer) -> None:
    """Anchors that do not exist: nothing must be drawn, not even elsewhere."""
    k = "unknown"
    add(k, "en", "The convoy stopped [[20 km north of Zzyrbekhoi]] at dusk.", None)
    add(k, "en", "Debris was found [[between Ummelgrath and Ostverrin]].", None)
    add(k, "en", "The tanker sank [[off the coast of Quellaria]].", None)
    add(k, "en", "Drones were tracked in [[Morvanian airspace]].", None)
    add(k, "pl", "Dron spadł [[15 km na północ od Zgrzybowiszcza Dolnego]].", None)
    add(k, "uk", "Уламки впали [[за 30 км від Жбурнівкополя]].", None)
    add(k, "ru", "Взрыв произошёл [[в 12 км к югу от Крябзинограда]].", None)
    add(k, "de", "Das Flugzeug stürzte [[20 Kilometer nördlich von Quarxhausen]] ab.", None)


def check(all_items: list[Item]) -> Iterator[str]:
    """What is wrong with the gold itself."""
    for n, item in enumerate(all_items):
        if item.text.count("[[") != 1 or item.text.count("]]") != 1:
            yield f"{n}: {item.text}: brackets"
        if item.shape is None:
            continue
        if item.shape.is_empty or not item.shape.is_valid:
            yield f"{n}: {item.text}: empty or invalid shape"
        if item.shape.geom_type not in ("Polygon", "MultiPolygon") and not item.reach_km:
            yield f"{n}: {item.text}: a line or point needs its reach"
        area = grown(item.shape, item.reach_km) if item.reach_km else item.shape
        for lon, lat in item.inside:
            if not area.buffer(0.01).covers(dot(lon, lat)):
                yield f"{n}: {item.text}: {lon}, {lat} is to be inside and is not"
        for lon, lat in item.outside:
            if area.covers(dot(lon, lat)):
                yield f"{n}: {item.text}: {lon}, {lat} is to be outside and is not"
