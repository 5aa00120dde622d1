"""MARC 21 in ISO 2709: what pymarc reads is what we read; damage costs one record; MARC-8."""

from __future__ import annotations

import io
import time
import unicodedata
import warnings
from pathlib import Path

import pytest

from biblint.formats.marc21 import FORMAT
from biblint.formats.marc21.marc8 import decoded, parts
from biblint.model import Segment
from biblint.source import Source
from tests.formats.laws import breaches
from tests.formats.markup import SAMPLES, lawful, sample_text
from tests.formats.test_corpus import CORPUS

pymarc = pytest.importorskip("pymarc")
FILES = [SAMPLES / "marc21" / "utf8.mrc", SAMPLES / "marc21" / "marc8.mrc"]
REAL = sorted((Path(CORPUS) / "marc21").glob("*.mrc")) if CORPUS else []
STRUCTURE = {"bad-field", "wrong-length", "unclosed-record", "missing-terminator", "undecodable-bytes"}


def record_of(*fields: tuple[str, str], leader: str = "00000cam a2200000 a 4500") -> str:
    """A record in ISO 2709 of tags and contents, its lengths counted."""
    data, directory, address = "", "", 0
    for tag, content in fields:
        size = len(content.encode("utf-8", "surrogateescape")) + 1
        directory += f"{tag}{size:04}{address:05}"
        address += size
        data += content + "\x1e"
    base = 24 + len(directory) + 1
    return f"{base + address + 1:05}{leader[5:12]}{base:05}{leader[17:]}{directory}\x1e{data}\x1d"


def variables(text: str) -> dict[str, list[str]]:
    """The values of the one record of a text."""
    (record,) = lawful(FORMAT, text).records
    return {variable: [value.text for value in record.values(variable)] for variable in record.tags}


def by_pymarc(data: bytes):
    """The records that pymarc makes of bytes, None for those it refuses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(pymarc.MARCReader(io.BytesIO(data), to_unicode=True, permissive=True))


def ours(record) -> list[tuple[str, str]]:
    """(tag and code, text in NFC without outer blanks) of all that holds text."""
    tags = dict.fromkeys(field.tag for field in record.fields)
    found = [(tag, value.text) for tag in tags for value in record.values(f"raw:{tag}")]
    return sorted((tag, unicodedata.normalize("NFC", text)) for tag, text in found)


def theirs(record) -> list[tuple[str, str]]:
    """The same of a record of pymarc."""
    found = [(field.tag, field.data) for field in record.fields if field.is_control_field()]
    for field in record.fields:
        if not field.is_control_field():
            found += [(f"{field.tag}${part.code}", part.value) for part in field.subfields]
    return sorted((tag, unicodedata.normalize("NFC", text.strip())) for tag, text in found if text and text.strip())


@pytest.mark.parametrize("path", [*FILES, *REAL], ids=lambda path: path.name)
def test_pymarc_reads_the_same(path):
    source = Source.read(path)
    records = FORMAT.read(next(source.segments(FORMAT.boundary)), None).records
    known = by_pymarc(source.data.rstrip())
    sound = [r for r in records if not STRUCTURE & {note.name for note in r.notes}]
    assert len([r for r in known if r is not None]) >= len(sound) - 1
    if len(known) == len(records):
        for record, other in zip(records, known, strict=True):
            if other is None or STRUCTURE & {note.name for note in record.notes}:
                continue
            missing = set(theirs(other)) ^ set(ours(record))
            assert {pair for pair in missing if pair[0][:3] != "880"} == set()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([("245", "10\x1faMoss :\x1fba guide /\x1fcA. Roe.")], {"title": ["Moss: a guide"]}),
        ([("245", "10\x1faMoss.\x1fnBand 2.\x1fpWalls.")], {"title": ["Moss. Band 2. Walls"]}),
        ([("245", "10\x1faFerns =\x1fbFarne.")], {"title": ["Ferns = Farne"]}),
        ([("245", "10\x1fa\x98The\x9c moss /")], {"title": ["The moss"]}),
        ([("245", "10\x1faA walk in the U.S.A.")], {"title": ["A walk in the U.S.A."]}),
        ([("245", "10\x1faMoss / Anna Roe")], {"title": ["Moss"]}),
        ([("100", "1 \x1faRoe, A.,\x1fd1950-"), ("700", "1 \x1faDoe, Max.")], {"author": ["Roe, A.", "Doe, Max"]}),
        ([("700", "1 \x1faDoe, Max,\x1feeditor.")], {"editor": ["Doe, Max"]}),
        ([("700", "1 \x1faDoe, Max\x1f4trl")], {"translator": ["Doe, Max"]}),
        ([("700", "1 \x1faDoe, Max\x1f4ill")], {"contributor": ["Doe, Max"]}),
        ([("700", "1 \x1faDoe, Max\x1ftPoems")], {}),
        ([("110", "2 \x1faMoss Society.\x1fbLibrary.")], {"author": ["Moss Society. Library"]}),
        ([("020", "  \x1fa0306406152 (pbk.) :\x1fc9 CHF")], {"ISBN": ["0306406152"]}),
        ([("020", "  \x1facheap edition")], {"ISBN": ["cheap edition"]}),
        ([("024", "7 \x1fa10.1000/a\x1f2doi"), ("024", "3 \x1fa4006381333931")], {"DOI": ["10.1000/a"]}),
        ([("260", "  \x1faBern :\x1fbX,\x1fcc2002.")],
         {"publisher-place": ["Bern"], "publisher": ["X"], "issued": ["c2002"]}),
        ([("264", " 4\x1fc©1999"), ("264", " 1\x1fc[1998?]")], {"issued": ["[1998?]"]}),
        ([("008", "000313s1987    sz            000 0 ger  ")], {"issued": ["1987"], "language": ["ger"]}),
        ([("008", "000313s19uu    sz            000 0 mul  "), ("041", "0 \x1fafre")],
         {"issued": [], "language": ["fre"]}),
        ([("300", "  \x1faxii, 639 p. ;")], {"number-of-pages": ["639"]}),
        ([("300", "  \x1fa1 atlas")], {"number-of-pages": []}),
        ([("490", "1 \x1faMoss library ;\x1fv7"), ("830", " 0\x1faMoss lib.")], {"collection-title": ["Moss library"]}),
        ([("773", "0 \x1ftMoss.\x1fgVol. 4, no. 9 (1993), p. 35-48")],
         {"container-title": ["Moss"], "volume": ["4"], "issue": ["9"], "page": ["35-48"]}),
    ],
)  # fmt: skip
def test_subfields_are_variables_without_their_punctuation(fields, expected):
    assert variables(record_of(*fields)) == expected


def test_bodies_are_not_parsed_as_people():
    (record,) = lawful(FORMAT, record_of(("100", "1 \x1faRoe, A."), ("710", "2 \x1faMoss, Fern, Inc."))).records
    assert [value.literal for value in record.values("author")] == [False, True]


@pytest.mark.parametrize(
    ("fields", "leader", "kind"),
    [
        ([], "00000cam a2200000 a 4500", "book"),
        ([], "00000cas a2200000 a 4500", "periodical"),
        ([], "00000caa a2200000 a 4500", "chapter"),
        ([], "00000cem a2200000 a 4500", "map"),
        ([("502", "  \x1faThesis, Bern")], "00000cam a2200000 a 4500", "thesis"),
        ([], "00000cxm a2200000 a 4500", ""),
    ],
)
def test_types(fields, leader, kind):
    (record,) = lawful(FORMAT, record_of(("245", "10\x1faMoss"), *fields, leader=leader)).records
    assert record.type == kind
    assert record.has("title") == bool(kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caf\udce2e", "Café"),
        ("\udcb1\udce2od\udcb2", "łódø"),
        ("H\x1bb2\x1bsO", "H₂O"),
        ("10\x1bp-9\x1bs m", "10⁻⁹ m"),
        ("\x1bgb\x1bs-ray", "β-ray"),
        ("Stra\udcc7e", "Straße"),
        ("Zürich", "Zürich"),
        ("bad \udcff byte", "bad \ufffd byte"),
        ("\udc88The \udc89moss", "The moss"),
    ],
)
def test_marc_8(text, expected):
    found = [(text[part.start : part.end], part.text) for part in parts(text, 0, len(text))]
    assert "".join(raw if stands_for is None else stands_for for raw, stands_for in found) == expected
    assert all(decoded(raw) == stands_for for raw, stands_for in found if stands_for is not None)


def test_a_script_that_is_not_read_gives_no_value():
    text = record_of(("245", "10\x1fa\x1b$1!S0!H?\x1b(B."), leader="00000cam  2200000 a 4500")
    assert variables(text)["title"] == []


@pytest.mark.parametrize(
    ("sample", "leader", "expected"),
    [
        ("Caf\udce2e", "00000cam  2200000 a 4500", []),
        ("Caf\udce2e", "00000cam a2200000 a 4500", ["undecodable-bytes"]),
        ("Caf\udcff", "00000cam  2200000 a 4500", ["undecodable-bytes"]),
        ("\x1b$1!S0\x1b(B \udce2e", "00000cam  2200000 a 4500", []),
        ("Café", "00000cam a2200000 a 4500", []),
    ],
)
def test_bytes_that_the_leader_does_not_tell_are_noted(sample, leader, expected):
    (record,) = lawful(FORMAT, record_of(("245", f"10\x1fa{sample}"), leader=leader)).records
    assert [note.name for note in record.notes] == expected


def test_damage_costs_one_record():
    text = sample_text(SAMPLES / "marc21" / "damaged.mrc")
    names = [[note.name for note in record.notes] for record in lawful(FORMAT, text).records]
    assert names == [
        ["wrong-length"], [], [], ["wrong-length"], ["missing-terminator"], ["undecodable-bytes"], ["unclosed-record"],
    ]  # fmt: skip
    assert [note.name for note in lawful(FORMAT, text).notes] == ["junk"]


@pytest.mark.parametrize("at", [15, 29, 34, 41, 46], ids=["base", "length", "address", "length-2", "address-2"])
def test_a_directory_that_lies_is_noted_and_not_believed(at):
    text = record_of(("001", "1234"), ("245", "10\x1faMoss /"))
    (record,) = lawful(FORMAT, f"{text[:at]}9{text[at + 1 :]}").records
    assert [note.name for note in record.notes] == ["wrong-length"]
    assert record.text("title") == "Moss"


def test_a_code_that_nobody_looks_for_is_noted():
    (record,) = lawful(FORMAT, record_of(("010", "  \x1f\x142011"), ("245", "10\x1faMoss"))).records
    assert [(note.name, note.placeholders["tag"]) for note in record.notes] == [("bad-field", "010")]


def test_columns_count_characters():
    text = record_of(("245", "10\x1faMöösé /")) + record_of(("245", "10\x1faFarn /"))
    segment = Segment(text)
    first, second = FORMAT.read(segment, None).records
    assert segment.position(second.values("title")[0].start) == (1, text.index("Farn") + 1)
    assert first.end == second.start


@pytest.mark.parametrize(
    "text",
    ["00000a" * 40_000, "\x1e00000cam a2200000 a 4500" * 20_000, "00000cam\x1d" * 40_000, "99999cam a22\x1d" * 20_000,
     record_of(("245", "10" + "\x1fa" * 9_000)), record_of(("245", "10\x1fa" + "\udce2" * 9_000))],
    ids=["digits", "starts", "ends", "lengths", "subfields", "marks"],
)  # fmt: skip
def test_reading_takes_time_in_proportion(text):
    begun = time.perf_counter()
    batch = FORMAT.read(Segment(text), None)
    assert time.perf_counter() - begun < 5
    assert breaches(FORMAT, batch)[:1] == []
