"""What can be wrong with one name: a closed list of findings, each with its span in the name.

Institutions, particles, initials, one-part names and the notations of every export format are silent; a mark is only
called one where a person's name could not hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from biblint.values.lazy import LazyPattern
from biblint.values.name_lists import people_in_one
from biblint.values.name_parts import INSTITUTION, is_extended, is_suffix

Safety = Literal["safe", "unsafe", "manual"]

FINDINGS: dict[str, str] = {
    "placeholder": "stands for a missing name ([Anonymous], 佚名, N/A)",
    "null-part": "holds a program's word for nothing (null, undefined) as one of its parts",
    "several-people": "one name holds several people",
    "too-many-commas": "has more than two commas",
    "index-in-name": "carries an affiliation index or footnote mark",
    "digits": "holds digits that no name has",
    "email": "holds an e-mail address",
    "url-or-orcid": "holds a web address or an ORCID",
    "role-in-name": "holds the role of the person (Editor, Inventor)",
    "life-dates": "holds the years of birth and death",
    "affiliation-in-name": "holds the institution of the person",
    "nationality-prefix": "begins with a nationality in brackets, as Chinese lists write it",
    "title-or-degree": "holds an academic title or degree",
    "empty-part": "has a separator with nothing before or after it",
    "dangling-comma": "ends with a comma and no given name, as EndNote marks an institution",
    "all-caps": "is written in capitals",
    "all-lower": "is written in small letters",
    "control-separators": "holds a control character or a bar where a name has none",
}
"""Every finding of ``name_findings`` and what it says of the name."""


@dataclass(frozen=True, slots=True)
class NameFinding:
    """A defect at ``text[start:end]`` of a name, with message placeholders and perhaps the whole name mended."""

    name: str
    start: int
    end: int
    placeholders: Mapping[str, str] = field(default_factory=dict, hash=False)
    suggestion: str | None = None
    safety: Safety | None = None


# Beyond Latin-1 capitals and small letters alternate; taking either for both keeps the sets small and quick to compile.
_UP = "A-ZÀ-ÖØ-ÞĀ-ɏ"
_LOW = "a-zß-öø-ÿĀ-ɏḀ-ỿ"
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"


def _ordinary(up: str, low: str) -> str:
    """The pattern of an ordinary name, of some capital and some small letters."""
    family = rf"(?:[a-z]{{1,5}}[ '’-]){{0,3}}[{up}]['’]?[{up}]?[{low}]++(?:[ '’‐-]?[{up}{low}]++)*+"
    given = rf"(?:[{up}][{low}]++(?:[’'-][{low}]++)?|(?:[{up}]\.?-?){{1,4}}+)"
    free = rf"[{up}]['’]?[{up}]?[{low}]++(?:[{up}][{low}]++)?|(?:[{up}]\.-?)++"
    following = rf"{free}|[{up}]{{1,3}}+(?:\Z| (?=[A-Z]))|[a-z]{{1,3}}(?= )"
    return (
        r"(?!(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Doc|Ing|PD|Dipl|Anon\w*|Anónimo|Unknown|No|Not|None|Null|Undefined|Authors?)\b)"
        rf"(?:{family},? (?!(?:Prof|Dr|None|NULL|NaN|Jr|Mr|Mrs|Ms)\b)(?:{given}(?:[ ‐-]|\Z))++(?:[a-z]{{1,3}}\Z)?"
        rf"|(?:[a-z]{{1,3}} )*+(?:{free})(?:[ ‐-](?:{following}))*+"
        rf"|[{up}' -]++, [{up}]{{1,3}}"
    )


_ORDINARY_ASCII = re.compile(_ordinary("A-Z", "a-z") + r")\Z")
_ORDINARY = LazyPattern(_ordinary(_UP, _LOW) + r"|(?!佚|无|無|不|匿)[一-鿿]{2,3}(?<![授士编編著译譯等]))\Z")
"""The names that most records have, matched whole so that they cost one match; all others are looked at closely."""

_PLACEHOLDER = LazyPattern(
    r"[\[(<]?\s*(?:no authors?(?: names?)?(?: (?:available|listed|given|found|provided|specified))?"
    r"|anonym(?:e|us|o|ous)?|anon|anónimo|anonymous,? (?:a|author|anonymous)|(?:author )?unknown(?: authors?)?"
    r"|unknown, unknown|not (?:available|given|specified|stated)|n\s?/\s?a|n\.\s?a\.?|s\.\s?n\.?|nan|null(?:,? null)?"
    r"|none|undefined|tba|tbd|x{3,}|:un(?:av|kn|al|as|ap)|:null|:none|&NA;|authors?|s[ie][nm] autor|без автора"
    r"|佚名|无名氏|無名氏|不详|不詳|未知|匿名|无作者|作者不详|본지|미상|著者不明|NA"
    r"|\.|[-–—_?*]{1,2}|-{3,}|_{3,}|\?{3,})\s*\.?[\])>]?",
    re.IGNORECASE,
)
_SURNAMES = frozenset(("Na", "Nan"))
_MARK = LazyPattern(
    r"(?:[\s,;，]*(?:(?P<plain>(?<!\d)\d{1,2}(?!\d)[a-z]?)|<sup>[^<>]{1,12}</sup>|\$\s*\^[^$]{1,12}\$|\^\{?\d{1,2}\}?|[¹²³⁰⁴-⁹⁺⁻]+"
    r"|[①-⑳⑴-⒇❶-❿]+|[*†‡§¶‖∗＊]+|(?<=[\w.,])\#+|(?<=[\d,;])\+|[\[(]\s*(?P<listed>\d{1,2}(?:\s*[,，-]\s*\d{1,2})*)\s*[\])]))+\Z"
)
_BEFORE_COMMA = LazyPattern(rf"(?<=[{_LOW}])(?:\d{{1,2}}|[¹²³⁰⁴-⁹]+|[*†‡§¶]+)(?=,)|\A[*†‡§¶¹²³]+(?=\s*[^\W\d_])")
_PERSON_LIKE = LazyPattern(
    rf"[{_LETTER}'’‐ -]+,|[{_UP}][{_LOW}'’-]+ [{_UP}]{{1,3}} ?\d|(?:[{_UP}]\.[ -]?)+ ?[{_UP}][{_LOW}]+"
)
_GLUED = LazyPattern(rf"[{_UP}][{_LOW}]+(?: [{_UP}][{_LOW}.]*)+\d")
_HAN_NAME = LazyPattern(r"[一-鿿·]{2,4}(?=\W*\d|\W*\Z)")

_EMAIL = LazyPattern(r"[\[(<]?\s*(?:e-?mail:?\s*)?[\w.+-]+@[\w-]+\.[\w.-]*\w\s*[\])>]?", re.IGNORECASE)
_LINK = LazyPattern(
    r"[\[(]?(?:https?://\S+|www\.\S+|orcid(?:\.org/|\s*(?:id)?[:\s-])\s*[\dX-]+"
    r"|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b)[\])]?",
    re.IGNORECASE,
)
_ROLE = LazyPattern(
    r"\s*[\[(（](?:[^\])）]*\b(?:author|inventor|editor|translator|reprint author|corresponding|compiler|illustrator|"
    r"contributor|assignee|hrsg|herausgeber|supervisor|advis[eo]r)\b[^\])）]*|eds?\.?|trans\.|transl?|comps?\.|"
    r"(?:通讯|第一)?作者|主?编著?|译|著)[\])）]|,?\s+\(?eds?\.\)?\Z|,\s+editors?\Z"
    r"|(?<=[一-鿿]{2})\s*(?:主编|主編|编著|編著|编译|翻译|译著)\Z",
    re.IGNORECASE,
)
_YEAR = r"(?:1[0-9]\d\d|20[0-2]\d)"
_UNTIL = rf"\s*[-–—~]{{1,2}}\s*(?:(?:ca?|d)\.?\s*)?(?:{_YEAR})?"
_LIFE = LazyPattern(
    rf"\s*[,(（\[]\s*(?:(?:b|born|ca?|fl|geb|né)\.?\s*{_YEAR}\??(?:{_UNTIL})?|{_YEAR}\??{_UNTIL})\??[)）\]]?\.?\Z"
)
_BRACKET = LazyPattern(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]?\s*\Z")
_NATIONALITY = LazyPattern(
    r"\A\s*[\[(（〔［【]\s*([美英德法日俄韩苏意奥荷加澳印瑞挪丹芬比西葡希波捷匈以巴新泰越埃爱]|前?苏联|俄罗斯|美国|英国|"
    r"德国|法国|日本|加拿大|澳大利亚|荷兰|瑞士|瑞典|挪威|意大利|韩国|印度|比利时|以色列|新加坡|奥地利|古希腊|"
    r"春秋|战国|西?东?[汉晋]|唐|宋|元|明|清|民国)\s*[\])）〕］】]"
)
_TITLE = LazyPattern(
    r"(?:\A|(?<=,)\s*)(?:(?:(?:Univ\.-|Assoc\. ?|Asst\. ?|Hon\. ?)?Prof(?:essor|\.)?|PD|Priv\.-Doz\."
    r"|Doc\.|Ing\.|Dipl\.-\w+\.?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)(?:\s*\(?(?:med|rer|phil|nat|habil|h\.c)\.\)?)*\s+)+(?=[^\W\d_])"
    r"|,?\s+(?:Ph\.? ?D|D\.?Phil|Pharm\.?D|Ed\.D|M\.?Sc|B\.?Sc|M\.Ed|Dr\.-Ing|Esq|Prof|Dr|CSc|DrSc)\.?\Z"
)
_HAN_TITLE = LazyPattern(r"(?<=[一-鿿]{2})\s*(?:副?教授|博士|院士|主任医师|研究员)\Z")
_NULL = LazyPattern(r"(?:\A|(?<=[\s,]))(?:null|undefined|NULL)(?=[\s,]|\Z),?|(?<=,)\s*(?:None|NaN|nan|none)\Z")
_EMPTY = LazyPattern(r"\A\s*,\s*(?=\w)|(?<=[\w.]),\s*(?=,\s*\S)|(?<=[\w.)])\s*[;；]\s*\Z")
_ENTITY_END = LazyPattern(r"&#?\w+;\s*\Z")
_CAPITALS = LazyPattern(r"([^\W\d_a-z]{2,}(?:[ '’‐-][^\W\d_a-z]+)*), ?([^\W\d_a-z]+(?:[ .‐-]+[^\W\d_a-z]*)*)")
_LONG_WORD = LazyPattern(r"[^\W\d_]{4,}")
_CAPITAL_WORD = LazyPattern(r"[^\W\d_]{4,}|[^\W\d_]\.")
_SMALL = LazyPattern(r"([^\W\d_]{2,}(?:[ '’‐-][^\W\d_]+)*), ?([^\W\d_]{2,}(?:[ .‐-]+[^\W\d_]*)*)")
_WRITTEN_SMALL = frozenset(("boyd, danah", "hooks, bell"))
_CONTROLS = LazyPattern(r"[\x00-\x08\x0e-\x1f\x7f|]+")
_DIGITS = LazyPattern(r"\d+")
_IDENTIFIER = LazyPattern(r"\s*[(\[]\d{7,}[)\]]\s*\Z")
_DIGITS_ALLOWED = LazyPattern(r"(?<![^\W\d_])\d*(?:1st|2nd|3rd|[04-9]th|1[1-3]th|\d(?:er|re|ème|[º°ª]))|-\d+\Z")

Check = Callable[[str, re.Match[str]], Iterator[NameFinding]]


def name_findings(text: str) -> tuple[NameFinding, ...]:
    """Judge one decoded name and give its findings, in the order of ``FINDINGS``; spans are offsets in ``text``."""
    if (_ORDINARY_ASCII if text.isascii() else _ORDINARY).match(text):
        return ()
    return _judge(text)


def _judge(text: str) -> tuple[NameFinding, ...]:
    if not text.strip() or is_extended(text):
        return ()
    if _PLACEHOLDER.fullmatch(text) and _is_placeholder(text):
        return (NameFinding("placeholder", 0, len(text), {"found": text.strip()}),)
    found: list[NameFinding] = []
    for characters, pattern, check in _CHECKS:
        match = None if characters and characters.isdisjoint(text) else pattern.search(text)
        if match:
            fresh = [finding for finding in check(text, match) if not _covered(finding, found)]
            found.extend(_settled(finding, pattern, check) for finding in fresh)
    return tuple(found)


def _settled(finding: NameFinding, pattern: LazyPattern, check: Check) -> NameFinding:
    """Mend a suggestion until its own check is content with it (``null A null``); withdraw one that never is."""
    mended, before = finding.suggestion, ""
    while mended and mended != before:
        before, match = mended, pattern.search(mended)
        for again in check(mended, match) if match else ():
            mended = again.suggestion if again.suggestion and len(again.suggestion) < len(before) else None
    return replace(finding, suggestion=mended, safety=finding.safety if mended else None)


def _is_placeholder(text: str) -> bool:
    """Spare the surnames that differ from a placeholder by their capitals only."""
    return text.strip() not in _SURNAMES


def _covered(finding: NameFinding, found: list[NameFinding]) -> bool:
    """Tell whether the same characters already have a finding, so that one mark is reported once."""
    return any(other.start <= finding.start and finding.end <= other.end for other in found)


def _cut(name: str, text: str, start: int, end: int, **more: str) -> NameFinding:
    """Build a finding whose suggestion is the name without ``text[start:end]``."""
    found = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(found)
    rest = f"{text[:start].rstrip()} {text[end:].lstrip()}" if text[end:].strip() else text[:start].rstrip()
    mended = rest.replace(" ,", ",").strip().removesuffix(",").removeprefix(",").strip()
    placeholders = {"found": found.strip("[](), "), **more}
    if not any(map(str.isalpha, mended)):
        return NameFinding(name, start, end, placeholders)
    return NameFinding(name, start, end, placeholders, mended, "unsafe")


def _simple(name: str) -> Check:
    """Build the check that reports its pattern's match and suggests the name without it."""

    def check(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
        yield _cut(name, text, match.start(), match.end())

    return check


def _several(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    people = people_in_one(text)
    if people:
        count, separator = people
        yield NameFinding("several-people", 0, len(text), {"count": str(count), "separator": separator})


def _commas(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    parts = [part for part in re.split("[,，]", text) if any(map(str.isalpha, part)) and not is_suffix(part.strip())]
    if len(parts) > 3 and not INSTITUTION.search(text):
        yield NameFinding("too-many-commas", 0, len(text), {"count": str(text.count(",") + text.count("，"))})


def _index(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    start, end = _mark_span(text)
    if start == end:
        return
    mended = (text[:start] + text[end:]).strip().rstrip(",，; ")
    found = text[start:end].strip(" ,;，()[]")
    if found == "‡":  # a Macintosh á read as Windows-1252: no mark, and without it the name would be maimed
        return
    known = any(map(str.isalpha, mended))
    placeholders = {"found": found}
    yield NameFinding("index-in-name", start, end, placeholders, mended if known else None, "unsafe" if known else None)


def _mark_span(text: str) -> tuple[int, int]:
    """Give the span of an index or footnote mark at the end (or before the comma) of a person's name, else (0, 0)."""
    end = len(text.rstrip(" ,;，"))
    match = _MARK.search(text, 0, end)
    if match and _is_mark(text, match):
        start, stop = match.span()
        start += len(match[0]) - len(match[0].lstrip(" ,;，"))
        return start, stop
    inner = _BEFORE_COMMA.search(text)
    if inner and not INSTITUTION.search(text):
        return inner.span()
    return 0, 0


def _is_mark(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if not any(map(str.isalpha, before)) or INSTITUTION.search(text):
        return False
    if match["plain"] is None and match["listed"] is None:
        return True
    return any(shape.match(text) for shape in (_PERSON_LIKE, _GLUED, _HAN_NAME))


_OTHERS_LEFT_OUT = LazyPattern(r"\+\s*\d+\b|\d+ (?:more|others?)\b", re.IGNORECASE)
"""`(+3 more)`: a list that was cut, and no fault of the name before it."""


def _digits(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if "," not in text or "\\" in text or INSTITUTION.search(text) or _OTHERS_LEFT_OUT.search(text):
        return
    identifier = _IDENTIFIER.search(text)
    if identifier:
        yield _cut("digits", text, *identifier.span())
        return
    for digits in _DIGITS.finditer(text):
        allowed = _DIGITS_ALLOWED.match(text, digits.start()) or _DIGITS_ALLOWED.match(text, max(digits.start() - 1, 0))
        if not allowed:
            yield NameFinding("digits", *digits.span(), {"found": digits[0]})
            return


def _life(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if not INSTITUTION.search(text):
        yield _cut("life-dates", text, match.start(), match.end())


def _affiliation(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    outside = text[: match.start()]
    person = len(outside.replace(",", " ").split()) > 1 or _HAN_NAME.match(outside)
    if person and INSTITUTION.search(match[1]) and not INSTITUTION.search(outside):
        yield _cut("affiliation-in-name", text, match.start(), match.end())


def _nationality(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    yield NameFinding("nationality-prefix", match.start(), match.end(), {"found": match[1]})


def _title(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if not INSTITUTION.search(text):
        yield _cut("title-or-degree", text, match.start(), match.end())


def _empty(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if _ENTITY_END.search(text):
        return
    mended = re.sub(r",(?:\s*,)+", ",", text.strip().lstrip(", ")).rstrip(" ;；")
    yield NameFinding("empty-part", match.start(), match.end(), {}, mended, "unsafe")


def _dangling(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if text.count(",") == 1:
        yield NameFinding("dangling-comma", match.start(), match.start() + 1)


def _capitals(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    """Report capitals that are no initials: a family name of four letters or a given name that is a word."""
    whole = _CAPITALS.fullmatch(text.strip())
    if whole is None or not text.isupper() or not whole[1].isupper() or INSTITUTION.search(text) or is_suffix(whole[2]):
        return
    letters = sum(map(str.isalpha, whole[1]))
    needed = _CAPITAL_WORD if letters > 3 else _LONG_WORD
    if letters > 2 and needed.search(whole[2]):
        yield NameFinding("all-caps", 0, len(text))


def _small(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    if text.islower() and _SMALL.fullmatch(text.strip()) and text not in _WRITTEN_SMALL:
        yield NameFinding("all-lower", 0, len(text))


def _controls(text: str, match: re.Match[str]) -> Iterator[NameFinding]:
    yield NameFinding("control-separators", *match.span(), {"found": ascii(match[0])[1:-1]})


_COMMA = LazyPattern(r",")
_BRACKETS = frozenset("([（［{〔【")
_NUMERALS = frozenset("0123456789")
_Guard = frozenset[str] | None
_CHECKS: tuple[tuple[_Guard, LazyPattern, Check], ...] = (
    (None, _NULL, _simple("null-part")),
    (None, LazyPattern(r"[;；,，、/&\s]"), _several),
    (None, LazyPattern(r"[,，].*[,，].*[,，]"), _commas),
    (_BRACKETS | frozenset("dD编編译著"), _ROLE, _simple("role-in-name")),
    (frozenset("@"), _EMAIL, _simple("email")),
    (frozenset("/wW") | _NUMERALS, _LINK, _simple("url-or-orcid")),
    (_NUMERALS, _LIFE, _life),
    (None, LazyPattern(r"[\d*†‡§¶‖∗＊#¹²³⁰-⁹①-⑳⑴-⒇❶-❿]|</sup>|\$\s*\^"), _index),
    (None, LazyPattern(r"\d"), _digits),
    (_BRACKETS, _BRACKET, _affiliation),
    (_BRACKETS, _NATIONALITY, _nationality),
    (None, _TITLE, _title),
    (frozenset("授士师員员"), _HAN_TITLE, _title),
    (frozenset(",;；"), _EMPTY, _empty),
    (frozenset(","), LazyPattern(r"(?<=\w),\s*\Z"), _dangling),
    (None, _COMMA, _capitals),
    (None, _COMMA, _small),
    (None, _CONTROLS, _controls),
)
"""Characters of which a name must hold one, patterns and checks in order; the first finding on some characters wins."""
