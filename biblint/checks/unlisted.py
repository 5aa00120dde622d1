"""Check kind `unlisted`: a record whose values are in no row of a list, such as a journal that an index lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks._lists import COLUMNS, LIST, WHERE, ListKind, columns_of, counted, keys_for, names_in, table_of
from biblint.checks.base import Check, FindingType, Setting
from biblint.checks.required import is_placeholder
from biblint.model import Finding, Record
from biblint.tables import texts


class Unlisted(ListKind):
    """One of the values of some variables must be in a list; where the list has none of a variable, it says nothing."""

    name = "unlisted"
    title = "A value that is in no row of a list"
    scope = "record"
    selects = ("field", "fields")
    findings = {"unlisted": FindingType("the list has none of the values", ("list-name",))}
    options = {"list": LIST, "columns": COLUMNS, "where": WHERE}
    required = ("list", "columns")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check that reports at the first variable with a value; raises `OptionError` for missing columns."""
        table = table_of(options)
        if table is None:
            return lambda record: ()
        columns = columns_of(table, options, "columns")
        cells = [text for row in counted(table, options) for text in names_in(texts(row, columns))]
        makers = {variable: keys_for(variable) for variable in setting.variables}
        known = {variable: {key for text in cells for key in keys(text)} for variable, keys in makers.items()}
        told = {"list-name": table.name}

        def check(record: Record) -> Iterable[Finding]:
            asked = ""
            for variable, keys in makers.items():
                entries = known[variable]
                for text in record.texts(variable) if entries and variable in record.tags else ():
                    if is_placeholder(text):
                        continue
                    if any(key in entries for key in keys(text)):
                        return ()
                    asked = asked or (variable if keys(text) else "")
            if not asked:
                return ()
            return (Finding("unlisted", placeholders=told, value=record.first(asked), variable=asked),)

        return check


KIND = Unlisted()
