"""Formats that users describe in a YAML file: delimited tables and tagged lines."""

from __future__ import annotations

from biblint.customformats.loading import FormatFileError, load_format

__all__ = ["FormatFileError", "load_format"]
