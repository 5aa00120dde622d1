"""MARC 21 as catalogues write it, in ISO 2709 and as XML: the same fields with their punctuation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from quality.marks import is_marked, marked, plain
from quality.notations.base import Notation
from quality.notations.publishers import WHOLE
from quality.notations.xml import MARC_LANGUAGES
from quality.works import Person, Work

LEADERS = {"article-journal": "ab", "paper-conference": "aa", "chapter": "aa", "book": "am", "thesis": "am"}
Subfields = tuple[tuple[str, str], ...]


class Field(NamedTuple):
    """A data field; a control field has one subfield, without a code."""

    tag: str
    indicators: str
    subfields: Subfields


def _control(work: Work) -> str:
    """Field 008: the year and the language at their places, blanks where there is none of the right length."""
    year = plain(work.year) if len(plain(work.year)) == 4 and plain(work.year).isdigit() else "    "
    code = MARC_LANGUAGES.get(plain(work.language), "   ")
    language = marked(code) if is_marked(work.language) and code.strip() else code
    return f"240211s{year}    xx {' ' * 17}{language} d"


def _name(tag: str, person: Person, relator: str) -> Field:
    if not person.given and not person.raw:
        return Field(f"{tag[0]}10", "2 ", (("a", person.family), ("e", f"{relator}.")))
    return Field(tag, "1 ", (("a", f"{person.name()},"), ("e", f"{relator}.")))


def _host(work: Work) -> Field:
    """The journal or book, and where in it the work stands."""
    numbers = [f"Vol. {work.volume}" if work.volume else "", f"no. {work.issue}" if work.issue else ""]
    place = ", ".join(number for number in numbers if number)
    page = f"p. {work.pages}" if work.pages else ""
    where = ", ".join(part for part in (place, page) if part)
    isbn = work.isbn if work.container else ""
    return Field("773", "0 ", (("t", f"{work.container}."), ("g", where), ("x", work.issn), ("z", isbn)))


def _fields(work: Work) -> Iterator[Field]:
    first, *others = work.people or (None,)
    made = f"{work.publisher}," if work.publisher else ""
    yield Field("001", "", (("", str(work.number)),))
    yield Field("008", "", (("", _control(work)),))
    yield Field("020", "  ", (("a", "" if work.container else work.isbn),))
    yield Field("024", "7 ", (("a", work.doi), ("2", "doi" if work.doi else "")))
    if first:
        yield _name("100", first, "author")
    statement = ", ".join(person.clean("{given} {family}") for person in work.people if not person.raw)
    title = f"{work.title} /" if work.title else ""
    yield Field("245", "10", (("a", title), ("c", f"{statement}." if statement else "")))
    yield Field("264", " 1", (("a", f"{work.place} :" if work.place else ""), ("b", made), ("c", f"{work.year}.")))
    yield Field("300", "  ", (("a", f"{work.page_count} pages ;" if work.page_count and not work.container else ""),))
    if work.kind == "thesis":
        yield Field("502", "  ", (("b", "PhD"), ("c", work.publisher), ("d", f"{plain(work.year)}.")))
    yield Field("520", "  ", (("a", work.abstract),))
    for word in work.keywords:
        yield Field("653", "  ", (("a", word),))
    for person in others:
        if person:
            yield _name("700", person, "author")
    for person in work.editors:
        yield _name("700", person, "editor")
    if work.container:
        yield _host(work)
    yield Field("856", "40", (("u", work.url),))


def _kept(work: Work) -> Iterator[Field]:
    """The fields that hold something, without empty subfields."""
    for tag, indicators, subfields in _fields(work):
        kept = tuple((code, text) for code, text in subfields if text.strip(" .,:/"))
        if kept:
            yield Field(tag, indicators, kept)


def marcxml(work: Work) -> str:
    """A work as a record in XML."""
    lines = ["<record>", f"<leader>00000n{LEADERS.get(work.kind, 'am')} a2200000 i 4500</leader>"]
    for tag, indicators, subfields in _kept(work):
        if not indicators:
            lines.append(f'<controlfield tag="{tag}">{escape(subfields[0][1])}</controlfield>')
            continue
        inner = "".join(f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields)
        lines.append(f'<datafield tag="{tag}" ind1="{indicators[0]}" ind2="{indicators[1]}">{inner}</datafield>')
    return "\n".join([*lines, "</record>", ""])


def marc21(work: Work) -> str:
    """A work as a record with its directory; lengths and addresses count bytes, and no marks."""
    length: Callable[[str], int] = lambda text: len(plain(text).encode("utf-8", "surrogateescape"))  # noqa: E731
    directory, data, at = [], [], 0
    for tag, indicators, subfields in _kept(work):
        text = "".join(f"\x1f{code}{value}" if code else value for code, value in subfields)
        data.append(f"{indicators}{text}\x1e")
        size = length(data[-1])
        directory.append(f"{tag}{size:04d}{at:05d}")
        at += size
    base = 24 + 12 * len(directory) + 1
    leader = f"{base + at + 1:05d}n{LEADERS.get(work.kind, 'am')} a22{base:05d} i 4500"
    return "".join([leader, *directory, "\x1e", *data, "\x1d"])


MARCXML = Notation(
    "marcxml", marcxml, frozenset(LEADERS), None,
    f'{WHOLE}<collection xmlns="http://www.loc.gov/MARC21/slim">\n', "</collection>\n", most=300,
)  # fmt: skip
MARC21 = Notation("marc21", marc21, frozenset(LEADERS), None, most=300)
