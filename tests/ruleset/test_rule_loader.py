"""Rule files: what a right one gives, and what is said of wrong ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblint.ruleset.errors import FileErrors
from biblint.ruleset.loader import check_unique, load_rule, load_rules, parse_rule
from biblint.ruleset.params import resolve
from biblint.ruleset.rule import Condition, Report, Rule

FORMATS = ("bibtex", "ris")


def errors_of(text: str, path: str = "page-separator.yaml"):
    with pytest.raises(FileErrors) as caught:
        parse_rule(text, path, known_formats=FORMATS)
    return caught.value.errors


def test_a_right_rule_is_typed(rule_text):
    rule = parse_rule(rule_text, "rules/pages/page-separator.yaml", known_formats=FORMATS)
    assert rule.select.variables == ("page",)
    assert (rule.check.kind, rule.check.report, rule.check.options) == ("pages", ("separator",), {"limit": "$longest"})
    assert (rule.applies.formats, rule.applies.types) == ({"bibtex"}, None)
    assert rule.applies.except_types == {"book", ""}
    assert rule.fix is not None
    assert rule.fix.title == {"en": "Write a dash", "zh": "写短横"}
    assert (rule.profiles, rule.status, rule.once) == (("recommended",), "stable", "")
    assert rule.rationale["en"].endswith("one label.")


def test_a_condition_is_a_tree(rule_text):
    inner = Condition("not", parts=(Condition("matches", patterns=(("title", "^Index$"),)),))
    when = parse_rule(rule_text, known_formats=FORMATS).applies.when
    assert when == Condition("all", parts=(Condition("present", variables=("page",)), inner))


def test_samples_know_their_lines(rule_text):
    rule = parse_rule(rule_text, known_formats=FORMATS)
    (valid,), (invalid,) = rule.valid, rule.invalid
    assert rule_text.splitlines()[valid.line - 1].startswith("    - record:")
    assert rule_text.splitlines()[invalid.line - 1] == "    - format: bibtex"
    assert valid.record == {"type": "article-journal", "page": "1-2", "author": ["Ng", "Li"]}
    assert invalid.reports == (Report(1, "page", "1/2"),)
    assert (invalid.has_fixed, valid.has_fixed) == (True, False)


def test_params_stand_for_whole_options(rule_text):
    rule = parse_rule(rule_text, known_formats=FORMATS)
    assert rule.params[0].schema == {"type": "integer", "minimum": 1}
    assert resolve(rule.check.options, rule.params) == {"limit": 9}
    assert resolve(rule.check.options, rule.params, {"longest": 4}) == {"limit": 4}


PLAIN_KIND = "kind: pages\n  report: [separator]\n  limit: $longest"


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("schema: 1", "schema: 2", "2 must be 1", ""),
        ("severity: warning", "severity: warn", "'warn' is not one of", "did you mean 'warning'?"),
        ("category: pages", "category: page", "'page' is not one of", "did you mean 'pages'?"),
        ("severity:", "severty:", "unknown key 'severty'", "did you mean 'severity'?"),
        ("category: pages\n", "", "the key 'category' is missing", ""),
        ("since: 0.1.0", "since: 0.1", "'0.1' is not written", "a version such as 0.1.0"),
        ("title: Page range without a dash", "title: Stops.", "'Stops.' is not written", "without a full stop"),
        ("title: Page range without a dash", "title: {zh: 页码}", "the key 'en' is missing", ""),
        ("title: Page", f"title: {'x' * 80}", "at most 72", ""),
        ("aliases: [page-slash]", "aliases: page-slash", "is not a list", "write [page-slash]"),
        ("aliases: [page-slash]", "aliases: [a, a]", "names something twice", ""),
        ("aliases: [page-slash]", "aliases: [page-separator]", "not the id", ""),
        ("aliases: [page-slash]", "profiles: [bibtx]", "'bibtx' is not one of", "did you mean 'bibtex'?"),
        ("formats: [bibtex]", "formats: [bibtx]", "unknown format 'bibtx'", "did you mean 'bibtex'?"),
        ("formats: [bibtex]", "formats: [all, ris]", "'all' has to stand alone", ""),
        ("formats: [bibtex]", "except: [all]", "'all' has to stand alone", ""),
        ("types: [book,", "types: [boook,", "unknown item type 'boook'", "did you mean 'book'?"),
        ("present: [page]", "present: [pages]", "unknown variable 'pages'", "did you mean 'page'?"),
        ("present: [page]", "{present: [page], absent: [DOI]}", "exactly one key", "known: present, absent"),
        ("present: [page]", "presnt: [page]", "unknown key 'presnt'", "did you mean 'present'?"),
        ("matches: {title", "matches: {titel", "unknown variable 'titel'", "did you mean 'title'?"),
        ("'^Index$'", "'(Index'", "bad pattern: missing )", r"a literal ( is written \("),
        ("{field: page}", "{feild: page}", "unknown key 'feild'", "did you mean 'field'?"),
        ("{field: page}", "{field: doi}", "unknown variable 'doi'", "did you mean 'DOI'?"),
        ("{field: page}", "{group: txt}", "'txt' is not one of", "did you mean 'text'?"),
        ("{field: page}", "{each: page}", "unknown list variable 'page'", ""),
        ("{field: page}", "{each: author}", "kind 'pages' does not select by 'each'", "known: field, fields, group"),
        ("{field: page}", "{}", "exactly one key", ""),
        ("kind: pages", "kind: pags", "'pags' is not one of", "did you mean 'pages'?"),
        ("report: [separator]", "report: [seperator]", "'seperator' is not one of", "did you mean 'separator'?"),
        ("report: [separator]", "report: []", "the list is empty", ""),
        ("  report: [separator]\n", "", "the key 'report' is missing", ""),
        ("limit: $longest", "limt: $longest", "unknown key 'limt'", "did you mean 'limit'?"),
        ("limit: $longest", "limit: $longst", "undeclared param '$longst'", "did you mean 'longest'?"),
        ("limit: $longest", "limit: many", "'many' is not an integer", ""),
        ("limit: $longest", "limit: 0", "0 is less than 1", ""),
        ("limit: $longest", "limit: 13", "13 is unlucky", "take 12"),
        ("limit: $longest", "limit: $longest\n  either: {present: [pge]}", "unknown variable 'pge'", "'page'"),
        ("default: 9", "default: nine", "the default of 'longest' is not of type integer", ""),
        ("default: 9", "default: true", "the default of 'longest' is not of type integer", ""),
        ("default: 9", "default: 0", "the default of 'longest' is outside its limits", ""),
        ("default: 9", "default: 13", "13 is unlucky", "take 12"),
        ("9, description: The longest value, minimum: 1", "0, description: x", "0 is less than 1", ""),
        ("params:", "params:\n  Bad: {type: string, default: x, description: y}", "'Bad' cannot be a name here", ""),
        ("params:", "params:\n  idle: {type: string, default: x, description: y}", "'idle' is never used", "$idle"),
        ("{value}", "{vlue}", "unknown placeholder '{vlue}'", "did you mean 'value'?"),
        ("[separator]", "[separator, reversed]", "unknown placeholder '{separator}'", "side"),
        ("{value}", "{value", "single '{' in a message", "write '{{'"),
        ("写短横", "'写{x}'", "unknown placeholder '{x}'", ""),
        ("safety: safe", "safety: sure", "'sure' is not one of", ""),
        ("safety: safe", "safety: safe\n  apply: delete-text\n  with: x", "'with' has no meaning", ""),
        ("valid:\n", "valied:\n", "unknown key 'valied'", "did you mean 'valid'?"),
        ("page: 1-2", "page: 12", "12 is not a text or a list", "quote it: '12'"),
        ("author: [Ng, Li]", "auther: [Ng]", "unknown variable 'auther'", "did you mean 'author'?"),
        ("{type: article-journal", "{type: article-jurnal", "unknown item type", "did you mean 'article-journal'?"),
        ("- format: bibtex", "- format: all", "unknown format 'all'", ""),
        ("- format: bibtex", "- record: {title: x}\n      format: bibtex", "the key 'format' has no place", ""),
        ("      reports: [{line: 1, field: page, text: 1/2}]\n", "", "the key 'reports' is missing", ""),
        ("{line: 1, field: page, text: 1/2}", "", "the list is empty", ""),
        ("      fixed:", "      fixd:", "unknown key 'fixd'", "did you mean 'fixed'?"),
        ('      fixed: "@article{a, pages = {1-2}}"\n', "", "the key 'fixed' is missing", ""),
        ('fixed: "@article{a, pages = {1-2}}"', "fixed: {page: 1-2}", "the fixed sample must be text", ""),
        ("fix:\n  safety: safe\n  title: {en: Write a dash, zh: 写短横}\n", "", "the rule has no fix", "add 'fix'"),
        ("since: 0.1.0", "since: 0.1.0\nstatus: deprecated", "on in no profile", "add 'profiles: []'"),
        ("since: 0.1.0", "since: 0.1.0\nonce: recrd", "'recrd' is not one of", "did you mean 'record'?"),
        (PLAIN_KIND, "kind: pattern\n  rejct: a", "unknown key 'rejct'", "did you mean 'reject'?"),
        (PLAIN_KIND, "kind: pattern\n  reject: a\n  report: [match]", "unknown key 'report'", ""),
        (PLAIN_KIND, r"kind: pattern" + "\n" + r"  reject: 'x\b'", r"bad pattern: \b is not available", "named at"),
        (PLAIN_KIND, "kind: pattern\n  reject: a", "no finding of 'pattern' that is reported has", "'with'"),
        ("{field: page}", "{scope: collection}", "does not select by 'scope'", ""),
    ],
)
def test_a_wrong_part_is_named_at_its_line(rule_text, old, new, message, hint):
    assert old in rule_text
    found = [error for error in errors_of(rule_text.replace(old, new, 1)) if message in error.message]
    assert found, [str(error) for error in errors_of(rule_text.replace(old, new, 1))]
    assert hint in found[0].hint
    assert found[0].line > 0


@pytest.mark.parametrize(
    ("old", "new", "excerpt", "caret"),
    [
        ("{field: page}", "{field: pge}", "select: {field: pge}", "pge"),
        ("kind: pages", "kind: pags", "  kind: pags", "pags"),
        ("limit: $longest", "limt: 3", "  limt: 3", "limt"),
        ("'^Index$'", r"'^I\bx'", r"      - not: {matches: {title: '^I\bx'}}", r"\bx"),
        ("category: pages", "category: pages\ntypo: 1", "typo: 1", "typo"),
    ],
)
def test_the_caret_is_below_the_fault(rule_text, old, new, excerpt, caret):
    lines = str(errors_of(rule_text.replace(old, new, 1))[0]).splitlines()
    assert lines[1].partition(" | ")[2] == excerpt
    assert lines[2].index("^") == lines[1].index(caret)


def test_all_errors_come_at_once_in_the_order_of_the_file(rule_text):
    text = rule_text.replace("severity: warning", "severity: x").replace("field: page}", "field: x}")
    assert [error.line for error in errors_of(text.replace("since: 0.1.0", "since: 1"))] == [5, 6, 19]


def test_a_misspelt_key_is_not_also_missing(rule_text):
    assert len(errors_of(rule_text.replace("severity:", "severty:"))) == 1


@pytest.mark.parametrize("text", ["", "- a\n", "text", "schema: [\n", "a: 1\na: 2\n"])
def test_what_is_no_mapping_is_one_error(text):
    assert len(errors_of(text)) == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("other.yaml", "the id is 'page-separator', the file is named 'other'"),
        ("rules/dates/page-separator.yaml", "the category is 'pages', the folder 'dates'"),
    ],
)
def test_a_rule_lies_where_its_name_says(rule_text, path, message):
    assert [error.message for error in errors_of(rule_text, path)] == [message]


def test_a_folder_of_rules_is_loaded_by_path(rule_text, tmp_path):
    for name in ("b-rule", "a-rule"):
        (tmp_path / f"{name}.yaml").write_text(
            rule_text.replace("id: page-separator", f"id: {name}").replace("page-slash", f"{name}-old"), "utf-8"
        )
    assert [rule.id for rule in load_rules(tmp_path, known_formats=FORMATS)] == ["a-rule", "b-rule"]


def test_errors_of_all_files_come_at_once(rule_text, tmp_path):
    (tmp_path / "a.yaml").write_text("x", "utf-8")
    (tmp_path / "b.yaml").write_text("x: [", "utf-8")
    with pytest.raises(FileErrors) as caught:
        load_rules(tmp_path, known_formats=FORMATS)
    assert [error.path for error in caught.value.errors] == [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]


def test_an_id_or_alias_names_one_rule(rule_text, tmp_path):
    (tmp_path / "page-separator.yaml").write_text(rule_text, "utf-8")
    (tmp_path / "page-slash.yaml").write_text(rule_text.replace("id: page-separator", "id: page-slash", 1)
                                              .replace("[page-slash]", "[other]"), "utf-8")  # fmt: skip
    with pytest.raises(FileErrors) as caught:
        load_rules(tmp_path, known_formats=FORMATS)
    (error,) = caught.value.errors
    assert (error.line, error.column) == (2, 5)
    assert error.message == f"'page-slash' already names the rule of {tmp_path / 'page-separator.yaml'}"


def test_rules_of_two_packs_are_compared(rule_text, tmp_path):
    (tmp_path / "page-separator.yaml").write_text(rule_text, "utf-8")
    rule = load_rule(tmp_path / "page-separator.yaml", known_formats=FORMATS)
    check_unique([rule])
    with pytest.raises(FileErrors):
        check_unique([rule, load_rule(tmp_path / "page-separator.yaml", known_formats=FORMATS)])


@pytest.mark.parametrize("name", ["none", "none.yaml", "empty"])
def test_a_pack_without_rules_is_an_error(name, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileErrors):
        load_rules(tmp_path / name, known_formats=FORMATS)


def test_conditions_nest_as_deep_as_yaml_may(rule_text):
    deep = "{not: " * 50 + "{present: [page]}" + "}" * 50
    rule = parse_rule(rule_text.replace("- present: [page]", f"- {deep}"), known_formats=FORMATS)
    assert str(rule.applies.when).count("op='not'") == 51


_SCRAPS = ["", "\n", ":", "- ", "{", "]", "null", "[]", "{}", "7", "true", "'", "*a", "&a ", "  ", "$longest"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1500), st.integers(0, 40), st.sampled_from(_SCRAPS))
def test_a_garbled_rule_is_a_rule_or_an_error_with_a_place(rule_text, start, length, scrap):
    text = f"{rule_text[:start]}{scrap}{rule_text[start + length :]}"
    try:
        assert isinstance(parse_rule(text, known_formats=FORMATS), Rule)
    except FileErrors as errors:
        assert all(error.line and str(error) for error in errors.errors)
