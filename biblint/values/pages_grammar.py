"""The grammar of page values: labels of single pages, Roman numerals, dashes, words for 'page' and for 'not known'."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from biblint.values.lazy import LazyPattern
from biblint.values.pages_findings import Kind

_FULLWIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in (0xFF0D, 0xFF5E)}
_SPACES: Final = dict.fromkeys([0x09, 0x0A, 0x0D, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], 0x20)
PLAIN_FORMS: Final = {**_FULLWIDTH, **_SPACES, ord("、"): ord(",")}
"""Full-width forms to ASCII and every kind of space to a space, one code point for one; dashes stay as they are."""

fullwidth_letters: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]+").search

DASH: Final = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d~\u223c\u301c\uff5e\u2053"
dashes: Final = re.compile(f" *+[{DASH}]++ *+").finditer
ORDINARY_DASHES: Final = frozenset({"-", "--", "–"})

_LABEL: Final = LazyPattern(
    r"""(?P<prefix>(?:[A-Za-z]{1,10} | [A-Za-z]{1,2}- | NIL_ | [A-Za-z]{0,4}[0-9][0-9A-Za-z]*[-.:](?:[0-9A-Za-z]+[-.:])*
        [A-Za-z]{0,4} | [0-9]+[A-Za-z]{1,8})?)
        (?<![0-9]) (?P<digits>[0-9]{1,18}) (?P<suffix>[A-Za-z]{0,2})""",
    re.VERBOSE,
)
_ROMAN: Final = LazyPattern(r"m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

alphanumeric: Final = re.compile(
    r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[0-9A-Za-z]+(?:[-.:_][0-9A-Za-z]+)*+"
).fullmatch
"""Matches a token of letters and digits such as article numbers are, `PDIS01180167RE`, `0910-A07-05`."""

open_ended: Final = re.compile(
    r"(?P<first>[A-Za-z]{0,3}[0-9]{1,7}[A-Za-z]??)(?:\+|-\+|-&| ?ff\.?| ?f\.| f| ?sqq?\.?| et seq\.?)"
).fullmatch
"""Matches a first page with the remark that others follow: `7+`, `12ff.`, and Web of Science's `220-+` and `746-&`."""

_PLACEHOLDER_WORDS: Final = frozenset(
    """n/a na n.a n.a. nan none null nil tbd tba unknown unpaginated unpaged unspecified np n.p n.p. s.p s.p. n.pag
    n.pag. n.pp. s/p ? ?? ??? # * ** *** ... … x/x no-specified specified not-specified no-pagination no-pages no-page
    no-pagination-specified not-available not-applicable not-known not-paginated non-paginated in-press forthcoming
    to-appear ahead-of-print online-first 不详 无 未知 暂无 页码不详 缺页码
    - -- --- – — —— _ / . 0 00 000 0000""".split()
)
_PLACEHOLDER_PAIR: Final = LazyPattern(r"([Xx]{2,}|0+|\?+|[#*]+)-\1")
_BRACKETS: Final = {"[": "]", "(": ")", "<": ">"}

prefixed: Final = re.compile(
    rf"""(?P<prefix>
        [Pp]{{1,2}}\ ?\.[ {DASH}]* | [Pp]{{2}}\ * | [Pp]\ + | p(?=[0-9]+\ ?[{DASH}])
      | (?i:pages?|pgs?|pags?|págs?|páginas?|pagina|seiten?|стр|页码|頁碼|页|頁)[.: ]*+
      | S\.\ + | s\.\ * | [Сс]\.\ * )
      (?P<core>[^ ].*)""",
    re.VERBOSE,
).fullmatch
worded: Final = re.compile(
    rf"(?i:pp\.?|p\.|pgs?\.?|pags?\.?) *[{DASH}]? *[0-9].*|s\. *[0-9].*|p[0-9]+ ?[{DASH}]+ ?[0-9]+"
).match
"""Matches values that look like labels but begin with a word for 'page': `p.50`, `pp12-15`."""
enclosed_in_chinese: Final = re.compile(r"(?P<prefix>第) *(?P<core>[^第]+?) *[页頁]").fullmatch
suffixed: Final = re.compile(rf"(?P<core>.+[{DASH},].*?[0-9]) *(?P<suffix>pp?\.?|[页頁]|[Ss]\.|pages)").fullmatch
extent: Final = re.compile(
    r"[共全]?(?P<count>[0-9]{1,5})(?: ?(?:pp?\.?|[Pp]ages|[页頁]|leaves|páginas|Seiten|стр\.?|s\.)| [Ss]\.?| с\.)"
).fullmatch
supplement: Final = re.compile(r"(?P<prefix>(?i:suppl(?:ement)?\b)[. ]*(?:[0-9]+ ?: ?)?)(?P<core>[^ ].*)").fullmatch
passing: Final = re.compile(r"(?P<core>.+?),? passim\.?").fullmatch
remarked: Final = re.compile(r"(?P<remark>[A-Za-z][a-z]+(?: [a-z]+)* )(?P<core>[^ ].*)").fullmatch
"""Matches an element of MEDLINE's lists that says what its pages hold: `discussion 1213-4`, `quiz 12`."""

_NAMED: Final = LazyPattern(
    rf"""(?i:(?:inside|outside)?\ ?(?:front|back)\ ?(?:cover|matter) | cover | frontispiece | endpapers?
        | (?P<cover>[IO][FB]C)(?:-(?P=cover))?)
      | [^\W\d_A-Za-z]{{0,4}}\ *[0-9]*\ *[^\W\d_A-Za-z]{{0,3}}
        (?:序|序言|前言|扉页|封面|封底|封[二三四]|目录|附录|插页|插图|彩页|版权页|后记|跋)
        \ *(?:[0-9]+(?:[{DASH}][0-9]+)?)?""",
    re.VERBOSE,
)
_NEWSPAPER: Final = LazyPattern(r"第? ?[A-Z]?[0-9]{1,3} ?版")
_ADJACENT: Final = LazyPattern(r"[0-9]+ pp?\.? (?:following|preceding) [0-9A-Za-z]+")
_ARTICLE: Final = LazyPattern(
    r"(?i:UNSP|PII|PMID|art(?:icle)?(?:\.? ?(?:no|number|id))?|paper(?: no)?|article-number)[.: ]*+"
    r"[0-9A-Za-z.()-]*[0-9][0-9A-Za-z.()-]*+"
)
_INSTALMENTS: Final = LazyPattern(
    rf"""[0-9]+[{DASH}]+[0-9]+
        (?:;\ ?(?:19|20)[0-9]{{2}},\ ?(?:[0-9]{{1,4}}\ ?)?(?:\([^()]{{1,8}}\)\ ?)?:\ ?[0-9]+(?:[{DASH}]+[0-9]+)?)++""",
    re.VERBOSE,
)
"""An article in instalments, as GB/T 7714 writes it: pages, then year, volume, issue and pages of each that follows."""

_WHOLE_FORMS: Final[tuple[tuple[LazyPattern, Kind], ...]] = (
    (_NAMED, "named"),
    (_NEWSPAPER, "page"),
    (_ADJACENT, "page"),
    (_ARTICLE, "article-number"),
    (_INSTALMENTS, "jump"),
)


class Label(NamedTuple):
    """The label of one page, cut at its counting number: `C3-32` is prefix `C3-`, digits `32`, no suffix."""

    text: str
    prefix: str
    digits: str
    suffix: str

    @property
    def number(self) -> int:
        """The counting number."""
        return int(self.digits)

    @property
    def kind(self) -> Kind:
        """What a single page of this label is."""
        if not self.prefix and not self.suffix:
            padded = self.digits[0] == "0" and len(self.digits) > 3
            return "article-number" if padded or len(self.digits) > 5 else "page"
        if any(mark in self.prefix for mark in ".:-"):
            return "section-page"
        if len(self.digits) > 4 or len(self.prefix) > 2 or self.prefix in ("e", "E") or (self.prefix and self.suffix):
            return "article-number"
        return "supplement" if "S" in (self.prefix.upper(), self.suffix.upper()) else "lettered"

    @property
    def is_section(self) -> bool:
        """Whether pages of this label are counted within a section."""
        return any(mark in self.prefix for mark in ".:-")


def read_label(text: str) -> Label | None:
    """Return the label of one page or article that is counted in Arabic digits, None when `text` is none."""
    match = _LABEL.fullmatch(text)
    return None if match is None else Label(text, *match.groups())


def roman_value(text: str) -> int | None:
    """Return the value of a well-formed Roman numeral in one case, None for any other text."""
    lowered = text.lower()
    if not text or (text != lowered and text != text.upper()) or _ROMAN.fullmatch(lowered) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in lowered]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def is_placeholder(text: str) -> bool:
    """Tell whether `text` is a word or sign for pages that are not known, bare or in brackets."""
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1]
    word = text.strip().casefold()
    return (
        "-".join(word.replace("-", " ").split()) in _PLACEHOLDER_WORDS
        or word in _PLACEHOLDER_WORDS
        or (_PLACEHOLDER_PAIR.fullmatch(word) is not None)
    )


def whole_form(text: str) -> Kind | None:
    """Return the kind of a legitimate value that is not made of labels (`序2-3`, `UNSP 82`, `A03版`), else None."""
    return next((kind for pattern, kind in _WHOLE_FORMS if pattern.fullmatch(text)), None)
