"""Editing JSON: each operation against the whole new text, and with the decoder as an oracle."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats.base import EditError
from biblint.formats.crossref_json import FORMAT as CROSSREF
from biblint.formats.csl_json import FORMAT as CSL
from biblint.formats.openalex_json import FORMAT as OPENALEX
from biblint.formats.zotero_json import FORMAT as ZOTERO
from biblint.model import DeleteField, DeleteItem, InsertField, SetValue
from tests.formats.laws import apply, read_text


def change(entry, text, make):
    """The text after an operation on its first record, and the record read again."""
    record = read_text(entry, text)[0]
    changed = apply(text, entry.edit(record, make(record)))
    json.loads(changed)
    return changed, read_text(entry, changed)[0]


@pytest.mark.parametrize(
    ("entry", "text", "variable", "index", "new", "expected"),
    [
        (CSL, '{"title": "A titel"}', "title", 0, "A title", '{"title": "A title"}'),
        (CSL, '{"title": "A \\u00fcber"}', "title", 0, "A ü – b", '{"title": "A \\u00fc \\u2013 b"}'),
        (CSL, '{"title": "A ü"}', "title", 0, "Ä ü", '{"title": "Ä ü"}'),
        (CSL, '{"title": "a\\tb"}', "title", 0, "a b", '{"title": "a b"}'),
        (CSL, '{"title": "a"}', "title", 0, 'a "b"\n\\', '{"title": "a \\"b\\"\\n\\\\"}'),
        (CSL, '{"title": "x", "volume": 14}', "volume", 0, "15", '{"title": "x", "volume": 15}'),
        (CSL, '{"title": "x", "volume": 14}', "volume", 0, "A5", '{"title": "x", "volume": "A5"}'),
        (CSL, '{"title": "x", "volume": "14"}', "volume", 0, "15", '{"title": "x", "volume": "15"}'),
        (CSL, '{"issued": {"date-parts": [[2019, 4]]}}', "issued", 0, "2018-11",
         '{"issued": {"date-parts": [[2018, 11]]}}'),
        (CSL, '{"issued": {"date-parts": [["2019", 4]]}}', "issued", 0, "2020-05",
         '{"issued": {"date-parts": [["2020", 5]]}}'),
        (CSL, '{"issued": {"date-parts": [[2019]]}}', "issued", 0, "2020", '{"issued": {"date-parts": [[2020]]}}'),
        (CSL, '{"author": [{"family": "Lee", "given": "A"}]}', "author", 0, "Lee, B",
         '{"author": [{"family": "Lee", "given": "B"}]}'),
        (CSL, '{"id": "a", "ISSN": "23456787, 1234-5679"}', "ISSN", 0, "2345-6787",
         '{"id": "a", "ISSN": "2345-6787, 1234-5679"}'),
        (CSL, '{"id": "a", "ISSN": "2345-6787, 12345679"}', "ISSN", 1, "1234-5679",
         '{"id": "a", "ISSN": "2345-6787, 1234-5679"}'),
        (ZOTERO, '{"itemType": "book", "extra": "PMID: 12"}', "PMID", 0, "x1",
         '{"itemType": "book", "extra": "PMID: x1"}'),
        (CROSSREF, '{"DOI": "10.1\\/A.", "URL": "u"}', "DOI", 0, "10.1/A", '{"DOI": "10.1\\/A", "URL": "u"}'),
        (OPENALEX, '{"doi": "https://doi.org/10.1/A.", "ids": {}}', "DOI", 0, "10.1/B",
         '{"doi": "https://doi.org/10.1/B", "ids": {}}'),
        (OPENALEX, '{"ids": {}, "biblio": {"first_page": "1 / 3", "last_page": null}}', "page", 0, "1-3",
         '{"ids": {}, "biblio": {"first_page": "1", "last_page": "3"}}'),
        (OPENALEX, '{"ids": {}, "biblio": {"volume": "4", "first_page": "1 / 3", "issue": "2"}}', "page", 0, "1-3",
         '{"ids": {}, "biblio": {"volume": "4", "first_page": "1", "last_page": "3", "issue": "2"}}'),
        (OPENALEX, '{"ids": {}, "biblio": {"first_page": "p1", "last_page": null}}', "page", 0, "1",
         '{"ids": {}, "biblio": {"first_page": "1", "last_page": null}}'),
        (OPENALEX, '{"ids": {}, "biblio": {"first_page": "1", "last_page": "3"}}', "page", 0, "11-13",
         '{"ids": {}, "biblio": {"first_page": "11", "last_page": "13"}}'),
        (ZOTERO, '{"itemType": "book", "extra": "a: b\\nPMID: 12x\\nc: d"}', "PMID", 0, "12",
         '{"itemType": "book", "extra": "a: b\\nPMID: 12\\nc: d"}'),
    ],
)  # fmt: skip
def test_set_value(entry, text, variable, index, new, expected):
    changed, again = change(entry, text, lambda r: SetValue(r.values(variable)[index], variable, new))
    assert changed == expected
    assert again.values(variable)[index].text == new


@pytest.mark.parametrize(
    ("text", "variable", "new"),
    [
        ('{"issued": {"date-parts": [[2019]]}}', "issued", "2019-04"),
        ('{"author": [{"family": "Lee", "given": "A"}]}', "author", "Anna Lee"),
    ],
)
def test_what_cannot_be_set_exactly_is_refused(text, variable, new):
    with pytest.raises(EditError):
        change(CSL, text, lambda r: SetValue(r.values(variable)[0], variable, new))


@pytest.mark.parametrize(
    ("entry", "text", "variable", "index", "expected"),
    [
        (CROSSREF, '{"DOI": "d", "ISSN": ["a", "b", "c"]}', "ISSN", 0, '{"DOI": "d", "ISSN": ["b", "c"]}'),
        (CROSSREF, '{"DOI": "d", "ISSN": ["a", "b", "c"]}', "ISSN", 2, '{"DOI": "d", "ISSN": ["a", "b"]}'),
        (CROSSREF, '{"DOI": "d", "ISSN": ["a"]}', "ISSN", 0, '{"DOI": "d"}'),
        (CROSSREF, '{"ISSN": ["a"], "DOI": "d"}', "ISSN", 0, '{"DOI": "d"}'),
        (CSL, '{"author": [\n  {"family": "A"},\n  {"family": "B"}\n]}', "author", 1,
         '{"author": [\n  {"family": "A"}\n]}'),
        (CROSSREF, '{"DOI": "d", "author": [{"family": "A", "affiliation": [{"name": "U"}, {"name": "V"}]}]}',
         "affiliation", 0, '{"DOI": "d", "author": [{"family": "A", "affiliation": [{"name": "V"}]}]}'),
        (CSL, '{"title": "x", "keyword": "a, b; c"}', "keyword", 1, '{"title": "x", "keyword": "a, c"}'),
        (CSL, '{"title": "x", "keyword": "a, b; c"}', "keyword", 2, '{"title": "x", "keyword": "a, b"}'),
        (CSL, '{"title": "x", "keyword": "a"}', "keyword", 0, '{"title": "x"}'),
        (ZOTERO, '{"itemType": "book", "tags": [{"tag": "a"}, {"tag": "b"}]}', "keyword", 0,
         '{"itemType": "book", "tags": [{"tag": "b"}]}'),
        (ZOTERO, '{"itemType": "book", "extra": "a: b\\nPMID: 12\\nc: d"}', "PMID", 0,
         '{"itemType": "book", "extra": "a: b\\nc: d"}'),
        (OPENALEX, '{"ids": {}, "biblio": {"volume": "1", "first_page": "1", "last_page": "3"}}', "page", 0,
         '{"ids": {}, "biblio": {"volume": "1"}}'),
    ],
)  # fmt: skip
def test_delete_item(entry, text, variable, index, expected):
    changed, _ = change(entry, text, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert changed == expected


@pytest.mark.parametrize("name", ["DOI", "title", "note"])
def test_delete_field(name):
    text = '{\n  "DOI": "d",\n  "title": "t",\n  "note": "n"\n}'
    changed, again = change(CSL, text, lambda r: DeleteField(next(f for f in r.fields if f.tag == name)))
    expected = json.loads(text)
    del expected[name]
    assert json.loads(changed) == expected
    assert not again.has(name)


@pytest.mark.parametrize(
    ("entry", "text", "variable", "new", "expected"),
    [
        (CSL, '{\n\t"id": "a",\n\t"title": "t"\n}', "volume", "3",
         '{\n\t"id": "a",\n\t"title": "t",\n\t"volume": "3"\n}'),
        (CSL, '{"id":"a","title":"t"}', "DOI", "10.1/a", '{"id":"a","title":"t","DOI":"10.1/a"}'),
        (CSL, '{"id": "a"}', "issued", "2019-04", '{"id": "a","issued": {"date-parts": [[2019, 4]]}}'),
        (CROSSREF, '{"DOI": "d"}', "ISSN", "2345-6787", '{"DOI": "d","ISSN": ["2345-6787"]}'),
        (OPENALEX, '{"ids": {}, "biblio": {"volume": "1"}}', "issue", "2",
         '{"ids": {}, "biblio": {"volume": "1","issue": "2"}}'),
    ],
)  # fmt: skip
def test_insert_field(entry, text, variable, new, expected):
    changed, again = change(entry, text, lambda r: InsertField(variable, new))
    assert changed == expected
    assert again.text(variable) == new


def test_insert_field_after_another():
    text = '{\n  "id": "a",\n  "title": "t"\n}'
    changed, _ = change(CSL, text, lambda r: InsertField("volume", "3", r.fields[0]))
    assert changed == '{\n  "id": "a",\n  "volume": "3",\n  "title": "t"\n}'


@pytest.mark.parametrize("variable", ["author", "affiliation", "made-up"])
def test_what_cannot_be_inserted_is_refused(variable):
    with pytest.raises(EditError):
        change(CSL, '{"id": "a"}', lambda r: InsertField(variable, "x"))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    st.lists(TEXT, min_size=1, max_size=4), st.data(), TEXT, st.booleans(), st.sampled_from([None, 1]), st.booleans()
)
def test_only_the_named_value_changes(titles, data, new, ascii_only, indent, slashes):
    items = [{"type": "book", "id": f"k{n}", "title": title, "n": [n]} for n, title in enumerate(titles)]
    text = json.dumps(items, ensure_ascii=ascii_only, indent=indent)
    text = text.replace("/", "\\/") if slashes else text
    index = data.draw(st.integers(0, len(titles) - 1))
    record = read_text(CSL, text)[index]
    changed = apply(text, CSL.edit(record, SetValue(record.values("title")[0], "title", new)))
    expected = copy.deepcopy(items)
    expected[index]["title"] = new
    found = json.loads(changed)
    assert found == expected
    assert changed.isascii() or not text.isascii()


@given(st.lists(TEXT, min_size=1, max_size=5, unique=True), st.data(), st.sampled_from([None, 0, 2]))
def test_only_the_named_item_goes(items, data, indent):
    work = {"DOI": "10.1/a", "subject": items, "reference-count": 0}
    text = json.dumps(work, indent=indent)
    index = data.draw(st.integers(0, len(items) - 1))
    record = read_text(CROSSREF, text)[0]
    changed = json.loads(apply(text, CROSSREF.edit(record, DeleteItem(record.values("keyword")[index], "keyword"))))
    left = items[:index] + items[index + 1 :]
    assert changed == ({**work, "subject": left} if left else {"DOI": "10.1/a", "reference-count": 0})
