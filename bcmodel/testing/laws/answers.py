"""Laws of answers: what holds for every question about every World."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import bcmodel as bc
from bcmodel.testing.laws import drawing
from bcmodel.testing.laws.law import law
from bcmodel.testing.laws.telling import by_key, told, with_facts
from bcmodel.testing.making.questions import Asked
from bcmodel.testing.making.thinning import named_by
from bcmodel.testing.making.unseen import MISSING

STRANGER = "stranger"


@law(drawing.asked)
def default_deny(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """A person whom no fact names is denied everything."""
    world = with_facts(access.world, bc.User(STRANGER, two_step=True))
    verdict = asked._replace(user=STRANGER).of(bc.Resolver(world, access.rulebook)).verdict
    if verdict is not bc.Verdict.DENIED:
        yield f"to somebody of whom nothing is known, the answer is {verdict}"


@law(drawing.asked)
def a_closed_gate_beats_every_route(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """What every gate lets through and some route is open for is allowed, and nothing else."""
    decision = asked.of(access)
    is_open = any(route.is_open for route in decision.routes)
    if decision.allowed and decision.unmet_gates:
        yield f"allowed, although gates are not met: {decision.unmet_gates}"
    if decision.allowed and not is_open:
        yield "allowed, although no route is open"
    if decision.denied and is_open and not decision.unmet_gates:
        yield f"denied, although {decision.routes[0]} is open and every gate is met"


@law(drawing.asked_in_part)
def order_is_irrelevant(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """
    The order in which facts are given, and how often, makes no difference.

    A rule that takes whichever of several facts it finds first breaks it.
    """
    facts = list(access.world.facts())
    turned = bc.World.of(*reversed(facts), *facts[::3], at=access.world.at)
    here, there = told(asked.of(access)), told(asked.of(bc.Resolver(turned, access.rulebook)))
    if here != there:
        yield f"answered {here}, and with the facts the other way round {there}"


@law(drawing.asked_in_part)
def answers_are_repeatable(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """The same question has the same answer, told in the same words."""
    first, second = asked.of(access), asked.of(bc.Resolver(access.world, access.rulebook))
    if told(first) != told(second):
        yield f"answered {told(first)}, and asked again {told(second)}"
    if first.explain() != second.explain():
        yield f"explained as:\n{first.explain()}\nand asked again as:\n{second.explain()}"


@law(drawing.asked_in_part)
def every_answer_can_be_told(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """Every answer can be told in words that name each of its reasons, and as plain data."""
    decision = asked.of(access)
    try:
        words, data = decision.explain(), json.dumps(decision.to_dict())
    except (LookupError, TypeError, ValueError) as error:
        yield f"{decision.reasons} cannot be told: {error!r}"
        return
    for reason in decision.reasons:
        if reason not in words:
            yield f"the explanation lacks {reason}:\n{words}"
        if reason not in data:
            yield f"the data lack {reason}: {data}"


@law(drawing.asked_in_part)
def a_proof_suffices(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """
    A World cut down to the facts that a proof cites gives the same answer.

    A rule that reads facts other than through its view breaks it.
    """
    world, decision = access.world, asked.of(access)
    hidden = [fact for fact in world.facts() if isinstance(fact, bc.Unseen)]
    place = world.find(bc.Kind.BUSINESS_CENTER, asked.within) if asked.within else None
    cited = [*decision.proof.facts, *hidden, *([place] if place else [])]
    again = asked.of(bc.Resolver(world.restricted_to(cited), access.rulebook))
    if told(again) != told(decision):
        yield f"answered {told(decision)}, and by the facts of the proof alone {told(again)}"


@law(drawing.asked_of_instants)
def index_is_decide(access: bc.Resolver, query: bc.Query, *instants: datetime) -> Iterator[str]:
    """
    Both `can` and `can_many` say yes exactly where `decide` says ALLOWED, at every instant.

    A rule that looks at more than its grain promises, or at the clock without saying so, breaks
    it.
    """
    access.can(*query)  # so that there is an index to be taken to other instants
    for moved in (access, *map(access.at, instants)):
        verdict = moved.decide(*query).verdict
        for name, says in (("can", moved.can(*query)), ("can_many", moved.can_many([query])[0])):
            if says is not (verdict is bc.Verdict.ALLOWED):
                yield f"at {moved.world.at} `{name}` says {says}, and `decide` {verdict}"


@law(drawing.asked_plainly)
def reverse_is_forward(access: bc.Resolver, query: bc.Query) -> Iterator[str]:
    """The reverse questions, `who_can`, `assets_of` and `what_can`, agree with `decide`."""
    user, action, asset = query
    allowed = access.decide(*query).allowed
    turned = {
        "who_can": user in access.who_can(action, asset),
        "assets_of": asset in access.assets_of(user, action),
        "what_can": action in access.what_can(user).get(asset, ()),
        "what_can, of one asset,": action in access.what_can(user, asset),
    }
    for name, says in turned.items():
        if says is not allowed:
            yield f"`{name}` says {says}, and `decide` says {allowed}"


@law(drawing.part_and_whole)
def a_settled_verdict_stays(part: bc.Resolver, whole: bc.Resolver, asked: Asked) -> Iterator[str]:
    """Filling in what was unseen never flips a settled verdict, and leaves nothing UNKNOWN."""
    before, after = asked.of(part), asked.of(whole)
    if after.unknown:
        yield "UNKNOWN, although nothing is unseen"
    if not before.unknown and before.verdict is not after.verdict:
        yield f"{before.verdict} while a part was unseen, and {after.verdict} once it was seen"


@law(drawing.asked)
def within_is_a_restriction(access: bc.Resolver, asked: Asked) -> Iterator[str]:
    """What is allowed within one Business Center is allowed without naming it."""
    within = asked.of(access)
    if within.allowed and not asked._replace(within=None).of(access).allowed:
        yield f"allowed within {asked.within}, and not without naming it"


BOUND = (bc.Member, bc.Partnership, bc.Share)
GIVING = (
    bc.Assignment,
    bc.GroupAssignment,
    bc.TikTokLink,
    bc.PixelLink,
    bc.AudienceShare,
    bc.SellerRole,
)


@law(drawing.with_new_facts)
def a_new_grant_never_removes_an_allow(
    access: bc.Resolver, asked: Asked, facts: tuple[bc.Fact, ...]
) -> Iterator[str]:
    """
    Whoever is given more can do no less.

    A rule of a house that keeps duties apart, so that whoever may do one thing may not do another,
    breaks it, and rightly so.
    """
    if not asked.of(access).allowed:
        return
    there = by_key(access.world)
    new = [fact for fact in facts if _gives(fact) and (fact.kind, fact.key) not in there]
    grants = [fact for fact in new if _fits(access.world, fact)]
    after = asked.of(bc.Resolver(with_facts(access.world, *grants), access.rulebook))
    if not after.allowed:
        yield f"allowed, and with these grants {after.verdict} ({after.reasons}): {grants}"


def _gives(fact: bc.Fact) -> bool:
    is_bound = isinstance(fact, BOUND) and fact.status is bc.Status.BOUND
    return is_bound or isinstance(fact, GIVING)


def _fits(world: bc.World, grant: bc.Fact) -> bool:
    """Whether a World can have a grant: what it is about is there, and can be granted that way."""
    about = [world.find(kind, identity) for kind, identity in named_by(grant)]
    try:
        bc.World.of(
            *world.restricted_to([fact for fact in about if fact]).facts(), grant, at=world.at
        )
    except bc.InputError:
        return False
    return MISSING not in {identity for _, identity in named_by(grant)}
