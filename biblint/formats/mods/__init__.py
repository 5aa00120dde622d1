"""MODS: the Metadata Object Description Schema of the Library of Congress, alone or inside METS, OAI and SRU."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.tree import Element
from biblint.formats.mods.tables import PATHS, RESOURCES, TABLE, TYPES
from biblint.formats.mods.values import COMPOSERS, role
from biblint.model import Record


class Mods(XmlFormat):
    """MODS: the `mods` elements, with any prefix."""

    name = "mods"
    title = "MODS"
    boundary = re.compile(rb"^[ \t]*<(?:\w+:)?mods[ >]", re.M)
    tags = tag_pattern(("mods",))
    signature = re.compile(r"loc\.gov/mods/v3|<(?:\w+:)?mods[\s>]|<(?:\w+:)?modsCollection\b")
    table = TABLE
    composers = COMPOSERS
    usual = {**usual_elements(PATHS), "editor": "name", "translator": "name"}

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """Names go where their roles say."""
        found = dict(super().find(root))
        people = found.pop("author", [])
        hosts = [name for name in found.pop("editor", []) if role(name) == "editor"]
        for name in [*people, *hosts]:
            variable = role(name)
            if variable:
                found.setdefault(variable, []).append(name)
        return found

    def finish(self, record: Record, root: Element) -> None:
        """The type by genre, else by resource, issuance and host."""
        genres = [element.raw_text.lower() for element in root.all("genre")]
        resource = root.one("typeOfResource")
        issuance = root.one("originInfo", "issuance")
        host = any(item.get("type") in ("host", "") for item in root.all("relatedItem"))
        record.raw_type = genres[0] if genres else ""
        record.type = next((TYPES[genre] for genre in genres if genre in TYPES), "")
        if not record.type and resource is not None:
            record.type = RESOURCES.get(resource.raw_text.lower(), "")
        if not record.type and resource is not None:
            record.type = next((kind for kind in ("manuscript", "collection") if resource.get(kind) == "yes"), "")
        if not record.type and issuance is not None and not host:
            record.type = {"monographic": "book", "continuing": "periodical"}.get(issuance.raw_text.lower(), "")


FORMAT = Mods()
