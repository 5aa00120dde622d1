"""XML: EndNote's libraries, and PubMed's articles."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from quality.notations.base import Notation, month_name, two_digits
from quality.works import Person, Work

ENDNOTE_TYPES = {
    "article-journal": ("Journal Article", "17"),
    "paper-conference": ("Conference Proceedings", "10"),
    "chapter": ("Book Section", "5"),
    "book": ("Book", "6"),
    "thesis": ("Thesis", "32"),
    "webpage": ("Web Page", "12"),
}
MARC_LANGUAGES = {"en": "eng", "de": "ger", "fr": "fre", "es": "spa", "ru": "rus", "zh": "chi", "ja": "jpn"}


def element(tag: str, text: str) -> str:
    """An element of text, or nothing."""
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def around(tag: str, *parts: str) -> str:
    """An element of elements, or nothing."""
    inner = "".join(parts)
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _styled(tag: str, text: str) -> str:
    return f'<{tag}><style face="normal" font="default" size="100%">{escape(text)}</style></{tag}>' if text else ""


def _names(outer: str, people: Iterable[Person]) -> str:
    """Names; a comma behind one of a group, as EndNote has it."""
    texts = (one.name() if one.given or one.raw else f"{one.family}," for one in people)
    return around(outer, *(_styled("author", text) for text in texts))


def endnote(work: Work) -> str:
    """A work as a record of a library."""
    name, number = ENDNOTE_TYPES.get(work.kind, (work.kind, "99"))
    is_article = work.kind == "article-journal"
    inner = (
        '<database name="Moss.enl" path="C:\\Moss.enl">Moss.enl</database>',
        '<source-app name="EndNote" version="20.0">EndNote</source-app>',
        f"<rec-number>{work.number}</rec-number>",
        f'<ref-type name="{name}">{number}</ref-type>',
        around("contributors", _names("authors", work.people), _names("secondary-authors", work.editors)),
        _styled("auth-address", "\n".join(work.affiliations)).replace("\n", "&#xD;"),
        around("titles", _styled("title", work.title), _styled("secondary-title", work.container)),
        around("periodical", _styled("full-title", work.container)) if is_article else "",
        _styled("pages", work.pages or work.article),
        _styled("volume", work.volume),
        _styled("number", work.issue),
        around("keywords", *(_styled("keyword", word) for word in work.keywords)),
        around("dates", _styled("year", work.year)),
        _styled("pub-location", work.place),
        _styled("publisher", work.publisher),
        _styled("isbn", work.issn or work.isbn),
        _styled("abstract", work.abstract),
        around("urls", around("related-urls", _styled("url", work.url))),
        _styled("electronic-resource-num", work.doi),
        _styled("language", MARC_LANGUAGES.get(work.language, work.language)),
    )
    return f"<record>{''.join(inner)}</record>"


def _pubmed_author(person: Person, work: Work) -> str:
    places = (work.affiliations[number - 1] for number in person.places if work.affiliations)
    affiliations = [around("AffiliationInfo", element("Affiliation", f"{place}.")) for place in places]
    if person.raw:
        family, comma, given = person.raw.partition(", ")
    else:
        family, given = person.family, person.given
        comma = given
    orcid = f'<Identifier Source="ORCID">{person.orcid}</Identifier>' if person.orcid else ""
    if not comma:
        return around("Author", element("CollectiveName", family), *affiliations)
    initials = "".join(part[0] for part in person.given.replace("-", " ").split())
    parts = element("LastName", family), element("ForeName", given), element("Initials", initials)
    return around("Author", *parts, orcid, *affiliations).replace("<Author>", '<Author ValidYN="Y">', 1)


def pubmed(work: Work) -> str:
    """An article as PubMed gives it; the title with its stop."""
    title = work.title if not work.title or work.title[-1] in ".?" else f"{work.title}."
    date = around(
        "PubDate", element("Year", work.year), element("Month", month_name(work.month)),
        element("Day", two_digits(work.day)),
    )  # fmt: skip
    issue = around("JournalIssue", element("Volume", work.volume), element("Issue", work.issue), date)
    issn = f'<ISSN IssnType="Print">{escape(work.issn)}</ISSN>' if work.issn else ""
    journal = around(
        "Journal", issn, issue, element("Title", work.container), element("ISOAbbreviation", work.short)
    )
    doi = f'<ELocationID EIdType="doi" ValidYN="Y">{escape(work.doi)}</ELocationID>' if work.doi else ""
    article = (
        journal,
        element("ArticleTitle", title),
        around("Pagination", element("MedlinePgn", work.pages or work.article)),
        doi,
        around("Abstract", element("AbstractText", work.abstract)),
        around("AuthorList", *(_pubmed_author(person, work) for person in work.people)),
        element("Language", MARC_LANGUAGES.get(work.language, work.language)),
        around("PublicationTypeList", element("PublicationType", "Journal Article")),
    )
    words = (f'<Keyword MajorTopicYN="N">{escape(word)}</Keyword>' for word in work.keywords)
    citation = (
        f'<PMID Version="1">{escape(work.pmid)}</PMID>' if work.pmid else "",
        f'<Article PubModel="Print">{"".join(article)}</Article>',
        around("KeywordList", *words).replace("<KeywordList>", '<KeywordList Owner="NOTNLM">'),
    )
    known = ("pubmed", work.pmid), ("pmc", work.pmcid), ("doi", work.doi)
    numbers = (f'<ArticleId IdType="{kind}">{escape(text)}</ArticleId>' for kind, text in known if text)
    return (
        f'<PubmedArticle>\n<MedlineCitation Status="MEDLINE" Owner="NLM">{"".join(citation)}</MedlineCitation>\n'
        f"{around('PubmedData', around('ArticleIdList', *numbers))}\n</PubmedArticle>\n"
    )


ENDNOTE = Notation(
    "endnote-xml", endnote, frozenset(ENDNOTE_TYPES), None, '<?xml version="1.0" encoding="UTF-8" ?><xml><records>',
    "</records></xml>\n",
)  # fmt: skip
PUBMED = Notation(
    "pubmed-xml", pubmed, frozenset(("article-journal",)), frozenset(("en", "de", "fr", "es")),
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January '
    '2019//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n<PubmedArticleSet>\n',
    "</PubmedArticleSet>\n",
)  # fmt: skip
