"""What each XML format makes of its elements: a table of snippets and the values that they are."""

from __future__ import annotations

import pytest

from biblint.formats import format_named
from biblint.formats._xml.paths import compile_paths, found_at, parse_rows
from biblint.formats._xml.tree import read_tree
from tests.formats.markup import lawful

FRAMES = {
    "pubmed-xml": "<PubmedArticle><MedlineCitation><Article>{}</Article></MedlineCitation></PubmedArticle>",
    "pubmed-data": "<PubmedArticle><MedlineCitation/><PubmedData>{}</PubmedData></PubmedArticle>",
    "pubmed-book": "<PubmedBookArticle><BookDocument>{}</BookDocument></PubmedBookArticle>",
    "endnote-xml": "<xml><records><record><ref-type name='{kind}'>1</ref-type>{}</record></records></xml>",
    "mods": "<m:mods xmlns:m='http://www.loc.gov/mods/v3'>{}</m:mods>",
    "crossref-xml": "<doi_record><crossref>{}</crossref></doi_record>",
    "jats": "<article article-type='{kind}'><front><article-meta>{}</article-meta></front></article>",
    "primo-xml": "<record><control/><display><type>{kind}</type></display><addata>{}</addata></record>",
    "dublin-core": "<dc><dc:title>t</dc:title>{}</dc>",
}
HOMES = {"pubmed-data": "pubmed-xml", "pubmed-book": "pubmed-xml"}
HOST = "<m:relatedItem type='host'>{}</m:relatedItem>"
AUTHOR = "<contrib contrib-type='author'>{}</contrib>"


def record_of(frame: str, inside: str, kind: str = ""):
    text = FRAMES[frame].replace("{kind}", kind).replace("{}", inside)
    (record,) = lawful(format_named(HOMES.get(frame, frame)), text).records
    return record


@pytest.mark.parametrize(
    ("frame", "inside", "variable", "expected"),
    [
        ("pubmed-xml", "<Pagination><MedlinePgn>S1-5</MedlinePgn></Pagination>", "page", ["S1-5"]),
        ("pubmed-xml", "<Pagination><StartPage>7</StartPage><EndPage>7</EndPage></Pagination>", "page", ["7"]),
        ("pubmed-xml", "<ArticleDate><Year>2015</Year><Month>07</Month></ArticleDate>", "available-date", ["2015-07"]),
        ("pubmed-xml", "<ELocationID EIdType='doi' ValidYN='N'>10.1/x</ELocationID>", "DOI", []),
        ("pubmed-xml", "<ELocationID EIdType='pii'>S1</ELocationID>", "DOI", []),
        ("pubmed-xml", "<AuthorList CompleteYN='N'><Author><LastName>Roe</LastName></Author></AuthorList>", "author",
         ["Roe", "et al."]),
        ("pubmed-xml", "<AuthorList CompleteYN='N'></AuthorList>", "author", []),
        ("pubmed-data", "<ArticleIdList><ArticleId IdType='pmc'>PMC1</ArticleId></ArticleIdList>", "PMCID", ["PMC1"]),
        ("pubmed-book", "<Book><BookTitle>Moss</BookTitle></Book>", "title", ["Moss"]),
        ("pubmed-book", "<Book><BookTitle>Moss</BookTitle></Book>", "container-title", []),
        ("endnote-xml", "<isbn>WO1 (x)</isbn>", "ISBN", ["WO1"]),
        ("endnote-xml", "<isbn>0028-0836 (Print)&#xD;9780306406157</isbn>", "ISSN", ["0028-0836"]),
        ("endnote-xml", "<isbn>0028-0836 (Print)&#xD;9780306406157</isbn>", "ISBN", ["9780306406157"]),
        ("endnote-xml", "<edition>2nd</edition>", "edition", ["2nd"]),
        ("endnote-xml", "<contributors><authors><author>WHO,</author></authors></contributors>", "author", ["WHO"]),
        ("endnote-xml", "<accession-num>7</accession-num><remote-database-name>X</remote-database-name>", "PMID", []),
        ("mods", "<m:titleInfo><m:nonSort>L'</m:nonSort><m:title>arbre</m:title></m:titleInfo>", "title", ["L'arbre"]),
        ("mods", "<m:originInfo><m:dateIssued point='end'>9</m:dateIssued><m:dateIssued>c2001.</m:dateIssued>"
                 "</m:originInfo>", "issued", ["c2001"]),
        ("mods", HOST.format("<m:part><m:extent unit='pages'><m:list>3-7, 9</m:list></m:extent></m:part>"), "page",
         ["3-7, 9"]),
        ("mods", HOST.format("<m:name><m:namePart>Doe</m:namePart></m:name>"), "author", []),
        ("mods", "<m:name><m:namePart>Moss</m:namePart><m:namePart>B</m:namePart></m:name>", "author", ["Moss B"]),
        ("crossref-xml", "<dissertation><titles><title>Moss</title></titles></dissertation>", "title", ["Moss"]),
        ("crossref-xml", "<error>DOI not found</error>", "title", []),
        ("jats", "<title-group><article-title>Moss</article-title></title-group>", "title", ["Moss"]),
        ("jats", "<page-range>1-4, 9</page-range>", "page", ["1-4, 9"]),
        ("jats", "<contrib-group>" + AUTHOR.format("<collab>Moss Group</collab>") + "</contrib-group>", "author",
         ["Moss Group"]),
        ("primo-xml", "<au>Roe, A; Doe, M;</au><au>Poe, E</au>", "author", ["Roe, A", "Doe, M;", "Poe, E"]),
        ("primo-xml", "<atitle>a</atitle><btitle>b</btitle><spage>1</spage><epage>3</epage>", "page", ["1-3"]),
        ("primo-xml", "<atitle>a</atitle><btitle>b</btitle>", "container-title", ["b"]),
        ("primo-xml", "<btitle>b</btitle><pages>178 S.</pages>", "title", ["b"]),
        ("primo-xml", "<btitle>b</btitle><pages>178 S.</pages>", "page", []),
        ("dublin-core", "<dc:identifier>https://doi.org/10.1000/a</dc:identifier>", "DOI", ["10.1000/a"]),
        ("dublin-core", "<dc:identifier>urn:ISSN:0028-0836</dc:identifier>", "ISSN", ["0028-0836"]),
        ("dublin-core", "<dc:identifier>9780306406157</dc:identifier>", "ISBN", ["9780306406157"]),
        ("dublin-core", "<dc:identifier>https://x.example/1</dc:identifier>", "URL", ["https://x.example/1"]),
        ("dublin-core", "<dc:identifier>ark:/1/2</dc:identifier>", "URL", []),
    ],
)  # fmt: skip
def test_elements_are_values(frame, inside, variable, expected):
    record = record_of(frame, inside)
    assert [value.text for value in record.values(variable)] == expected
    assert record.has(variable) == bool(expected) or variable in ("DOI", "page")


@pytest.mark.parametrize(
    ("frame", "kind", "inside", "expected"),
    [
        ("pubmed-xml", "", "", "article-journal"),
        ("pubmed-xml", "", "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>",
         "article"),
        ("pubmed-book", "", "<Book><BookTitle>Moss</BookTitle></Book>", "book"),
        ("endnote-xml", "Thesis", "", "thesis"),
        ("endnote-xml", "Equation", "", ""),
        ("mods", "", "<m:genre>thesis</m:genre>", "thesis"),
        ("mods", "", "<m:typeOfResource>cartographic</m:typeOfResource>", "map"),
        ("mods", "", "<m:originInfo><m:issuance>monographic</m:issuance></m:originInfo>", "book"),
        ("mods", "", "<m:typeOfResource collection='yes'>mixed</m:typeOfResource><m:originInfo><m:issuance>monographic"
                     "</m:issuance></m:originInfo>", "collection"),
        ("crossref-xml", "", "<posted_content><titles/></posted_content>", "article"),
        ("crossref-xml", "", "<book><book_metadata/></book>", "book"),
        ("jats", "research-article", "", "article-journal"),
        ("jats", "book-review", "", "review-book"),
        ("primo-xml", "book_chapter", "", "chapter"),
        ("dublin-core", "", "<dc:type>Text</dc:type><dc:type>Book Chapter</dc:type>", "chapter"),
    ],
)  # fmt: skip
def test_types(frame, kind, inside, expected):
    assert record_of(frame, inside, kind).type == expected


@pytest.mark.parametrize(
    ("frame", "inside"),
    [
        ("pubmed-xml", "<AuthorList><Author><CollectiveName>Moss, Fern Group</CollectiveName></Author></AuthorList>"),
        ("endnote-xml", "<contributors><authors><author>Moss Group,</author></authors></contributors>"),
        ("mods", "<m:name type='corporate'><m:namePart>Moss, Fern</m:namePart></m:name>"),
        ("crossref-xml", "<posted_content><contributors><organization contributor_role='author'>Moss</organization>"
                         "</contributors></posted_content>"),
        ("jats", "<contrib-group>" + AUTHOR.format("<collab>Moss Group</collab>") + "</contrib-group>"),
    ],
)  # fmt: skip
def test_institutions_are_not_parsed_as_people(frame, inside):
    assert [value.literal for value in record_of(frame, inside).values("author")] == [True]


def test_a_name_whose_halves_are_swapped_spans_both():
    inside = "<given_name>Eva</given_name><surname>Poe</surname>"
    person = f"<person_name contributor_role='author'>{inside}</person_name>"
    record = record_of("crossref-xml", f"<posted_content><contributors>{person}</contributors></posted_content>")
    (name,) = record.values("author")
    assert (name.text, record.segment.text[name.start : name.end]) == ("Poe, Eva", inside[12:-10])


def test_raw_elements_go_by_their_local_names():
    record = record_of("mods", "<m:note>a</m:note><m:extension><m:note>b &amp; c</m:note></m:extension>")
    assert [value.text for value in record.values("raw:note")] == ["a", "b & c"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b", ["1", "2", "3"]),
        ("a/b[t=x]", ["1"]),
        ("a/b[t=x|y]", ["1", "2"]),
        ("a/b[!t]", ["3"]),
        ("a/b[t]", ["1", "2"]),
        ("*/b[t=y]", ["2"]),
        ("b", []),
    ],
)
def test_paths(path, expected):
    text = "<r><a><b t='X'>1</b><n:b n:t='y'>2</n:b><b>3</b></a></r>"
    root = read_tree(text, 0, len(text))
    assert root is not None
    found = found_at(root, compile_paths(parse_rows(f"title {path}")))
    assert [element.raw_text for element in found.get("title", [])] == expected


def test_a_table_with_a_bad_path_is_refused():
    with pytest.raises(ValueError, match="no step of a path"):
        compile_paths(parse_rows("title a/b["))


@pytest.mark.parametrize(
    ("kind", "number", "variable"),
    [
        ("Patent", "WO2011US30214", "number"),
        ("Report", "TR-17", "number"),
        ("Report", "978-0-306-40615-7", "ISBN"),
        ("Book", "TR-17", "ISBN"),
    ],
)
def test_what_a_number_of_endnote_is_hangs_on_the_type(kind, number, variable):
    record = record_of("endnote-xml", f"<isbn>{number}</isbn>", kind)
    assert {name: record.texts(name) for name in ("number", "ISBN") if record.texts(name)} == {variable: [number]}
