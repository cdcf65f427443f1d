"""Parts: what many views are made of - badges, marks, folds, facts, and lists cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from bcmodel.facts import Fact
from bcmodel.show.facts import in_order, tell_fact
from bcmodel.show.html.elements import (
    Element,
    Part,
    bdi,
    caption,
    code,
    details,
    div,
    h3,
    li,
    ol,
    span,
    summary,
    table,
    th,
    thead,
    time,
    tr,
    ul,
)
from bcmodel.vocab.reasons import Verdict

T = TypeVar("T")
LONGEST = 80
"""How many characters of a name are shown."""

LOOKS = {Verdict.ALLOWED: "good", Verdict.DENIED: "bad", Verdict.UNKNOWN: "open"}
"""The colour of each verdict."""
SIGNS = {"good": "✓", "bad": "✗", "open": "?"}
"""The sign of each colour, so that nothing is told by colour alone."""
LOOK_OF_STEP: dict[bool | None, str] = {True: "good", False: "bad", None: "open"}
"""The colour of what holds, of what fails, and of what depends on the unseen."""
WORD_OF_STEP: dict[bool | None, str] = {True: "holds", False: "fails", None: "not settled"}
"""The word for each of these."""


def badge(look: str, *words: str) -> Element:
    """Return a word in colour, after the sign of that colour if there is one."""
    sign = SIGNS.get(look)
    return span(f"badge {look}", sign and [span("", sign, aria_hidden="true"), " "], *words)


def chip(text: str, look: str = "") -> Element:
    """Return a code or a word of the model, set apart from the text."""
    return span(f"chip {look}".strip(), code("", text))


def name(text: str) -> Element:
    """Return a name or an id, kept from affecting the text around; a very long one is cut."""
    return bdi("", text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def mark(lets_through: bool | None) -> Element:  # noqa: FBT001 - what is marked
    """Return the sign of what holds, fails, or depends on the unseen, with the word for it."""
    look = LOOK_OF_STEP[lets_through]
    word = WORD_OF_STEP[lets_through]
    return span(f"mark {look}", SIGNS[look], role="img", aria_label=word)


def marked(lets_through: bool | None, *parts: Part) -> Element:  # noqa: FBT001 - as above
    """Return an item of a list after its mark."""
    return li("marked", mark(lets_through), div("", *parts))


def fold(title: Part, *parts: Part, is_open: bool = False, look: str = "") -> Element:
    """Return parts that can be folded away, under a title that always shows."""
    said = {"open": "open"} if is_open else {}
    return details(look, summary("", title), *parts, **said)


def headed(title: str, *parts: Part) -> Iterable[Part]:
    """Return parts under a heading."""
    return (h3("", title), *parts)


def plain_list(items: Iterable[Part]) -> Element:
    """Return a list without bullets."""
    return ul("plain", *items)


def steps(items: Iterable[Part]) -> Element:
    """Return a numbered list."""
    return ol("steps", *items)


def few(every: Sequence[T], most: int, item: Callable[[T], Part]) -> Iterator[Part]:
    """Yield an item for each of the first, and one that counts those left out."""
    yield from map(item, every[:most])
    if len(every) > most:
        yield li("note", f"and {len(every) - most:,} more")


def shown_by(facts: Iterable[Fact]) -> Element | None:
    """Return facts under a fold; nothing where there are none."""
    told = [tell_fact(fact) for fact in sorted(facts, key=in_order)]
    if not told:
        return None
    lines = ul("", *few(told, FACTS, lambda line: li("", bdi("", line))))
    return fold(f"shown by {counted(len(told), 'fact')}", lines, look="small")


FACTS = 12
"""How many facts are shown of one requirement."""


def grid(title: str, heads: Iterable[Part], *bodies: Part, look: str = "") -> Element:
    """Return a table under a title, which scrolls by itself where it does not fit."""
    columns = tr("", *(th("", head, scope="col") for head in heads))
    body = table(look, caption("", title), thead("", columns), *bodies)
    return div("scroll", body, tabindex="0", role="region", aria_label=title)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """
    Return a number in digits with its noun.

    >>> counted(1, "person", "people"), counted(1200, "fact")
    ('1 person', '1,200 facts')
    """
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def instant(at: datetime) -> Element:
    """Return an instant to the minute, in UTC."""
    return time("", f"{at:%Y-%m-%d %H:%M} UTC", datetime=at.isoformat())
