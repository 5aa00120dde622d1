"""The report `html`: a page that needs no network, with all violations to filter and to search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblint.reports.base import Checked, View
from biblint.reports.html import page, page_data


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """The page without what the records have, which only the command `report` counts."""
    yield from page(page_data(files, view))
