"""How text looks on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.reports.display import escaped, width, window


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("é 中 ü", "é 中 ü"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\rb\nc", "a\\rb\\nc"),
        ("a\udc80b", "a\\x80b"),
        ("a\u2028b", "a\\u2028b"),
        ("a\u3000b\u00a0c", "a\u3000b\u00a0c"),
        ("e\u0301", "e\u0301"),
        ("a\tb", "a\\tb"),
    ],
)
def test_what_cannot_be_seen_is_escaped(text, shown):
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("中文", 4), ("：", 2), ("e\u0301x", 2), ("ｶﾅ", 2), ("", 0), ("한글", 4)]
)
def test_width(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("line", "start", "end", "room", "text", "marked"),
    [
        ("abc def", 4, 7, 40, "abc def", (4, 7)),
        ("页码:3287", 3, 7, 40, "页码:3287", (5, 9)),
        ("a\tb", 2, 3, 40, "a    b", (5, 6)),
        ("x" * 50 + "MARK" + "y" * 50, 50, 54, 20, "…xxxxxxxMARKyyyyyyy…", (8, 12)),
        ("MARK" + "y" * 50, 0, 4, 20, "MARKyyyyyyyyyyyyyy…", (0, 4)),
        ("x" * 50 + "MARK", 50, 54, 20, "…xxxxxxxxxxxxxxMARK", (15, 19)),
        ("M" * 50, 0, 50, 20, "M" * 18 + "…", (0, 18)),
        ("short", 9, 12, 20, "short", (5, 5)),
    ],
)
def test_a_window_shows_the_marked_part(line, start, end, room, text, marked):
    assert window(line, start, end, room) == (text, *marked)


@given(st.text(st.sampled_from("ab中文\u0301\t\x00\u200b")), st.data())
def test_a_window_keeps_to_its_room_and_marks_within_its_text(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    room = data.draw(st.integers(20, 40))
    part = window(line, start, end, room)
    assert width(part.text) <= room
    assert 0 <= part.start <= part.end <= width(part.text)
