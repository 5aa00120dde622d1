"""Editing RIS: each operation against the whole new text, and read again."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.ris import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, ReplaceRange, SetValue
from tests.formats.laws import apply, read_text
from tests.formats.tagged import edited, others

HEAD, TAIL = "TY  - JOUR\nAU  - Reed, P.\n", "PY  - 2001\nER  - \n"


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


def set_first(variable, text):
    return lambda record: SetValue(record.values(variable)[0], variable, text)


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("TI  - A titel here\n", "title", "A title here", "TI  - A title here\n"),
        ("VL  - 3(4)\n", "volume", "3", "VL  - 3\n"),
        ("AB  - one\ntwo  three\n", "abstract", "one two three", "AB  - one\ntwo three\n"),
        ("AB  - one\n  two\n", "abstract", "one, two", "AB  - one,\n  two\n"),
        ("AB  - one-\ntwo\n", "abstract", "onetwo", "AB  - onetwo\n"),
        ("KW  - a; bb ; c\n", "keyword", "z", "KW  - z; bb ; c\n"),
        ("SP  - 1\nEP  - 9\n", "page", "11-19", "SP  - 11\nEP  - 19\n"),
        ("SP  - 3287 / 3300\n", "page", "3287-3300", "SP  - 3287\nEP  - 3300\n"),
        ("SP - 3287 / 3300\n", "page", "3287-3300", "SP - 3287\nEP - 3300\n"),
        ("SP  - 3287 / 3300\nEP  - \n", "page", "3287-3300", "SP  - 3287\nEP  - 3300\n"),
        ("SP  - 12-19\n", "page", "12-13", "SP  - 12\nEP  - 13\n"),
        ("SP  - 6-1\nEP  - 6-13\n", "page", "6-1-6-14", "SP  - 6-1\nEP  - 6-14\n"),
        ("SP  - 118\nEP  - 120\n", "page", "118-120+123", "SP  - 118\nEP  - 120+123\n"),
        ("SP  - 7\nEP  - 7\n", "page", "8", "SP  - 8\nEP  - 8\n"),
        ("VO  - 3(4)\nVL  - 3(4)\n", "volume", "3", "VO  - 3\nVL  - 3\n"),
        ("T2  - Jurnal X\nJO  - Jurnal X\n", "container-title", "Journal X", "T2  - Journal X\nJO  - Journal X\n"),
        ("DO  - doi:10.5555/a\nDO  - doi:10.5555/a\n", "DOI", "10.5555/a", "DO  - 10.5555/a\nDO  - 10.5555/a\n"),
        ("KW  - a\nKW  - a\n", "keyword", "b", "KW  - b\nKW  - a\n"),
        ("DA  - 2001/5/03\n", "issued", "2001/05/03", "DA  - 2001/05/03\n"),
        ("SP  - e12\nEP  - 9\n", "page", "e12", "SP  - e12\n"),
        ("VL  - 2\nEP  - 9\n", "page", "5-9", "VL  - 2\nSP  - 5\nEP  - 9\n"),
    ],
)
def test_set_value(body, variable, text, expected):
    found, before, after = change(body, set_first(variable, text))
    assert found == expected
    assert after.values(variable)[0].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "index", "expected"),
    [
        ("KW  - a\nKW  - b\n", "keyword", 0, "KW  - b\n"),
        ("KW  - a; b; c\n", "keyword", 0, "KW  - b; c\n"),
        ("KW  - a; b; c\n", "keyword", 1, "KW  - a; c\n"),
        ("KW  - a; b; c;\n", "keyword", 2, "KW  - a; b;\n"),
        ("KW  - a\nb\nc\n", "keyword", 0, "KW  - b\nc\n"),
        ("KW  - a\nb\nc\n", "keyword", 1, "KW  - a\nc\n"),
        ("AD  - x, y.\nz, w.\n", "affiliation", 1, "AD  - x, y.\n"),
        ("SN  - 1234-5679, 1234-5679\n", "ISSN", 1, "SN  - 1234-5679\n"),
        ("N1  - References: A (1);\nB (2);\nC (3)\n", "reference", 1, "N1  - References: A (1);\nC (3)\n"),
        ("N1  - References: A (1);\nB (2);\nC (3)\n", "reference", 2, "N1  - References: A (1);\nB (2)\n"),
        ("N1  - References: A (1); B (2);\n", "reference", 0, "N1  - References: B (2);\n"),
        ("N1  - References: A (1);\n", "reference", 0, ""),
        ("VO  - 3\nVL  - 3\n", "volume", 0, ""),
        ("SP  - 3\nEP  - 3\n", "page", 0, ""),
        ("KW  - a\nKW  - a\n", "keyword", 1, "KW  - a\n"),
        ("N1  - Cited By :4\n", "times-cited", 0, ""),
        ("SP  - 1\nVL  - 2\nEP  - 9\n", "page", 0, "VL  - 2\n"),
        ("UR  - https://a\nUR  - https://b\n", "URL", 1, "UR  - https://a\n"),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    kept = [value.text for i, value in enumerate(before.values(variable)) if i != index]
    assert [value.text for value in after.values(variable)] == kept
    assert others(after, variable) == others(before, variable)


def test_delete_field_takes_its_continuation_lines():
    found, before, after = change("AB  - one\ntwo\n\n three\nVL  - 3\n", lambda r: DeleteField(r.tags["abstract"][0]))
    assert found == "VL  - 3\n"
    assert others(after) == others(before, "abstract")


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("TI  - x\nVL  - 3\n", "issue", "4", "TI  - x\nVL  - 3\nIS  - 4\n"),
        ("TI - x\n", "title-short", "Y", "TI - x\nST - Y\n"),
        ("TI  - x\n", "page", "3-9", "TI  - x\nSP  - 3\nEP  - 9\n"),
        ("TI  - x\nKW  - a\nb\n", "keyword", "c", "TI  - x\nKW  - a\nb\nKW  - c\n"),
        ("TI  - x\n", "raw:U1", "mine", "TI  - x\nU1  - mine\n"),
    ],
)
def test_insert_field(body, variable, text, expected):
    text_before = HEAD + body + TAIL
    record = read_text(FORMAT, text_before)[0]
    changed, again = edited(FORMAT, text_before, InsertField(variable, text), record)
    assert sorted(changed.splitlines()) == sorted((HEAD + expected + TAIL).splitlines())
    assert text in [value.text for value in again.values(variable)]
    assert changed.splitlines()[-1] == "ER  - "


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_new_line_ends_like_its_neighbour(newline):
    text = newline.join(["TY  - JOUR", "SP  - 1", "ER  - ", ""])
    record = read_text(FORMAT, text)[0]
    changed, _ = edited(FORMAT, text, SetValue(record.values("page")[0], "page", "1-9"), record)
    assert changed == newline.join(["TY  - JOUR", "SP  - 1", "EP  - 9", "ER  - ", ""])


def test_insertion_into_a_record_that_the_file_cuts_off():
    record = read_text(FORMAT, "TY  - JOUR\nVL  - 3")[0]
    changed, again = edited(FORMAT, "TY  - JOUR\nVL  - 3", InsertField("issue", "4"), record)
    assert changed == "TY  - JOUR\nVL  - 3\nIS  - 4"
    assert again.text("issue") == "4"


@pytest.mark.parametrize(
    "make",
    [
        lambda r: SetValue(r.values("title")[0], "title", "two\nlines"),
        lambda r: InsertField("raw:", "x"),
        lambda r: InsertField("citation-key", "x"),
        lambda r: InsertField("PMID", "1"),
        lambda r: InsertField("reference-count", "1"),
        lambda r: DeleteField(r.fields[0]),
    ],
)
def test_what_cannot_be_done_is_refused(make):
    record = read_text(FORMAT, HEAD + "TI  - x\n" + TAIL)[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, make(record))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("TY - JOUR\nTI  - x\nER  - \n", "TY  - JOUR\nTI  - x\nER  - \n"),
        ("TY  - JOUR\nKW  - a\nb\nc\nER  - \n", "TY  - JOUR\nKW  - a\nKW  - b\nKW  - c\nER  - \n"),
        ("TY  - JOUR\nTI  - x\n", "TY  - JOUR\nTI  - x\nER  - \n"),
        ("TY  - JOUR\r\nTI  - x", "TY  - JOUR\r\nTI  - x\r\nER  - \r\n"),
        ("TY  - JOUR\nER  - \"\n", "TY  - JOUR\nER  - \n"),
    ],
)
def test_mending_of_a_noted_defect(text, mended):
    record = read_text(FORMAT, text)[0]
    operation = record.notes[0].operation
    assert isinstance(operation, ReplaceRange)
    changed = apply(text, FORMAT.edit(record, operation))
    assert changed == mended
    assert read_text(FORMAT, changed)[0].notes == []


def test_year_stands_in_both_date_fields():
    text = "TY  - JOUR\nPY  - 2001\nDA  - 2001/05/03\nER  - \n"
    record = read_text(FORMAT, text)[0]
    changed, _ = edited(FORMAT, text, SetValue(record.values("issued")[0], "issued", "2011/05/03"), record)
    assert changed == "TY  - JOUR\nPY  - 2011\nDA  - 2011/05/03\nER  - \n"
    with pytest.raises(EditError):
        FORMAT.edit(record, SetValue(record.values("issued")[0], "issued", "May"))


@pytest.mark.parametrize(
    ("line", "variable"),
    [("N1  - Cited Reference Count: 7", "reference-count"), ("AI  - ORCID: x/0000-0002-1825-0097", "ORCID")],
)
def test_part_of_a_longer_text_is_not_deleted(line, variable):
    record = read_text(FORMAT, f"TY  - JOUR\n{line}\nER  - \n")[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, DeleteItem(record.values(variable)[0], variable))


def test_field_names_are_those_of_the_file():
    record = read_text(FORMAT, "TY  - JOUR\nSP  - 1\nEP  - 2\nA1  - x\nER  - \n")[0]
    names = [FORMAT.field_name(record, name) for name in ("page", "author", "DOI", "raw:U1")]
    assert names == ["SP/EP", "A1", "DO", "U1"]
