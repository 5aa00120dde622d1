"""Tagged text of hosts and indexes: Ovid and the Chinese Social Sciences Citation Index."""

from __future__ import annotations

from quality.notations.base import Notation, field_lines
from quality.notations.wos import LANGUAGES
from quality.works import Cited, Person, Work

OVID_TYPES = {"article-journal": "Journal Article", "chapter": "Book Chapter", "book": "Book",
              "paper-conference": "Conference Paper"}  # fmt: skip


def ovid(work: Work) -> str:
    """A work of a bibliographic database; a blank line stands between addresses."""
    rows = [("VN", "Ovid Technologies"), ("DB", "Moss Abstracts"), ("AN", f"2024{work.number:06d}")]
    rows += [("AU", person.name()) for person in work.people]
    rows += [("IN", "\n\n      ".join(work.affiliations)), ("TI", work.title)]
    rows += [("BT" if work.kind == "chapter" else "JN", work.container), ("VO", work.volume), ("IP", work.issue)]
    rows += [("PG", work.pages or work.article), ("YR", work.year)]
    rows += [("LG", LANGUAGES.get(work.language, work.language)), ("IS", work.issn), ("IB", work.isbn)]
    rows += [("PU", work.publisher), ("PT", OVID_TYPES.get(work.kind, work.kind)), ("AB", work.abstract)]
    rows += [("KW", "; ".join(work.keywords)), ("DO", work.doi), ("XL", work.url), ("PM", work.pmid)]
    return "\n".join([f"<{work.number}. >", *field_lines(rows, "{tag}  - {value}"), "", ""])


def _cited(number: int, one: Cited) -> str:
    family, _, initial = one.author.rpartition(" ")
    return f"{number}.{family},{initial}..{one.title}.{one.journal}.{one.year}.{one.volume}"


def _institution(number: int, work: Work) -> str:
    """An institution with the people who belong to it."""
    names = ",".join(person.clean() for person in work.people if number in person.places)
    place = work.affiliations[number - 1].partition(",")[0]
    return f"[{names}]{place}"


def cssci(work: Work) -> str:
    """An article of the index."""
    where = f"{work.year},{work.volume}({work.issue})" + (f":{work.pages}" if work.pages else "")
    places = "/".join(_institution(number, work) for number in range(1, len(work.affiliations) + 1))
    first = work.affiliations[0].partition(",")[0] if work.affiliations else ""
    rows = [
        ("来源篇名", work.title),
        ("来源作者", "/".join(map(Person.name, work.people))),
        ("基    金", ""),
        ("期    刊", work.container),
        ("第一机构", first),
        ("机构名称", f"{places}." if places else ""),
        ("第一作者", work.people[0].clean() if work.people else ""),
        ("中图类号", "G252.17"),
        ("年代卷期", where),
        ("关 键 词", "/".join(work.keywords)),
        ("基金类别", ""),
        ("参考文献", ""),
    ]
    lines = [f"【{label}】{text}" for label, text in rows]
    lines += [_cited(number, one) for number, one in enumerate(work.references, 1)]
    return "\n".join([*lines, "-" * 71, "", ""])


OVID = Notation("ovid", ovid, frozenset(OVID_TYPES), frozenset(LANGUAGES), most=300)
CSSCI = Notation(
    "cssci", cssci, frozenset(("article-journal",)), frozenset(("zh",)),
    "南京大学中国社会科学研究评价中心\n数字文献处理系统 版本：2.1\n版权所有 (C) 2000 - 2001 CSSCI Corp.\n\n\n",
    most=300,
)  # fmt: skip
