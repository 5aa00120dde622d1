"""The rooms of the house: who may import whom, and that disk, registries and docs name the same things."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import biblint
from biblint.checks import kinds
from biblint.formats import formats
from biblint.reports import REPORTS, report_named
from scripts.docgen.formats import page_names

PACKAGE = Path(biblint.__file__).parent
DOCS = PACKAGE.parent / "docs"
VALUES = {"model", "outline", "values"}
FORMATS = {*VALUES, "variables", "facets", "encoding", "source", "formats"}
CHECKS = {*VALUES, "variables", "facets", "regex", "tables", "checks"}
ENGINE = {*FORMATS, *CHECKS, "ruleset", "engine"}
ROOMS = {
    "model": {"outline"},
    "outline": {"model"},
    "regex": set(),
    "guessing": set(),
    "tables": set(),
    "encoding": {"guessing"},
    "variables": {"model"},
    "values": VALUES,
    "facets": {*VALUES, "variables"},
    "source": {"model", "encoding"},
    "formats": FORMATS,
    "checks": CHECKS,
    "ruleset": {*CHECKS, "source", "formats", "ruleset", ""},
    "customformats": {*FORMATS, "ruleset", "customformats"},
    "engine": ENGINE,
    "fixing": ENGINE,
    "citations": {"model", "source"},
    "suppression": {*ENGINE, "citations"},
    "baseline": ENGINE,
    "cache": {*ENGINE, ""},
    "config": {*ENGINE, "citations", "suppression", "baseline", ""},
    "samples": {*ENGINE, "citations", "fixing", "suppression"},
    "trends": {"model"},
    "coverage": {*VALUES, "variables", "facets"},
    "reports": {"model", "variables", "ruleset", "source", "engine", "trends", "coverage", "reports", ""},
}
"""Room -> the rooms that it may import from; `''` is the package itself (its version). The doors may import all."""
DOORS = {"cli", "lsp", "__main__", "__init__"}


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """The rooms that a module imports from, with the lines, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
            if node.module == "biblint":
                names = [f"biblint.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from ((node.lineno, room(name)) for name in names if name.partition(".")[0] == "biblint")


def room(module: str) -> str:
    """The room of a module's full name; `''` for what the package itself holds."""
    name = [*module.split("."), ""][1]
    return name if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file() else ""


def modules(name: str) -> list[Path]:
    """The modules of a room."""
    folder = PACKAGE / name
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{name}.py"]


def test_every_room_is_known():
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert found == ROOMS.keys() | DOORS


@pytest.mark.parametrize("name", ROOMS)
def test_arrows_point_one_way(name):
    wrong = [
        f"{file.relative_to(PACKAGE)}:{line} imports {target or 'biblint'}"
        for file in modules(name)
        for line, target in imports(file)
        if target not in ROOMS[name] | {name}
    ]
    assert wrong == []


def on_disk(folder: str, *helpers: str) -> set[str]:
    """The public modules and packages of a folder, by name."""
    paths = (path for path in (PACKAGE / folder).iterdir() if not path.name.startswith("_"))
    return {path.stem for path in paths if path.suffix == ".py" or (path / "__init__.py").is_file()} - {*helpers}


def test_every_kind_is_in_its_registry():
    assert {name.replace("-", "_") for name in kinds()} == on_disk("checks", "base")
    assert all(kind.name == name for name, kind in kinds().items())


@pytest.mark.parametrize("name", sorted(on_disk("formats", "base", "diff", "canonical", "cited", "text", "tagged")))
def test_every_format_is_in_its_registry(name):
    module = importlib.import_module(f"biblint.formats.{name}")
    own = getattr(module, "FORMATS", ()) or [module.FORMAT]
    assert all(formats()[entry.name] is entry for entry in own)


def test_every_report_is_in_its_registry():
    modules = {path.stem for path in (PACKAGE / "reports").glob("*.py") if "\ndef render(" in path.read_text("utf-8")}
    assert {entry.module for entry in REPORTS.values()} == modules
    assert all(callable(report_named(name)) for name in REPORTS)


def test_every_format_has_its_page():
    others = {"index", "custom", "recognition"}
    assert set(page_names()) == {path.stem for path in (DOCS / "formats").glob("*.md")} - others


def test_every_kind_is_described():
    text = (DOCS / "check-kinds.md").read_text("utf-8")
    assert [name for name in kinds() if f"\n## {name}\n" not in text] == []
