"""The outlet's home: which country, and which region, the publisher or the address of a report tells of.

A local paper writes "Richmond" and means the one next door. Its name or its address often says where that is: the country code
at the end of the host (``.co.uk``), a place in the publisher's name (``Kyiv Post``) or in the host's (``kurierlubelski.pl``).
Evidence of this sort is weak; it decides only between places that the text itself leaves open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geomap.model import Document, Entry, Gazetteer

VANITY = frozenset("ac ag ai am cc cd co fm gg im io is la ly me nu pw sc sh so st tk to tv vc ws".split())
"""Country codes that are mostly sold for how they read."""
LIKELIER = 10
"""How many times as many people as the next place of its name one must have to be meant by an outlet's name."""
LEAST_PEOPLE = 50_000
_PRESS = (
    "advertiser chronicle courier daily dispatch echo examiner express gazeta gazette globe herald independent journal kurier "
    "ledger local mail mercury monitor news nowiny observer online post press record register review standard star sun telegraph "
    "the times today tribune weekly zeitung"
).split()
_PRESS_AT_EDGE = re.compile(rf"^(?:{'|'.join(_PRESS)})+|(?:{'|'.join(_PRESS)})+$")


@dataclass(frozen=True, slots=True)
class Home:
    """Where an outlet is at home: ISO country code and the name of the first-level region, as far as told."""

    country: str | None = None
    region: str | None = None


def home_of(document: Document, gazetteer: Gazetteer) -> Home:
    """The outlet's home; empty where the document tells of none."""
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    labels = [label for label in host.split(".") if label != "www"]
    country = _country(labels, gazetteer)
    names = [*_words(document.publisher or ""), *(_stripped(label) for label in labels[:-1])]
    for name in dict.fromkeys(name for name in names if len(name) > 3):
        home = _named(name, country, country == "PL" or document.language == "pl", gazetteer)
        if home is not None:
            return home
    return Home(country)


def _country(labels: list[str], gazetteer: Gazetteer) -> str | None:
    """The country of the last label of a host name."""
    last = labels[-1].lower() if len(labels) > 1 else ""
    if len(last) != 2 or last in VANITY:
        return None
    code = {"uk": "GB"}.get(last, last.upper())
    return code if gazetteer.country(code) is not None else None


def _words(publisher: str) -> list[str]:
    """What of a publisher's name may be a place: runs of capitalised words without those of the press."""
    words = re.findall(r"[^\W\d_][\w'’-]*", publisher)
    rest = [w for w in words if w.lower() not in _PRESS and w[0].isupper()]
    return [" ".join(rest), *rest]


def _stripped(label: str) -> str:
    """A part of a host name without the words of the press at its ends: ``kyivpost`` as ``Kyiv``."""
    return _PRESS_AT_EDGE.sub("", label.lower().replace("-", " ")).strip().capitalize()


def _named(name: str, country: str | None, polish: bool, gazetteer: Gazetteer) -> Home | None:
    """The home a name tells of: the country if no other has a place of that name nearly as large, the region likewise."""
    forms = [name, *([f"województwo {name[:-1].lower()}ie"] if polish and _POLISH_ADJECTIVE.search(name) else [])]
    found = {e.id: e for many in gazetteer.named_many(sorted(forms)).values() for e in many if _counts(e, country)}
    bearers = sorted(found.values(), key=lambda e: -(e.population or 0))
    if not bearers or (bearers[0].population or 0) < LEAST_PEOPLE:
        return None
    first, *others = bearers
    rivals = [e for e in others if (first.population or 0) < LIKELIER * (e.population or 1)]
    if any(e.country_code != first.country_code for e in rivals):
        return None
    return Home(first.country_code, None if any(_region(e) != _region(first) for e in rivals) else _region(first))


def _region(entry: Entry) -> str | None:
    return entry.name if entry.feature_code == "ADM1" else entry.admin1


_POLISH_ADJECTIVE = re.compile(r"[sc]k[ia]$")


def _counts(entry: Entry, country: str | None) -> bool:
    settled = entry.feature_code.startswith("PPL") or entry.feature_code == "ADM1"
    return settled and (country is None or entry.country_code == country)
