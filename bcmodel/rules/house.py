"""House rules: what a house asks of its own people, beside what the platform asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING

from bcmodel.errors import Fault, InputError
from bcmodel.rules.rule import NOTHING, Grain, Path, Rule, Stops, rule, stop
from bcmodel.rules.sources import Source, Standing
from bcmodel.view import View
from bcmodel.vocab.actions import JOINT, Action, action_set
from bcmodel.vocab.reasons import Reason

if TYPE_CHECKING:
    from bcmodel.rules.reasons import Mend

LetsThrough = Callable[[View, Path], bool]
"""Whether a house lets somebody do what its rule is about; it reads facts through the view."""
OUR_HOUSE = Source("rule of the house")


def house_rule(
    code: str,
    *,
    about: Iterable[str],
    says: str,
    holds: str = "",
    grain: Grain = Grain.ASSIGNMENT,
    reads_clock: bool = False,
    mends: Iterable[Mend] = (),
    source: Source = OUR_HOUSE,
) -> Callable[[LetsThrough], Rule]:
    """
    Declare the decorated function as a rule of a house, to be added by `Rulebook.with_`.

    The function is the requirement: it says whether somebody is let through, its name becomes the
    reason, and its docstring the meaning. Codes that begin with X, Y or Z are never used by
    bcmodel. The rule is `about` these actions and the joint actions that build on them. `says` is
    the sentence for the obstacle, `holds` the one for when it is met; both may use the names that
    all sentences use ({user}, {asset}, {center}, ...). `mends` are the moves that clear it, if any.

    `grain` is what the outcome depends on: the person alone, the asset alone or, by default, both.
    A function that looks at `view.now` `reads_clock`. Raises `InputError` if the platform has a
    reason of that name.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> @bc.house_rule("X001", about=["pixel.view"], says="{user} is not Ada")
    ... def only_ada_looks_at_pixels(view: bc.View, path: bc.Path) -> bool:
    ...     '''Pixels are Ada's concern.'''
    ...     return path.case.user.id == "ada"
    >>> access = bc.Resolver(town(), bc.STANDARD.with_(only_ada_looks_at_pixels))
    >>> access.decide("mia", "pixel.view", "px-1").reasons
    (<Reason.ONLY_ADA_LOOKS_AT_PIXELS: 'ONLY_ADA_LOOKS_AT_PIXELS'>,)
    >>> access.can("mia", "pixel.view", "px-1")
    False
    """
    base = {Action(action) for action in about}
    actions = action_set([*base, *(action for action, on in JOINT.items() if on in base)])

    def declare(lets_through: LetsThrough) -> Rule:
        name = _name_of(lets_through)
        meaning = " ".join((lets_through.__doc__ or says).split())
        reason = house_reason(name.upper(), says, meaning, mends, source)
        stopped = stop(reason, actions)

        @wraps(lets_through)
        def judge(view: View, path: Path) -> Stops:
            return NOTHING if lets_through(view, path) else stopped

        judge.__doc__ = meaning
        return rule(
            code,
            name.replace("_", "-"),
            grain,
            gives=[reason],
            holds=holds or meaning,
            standing=Standing.DOCUMENTED,
            sources=[source],
            about=actions,
            reads_clock=reads_clock,
        )(judge)

    return declare


def _name_of(lets_through: LetsThrough) -> str:
    name = lets_through.__name__
    if not name.isidentifier():
        hint = "define it with `def`: its name becomes the reason"
        raise InputError([Fault("house rule", "the function has no name", hint)])
    return name


def house_reason(
    code: str,
    says: str,
    meaning: str = "",
    mends: Iterable[Mend] = (),
    source: Source = OUR_HOUSE,
) -> Reason:
    """
    Return a reason of a house: a `Reason` like any other, but no word of the vocabulary.

    It is for rules that are declared with `rule` and give several reasons. Raises `InputError` if
    the platform has a reason of this code.
    """
    from bcmodel.rules.reasons import Example, Telling

    if code in Reason.__members__:
        problem = f"`{code}` is a reason of the platform"
        raise InputError([Fault("house rule", problem, "give it another name")])
    reason = Reason.of_a_house(code)
    reason.telling = Telling(
        reason=reason,
        says=says,
        meaning=meaning or says,
        mends=tuple(mends),
        standing=Standing.DOCUMENTED,
        sources=(source,),
        example=Example(),
    )
    return reason
