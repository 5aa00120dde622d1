"""The check kinds, found by scanning this package: each module or package here that has a `KIND`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from biblint.checks.base import Kind

_HELPERS = frozenset({"base"})
VALUE_KINDS = frozenset(
    """casing characters dates enum forbidden identifier institutions keywords latex length listed names pages pattern
    range replace separators truncation""".split()
)
"""The kinds that look at one variable at a time: their modules are needed only where a record has that variable."""


@cache
def kind_names() -> tuple[str, ...]:
    """The names of all kinds, which are the names of their modules with `-` for `_`; imports none of them."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in found if name not in _HELPERS and not name.startswith("_")))


@cache
def kind_named(name: str) -> Kind:
    """The kind of that name; raises KeyError if there is none. Only its own module is imported."""
    if name not in kind_names():
        raise KeyError(name)
    kind = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    assert isinstance(kind, Kind)
    return kind


def kinds() -> Mapping[str, Kind]:
    """Every kind by its name."""
    return {name: kind_named(name) for name in kind_names()}
