"""The built-in rules load without an error and keep the rules of the house."""

from __future__ import annotations

import re

import pytest

from biblint.ruleset.loader import check_unique, load_rule
from biblint.ruleset.packs import builtin_rules_folder, yaml_files

FOLDER = builtin_rules_folder()
FILES = yaml_files(FOLDER)
NAMES = [str(file.relative_to(FOLDER)) for file in FILES]


@pytest.fixture(params=FILES, ids=NAMES)
def rule(request, real_kinds):
    """Each rule that comes with biblint."""
    return load_rule(request.param)


def test_it_speaks_english_and_chinese(rule):
    texts = [rule.title, rule.message, *([rule.fix.title] if rule.fix else [])]
    assert all({"en", "zh"} <= set(text) for text in texts)


def test_it_has_samples_that_say_what_the_fix_does(rule):
    assert rule.valid
    assert rule.invalid
    assert all(sample.has_fixed for sample in rule.invalid) or rule.fix is None
    assert rule.fix is None or rule.fix.safety == "manual" or any(sample.fixed is not None for sample in rule.invalid)


def test_it_gives_its_sources_or_its_reason(rule):
    assert len(rule.rationale["en"]) >= 40
    assert all(" " in reference or reference.startswith("https://") for reference in rule.references)


def test_it_says_what_is_wrong_and_what_follows(rule):
    assert len(re.findall(r"[.!?](?:\s|$)", rule.rationale["en"].strip())) >= 2


def test_it_has_two_samples_of_what_is_right(rule):
    assert len(rule.valid) >= 2


def test_its_samples_are_of_two_formats(rule):
    shown = {sample.format for sample in (*rule.valid, *rule.invalid) if sample.record is None}
    applies = rule.applies.formats
    assert len(shown) >= 2 or applies == shown


def test_it_says_what_its_fix_does(rule):
    assert rule.fix is None or "fix" in rule.rationale["en"]


def test_each_lies_in_the_folder_of_its_category():
    assert all(len(file.relative_to(FOLDER).parts) == 2 for file in FILES)


def test_names_are_unique(real_kinds):
    check_unique([load_rule(file) for file in FILES])
