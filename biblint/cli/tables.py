"""Plain tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from biblint.reports.display import width


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a head in aligned columns, a line each; the last column is left ragged."""
    lines = [head, *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head) - 1)]
    return "".join(f"{_row(line, widths)}\n" for line in lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (room - width(cell)) for cell, room in zip(cells, widths, strict=False))
    return "  ".join((*padded, cells[-1])).rstrip()
