"""Laws of histories, on the walks of random commands: replay, looking back, codecs, proofs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

import pytest

import bcmodel as bc
from bcmodel.change import command_row, read_command
from bcmodel.exchange import event_row, read_event
from bcmodel.facts.plain import plain
from bcmodel.testing.making.questions import PLAIN
from bcmodel.world.tables import identity_of
from tests.machines.test_random_commands import BATCHES, batch_of
from tests.machines.walks import Walk

batches = pytest.mark.parametrize("batch", BATCHES)


@cache
def histories(batch: int) -> list[bc.History]:
    """Return the histories of some walks."""
    return [history_of(path) for path in batch_of(batch)]


def history_of(path: Walk) -> bc.History:
    """Give the commands of a walk to a history; what is no command in its World is passed over."""
    first = path.steps[0]
    world = bc.World.of(*first.before.values(), at=first.before_at)
    history = bc.History(bc.Resolver(world, path.rulebook))
    for step in path.steps:
        try:
            history = history.then(read_command(step.row), step.at)
        except bc.InputError:
            continue
    return history


def refusals(batch: int) -> list[bc.Refusal]:
    """Return every refusal there is."""
    outcomes = (entry.outcome for history in histories(batch) for entry in history.entries)
    return [outcome.decision for outcome in outcomes if isinstance(outcome, bc.Refused)]


@batches
def test_replay_gives_the_same_world(batch: int) -> None:
    """The events alone lead where the commands led, and that is a World one could write down."""
    for history in histories(batch):
        assert history.replay() == history.world
        assert bc.World.of(*history.world.facts(), at=history.world.at) == history.world


@batches
def test_as_of_is_the_world_of_then(batch: int) -> None:
    """At each instant of the history: what had happened until then, and nothing else."""
    for history in histories(batch):
        for number, entry in enumerate(history.entries):
            later = history.entries[number + 1 :]
            if all(after.at > entry.at for after in later):
                until = [done for done in history.entries if done.at <= entry.at]
                again = bc.History(history.start)
                for done in until:
                    again = again.then(done.command, done.at)
                assert history.as_of(entry.at) == again.world


@batches
def test_everything_has_its_origin(batch: int) -> None:
    """What is there and was not at first was brought by the last event about it."""
    for history in histories(batch):
        at_first = set(history.start.world.facts())
        last = {identity_of(event.fact): event for event in history.events}
        for fact in history.world.facts():
            assert history.origin(fact) == last.get(identity_of(fact))
            assert fact in at_first or identity_of(fact) in last


@batches
def test_events_come_back_from_their_text(batch: int) -> None:
    """Through JSON, an event is the same again."""
    for history in histories(batch):
        rows = json.loads(json.dumps([event_row(event) for event in history.events]))
        assert tuple(read_event(row) for row in rows) == history.events


@batches
def test_commands_come_back_from_their_text(batch: int) -> None:
    """Through JSON, a command is the same again."""
    for history in histories(batch):
        for entry in history.entries:
            row = {key: plain(value) for key, value in command_row(entry.command).items()}
            assert read_command(json.loads(json.dumps(row))) == entry.command


@batches
def test_every_event_has_its_line(batch: int) -> None:
    """In the change log, in order, by who did it, with nothing left to fill in."""
    for history in histories(batch):
        lines = history.log()
        assert [line.operator for line in lines] == [event.actor for event in history.events]
        assert not [line.text for line in lines if "{" in line.text or not line.text]


@batches
def test_the_answers_after_commands_are_those_of_a_fresh_start(batch: int) -> None:
    """However an index came about, it says what one compiled from the facts says."""
    for history in histories(batch)[::2]:
        access = history.start
        access.what_can("nobody")  # from here on the index is patched
        for entry in history.entries:
            if entry.accepted:
                access = access.at(entry.at).after(entry.command)
        tables = access.world.tables
        things = [*tables.assets, *tables.centers, *tables.groups]
        asked = list(product(tables.users, PLAIN, things))
        assert access.can_many(asked) == bc.Resolver(access.world, access.rulebook).can_many(asked)
        assert access.next_change() == bc.Resolver(access.world, access.rulebook).next_change()


def names_in(row: Mapping[str, object]) -> Iterator[str]:
    """Yield every word and id in a row."""
    for value in row.values():
        yield from map(str, plain_list(value))


def plain_list(value: object) -> list[object]:
    """Return a value as a list, also where it is one thing."""
    told = plain(value)
    return [*told] if isinstance(told, list) else [told]  # pyright: ignore[reportUnknownVariableType]  # of objects


@batches
def test_a_refusal_tells_what_it_rests_on(batch: int) -> None:
    """A World cut down to the facts of its proof, and what the command names, refuses it alike."""
    for refusal in refusals(batch):
        world = refusal.access.world
        named = set(names_in(command_row(refusal.command)))
        known = [fact for fact in world.facts() if getattr(fact, "id", None) in named]
        cut_down = world.restricted_to([*refusal.proof.facts, *known])
        again = bc.Resolver(cut_down, refusal.access.rulebook).plan(refusal.command)
        assert isinstance(again, bc.Refused)
        assert set(again.decision.reasons) == set(refusal.reasons)
