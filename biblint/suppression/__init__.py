"""Suppression: violations that are to stay, named by comments in BibTeX files and by configurations.

A comment `% biblint: ignore[rule-id] reason` between entries covers the next entry; `% biblint: ignore-file[rule-id]`
before the first entry covers the file. Both may say `until 2026-12-31` before the reason.
"""

from __future__ import annotations

from biblint.suppression.applying import FileTerms, Surveyor, check
from biblint.suppression.waivers import Selector, Waiver

__all__ = ["FileTerms", "Selector", "Surveyor", "Waiver", "check"]
