"""Check kind `names`: what is wrong with the name of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Finding, Record, Value
from biblint.values.lazy import LazyPattern
from biblint.values.names import FINDINGS, name_findings

_MEMO_ENTRIES = 8192
_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "several-people": ("count", "separator"),
    "too-many-commas": ("count",),
    **dict.fromkeys(("empty-part", "dangling-comma", "all-caps", "all-lower"), ()),
}
_MENDED = frozenset(
    "null-part index-in-name digits email url-or-orcid role-in-name life-dates affiliation-in-name title-or-degree "
    "empty-part".split()
)
_EVEN_WHOLE = frozenset("placeholder null-part email url-or-orcid nationality-prefix control-separators".split())
"""What is wrong with the name of an institution too; braces in BibTeX are somebody's own decision."""
_EVEN_HAN = frozenset("several-people role-in-name title-or-degree affiliation-in-name index-in-name".split())
"""And of one in Chinese characters: exporters mark the names of Chinese people as whole, since they have no comma."""
_HAN = LazyPattern(r"[一-鿿]")


class NamesKind(Kind):
    """Judges each name by itself; of names that the format marks as whole (institutions) only what fits none."""

    name = "names"
    title = "Names of people"
    scope = "value"
    classifier = True
    selects = ("field", "fields", "group")
    findings = {
        name: FindingType(text, _PLACEHOLDERS.get(name, ("found",)), name in _MENDED) for name, text in FINDINGS.items()
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A value check with a memo of its own."""
        memo: dict[str, tuple[Finding, ...]] = {}

        def findings(text: str) -> tuple[Finding, ...]:
            found = memo.get(text)
            if found is None:
                if len(memo) >= _MEMO_ENTRIES:
                    memo.clear()
                found = memo[text] = _findings(text)
            return found

        def check(value: Value, variable: str, record: Record) -> Iterable[Finding]:
            found = findings(value.text)
            if found and value.literal:
                kept = _EVEN_WHOLE | _EVEN_HAN if _HAN.match(value.text) else _EVEN_WHOLE
                found = () if record.format == "bibtex" else tuple(one for one in found if one.name in kept)
            return [finding for finding in found if _is_told(finding.name, value, variable, record)] if found else ()

        def suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
            return any(map(findings, texts))

        return Guarded(check, suspects)


def _is_told(finding: str, value: Value, variable: str, record: Record) -> bool:
    """Leave out what is judged elsewhere: a placeholder alone is a missing author, a comma at the end a list cut."""
    if finding == "placeholder":
        return variable != "author" or len(record.values(variable)) > 1 or record.has("editor")
    if finding == "dangling-comma":
        values = record.values(variable)
        return value is not values[-1] or len(values) == 1
    return True


def _findings(text: str) -> tuple[Finding, ...]:
    return tuple(Finding(f.name, f.start, f.end, f.placeholders, f.suggestion, f.safety) for f in name_findings(text))


KIND = NamesKind()
