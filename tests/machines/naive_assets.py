"""Assignment, groups, and the other assets: pixels, catalogs, shops, audiences, codes, apps."""

from __future__ import annotations

from datetime import timedelta

import bcmodel as bc
from bcmodel.vocab.words import CodeStatus
from tests.machines.naive_fields import BadInput
from tests.machines.naive_partners import SHARED, Shared
from tests.machines.naive_people import assign_level
from tests.machines.naive_turn import Turn, changed, made

# Assignment


def _assignable(c: Turn) -> Shared | None:
    found = c.thing("asset")
    if isinstance(found, SHARED):
        return found
    c.not_applicable()
    return None


def _assignment(c: Turn, center: str, user: str, asset: str) -> bc.Assignment | None:
    return c.one(bc.Assignment, business_center=center, user=user, asset=asset)


def assign_asset(c: Turn) -> None:
    """7: for PENDING and BOUND members, of what the Business Center holds; replaces."""
    center, user, asset = c.center(), c.user(), _assignable(c)
    if asset is None:
        return
    c.ask(f"{asset.kind}.assign_members", asset.id, within=center.id)
    c.belongs(center.id, user.id)
    c.refuse(*c.relation(center.id, asset))
    if isinstance(asset, bc.Catalog):
        _ask_catalog_limits(c, user.id, asset.id)
    coming = c.one(bc.Transfer, ad_account=asset.id, to=center.id, status="PENDING")
    c.unless(coming is None or c.holds(center.id, asset), "TRANSFER_NOT_ACCEPTED")
    given = c.given("level", "scopes")
    c.put(made(bc.Assignment, center.id, user.id, asset.id, **given))


def _ask_catalog_limits(c: Turn, user: str, catalog: str) -> None:
    """7.1: they count over all Business Centers; a replaced assignment is not counted twice."""
    catalogs = [one.id for one in c.every(bc.Catalog)]
    assigned = [one for one in c.every(bc.Assignment) if one.asset in catalogs]
    people = {one.user for one in assigned if one.asset == catalog}
    theirs = {one.asset for one in assigned if one.user == user}
    most_people, most_theirs = c.parameters.catalog_users, c.parameters.catalogs_per_user
    if user not in people and most_people is not None:
        c.unless(len(people) < most_people, "CATALOG_USER_LIMIT")
    if catalog not in theirs and most_theirs is not None:
        c.unless(len(theirs) < most_theirs, "CATALOG_USER_LIMIT")


def change_assignment(c: Turn) -> None:
    """7.1: absent fields stay as they are."""
    center, user, asset = c.center(), c.user(), _assignable(c)
    if asset is None:
        return
    c.ask(f"{asset.kind}.assign_members", asset.id, within=center.id)
    found = _assignment(c, center.id, user.id, asset.id)
    if found is None:
        c.refuse("NOTHING_TO_DO")
        return
    c.put(changed(found, **c.given("level", "scopes")))


def unassign_asset(c: Turn) -> None:
    """7.1: where the Business Center no longer holds the asset the role ADMIN is enough."""
    center, user, asset = c.center(), c.user(), _assignable(c)
    if asset is None:
        return
    if c.holds(center.id, asset):
        c.ask(f"{asset.kind}.assign_members", asset.id, within=center.id)
    else:
        c.ask("business_center.manage_security", center.id)  # an action of the role ADMIN
    found = _assignment(c, center.id, user.id, asset.id)
    if found is None:
        c.refuse("NOTHING_TO_DO")
        return
    c.drop(found)


# Groups


def create_account_group(c: Turn) -> None:
    """7.1: not in an ENTERPRISE Business Center; each ad account must be held."""
    center, identity = c.center(), c.new_id()
    names = c.several("ad_accounts")
    accounts = [c.thing_of(name) for name in names]
    c.ask("business_center.create_account_group", center.id)
    c.unless(center.organization != "ENTERPRISE", "BC_TYPE_UNSUPPORTED")
    for account in accounts:
        if isinstance(account, bc.AdAccount):
            c.refuse(*c.relation(center.id, account))
        else:
            c.refuse("GROUP_TYPE_UNSUPPORTED")
    given = c.given("name")
    c.put(made(bc.AccountGroup, identity, center.id, ad_accounts=names, **given))


def _group(c: Turn) -> bc.AccountGroup:
    """7: group commands ask account_group.manage."""
    group = c.group()
    c.ask("account_group.manage", group.id)
    return group


def add_to_group(c: Turn) -> None:
    """7.1: groups hold ad accounts that their Business Center holds."""
    account, group = c.thing("asset"), _group(c)
    if not isinstance(account, bc.AdAccount):
        c.refuse("GROUP_TYPE_UNSUPPORTED")
        return
    c.refuse(*c.relation(group.business_center, account))
    c.put(changed(group, ad_accounts=(*group.ad_accounts, account.id)))


def remove_from_group(c: Turn) -> None:
    """7: takes an ad account out."""
    account, group = c.thing("asset"), _group(c)
    if not isinstance(account, bc.AdAccount):
        c.refuse("GROUP_TYPE_UNSUPPORTED")
        return
    left = [one for one in group.ad_accounts if one != account.id]
    c.put(changed(group, ad_accounts=left))


def assign_group(c: Turn) -> None:
    """7.1: for PENDING and BOUND members; replaces the person's levels in that group."""
    user, group = c.user(), _group(c)
    c.belongs(group.business_center, user.id)
    assign_level(c, group, user.id, c.maybe("level"))


def unassign_group(c: Turn) -> None:
    """7.1: ends all the person's levels."""
    user, group = c.user(), _group(c)
    c.act()
    for held in c.every(bc.GroupAssignment, group=group.id, user=user.id):
        c.drop(held)


def delete_group(c: Turn) -> None:
    """7: ends only access through it."""
    group = _group(c)
    c.drop(group)
    for held in c.every(bc.GroupAssignment, group=group.id):
        c.drop(held)


# Pixels, catalogs, shops


def transfer_pixel(c: Turn) -> None:
    """7.1: becomes the Business Center's, and is linked to the ad account it was in."""
    center, pixel = c.center(), c.fitting(bc.Pixel, "asset")
    if pixel is None:
        return
    c.ask("pixel.transfer_in", pixel.id, within=center.id)
    c.put(changed(pixel, owner=center.id, ad_account=None))
    if pixel.ad_account is not None:
        c.put(bc.PixelLink(pixel.id, pixel.ad_account))


def link_pixel(c: Turn) -> None:
    """7.1: the Business Center holds both."""
    _tie(c, wanted=True)


def unlink_pixel(c: Turn) -> None:
    """7.1: the same action, holding not asked."""
    _tie(c, wanted=False)


def _tie(c: Turn, *, wanted: bool) -> None:
    center, account, pixel = c.center(), c.thing("ad_account"), c.fitting(bc.Pixel, "pixel")
    if pixel is None:
        return
    c.ask("pixel.link_ad_account", pixel.id, within=center.id)
    if not isinstance(account, bc.AdAccount):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    link = bc.PixelLink(pixel.id, account.id)
    if wanted:
        c.refuse(*c.relation(center.id, pixel), *c.relation(center.id, account))
        c.put(link)
    else:
        c.drop(link)


def create_catalog(c: Turn) -> None:
    """6: CATALOG_BC_LIMIT; 8: catalogs_per_bc."""
    center, identity = c.center(), c.new_id()
    c.ask("business_center.create_catalog", center.id)
    owned, limit = c.every(bc.Catalog, owner=center.id), c.parameters.catalogs_per_bc
    c.unless(limit is None or len(owned) < limit, "CATALOG_BC_LIMIT")
    c.put(made(bc.Catalog, identity, owner=center.id, **c.given("name")))


def claim_shop(c: Turn) -> None:
    """7.1: own NOTHING_TO_DO, another's TRANSFER_ALREADY_OWNED; its own share records go."""
    center, shop = c.center(), c.thing("asset")
    c.ask("business_center.claim_shop", center.id)
    if not isinstance(shop, bc.Shop):
        c.refuse("ACTION_NOT_APPLICABLE")
        return
    c.unless(shop.owner in (None, center.id), "TRANSFER_ALREADY_OWNED")
    c.put(changed(shop, owner=center.id))
    for share in c.every(bc.Share, asset=shop.id, to=center.id):
        c.drop(share)


# Audiences


def _audience(c: Turn) -> tuple[bc.Audience, bc.AdAccount] | None:
    """7: share_audience and unshare_audience ask audience.share."""
    account, audience = c.thing("ad_account"), c.fitting(bc.Audience, "audience")
    if audience is None:
        return None
    c.ask("audience.share", audience.id)
    if isinstance(account, bc.AdAccount):
        return audience, account
    c.refuse("ACTION_NOT_APPLICABLE")
    return None


def share_audience(c: Turn) -> None:
    """7.1: the owning Business Center must hold the receiving account, unless across is open."""
    named = _audience(c)
    if named is None:
        return
    audience, account = named
    home = c.one(bc.AdAccount, id=audience.ad_account)
    if home is not None and home.owner is not None and not c.parameters.audience_cross_bc:
        c.refuse(*c.relation(home.owner, account))
    again = c.one(bc.AudienceShare, audience=audience.id, ad_account=account.id)
    c.unless(again is None, "ALREADY_SHARED")
    c.unless(audience.ad_account != account.id, "NOTHING_TO_DO")
    if again is None:
        c.put(bc.AudienceShare(audience.id, account.id))


def unshare_audience(c: Turn) -> None:
    """7.1: the same action, holding not asked."""
    named = _audience(c)
    if named is not None:
        audience, account = named
        c.drop(bc.AudienceShare(audience.id, account.id))


# Spark Ads codes


def _ask_poster(c: Turn, post: bc.Post) -> None:
    """7: the owning person of the account on which the post is."""
    account = c.one(bc.TikTokAccount, id=post.tiktok_account)
    c.unless(account is not None and account.owner_user == c.actor, "ACCOUNT_OWNER_ONLY")


def authorize_post(c: Turn) -> None:
    """7: a new code, NOT_USED."""
    post = c.one(bc.Post, id=c.text("post"))
    if post is None or c.one(bc.SparkCode, code=c.text("code")) is not None:
        raise BadInput("no such post, or the code is there already")
    c.sign_in()
    _ask_poster(c, post)
    given = c.given("days", "region")
    c.put(made(bc.SparkCode, c.text("code"), post.id, c.at, **given))


def _code(c: Turn) -> bc.SparkCode | None:
    """7.1: an unknown code is SPARK_CODE_INVALID."""
    code = c.one(bc.SparkCode, code=c.text("code"))
    c.unless(code is not None, "SPARK_CODE_INVALID")
    return code


def _is_over(c: Turn, code: bc.SparkCode) -> bool:
    return code.status == "EXPIRED" or c.ended(code.issued_at + timedelta(days=code.days))


def apply_code(c: Turn) -> None:
    """7.1: not DELETED, not ended; the rest is judged at use."""
    account = c.fitting(bc.AdAccount, "ad_account")
    if account is not None:
        c.ask("ad_account.publish_ads", account.id)
    code = _code(c)
    if code is None:
        return
    c.unless(code.status != "DELETED", "SPARK_CODE_DELETED")
    c.unless(not _is_over(c, code), "SPARK_CODE_EXPIRED")
    if account is not None:
        applied = (*code.applied_to, account.id)
        c.put(changed(code, status=CodeStatus.IN_USE, applied_to=applied))


def _own_code(c: Turn) -> bc.SparkCode | None:
    """7: extend_code and revoke_code are the owning person's."""
    c.sign_in()
    code = _code(c)
    post = c.one(bc.Post, id=code.post) if code is not None else None
    if post is not None:
        _ask_poster(c, post)
    return code


def extend_code(c: Turn) -> None:
    """7.1: issued_at becomes the instant, EXPIRED lives again."""
    code = _own_code(c)
    c.never_nothing = True
    if code is None:
        return
    over = _is_over(c, code)
    c.unless(code.status != "DELETED", "SPARK_CODE_DELETED")
    c.unless(c.parameters.spark_extend_after_expiry or not over, "SPARK_CODE_EXPIRED")
    status = code.status
    if status == "EXPIRED":
        status = CodeStatus.IN_USE if code.applied_to else CodeStatus.NOT_USED
    c.put(changed(code, issued_at=c.at, days=c.row["days"], status=status))


def revoke_code(c: Turn) -> None:
    """7: DELETED; in use it cannot be disabled."""
    code = _own_code(c)
    if code is not None:
        c.unless(code.status != "IN_USE", "SPARK_IN_USE_CANNOT_DISABLE")
        c.put(changed(code, status=CodeStatus.DELETED))


# Apps


def _workspace(c: Turn) -> bc.AppWorkspace:
    found = c.one(bc.AppWorkspace, id=c.text("workspace"))
    if found is None:
        raise BadInput("no such workspace")
    return found


def connect_app(c: Turn) -> None:
    """7.1: sets the workspace's Business Center where it has none."""
    workspace, center = _workspace(c), c.center()
    account = c.fitting(bc.AdAccount, "ad_account")
    if account is None:
        return
    if not c.ask("ad_account.connect_app", account.id, using=workspace.id, within=center.id):
        return
    c.put(bc.AppConnection(workspace.id, account.id, center.id))
    if workspace.business_center is None:
        c.put(changed(workspace, business_center=center.id))


def disconnect_app(c: Turn) -> None:
    """7.1: asks ad_account.edit_settings; a level too low is APP_NOT_OWNER_OR_ADMIN."""
    workspace, account = _workspace(c), c.fitting(bc.AdAccount, "ad_account")
    if account is None:
        return
    c.ask("ad_account.edit_settings", account.id)
    told = {"ASSET_LEVEL_TOO_LOW": "APP_NOT_OWNER_OR_ADMIN"}
    c.reasons = dict.fromkeys(told.get(one, one) for one in c.reasons)
    c.act()
    for connection in c.every(bc.AppConnection, workspace=workspace.id, ad_account=account.id):
        c.drop(connection)
