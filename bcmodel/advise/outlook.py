"""Outlook: why there is no remedy, and what would have to happen or be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from bcmodel.advise.actors import give
from bcmodel.advise.candidates import proposals
from bcmodel.advise.search import LONGEST_PLAN, ask
from bcmodel.advise.wanting import OUT_OF_HANDS
from bcmodel.noting import Note
from bcmodel.resolve import Answer, Unmet
from bcmodel.resolve.missing import missing
from bcmodel.rules.reasons import TELLINGS, Mender
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Word


class Cause(Word):
    """Why there is no remedy."""

    ALLOWED = "ALLOWED"
    """There is nothing to mend."""
    UNKNOWN = "UNKNOWN"
    """The answer depends on what was not seen."""
    OUT_OF_HANDS = "OUT_OF_HANDS"
    """Something is in the way that no command of people can clear."""
    NOBODY = "NOBODY"
    """Nobody can give the commands that it takes."""


@attrs.frozen
class Obstacle:
    """Something in the way that no command of people can clear, and who could clear it."""

    reason: Reason
    text: str
    menders: tuple[Mender, ...]
    next_step: str = ""
    """What to do instead, where it is the question that is at fault."""

    def __str__(self) -> str:
        movers = " or ".join(self.menders) or Mender.NOBODY
        return f"{self.text} [{self.reason}]; {self.next_step or f'{movers} can change that'}"


@attrs.frozen
class Outlook:
    """
    Why there is no remedy, and what would have to happen or be known.

    `obstacles` are what no command of people can clear; `wanted` is what would help, but nobody may
    do. For an unknown answer, `unseen` are the look-ups that it depends on, and `supposed` is the
    answer if they find nothing more.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> suspended = bc.AdAccount("adv-1", owner="acme", status="STATUS_LIMIT")
    >>> access = bc.Resolver(town().changed([suspended]))
    >>> denied = access.decide("mia", "ad_account.create_ads", "adv-1")
    >>> print(bc.remedies(access, denied).outlook.text)
    ad account adv-1 is suspended [AD_ACCOUNT_SUSPENDED]; the platform can change that
    """

    cause: Cause
    obstacles: tuple[Obstacle, ...] = ()
    wanted: tuple[str, ...] = ()
    unseen: tuple[Note, ...] = ()
    supposed: Answer | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that no command of people can clear."""
        return tuple(obstacle.reason for obstacle in self.obstacles)

    @property
    def lines(self) -> tuple[str, ...]:
        """The outlook in words, a line for each thing."""
        match self.cause:
            case Cause.ALLOWED:
                return ("this is allowed already",)
            case Cause.UNKNOWN:
                return (*_to_be_known(self.unseen), *_supposing(self.supposed))
            case _:
                told = (*map(str, self.obstacles), *(f"nobody may {one}" for one in self.wanted))
                return told or (f"no plan of up to {LONGEST_PLAN} commands leads there",)

    @property
    def text(self) -> str:
        """The outlook in words."""
        return "\n".join(self.lines)

    def to_dict(self) -> dict[str, object]:
        """Return the outlook as plain data."""
        return {
            "cause": str(self.cause),
            "reasons": [str(reason) for reason in self.reasons],
            "text": self.text,
        }


def outlook(answer: Answer) -> Outlook:
    """Return why an answer has no remedy."""
    if answer.allowed:
        return Outlook(Cause.ALLOWED)
    if answer.unknown:
        return Outlook(Cause.UNKNOWN, unseen=answer.proof.unseen, supposed=_seen_alone(answer))
    obstacles = tuple(dict.fromkeys(_obstacles(answer)))
    wanted = tuple(dict.fromkeys(_wanted(answer)))
    return Outlook(Cause.OUT_OF_HANDS if obstacles else Cause.NOBODY, obstacles, wanted)


def _obstacles(answer: Answer) -> Iterator[Obstacle]:
    """Yield what no command can clear: at the gates, or else on any route."""
    absent = missing(answer.access.world, answer.question)
    if absent is not None:
        yield Obstacle(answer.reasons[0], absent.problem, (), absent.next_step)
        return
    gates = tuple(_out_of_hands(answer.unmet_gates))
    yield from gates
    if not gates:
        for route in answer.routes:
            yield from _out_of_hands(route.unmet)
    if not answer.routes and not answer.unmet_gates:
        for reason in OUT_OF_HANDS.intersection(answer.reasons):
            yield Obstacle(reason, TELLINGS[reason].meaning, _menders(reason))


def _out_of_hands(unmet: Iterable[Unmet]) -> Iterator[Obstacle]:
    for one in unmet:
        if one.reason in OUT_OF_HANDS:
            yield Obstacle(one.reason, one.text, _menders(one.reason))


def _menders(reason: Reason) -> tuple[Mender, ...]:
    return tuple(dict.fromkeys(mend.who for mend in TELLINGS[reason].mends))


MOST_NAMED = 3
"""How many commands that nobody may give are named."""


def _wanted(answer: Answer) -> Iterator[str]:
    """Yield what would help next, but nobody may do."""
    idle = (one for one in proposals(answer) if give(answer.access, one) is None)
    yield from (proposal.command.told for proposal in islice(idle, MOST_NAMED))


def _seen_alone(answer: Answer) -> Answer:
    """Return the answer if there is nothing beyond what was seen."""
    access = answer.access
    patterns = [one for told in access.world.tables.unseen.values() for one in told]
    seen = access.world.changed([], patterns)
    return ask(access.succeeded_by(seen, patterns), answer.question)


def _to_be_known(unseen: Iterable[Note]) -> Iterator[str]:
    for note in unseen:
        kind = note.kind.replace("_", " ")
        known = ", ".join(f"{field.replace('_', ' ')} {value}" for field, value in note.known)
        told = f"{kind} with {known}" if known else kind
        which = "any other" if note.found else "any"
        yield f"it would have to be known whether there is {which} {told}"


def _supposing(supposed: Answer | None) -> Iterator[str]:
    """Yield what the answer is if there is nothing beyond what was seen."""
    if supposed is None:
        return
    if supposed.allowed:
        yield "if there is nothing more, it is allowed"
        return
    told = [one.text for one in supposed.unmet_gates]
    told += [one.text for route in supposed.routes[:1] for one in route.unmet]
    because = "; ".join(dict.fromkeys(told)) or ", ".join(supposed.reasons)
    yield f"if there is nothing more, it is denied: {because}"
