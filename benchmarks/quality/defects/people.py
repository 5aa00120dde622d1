"""Defects of names and lists of authors."""

from __future__ import annotations

from quality.defects.base import person

WESTERN = "en de fr es"
LISTS = (
    "noteexpress cnki-estudy scopus-csv refworks wos-tab zotero-csv wos-csv ieee-csv dimensions-csv lens-csv primo-xml"
)
"""Formats that separate people by semicolons in one value."""
COMMAS = "pubmed-csv pop-csv"
"""Formats that separate people by commas."""


AUTHORS = (
    person("author-et-al", "author-list-truncated", "et al."),
    person("author-deng", "author-list-truncated", "等", languages="zh"),
    person("author-dots", "author-list-truncated", "..."),
    person("author-others", "author-named-others author-list-truncated", "others", without="bibtex"),
    person("author-others-in-list", "author-list-and-others", "others", formats="bibtex"),
    person("author-glued-et-al", "author-list-truncated", lambda name: f"{name} et al.", languages=WESTERN),
    person("author-glued-deng", "author-list-truncated", lambda name: f"{name}等", languages="zh"),
    person("author-several-semicolon", "name-several-people", "Berg, Anna; Müller, Jürgen; Okafor, Kwame",
           without=f"{LISTS} labelled"),
    person("author-several-commas", "name-several-people name-too-many-commas", "Berg, Anna, Müller, Jürgen",
           without=f"{LISTS} labelled {COMMAS}"),
    person("author-several-enumerated", "name-several-people", "张伟、李晓丽、王芳", languages="zh",
           without=f"{LISTS} labelled"),
    person("author-initials-list", "name-several-people name-too-many-commas", "Berg A, Müller J, Okafor K",
           languages=WESTERN, without=f"{LISTS} labelled {COMMAS}"),
    person("author-index", "index-in-name name-digits", lambda name: f"{name}1", without=f"labelled {COMMAS}"),
    person("author-index-pair", "index-in-name", lambda name: f"{name}1,2", without=f"labelled {LISTS} {COMMAS}"),
    person("author-star", "index-in-name", lambda name: f"{name}*", without="labelled"),
    person("author-digit", "name-digits index-in-name", lambda name: name[:1] + "3" + name[1:], languages=WESTERN, without=f"{COMMAS}"),
    person("author-email", "name-with-contact", lambda name: f"{name} (anna.berg@example.org)"),
    person("author-orcid", "name-with-contact", lambda name: f"{name} 0000-0002-1825-0097", languages=WESTERN),
    person("author-link", "name-with-contact", lambda name: f"{name} https://orcid.org/0000-0002-1825-0097",
           languages=WESTERN),
    person("author-affiliation", "name-with-affiliation", lambda name: f"{name} (University of Westmark)",
           languages=WESTERN, without=f"scopus-csv {COMMAS}"),
    person("author-affiliation-zh", "name-with-affiliation", lambda name: f"{name}(西部师范大学)", languages="zh"),
    person("author-degree", "name-with-title", lambda name: f"{name} PhD", languages=WESTERN),
    person("author-degree-comma", "name-with-title", lambda name: f"{name}, Ph.D.", languages=WESTERN, without=f"refworks {COMMAS}"),
    person("author-doctor", "name-with-title", lambda name: f"Dr. {name}", languages=WESTERN),
    person("author-professor", "name-with-title", lambda name: f"Prof. {name}", languages=WESTERN),
    person("author-professor-zh", "name-with-title", lambda name: f"{name}教授", languages="zh"),
    person("author-capitals", "name-all-caps", "CASTILLO, CLARA MARIA", languages=WESTERN, without=f"wos wos-tab {COMMAS} wos-csv"),
    person("author-small", "name-all-lower", "castillo, clara maria", languages=WESTERN, without=f"{COMMAS}"),
    person("author-null", "name-null-part", lambda name: f"{name.partition(',')[0]}, null", languages=WESTERN, lossy=True, without=f"{COMMAS}"),
    person("author-undefined", "name-null-part name-placeholder", "undefined"),
    person("author-anonymous", "name-placeholder", "Anonymous"),
    person("author-unknown", "name-placeholder", "Unknown Author"),
    person("author-unnamed-zh", "name-placeholder", "佚名", languages="zh"),
    person("author-none", "name-placeholder name-null-part", "N/A", without="cssci"),
    person("author-role", "name-with-role", lambda name: f"{name} (Ed.)", languages=WESTERN),
    person("author-role-brackets", "name-with-role", lambda name: f"{name} [Translator]", languages=WESTERN, without="ovid"),
    person("author-role-zh", "name-with-role", lambda name: f"{name}主编", languages="zh"),
    person("author-dates", "name-with-dates", lambda name: f"{name} (1901-1977)", languages=WESTERN, without="scopus-csv"),
    person("author-nationality", "name-with-nationality", lambda name: f"(英){name}", languages="zh"),
    person("author-nationality-brackets", "name-with-nationality", lambda name: f"[美]{name}", languages="zh"),
    person("author-comma-behind", "name-dangling-comma author-list-cut", lambda name: f"{name.partition(',')[0]},", languages=WESTERN,
           formats="bibtex wos nbib refworks noteexpress cnki-estudy wos-tab wos-csv ovid cssci"),
    person("author-comma-before", "name-empty-part empty-field", lambda name: f", {name.partition(', ')[2]}", languages=WESTERN, lossy=True,
           without=f"pubmed-xml {COMMAS} jats crossref-xml"),
    person("author-two-commas", "name-empty-part name-too-many-commas", lambda name: name.replace(", ", ", , "),
           languages=WESTERN, without=f"{COMMAS}"),
    person("author-bar", "name-control-characters control-character", lambda name: name.replace(", ", "| "),
           languages=WESTERN, without="openalex-csv"),
    person("author-cut", "author-list-cut", "Castillo, Clara Maxi-", languages=WESTERN, without=f"{LISTS} labelled"),
    person("author-mojibake", "mojibake", lambda name: f"{name}Ã¼s", languages=WESTERN, category="characters", lossy=True,
           without="scopus-csv"),
    person("author-letter-lost", "lost-characters", lambda name: f"{name.partition(',')[0]}d?s{name[len(name.partition(',')[0]):]}",
           languages=WESTERN, category="characters", lossy=True),
    person("author-replacement", "replacement-character", lambda name: f"{name[:2]}\ufffd{name[2:]}", languages=WESTERN,
           category="characters", lossy=True),
    person("author-look-alike", "mixed-script-word", lambda name: f"{name}оva", languages=WESTERN, category="characters",
           lossy=True),
    person("author-entity", "html-entity", lambda name: f"{name[0]}&eacute;{name[1:]}", languages=WESTERN, lossy=True, category="characters",
           without=f"bibtex {LISTS}"),
    person("author-tag", "html-tag inline-markup", lambda name: f"{name}<sup>a</sup>", languages=WESTERN,
           category="characters"),
)  # fmt: skip
DEFECTS = AUTHORS
