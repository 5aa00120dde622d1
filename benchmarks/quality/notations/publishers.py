"""XML of publishers and of what they deposit: JATS and Crossref."""

from __future__ import annotations

from xml.sax.saxutils import escape

from quality.notations.base import Notation, family_and_given, first_and_last, two_digits
from quality.notations.xml import around, element
from quality.works import Cited, Person, Work

WHOLE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributed(tag: str, attributes: str, text: str) -> str:
    """An element of text with attributes, or nothing."""
    return f"<{tag} {attributes}>{escape(text)}</{tag}>" if text else ""


def _date(work: Work, outer: str, parts: str) -> str:
    """A date in elements, in the order of some letters: `dmy`."""
    of = {"d": element("day", two_digits(work.day)), "m": element("month", two_digits(work.month))}
    of["y"] = element("year", work.year)
    inner = "".join(of[letter] for letter in parts) if work.year else ""
    return f"<{outer}>{inner}</{outer.partition(' ')[0]}>" if inner else ""


def _jats_person(person: Person, role: str) -> str:
    family, given = family_and_given(person)
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    number = attributed("contrib-id", 'contrib-id-type="orcid"', orcid)
    name = element("surname", family) + element("given-names", given)
    whole = around("name", name) if given else element("collab", family)
    marks = "".join(f'<xref ref-type="aff" rid="aff{number}"><sup>{number}</sup></xref>' for number in person.places)
    return f'<contrib contrib-type="{role}">{number}{whole}{marks}</contrib>'


def _jats_cited(one: Cited) -> str:
    where = f"{one.journal}. {one.year};{one.volume}:{one.page}."
    return element("mixed-citation", f"{one.author}. {one.title}. {where}")


def jats(work: Work) -> str:
    """An article."""
    first, last = first_and_last(work.pages)
    addresses = (
        f'<aff id="aff{number}"><label>{number}</label>{escape(place)}</aff>'
        for number, place in enumerate(work.affiliations, 1)
    )
    people = "".join(_jats_person(person, "author") for person in work.people)
    cited = (f'<ref id="r{number}">{_jats_cited(one)}</ref>' for number, one in enumerate(work.references, 1))
    titles = element("journal-title", work.container) + element("abbrev-journal-title", work.short)
    journal = (
        around("journal-title-group", titles),
        attributed("issn", 'pub-type="ppub"', work.issn),
        around("publisher", element("publisher-name", work.publisher), element("publisher-loc", work.place)),
    )
    article = (
        attributed("article-id", 'pub-id-type="doi"', work.doi),
        attributed("article-id", 'pub-id-type="pmid"', work.pmid),
        attributed("article-id", 'pub-id-type="pmc"', work.pmcid),
        around("title-group", element("article-title", work.title)),
        around("contrib-group", people, *addresses),
        _date(work, 'pub-date pub-type="ppub"', "dmy"),
        element("volume", work.volume),
        element("issue", work.issue),
        element("fpage", first),
        element("lpage", last),
        element("elocation-id", work.article),
        around("abstract", element("p", work.abstract)),
        around("kwd-group", *(element("kwd", word) for word in work.keywords)),
    )
    front = around("front", around("journal-meta", *journal), around("article-meta", *article))
    back = around("back", around("ref-list", *cited))
    return (
        f'<article article-type="research-article" xml:lang="{work.language}" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">\n{front}\n{back}\n</article>\n'
    )


def _crossref_person(person: Person, role: str, at: int, work: Work) -> str:
    family, given = family_and_given(person)
    place = f'sequence="{"additional" if at else "first"}" contributor_role="{role}"'
    if not given:
        return attributed("organization", place, family)
    of = [work.affiliations[number - 1] for number in person.places if number <= len(work.affiliations)]
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    name = element("given_name", given) + element("surname", family)
    inner = "".join([name, *(element("affiliation", one) for one in of), element("ORCID", orcid)])
    return f"<person_name {place}>{inner}</person_name>"


def _crossref_item(work: Work, date: str) -> str:
    """What the item says of itself, but its DOI."""
    first, last = first_and_last(work.pages)
    authors = [_crossref_person(person, "author", at, work) for at, person in enumerate(work.people)]
    abstract = f"<jats:abstract><jats:p>{escape(work.abstract)}</jats:p></jats:abstract>" if work.abstract else ""
    parts = (
        around("contributors", *authors),
        around("titles", element("title", work.title)),
        abstract,
        date,
        around("pages", element("first_page", first), element("last_page", last)),
        around("publisher_item", attributed("item_number", 'item_number_type="article_number"', work.article)),
    )
    return "".join(parts)


def _crossref_place(work: Work, date: str, item: str, tail: str) -> str:
    """The item within the journal, book or conference that it is part of."""
    isbn = element("isbn", work.isbn)
    publisher = around("publisher", element("publisher_name", work.publisher), element("publisher_place", work.place))
    language = f' language="{work.language}"' if work.language else ""
    if work.kind == "article-journal":
        titles = element("full_title", work.container) + element("abbrev_title", work.short)
        journal = f"<journal_metadata{language}>{titles}{element('issn', work.issn)}</journal_metadata>"
        volume = around("journal_volume", element("volume", work.volume))
        issue = around("journal_issue", date, volume, element("issue", work.issue))
        article = f'<journal_article publication_type="full_text">{item}{tail}</journal_article>'
        return around("journal", journal, issue, article)
    if work.kind == "paper-conference":
        title = element("proceedings_title", work.container)
        metadata = f"<proceedings_metadata{language}>{title}{publisher}{date}{isbn}</proceedings_metadata>"
        return around("conference", metadata, around("conference_paper", item, tail))
    if work.kind == "chapter":
        editors = [_crossref_person(person, "editor", at, work) for at, person in enumerate(work.editors)]
        title = around("titles", element("title", work.container))
        inner = f"{around('contributors', *editors)}{title}{date}{isbn}{publisher}"
        part = f'<content_item component_type="chapter">{item}{tail}</content_item>'
        return f'<book book_type="edited_book"><book_metadata{language}>{inner}</book_metadata>{part}</book>'
    inner = f"{item}{isbn}{publisher}{tail}"
    return f'<book book_type="monograph"><book_metadata{language}>{inner}</book_metadata></book>'


def crossref(work: Work) -> str:
    """A work in an answer."""
    date = _date(work, 'publication_date media_type="print"', "mdy")
    tail = around("doi_data", element("doi", work.doi), element("resource", work.url))
    inner = around("crossref", _crossref_place(work, date, _crossref_item(work, date), tail))
    return f'<doi_record owner="10.5555" timestamp="2024-02-11">\n{inner}\n</doi_record>\n'


JATS = Notation(
    "jats", jats, frozenset(("article-journal",)), None, f"{WHOLE}<articles>\n", "</articles>\n", most=300
)
CROSSREF = Notation(
    "crossref-xml", crossref, frozenset(("article-journal", "paper-conference", "chapter", "book")), None,
    f"{WHOLE}<doi_records>\n", "</doi_records>\n", most=300,
)  # fmt: skip
