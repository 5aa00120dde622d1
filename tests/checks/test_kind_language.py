"""The check kind `language`."""

from __future__ import annotations

from typing import Any

import pytest

from biblint.checks.base import Setting
from biblint.checks.language import KIND
from biblint.formats.canonical import FORMAT, write
from biblint.model import Finding, Segment


def found(dialect: str = "", **values: str) -> list[Finding]:
    record = FORMAT.read(Segment(write({key.replace("_", "-"): text for key, text in values.items()})), None).records[0]
    record.dialect = dialect
    check: Any = KIND.compile({}, Setting(variables=("language",)))
    return list(check(record))


@pytest.mark.parametrize("language", ["en", "en-US", "eng", "English", "English; French", "eng and ger", "中文", "n/a",
                                      "French (Canada)", "mul"])  # fmt: skip
def test_languages(language: str) -> None:
    assert found(language=language) == []


@pytest.mark.parametrize(
    ("language", "name", "reported", "suggestion"),
    [
        ("engg", "unknown-language", "engg", None),
        ("English; Klingonese", "unknown-language", "Klingonese", None),
        ("What a fine tongue.", "unknown-language", "What a fine tongue", None),
        ("中文;", "terminator", ";", "中文"),
        ("English. ", "terminator", ". ", "English"),
    ],
)
def test_faults(language: str, name: str, reported: str, suggestion: str | None) -> None:
    (finding,) = found(language=language)
    assert (finding.name, language[finding.start : finding.end], finding.suggestion) == (name, reported, suggestion)


CHINESE = {"title": "墙上苔藓的生长", "abstract": "苔藓在墙上生长缓慢。"}
ENGLISH = {"title": "Growth of moss", "abstract": "Moss grows slowly."}


@pytest.mark.parametrize(
    ("values", "contradicted"),
    [
        ({"language": "en", **CHINESE}, True),
        ({"language": "en; zh", **CHINESE}, False),
        ({"language": "en", **CHINESE, "translated_title": "Growth of moss"}, False),
        ({"language": "en", "title": CHINESE["title"]}, False),
        ({"language": "en", "title": CHINESE["title"], "abstract": ENGLISH["abstract"]}, False),
        ({"language": "en", **CHINESE, "title": "墙上苔藓 Growth of moss on walls"}, False),
        ({"language": "zh", **ENGLISH}, True),
        ({"language": "zh", **ENGLISH, "dialect": "scopus"}, False),
        ({"language": "zxx", **CHINESE}, False),
        ({"language": "ja", **CHINESE}, False),
    ],
)
def test_contradictions(values: dict[str, str], contradicted: bool) -> None:
    assert [f.name for f in found(**values)] == (["contradicted"] if contradicted else [])
