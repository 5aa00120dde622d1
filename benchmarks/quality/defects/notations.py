"""Defects of the notation of services, tables, libraries and hosts: braces, cells, elements, directories, tags."""

from __future__ import annotations

import re
from dataclasses import replace

from quality.defects.base import SHEETS, Defect, Page, PageChange, names, on_record

COMPACT = "crossref-json openalex-json datacite-json"
JSON = f"{COMPACT} zotero-json"
XML = "jats crossref-xml mods marcxml dublin-core primo-xml"


def _of(name: str, formats: str, rules: str, change: PageChange, *, lossy: bool = False, times: int = 1, note: str = ""
        ) -> Defect:  # fmt: skip
    return Defect(name, "structure", tuple(rules.split()), page=change, formats=names(formats), times=times,
                  is_lossy=lossy, note=note)  # fmt: skip


def _headless(one: Page) -> Page:
    """A table without its headers."""
    return replace(one, head="")


def _endless(one: Page) -> Page:
    """A file without its end but that of a line."""
    return replace(one, tail="\n")


def _declared(one: Page) -> Page:
    """A document that declares an entity."""
    return replace(one, head=one.head.replace("?>", '?>\n<!DOCTYPE r [<!ENTITY moss "Bryum">]>', 1))


def _shorter(one: Page) -> Page | None:
    """A record of ISO 2709 whose leader tells another length."""
    length = int(one.record[:5])
    return one.with_record(f"{length - 20:05d}{one.record[5:]}") if length > 99 else None


_CELLS = re.compile(r'^((?:"[^"]*"|[^,"]*),)', re.MULTILINE)


def _fewer_cells(one: Page) -> Page:
    """A row without its first cell."""
    return one.with_record(_CELLS.sub("", one.record, count=1))


def _more_cells(one: Page) -> Page:
    """A row with two empty cells at its end."""
    return one.with_record(one.record.rstrip("\n") + ',"",""\n')


BROKEN = "not-well-formed bad-field missing-comma unclosed-record"
NOTATIONS = (
    _of("service-comma", JSON, BROKEN, on_record(r',(?=\s*"volume":)', "")),
    _of("service-quote", JSON, BROKEN, on_record(r'"(?=,\s*"volume":|,\s*"issue":)', "")),
    _of("service-end-lost", JSON, f"{BROKEN} missing-footer", _endless,
        note="The brackets come back behind the last record, not on lines of their own"),
    _of("service-twice", JSON, "duplicate-field", on_record(
        r'("volume": ?"[^"]*",)', "\\1\ue000\"volume\":\"99\"\ue001,")),
    _of("sheet-cell-lost", SHEETS, "ragged-row", _fewer_cells),
    _of("sheet-cell-more", SHEETS, "ragged-row", _more_cells),
    _of("sheet-header-lost", SHEETS, "missing-header-row other-format no-record", _headless),
    _of("sheet-quote", SHEETS, "stray-quote ragged-row", on_record(r'^(.*?,"\w[^",]{3,}) (\w+)(?= )', '\\1 \ue000"\\2"\ue001', r'\1 ""\2""')),
    _of("element-end-lost", XML, "not-well-formed unclosed-record bad-field missing-footer",
        on_record(r"</(?:volume|title|dc:title|subfield|number)>", "")),
    _of("element-ampersand", XML, "not-well-formed bad-field", on_record(
        r"(<(?:abstract|abstract><p|jats:p|dc:description|subfield code=\"a\")>)", r"\1R & D. ")),
    _of("element-file-cut", XML, "not-well-formed unclosed-record missing-footer", _endless),
    _of("element-entities", XML, "entity-declaration not-well-formed", _declared),
    _of("directory-length", "marc21", "wrong-length", _shorter, lossy=True, times=4),
    _of("directory-address", "marc21", "wrong-length bad-field misspaced-tag", on_record(r"(?<=245)\d{4}", "0009"), lossy=True, times=4),
    _of("directory-end-lost", "marc21", "missing-terminator unclosed-record wrong-length", on_record("\x1d", ""), lossy=True, times=4),
    _of("ovid-untagged", "ovid", "untagged-line", on_record(r"^(YR  - .*)$", "\\1\n\ue000left over\ue001"), times=4),
    _of("ovid-hyphen-lost", "ovid", "misspaced-tag untagged-line bad-field", on_record(r"^YR  - ", "\ue000YR \ue001"), times=4),
    _of("cssci-untagged", "cssci", "untagged-line", on_record(r"^(【基金类别】)$", "\ue000left over\ue001\n\\1"), times=4),
    _of("cssci-end-lost", "cssci", "missing-terminator unclosed-record", on_record(r"^-{71}\n", ""), times=4),
    _of("cssci-banner-again", "cssci", "repeated-header", lambda one: one.with_record(f"\ue000{one.head}\ue001{one.record}"), times=4),
)  # fmt: skip
"""Those of one format come more often than those that many share."""
DEFECTS = NOTATIONS
