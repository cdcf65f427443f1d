"""Every exception of bcmodel, one family under `BcmodelError`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice


class BcmodelError(Exception):
    """Anything bcmodel raises on purpose."""


class Fault:
    """
    One thing wrong with an input: where it stands, what is wrong, what to do next.

    >>> print(Fault("user `mia`, login", "`ACTVE` is not a login", "did you mean `ACTIVE`?"))
    user `mia`, login: `ACTVE` is not a login; did you mean `ACTIVE`?
    """

    __slots__ = ("next_step", "place", "problem")

    def __init__(self, place: str, problem: str, next_step: str = "") -> None:
        self.place = place
        self.problem = problem
        self.next_step = next_step

    def __str__(self) -> str:
        told = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{told}; {self.next_step}" if self.next_step else told

    def __repr__(self) -> str:
        return f"Fault({str(self)!r})"

    def within(self, place: str) -> Fault:
        """Return the same fault with its place named from one level further out."""
        outer = f"{place}, {self.place}" if self.place else place
        return Fault(outer, self.problem, self.next_step)


class InputError(BcmodelError, ValueError):
    """
    Bad input; `faults` lists everything that is wrong with it. Nothing was applied.

    >>> error = InputError([Fault("user `mia`", "listed twice"), Fault("at", "no time zone")])
    >>> print(error)
    2 faults:
      user `mia`: listed twice
      at: no time zone
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        return f"{len(self.faults)} faults:\n{lines}"


class UnknownWordError(InputError):
    """A word that its vocabulary does not have; the message offers the nearest one."""

    def __init__(self, vocabulary: str, word: object, allowed: Iterable[str]) -> None:
        self.vocabulary = vocabulary
        self.word = word
        self.allowed = tuple(allowed)
        problem = f"`{word}` is not {with_article(vocabulary)}"
        super().__init__([Fault("", problem, nearest(str(word), self.allowed))])


class QuestionError(InputError):
    """A question that cannot be asked: an unknown action, a joint action without `using`, ..."""

    def __init__(self, problem: str, next_step: str = "") -> None:
        super().__init__([Fault("question", problem, next_step)])


class SnapshotError(InputError):
    """Saved API responses that no World can be made of; `faults` lists every reason."""


class VerdictTruthError(BcmodelError, TypeError):
    """A `Decision` was used as a truth value, which would have hidden the verdict UNKNOWN."""

    def __init__(self) -> None:
        super().__init__(
            "a decision is neither true nor false, it may be unknown; "
            "ask `.allowed`, `.denied` or `.unknown`"
        )


def with_article(noun: str) -> str:
    """
    Return a noun with the article that goes with its first letter.

    >>> with_article("ad_account"), with_article("pixel")
    ('an ad_account', 'a pixel')
    """
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"


MOST_SEARCHED = 1_000
"""How many words are looked through for the one that was meant."""
MOST_LISTED = 16
"""How many words a message lists; more are only counted."""


def nearest(word: str, allowed: Iterable[str], otherwise: str = "") -> str:
    """
    Return the next step for an unknown word: the one that was probably meant.

    Where none is near, it is what to do `otherwise`, by default to use one of the words there are.

    >>> nearest("ACTVE", ["ACTIVE", "LOST"]), nearest("gone", ["ACTIVE", "LOST"])
    ('did you mean `ACTIVE`?', 'use one of `ACTIVE`, `LOST`')
    """
    words = list(islice(allowed, MOST_SEARCHED))
    meant = probably_meant(word, words)
    if meant is not None:
        return f"did you mean `{meant}`?"
    if otherwise or not words:
        return otherwise
    if len(words) > MOST_LISTED:
        return f"none of the {len(words)} words there are is near it"
    return "use one of " + ", ".join(f"`{one}`" for one in words)


def probably_meant(word: str, words: Iterable[str]) -> str | None:
    """Return the word that a misspelt one is nearest to, its case aside if need be."""
    as_spelled = {one: one for one in words}
    in_capitals = {one.upper(): one for one in reversed(as_spelled)}
    for known, spelling in ((as_spelled, word), (in_capitals, word.upper())):
        close = get_close_matches(spelling, known)
        if close:  # what begins alike is likelier to be meant
            return known[next((one for one in close if one[:1] == spelling[:1]), close[0])]
    return None
