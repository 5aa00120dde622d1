"""The table of MARC 21, which is the same in ISO 2709 and in XML."""

from __future__ import annotations

from biblint.formats._marc.table import PATHS, TYPES

__all__ = ["PATHS", "TYPES"]
