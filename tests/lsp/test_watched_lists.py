"""Lists that rules go by, changed while documents are open."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from lsprotocol import types

from tests.lsp.driving import drive

ENTRY = "@article{sand, doi = {10.1234/sand.1}}\n"


def test_a_changed_list_counts_at_once(tmp_path):
    def is_told(diagnostics):
        return "retracted-item" in [one.code for one in diagnostics]

    async def story(driver):
        (tmp_path / "biblint.yaml").write_text("schema: 1\nrules: {retracted-item: {list: r.csv}}\n", "utf-8")
        listed = tmp_path / "r.csv"
        listed.write_text("DOI\n10.1234/moss.2\n", "utf-8")
        await driver.start(types.ClientCapabilities())
        uri = driver.open("a.bib", ENTRY)
        assert not is_told(await driver.pushed(uri, 1))
        listed.write_text("DOI\n10.1234/moss.2\n10.1234/sand.1\n", "utf-8")
        driver.published.clear()
        change = types.FileEvent(driver.uri("r.csv"), types.FileChangeType.Changed)
        driver.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        assert is_told(await driver.pushed(uri, 1))
        assert await driver.stop() == 0

    drive(tmp_path, story)


@pytest.mark.parametrize(("name", "reads"), [("biblint.yaml", True), ("export.csv", False), ("my.list.txt", False)])
def test_other_files_are_left_alone(tmp_path, name, reads):
    from biblint.lsp.server import _is_read

    assert _is_read(types.FileEvent((tmp_path / name).as_uri(), types.FileChangeType.Changed)) is reads
