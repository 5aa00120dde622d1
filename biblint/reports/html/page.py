"""Puts the page together: one file without a network, in which data can be nothing but data.

Sources: HTML Living Standard, "Restrictions for contents of script elements"; Content Security Policy Level 3, hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from biblint.reports.asdata import written

_FOLDER = Path(__file__).parent
_SCRIPTS = ("dom", "model", "charts", "overview", "having", "filters", "details", "listing", "main")
"""The parts of the script, in the order in which they build on each other."""
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
_PART = 1 << 16


def page(data: Mapping[str, Any]) -> Iterator[str]:
    """The page of some data (`page_data`), in parts."""
    style, script = _asset("page.css"), _script()
    allowed = f"script-src {_hash(script)}; style-src {_hash(style)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    texts = data["texts"]
    head = _asset("page.html").format(
        language="zh-CN" if data["language"] == "zh" else "en",
        policy=escape(policy, quote=False),
        title=escape(texts["title"]),
        skip=escape(texts["skip"]),
        noscript=escape(texts["noscript"]),
        style=style,
        data="\0",
        script=script,
    )
    before, after = head.split("\0")
    yield before
    text = embedded(data)
    yield from (text[at : at + _PART] for at in range(0, len(text), _PART))
    yield after


def embedded(data: Any) -> str:
    """Data as JSON that can stand in a script element: without anything that HTML would take for markup."""
    text = written(data)
    for sign, escape_of in _ESCAPES.items():
        text = text.replace(sign, escape_of)
    return text


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _script() -> str:
    body = "\n".join(_asset(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _hash(text: str) -> str:
    """What a policy calls an inline script or style (its content with the line ends of the file)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
