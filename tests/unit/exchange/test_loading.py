"""Scenario files are read into Worlds, parameters and questions, and run."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.exchange import Check, Result, What, Who

HEAD = "bcmodel = 1\nat = 2026-11-21T09:00:00Z\n"
TOWN = (
    HEAD
    + """
[[user]]
id = "mia"
[[user]]
id = "ada"
[[business_center]]
id = "nova"
[[member]]
business_center = "nova"
user = "mia"
[[ad_account]]
id = "adv-1"
owner = "nova"
[[assignment]]
business_center = "nova"
user = "mia"
asset = "adv-1"
"""
)
CHECK = """
[[check]]
user = "mia"
action = "ad_account.create_ads"
asset = "adv-1"
expect = "denied"
"""
VIEWING = ["ad_account.download_data", "ad_account.view_ads", "ad_account.view_reports"]


def only_result(questions: str) -> Result:
    """What became of the one question that is asked in the town."""
    (result,) = bc.loads(TOWN + questions).run()
    return result


def test_facts_become_a_world() -> None:
    """Rows become facts, whatever their order, at the instant of the file."""
    at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert bc.loads(TOWN).world == bc.World.of(
        bc.Assignment("nova", "mia", "adv-1"),
        bc.AdAccount("adv-1", owner="nova"),
        bc.Member("nova", "mia"),
        bc.BusinessCenter("nova"),
        bc.User("ada"),
        bc.User("mia"),
        at=at,
    )


def test_json_has_the_same_shape() -> None:
    """The same tables in JSON are the same scenario; times are text there."""
    document = {
        "bcmodel": 1,
        "title": "same",
        "at": "2026-11-21T10:00:00+01:00",
        "user": [{"id": "mia", "data_verified_until": "2026-12-01T00:00:00Z", "name": None}],
        "business_center": [{"id": "nova"}],
        "unseen": [{"of": "spark_code", "where": {"issued_at": "2026-01-01T00:00:00Z"}}],
    }
    scenario = bc.loads(json.dumps(document), format="json")
    assert scenario.title == "same"
    assert scenario.world == bc.World.of(
        bc.User("mia", data_verified_until=datetime(2026, 12, 1, tzinfo=UTC)),
        bc.BusinessCenter("nova"),
        bc.Unseen("spark_code", where={"issued_at": datetime(2026, 1, 1, tzinfo=UTC)}),
        at=datetime(2026, 11, 21, 9, tzinfo=UTC),
    )


def test_what_is_unseen_is_read_like_the_fields_it_names() -> None:
    """Values of a pattern have the form of the fields, aliases and lists included."""
    scenario = bc.loads(
        HEAD
        + '[[unseen]]\nof = "group_assignment"\nwhere = { level = "Standard" }\n'
        + '[[unseen]]\nof = "share"\nwhere = { scopes = ["POST", "LIVE"] }\n'
    )
    patterns = {fact.of: dict(fact.where) for fact in scenario.world.facts()}  # type: ignore[attr-defined]
    assert patterns["group_assignment"] == {"level": "OPERATOR"}
    assert patterns["share"] == {"scopes": ("LIVE", "POST")}


@pytest.mark.parametrize("name", ["town.toml", "town.TOML"])
def test_a_file_is_read_by_its_suffix(tmp_path: Path, name: str) -> None:
    """The suffix tells the format; a byte order mark and Windows line ends do no harm."""
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + TOWN.replace("\n", "\r\n").encode())
    assert bc.load(path).world == bc.loads(TOWN).world
    assert bc.load(str(path)).name == str(path)


def test_a_scenario_tells_about_itself() -> None:
    """Title, source and questions are at hand, none of them required."""
    scenario = bc.loads('title = "t"\nsource = "s"\n' + TOWN + CHECK)
    assert (scenario.title, scenario.source, scenario.commands) == ("t", "s", ())
    assert scenario.questions == scenario.checks
    assert repr(scenario).startswith("<Scenario 't': 1 questions of <World at")
    assert bc.loads(TOWN).title == ""


def test_parameters_go_into_the_rulebook() -> None:
    """Durations, limits, levels and switches are read; `none` lifts a limit."""
    scenario = bc.loads(
        TOWN
        + """
[parameters]
admin_sees_money = true
invitation_lifetime = "2 weeks"
qr_lifetime = "1 minute"
seller_invite_lifetime = "none"
member_limit = "none"
admin_limit = 3
group_default_level = "Standard"
"""
    )
    assert scenario.parameters == bc.Parameters(
        admin_sees_money=True,
        invitation_lifetime=timedelta(weeks=2),
        qr_lifetime=timedelta(minutes=1),
        seller_invite_lifetime=None,
        member_limit=None,
        admin_limit=3,
        group_default_level=bc.Level.OPERATOR,
    )
    assert scenario.rulebook.parameters == scenario.parameters
    assert scenario.access.rulebook is scenario.rulebook
    assert bc.loads(TOWN).rulebook is bc.STANDARD


def test_questions_are_kept_in_order() -> None:
    """Results stand in the order checks, who, what, each with its place in the file."""
    scenario = bc.loads(
        TOWN
        + f'[[what]]\nuser = "mia"\nasset = "adv-1"\nexpect = {json.dumps(VIEWING)}\n'
        + '[[who]]\naction = "ad_account.view_ads"\nasset = "adv-1"\nexpect = ["mia"]\n'
        + CHECK
        + CHECK
    )
    kinds = [type(question) for question in scenario.questions]
    assert kinds == [Check, Check, Who, What]
    results = scenario.run()
    assert [result.index for result in results] == [0, 1, 2, 3]
    assert [result.place for result in results] == [
        "[[check]] row 1",
        "[[check]] row 2",
        "[[who]] row 1",
        "[[what]] row 1",
    ]
    assert all(result.holds for result in results)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("", True),
        ('reasons = ["ASSET_LEVEL_TOO_LOW"]', True),
        ('reasons = ["ASSET_LEVEL_TOO_LOW"]\nonly = true\nordered = true', True),
        ('reasons = ["NOT_A_MEMBER"]', False),
        ("reasons = []\nonly = true", False),
        ('route = "owner"', True),
        ('route = "partner"', False),
        ('within = "nova"', True),
        ("at = 2020-01-01T00:00:00Z", True),
    ],
)
def test_a_check_claims_more_than_a_verdict(claim: str, *, holds: bool) -> None:
    """Reasons and routes are compared too, and a check that does not hold says why."""
    result = only_result(CHECK + claim)
    assert result.holds is holds
    assert (result.problem == "") is holds
    assert (result.expected, result.got) == ("denied", "denied")
    assert result.reasons == (bc.Reason.ASSET_LEVEL_TOO_LOW,)
    assert result.decision is not None
    assert result.decision.denied


def test_reasons_can_be_asked_in_order() -> None:
    """`ordered` wants the reasons to begin as listed; without it any order will do."""
    scene = TOWN.replace('user = "mia"', 'user = "mia"\nstatus = "PENDING"', 1)
    claim = 'reasons = ["ASSET_LEVEL_TOO_LOW", "INVITE_PENDING"]\nonly = true\n'
    assert bc.loads(scene + CHECK + claim).run()[0].holds
    assert not bc.loads(scene + CHECK + claim + "ordered = true").run()[0].holds
    first = 'reasons = ["INVITE_PENDING"]\nordered = true'
    assert bc.loads(scene + CHECK + first).run()[0].holds


def test_advice_can_be_claimed() -> None:
    """Advice is compared with what is told along with an allowed answer."""
    allowed = CHECK.replace("create_ads", "view_ads").replace("denied", "allowed")
    assert only_result(allowed + 'advice = ["STALE_SESSION"]').holds
    assert not only_result(allowed + 'advice = ["INVITE_NOT_RECEIVED"]').holds


def test_a_check_may_ask_about_another_instant() -> None:
    """`at` moves one question only, back as well as forth."""
    scene = TOWN.replace(
        'user = "mia"', 'user = "mia"\nstatus = "PENDING"\nexpires_at = 2026-11-22T00:00:00Z', 1
    )
    asked = CHECK + "at = 2026-12-01T00:00:00Z\n" + CHECK
    later, now = bc.loads(scene + asked).run()
    assert bc.Reason.INVITE_EXPIRED in later.reasons
    assert bc.Reason.INVITE_PENDING in now.reasons


def test_joint_actions_are_asked_with_what_they_use() -> None:
    """`using` and `post` reach the question."""
    scene = (
        TOWN.replace('asset = "adv-1"', 'asset = "adv-1"\nlevel = "ADMIN"')
        + """
[[tiktok_account]]
id = "tt-1"
owner_user = "ada"
[[post]]
id = "post-1"
tiktok_account = "tt-1"
[[post]]
id = "post-2"
tiktok_account = "tt-1"
[[spark_code]]
code = "code-1"
post = "post-1"
issued_at = 2026-11-20T00:00:00Z
status = "IN_USE"
applied_to = ["adv-1"]
[[check]]
user = "mia"
action = "ad_account.run_spark_ads"
asset = "adv-1"
using = "code-1"
"""
    )
    assert bc.loads(scene + 'post = "post-1"\nexpect = "allowed"').run()[0].holds
    other = bc.loads(scene + 'post = "post-2"\nexpect = "denied"').run()[0]
    assert bc.Reason.SPARK_WRONG_POST in other.reasons


def test_who_and_what_are_exact() -> None:
    """A reverse question holds only if nobody and nothing is missing or in excess."""
    who = '[[who]]\naction = "ad_account.view_ads"\nasset = "adv-1"\nexpect = '
    assert only_result(who + '["mia"]').holds
    assert only_result(who + "[]").problem == "not expected: mia"
    assert only_result(who + '["ada", "mia"]').problem == "missing: ada"
    what = '[[what]]\nuser = "mia"\nasset = "adv-1"\nexpect = '
    assert only_result(what + json.dumps(VIEWING)).holds
    assert "missing: ad_account.close" in only_result(what + '["ad_account.close"]').problem


def test_what_without_an_asset_lists_each() -> None:
    """Without `asset`, a table names each asset; no actions are the same as no entry."""
    what = f'[[what]]\nuser = "mia"\n[what.expect]\nadv-1 = {json.dumps(VIEWING)}\n'
    nova = 'nova = ["business_center.leave", "business_center.view"]\n'
    assert only_result(what + nova + "adv-9 = []").holds
    assert not only_result(what).holds


def test_ids_in_questions_are_no_references() -> None:
    """A question may be about somebody or something that is not there."""
    asked = CHECK.replace("mia", "ghost") + 'reasons = ["USER_NOT_FOUND"]\nonly = true'
    assert only_result(asked).holds


@bc.house_rule("X001", about=["ad_account.view_ads"], says="{person} would look on a weekend")
def no_looking(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """In this house nobody looks."""
    return False


HOUSE = bc.STANDARD.with_(no_looking).with_parameters(admin_sees_money=True, admin_limit=5)
STRICT = """
bcmodel = 1
at = 2026-11-21T09:00:00Z
[[user]]
id = "ada"
[[business_center]]
id = "nova"
[[member]]
business_center = "nova"
user = "ada"
role = "ADMIN"
[[ad_account]]
id = "adv-1"
owner = "nova"
[[assignment]]
business_center = "nova"
user = "ada"
asset = "adv-1"
[[check]]
user = "ada"
action = "ad_account.view_ads"
asset = "adv-1"
expect = "denied"
reasons = ["NO_LOOKING"]
only = true
"""


def test_a_rulebook_of_ones_own_judges_a_file(tmp_path: Path) -> None:
    """Its house rules count, and the file may expect their reasons."""
    path = tmp_path / "strict.toml"
    path.write_text(STRICT)
    for scenario in (bc.load(path, rulebook=HOUSE), bc.loads(STRICT, rulebook=HOUSE)):
        assert [result.problem for result in scenario.run()] == [""]
        assert scenario.rulebook is HOUSE


def test_other_rules_make_another_scenario() -> None:
    """Scenarios are compared with the rules that judge them."""
    plain = STRICT.replace('reasons = ["NO_LOOKING"]\n', "")
    assert bc.loads(plain, rulebook=bc.STANDARD.with_(no_looking)) != bc.loads(plain)
    assert bc.loads(plain, rulebook=HOUSE) == bc.loads(plain, rulebook=HOUSE)


def test_the_parameters_of_a_file_come_before_those_of_the_rulebook() -> None:
    """Also where the file says what is usual; the rest is as the rulebook has it."""
    said = "[parameters]\nadmin_sees_money = false\nmember_limit = 9\n"
    scenario = bc.loads(STRICT + said, rulebook=HOUSE)
    assert not scenario.parameters.admin_sees_money
    assert scenario.parameters.changed() == {"member_limit": 9, "admin_limit": 5}
    assert no_looking in scenario.rulebook.gates


def test_a_command_can_be_refused_for_a_reason_of_the_house() -> None:
    """The reasons that commands are expected to have may be those of house rules too."""
    command = """
[[command]]
do = "leave"
actor = "ada"
business_center = "nova"
expect = "refused"
reasons = ["NOBODY_LEAVES", "LAST_ADMIN"]
"""

    @bc.house_rule("X002", about=["business_center.leave"], says="nobody leaves")
    def nobody_leaves(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
        return False

    results = bc.loads(STRICT + command, rulebook=HOUSE.with_(nobody_leaves)).run()
    assert [result.problem for result in results] == ["", ""]


def test_a_reason_of_no_house_is_no_reason() -> None:
    """Under the standard rulebook, and under one whose house rules are others."""
    for rulebook, codes in ((bc.STANDARD, '"NO_LOOKING"'), (HOUSE, '"NO_LOKING", 7')):
        with pytest.raises(bc.InputError) as caught:
            bc.loads(STRICT.replace('"NO_LOOKING"', codes), rulebook=rulebook)
        assert {fault.place for fault in caught.value.faults} == {"[[check]] row 1, reasons"}
