"""Editing Refer: each operation against the whole new text, and read again."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.refer import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, SetValue
from tests.formats.laws import read_text
from tests.formats.tagged import edited, others

HEAD, TAIL = "%0 Journal Article\n", "%W CNKI\n\n\n%0 Book\n%T Other\n"


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("%T A titel here\n", "title", "A title here", "%T A title here\n"),
        ("%P 3 / 9\n", "page", "3-9", "%P 3-9\n"),
        ("%P 7\n%P 3--9\n", "page", "3-9", "%P 7\n%P 3-9\n"),
        ("%X <正>甲。\n\n乙\n", "abstract", "甲, 乙", "%X <正>甲,\n\n乙\n"),
        ("%K a;;b;;c\n", "keyword", "z", "%K z;;b;;c\n"),
        ("%A 甲%A 乙\n", "author", "丙", "%A 丙%A 乙\n"),
        ("%@ 12345679\n", "ISSN", "1234-5679", "%@ 1234-5679\n"),
        ("%R doi:10.5555/a\n", "DOI", "10.5555/a", "%R 10.5555/a\n"),
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
        ("%K a;;b;;c\n", "keyword", 1, "%K a;;c\n"),
        ("%K a;;b;;c\n", "keyword", 2, "%K a;;b\n"),
        ("%K a\nb\nc\n", "keyword", 0, "%K b\nc\n"),
        ("%K a\n", "keyword", 0, ""),
        ("%A 甲%A 乙%A 丙\n", "author", 0, "%A 乙%A 丙\n"),
        ("%A 甲%A 乙%A 丙\n", "author", 2, "%A 甲%A 乙\n"),
        ("%A 甲\n%A 乙\n", "author", 0, "%A 乙\n"),
        ("%+ 甲;乙;\n", "affiliation", 1, "%+ 甲;\n"),
        ("%P 7\n%P 3-9\n", "number-of-pages", 0, "%P 3-9\n"),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    kept = [value.text for i, value in enumerate(before.values(variable)) if i != index]
    assert [value.text for value in after.values(variable)] == kept
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("%V 3\n", "issue", "4", "%V 3\n%N 4\n"),
        ("%A 甲\n%T x\n", "author", "乙", "%A 甲\n%A 乙\n%T x\n"),
        ("%N 3\n", "page", "3-9", "%N 3\n%P 3-9\n"),
        ("%K a\nb\n", "keyword", "c", "%K a\nb\n%K c\n"),
        ("%T x\n", "DOI", "10.5555/a", "%T x\n%R 10.5555/a\n"),
    ],
)
def test_insert_field(body, variable, text, expected):
    found, _, again = change(body, lambda r: InsertField(variable, text))
    assert found == expected
    assert text in [value.text for value in again.values(variable)]


@pytest.mark.parametrize(
    ("kind", "line"), [("Book Section", "%B x"), ("Journal Article", "%J x")]
)
def test_container_of_each_type_has_its_tag(kind, line):
    text = f"%0 {kind}\n%D 2001\n"
    changed, _ = edited(FORMAT, text, InsertField("container-title", "x"), read_text(FORMAT, text)[0])
    assert line in changed.splitlines()


def test_delete_field_takes_its_continuation_lines():
    found, before, after = change("%X one\n\n\ttwo\n%V 3\n", lambda r: DeleteField(r.tags["abstract"][0]))
    assert found == "%V 3\n"
    assert others(after) == others(before, "abstract")


def test_new_line_ends_like_its_neighbour():
    text = "%0 Book\r\n%T x"
    changed, _ = edited(FORMAT, text, InsertField("issued", "2001"), read_text(FORMAT, text)[0])
    assert changed == "%0 Book\r\n%T x\r\n%D 2001"


@pytest.mark.parametrize(
    "make",
    [
        lambda r: SetValue(r.values("title")[0], "title", "two\nlines"),
        lambda r: InsertField("PMID", "1"),
        lambda r: DeleteField(r.fields[0]),
    ],
)
def test_what_cannot_be_done_is_refused(make):
    record = read_text(FORMAT, HEAD + "%T x\n" + TAIL)[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, make(record))
