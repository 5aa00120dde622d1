"""Reading and editing Ovid files: tags, the source string, lists over blank lines, each edit against the whole text."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.ovid import FORMAT
from biblint.formats.ovid.source_string import parse_source
from biblint.model import DeleteField, DeleteItem, InsertField, SetValue
from tests.formats.laws import read_text
from tests.formats.tagged import edited, lawful, others

HEAD, TAIL = "<7. >\nVN  - Ovid Technologies\n", "UP  - 2020\n\n<8. >\nTI  - Other\n"


def record_of(*lines: str):
    return lawful(FORMAT, "\n".join(["<1. >", *lines, ""])).records[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("<1. >\nVN  - Ovid Technologies\n", True),
        ("\ufeff\r\n <17. >\r\n VN  - Ovid Technologies\r\n", True),
        ("Search for: x\n\n<1.>\rDB - PsycINFO\r", True),
        ("<1. >\nsomething else\n", False),
        ("a <1. > b\nTI  - x\n", False),
        ("TY  - JOUR\nTI  - x\nER  - \n", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("Ann Surg March/April 2010;251(3):430-435", ("Ann Surg", "251", "3", "430-435", "March/April 2010")),
        ("A Journal: With a Subtitle June 2019;1(6):123", ("A Journal: With a Subtitle", "1", "6", "123", "June 2019")),
        ("Acta 2010;6:611-613", ("Acta", "6", None, "611-613", "2010")),
        ("Ann Surg. Vol.251(3), Sep 2010, pp. 430-435.", ("Ann Surg", "251", "3", "430-435", "Sep 2010")),
        ("Notes. Vol.75(2-A(E)),2014, pp. 3.", ("Notes", "75", "2-A(E)", "3", "2014")),
        ("Ann Surg. 251 (3) (pp 430-435), 2010. Date: 2010.", ("Ann Surg", "251", "3", "430-435", "2010")),
        ("Ann Surg. 251(2-3):430-5, 2010 Mar.", ("Ann Surg", "251", "2-3", "430-5", "2010 Mar")),
        ("Ecology. 201:327-334, November 15, 2004.", ("Ecology", "201", None, "327-334", "November 15, 2004")),
        ("Gazette. 1288(3), Nov. 16, 2004.", ("Gazette", "1288", "3", None, "Nov. 16, 2004")),
        ("Hydro. 2007 15 June; 433-441.", ("Hydro", None, None, "433-441", "2007 15 June")),
        ("Proceedings. 2005; 9pp..", ("Proceedings", None, None, None, "2005")),
        ("Roe, A [Ed]; Doe, B [Ed]. (2012). A book. (pp. 11-31). xvii, 254 pp. Ulm: X.",
         ("A book", None, None, "11-31", "2012")),
        ("Roe, A. [Editor], Doe, B. [Editor]. A book.:37-39, 2004.", ("A book", None, None, "37-39", "2004")),
        ("Journal of Political Studies 12, Winter 2007: 7-14.", (None,) * 5),
        ("Moss on walls", (None,) * 5),
    ],
)  # fmt: skip
def test_source_string_is_taken_apart_where_it_is_certain(source, parts):
    found = {name: source[start:end] for name, (start, end) in parse_source(source, 0, len(source)).items()}
    assert tuple(found.get(name) for name in ("container-title", "volume", "issue", "page", "issued")) == parts


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("TI  - Moss. [References].",), "title", ["Moss."]),
        (("TI  - Moss.  [Article]",), "title", ["Moss."]),
        (("TI  - [Moss and light.]",), "title", ["[Moss and light.]"]),
        (("TI  - Moss on", "      walls."), "title", ["Moss on walls."]),
        (("AU  - Roe, A. [Author, Reprint Author; E-mail: a@b.example]",), "author", ["Roe, A."]),
        (("AU  - Roe, Anna MD",), "author", ["Roe, Anna MD"]),
        (("DB  - Journals@Ovid", "AU  - Roe, Anna B. MD, PhD 1,2,*"), "author", ["Roe, Anna B."]),
        (("DB  - Journals@Ovid", "AU  - Dept, S. 1"), "author", ["Dept, S."]),
        (("AU  - Roe A", "FA  - Roe, Anna"), "author", ["Roe, Anna"]),
        (("ED  - Roe, A;  Doe, B",), "editor", ["Roe, A", "Doe, B"]),
        (("IS  - 1234-5679 (ISSN print)", "IT  - 1234-5679"), "ISSN", ["1234-5679"]),
        (("IB  - 978-0-306-40615-7 (Paperback), 0-306-40615-2 (PDF)",), "ISBN", ["978-0-306-40615-7", "0-306-40615-2"]),
        (("LG  - English.",), "language", ["English"]),
        (("KW  - a;  b", "MH  - *c"), "keyword", ["a", "b", "c"]),
        (("ID  - a, b",), "keyword", ["a", "b"]),
        (("YR  - 2015", "DP  - Sep 2015"), "issued", ["Sep 2015"]),
        (("YR  - 2015", "DP  - Sep 2014"), "issued", ["2015"]),
        (("SO  - Acta 2010;6:1-3", "VO  - 7"), "volume", ["7"]),
        (("SO  - Acta 2010;6:1-3",), "volume", ["6"]),
        (("SO  - Acta", "      2010;6:1-3"), "container-title", ["Acta"]),
        (("RF  - 34",), "reference-count", ["34"]),
        (("RF  - A one.", "", "      B", "      two."), "reference", ["A one.", "B two."]),
        (("DT  - Chapter", "BT  - A book"), "container-title", ["A book"]),
        (("PT  - Book", "BT  - A book"), "container-title", []),
        (("PU  - ",), "publisher", []),
    ],
)
def test_values_of_tags(lines, variable, expected):
    record = record_of(*lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is bool(expected)


def test_addresses_belong_to_the_author_they_name():
    record = record_of(
        "DB  - PsycINFO", "AU  - Roe, Anna", "AU  - Doe, Max B", "IN  - Roe, Anna: Moss Univ, Bern", "",
        "      Doe, Max B.: X", "", "      Unit: Y"
    )  # fmt: skip
    owners = [(value.text, [person.text for person in value.people]) for value in record.values("affiliation")]
    assert owners == [("Moss Univ, Bern", ["Roe, Anna"]), ("X", ["Doe, Max B"]), ("Unit: Y", [])]


@pytest.mark.parametrize(
    ("lines", "type_"),
    [
        (("PT  - Journal", "DT  - Journal Article"), "article-journal"),
        (("PT  - Book", "DT  - Chapter"), "chapter"),
        (("PT  - Dissertation Abstract",), "thesis"),
        (("PT  - Patent",), "patent"),
        (("DB  - Your Journals@Ovid", "DT  - DEPARTMENTS."), "article-journal"),
        (("DB  - Books@Ovid", "PT  - Atlas"), "book"),
        (("PT  - Something",), ""),
    ],
)
def test_type_is_told_by_document_type_and_database(lines, type_):
    assert record_of(*lines).type == type_


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("<1. >\nTI  - a\n<2. >\nTI  - b\n", [["a"], ["b"]]),
        ("<1. >\nTI  - a\n\nYR  - 2001\n\n\n<2. >\nTI  - b\n", [["a"], ["b"]]),
        (" <1. >\n TI  - a\n \n <2. >\n TI  - b\n", [["a"], ["b"]]),
        ("<1. >\nTI - a\n\n<2.>\nTI - b\n", [["a"], ["b"]]),
        ("VN  - Ovid\nTI  - a\n\nYR  - 1\n\nVN  - Ovid\nTI  - b\n", [["a"], ["b"]]),
    ],
)
def test_where_records_begin(text, titles):
    records = lawful(FORMAT, text).records
    assert [texts(record, "title") for record in records] == titles
    assert [record.notes for record in records] == [[] for _ in titles]


def test_line_without_a_tag_is_noted():
    record = record_of("TI  - x", "y", "SCORE  - *****")
    assert [note.name for note in record.notes] == ["untagged-line"]
    assert texts(record, "raw:SCORE") == ["*****"]


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("TI  - A titel. [References].\n", "title", "A title.", "TI  - A title. [References].\n"),
        ("SO  - Acta 2010;6(2):1--3\n", "page", "1-3", "SO  - Acta 2010;6(2):1-3\n"),
        ("SO  - Acta 2010;6:1-3\nVO  - 6\n", "volume", "7", "SO  - Acta 2010;7:1-3\nVO  - 7\n"),
        ("SO  - Acta 2010;6:1-3\nVO  - 8\n", "volume", "7", "SO  - Acta 2010;6:1-3\nVO  - 7\n"),
        ("AU  - Ro, A. [Author]\n", "author", "Roe, A.", "AU  - Roe, A. [Author]\n"),
        ("YR  - 2015\nDP  - Sep 2015\n", "issued", "Sep 2014", "YR  - 2014\nDP  - Sep 2014\n"),
        ("LG  - Englich.\n", "language", "English", "LG  - English.\n"),
        ("MH  - *Mos\n", "keyword", "Moss", "MH  - *Moss\n"),
        ("DO  - http://dx.doi.org/10.5555/a\n", "DOI", "10.5555/a", "DO  - 10.5555/a\n"),
    ],
)
def test_set_value(body, variable, text, expected):
    found, before, after = change(body, lambda r: SetValue(r.values(variable)[0], variable, text))
    assert found == expected
    assert after.values(variable)[0].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "index", "expected"),
    [
        ("KW  - a;  b;  c\n", "keyword", 1, "KW  - a;  c\n"),
        ("MH  - *a\nMH  - b\n", "keyword", 0, "MH  - b\n"),
        ("AU  - Roe, A. [Author]\nAU  - Doe, B.\n", "author", 0, "AU  - Doe, B.\n"),
        ("IN  - X.\n\n      Y.\n\n      Z.\n", "affiliation", 1, "IN  - X.\n\n      Z.\n"),
        ("AB  - one\n      two\nVO  - 3\n", "abstract", 0, "VO  - 3\n"),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("text", "variable", "new", "expected"),
    [
        ("<1. >\nVO  - 3\n", "issue", "4", "<1. >\nVO  - 3\nIP  - 4\n"),
        (" <1. >\n VO  - 3\n", "page", "4-9", " <1. >\n VO  - 3\n PG  - 4-9\n"),
        ("<1. >\r\nVO - 3\r\n", "issue", "4", "<1. >\r\nVO - 3\r\nIP - 4\r\n"),
        ("<1. >\nAU  - Roe, A\nTI  - x\n", "author", "Doe, B", "<1. >\nAU  - Roe, A\nAU  - Doe, B\nTI  - x\n"),
        ("<1. >\n", "volume", "4", "<1. >\nVO  - 4\n"),
    ],
)
def test_insert_field(text, variable, new, expected):
    changed, again = edited(FORMAT, text, InsertField(variable, new), read_text(FORMAT, text)[0])
    assert changed == expected
    assert new in texts(again, variable)


@pytest.mark.parametrize(
    "make",
    [
        lambda r: SetValue(r.values("title")[0], "title", "two\nlines"),
        lambda r: DeleteItem(r.values("volume")[0], "volume"),
        lambda r: SetValue(r.values("issued")[0], "issued", "Sep"),
        lambda r: InsertField("PMCID", "1"),
        lambda r: DeleteField(r.fields[0]),
    ],
)
def test_what_cannot_be_done_is_refused(make):
    record = read_text(FORMAT, HEAD + "TI  - x\nSO  - Acta 2010;6:1-3\nYR  - 2010\nDP  - Sep 2010\n" + TAIL)[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, make(record))


def test_field_names_are_those_of_the_file():
    record = record_of("TI  - x", "SO  - Acta 2010;6:1-3")
    assert [FORMAT.field_name(record, name) for name in ("title", "volume", "DOI")] == ["TI", "SO", "DO"]
