"""The wheel check refuses archives that lack something; that good ones pass is what running it says."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from scripts.check_wheel import ROOT, SHIPPED, SOURCES, CheckError, check_contents

MODULES = [path.relative_to(ROOT).as_posix() for path in (ROOT / "biblint").rglob("*.py")]
RULES = [path.relative_to(ROOT / "rules").as_posix() for path in sorted((ROOT / "rules").rglob("*.*"))]


def archives(folder: Path, without: str = "", also: str = "") -> tuple[Path, Path]:
    """A wheel and an sdist of empty files: all that they must hold but one, and one more in the wheel."""
    inside = [*SHIPPED, *MODULES, *(f"biblint/_rules/{rule}" for rule in RULES), *([also] if also else [])]
    sources = [*SOURCES, *MODULES, *(f"rules/{rule}" for rule in RULES)]
    wheel, sdist = folder / "a.whl", folder / "a.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in dict.fromkeys(inside):
            if name != without:
                archive.writestr(name, "")
    with tarfile.open(sdist, "w:gz") as tar:
        for name in dict.fromkeys(sources):
            if name != without:
                tar.addfile(tarfile.TarInfo(f"biblint-0.1.0/{name}"), io.BytesIO())
    return wheel, sdist


def test_complete_archives_pass(tmp_path: Path):
    check_contents(*archives(tmp_path))


@pytest.mark.parametrize(
    "name",
    [
        "biblint/py.typed",
        "biblint/model.py",
        f"biblint/_rules/{RULES[0]}",
        "biblint/_rules/lists/preprint-dois.csv",
        "LICENSE",
    ],
)
def test_archives_that_lack_a_file_are_refused(tmp_path: Path, name: str):
    with pytest.raises(CheckError, match="lacks 1 files"):
        check_contents(*archives(tmp_path, without=name))


def test_strange_files_in_a_wheel_are_refused(tmp_path: Path):
    with pytest.raises(CheckError, match=r"tests/test_regex\.py"):
        check_contents(*archives(tmp_path, also="tests/test_regex.py"))
