"""Defects of the notation itself: records, tags, labels, braces, cells, files; and of LaTeX in BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from quality.defects.base import Defect, Page, names


def _record(pattern: str, replacement: str) -> Callable[[Page], Page | None]:
    """A change of the first place in the record that a pattern matches."""
    compiled = re.compile(pattern, re.MULTILINE)

    def page(one: Page) -> Page | None:
        changed, count = compiled.subn(replacement, one.record, count=1)
        return one.with_record(changed) if count and changed != one.record else None

    return page


def _file(head: str | None = None, tail: str | None = None) -> Callable[[Page], Page | None]:
    """Another beginning or end of the file; `{}` stands for what was there."""

    def page(one: Page) -> Page | None:
        return replace(
            one,
            head=one.head if head is None else head.format(one.head),
            tail=one.tail if tail is None else tail.format(one.tail),
        )

    return page


def _before(text: str) -> Callable[[Page], Page | None]:
    """A text put before the record."""
    return lambda one: one.with_record(text + one.record)


def _structure(name: str, formats: str, rules: str, change: Callable[[Page], Page | None], category: str = "structure"
               ) -> Defect:  # fmt: skip
    return Defect(name, category, tuple(rules.split()), page=change, formats=names(formats))


BIBTEX = (
    _structure("bibtex-key-missing", "bibtex", "missing-citation-key", _record(r"^(@\w+\{)[^,]+,", r"\1,")),
    _structure("bibtex-key-blank", "bibtex", "bad-citation-key", _record(r"^(@\w+\{)([^,]+),", "\\1\ue000Ahamed \\2\ue001,")),
    _structure("bibtex-key-brace", "bibtex", "bad-citation-key unbalanced-braces bad-field", _record(r"^(@\w+\{)([^,]+),", "\\1\\2}\ue000\ue001,")),
    _structure("bibtex-comma", "bibtex", "missing-comma", _record(r"\},(\n  year)", "}\ue000\ue001\\1")),
    _structure("bibtex-brace-lost", "bibtex", "unbalanced-braces unclosed-record missing-comma bad-field", _record(r"(title = .*)\}\},$", r"\1},")),
    _structure("bibtex-brace-more", "bibtex", "unbalanced-braces unclosed-record missing-comma bad-field", _record(r"(year = .*)\},$", r"\1}},")),
    _structure("bibtex-unclosed", "bibtex", "unclosed-record missing-terminator", _record(r"^\}\n", "")),
    _structure("bibtex-type", "bibtex", "unknown-type", _record(r"^@\w+", "\ue000@artcile\ue001")),
    _structure("bibtex-macro", "bibtex", "undefined-macro", _record(r"(year = )\{\d+\}", "\\1\ue000thisyear\ue001")),
    _structure("bibtex-field-twice", "bibtex", "duplicate-field", _record(r"^(  year = .*\n)", "\\1\ue000\\1\ue001")),
    _structure("bibtex-empty", "bibtex", "empty-field", _record(r"^(  year = .*\n)", "\\1\ue000  note = {},\ue001\n")),
    _structure("bibtex-equals-lost", "bibtex", "bad-field missing-comma", _record(r"^  year = ", "  year ")),
    _structure("bibtex-parent", "bibtex", "missing-parent", _record(r"^(  year = .*\n)", "\\1\ue000  crossref = {nowhere77},\ue001\n")),
    _structure("bibtex-quote", "bibtex", "unbalanced-braces missing-comma bad-field unclosed-record", _record(r"year = \{(\d+)\},", r'year = "\1,')),
    *(_structure(f"bibtex-{name}", "bibtex", rules, _record(r"(  title = \{+\w+ )", rf"\1{text} "), "latex") for name, rules, text in (
        ("ampersand", "latex-unescaped-ampersand", "\ue000&\ue001"),
        ("hash", "latex-unescaped-special", "\ue000#\ue001"),
        ("percent", "latex-unescaped-special", "x\ue000%\ue001"),
        ("underscore", "latex-unescaped-special", "a\ue000_\ue001b"),
        ("dollar", "latex-unbalanced-dollar", "\ue000$\ue001x"),
    )),
)  # fmt: skip
TAGGED = (
    _structure("ris-end-lost", "ris", "missing-terminator unclosed-record", _record(r"^ER  - $\n", "")),
    _structure("ris-one-blank", "ris", "misspaced-tag", _record(r"^PY  - ", "\ue000PY - \ue001")),
    _structure("ris-type-empty", "ris", "missing-type", _record(r"^TY  - \w+", "TY  - ")),
    _structure("ris-type-unknown", "ris", "unknown-type", _record(r"^TY  - \w+", "\ue000TY  - JRNL\ue001")),
    _structure("ris-behind-end", "ris", "field-after-end", _record(r"^ER  - $", "ER  - \n\ue000N1  - behind\ue001")),
    _structure("ris-untagged", "ris", "untagged-line", _record(r"^(KW  - .*)$", "\\1\n\ue000left over\ue001")),
    _structure("ris-colon", "ris", "bad-field misspaced-tag untagged-line", _record(r"^PY  - ", "\ue000PY: \ue001")),
    _structure("wos-header-lost", "wos", "missing-header", _file(head="")),
    _structure("wos-footer-lost", "wos", "missing-footer", _file(tail="")),
    _structure("wos-header-again", "wos", "repeated-header", _before("\ue000FN Clarivate Analytics Web of Science\nVR 1.0\n\ue001")),
    _structure("wos-end-lost", "wos", "missing-terminator unclosed-record", _record(r"^ER$\n", "")),
    _structure("wos-tag-glued", "wos", "misspaced-tag bad-field", _record(r"^AU ", "\ue000AU\ue001")),
    _structure("wos-indent-lost", "wos", "untagged-line misspaced-tag bad-field", _record(r"^   (?=[A-Z][a-z])", "\ue000\ue001")),
    _structure("nbib-untagged", "nbib", "untagged-line", _record(r"^(AB  - .*)$", "\\1\n\ue000left over\ue001")),
    _structure("nbib-misspaced", "nbib", "misspaced-tag", _record(r"^DP  - ", "\ue000DP - \ue001")),
    _structure("refer-untagged", "refer", "untagged-line", _record(r"^(%D .*)$", "\\1\n\ue000left over\ue001")),
    _structure("refer-glued", "refer", "misspaced-tag bad-field", _record(r"^%D ", "\ue000%D\ue001")),
    _structure("refer-type", "refer", "unknown-type", _record(r"^%0 .*", "\ue000%0 Jurnal Artikle\ue001")),
    _structure("refworks-type", "refworks", "unknown-type", _record(r"^RT .*", "\ue000RT Jurnal\ue001")),
    _structure("refworks-glued", "refworks", "misspaced-tag untagged-line", _record(r"^T1 ", "\ue000T1\ue001")),
    _structure("refworks-untagged", "refworks", "untagged-line", _record(r"^(YR .*)$", "\\1\n\ue000left over\ue001")),
    _structure("noteexpress-colon", "noteexpress", "colon-full-width", _record(r"^\{Year\}: ", "\ue000{Year}：\ue001")),
    _structure("noteexpress-type", "noteexpress", "unknown-type", _record(r"^(\{Reference Type\}: ).*", "\\1\ue000Jurnal\ue001")),
    _structure("noteexpress-untagged", "noteexpress", "untagged-line", _record(r"^(\{Year\}: .*)$", "\\1\n\ue000,兰州730000\ue001")),
    _structure("other-format", "bibtex ris wos nbib refer noteexpress", "other-format",
               lambda one: one.with_record(one.record + (
                   "TY  - JOUR\nTI  - Another one\nAU  - Berg, Anna\nPY  - 2011\nER  - \n\n" if one.format != "ris"
                   else "@article{other,\n  title = {Another one},\n  author = {Berg, Anna},\n  year = {2011},\n}\n\n"))),
)  # fmt: skip
TABLES = (
    _structure("json-comma", "csl-json", "not-well-formed bad-field missing-comma", _record(r"\",$", '"')),
    _structure("json-brace", "csl-json", "not-well-formed bad-field unclosed-record", _record(r"^  \}$", "")),
    _structure("json-end-lost", "csl-json", "not-well-formed unclosed-record bad-field missing-footer", _file(tail="")),
    _structure("json-type", "csl-json", "unknown-type", _record(r"\"type\": \"[^\"]+\"", '"type": "\ue000jurnal\ue001"')),
    _structure("json-type-lost", "csl-json", "missing-type", _record(r"^    \"type\": .*\n", "")),
    _structure("json-twice", "csl-json", "duplicate-field", _record(r"^(    \"volume\": .*\n)", "\\1    \ue000\"volume\": \"99\"\ue001,\n")),
    _structure("csv-cell-lost", "scopus-csv", "ragged-row", _record(r"^\"[^\"]*\",", "")),
    _structure("csv-cell-more", "scopus-csv", "ragged-row", _record(r"\"2-s2", '"","2-s2')),
    _structure("csv-quote", "scopus-csv", "stray-quote ragged-row", _record(r"(\",\"\w+ )(\w+)", r'\1"\2" ')),
    _structure("csv-header-lost", "scopus-csv", "missing-header-row other-format no-record", _file(head="")),
)  # fmt: skip
LABELS = (
    _structure("label-misspelt", "labelled", "label-misspelt label-unknown", _record(r"^年份:", "\ue000年分:\ue001"), "labels"),
    _structure("label-padded", "labelled", "label-padded", _record(r"^关键词$", "\ue000关 键 词\ue001"), "labels"),
    _structure("label-twice", "labelled", "label-repeated", _record(r"^(年份:.*)$", "\\1\n\ue000Year:1911\ue001"), "labels"),
    _structure("label-english", "labelled", "label-two-languages", _record(r"^关键词$", "\ue000Keywords\ue001"), "labels"),
    _structure("label-traditional", "labelled", "label-script-variants", _record(r"^关键词$", "\ue000關鍵詞\ue001"), "labels"),
    _structure("label-colon", "labelled", "label-colons-mixed", _record(r"^页码:", "\ue000页码：\ue001"), "labels"),
    _structure("label-of-count", "labelled", "label-contradicts-content", _record(r"^页码:(?=\d+-)", "\ue000页数:\ue001"), "labels"),
    _structure("label-year", "labelled", "label-contradicts-content date-unreadable", _record(r"^年份:\d+", "\ue000年份:10.5555/moss.77\ue001"), "labels"),
    _structure("label-halves", "cnki-estudy", "label-halves-disagree", _record(r"^Page-页码", "\ue000Page-关键词\ue001"), "labels"),
    _structure("label-halves-count", "cnki-estudy", "label-halves-disagree label-contradicts-content label-repeated duplicate-field",
               _record(r"^PageCount-页数", "\ue000PageCount-页码\ue001"), "labels"),
    _structure("label-button", "labelled", "interface-word", _record(r"^摘要$", "\ue000下载全文\ue001\n摘要"), "labels"),
    _structure("label-estudy-misspelt", "cnki-estudy", "label-misspelt label-unknown label-halves-disagree", _record(r"^Keyword-关键词", "\ue000Keyvord-关健词\ue001"), "labels"),
    Defect("header-contradicts", "labels", ("header-contradicts-column", "doi-is-url", "doi-in-url"), formats=names("scopus-csv"),
           page=lambda one: replace(one, head=one.head.replace('"DOI","Link"', '"Link","DOI"'))),
)  # fmt: skip
REFERENCES = (
    _structure("references-cut", "wos", "reference-list-cut", _record(r"^   .*\n(?=NR )", ""), "references"),
    _structure("references-cut-page", "labelled", "reference-list-cut", _record(r"^  • \[\d+\].*\n    .*\n    .*\n(?=\n|\Z)", ""), "references"),
    _structure("references-count-high", "wos", "reference-list-cut", _record(r"^NR \d+", "\ue000NR 44\ue001"), "references"),
    _structure("references-count-low", "wos", "reference-list-longer", _record(r"^NR \d+", "\ue000NR 2\ue001"), "references"),
    _structure("references-count-low-page", "labelled", "reference-list-longer", _record(r"^共 \d+ 条", "\ue000共 2 条\ue001"), "references"),
    _structure("references-without-pages", "labelled", "reference-without-locator", _record(r"( \(02\)) : .*", r"\1:"), "references"),
    _structure("references-without-title", "labelled", "reference-unparsed", _record(r"^  • \[2\] .*\n    .*\n    .*", "  • \ue000[2] Berg A., 2011, MOSS, V12, P12\ue001"), "references"),
)  # fmt: skip
DEFECTS = BIBTEX + TAGGED + TABLES + LABELS + REFERENCES
