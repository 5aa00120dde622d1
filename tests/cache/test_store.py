"""Entries of the cache: kept whole or not at all, shared, bounded."""

from __future__ import annotations

import os
import sys
import time

import pytest

from biblint.cache import Cache

NAME, OTHER = "ab" * 20, "cd" * 20


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "reports")


def entry(cache):
    """The file of the only entry."""
    (path,) = cache.folder.rglob("*.report")
    return path


def test_what_was_put_is_there_for_everybody(cache):
    data = ("a", [1, None], {"ü\udc80": (b"x", True)})
    cache.put(NAME, data)
    assert Cache(cache.folder).get(NAME) == data
    assert cache.get(OTHER) is None


def test_a_second_entry_replaces_the_first(cache):
    cache.put(NAME, 1)
    cache.put(NAME, 2)
    assert (cache.get(NAME), cache.usage().entries) == (2, 1)


@pytest.mark.parametrize("at", [0, 5, 20, -1])
def test_a_damaged_entry_does_not_count(cache, at):
    cache.put(NAME, ["some", "data"])
    content = bytearray(entry(cache).read_bytes())
    content[at] ^= 1
    entry(cache).write_bytes(content)
    assert cache.get(NAME) is None


def test_an_entry_that_was_cut_does_not_count(cache):
    cache.put(NAME, ["some", "data"])
    entry(cache).write_bytes(entry(cache).read_bytes()[:-3])
    assert cache.get(NAME) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_what_others_may_write_does_not_count(cache):
    cache.put(NAME, 1)
    cache.folder.chmod(0o777)
    assert cache.get(NAME) is None
    cache.put(OTHER, 1)
    assert cache.usage().entries == 1


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    cache = Cache(tmp_path / "file" / "reports")
    cache.put(NAME, 1)
    cache.close()
    assert (cache.get(NAME), cache.usage(), cache.clear()) == (None, (0, 0), (0, 0))


def test_the_entries_of_least_use_go_where_there_are_too_many(tmp_path):
    cache = Cache(tmp_path / "reports", limit=3000)
    for number in range(10):
        cache.put(f"{number:02}name", os.urandom(500))
        os.utime(cache.folder / f"{number:02}" / "name.report", (time.time() - 100 + number,) * 2)
    cache.close()
    assert [cache.get(f"{number:02}name") is not None for number in range(10)] == [False] * 6 + [True] * 4


def test_an_entry_that_is_of_use_stays(cache):
    for name in (NAME, OTHER):
        cache.put(name, 1)
    for path in cache.folder.rglob("*.report"):
        os.utime(path, (time.time() - 40 * 24 * 3600,) * 2)
    cache.get(NAME)
    cache.close()
    assert (cache.get(NAME), cache.get(OTHER)) == (1, None)


def test_clearing_tells_what_is_gone(cache):
    cache.put(NAME, 1)
    usage = cache.usage()
    assert (cache.clear(), cache.usage()) == (usage, (0, 0))
    assert usage.bytes > 20
