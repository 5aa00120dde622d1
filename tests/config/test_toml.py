from __future__ import annotations

import pytest

from biblint.config.loading import load_config
from biblint.ruleset.errors import InvalidFileError

TEXT = """\
[project]
name = "x"

[tool.biblint]
profile = "zotero"
fail-on = "error"
rules = { page-range-separator = "off", "category:dates" = "error" }
expect."a.bib" = 3

[tool.biblint.fix]
unsafe = true
skip = [
  "page-prefix",
]

[[tool.biblint.overrides]]
files = ["a.bib"]
rules = { page-prefix = "off" }

[[tool.biblint.overrides]]
files = ["b.bib"]
rules = { page-prefix = "off" }
expires = 2026-01-31

[tool.other]
profile = "x"
"""


@pytest.fixture
def load(tmp_path):
    def load(text):
        (tmp_path / "pyproject.toml").write_text(text)
        return load_config(tmp_path / "pyproject.toml")

    return load


def test_values_and_their_lines(load):
    config = load(TEXT)
    assert (config.profiles[0].value, config.profiles[0].place.line) == ("zotero", 5)
    assert (config.fail_on.value, config.fail_on.place.line) == ("error", 6)
    assert [(one.selector, one.place.line) for one in config.layers[0]] == [
        ("category:dates", 7),
        ("page-range-separator", 7),
    ]
    assert (config.expected("a.bib").value, config.expect[0][0].place.line) == (3, 8)
    assert (config.fix_unsafe.place.line, config.fix_skip[0].place.line) == (11, 13)
    assert [override.place.line for override in config.overrides] == [16, 20]
    assert config.overrides[1].expires.isoformat() == "2026-01-31"


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message"),
    [
        ('fail-on = "error"', 'fail_on = "error"', 6, 1, "unknown key 'fail_on'"),
        ('"zotero"', '"zotera"', 5, 11, "'zotera' is not one of"),
        ("unsafe = true", "unsafe = 1.5", 11, 10, "'1.5' is not true or false"),
        ("unsafe = true", "unsave = true", 11, 1, "unknown key 'unsave'"),
        ('"b.bib"]', '"/b.bib"]', 21, 10, "a pattern is relative"),
        ("unsafe = true", "unsafe = maybe", 11, 10, "Invalid value"),
    ],
)
def test_mistakes_have_a_place(load, old, new, line, column, message):
    with pytest.raises(InvalidFileError) as caught:
        load(TEXT.replace(old, new, 1))
    (error,) = caught.value.errors
    assert (error.line, error.column, error.message.startswith(message)) == (line, column, True), str(error)
