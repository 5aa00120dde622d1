"""Characters that cannot be seen: controls, zero-width characters, soft hyphens, line separators.

Joiners and direction marks are letters' equipment in the scripts that need them, and silent there. Sources: Unicode
Standard, chapter 23 (format characters); Windows-1252 mapping for controls U+0080 to U+009F.
"""

from __future__ import annotations

import re

from biblint.values.characters.finding import CharacterFinding, finding
from biblint.values.lazy import LazyPattern

_CONTROL = LazyPattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ZERO_WIDTH = LazyPattern("[\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SOFT_HYPHEN = LazyPattern("\xad+(\\s*)")
_WORD = LazyPattern("[\\w\xad]*+")
_LONGEST_WORD = 60
_MANY = 20
_SEPARATOR = LazyPattern("(?<![ \t])[ \t]*+[\u2028\u2029\x85]\\s*+")
_BLANKS = " \t"
_RIGHT_TO_LEFT = LazyPattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_JOINED = LazyPattern(
    "[\u0590-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\u2600-\u27bf\U0001f000-\U0001faff]"
)
_UNSPACED = LazyPattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Myanmar, Khmer: U+200B parts words


def invisible_characters(text: str, covered: list[tuple[int, int]]) -> list[CharacterFinding]:
    """The findings for invisible characters outside the covered ranges (wrongly read sequences hold some)."""
    damaged = bool(covered)
    found = [_controls(text, damaged), _zero_width(text), _soft_hyphens(text, covered), _separators(text)]
    return [each for each in found if each is not None]


def _controls(text: str, damaged: bool) -> CharacterFinding | None:
    spans = [match.span() for match in _CONTROL.finditer(text) if not (damaged and match.group() >= "\x80")]
    high = [start for start, _ in spans if text[start] >= "\x80"]
    if all(text[start] == "\x85" for start in high):
        spans = [span for span in spans if text[span[0]] != "\x85"]
    if not spans:
        return None
    meant = _meant(text[spans[0][0]])
    places = {start for start, _ in spans}
    mended = "".join(_instead(each) if at in places else each for at, each in enumerate(text))
    sure = all((text[start] >= "\x80" and _meant(text[start])) or text[start] in "\x0b\x0c" for start in places)
    return finding("control-character", text, spans, (mended, "safe" if sure else "unsafe"), meant=meant)


def _instead(control: str) -> str:
    return " " if control in "\x0b\x0c" else _meant(control)


def _meant(control: str) -> str:
    """The Windows-1252 character for a C1 control, empty if there is none."""
    if control < "\x80":
        return ""
    return control.encode("latin-1").decode("cp1252", "ignore")


def _zero_width(text: str) -> CharacterFinding | None:
    spans = [match.span() for match in _ZERO_WIDTH.finditer(text) if not _is_needed(text, match.start())]
    if not spans:
        return None
    mended = text
    for start, end in reversed(spans):
        mended = mended[:start] + mended[end:]
    return finding("zero-width", text, spans, (mended, "safe"))


def _is_needed(text: str, at: int) -> bool:
    """Whether the script around an invisible character gives it work."""
    character = text[at]
    if character in "\u200c\u200d":
        return bool(_JOINED.search(text[max(0, at - 2) : at] + text[at + 1 : at + 3]))
    if character in "\u200b\u180e":
        return bool(_UNSPACED.search(text)) or (character == "\u180e" and bool(re.search("[\u1800-\u18af]", text)))
    return character not in "\u2060\ufeff" and bool(_RIGHT_TO_LEFT.search(text.replace("\ufeff", "")))


def _soft_hyphens(text: str, covered: list[tuple[int, int]]) -> CharacterFinding | None:
    matches = list(_SOFT_HYPHEN.finditer(text))
    if not matches or any(_within(match.start(), covered) for match in matches):
        return None
    mended = text
    for match in reversed(matches):
        mended = mended[: match.start()] + mended[match.end() :]
    sure = len(matches) <= _MANY and all(_is_hint(text, match, mended) for match in matches)
    return finding("soft-hyphen", text, [match.span() for match in matches], (mended, "safe" if sure else "unsafe"))


def _is_hint(text: str, match: re.Match[str], mended: str) -> bool:
    """Whether a soft hyphen is surely none that was printed: at the end of a word, or in one that is there whole too.

    Texts taken from a PDF have soft hyphens for real ones too (`self-made`).
    """
    if match[1]:
        return False
    before = _WORD.match(text[max(0, match.start() - _LONGEST_WORD) : match.start()][::-1])
    after = _WORD.match(text, match.end())
    if not before or not after or not before[0] or not after[0]:
        return True
    return mended.count((before[0][::-1] + after[0]).replace("\xad", "")) > 1


def _within(at: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in ranges)


def _separators(text: str) -> CharacterFinding | None:
    spans = [match.span() for match in _SEPARATOR.finditer(text)]
    if not spans or (spans and _controls_hold(text)):
        return None
    character = f"U+{ord(text[slice(*spans[0])].lstrip(_BLANKS)[0]):04X}"
    mended = _SEPARATOR.sub(" ", text).strip(" ")
    return finding("line-separator", text, spans, (mended, "safe"), character=character)


def _controls_hold(text: str) -> bool:
    """Whether U+0085 is one of several C1 controls, then it is an ellipsis and no line break."""
    return not re.search("[\u2028\u2029]", text) and bool(re.search("[\x80-\x84\x86-\x9f]", text))
