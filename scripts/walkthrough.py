"""Follows a guide step by step in a scratch repository, and writes down what its commands print.

    python -m scripts.walkthrough [--check]

A guide is Markdown. In a `console` block, lines that begin with `$ ` are run in order and what stands below them is
replaced by what they print; a comment `<!-- run: COMMAND -->` is run and shows nothing. The block below
`<!-- file: NAME -->` becomes that file, the one below `<!-- append: NAME -->` is put at its end.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDES = tuple(ROOT / "docs" / "guides" / name for name in ("ci.md", "lists.md"))
HOOKS_URL = "https://github.com/OWNER/biblint"
"""What a guide calls the repository of the hooks; a scratch copy of this one stands in for it."""

_STEP = re.compile(
    r"^<!-- run: (?P<hidden>.+) -->\n"
    r"|^<!-- (?P<how>file|append): (?P<name>\S+) -->\n+```\w*\n(?P<content>(?:.*\n)*?)```$"
    r"|(?P<open>^```console\n)(?P<console>(?:.*\n)*?)(?=^```$)",
    re.MULTILINE,
)
_UNWANTED = ("BIBLINT_", "COV", "GIT", "LC_", "PAGER", "PYTEST_")
"""What names of variables begin with that would change what is printed."""


class Scratch:
    """A repository in which commands are run as by a person at a terminal of a hundred columns."""

    def __init__(self, folder: Path, with_hooks: bool) -> None:
        self.folder = folder / "collection"
        self.folder.mkdir()
        self.status = 0
        self._environment = _environment(folder, _hooks(folder).as_uri() if with_hooks else "file:///none")

    def run(self, command: str) -> str:
        """What a command prints, standard error last; `$?` in it is the status of the one before."""
        master, terminal = pty.openpty()
        shown: list[bytes] = []
        reader = threading.Thread(target=_drain, args=(master, shown))
        reader.start()
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.status})\n{command}"],
            cwd=self.folder, env=self._environment, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(terminal)
        reader.join()
        os.close(master)
        self.status = done.returncode
        text = (b"".join(shown) + done.stderr).decode("utf-8").replace("\r\n", "\n")
        return "".join(f"{line.rstrip()}\n" for line in text.splitlines())

    def write(self, name: str, content: str, mode: str) -> None:
        """Write a file of the repository, or put something at its end (mode `a`)."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open(mode, encoding="utf-8", newline="\n") as file:
            file.write(content)


def _drain(master: int, shown: list[bytes]) -> None:
    """Take what is written to a terminal until its last writer has closed it."""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # how Linux tells the end
            return
        if not part:
            return
        shown.append(part)


def _environment(folder: Path, hooks: str) -> dict[str, str]:
    settings = {
        "user.name": "A Maintainer",
        "user.email": "a@example.org",
        "init.defaultBranch": "main",
        "core.pager": "cat",
        "color.ui": "never",
        f"url.{hooks}.insteadOf": HOOKS_URL,
    }
    git = {"GIT_CONFIG_COUNT": str(len(settings)), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for number, (name, value) in enumerate(settings.items()):
        git |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)},
        **git,
        "PATH": os.pathsep.join((str(_program(folder)), str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LINES": "40",
        "SOURCE_DATE_EPOCH": "1767225600",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "PIP_CACHE_DIR": os.environ.get("PIP_CACHE_DIR", str(Path.home() / ".cache" / "pip")),
        "SOURCE": str(ROOT),
    }


def _program(folder: Path) -> Path:
    """A folder with a `biblint` that runs this source tree, whatever is installed."""
    made = folder / "bin"
    made.mkdir()
    program = made / "biblint"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m biblint "$@"\n'
    )
    program.chmod(0o755)
    return made


def _hooks(folder: Path) -> Path:
    """A repository with this package and its hooks, tagged with its version."""
    made = folder / "hooks"
    made.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, made / name)
    for name in ("biblint", "rules"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    git = ["git", "-c", "user.name=-", "-c", "user.email=-", "-C", str(made)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for words in ("init -q", "add .", "commit -qm hooks --no-verify", "tag v0.1.0"):
        subprocess.run([*git, *words.split()], check=True, env=environment)
    return made


def followed(text: str) -> str:
    """A guide with what its commands print now."""
    with tempfile.TemporaryDirectory(prefix="walkthrough-") as folder:
        scratch = Scratch(Path(folder), with_hooks=HOOKS_URL in text)
        return _STEP.sub(lambda match: _taken(match, scratch), text)


def _taken(step: re.Match[str], scratch: Scratch) -> str:
    if step["hidden"]:
        printed = scratch.run(step["hidden"])
        if scratch.status:
            raise RuntimeError(f"status {scratch.status} from: {step['hidden']}\n{printed}")
    elif step["how"]:
        scratch.write(step["name"], step["content"], "a" if step["how"] == "append" else "w")
    else:
        return step["open"] + "".join(_console(step["console"], scratch))
    return step[0]


def _console(block: str, scratch: Scratch) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n"
            yield scratch.run(line.removeprefix("$ "))


def main() -> int:
    """Write the guides anew, or name those whose commands print something else now; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.walkthrough", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 if something is out of date")
    check = parser.parse_args().check
    status = 0
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        new = followed(text)
        if new != text:
            print(f"{'out of date' if check else 'wrote'}: {guide.relative_to(ROOT)}")
            status = int(check)
            if not check:
                guide.write_text(new, "utf-8", newline="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
