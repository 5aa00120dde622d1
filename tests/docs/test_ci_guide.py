"""The guide for CI says what the action, the hooks and the recipes do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from biblint.cli.settings import UNNAMED
from biblint.config.loading import load_config
from biblint.formats import EXTENSIONS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guides/ci.md").read_text("utf-8")


def rows(head):
    """The cells of the table with this head."""
    (table,) = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", GUIDE, re.M)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


@pytest.mark.skipif(not os.environ.get("BIBLINT_SLOW"), reason="slow: set BIBLINT_SLOW=1 to follow the guide")
def test_commands_print_what_the_guide_says():
    command = [sys.executable, "-m", "scripts.walkthrough", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_inputs_of_the_action():
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    told = {name.strip("`"): default for name, _, default in rows("input")}
    assert told.keys() == inputs.keys()
    assert [name for name, entry in inputs.items() if entry["default"] and told[name] != f"`{entry['default']}`"] == []


def test_outputs_of_the_action():
    outputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["outputs"]
    assert [name for name in outputs if f"`{name}`" not in GUIDE] == []


def test_every_extension_is_told():
    told = {extension for names, _ in rows("extension") for extension in re.findall(r"`(\.\w+)`", names)}
    assert told == {*EXTENSIONS, *UNNAMED}


def test_every_recipe_is_linked():
    linked = set(re.findall(r"\]\(\.\./recipes/([^)]+)\)", GUIDE))
    assert linked == {path.name for path in (ROOT / "docs/recipes").iterdir()}


def test_the_overriding_hook_is_valid():
    (text,) = re.findall(r"^```yaml\n( +- id: biblint\n.*?)^```", GUIDE, re.M | re.S)
    (hook,) = yaml.safe_load(text)
    taken = [name for name in ("refs.bib", "exports/wos-1.txt", "marc/a.mrc") if re.search(hook["files"], name)]
    assert (len(taken), hook["types"]) == (3, ["file"])
    assert not re.search(hook["files"], "notes.txt")


def test_the_configuration_is_valid(tmp_path):
    parts = re.findall(r"^<!-- (?:file|append): biblint\.yaml -->\n+```yaml\n(.*?)^```", GUIDE, re.M | re.S)
    path = tmp_path / "biblint.yaml"
    path.write_text(parts[0] + parts[1], "utf-8")
    config = load_config(path)
    assert [config.takes(name) for name in ("references.bib", "exports/wos.txt", "notes.bib")] == [True, True, False]
