"""Telling an ISSN from an ISBN where a format has one tag for both."""

from __future__ import annotations

import re

_ISXN = re.compile(r"[0-9Xx]")


def serial_kind(text: str, is_book: bool) -> str:
    """`ISSN` or `ISBN` for one number; `''` for neither.

    It goes by the length, then by the prefix 978 or 979 of a number that lost or won a digit, else by whether the
    record is a book.
    """
    length = len(text.replace("-", ""))
    if length not in (8, 10, 13):
        text = text.partition("(")[0]
        length = len(_ISXN.findall(text))
    if length == 8:
        return "ISSN"
    if length in (10, 13) or (length > 9 and text.lstrip().startswith(("978", "979"))):
        return "ISBN"
    if is_book:
        return "ISBN" if length == len(text.replace("-", "").strip()) else ""
    return "ISSN"
