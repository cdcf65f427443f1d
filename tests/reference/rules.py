"""Pages of the rulebook: an index by family, and a page for each rule and each condition."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from bcmodel import STANDARD, Reason
from bcmodel.rules import AnyRule, Condition, Rule
from bcmodel.rules.reasons import TELLINGS
from bcmodel.vocab.actions import EVERY_ACTION, members
from tests.reference.showing import example_of, failing, holding
from tests.reference.words import label_of
from tests.reference.writing import (
    bullets,
    cited,
    facing,
    leaf,
    page,
    plain,
    reference,
    section,
    table,
    word,
    words,
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of the rulebook, each with its path."""
    yield "rules/index", _index()
    yield from ((f"rules/{rule.code}", _page_of(rule)) for rule in STANDARD.every_rule)


def _index() -> str:
    families: dict[str, list[AnyRule]] = {}
    for rule in STANDARD.every_rule:
        families.setdefault(rule.judge.__module__, []).append(rule)
    in_order = sorted(families, key=_place(families))
    return page(
        "The rulebook",
        f"{len(STANDARD.every_rule)} rules decide, each of one requirement. An action is allowed "
        "when every gate lets it through, and some way to it is open at every step; a command is "
        "carried out when its giver may, and every condition of it is met.",
        *(_family(module, families[module]) for module in in_order),
        _ways(),
    )


def _place(families: Mapping[str, list[AnyRule]]) -> Callable[[str], tuple[bool, int]]:
    """Return how families are put in the order in which a question meets their reasons."""
    order = {reason: place for place, reason in enumerate(Reason)}

    def place(family: str) -> tuple[bool, int]:
        rules = families[family]
        given = [order[reason] for rule in rules for reason in rule.gives]
        return isinstance(rules[0], Condition), min(given)

    return place


def _family(module: str, rules: list[AnyRule]) -> str:
    told = inspect.getdoc(import_module(module)) or ""
    name, _, meaning = told.partition("\n")[0].partition(": ")
    kind = "" if isinstance(rules[0], Rule) else ", of commands"
    rows = [
        (reference(rule.code, "rule", rule.code), plain(rule.meaning), words(rule.gives))
        for rule in rules
    ]
    listed = table(("code", "requirement", "reasons"), rows, "10 50 40")
    return section(f"{name}{kind}", f"{meaning[:1].upper()}{plain(meaning[1:])}", listed)


def _ways() -> str:
    rows = [
        (
            plain(way.name) + (" (never open: it tells why not)" if way.only_tells else ""),
            words(step.code for step in way.steps),
        )
        for way in STANDARD.ways
    ]
    gates = f"Gates, whatever the way: {words(gate.code for gate in STANDARD.gates)}."
    return section("Gates and ways", gates, table(("way", "steps"), rows, "35 65"))


def _page_of(rule: AnyRule) -> str:
    shown = example_of(rule)
    return leaf(
        f"{rule.code} {rule.name}",
        plain(rule.meaning),
        facing(
            ("Met where", plain(rule.holds)),
            ("Standing", f"{rule.standing}, in the rulebook since {rule.since}"),
            ("Demanded as", bullets(_demanded(rule))),
            ("Depends on", f"the {rule.grain}" if isinstance(rule, Rule) else ""),
            ("Can stop", _stopped(rule)),
            ("Sources", bullets(map(cited, rule.sources))),
        ),
        section("Reasons it gives", _reasons(rule)),
        section("Not met", failing(shown)),
        section("Met", holding(shown)),
        label=label_of("rule", rule.code),
        under="rules/index",
    )


def _demanded(rule: AnyRule) -> Iterator[str]:
    if not isinstance(rule, Rule):
        yield "a condition of commands"
    if rule in STANDARD.gates:
        yield "a gate, whatever the way"
    yield from (
        f"a step of the way to {plain(way.name)}" for way in STANDARD.ways if rule in way.steps
    )


def _stopped(rule: AnyRule) -> str:
    if not isinstance(rule, Rule):
        return "commands"
    return "every action" if rule.about == EVERY_ACTION else words(members(rule.about))


def _reasons(rule: AnyRule) -> str:
    if not rule.gives:
        return "Those of the thing used along with the asset."
    rows = ((word(reason), plain(TELLINGS[reason].meaning)) for reason in rule.gives)
    return table(("reason", "meaning"), rows, "35 65")
