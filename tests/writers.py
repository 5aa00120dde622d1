"""Small writers: a canonical record of a rule's sample as a file of each format; None where it has no such field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Canonical = Mapping[str, Any]

BIBTEX = {
    "title": "title", "author": "author", "editor": "editor", "container-title": "journal", "volume": "volume",
    "issue": "number", "page": "pages", "issued": "year", "DOI": "doi", "ISSN": "issn", "ISBN": "isbn", "URL": "url",
    "PMID": "pmid", "PMCID": "pmcid", "abstract": "abstract", "keyword": "keywords", "publisher": "publisher",
    "edition": "edition", "language": "language", "note": "note", "publisher-place": "address",
}  # fmt: skip
RIS = {
    "title": "TI", "author": "AU", "editor": "A2", "container-title": "T2", "volume": "VL", "issue": "IS", "page": "SP",
    "issued": "PY", "DOI": "DO", "ISSN": "SN", "ISBN": "SN", "URL": "UR", "abstract": "AB", "keyword": "KW",
    "publisher": "PB", "edition": "ET", "language": "LA", "publisher-place": "CY", "note": "N1",
}  # fmt: skip
WOS = {
    "title": "TI", "author": "AF", "container-title": "SO", "volume": "VL", "issue": "IS", "issued": "PY", "DOI": "DI",
    "ISSN": "SN", "ISBN": "BN", "abstract": "AB", "keyword": "DE", "publisher": "PU", "language": "LA",
    "number-of-pages": "PG", "PMID": "PM", "article-number": "AR", "publisher-place": "PI",
}  # fmt: skip
LABELLED = {
    "title": "题名", "author": "作者", "container-title": "刊名", "volume": "卷", "issue": "期", "page": "页码",
    "issued": "年", "DOI": "DOI", "ISSN": "ISSN", "ISBN": "ISBN", "abstract": "摘要", "keyword": "关键词",
    "publisher": "出版社", "language": "语种", "number-of-pages": "页数", "URL": "链接", "PMID": "PMID",
}  # fmt: skip
TYPES = {
    "article-journal": ("article", "JOUR", "J"),
    "book": ("book", "BOOK", "B"),
    "thesis": ("phdthesis", "THES", "B"),
}


def write(record: Canonical, entry_format: str) -> str | None:
    """The record as a file of `bibtex`, `ris`, `wos` or `labelled`; None if a field or value has no place there."""
    fields = {name: [value] if isinstance(value, str) else list(value) for name, value in record.items()}
    (kind,) = fields.pop("type", [""])
    names = {"bibtex": BIBTEX, "ris": RIS, "wos": WOS, "labelled": LABELLED}[entry_format]
    texts = [text for values in fields.values() for text in values]
    if not fields or not fields.keys() <= names.keys() or any(set('\n\r{}\\&%$#_~^"@') & set(text) for text in texts):
        return None
    if kind and kind not in TYPES:
        return None
    lines = _WRITERS[entry_format]([(names[name], name, values) for name, values in fields.items()])
    start, end = _FRAMES[entry_format](TYPES.get(kind, ("misc", "GEN", "J")))
    return "\n".join([*start, *lines, *end]) + "\n"


def _bibtex(fields):
    joint = {"author": " and ", "editor": " and ", "keyword": ", "}
    return [f"  {tag} = {{{joint.get(name, ', ').join(values)}}}," for tag, name, values in fields]


def _tagged(separator, joint):
    def lines(fields):
        for tag, name, values in fields:
            first, *more = [joint.join(values)] if name == "keyword" and joint else values
            yield f"{tag}{separator}{first}"
            yield from (f"   {value}" if joint else f"{tag}{separator}{value}" for value in more)

    return lines


def _labelled(fields):
    return [f"{tag}: {'; '.join(values)}" for tag, _, values in fields]


_WRITERS = {"bibtex": _bibtex, "ris": _tagged("  - ", ""), "wos": _tagged(" ", "; "), "labelled": _labelled}
_FRAMES = {
    "bibtex": lambda kind: ([f"@{kind[0]}{{moss,"], ["}"]),
    "ris": lambda kind: ([f"TY  - {kind[1]}"], ["ER  - "]),
    "wos": lambda kind: (["FN Clarivate Analytics Web of Science", "VR 1.0", f"PT {kind[2]}"], ["ER", "", "EF"]),
    "labelled": lambda kind: (["附注: 苔藓"], []),
}
