"""Values can be sent to other processes."""

from __future__ import annotations

import pickle
from typing import TypeVar

import pytest

import bcmodel as bc
from bcmodel.resolve.making import can_be_patched
from bcmodel.rules.town import town

T = TypeVar("T")
QUESTION = ("ada", "ad_account.create_ads", "adv-1")


@bc.house_rule("X901", about=["ad_account.create_ads"], says="nobody does, in this house")
def nobody_creates_ads(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """In this house nobody creates ads."""
    return False


HOUSE = bc.STANDARD.with_(nobody_creates_ads).with_parameters(admin_sees_money=True)


def sent(value: T) -> T:
    """Return what another process would get."""
    received: T = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    return received


def test_a_rule_arrives_as_itself() -> None:
    """Rules and conditions are known by where they are declared."""
    for rule in (*HOUSE.every_rule, nobody_creates_ads):
        assert sent(rule) is rule


@pytest.mark.parametrize("book", [bc.STANDARD, HOUSE], ids=["standard", "house"])
def test_a_resolver_arrives_and_answers_alike(book: bc.Rulebook) -> None:
    """The World, the rules and the parameters are the same, and so is every answer."""
    before = bc.Resolver(town(), book)
    after = sent(before)
    assert after.world == before.world
    assert after.rulebook.parameters == book.parameters
    assert can_be_patched(after.rulebook) is can_be_patched(book)
    assert {user: after.what_can(user) for user in before.world.tables.users} == {
        user: before.what_can(user) for user in before.world.tables.users
    }


def test_answers_and_advice_arrive() -> None:
    """What was found out in one process is told in another."""
    access = bc.Resolver(town())
    denied = access.decide(*QUESTION)
    refused = access.plan(bc.commands.Leave(actor="ada", business_center="nova"))
    assert isinstance(refused, bc.Refused)
    assert sent(denied).explain() == denied.explain()
    assert sent(refused).decision.explain() == refused.decision.explain()
    assert sent(bc.remedies(access, denied))[0].text == bc.remedies(access, denied)[0].text
    assert sent(bc.audit(access)).to_dict() == bc.audit(access).to_dict()
    assert sent(bc.History(access)).world == access.world
