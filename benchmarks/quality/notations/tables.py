"""Tables: Web of Science's tab-delimited files and the CSV of Zotero."""

from __future__ import annotations

from quality.marks import through
from quality.notations.base import Notation, csv_row, first_and_last, month_name, two_digits
from quality.notations.wos import LANGUAGES, TYPES, cited, initials, with_authors
from quality.works import Work

WOS_COLUMNS = (
    "PT AU BA BE GP AF BF CA TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 RP EM RI OI FU FX CR NR TC Z9 U1 U2 PU PI PA "
    "SN EI BN J9 JI PD PY VL IS PN SU SI MA BP EP AR DI D2 EA PG WC SC GA UT PM OA HC HP DA"
).split()


def wos_cells(work: Work) -> dict[str, str]:
    """A work as cells of the Core Collection, by the tags of their columns."""
    kind, genre = TYPES.get(work.kind, ("J", work.kind))
    first, last = first_and_last(work.pages)
    reprint = work.people[0] if work.people and work.affiliations else None
    return {
        "PT": kind,
        "AU": "; ".join(initials(person) for person in work.people),
        "BE": "; ".join(person.name() for person in work.editors),
        "AF": "; ".join(person.name() for person in work.people),
        "TI": work.title,
        "SO": through(work.container, str.upper),
        "LA": LANGUAGES.get(work.language, work.language),
        "DT": genre,
        "DE": "; ".join(work.keywords),
        "AB": work.abstract,
        "C1": "; ".join(address.removesuffix(".") for address in with_authors(work)),
        "RP": f"{initials(reprint)} (corresponding author), {work.affiliations[0]}." if reprint else "",
        "OI": "; ".join(f"{person.clean()}/{person.orcid}" for person in work.people if person.orcid),
        "CR": "; ".join(cited(one) for one in work.references),
        "NR": work.reference_count,
        "TC": "3",
        "PU": through(work.publisher, str.upper),
        "PI": through(work.place, str.upper),
        "SN": work.issn,
        "BN": work.isbn,
        "J9": work.short.upper(),
        "PD": f"{month_name(work.month).upper()} {work.day}".strip() if work.month else "",
        "PY": work.year,
        "VL": work.volume,
        "IS": work.issue,
        "BP": first,
        "EP": last,
        "AR": work.article,
        "DI": work.doi,
        "PG": work.page_count,
        "UT": f"WOS:{work.accession}",
        "PM": work.pmid,
        "DA": "2024-02-11",
    }


def wos_tab(work: Work) -> str:
    """A work as a row of the Core Collection."""
    cells = wos_cells(work)
    return "\t".join(cells.get(column, "") for column in WOS_COLUMNS) + "\n"


ZOTERO_COLUMNS = (
    "Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "ISBN", "ISSN", "DOI", "Url",
    "Abstract Note", "Date", "Date Added", "Date Modified", "Access Date", "Pages", "Num Pages", "Issue", "Volume",
    "Number Of Volumes", "Journal Abbreviation", "Short Title", "Series", "Publisher", "Place", "Language", "Rights",
    "Type", "Extra", "Notes", "File Attachments", "Manual Tags", "Automatic Tags", "Editor", "Translator", "Number",
    "Edition", "Conference Name",
)  # fmt: skip
ZOTERO_TYPES = {
    "article-journal": "journalArticle",
    "paper-conference": "conferencePaper",
    "chapter": "bookSection",
    "book": "book",
    "thesis": "thesis",
    "webpage": "webpage",
}


def zotero(work: Work) -> str:
    """An item as a row."""
    full = bool(work.month and work.day)
    date = "-".join((work.year, two_digits(work.month), two_digits(work.day))) if full else work.year
    cells = {
        "Key": f"K{work.number:07d}",
        "Item Type": ZOTERO_TYPES.get(work.kind, work.kind),
        "Publication Year": work.year,
        "Author": "; ".join(person.name() for person in work.people),
        "Title": work.title,
        "Publication Title": work.container,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "DOI": work.doi,
        "Url": work.url,
        "Abstract Note": work.abstract,
        "Date": date,
        "Date Added": "2024-02-11 10:00:00",
        "Date Modified": "2024-02-11 10:00:00",
        "Access Date": work.accessed,
        "Pages": work.pages or work.article,
        "Num Pages": work.page_count if work.kind == "book" else "",
        "Issue": work.issue,
        "Volume": work.volume,
        "Journal Abbreviation": work.short,
        "Publisher": work.publisher,
        "Place": work.place,
        "Language": work.language,
        "Manual Tags": "; ".join(work.keywords),
        "Editor": "; ".join(person.name() for person in work.editors),
    }
    return csv_row([cells.get(column, "") for column in ZOTERO_COLUMNS])


WOS_TAB = Notation("wos-tab", wos_tab, frozenset(TYPES), frozenset(LANGUAGES), "\ufeff" + "\t".join(WOS_COLUMNS) + "\n")
ZOTERO = Notation("zotero-csv", zotero, frozenset(ZOTERO_TYPES), None, "\ufeff" + csv_row(list(ZOTERO_COLUMNS)))
