"""DataCite JSON: metadata of DataCite DOIs, from its REST API (with `attributes`) or its JSON schema, or one a line.

Source: the DataCite metadata schema, version 4, and the documentation of the DataCite REST API.
"""

from __future__ import annotations

import re

from biblint.formats._json.format import JsonFormat
from biblint.formats._json.table import Row, Step, Table, rows
from biblint.model import Record
from biblint.variables import TYPES

_ROWS = rows("""
    titles[titleType=].title                                              title
    titles[titleType=TranslatedTitle].title                               translated-title
    creators                                                              author             name
    contributors[contributorType=Editor]                                  editor             name
    creators.nameIdentifiers[nameIdentifierScheme=ORCID].nameIdentifier   ORCID              identifier
    creators.affiliation                                                  affiliation        affiliation
    creators.affiliation.name                                             affiliation        affiliation
    container.title                                                       container-title
    relatedItems[relationType=IsPublishedIn].titles[titleType=].title     container-title
    container.volume                                                      volume
    relatedItems[relationType=IsPublishedIn].volume                       volume
    container.issue                                                       issue
    relatedItems[relationType=IsPublishedIn].issue                        issue
    container.firstPage                                                   page               first-page
    container.lastPage                                                    page               last-page
    relatedItems[relationType=IsPublishedIn].firstPage                    page               first-page
    relatedItems[relationType=IsPublishedIn].lastPage                     page               last-page
    container[identifierType=ISSN].identifier                             ISSN
    dates[dateType=Issued].date                                           issued
    publicationYear                                                       issued
    dates[dateType=Available].date                                        available-date
    dates[dateType=Submitted].date                                        submitted
    publisher                                                             publisher
    publisher.name                                                        publisher
    doi                                                                   DOI
    url                                                                   URL
    language                                                              language
    descriptions[descriptionType=Abstract].description                    abstract
    subjects[subjectScheme=].subject                                      keyword
    subjects[subjectScheme!=].subject                                     classification
    fundingReferences.funderName                                          funding
    rightsList.rights                                                     rights
    relatedIdentifiers[relationType=References|Cites].relatedIdentifier   reference          reference
    citationCount                                                         times-cited
""")
_IN_ATTRIBUTES = tuple(Row(row.variable, (Step("attributes"), *row.path), row.kind) for row in _ROWS)

_GENERAL = ("types.resourceTypeGeneral", "attributes.types.resourceTypeGeneral")

TABLE = Table(
    rows=(*_ROWS, *_IN_ATTRIBUTES),
    envelope=frozenset(("data",)),
    marks=frozenset("attributes creators titles publicationYear doi".split()),
    type_paths=("types.citeproc", "attributes.types.citeproc", *_GENERAL),
    types={
        **{name: name for name in TYPES},
        "Audiovisual": "motion_picture",
        "Book": "book",
        "BookChapter": "chapter",
        "ConferencePaper": "paper-conference",
        "DataPaper": "article-journal",
        "Dataset": "dataset",
        "Dissertation": "thesis",
        "Image": "graphic",
        "Journal": "periodical",
        "JournalArticle": "article-journal",
        "Preprint": "article",
        "Report": "report",
        "Software": "software",
        "Standard": "standard",
    },
    names={"whole": ("name",), "family": (), "given": ()},
)
"""A DataCite record as a table of paths; the whole name counts, of which its parts are derived."""


class DataCiteJson(JsonFormat):
    """DataCite JSON."""

    name = "datacite-json"
    title = "DataCite JSON"
    table = TABLE
    signs = (
        (re.compile(r'"(?:publicationYear|resourceTypeGeneral|nameType|rightsList)"[ \t\r\n]*+:'), 86),
        (re.compile(r'"attributes"[ \t\r\n]*+:[ \t\r\n]*+\{[^{}]*+"doi"'), 80),
    )

    def finish(self, record: Record) -> Record:
        """A mere text in no container is no article, whatever the platform derives for citation styles."""
        if record.type == "article-journal" and not record.has("container-title"):
            kinds = {value.text for path in _GENERAL for value in record.values(f"raw:{path}")}
            record.type = "article-journal" if kinds & {"JournalArticle", "DataPaper"} else "document"
        return record


FORMAT = DataCiteJson()
