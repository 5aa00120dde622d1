"""Telling that another format begins in the middle of a file, as where two exports were joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from biblint.formats import format_named
from biblint.model import Note
from biblint.values.lazy import LazyPattern

_STARTS: tuple[tuple[str, str, str], ...] = (
    ("ris", "TY  - ", r"TY  - [A-Z]{3,6}[ \t\r]*$"),
    ("bibtex", "@", r"@[A-Za-z]+[ \t]*\{[^\s,{}\"'@]+,[ \t\r]*$"),
    ("nbib", "PMID- ", r"PMID- *\d+[ \t\r]*$"),
    ("refer", "%0 ", r"%0 [A-Z][A-Za-z ]+\r?$"),
    ("refer", "%", r"%[TAE] \S[^\n]*\n%[A-Z] "),
    ("noteexpress", "{Reference Type}", r"\{Reference Type\}[ \t]*[:：]"),
    ("refworks", "RT ", r"RT [A-Z][A-Za-z]+(?:[ ,/][A-Za-z /,()-]+)?\r?$\s+(?:SR|ID|T1|A1|YR|JF|DS) "),
    ("wos", "PT ", r"PT [JBSPCO][ \t\r]*$\s+[A-Z][A-Z0-9] "),
    ("wos", "FN ", r"FN (?:Clarivate|Thomson|ISI) "),
    ("ovid", "<", r"<\d{1,7}\. ?>[ \t\r]*$\s+[A-Z]\w"),
    ("cnki-estudy", "DataType", r"DataType[ \t]*[:：][ \t]*\d"),
    ("cnki-estudy", "SrcDatabase-", r"SrcDatabase-来源[数据]*库[ \t]*[:：]"),
    ("cssci", "【来源篇名】", r""),
    ("cff", "cff-version:", r""),
    ("xml", "<?xml ", r"<\?xml version="),
    ("json", "[", r"\[\s*\{\s*\"[\w@.-]+\"\s*:"),
    ("json", "{", r"\{\s*\"[\w@.-]+\"\s*:"),
    ("gbt7714", "[1]", r"\[1\][^\n]{10,}\[[A-Z](?:/[A-Z]{2})?\]"),
    ("openalex-json", "{", r"\{\s*\"id\"\s*:\s*\"https://openalex\.org/W"),
    ("datacite-json", "{", r"\{\s*\"data\"\s*:\s*[\[{]"),
    ("scopus-csv", "Authors,", r"Authors,(?:\"?Author full names|Author\(s\) ID|Title,)"),
    ("scopus-csv", '"Authors","', r"\"Authors\",\"(?:Author|Title\")"),
    ("scopus-csv", "作者,", r"作者,作者"),
    ("scopus-csv", '"作者",', r"\"作者\",\"作者"),
    ("ieee-csv", '"Document Title","', r"\"Document Title\",\"Authors\""),
    ("springer-csv", '"Item Title","', r"\"Item Title\",\"Publication Title\""),
    ("lens-csv", "Lens ID,", r"Lens ID,Title,"),
    ("dimensions-csv", "Rank,Publication ID,", r""),
    ("pubmed-csv", "PMID,Title,", r""),
    ("pop-csv", "Cites,Authors,", r""),
    ("wos-csv", "Publication Type,Authors,", r""),
    ("zotero-csv", '"Key","Item Type"', r""),
    ("openalex-csv", '"id","', r"\"id\",\"(?:[a-z_.]+\",\"){2}"),
    ("dspace-csv", "id,collection,dc.", r""),
    ("wos-tab", "PT\tAU\t", r""),
)
"""Format or family, what its line begins with, and a pattern that the line must match to be taken for one."""
_FAMILIES = {"labelled": frozenset({"labelled", "cnki-estudy", "cssci", "gbt7714"})}
"""Formats whose records may quote others, or be wrapped in them."""
_MEMBERS = {"marcxml": "xml", "mods": "xml", "jats": "xml", "dublin-core": "xml"}
"""Formats whose name does not end with their family."""
_TITLES = {"xml": "XML", "json": "JSON"}
"""What a family is called."""
_LEADER = re.compile(r"\d{5}[a-z][a-z ]{2}[ a-z][ a]\d\d\d{5}[ 0-9a-zI-M]{3}4500")
_LEADER_LENGTH = 24


def foreign_notes(text: str, format_name: str) -> Iterator[Note]:
    """A note for the first line of each other format in a text; `format_name` is that of the file.

    The very first line speaks for the file's own format and is not looked at.
    """
    lines = text if "\n" in text else text.replace("\r", "\n")
    line, starts = _pattern(format_name)
    told: set[str] = set()
    for match in line.finditer(lines):
        at = match.start() + (2 if lines[match.start() + 1] == "\ufeff" else 1)
        for name, start in starts:
            if name not in told and start.match(lines, at):
                told.add(name)
                yield _note(name, at, lines)
    if _family(format_name) not in {"marc21", "xml", "json"}:
        yield from _leaders(lines)


@cache
def _pattern(format_name: str) -> tuple[re.Pattern[str], Sequence[tuple[str, LazyPattern]]]:
    """What a line of any other format than this begins with, and the closer patterns of these formats."""
    own = _FAMILIES.get(format_name) or {format_name, _family(format_name)}
    others = [one for one in _STARTS if one[0] not in own]
    beginnings = "|".join(re.escape(beginning) for _, beginning, _ in others)
    first = "".join(re.escape(char) for char in sorted({beginning[0] for _, beginning, _ in others}))
    closer = [(name, LazyPattern(pattern or re.escape(beginning), re.M)) for name, beginning, pattern in others]
    return re.compile(f"\n(?=[{first}])(?:{beginnings})"), closer


def _family(format_name: str) -> str:
    """The family of a format by its name; some do not carry it there."""
    return _MEMBERS.get(format_name) or format_name.rpartition("-")[2]


def _leaders(text: str) -> Iterator[Note]:
    """A note for the first leader of a MARC record."""
    at = text.find("4500")
    while at >= 0:
        start = at + 4 - _LEADER_LENGTH
        if start > 0 and _LEADER.match(text, start):
            yield _note("marc21", start, text)
            return
        at = text.find("4500", at + 4)


def _note(name: str, start: int, text: str) -> Note:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    title = _TITLES.get(name) or format_named(name).title
    return Note("other-format", start, start + len(text[start:end].rstrip()), {"type": title})
