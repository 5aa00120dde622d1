"""The result as a Markdown page; no times, so that the same rules give the same page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from biblint.ruleset.rule import CATEGORIES
from quality.defects import UNPLANTED, Defect
from quality.measuring import Clean, Result, Tally

HEAD = """\
# What the rules find

Written by `make quality`. Do not edit.

**Method.** A generator with a fixed seed ([`benchmarks/quality`](../benchmarks/quality)) makes clean records:
articles, papers, chapters, books and theses in seven languages, with names of many cultures, right check digits,
abstracts, keywords, affiliations and references. Writers of their own put them into each format as its usual exporter
does. Then one defect of a known kind is planted at a known place in one record of a small file, in each format that can
have it, and four times where only one format or two can. It is not planted where a format has no place for it, or
where what is wrong elsewhere is the custom of the format (capitals in Web of Science, shortened last pages in PubMed).
It counts as *found* if a rule made for it reports something new that touches that place. Where the rule offers a fix,
safe and unsafe ones are applied, and the defect counts as *restored* if the file is byte for byte what it was before;
defects that leave nothing to tell the right value from (a placeholder) are not asked for. Rules of profiles other than
the default are switched on for this. *False alarms* are errors and warnings of the default profile in the same records
without a defect; all of its fixes, safe and unsafe, are applied to them too, and must not change a byte.

The defects are those that the authors of the rules thought of. A recall of 100 % says that a rule keeps its word in
every format, not that every defect in the world is found. `python benchmarks/quality --seed 99 --each 3` plants the
same defects in other records, `--folder PATH` in those of real exports, where a value that nobody made up may hide one;
[precision](precision.md) on real exports is measured apart.
"""


Groups = Mapping[str, Mapping[str, list[Tally]]]
"""Category -> format -> tallies."""
WIDEST = 13
"""How many formats stand beside each other in a table."""


def page(result: Result, defects: Sequence[Defect], rules: Iterable[str] = ()) -> str:
    """The page; `rules` are all that there are, so that those that no defect is planted for are told."""
    parts = [HEAD, _recall(result, defects), _fixes(result, defects), _alarms(result), _short(result, defects)]
    return "\n".join([*parts, _unplanted(defects, rules), _kinds(result, defects)])


def percent(part: int, whole: int) -> str:
    """A share as `97.5 %`, rounded down so that 100 % means all; `` if there is nothing to share."""
    return f"{int(1000 * part / whole) / 10:g} %" if whole else ""


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies."""
    made = Tally()
    for one in tallies:
        made.planted += one.planted
        made.found += one.found
        made.offered += one.offered
        made.restored += one.restored
        made.harmed += one.harmed
    return made


def by_category(result: Result, defects: Sequence[Defect]) -> dict[str, dict[str, list[Tally]]]:
    """Category -> format -> tallies, in the order of the categories."""
    of_defect = {defect.name: defect.category for defect in defects}
    made: dict[str, dict[str, list[Tally]]] = {category: {} for category in CATEGORIES}
    for (name, form), tally in result.tallies.items():
        made[of_defect[name]].setdefault(form, []).append(tally)
    return {category: formats for category, formats in made.items() if formats}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _recall(result: Result, defects: Sequence[Defect]) -> str:
    """Tables of so many formats as a page is wide, the first one with the sum of them all."""
    formats = list(result.clean)
    groups = by_category(result, defects)
    parts = [formats[at : at + WIDEST] for at in range(0, len(formats), WIDEST)]
    tables = [_recall_table(groups, part, formats if part is parts[0] else ()) for part in parts]
    return "## Found, by category and format\n\n" + "\n".join(tables)


def _recall_table(groups: Groups, formats: Sequence[str], summed: Sequence[str]) -> str:
    """What is found in some formats, before it what is found in all that are summed."""

    def row(name: str, tallies: Mapping[str, Iterable[Tally]]) -> list[str]:
        whole = total(one for form in summed for one in tallies.get(form, ()))
        sums = [str(whole.planted), percent(whole.found, whole.planted)] if summed else []
        cells = [total(tallies.get(form, ())) for form in formats]
        return [name, *sums, *(percent(cell.found, cell.planted) for cell in cells)]

    every = {form: [one for group in groups.values() for one in group.get(form, ())] for form in (*formats, *summed)}
    rows = [row(category, tallies) for category, tallies in groups.items()]
    head = ["category", *(["planted", "found"] if summed else []), *formats]
    return _table(head, [*rows, row("**all**", every)])


def _fixes(result: Result, defects: Sequence[Defect]) -> str:
    groups = {
        category: total(one for tallies in formats.values() for one in tallies)
        for category, formats in by_category(result, defects).items()
    }
    rows = [
        [category, str(tally.offered), str(tally.restored), percent(tally.restored, tally.offered)]
        for category, tally in [*groups.items(), ("**all**", total(groups.values()))]
        if tally.offered
    ]
    return "## Restored by fixes\n\n" + _table(["category", "with a fix", "restored", "share"], rows)


def _alarms(result: Result) -> str:
    def row(form: str, clean: Clean) -> list[str]:
        alarms, remarks = clean.alarms.total(), clean.remarks.total()
        rules = ", ".join(f"{rule} ({count})" for rule, count in clean.alarms.most_common())
        rate, infos = (f"{1000 * count / max(1, clean.records):g}" for count in (alarms, remarks))
        return [form, str(clean.records), rate, infos, f"{clean.changed} of {clean.size}", rules]

    head = ["format", "clean records", "false alarms per 1,000", "infos per 1,000", "bytes that fixes change", "rules"]
    return "## False alarms\n\n" + _table(head, (row(form, clean) for form, clean in result.clean.items()))


def _short(result: Result, defects: Sequence[Defect]) -> str:
    """Where it falls short: kinds of defects not always found, and those that fixes do not always restore."""
    missed = _listed(result, defects, attrgetter("found"), attrgetter("planted"))
    unrestored = _listed(result, defects, attrgetter("restored"), attrgetter("offered"))
    return "\n".join(["## Not always found", "", *missed, "", "## Not always restored", "", *unrestored, ""])


def _listed(
    result: Result, defects: Sequence[Defect], part: Callable[[Tally], int], whole: Callable[[Tally], int]
) -> list[str]:
    lines = []
    for defect in defects:
        places = [
            f"{form} {part(tally)}/{whole(tally)}"
            for (name, form), tally in result.tallies.items()
            if name == defect.name and part(tally) < whole(tally)
        ]
        if places:
            note = f". {defect.note}" if defect.note else ""
            lines.append(f"- `{defect.name}` ({defect.category}): {', '.join(places)}{note}")
    return lines or ["Nothing."]


def _unplanted(defects: Sequence[Defect], rules: Iterable[str]) -> str:
    targets = {name for defect in defects for name in defect.rules}
    lines = [
        f"- [{rule}](rules/{rule}.md): {UNPLANTED.get(rule, 'nobody has written a defect for it yet')}"
        for rule in sorted(rules)
        if rule not in targets
    ]
    return "\n".join(["## Rules that no defect is planted for", "", *(lines or ["None."]), ""])


def _kinds(result: Result, defects: Sequence[Defect]) -> str:
    def row(defect: Defect) -> list[str]:
        tally = total(one for (name, _), one in result.tallies.items() if name == defect.name)
        rules = ", ".join(f"[{rule}](rules/{rule}.md)" for rule in defect.rules)
        return [f"`{defect.name}`", defect.category, str(tally.planted), percent(tally.found, tally.planted), rules]

    head = ["defect", "category", "planted", "found", "rules, one of which has to tell it"]
    return "## All kinds of defects\n\n" + _table(head, map(row, defects))
