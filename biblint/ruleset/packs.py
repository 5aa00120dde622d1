"""Where rule files are: the built-in rules, and packs that users name by their path."""

from __future__ import annotations

import os
from pathlib import Path

from biblint.ruleset.errors import FileError

_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = (".yaml", ".yml")
_MANIFEST = "pack"


def builtin_rules_folder() -> Path:
    """The folder of the built-in rules: `_rules` in an installed package, `rules` beside the package in a source tree.

    Raises `FileError` if there is neither, which means a broken installation.
    """
    for folder in (_PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if folder.is_dir():
            return folder
    raise FileError(str(_PACKAGE), 0, 0, "the built-in rules are missing", hint="install biblint again")


def rule_files(path: Path) -> list[Path]:
    """The rule files of a pack, sorted: one file, a folder of them, or a folder that has them in `rules`.

    Raises `FileError` if there is no such path, or no rule in it.
    """
    if path.is_file():
        if path.suffix not in _SUFFIXES:
            raise FileError(str(path), 0, 0, "a rule file's name ends in .yaml")
        return [path]
    if not path.is_dir():
        raise FileError(str(path), 0, 0, "no such rule file or folder")
    folder = path / "rules" if (path / "rules").is_dir() else path
    found = yaml_files(folder)
    found = [file for file in found if file.stem != _MANIFEST or file.parent != path]
    if not found:
        raise FileError(str(folder), 0, 0, "no rule files here", hint="a rule is a file with a name that ends in .yaml")
    return found


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files in a folder and its subfolders, sorted by path; hidden ones are left out."""
    found: list[str] = []
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.name.endswith(_SUFFIXES):
                    found.append(entry.path)
    return [Path(name) for name in sorted(found)]
