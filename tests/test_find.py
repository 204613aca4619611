"""Which words name a place, and which only look like it."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer, Zone


def kinds(text: str, gazetteer: Gazetteer, **fields: object) -> dict[str, str]:
    """The mentions of a text by their words."""
    return {m.text: m.kind for m in find_mentions(Document("d", text, **fields), gazetteer)}  # type: ignore[arg-type]


class TestKinds:
    """What a mention is."""

    def test_a_demonym_is_no_place(self, gazetteer: Gazetteer) -> None:
        """A word of nationality is recognised and not placed."""
        assert kinds("Russian drones fell on a village near Lublin on Wednesday.", gazetteer)["Russian"] == "demonym"

    def test_a_capital_that_acts_is_a_metonym(self, gazetteer: Gazetteer) -> None:
        """A toponym before a verb of acting stands for the government."""
        assert kinds("The ministry said that Minsk notified Poland about the drones.", gazetteer)["Minsk"] == "metonym"

    def test_a_place_after_a_locative_word_is_a_toponym(self, gazetteer: Gazetteer) -> None:
        """The same capital is a place where something is in it."""
        assert kinds("A siren was heard in Minsk on Wednesday night.", gazetteer)["Minsk"] == "toponym"

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Polen hat Beratungen beantragt.", "Polen"),
            ("Польща закрила кордон.", "Польща"),
            ("Германия закрыла границу.", "Германия"),
        ],
    )
    def test_a_country_may_open_a_sentence(self, text: str, name: str, gazetteer: Gazetteer) -> None:
        """A country's name counts where its capital letter proves nothing."""
        language = {"Polen": "de", "Польща": "uk"}.get(name, "ru")

        assert name in kinds(text, gazetteer, language=language)

    def test_alliances_are_organisations(self, gazetteer: Gazetteer) -> None:
        """An alliance by its short or long name is not put on the map."""
        found = kinds("The North Atlantic Treaty Organization met in Brussels. Nato jets took off.", gazetteer)

        assert found["Nato"] == "organisation"
        assert "North Atlantic" not in found

    def test_machines_are_equipment(self, gazetteer: Gazetteer) -> None:
        """A helicopter that shares its name with a place is no place."""
        found = kinds("Two Black Hawk helicopters were dispatched from Warsaw overnight.", gazetteer)

        assert found.get("Black Hawk", "equipment") == "equipment"

    def test_exercises_are_events(self, gazetteer: Gazetteer) -> None:
        """A capitalised word with a year is the name of an exercise."""
        assert kinds("The Zapad-2025 drills began in Belarus on Friday.", gazetteer)["Zapad-2025"] == "event_name"

    def test_skipped_zones_hold_no_mentions(self, gazetteer: Gazetteer) -> None:
        """A name in boilerplate is not read."""
        text = "Subscribe to our Paris edition. A drone fell in Lublin."

        assert "Paris" not in kinds(text, gazetteer, zones=(Zone(0, 31, "boilerplate", "appeal"),))


class TestSpans:
    """How far a mention reaches."""

    def test_spans_slice_the_text(self, gazetteer: Gazetteer) -> None:
        """Every mention is the text between its offsets."""
        text = "A drone fell in Wyryki-Wola, in eastern Poland, near the Belarusian border."

        assert all(text[m.start : m.end] == m.text for m in find_mentions(Document("d", text), gazetteer))

    def test_an_area_word_belongs_to_the_name(self, gazetteer: Gazetteer) -> None:
        """County, powiat and область are part of the mention; in English only where they are capitalised."""
        assert "Vaslui County" in kinds("Wreckage was found in Vaslui County on Tuesday.", gazetteer)
        assert "Vaslui" in kinds("Wreckage was found in Vaslui county on Tuesday.", gazetteer)
        assert "Харківській області" in kinds("У Харківській області пролунали вибухи.", gazetteer)

    def test_an_office_is_not_part_of_the_name(self, gazetteer: Gazetteer) -> None:
        """Of an office called after a state the state's name is marked alone."""
        found = kinds("She joined the Texas Department of Public Safety in Austin last year.", gazetteer)

        assert "Texas Department" not in found

    def test_full_stops_within_names(self, gazetteer: Gazetteer) -> None:
        """An abbreviation's full stop does not cut a name in two."""
        found = kinds("He moved from St. Louis to Mt. Pleasant, W. Va., last year.", gazetteer)

        assert {"St. Louis", "Mt. Pleasant", "W. Va."} <= found.keys()

    def test_the_longest_expression_wins(self, gazetteer: Gazetteer) -> None:
        """What is nested in an expression is not marked again."""
        found = kinds("The village is six kilometres from the Ukrainian border.", gazetteer)

        assert found == {"six kilometres from the Ukrainian border": "expression"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dron spadł w Terespolu w nocy z wtorku na środę.", "Terespolu"),
        ("Вибух пролунав під Харковом у ніч на середу.", "Харковом"),
        ("Взрыв прогремел в Белгороде в ночь на среду.", "Белгороде"),
        ("Die Drohne wurde in der Nacht nahe Lublin gefunden.", "Lublin"),
    ],
)
def test_inflected_names_are_found(text: str, name: str, gazetteer: Gazetteer) -> None:
    """A name in any case is a toponym in four languages."""
    assert kinds(text, gazetteer)[name] == "toponym"


@pytest.mark.parametrize("text", ["", "\n\n", "12:30", "�" * 50, "a" * 5000])
def test_texts_without_names_have_no_mentions(text: str, gazetteer: Gazetteer) -> None:
    """Nothing to find is no error."""
    assert find_mentions(Document("d", text), gazetteer) == []


class TestFacilityAtTheHead:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("Two drones crashed near Chełm. Lublin Airport was closed until Wednesday.", "Lublin Airport"),
            ("On Wednesday Warsaw airport was closed.", "Warsaw airport"),
            ("On Monday the airport of Lublin was closed.", "the airport of Lublin"),
            ("The guns fell silent. Both Chong Sai Taku checkpoints stayed shut.", "Chong Sai Taku checkpoints"),
        ],
    )
    def test_a_known_name_counts_also_where_it_opens_a_sentence(
        self, gazetteer: Gazetteer, text: str, wanted: str
    ) -> None:
        """The capital of an opening word proves nothing, so the name must be known, or begin after it."""
        found = [m.text for m in find_mentions(Document("d", text, language="en"), gazetteer) if m.kind == "facility"]

        assert found == [wanted]


class TestWordsBeforeAndAround:
    @pytest.mark.parametrize(
        ("language", "text", "wanted"),
        [
            ("pl", "4.55 Na Ukrainie najcięższe uderzenia przyjęły obwody.", {"Ukrainie"}),
            ("pl", "Patrol leciał nad Morzem Bałtyckim i nad Zatoką Gdańską.", {"Morzem Bałtyckim", "Zatoką Gdańską"}),
            ("pl", "Teren zabezpieczyli żołnierze z Białegostoku.", {"Białegostoku"}),
            ("uk", "16:45. У Краматорську FPV-дрон атакував маршрутку.", {"Краматорську"}),
            ("uk", "Дрони летіли з напрямків Курськ, Орел та Міллерово.", {"Курськ", "Орел", "Міллерово"}),
            ("ru", "Ещё шесть сбиты над акваторией Азовского моря.", {"Азовского моря"}),
            ("ru", "Огонь открыли по селу Хнацах.", {"Хнацах"}),
            ("de", "Die Geräte seien auf der Ostsee gestartet worden.", {"Ostsee"}),
            ("pl", "W nocy do Polski wleciało 31 balonów.", {"Polski"}),
            ("pl", "Po drugiej stronie Bugu, w okolicy Brześcia, stacjonuje pułk.", {"Bugu", "Brześcia"}),
            ("uk", "Під обстріли потрапили також Гуляйполе, Степногірськ та Комишуваха.", {"Гуляйполе", "Степногірськ", "Комишуваха"}),
            ("uk", "Склад палав в окупованому Криму дві доби.", {"Криму"}),
            ("pl", "Byli we Włoszech, na Węgrzech i w Niemczech.", {"Włoszech", "Węgrzech", "Niemczech"}),
            ("pl", "Było to w Bośni i Hercegowinie.", {"Bośni i Hercegowinie"}),
            ("en", "It was in Bosnia and Herzegovina.", {"Bosnia and Herzegovina"}),
            ("en", "They met in Washington, D.C., on Monday.", {"Washington, D.C."}),
            ("en", "It was seen in Poland and Belarus.", {"Poland", "Belarus"}),
            ("en", "Norway saw it twice. Kirkenes police have charged a tourist.", {"Norway", "Kirkenes"}),
            ("en", "Norway saw it twice. Both Brønnøysund and Sandnessjøen are shut.", {"Norway", "Brønnøysund", "Sandnessjøen"}),
        ],
    )
    def test_tell_that_a_name_is_a_place(self, gazetteer: Gazetteer, language: str, text: str, wanted: set[str]) -> None:
        """Prepositions with a capital are no part of a name, words for waters are, directions and articles lead to one."""
        found = {m.text for m in find_mentions(Document("d", text, language=language), gazetteer) if m.kind == "toponym"}

        assert found == wanted

    def test_a_surname_is_none_where_a_first_name_stands_before_it(self, gazetteer: Gazetteer) -> None:
        """A word that is called as a place abroad is a person where the text gives the whole name somewhere."""
        text = "Turkey mourned. Mert Altintas fired twice. Altintas had been born in 1994."
        found = {m.text for m in find_mentions(Document("d", text, language="en"), gazetteer) if m.kind == "toponym"}

        assert "Altintas" not in found


class TestWordsThatAreOthersToo:
    """Names that are adjectives, plurals, diseases or money as well."""

    @pytest.mark.parametrize("country", ["Philippines", "Laos"])
    def test_a_country_that_ends_in_s_is_no_plural_of_a_nationality(self, country: str, gazetteer: Gazetteer) -> None:
        """The name of the country comes first."""
        assert kinds(f"Floods hit the north of {country} on Monday.", gazetteer).get(country) != "demonym"
        assert kinds(f"He arrived in {country} on Monday.", gazetteer)[country] == "toponym"

    def test_a_sea_is_no_adjective_behind_its_article(self, gazetteer: Gazetteer) -> None:
        """*The Mediterranean* is the sea, *the Mediterranean diet* is not."""
        assert kinds("Boats crossed the Mediterranean, and the tropical Atlantic is warm.", gazetteer) == {"Mediterranean": "toponym", "Atlantic": "toponym"}
        assert "Mediterranean" not in kinds("Doctors praise the Mediterranean diet.", gazetteer)

    def test_a_disease_is_not_the_place_it_is_called_after(self, gazetteer: Gazetteer) -> None:
        """Also where the text shortens it; where a locative word stands before it, the place is meant."""
        found = find_mentions(Document("d", "Marburg virus spreads. Marburg kills one in two. She was born in Marburg.", language="en"), gazetteer)

        assert [m.kind for m in found if m.text == "Marburg"] == ["other", "other", "toponym"]

    def test_a_city_council_is_not_part_of_the_city_s_name(self, gazetteer: Gazetteer) -> None:
        """The capital of *City* is the council's."""
        assert "Dublin City" not in kinds("Dublin City Council met in Dublin on Monday.", gazetteer)
