"""The page on precision: what was found right, wrong or a matter of taste when reports were read by eye.

The counts are written by hand, a file a category below `benchmarks/quality/tally`; severities come from the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from biblint.ruleset.rule import CATEGORIES, Rule
from scripts.docgen.markdown import table

TALLY = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "tally"
"""The folder of the counts."""
CORPUS = TALLY.parent / "corpus.yaml"
"""How many files and records of each kind were linted, and when the reports were read."""

_HEAD = """\
# How often a report is right

Written by `make docs` from [`benchmarks/quality/tally`](../benchmarks/quality/tally). Do not edit.

**Method.** All rules, those of every profile, were run over a corpus of real files, each file alone. Of each rule up
to twenty of its reports were read, all where there are fewer: from different files first, untouched exports first.
Each was read with its place in the file, its message and its fix: *right* if the record has the defect that the
message names, *wrong* if it has not or if the fix would damage it, *a matter of taste* if the defect is there and a
careful editor would leave it. A rule under 95 % right was mended, made narrower, lowered in severity or moved to a
profile; then its reports were drawn and read anew. The counts are those after mending, and the notes say what was
mended and what is left.

Three things to bear in mind. A report was judged by the file alone, not by the publication that the record describes.
The corpus is the one on which the rules were developed, so that files of other origin may fare worse. And a part of
it was made to break programs, or consists of templates filled with the names of fields, so that *seen* is no measure
of how often a defect occurs; [planted defects](quality.md) measure what is found.
"""
_COUNTS = ("seen", "files", "read", "right", "wrong", "taste")
_KEYS = {"rule", "note", *_COUNTS}


@dataclass(frozen=True, slots=True)
class Tally:
    """What reading the reports of one rule gave; `seen` and `files` count what it reports in the corpus."""

    rule: str
    seen: int
    files: int
    read: int
    right: int
    wrong: int
    taste: int
    note: str = ""


def tallies(folder: Path = TALLY) -> dict[str, list[Tally]]:
    """Category -> its counts, in the order of the files; ValueError for a key that is unknown or lacking."""
    return {
        category: [_tally(path, entry) for entry in yaml.safe_load(path.read_text("utf-8"))]
        for category in CATEGORIES
        if (path := folder / f"{category}.yaml").exists()
    }


def precision_page(rules: Sequence[Rule], counted: Mapping[str, Sequence[Tally]] | None = None) -> str:
    """The page, from the rules and the counts (by default those on disk)."""
    found = tallies() if counted is None else counted
    severities = {rule.id: rule.severity for rule in rules}
    parts = [_HEAD, *_corpus(), "## Together\n", _totals(found, severities)]
    for category, entries in found.items():
        parts += [f"## {category}\n", *_category(entries, severities)]
    return "\n".join(parts)


def _tally(path: Path, entry: Mapping[str, object]) -> Tally:
    keys = set(entry)
    counts = {key: value for key in _COUNTS if isinstance(value := entry.get(key, 0), int)}
    if keys - _KEYS or len(counts) < len(_COUNTS) or not {"rule", "read", "seen"} <= keys:
        raise ValueError(f"{path.name}: {entry.get('rule')}: keys or counts are wrong")
    return Tally(rule=str(entry["rule"]), note=" ".join(str(entry.get("note", "")).split()), **counts)


def _corpus() -> Iterator[str]:
    corpus = yaml.safe_load(CORPUS.read_text("utf-8"))
    yield f"Read in {corpus['read']}.\n"
    rows = [(kind["what"], f"{kind['files']:,}", f"{kind['records']:,}") for kind in corpus["kinds"]]
    yield _numbers(("files", "how many", "records"), rows)


def _totals(found: Mapping[str, Sequence[Tally]], severities: Mapping[str, str]) -> str:
    entries = [entry for category in found.values() for entry in category]
    groups: list[tuple[str, Sequence[Tally]]] = list(found.items())
    for severity in ("error", "warning", "info"):
        groups.append((f"**{severity}**", [one for one in entries if severities.get(one.rule) == severity]))
    groups.append(("**all**", entries))
    head = ("category or severity", "rules", "fire here", "read", "right", "wrong", "taste", "right of those read")
    return _numbers(head, (_total(name, group) for name, group in groups))


def _total(name: str, entries: Sequence[Tally]) -> tuple[str, ...]:
    read, right, wrong, taste = (
        (sum(counts) for counts in zip(*((one.read, one.right, one.wrong, one.taste) for one in entries), strict=True))
        if entries
        else (0, 0, 0, 0)
    )
    firing = sum(one.seen > 0 for one in entries)
    share = f"{int(1000 * right / read) / 10:g} %" if read else ""
    return (name, *map(str, (len(entries), firing, read, right, wrong, taste)), share)


def _category(entries: Sequence[Tally], severities: Mapping[str, str]) -> Iterator[str]:
    told = [entry for entry in entries if entry.seen or entry.note]
    if told:
        head = ("rule", "severity", *_COUNTS, "note")
        yield _numbers(head, (_row(entry, severities.get(entry.rule, "")) for entry in told), texts=(0, 1, 8))
    silent = ", ".join(_link(entry.rule) for entry in entries if entry not in told)
    if silent:
        yield f"Not met in the corpus: {silent}.\n"


def _row(entry: Tally, severity: str) -> tuple[str, ...]:
    counts = (entry.seen, entry.files, entry.read, entry.right, entry.wrong, entry.taste)
    return (_link(entry.rule), severity, *(f"{count:,}" if count else "" for count in counts), entry.note)


def _link(rule: str) -> str:
    return f"[{rule}](rules/{rule}.md)"


def _numbers(head: Sequence[str], rows: Iterable[Sequence[str]], texts: Sequence[int] = (0,)) -> str:
    """A table whose columns are set to the right, but for those of texts."""
    first, _, rest = table(head, rows).split("\n", 2)
    line = " | ".join("---" if column in texts else "---:" for column in range(len(head)))
    return f"{first}\n| {line} |\n{rest}"
