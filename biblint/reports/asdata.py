"""Violations as plain data for JSON; `report-1.schema.json` beside this file says what it looks like."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from biblint.model import Fix, Location, RecordRef, Violation

SCHEMA_FILE = Path(__file__).with_name("report-1.schema.json")
VERSION = 1
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def violation_data(violation: Violation) -> dict[str, Any]:
    """A violation as the published schema's `violation`; lines and columns 1-based, ends exclusive."""
    return {
        "rule": violation.rule,
        "category": violation.category,
        "severity": violation.severity,
        "message": violation.message,
        "path": violation.path,
        "line": violation.line,
        "column": violation.column,
        "end_line": violation.end_line,
        "end_column": violation.end_column,
        "record": _record(violation.record),
        "field": violation.field,
        "value": violation.value,
        "fingerprint": violation.fingerprint,
        "fix": _fix(violation.fix),
        "related": [_location(place) for place in violation.related],
    }


def written(data: object) -> str:
    """Data as JSON in one line, also for those whom U+2028 ends one; an undecodable byte becomes U+FFFD."""
    text = json.dumps(data, ensure_ascii=False)
    return text if text.isascii() else _UNSAFE.sub(_safe, text)


def _safe(match: re.Match[str]) -> str:
    return "\ufffd" if match[0] >= "\ud800" else f"\\u{ord(match[0]):04x}"


def _record(record: RecordRef | None) -> dict[str, Any] | None:
    if record is None:
        return None
    data: dict[str, Any] = {"key": record.key, "index": record.index, "type": record.type}
    return {**data, "reference": record.reference} if record.reference else data


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {
            "line": edit.line,
            "column": edit.column,
            "end_line": edit.end_line,
            "end_column": edit.end_column,
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"safety": fix.safety, "title": fix.title, "edits": edits}


def _location(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": place.message,
    }
