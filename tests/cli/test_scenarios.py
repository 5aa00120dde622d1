"""Runs the scenario files of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario import Scenario

FILES = sorted(Path(__file__).parent.glob("*.scenario"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenario(path, tmp_path, monkeypatch):
    scenario = Scenario.read(path)
    monkeypatch.chdir(tmp_path)
    result = scenario.run()
    for stream, text in (("stdout", result.stdout), ("stderr", result.stderr)):
        if (whole := scenario.get(stream)) is not None:
            assert text == whole
        for line in (scenario.get(f"{stream} contains") or "").splitlines():
            assert line in text
    for line in (scenario.get("stdout lacks") or "").splitlines():
        assert line not in result.stdout
    assert result.exit_code == int(scenario.get("status") or 0), result.output
    for name, data in scenario.files("after"):
        assert Path(name).read_bytes() == data


def test_every_scenario_says_what_must_hold():
    assert all(Scenario.read(path).sections[0][0] == "test" for path in FILES)
