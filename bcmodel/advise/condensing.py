"""Condensing: a course without the commands that can be left out, or merged into others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import attrs

from bcmodel.advise.joining import Course
from bcmodel.change import Command
from bcmodel.change import commands as c
from bcmodel.resolve.question import Question

CORRECTIONS: tuple[tuple[type[Command], type[Command]], ...] = (
    (c.ShareAsset, c.ChangeShare),
    (c.ChangeShare, c.ChangeShare),
    (c.LinkTikTokAccount, c.EditLinkScopes),
    (c.EditLinkScopes, c.EditLinkScopes),
    (c.AssignAsset, c.ChangeAssignment),
    (c.ChangeAssignment, c.ChangeAssignment),
    (c.InviteMember, c.ChangeRole),
    (c.InviteMember, c.SetFinanceRole),
)
"""Commands that give something, and those that later give more of the same."""
WHERE = ("business_center", "asset", "to", "user")
GIVEN = ("level", "scopes", "mode", "ads_only", "role", "finance_role")


def condensed(start: Course, course: Course, questions: Sequence[Question]) -> Course:
    """Return a course made as short as leaving out and merging commands can make it."""
    reached = course.allows(questions)
    while True:
        shorter = _shorter(start, course, reached)
        if shorter is None:
            return course
        course = shorter


def _shorter(start: Course, course: Course, reached: Sequence[Question]) -> Course | None:
    """Return a shorter course that allows the same, if one is found."""
    for commands in (*_left_out(course.commands), *_merged(course.commands)):
        after = start.with_accepted(commands)
        is_shorter = len(after.commands) < len(course.commands)
        if is_shorter and len(after.allows(reached)) == len(reached):
            return after
    return None


def _left_out(commands: tuple[Command, ...]) -> Iterator[tuple[Command, ...]]:
    """Yield the commands without one of them, the last one first."""
    for at in reversed(range(len(commands))):
        yield commands[:at] + commands[at + 1 :]


def _merged(commands: tuple[Command, ...]) -> Iterator[tuple[Command, ...]]:
    """Yield the commands with one merged into an earlier one."""
    for early, late in combinations(range(len(commands)), 2):
        first = _merger(commands[early], commands[late])
        if first is not None:
            between = commands[early + 1 : late]
            yield (*commands[:early], first, *between, *commands[late + 1 :])


def _merger(first: Command, second: Command) -> Command | None:
    """Return a command that also gives what a later one adds, if that can be."""
    if isinstance(first, c.InviteMember) and isinstance(second, c.AssignAsset):
        return _invitation_bringing(first, second)
    if isinstance(first, c.CreateAccountGroup) and isinstance(second, c.AddToGroup):
        is_same = first.id == second.group
        accounts = (*first.ad_accounts, second.asset)
        return attrs.evolve(first, ad_accounts=accounts) if is_same else None
    if (type(first), type(second)) not in CORRECTIONS or not _are_about_the_same(first, second):
        return None
    more = {name: getattr(second, name, None) for name in GIVEN if hasattr(first, name)}
    return attrs.evolve(first, **{name: value for name, value in more.items() if value is not None})


def _invitation_bringing(first: c.InviteMember, second: c.AssignAsset) -> Command | None:
    """Return an invitation that also brings an ad account; None where the levels differ."""
    levels = {first.level, second.level} if first.ad_accounts or first.groups else {second.level}
    if not _are_about_the_same(first, second) or len(levels) > 1:
        return None
    accounts = (*first.ad_accounts, second.asset)
    return attrs.evolve(first, ad_accounts=accounts, level=second.level)


def _are_about_the_same(first: Command, second: Command) -> bool:
    """Whether two commands agree in every field of `WHERE` that both have."""
    return all(
        getattr(first, name) == getattr(second, name)
        for name in WHERE
        if hasattr(first, name) and hasattr(second, name)
    )
