"""The page of a result: exact, the same every time, in one language, with nothing that a name could command."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.reports.html.results import EXAMPLES, SMALL, company, example, many

from sharing.files.templates import templates
from sharing.letters import letter_of
from sharing.letters.pages import html_letter
from sharing.reports.data import register_tree
from sharing.reports.earlier import earlier_of
from sharing.reports.html.page import html_report, sections
from sharing.reports.html.rendering import policy
from sharing.reports.page_words import WORDS, Voice
from sharing.reports.words import WORDS as FIXED

VOID = {"meta", "link", "rect", "path", "br"}
TOKEN = re.compile(r"[^\W\d_]{3,}")


class Reader(HTMLParser):
    """Checks that everything opened is closed, and collects tags and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        assert [] == self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


def page(register, language="nl", **more):
    return html_report(register, templates(), Voice(language), **more)


@pytest.mark.parametrize("name", ["bakery", "scaleup"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("names", [True, False])
def test_a_page_is_whole_and_the_same_every_time(name, language, names):
    text = page(example(name), language, names=names)
    found = Reader(text)
    assert text == page(example(name), language, names=names)
    tags = [tag for tag, _ in found.tags]
    assert (1, 1) == (tags.count("main"), tags.count("h1"))
    assert language == dict(found.tags)["html"]["lang"]
    assert not {"script", "iframe", "object", "form", "img"} & set(tags)
    assert all(
        "style" not in attributes and not any(key.startswith("on") for key in attributes)
        for _, attributes in found.tags
    )
    links = [attributes["href"] for tag, attributes in found.tags if tag in {"a", "link"}]
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    assert all(link == "data:," or link.removeprefix("#") in ids for link in links)
    assert len(ids) == sum("id" in attributes for _, attributes in found.tags)


def test_every_position_in_a_picture_is_a_whole_number():
    for tag, attributes in Reader(page(example("scaleup"))).tags:
        if tag == "rect":
            x, width = int(attributes["x"]), int(attributes["width"])
            assert 0 <= x <= x + width <= 10000
        if tag == "path" and attributes["class"] == "curve":
            assert re.fullmatch(r"M0 3000( L\d+ \d+)+", attributes["d"])


def test_every_amount_stands_in_the_exact_table():
    text = page(example("bakery"))
    for amount in ("1.750,86", "175,27", "10.260,00"):
        assert f"€\N{NO-BREAK SPACE}{amount}" in text


def test_a_hostile_name_is_text_in_a_page_and_in_a_letter():
    name = "<script>alert(1)</script>{{ 7*7 }}\u202e=1+1"
    result = company([(f"p{n}", name, "1", "a") for n in range(6)])
    for text in (page(result), html_letter(letter_of(result, 0, Voice("nl")), templates(), Voice("nl"))):
        found = Reader(text)
        assert "script" not in [tag for tag, _ in found.tags]
        assert "{{ 7*7 }}" in text
        assert "\u202e" not in text
        assert any("<script>alert(1)</script>{{ 7*7 }}=1+1" in part for part in found.texts)


def test_the_policy_names_the_digest_of_the_style_sheet():
    text = page(example("bakery"))
    (content,) = [a["content"] for _, a in Reader(text).tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy(templates()["page.css"]) == content
    assert "unsafe" not in content
    assert "http" not in re.sub(r"http-equiv", "", text)


def test_without_names_nobody_is_named():
    result = example("scaleup")
    text = page(result, names=False)
    staff = result.run.inputs.tables["staff"]
    assert not [identity for identity in staff.ids if identity in text]
    assert not [name for name in staff.names if name in text]
    assert "zonder namen" in text


def test_without_names_few_who_do_not_take_part_cannot_be_worked_out():
    """Ten do not take part, and that is told; with a reason of six beside it, "fewer than five" would be four."""
    for names, wanted in (
        (True, [("not employed on the last day of the year", "4"), ("fewer than six full months of service", "6")]),
        (False, [("not employed on the last day of the year; fewer than six full months of service", "10")]),
    ):
        found = {s.name: s for s in sections(example("scaleup"), Voice("en"), earlier=None, names=names)}
        assert list(found["excluded"].blocks[0].pages[0]) == wanted


def test_a_group_of_fewer_than_five_is_not_shown_and_that_is_said():
    people = [(f"p{n:02}", "x", "1", "big" if n < 9 else "mid" if n < 15 else "tiny") for n in range(17)]
    for names in (True, False):
        found = {section.name: section for section in sections(company(people), Voice("en"), earlier=None, names=names)}
        (bars,) = [block for block in found["divided"].blocks if block.form == "bars" and "team" in block.caption]
        assert ["big", "Other groups (2)"] == [row.label for row in bars.rows]
        assert any("fewer than 5 people" in block.text for block in found["divided"].blocks if block.form == "words")


def test_a_company_of_four_has_no_pictures_of_its_people():
    text = page(company([(f"p{n}", "x", "1", "a") for n in range(4)]), "en", names=False)
    assert text.count("Not shown: fewer than 5 people receive something here.") == 2
    assert 'class="curve"' not in text


def test_a_long_table_has_a_way_to_every_hundred():
    text = page(many(250), "en")
    assert [f'href="#people-{n}"' in text for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert text.count("<tbody id=") == 3


def test_another_long_table_has_no_ways_that_lead_nowhere():
    text = SMALL.replace(
        'nobody = "residual"', 'nobody = "residual"\nat_most = "0.01"\nexcess = "retain"\nprorated = "no"'
    )
    result = company([(f"p{n:03}", "x", "1", "t") for n in range(150)], scheme=text)
    found = Reader(page(result, "en"))
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    links = [attributes["href"].removeprefix("#") for tag, attributes in found.tags if tag == "a"]
    assert set() == set(links) - ids
    assert any("150 people receive no more than their upper limit" in part for part in found.texts)


def test_a_page_compares_with_last_time():
    now = many(20)
    tree = register_tree(many(19))
    text = page(now, "en", earlier=earlier_of(tree))
    assert "Compared with last time" in text
    row = text.split('<th scope="row">p00019</th>')[1].split("</tr>")[0]
    assert ">none<" in row
    assert "+1<" in text
    tree["awards"], tree["balances"], tree["participants"] = [], [], []
    assert ">none<" in page(now, "en", earlier=earlier_of(tree))


def _tokens(*texts: object) -> set[str]:
    return {token.casefold() for text in texts for token in TOKEN.findall(str(text))}


def _labels(result, language: str) -> set[str]:
    """Every word that a scheme, its rules and the catalogues have in one language."""
    found: set[str] = set()
    for words in (WORDS, FIXED):
        for texts in words.texts.values():
            found |= _tokens(texts[language], texts.get("u", "") if language == "nl" else "")
    scheme = result.run.scheme
    parts = [*scheme.inputs, *scheme.steps, *scheme.outlets]
    texts = [scheme.title, scheme.about, *(part.label for part in parts), *(one.reason for one in scheme.conditions)]
    found |= {token for text in texts for token in _tokens(text.get(language, ""))}
    for step in scheme.steps:
        if step.rule:
            found |= _tokens(
                step.rule.sentence(step.choices, language),
                *(of.get(language, "") for of in step.rule.outputs(step.choices).values()),
            )
    return found


def _data(result, folder) -> set[str]:
    """Every word that is data: names, ids, groups, the company, sources."""
    scheme, files = result.run.scheme, [path.read_text(encoding="utf-8-sig") for path in folder.glob("*.csv")]
    sources = [scheme.source, *(part.source for part in (*scheme.steps, *scheme.conditions, *scheme.inputs))]
    return _tokens(result.run.inputs.company, *files, *sources)


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("name", ["bakery", "scaleup"])
@pytest.mark.parametrize("formal", [False, True])
def test_a_page_and_the_letters_speak_one_language(name, language, other, formal):
    result, voice = example(name), Voice(language, formal=formal)
    texts = [html_report(result, templates(), voice, earlier=earlier_of(register_tree(result)))]
    texts += [html_report(result, templates(), voice, names=False)]
    texts += [
        html_letter(letter_of(result, row, voice, earlier=earlier_of(register_tree(result))), templates(), voice)
        for row in range(len(result.ids))
    ]
    strange = _labels(result, other) - _labels(result, language) - _data(result, EXAMPLES / name)
    for text in texts:
        said = _tokens(*Reader(text).texts)
        assert set() == said & strange


@pytest.mark.parametrize("name", ["bakery", "scaleup"])
def test_a_formal_letter_never_says_je(name):
    result = example(name)
    for row in range(len(result.ids)):
        voice = Voice("nl", formal=True)
        said = _tokens(*Reader(html_letter(letter_of(result, row, voice), templates(), voice)).texts)
        said |= set(re.findall(r"\bje\b", html_letter(letter_of(result, row, voice), templates(), voice)))
        assert not {"jij", "jou", "jouw", "je"} & said
