"""Reading MEDLINE files: tags, authors and what belongs to each, identifiers, types, records and their limits."""

from __future__ import annotations

import pytest

from biblint.formats.nbib import FORMAT
from tests.formats.laws import read_text
from tests.formats.tagged import lawful


def record_of(*lines: str):
    return lawful(FORMAT, "\n".join(["PMID- 1", "OWN - NLM", *lines, ""])).records[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("PMID- 123\nOWN - NLM\n", True),
        ("\ufeff\r\nPMID- 123\r\nTI  - x\r\n", True),
        ("PMID - 123\rTI  - x\r", True),
        ("\nOWN - ERIC\nTI  - x\n", True),
        ("PMID- \nTI  - x", False),
        ("PMID: 123\nTitle: x", False),
        ("TY  - JOUR\nAN  - PMID- 3\nER  - \n", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("TI  - One title on", "      two lines."), "title", ["One title on two lines."]),
        (("TI  - ", "      below its tag."), "title", ["below its tag."]),
        (("FAU - Lee, Ada", "AU  - Lee A"), "author", ["Lee, Ada"]),
        (("FAU - Lee, Ada", "AU  - Lee A"), "raw:AU", ["Lee A"]),
        (("FAU - Lee, Ada", "AU  - Lee A", "AU  - et al."), "author", ["Lee, Ada", "et al."]),
        (("AU  - Lee A", "AU  - Kim B"), "author", ["Lee A", "Kim B"]),
        (("FAU - Lee, Ada", "CN  - Group", "FAU - Kim, Bo"), "author", ["Lee, Ada", "Group", "Kim, Bo"]),
        (("ED  - Lee A", "ED  - Kim B"), "editor", ["Lee A", "Kim B"]),
        (("LID - 10.5555/a [doi]", "AID - S1 [pii]", "AID - 10.5555/a [doi]"), "DOI", ["10.5555/a"]),
        (("LID - 10.5555/a [doi]", "AID - 10.5555/b [DOI]"), "DOI", ["10.5555/a", "10.5555/b"]),
        (("LID - S1 [pii]", "AID - [doi]"), "DOI", []),
        (("LID - 10.5555/a", "AID - 10.5555/b [pii]"), "DOI", ["10.5555/a"]),
        (("LID - http://a.example/1",), "URL", ["http://a.example/1"]),
        (("IS  - 1234-5679 (Print)", "IS  - 1234-5679 (Linking)"), "ISSN", ["1234-5679"]),
        (("IS  - 1234-5679", "IS  - 2345-678X (Electronic)"), "ISSN", ["1234-5679", "2345-678X"]),
        (("ISSN - EISSN-1234-5679",), "ISSN", ["1234-5679"]),
        (("ISSN - EISSN-",), "ISSN", []),
        (("ISBN- 978-0-306-40615-7 (pdf)",), "ISBN", ["978-0-306-40615-7"]),
        (("AUID- ORCID: 0000-0002-1825-0097",), "ORCID", ["0000-0002-1825-0097"]),
        (("AUID- ORCID: https://orcid.org/0000-0002-1825-0097",), "ORCID", ["0000-0002-1825-0097"]),
        (("AUID- 0000-0002-1825-0097",), "ORCID", ["0000-0002-1825-0097"]),
        (("AUID- ISNI: 0000 0001",), "ORCID", []),
        (("OT  - *moss", "MH  - *Ferns/growth", "OT  - *"), "keyword", ["moss", "Ferns/growth"]),
        (("DP  - 2016 Jan-Feb", "DEP - 20151203"), "issued", ["2016 Jan-Feb"]),
        (("DP  - 2016 Jan-Feb", "DEP - 20151203"), "available-date", ["20151203"]),
        (("PG  - 466-75",), "page", ["466-75"]),
        (("PG  - ",), "page", []),
        (("BTI - Book", "TI  - Part"), "title", ["Part"]),
        (("BTI - Book", "TI  - Part"), "container-title", ["Book"]),
        (("TI  - Ca\udc88H bond",), "title", ["Ca\ufffdH bond"]),
    ],
)
def test_values_of_tags(lines, variable, expected):
    record = record_of(*lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is (bool(expected) and not variable.startswith("raw:"))


def test_affiliations_and_identifiers_belong_to_the_author_before_them():
    record = record_of(
        "FAU - Lee, Ada", "AU  - Lee A", "AUID- ORCID: 0000-0002-1825-0097", "AD  - X.", "AD  - Y.", "CN  - Group",
        "FAU - Kim, Bo", "AU  - Kim B", "AD  - X.", "LA  - eng", "AD  - Z."
    )  # fmt: skip
    owners = [(value.text, [person.text for person in value.people]) for value in record.values("affiliation")]
    assert owners == [("X.", ["Lee, Ada"]), ("Y.", ["Lee, Ada"]), ("X.", ["Kim, Bo"]), ("Z.", [])]
    assert record.values("ORCID")[0].people[0] is record.values("author")[0]
    assert [value.literal for value in record.values("author")] == [False, True, False]


@pytest.mark.parametrize(
    ("lines", "type_"),
    [
        (("PT  - Letter",), "article-journal"),
        (("PT  - JOURNAL ARTICLE",), "article-journal"),
        (("PT  - Evaluation Studies", "JT  - Moss"), "article-journal"),
        (("PT  - Review", "PT  - Book Chapter"), "chapter"),
        (("PT  - Preprint", "JT  - bioRxiv"), "article"),
        (("PT  - Dataset",), "dataset"),
        (("PT  - Dissertations/Theses - Doctoral Dissertations",), "thesis"),
        (("PT  - Something new",), ""),
        ((), ""),
    ],
)
def test_type_is_told_by_the_publication_types(lines, type_):
    assert record_of(*lines).type == type_


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("PMID- 1\nTI  - a\n\nPMID- 2\nTI  - b\n", [["a"], ["b"]]),
        ("PMID- 1\nTI  - a\nPMID- 2\nTI  - b\n", [["a"], ["b"]]),
        ("PMID- 1\nOWN - NLM\nTI  - a\n\nOWN - NLM\nTI  - b\n", [["a"], ["b"]]),
        ("OWN - ERIC\nTI  - a\n\nOWN - ERIC\nTI  - b\n", [["a"], ["b"]]),
        ("OWN - ERIC\nTI  - a\n\nPMID- 2\nTI  - b\n", [["a"], ["b"]]),
        ("TI  - a\nAU  - x\n\nAU  - y\nTI  - b\n", [["a"], ["b"]]),
        ("PMID- 1\n\nTI  - a\nVI  - 3\n", [["a"]]),
    ],
)
def test_where_records_begin(text, titles):
    assert [texts(record, "title") for record in lawful(FORMAT, text).records] == titles


@pytest.mark.parametrize(
    ("text", "note", "source"),
    [
        ("PMID- 1\nTI - x\n", "misspaced-tag", "TI - "),
        ("PMID - 1\nTI  - x\n", "misspaced-tag", "PMID - "),
        ("PMID- 1\n\nVI  - 3\nIP  - 4\n", "field-after-end", "VI  - 3"),
        ("PMID- 1\nVI  - 3\nx y\nIP  - 4\n", "untagged-line", "x y"),
    ],
)
def test_defect_of_a_record_is_noted(text, note, source):
    notes = [found for record in lawful(FORMAT, text).records for found in record.notes]
    assert [(found.name, text[found.start : found.end]) for found in notes] == [(note, source)]


def test_text_between_records_is_junk():
    text = "Results\n\nPMID- 1\nTI  - a\n\nPage 2\n\nPMID- 2\nTI  - b\n"
    batch = lawful(FORMAT, text)
    found = [(note.name, text[note.start : note.end]) for note in batch.notes]
    assert found == [("junk", "Results"), ("junk", "Page 2")]
    assert [record.notes for record in batch.records] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "OWN - ERIC\nISSN - EISSN-1234-5679\nISBN - 978-0-306-40615-7\n\n\n\nOWN - ERIC\nTI  - x\n",
        "PMID- 1\nPG  - \nAB  - one\n      two\n\n",
        "\n\nPMID- 1\nXYZ - what a newer list may hold\n",
    ],
)
def test_custom_of_writers_is_no_defect(text):
    batch = lawful(FORMAT, text)
    assert [*batch.notes, *(note for record in batch.records for note in record.notes)] == []


def test_dialect_of_eric():
    assert [record.dialect for record in read_text(FORMAT, "OWN - ERIC\n\nPMID- 1\nOWN - NLM\n")] == ["eric", ""]
