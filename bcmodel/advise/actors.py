"""Actors: who may give a command, found by planning it for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import Proposal
from bcmodel.change import Command, Event, Planned, Refused, plan
from bcmodel.errors import InputError
from bcmodel.resolve import Resolver
from bcmodel.rules import Setting
from bcmodel.view import View
from bcmodel.vocab.actions import JOINT, KIND_OF
from bcmodel.vocab.words import Role, Status

Outcome = tuple[tuple[str, f.Fact | None, f.Fact | None], ...]
"""What comes of a command, whoever gives it."""


@attrs.frozen
class Given:
    """A command with somebody who may give it, and what it leads to."""

    proposal: Proposal
    command: Command
    events: tuple[Event, ...]


def give(access: Resolver, proposal: Proposal) -> Given | None:
    """Return a proposal as somebody may carry it out; None where nobody may."""
    for actor in _at_hand(access, proposal):
        command = attrs.evolve(proposal.command, actor=actor)
        planned = planned_for(access, command)
        if isinstance(planned, Planned):
            return Given(proposal, command, planned.events)
    return None


def planned_for(access: Resolver, command: Command) -> Planned | Refused | None:
    """Return what comes of a command; None for one that makes no sense."""
    try:
        return plan(access, command)
    except InputError:
        return None


def actors_of(access: Resolver, given: Given) -> tuple[str, ...]:
    """Return everybody who may give a command and brings about the same by it."""
    if given.proposal.is_personal and not _needs(access, given.command):
        return (given.command.actor,)
    wanted = outcome(given.events)
    return tuple(
        actor
        for actor in _candidates(access, given.command)
        if isinstance(p := planned_for(access, attrs.evolve(given.command, actor=actor)), Planned)
        and outcome(p.events) == wanted
    )


def outcome(events: Iterable[Event]) -> Outcome:
    """Return what events come to, whoever caused them."""
    return tuple((event.happened, event.before, event.after) for event in events)


def _at_hand(access: Resolver, proposal: Proposal) -> Iterable[str]:
    if proposal.is_personal:
        return (proposal.command.actor,)
    return _candidates(access, proposal.command)


def _needs(access: Resolver, command: Command) -> tuple[str, str] | None:
    """Return the action that a command takes, and what it takes it on."""
    setting = Setting(View(access.world, access.world.at), access.rulebook.parameters, None)
    needs = command.needed(setting)
    if needs is None:
        return None
    target: str = getattr(command, needs.on)
    thing = access.world.thing(target)
    action = needs.action.format(kind=thing.kind if thing else "")
    return (action, target) if action in KIND_OF and action not in JOINT else None


def _candidates(access: Resolver, command: Command) -> list[str]:
    """Return who could be allowed to give a command: nobody else is."""
    needs = _needs(access, command)
    if needs is not None:
        return sorted(access.who_can(*needs))
    return sorted(_concerned(access, command))


def _concerned(access: Resolver, command: Command) -> set[str]:
    """Return who gives a command that takes no action: whose own affair it is."""
    tables = access.world.tables
    named = getattr(command, "asset", None)
    code = tables.codes.get(getattr(command, "code", ""))
    post = tables.posts.get(code.post if code else getattr(command, "post", ""))
    account = tables.assets.get(post.tiktok_account if post else str(named))
    person: str | None = getattr(account, "owner_user", None)
    return {person} if person else set()


def nearest_to(access: Resolver, proposal: Proposal) -> Iterator[Command]:
    """Yield a command as people would give it who cannot, but may be made able to."""
    if proposal.is_personal:
        yield proposal.command
        return
    command = proposal.command
    able = _candidates(access, command)
    for actor in (able or _in_office(access, command))[:SEVERAL]:
        yield attrs.evolve(command, actor=actor)


SEVERAL = 3
"""How many people are asked what keeps them from giving a command."""


def _in_office(access: Resolver, command: Command) -> list[str]:
    """Return the Admins, come in or not, of the Business Center that would act, and the owner."""
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
