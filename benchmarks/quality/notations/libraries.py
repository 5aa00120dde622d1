"""XML of libraries and repositories: MODS, Dublin Core and Primo."""

from __future__ import annotations

from quality.marks import is_marked, plain
from quality.notations.base import Notation, first_and_last, full_date, two_digits
from quality.notations.publishers import WHOLE, attributed
from quality.notations.xml import MARC_LANGUAGES, around, element
from quality.works import Person, Work

MODS_TYPES = {
    "article-journal": "journal article",
    "paper-conference": "conference publication",
    "chapter": "book chapter",
    "book": "book",
    "thesis": "thesis",
    "webpage": "web page",
}
DUBLIN_TYPES = {
    "article-journal": "info:eu-repo/semantics/article",
    "paper-conference": "info:eu-repo/semantics/conferenceObject",
    "chapter": "info:eu-repo/semantics/bookPart",
    "book": "info:eu-repo/semantics/book",
    "thesis": "info:eu-repo/semantics/doctoralThesis",
}
PRIMO_TYPES = {
    "article-journal": "article",
    "paper-conference": "conference_proceeding",
    "chapter": "book_chapter",
    "book": "book",
    "thesis": "dissertation",
}


def _language(work: Work) -> str:
    return MARC_LANGUAGES.get(work.language, work.language)


def _mods_name(person: Person, role: str) -> str:
    if person.raw or not person.given:
        name = element("namePart", person.name())
    else:
        parts = ('type="given"', person.given), ('type="family"', person.family)
        name = "".join(attributed("namePart", kind, text) for kind, text in parts)
    kind = "personal" if person.given or person.raw else "corporate"
    term = '<role><roleTerm authority="marcrelator" type="text">'
    return f'<name type="{kind}">{name}{term}{role}</roleTerm></role></name>'


def _detail(kind: str, number: str) -> str:
    return f'<detail type="{kind}">{element("number", number)}</detail>' if number else ""


def mods(work: Work) -> str:
    """A work as converters of references and repositories write it."""
    first, last = first_and_last(work.pages)
    pages = element("start", first or work.article) + element("end", last)
    extent = f'<extent unit="page">{pages}</extent>' if pages else ""
    origin = around(
        "originInfo",
        attributed("dateIssued", 'encoding="w3cdtf"', full_date(work.year, work.month, work.day)),
        element("publisher", work.publisher),
        around("place", attributed("placeTerm", 'type="text"', work.place)),
    )
    host = (
        around("titleInfo", element("title", work.container)),
        *(_mods_name(person, "editor") for person in work.editors),
        attributed("identifier", 'type="issn"', work.issn),
        attributed("identifier", 'type="isbn"', work.isbn) if work.container else "",
        around("part", _detail("volume", work.volume), _detail("issue", work.issue), extent),
    )
    inner = (
        around("titleInfo", element("title", work.title)),
        *(_mods_name(person, "author") for person in work.people),
        "<typeOfResource>text</typeOfResource>",
        element("genre", MODS_TYPES.get(work.kind, work.kind)),
        origin,
        around("language", attributed("languageTerm", 'type="code" authority="iso639-2b"', _language(work))),
        element("abstract", work.abstract),
        *(around("subject", element("topic", word)) for word in work.keywords),
        around("relatedItem", *host).replace("<relatedItem>", '<relatedItem type="host">'),
        "" if work.container else attributed("identifier", 'type="isbn"', work.isbn),
        attributed("identifier", 'type="doi"', work.doi),
        attributed("identifier", 'type="citekey"', work.key),
        around("location", element("url", work.url)),
    )
    return f'<mods ID="{work.key}" version="3.6">\n' + "\n".join(part for part in inner if part) + "\n</mods>\n"


def dublin(work: Work) -> str:
    """A work as a repository gives it to harvesters; the journal with volume and pages in one string."""
    container = work.container
    if container and work.volume:
        container += f"; Vol {work.volume} No {work.issue} ({work.year}); {work.pages or work.article}"
    container = plain(container)
    rows = [("title", work.title), *(("creator", person.name()) for person in work.people)]
    rows += [("subject", word) for word in work.keywords]
    rows += [("description", work.abstract), ("publisher", work.publisher)]
    rows += [("date", full_date(work.year, work.month, work.day)), ("type", DUBLIN_TYPES.get(work.kind, work.kind))]
    rows += [("identifier", work.url), ("identifier", work.doi)]
    rows += [("identifier", f"{scheme}:{text}") for scheme, text in (("issn", work.issn), ("isbn", work.isbn)) if text]
    rows += [("source", container)]
    rows += [("language", _language(work))]
    terms = "\n".join(element(f"dc:{name}", text) for name, text in rows if text)
    header = element("identifier", f"oai:moss.example:{work.number}") + element("datestamp", "2024-02-11")
    names = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    metadata = f"<metadata>\n<oai_dc:dc {names}>\n{terms}\n</oai_dc:dc>\n</metadata>"
    return f"<record>\n<header>{header}</header>\n{metadata}\n</record>\n"


def primo(work: Work) -> str:
    """A work as a library's discovery service holds it."""
    first, last = first_and_last(work.pages)
    date = work.year if is_marked(work.year) else work.year + two_digits(work.month) + two_digits(work.day)
    is_book = work.kind in ("book", "thesis")
    display = (
        element("type", PRIMO_TYPES.get(work.kind, work.kind)),
        element("title", work.title),
        element("creator", " ; ".join(plain(person.name()) for person in work.people)),
        element("publisher", work.publisher if is_book else ""),
        element("subject", " ; ".join(work.keywords)),
        element("language", _language(work)),
    )
    addata = (
        *(element("au", person.name()) for person in work.people),
        *(element("addau", person.name()) for person in work.editors),
        element("btitle", work.title if is_book else work.container if work.kind != "article-journal" else ""),
        element("atitle", "" if is_book else work.title),
        element("jtitle", work.container if work.kind == "article-journal" else ""),
        element("date", date),
        element("risdate", "" if is_marked(work.year) else date),
        element("volume", work.volume),
        element("issue", work.issue),
        element("spage", first if last else ""),
        element("epage", last),
        element("pages", work.pages),
        element("artnum", work.article),
        element("issn", work.issn),
        element("isbn", work.isbn),
        element("pub", "" if is_book else work.publisher),
        element("cop", work.place),
        element("doi", work.doi),
        element("pmid", work.pmid),
        element("abstract", work.abstract),
    )
    control = around("control", element("recordid", f"TN_moss{work.number}"))
    parts = control, around("display", *display), around("addata", *addata)
    return '<record xmlns="http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib">\n' + "\n".join(parts) + "\n</record>\n"


MODS = Notation(
    "mods", mods, frozenset(MODS_TYPES), None,
    f'{WHOLE}<modsCollection xmlns="http://www.loc.gov/mods/v3">\n', "</modsCollection>\n", most=300,
)  # fmt: skip
DUBLIN_CORE = Notation(
    "dublin-core", dublin, frozenset(DUBLIN_TYPES), None,
    f'{WHOLE}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n', "</ListRecords>\n</OAI-PMH>\n",
    most=300,
)  # fmt: skip
PRIMO = Notation("primo-xml", primo, frozenset(PRIMO_TYPES), None, f"{WHOLE}<records>\n", "</records>\n", most=300)
