"""International Standard Serial Numbers (ISO 3297): one or more a value, each `NNNN-NNNC` with its check digit."""

from __future__ import annotations

import re
from functools import lru_cache

from biblint.values.identifiers.finding import (
    DASHES,
    IdentifierFinding,
    Safety,
    is_placeholder,
    outer,
    repeated,
    replaced,
)
from biblint.values.lazy import LazyPattern

FINDINGS: dict[str, str] = {
    "malformed": "not eight digits, the last perhaps an X",
    "checksum": "the check digit is wrong",
    "no-hyphen": "eight digits without the hyphen in the middle",
    "foreign-dash": "a dash other than the hyphen in the middle",
    "space-inside": "blanks around the hyphen",
    "lowercase-x": "the check character is a small x",
    "leading-zero-lost": "too short, but a valid ISSN with its leading zeros put back",
    "isbn-instead": "an ISBN stands in place of an ISSN",
    "isbn-labelled": "an ISBN that says (ISBN) stands among ISSNs",
    "doi-instead": "a DOI stands in place of an ISSN",
    "duplicate": "the same ISSN is given twice",
    "qualifier": "a remark in parentheses, such as (Print)",
    "label": "the word ISSN before the number",
    "placeholder": "a stand-in instead of an ISSN",
}

_PLAIN = LazyPattern(r"[0-9]{4}-[0-9]{3}[0-9X]")
_TOKEN = LazyPattern(
    r"\((?P<qualifier>[^()]*)\)"
    r"|(?P<label>(?:(?i:[EPL]-?)?(?i:ISSNs?)(?:-?L)?\b|(?i:online|print|electronic|linking)\b)\s*[:：]?)"
    rf"|(?P<issn>[0-9]{{4}}(?:\s*[-{DASHES}]\s*|)[0-9]{{3}}[0-9Xx])(?![\w{DASHES}-])"
    r"|(?P<separator>[\s;,/|；，、&.:]+|\b(?:and|or)\b)"
    r"|(?P<word>[^\s;,/|；，、&()]+|[()])"
)
_ISBN_LABEL = LazyPattern(r"(?i)\s*\(ISBN\)")
_DOI = LazyPattern(r"10\.[0-9]{4,9}/")


@lru_cache(maxsize=8192)
def is_valid(issn: str) -> bool:
    """Tell whether a compact or hyphenated ISSN has the right check digit (ISO 3297, modulus 11)."""
    from stdnum import issn as module

    return bool(module.is_valid(issn))


@lru_cache(maxsize=8192)
def findings(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value of one or more ISSNs; never raises."""
    if _PLAIN.fullmatch(text) and text != "0000-0000" and is_valid(text):
        return ()
    start, end = outer(text)
    whole = _whole_value(text, start, end)
    if whole is not None:
        return (whole,)
    found: list[IdentifierFinding] = []
    seen: dict[str, int] = {}
    for token in _TOKEN.finditer(text, start, end):
        _token_findings(text, token, seen, found)
    return tuple(found)


def normalise_each(text: str) -> tuple[str, ...]:
    """Give every ISSN of a value in the form `NNNN-NNNC`, valid ones only."""
    if _PLAIN.fullmatch(text):
        return (text,) if is_valid(text) else ()
    numbers = (_canonical(token["issn"]) for token in _TOKEN.finditer(text) if token["issn"])
    return tuple(dict.fromkeys(number for number in numbers if is_valid(number)))


def _canonical(number: str) -> str:
    return f"{number[:4]}-{number[-4:].upper()}"


def _whole_value(text: str, start: int, end: int) -> IdentifierFinding | None:
    from biblint.values.identifiers import isbn

    core = text[start:end]
    if not core:
        return None
    if is_placeholder(core) or core.replace("-", "").strip("0*Xx") == "":
        return IdentifierFinding("placeholder", start, end)
    if _DOI.search(core):
        return IdentifierFinding("doi-instead", start, end)
    bare = isbn.compact(re.sub(r"(?i)^isbn[-:\s]*|\([^()]*\)", "", core))
    if len(bare) in (10, 13) and isbn.is_valid(bare):
        return _isbn_finding(start, end, bare, labelled="ISBN)" in core.upper())
    return None


def _isbn_finding(start: int, end: int, bare: str, *, labelled: bool) -> IdentifierFinding:
    name = "isbn-labelled" if labelled else "isbn-instead"
    return IdentifierFinding(name, start, end, {"isbn": bare})


def _token_findings(text: str, token: re.Match[str], seen: dict[str, int], found: list[IdentifierFinding]) -> None:
    start, end = token.span()
    if token["issn"]:
        _number_findings(text, token, seen, found)
    elif token["qualifier"] is not None:
        inner = token["qualifier"].strip()
        suggestion = text[:start].rstrip() + text[end:] if inner.upper() == "ISSN" else None
        found.append(_remark("qualifier", start, end, inner, suggestion))
    elif token["label"]:
        label = token["label"].rstrip(" :：")
        suggestion = (
            text[:start] + text[end:].lstrip(" :-") if label.upper() == "ISSN" and not text[:start].strip() else None
        )
        found.append(_remark("label", start, end, label, suggestion))
    elif token["word"]:
        found.append(_word_finding(text, start, end))


def _remark(name: str, start: int, end: int, remark: str, suggestion: str | None) -> IdentifierFinding:
    """Report words beside a number; those that only say ISSN can be removed without loss."""
    safety: Safety | None = "safe" if suggestion is not None else None
    return IdentifierFinding(name, start, end, {name: remark}, suggestion, safety)


def _number_findings(text: str, token: re.Match[str], seen: dict[str, int], found: list[IdentifierFinding]) -> None:
    start, end = token.span("issn")
    number = token["issn"]
    canonical = _canonical(number)
    if not is_valid(canonical):
        found.append(IdentifierFinding("checksum", start, end, {"issn": canonical}))
    mended = replaced(text, start, end, canonical)
    middle = number[4:-4]
    if middle == "":
        found.append(IdentifierFinding("no-hyphen", start, end, {"issn": canonical}, mended, "safe"))
    elif middle.strip() not in ("", "-"):
        found.append(IdentifierFinding("foreign-dash", start + 4, end - 4, {"dash": middle}, mended, "safe"))
    elif middle != "-":
        found.append(IdentifierFinding("space-inside", start + 4, end - 4, {"issn": canonical}, mended, "safe"))
    if number[-1] == "x":
        found.append(IdentifierFinding("lowercase-x", end - 1, end, {}, text[: end - 1] + "X" + text[end:], "safe"))
    if canonical in seen:
        found.append(repeated("duplicate", text, (start, end), {"issn": canonical}, max(seen.values())))
    else:
        seen[canonical] = end


def _word_finding(text: str, start: int, end: int) -> IdentifierFinding:
    from biblint.values.identifiers import isbn

    word = text[start:end]
    bare = isbn.compact(word)
    if len(bare) in (10, 13) and isbn.is_valid(bare):
        return _isbn_finding(start, end, bare, labelled=_ISBN_LABEL.match(text, end) is not None)
    padded = word.upper().zfill(8)
    if re.fullmatch(r"[0-9]{4,6}[0-9Xx]", word) and is_valid(padded):
        mended = replaced(text, start, end, _canonical(padded))
        return IdentifierFinding("leading-zero-lost", start, end, {"issn": _canonical(padded)}, mended, "unsafe")
    return IdentifierFinding("malformed", start, end, {"part": word})
