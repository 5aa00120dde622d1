"""What a date says, whatever the file: reading it, and judging it against a given today."""

from biblint.values.dates.finding import FINDINGS, DateFinding, date_findings
from biblint.values.dates.parse import Date, parse_date

__all__ = ["FINDINGS", "Date", "DateFinding", "date_findings", "parse_date"]
