"""What is a labelled page by its content, and what is something else."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT

PAGES = [
    "A title\n\n被引:3\n作者\nAlm, Greta\n机构\nLund\n",
    "题名：雨\n作者：罗田\n刊名：城镇\n",
    "Title: Rain\nAuthors: Alm, G.\nKeywords: rain\n",
    "\n\n\ufeff作者: 罗田\n摘要: 雨\nD O I: 10.5555/1\n".replace("\ufeff", ""),
    "【作者】罗田\n【摘要】雨\n【关键词】桥\n",
    "A title\nAuthor\nAlm, Greta\nAbstract\nRain.\nKeywords\nrain\n",
]
OTHERS = [
    "",
    "Plain prose about markets and trains.\nIt has several lines: this one with a colon.\n",
    "Note: the title of this letter is long.\nDate: today\nDear Ann,\n",
    "@article{a,\n title = {T},\n}\nTitle: x\nAuthor: y\nAbstract: z\n",
    "TY  - JOUR\nTI  - T\nER  - \nTitle: x\nAuthor: y\nAbstract: z\n",
    "FN Clarivate\nVR 1.0\nPT J\nTitle: x\nAuthor: y\nAbstract: z\n",
    "DataType: 1\nTitle-题名: 雨\nAuthor-作者: 罗田;\nSource-刊名: 城镇\n",
    "{Reference Type}: Journal Article\n{Title}: 雨\n{Author}: 罗田;\nTitle: x\nAuthor: y\nAbstract: z\n",
    "【来源篇名】雨\n【来源作者】罗田\n【期    刊】城镇\n【关 键 词】桥\n【基    金】无\n",
    "cff-version: 1.2.0\ntitle: T\nauthors:\nabstract: A\nkeywords:\n",
    '{"title": "T", "author": [], "abstract": ""}',
    "<xml>\nTitle: x\nAuthor: y\nAbstract: z\n</xml>",
    "Volume: 3\nIssue: 2\nYear: 2001\nNumber: 7\n",
]


@pytest.mark.parametrize("text", PAGES)
def test_pages_are_recognised_but_leave_room_for_stricter_formats(text: str):
    assert 30 < FORMAT.recognise(text) <= 60


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_not_claimed(text: str):
    assert FORMAT.recognise(text) == 0
