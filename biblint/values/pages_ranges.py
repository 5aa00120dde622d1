"""Judging the two ends of a page range: ascending, abbreviated, reversed, or an article number with a page count."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from biblint.values.pages_findings import Evidence, Kind, PageFinding, Pages
from biblint.values.pages_grammar import Label, read_label, roman_value

Order = Literal["ascending", "equal", "abbreviated", "descending", "article-count", "article", "section", "mixed"]

CERTAIN: Final[frozenset[Kind]] = frozenset({"range", "roman", "supplement", "lettered", "section-page", "jump"})
"""Kinds whose computed number of pages can be held against a stated one."""

_ARTICLE_DIGITS: Final = 6
_LONGEST_ARTICLE: Final = 999
_ISSN_GAP: Final = 300


class Judgement(NamedTuple):
    """How two labels stand to each other, the number of pages if known, and the last page written in full."""

    order: Order
    pages: int | None = None
    expanded: str | None = None


def judge(first: Label, last: Label, evidence: Evidence) -> Judgement:
    """Return how the two ends of a range stand to each other.

    A stated number of pages decides between readings, and so does a source that leaves out shared digits throughout.
    """
    if not _same_series(first, last):
        return Judgement("mixed")
    if first.text == last.text:
        return Judgement("equal", None if first.kind == "article-number" else 1)
    if last.number >= first.number:
        padded = first.prefix and not last.prefix and first.digits[0] == "0" and len(first.digits) > 3
        return Judgement("article") if padded else Judgement("ascending", last.number - first.number + 1)
    if (not first.prefix or _is_electronic(first)) and _is_article_count(first, last, evidence):
        return Judgement("article-count")
    expanded = _expand(first, last, evidence)
    if expanded is not None:
        return expanded
    if last.text == "1" and first.number < 100 and first.text == first.digits:
        return Judgement("section")
    if first.prefix and not last.prefix and (first.kind == "article-number" or first.is_section):
        return Judgement("article")
    return Judgement("descending")


def _is_electronic(label: Label) -> bool:
    """Tell `e1010383`, which has no year behind a dash as `e00773-20` of another publisher has."""
    return label.prefix in ("e", "E") and label.digits[0] != "0" and len(label.digits) >= _ARTICLE_DIGITS


def _same_series(first: Label, last: Label) -> bool:
    """Tell whether both labels count alike; the second may leave out the letters of the first (`S87-96`)."""
    prefixes = last.prefix.lower() == first.prefix.lower() or not last.prefix
    return prefixes and (last.suffix.lower() == first.suffix.lower() or not last.suffix)


def _is_article_count(first: Label, last: Label, evidence: Evidence) -> bool:
    count = last.number
    if not 0 < count <= _LONGEST_ARTICLE or len(last.digits) >= len(first.digits):
        return False
    if evidence.stated is not None and len(first.digits) >= _ARTICLE_DIGITS:
        full = int(first.digits[: -len(last.digits)] + last.digits)
        return full - first.number + 1 != evidence.stated
    shortest = _ARTICLE_DIGITS - 1 if count == evidence.stated else _ARTICLE_DIGITS
    return len(first.digits) >= shortest


def _expand(first: Label, last: Label, evidence: Evidence) -> Judgement | None:
    """Return the reading of `last` as an end without its shared digits, None when it cannot or should not be one.

    `466-75` is 466-475, as the distance that makes is shorter than that back to 75; `103-91` is not 103-191. Where
    the distances are much alike, or a stated count says otherwise, the reading stands but no full form is given.
    """
    if len(last.digits) >= len(first.digits):
        return None
    digits = first.digits[: -len(last.digits)] + last.digits
    ahead, back = int(digits) - first.number, first.number - last.number
    if ahead <= 0:
        return None
    count, full = ahead + 1, first.prefix + digits + first.suffix
    if count == evidence.stated:
        return Judgement("abbreviated", count, full)
    if (ahead > back and not evidence.abbreviating) or evidence.stated == back + 1:
        return None
    certain = (evidence.abbreviating or ahead * 2 <= back) and evidence.stated is None
    return Judgement("abbreviated", count, full) if certain else Judgement("abbreviated")


def read_range(text: str, first: str, last: str, evidence: Evidence) -> Pages | None:
    """Return the reading of `text`, a range between the labels `first` and `last`; None when a label is none."""
    one, two = read_label(first), read_label(last)
    if one is None or two is None:
        return _roman_range(text, first, last, one or two)
    judgement = judge(one, two, evidence)
    kind = _range_kind(one, two, judgement.order)
    if kind is None:
        return None
    reading = Pages(kind, first, last, judgement.pages, _order_findings(text, one, two, judgement, evidence))
    confirmed = reading.count is not None and reading.count == evidence.stated
    if _is_issn(one, two) and not confirmed and judgement.order in ("ascending", "descending", "mixed"):
        findings = tuple(f for f in reading.findings if f.name != "descending")
        issn = PageFinding("issn-like", 0, len(text), {"issn": f"{first}-{last}"}, None, "manual")
        return Pages(kind, first, last, None, (*findings, issn))
    return reading


def _range_kind(first: Label, last: Label, order: Order) -> Kind | None:
    if order in ("article", "article-count"):
        return "article-number"
    if order == "section":
        return "section-page"
    if order == "mixed":
        return _mixed_kind(first, last)
    if order == "descending":
        return "reversed"
    if order == "abbreviated":
        return "abbreviated-end"
    if first.kind == "article-number" and order == "equal":
        return "article-number"
    if not first.prefix and not first.suffix:
        return "range"
    return first.kind if first.kind != "article-number" else "lettered"


def _mixed_kind(first: Label, last: Label) -> Kind | None:
    """Return what ends of two series are: `16-9--17-2` goes on into the next section, `0910-A07-05` is one number."""
    if "-" not in first.prefix and "-" not in last.prefix:
        return "section-page" if first.is_section and last.is_section else "range"
    before, after = first.prefix[:-1], last.prefix[:-1]
    if before.isdigit() and after.isdigit():
        return "section-page" if 0 <= int(after) - int(before) <= 1 else None
    return "section-page" if before[:1] == after[:1] else "article-number"


def _order_findings(
    text: str, first: Label, last: Label, judgement: Judgement, evidence: Evidence
) -> tuple[PageFinding, ...]:
    ends = {"first": first.text, "last": last.text}
    if judgement.order == "equal":
        return (PageFinding("equal-ends", 0, len(text), ends, first.text, "unsafe"),)
    if judgement.order == "descending":
        return (PageFinding("descending", 0, len(text), ends, None, "manual"),)
    if judgement.order == "article-count":
        safety: Literal["safe", "unsafe"] = "safe" if evidence.stated == last.number else "unsafe"
        placeholders = {"article": first.text, "count": last.digits}
        return (PageFinding("article-number-with-count", 0, len(text), placeholders, first.text, safety),)
    if judgement.order != "abbreviated":
        return ()
    full = judgement.expanded
    if full is None:
        return (PageFinding("abbreviated-end", 0, len(text), ends, None, "manual"),)
    suggestion = f"{first.text}-{full}"
    return (PageFinding("abbreviated-end", 0, len(text), {**ends, "expanded": full}, suggestion, "unsafe"),)


def _roman_range(text: str, first: str, last: str, label: Label | None) -> Pages | None:
    one, two = roman_value(first), roman_value(last)
    if label is not None:
        return Pages("range", first, last) if one is not None or two is not None else None
    if one is None or two is None:
        return None
    ends = {"first": first, "last": last}
    if two < one:
        return Pages("reversed", first, last, None, (PageFinding("descending", 0, len(text), ends, None, "manual"),))
    if one == two:
        return Pages("roman", first, last, 1, (PageFinding("equal-ends", 0, len(text), ends, first, "unsafe"),))
    return Pages("roman", first, last, two - one + 1)


def _is_issn(first: Label, last: Label) -> bool:
    """Tell whether two plain numbers make a valid ISSN and hardly a range (ISO 3297: weights 8 to 2, modulus 11)."""
    halves = first.text + last.text
    if len(first.text) != 4 or len(last.text) != 4 or not halves[:7].isdigit() or halves[7] not in "0123456789Xx":
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), halves[:7], strict=True))
    check = 10 if halves[7] in "Xx" else int(halves[7])
    gap = -1 if check == 10 else last.number - first.number
    return (total + check) % 11 == 0 and not 0 <= gap <= _ISSN_GAP
