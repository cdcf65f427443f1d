"""How random commands about people, Business Centers and partners are made."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.testing.making.assets import NAMES, REGIONS
from bcmodel.testing.making.grants import OF_SHARES
from bcmodel.testing.making.scene import Row, Scene, owner_of
from bcmodel.testing.making.unseen import MISSING
from bcmodel.vocab import words
from bcmodel.vocab.levels import LADDERS

STATUSES: dict[str, type[words.Word]] = {
    "set_business_center_status": words.CenterStatus,
    "set_ad_account_status": words.AdAccountStatus,
    "set_tiktok_account_status": words.TikTokStatus,
}
"""The vocabularies of the commands by which the platform sets a status."""

# What a command says of a share, an assignment, an ad account


def grant(s: Scene, kind: bc.Kind | None, scopes: tuple[bc.Scope, ...]) -> Row:
    """Give a level and scopes, or not."""
    row: Row = {}
    ladder = LADDERS.get(kind, ()) if kind else ()
    if ladder and s.luck.happens(60):
        row["level"] = str(s.luck.one(ladder))
    if kind is bc.Kind.TIKTOK_ACCOUNT and s.luck.happens(60):
        row["scopes"] = [str(one) for one in s.luck.some(scopes, 60)]
    return row


def terms(s: Scene, kind: bc.Kind | None) -> Row:
    """Give the terms on which an asset is shared or linked."""
    row = grant(s, kind, OF_SHARES)
    if kind is bc.Kind.TIKTOK_ACCOUNT:
        row |= s.maybe(30, mode=str(s.luck.one(list(bc.Mode))))
        row |= s.maybe(30, ads_only=s.luck.happens(50))
    return row


def account_level(s: Scene, percent: int = 60) -> Row:
    """Give a level of ad accounts, or not."""
    return s.maybe(percent, level=str(s.luck.one(LADDERS[bc.Kind.AD_ACCOUNT])))


# People


def invitation(s: Scene, do: str) -> Row:
    """Invite somebody, with many or few of the optional fields."""
    center, user = s.center(), s.person()
    pending = s.every(bc.Member, status="PENDING")
    if pending and s.luck.happens(25):
        entry = s.luck.one(pending)
        center, user = entry.business_center, entry.user
    row: Row = {"do": do, "business_center": center, "user": user}
    row |= s.maybe(30, email=s.luck.one(("x@acme.example", "x@ACME.example", "x@y.example")))
    row |= s.maybe(50, role=str(s.luck.one(list(bc.Role))))
    row |= s.maybe(20, finance_role=str(s.luck.one(list(words.FinanceRole))))
    held = s.held(center, bc.AdAccount)
    row |= s.maybe(25, ad_accounts=s.luck.some(held, 60) or [s.id_of(bc.AdAccount)])
    groups = [one.id for one in s.every(bc.AccountGroup, business_center=center)]
    row |= s.maybe(25, groups=s.luck.some(groups, 80))
    row |= account_level(s, 30)
    return s.by(row, s.admins(center))


def about_invitation(s: Scene, do: str) -> Row:
    """Do something about an invitation, mostly one that is pending."""
    entry = s.one(bc.Member, status="PENDING")
    center, user = (entry.business_center, entry.user) if entry else (s.center(), s.person())
    row: Row = {"do": do, "business_center": center, "user": user}
    return s.by(row, s.admins(center))


def answer_to_invitation(s: Scene, do: str) -> Row:
    """Answer an invitation, mostly one's own."""
    entry = s.one(bc.Member, 90, status="PENDING")
    center = entry.business_center if entry else s.center()
    return s.by({"do": do, "business_center": center}, [entry.user if entry else None])


def about_member(s: Scene, do: str) -> Row:
    """Do something about a person, mostly one who is a member."""
    center = s.center()
    row: Row = {"do": do, "business_center": center, "user": s.member(center)}
    if do == "change_role":
        row["role"] = str(s.luck.one([*bc.Role, "Member"]))
    if do == "set_finance_role":
        row |= s.maybe(70, finance_role=str(s.luck.one(list(words.FinanceRole))))
    return s.by(row, s.admins(center))


def departure(s: Scene, do: str) -> Row:
    """Leave a Business Center, mostly where one is a member."""
    entry = s.one(bc.Member, status="BOUND")
    center = entry.business_center if entry else s.center()
    return s.by({"do": do, "business_center": center}, [entry.user if entry else None])


def about_oneself(s: Scene, do: str) -> Row:
    """Do something about oneself, mostly what one has not done yet."""
    lacking = [one.id for one in s.every(bc.User) if not (one.two_step and one.tiktok_for_business)]
    return s.by({"do": do}, lacking if s.luck.happens(75) else [])


# Business Centers


def new_center(s: Scene, do: str) -> Row:
    """Create a Business Center."""
    row: Row = {"do": do, "id": s.new_id("bc")}
    row |= s.maybe(50, name=s.luck.one(NAMES), region=s.luck.one(REGIONS), currency="USD")
    row |= s.maybe(30, type=str(s.luck.one(list(words.CenterType))))
    row |= s.maybe(30, organization=str(s.luck.one(list(words.Organization))))
    unable = [one for one in s.people if one not in s.able(s.people)]
    row["actor"] = s.luck.one(unable) if unable and s.luck.happens(25) else s.person()
    return row


def about_center(s: Scene, do: str) -> Row:
    """Set something of a Business Center."""
    center = s.center()
    row: Row = {"do": do, "business_center": center}
    if do == "set_two_step_scope":
        row["two_step_scope"] = str(s.luck.one(list(words.TwoStepScope)))
    if do == "set_email_domains":
        row["email_domains"] = s.luck.one(([], ["acme.example"], ["ACME.Example", "b.example"]))
        row |= s.maybe(40, email_scope=str(s.luck.one(list(words.EmailScope))))
    return s.by(row, s.admins(center))


def by_platform(s: Scene, do: str) -> Row:
    """Do what the platform does."""
    row: Row = {"do": do}
    if do in ("set_verification", "set_business_center_status"):
        row["business_center"] = s.center()
    if do == "set_verification":
        row["verification"] = str(s.luck.one(list(words.Verification)))
        return s.by(row, ["platform"])
    vocabulary = STATUSES[do]
    usual = next(iter(vocabulary))
    row["status"] = str(s.luck.odd(usual, list(vocabulary), 45))
    if do == "set_ad_account_status":
        row["asset"] = s.id_of(bc.AdAccount)
    if do == "set_tiktok_account_status":
        row["asset"] = s.id_of(bc.TikTokAccount)
        row |= s.maybe(40, restricted=[str(one) for one in s.luck.some(OF_SHARES, 40)])
    return s.by(row, ["platform"])


# Partners


def partner(s: Scene, do: str) -> Row:
    """Do something about a partnership, mostly as it stands."""
    status = {"accept_partner": "PENDING", "decline_partner": "PENDING", "remove_partner": "BOUND"}
    center = s.center()
    partner = s.other(center)
    if do in status:
        found = s.one(bc.Partnership, 90, status=status[do])
        if found is not None:
            center, partner = found.a, found.b
            if found.invited_by == center or s.luck.happens(40):
                center, partner = partner, center
    row: Row = {"do": do, "business_center": center, "partner": partner}
    return s.by(row, s.admins(center))


def sharing(s: Scene, do: str) -> Row:
    """Share, change or end a share; sometimes from the side that receives it."""
    asset = s.asset()
    center = s.holder(asset)
    to = s.partner(center)
    if do != "share_asset":
        share = s.one(bc.Share, 90, origin="PARTNER", status="BOUND")
        if share is not None:
            asset = next(iter(s.assets_named(share.asset)))
            center, to = share.granted_by or asset.owner or s.center(), share.to
    if do == "change_share" and s.luck.happens(15):
        center = to
    likely = s.admins(center if s.luck.happens(85) else to)
    row: Row = {"do": do, "business_center": center, "to": to}
    row["asset"] = asset.id if asset is not None else MISSING
    if do != "unshare_asset":
        row |= terms(s, asset.kind if asset is not None else None)
    return s.by(row, likely)


def media_agency(s: Scene, do: str) -> Row:
    """Name the agency of an ad account."""
    account = s.one(bc.AdAccount)
    agency = s.holder(account, 50)
    row: Row = {"do": do, "ad_account": account.id if account else MISSING}
    row["business_center"] = agency
    return s.by(row, [owner_of(account), *s.admins(account.owner if account else None)])
