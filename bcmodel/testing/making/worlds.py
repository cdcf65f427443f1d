"""Random Worlds, small, valid and full of incident, and rulebooks to judge them by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import bcmodel as bc
from bcmodel.testing.luck import Luck
from bcmodel.testing.making import assets, grants
from bcmodel.testing.making.assets import NOW, Bounds, Draft, Shareable
from bcmodel.vocab.words import Organization
from bcmodel.world.references import REFERENCES

EVERY_KIND = frozenset(bc.Kind)


def with_what_they_name(kinds: Iterable[bc.Kind]) -> frozenset[bc.Kind]:
    """Return kinds of fact, and the kinds that these refer to."""
    found: set[bc.Kind] = {bc.Kind.USER, bc.Kind.BUSINESS_CENTER}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting.extend(one for kinds in REFERENCES.get(kind, {}).values() for one in kinds)
    return frozenset(found)


def facts_of(
    luck: Luck,
    at: datetime = NOW,
    *,
    people: Bounds = (1, 5),
    business_centers: Bounds = (1, 4),
    kinds: Iterable[bc.Kind] = EVERY_KIND,
) -> list[bc.Fact]:
    """Make the facts of a World in which nothing is unseen."""
    wanted = with_what_they_name(kinds)
    draft = Draft.begun(luck, at, people=people, business_centers=business_centers, kinds=wanted)
    _fill(draft)
    return draft.facts


def _fill(draft: Draft) -> None:
    several = draft.several
    homes = [assets.center(draft, one) for one in draft.centers]
    accounts = _ad_accounts(draft)
    ids = [account.id for account in accounts]
    tiktok_accounts = [
        assets.tiktok_account(draft, one)
        for one in several(bc.Kind.TIKTOK_ACCOUNT, assets.TIKTOK_ACCOUNTS, 75)
    ]
    shops = [assets.shop(draft, one, ids) for one in several(bc.Kind.SHOP, assets.SHOPS, 65)]
    shareable: list[Shareable] = [*accounts, *tiktok_accounts, *_tools(draft, ids, shops)]
    audiences = [
        assets.audience(draft, one, ids)
        for one in (several(bc.Kind.AUDIENCE, assets.AUDIENCES, 65) if ids else [])
    ]
    groups = _groups(draft, homes, ids)
    posts = _posts(draft, [account.id for account in tiktok_accounts])
    entries, records = list(grants.members(draft)), list(grants.shares(draft, shareable))
    draft.add([*(assets.user(draft, one) for one in draft.people), *homes, *shareable])
    draft.add([*audiences, *groups, *posts, *entries, *grants.partnerships(draft), *records])
    draft.add(grants.assignments(draft, shareable, entries, records))
    draft.add(grants.group_assignments(draft, groups))
    draft.add(grants.links(draft, [*shareable, *audiences]))
    draft.add(grants.codes(draft, posts, ids))
    draft.add(grants.seller_roles(draft, shops))
    draft.add(grants.apps(draft, ids))


def _ad_accounts(draft: Draft) -> list[bc.AdAccount]:
    chosen = draft.several(bc.Kind.AD_ACCOUNT, assets.AD_ACCOUNTS, 80)
    return [assets.ad_account(draft, one) for one in chosen]


def _tools(draft: Draft, accounts: list[str], shops: list[bc.Shop]) -> list[Shareable]:
    several = draft.several
    return [
        *(assets.pixel(draft, one, accounts) for one in several(bc.Kind.PIXEL, assets.PIXELS, 65)),
        *(
            assets.catalog(draft, one, accounts)
            for one in several(bc.Kind.CATALOG, assets.CATALOGS, 65)
        ),
        *shops,
        *(
            assets.form_library(draft, one)
            for one in several(bc.Kind.FORM_LIBRARY, assets.LIBRARIES, 45)
        ),
    ]


def _groups(
    draft: Draft, homes: list[bc.BusinessCenter], accounts: list[str]
) -> list[bc.AccountGroup]:
    open_to = [home.id for home in homes if home.organization is not Organization.ENTERPRISE]
    chosen = draft.several(bc.Kind.ACCOUNT_GROUP, assets.GROUPS, 65) if open_to else []
    return [assets.group(draft, one, open_to, accounts) for one in chosen]


def _posts(draft: Draft, accounts: list[str]) -> list[bc.Post]:
    chosen = draft.several(bc.Kind.POST, assets.POSTS, 70) if accounts else []
    return [assets.post(draft, one, accounts) for one in chosen]


def rulebook_of(luck: Luck, rulebook: bc.Rulebook = bc.STANDARD) -> bc.Rulebook:
    """Choose the parameters that bear on questions, the usual ones in half of the cases."""
    if luck.happens(50):
        return rulebook
    return rulebook.with_parameters(
        admin_must_be_assigned=not luck.happens(40),
        admin_sees_money=luck.happens(40),
        partner_acceptance_required=not luck.happens(40),
        partner_member_capped_by_share=not luck.happens(40),
        bc_to_bc_transfer=luck.happens(40),
        seller_invite_lifetime=luck.odd(
            timedelta(hours=120), [None, timedelta(hours=1), timedelta(days=30)], 40
        ),
    )


def instant_of(luck: Luck, at: datetime = NOW) -> datetime:
    """Choose an instant at which things may stand differently."""
    ends = [at + ahead for ahead in assets.ENDS]
    return luck.one((at, *ends, at - timedelta(days=2), at + timedelta(days=7)))
