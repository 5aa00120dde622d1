"""Rows of CSV that a spreadsheet opens as they are meant: in UTF-8 with a mark, and without formulas.

Sources: RFC 4180; OWASP, "CSV Injection". Excel takes a file without a byte order mark for the machine's own encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from biblint.reports.display import escaped

BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def row(cells: Iterable[str | int]) -> str:
    """A row with its line end (CRLF): control characters shown as escapes, text that begins a formula behind a `'`."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([cell if isinstance(cell, int) else plain(cell) for cell in cells])
    return buffer.getvalue()


def plain(text: str) -> str:
    """A text as a cell that no spreadsheet computes and that has one line."""
    shown = escaped(text, tabs=True)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULAS) else shown
