"""Write docs/reference from the code: rules, formulas, errors, the command line, scheme files, ready-made schemes.

`python docs/generate.py` writes the pages; with `--check` it writes nothing and fails when a page differs.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sharing.parameters import DatedValue, ParameterSet
    from sharing.rules import Blank, Rule
    from sharing.scheme import Scheme

REFERENCE = Path(__file__).parent / "reference"
BY_HAND = {"trail.md"}
"""Pages of the reference that are written by hand: they are the specification, and the code follows them."""
NOTE = "<!-- Written by docs/generate.py from the code. Change the code, then run `make docs`. -->\n\n"

TEXTS = tomllib.loads((Path(__file__).parent / "reference.toml").read_text(encoding="utf-8"))


def filled(name: str, **blanks: object) -> str:
    """Fill in the blanks of a template, `{{blank}}`."""
    text = TEXTS["templates"][name]
    for blank, value in blanks.items():
        text = text.replace("{{" + blank + "}}", str(value))
    return text


def cell(text: str) -> str:
    """Write a text so that it fits in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def listed(names: Iterable[str]) -> str:
    """Write names as code, with commas."""
    return ", ".join(f"`{name}`" for name in names)


def link(name: str) -> str:
    """Write the link to a section of the same page."""
    return f"[`{name}`](#{name.casefold().replace(' ', '-')})"


def rows(pairs: Iterable[tuple[str, ...]]) -> str:
    """Write the rows of a table."""
    return "\n".join("| " + " | ".join(cell(text) for text in pair) + " |" for pair in pairs)


def complete(described: Mapping[str, object], existing: Iterable[str], what: str) -> None:
    """Fail when this file describes something that does not exist, or leaves something out."""
    if set(described) != set(existing):
        raise SystemExit(f"docs/generate.py: {what} differ: {sorted(set(described) ^ set(existing))}")


def when_text(when: Mapping[str, str]) -> str:
    """Say under which choices a line or a sentence holds."""
    said = {"given": "given", "absent": "left out", "": "left out"}
    parts = []
    for name, answer in when.items():
        words = [said.get(word, f'"{word}"') for word in answer.split("|")]
        parts.append(f"{name} {'' if answer in said else 'is '}{' or '.join(words)}")
    return ", ".join(parts)


def lines_text(rule: Rule) -> str:
    """Write the lines of a rule as a block."""
    out = []
    for line in rule.lines:
        if line.when:
            out.append(f"# when {when_text(line.when)}")
        out.append(f"{line.name} = {line.formula}")
    return "```text\n" + "\n".join(out) + "\n```"


def blank_rows(blank: Blank) -> list[tuple[str, ...]]:
    """Write a blank of a rule, and its choices below it."""
    if blank.optional:
        need = f"with {listed(blank.with_)}" if blank.with_ else "may be left out"
    else:
        need = f"`{blank.default}` unless stated" if blank.default is not None else "needed"
    only = "".join(f"; only with {name} = `{answer}`" for name, answer in blank.only.items())
    form = blank.form if blank.form != "value" else "formula"
    found = [(f"`{blank.name}`", form, need + only, blank.about.get("en", ""), blank.about.get("nl", ""))]
    for word, about in blank.choices.items():
        found.append(("", f'`"{word}"`', "", about.get("en", ""), about.get("nl", "")))
    return found


def example_text(example: Mapping[str, Any]) -> str:
    """Write an example of a rule: what goes in, how the step reads, what comes out."""
    out = [f"*{example['about']}*", "", "```text"]
    for key in ("period", "figures", "staff", "tables"):
        for name, value in example.get(key, {}).items():
            out.append(f"{name} = {_plain(value)}" if key != "period" else f"period.{name} = {value}")
    if "across" in example:
        out.append("across: " + "; ".join(_plain(row) for row in example["across"]))
    if "table" in example:
        out.append(f"table {example['step'].get('table', '')}: " + "; ".join(_plain(row) for row in example["table"]))
    step = ", ".join(f"{name} = {value}" for name, value in example["step"].items())
    out.append(f"step: {step}")
    known = {"about", "period", "figures", "staff", "tables", "table", "across", "step", "expect", "source"}
    out.append(f"result = {_plain(example['expect'])}")
    out.extend(f"{name} = {_plain(value)}" for name, value in example.items() if name not in known)
    return "\n".join([*out, "```"])


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_joined(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "; ".join("(blank)" if part == "" else str(part) for part in value)
    return str(value)


def _joined(value: Any) -> str:
    return " / ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def rule_section(rule: Rule) -> str:
    """Write everything about one rule."""
    parts = [f"## {rule.name}", f"{rule.title.get('en', '')} · {rule.title.get('nl', '')}"]
    parts += [rule.about.get("en", ""), f"*{rule.about.get('nl', '')}*"]
    table = "| blank | form | | means | betekent |\n| --- | --- | --- | --- | --- |\n"
    parts.append(table + rows(row for blank in rule.blanks for row in blank_rows(blank)))
    shown = list(
        dict.fromkeys((line.name, line.label["en"], line.label.get("nl", "")) for line in rule.lines if line.label)
    )
    if shown:
        parts.append("Sub-steps that an explanation shows, and that later steps may read as `step.name`:")
        parts.append(
            "| sub-step | means | betekent |\n| --- | --- | --- |\n" + rows((f"`{n}`", e, d) for n, e, d in shown)
        )
    if rule.reads:
        parts.append("Something in the scheme must read:")
        parts.append(
            "| sub-step | when | |\n| --- | --- | --- |\n"
            + rows((f"`{d.output}`", when_text(d.when), d.advice.get("en", "")) for d in rule.reads)
        )
    parts.append("What it stands for:")
    parts.append(lines_text(rule))
    parts.append("How it reads:")
    table = "| when | en | nl |\n| --- | --- | --- |\n"
    parts.append(
        table
        + rows(
            (
                when_text(said.when) or ("otherwise" if len(rule.sentences) > 1 else "always"),
                said.texts.get("en", ""),
                said.texts.get("nl", ""),
            )
            for said in rule.sentences
        )
    )
    if rule.source:
        parts.append(f"Source: {rule.source}.")
    if rule.examples:
        parts.append("Examples:" if len(rule.examples) > 1 else "Example:")
        parts.extend(example_text(example) for example in rule.examples)
    return "\n\n".join(parts) + "\n"


def rules_page() -> str:
    """Write the page of all rules."""
    from sharing.files.catalogue import vocabulary

    found = sorted((rule for rule in vocabulary().values() if not rule.word), key=lambda rule: rule.name)
    table = "| rule | en | nl |\n| --- | --- | --- |\n"
    table += rows((link(rule.name), rule.title.get("en", ""), rule.title.get("nl", "")) for rule in found)
    return "# Rules\n\n" + filled("rules", list=table, sections="\n".join(map(rule_section, found)))


def word_section(rule: Rule) -> str:
    """Write everything about one word of formulas."""
    parts = [f"### {rule.name}", rule.about.get("en", ""), f"*{rule.about.get('nl', '')}*"]
    choices = [row for blank in rule.blanks for row in blank_rows(blank)[1:]]
    if choices:
        parts.append("| choice | means | betekent |\n| --- | --- | --- |\n" + rows((c[1], c[3], c[4]) for c in choices))
    return "\n\n".join([*parts, lines_text(rule)]) + "\n"


def formulas_page() -> str:
    """Write the page of the formula language."""
    from sharing.evaluation import REFUSALS
    from sharing.files.catalogue import builtin_texts, vocabulary
    from sharing.kinds import DECLARED
    from sharing.language.parser import MOST_DEPTH, MOST_NODES, POWERS
    from sharing.language.tokens import MOST_CHARACTERS, MOST_DIGITS
    from sharing.refusals import CODES
    from sharing.rules.builtin import BUILTIN
    from sharing.scheme.keys import RESERVED

    complete(builtin_texts(), BUILTIN, "the words that are operations")
    complete(TEXTS["kinds"], DECLARED, "the kinds")
    groups: dict[int, list[str]] = {}
    for sign, power in POWERS.items():
        groups.setdefault(power, []).append(f"`{sign}`")
    words = sorted((rule for rule in vocabulary().values() if rule.word), key=lambda rule: rule.name)
    return "# Formulas\n\n" + filled(
        "formulas",
        order=", ".join(" ".join(groups[power]) for power in sorted(groups)),
        reserved=listed(sorted(RESERVED)),
        characters=f"{MOST_CHARACTERS:,}",
        nodes=MOST_NODES,
        depth=MOST_DEPTH,
        digits=MOST_DIGITS,
        kinds=rows((f"`{name}`", about) for name, about in TEXTS["kinds"].items()),
        refusals=rows((f"`{name}`", REFUSALS[number][0], REFUSALS[number][1]) for name, number in CODES.items()),
        builtins="\n\n".join(
            f"### {name}\n\n`{use}`: {about}." for name, (use, about) in sorted(builtin_texts().items())
        ),
        words="\n".join(word_section(rule) for rule in words),
    )


def errors_page() -> str:
    """Write the page of all codes."""
    from sharing.codes import CODES

    about = "A message has a place, a code, what is wrong, and what to do. A code never changes its meaning."
    more = "`sharing help CODE` shows the same text; [in Dutch](foutcodes.md) with `--lang nl`."
    return codes_page(["# Errors", about, more], TEXTS["families"], CODES)


def dutch_errors_page() -> str:
    """Write the page of all codes in Dutch."""
    from sharing.codes import CODES
    from sharing.files.messages import dutch

    about = "Een melding heeft een plek, een code, wat er mis is en wat je doet. Een code betekent altijd hetzelfde."
    more = "`sharing --lang nl help CODE` toont dezelfde tekst; [in het Engels](errors.md) zonder `--lang nl`."
    meanings = {code: dutch().code(code) for code in CODES}
    return codes_page(["# Foutcodes", about, more], TEXTS["families_nl"], meanings)


def codes_page(parts: list[str], families: Mapping[str, Any], codes: Mapping[str, Any]) -> str:
    """Write what each code means, by family."""
    complete(families, {code[0] for code in codes}, "the families of codes")
    for letter, (title, about) in families.items():
        parts += [f"## {title}", about]
        for code, (what, advice) in sorted(codes.items()):
            if code[0] == letter:
                parts += [f"### {code}", f"**{what[0].upper()}{what[1:]}.** {advice}"]
    return "\n\n".join(parts) + "\n"


def help_text(arguments: list[str]) -> str:
    """Give a help text as it is printed on a screen of eighty columns."""
    from sharing_cli.commands import group

    context = group.make_context("sharing", [], resilient_parsing=True, terminal_width=78)
    for name in arguments:
        command = group.get_command(context, name)
        if command is not None:
            context = command.make_context(name, [], parent=context, resilient_parsing=True, terminal_width=78)
    return context.get_help().rstrip("\n")


def cli_page() -> str:
    """Write the page of all commands."""
    from sharing_cli.commands import COMMANDS

    sections = []
    for arguments in ([], *([name] for name in COMMANDS)):
        words = " ".join(["sharing", *arguments])
        sections.append(f"## {words}\n\n```console\n$ {words} --help\n{help_text(list(arguments))}\n```\n")
    return "# The command line\n\n" + filled("cli", sections="\n".join(sections))


def scheme_file_page() -> str:
    """Write the page of the keys of a scheme file."""
    from sharing.scheme import keys

    complete(TEXTS["award_kinds"], keys.OUTLET_KINDS, "the kinds of awards")
    sections = []
    for part, texts in TEXTS["keys"].items():
        complete(texts["means"], getattr(keys, part), f"the keys of {part}")
        text = f"## {texts['title']}\n\n{texts['about']}\n\n| key | means |\n| --- | --- |\n"
        text += rows((f"`{key}`", means) for key, means in texts["means"].items())
        if part == "INPUT":
            text += "\n\n| kind | what it is |\n| --- | --- |\n" + rows(
                (f"`{k}`", a) for k, a in TEXTS["kinds"].items()
            )
        if part == "OUTLET":
            text += "\n\n| kind | what it is |\n| --- | --- |\n" + rows(
                (f"`{k}`", a) for k, a in TEXTS["award_kinds"].items()
            )
        if part == "STEP":
            text += "\n\nThe blanks of each rule stand in [Rules](rules.md); formulas in [Formulas](formulas.md)."
        sections.append(text)
    return "# Scheme files\n\n" + filled("scheme-file", sections="\n\n".join(sections))


def schemes_page() -> str:
    """Write the list of the ready-made schemes: what they are, where they come from, and where each one's page is."""
    found = []
    for name, scheme in ready_made().items():
        card = (scheme.country, scheme.family, scheme.status, str(scheme.last_checked))
        found.append((f"[`{name}`](schemes/{name}.md)", *card, scheme.title.get("en", ""), scheme.title.get("nl", "")))
    table = "| scheme | country | family | status | last checked | en | nl |\n"
    table += "| --- | --- | --- | --- | --- | --- | --- |\n" + rows(found)
    return "# Ready-made schemes\n\n" + filled("schemes", list=table, votes=rows(votes_listed()))


def votes_listed() -> list[tuple[str, ...]]:
    """List the ready-made votes: their names and titles."""
    from sharing.files.catalogue import vote_files, vote_names

    titles = {name: tomllib.loads(vote_files(name)["vote.toml"].decode())["title"] for name in vote_names()}
    return [(f"`{name}`", title["en"], title["nl"]) for name, title in titles.items()]


@cache
def ready_made() -> dict[str, Scheme]:
    """Read all ready-made schemes."""
    from sharing.files.catalogue import scheme_document, scheme_names, vocabulary
    from sharing.files.parameter_sets import parameter_sets
    from sharing.scheme import read_scheme

    return {name: read_scheme(scheme_document(name), vocabulary(), parameter_sets()) for name in scheme_names()}


def scheme_page(name: str) -> str:
    """Write the page of one ready-made scheme, in full with the result of its examples."""
    from sharing.reports.registers import text_register
    from sharing_cli.demo import example_registers

    scheme = ready_made()[name]
    parts = [f"# {name}", f"{scheme.title.get('en', '')} · *{scheme.title.get('nl', '')}*"]
    checked = f"sources last read on {scheme.last_checked}"
    parts.append(f"Country {scheme.country}, family {scheme.family}, {scheme.status}; {checked}.")
    parts += [scheme.about.get("en", ""), f"*{scheme.about.get('nl', '')}*", f"Source: {scheme.source}."]
    parts.append(f"```toml\n{scheme.document.text.rstrip()}\n```")
    for example, result in example_registers(name):
        parts.append(f"Result of the example, {example['about']['en']}:")
        parts.append(f"```text\n{text_register(result, 'en').rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def set_section(found: ParameterSet) -> str:
    """Write everything about one set of parameters."""
    parts = [f"## {found.name}", f"{found.title.get('en', '')} · {found.title.get('nl', '')}"]
    parts.append(f"Identity: `{found.identity}`.")
    for key, entry in found.entries.items():
        unit = f", {entry.unit}" if entry.unit else ""
        parts.append(f"**`{key}`** ({entry.kind}{unit}): {entry.label.get('en', '')} · *{entry.label.get('nl', '')}*")
        table = "| from | to | value | status | confidence | checked | source |\n"
        table += "| --- | --- | ---: | --- | --- | --- | --- |\n"
        parts.append(table + rows(value_row(value, entry.kind) for value in entry.values))
    return "\n\n".join(parts) + "\n"


def value_row(value: DatedValue, kind: str) -> tuple[str, ...]:
    """Write a dated value as cells; a last day that the file leaves open is between parentheses."""
    from sharing.dates import day_text
    from sharing.reports.formatting import decimal, percent

    number = percent(value.value, "en") if kind == "ratio" else decimal(value.value, "en")
    last = day_text(value.last) if value.end is not None else f"({day_text(value.last)})"
    source = value.source + (f" ({value.note})" if value.note else "")
    return day_text(value.start), last, number, value.status, value.confidence, day_text(value.checked), source


def parameters_page() -> str:
    """Write the page of the sets of parameters, each value with its status and its source."""
    from sharing.files.parameter_sets import parameter_sets

    found = list(parameter_sets().values())
    table = "| set | en | nl | identity |\n| --- | --- | --- | --- |\n"
    table += rows((link(s.name), s.title.get("en", ""), s.title.get("nl", ""), f"`{s.identity}`") for s in found)
    return "# Parameters\n\n" + filled("parameters", list=table, sections="\n".join(map(set_section, found)))


def cases_page() -> str:
    """Write the list of the published cases that the tests reproduce, each with what came of it and its source."""
    folder = Path(__file__).parent.parent / "tests" / "cases"
    found, counts = [], Counter[str]()
    for path in sorted(folder.glob("*/*.toml")):
        if path.name == "scheme.toml":
            continue
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        for tree in whole.get("case", [whole]):
            counts[tree["status"]] += 1
            differ = "; ".join(dict.fromkeys(run["reason"] for run in tree.get("run", []) if "reason" in run))
            said = differ or tree.get("note", "")
            card = (path.parent.name, f"`{tree['id']}`", tree["status"], tree["about"])
            found.append((*card, said, " ".join(tree["source"])))
    table = "| family | case | result | about | convention, or why we differ | source |\n"
    table += "| --- | --- | --- | --- | --- | --- |\n" + rows(found)
    summary = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    return (
        "# Published cases\n\n"
        + filled("cases", summary=summary, list=table)
        + option_cases(folder.parent)
        + file_cases(folder.parent)
    )


def option_cases(tests: Path) -> str:
    """Write the list of the published values of options that the tests reproduce."""
    found = []
    for path in sorted(tests.glob("models/cases/*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            near = f"{case['value']}, within {case['within']}" if "within" in case else case["value"]
            model = f"{case['model']}, {case['exercise']}" if "exercise" in case else case["model"]
            card = (f"`{case['id']}`", case["status"], model, case["about"], near, case.get("note", ""))
            found.append((*card, case["source"]))
    table = "| case | result | model | about | value | note | source |\n"
    table += "| --- | --- | --- | --- | ---: | --- | --- |\n" + rows(found)
    return "\n## Values of options\n\n" + filled("option-cases", list=table)


def file_cases(tests: Path) -> str:
    """Write the list of the published entries and payroll files that the tests reproduce."""
    found = []
    for path in [*sorted(tests.glob("journal/cases/*.toml")), *sorted(tests.glob("payroll/cases/*.toml"))]:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in tree.get("case", [tree]):
            card = (f"`{case['id']}`", case["status"], case["about"], case.get("reason", ""), case["source"])
            found.append(card)
    table = "| case | result | about | why we differ | source |\n| --- | --- | --- | --- | --- |\n" + rows(found)
    return "\n## Journals and payroll files\n\n" + table + "\n"


def early_rows(last: dict[str, Any], *events: str) -> str:
    """Make the rows of what has vested year by year when 30 of 100 units vest early, in each way there is."""
    from sharing.dates import day_number
    from sharing.documents import Document
    from sharing.participation import Event, compile_events, positions_of, read_plan
    from sharing.participation.grant_events import ACCELERATE
    from sharing.reports.participation_words import tell

    years = [{"part": "3/4", "every": "1 year", "times": 3}, {"part": "1/4", **last}]
    tree = {"plan": "p", "classes": {"option": {"kind": "option"}}, "vesting": {"v": {"segment": years}}}
    plan = read_plan(Document("plan.toml", "", tree))
    found = []
    for way in ACCELERATE:
        known = [
            Event(0, day_number("2020-01-01"), "grant", "a", "option", "g", Fraction(100), vesting="v"),
            Event(1, day_number("2020-06-01"), "accelerate", grant="g", reason=way,
                  quantity=None if way == "full" else Fraction(30)),
            *(Event(2, day_number(day), "reached", reason="sale") for day in events),
        ]  # fmt: skip
        days = [
            day_number(day) for day in ("2020-06-01", "2021-01-01", *events, "2022-01-01", "2023-01-01", "2024-01-01")
        ]
        vested = [str(positions_of(compile_events(plan, known, day), day)[0].vested) for day in days]
        found.append((f"`{way}`", tell(f"early {way}", "en"), *vested))
    years_of = ["1 June of year 0", "year 1", *("1 June of year 1" for _ in events), "year 2", "year 3", "year 4"]
    return f"| reason | means | {' | '.join(years_of)} |\n|{' --- |' * (len(years_of) + 2)}\n" + rows(found)


def participation_page() -> str:
    """Make the page of plans: kinds of classes, what a leaver's units do, ways of rounding, and the transitions."""
    from sharing.participation.allocation import WAYS, allocate
    from sharing.participation.plans import KINDS, LAPSED, PRICES, UNVESTED, VESTED
    from sharing.participation.transitions import AUTOMATIC, TABLE

    quarter = [Fraction(1, 4)] * 4
    ways = [(f"`{way}`", ", ".join(str(n) for n in allocate(18, quarter, way))) for way in WAYS]
    answers = {"unvested": UNVESTED, "vested": VESTED, "lapsed": LAPSED, "price": PRICES}
    leavers = [(f"`{key}`", f"`{name}`", means) for key, found in answers.items() for name, means in found.items()]
    events = [
        (
            f"`{one.event}`" + (" (by itself)" if one.event in AUTOMATIC else ""),
            ", ".join(f"`{name}`" for name in one.needs),
            ", ".join(f"`{name}`" for name in one.may),
            ", ".join(f"{origin} -> {destination}" for origin, destination in one.moves) or "none",
            one.en,
        )
        for one in TABLE
    ]
    tables = {
        "kinds": "| kind | is |\n| --- | --- |\n" + rows((f"`{name}`", means) for name, means in KINDS.items()),
        "leavers": "| key | answer | means |\n| --- | --- | --- |\n" + rows(leavers),
        "ways": "| rounding | 18 units over four equal tranches |\n| --- | --- |\n" + rows(ways),
        "early": early_rows({"every": "1 year"}),
        "later": early_rows({"on": "sale"}, "2021-06-01"),
        "events": "| event | needs | may have | moves units | means |\n| --- | --- | --- | --- | --- |\n"
        + rows(events),
    }
    return "# Plans of participation\n\n" + filled("participation", **tables)


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "formulas.md": formulas_page,
    "scheme-file.md": scheme_file_page,
    "schemes.md": schemes_page,
    "parameters.md": parameters_page,
    "cases.md": cases_page,
    "participation.md": participation_page,
    "cli.md": cli_page,
    "errors.md": errors_page,
    "foutcodes.md": dutch_errors_page,
}


def pages() -> dict[str, str]:
    """Give every page of the reference as the code of today makes it."""
    made = {name: make() for name, make in PAGES.items()}
    made |= {f"schemes/{name}.md": scheme_page(name) for name in ready_made()}
    return {name: NOTE + text.rstrip() + "\n" for name, text in made.items()}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which of them differ from the code."""
    (REFERENCE / "schemes").mkdir(parents=True, exist_ok=True)
    stale, made = [], pages()
    for name, text in made.items():
        path = REFERENCE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    extra = sorted({str(path.relative_to(REFERENCE)) for path in REFERENCE.rglob("*.md")} - set(made) - BY_HAND)
    if "--check" not in arguments:
        print(f"written: {', '.join(stale) or 'nothing, all pages are up to date'}")
        return 0
    for name in [*stale, *extra]:
        print(f"docs/reference/{name} is not what the code says; run: python docs/generate.py", file=sys.stderr)
    return 1 if stale or extra else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
