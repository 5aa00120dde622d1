"""The guide to lists knows the rules that need one, and its configurations are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biblint.ruleset.lists import SUFFIXES
from biblint.ruleset.loader import parse_rule
from biblint.ruleset.store import builtin_rules
from biblint.samples import run_samples

GUIDE = (Path(__file__).parents[2] / "docs/guides/lists.md").read_text("utf-8")
FILES = dict(re.findall(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```", GUIDE, re.M | re.S))


def test_it_names_the_rules_that_need_a_list():
    told = re.findall(r"^\| \[([a-z-]+)\]\(\.\./rules/\1\.md\)", GUIDE, re.M)
    assert sorted(told) == sorted(rule.id for rule in builtin_rules() if rule.needs)


def test_it_names_every_kind_of_file():
    (table,) = re.findall(r"^\| name ends in .*\n\|[-|]+\n((?:\|.*\n)+)", GUIDE, re.M)
    told = {suffix for suffix in re.findall(r"^\| (.*?) \|", table, re.M) for suffix in re.findall(r"`(.*?)`", suffix)}
    assert {*told, ".yml"} == set(SUFFIXES)


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("rules/") and name.endswith(".yaml")])
def test_its_rule_holds(tmp_path, name):
    (tmp_path / "publishers.csv").write_text(FILES["rules/publishers.csv"], "utf-8")
    assert run_samples(parse_rule(FILES[name], str(tmp_path / Path(name).name))) == []
