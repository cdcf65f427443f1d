"""The package against the naive model: random commands, accepted alike, refused for the same."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cache

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.commands import instant_after
from bcmodel.testing.making.scene import Row
from bcmodel.vocab.words import CloseBlocker
from tests.machines.commands import command_of
from tests.machines.naive import COMMANDS, Model
from tests.machines.walks import SEEDS, Both, Step, Walk, start, walk

BATCHES = range(8)
MORE_CAUTIOUS = ("transfer_pixel", "connect_app")
"""Commands whose action stays UNKNOWN longer than the oracle has it, see `tests.differential`."""
ONLY_OF_COMMANDS = {
    "LAST_ADMIN",
    "MEMBER_LIMIT_REACHED",
    "ADMIN_LIMIT_REACHED",
    "EMAIL_DOMAIN_NOT_ALLOWED",
    "INVITE_DUPLICATE_PENDING",
    "INVITE_IDENTITY_MISMATCH",
    "ALREADY_A_MEMBER",
    "ALREADY_PARTNERS",
    "ALREADY_SHARED",
    "ASSET_TYPE_NOT_REQUESTABLE",
    "DOWNGRADE_NEEDS_REMOVAL",
    "PARTNER_CANNOT_CHANGE_OWN",
    "TRANSFER_NOT_ACCEPTED",
    "AD_ACCOUNT_LIMIT_REACHED",
    "CURRENCY_MISMATCH",
    *(f"CLOSE_BLOCKED_{blocker}" for blocker in CloseBlocker),
    "GROUP_TYPE_UNSUPPORTED",
    "BC_TYPE_UNSUPPORTED",
    "CATALOG_USER_LIMIT",
    "CATALOG_BC_LIMIT",
    "TT_BC_LINK_LIMIT",
    "BC_TT_LINK_LIMIT",
    "AGENCY_CONFLICT",
    "SPARK_IN_USE_CANNOT_DISABLE",
    "PLATFORM_ONLY",
    "ACCOUNT_OWNER_ONLY",
    "INVITEE_ONLY",
    "NOTHING_PENDING",
    "NOTHING_TO_DO",
}
"""RULEBOOK 6, "commands only"."""


def told(step: Step) -> str:
    """Say which command it was, and of whom it was asked."""
    return f"{step.row} at {step.at}"


def assert_alike(step: Step) -> None:
    """Accepted alike, refused for the same reasons, wrong input alike, and the same facts after."""
    package, model = step.package.outcome, step.model.outcome
    assert (package is None) is (model is None), told(step)
    if package is not None and model is not None:
        assert package.accepted is model.accepted, told(step)
        assert set(package.reasons) == set(model.reasons), told(step)
    assert_same_facts(step)


def assert_same_facts(step: Step) -> None:
    """The same facts, at the same instant."""
    package, model = step.package.after, step.model.after
    identities = package.keys() | model.keys()
    assert [
        (package.get(one), model.get(one))
        for one in identities
        if package.get(one) != model.get(one)
    ] == [], told(step)
    assert step.package.at == step.model.at, told(step)


def batch_of(batch: int) -> list[Walk]:
    """Return the walks of a batch."""
    return [walk(seed) for seed in SEEDS if seed % len(BATCHES) == batch]


@pytest.mark.parametrize("batch", BATCHES)
def test_package_and_model_carry_out_alike(batch: int) -> None:
    """In Worlds that are seen whole: verdict, reasons and resulting facts are the same."""
    for path in batch_of(batch):
        for step in path.steps:
            assert_alike(step)


@pytest.mark.parametrize("seed", range(24))
def test_package_and_model_accept_alike_what_is_seen_in_part(seed: int) -> None:
    """Where a part is unseen: accepted alike, and authority that is UNKNOWN is refused by both."""
    for step in walk(seed, partly_seen=True).steps:
        package, model = step.package.outcome, step.model.outcome
        assert (package is None) is (model is None), told(step)
        if package is None or model is None:
            continue
        if step.row["do"] in MORE_CAUTIOUS and not package.accepted:
            continue
        assert package.accepted is model.accepted, told(step)
        assert_same_facts(step)


@st.composite
def next_commands(draw: st.DrawFn, model: Model) -> tuple[Row, datetime]:
    """Commands that somebody could think of next, each with its instant."""
    luck = Luck.drawn(draw)
    at = instant_after(luck, model.at)
    return command_of(luck, model.facts.values()), at


class RandomCommands(RuleBasedStateMachine):
    """One World after another, as people and the platform change it."""

    def __init__(self) -> None:
        super().__init__()
        self.both: Both

    @initialize(seed=st.integers(0, 2**16))
    def begin(self, seed: int) -> None:
        """Begin with the World and the rulebook of a seed."""
        self.both = start(Luck.of(seed))

    @rule(data=st.data())
    def give_a_command(self, data: st.DataObject) -> None:
        """Give the same command to both."""
        assert_alike(self.both.ask(*data.draw(next_commands(self.both.model))))


TestRandomCommands = RandomCommands.TestCase
TestRandomCommands.settings = settings(
    stateful_step_count=8,
    phases=[phase for phase in Phase if phase is not Phase.explain],  # slow, and tells little here
)


class Seen:
    """What occurred on all walks."""

    def __init__(self) -> None:
        self.outcomes: Counter[tuple[object, str]] = Counter()
        self.reasons: Counter[str] = Counter()

    def note(self, step: Step) -> None:
        """Note what the package said."""
        outcome = step.package.outcome
        verdict = (
            "input error" if outcome is None else "accepted" if outcome.accepted else "refused"
        )
        self.outcomes[step.row.get("do"), verdict] += 1
        self.reasons.update(outcome.reasons if outcome else ())


@cache
def seen() -> Seen:
    """Look at every walk."""
    found = Seen()
    for seed in SEEDS:
        for step in walk(seed).steps:
            found.note(step)
    return found


def test_every_command_is_accepted_and_refused() -> None:
    """Each command is accepted of somebody and refused to somebody; some are in a wrong form."""
    every = {(do, verdict) for do in COMMANDS for verdict in ("accepted", "refused")}
    assert every - seen().outcomes.keys() == set()
    assert seen().outcomes["approve_link", "input error"] > 0


def test_every_reason_of_commands_occurs() -> None:
    """Each reason that only commands give is told of some command."""
    assert ONLY_OF_COMMANDS - seen().reasons.keys() == set()


def test_the_reasons_of_commands_are_known() -> None:
    """What the pages list as reasons of commands only are reason codes of the package."""
    assert {str(reason) for reason in bc.Reason} >= ONLY_OF_COMMANDS
