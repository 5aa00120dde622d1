"""Check kind `batches`: from one record of a file on a field is empty that nearly all records before it have."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from biblint.checks._works import place
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, OptionError, Setting
from biblint.model import Record, Value
from biblint.variables import VARIABLES, label

_SHARE = 95
"""So many percent of the records before must have the field."""
_DEFAULT = (
    "abstract", "DOI", "keyword", "affiliation", "reference", "ISSN", "language", "volume", "page", "URL",
    "container-title", "author", "issued",
)  # fmt: skip


class Batches:
    """A group check: the records of one type and product in their order, and which fields they have."""

    variable = ""
    keyed = ""
    compared = ("title",)
    pointed = ()

    def __init__(self, variables: Sequence[str], least: int, language: str) -> None:
        self._variables = tuple(variables)
        self._least = least
        self._language = language

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The type of the record and the product that wrote it."""
        return [((record.type, record.dialect), None)]

    def hashed(self, record: Record) -> Sequence[int]:
        """The hash of the key."""
        return [hash((record.type, record.dialect))]

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hash of the key, with a bit for each field that is there."""
        tags, found = record.tags, 0
        for bit, variable in enumerate(self._variables):
            if variable in tags:
                found |= 1 << bit
        return [(hash((record.type, record.dialect)), found)]

    def remarkable(self, variants: Sequence[int]) -> Mapping[int, object]:
        """The first record without some fields and the last one that has them, by the fields of a group in order."""
        found: dict[int, object] = {}
        for bit, variable in enumerate(self._variables):
            last = next((at for at in reversed(range(len(variants))) if variants[at] >> bit & 1), -1)
            before, after = last + 1, len(variants) - last - 1
            if before < self._least or after < self._least:
                continue
            having = sum(found >> bit & 1 for found in variants[:before])
            if 100 * having >= _SHARE * before:
                found.setdefault(last, ())
                lost = found.setdefault(before, [])
                assert isinstance(lost, list)
                lost.append((variable, having, before, after))
        return found

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """The first record of each batch that lacks a field."""
        for at, own in enumerate(digests):
            if isinstance(own.remark, list):
                names = [label(variable, self._language) for variable, *_ in own.remark]
                _, having, before, after = min(own.remark, key=lambda one: one[1])
                told = {
                    "what": ("、" if self._language == "zh" else ", ").join(names),
                    "having": str(having),
                    "before": str(before),
                    "after": str(after),
                    "other-place": place(digests[at - 1], own, self._language),
                }
                yield Member(at, told, (at - 1,))


class BatchesKind(Kind):
    """Fields that stop at some record of a file: another export, with other settings, begins there."""

    name = "batches"
    title = "Fields that stop in the middle of a file"
    scope = "group"
    selects = ("scope",)
    findings = {
        "stops": FindingType(
            "from here on records lack fields that those before have",
            ("what", "having", "before", "after", "other-place"),
        ),
    }
    options = {
        "variables": {
            "type": "array",
            "items": {"type": "string", "format": "biblint-variable"},
            "minItems": 1,
            "maxItems": 60,
            "uniqueItems": True,
            "description": "The fields that are looked at; by default those that exports have for all their records.",
        },
        "least": {
            "type": "integer",
            "minimum": 2,
            "default": 20,
            "description": "So many records of one type must stand before, and so many from there on.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check; raises `OptionError` for an unknown variable."""
        variables = options.get("variables", _DEFAULT)
        for variable in variables:
            if variable not in VARIABLES:
                raise OptionError("variables", f"'{variable}' is no variable")
        return Batches(variables, options.get("least", 20), setting.language)


KIND = BatchesKind()
