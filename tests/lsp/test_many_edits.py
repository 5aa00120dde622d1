"""Any edits, told to the server by a client over standard input and output, leave what a new check finds."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from biblint.config.setups import Setups, Wishes
from biblint.lsp.document import TextDocument
from biblint.lsp.linting import Bench
from tests.lsp.driving import Driver, partial
from tests.samples import sources

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
NAMES = {"bibtex": "a.bib", "ris": "a.ris", "wos": "a.ciw", "csl-json": "a.json"}
SCRAPS = ["@article{b,\n", "}\n", "{", '"', "  pages = {1 / 2},\n", "\n", "中𝔸", "% ", "\r\n", "\r", "TY  - ",
          "ER  - \n",
          "doi = {https://doi.org/10.1/x},", "PT J\n", "ER\n", "\x00", "é\u0301", "@string{", "]", ","]  # fmt: skip
EXAMPLES, EDITS = 12, (20, 40)
_numbers = count()


@pytest.fixture(params=ENCODINGS, scope="module")
def server(request, tmp_path_factory):
    """A server in which positions count in one encoding, with the loop that it runs in."""
    loop = asyncio.new_event_loop()
    driver = Driver(tmp_path_factory.mktemp("lsp"))
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(request.param)])
    text = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
    able = types.ClientCapabilities(general=general, text_document=text)
    result = loop.run_until_complete(driver.start(able))
    assert result.capabilities.position_encoding == request.param
    yield loop, driver, request.param
    assert loop.run_until_complete(driver.stop()) == 0
    assert driver.messages == []
    loop.close()


@st.composite
def stories(draw):
    """A text of some format, and edits: how far through the text, how many characters go, what comes."""
    form = draw(st.sampled_from(sorted(NAMES)))
    text = "\n".join(draw(st.lists(st.sampled_from(sources(form)), min_size=1, max_size=6)))
    new = st.sampled_from([*SCRAPS, *sources(form)[:50]])
    edit = st.tuples(st.floats(0, 1), st.sampled_from((0, 0, 1, 7, 40)), new)
    return form, text, draw(st.lists(edit, min_size=EDITS[0], max_size=EDITS[1]))


def expected(document, uri):
    """What a check of the text finds, with places as the client has them."""
    bench = Bench()
    chosen = bench.format_of(document.source(), "")
    if chosen is None:
        return []
    linter = Setups(Wishes(today=bench.setups.wishes.today)).linter_for(document.path)
    found = linter.check(document.source(), chosen).violations
    return sorted(
        (one.rule, one.message, document.spot(one.line, one.column), document.spot(one.end_line, one.end_column))
        for one in found
    )


def told(found):
    where = found.range
    start, end = (where.start.line, where.start.character), (where.end.line, where.end.character)
    return found.code, found.message, start, end


async def play(driver, encoding, form, text, edits):
    """Tell the server all edits, a few at a time, and compare what it says at the end."""
    name = f"{next(_numbers)}{NAMES[form]}"
    document = TextDocument("", str(driver.folder / name), text, encoding=encoding)
    uri = driver.open(name, text)
    for version, (part, length, new) in enumerate(edits, 2):
        offset = round(part * len(document.text))
        start, end = document.spot_at(offset), document.spot_at(min(offset + length, len(document.text)))
        driver.change(uri, version, partial(start, end, new))
        document.replace(start, end, new)
        if version % 7 == 0:
            await driver.pulled(uri)
    assert sorted(map(told, (await driver.pulled(uri)).items)) == expected(document, uri)
    driver.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


@given(stories())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_many_edits_leave_what_a_new_check_finds(server, story):
    loop, driver, encoding = server
    loop.run_until_complete(play(driver, encoding, *story))
