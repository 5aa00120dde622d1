"""PubMed XML as data. Source: the PubMed DTD of the National Library of Medicine and its element descriptions."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               MedlineCitation/Article/ArticleTitle BookDocument/ArticleTitle
original-title      MedlineCitation/Article/VernacularTitle BookDocument/VernacularTitle
container-title     MedlineCitation/Article/Journal/Title
container-title     BookDocument/Book/BookTitle
container-title-short MedlineCitation/Article/Journal/ISOAbbreviation MedlineCitation/MedlineJournalInfo/MedlineTA
collection-title    BookDocument/Book/CollectionTitle
author              MedlineCitation/Article/AuthorList[!Type]/Author
author              MedlineCitation/Article/AuthorList[Type=authors]/Author
author              BookDocument/AuthorList[!Type]/Author BookDocument/AuthorList[Type=authors]/Author
author              BookDocument/Book/AuthorList[!Type]/Author BookDocument/Book/AuthorList[Type=authors]/Author
editor              MedlineCitation/Article/AuthorList[Type=editors]/Author BookDocument/AuthorList[Type=editors]/Author
editor              BookDocument/Book/AuthorList[Type=editors]/Author
affiliation         MedlineCitation/Article/AuthorList/Author/AffiliationInfo/Affiliation
affiliation         MedlineCitation/Article/AuthorList/Author/Affiliation
affiliation         BookDocument/AuthorList/Author/AffiliationInfo/Affiliation
ORCID               MedlineCitation/Article/AuthorList/Author/Identifier[Source=orcid]
issued              MedlineCitation/Article/Journal/JournalIssue/PubDate BookDocument/Book/PubDate
available-date      MedlineCitation/Article/ArticleDate
submitted           PubmedData/History/PubMedPubDate[PubStatus=received]
volume              MedlineCitation/Article/Journal/JournalIssue/Volume BookDocument/Book/Volume
issue               MedlineCitation/Article/Journal/JournalIssue/Issue
page                MedlineCitation/Article/Pagination BookDocument/Pagination
edition             BookDocument/Book/Edition
DOI                 MedlineCitation/Article/ELocationID[EIdType=doi] PubmedData/ArticleIdList/ArticleId[IdType=doi]
DOI                 BookDocument/Book/ELocationID[EIdType=doi] BookDocument/ArticleIdList/ArticleId[IdType=doi]
PMID                MedlineCitation/PMID BookDocument/PMID
PMCID               PubmedData/ArticleIdList/ArticleId[IdType=pmc]
ISSN                MedlineCitation/Article/Journal/ISSN
ISBN                BookDocument/Book/Isbn
abstract            MedlineCitation/Article/Abstract/AbstractText BookDocument/Abstract/AbstractText
keyword             MedlineCitation/KeywordList/Keyword BookDocument/KeywordList/Keyword
classification      MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName
language            MedlineCitation/Article/Language BookDocument/Language
publisher           BookDocument/Book/Publisher/PublisherName
publisher-place     BookDocument/Book/Publisher/PublisherLocation
genre               MedlineCitation/Article/PublicationTypeList/PublicationType BookDocument/PublicationType
funding             MedlineCitation/Article/GrantList/Grant/Agency
rights              MedlineCitation/Article/Abstract/CopyrightInformation BookDocument/Abstract/CopyrightInformation
reference           PubmedData/ReferenceList/Reference/Citation
""")
"""Path -> variable."""

TABLE = compile_paths(PATHS)

GENRES: Mapping[str, str] = {
    "preprint": "article", "dataset": "dataset", "news": "article-newspaper", "newspaper article": "article-newspaper",
}  # fmt: skip
"""Publication type -> CSL type, where it is no article of a journal."""
