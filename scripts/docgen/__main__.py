"""`python -m scripts.docgen [--check] [FILE...]`."""

from __future__ import annotations

import argparse
import sys

from scripts.docgen.pages import stale, write


def main() -> int:
    """Write the generated documentation, or name what is out of date; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.docgen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 if something is out of date")
    parser.add_argument("files", nargs="*", metavar="FILE", help="write these alone, such as docs/precision.md")
    given = parser.parse_args()
    if not given.check:
        for name in write(given.files):
            print(f"wrote {name}")
        return 0
    names = stale()
    for name in names:
        print(f"out of date: {name} (python -m scripts.docgen writes it)")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
