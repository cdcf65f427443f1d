"""Measures of review: what is amiss, what two Worlds differ in, what people need not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter_ns as now

import bcmodel as bc
from bcmodel.cli.auditing import MOST_PRINTED
from bcmodel.show.audits import tell_audit
from bcmodel.show.differences import tell_diff
from tests.speed.asking import SOME, Bench
from tests.speed.changing import assigning, governed
from tests.speed.clock import seconds
from tests.speed.figures import Figure
from tests.speed.names import NOON, Names, facts
from tests.speed.town import SIZES, build


def reviews(bench: Bench) -> Iterator[Figure]:
    """Yield what reviews take, of a town in which every Business Center has an Admin."""
    access = governed(bench.access)
    access.can_many(bench.asked)
    yield from _audits(bench.size, access)
    yield from _changes(bench.size, access)
    yield from _diffs(bench, access)
    yield _excess(bench, access)


def _audits(size: str, access: bc.Resolver) -> Iterator[Figure]:
    most = 5 if size == "M" else None
    found = bc.audit(access)
    taken = seconds(lambda: bc.audit(access))
    yield Figure(size, f"audit: {len(found.findings):,} findings", taken, "s", most=most)
    told = taken + seconds(lambda: tell_audit(found, MOST_PRINTED))
    yield Figure(size, f"audit, told with {MOST_PRINTED} of each code", told, "s", most=most)
    yield Figure(size, "every remedy besides", seconds(found.to_dict), "s")


def _changes(size: str, access: bc.Resolver) -> Iterator[Figure]:
    """Take the median command, given to the same World each time."""
    commands = [command for command, _ in zip(assigning(access.world), range(SOME), strict=False)]
    measures: dict[str, list[int]] = {"diff": [], "impact": []}
    for command in commands:
        after = access.after(command)
        after.can(command.user, bc.Action.AD_ACCOUNT_VIEW_ADS, command.asset)
        start = now()
        bc.diff(access, after)
        measures["diff"].append(now() - start)
        start = now()
        bc.impact(access, command)
        measures["impact"].append(now() - start)
    yield Figure(size, "one command: diff, p50", median(measures["diff"]) / 1e3, "us")
    yield Figure(size, "one command: impact, p50", median(measures["impact"]) / 1e3, "us")


def _diffs(bench: Bench, access: bc.Resolver) -> Iterator[Figure]:
    """Compare with Worlds and rules of which nothing is known but what they say."""
    alike = bc.World.of(*access.world.facts(), at=NOON)
    town = build(SIZES[bench.size], seed=1)
    other = bc.World.of(*facts(town, Names.of(town)), at=NOON)
    uncapped = access.rulebook.with_parameters(partner_member_capped_by_share=False)
    cases: dict[str, Callable[[], bc.Resolver]] = {
        "the same facts made again": lambda: bc.Resolver(alike),
        "another town": lambda: bc.Resolver(other),
        "the same town by other rules": lambda: bc.Resolver(access.world, uncapped),
    }
    for name, make in cases.items():
        after = make()
        after.can_many(bench.asked)
        yield Figure(bench.size, f"diff: {name}", _diff(access, after), "s")


def _diff(before: bc.Resolver, after: bc.Resolver) -> float:
    return seconds(lambda: tell_diff(bc.diff(before, after)))


def _excess(bench: Bench, access: bc.Resolver) -> Figure:
    """Ask of people who need to see one account of theirs what they hold beyond that."""
    people = [
        name for name in bench.people if access.assets_of(name, bc.Action.AD_ACCOUNT_VIEW_ADS)
    ]
    taken: list[int] = []
    for person in people[:20]:
        account = min(access.assets_of(person, bc.Action.AD_ACCOUNT_VIEW_ADS))
        start = now()
        bc.excess(access, [(person, bc.Action.AD_ACCOUNT_VIEW_ADS, account)])
        taken.append(now() - start)
    return Figure(bench.size, "excess of one person, p50", median(taken) / 1e6, "ms")
