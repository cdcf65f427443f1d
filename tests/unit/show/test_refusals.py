"""Refusals of commands, told as text and as plain data: what is named, not how it is put."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest

from bcmodel import facts as f
from bcmodel.change import Refusal, command_row
from bcmodel.resolve import Resolver
from bcmodel.rules import STANDARD
from bcmodel.rules.reasons import Example
from bcmodel.rules.town import LAST_WEEK
from bcmodel.show import explain_refusal, refusal_as_data
from bcmodel.vocab.reasons import Reason
from bcmodel.world import World
from tests.rules.examples import COMMANDS, given, refused

KEYS = ["verdict", "command", "at", "rulebook", "reasons", "authority", "unmet", "assumptions"]


def refusal_of(
    do: str,
    actor: str,
    *but: f.Fact,
    less: Iterable[f.Fact] = (),
    **fields: object,
) -> Refusal:
    """Return the refusal of a command in the town with other facts."""
    world = Example(do={}, but=but, less=tuple(less)).after()
    refusal = given({"do": do, "actor": actor, **fields}, Resolver(world))
    assert refusal is not None
    return refusal


def line_with(told: str, mark: str) -> str:
    """Return the line of an explanation in which something stands, once."""
    (line,) = (line for line in told.splitlines() if mark in line)
    return line.strip()


@pytest.mark.parametrize("example", COMMANDS)
def test_an_explanation_is_complete(example: Example) -> None:
    """It begins with who cannot do what, names every reason once, and leaves no name open."""
    refusal = refused(example)
    told = explain_refusal(refusal)
    assert told.splitlines()[0] == (
        f"Refused: {refusal.command.actor} cannot {refusal.command.told}."
    )
    assert all(told.count(f"[{reason}]") == 1 for reason in refusal.reasons)
    assert not re.search(r"[{}]|None|<|  +nothing\b", told)
    assert told.splitlines()[-1].endswith(" UTC.")
    assert told == refusal.explain()


@pytest.mark.parametrize("example", COMMANDS)
def test_an_explanation_is_stable(example: Example) -> None:
    """The same command in the same World is refused in the same words."""
    told = refused(example)
    world = World.of(*reversed(list(told.access.world.facts())), at=told.at)
    again = given(command_row(told.command), Resolver(world, told.access.rulebook))
    assert again is not None
    assert explain_refusal(again) == explain_refusal(told)


@pytest.mark.parametrize("example", COMMANDS)
def test_a_refusal_as_data_has_one_shape(example: Example) -> None:
    """It has the same keys whatever was refused, and nothing that JSON could not carry."""
    refusal = refused(example)
    told = refusal_as_data(refusal)
    assert list(told) == KEYS
    assert json.loads(json.dumps(told)) == told
    assert told == refusal.to_dict()
    assert told["reasons"] == list(refusal.reasons)
    assert told["command"] == json.loads(json.dumps(command_row(refusal.command)))


@pytest.mark.parametrize("example", COMMANDS)
def test_every_reason_is_found_in_the_data(example: Example) -> None:
    """A reason is one of the authority, or unmet with its rule, a sentence and facts there are."""
    refusal = refused(example)
    told = json.loads(json.dumps(refusal_as_data(refusal)))
    authority: list[str] = told["authority"]["reasons"] if told["authority"] else []
    assert {*authority, *(row["reason"] for row in told["unmet"])} == set(refusal.reasons)
    known = {rule.code: rule for rule in STANDARD.every_rule}
    for row in told["unmet"]:
        assert list(row) == ["rule", "reason", "text", "facts"]
        assert row["reason"] in known[row["rule"]].gives
        assert row["text"] in refusal.explain()


def test_what_a_condition_was_handed_is_among_its_facts() -> None:
    """A condition that looks nothing up itself is shown by what it was asked about."""
    refusal = refusal_of(
        "change_share",
        "zoe",
        business_center="acme",
        asset="adv-1",
        to="nova",
        level="ANALYST",
    )
    (row,) = json.loads(json.dumps(refusal.to_dict()))["unmet"]
    assert row["reason"] == "DOWNGRADE_NEEDS_REMOVAL"
    share = {"kind": "share", "asset": "adv-1", "to": "nova"}
    assert {**share, "level": "ADMIN"} in row["facts"]
    assert {**share, "level": "ANALYST"} not in row["facts"]


def test_what_the_command_takes_is_told_first() -> None:
    """Who lacks the right reads which right that is, and whose move it is."""
    refusal = refusal_of("invite_member", "mia", business_center="nova", user="kim")
    told = refusal.explain()
    assert "(business_center.invite_member)" in told.splitlines()[2]
    assert line_with(told, "(change_role)").startswith("ada can ")
    assert "kim" not in line_with(told, "[BC_ROLE_NOT_ADMIN]")


def test_the_giver_and_the_person_concerned_are_told_apart() -> None:
    """One reason may hold of both: it is then told of each, by name."""
    refusal = refusal_of("assign_asset", "kim", business_center="nova", user="leo", asset="px-1")
    told = [line for line in refusal.explain().splitlines() if "[NOT_A_MEMBER]" in line]
    assert refusal.reasons.count(Reason.NOT_A_MEMBER) == 1
    assert ["kim" in line for line in told] == [True, False]
    assert ["leo" in line for line in told] == [False, True]


def test_what_the_authority_lacks_is_not_told_again() -> None:
    """A condition that repeats what already stops the giver adds no line."""
    told = refusal_of(
        "assign_asset",
        "ada",
        less=[f.Share("adv-1", "nova")],
        business_center="nova",
        user="mia",
        asset="adv-1",
        level="OPERATOR",
    ).explain()
    assert told.count("[NOT_SHARED_WITH_PARTNER]") == 1


def test_each_asset_is_told_by_its_own_name() -> None:
    """Several assets of one command each have their own obstacle, and their own menders."""
    gone = f.Share("adv-1", "nova"), f.Share("adv-leo", "nova", origin="REQUEST")
    told = refusal_of(
        "invite_member",
        "ada",
        less=gone,
        business_center="nova",
        user="kim",
        ad_accounts=["adv-1", "adv-leo"],
    ).explain()
    assert "adv-1" in line_with(told, "[NOT_SHARED_WITH_PARTNER]")
    assert line_with(told, "(share_asset)").startswith("zoe can share adv-1")
    assert "adv-leo" in line_with(told, "[ASSET_USER_OWNED]")
    assert line_with(told, "(approve_request)").startswith("leo ")


def test_the_asset_of_the_wrong_kind_is_the_one_told() -> None:
    """Of several things named, that which does not fit; what the giver may is not told then."""
    told = refusal_of(
        "link_pixel", "ada", business_center="nova", pixel="adv-2", ad_account="adv-1"
    ).explain()
    assert "adv-2" in line_with(told, "[ACTION_NOT_APPLICABLE]")
    assert "link_pixel" in line_with(told, "[ACTION_NOT_APPLICABLE]")
    grouped = refusal_of(
        "create_account_group",
        "ada",
        business_center="nova",
        id="spring",
        ad_accounts=["adv-2", "px-1"],
    ).explain()
    assert "px-1" in line_with(grouped, "[GROUP_TYPE_UNSUPPORTED]")
    added = refusal_of("add_to_group", "ada", group="launch", asset="px-1").explain()
    assert line_with(added, "(assign_asset)").startswith("ada can assign px-1")
    coded = refusal_of("apply_code", "ada", code="spark-3", ad_account="px-1").explain()
    assert "spark-3" not in line_with(coded, "[ACTION_NOT_APPLICABLE]")


def test_what_cannot_be_requested_is_told_how_it_can_be_had() -> None:
    """Each kind has its own way: another request, a link, or a share by its owner."""
    shop = refusal_of("request_ad_account", "ivy", asset="shop-1", business_center="luma").explain()
    assert line_with(shop, "[ASSET_TYPE_NOT_REQUESTABLE]")
    assert line_with(shop, "(request_shop)").startswith("ivy ")
    account = refusal_of(
        "request_ad_account", "ivy", asset="tt-leo", business_center="luma"
    ).explain()
    assert line_with(account, "(link_tiktok_account)").startswith("ivy ")
    pixel = refusal_of("request_shop", "ivy", asset="px-1", business_center="luma").explain()
    assert line_with(pixel, "(share_asset)").startswith("zoe can share px-1 with luma")


def test_partners_are_sought_between_the_two_sides() -> None:
    """Who shares on what it does not own is itself the side that has no partnership."""
    told = refusal_of(
        "share_asset", "ada", business_center="nova", asset="tt-leo", to="luma"
    ).explain()
    assert {"nova", "luma"} <= set(re.findall(r"\w+", line_with(told, "[NOT_PARTNERS]")))
    assert line_with(told, "(add_partner)").startswith("ada can add luma")
    assert line_with(told, "(accept_partner)").startswith("ivy ")


def test_an_audience_is_stopped_by_the_account_that_is_to_receive_it() -> None:
    """The Business Center of the audience lacks the other ad account; its owner can share it."""
    told = refusal_of(
        "share_audience",
        "zoe",
        less=[f.AudienceShare("aud-1", "adv-2")],
        audience="aud-1",
        ad_account="adv-2",
    ).explain()
    assert line_with(told, "(share_asset)").startswith("ada can share adv-2 with acme")


def test_what_was_handed_over_is_told_as_it_came() -> None:
    """Of two records of one asset, that which the command is about is told, with its moves."""
    told = refusal_of(
        "request_ad_account",
        "ada",
        f.Share("adv-1", "nova", origin="REQUEST"),
        business_center="nova",
        asset="adv-1",
    ).explain()
    assert "(drop_access)" in told
    assert "(change_share)" not in told


def test_a_command_is_not_its_own_remedy() -> None:
    """Where the usual way out is the very command that was refused, only other ways are told."""
    ended = f.SparkCode("spark-1", "post-1", LAST_WEEK, days=7, status="IN_USE")
    strict = STANDARD.with_parameters(spark_extend_after_expiry=False)
    row = {"do": "extend_code", "actor": "leo", "code": "spark-1", "days": 30}
    refusal = given(row, Resolver(Example(do=row, but=(ended,)).after(), strict))
    assert refusal is not None
    assert "(extend_code)" not in refusal.explain()
    assert line_with(refusal.explain(), "(authorize_post)").startswith("leo can ")


def test_a_reason_told_otherwise_has_the_code_that_is_given() -> None:
    """A command that has another word for a reason of the authority tells that word."""
    low = f.Assignment("nova", "mia", "adv-1", level="OPERATOR")
    connected = f.AppConnection("lens-1", "adv-1", "nova")
    refusal = refusal_of(
        "disconnect_app", "mia", low, connected, workspace="lens-1", ad_account="adv-1"
    )
    assert refusal.reasons == (Reason.APP_NOT_OWNER_OR_ADMIN,)
    assert "OPERATOR" in line_with(refusal.explain(), "[APP_NOT_OWNER_OR_ADMIN]")
    assert "ASSET_LEVEL_TOO_LOW" not in refusal.explain()


def test_a_closed_login_is_told_of_the_giver() -> None:
    """Where no action is asked, the login is judged by itself, in the text and in the data."""
    refusal = refusal_of("enable_two_step", "mia", f.User("mia", login="SUSPENDED"))
    assert "mia" in line_with(refusal.explain(), "[TFB_LOGIN_SUSPENDED]")
    rows = json.loads(json.dumps(refusal.to_dict()))["unmet"]
    assert [(row["rule"], row["reason"]) for row in rows] == [("M102", "TFB_LOGIN_SUSPENDED")]
    assert {"kind": "user", "id": "mia", "login": "SUSPENDED"} in rows[0]["facts"]


def test_an_open_route_is_not_praised_where_something_else_is_in_the_way() -> None:
    """That nothing else is in the way of an action says nothing of the command."""
    told = refusal_of("leave", "ada", f.User("ada", login="LOST"), business_center="nova").explain()
    assert "[LOGIN_LOST]" in told
    assert "[LAST_ADMIN]" in told
    assert "nothing else" not in told


def test_somebody_unknown_is_told_alone() -> None:
    """Nobody of that name can do anything, and no right is spoken of."""
    refusal = refusal_of("invite_member", "eve", business_center="nova", user="kim")
    assert "eve" in line_with(refusal.explain(), "[USER_NOT_FOUND]")
    assert refusal.to_dict()["authority"] is None
    assert refusal.to_dict()["unmet"] == []


def test_the_platform_is_called_what_it_is() -> None:
    """The platform has no id among people."""
    told = refusal_of(
        "set_ad_account_status", "platform", asset="adv-1", status="STATUS_ENABLE"
    ).explain()
    assert told.startswith("Refused: the platform cannot ")


def test_a_right_that_nobody_has_seen_is_told_as_unknown() -> None:
    """Where the right hangs on the unseen, the look-up is named, and the verdict says so."""
    refusal = refusal_of(
        "invite_member",
        "ada",
        f.Unseen("member", where={"business_center": "nova"}),
        less=[f.Member("nova", "ada")],
        business_center="nova",
        user="kim",
    )
    assert refusal.unknown
    assert refusal.to_dict()["verdict"] == "UNKNOWN"
    assert "member of business_center nova, user ada" in refusal.explain()


def test_names_stand_beside_ids_in_the_first_line() -> None:
    """Who has a name is called by it, the id in brackets."""
    named = f.User("mia", name="Mia Park")
    told = refusal_of("invite_member", "mia", named, business_center="nova", user="kim").explain()
    assert "Mia Park (mia)" in told.splitlines()[0]


def test_figures_of_the_business_center_are_told() -> None:
    """Domains, addresses and currencies stand in the sentence that they are the reason for."""
    here = f.BusinessCenter("nova", email_domains=["a.example", "b.example"], currency="USD")
    invited = refusal_of(
        "invite_member", "ada", here, business_center="nova", user="kim", email="k@c.example"
    ).explain()
    line = line_with(invited, "[EMAIL_DOMAIN_NOT_ALLOWED]")
    assert all(word in line for word in ("a.example", "b.example", "k@c.example"))
    created = refusal_of(
        "create_ad_account", "ada", here, business_center="nova", id="adv-9", currency="EUR"
    ).explain()
    assert "USD" in line_with(created, "[CURRENCY_MISMATCH]")
