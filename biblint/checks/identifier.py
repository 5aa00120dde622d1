"""Check kind `identifier`: what is wrong with a DOI, ISSN, ISBN, ORCID iD, PMID, PMCID, arXiv identifier or URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding
from biblint.values.identifiers import FINDINGS, identifier_findings

_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "prefix": ("prefix",),
    "label": ("label",),
    "qualifier": ("qualifier",),
    "isbn-instead": ("isbn",),
    "isbn-labelled": ("isbn",),
    "issn-instead": ("issn",),
    "several": ("count",),
    "trailing-text": ("words",),
    "unbalanced": ("bracket",),
    "misspelt-scheme": ("scheme",),
}
"""Finding -> the placeholders that every scheme with this finding fills."""


def _findings() -> dict[str, FindingType]:
    """The findings of all schemes; one that several schemes share is described for each of them."""
    told: dict[str, list[str]] = {}
    for scheme, findings in FINDINGS.items():
        for name, description in findings.items():
            told.setdefault(name, []).append(f"{scheme}: {description}")
    return {name: FindingType("; ".join(texts), _PLACEHOLDERS.get(name, ()), True) for name, texts in told.items()}


class Identifier(Kind):
    """Reports what the classifier of one identifier scheme finds."""

    name = "identifier"
    title = "Identifiers"
    scope = "text"
    classifier = True
    findings = _findings()
    options = {"scheme": {"enum": list(FINDINGS), "description": "What the value should be."}}
    required = ("scheme",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check for one scheme."""
        scheme = options["scheme"]

        def check(text: str) -> Iterable[Finding]:
            found = identifier_findings(scheme, text)
            if not found:
                return ()
            return [Finding(f.name, f.start, f.end, f.placeholders, f.suggestion, f.safety) for f in found]

        return check


KIND = Identifier()
