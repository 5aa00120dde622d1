"""Check kind `language`: whether a stated language is one, and whether the record's own words contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.checks.required import is_placeholder
from biblint.model import Finding, Record, Value
from biblint.values.scripts import dominant, is_language, language_scripts, scripts

_PARTS = re.compile(r"\s*(?:[;；,，、/|&+]|\band\b|\bund\b|\bet\b|\by\b|和)\s*", re.IGNORECASE)
_TERMINATOR = re.compile(r"\s*[;；.。,，、]+\s*\Z")
_BRACKETED = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*\Z")
_SECOND_TITLES = ("original-title", "translated-title")
_TRANSLATING = frozenset({"wos", "scopus", "nbib", "pubmed-xml", "ieee", "embase", "ovid", "proquest", "citespace"})
"""Formats and dialects of databases that give titles and abstracts in English, whatever the article is in."""
_FEW_LETTERS = 4
_SHORT = 3


class Language(Kind):
    """Judges the values of `language`; a contradiction needs a title and an abstract in another script."""

    name = "language"
    title = "Stated languages"
    scope = "record"
    classifier = True
    selects = ("field",)
    findings = {
        "unknown-language": FindingType("no language has this name or code"),
        "terminator": FindingType("a punctuation mark behind the language", has_suggestion=True),
        "contradicted": FindingType(
            "title and abstract are in a script that the language is not written in", ("script",)
        ),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check with a memo of what is wrong with the values alone."""
        variable = setting.variables[0] if setting.variables else "language"
        memo: dict[str, tuple[Finding, ...]] = {}

        def check(record: Record) -> Iterable[Finding]:
            if variable not in record.tags:
                return ()
            found: list[Finding] = []
            texts = record.texts(variable)
            for at, text in enumerate(texts):
                judged = memo.get(text)
                if judged is None:
                    if len(memo) > _MEMO_ENTRIES:
                        memo.clear()
                    judged = memo[text] = tuple(_of_text(text))
                found += [_placed(finding, record.values(variable)[at], variable) for finding in judged]
            if texts:
                found += _contradicted(record, texts[0], variable)
            return found

        return check


_MEMO_ENTRIES = 1024


def _placed(found: Finding, value: Value, variable: str) -> Finding:
    return Finding(found.name, found.start, found.end, suggestion=found.suggestion, value=value, variable=variable)


def _of_text(text: str) -> Iterator[Finding]:
    """What is wrong with a value, whatever the record."""
    ending = _TERMINATOR.search(text)
    plain = text[: ending.start()] if ending else text
    if not plain or is_placeholder(plain):
        return
    if not _known(plain):
        yield Finding("unknown-language", *next(_unknown_parts(plain), (0, len(plain))))
    elif ending:
        yield Finding("terminator", ending.start(), ending.end(), suggestion=plain)


def _known(text: str) -> bool:
    """Whether a text is a language, alone or with an explanation in brackets, or a list of languages."""
    return is_language(text) or is_language(_BRACKETED.sub("", text)) or not any(_unknown_parts(text))


def _unknown_parts(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the parts of a list that are no language."""
    at = 0
    for match in (*_PARTS.finditer(text), None):
        end = match.start() if match else len(text)
        part = text[at:end]
        if part and not is_language(part) and not is_language(_BRACKETED.sub("", part)):
            yield at, end
        at = match.end() if match else end


def _contradicted(record: Record, stated: str, variable: str) -> Iterator[Finding]:
    written = _scripts_of(stated)
    if not written or "abstract" not in record.tags or any(record.texts(name) for name in _SECOND_TITLES):
        return
    titles = record.texts("title")
    if len(titles) != 1 or ("latin" in written and titles[0].isascii()):
        return
    abstracts = record.texts("abstract")
    if len(abstracts) != 1:
        return
    script = _main_script(titles[0])
    if not script or script in written or script != _main_script(abstracts[0]):
        return
    if script == "latin" and (record.format in _TRANSLATING or record.dialect in _TRANSLATING):
        return
    if written.isdisjoint(scripts(titles[0])) or not _is_bilingual(titles[0], written):
        value = record.first(variable)
        yield Finding("contradicted", placeholders={"script": script}, value=value, variable=variable)


def _is_bilingual(text: str, written: frozenset[str]) -> bool:
    """Whether a text holds words in a script of the language too, as two titles in one do."""
    counts = scripts(text)
    return sum(counts[script] for script in written) > sum(counts.values()) // _SHORT


@lru_cache(maxsize=1024)
def _scripts_of(text: str) -> frozenset[str]:
    """The scripts of all the languages of a value; empty if one of them is unknown."""
    found: frozenset[str] = frozenset()
    for part in filter(None, _PARTS.split(text)):
        known = language_scripts(part)
        if known is None:
            return frozenset()
        found |= known
    return found


def _main_script(text: str) -> str:
    """The script that a text is mostly in; `''` for text with too few letters."""
    script = dominant(text)
    if script is None or sum(scripts(text).values()) < _FEW_LETTERS:
        return ""
    return script


KIND = Language()
