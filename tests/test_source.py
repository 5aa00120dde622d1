"""Sources: segments, byte edits in every encoding and newline style, and writing in one step."""

from __future__ import annotations

import codecs
import os
import re
import stat
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.model import Edit
from biblint.source import Source, SourceError, UnencodableError, count_newlines, write_atomically

BOUNDARY = re.compile(rb"(?m)^TY ")
TEXTS = {
    "utf-8": "TY  - JOUR\nTI  - Über 苔藓 und Moos 𠮷\nSP  - 1 / 9\nER  - \n",
    "gb18030": "TY  - JOUR\nTI  - 高原湿地苔藓植物的多样性研究\nSP  - 1 / 9\nER  - \n",
    "cp950": "TY  - JOUR\nTI  - 高山濕地苔蘚植物之多樣性研究\nSP  - 1 / 9\nER  - \n",
    "cp932": "TY  - JOUR\nTI  - 湿原におけるミズゴケの分布について\nSP  - 1 / 9\nER  - \n",
    "cp1252": "TY  - JOUR\nTI  - Über die Moose der Küste\nSP  - 1 / 9\nER  - \n",
    "iso8859-1": "TY  - JOUR\nTI  - Über die Moose der Küste\nSP  - 1 / 9\nER  - \n",
    "utf-16-le": "TY  - JOUR\nTI  - Über 苔藓 und Moos 𠮷\nSP  - 1 / 9\nER  - \n",
    "utf-16-be": "TY  - JOUR\nTI  - Über 苔藓 und Moos 𠮷\nSP  - 1 / 9\nER  - \n",
}
MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def replaced(source: Source, old: str, new: str) -> bytes:
    """The bytes with every occurrence of a text replaced, by edits."""
    edits = [
        (segment, Edit(match.start(), match.end(), new))
        for segment in source.segments(BOUNDARY)
        for match in re.finditer(re.escape(old), segment.text)
    ]
    return source.apply(edits)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\n\n"])
@pytest.mark.parametrize("has_mark", [False, True])
@pytest.mark.parametrize("name", TEXTS)
def test_only_the_bytes_of_an_edit_change(name, has_mark, newline):
    text = TEXTS[name].replace("\n", newline) * 3
    mark = MARKS.get(name, b"") if has_mark else b""
    source = Source.of(mark + text.encode(name), "a.ris", name)
    assert replaced(source, "1 / 9", "1-9") == mark + text.replace("1 / 9", "1-9").encode(name)


@given(st.data())
def test_edits_of_mixed_newlines_change_nothing_else(data):
    text = data.draw(st.text("TY -a苔\n\r", min_size=1, max_size=80))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source.of(text.encode(), "a", "utf-8")
    (segment,) = source.segments(None)
    assert source.apply([(segment, Edit(start, end, "é"))]) == (text[:start] + "é" + text[end:]).encode()


def test_stray_bytes_stay_beside_an_edit():
    data = "TI  - Über Bäume und Sträucher, grün\nSP  - 1 / 9".encode() + b"\xff\xe9\n"
    assert replaced(Source.of(data), "1 / 9", "1-9") == data.replace(b"1 / 9", b"1-9")


def test_a_line_of_twin_codes_stays_and_others_are_edited():
    data = TEXTS["cp932"].encode("cp932") + b"TI  - \x87\x90 1 / 9\n"
    source = Source.of(data, "a", "cp932")
    (segment,) = source.segments(None)
    first, second = (Edit(match.start(), match.end(), "1-9") for match in re.finditer("1 / 9", segment.text))
    assert source.can_apply(segment, first)
    assert not source.can_apply(segment, second)
    assert source.apply([(segment, first)]) == data.replace(b"1 / 9", b"1-9", 1)
    with pytest.raises(UnencodableError, match="a:5"):
        source.apply([(segment, second)])


def test_odd_bytes_at_the_end_of_utf16_stay():
    data = codecs.BOM_UTF16_LE + "SP  - 1 / 9\n".encode("utf-16-le") + b"\x41"
    assert replaced(Source.of(data), "1 / 9", "1-9") == data.replace(b"1\0 \0/\0 \x009", b"1\0-\x009")


@pytest.mark.parametrize(("name", "new"), [("cp1252", "苔"), ("cp950", "é"), ("cp932", "ü"), ("utf-8", "\udc80")])
def test_text_that_the_encoding_cannot_hold_is_refused(name, new):
    source = Source.of(TEXTS[name].encode(name), "a", name)
    assert not source.can_encode(new)
    with pytest.raises(UnencodableError, match="cannot hold"):
        replaced(source, "1 / 9", new)


def test_overlapping_edits_are_refused():
    source = Source.of(b"abcdef")
    (segment,) = source.segments(None)
    with pytest.raises(ValueError, match="overlap"):
        source.apply([(segment, Edit(0, 3, "x")), (segment, Edit(2, 4, "y"))])


@pytest.mark.parametrize("size", [1, 40, 200, 10_000])
@pytest.mark.parametrize("name", TEXTS)
def test_segments_are_the_text(name, size):
    source = Source.of(MARKS.get(name, b"") + (TEXTS[name] * 5).encode(name), "a", name)
    segments = list(source.segments(BOUNDARY, size))
    assert "".join(segment.text for segment in segments) == TEXTS[name] * 5
    assert (segments[0].byte_start, segments[-1].byte_end) == (len(source.encoding.bom), len(source.data))
    assert all(a.byte_end == b.byte_start for a, b in pairwise(segments))
    assert [segment.first_line for segment in segments] == [
        1 + count_newlines("".join(before.text for before in segments[:i])) for i in range(len(segments))
    ]


def test_a_line_is_never_cut():
    source = Source.of(b"<r>a</r><r>b</r>\n<r>c</r><r>d</r>\r<r>e</r>")
    segments = source.segments(re.compile(b"<r>"), 1)
    assert [segment.text for segment in segments] == ["<r>a</r><r>b</r>\n", "<r>c</r><r>d</r>\r", "<r>e</r>"]


def test_an_unknown_encoding_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(SourceError, match="unknown encoding 'klingon'"):
        Source.of(b"", encoding="klingon")
    with pytest.raises(SourceError, match="No such file"):
        Source.read(tmp_path / "none.bib")


def test_writing_keeps_the_mode_and_the_link(tmp_path):
    file, link = tmp_path / "a.bib", tmp_path / "b.bib"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [file, link]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_file_and_nothing_beside_it(tmp_path, monkeypatch, fault):
    file = tmp_path / "a.bib"
    file.write_bytes(b"old")

    def fail(handle: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourceError if isinstance(fault, OSError) else KeyboardInterrupt):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_may_not_be_written_stays(tmp_path, monkeypatch):
    file = tmp_path / "a.bib"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(SourceError, match="Permission denied"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
