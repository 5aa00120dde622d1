"""The fields of a record by variable, made one by one when they are looked at; most records are never asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biblint.model import Field

_Base = dict[str, Any]


class Outline(_Base):
    """Variables with what their fields are made of.

    To tell which variables there are costs no more than with a plain mapping, and makes no field. What is looked up is
    a list of fields, the same one each time. Readers give a subclass that knows how.
    """

    __slots__ = ()

    def made(self, plan: Any) -> list[Field]:
        """The fields of one variable, of what the reader put in."""
        raise NotImplementedError

    def fields(self) -> list[Field]:
        """All fields of the record in their order, those without a variable too."""
        raise NotImplementedError

    def contents(self, variable: str) -> Sequence[str]:
        """The contents of a variable's fields, or of those with a tag (`raw:<tag>`), as they are in the source."""
        raise NotImplementedError

    def __getitem__(self, variable: str) -> list[Field]:
        found = super().__getitem__(variable)
        if found.__class__ is not list:
            found = self[variable] = self.made(found)
        return found  # type: ignore[no-any-return]

    def get(self, variable: str, default: Any = None) -> Any:
        """The fields of a variable, or the default."""
        return self[variable] if variable in self else default  # noqa: SIM401  # this is what makes it true

    def _all(self) -> None:
        for variable in self:
            self[variable]

    def items(self) -> Any:
        """Each variable with its fields."""
        self._all()
        return super().items()

    def values(self) -> Any:
        """The fields of each variable."""
        self._all()
        return super().values()

    def pop(self, variable: str, *default: Any) -> Any:
        """Take the fields of a variable out."""
        if variable in self:
            self[variable]
        return super().pop(variable, *default)

    def setdefault(self, variable: str, default: Any = None) -> Any:
        """The fields of a variable, which become the default if there are none."""
        return self[variable] if variable in self else super().setdefault(variable, default)
