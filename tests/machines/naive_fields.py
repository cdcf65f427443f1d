"""The rows of commands: their fields, as SCENARIOS lists them, and what is wrong with a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast

import bcmodel as bc
from bcmodel.facts.fields import CODE_DAYS
from bcmodel.vocab import words
from bcmodel.vocab.levels import ASSIGNMENT_SCOPES, LADDERS, SHARE_SCOPES

Row = Mapping[str, object]


class BadInput(Exception):  # noqa: N818 - the counterpart of `InputError`, and no error of the model
    """A row that is no command, or one that RULEBOOK 7.1 calls an input error."""


# SCENARIOS, "Fields of commands": what follows `actor`; optional fields after the bar.
_LISTED = """
invite_member: business_center user | email role finance_role ad_accounts level groups
resend_invitation cancel_invitation remove_member: business_center user
accept_invitation decline_invitation leave: business_center
change_role: business_center user role
set_finance_role: business_center user | finance_role
enable_two_step sign_up:
create_business_center: id | name type organization region currency
submit_verification: business_center
set_verification: business_center verification
set_business_center_status: business_center status
set_two_step_scope: business_center two_step_scope
set_email_domains: business_center email_domains | email_scope
add_partner accept_partner decline_partner remove_partner: business_center partner
share_asset change_share: business_center asset to | level scopes mode ads_only
unshare_asset: business_center asset to
set_media_agency: ad_account business_center
create_ad_account: business_center id | name type region currency
request_ad_account request_shop: business_center asset | level
claim_shop: business_center asset
approve_request reject_request approve_shop_request: asset to
drop_access remove_business_center: business_center asset
close_ad_account: asset
transfer_ad_account accept_transfer: business_center asset
set_ad_account_status: asset status
set_tiktok_account_status: asset status | restricted
link_tiktok_account: business_center asset | scopes mode level ads_only
renew_qr disconnect_tiktok_account: business_center asset
approve_link reject_link approve_scopes revoke_link: asset to
edit_link_scopes: business_center asset scopes
link_to_ad_account unlink_from_ad_account: business_center tiktok_account ad_account
assign_asset change_assignment: business_center user asset | level scopes
unassign_asset: business_center user asset
create_account_group: business_center id | name ad_accounts
add_to_group remove_from_group: group asset
assign_group: group user | level
unassign_group: group user
delete_group: group
transfer_pixel: business_center asset
link_pixel unlink_pixel: business_center pixel ad_account
create_catalog: business_center id | name
share_audience unshare_audience: audience ad_account
authorize_post: post code | days region
apply_code: code ad_account
extend_code: code days
revoke_code: code
connect_app: workspace ad_account business_center
disconnect_app: workspace ad_account
"""


def _fields() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for line in _LISTED.strip().splitlines():
        commands, _, fields = line.partition(":")
        required, _, optional = fields.partition("|")
        for command in commands.split():
            found[command] = (tuple(required.split()), tuple(optional.split()))
    return found


FIELDS = _fields()
"""By command: its required and its optional fields."""

PLATFORM = "platform"
PLATFORMS_OWN = (
    "set_verification",
    "set_business_center_status",
    "set_ad_account_status",
    "set_tiktok_account_status",
)
"""RULEBOOK 7: what only the platform does."""

LISTS = ("ad_accounts", "groups", "scopes", "restricted", "email_domains")
STATUSES: dict[str, type[words.Word]] = {
    "set_business_center_status": words.CenterStatus,
    "set_ad_account_status": words.AdAccountStatus,
    "set_tiktok_account_status": words.TikTokStatus,
}
VOCABULARIES: dict[str, type[words.Word]] = {
    "role": words.Role,
    "finance_role": words.FinanceRole,
    "verification": words.Verification,
    "two_step_scope": words.TwoStepScope,
    "email_scope": words.EmailScope,
    "organization": words.Organization,
    "mode": words.Mode,
    "level": words.Level,
    "scopes": words.Scope,
    "restricted": words.Scope,
}
FIXED_LADDERS = {
    "invite_member": bc.Kind.AD_ACCOUNT,
    "assign_group": bc.Kind.AD_ACCOUNT,
    "request_ad_account": bc.Kind.AD_ACCOUNT,
    "request_shop": bc.Kind.SHOP,
    "link_tiktok_account": bc.Kind.TIKTOK_ACCOUNT,
    "edit_link_scopes": bc.Kind.TIKTOK_ACCOUNT,
}
"""Whose levels a command knows, whatever asset it names."""
OF_ASSIGNMENTS = ("assign_asset", "change_assignment")


def check_fields(row: Row) -> None:
    """A command there is, with every required field, and none that it does not have."""
    do = row.get("do")
    if do not in FIELDS:
        raise BadInput(f"no command {do}")
    required, optional = FIELDS[str(do)]
    expected = {"do", "actor", *required, *optional}
    wrong = [name for name in row if name not in expected]
    missing = [name for name in ("actor", *required) if name not in row]
    if wrong or missing:
        raise BadInput(f"{do}: unknown {wrong}, missing {missing}")
    if row["actor"] == PLATFORM and do not in PLATFORMS_OWN:
        raise BadInput(f"{do} is not the platform's")


def check_values(row: Row) -> None:
    """Every value is of its form, and every word one of its vocabulary."""
    for name, value in row.items():
        if name in LISTS:
            if not isinstance(value, list | tuple):
                raise BadInput(f"{name} is no list")
            for item in cast("Iterable[object]", value):
                _check_text(row, name, item)
        elif name == "ads_only":
            if not isinstance(value, bool):
                raise BadInput("ads_only is neither true nor false")
        elif name == "days":
            if isinstance(value, bool) or value not in CODE_DAYS:
                raise BadInput(f"{value} is no period of a code")
        else:
            _check_text(row, name, value)


def _check_text(row: Row, name: str, value: object) -> None:
    if not isinstance(value, str) or not value:
        raise BadInput(f"{name} is no text")
    vocabulary = vocabulary_of(str(row["do"]), name)
    if vocabulary is not None:
        read_word(vocabulary, value)


def vocabulary_of(do: str, name: str) -> type[words.Word] | None:
    """Return the closed vocabulary of a field, if it has one."""
    if name == "status":
        return STATUSES[do]
    if name == "type":
        return words.CenterType if do == "create_business_center" else words.AdAccountType
    return VOCABULARIES.get(name)


def read_word(vocabulary: Callable[[str], str], value: str) -> str:
    """Return the word as facts have it; older labels are read too (RULEBOOK 2)."""
    try:
        return vocabulary(value)
    except bc.InputError as error:
        raise BadInput(str(error)) from None


def check_grant(row: Row, asset: bc.Fact | None) -> None:
    """5.4: no level and no scope that the asset's kind does not know; of others, none is asked."""
    do = str(row["do"])
    kind = FIXED_LADDERS.get(do) or (asset.kind if asset is not None else None)
    if kind is None or kind not in LADDERS:
        return
    if "level" in row:
        level = read_word(words.Level, str(row["level"]))
        if level not in LADDERS[kind]:
            raise BadInput(f"{kind} knows no {level}")
    if "scopes" in row:
        known = ASSIGNMENT_SCOPES if do in OF_ASSIGNMENTS else SHARE_SCOPES
        of_kind = known if kind is bc.Kind.TIKTOK_ACCOUNT else frozenset[words.Scope]()
        if any(one not in of_kind for one in cast("Iterable[str]", row["scopes"])):
            raise BadInput(f"{kind} knows no such scope here")
