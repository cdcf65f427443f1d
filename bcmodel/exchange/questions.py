"""Questions of a file, each with the answer it expects: the tables check, who and what."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime

import attrs
from attrs import converters

from bcmodel.errors import Fault, InputError, QuestionError, nearest
from bcmodel.exchange.codes import read_reasons, told_codes
from bcmodel.exchange.mending import optional_commands, problems_of_mending
from bcmodel.exchange.results import Result, Told
from bcmodel.exchange.rows import Row, form_of, is_table, listed, optional_moment, text
from bcmodel.facts.fields import flag, identifier, identifiers, optional_identifier, refuse
from bcmodel.resolve import Answer, Resolver
from bcmodel.resolve.question import ACTIONS, Question, check_using, check_within, read_action
from bcmodel.vocab.actions import JOINT, Action
from bcmodel.vocab.reasons import ADVICE, Reason, RouteKind, Verdict
from bcmodel.world import World

_VERDICTS = {verdict.lower(): verdict for verdict in Verdict}


def _action(value: object) -> Action:
    try:
        return read_action(text(value))
    except QuestionError as error:
        raise refuse(error.faults[0].problem, error.faults[0].next_step) from None


def _verdict(value: object) -> Verdict:
    found = _VERDICTS.get(value) if isinstance(value, str) else None
    if found is None:
        raise refuse(f"`{value}` is no answer", nearest(str(value), _VERDICTS))
    return found


def _advice(values: object) -> tuple[Reason, ...]:
    advice = read_reasons(values)
    for code in advice:
        if code not in ADVICE:
            raise refuse(f"`{code}` is a reason, not advice", nearest(code, sorted(ADVICE)))
    return advice


def _actions(values: object) -> tuple[Action, ...]:
    return tuple(sorted({_action(value) for value in listed(values)}))


def _what(value: object) -> Told:
    if not is_table(value):
        return _actions(value)
    faults: list[Fault] = []
    expected: dict[str, tuple[str, ...]] = {}
    for asset, actions in value.items():
        try:
            expected[asset] = _actions(actions)
        except InputError as error:
            faults += [fault.within(asset) for fault in error.faults]
    if faults:
        raise InputError(faults)
    return {asset: actions for asset, actions in expected.items() if actions}


@attrs.frozen(kw_only=True)
class Check:
    """
    One question with the verdict it expects, and what else is claimed about the decision.

    `reasons` are among those of the decision; where they are the `only` ones, no others are.
    """

    user: str = attrs.field(converter=identifier)
    action: Action = attrs.field(converter=_action)
    asset: str = attrs.field(converter=identifier)
    expect: Verdict = attrs.field(converter=_verdict)
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=read_reasons)
    only: bool = attrs.field(default=False, converter=flag)
    ordered: bool = attrs.field(default=False, converter=flag)
    advice: tuple[Reason, ...] = attrs.field(default=(), converter=_advice)
    route: RouteKind | None = attrs.field(default=None, converter=converters.optional(RouteKind))
    using: str | None = attrs.field(default=None, converter=optional_identifier)
    post: str | None = attrs.field(default=None, converter=optional_identifier)
    within: str | None = attrs.field(default=None, converter=optional_identifier)
    fixable_by: tuple[str, ...] = attrs.field(default=(), converter=identifiers)
    remedy: tuple[str, ...] | None = attrs.field(default=None, converter=optional_commands)
    at: datetime | None = attrs.field(default=None, converter=optional_moment)

    def ask(self, access: Resolver, index: int, place: str) -> Result:
        """Return whether the decision is as expected."""
        then = access.at(self.at) if self.at else access
        asked = (self.user, self.action, self.asset, self.using)
        decision = then.decide(*asked, post=self.post, within=self.within)
        return Result(
            index,
            place,
            str(self),
            self.expect.lower(),
            decision.verdict.lower(),
            decision.reasons,
            "; ".join(self._problems(decision)),
            decision,
        )

    def _problems(self, decision: Answer) -> Iterator[str]:
        reasons, wanted = decision.reasons, self.reasons
        if decision.verdict is not self.expect:
            yield f"the verdict is {decision.verdict.lower()}, not {self.expect.lower()}"
        if missing := [reason for reason in wanted if reason not in reasons]:
            yield f"{told_codes(missing)} not among the reasons"
        if self.only and (more := [reason for reason in reasons if reason not in wanted]):
            yield f"{told_codes(more)} not expected"
        if self.ordered and not missing and reasons[: len(wanted)] != wanted:
            yield f"the reasons begin {', '.join(reasons[: len(wanted)])}"
        if self.route is not None:
            found = decision.routes[0].kind if decision.routes else None
            if found is not self.route:
                yield f"the route is {found or 'none at all'}, not {self.route}"
        yield from problems_of_mending(decision, self.fixable_by, self.remedy)
        if untold := [code for code in self.advice if code not in decision.advice]:
            yield f"{told_codes(untold)} not among the advice"

    def __str__(self) -> str:
        told = [self.user, self.action, self.asset]
        told += [f"{key} {v}" for key in ("using", "within") if (v := getattr(self, key))]
        told += [f"for {self.post}"] if self.post else []
        told += [f"at {self.at.isoformat()}"] if self.at else []
        return " ".join(told)


def _plain_action(value: object) -> Action:
    action = _action(value)
    if action in JOINT:
        raise refuse(f"`{action}` needs a second thing", "ask for it in a [[check]], with `using`")
    return action


@attrs.frozen(kw_only=True)
class Who:
    """Who can do something on an asset: exactly these people."""

    action: Action = attrs.field(converter=_plain_action)
    asset: str = attrs.field(converter=identifier)
    expect: tuple[str, ...] = attrs.field(converter=identifiers)

    def ask(self, access: Resolver, index: int, place: str) -> Result:
        """Return whether exactly the expected people can."""
        got = tuple(sorted(access.who_can(self.action, self.asset)))
        problem = _difference(self.expect, got)
        return Result(index, place, str(self), self.expect, got, problem=problem)

    def __str__(self) -> str:
        return f"who can {self.action} {self.asset}"


@attrs.frozen(kw_only=True)
class What:
    """What a person can do, on one asset or on each: exactly these actions, none of them joint."""

    user: str = attrs.field(converter=identifier)
    asset: str | None = attrs.field(default=None, converter=optional_identifier)
    expect: Told = attrs.field(converter=_what)

    def __attrs_post_init__(self) -> None:
        if (self.asset is None) is not isinstance(self.expect, dict):
            wanted = "a table of assets and their actions" if self.asset is None else "a list"
            raise InputError([Fault("expect", f"is not {wanted}", "`asset` decides which it is")])

    def ask(self, access: Resolver, index: int, place: str) -> Result:
        """Return whether the person can do exactly what is expected."""
        got: Told
        if self.asset is None:
            every = access.what_can(self.user)
            got = {asset: tuple(sorted(every[asset])) for asset in sorted(every)}
        else:
            got = tuple(sorted(access.what_can(self.user, self.asset)))
        problem = _difference(self.expect, got)
        return Result(index, place, str(self), self.expect, got, problem=problem)

    def __str__(self) -> str:
        return f"what can {self.user}{' ' + self.asset if self.asset else ''}"


def _difference(expected: Told, got: Told) -> str:
    before, after = _flat(expected), _flat(got)
    told = {"missing": before - after, "not expected": after - before}
    return "; ".join(f"{how}: {', '.join(sorted(items))}" for how, items in told.items() if items)


def _flat(answer: Told) -> set[str]:
    if isinstance(answer, dict):
        return {f"{asset} {action}" for asset, actions in answer.items() for action in actions}
    return set(answer)


CHECKS = form_of(Check, "[[check]]")
WHO = form_of(Who, "[[who]]")
WHAT = form_of(What, "[[what]]")


def faults_of_asking(world: World, row: Row, unsure: Container[str] = ()) -> Iterator[Fault]:
    """
    Yield what is wrong with a row of checks taken as a whole, and with it in its World.

    Of the ids in `unsure` it is not known whether they are there.
    """
    if row.get("advice") and row.get("expect") in ("denied", "unknown"):
        hint = "expect `allowed`, or leave the advice out"
        yield Fault("advice", "is told only of what is allowed", hint)
    for key in ("fixable_by", "remedy"):
        if row.get(key) and row.get("expect") in ("allowed", "unknown"):
            yield Fault(key, "is told only of what is denied", "expect `denied`, or leave it out")
    given = {key: value for key, value in row.items() if isinstance(value, str) and value}
    action = ACTIONS.get(given.get("action", ""))
    within, post = given.get("within"), given.get("post")
    if action is None:
        yield from faults_of_context(world, within, post, unsure=unsure)
        return
    user, asset = given.get("user", ""), given.get("asset", "")
    using = given.get("using", None if row.get("using") is None else "")
    question = Question(user, action, asset, using, post, within)
    yield from faults_of_question(world, question, unsure)


def faults_of_question(
    world: World, question: Question, unsure: Container[str] = ()
) -> Iterator[Fault]:
    """Yield why a question cannot be asked of a World, each fault with its key."""
    try:
        check_using(question.action, question.using)
    except QuestionError as error:
        yield from (Fault("using", fault.problem, fault.next_step) for fault in error.faults)
    yield from faults_of_context(world, question.within, question.post, question, unsure)


def faults_of_context(
    world: World,
    within: str | None,
    post: str | None,
    question: Question | None = None,
    unsure: Container[str] = (),
) -> Iterator[Fault]:
    """Yield why nothing can be asked within a Business Center or about a post, or a question."""
    if within is not None and within not in unsure:
        try:
            check_within(world, within, question)
        except QuestionError as error:
            yield from (Fault("within", fault.problem, fault.next_step) for fault in error.faults)
    posts = world.tables.posts
    if post is not None and post not in posts and post not in unsure:
        hint = nearest(post, posts) or "list it as a [[post]]"
        yield Fault("post", f"there is no post `{post}`", hint)
