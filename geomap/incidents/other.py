"""Other incidents with a place: jets scrambled, people evacuated, navigation jammed, sabotage."""

from geomap.incidents import Trigger

TITLE = "Other incident"
ROLE = "area"
KINDS = {"airport": 0, "facility": 0, "settlement": 0, "admin1": 1, "admin2": 1, "region": 1, "country": 3, "derived": 1, "water": 1, "crossing": 1, "border": 2}  # fmt: skip
RELATIONS = {"in": 0, "near": 0, "on": 1, "from": 0, "over": 0, "object": 1, "of": 2}
COUNTS = ("aircraft",)
ONE = None

TRIGGERS = {
    "en": (
        Trigger(r"scrambl(?:ed|es|ing)|took off|take off|taking off", needs=("aircraft",), bars=r"eggs|passengers?|airline|flight to"),
        Trigger(r"evacuat(?:ed|es|ing|ion)", topic=True, bars=r"flood|storm|wildfire|hurricane"),
        Trigger(r"gps (?:jamming|interference|spoofing)|sabotage|shelter[- ]in[- ]place|air raid (?:alert|sirens?)"),
    ),
    "pl": (Trigger(r"poderwa\w+|poderwan\w+|ewakuowa\w+|sabotaż\w*|alarm\w* powietrzn\w+", needs=("aircraft|weapon|hostile",)),),
    "uk": (Trigger(r"підня\w+ в повітря|підня\w+ винищувач\w+|евакуюва\w+|диверсі\w+|повітрян\w+ тривог\w*"),),
    "ru": (Trigger(r"подня\w+ в воздух|эвакуирова\w+|диверси\w+|воздушн\w+ тревог\w*"),),
    "de": (Trigger(r"alarmrotte\w*|aufgestiegen|evakuiert\w*|sabotage\w*|luftalarm\w*", needs=("aircraft|weapon|hostile",)),),
    "cs": (Trigger(r"vzlétl\w*|evakuov\w+|sabotáž\w*|poplach\w*", needs=("aircraft|weapon|hostile",)),),
    "ro": (Trigger(r"ridicat\w* de la sol|evacuat\w*|sabotaj\w*|alert\w* aerian\w*", needs=("aircraft|weapon|hostile",)),),
}  # fmt: skip

EXAMPLES = {
    "pl": {
        "Poderwano myśliwce z [Malborka|airport].": ("other Malborka",),
    },
    "en": {
        "Two F-16s were scrambled from [Fetești|airport].": ("other Fetești ×2",),
    },
}  # fmt: skip
