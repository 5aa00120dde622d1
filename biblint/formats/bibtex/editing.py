"""Edits of BibTeX entries in their own style: texts encoded as TeX, items and fields taken out or put in."""

from __future__ import annotations

import re

from biblint.formats.base import COMPACT, EditError
from biblint.formats.bibtex.fields import FIELDS, USUAL_TAGS, VERBATIM_TAGS
from biblint.formats.bibtex.values import is_verbatim
from biblint.formats.diff import value_edits
from biblint.model import DeleteField, DeleteItem, Edit, Field, InsertField, Record, SetValue, Value
from biblint.values.latex import encode, unbalanced
from biblint.variables import GROUPS

_DASH = re.compile(r"(?<!-)-(?!-)")
_MIXED = {variable for tag, variable in FIELDS.items() if tag not in VERBATIM_TAGS}
_VERBATIM = frozenset(FIELDS.values()) - _MIXED - {"issued"} | {"citation-key", "URL"}
_NUMBER = re.compile(r"[0-9]+")
_GAP = re.compile(r"\s*,\s*\Z")
_ORDER = (
    "author editor translator title container-title collection-title publisher publisher-place issued issued.month "
    "volume issue number page article-number DOI ISSN ISBN URL abstract keyword"
).split()
_DATED = re.compile(r"[\d/.~?uXx-]+")


def is_verbatim_variable(variable: str) -> bool:
    """True for a variable, or a `raw:<tag>`, whose source is no TeX."""
    return is_verbatim(variable[4:]) if variable.startswith("raw:") else variable in _VERBATIM


def encode_text(text: str, variable: str, verbatim: bool, quoted: bool = False) -> str:
    """The source notation of a text; raises `EditError` for line breaks and for braces that the field cannot hold."""
    if "\n" in text or "\r" in text:
        raise EditError("the new text has more than one line")
    if verbatim:
        if unbalanced(text) or (quoted and '"' in text):
            raise EditError("the field cannot hold braces or quotes without a partner")
        return text
    new = encode(text)
    if variable == "page":
        new = _DASH.sub("--", new)
    return new.replace('"', '{"}') if quoted else new


def set_value(record: Record, operation: SetValue) -> tuple[Edit, ...]:
    """Edits that give a value a new text; raises `EditError` if they would cut what is decoded or written elsewhere."""
    value, variable, text = operation.value, operation.variable, operation.text
    field = value.field
    if field is None or field.tag == "citation-key":
        return _set_key(value, text)
    if text == value.text:
        return ()
    source = record.segment.text
    verbatim = is_verbatim(field.tag)
    if is_bare(source, field):
        return (_set_bare(source, value, field, encode_text(text, variable, verbatim)),)
    if not text.strip():
        raise EditError("the new text is empty")
    edits = value_edits(value, text, whole=variable in COMPACT)
    if edits is None:
        raise EditError("the change touches text that stands elsewhere or is written in another notation")
    quoted = source[field.start - 1] == '"'
    return tuple(Edit(start, end, encode_text(new, variable, verbatim, quoted)) for start, end, new in edits)


def _set_key(value: Value, text: str) -> tuple[Edit, ...]:
    if not text or re.search(r"[\s,{}\"#%~\\=]", text):
        raise EditError("a citation key holds no blanks, commas, braces, quotes or TeX signs")
    return (Edit(value.start, value.end, text),)


def _set_bare(source: str, value: Value, field: Field, text: str) -> Edit:
    """Replace a number or a word without delimiters; a concatenation stays."""
    if value.pieces or source[field.start : field.end] != value.text:
        raise EditError("the value is put together from macros")
    return Edit(field.start, field.end, text if _NUMBER.fullmatch(text) else "{" + text + "}")


def is_bare(source: str, field: Field) -> bool:
    """True if a field's content is no text between delimiters but a number, a macro or a concatenation."""
    return field.tag_end < field.start and source[field.start - 1] not in '{"'


def delete_item(record: Record, operation: DeleteItem) -> tuple[Edit, ...]:
    """Edits that take one item out of a list with its separator; the whole field with its only item."""
    value = operation.value
    field = value.field
    items = [item for item in record.values(operation.variable) if item.field is field]
    if field is None or value not in items or value.is_foreign or is_bare(record.segment.text, field):
        raise EditError("the item stands elsewhere")
    if len(items) == 1:
        return delete_field(record, DeleteField(field))
    index = items.index(value)
    if index + 1 < len(items):
        return (Edit(value.start, items[index + 1].start, ""),)
    return (Edit(items[index - 1].end, value.end, ""),)


def delete_field(record: Record, operation: DeleteField) -> tuple[Edit, ...]:
    """The edit that takes a field out; the last of an entry on one line goes with the comma before it."""
    field = operation.field
    source = record.segment.text
    start, end = field.whole_start, field.whole_end
    if source[start - 1] not in "\r\n" and "," not in source[value_end(source, field) : end]:
        before = source[record.start : start].rstrip()
        if before.endswith(",") and field.tag_start != record.fields[0].tag_start:
            start = record.start + len(before) - 1
    return (Edit(start, end, ""),)


def value_end(source: str, field: Field) -> int:
    """Where a field's value ends, its closing delimiter included."""
    if is_bare(source, field):
        return field.end
    opening = source[field.start - 1]
    closing = source.find("}" if opening == "{" else '"', field.end)
    return field.end if closing < 0 or source[field.end : closing].strip() else closing + 1


def insert_field(record: Record, operation: InsertField, tag: str) -> tuple[Edit, ...]:
    """The edit that adds a field behind its neighbour and written as that is; raises `EditError` without a tag."""
    if not tag:
        raise EditError(f"BibTeX has no field for {operation.variable}")
    source = record.segment.text
    text = encode_text(operation.text, operation.variable, is_verbatim(tag))
    for field in record.fields:
        if field.tag.lower() == tag.lower():
            return (_append(record, field, operation.variable, text) or _fill(source, field, text),)
    neighbour = operation.after or _neighbour(record, operation.variable)
    if neighbour is None:
        return (_insert_first(record, tag, text),)
    at = value_end(source, neighbour)
    gap = _gap(record, neighbour)
    lead, closing = ("{", "}") if source[neighbour.start - 1] != '"' or '"' in text else ('"', '"')
    written = _as_tag(tag, neighbour.tag)
    between = _equals(source, neighbour, len(written))
    return (Edit(at, at, f"{gap}{written}{between}{lead}{text}{closing}"),)


_JOINED = {**dict.fromkeys(GROUPS["name"], " and "), "keyword": ", "}
"""Lists that stand in one field -> what stands between their items, where there is but one."""


def _append(record: Record, field: Field, variable: str, text: str) -> Edit | None:
    """A further item at the end of a list; None where there is no list, or its separator cannot be told."""
    source = record.segment.text
    values = [value for value in record.values(variable) if value.field == field]
    if not values or is_bare(source, field) or variable not in _JOINED:
        return None
    separator = _JOINED[variable]
    if len(values) > 1:
        between = source[values[-2].end : values[-1].start]
        separator = between if between.strip() else separator
    return Edit(field.end, field.end, separator + text)


def _fill(source: str, field: Field, text: str) -> Edit:
    """Put a text into a field that is there but empty; raises `EditError` if it is not empty."""
    if source[field.start : field.end].strip("{} \t\r\n"):
        raise EditError(f"the entry has a field {field.tag} already")
    return Edit(field.start, field.end, "{" + text + "}" if is_bare(source, field) else text)


def _insert_first(record: Record, tag: str, text: str) -> Edit:
    """The first field of an entry that has none."""
    source = record.segment.text
    end = record.end - 1
    if source[end : end + 1] not in ("}", ")"):
        raise EditError("the entry is not closed")
    head = source[record.start : end].rstrip()
    at = record.start + len(head)
    line_end = "\r\n" if "\r\n" in source[:2000] else "\n"
    comma = "" if head.endswith((",", "{", "(")) else ","
    return Edit(at, end, f"{comma}{line_end}  {tag} = {{{text}}}{line_end}")


def _neighbour(record: Record, variable: str) -> Field | None:
    """The field behind which a variable's field stands by convention; the last one if there is no better."""
    if variable in _ORDER:
        for other in reversed(_ORDER[: _ORDER.index(variable)]):
            fields = [field for field in record.tags.get(other, ()) if field.tag != "citation-key"]
            if fields:
                return fields[-1]
    return record.fields[-1] if record.fields else None


def _gap(record: Record, field: Field) -> str:
    """The comma and blanks between the value before a field and the field."""
    source = record.segment.text
    index = next((i for i, other in enumerate(record.fields) if other.tag_start == field.tag_start), 0)
    start = value_end(source, record.fields[index - 1]) if index else record.start
    found = _GAP.search(source, start, field.tag_start)
    if found is None:
        line_end = "\r\n" if "\r\n" in source[record.start : record.end] else "\n"
        return f",{line_end}  "
    return found.group()


def _as_tag(tag: str, model: str) -> str:
    """A field name in the case of another."""
    if model.isupper() and len(model) > 1:
        return tag.upper()
    return tag.capitalize() if model[:1].isupper() else tag


def _equals(source: str, field: Field, width: int) -> str:
    """The equals sign with the blanks that a neighbour has around it; a column of equals signs is kept."""
    opening = field.start - (0 if is_bare(source, field) else 1)
    between = source[field.tag_end : opening]
    before = len(between) - len(between.lstrip(" "))
    rest = between.lstrip(" ")
    if before > 1:
        before = max(1, before + field.tag_end - field.tag_start - width)
    return " " * before + (rest if rest.startswith("=") and "\n" not in rest else "= ")


def usual_tag(record: Record, variable: str) -> str:
    """The field that would hold a variable in this entry, `''` if none; of BibLaTeX where the entry is."""
    biblatex = "container-title" in record.tags and record.tags["container-title"][0].tag.lower() == "journaltitle"
    biblatex = biblatex or ("issued" in record.tags and record.tags["issued"][0].tag.lower() == "date")
    if variable == "container-title":
        if record.type in ("paper-conference", "chapter", "entry-encyclopedia"):
            return "booktitle"
        return "journaltitle" if biblatex else "journal"
    if variable == "issued":
        return "date" if biblatex else "year"
    if variable == "publisher":
        return {"thesis": "institution" if biblatex else "school", "report": "institution"}.get(
            record.type, "publisher"
        )
    if variable == "publisher-place" and biblatex:
        return "location"
    return variable[4:] if variable.startswith("raw:") else USUAL_TAGS.get(variable, "")


def check_reading(record: Record, operation: SetValue | DeleteItem | InsertField, after: Record | None) -> None:
    """Raise `EditError` unless the edited entry, read again as `after`, holds what the operation asks for."""
    expected = [value.text for value in record.values(operation.variable)]
    values = record.values(operation.variable)
    if isinstance(operation, InsertField):
        expected.append(operation.text)
    elif operation.value not in values:
        return
    else:
        index = values.index(operation.value)
        expected[index : index + 1] = [operation.text] if isinstance(operation, SetValue) else []
    found = [value.text for value in after.values(operation.variable)] if after else None
    if found != expected or (after is not None and len(after.notes) > len(record.notes)):
        raise EditError("the entry would not read back as meant")


__all__ = [
    "check_reading",
    "delete_field",
    "delete_item",
    "encode_text",
    "insert_field",
    "is_verbatim_variable",
    "set_value",
    "usual_tag",
]
