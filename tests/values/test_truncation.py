"""Lists of names that were cut, and those that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.truncation import FINDINGS, truncation_findings

# last item of a list, finding, the characters it points at
CUT = [
    ("others", "and-others", "others"),
    ("OTHERS", "and-others", "OTHERS"),
    ("and others", "and-others", "and others"),
    *(
        (mark, "et-al", mark.rstrip(","))
        for mark in ("et al.", "et al", "Et Al.", "et al.,", "et alii", "et-al", "al., et")
    ),
    *(
        (mark, "et-al", mark)
        for mark in ("等", "外", "ほか", "他", "외", "и др.", "u. a.", "u.a.", "y cols.", "y otros")
    ),
    *(
        (mark, "et-al", mark)
        for mark in ("e outros", "e col.", "et coll.", "a kol.", "i wsp.", "et autres", "[et al.]"[1:-1])
    ),
    ("Born, L. et al.", "et-al", "et al."),
    ("Born L, et al", "et-al", "et al"),
    ("Born, L. et al. (eds)", "et-al", "et al."),
    ("Иванов И.И. и др.", "et-al", "и др."),
    ("埃伯哈德等", "et-al", "等"),
    ("王小明，等", "et-al", "等"),
    ("王小明等著", "et-al", "等著"),
    ("山田 太郎 ほか", "et-al", "ほか"),
    ("(+3 more)", "plus-more", "(+3 more)"),
    ("Born, L. (+3 more)", "plus-more", "(+3 more)"),
    ("+ 12 others", "plus-more", "+ 12 others"),
    ("and 5 more", "plus-more", "and 5 more"),
    ("王小明等3人", "plus-more", "等3人"),
    ("...", "ellipsis", "..."),
    ("…", "ellipsis", "…"),
    ("C Bernareggi…", "ellipsis", "…"),
    ("Born, L. ...", "ellipsis", "..."),
    ("Born, L. and", "cut-at-separator", "and"),
    ("Born,", "cut-at-separator", ","),
    ("Born, L. &", "cut-at-separator", "&"),
    ("Born, L.-", "cut-in-name", "-"),
    ("Born, Lud-", "cut-in-name", "-"),
    ("Born, Ludwig (Lu", "cut-in-name", "(Lu"),
]


@pytest.mark.parametrize(("last", "kind", "found"), CUT)
def test_cut_lists(last: str, kind: str, found: str) -> None:
    (finding,) = truncation_findings(["Roe, Anna", "Doe, Max", last])
    assert (finding.name, finding.index, last[finding.start : finding.end]) == (kind, 2, found)
    assert finding.safety == "manual"


WHOLE = """
Roe, Anna|Etal, Ann|Al, Et-Tayeb|Tal, A.|Al-Otaibi, M.|Metal, J.|Others, Hi|Ortega y Gasset, José|Brito e Abreu, F.
Smith, J.|World Health Organization,|National Committee (NC|王小明|外山 一郎|他田 一|平等|Sanders, B. Jr.
Group (USA)|Anderson, Sandy|Moore, T.|等等力 一|Sun Yat-sen|Yang, Jackie (Junrui)|Uanda, U. A.|Coll, Et
Born, L.,|E Col|A Kol|Jr., A.|Дюма, А.|Руїна, І.|蔡平等
"""


@pytest.mark.parametrize("last", [name for line in WHOLE.split("\n") for name in line.split("|") if name])
def test_whole_lists_are_silent(last: str) -> None:
    assert truncation_findings(["Roe, Anna", "Doe, Max", last]) == ()


def test_comma_after_the_only_name_marks_an_institution() -> None:
    assert truncation_findings(["Mougenot,"]) == ()
    assert truncation_findings(["王玖, ", "梁一, "]) == ()


def test_separator_that_the_source_went_on_with() -> None:
    (finding,) = truncation_findings(["Roe, Anna"], tail_cut=True)
    assert (finding.name, finding.index, finding.start, finding.end) == ("cut-at-separator", 0, 9, 9)
    assert [found.name for found in truncation_findings(["Roe, Anna", "et al."], tail_cut=True)] == ["et-al"]


def test_signs_before_the_last_name_are_found() -> None:
    assert [found.index for found in truncation_findings(["Roe, A. et al.", "…", "Doe, B."])] == [0, 1]


def test_no_names() -> None:
    assert truncation_findings([], tail_cut=True) == ()


def test_every_finding_is_shown_here() -> None:
    assert {kind for _, kind, _ in CUT} == set(FINDINGS)


ITEM = st.lists(
    st.sampled_from(["Roe", ", ", "et al", ".", " and", "等", "他", "+3", "…", "-", "("]) | st.text(max_size=3)
).map("".join)


@given(st.lists(ITEM, max_size=4), st.booleans())
def test_spans_lie_inside_their_items(names: list[str], tail_cut: bool) -> None:
    for finding in truncation_findings(names, tail_cut=tail_cut):
        assert finding.name in FINDINGS
        assert 0 <= finding.start <= finding.end <= len(names[finding.index])
