"""Editing MEDLINE files: each operation against the whole new text, and read again."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.nbib import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, SetValue
from tests.formats.laws import apply, read_text
from tests.formats.tagged import edited, others

HEAD, TAIL = "PMID- 1\nOWN - NLM\n", "LA  - eng\n\nPMID- 2\nOWN - NLM\nTI  - Other.\n"
PAIR = "FAU - Lee, Ada\nAU  - Lee A\nAUID- ORCID: 0000-0002-1825-0097\nAD  - X.\nFAU - Kim, Bo\nAU  - Kim B\nAD  - Y.\n"


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("TI  - A titel\n      here.\n", "title", "A title here.", "TI  - A title\n      here.\n"),
        ("PG  - 466--75\n", "page", "466-75", "PG  - 466-75\n"),
        ("PG  - 5\n", "page", "5-9", "PG  - 5-9\n"),
        ("FAU - lee, Ada\nAU  - Lee A\n", "author", "Lee, Ada", "FAU - Lee, Ada\nAU  - Lee A\n"),
        ("LID - 10.5555/A. [doi]\nAID - 10.5555/A. [doi]\n", "DOI", "10.5555/A",
         "LID - 10.5555/A [doi]\nAID - 10.5555/A [doi]\n"),
        ("LID - 10.5555/a [doi]\nAID - 10.5555/ab [doi]\n", "DOI", "10.5555/c",
         "LID - 10.5555/c [doi]\nAID - 10.5555/ab [doi]\n"),
        ("IS  - 12345679 (Print)\nIS  - 12345679 (Linking)\n", "ISSN", "1234-5679",
         "IS  - 1234-5679 (Print)\nIS  - 1234-5679 (Linking)\n"),
        ("AUID- ORCID: 0000-0002-1825-0098\n", "ORCID", "0000-0002-1825-0097", "AUID- ORCID: 0000-0002-1825-0097\n"),
        ("OT  - *mos\n", "keyword", "moss", "OT  - *moss\n"),
        ("DP  - 2020 Jun.\n", "issued", "2020 Jun", "DP  - 2020 Jun\n"),
    ],
)  # fmt: skip
def test_set_value(body, variable, text, expected):
    found, before, after = change(body, lambda r: SetValue(r.values(variable)[0], variable, text))
    assert found == expected
    assert after.values(variable)[0].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "index", "expected"),
    [
        ("OT  - a\nOT  - b\n", "keyword", 0, "OT  - b\n"),
        ("LID - 10.5555/a [doi]\nAID - S1 [pii]\nAID - 10.5555/a [doi]\n", "DOI", 0, "AID - S1 [pii]\n"),
        (PAIR, "author", 0, "FAU - Kim, Bo\nAU  - Kim B\nAD  - Y.\n"),
        (PAIR, "author", 1, "FAU - Lee, Ada\nAU  - Lee A\nAUID- ORCID: 0000-0002-1825-0097\nAD  - X.\n"),
        (PAIR + "AU  - et al.\n", "author", 2, PAIR),
        (PAIR, "affiliation", 1, PAIR.replace("AD  - Y.\n", "")),
        ("AB  - one\n      two\n", "abstract", 0, ""),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    kept = [value.text for i, value in enumerate(before.values(variable)) if i != index]
    assert [value.text for value in after.values(variable)] == kept


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("VI  - 3\n", "issue", "4", "VI  - 3\nIP  - 4\n"),
        ("TI  - x\n", "DOI", "10.5555/a", "TI  - x\nLID - 10.5555/a [doi]\n"),
        ("DP  - 2020\n", "page", "3-9", "DP  - 2020\nPG  - 3-9\n"),
        (PAIR, "author", "Moon, Cy", PAIR + "FAU - Moon, Cy\n"),
        ("AU  - Lee A\nAD  - X.\n", "author", "Kim B", "AU  - Lee A\nAD  - X.\nAU  - Kim B\n"),
        ("AU  - Lee A\n", "affiliation", "X.", "AU  - Lee A\nAD  - X.\n"),
        ("TI  - x\n", "raw:COIS", "none", "TI  - x\nCOIS- none\n"),
    ],
)
def test_insert_field(body, variable, text, expected):
    before = HEAD + body + TAIL
    changed, again = edited(FORMAT, before, InsertField(variable, text), read_text(FORMAT, before)[0])
    assert sorted(changed.splitlines()) == sorted((HEAD + expected + TAIL).splitlines())
    assert variable.startswith("raw:") or changed == HEAD + expected + TAIL
    assert text in [value.text for value in again.values(variable)]


def test_new_line_ends_and_is_padded_like_its_file():
    text = "PMID- 1\r\nPMC - PMC7\r\nVI  - 3"
    changed, _ = edited(FORMAT, text, InsertField("issue", "4"), read_text(FORMAT, text)[0])
    assert changed == "PMID- 1\r\nPMC - PMC7\r\nVI  - 3\r\nIP  - 4"


@pytest.mark.parametrize(
    "make",
    [
        lambda r: SetValue(r.values("title")[0], "title", "two\nlines"),
        lambda r: InsertField("ORCID", "0000-0002-1825-0097"),
        lambda r: InsertField("citation-key", "x"),
        lambda r: DeleteField(r.fields[0]),
    ],
)
def test_what_cannot_be_done_is_refused(make):
    record = read_text(FORMAT, HEAD + "TI  - x\n" + TAIL)[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, make(record))


@pytest.mark.parametrize(
    ("text", "mended"),
    [("PMID- 1\nTI - x\n", "PMID- 1\nTI  - x\n"), ("PMID - 1\nPMC- PMC7\n", "PMID- 1\nPMC - PMC7\n")],
)
def test_mending_of_a_noted_defect(text, mended):
    record = read_text(FORMAT, text)[0]
    edits = tuple(edit for note in record.notes if note.operation for edit in FORMAT.edit(record, note.operation))
    assert apply(text, edits) == mended


def test_field_names_are_those_of_the_file():
    record = read_text(FORMAT, HEAD + PAIR + "LID - 10.5555/a [doi]\nAID - 10.5555/a [doi]\n" + TAIL)[0]
    names = [FORMAT.field_name(record, name) for name in ("author", "DOI", "issued", "raw:OT")]
    assert names == ["FAU", "LID/AID", "DP", "OT"]
