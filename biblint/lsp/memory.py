"""Memory of the process, as glibc manages it; elsewhere nothing is done."""

from __future__ import annotations

import ctypes
import gc
import sys

_TRIM, _MAPPED = -1, -3
"""`M_TRIM_THRESHOLD` and `M_MMAP_THRESHOLD` of `malloc.h`."""
_MOST_UNUSED = 8 << 20
"""How many bytes at the end of the heap may stay unused."""
_LONG = 1 << 20
"""From how many bytes on what is asked for is no part of the heap and is given back as soon as it is not in use."""


def keep_little() -> None:
    """Have the memory of long texts given back when they are dropped.

    Unasked, glibc raises both bounds with the longest text that was dropped, and keeps twice its length or more.
    """
    set_option = _function("mallopt")
    if set_option is not None:
        set_option(_TRIM, _MOST_UNUSED)
        set_option(_MAPPED, _LONG)


def give_back() -> None:
    """Give memory that is not in use any more back to the system, where that is not done unasked."""
    gc.collect()
    trim = _function("malloc_trim")
    if trim is not None:
        trim(0)


def _function(name: str) -> ctypes._NamedFuncPointer | None:
    """A function of the C library; None where it has none of that name."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
