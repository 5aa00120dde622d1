"""HTML in plain text: entities that nobody decoded, and tags of HTML, JATS and MathML.

Only known entity names with their semicolon and only a closed list of tags count, so `R&D;`, `p<0.05` and `<Go to ISI>`
are silent. Sources: HTML Living Standard (named character references), JATS 1.3, CSL rich text.
"""

from __future__ import annotations

import re

from biblint.values.characters.finding import CharacterFinding, Safety, finding

_ENTITY = re.compile(r"\\?&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*+)(\s[^<>]*+)?/?>")
_SPACES = re.compile(" {2,}")
_INLINE = frozenset(("i", "b", "u", "em", "strong", "sub", "sup", "scp", "sc"))
_STRIPPED = frozenset(("p", "br", "div", "span", "inf", "font", "jats:p", "jats:title", "jats:sec", "center", "o:p"))
_BLOCKS = frozenset(("p", "br", "div", "jats:p", "jats:title", "jats:sec"))
_OTHER = frozenset(
    (
        *("a", "img", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "tbody"),
        *("italic", "bold", "underline", "monospace", "roman", "sans-serif", "small", "big", "tt", "strike"),
        *("sec", "xref", "ext-link", "inline-formula", "disp-formula", "tex-math", "alternatives", "list-item"),
        *("math", "mrow", "mi", "mo", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt", "mtext", "mover", "munder"),
    )
)
_HTML = _STRIPPED | _OTHER
_LONE_LETTERS = frozenset("ibuap")  # also averages and brackets of other trades, unless the text closes them
_SAFE_LIMIT = 6


def html_entities(text: str) -> CharacterFinding | None:
    """The finding for undecoded entities, also doubly escaped ones; decoding one to `<` or `>` is unsafe.

    There is no suggestion where decoding would only make tags of them.
    """
    spans = [match.span() for match in _ENTITY.finditer(text) if _character(match.group()) is not None]
    if not spans:
        return None
    decoded = text
    for _ in range(_SAFE_LIMIT):
        decoded, before = _ENTITY.sub(_decoded, decoded), decoded
        if decoded == before:
            break
    start, end = spans[0]
    brackets = decoded.count("<") > text.count("<") or decoded.count(">") > text.count(">")
    suggestion: tuple[str, Safety] | None = (decoded, "unsafe" if brackets else "safe")
    if brackets and _tags(decoded) > _tags(text):
        suggestion = None
    return finding("html-entity", text, spans, suggestion, meant=_character(text[start:end]) or "")


def _decoded(match: re.Match[str]) -> str:
    character = _character(match.group())
    if character is None:
        return match.group()
    return " " if character in "\r\n\t" else character


def _character(entity: str) -> str | None:
    """The character an entity stands for, None if there is no such entity or it is no text."""
    from html import unescape

    name = entity.lstrip("\\")
    while name.startswith("&amp;") and name != "&amp;":
        name = "&" + name[5:]
    character = unescape(name)
    if character == name or ";" in character or not character or not all(map(_is_text, character)):
        return None
    return character


def _is_text(character: str) -> bool:
    return character.isprintable() or character.isspace()


def html_tags(text: str) -> list[CharacterFinding]:
    """The findings for tags: `html-tag`, with the text freed of simple ones, and `inline-tag`."""
    inline: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    names = set()
    for match in _TAG.finditer(text):
        name = match[1].lower()
        if not _is_tag(name, match[2], text):
            continue
        if name in _INLINE:
            inline.append(match.span())
        else:
            names.add(name)
            others.append(match.span())
    found = []
    if others:
        stripped: tuple[str, Safety] | None = (_without_tags(text), "unsafe") if names <= _STRIPPED else None
        found.append(finding("html-tag", text, others, stripped))
    if inline:
        found.append(finding("inline-tag", text, inline))
    return found


def _tags(text: str) -> int:
    return sum(_is_tag(match[1].lower(), match[2], text) for match in _TAG.finditer(text))


def _is_tag(name: str, attributes: str | None, text: str) -> bool:
    if name.startswith(("jats:", "mml:")):
        return True
    if name not in _INLINE and name not in _HTML:
        return False
    if name in _LONE_LETTERS:
        return f"</{name}>" in text.lower() or (attributes is not None and "=" in attributes)
    return attributes is None or not attributes.strip() or "=" in attributes or attributes.strip() == "/"


def _without_tags(text: str) -> str:
    """The text without its simple tags; a block's tag between two words leaves a space."""
    for _ in range(_SAFE_LIMIT):
        text, before = _TAG.sub(lambda match: _instead(match, text), text), text  # noqa: B023
        if text == before:
            break
    return _SPACES.sub(" ", text).strip()


def _instead(match: re.Match[str], text: str) -> str:
    name = match[1].lower()
    if name not in _STRIPPED or not _is_tag(name, match[2], text):
        return match.group()
    start, end = match.span()
    between_words = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
    return " " if name in _BLOCKS and between_words else ""
