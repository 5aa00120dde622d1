"""Dirty files made of the samples of all rules."""

from __future__ import annotations

from functools import cache

from biblint.ruleset.rule import Rule, Sample
from biblint.ruleset.store import builtin_rules


@cache
def rules() -> tuple[Rule, ...]:
    """The built-in rules with their samples."""
    return tuple(builtin_rules(with_samples=True))


def sources(entry_format: str) -> list[str]:
    """The source of every sample in a format, valid and invalid; those in another encoding than UTF-8 are left out."""
    samples: list[Sample] = [sample for rule in rules() for sample in (*rule.valid, *rule.invalid)]
    return [sample.source for sample in samples if sample.format == entry_format and not sample.encoding]
