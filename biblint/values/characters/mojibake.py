"""UTF-8 text that was read as Windows-1252, Latin-1, Windows-1251 or GBK, and its repair.

A sequence counts only if its bytes are strict UTF-8 again and what they spell is plausible where it stands: capital
letters before a closing quote are ordinary text. Source: the encodings' own tables (Unicode mapping files, GB 18030).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from biblint.values.characters.finding import CharacterFinding, Safety, finding
from biblint.values.lazy import LazyPattern

_HIGH_1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TAIL = f"[\x80-\xbf{_HIGH_1252}]"
_LATIN = LazyPattern(f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{_TAIL}|[ð-ô]{_TAIL}{_TAIL}{_TAIL}")
_TAIL_1251 = "[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї]"
_CYRILLIC = LazyPattern(f"в[Ђ€„‚†‰‡]{_TAIL_1251}|(?:[РС]{_TAIL_1251}){{3,}}|(?<![Ѐ-ӿ])[ВГДЕ]{_TAIL_1251}(?![Ѐ-ӿ])")
_CYRILLIC_SURE = LazyPattern(f"в[Ђ€„‚†‰‡]{_TAIL_1251}|(?:[РС]{_TAIL_1251}){{3,}}")
_GBK = LazyPattern(r"[鈥鈭鈮][一-鿿]?\??|(?:锟斤拷)+|(?<=[a-z])[一-鿿](?=[a-z])")
_GBK_CHINESE = LazyPattern(r"[一-鿿]*[锛銆鐨][一-鿿]*\??")
_PROSE_SIGNS = frozenset("‘’“”‹›«»–—…•·™ºª\xa0")  # tails that ordinary text puts after a capital letter

_CONTROL = LazyPattern("[\x80-\x9f]")
_POSSIBLE = LazyPattern(f"[Â-ôвВГДЕРС](?:{_TAIL}|{_TAIL_1251})")
_RARE = "".join(bytes((lead, tail)).decode("gbk") for lead in range(0xE4, 0xEA) for tail in range(0x80, 0xA1))
"""Rare ideographs that the first two bytes of a common one spell in GBK: half of all common ones in UTF-8 give one."""
_POSSIBLE_GBK = LazyPattern(f"[鈥鈭鈮锟锛銆鐨{_RARE}]|(?<=[a-z])[一-鿿](?=[a-z])")
_HAN_RUN = LazyPattern(r"[^\x00-\x7f]{3,}+")
_SHORTEST = 4
"""So many ideographs have to come out; two or three are spelt by chance."""


def may_be_mojibake(text: str, east_asian: bool) -> bool:
    """A cheap first look, with whether the text has ideographs: False if `mojibake` would find nothing."""
    return bool(_POSSIBLE.search(text)) or (east_asian and bool(_POSSIBLE_GBK.search(text)))


def mojibake(text: str) -> CharacterFinding | None:
    """The finding for text read in the wrong encoding, with the repaired text; `safe` only if nothing is in doubt."""
    found = _repair(text)
    if found is None:
        return None
    spans, repaired, sure = found
    for _ in range(3):
        again = _repair(repaired) if repaired is not None else None
        if again is None:
            break
        sure = sure and again[2]
        repaired = again[1]
    if repaired is not None and _CONTROL.search(repaired):
        repaired = None  # half mended is not mended
    safety: Safety = "safe" if sure else "unsafe"
    meant = "" if repaired is None else repaired[spans[0][0] : spans[0][0] + 1]
    return finding("mojibake", text, spans, (repaired, safety) if repaired is not None else None, meant=meant)


def _repair(text: str) -> tuple[list[tuple[int, int]], str | None, bool] | None:
    """The spans of the wrongly read sequences, the text with them mended (None: lost), and whether all are certain."""
    if _POSSIBLE.search(text) and (found := _repair_latin(text) or _repair_cyrillic(text)):
        return found
    return _repair_gbk(text) if _POSSIBLE_GBK.search(text) else None


def damaged_ranges(text: str) -> list[tuple[int, int]]:
    """The ranges in which wrongly read text may hold invisible characters of its own."""
    return [match.span() for match in _POSSIBLE.finditer(text)]


def _repair_latin(text: str) -> tuple[list[tuple[int, int]], str | None, bool] | None:
    matches = []
    sure = []
    for match in _LATIN.finditer(text):
        meant = _decoded(_bytes_1252(match.group()))
        if meant is not None and _plausible(meant, match.group(), text):
            matches.append((match.span(), meant))
            sure.append(_certain(text, match, meant))
    return _mended(text, matches, sure) if any(sure) or _runs(matches) else None


def _runs(matches: list[tuple[tuple[int, int], str]]) -> bool:
    """Whether two sequences that spell letters of one other script stand side by side."""
    return any(
        before[0][1] == after[0][0] and ord(before[1]) > 0x36F and ord(after[1]) > 0x36F
        for before, after in pairwise(matches)
    )


def _plausible(meant: str, sequence: str, text: str) -> bool:
    """Whether a bibliography could hold the character, and the sequence is not closing punctuation."""
    if unicodedata.category(meant) in ("Cc", "Cn", "Co", "Cs"):
        return False
    return not ("»" in sequence and "«" in text)


def _certain(text: str, match: re.Match[str], meant: str) -> bool:
    """Whether a sequence cannot be ordinary text where it stands."""
    sequence = match.group()
    code = ord(meant)
    if len(sequence) == 4:
        return True
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if len(sequence) == 3:
        return sequence[1] == "€" or sequence[1] == "\x80" or 0x2000 <= code < 0x2C00 or 0x1E00 <= code < 0x2000
    if not (0xA0 <= code < 0x180 or 0x300 <= code < 0x500):
        return False
    if code >= 0x300:
        return before.islower() and after.islower() and before.isascii() and after.isascii()
    in_prose = sequence[1] in _PROSE_SIGNS and not after.islower() and not before.isdigit()
    return not in_prose or before.islower()


def _repair_cyrillic(text: str) -> tuple[list[tuple[int, int]], str | None, bool] | None:
    pattern = _CYRILLIC if _only_damage_is_cyrillic(text) else _CYRILLIC_SURE
    matches = []
    for match in pattern.finditer(text):
        meant = _decoded(_bytes_1251(match.group()))
        if meant is not None and all(unicodedata.category(character)[0] not in "C" for character in meant):
            matches.append((match.span(), meant))
    sure = [bool(_CYRILLIC_SURE.fullmatch(text[start:end])) for (start, end), _ in matches]
    return _mended(text, matches, sure) if matches else None


def _only_damage_is_cyrillic(text: str) -> bool:
    """Whether no word of the text is Cyrillic, so that a Cyrillic capital before a sign is suspect."""
    return not re.search("[а-яёЀ-Я]{2}", _CYRILLIC.sub(" ", text))


def _repair_han(text: str) -> tuple[list[tuple[int, int]], str | None, bool] | None:
    """The same for runs of characters whose GBK bytes spell Chinese in UTF-8, but for few that were lost on the way."""
    matches: list[tuple[tuple[int, int], str]] = []
    longest = missing = 0
    for match in _HAN_RUN.finditer(text):
        data = _bytes_gbk(match.group(), "gb18030") or b""
        meant = data.decode("utf-8", "ignore")
        lost = len(data) - len(meant.encode())
        common = sum("\u4e00" <= character <= "\u9fff" for character in meant)
        if 2 * common > len(meant) and lost <= max(2, len(data) // 6):
            matches.append((match.span(), meant))
            longest, missing = max(longest, common), missing + lost
    if longest < _SHORTEST:
        return None
    return ([span for span, _ in matches], None, False) if missing else _mended(text, matches, [False])


def _repair_gbk(text: str) -> tuple[list[tuple[int, int]], str | None, bool] | None:
    if found := _repair_han(text):
        return found
    matches: list[tuple[tuple[int, int], str]] = []
    lost = []
    for match in (_GBK if not _GBK_CHINESE.search(text) else _GBK_CHINESE).finditer(text):
        meant = _decoded(_bytes_gbk(match.group()))
        if match.group()[0] in "鈥鈭鈮锟" or "锛" in match.group() or "銆" in match.group():
            if meant is None or "\ufffd" in meant:
                lost.append(match.span())
            else:
                matches.append((match.span(), meant))
        elif meant is not None and ((len(meant) == 1 and "à" <= meant <= "ſ") or len(match.group()) > 5):
            matches.append((match.span(), meant))
    if lost:
        return sorted(lost + [span for span, _ in matches]), None, False
    return _mended(text, matches, [True]) if matches else None


def _mended(
    text: str, matches: list[tuple[tuple[int, int], str]], sure: list[bool]
) -> tuple[list[tuple[int, int]], str | None, bool]:
    """The spans, the text with each replaced, and whether all replacements are certain."""
    parts = []
    at = 0
    for (start, end), meant in matches:
        parts += [text[at:start], meant]
        at = end
    return [span for span, _ in matches], "".join([*parts, text[at:]]), all(sure)


def _decoded(data: bytes | None) -> str | None:
    """The bytes as strict UTF-8."""
    try:
        return data.decode("utf-8") if data is not None else None
    except UnicodeDecodeError:
        return None


def _bytes_1252(sequence: str) -> bytes:
    """The bytes behind text read as Windows-1252 or Latin-1, whose C1 controls both leave as they are."""
    return b"".join(
        bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252") for character in sequence
    )


def _bytes_1251(sequence: str) -> bytes | None:
    try:
        return sequence.encode("cp1251")
    except UnicodeEncodeError:
        return None


def _bytes_gbk(sequence: str, encoding: str = "gbk") -> bytes | None:
    try:
        return sequence.encode(encoding)
    except UnicodeEncodeError:
        return None
