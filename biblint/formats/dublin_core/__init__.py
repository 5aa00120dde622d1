"""Dublin Core in XML: `oai_dc` answers of repositories, and other wrappers of the fifteen elements and their terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.text import element_value
from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, first_text, texts
from biblint.formats.dublin_core.tables import PATHS, TABLE, TYPES
from biblint.model import Field, Record, Value

_GRAPH = re.compile(r"zotero\.org/namespaces|purl\.org/ontology/bibo|purl\.org/net/biblio")
"""Vocabularies of RDF whose records are told in several elements."""
_IDENTIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("DOI", re.compile(r"(?i)((?:doi:|info:doi/|https?://(?:dx\.)?doi\.org/)?\s*)10\.[0-9]{4,9}/")),
    ("ISBN", re.compile(r"(?i)((?:urn:)?isbn:?\s*)[0-9]|()97[89][-0-9]{10,14}\Z")),
    ("ISSN", re.compile(r"(?i)((?:urn:)?issn:?\s*)[0-9]|()[0-9]{4}-[0-9]{3}[0-9X]\Z")),
    ("URL", re.compile(r"(?i)()(?:https?|ftp)://")),
)
"""Variable -> how an identifier of it begins; the group is what repositories write before it by custom."""


def _bare(variable: str) -> Composer:
    """The values of identifiers without what stands before them by custom."""
    pattern = dict(_IDENTIFIERS)[variable]

    def compose(found: Sequence[tuple[Element, Field]]) -> list[Value]:
        values = []
        for value in texts(found):
            match = pattern.match(value.text)
            bare = value.part(match.end(1), len(value.text)) if match and match[1] else value
            bare.field = value.field
            values.append(bare)
        return values

    return compose


class DublinCore(XmlFormat):
    """Dublin Core: the innermost element that holds its terms, `dc`, `qualifieddc`, `metadata`, `Description` ..."""

    name = "dublin-core"
    title = "Dublin Core"
    boundary = re.compile(rb"^[ \t]*<(?:\w+:)?(?:dc|qualifieddc)[ >]", re.M)
    tags = tag_pattern(("dc", "qualifieddc", "metadata", "record", "Description"))
    content = re.compile(r"<(?:dc|dcterms|dct|dcq):(?:title|creator|identifier|date|issued)\b|<title\b")
    signature = re.compile(
        r"openarchives\.org/OAI/2\.0/oai_dc|<(?:\w+:)?(?:dc|qualifieddc)[\s>]|<(?:dc|dcterms):title\b"
    )
    table = TABLE
    composers = {"abstract": first_text, **{name: _bare(name) for name, _ in _IDENTIFIERS}}
    usual = {**usual_elements(PATHS), "DOI": "identifier", "ISBN": "identifier", "ISSN": "identifier"}

    def recognise(self, head: str) -> int:
        """Below every format that has these elements inside."""
        return 0 if _GRAPH.search(head) else min(super().recognise(head), 70)

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """Identifiers by what they are; a relation or citation is none."""
        found = dict(super().find(root))
        for element in found.pop("URL", []):
            value = element_value(element)
            for variable, pattern in _IDENTIFIERS if value is not None else ():
                if value is not None and pattern.match(value.text):
                    found.setdefault(variable, []).append(element)
                    break
        return found

    def finish(self, record: Record, root: Element) -> None:
        """The first type that is known."""
        types = [element.raw_text.lower() for element in root.all("type")]
        record.raw_type = types[0] if types else ""
        record.type = next((TYPES[name] for name in types if name in TYPES), "")


FORMAT = DublinCore()
