"""A saved web page: its article as text, with what the page says about itself.

Offsets count in the extracted text: the blocks of the article (headings, paragraphs, list items, captions) with runs of
white space as single spaces, blocks parted by a blank line. Scripts, styles, forms and navigation are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from geomap.documents import Report, raise_error
from geomap.documents._meta import edtf, stem, where
from geomap.errors import InputError
from geomap.model import Document, Zone, ZoneKind
from geomap.strict import decode, load_json, read_bytes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

SUFFIXES = (".html", ".htm", ".xhtml")

_LEFT_OUT = (
    "script style noscript template svg iframe object embed form button select input textarea nav head dialog "
    "audio video canvas map"
).split()
_BLOCKS: dict[str, ZoneKind | None] = {
    **dict.fromkeys(("p", "li", "blockquote", "pre", "td", "th", "dt", "dd", "div", "section", "article", "main")),
    **dict.fromkeys(("body", "ul", "ol", "dl", "table", "tbody", "thead", "tr", "figure", "details", "summary", "hr")),
    **dict.fromkeys(("header", "address", "center", "fieldset")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "figcaption": "caption",
    "caption": "caption",
    "footer": "boilerplate",
    "aside": "boilerplate",
}
_REASONS = {
    "heading": "marked as a heading",
    "caption": "marked as a caption",
    "boilerplate": "marked as not part of the article",
}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
_UNCLOSED = frozenset(
    "area base br col embed hr img input link meta param source track wbr html head body p li dt dd tr td th thead tbody "
    "tfoot option optgroup colgroup rt rp".split()
)
_MAX_DEPTH = 3000
"""Elements nested deeper than this are refused: parsing them takes time with the square of the depth."""


def read(path: Path, *, stream: BinaryIO | None = None, report: Report = raise_error) -> Iterator[Document]:
    """The one document of a page."""
    from selectolax.lexbor import LexborHTMLParser

    source = _decoded(read_bytes(path, stream), where(path))
    if _depth(source) > _MAX_DEPTH:
        raise InputError(where(path), f"nests its elements more than {_MAX_DEPTH} deep")
    page = LexborHTMLParser(source)
    meta: dict[str, Any] = dict(_metadata(page))
    text, zones = _article(page)
    if not text:
        raise InputError(where(path), "holds no text", "save the page with its article, or its text as .txt")
    yield replace(Document(id=stem(path), text=text, path=str(path), zones=zones), **meta)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, unless the page itself declares one of the older encodings."""
    try:
        return decode(data, name)
    except InputError:
        declared = _CHARSET.search(data[:4096])
        if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
            raise
    try:
        return data.decode(declared[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        encoding = declared[1].decode("ascii", "replace")
        raise InputError(name, f"declares the encoding {encoding} but is not in it", "save it as UTF-8") from None


def _depth(source: str) -> int:
    """How deep elements nest, at most; those whose end tag may be left out do not count."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for closing, name in _TAG.findall(source):
        tag = name.lower()
        if tag in _UNCLOSED or (closing and not opened[tag]):
            continue
        opened[tag] += -1 if closing else 1
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    return deepest


# -- what the page says about itself ----------------------------------------------------------------------------------


def _metadata(page: LexborHTMLParser) -> dict[str, str]:
    stated = _meta_tags(page)
    linked = _linked_data(page)
    times = [node.attributes.get("datetime") for node in page.css("time[datetime]")[:1]]
    title_node, canonical, root = page.css_first("title"), page.css_first("link[rel=canonical]"), page.css_first("html")
    found = {
        "title": stated.get("og:title") or linked.get("headline") or (title_node.text() if title_node else None),
        "publisher": stated.get("og:site_name") or linked.get("publisher"),
        "url": (canonical.attributes.get("href") if canonical else None) or stated.get("og:url"),
        "published": _first_date(
            stated.get("article:published_time"),
            linked.get("datePublished"),
            stated.get("datepublished"),
            stated.get("date"),
            stated.get("dc.date"),
            *times,
        ),
        "language": _language((root.attributes.get("lang") if root else None) or stated.get("og:locale")),
    }
    return {key: _SPACE.sub(" ", value).strip() for key, value in found.items() if value and value.strip()}


def _meta_tags(page: LexborHTMLParser) -> dict[str, str]:
    stated: dict[str, str] = {}
    for node in page.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            stated.setdefault(name.lower(), content)
    return stated


def _linked_data(page: LexborHTMLParser) -> dict[str, str]:
    """Headline, date and publisher of the first schema.org article that the page describes in JSON-LD."""
    for node in page.css('script[type="application/ld+json"]'):
        try:
            value = load_json(node.text(), "")
        except InputError:
            continue
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict) and "Article" in str(item.get("@type")):
                publisher = item.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                fields: dict[str, Any] = {**item, "publisher": name}
                return {key: text for key, text in fields.items() if isinstance(text, str)}
    return {}


def _first_date(*values: str | None) -> str | None:
    return next((day for value in values if value and (day := edtf(value))), None)


def _language(value: str | None) -> str | None:
    match = re.match(r"([A-Za-z]{2,3})(?![A-Za-z])", (value or "").strip())
    return match[1].lower() if match else None


# -- the article ------------------------------------------------------------------------------------------------------


def _article(page: LexborHTMLParser) -> tuple[str, tuple[Zone, ...]]:
    """The blocks of the article as one text, and the zones that the page's own elements mark."""
    root = _main(page)
    if root is None:
        return "", ()
    parts: list[str] = []
    zones: list[Zone] = []
    length = 0
    for block, kind in _blocks(root):
        if parts:
            length += 2
        if kind:
            zones.append(Zone(length, length + len(block), kind, _REASONS[kind]))
        parts.append(block)
        length += len(block)
    return "\n\n".join(parts), tuple(zones)


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article: the one with the most text in paragraphs among those made for it."""
    for selector in ("[itemprop=articleBody]", "article", "main, [role=main]"):
        candidates = page.css(selector)
        if candidates:
            best = max(candidates, key=_paragraph_length)
            if _paragraph_length(best) >= 80 or selector.startswith("main"):
                return _with_headline(best)
    return page.body


def _with_headline(node: LexborNode) -> LexborNode:
    """The article one level up, when the headline stands beside its body and nothing else of length does."""
    parent = node.parent
    if node.css_first("h1") is None and parent is not None and parent.tag in ("article", "main"):
        return parent
    return node


def _paragraph_length(node: LexborNode) -> int:
    return sum(len(p.text()) for p in node.css("p"))


def _blocks(root: LexborNode) -> Iterator[tuple[str, ZoneKind | None]]:
    """Stretches of text between block boundaries, with the kind of zone the innermost telling element makes of them."""
    pending: list[str] = []
    pending_kind: ZoneKind | None = None

    def flush() -> Iterator[tuple[str, ZoneKind | None]]:
        block = _SPACE.sub(" ", "".join(pending)).strip()
        pending.clear()
        if block:
            yield block, pending_kind

    # An explicit stack: pages nest as deep as whoever wrote them liked.
    stack: list[tuple[LexborNode, ZoneKind | None, bool]] = [(root, None, False)]
    while stack:
        node, kind, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            yield from flush()
            continue
        if tag == "-text":
            if not pending:
                pending_kind = kind
            pending.append(node.text_content or "")
            continue
        if tag == "br":
            pending.append("\n")
            continue
        if tag in _LEFT_OUT or tag.startswith(("-", "_", "!")) or _hidden(node):
            continue
        block = tag in _BLOCKS
        if block:
            yield from flush()
            kind = _BLOCKS[tag] or kind
            stack.append((node, kind, True))
        if node is not root and node.attributes.get("role") in _ROLES:
            kind = "boilerplate"
        children = list(node.iter(include_text=True))
        stack.extend((child, kind, False) for child in reversed(children))
    yield from flush()


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"
