"""Writes collections of made-up records in several formats: the same records for a given seed, on any machine.

    python benchmarks/generate.py OUT --records 10000 [--format bibtex] [--seed 1] [--dirty 5]

About `dirty` of a hundred records carry one defect each (a foreign page separator, a DOI with its resolver, an author
list that ends in et al., a tag inside the title), the rest are clean. Fields, their lengths and how often values repeat
follow what exports hold: some 900 bytes and twelve fields a BibTeX entry.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

WORDS = (
    "moss lichen fern growth canopy soil water light shade stone wall roof urban alpine tropical boreal response model "
    "analysis measurement distribution temperature humidity nitrogen carbon uptake spore dispersal genetic population "
    "habitat forest edge survey long-term experimental effect comparison rapid seasonal regional diversity trait leaf "
    "root fungal symbiosis pigment drought tolerance restoration succession field laboratory method estimate index"
).split()
SMALL = "of in on and with from under by for during".split()
FAMILY = (
    "Adams Berg Castillo Dubois Eriksen Fischer Garcia Hansen Ivanova Jansen Kowalski Lindqvist Moreau Nakamura Okafor "
    "Petrov Quinn Rossi Schmidt Tanaka Ueda Varga Wagner Xu Yilmaz Zhang Müller Sørensen Gómez Dvořák O'Brien Le Goff"
).split()
GIVEN = (
    "Anna Ben Clara David Elena Felix Grace Hugo Ines Jonas Karin Luis Maria Nils Olga Paul Rosa Sven Tara Uwe"
).split()
PUBLISHERS = ("Green Press", "Meadow & Sons", "Northern University Press", "Wiley", "Elsevier", "Springer")
PLACES = ("Oslo", "Porto", "Graz", "Lyon", "Kyoto", "Lima", "Turin", "Gent")


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up article."""

    number: int
    title: str
    authors: tuple[str, ...]
    journal: str
    issn: str
    publisher: str
    year: int
    month: int
    volume: int
    issue: int
    first: int
    last: int
    doi: str
    abstract: str
    keywords: tuple[str, ...]
    pages: str


def issn(random_: random.Random) -> str:
    """An ISSN with a right check digit."""
    digits = [random_.randrange(10) for _ in range(7)]
    check = (11 - sum(d * w for d, w in zip(digits, range(8, 1, -1), strict=True)) % 11) % 11
    text = "".join(map(str, digits)) + ("X" if check == 10 else str(check))
    return f"{text[:4]}-{text[4:]}"


def sentence(random_: random.Random, words: int) -> str:
    """Words that read like a title."""
    parts = [random_.choice(SMALL if index % 3 == 2 else WORDS) for index in range(words)]
    return " ".join(parts).capitalize()


def journals(random_: random.Random, count: int = 300) -> list[tuple[str, str, str]]:
    """Journals with their ISSN and publisher."""
    return [
        (f"Journal of {sentence(random_, 2).title()} {number}", issn(random_), random_.choice(PUBLISHERS))
        for number in range(count)
    ]


def made(count: int, seed: int = 1, dirty: float = 5.0) -> Iterator[Made]:
    """`count` articles, `dirty` of a hundred with a defect."""
    random_ = random.Random(seed)
    known = journals(random_)
    for number in range(count):
        article = _article(random_, number, random_.choice(known))
        yield _spoilt(random_, article) if random_.random() * 100 < dirty else article


def _article(random_: random.Random, number: int, journal: tuple[str, str, str]) -> Made:
    year, first = random_.randrange(1990, 2025), random_.randrange(1, 2500)
    last = first + random_.randrange(2, 30)
    people = {f"{random_.choice(FAMILY)}, {random_.choice(GIVEN)} {random_.choice('ABCDEFGH')}." for _ in range(5)}
    return Made(
        number=number,
        title=f"{sentence(random_, random_.randrange(6, 14))}: case {number}",
        authors=tuple(sorted(people))[: random_.randrange(1, 6)],
        journal=journal[0],
        issn=journal[1],
        publisher=journal[2],
        year=year,
        month=random_.randrange(1, 13),
        volume=year - 1970,
        issue=random_.randrange(1, 13),
        first=first,
        last=last,
        doi=f"10.{random_.randrange(1000, 9999)}/jm.{year}.{number:06d}",
        abstract=". ".join(sentence(random_, 14) for _ in range(random_.choice((0, 0, 0, 6, 9)))),
        keywords=tuple(dict.fromkeys(random_.choice(WORDS) for _ in range(5))),
        pages=f"{first}-{last}",
    )


def _spoilt(random_: random.Random, article: Made) -> Made:
    kind = random_.randrange(4)
    if kind == 0:
        return replace(article, pages=f"{article.first} / {article.last}")
    if kind == 1:
        return replace(article, doi=f"https://doi.org/{article.doi}")
    if kind == 2:
        return replace(article, authors=(*article.authors, "et al."))
    return replace(article, title=f"{article.title} of H<sub>2</sub>O <p>")


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(article: Made) -> str:
    """An article as a BibTeX entry."""
    lines = [
        f"@article{{key{article.number:07d},",
        f"  author = {{{' and '.join(article.authors)}}},",
        f"  title = {{{{{article.title}}}}},",
        f"  journal = {{{article.journal}}},",
        f"  year = {{{article.year}}},",
        f"  month = {MONTHS[article.month - 1]},",
        f"  volume = {{{article.volume}}},",
        f"  number = {{{article.issue}}},",
        f"  pages = {{{article.pages.replace('-', '--')}}},",
        f"  doi = {{{article.doi}}},",
        f"  issn = {{{article.issn}}},",
        f"  publisher = {{{article.publisher.replace('&', chr(92) + '&')}}},",
        f"  keywords = {{{', '.join(article.keywords)}}},",
    ]
    if article.abstract:
        lines.append(f"  abstract = {{{article.abstract}}},")
    return "\n".join([*lines, "}", "", ""])


def ris(article: Made) -> str:
    """An article as a RIS record."""
    first, _, last = article.pages.partition("-")
    lines = ["TY  - JOUR", *(f"AU  - {name}" for name in article.authors), f"TI  - {article.title}"]
    lines += [f"T2  - {article.journal}", f"PY  - {article.year}", f"VL  - {article.volume}", f"IS  - {article.issue}"]
    lines += [f"SP  - {first}", *([f"EP  - {last}"] if last else []), f"DO  - {article.doi}", f"SN  - {article.issn}"]
    lines += [f"PB  - {article.publisher}", *(f"KW  - {word}" for word in article.keywords)]
    lines += [f"AB  - {article.abstract}"] if article.abstract else []
    return "\n".join([*lines, "ER  - ", "", ""])


def wos(article: Made) -> str:
    """An article as a Web of Science record, with ten cited references."""
    first, _, last = article.pages.partition("-")
    people = [name.replace(".", "") for name in article.authors]
    place = PLACES[article.number % len(PLACES)]
    cited = [f"Doe J, {article.year - n}, J MOSS, V{n + 3}, P{n * 17 + 1}, DOI 10.1000/{n}" for n in range(1, 11)]
    lines = ["PT J", "AU " + "\n   ".join(people), "AF " + "\n   ".join(people), f"TI {article.title}"]
    lines += [f"SO {article.journal.upper()}", "LA English", "DT Article", "DE " + "; ".join(article.keywords)]
    lines += [f"AB {article.abstract}"] if article.abstract else []
    lines += [f"C1 [{'; '.join(people)}] Univ {place}, Dept Bot, {place}."]
    lines += ["CR " + "\n   ".join(cited), "NR 10", "TC 3"]
    lines += [f"PU {article.publisher.upper()}", f"SN {article.issn}", f"PY {article.year}", f"VL {article.volume}"]
    lines += [f"IS {article.issue}", f"BP {first}", *([f"EP {last}"] if last else []), f"DI {article.doi}"]
    lines += [f"PG {article.last - article.first + 1}", f"UT WOS:{article.number:015d}"]
    return "\n".join([*lines, "ER", "", ""])


WRITERS = {"bibtex": bibtex, "ris": ris, "wos": wos}
HEADS = {"wos": "FN Clarivate Analytics Web of Science\nVR 1.0\n"}
TAILS = {"wos": "EF\n"}


def write(path: Path, count: int, form: str = "bibtex", seed: int = 1, dirty: float = 5.0) -> None:
    """Write a collection to a file."""
    writer = WRITERS[form]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADS.get(form, ""))
        file.writelines(writer(article) for article in made(count, seed, dirty))
        file.write(TAILS.get(form, ""))


def main() -> None:
    """Read the command line and write one collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--format", choices=sorted(WRITERS), default="bibtex")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dirty", type=float, default=5.0, help="how many of a hundred records have a defect")
    given = parser.parse_args()
    write(given.out, given.records, given.format, given.seed, given.dirty)


if __name__ == "__main__":
    main()
