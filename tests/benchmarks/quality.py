"""The package of the quality benchmark, which lies outside what is installed."""

from __future__ import annotations

import sys
from pathlib import Path

_FOLDER = str(Path(__file__).resolve().parents[2] / "benchmarks")
if _FOLDER not in sys.path:
    sys.path.insert(0, _FOLDER)

from quality import folder, marks, measuring, planting, report, works  # noqa: E402
from quality.defects import DEFECTS, UNPLANTED  # noqa: E402
from quality.notations import NOTATIONS  # noqa: E402

__all__ = ["DEFECTS", "NOTATIONS", "UNPLANTED", "folder", "marks", "measuring", "planting", "report", "works"]
