"""Explaining: a decision, or a result of a scenario file, in full where a test has failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcmodel.exchange import Result
from bcmodel.exchange.results import Told
from bcmodel.resolve import Answer, Decision
from bcmodel.show.facts import in_order, tell_fact

MOST_FACTS = 12
"""How many of the facts that an answer rests on are listed."""


def tell_in_full(decision: Decision) -> str:
    """
    Return why a decision is as it is, and for a denial what to do and the facts behind it.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> print(tell_in_full(access.decide("ada", "ad_account.create_ads", "adv-1")))
    Denied: ada cannot create ads on adv-1.
    ...
    What to do:
      1. ada or mia can assign adv-1 to ada in nova at level OPERATOR (assign_asset)
    ...
    It rests on:
      - user ada
    ...
    """
    paragraphs = [decision.explain(), _what_to_do(decision), "\n".join(_facts(decision))]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _what_to_do(decision: Decision) -> str:
    from bcmodel.advise import remedies
    from bcmodel.show.remedies import tell_remedies

    if not isinstance(decision, Answer) or not decision.denied:
        return ""
    return tell_remedies(decision, remedies(decision.access, decision))


def _facts(decision: Decision) -> Iterator[str]:
    """Yield the facts behind a decision; an allowance lists them in its explanation."""
    facts = [] if decision.allowed else sorted(decision.proof.facts, key=in_order)
    if facts:
        yield "It rests on:"
    yield from (f"  - {tell_fact(fact)}" for fact in facts[:MOST_FACTS])
    if len(facts) > MOST_FACTS:
        yield f"  - and {len(facts) - MOST_FACTS} more facts"


def tell_result(result: Result, decisions: Iterable[Decision] = ()) -> str:
    """
    Return what was expected of a question or a command, what came instead, and why.

    `decisions` explain the result of a question that has no decision of its own.
    """
    got = [_told(result.got), *([", ".join(result.reasons)] if result.reasons else [])]
    lines = [
        result.problem,
        f"  expected: {_told(result.expected)}",
        f"  got:      {': '.join(got)}",
    ]
    for decision in (*([result.decision] if result.decision is not None else []), *decisions):
        lines += ["", tell_in_full(decision)]
    return "\n".join(lines)


def _told(answer: Told) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple):
        return ", ".join(answer) or "nothing"
    return "; ".join(f"{asset}: {', '.join(acts)}" for asset, acts in answer.items()) or "nothing"
