"""Real exports, if there are any at hand: each is recognised, read without a crash, and every value keeps the laws."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from biblint.formats import formats, recognise
from biblint.source import Source
from tests.formats.laws import breaches, read_source

CORPUS = os.environ.get("BIBLINT_CORPUS", "")
NAMES = {
    "bibtex": "bibtex", "ris": "ris", "wos-tagged": "wos", "cnki-wos-citespace": "wos", "nbib": "nbib",
    "refer-enw": "refer", "cnki-enw": "refer", "refworks": "refworks", "cnki-refworks": "refworks", "ovid": "ovid",
    "cnki-noteexpress": "noteexpress", "cnki-estudy": "cnki-estudy", "cssci": "cssci", "gbt7714-list": "gbt7714",
    "cn-discovery-page": "labelled", "endnote-xml": "endnote-xml", "pubmed-xml": "pubmed-xml", "marc21": "marc21",
    "marcxml": "marcxml", "mods": "mods", "crossref-xml": "crossref-xml", "primo-xml": "primo-xml",
    "csl-json": "csl-json", "zotero-json": "zotero-json", "bbt-json": "zotero-json", "crossref-json": "crossref-json",
    "openalex-json": "openalex-json", "datacite-json": "datacite-json", "cff": "cff",
    "scopus-csv": "scopus-csv", "wos-tab": "wos-tab", "wos-excel-csv": "wos-csv", "ieee-csv": "ieee-csv",
    "lens-csv": "lens-csv", "springer-csv": "springer-csv", "pubmed-csv": "pubmed-csv", "pop-csv": "pop-csv",
    "openalex-csv": "openalex-csv",
}  # fmt: skip
"""Format in the manifest -> our name, where both are settled."""
RECOUNTED = {
    "hushidong_biblatex-gb7714-2015__gb7714texteg.dat": 197,  # lines that begin with a number
    "inukshuk_bibtex-ruby__decoret.bib": 6,  # a seventh stands inside an @Comment
    "citation-js_citation-js__CITATION.cff": 2,  # the software, and the article to cite instead
    "marc4j_marc4j__008008027.mrc": 19,  # the last one is cut off, without a terminator
    "zotero_translators__MARCXML.test05.xml": 1,  # the answer of a search wraps it in a <record> of its own
    "asreview_asreview__baseline_reference_types.ris": 61,  # one TY stands behind a byte order mark
    "retorquere_zotero-better-bibtex__Math_markup_to_unicode_not_always_imported_correctly_472.json": 2,  # and a note
    "retorquere_zotero-better-bibtex__ectly_translated_into_the_issue_field_when_importing_a_standard_from_a_"
    ".bib_file_2752.json": 0,  # settings and no items
}
"""Files whose records the manifest guesses -> how many there are."""
OTHERS = {"internetarchive_fatcat__example_dblp.xml"}
"""Files that are of no format here: dblp's own XML among the manifest's answers of Crossref."""
ENTRY = re.compile(r"^[ \t}]*@[ \t]*(?!(?:string|preamble|comment)\b)\w+[ \t]*[{(]", re.M | re.I)


class Row(NamedTuple):
    """One file of the manifest."""

    path: str
    format: str
    records: int


def rows() -> list[Row]:
    """The files whose format is known here; none without a corpus."""
    manifest = Path(CORPUS) / "MANIFEST.tsv"
    if not CORPUS or not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(row["path"], NAMES[row["format"]], int(row["records_est"] or 0))
        for row in found
        if NAMES.get(row["format"]) in formats() and Path(row["path"]).name not in OTHERS
    ]


ROWS = rows()


@pytest.mark.skipif(not ROWS, reason="BIBLINT_CORPUS names no folder with a MANIFEST.tsv")
@pytest.mark.parametrize("row", ROWS or [Row("", "", 0)], ids=lambda row: row.path)
def test_real_export(row: Row):
    source = Source.read(Path(CORPUS) / row.path)
    format_ = recognise(source)
    assert format_.name == row.format
    batches = read_source(format_, source)
    assert [found for batch in batches for found in breaches(format_, batch)] == []
    text = source.decode(len(source.encoding.bom), len(source.data))
    assert sum(len(batch.records) for batch in batches) == expected(row, text)


def expected(row, text) -> int:
    """How many records a file has: told here, counted by other means where the manifest counts lines, or as it says."""
    name = Path(row.path).name
    if name in RECOUNTED:
        return RECOUNTED[name]
    if row.format == "bibtex":
        return len(ENTRY.findall(text))
    if row.format.endswith("-csv") or row.format == "wos-tab":
        rows = csv.reader(io.StringIO(text.removeprefix("sep=,"), newline=""), delimiter=delimiter(text))
        return sum(any(cell.strip() for cell in cells) for cells in rows) - 1
    return row.records


def delimiter(text) -> str:
    header = text.lstrip().partition("\n")[0]
    return max("\t;,", key=header.count)
