"""The benchmark runs and says what it measured; no test says how fast anything is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is read as POSIX systems tell it")


def test_benchmark_reports_every_question(tmp_path: Path):
    report = tmp_path / "benchmarks.md"
    options = ["--records", "20", "--rounds", "1", "--megabytes", "0", "--write", str(report)]
    done = subprocess.run([sys.executable, "benchmarks/run.py", *options], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    text = report.read_text("utf-8")
    assert "## bibtex: 20 records" in text
    assert "## ris: 20 records" in text
    assert "## Start-up: one record" in text
    assert text.count("| biblint ") == 6
