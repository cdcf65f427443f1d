"""Readiness: what a Business Center or a person needs of a client before they start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from bcmodel.advise.goals import JointPlan, joint_plan
from bcmodel.advise.kit import Kit, read_kit
from bcmodel.advise.needs import Need, Readiness
from bcmodel.advise.remedy import Step
from bcmodel.advise.search import ask
from bcmodel.advise.standin import stand_in_for, with_stand_in
from bcmodel.change import Planned
from bcmodel.change.commands import CreateAdAccount
from bcmodel.errors import Fault, InputError, nearest
from bcmodel.resolve import Resolver
from bcmodel.resolve.question import Question
from bcmodel.vocab.actions import Action
from bcmodel.vocab.words import Kind, Role

IN_THE_AD_ACCOUNT = {
    Kind.TIKTOK_ACCOUNT: Action.AD_ACCOUNT_RUN_SPARK_ADS,
    Kind.PIXEL: Action.AD_ACCOUNT_USE_PIXEL,
    Kind.CATALOG: Action.AD_ACCOUNT_USE_CATALOG,
    Kind.SHOP: Action.AD_ACCOUNT_PROMOTE_SHOP,
}
"""What is done in the ad account with each other thing of a kit."""
BY_ITSELF = {
    Kind.TIKTOK_ACCOUNT: Action.TIKTOK_ACCOUNT_USE_EXISTING_POSTS,
    Kind.CATALOG: Action.CATALOG_USE_IN_ADS,
    Kind.SHOP: Action.SHOP_PROMOTE_IN_ADS,
}
"""What people of a Business Center that holds a thing can do with it alone."""


def readiness(access: Resolver, who: str, *what: str, within: str | None = None) -> Readiness:
    """
    Return what a Business Center or a person needs of a client before they start.

    They need an ad account, a TikTok account and a pixel, and also a catalog and a shop if these
    are named. `what` names the client's Business Center, or its assets, or both; an asset need not
    be named where the client has only one of the kind. `within` is the Business Center that a
    person is to work in. Raises `InputError` with everything that is not there, does not belong in
    a kit, or has to be named.

    >>> from bcmodel.rules.town import town
    >>> ready = readiness(Resolver(town()), "mia", "adv-1", "tt-leo", "px-1")
    >>> [(str(need.kind), need.state) for need in ready.needs]
    [('ad_account', 'holds'), ('tiktok_account', 'holds'), ('pixel', 'holds')]
    """
    kit = _checked(access, who, what, within)
    opening, opened = _opened(access, kit)
    if who in access.world.tables.users:
        begun = Beginning(access, opened, opening)
        return _found(who, kit, tuple(_of_person(who, kit, within)), begun)
    name = stand_in_for(access, who)
    before, start = (with_stand_in(one, name, who, kit) for one in (access, opened))
    begun = Beginning(before, start, opening, name)
    return _found(who, kit, tuple(_of_center(access, who, kit, name)), begun)


Asked = tuple[Kind, tuple[Question, ...]]
"""A kind of thing that is needed, and what is asked about it."""


@attrs.frozen
class Beginning:
    """
    Where the questions are asked first, where the plan begins, and the step that comes before it.

    The made-up member who `stands_in` for a Business Center is in both.
    """

    before: Resolver
    access: Resolver
    opening: Step | None
    stands_in: str | None = None


def _found(who: str, kit: Kit, asked: Sequence[Asked], begun: Beginning) -> Readiness:
    """Return the readiness: the answers to what is asked, and one plan for all of it."""
    questions = dict.fromkeys(question for _, several in asked for question in several)
    spared = [begun.stands_in] if begun.stands_in else []
    found = joint_plan(begun.access, questions, spared)
    if begun.opening is not None and not _is_used(kit.things[Kind.AD_ACCOUNT], found):
        return _found(who, kit, asked, attrs.evolve(begun, access=begun.before, opening=None))
    goals = {
        goal.question: attrs.evolve(goal, before=ask(begun.before, goal.question))
        for goal in found.goals
    }
    plan = JointPlan(tuple(goals.values()), (*_taken_by_few(begun.opening, found), *found.steps))
    needs = (
        Need(
            kind,
            who if kind is Kind.BUSINESS_CENTER else kit.things[kind],
            tuple(goals[one] for one in several),
            kind in kit.missing,
            begun.stands_in,
        )
        for kind, several in asked
    )
    return Readiness(who, kit.client, tuple(needs), plan)


def _is_used(account: str, plan: JointPlan) -> bool:
    """Whether an ad account that would be created serves any goal that is reached."""
    return any(account in goal.question[2:4] for goal in plan.reached)


def _checked(access: Resolver, who: str, what: Iterable[str], within: str | None) -> Kit:
    """Return the kit; raises `InputError` with all that is wrong with who, what and within."""
    faults = list(_faults_of_who(access, who, within))
    try:
        kit = read_kit(access.world, what)
    except InputError as error:
        raise InputError([*faults, *error.faults]) from None
    if faults:
        raise InputError(faults)
    return kit


def _faults_of_who(access: Resolver, who: str, within: str | None) -> Iterator[Fault]:
    """Yield what is wrong with who is asked about, and with the Business Center to work in."""
    tables = access.world.tables
    known = {**tables.centers, **tables.users}
    if who not in known:
        hint = nearest(who, known)
        yield Fault("who", f"there is no Business Center or person `{who}`", hint)
    if within is not None and within not in tables.centers:
        hint = nearest(within, tables.centers)
        yield Fault("within", f"there is no Business Center `{within}`", hint)
    elif within not in {None, who} and who in tables.centers and who not in tables.users:
        told = f"`{who}` is a Business Center, and works within itself"
        yield Fault("within", told, "leave `within` out")


def _of_person(who: str, kit: Kit, within: str | None) -> Iterator[Asked]:
    """Yield what a person is to do with each thing of a kit, in the ad account."""
    account = kit.things[Kind.AD_ACCOUNT]
    for kind, thing in kit.things.items():
        if kind is Kind.AD_ACCOUNT:
            both = (Action.AD_ACCOUNT_CREATE_ADS, Action.AD_ACCOUNT_PUBLISH_ADS)
            yield kind, tuple(Question(who, one, account, within=within) for one in both)
        elif kind in kit.missing and kind in BY_ITSELF:
            yield kind, (Question(who, BY_ITSELF[kind], thing, within=within),)
        else:
            yield kind, (Question(who, IN_THE_AD_ACCOUNT[kind], account, thing, within=within),)


def _of_center(access: Resolver, who: str, kit: Kit, name: str) -> Iterator[Asked]:
    """Yield what a Business Center is to hold, and that somebody can let its people in."""
    for kind, questions in _of_person(name, kit, who):
        held = BY_ITSELF.get(kind)
        alone = (Question(name, held, kit.things[kind], within=who),) if held else ()
        yield kind, tuple(dict.fromkeys((*alone, *questions)))
    host = _host(access, who) or name
    yield Kind.BUSINESS_CENTER, (Question(host, Action.BUSINESS_CENTER_INVITE_MEMBER, who),)


def _host(access: Resolver, center: str) -> str | None:
    """Return who is to let people into a Business Center: who can, or else would have to."""
    able = access.who_can(Action.BUSINESS_CENTER_INVITE_MEMBER, center)
    team = access.world.tables.teams.get(center, {})
    admins = (user for user, member in team.items() if member.role is Role.ADMIN)
    return next(iter((*sorted(able), *sorted(admins), *sorted(team))), None)


def _opened(access: Resolver, kit: Kit) -> tuple[Step | None, Resolver]:
    """Return the step that makes an ad account for a client without one, and where it leads."""
    if kit.client is None or Kind.AD_ACCOUNT not in kit.missing:
        return None, access
    able = sorted(access.who_can(Action.BUSINESS_CENTER_CREATE_AD_ACCOUNT, kit.client))
    for actor in able:
        new = CreateAdAccount(
            actor=actor, business_center=kit.client, id=kit.things[Kind.AD_ACCOUNT]
        )
        if isinstance(access.plan(new), Planned):
            return Step(new, tuple(able)), access.after(new)
    return None, access


def _taken_by_few(opening: Step | None, plan: JointPlan) -> Iterator[Step]:
    """Yield the first step, taken by somebody who acts later anyway, if one of them may."""
    if opening is not None:
        actor = next((one for one in opening.actors if one in plan.by_actor), opening.actor)
        yield attrs.evolve(opening, command=attrs.evolve(opening.command, actor=actor))
