from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from biblint.values.pages import FINDINGS, KINDS, PageFinding, classify

SILENT = [
    ("", "empty", None),
    (" \u3000", "empty", None),
    ("123", "page", None),
    ("[12]", "page", None),
    ("8版", "page", None),
    ("第A03版", "page", None),
    ("93-98,85", "jump", 7),
    ("20-25；2011，33（3）：26-30", "jump", None),
    ("1 p following 320", "page", None),
    ("12-15", "range", 4),
    ("12--15", "range", 4),
    ("12–15", "range", 4),
    (" 12-15\n", "range", 4),
    ("1-12", "range", 12),
    ("1-1200", "range", 1200),
    ("0-12", "range", 13),
    ("117053-117066", "range", 14),
    ("794-e56", "range", None),
    ("152-153.e1", "range", None),
    ("97-U117", "range", None),
    ("377-NIL_137", "range", None),
    ("xii-345", "range", None),
    ("1, 5, 9--12", "list", 6),
    ("12-20, 41--43", "list", 12),
    ("1-3;7-11;31-35", "list", 13),
    ("12 and 15", "list", 2),
    ("1-9; discussion 12-15", "list", 13),
    ("118-120+123", "jump", 4),
    ("115-119+149+148", "jump", 7),
    ("39-44+2", "jump", 7),
    ("79-87,109", "jump", 10),
    ("79-87，109", "jump", 10),
    ("121-125,171", "jump", 6),
    ("e1234", "article-number", None),
    ("085038", "article-number", None),
    ("123456", "article-number", None),
    ("e2020GL088964", "article-number", None),
    ("777e23", "article-number", None),
    ("e1010383", "article-number", None),
    ("CD012345", "article-number", None),
    ("PDIS01180167RE", "article-number", None),
    ("0910-A07-05", "article-number", None),
    ("mrsf12-1497-k09-23", "article-number", None),
    ("e00773-20", "article-number", None),
    ("e00012-20", "article-number", None),
    ("UNSP 82", "article-number", None),
    ("Article 105432", "article-number", None),
    ("4:1--4:56", "section-page", 56),
    ("4:1-4:56", "section-page", 56),
    ("C3-32--C3-35", "section-page", 4),
    ("C3-32-C3-35", "section-page", 4),
    ("C3-32-35", "section-page", 4),
    ("16-1--16-4", "section-page", 4),
    ("6-1-6-13", "section-page", 13),
    ("6-1", "section-page", None),
    ("16-9--17-2", "section-page", None),
    ("081401-1--081401-4", "section-page", 4),
    ("1.29.1-1.29.14", "section-page", 14),
    ("1103.e21-1103.e25", "section-page", 5),
    ("HH12.6", "section-page", None),
    ("xiii-xxiii", "roman", 11),
    ("IX", "roman", None),
    ("S12", "supplement", None),
    ("S1-S5", "supplement", 5),
    ("S87--96", "supplement", 10),
    ("436S--439S", "supplement", 4),
    ("suppl 13-18", "supplement", 6),
    ("A19", "lettered", None),
    ("A-12", "lettered", None),
    ("pE234", "lettered", None),
    ("p1234", "lettered", None),
    ("R56-70", "lettered", 15),
    ("R795--R804", "lettered", 10),
    ("e12--e18", "lettered", 7),
    ("93a-94a", "lettered", 2),
    ("7+", "open-end", None),
    ("12ff.", "open-end", None),
    ("220-+", "open-end", None),
    ("746-&", "open-end", None),
    ("序2-3", "named", None),
    ("扉页", "named", None),
    ("IFC-IFC", "named", None),
    ("12-15 passim", "range", 4),
]


@pytest.mark.parametrize(("text", "kind", "count"), SILENT)
def test_legitimate_values_have_a_kind_and_no_finding(text, kind, count):
    pages = classify(text)
    assert (pages.kind, pages.count, pages.findings) == (kind, count, ())


FOUND = [
    # text, kind, finding, what it covers, suggestion, safety
    ("3287 / 3300", "range", "foreign-separator", "3287 / 3300", "3287-3300", "safe"),
    ("100/1100", "range", "foreign-separator", "100/1100", "100-1100", "unsafe"),
    ("1 / 14", "range", "foreign-separator", "1 / 14", "1-14", "unsafe"),
    ("45/46", "range", "foreign-separator", "45/46", "45-46", "unsafe"),
    ("S12/S15", "supplement", "foreign-separator", "S12/S15", "S12-S15", "unsafe"),
    ("12/4", "unknown", "foreign-separator", "12/4", None, "manual"),
    ("12/12", "unknown", "foreign-separator", "12/12", None, "manual"),
    ("112_115", "range", "foreign-separator", "112_115", "112-115", "safe"),
    ("12_15", "range", "foreign-separator", "12_15", "12-15", "unsafe"),
    ("12 15", "range", "foreign-separator", "12 15", "12-15", "unsafe"),
    ("12 to 15", "range", "foreign-separator", "12 to 15", "12-15", "unsafe"),
    ("12 bis 15", "range", "foreign-separator", "12 bis 15", "12-15", "unsafe"),
    ("12至15", "range", "foreign-separator", "12至15", "12-15", "unsafe"),
    ("112到115", "range", "foreign-separator", "112到115", "112-115", "safe"),
    ("330---331", "range", "foreign-separator", "330---331", "330-331", "safe"),
    ("225-–240", "range", "foreign-separator", "225-–240", "225-240", "safe"),
    ("103--91", "reversed", "descending", "103--91", None, "manual"),
    ("72-40", "reversed", "descending", "72-40", None, "manual"),
    ("S15-S12", "reversed", "descending", "S15-S12", None, "manual"),
    ("xx-x", "reversed", "descending", "xx-x", None, "manual"),
    ("1234--56", "abbreviated-end", "abbreviated-end", "1234--56", "1234-1256", "unsafe"),
    ("1783-6", "abbreviated-end", "abbreviated-end", "1783-6", "1783-1786", "unsafe"),
    ("466-75", "abbreviated-end", "abbreviated-end", "466-75", "466-475", "unsafe"),
    ("1299-301", "abbreviated-end", "abbreviated-end", "1299-301", "1299-1301", "unsafe"),
    ("e11-3", "abbreviated-end", "abbreviated-end", "e11-3", "e11-e13", "unsafe"),
    ("436S-9S", "abbreviated-end", "abbreviated-end", "436S-9S", "436S-439S", "unsafe"),
    ("1103.e21-5", "abbreviated-end", "abbreviated-end", "1103.e21-5", "1103.e21-1103.e25", "unsafe"),
    ("21-8", "abbreviated-end", "abbreviated-end", "21-8", None, "manual"),
    ("suppl 13-8", "abbreviated-end", "abbreviated-end", "13-8", None, "manual"),
    ("pp. 12-15", "range", "prefix", "pp. ", "12-15", "safe"),
    ("p.50", "page", "prefix", "p.", "50", "safe"),
    ("pp12-15", "range", "prefix", "pp", "12-15", "safe"),
    ("p12-15", "range", "prefix", "p", "12-15", "unsafe"),
    ("pp.-36-43", "range", "prefix", "pp.-", "36-43", "safe"),
    ("S. 12-15", "range", "prefix", "S. ", "12-15", "safe"),
    ("S. 12", "page", "prefix", "S. ", "12", "unsafe"),
    ("12-15 pp.", "range", "prefix", "pp.", "12-15", "safe"),
    ("第3-5页", "range", "prefix", "第", "3-5", "safe"),
    ("页码：12-15", "range", "prefix", "页码：", "12-15", "safe"),
    ("n/a", "placeholder", "placeholder", "n/a", None, None),
    ("[s.p.]", "placeholder", "placeholder", "[s.p.]", None, None),
    ("No - Specified", "placeholder", "placeholder", "No - Specified", None, None),
    ("0-0", "placeholder", "placeholder", "0-0", None, None),
    ("NA-NA", "placeholder", "placeholder", "NA-NA", None, None),
    ("446-NA", "page", "placeholder", "NA", "446", "unsafe"),
    ("1-XX", "page", "placeholder", "XX", "1", "unsafe"),
    ("2181380-9", "article-number", "article-number-with-count", "2181380-9", "2181380", "unsafe"),
    ("e1010383-12", "article-number", "article-number-with-count", "e1010383-12", "e1010383", "unsafe"),
    ("{1}-{2}", "unknown", "malformed", "{1}-{2}", None, "manual"),
    ("+10", "unknown", "malformed", "+10", None, "manual"),
    ("188-vol", "unknown", "malformed", "188-vol", None, "manual"),
    ("2020-05-12", "unknown", "malformed", "2020-05-12", None, "manual"),
    ("20-25；2011，33（3）", "unknown", "malformed", "20-25；2011，33（3）", None, "manual"),
    ("2041-1723", "reversed", "issn-like", "2041-1723", None, "manual"),
    ("0317-8471", "range", "issn-like", "0317-8471", None, "manual"),
    ("2434-561X", "range", "issn-like", "2434-561X", None, "manual"),
    ("480‐486", "range", "unusual-dash", "‐", "480-486", "safe"),
    ("12−15", "range", "unusual-dash", "−", "12-15", "safe"),
    ("12—15", "range", "unusual-dash", "—", "12-15", "safe"),
    ("12～15", "range", "unusual-dash", "～", "12-15", "safe"),
    ("12~15", "range", "unusual-dash", "~", "12-15", "safe"),
    ("12 - 15", "range", "spaced-dash", " - ", "12-15", "safe"),
    ("2609 – 2625", "range", "spaced-dash", " – ", "2609-2625", "safe"),
    ("16-1 – 16-4", "section-page", "spaced-dash", " – ", None, "manual"),
    ("1-1", "range", "equal-ends", "1-1", "1", "unsafe"),
    ("41--43, 7-9", "list", "list-descending", "41--43, 7-9", None, "manual"),
    ("12, 9, 15", "list", "list-descending", "12, 9, 15", None, "manual"),
    ("A 19", "lettered", "space-inside", " ", "A19", "unsafe"),
    ("1,234-1,240", "range", "digit-grouping", "1,234-1,240", "1234-1240", "unsafe"),
    ("10-", "open-end", "open-end", "-", None, "manual"),
    ("154-160,", "range", "trailing-separator", ",", "154-160", "manual"),
    ("12-15.", "range", "trailing-separator", ".", "12-15", "safe"),
    ("1856-1868-1868", "range", "repeated-range", "1856-1868-1868", "1856-1868", "unsafe"),
    ("31–39-31–39", "range", "repeated-range", "31–39-31–39", "31-39", "unsafe"),
    ("173 s.", "extent", "page-count", "173 s.", None, None),
    ("１２", "page", "fullwidth", "１２", "12", "safe"),
]


@pytest.mark.parametrize(("text", "kind", "name", "covered", "suggestion", "safety"), FOUND)
def test_defects_are_named_located_and_mended(text, kind, name, covered, suggestion, safety):
    pages = classify(text)
    [finding] = pages.findings
    got = (pages.kind, finding.name, text[finding.start : finding.end], finding.suggestion, finding.safety)
    assert got == (kind, name, covered, suggestion, safety)


def test_every_kind_and_finding_is_described_and_exercised():
    kinds = {row[1] for row in SILENT} | {row[1] for row in FOUND}
    names = {row[2] for row in FOUND} | {"count-mismatch"}
    assert (kinds, names) == (set(KINDS), set(FINDINGS))


def test_fullwidth_range_is_understood_and_written_in_ascii():
    pages = classify("１２－１５")
    assert (pages.kind, pages.first, pages.last, pages.count) == ("range", "12", "15", 4)
    assert [(f.name, f.suggestion) for f in pages.findings] == [("unusual-dash", "12-15"), ("fullwidth", "12-15")]


def test_abbreviations_within_a_list_are_expanded_one_by_one():
    text = "1207-13; discussion 1213-4"
    suggestions = [finding.suggestion for finding in classify(text).findings]
    assert suggestions == ["1207-1213; discussion 1213-4", "1207-13; discussion 1213-1214"]


STATED = [
    # text, stated count, names of findings, suggestion and safety of the first
    ("12-15", 4, [], None, None),
    ("12-15", 0, [], None, None),
    ("12-15", 5, ["count-mismatch"], None, "manual"),
    ("xiii-xxiii", 10, ["count-mismatch"], None, "manual"),
    ("118-120+123", 4, [], None, None),
    ("118-120+123", 6, ["count-mismatch"], None, "manual"),
    ("543-543", 27, ["equal-ends", "count-mismatch"], "543", "unsafe"),
    ("e1234", 12, [], None, None),
    ("123", 12, [], None, None),
    ("103-91", 13, ["descending"], None, "manual"),
    ("103-91", 89, ["abbreviated-end"], "103-191", "unsafe"),
    ("466-75", 10, ["abbreviated-end"], "466-475", "unsafe"),
    ("466-75", 12, ["abbreviated-end"], None, "manual"),
    ("117053-66", 14, ["abbreviated-end"], "117053-117066", "unsafe"),
    ("12345-12", 12, ["article-number-with-count"], "12345", "safe"),
    ("3287 / 3300", 14, ["foreign-separator"], "3287-3300", "safe"),
    ("3287 / 3300", 9, ["foreign-separator", "count-mismatch"], "3287-3300", "unsafe"),
    ("1 / 14", 14, ["foreign-separator"], "1-14", "safe"),
    ("1001-1500", 500, [], None, None),
    ("pp. 12-15", 5, ["count-mismatch", "prefix"], None, "manual"),
]


@pytest.mark.parametrize(("text", "stated", "names", "suggestion", "safety"), STATED)
def test_a_stated_count_confirms_or_contradicts(text, stated, names, suggestion, safety):
    findings = classify(text, stated_count=stated).findings
    assert [finding.name for finding in findings] == names
    if findings:
        assert (findings[0].suggestion, findings[0].safety) == (suggestion, safety)


@pytest.mark.parametrize(("text", "suggestion"), [("11-9", "11-19"), ("103-91", "103-191"), ("10-9", "10-19")])
def test_a_source_that_abbreviates_throughout_has_its_ends_expanded(text, suggestion):
    assert [f.suggestion for f in classify(text, abbreviating=True).findings] == [suggestion]
    assert classify(text).kind == "reversed"


def test_placeholders_serve_the_message():
    [finding] = classify("3287 / 3300").findings
    assert finding.placeholders == {"separator": "/", "first": "3287", "last": "3300"}
    [finding] = classify("12-15", stated_count=5).findings
    assert finding.placeholders == {"stated": "5", "count": "4"}


DIGITS = "1 12 15 103 91 085038 2181380 S e xii １２ X 0".split()
MARKS = [*"-–—～－,+/_.:;[]第页至 \u00a0", "--", "NA", "to", "ff.", "pp. ", "s.", "suppl "]
PIECES = st.sampled_from(DIGITS + MARKS)
TEXTS = st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=40))
COUNTS = st.one_of(st.none(), st.integers(-1, 300))


def names(findings: tuple[PageFinding, ...]) -> set[str]:
    return {finding.name for finding in findings}


@given(TEXTS, COUNTS, st.booleans())
@example("9" * 5000, 3, False)
@example("1-" * 120, None, False)
def test_any_text_is_classified_within_the_closed_lists(text, stated, abbreviating):
    pages = classify(text, stated_count=stated, abbreviating=abbreviating)
    assert pages.kind in KINDS
    assert names(pages.findings) <= set(FINDINGS)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in pages.findings)


@given(TEXTS, COUNTS, st.booleans())
def test_a_suggestion_mends_its_finding_and_brings_no_other(text, stated, abbreviating):
    findings = classify(text, stated_count=stated, abbreviating=abbreviating).findings
    for finding in findings:
        if finding.suggestion is not None:
            mended = classify(finding.suggestion, stated_count=stated, abbreviating=abbreviating).findings
            assert names(mended) <= names(findings), finding
            repeated = [f for f in mended if f.name == finding.name]
            assert len(repeated) < len([f for f in findings if f.name == finding.name])
