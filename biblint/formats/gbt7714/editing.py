"""Edits of GB/T 7714 entries: names with their comma, locators and addresses with the signs before them."""

from __future__ import annotations

from biblint.formats.base import EditError
from biblint.model import DeleteItem, Edit, Field, InsertField, Record

_LISTS = frozenset({"author", "editor", "translator"})
_REMOVABLE = frozenset({"volume", "issue", "page", "DOI", "URL", "accessed"})


def delete_item(record: Record, operation: DeleteItem) -> tuple[Edit, ...]:
    """A name with its comma, or a part that an entry can do without; raises `EditError` for any other."""
    value, variable = operation.value, operation.variable
    values = record.values(variable)
    if variable in _LISTS and len(values) > 1 and value in values:
        index = values.index(value)
        if index + 1 < len(values):
            return (Edit(value.start, values[index + 1].start, ""),)
        return (Edit(values[index - 1].end, value.end, ""),)
    if value.field is None:
        raise EditError("the value has no place of its own")
    return delete_field(record, value.field)


def delete_field(record: Record, field: Field) -> tuple[Edit, ...]:
    """A part with its brackets or the sign before it; raises `EditError` for those that hold an entry together."""
    if field.tag not in _REMOVABLE:
        raise EditError(f"an entry cannot do without its {field.tag}")
    return (Edit(field.whole_start, field.whole_end, ""),)


def insert_field(record: Record, operation: InsertField) -> tuple[Edit, ...]:
    """A locator in its place, or a DOI at the end of the entry; raises `EditError` for anything else."""
    variable, text = operation.variable, operation.text
    if record.has(variable):
        raise EditError(f"the entry has a {variable}")
    if variable == "DOI":
        source = record.segment.text
        end = record.end
        while end > record.start and source[end - 1].isspace():
            end -= 1
        stop = "" if source[end - 1] in ".．。" else "."
        return (Edit(end, end, f"{stop} DOI: {text}."),)
    if record.type == "article-journal" and variable in ("volume", "issue", "page"):
        return _locator(record, variable, text)
    raise EditError(f"there is no place for a {variable} in the entry")


def _locator(record: Record, variable: str, text: str) -> tuple[Edit, ...]:
    before = {"volume": ("issued",), "issue": ("volume", "issued"), "page": ("issue", "volume", "issued")}[variable]
    value = next((found for name in before if (found := record.first(name)) is not None), None)
    if value is None or value.field is None or not record.has("container-title"):
        raise EditError("the entry has not the form of an article")
    at = value.field.whole_end
    new = {"volume": f", {text}", "issue": f"({text})", "page": f": {text}"}[variable]
    return (Edit(at, at, new),)
