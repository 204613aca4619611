"""geomap turns reports of incidents into maps that can be believed."""

__version__ = "0.1.0"
