"""Builds the wheel and the sdist, installs each in a fresh environment, and uses them from another folder.

    python scripts/check_wheel.py [--keep FOLDER]

An editable installation is tried as well: it carries no built-in rules of its own and must find those beside the
package. Ends with status 1 and what is amiss at the first thing that is; needs the package `build`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "references.bib"
SHIPPED = (
    "biblint/py.typed",
    "biblint/ruleset/rule-1.schema.json",
    "biblint/reports/report-1.schema.json",
    "biblint/customformats/format-1.schema.json",
    "biblint/reports/html/page.html",
    "biblint/reports/html/page.css",
    "biblint/reports/html/script/main.js",
)
"""What a wheel must hold besides the modules and the rules."""
SOURCES = (*SHIPPED, "pyproject.toml", "README.md", "LICENSE", f"examples/{EXAMPLE}")
"""What an sdist must hold besides the modules, the rules and the tests."""


class CheckError(Exception):
    """Something that is not as it must be."""


def run(*words: str | Path, cwd: Path, statuses: Sequence[int] = (0,)) -> str:
    """The output of a command; raises `CheckError` if it ends with another status than those expected."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in statuses:
        command = " ".join(map(str, words))
        raise CheckError(f"status {done.returncode} from: {command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def rule_names() -> frozenset[str]:
    """The ids of the rules in the source tree."""
    return frozenset(path.stem for path in (ROOT / "rules").rglob("*.yaml"))


def build(folder: Path) -> tuple[Path, Path]:
    """The wheel, built from the sdist as `build` does it, and the sdist."""
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return wheel, sdist


def check_contents(wheel: Path, sdist: Path) -> None:
    """Every module, rule, list and schema is in both, and the tests are not in the wheel; raises `CheckError`."""
    with zipfile.ZipFile(wheel) as archive:
        inside = frozenset(archive.namelist())
    with tarfile.open(sdist) as tar:
        sources = frozenset(name.partition("/")[2] for name in tar.getnames())
    modules = [path.relative_to(ROOT).as_posix() for path in (ROOT / "biblint").rglob("*.py")]
    rules = [path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.*")]
    _demand("the wheel", inside, [*SHIPPED, *modules, *(f"biblint/_rules/{rule}" for rule in rules)])
    _demand("the sdist", sources, [*SOURCES, *modules, *(f"rules/{rule}" for rule in rules)])
    strangers = sorted(name for name in inside if not name.startswith(("biblint/", "biblint-")))
    if strangers:
        raise CheckError(f"the wheel holds what is not biblint's: {', '.join(strangers[:5])}")


def _demand(what: str, inside: frozenset[str], wanted: Iterable[str]) -> None:
    absent = sorted(set(wanted) - inside)
    if absent:
        raise CheckError(f"{what} lacks {len(absent)} files: {', '.join(absent[:5])}")


def check_installed(name: str, install: Sequence[str | Path], folder: Path) -> str:
    """Install in a fresh environment and use it from a folder that is not the source tree; raises `CheckError`."""
    home = folder / name
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python, biblint = scripts / "python", scripts / "biblint"
    run(python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *install, cwd=folder)
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / EXAMPLE).write_bytes((ROOT / "examples" / EXAMPLE).read_bytes())
    report = json.loads(run(biblint, "check", "--output-format", "json", EXAMPLE, cwd=elsewhere, statuses=(1,)))
    if not report["records"] or not report["violations"]:
        raise CheckError(f"{name}: nothing found in examples/{EXAMPLE}")
    version = run(python, "-m", "biblint", "--version", cwd=elsewhere).strip()
    if version != run(biblint, "--version", cwd=elsewhere).strip() or not version.startswith("biblint "):
        raise CheckError(f"{name}: --version says '{version}'")
    listed = frozenset(line.split()[0] for line in run(biblint, "rules", "list", cwd=elsewhere).splitlines() if line)
    unknown = rule_names() - listed
    if unknown:
        raise CheckError(f"{name}: `biblint rules list` lacks {len(unknown)} rules: {', '.join(sorted(unknown)[:5])}")
    return f"{name}: {version}, {len(rule_names())} rules, {len(report['violations'])} violations in {EXAMPLE}"


def check(folder: Path) -> None:
    """Build, look inside, install and use; raises `CheckError`."""
    wheel, sdist = build(folder)
    check_contents(wheel, sdist)
    print(f"built: {wheel.name}, {sdist.name}", flush=True)
    ways: dict[str, Sequence[str | Path]] = {"wheel": [wheel], "sdist": [sdist], "editable": ["--editable", ROOT]}
    with ThreadPoolExecutor(2) as pool:
        for told in pool.map(lambda way: check_installed(way[0], way[1], folder), ways.items()):
            print(told, flush=True)


def main() -> int:
    """Read the command line and check; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the built files and environments here")
    keep = parser.parse_args().keep
    try:
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            check(keep.resolve())
        else:
            with tempfile.TemporaryDirectory(prefix="biblint-wheel-") as folder:
                check(Path(folder))
    except CheckError as error:
        print(f"wheel check: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
