"""The summary of a run, and that data stay data in it."""

from __future__ import annotations

import pytest
from violations import CASES, HOSTILE, shown, violation

from biblint.reports.markup import code, plain


def cells(text, head):
    """The rows of the table whose head begins with a cell."""
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = lines[start + 2 :]
    end = next((at for at, line in enumerate(rows) if not line.startswith("|")), len(rows))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[:end]]


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_tables(found):
    text = shown("markdown", found, show_info=True)
    assert [len(row) for row in cells(text, "rule")] == [7]
    assert [len(row) for row in cells(text, "file")] == [5]
    assert [len(row) for row in cells(text, "severity")] == [5]


def test_a_summary_in_full():
    found = [violation(), violation(line=2, severity="error", rule="other", fix=fix_of()), violation(severity="info")]
    assert shown("markdown", *found, records=3) == FULL


def fix_of():
    return CASES["with a fix of two places"].fix


FULL = """\
## biblint

Found 1 error, 1 warning in 1 file (3 records). 1 fixable with --unsafe-fixes.\x20\x20
1 info: --show-info lists it\x20\x20

### By rule

| rule | title | severity | violations | records | fixable | unsafe fixes |
|---|---|---|---:|---:|---:|---:|
| `some-rule` |  | warning | 2 | 1 | 0 | 0 |
| `other` |  | error | 1 | 1 | 0 | 1 |

### By file

| file | errors | warnings | infos | records |
|---|---:|---:|---:|---:|
| `a.bib` | 1 | 1 | 1 | 3 |

### First violations

| severity | rule | place | record | message |
|---|---|---|---|---|
| error | `other` | `a.bib:2` | `smith2020` | `something is wrong` |
| warning | `some-rule` | `a.bib:1` | `smith2020` | `something is wrong` |
"""


def test_nothing_found_has_no_tables():
    assert shown("markdown", records=2) == "## biblint\n\nNo errors or warnings in 1 file (2 records).  \n"


def test_in_chinese():
    assert "### 按规则" in shown("markdown", violation(), language="zh")


def test_only_the_first_violations():
    text = shown("markdown", *[violation(line=line) for line in range(1, 90)])
    assert len(cells(text, "severity")) == 20


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a_b*c*<i>", "`a_b*c*<i>`"),
        ("a|b`", "<code>a&#124;b&#96;</code>"),
        ("a\nb\x1b", "`a\\nb\\x1b`"),
        ("  ", ""),
        ("北|京", "<code>北&#124;京</code>"),
    ],
)
def test_code(text, written):
    assert code(text) == written


def test_long_code_is_cut():
    assert code("x" * 300) == f"`{'x' * 199}…`"


def test_hostile_code_has_no_markup():
    inside = code(HOSTILE).removeprefix("<code>").removesuffix("</code>")
    assert not set(inside) & set("<>|`[]()@:*_")


def test_plain():
    assert plain("a|b *c* <d> [e](f)") == r"a\|b \*c\* \<d\> \[e\](f)"
