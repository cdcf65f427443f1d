"""Laws of change: what holds for every command and every history."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import bcmodel as bc
from bcmodel.testing.laws import drawing
from bcmodel.testing.laws.law import law
from bcmodel.testing.laws.mending import MENDS, Workshop
from bcmodel.testing.laws.telling import told
from bcmodel.testing.making.questions import PLAIN, Asked
from bcmodel.vocab.actions import JOINT

SIMPLE_JOINT = {bc.Action.AD_ACCOUNT_USE_PIXEL, bc.Action.AD_ACCOUNT_USE_AUDIENCE}
"""Joint actions with reasons of their own only; others mix in those of the used thing."""


@law(drawing.asked_of_a_town)
def mending_everything_flips_a_denial(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """
    With every gate and one route mended, what was denied is allowed.

    It is tried on the reasons that have a simple mend. A rule of a house that gives one of them for
    something else breaks it, and should give a reason of its own.
    """
    decision = asked.of(access)
    for route in decision.routes if decision.denied else ():
        if _can_be_mended(decision, route):
            again = asked.of(bc.Resolver(_mended(access, decision, route), access.rulebook))
            if not again.allowed:
                yield f"denied for {decision.reasons}; with {route} mended, for {again.reasons}"


def _can_be_mended(decision: bc.Answer, route: bc.Route) -> bool:
    """Whether each of the reasons has a simple mend, and the route can stay as it is."""
    is_simple = decision.action not in JOINT or decision.action in SIMPLE_JOINT
    if not is_simple or not {*_gates(decision), *route.reasons} <= MENDS.keys():
        return False
    share = route.path.share
    recordless = route.kind is bc.RouteKind.PARTNER and share is None
    to_itself = share is not None and share.granted_by == share.to
    linked_on = decision.action is bc.Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER
    return not to_itself and not (recordless and linked_on)


def _gates(decision: bc.Answer) -> list[bc.Reason]:
    return [unmet.reason for unmet in decision.unmet_gates]


def _mended(access: bc.Resolver, decision: bc.Answer, route: bc.Route) -> bc.World:
    shop = Workshop(access.world, decision, route)
    for reason in (*_gates(decision), *route.reasons):
        for mend in MENDS[reason]:
            mend(shop)
    return shop.mended()


@law(drawing.asked_of_a_town, is_costly=True)
def a_remedy_flips_the_verdict(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """A remedy makes what was denied allowed, and no proper part of it does."""
    decision = asked.of(access)
    for remedy in bc.remedies(access, decision, limit=1):
        if not asked.of(access.after_all(remedy.commands)).allowed:
            yield f"still denied after: {remedy.text}"
        for size in range(1, len(remedy)):
            for part in combinations(remedy.commands, size):
                if _helps(access, asked, part):
                    yield f"allowed already after {part}, a part of: {remedy.text}"


def _helps(access: bc.Resolver, asked: Asked, part: tuple[bc.Command, ...]) -> bool:
    try:
        return asked.of(access.after_all(part)).allowed
    except (bc.InputError, bc.RefusedError):
        return False


@law(drawing.given_commands)
def a_refusal_changes_nothing(access: bc.Resolver, command: bc.Command) -> Iterator[str]:
    """A refused command leaves every fact as it was; an accepted one leaves a valid World."""
    history = bc.History(access).then(command)
    accepted = history.entries[-1].accepted
    if not accepted and history.world != access.world:
        yield f"refused, and yet the World is now {history.world}"
    if accepted and bc.World.of(*history.world.facts(), at=history.world.at) != history.world:
        yield "accepted, but a World made of the facts it leaves is another"


@law(drawing.happened)
def replay_and_files_give_the_same_world(access: bc.Resolver, history: bc.History) -> Iterator[str]:
    """Events lead to the same World as the commands did, and a file to the one it was made of."""
    world = history.world
    if history.replay() != world:
        yield f"replayed, it is another World than after the commands: {history}"
    if history.start.world != access.world:
        yield "the World at the start has changed"
    if bc.loads(bc.dumps(world), format="toml").world != world:
        yield f"written and read, it is another World:\n{bc.dumps(world)}"


@law(drawing.happened)
def patched_is_rebuilt(access: bc.Resolver, history: bc.History) -> Iterator[str]:
    """A Resolver patched from an earlier one answers like one built from the facts."""
    patched = history.access
    rebuilt = bc.Resolver(bc.World.of(*history.world.facts(), at=history.world.at), access.rulebook)
    queries = every_query(rebuilt)
    answers = zip(queries, patched.can_many(queries), rebuilt.can_many(queries), strict=True)
    for query, says, built in answers:
        if says is not built:
            yield f"{query}: patched says {says}, rebuilt {built}"
    for query in queries[:: max(1, len(queries) // 8)]:
        if told(patched.decide(*query)) != told(rebuilt.decide(*query)):
            yield f"{query} is decided differently after the commands than from the facts alone"


@law(drawing.happened)
def a_diff_is_pointwise(access: bc.Resolver, history: bc.History) -> Iterator[str]:
    """A diff says about each question what asking it before and after says."""
    before, after = access, history.access
    queries = sorted({*every_query(before), *every_query(after)})
    pairs = list(zip(queries, before.can_many(queries), after.can_many(queries), strict=True))
    diff = bc.diff(before, after)
    gained, lost = set(diff.gained), set(diff.lost)
    for query, then, now in pairs:
        if (query in gained) is not (now and not then) or (query in lost) is not (then and not now):
            yield f"{query}: before {then}, after {now}; the diff says otherwise"


def every_query(access: bc.Resolver) -> list[bc.Query]:
    """Return every plain question about what there is."""
    tables = access.world.tables
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    return [
        bc.Query(user, str(action), thing.id)
        for user, action, thing in product(tables.users, PLAIN, things)
        if action.kind is thing.kind
    ]
