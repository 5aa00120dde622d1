"""Real exports, if there are any at hand: each is recognised, read without a crash, and every value keeps the laws."""

from __future__ import annotations

import csv
import os
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
    "RRonCChen_wos_scopus_parser__scopus.csv": 234,
    "NPMoran_synthesis-review_mutualistism-antagonism__scopus.included.csv": 74,
    "NPMoran_synthesis-review_mutualistism-antagonism__scopus.included_repaired.csv": 74,
    "hushidong_biblatex-gb7714-2015__gb7714texteg.dat": 197,
}
"""Files whose records the manifest guesses -> rows as Python's csv reader counts them, or lines with a number."""
OTHERS = {"internetarchive_fatcat__example_dblp.xml"}
"""Files that are of no format here: dblp's own XML among the manifest's answers of Crossref."""
COMMANDS = ("@string", "@preamble", "@comment")


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
        Row(row["path"], NAMES[row["format"]], RECOUNTED.get(Path(row["path"]).name, int(row["records_est"] or 0)))
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
    text = source.decode(len(source.encoding.bom), len(source.data)).lower()
    commands = sum(text.count(word) for word in COMMANDS) if row.format == "bibtex" else 0
    count = sum(len(batch.records) for batch in batches)
    assert abs(count + commands - row.records) <= max(4, row.records // 8)
