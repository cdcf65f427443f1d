"""Command: every command of the rulebook is there, told in full, and a value like any other."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator

import attrs
import pytest

import bcmodel as bc
from bcmodel.change import Command, commands, read_command
from bcmodel.change.command import COMMANDS
from bcmodel.change.judging import judge
from bcmodel.rules import STANDARD, Condition
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Word
from tests.machines.naive_fields import FIELDS, PLATFORMS_OWN

NEEDS = """
invite_member resend_invitation cancel_invitation: business_center.invite_member
remove_member: business_center.remove_member
change_role set_finance_role: business_center.change_member_role
leave: business_center.leave
set_two_step_scope set_email_domains: business_center.manage_security
submit_verification: business_center.submit_verification
add_partner accept_partner decline_partner: business_center.add_partner
remove_partner: business_center.remove_partner
request_ad_account request_shop link_tiktok_account renew_qr: business_center.request_access
drop_access: business_center.request_access
create_ad_account: business_center.create_ad_account
create_catalog: business_center.create_catalog
claim_shop: business_center.claim_shop
create_account_group: business_center.create_account_group
add_to_group remove_from_group assign_group unassign_group delete_group: account_group.manage
share_asset change_share unshare_asset: {kind}.share_with_partner within
set_media_agency: ad_account.share_with_partner
assign_asset change_assignment unassign_asset: {kind}.assign_members within
approve_request reject_request: {kind}.approve_requests
approve_shop_request: shop.approve_requests
remove_business_center: ad_account.remove_business_center
close_ad_account: ad_account.close
transfer_ad_account: ad_account.transfer_in within
edit_link_scopes: tiktok_account.assign_members within
disconnect_tiktok_account: tiktok_account.disconnect within
link_to_ad_account unlink_from_ad_account: tiktok_account.link_ad_account within
link_pixel unlink_pixel: pixel.link_ad_account within
transfer_pixel: pixel.transfer_in within
share_audience unshare_audience: audience.share
apply_code: ad_account.publish_ads
connect_app: ad_account.connect_app within
disconnect_app: ad_account.edit_settings
"""
"""RULEBOOK 7, "Which action a command needs", and whether it is asked within its own side."""

OTHERWISE = """
approve_link reject_link approve_scopes revoke_link authorize_post extend_code revoke_code
accept_transfer accept_invitation decline_invitation
create_business_center sign_up enable_two_step
"""
"""RULEBOOK 7: what an owner, an invited person or anybody signed in does."""


def lines_of(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a table with what is said of it."""
    for line in page.strip().splitlines():
        names, _, told = line.partition(":")
        yield from ((name, told.strip()) for name in names.split())


NEEDS_OF = dict(lines_of(NEEDS))

every_command = pytest.mark.parametrize("declared", COMMANDS.values(), ids=list(COMMANDS))


def test_every_command_of_the_rulebook_is_there() -> None:
    """One class for each command, and no other."""
    assert set(COMMANDS) == set(FIELDS)
    assert {*NEEDS_OF, *OTHERWISE.split(), *PLATFORMS_OWN} == set(COMMANDS)


@every_command
def test_a_command_is_found_by_its_name(declared: type[Command]) -> None:
    """In CamelCase in the package, in snake_case in files; TikTok keeps its spelling."""
    words = declared.do.replace("tiktok", "tikTok").split("_")
    assert declared.__name__ == "".join(word[0].upper() + word[1:] for word in words)
    assert declared.__name__ in commands.__all__
    assert getattr(bc.commands, declared.__name__) is declared
    assert COMMANDS[declared.do] is declared


@every_command
def test_a_command_has_the_fields_of_scenario_files(declared: type[Command]) -> None:
    """Required ones and others, all named by keyword, and the actor of every command."""
    required, optional = FIELDS[declared.do]
    fields = {field.name: field.default is attrs.NOTHING for field in declared.fields()}
    assert {name for name, is_required in fields.items() if is_required} == {
        "actor",
        *required,
    }
    assert {name for name, is_required in fields.items() if not is_required} == {*optional}
    assert all(field.kw_only for field in declared.fields())


@every_command
def test_a_command_needs_the_action_of_the_rulebook(declared: type[Command]) -> None:
    """Or none, where something else gives the right; it is asked where the rulebook says."""
    if declared.do not in NEEDS_OF:
        assert declared.needs is None
        return
    action, _, within = NEEDS_OF[declared.do].partition(" ")
    needs = declared.needs
    assert needs is not None
    assert needs.action == action
    assert needs.within == ("business_center" if within else "")
    fields = {field.name for field in declared.fields()}
    assert {needs.on, *filter(None, (needs.within, needs.using))} <= fields
    kinds = [*LADDERS] if "{kind}" in action else [""]
    assert any(needs.action.format(kind=kind) in set(bc.Action) for kind in kinds)


@every_command
def test_only_what_is_the_platforms_is_given_by_it(declared: type[Command]) -> None:
    """Statuses and the outcome of verification."""
    assert declared.is_the_platforms is (declared.do in PLATFORMS_OWN)


@every_command
def test_a_command_is_told_in_full(declared: type[Command]) -> None:
    """What it does, where a person finds it, and where that is known from."""
    placeholders = set(re.findall(r"{(\w+)}", declared.says))
    assert placeholders <= {field.name for field in declared.fields()} | {"at_level", "to_level"}
    assert not declared.says.endswith(".")
    assert declared.menu.path
    assert declared.menu.path != declared.menu.formerly
    assert declared.sources
    told = declared.__doc__ or ""
    assert str(declared.menu) in told
    assert all(str(source) in told for source in declared.sources)


def conditions_in(judge: Callable[..., object]) -> Iterator[Condition[...]]:
    """Yield the conditions that a function names, itself or by functions of its module."""
    for named in inspect.getclosurevars(judge).globals.values():
        if isinstance(named, Condition):
            yield named
        elif inspect.isfunction(named) and named.__module__ == judge.__module__:
            yield from conditions_in(named)


def conditions_of(declared: type[Command]) -> list[Condition[...]]:
    """Return what a command demands, by itself or as others of its family."""
    judges = [vars(cls)["conditions"] for cls in declared.__mro__ if "conditions" in vars(cls)]
    return [condition for judge in judges for condition in conditions_in(judge)]


@every_command
def test_a_command_names_its_refusals(declared: type[Command]) -> None:
    """Every reason of its own conditions; many reasons of one requirement are told as one."""
    refusals = " ".join((declared.__doc__ or "").partition("Refused:")[2].split())
    assert ("PLATFORM_ONLY" in refusals) is declared.is_the_platforms
    for condition in conditions_of(declared):
        unnamed = [reason for reason in condition.gives if reason not in refusals]
        if len(condition.gives) < MANY or "the reason why" not in refusals:
            assert unnamed == []


MANY = 3
"""From how many reasons on a requirement says why in a word."""


@every_command
def test_a_command_names_no_reason_that_there_is_not(declared: type[Command]) -> None:
    """Words in capitals are reasons, or words of the vocabularies."""
    told = (declared.__doc__ or "").partition("    Menu:")[0]
    vocabularies = Word.__subclasses__()
    known = {str(word) for vocabulary in vocabularies for word in vocabulary}
    assert set(re.findall(r"\b[A-Z]{2}[A-Z_]+[A-Z]\b", told)) <= known


def test_every_condition_is_demanded_by_some_command() -> None:
    """Or of every command, such as that something changes; none is left over."""
    demanded = {*conditions_in(judge)}
    demanded |= {one for declared in COMMANDS.values() for one in conditions_of(declared)}
    assert demanded == set(STANDARD.conditions)


# A value like any other

ASSIGN = bc.commands.AssignAsset(
    actor="ada", business_center="nova", user="mia", asset="adv-1", level="OPERATOR"
)


def test_commands_that_say_the_same_are_equal() -> None:
    """Words and aliases, lists in any order; another class or actor is another command."""
    again = bc.commands.AssignAsset(
        asset="adv-1", user="mia", business_center="nova", actor="ada", level="Standard"
    )
    assert again == ASSIGN
    assert hash(again) == hash(ASSIGN)
    assert {ASSIGN, again} == {ASSIGN}
    assert attrs.evolve(ASSIGN, actor="zoe") != ASSIGN
    change = bc.commands.ChangeAssignment(**ASSIGN.said())  # type: ignore[arg-type]  # the same fields
    assert change != ASSIGN
    grouped = [
        bc.commands.CreateAccountGroup(
            actor="ada", business_center="nova", id="new", ad_accounts=accounts
        )
        for accounts in (["adv-2", "adv-1"], ("adv-1", "adv-2", "adv-1"))
    ]
    assert grouped[0] == grouped[1]


def test_a_command_is_written_as_it_is_made() -> None:
    """What is left out stays out."""
    assert repr(ASSIGN) == (
        "AssignAsset(actor='ada', business_center='nova', user='mia', asset='adv-1', "
        "level='OPERATOR')"
    )
    assert repr(bc.commands.SignUp(actor="mia")) == "SignUp(actor='mia')"


def test_a_command_never_changes() -> None:
    """It is frozen, and takes nothing by position."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ASSIGN.user = "zoe"  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError):
        bc.commands.SignUp("mia")  # type: ignore[call-arg]  # the point of the test


def test_a_command_tells_itself_in_words() -> None:
    """Ids are filled in; a level or scopes where they are named, and none where not."""
    assert ASSIGN.told == "assign adv-1 to mia in nova at level OPERATOR"
    assert attrs.evolve(ASSIGN, level=None).told == "assign adv-1 to mia in nova"
    scoped = attrs.evolve(ASSIGN, asset="tt-1", level=None, scopes=["POST", "LIVE"])
    assert scoped.told == "assign tt-1 to mia in nova for LIVE, POST"
    taken = bc.commands.SetFinanceRole(actor="ada", business_center="nova", user="mia")
    assert taken.told == "set the finance role of mia in nova to none"


def test_a_menu_tells_its_older_labels() -> None:
    """Who remembers the older menu finds it too."""
    menu = bc.commands.CreateAccountGroup.menu
    assert str(menu) == (
        "Accounts > Account groups > Create (formerly Assets > Asset Group > Create)"
    )
    assert str(bc.commands.SignUp.menu) == "TikTok For Business > Sign up"


def test_unknown_words_are_told_all_together() -> None:
    """Each with the command and the field it stands in, and a hint."""
    with pytest.raises(bc.InputError) as caught:
        bc.commands.InviteMember(
            actor="",
            business_center="nova",
            user="mia",
            role="ADMN",
            finance_role="BOSS",
            level="TOP",
            groups="launch",  # a list is asked
        )
    places = [fault.place for fault in caught.value.faults]
    fields = ("actor", "role", "finance_role", "level", "groups")
    assert places == [f"invite_member, {field}" for field in fields]
    assert "did you mean `ADMIN`?" in str(caught.value)


@every_command
def test_a_command_is_read_from_a_row(declared: type[Command]) -> None:
    """Missing and unknown keys are told with the command; nothing is made of them."""
    required, _ = FIELDS[declared.do]
    with pytest.raises(bc.InputError) as caught:
        read_command({"do": declared.do, "colour": "blue"})
    places = {fault.place for fault in caught.value.faults}
    assert places == {"colour", "actor", *required}
