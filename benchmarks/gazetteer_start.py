"""What starting costs: the interpreter, the standard library, geomap's own modules, opening the file and a first answer.

    python benchmarks/gazetteer_start.py

Each start is a process of its own; figures are medians of CPU time over eleven of them, in milliseconds, with modules
compiled to bytecode as an installed package has them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys

_OWN = """
import sys, time
clock = time.process_time
interpreter, before = clock(), set(sys.modules)
from geomap.lookup import open_gazetteer
imported = clock()
gazetteer = open_gazetteer()
opened = clock()
gazetteer.named("Lublin")
answered = clock()
modules = [name for name in sys.modules if name not in before and not name.startswith("geomap")]
import json
print(json.dumps([interpreter, imported - interpreter, opened - imported, answered - opened, modules]))
"""
_LIBRARY = """
import importlib, json, sys, time
names, start = sys.argv[1].split(","), time.process_time()
for name in names:
    importlib.import_module(name)
print(json.dumps(time.process_time() - start))
"""


def measure(times: int = 11) -> dict[str, float]:
    """Milliseconds of CPU of each part."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(code: str, *arguments: str) -> list[object]:
        command = [sys.executable, "-c", code, *arguments]
        return list(json.loads(f"[{subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout}]"))

    run(_OWN)
    own = [run(_OWN)[0] for _ in range(times)]
    # Without what this script itself imports, which a start of geomap's would have to.
    library = [run(_LIBRARY, ",".join(own[0][4]))[0] for _ in range(times)]  # type: ignore[index]
    parts = [statistics.median(row[i] for row in own) * 1e3 for i in range(4)]  # type: ignore[index]
    of_library = statistics.median(library) * 1e3  # type: ignore[type-var]
    return {
        "interpreter_ms": parts[0], "library_ms": of_library, "own_import_ms": max(0.0, parts[1] - of_library),
        "open_ms": parts[2], "first_ms": parts[3],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
