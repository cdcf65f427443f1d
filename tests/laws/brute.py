"""Brute force: everything that anybody can ask for in a tiny World, tried blindly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import bcmodel as bc
from bcmodel.change import succeed
from bcmodel.change.command import COMMANDS
from bcmodel.change.commands import CreateAdAccount
from bcmodel.vocab.levels import LADDERS

Values = tuple[object, ...]
Question = tuple[str, ...]
ABSENT = object()
CENTERS = {"business_center", "partner", "to"}
ASSETS = {"asset", "ad_account", "pixel", "tiktok_account", "audience"}
WORDS: dict[str, Values] = {
    "role": ("ADMIN", "STANDARD"),
    "finance_role": (ABSENT, "ANALYST", "MANAGER"),
    "two_step_scope": ("NONE", "ADMINS"),
    "email_domains": (["example.invalid"],),
    "days": (7,),
    "id": ("new",),
}
"""What is said in fields of words and numbers; any other optional field is left out."""
SCOPES: Values = (
    ABSENT,
    ["EXISTING_POSTS", "SHARING"],
    ["POST", "LIVE"],
    ["EXISTING_POSTS", "LIVE"],
)


def every_command(world: bc.World) -> Iterator[bc.Command]:
    """Yield every command of people that makes sense there, by whom it may be."""
    for do, command_class in COMMANDS.items():
        if command_class.is_the_platforms or command_class is CreateAdAccount:
            continue
        fields = [field.name for field in command_class.fields()]
        for values in product(*(_domain(world, do, name) for name in fields)):
            row = {n: v for n, v in zip(fields, values, strict=True) if v is not ABSENT}
            try:
                yield command_class(**row)  # type: ignore[arg-type]  # it refuses what is amiss
            except bc.InputError:
                continue


def _domain(world: bc.World, do: str, name: str) -> Iterable[object]:
    tables = world.tables
    there: dict[str, Iterable[object]] = {
        **dict.fromkeys(("actor", "user"), tables.users),
        **dict.fromkeys(CENTERS, tables.centers),
        **dict.fromkeys(ASSETS, tables.assets),
        "group": tables.groups,
        "code": tables.codes,
        "post": tables.posts,
        "workspace": tables.workspaces,
    }
    if do == "authorize_post" and name == "code":
        return ["new"]
    if name in there:
        return list(there[name])
    if name in {"level", "scopes", "mode", "ad_accounts", "groups"}:
        return _given(world, do, name)
    return WORDS.get(name, (ABSENT,))


def _given(world: bc.World, do: str, name: str) -> Iterable[object]:
    tables = world.tables
    kinds = {asset.kind for asset in tables.assets.values()}
    if name == "level":
        return [ABSENT, *dict.fromkeys(level for kind in kinds for level in LADDERS.get(kind, ()))]
    if name == "scopes":
        of_tiktok = SCOPES if bc.Kind.TIKTOK_ACCOUNT in kinds else (ABSENT,)
        return of_tiktok[1:] if do == "edit_link_scopes" else of_tiktok
    if name == "mode":
        return (ABSENT, "MANAGED") if bc.Kind.TIKTOK_ACCOUNT in kinds else (ABSENT,)
    if name == "ad_accounts":
        accounts = [i for i, asset in tables.assets.items() if asset.kind is bc.Kind.AD_ACCOUNT]
        return [ABSENT, *([account] for account in accounts)]
    return [ABSENT, *([group] for group in tables.groups)]


def after_one(access: bc.Resolver, commands: Iterable[bc.Command]) -> Iterator[bc.Resolver]:
    """Yield what becomes of a World by each command that is accepted, the same result once."""
    seen: set[object] = set()
    for command in commands:
        try:
            planned = access.plan(command)
        except bc.InputError:
            continue
        if isinstance(planned, bc.Planned):
            told = tuple((event.before, event.after) for event in planned.events)
            if told not in seen:
                seen.add(told)
                yield succeed(access, planned.events)


def shortest(start: bc.Resolver, questions: Iterable[Question], depth: int) -> dict[Question, int]:
    """Return the least number of commands after which each question is answered yes, if any."""
    left = set(questions)
    found: dict[Question, int] = {}
    layer, known = [start], {frozenset(start.world.facts())}
    for steps in range(1, depth + 1):
        following: list[bc.Resolver] = []
        for access in layer:
            for after in after_one(access, list(every_command(access.world))):
                facts = frozenset(after.world.facts())
                if facts in known:
                    continue
                known.add(facts)
                following.append(after)
                for question in [q for q in left if after.can(*q)]:
                    found.setdefault(question, steps)
        left -= set(found)
        layer = following
        if not left:
            break
    return found
