"""A cache of what was found in files, so that what has not changed need not be checked again."""

from __future__ import annotations

from biblint.cache.shelf import KeptCollection, ReportShelf
from biblint.cache.store import LIMIT, Cache, Usage

__all__ = ["LIMIT", "Cache", "KeptCollection", "ReportShelf", "Usage"]
