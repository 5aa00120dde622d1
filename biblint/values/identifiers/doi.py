"""Digital object identifiers (ISO 26324, DOI Handbook section 2.2): `10.<registrant>/<suffix>`."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from biblint.values.identifiers.finding import (
    IdentifierFinding,
    Safety,
    decode_entities,
    is_placeholder,
    outer,
    replaced,
)
from biblint.values.lazy import LazyPattern

FINDINGS: dict[str, str] = {
    "malformed": "not of the form 10.<registrant>/<suffix>",
    "truncated": "the suffix after the slash is missing",
    "prefix": "a resolver address or a label stands before the DOI",
    "url-instead": "a web address that holds no DOI",
    "short-doi": "a shortDOI (10/abc) that stands for a longer DOI",
    "space-inside": "blanks or a line break inside the DOI",
    "typographic": "a dash, full-width or invisible character where the DOI has an ASCII one",
    "percent-encoded": "characters of the DOI written as %XX",
    "latex-escaped": "characters of the DOI written as LaTeX commands",
    "html-entity": "characters of the DOI written as HTML entities",
    "trailing-punctuation": "a full stop, comma, semicolon or colon after the DOI",
    "trailing-text": "words after the DOI",
    "several": "more than one identifier in the value",
    "placeholder": "a stand-in instead of a DOI",
    "unbalanced": "a bracket without its partner",
}

# The common shape: ASCII, nothing that could be an escape, no punctuation at the end.
_PLAIN = LazyPattern(
    r"10\.[0-9]{4,9}(?:\.[0-9]++)*+/"
    r"(?:[A-Za-z0-9._/:;,+*=@!~'#?>\-]++|<(?![A-Z])|\([A-Za-z0-9._/:;,+*=@!~'#?\-]*+\))*+(?<![.,;:/])"
)
_VALID = LazyPattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_START = LazyPattern(r"(?<![0-9.])10\.[0-9]{4,9}(?:\.[0-9]+)*\s*/")
_TRUNCATED = LazyPattern(r"10\.?|10\.[0-9]{1,9}(?:\.[0-9]+)*\.?/?|")
_DUMMY = LazyPattern(
    r"(?i)10\.0+/.*|10\.[xn#?]+(?:/.*)?|10\.[0-9]{4,9}/(?:(?=.*[xn]{3})[xn.\-_]+|[?#.*]+|\.{2,}.*|<.*>|1122445\.1122456)"
)
_SHORT = LazyPattern(r"10/[a-z0-9]{2,12}")
_SAFE_PREFIX = LazyPattern(
    r"(?i)(?:(?:https?:?/{1,2})?(?:dx\.|www\.)?doi\.org[/:]+|(?:info:|urn:)?doi(?:\.org)?(?:[:/=]\s*|\s+)|doi(?=10\.))+"
)
_WEB = LazyPattern(r"(?i)https?:/|www\.")
_PERCENT = LazyPattern(r"%[0-9A-Fa-f]{2}")
_LATEX = LazyPattern(
    r"\{?\\(?:([_%#&${}~^ ])|text(underscore|less|greater|asciitilde|ampersand)(?:\{\}|\s|(?![a-z])))\}?"
    r"|\$([<>_])\$|\{([_<>])\}"
)
_LATEX_WORDS = {"underscore": "_", "less": "<", "greater": ">", "asciitilde": "~", "ampersand": "&"}
_TYPOGRAPHIC = LazyPattern("[‐‑‒–—―−\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff！-～]")
_DOI_GROUP = r"(?P<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/\S*[A-Za-z0-9)>])"
_WORDS_AFTER = LazyPattern(_DOI_GROUP + r"[.,;:]?\s+(?P<words>[(\[]?[^\W\d_]{3,}\b.*)", re.S)
_ITEM_AFTER = LazyPattern(_DOI_GROUP + r"\s+(?P<words>(?:\[doi\]\s*)?\S*\s*\[(?:pii|doi|pmid)\].*)", re.S)
_FONT_TEST = "0123456789().,-volV"
"""What is left in the text of Springer's PDF files of a line that tests their fonts."""
_GLUED_AFTER = LazyPattern(
    r"(?P<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/\S*?[0-9])(?P<words>[^\W\d_]*\(0123456789\(\)\.,-volV\).*)", re.S
)
_BETWEEN = LazyPattern(
    r"(?<![\s,;|\]])[\s,;|\]]+(?:(?:https?://)?(?:dx\.)?doi(?:\.org/|:?\s*))?(?=10\.[0-9]{4,9}(?:\.[0-9]+)*\s*/)", re.I
)
_PAIRS = {")": "(", "]": "[", "}": "{"}


def findings(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one bare DOI; never raises."""
    if _PLAIN.fullmatch(text) and not _DUMMY.fullmatch(text):
        return ()
    start, end = outer(text)
    core = text[start:end]
    if not core:
        return ()
    whole = _whole_value(text, start, end)
    if whole is not None:
        return (whole,)
    found: list[IdentifierFinding] = []
    body_start = _prefix(text, start, end, found)
    body = text[body_start:end]
    after = _text_after(text, body_start, end)
    if after is not None:
        return (*found, after)
    mended = _mended(body)
    if mended.startswith("10"):
        _mendable(text, body_start, end, found)
    _syntax(text, body_start, end, mended, found)
    return tuple(found)


def normalise(text: str) -> str | None:
    """Give the bare, decoded, lower-case DOI of a value, or None when it holds none or several."""
    if _PLAIN.fullmatch(text):
        return text.lower()
    core = text.strip()
    starts = [match.start() for match in _START.finditer(core)]
    if not starts or (len(starts) > 1 and _several(core)):
        return None
    body = core[starts[0] :]
    after = _ITEM_AFTER.fullmatch(body) or _WORDS_AFTER.fullmatch(body) or _GLUED_AFTER.fullmatch(body)
    mended = _mended(after["doi"] if after else body)
    return mended.lower() if _VALID.fullmatch(mended) else None


def _whole_value(text: str, start: int, end: int) -> IdentifierFinding | None:
    """Report what the value as a whole is: a stand-in, a shortDOI, two DOIs."""
    core = text[start:end]
    bare = _SAFE_PREFIX.sub("", core, count=1) if _SAFE_PREFIX.match(core) else core
    if is_placeholder(core) or is_placeholder(bare) or _DUMMY.fullmatch(bare):
        return IdentifierFinding("placeholder", start, end)
    if _SHORT.fullmatch(bare):
        return IdentifierFinding("short-doi", start, end)
    items = _several(core)
    if not items:
        return None
    same = len({normalise(item) for item in items}) == 1 and normalise(items[0]) is not None
    suggestion = replaced(text, start, end, items[0]) if same else None
    return IdentifierFinding("several", start, end, {"count": str(len(items))}, suggestion, "unsafe" if same else None)


def _several(core: str) -> list[str]:
    """Split a value at DOIs that follow a separator; empty when it holds fewer than two."""
    starts = [match.start() for match in _START.finditer(core)]
    if len(starts) < 2:
        return []
    pieces = _BETWEEN.split(core[starts[0] :])
    return pieces if len(pieces) > 1 else []


def _prefix(text: str, start: int, end: int, found: list[IdentifierFinding]) -> int:
    """Report what stands before the DOI and give the offset where the DOI begins."""
    core = text[start:end]
    safe = _SAFE_PREFIX.match(core)
    at = safe.end() if safe else 0
    safety: Safety = "safe"
    if not core.startswith("10", at) and (begin := _START.search(core, at)):
        at, safety = begin.start(), "unsafe"
    if not at or not core[at:].lstrip().startswith("10"):
        return start
    at += len(core[at:]) - len(core[at:].lstrip())
    if "?" in core or "#" in core:  # perhaps the query or fragment of an address
        safety = "unsafe"
    suggestion = text[:start] + core[at:] + text[end:]
    found.append(IdentifierFinding("prefix", start, start + at, {"prefix": core[:at].strip()}, suggestion, safety))
    return start + at


def _text_after(text: str, start: int, end: int) -> IdentifierFinding | None:
    """Report another identifier or words that follow a complete DOI."""
    body = text[start:end]
    name = "several"
    match = _ITEM_AFTER.fullmatch(body)
    if match is None:
        name, match = "trailing-text", _WORDS_AFTER.fullmatch(body)
    if match is None and _FONT_TEST in body:
        match = _GLUED_AFTER.fullmatch(body)
    if match is None or not any(char.isdigit() for char in match["doi"].partition("/")[2]):
        return None
    words = match["words"]
    placeholders = {"count": "2"} if name == "several" else {"words": words}
    suggestion = replaced(text, start, end, match["doi"])
    return IdentifierFinding(name, start + match.start("words"), end, placeholders, suggestion, "unsafe")


def _without_blanks(body: str) -> str:
    return "".join(body.split())


def _ascii_character(match: re.Match[str]) -> str:
    char = match[0]
    if "！" <= char <= "～":
        return chr(ord(char) - 0xFEE0)
    return "-" if char in "‐‑‒–—―−" else ""


def _without_typography(body: str) -> str:
    return _TYPOGRAPHIC.sub(_ascii_character, body)


def _percent_decoded(body: str) -> str:
    while _PERCENT.search(body) and (decoded := unquote(body, errors="replace")) != body:
        body = decoded
    return body


def _latex_character(match: re.Match[str]) -> str:
    return match[1] or _LATEX_WORDS.get(match[2] or "") or match[3] or match[4]


def _latex_decoded(body: str) -> str:
    while (decoded := _LATEX.sub(_latex_character, body)) != body:
        body = decoded
    return body


def _unpunctuated(body: str) -> str:
    return body.rstrip(".,;: \t\r\n") if body.partition("/")[2].strip(".,;:/ \t\r\n") else body


_STEPS: tuple[tuple[str, Callable[[str], str], Safety], ...] = (
    ("html-entity", decode_entities, "unsafe"),
    ("latex-escaped", _latex_decoded, "unsafe"),
    ("percent-encoded", _percent_decoded, "unsafe"),
    ("typographic", _without_typography, "unsafe"),
    ("space-inside", _without_blanks, "unsafe"),
    ("trailing-punctuation", _unpunctuated, "unsafe"),
)


def _mended(body: str) -> str:
    """Give the DOI as it would be with every mendable defect mended."""
    for _, step, _ in _STEPS:
        body = step(body)
    return body


def _mendable(text: str, start: int, end: int, found: list[IdentifierFinding]) -> None:
    """Report each defect that one decoding or trimming step mends."""
    body = text[start:end]
    for name, step, safety in _STEPS:
        mended = step(body)
        if mended == body:
            continue
        first = next((i for i, (a, b) in enumerate(zip(body, mended, strict=False)) if a != b), len(mended))
        if name == "space-inside" and re.sub(r"\s*/\s*", "/", body) == mended:
            safety = "safe"
        found.append(IdentifierFinding(name, start + first, end, {}, replaced(text, start, end, mended), safety))


def _syntax(text: str, start: int, end: int, mended: str, found: list[IdentifierFinding]) -> None:
    """Report a DOI that is no DOI even when mended, and brackets without a partner."""
    if not _VALID.fullmatch(mended):
        name = "truncated" if _TRUNCATED.fullmatch(_SAFE_PREFIX.sub("", mended, count=1)) else "malformed"
        if name == "malformed" and _WEB.match(mended):
            name = "url-instead"
        found.append(IdentifierFinding(name, start, end))
        return
    at = _unpartnered(text[start:end])
    if at is not None:
        last = start + at == end - 1 and text[end - 1] in _PAIRS
        suggestion = text[: end - 1] + text[end:] if last else None
        bracket = text[start + at]
        found.append(
            IdentifierFinding(
                "unbalanced", start + at, start + at + 1, {"bracket": bracket}, suggestion, "unsafe" if last else None
            )
        )


def _unpartnered(body: str) -> int | None:
    """Give the offset of the last bracket without a partner, or None."""
    opened: list[int] = []
    for at, char in enumerate(body):
        if char in "([{":
            opened.append(at)
        elif char in _PAIRS:
            if not opened or body[opened[-1]] != _PAIRS[char]:
                return at
            opened.pop()
    return opened[-1] if opened else None
