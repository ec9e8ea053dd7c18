"""Read what a plan says about an exit: `[exit]` and `[classes.NAME.exit]`; a question with two answers has no default.

The rest of the plan is for others to read, and is left alone here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from sharing.errors import did_you_mean
from sharing.exits.questions import CARVED, KEYS, OF, OF_KIND, QUESTIONS
from sharing.exits.terms import (
    EVERYTHING,
    HURDLE,
    NOTHING,
    ONE,
    PREFERRED,
    TO_CAP,
    CarveOut,
    ClassTerms,
    ExitTerms,
)  # fmt: skip
from sharing.inputs.identities import ID_FORM
from sharing.scheme.keys import Reader, exact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from sharing.documents import Document, Path

CENT = 100


def read_terms(document: Document) -> ExitTerms:
    """Read the terms of an exit; Refused with every problem of the file, each at its place."""
    reader = _Terms(document)
    tree = reader.part(document.tree, "exit")
    reader.known(tree, ("exit",), KEYS)
    amounts = {key: reader.amount(tree, key, ("exit",), NOTHING) for key in ("cash", "costs", "debt")}
    language = reader.language(tree, ("exit",))
    carved = reader.carve_outs(tree)
    classes = reader.part(document.tree, "classes")
    found = {name: reader.of_class(name, part) for name, part in classes.items() if reader.has_exit(name, part)}
    if not found and not reader.problems:
        reader.say(
            "D001", "no class of the plan says what it gets at an exit", (), '[classes.NAME.exit] with kind = "common"'
        )
    title, currency = reader.texts(tree, "title", ("exit",)), reader.text(tree, "currency", ("exit",), "EUR")
    reader.finish()
    return ExitTerms(found, carved, **amounts, currency=currency, language=language, title=title, document=document)


class _Terms(Reader):
    """Reads the parts of the terms, and collects what is wrong with them."""

    def has_exit(self, name: str, tree: Any) -> bool:
        """Say whether a class has terms for an exit, which must be a table."""
        if not isinstance(tree, dict) or "exit" not in tree:
            return False
        if isinstance(tree["exit"], dict) and ID_FORM.fullmatch(name):
            return True
        self.say(
            "S004", f"the exit of class `{name}` is a table", ("classes", name, "exit"), f"write [classes.{name}.exit]"
        )
        return False

    def answer(self, tree: Mapping[str, Any], key: str, path: Path) -> str:
        """Read the answer to a question; one that is not given is asked for, with all answers."""
        question, answers = QUESTIONS[key]
        return self.one_of(tree, key, path, question, answers)

    def one_of(self, tree: Mapping[str, Any], key: str, path: Path, question: str, answers: Mapping[str, str]) -> str:
        """Read one of several words; one that is missing is asked for, with what each of them means."""
        value = tree.get(key)
        lines = "\n".join(f'{key} = "{answer}": {meaning}' for answer, meaning in answers.items())
        if value is None:
            self.say("D001", f"the plan does not say {question}: `{key}`", path, lines)
        elif not isinstance(value, str) or value not in answers:
            near = did_you_mean(value, answers) if isinstance(value, str) else ""
            self.say("D002", f"`{key}` has no such answer", (*path, key), "\n".join(filter(None, [near, lines])))
        return str(value)

    def amount(
        self, tree: Mapping[str, Any], key: str, path: Path, default: Fraction | None = None, *, cents: bool = True
    ) -> Fraction:
        """Read an amount of zero or more, in whole cents unless it is a price, a part or a multiple."""
        value = tree.get(key)
        if value is None:
            if default is None:
                self.say("D001", f"`{key}` is missing", path, f"add: {key} = 1")
            return default or NOTHING
        found = exact(value)
        if found is None or found < 0 or (cents and (found * CENT).denominator != 1):
            decimals = ", with at most two decimals" if cents else ""
            self.say("D004", f"`{key}` is an exact number, zero or more{decimals}", (*path, key), f"write {key} = 100")
            return NOTHING
        return found

    def above_zero(self, tree: Mapping[str, Any], key: str, path: Path, default: Fraction | None = None) -> Fraction:
        """Read a number above zero."""
        before = len(self.problems)
        found = self.amount(tree, key, path, default, cents=False)
        if not found and len(self.problems) == before:
            self.say("D004", f"`{key}` is above zero", (*path, key), f"write {key} = 1")
        return found or ONE

    def of_class(self, name: str, plan: Mapping[str, Any]) -> ClassTerms:
        """Read what one class gets."""
        tree, path = plan["exit"], ("classes", name, "exit")
        kind = self.answer(tree, "kind", path)
        label = self.texts(tree, "label", path) or self.texts(plan, "label", path[:-1])
        if kind not in OF_KIND:
            return ClassTerms(name)
        self.known(tree, path, set().union(*OF_KIND.values()))
        for key in tree:
            if key not in OF_KIND[kind] and key in set().union(*OF_KIND.values()):
                self.say("D003", f"`{key}` does not go with kind = `{kind}`", (*path, key), f"take `{key}` out")
        ratio = self.above_zero(tree, "ratio", path, ONE)
        if kind == PREFERRED:
            return self.preferred(ClassTerms(name, ratio=ratio, label=label), tree, path)
        given = {
            key: self.amount(tree, key, path, cents=False)
            for key in ("strike", "hurdle", "company_hurdle")
            if key in tree
        }
        if kind == HURDLE and len(given) != 1:
            advice = "hurdle = 1.20: of one unit\ncompany_hurdle = 500000: of the whole company, after costs and debt"
            self.say("D001", "a hurdle is of one unit or of the company: say one of the two", path, advice)
        strike = given.get("strike", given.get("hurdle"))
        return ClassTerms(name, kind, strike=strike, company=given.get("company_hurdle"), ratio=ratio, label=label)

    def preferred(self, shared: ClassTerms, tree: Mapping[str, Any], path: Path) -> ClassTerms:
        """Read the preference of a class, and what it gets beyond that."""
        if ("price" in tree) == ("invested" in tree):
            advice = "price = 2.50: what was paid for one unit\ninvested = 500000: what was paid for all of them"
            self.say("D001", "a preference is for what was paid: say one of the two", path, advice)
        paid = {key: self.amount(tree, key, path, cents=False) for key in ("price", "invested") if key in tree}
        multiple = self.amount(tree, "multiple", path, cents=False)
        accrued = self.amount(tree, "accrued", path, NOTHING)
        takes_part, converts = self.answer(tree, "takes_part", path), self.answer(tree, "converts", path)
        counts, cap = self.cap(shared.name, tree, path, multiple) if takes_part == TO_CAP else (EVERYTHING, None)
        for key in ("cap", "cap_counts") if takes_part != TO_CAP else ():
            if key in tree:
                self.say("D003", f"`{key}` goes with takes_part = `{TO_CAP}`", (*path, key), f"take `{key}` out")
        return evolve(
            shared, kind=PREFERRED, rank=self.rank(tree, path), price=paid.get("price"), invested=paid.get("invested"),
            multiple=multiple, accrued=accrued, takes_part=takes_part, cap=cap, cap_counts=counts, converts=converts,
        )  # fmt: skip

    def cap(self, name: str, tree: Mapping[str, Any], path: Path, multiple: Fraction) -> tuple[str, Fraction]:
        """Read what a cap limits, and how many times what was paid it is."""
        counts, cap = self.answer(tree, "cap_counts", path), self.above_zero(tree, "cap", path)
        if "cap" in tree and counts == EVERYTHING and cap < multiple:
            advice = "a cap of everything limits the preference and what is shared besides it, together"
            self.say("D005", f"the cap of class `{name}` is below its preference", (*path, "cap"), advice)
        return counts, cap

    def rank(self, tree: Mapping[str, Any], path: Path) -> int:
        """Read in which order a preference is paid."""
        rank = tree.get("rank")
        if isinstance(rank, int) and not isinstance(rank, bool) and rank >= 1:
            return rank
        if rank is None:
            self.say("D001", "the plan does not say when the preference is paid: `rank`", path, "write rank = 1")
        else:
            self.say("D006", "`rank` is a whole number from 1; 1 is paid first", (*path, "rank"), "write rank = 1")
        return 1

    def carve_outs(self, tree: Mapping[str, Any]) -> tuple[CarveOut, ...]:
        """Read who gets a part before the holders divide."""
        listed = tree.get("carve_out", [])
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            self.say("S004", "`carve_out` is a list of tables", ("exit", "carve_out"), "write [[exit.carve_out]]")
            return ()
        found = tuple(self.carve_out(item, ("exit", "carve_out", index)) for index, item in enumerate(listed))
        for of in OF:
            if sum(carve.rate for carve in found if carve.of == of) >= 1:
                what = f"the carve-outs of `{of}` are together all of it, or more"
                self.say("D007", what, ("exit", "carve_out", 0), "rates are parts of one whole: 10% or 0.10")
        return found

    def carve_out(self, tree: Mapping[str, Any], path: Path) -> CarveOut:
        """Read one part that goes off before."""
        self.known(tree, path, CARVED)
        to = self.text(tree, "to", path)
        if to and not ID_FORM.fullmatch(to):
            advice = "an id has letters, digits, point, dash or underscore"
            self.say("D004", f"`{to}` cannot be the id of a holder", (*path, "to"), advice)
        of = self.one_of(tree, "of", path, "of what it is a part", OF)
        rate = self.amount(tree, "rate", path, cents=False)
        above = self.amount(tree, "above", path, NOTHING)
        at_most = self.amount(tree, "at_most", path) if "at_most" in tree else None
        return CarveOut(to, of, rate, above, at_most)
