"""Rule coverage counts what the answers of a suite lean on, and asks for enough of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import getattr_static
from types import SimpleNamespace

import pytest

import bcmodel as bc
from bcmodel.change import Refusal
from bcmodel.change.demand import Demand
from bcmodel.exchange import loads
from bcmodel.rules.town import town
from bcmodel.testing.covering import RuleCoverage
from bcmodel.testing.expectations import check_table
from bcmodel.testing.listening import Ear
from bcmodel.testing.tallying import REASONS, Tally
from tests.unit.testing.projects import RIGHT

pytest_plugins = ["pytester"]

ASSIGNED = "A101"
"""The code of the rule that something is assigned to the person."""
CREATE = "ad_account.create_ads"
LISTENED_TO = [
    *((bc.Resolver, name) for name in ("can", "decide", "can_many", "decide_many")),
    *((bc.Resolver, name) for name in ("plan", "after", "after_all")),
    *((bc.History, "then"), (bc.History, "then_all")),
    *((Demand, "__call__"), (Refusal, "__init__")),
]


@pytest.fixture
def tally() -> Iterator[Tally]:
    """Count what a test asks."""
    ear = Ear(Tally())
    ear.open()
    yield ear.tally
    ear.close()


@pytest.fixture
def access() -> bc.Resolver:
    """Return the town: adv-1 is assigned to mia, and not to ada."""
    return bc.Resolver(town())


def test_an_allowance_sees_its_rules_hold(tally: Tally, access: bc.Resolver) -> None:
    """The rules of the open route hold; nothing is stopped, and no reason given."""
    access.decide("mia", CREATE, "adv-1")
    assert tally.held[ASSIGNED] == 1
    assert not tally.stopped
    assert not tally.given


def test_a_denial_sees_what_stops_it(tally: Tally, access: bc.Resolver) -> None:
    """What stops a route of a denial is seen to stop; that the others hold proves nothing."""
    decision = access.decide("ada", CREATE, "adv-1")
    assert tally.stopped[ASSIGNED] == 1
    assert set(tally.given) >= set(decision.reasons)
    assert not tally.held


def test_the_unknown_counts_for_nothing(tally: Tally) -> None:
    """Where the answer hangs on the unseen, no rule has been seen either way."""
    access = bc.Resolver(bc.World.of(*town().facts(), bc.Unseen("assignment"), at=town().at))
    assert access.decide("ada", CREATE, "adv-1").unknown
    assert not tally.held
    assert not tally.stopped


def test_can_counts_as_decide_does(tally: Tally, access: bc.Resolver) -> None:
    """`can` and its like are counted with what `decide` leans on; each question once."""
    for _ in range(3):
        access.can("mia", CREATE, "adv-1")
        access.can(user="mia", action=CREATE, asset="adv-1")
        access.decide("mia", bc.Action.AD_ACCOUNT_CREATE_ADS, "adv-1")
    assert access.can_many(iter([("mia", CREATE, "adv-1"), ("ada", CREATE, "adv-1")])) == [1, 0]
    assert (tally.held[ASSIGNED], tally.stopped[ASSIGNED]) == (1, 1)
    access.decide_many([("mia", "ad_account.view_ads", "adv-1")])
    assert tally.held[ASSIGNED] == 2


def test_lists_of_people_count_for_nothing(tally: Tally, access: bc.Resolver) -> None:
    """A reverse question says nothing about why, and is not counted."""
    assert access.who_can(CREATE, "adv-1")
    assert access.what_can("mia", "adv-1")
    assert access.assets_of("mia", CREATE)
    assert not tally.held


def test_what_bcmodel_asks_itself_is_not_counted(tally: Tally, access: bc.Resolver) -> None:
    """Searching remedies tries many things; they are not what the suite asked."""
    denied = access.decide("ada", CREATE, "adv-1")
    before = tally.to_dict()
    assert bc.remedies(access, denied)
    bc.audit(access)
    assert tally.to_dict() == before


def test_commands_count(tally: Tally, access: bc.Resolver) -> None:
    """A command sees its conditions hold or stop, also given in a history or in a row."""
    leave = bc.commands.Leave(actor="ada", business_center="nova")
    (last,) = (code for code, name in tally.names.items() if name == "admin-remains")
    assert isinstance(access.plan(leave), bc.Refused)
    assert tally.stopped[last] == 1
    assert tally.given["LAST_ADMIN"] == 1
    with pytest.raises(bc.RefusedError):
        access.after(leave)
    bc.History(access).then(leave)
    assert tally.stopped[last] == 3
    after = access.after_all([bc.commands.Leave(actor="mia", business_center="nova")])
    assert after.world != access.world
    assert tally.held[last] == 1


def test_scenarios_and_tables_count(tally: Tally, access: bc.Resolver) -> None:
    """What a file asks, and a table, is asked by the suite."""
    loads(RIGHT).run()
    assert (tally.held[ASSIGNED], tally.stopped[ASSIGNED]) == (1, 0)
    check_table(access, "ada ad_account.create_ads adv-1 -> denied")
    assert tally.stopped[ASSIGNED] == 1


def test_house_rules_are_asked_for_once_met(tally: Tally) -> None:
    """A rule of a house counts as soon as its rulebook answers; so does its reason."""

    @bc.house_rule("X001", about=[CREATE], says="{user} is not Ada")
    def only_ada_creates_ads(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001
        """Ads are Ada's concern."""
        return path.case.user.id == "ada"

    assert "X001" not in tally.names
    access = bc.Resolver(town(), bc.STANDARD.with_(only_ada_creates_ads))
    access.can("mia", CREATE, "adv-1")
    assert tally.names["X001"] == "only-ada-creates-ads"
    assert tally.stopped["X001"] == 1
    assert "ONLY_ADA_CREATES_ADS" not in tally.ungiven
    assert "X001" in tally.unheld


def test_all_there_is_can_be_seen(tally: Tally) -> None:
    """A suite that saw everything has covered 100 percent, one that saw nothing 0."""
    assert tally.percent == 0
    for code in tally.names:
        tally.stopped[code] = 1
        if code not in tally.only_stopping:
            tally.held[code] = 1
    assert 0 < tally.percent < 100
    tally.given.update(REASONS)
    assert tally.percent == 100


def test_tallies_add_up(tally: Tally, access: bc.Resolver) -> None:
    """What two processes have counted is counted together, sent as plain data."""
    access.decide("mia", CREATE, "adv-1")
    access.decide("ada", CREATE, "adv-1")
    both = Tally()
    for _ in range(2):
        both.add(json.loads(json.dumps(tally.counts)))
    assert both.held == {code: 2 * count for code, count in tally.held.items()}
    assert both.given == {str(reason): 2 * count for reason, count in tally.given.items()}
    assert both.percent == tally.percent


def test_listening_ends(access: bc.Resolver) -> None:
    """Afterwards everything is as it was, and nothing is counted any more."""
    before = [getattr_static(owner, name) for owner, name in LISTENED_TO]
    ear = Ear(Tally())
    ear.open()
    assert not any(
        getattr_static(owner, name) is was
        for (owner, name), was in zip(LISTENED_TO, before, strict=True)
    )
    ear.close()
    assert [getattr_static(owner, name) for owner, name in LISTENED_TO] == before
    access.decide("mia", CREATE, "adv-1")
    assert not ear.tally.held


# The options.


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return a project with one scenario file."""
    (pytester.path / "why.bc.toml").write_text(RIGHT, "utf-8")
    return pytester


def test_nothing_is_wrapped_unless_asked(project: pytest.Pytester) -> None:
    """Without the options, no method is replaced and no section printed."""
    project.makepyfile(
        """
        import bcmodel as bc
        def test_it():
            assert not hasattr(bc.Resolver.can, "__wrapped__")
        """
    )
    result = project.runpytest()
    result.assert_outcomes(passed=5)
    result.stdout.no_fnmatch_line("*rule coverage*")


def test_coverage_is_told(project: pytest.Pytester) -> None:
    """The table names what was seen one way only, what not at all, and how much in all."""
    result = project.runpytest("--bc-rule-coverage")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(
        [
            "*= rule coverage of bcmodel =*",
            "Neither held nor stopped anybody:",
            "Never stopped anybody:",
            f"  {ASSIGNED} *",
            "Never given as a reason:",
            "* % seen: * rules to hold, * to stop somebody, * reasons given",
        ]
    )


def test_coverage_is_written(project: pytest.Pytester) -> None:
    """A file takes the counts of every rule and reason, as JSON; so does the terminal."""
    result = project.runpytest("--bc-rule-coverage=out/rules.json")
    result.stdout.fnmatch_lines(["* % seen: *", "Written to out/rules.json"])
    written = json.loads((project.path / "out" / "rules.json").read_text("utf-8"))
    rules = {rule["code"]: rule for rule in written["rules"]}
    assert set(rules) == {rule.code for rule in bc.STANDARD.every_rule}
    assert (rules[ASSIGNED]["held"], rules[ASSIGNED]["stopped"]) == (1, 0)
    assert set(written["reasons"]) == set(map(str, REASONS))
    assert written["reasons"]["ASSET_LEVEL_TOO_LOW"] == 1
    printed = project.runpytest("--bc-rule-coverage=json").stdout.str()
    assert json.dumps(written, indent=2) in printed


def test_workers_send_what_they_counted(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """A worker sends its counts when it is done, and who started it adds them up."""
    worker = RuleCoverage(pytestconfig, "term", 99)
    bc.Resolver(town()).can("mia", CREATE, "adv-1")
    monkeypatch.setattr(pytestconfig, "workeroutput", {}, raising=False)
    worker.pytest_sessionfinish(request.session)
    worker.pytest_unconfigure()
    sent = json.loads(json.dumps(pytestconfig.workeroutput))  # type: ignore[attr-defined]
    starter = RuleCoverage(pytestconfig, "term", None)
    starter.pytest_unconfigure()
    for _ in range(2):
        starter.pytest_testnodedown(SimpleNamespace(workeroutput=sent))
    starter.pytest_testnodedown(SimpleNamespace(gateway="one that has crashed"))
    assert starter.tally.held[ASSIGNED] == 2
    assert starter.tally.percent == worker.tally.percent


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("1.5", 0), ("99", 1)])
def test_too_little_fails(project: pytest.Pytester, least: str, code: int) -> None:
    """A suite that saw less than was asked for fails, though all of its tests passed."""
    result = project.runpytest(f"--bc-rule-coverage-min={least}")
    result.assert_outcomes(passed=4)
    assert result.ret == code
    assert ("FAIL: " in result.stdout.str()) is bool(code)


def test_listing_tests_covers_nothing_and_fails_nothing(project: pytest.Pytester) -> None:
    """What only lists the tests is not judged."""
    assert project.runpytest("--bc-rule-coverage-min=99", "--collect-only").ret == 0


@pytest.mark.parametrize(
    "option", ["--bc-rule-coverage=tests", "--bc-rule-coverage-min=101", "--bc-rule-coverage=x.xml"]
)
def test_options_that_make_no_sense(project: pytest.Pytester, option: str) -> None:
    """What is not a form of report, or not a percentage, is an error of usage."""
    result = project.runpytest(option)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {option.partition('=')[0]}: *; use *"])
