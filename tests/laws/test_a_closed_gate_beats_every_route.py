"""Law: a closed gate stops whatever routes there are."""

from __future__ import annotations

import attrs
from hypothesis import given

import bcmodel as bc
from bcmodel.testing.laws.telling import with_facts
from bcmodel.testing.making.questions import Asked
from tests.worlds import Case, cases

STILL_SHOWN = {
    bc.Action.AD_ACCOUNT_VIEW_ADS,
    bc.Action.AD_ACCOUNT_VIEW_REPORTS,
    bc.Action.AD_ACCOUNT_VIEW_FINANCE,
}
"""What even a closed ad account lets people see."""


def assert_stopped(case: Case, asked: Asked, gate: bc.Reason, *closed: bc.Fact) -> None:
    """The answer is no, for this reason, and what is unmet on the routes is told as before."""
    before = asked.of(case.access)
    after = asked.of(bc.Resolver(with_facts(case.world, *closed), case.rulebook))
    if before.routes:
        assert after.denied
        assert gate in after.reasons
        assert [r.reasons for r in after.routes] == [r.reasons for r in before.routes]
    else:
        assert not after.allowed


@given(cases())
def test_nobody_does_anything_without_a_login(case: Case) -> None:
    """A lost login stops every action on every asset."""
    for asked in case.questions:
        user = case.world.find(bc.Kind.USER, asked.user)
        if isinstance(user, bc.User):
            assert_stopped(case, asked, bc.Reason.LOGIN_LOST, attrs.evolve(user, login="LOST"))


@given(cases())
def test_nothing_is_done_in_a_closed_ad_account(case: Case) -> None:
    """A closed ad account only shows its past, also to its owner."""
    for asked in case.questions:
        asset = case.world.find(bc.Kind.AD_ACCOUNT, asked.asset)
        if isinstance(asset, bc.AdAccount) and asked.action not in STILL_SHOWN:
            closed = attrs.evolve(asset, status="STATUS_DISABLE")
            assert_stopped(case, asked, bc.Reason.AD_ACCOUNT_CLOSED, closed)


@given(cases())
def test_a_banned_tiktok_account_can_only_be_disconnected(case: Case) -> None:
    """A ban stops the owning person too."""
    for asked in case.questions:
        asset = case.world.find(bc.Kind.TIKTOK_ACCOUNT, asked.asset)
        may = asked.action is bc.Action.TIKTOK_ACCOUNT_DISCONNECT
        if isinstance(asset, bc.TikTokAccount) and not may:
            assert_stopped(case, asked, bc.Reason.TT_BANNED, attrs.evolve(asset, status="BANNED"))
