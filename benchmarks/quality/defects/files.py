"""Defects of the notation itself: records, tags, labels, braces, cells, files; and of LaTeX in BibTeX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quality.defects.base import Defect, Page, PageChange, names, on_record


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


def _recoded(one: Page) -> Page:
    """The file in GB 18030, which programs in China write."""
    head, tail, joint, *records = (
        text.encode("gb18030").decode("utf-8", "surrogateescape")
        for text in (one.head.removeprefix("\ufeff"), one.tail, one.joint, *one.records)
    )
    return replace(one, head=head, tail=tail, joint=joint, records=tuple(records))


def _structure(name: str, formats: str, rules: str, change: PageChange, category: str = "structure", *,
               lossy: bool = False, note: str = "") -> Defect:  # fmt: skip
    return Defect(name, category, tuple(rules.split()), page=change, formats=names(formats), times=4, is_lossy=lossy,
                  note=note)  # fmt: skip


BIBTEX = (
    _structure("bibtex-key-missing", "bibtex", "missing-citation-key", on_record(r"^(@\w+\{)[^,]+,", r"\1,")),
    _structure("bibtex-key-blank", "bibtex", "bad-citation-key", on_record(r"^(@\w+\{)([^,]+),", "\\1\ue000Ahamed \\2\ue001,")),
    _structure("bibtex-key-brace", "bibtex", "bad-citation-key unbalanced-braces bad-field", on_record(r"^(@\w+\{)([^,]+),", "\\1\\2}\ue000\ue001,")),
    _structure("bibtex-comma", "bibtex", "missing-comma", on_record(r"\},(\n  year)", "}\ue000\ue001\\1")),
    _structure("bibtex-brace-lost", "bibtex", "unbalanced-braces unclosed-record missing-comma bad-field", on_record(r"(title = .*)\}\},$", r"\1},")),
    _structure("bibtex-brace-more", "bibtex", "unbalanced-braces unclosed-record missing-comma bad-field", on_record(r"(year = .*)\},$", r"\1}},")),
    _structure("bibtex-unclosed", "bibtex", "unclosed-record missing-terminator", on_record(r"^\}\n", "")),
    _structure("bibtex-type", "bibtex", "unknown-type", on_record(r"^@\w+", "\ue000@artcile\ue001")),
    _structure("bibtex-macro", "bibtex", "undefined-macro", on_record(r"(year = )\{\d+\}", "\\1\ue000thisyear\ue001")),
    _structure("bibtex-field-twice", "bibtex", "duplicate-field", on_record(r"^(  year = .*\n)", "\\1\ue000\\1\ue001")),
    _structure("bibtex-empty", "bibtex", "empty-field", on_record(r"^(  year = .*\n)", "\\1\ue000  note = {},\ue001\n")),
    _structure("bibtex-equals-lost", "bibtex", "bad-field missing-comma", on_record(r"^  year = ", "  year ")),
    _structure("bibtex-parent", "bibtex", "missing-parent", on_record(r"^(  year = .*\n)", "\\1\ue000  crossref = {nowhere77},\ue001\n")),
    _structure("bibtex-quote", "bibtex", "unbalanced-braces missing-comma bad-field unclosed-record", on_record(r"year = \{(\d+)\},", r'year = "\1,')),
    *(_structure(f"bibtex-{name}", "bibtex", rules, on_record(
        r"(  title = \{+\w+ )", rf"\1{wrong} ", rf"\1{right} "), "latex") for name, rules, right, wrong in (
        ("ampersand", "latex-unescaped-ampersand", r"\\&", "\ue000&\ue001"),
        ("hash", "latex-unescaped-special", r"\\#", "\ue000#\ue001"),
        ("percent", "latex-unescaped-special", r"x\\%", "x\ue000%\ue001"),
        ("underscore", "latex-unescaped-special", r"a\\_b", "a\ue000_\ue001b"),
        ("dollar", "latex-unbalanced-dollar", r"\\$x", "\ue000$\ue001x"),
    )),
)  # fmt: skip
TAGGED = (
    _structure("ris-end-lost", "ris", "missing-terminator unclosed-record", on_record(r"^ER  - $\n", "")),
    _structure("ris-one-blank", "ris", "misspaced-tag", on_record(r"^PY  - ", "\ue000PY - \ue001")),
    _structure("ris-type-empty", "ris", "missing-type", on_record(r"^TY  - \w+", "TY  - ")),
    _structure("ris-type-unknown", "ris", "unknown-type", on_record(r"^TY  - \w+", "\ue000TY  - JRNL\ue001")),
    _structure("ris-behind-end", "ris", "field-after-end", on_record(r"^ER  - $", "ER  - \n\ue000N1  - behind\ue001")),
    _structure("ris-untagged", "ris", "untagged-line", on_record(
        r"^(KW  - .*)$", "\\1\n\ue000left over\ue001", "\\1\nKW  - left over")),
    _structure("ris-colon", "ris", "bad-field misspaced-tag untagged-line", on_record(r"^PY  - ", "\ue000PY: \ue001")),
    _structure("wos-header-lost", "wos", "missing-header", _file(head="")),
    _structure("wos-footer-lost", "wos", "missing-footer", _file(tail="")),
    _structure("wos-header-again", "wos", "repeated-header", _before("\ue000FN Clarivate Analytics Web of Science\nVR 1.0\n\ue001")),
    _structure("wos-end-lost", "wos", "missing-terminator unclosed-record", on_record(r"^ER$\n", "")),
    _structure("wos-tag-glued", "wos", "misspaced-tag bad-field", on_record(r"^AU ", "\ue000AU\ue001")),
    _structure("wos-indent-lost", "wos", "untagged-line misspaced-tag bad-field", on_record(r"^   (?=[A-Z][a-z])", "\ue000\ue001")),
    _structure("nbib-untagged", "nbib", "untagged-line", on_record(r"^(JT  - .*)$", "\\1\n\ue000left over\ue001")),
    _structure("nbib-misspaced", "nbib", "misspaced-tag", on_record(r"^DP  - ", "\ue000DP - \ue001")),
    _structure("refer-untagged", "refer", "untagged-line", on_record(r"^(%D .*)$", "\\1\n\ue000left over\ue001")),
    _structure("refer-glued", "refer", "misspaced-tag bad-field", on_record(r"^%D ", "\ue000%D\ue001")),
    _structure("refer-type", "refer", "unknown-type", on_record(r"^%0 .*", "\ue000%0 Jurnal Artikle\ue001")),
    _structure("refworks-type", "refworks", "unknown-type", on_record(r"^RT .*", "\ue000RT Jurnal\ue001")),
    _structure("refworks-glued", "refworks", "misspaced-tag untagged-line", on_record(r"^T1 ", "\ue000T1\ue001")),
    _structure("refworks-untagged", "refworks", "untagged-line", on_record(r"^(YR .*)$", "\\1\n\ue000left over\ue001")),
    _structure("noteexpress-colon", "noteexpress", "colon-full-width", on_record(r"^\{Year\}: ", "\ue000{Year}：\ue001")),
    _structure("noteexpress-type", "noteexpress", "unknown-type", on_record(r"^(\{Reference Type\}: ).*", "\\1\ue000Jurnal\ue001")),
    _structure("noteexpress-untagged", "noteexpress", "untagged-line", on_record(r"^(\{Year\}: .*)$", "\\1\n\ue000,兰州730000\ue001")),
    _structure("junk-before", "ris wos nbib", "junk-outside-record", _before("\ue000collected by hand in May\ue001\n")),
    _structure("other-encoding", "bibtex ris wos labelled nbib refer refworks scopus-csv noteexpress cnki-estudy", "guessed-encoding undecodable-bytes",
               _recoded, lossy=True),
    _structure("other-format", "bibtex ris wos nbib refer noteexpress", "other-format",
               lambda one: one.with_record(one.record + (
                   "TY  - JOUR\nTI  - Another one\nAU  - Berg, Anna\nPY  - 2011\nER  - \n\n" if one.format != "ris"
                   else "@article{other,\n  title = {Another one},\n  author = {Berg, Anna},\n  year = {2011},\n}\n\n"))),
)  # fmt: skip
TABLES = (
    _structure("json-comma", "csl-json", "not-well-formed bad-field missing-comma", on_record(r"\",$", '"')),
    _structure("json-brace", "csl-json", "not-well-formed bad-field unclosed-record", on_record(r"^  \}$", "")),
    _structure("json-end-lost", "csl-json", "not-well-formed unclosed-record bad-field missing-footer", _file(tail="\n")),
    _structure("json-type", "csl-json", "unknown-type", on_record(r"\"type\": \"[^\"]+\"", '"type": "\ue000jurnal\ue001"')),
    _structure("json-type-lost", "csl-json", "missing-type", on_record(r"^    \"type\": .*\n", "")),
    _structure("json-twice", "csl-json", "duplicate-field", on_record(r"^(    \"volume\": .*\n)", "\\1    \ue000\"volume\": \"99\"\ue001,\n")),
    _structure("tab-cell-lost", "wos-tab", "ragged-row", on_record(r"^J\t", "")),
    _structure("tab-cell-more", "wos-tab", "ragged-row", on_record(r"\tWOS:", "\t\tWOS:")),
    _structure("tab-header-lost", "wos-tab zotero-csv", "missing-header-row other-format no-record", _file(head="")),
    _structure("zotero-cell-more", "zotero-csv", "ragged-row", on_record(r"^\"K", '"","K')),
    _structure("xml-tag-lost", "endnote-xml pubmed-xml", "not-well-formed unclosed-record bad-field missing-footer",
               on_record(r"</(?:pages|MedlinePgn)>", "")),
    _structure("xml-ampersand", "endnote-xml pubmed-xml", "not-well-formed bad-field", on_record(r"(<(?:abstract|AbstractText)>)", r"\1R & D. ")),
    _structure("xml-end-lost", "endnote-xml pubmed-xml", "not-well-formed unclosed-record missing-footer", _file(tail="")),
    _structure("xml-entities", "endnote-xml pubmed-xml", "entity-declaration not-well-formed", lambda one: replace(one, head=one.head.replace(
        "?>", '?>\n<!DOCTYPE r [<!ENTITY moss "Bryum">]>', 1).replace('<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January '
        '2019//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n', ""))),
    _structure("endnote-type", "endnote-xml", "unknown-type", on_record(r'<ref-type name="[^"]+">\d+', '<ref-type name="\ue000Jurnal\ue001">99')),
    _structure("gbt-other-style", "gbt7714", "entry-in-other-style", on_record(r"\[[JMCD]\]\.? ?", ". In ")),
    _structure("gbt-online", "gbt7714", "missing-access-date", on_record(
        r"\[([JM])\](.*)\.$", r"[\1/OL]\2. https://example.org/yl/7.", r"[\1/OL]\2[2022-01-18]. https://example.org/yl/7."), "missing"),
    _structure("csv-cell-lost", "scopus-csv", "ragged-row", on_record(r"^\"[^\"]*\",", "")),
    _structure("csv-cell-more", "scopus-csv", "ragged-row", on_record(r"\"2-s2", '"","2-s2')),
    _structure("csv-quote", "scopus-csv", "stray-quote ragged-row", on_record(
        r"(\",\"\w+ )(\w+)(?= )", "\\1\ue000\"\\2\"\ue001", r'\1""\2""')),
    _structure("csv-header-lost", "scopus-csv", "missing-header-row other-format no-record", _file(head="")),
)  # fmt: skip
LABELS = (
    _structure("label-bilingual", "labelled", "label-bilingual-alone", on_record(r"^关键词$", "\ue000Keyword-关键词\ue001"), "labels"),
    _structure("label-unknown", "labelled", "label-unknown label-misspelt", on_record(r"^期:", "\ue000期次号码:\ue001"), "labels", lossy=True),
    _structure("label-authors-under-keywords", "labelled", "label-contradicts-content",
               on_record(r"^作者$(?=(?:\n.+ \[\d.*){2})", "\ue000作者關鍵字\ue001"), "labels"),
    _structure("label-button-save", "labelled", "interface-word", on_record(r"^关键词$", "\ue000收藏\ue001\n关键词"), "labels"),
    _structure("label-colon-doi", "labelled", "label-colons-mixed", on_record(r"^卷:", "\ue000卷：\ue001"), "labels"),
    _structure("label-estudy-unknown", "cnki-estudy", "label-unknown", on_record(r"^Period-期", "\ue000Perjod-期\ue001"), "labels", lossy=True),
    _structure("label-misspelt", "labelled", "label-misspelt label-unknown", on_record(r"^年份:", "\ue000年分:\ue001"), "labels"),
    _structure("label-padded", "labelled", "label-padded", on_record(r"^关键词$", "\ue000关 键 词\ue001"), "labels"),
    _structure("label-twice", "labelled", "label-repeated", on_record(r"^(年份:.*)$", "\\1\n\ue000Year:1911\ue001"), "labels"),
    _structure("label-english", "labelled", "label-two-languages", on_record(r"^关键词$", "\ue000Keywords\ue001"), "labels"),
    _structure("label-traditional", "labelled", "label-script-variants", on_record(r"^关键词$", "\ue000關鍵詞\ue001"), "labels"),
    _structure("label-colon", "labelled", "label-colons-mixed", on_record(r"^页码:", "\ue000页码：\ue001"), "labels"),
    _structure("label-of-count", "labelled", "label-contradicts-content", on_record(r"^页码:(?=\d+-)", "\ue000页数:\ue001"), "labels"),
    _structure("label-year", "labelled", "label-contradicts-content date-unreadable", on_record(r"^年份:\d+", "\ue000年份:10.5555/moss.77\ue001"), "labels"),
    _structure("label-halves", "cnki-estudy", "label-halves-disagree", on_record(r"^Page-页码", "\ue000Page-关键词\ue001"), "labels"),
    _structure("label-halves-count", "cnki-estudy", "label-halves-disagree label-contradicts-content label-repeated duplicate-field",
               on_record(r"^PageCount-页数", "\ue000PageCount-页码\ue001"), "labels"),
    _structure("label-button", "labelled", "interface-word", on_record(r"^摘要$", "\ue000下载全文\ue001\n摘要"), "labels"),
    _structure("label-estudy-misspelt", "cnki-estudy", "label-misspelt label-unknown label-halves-disagree", on_record(r"^Keyword-关键词", "\ue000Keyvord-关健词\ue001"), "labels"),
    Defect("header-contradicts", "labels", ("header-contradicts-column", "doi-is-url", "doi-in-url"), formats=names("scopus-csv"), times=4, is_lossy=True,
           page=lambda one: replace(one, head=one.head.replace('"DOI","Link"', '"Link","DOI"'))),
)  # fmt: skip
REFERENCES = (
    _structure("references-cut-middle", "wos", "reference-list-cut", on_record(r"^(CR .*\n   .*)\n   .*\n", r"\1\n"), "references"),
    _structure("references-cut-by-half", "labelled", "reference-list-cut",
               on_record(r"^  • \[2\](?:.*\n)+\Z", ""), "references"),
    _structure("references-count-zero", "wos", "reference-list-longer", on_record(r"^NR \d+", "\ue000NR 1\ue001"), "references"),
    _structure("references-page-lost", "labelled", "reference-without-locator",
               on_record(r"^(    \[J\]\. .*, \d{4}, \d+)(?: \(02\) : .*)((?:\n.*)*)", r"\1\2"), "references"),
    _structure("references-cut", "wos", "reference-list-cut", on_record(r"^   .*\n(?=NR )", ""), "references"),
    _structure("references-cut-page", "labelled", "reference-list-cut", on_record(r"^  • \[\d+\].*\n    .*\n    .*\n(?=\n|\Z)", ""), "references"),
    _structure("references-count-high", "wos", "reference-list-cut", on_record(r"^NR \d+", "\ue000NR 44\ue001"), "references"),
    _structure("references-count-low", "wos", "reference-list-longer", on_record(r"^NR \d+", "\ue000NR 2\ue001"), "references"),
    _structure("references-count-low-page", "labelled", "reference-list-longer", on_record(r"^共 \d+ 条", "\ue000共 2 条\ue001"), "references"),
    _structure("references-without-pages", "labelled", "reference-without-locator", on_record(r"( \(02\)) : .*", r"\1:"), "references"),
    _structure("references-without-title", "labelled", "reference-unparsed", on_record(r"^  • \[2\] .*\n    .*\n    .*", "  • \ue000[2] Berg A., 2011, MOSS, V12, P12\ue001"), "references"),
)  # fmt: skip
DEFECTS = BIBTEX + TAGGED + TABLES + LABELS + REFERENCES
