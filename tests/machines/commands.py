"""Random commands: mostly what somebody would do in earnest, sometimes what makes no sense."""

from __future__ import annotations

from collections.abc import Iterable

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import CENTERS, PEOPLE, SHAREABLE
from bcmodel.testing.making.commands import row_of
from bcmodel.testing.making.grants import WORKSPACES
from bcmodel.testing.making.scene import Row, Scene
from bcmodel.testing.making.unseen import MISSING
from tests.machines.naive import ASSET_FIELDS
from tests.machines.naive_fields import FIELDS


def command_of(luck: Luck, facts: Iterable[bc.Fact]) -> Row:
    """Think of a command in a World of these facts, sometimes of one that makes no sense."""
    known = list(facts)
    row = row_of(luck, known, tuple(FIELDS))
    return _twist(Scene(luck, known), row) if luck.happens(9) else row


def _twist(s: Scene, row: Row) -> Row:
    """Name another thing in one field, say what does not fit, or spoil the form of the row."""
    name = s.luck.one([name for name in row if name != "do"])
    anything = [*PEOPLE, *CENTERS, *WORKSPACES, *s.ids, MISSING, "platform"]
    match s.luck.one(
        ("asset", "swap", "asset", "swap", "words", "words", "drop", "add", "misspell")
    ):
        case "asset":
            named = [one for one in ASSET_FIELDS if one in row]
            return {**row, s.luck.one(named): s.luck.one(_assets(s))} if named else row
        case "swap":
            return {**row, name: s.luck.one(anything)}
        case "words":
            return {**row, **_unfitting(s, row)}
        case "drop":
            return {key: value for key, value in row.items() if key != name}
        case "add":
            return {**row, "colour": "blue"}
        case _:
            spoiled = s.luck.one([*row])
            return {**row, spoiled: f"{row[spoiled]}x"}


def _assets(s: Scene) -> list[str]:
    found = [fact.id for fact in s.facts if isinstance(fact, (*SHAREABLE, bc.Audience))]
    return found or [MISSING]


def _unfitting(s: Scene, row: Row) -> Row:
    """Say any word, number or list of things in a field that the command may have."""
    every: Row = {
        "level": str(s.luck.one(list(bc.Level))),
        "scopes": [str(one) for one in s.luck.some(list(bc.Scope), 30)],
        "days": s.luck.one((8, 30)),
        "ads_only": s.luck.one(("yes", True)),
        "ad_accounts": s.luck.some(_assets(s), 20),
        "groups": s.luck.some([one.id for one in s.every(bc.AccountGroup)], 80),
        "partner": row.get("business_center", MISSING),
        "to": row.get("business_center", MISSING),
    }
    required, optional = FIELDS[str(row["do"])]
    names = [name for name in (*required, *optional) if name in every]
    return {name: every[name] for name in names if s.luck.happens(60)}
