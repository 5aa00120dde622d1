"""Runs the steps of a composite GitHub action as the runner does, as far as biblint's action needs it."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_CONTEXT = re.compile(r"\b(?:inputs|steps|github)(?:\.[\w-]+)+")


@dataclass
class Composite:
    """A composite action, and what its steps have left behind."""

    file: Path
    workspace: Path
    temp: Path
    given: dict[str, str]
    """The inputs that a workflow gives."""
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    """Step id -> its outputs; those set beforehand are of steps that are not run."""
    used: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The other actions that were used, with what they got."""
    printed: str = ""
    failed: int = 0

    def __post_init__(self) -> None:
        self.action: dict[str, Any] = yaml.safe_load(self.file.read_text("utf-8"))

    @property
    def summary(self) -> str:
        path = self.temp / "summary"
        return path.read_text("utf-8") if path.exists() else ""

    def run(self) -> Composite:
        for step in self.action["runs"]["steps"]:
            if step.get("id") in self.steps and "run" in step:
                continue
            if self.failed or not self._holds(step.get("if", "true")):
                continue
            if "uses" in step:
                with_ = {name: self._filled(str(value)) for name, value in step.get("with", {}).items()}
                self.used.append((step["uses"], with_))
            else:
                self._run_step(step)
        return self

    def _run_step(self, step: dict[str, Any]) -> None:
        assert step["shell"] == "bash"
        output = self.temp / f"output-{step.get('id', '')}"
        output.touch()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")},
            **{name: self._filled(str(value)) for name, value in step.get("env", {}).items()},
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.file.parent),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }
        script = self.temp / "step.sh"
        script.write_text(self._filled(step["run"]), "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
            cwd=self.workspace, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.printed += done.stdout
        self.failed = done.returncode
        self.steps[step.get("id", "")] = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: self._value(match[1]), text)

    def _value(self, name: str) -> str:
        where, *rest = name.split(".")
        if where == "inputs":
            return self.given.get(rest[0], self.action["inputs"][rest[0]]["default"])
        if where == "steps":
            return self.steps[rest[0]].get(rest[2], "")
        return {"github.action_path": str(self.file.parent)}[name]

    def _holds(self, condition: str) -> bool:
        asked = _CONTEXT.sub(lambda match: repr(self._value(match[0])), condition)
        return bool(eval(asked.replace("&&", "and").replace("true", "'true'").replace("''true''", "'true'")))
