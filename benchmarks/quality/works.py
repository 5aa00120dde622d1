"""Makes clean records: works of several kinds and languages with right check digits, the same for a given seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count as counting

from quality.words import ADDRESSES, GROUPS, JOURNALS, KEYWORDS, PEOPLE, SENTENCES, SLOTS, TITLES, Journal

KINDS = ("article-journal", "article-journal", "article-journal", "paper-conference", "chapter", "book", "thesis")
LANGUAGES = ("en", "en", "en", "en", "zh", "zh", "de", "fr", "es", "ru", "ja")
SCRIPTS: Mapping[str, str] = {"zh": "han", "ja": "kana", "ru": "cyrillic"}


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor."""

    family: str
    given: str = ""
    is_cjk: bool = False
    places: tuple[int, ...] = ()
    """Numbers of affiliations, from 1."""
    orcid: str = ""
    raw: str = ""
    """The name as every notation has to write it, if it is spoilt."""

    def name(self, pattern: str = "{family}, {given}") -> str:
        """The name in a notation, or as it is spoilt."""
        return self.raw or self.clean(pattern)

    def clean(self, pattern: str = "{family}, {given}") -> str:
        """The name in a notation; as it is for a group or a name of one part, in one piece in Chinese and Japanese."""
        if not self.given:
            return self.family or self.raw
        return self.family + self.given if self.is_cjk else pattern.format(family=self.family, given=self.given)


@dataclass(frozen=True, slots=True)
class Cited:
    """A listed reference."""

    author: str
    year: str
    title: str
    journal: str
    volume: str
    page: str
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One clean record, or one with a planted defect; `''` stands for what it does not have."""

    number: int
    kind: str
    language: str
    title: str
    people: tuple[Person, ...]
    editors: tuple[Person, ...] = ()
    container: str = ""
    short: str = ""
    issn: str = ""
    isbn: str = ""
    publisher: str = ""
    place: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article: str = ""
    """An article number, in place of pages."""
    page_count: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""
    pmid: str = ""
    pmcid: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    references: tuple[Cited, ...] = ()
    reference_count: str = ""
    key: str = ""
    accession: str = ""


def check_11(digits: str, first_weight: int) -> str:
    """The check digit modulo 11 of an ISSN (weights from 8) or ISBN-10 (from 10)."""
    total = sum(int(digit) * (first_weight - place) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]


def issn(random_: random.Random) -> str:
    """An ISSN with a right check digit."""
    digits = f"{random_.randrange(1000, 2999)}{random_.randrange(1000):03d}"
    return f"{digits[:4]}-{digits[4:]}{check_11(digits, 8)}"


def isbn(random_: random.Random) -> str:
    """An ISBN-13 with a right check digit, in five parts as the agency of English-speaking areas gives them."""
    digits = f"9780{random_.randrange(200, 699)}{random_.randrange(100000):05d}"
    check = -sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10
    return f"{digits[:3]}-0-{digits[4:7]}-{digits[7:]}-{check}"


def orcid(random_: random.Random) -> str:
    """An ORCID iD of the range in use, with the check digit of ISO 7064 (mod 11-2)."""
    digits = f"0000000{random_.randrange(1, 4)}{random_.randrange(10**7):07d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    digits += "0123456789X"[(12 - total % 11) % 11]
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def works(count: int, seed: int = 7) -> list[Work]:
    """So many works, none of them twice."""
    maker = _Maker(random.Random(seed))
    made: dict[str, Work] = {}
    for number in counting(1):
        work = maker.work(number)
        made.setdefault(work.title.lower(), work)
        if len(made) == count:
            break
    return list(made.values())


class _Maker:
    """Makes works, keeping book of what journals have printed, so that no two articles share a page."""

    def __init__(self, random_: random.Random) -> None:
        self.random = random_
        self.issns = {journal.title: issn(random_) for journal in JOURNALS}
        self.pages: dict[tuple[str, int, int], int] = {}

    def work(self, number: int) -> Work:
        """The work with a number; each kind and language comes up in turn with others."""
        language = self.random.choice(LANGUAGES)
        kind = self.random.choice(KINDS)
        made = getattr(self, "_" + kind.partition("-")[0])(self._base(number, kind, language))
        assert isinstance(made, Work)
        return made

    def _base(self, number: int, kind: str, language: str) -> Work:
        year = self.random.randrange(1996, 2024)
        places = ADDRESSES["zh" if language == "zh" else "en"]
        affiliations = tuple(self.random.sample(places, self.random.randrange(1, 4)))
        people = self._people(language, len(affiliations))
        cited = tuple(self._cited(year) for _ in range(self.random.randrange(5, 12)))
        return Work(
            number=number,
            kind=kind,
            language=language,
            title=self._fill(TITLES, language)[0],
            people=people,
            year=str(year),
            month=str(self.random.randrange(1, 13)),
            day=str(self.random.randrange(1, 29)),
            doi=f"10.5555/{kind.partition('-')[0]}.{number:06d}",
            abstract=self._abstract(language),
            keywords=self._keywords(language),
            affiliations=affiliations,
            references=cited,
            reference_count=str(len(cited)),
            key=f"work{year}n{number}",
            accession=f"{number:015d}",
        )

    def _article(self, work: Work) -> Work:
        journal = self.random.choice([each for each in JOURNALS if each.language == work.language])
        year = int(work.year)
        year = max(year, journal.founded + 2)
        volume, issue = year - journal.founded, (int(work.month) + 1) // 2
        first, last = self._pages(journal, volume, issue)
        article = f"{first:04d}" if journal.is_electronic else ""
        doi = journal.doi.format(year=year, volume=volume, number=work.number, first=first)
        return replace(
            work,
            container=journal.title,
            short=journal.short,
            issn=self.issns[journal.title],
            publisher=journal.publisher,
            place=journal.place,
            year=str(year),
            volume=str(volume),
            issue=str(issue),
            pages="" if article else f"{first}-{last}",
            article=article,
            page_count="" if article else str(last - first + 1),
            doi=doi,
            pmid=str(20_000_000 + 37 * work.number),
            pmcid=f"PMC{4_000_000 + 91 * work.number}",
            url=f"https://journals.example.org/{work.number}/view?lang=en&full=1",
        )

    def _paper(self, work: Work) -> Work:
        zh = work.language == "zh"
        western = f"Proceedings of the {work.year} Symposium on Frost Research"
        event = f"第{work.number}届全国湿地会议论文集" if zh else western
        first = self.random.randrange(1, 700)
        return replace(
            self._printed(work), container=event, pages=f"{first}-{first + 7}", page_count="8", isbn=isbn(self.random)
        )

    def _chapter(self, work: Work) -> Work:
        first = self.random.randrange(1, 400)
        last = first + self.random.randrange(9, 40)
        book = self._fill(TITLES, work.language)[0]
        editors = tuple(replace(person, places=()) for person in self._people(work.language, 1)[:2])
        return replace(
            self._printed(work),
            container=f"{book}(论文集)" if work.language == "zh" else f"{book}. Collected essays {work.number}",
            pages=f"{first}-{last}",
            page_count=str(last - first + 1),
            isbn=isbn(self.random),
            editors=editors,
        )

    def _book(self, work: Work) -> Work:
        return replace(self._printed(work), isbn=isbn(self.random), page_count=str(self.random.randrange(90, 600)))

    def _thesis(self, work: Work) -> Work:
        school = "西部师范大学" if work.language == "zh" else "University of Westmark"
        one = replace(self._people(work.language, 1)[0], places=(1,))
        town = "兰州" if work.language == "zh" else "Oslo"
        return replace(
            work, people=(one,), publisher=school, place=town, page_count="188", affiliations=work.affiliations[:1],
            doi="", url=f"https://theses.example.org/{work.number}",
        )  # fmt: skip

    def _printed(self, work: Work) -> Work:
        zh = work.language == "zh"
        return replace(work, publisher="科学出版社" if zh else "Meadow Press", place="北京" if zh else "Edinburgh")

    def _pages(self, journal: Journal, volume: int, issue: int) -> tuple[int, int]:
        """The next free pages of an issue; issues are wide apart."""
        slot = (journal.title, volume, issue)
        first = self.pages.get(slot, 1 + (issue - 1) * 900)
        last = first + self.random.randrange(3, 30)
        self.pages[slot] = last + 1
        return first, last

    def _people(self, language: str, places: int) -> tuple[Person, ...]:
        script = SCRIPTS.get(language, "west")
        found = self.random.sample(PEOPLE[script], self.random.randrange(2, 6))
        people = [
            Person(
                family,
                given,
                script in ("han", "kana"),
                (1 + at % places,) if at else tuple(range(1, places + 1)),
                orcid(self.random) if script == "west" else "",
            )
            for at, (family, given) in enumerate(found)
        ]
        if script == "west" and self.random.random() < 0.04:
            people.append(Person(self.random.choice(GROUPS), places=(1,)))
        return tuple(people)

    def _cited(self, year: int) -> Cited:
        family, given = self.random.choice(PEOPLE["west"])
        journal = self.random.choice([each for each in JOURNALS if each.language == "en"])
        then = self.random.randrange(year - 20, year)
        title, _ = self._fill(TITLES, "en")
        volume, page = str(max(1, then - 1960)), str(self.random.randrange(1, 900))
        doi = f"10.5555/ref.{then}.{page}"
        return Cited(f"{family} {given[0]}", str(then), title, journal.short, volume, page, doi)

    def _keywords(self, language: str) -> tuple[str, ...]:
        return tuple(self.random.sample(KEYWORDS["zh" if language == "zh" else "en"], self.random.randrange(3, 6)))

    def _abstract(self, language: str) -> str:
        known = "zh" if language == "zh" else "en"
        kept = self.random.sample(SENTENCES[known], self.random.randrange(3, 6))
        texts = (self._put(sentence, known) for sentence in kept)
        return ("" if known == "zh" else " ").join(texts)

    def _fill(self, patterns: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, str]:
        pattern = self.random.choice(patterns[language])
        return self._put(pattern, language), pattern

    def _put(self, pattern: str, language: str) -> str:
        chosen = {slot: self.random.choice(words) for slot, words in SLOTS[language].items()}
        filled = pattern.format(**chosen, number=self.random.randrange(3, 60))
        return filled[0].upper() + filled[1:]

