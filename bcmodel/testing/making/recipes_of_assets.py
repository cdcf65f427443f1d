"""How random commands about assets are made: accounts, links, assignments, codes, apps."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.testing.making.assets import NAMES, REGIONS
from bcmodel.testing.making.grants import DAYS, OF_ASSIGNMENTS, OF_SHARES
from bcmodel.testing.making.recipes import account_level, grant, terms
from bcmodel.testing.making.scene import Row, Scene, owner_of
from bcmodel.testing.making.unseen import MISSING
from bcmodel.vocab import words
from bcmodel.vocab.levels import LADDERS

# Ad accounts


def new_asset(s: Scene, do: str) -> Row:
    """Make an ad account, a catalog or a group."""
    center = s.center()
    row: Row = {"do": do, "business_center": center, "id": s.new_id(do.removeprefix("create_"))}
    row |= s.maybe(20, name=s.luck.one(NAMES))
    if do == "create_ad_account":
        row |= s.maybe(25, type=str(s.luck.one(list(words.AdAccountType))))
        row |= s.maybe(60, region=s.luck.one(REGIONS), currency=s.luck.one(("USD", "EUR")))
    if do == "create_account_group":
        accounts = s.held(center, bc.AdAccount)
        some = s.luck.some(accounts, 70) if s.luck.happens(85) else [s.luck.one(s.ids)]
        row |= s.maybe(60, ad_accounts=some)
    return s.by(row, s.admins(center))


def request(s: Scene, do: str) -> Row:
    """Request or claim an asset."""
    shop = do in ("request_shop", "claim_shop")
    asset = s.asset(bc.Shop if shop else bc.AdAccount)
    center = s.center()
    row: Row = {"do": do, "business_center": center, "asset": asset.id if asset else MISSING}
    if do != "claim_shop":
        kind = bc.Kind.SHOP if shop else bc.Kind.AD_ACCOUNT
        row |= s.maybe(50, level=str(s.luck.one(LADDERS[kind])))
    return s.by(row, s.admins(center))


def answer_to_request(s: Scene, do: str) -> Row:
    """Answer a request for access, mostly a pending one."""
    share = s.one(bc.Share, 90, origin="REQUEST", status="PENDING")
    asset = s.asset(bc.Shop if do == "approve_shop_request" else bc.AdAccount)
    if share is not None and s.luck.happens(85):
        asset = next(iter(s.assets_named(share.asset)), asset)
    row: Row = {"do": do, "asset": asset.id if asset else MISSING}
    row["to"] = share.to if share is not None else s.center()
    seller: str | None = getattr(asset, "seller", None)
    owner: str | None = getattr(asset, "owner", None)
    return s.by(row, [owner_of(asset), seller, *s.admins(owner)])


def by_owner(s: Scene, do: str) -> Row:
    """Put a Business Center out of an ad account, or close it."""
    account = s.one(bc.AdAccount)
    row: Row = {"do": do, "asset": account.id if account else MISSING}
    if do == "remove_business_center":
        row["business_center"] = s.holder(account)
    return s.by(row, [owner_of(account), *s.admins(account.owner if account else None)])


def giving_up(s: Scene, do: str) -> Row:
    """Give up access to an asset."""
    share = s.one(bc.Share, 85)
    center = share.to if share is not None else s.center()
    asset = share.asset if share is not None else s.luck.one([*s.ids, MISSING])
    return s.by({"do": do, "business_center": center, "asset": asset}, s.admins(center))


def transfer(s: Scene, do: str) -> Row:
    """Move an ad account into a Business Center, or let it be moved."""
    account, center = s.one(bc.AdAccount, 60, owner=None), s.center()
    if do == "accept_transfer":
        transfer = s.one(bc.Transfer, 90, status="PENDING")
        if transfer is not None:
            center = transfer.to
            account = s.one(bc.AdAccount, 95, id=transfer.ad_account)
    row: Row = {"do": do, "business_center": center, "asset": account.id if account else MISSING}
    if do == "accept_transfer":
        return s.by(row, [owner_of(account), *s.admins(account.owner if account else None)])
    return s.by(row, s.admins(center))


# TikTok accounts


def linking(s: Scene, do: str) -> Row:
    """Do something about a link to a TikTok account, from the side that has it."""
    account = s.one(bc.TikTokAccount)
    center = s.center() if do == "link_tiktok_account" else s.holder(account)
    pending = s.one(bc.Share, 90, origin="LINK", status="PENDING") if do == "renew_qr" else None
    if pending is not None:
        account, center = s.one(bc.TikTokAccount, 98, id=pending.asset), pending.to
    row: Row = {"do": do, "business_center": center, "asset": account.id if account else MISSING}
    if do == "link_tiktok_account":
        row |= terms(s, bc.Kind.TIKTOK_ACCOUNT)
    if do == "edit_link_scopes":
        row["scopes"] = [str(one) for one in s.luck.some(OF_SHARES, 65)]
    return s.by(row, s.admins(center))


def answer_to_link(s: Scene, do: str) -> Row:
    """Do something about a link, from the side of the owning person."""
    status = "PENDING" if do in ("approve_link", "reject_link") else "BOUND"
    links = s.every(bc.Share, origin="LINK", status=status)
    if do == "approve_scopes" and s.luck.happens(90):
        links = [one for one in links if one.requested_scopes]
    personal = {one.id for one in s.every(bc.TikTokAccount, owner=None)}
    links = [one for one in links if one.asset in personal] or links
    link = s.luck.one(links) if links and s.luck.happens(90) else None
    account = s.one(bc.TikTokAccount, 98, id=link.asset) if link else s.one(bc.TikTokAccount)
    row: Row = {"do": do, "asset": account.id if account else MISSING}
    row["to"] = link.to if link else s.center()
    return s.by(row, [owner_of(account)])


def tie(s: Scene, do: str) -> Row:
    """Tie a TikTok account or a pixel to an ad account, or untie it."""
    tiktok = do in ("link_to_ad_account", "unlink_from_ad_account")
    cls: type[bc.TikTokAccount | bc.Pixel] = bc.TikTokAccount if tiktok else bc.Pixel
    moved_in = [pixel for pixel in s.every(bc.Pixel) if pixel.owner is not None]
    asset = s.luck.one(moved_in) if moved_in and not tiktok else s.one(cls)
    center = s.holder(asset)
    held = s.held(center, bc.AdAccount)
    account = s.luck.one(held) if held and s.luck.happens(80) else s.id_of(bc.AdAccount)
    row: Row = {"do": do, "business_center": center, "ad_account": account}
    row["tiktok_account" if tiktok else "pixel"] = asset.id if asset else MISSING
    if do == "unlink_from_ad_account":
        link = s.one(bc.TikTokLink)
        if link is not None and s.luck.happens(80):
            row |= {"business_center": link.business_center, "ad_account": link.ad_account}
            row["tiktok_account"] = link.tiktok_account
    links = s.every(bc.PixelLink, pixel=asset.id if asset else None)
    if do == "unlink_pixel" and links and s.luck.happens(80):
        row["ad_account"] = s.luck.one(links).ad_account
    return s.by(row, s.admins(str(row["business_center"])))


# Assignment and groups


def assigning(s: Scene, do: str) -> Row:
    """Assign an asset, or change or end an assignment."""
    asset = s.asset(bc.Catalog if s.luck.happens(35) else None)
    center = s.holder(asset, 90)
    row: Row = {"do": do, "business_center": center, "user": s.member(center)}
    row["asset"] = asset.id if asset else MISSING
    kind = asset.kind if asset else None
    pending = s.one(bc.Transfer, status="PENDING") if s.luck.happens(25) else None
    if do == "assign_asset" and pending is not None:
        row |= {"business_center": pending.to, "asset": pending.ad_account}
        kind = bc.Kind.AD_ACCOUNT
    existing = s.one(bc.Assignment)
    if do != "assign_asset" and existing is not None and s.luck.happens(85):
        row["business_center"], row["user"] = existing.business_center, existing.user
        row["asset"] = existing.asset
        kind = next(one.kind for one in s.assets_named(existing.asset))
    if do != "unassign_asset":
        row |= grant(s, kind, OF_ASSIGNMENTS)
    return s.by(row, s.admins(str(row["business_center"])))


def about_group(s: Scene, do: str) -> Row:
    """Do something about a group of ad accounts."""
    group = s.one(bc.AccountGroup)
    row: Row = {"do": do, "group": group.id if group else MISSING}
    center = group.business_center if group else s.center()
    if do in ("add_to_group", "remove_from_group"):
        inside = list(group.ad_accounts) if group else []
        options = inside if do == "remove_from_group" else s.held(center, bc.AdAccount)
        likely = options and s.luck.happens(85)
        row["asset"] = s.luck.one(options) if likely else s.luck.one([*s.ids, MISSING])
    if do in ("assign_group", "unassign_group"):
        row["user"] = s.member(center)
    assigned = [held.user for held in s.every(bc.GroupAssignment, group=row["group"])]
    if do == "unassign_group" and assigned and s.luck.happens(85):
        row["user"] = s.luck.one(assigned)
    if do == "assign_group":
        row |= account_level(s)
    return s.by(row, s.admins(center))


# Pixels, audiences, codes, apps


def moving_pixel(s: Scene, do: str) -> Row:
    """Move a pixel into a Business Center."""
    pixel = s.one(bc.Pixel, 80, owner=None)
    account = s.one(bc.AdAccount, 95, id=pixel.ad_account if pixel else None)
    center = s.holder(account)
    row: Row = {"do": do, "business_center": center, "asset": pixel.id if pixel else MISSING}
    return s.by(row, s.admins(center))


def sharing_audience(s: Scene, do: str) -> Row:
    """Share an audience with an ad account, or end that."""
    audience = s.one(bc.Audience)
    home = s.one(bc.AdAccount, 98, id=audience.ad_account) if audience else None
    owner = home.owner if home else None
    held = s.held(owner, bc.AdAccount) if owner else []
    account = s.luck.one(held) if held and s.luck.happens(70) else s.id_of(bc.AdAccount)
    row: Row = {"do": do, "audience": audience.id if audience else MISSING, "ad_account": account}
    shares = s.every(bc.AudienceShare, audience=row["audience"])
    if do == "unshare_audience" and shares and s.luck.happens(85):
        row["ad_account"] = s.luck.one(shares).ad_account
    return s.by(row, s.admins(owner))


def about_code(s: Scene, do: str) -> Row:
    """Do something about a Spark Ads code."""
    row: Row = {"do": do}
    code = s.one(bc.SparkCode)
    post = s.one(bc.Post, 98, id=code.post) if code else s.one(bc.Post)
    account = s.one(bc.TikTokAccount, 98, id=post.tiktok_account) if post else None
    if do == "authorize_post":
        row |= {"post": post.id if post else MISSING, "code": s.new_id("code")}
        row |= s.maybe(40, days=s.luck.one(DAYS), region=s.luck.one(REGIONS))
        return s.by(row, [owner_of(account)])
    row["code"] = code.id if code and s.luck.happens(93) else MISSING
    if do == "extend_code":
        row["days"] = s.luck.one(DAYS)
    if do != "apply_code":
        return s.by(row, [owner_of(account)])
    assigned = s.one(bc.Assignment, 85, level="OPERATOR")
    accounts = [one.id for one in s.every(bc.AdAccount)]
    fits = assigned is not None and assigned.asset in accounts
    row["ad_account"] = assigned.asset if assigned and fits else s.id_of(bc.AdAccount)
    return s.by(row, [assigned.user if assigned else None])


def about_app(s: Scene, do: str) -> Row:
    """Connect an app to an ad account, or disconnect it."""
    row: Row = {"do": do, "workspace": s.id_of(bc.AppWorkspace)}
    assigned = s.one(bc.Assignment, 90, level="ADMIN")
    fits = [one.id for one in s.every(bc.AdAccount)]
    likely = [one for one in s.every(bc.Assignment, level="ADMIN") if one.asset in fits]
    if likely and s.luck.happens(90):
        assigned = s.luck.one(likely)
    row["ad_account"] = assigned.asset if assigned else s.id_of(bc.AdAccount)
    if do == "connect_app":
        row["business_center"] = assigned.business_center if assigned else s.center()
    connection = s.one(bc.AppConnection)
    if do == "disconnect_app" and connection is not None and s.luck.happens(70):
        row |= {"workspace": connection.workspace, "ad_account": connection.ad_account}
        likely = [one for one in likely if one.asset == connection.ad_account]
        assigned = s.luck.one(likely) if likely else assigned
    return s.by(row, [assigned.user if assigned else None])
