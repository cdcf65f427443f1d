"""Findings about what partners were given: too much, to no use, or too little to work with."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.links import letting_share
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.survey import PartnerShare, Survey
from bcmodel.rules import sources as s
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Kind, Level, Mode, Organization


@finding(FindingCode.PARTNER_AT_ADMIN_LEVEL, Severity.MEDIUM, sources=[s.PARTNER_LEVELS])
def partner_at_admin_level(survey: Survey) -> Iterator[Found]:
    """A partner holds an asset at level ADMIN."""
    for one in survey.partner_shares:
        is_managed = one.share.mode is Mode.MANAGED or one.asset.kind is not Kind.TIKTOK_ACCOUNT
        if one.level is Level.ADMIN and is_managed:
            yield Found(
                one.asset.id,
                (one.share.to,),
                f"{one.granter} shares {one.asset.id} with {one.share.to} at level ADMIN",
                (one.share, one.asset),
                tuple(_lowering(survey, one)),
            )


def _lowering(survey: Survey, one: PartnerShare) -> Iterator[Outline]:
    """Yield what lowers a share by one level: in place, if the parameters allow, or else anew."""
    ladder = LADDERS[one.asset.kind]
    level = str(ladder[ladder.index(Level.ADMIN) - 1]) if ladder[0] is not Level.ADMIN else None
    share = one.share
    sides = {"business_center": one.granter, "asset": one.asset.id, "to": share.to}
    if level is not None and survey.parameters.partner_downgrade_in_place:
        yield outline("change_share", **sides, level=level)
        return
    yield outline("unshare_asset", **sides)
    if level is not None:
        is_tiktok = one.asset.kind is Kind.TIKTOK_ACCOUNT
        more: dict[str, object] = {"scopes": share.scopes, "mode": str(share.mode)}
        more["ads_only"] = share.ads_only or None
        yield outline("share_asset", **sides, level=level, **(more if is_tiktok else {}))


@finding(FindingCode.SHARE_UNUSED, Severity.LOW, sources=[s.PARTNERS, s.PARTNER_LEVELS])
def share_unused(survey: Survey) -> Iterator[Found]:
    """A partner was given an asset and has assigned it to nobody."""
    used = {(held.business_center, held.asset) for held in survey.assignments()}
    for one in survey.partner_shares:
        asset, to = one.asset.id, one.share.to
        if (to, asset) not in used and not _is_in_a_used_group(survey, asset, to):
            yield Found(
                asset,
                (to,),
                f"{one.granter} shares {asset} with {to}, where it is assigned to nobody",
                (one.share, one.asset),
                (outline("unshare_asset", business_center=one.granter, asset=asset, to=to),),
                _may_be_assigned(survey, one.asset, to),
            )


def _is_in_a_used_group(survey: Survey, asset: str, center: str) -> bool:
    return any(
        group.business_center == center and survey.tables.group_people.get(group.id)
        for group in survey.tables.groups_with.get(asset, ())
    )


def _may_be_assigned(survey: Survey, asset: f.Asset, center: str) -> bool:
    """Whether an assignment of the asset, direct or by a group, may be unseen."""
    if survey.may_hide(Kind.ASSIGNMENT, business_center=center, asset=asset.id):
        return True
    enterprise = survey.tables.centers[center].organization is Organization.ENTERPRISE
    if not isinstance(asset, f.AdAccount) or enterprise:
        return False
    groups = survey.tables.groups_with.get(asset.id, ())
    here = [group.id for group in groups if group.business_center == center]
    return any(survey.may_hide(Kind.GROUP_ASSIGNMENT, group=group) for group in here) or (
        survey.may_hide(Kind.ACCOUNT_GROUP, business_center=center)
        and survey.may_hide(Kind.GROUP_ASSIGNMENT)
    )


@finding(
    FindingCode.AGENCY_KIT_INCOMPLETE,
    Severity.MEDIUM,
    sources=[s.PIXEL_SHARING, s.TIKTOK_TO_AD_ACCOUNT, s.LEADSIE],
)
def agency_kit_incomplete(survey: Survey) -> Iterator[Found]:
    """A partner works on an ad account without the pixel or TikTok account linked to it."""
    kits = _kits(survey)
    for one in survey.partner_shares:
        account, to = one.asset, one.share.to
        if one.level is None or not isinstance(account, f.AdAccount):
            continue
        if one.level is Level.ANALYST:
            continue
        for thing, link in sorted(kits.get(account.id, {}).items()):
            holding = survey.holding(thing, to)
            if not holding.ways:
                yield Found(
                    account.id,
                    (to, thing),
                    f"{one.granter} shares {account.id} with {to} at level {one.level}, but not "
                    f"{thing}, which is linked to it",
                    (one.share, account, survey.tables.assets[thing], link),
                    tuple(_completing(survey, one, link)),
                    holding.may_be_more,
                )


Link = f.PixelLink | f.TikTokLink


def _kits(survey: Survey) -> dict[str, dict[str, Link]]:
    """Return what is linked to each ad account, by id, with the link."""
    kits: dict[str, dict[str, Link]] = {}
    for pixel in survey.tables.pixel_links.values():
        kits.setdefault(pixel.ad_account, {})[pixel.pixel] = pixel
    for _, tiktok in sorted(survey.tables.tiktok_links.items(), key=str):
        kits.setdefault(tiktok.ad_account, {}).setdefault(tiktok.tiktok_account, tiktok)
    return kits


def _completing(survey: Survey, one: PartnerShare, link: Link) -> Iterator[Outline]:
    """Yield what gives the partner the linked thing too."""
    to = one.share.to
    if isinstance(link, f.TikTokLink):
        account = survey.view.tiktok_account(link.tiktok_account)
        by = account.owner if account else None
        if by is None:
            by = link.business_center if link.business_center != to else one.granter
            yield from letting_share(survey, link.tiktok_account, by)
        yield outline("share_asset", business_center=by, asset=link.tiktok_account, to=to)
        return
    pixel = survey.tables.assets[link.pixel]
    owner = pixel.owner if isinstance(pixel, f.Pixel) else None
    if owner is None:
        yield outline("transfer_pixel", business_center=one.granter, asset=link.pixel)
    yield outline("share_asset", business_center=owner or one.granter, asset=link.pixel, to=to)
