"""The key that names a record in reports, suppressions and baselines."""

from __future__ import annotations

import re

from biblint.model import Record

_PUBMED = frozenset({"nbib", "pubmed-xml"})
_NUMBER = re.compile(r"#\d+\Z")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def record_key(record: Record) -> str:
    """Citation key, else accession number (of PubMed the PMID), else normalised DOI, else a hash of title and year."""
    if record.key:
        return record.key
    accession = record.text("PMID") if record.format in _PUBMED else ""
    accession = accession or record.text("accession")
    if accession:
        return accession
    match = _DOI.search(record.text("DOI"))
    if match:
        return match[0].rstrip(".,;").lower()
    year = record.text("issued")[:4]
    title = " ".join(record.text("title").casefold().split())
    import hashlib

    return hashlib.blake2b(f"{title}|{year}".encode("utf-8", "replace"), digest_size=6).hexdigest()


class KeyCounter:
    """Numbers the records of a file that share a key: `a`, `a#2`, `a#3`."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """The key of one more record."""
        count = self._seen.get(key, 0) + 1
        self._seen[key] = count
        return key if count == 1 else f"{key}#{count}"


def plain_key(key: str) -> str:
    """A key without the number that `KeyCounter` may have given it."""
    return _NUMBER.sub("", key) if "#" in key else key
