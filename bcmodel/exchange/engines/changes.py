"""Changes: the relationships to write and to delete when a World becomes another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from bcmodel.change.event import Event
from bcmodel.change.planning import succeed
from bcmodel.errors import Fault, InputError
from bcmodel.exchange.engines import openfga, spicedb
from bcmodel.exchange.engines.joint import joint_answers
from bcmodel.exchange.engines.model import Tuple
from bcmodel.exchange.engines.near import Near
from bcmodel.exchange.engines.schema import model_of
from bcmodel.exchange.engines.tuples import Telling, joint_tuples, tuples_of
from bcmodel.exchange.engines.vocabulary import is_told_in_words
from bcmodel.resolve import Resolver


@attrs.frozen
class TupleChanges:
    """Relationships to write and to delete, each of which changes something."""

    writes: tuple[Tuple, ...]
    deletes: tuple[Tuple, ...]

    def applied_to(self, tuples: Iterable[Tuple]) -> frozenset[Tuple]:
        """Return some relationships after these changes."""
        return frozenset(tuples) - set(self.deletes) | set(self.writes)

    def to_openfga(self) -> dict[str, object]:
        """Return the body of OpenFGA's Write request; it takes 100 tuples at a time."""
        return openfga.write_request(self.writes, self.deletes)

    def to_spicedb(self) -> dict[str, object]:
        """Return the body of SpiceDB's WriteRelationships request; it takes 1,000 at a time."""
        return spicedb.write_request(self.writes, self.deletes)

    def __repr__(self) -> str:
        return f"<TupleChanges: {len(self.writes)} to write, {len(self.deletes)} to delete>"


def tuple_changes(before: Resolver, after: Resolver) -> TupleChanges:
    """
    Return what turns the relationships of one World into those of another.

    Where two Worlds share a past, only what the change touches is looked at. Raises `InputError`
    where the rulebooks have different models, so that the export has to be made anew.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> before = bc.Resolver(town())
    >>> after = before.after(
    ...     bc.commands.ChangeAssignment(
    ...         actor="ada", business_center="nova", user="mia", asset="cat-1", level="AD_PROMOTE"
    ...     )
    ... )
    >>> changes = tuple_changes(before, after)
    >>> [row["relation"] for row in changes.to_openfga()["writes"]["tuple_keys"]]
    ['ad_promote']
    """
    if model_of(before.rulebook) != model_of(after.rulebook):
        problem = "the two Worlds are judged by rulebooks with different models"
        raise InputError([Fault("tuple_changes", problem, "export the second one anew")])
    if not is_told_in_words(after.rulebook):
        return _between(tuples_of(before), tuples_of(after))
    near = Near(after.changes_since(before), before, after)
    tellings = Telling(before), Telling(after)
    old, new = (frozenset(_part(telling, near)) for telling in tellings)
    changes = _between(old, new)
    # what ties a hand to its Business Center may rest on several facts, also on some far away
    return TupleChanges(
        tuple(one for one in changes.writes if not tellings[0].has_hand(one)),
        tuple(one for one in changes.deletes if not tellings[1].has_hand(one)),
    )


def event_tuples(access: Resolver, events: Iterable[Event]) -> TupleChanges:
    """Return what the next events in a World change among its relationships."""
    return tuple_changes(access, succeed(access, events))


def _between(old: frozenset[Tuple], new: frozenset[Tuple]) -> TupleChanges:
    return TupleChanges(tuple(sorted(new - old)), tuple(sorted(old - new)))


def _part(telling: Telling, near: Near) -> Iterator[Tuple]:
    """Yield the relationships that are near a change."""
    tables = telling.world.tables
    for user in near.people & tables.users.keys():
        yield from telling.of_person(tables.users[user])
    for name in near.things:
        if name in tables.centers:
            yield from telling.of_center(tables.centers[name])
        if name in tables.groups:
            yield from telling.of_group(tables.groups[name])
        if name in tables.assets:
            yield from telling.of_asset(tables.assets[name])
    for account in near.accounts:
        yield from telling.of_pairs(account)
    for fact in near.assignments:
        held = telling.view.assignment(fact.business_center, fact.user, fact.asset)
        if held is not None:
            yield from telling.of_assignment(held)
    together = near.together & tables.users.keys()
    yield from joint_tuples(joint_answers(telling.access, together))
