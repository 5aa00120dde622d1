"""Defects of identifiers, dates, pages and numbering, and of addresses of the web."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from quality.defects.base import FORMATS, MARCS, Defect, names, on_record, value
from quality.marks import marked
from quality.works import Work, check_11


def _wrong_digit(text: str) -> str:
    """A number with another check digit."""
    return text[:-1] + ("4" if text[-1] != "4" else "7")


def _swapped(text: str) -> str | None:
    """A number with two neighbouring digits exchanged, such as its check digit tells (13 digits miss a difference of 5)."""
    for at in range(len(text) // 2, len(text) - 2):
        one, other = text[at], text[at + 1]
        if (one + other).isdigit() and one != other and abs(int(one) - int(other)) != 5:
            return text[:at] + other + one + text[at + 2 :]
    return None


def _isbn_of(number: str) -> str:
    digits = ("978" + number.replace("-", "") + "00")[:12]
    if not digits.isdigit():
        return "9780306406157"
    return digits + str(-sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10)


def _issn_of(number: str) -> str:
    digits = number.replace("-", "")[4:11]
    return f"{digits[:4]}-{digits[4:]}{check_11(digits, 8)}"


def _range(change: Callable[[str, str], str | None]) -> Callable[[str], str | None]:
    """A change of a range of pages by its first and last page."""

    def text(pages: str) -> str | None:
        first, hyphen, last = pages.partition("-")
        return change(first, last) if hyphen and first.isdigit() and last.isdigit() else None

    return text


def _long(change: Callable[[str, str], str]) -> Callable[[str], str | None]:
    """The same for pages of three digits or more."""
    return _range(lambda first, last: change(first, last) if len(first) >= 3 else None)


DOIS = (
    value("doi-address", "identifiers", "doi-prefix", "doi", lambda doi: f"https://doi.org/{doi}", without="dspace-csv"),
    value("doi-old-address", "identifiers", "doi-prefix", "doi", lambda doi: f"http://dx.doi.org/{doi}", without="dspace-csv"),
    value("doi-label", "identifiers", "doi-prefix", "doi", lambda doi: f"doi:{doi}", without="labelled"),
    value("doi-label-capital", "identifiers", "doi-prefix", "doi", lambda doi: f"DOI: {doi}", without="labelled"),
    value("doi-blank", "identifiers", "doi-space-inside", "doi", lambda doi: doi.replace("/", "/ ", 1)),
    value("doi-full-stop", "identifiers", "doi-trailing-punctuation", "doi", lambda doi: f"{doi}."),
    value("doi-semicolon", "identifiers", "doi-trailing-punctuation", "doi", lambda doi: f"{doi};"),
    value("doi-without-suffix", "identifiers", "doi-truncated", "doi", lambda doi: doi[: doi.index("/")]),
    value("doi-suffix-lost", "identifiers", "doi-truncated", "doi", lambda doi: doi[: doi.index("/") + 1]),
    value("doi-percent", "identifiers", "doi-escaped", "doi", lambda doi: doi.replace("/", "%2F")),
    value("doi-dash", "identifiers", "doi-typographic", "doi", lambda doi: doi.replace("-", "–") if "-" in doi else None),
    value("doi-letter-o", "identifiers", "doi-malformed doi-typographic", "doi", lambda doi: doi.replace("10.", "1O.", 1), without="refer"),
    value("doi-slash-lost", "identifiers", "doi-malformed doi-truncated", "doi", lambda doi: doi.replace("/", "", 1)),
    value("doi-comma", "identifiers", "doi-malformed", "doi", lambda doi: doi.replace("10.", "10,", 1), without="refer"),
    value("doi-start-lost", "identifiers", "doi-malformed", "doi", lambda doi: doi[1:], without="refer"),
    value("doi-unfilled", "identifiers", "doi-placeholder doi-malformed", "doi", "10.xxxx/xxxxx", without="refer"),
    value("doi-none", "identifiers", "doi-placeholder", "doi", "N/A", without="refer"),
    value("doi-two", "identifiers", "doi-several", "doi", lambda doi: f"{doi}; 10.5555/other.77"),
    value("doi-pii", "identifiers", "doi-trailing-text doi-several", "doi", lambda doi: f"{doi} [pii]", without="nbib"),
    value("doi-words", "identifiers", "doi-trailing-text", "doi", lambda doi: f"{doi} (open access)"),
    value("doi-other-address", "identifiers", "doi-is-url", "doi", "https://www.example.org/article/17", without="refer"),
    value("doi-bracket", "identifiers", "doi-unbalanced doi-trailing-punctuation", "doi", lambda doi: f"{doi})"),
    value("doi-latex", "identifiers", "doi-latex-escaped", "doi", lambda doi: (f"{doi}_2", rf"{doi}\_2"),
          formats="bibtex"),
    value("doi-short", "identifiers", "doi-short", "doi", "10/gf4tjk", without="refer"),
    value("doi-preprint", "identifiers", "doi-of-preprint", "doi", "10.48550/arXiv.2101.00001", kinds="article-journal", without="pubmed-csv springer-csv"),
    value("doi-issn", "identifiers", "doi-malformed", "doi", "2041-1723", without="refer"),
)  # fmt: skip
ISSNS = (
    value("issn-check-digit", "identifiers", "issn-checksum", "issn", _wrong_digit),
    value("issn-swapped", "identifiers", "issn-checksum", "issn", _swapped),
    value("issn-short", "identifiers", "issn-malformed issn-leading-zero-lost", "issn", lambda issn: issn[:-1]),
    value("issn-long", "identifiers", "issn-malformed", "issn", lambda issn: f"{issn}5"),
    value("issn-isbn", "identifiers", "isbn-in-issn", "issn", lambda issn: _isbn_of(issn), kinds="article-journal",
          without="ris refer refworks noteexpress endnote-xml"),
    value("issn-none", "identifiers", "issn-placeholder issn-malformed", "issn", "0000-0000"),
    value("issn-words", "identifiers", "issn-malformed issn-placeholder isbn-malformed", "issn", "none given"),
    value("issn-doi", "identifiers", "doi-in-issn doi-in-isbn", "issn", "10.5555/issn.1"),
    value("issn-label", "identifiers", "issn-label-inside issn-in-isbn", "issn", lambda issn: f"ISSN {issn}"),
    value("issn-dash", "identifiers", "issn-dash", "issn", lambda issn: issn.replace("-", "–")),
    value("issn-twice", "identifiers", "issn-repeated issn-listed-twice", "issn", lambda issn: f"{issn}; {issn}",
          without=f"endnote-xml {MARCS} mods ovid"),
    value("issn-small-x", "identifiers", "issn-lowercase-x", "issn", lambda issn: ("2434-561X", "2434-561x")),
    value("issn-no-hyphen", "identifiers", "issn-missing-hyphen", "issn", lambda issn: issn.replace("-", ""),
          without="scopus-csv"),
    value("isbn-small-x", "identifiers", "isbn-lowercase-x", "isbn", lambda isbn: ("0-8044-2957-X", "0-8044-2957-x")),
    value("isbn-zero-lost", "identifiers", "isbn-leading-zero-lost", "isbn", lambda isbn: ("0306406152", "306406152")),
    value("isbn-check-digit", "identifiers", "isbn-checksum", "isbn", _wrong_digit),
    value("isbn-swapped", "identifiers", "isbn-checksum", "isbn", _swapped),
    value("isbn-short", "identifiers", "isbn-malformed isbn-checksum", "isbn", lambda isbn: isbn[:-2]),
    value("isbn-issn", "identifiers", "issn-in-isbn", "isbn", lambda isbn: _issn_of(isbn), formats="bibtex csl-json wos"),
    value("isbn-doi", "identifiers", "doi-in-isbn", "isbn", "10.5555/isbn.1", formats="bibtex csl-json wos scopus-csv"),
    value("isbn-label", "identifiers", "isbn-label-inside", "isbn", lambda isbn: f"ISBN {isbn}"),
    value("isbn-none", "identifiers", "isbn-placeholder isbn-malformed", "isbn", "0000000000000"),
    value("isbn-blanks", "identifiers", "isbn-dash", "isbn", lambda isbn: isbn.replace("-", "–")),
    value("isbn-twice", "identifiers", "isbn-repeated isbn-listed-twice", "isbn", lambda isbn: f"{isbn}; {isbn}",
          without=f"endnote-xml {MARCS} mods ovid"),
)  # fmt: skip


def _orcid(change: Callable[[str], str]) -> Callable[[Work, random.Random], Work | None]:
    def work(one: Work, random_: random.Random) -> Work | None:
        if not one.people[0].orcid or one.people[0].raw:
            return None
        first = replace(one.people[0], orcid=marked(change(one.people[0].orcid)))
        return replace(one, people=(first, *one.people[1:]))

    return work


OTHERS = (
    value("pmid-letters", "identifiers", "pmid-malformed", "pmid", lambda pmid: f"{pmid}A", without="nbib"),
    value("pmid-long", "identifiers", "pmid-malformed", "pmid", lambda pmid: f"{pmid}123", without="nbib"),
    value("pmid-pmc", "identifiers", "pmid-other-identifier", "pmid", "PMC4000123", without="nbib"),
    value("pmid-doi", "identifiers", "pmid-other-identifier", "pmid", "10.5555/pmid.1", without="nbib openalex-csv"),
    value("pmid-label", "identifiers", "pmid-prefix", "pmid", lambda pmid: f"PMID: {pmid}", without="nbib zotero-json"),
    value("pmcid-digits", "identifiers", "pmcid-without-letters", "pmcid", lambda pmcid: pmcid[3:]),
    value("pmcid-doi", "identifiers", "pmcid-other-identifier", "pmcid", "10.5555/pmc.1"),
    value("pmcid-cut", "identifiers", "pmcid-malformed", "pmcid", "PMC"),
    value("pmcid-label", "identifiers", "pmcid-notation", "pmcid", lambda pmcid: f"PMCID: {pmcid}", without="zotero-json"),
    Defect("orcid-check-digit", "identifiers", ("orcid-checksum",), work=_orcid(_wrong_digit)),
    Defect("orcid-hyphens-lost", "identifiers", ("orcid-notation",), work=_orcid(lambda orcid: orcid.replace("-", "")),
           formats=names("nbib wos")),
    *(Defect(f"arxiv-{name}", "identifiers", (rule,), formats=names("bibtex"), times=2, is_lossy=True,
             page=on_record(r"^(  year = .*\n)", f"\\1  archiveprefix = {{arXiv}},\n  eprint = {{\ue000{wrong}\ue001}},\n",
                            f"\\1  archiveprefix = {{arXiv}},\n  eprint = {{{right}}},\n"))
      for name, rule, right, wrong in (
          ("digits", "arxiv-malformed", "2112.13384", "21123384"),
          ("month", "arxiv-impossible-month", "2112.13384", "2113.13384"),
          ("prefix", "arxiv-prefix", "2112.13384", "arXiv:2112.13384"),
          ("address", "arxiv-prefix", "2112.13384", "https://arxiv.org/abs/2112.13384"),
          ("doi", "doi-in-arxiv", "2112.13384", "10.5555/moss.77"),
      )),
    Defect("orcid-short", "identifiers", ("orcid-malformed",), work=_orcid(lambda orcid: orcid[:-5]),
           formats=names("nbib")),
)  # fmt: skip
DATES = (
    value("year-two-digits", "dates", "date-not-a-year date-unreadable date-implausible", "year", lambda year: year[2:], without=f"{MARCS}"),
    value("year-three-digits", "dates", "date-not-a-year date-unreadable date-implausible", "year", lambda year: year[:3], without=f"{MARCS}"),
    value("year-five-digits", "dates", "date-not-a-year date-implausible date-unreadable", "year", lambda year: f"{year}9"),
    value("year-letter-l", "dates", "date-digits-missing date-unreadable", "year", lambda year: f"l{year[1:]}", without=f"{MARCS}"),
    value("year-x", "dates", "date-digits-missing date-unreadable", "year", lambda year: f"{year[:3]}X", without=f"bibtex csl-json zotero-json datacite-json mods {MARCS} dublin-core dspace-csv crossref-json"),
    value("year-question", "dates", "date-digits-missing date-unreadable", "year", lambda year: f"{year[:3]}?",
          without=f"bibtex csl-json zotero-csv zotero-json datacite-json mods {MARCS} crossref-json cssci dublin-core dspace-csv"),
    value("year-future", "dates", "date-future date-implausible", "year", "2219"),
    value("year-swapped", "dates", "date-implausible", "year", lambda year: f"0{year[1]}{year[3]}{year[2]}" if year[2:] != "00" and year[0] == "2" else "1099"),
    value("year-a", "dates", "year-with-letter date-unreadable", "year", lambda year: f"{year}a",
          without="csl-json crossref-json"),
    Defect("year-a-raw", "dates", ("year-with-letter",), formats=names("csl-json"), page=on_record(
        r'"issued": \{\s*"date-parts": \[\s*\[\s*(\d+)[^}]*\}', '"issued": {"raw": "\ue000\\1a\ue001"}',
        r'"issued": {"raw": "\1"}')),
    value("year-unknown", "dates", "date-placeholder date-unreadable", "year", "unknown"),
    value("year-null", "dates", "date-placeholder date-unreadable", "year", "null"),
    value("year-zero", "dates", "date-placeholder date-not-a-year date-implausible date-unreadable", "year", "0000"),
    value("year-text", "dates", "date-unreadable", "year", "spring edition", without=f"{MARCS}"),
    value("year-reversed", "dates", "date-range-reversed", "year", lambda year: f"{year}-{int(year) - 4}",
          formats="bibtex ris refer refworks noteexpress cnki-estudy labelled"),
    value("year-is-date", "dates", "full-date-in-year", "year", lambda year: f"{year}-03-14",
          formats="bibtex"),
    value("year-in-press", "dates", "date-in-press date-unreadable", "year", "in press"),
    value("date-ambiguous", "dates", "date-ambiguous", "year", lambda year: f"03/04/{year}", lossy=True, without="csl-json",
          formats="ris refer wos noteexpress bibtex"),
    value("date-day-alone", "dates", "date-day-without-month date-unreadable", "year", lambda year: f"{year}//05", formats="ris",
          lossy=True),
    value("month-thirteen", "dates", "month-malformed date-impossible", "month", "13", formats="bibtex ris wos"),
    value("month-year", "dates", "year-in-month month-malformed", "month", "2014", formats="bibtex"),
    value("month-word", "dates", "month-malformed date-unreadable", "month", "Febtober", formats="bibtex nbib wos"),
    Defect("date-february", "dates", ("date-impossible", "month-malformed"), formats=names("ris wos nbib"),
           kinds=names("article-journal"),
           work=lambda one, random_: replace(one, month=marked("2"), day=marked("30"))),
    Defect("date-thirty-second", "dates", ("date-impossible", "month-malformed"), formats=names("ris wos nbib"),
           kinds=names("article-journal"), work=lambda one, random_: replace(one, day=marked("32"))),
)  # fmt: skip
PAGES = (
    value("pages-slash", "pages", "page-range-separator", "pages", _range(lambda first, last: f"{first} / {last}")),
    value("pages-tilde", "pages", "page-range-separator page-dash-unusual", "pages",
          _range(lambda first, last: f"{first}~{last}")),
    value("pages-to", "pages", "page-range-separator", "pages", _range(lambda first, last: f"{first} to {last}")),
    value("pages-dots", "pages", "page-range-separator page-malformed", "pages",
          _range(lambda first, last: f"{first}..{last}")),
    value("pages-spaced-dash", "pages", "page-dash-spaced page-dash-unusual", "pages",
          _range(lambda first, last: f"{first} – {last}"), formats="bibtex csl-json refer"),
    value("pages-three-hyphens", "pages", "page-dash-unusual page-range-separator", "pages",
          _range(lambda first, last: f"{first}---{last}")),
    value("pages-minus", "pages", "page-dash-unusual", "pages", _range(lambda first, last: f"{first}−{last}"),
          formats="bibtex csl-json refer refworks nbib noteexpress cnki-estudy"),
    value("pages-descending", "pages", "page-range-descending page-is-issn", "pages",
          _long(lambda first, last: f"{last}-{int(first) - 120 if int(first) > 240 else 101}")),
    value("pages-end-cut", "pages", "page-end-abbreviated page-range-descending", "pages",
          _long(lambda first, last: f"{first}-{last[-2:]}"), without="nbib pubmed-xml endnote-xml"),
    value("pages-open", "pages", "page-range-open page-trailing-separator", "pages",
          _range(lambda first, last: f"{first}-")),
    value("pages-prefix", "pages", "page-prefix", "pages", _range(lambda first, last: f"pp. {first}-{last}")),
    value("pages-prefix-zh", "pages", "page-prefix", "pages", _range(lambda first, last: f"第{first}-{last}页"), languages="zh"),
    value("pages-none", "pages", "page-placeholder", "pages", "n/a"),
    value("pages-null", "pages", "page-placeholder", "pages", "null"),
    value("pages-not-specified", "pages", "page-placeholder", "pages", "No pagination specified"),
    value("pages-issn", "pages", "page-is-issn", "pages", "2041-1723"),
    value("pages-words", "pages", "page-malformed", "pages", "see online version"),
    value("pages-two-words", "pages", "page-malformed page-range-separator", "pages",
          _range(lambda first, last: f"{first} {last}")),
    value("pages-fullwidth", "pages", "page-fullwidth fullwidth-latin", "pages",
          lambda pages: "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in pages)),
    value("pages-fullwidth-dash", "pages", "page-fullwidth page-dash-unusual", "pages",
          _range(lambda first, last: f"{first}－{last}")),
    value("pages-list-descending", "pages", "page-list-descending page-range-descending", "pages",
          _range(lambda first, last: f"{int(last) + 20}-{int(last) + 24},{first}-{last}"),
          formats="bibtex csl-json noteexpress refer"),
    value("pages-repeated", "pages", "page-range-repeated", "pages",
          _range(lambda first, last: f"{first}-{last}-{last}"), without="ris"),
    value("pages-comma", "pages", "page-trailing-separator", "pages", _range(lambda first, last: f"{first}-{last},")),
    value("pages-count", "pages", "page-count-in-page", "pages", _range(lambda first, last: f"{int(last) - int(first) + 1} p."),
          kinds="article-journal", lossy=True),
    value("pages-same", "pages", "page-ends-equal", "pages", _range(lambda first, last: f"{first}-{first}"),
          formats="bibtex csl-json refer noteexpress"),
    value("pages-article-number", "pages", "page-article-number-with-count", "pages",
          _range(lambda first, last: "2181380-9"), without="nbib labelled"),
    Defect("page-count-wrong", "pages", ("page-count-mismatch",), kinds=names("article-journal"),
           formats=names("wos labelled cnki-estudy"),
           work=lambda one, _: replace(one, page_count=str(int(one.page_count) + 7)) if one.page_count else None),
    value("page-end-wrong", "pages", "page-count-mismatch", "pages",
          _range(lambda first, last: f"{first}-{int(last) + 11}"), kinds="article-journal",
          formats="wos labelled cnki-estudy"),
)  # fmt: skip
QUOTED = "A cell that was quoted for the sake of a comma stays so without it"
NUMBERING = (
    value("volume-label", "numbering", "volume-label", "volume", lambda volume: f"Vol. {volume}", without="cssci"),
    value("volume-label-zh", "numbering", "volume-label", "volume", lambda volume: f"第{volume}卷", languages="zh"),
    value("issue-label", "numbering", "issue-label", "issue", lambda issue: f"no. {issue}"),
    value("issue-label-zh", "numbering", "issue-label", "issue", lambda issue: f"第{issue}期", languages="zh"),
    value("volume-and-issue", "numbering", "volume-holds-issue", "volume", lambda volume: f"{volume}(3)", without="cssci"),
    value("volume-none", "numbering", "numbering-placeholder", "volume", "NA"),
    value("issue-none", "numbering", "numbering-placeholder", "issue", "null"),
    value("issue-dash", "numbering", "numbering-placeholder numbering-punctuation", "issue", "-"),
    value("volume-question", "numbering", "numbering-placeholder numbering-punctuation", "volume", "?"),
    value("volume-zero", "numbering", "numbering-zero", "volume", "0"),
    value("issue-zero", "numbering", "numbering-zero", "issue", "0"),
    value("volume-comma", "numbering", "numbering-punctuation", "volume", lambda volume: f"{volume},", without="cssci",
          note=QUOTED),
    value("issue-brackets", "numbering", "numbering-punctuation", "issue", lambda issue: f"({issue})", without="cssci"),
    value("volume-month", "numbering", "volume-holds-month", "volume", lambda volume: f"{volume}, March", without="cssci",
          note=QUOTED),
    value("volume-series", "numbering", "volume-series-name", "volume", lambda volume: f"{volume} LNCS", without="cssci"),
    value("volume-ahead", "numbering", "numbering-ahead-of-print", "volume", "ahead-of-print"),
    value("issue-ahead", "numbering", "numbering-ahead-of-print", "issue", "in press"),
)  # fmt: skip
LINKS = (
    value("url-without-scheme", "links", "url-no-scheme", "url", lambda url: url.removeprefix("https://")),
    value("url-www", "links", "url-no-scheme", "url", "www.example.org/paper/12"),
    value("url-scheme-misspelt", "links", "url-misspelt-scheme", "url", lambda url: url.replace("https", "htps")),
    value("url-colon-lost", "links", "url-misspelt-scheme", "url", lambda url: url.replace("://", "//")),
    value("url-doubled", "links", "url-misspelt-scheme url-several", "url", lambda url: f"http://{url}"),
    value("url-blank", "links", "url-space-inside", "url", lambda url: url.replace("/view", "/ view").replace("org/", "org/my ")),
    value("url-entity", "links", "url-html-entity", "url", lambda url: url.replace("&", "&amp;") if "&" in url else None),
    value("url-full-stop", "links", "url-trailing-punctuation", "url", lambda url: f"{url}."),
    value("url-angles", "links", "url-wrapped", "url", lambda url: f"<{url}>"),
    value("url-words", "links", "url-wrapped", "url", lambda url: f"Available at: {url}"),
    value("url-file", "links", "url-local-file", "url", "file:///C:/Users/anna/paper.pdf"),
    value("url-path", "links", "url-local-file", "url", r"C:\Users\anna\paper.pdf"),
    value("url-endnote", "links", "url-endnote-link", "url", "<Go to ISI>://WOS:000350973900034"),
    value("url-proxy", "links", "url-library-proxy", "url", "https://www-example-org.ezproxy.lib.westmark.edu/paper/12"),
    value("url-unfilled", "links", "url-placeholder", "url", "http://www.example.com/<DOI NUMBER>"),
    value("url-none", "links", "url-placeholder url-not-a-url", "url", "N/A"),
    value("url-text", "links", "url-not-a-url", "url", "see the publisher's page"),
    value("url-two", "links", "url-several", "url", lambda url: f"{url} https://other.example.org/9"),
    value("url-bare-doi", "links", "doi-in-url", "url", "10.5555/moss.77"),
    value("url-bad-doi", "links", "url-doi-malformed", "url", "https://doi.org/jme.2019.77"),
    value("url-latex", "links", "url-latex-escaped", "url", lambda url: url.replace("&", r"\&") if "&" in url else None,
          formats="bibtex ris csl-json"),
)  # fmt: skip
IN_WORDS = names("pages-descending pages-issn pages-article-number volume-zero issue-zero")
"""Defects of pages and numbering that can be read among the words of a catalogue: `Vol. 0, no. 3, p. 20-12`."""
IN_CITATION = names("pages-dots pages-end-cut pages-prefix volume-label volume-and-issue issue-brackets")
"""Defects with which PubMed's citation, `J Moss. 2017 Mar 1;24(2):398-402.`, is of another form or means another thing."""
OTHER_LOOKS = names(
    "doi-address doi-old-address doi-label doi-label-capital doi-without-suffix doi-percent doi-letter-o doi-slash-lost "
    "doi-comma doi-start-lost doi-unfilled doi-none doi-other-address doi-short doi-preprint doi-issn issn-words issn-label "
    "isbn-label url-without-scheme url-www url-scheme-misspelt url-colon-lost url-angles url-words url-file url-path "
    "url-endnote url-none url-text url-bare-doi"
)
"""Defects that an identifier of Dublin Core cannot have: which of them it is, is told from its looks."""


def _held(one: Defect) -> Defect:
    """A defect without the formats that have no field for the value, but it and others in one text."""
    in_words = one.category in ("pages", "numbering") and one.name not in IN_WORDS
    held = (MARCS, in_words), ("pubmed-csv", one.name in IN_CITATION), ("dublin-core", one.name in OTHER_LOOKS)
    formats = names(" ".join(form for form, is_so in held if is_so))
    return replace(one, formats=(FORMATS if one.formats is None else one.formats) - formats) if formats else one


DEFECTS = tuple(map(_held, DOIS + ISSNS + OTHERS + DATES + PAGES + NUMBERING + LINKS))
