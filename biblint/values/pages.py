"""What a page value means: `classify` tells pages, ranges, lists and article numbers apart and finds their defects."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from biblint.values.pages_findings import FINDINGS, KINDS, Evidence, Kind, PageFinding, Pages, Safety
from biblint.values.pages_grammar import (
    DASH,
    PLAIN_FORMS,
    enclosed_in_chinese,
    extent,
    fullwidth_letters,
    is_placeholder,
    passing,
    prefixed,
    suffixed,
    supplement,
    whole_form,
)
from biblint.values.pages_ranges import CERTAIN
from biblint.values.pages_reading import read_core

__all__ = ["FINDINGS", "KINDS", "Kind", "PageFinding", "Pages", "Safety", "classify"]

_LONGEST: Final = 200
_ORDINARY_GAP: Final = 299

_ordinary = re.compile(r"([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?").fullmatch
_foreign = re.compile(
    r"""(?P<first>[A-Za-z]{0,2}[0-9]{1,7}[A-Za-z]?)
        (?P<separator>\ *(?:[/_|\\]|\.{2,3}|…|[-=]?>|→|至|到)\ *
            | \ (?:to|till|until|thru|through|bis|à|a|al|hasta)\ | \ +)
        (?P<last>[A-Za-z]{0,2}[0-9]{1,7}[A-Za-z]?)""",
    re.VERBOSE,
).fullmatch
_spaced_letter = re.compile(rf"(?P<letter>[A-Z]|e) +(?P<rest>[0-9]+(?:[{DASH}].*)?)").fullmatch
_TRAILING: Final = ",;.:/+&"


def classify(text: str, *, stated_count: int | None = None, abbreviating: bool = False) -> Pages:
    """Return what a page value is and what is wrong with it; never raises.

    `text` is the value as decoded, one or two hyphens or an en dash its ordinary range dash. `stated_count` is the
    number of pages stated elsewhere in the record; None, zero and less mean that nothing is stated.
    `abbreviating` says that the source leaves out shared digits throughout, as MEDLINE does: `11-9` is 11-19 there.
    """
    stated = stated_count if stated_count is not None and stated_count > 0 else None
    match = _ordinary(text)
    if match is not None:
        first, last = match.groups()
        if last is None:
            return Pages("page", first)
        gap = int(last) - int(first)
        if 0 < gap <= _ORDINARY_GAP and (stated is None or stated == gap + 1):
            return Pages("range", first, last, gap + 1)
    evidence = Evidence(stated, abbreviating)
    core = text.strip()
    if not core:
        return Pages("empty")
    offset = text.index(core)
    reading = _withholding(_read_any_width(core, evidence), evidence)
    return reading.within(text[:offset], text[offset + len(core) :])


def _withholding(reading: Pages, evidence: Evidence) -> Pages:
    """Return the reading without the suggestions that would not mend their finding or would bring a new one."""
    if all(finding.suggestion is None for finding in reading.findings):
        return reading
    before = Counter(finding.name for finding in reading.findings)
    findings = (
        finding if _mends(finding, before, evidence) else replace(finding, suggestion=None, safety="manual")
        for finding in reading.findings
    )
    return replace(reading, findings=tuple(findings))


def _mends(finding: PageFinding, before: Counter[str], evidence: Evidence) -> bool:
    if finding.suggestion is None:
        return True
    after = Counter(other.name for other in _read_any_width(finding.suggestion.strip(), evidence).findings)
    return after.keys() <= before.keys() and after[finding.name] < before[finding.name]


def _read_any_width(text: str, evidence: Evidence) -> Pages:
    if text.isascii() and "\t" not in text and "\n" not in text and "\r" not in text:
        return _read_whole(text, evidence)
    plain = text.translate(PLAIN_FORMS)
    reading = _read_whole(plain, evidence)
    wide = fullwidth_letters(text)
    if wide is None:
        return reading
    suggestion = plain.replace("－", "-")
    return reading.adding(PageFinding("fullwidth", wide.start(), wide.end(), {"text": wide[0]}, suggestion, "safe"))


def _read_whole(text: str, evidence: Evidence) -> Pages:
    if len(text) > _LONGEST:
        return _malformed(text)
    if is_placeholder(text):
        return Pages("placeholder", findings=(PageFinding("placeholder", 0, len(text), {"text": text}),))
    reading = read_core(text, evidence) or _read_affixed(text, evidence) or _read_defective(text, evidence)
    return reading or _malformed(text)


def _malformed(text: str) -> Pages:
    return Pages("unknown", findings=(PageFinding("malformed", 0, len(text), {"text": text}, None, "manual"),))


def _read_affixed(text: str, evidence: Evidence) -> Pages | None:
    """Return the reading of pages with words round them, and of other whole values that are no bare pages."""
    if (kind := whole_form(text)) is not None:
        return Pages(kind, text)
    if (match := extent(text)) is not None:
        return Pages("extent", findings=(PageFinding("page-count", 0, len(text), {"count": match["count"]}),))
    if (match := supplement(text)) is not None and (reading := read_core(match["core"], evidence)) is not None:
        return Pages(
            reading.kind if reading.kind in ("abbreviated-end", "reversed") else "supplement",
            reading.first,
            reading.last,
            reading.count,
            reading.within(match["prefix"], "").findings,
        )
    if (match := passing(text)) is not None and (reading := read_core(match["core"], Evidence())) is not None:
        return reading.within("", text[match.end("core") :])
    return _read_prefixed(text, evidence)


def _read_prefixed(text: str, evidence: Evidence) -> Pages | None:
    for find in (prefixed, enclosed_in_chinese, suffixed):
        match = find(text)
        if match is None:
            continue
        core = match["core"]
        if (reading := read_core(core, evidence) or _read_defective(core, evidence)) is None:
            continue
        inside = reading.within(text[: match.start("core")], text[match.end("core") :])
        word = "suffix" if find is suffixed else "prefix"
        bare = match[word] in ("p", "P") or (match[word].strip() in ("S.", "s.") and reading.last is None)
        safety: Safety = "unsafe" if bare else "safe"
        placeholders = {"prefix": match[word].strip()}
        finding = PageFinding("prefix", *match.span(word), placeholders, core, safety)
        return inside.adding(finding)
    return None


def _read_defective(text: str, evidence: Evidence) -> Pages | None:
    """Return the reading of pages that can be made out in spite of a foreign separator, a space, or a loose end."""
    if (match := _spaced_letter(text)) is not None:
        joined = match["letter"] + match["rest"]
        if (reading := read_core(joined, evidence)) is not None:
            gap = PageFinding("space-inside", 1, match.start("rest"), {"letter": match["letter"]}, joined, "unsafe")
            return _also_found(text, reading, gap)
    if (match := _foreign(text)) is not None:
        return _read_foreign(text, match, evidence)
    if text[-1] in _TRAILING and (reading := read_core(rest := text[:-1].rstrip(_TRAILING + " "), evidence)):
        lost = text[-1] != "."
        placeholders = {"separator": text[len(rest) :]}
        finding = PageFinding(
            "trailing-separator", len(rest), len(text), placeholders, rest, "manual" if lost else "safe"
        )
        return reading.within("", text[len(rest) :]).adding(finding)
    return None


def _read_foreign(text: str, match: re.Match[str], evidence: Evidence) -> Pages:
    """Return the reading of two ends with a foreign separator.

    The dash is a safe mend where the stated count confirms the range, or both ends have three digits or more and
    rise by less than a thousand: `1 / 14` may be page 1 of 14, and `45/46` one page with two numbers.
    """
    first, separator, last = match["first"], match["separator"], match["last"]
    placeholders = {"separator": separator.strip() or separator, "first": first, "last": last}
    canonical = f"{first}-{last}"
    reading = read_core(canonical, evidence)
    if reading is None or reading.count is None or reading.count < 2 or reading.kind not in CERTAIN:
        finding = PageFinding("foreign-separator", 0, len(text), placeholders, None, "manual")
        return Pages("unknown", first, last, findings=(finding,))
    plausible = first.isdecimal() and last.isdecimal() and min(len(first), len(last)) >= 3 and reading.count <= 1000
    safe = reading.count == evidence.stated if evidence.stated is not None else plausible
    finding = PageFinding("foreign-separator", 0, len(text), placeholders, canonical, "safe" if safe else "unsafe")
    return _also_found(text, reading, finding)


def _also_found(text: str, reading: Pages, finding: PageFinding) -> Pages:
    """Return the reading of a mended text as that of `text`: what mended it first, the rest located at the whole."""
    rest = (replace(other, start=0, end=len(text), suggestion=None) for other in reading.findings)
    return replace(reading, findings=(finding, *rest))
