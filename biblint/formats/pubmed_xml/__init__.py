"""PubMed XML: the records of PubMed and of its books as its own site and its programming utilities give them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats._xml.cutting import tag_pattern
from biblint.formats._xml.format import XmlFormat, usual_elements
from biblint.formats._xml.tree import Element
from biblint.formats.pubmed_xml.tables import GENRES, PATHS, TABLE
from biblint.formats.pubmed_xml.values import COMPOSERS, ET_AL, INCOMPLETE
from biblint.model import Record


class PubmedXml(XmlFormat):
    """PubMed XML: `PubmedArticle` and `PubmedBookArticle` are records."""

    name = "pubmed-xml"
    title = "PubMed XML"
    boundary = re.compile(rb"<Pubmed(?:Book)?Article[ >]")
    tags = tag_pattern(("PubmedArticle", "PubmedBookArticle"))
    signature = re.compile(r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitation)\b")
    table = TABLE
    composers = COMPOSERS
    usual = usual_elements(PATHS)

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """A book without a chapter has its title for its own; the authors of a chapter are not those of its book."""
        found = dict(super().find(root))
        for variable in ("author", "editor") if "title" in found else ():
            people = [element for element in found.get(variable, ()) if not _is_of_book(element)]
            if people:
                found[variable] = people
        if root.name == "PubmedBookArticle" and "title" not in found and "container-title" in found:
            found["title"] = found.pop("container-title")
        return found

    def finish(self, record: Record, root: Element) -> None:
        """A chapter, a book, or what the publication types say."""
        genres = [element.raw_text.lower() for element in root.all("MedlineCitation", "Article", *_GENRE)]
        if root.name == "PubmedBookArticle":
            record.type = "chapter" if "container-title" in record.tags else "book"
        else:
            record.type = next((GENRES[genre] for genre in genres if genre in GENRES), "article-journal")
        record.raw_type = genres[0] if genres else root.name

    def decode(self, raw: str, variable: str) -> str:
        """As in all XML; a list of authors marked as incomplete ends in `et al.`."""
        return ET_AL if raw == INCOMPLETE and variable == "author" else super().decode(raw, variable)


_GENRE = ("PublicationTypeList", "PublicationType")


def _is_of_book(author: Element) -> bool:
    people = author.parent
    return people is not None and people.parent is not None and people.parent.name == "Book"


FORMAT = PubmedXml()
