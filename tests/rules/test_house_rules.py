"""Rules of a house: declared in a few lines, and part of every answer from then on."""

from __future__ import annotations

import copy
from datetime import timedelta

import attrs
import pytest

import bcmodel as bc
from bcmodel import show
from bcmodel.rules import Rule, Source, house_reason, rule, stop
from bcmodel.rules.reasons import TELLINGS, Mend, Mender
from bcmodel.rules.rule import NOTHING, Stops
from bcmodel.rules.town import NOON, town
from bcmodel.vocab.actions import action_set

PUBLISH = ("mia", "ad_account.publish_ads", "adv-1")
SPARK = ("mia", "ad_account.run_spark_ads", "adv-1", "tt-leo")
HANDBOOK = Source("Handbook, page 4")
WEEKDAYS = range(5)


@bc.house_rule(
    "X001",
    about=["ad_account.publish_ads"],
    says="{person} would publish on a weekend",
    holds="it is a working day",
    reads_clock=True,
    mends=[Mend(Mender.NOBODY, "make it Monday")],
    source=HANDBOOK,
)
def no_weekend_publishing(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """In this house nothing goes live on a weekend."""
    return view.now.weekday() in WEEKDAYS


HOUSE = bc.STANDARD.with_(no_weekend_publishing)
SATURDAY = bc.Resolver(town(), HOUSE)
MONDAY = SATURDAY.at(NOON + timedelta(days=2))


def test_it_stops_what_it_is_about_and_what_is_built_on_that() -> None:
    """In decisions, in what is compiled, and turned round; on Monday nothing is stopped."""
    for access, may in ((SATURDAY, False), (MONDAY, True)):
        assert access.can(*PUBLISH) is may
        assert access.decide(*PUBLISH).allowed is may
        assert access.decide(*SPARK).allowed is may
        assert ("mia" in access.who_can(*PUBLISH[1:])) is may
        assert ("adv-1" in access.assets_of(*PUBLISH[:2])) is may
        assert (PUBLISH[1] in access.what_can("mia", "adv-1")) is may
        assert access.can("mia", "ad_account.create_ads", "adv-1")


def test_its_reason_is_its_own() -> None:
    """Named as the function is, told by its own sentence and moves, and no word of ours."""
    decision = SATURDAY.decide(*PUBLISH)
    (reason,) = decision.reasons
    assert reason == "NO_WEEKEND_PUBLISHING"
    assert isinstance(reason, bc.Reason)
    assert reason not in list(bc.Reason)
    assert repr(reason) == "<Reason.NO_WEEKEND_PUBLISHING: 'NO_WEEKEND_PUBLISHING'>"
    assert copy.deepcopy(decision.reasons) == decision.reasons
    assert "mia would publish on a weekend [NO_WEEKEND_PUBLISHING]" in decision.explain()
    assert "nobody can make it Monday" in decision.explain()
    assert decision.to_dict()["reasons"] == ["NO_WEEKEND_PUBLISHING"]
    assert HOUSE.giving(reason) == (no_weekend_publishing,)
    with pytest.raises(bc.InputError):
        bc.Reason("NO_WEEKEND_PUBLISHING")


def test_it_is_a_rule_as_any_other() -> None:
    """In the table, on its page, and among the rules that a verdict leans on."""
    assert no_weekend_publishing.name == "no-weekend-publishing"
    assert no_weekend_publishing.meaning == "In this house nothing goes live on a weekend."
    assert HOUSE.rule("X001") is no_weekend_publishing
    assert no_weekend_publishing in SATURDAY.decide(*PUBLISH).deciding_rules
    assert SATURDAY.decide(*PUBLISH).standing == "documented"
    row = next(line for line in show.rule_table(HOUSE).splitlines() if "X001" in line)
    assert "`NO_WEEKEND_PUBLISHING`" in row
    assert "Handbook, page 4" in row
    assert "it is a working day" in show.tell_rule(no_weekend_publishing, HOUSE)


def test_no_command_mends_it() -> None:
    """Nobody but the house lifts it."""
    assert not bc.remedies(SATURDAY, SATURDAY.decide(*PUBLISH))


def test_one_rule_may_give_several_reasons() -> None:
    """Declared as ours are, with reasons of the house."""
    late = house_reason("TOO_LATE_AT_NIGHT", "{user} should be asleep")
    publishing = action_set([PUBLISH[1]])

    @rule(
        "X002",
        "only-by-day",
        bc.Grain.PERSON,
        gives=[late],
        holds="it is day",
        standing=no_weekend_publishing.standing,
        sources=[HANDBOOK],
        about=publishing,
        reads_clock=True,
    )
    def only_by_day(view: bc.View, path: bc.Path) -> Stops:  # noqa: ARG001 - as all rules
        """In this house nothing goes live at night."""
        return NOTHING if view.now.hour < 18 else stop(late, publishing)

    access = MONDAY.at(NOON + timedelta(days=2, hours=8))
    night = bc.Resolver(access.world, HOUSE.with_(only_by_day))
    assert night.decide(*PUBLISH).reasons == (late,)
    assert TELLINGS[late].meaning == "{user} should be asleep"


def test_a_step_of_ones_own_may_stop_some_actions_of_a_way() -> None:
    """In place of one that stops them all; what is compiled tells them apart like a decision."""
    two_step = bc.STANDARD.rule("M202")
    assert isinstance(two_step, Rule)
    publishing = action_set([bc.Action(PUBLISH[1])])

    def no_publishing(_view: bc.View, _path: bc.Path) -> Stops:
        return stop(bc.Reason.TWO_STEP_REQUIRED, publishing)

    milder = attrs.evolve(two_step, judge=no_publishing)
    access = bc.Resolver(town(), bc.STANDARD.replace(milder))
    actions = access.what_can("mia", "adv-1")
    assert actions == bc.Resolver(town()).what_can("mia", "adv-1") - {PUBLISH[1]}
    assert not access.can(*PUBLISH)
    assert access.decide(*PUBLISH).reasons == (bc.Reason.TWO_STEP_REQUIRED,)
    assert access.decide("mia", "ad_account.create_ads", "adv-1").allowed


def test_reasons_of_ours_and_nameless_functions_are_refused() -> None:
    """A reason of the platform keeps its meaning, and a reason needs a name."""
    with pytest.raises(bc.InputError) as caught:
        house_reason("LOGIN_LOST", "the key is lost")
    assert [fault.place for fault in caught.value.faults] == ["house rule"]
    declare = bc.house_rule("X003", about=[PUBLISH[1]], says="no")
    with pytest.raises(bc.InputError, match="the function has no name"):
        declare(lambda _view, _path: False)
    with pytest.raises(bc.InputError, match=r"`ad_account\.publish` is not an action"):
        bc.house_rule("X003", about=["ad_account.publish"], says="no")


def test_what_has_no_telling_is_an_error_of_ours() -> None:
    """A reason that was never told cannot be looked up."""
    with pytest.raises(KeyError):
        TELLINGS[bc.Reason.of_a_house("NEVER_TOLD")]
