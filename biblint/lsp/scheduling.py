"""When documents are checked: at once what a change has touched, the rest in a pause, and never so that others wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from biblint.lsp.document import TextDocument
from biblint.lsp.session import Session

AT_ONCE = 0.003
"""Seconds after a change in which further ones are awaited, so that a burst of them counts as one."""
QUIET = 0.2
"""Seconds without a change after which all is checked that depends on other places."""
Made = TypeVar("Made")
Work = Generator[None, None, Any]
"""Work that can be left and taken up again at each step."""
_SLICE = 0.005
"""Seconds of work after which others come first."""


class Schedule:
    """Has documents checked, and tells when that is done."""

    def __init__(self, session: Session, tell: Callable[[str, bool], None], fail: Callable[[Exception], None]) -> None:
        """`tell` is given a document's address, and whether only what was quick has been checked."""
        self._session = session
        self._tell = tell
        self._fail = fail
        self._later: dict[str, asyncio.Task[None]] = {}
        self._quick: dict[str, asyncio.TimerHandle] = {}
        self._thread = ThreadPoolExecutor(1, "biblint-aside")

    def later(self, uri: str, seconds: float = QUIET) -> None:
        """Check a document when it has been left alone for a moment."""
        self._cancel(uri)
        self._later[uri] = asyncio.get_running_loop().create_task(self._complete(uri, seconds))

    def soon(self, uri: str, *, is_told: bool) -> None:
        """Check at once what can be, when no further change is at hand, and the rest a moment later."""
        self.later(uri)
        if uri not in self._quick and is_told:
            self._quick[uri] = asyncio.get_running_loop().call_later(AT_ONCE, self._at_once, uri)

    def forget(self, uri: str) -> None:
        """Leave a document alone that was closed."""
        self._cancel(uri)
        timer = self._quick.pop(uri, None)
        if timer is not None:
            timer.cancel()

    def _cancel(self, uri: str) -> None:
        task = self._later.pop(uri, None)
        if task is not None:
            task.cancel()

    def _at_once(self, uri: str) -> None:
        self._quick.pop(uri, None)
        if self._session.is_quick(uri):
            self._tell(uri, True)

    async def _complete(self, uri: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.ready(uri)
        self._later.pop(uri, None)
        self._tell(uri, False)

    async def aside(self, work: Callable[[], Made]) -> Made:
        """What a longer work makes, done in a thread of its own, one after the other."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def ready(self, uri: str) -> None:
        """Have a document checked as it is now, letting others go first again and again."""
        while (document := self._session.document(uri)) is not None and not self._session.is_current(document):
            try:
                await self._work(document)
            except Exception as error:
                self._session.give_up(document)
                self._fail(error)

    async def _work(self, document: TextDocument) -> None:
        """Check a document; it ends early if the document is changed meanwhile."""
        session, state = self._session, self._session.state(document)
        aside = await self.sliced(session.work(document), lambda: session.state(document) == state)
        if aside is not None:
            await self.aside(aside)
        if session.state(document) == state and not session.is_current(document):
            session.analysis(document, is_quick=False)

    async def sliced(self, work: Generator[None, None, Made], is_wanted: Callable[[], bool]) -> Made | None:
        """What some work makes, others going first now and then; None if it is not wanted any more."""
        end = time.perf_counter() + _SLICE
        while True:
            try:
                next(work)
            except StopIteration as stop:
                made: Made = stop.value
                return made
            if time.perf_counter() > end:
                await asyncio.sleep(0)
                if not is_wanted():
                    return None
                end = time.perf_counter() + _SLICE
