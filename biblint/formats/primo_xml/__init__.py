"""Primo XML: the normalised records (PNX) of Ex Libris' discovery system."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, pages, texts
from biblint.formats.primo_xml.tables import PATHS, TABLE, TYPES
from biblint.model import Field, Record, Value
from biblint.variables import VARIABLES

_ITEMS = re.compile(r"\s*;\s+")


def items(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The items of each element, which `;` and a blank divide."""
    values = []
    for value in texts(found):
        done = 0
        for start, end in [*(match.span() for match in _ITEMS.finditer(value.text)), (len(value.text),) * 2]:
            if done < start:
                item = value.part(done, start)
                item.field = value.field
                values.append(item)
            done = end
    return values


def page(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The range as written, else from the first and the last page."""
    for element, entry in found:
        if element.name == "pages":
            return texts([(element, entry)])
        last = element.parent.one("epage") if element.parent is not None else None
        value = pages(element, last, entry)
        return [value] if value is not None else []
    return []


_COMPOSERS: Mapping[str, Composer] = {**dict.fromkeys(("author", "contributor", "keyword"), items), "page": page}


class PrimoXml(XmlFormat):
    """Primo XML: the `record` elements with `control`, `display` and `addata`."""

    name = "primo-xml"
    title = "Primo XML"
    boundary = re.compile(rb"^[ \t]*<(?:\w+:)?record[ >]", re.M)
    tags = tag_pattern(("record",))
    content = re.compile(r"<(?:[\w.-]+:)?(?:display|addata|control)\b")
    signature = re.compile(r"exlibrisgroup\.com/xsd/primo|<PrimoNMBib\b")
    table = TABLE
    composers = _COMPOSERS
    usual = usual_elements(PATHS)

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """`addata` goes before `display`; a book has neither a container nor a page range."""
        found = dict(super().find(root))
        is_part = bool(root.one("addata", "atitle")) and self.type_of(root) not in ("book", "books")
        title = "atitle" if is_part else "btitle"
        for variable, elements in found.items():
            known = [element for element in elements if element.parent is not None and element.parent.name == "addata"]
            found[variable] = _ordered(variable, known or elements, title)
        if not is_part:
            for variable in ("container-title", "page"):  # the pages of a book are their number
                found.pop(variable, None)
        return found

    def type_of(self, root: Element) -> str:
        """The record's type as the file writes it."""
        element = root.one("display", "type")
        return element.raw_text.lower() if element is not None else ""

    def finish(self, record: Record, root: Element) -> None:
        """The type of `display/type`."""
        record.raw_type = self.type_of(root)
        record.type = TYPES.get(record.raw_type, "")


def _ordered(variable: str, elements: Sequence[Element], title: str) -> list[Element]:
    """The elements of a variable, those of the first path first; for one that is no list the others are left out."""
    names = [path.split("/")[-1] for path, of in PATHS if of == variable]
    if variable == "title":
        names = [title, *names]
    ranked = sorted(elements, key=lambda element: names.index(element.name))
    known = VARIABLES.get(variable)
    return ranked if known is not None and known.is_list else ranked[:1]


FORMAT = PrimoXml()
