"""Rulebook: a value of gates, ways and parameters, and how a house makes it its own."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

import bcmodel as bc
from bcmodel.rules import Rule
from tests.unit.house_rules import (
    no_publishing_on_weekends,
    reports_stay_with_the_owner,
    two_step_for_everybody,
)
from tests.unit.towns import DAY, NOON, busy_town

VIEW, PUBLISH, REPORTS = (
    "ad_account.view_ads",
    "ad_account.publish_ads",
    "ad_account.view_reports",
)

DEFAULTS: dict[str, object] = {
    "admin_must_be_assigned": True,
    "admin_sees_money": False,
    "partner_acceptance_required": True,
    "partner_downgrade_in_place": False,
    "partner_member_capped_by_share": True,
    "bc_to_bc_transfer": False,
    "invitation_lifetime": timedelta(days=7),
    "qr_lifetime": timedelta(hours=1),
    "access_request_lifetime": None,
    "seller_invite_lifetime": timedelta(hours=120),
    "data_verification_lifetime": timedelta(days=10),
    "member_limit": 4000,
    "admin_limit": 20,
    "ad_account_limit": None,
    "tiktok_accounts_per_bc": 800,
    "bcs_per_tiktok_account": 800,
    "catalog_users": 100,
    "catalogs_per_user": 100,
    "catalogs_per_bc": 2000,
    "group_default_level": "ANALYST",
    "spark_extend_after_expiry": True,
    "audience_cross_bc": False,
}


def faults_of(**changes: object) -> list[str]:
    """Return the places of what is wrong with the parameters."""
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.with_parameters(**changes)
    return [fault.place for fault in caught.value.faults]


def renamed(code: str, name: str) -> Rule:
    """Return a house rule under another code and name."""
    return attrs.evolve(two_step_for_everybody, code=code, name=name)


def test_the_parameters_are_those_of_the_rulebook() -> None:
    """Names, order and defaults; each with a note that says where it comes from."""
    parameters = bc.Parameters()
    assert attrs.asdict(parameters) == DEFAULTS
    assert list(bc.Parameters.notes()) == list(DEFAULTS)
    assert all(note.decides and note.sources for note in bc.Parameters.notes().values())
    assert parameters.changed() == {}


def test_with_parameters_changes_the_named_ones_alone() -> None:
    """On another rulebook with the same rules; the first stays as it was."""
    book = bc.STANDARD.with_parameters(admin_sees_money=True, invitation_lifetime=None)
    assert book.parameters.changed() == {"admin_sees_money": True, "invitation_lifetime": None}
    assert book.rules == bc.STANDARD.rules
    assert bc.STANDARD.parameters == bc.Parameters()
    again = book.with_parameters(admin_limit=5)
    assert again.parameters.changed().keys() == {
        "admin_sees_money",
        "invitation_lifetime",
        "admin_limit",
    }


@pytest.mark.parametrize("level", ["OPERATOR", "Standard", bc.Level.OPERATOR])
def test_a_level_is_taken_as_member_or_text(level: str) -> None:
    """Either way the parameter is the member."""
    book = bc.STANDARD.with_parameters(group_default_level=level)
    assert book.parameters.group_default_level is bc.Level.OPERATOR


def test_a_duration_in_words_is_told_how_it_is_given() -> None:
    """Files spell durations; in Python they are values of their own."""
    with pytest.raises(bc.InputError, match=r"give a duration .*such as `timedelta\(days=7\)`"):
        bc.STANDARD.with_parameters(invitation_lifetime="7 days")


def test_all_faults_of_parameters_are_told_at_once() -> None:
    """Names that are none, and values of a wrong type, each in its place."""
    places = faults_of(
        admin_sees_mony=True,
        admin_sees_money=1,
        invitation_lifetime=7,
        qr_lifetime=timedelta(hours=2),
        member_limit="many",
        admin_limit=True,
        catalog_users=None,
        group_default_level="MANAGER",
        bc_to_bc_transfer=None,
    )
    assert places == [
        "parameters",
        "parameters, admin_sees_money",
        "parameters, invitation_lifetime",
        "parameters, member_limit",
        "parameters, admin_limit",
        "parameters, group_default_level",
        "parameters, bc_to_bc_transfer",
    ]


def test_no_parameter_is_negative() -> None:
    """A limit of nothing and a lifetime of nothing are the least there can be."""
    places = faults_of(member_limit=-1, qr_lifetime=timedelta(seconds=-1))
    assert places == ["parameters, member_limit", "parameters, qr_lifetime"]
    bc.STANDARD.with_parameters(member_limit=0, qr_lifetime=timedelta())


def test_a_misspelt_parameter_is_told_with_the_nearest_one() -> None:
    """The next step names it."""
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.with_parameters(admin_sees_mony=True)
    assert [fault.next_step for fault in caught.value.faults] == [
        "did you mean `admin_sees_money`?"
    ]


def test_rules_come_sorted_by_code_each_once() -> None:
    """All gates, and all steps of all ways."""
    codes = [rule.code for rule in bc.STANDARD.rules]
    assert codes == sorted(set(codes))
    steps = {step for way in bc.STANDARD.ways for step in way.steps}
    assert set(bc.STANDARD.rules) == {*bc.STANDARD.gates, *steps}
    book = bc.STANDARD.with_(no_publishing_on_weekends, two_step_for_everybody)
    assert [rule.code for rule in book.rules] == [*codes, "Z901", "Z902"]


def test_a_rule_is_found_by_its_code_and_by_its_reasons() -> None:
    """An unknown code is told with the nearest one."""
    first = bc.STANDARD.rules[0]
    assert bc.STANDARD.rule(first.code) is first
    assert all(first in bc.STANDARD.giving(reason) for reason in first.gives)
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.rule(f"{first.code}0")
    assert [fault.place for fault in caught.value.faults] == ["rulebook"]


def test_a_house_rule_needs_a_code_of_its_own() -> None:
    """Codes in use, also among the new ones, are told together."""
    taken, also = (renamed(rule.code, "x") for rule in bc.STANDARD.rules[:2])
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.with_(taken, renamed("Z999", "x"), also, renamed("Z999", "y"))
    assert len(caught.value.faults) == 3
    assert {fault.place for fault in caught.value.faults} == {"rulebook"}


def test_without_leaves_rules_out_everywhere() -> None:
    """Gates and steps alike; all codes there are not are told together."""
    gate, step = bc.STANDARD.gates[0], bc.STANDARD.ways[0].steps[0]
    book = bc.STANDARD.without(gate.code, step.code)
    assert set(bc.STANDARD.rules) - set(book.rules) == {gate, step}
    assert len(book.gates) == len(bc.STANDARD.gates) - 1
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.without("Z998", gate.code, "Z999")
    assert len(caught.value.faults) == 2


def test_replace_puts_a_rule_in_the_place_of_its_code() -> None:
    """At the same place among gates or steps; all codes there are not are told together."""
    gate, step = bc.STANDARD.gates[0], bc.STANDARD.ways[0].steps[0]
    new_gate, new_step = renamed(gate.code, "gate"), renamed(step.code, "step")
    book = bc.STANDARD.replace(new_gate, new_step)
    assert book.gates == (new_gate, *bc.STANDARD.gates[1:])
    assert book.ways[0].steps == (new_step, *bc.STANDARD.ways[0].steps[1:])
    with pytest.raises(bc.InputError) as caught:
        bc.STANDARD.replace(renamed("Z998", "x"), new_gate, renamed("Z999", "x"))
    assert len(caught.value.faults) == 2


def test_a_plan_is_made_once_and_holds_what_has_a_say() -> None:
    """A rulebook made from another makes its own."""
    action = bc.Action.AD_ACCOUNT_PUBLISH_ADS
    rules = bc.STANDARD.rules_for(action)
    assert bc.STANDARD.rules_for(action) is rules
    assert all(gate.about & rules.bit for gate in rules.gates)
    assert all(way.actions & rules.bit for _, way, _ in rules.ways)
    assert [gate for gate in bc.STANDARD.gates if gate.about & rules.bit] == list(rules.gates)
    house = bc.STANDARD.with_(no_publishing_on_weekends)
    assert house.rules_for(action).gates == (*rules.gates, no_publishing_on_weekends)
    viewing = bc.Action.AD_ACCOUNT_VIEW_ADS
    assert no_publishing_on_weekends not in house.rules_for(viewing).gates


def test_a_rulebook_never_changes() -> None:
    """It is a value: one makes another."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        bc.STANDARD.gates = ()  # type: ignore[misc]  # what is tested


def test_repr_tells_version_and_what_was_changed() -> None:
    """And nothing else."""
    version = bc.STANDARD.version
    assert repr(bc.STANDARD) == f"<Rulebook {version}>"
    book = bc.STANDARD.with_parameters(admin_sees_money=True, admin_limit=3)
    assert repr(book) == f"<Rulebook {version} with admin_sees_money=True, admin_limit=3>"


def test_a_house_rule_about_people_shows_up_in_every_answer() -> None:
    """Decided, asked, and asked in reverse."""
    world = busy_town(bc.User("kim", two_step=True), bc.Member("nova", "kim"))
    world = bc.World.of(*world.facts(), bc.Assignment("nova", "kim", "adv-2"), at=NOON)
    plain = bc.Resolver(world)
    house = bc.Resolver(world, bc.STANDARD.with_(two_step_for_everybody))
    assert plain.who_can(VIEW, "adv-2") == {"kim", "mia"}
    assert house.who_can(VIEW, "adv-2") == {"kim"}
    assert [access.can("mia", VIEW, "adv-2") for access in (plain, house)] == [True, False]
    assert house.decide("mia", VIEW, "adv-2").reasons == ("TWO_STEP_REQUIRED",)
    assert house.what_can("mia") == {}
    assert house.assets_of("mia", VIEW) == frozenset()
    assert house.what_can("kim") == plain.what_can("kim") != {}


def test_a_house_rule_about_person_and_asset_shows_up_in_every_answer() -> None:
    """Mia may still see the client's ads, and all there is to her own agency's account."""
    house = bc.Resolver(busy_town(), bc.STANDARD.with_(reports_stay_with_the_owner))
    decision = house.decide("mia", REPORTS, "adv-1")
    assert decision.reasons == ("NOT_A_MEMBER",)
    assert reports_stay_with_the_owner in decision.deciding_rules
    queries = [("mia", REPORTS, "adv-1"), ("mia", VIEW, "adv-1"), ("mia", REPORTS, "adv-2")]
    assert house.can_many(queries) == [False, True, True]
    assert house.who_can(REPORTS, "adv-1") == frozenset()
    assert house.assets_of("mia", REPORTS) == {"adv-2"}
    lost = bc.Resolver(busy_town()).what_can("mia", "adv-1") - house.what_can("mia", "adv-1")
    assert lost == {REPORTS}


def test_a_rule_that_reads_the_clock_is_honoured_at_every_instant() -> None:
    """NOON is a Friday; nothing ends until Monday, and still the answers differ."""
    friday = bc.Resolver(busy_town(), bc.STANDARD.with_(no_publishing_on_weekends))
    saturday, monday = friday.at(NOON + DAY), friday.at(NOON + 3 * DAY)
    question = ("mia", PUBLISH, "adv-1")
    days = [friday, saturday, monday]
    assert [access.can(*question) for access in days] == [True, False, True]
    assert [access.can_many([question]) for access in days] == [[True], [False], [True]]
    assert [access.who_can(PUBLISH, "adv-1") for access in days] == [{"mia"}, set(), {"mia"}]
    assert [access.decide(*question).allowed for access in days] == [True, False, True]
    assert friday.can(*question, at=NOON + DAY) is False
    assert saturday.decide(*question).reasons == ("AD_ACCOUNT_IN_REVIEW",)
    assert saturday.can("mia", VIEW, "adv-1")
