"""The result for everybody: awards, one balance per pool, who does not take part and why, who got left-over cents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.awards import award_of
from sharing.balances import balances_of, carried_of
from sharing.errors import Problem, Refused
from sharing.findings import exclusions_of, leftovers_of, noted_of, paid_although_excluded, told_of
from sharing.named import Named
from sharing.tables import STAFF

if TYPE_CHECKING:
    from sharing.awards import Award
    from sharing.balances import Balance, Carried
    from sharing.evaluation import Run
    from sharing.findings import Exclusion, Leftover, Noted, Told


class Register(Named):
    """Everything a run gives to everybody."""

    run: Run
    awards: tuple[Award, ...]
    balances: tuple[Balance, ...]
    exclusions: tuple[Exclusion, ...]
    leftovers: tuple[Leftover, ...]
    carried: tuple[Carried, ...] = ()
    told: tuple[Told, ...] = ()
    noted: tuple[Noted, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The participants, in the order of their ids."""
        return tuple(self.run.inputs.tables[STAFF].ids)

    def award(self, name: str) -> Award | None:
        """Find an award by the name of its outlet."""
        return next((award for award in self.awards if award.outlet.name == name), None)


def register_of(run: Run) -> Register:
    """Gather what a run gives; Refused when it does not fit.

    An award is in whole units, a pool pays no more than it holds, and who does not take part is paid nothing.
    """
    problems: list[Problem] = []
    awards = [award_of(run, outlet, problems) for outlet in run.scheme.outlets]
    if problems:
        raise Refused(problems)
    balances = balances_of(run, [award for award in awards if award is not None], problems)
    if problems:
        raise Refused(problems)
    found = tuple(award for award in awards if award is not None)
    exclusions = tuple(exclusions_of(run))
    problems.extend(paid_although_excluded(run, found, exclusions))
    if problems:
        raise Refused(problems)
    carried = tuple(carried_of(run, account) for account in run.scheme.accounts)
    told = tuple(told_of(run, check) for check in run.scheme.checks)
    return Register(
        run, found, tuple(balances), exclusions, tuple(leftovers_of(run)), carried, told, tuple(noted_of(run))
    )
