"""In which language the labels of a record are."""

from __future__ import annotations

from biblint.formats.labelled.labels import ENGLISH, HAN, JAPANESE, MIXED, SIMPLIFIED, TRADITIONAL, lookup
from biblint.model import Field, Record


def label_language(record: Record, field: Field) -> str | None:
    """The language of a field's label; a label alike in both Chinese scripts takes that of the others."""
    meaning = lookup(field.tag)
    if meaning is None:
        return None
    if meaning.language != HAN:
        return meaning.language
    return chinese_script(record)


def chinese_script(record: Record) -> str:
    """`zh-Hans`, `zh-Hant` or `ja`: what most of the record's labels are that tell; simplified if none does."""
    told = [m.language for field in record.tags.get("label", ()) if (m := lookup(field.tag)) and m.language]
    counts = {language: told.count(language) for language in (SIMPLIFIED, TRADITIONAL, JAPANESE)}
    return max(counts, key=lambda language: counts[language])


def page_language(record: Record) -> str:
    """The language of most labels of a record: `zh-Hans`, `zh-Hant`, `ja`, `en`; of a reference, its parent's."""
    told = [label_language(record, field) for field in (record.parent or record).tags.get("label", ())]
    english = told.count(ENGLISH)
    other = sum(1 for language in told if language not in (None, ENGLISH, MIXED))
    return ENGLISH if english > other else chinese_script(record.parent or record)
