from __future__ import annotations

import re
from pathlib import Path

import pytest

import biblint
from biblint.config.loading import load_config
from biblint.config.rules import check_rules
from biblint.config.schema import config_schema
from biblint.ruleset.store import builtin_rules

DOCS = Path(biblint.__file__).parent.parent / "docs"
PAGES = [DOCS / name for name in ("configuration.md", "suppression.md", "baseline.md")]
SAMPLES = [text for page in PAGES for text in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.S)]


@pytest.mark.parametrize("text", SAMPLES)
def test_every_configuration_shown_is_well_written(text, tmp_path):
    (tmp_path / "biblint.yaml").write_text(text, "utf-8")
    check_rules(load_config(tmp_path / "biblint.yaml"), builtin_rules())


def test_every_key_is_described():
    text = PAGES[0].read_text("utf-8")
    assert [key for key in config_schema()["properties"] if f"{key}:" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_rule_and_option_named_exists(page):
    text = page.read_text("utf-8")
    known = {rule.id for rule in builtin_rules()}
    assert [name for name in re.findall(r"`(suppression-[a-z-]+)`", text) if name not in known] == []
    commented = re.findall(r"ignore(?:-file)?\[([a-z, -]+)\]", text)
    assert {name.strip() for names in commented for name in names.split(",")} <= known
