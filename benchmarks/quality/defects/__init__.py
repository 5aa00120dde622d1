"""All kinds of defects, one module a group of categories."""

from __future__ import annotations

from quality.defects import files, numbers, people, records, texts
from quality.defects.base import Defect, Page

DEFECTS: tuple[Defect, ...] = (
    *records.MISSING, *numbers.DEFECTS, *people.DEFECTS, *texts.DEFECTS, *files.DEFECTS, *records.CONSISTENCY,
    *records.DUPLICATES,
)  # fmt: skip
"""Every kind of defect."""

__all__ = ["DEFECTS", "Defect", "Page"]
