"""What the laws of change build on: steps from one World towards another, and all answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple, cast

import attrs
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.resolve.index import Index
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.assets import NOW
from bcmodel.testing.making.questions import PLAIN, Asked, Questioner
from bcmodel.testing.making.unseen import MISSING, with_referrers
from bcmodel.testing.making.worlds import instant_of, rulebook_of
from bcmodel.vocab.words import Word
from bcmodel.world.tables import LAYOUTS, Identity, Tables, identity_of
from tests.worlds import world_of

Facts = dict[Identity, bc.Fact]
ENOUGH = 12
"""How often a step is drawn anew whose World would be unsound, or without a Business Center."""

QUESTIONS = 4
"""How many questions are thought of at each step."""


class Step(NamedTuple):
    """A change of a World: what becomes true, and what ceases to be."""

    became: list[bc.Fact]
    ceased: list[bc.Fact]
    rebuilt: bc.World
    """The World that comes of it, made of its facts, at the instant of the change."""
    is_asked: bool
    """Whether anything is asked before the next step."""
    questions: list[Asked]


class Chain(NamedTuple):
    """A World, a rulebook, and what happens."""

    world: bc.World
    rulebook: bc.Rulebook
    steps: list[Step]

    def followed(self) -> Iterator[tuple[bc.Resolver, bc.Resolver, list[Asked]]]:
        """
        Go along the chain.

        Yield, after each step that is asked, the Resolver that followed from those before, one
        built afresh, and questions.
        """
        access = bc.Resolver(self.world, self.rulebook)
        access.can_many([])
        for became, ceased, rebuilt, is_asked, questions in self.steps:
            world = access.world.changed(became, ceased, rebuilt.at)
            access = access.succeeded_by(world, [*became, *ceased])
            if is_asked:
                yield access, bc.Resolver(rebuilt, self.rulebook), questions


def chain_of(luck: Luck, *, partly_seen: bool = False, most: int = 4) -> Chain:
    """Make a World, and let things happen that lead towards another one."""
    world = world_of(luck, partly_seen=partly_seen)
    other = world_of(luck, partly_seen=partly_seen)
    return Chain(world, rulebook_of(luck), list(steps(luck, world, other, most)))


@st.composite
def chains(draw: st.DrawFn, *, partly_seen: bool = False) -> Chain:
    """Worlds in which things happen."""
    return chain_of(Luck.drawn(draw), partly_seen=partly_seen, most=3)


def steps(luck: Luck, world: bc.World, other: bc.World, most: int) -> Iterator[Step]:
    """
    Yield sound steps from one World towards another, each a few facts taken over or dropped.

    The Worlds are made from the same ids, so that steps replace, add and remove facts alike.
    """
    mine, theirs = by_identity(world.facts()), by_identity(other.facts())
    for number in range(most):
        after, rebuilt = next_world(luck, mine, theirs)
        questioner = Questioner(rebuilt)
        yield Step(
            became=[fact for i, fact in after.items() if mine.get(i) != fact],
            ceased=[fact for i, fact in mine.items() if i not in after],
            rebuilt=rebuilt,
            is_asked=number == most - 1 or luck.happens(60),
            questions=[questioner.question(luck) for _ in range(QUESTIONS)],
        )
        mine = after


def next_world(luck: Luck, mine: Facts, theirs: Facts) -> tuple[Facts, bc.World]:
    """Choose what happens, such that the World stays sound and has a Business Center."""
    at = luck.odd(NOW, [instant_of(luck)], 30)
    for _ in range(ENOUGH):
        after = taken_over(luck, mine, theirs) if luck.happens(75) else said_otherwise(luck, mine)
        try:
            rebuilt = bc.World.of(*after.values(), at=at)
        except bc.InputError:
            continue
        if rebuilt.tables.centers:
            return after, rebuilt
    return mine, bc.World.of(*mine.values(), at=at)


def taken_over(luck: Luck, mine: Facts, theirs: Facts) -> Facts:
    """Take over some facts from another World; sometimes drop them, and all traces of them."""
    chosen = some_of(
        luck, {i: f for i, f in {**mine, **theirs}.items() if mine.get(i) != theirs.get(i)}
    )
    after = {i: fact for i, fact in mine.items() if i not in chosen}
    if luck.happens(20):
        traces = with_referrers([mine[i] for i in chosen if i in mine], list(after.values()))
        return {i: fact for i, fact in after.items() if fact not in traces}
    return {**after, **{i: theirs[i] for i in chosen if i in theirs}}


def some_of(luck: Luck, facts: Facts) -> list[Identity]:
    """Choose some facts, mostly of one kind."""
    kinds: list[bc.Kind | None] = [*dict.fromkeys(fact.kind for fact in facts.values())]
    kind = luck.one([None, *kinds, *kinds])
    listed = [i for i, fact in facts.items() if kind in {None, fact.kind}]
    return [luck.one(listed) for _ in range(luck.one((1, 1, 1, 2, 4, 9)) if listed else 0)]


def said_otherwise(luck: Luck, mine: Facts) -> Facts:
    """Change one word of one fact."""
    spoken = {i: names for i, fact in mine.items() if (names := words_of(fact))}
    identity = luck.one(list(spoken))
    name, word = luck.one(spoken[identity])
    other = luck.one(list(type(word)))
    return {**mine, identity: attrs.evolve(mine[identity], **{name: other})}  # type: ignore[misc]  # facts are attrs classes


def words_of(fact: bc.Fact) -> list[tuple[str, Word]]:
    """Return what a fact says in words of a closed vocabulary, but for what it is known by."""
    said = ((field.name, getattr(fact, field.name)) for field in fact.fields() if field.kw_only)
    known = fact.key_fields()
    return [(name, word) for name, word in said if isinstance(word, Word) and name not in known]


def by_identity(facts: Iterable[bc.Fact]) -> Facts:
    """Return facts by what they have in common with those that take their place."""
    return {identity_of(fact): fact for fact in facts}


def plain_tables(tables: Tables) -> dict[str, object]:
    """Return every look-up as dicts and tuples; ids that stand in no order are put in one."""
    return {name: _plain(getattr(tables, name)) for name in LAYOUTS}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        rows = cast("Mapping[object, object]", value)
        return {key: _plain(row) for key, row in rows.items()}
    if isinstance(value, tuple):
        row = cast("tuple[object, ...]", value)
        ids = [one for one in row if isinstance(one, str)]
        return tuple(sorted(ids)) if ids else row
    return value


def plain_index(index: Index) -> dict[str, object]:
    """Return what an index keeps, as plain data."""
    offices = {
        user: sorted((s.way.way.name, s.center, s.actions) for s in held)
        for user, held in index.offices_of.items()
    }
    office_holders = {center: sorted(people) for center, people in index.office_holders.items()}
    return {"rows": dict(index.rows), "offices": offices, "office_holders": office_holders}


Allowed = frozenset[tuple[str, bc.Action, str]]


@attrs.frozen
class Answers:
    """Everything that can be asked of an index, plainly and turned round."""

    can: Allowed
    who_can: Allowed
    assets_of: Allowed
    what_can: Allowed


def allowed(access: bc.Resolver) -> Allowed:
    """Ask for everybody, every plain action and everything it is done on."""
    asked = [(user, *pair) for user, pair in product(people_in(access), doable_in(access))]
    return frozenset(one for one, yes in zip(asked, access.can_many(asked), strict=True) if yes)


def people_in(access: bc.Resolver) -> list[str]:
    """Return the ids of everybody, and one that nobody has."""
    return [*access.world.tables.users, MISSING]


def doable_in(access: bc.Resolver) -> list[tuple[bc.Action, str]]:
    """Return every plain action with everything of its kind, and once with what is not there."""
    tables = access.world.tables
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    pairs = [
        (action, thing.id) for action in PLAIN for thing in things if action.kind is thing.kind
    ]
    return [*pairs, (PLAIN[0], MISSING)]


def answers_of(access: bc.Resolver) -> Answers:
    """Ask everything, in every way."""
    people, pairs = people_in(access), doable_in(access)
    return Answers(
        allowed(access),
        frozenset((user, *pair) for pair in pairs for user in access.who_can(*pair)),
        frozenset((u, a, t) for u, a in product(people, PLAIN) for t in access.assets_of(u, a)),
        frozenset(
            (user, action, thing)
            for user in people
            for thing, actions in access.what_can(user).items()
            for action in actions
        ),
    )
