"""Reading tables: damaged quotes, ragged rows, shifted columns, repeated headers, cut cells, kinds of columns."""

from __future__ import annotations

import pytest

from biblint.formats import formats
from biblint.model import Batch, Segment
from tests.formats.laws import read_text

LENS = formats()["lens-csv"]
SCOPUS = formats()["scopus-csv"]
HEAD = "Lens ID,Title,Author/s,Publication Year\n"


def batch_of(text: str, name: str = "lens-csv") -> Batch:
    return formats()[name].read(Segment(text), None)


def titles(text: str) -> list[str]:
    return [record.text("title") for record in read_text(LENS, text)]


def notes(batch: Batch) -> list[str]:
    return [*(note.name for record in batch.records for note in record.notes), *(note.name for note in batch.notes)]


@pytest.mark.parametrize(
    ("rows", "found", "noted"),
    [
        ('1,"Moss, on walls",A,2001\n', ["Moss, on walls"], []),
        ('1,"Moss\non ""walls""",A,2001\n2,Fern,B,2002\n', ['Moss\non "walls"', "Fern"], []),
        ('1, "Moss" ,A,2001\n', ["Moss"], []),
        ('1,"Moss "on" walls",A,2001\n', ['Moss "on" walls'], ["unbalanced-braces"]),
        ('1,"Moss" on walls,A,2001\n2,"Fern",B,2002\n', ['Moss" on walls', "Fern"], ["unbalanced-braces"]),
        ('1,"Moss,A,2001\n2,Fern,B,2002\n', ["Moss", "Fern"], ["unbalanced-braces"]),
        ('1,"Moss,A,2001\n2,"Fern",B,2002\n3,Ivy,C,2003\n', ["Moss", "Fern", "Ivy"], ["unbalanced-braces"]),
        ('"1,Moss,A,2001\n"2",Fern,B,2002\n', ["Moss", "Fern"], ["unbalanced-braces"]),
        ('1,"Moss,A,2001\n' * 3 + '2,"Fern",B,2002\n', ["Moss"] * 3 + ["Fern"], ["unbalanced-braces"] * 3),
        ('1,"Moss,A,2001\n' * 90 + '2,"Fern",B,2002\n', ["Moss"] * 90 + ["Fern"], ["unbalanced-braces"] * 90),
        (f'1,{"m" * 9000},"A"x,2001\n' * 12, ["m" * 9000] * 12, ["unbalanced-braces"] * 12),
        ("1,Moss,A,2001\r2,Fern,B,2002\r", ["Moss", "Fern"], []),
        ("1,Moss,A,2001\n\n2,Fern,B,2002", ["Moss", "Fern"], []),
        ("1,Moss,A,2001,\n2,Fern,B,2002,\n", ["Moss", "Fern"], []),
        ("1,Moss,A,2001,,\n", ["Moss"], ["ragged-row"]),
        ("1,Moss\n2,Fern,B,2002\n", ["Moss", "Fern"], ["ragged-row"]),
        ("1,Moss,A,2001\nlast row above\n", ["Moss"], ["junk"]),
        (f"1,Moss,A,2001\n{HEAD}2,Fern,B,2002\n", ["Moss", "Fern"], ["repeated-header"]),
        ("1,Moss,A,2001\n,,,\n", ["Moss"], []),
    ],
)
def test_rows(rows, found, noted):
    assert titles(HEAD + rows) == found
    assert notes(batch_of(HEAD + rows)) == noted


def test_a_second_header_holds_for_the_rows_below_it():
    text = HEAD + "1,Moss,A,2001\nTitle,Lens ID,DOI\nFern,2,10.1/x\n"
    records = read_text(LENS, text)
    assert [(record.text("title"), record.text("DOI")) for record in records] == [("Moss", ""), ("Fern", "10.1/x")]


def test_without_a_header_the_rows_are_kept():
    batch = batch_of("1,Moss,A\n2,Fern,B\n")
    assert notes(batch) == ["missing-header"]
    assert [value.text for value in batch.records[0].values("raw:Moss")] == ["Fern"]


SHIFTED = (
    "Authors,Title,Year,DOI,Funding Text 1,References,Publisher,ISSN,ISBN,PubMed ID,Language of Original Document,EID"
)
CELLS = "Lee A.,Moss,2020,10.1000/x,Thanks,Cited,Press,12345679,,38000001,English,2-s2.0-1"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (CELLS.replace("Thanks,", "Thanks,More,"), {"ISSN": "12345679", "language": "English", "publisher": "Press"}),
        (CELLS.replace("Thanks,Cited,", ""), {"ISSN": "12345679", "PMID": "38000001", "publisher": ""}),
        (CELLS.replace("Moss,", "Moss,on walls,"), {"issued": "2020", "DOI": "10.1000/x", "ISSN": "12345679"}),
        (CELLS.replace("Thanks,", "Thanks,More,").replace("2-s2.0-1", ""), {"ISSN": "12345679", "language": "English"}),
        ("Lee A.,Moss", {"author": "Lee A.", "title": "Moss"}),
    ],
)
def test_cells_of_a_shifted_row_find_their_headers(cells, expected):
    (record,) = read_text(SCOPUS, f"{SHIFTED}\n{cells}\n")
    assert {variable: record.text(variable) for variable in expected} == expected
    assert [note.name for note in record.notes] == ["ragged-row"]


def test_long_cells_in_a_file_of_ragged_rows_stay_whole():
    row = f'1,"{"moss, " * 5000}\nfern",A,2001,x\n'
    batch = batch_of(HEAD + row * 9)
    assert notes(batch) == ["ragged-row"] * 9


@pytest.mark.parametrize(
    ("lengths", "cut"),
    [((255, 255), 2), ((254, 254), 2), ((255,), 0), ((255, 255, 300), 0), ((32767,), 1), ((32767, 90_000), 1)],
)
def test_cells_at_the_limits_of_programs(lengths, cut):
    text = HEAD + "".join(f'1,"{"m" * (length - 1)}""",A,2001\n' for length in lengths)
    assert notes(batch_of(text)) == ["cut-value"] * cut


@pytest.mark.parametrize(
    ("name", "header", "cell", "variable", "expected"),
    [
        ("scopus-csv", "Authors", "Lee A., Kim B.C., Jr.", "author", ["Lee A.", "Kim B.C., Jr."]),
        ("scopus-csv", "Authors", "Lee, A.; Kim, B.-C.", "author", ["Lee, A.", "Kim, B.-C."]),
        ("scopus-csv", "Authors", "de Souza, A. M.", "author", ["de Souza, A. M."]),
        ("scopus-csv", "Author full names", "Lee, Ada (571); WHO (572)", "author", ["Lee, Ada", "WHO"]),
        ("scopus-csv", "References", "Roe A.; Doe B., Walls, (2019); Poe, (2001)", "reference",
         ["Roe A.; Doe B., Walls, (2019)", "Poe, (2001)"]),
        ("scopus-csv", "Page count", "0", "number-of-pages", []),
        ("wos-tab", "C1", "[Lee, A; Kim, B] Univ X, Bern; [Lee, A] Univ Y", "affiliation", ["Univ X, Bern", "Univ Y"]),
        ("wos-tab", "C1", "Univ X, Bern; Univ Y", "affiliation", ["Univ X, Bern", "Univ Y"]),
        ("wos-tab", "OI", "Lee, Ada/0000-0002-1825-0097; x", "ORCID", ["0000-0002-1825-0097", "x"]),
        ("pubmed-csv", "Authors", "Lee A, Kim BC.", "author", ["Lee A", "Kim BC"]),
        ("pubmed-csv", "Citation", "J Moss. 2017 Mar 1;24(2):398-402. doi: 10.5555/a.", "volume", ["24"]),
        ("pubmed-csv", "Citation", "J Moss (Oxf). 2017 Jul-Aug;24 Suppl 1:S8; discussion S9.", "page", ["S8"]),
        ("pubmed-csv", "Citation", "J Moss. 2019;(S 01):e32-e43. Epub 2018 May 2.", "issue", ["S 01"]),
        ("pubmed-csv", "Citation", "J Moss. 2024 Oct 10:1077. Online ahead of print.", "page", ["1077"]),
        ("pubmed-csv", "Citation", "J Moss. 2024 Oct 10. doi: 10.5555/a.", "page", []),
        ("openalex-csv", "doi", "https://doi.org/10.1000/x", "DOI", ["10.1000/x"]),
        ("dspace-csv", "dc.contributor.author[]", "Lee, Ada::0000::600||Kim, Bo", "author", ["Lee, Ada", "Kim, Bo"]),
        ("lens-csv", "Start Page", "12", "page", ["12"]),
    ],
)  # fmt: skip
def test_columns(name, header, cell, variable, expected):
    marks = sorted(formats()[name].profile.marks[0] - {header})
    delimiter = "\t" if name == "wos-tab" else ";" if "," in cell and ";" not in cell else "|" if ";" in cell else ","
    delimiter = "\t" if name == "wos-tab" or delimiter == "|" else delimiter
    text = delimiter.join([*marks, header]) + "\n" + delimiter.join([*("m" for _ in marks), cell]) + "\n"
    (record,) = read_text(formats()[name], text)
    assert [value.text for value in record.values(variable)] == expected


def test_people_of_scopus_affiliations():
    head = "Authors\tAffiliations\tAuthors with affiliations\tEID\n"
    row = "Lee A., Kim B.\tUniv X, Bern; Univ Y, Rome\tLee, A., Univ X, Bern, Univ Y, Rome; Kim, B., Univ Y, Rome\tE\n"
    (record,) = read_text(SCOPUS, head + row)
    people = [[person.text for person in place.people] for place in record.values("affiliation")]
    assert people == [["Lee, A."], ["Lee, A.", "Kim, B."]]


def test_cited_references_of_web_of_science_are_records():
    text = "PT\tAU\tTI\tCR\nJ\tLee, A\tMoss\tRoe A, 2011, ANN STONE, V4, P11; Doe M, 2001, MORTAR\t\n"
    (record,) = read_text(formats()["wos-tab"], text)
    assert [one.text("issued") for one in record.references()] == ["2011", "2001"]


def test_a_tab_table_saved_again_by_a_spreadsheet_has_quotes():
    text = 'PT\tAU\tTI\tUT\nJ\t"Lee, A; Kim, B"\t"Moss ""on"" walls"\tWOS:1\n'
    (record,) = read_text(formats()["wos-tab"], text)
    assert record.text("title") == 'Moss "on" walls'


ENGLISH = "Authors,Title,Year,EID\n"
CHINESE = "作者,标题,年份,EID\n"
JAPANESE = "著者名,タイトル,出版年,EID\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ENGLISH, []),
        (CHINESE, [("localised-header", "作者")]),
        ("Author full names," + CHINESE, [("localised-header", "作者")]),
        (JAPANESE, [("localised-header", "著者名")]),
        ("Authors,Title,年份,EID\n", []),
        ("Authors,Title,Volume,年份,卷,EID\n", [("header-languages", "年份")]),
        (ENGLISH + ENGLISH, []),
        (CHINESE + CHINESE, [("localised-header", "作者")]),
        (ENGLISH + CHINESE, [("header-languages", "作者")]),
        (CHINESE + JAPANESE, [("header-languages", "著者名")]),
        (CHINESE + ENGLISH, [("header-languages", "Authors")]),
        ("ear,EID\n" + ENGLISH + CHINESE, [("header-languages", "作者")]),
    ],
)
def test_languages_of_headers(text, found):
    told = [note for note in batch_of(text, "scopus-csv").notes if note.name != "repeated-header"]
    assert [(note.name, text[note.start : note.end]) for note in told] == found
