"""Cedar: schema and policies; roles that people are in permit, and what closes things forbids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from bcmodel.exchange.engines.model import AnyOf, Expression, Less, Model, Same, Stored, Via
from bcmodel.exchange.engines.naming import actions_by_type, permission, verb
from bcmodel.facts import FACT_CLASSES
from bcmodel.vocab.actions import JOINT, Action
from bcmodel.vocab.words import Kind

ON_A_PERSON, ON_A_THING = "principal.shut_out", "resource.stops"
"""Where a policy finds the reasons for which something is closed."""


@attrs.frozen
class Right:
    """What opens some actions on a type of thing, all to the same people; a role of the thing."""

    type: str
    name: str
    expression: Expression
    actions: tuple[Action, ...]


@attrs.frozen
class Closing:
    """What closes some actions: the relation that tells it, of the platform or of a thing."""

    where: str
    name: str
    actions: tuple[Action, ...]

    @property
    def reason(self) -> str:
        """How the set of reasons names it."""
        return self.name.upper()


def entity_type(name: str) -> str:
    """
    Return the entity type that stands for a type of the model.

    >>> entity_type("tiktok_account"), entity_type("ad_account_with_pixel")
    ('TikTokAccount', 'AdAccountWithPixel')
    """
    return "With".join(FACT_CLASSES[Kind(part)].__name__ for part in name.split("_with_"))


@lru_cache(maxsize=64)
def expressions_of(model: Model) -> dict[tuple[str, str], Expression]:
    """Return the expression of each relation by type and name."""
    return {(one.name, r.name): r.expression for one in model.types for r in one.relations}


@lru_cache(maxsize=64)
def rights_of(model: Model) -> tuple[Right, ...]:
    """Return the rights on each type of thing."""
    known = expressions_of(model)
    found: dict[tuple[str, Expression], list[Action]] = {}
    for name, actions in actions_by_type().items():
        for action in actions:
            opened = known[name, permission(action)]
            opened = opened.whole if isinstance(opened, Less) else opened
            if isinstance(opened, Same) and not isinstance(known[name, opened.relation], Stored):
                opened = known[name, opened.relation]
            found.setdefault((name, opened), []).append(action)
    return tuple(
        Right(name, f"may_{verb(actions[0])}", opened, tuple(actions))
        for (name, opened), actions in found.items()
    )


@lru_cache(maxsize=64)
def closings_of(model: Model) -> tuple[Closing, ...]:
    """Return everything that closes actions, whatever right opens them."""
    known = expressions_of(model)
    found: dict[tuple[str, str], list[Action]] = {}
    for name, actions in actions_by_type().items():
        for action in actions:
            opened = known[name, permission(action)]
            if isinstance(opened, Less):
                for place in closed_by(known, name, opened.left_out):
                    found.setdefault(place, []).append(action)
    return tuple(Closing(*place, tuple(actions)) for place, actions in found.items())


def closed_by(
    known: dict[tuple[str, str], Expression], name: str, left_out: Expression
) -> Iterator[tuple[str, str]]:
    """Yield the stored relations behind an expression, each with where a policy finds it."""
    match left_out:
        case AnyOf(parts):
            for part in parts:
                yield from closed_by(known, name, part)
        case Same(relation) if isinstance(known[name, relation], Stored):
            yield ON_A_PERSON if name == "platform" else ON_A_THING, relation
        case Same(relation):
            yield from closed_by(known, name, known[name, relation])
        case Via(relation, named_in):
            yield from closed_by(known, named_in, Same(relation))
        case _:
            raise TypeError(left_out)


def schema_text(model: Model) -> str:
    """Return the schema: who and what there is, and what can be done on it."""
    lines = ["entity Role in [Role];", "entity User in [Role] {", "  shut_out: Set<String>,", "};"]
    rights = rights_of(model)
    for name in actions_by_type():
        roles = [f"  {right.name}: Role," for right in rights if right.type == name]
        lines += [f"entity {entity_type(name)} {{", "  stops: Set<String>,", *roles, "};"]
    for action in Action:
        types = [entity_type(n) for n, actions in actions_by_type().items() if action in actions]
        applies = f"principal: [User], resource: [{', '.join(types)}]"
        lines.append(f'action "{action}" appliesTo {{ {applies} }};')
    return "\n".join(lines) + "\n"


def policies_text(model: Model) -> str:
    """Return the policies: one for each right, and one for each reason that closes something."""
    permits, forbids = map(_permit, rights_of(model)), map(_forbid, closings_of(model))
    return "\n".join([*permits, *forbids])


def _permit(right: Right) -> str:
    resource = f"resource is {entity_type(right.type)}"
    return (
        f'@id("{right.type} {right.name}")\n'
        f"permit (principal, {_actions(right.actions)}, {resource})\n"
        f"when {{ principal in resource.{right.name} }};\n"
    )


def _forbid(closing: Closing) -> str:
    plain = {action for action in Action if action not in JOINT}
    actions = "action" if plain <= set(closing.actions) else _actions(closing.actions)
    return (
        f'@id("{closing.reason}")\n'
        f"forbid (principal, {actions}, resource)\n"
        f'when {{ {closing.where}.contains("{closing.reason}") }};\n'
    )


def _actions(actions: tuple[Action, ...]) -> str:
    names = [f'Action::"{action}"' for action in actions]
    return f"action == {names[0]}" if len(names) == 1 else f"action in [{', '.join(names)}]"


def as_json(rows: Iterable[object]) -> str:
    """Return rows as a JSON document, one a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"
