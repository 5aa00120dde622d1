"""Command line tests as text files: `====section====` lines, each followed by its text.

Sections: `test` (what must hold), `asset:PATH` (a file; `asset:PATH as ENCODING`), `stdin`, `env` (NAME=value lines),
`command` (one a line, run one after the other; what follows is of the last), `status` (0 if it is not there), `stdout`
and `stderr` (the whole text), `stdout contains` and `stderr contains` (each line of it somewhere), `stdout lacks`,
`after:PATH` (the file then).
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from biblint.cli import main

_SECTION = re.compile(r"^====(.+)====\n", re.M)


@dataclass(frozen=True)
class Scenario:
    """A scenario file: its sections in order."""

    sections: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, path: Path) -> Scenario:
        """The scenario of a file."""
        parts = _SECTION.split(path.read_text("utf-8"))
        assert parts[0] == "", f"{path}: text before the first section"
        names = parts[1::2]
        known = r"test|stdin|env|command|status|std(out|err)( contains)?|stdout lacks|(asset|after):.+"
        assert all(re.fullmatch(known, name) for name in names), f"{path}: unknown section in {names}"
        return cls(tuple(zip(names, parts[2::2], strict=True)))

    def get(self, name: str) -> str | None:
        """The text of a section, or None."""
        return dict(self.sections).get(name)

    def files(self, prefix: str) -> list[tuple[str, bytes]]:
        """The paths and contents of the sections `PREFIX:PATH`."""
        found = []
        for name, text in self.sections:
            if name.startswith(f"{prefix}:"):
                path, _, encoding = name.removeprefix(f"{prefix}:").partition(" as ")
                found.append((path, text.encode(encoding or "utf-8")))
        return found

    def run(self) -> Result:
        """Write the assets into the current folder and run the commands; the last one's result."""
        for name, data in self.files("asset"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(data)
        pairs = (line.split("=", 1) for line in (self.get("env") or "").splitlines())
        environment: dict[str, str | None] = {"COLUMNS": "100"} | dict.fromkeys(
            ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "LC_ALL", "LC_MESSAGES", "LANG", "BIBLINT_CONFIG")
        )
        environment["XDG_CONFIG_HOME"] = str(Path("no-such-folder").absolute())
        environment |= dict(pairs)
        result = None
        for line in (self.get("command") or "").splitlines():
            program, *words = shlex.split(line)
            assert program == "biblint", line
            result = CliRunner().invoke(main, words, input=self.get("stdin"), env=environment, prog_name="biblint")
        assert result is not None, "no command"
        return result
