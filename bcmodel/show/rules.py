"""Rules and reasons as pages of a reference, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from bcmodel.change import read_command
from bcmodel.errors import with_article
from bcmodel.rules import STANDARD, AnyRule, Rulebook, Source
from bcmodel.rules.reasons import TELLINGS, Example, Mend, Telling
from bcmodel.show.facts import tell_fact
from bcmodel.vocab.reasons import Reason

COLUMNS = ("code", "requirement", "reasons", "standing", "sources")


def rule_table(rulebook: Rulebook = STANDARD) -> str:
    """Return every rule of a rulebook as a Markdown table."""
    rows = [COLUMNS, tuple("---" for _ in COLUMNS), *(_row(rule) for rule in rulebook.every_rule)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(rule: AnyRule) -> tuple[str, ...]:
    reasons = ", ".join(f"`{reason}`" for reason in rule.gives) or "those of the used thing"
    sources = ", ".join(linked(source) for source in rule.sources)
    return (rule.code, rule.meaning, reasons, str(rule.standing), sources)


def linked(source: Source) -> str:
    """Return a source as a link, where it has an address."""
    return f"[{source.title}]({source.address})" if source.address else source.title


def tell_rule(rule: AnyRule, rulebook: Rulebook = STANDARD) -> str:
    """Return one rule in full: what it demands and where, and the reasons it gives if unmet."""
    gates = ["a gate, whatever the route"] if rule in rulebook.gates else []
    ways = [f"a step of the way to {way.name}" for way in rulebook.ways if rule in way.steps]
    reasons = [f"`{reason}`: {TELLINGS[reason].meaning}" for reason in rule.gives]
    return page(
        f"{rule.code} {rule.name}",
        rule.meaning,
        ("Demanded as", [*gates, *ways] or ["a condition of commands"]),
        ("Met where", [rule.holds]),
        ("Not met", reasons or ["the reasons of the thing used along with it"]),
        ("Standing", [f"{rule.standing}, in the rulebook since {rule.since}"]),
        ("Sources", map(linked, rule.sources)),
    )


def tell_reason(reason: Reason) -> str:
    """Return one reason in full: what it means, who mends it, and an example."""
    telling = TELLINGS[reason]
    rules = [f"{rule.code} {rule.name}" for rule in STANDARD.giving(reason)]
    return page(
        str(reason),
        telling.meaning,
        ("Told as", [telling.says]),
        ("Mended by", [_move(mend) for mend in telling.mends]),
        ("Given by", rules or ["no rule: by the question, or along with the answer"]),
        ("For example", _example(telling)),
        ("Standing", [str(telling.standing)]),
        ("Sources", map(linked, telling.sources)),
    )


def _move(mend: Mend) -> str:
    command = f" (`{mend.command}`)" if mend.command else ""
    needs = f", who needs `{mend.needs}`" if mend.needs else ""
    kind = f"; for {with_article(mend.kind)}" if mend.kind else ""
    origin = f"; where it came by {mend.origin}" if mend.origin else ""
    return f"{mend.who}{needs}: {mend.advice}{command}{kind}{origin}"


def _example(telling: Telling) -> Iterable[str]:
    example: Example = telling.example
    if example.do is not None:
        command = read_command(example.do)
        yield f"{command.actor} asks to {command.told} (`{command.do}`)"
        yield from (
            f"with {name} {value} it would do" for name, value in (example.unlike or {}).items()
        )
    if example.ask is not None:
        user, action, asset = example.ask
        using = f" using {example.using}" if example.using else ""
        within = f" within {example.within}" if example.within else ""
        yield f"{user} asks for `{action}` on {asset}{using}{within}"
    yield from (f"where {name} is {value}" for name, value in (example.book or {}).items())
    yield from (f"and {tell_fact(fact)}" for fact in example.but)
    yield from (f"without {fact.label}" for fact in example.less)


def page(title: str, meaning: str, *parts: tuple[str, Iterable[str]]) -> str:
    """Return a page of a reference: parts without lines are left out."""
    told = [f"# {title}\n\n{meaning}\n"]
    for heading, lines in parts:
        listed = "".join(f"- {line}\n" for line in lines)
        if listed:
            told.append(f"## {heading}\n\n{listed}")
    return "\n".join(told)
