"""One command being judged: what it names, what stands, who asks, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar, cast

import bcmodel as bc
from bcmodel.world.references import IDENTIFIED, ONE_ID_SPACE
from tests.differential.oracle import Answer, Oracle
from tests.differential.oracle_facts import LADDERS, login_gates, unmet
from tests.differential.oracle_facts import World as Listed
from tests.differential.oracle_steps import grips, member_need, partnership_need, status_need
from tests.machines.naive_fields import BadInput, Row, read_word, vocabulary_of

F = TypeVar("F", bound=bc.Fact)
Identity = tuple[object, ...]

BOUND, PENDING = bc.Status.BOUND, bc.Status.PENDING
REJECTED, UNBOUND = bc.Status.REJECTED, bc.Status.UNBOUND
PARTNER, REQUEST, LINK = bc.Origin.PARTNER, bc.Origin.REQUEST, bc.Origin.LINK
LIVE = (PENDING, BOUND)
DEFAULT_SCOPES = {bc.Kind.SHARE: ("EXISTING_POSTS",), bc.Kind.ASSIGNMENT: ("POST",)}


def identity_of(fact: bc.Fact) -> Identity:
    """What a fact is known by: its id where it has one, else its key (5.4)."""
    if fact.kind in IDENTIFIED:
        return (fact.kind, str(getattr(fact, "id")))  # noqa: B009 - not every fact has one
    return (fact.kind, *fact.key)


def made(cls: type[F], *key: object, **said: object) -> F:
    """Make a fact; the values of its fields were checked with the row."""
    build = cast("Callable[..., F]", cls)
    return build(*key, **said)


def changed(fact: F, **said: object) -> F:
    """Return the fact with some fields said anew."""
    fields = {field.name: cast("object", getattr(fact, field.name)) for field in fact.fields()}
    return made(type(fact), **{**fields, **said})


class Turn:
    """A command of an actor at an instant; reasons against it, and the facts as it would leave."""

    def __init__(
        self,
        facts: Mapping[Identity, bc.Fact],
        at: datetime,
        parameters: bc.Parameters,
        row: Row,
    ) -> None:
        self.before = facts
        self.after = dict(facts)
        self.at = at
        self.parameters = parameters
        self.row = row
        self.do = str(row["do"])
        self.actor = str(row["actor"])
        self.reasons: dict[str, None] = {}
        self.refused = False
        self.acted = False
        self.never_nothing = False
        self.listed = Listed(facts.values(), at, parameters)

    # The row

    def has(self, name: str) -> bool:
        """Whether a field is given."""
        return name in self.row

    def text(self, name: str) -> str:
        """Return a field that is given; a word as facts have it."""
        value = str(self.row[name])
        vocabulary = vocabulary_of(self.do, name)
        return value if vocabulary is None else read_word(vocabulary, value)

    def maybe(self, name: str) -> str | None:
        """Return a field, None where it is absent."""
        return self.text(name) if self.has(name) else None

    def several(self, name: str) -> tuple[str, ...]:
        """Return a list, sorted and without repeats; empty where it is absent."""
        values = cast("Iterable[str]", self.row.get(name, ()))
        vocabulary = vocabulary_of(self.do, name)
        read = [one if vocabulary is None else read_word(vocabulary, one) for one in values]
        return tuple(sorted(set(read)))

    def given(self, *names: str) -> dict[str, object]:
        """Return those of the optional fields that are given, as facts have them."""
        return {
            name: self.several(name)
            if isinstance(self.row[name], list | tuple)
            else self.text(name)
            if isinstance(self.row[name], str)
            else self.row[name]
            for name in names
            if self.has(name)
        }

    # What stands

    def every(self, cls: type[F], **fields: object) -> list[F]:
        """Return the facts of a kind with these fields, as they were before the command."""
        return [
            fact
            for fact in self.before.values()
            if isinstance(fact, cls)
            and all(getattr(fact, name) == value for name, value in fields.items())
        ]

    def one(self, cls: type[F], **fields: object) -> F | None:
        """Return the first of them, or nothing."""
        found = self.every(cls, **fields)
        return found[0] if found else None

    def center(self, name: str = "business_center") -> bc.BusinessCenter:
        """Return the Business Center a field names."""
        return self._named(bc.BusinessCenter, name)

    def user(self) -> bc.User:
        """Return the person whom the command is about."""
        return self._named(bc.User, "user")

    def _named(self, cls: type[F], name: str) -> F:
        found = self.one(cls, id=self.text(name))
        if found is None:
            raise BadInput(f"{name}: there is no {self.text(name)}")
        return found

    def thing(self, name: str) -> bc.Fact:
        """Return the asset that a field names, or whatever else has an id of that sort (5.4)."""
        return self.thing_of(self.text(name))

    def thing_of(self, identity: str) -> bc.Fact:
        """Return the asset, Business Center or group of an id."""
        for kind in ONE_ID_SPACE:
            if (kind, identity) in self.before:
                return self.before[kind, identity]
        raise BadInput(f"there is no asset {identity}")

    def fitting(self, cls: type[F], name: str) -> F | None:
        """Return the asset a field names; of another kind it is refused (7.1)."""
        found = self.thing(name)
        if isinstance(found, cls):
            return found
        self.not_applicable()
        return None

    def not_applicable(self) -> None:
        """7.1: refuse an asset of another kind; every actor is asked the login gates first."""
        self.sign_in()
        self.refuse("ACTION_NOT_APPLICABLE")

    def group(self) -> bc.AccountGroup:
        """Return the group that the command names."""
        return self._named(bc.AccountGroup, "group")

    def new_id(self) -> str:
        """Return the id of what is made; what is there already cannot be made (7.1)."""
        identity = self.text("id")
        if any((kind, identity) in self.before for kind in ONE_ID_SPACE):
            raise BadInput(f"{identity} is there already")
        return identity

    def ended(self, moment: datetime | None) -> bool:
        """Whether it has ended: what ends at T has ended at T (5.4)."""
        return self.listed.ended(moment)

    def until(self, lifetime: timedelta | None) -> datetime | None:
        """Return when what begins now will end."""
        return None if lifetime is None else self.at + lifetime

    # Who asks

    def refuse(self, *reasons: str) -> None:
        """Tell reasons against the command."""
        self.refused = self.refused or bool(reasons)
        self.reasons.update(dict.fromkeys(reasons))

    def unless(self, holds: object, reason: str) -> None:
        """Refuse where a condition is not met."""
        if not holds:
            self.refuse(reason)

    def decision(self, action: str, asset: str, **how: str | None) -> Answer:
        """Ask whether the actor is allowed an action of RULEBOOK 4."""
        oracle = Oracle(self.before.values(), self.at, self.parameters)
        return oracle.ask(
            self.actor, action, asset, using=how.get("using"), within=how.get("within")
        )

    def ask(self, action: str, asset: str, **how: str | None) -> bool:
        """Refuse unless the actor is allowed it; UNKNOWN is refused too (7.1)."""
        answer = self.decision(action, asset, **how)
        if answer.verdict == "ALLOWED":
            return True
        self.refused = True
        self.refuse(*answer.reasons)
        return False

    def sign_in(self, *, without_business_login: bool = False) -> None:
        """Ask the login gates alone (7.1)."""
        person = self.one(bc.User, id=self.actor)
        for reason in unmet(login_gates(self.listed, person, "")) if person else ():
            self.unless(without_business_login and reason == "NO_TFB_LOGIN", reason)

    def stopped_by_status(self, center: bc.BusinessCenter) -> None:
        """Ask step 1 of 5.1 alone."""
        self.refuse(*unmet([status_need(center, "")]))

    # What a Business Center holds, and who is in it

    def relation(self, center: str, asset: bc.Fact) -> tuple[str, ...]:
        """Return why a Business Center does not hold an asset; nothing where it does (5.1, 5.2)."""
        found = grips(self.listed, asset, self.one(bc.BusinessCenter, id=center))
        if any(one.truth is True for one in found):
            return ()
        return min((unmet(one.needs) for one in found if not one.phantom), key=len)

    def holds(self, center: str, asset: bc.Fact) -> bool:
        """Whether a Business Center holds an asset."""
        return not self.relation(center, asset)

    def partners(self, one: str, other: str) -> tuple[str, ...]:
        """Return why two are no partners; nothing where their partnership counts as BOUND."""
        return unmet([partnership_need(self.listed, one, other)])

    def entry(self, center: str, user: str) -> bc.Member | None:
        """Return a person's record in a Business Center."""
        return self.one(bc.Member, business_center=center, user=user)

    def belongs(self, center: str, user: str) -> bool:
        """Refuse with the membership reason unless the person is PENDING or BOUND there (7.1)."""
        entry = self.entry(center, user)
        if entry is not None and entry.status in LIVE:
            return True
        person, place = self.one(bc.User, id=user), self.one(bc.BusinessCenter, id=center)
        self.refuse(*unmet([member_need(self.listed, person, place)]))
        return False

    # What would change

    def put(self, fact: bc.Fact) -> None:
        """Let a fact be, in place of the one with its identity."""
        self.acted = True
        self.after[identity_of(fact)] = fact

    def drop(self, fact: bc.Fact) -> None:
        """Let a fact be no more."""
        self.acted = True
        self.after.pop(identity_of(fact), None)

    def act(self) -> None:
        """Say that the command has an effect, even where there is nothing to have it on."""
        self.acted = True

    def finish(self) -> None:
        """7.1: what would leave every fact as it is is refused; renewals are never nothing."""
        if not self.acted or self.never_nothing or self.after.keys() != self.before.keys():
            return
        if all(self._means(fact, self.before[one]) for one, fact in self.after.items()):
            self.refuse("NOTHING_TO_DO")

    def _means(self, fact: bc.Fact, other: bc.Fact) -> bool:
        """RULEBOOK 2: a share or an assignment without a level or scopes takes the default."""
        return fact == other or self._in_full(fact) == self._in_full(other)

    def _in_full(self, fact: bc.Fact) -> bc.Fact:
        if not isinstance(fact, bc.Share | bc.Assignment):
            return fact
        asset = self.thing_of(fact.asset)
        ladder = LADDERS.get(asset.kind, (None,))
        scopes = DEFAULT_SCOPES[fact.kind] if asset.kind == "tiktok_account" else ()
        return changed(fact, level=fact.level or ladder[0], scopes=fact.scopes or scopes)
