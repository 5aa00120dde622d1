"""Rules for listed references: they see the references only, and say in which of them."""

from __future__ import annotations

import pytest

from biblint.formats import format_named
from biblint.source import Source

PAGE = """题名: 高原湿地的苔藓
作者: 王小明
DOI: 10.1000/1
参考文献:
[1] 李秀英. 湿地植物名录[J]. 植物学报, 2001, 3(2): 10-12.
[2] 陈怡君. 苔藓的生态[J]. 生态学报, 2003, 5(1): 20-25.
"""
RULE = {
    "id": "han",
    "select": {"field": "title"},
    "check": {"kind": "pattern", "reject": "苔藓"},
    "message": "{field}: {text}",
}


@pytest.mark.parametrize(
    ("within", "places"),
    [("record", [(1, "")]), ("reference", [(6, "2")]), ("both", [(1, ""), (6, "2")])],
)
def test_a_rule_says_in_which_reference(linter_of, within, places):
    linter = linter_of({**RULE, "applies": {"within": within}})
    found = linter.check(Source.of(PAGE.encode(), "page.txt"), format_named("labelled")).violations
    assert [(one.line, one.record.reference) for one in found] == places
    assert {(one.record.key, one.record.index) for one in found} == {("10.1000/1", 0)}
