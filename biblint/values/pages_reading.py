"""Reading bare pages: one label, a range, a list, with the findings that need no words round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from biblint.values.pages_findings import Evidence, PageFinding, Pages, Safety
from biblint.values.pages_grammar import (
    DASH,
    ORDINARY_DASHES,
    alphanumeric,
    dashes,
    is_placeholder,
    open_ended,
    read_label,
    remarked,
    roman_value,
    worded,
)
from biblint.values.pages_ranges import CERTAIN, read_range

_ORDINARY_GAP: Final = 299

_grouped = re.compile(rf"[0-9]{{1,3}}(?:([, ])[0-9]{{3}})+ ?[{DASH}]+ ?[0-9]{{1,3}}(?:\1[0-9]{{3}})+").fullmatch
_lettered_dash = re.compile(r"[A-Z]{1,2}-[0-9]{1,5}").fullmatch
_iso_date = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}").fullmatch
_list_separators = re.compile(r" *(?:[,;+&]| and | und | y | et ) *").finditer
_crosses = re.compile("X{2,}").fullmatch


def read_core(text: str, evidence: Evidence) -> Pages | None:
    """Return the reading of bare pages, without any words round them; None when they are not understood."""
    if not text or (text[0] in "PpSs" and worded(text)):
        return None
    reading = _read_single(text) or _read_dashed(text, evidence)
    if reading is None and (open_match := open_ended(text)) is not None:
        return Pages("open-end", open_match["first"])
    if reading is None:
        reading = _read_grouped(text) or _read_list(text)
    return None if reading is None else _counted(text, reading, evidence)


def _counted(text: str, reading: Pages, evidence: Evidence) -> Pages:
    if not evidence.contradicts(reading.count) or reading.kind not in CERTAIN:
        return reading
    placeholders = {"stated": str(evidence.stated), "count": str(reading.count)}
    return reading.adding(PageFinding("count-mismatch", 0, len(text), placeholders, None, "manual"))


def _read_single(text: str) -> Pages | None:
    label = read_label(text)
    if label is not None and "-" not in label.prefix:
        return Pages(label.kind, text)
    if roman_value(text) is not None:
        return Pages("roman", text)
    if "-" not in text and alphanumeric(text):
        return Pages("article-number", text)
    if len(text) > 2 and text[0] == "[" and text[-1] == "]" and text[1:-1].isdecimal():
        return Pages("page", text)
    return Pages("lettered", text) if _lettered_dash(text) else None


def _read_dashed(text: str, evidence: Evidence) -> Pages | None:
    """Return the reading of a range, or of an article number that has hyphens in it."""
    cuts = list(dashes(text))
    if not cuts or _iso_date(text):
        return None
    strong = [cut for cut in cuts if cut[0] != "-"]
    cut = strong[0] if len(strong) == 1 else cuts[(len(cuts) - 1) // 2 if len(cuts) != 2 else 1]
    first, last = _hyphens(text[: cut.start()]), _hyphens(text[cut.end() :])
    if not first or not last:
        return _read_half(text, first, cut)
    if _is_absent(last) or (_is_absent(first) and not first.isdecimal()):
        return _read_half_known(text, first, last, cut)
    reading = _read_repeated(text, first, last, evidence)
    if reading is None and len(strong) <= 1:
        reading = read_range(text, first, last, evidence)
    if reading is not None:
        return reading.adding(*_dash_findings(text, cut, reading, evidence))
    return Pages("article-number", text) if len(cuts) > 1 and alphanumeric(text) else None


def _hyphens(label: str) -> str:
    """Return a label with the dashes inside it written as hyphens."""
    return re.sub(f"[{DASH}]+", "-", label) if len(label) > 1 else label


def _read_half(text: str, first: str, cut: re.Match[str]) -> Pages | None:
    """Return the reading of a value that stops at its dash, None for one that begins with it."""
    if cut.end() != len(text) or not first or (read_label(first) is None and roman_value(first) is None):
        return None
    finding = PageFinding("open-end", cut.start(), cut.end(), {"first": first}, None, "manual")
    return Pages("open-end", first, findings=(finding,))


def _is_absent(end: str) -> bool:
    """Tell whether one end of a range is a placeholder; XX is one only beside a number, elsewhere it is Roman."""
    return is_placeholder(end) or _crosses(end) is not None


def _read_half_known(text: str, first: str, last: str, cut: re.Match[str]) -> Pages | None:
    """Return the reading of a range of which one end is a placeholder (`446-NA`), None when neither end is a page."""
    label = read_label(first)
    if label is not None and _is_absent(last):
        finding = PageFinding("placeholder", cut.end(), len(text), {"text": last, "first": first}, first, "unsafe")
        return Pages(label.kind, first, findings=(finding,))
    if is_placeholder(first) and (is_placeholder(last) or read_label(last) is not None):
        known = not is_placeholder(last)
        end = cut.start() if known else len(text)
        finding = PageFinding("placeholder", 0, end, {"text": text[:end]}, None, "manual" if known else None)
        return Pages("placeholder", None, last if known else None, findings=(finding,))
    return None


def _read_repeated(text: str, first: str, last: str, evidence: Evidence) -> Pages | None:
    """Return the reading of a range that was joined with itself (`31-39-31-39`) or with one of its ends (`5-9-9`)."""
    parts = f"{first}-{last}".split("-")
    if not all(part.isdecimal() and part.isascii() and len(part) < 8 for part in parts):
        return None
    if len(parts) not in (3, 4):
        return None
    if parts[1] == parts[-1] and parts[0] == parts[-2 if len(parts) == 4 else 0]:
        ends = parts[:2]
    elif len(parts) == 3 and parts[0] == parts[1]:
        ends = parts[1:]
    else:
        return None
    count = int(ends[1]) - int(ends[0]) + 1
    if not 1 < count <= _ORDINARY_GAP:
        return None
    safety: Safety = "safe" if count == evidence.stated else "unsafe"
    placeholders = {"first": ends[0], "last": ends[1]}
    finding = PageFinding("repeated-range", 0, len(text), placeholders, "-".join(ends), safety)
    return Pages("range", ends[0], ends[1], count, (finding,))


def _dash_findings(text: str, cut: re.Match[str], reading: Pages, evidence: Evidence) -> Iterator[PageFinding]:
    """Yield what is unusual about the dash itself; a suggestion is given where the ends hold no dash of their own."""
    dash = cut[0].strip()
    first, last = text[: cut.start()], text[cut.end() :]
    suggestion = f"{first}-{last}" if len(list(dashes(text))) == 1 else None
    placeholders = {"separator": cut[0], "first": first, "last": last}
    safety: Safety | None = "safe" if suggestion else "manual"
    if len(dash) > 2 or (len(dash) == 2 and dash[0] != dash[1]):
        if suggestion and evidence.contradicts(reading.count):
            safety = "unsafe"
        yield PageFinding("foreign-separator", 0, len(text), placeholders, suggestion, safety)
    elif dash not in ORDINARY_DASHES:
        yield PageFinding("unusual-dash", cut.start(), cut.end(), placeholders, suggestion, safety)
    if cut[0] != dash:
        yield PageFinding("spaced-dash", cut.start(), cut.end(), placeholders, suggestion, safety)


def _read_grouped(text: str) -> Pages | None:
    if not text[0].isdigit() or (match := _grouped(text)) is None:
        return None
    joined = re.sub(f" ?[{DASH}]+ ?", "-", text).replace(match[1], "")
    first, last = joined.split("-")
    if int(last) <= int(first):
        return None
    finding = PageFinding("digit-grouping", 0, len(text), {"separator": match[1]}, joined, "unsafe")
    return Pages("range", first, last, int(last) - int(first) + 1, (finding,))


def _read_list(text: str) -> Pages | None:
    """Return the reading of several pages or ranges; None when one of them is not understood."""
    separators = list(_list_separators(text))
    if not separators:
        return None
    starts = [0, *(cut.end() for cut in separators)]
    ends = [*(cut.start() for cut in separators), len(text)]
    elements = [_read_element(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    known = [element for element in elements if element is not None]
    if len(known) < len(elements):
        return None
    findings = [
        finding.within(text[:start], text[end:])
        for element, start, end in zip(known, starts, ends, strict=True)
        for finding in element.findings
    ]
    continued = known[0].last is not None and all(element.last is None for element in known[1:])
    jumps = continued or any("+" in cut[0] for cut in separators)
    if not jumps and _descends(known):
        findings.append(PageFinding("list-descending", 0, len(text), {"text": text}, None, "manual"))
    counts = [1 if element.last is None else element.count for element in known]
    total = None if None in counts else sum(count for count in counts if count is not None)
    last = known[-1].last or known[-1].first
    return Pages("jump" if jumps else "list", known[0].first, last, total, tuple(findings))


def _read_element(text: str) -> Pages | None:
    if not text:
        return None
    reading = _read_single(text) or _read_dashed(text, Evidence())
    if reading is None and (match := remarked(text)) is not None:
        core = match["core"]
        reading = _read_single(core) or _read_dashed(core, Evidence())
        return None if reading is None else reading.within(match["remark"], "")
    return reading


def _descends(elements: list[Pages]) -> bool:
    starts = [int(element.first) for element in elements if element.first is not None and element.first.isdecimal()]
    return any(after < before for before, after in pairwise(starts))
