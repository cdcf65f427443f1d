"""Questions about a World."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import reject
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.questions import EVERY, PLAIN, Asked, Scene


@st.composite
def queries(
    draw: st.DrawFn, world: bc.World, *, actions: Iterable[str] = PLAIN, astray: bool = False
) -> bc.Query:
    """
    Return person, action and asset: what `can` and `can_many` are asked.

    The `actions` are the plain ones, those that take nothing else; people are mostly such as have
    to do with the asset. Only `astray` questions name, at times, what is not there or does not
    fit. A World with nothing to do one of the actions on is rejected.

    >>> from hypothesis import find
    >>> from bcmodel.rules.town import town
    >>> query = find(queries(town(), actions=["pixel.view"]), lambda query: True)
    >>> bc.Resolver(town()).decide(*query).verdict
    <Verdict.ALLOWED: 'ALLOWED'>
    """
    scene = Scene(world, plain_actions(actions), astray=astray)
    if not scene.actions:
        reject()
    return _query(scene, Luck.drawn(draw))


def plain_actions(actions: Iterable[str]) -> list[bc.Action]:
    """Read actions that take nothing else; raises `InputError` for others, and unknown ones."""
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
    """Think of so many queries at once; of none where there is nothing to do the actions on."""
    scene, luck = Scene(world, actions, astray=False), Luck.of(seed)
    return [_query(scene, luck) for _ in range(number if scene.actions else 0)]


def _query(scene: Scene, luck: Luck) -> bc.Query:
    user, action, asset, *_ = scene.question(luck)
    return bc.Query(user, str(action), asset)


@st.composite
def questions(
    draw: st.DrawFn, world: bc.World, *, actions: Iterable[str] = EVERY, astray: bool = True
) -> Asked:
    """
    Return questions in full, with what is used, for which post and within what.

    `asked.of(access)` has one decided. The rest is as with `queries`.
    """
    scene = Scene(world, [bc.Action(action) for action in actions], astray=astray)
    if not scene.actions:
        reject()
    return scene.question(Luck.drawn(draw))
