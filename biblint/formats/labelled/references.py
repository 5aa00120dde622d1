"""Listed references as records: parts on lines of their own, GB/T 7714 in a line, and short cited-reference strings.

Source of the document type codes: GB/T 7714-2015, appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.cited import parse_cited
from biblint.formats.labelled.contributors import name_spans
from biblint.formats.labelled.folding import folded
from biblint.formats.labelled.items import Span, split, trimmed
from biblint.formats.labelled.listing import TAIL, Item, reference_spans
from biblint.formats.labelled.rows import rows_of
from biblint.formats.labelled.tails import tail_spans
from biblint.model import Field, Record, Value

TYPES = {
    "J": "article-journal", "M": "book", "C": "paper-conference", "D": "thesis", "N": "article-newspaper",
    "P": "patent", "S": "standard", "R": "report", "A": "chapter", "G": "collection", "EB": "webpage",
    "DB": "dataset", "DS": "dataset", "CP": "software", "CM": "map", "Z": "document",
}  # fmt: skip

_PUBLISHED = frozenset({"book", "thesis", "report", "standard", "collection", "map"})
_IN_LINE = re.compile(
    r"(?:(?P<authors>[^\[\]]+?)[.．](?!\s*[,，;；&]|\s*[A-Z][.．])\s*)?(?P<title>[^\s].*?)\s*"
    r"[\[［](?P<type>[A-Z]{1,2}(?:/[A-Z]{2})?)[\]］]\s*[.．,，]?\s*",
    re.S,
)
_CODE = re.compile(r"[\[［][A-Z]{1,2}(?:/[A-Z]{2})?[\]］]")
LONGEST = 4000
"""A reference in a line that is longer than this is not taken apart."""
_COMMAS = re.compile(r"(?P<at>[,，、;；]\s*(?:and\s|&\s|和)?)")
_DOI = re.compile(
    r"(?:doi|DOI)?\s*[:：]?\s*(?:https?://(?:dx\.)?doi\.org/)?(?P<at>10\.\d{4,9}/[^\s,，;；]+?)(?=[.．]?(?:\s|$))"
)
_URL = re.compile(r"https?://\S+|[\[［]\d{4}-\d")

_OPENING = frozenset("[［【(（")

Parts = dict[str, list[Span]]


def references_of(record: Record) -> Sequence[Record]:
    """The references that a record lists, as records of their own, in order."""
    text = record.segment.text
    found: list[Record] = []
    for field in record.tags.get("reference", ()):
        for item in reference_spans(text, field.start, field.end):
            found.append(_reference(record, field, item, len(found) + 1))
    return found


def _reference(parent: Record, field: Field, item: Item, place: int) -> Record:
    text = parent.segment.text
    record = Record(parent.format, parent.index, parent.segment, item.start, item.end, _build)
    record.start = item.number_start - (text[item.number_start - 1 : item.number_start] in _OPENING)
    record.parent = parent
    record.number = text[item.number_start : item.number_end] or str(place)
    parts, code = _parts(text, item)
    record.raw_type = code
    record.type = TYPES.get(code.partition("/")[0], "")
    for variable, spans in parts.items():
        record.tags[variable] = [Field("", low, low, low, high, low, high) for low, high in spans]
        record.fields += record.tags[variable]
    return record


def _build(record: Record, variable: str) -> list[Value]:
    text = record.segment.text
    values = (folded(text, field.start, field.end, field) for field in record.tags.get(variable, ()))
    return [value for value in values if value is not None]


def _parts(text: str, item: Item) -> tuple[Parts, str]:
    """The parts of a reference and its document type code."""
    lines = [(row.low, row.high) for row in rows_of(text, item.start, item.end) if row.low < row.high]
    for index, line in enumerate(lines[1:], 1):
        match = TAIL.match(text, *line)
        if match is not None:
            return _on_lines(text, lines[:index], line[0], match.end(), item.end), match["type"]
    is_coded = _CODE.search(text, item.start, item.end) and item.end - item.start < LONGEST
    match = _IN_LINE.match(text, item.start, item.end) if is_coded else None
    if match is not None:
        return _in_line(text, match, item.end), match["type"]
    if len(lines) == 1:
        return _cited(text, *lines[0]), ""
    return {}, ""


def _on_lines(text: str, lines: list[Span], tail: int, start: int, end: int) -> Parts:
    """Title line, author lines, and the line with the document type."""
    code = text[tail + 1 : start].partition("]")[0]
    parts: Parts = {"title": [lines[0]]}
    names = [span for line in lines[1:] for span in name_spans(text, *line)]
    if names:
        parts["author"] = names
    parts["raw:tail"] = [trimmed(text, tail, end)]
    return parts | _source(text, start, end, TYPES.get(code, ""))


def _in_line(text: str, match: re.Match[str], end: int) -> Parts:
    parts: Parts = {"title": [match.span("title")]}
    if match["authors"]:
        parts["author"] = split(text, *match.span("authors"), _COMMAS)
    kind = TYPES.get(match["type"].partition("/")[0], "")
    parts["raw:tail"] = [trimmed(text, match.start("type") - 1, end)]
    return parts | _source(text, match.end(), end, kind)


def _source(text: str, start: int, end: int, kind: str) -> Parts:
    """What stands behind the document type: journal or publisher, year, locators, DOI."""
    parts: Parts = {}
    doi = _DOI.search(text, start, end)
    if doi is not None:
        parts["DOI"] = [doi.span("at")]
        end = doi.start()
    url = _URL.search(text, start, end)
    if url is not None:
        if text[url.start()] == "h":
            parts["URL"] = [(url.start(), min(end, url.end()))]
        end = url.start()
    start, end = trimmed(text, start, end)
    spans = tail_spans(text, start, end, container=True) or tail_spans(text, start, end, container=False)
    if not spans and start < end and kind in ("article-journal", "article-newspaper", "paper-conference"):
        spans = {"container-title": (start, end - (text[end - 1] in ".．"))}
    for variable, span in spans.items():
        parts[variable] = [span]
    if kind in _PUBLISHED and "container-title" in parts:
        parts |= _publisher(text, *parts.pop("container-title")[0])
    return parts


def _publisher(text: str, start: int, end: int) -> Parts:
    """`北京: 科学出版社` as place and publisher."""
    colon = max(text.find(":", start, end), text.find("：", start, end))
    if colon < 0:
        return {"publisher": [(start, end)]}
    return {"publisher-place": [trimmed(text, start, colon)], "publisher": [trimmed(text, colon + 1, end)]}


def _cited(text: str, start: int, end: int) -> Parts:
    """A short cited-reference string, taken as one only if it has a year and a work."""
    parts: Parts = {}
    for variable, low, high in parse_cited(text[start:end]):
        parts.setdefault(variable, []).append((start + low, start + high))
    if "issued" not in parts or "container-title" not in parts or len(text[slice(*parts["container-title"][0])]) > 60:
        return {}
    return parts
