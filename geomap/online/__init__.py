"""Names that the gazetteer lacks, asked of a geocoder on the internet: only with ``--online``, and said before it is sent.

The rooms: ``fetching`` gets one answer within limits, ``keeping`` remembers answers and takes turns over all processes,
``answers`` turns what came into entries, ``asking`` puts a geocoder of geopy behind the gazetteer.

Why not geopy as it comes: it sleeps when told to retry later, follows redirects, takes answers of any size and, of broken
ones, raises what it happens to raise.
"""

from geomap.online.asking import OnlineGazetteer, online_gazetteer

__all__ = ["OnlineGazetteer", "online_gazetteer"]
