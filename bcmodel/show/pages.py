"""Parameters, findings and commands as pages of a reference, and the list of all rules."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import timedelta

import attrs

from bcmodel.advise.findings import FindingKind
from bcmodel.change import Command
from bcmodel.exchange.durations import write_duration
from bcmodel.rules import STANDARD, Parameters, Rulebook
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show.rules import linked, page
from bcmodel.vocab.reasons import Reason


def rule_list(rulebook: Rulebook = STANDARD) -> str:
    """Return every rule of a rulebook as text, with its reasons, and then its parameters."""
    return "\n".join([*_rules(rulebook), "", "Parameters:", *_parameters(rulebook.parameters)])


def _rules(rulebook: Rulebook) -> Iterator[str]:
    for rule in rulebook.every_rule:
        yield f"{rule.code} ({rule.standing}): {rule.meaning}"
        yield f"     {', '.join(rule.gives) or 'the reasons of the used thing'}"


def _parameters(parameters: Parameters) -> Iterator[str]:
    for name, note in Parameters.notes().items():
        yield f"{_set(name, parameters)} ({note.standing}): {note.decides}"


def _set(name: str, parameters: Parameters) -> str:
    """Return a parameter as scenario files set it."""
    value = parameter_as_data(getattr(parameters, name))
    told = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return f"{name} = {told}"


def parameter_as_data(value: object) -> object:
    """Return a parameter as scenario files spell it."""
    if value is None or isinstance(value, timedelta):
        return write_duration(value)
    return value


def tell_parameter(name: str) -> str:
    """Return one parameter in full: what it decides, and what it is unless it is changed."""
    note = Parameters.notes()[name]
    return page(
        name,
        f"A parameter of the rulebook, which decides: {note.decides}.",
        ("By default", [f"`{_set(name, STANDARD.parameters)}`"]),
        ("Standing", [str(note.standing)]),
        ("Sources", map(linked, note.sources)),
    )


def tell_finding(kind: FindingKind) -> str:
    """Return one finding in full: when it is found, and how grave it is."""
    return page(
        str(kind.code),
        kind.meaning,
        ("Severity", [f"{kind.severity}, in an audit"]),
        ("Sources", map(linked, kind.sources)),
    )


def tell_command(command: type[Command]) -> str:
    """Return one command in full: its fields, who may give it and where, and what it mends."""
    meaning, *more = paragraphs_of(command)
    return page(
        command.do,
        "\n\n".join([meaning, *more]),
        ("Fields", [_field(field) for field in command.fields()]),
        ("Who may", [_who_may(command)]),
        ("In the menus", [str(command.menu)]),
        ("Mends", [f"`{reason}`" for reason in mended_by(command)]),
        ("Sources", map(linked, command.sources)),
    )


def paragraphs_of(command: type[Command]) -> list[str]:
    """Return what a command does and what it is refused for, without what its fields tell too."""
    told = (inspect.getdoc(command) or "").split("\n\n")
    footing = ("Needs: ", "Menu: ", "Sources: ")
    return [" ".join(one.split()) for one in told if not one.startswith(footing)]


def refused_for(command: type[Command]) -> list[Reason]:
    """Return the reasons that a command's description names."""
    named = re.findall(r"[A-Z_]+", " ".join(paragraphs_of(command)))
    return [Reason(name) for name in dict.fromkeys(named) if name in Reason.__members__]


def mended_by(command: type[Command]) -> list[Reason]:
    """Return the reasons that a command clears."""
    return [
        reason
        for reason, telling in TELLINGS.items()
        if command.do in {mend.command for mend in telling.mends}
    ]


def _field(field: attrs.Attribute[object]) -> str:
    return f"`{field.name}`{'' if field.default is attrs.NOTHING else ', optional'}"


def _who_may(command: type[Command]) -> str:
    if command.is_the_platforms:
        return "the platform"
    if command.needs is None:
        return "nobody needs an action for it; what it is refused for says who may"
    needs = command.needs
    within = f", within `{needs.within}`" if needs.within else ""
    return f"who can `{needs.action}` on `{needs.on}`{within}"
