"""Brute force: everything that anybody can ask for in a tiny World, tried blindly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, product

import bcmodel as bc
from bcmodel.change import succeed
from bcmodel.change.command import COMMANDS, Command
from bcmodel.change.commands import CreateAdAccount
from bcmodel.vocab.actions import JOINT, KIND_OF
from bcmodel.vocab.levels import LADDERS

Values = tuple[object, ...]
Question = tuple[str, ...]
Alike = tuple[bc.Command, ...]
"""One command as each person would give it."""
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
        fields = [field.name for field in command_class.fields() if field.name != "actor"]
        fields.append("actor")  # so that commands that differ in their giver alone are neighbours
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


class Everything:
    """Every command of people, for worlds of the same ids: they are not made again for each."""

    def __init__(self) -> None:
        self._known: dict[object, list[Alike]] = {}

    def commands(self, world: bc.World) -> list[Alike]:
        """Return every command that makes sense there, each as everybody would give it."""
        tables = world.tables
        named = (tables.users, tables.centers, tables.assets, tables.groups)
        ids = tuple(map(frozenset, (*named, tables.codes, tables.posts, tables.workspaces)))
        if ids not in self._known:
            groups = groupby(every_command(world), key=_but_for_its_giver)
            self._known[ids] = [tuple(alike) for _, alike in groups]
        return self._known[ids]

    def after_one(self, access: bc.Resolver, bearing_on: frozenset[str]) -> Iterator[bc.Resolver]:
        """
        Yield what becomes of a World by each command that is accepted, the same result once.

        Of commands about one person alone only those about people it is to bear on, where any are
        named.
        """
        seen: set[object] = set()
        admitted: dict[object, frozenset[str] | None] = {}
        for alike in self.commands(access.world):
            able = _admitted(access, alike[0], admitted)
            for command in alike:
                if able is not None and command.actor not in able:
                    continue
                if bearing_on and not _persons(command) <= bearing_on:
                    continue
                events = _events(access, command)
                told = tuple((event.before, event.after) for event in events)
                if told and told not in seen:
                    seen.add(told)
                    yield succeed(access, events)


def _but_for_its_giver(command: Command) -> tuple[object, ...]:
    fields = (field.name for field in command.fields() if field.name != "actor")
    return (command.do, *(getattr(command, name) for name in fields))


def _admitted(
    access: bc.Resolver, command: Command, known: dict[object, frozenset[str] | None]
) -> frozenset[str] | None:
    """Return who has the right that a command takes; None where that is not looked up here."""
    needs = command.needs
    if needs is None or "needed" in vars(type(command)):
        return None
    target = getattr(command, needs.on)
    asked = (needs.action, target)
    if asked not in known:
        thing = access.world.thing(target)
        action = needs.action.format(kind=thing.kind if thing else "")
        is_plain = action in KIND_OF and action not in JOINT
        known[asked] = access.who_can(action, target) if is_plain else None
    return known[asked]


OF_THEMSELVES = {
    "sign_up",
    "enable_two_step",
    "accept_invitation",
    "decline_invitation",
    "leave",
    "create_business_center",
}
"""What people do about themselves; nobody else can do more or less by it."""


def _persons(command: Command) -> frozenset[str]:
    """Return the person that a command is about, if it is about one alone."""
    about = command.actor if command.do in OF_THEMSELVES else getattr(command, "user", None)
    return frozenset([about] if about else [])


def _events(access: bc.Resolver, command: Command) -> tuple[bc.Event, ...]:
    try:
        planned = access.plan(command)
    except bc.InputError:
        return ()
    return planned.events if isinstance(planned, bc.Planned) else ()


def shortest(start: bc.Resolver, questions: Iterable[Question], depth: int) -> dict[Question, int]:
    """Return the least number of commands after which each question is answered yes, if any."""
    left, everything = set(questions), Everything()
    people = frozenset(question[0] for question in left)
    found: dict[Question, int] = {}
    layer, known = [start], {frozenset(start.world.facts())}
    for steps in range(1, depth + 1):
        following: list[bc.Resolver] = []
        last = people if steps == depth else frozenset[str]()
        for access in layer:
            for after in everything.after_one(access, last):
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
