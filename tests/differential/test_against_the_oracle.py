"""The package against the naive oracle: the same verdicts, the same reasons, the same routes."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.questions import Asked
from bcmodel.testing.making.worlds import instant_of
from tests.differential.oracle import Answer, Oracle
from tests.worlds import Case, random_case, revealed_of

BATCHES = range(10)
A_BATCH = 25
MORE_CAUTIOUS = frozenset(
    {
        bc.Action.PIXEL_TRANSFER_IN,
        bc.Action.AD_ACCOUNT_CONNECT_APP,
        bc.Action.AD_ACCOUNT_RUN_SPARK_ADS,
        bc.Action.TIKTOK_ACCOUNT_PUBLISH_TO_PROFILE,
    }
)
"""Actions that look up many where the oracle looks up each by its key: they stay UNKNOWN longer."""

Told = tuple[str, tuple[str, ...], list[tuple[str, str | None, tuple[str, ...]]]]


def oracle_of(case: Case) -> Oracle:
    """Give the oracle the same facts, instant and parameters."""
    return Oracle(case.world.facts(), case.world.at, case.rulebook.parameters)


def answer(oracle: Oracle, asked: Asked) -> Answer:
    """Ask the oracle."""
    user, action, asset, using, post, within = asked
    return oracle.ask(user, action, asset, using=using, post=post, within=within)


def told_by_package(decision: bc.Answer) -> Told:
    """Verdict, reasons and routes, in order."""
    routes = [
        (str(route.kind), route.business_center, tuple(map(str, route.reasons)))
        for route in decision.routes
    ]
    return str(decision.verdict), tuple(map(str, decision.reasons)), routes


def told_by_oracle(told: Answer) -> Told:
    """Verdict, reasons and routes, in order; what is allowed has no reasons."""
    routes = [(route.kind, route.business_center, route.reasons) for route in told.routes]
    return told.verdict, () if told.verdict == "ALLOWED" else told.reasons, routes


@pytest.mark.parametrize("batch", BATCHES)
def test_package_and_oracle_tell_the_same(batch: int) -> None:
    """Where everything is seen: verdict, reasons and routes are the same, in the same order."""
    for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
        case = random_case(seed)
        access, oracle = case.access, oracle_of(case)
        for asked in case.questions:
            here = told_by_package(asked.of(access))
            assert here == told_by_oracle(answer(oracle, asked)), f"seed {seed}: {asked}"


@pytest.mark.parametrize("batch", BATCHES[:3])
def test_package_and_oracle_tell_the_same_at_other_instants(batch: int) -> None:
    """What has ended or not is the same at any instant, asked with `at` or of a later Resolver."""
    for seed in range(5000 + batch * A_BATCH, 5000 + (batch + 1) * A_BATCH):
        case, instant = random_case(seed, questions=12), instant_of(Luck.of(seed))
        later = case.access.at(instant)
        oracle = oracle_of(case._replace(world=case.world.later(instant)))
        for asked in case.questions:
            there = told_by_oracle(answer(oracle, asked))
            user, action, asset, using, post, within = asked
            at = case.access.decide(
                user, action, asset, using, post=post, within=within, at=instant
            )
            assert told_by_package(at) == there, f"seed {seed}: {asked}"
            assert told_by_package(asked.of(later)) == there, f"seed {seed}: {asked}"


@pytest.mark.parametrize("batch", BATCHES[:6])
def test_package_and_oracle_leave_the_same_open(batch: int) -> None:
    """
    Where a part is unseen: the verdicts are the same.

    On some actions the package looks up many at once, and may be UNKNOWN where the oracle is
    settled; nowhere is it settled where the oracle is not, and never otherwise than the oracle.
    """
    for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
        partly = revealed_of(Luck.of(seed))
        case = Case(partly.partly_seen, partly.rulebook, partly.questions)
        access, oracle = case.access, oracle_of(case)
        for asked in case.questions:
            here, there = asked.of(access).verdict, answer(oracle, asked).verdict
            if asked.action not in MORE_CAUTIOUS or here is not bc.Verdict.UNKNOWN:
                assert here == there, f"seed {seed}: {asked}"
