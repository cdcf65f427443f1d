"""
Certificates: a decision as a file that anybody can check.

The facts that a proof cites are enough for the same answer. So a decision is written as the World
cut down to them, with the question and the answer: whoever reads the file asks it again. A history
is written the same way: the World it began with and the commands, each with its outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.change import Entry, History, Refusal, Refused
from bcmodel.errors import InputError
from bcmodel.exchange.questions import Check, faults_of_question
from bcmodel.exchange.rows import is_list
from bcmodel.exchange.scenario import Scenario
from bcmodel.exchange.steps import Expected, Outcome, Step
from bcmodel.facts import Fact, Unseen
from bcmodel.resolve import Answer, Decision, Resolver
from bcmodel.vocab.words import Kind
from bcmodel.world.references import IDENTIFIED


def certificate(decision: Decision) -> Scenario:
    """
    Return a decision as a scenario: the facts it rests on, the question, and the answer.

    Run it, or write it to a file for others to run: if it holds, the answer follows from those
    facts. Raises `InputError` for a question about a missing post, which no file can ask.

    >>> from bcmodel.rules.town import town
    >>> decision = Resolver(town()).decide("zoe", "ad_account.create_ads", "adv-1")
    >>> certificate(decision).title
    'zoe ad_account.create_ads adv-1: DENIED'
    >>> [again] = certificate(decision).run()
    >>> again.holds, again.decision.reasons == decision.reasons
    (True, True)
    """
    if isinstance(decision, Refusal):
        return _of_refusal(decision)
    assert isinstance(decision, Answer)  # noqa: S101 - there are no other decisions
    return _of_answer(decision)


def minutes_of(history: History) -> Scenario:
    """
    Return a history as a scenario: the World it began with, and the commands with their outcomes.

    Its `run` tells whether each command still comes out as it did.
    """
    steps: list[Step] = []
    now = history.start.world.at
    for entry in history.entries:
        expected = _expected(entry, moved=entry.at != now)
        steps.append(Step(entry.command, expected))
        now = entry.at
    return Scenario(history=history, steps=tuple(steps), source=_source(history.start))


def _of_answer(decision: Answer) -> Scenario:
    question, access = decision.question, decision.access
    faults = list(faults_of_question(access.world, question))
    if faults:
        raise InputError(faults)
    named = [(Kind.BUSINESS_CENTER, question.within), (Kind.POST, question.post)]
    besides = [access.world.find(kind, identity) for kind, identity in named if identity]
    check = Check(
        **question._asdict(),
        expect=decision.verdict.lower(),
        reasons=decision.reasons,
        only=True,
        ordered=len(decision.reasons) > 1,
        route=decision.routes[0].kind if decision.routes else None,
    )
    return Scenario(
        history=History(_cut_down(decision, besides)),
        title=f"{check}: {decision.verdict}",
        source=_source(access),
        checks=(check,),
    )


def _of_refusal(refusal: Refusal) -> Scenario:
    command = refusal.command
    start = _cut_down(refusal, _named(refusal))
    step = Step(command, Expected(expect=Outcome.REFUSED, reasons=refusal.reasons))
    return Scenario(
        history=History(start).then(command),
        title=f"{command.actor} cannot {command.told}: {refusal.verdict}",
        source=_source(refusal.access),
        steps=(step,),
    )


def _cut_down(decision: Decision, besides: list[Fact | None]) -> Resolver:
    """Return the World of the facts that a decision rests on, what is unseen, and some besides."""
    world = decision.access.world
    unseen = (fact for fact in world.facts() if isinstance(fact, Unseen))
    kept = (*decision.proof.facts, *unseen, *(fact for fact in besides if fact is not None))
    return Resolver(world.restricted_to(kept), decision.access.rulebook)


def _named(refusal: Refusal) -> list[Fact | None]:
    """Return everything that the command names."""
    return [
        refusal.access.world.find(kind, name)
        for value in refusal.command.content()
        for name in _names_in(value)
        for kind in IDENTIFIED
    ]


def _names_in(value: object) -> Iterator[str]:
    for name in value if is_list(value) else (value,):
        if isinstance(name, str):
            yield name


def _expected(entry: Entry, *, moved: bool) -> Expected:
    at = entry.at if moved else None
    if isinstance(entry.outcome, Refused):
        return Expected(expect=Outcome.REFUSED, reasons=entry.outcome.decision.reasons, at=at)
    return Expected(at=at)


def _source(access: Resolver) -> str:
    return f"decided by rulebook {access.rulebook.version}"
