"""Reports read by programs that are not ours.

The folder in BIBLINT_CONSUMERS holds `node_modules` with @umbrelladocs/rdformat-validator and
@microsoft/sarif-multitool-linux.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from violations import CASES, shown

from biblint.ruleset.store import builtin_rules

FOLDER = os.environ.get("BIBLINT_CONSUMERS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="BIBLINT_CONSUMERS names no folder with node_modules")


def consumed(program, *words):
    """What a program says; it must end well."""
    command = [str(Path(FOLDER or "", "node_modules", ".bin", program)), *words]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture
def written(tmp_path):
    """Writes a report over all cases; its path."""

    def write(name, **view):
        path = tmp_path / f"report.{name}"
        path.write_text(shown(name, *CASES.values(), **view), "utf-8")
        return str(path)

    return write


def test_sarif_multitool(written, tmp_path):
    rules = {rule.id: rule for rule in builtin_rules()}
    said = consumed("sarif-multitool-linux", "validate", written("sarif", rules=rules), "-o", str(tmp_path / "o.sarif"))
    assert "Analysis completed successfully" in said
    assert " error " not in said


def test_rdformat_validator(written):
    assert "All files are valid RDFormat" in consumed("rdformat-validator", written("rdjson"))
