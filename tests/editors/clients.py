"""Running editors without a screen, and what they are to show: what the command line says of the same file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EDITORS = ROOT / "editors"
BIN = Path(sys.executable).parent
SECONDS = 90

BIBTEX = """\
@article{moss2020,
  author  = {李, 明 and Müller, Karin},
  title   = {𝔸 😀 水面 of moss &amp; stone on 𝔹 walls},
  journal = {Journal of Urban Botany},
  year    = {2020},
  volume  = {13},
  pages   = {3287--3300},
  doi     = {https://doi.org/10.5555/jub.2020.3287},
}
"""
RIS = (
    """\
TY  - JOUR
AU  - 王, 芳
TI  - 𝔸 😀 苔藓 moss &amp; stone
T2  - 植物学报 😀 &amp; Notes
PY  - 2018
VL  - 44
SP  - 101
EP  - 119
DO  - https://doi.org/10.5555/afe.2018.3287
"""
    "ER  - \n"
)
SAMPLES = {"moss.bib": BIBTEX, "苔藓 😀.ris": RIS}


def environment(home: Path) -> dict[str, str]:
    """An environment with this biblint first on the path, and an empty home."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NVIM", "VIM", "MYVIM"))},
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
    }


def run(home: Path, folder: Path, *command: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Run an editor to its end."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**environment(home), **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
    )


def told(home: Path, folder: Path, *command: object, **more: str) -> dict[str, object]:
    """Run an editor whose script writes what it saw to `told.json`; its output is shown if it does not."""
    done = run(home, folder, *command, **more)
    result = folder / "told.json"
    assert result.exists(), done.stdout
    return dict(json.loads(result.read_text("utf-8")))


def violations(path: Path) -> list[dict[str, object]]:
    """What the command line finds in a file."""
    command = [BIN / "biblint", "check", "--no-cache", "--fail-on", "never", "--output-format", "json", path.name]
    done = subprocess.run(command, cwd=path.parent, stdout=subprocess.PIPE, check=True)
    return list(json.loads(done.stdout)["violations"])


def fixed(path: Path) -> bytes:
    """What the command line makes of a file with `--fix`."""
    command = [BIN / "biblint", "check", "--fix-only", "--no-cache", "--fail-on", "never", "--stdin-filename"]
    done = subprocess.run([*command, path.name, "-"], input=path.read_bytes(), stdout=subprocess.PIPE, check=True)
    return done.stdout


def byte_places(path: Path) -> list[list[object]]:
    """Rule, line and column of what the command line finds, from 1, the column in bytes of UTF-8."""
    lines = path.read_text("utf-8").split("\n")
    return sorted(
        [one["rule"], one["line"], len(lines[int(str(one["line"])) - 1][: int(str(one["column"])) - 1].encode()) + 1]
        for one in violations(path)
    )
