"""Laws: findings stand whatever was unseen, agree with decisions, and vanish by their remedies."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given

import bcmodel as bc
from bcmodel.advise.findings.reach import USES, highest_use
from bcmodel.advise.findings.survey import Survey
from bcmodel.testing.luck import Luck
from bcmodel.vocab.findings import FindingCode
from tests.worlds import Case, Revealed, cases, random_case, revealed, revealed_of

Identities = set[tuple[str, str, tuple[str, ...]]]
SEEDS = range(60)
COMPLETE = {code for code in FindingCode if code is not FindingCode.ADMIN_LIMIT_NEAR}
"""What random worlds come upon; none has nearly twenty Admins."""


def identities(findings: Iterable[bc.Finding]) -> Identities:
    """Return by what findings are known again."""
    return {finding.identity for finding in findings}


@given(revealed())
def test_filling_in_the_unseen_undoes_no_finding(case: Revealed) -> None:
    """What is found for certain in part is found in the whole, where nothing is unsettled."""
    partly = bc.audit(bc.Resolver(case.partly_seen, case.rulebook))
    whole = bc.audit(bc.Resolver(case.whole, case.rulebook))
    assert whole.unsettled == ()
    assert identities(partly.findings) <= identities(whole.findings)


@given(revealed())
def test_declaring_more_unseen_only_unsettles_findings(case: Revealed) -> None:
    """A World that may lack anything shows the same findings, fewer of them for certain."""
    patterns = [bc.Unseen(kind) for kind in bc.Kind if kind is not bc.Kind.UNSEEN]
    doubting = bc.World.of(*case.whole.facts(), *patterns, at=case.whole.at)
    sure = identities(bc.audit(bc.Resolver(case.whole, case.rulebook)).findings)
    unsure = bc.audit(bc.Resolver(doubting, case.rulebook))
    settled, unsettled = identities(unsure.findings), identities(unsure.unsettled)
    assert settled | unsettled == sure
    assert settled.isdisjoint(unsettled)


@given(cases(questions=0))
def test_findings_about_access_agree_with_decisions(case: Case) -> None:
    """Unreachable is what nobody is allowed, and a single point what one person is allowed."""
    access, survey = case.access, Survey(case.access)
    found = identities(bc.audit(access).findings)
    for asset in access.world.tables.assets.values():
        if asset.kind in USES:
            uses = USES[asset.kind]
            most = highest_use(survey, asset)
            assert (("ASSET_UNREACHABLE", asset.id, ()) in found) is not any(
                who_is_allowed(access, action, asset.id) for action in uses
            )
            is_single = len(who_is_allowed(access, most, asset.id)) == 1
            assert (("SINGLE_POINT_OF_ACCESS", asset.id, ()) in found) is is_single


def who_is_allowed(access: bc.Resolver, action: bc.Action, asset: str) -> list[str]:
    """Return who is decided to be allowed something, person by person."""
    people = access.world.tables.users
    return [user for user in people if access.decide(user, action, asset).allowed]


@given(cases(questions=0))
def test_leavers_inside_are_those_who_are_allowed_something(case: Case) -> None:
    """Whoever is gone and allowed something on an asset is found with it, and nobody else is."""
    access, tables = case.access, case.world.tables
    gone = [
        member
        for row in tables.members.values()
        for member in row.values()
        if member.status is bc.Status.UNBOUND and member.ended != "CANCELLED"
    ]
    expected = {
        ("LEAVER_STILL_INSIDE", member.user, (member.business_center, asset))
        for member in gone
        for asset in tables.owned.get(member.business_center, ())
        if access.what_can(member.user, asset)
    }
    assert identities(bc.audit(access, only=["LEAVER_STILL_INSIDE"]).findings) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_findings_vanish_when_their_remedy_is_carried_out(seed: int) -> None:
    """Where each command of a remedy has a giver, they lead to a World without the finding."""
    access = bc.Resolver(random_case(seed, questions=0).world)
    for finding in bc.audit(access).findings:
        moves = finding.remedy
        commands = [move.command for move in moves if move.command]
        if moves and len(commands) == len(moves):
            after = bc.audit(access.after_all(commands), only=[finding.code])
            assert finding.identity not in identities(after.findings), (finding, commands)


@pytest.mark.parametrize("seed", SEEDS)
def test_actors_are_those_whose_plan_is_accepted(seed: int) -> None:
    """The first command of a remedy is accepted of everybody it names, and of nobody else."""
    access = bc.Resolver(random_case(seed, questions=0).world)
    for finding in bc.audit(access).findings:
        for move in finding.remedy[:1]:
            if move.command is None or move.actors == ("platform",) or move.do == "enable_two_step":
                continue
            given_by = {
                user: access.plan(attrs.evolve(move.command, actor=user))
                for user in access.world.tables.users
            }
            accepted = [u for u, plan in given_by.items() if isinstance(plan, bc.Planned)]
            assert sorted(accepted) == list(move.actors), move


def test_random_worlds_have_every_finding() -> None:
    """The laws are not held by worlds in which there is nothing to find, or nothing in doubt."""
    settled: set[FindingCode] = set()
    unsettled: set[FindingCode] = set()
    for seed in range(200):
        case = revealed_of(Luck.of(seed), questions=0)
        audit = bc.audit(bc.Resolver(case.partly_seen, case.rulebook))
        settled |= {finding.code for finding in audit.findings}
        unsettled |= {finding.code for finding in audit.unsettled}
    assert settled == COMPLETE
    assert len(unsettled) >= 9
