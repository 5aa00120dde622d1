"""Personal and corporate names: their parts, their comparison, and what can be wrong with one."""

from __future__ import annotations

from biblint.values.name_faults import FINDINGS, NameFinding, name_findings
from biblint.values.name_matching import fold, name_key, same_person
from biblint.values.name_parts import Name, is_extended, parse_name, script_of

__all__ = [
    "FINDINGS",
    "Name",
    "NameFinding",
    "fold",
    "is_extended",
    "name_findings",
    "name_key",
    "parse_name",
    "same_person",
    "script_of",
]
