"""The closing lines of the reports for people."""

from __future__ import annotations

from collections.abc import Iterator

from biblint.reports.base import View
from biblint.reports.tally import Tally
from biblint.reports.texts import counted, part_of, text


def summary(tally: Tally, view: View) -> Iterator[str]:
    """What was fixed, what was found, what could be fixed, and what is not shown: one line each, with its end."""
    language = view.language
    if view.fixing and tally.fixed:
        files = counted("files", tally.fixed_files, language)
        yield text("fixed", language, count=counted("violations", tally.fixed, language), files=files) + "\n"
    yield _found(tally, view) + "\n"
    left = [text(name, language, count=f"{n:,}") for name, n in _left_out(tally) if n]
    if left:
        yield text("left-out", language, parts=("，" if language == "zh" else ", ").join(left)) + "\n"
    infos = tally.severities["info"]
    if infos and not view.show_info:
        them = "it" if infos == 1 else "them"
        yield text("hidden", language, infos=counted("infos", infos, language), them=them) + "\n"


def _left_out(tally: Tally) -> tuple[tuple[str, int], ...]:
    """What was found and is not told, by the names of its texts."""
    return ("suppressed", tally.suppressed), ("known", tally.known)


def _found(tally: Tally, view: View) -> str:
    language = view.language
    records = counted("records", tally.records, language)
    shown = ("error", "warning", "info") if view.show_info else ("error", "warning")
    counts = [
        counted(f"{severity}s", tally.severities[severity], language)
        for severity in shown
        if tally.severities[severity]
    ]
    if counts:
        affected = tally.affected_by_info if view.show_info else tally.affected
        files = part_of("files", affected, tally.files, language)
        comma = "、" if language == "zh" else ", "
        found = text("found", language, what=comma.join(counts), files=files, records=records)
    else:
        found = text("nothing", language, files=counted("files", tally.files, language), records=records)
    gap = "" if language == "zh" else " "
    return gap.join(part for part in (found, _fixable(tally, language)) if part)


def _fixable(tally: Tally, language: str) -> str:
    safe, unsafe = tally.fixable["safe"], tally.fixable["unsafe"]
    if not safe and not unsafe:
        return ""
    name = "fixable-both" if safe and unsafe else "fixable" if safe else "fixable-unsafe"
    return text(name, language, count=f"{safe:,}", more=f"{unsafe:,}")
