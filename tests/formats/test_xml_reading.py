"""The shared XML reader: the same tree as the standard library's parser, exact places, damage told and passed."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblint.formats import format_named
from biblint.formats._xml.text import element_value, line_values, range_value
from biblint.formats._xml.tree import Element, read_tree
from biblint.model import Segment
from biblint.source import Source
from tests.formats.laws import read_source
from tests.formats.markup import CASES, lawful, sample_text

MODS = format_named("mods")
SOUND = [path for _, path in CASES if path.suffix == ".xml" and path.name not in ("damaged.xml", "article.xml")]
BOMB = "\n".join(
    ["<!DOCTYPE mods [", '<!ENTITY a0 "moss">', *(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(30)), "]>"]
)


def title(text: str) -> str:
    """A MODS record with a title that is written like this."""
    return f"<mods><titleInfo><title>{text}</title></titleInfo></mods>"


def notes(text: str) -> list[tuple[str, int]]:
    """Names and places of all notes on a text, those on records first."""
    batch = lawful(MODS, text)
    return [(note.name, note.start) for owner in (*batch.records, batch) for note in owner.notes]


def outline(element: Element) -> tuple:
    """Local name, folded text and children, as far as two readers must agree."""
    text = "".join(value.text for value in [element_value(element)] if value)
    return element.name, "".join(text.split()), [outline(child) for child in element.elements]


def outline_of_oracle(element: ElementTree.Element) -> tuple:
    name = element.tag.rpartition("}")[2]
    return name, "".join("".join(element.itertext()).split()), [outline_of_oracle(child) for child in element]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_tree_is_that_of_the_standard_library(path):
    text = sample_text(path)
    root = read_tree(text, 0, len(text))
    assert root is not None
    assert outline(root) == outline_of_oracle(ElementTree.fromstring(path.read_bytes()))


NAMES = st.sampled_from(["a", "b", "x:c", "a.d"])
TEXT = st.text(st.sampled_from("ab &<>é\n\t]\u00a0\"'"), max_size=8)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&#62;")


@st.composite
def documents(draw: st.DrawFn, depth: int = 3) -> str:
    """A well-formed element with attributes, references, comments and CDATA."""
    name = draw(NAMES)
    quote = draw(st.sampled_from("\"'"))
    value = escaped(draw(TEXT)).replace('"', "&quot;").replace("'", "&apos;")
    parts = [f"<{name} k = {quote}{value}{quote}>", escaped(draw(TEXT))]
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        inner = draw(
            st.sampled_from(["child", "<!-- <a> -- & -->".replace(" -- &", " &"), "<![CDATA[<a>&b]]>", "<a/>"])
        )
        parts += [draw(documents(depth - 1)) if inner == "child" else inner, escaped(draw(TEXT))]
    return "".join([*parts, f"</{name} >"])


@given(documents())
@settings(max_examples=200, deadline=None)
def test_any_tree_is_that_of_the_standard_library(text):
    text = text.replace("<x:c", '<x:c xmlns:x="y"')
    root = read_tree(text, 0, len(text))
    assert root is not None
    assert outline(root) == outline_of_oracle(ElementTree.fromstring(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Moss &amp; fern", "Moss & fern"),
        ("K&#xE4;rcher", "Kärcher"),
        ("K&#228;rcher", "Kärcher"),
        ("CO<sub>2</sub>", "CO2"),
        ("one\n    two", "one two"),
        ("one&#xD;\ntwo", "one two"),
        ("a  b", "a  b"),
        ("<![CDATA[a & <b>]]> c", "a & <b> c"),
        ("a<!-- not this -->b", "ab"),
        ("a<?pi not this?>b", "ab"),
        ("  a&#160;", "a"),
        ("Stra\udcdfe", "Stra\ufffde"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("a&#0;b", "a\ufffdb"),
        ("a&moss;b", "a&moss;b"),
        ("AT&T", "AT&T"),
        ("p < 0.05", "p < 0.05"),
        ("&eacute;", "é"),
    ],
)
def test_text(written, read):
    (record,) = lawful(MODS, title(written)).records
    assert record.text("title") == read


def test_a_part_of_a_text_is_where_it_stands():
    text = title("Mö &amp; <i>Bryum</i>\n  leaf")
    (record,) = lawful(MODS, text).records
    value = record.values("title")[0]
    found = value.source_ranges(value.text.index("Bryum"), len(value.text))
    assert "".join(text[low:high] for low, high in found) == "Bryum\n  leaf"
    assert [text[low:high] for low, high in value.source_ranges(3, 4)] == ["&amp;"]


def test_attributes_are_where_they_stand():
    text = """<a x='1 > 0' n:id = "K&#xE4;">t</a>"""
    root = read_tree(text, 0, len(text))
    assert root is not None
    found = root.attribute("id")
    assert found is not None
    value = range_value(text, found.start, found.end)
    assert value is not None
    assert (value.text, text[value.start : value.end]) == ("Kä", "K&#xE4;")
    assert root.get("x") == "1 > 0"
    assert root.get("y") == ""


def test_lines_of_a_text():
    text = "<a>one,<b/>&#xD;two&#13;\n<i>three</i>\n</a>"
    root = read_tree(text, 0, len(text))
    assert root is not None
    assert [value.text for value in line_values(root)] == ["one,", "two", "three"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (title("Moss"), []),
        (title("a & b"), [("not-well-formed", 26)]),
        (title("p < 5"), [("not-well-formed", 26)]),
        (title("é a&nbsp;b"), [("not-well-formed", 27)]),
        ("<!DOCTYPE mods SYSTEM 'x'>" + title("a&nbsp;b"), []),
        (title("a\x01b"), [("not-well-formed", 25)]),
        ("<x>" + title("a") + title("b</b>") + title("c") + "</x>", [("not-well-formed", 80)]),
        ("<x>" + title("a"), [("missing-footer", 54)]),
        ("<x>" + title("a")[:-1], [("unclosed-record", 3)]),
        ("<x><mods><titleInfo>" + title("a") + "</x>", [("missing-terminator", 3)]),
        ("<?xml version='1.0'?><x>" + title("a") + "</x><?xml version='1.0'?><x>" + title("b") + "</x>",
         [("repeated-header", 80)]),
        ("<x>" + title("a") + "<b></x>", [("not-well-formed", 58)]),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>" + title("&a;") + "</x>", [("entity-declaration", 13)]),
    ],
)  # fmt: skip
def test_damage_is_told_at_its_place(text, expected):
    assert notes(text) == expected


def test_a_root_that_does_not_end_is_told_in_the_last_segment():
    lines = ["<x>", *[title("moss")] * 9]
    for text, expected in (("\n".join([*lines, "</x>"]), []), ("\n".join(lines), ["missing-footer"])):
        source = Source.of(text.encode(), "export.xml")
        segments = list(source.segments(MODS.boundary, 100))
        context = MODS.context(segments)
        batches = [MODS.read(segment, context) for segment in segments]
        assert len(batches) > 2
        assert [note.name for batch in batches for note in batch.notes] == expected


def test_records_around_a_damaged_one_are_read():
    text = (
        "<x>" + title("one") + "<mods><titleInfo><title>two" + title("three & more") + "</y>" + title("four") + "</x>"
    )
    assert [record.text("title") for record in lawful(MODS, text).records] == ["one", "two", "three & more", "four"]


def test_entities_are_neither_read_nor_multiplied():
    text = f"{BOMB}<x>{title('&a30;')}</x>"
    begun = time.perf_counter()
    batch = lawful(MODS, text)
    assert time.perf_counter() - begun < 1
    assert [note.name for note in batch.notes] == ["entity-declaration"]
    assert batch.records[0].text("title") == "&a30;"


def test_nothing_outside_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    text = f'<!DOCTYPE mods SYSTEM "file://{secret}" [<!ENTITY e SYSTEM "file://{secret}">]>{title("&e; moss")}'
    assert lawful(MODS, text).records[0].text("title") == "&e; moss"


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1252", "latin1"])
def test_the_declared_encoding_holds(declared):
    data = f'<?xml version="1.0" encoding="{declared}"?>\n{title("Käfer")}'.encode("latin-1")
    source = Source.of(data, "export.xml")
    assert not source.encoding.guessed
    assert read_source(MODS, source)[0].records[0].text("title") == "Käfer"


HEAVY = {
    "records": "<mods>" * 20_000,
    "comments": "<!--" * 60_000,
    "deep": "<mods>" + "<a>" * 60_000,
    "ends": "<mods>" + "</a>" * 60_000,
    "tags": "<mods>" + "<a" * 60_000,
    "mismatched": "<mods>" + "<a>" * 30_000 + "</b>" * 30_000,
    "blanks": title(" " * 200_000 + "x"),
    "ampersands": title("&" * 200_000),
    "inline": title("<i>" * 40_000),
    "cdata": "<mods><![CDATA[" * 20_000,
    "quotes": "<mods " + "a='" * 60_000,
    "paragraphs": title("<p>a</p>" * 30_000),
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY.keys())
def test_reading_takes_time_in_proportion(text):
    begun = time.perf_counter()
    for record in MODS.read(Segment(text), None).records[:3]:
        record.values("title")
    assert time.perf_counter() - begun < 5
