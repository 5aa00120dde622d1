"""Message templates: text with `{placeholder}`, braces written `{{` and `}}`; nothing else is evaluated."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from unicodedata import category

_TOKEN = re.compile(r"\{\{|\}\}|\{([A-Za-z][A-Za-z0-9_.-]*)\}|[{}]")
_LONGEST = 120
_HEAD, _TAIL = 80, 37
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class MessageError(ValueError):
    """A template that cannot be used; `hint` may say what was meant."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Template:
    """A compiled template; `names` are its placeholders in the order of their first use."""

    __slots__ = ("_literals", "_slots", "names", "text")

    def __init__(self, text: str) -> None:
        """Compile a text; raises `MessageError` for a brace that is neither doubled nor part of a placeholder."""
        self.text = text
        self._literals: list[str] = []
        self._slots: list[str] = []
        literal, last = "", 0
        for token in _TOKEN.finditer(text):
            literal += text[last : token.start()]
            last = token.end()
            if token[1]:
                self._literals.append(literal)
                self._slots.append(token[1])
                literal = ""
            elif len(token[0]) == 2:
                literal += token[0][0]
            else:
                raise MessageError(f"single '{token[0]}' in a message", f"write '{token[0] * 2}' for a brace itself")
        self._literals.append(literal + text[last:])
        self.names = tuple(dict.fromkeys(self._slots))

    def format(self, values: Mapping[str, str]) -> str:
        """The message with values, each as `shown` shows it; a placeholder without a value is left empty."""
        literals = self._literals
        if len(literals) == 1:
            return literals[0]
        parts = [literals[0]]
        for name, literal in zip(self._slots, literals[1:], strict=True):
            parts.append(shown(values.get(name, "")))
            parts.append(literal)
        return "".join(parts)


def compile_template(text: str, known: Collection[str]) -> Template:
    """Compile a message text; raises `MessageError` for bad braces and for placeholders that are not known."""
    from biblint.ruleset.errors import nearest

    template = Template(text)
    for name in template.names:
        if name not in known:
            near = nearest(name, known)
            listed = f"known: {', '.join(known)}"
            hint = f"did you mean '{near}'? {listed}" if near else listed
            raise MessageError(f"unknown placeholder '{{{name}}}'", hint)
    return template


def shown(value: str) -> str:
    """A value as a message shows it: long ones elided in the middle, invisible characters escaped as `\\u200b`."""
    if len(value) > _LONGEST:
        value = f"{value[:_HEAD]} … {value[-_TAIL:]}"
    if value.isprintable():
        return value
    return "".join(_escaped(character) for character in value)


def _escaped(character: str) -> str:
    """A character, or its escape if it cannot be seen; blanks of any width stay."""
    if character.isprintable() or category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
