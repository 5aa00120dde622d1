"""What BibTeX fields mean: decoded texts, lists, macros, inheritance, variables that depend on other fields."""

from __future__ import annotations

import pytest

from biblint.formats.bibtex import FORMAT
from biblint.model import Piece, Record
from tests.formats.laws import read_text


def record_of(fields: str, type_: str = "article", before: str = "", after: str = "") -> Record:
    """The record with key `k` in a text with an entry of some fields."""
    records = read_text(FORMAT, f"{before}@{type_}{{k,\n{fields}\n}}\n{after}")
    return next(record for record in records if record.key == "k")


@pytest.mark.parametrize(
    ("fields", "variable", "texts"),
    [
        ("pages = {12--15}", "page", ["12-15"]),
        ("pages = {12-15, 17--19}", "page", ["12-15, 17-19"]),
        ("pages = {12---15}", "page", ["12---15"]),
        ("pages = {12–15}", "page", ["12–15"]),
        ("pages = {R1\\textendash R9}", "page", ["R1–R9"]),
        ("number = {3--4}", "issue", ["3-4"]),
        ("author = {Roe, J. and {Roe and Sons} AND others}", "author", ["Roe, J.", "Roe and Sons", "others"]),
        ("author = {Roe, J.\n\t and Doe, A.}", "author", ["Roe, J.", "Doe, A."]),
        ("author = {Anders{\\o}n, B}", "author", ["Andersøn, B"]),
        ("author = {{}}", "author", []),
        ("keywords = {a, b;c, d}", "keyword", ["a, b", "c, d"]),
        ("keywords = {a, {b, c}, }", "keyword", ["a", "b, c"]),
        ("keywords = {R&amp;D, tools}", "keyword", ["R&amp;D", "tools"]),
        ("keywords = {{a; b}}", "keyword", ["a", "b"]),
        ("issn = {1234-5679, 2345-6787}", "ISSN", ["1234-5679", "2345-6787"]),
        ("title = { {A} {{B}} }", "title", ["A B"]),
        ("title = {One\n   two}", "title", ["One two"]),
        ("title = {\\unknown{x} $a^2$}", "title", ["\\unknown{x} $a^2$"]),
        ("doi = {{10.1000/a\\_b}}", "DOI", ["10.1000/a\\_b"]),
        ("url = {\\url{https://example.org/a_b}}", "URL", ["https://example.org/a_b"]),
        ("URL = \"https://example.org/~x\"", "URL", ["https://example.org/~x"]),
        ("howpublished = {Online at \\url{http://example.org/x}}", "URL", ["http://example.org/x"]),
        ("howpublished = {By hand}", "publisher", ["By hand"]),
        ("year = 2001, date = {2002-03}", "issued", ["2002-03"]),
        ("year = 2001", "issued", ["2001"]),
        ("month = SEP", "issued.month", ["September"]),
        ("month = 9", "issued.month", ["9"]),
        ("month = nosuchmonth", "issued.month", ["nosuchmonth"]),
        ("note = {a} # \"b\" # feb", "note", ["abFebruary"]),
        ("eprint = {2001.01234}, archiveprefix = {arXiv}", "arXiv", ["2001.01234"]),
        ("eprint = {2001.01234}", "arXiv", ["2001.01234"]),
        ("eprint = {12345}, eprinttype = {pubmed}", "PMID", ["12345"]),
        ("eprint = {12345}, eprinttype = {jstor}", "arXiv", []),
        ("author = {Roe}", "raw:Author", ["Roe"]),
        ("pages = {1--2}", "raw:pages", ["1--2"]),
        ("x-custom = {Caf{\\'e}}", "raw:x-custom", ["Café"]),
        ("address = {Oslo}, location = {Rome}", "event-place", ["Rome"]),
        ("title = {caf\udce9}", "title", ["caf\ufffd"]),
    ],
)  # fmt: skip
def test_values(fields: str, variable: str, texts: list[str]):
    assert [value.text for value in record_of(fields).values(variable)] == texts


@pytest.mark.parametrize(
    ("type_", "csl", "number"),
    [
        ("article", "article-journal", "issue"),
        ("ARTICLE", "article-journal", "issue"),
        ("techreport", "report", "number"),
        ("patent", "patent", "number"),
        ("inproceedings", "paper-conference", "issue"),
        ("mastersthesis", "thesis", "number"),
        ("electronic", "webpage", "number"),
        ("mvbook", "book", "number"),
        ("nosuch", "", "number"),
    ],
)
def test_types_and_what_number_means(type_: str, csl: str, number: str):
    record = record_of("number = {7}", type_)
    assert (record.type, record.text(number)) == (csl, "7")


def test_pieces_lead_back_to_the_source():
    record = record_of('title = {Gr{\\"u}n and 5\\%}, pages = {1--2}')
    title, page = record.values("title")[0], record.values("page")[0]
    source = record.segment.text
    assert title.text == "Grün and 5%"
    assert [source[a:b] for a, b in title.source_ranges(2, 3)] == ['{\\"u}']
    assert [source[a:b] for a, b in title.source_ranges(0, 2)] == ["Gr"]
    assert [(piece.kind, source[piece.source_start : piece.source_end]) for piece in page.pieces] == [
        ("verbatim", "1"), ("decoded", "--"), ("verbatim", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "expression", "text", "kinds"),
    [
        ("@string{j = {Journal of } # X}@string{X = {Y}}", "j", "Journal of X", ["foreign"]),
        ("@string{x = {Y}}@STRING(J = {Journal of } # x)", "j", "Journal of Y", ["foreign"]),
        ("@string{j = {Jour{\\'e}}}", "j # { 2}", "Jouré 2", ["foreign", "foreign", "verbatim"]),
        ("", "CACM", "Communications of the ACM", ["foreign"]),
        ("", "{A } # {B}", "A B", ["verbatim", "verbatim"]),
    ],
)
def test_macros(before: str, expression: str, text: str, kinds: list[str]):
    (value,) = record_of(f"journal = {expression}", before=before + "\n").values("container-title")
    assert (value.text, [piece.kind for piece in value.pieces]) == (text, kinds)


BOOK = "@book{b, title = {The Book}, booktitle = {Book Title}, editor = {Roe, Jane}, year = 1999, doi = {10.1/b}}\n"


@pytest.mark.parametrize(
    ("type_", "fields", "parent", "expected"),
    [
        ("incollection", "crossref = {b}", BOOK, {"container-title": "Book Title", "title": "", "DOI": ""}),
        ("inbook", "crossref = {B}", BOOK.replace("booktitle", "x"), {"container-title": "The Book", "issued": "1999"}),
        ("inbook", "crossref = {b}, year = 2000", BOOK, {"issued": "2000"}),
        ("inbook", "xref = {b}", BOOK, {"issued": "", "container-title": ""}),
        ("book", "xdata = {x, y}", "@xdata{x, doi = {1}}@xdata{y, doi = {2}, note = {n}}", {"DOI": "1", "note": "n"}),
        ("inbook", "crossref = {b}", "@book{b, title={B}, xdata={x}}@xdata{x, publisher={P}}", {"publisher": "P"}),
        ("book", "crossref = {k}", "", {"title": "", "publisher": ""}),
        ("book", "crossref = {b}", "@book{b, crossref = {c}}@book{c, crossref = {b}, volume = {4}}", {"volume": "4"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_inheritance(type_: str, fields: str, parent: str, expected: dict[str, str], first: bool):
    record = record_of(fields, type_, *((parent, "") if first else ("", parent)))
    assert {variable: record.text(variable) for variable in expected} == expected


def test_an_inherited_value_stands_where_the_parent_is_named():
    record = record_of("crossref = {b}", "incollection", BOOK)
    value = record.values("issued")[0]
    assert value.pieces == (Piece(0, 4, -1, -1, "foreign"),)
    assert record.segment.text[value.start : value.end] == "b"
    assert record.has("editor") and not record.has("translator")


@pytest.mark.parametrize(
    ("entry", "dialect"),
    [
        ("@article{WOS:000123, title = {x}}", "wos"),
        ("@article{a, Unique-ID = {{WOS:000123}}}", "wos"),
        ("@article{Roe2020, source = {Scopus}}", "scopus"),
        ("@inproceedings{10.1145/1.2, title = {x}}", "acm"),
        ("@article{1234567, title = {x}}", "ieee"),
        ("@article{roe2020deep, title = {x}}", "google"),
        ("@article{roe_deep_2020, title = {x}}", "zotero"),
        ("@article{Roe2020, title = {x}}", ""),
    ],
)
def test_dialect(entry: str, dialect: str):
    assert read_text(FORMAT, entry)[0].dialect == dialect
