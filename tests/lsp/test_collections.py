"""Documents that are compared with each other follow what is typed in the others."""

from __future__ import annotations

import asyncio

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from lsprotocol import types

from tests.lsp.driving import SECONDS, drive, partial

ONE = "@misc{one,\n  title = {A},\n  doi = {10.1000/1}\n}\n"
TWO = "@misc{two,\n  title = {B},\n  doi = {10.1000/1}\n}\n"
RULE = "duplicate-doi"


async def settled(driver, uri, is_told):
    """Wait until the last that was told of a document has the rule, or has it not."""
    async with asyncio.timeout(SECONDS):
        while True:
            last = driver.published.get(uri, [None])[-1]
            if last is not None and is_told == (RULE in [one.code for one in last.diagnostics]):
                return last
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("second", [None, TWO])
def test_duplicates_follow_edits_of_the_other_file(tmp_path, second):
    (tmp_path / "biblint.yaml").write_text("schema: 1\ncollections: {all: ['*.bib']}\n", "utf-8")
    (tmp_path / "a.bib").write_text(ONE, "utf-8")
    (tmp_path / "b.bib").write_text(TWO, "utf-8")

    async def story(driver):
        await driver.start(types.ClientCapabilities())
        first = driver.open("a.bib", ONE)
        found = await settled(driver, first, True)
        (place,) = next(one for one in found.diagnostics if one.code == RULE).related_information
        assert place.location.uri.endswith("b.bib")
        if second is None:
            assert await driver.stop() == 0
            return
        other = driver.open("b.bib", second)
        await settled(driver, other, True)
        driver.change(other, 2, partial((2, 17), (2, 18), "2"))
        await settled(driver, other, False)
        await settled(driver, first, False)
        driver.change(first, 2, partial((2, 17), (2, 18), "2"))
        await settled(driver, first, True)
        await settled(driver, other, True)
        assert driver.messages == []
        assert await driver.stop() == 0

    drive(tmp_path, story)
