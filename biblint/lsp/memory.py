"""Memory of the process."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Give memory that is not in use any more back to the system, where that is not done unasked (glibc)."""
    gc.collect()
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
