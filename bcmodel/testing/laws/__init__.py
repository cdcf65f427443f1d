"""
Laws: what holds for every World by every rulebook, and for every service that agrees with it.

`for_rulebook` gives the checks of a rulebook of your own, to be called in a test; `agrees`
compares a service of your own with the model. Each law can also be called by itself, with what it
is about:

>>> import bcmodel as bc
>>> from bcmodel.rules.town import town
>>> from bcmodel.testing import laws
>>> laws.index_is_decide(bc.Resolver(town()), bc.Query("mia", "pixel.view", "px-1"))
"""

from collections.abc import Iterable

from bcmodel.errors import Fault, InputError, nearest
from bcmodel.rules import STANDARD, Rulebook
from bcmodel.testing.laws.agreement import Disagreement, Gateway, agrees
from bcmodel.testing.laws.answers import (
    a_closed_gate_beats_every_route,
    a_new_grant_never_removes_an_allow,
    a_proof_suffices,
    a_settled_verdict_stays,
    answers_are_repeatable,
    default_deny,
    every_answer_can_be_told,
    index_is_decide,
    order_is_irrelevant,
    reverse_is_forward,
    within_is_a_restriction,
)
from bcmodel.testing.laws.changes import (
    a_diff_is_pointwise,
    a_refusal_changes_nothing,
    a_remedy_flips_the_verdict,
    mending_everything_flips_a_denial,
    patched_is_rebuilt,
    replay_and_files_give_the_same_world,
)
from bcmodel.testing.laws.law import Check, Law, LawBroken

LAWS: tuple[Law[...], ...] = (
    default_deny,
    a_closed_gate_beats_every_route,
    order_is_irrelevant,
    answers_are_repeatable,
    every_answer_can_be_told,
    a_proof_suffices,
    index_is_decide,
    reverse_is_forward,
    a_settled_verdict_stays,
    within_is_a_restriction,
    a_new_grant_never_removes_an_allow,
    mending_everything_flips_a_denial,
    a_remedy_flips_the_verdict,
    a_refusal_changes_nothing,
    replay_and_files_give_the_same_world,
    patched_is_rebuilt,
    a_diff_is_pointwise,
)
"""Every law, those of answers first."""


def for_rulebook(rulebook: Rulebook = STANDARD, *, but: Iterable[str] = ()) -> tuple[Check, ...]:
    """
    Return the checks of a rulebook: one for each law, `but` for some that are left out by name.

    A rule that breaks a law is mostly at fault; the docstring of a law says which rules break it
    rightly. Raises `InputError` for laws that do not exist.

    >>> from bcmodel.rules import STANDARD
    >>> for check in for_rulebook(STANDARD.with_parameters(admin_sees_money=True))[:2]:
    ...     check.check(examples=5)
    """
    left_out, names = set(but), [law.name for law in LAWS]
    unknown = sorted(left_out.difference(names))
    if unknown:
        raise InputError(Fault("but", f"there is no law `{n}`", nearest(n, names)) for n in unknown)
    return tuple(Check(law, rulebook) for law in LAWS if law.name not in left_out)


__all__ = [
    "LAWS",
    "Check",
    "Disagreement",
    "Gateway",
    "Law",
    "LawBroken",
    "a_closed_gate_beats_every_route",
    "a_diff_is_pointwise",
    "a_new_grant_never_removes_an_allow",
    "a_proof_suffices",
    "a_refusal_changes_nothing",
    "a_remedy_flips_the_verdict",
    "a_settled_verdict_stays",
    "agrees",
    "answers_are_repeatable",
    "default_deny",
    "every_answer_can_be_told",
    "for_rulebook",
    "index_is_decide",
    "mending_everything_flips_a_denial",
    "order_is_irrelevant",
    "patched_is_rebuilt",
    "replay_and_files_give_the_same_world",
    "reverse_is_forward",
    "within_is_a_restriction",
]
