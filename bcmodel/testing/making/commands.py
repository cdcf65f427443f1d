"""Random commands: mostly what somebody would really do, by those likely to do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making import recipes
from bcmodel.testing.making import recipes_of_assets as assets
from bcmodel.testing.making.scene import Row, Scene
from bcmodel.world.tables import identity_of

Recipe = Callable[[Scene, str], Row]

RECIPES: dict[Recipe, str] = {
    recipes.invitation: "invite_member",
    recipes.about_invitation: "resend_invitation cancel_invitation",
    recipes.answer_to_invitation: "accept_invitation decline_invitation",
    recipes.about_member: "remove_member change_role set_finance_role",
    recipes.departure: "leave",
    recipes.about_oneself: "enable_two_step sign_up",
    recipes.new_center: "create_business_center",
    recipes.about_center: "submit_verification set_two_step_scope set_email_domains",
    recipes.by_platform: (
        "set_verification set_business_center_status set_ad_account_status"
        " set_tiktok_account_status"
    ),
    recipes.partner: "add_partner accept_partner decline_partner remove_partner",
    recipes.sharing: "share_asset change_share unshare_asset",
    recipes.media_agency: "set_media_agency",
    assets.new_asset: "create_ad_account create_catalog create_account_group",
    assets.request: "request_ad_account request_shop claim_shop",
    assets.answer_to_request: "approve_request reject_request approve_shop_request",
    assets.by_owner: "remove_business_center close_ad_account",
    assets.giving_up: "drop_access",
    assets.transfer: "transfer_ad_account accept_transfer",
    assets.linking: "link_tiktok_account renew_qr disconnect_tiktok_account edit_link_scopes",
    assets.answer_to_link: "approve_link reject_link approve_scopes revoke_link",
    assets.tie: "link_to_ad_account unlink_from_ad_account link_pixel unlink_pixel",
    assets.assigning: "assign_asset change_assignment unassign_asset",
    assets.about_group: "add_to_group remove_from_group assign_group unassign_group delete_group",
    assets.moving_pixel: "transfer_pixel",
    assets.sharing_audience: "share_audience unshare_audience",
    assets.about_code: "authorize_post apply_code extend_code revoke_code",
    assets.about_app: "connect_app disconnect_app",
}
RECIPE_OF = {do: recipe for recipe, commands in RECIPES.items() for do in commands.split()}
"""How a command of each name is made."""
EVERY_COMMAND = tuple(RECIPE_OF)

WAITING: tuple[tuple[type[bc.Fact], dict[str, object], str], ...] = (
    (
        bc.Member,
        {"status": "PENDING"},
        "accept_invitation accept_invitation decline_invitation resend_invitation invite_member",
    ),
    (bc.Member, {"status": "PENDING"}, "accept_invitation cancel_invitation"),
    (bc.Partnership, {"status": "PENDING"}, "accept_partner accept_partner decline_partner"),
    (
        bc.Share,
        {"origin": "REQUEST", "status": "PENDING"},
        "approve_request approve_shop_request reject_request",
    ),
    (bc.Share, {"origin": "LINK", "status": "PENDING"}, "approve_link reject_link renew_qr"),
    (bc.Transfer, {"status": "PENDING"}, "accept_transfer accept_transfer assign_asset"),
    (bc.SparkCode, {"status": "NOT_USED"}, "apply_code revoke_code"),
)
"""What somebody would do next where such a fact waits for it."""
LIMITED = (
    "invite_member",
    "invite_member",
    "change_role",
    "change_role",
    "assign_asset",
    "create_ad_account",
    "create_catalog",
    "create_account_group",
    "assign_asset",
    "close_ad_account",
    "set_media_agency",
    "link_tiktok_account",
    "change_share",
)
"""Commands with many conditions of their own, which are given more often."""


def row_of(luck: Luck, facts: Iterable[bc.Fact], among: Sequence[str] = EVERY_COMMAND) -> Row:
    """
    Make a command for a World of these facts, as a row of a scenario file.

    It is one of those `among`; what waits for an answer is answered rather often.
    """
    scene = Scene(luck, facts)
    limited = [do for do in LIMITED if do in among] or among
    do = luck.one(limited if luck.happens(18) else among)
    waiting = [
        fitting
        for cls, said, commands in WAITING
        if (fitting := [one for one in commands.split() if one in among])
        and scene.every(cls, **said)
    ]
    if waiting and luck.happens(35):
        do = luck.one(luck.one(waiting))
    return RECIPE_OF[do](scene, do)


def staffed(luck: Luck, facts: Iterable[bc.Fact]) -> list[bc.Fact]:
    """Give most Business Centers an Admin who can log in, as else little could be done there."""
    scene = Scene(luck, facts)
    found = {identity_of(fact): fact for fact in scene.facts}
    able = scene.able(scene.people)
    for center in scene.every(bc.BusinessCenter):
        if able and not scene.able(scene.admins(center.id)) and luck.happens(85):
            admin = bc.Member(center.id, luck.one(able), role=bc.Role.ADMIN)
            found[identity_of(admin)] = admin
    return list(found.values())


STEPS = (
    timedelta(0),
    timedelta(minutes=5),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=7),
    timedelta(days=31),
)


def instant_after(luck: Luck, at: datetime) -> datetime:
    """Choose when the next command is given: mostly at once, never earlier."""
    return at + luck.odd(STEPS[0], STEPS, 20)


LIMITS = (
    "member_limit",
    "admin_limit",
    "ad_account_limit",
    "tiktok_accounts_per_bc",
    "bcs_per_tiktok_account",
    "catalog_users",
    "catalogs_per_user",
    "catalogs_per_bc",
)
LIFETIMES = ("invitation_lifetime", "qr_lifetime", "access_request_lifetime")


def with_odd_parameters(luck: Luck, rulebook: bc.Rulebook) -> bc.Rulebook:
    """Choose the parameters that bear on commands, the usual ones in a third of the cases."""
    if luck.happens(33):
        return rulebook
    chosen: dict[str, object] = {
        name: luck.one((2, 1, 1, 3, None)) for name in luck.some(LIMITS, 45)
    }
    for name in luck.some(LIFETIMES, 35):
        chosen[name] = luck.one((timedelta(days=1), timedelta(minutes=5), None))
    flags = {"partner_downgrade_in_place": True, "audience_cross_bc": True}
    flags["spark_extend_after_expiry"] = False
    chosen |= {name: flags[name] for name in luck.some(tuple(flags), 40)}
    chosen |= {"group_default_level": "OPERATOR"} if luck.happens(40) else {}
    return rulebook.with_parameters(**chosen)
