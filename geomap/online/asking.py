"""A geocoder of geopy behind the gazetteer: asked for what the gazetteer lacks, one name at a time."""

from __future__ import annotations

import inspect
import logging
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geomap.errors import UsageError
from geomap.model import Entry, Gazetteer
from geomap.online.answers import MOST_ANSWERS, answers_of, entry_of, geometry_of
from geomap.online.keeping import Keeper
from geomap.strict import plain, shown

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KEY = "GEOMAP_GEOCODER_KEY"
"""Environment variable with the key or user name that a service asks for."""
MOST_FAILURES = 3
"""Failures in a row after which a run goes on without the service."""
MOST_REQUESTS = 200
"""Requests of one run: public services are not for whole archives."""

_log = logging.getLogger("geomap.online")


def say(text: str) -> None:
    """One line for whoever runs this; on standard error unless logging is set up otherwise."""
    _log.warning(plain(text))


class OnlineGazetteer:
    """A gazetteer that has `elsewhere` beside what the offline one answers; all else is the offline one's."""

    def __init__(self, offline: Gazetteer, geocoder: Any, service: str, keeper: Keeper) -> None:
        self.offline, self.geocoder, self.service, self.keeper = offline, geocoder, service, keeper
        self.address = str(getattr(geocoder, "domain", "") or urlsplit(str(getattr(geocoder, "api", ""))).netloc or service)
        self.host = self.address.split("/")[0]
        self.failures = self.requests = 0
        self._shapes: dict[str, BaseGeometry] = {}
        self._entries: dict[str, Entry] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.offline, name)

    def elsewhere(self, name: str, country: str | None = None) -> list[Entry]:
        """Entries that the service has of a name the gazetteer lacks: from earlier answers, or asked for now."""
        query = f"{name}\t{country.upper() if country else ''}"
        service = f"{self.service} {self.address}"
        kept = self.keeper.answer(service, query)
        if kept is None:
            answer = self._ask(name, country)
            if answer is None:
                return []
            kept = self.keeper.keep(service, query, answer)
        return [
            self._entry(answer, kept.retrieved)
            for answer in kept.answer
            if country is None or answer["country"] in (None, country.upper())
        ]

    def _entry(self, answer: dict[str, Any], retrieved: str) -> Entry:
        shape = geometry_of(answer)
        entry = entry_of(answer, self.service, self.host, retrieved, shape)
        if shape is not None:
            self._shapes[entry.id] = shape
        return self._entries.setdefault(entry.id, entry)

    def _ask(self, name: str, country: str | None) -> list[dict[str, Any]] | None:
        """The service's answer; ``None`` when there is none to be had now, which is said."""
        from geomap.online.fetching import Busy

        if self.failures >= MOST_FAILURES or self.requests >= MOST_REQUESTS:
            return None
        closed_s = self.keeper.take_turn(self.host)
        if closed_s is not None:
            say(f"{self.host} wants to be left alone for {closed_s:,.0f} s more; going on without it")
            self.failures = MOST_FAILURES
            return None
        say(f"sending {shown(name)}{f' in {country.upper()}' if country else ''} to {self.host}")
        self.requests += 1
        if self.requests == MOST_REQUESTS:
            say(f"these are {MOST_REQUESTS} requests; no more in this run")
        try:
            locations = self.geocoder.geocode(name, **self._arguments(country))
            answer = answers_of(locations or ())
        except Busy as error:
            self.keeper.close(self.host, error.retry_after_s)
            self.failures = MOST_FAILURES
            say(f"{self.host}: {error}; going on without it")
            return None
        except Exception as error:  # noqa: BLE001 - geopy's parsers raise anything when an answer is not as they expect
            self.failures += 1
            say(f"{self.host}: {error or type(error).__name__}; {shown(name)} stays without a place")
            if self.failures >= MOST_FAILURES:
                say(f"{self.host} failed {MOST_FAILURES} times; going on without it")
            return None
        self.failures = 0
        return answer

    def _arguments(self, country: str | None) -> dict[str, Any]:
        """What this geocoder can be told beside the name."""
        known = inspect.signature(self.geocoder.geocode).parameters
        wanted: dict[str, Any] = {
            "exactly_one": False, "limit": MOST_ANSWERS, "geometry": "geojson", "addressdetails": True, "language": "en",
        }  # fmt: skip
        if country:
            wanted |= {"country_codes": country.lower(), "country": country.upper()}
        return {key: value for key, value in wanted.items() if key in known}

    def entry(self, id: str) -> Entry | None:
        """The entry with this id, of the gazetteer or of an answer."""
        return self.offline.entry(id) or self._entries.get(id)

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        return self._shapes[entry.id] if entry.id in self._shapes else self.offline.geometry(entry)


def online_gazetteer(offline: Gazetteer, spec: str = "nominatim") -> OnlineGazetteer:
    """A gazetteer with a geocoder behind it, and what will be sent to whom said.

    ``spec`` is a geocoder of geopy by name (``photon``), with an address of one's own (``photon=https://my.host``), or the
    address of a Nominatim alone.

    Raises:
        UsageError: geopy has no such geocoder, or it lacks what it needs.
    """
    from geomap.lookup import cache_dir

    name, geocoder = make_geocoder(spec)
    online = OnlineGazetteer(offline, geocoder, name, Keeper(cache_dir() / "online.sqlite"))
    say(f"--online: names that the gazetteer lacks are sent to {online.host}, one a second; answers are kept in {online.keeper.path}")
    return online


def make_geocoder(spec: str) -> tuple[str, Any]:
    """A geocoder of geopy, by name and address, that asks through `geomap.online.fetching`."""
    import geopy.geocoders
    from geopy.exc import GeopyError

    from geomap import __version__
    from geomap.online.fetching import DEADLINE_S, CappedAdapter

    is_url = spec.startswith(("http://", "https://"))
    name, _, url = ("nominatim", "", spec) if is_url else spec.partition("=")
    try:
        maker: Callable[..., Any] = geopy.geocoders.get_geocoder_for_service(name.lower())
    except GeopyError:
        known = ", ".join(sorted(geopy.geocoders.SERVICE_TO_GEOCODER))
        raise UsageError(f"--geocoder {shown(spec)} is none of geopy's: {known}") from None
    parameters = inspect.signature(maker).parameters
    options: dict[str, Any] = {
        "user_agent": f"geomap/{__version__}", "timeout": DEADLINE_S, "adapter_factory": CappedAdapter,
    } | _address(spec, url, parameters)  # fmt: skip
    needed = [p.name for p in parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    if not needed and "api_key" in parameters and os.environ.get(KEY):
        needed = ["api_key"]
    if needed and not os.environ.get(KEY):
        raise UsageError(f"{name} asks for its {' and '.join(needed)}; set {KEY} to it, several parted by commas")
    values: Sequence[str] = os.environ.get(KEY, "").split(",") if needed else ()
    if len(values) != len(needed):
        raise UsageError(f"{name} asks for {len(needed)} values ({', '.join(needed)}), {KEY} has {len(values)}")
    chosen = {key: value for key, value in options.items() if key in parameters} | dict(zip(needed, values, strict=True))
    try:
        return name.lower(), maker(**chosen)
    except GeopyError as error:
        raise UsageError(f"{name}: {plain(error)}; {KEY} may hold the key") from None


def _address(spec: str, url: str, parameters: Any) -> dict[str, str]:
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or "domain" not in parameters:
        raise UsageError(f"--geocoder {shown(spec)}: no address that this geocoder could be at; write nominatim=https://host")
    return {"domain": (parts.netloc + parts.path).rstrip("/"), "scheme": parts.scheme}
