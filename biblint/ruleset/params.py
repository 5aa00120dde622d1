"""Params: settings that a rule declares, and that stand for whole options written `$name`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from biblint.ruleset.rule import Param

_REFERENCE = re.compile(r"\$([a-z][a-z0-9_]*)\Z")


def referenced(option: object) -> str | None:
    """The name of the param that an option stands for, or None if the option is what it says."""
    match = _REFERENCE.match(option) if isinstance(option, str) else None
    return match[1] if match else None


def resolve(options: Mapping[str, Any], params: tuple[Param, ...], settings: Mapping[str, Any] = {}) -> dict[str, Any]:
    """Options with every `$name` replaced by its setting, or else by the param's default."""
    values: dict[str | None, Any] = {param.name: settings.get(param.name, param.default) for param in params}
    return {name: values.get(referenced(option), option) for name, option in options.items()}
