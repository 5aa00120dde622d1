"""Regular expressions that are compiled when first used, for patterns that most runs never need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Finder = Callable[..., re.Match[str] | None]


class LazyPattern:
    """A pattern with the methods of `re.Pattern` that the values use; a bad one raises `re.error` at its first use."""

    search: Finder
    match: Finder
    fullmatch: Finder
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        # Reached once a method: the compiled pattern's own then stands in the instance.
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method
