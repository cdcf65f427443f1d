"""Showing: the examples of the catalogue of reasons, asked anew, with what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

import bcmodel as bc
from bcmodel.change import Planned, command_row, read_command
from bcmodel.exchange.writing import json_text
from bcmodel.rules import AnyRule
from bcmodel.rules.reasons import Example
from bcmodel.show.facts import tell_fact
from tests.reference.writing import body, bullets, code, folded, plain, word
from tests.rules.examples import EVERY, as_it_is, as_spoiled

NO_BOOK: Mapping[str, object] = {}


@attrs.frozen(eq=False)
class Shown:
    """An example: the reason it is of, and what comes of it in the town as spoiled for it."""

    reason: bc.Reason
    example: Example
    spoiled: bc.Decision
    otherwise: Mapping[str, object] = NO_BOOK
    """The parameters by which nothing would stand in the way."""

    def shows(self, rule: AnyRule) -> bool:
        """Whether a rule is what stands in the way."""
        deciding = {deciding.code for deciding in self.spoiled.deciding_rules}
        return not self.spoiled.allowed and rule.code in deciding

    @property
    def mended(self) -> bc.Decision | None:
        """What comes of it in the town as it is; nothing, where its command is accepted."""
        return as_it_is(self.example, bc.STANDARD.with_parameters(**self.otherwise))


@cache
def every_example() -> tuple[Shown, ...]:
    """Return every example, in the order of the catalogue."""
    besides = Shown(bc.Reason.ASSET_USER_OWNED, ABROAD, _told(ABROAD), {"audience_cross_bc": True})
    shown = (Shown(reason, example, _told(example)) for reason, example in EVERY.values())
    return (*shown, besides)


ABROAD = Example(
    do={"do": "share_audience", "actor": "zoe", "audience": "aud-1", "ad_account": "adv-leo"}
)
"""An audience that is to leave its Business Center; the catalogue tells other sides of it."""


def _told(example: Example) -> bc.Decision:
    told = as_spoiled(example)
    if told is None:
        message = f"nothing stands in the way of {example}"
        raise LookupError(message)
    return told


def examples_of(reason: bc.Reason) -> tuple[Shown, ...]:
    """Return the examples of a reason in the catalogue."""
    among = (shown for shown in every_example() if not shown.otherwise)
    return tuple(shown for shown in among if shown.reason is reason)


def example_of(rule: AnyRule) -> Shown:
    """Return the example that shows a rule best: of its own reason, and in order without it."""
    among = [shown for shown in every_example() if shown.shows(rule)]
    return min(
        among, key=lambda shown: (shown.reason not in rule.gives, not _is_open(shown.mended))
    )


def _is_open(decision: bc.Decision | None) -> bool:
    return decision is None or decision.allowed


def failing(shown: Shown) -> str:
    """Return an example in which something stands in the way: the answer, and the scenario."""
    changes = list(_changes(shown.example))
    return body(
        f"{plain(_question(shown.example))}.",
        "In :doc:`the town </town>`, changed in this:"
        if changes
        else "In :doc:`the town </town>` as it is.",
        bullets(changes),
        code(shown.spoiled.explain(), "text"),
        folded("The facts it rests on, as a scenario file", code(bc.dumps(shown.spoiled), "toml")),
    )


def holding(shown: Shown) -> str:
    """Return the same example where nothing of it stands in the way."""
    where = ", ".join(["In :doc:`the town </town>` as it is", *_parameters(shown.otherwise)])
    decision = shown.mended
    if decision is None:
        book = bc.STANDARD.with_parameters(**shown.otherwise)
        return body(f"{where}, the command is carried out:", _carried_out(shown.example, book))
    scenario = folded("The facts it rests on, as a scenario file", code(bc.dumps(decision), "toml"))
    told = where if _is_open(decision) else f"{where}, only something else stands in the way"
    return body(f"{told}:", code(decision.explain(), "text"), scenario)


def _carried_out(example: Example, book: bc.Rulebook) -> str:
    command = read_command({**(example.do or {}), **(example.unlike or {})})
    planned = bc.Resolver(example.before(), book).plan(command)
    happened = planned.events if isinstance(planned, Planned) else ()
    row = "".join(f"{key} = {json_text(value)}\n" for key, value in command_row(command).items())
    times = Counter(event.happened for event in happened).items()
    told = ", ".join(f"{word(what)}{f' ({n} times)' if n > 1 else ''}" for what, n in times)
    return body(code(f"[[command]]\n{row}", "toml"), f"What happens: {told}.")


def _question(example: Example) -> str:
    if example.ask is None:
        command = read_command(example.do or {})
        return f"{command.actor} wants to {command.told} (`{command.do}`)"
    user, action, asset = example.ask
    using = f" using {example.using}" if example.using else ""
    post = f" for {example.post}" if example.post else ""
    within = f" within {example.within}" if example.within else ""
    at = f", at {example.at:%Y-%m-%d %H:%M} UTC" if example.at else ""
    return f"{user} asks for `{action}` on {asset}{using}{post}{within}{at}"


def _changes(example: Example) -> Iterator[str]:
    yield from _parameters(example.book or {})
    yield from (plain(tell_fact(fact)) for fact in example.but)
    yield from (f"not so: {plain(tell_fact(fact))}" for fact in example.less)


def _parameters(book: Mapping[str, object]) -> Iterable[str]:
    return (f"where {word(name)} is {plain(str(value))}" for name, value in book.items())
