"""What a run says on standard error when all files are checked: patterns that match nothing, stale baselines."""

from __future__ import annotations

import os
from collections.abc import Sequence

from biblint.cli.checking import Session
from biblint.cli.errors import complain
from biblint.reports.texts import text


def tell_closing(session: Session, roots: Sequence[str], language: str, *, quiet: bool) -> bool:
    """Tell what deserves a warning; True if a baseline knows more than was found. Warnings alone are left out."""
    if session.setups.configs and not quiet and roots != ("-",):
        from biblint.config.closing import idle_patterns

        for message in idle_patterns(session.setups, session.paths, roots, session.touched):
            complain(message)
    is_stale = False
    for path, count in stale_counts(session):
        is_stale = True
        if not quiet:
            complain(text("stale-baseline", language, path=path, count=f"{count:,}"))
    return is_stale


def stale_counts(session: Session) -> list[tuple[str, int]]:
    """Each baseline that knows more than was found, with how much more."""
    found = []
    for baseline in session.setups.baselines:
        asked = Asked(session.setups.root_of(baseline.path), session.paths, set(session.setups.rules_in_use))
        count = baseline.stale(session.known, asked).total()
        if count:
            found.append((baseline.path, count))
    return found


class Asked:
    """Whether a line of a baseline had to be met in a run: its rule ran on its file, or the file is gone."""

    def __init__(self, root: str, paths: Sequence[str], rules: set[str]) -> None:
        from biblint.engine.emit import stable_path

        self._root = root
        self._paths = {stable_path(path, root) for path in paths}
        self._rules = rules

    def __call__(self, rule: str, path: str) -> bool:
        """True if it had to be met."""
        if path in self._paths:
            return rule in self._rules
        return not os.path.exists(os.path.join(self._root, path))  # noqa: PTH110, PTH118
