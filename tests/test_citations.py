from __future__ import annotations

import pytest

from biblint.citations import citations_of
from biblint.source import Source


@pytest.mark.parametrize(
    ("text", "keys", "cites_all"),
    [
        ("\\citation{a}\n\\citation{b, c}\n", ["a", "b", "c"], False),
        ("\\citation{a}\\citation{a}", ["a"], False),
        ("\\citation{*}\n\\citation{a}", ["a"], True),
        ("\\abx@aux@cite{0}{a:b}\n\\abx@aux@cite{c}\n", ["a:b", "c"], False),
        ("\\bibcite{a}{1}\n\\newlabel{b}{{1}{1}}\n", [], False),
        ('<bcf:controlfile><bcf:citekey order="1">a</bcf:citekey></bcf:controlfile>', ["a"], False),
        ('<bcf:x/><bcf:citekey order="1" type="set" members="a">s</bcf:citekey>', [], False),
    ],
)
def test_what_is_cited(text, keys, cites_all):
    found = citations_of(Source.of(text.encode(), "paper.aux"))
    assert [citation.key for citation in found.citations] == keys
    assert found.cites_all is cites_all


def test_places_are_those_of_the_keys():
    (citation,) = citations_of(Source.of(b"\\relax\n\\citation{ moss }", "paper.aux")).citations
    assert citation.segment.text[citation.start : citation.end] == "moss"
    assert citation.segment.position(citation.start) == (2, 12)


def test_files_that_take_in_each_other_are_read_once():
    texts = {"a.aux": b"\\@input{b.aux}\\citation{x}", "b.aux": b"\\@input{a.aux}\\citation{y}"}
    found = citations_of(Source.of(texts["a.aux"], "a.aux"), lambda _, name: Source.of(texts[name], name))
    assert [citation.key for citation in found.citations] == ["x", "y"]
