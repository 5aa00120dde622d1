"""The page in a real browser: what it shows and does, and that data stay data."""

from __future__ import annotations

import re
import shutil
import time
from importlib.resources import files

import pytest
from violations import HOSTILE, fix, violation

from biblint.coverage import Coverage
from biblint.engine import FileReport
from biblint.formats import format_named
from biblint.model import RecordRef
from biblint.reports import Checked, View
from biblint.reports.html import Subject, page, page_data
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from biblint.trends import Seen, compare

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if BROWSER is None:
    pytest.skip("chromium is not installed", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (biblint[browser])")
axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (biblint[browser])")

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
RULES = {rule.id: rule for rule in builtin_rules()}
ATTACK = "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
SECONDS = 8
"""What a page of 100,000 violations may take to open and to search here, where cores are shared."""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page of some data; whatever goes wrong in it fails the test."""
    troubles, contexts = [], []

    def open_page(data, **context):
        file = tmp_path / "report.html"
        file.write_text("".join(page(data)), "utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("console", lambda message: troubles.append(message.text))
        tab.on("request", lambda request: troubles.append(request.url) if request.url != file.as_uri() else None)
        tab.goto(file.as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def in_record(index, rule="page-range-separator", **more):
    known = RULES[rule]
    given = {
        "rule": rule,
        "category": known.category,
        "severity": known.severity,
        "line": index + 1,
        "fingerprint": f"{rule}-{index}",
    }
    return violation(**{**given, "record": RecordRef(f"key{index}", index, "book"), **more})


def model(language="en", trend=False):
    """A collection of two files: pages in the first, a title missing everywhere in the second."""
    first = [in_record(at, message=f"range {at}", excerpt=f"pages = {{{at}}}") for at in range(120)]
    first[3] = in_record(3, fix=fix("ab/cd", (2, 3, "--")), excerpt="ab/cd", column=3, end_column=4, message="a slash")
    second = [in_record(at, "missing-title", path="b.bib") for at in range(8)]
    blemish = in_record(9, severity="info", message="a blemish")
    text = "".join(f"@article{{key{at}, title = {{Sand}}, year = {2000 + at % 20}}}\n" for at in range(130))
    chosen = format_named("bibtex")
    coverage = Coverage()
    for path in ("a.bib", "b.bib"):
        (segment,) = Source.of(text.encode()).segments(chosen.boundary)
        coverage.add(path, "BibTeX", chosen.read(segment, chosen.context([segment])).records)
    reports = [
        FileReport("a.bib", "bibtex", "utf-8", 300, [*first, blemish]),
        FileReport("b.bib", "bibtex", "utf-8", 10, second),
    ]
    now = list(map(Seen.of, [*first, blemish, *second]))
    change = compare([Seen.of(in_record(0, fingerprint="gone")), *now[2:]], now) if trend else None
    subject = Subject(coverage, change, "2026-01-31")
    return page_data(map(Checked, reports), View(language=language, rules=RULES), subject)


def messages(tab):
    return tab.locator("td.message").all_inner_texts()


def test_a_page_of_rows_and_the_next(opened):
    tab = opened(model())
    assert tab.locator("tr.violation").count() == 50
    assert tab.locator(".status").inner_text() == "128 of 129 violations"
    tab.get_by_role("button", name="Next page").click()
    assert messages(tab)[0] == "range 50"
    tab.get_by_role("button", name="Previous page").click()
    assert messages(tab)[0] == "range 0"


def test_search_and_reset(opened):
    tab = opened(model())
    tab.keyboard.press("/")
    tab.keyboard.type("KEY11 range")
    playwright.expect(tab.locator("tr.violation")).to_have_count(11)
    assert messages(tab) == ["range 11", *(f"range {at}" for at in range(110, 120))]
    tab.keyboard.type(" nowhere")
    tab.get_by_text("No violation matches").wait_for()
    tab.get_by_role("button", name="Reset").click()
    assert tab.locator(".status").inner_text().startswith("128 of")


def test_filters(opened):
    tab = opened(model())
    tab.get_by_label("Fix", exact=True).select_option(label="safe fix")
    assert messages(tab) == ["a slash"]
    tab.get_by_label("Fix", exact=True).select_option(label="With and without fix")
    tab.get_by_label("warning").uncheck()
    tab.get_by_label("error (").uncheck()
    tab.get_by_label("info").check()
    assert messages(tab) == ["a blemish"]


def test_systematic_findings_stand_once_unless_asked_for(opened):
    tab = opened(model())
    tab.get_by_label("File", exact=True).select_option(label="b.bib")
    assert len(messages(tab)) == 1 and "and 7 more in this file" in messages(tab)[0]
    tab.get_by_label("Systematic findings once each").uncheck()
    assert len(messages(tab)) == 8
    assert "8 of 10" in tab.locator("#systematic").inner_text()


def test_a_count_leads_to_its_violations(opened):
    tab = opened(model())
    tab.get_by_role("tab", name="By rule").click()
    tab.get_by_role("button", name=f"Show the violations: {RULES['missing-title'].title['en']}", exact=True).click()
    assert tab.locator("td.path").last.inner_text() == "b.bib:1:1"
    assert tab.evaluate("document.activeElement.id") == "violations-head"


def test_an_opened_violation_tells_all(opened):
    tab = opened(model())
    tab.get_by_role("cell", name="a slash", exact=True).click()
    detail = tab.locator("tr.opened")
    assert detail.locator("mark").inner_text() == "/"
    assert RULES["page-range-separator"].rationale["en"].split(".")[0] in " ".join(detail.inner_text().split())
    assert detail.locator(".fix .text").inner_text().replace("\n", "").count("--") == 1
    tab.get_by_role("cell", name="a slash", exact=True).click()
    assert detail.count() == 0


def test_rows_by_keyboard(opened):
    tab = opened(model())
    tab.locator("button.open").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.locator("tr.opened").count() == 1
    assert tab.locator("tr.violation").nth(1).get_by_role("button").get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Escape")
    assert tab.locator("tr.opened").count() == 0


def test_tabs_by_keyboard(opened):
    tab = opened(model())
    tab.get_by_role("tab", name="By category").focus()
    tab.keyboard.press("ArrowLeft")
    assert tab.get_by_role("tab", name="By source").get_attribute("aria-selected") == "true"
    assert tab.locator("#panel-source").is_visible() and not tab.locator("#panel-category").is_visible()


def test_what_changed(opened):
    tab = opened(model(trend=True))
    trend = tab.locator("#trend")
    assert trend.locator("dd strong").all_inner_texts() == ["2", "1", "127"]
    assert trend.locator("tbody th").all_inner_texts() == ["page-range-separator"]
    tab.get_by_label("Status").select_option(label="new")
    assert messages(tab) == ["range 0", "range 1"]


def test_sorting(opened):
    tab = opened(model())
    tab.get_by_label("warning").uncheck()
    tab.get_by_label("Systematic findings once each").uncheck()
    tab.get_by_role("button", name="Record", exact=True).click()
    tab.get_by_role("button", name="Record", exact=True).click()
    assert tab.locator("td.key").first.inner_text() == "key7"
    assert tab.locator("th.record").get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_goes_by_the_scheme_of_the_system(opened, scheme, is_dark):
    tab = opened(model(), color_scheme=scheme)
    color = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(map(int, re.findall(r"\d+", color)[:3])) / 3
    assert (brightness < 100) is is_dark


def test_on_paper(opened):
    tab = opened(model(), color_scheme="dark")
    assert tab.pdf().startswith(b"%PDF")
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("tr.violation").count() == 121
    assert tab.locator("#panel-rule").is_visible() and not tab.locator(".filters").is_visible()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("tr.violation").count() == 50


@pytest.mark.parametrize("text", [ATTACK, HOSTILE, "${alert(1)}{{1}}", "javascript:alert(1)"])
def test_hostile_data_are_shown_as_they_are(opened, text):
    found = in_record(0, message=text, excerpt=text, value=text, path=text, field=text, end_column=9)
    edited = in_record(1, rule="page-range-separator", fix=fix(text, (0, 3, text)), excerpt=text)
    gone = Seen.of(in_record(2, message=text, path=text))
    coverage = Coverage()
    coverage.add(text, text, [])
    report = FileReport(text, "bibtex", "utf-8", 2, [found, edited])
    trend = compare([gone], [])
    tab = opened(page_data([Checked(report)], View(rules=RULES), Subject(coverage, trend)))
    for button in tab.locator("button.open").all():
        button.click()
    assert tab.title() == "Data quality report"
    assert tab.locator("img, iframe, #page script, a[href^=javascript]").count() == 0
    assert tab.locator("tr.violation").count() == 2
    if text is ATTACK:
        assert messages(tab)[0] == ATTACK


def test_a_hundred_thousand_violations(opened):
    many = [in_record(at, message=f"range {at}", excerpt=f"pages = {{{at} / {at + 9}}}") for at in range(100_000)]
    data = page_data([Checked(FileReport("a.bib", "bibtex", "utf-8", 300_000, many))], View(rules=RULES))
    started = time.monotonic()
    tab = opened(data)
    assert tab.locator("tr.violation").count() == 50
    tab.get_by_label("Search").fill("key99999")
    playwright.expect(tab.locator("tr.violation")).to_have_count(1, timeout=1000 * SECONDS)
    assert time.monotonic() - started < SECONDS
    assert messages(tab) == ["range 99999"]


def test_nothing_found(opened):
    tab = opened(page_data([Checked(FileReport("a.bib", "bibtex", "utf-8", 3))], View()))
    assert "Nothing was found" in tab.locator("main").inner_text()
    assert tab.locator("#violations").count() == 0


def test_no_file(opened):
    assert opened(page_data([], View())).locator("h1").inner_text() == "Data quality report"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_accessibility(opened, scheme, language):
    tab = opened(model(language, trend=True), color_scheme=scheme)
    tab.locator("button.open").nth(3).click()
    tab.evaluate(files(axe).joinpath("axe.min.js").read_text("utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]] == []
    assert "color-contrast" in {one["id"] for one in found["passes"]}


def test_narrow_windows_scroll_tables_only(opened):
    tab = opened(model(), viewport={"width": 400, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400


def test_long_tables_open_on_demand(opened):
    found = [in_record(at, rule) for at, rule in enumerate(sorted(RULES)[:20])]
    tab = opened(page_data([Checked(FileReport("a.bib", "bibtex", "utf-8", 20, found))], View(rules=RULES)))
    tab.get_by_role("tab", name="By rule").click()
    assert tab.locator("#panel-rule tbody tr").count() == 12
    tab.get_by_role("button", name="Show all 20").click()
    assert tab.locator("#panel-rule tbody tr").count() == 20
    tab.get_by_role("button", name="Show fewer").click()
    assert tab.locator("#panel-rule tbody tr").count() == 12


def test_years_out_of_reach_are_told_and_not_drawn(opened):
    text = "".join(f"@misc{{k{year}, year = {{{year}}}}}\n" for year in (1066, 2019, 2019, 2020, 9512))
    coverage, chosen = Coverage(), format_named("bibtex")
    (segment,) = Source.of(text.encode()).segments(chosen.boundary)
    coverage.add("a.bib", "BibTeX", chosen.read(segment, chosen.context([segment])).records)
    tab = opened(page_data([], View(), Subject(coverage)))
    assert tab.locator(".years rect").count() == 2
    assert tab.locator("figcaption").inner_text() == (
        "3 records from 2019 to 2020; most in 2019 (2); 0 without a year. 2 earlier or later ones are not drawn."
    )
