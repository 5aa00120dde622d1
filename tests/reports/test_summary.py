"""The closing lines."""

from __future__ import annotations

import pytest

from biblint.reports.base import View
from biblint.reports.summary import summary
from biblint.reports.tally import Tally


def closing(severities, language="en", safe=0, unsafe=0, **numbers):
    view = View(language=language, show_info=numbers.pop("show_info", False), fixing="fixed" in numbers)
    tally = Tally(**{"files": 5, "records": 1204, "affected": 2, "affected_by_info": 3, **numbers})
    tally.severities.update(severities)
    tally.fixable.update({"safe": safe, "unsafe": unsafe})
    return "".join(summary(tally, view))


CASES = [
    (
        {"severities": {"error": 3, "warning": 41}, "safe": 37, "unsafe": 2},
        "Found 3 errors, 41 warnings in 2 of 5 files (1,204 records). "
        "37 fixable with --fix, 2 more with --unsafe-fixes.\n",
    ),
    ({"severities": {}}, "No errors or warnings in 5 files (1,204 records).\n"),
    (
        {"severities": {"info": 7}},
        "No errors or warnings in 5 files (1,204 records).\n7 infos: --show-info lists them\n",
    ),
    (
        {"severities": {"error": 1, "info": 1}, "files": 1, "affected": 1, "records": 1},
        "Found 1 error in 1 file (1 record).\n1 info: --show-info lists it\n",
    ),
    ({"severities": {"info": 7}, "show_info": True}, "Found 7 infos in 3 of 5 files (1,204 records).\n"),
    (
        {"severities": {"warning": 1}, "unsafe": 1, "fixed": 4, "fixed_files": 2},
        "Fixed 4 violations in 2 files.\n"
        "Found 1 warning in 2 of 5 files (1,204 records). 1 fixable with --unsafe-fixes.\n",
    ),
    (
        {"severities": {"error": 3, "warning": 41, "info": 7}, "safe": 37, "unsafe": 2, "language": "zh"},
        "共发现 3 个错误、41 个警告，涉及 5 个文件中的 2 个（1,204 条记录）。"
        "其中 37 处可用 --fix 修复，另有 2 处可用 --unsafe-fixes 修复。\n"
        "7 个提示：使用 --show-info 列出\n",
    ),
]


@pytest.mark.parametrize(("numbers", "text"), CASES)
def test_summary(numbers, text):
    assert closing(**numbers) == text
