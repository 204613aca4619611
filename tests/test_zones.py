"""What is not the story is known for what it is, in five languages, and the story is not taken for it."""

from __future__ import annotations

import pytest

from geomap.model import Document
from geomap.zones import find_hits, mark_zones, maximal_runs, split_blocks, stated_date


def marked(text: str, *kinds: str) -> list[str]:
    """The stretches of a text in zones of these kinds."""
    zones = mark_zones(Document("d", text)).zones
    return [text[zone.start : zone.end] for zone in zones if zone.kind in kinds]


def left_out(text: str) -> str:
    """All that is not read, as one string."""
    return " ⏎ ".join(marked(text, "boilerplate", "byline", "credit"))


STORY = {
    "en": (
        "A drone came down in a field near Dorohusk on Tuesday night, the regional governor said. Nobody was hurt, "
        "and police closed the road to the crossing for three hours while sappers looked at the wreck."
    ),
    "pl": (
        "Dron spadł we wtorek w nocy na pole pod Dorohuskiem, poinformował wojewoda. Nikt nie ucierpiał, a policja "
        "zamknęła na trzy godziny drogę do przejścia, podczas gdy saperzy oglądali wrak."
    ),
    "uk": (
        "Безпілотник упав у вівторок уночі на полі поблизу Ковеля, повідомив голова області. Ніхто не постраждав, "
        "поліція на три години перекрила дорогу до пункту пропуску, поки сапери оглядали уламки."
    ),
    "ru": (
        "Беспилотник упал во вторник ночью на поле под Брянском, сообщил глава региона. Никто не пострадал, полиция на "
        "три часа перекрыла дорогу к аэродрому, пока сапёры осматривали обломки."
    ),
    "de": (
        "Eine Drohne ist in der Nacht zum Dienstag auf einem Feld bei Görlitz abgestürzt, teilte das Innenministerium mit. "
        "Verletzt wurde niemand; die Polizei sperrte für drei Stunden die Straße zum Grenzübergang."
    ),
}

FURNITURE = {
    "en": [
        "We rely on readers like you. Your support keeps our reporters in the field. Donate now and become a member today.",
        "Sign up to our newsletter and get the day's stories in your inbox. By signing up you agree to our privacy policy.",
        "We value your privacy. This site uses cookies, and our partners process data with your consent. Click here to learn more.",
        "READ MORE: What the governor of Lublin knew about the balloons",
        "Advertisement",
        "Follow us on Telegram and share this story with your friends.",
        "© 2025 The Border Herald. All rights reserved.",
    ],
    "pl": [
        "Nasi dziennikarze pracują dzięki twojemu wsparciu. Wesprzyj niezależne dziennikarstwo i wpłać dowolną kwotę na naszej stronie.",
        "Zapisz się na newsletter, a najważniejsze wiadomości trafią na twój adres e-mail. Przeczytaj regulamin i politykę prywatności.",
        "Czytaj także: Balony z Białorusi nad Podlasiem",
        "Dalsza część artykułu pod materiałem wideo. Reklama",
        "REKLAMA",
        "Wszelkie prawa zastrzeżone. Ta strona używa plików cookies, więcej w polityce prywatności.",
    ],
    "uk": [
        "Підтримайте нашу редакцію. Ваша підтримка допомагає нашим журналістам працювати на фронті. Станьте частиною спільноти.",
        "Читайте також: Що відомо про кулі над Литвою",
        "Підписуйтесь на наш телеграм-канал, щоб бути в курсі. Поділитися",
        "Усі права захищені. Передрук матеріалів лише з посиланням на сайт.",
    ],
    "ru": [
        "Поддержите нашу редакцию. Ваша поддержка позволяет нашим журналистам работать. Оформите подписку на нашем сайте.",
        "Читайте также: Что известно о шарах над Литвой",
        "Подписывайтесь на наш телеграм-канал. Поделиться",
        "Все права защищены. Использование материалов только со ссылкой.",
    ],
    "de": [
        "Unterstützen Sie unabhängigen Journalismus. Ihre Spende hilft unserer Redaktion, vor Ort zu sein. Jetzt testen, monatlich kündbar.",
        "Abonnieren Sie unseren Newsletter und melden Sie sich mit Ihrer E-Mail-Adresse an. Es gelten die Datenschutzhinweise.",
        "Lesen Sie auch: Ballons über Litauen",
        "Anzeige",
        "Alle Rechte vorbehalten. Impressum und Datenschutzerklärung",
    ],
}

CASES = [(language, piece) for language, pieces in FURNITURE.items() for piece in pieces]


class TestFurniture:
    @pytest.mark.parametrize(("language", "piece"), CASES)
    @pytest.mark.parametrize("where", ["above", "between", "below"])
    def test_is_known_wherever_it_stands(self, language: str, piece: str, where: str) -> None:
        """An appeal, link or notice is furniture above, within and below a story, and the story is not."""
        story = STORY[language]
        parts = {"above": [piece, story], "between": [story, piece, story], "below": [story, piece]}[where]

        found = left_out("\n\n".join(parts))

        assert piece in found
        assert story[:40] not in found

    @pytest.mark.parametrize("language", FURNITURE)
    def test_is_known_in_one_line_with_the_story(self, language: str) -> None:
        """Where a page was saved without line breaks, the sentences of an appeal are found among those of the story."""
        appeal, story = FURNITURE[language][0], STORY[language]

        found = left_out(f"{appeal} {story}")

        assert appeal[:60] in found
        assert story[-60:] not in found

    @pytest.mark.parametrize(
        "text",
        [
            "The mayor of Kovel asked residents to donate blood after the strike, and 400 people came to the hospital.",
            "Subscribers of the mobile network lost their connection in eastern Estonia, the operator said on Monday.",
            "“We will support you, our Polish friends, and your border is our border,” the minister told soldiers in Chełm.",
            "“Support us, subscribe to the truth, donate what you can,” the preacher said to the crowd in Minsk on Sunday.",
            "Mieszkańcy wpłacili darowizny na odbudowę domu w Wyrykach, poinformował wójt gminy.",
            "Жителі Харкова задонатили на три машини швидкої допомоги, повідомив речник міськради.",
            "Die Polizei bat die Leser der Zeitung, Fotos der Drohne über Rostock zu schicken, sagte eine Sprecherin.",
            "He had signed up as a volunteer in Rzeszów and paid for the subscription of a map service.",
        ],
    )
    def test_is_not_a_story_with_such_a_word(self, text: str) -> None:
        """A story about donations, subscribers or support stays a story."""
        assert left_out(f"{STORY['en']}\n\n{text}\n\n{STORY['en']}") == ""

    def test_menu_is_left_out_but_a_list_of_villages_is_not(self) -> None:
        """Four short lines are a menu when they hold words of menus; villages in a list are read."""
        menu = "Home\nNews\nPolitics\nWeather\nContact"
        villages = "Czosnówka\nCześniki\nWyryki\nWohyń\nWyhalew"

        assert marked(f"{menu}\n\n{STORY['en']}\n\n{villages}", "boilerplate") == menu.split("\n")

    def test_text_stays_whole(self) -> None:
        """Zones leave the text as it was, and lie within it."""
        text = "\n\n".join([*FURNITURE["en"], STORY["en"]])
        document = mark_zones(Document("d", text))

        assert text == document.text
        assert all(0 <= zone.start < zone.end <= len(text) for zone in document.zones)


PAGES = {
    "a page with all its parts": (
        "Home  /  News  /  World\nBy John Example, Border Desk\nPublished 10:22 GMT, 3 March 2026 | Updated 11:40 GMT\n\n"
        "TBILISI (Reuters) - Two mortar rounds landed near the Larsi crossing in Georgia on Monday night, officials said.\n\n"
        "Share this article\nFacebook\nTwitter\nWhatsApp\n\n"
        '"We heard two blasts," said a resident of Stepantsminda.\n\n'
        "Reporting by A. Writer in Tbilisi; Editing by B. Reader",
        [
            "TBILISI (Reuters) - Two mortar rounds landed near the Larsi crossing in Georgia on Monday night, officials said.",
            '"We heard two blasts," said a resident of Stepantsminda.',
        ],
    ),
    "a ticker": (
        "07:45 – Police in Rēzekne say a drone came down near the village of Gaigalava.\n\n"
        "08:30 – Follow our live coverage on Telegram. Subscribe here.\n\n"
        "09:02 – The defence ministry denies that more than one drone crossed the border.",
        [
            "07:45 – Police in Rēzekne say a drone came down near the village of Gaigalava.",
            "09:02 – The defence ministry denies that more than one drone crossed the border.",
        ],
    ),
    "a message of a channel": (
        "⚡️ У Харкові пролунали вибухи. За попередніми даними, ворог ударив по Індустріальному району.\n\n"
        "Підписатися | Надіслати новину | Чат",
        ["⚡️ У Харкові пролунали вибухи. За попередніми даними, ворог ударив по Індустріальному району."],
    ),
    "a local page": (
        "Data publikacji: 12.11.2025, 8:14\nAutor: Jan Próbny\n\n"
        "Policjanci z Hrubieszowa znaleźli w nocy szczątki drona na polu w Teratynie. Nikt nie ucierpiał.\n\n"
        "Fot. KPP Hrubieszów\n\nMasz dla nas temat? Napisz na redakcja@example.org\n\n"
        "Dołącz do nas na Facebooku i bądź na bieżąco!",
        ["Policjanci z Hrubieszowa znaleźli w nocy szczątki drona na polu w Teratynie. Nikt nie ucierpiał."],
    ),
    "an agency's message": (
        "Беспилотник упал под Псковом\n\n14 ноября 2025, 10:21\n\n"
        "ПСКОВ, 14 ноября. /ТАСС/. Беспилотник упал ночью на окраине Пскова, сообщил губернатор.\n\n"
        "Подпишитесь на наш канал в Telegram, чтобы первыми узнавать новости.",
        [
            "Беспилотник упал под Псковом",
            "ПСКОВ, 14 ноября. /ТАСС/. Беспилотник упал ночью на окраине Пскова, сообщил губернатор.",
        ],
    ),
}


class TestWholePages:
    @pytest.mark.parametrize(("text", "story"), PAGES.values(), ids=PAGES)
    def test_what_is_read_is_the_story(self, text: str, story: list[str]) -> None:
        """Of each block either all is read or nothing."""
        skipped = [z for z in mark_zones(Document("d", text)).zones if z.kind in ("boilerplate", "byline", "credit")]

        read = [
            block.text
            for block in split_blocks(text)
            if not any(zone.start <= block.start and block.end <= zone.end for zone in skipped)
        ]

        assert read == story


class TestTopOfPage:
    @pytest.mark.parametrize(
        ("text", "dateline"),
        [
            ("BUCHAREST — Romania scrambled two jets", "BUCHAREST —"),
            ("KYIV, Ukraine (AP) — Two people died", "KYIV, Ukraine (AP) —"),
            ("WARSAW, Sept 10 (Reuters) - Poland closed", "WARSAW, Sept 10 (Reuters) -"),
            ("Warszawa, 10 września (PAP) – Premier zwołał", "Warszawa, 10 września (PAP) –"),
            ("Vilnius (BNS) - Litwa zamknęła", "Vilnius (BNS) -"),
            ("КИЇВ. 10 вересня. УНІАН. Повітряні сили збили", "КИЇВ. 10 вересня. УНІАН."),
            ("МИНСК, 10 сентября /ТАСС/. Белоруссия сообщила", "МИНСК, 10 сентября /ТАСС/."),
            ("Berlin/Warschau (dpa) - Deutschland verlegt", "Berlin/Warschau (dpa) -"),
        ],
    )
    def test_dateline(self, text: str, dateline: str) -> None:
        """The place and agency in front of the first paragraph are a dateline."""
        rest = " more of what happened that night, with all that was said about it by those who had to know it at the time."

        assert marked(text + rest, "dateline") == [dateline]

    @pytest.mark.parametrize(
        "text",
        [
            "Poland closed its border with Belarus at midnight, the interior minister said, and the crossing at Terespol stood empty.",
            "Warsaw-based analysts said the drones had flown further than ever before, and that nobody knew how many had come down.",
            "Minsk: the capital of Belarus has not answered the note that the Polish ministry sent on Tuesday evening to its embassy.",
        ],
    )
    def test_sentence_that_begins_with_a_name_is_no_dateline(self, text: str) -> None:
        """A first sentence may begin with a place and is read all the same."""
        assert marked(text, "dateline") == []

    def test_heading_byline_and_biography(self) -> None:
        """A headline, the author's name under it, and the line about the author at the end are told apart."""
        text = f"Drone falls near border\n\nBy Anna Example\n\n{STORY['en']}\n\n{STORY['en']}\n\nAnna Example\n\nSenior editor, Border Review"

        assert marked(text, "heading") == ["Drone falls near border"]
        assert marked(text, "byline") == ["By Anna Example", "Anna Example", "Senior editor, Border Review"]

    def test_name_of_a_place_above_the_story_is_no_byline(self) -> None:
        """Two capitalised words above a story are not an author unless something says so."""
        assert marked(f"Drone falls near border\n\nNowe Miasto\n\n{STORY['en']}", "byline") == []


class TestPictures:
    @pytest.mark.parametrize(
        ("text", "caption", "credit"),
        [
            ("open image in gallery Soldiers at a house in Wyryki ( PA )", "Soldiers at a house in Wyryki ", "( PA )"),
            (
                "Żołnierze na polu pod Chełmem (Fot. PAP/Jan Próbny)",
                "Żołnierze na polu pod Chełmem ",
                "(Fot. PAP/Jan Próbny)",
            ),
            (
                "Police stand near a field in Latvia. (AP Photo/Jo Sample)",
                "Police stand near a field in Latvia. ",
                "(AP Photo/Jo Sample)",
            ),
            ("Foto: Ein Soldat steht an der Grenze bei Terespol", "Ein Soldat steht an der Grenze bei Terespol", None),
        ],
    )
    def test_caption_is_read_and_its_credit_is_not(self, text: str, caption: str, credit: str | None) -> None:
        """A caption is a zone of its own, and the photographer or agency behind it another."""
        whole = f"{STORY['en']}\n\n{text}\n\n{STORY['en']}"

        assert marked(whole, "caption") == [caption]
        assert marked(whole, "credit") == ([credit] if credit else [])

    def test_paragraph_that_names_its_agency_is_no_caption(self) -> None:
        """An agency in brackets behind the full stop of a paragraph is a credit, and the paragraph is read."""
        text = f"{STORY['en']}\n\nThe airport of Lublin reopened at noon, its director said. (PAP)"

        assert marked(text, "caption") == []
        assert marked(text, "credit") == ["(PAP)"]


class TestMarkup:
    def test_marks_of_links_and_emphasis(self) -> None:
        """The words of a Markdown link or emphasis are read, its marks and addresses are not."""
        text = "Tusk [stated](#) that *Zapad-2025* was near; see https://example.org/a_b, or write to desk@example.org."

        assert marked(text, "markup") == ["[", "](#)", "*", "*", "https://example.org/a_b", "desk@example.org"]


class TestStatedDate:
    @pytest.mark.parametrize(
        ("top", "date"),
        [
            ("18.09.2025", "2025-09-18"),
            ("10 September 2025", "2025-09-10"),
            ("September 10, 2025", "2025-09-10"),
            ("Published: 2025-09-10", "2025-09-10"),
            ("Opublikowano 10 września 2025 r.", "2025-09-10"),
            ("10 вересня 2025, 07:40", "2025-09-10"),
            ("10 сентября 2025 г.", "2025-09-10"),
            ("Stand: 10. September 2025, 14:05 Uhr", "2025-09-10"),
            ("10/09/2025", None),
            ("31.02.2025", None),
            ("25/09/2025", "2025-09-25"),
        ],
    )
    def test_line_above_the_story(self, top: str, date: str | None) -> None:
        """A date alone above the story is the page's, unless it could be read two ways or is none."""
        assert stated_date(Document("d", f"A heading\n\n{top}\n\n{STORY['en']}")) == date

    def test_running_text_gives_none(self) -> None:
        """Dates in the story are about the story."""
        text = "On 10 September 2025 a drone crossed the border, and on 12 September 2025 the crossing was shut until further notice."

        assert stated_date(Document("d", f"{text}\n\n{STORY['en']}")) is None

    def test_labelled_date_in_furniture(self) -> None:
        """A date that page furniture names as the page's counts."""
        assert stated_date(Document("d", f"date 2025-09-10 {FURNITURE['en'][0]}\n\n{STORY['en']}")) == "2025-09-10"


class TestBlocks:
    def test_wrapped_lines_are_one_paragraph(self) -> None:
        """Lines broken at a width are one block; lines that end their sentences are blocks of their own."""
        wrapped = "The drone crossed the border near the village\nof Sławatycze and flew on for some forty minutes\nbefore it fell."

        assert [block.text for block in split_blocks(wrapped)] == [wrapped]
        assert [block.text for block in split_blocks("One ended here.\r\nTwo began there.")] == [
            "One ended here.",
            "Two began there.",
        ]

    def test_offsets_hold_for_letters_that_change_length(self) -> None:
        """Lower case keeps the place of each character, also for İ."""
        text = "İİİ Read more"

        assert [text[hit.start : hit.end] for hit in find_hits(text) if hit.name == "link"] == ["Read more"]

    def test_maximal_runs(self) -> None:
        """The worked example of Ruzzo and Tompa (1999), figure 1."""
        assert maximal_runs([4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5]) == [(0, 0), (2, 2), (4, 10)]
