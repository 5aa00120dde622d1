"""What the server keeps in memory while a document is edited."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from concurrent.futures import Future

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from lsprotocol import types

from biblint.lsp.checking import late_segment_of, segment_of
from biblint.lsp.pieces import Checked, Piece
from biblint.lsp.server import make_server
from biblint.lsp.session import Session
from biblint.model import Segment, Violation
from tests.lsp.driving import partial

URI = "file:///nowhere/a.bib"
RECORD = "@article{{key{number},\n  title = {{A Title}},\n  pages = {{97 / 111}},\n  year = {{1984}}\n}}\n"
TEXT = "".join(RECORD.format(number=number) for number in range(800))
EDITS = ((("x"), (2, 14), (2, 14)), ("", (2, 14), (2, 15)), ("\n", (1001, 0), (1001, 0)), ("", (1001, 0), (1002, 0)))
"""Two edits, each of which the next one takes back."""


def kept():
    """How many there are of what is made at each edit."""
    gc.collect()
    return Counter(type(one) for one in gc.get_objects() if isinstance(one, Checked | Piece | Future | Violation))


async def edited(server, versions):
    """Edits as a client sends them, each of which is checked quickly, and the last one wholly."""
    identifier = types.TextDocumentIdentifier(URI)
    for version in versions:
        text, start, end = EDITS[version % len(EDITS)]
        identifier = types.VersionedTextDocumentIdentifier(version, URI)
        params = types.DidChangeTextDocumentParams(identifier, [partial(start, end, text)])
        server.protocol._handle_notification(types.TEXT_DOCUMENT_DID_CHANGE, params)
        server.session.diagnostics(URI, all_of_them=False, is_quick=True)
    await server.schedule.ready(URI)
    server.schedule.forget(URI)
    return kept()


def test_edits_that_are_taken_back_leave_nothing_behind():
    async def story():
        server = make_server()
        opened = types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "bibtex", 1, TEXT))
        server.protocol._handle_notification(types.TEXT_DOCUMENT_DID_OPEN, opened)
        await server.schedule.ready(URI)
        first = await edited(server, range(4, 24))
        assert first[Checked] > 1
        assert await edited(server, range(24, 84)) == first
        assert server.session.document(URI).text == TEXT

    asyncio.run(story())


PIECES = [Piece("@misc{a}\n", "@misc{", is_first=True), Piece("\n@misc{b}\n@misc{c}", "", is_first=False)]


@pytest.mark.parametrize("piece", PIECES)
def test_a_segment_makes_its_text_when_it_is_asked_for(piece):
    late, known = late_segment_of(piece, "a.bib", 3, 70), segment_of(piece, "a.bib", 3, 70)
    assert known.text not in gc.get_referents(late)
    slots = [name for name in Segment.__slots__ if name != "_reload"]
    assert [getattr(late, name) for name in slots] == [getattr(known, name) for name in slots]


def test_a_kept_fix_holds_no_copy_of_its_piece():
    session = Session()
    session.open(types.TextDocumentItem(URI, "bibtex", 1, TEXT))
    found = session.analysis(session.document(URI), is_quick=False)
    edits = [edit for one in found.violations if one.fix for edit in one.fix.edits]
    assert len(edits) >= 800
    assert not [
        edit for edit in edits if any(isinstance(one, str) and len(one) > 99 for one in gc.get_referents(edit.segment))
    ]


def test_a_key_in_a_bibliography_does_not_make_its_whole_text():
    session = Session()
    document = session.open(types.TextDocumentItem(URI, "bibtex", 1, TEXT))
    session.analysis(document, is_quick=False)
    session.change(URI, 2, [partial((2, 14), (2, 14), "x")])
    assert session.diagnostics(URI, all_of_them=False, is_quick=True)
    assert all(len(one) < len(TEXT) for one in gc.get_referents(document) if isinstance(one, str))
