"""Why a part changed: a letter tells the inputs that differ and the first step that does, and nothing of others."""

from __future__ import annotations

import json

import pytest
from tests.reports.html.results import EXAMPLES, SMALL

from sharing import bind, read_figures, read_scheme, read_sheet, read_toml, vocabulary
from sharing.audit.differences import differences_of
from sharing.audit.trail import FORECAST, Commission, trail_of
from sharing.errors import Refused
from sharing.files.ledger_runs import library
from sharing.files.results import read_earlier
from sharing.letters import letter_of
from sharing.reports.earlier import earlier_trail
from sharing.reports.page_words import Voice
from sharing.succession import close_period

NL, EN = Voice("nl"), Voice("en")
BAKERY = EXAMPLES / "bakery"


def period(scheme: bytes, figures: str, **sheets: bytes):
    """Run one period, with its state and its trail."""
    read = read_scheme(read_toml(scheme, name="scheme.toml"), vocabulary())
    found = read_figures(read_toml(figures.encode(), name="figures.toml"))
    tables = {name: read_sheet(data, name=f"{name}.csv") for name, data in sheets.items()}
    passed = close_period(read, bind(read, found, tables, found.periods[0]))
    return passed, trail_of(passed, Commission("", FORECAST, ""), library())


def bakery(year: str = "2025", scheme: tuple[str, str] = ("", ""), **changes: str):
    """Run the bakery with other figures, another text of the rules or another staff list."""
    figures = (BAKERY / "figures.toml").read_text(encoding="utf-8").replace("2025", year)
    figures = figures.replace("128400.00", changes.get("profit", "128400.00"))
    staff = (BAKERY / "staff.csv").read_text(encoding="utf-8-sig")
    for old, new in (pair.split("=>") for pair in changes.get("staff", "").split("|") if pair):
        assert old in staff
        staff = staff.replace(old, new)
    text = (BAKERY / "scheme.toml").read_text(encoding="utf-8").replace(*scheme)
    return period(text.encode(), figures, staff=staff.encode())


def changes(now, before, identity: str, voice=NL) -> list[str]:
    """Give what a letter tells of last time, without how much and of which pool."""
    (passed, trail), (_, old) = now, before
    register = passed.register
    row = register.run.inputs.tables["staff"].row(identity)
    told = letter_of(register, row, voice, earlier=earlier_trail(old), found=differences_of(old, trail)).changes
    return list(told)[2:]


def test_an_own_input_that_differs_is_told_with_the_first_step_and_the_worth_of_a_point():
    before = bakery("2024", profit="118000.00", staff="2.385,75;0,60=>2.385,75;0,50")
    assert [
        "Wat er over jou anders is: deeltijdfactor was 0,5 en is nu 0,6.",
        "Wat er over het bedrijf anders is: winst voor belasting en voor deze regeling was € 118.000,00 en is nu € 128.400,00.",
        "De eerste stap die anders uitkomt: deel van het jaar in dienst was 1 en is nu 0,665753…; de stappen hieronder laten zien wat daaruit volgt.",
    ] == [line for line in changes(bakery(), before, "0011") if "andere periode" not in line][:3]
    assert "Het gaat nu over een andere periode." in changes(bakery(), before, "0011")


def test_who_is_the_same_is_told_so_and_that_it_came_from_the_pool_and_the_others():
    told = changes(bakery(), bakery(staff="0015;Yara=>0016;Yara|4.150,00=>4.250,00"), "0002", EN)
    assert "About you we use the same as then." == told[0]
    assert ["What differs about others: gross monthly salary.", "Others came, or others left."] == told[1:3]
    assert "The first step that comes out differently: exact share of the pool was €1,3" in told[3]
    assert told[4].startswith("Value of one point was €0.420165… and is now €0.421893…:")
    assert told[4].endswith("that depends on the pool and on the points of everybody together.")
    assert 5 == len(told)
    assert "4,150" not in " ".join(told)


def test_every_value_that_is_told_is_one_of_the_two_runs():
    now, before = bakery(), bakery("2024", profit="99999.99", staff="3.120,00;0,80=>3.000,01;0,70")
    told = " ".join(changes(now, before, "0003", EN))
    for text in ("€3,000.01 and is now €3,120.00", "0.7 and is now 0.8", "€99,999.99 and is now €128,400.00"):
        assert text in told
    step = before[1]["steps"]["punten"]["values"][2]
    assert "2100007/1000" == step
    assert "monthly salary by part-time factor and presence was €2,100.007 and is now €2,496.00" in told


def test_other_rules_are_told():
    told = changes(bakery(), bakery(scheme=('2, \\"down\\")', '0, \\"down\\")'), profit="100000.90"), "0001")
    assert "De regels zeggen dit anders dan toen: te verdelen winst." == told[0]


def test_of_fewer_than_five_people_nothing_is_said_of_the_others():
    people = [("a0", "1", "big"), ("a1", "1", "big")]
    weights = {"big": "0.5"}
    now, before = teams(weights, people, SHARED), teams(weights, [people[0], ("a1", "2", "big")], SHARED)
    told = " ".join(changes(now, before, "a0", EN))
    assert "others" not in told.replace("others in the same pool", "")
    five = [*people, *((f"a{n}", "1", "big") for n in range(2, 5))]
    now, before = teams(weights, five, SHARED), teams(weights, [five[0], ("a1", "2", "big"), *five[2:]], SHARED)
    assert "What differs about others: points." in changes(now, before, "a0", EN)


def test_a_date_that_was_left_open_is_told_as_such():
    told = changes(bakery(), bakery(staff="01-06-2020;31-08-2025=>01-06-2020;"), "0011")
    assert told[0].startswith(
        "Wat er over jou anders is: datum uit dienst was niet ingevuld en is nu 31 augustus 2025."
    )
    assert "U" not in told[0]


def test_who_was_not_there_is_told_only_that():
    (passed, trail), (_, old) = bakery(), bakery(staff="0015;Yara=>0016;Yara")
    register = passed.register
    letter = letter_of(register, 11, NL, earlier=earlier_trail(old), found=differences_of(old, trail))
    assert ("In de berekening van 2025 kwam je niet voor.",) == letter.changes


def test_who_gets_the_same_is_told_no_reasons():
    assert [] == [line for line in changes(bakery(), bakery(), "0001") if "anders" in line or "hetzelfde" in line]


TEAMS = SMALL.replace('formula = "POOL"', 'formula = "profit * teams.weight"').replace(
    'of = "pool"', 'of = "pool"\nwithin = "team"'
).replace('of = "share"', 'of = "share"\nwithin = "team"').replace('kind = "number"\n[[step]]', 'kind = "number"\nlabel = { en = "weight of the team" }\n[[step]]')  # fmt: skip


SHARED = SMALL.replace('formula = "POOL"', 'formula = "profit"')


def teams(weights: dict[str, str], people: list[tuple[str, str, str]], scheme: str = TEAMS):
    staff = "id,points,team\n" + "".join(",".join(one) + "\n" for one in people)
    table = "id,weight\n" + "".join(f"{name},{weight}\n" for name, weight in weights.items())
    figures = '[[period]]\nname="1"\nfrom=2025-01-01\nto=2025-12-31\n[period.figures]\nprofit = 100\n'
    return period(scheme.encode(), figures, staff=staff.encode(), teams=table.encode())


MANY = [(f"a{n}", "1", "big") for n in range(6)] + [(f"b{n}", "1", "tiny") for n in range(2)]


def test_what_changed_for_the_own_team_is_told_and_of_another_team_nothing():
    told = changes(teams({"big": "0.5", "tiny": "0.5"}, MANY), teams({"big": "0.4", "tiny": "0.3"}, MANY), "a0", EN)
    assert "What differs about you: weight of the team was 0.4 and is now 0.5." == told[0]
    assert "0.3" not in " ".join(told)


def test_a_move_to_another_team_is_told_by_its_name():
    moved = [("a0", "1", "tiny"), *MANY[1:]]
    weights = {"big": "0.5", "tiny": "0.5"}
    told = changes(teams(weights, MANY), teams(weights, moved), "a0", EN)
    assert told[0].startswith("What differs about you: team was tiny and is now big")


def test_money_of_a_team_of_fewer_than_five_is_not_told():
    scheme = TEAMS.replace("profit * teams.weight", "teams.weight").replace(
        'columns.weight]\nkind = "number"', 'columns.weight]\nkind = "money"'
    )
    now, before = teams({"big": "50", "tiny": "77"}, MANY, scheme), teams({"big": "50", "tiny": "66"}, MANY, scheme)
    told = " ".join(changes(now, before, "b0", EN))
    assert "weight of the team" not in told
    assert "66" not in told


@pytest.fixture
def ledger(tmp_path):
    from sharing.files.ledger_runs import commit_run

    for year in ("2024", "2025"):
        commit_run(tmp_path / "ledger", bakery(year, profit=f"{year}00.00")[0], "final")
    return tmp_path / "ledger"


def test_last_time_is_read_from_a_ledger_from_its_trail_and_from_a_result_alike(ledger, tmp_path):
    from sharing.reports.data import json_register

    now, before = bakery()[0].register, bakery("2024", profit="202400.00")[0].register
    (tmp_path / "last.json").write_text(json_register(before), encoding="utf-8")
    paths = [ledger, next((ledger / "private").glob("000001*/trail.json")), tmp_path / "last.json"]
    found = [read_earlier(path, now) for path in paths]
    assert [True, True, False] == [one.trail is not None for one in found]
    assert 1 == len({repr(one._replace(trail=None)._asdict().items()) for one in found})
    assert "2024" == found[0].period


def test_a_ledger_without_an_earlier_period_is_refused(ledger):
    with pytest.raises(Refused, match="I062 the ledger has no period of `winstdeling-bakkerij` that ends before 2024"):
        read_earlier(ledger, bakery("2024")[0].register)


def test_a_trail_that_is_none_is_refused(ledger, tmp_path):
    trail = json.loads(next((ledger / "private").glob("000001*/trail.json")).read_text(encoding="utf-8"))
    (tmp_path / "trail.json").write_text(json.dumps({**trail, "awards": 1}), encoding="utf-8")
    with pytest.raises(Refused, match="A00"):
        read_earlier(tmp_path / "trail.json", bakery()[0].register)


def test_a_year_in_which_nothing_is_paid_is_compared_as_completely_as_any_other():
    """The profit stayed below the threshold: what was, what is, why, the same inputs and the same steps."""
    good, bad = bakery(), bakery("2026", profit="60000.00")
    (passed, trail), (_, old) = bad, good
    register = passed.register
    letter = letter_of(register, 0, NL, earlier=earlier_trail(old), found=differences_of(old, trail))
    assert "Waarom je nu niets krijgt" == letter.title
    assert "De berekening hieronder komt uit op niets." == letter.reason
    assert ("Te verdelen winst: € 0,00. Er is deze keer niets te verdelen.",) == letter.shares
    assert (
        "Over 2025 kreeg je € 1.750,86. Dat is nu € 1.750,86 minder.",
        "Te verdelen was € 10.260,00, en dat is nu € 0,00.",
        "Over jou gebruiken we hetzelfde als toen.",
        "Wat er over het bedrijf anders is: winst voor belasting en voor deze regeling was € 128.400,00 en is nu € 60.000,00.",
    ) == letter.changes[:4]
    whole = letter_of(good[0].register, 0, NL)
    assert [step.label for step in whole.steps] == [step.label for step in letter.steps]
    assert [name for name, _ in whole.inputs] == [name for name, _ in letter.inputs]
    assert letter.next[0].startswith("Er wordt je nu niets betaald.")


def test_a_year_after_one_without_a_pool_says_that_there_is_one_now():
    told = list(changes(bakery(), bakery("2024", profit="60000.00"), "0001", EN))
    assert "About you we use the same as then." == told[0]
    (passed, trail), (_, old) = bakery(), bakery("2024", profit="60000.00")
    letter = letter_of(passed.register, 0, EN, earlier=earlier_trail(old), found=differences_of(old, trail))
    assert "There was €0.00 to divide and it is now €10,260.00." == letter.changes[1]
