"""The pages in a browser: one request, nothing in the console, accessible in light, dark and on a phone."""

from __future__ import annotations

import time

import pytest
from tests.reports.html.browser import asked_and_said, measured, needs_axe, needs_browser, opened
from tests.reports.html.results import example, many

from sharing.files.templates import templates
from sharing.letters import letter_of, with_proof
from sharing.letters.pages import html_letter
from sharing.reports.html.page import html_report
from sharing.reports.page_words import Voice

SLIP = "{}\n"
PAGES = {
    "bakery": lambda: html_report(example("bakery"), templates(), Voice("nl")),
    "scaleup": lambda: html_report(example("scaleup"), templates(), Voice("en")),
    "without": lambda: html_report(example("scaleup"), templates(), Voice("nl"), names=False),
    "letter": lambda: html_letter(letter_of(example("scaleup"), 12, Voice("nl")), templates(), Voice("nl")),
    "proven": lambda: html_letter(
        with_proof(letter_of(example("bakery"), 0, Voice("en")), (SLIP, SLIP), Voice("en")), templates(), Voice("en")
    ),
}


@pytest.fixture(params=PAGES)
def page(request, tmp_path):
    path = tmp_path / f"{request.param}.html"
    path.write_text(PAGES[request.param](), encoding="utf-8")
    return path


@needs_browser
def test_a_page_is_one_request_and_says_nothing_in_the_console(page):
    assert ([f"/{page.name}"], []) == asked_and_said(page)


@needs_browser
def test_the_policy_lets_no_other_style_in(tmp_path):
    path = tmp_path / "changed.html"
    path.write_text(PAGES["bakery"]().replace("</style>", "p{color:red}</style>"), encoding="utf-8")
    assert any("Content Security Policy" in line for line in asked_and_said(path)[1])


@needs_axe
@pytest.mark.parametrize("dark", [[], ["--force-dark-mode"]], ids=["light", "dark"])
def test_axe_finds_nothing(page, dark):
    found = measured(page, *dark)
    assert [] == found["violations"]


@needs_axe
def test_a_phone_does_not_scroll_sideways(page):
    found = measured(page, wide=500)
    assert (0, []) == (found["wide"], found["violations"])


@needs_browser
def test_five_thousand_participants_stay_usable(tmp_path):
    path = tmp_path / "many.html"
    text = html_report(many(5000), templates(), Voice("en"))
    assert len(text) < 1_500_000
    path.write_text(text, encoding="utf-8")
    before = time.monotonic()
    assert (["/many.html"], []) == asked_and_said(path)
    assert time.monotonic() - before < 30


@needs_browser
def test_no_script_can_run_in_a_page_so_it_works_without(page):
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    page.write_text(text.replace("</body>", "<script>document.body.textContent = ''</script></body>"), encoding="utf-8")
    done = opened("--dump-dom", page.as_uri())
    assert "<h1>" in done.stdout
    assert "Content Security Policy" in done.stderr
