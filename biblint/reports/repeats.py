"""Numbers violations with one fingerprint, for programs that take a fingerprint for one violation only."""

from __future__ import annotations

from collections import Counter

from biblint.model import Violation


class Repeats:
    """Counts the fingerprints of a run."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def unique(self, violation: Violation) -> str:
        """The fingerprint of the first violation that has it; `-2`, `-3` … behind it for the further ones."""
        self._seen[violation.fingerprint] += 1
        number = self._seen[violation.fingerprint]
        return violation.fingerprint if number == 1 else f"{violation.fingerprint}-{number}"
