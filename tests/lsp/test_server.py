"""The server, driven by a client of its own kind over standard input and output."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.driving import drive, partial

BAD = """@article{knuth1984,
  author = {Knuth, Donald E.},
  title = {On 𝔸 and 中文},
  journal = {A Journal},
  year = {1984},
  volume = {3},
  pages = {97 / 111},
  doi = {https://doi.org/10.1093/comjnl/27.2.97}
}
"""
PLAIN = types.ClientCapabilities()
ABLE = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8]),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        )
    ),
    text_document=types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities(),
        code_action=types.CodeActionClientCapabilities(
            data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
        ),
    ),
)
PAGES = types.Range(types.Position(6, 12), types.Position(6, 12))
DOI = types.Range(types.Position(7, 12), types.Position(7, 12))


def codes(diagnostics):
    return [one.code for one in diagnostics]


def test_a_session_of_a_plain_client(tmp_path):
    async def story(driver):
        result = await driver.start(PLAIN)
        assert result.capabilities.position_encoding == "utf-16"
        uri = driver.open("a.bib", BAD)
        found = await driver.pushed(uri, 1)
        assert "page-range-separator" in codes(found)
        driver.change(uri, 2, partial((6, 11), (6, 19), "97--111"))
        assert "page-range-separator" not in codes(await driver.pushed(uri, 2))
        assert await driver.stop() == 0

    drive(tmp_path, story)


def test_fixes_are_versioned_and_stale_ones_refused(tmp_path):
    async def story(driver):
        result = await driver.start(ABLE)
        assert result.capabilities.position_encoding == "utf-8"
        uri = driver.open("a.bib", BAD)
        risky, *_ = await driver.actions(uri, PAGES, "quickfix")
        assert "unsafe" in risky.title
        assert not risky.is_preferred
        fix, *_ = await driver.actions(uri, DOI, "quickfix")
        assert fix.is_preferred
        assert fix.edit.document_changes[0].text_document.version == 1
        (every,) = await driver.actions(uri, PAGES, "source.fixAll")
        assert every.edit is None
        whole = await driver.client.code_action_resolve_async(every)
        assert [one.new_text for one in whole.edit.document_changes[0].edits] == ["  doi = {10.1093/comjnl/27.2.97}\n"]
        driver.change(uri, 2, partial((0, 0), (0, 0), "\n"))
        with pytest.raises(JsonRpcException, match="changed"):
            await driver.client.code_action_resolve_async(every)
        assert await driver.stop() == 0

    drive(tmp_path, story)


def test_pulled_diagnostics_are_told_once(tmp_path):
    async def story(driver):
        await driver.start(ABLE, {"rulePages": "https://example.org/{rule}"})
        uri = driver.open("a.bib", BAD)
        first = await driver.pulled(uri)
        assert "https://example.org/page-range-separator" in [one.code_description.href for one in first.items]
        assert (await driver.pulled(uri, first.result_id)).kind == "unchanged"
        driver.change(uri, 2, partial((0, 0), (0, 0), "% \n"))
        assert (await driver.pulled(uri, first.result_id)).kind == "full"
        assert driver.published == {}
        assert await driver.stop() == 0

    drive(tmp_path, story)


def test_a_changed_configuration_counts_at_once(tmp_path):
    async def story(driver):
        config = tmp_path / "biblint.yaml"
        config.write_text("schema: 1\nrules: {page-range-separator: off}\n", "utf-8")
        await driver.start(PLAIN)
        uri = driver.open("a.bib", BAD)
        assert "page-range-separator" not in codes(await driver.pushed(uri, 1))
        config.write_text("schema: 1\nrules: {page-range-separatr: off}\n", "utf-8")
        driver.published.clear()
        driver.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        assert await driver.pushed(uri, 1) == []
        (error,) = await driver.pushed(driver.uri("biblint.yaml"), None)
        assert error.range.start == types.Position(1, 8)
        assert "did you mean 'page-range-separator'" in error.message
        config.write_text("schema: 1\n", "utf-8")
        driver.published.clear()
        driver.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        assert "page-range-separator" in codes(await driver.pushed(uri, 1))
        assert await driver.stop() == 0

    drive(tmp_path, story)


def test_other_questions(tmp_path):
    async def story(driver):
        await driver.start(PLAIN)
        uri = driver.open("a.bib", BAD)
        name = types.TextDocumentIdentifier(uri)
        hover = await driver.client.text_document_hover_async(types.HoverParams(name, PAGES.start))
        assert "`page`" in hover.contents.value
        assert "page-range-separator" in hover.contents.value
        (symbol,) = await driver.client.text_document_document_symbol_async(types.DocumentSymbolParams(name))
        assert symbol.name == "knuth1984"
        (fold,) = await driver.client.text_document_folding_range_async(types.FoldingRangeParams(name))
        assert (fold.start_line, fold.end_line) == (0, 8)
        asked = types.ExecuteCommandParams("biblint.explain", ["page-range-separator", ""])
        assert "page-range-separator" in await driver.client.workspace_execute_command_async(asked)
        assert any("page-range-separator" in message for message in driver.messages)
        assert await driver.stop() == 0

    drive(tmp_path, story)


TRYING = ["", "@", "@article{", "\x00\ufffd", "@article{a, title = {" + "{" * 3000, "}" * 3000, BAD]


def test_no_text_ends_the_session(tmp_path):
    async def story(driver):
        await driver.start(PLAIN)
        uri = driver.open("a.bib", "")
        for version, text in enumerate(TRYING, 2):
            driver.change(uri, version, types.TextDocumentContentChangeWholeDocument(text))
            driver.change(uri, version, partial((900, 900), (0, 0), text))
            await driver.pushed(uri, version)
        assert "page-range-separator" in codes(await driver.pushed(uri, version))
        assert driver.messages == []
        assert await driver.stop() == 0

    drive(tmp_path, story)
