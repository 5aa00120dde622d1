"""International Standard Book Numbers (ISO 2108): one or more a value, ten or thirteen digits with a check digit."""

from __future__ import annotations

import re
from functools import lru_cache

from biblint.values.identifiers.finding import DASHES, IdentifierFinding, is_placeholder, outer, repeated, replaced
from biblint.values.lazy import LazyPattern

FINDINGS: dict[str, str] = {
    "malformed": "not ten or thirteen digits",
    "checksum": "the check digit is wrong",
    "foreign-dash": "dashes other than hyphens between the groups",
    "lowercase-x": "the check character is a small x",
    "leading-zero-lost": "nine digits that are a valid ISBN with a leading zero",
    "issn-instead": "an ISSN stands in place of an ISBN",
    "doi-instead": "a DOI stands in place of an ISBN",
    "duplicate": "the same ISBN is given twice",
    "qualifier": "a remark beside the number, such as (paperback)",
    "label": "the word ISBN before the number",
    "placeholder": "a stand-in instead of an ISBN",
}

_PLAIN = LazyPattern(r"97[89]-?[0-9](?:-?[0-9]){9}|[0-9](?:-?[0-9]){8}-?[0-9X]")
_GAP = rf"[-{DASHES}\s]?"
_TOKEN = LazyPattern(
    r"(?P<qualifier>\([^()]*\))"
    r"|(?P<label>(?i:[EP]-?)?(?i:ISBNs?)(?:[-\s]?1[03](?=[:：\s]))?[-:：\s]*)"
    rf"|(?P<isbn>(?:97[89]{_GAP})?[0-9](?:{_GAP}[0-9]){{8}}{_GAP}[0-9Xx])(?![\w{DASHES}-])"
    r"|(?P<issn>[0-9]{4}-?[0-9]{3}[0-9Xx])(?![\w-])"
    r"|(?P<separator>[\s;,/|；，、&.:]+)"
    r"|(?P<word>[^\s;,/|；，、&()]+|[()])"
)
_DOI = LazyPattern(r"10\.[0-9]{4,9}/")
_SEPARATORS = LazyPattern(rf"[-{DASHES}\s]")


def compact(text: str) -> str:
    """Give a number without its hyphens, dashes and blanks, in upper case."""
    return _SEPARATORS.sub("", text).upper()


@lru_cache(maxsize=4096)
def is_valid(isbn: str) -> bool:
    """Tell whether an ISBN-10 or ISBN-13 has the right length, prefix and check digit (ISO 2108)."""
    from stdnum import isbn as module

    return bool(module.is_valid(isbn))


@lru_cache(maxsize=4096)
def findings(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value of one or more ISBNs; never raises."""
    if _PLAIN.fullmatch(text) and is_valid(text) and text.strip("0-"):
        return ()
    start, end = outer(text)
    core = text[start:end]
    if not core:
        return ()
    if is_placeholder(core) or not compact(core).strip("0*X"):
        return (IdentifierFinding("placeholder", start, end),)
    if _DOI.search(core):
        return (IdentifierFinding("doi-instead", start, end),)
    found: list[IdentifierFinding] = []
    seen: dict[str, int] = {}
    for token in _TOKEN.finditer(text, start, end):
        _token_findings(text, token, seen, found)
    if found and not seen and all(finding.name in ("qualifier", "malformed") for finding in found):
        return (IdentifierFinding("malformed", start, end, {"part": core}),)
    return tuple(found)


def normalise_each(text: str) -> tuple[str, ...]:
    """Give every valid ISBN of a value as thirteen bare digits."""
    numbers = (compact(token["isbn"]) for token in _TOKEN.finditer(text) if token["isbn"])
    return tuple(dict.fromkeys(_thirteen(number) for number in numbers if is_valid(number)))


def _thirteen(number: str) -> str:
    from stdnum import isbn as module

    return str(module.to_isbn13(number))


def _token_findings(text: str, token: re.Match[str], seen: dict[str, int], found: list[IdentifierFinding]) -> None:
    start, end = token.span()
    if token["isbn"]:
        _number_findings(text, token, seen, found)
    elif token["issn"]:
        found.append(_eight_digits(token["issn"], start, end))
    elif token["qualifier"]:
        found.append(IdentifierFinding("qualifier", start, end, {"qualifier": token["qualifier"][1:-1]}))
    elif token["label"]:
        mended = text[:start] + text[end:]
        found.append(IdentifierFinding("label", start, end, {"label": token["label"].strip()}, mended, "safe"))
    elif token["word"]:
        found.append(_word_finding(text, start, end))


def _number_findings(text: str, token: re.Match[str], seen: dict[str, int], found: list[IdentifierFinding]) -> None:
    start, end = token.span("isbn")
    written = token["isbn"]
    number = compact(written)
    if not is_valid(number):
        found.append(IdentifierFinding("checksum", start, end, {"isbn": written}))
    hyphenated = re.sub(rf"[{DASHES}]", "-", written)
    if hyphenated != written:
        mended = replaced(text, start, end, hyphenated)
        found.append(IdentifierFinding("foreign-dash", start, end, {}, mended, "safe"))
    if written.endswith("x"):
        found.append(IdentifierFinding("lowercase-x", end - 1, end, {}, text[: end - 1] + "X" + text[end:], "safe"))
    if number in seen:
        found.append(repeated("duplicate", text, (start, end), {"isbn": written}, max(seen.values())))
    else:
        seen[number] = end


def _eight_digits(number: str, start: int, end: int) -> IdentifierFinding:
    from biblint.values.identifiers import issn

    canonical = f"{number[:4]}-{number[-4:].upper()}"
    if issn.is_valid(canonical):
        return IdentifierFinding("issn-instead", start, end, {"issn": canonical})
    return IdentifierFinding("malformed", start, end, {"part": number})


def _word_finding(text: str, start: int, end: int) -> IdentifierFinding:
    word = text[start:end]
    number = "0" + compact(word)
    if re.fullmatch(r"[0-9]{9}[0-9X]", number) and is_valid(number):
        return IdentifierFinding(
            "leading-zero-lost", start, end, {"isbn": number}, replaced(text, start, end, "0" + word), "unsafe"
        )
    if word[0] in "£$€¥":
        return IdentifierFinding("qualifier", start, end, {"qualifier": word})
    if sum(char.isdigit() for char in word) < 4 and not re.fullmatch(r"[Xx0-9-]+", word):
        return IdentifierFinding("qualifier", start, end, {"qualifier": word})
    return IdentifierFinding("malformed", start, end, {"part": word})
