from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.identifiers import FINDINGS, identifier_findings, normalise, normalise_each

SILENT = [
    ("doi", "10.1145/2594455"),
    ("doi", "10.1002/(sici)1097-461x(1998)66:4<261::aid-qua1>3.0.co;2-t"),
    ("doi", "10.4103/ds.DS-D-23-00210"),
    ("doi", "10.1016/S0140-6736(97)11096-0"),
    ("doi", "10.1000.10/123456"),
    ("doi", "10.1007/978-3-030-29007-8_8"),
    ("doi", "10.3969/j.issn.1000-3290.2013.01.001"),
    ("doi", "10.5555/3295222.3295349"),
    ("doi", "10.1134/S1064562411010194#a"),
    ("doi", ""),
    ("issn", "0020-7217"),
    ("issn", "2434-561X"),
    ("issn", "0926-8782, 1573-7578"),
    ("issn", "0926-8782; 1573-7578"),
    ("issn", "0926-8782 1573-7578"),
    ("isbn", "978-3-16-148410-0"),
    ("isbn", "978 3 16 148410 0"),
    ("isbn", "9783161484100"),
    ("isbn", "0-201-53082-1"),
    ("isbn", "080442957X"),
    ("isbn", "0201530821; 9783161484100"),
    ("isbn", "9783161484100 0201530821"),
    ("orcid", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1694-233X"),
    ("pmid", "1"),
    ("pmid", "31452104"),
    ("pmcid", "PMC3531190"),
    ("pmcid", "PMC3531190.2"),
    ("arxiv", "hep-th/9901001"),
    ("arxiv", "math.GT/0309136v2"),
    ("arxiv", "0704.0001"),
    ("arxiv", "1412.9999"),
    ("arxiv", "2112.13384v2"),
    ("url", "https://doi.org/10.1145/2594455"),
    ("url", "https://doi.org/10.1186%2Fs12905-016-0336-0"),
    ("url", "https://zh.wikipedia.org/wiki/电影?a=1&b=2#x"),
    ("url", "http://www.gwu.edu/~clai/a%20b.pdf"),
    ("url", "https://web.archive.org/web/2010/http://www.w3.org/"),
    ("url", "ftp://ftp.rfc-editor.org/in-notes/rfc1.txt"),
    ("url", "urn:nbn:de:101:1-201102033592"),
    ("url", "https://www.nytimes.com/a/(b)"),
    ("url", "https://www.doi.org/the-identifier/what-is-a-doi/"),
]

REPORTED = [
    ("doi", "asdf", ["malformed"]),
    ("doi", "20.1002/x", ["malformed"]),
    ("doi", "10a.1000/182", ["malformed"]),
    ("doi", "10.1016/", ["truncated"]),
    ("doi", "10.1016", ["truncated"]),
    ("doi", "https://doi.org/", ["truncated"]),
    ("doi", "10/p6kd", ["short-doi"]),
    ("doi", "https://www.tue.nl/report.pdf", ["url-instead"]),
    ("doi", "<DOI INFORMATION>", ["placeholder"]),
    ("doi", "n/a", ["placeholder"]),
    ("doi", "10.0000/xxx", ["placeholder"]),
    ("doi", "10.1145/nnnnnnn.nnnnnnn", ["placeholder"]),
    ("doi", "10.1145/1122445.1122456", ["placeholder"]),
    ("doi", "10.1016/a1; 10.1016/b2", ["several"]),
    ("doi", "10.1016/S0140-6736(97)11096-0)", ["unbalanced"]),
    ("doi", "10.1016/S0140-6736(97", ["unbalanced"]),
    ("issn", "0020~72109", ["malformed"]),
    ("issn", "0020-7218", ["checksum"]),
    ("issn", "978-1-903761-14-4", ["isbn-instead"]),
    ("issn", "9781424439867 (ISBN)", ["isbn-labelled"]),
    ("issn", "10.1016/j.x.2020", ["doi-instead"]),
    ("issn", "0000-0000", ["placeholder"]),
    ("issn", "0926-8782 (Print) 1573-7578 (Online)", ["qualifier", "qualifier"]),
    ("issn", "e-ISSN 1573-7578", ["label"]),
    ("issn", "Print ISSN: 0926-8782", ["label", "label"]),
    ("issn", "0926-8782 (Print) 0926-8782 (Online)", ["qualifier", "duplicate", "qualifier"]),
    ("isbn", "978-0-306-40615-2", ["checksum"]),
    ("isbn", "978_0_306_40615_7", ["malformed"]),
    ("isbn", "978316", ["malformed"]),
    ("isbn", "GB/T 7178.1-1996", ["malformed"]),
    ("isbn", "0253-3766", ["issn-instead"]),
    ("isbn", "1095-9203 (Electronic)", ["issn-instead", "qualifier"]),
    ("isbn", "10.1007/978-3-030-29007-8", ["doi-instead"]),
    ("isbn", "0727912771 (paperback)", ["qualifier"]),
    ("isbn", "0-13-110362-8 £12.50", ["qualifier"]),
    ("isbn", "none", ["placeholder"]),
    ("orcid", "0000-0002-1825-0098", ["checksum"]),
    ("orcid", "0000-0002-1825", ["malformed"]),
    ("orcid", "0000-0000-0000-0000", ["placeholder"]),
    ("pmid", "123456789A", ["malformed"]),
    ("pmid", "PMID: 1498274774", ["prefix", "malformed"]),
    ("pmid", "PMC3531190", ["pmcid-instead"]),
    ("pmid", "10.1016/j.x.2020", ["doi-instead"]),
    ("pmid", "NA", ["placeholder"]),
    ("pmcid", "PMC", ["malformed"]),
    ("pmcid", "NIHMS123456", ["manuscript-instead"]),
    ("arxiv", "2113.13384", ["impossible-month"]),
    ("arxiv", "hep-th/9913001", ["impossible-month"]),
    ("arxiv", "1412.12345", ["malformed"]),
    ("arxiv", "1501.1234", ["malformed"]),
    ("arxiv", "0612.0001", ["malformed"]),
    ("arxiv", "abc", ["malformed"]),
    ("url", "http://dx.doi.org/10.5281/zenodo.<DOI NUMBER>", ["placeholder"]),
    ("url", "https://example.com", ["placeholder"]),
    ("url", "<Go to ISI>://WOS:000350973904034", ["endnote-link"]),
    ("url", "https://doi.org/", ["doi-url-malformed"]),
    ("url", "file:///C:/thesis.pdf", ["local-file"]),
    ("url", "C:\\papers\\a.pdf", ["local-file"]),
    ("url", "http://localhost:8080/x", ["local-host"]),
    ("url", "https://www-nature-com.ezproxy.uni.edu/articles/1", ["library-proxy"]),
    ("url", "see the journal's page", ["not-a-url"]),
    ("url", "writer@mailbase.ac.uk", ["not-a-url"]),
    ("url", "https://repo.edu/1/My thesis.pdf", ["space-inside"]),
    ("url", "https://a.org/x https://b.org/y", ["several"]),
]

MENDED = [
    ("doi", "https://doi.org/10.1145/2594455", "prefix", "10.1145/2594455", "safe"),
    ("doi", "http://dx.doi.org/10.1145/2594455", "prefix", "10.1145/2594455", "safe"),
    ("doi", "doi:10.1145/2594455", "prefix", "10.1145/2594455", "safe"),
    ("doi", "DOI DOI: 10.1145/2594455", "prefix", "10.1145/2594455", "safe"),
    ("doi", "https://link.springer.com/10.1007/s1-2", "prefix", "10.1007/s1-2", "unsafe"),
    ("doi", "https://doi.org/10.1145/2594455?ref=x", "prefix", "10.1145/2594455?ref=x", "unsafe"),
    ("doi", "10.1145 / 2594455", "space-inside", "10.1145/2594455", "safe"),
    ("doi", "10.1016/j.jsis. 2021.101694", "space-inside", "10.1016/j.jsis.2021.101694", "unsafe"),
    ("doi", "10.1016/S0140-6736%2897%2911096-0", "percent-encoded", "10.1016/S0140-6736(97)11096-0", "unsafe"),
    ("doi", "10.1007/x\\_7", "latex-escaped", "10.1007/x_7", "unsafe"),
    ("doi", "10.1007/x{\\_}7", "latex-escaped", "10.1007/x_7", "unsafe"),
    ("doi", "10.1002/a&lt;1::b&amp;gt;2", "html-entity", "10.1002/a<1::b>2", "unsafe"),
    ("doi", "10.1186/s13002-020-00392-2;", "trailing-punctuation", "10.1186/s13002-020-00392-2", "unsafe"),
    (
        "doi",
        "10.1016/j.neuron.2004.09.012 S0896627304006087 [pii]",
        "several",
        "10.1016/j.neuron.2004.09.012",
        "unsafe",
    ),
    ("doi", "10.1016/a1 10.1016/A1", "several", "10.1016/a1", "unsafe"),
    ("doi", "10.1016/j.x.2021.1 Available online", "trailing-text", "10.1016/j.x.2021.1", "unsafe"),
    ("doi", "10.1007/s1-2Wall(0123456789().,-volV)T(3", "trailing-text", "10.1007/s1-2", "unsafe"),
    ("doi", "10.1002／abc–1", "typographic", "10.1002/abc-1", "unsafe"),
    ("issn", "00207217", "no-hyphen", "0020-7217", "safe"),
    ("issn", "01678655 (ISSN)", "qualifier", "01678655", "safe"),
    ("issn", "ISSN 0020-7217", "label", "0020-7217", "safe"),
    ("issn", "0020–7217", "foreign-dash", "0020-7217", "safe"),
    ("issn", "0020 - 7217", "space-inside", "0020-7217", "safe"),
    ("issn", "2434-561x", "lowercase-x", "2434-561X", "safe"),
    ("issn", "207217", "leading-zero-lost", "0020-7217", "unsafe"),
    ("issn", "0894-9867, 0894-9867", "duplicate", "0894-9867", "safe"),
    ("issn", "0894-9867; 1573-7578; 0894-9867", "duplicate", "0894-9867; 1573-7578", "safe"),
    ("isbn", "ISBN-978-1-5985-7192-9", "label", "978-1-5985-7192-9", "safe"),
    ("isbn", "978–3–16–148410–0", "foreign-dash", "978-3-16-148410-0", "safe"),
    ("isbn", "080442957x", "lowercase-x", "080442957X", "safe"),
    ("isbn", "201530821", "leading-zero-lost", "0201530821", "unsafe"),
    ("isbn", "978-3-16-148410-0, 9783161484100", "duplicate", "978-3-16-148410-0", "safe"),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "url-form", "0000-0002-1825-0097", "safe"),
    ("orcid", "ORCID: 0000-0002-1825-0097", "prefix", "0000-0002-1825-0097", "safe"),
    ("orcid", "0000000218250097", "no-hyphen", "0000-0002-1825-0097", "safe"),
    ("pmid", "PMID: 31452104", "prefix", "31452104", "safe"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/31452104/", "prefix", "31452104", "safe"),
    ("pmid", "031452104", "leading-zero", "31452104", "safe"),
    ("pmcid", "PMCID: PMC3531190", "prefix", "PMC3531190", "safe"),
    ("pmcid", "3531190", "bare-number", "PMC3531190", "unsafe"),
    ("pmcid", "pmc3531190", "lowercase", "PMC3531190", "safe"),
    ("arxiv", "arXiv:2112.13384", "prefix", "2112.13384", "safe"),
    ("arxiv", "https://arxiv.org/pdf/2112.13384v1.pdf", "prefix", "2112.13384v1", "safe"),
    ("arxiv", "2112.13384 [cs.LG]", "category", "2112.13384", "manual"),
    ("arxiv", "10.48550/arXiv.2112.13384", "doi-instead", "2112.13384", "unsafe"),
    ("url", "www.google.com", "no-scheme", "https://www.google.com", "unsafe"),
    ("url", "http:// www.elsevier.nl", "space-inside", "http://www.elsevier.nl", "unsafe"),
    ("url", "https://a.org/?x=1&amp;y=2", "html-entity", "https://a.org/?x=1&y=2", "safe"),
    ("url", "https://a.org/x\\_1", "latex-escaped", "https://a.org/x_1", "unsafe"),
    ("url", "https://a.org/x.html.", "trailing-punctuation", "https://a.org/x.html", "unsafe"),
    ("url", "http://https://a.org/x", "double-scheme", "https://a.org/x", "unsafe"),
    ("url", "http//a.org/x", "misspelt-scheme", "http://a.org/x", "unsafe"),
    ("url", "htps://a.org/x", "misspelt-scheme", "https://a.org/x", "unsafe"),
    ("url", "[URL:http:// www.elsevier.nl]", "wrapped", "http:// www.elsevier.nl", "unsafe"),
    ("url", "\\url{https://a.org/x}", "wrapped", "https://a.org/x", "unsafe"),
    ("url", "10.1145/2594455", "doi-instead", "https://doi.org/10.1145/2594455", "unsafe"),
    (
        "url",
        "https://doi.org/doi:10.1145/2594455",
        "doi-url-malformed",
        "https://doi.org/10.1145/2594455",
        "unsafe",
    ),
]


@pytest.mark.parametrize(("scheme", "text"), SILENT)
def test_well_formed_values_are_silent(scheme, text):
    assert identifier_findings(scheme, text) == ()


@pytest.mark.parametrize(("scheme", "text", "names"), REPORTED)
def test_defects_are_named(scheme, text, names):
    assert [finding.name for finding in identifier_findings(scheme, text)] == names


@pytest.mark.parametrize(("scheme", "text", "name", "suggestion", "safety"), MENDED)
def test_mendable_defects_carry_the_new_text(scheme, text, name, suggestion, safety):
    (finding, *_) = (found for found in identifier_findings(scheme, text) if found.name == name)
    assert (finding.suggestion, finding.safety) == (suggestion, safety)


def test_every_published_finding_is_seen_in_a_sample():
    seen = {(scheme, name) for scheme, _, names in REPORTED for name in names}
    seen |= {(scheme, name) for scheme, _, name, *_ in MENDED}
    published = {(scheme, name) for scheme, names in FINDINGS.items() for name in names}
    rare = {("orcid", "foreign-dash"), ("orcid", "lowercase-x")}
    rare |= {(scheme, name) for scheme in ("pmcid", "arxiv") for name in ("doi-instead", "placeholder")}
    assert published - rare <= seen <= published


@pytest.mark.parametrize(
    ("scheme", "text", "form"),
    [
        ("doi", "https://doi.org/10.1145/ABC", "10.1145/abc"),
        ("doi", "10.1016/S0140-6736%2897%2911096-0.", "10.1016/s0140-6736(97)11096-0"),
        ("doi", "10.1016/a; 10.1016/b", None),
        ("doi", "n/a", None),
        ("issn", "00207217", "0020-7217"),
        ("issn", "0020-7218", None),
        ("isbn", "0-201-53082-1", "9780201530827"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("pmid", "PMID: 0031452104", "31452104"),
        ("pmcid", "PMC3531190.2", "PMC3531190"),
        ("arxiv", "arXiv:2112.13384v2 [cs.LG]", "2112.13384"),
        ("url", "HTTP://WWW.A.org/X/#top", "a.org/X"),
        ("url", "nowhere", None),
    ],
)
def test_comparison_forms(scheme, text, form):
    assert normalise(scheme, text) == form


def test_values_of_several_issns_compare_one_by_one():
    assert normalise_each("issn", "0926-8782 (Print) 15737578 (Online)") == ("0926-8782", "1573-7578")


VALUES = st.one_of(
    st.text(max_size=40),
    st.text("0123456789xX-– .,;/()[]<>:%2&amp;lt_\\{}$doiISNBPMCarxvhtpsw", max_size=40),
    st.builds(
        lambda text, at, new: text[:at] + new + text[at:],
        st.sampled_from([text for _, text, *_ in [*SILENT, *REPORTED, *MENDED]]),
        st.integers(0, 60),
        st.text("019xX-–./() ;%&<>\\{}_é中", max_size=4),
    ),
)


@given(st.sampled_from(sorted(FINDINGS)), VALUES)
def test_spans_lie_within_the_text_and_names_are_published(scheme, text):
    for finding in identifier_findings(scheme, text):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.name in FINDINGS[scheme]


@given(st.sampled_from(sorted(FINDINGS)), VALUES)
def test_a_suggestion_settles_its_finding(scheme, text):
    for finding in identifier_findings(scheme, text):
        assert (finding.suggestion is None) == (finding.safety is None)
        if finding.suggestion is not None:
            again = [found for found in identifier_findings(scheme, finding.suggestion) if found.name == finding.name]
            before = [found for found in identifier_findings(scheme, text) if found.name == finding.name]
            assert len(again) < len(before)


@given(st.sampled_from(sorted(FINDINGS)), VALUES)
def test_a_comparison_form_is_its_own_comparison_form(scheme, text):
    forms = normalise_each(scheme, text)
    if scheme != "url":
        assert all(normalise(scheme, form) == form for form in forms)
