"""The article of a page as text, with what the page says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.documents import html
from geomap.errors import InputError
from geomap.model import Document

PAGE = """<!doctype html>
<html lang="pl-PL"><head><title>Border Herald – news</title>
<meta property="og:title" content="Drony &amp; dachy"><meta property="og:site_name" content="Border Herald">
<meta property="article:published_time" content="2025-09-10T07:30:00+02:00">
<link rel="canonical" href="https://example.org/drony"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><header>Border Herald</header>
<article><h1>Drony   nad
 Polską</h1><p>Rano <b>spadł</b> dron<br>we wsi <a href="#">Wyryki-Wola</a>, podała policja, i zerwał dach domu.</p>
<figure><img src="x.jpg"><figcaption>Dach (PAP)</figcaption></figure>
<p>Drugi akapit<script>alert(1)</script> o tym, co było dalej tej nocy.</p><p hidden>ukryte</p><aside>Czytaj też</aside></article>
<footer>Kontakt</footer></body></html>"""


def read(path: Path, page: str | bytes) -> Document:
    """The document of a page."""
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (document,) = html.read(path)
    return document


def test_article_and_metadata(tmp_path: Path) -> None:
    """Blocks are parted by blank lines; navigation, scripts and what is hidden are left out."""
    document = read(tmp_path / "a.html", PAGE)

    assert document.text.split("\n\n") == [
        "Drony nad Polską",
        "Rano spadł dron we wsi Wyryki-Wola, podała policja, i zerwał dach domu.",
        "Dach (PAP)",
        "Drugi akapit o tym, co było dalej tej nocy.",
        "Czytaj też",
    ]
    assert (document.title, document.publisher, document.url) == (
        "Drony & dachy",
        "Border Herald",
        "https://example.org/drony",
    )
    assert (document.published, document.language) == ("2025-09-10T07:30", "pl")


def test_elements_make_zones(tmp_path: Path) -> None:
    """Headings, captions and asides are marked where they stand in the text."""
    document = read(tmp_path / "a.html", PAGE)

    assert [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones] == [
        ("heading", "Drony nad Polską"),
        ("caption", "Dach (PAP)"),
        ("boilerplate", "Czytaj też"),
    ]


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-09-11T01:02:03Z",'
         ' "publisher": {"name": "Herald"}}]}</script>', "2025-09-11T01:02", "Herald"),
        ('<meta itemprop="datePublished" content="2025-09-12">', "2025-09-12", None),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="yesterday">', None, None),
    ],
)  # fmt: skip
def test_dates_elsewhere_on_the_page(tmp_path: Path, head: str, published: str | None, publisher: str | None) -> None:
    """schema.org and meta elements are asked as well; what is no date is none."""
    document = read(tmp_path / "a.html", f"<html><head>{head}</head><body><p>Text.</p></body></html>")

    assert (document.published, document.publisher) == (published, publisher)


def test_page_without_an_article_is_read_whole(tmp_path: Path) -> None:
    """Where no element is made for the article, the body is it."""
    assert read(tmp_path / "a.html", "<p>One<p>Two <div>Three</div>").text == "One\n\nTwo\n\nThree"


def test_declared_encoding_is_used(tmp_path: Path) -> None:
    """Older pages say which encoding they are in."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Київ</p></body></html>'

    assert read(tmp_path / "a.html", page.encode("cp1251")).text == "Київ"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<div>" * 5000 + "x", "nests its elements more than 3000 deep"),
        ("<div></x>" * 5000 + "x", "nests its elements more than 3000 deep"),
        ("<script>1</script>", "holds no text"),
        (b'<meta charset="nonsense"><p>\xff</p>', "declares the encoding nonsense but is not in it"),
        (b"<p>\xff</p>", "byte 0xff at position 3 is not UTF-8"),
    ],
)
def test_unreadable_pages_are_refused(tmp_path: Path, page: str | bytes, found: str) -> None:
    """Deep nesting, which takes a parser quadratic time, and pages without text have one clear line."""
    with pytest.raises(InputError, match=found):
        read(tmp_path / "a.html", page)
