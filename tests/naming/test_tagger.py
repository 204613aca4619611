"""The sequence model: what is summed quickly is what was learned."""

from geomap.lookup import open_gazetteer
from geomap.model import Document
from geomap.naming import tagger
from geomap.naming.matching import gazetteer_matches
from geomap.recognisers import look
from geomap.text import View

TEXT = (
    "KYIV, Sept 10 - Drones hit Kharkiv and the town of Kupiansk, said John Smith of the Warsaw Institute. Mr. Lviv lives in "
    "Lviv. St. Louis police met the Paris City Council near New York on Monday."
)


def test_sums_by_spelling_are_those_of_all_features() -> None:
    """A run's labels are the same whether its features are written out, as in training, or summed by groups."""
    gazetteer = open_gazetteer()
    view = View(Document("d", TEXT, language="en"))
    matches = gazetteer_matches(view, gazetteer)
    best = look(view, gazetteer, matches).best
    classes = {m: tagger.entry_class(entry) if (entry := best[m]) is not None else "none" for m in matches}
    model = tagger.load_model()
    assert model is not None

    written_out = tagger.tagged_spans(model, tagger.stretches(view, matches, classes))

    assert tagger.marked_spans(tagger.scorer_of(model), view, matches, classes) == written_out
    assert written_out
