"""Formats that users describe: those of the documentation work, and wrong descriptions are refused at their place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from biblint.customformats import load_format
from biblint.customformats.loading import SCHEMA
from biblint.formats.base import Format
from biblint.model import DeleteItem, InsertField, SetValue
from biblint.ruleset.errors import InvalidFileError
from biblint.variables import FACETS, TYPES, VARIABLES
from tests.formats.laws import apply, read_text
from tests.formats.tagged import lawful

DOCS = Path(__file__).parents[2] / "docs" / "formats" / "custom.md"
TABLE, LINES = re.findall(r"^```yaml\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
CATALOGUE = (
    "Inventarnummer;Titel;Urheber;Erschienen in;Jahr;Seite von;Seite bis;Schlagworte;Art\n"
    '12;"Moos; Mauern";"Lee, Ada; Kim, Bo";Annalen;2001;7;9;Moos|Mauer;Aufsatz\n'
    "13;Farn;Roe, Ann;;1999;;;;Bild\n"
)
REGISTER = """\
ID: 1
Title: Moss on
  walls
Author: Lee, Ada; Kim, Bo
Year: 2001
Kind: article
Remark: x
END:

ID: 2
Title: Fern
END:
"""


def made(text: str, folder: Path) -> Format:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return load_format(path)


def test_the_documented_table_is_read(tmp_path):
    entry = made(TABLE, tmp_path)
    first, second = lawful(entry, CATALOGUE).records
    assert entry.recognise(CATALOGUE) > entry.recognise(REGISTER) == 0
    assert [value.text for value in first.values("author")] == ["Lee, Ada", "Kim, Bo"]
    assert (first.text("title"), first.text("page"), first.type) == ("Moos; Mauern", "7-9", "article-journal")
    assert (second.text("issued"), second.type) == ("1999", "document")


def test_the_documented_lines_are_read(tmp_path):
    entry = made(LINES, tmp_path)
    first, second = lawful(entry, REGISTER).records
    assert entry.recognise(REGISTER) > entry.recognise(CATALOGUE) == 0
    assert [value.text for value in first.values("author")] == ["Lee, Ada", "Kim, Bo"]
    assert (first.text("title"), first.type, first.notes) == ("Moss on walls", "article-journal", [])
    assert (second.text("title"), second.text("accession")) == ("Fern", "2")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("%{tag} {value}", "%T Moss\n%A Lee\n%A Kim\n\n%T Fern\n%A Roe\n"),
        ("[{tag}] {value}", "[T] Moss\n[A] Lee\n[A] Kim\n\n[T] Fern\n[A] Roe\n"),
        ("{tag}\t{value}", "T\tMoss\nA\tLee\nA\tKim\nT\tFern\nA\tRoe\n"),
        ("{tag}={value}", "T=Moss\nA=Lee\nA=Kim\n\nT=Fern\nA=Roe\n"),
    ],
)
def test_lines_of_other_shapes(line, text, tmp_path):
    tags = "tags: {T: title, A: author}"
    entry = made(
        f"schema: 1\nname: own\ntitle: Own\ntagged:\n  line: {line!r}\n  begins: T\n  {tags}\n".replace("'", '"'),
        tmp_path,
    )
    records = lawful(entry, text).records
    assert [(r.text("title"), [v.text for v in r.values("author")]) for r in records] == [
        ("Moss", ["Lee", "Kim"]),
        ("Fern", ["Roe"]),
    ]


def test_both_are_edited_in_their_own_notation(tmp_path):
    table = made(TABLE, tmp_path)
    record = read_text(table, CATALOGUE)[1]
    assert apply(CATALOGUE, table.edit(record, InsertField("page", "3-5"))).endswith("1999;3;5;;Bild\n")
    lines = made(LINES, tmp_path)
    record = read_text(lines, REGISTER)[0]
    changed = apply(REGISTER, lines.edit(record, DeleteItem(record.values("author")[0], "author")))
    assert "\nAuthor: Kim, Bo\n" in changed
    changed = apply(REGISTER, lines.edit(record, SetValue(record.values("issued")[0], "issued", "2002")))
    assert changed == REGISTER.replace("2001", "2002")
    assert "\nPages: 3\n" in apply(REGISTER, lines.edit(record, InsertField("page", "3")))


WRONG = {
    "unknown variable": (TABLE.replace("Titel: title", "Titel: titel"), ":8:12: error: 'titel' is not one of"),
    "unknown key": (TABLE.replace("separator", "seperator", 1), "did you mean 'separator'?"),
    "bad separator": (TABLE.replace('";"', '"#"'), "'#' is not one of"),
    "unknown header": (TABLE.replace("from: Art", "from: Kunst"), "'Kunst' is not described"),
    "unknown type": (TABLE.replace("default: document", "default: dokument"), "did you mean 'document'?"),
    "part of no page": (LINES.replace("Year: issued", "Year: {variable: issued, part: first}"), "only pages have"),
    "both kinds": (TABLE + "tagged: {begins: A, tags: {A: title}}\n", "delimited or tagged, not both"),
    "neither kind": ("schema: 1\nname: a\ntitle: A\n", "neither delimited nor tagged"),
    "bad line": (LINES.replace("{tag}: {value}", "{tag}:"), "'{tag}:' is not written as it must be"),
    "no mapping": ("- a\n", "a format file is a mapping"),
    "no YAML": ("a: [\n", "error:"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_wrong_descriptions_are_refused(text, message, tmp_path):
    with pytest.raises(InvalidFileError) as error:
        made(text, tmp_path)
    assert message in "\n".join(map(str, error.value.errors))


def test_the_schema_is_valid_and_knows_every_variable_and_type():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]["variable"]["enum"]) == set(VARIABLES) | ({"issued.month"} & set(FACETS))
    assert tuple(schema["$defs"]["type"]["enum"]) == TYPES


def biblint(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "biblint", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_commands_know_such_formats(tmp_path):
    (tmp_path / "museum.yaml").write_text(TABLE, "utf-8")
    (tmp_path / "catalogue.csv").write_text(CATALOGUE.replace("2001", "20011"), "utf-8")
    own = ("--format-file", "museum.yaml")
    assert re.search(r"^museum-csv +\.csv +yes +Museum catalogue$", biblint(tmp_path, "formats", *own).stdout, re.M)
    checked = biblint(
        tmp_path, "check", *own, "--input-format", "museum-csv", "--output-format", "concise", "catalogue.csv"
    )
    assert checked.returncode == 1 and "warning[date-implausible]" in checked.stdout
    assert '"format": "museum-csv"' in biblint(tmp_path, "inspect", *own, "catalogue.csv").stdout


def test_a_wrong_file_or_a_taken_name_ends_the_command(tmp_path):
    (tmp_path / "own.yaml").write_text(TABLE.replace("museum-csv", "ris"), "utf-8")
    taken = biblint(tmp_path, "formats", "--format-file", "own.yaml")
    assert (taken.returncode, "there is a format 'ris' already" in taken.stderr) == (2, True)
    missing = biblint(tmp_path, "formats", "--format-file", "none.yaml")
    assert (missing.returncode, "none.yaml: error: cannot be read" in missing.stderr) == (2, True)
