"""Unseen: whether somebody may be allowed something because of what a World has not seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bcmodel import facts as f
from bcmodel.advise.findings.survey import Survey
from bcmodel.resolve import Resolver
from bcmodel.vocab.actions import Action
from bcmodel.vocab.words import Kind

SOMEBODY = "somebody unseen"
NAMING_A_PERSON = frozenset({"id", "user"})


def may_be_allowed(
    survey: Survey, asset: f.Asset, actions: Sequence[Action], besides: Collection[str]
) -> bool:
    """Whether anybody other than `besides` may be allowed one of the actions, seen or unseen."""
    if not survey.tables.unseen:
        return False
    others = [user for user in survey.tables.users if user not in besides]
    if _is_open(survey.access, others, asset, actions):
        return True
    strangers = list(_strangers(survey))
    if not strangers:
        return False
    world = survey.world.changed(strangers)
    access = survey.access.succeeded_by(world, strangers)
    return _is_open(access, [user.id for user in strangers], asset, actions)


def _is_open(
    access: Resolver, people: Sequence[str], asset: f.Asset, actions: Sequence[Action]
) -> bool:
    asked = ((user, action, asset.id) for user in people for action in actions)
    return any(not access.decide(*question).denied for question in asked)


def _strangers(survey: Survey) -> Iterator[f.User]:
    """Yield people who may exist unseen, each as free to act as anybody could be."""
    named = {
        value
        for patterns in survey.tables.unseen.values()
        for pattern in patterns
        for field, value in pattern.where
        if field in NAMING_A_PERSON and isinstance(value, str)
    }
    for name in (SOMEBODY, *sorted(named - survey.tables.users.keys())):
        if survey.may_hide(Kind.USER, id=name):
            yield f.User(name, two_step=True)
