"""Which files are compared with each other: those of a run, or those of a collection that a configuration names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from biblint.cli.settings import walked_extensions
from biblint.cli.walking import find_inputs
from biblint.config.setups import Setups
from biblint.engine import Collection, Loaded, identity

if TYPE_CHECKING:
    from biblint.cache import KeptCollection, ReportShelf
    from biblint.engine import Linter

LoadFile = Callable[[str], Loaded | None]
"""Reads a file by its path; None if it cannot be read or is no bibliography."""


def gather(setups: Setups, paths: Iterable[str], load: LoadFile, shelf: ReportShelf | None = None) -> None:
    """Tell the linters of some files what each is compared with; all other files of a collection are only read.

    Raises what `Setups.of` raises, and what reading or judging raises.
    """
    scopes: dict[tuple[tuple[str, str], ...], list[str]] = {}
    is_comparing: dict[int, bool] = {}
    for path in paths:
        ruleset = setups.of(path).linter.ruleset
        if id(ruleset) not in is_comparing:
            is_comparing[id(ruleset)] = any(rule.is_collective for rule in ruleset.rules)
        if is_comparing[id(ruleset)]:
            scopes.setdefault(setups.collections_of(path), []).append(path)
    for scope, reported in scopes.items():
        files = {identity(path): path for path in (*_members(setups, scope, reported[0]), *reported)}
        if len(files) > 1:
            _connect(setups, reported, _loads(files, load), shelf)


def _loads(files: Mapping[str, str], load: LoadFile) -> dict[str, Callable[[], Loaded | None]]:
    return {name: lambda path=path: load(path) for name, path in files.items()}  # type: ignore[misc]


def _connect(
    setups: Setups,
    reported: Iterable[str],
    loads: Mapping[str, Callable[[], Loaded | None]],
    shelf: ReportShelf | None,
) -> None:
    by_linter: dict[int, tuple[Linter, list[str]]] = {}
    for path in reported:
        linter = setups.of(path).linter
        by_linter.setdefault(id(linter), (linter, []))[1].append(identity(path))
    for linter, names in by_linter.values():
        collection: Collection | KeptCollection = Collection(linter, loads, frozenset(names))
        if shelf is not None:
            from biblint.cache import KeptCollection as Kept

            collection = Kept(shelf, linter, collection, loads, frozenset(names))
        collection.prepare()
        linter.collections |= dict.fromkeys(names, collection)


def _members(setups: Setups, scope: tuple[tuple[str, str], ...], path: str) -> Iterator[str]:
    """The files of some collections; `path` is one of theirs."""
    config = setups.config_of(path) if scope else None
    if config is None:
        return
    from biblint.config.globs import relative
    from biblint.config.model import shown_path

    globs = [pattern for _, name in scope for pattern in config.collections[name]]

    def takes(member: str) -> bool:
        inner = relative(member, config.folder)
        return config.takes(inner) is not False and any(pattern.matches(inner) for pattern in globs)

    folder = shown_path(config.folder or os.curdir)
    yield from (entry.path for entry in find_inputs([folder], walked_extensions(), _unheard, takes))


def _unheard(_message: str) -> None:
    """That no file was found is told where a configuration is checked."""
