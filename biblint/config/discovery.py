"""Looks for configuration files: the closest one upward from a file, BIBLINT_CONFIG, and the user's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "BIBLINT_CONFIG"
NAMES = ("biblint.yaml", "biblint.yml", ".biblint.yaml", ".biblint.yml")
PROJECT = "pyproject.toml"
_TABLE = b"tool.biblint"


class Discovery:
    """Finds the configuration of files, asking each folder once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def closest(self, folder: str) -> tuple[str, ...]:
        """The configuration files of the first folder upward that has any; more than one of them is a mistake."""
        waiting: list[str] = []
        place = os.path.abspath(folder)  # noqa: PTH100 - symbolic links are left as they are
        while place not in self._known:
            waiting.append(place)
            found, above = in_folder(place), os.path.dirname(place)  # noqa: PTH120
            if found or above == place:
                self._known[place] = found
                break
            place = above
        for passed in waiting:
            self._known[passed] = self._known[place]
        return self._known[place]


def in_folder(folder: str) -> tuple[str, ...]:
    """The configuration files of a folder; a `pyproject.toml` counts if it has the table `tool.biblint`."""
    paths = [os.path.join(folder, name) for name in NAMES]  # noqa: PTH118
    found = [path for path in paths if os.path.isfile(path)]  # noqa: PTH113
    project = os.path.join(folder, PROJECT)  # noqa: PTH118
    if os.path.isfile(project) and has_table(project):  # noqa: PTH113
        found.append(project)
    return tuple(found)


def has_table(path: str) -> bool:
    """True if a TOML file has the table `tool.biblint`; one that cannot be read has not."""
    try:
        content = Path(path).read_bytes()
    except OSError:
        return False
    if _TABLE not in content and b"biblint" not in content:
        return False
    import tomllib

    try:
        return "biblint" in tomllib.loads(content.decode("utf-8-sig")).get("tool", {})
    except (ValueError, AttributeError):
        return _TABLE in content


def user_file() -> str:
    """The user's own configuration in the platform's folder for such files; `''` if there is none."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or os.path.expanduser("~\\AppData\\Roaming")  # noqa: PTH111
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or ""
        if not base.startswith("/"):  # the XDG specification: relative paths are to be ignored
            base = os.path.expanduser("~/.config")  # noqa: PTH111
    path = os.path.join(base, "biblint", "biblint.yaml")  # noqa: PTH118
    return path if os.path.isfile(path) else ""  # noqa: PTH113
