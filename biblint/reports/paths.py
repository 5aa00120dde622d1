"""How reports for other programs name files: relative to the working folder, with `/` between, as URIs where wanted."""

from __future__ import annotations

from urllib.parse import quote

from biblint.engine.emit import stable_path as relative


def uri(path: str) -> str:
    """A path as a relative URI reference, or a `file:` URI where it lies outside the working folder (RFC 3986)."""
    name = relative(path).encode("utf-8", "surrogateescape")
    start = "file://" if name.startswith(b"/") else "file:///" if name[1:3] == b":/" else ""
    return start + quote(name, safe="/:" if start else "/")


__all__ = ["relative", "uri"]
