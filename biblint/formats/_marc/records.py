"""From the fields of a MARC record to a record with variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from biblint.formats._marc.fields import MarcField, MarcRecord
from biblint.formats._marc.table import NOT_BIBLIOGRAPHIC, RELATORS, ROWS, SOURCES, TYPES
from biblint.formats._marc.values import COMPOSERS, Found, texts
from biblint.model import Record, Value
from biblint.variables import VARIABLES

_PEOPLE = frozenset(("author", "editor", "translator", "thesis-advisor", "contributor"))
_SCHEMES = {"DOI": "doi", "PMID": "pmid"}
USUAL: Mapping[str, str] = {
    variable: tag if codes == "-" else f"{tag}${codes[0]}"
    for variable, tag, codes in (row.split() for row in reversed(ROWS.strip().splitlines()))
}
"""Variable -> where it usually stands."""


def complete(record: Record, marc: MarcRecord) -> None:
    """Give a record the fields, variables and type of its MARC fields."""
    found: dict[str, list[Found]] = {}
    for field in marc.fields:
        record.fields += [part.field for part in field.subfields]
        for variable, codes in SOURCES.get(field.tag, ()):
            parts = tuple(field.all(codes))
            if parts and _holds(marc, field, variable):
                found.setdefault(variable, []).append(Found(field, parts))
    kind = marc.leader[6:7]
    if kind in NOT_BIBLIOGRAPHIC and kind:
        found = {}
    if len({each.field.tag for each in found.get("collection-title", ())}) > 1:
        found["collection-title"] = [each for each in found["collection-title"] if each.field.tag == "490"]
    record.tags = {variable: [part.field for each in all_ for part in each.parts] for variable, all_ in found.items()}
    record.builder = partial(_build, marc, found)
    record.raw_type = marc.leader[6:8]
    record.type = "thesis" if any(marc.all("502")) else TYPES.get(marc.leader[6:8]) or TYPES.get(kind, "")


def _holds(marc: MarcRecord, field: MarcField, variable: str) -> bool:
    """True if a field that may hold a variable does: by relator, by scheme of a number, by what it is a name of."""
    if variable in _SCHEMES:
        return marc.text(field.one("2")).lower() == _SCHEMES[variable]
    if variable in _PEOPLE:
        return not field.one("t") and _role(marc, field) == variable
    return True


def _role(marc: MarcRecord, field: MarcField) -> str:
    """The variable that a name belongs to."""
    words = [marc.text(part).strip(" .,;:()[]").lower() for part in field.all("e4")] or [""]
    roles = [RELATORS.get(word.rpartition("/")[2], "contributor") for word in words]
    if field.tag[0] == "1" and not any(role in ("editor", "translator") for role in roles):
        return "author"
    return "author" if "author" in roles else roles[0]


def _build(marc: MarcRecord, found: Mapping[str, Sequence[Found]], record: Record, variable: str) -> Sequence[Value]:
    if variable.startswith("raw:"):
        parts = (part for field in marc.fields for part in field.subfields if part.field.tag == variable[4:])
        return [value for part in parts if (value := part.value(marc.source)) is not None]
    values = COMPOSERS.get(variable, texts)(marc, found.get(variable, ()))
    known = VARIABLES.get(variable)
    return values if known is not None and known.is_list else values[:1]
