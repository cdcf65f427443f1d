"""Measures of advice: the remedies of random denials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter_ns as now

import attrs

import bcmodel as bc
from tests.speed.asking import Asked, Bench
from tests.speed.changing import governed
from tests.speed.figures import Figure
from tests.speed.names import ACTIONS
from tests.speed.town import drawing

DENIALS = 300
"""How many denials are mended."""


def advice(bench: Bench) -> Iterator[Figure]:
    """Yield what remedies take, in a town in which every Business Center has an Admin."""
    access = governed(bench.access)
    access.can_many(bench.asked)
    denied = _denials(bench, access)
    yield from _mending(bench.size, access, denied, "remedies", limit=20)
    shut = _suspended(access, denied)
    yield from _mending(bench.size, shut, denied, "remedies, of suspended accounts")
    few = denied[: DENIALS // 5]
    yield from _mending(bench.size, access, few, "remedies, every route", every_route=True)


def _denials(bench: Bench, access: bc.Resolver) -> list[Asked]:
    """Choose people and ad accounts of the town, and something that is denied."""
    draw, accounts = drawing(6), list(access.world.tables.assets)
    found: list[Asked] = []
    while len(found) < DENIALS:
        person, account = draw.choice(bench.everybody), draw.choice(accounts)
        asked = (person, draw.choice(list(ACTIONS.values())), account)
        if not access.can(*asked):
            found.append(asked)
    return found


def _suspended(access: bc.Resolver, denied: Sequence[Asked]) -> bc.Resolver:
    """Have every ad account suspended that is asked about."""
    assets = access.world.tables.assets
    accounts = [assets[account] for _, _, account in denied]
    shut = [
        attrs.evolve(account, status="STATUS_LIMIT")
        for account in accounts
        if isinstance(account, bc.AdAccount)
    ]
    return access.succeeded_by(access.world.changed(shut), shut)


def _mending(
    size: str,
    access: bc.Resolver,
    denied: Sequence[Asked],
    name: str,
    limit: float | None = None,
    *,
    every_route: bool = False,
) -> Iterator[Figure]:
    """Mend each denial once; the decision itself is not counted."""
    taken: list[float] = []
    for asked in denied:
        decision = access.decide(*asked)
        start = now()
        found = bc.remedies(access, decision, every_route=every_route)
        if not found:
            assert found.outlook
        taken.append((now() - start) / 1e6)
    taken.sort()
    most = limit if size == "M" else None
    yield Figure(size, f"{name}, p50", taken[len(taken) // 2], "ms", most=most)
    yield Figure(size, f"{name}, p95", taken[len(taken) * 95 // 100], "ms")
