"""Measures the language server as an editor meets it: a client over standard input and output, on a large document.

    python benchmarks/lsp.py [--records 10000] [--formats bibtex ris wos] [--keys 60] [--edits 20000] [--write FILE]

Three questions: how long opening takes, how long one keystroke takes until its diagnostics are there (at the begin, in
the middle and at the end of the document), both beside a run of `biblint check` over the same file on this machine, and
what memory the server needs over a long session of editing. Times are wall times at the client, which does nothing but
read; those of the server's own processor time stand beside them, since they depend less on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from run import CORPUS, SUFFIXES, Contender, collection, machine, publish, run_once, table

SUFFIXES["wos"] = "ciw"
PLACES = {"begin": 0.001, "middle": 0.5, "end": 0.995}
"""Where keys are pressed: how far through the document."""
TITLES = ("  title = {{", "TI  - ", "TI ")
"""What the lines begin with in which text is typed."""
PAUSE = 0.4
"""Seconds to wait for what follows when typing pauses."""
BATCH = 50
"""How many edits of the long session go out in one go."""


Place = tuple[int, int]
"""A line and a column, from 0."""
Edit = tuple[Place, Place, str]
"""A range, and what comes in its place."""


def _position(place: Place) -> dict[str, int]:
    return {"line": place[0], "character": place[1]}


@dataclass(slots=True)
class Taken:
    """What some answers took, in seconds."""

    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    """Processor time of the server."""

    def add(self, wall: float, own: float) -> None:
        """One more answer."""
        self.wall.append(wall)
        self.own.append(own)


class Client:
    """A server process and the simplest client: it sends, and reads what comes."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "biblint", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._to: IO[bytes] = self.process.stdin
        self._from: IO[bytes] = self.process.stdout
        self._asked = 0
        self.request("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self.notify("initialized", {})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def notify(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def read(self) -> dict[str, Any]:
        """The next message of the server."""
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self._from.read(length)
        if not body:
            raise RuntimeError("the server has ended")
        found: dict[str, Any] = json.loads(body)
        return found

    def request(self, method: str, params: Any) -> Any:
        """Ask the server something and wait for its answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (message := self.read()).get("id") != self._asked:
            pass
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        return message["result"]

    def diagnostics(self, version: int) -> int:
        """Wait for the diagnostics of a version of the document; how many there are."""
        while True:
            message = self.read()
            params = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and params.get("version") == version:
                return len(params["diagnostics"])

    def own_seconds(self) -> float:
        """The processor time that the server has used so far, all its threads together."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        if not tasks.exists():
            return 0.0
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9

    def memory(self) -> float:
        """The resident set of the server in MB."""
        statm = Path(f"/proc/{self.process.pid}/statm")
        if not statm.exists():
            return 0.0
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def stop(self) -> None:
        """End the server."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self._to.close()
        self.process.wait(30)


class Editing:
    """A document that a client edits; it keeps the lines, each known by its number."""

    def __init__(self, client: Client, path: Path) -> None:
        self._client = client
        self.uri = path.with_name("edited" + path.suffix).as_uri()
        self.text = path.read_text("utf-8")
        self.lines = self.text.split("\n")
        self.version = 1

    def open(self) -> tuple[float, float, int]:
        """Open it: wall time and processor time until its diagnostics come, and how many these are."""
        client, own, start = self._client, self._client.own_seconds(), time.perf_counter()
        item = {"uri": self.uri, "languageId": "", "version": 1, "text": self.text}
        client.notify("textDocument/didOpen", {"textDocument": item})
        found = client.diagnostics(1)
        return time.perf_counter() - start, client.own_seconds() - own, found

    def change(self, start: Place, end: Place, text: str) -> Edit:
        """Replace a range of lines and columns; what takes that back again."""
        self.version += 1
        old = self.lines[start[0] : end[0] + 1]
        before, after = old[0][: start[1]], old[-1][end[1] :]
        gone = "\n".join([*old[:-1], old[-1][: end[1]]])[start[1] :]
        new = (before + text + after).split("\n")
        self.lines[start[0] : end[0] + 1] = new
        where = {"start": _position(start), "end": _position(end)}
        named = {"uri": self.uri, "version": self.version}
        change = {"textDocument": named, "contentChanges": [{"range": where, "text": text}]}
        self._client.notify("textDocument/didChange", change)
        return start, (start[0] + len(new) - 1, len(new[-1]) - len(after)), gone

    def timed(self, line: int, column: int, text: str) -> tuple[float, float]:
        """One keystroke: wall time and processor time until its diagnostics come."""
        own, start = self._client.own_seconds(), time.perf_counter()
        self.change((line, column), (line, column), text)
        self._client.diagnostics(self.version)
        return time.perf_counter() - start, self._client.own_seconds() - own

    def line_at(self, part: float) -> int:
        """The line of the next title from some part of the document on."""
        start = int(len(self.lines) * part)
        return next(number for number in range(start, len(self.lines)) if self.lines[number].startswith(TITLES))


def keystrokes(editing: Editing, part: float, count: int) -> Taken:
    """Some keystrokes at a place, the last of which begins a new line."""
    taken = Taken()
    line = editing.line_at(part)
    for number in range(count):
        taken.add(*editing.timed(line, 14, "\n   " if number == count - 1 else "x"))
        time.sleep(PAUSE if number % 5 == 4 else 0.0)
    return taken


def full_run(path: Path, rounds: int = 3) -> float:
    """The seconds that `biblint check` takes for a file, start-up included: the median of some runs."""
    command = [sys.executable, "-m", "biblint", "check", "--no-cache", "--jobs", "1", "--fail-on", "never"]
    contender = Contender("biblint", "", "", [*command, "--output-format", "jsonl"])
    return statistics.median(run_once(contender, path)[0] for _ in range(rounds))


def latency(form: str, records: int, count: int) -> Iterator[str]:
    """Opening and typing in one document."""
    path = collection(form, records)
    whole = full_run(path)
    client = Client(CORPUS)
    editing = Editing(client, path)
    wall, own, found = editing.open()
    time.sleep(PAUSE * 3)
    rows = [("open the document", f"{wall * 1000:,.0f}", "", f"{own * 1000:,.0f}", f"{wall / whole:.2f}")]
    for name, part in PLACES.items():
        keystrokes(editing, part, 3)
        taken = keystrokes(editing, part, count)
        late = statistics.quantiles(taken.wall, n=20)[-1]
        middle = statistics.median(taken.wall)
        rows.append(
            (f"a key, {name}", f"{middle * 1000:.1f}", f"{late * 1000:.1f}",
             f"{statistics.median(taken.own) * 1000:.1f}", f"{middle / whole:.4f}")
        )  # fmt: skip
    client.stop()
    size = path.stat().st_size / 1e6
    yield f"## {form}: {records:,} records, {size:.1f} MB, {found:,} diagnostics\n"
    yield f"`biblint check` of the file takes {whole * 1000:,.0f} ms on one core, with start-up.\n"
    yield table(("until diagnostics", "median ms", "95th percentile ms", "server's own ms", "of a full run"), rows)


def long_session(records: int, edits: int) -> Iterator[str]:
    """The memory of the server over many edits."""
    path = collection("bibtex", records)
    client = Client(CORPUS)
    editing = Editing(client, path)
    random_ = random.Random(1)
    rows = [("before", "", f"{client.memory():.0f}")]
    editing.open()
    time.sleep(PAUSE * 3)
    rows.append(("opened", "0", f"{client.memory():.0f}"))
    start = time.perf_counter()
    undo: list[Edit] = []
    for number in range(1, edits + 1):
        if (number - 1) // BATCH % 2:
            editing.change(*undo.pop())
        else:
            undo.append(_edit(editing, random_))
        if number % BATCH == 0:
            client.diagnostics(editing.version)
        if number % (edits // 8 or 1) == 0:
            time.sleep(PAUSE * 2)
            rows.append((f"{time.perf_counter() - start:.0f} s", f"{number:,}", f"{client.memory():.0f}"))
    client.notify("textDocument/didClose", {"textDocument": {"uri": editing.uri}})
    client.request("textDocument/foldingRange", {"textDocument": {"uri": editing.uri}})
    rows.append(("closed", "", f"{client.memory():.0f}"))
    client.stop()
    yield f"## A long session: {edits:,} edits in a BibTeX file of {records:,} records\n"
    yield (
        "Edits all over the document, mostly letters typed and deleted, some lines, records and broken scraps; "
        f"{BATCH} at a time, and each {BATCH} are then undone. Somebody who types without a pause makes as many in "
        "an hour or two.\n"
    )
    yield table(("time", "edits", "resident MB"), rows)


def _edit(editing: Editing, random_: random.Random) -> Edit:
    """One edit somewhere; what takes it back again."""
    line = random_.randrange(len(editing.lines))
    width = len(editing.lines[line])
    column = random_.randrange(width + 1)
    kind = random_.random()
    if kind < 0.55:
        return editing.change((line, column), (line, column), random_.choice("abcdefgh {},中é"))
    if kind < 0.9:
        return editing.change((line, column), (line, min(column + 1, width)), "")
    if kind < 0.97:
        return editing.change((line, width), (line, width), "\n  note = {so},")
    if kind < 0.99:
        new = f"@misc{{new{random_.randrange(10**6)},\n  title = {{New}}\n}}\n"
        return editing.change((line, 0), (line, 0), new)
    return editing.change((line, 0), (line, 0), random_.choice(("@article{", "}", "\n", "% ")))


def report(given: argparse.Namespace) -> Iterator[str]:
    """The whole report in parts, each as soon as it is measured."""
    yield "# The language server: latency and memory\n"
    yield (
        "A client over standard input and output; documents generated by `benchmarks/generate.py`. Measured anew by "
        f"`python benchmarks/lsp.py --write docs/editors-latency.md`. Here: {machine()}.\n"
    )
    for form in given.formats:
        yield from latency(form, given.records, given.keys)
    if given.edits:
        yield from long_session(given.records, given.edits)


def main() -> None:
    """Read the command line, measure, print, and write the report if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--formats", nargs="*", choices=sorted(SUFFIXES), default=["bibtex", "ris", "wos"])
    parser.add_argument("--keys", type=int, default=60, help="keystrokes at each place")
    parser.add_argument("--edits", type=int, default=20_000, help="edits of the long session; 0: none")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the report to a file as well")
    given = parser.parse_args()
    publish(report(given), given.write)


if __name__ == "__main__":
    main()
