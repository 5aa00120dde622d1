"""List files: what their kinds say alike, and errors with places."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.ruleset import lists
from biblint.ruleset.errors import FileError, FileErrors
from biblint.ruleset.lists import ListFile, parsed, read
from biblint.ruleset.loader import parse_rule
from biblint.tables import Table, texts

RULE = """\
schema: 1
id: known-host
title: A publisher that is a host
category: container
severity: warning
since: 0.1.0
rationale: A host in place of a publisher says nothing of who has published the work.
select: {field: publisher}
check: {kind: listed, list: %s, columns: [%s]}
message: "'{entry}' is in {list-name}"
examples:
  valid:
    - record: {publisher: Moss Press}
  invalid:
    - record: {publisher: moss.example}
      reports: [{text: moss.example}]
"""


def said(name, text, *columns):
    """What some columns of a list say, row by row."""
    table = parsed(name, text.encode()).table
    return [list(texts(row, table.places(columns))) for row in table.rows]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Name,Where\nMoss,wall\nLichen, roof \n"),
        ("a.csv", "# Origin: own\n# Licence: MIT\nName,Where\r\nMoss,wall\r\nLichen,roof\r\n"),
        ("a.csv", "Name;Where\nMoss;wall\n\nLichen;roof\n"),
        ("a.csv", 'name,WHERE,\n"Moss","wall",\nLichen,roof,\n'),
        ("a.tsv", "Name\tWhere\nMoss\twall\nLichen\troof\n"),
        ("a.yaml", "- {Name: Moss, Where: wall}\n- {Name: Lichen, Where: roof}\n"),
        ("a.json", '[{"Name": "Moss", "Where": "wall"}, {"Name": "Lichen", "Where": "roof"}]'),
    ],
)
def test_every_kind_says_the_same(name, text):
    assert said(name, text, "Name", "where") == [["Moss", "wall"], ["Lichen", "roof"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", "# from here\nMoss\n\n  Lichen \n"), ("a.yml", "- Moss\n- Lichen\n"), ("a.json", '["Moss", "Lichen"]')],
)
def test_a_bare_list_has_one_column_by_any_name(name, text):
    assert said(name, text, "whatever") == [["Moss"], ["Lichen"]]


def test_columns_inside_nested_data_are_named_by_the_way():
    text = '[{"names": [{"value": "Moss", "lang": null}, {"value": "苔藓"}], "id": 7}, {"names": []}]'
    assert said("ror.json", text, "names.value", "id") == [["Moss", "苔藓", "7"], []]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_those_of_exports(encoding):
    table = parsed("a.csv", "刊名,编号\n苔藓学报,1\n地衣与苔藓研究学报,2\n".encode(encoding)).table
    assert (table.columns, table.rows[0]) == (("刊名", "编号"), ("苔藓学报", "1"))


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("a.csv", "", 0, "the list is empty"),
        ("a.csv", "DOI\n", 0, "the list is empty"),
        ("a.txt", "# nothing\n", 0, "the list is empty"),
        ("a.yaml", "[]", 0, "the list is empty"),
        ("a.csv", "A,B\n1,2\n1,2,3\n", 3, "3 values under 2 columns"),
        ("a.csv", '# one\nA,B\n1,"2\n', 3, "unexpected end of data"),
        ("a.json", '[\n{"a" 1}]', 2, "no JSON"),
        ("a.json", '{"a": 1}', 1, "not a list of texts"),
        ("a.yaml", "- a\n- {b: c}\n", 0, "item 1 of the list is no mapping"),
        ("a.yaml", "- {a: b, a: c}\n", 1, "a"),
    ],
)
def test_errors_have_places(name, text, line, message):
    with pytest.raises(FileError) as caught:
        parsed(name, text.encode())
    assert caught.value.line == line
    assert message in caught.value.message


@pytest.mark.parametrize(("name", "message"), [("no.csv", "No such file"), ("a.xlsx", ".csv, "), (".", ".csv, ")])
def test_what_cannot_be_read(tmp_path, name, message):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    with pytest.raises(FileError, match=message):
        read(str(tmp_path / name))


def test_a_changed_file_is_another_setting(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Moss\n")
    first = repr(ListFile(path))
    path.write_text("Moss and lichen\n")
    assert repr(ListFile(path)) != first
    assert str(path) in lists.asked


def test_another_process_gets_what_was_read():
    found = pickle.loads(pickle.dumps(ListFile.of("a.csv", "A,B,C\n1,2,3\n").only(["C", "A"])))
    assert (found, found.table.columns, list(found.table.rows)) == ("a.csv", ("C", "A"), [("3", "1")])


@given(st.lists(st.text("ab ,;\"'\n|", min_size=1), min_size=1))
def test_a_json_list_is_what_was_written(items):
    import json

    kept = [text for item in items for text in said("a.json", json.dumps([item]), "")[0]]
    assert kept == [item.strip() for item in items if item.strip()]


def test_the_nearest_column_is_told():
    table = Table("a.csv", ("OriginalPaperDOI", "Reason"), [("", "")])
    assert table.nearest("original paper doi's") == "did you mean 'OriginalPaperDOI'?"
    assert table.nearest("xyz") == "its columns: OriginalPaperDOI, Reason"


def test_a_list_of_a_rule_is_named_from_its_folder(tmp_path, real_kinds):
    (tmp_path / "own").mkdir()
    (tmp_path / "hosts.txt").write_text("moss.example\n")
    rule = parse_rule(RULE % ("../hosts.txt", "host"), str(tmp_path / "own" / "known-host.yaml"))
    assert rule.check.options["list"].table.rows == [("moss.example",)]
    assert rule.needs == ()


def test_a_list_may_be_a_default_that_a_configuration_replaces(tmp_path, real_kinds):
    (tmp_path / "hosts.txt").write_text("moss.example\n")
    params = "params: {list: {type: file, default: hosts.txt, description: Hosts.}}\nmessage:"
    text = (RULE % ("$list", "host")).replace("message:", params)
    rule = parse_rule(text, str(tmp_path / "known-host.yaml"))
    assert rule.params[0].default.table.rows == [("moss.example",)]
    assert rule.needs == ()


@pytest.mark.parametrize(
    ("name", "column", "message"),
    [
        ("no.txt", "host", "no.txt: the list cannot be read"),
        ("''", "host", "names no file"),
        ("a.csv", "hots", "no column 'hots'"),
    ],
)
def test_a_wrong_list_of_a_rule_is_an_error_in_it(tmp_path, real_kinds, name, column, message):
    (tmp_path / "a.csv").write_text("host\nmoss.example\n")
    with pytest.raises(FileErrors) as caught:
        parse_rule(RULE % (name, column), str(tmp_path / "known-host.yaml"))
    (error,) = caught.value.errors
    assert (error.line, message in error.message) == (9, True)
