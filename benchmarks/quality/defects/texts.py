"""Defects of titles, containers, abstracts, keywords, languages, characters and LaTeX."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from quality.defects.base import FORMATS, MARCS, SHEETS, TYPELESS, Defect, RightWrong, names, value
from quality.marks import marked
from quality.works import Work

WESTERN = "en de fr es"
TITLES = (
    value("title-capitals", "titles", "title-all-caps", "title", str.upper, languages=WESTERN, without="wos"),
    value("title-small", "titles", "title-all-lower", "title",
          lambda title: title.lower() if title[0].isascii() else None, languages="en"),
    value("title-full-stop", "titles", "title-trailing-period", "title", lambda title: f"{title.rstrip('?')}.",
          without=f"nbib pubmed-xml {MARCS} ovid pubmed-csv", languages=WESTERN),
    value("title-cut", "titles", "title-truncated", "title", lambda title: title[: len(title) * 2 // 3].rstrip() + "...", without=f"{MARCS}"),
    value("title-cut-sign", "titles", "title-truncated", "title", lambda title: title[: len(title) * 2 // 3].rstrip() + "…", without=f"{MARCS}"),
    value("title-file", "titles", "title-is-file-name", "title", "paper_final_v2.pdf"),
    value("title-word-file", "titles", "title-is-file-name", "title", "Microsoft Word - manuscript revised.doc"),
    value("title-address", "titles", "title-is-file-name", "title", "https://www.example.org/article/17"),
    value("title-pii", "titles", "title-is-file-name title-placeholder", "title", "PII: S0963-8687(03)00063-5"),
    value("title-doi", "titles", "title-is-file-name title-placeholder", "title", "doi:10.5555/moss.2011.4", without="labelled"),
    value("title-journal", "titles", "title-names-journal title-is-container", "title",
          "International Journal of Mosses and Lichens", kinds="article-journal"),
    value("title-unnamed", "titles", "title-placeholder", "title", "Untitled"),
    value("title-none", "titles", "title-placeholder", "title", "[No title available]"),
    value("title-null", "titles", "title-placeholder", "title", "null"),
    value("title-unnamed-zh", "titles", "title-placeholder", "title", "无标题", languages="zh"),
    value("title-flag", "titles", "title-residue", "title", lambda title: f"{title} [References]", languages=WESTERN, without="ovid"),
    value("title-note-mark", "titles", "title-residue", "title", lambda title: f"{title} *", without="bibtex pubmed-xml"),
    value("title-pdf", "titles", "title-residue", "title", lambda title: f"{title} [PDF]", without="ovid"),
    value("title-bracket", "titles", "title-unclosed-bracket", "title", lambda title: f"{title} (part of a series",
          languages=WESTERN),
    Defect("title-container", "titles", ("title-is-container",),
           work=lambda one, _: replace(one, title=marked(one.container)) if one.container else None,
           kinds=names("article-journal"), formats=FORMATS - names(f"dublin-core {TYPELESS}")),
)  # fmt: skip
CONTAINERS = (
    value("container-arxiv", "container", "preprint-as-journal", "container", "arXiv preprint arXiv:2101.00731",
          kinds="article-journal"),
    value("container-host", "container", "publisher-is-host", "publisher", "academic.example.com",
          formats="bibtex ris refer refworks csl-json scopus-csv", kinds="article-journal chapter book"),
    value("container-cut", "container", "container-truncated", "container", lambda title: f"{title[: len(title) * 2 // 3]}...",
          kinds="article-journal paper-conference"),
    value("container-issue", "container", "container-holds-numbering", "container",
          lambda title: f"{title}, 12(3): 45-67", kinds="article-journal"),
    value("container-volume", "container", "container-holds-numbering", "container",
          lambda title: f"{title}, vol. 12, no. 3", kinds="article-journal", languages=WESTERN),
    value("container-volume-zh", "container", "container-holds-numbering", "container",
          lambda title: f"{title} 2012年第3期", kinds="article-journal", languages="zh", without="labelled"),
    value("container-number", "container", "container-is-number", "container", "1234-5679", kinds="article-journal"),
    value("container-none", "container", "container-placeholder", "container", "N/A", kinds="article-journal chapter"),
    value("container-unknown", "container", "container-placeholder", "container", "Unknown journal", kinds="article-journal"),
    value("container-address", "container", "container-is-address", "container", "www.example.org", kinds="article-journal"),
    value("container-doi", "container", "container-is-address", "container", "https://doi.org/10.5555/moss.11",
          kinds="article-journal"),
)  # fmt: skip
PARTS = "article-journal paper-conference chapter thesis"


def _cut(text: str, length: int) -> str | None:
    """A text as a database field of so many characters keeps it; None if it happens to end with a sentence."""
    return text[:length] if len(text) > length + 20 and text[length - 2 : length].isalpha() else None


ABSTRACTS = (
    value("abstract-none", "abstract", "abstract-placeholder", "abstract", "No abstract available."),
    value("abstract-not-available", "abstract", "abstract-placeholder", "abstract", "[No abstract available]"),
    value("abstract-null", "abstract", "abstract-placeholder", "abstract", "N/A"),
    value("abstract-none-zh", "abstract", "abstract-placeholder", "abstract", "暂无摘要", languages="zh"),
    value("abstract-cut", "abstract", "abstract-truncated", "abstract", lambda text: f"{text[:90].rstrip(' .')}...", languages="en", kinds=PARTS),
    value("abstract-cut-sign", "abstract", "abstract-truncated", "abstract", lambda text: f"{text[:90].rstrip(' .')}…", languages="en", kinds=PARTS),
    value("abstract-more", "abstract", "abstract-truncated", "abstract", lambda text: f"{text[:90].rstrip()}... [Read more]",
          languages="en", kinds=PARTS),
    value("abstract-cut-255", "structure", "text-cut", "abstract", lambda text: _cut(text, 255), without=f"scopus-csv wos-tab zotero-csv labelled {SHEETS}",
          kinds=PARTS, languages=WESTERN, lossy=True),
    value("abstract-label", "abstract", "abstract-label-inside", "abstract", lambda text: f"Abstract {text}", languages="en"),
    value("abstract-label-colon", "abstract", "abstract-label-inside", "abstract", lambda text: f"ABSTRACT: {text}",
          languages="en", without="labelled"),
    value("abstract-label-zh", "abstract", "abstract-label-inside", "abstract", lambda text: f"摘要:{text}", languages="zh",
          without="labelled"),
    value("abstract-copyright", "abstract", "abstract-copyright", "abstract",
          lambda text: f"{text} \ue000© 2015 Elsevier B.V. All rights reserved.\ue001", languages="en", without="scopus-csv"),
    value("abstract-keywords", "abstract", "abstract-holds-keywords", "abstract",
          lambda text: f"{text} \ue000Keywords: moss; frost; model\ue001", languages="en"),
    value("abstract-keywords-zh", "abstract", "abstract-holds-keywords", "abstract",
          lambda text: f"{text}\ue000关键词:苔藓;霜冻;模型\ue001", languages="zh", without="labelled"),
    Defect("abstract-is-title", "abstract", ("abstract-is-title",),
           work=lambda one, _: replace(one, abstract=marked(one.title)) if one.abstract else None),
)  # fmt: skip


def _keywords(change: Callable[[tuple[str, ...]], tuple[str, ...] | None]) -> Callable[[Work, random.Random], Work | None]:
    def work(one: Work, random_: random.Random) -> Work | None:
        changed = change(one.keywords) if len(one.keywords) > 2 else None
        return None if changed is None else replace(one, keywords=changed)

    return work


def _keyword(name: str, rules: str, change: Callable[[tuple[str, ...]], tuple[str, ...] | None], formats: str = "",
             languages: str = "", without: str = "", lossy: bool = False) -> Defect:  # fmt: skip
    return Defect(
        name, "keywords", tuple(rules.split()), work=_keywords(change), formats=(names(formats) or FORMATS) - names(without),
        languages=names(languages) or None, is_lossy=lossy,
    )  # fmt: skip


UNLABELLED = (
    "bibtex ris wos nbib refer refworks csl-json scopus-csv noteexpress cnki-estudy zotero-json crossref-json jats primo-xml "
    "wos-csv dspace-csv"
)
KEYWORDS = (
    _keyword("keyword-twice", "keyword-repeated", lambda words: (*words, marked(words[0])), without=f"{MARCS} mods"),
    _keyword("keyword-twice-capital", "keyword-repeated", lambda words: (*words, marked(words[0].upper())), languages="en",
             formats="bibtex csl-json scopus-csv ris nbib refer refworks noteexpress"),
    _keyword("keyword-nothing", "keyword-empty-item", lambda words: (words[0], marked(" "), *words[1:]),
             formats="bibtex csl-json scopus-csv wos"),
    _keyword("keyword-end", "keyword-trailing-separator", lambda words: (*words[:-1], f"{words[-1]}\ue000;\ue001"),
             formats="scopus-csv wos"),
    _keyword("keyword-mixed", "keyword-separators-mixed",
             lambda words: (words[0] + marked("；") + words[1], *words[2:]), formats="noteexpress cnki-estudy labelled"),
    _keyword("keyword-unseparated", "keyword-several-in-one", lambda words: (marked("; ".join(words)),),
             formats="nbib"),
    _keyword("keyword-none", "keyword-placeholder", lambda words: (marked("N/A"),), lossy=True, without="cssci"),
    _keyword("keyword-null", "keyword-placeholder", lambda words: (*words, marked("null"))),
    _keyword("keyword-label", "keyword-label-inside", lambda words: (marked(f"Keywords: {words[0]}"), *words[1:]),
             languages="en", formats=UNLABELLED),
    _keyword("keyword-label-zh", "keyword-label-inside", lambda words: (marked(f"关键词:{words[0]}"), *words[1:]), languages="zh",
             formats=UNLABELLED),
    _keyword("keyword-full-stop", "keyword-trailing-period", lambda words: (*words[:-1], marked(f"{words[-1]}.")), without=f"{MARCS} mods"),
    _keyword("keyword-plus", "keyword-two-vocabularies",
             lambda words: (*map(str.lower, words), marked("NORTHERN WALLS"), "SPORE GROWTH", "STONE SURFACES"), languages="en",
             formats="bibtex ris labelled refer scopus-csv noteexpress"),
    _keyword("keyword-sentence", "keyword-too-long", lambda words: (marked(
        "We measured the growth of moss carpets over twelve seasons on walls and found that late frost was what mattered "
        "most for all of them"), *words), formats="bibtex ris wos nbib refer refworks scopus-csv"),
)  # fmt: skip
LANGUAGES = (
    value("language-unknown", "language", "language-unknown", "language", "Klingonese"),
    value("language-nonsense", "language", "language-unknown", "language", "engg"),
    Defect("language-none", "language", ("missing-language",), work=lambda one, _: replace(one, language="N/A"),
           formats=names("bibtex ris csl-json wos"), kinds=names("article-journal book")),
    value("language-words", "language", "language-unknown", "language", "see title page"),
    value("language-wrong", "language", "language-contradicted", "language", "en", languages="zh", without=f"openalex-json {MARCS} mods"),
    value("language-wrong-way", "language", "language-contradicted", "language", "zh", languages="en",
          without=f"wos wos-tab scopus-csv nbib pubmed-xml openalex-json {MARCS} mods ovid wos-csv"),
    value("language-stop", "language", "language-terminator", "language", "English;", languages="en", without="refworks ovid"),
)  # fmt: skip


def _inside(sign: str, at: int = 2) -> Callable[[str], str]:
    """A sign put into the middle of a text, before a letter of a word."""

    def change(text: str) -> str:
        place = len(text) // at
        while place < len(text) - 1 and not (text[place - 1].isalnum() and text[place].isalnum()):
            place += 1
        return text[:place] + marked(sign) + text[place:]

    return change


def _mojibake(encoding: str) -> Callable[[str], str | None]:
    def change(text: str) -> str | None:
        try:
            wrong = text.encode().decode(encoding)
        except UnicodeDecodeError:
            return None
        return wrong if wrong != text else None

    return change


def _decomposed(text: str) -> str | None:
    return unicodedata.normalize("NFD", text)


def _first(letters: str, with_text: str) -> Callable[[str], str | None]:
    """The first of some letters behind the first word replaced."""

    def change(text: str) -> str | None:
        at = text.find(letters, 1)
        return None if at < 0 else text[:at] + marked(with_text) + text[at + len(letters) :]

    return change


def _in_word(letter: str, with_text: str) -> Callable[[str], str | None]:
    """A letter in the middle of the first long word that has it replaced by its look-alike."""
    pattern = re.compile(rf"\w\w({letter})\w\w")

    def change(text: str) -> str | None:
        match = pattern.search(text)
        return text[: match.start(1)] + marked(with_text) + text[match.end(1) :] if match else None

    return change


def _instead(right: str, wrong: str) -> Callable[[str], tuple[str, str] | None]:
    """A text that says something behind its first word, right and wrong."""

    def change(text: str) -> tuple[str, str] | None:
        at = text.find(" ", 1)
        return None if at < 0 else (text[:at] + right + text[at:], text[:at] + marked(wrong) + text[at:])

    return change


def _each(name: str, rules: str, change: Callable[[str], RightWrong], *, attributes: str = "title abstract", languages: str = "",
          formats: str = "", without: str = "") -> tuple[Defect, ...]:  # fmt: skip
    """A defect of characters in the title and in other fields."""
    return tuple(
        value(f"{name}-in-{attribute}", "characters", rules, attribute, change, languages=languages, formats=formats,
              without=without)
        for attribute in attributes.split()
    )


CHARACTERS = (
    *_each("mojibake", "mojibake", _mojibake("cp1252"), languages="de fr es", attributes="title"),
    *_each("mojibake-latin", "mojibake control-character", _mojibake("latin-1"), languages="fr de es", attributes="title"),
    *_each("mojibake-cyrillic", "mojibake", _mojibake("cp1251"), languages="fr es", attributes="title"),
    *_each("mojibake-dash", "mojibake", _instead(" –", " â€“"), languages="en"),
    *_each("mojibake-quote", "mojibake", _instead("’s", "â€™s"), languages="en", attributes="title abstract container", without="wos wos-tab wos-csv"),
    *_each("mojibake-zh", "mojibake", lambda text: text.encode().decode("gb18030", "replace").replace("\ufffd", ""),
           languages="zh", attributes="title"),
    *_each("entity", "html-entity", _instead(" &", " &amp;")),
    *_each("entity-numeric", "html-entity", _instead("’s", "&#8217;s"), languages="en"),
    *_each("entity-twice", "html-entity", _instead(" <", " &amp;lt;"), languages="en"),
    *_each("entity-container", "html-entity", _instead(" &", " &amp;"), attributes="container publisher", languages="en"),
    *_each("tag", "html-tag inline-markup", _instead(" in vivo", " <i>in vivo</i>"), languages="en", without="csl-json zotero-json"),
    *_each("tag-sub", "html-tag inline-markup", _instead(" CO2", " CO<sub>2</sub>"), languages="en", without="csl-json zotero-json"),
    *_each("tag-paragraph", "html-tag", lambda text: f"<p>{text}</p>", attributes="abstract"),
    *_each("tag-jats", "html-tag", lambda text: f"<jats:p>{text}</jats:p>", attributes="abstract", without="crossref-json crossref-xml"),
    *_each("tag-mathml", "html-tag", _instead(" x", " <mml:math><mml:mi>x</mml:mi></mml:math>"), languages="en"),
    *_each("control", "control-character", _inside("\x02")),
    *_each("control-escape", "control-character", _inside("\x1b"), attributes="title", without="marc21"),
    *_each("control-c1", "control-character mojibake", _instead(" Škoda", " \x8akoda"), attributes="title", languages="en"),
    *_each("zero-width", "zero-width-character", _inside("\u200b")),
    *_each("byte-order-mark", "zero-width-character byte-order-mark-inside", _inside("\ufeff"), attributes="title"),
    *_each("replacement", "replacement-character", _inside("\ufffd")),
    *_each("undecodable", "undecodable-bytes replacement-character guessed-encoding", _inside("\udce9"), attributes="title"),
    *_each("question-marks", "lost-characters", _inside("???"), languages="de fr es", attributes="title"),
    *_each("question-mark-letter", "lost-characters", _inside("?"), languages="en de fr es", attributes="title"),
    *_each("soft-hyphen", "soft-hyphen", _inside("\u00ad"), languages=WESTERN),
    *_each("soft-hyphen-blank", "soft-hyphen", _inside("\u00ad "), languages=WESTERN, attributes="title"),
    *_each("look-alike", "mixed-script-word", _in_word("o", "о"), languages="en"),
    *_each("look-alike-greek", "mixed-script-word", _in_word("o", "ο"), languages="en", attributes="title"),
    *_each("look-alike-latin", "mixed-script-word", _in_word("о", "o"), languages="ru", attributes="title"),
    *_each("full-width", "fullwidth-latin", _first("e", "ｅ"), languages="en"),
    *_each("two-blanks", "double-space", _first(" ", "  "), languages="en", without="wos nbib"),
    *_each("decomposed", "not-nfc", _decomposed, languages="de fr es", attributes="title", without=f"{MARCS}"),
    *_each("line-separator", "line-separator", _first(" ", "\u2028")),
    *_each("line-break", "line-break-inside", _first(" ", "\n"), formats="scopus-csv csl-json", attributes="title"),
    *_each("tab", "line-break-inside double-space", _first(" ", "\t"), languages="en", attributes="title",
           formats="scopus-csv csl-json"),
    *_each("bidi", "zero-width-character control-character", _inside("\u202e"), attributes="title", languages="en"),
    *_each("private-use", "private-use-character", _inside("\uf0b7"), attributes="title"),
    *_each("ligature", "presentation-form", _first("fi", "ﬁ"), languages="en", attributes="abstract"),
)  # fmt: skip
LATEX_ELSEWHERE = "ris wos nbib refer refworks csl-json scopus-csv zotero-json crossref-json jats mods ovid wos-csv dspace-csv"
LATEX = (
    *(value(f"latex-accent-in-{attribute}", "latex", "latex-outside-latex", attribute, _instead(" Müller", r" M{\"u}ller"),
            formats=LATEX_ELSEWHERE, languages="en") for attribute in ("title", "abstract")),
    value("latex-braces", "latex", "latex-outside-latex", "title", lambda title: f"{{{title[0]}}}{title[1:]}",
          formats=LATEX_ELSEWHERE, languages="en"),
    value("latex-escape", "latex", "latex-outside-latex", "title", _instead(" &", r" \&"), formats=LATEX_ELSEWHERE,
          languages="en"),
    value("latex-command", "latex", "latex-outside-latex", "title", _instead(" in vivo", r" \emph{in vivo}"),
          formats=LATEX_ELSEWHERE, languages="en"),
    value("latex-greek", "latex", "latex-math-outside-latex", "title", _instead(" α", r" $\alpha$"), formats=LATEX_ELSEWHERE,
          languages="en"),
)  # fmt: skip
DEFECTS = TITLES + CONTAINERS + ABSTRACTS + KEYWORDS + LANGUAGES + CHARACTERS + LATEX
