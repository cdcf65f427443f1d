"""Strategies for questions about a World."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import reject
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.questions import ACTIONS, PLAIN, Asked, Questioner


@st.composite
def queries(
    draw: st.DrawFn, world: bc.World, *, actions: Iterable[str] = PLAIN, astray: bool = False
) -> bc.Query:
    """
    Draw person, action and asset, as `can` and `can_many` are asked.

    `actions` are by default all plain ones, which take no second thing; people are mostly those
    concerned with the asset. Only if they may go `astray` do questions now and then name what does
    not exist or does not fit. A World without anything to do the actions on is rejected.

    >>> from hypothesis import find
    >>> from bcmodel.rules.town import town
    >>> query = find(queries(town(), actions=["pixel.view"]), lambda query: True)
    >>> bc.Resolver(town()).decide(*query).verdict
    <Verdict.ALLOWED: 'ALLOWED'>
    """
    questioner = Questioner(world, plain_actions(actions), astray=astray)
    if not questioner.actions:
        reject()
    return _query(questioner, Luck.drawn(draw))


def plain_actions(actions: Iterable[str]) -> list[bc.Action]:
    """Read plain actions; raises `InputError` for joint or unknown ones."""
    read = [bc.Action(action) for action in actions]
    joint = [action for action in read if action.is_joint]
    if joint:
        raise bc.InputError(
            bc.Fault("actions", f"`{action}` is done with a second thing", "draw `questions`")
            for action in joint
        )
    return read


def several_queries(
    world: bc.World, actions: Sequence[bc.Action], number: int, seed: int
) -> list[bc.Query]:
    """Make a number of queries at once; none where there is nothing to do the actions on."""
    questioner, luck = Questioner(world, actions, astray=False), Luck.of(seed)
    return [_query(questioner, luck) for _ in range(number if questioner.actions else 0)]


def _query(questioner: Questioner, luck: Luck) -> bc.Query:
    user, action, asset, *_ = questioner.question(luck)
    return bc.Query(user, str(action), asset)


@st.composite
def questions(
    draw: st.DrawFn, world: bc.World, *, actions: Iterable[str] = ACTIONS, astray: bool = True
) -> Asked:
    """
    Draw a question in full, with what is used, for which post, and within which Business Center.

    `asked.of(access)` asks it. Otherwise it is like `queries`.
    """
    questioner = Questioner(world, [bc.Action(action) for action in actions], astray=astray)
    if not questioner.actions:
        reject()
    return questioner.question(Luck.drawn(draw))
