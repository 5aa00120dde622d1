"""Which encoding bytes are in, and decoding that loses no byte.

Detection goes: byte order mark, UTF-16 by its zero bytes, UTF-8, the encoding the file declares, then the encodings
that exports use. An exotic guess is never made. Undecodable bytes become one lone surrogate each (PEP 383) and go back
to the same byte.
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
_DECLARED = re.compile(rb"(?im)^[ \t]*(?:%[ \t%!*-]*(?:tex[ \t]+)?(?:file)?)?(?:en)?coding[ \t]*[:=][ \t]*([\w.-]+)")
_DECLARED_XML = re.compile(rb"""\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.-]+)""")
_ISO_2709 = re.compile(rb"[0-9]{5}[acdnposx][^\x1d-\x1f]{18,}?\x1e")
"""A MARC record: each says itself how its bytes are encoded, and its addresses count bytes."""
_DECLARED_WITHIN = 4096
_UTF8_LEADS = bytes(range(0xC2, 0xF5))
_WINDOW = 1 << 20
_WIDE = ("utf-16", "utf-32")
_ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "euc-cn": "gb18030", "gb_2312-80": "gb18030",
    "sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932", "ms932": "cp932",
    "big5": "cp950", "utf-8-sig": "utf-8", "utf8": "utf-8", "ascii": "utf-8", "us-ascii": "utf-8", "ansi": "cp1252",
    "isolatin": "iso8859-1", "isolatin9": "iso8859-15", "macosroman": "mac_roman", "applemac": "mac_roman",
    "ansinew": "cp1252",
}  # fmt: skip
"""Names that files and people use -> the codec that reads them; the wider one where encodings are nested."""
_ASCII = bytes(range(128))


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

    @property
    def is_reversible(self) -> bool:
        """True if encoding what was decoded gives the same bytes, whatever they were; Big5 and Shift_JIS have twins."""
        return self.name.startswith(("utf", "cp125", "iso8859", "gb18030"))

    def decode(self, data: bytes) -> str:
        """Decode; an undecodable byte becomes a lone surrogate U+DC80..U+DCFF (U+FFFD in UTF-16 and UTF-32)."""
        if self.name.startswith("utf-16"):
            text = data[: len(data) & ~1].decode(self.name, "surrogatepass")
            return text + "\ufffd" if len(data) % 2 else text
        return data.decode(self.name, "replace" if self.name.startswith("utf-32") else "surrogateescape")

    def encode(self, text: str) -> bytes:
        """Encode what `decode` gave; raises UnicodeEncodeError if it cannot be."""
        return text.encode(self.name, "surrogatepass" if self.name.startswith(_WIDE) else "surrogateescape")

    def encode_new(self, text: str) -> bytes:
        """Encode text that is new to the file; raises UnicodeEncodeError for what the encoding cannot hold."""
        return text.encode(self.name, "strict")


def detect(data: bytes, override: str | None = None) -> Encoding:
    """The encoding of a file's bytes; raises LookupError for an `override` that is unknown or cannot be read."""
    bom, marked = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    if override:
        name = _canonical(override)
        if name in _WIDE:
            name = marked if marked.startswith(name) else _unmarked_utf16(data) or f"{name}-le"
        return Encoding(name, bom if name == marked else b"")
    if marked:
        return Encoding(marked, bom)
    wide = _unmarked_utf16(data)
    if wide:
        return Encoding(wide, guessed=True)
    if data.isascii() or _is_utf8(data) or _ISO_2709.match(data):
        return Encoding("utf-8")
    declared = _declared(data)
    if declared:
        return Encoding(declared)
    from biblint.guessing import guess  # hardly a file needs it

    return Encoding(guess(data), guessed=True)


def _canonical(name: str) -> str:
    """Python's name for an encoding; raises LookupError if there is none, or it is not a superset of ASCII."""
    low = name.strip().lower()
    found = codecs.lookup(_ALIASES.get(low, low)).name
    found = _ALIASES.get(found, found)
    if not found.startswith(_WIDE):
        try:
            is_usable = "unicode" not in found and _ASCII.decode(found).encode() == _ASCII
            b"\xe9".decode(found, "surrogateescape")
        except UnicodeError:
            is_usable = False
        if not is_usable:
            raise LookupError(name)
    return found


def _declared(data: bytes) -> str:
    """The encoding that an XML declaration or a comment names (JabRef, TeX editors, Emacs); `''` if there is none."""
    match = _DECLARED_XML.match(data) or _DECLARED.search(data[:_DECLARED_WITHIN])
    match = match or _DECLARED.search(data[-_DECLARED_WITHIN:])
    if match is None:
        return ""
    name = match[1].decode("ascii", "replace")
    try:
        return "" if name.lower().endswith("ascii") else _canonical(name)
    except LookupError:
        return ""


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8, even if cut in the middle of a character or with a few stray bytes among much that is valid."""
    first_bad = _first_bad(data)
    if first_bad < 0:
        return True
    before = first_bad - len(data[:first_bad].translate(None, _UTF8_LEADS))
    text = data[first_bad : first_bad + _WINDOW].decode("utf-8", "surrogateescape")
    valid = text.encode("utf-8", "ignore").decode()
    bad = len(text) - len(valid)
    good = before + len(valid) - len(valid.encode("ascii", "ignore"))
    return good >= 4 * bad


def _first_bad(data: bytes) -> int:
    """Where bytes stop being UTF-8, -1 if they never do; looks at a part at a time, since the text is not wanted."""
    view = memoryview(data)
    at = 0
    while at < len(data):
        try:
            at += codecs.utf_8_decode(view[at : at + _WINDOW], "strict", at + _WINDOW >= len(data))[1]
        except UnicodeDecodeError as error:
            return at + error.start
    return -1


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark, told by where its zero bytes stand; `''` if it is not."""
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Chinese in UTF-16 has few zeros, but then bytes that are no UTF-8; text of eight bits has zeros on both sides.
    few = len(head) // 5 if _is_text(head) else len(head) // 100
    if odd > few and even <= odd // 4:
        return "utf-16-le"
    if even > few and odd <= even // 4:
        return "utf-16-be"
    return ""


def _is_text(head: bytes) -> bool:
    return head.isascii() or _is_utf8(head)
