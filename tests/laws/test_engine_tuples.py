"""Law: what is exported answers as `can`, and changes of it lead where the World leads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.change.planning import succeed
from bcmodel.exchange import load_all
from bcmodel.exchange.engines.answering import Answering
from bcmodel.exchange.engines.model import Model, Stored, Tuple
from bcmodel.exchange.engines.naming import permission
from bcmodel.exchange.engines.schema import model_of
from bcmodel.exchange.engines.tuples import tuples_of
from bcmodel.testing.luck import Luck
from tests.differential.served import RULEBOOKS, asked_of
from tests.laws.changing import Chain, chain_of, chains
from tests.places import SCENARIOS
from tests.worlds import Case, cases, random_case

HOUSES = (bc.STANDARD.without("S202"), bc.STANDARD.without("J403", "T201"))
"""Rulebooks whose rules no words were made for."""
FEWER = settings(max_examples=max(20, settings().max_examples // 5))
"""Everything is asked in each example, so there are fewer of them."""


def assert_served_alike(access: bc.Resolver) -> None:
    """Compare what model and tuples come to with the answers of the World, to everything."""
    model, tuples = model_of(access.rulebook), tuples_of(access)
    assert_fit(model, tuples)
    engine, tables = Answering(model, tuples), access.world.tables
    for action, thing, using, node in asked_of(tables):
        who = engine.who(node, permission(action))
        served = {subject.ids[0] for subject in who}
        allowed = {user for user in tables.users if access.can(user, action, thing, using)}
        assert served == allowed, (action, thing, using)


def assert_fit(model: Model, tuples: frozenset[Tuple]) -> None:
    """Every tuple is one that the model admits."""
    stored = {
        (one.name, relation.name): relation.expression.subjects
        for one in model.types
        for relation in one.relations
        if isinstance(relation.expression, Stored)
    }
    for told in tuples:
        wanted = told.subject.type if told.subject.ids else f"{told.subject.type}:*"
        assert wanted in stored[told.object.type, told.relation], told


@pytest.mark.parametrize("partly_seen", [False, True])
@FEWER
@given(st.data())
def test_an_export_answers_as_the_world(partly_seen: bool, data: st.DataObject) -> None:
    """Everybody, everything; what is UNKNOWN is not allowed."""
    case: Case = data.draw(cases(partly_seen=partly_seen, questions=0))
    assert_served_alike(bc.Resolver(case.world, data.draw(st.sampled_from(RULEBOOKS))))


@pytest.mark.parametrize("seed", range(30))
def test_an_export_answers_as_the_world_with_any_parameters(seed: int) -> None:
    """Each combination of parameters has a model of its own."""
    assert_served_alike(random_case(seed, questions=0).access)


@pytest.mark.parametrize("book", HOUSES)
@pytest.mark.parametrize("seed", range(8))
def test_a_house_is_exported_answer_by_answer(book: bc.Rulebook, seed: int) -> None:
    """Rules that the words do not foresee change nothing about that."""
    assert_served_alike(bc.Resolver(chain_of(Luck.of(seed)).world, book))


def assert_followed(chain: Chain) -> None:
    """Go along a chain, and let the tuples follow."""
    before = bc.Resolver(chain.world, chain.rulebook)
    tuples = tuples_of(before)
    for after, rebuilt, _ in chain.followed():
        changes = bc.tuple_changes(before, after)
        assert not tuples & set(changes.writes)
        assert set(changes.deletes) <= tuples
        tuples = changes.applied_to(tuples)
        assert tuples == tuples_of(rebuilt)
        before = after


@pytest.mark.parametrize("partly_seen", [False, True])
@FEWER
@given(st.data())
def test_tuples_replayed_are_the_export_of_the_new_world(
    partly_seen: bool, data: st.DataObject
) -> None:
    """Whatever changes, time too, and none is written or deleted in vain."""
    chain = data.draw(chains(partly_seen=partly_seen))
    assert_followed(chain._replace(rulebook=data.draw(st.sampled_from(RULEBOOKS))))


def test_it_is_so_in_many_worlds() -> None:
    """The same, along chains of seeds."""
    for seed in range(60):
        chain = chain_of(Luck.of(seed), partly_seen=seed % 4 == 0)
        assert_followed(chain._replace(rulebook=RULEBOOKS[seed % 3]))


def test_the_events_of_a_story_lead_from_export_to_export() -> None:
    """Command after command, each event gives the tuples to write and to delete."""
    followed = 0
    for scenario in load_all([SCENARIOS / "lifecycles"]):
        access = bc.Resolver(scenario.world, scenario.rulebook)
        tuples = tuples_of(access)
        for entry in scenario.history.entries:
            later = access.at(entry.at)
            tuples = bc.tuple_changes(access, later).applied_to(tuples)
            tuples = bc.event_tuples(later, entry.events).applied_to(tuples)
            access = succeed(later, entry.events)
            assert tuples == tuples_of(bc.Resolver(access.world, scenario.rulebook))
            followed += bool(entry.events)
    assert followed > 20
