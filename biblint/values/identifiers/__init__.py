"""What an identifier says, whatever the file: DOI, ISSN, ISBN, ORCID, PMID, PMCID, arXiv, URL."""

from __future__ import annotations

from collections.abc import Callable

from biblint.values.identifiers import doi, isbn, issn, registries, url
from biblint.values.identifiers.finding import IdentifierFinding

__all__ = ["FINDINGS", "IdentifierFinding", "identifier_findings", "normalise", "normalise_each"]

FINDINGS: dict[str, dict[str, str]] = {
    "doi": doi.FINDINGS,
    "issn": issn.FINDINGS,
    "isbn": isbn.FINDINGS,
    "orcid": registries.ORCID_FINDINGS,
    "pmid": registries.PMID_FINDINGS,
    "pmcid": registries.PMCID_FINDINGS,
    "arxiv": registries.ARXIV_FINDINGS,
    "url": url.FINDINGS,
}
"""Scheme → finding → one-line description: all the names that `identifier_findings` can report."""

_CLASSIFIERS: dict[str, Callable[[str], tuple[IdentifierFinding, ...]]] = {
    "doi": doi.findings,
    "issn": issn.findings,
    "isbn": isbn.findings,
    "orcid": registries.orcid,
    "pmid": registries.pmid,
    "pmcid": registries.pmcid,
    "arxiv": registries.arxiv,
    "url": url.findings,
}
_NORMALISERS: dict[str, Callable[[str], str | None]] = {
    "doi": doi.normalise,
    "orcid": registries.normalise_orcid,
    "pmid": registries.normalise_pmid,
    "pmcid": registries.normalise_pmcid,
    "arxiv": registries.normalise_arxiv,
    "url": url.normalise,
}
_LISTS: dict[str, Callable[[str], tuple[str, ...]]] = {"issn": issn.normalise_each, "isbn": isbn.normalise_each}


def identifier_findings(scheme: str, text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is noticed in a value of a scheme (a key of FINDINGS, else KeyError); well-formed values give ()."""
    return _CLASSIFIERS[scheme](text)


def normalise_each(scheme: str, text: str) -> tuple[str, ...]:
    """Give the canonical comparison form of every valid identifier in a value; only ISSN and ISBN give several."""
    if scheme in _LISTS:
        return _LISTS[scheme](text)
    one = _NORMALISERS[scheme](text)
    return () if one is None else (one,)


def normalise(scheme: str, text: str) -> str | None:
    """Give the canonical comparison form of the first valid identifier in a value, or None when there is none.

    DOI bare and lower-case, ISSN `NNNN-NNNC`, ISBN thirteen digits, ORCID bare, PMC number and arXiv identifier without
    version, URL without scheme.
    """
    return next(iter(normalise_each(scheme, text)), None)
