"""Patterns that are compiled when first used."""

from __future__ import annotations

import copy
import re

import pytest

from biblint.values.lazy import LazyPattern


def test_it_finds_what_the_compiled_pattern_finds() -> None:
    pattern = LazyPattern("b+", re.IGNORECASE)
    assert pattern.sub("-", "aBbc") == re.compile("b+", re.IGNORECASE).sub("-", "aBbc") == "a-c"
    assert pattern.match("aB") is None


def test_nothing_is_compiled_before() -> None:
    pattern = LazyPattern("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_it_can_be_copied() -> None:
    assert copy.copy(LazyPattern("b")).search("abc")
