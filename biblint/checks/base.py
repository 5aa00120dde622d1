"""What every check kind gives: its option schema, its closed list of findings, and the check compiled from options.

A kind's scope says what its compiled check is called with:

====== ==========================================================================================================
value  `check(value, variable, record)` for every value of the selected variables
text   `check(text)`: like `value`, but the findings depend on the text and the options alone, so they are memoised
list   `check(values, variable, record)` once for all values of each selected variable
record `check(record)` once a record
note   `check(note)` for what readers met
group  a `GroupCheck`: keys of a record, a digest of it, and a judgement of the digests that share a key
====== ==========================================================================================================
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, runtime_checkable

from biblint.model import Finding, Location, Note, Operation, Record, RecordRef, Value

Scope = Literal["value", "text", "list", "record", "note", "group"]
TextCheck = Callable[[str], Iterable[Finding]]
ValueCheck = Callable[[Value, str, Record], Iterable[Finding]]
ListCheck = Callable[[Sequence[Value], str, Record], Iterable[Finding]]
RecordCheck = Callable[[Record], Iterable[Finding]]
NoteCheck = Callable[[Note], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know besides its options."""

    variables: tuple[str, ...] = ()
    """The selected variables."""
    today: datetime.date = datetime.date(2000, 1, 1)
    """The date that rules about the present go by; never the clock itself."""
    format: str = ""
    """The format that the check is compiled for; `''` for any."""
    language: str = "en"
    """The language of messages."""


class Digest(NamedTuple):
    """The little that is kept of a record for judging a group: where it is and what is compared."""

    location: Location
    ref: RecordRef
    text: str
    """The text of the value that the key was taken from."""
    record: Record
    """The record itself, for what else the kind compares."""
    key: Hashable = None
    """What the members of the group share."""
    remark: object = None
    """What an `OrderedCheck` has to say of the record."""


class Member(NamedTuple):
    """A member of a judged group that breaks the rule: its place among the digests, and what to say."""

    place: int
    placeholders: Mapping[str, str]
    related: tuple[int, ...]
    """Places of the other members that matter."""
    name: str = ""
    """The finding, for classifiers."""
    variable: str = ""
    """What it is about, if that is not the variable of the check."""
    value: Value | None = None
    """The value it is about, if that is not the one that the key was taken from."""
    points: Mapping[int, Value] = {}
    """Values of other members to point at: place -> value."""
    operation: Operation | None = None
    """An edit that mends it."""


class GroupCheck(Protocol):
    """A check over records that share a key."""

    variable: str
    """The variable that a violation is about; `''` for none."""
    keyed: str
    """What checks with the same keys have in common, whatever they make of them; `''`: this check's options say it."""

    @property
    def compared(self) -> Sequence[str]:
        """The variables whose texts are compared."""
        ...

    @property
    def pointed(self) -> Sequence[str]:
        """The variables whose values a member may be about or point at."""
        ...

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The group keys of a record, each with the value that it was taken from."""
        ...

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the group keys of a record, in the order of `keys`."""
        ...

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """The members of one group that break the rule."""
        ...


@runtime_checkable
class DiscordCheck(GroupCheck, Protocol):
    """A check over records that share a key, of interest only where they differ in a value.

    A group is put together, and its records are read again, only as far as `discordant` says so of its values.
    """

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hashes of the group keys of a record, each with its value as a number of 64 bits."""
        ...

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """Those of the values of a group whose records have to be judged, by how many records have each."""
        ...


@runtime_checkable
class OrderedCheck(GroupCheck, Protocol):
    """A check over records that share a key, in their order; only a few of them are read again."""

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hashes of the group keys of a record, each with its value as a number of 64 bits."""
        ...

    def remarkable(self, variants: Sequence[int]) -> Mapping[int, object]:
        """The places of the records to be judged among those of a file that share a key, with what to say of each."""
        ...


Guard = Callable[[Sequence[str], str, Record], bool]
"""Called with the texts of all values, the variable and the record: False if the check would find nothing there."""


class Guarded(NamedTuple):
    """A value or list check with a guard that spares it, and the making of values, for most records."""

    check: Callable[..., Iterable[Finding]]
    suspects: Guard

    def __call__(self, *subject: Any) -> Iterable[Finding]:
        """What the check finds, whatever the guard says."""
        return self.check(*subject)


Check = TextCheck | ValueCheck | ListCheck | RecordCheck | NoteCheck | GroupCheck | Guarded


class OptionError(Exception):
    """Options that a schema cannot refuse but a kind must; `key` is the option at fault."""

    def __init__(self, key: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class FindingType:
    """One kind of finding: a description, and the placeholders that a message may use for it."""

    description: str
    placeholders: tuple[str, ...] = ()
    has_suggestion: bool = False
    """True if the finding may carry the value's new text."""


COMMON_PLACEHOLDERS = ("value", "text", "field", "variable", "key", "type", "line", "count", "places", "fixed")
"""Placeholders that every message may use: the whole value, the reported part, the field as the file names it, the
variable's usual name, the record's key and type, the line, how many places (rules reported once), the same in
brackets where there are several, the suggestion."""


class Kind(ABC):
    """A check kind. One instance each; `compile` makes a check for one rule's options."""

    name: ClassVar[str]
    title: ClassVar[str]
    scope: ClassVar[Scope]
    classifier: ClassVar[bool] = False
    """True if rules choose findings with `report`; False if the options say what is tested and all findings count."""
    findings: ClassVar[Mapping[str, FindingType]]
    options: ClassVar[Mapping[str, Any]] = {}
    """JSON Schema (draft 2020-12) of each option, without `kind` and `report`."""
    required: ClassVar[tuple[str, ...]] = ()
    """Options that must be given."""
    selects: ClassVar[tuple[str, ...]] = ("field", "fields", "group", "each", "raw")
    """Which keys of `select` the kind can work with."""

    @abstractmethod
    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """The check for some options; raises `OptionError`."""
