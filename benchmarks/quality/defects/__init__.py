"""All kinds of defects, one module a group of categories."""

from __future__ import annotations

from quality.defects import files, groups, notations, numbers, people, places, records, texts
from quality.defects.base import Defect, Page
from quality.defects.unplanted import UNPLANTED

DEFECTS: tuple[Defect, ...] = (
    *records.MISSING, *numbers.DEFECTS, *people.DEFECTS, *places.DEFECTS, *texts.DEFECTS, *files.DEFECTS, *notations.DEFECTS,
    *records.CONSISTENCY,
    *groups.DEFECTS,
)  # fmt: skip
"""Every kind of defect."""

__all__ = ["DEFECTS", "UNPLANTED", "Defect", "Page"]
