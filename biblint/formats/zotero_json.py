"""Zotero JSON: items of Better BibTeX JSON and of the Zotero web API.

Sources: the item schema of Zotero (`api.zotero.org/schema`), and what Better BibTeX writes.
"""

from __future__ import annotations

import re

from biblint.formats._json.format import JsonFormat
from biblint.formats._json.nodes import Node
from biblint.formats._json.table import Table, rows
from biblint.model import Record

_AUTHORS = (
    "author|artist|cartographer|cosponsor|director|inventor|interviewee|podcaster|presenter|programmer|performer|sponsor"
)

TABLE = Table(
    rows=rows(f"""
        citationKey          citation-key
        extra                citation-key       extra-citation-key
        title                title              rich
        shortTitle           title-short        rich
        caseName             title
        nameOfAct            title
        subject              title
        publicationTitle     container-title    rich
        bookTitle            container-title    rich
        proceedingsTitle     container-title    rich
        encyclopediaTitle    container-title
        dictionaryTitle      container-title
        websiteTitle         container-title
        blogTitle            container-title
        forumTitle           container-title
        programTitle         container-title
        journalAbbreviation  container-title-short rich
        series               collection-title   rich
        seriesTitle          collection-title   rich
        conferenceName       event-title
        meetingName          event-title
        abstractNote         abstract
        note                 note
        edition              edition
        publisher            publisher
        university           publisher
        institution          publisher
        company              publisher
        label                publisher
        studio               publisher
        network              publisher
        distributor          publisher
        place                publisher-place
        creators[creatorType={_AUTHORS}]    author            name
        creators[creatorType=editor]        editor            name
        creators[creatorType=translator]    translator        name
        creators[creatorType=seriesEditor]  collection-editor name
        creators[creatorType=contributor]   contributor       name
        date                 issued
        dateEnacted          issued
        dateDecided          issued
        issueDate            issued
        accessDate           accessed
        volume               volume
        issue                issue
        pages                page
        number               number
        reportNumber         number
        patentNumber         number
        billNumber           number
        numPages             number-of-pages
        numberOfVolumes      number-of-volumes
        DOI                  DOI
        extra                DOI                extra-DOI
        ISSN                 ISSN               words
        ISBN                 ISBN               codes
        extra                PMID               extra-PMID
        extra                PMCID              extra-PMCID
        url                  URL
        language             language
        libraryCatalog       source
        rights               rights
        tags.tag             keyword
        tags                 keyword
    """),
    envelope=frozenset(("items", "data")),
    marks=frozenset(("itemType",)),
    type_paths=("itemType",),
    types={
        "artwork": "graphic",
        "audioRecording": "song",
        "bill": "bill",
        "blogPost": "post-weblog",
        "book": "book",
        "bookSection": "chapter",
        "case": "legal_case",
        "computerProgram": "software",
        "conferencePaper": "paper-conference",
        "dataset": "dataset",
        "dictionaryEntry": "entry-dictionary",
        "document": "document",
        "email": "personal_communication",
        "encyclopediaArticle": "entry-encyclopedia",
        "film": "motion_picture",
        "forumPost": "post",
        "hearing": "hearing",
        "instantMessage": "personal_communication",
        "interview": "interview",
        "journalArticle": "article-journal",
        "letter": "personal_communication",
        "magazineArticle": "article-magazine",
        "manuscript": "manuscript",
        "map": "map",
        "newspaperArticle": "article-newspaper",
        "patent": "patent",
        "podcast": "broadcast",
        "preprint": "article",
        "presentation": "speech",
        "radioBroadcast": "broadcast",
        "report": "report",
        "standard": "standard",
        "statute": "legislation",
        "thesis": "thesis",
        "tvBroadcast": "broadcast",
        "videoRecording": "motion_picture",
        "webpage": "webpage",
    },
    names={"family": ("lastName",), "given": ("firstName",), "literal": ("name",)},
)
"""An item of Zotero as a table of paths."""
_ITEM_TYPE = re.compile(r'"itemType"[ \t\r\n]*+:[ \t\r\n]*+"(\w+)"')
_NO_WORK = frozenset(('"note"', '"attachment"', '"annotation"'))


class ZoteroJson(JsonFormat):
    """Zotero JSON; notes, attachments and annotations are no records."""

    name = "zotero-json"
    title = "Zotero JSON"
    table = TABLE
    signs = ((re.compile(r'"itemType"[ \t\r\n]*+:|"BetterBibTeX JSON"'), 88),)

    def is_listed(self, node: Node) -> bool:
        """Leave out what hangs on a work."""
        kind = node.get("itemType")
        return kind is None or kind.raw not in _NO_WORK

    def expects_records(self, head: str) -> bool:
        """False for a library that holds nothing but what hangs on works."""
        return any(f'"{found}"' not in _NO_WORK for found in _ITEM_TYPE.findall(head))

    def finish(self, record: Record) -> Record:
        """The citation key."""
        record.key = record.text("citation-key")
        return record


FORMAT = ZoteroJson()
