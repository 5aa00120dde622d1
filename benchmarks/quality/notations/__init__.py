"""The formats that made-up works are written in, by writers of their own: nothing here uses what is to be measured."""

from __future__ import annotations

from quality.notations import indexes, sheets
from quality.notations.base import Notation
from quality.notations.bibtex import BIBTEX
from quality.notations.chinese import ESTUDY, LABELLED, NOTEEXPRESS
from quality.notations.data import CSL_JSON, SCOPUS
from quality.notations.hosts import CSSCI, OVID
from quality.notations.libraries import DUBLIN_CORE, MODS, PRIMO
from quality.notations.lists import GBT
from quality.notations.marc import MARC21, MARCXML
from quality.notations.publishers import CROSSREF, JATS
from quality.notations.services import CROSSREF_JSON, DATACITE_JSON, OPENALEX_JSON, ZOTERO_JSON
from quality.notations.tables import WOS_TAB, ZOTERO
from quality.notations.tagged import NBIB, REFER, REFWORKS, RIS
from quality.notations.wos import WOS
from quality.notations.xml import ENDNOTE, PUBMED

NOTATIONS: dict[str, Notation] = {
    notation.format: notation
    for notation in (
        *(BIBTEX, RIS, WOS, LABELLED, NBIB, REFER, REFWORKS, CSL_JSON, SCOPUS, NOTEEXPRESS, ESTUDY),
        *(WOS_TAB, ZOTERO, ENDNOTE, PUBMED, GBT),
        *(ZOTERO_JSON, CROSSREF_JSON, OPENALEX_JSON, DATACITE_JSON, JATS, CROSSREF, MODS, MARCXML, MARC21, DUBLIN_CORE),
        *(PRIMO, OVID, CSSCI, sheets.PUBMED, sheets.WOS_CSV, sheets.IEEE, sheets.SPRINGER, indexes.DIMENSIONS),
        *(indexes.LENS, indexes.OPENALEX, sheets.DSPACE, sheets.POP),
    )
}
"""Every notation by the name of its format."""

__all__ = ["NOTATIONS", "Notation"]
