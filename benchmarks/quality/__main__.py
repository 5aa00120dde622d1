"""Measures recall, false alarms and fixes with planted defects, and prints the tables.

    python benchmarks/quality [--records 1000] [--each 1] [--format bibtex] [--defect title] [--write docs/quality.md]
    python benchmarks/quality --folder PATH [--each 20]

With `--folder`, defects are planted in those records below the folder that have no
violation (files up to 60 kB, UTF-8).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if not __package__:  # Run as a folder: the package is looked for beside this one.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from biblint.ruleset.store import builtin_rules
from quality.defects import DEFECTS
from quality.folder import measure_folder
from quality.measuring import Judge, measure
from quality.notations import NOTATIONS
from quality.report import page
from quality.works import works


def main() -> None:
    """Read the command line, measure, and print or write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000, help="how many clean works are made")
    parser.add_argument("--each", type=int, default=1, help="how often a defect is planted in each format")
    parser.add_argument("--format", action="append", choices=sorted(NOTATIONS), help="may be repeated")
    parser.add_argument("--defect", default="", help="only defects with this in their name, or of this category")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", "--clean", type=Path, dest="folder", metavar="PATH", help="plant in real exports")
    parser.add_argument("--write", type=Path, metavar="FILE")
    given = parser.parse_args()
    defects = [one for one in DEFECTS if given.defect in one.name or given.defect == one.category]
    rules = builtin_rules()
    judge = Judge.of(rules, DEFECTS)
    if given.folder:
        result = measure_folder(judge, defects, given.folder, given.each)
    else:
        notations = [NOTATIONS[name] for name in given.format or NOTATIONS]
        result = measure(judge, defects, notations, works(given.records, given.seed), given.each)
    text = page(result, defects, () if given.defect else [rule.id for rule in rules])
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
