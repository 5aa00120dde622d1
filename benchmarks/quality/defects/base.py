"""What a defect is: a change of a work, of several works, or of the file, and the rules one of which has to tell it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quality.marks import START, marked
from quality.works import Person, Work


@dataclass(frozen=True, slots=True)
class Page:
    """A file as text: what stands before its records, the records, and what stands behind."""

    format: str
    head: str
    records: tuple[str, ...]
    tail: str
    joint: str
    at: int
    """Which record the defect is planted in."""

    @property
    def text(self) -> str:
        """The file."""
        return self.head + self.joint.join(self.records) + self.tail

    @property
    def record(self) -> str:
        """The record that the defect is planted in."""
        return self.records[self.at]

    def with_record(self, text: str) -> Page:
        """The page with another text of that record."""
        return replace(self, records=(*self.records[: self.at], text, *self.records[self.at + 1 :]))


WorkChange = Callable[[Work, random.Random], "Work | tuple[Work, Work] | None"]
"""Gives the work with the defect, or with it the clean one that it differs from."""
RightWrong = str | tuple[str, str] | None
"""The wrong text, or the right and the wrong one."""
Works = Sequence[Work]
WorksChange = Callable[[Works, int], "Works | tuple[Works, Works] | None"]
"""Gives works with the defect, or with them (in a `tuple` of two lists) the clean ones that they differ from."""
PageChange = Callable[[Page], "Page | tuple[Page, Page] | None"]
"""Gives the file with the defect, or with it the clean one that it differs from."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect; exactly one of the three changes is given, and None from it means: not in this record."""

    name: str
    category: str
    rules: tuple[str, ...]
    """A violation of one of these finds it."""
    work: WorkChange | None = None
    works: WorksChange | None = None
    page: PageChange | None = None
    formats: frozenset[str] | None = None
    """Formats that it is planted in; None: all that write the field."""
    kinds: frozenset[str] | None = None
    languages: frozenset[str] | None = None
    variable: str = ""
    """The variable that `text` changes, for planting in real exports."""
    text: Callable[[str], tuple[str, str] | None] | None = field(default=None, compare=False)
    """The right and the wrong text of one value, where the defect is no more than that."""
    times: int = 1
    """How often it is planted where others are planted once: defects that only one format can have come more often."""
    note: str = ""
    """Why it is not always found, or not always restored; for the page."""
    is_lossy: bool = False
    """True if the right value cannot be told from the wrong one: nothing could restore it."""

    def formats_hold(self, entry_format: str) -> bool:
        """True if it can be tried in a format."""
        return entry_format in (FORMATS if self.formats is None else self.formats)

    def suits(self, work: Work, entry_format: str) -> bool:
        """True if it can be tried on a work in a format."""
        return (
            self.formats_hold(entry_format)
            and (self.kinds is None or work.kind in self.kinds)
            and (self.languages is None or work.language in self.languages)
        )


def on_record(pattern: str, wrong: str, right: str | None = None) -> PageChange:
    """A change of the first place in the record that a pattern matches; `right` if what stood there will not do."""
    compiled = re.compile(pattern, re.MULTILINE)

    def page(one: Page) -> Page | tuple[Page, Page] | None:
        changed, count = compiled.subn(wrong, one.record, count=1)
        if not count or changed == one.record:
            return None
        made = one.with_record(changed)
        return made if right is None else (one.with_record(compiled.sub(right, one.record, count=1)), made)

    return page


def names(text: str) -> frozenset[str]:
    """Names of formats, kinds or languages, by blanks."""
    return frozenset(text.split())


def _set(text: str) -> frozenset[str] | None:
    return names(text) or None


VARIABLES = {
    "title": "title", "container": "container-title", "issn": "ISSN", "isbn": "ISBN", "publisher": "publisher",
    "year": "issued", "volume": "volume", "issue": "issue", "pages": "page", "doi": "DOI", "url": "URL",
    "pmid": "PMID", "pmcid": "PMCID", "abstract": "abstract",
}  # fmt: skip
"""Attributes of a work -> variables of a record."""


def value(
    name: str, category: str, rules: str, attribute: str, change: Callable[[str], RightWrong] | str, *,
    formats: str = "", kinds: str = "", languages: str = "", without: str = "", lossy: bool = False, note: str = "",
) -> Defect:  # fmt: skip
    """A defect of one text of a work: a function of the right text, or the wrong text itself.

    The planted place is what the new text marks, else all of it.
    """

    def text(given: str) -> tuple[str, str] | None:
        if not given:
            return None
        made = change if isinstance(change, str) else change(given)
        right, wrong = made if isinstance(made, tuple) else (given, made)
        if wrong is None or wrong == right:
            return None
        return right, wrong if START in wrong else marked(wrong)

    def work(one: Work, random_: random.Random) -> tuple[Work, Work] | None:
        texts = text(getattr(one, attribute))
        if texts is None:
            return None
        right, wrong = ({attribute: text} for text in (marked(texts[0]), texts[1]))
        return replace(one, **right), replace(one, **wrong)  # type: ignore[arg-type]

    return Defect(
        name, category, tuple(rules.split()), work=work, kinds=_set(kinds),
        formats=_without(formats, f"{without} {TYPELESS}" if kinds else without),
        languages=_set(languages), variable=VARIABLES.get(attribute, ""), text=text,
        is_lossy=lossy or isinstance(change, str), note=note,
    )  # fmt: skip


def person(
    name: str, rules: str, change: Callable[[str], str] | str, *, formats: str = "", languages: str = "",
    without: str = "", category: str = "authors", lossy: bool = False,
) -> Defect:  # fmt: skip
    """A defect of the second author's name; a text is that of one more author."""

    def work(one: Work, random_: random.Random) -> Work | tuple[Work, Work] | None:
        if isinstance(change, str):
            extra = Person("", places=one.people[-1].places if one.people else (), raw=marked(change))
            return replace(one, people=(*one.people, extra))
        if len(one.people) < 2 or not one.people[1].given:
            return None
        first, second, *others = one.people
        name = second.name()
        right, wrong = (replace(second, raw=marked(text)) for text in (name, change(name)))
        return replace(one, people=(first, right, *others)), replace(one, people=(first, wrong, *others))

    return Defect(
        name, category, tuple(rules.split()), work=work, formats=_without(formats, f"{without} {GLUED}"),
        languages=_set(languages), kinds=names("article-journal paper-conference chapter book"), is_lossy=lossy,
    )  # fmt: skip


TYPELESS = "pop-csv"
"""A format that does not tell types: rules about works of one type are silent there."""
GLUED = "springer-csv"
"""A format that writes the authors without anything between them; they are one name that is not taken apart."""
MARCS = "marcxml marc21"


def _without(formats: str, without: str) -> frozenset[str] | None:
    known = _set(formats)
    if not without:
        return known
    return (known or FORMATS) - names(without)


SERVICES = "crossref-json openalex-json datacite-json zotero-json"
SHEETS = "wos-csv ieee-csv springer-csv lens-csv pubmed-csv pop-csv dimensions-csv openalex-csv dspace-csv"
LIBRARIES = "mods marcxml marc21 dublin-core primo-xml"
PUBLISHERS = "jats crossref-xml"
OTHERS = f"{SERVICES} {SHEETS} {LIBRARIES} {PUBLISHERS} ovid cssci"
FORMATS = names(
    "bibtex ris wos labelled nbib refer refworks csl-json scopus-csv noteexpress cnki-estudy wos-tab zotero-csv endnote-xml "
    f"pubmed-xml {OTHERS}"
)
"""Formats that defects of fields are planted in; in a printed list, which has no fields, they would be others."""
