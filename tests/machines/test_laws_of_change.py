"""Laws of change, on the walks of random commands: what holds whatever is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

import bcmodel as bc
from bcmodel.testing.making.assets import NOW
from bcmodel.world.references import ONE_ID_SPACE
from tests.differential.oracle import Oracle
from tests.machines.naive import Model
from tests.machines.naive_fields import PLATFORMS_OWN, BadInput
from tests.machines.naive_turn import identity_of
from tests.machines.test_random_commands import BATCHES, batch_of, told
from tests.machines.walks import Facts, Step, Walk

# RULEBOOK 7, "Which action a command needs": on the Business Center it names.
ON_THE_CENTER = {
    "invite_member": "invite_member",
    "resend_invitation": "invite_member",
    "cancel_invitation": "invite_member",
    "remove_member": "remove_member",
    "change_role": "change_member_role",
    "set_finance_role": "change_member_role",
    "set_two_step_scope": "manage_security",
    "set_email_domains": "manage_security",
    "submit_verification": "submit_verification",
    "add_partner": "add_partner",
    "accept_partner": "add_partner",
    "decline_partner": "add_partner",
    "remove_partner": "remove_partner",
    "request_ad_account": "request_access",
    "request_shop": "request_access",
    "link_tiktok_account": "request_access",
    "renew_qr": "request_access",
    "drop_access": "request_access",
    "create_ad_account": "create_ad_account",
    "create_catalog": "create_catalog",
    "claim_shop": "claim_shop",
    "create_account_group": "create_account_group",
    "leave": "leave",
}
# On an asset, asked within the Business Center that acts.
WITHIN = {
    "share_asset": ("asset", "share_with_partner"),
    "change_share": ("asset", "share_with_partner"),
    "unshare_asset": ("asset", "share_with_partner"),
    "assign_asset": ("asset", "assign_members"),
    "change_assignment": ("asset", "assign_members"),
    "unassign_asset": ("asset", "assign_members"),
    "transfer_ad_account": ("asset", "transfer_in"),
    "edit_link_scopes": ("asset", "assign_members"),
    "disconnect_tiktok_account": ("asset", "disconnect"),
    "link_to_ad_account": ("tiktok_account", "link_ad_account"),
    "unlink_from_ad_account": ("tiktok_account", "link_ad_account"),
    "link_pixel": ("pixel", "link_ad_account"),
    "unlink_pixel": ("pixel", "link_ad_account"),
    "transfer_pixel": ("asset", "transfer_in"),
    "connect_app": ("ad_account", "connect_app"),
}
# On an asset, asked without (7.1).
WITHOUT = {
    "approve_request": ("asset", "approve_requests"),
    "approve_shop_request": ("asset", "approve_requests"),
    "reject_request": ("asset", "approve_requests"),
    "remove_business_center": ("asset", "remove_business_center"),
    "close_ad_account": ("asset", "close"),
    "set_media_agency": ("ad_account", "share_with_partner"),
    "share_audience": ("audience", "share"),
    "unshare_audience": ("audience", "share"),
    "apply_code": ("ad_account", "publish_ads"),
    "disconnect_app": ("ad_account", "edit_settings"),
    "add_to_group": ("group", "manage"),
    "remove_from_group": ("group", "manage"),
    "assign_group": ("group", "manage"),
    "unassign_group": ("group", "manage"),
    "delete_group": ("group", "manage"),
}
BY_OWNING_PERSON = ("approve_link", "reject_link", "approve_scopes", "revoke_link")
BY_POSTER = ("authorize_post", "extend_code", "revoke_code")
BY_ANYBODY = ("create_business_center", "sign_up", "enable_two_step")


def steps(batch: int) -> Iterator[tuple[Walk, Step]]:
    """Yield every step of the walks of a batch."""
    for path in batch_of(batch):
        for step in path.steps:
            yield path, step


def accepted(step: Step) -> bool:
    """Whether the package accepted the command."""
    return step.package.outcome is not None and step.package.outcome.accepted


@pytest.mark.parametrize("batch", BATCHES)
def test_a_refusal_changes_nothing(batch: int) -> None:
    """Whatever is refused or is no command leaves every fact as it was."""
    for _, step in steps(batch):
        if not accepted(step):
            assert step.package.after == step.before, told(step)


@pytest.mark.parametrize("batch", BATCHES)
def test_what_is_accepted_changes_something(batch: int) -> None:
    """A command that leaves every fact as it was is refused, renewals excepted."""
    for _, step in steps(batch):
        if accepted(step) and step.row["do"] not in (
            "resend_invitation",
            "renew_qr",
            "extend_code",
        ):
            assert step.package.after != step.before, told(step)


@pytest.mark.parametrize("batch", BATCHES)
def test_what_commands_leave_is_a_world(batch: int) -> None:
    """The facts after a command could have been written down as they are."""
    for _, step in steps(batch):
        if accepted(step):
            rebuilt = bc.World.of(*step.package.after.values(), at=step.package.at)
            assert {identity_of(fact): fact for fact in rebuilt.facts()} == step.package.after


@pytest.mark.parametrize("batch", BATCHES)
def test_nobody_changes_what_they_may_not(batch: int) -> None:
    """Whoever a command is accepted of is allowed the action of RULEBOOK 4 that it needs."""
    for path, step in steps(batch):
        if accepted(step):
            assert may(path.rulebook.parameters, step), told(step)


def may(parameters: bc.Parameters, step: Step) -> bool:
    """Whether the actor may give this command, by the pages and the independent evaluator."""
    do, actor, row = str(step.row["do"]), str(step.row["actor"]), step.row
    if do in PLATFORMS_OWN:
        return actor == "platform"
    if do in BY_ANYBODY:
        return named(step.before, bc.User, actor) is not None
    if do in ("accept_invitation", "decline_invitation"):
        return (bc.Kind.MEMBER, row["business_center"], actor) in step.before
    moved = do == "accept_transfer" and owning_person(step) is not None
    if do in (*BY_OWNING_PERSON, *BY_POSTER) or moved:
        return actor == (poster(step) if do in BY_POSTER else owning_person(step))
    return any(allowed(parameters, step, *question) for question in questions(step))


def questions(step: Step) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Yield the action, its asset, what is used and within what: any of them will do."""
    do, row = str(step.row["do"]), step.row
    center = str(row.get("business_center"))
    if do in ON_THE_CENTER:
        yield f"business_center.{ON_THE_CENTER[do]}", center, None, None
        return
    if do == "accept_transfer":
        yield "ad_account.remove_business_center", str(row["asset"]), None, None
        return
    field, name = WITHIN.get(do) or WITHOUT[do]
    asset = str(row[field])
    using = str(row["workspace"]) if do == "connect_app" else None
    within = center if do in WITHIN else None
    (kind,) = (kind for kind in ONE_ID_SPACE if (kind, asset) in step.before)
    yield f"{kind}.{name}", asset, using, within
    if do == "unassign_asset":  # 7.1: where the asset is no longer held the role ADMIN is enough
        yield "business_center.manage_security", center, None, None


def allowed(
    parameters: bc.Parameters,
    step: Step,
    action: str,
    asset: str,
    using: str | None,
    within: str | None,
) -> bool:
    """Ask the oracle, of the facts before the command."""
    oracle = Oracle(step.before.values(), step.at, parameters)
    answer = oracle.ask(str(step.row["actor"]), action, asset, using=using, within=within)
    return answer.verdict == "ALLOWED"


def named(facts: Facts, cls: type[bc.Fact], identity: object) -> bc.Fact | None:
    """Return the fact of an id."""
    return facts.get((cls.kind, identity))


def owning_person(step: Step) -> object:
    """Return the person to whom the account of a command belongs."""
    asset = step.row["asset"]
    found = named(step.before, bc.TikTokAccount, asset) or named(step.before, bc.AdAccount, asset)
    return getattr(found, "owner_user", None)


def poster(step: Step) -> object:
    """Return the person on whose account the post of a command is."""
    code = named(step.before, bc.SparkCode, step.row.get("code"))
    post = named(step.before, bc.Post, getattr(code, "post", None) or step.row.get("post"))
    account = named(step.before, bc.TikTokAccount, getattr(post, "tiktok_account", None))
    return getattr(account, "owner_user", None)


def admins(facts: Facts) -> set[str]:
    """Return the Business Centers that have a bound Admin."""
    entries = (fact for fact in facts.values() if isinstance(fact, bc.Member))
    bound = (one for one in entries if one.status == "BOUND" and one.role == "ADMIN")
    return {one.business_center for one in bound}


@pytest.mark.parametrize("batch", BATCHES)
def test_no_command_takes_the_last_admin(batch: int) -> None:
    """A Business Center with a bound Admin never ends up with none."""
    for _, step in steps(batch):
        assert admins(step.before) <= admins(step.package.after), told(step)


@pytest.mark.parametrize("batch", BATCHES)
def test_instants_never_go_back(batch: int) -> None:
    """Accepted or refused, the World stands at the instant of the command; it never moves back."""
    for path in batch_of(batch):
        at = path.steps[0].before_at
        for step in path.steps:
            assert step.package.at == (at if step.package.outcome is None else step.at), told(step)
            assert step.package.at >= at, told(step)
            at = step.package.at


TOLD_BACKWARDS = """
bcmodel = 1
title = "The second command is given before the first"
at = 2026-11-21T09:00:00Z
user = [{ id = "ada" }]
[[command]]
do = "enable_two_step"
actor = "ada"
at = 2026-11-21T10:00:00Z
[[command]]
do = "sign_up"
actor = "ada"
at = 2026-11-21T09:30:00Z
expect = "refused"
"""


def test_an_earlier_instant_is_wrong_input() -> None:
    """A file whose commands go back in time is no scenario; the model says the same (7.1)."""
    with pytest.raises(bc.InputError) as told:
        bc.loads(TOLD_BACKWARDS, format="toml")
    assert [fault.place for fault in told.value.faults] == ["[[command]] row 2, at"]
    model = Model([bc.User("ada")], NOW)
    model.carry_out({"do": "enable_two_step", "actor": "ada"}, NOW + timedelta(hours=1))
    with pytest.raises(BadInput):
        model.carry_out({"do": "sign_up", "actor": "ada"}, NOW)
