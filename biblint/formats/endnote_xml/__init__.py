"""EndNote XML: what EndNote and programs that imitate it export; every text is wrapped in `style` elements."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.tree import Element
from biblint.formats.endnote_xml.tables import NUMBERED, NUMBERS, PATHS, PUBMED, TABLE, TYPES
from biblint.formats.endnote_xml.values import COMPOSERS, is_isbn, is_issn, standard_numbers
from biblint.model import Note, Record


class EndnoteXml(XmlFormat):
    """EndNote XML: the `record` elements in `xml/records`."""

    name = "endnote-xml"
    title = "EndNote XML"
    boundary = re.compile(rb"<record>")
    tags = tag_pattern(("record",))
    content = re.compile(r"<(?:ref-type|titles|contributors)\b")
    signature = re.compile(r"<ref-type\b|<xml>\s*<records\b|<source-app\b[^>]*EndNote")
    table = TABLE
    composers = COMPOSERS
    usual = {**usual_elements(PATHS), "ISSN": "isbn"}

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """The field `isbn` holds ISSN and numbers of patents too; an accession number of PubMed is a PMID."""
        found = dict(super().find(root))
        pairs = [(element, self.field(element)) for element in found.get("ISBN", ())]
        values = standard_numbers(pairs)
        numbers = [is_issn(value) for value in values]
        if any(numbers):
            found["ISSN"] = found["ISBN"]
            if all(numbers):
                del found["ISBN"]
        elif values and self.type_of(root) in NUMBERED and not any(map(is_isbn, values)):
            found["number"] = found.pop("ISBN")
        database = root.one("remote-database-name")
        owner = database.raw_text.lower() if database is not None else ""
        if "accession" in found and any(word in owner for word in PUBMED):
            found["PMID"] = found["accession"]
        if self.type_of(root) == "journal article" and "edition" in found:
            found["available-date"] = found.pop("edition")  # EndNote's "Epub date"
        return found

    def finish(self, record: Record, root: Element) -> None:
        """The type by its name, or its number."""
        name = self.type_of(root)
        record.raw_type = name
        record.type = TYPES.get(name, "")
        element = root.one("ref-type")
        if name and name not in TYPES and element is not None:
            record.notes.append(Note("unknown-type", element.start, element.end, {"type": name}))

    def type_of(self, root: Element) -> str:
        """The name of a record's reference type, in lower case."""
        element = root.one("ref-type")
        if element is None:
            return ""
        return element.get("name").strip().lower() or NUMBERS.get(element.raw_text, element.raw_text)


FORMAT = EndnoteXml()
