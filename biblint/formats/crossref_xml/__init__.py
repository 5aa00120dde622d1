"""Crossref XML: unixref answers of its APIs, and deposits of its members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from biblint.formats._xml.cutting import Cut, tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.paths import found_at
from biblint.formats._xml.tree import Element
from biblint.formats.crossref_xml.tables import (
    ITEM_PATHS,
    ITEM_TABLE,
    ITEMS,
    PARTS,
    PLACE_PATHS,
    PLACE_TABLE,
    WORKS,
)
from biblint.formats.crossref_xml.values import COMPOSERS
from biblint.model import Record

_ANSWER = re.compile(r"<(?:[\w.-]+:)?doi_record\b")
_DEPOSIT_TAGS = tag_pattern(WORKS)


class CrossrefXml(XmlFormat):
    """Crossref XML: each `doi_record`, or each item of the works in a deposit."""

    name = "crossref-xml"
    title = "Crossref XML"
    tags = tag_pattern(("doi_record",))
    signature = re.compile(r"<(?:\w+:)?(?:doi_records?|crossref_result|doi_batch)\b|crossref\.org/(?:schema|xschema)/")
    table = ITEM_TABLE
    composers = COMPOSERS
    usual = usual_elements(ITEM_PATHS + PLACE_PATHS)

    def record_tags(self, text: str) -> re.Pattern[str]:
        """`doi_record` in an answer, the works in a deposit."""
        return self.tags if _ANSWER.search(text) else _DEPOSIT_TAGS

    def split(self, found: Cut, root: Element) -> Iterable[tuple[Cut, Element]]:
        """The items of a work, each with what the work says of all; the work itself if it has no parts."""
        if root.name not in WORKS:
            yield found, root.one("crossref") or root
            return
        parts = [element for element in root.elements if element.name in PARTS]
        around = replace(root, name="crossref", content=[root])
        if len(parts) < 2:
            yield found, around
            return
        numbered = {id(part) for part in parts}
        for part in parts:
            others = [item for item in root.content if item is part or id(item) not in numbered]
            yield Cut(part.start, part.end), replace(around, content=[replace(root, content=others)])

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """What the item says, and for want of it what its journal, book or conference does."""
        item = _item(root)
        if item is None:
            return {}
        found = dict(found_at(item, ITEM_TABLE))
        if item.attribute("language") is not None:
            found["language"] = [item]
        for variable, elements in found_at(root, PLACE_TABLE).items():
            if variable not in found and (variable != "container-title" or item.name in PARTS):
                found[variable] = elements
        if item.name == "posted_content" or item.name == "dissertation":
            found.pop("volume", None)
        return found

    def finish(self, record: Record, root: Element) -> None:
        """The type of the element that describes the item."""
        item = _item(root)
        if item is not None:
            record.raw_type = item.name
            record.type = ITEMS[item.name]


def _item(root: Element) -> Element | None:
    """The element that describes the item: the most special one that is there."""
    there = {element.name: element for work in root.elements for element in (work, *work.elements)}
    return next((there[name] for name in ITEMS if name in there), None)


FORMAT = CrossrefXml()
