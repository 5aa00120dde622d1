from __future__ import annotations

import pytest

from biblint.config.globs import matches, relative


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.bib", "a.bib", True),
        ("*.bib", "deep/er/a.bib", True),
        ("*.bib", "a.bibtex", False),
        ("**/*.bib", "a.bib", True),
        ("**/*.bib", "deep/er/a.bib", True),
        ("exports/*.ris", "exports/a.ris", True),
        ("exports/*.ris", "exports/old/a.ris", False),
        ("exports/*.ris", "more/exports/a.ris", False),
        ("exports/**", "exports/old/a.ris", True),
        ("exports", "exports/old/a.ris", True),
        ("exports/", "more/exports/a.ris", True),
        ("./a.bib", "a.bib", True),
        ("exports/**/a.ris", "exports/a.ris", True),
        ("exports/**/a.ris", "exports/x/y/a.ris", True),
        ("wos-?.txt", "wos-1.txt", True),
        ("wos-[0-9].txt", "wos-7.txt", True),
        ("wos-[!0-9].txt", "wos-7.txt", False),
        ("a+b (1).bib", "a+b (1).bib", True),
        ("文献/*.bib", "文献/甲.bib", True),
    ],
)
def test_patterns(glob, path, expected):
    assert matches(glob, path) is expected


def test_a_path_is_relative_to_a_folder(tmp_path):
    assert relative(str(tmp_path / "x" / "a.bib"), str(tmp_path)) == "x/a.bib"
    assert relative(str(tmp_path / "a.bib"), str(tmp_path / "x")) == "../a.bib"
