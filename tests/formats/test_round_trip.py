"""Fixed files still load in the programs that people use, with as many records as before."""

from __future__ import annotations

import contextlib
import datetime
import io
import logging
import warnings
from functools import cache
from pathlib import Path

import bibtexparser
import nbib
import pandas
import pymarc
import pytest
import rispy

from biblint.engine import Linter
from biblint.fixing import fix_source
from biblint.formats import formats, recognise
from biblint.ruleset.selection import choose
from biblint.source import Source
from tests import samples
from tests.corpus import corpus_files, corpus_source, needs_corpus

SAMPLES = Path(__file__).parent.parent / "samples"
TABLES = sorted(name for name in formats() if name.endswith("-csv"))


def in_rispy(text):
    return len(rispy.loads(text, skip_unknown_tags=True)), 0


def in_nbib(text):
    return len(nbib.read(text.replace("\r\n", "\n"))), 0


def in_bibtexparser(text):
    library = bibtexparser.parse_string(text)
    return len(library.entries), len(library.failed_blocks)


def in_pymarc(data):
    with contextlib.redirect_stderr(io.StringIO()):
        return sum(record is not None for record in pymarc.MARCReader(io.BytesIO(data), permissive=True))


def in_pandas(text):
    header = text.lstrip("\ufeff").partition("\n")[0]
    above = 1 if header.startswith(("sep=", '"About the data', "About the data")) else 0
    file = io.StringIO(text.lstrip("\ufeff"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pandas.read_csv(file, sep=None, engine="python", skiprows=above, on_bad_lines="skip", dtype=str).shape


READERS = {"ris": in_rispy, "nbib": in_nbib, "bibtex": in_bibtexparser, **dict.fromkeys(TABLES, in_pandas)}
"""Format -> what a program makes of a text: its number of records, and of columns or of blocks it gave up."""


@cache
def linter():
    """A linter of what everybody runs."""
    return Linter(choose(samples.rules()), today=datetime.date(2026, 1, 1))


def loaded(reader, source):
    """What a reader makes of a source, or the kind of its error."""
    logging.disable(logging.CRITICAL)
    try:
        return reader(source.decode(0, len(source.data)).encode("utf-8", "replace").decode())
    except Exception as error:
        return type(error).__name__
    finally:
        logging.disable(logging.NOTSET)


def lost(source, entry) -> tuple[object, object] | None:
    """What a reader makes of a source before and after all fixes, if the numbers differ for no good reason; else None.

    A fix may bring records back, as by a terminator, or take away a row that was none: a second header.
    """
    fixed = fix_source(linter(), source, entry, ("safe", "unsafe"))
    before, after = (loaded(READERS[entry.name], one) for one in (source, fixed.source))
    if after == before or isinstance(before, str) or isinstance(after, str):
        return None if after == before or isinstance(before, str) else (before, after)
    headers = sum(one.rule == "repeated-header" for one in fixed.applied)
    is_whole = before[0] - headers <= after[0] <= max(before[0], fixed.report.records)
    return None if is_whole and before[1] == after[1] else (before, after)


def of_samples():
    for name in READERS:
        for path in sorted((SAMPLES / name).glob("*")):
            if path.suffix != ".json":
                yield pytest.param(path, id=f"{name}-{path.name}")


@pytest.mark.parametrize("path", list(of_samples()))
def test_fixed_samples_load_as_before(path):
    assert lost(Source.read(path), formats()[path.parent.name]) is None


@pytest.mark.parametrize("name", READERS)
def test_fixed_samples_of_rules_load_as_before(name):
    sources = [Source.of(text.encode()) for text in samples.sources(name)]
    assert [(one.data.decode(), found) for one in sources if (found := lost(one, formats()[name]))] == []


def test_marc_is_left_as_it_is():
    source = Source.read(SAMPLES / "marc21" / "utf8.mrc")
    fixed = fix_source(linter(), source, formats()["marc21"], ("safe", "unsafe"))
    assert in_pymarc(fixed.source.data) == fixed.report.records > 0
    assert fixed.source.data == source.data and not fixed.applied


@needs_corpus
@pytest.mark.parametrize("name", corpus_files(8, 200_000))
def test_fixed_real_files_load_as_before(name):
    source = corpus_source(name)
    entry = recognise(source)
    if entry.name in READERS:
        assert lost(source, entry) is None
