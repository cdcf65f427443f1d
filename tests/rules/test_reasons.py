"""The catalogue of reasons: complete, well-worded, and true of its own examples."""

from __future__ import annotations

import subprocess
import sys

import pytest

import bcmodel.change.commands as registry
from bcmodel.resolve import Answer
from bcmodel.rules import STANDARD
from bcmodel.rules.reasons import FAMILIES, TELLINGS, Example, Mend, Mender
from bcmodel.show.names import PLACEHOLDERS, placeholders_in
from bcmodel.vocab.actions import ACTIONS_OF, KIND_OF
from bcmodel.vocab.reasons import ADVICE, OF_COMMANDS, Reason
from bcmodel.vocab.words import Kind
from tests.rules.examples import EVERY, EXAMPLES, as_it_is, as_spoiled

BY_NO_RULE = frozenset(
    {
        *ADVICE,
        Reason.USER_NOT_FOUND,
        Reason.ASSET_NOT_FOUND,
        Reason.WRONG_BC_CONTEXT,
    }
)
"""Reasons of the question, its context, or told along with a yes."""

SECTION_7 = """
invite_member resend_invitation accept_invitation decline_invitation cancel_invitation
remove_member leave change_role set_finance_role enable_two_step sign_up
create_business_center submit_verification set_verification set_business_center_status
set_two_step_scope set_email_domains
add_partner accept_partner decline_partner remove_partner share_asset change_share
unshare_asset set_media_agency
create_ad_account request_ad_account approve_request reject_request drop_access
remove_business_center transfer_ad_account accept_transfer set_ad_account_status
close_ad_account
link_tiktok_account renew_qr approve_link reject_link edit_link_scopes approve_scopes
revoke_link disconnect_tiktok_account link_to_ad_account unlink_from_ad_account
set_tiktok_account_status
assign_asset change_assignment unassign_asset create_account_group add_to_group
remove_from_group assign_group unassign_group delete_group
transfer_pixel link_pixel unlink_pixel create_catalog claim_shop request_shop
approve_shop_request share_audience unshare_audience
authorize_post apply_code extend_code revoke_code
connect_app disconnect_app
"""
COMMANDS = frozenset(SECTION_7.split())
"""The commands of the model."""

MENDS = [
    pytest.param(mend, id=f"{reason}-{number}")
    for reason, telling in TELLINGS.items()
    for number, mend in enumerate(telling.mends)
]


def test_the_catalogue_is_read_late() -> None:
    """Whoever only asks `can` pays nothing for the catalogue and its town."""
    look = "import sys, bcmodel; bcmodel.Resolver; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, check=True, text=True)
    loaded = ran.stdout.split()
    assert "bcmodel.rules" in loaded
    assert not {"bcmodel.rules.reasons", "bcmodel.rules.town", "bcmodel.show"} & set(loaded)


def test_every_reason_has_a_telling() -> None:
    """No reason can be given that nobody knows how to tell."""
    assert set(TELLINGS) == set(Reason)
    assert all(telling.reason is reason for reason, telling in TELLINGS.items())
    assert sum(len(family.TELLINGS) for family in FAMILIES) == len(TELLINGS)


def test_every_reason_is_given_by_some_rule() -> None:
    """What a rule declares and what the catalogue tells are the same, the question's own aside."""
    given = {reason for rule in STANDARD.every_rule for reason in rule.gives}
    assert given == set(Reason) - BY_NO_RULE
    assert all(STANDARD.giving(reason) for reason in given)


def test_what_refuses_commands_alone_is_given_by_no_rule_of_actions() -> None:
    """A code of commands alone is given by conditions, and by nothing that denies an action."""
    of_actions = {reason for rule in STANDARD.rules for reason in rule.gives}
    assert not of_actions & OF_COMMANDS
    assert {reason for c in STANDARD.conditions for reason in c.gives} >= OF_COMMANDS


def test_the_commands_are_those_of_the_model() -> None:
    """Every command of the model has its class, and there is none besides."""
    assert set(registry.COMMANDS) == COMMANDS


@pytest.mark.parametrize("reason", Reason)
def test_a_telling_is_complete(reason: Reason) -> None:
    """A reason is told in a sentence without a full stop, and rests on a source."""
    telling = TELLINGS[reason]
    assert telling.sources
    assert telling.says
    assert not telling.says.endswith(".")
    assert telling.meaning.endswith(".")
    assert placeholders_in(telling.says) <= set(PLACEHOLDERS)


@pytest.mark.parametrize("mend", MENDS)
def test_a_move_can_be_made(mend: Mend) -> None:
    """A move names a command there is, the action it needs, and where that is asked."""
    assert mend.advice
    assert placeholders_in(mend.advice) <= set(PLACEHOLDERS)
    assert not mend.command or mend.command in COMMANDS
    kinds = [mend.kind] if mend.kind else list(ACTIONS_OF)
    needed = {mend.needs.format(kind=kind) for kind in kinds}
    assert not mend.needs or needed & set(KIND_OF)
    assert bool(mend.needs) is bool(mend.on)
    assert bool(mend.needs) is (mend.who in {Mender.ADMIN_HERE, Mender.ADMIN_THERE}) or (
        mend.who is Mender.SELLER
    )


@pytest.mark.parametrize(("reason", "example"), EXAMPLES)
def test_the_town_is_free_of_the_obstacle(reason: Reason, example: Example) -> None:
    """As the town is, the question or the command meets no such obstacle."""
    decision = as_it_is(example)
    assert decision is None or reason not in decision.reasons


@pytest.mark.parametrize(("reason", "example"), EXAMPLES)
def test_an_example_shows_its_reason(reason: Reason, example: Example) -> None:
    """With its few facts changed the reason is given; advice is told along with a yes."""
    decision = as_spoiled(example)
    assert decision is not None
    told = decision.advice if isinstance(decision, Answer) else ()
    assert reason in (told if reason in ADVICE else decision.reasons)
    assert decision.allowed is (reason in ADVICE)


def test_nearly_everything_is_allowed_in_the_town() -> None:
    """Examples start from a yes; only what is wrong with a question itself may not."""
    decided = {name: as_it_is(example) for name, (_, example) in EVERY.items()}
    denied = {name for name, found in decided.items() if found is not None and not found.allowed}
    assert denied == STOPPED_OTHERWISE


STOPPED_OTHERWISE = {
    "USER_NOT_FOUND-0",
    "WRONG_BC_CONTEXT-0",
    "TT_QR_EXPIRED-1",
    "TRANSFER_ALREADY_OWNED-1",
    "TRANSFER_ALREADY_OWNED-2",
    "ALREADY_SHARED-2",
    "PARTNER_CANNOT_CHANGE_OWN-1",
}
"""Examples of a question that is wrong itself, or of a command refused otherwise in the town."""


@pytest.mark.parametrize(("reason", "example"), EXAMPLES)
def test_an_example_changes_few_facts(reason: Reason, example: Example) -> None:
    """An example is small enough to be held in mind; advice changes nothing at all."""
    facts = len(example.but) + len(example.less)
    changed = facts + len(example.book or {}) + len(example.unlike or {})
    assert changed == 0 if reason in ADVICE else 1 <= changed <= 4


@pytest.mark.parametrize(("reason", "example"), EXAMPLES)
def test_an_example_is_a_question_or_a_command(reason: Reason, example: Example) -> None:
    """It is one of the two; what refuses commands alone is shown by commands alone."""
    assert (example.ask is None) is (example.do is not None)
    assert example.do is not None or reason not in OF_COMMANDS
    assert example.do is not None or not (example.unlike or example.book)


def test_a_group_is_assigned_as_a_group() -> None:
    """An account group that is not assigned is mended by assigning the group."""
    mends = TELLINGS[Reason.ASSET_NOT_ASSIGNED].mends
    assert [m.command for m in mends if m.kind is Kind.ACCOUNT_GROUP] == ["assign_group"]
