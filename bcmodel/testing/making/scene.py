"""Scene: a World as the source of random commands - what they can name, and who gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import SHAREABLE, Shareable
from bcmodel.testing.making.unseen import MISSING
from bcmodel.world.references import IDENTIFIED

F = TypeVar("F", bound=bc.Fact)
Row = dict[str, object]


class Scene:
    """The facts of a World, and luck to choose among them."""

    def __init__(self, luck: Luck, facts: Iterable[bc.Fact]) -> None:
        self.luck = luck
        self.facts = list(facts)
        self.people = [fact.id for fact in self.every(bc.User)] or [MISSING]
        self.centers = [fact.id for fact in self.every(bc.BusinessCenter)] or [MISSING]
        self.ids = [_id_of(fact) for fact in self.facts if fact.kind in IDENTIFIED]

    def every(self, cls: type[F], **fields: object) -> list[F]:
        """Return the facts of a kind with these fields."""
        found = (fact for fact in self.facts if isinstance(fact, cls))
        return [f for f in found if all(getattr(f, n) == v for n, v in fields.items())]

    def one(self, cls: type[F], usual: int = 80, **fields: object) -> F | None:
        """Choose a fact of a kind, mostly one with these fields; None if there is none."""
        fitting = self.every(cls, **fields)
        if fitting and self.luck.happens(usual):
            return self.luck.one(fitting)
        found = self.every(cls)
        return self.luck.one(found) if found else None

    def id_of(self, cls: type[bc.Fact], usual: int = 80, **fields: object) -> str:
        """Return the id of such a fact, or one that does not exist."""
        found = self.one(cls, usual, **fields)
        return MISSING if found is None else _id_of(found)

    def able(self, people: Iterable[str]) -> list[str]:
        """Return those of the people who can log in, with two-step verification first."""
        users = {user.id: user for user in self.every(bc.User, login="ACTIVE")}
        known = [users[one] for one in people if one in users and users[one].tiktok_for_business]
        return [user.id for user in sorted(known, key=lambda user: not user.two_step)]

    def center(self) -> str:
        """Choose a Business Center, mostly one with an Admin who can log in."""
        open_ = [one.id for one in self.every(bc.BusinessCenter, status="ENABLE")]
        run = [one for one in open_ if self.able(self.admins(one))]
        return self.luck.one(run if run and self.luck.happens(85) else self.centers)

    def other(self, center: str) -> str:
        """Choose a Business Center, mostly another than this."""
        others = [one for one in self.centers if one != center]
        return self.luck.one(others) if others and self.luck.happens(95) else self.center()

    def person(self) -> str:
        """Choose a person."""
        return self.luck.one(self.people)

    def member(self, center: str) -> str:
        """Choose a person, mostly one with an entry in a Business Center."""
        entries = [e.user for e in self.every(bc.Member, business_center=center)]
        return self.luck.one(entries) if entries and self.luck.happens(75) else self.person()

    def admins(self, center: str | None) -> list[str]:
        """Return the bound Admins of a Business Center."""
        entries = self.every(bc.Member, business_center=center, status="BOUND", role="ADMIN")
        return [entry.user for entry in entries]

    def partner(self, center: str) -> str:
        """Choose another Business Center, mostly a partner."""
        bound = self.every(bc.Partnership, status="BOUND")
        found = [p.b if p.a == center else p.a for p in bound if center in (p.a, p.b)]
        return self.luck.one(found) if found and self.luck.happens(85) else self.other(center)

    def asset(self, usual: type[bc.Fact] | None = None) -> Shareable | None:
        """Choose an asset that can be shared, mostly of the usual kind."""
        every = [fact for fact in self.facts if isinstance(fact, SHAREABLE)]
        fitting = [fact for fact in every if usual is not None and isinstance(fact, usual)]
        if fitting and self.luck.happens(90):
            return self.luck.one(fitting)
        return self.luck.one(every) if every else None

    def assets_named(self, identity: str) -> list[Shareable]:
        """Return the asset with an id, or none."""
        found = (fact for fact in self.facts if isinstance(fact, SHAREABLE))
        return [fact for fact in found if fact.id == identity]

    def holder(self, asset: bc.Fact | None, usual: int = 85) -> str:
        """Choose a Business Center, mostly one that owns or holds an asset."""
        identity = getattr(asset, "id", None)
        shares = self.every(bc.Share, asset=identity, status="BOUND")
        owner: str | None = getattr(asset, "owner", None)
        found = [*([owner] * 2 if owner else []), *(share.to for share in shares)]
        return self.luck.one(found) if found and self.luck.happens(usual) else self.center()

    def held(self, center: str, cls: type[Shareable]) -> list[str]:
        """Return the assets of a kind that a Business Center owns or holds."""
        shares = {share.asset for share in self.every(bc.Share, to=center, status="BOUND")}
        return [one.id for one in self.every(cls) if one.owner == center or one.id in shares]

    def new_id(self, kind: str) -> str:
        """Choose an id, mostly a new one."""
        pool = [f"{kind}-new-{number}" for number in (1, 2, 3)]
        fresh = [one for one in pool if one not in self.ids] or pool
        return self.luck.one(fresh) if self.luck.happens(92) else self.luck.one([*self.ids, *pool])

    def by(self, row: Row, likely: Sequence[str | None]) -> Row:
        """Add the actor, mostly one of those likely to be allowed to give the command."""
        known = [one for one in likely if one is not None]
        known = self.able(known) or known
        usual = self.luck.happens(90 if known else 0)
        first = usual and self.luck.happens(60)
        row["actor"] = known[0] if first else self.luck.one(known if usual else self.people)
        return row

    def maybe(self, percent: int = 40, **fields: object) -> Row:
        """Give each of the fields or not."""
        return {name: value for name, value in fields.items() if self.luck.happens(percent)}


def _id_of(fact: bc.Fact) -> str:
    """Return the id of a fact of a kind that has one, which is the first of its fields."""
    return str(fact.key[0])


def owner_of(account: bc.Fact | None) -> str | None:
    """Return the person to whom an account belongs."""
    return cast("str | None", getattr(account, "owner_user", None))
