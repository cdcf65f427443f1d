"""Strategies: what they draw is valid and as asked for, is rich, and shrinks to little."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.rules.town import town
from bcmodel.testing import strategies
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.otherwise import town_of
from bcmodel.testing.making.questions import Asked, Questioner
from bcmodel.testing.making.thinning import thinned
from bcmodel.testing.making.worlds import facts_of, rulebook_of
from bcmodel.vocab.reasons import ADVICE, OF_COMMANDS

UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
BRIEF = settings(max_examples=25, suppress_health_check=UNHURRIED)
PATIENT = settings(max_examples=500, database=None, suppress_health_check=UNHURRIED)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
strategies.register()


def is_anything(_: object) -> bool:
    """Take the first that comes."""
    return True


# Facts


@pytest.mark.parametrize("cls", FACT_CLASSES.values())
def test_facts_of_a_class_are_found_by_type(cls: type[bc.Fact]) -> None:
    """Hypothesis knows every class of facts, and its simplest is that of `facts`."""
    simplest = find(st.from_type(cls), is_anything, settings=BRIEF)
    assert type(simplest) is cls
    assert simplest == find(strategies.facts(cls), is_anything, settings=BRIEF)


def test_any_fact_is_of_any_kind() -> None:
    """The base class stands for all."""
    for kind in (bc.Kind.USER, bc.Kind.SHARE, bc.Kind.UNSEEN):
        found = find(st.from_type(bc.Fact), lambda fact, kind=kind: fact.kind is kind)  # type: ignore[misc]  # bound at once
        assert found.kind is kind


def test_a_fact_shrinks_to_what_was_asked_for() -> None:
    """Nothing else is said of it."""
    member = find(strategies.facts(bc.Member), lambda one: one.finance_role is not None)
    assert member.said().keys() == {"business_center", "user", "finance_role"}


# Worlds


def test_the_smallest_world_is_a_person_and_a_business_center() -> None:
    """With the least there has to be, of which nothing is said."""
    smallest = find(strategies.worlds(), is_anything, settings=PATIENT)
    assert [fact.kind for fact in smallest.facts()] == ["user", "business_center"]
    assert all(len(fact.said()) == 1 for fact in smallest.facts())
    nobody = strategies.worlds(people=(0, 2), business_centers=(0, 2))
    assert list(find(nobody, is_anything, settings=PATIENT).facts()) == []


def is_open_to_a_partner(world: bc.World) -> bool:
    """Whether a partner's member may create ads."""
    access, accounts = bc.Resolver(world), [bc.Kind.AD_ACCOUNT]
    things = [one.id for one in world.tables.assets.values() if one.kind in accounts]
    decisions = (
        access.decide(user, "ad_account.create_ads", thing)
        for user in world.tables.users
        for thing in things
    )
    return any(d.allowed and d.routes[0].kind is bc.RouteKind.PARTNER for d in decisions)


def test_a_world_shrinks_to_the_facts_that_matter() -> None:
    """A route as a partner takes nine facts, if the person is no Admin of both sides."""
    found = list(find(strategies.worlds(), is_open_to_a_partner, settings=PATIENT).facts())
    kinds = Counter(fact.kind for fact in found)
    assert len(found) <= 9, found
    assert {kinds[bc.Kind.MEMBER], kinds[bc.Kind.SHARE], kinds[bc.Kind.PARTNERSHIP]} == {1}


@settings(BRIEF)
@given(st.data(), st.sampled_from([(0, 1), (1, 1), (2, 3), (3, 7)]))
def test_bounds_are_kept(data: st.DataObject, bounds: tuple[int, int]) -> None:
    """At least and at most so many people and Business Centers, also beyond the usual ones."""
    world = data.draw(strategies.worlds(people=bounds, business_centers=bounds))
    least, most = bounds
    assert least <= len(world.tables.users) <= most
    assert least <= len(world.tables.centers) <= most


@settings(BRIEF)
@given(strategies.worlds(kinds=["pixel_link", "member"], at=LATER))
def test_kinds_and_instant_are_as_asked_for(world: bc.World) -> None:
    """There are facts of the kinds, and of those they refer to, and no others."""
    named = {"user", "business_center", "ad_account", "pixel"}
    assert world.at == LATER
    assert {str(fact.kind) for fact in world.facts()} <= {"pixel_link", "member", *named}


@settings(BRIEF)
@given(strategies.worlds() | strategies.towns())
def test_worlds_have_seen_everything_unless_asked_otherwise(world: bc.World) -> None:
    """Then nothing says that it may lack anything."""
    assert not world.tables.unseen


@pytest.mark.parametrize("make", [strategies.worlds, strategies.towns])
def test_worlds_seen_in_part_say_so(
    make: Callable[..., st.SearchStrategy[bc.World]],
) -> None:
    """By patterns of what they may lack."""
    found = find(make(seen_whole=False), lambda world: bool(world.tables.unseen), settings=BRIEF)
    assert any(isinstance(fact, bc.Unseen) for fact in found.facts())


def test_a_town_shrinks_to_the_one_they_come_from() -> None:
    """And by one change where one is needed."""
    plain = set(town().facts())
    assert set(find(strategies.towns(), is_anything, settings=PATIENT).facts()) == plain
    closed = find(strategies.towns(), lambda world: "mia" not in publishers(world))
    assert len(plain ^ set(closed.facts())) <= 2


def publishers(world: bc.World) -> frozenset[str]:
    """Return who may publish on the account that Mia works on."""
    return bc.Resolver(world).who_can("ad_account.publish_ads", "adv-1")


@settings(BRIEF)
@given(strategies.revealed())
def test_what_is_revealed_was_hidden(pair: tuple[bc.World, bc.World]) -> None:
    """The World seen in part has no facts but those of the whole, and patterns for the rest."""
    part, whole = pair
    seen = {fact for fact in part.facts() if not isinstance(fact, bc.Unseen)}
    assert seen <= set(whole.facts())
    assert not whole.tables.unseen


@settings(BRIEF)
@given(strategies.resolvers(strategies.towns(), st.just(bc.STANDARD)))
def test_resolvers_are_of_the_worlds_and_rulebooks_given(access: bc.Resolver) -> None:
    """Any may be given."""
    assert access.rulebook is bc.STANDARD
    assert access.world.at == town().at


@pytest.mark.parametrize("cls", [bc.World, bc.Rulebook, bc.Resolver])
def test_what_answers_is_found_by_type(cls: type[object]) -> None:
    """Hypothesis knows Worlds, rulebooks and Resolvers."""
    assert isinstance(find(st.from_type(cls), is_anything, settings=BRIEF), cls)


# Questions


@settings(BRIEF)
@given(st.data())
def test_queries_are_about_what_is_there(data: st.DataObject) -> None:
    """About the actions given, of people there are, on what fits."""
    actions = ["ad_account.view_ads", "pixel.view"]
    user, action, asset = data.draw(strategies.queries(town(), actions=actions))
    thing = town().thing(asset)
    assert action in actions
    assert user in town().tables.users
    assert thing is not None
    assert thing.kind is bc.Action(action).kind


def test_queries_go_astray_only_where_they_may() -> None:
    """Then they name what is not there, or what does not fit."""
    access, unposed = bc.Resolver(town()), {"USER_NOT_FOUND", "ASSET_NOT_FOUND"}
    found = find(
        strategies.queries(town(), astray=True),
        lambda query: not unposed.isdisjoint(access.decide(*query).reasons),
        settings=PATIENT,
    )
    assert found.user not in town().tables.users or town().thing(found.asset) is None


def test_a_query_takes_no_second_thing() -> None:
    """Joint actions are for `questions`, whose answers may be had at once."""
    with pytest.raises(bc.InputError) as caught:
        find(strategies.queries(town(), actions=["ad_account.use_pixel"]), is_anything)
    assert [fault.place for fault in caught.value.faults] == ["actions"]
    asked = find(
        strategies.questions(town(), actions=["ad_account.use_pixel"], astray=False),
        lambda one: one.of(bc.Resolver(town())).allowed,
        settings=PATIENT,
    )
    assert asked.using == "px-1"


# Commands


@settings(BRIEF)
@given(st.data())
def test_commands_make_sense(data: st.DataObject) -> None:
    """They are accepted or refused, and never an input error."""
    access = data.draw(strategies.resolvers())
    command = data.draw(strategies.commands(access))
    assert isinstance(access.plan(command), (bc.Planned, bc.Refused))


def test_commands_are_found_by_type() -> None:
    """Hypothesis knows the classes of commands, each by commands that make sense in the town."""
    for cls in (bc.Command, bc.commands.Leave, bc.commands.ShareAsset, bc.commands.RenewQr):
        found = find(st.from_type(cls), is_anything, settings=BRIEF)
        assert isinstance(found, cls)
        assert isinstance(bc.Resolver(town()).plan(found), (bc.Planned, bc.Refused))


def test_a_misspelt_command_is_told() -> None:
    """With the nearest one."""
    with pytest.raises(bc.InputError) as caught:
        find(strategies.commands(town(), among=["leaf", "leave"]), is_anything)
    assert [fault.next_step for fault in caught.value.faults] == ["did you mean `leave`?"]


@settings(BRIEF)
@given(st.data(), st.sampled_from([(0, 0), (1, 1), (2, 4)]))
def test_histories_are_as_long_as_asked_for(data: st.DataObject, length: tuple[int, int]) -> None:
    """Nearly: where no command comes to mind there is one less. Time never goes back."""
    history = data.draw(strategies.histories(town(), length=length))
    instants = [town().at, *(entry.at for entry in history.entries)]
    assert len(history.entries) <= length[1]
    assert instants == sorted(instants)


def test_a_history_shrinks_to_the_command_that_matters() -> None:
    """One command is enough for one event."""
    found = find(strategies.histories(town()), lambda history: bool(history.events))
    assert [entry.accepted for entry in found.entries] == [True]


# Riches


class Seen:
    """What occurred in the answers about many Worlds."""

    def __init__(self) -> None:
        self.reasons: set[bc.Reason] = set()
        self.kinds: set[bc.RouteKind] = set()
        self.verdicts: set[tuple[bc.Kind, bc.Verdict]] = set()

    def ask(self, world: bc.World, rulebook: bc.Rulebook, luck: Luck, times: int) -> None:
        """Think of questions, and note the answers."""
        access, questioner = bc.Resolver(world, rulebook), Questioner(world)
        for _ in range(times):
            asked: Asked = questioner.question(luck)
            decision = asked.of(access)
            self.reasons.update(decision.reasons)
            self.kinds.update(route.kind for route in decision.routes if route.is_open)
            self.verdicts.add((asked.action.kind, decision.verdict))


def test_worlds_are_rich() -> None:
    """Every reason occurs in thinned Worlds, and every kind of route is open to somebody."""
    seen = Seen()
    for seed in range(700):
        luck = Luck.of(seed)
        by = bytes(luck.below(256) for _ in range(128))
        facts = thinned(facts_of(luck), by, people=(1, 5), business_centers=(1, 4))
        seen.ask(bc.World.of(*facts, at=NOW), rulebook_of(luck), luck, 30)
    assert set(bc.Reason) - seen.reasons == ADVICE | OF_COMMANDS
    assert set(bc.RouteKind) - seen.kinds == set()


def test_in_towns_both_answers_are_common() -> None:
    """For every kind of thing there is, of some questions each; seen in part, all three."""
    seen, in_part = Seen(), Seen()
    for seed in range(150):
        luck = Luck.of(seed)
        seen.ask(town_of(luck), bc.STANDARD, luck, 20)
        in_part.ask(town_of(luck, partly_seen=True), bc.STANDARD, luck, 20)
    kinds = {action.kind for action in bc.Action}
    both = {(kind, verdict) for kind in kinds for verdict in ("ALLOWED", "DENIED")}
    assert seen.verdicts == both
    assert in_part.verdicts >= both
    assert {kind for kind, verdict in in_part.verdicts if verdict == "UNKNOWN"} >= kinds - {
        bc.Kind.BUSINESS_CENTER,
    }


# Registering

LIGHT = """
import sys
from bcmodel.testing.registering import register
register()
late = ("bcmodel.change.commands", "bcmodel.testing.strategies", "networkx")
print([name for name in late if name in sys.modules])
import bcmodel as bc
from hypothesis import find, strategies as st
print(find(st.from_type(bc.commands.Leave), lambda one: True))
print(len([finder for finder in sys.meta_path if type(finder).__module__.startswith("bcmodel")]))
"""


def test_registering_loads_nothing_that_nobody_asked_for() -> None:
    """Commands and strategies are loaded when they are used, and are known then."""
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines() == ["[]", "Leave(actor='ada', business_center='nova')", "0"]
