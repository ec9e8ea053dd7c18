"""Findings about the participants: who is in the list, what was used of them, limits, changes by hand, the sample."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from sharing.audit.fingerprint import fingerprint_of
from sharing.audit.tables import tables_of
from sharing.audit.values import steps_of
from sharing.awards import operand_of
from sharing.kinds import DATE
from sharing.language.tree import Name
from sharing.pack.cells import (
    BLANK,
    answer_words,
    cell,
    heads,
    input_cell,
    inputs_in,
    number_text,
    others,
    role_words,
    some,
)
from sharing.pack.sampling import number, sample
from sharing.pack.values import AGREES, DIFFERS, NONE, OPEN, SHOWN, Finding, Sheet
from sharing.reports.data import amount_cell
from sharing.reports.formatting import safe
from sharing.reports.html.limits import limits
from sharing.reports.html.waterfall import label_of
from sharing.reports.pack_words import say
from sharing.reports.page_words import Voice
from sharing.reports.words import of
from sharing.tables import COMPANY, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from sharing.findings import Noted
    from sharing.pack.values import Given
    from sharing.register import Register


Columns = dict[str, list[str]]


def columns(register: Register, language: str) -> dict[str, Columns]:
    """Give for every table its inputs, then its steps and their parts, by name: a readable text a row."""
    run, tables = register.run, tables_of(register.run)
    found: dict[str, Columns] = {
        table: {
            asked.name: [input_cell(run, asked, text, language) for text in tables[table]["columns"][asked.name]]
            for asked in inputs_in(run, table)
        }
        for table in tables
    }
    conditions = {one.operand.name: one.operand for one in run.scheme.conditions}
    for name, step in steps_of(run).items():
        kind = (conditions.get(name) or operand_of(run, name)).kind
        found[step["table"]][name] = [cell(run, text, kind, language) for text in step["values"]]
    return found


def participants(register: Register, language: str) -> Sheet:
    """Lay out everybody: whether they take part and why not, every input, every step, every amount."""
    own = columns(register, language)[STAFF]
    reasons = {one.row: of(one.condition.reason, language, one.condition.name) for one in register.exclusions}
    awards = [award for award in register.awards if award.for_people]
    names = (*heads(language, "id", "takes part", "reason"), *own, *(f"awards.{award.outlet.name}" for award in awards))
    rows = tuple(
        (
            identity,
            say("no" if row in reasons else "yes", language),
            safe(reasons.get(row, BLANK)),
            *(texts[row] for texts in own.values()),
            *(amount_cell(award, row) for award in awards),
        )
        for row, identity in enumerate(register.ids)
    )
    return Sheet("participants.csv", names, rows)


def values(register: Register, language: str) -> Sheet:
    """Lay out every value that is of no participant: of the company, and of each row of other tables."""
    found, rows = columns(register, language), []
    for table in (COMPANY, *others(found)):
        ids = [BLANK] if table == COMPANY else register.run.inputs.tables[table].ids
        for name, texts in found[table].items():
            rows += [(table, identity, name, text) for identity, text in zip(ids, texts, strict=True)]
    return Sheet("values.csv", heads(language, "table", "row", "name", "value"), tuple(rows))


def meanings(register: Register, language: str) -> Sheet:
    """Say what every name in the other sheets means, and on which article it rests."""
    scheme = register.run.scheme
    rows = [(one.table, one.name, safe(of(one.label, language)), safe(one.source)) for one in scheme.inputs]
    rows += [(STAFF, one.operand.name, safe(of(one.reason, language)), safe(one.source)) for one in scheme.conditions]
    for step in scheme.steps:
        rows.append((step.operand.table, step.name, safe(of(step.label, language)), safe(step.source)))
        labels = step.rule.outputs(step.choices) if step.rule else {}
        for word, operand in step.outputs.items():
            rows.append((operand.table, f"{step.name}.{word}", safe(of(labels.get(word, {}), language)), BLANK))
    rows += [(STAFF if one.for_people else COMPANY, f"awards.{one.outlet.name}",
              safe(of(one.outlet.label, language)), safe(one.outlet.source)) for one in register.awards]  # fmt: skip
    return Sheet("meanings.csv", heads(language, "table", "name", "label", "source"), tuple(rows))


def people(register: Register, given: Given, sheet: Sheet, language: str) -> Finding:
    """Say how many people there are, whose dates lie in the period, and who does not take part."""
    count, payroll, period = len(register.ids), given.stated.payroll, register.run.inputs.period
    lines, result = [say("people count", language, n=str(count))], OPEN
    if payroll is not None and payroll.amount is not None:
        where = safe(payroll.where) or say("nowhere", language)
        lines.append(say("people stated", language, n=number_text(payroll.amount), where=where))
        result = AGREES if payroll.amount == count else DIFFERS
    else:
        lines.append(say("people open", language))
    texts = tables_of(register.run)[STAFF]["columns"]
    for asked in inputs_in(register.run, STAFF):
        if asked.kind == DATE:
            within = [text is not None and period.start <= int(text) <= period.end for text in texts[asked.name]]
            label = safe(of(asked.label, language, asked.name))
            lines.append(_named("people dates", list(compress(register.ids, within)), language, label=label))
    reasons: dict[str, list[str]] = {}
    for out in register.exclusions:
        reasons.setdefault(of(out.condition.reason, language, out.condition.name), []).append(register.ids[out.row])
    lines += [_named("people out", ids, language, reason=safe(reason)) for reason, ids in reasons.items()]
    return Finding("people", result, tuple(lines), (sheet,))


def _named(key: str, ids: list[str], language: str, **blanks: str) -> str:
    return say(key, language, n=str(len(ids)), ids=some(ids, language) or say("nobody", language), **blanks)


def source(register: Register, given: Given, language: str) -> Finding:
    """Name the columns of the staff list that are used, and the digests of the files that the rows come from."""
    del given
    labels = [f"{safe(of(one.label, language, one.name))} ({one.name})" for one in inputs_in(register.run, STAFF)]
    lines = [say("source columns", language, names=", ".join(labels) or say("nobody", language))]
    for role, one in register.run.inputs.sources:
        if role == STAFF or role.startswith("table."):
            lines.append(say("source digest", language, role=role_words(role, language), digest=one.sha256))
    return Finding("source", OPEN if labels else NONE, tuple(lines), files=("sample.csv",))


def shares(register: Register, given: Given, sheet: Sheet, language: str) -> Finding:
    """Print everything that every amount is made of; what was run again is said with everything that was found."""
    sheets, evidence = (values(register, language), meanings(register, language)), given.evidence
    if evidence is None:
        return Finding("shares", OPEN, (say("shares alone", language),), sheets, (sheet.name,))
    lines = (say("shares ledger", language, entry=evidence.entry, n=str(len(evidence.findings))), *evidence.findings)
    files = (sheet.name, "trail.json", "statement.json", "verify.py")
    return Finding("shares", DIFFERS if evidence.findings else AGREES, lines, sheets, files)


def limited(register: Register, given: Given, language: str) -> Finding:
    """Say who is at a limit."""
    del given
    found, rows = limits(register.run, Voice(language)), []
    lines = [say("limit upper" if one.upper else "limit lower", language, label=one.label, n=str(len(one.rows)))
             for one in found]  # fmt: skip
    for step in register.run.scheme.steps:
        if excess := answer_words(step, "excess", language):
            label = label_of(register.run, step.name, language)
            lines.append(say("limit cuts", language, label=label, excess=excess))
    for one in found:
        side = say("upper" if one.upper else "lower", language)
        pairs = zip(one.rows, one.amounts, strict=True)
        rows += [(one.label, side, register.ids[row], number_text(amount)) for row, amount in pairs]
    sheets = (Sheet("limits.csv", heads(language, "limit", "side", "id", "amount"), tuple(rows)),) if found else ()
    return Finding("limits", SHOWN if found else NONE, tuple(lines), sheets)


def overrides(register: Register, given: Given, language: str) -> Finding:
    """Say what was changed by hand, and who approved it where that is known."""
    rows = [row for noted in register.noted for row in _noted(register, noted, language)]
    lines = [
        say("changed", language, label=label, id=identity, change=change)
        + f", {say('approved by', language, by=by) if by else say('approved open', language)}"
        for label, identity, change, by, _ in rows
    ]
    approved = given.stated.approved
    for name, text in register.run.inputs.options.items():
        if name.startswith("set."):
            said = approved.get(name.removeprefix("set."))
            by, where = (safe(said.by), safe(said.where)) if said else (BLANK, BLANK)
            label = label_of(register.run, name.removeprefix("set."), language)
            rows.append((label, BLANK, safe(text), by, where))
            told = say("overruled", language, label=label, value=safe(text))
            lines.append(f"{told}, {say('approved by', language, by=by) if by else say('approved open', language)}")
    if not rows:
        return Finding("overrides", NONE)
    sheet = Sheet("overrides.csv", heads(language, "step", "id", "change", "approved", "reference"), tuple(rows))
    return Finding("overrides", SHOWN if all(row[3] for row in rows) else OPEN, tuple(lines), (sheet,))


def _noted(register: Register, noted: Noted, language: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Give every row that a step notes: its label, whose it is, the value now, who approved it and why."""
    step, tables = noted.step, tables_of(register.run)
    table, label = step.operand.table, label_of(register.run, noted.step.name, language)
    ids = [BLANK] if table == COMPANY else register.run.inputs.tables[table].ids
    texts = columns(register, language)[table][step.name]
    said = {word: _column(step.trees.get(word), tables[table]["columns"]) for word in ("approved_by", "reason")}
    for row, identity in enumerate(ids):
        if identity in noted.ids or not noted.ids:
            by, why = ((said[word] or {}).get(row) or BLANK for word in ("approved_by", "reason"))
            yield label, identity, texts[row], safe(by), safe(why)


def _column(tree: Any, found: Mapping[str, list[str | None]]) -> dict[int, str | None] | None:
    """Give the texts of the column that a blank names, by row."""
    texts = found.get(tree.name) if isinstance(tree, Name) else None
    return None if texts is None else dict(enumerate(texts))


def sampled(register: Register, given: Given, sheet: Sheet, language: str) -> Finding:
    """Draw the sample, with every input and amount, and fields to fill in."""
    seed = given.seed or fingerprint_of(register.run.inputs)["digest"]
    ids = sample(seed, register.ids, given.sample)
    by_id = {row[0]: row for row in sheet.rows}
    inputs = [one.name for one in inputs_in(register.run, STAFF)]
    kept = [at for at, name in enumerate(sheet.heads) if name in inputs or name.startswith("awards.")]
    names = (*heads(language, "draw", "id"), *(sheet.heads[at] for at in kept), *heads(language, "seen", "remark"))
    rows = tuple((number(seed, one), one, *(by_id[one][at] for at in kept), BLANK, BLANK) for one in ids)
    lines = () if given.seed else (say("sample seed", language),)
    return Finding("sample", OPEN if ids else NONE, lines, (Sheet("sample.csv", names, rows),), ("sample.md",))
