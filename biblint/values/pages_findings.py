"""What a page value can be and what can be wrong with it: the types and closed lists of page knowledge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "empty",
    "placeholder",
    "page",
    "range",
    "list",
    "jump",
    "article-number",
    "section-page",
    "roman",
    "supplement",
    "lettered",
    "abbreviated-end",
    "open-end",
    "reversed",
    "named",
    "extent",
    "unknown",
]
Safety = Literal["safe", "unsafe", "manual"]

KINDS: Final[dict[Kind, str]] = {
    "empty": "no text at all",
    "placeholder": "a word or sign for 'not known' (`n/a`, `[s.p.]`, `0-0`)",
    "page": "one numbered page (`123`)",
    "range": "a first and a last page (`123-145`, `794-e56`)",
    "list": "several pages or ranges (`1, 5, 9-12`)",
    "jump": "a range continued on later or earlier pages (`118-120+123`, `79-87,109`)",
    "article-number": "the number of an article that has no pages in its volume (`e1234`, `085038`)",
    "section-page": "pages counted within a section (`16-1--16-4`, `4:1-4:56`, `1103.e21`)",
    "roman": "pages in Roman numerals (`xiii-xxiii`)",
    "supplement": "pages of a supplement (`S87-96`, `436S-439S`, `suppl 13`)",
    "lettered": "pages counted under another letter (`R795-R804`, `A19`, `93a-94a`)",
    "abbreviated-end": "a range whose last page leaves out the digits it shares (`466-75`)",
    "open-end": "a first page and the remark that more follow (`7+`, `12ff.`, `220-+`)",
    "reversed": "a range whose last page lies before its first (`103-91`)",
    "named": "a part of a volume known by its name (`序2-3`, `IFC`)",
    "extent": "a number of pages instead of page numbers (`173 p.`)",
    "unknown": "nothing of the above",
}

FINDINGS: Final[dict[str, str]] = {
    "abbreviated-end": "the last page leaves out digits that it shares with the first",
    "article-number-with-count": "an article number and a number of pages written as if they were a range",
    "count-mismatch": "the stated number of pages is not that of the range",
    "descending": "the last page lies before the first",
    "digit-grouping": "thousands within a page number are set apart",
    "equal-ends": "first and last page are the same",
    "foreign-separator": "the two ends of a range are separated by something other than a dash",
    "fullwidth": "digits or letters are full-width forms",
    "issn-like": "the value is a valid ISSN and hardly a page range",
    "list-descending": "the pages of a list do not ascend",
    "malformed": "the value is no page, range, list, or article number",
    "open-end": "a dash follows the first page and no last page follows the dash",
    "page-count": "the value states how many pages there are, not which",
    "placeholder": "the value, or one of its ends, is a word or sign for 'not known'",
    "prefix": "a word for 'page' stands before or after the numbers",
    "repeated-range": "a whole range was put where one of its ends belongs",
    "space-inside": "a space parts the letter of a page from its number",
    "spaced-dash": "spaces stand round the dash of a range",
    "trailing-separator": "the value ends in a separator that nothing follows",
    "unusual-dash": "the dash of a range is neither a hyphen nor an en dash",
}


class Evidence(NamedTuple):
    """What is known about a value beside its text: a stated number of pages; whether its source abbreviates ends."""

    stated: int | None = None
    abbreviating: bool = False

    def contradicts(self, count: int | None) -> bool:
        """Tell whether a number of pages is stated and `count` is known to be another."""
        return self.stated is not None and count is not None and count != self.stated


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One thing found in a page value.

    `name` is a key of `FINDINGS`; `start` and `end` are code points within the classified text, end exclusive;
    `placeholders` serve messages; `suggestion` is the whole new text, its ranges written with a plain `-`, and
    `safety` what the evidence supports for it (None: the rule decides).
    """

    name: str
    start: int
    end: int
    placeholders: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    safety: Safety | None = None

    def within(self, before: str, after: str) -> PageFinding:
        """Return this finding about a part of a text as a finding about the text `before` + part + `after`."""
        suggestion = None if self.suggestion is None else before + self.suggestion + after
        return replace(self, start=self.start + len(before), end=self.end + len(before), suggestion=suggestion)


@dataclass(frozen=True, slots=True)
class Pages:
    """What a page value is: kind, ends as written, number of pages where it can be computed, and findings."""

    kind: Kind
    first: str | None = None
    last: str | None = None
    count: int | None = None
    findings: tuple[PageFinding, ...] = ()

    def adding(self, *findings: PageFinding) -> Pages:
        """Return the same reading with further findings after its own."""
        return replace(self, findings=self.findings + findings)

    def within(self, before: str, after: str) -> Pages:
        """Return the reading of a part of a text as a reading of the text `before` + part + `after`."""
        if not self.findings or not (before or after):
            return self
        return replace(self, findings=tuple(finding.within(before, after) for finding in self.findings))
