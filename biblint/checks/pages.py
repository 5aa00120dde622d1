"""Check kind `pages`: what a page value is, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Finding, Record, Value
from biblint.values.pages import FINDINGS, classify

_SUGGESTING = frozenset(
    "foreign-separator abbreviated-end prefix unusual-dash spaced-dash space-inside fullwidth repeated-range "
    "digit-grouping placeholder article-number-with-count".split()
)
_ENDS = ("first", "last")
_PLAIN = re.compile(r"([1-9][0-9]{0,4})-([1-9][0-9]{0,4})").fullmatch
_NEAR = 100
_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "abbreviated-end": _ENDS,
    "article-number-with-count": ("article",),
    "count-mismatch": ("stated",),
    "descending": _ENDS,
    "digit-grouping": ("separator",),
    "foreign-separator": ("separator", *_ENDS),
    "issn-like": ("issn",),
    "open-end": ("first",),
    "prefix": ("prefix",),
    "space-inside": ("letter",),
    "spaced-dash": ("separator",),
    "trailing-separator": ("separator",),
    "unusual-dash": ("separator",),
}
_MEMO_ENTRIES = 8192
COUNTED_TYPES = frozenset(
    ("", "article-journal", "article-magazine", "article-newspaper", "paper-conference", "chapter", "review")
)
"""Types whose number of pages counts the pages of the range; a book's counts the whole book."""

_UNCOUNTED_DIALECTS = frozenset({"scopus", "citespace"})
"""Scopus writes end minus start, or 0; converters from CNKI write anything."""

_ABBREVIATING = frozenset({"nbib", "pubmed-xml"})


class PagesKind(Kind):
    """Classifies a page value first, then judges it, by the stated number of pages too where that counts the range."""

    name = "pages"
    title = "Page values"
    scope = "value"
    classifier = True
    selects = ("field", "fields", "each", "raw")
    findings = {
        name: FindingType(text, _PLACEHOLDERS.get(name, ()), name in _SUGGESTING) for name, text in FINDINGS.items()
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A value check with a memo of its own."""
        abbreviating = setting.format in _ABBREVIATING
        memo: dict[tuple[str, int | None], tuple[Finding, ...]] = {}

        def check(value: Value, variable: str, record: Record) -> Iterable[Finding]:
            key = (value.text, stated_count(record))
            found = memo.get(key)
            if found is None:
                if _is_plain(*key):
                    return ()
                if len(memo) >= _MEMO_ENTRIES:
                    memo.clear()
                found = memo[key] = _findings(*key, abbreviating)
            return found

        def suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
            stated = stated_count(record)
            return not all(_is_plain(text, stated) for text in texts)

        return Guarded(check, suspects)


def _is_plain(text: str, stated: int | None) -> bool:
    """True for the ranges that most records have, which need no closer look: two rising numbers, not far apart."""
    found = _PLAIN(text)
    if found is None:
        return False
    gap = int(found[2]) - int(found[1])
    return 0 < gap < _NEAR and stated in (None, gap + 1)


def stated_count(record: Record) -> int | None:
    """The stated number of pages, where it means the pages of the range; None otherwise."""
    if "number-of-pages" not in record.tags or record.type not in COUNTED_TYPES:
        return None
    if record.dialect in _UNCOUNTED_DIALECTS or (record.format == "wos" and record.dialect != "wos"):
        return None
    text = record.text("number-of-pages").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else None


def _findings(text: str, stated: int | None, abbreviating: bool) -> tuple[Finding, ...]:
    reading = classify(text, stated_count=stated, abbreviating=abbreviating)
    return tuple(
        Finding(f.name, f.start, f.end, {k: str(v) for k, v in f.placeholders.items()}, f.suggestion, f.safety)
        for f in reading.findings
    )


KIND = PagesKind()
