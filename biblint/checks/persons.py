"""Check kind `persons`: one person whose name is written in several ways, told only where others bear witness."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from biblint.checks._works import normal, place
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, Setting
from biblint.model import Record, Value
from biblint.values.names import fold, parse_name, same_person
from biblint.variables import label

_NO_LETTER = re.compile(r"[\W_]+")
_DIGRAPH = re.compile(r"(?<=[aou])e|(?<=s)s")
_WITNESSES = 2
"""So many people, with full given names, must have written with the person under either name."""
_FORMS = 12
_RECORDS = 100
"""A name with more forms, or in more records, is that of many people (`Wang, Y.`)."""


class _Person(NamedTuple):
    """What an author's name is compared by."""

    key: str
    """The family name without anything that is written now so, now otherwise, and the first initial."""
    form: str
    """The name as it is written, but for dots, hyphens, blanks and capitals."""
    family: str
    """The family name in the same way."""
    is_full: bool
    """True if there is a given name, not just initials."""


@lru_cache(8192)
def _person(text: str) -> _Person | None:
    """What a name is compared by; None for institutions, for names without a given name and for other scripts."""
    name = parse_name(text)
    if name.script != "latin" or not name.family or not name.given:
        return None
    family = _NO_LETTER.sub("", _DIGRAPH.sub("", fold(name.family)))
    words = [word for word in _NO_LETTER.split(fold(name.given)) if word]
    if len(family) < 2 or not words:
        return None
    initials = len(words) == 1 and len(name.given.strip(". ")) < 4 and name.given.isupper()
    spelt = " ".join([*words[0]] if initials else words)
    own = _NO_LETTER.sub(" ", name.family.casefold()).strip()
    full = not initials and any(len(word) > 2 for word in words)
    return _Person(f"{family} {words[0][0]}", f"{own}, {spelt}", own, full)


def _has_witnesses(record: Record) -> bool:
    """True if anything in a record can show that its authors are those of others."""
    return "author" in record.tags and (len(record.texts("author")) > _WITNESSES or "ORCID" in record.tags)


class Persons:
    """A group check: the authors of one family name and first initial."""

    variable = "author"
    keyed = ""
    compared = ("title", "ORCID")
    pointed = ("author",)

    def __init__(self, language: str) -> None:
        self._language = language

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The key of each author."""
        if not _has_witnesses(record):
            return []
        found = ((_person(value.text), value) for value in record.values("author"))
        return [(person.key, value) for person, value in found if person]

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the keys."""
        return [slot for slot, _ in self.variants(record)]

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hashes of the keys, each with that of the way the name is written."""
        if not _has_witnesses(record):
            return ()
        found = map(_person, record.texts("author"))
        return [(hash(person.key), hash(person.form)) for person in found if person]

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """All of several forms, unless the name is a common one."""
        return variants if 1 < len(variants) <= _FORMS and sum(variants.values()) <= _RECORDS else ()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """For each form that is not the usual one the first record in each file that has it."""
        forms: dict[str, list[int]] = {}
        for at, digest in enumerate(digests):
            person = _person(digest.text)
            assert person is not None
            forms.setdefault(person.form, []).append(at)
        ranked = sorted(forms, key=lambda form: (-len(forms[form]), -len(form), form))
        writers = [_Writers.of(digest.record) for digest in digests]
        together = {pair for one in writers for pair in combinations(sorted(one.forms(str(digests[0].key))), 2)}
        for rank, form in enumerate(ranked):
            if not rank:
                continue
            others = [other for other in ranked[:rank] if tuple(sorted((form, other))) not in together]
            yield from self._told(forms[form], [at for other in others for at in forms[other]], digests, writers)

    def _told(
        self, own: Sequence[int], others: Sequence[int], digests: Sequence[Digest], writers: Sequence[_Writers]
    ) -> Iterator[Member]:
        files: set[str] = set()
        for at in own:
            path = digests[at].location.path
            if path in files:
                continue
            for other in others:
                evidence = self._evidence(digests[at], digests[other], writers[at], writers[other])
                if evidence:
                    files.add(path)
                    told = {
                        "other-value": digests[other].text,
                        "other-place": place(digests[other], digests[at], self._language),
                        "evidence": evidence,
                    }
                    yield Member(at, told, (other,))
                    break

    def _evidence(self, one: Digest, other: Digest, mine: _Writers, theirs: _Writers) -> str:
        """What shows that two authors of two records are one person; `''` if nothing does."""
        if len(mine.full & theirs.full) < _WITNESSES and not mine.orcids & theirs.orcids:
            return ""
        first, second = _person(one.text), _person(other.text)
        if first is None or second is None or not same_person(one.text, other.text):
            return ""
        # Initials, or names without accents, may be the way of a whole file.
        is_spelt = first.family != second.family and mine.has_accents and theirs.has_accents
        if one.location.path != other.location.path and not is_spelt:
            return ""
        shared = sorted((mine.full & theirs.full) - {one.text, other.text})
        if len(shared) >= _WITNESSES:
            return "; ".join(shared[:_WITNESSES])
        if not mine.orcids & theirs.orcids:
            return ""
        # It may be that of another author whom the records have in common: then he is a witness by it.
        orcid = label("ORCID", self._language) + " " + min(mine.orcids & theirs.orcids)
        keys = {person.key for person in mine.people} - {first.key}
        return "; ".join([orcid, *(text for text in theirs.texts if (_key(text) in keys))][:_WITNESSES])


def _key(text: str) -> str:
    person = _person(text)
    return person.key if person else ""


class _Writers(NamedTuple):
    """The authors of a record."""

    people: Sequence[_Person]
    texts: Sequence[str]
    full: frozenset[str]
    """The names that have a given name, as they stand there."""
    orcids: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> _Writers:
        """The authors of a record."""
        found = [(person, text) for text in record.texts("author") if (person := _person(text))]
        orcids = frozenset(orcid for text in record.texts("ORCID") for orcid in normal("orcid", text))
        return cls(
            [one for one, _ in found],
            [text for _, text in found],
            frozenset(text for one, text in found if one.is_full),
            orcids,
        )

    def forms(self, key: str) -> set[str]:
        """The forms under a key."""
        return {person.form for person in self.people if person.key == key}

    @property
    def has_accents(self) -> bool:
        """True if the record has a name with letters that not every file keeps."""
        return any(not person.form.isascii() for person in self.people)


class OnePerson(Kind):
    """Names that are written in several ways, with what shows that they are of one person."""

    name = "persons"
    title = "One person in several forms"
    scope = "group"
    selects = ("scope",)
    findings = {
        "several-forms": FindingType(
            "the same person is written in another way", ("other-value", "other-place", "evidence")
        ),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check."""
        return Persons(setting.language)


KIND = OnePerson()
