"""All generated files: those generated whole, and those with a generated part between two markers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from scripts.docgen.formats import format_list, format_tables, page_names
from scripts.docgen.kinds import kinds_page, vocabulary
from scripts.docgen.markdown import fence
from scripts.docgen.precision import precision_page
from scripts.docgen.rules import rule_pages, rules_with_samples, stale_pages

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
FORMATS = ("bibtex", "labelled", "nbib", "ris", "wos")
README_RUN = ("check", "--select", "category:pages", "examples/references.bib")
"""The run that the README shows."""

_PART = re.compile(r"(<!-- generated: do not edit -->\n).*?(<!-- end -->)", re.DOTALL)


def shown_run() -> str:
    """The command of the README and what it prints."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "biblint", *README_RUN]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environment)
    return fence(f"$ biblint {' '.join(README_RUN)}\n{done.stdout}{done.stderr}", "console")


def _parts() -> Mapping[str, Callable[[], str]]:
    """File with a generated part -> what makes that part."""
    return {
        "README.md": shown_run,
        "docs/rules-grammar.md": vocabulary,
        "docs/formats/index.md": format_list,
        **{f"docs/formats/{name}.md": partial(format_tables, name) for name in page_names()},
    }


def generated() -> dict[str, str]:
    """Path below the root -> the content that it should have."""
    rules = rules_with_samples()
    pages = {f"docs/{name}": text for name, text in rule_pages(rules).items()}
    pages["docs/check-kinds.md"] = kinds_page()
    pages["docs/precision.md"] = precision_page(rules)
    return {**pages, **{name: _filled(name, part()) for name, part in _parts().items()}}


def _filled(name: str, part: str) -> str:
    """A file with its generated part put between the markers, begun if it is not there; ValueError without markers."""
    text = _content(ROOT / name)
    if text is None:
        text = f"# {Path(name).stem}\n\n<!-- generated: do not edit -->\n<!-- end -->\n"
    filled, count = _PART.subn(lambda match: f"{match[1]}{part}{match[2]}", text)
    if count != 1:
        raise ValueError(f"{name} has {count} generated parts, where one was expected")
    return filled


def _leftovers(pages: Mapping[str, str]) -> list[str]:
    below = {name.removeprefix("docs/"): text for name, text in pages.items()}
    return [path.relative_to(ROOT).as_posix() for path in stale_pages(DOCS, below)]


def stale() -> list[str]:
    """The files that differ from what is generated, and pages of rules that are no more."""
    pages = generated()
    differing = [name for name, text in pages.items() if _content(ROOT / name) != text]
    return differing + _leftovers(pages)


def write(only: Sequence[str] = ()) -> list[str]:
    """Write what is out of date, of the files named or of all, and then remove what is left over; the names of both.

    KeyError for a name that is not generated.
    """
    pages = generated()
    if only:
        return _write({name: pages[name] for name in only})
    leftovers = _leftovers(pages)
    for name in leftovers:
        (ROOT / name).unlink()
    return _write(pages) + leftovers


def _write(pages: Mapping[str, str]) -> list[str]:
    changed = [name for name, text in pages.items() if _content(ROOT / name) != text]
    for name in changed:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(pages[name], encoding="utf-8", newline="\n")
    return changed


def _content(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
