"""Check kind `affiliations`: whether authors and affiliations point at each other, and affiliations said twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.affiliations.indices import index_findings
from biblint.checks.affiliations.people import list_findings, people_findings
from biblint.checks.affiliations.texts import text_findings
from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record

FINDINGS: Mapping[str, FindingType] = {
    "undefined-index": FindingType("an author's index that no affiliation has", ("index", "author", "numbers")),
    "no-affiliations": FindingType("authors have indices, the record has no affiliations", ("index", "author")),
    "unused-affiliation": FindingType("an affiliation that no author's index names", ("index", "affiliation")),
    "author-without-index": FindingType("an author without index where others have one", ("author", "with")),
    "duplicate-number": FindingType("two affiliations with the same number", ("index", "affiliation", "other")),
    "skipped-number": FindingType("a number left out of the numbering", ("index", "missing")),
    "zero-or-bad-number": FindingType("an affiliation numbered 0, or unlike the others", ("index", "affiliation")),
    "without-number": FindingType("an affiliation without number where others have one", ("affiliation",)),
    "repeated-affiliation": FindingType("an affiliation said twice", ("index", "other", "affiliation")),
    "near-repeated-affiliation": FindingType(
        "an affiliation said twice but for the street or postcode", ("index", "other", "affiliation", "more")
    ),
    "spaced-index": FindingType("blanks inside a list of indices", ("indices", "author")),
    "email-inside": FindingType("an e-mail address inside an affiliation"),
    "leading-punctuation": FindingType("an affiliation that begins with punctuation", has_suggestion=True),
    "leading-index": FindingType("an affiliation that begins with an index digit", has_suggestion=True),
    "name-not-an-author": FindingType("a name of an address that is not among the authors", ("name", "affiliation")),
    "author-without-address": FindingType("an author that no address names, where addresses name authors", ("author",)),
    "count-differs": FindingType("short and full list of authors of different length", ("short", "full", "tag")),
    "reprint-not-an-author": FindingType("a corresponding author that is not among the authors", ("name",)),
}


_WEB_OF_SCIENCE = frozenset({"wos", "wos-csv", "wos-tab"})


class AffiliationsKind(Kind):
    """Follows indices and names in addresses between authors and affiliations, and compares lists of authors."""

    name = "affiliations"
    title = "Authors and their affiliations"
    scope = "record"
    classifier = True
    selects = ("scope", "field")
    findings = FINDINGS

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check."""
        return _check


def _check(record: Record) -> Iterable[Finding]:
    tags = record.tags
    if "author" not in tags and "affiliation" not in tags:
        return ()
    found = [*index_findings(record), *text_findings(record)]
    if record.format == "cssci" or (record.dialect == "wos" and record.format in _WEB_OF_SCIENCE):
        found += people_findings(record)
    elif record.format == "nbib":
        found += list_findings(record)
    return found


KIND = AffiliationsKind()
