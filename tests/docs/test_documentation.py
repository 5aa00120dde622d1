"""What the documentation says is so: generated parts, links, the rule and the report that it shows, editor patterns."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from biblint.formats import formats
from biblint.ruleset.loader import load_rules
from biblint.samples import run_samples
from scripts.docgen.formats import page_of
from scripts.docgen.pages import stale

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)


def test_generated_pages_are_current():
    """If not: `make docs`."""
    assert stale() == []


def test_every_format_has_a_page_that_shows_its_names():
    lacking = [
        name
        for name in formats()
        if "| `title` |" not in (ROOT / f"docs/formats/{page_of(name)}.md").read_text("utf-8")
    ]
    assert lacking == []


def test_relative_links_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []


def test_readme_is_short_and_shows_a_run_early():
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) <= 150
    assert any(line.startswith("Found ") for line in lines[:40])


def test_rule_in_the_readme_holds(tmp_path: Path):
    (text,) = (block for block in blocks("README.md", "yaml") if block.startswith("schema:"))
    path = tmp_path / "title-exclamation.yaml"
    path.write_text(text, "utf-8")
    (rule,) = load_rules(path)
    assert run_samples(rule) == []


def test_json_report_in_the_docs_is_valid():
    (report,) = blocks("docs/json-report.md", "json")
    schema = json.loads((ROOT / "biblint/reports/report-1.schema.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(report))] == []


@pytest.fixture(scope="module")
def concise_lines() -> list[str]:
    command = [sys.executable, "-m", "biblint", "check", "--quiet", "--show-info", "--output-format", "concise"]
    done = subprocess.run([*command, "examples"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.splitlines()


def test_problem_matcher_takes_every_concise_line(concise_lines: list[str]):
    tasks = next(block for block in map(json.loads, blocks("docs/editors.md", "json")) if "tasks" in block)
    pattern = re.compile(tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"])
    assert concise_lines
    assert [line for line in concise_lines if not pattern.match(line)] == []
