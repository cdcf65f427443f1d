"""Actors: who may give a command, found by planning it as theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import ANYBODY, Proposal
from bcmodel.change import Command, Event, Needs, Planned, Refused, plan
from bcmodel.errors import InputError
from bcmodel.resolve import Resolver
from bcmodel.rules import Setting
from bcmodel.view import View
from bcmodel.vocab.actions import JOINT, KIND_OF
from bcmodel.vocab.words import Role, Status

Outcome = tuple[tuple[str, f.Fact | None, f.Fact | None], ...]
"""What a command changes, whoever gives it: event by event, the fact before and after."""
STAND_IN = f.User(ANYBODY)
"""The person of a question in which only Business Centers and assets are judged."""


@attrs.frozen
class Given:
    """A proposal with an actor who may give it, and the events it leads to."""

    proposal: Proposal
    command: Command
    events: tuple[Event, ...]


def give(access: Resolver, proposal: Proposal) -> Given | None:
    """Return a proposal with the first actor who may give it; None where nobody may."""
    proposed = proposal.command
    for actor in [proposed.actor] if proposal.is_personal else at_hand(access, proposed):
        command = attrs.evolve(proposed, actor=actor)
        planned = planned_for(access, command)
        if isinstance(planned, Planned):
            return Given(proposal, command, planned.events)
    return None


def planned_for(access: Resolver, command: Command) -> Planned | Refused | None:
    """Return a command planned or refused; None for one that is bad input here."""
    try:
        return plan(access, command)
    except InputError:
        return None


def actors_of(access: Resolver, given: Given) -> tuple[str, ...]:
    """Return everybody who may give a command, with the same outcome."""
    if given.proposal.is_personal and not _needs(access, given.command):
        return (given.command.actor,)
    wanted = outcome(given.events)
    return tuple(
        actor
        for actor in at_hand(access, given.command)
        if isinstance(p := planned_for(access, attrs.evolve(given.command, actor=actor)), Planned)
        and outcome(p.events) == wanted
    )


def outcome(events: Iterable[Event]) -> Outcome:
    """Return what events lead to, whoever caused them."""
    return tuple((event.happened, event.before, event.after) for event in events)


def fewest(actors: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """
    Return one actor for each step, with as few different people as possible.

    `actors` are those who may take each step.

    >>> fewest([["ada", "zoe"], ["leo", "zoe"], ["ada", "leo"]])
    ('ada', 'leo', 'ada')
    """
    able = [frozenset(step) for step in actors]
    by_steps: dict[frozenset[int], str] = {}
    for person in sorted(frozenset[str]().union(*able)):
        steps = frozenset(at for at, people in enumerate(able) if person in people)
        by_steps.setdefault(steps, person)
    useful = sorted(
        person for steps, person in by_steps.items() if not any(steps < more for more in by_steps)
    )
    for size in range(len(useful) + 1):
        for chosen in combinations(useful, size):
            found = [next((p for p in step if p in chosen), None) for step in actors]
            taken = tuple(person for person in found if person is not None)
            if len(taken) == len(actors):
                return taken
    return ()


def _needs(access: Resolver, command: Command) -> Needs | None:
    """Return the plain action that a command needs as things stand, and where it is needed."""
    setting = Setting(View(access.world, access.world.at), access.rulebook.parameters, STAND_IN)
    needs = command.needed(setting)
    return None if needs is None else asked_on(access, needs, getattr(command, needs.on))


def asked_on(access: Resolver, needs: Needs, target: str) -> Needs | None:
    """Return needs with the action for the kind of the target; None where it is not a plain one."""
    thing = access.world.thing(target)
    action = needs.action.format(kind=thing.kind if thing else "")
    is_plain = action in KIND_OF and action not in JOINT
    return attrs.evolve(needs, action=action) if is_plain else None


def at_hand(access: Resolver, command: Command) -> list[str]:
    """Return everybody who might be allowed to give a command; nobody else is."""
    needs = _needs(access, command)
    if needs is None:
        return sorted(_concerned(access, command))
    within = getattr(command, needs.within) if needs.within else None
    return near(access, needs, getattr(command, needs.on), within)


def near(access: Resolver, needs: Needs, target: str, within: str | None) -> list[str]:
    """Return who may do what is needed, and has an entry in the Business Center `within`."""
    people = sorted(access.who_can(needs.action, target))
    entries = access.world.tables.members
    return people if within is None else [one for one in people if within in entries.get(one, ())]


def _concerned(access: Resolver, command: Command) -> set[str]:
    """Return who gives a command that needs no action: the person whose account it concerns."""
    tables = access.world.tables
    named = getattr(command, "asset", None)
    code = tables.codes.get(getattr(command, "code", ""))
    post = tables.posts.get(code.post if code else getattr(command, "post", ""))
    account = tables.assets.get(post.tiktok_account if post else str(named))
    person: str | None = getattr(account, "owner_user", None)
    return {person} if person else set()


def nearest_to(access: Resolver, proposal: Proposal) -> Iterator[Command]:
    """Yield a command as given by people who may not give it now, but could be enabled to."""
    if proposal.is_personal:
        yield proposal.command
        return
    command = proposal.command
    able = at_hand(access, command)
    for actor in (able or _in_office(access, command))[:MOST_HELPED]:
        yield attrs.evolve(command, actor=actor)


MOST_HELPED = 3
"""For how many people it is looked up what keeps them from giving a command."""


def _in_office(access: Resolver, command: Command) -> list[str]:
    """Return the Admins of the acting Business Center, invited ones too, and the owning person."""
    tables = access.world.tables
    group = tables.groups.get(getattr(command, "group", ""))
    named = getattr(command, "asset", None) or getattr(command, "audience", None)
    asset = tables.assets.get(str(named))
    if isinstance(asset, f.Audience):
        asset = tables.assets.get(asset.ad_account)
    acting: str | None = group.business_center if group else None
    acting = acting or getattr(command, "business_center", None) or getattr(asset, "owner", None)
    admins = [
        user
        for user, member in View(access.world, access.world.at).team(acting or "").items()
        if member.role is Role.ADMIN and member.status in {Status.BOUND, Status.PENDING}
    ]
    owners = (getattr(asset, field, None) for field in ("owner_user", "seller"))
    return [*sorted(admins), *(owner for owner in owners if owner)]
