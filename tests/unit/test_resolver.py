"""Resolver: asking forward, in reverse, in bulk and at another time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import bcmodel as bc
from bcmodel.rules import Standing
from tests.unit.towns import DAY, NOON, busy_town

VIEW, REPORTS, CREATE, PUBLISH, SETTINGS = (
    "ad_account.view_ads",
    "ad_account.view_reports",
    "ad_account.create_ads",
    "ad_account.publish_ads",
    "ad_account.edit_settings",
)
OPERATOR_ACTIONS = {
    VIEW,
    REPORTS,
    "ad_account.download_data",
    CREATE,
    "ad_account.manage_audiences",
    PUBLISH,
}
"""What RULEBOOK §4 gives an OPERATOR of an ad account, joint actions aside."""

ENDS = NOON + DAY
INVITED = bc.Member("acme", "leo", status="PENDING", expires_at=ENDS)

BAD_QUESTIONS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "unknown action": (("mia", "ad_account.view_add", "adv-1"), {}),
    "unknown action of nobody": (("nobody", "view", "nothing"), {}),
    "joint without using": (("mia", "ad_account.use_pixel", "adv-1"), {}),
    "joint of nobody without using": (("nobody", "ad_account.use_pixel", "nothing"), {}),
    "using on another action": (("mia", VIEW, "adv-1"), {"using": "px-1"}),
    "unknown within": (("mia", VIEW, "adv-1"), {"within": "nvoa"}),
    "a person within": (("mia", VIEW, "adv-1"), {"within": "mia"}),
    "within another center": (("ada", "business_center.view", "nova"), {"within": "acme"}),
    "a group within another center": (
        ("ada", "account_group.view", "launch"),
        {"within": "acme"},
    ),
    "unknown within of a seller action": (("leo", "shop.operate", "shop-1"), {"within": "x"}),
}


@pytest.fixture
def access() -> bc.Resolver:
    """Return the busy town, ready to answer."""
    return bc.Resolver(busy_town())


def faults_of(ask: Callable[..., object], *args: object, **named: object) -> list[str]:
    """Return the next steps told for a question that cannot be asked."""
    with pytest.raises(bc.QuestionError) as caught:
        ask(*args, **named)
    return [fault.next_step for fault in caught.value.faults]


@pytest.mark.parametrize("name", BAD_QUESTIONS)
def test_a_question_that_cannot_be_asked_is_an_error(access: bc.Resolver, name: str) -> None:
    """Of `can` and `decide` alike, whoever and whatever it is about."""
    args, named = BAD_QUESTIONS[name]
    assert len(faults_of(access.decide, *args, **named)) == 1
    assert len(faults_of(access.can, *args, **named)) == 1
    assert len(faults_of(access.can, *args, **named, at=NOON + DAY)) == 1


@pytest.mark.parametrize("action", ["ad_account.view_add", "ad_account.use_pixel", ""])
def test_a_question_in_bulk_or_in_reverse_names_a_plain_action(
    access: bc.Resolver, action: str
) -> None:
    """Neither an unknown one nor a joint one."""
    good = ("mia", VIEW, "adv-1")
    faults_of(access.can_many, [good, ("mia", action, "adv-1")])
    faults_of(access.can_many, [("nobody", action, "nothing")])
    faults_of(access.decide_many, [good, ("mia", action, "adv-1")])
    faults_of(access.who_can, action, "adv-1")
    faults_of(access.who_can, action, "nothing")
    faults_of(access.assets_of, "mia", action)
    faults_of(access.assets_of, "nobody", action)


def test_a_misspelt_action_is_told_with_the_nearest_one(access: bc.Resolver) -> None:
    """Everywhere."""
    hint = ["did you mean `ad_account.view_ads`?"]
    question = ("mia", "ad_account.view_add", "adv-1")
    assert faults_of(access.can, *question) == hint
    assert faults_of(access.can_many, [question]) == hint
    assert faults_of(access.who_can, *question[1:]) == hint


@pytest.mark.parametrize(
    ("question", "using", "reason"),
    [
        (("nobody", VIEW, "nothing"), None, "USER_NOT_FOUND"),
        (("mia", VIEW, "nothing"), None, "ASSET_NOT_FOUND"),
        (("mia", VIEW, "mia"), None, "ASSET_NOT_FOUND"),
        (("mia", VIEW, "px-1"), None, "ACTION_NOT_APPLICABLE"),
        (("mia", "business_center.view", "adv-1"), None, "ACTION_NOT_APPLICABLE"),
        (("mia", "ad_account.use_pixel", "adv-1"), "nothing", "ASSET_NOT_FOUND"),
        (("mia", "ad_account.use_pixel", "nothing"), "nothing", "ASSET_NOT_FOUND"),
        (("mia", "ad_account.use_pixel", "adv-1"), "cat-1", "ACTION_NOT_APPLICABLE"),
        (("mia", "ad_account.run_spark_ads", "adv-1"), "nothing", "SPARK_CODE_INVALID"),
        (("nobody", "ad_account.run_spark_ads", "adv-1"), "nothing", "USER_NOT_FOUND"),
    ],
)
def test_what_is_not_there_is_an_answer(
    access: bc.Resolver, question: tuple[str, str, str], using: str | None, reason: str
) -> None:
    """DENIED with one reason: person, asset, used thing, and whether they fit."""
    decision = access.decide(*question, using)
    assert decision.denied
    assert decision.reasons == (reason,)
    assert decision.routes == ()
    assert access.can(*question, using) is False
    if using is None:
        assert access.can_many([question]) == [False]


@pytest.mark.parametrize(
    ("question", "using", "unseen"),
    [
        (("nobody", VIEW, "adv-1"), None, bc.Unseen("user")),
        (("mia", VIEW, "nothing"), None, bc.Unseen("ad_account", where={"id": "nothing"})),
        (("mia", "ad_account.use_pixel", "adv-1"), "nothing", bc.Unseen("pixel")),
        (("mia", "ad_account.run_spark_ads", "adv-1"), "nothing", bc.Unseen("spark_code")),
        (("mia", "ad_account.run_spark_ads", "adv-1"), "nothing", bc.Unseen("tiktok_account")),
    ],
)
def test_what_may_be_there_unseen_is_unknown(
    question: tuple[str, str, str], using: str | None, unseen: bc.Unseen
) -> None:
    """An unseen of that kind could hold it; `can` is no yes all the same."""
    access = bc.Resolver(busy_town(unseen))
    assert access.decide(*question, using).unknown
    assert access.can(*question, using) is False


def test_an_unseen_of_another_kind_leaves_a_denial_settled() -> None:
    """Somebody unseen is no account unseen."""
    access = bc.Resolver(busy_town(bc.Unseen("pixel"), bc.Unseen("ad_account", where={"id": "x"})))
    assert access.decide("mia", VIEW, "nothing").denied


def test_an_action_is_given_as_member_or_as_text(access: bc.Resolver) -> None:
    """To every question."""
    action = bc.Action.AD_ACCOUNT_VIEW_ADS
    assert access.can("mia", action, "adv-1")
    assert access.can("mia", VIEW, "adv-1")
    assert access.decide("mia", VIEW, "adv-1").action is action
    assert access.who_can(action, "adv-1") == access.who_can(VIEW, "adv-1") == {"mia"}
    assert access.assets_of("mia", action) == access.assets_of("mia", VIEW) == {"adv-1", "adv-2"}
    assert access.can_many([("mia", action, "adv-1"), bc.Query("mia", VIEW, "adv-1")]) == [True] * 2


def test_an_empty_batch_has_no_answers(access: bc.Resolver) -> None:
    """Neither `can_many` nor `decide_many` minds."""
    assert access.can_many([]) == []
    assert access.decide_many([]) == []


def test_many_answers_come_in_the_order_of_the_questions(access: bc.Resolver) -> None:
    """Also from a generator, and for what is not there."""
    queries = [
        ("mia", SETTINGS, "adv-1"),
        ("mia", CREATE, "adv-1"),
        ("nobody", VIEW, "adv-1"),
        ("ada", VIEW, "adv-2"),
        ("mia", PUBLISH, "adv-2"),
    ]
    assert access.can_many(query for query in queries) == [False, True, False, False, True]
    decisions = access.decide_many(query for query in queries)
    assert [decision.allowed for decision in decisions] == [False, True, False, False, True]
    assert [(d.user, d.action, d.asset) for d in decisions] == queries


def test_what_a_person_can_do_on_an_asset(access: bc.Resolver) -> None:
    """The plain actions of their level; nothing on what is not there."""
    assert access.what_can("mia", "adv-1") == OPERATOR_ACTIONS
    assert access.what_can("mia", "adv-leo") == frozenset()
    assert access.what_can("mia", "nothing") == frozenset()
    assert access.what_can("nobody", "adv-1") == frozenset()


def test_what_a_person_can_do_on_everything(access: bc.Resolver) -> None:
    """By asset, those on which there is nothing left out; it agrees with asking for each."""
    everything = access.what_can("mia")
    assert everything.keys() == {"adv-1", "adv-2", "aud-1", "nova", "launch"}
    assert everything["adv-2"] == OPERATOR_ACTIONS
    assert everything["nova"] == {"business_center.view", "business_center.leave"}
    assert everything["launch"] == {"account_group.view"}
    assert everything["aud-1"] == {"audience.apply", "audience.edit", "audience.delete"}
    assert all(access.what_can("mia", asset) == actions for asset, actions in everything.items())
    assert access.what_can("nobody") == {}


def test_who_can_is_nobody_on_what_is_not_there(access: bc.Resolver) -> None:
    """Or on what the action does not fit."""
    assert access.who_can(VIEW, "nothing") == frozenset()
    assert access.who_can(VIEW, "px-1") == frozenset()


def test_a_decision_has_no_truth_value(access: bc.Resolver) -> None:
    """It would hide the verdict UNKNOWN."""
    for decision in access.decide_many([("mia", VIEW, "adv-1"), ("leo", VIEW, "adv-1")]):
        with pytest.raises(bc.VerdictTruthError):
            bool(decision)


@pytest.mark.parametrize(
    ("user", "unseen", "verdict"),
    [
        ("mia", (), "ALLOWED"),
        ("leo", (), "DENIED"),
        ("leo", (bc.Unseen("member"), bc.Unseen("assignment")), "UNKNOWN"),
    ],
)
def test_a_verdict_is_one_of_three(user: str, unseen: tuple[bc.Fact, ...], verdict: str) -> None:
    """And the three properties say which."""
    decision = bc.Resolver(busy_town(*unseen)).decide(user, VIEW, "adv-1")
    assert decision.verdict == verdict
    flags = {
        "ALLOWED": decision.allowed,
        "DENIED": decision.denied,
        "UNKNOWN": decision.unknown,
    }
    assert [name for name, flag in flags.items() if flag] == [verdict]


def test_at_is_the_same_world_at_another_time() -> None:
    """The first stays where it was; `at` of a single question does the same."""
    now = bc.Resolver(busy_town(INVITED))
    then = now.at(ENDS)
    question = ("leo", "business_center.view", "acme")
    assert (now.world.at, then.world.at) == (NOON, ENDS)
    assert now.decide(*question).reasons == ("INVITE_PENDING",)
    assert then.decide(*question).reasons == ("INVITE_EXPIRED",)
    asked = now.decide(*question, at=ENDS)
    assert asked.reasons == ("INVITE_EXPIRED",)
    assert asked.at == ENDS
    assert now.decide(*question, at=ENDS - timedelta(microseconds=1)).reasons == ("INVITE_PENDING",)


def test_an_instant_has_a_zone(access: bc.Resolver) -> None:
    """One without is an error, wherever it is given."""
    for ask in (
        lambda: access.at(NOON.replace(tzinfo=None)),
        lambda: access.can("mia", VIEW, "adv-1", at=NOON.replace(tzinfo=None)),
    ):
        with pytest.raises(bc.InputError) as caught:
            ask()
        assert [fault.place for fault in caught.value.faults] == ["at"]


def test_instants_between_which_nothing_ends_share_an_index() -> None:
    """The moment itself belongs to what follows it; going back finds the first index again."""
    access = bc.Resolver(busy_town(INVITED))
    before = access.at(ENDS - timedelta(microseconds=1))
    then, later = access.at(ENDS), access.at(ENDS + DAY)
    assert access.index is before.index
    assert then.index is later.index
    assert access.index is not then.index
    assert later.at(NOON).index is access.index


def test_time_can_take_access_away() -> None:
    """Data verification lapses, and with it downloads, in every kind of question."""
    user = bc.User("kim", data_verified_until=ENDS)
    grants = (bc.Member("nova", "kim"), bc.Assignment("nova", "kim", "adv-2"))
    now = bc.Resolver(busy_town(user, *grants))
    question = ("kim", "ad_account.download_data", "adv-2")
    assert [access.can(*question) for access in (now, now.at(ENDS))] == [True, False]
    assert now.at(ENDS).decide(*question).reasons == ("DATA_VERIFICATION_REQUIRED",)
    assert "kim" in now.who_can(*question[1:])
    assert "kim" not in now.at(ENDS).who_can(*question[1:])


def test_advice_is_for_answers_that_are_allowed(access: bc.Resolver) -> None:
    """What to look at when it still does not work."""
    allowed, denied = access.decide_many([("mia", VIEW, "adv-1"), ("leo", VIEW, "adv-1")])
    assert {"STALE_SESSION", "WRONG_LOGIN"} <= set(allowed.advice)
    assert denied.advice == ()
    operating = access.decide("leo", "shop.operate", "shop-1")
    assert "SELLER_CENTER_LOGIN" in operating.advice
    inviting = access.decide("ada", "business_center.invite_member", "nova")
    assert "INVITE_NOT_RECEIVED" in inviting.advice


def test_a_denial_leans_on_the_rules_that_stop_it(access: bc.Resolver) -> None:
    """Each of them gives one of the reasons of a gate or a route."""
    decision = access.decide("leo", VIEW, "adv-1")
    reasons = {reason for route in decision.routes for reason in route.reasons}
    assert decision.deciding_rules
    assert all(reasons & set(rule.gives) for rule in decision.deciding_rules)
    assert reasons <= {reason for rule in decision.deciding_rules for reason in rule.gives}


def test_an_allowance_leans_on_every_gate_and_step(access: bc.Resolver) -> None:
    """Of the open route."""
    decision = access.decide("mia", VIEW, "adv-1")
    rules = bc.STANDARD.rules_for(decision.action)
    assert set(decision.deciding_rules) == {*rules.gates, *decision.routes[0].steps}


@pytest.mark.parametrize("question", [("mia", VIEW, "adv-1"), ("leo", PUBLISH, "adv-1")])
def test_a_decision_is_as_firm_as_its_weakest_rule(
    access: bc.Resolver, question: tuple[str, str, str]
) -> None:
    """DOCUMENTED, REPORTED, ASSUMED; what is not DOCUMENTED is listed."""
    decision = access.decide(*question)
    standings = [rule.standing for rule in decision.deciding_rules]
    order = [Standing.DOCUMENTED, Standing.REPORTED, Standing.ASSUMED]
    assert decision.standing is max(standings, key=order.index)
    doubtful = [rule for rule in decision.deciding_rules if rule.standing is not order[0]]
    assert list(decision.assumptions) == doubtful


def test_nothing_is_leant_on_where_nothing_was_asked(access: bc.Resolver) -> None:
    """A question about what is not there reaches no rule."""
    decision = access.decide("nobody", VIEW, "adv-1")
    assert [*decision.deciding_rules, *decision.assumptions, *decision.unmet_gates] == []
    assert decision.standing is Standing.DOCUMENTED
    assert decision.proof.facts == {bc.AdAccount("adv-1", owner="acme")}


def test_a_proof_names_the_facts_that_an_allowance_rests_on(access: bc.Resolver) -> None:
    """Everything along the way, and nothing of people it is not about."""
    facts = access.decide("mia", VIEW, "adv-1").proof.facts
    assert facts >= {
        bc.User("mia"),
        bc.AdAccount("adv-1", owner="acme"),
        bc.Member("nova", "mia"),
        bc.Partnership("acme", "nova"),
        bc.Share("adv-1", "nova", level="OPERATOR"),
        bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    }
    assert not facts & {bc.Member("nova", "ada", role="ADMIN"), bc.User("ada"), bc.User("zoe")}


def test_a_world_cut_down_to_a_proof_gives_the_same_answer(access: bc.Resolver) -> None:
    """The same verdict, for the same reasons where there are any."""
    for question in (("mia", VIEW, "adv-1"), ("leo", VIEW, "adv-1"), ("ada", PUBLISH, "adv-2")):
        decision = access.decide(*question)
        cut = bc.Resolver(access.world.restricted_to(decision.proof.facts))
        assert cut.decide(*question).verdict is decision.verdict


def test_an_unknown_answer_says_what_would_have_to_be_known() -> None:
    """The look-ups that could have found more."""
    access = bc.Resolver(busy_town(bc.Unseen("assignment", where={"user": "ada"})))
    decision = access.decide("ada", VIEW, "adv-2")
    assert decision.unknown
    assert [note.kind for note in decision.proof.unseen] == ["assignment"]
    assert access.decide("mia", VIEW, "adv-2").proof.unseen == ()


def test_reprs_are_short(access: bc.Resolver) -> None:
    """Verdict and question, reasons where there are any; World and Rulebook."""
    allowed, denied = access.decide_many([("mia", VIEW, "adv-1"), ("ada", VIEW, "adv-2")])
    assert repr(allowed) == "<Decision ALLOWED mia ad_account.view_ads adv-1>"
    assert repr(denied) == "<Decision DENIED ada ad_account.view_ads adv-2: ASSET_NOT_ASSIGNED>"
    assert repr(denied.routes[0]) == "<Route owner through nova: ASSET_NOT_ASSIGNED>"
    assert repr(allowed.routes[0]) == "<Route partner through nova: open>"
    assert repr(access) == f"<Resolver of {access.world!r} by {access.rulebook!r}>"


def test_a_resolver_is_made_of_a_world_and_a_rulebook() -> None:
    """Anything else is told at once, each fault with its next step."""
    facts: Any = [bc.User("mia")]
    parameters: Any = {"admin_sees_money": True}
    with pytest.raises(bc.InputError) as error:
        bc.Resolver(facts, parameters)
    assert [one.place for one in error.value.faults] == ["Resolver, world", "Resolver, rulebook"]


def test_what_is_looked_at_first_is_short() -> None:
    """In a console, proofs and plans say how much there is, not all of it."""
    access = bc.Resolver(busy_town())
    leaving = access.plan(bc.commands.Leave(actor="mia", business_center="nova"))
    assert repr(access.decide("mia", VIEW, "adv-1").proof).startswith("<Proof: ")
    assert repr(leaving).startswith("<Planned: member_left")
    assert repr(bc.readiness(access, "mia", "adv-1", "tt-leo", "px-1").needs[2]).startswith(
        "<Need pixel px-1: "
    )
