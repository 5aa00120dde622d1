"""Scripts and languages: what a text is written in, and what a language is written in."""

from __future__ import annotations

from biblint.values.scripts.languages import is_language, language_scripts
from biblint.values.scripts.letters import dominant, is_all_caps, scripts
from biblint.values.scripts.variants import Variant, simplified_or_traditional

__all__ = [
    "Variant",
    "dominant",
    "is_all_caps",
    "is_language",
    "language_scripts",
    "scripts",
    "simplified_or_traditional",
]
