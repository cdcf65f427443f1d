"""Actors: who may give a command, found by planning it for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
"""What comes of a command, whoever gives it."""
STAND_IN = f.User(ANYBODY)
"""Stands for the person where only Business Centers and assets are judged."""


@attrs.frozen
class Given:
    """A command with somebody who may give it, and what it leads to."""

    proposal: Proposal
    command: Command
    events: tuple[Event, ...]


def give(access: Resolver, proposal: Proposal) -> Given | None:
    """Return a proposal as somebody may carry it out; None where nobody may."""
    command = proposal.command
    for actor in [command.actor] if proposal.is_personal else at_hand(access, command):
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
        for actor in at_hand(access, given.command)
        if isinstance(p := planned_for(access, attrs.evolve(given.command, actor=actor)), Planned)
        and outcome(p.events) == wanted
    )


def outcome(events: Iterable[Event]) -> Outcome:
    """Return what events come to, whoever caused them."""
    return tuple((event.happened, event.before, event.after) for event in events)


def _needs(access: Resolver, command: Command) -> Needs | None:
    """Return the plain action that a command takes as things stand, and where."""
    setting = Setting(View(access.world, access.world.at), access.rulebook.parameters, STAND_IN)
    needs = command.needed(setting)
    return None if needs is None else asked_on(access, needs, getattr(command, needs.on))


def asked_on(access: Resolver, needs: Needs, target: str) -> Needs | None:
    """Return what is needed by the name of its action; None where nobody is asked it plainly."""
    thing = access.world.thing(target)
    action = needs.action.format(kind=thing.kind if thing else "")
    is_plain = action in KIND_OF and action not in JOINT
    return attrs.evolve(needs, action=action) if is_plain else None


def at_hand(access: Resolver, command: Command) -> list[str]:
    """Return who could be allowed to give a command: nobody else is."""
    needs = _needs(access, command)
    if needs is None:
        return sorted(_concerned(access, command))
    within = getattr(command, needs.within) if needs.within else None
    return near(access, needs, getattr(command, needs.on), within)


def near(access: Resolver, needs: Needs, target: str, within: str | None) -> list[str]:
    """Return who may do what is needed, and has an entry in the Business Center it is done in."""
    people = sorted(access.who_can(needs.action, target))
    entries = access.world.tables.members
    return people if within is None else [one for one in people if within in entries.get(one, ())]


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
    able = at_hand(access, command)
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
