"""The source of an article in one string (SO), taken apart where its form leaves no doubt.

Each database has a form of its own: `Ann Surg. 251(3):430-5, 2010 Mar.` (MEDLINE), `Ann Surg. 251 (3) (pp 430-435),
2010.` (Embase), `Ann Surg. Vol.251(3), Mar 2010, pp. 430-435.` (PsycINFO), `Ann Surg. 251(3):430-435, March 4, 2010.`
(BIOSIS), `Ann Surg. 2010 4 March; 430-435.` (Zoological Record), `Ann Surg March 2010;251(3):430-435` (Journals@Ovid);
and for chapters `Roe, A [Ed]. (2012). Book. (pp. 11-31). ...` (PsycINFO), `Roe, A [Editor]. Book.:11-31, 2012.`
(BIOSIS).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Parts = Mapping[str, tuple[int, int]]
"""Variable -> start and end in the text."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]*\.??"
_MONTHS = rf"{_MONTH}(?:\s?[/-]\s?{_MONTH})?"
_DATE = rf"(?P<issued>(?:{_MONTHS}\s+)?(?:\d{{1,2}},?\s+)?\d{{4}}(?:\s+{_MONTHS}(?:\s+\d{{1,2}})?)?)"
_ISSUE = r"(?P<issue>(?:[^()\s]|\s|\([^()]{0,20}\)){1,40}?)"
_VOLUME = r"(?P<volume>[A-Z]?\d[\w-]{0,12}+)"
_PAGE = r"(?P<page>[^\s,;:][^,;:]{0,60}?)"
_EDITORS = r"(?s:[^\[\]]{1,80}\[Ed[^\[\]]{0,60}\][,;.]?\s*){1,12}"
_TITLE = r"(?P<container>[^\s;][^;]{0,300}?)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_TITLE}\s+{_DATE};{_VOLUME}(?:\({_ISSUE}\))?:{_PAGE}\.?",
        rf"{_TITLE}\.\s+Vol\.\s?{_VOLUME}(?:\({_ISSUE}\))?,\s*{_DATE},\s+pp?\.\s+{_PAGE}\.?",
        rf"{_TITLE}\.\s+{_VOLUME}(?:\s?\({_ISSUE}\))?\s\(pp\s+{_PAGE}\),\s+{_DATE}\..*",
        rf"{_TITLE}\.\s+{_VOLUME}(?:\({_ISSUE}\))?(?::{_PAGE})?,\s+{_DATE}\.?",
        rf"{_TITLE}\.\s+(?P<issued>\d{{4}}(?:\s+\d{{1,2}})?(?:\s+{_MONTHS})?);\s+(?:(?P<page>\d+-\d+)|\d+\s?pp)\.*",
        rf"{_EDITORS}\s+\((?P<issued>\d{{4}})\)\.\s+{_TITLE}\.\s+\(pp\.\s+(?P<page>[^()]{{1,40}})\)\..*",
        rf"{_EDITORS}\s+{_TITLE}\.:{_PAGE},\s+{_DATE}\.?(?s:\s+Series Information:.*)?",
    )
)
_NAMES = {"container": "container-title", "volume": "volume", "issue": "issue", "page": "page", "issued": "issued"}


def parse_source(text: str, start: int, end: int) -> Parts:
    """The parts of a source string that a text range holds; empty if it has none of the known forms."""
    if end - start > 700:
        return {}
    for form in _FORMS:
        found = form.fullmatch(text, start, end)
        if found:
            return {variable: found.span(name) for name, variable in _NAMES.items() if found.groupdict().get(name)}
    return {}
