"""What is wrong with a name, and above all what is not."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.names import FINDINGS, name_findings

SILENT = r"""
de'\hspace{0pt} Roe, Anna|
Lovelace, Ada|Smith, John A.|Vekris MD|Zoysa, MD|Baig MD|Shaffer AL 3rd|Shaffer, Arthur L 3rd|Henry III|Smith SH|LI J
SMITH, JA|E, Weinan|Ø, Å|al-Khwarizmi|bin Laden, Osama|de la Cruz|von Neumann, John|Neumann, John von|Brito e Abreu, F.
José Ortega y Gasset|O'Neill, Jo|D’Angelo, B.|M'Bala, N'Golo|Aguirre‐Urreta, Beatriz|Peterson, Jr., Jon|Harvard
Studentová, Eva|Mrsic, Leo|王小明|王, 小明|王 小明|長谷川, 泰三|欧阳,小明|김세훈|Иванов, И.|JabRef|3M Company|G20
World Health Organization|Organisation for Economic Co-operation and Development|ATLAS Collaboration|Agenda 21
20th Century Studies Group|Working Group 1|Studio 54|Johnson & Johnson|Dr. Oetker GmbH|Ing, John|Null, Gary|Na, Li
Smith, John 4th|Na|Drago, Filippo|Proffitt, Ann|Nagy, G.|Venezolana de Televisión (VTV)|Yang, Jackie (Junrui)
Mª Carmen Pérez|family=Groote, given=Frank, prefix=de, useprefix=true|Ministry of Health, Education, Labour, and Welfare
X Æ A-12|boyd, danah|Smith, John, M.D.|中国科学院, 物理研究所, 北京大学|AT&amp;T Labs|Google+|Anonymouskiy, A.
北京师范大学学报(自然科学版)编辑部|Muller, J., Jr.|Nord, Jr, G L|R Core Team|d'Alembert, Jean le Rond|DeepMind
Bill & Melinda Gates Foundation|LIGO Scientific Collaboration, Virgo Collaboration|Collaborators, GBD 2019|will.i.am
CDC COVID-19 Response Team|M.D. Anderson Cancer Center|King, Martin Luther, Jr.|'t Hooft, G.|Nguyễn Văn A|K. -h. K. Ho
OECD, Paris|艾伦·图灵|《环球科学》杂志社|Smith, John (Jack)|Van 't Veer, L. J.|Barnes and Noble, Inc.|AT&amp;
"""


@pytest.mark.parametrize("name", [name for line in SILENT.split("\n") for name in line.split("|") if name])
def test_right_names_are_silent(name: str) -> None:
    assert name_findings(name) == ()


# name, finding, the characters it points at, the name mended
REPORTED = [
    ("Müller, Hans1", "index-in-name", "1", "Müller, Hans"),
    ("Doe, Anna$^{1,2}$", "index-in-name", "$^{1,2}$", "Doe, Anna"),
    ("Müller, Hans 1,2", "index-in-name", "1,2", "Müller, Hans"),
    ("Müller, Hans1,2*", "index-in-name", "1,2*", "Müller, Hans"),
    ("Müller, Hans*", "index-in-name", "*", "Müller, Hans"),
    ("Müller1, Hans", "index-in-name", "1", "Müller, Hans"),
    ("Hans Müller1", "index-in-name", "1", "Hans Müller"),
    ("Wang X 1,2", "index-in-name", "1,2", "Wang X"),
    ("*Müller, Hans", "index-in-name", "*", "Müller, Hans"),
    ("Wei, Min 1,2,+", "index-in-name", "1,2,+", "Wei, Min"),
    ("Smith, J.†", "index-in-name", "†", "Smith, J."),
    ("Smith, J.¹²", "index-in-name", "¹²", "Smith, J."),
    ("Smith, J [1]", "index-in-name", "[1]", "Smith, J"),
    ("Smith, J <sup>a</sup>", "index-in-name", "<sup>a</sup>", "Smith, J"),
    ("张三①", "index-in-name", "①", "张三"),
    ("张三1,2", "index-in-name", "1,2", "张三"),
    ("DOE, JOHN", "all-caps", "DOE, JOHN", None),
    ("SMITH, J. A.", "all-caps", "SMITH, J. A.", None),
    ("ИВАНОВ, ИВАН", "all-caps", "ИВАНОВ, ИВАН", None),
    ("doe, john", "all-lower", "doe, john", None),
    ("Prof. Smith", "title-or-degree", "Prof.", "Smith"),
    ("Dr. X", "title-or-degree", "Dr.", "X"),
    ("Smith, M. PhD", "title-or-degree", "PhD", "Smith, M."),
    ("Smith, Prof. John", "title-or-degree", "Prof.", "Smith, John"),
    ("王小明教授", "title-or-degree", "教授", "王小明"),
    ("Roe, A. [E-mail: a.roe@uni.example]", "email", "[E-mail: a.roe@uni.example]", "Roe, A."),
    ("Smith, F. orcid-0012393", "url-or-orcid", "orcid-0012393", "Smith, F."),
    ("Smith, F. https://x.example/y", "url-or-orcid", "https://x.example/y", "Smith, F."),
    ("null Ying Wei", "null-part", "null", "Ying Wei"),
    ("van den Hoven, null", "null-part", "null", "van den Hoven"),
    ("null A null", "null-part", "null", "A"),
    ("A, B, C, D", "too-many-commas", "A, B, C, D", None),
    ("Smith, W.; Thompson, U.", "several-people", "Smith, W.; Thompson, U.", None),
    ("颜宏,石德成,尹尚军", "several-people", "颜宏,石德成,尹尚军", None),
    ("颜宏、石德", "several-people", "颜宏、石德", None),
    ("Smith J, Doe A, Roe B", "several-people", "Smith J, Doe A, Roe B", None),
    ("Smith, J. & Doe, A.", "several-people", "Smith, J. & Doe, A.", None),
    (", NIST", "empty-part", ",", "NIST"),
    ("Smith,, John", "empty-part", ",", "Smith, John"),
    ("Smith, J.;", "empty-part", ";", "Smith, J."),
    ("Mougenot,", "dangling-comma", ",", None),
    ("王玖, ", "dangling-comma", ",", None),
    ("Xiao, Yu (59665966200)", "digits", "(59665966200)", "Xiao, Yu"),
    ("Smi7h, John", "digits", "7", None),
    ("Roe, Neill [Inventor, Reprint Author]", "role-in-name", "[Inventor, Reprint Author]", "Roe, Neill"),
    ("Smith, J. (Ed.)", "role-in-name", "(Ed.)", "Smith, J."),
    ("Smith, J., editor", "role-in-name", ", editor", "Smith, J."),
    ("王小明主编", "role-in-name", "主编", "王小明"),
    ("Shakespeare, William (1564-1616)", "life-dates", "(1564-1616)", "Shakespeare, William"),
    ("Roe, Anna, 1950-", "life-dates", ", 1950-", "Roe, Anna"),
    ("Roe, Anna (fl. 1850-1860)", "life-dates", "(fl. 1850-1860)", "Roe, Anna"),
    ("Moss Survey, 2010", "digits", "2010", None),
    ("Roe,Anna (University Of X)", "affiliation-in-name", "(University Of X)", "Roe,Anna"),
    ("Roe, Anna (University Of X)", "affiliation-in-name", "(University Of X)", "Roe, Anna"),
    ("张三(北京大学)", "affiliation-in-name", "(北京大学)", "张三"),
    ("(英)E", "nationality-prefix", "(英)", None),
    ("［美］富勒", "nationality-prefix", "［美］", None),
    ("Smith|John", "control-separators", "|", None),
]


@pytest.mark.parametrize(("name", "kind", "found", "mended"), REPORTED)
def test_faults(name: str, kind: str, found: str, mended: str | None) -> None:
    (finding,) = name_findings(name)
    assert (finding.name, name[finding.start : finding.end].strip(), finding.suggestion) == (kind, found, mended)
    assert finding.safety == ("unsafe" if mended else None)


PLACEHOLDERS = """[No author name available]|[Anonymous]|Anonymous|anon.|Unknown|佚名|N/A|n/a|NA|null|none|None|NaN
(:Unav)|-|?|&NA;|[s.n.]|Unknown author|xxx|[No authors listed]"""


@pytest.mark.parametrize("name", re.split(r"[|\n]", PLACEHOLDERS))
def test_placeholders(name: str) -> None:
    assert [finding.name for finding in name_findings(name)] == ["placeholder"]


@pytest.mark.parametrize("name", ["Smith, W. (+3 more)", "Smith, W., 12 others", "Smith, W. + 4"])
def test_counts_of_others_are_no_digits_of_a_name(name: str) -> None:
    assert "digits" not in {finding.name for finding in name_findings(name)}


def test_two_faults_of_one_name() -> None:
    assert [finding.name for finding in name_findings("DOE, JOHN*")] == ["index-in-name"]
    found = {finding.name: finding.suggestion for finding in name_findings("Roe, A. 3 (Ed.) a@b.example")}
    assert set(found) == {"role-in-name", "email", "digits"}


def test_every_finding_is_shown_here() -> None:
    assert {kind for _, kind, _, _ in REPORTED} | {"placeholder"} == set(FINDINGS)


NAME_LIKE = st.lists(
    st.sampled_from(
        ["Smith", ",", " ", "null", "1", "*", "J.", "Dr.", "(Ed.)", "[1]", "PhD", "王明", ";", "1950-", "①"]
    )
    | st.text(max_size=4),
    max_size=9,
).map("".join)


@given(NAME_LIKE)
def test_spans_lie_inside_and_a_mended_name_lacks_the_fault(text: str) -> None:
    for finding in name_findings(text):
        assert finding.name in FINDINGS
        assert 0 <= finding.start < finding.end <= len(text)
        if finding.suggestion is not None:
            assert finding.suggestion != text
            assert finding.name not in {again.name for again in name_findings(finding.suggestion)}


def test_names_of_real_records_are_nearly_all_silent() -> None:
    if "BIBLINT_CORPUS" not in os.environ:
        pytest.skip("BIBLINT_CORPUS names no folder of real exports")
    files = sorted(Path(os.environ["BIBLINT_CORPUS"]).glob("nbib/*"))
    names = [name for path in files for name in re.findall(r"(?m)^FAU - (.+?)\r?$", path.read_text("utf-8", "replace"))]
    flagged = [name for name in names if name_findings(name)]
    assert len(names) > 500
    assert len(flagged) <= len(names) // 500
