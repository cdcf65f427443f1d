"""Reducing: the commands that would leave a person with less, and who may give them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import attrs

from bcmodel import facts as f
from bcmodel.advise.actors import at_hand
from bcmodel.change import Command
from bcmodel.change.commands import (
    AssignGroup,
    ChangeAssignment,
    ChangeRole,
    SetFinanceRole,
    UnassignAsset,
    UnassignGroup,
)
from bcmodel.resolve import Resolver
from bcmodel.view import View
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, LADDERS, default_level
from bcmodel.vocab.words import FinanceRole, Kind, Level, Role

Reduction = tuple[Command, ...]
"""
Commands of which one is to be given, the one that takes most first.

Who gives it is open: until that is known, the person stands as the actor.
"""


def reductions_of(access: Resolver, user: str) -> Iterator[Reduction]:
    """
    Yield the ways to leave a person with less: fewer roles first, then less assigned.

    Groups come before single assets: what both give stays by the assignment, which gives no more.
    """
    view = View(access.world, access.world.at)
    for member in view.memberships(user).values():
        yield from _of_roles(member)
    groups = dict.fromkeys(held.group for held in view.groups_assigned_to(user))
    for group in groups:
        yield _of_group(view, group, user)
    for assignment in view.assignments_of(user):
        yield from _of_assignment(view, assignment)


def _of_roles(member: f.Member) -> Iterator[Reduction]:
    center, user = member.business_center, member.user
    if member.role is Role.ADMIN:
        yield (ChangeRole(actor=user, business_center=center, user=user, role=Role.STANDARD),)
    if member.finance_role is not None:
        less = [None] if member.finance_role is FinanceRole.ANALYST else [None, FinanceRole.ANALYST]
        yield tuple(
            SetFinanceRole(actor=user, business_center=center, user=user, finance_role=role)
            for role in less
        )


def _of_assignment(view: View, assignment: f.Assignment) -> Iterator[Reduction]:
    center, user, asset = assignment.business_center, assignment.user, assignment.asset
    kind = view.tables.assets[asset].kind
    unassign = UnassignAsset(actor=user, business_center=center, user=user, asset=asset)
    lowered = (
        ChangeAssignment(actor=user, business_center=center, user=user, asset=asset, level=level)
        for level in _below(kind, assignment.level)
    )
    yield (unassign, *lowered)
    if kind is Kind.TIKTOK_ACCOUNT:
        scopes = assignment.scopes or DEFAULT_ASSIGNMENT_SCOPES
        fewer = [some for size in range(1, len(scopes)) for some in combinations(scopes, size)]
        yield tuple(
            ChangeAssignment(actor=user, business_center=center, user=user, asset=asset, scopes=few)
            for few in fewer
        )


def _of_group(view: View, group: str, user: str) -> Reduction:
    ladder = LADDERS[Kind.AD_ACCOUNT]
    highest = max((held.level for held in view.group_levels(group, user)), key=ladder.index)
    lowered = (
        AssignGroup(actor=user, group=group, user=user, level=level)
        for level in _below(Kind.AD_ACCOUNT, highest)
    )
    return (UnassignGroup(actor=user, group=group, user=user), *lowered)


def _below(kind: Kind, level: Level | None) -> tuple[Level, ...]:
    """Return the levels below one, lowest first; a pixel has none."""
    ladder, held = LADDERS[kind], level or default_level(kind)
    return ladder[: ladder.index(held)] if held else ()


def givers_of(access: Resolver, command: Command, user: str) -> Iterator[Command]:
    """Yield a command as given by each person who may be allowed to; by `user` last."""
    for actor in sorted(at_hand(access, command), key=lambda one: one == user):
        yield attrs.evolve(command, actor=actor)
