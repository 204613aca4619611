"""Makes the modules beside the tests importable: `factories` and others; and opens the gazetteer once."""

import pytest

from geomap.lookup import open_gazetteer
from geomap.model import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, compiled on the first run."""
    return open_gazetteer()
