"""Preparing: what enables somebody to give a command that nobody may give yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bcmodel import facts as f
from bcmodel.advise.actors import nearest_to, planned_for
from bcmodel.advise.candidates import proposals
from bcmodel.advise.handing import Handover, ways_in
from bcmodel.advise.proposal import ANYBODY, PRESENCE, Proposal
from bcmodel.change import Command, Refusal, Refused
from bcmodel.change import commands as c
from bcmodel.resolve import Resolver
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason


def preparations(access: Resolver, proposal: Proposal) -> Iterator[Proposal]:
    """Yield what could clear the way for a command: the rights of its giver, or its conditions."""
    for command in nearest_to(access, proposal):
        planned = planned_for(access, command)
        if isinstance(planned, Refused):
            yield from _of_refusal(access, command, planned.decision)


def _of_refusal(access: Resolver, command: Command, refusal: Refusal) -> Iterator[Proposal]:
    if Reason.NO_TFB_LOGIN in refusal.reasons:
        yield Proposal(c.SignUp(actor=command.actor), is_personal=True)
    elif refusal.authority is not None and refusal.authority.denied:
        yield from proposals(refusal.authority)
    else:
        for applied in refusal.conditions:
            for reason in applied.reasons:
                yield from _of_condition(access, command, reason, applied.about)


def _of_condition(
    access: Resolver, command: Command, reason: Reason, about: Mapping[str, object]
) -> Iterator[Proposal]:
    """Yield what could meet a condition of a command."""
    center, asset = about.get("center"), about.get("asset")
    thing = access.world.tables.assets.get(str(asset))
    if isinstance(command, c.AcceptInvitation):
        gone = c.CancelInvitation(
            actor=ANYBODY, business_center=command.business_center, user=command.actor
        )
        yield Proposal(gone)
    elif isinstance(command, c.InviteMember) and reason is Reason.EMAIL_DOMAIN_NOT_ALLOWED:
        yield from _let_in(access, command)
    elif isinstance(command, c.ShareAudience):
        yield from _into_the_owner(access, command)
    elif reason is Reason.TT_QR_EXPIRED and isinstance(command, c.ApproveLink):
        renewed = c.RenewQr(actor=ANYBODY, business_center=command.to, asset=command.asset)
        yield Proposal(renewed)
    elif reason is Reason.TRANSFER_NOT_ACCEPTED and isinstance(thing, f.AdAccount):
        accepted = c.AcceptTransfer(
            actor=str(thing.owner_user), business_center=str(center), asset=thing.id
        )
        yield Proposal(accepted, is_personal=True)
    elif isinstance(center, str) and thing is not None and not isinstance(thing, f.Audience):
        view = View(access.world, access.world.at)
        handover = Handover(view, access.rulebook.parameters, thing, center, PRESENCE)
        yield from ways_in(handover)


def _let_in(access: Resolver, invitation: c.InviteMember) -> Iterator[Proposal]:
    """Yield what puts the address of an invitation on the allowlist."""
    tables = access.world.tables
    here, user = tables.centers[invitation.business_center], tables.users[invitation.user]
    domain = (invitation.email or user.email).rpartition("@")[2]
    domains = (*here.email_domains, domain)
    yield Proposal(c.SetEmailDomains(actor=ANYBODY, business_center=here.id, email_domains=domains))


def _into_the_owner(access: Resolver, command: c.ShareAudience) -> Iterator[Proposal]:
    """Yield what gives the Business Center that owns an audience the receiving ad account."""
    assets = access.world.tables.assets
    audience, account = assets.get(command.audience), assets.get(command.ad_account)
    home = assets.get(audience.ad_account) if isinstance(audience, f.Audience) else None
    if isinstance(home, f.AdAccount) and home.owner and isinstance(account, f.AdAccount):
        view = View(access.world, access.world.at)
        handover = Handover(view, access.rulebook.parameters, account, home.owner, PRESENCE)
        yield from ways_in(handover)
