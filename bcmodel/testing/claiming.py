"""Claiming: what an asserted expression claims about who can do what."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import attrs

from bcmodel.change import Refused
from bcmodel.errors import BcmodelError
from bcmodel.resolve import Decision, Resolver
from bcmodel.testing.reckoning import Names, OutOfSightError

Wanted = bool | None
"""Whether something should have been true; None where that cannot be told."""


@attrs.frozen
class AskedAnswer:
    """An answer that an assertion rests on, and whether it should have been ALLOWED."""

    decision: Decision
    wanted: Wanted

    @property
    def is_amiss(self) -> bool:
        """Whether the assertion may have failed because of it."""
        return self.wanted is None or self.decision.allowed is not self.wanted


def answers_in(node: ast.AST, names: Names, *, wanted: Wanted) -> Iterator[AskedAnswer]:
    """
    Yield the answers that an expression rests on, given whether it should have been true.

    What cannot be evaluated again, or cannot be asked, is skipped.
    """
    try:
        yield from _answers(node, names, wanted)
    except (OutOfSightError, BcmodelError, TypeError):
        return


def _answers(node: ast.AST, names: Names, wanted: Wanted) -> Iterator[AskedAnswer]:
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from answers_in(inner, names, wanted=_not(wanted))
        case ast.BoolOp(values=parts):
            yield from _all_of(parts, names, wanted)
        case ast.Call(func=ast.Name(id="all" | "any"), args=[each]):
            yield from _of_each(each, names, wanted)
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
            yield from _of_each(node, names, None)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield from _compared(left, op, right, names, wanted)
        case _:
            yield from _of_leaf(node, names, wanted)


def _of_leaf(node: ast.AST, names: Names, wanted: Wanted) -> Iterator[AskedAnswer]:
    """Yield the answer that is asked for or named here, or else those in the parts."""
    match node:
        case ast.Attribute(value=inner, attr="allowed" | "denied" | "unknown" as attr):
            yield from _of_value(inner, names, AS_ALLOWED[attr](wanted))
        case ast.Call(func=ast.Attribute(value=owner, attr="can" | "can_many" as method)):
            thorough = ast.Attribute(owner, THOROUGH[method], ast.Load())
            asked = names.reckon(ast.Call(thorough, node.args, node.keywords))
            for answer in cast("list[Decision]", asked if method == "can_many" else [asked]):
                yield AskedAnswer(answer, wanted)
        case ast.Call(func=ast.Attribute(attr="decide" | "plan")) | ast.Name() | ast.NamedExpr():
            yield from _of_value(node, names, None)
        case ast.Lambda() | ast.DictComp():  # their names have no values here
            return
        case _:
            yield from _all_of(ast.iter_child_nodes(node), names, None)


THOROUGH = {"can": "decide", "can_many": "decide_many"}
"""The questions that give the same answers with their reasons."""


def _not(wanted: Wanted) -> Wanted:
    return None if wanted is None else not wanted


AS_ALLOWED: dict[str, Callable[[Wanted], Wanted]] = {
    "allowed": lambda wanted: wanted,
    "denied": lambda wanted: False if wanted else None,  # what is not denied may be unknown
    "unknown": lambda _: None,
}
"""Whether an answer should have been ALLOWED, given whether the attribute should be true."""


def _all_of(nodes: Iterable[ast.AST], names: Names, wanted: Wanted) -> Iterator[AskedAnswer]:
    for node in nodes:
        yield from answers_in(node, names, wanted=wanted)


def _of_each(each: ast.AST, names: Names, wanted: Wanted) -> Iterator[AskedAnswer]:
    """Yield the answers in a comprehension, turn by turn, or in a list."""
    match each:
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
            for turn in names.turns(each.generators):
                yield from answers_in(each.elt, turn, wanted=wanted)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            yield from _all_of(parts, names, wanted)
        case _:
            yield from answers_in(each, names, wanted=wanted)


def _of_value(node: ast.expr, names: Names, wanted: Wanted) -> Iterator[AskedAnswer]:
    """Yield the answer that is the value of an expression, if it is one."""
    value = names.reckon(node)
    if isinstance(value, Refused):
        yield AskedAnswer(value.decision, wanted)
    elif isinstance(value, Decision):
        yield AskedAnswer(value, wanted)


def _compared(
    left: ast.expr, op: ast.cmpop, right: ast.expr, names: Names, wanted: Wanted
) -> Iterator[AskedAnswer]:
    hoped = wanted if isinstance(op, ast.Is | ast.Eq | ast.In) else _not(wanted)
    match op, right:
        case ast.Is() | ast.IsNot() | ast.Eq() | ast.NotEq(), ast.Constant(value=bool(yes)):
            yield from answers_in(left, names, wanted=hoped if yes else _not(hoped))
        case ast.In() | ast.NotIn(), ast.Call() if ask := _reverse(right, names):
            yield AskedAnswer(ask(str(names.reckon(left))), hoped)
        case ast.Eq(), _ if wanted and (ask := _reverse(left, names)):
            yield from _differing(ask, names.reckon(left), names.reckon(right))
        case _:
            yield from _all_of((left, right), names, None)


Ask = Callable[[str], Decision]


def _reverse(node: ast.expr, names: Names) -> Ask | None:
    """Return how to decide about one result of a reverse question; None for anything else."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=owner, attr="who_can" | "assets_of" | "what_can" as method),
            args=[_, _] as args,
            keywords=[],
        ):
            access, (one, two) = names.reckon(owner), map(str, names.arguments(args))
        case _:
            return None
    if type(access) is not Resolver:
        return None
    asked: dict[str, Ask] = {
        "who_can": lambda user: access.decide(user, one, two),
        "assets_of": lambda asset: access.decide(one, two, asset),
        "what_can": lambda action: access.decide(one, action, two),
    }
    return asked[method]


def _differing(ask: Ask, found: object, expected: object) -> Iterator[AskedAnswer]:
    """Yield the answers about results found but not expected, or expected but not found."""
    if isinstance(found, frozenset) and isinstance(expected, set | frozenset):
        hoped = frozenset(map(str, cast("Iterable[object]", expected)))
        for one in sorted(hoped ^ frozenset(map(str, cast("Iterable[object]", found)))):
            yield AskedAnswer(ask(one), one in hoped)
