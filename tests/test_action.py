"""The GitHub action: its steps run in a scratch repository, with what the runner sets."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.composite import Composite

ROOT = Path(__file__).parent.parent
GOOD = "@book{a, author = {Weber, Anna}, title = {Sand}, publisher = {Harbour}, address = {Kiel}, year = 2019}\n"
BAD = GOOD.replace("author = {Weber, Anna}, ", "")
PYTHON = {"python-path": sys.executable}


@pytest.fixture
def run(tmp_path):
    """Runs the action on files, without its installation unless `steps` lacks it."""

    def ran(files, steps=("python", "install"), **given):
        work, temp = tmp_path / "work", tmp_path / "temp"
        for folder in (work, temp):
            folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(text, "utf-8")
        outputs = {"python": PYTHON, "install": {"home": str(temp), "programs": str(Path(sys.executable).parent)}}
        known = {name: outputs[name] for name in steps}
        return Composite(ROOT / "action.yml", work, temp, given, steps=known).run()

    return ran


def test_nothing_found(run):
    done = run({"refs.bib": GOOD})
    assert (done.failed, done.steps["check"]["exit-status"]) == (0, "0")
    assert "No errors or warnings" in done.summary


def test_violations_are_annotated_summed_up_and_fail_the_job(run):
    done = run({"refs.bib": BAD})
    assert (done.failed, done.steps["check"]["exit-status"]) == (1, "1")
    assert "::error file=refs.bib,line=1" in done.printed
    assert "| `missing-author` |" in done.summary


def test_the_log_is_there_and_is_not_uploaded_by_default(run):
    done = run({"refs.bib": BAD})
    log = json.loads(Path(done.steps["check"]["sarif-file"]).read_text("utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["missing-author"]
    assert [name.partition("@")[0] for name, _ in done.used] == ["actions/setup-python"]


def test_the_log_is_uploaded_before_the_job_fails(run):
    done = run({"refs.bib": BAD}, sarif="true")
    name, with_ = done.used[-1]
    assert name.startswith("github/codeql-action/upload-sarif@")
    assert with_ == {"sarif_file": done.steps["check"]["sarif-file"], "category": "biblint"}
    assert done.failed == 1


def test_no_log_no_upload(run):
    done = run({"refs.bib": BAD}, sarif="true", args="--select no-such-rule")
    assert (done.failed, len(done.used), done.summary) == (2, 1, "")
    assert "no-such-rule" in done.printed


def test_paths_are_lines(run):
    files = {"a b/refs.bib": BAD, "other.bib": BAD, "left.bib": BAD}
    done = run(files, paths="a b\nother.bib\n")
    assert "file=a b/refs.bib," in done.printed and "file=other.bib," in done.printed
    assert "left.bib" not in done.printed


def test_a_path_is_no_option(run):
    done = run({"--fix": BAD}, paths="--fix")
    assert "::error file=--fix,line=1" in done.printed


@pytest.mark.parametrize(
    ("args", "status"),
    [("--fail-on never", 0), ("--fail-on  'never'\n--select all", 0), ("--select 'missing-author, page-prefix'", 1)],
)
def test_args_are_words_as_in_a_shell(run, args, status):
    assert run({"refs.bib": BAD}, args=args).failed == status


@pytest.mark.parametrize("hostile", ["; touch pwned", "$(touch pwned)", "`touch pwned`", "x\ntouch pwned", "'"])
@pytest.mark.parametrize("input_", ["args", "paths", "config"])
def test_inputs_run_nothing(run, input_, hostile):
    done = run({"refs.bib": GOOD}, **{input_: hostile})
    assert done.failed
    assert not (done.workspace / "pwned").exists()


def test_a_configuration_can_be_named(run):
    files = {"refs.bib": BAD, "ci/strict.yaml": "schema: 1\nrules: {missing-author: off}\n"}
    assert run(files).failed == 1
    assert run(files, config="ci/strict.yaml").failed == 0


def test_the_summary_can_be_left_out(run):
    assert run({"refs.bib": BAD}, summary="false").summary == ""


@pytest.mark.skipif(not os.environ.get("BIBLINT_SLOW"), reason="slow: set BIBLINT_SLOW=1 to install the action")
def test_the_action_installs_what_it_comes_with(run):
    done = run({"refs.bib": BAD}, steps=("python",))
    assert "::error file=refs.bib,line=1" in done.printed
    assert Path(done.steps["install"]["programs"]).is_relative_to(done.temp)


def test_a_version_is_installed_from_the_package_index(run, tmp_path):
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nmkdir -p "$3/bin"\ncp "{tmp_path}/pip" "$3/bin/python"\n', "utf-8")
    (tmp_path / "pip").write_text('#!/bin/sh\necho "installed: $*"\n', "utf-8")
    for path in (python, tmp_path / "pip"):
        path.chmod(0o755)
    action = Composite(
        ROOT / "action.yml", tmp_path, tmp_path, {"version": "0.1.0"}, {"python": {"python-path": str(python)}}
    )
    assert "install biblint==0.1.0\n" in action.run().printed
