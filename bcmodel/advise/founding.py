"""Founding: what makes a route where there is none, such as a Business Center of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bcmodel import facts as f
from bcmodel.advise.handing import Handover, ways_in
from bcmodel.advise.proposal import ANYBODY, PRESENCE, Proposal, unused_id
from bcmodel.change import commands as c
from bcmodel.facts import Asset
from bcmodel.resolve import Answer
from bcmodel.rules.sharing import owner_of
from bcmodel.view import View
from bcmodel.vocab.actions import Action
from bcmodel.vocab.words import Role
from bcmodel.world.tables import person_behind

Through = str | None
"""The Business Center whose route a search follows; None for a route through none."""
ANY_ROUTE = "*"
"""A search that follows no route yet."""
MOVES_IN = frozenset({Action.AD_ACCOUNT_TRANSFER_IN, Action.PIXEL_TRANSFER_IN})
"""What somebody can do in any Business Center of theirs, a new one too."""


def openings(answer: Answer) -> Iterator[tuple[Proposal, Through]]:
    """Yield what makes a route: a Business Center of one's own or of the owner's, a recipient."""
    view = View(answer.access.world, answer.at)
    if answer.action in RECEIVED:
        yield from ((proposal, ANY_ROUTE) for proposal in _receiving(answer, view))
    yield from _joining_its_ad_account(answer, view)
    if founding_takes(answer) is None:
        return
    yield founding(answer)
    if answer.action is Action.PIXEL_TRANSFER_IN:
        yield from _joining_the_owner(answer, view)
    thing = view.tables.assets.get(answer.asset)
    owner = person_behind(thing) if thing else None
    if answer.routes or thing is None or owner is None or isinstance(thing, f.Audience):
        return
    for center in view.memberships(owner):
        handover = Handover(view, answer.access.rulebook.parameters, thing, center, PRESENCE)
        yield from ((proposal, center) for proposal in ways_in(handover))


RECEIVED = frozenset({Action.AUDIENCE_APPLY, Action.AUDIENCE_DELETE})
"""What can be done with an audience in any ad account that received it."""
MOST_RECEIVERS = 6
"""How many ad accounts an audience is offered to."""


def _receiving(answer: Answer, view: View) -> Iterator[Proposal]:
    """Yield what shares an audience with other ad accounts near the person."""
    audience = view.tables.assets.get(answer.asset)
    if isinstance(audience, f.Audience):
        for account in islice(dict.fromkeys(_accounts_near(answer, view)), MOST_RECEIVERS):
            given = c.ShareAudience(actor=ANYBODY, audience=audience.id, ad_account=account)
            yield Proposal(given)


def _accounts_near(answer: Answer, view: View) -> Iterator[str]:
    """Yield ad accounts whose audiences a person manages, then those where they are a member."""
    yield from sorted(answer.access.assets_of(answer.user, Action.AD_ACCOUNT_MANAGE_AUDIENCES))
    for center in view.memberships(answer.user):
        yield from (account.id for account in view.ad_accounts_of(center))
        shared = (share.asset for share in view.received(center))
        yield from (one for one in shared if isinstance(view.tables.assets[one], f.AdAccount))


def founding_takes(answer: Answer) -> int | None:
    """
    Return how many commands it takes at least by founding a Business Center.

    None where that leads nowhere: a new Business Center can only be given what may be requested,
    and what belongs to a person or to nobody.
    """
    assets = answer.access.world.tables.assets
    asset: Asset | None = assets.get(answer.asset)
    if asset is None or answer.question.within is not None:
        return None
    if answer.action in MOVES_IN:
        return 1
    if isinstance(asset, f.Audience):
        asset = assets[asset.ad_account]
    if not isinstance(asset, f.AdAccount | f.TikTokAccount | f.Shop):
        return None
    is_theirs = person_behind(asset) == answer.user
    is_free = isinstance(asset, f.Shop) and asset.owner is None
    return 2 if is_theirs or is_free else 3


def founding(answer: Answer) -> tuple[Proposal, Through]:
    """Return the command that founds a Business Center, and its id."""
    new = unused_id(answer.access.world, f"{answer.user}-business-center")
    return Proposal(c.CreateBusinessCenter(actor=answer.user, id=new), is_personal=True), new


def _joining_its_ad_account(answer: Answer, view: View) -> Iterator[tuple[Proposal, Through]]:
    """Yield what moves a pixel without an owner to the Business Center of its ad account."""
    pixel = view.tables.assets.get(answer.asset)
    if isinstance(pixel, f.Pixel) and pixel.ad_account is not None:
        center = owner_of(view.tables.assets[pixel.ad_account])
        if center is not None and answer.question.within in {None, center}:
            moved = c.TransferPixel(actor=ANYBODY, business_center=center, asset=pixel.id)
            yield Proposal(moved), center


def _joining_the_owner(answer: Answer, view: View) -> Iterator[tuple[Proposal, Through]]:
    """Yield what makes the person an Admin where a pixel's ad account is owned or held."""
    pixel = view.tables.assets.get(answer.asset)
    account = view.tables.assets.get(str(getattr(pixel, "ad_account", "")))
    if account is None:
        return
    holders = (owner_of(account), *(share.to for share in view.shares(account.id)))
    for center in dict.fromkeys(holders):
        if center is not None and view.member(center, answer.user) is None:
            invitation = c.InviteMember(
                actor=ANYBODY, business_center=center, user=answer.user, role=Role.ADMIN
            )
            yield Proposal(invitation), center
