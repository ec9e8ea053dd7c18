"""The findings as a page for people: a table of all points, then each point in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.derivation import derive
from sharing.pack.cells import heads
from sharing.pack.values import Sheet
from sharing.reports.explanations import text_explanation
from sharing.reports.formatting import date_words, safe
from sharing.reports.pack_words import say
from sharing.reports.tables import marked, text_table
from sharing.reports.words import of
from sharing.reports.words import say as report_say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharing.pack.values import Finding
    from sharing.register import Register


def findings_page(register: Register, found: Sequence[Finding], language: str, **blanks: str) -> str:
    """Write all findings as Markdown; `blanks` fill in what was checked."""
    scheme, inputs = register.run.scheme, register.run.inputs
    company = f"{safe(inputs.company)}: " if inputs.company else ""
    start, end = date_words(inputs.period.start, language), date_words(inputs.period.end, language)
    title = marked(f"{say('title', language)}. {company}{safe(of(scheme.title, language, scheme.name))}")
    rows = [[str(at), say(one.key, language), say(f"result {one.result}", language)] for at, one in enumerate(found, 1)]
    table = text_table(heads(language, "number", "point", "result"), rows, "rll", markdown=True)
    period = f"{start} {report_say('to', language)} {end}"
    parts = [f"# {title}", period, f"{say('about', language)} {say('private', language)}", table]
    for at, one in enumerate(found, 1):
        parts += _finding(at, one, language, **blanks)
    return "\n\n".join(parts) + "\n"


def _finding(at: int, found: Finding, language: str, **blanks: str) -> Iterator[str]:
    """Write one point: what was checked, what came of it, where to look, what is yours to do."""
    yield f"## {at}. {say(found.key, language)}"
    checked = say(f"{found.key} checked", language, **{name: marked(text) for name, text in blanks.items()})
    yield f"**{say('checked', language)}.** {checked}"
    yield f"**{say('result', language)}: {say(f'result {found.result}', language)}.**"
    if found.lines:
        yield "\n".join(f"- {marked(line)}" for line in found.lines)
    if found.command:
        yield f"```sh\n{found.command}\n```"
    if found.where:
        yield f"**{say('where', language)}.** " + ", ".join(f"[{name}]({name})" for name in found.where)
    yield f"**{say('yours', language)}.** {say(f'{found.key} yours', language)}"


def findings_sheet(found: Sequence[Finding], language: str) -> Sheet:
    """List all findings for another program."""
    rows = tuple(
        (str(at), say(one.key, language), say(f"result {one.result}", language), " ".join(one.where))
        for at, one in enumerate(found, 1)
    )
    return Sheet("findings.csv", heads(language, "number", "point", "result", "where"), rows)


def sample_page(register: Register, ids: Sequence[str], language: str) -> str:
    """Write the whole calculation of everybody in the sample, as `sharing explain` does."""
    run, parts = register.run, [f"# {say('sample', language)}"]
    names = dict.fromkeys(award.outlet.step for award in register.awards if award.for_people)
    for row, identity in enumerate(register.ids):
        if identity in ids:
            texts = [text_explanation(run, derive(run, name, row), language) for name in names]
            parts += [f"## {identity}", "```text\n" + "\n".join(texts) + "```"]
    return "\n\n".join(parts) + "\n"
