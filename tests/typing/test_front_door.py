"""The front door as type checkers see it; that the values agree is checked in passing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import assert_type

import bcmodel as bc

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def door() -> bc.Resolver:
    """Return a small World with a Resolver on it."""
    world = bc.World.of(
        bc.User("mia"),
        bc.BusinessCenter("nova"),
        bc.Member("nova", "mia"),
        bc.AdAccount("adv-1", owner="nova"),
        bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
        at=NOON,
    )
    assert_type(world, bc.World)
    return assert_type(bc.Resolver(world), bc.Resolver)


def test_a_world_gives_facts_and_times() -> None:
    """Facts in, facts out."""
    world = door().world
    assert_type(world.at, datetime)
    assert_type(world.facts(), Iterator[bc.Fact])
    assert_type(world.later(NOON), bc.World)
    assert_type(world.restricted_to([bc.User("mia")]), bc.World)
    assert bc.User("mia") in set(world.facts())


def test_questions_are_answered_by_plain_values() -> None:
    """`bool`, lists of it, and sets of ids and actions."""
    access = door()
    assert assert_type(access.can("mia", "ad_account.view_ads", "adv-1"), bool)
    assert assert_type(access.can("mia", bc.Action.AD_ACCOUNT_VIEW_ADS, "adv-1"), bool)
    queries = [("mia", "ad_account.view_ads", "adv-1")]
    assert assert_type(access.can_many(queries), list[bool]) == [True]
    named = [bc.Query("mia", bc.Action.AD_ACCOUNT_VIEW_ADS, "adv-1")]
    assert assert_type(access.can_many(named), list[bool]) == [True]
    assert assert_type(access.who_can("ad_account.view_ads", "adv-1"), frozenset[str]) == {"mia"}
    assert assert_type(access.assets_of("mia", "ad_account.view_ads"), frozenset[str]) == {"adv-1"}


def test_what_can_has_two_forms() -> None:
    """With an asset a set of actions, without one such a set for each asset."""
    access = door()
    on_one = assert_type(access.what_can("mia", "adv-1"), frozenset[bc.Action])
    on_all = assert_type(access.what_can("mia"), dict[str, frozenset[bc.Action]])
    assert on_all["adv-1"] == on_one


def test_a_decision_is_typed_throughout() -> None:
    """Verdict, reasons, routes, proof, and what each of them holds."""
    access = door()
    decision = assert_type(access.decide("mia", "ad_account.edit_settings", "adv-1"), bc.Answer)
    assert assert_type(decision.verdict, bc.Verdict) is bc.Verdict.DENIED
    assert assert_type(decision.allowed, bool) is False
    assert assert_type(decision.denied, bool) is True
    assert assert_type(decision.unknown, bool) is False
    assert assert_type(decision.reasons, tuple[bc.Reason, ...]) == ("ASSET_LEVEL_TOO_LOW",)
    (route,) = assert_type(decision.routes, tuple[bc.Route, ...])
    assert assert_type(route.kind, bc.RouteKind) is bc.RouteKind.OWNER
    assert assert_type(route.business_center, str | None) == "nova"
    assert assert_type(route.reasons, tuple[bc.Reason, ...]) == decision.reasons
    assert assert_type(route.unmet[0].reason, bc.Reason) == "ASSET_LEVEL_TOO_LOW"
    assert_type(decision.deciding_rules, tuple[bc.Rule, ...])
    assert_type(decision.proof, bc.Proof)
    assert assert_type(decision.proof.facts, frozenset[bc.Fact]) >= {bc.User("mia")}
    assert assert_type(decision.action, bc.Action) == "ad_account.edit_settings"
    assert assert_type(decision.at, datetime) == NOON
    assert_type(decision.explain(), str)
    assert_type(decision.to_dict(), dict[str, object])
    assert_type(access.decide_many([("mia", "ad_account.view_ads", "adv-1")]), list[bc.Answer])


def test_rulebooks_and_times_give_resolvers() -> None:
    """Each its own, none changed."""
    access = door()
    assert_type(access.at(NOON), bc.Resolver)
    assert_type(access.rulebook, bc.Rulebook)
    book = assert_type(bc.STANDARD.with_parameters(admin_sees_money=True), bc.Rulebook)
    assert assert_type(book.parameters.admin_sees_money, bool)
    assert assert_type(book.parameters.group_default_level, bc.Level) is bc.Level.ANALYST
    assert_type(book.rules, tuple[bc.Rule, ...])
    assert_type(bc.Resolver(access.world, book), bc.Resolver)
    assert_type(bc.Resolver(access.world, rulebook=book), bc.Resolver)


def test_commands_are_planned_and_carried_out() -> None:
    """Into events or a refusal, and into the next Resolver; words are taken as plain text."""
    access = door()
    enabled = bc.commands.EnableTwoStep(actor="mia")
    planned = assert_type(access.plan(enabled), bc.Planned | bc.Refused)
    assert isinstance(planned, bc.Planned)
    (event,) = assert_type(planned.events, tuple[bc.Event, ...])
    assert assert_type(event.after, bc.Fact | None) == bc.User("mia", two_step=True)
    assert_type(access.after(enabled), bc.Resolver)
    assert_type(access.after_all([enabled]), bc.Resolver)
    assert assert_type(access.next_change(), datetime | None) is None
    raised = bc.commands.AssignAsset(
        actor="mia", business_center="nova", user="mia", asset="adv-1", level="ADMIN"
    )
    assert assert_type(raised.level, bc.Level | None) is bc.Level.ADMIN
    refused = access.plan(raised)
    assert isinstance(refused, bc.Refused)
    assert_type(refused.decision, bc.Refusal)
    assert assert_type(refused.decision.reasons, tuple[bc.Reason, ...])
    assert isinstance(refused.decision, bc.Decision)


def test_histories_are_typed() -> None:
    """What went in, what came of it, and where things come from."""
    access = door()
    history = bc.History(access).then(bc.commands.EnableTwoStep(actor="mia"), NOON)
    assert_type(history, bc.History)
    assert_type(history.world, bc.World)
    assert_type(history.access, bc.Resolver)
    assert_type(history.events, tuple[bc.Event, ...])
    assert assert_type(history.replay(), bc.World) == history.world
    assert_type(history.as_of(NOON), bc.World)
    assert_type(history.origin(bc.User("mia", two_step=True)), bc.Event | None)
    assert assert_type(history.log()[0].operator, str) == "mia"
