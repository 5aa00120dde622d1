"""Edits of MEDLINE records: what is said twice changes together, what hangs on an author goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from biblint.formats.nbib.tables import AUTHOR_TAGS
from biblint.formats.tagged.editing import delete_field
from biblint.model import Edit, Field, Record, Value


def same_values(record: Record, value: Value, variable: str) -> list[tuple[Field, int, int]]:
    """Other places of a DOI (LID and AID) or ISSN (Print and Linking): field, start and end of the same text."""
    if variable not in ("DOI", "ISSN", "ISBN") or value.field is None or value.pieces:
        return []
    text, found = record.segment.text, list[tuple[Field, int, int]]()
    for entry in record.tags.get(variable, ()):
        at = text.find(value.text, entry.start, entry.end)
        end = at + len(value.text)
        if at >= 0 and entry != value.field and not _joined(text, at - 1, entry) and not _joined(text, end, entry):
            found.append((entry, at, end))
    return found


def _joined(text: str, at: int, entry: Field) -> bool:
    return entry.start <= at < entry.end and not text[at].isspace()


def delete_author(record: Record, value: Value) -> tuple[Edit, ...]:
    """The lines of an author: full and short name, identifiers and affiliations up to the next author."""
    assert value.field is not None
    authors = record.tags.get("author", ())
    group: list[Field] = []
    for entry in record.fields:
        if entry == value.field:
            group.append(entry)
        elif group and (entry.tag not in AUTHOR_TAGS or entry in authors):
            break
        elif group:
            group.append(entry)
    return tuple(edit for entry in group for edit in delete_field(record, entry))


def last_of_authors(record: Record) -> Field | None:
    """The last line of the block of authors; None in a record without."""
    block = [entry for entry in record.fields if entry.tag in AUTHOR_TAGS]
    return block[-1] if block else None


def with_same(value: Value, others: Sequence[tuple[Field, int, int]], edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits of a value, and the same at its other places."""
    shifts = [0, *(start - value.start for _, start, _ in others)]
    return tuple(sorted(Edit(start + by, end + by, text) for by in shifts for start, end, text in edits))
