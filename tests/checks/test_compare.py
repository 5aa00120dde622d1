from __future__ import annotations

from typing import Any

import pytest

from biblint.checks.base import OptionError, Setting
from biblint.checks.compare import KIND
from biblint.formats.canonical import FORMAT, write
from biblint.model import Record, Segment


def record(**values: Any) -> Record:
    text = write({name.replace("_", "-"): value for name, value in values.items()})
    return FORMAT.read(Segment(text), None).records[0]


def broken(one: Record, field: str, **options: Any) -> list[str]:
    options = {key.replace("_", "-"): value for key, value in options.items()}
    findings = KIND.compile(options, Setting(variables=(field,)))(one)  # type: ignore[operator, arg-type, call-arg]
    return [f.value.text[f.start : f.end] for f in findings]  # type: ignore[union-attr]


COUNT = {"with": "number-of-volumes", "relation": "at-most"}
YEAR = {"with": "arXiv", "relation": "equal", "extract": r"\d\d(?P<at>\d\d)", "extract_other": r"^\d\d"}


@pytest.mark.parametrize(
    ("values", "field", "options", "expected"),
    [
        ({"title": "A Moss", "title_short": "a moss."}, "title", {"with": "title-short", "relation": "equal"}, []),
        ({"title": "A Moss", "title_short": "Fern"}, "title", {"with": "title-short", "relation": "equal"}, ["A Moss"]),
        ({"title": "A Moss", "abstract": "A moss"}, "abstract", {"with": "title", "relation": "differ"}, ["A moss"]),
        ({"title": "A Moss", "abstract": "A moss"}, "abstract",
         {"with": "title", "relation": "differ", "fold": False}, []),
        ({"title": "A Moss"}, "title", {"with": "title-short", "relation": "equal"}, []),
        ({"title": "Moss in May", "title_short": "Moss"}, "title", {"with": "title-short", "relation": "contains"}, []),
        ({"volume": "7", "number_of_volumes": "5"}, "volume", COUNT, ["7"]),
        ({"volume": "VII", "number_of_volumes": "5"}, "volume", COUNT, []),
        ({"issued": "2019", "arXiv": "2112.01234"}, "issued.year", YEAR, ["19"]),
        ({"issued": "2020", "arXiv": "2112.01234"}, "issued.year", {**YEAR, "tolerance": 1}, []),
        ({"issued": "2019-03", "accessed": "2018-05-01"}, "issued.year",
         {"with": "accessed", "relation": "at-most", "extract_other": r"^\d{4}"}, ["2019"]),
        ({"issued": "2019", "accessed": "2016"}, "accessed", {"with": "issued.year", "relation": "at-least"}, ["2016"]),
        ({"issued": "2019", "accessed": "2019"}, "accessed", {"with": "issued.year", "relation": "at-least"}, []),
        ({"page": "12-10"}, "page.first", {"with": "page.last", "relation": "at-most"}, ["12"]),
    ],
)  # fmt: skip
def test_relations(values: dict[str, str], field: str, options: dict[str, Any], expected: list[str]) -> None:
    assert broken(record(**values), field, **options) == expected


def test_a_variable_is_not_compared_with_itself() -> None:
    with pytest.raises(OptionError):
        KIND.compile({"with": "title", "relation": "equal"}, Setting(variables=("title",)))
