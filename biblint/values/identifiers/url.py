"""Web addresses (RFC 3986, with the international characters of RFC 3987 let pass): one a value."""

from __future__ import annotations

import re

from biblint.values.identifiers.finding import IdentifierFinding, decode_entities, is_placeholder, outer, replaced
from biblint.values.lazy import LazyPattern

FINDINGS: dict[str, str] = {
    "not-a-url": "free text or something else that is no address",
    "no-scheme": "the scheme (https://) is missing",
    "misspelt-scheme": "the scheme is mistyped",
    "double-scheme": "two schemes, one after the other",
    "space-inside": "blanks or a line break inside the address",
    "several": "more than one address in the value",
    "wrapped": "angle brackets, a label or a LaTeX command around the address",
    "trailing-punctuation": "a full stop, comma or semicolon after the address",
    "latex-escaped": "characters of the address written as LaTeX commands",
    "html-entity": "characters of the address written as HTML entities",
    "placeholder": "a stand-in instead of an address",
    "endnote-link": "an EndNote link that opens in EndNote only",
    "doi-url-malformed": "an address at the DOI resolver without a well-formed DOI",
    "doi-instead": "a bare DOI stands in place of an address",
    "local-file": "a path on somebody's computer",
    "local-host": "an address that exists on one computer or network only",
    "library-proxy": "an address that goes through one library's proxy",
}

# The common shapes, with nothing in them that could be an escape; hosts that need a second look are named below.
_PLAIN = LazyPattern(
    r"https?://[A-Za-z0-9][A-Za-z0-9.\-]*\.[A-Za-z]{2,24}(?::[0-9]+)?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$'()*+,;=%\-]|&(?!(?:amp|lt|gt|quot|apos|#[0-9xX][0-9A-Fa-f]*);))*+)?(?<![.,;])"
)
_PLAIN_DOI = LazyPattern(
    r"https?://(?:dx\.)?doi\.org/10\.[0-9]{4,9}(?:\.[0-9]++)*+/[A-Za-z0-9._/:;()+*=~\-]*+(?<![.,;])"
)
_SECOND_LOOK = ("doi.org", "proxy", "xample.", ".local", ".remotexs.", "test.com", "url.com", "your")
_SCHEME = LazyPattern(
    r"(?i)(?:https?|ftps?|sftp|git|ssh|s3|gopher|news|urn|info|hdl|doi|mailto|magnet|data|ark|swh|ni|isbn|svn|rsync)(?=:)"
)
_WEB = LazyPattern(r"(?i)(?:https?|ftps?|sftp|git|ssh|s3|svn|rsync|gopher)://")
_BROKEN_SCHEME = LazyPattern(
    r"(?i)(?!https?://)(?:h{0,2}t{1,3}p{1,2}s?|htts)\s*(?:[:;：]\s*/*|//)\s*(?=[\w.-]+\.[a-z]{2})"
)
_DOUBLE = LazyPattern(r"(?i)https?:/{1,2}(?=https?(?::|%3A))")
_HOST_ONLY = LazyPattern(r"(?i)www\.\S+|(?:[a-z0-9-]+\.)+[a-z]{2,18}(?::[0-9]+)?(?:[/?#]\S*)?")
_WRAPPED = LazyPattern(
    r"(?is)(?:<|\[?URL\s*:|\\(?:url|href)\s*\{|available (?:at|from):?|retrieved from|\{)\s*(?P<url>(?:https?|ftp)\s*://[^<>{}]+?)\s*[>}\]]?"
)
_ENDNOTE = LazyPattern(r"(?i)<Go to [^<>]*>(?:://\S*)?|internal-pdf://\S.*|<Go to")
_LOCAL_FILE = LazyPattern(r"(?i)file:|[a-z]:[\\/]|\\\\[\w.-]+\\|/(?:users|home|volumes|tmp|mnt)/|~/|zotero://")
_LOCAL_HOST = LazyPattern(
    r"(?i)https?://(?:[^/@]*@)?(?:localhost|127\.[0-9.]+|10\.[0-9]+\.[0-9]+\.[0-9]+|192\.168\.[0-9.]+|[^/:?#]*\.local)(?=[/:?#]|$)"
)
_PROXY = LazyPattern(
    r"(?i)https?://[^/?#]*(?:\bez-?proxy|libproxy|[.-]proxy\.|\bproxy[.-](?:lib|univ|bu)|\.remotexs\.|\.eproxy\.)"
)
_EXAMPLE = LazyPattern(
    r"(?i)https?://(?:www\.)?(?:example\.(?:com|org|net)|test\.com|url\.com|your-?\w*\.\w+)(?=[/:?#]|$).*", re.S
)
_DOI_HOST = LazyPattern(r"(?i)(?:https?://)?(?:dx\.|www\.)?doi\.org(?:/|$)")
_DOI = LazyPattern(r"10(?:\.[0-9]{4,9}(?:\.[0-9]+)*/|/)[^\s{}]+")
_DOI_SITE = LazyPattern(r"(?i)https?://www\.doi\.org/[a-z][a-z_-]{3,}(?:[/?#.].*)?", re.S)
"""A page about the DOI system, which the host with www has beside the resolver."""
_DOI_BARE = LazyPattern(r"(?i)(?:doi:\s*)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+)")
_LATEX = LazyPattern(
    r"\{\\textasciitilde\s*(?:\{\})?\}|\\textasciitilde(?:\{\})?\s?|\$\\sim\$|\\~(?:\{\})?|\\textunderscore(?:\{\})?\s?|\{?\\([_%#&$])\}?"
)
_NEXT = LazyPattern(r"(?i)(?<![\s,;|])(?<!://)[\s,;|]+(?=(?:https?|ftp)://|www\.)")

_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


def findings(text: str) -> tuple[IdentifierFinding, ...]:
    """Report what is wrong with a value that should be one address; never raises."""
    if _PLAIN_DOI.fullmatch(text):
        return ()
    if _PLAIN.fullmatch(text) and not any(part in text for part in _SECOND_LOOK):
        return ()
    start, end = outer(text)
    if start == end:
        return ()
    whole = _whole_value(text, start, end)
    if whole is not None:
        return (whole,)
    found: list[IdentifierFinding] = []
    _mendable(text, start, end, found)
    _host(text, start, end, found)
    return tuple(found)


def normalise(text: str) -> str | None:
    """Give an address decoded, without scheme, `www.`, fragment and final slash, host in lower case, or None."""
    core = decode_entities(text.strip())
    match = _WEB.match(core)
    if match is None or any(char.isspace() for char in core):
        return None
    host, slash, path = core[match.end() :].partition("#")[0].partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


def _whole_value(text: str, start: int, end: int) -> IdentifierFinding | None:
    """Report what the value as a whole is, where that leaves nothing more to say."""
    core = text[start:end]
    if _ENDNOTE.match(core):
        return IdentifierFinding("endnote-link", start, end)
    if is_placeholder(core) or _EXAMPLE.fullmatch(core) or _WEB.fullmatch(core):
        return IdentifierFinding("placeholder", start, end)
    if _LOCAL_FILE.match(core):
        return IdentifierFinding("local-file", start, end)
    if wrapped := _WRAPPED.fullmatch(core):
        return IdentifierFinding("wrapped", start, end, {}, replaced(text, start, end, wrapped["url"]), "unsafe")
    if following := _NEXT.search(core):
        return _several(text, start, end, following)
    if doi := _DOI_BARE.fullmatch(core):
        mended = replaced(text, start, end, "https://doi.org/" + doi[1])
        return IdentifierFinding("doi-instead", start, end, {"doi": doi[1]}, mended, "unsafe")
    if _SCHEME.match(core) and not (_BROKEN_SCHEME.match(core) or _DOUBLE.match(core)):
        return None
    return _without_scheme(text, start, end)


def _several(text: str, start: int, end: int, following: re.Match[str]) -> IdentifierFinding:
    parts = [part for part in _NEXT.split(text[start:end]) if part]
    if len(parts) == 2 and not (_WEB.match(parts[0]) or _HOST_ONLY.fullmatch(parts[0])):
        return IdentifierFinding("wrapped", start, end, {}, replaced(text, start, end, parts[1]), "unsafe")
    same = len(set(parts)) == 1
    suggestion = replaced(text, start, end, parts[0]) if same else None
    at = start + following.start()
    return IdentifierFinding("several", at, end, {"count": str(len(parts))}, suggestion, "safe" if same else None)


def _without_scheme(text: str, start: int, end: int) -> IdentifierFinding:
    """Report a value that does not begin with one good scheme."""
    core = text[start:end]
    if double := _DOUBLE.match(core):
        return IdentifierFinding(
            "double-scheme", start, start + double.end(), {}, replaced(text, start, start + double.end(), ""), "unsafe"
        )
    if broken := _BROKEN_SCHEME.match(core):
        scheme = "https://" if "s" in broken[0].lower() else "http://"
        stop = start + broken.end()
        return IdentifierFinding(
            "misspelt-scheme", start, stop, {"scheme": broken[0]}, replaced(text, start, stop, scheme), "unsafe"
        )
    if _HOST_ONLY.fullmatch(core):
        return IdentifierFinding("no-scheme", start, end, {}, text[:start] + "https://" + text[start:], "unsafe")
    return IdentifierFinding("not-a-url", start, end)


def _mendable(text: str, start: int, end: int, found: list[IdentifierFinding]) -> None:
    """Report what decoding or trimming mends."""
    core = text[start:end]
    if (decoded := decode_entities(core)) != core:
        at = start + core.index("&")
        found.append(IdentifierFinding("html-entity", at, end, {}, replaced(text, start, end, decoded), "safe"))
    if latex := _LATEX.search(core):
        mended = replaced(text, start, end, _LATEX.sub(lambda match: match[1] or _latex_word(match[0]), core))
        found.append(
            IdentifierFinding("latex-escaped", start + latex.start(), start + latex.end(), {}, mended, "unsafe")
        )
    if core[-1] in ".,;" and (bare := core.rstrip(".,;" + _BLANKS)):
        found.append(
            IdentifierFinding(
                "trailing-punctuation", start + len(bare), end, {}, replaced(text, start, end, bare), "unsafe"
            )
        )
    if blank := re.search(r"\s+", core):
        after_scheme = core[: blank.start()].endswith("//")
        joined = after_scheme or "\n" in core
        suggestion = replaced(text, start, end, "".join(core.split())) if joined else None
        found.append(
            IdentifierFinding(
                "space-inside", start + blank.start(), start + blank.end(), {}, suggestion, "unsafe" if joined else None
            )
        )


def _latex_word(command: str) -> str:
    return "_" if "underscore" in command else "~"


def _host(text: str, start: int, end: int, found: list[IdentifierFinding]) -> None:
    """Report an address that leads nowhere for other readers."""
    core = text[start:end]
    if host := _DOI_HOST.match(core):
        path = core[host.end() :]
        if not _DOI.match(path.replace("%2F", "/").replace("%2f", "/")):
            inner = _DOI.search(path)
            if inner is None and _DOI_SITE.fullmatch(core):
                return
            suggestion = replaced(text, start, end, "https://doi.org/" + inner[0]) if inner else None
            found.append(
                IdentifierFinding("doi-url-malformed", start, end, {}, suggestion, "unsafe" if inner else None)
            )
    elif _LOCAL_HOST.match(core):
        found.append(IdentifierFinding("local-host", start, end))
    elif _PROXY.match(core):
        found.append(IdentifierFinding("library-proxy", start, end))
