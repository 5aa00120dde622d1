"""JATS: the metadata of journal articles as publishers and PubMed Central keep them; the text is passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.tree import Element
from biblint.formats.jats.tables import PATHS, TABLE, TYPES
from biblint.formats.jats.values import COMPOSERS
from biblint.model import Record


class Jats(XmlFormat):
    """JATS: each `article` with its `front`; `body` and `floats-group` are not looked at."""

    name = "jats"
    title = "JATS"
    boundary = re.compile(rb"^[ \t]*<article[ >]", re.M)
    tags = tag_pattern(("article",))
    content = re.compile(r"<(?:[\w.-]+:)?(?:article-meta|journal-meta)\b")
    signature = re.compile(
        r"<!DOCTYPE article\b[^>]*(?:JATS|NLM)|<article\b[^>]*>\s*(?:<\?[^>]*>\s*)*<front\b|<article-meta\b"
    )
    skipped = frozenset(("body", "floats-group", "sub-article", "response"))
    table = TABLE
    composers = COMPOSERS
    usual = usual_elements(PATHS)

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """The language is an attribute of the article."""
        found = dict(super().find(root))
        if root.attribute("lang") is not None:
            found["language"] = [root]
        return found

    def finish(self, record: Record, root: Element) -> None:
        """The type by `article-type`."""
        record.raw_type = root.get("article-type")
        record.type = TYPES.get(record.raw_type, "article-journal")


FORMAT = Jats()
