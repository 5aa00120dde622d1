"""Labels that are one tag in several spellings: a mapping that looks up what a label stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Labels(Mapping[str, T], Generic[T]):
    """A mapping by label: first as the label is written, then by the usual spelling that `fold` gives it."""

    def __init__(self, known: Mapping[str, T], fold: Callable[[str], str]) -> None:
        self._known = known
        self._fold = fold

    def __getitem__(self, label: str) -> T:
        found = self._known.get(label)
        return self._known[self._fold(label)] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
