"""The names of BibTeX: field names to variables, entry types to CSL item types, predefined macros.

Sources: `btxdoc` (BibTeX), the BibLaTeX manual sections 2.1 and 2.2, its driver aliases, and the exports of Web of
Science, Scopus, ACM, Mendeley, Zotero and JabRef; the CSL 1.0.2 specification, appendices III and IV.
"""

from __future__ import annotations

_FIELDS = """
title                  title
shorttitle             title-short
origtitle              original-title
translatedtitle        translated-title
journal                container-title
journaltitle           container-title
booktitle              container-title
maintitle              collection-title
series                 collection-title
shortjournal           container-title-short
journal-iso            container-title-short
abbrev_source_title    container-title-short
eventtitle             event-title
eventdate              event-date
venue                  event-place
abstract               abstract
note                   note
addendum               note
annote                 annote
annotation             annote
keywords               keyword
keyword                keyword
author_keywords        keyword
keywords-plus          keyword
type                   genre
edition                edition
publisher              publisher
institution            publisher
institute              publisher
school                 publisher
organization           publisher
howpublished           publisher
address                publisher-place
location               publisher-place
city                   publisher-place
author                 author
editor                 editor
translator             translator
date                   issued
year                   year
month                  issued.month
urldate                accessed
lastaccessed           accessed
earlyaccessdate        available-date
early-access-date      available-date
early access date      available-date
volume                 volume
number                 number
issue                  issue
pages                  page
page                   page
eid                    article-number
articleno              article-number
article-number         article-number
art_number             article-number
pagetotal              number-of-pages
numpages               number-of-pages
volumes                number-of-volumes
chapter                chapter-number
doi                    DOI
issn                   ISSN
eissn                  ISSN
isbn                   ISBN
eisbn                  ISBN
pmid                   PMID
pubmed_id              PMID
pmcid                  PMCID
pmc                    PMCID
arxivid                arXiv
arxiv                  arXiv
eprint                 eprint
orcid-numbers          ORCID
orcid                  ORCID
unique-id              accession
url                    URL
file                   file
pdf                    file
language               language
langid                 language
affiliation            affiliation
affiliations           affiliation
authoraddress          affiliation
correspondence_address correspondence
author-email           email
email                  email
cited-references       reference
references             reference
number-of-cited-references reference-count
times-cited            times-cited
research-areas         classification
web-of-science-categories classification
mrclass                classification
primaryclass           classification
funding-acknowledgement funding
funding                funding
source                 source
crossref               crossref
copyright              rights
rights                 rights
"""
FIELDS: dict[str, str] = {row.rsplit(None, 1)[0]: row.rsplit(None, 1)[1] for row in _FIELDS.strip().splitlines()}
"""Field name in lower case -> variable; `year`, `number` and `eprint` depend on the rest of the entry."""

VERBATIM_TAGS = frozenset(
    """url doi file pdf eprint verba verbb verbc eid articleno issn eissn isbn eisbn pmid pubmed_id pmcid pmc arxivid
    arxiv unique-id crossref xref xdata ids entryset related eprinttype eprintclass archiveprefix primaryclass adsurl
    biburl     bibsource bdsk-url-1 bdsk-url-2 bdsk-url-3 bdsk-file-1 bdsk-file-2 uri urls urlraw timestamp owner groups
    author-email email researcherid-numbers orcid-numbers orcid langid date urldate eventdate origdate""".split()
)
"""Fields whose content is no TeX: BibLaTeX's verbatim, uri, key and date fields, and identifiers."""

NAME_TAGS = frozenset({"author", "editor", "translator"})
NAME_VARIABLES = frozenset({"author", "editor", "translator"})

_TYPES = """
article article-journal
suppperiodical article-journal
review review
book book
mvbook book
bookinbook chapter
booklet pamphlet
collection book
mvcollection book
reference book
mvreference book
proceedings book
mvproceedings book
manual book
inbook chapter
suppbook chapter
suppcollection chapter
incollection chapter
inreference entry-encyclopedia
conference paper-conference
inproceedings paper-conference
mastersthesis thesis
phdthesis thesis
thesis thesis
techreport report
report report
unpublished manuscript
misc document
online webpage
electronic webpage
www webpage
webpage webpage
patent patent
periodical periodical
dataset dataset
software software
standard standard
movie motion_picture
video motion_picture
audio song
music song
artwork graphic
image graphic
letter personal_communication
legislation legislation
legal treaty
jurisdiction legal_case
commentary book
performance performance
newspaper article-newspaper
newsarticle article-newspaper
magazine article-magazine
map map
preprint article
presentation speech
talk speech
softwareversion software
softwaremodule software
codefragment software
constitution legislation
legmaterial legislation
legadminmaterial legislation
archive manuscript
database dataset
"""
TYPES: dict[str, str] = dict(row.split() for row in _TYPES.strip().splitlines())
"""Entry type in lower case -> CSL item type."""

KNOWN_TYPES = TYPES.keys() | {
    "set", "xdata", "bibnote", "customa", "customb", "customc", "customd", "custome", "customf", "hardware", "other",
    "ieeetranbstctl", "control", "nameonly", "generic", "book_section", "paper", "ctrl",
}  # fmt: skip
"""Entry types that BibTeX, BibLaTeX or a common style or reference manager knows."""

ISSUE_TYPES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review", "paper-conference"}
)
"""Types in which `number` is the number of an issue."""

BOOK_TYPES = frozenset({"book", "periodical"})
"""Types that contain others: their own `booktitle` is for those that inherit it."""

PART_TYPES = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
"""Types that take the title of the book they are part of as their container title."""

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
"""The month macros that every style defines."""

_JOURNALS = """
acmcs ACM Computing Surveys
acta Acta Informatica
cacm Communications of the ACM
ibmjrd IBM Journal of Research and Development
ibmsj IBM Systems Journal
ieeese IEEE Transactions on Software Engineering
ieeetc IEEE Transactions on Computers
ieeetcad IEEE Transactions on Computer-Aided Design of Integrated Circuits
ipl Information Processing Letters
jacm Journal of the ACM
jcss Journal of Computer and System Sciences
scp Science of Computer Programming
sicomp SIAM Journal on Computing
tocs ACM Transactions on Computer Systems
tods ACM Transactions on Database Systems
tog ACM Transactions on Graphics
toms ACM Transactions on Mathematical Software
toois ACM Transactions on Office Information Systems
toplas ACM Transactions on Programming Languages and Systems
tcs Theoretical Computer Science
"""
MACROS: dict[str, str] = MONTHS | {
    row.split(None, 1)[0]: row.split(None, 1)[1] for row in _JOURNALS.strip().splitlines()
}
"""The macros that the standard styles define: name in lower case -> text."""

USUAL_TAGS = {
    "title": "title", "title-short": "shorttitle", "original-title": "origtitle", "author": "author",
    "editor": "editor", "translator": "translator", "collection-title": "series", "volume": "volume", "issue": "number",
    "number": "number", "page": "pages", "article-number": "eid", "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes", "chapter-number": "chapter", "edition": "edition", "DOI": "doi", "ISSN": "issn",
    "ISBN": "isbn", "PMID": "pmid", "PMCID": "pmcid", "arXiv": "eprint", "URL": "url", "file": "file",
    "abstract": "abstract", "note": "note", "annote": "annote", "keyword": "keywords", "accessed": "urldate",
    "event-title": "eventtitle", "event-date": "eventdate", "event-place": "venue", "issued.month": "month",
    "issued.year": "year", "affiliation": "affiliation", "genre": "type", "publisher-place": "address",
    "language": "language", "crossref": "crossref", "accession": "unique-id", "reference": "cited-references",
    "reference-count": "number-of-cited-references", "times-cited": "times-cited", "rights": "copyright",
    "email": "author-email", "funding": "funding", "classification": "mrclass", "ORCID": "orcid",
    "container-title-short": "shortjournal", "available-date": "earlyaccessdate", "source": "source",
    "correspondence": "correspondence_address", "translated-title": "translatedtitle",
}  # fmt: skip
"""Variable -> the field that usually holds it, where that does not depend on the type."""
