"""Measures biblint beside its peers: whole processes, pinned to one core, taking turns in the same run.

    python benchmarks/run.py [--records 10000 100000] [--rounds 5] [--megabytes 100] [--write docs/benchmarks.md]

Three questions: how many records a second with all rules (BibTeX, RIS), how long a file of one record takes, and how
much memory a large file needs. Peers that are not installed are left out. Nothing here passes or fails by a time:
figures depend on the machine, their ratios much less, and both are printed with their spread.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import generate

FOLDER = Path(__file__).resolve().parent
CORPUS = FOLDER / "corpus"
SUFFIXES = {"bibtex": "bib", "ris": "ris"}
BIBTEXPARSER = "import sys, bibtexparser; bibtexparser.parse_file(sys.argv[1])"
RISPY = "import sys, rispy; rispy.load(open(sys.argv[1], encoding='utf-8'))"
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Without what would make each process compile the modules anew, which installed ones are not."""
_ACCEPTED = (0, 1)
"""Exit statuses of a run that did its work; linters end with 1 if they found something."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program to be measured."""

    name: str
    version: str
    what: str
    command: Sequence[str]
    """The command line; the path of the file follows it."""


@dataclass(slots=True)
class Measured:
    """What the runs of a contender took."""

    seconds: list[float] = field(default_factory=list)
    peak: int = 0
    """The largest resident set of any run, in bytes."""

    @property
    def median(self) -> float:
        """The median of the wall times in seconds."""
        return statistics.median(self.seconds)


def contenders(form: str) -> Iterator[Contender]:
    """biblint, and the peers of a format that are installed."""
    from biblint import __version__

    check = [sys.executable, "-m", "biblint", "check", "--no-cache", "--jobs", "1"]
    check += ["--output-format", "jsonl", "--fail-on", "never"]
    yield Contender("biblint", __version__, "read, all rules, JSON lines", [*check, "--select", "all"])
    yield Contender("biblint", __version__, "the same with the rules that are on by default", check)
    if form == "bibtex" and (bibclean := shutil.which("bibclean")):
        yield Contender("bibclean", _bibclean_version(bibclean), "parse, its value checks, print anew (C)", [bibclean])
    name, script = ("bibtexparser", BIBTEXPARSER) if form == "bibtex" else ("rispy", RISPY)
    version = _version(name)
    if version and (name != "bibtexparser" or version >= "2"):
        yield Contender(name, version, "parse only", [sys.executable, "-c", script])


def _version(package: str) -> str:
    """The version of an installed package; `''` if it is not there."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _bibclean_version(program: str) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    words = (told.stdout + told.stderr).split()
    return words[words.index("Version") + 1] if "Version" in words else "?"


def collection(form: str, records: int) -> Path:
    """A generated file of that many records, made once for each state of the generator."""
    maker = zlib.crc32(Path(generate.__file__).read_bytes())
    path = CORPUS / f"{form}-{records}-{maker:08x}.{SUFFIXES[form]}"
    if not path.exists():
        CORPUS.mkdir(exist_ok=True)
        draft = path.with_suffix(".part")
        generate.write(draft, records, form)
        draft.replace(path)
    return path


def run_once(contender: Contender, path: Path) -> tuple[float, int]:
    """The wall time in seconds and the peak memory in bytes of one process; raises RuntimeError if it fails."""
    pin: Callable[[], None] | None = _pin_to_one_core if hasattr(os, "sched_setaffinity") else None
    start = time.perf_counter()
    process = subprocess.Popen(
        [*contender.command, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=pin,
        env=_ENVIRONMENT,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _ACCEPTED:
        again = subprocess.run([*contender.command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        told = again.stderr.decode(errors="replace")[-500:]
        raise RuntimeError(f"{contender.name} ended with status {process.returncode} on {path}: {told}")
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _pin_to_one_core() -> None:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measure(those: Iterable[Contender], path: Path, rounds: int) -> list[tuple[Contender, Measured]]:
    """All contenders on one file, taking turns; a first turn that counts for nothing warms the caches."""
    measured = [(contender, Measured()) for contender in those]
    for turn in range(rounds + 1):
        for contender, result in measured:
            seconds, peak = run_once(contender, path)
            if turn:
                result.seconds.append(seconds)
                result.peak = max(result.peak, peak)
    return measured


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def spread(result: Measured) -> str:
    """Median and range of the wall times."""
    return f"{result.median:.3f} ({min(result.seconds):.3f}–{max(result.seconds):.3f})"


def throughput(form: str, records: int, rounds: int) -> Iterator[str]:
    """Records a second of all contenders on one collection."""
    path = collection(form, records)
    results = measure(contenders(form), path, rounds)
    own = results[0][1].median
    size = path.stat().st_size / 1e6
    yield f"## {form}: {records:,} records, {size:.1f} MB, {rounds} rounds\n"
    yield table(
        ("program", "does", "seconds: median (range)", "records/s", "MB/s", "peak MB", "speed of all rules to its"),
        [
            (f"{one.name} {one.version}", one.what, spread(result), f"{records / result.median:,.0f}",
             f"{size / result.median:.1f}", f"{result.peak / 1e6:.0f}", f"{result.median / own:.2f}")
            for one, result in results
        ],
    )  # fmt: skip


def startup(rounds: int) -> Iterator[str]:
    """How long a file of one record takes."""
    path = collection("bibtex", 1)
    bare = Contender("python -c pass", platform.python_version(), "nothing", [sys.executable, "-c", "pass"])
    results = measure([*contenders("bibtex"), bare], path, rounds)
    yield f"## Start-up: one record, {rounds} rounds\n"
    rows = [
        (f"{one.name} {one.version}", one.what, spread(result), f"{result.peak / 1e6:.0f}") for one, result in results
    ]
    yield table(("program", "does", "seconds: median (range)", "peak MB"), rows)


def memory(megabytes: int) -> Iterator[str]:
    """The peak memory on a large file."""
    per_record = collection("bibtex", 1000).stat().st_size / 1000
    path = collection("bibtex", round(megabytes * 1e6 / per_record))
    yield f"## Memory: one BibTeX file of {path.stat().st_size / 1e6:.0f} MB, one round\n"
    rows = []
    for contender in contenders("bibtex"):
        seconds, peak = run_once(contender, path)
        rows.append((f"{contender.name} {contender.version}", contender.what, f"{peak / 1e6:.0f}", f"{seconds:.1f}"))
    yield table(("program", "does", "peak MB", "seconds"), rows)


def machine() -> str:
    """What the figures were taken on."""
    model = next((line.split(":", 1)[1].strip() for line in _cpuinfo() if line.startswith("model name")), "")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"{python}, {platform.system()} {platform.machine()}, {model or platform.processor()}, {os.cpu_count()} cores"
    )


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def report(given: argparse.Namespace) -> Iterator[str]:
    """The whole report in parts, each as soon as it is measured."""
    yield "# Benchmarks\n"
    yield (
        "Whole processes on one core, taking turns in the same run; collections generated by `benchmarks/generate.py`, "
        "in which five of a hundred records have a defect. Measured anew by `make "
        f"bench`. Here: {machine()}.\n"
    )
    for form in SUFFIXES:
        for records in given.records:
            yield from throughput(form, records, given.rounds)
    yield from startup(given.rounds * 4)
    if given.megabytes:
        yield from memory(given.megabytes)


def publish(parts: Iterable[str], path: Path | None) -> None:
    """Print the parts of a report as they come, and write the whole to a file if one is given."""
    told = []
    for part in parts:
        told.append(part)
        print(part, flush=True)
    if path:
        path.write_text("\n".join(told), encoding="utf-8")


def main() -> None:
    """Read the command line, measure, print, and write the report if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=100, help="size of the file for memory; 0: none")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the report to a file as well")
    given = parser.parse_args()
    publish(report(given), given.write)


if __name__ == "__main__":
    main()
