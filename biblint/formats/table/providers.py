"""Tables of publishers, indexes and reference managers: header -> CSL variable.

Sources: exports of IEEE Xplore, Springer Link, The Lens, Dimensions, OpenAlex, PubMed, Publish or Perish and Zotero;
DSpace's documentation of batch metadata editing.
"""

from __future__ import annotations

from biblint.formats.table.profile import make_profile
from biblint.values.lazy import LazyPattern

_ARTICLE = "article-journal"

IEEE = make_profile(
    "ieee-csv",
    "IEEE Xplore CSV",
    """
title Document Title
author:; Authors
affiliation:; Author Affiliations
container-title Publication Title
- Date Added To Xplore
issued Publication Year | Publication_Year
volume Volume
issue Issue
page:first Start Page
page:last End Page
abstract Abstract
ISSN:; ISSN
ISBN:; ISBNs
DOI DOI
funding:; Funding Information
URL PDF Link
keyword:; Author Keywords
keyword:; IEEE Terms
keyword:; INSPEC Controlled Terms
keyword:; INSPEC Non-Controlled Terms
keyword:; Mesh_Terms
times-cited Article Citation Count
- Patent Citation Count
reference-count Reference Count
rights License
available-date Online Date
- Issue Date
event-date Meeting Date
publisher Publisher
genre Document Identifier
""",
    "Document Title | Author Affiliations\nDocument Title | IEEE Terms\nDocument Title | Publication Title | PDF Link",
    dialect="ieee",
    types=(
        ("Document Identifier", "conference", "paper-conference"),
        ("Document Identifier", "journal|magazine|early access", _ARTICLE),
        ("Document Identifier", "standard", "standard"),
        ("Document Identifier", "chapter", "chapter"),
        ("Document Identifier", "book", "book"),
    ),
    extensions=(".csv",),
)

SPRINGER = make_profile(
    "springer-csv",
    "Springer Link CSV",
    """
title Item Title
container-title Publication Title
collection-title Book Series Title
volume Journal Volume
issue Journal Issue
DOI Item DOI
author:glued Authors
issued Publication Year
URL URL
genre Content Type
""",
    "Item Title | Publication Title | Item DOI",
    dialect="springer",
    types=(
        ("Content Type", "conference", "paper-conference"),
        ("Content Type", "chapter", "chapter"),
        ("Content Type", "book", "book"),
        ("Content Type", "article", _ARTICLE),
    ),
    extensions=(".csv",),
)

LENS = make_profile(
    "lens-csv",
    "The Lens CSV",
    """
accession Lens ID
title Title
issued Date Published
issued Publication Year
genre Publication Type
container-title Source Title
ISSN:; ISSNs
publisher Publisher
- Source Country
author:; Author/s
abstract Abstract
volume Volume
issue Issue Number
page:first Start Page
page:last End Page
classification:; Fields of Study
keyword:; Keywords
keyword:; MeSH Terms
- Chemicals
funding:; Funding
-:lines Source URLs
URL External URL
PMID PMID
DOI DOI
- Microsoft Academic ID
PMCID PMCID
- Citing Patents Count
-:; References
times-cited Citing Works Count
- Is Open Access
rights Open Access License
- Open Access Colour
""",
    "Lens ID | Title",
    dialect="lens",
    types=(
        ("Publication Type", "chapter", "chapter"),
        ("Publication Type", "conference proceedings", "paper-conference"),
        ("Publication Type", "book", "book"),
        ("Publication Type", "dissertation", "thesis"),
        ("Publication Type", "preprint", "article"),
        ("Publication Type", "journal issue", "periodical"),
        ("Publication Type", "dataset", "dataset"),
        ("Publication Type", "report", "report"),
        ("Publication Type", "journal|editorial|letter|review", _ARTICLE),
    ),
    extensions=(".csv",),
)

_CITATION = LazyPattern(
    r"\. [12][0-9]{3}(?: [A-Z][A-Za-z0-9 /-]*+)?"
    r"(?:;(?P<volume>[^;:().]*+)(?:\((?P<issue>[^()]++)\))?)?(?::(?P<page>[^:;.]++))?[.;]"
)
"""`J Moss. 2017 Mar 1;24(2):398-402. doi: 10.5555/a. Epub 2017 Jan 3.`: volume, issue and pages behind the date."""

PUBMED = make_profile(
    "pubmed-csv",
    "PubMed CSV",
    """
PMID PMID
title Title
author:dotted-names Authors
- Citation
- First Author
container-title Journal/Book
issued Publication Year
- Create Date
PMCID PMCID
- NIHMS ID
DOI DOI
""",
    "PMID | Title | Citation\nPMID | Journal/Book",
    dialect="pubmed",
    composed=("Citation", _CITATION),
    default_type=_ARTICLE,
    extensions=(".csv",),
)

POP = make_profile(
    "pop-csv",
    "Publish or Perish CSV",
    """
times-cited Cites
author:, Authors
title Title
issued Year
container-title Source
publisher Publisher
URL ArticleURL
- CitesURL
- GSRank
accessed QueryDate
- Type
DOI DOI
ISSN ISSN
- CitationURL
volume Volume
issue Issue
page:first StartPage
page:last EndPage
- ECC
- CitesPerYear
- CitesPerAuthor
- AuthorCount
- Age
abstract Abstract
- FullTextURL
- RelatedURL
""",
    "Cites | Authors | GSRank",
    dialect="publish-or-perish",
    extensions=(".csv",),
)

DIMENSIONS = make_profile(
    "dimensions-csv",
    "Dimensions CSV",
    """
- Rank
accession Publication ID
DOI DOI
PMID PMID
PMCID PMCID
ISBN:; ISBN
title Title
abstract Abstract
- Acknowledgements
container-title Source title | Source title/Anthology title
container-title Anthology title
editor:; Book editors
publisher Publisher
ISSN:; ISSN
keyword:; MeSH terms
issued Publication Date
issued PubYear
available-date Publication Date (online)
- Publication Date (print)
volume Volume
issue Issue
page Pagination
rights Open Access
genre Publication Type
- Document Type
author:; Authors
-:; Authors (Raw Affiliation)
correspondence:; Corresponding Authors | Corresponding Author
-:; Authors Affiliations
affiliation:; Research Organizations - standardized
-:; GRID IDs
- Country of Research organization
funding:; Funder
times-cited Times cited
- Recent citations
- RCR
- FCR
- Altmetric
URL Source Linkout
URL Dimensions URL
classification:; Fields of Research (ANZSRC 2020) | FOR (ANZSRC) Categories
-:; Sustainable Development Goals
-:; Cited references
""",
    "Publication ID | Dimensions URL\nPublication ID | PubYear",
    dialect="dimensions",
    types=(
        ("Publication Type", "chapter", "chapter"),
        ("Publication Type", "proceeding", "paper-conference"),
        ("Publication Type", "preprint", "article"),
        ("Publication Type", "book|monograph", "book"),
        ("Publication Type", "article", _ARTICLE),
    ),
    extensions=(".csv",),
)

OPENALEX = make_profile(
    "openalex-csv",
    "OpenAlex CSV",
    """
accession id
abstract abstract
author:| authorships.author.display_name | author_names
-:| authorships.author.id | author_ids
-:| authorships.author.orcid | author_orcids
-:| authorships.countries
-:| authorships.institutions.display_name
-:| authorships.institutions.id
times-cited cited_by_count
-:| corresponding_institution_ids
title display_name | title
DOI:doi-link doi
funding:| funders.display_name
PMID:last-step ids.pmid | pmid
language language
container-title primary_location.source.display_name
- primary_location.source.id
ISSN primary_location.source.issn_l
- primary_topic.display_name
issued publication_date
issued publication_year
genre type
volume biblio.volume | volume
issue biblio.issue | issue
page:first biblio.first_page | first_page
page:last biblio.last_page | last_page
keyword:| keywords.display_name
rights best_oa_location.license
URL primary_location.landing_page_url
""",
    "id | display_name | cited_by_count\nid | title | publication_year | cited_by_count",
    score=80,
    dialect="openalex",
    types=(
        ("type", "^book-chapter$", "chapter"),
        ("type", "^(?:article|review|letter|editorial|erratum)$", _ARTICLE),
        ("type", "^book$", "book"),
        ("type", "^preprint$", "article"),
        ("type", "^dataset$", "dataset"),
        ("type", "^dissertation$", "thesis"),
        ("type", "^report$", "report"),
        ("type", "^standard$", "standard"),
    ),
    extensions=(".csv",),
)

_DSPACE_ROWS = """
accession id
- collection
author:authorities dc.contributor.author
editor:authorities dc.contributor.editor
thesis-advisor:authorities dc.contributor.advisor
contributor:authorities dc.contributor
title dc.title
translated-title dc.title.alternative
issued dc.date.issued
- dc.date.accessioned
- dc.date.available
abstract dc.description.abstract
note:|| dc.description
keyword:|| dc.subject
language dc.language.iso | dc.language
publisher dc.publisher
DOI:doi-link dc.identifier.doi
ISSN:|| dc.identifier.issn
ISBN:|| dc.identifier.isbn
PMID dc.identifier.pmid
URL:|| dc.identifier.uri
- dc.identifier.citation
container-title dc.relation.ispartof | dc.source
collection-title dc.relation.ispartofseries
volume dc.citation.volume | oaire.citation.volume
issue dc.citation.issue | oaire.citation.issue
page:first dc.citation.spage | oaire.citation.startPage
page:last dc.citation.epage | oaire.citation.endPage
rights:|| dc.rights
genre dc.type
"""

DSPACE = make_profile(
    "dspace-csv",
    "DSpace CSV",
    _DSPACE_ROWS,
    "collection | dc.title\nid | dc.title\ndc.contributor.author | dc.title",
    dialect="dspace",
    qualified=True,
    types=(
        ("dc.type", "chapter", "chapter"),
        ("dc.type", "thesis|dissertation", "thesis"),
        ("dc.type", "conference", "paper-conference"),
        ("dc.type", "article", _ARTICLE),
        ("dc.type", "report", "report"),
        ("dc.type", "dataset", "dataset"),
        ("dc.type", "book", "book"),
    ),
    extensions=(".csv",),
)

ZOTERO = make_profile(
    "zotero-csv",
    "Zotero CSV",
    """
accession Key
genre Item Type
issued Date
issued Publication Year
author:; Author
title Title
container-title Publication Title
ISBN ISBN
ISSN:, ISSN
DOI DOI
URL Url
abstract Abstract Note
- Date Added
- Date Modified
accessed Access Date
page Pages
number-of-pages Num Pages
issue Issue
volume Volume
number-of-volumes Number Of Volumes
container-title-short Journal Abbreviation
title-short Short Title
collection-title Series
- Series Number
- Series Text
- Series Title
publisher Publisher
publisher-place Place
language Language
rights Rights
- Type
- Archive
- Archive Location
- Library Catalog
- Call Number
- Extra
note Notes
file:; File Attachments
- Link Attachments
keyword:; Manual Tags
keyword:; Automatic Tags
editor:; Editor
collection-editor:; Series Editor
translator:; Translator
contributor:; Contributor
number Number
edition Edition
event-title Conference Name
event-title Meeting Name
""",
    "Key | Item Type | Abstract Note\nKey | Item Type | Publication Year | Title",
    dialect="zotero",
    types=(
        ("Item Type", "^journalarticle$", _ARTICLE),
        ("Item Type", "^magazinearticle$", "article-magazine"),
        ("Item Type", "^newspaperarticle$", "article-newspaper"),
        ("Item Type", "^booksection$", "chapter"),
        ("Item Type", "^book$", "book"),
        ("Item Type", "^conferencepaper$", "paper-conference"),
        ("Item Type", "^thesis$", "thesis"),
        ("Item Type", "^report$", "report"),
        ("Item Type", "^webpage$", "webpage"),
        ("Item Type", "^blogpost$", "post-weblog"),
        ("Item Type", "^preprint$", "article"),
        ("Item Type", "^dataset$", "dataset"),
        ("Item Type", "^patent$", "patent"),
        ("Item Type", "^standard$", "standard"),
        ("Item Type", "^encyclopediaarticle$", "entry-encyclopedia"),
        ("Item Type", "^dictionaryentry$", "entry-dictionary"),
        ("Item Type", "^document$", "document"),
    ),
    extensions=(".csv",),
)
