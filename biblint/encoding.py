"""Which encoding bytes are in, and decoding that loses no byte.

Detection goes: byte order mark, strict UTF-8, the encoding the file declares, then the encodings that exports use. An
exotic guess is never made. Undecodable bytes become one lone surrogate each (PEP 383) and go back to the same byte.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?i)%\s*!?\s*(?:encoding|coding)\s*[:=]\s*([\w.-]+)|^% *Encoding: *([\w.-]+)")
_WIDE = ("utf-16", "utf-32")
_ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "sjis": "cp932", "shift_jis": "cp932",
    "big5": "cp950", "latin-1": "iso8859-1", "latin1": "iso8859-1", "ascii": "utf-8", "utf8": "utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, how it was come by, and the byte order mark in front."""

    name: str
    """Python's codec name."""
    bom: bytes = b""
    guessed: bool = False
    """True if nothing in the file says so: neither a mark, a declaration nor valid UTF-8."""

    @property
    def is_ascii_superset(self) -> bool:
        """True if an ASCII byte at a line start is always that character, so that bytes can be searched for lines."""
        return not self.name.startswith(_WIDE)

    def decode(self, data: bytes) -> str:
        """Decode; an undecodable byte becomes a lone surrogate U+DC80..U+DCFF (U+FFFD in UTF-16 and UTF-32)."""
        if self.name.startswith(_WIDE):
            return data.decode(self.name, "surrogatepass" if self.name.startswith("utf-16") else "replace")
        return data.decode(self.name, "surrogateescape")

    def encode(self, text: str) -> bytes:
        """Encode what `decode` gave; raises UnicodeEncodeError if it cannot be."""
        return text.encode(self.name, "surrogatepass" if self.name.startswith("utf-16") else "surrogateescape")

    def encode_new(self, text: str) -> bytes:
        """Encode text that is new to the file; raises UnicodeEncodeError for what the encoding cannot hold."""
        return text.encode(self.name, "strict")


def detect(data: bytes, override: str | None = None) -> Encoding:
    """The encoding of a file's bytes; raises LookupError for an unknown `override`."""
    bom, marked = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    if override:
        name = _canonical(override)
        if name == "utf-16":
            name = marked if marked.startswith("utf-16") else "utf-16-le"
        keep = bom if name.startswith(marked or "?") else b""
        return Encoding(name, keep)
    if marked:
        return Encoding(marked, bom)
    wide = _unmarked_utf16(data)
    if wide:
        return Encoding(wide, guessed=True)
    if _is_utf8(data):
        return Encoding("utf-8")
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return Encoding(_canonical((declared[1] or declared[2]).decode("ascii", "replace")))
        except LookupError:
            pass
    return Encoding(_guess(data), guessed=True)


def _canonical(name: str) -> str:
    low = name.strip().lower()
    return codecs.lookup(_ALIASES.get(low, low)).name


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut in the middle of a character, or one with a few stray bytes among much valid UTF-8, is still UTF-8.
        return _mostly_utf8(data, error.start)
    return True


def _mostly_utf8(data: bytes, first_bad: int) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    good = sum(1 for char in text if char > "\x7f") - bad
    return good > 0 and (bad <= 2 or good >= 20 * bad) and good >= 4 * bad


def _unmarked_utf16(data: bytes) -> str:
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even < odd // 8:
        return "utf-16-le"
    if even > len(head) // 5 and odd < even // 8:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    """Choose among the encodings that exports use, by how plausible the decoded text is."""
    best, best_score = "cp1252", _latin_score(data)
    for name in ("gb18030", "cp950", "cp932"):
        score = _cjk_score(data, name)
        if score > best_score:
            best, best_score = name, score
    if best == "cp1252" and _has_undefined_cp1252(data):
        return "iso8859-1"
    return best


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


def _has_undefined_cp1252(data: bytes) -> bool:
    return any(byte in data for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def _latin_score(data: bytes) -> float:
    """Share of high bytes that stand as in Western text: single accented letters inside words, typographic signs."""
    high = _high_bytes(data)
    lone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", data))
    return lone / max(1, high)


# The characters that make up most of running text in each language: a decoding that gives none of them is no reading.
_COMMON = {
    "gb18030": set(
        "的一是在不了和有中大为这上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民前面"
        "学文研究化理科业报第期刊中国等与方法分析应用系统技术"
    ),
    "cp950": set(
        "的一是在不了和有中大為這上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過民前面"
        "學文研究化理科業報第期刊等與方法分析應用系統技術論"
    ),
    "cp932": set("のにはをたがでてとしれさあるいうかなくりこまもらアンスルトリイラの研究学会日本年号巻文大中化方法論"),
}


def _cjk_score(data: bytes, name: str) -> float:
    """How much decodes to characters that are frequent in that language, scaled like the Latin score."""
    sample = data[: 1 << 18]
    try:
        text = sample.decode(name, "surrogateescape")
    except (UnicodeDecodeError, ValueError):
        return 0.0
    wide = [char for char in text if char > "\x7f"]
    if not wide:
        return 0.0
    bad = sum(1 for char in wide if "\udc80" <= char <= "\udcff" or "\ue000" <= char <= "\uf8ff")
    if bad * 20 > len(wide):
        return 0.0
    common = sum(1 for char in wide if char in _COMMON[name])
    plausible = sum(
        1 for char in wide if char >= "\uff00" or "\u3000" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff"
    )
    if not common:
        return 0.3 * plausible / len(wide)
    return min(1.0, 0.6 * plausible / len(wide) + 4.0 * common / len(wide))
