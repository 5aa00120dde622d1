"""The report `sarif`: a log in SARIF 2.1.0 for code scanning, editors and viewers.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", with its JSON schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from biblint import __version__
from biblint.model import Fix, LocatedEdit, Location, Violation
from biblint.reports.asdata import written
from biblint.reports.base import Checked, View
from biblint.reports.paths import uri
from biblint.reports.repeats import Repeats
from biblint.reports.sarifrules import LEVELS, descriptor

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A log with one run and a result a line; behind the results stand the rules that they name, with their help.

    Lines and columns count from 1, columns in code points; ends are exclusive.
    """
    head = {"$schema": SCHEMA, "version": "2.1.0", "runs": []}
    run = {"columnKind": "unicodeCodePoints", "language": view.language}
    yield f'{written(head)[:-2]}\n {written(run)[:-1]},\n  "results": ['
    indices: dict[str, int] = {}
    severities: dict[str, str] = {}
    paths: list[str] = []
    repeats = Repeats()
    separator = ""
    for checked in files:
        paths.append(checked.report.path)
        for violation in checked.report.violations:
            index = indices.setdefault(violation.rule, len(indices))
            severities.setdefault(violation.rule, violation.severity)
            yield f"{separator}\n   {written(_result(violation, index, repeats))}"
            separator = ","
    rules = [descriptor(rule, view.rules.get(rule), severities[rule], view.language) for rule in indices]
    driver = {"name": "biblint", "version": __version__, "semanticVersion": __version__, "rules": rules}
    artifacts = [{"location": _artifact(path), "roles": ["analysisTarget"]} for path in paths]
    tail = {"tool": {"driver": driver}, "artifacts": artifacts}
    yield f"\n  ],\n  {written(tail)[1:]}]}}\n"


def _result(violation: Violation, index: int, repeats: Repeats) -> dict[str, Any]:
    location = _place(violation.path, violation)
    if violation.record:
        location["logicalLocations"] = [_logical(violation)]
    result: dict[str, Any] = {
        "ruleId": violation.rule,
        "ruleIndex": index,
        "level": LEVELS[violation.severity],
        "message": _message(violation.message),
        "locations": [location],
        "partialFingerprints": {"biblint/v1": repeats.unique(violation)},
    }
    if violation.related:
        result["relatedLocations"] = [_related(place, number) for number, place in enumerate(violation.related, 1)]
    if violation.fix:
        result["fixes"] = [_fix(violation.path, violation.fix)]
    return result


def _artifact(path: str) -> dict[str, str]:
    name = uri(path)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": "%SRCROOT%"}


def _region(place: Violation | Location | LocatedEdit) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _place(path: str, place: Violation | Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(place)}}


def _logical(violation: Violation) -> dict[str, str]:
    """The record, the reference in it and the field, as a path from the file down."""
    record = violation.record
    assert record is not None
    steps = [record.key, *(["references", record.reference] if record.reference else [])]
    if not violation.field:
        return {"name": steps[-1], "fullyQualifiedName": "/".join(steps), "kind": "object"}
    return {"name": violation.field, "fullyQualifiedName": "/".join([*steps, violation.field]), "kind": "property"}


def _related(place: Location, number: int) -> dict[str, Any]:
    location = {"id": number, **_place(place.path, place)}
    return {**location, "message": _message(place.message)} if place.message else location


def _message(text: str) -> Mapping[str, str]:
    """A plain text message; what would read as an embedded link (section 3.11.6) is taken apart."""
    return {"text": text.replace("](", "] (")}


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": _message(fix.title),
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"safety": fix.safety},
    }
