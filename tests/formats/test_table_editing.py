"""Editing tables: each operation against the whole new row, read again, with everything else as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats import formats
from biblint.formats.base import EditError
from biblint.model import DeleteField, DeleteItem, InsertField, Operation, Record, ReplaceRange, SetValue
from biblint.source import Source
from tests.formats.laws import apply, read_text
from tests.formats.tagged import SAMPLES, edited, others

SCOPUS = formats()["scopus-csv"]
HEAD = "Authors,Author full names,Author(s) ID,Title,Year,Page start,Page end,DOI,Author Keywords,EID\n"
OTHER = '"Roe, A.","Roe, Ann (3)",3,Fern,2001,3,,,x; y,2-s2.0-3\n'
ROW = '"Lee, A.; Kim, B.","Lee, Ada (1); Kim, Bo (2)",1; 2,"Moss ""on"" walls",2020,7,9,,a; b; c,2-s2.0-1\n'


def change(row: str, make, format_=SCOPUS, head: str = HEAD, other: str = OTHER) -> tuple[str, Record, Record]:
    text = head + other + row + other
    record = read_text(format_, text)[1]
    changed, again = edited(format_, text, make(record), record)
    assert changed.startswith(head + other) and changed.endswith(other)
    return changed[len(head + other) : -len(other)], record, again


def setting(variable: str, index: int, text: str):
    return lambda record: SetValue(record.values(variable)[index], variable, text)


@pytest.mark.parametrize(
    ("variable", "index", "text", "old", "new"),
    [
        ("title", 0, 'Moss "on" stone', ' walls"', ' stone"'),
        ("title", 0, 'Moss "on" old "walls"', '""on"" walls', '""on"" old ""walls""'),
        ("title", 0, "Moss on walls", '"Moss ""on"" walls"', '"Moss on walls"'),
        ("issued", 0, "2021", ",2020,", ",2021,"),
        ("keyword", 1, "b, B", "a; b; c", '"a; b, B; c"'),
        ("keyword", 2, 'a "c"', "a; b; c", '"a; b; a ""c"""'),
        ("author", 1, "Kim, Boo", "Kim, Bo (2)", "Kim, Boo (2)"),
        ("page", 0, "7-19", ",7,9,", ",7,19,"),
        ("page", 0, "e7", ",7,9,", ",e7,,"),
    ],
)
def test_set_value(variable, index, text, old, new):
    found, before, after = change(ROW, setting(variable, index, text))
    assert found == ROW.replace(old, new, 1) != ROW
    assert after.values(variable)[index].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("variable", "index", "new"),
    [
        ("keyword", 0, ROW.replace("a; b; c", "b; c")),
        ("keyword", 2, ROW.replace("a; b; c", "a; b")),
        ("author", 0, ROW.replace("Lee, A.; ", "").replace("Lee, Ada (1); ", "").replace("1; 2", "2")),
        ("page", 0, ROW.replace(",7,9,", ",,,")),
    ],
)
def test_delete_item(variable, index, new):
    found, before, after = change(ROW, lambda record: DeleteItem(record.values(variable)[index], variable))
    assert found == new != ROW
    assert others(after, variable) == others(before, variable)


def test_the_only_item_leaves_an_empty_cell():
    row = ROW.replace("a; b; c", '"a"')
    found, _, after = change(row, lambda record: DeleteItem(record.values("keyword")[0], "keyword"))
    assert (found, after.has("keyword")) == (ROW.replace("a; b; c", ""), False)


def test_authors_of_lists_that_differ_go_from_their_own_column_only():
    row = ROW.replace("1; 2,", "1,")
    found, _, _ = change(row, lambda record: DeleteItem(record.values("author")[1], "author"))
    assert found == '"Lee, A.","Lee, Ada (1)",1,' + row.partition(",1,")[2]


def test_delete_field_empties_the_cell():
    found, before, after = change(ROW, lambda record: DeleteField(record.tags["title"][0]))
    assert found == ROW.replace('"Moss ""on"" walls"', "")
    assert others(after) == others(before, "title")


@pytest.mark.parametrize(
    ("old", "variable", "text", "new"),
    [
        (",9,,a", "DOI", "10.1/x", ",9,10.1/x,a"),
        (",9,,a", "DOI", "10.1/x,y", ',9,"10.1/x,y",a'),
        (",2020,", "issued", "1999", ",1999,"),
        (",7,9,", "page", "11-19", ",11,19,"),
    ],
)
def test_insert_field_fills_an_empty_cell(old, variable, text, new):
    row = ROW if variable == "DOI" else ROW.replace(old, "," * old.count(","))
    found, _, after = change(row, lambda record: InsertField(variable, text))
    assert found == ROW.replace(old, new)
    assert after.text(variable) == text


def test_inserted_text_is_quoted_where_cells_are():
    head, row = HEAD.replace(",", '","').join('""').replace('\n"', '"\n'), '"x","x (1)","1","T","2000","","","","",""\n'
    found, _, _ = change(row, lambda record: InsertField("DOI", "10.1/x"), head=head)
    assert found == row.replace('"2000","","","",', '"2000","","","10.1/x",')


REFUSED = {
    "no empty cell": InsertField("title", "x"),
    "no column": InsertField("publisher", "x"),
    "more than one line": InsertField("DOI", "a\nb"),
}


@pytest.mark.parametrize("operation", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written_is_refused(operation: Operation):
    record = read_text(SCOPUS, HEAD + ROW)[0]
    with pytest.raises(EditError):
        SCOPUS.edit(record, operation)


def test_an_item_with_the_separator_is_refused():
    record = read_text(SCOPUS, HEAD + ROW)[0]
    with pytest.raises(EditError, match="another number"):
        SCOPUS.edit(record, SetValue(record.values("keyword")[0], "keyword", "a; z"))


def test_a_name_that_would_turn_a_comma_list_into_one_name_is_refused():
    record = read_text(SCOPUS, 'Authors,Title,EID\n"Lee A., Kim B.",Moss,2-s2.0-1\n')[0]
    with pytest.raises(EditError, match="another number"):
        SCOPUS.edit(record, SetValue(record.values("author")[0], "author", "Lee"))


def test_tables_without_quotes_take_no_delimiter():
    format_ = formats()["wos-tab"]
    record = read_text(format_, 'PT\tAU\tTI\tUT\nJ\tLee, A\tMoss "x"\tWOS:1\t\n')[0]
    with pytest.raises(EditError):
        format_.edit(record, SetValue(record.values("title")[0], "title", "Moss\tx"))
    (edit,) = format_.edit(record, SetValue(record.values("title")[0], "title", 'Moss "y"'))
    assert edit.text == "y"


@pytest.mark.parametrize("note", ["unbalanced-braces", "repeated-header"])
def test_mending_of_a_noted_defect(note):
    text = HEAD + ROW.replace('"Moss ""on"" walls"', '"Moss "on" walls"') + HEAD + OTHER
    batch = SCOPUS.read(read_text(SCOPUS, text)[0].segment, None)
    notes = {one.name: one for one in [*batch.notes, *batch.records[0].notes]}
    operation = notes[note].operation
    assert isinstance(operation, ReplaceRange)
    mended = apply(text, SCOPUS.edit(batch.records[0], operation))
    assert mended == (text.replace(HEAD + OTHER, OTHER) if note == "repeated-header" else HEAD + ROW + HEAD + OTHER)


@given(st.text(alphabet='ab,"; ä', min_size=1, max_size=9).map(str.strip).filter(bool), st.booleans())
def test_any_text_is_read_back_and_nothing_else_changes(text, quoted):
    row = ROW if quoted else ROW.replace('"Moss ""on"" walls"', "Moss")
    found, before, after = change(row, setting("title", 0, text))
    assert after.text("title") == text
    assert others(after, "title") == others(before, "title")
    assert next(csv.reader(io.StringIO(found, newline="")))[3] == text


def test_an_edit_changes_no_byte_outside_it():
    source = Source.read(SAMPLES / "scopus-csv" / "new.csv")
    (segment,) = source.segments(None)
    record = SCOPUS.read(segment, None).records[0]
    edits = SCOPUS.edit(record, SetValue(record.values("volume")[0], "volume", "13"))
    assert source.apply((segment, edit) for edit in edits) == source.data.replace(b'"12","3"', b'"13","3"', 1)
