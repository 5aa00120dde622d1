"""ORCID iDs, PubMed and PubMed Central numbers, and arXiv identifiers: one a value."""

from __future__ import annotations

import re
from functools import lru_cache

from biblint.values.identifiers.finding import DASHES, IdentifierFinding, is_placeholder, outer, replaced
from biblint.values.lazy import LazyPattern

ORCID_FINDINGS: dict[str, str] = {
    "malformed": "not four groups of four digits, the last perhaps an X",
    "checksum": "the check digit is wrong (ISO 7064, MOD 11-2)",
    "url-form": "written as an address at orcid.org",
    "prefix": "a label before the number",
    "no-hyphen": "sixteen digits without hyphens",
    "foreign-dash": "dashes other than hyphens between the groups",
    "lowercase-x": "the check character is a small x",
    "placeholder": "a stand-in instead of an ORCID iD",
}
PMID_FINDINGS: dict[str, str] = {
    "malformed": "not a number of one to eight digits",
    "prefix": "a label or address before the number",
    "leading-zero": "zeros before the number",
    "pmcid-instead": "a PubMed Central number stands in place of a PubMed number",
    "doi-instead": "a DOI stands in place of a PubMed number",
    "placeholder": "a stand-in instead of a PubMed number",
}
PMCID_FINDINGS: dict[str, str] = {
    "malformed": "not PMC and a number",
    "prefix": "a label or address before the identifier",
    "bare-number": "the letters PMC are missing",
    "lowercase": "the letters PMC in lower case",
    "manuscript-instead": "a manuscript number (NIHMS, EMS) stands in place of a PubMed Central number",
    "doi-instead": "a DOI stands in place of a PubMed Central number",
    "placeholder": "a stand-in instead of a PubMed Central number",
}
ARXIV_FINDINGS: dict[str, str] = {
    "malformed": "not an arXiv identifier of either scheme",
    "impossible-month": "the month in the identifier is not 01 to 12",
    "prefix": "a label or address before the identifier",
    "category": "a subject class in brackets after the identifier",
    "doi-instead": "a DOI stands in place of an arXiv identifier",
    "placeholder": "a stand-in instead of an arXiv identifier",
}

_ORCID = LazyPattern(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_ORCID_URL = LazyPattern(r"(?i)(?:(?:https?://)?(?:www\.)?orcid\.org/+)+")
_ORCID_LABEL = LazyPattern(r"(?i)(?:orcid(?!\.)(?:\s*id)?\s*[:=]?\s*)+")
_ORCID_LOOSE = LazyPattern(rf"[0-9]{{4}}(?:[-{DASHES}]?[0-9]{{4}}){{2}}[-{DASHES}]?[0-9]{{3}}[0-9Xx]")
_PMID = LazyPattern(r"[1-9][0-9]{0,7}")
_PMID_PREFIX = LazyPattern(
    r"(?i)(?:(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?)"
    r"|(?:PMID|pubmed(?:\s*id)?|medline)\b\s*[:=]?\s*)+(?=\S)"
)
_PMCID = LazyPattern(r"PMC[1-9][0-9]{0,8}(?:\.[0-9]+)?")
_PMCID_PREFIX = LazyPattern(
    r"(?i)(?:(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:labs/)?pmc)/articles/"
    r"|(?:PMCID|PMC\s*ID|pubmed\s*central)\s*[:=]?\s*)+(?=PMC)"
)
_DOI = LazyPattern(r"(?i)(?:https?://)?(?:(?:dx\.)?doi\.org/)?(?:doi:\s*)?10\.[0-9]{4,9}/")
_ARXIV_NEW = LazyPattern(r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v[1-9][0-9]*)?")
_ARXIV_OLD = LazyPattern(
    r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]{2}(?:-[a-z]+)?)?/"
    r"([0-9]{2})([0-9]{2})[0-9]{3}(?:v[1-9][0-9]*)?"
)
_ARXIV_PREFIX = LazyPattern(
    r"(?i)(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"|(?:arxiv\s+(?:e-)?prints?\s+)?(?:oai:)?arxiv(?:\.org)?\s*[:：]\s*|arxiv\s+(?=[0-9a-z]))+"
)
_ARXIV_CATEGORY = LazyPattern(r"\s*\[[a-z-]+(?:\.[A-Za-z-]+)?\]$")
_ARXIV_DOI = LazyPattern(r"(?i).*10\.48550/arxiv\.(\S+)", re.S)


def orcid(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one ORCID iD; never raises."""
    if _ORCID.fullmatch(text) and text.strip("0-") and orcid_is_valid(text):
        return ()
    start, end = outer(text)
    if start == end:
        return ()
    found: list[IdentifierFinding] = []
    if label := _ORCID_LABEL.match(text, start, end):
        found.append(_prefixed("prefix", text, label))
        start = label.end()
    if address := _ORCID_URL.match(text, start, end):
        found.append(_prefixed("url-form", text, address))
        start = address.end()
    core = text[start:end].rstrip("/")
    if is_placeholder(core) or not core.strip("0-"):
        return (IdentifierFinding("placeholder", start, end),)
    if not _ORCID_LOOSE.fullmatch(core):
        return (*found, IdentifierFinding("malformed", start, end))
    return (*found, *_orcid_number(text, start, start + len(core)))


def _orcid_number(text: str, start: int, end: int) -> list[IdentifierFinding]:
    found = []
    number = text[start:end]
    digits = re.sub(rf"[-{DASHES}]", "", number)
    grouped = "-".join(digits[at : at + 4] for at in (0, 4, 8, 12))
    mended = replaced(text, start, end, grouped)
    if digits == number:
        found.append(IdentifierFinding("no-hyphen", start, end, {"orcid": grouped}, mended, "safe"))
    elif grouped != number:
        found.append(IdentifierFinding("foreign-dash", start, end, {"orcid": grouped}, mended, "safe"))
    if number[-1] == "x":
        found.append(IdentifierFinding("lowercase-x", end - 1, end, {}, replaced(text, end - 1, end, "X"), "safe"))
    if not orcid_is_valid(grouped.upper()):
        found.append(IdentifierFinding("checksum", start, end, {"orcid": grouped}))
    return found


@lru_cache(maxsize=4096)
def orcid_is_valid(number: str) -> bool:
    """Tell whether a hyphenated ORCID iD has the right check digit (ISO 7064, MOD 11-2)."""
    from stdnum.iso7064 import mod_11_2

    return bool(mod_11_2.is_valid(number.replace("-", "")))


def normalise_orcid(text: str) -> str | None:
    """Give the bare, hyphenated ORCID iD of a value, or None when it is not one."""
    match = _ORCID_LOOSE.search(text)
    if match is None:
        return None
    digits = re.sub(rf"[-{DASHES}]", "", match[0]).upper()
    grouped = "-".join(digits[at : at + 4] for at in (0, 4, 8, 12))
    return grouped if orcid_is_valid(grouped) else None


def pmid(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one PubMed number; never raises."""
    if _PMID.fullmatch(text):
        return ()
    start, end = outer(text)
    found: list[IdentifierFinding] = []
    if prefix := _PMID_PREFIX.match(text, start, end):
        found.append(_prefixed("prefix", text, prefix))
        start = prefix.end()
    core = text[start:end].rstrip("/")
    if not core or _PMID.fullmatch(core):
        return tuple(found)
    if stripped := re.fullmatch(r"0+([1-9][0-9]{0,7})", core):
        mended = replaced(text, start, end, stripped[1])
        return (*found, IdentifierFinding("leading-zero", start, end, {}, mended, "safe"))
    name = _stranger(core, "pmcid-instead" if _PMCID.match(core) else "malformed")
    return (*found, IdentifierFinding(name, start, end))


def normalise_pmid(text: str) -> str | None:
    """Give the bare digits of a PubMed number, or None when the value is not one."""
    core = text.strip()
    prefix = _PMID_PREFIX.match(core)
    digits = core[prefix.end() if prefix else 0 :].rstrip("/").lstrip("0")
    return digits if _PMID.fullmatch(digits) else None


def pmcid(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one PubMed Central number; never raises."""
    if _PMCID.fullmatch(text):
        return ()
    start, end = outer(text)
    found: list[IdentifierFinding] = []
    if prefix := _PMCID_PREFIX.match(text, start, end):
        found.append(_prefixed("prefix", text, prefix))
        start = prefix.end()
    core = text[start:end].rstrip("/;")
    if not core or _PMCID.fullmatch(core):
        return tuple(found)
    if re.fullmatch(r"[1-9][0-9]{0,8}", core):
        found.append(
            IdentifierFinding("bare-number", start, end, {}, replaced(text, start, end, "PMC" + core), "unsafe")
        )
    elif _PMCID.fullmatch(core.upper()):
        found.append(IdentifierFinding("lowercase", start, end, {}, replaced(text, start, end, core.upper()), "safe"))
    else:
        manuscript = re.match(r"(?i)(?:NIHMS|EMS|UKMS|HHMIMS)(?:ID:?\s*|-?)[A-Z0-9]*[0-9]", core)
        found.append(
            IdentifierFinding(_stranger(core, "manuscript-instead" if manuscript else "malformed"), start, end)
        )
    return tuple(found)


def normalise_pmcid(text: str) -> str | None:
    """Give `PMC` and the number without its version, or None when the value is not one."""
    core = text.strip()
    prefix = _PMCID_PREFIX.match(core)
    number = core[prefix.end() if prefix else 0 :].rstrip("/;").upper()
    return number.partition(".")[0] if _PMCID.fullmatch(number) else None


def arxiv(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one arXiv identifier; never raises.

    Source: the arXiv identifier scheme (April 2007: four digits after the dot; January 2015: five).
    """
    start, end = outer(text)
    found: list[IdentifierFinding] = []
    if prefix := _ARXIV_PREFIX.match(text, start, end):
        found.append(_prefixed("prefix", text, prefix))
        start = prefix.end()
    if category := _ARXIV_CATEGORY.search(text[start:end]):
        at = start + category.start()
        found.append(
            IdentifierFinding(
                "category", at, end, {"category": category[0].strip(" []")}, text[:at] + text[end:], "manual"
            )
        )
        end = at
    core = re.sub(r"(?i)\.pdf$", "", text[start:end]) if prefix else text[start:end]
    if not core:
        return tuple(found)
    if doi := _ARXIV_DOI.fullmatch(core):
        mended = replaced(text, start, end, doi[1])
        return (*found, IdentifierFinding("doi-instead", start, end, {}, mended, "unsafe"))
    problem = _arxiv_problem(core)
    if problem is None:
        return tuple(found)
    return (*found, IdentifierFinding(problem, start, end))


def _arxiv_problem(core: str) -> str | None:
    match = _ARXIV_NEW.fullmatch(core)
    if match and match[1] >= "07":
        length = 5 if match[1] >= "15" else 4
        if len(match[3]) != length or (match[1] == "07" and match[2] < "04"):
            return "malformed"
    elif match or (match := _ARXIV_OLD.fullmatch(core)) is None:
        return _stranger(core, "malformed")
    return None if "01" <= match[2] <= "12" else "impossible-month"


def normalise_arxiv(text: str) -> str | None:
    """Give the arXiv identifier of a value without prefix, class and version, or None when it is not one."""
    core = text.strip()
    if doi := _ARXIV_DOI.fullmatch(core):
        core = doi[1]
    core = _ARXIV_CATEGORY.sub("", _ARXIV_PREFIX.sub("", core, count=1))
    core = re.sub(r"(?i)\.pdf$", "", core)
    return re.sub(r"v[0-9]+$", "", core) if core and _arxiv_problem(core) is None else None


def _stranger(core: str, otherwise: str) -> str:
    """Name a value that belongs elsewhere: a stand-in or a DOI."""
    if is_placeholder(core):
        return "placeholder"
    return "doi-instead" if _DOI.match(core) else otherwise


def _prefixed(name: str, text: str, prefix: re.Match[str]) -> IdentifierFinding:
    tail = text[prefix.end() :]
    if "/" in prefix[0]:
        tail = re.sub(r"(?i)(?:\.pdf|/)\s*$", "", tail)
    suggestion = text[: prefix.start()] + tail
    return IdentifierFinding(name, prefix.start(), prefix.end(), {"prefix": prefix[0].strip()}, suggestion, "safe")
