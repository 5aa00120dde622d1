"""Delimited tables (CSV, tab-delimited): one reader, and a profile of headers for each provider."""

from __future__ import annotations

from biblint.formats.table import providers, scopus, webofscience
from biblint.formats.table.format import TableFormat

FORMATS = tuple(
    TableFormat(profile)
    for profile in (
        providers.DIMENSIONS,
        providers.DSPACE,
        providers.IEEE,
        providers.LENS,
        providers.OPENALEX,
        providers.POP,
        providers.PUBMED,
        scopus.PROFILE,
        providers.SPRINGER,
        webofscience.EXCEL,
        webofscience.TAB,
        providers.ZOTERO,
    )
)
"""A format for each profile."""
