"""What a session answers."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from lsprotocol import types

from biblint.fixing import FixUndoneError
from biblint.lsp.actions import Client
from biblint.lsp.configediting import with_rule_off, with_rule_off_in_toml
from biblint.lsp.diagnosing import PUSHED
from biblint.lsp.session import Session, Stale

CROWD = "".join(f"@article{{k{n},\n  doi = {{https://doi.org/10.1000/{n}}}\n}}\n" for n in range(PUSHED + 1))
TWINS = "@misc{one,\n  title = {A},\n  doi = {10.1000/1}\n}\n@misc{two,\n  title = {B},\n  doi = {10.1000/1}\n}\n"
RULE = "doi-prefix"


@pytest.fixture
def session():
    return Session()


def opened(session, folder, name, text):
    uri = (folder / name).as_uri()
    session.open(types.TextDocumentItem(uri, "", 1, text))
    return uri


def actions(session, uri, line, character):
    at = types.Position(line, character)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(at, at), types.CodeActionContext([]))
    return session.actions(params)


def test_a_thousand_are_pushed_and_the_others_counted(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", CROWD)
    every = session.diagnostics(uri)
    pushed = session.diagnostics(uri, all_of_them=False)
    assert len(pushed) == PUSHED + 1 < len(every)
    assert pushed[-1]["message"].startswith(f"{len(every) - PUSHED:,} further")


def test_the_other_record_is_a_related_place(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", TWINS)
    found = next(one for one in session.diagnostics(uri) if one["code"] == "duplicate-doi")
    (place,) = found["relatedInformation"]
    assert place["location"]["uri"] == uri
    assert place["location"]["range"]["start"]["line"] != found["range"]["start"]["line"]


def test_columns_count_utf_16_units(session, tmp_path):
    text = "@article{a,\n  title = {𝔸中}, doi = {https://doi.org/10.1000/1}\n}\n"
    uri = opened(session, tmp_path, "a.bib", text)
    found = next(one for one in session.diagnostics(uri) if one["code"] == RULE)
    assert found["range"]["start"]["character"] == text.splitlines()[1].index("https") + 1


def test_a_rule_is_ignored_here(session, tmp_path):
    text = "@article{a,\n  doi = {https://doi.org/10.1000/1}\n}\n"
    uri = opened(session, tmp_path, "a.bib", text)
    action = next(one for one in actions(session, uri, 1, 12) if one.title == f"Ignore {RULE} for this record")
    (edit,) = action.edit.changes[uri]
    session.change(uri, 2, [types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)])
    assert RULE not in [one["code"] for one in session.diagnostics(uri)]


def test_a_suppressed_rule_is_explained(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", f"% biblint: ignore[{RULE}] so\n@misc{{a, title = {{T}}}}\n")
    hover = session.hover(uri, types.Position(0, 22))
    assert RULE in hover.contents.value
    assert "Wrong" in hover.contents.value


@pytest.mark.parametrize(
    ("name", "text", "line", "character", "wanted"),
    [
        ("a.bib", "% biblint: ignore[", 0, 18, RULE),
        ("biblint.yaml", "schema: 1\nrules:\n  ", 2, 2, RULE),
        ("biblint.yaml", "schema: 1\nrules:\n  doi-is-url: ", 2, 14, "off"),
        ("biblint.yaml", "schema: 1\nrules: {", 1, 8, RULE),
        ("biblint.yaml", "schema: 1\n", 1, 0, "overrides"),
        ("pyproject.toml", "[tool.biblint]\n", 1, 0, "overrides"),
        ("pyproject.toml", "[tool.biblint.rules]\ndoi", 1, 3, RULE),
        ("pyproject.toml", '[tool.biblint.rules]\ndoi-prefix = "', 1, 14, "off"),
        ("pyproject.toml", "[tool.biblint]\nrules = {doi-is-url = 'off', ", 1, 29, RULE),
    ],
)
def test_completion(session, tmp_path, name, text, line, character, wanted):
    uri = opened(session, tmp_path, name, text)
    assert wanted in [item.label for item in session.completions(uri, types.Position(line, character))]


def test_nothing_is_completed_elsewhere(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", "@article{a, ")
    assert session.completions(uri, types.Position(0, 12)) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("biblint.yaml", "schema: 1\nrulez: {}\n", 1),
        ("biblint.yaml", "schema: 1\nrules: {no-such-rule: off}\n", 1),
        ("biblint.yaml", "schema: 1\nrules: [\n", 2),
        ("pyproject.toml", "[tool.biblint]\nschema = 1\nrulez = {}\n", 2),
        ("pyproject.toml", "[tool.biblint.rules]\nno-such-rule = 'off'\n", 1),
        ("pyproject.toml", "[tool.biblint\n", 0),
        ("my-rule.yaml", "schema: 1\nid: my-rule\ntitle: x\nseverity: grave\ncheck: {kind: nothing}\n", 3),
    ],
)
def test_files_of_users_are_checked(session, tmp_path, name, text, line):
    uri = opened(session, tmp_path, name, text)
    assert line in [one["range"]["start"]["line"] for one in session.diagnostics(uri)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "schema: 1\nrules:\n  r: off\n"),
        ("schema: 1\n", "schema: 1\nrules:\n  r: off\n"),
        ("schema: 1", "schema: 1\nrules:\n  r: off\n"),
        ("schema: 1\nrules:\n    a: off\nroot: true\n", "schema: 1\nrules:\n    r: off\n    a: off\nroot: true\n"),
        ("schema: 1\nrules: {a: off} # so\n", "schema: 1\nrules: {r: off, a: off} # so\n"),
        ("schema: 1\nrules: {}\n", "schema: 1\nrules: {r: off}\n"),
        (
            "schema: 1\n# so\nrules: # and so\n  # more\n  a: off\n",
            "schema: 1\n# so\nrules: # and so\n  r: off\n  # more\n  a: off\n",
        ),
        ("schema: 1\nrules: {r: off}\n", None),
        ("schema: 1\nrules:\n  r: error\n", None),
        ("schema: [\n", None),
    ],
)
def test_a_rule_is_turned_off_in_a_configuration(before, after):
    edit = with_rule_off(before, "r")
    assert (edit and before[: edit.offset] + edit.text + before[edit.offset :]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[tool.biblint]\nschema = 1\n", '[tool.biblint]\nschema = 1\n\n[tool.biblint.rules]\nr = "off"\n'),
        ("[tool.biblint.rules] # so\na = 'off'\n", "[tool.biblint.rules] # so\nr = \"off\"\na = 'off'\n"),
        ("[tool.biblint]\nrules = {a = 'off'}\n", None),
        ("[tool.biblint.rules]\nr = 'error'\n", None),
        ("[tool", None),
    ],
)
def test_a_rule_is_turned_off_in_toml(before, after):
    edit = with_rule_off_in_toml(before, "r")
    assert (edit and before[: edit.offset] + edit.text + before[edit.offset :]) == after


def test_all_safe_fixes_leave_none_where_they_meet(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", MEETING)
    fixing = session.resolving(types.CodeAction("", data={"uri": uri, "version": 1, "rule": None}))
    (document_edit,) = fixing().changes.items()
    for edit in reversed(document_edit[1]):
        change = types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)
        session.change(uri, 2, [change])
    assert [one for one in actions(session, uri, 2, 12) if one.is_preferred] == []
    assert session.resolving(types.CodeAction("", data={"uri": uri, "version": 2}))().changes[uri] == []


def test_edits_of_an_older_version_are_refused(session, tmp_path):
    uri = opened(session, tmp_path, "a.bib", TWINS)
    with pytest.raises(Stale):
        session.resolving(types.CodeAction("", data={"uri": uri, "version": 0}))


MEETING = """@misc{a,
  title = {Moss  &amp; fern},
  doi = { https://doi.org/https://doi.org/10.1000/182 },
  doi = {}
}
"""
CITED = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AF Roe, Anna
   Doe, Jane
TI Moss
C1 [Roe, Anna; Doe, Jane] Moss Univ, Bern, Switzerland.
   [Doe, Jane] Fern Univ, Graz, Austria.
PY 2003
ER

EF
"""
NUMBERED = """Moss on walls

Authors
Roe, Anna [1]; Doe, Jane [2]
Affiliations
[1] Moss Univ, Bern
[2] Fern Univ, Graz
页码: 12-15
"""
ENTRY = '@article{a,\n  title = {M\\"uller},\n  author = {van der Berg, Jan},\n  date = {2020-01/2020-03}\n}\n'


@pytest.mark.parametrize(
    ("name", "text", "line", "character", "told"),
    [
        ("a.ciw", CITED, 4, 5, ["`Doe, Jane`", "at `Moss Univ, Bern, Switzerland.`, `Fern Univ, Graz, Austria.`"]),
        ("a.ciw", CITED, 7, 18, ["of `Doe, Jane`"]),
        ("a.txt", NUMBERED, 3, 2, ["`Roe, Anna`", "at `Moss Univ, Bern`"]),
        ("a.txt", NUMBERED, 6, 6, ["of `Doe, Jane`"]),
        ("a.bib", ENTRY, 1, 12, ["`Müller`"]),
        ("a.bib", ENTRY, 2, 14, ["family `Berg`", "particle `van der`"]),
        ("a.bib", ENTRY, 3, 12, ["year 2020, month 1 – year 2020, month 3"]),
    ],
)
def test_hover_tells_what_is_understood(session, tmp_path, name, text, line, character, told):
    uri = opened(session, tmp_path, name, text)
    hover = session.hover(uri, types.Position(line, character)).contents.value
    assert [part for part in told if part not in hover] == []


@pytest.mark.parametrize("is_able", [True, False])
def test_fixes_that_cannot_be_applied_together_say_so(session, tmp_path, monkeypatch, is_able):
    def undone(*_):
        raise FixUndoneError("a fix would change more than it says")

    monkeypatch.setattr("biblint.lsp.actions.fix_source", undone)
    able = types.CodeActionClientCapabilities(disabled_support=is_able)
    session.client = Client(
        types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(code_action=able))
    )
    uri = opened(session, tmp_path, "a.bib", CROWD)
    found = [one for one in actions(session, uri, 1, 12) if one.title == f"Apply all safe fixes of {RULE}"]
    assert [one.edit for one in found] == [None] * is_able
    assert all("without risk" in one.disabled.reason for one in found)
