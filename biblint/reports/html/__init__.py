"""The page for people: one HTML file with all that a run found and what the records have, which needs no network."""

from biblint.reports.html.data import Subject, page_data
from biblint.reports.html.page import page

__all__ = ["Subject", "page", "page_data"]
