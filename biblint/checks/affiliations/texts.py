"""Affiliations by their text: said twice, or holding what does not belong in one."""

from __future__ import annotations

from collections.abc import Iterator

from biblint.checks.affiliations.indices import number_of
from biblint.model import Finding, Mark, Record, Safety, Value
from biblint.values.affiliations import repeats, unfit

_EACH_AUTHOR = frozenset({"nbib", "pubmed-xml"})


def text_findings(record: Record) -> Iterator[Finding]:
    """What the texts of a record's affiliations show; MEDLINE says each again with every author it belongs to."""
    texts = record.texts("affiliation")
    repeated = repeats(texts) if len(texts) > 1 and record.format not in _EACH_AUTHOR else ()
    parts = [*map(unfit, texts)]
    if not repeated and not any(parts):
        return
    places = record.values("affiliation")
    for index, other, more in repeated:
        yield _repeated(record, places[index], places[other], more, (index, other))
    for place, unfits in zip(places, parts, strict=True):
        for part in unfits:
            safety: Safety | None = None if part.is_sure else "manual"
            yield Finding(
                part.name,
                part.start,
                part.end,
                suggestion=part.suggestion,
                safety=safety,
                value=place,
                variable="affiliation",
            )


def _repeated(record: Record, place: Value, other: Value, more: str, order: tuple[int, int]) -> Finding:
    placeholders = {
        "index": number_of(place) or str(order[0] + 1),
        "other": number_of(other) or str(order[1] + 1),
        "affiliation": place.text,
    }
    if more:
        placeholders["more"] = more
    return Finding(
        "near-repeated-affiliation" if more else "repeated-affiliation",
        placeholders=placeholders,
        value=place,
        variable="affiliation",
        related=(Mark(record, other.start, other.end, other.text),),
    )
