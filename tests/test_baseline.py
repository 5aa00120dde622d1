from __future__ import annotations

import datetime
import subprocess
from collections import Counter

import pytest

from biblint.baseline import HEAD, Baseline, BaselineError, Entry, line_parts, write
from biblint.engine import Linter
from biblint.formats import format_named
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source

LINTER = Linter(
    choose(builtin_rules(), select=["page-range-separator", "missing-date"]), today=datetime.date(2026, 1, 1)
)


def found(text, path="a.bib", name="bibtex"):
    return LINTER.check_whole(Source.of(text.encode(), path), format_named(name)).violations


def lines(violations):
    return Counter(str(Entry.of(violation, "")) for violation in violations)


@pytest.fixture
def baseline(tmp_path):
    def make(violations):
        write(str(tmp_path / "known"), lines(violations))
        return Baseline.read(str(tmp_path / "known"))

    return make


MOSS = "@article{moss, title = {Moss}, year = 2019, pages = {3287 / 3300}}\n"
FERN = "@article{fern, title = {Fern}, year = 2019, pages = {17 / 30}}\n"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (MOSS + FERN, 0),
        (FERN + MOSS, 0),
        ("\n\n% a comment\n" + MOSS + "\n" * 9 + FERN, 0),
        ('@article{moss,\n  pages = "3287   /  3300",\n  title = "Moss",\n  year = {2019}\n}\n' + FERN, 0),
        (MOSS.replace("{Moss}", "{Mosses}") + FERN, 0),
        (MOSS, 0),
        (MOSS.replace("3300", "3301") + FERN, 1),
        (MOSS.replace("moss", "mosses") + FERN, 1),
        (MOSS + FERN + MOSS.replace("moss", "lichen"), 1),
        (MOSS + MOSS + FERN, 1),
        (MOSS.replace("year = 2019, ", "") + FERN, 1),
    ],
)
def test_what_is_known_stays_known(baseline, text, new):
    left, known = baseline(found(MOSS + FERN)).part(found(text))
    assert (len(left), len(known)) == (new, len(found(text)) - new)


def test_another_file_is_new(baseline):
    left, _ = baseline(found(MOSS)).part(found(MOSS, "b.bib"))
    assert len(left) == 1


def test_what_every_record_lacked_stays_known_when_one_is_mended(baseline):
    bare = [f"@article{{k{number}, title = {{T}}}}\n" for number in range(4)]
    known = baseline(found("".join(bare)))
    assert known.entries.total() == 4
    mended = bare[0].replace("}}", "}, year = 2019}")
    assert known.part(found("".join([mended, *bare[1:]])))[0] == []
    assert len(known.part(found("".join([*bare, bare[0].replace("k0", "k9")])))[0]) == 1


def test_a_violation_that_is_there_twice_stands_twice(baseline):
    twice = found("@article{moss, title = {M}, year = 2019, pages = {1 / 2}, pages = {1 / 2}}\n")
    known = baseline(twice)
    assert known.entries.total() == len(twice)
    assert known.part(twice + twice[:1])[0] == twice[:1]


def test_the_file_is_sorted_with_one_violation_a_line(tmp_path):
    write(str(tmp_path / "known"), lines(found(MOSS + FERN)))
    head, *rest = (tmp_path / "known").read_text("utf-8").splitlines()
    assert head == HEAD
    assert rest == sorted(rest)
    assert [line.split(" | ")[:4] for line in rest] == [
        ["page-range-separator", "a.bib", "fern", "page"],
        ["page-range-separator", "a.bib", "moss", "page"],
    ]


@pytest.mark.parametrize("key", ["a | b", "a\nb", "甲", "a\x1bb"])
def test_a_strange_key_stays_in_its_line(baseline, key):
    (violation,) = found(f"TY  - JOUR\nID  - {key}\nPY  - 2019\nSP  - 1 / 2\nER  - \n", name="ris") or [None]
    assert baseline([violation]).part([violation]) == ([], [violation])
    (line,) = lines([violation])
    assert len(line.split(" | ")) == 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("page-range-separator | a.bib | moss\n", "known:1: error: this is no line of a baseline"),
        (f"{HEAD}\n<<<<<<< ours\n", "known:2: error: this is no line of a baseline: a merge was left unfinished"),
    ],
)
def test_what_is_no_baseline(tmp_path, monkeypatch, text, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known").write_text(text)
    with pytest.raises(BaselineError) as caught:
        Baseline.read("known")
    assert str(caught.value) == message


def test_a_missing_file_is_told():
    with pytest.raises(BaselineError, match="no-such: No such file"):
        Baseline.read("no-such")


def test_stale_lines_are_those_that_were_asked_for_in_vain(baseline):
    known = baseline([*found(MOSS + FERN), *found(MOSS, "b.bib")])
    met = Counter(violation.fingerprint for violation in found(MOSS))
    stale = known.stale(met, lambda rule, path: path == "a.bib")
    assert [line_parts(line)[:2] for line in stale] == [("page-range-separator", "a.bib")]
    assert known.stale(met, lambda rule, path: False) == Counter()


def git(folder, *words):
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True)


def changed(folder, branch, text):
    git(folder, "checkout", "-q", "-b", branch, "main")
    write(str(folder / "known"), lines(found(text)))
    git(folder, "commit", "-qam", branch)


MANY = [FERN.replace("fern", f"fern{number:03}") for number in range(0, 100, 2)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (MANY[1:], MANY[:-1]),
        (MANY[:10] + MANY[12:], MANY[:30] + MANY[33:]),
        ([*MANY, MOSS], [FERN, *MANY]),
        ([*MANY, FERN.replace("fern", "fern011")], [*MANY[:20], *MANY[25:]]),
        ([*MANY, MOSS], [*MANY, MOSS]),
    ],
)
def test_two_baselines_merge_in_git(tmp_path, ours, theirs):
    git(tmp_path, "init", "-q")
    git(tmp_path, "checkout", "-q", "-b", "main")
    write(str(tmp_path / "known"), lines(found("".join(MANY))))
    git(tmp_path, "add", "known")
    assert git(tmp_path, "commit", "-qm", "base").returncode == 0
    changed(tmp_path, "ours", "".join(ours))
    changed(tmp_path, "theirs", "".join(theirs))
    assert git(tmp_path, "merge", "-q", "ours").returncode == 0
    merged = Baseline.read(str(tmp_path / "known")).entries
    mine, other, before = (lines(found("".join(texts))) for texts in (ours, theirs, MANY))
    assert set(merged) == (set(mine) & set(other)) | (set(mine) | set(other)) - set(before)


def test_neighbours_merge_with_the_union_driver(tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "checkout", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("known merge=union\n")
    write(str(tmp_path / "known"), lines(found(FERN)))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "base")
    changed(tmp_path, "ours", FERN + MOSS)
    changed(tmp_path, "theirs", FERN + MOSS.replace("moss", "lichen"))
    assert git(tmp_path, "merge", "-q", "ours").returncode == 0
    assert Baseline.read(str(tmp_path / "known")).entries.total() == 3


def test_records_that_share_a_key_may_change_places(baseline):
    other = MOSS.replace("3287", "3288")
    assert baseline(found(MOSS + other + FERN)).part(found(other + FERN + MOSS))[0] == []


@pytest.mark.parametrize("rule", ["page-placeholder", "date-placeholder"])
def test_what_is_told_once_is_known_wherever_it_stands_first(baseline, rule):
    linter = Linter(choose(builtin_rules(), select=[rule]), today=datetime.date(2026, 1, 1))
    records = [f"@article{{k{n}, pages = {{{n}1-nan}}, year = {{undefined}}}}\n" for n in range(3)]
    before, after = (
        linter.check_whole(Source.of("".join(texts).encode(), "a.bib"), format_named("bibtex")).violations
        for texts in (records, reversed(records))
    )
    assert len(before) == 1
    assert baseline(before).part(after)[0] == []
