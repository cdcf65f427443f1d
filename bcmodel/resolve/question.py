"""Questions: who asks for what, and whether that can be asked of a World at all."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from bcmodel.errors import QuestionError, nearest, with_article
from bcmodel.facts import UsedThing
from bcmodel.rules import Case, Parameters
from bcmodel.vocab.actions import JOINT, USING, Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind
from bcmodel.world import World
from bcmodel.world.references import id_field


class Query(NamedTuple):
    """Person, action, asset: the one order of arguments, so that `*query` unpacks."""

    user: str
    action: str
    asset: str


class Question(NamedTuple):
    """A question in full, as it was asked."""

    user: str
    action: Action
    asset: str
    using: str | None = None
    post: str | None = None
    within: str | None = None


@attrs.frozen
class NoCase:
    """A question that makes no case: the reason, and whether what it lacks may be there unseen."""

    reason: Reason
    may_be_unseen: bool


ACTIONS: dict[str, Action] = {str(action): action for action in Action}


def read_action(action: str) -> Action:
    """Return the action with this name; raises `QuestionError` where there is none."""
    known = ACTIONS.get(action)
    if known is None:
        raise QuestionError(f"there is no action `{action}`", nearest(action, ACTIONS))
    return known


def check(world: World, question: Question) -> None:
    """Raise `QuestionError` for a question that cannot be asked of this World."""
    check_using(question.action, question.using)
    if question.within is not None:
        check_within(world, question.within, question)


def check_using(action: Action, using: str | None) -> None:
    """Raise `QuestionError` for a joint action without a second thing, or another with one."""
    if action in JOINT and using is None:
        things = " or ".join(with_article(kind) for kind in USING[action])
        raise QuestionError(f"`{action}` is done with {things}", "give its id as `using`")
    if action not in JOINT and using is not None:
        raise QuestionError(f"`{action}` takes no second thing", "leave `using` out")


def check_within(world: World, within: str, question: Question | None = None) -> None:
    """Raise `QuestionError` where nobody can act in a Business Center, or not as asked."""
    if within not in world.tables.centers:
        hint = nearest(within, world.tables.centers)
        raise QuestionError(f"there is no Business Center `{within}` to act in", hint)
    if question is None:
        return
    inside = _center_of(world, question)
    if inside not in (None, within):
        asked = f"`{question.action}` on `{question.asset}`"
        problem = f"{asked} is within `{inside}`, not `{within}`"
        raise QuestionError(problem, "leave `within` out")


def _center_of(world: World, question: Question) -> str | None:
    """Return the one Business Center that a question is about, if it is about one."""
    if question.action.kind is Kind.BUSINESS_CENTER:
        center = world.tables.centers.get(question.asset)
        return center.id if center else None
    if question.action.kind is Kind.ACCOUNT_GROUP:
        group = world.tables.groups.get(question.asset)
        return group.business_center if group else None
    return None


def pose(world: World, question: Question, parameters: Parameters) -> Case | NoCase:
    """Return the case to judge, or why the question makes none."""
    tables, action = world.tables, question.action
    user = tables.users.get(question.user)
    if user is None:
        return NoCase(Reason.USER_NOT_FOUND, world.may_hide(Kind.USER, {"id": question.user}))
    asset = world.thing(question.asset)
    if asset is None:
        hidden = world.may_hide(action.kind, {"id": question.asset})
        return NoCase(Reason.ASSET_NOT_FOUND, hidden)
    using = None
    if question.using is not None:
        using = used_thing(world, action, question.using)
        if using is None:
            return _missing(world, action, question.using)
    if asset.kind is not action.kind or (using is not None and using.kind not in USING[action]):
        return NoCase(Reason.ACTION_NOT_APPLICABLE, may_be_unseen=False)
    return Case(user, asset, parameters, action, using, question.post)


def used_thing(world: World, action: Action, identity: str) -> UsedThing | None:
    """Return the thing with this id, one that fits the action before any other."""
    tables = world.tables
    things: list[UsedThing | None] = [
        world.thing(identity),
        tables.codes.get(identity),
        tables.workspaces.get(identity),
    ]
    found = [thing for thing in things if thing is not None]
    fitting = [thing for thing in found if thing.kind in USING[action]]
    return next(iter(fitting or found), None)


def _missing(world: World, action: Action, using: str) -> NoCase:
    hidden = any(world.may_hide(kind, {id_field(kind): using}) for kind in USING[action])
    is_code = Kind.SPARK_CODE in USING[action]
    return NoCase(Reason.SPARK_CODE_INVALID if is_code else Reason.ASSET_NOT_FOUND, hidden)
