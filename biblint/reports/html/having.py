"""What the records have, as plain data: by source, by file, and what they are fit for."""

from __future__ import annotations

from typing import Any

from biblint.coverage import ANALYSES, FIELDS, Count, Coverage, FileCount
from biblint.reports.display import escaped
from biblint.reports.html.texts import year_label
from biblint.reports.paths import relative
from biblint.variables import label


def coverage_data(coverage: Coverage, language: str) -> dict[str, Any]:
    """The numbers of a collection; lists go by the order of `fields` and `analyses`."""
    return {
        "fields": [_label(name, language) for name in FIELDS],
        "analyses": [
            {"name": one.name, "needs": [[_label(name, language) for name in names] for names in one.needs]}
            for one in ANALYSES
        ],
        "sources": [{"name": escaped(name), **_numbers(count)} for name, count in coverage.sources.items()],
        "files": [_file(entry) for entry in coverage.files.values()],
        "total": _numbers(coverage.total),
        "years": sorted(coverage.total.years.items()),
    }


def _label(name: str, language: str) -> str:
    return year_label(language) if name == "issued.year" else label(name, language)


def _file(entry: FileCount) -> dict[str, Any]:
    return {
        "path": escaped(relative(entry.path)),
        "source": ", ".join(escaped(name) for name, _ in entry.sources.most_common(3)),
        "fresh": entry.fresh,
        **_numbers(entry.count),
    }


def _numbers(count: Count) -> dict[str, Any]:
    return {
        "read": count.records,
        "damaged": count.damaged,
        "distinct": count.distinct,
        "noDoi": count.records - count.fields["DOI"],
        "noAbstract": count.records - count.fields["abstract"],
        "fields": [count.fields[name] for name in FIELDS],
        "analyses": [count.analyses[one.name] for one in ANALYSES],
    }
