"""Rules that no defect is planted for, and why."""

from __future__ import annotations

from collections.abc import Mapping

_LISTS = "compares with a list that the user gives; without one it finds nothing"
_TEXT = "compares with the manuscript that cites, which is no export"
_OWN = "is about biblint's own comments and settings, not about the data"

UNPLANTED: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "institution-misspelt", "institution-not-in-list", "issn-of-another-journal", "journal-name-differs",
            "journal-not-in-list", "retracted-item", "retracted-reference", "concern-about-item",
        ),
        _LISTS,
    ),
    **dict.fromkeys(("citation-undefined", "citation-unused"), _TEXT),
    **dict.fromkeys(
        (
            "record-count-unexpected", "suppression-expired", "suppression-unknown-rule", "suppression-unreadable",
            "suppression-unused", "suppression-without-reason", "suppression-without-rule",
        ),
        _OWN,
    ),
}  # fmt: skip
"""Rule -> what the page says of it."""
