"""Check kind `labels`: the labels of a record page, in which languages they are and what they stand for.

The reader of labelled text knows the labels: it gives each a language, and notes those that it does not know and those
that contradict themselves or what stands under them. This kind compares the labels of one record with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Field, Finding, Note, Record, ReplaceRange, Value
from biblint.values.scripts import dominant
from biblint.values.scripts.variants import PAIRS, WEAK_PAIRS
from biblint.variables import VARIABLES
from biblint.variables import label as usual_label

_FAMILIES = {"zh-Hans": "zh", "zh-Hant": "zh", "zh": "zh", "en": "en", "ja": "ja"}
_LANGUAGES = {"zh": "Chinese", "en": "English", "ja": "Japanese"}
_VARIANTS = {"zh-Hans": "simplified", "zh-Hant": "traditional"}
_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d\s.,:-]+|10\.\d{4,9}/\S+|https?://\S+")
_WORDS = frozenset({"author", "abstract", "affiliation", "keyword"})
"""Variables whose content cannot be a bare number, a DOI or an address."""
_COLONS = frozenset(":：")
_MONOLINGUAL = 3
_PAIRED_FIELDS = 2


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, the language family it is in (`''`: none or both), and the variable of its field (`''`: none)."""

    value: Value
    field: Field
    family: str
    variable: str

    @property
    def language(self) -> str:
        """The language as the reader says it; `''` if it has none."""
        return self.value.language or ""


class Labels(Kind):
    """Compares the labels of one record with each other, and tells what its reader noted of them."""

    name = "labels"
    title = "Labels of labelled pages"
    scope = "record"
    classifier = True
    selects = ("scope",)
    findings = {
        "two-languages": FindingType(
            "a label in another language than most of the record's", ("language", "majority", "usual"), True
        ),
        "labelled-twice": FindingType("one variable under two labels with different values", ("other",)),
        "halves-disagree": FindingType("a bilingual label whose halves mean different things"),
        "contradicts-content": FindingType("a label that what stands under it cannot be"),
        "padded": FindingType("a label spelt out with blanks between its letters", ("usual",), True),
        "script-variants": FindingType(
            "a label in simplified characters beside traditional ones, or the reverse", ("language", "majority"), True
        ),
        "unknown-label": FindingType("a label that is not known"),
        "misspelt-label": FindingType("a label that is nearly a known one", ("nearest",)),
        "mixed-colons": FindingType("full-width and half-width colons behind the labels of one record", ("usual",)),
        "lone-bilingual": FindingType("the only bilingual label of a record"),
        "interface-word": FindingType("a word of the page's buttons, saved with the record"),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check; nothing is looked at in formats without labels."""
        return _check


def _check(record: Record) -> Iterable[Finding]:
    tags = record.tags
    if "label" not in tags and "raw:interface" not in tags:
        return ()
    labels = _labels(record)
    return [
        *_languages(labels, record),
        *_repeated(labels, record),
        *_noted(labels, record.notes),
        *_contents(labels, record),
        *_padded(labels),
        *_variants(labels),
        *_colons(labels, record.segment.text),
        *_bilingual(labels),
        *_interface(record),
    ]


def _labels(record: Record) -> list[_Label]:
    variables = {
        field.tag_start: variable
        for variable, fields in record.tags.items()
        if variable in VARIABLES and variable not in ("label", "reference-count")
        for field in fields
        if field.tag
    }
    found = []
    for value in record.values("label"):
        if value.field is not None:
            family = _FAMILIES.get(value.language or "", "")
            found.append(_Label(value, value.field, family, variables.get(value.start, "")))
    return found


def _of_label(name: str, label: _Label, suggestion: str | None = None, **placeholders: str) -> Finding:
    value = label.value
    return Finding(name, placeholders=placeholders, suggestion=suggestion, value=value, variable="label")


# Languages.


def _languages(labels: list[_Label], record: Record) -> Iterator[Finding]:
    """Labels outside the language of most; silent in a page that gives its fields in two languages."""
    counts: dict[str, int] = {}
    for label in labels:
        if label.family:
            counts[label.family] = counts.get(label.family, 0) + 1
    if len(counts) < 2 or len(_translated(labels, record)) >= _PAIRED_FIELDS:
        return
    most = max(counts.values())
    majority = next(family for family, count in counts.items() if count == most)
    tied = sum(1 for count in counts.values() if count == most) > 1
    twice = {label.value.start for label, _ in _twice(labels, record)}
    variant = next((label.language for label in labels if label.family == majority and label.language), "")
    for label in labels:
        if label.family and label.family != majority and label.value.start not in twice:
            usual = _usual(label.variable, variant)
            told = {"language": _LANGUAGES[label.family], "majority": _LANGUAGES[majority], "usual": usual}
            yield _of_label("two-languages", label, None if tied or not usual else usual, **told)


def _usual(variable: str, language: str) -> str:
    """A label for a variable in the language of the others; `''` where only their reader would know one."""
    if not variable or language not in ("zh-Hans", "en"):
        return ""
    word = usual_label(variable, "zh" if language == "zh-Hans" else "en")
    return word if language == "zh-Hans" else word[:1].upper() + word[1:]


def _text(record: Record, label: _Label) -> str:
    return record.segment.text[label.field.start : label.field.end]


def _pairs(labels: list[_Label]) -> Iterator[tuple[_Label, _Label]]:
    """Labels of different wording for one variable: the later with the earlier."""
    first: dict[str, _Label] = {}
    for label in labels:
        if label.variable and label.field.start < label.field.end:
            earlier = first.setdefault(label.variable, label)
            if earlier is not label and _BLANKS.sub("", earlier.value.text) != _BLANKS.sub("", label.value.text):
                yield label, earlier


def _translated(labels: list[_Label], record: Record) -> set[str]:
    """The variables given in two languages, each under a label of its own language."""
    return {
        late.variable
        for late, early in _pairs(labels)
        if late.family != early.family and _agrees(late, record) and _agrees(early, record)
    }


def _agrees(label: _Label, record: Record) -> bool:
    script = dominant(_text(record, label))
    return script == "latin" if label.family == "en" else script in ("han", "kana")


def _twice(labels: list[_Label], record: Record) -> Iterator[tuple[_Label, _Label]]:
    """Labels that give one variable again in another language, with another value."""
    if len(_translated(labels, record)) >= _PAIRED_FIELDS:
        return
    for late, early in _pairs(labels):
        families = {late.family, early.family}
        if len(families) == 2 and "" not in families and _plain(record, late) != _plain(record, early):
            yield late, early


def _plain(record: Record, label: _Label) -> str:
    return _BLANKS.sub("", _text(record, label)).casefold()


def _repeated(labels: list[_Label], record: Record) -> Iterator[Finding]:
    for late, early in _twice(labels, record):
        yield _of_label("labelled-twice", late, other=early.value.text)


def _variants(labels: list[_Label]) -> Iterator[Finding]:
    """Labels in the rarer kind of Chinese characters."""
    simplified = [label for label in labels if label.language == "zh-Hans"]
    traditional = [label for label in labels if label.language == "zh-Hant"]
    if not simplified or not traditional:
        return
    rare, usual = (simplified, traditional) if len(simplified) < len(traditional) else (traditional, simplified)
    table = _TO_TRADITIONAL if usual is traditional else _TO_SIMPLIFIED
    told = {"language": _VARIANTS[rare[0].language], "majority": _VARIANTS[usual[0].language]}
    for label in rare:
        yield _of_label("script-variants", label, label.value.text.translate(table), **told)


_TO_TRADITIONAL = {ord(pair[0]): pair[1] for pair in (PAIRS + WEAK_PAIRS).split()}
_TO_SIMPLIFIED = {ord(pair[1]): pair[0] for pair in (PAIRS + WEAK_PAIRS).split()}


# What a label means.


def _noted(labels: list[_Label], notes: list[Note]) -> Iterator[Finding]:
    """What the reader says of labels that it does not know or that contradict themselves."""
    by_start = {label.value.start: label for label in labels}
    for note in notes:
        label = by_start.get(note.start)
        if label is None:
            continue
        if note.name == "unknown-tag":
            near = note.placeholders.get("nearest", "")
            if near:
                found = _of_label("misspelt-label", label, nearest=near)
                yield Finding(found.name, placeholders=found.placeholders, value=label.value, variable="label",
                              operation=note.operation)  # fmt: skip
            else:
                yield _of_label("unknown-label", label)
        elif note.name == "contradictory-label":
            yield _of_label("halves-disagree" if label.language == "mixed" else "contradicts-content", label)


def _contents(labels: list[_Label], record: Record) -> Iterator[Finding]:
    for label in labels:
        if label.variable in _WORDS and _NUMBER.fullmatch(_text(record, label)):
            yield _of_label("contradicts-content", label)


# How labels are written.


def _padded(labels: list[_Label]) -> Iterator[Finding]:
    """Labels with blanks between every two letters: `D O I`, `关 键 词`."""
    for label in labels:
        letters = label.value.text.split()
        if len(letters) > 1 and max(map(len, letters)) == 1:
            solid = "".join(letters)
            yield _of_label("padded", label, solid, usual=solid)


def _colons(labels: list[_Label], text: str) -> Iterator[Finding]:
    """Labels with the rarer of two colons behind them."""
    behind: dict[str, list[tuple[_Label, int]]] = {}
    for label in labels:
        gap = text[label.field.tag_end : label.field.start]
        sign = next((at for at, letter in enumerate(gap) if not letter.isspace()), -1)
        if sign >= 0 and gap[sign] in _COLONS:
            behind.setdefault(gap[sign], []).append((label, label.field.tag_end + sign))
    if len(behind) < 2:
        return
    usual = max(behind, key=lambda colon: len(behind[colon]))
    for colon, places in behind.items():
        for label, at in places if colon != usual else ():
            operation = ReplaceRange(at, at + 1, usual)
            told = {"usual": usual}
            yield Finding("mixed-colons", placeholders=told, value=label.value, variable="label", operation=operation,
                          span=(at, at + 1))  # fmt: skip


def _bilingual(labels: list[_Label]) -> Iterator[Finding]:
    mixed = [label for label in labels if label.language == "mixed"]
    if len(mixed) == 1 and sum(1 for label in labels if label.family) >= _MONOLINGUAL:
        yield _of_label("lone-bilingual", mixed[0])


def _interface(record: Record) -> Iterator[Finding]:
    for value in record.values("raw:interface"):
        yield Finding("interface-word", value=value, variable="raw:interface")


KIND = Labels()
