"""Assigning: how a person comes into a Business Center, and to what they need there."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import ANYBODY, Enough, Proposal
from bcmodel.advise.wanting import ASSIGNING, JOINING, MONEY, RELATION, Wanting
from bcmodel.change import commands as c
from bcmodel.facts import Asset
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import AdAccountStatus, FinanceRole, Level, Organization, Role


def coming_in(wanting: Wanting, center: str) -> Iterator[Proposal]:
    """Yield what comes next until the person is a member: an invitation, or its acceptance."""
    reasons, user = wanting.reasons, wanting.user
    if Reason.INVITE_PENDING in reasons:
        accept = c.AcceptInvitation(actor=user, business_center=center)
        yield Proposal(accept, is_personal=True)
    if Reason.INVITE_EXPIRED in reasons or (reasons & ASSIGNING and _comes_by_invitation(wanting)):
        yield Proposal(c.CancelInvitation(actor=ANYBODY, business_center=center, user=user))
    if reasons & JOINING:
        invitation = _invitation(wanting, center)
        yield Proposal(invitation)
        if invitation.role is not Role.ADMIN and role_would_do(wanting):
            yield Proposal(attrs.evolve(invitation, role=Role.ADMIN, finance_role=None))


def role_would_do(wanting: Wanting) -> bool:
    """Whether being an Admin is as good as what the route lacks, by the parameters in force."""
    parameters, takes = wanting.parameters, wanting.takes
    as_assigned = not parameters.admin_must_be_assigned and bool(takes & ASSIGNING)
    return as_assigned or (parameters.admin_sees_money and bool(takes & MONEY))


def _invitation(wanting: Wanting, center: str) -> c.InviteMember:
    """Return an invitation with all that can come with it of what the route lacks."""
    reasons, asset = wanting.reasons, wanting.asset
    is_lacking = bool(reasons & ASSIGNING) and not reasons & RELATION
    hands_on = isinstance(asset, f.AdAccount) and is_lacking
    is_group = isinstance(wanting.thing, f.AccountGroup) and is_lacking
    takes = wanting.takes
    enough = next(wanting.enough(), None) if hands_on else None
    return c.InviteMember(
        actor=ANYBODY,
        business_center=center,
        user=wanting.user,
        role=Role.ADMIN if Reason.BC_ROLE_NOT_ADMIN in takes else Role.STANDARD,
        finance_role=finance_role(wanting) if takes & MONEY else None,
        ad_accounts=(wanting.thing.id,) if hands_on else (),
        level=enough.level if enough else Level.ANALYST if is_group else None,
        groups=(wanting.thing.id,) if is_group else (),
    )


def finance_role(wanting: Wanting) -> FinanceRole:
    """Return the lowest finance role that is enough."""
    sees_only = wanting.action.endswith("view_finance")
    return FinanceRole.ANALYST if sees_only else FinanceRole.MANAGER


def assigning(wanting: Wanting, center: str) -> Iterator[Proposal]:
    """Yield how the person comes to what they need of the asset, directly or by a group."""
    user, thing = wanting.user, wanting.thing
    if isinstance(thing, f.AccountGroup):
        level = Level.ANALYST
        yield Proposal(c.AssignGroup(actor=ANYBODY, group=thing.id, user=user, level=level))
        return
    if wanting.asset is None:
        return
    for enough in wanting.enough():
        yield Proposal(_assignment(wanting, center, enough))
        if isinstance(thing, f.AdAccount):
            yield from _by_group(wanting, center, thing, enough.level or Level.ANALYST)


def _assignment(
    wanting: Wanting, center: str, enough: Enough
) -> c.AssignAsset | c.ChangeAssignment:
    """Return the assignment that is enough, or what makes the one there is enough."""
    user, asset = wanting.user, wanting.thing.id
    before = wanting.view.assignment(center, user, asset)
    if before is None:
        return c.AssignAsset(
            actor=ANYBODY,
            business_center=center,
            user=user,
            asset=asset,
            level=enough.level,
            scopes=enough.scopes,
        )
    held = before.scopes or DEFAULT_ASSIGNMENT_SCOPES
    missing = [scope for scope in enough.scopes if scope not in held]
    return c.ChangeAssignment(
        actor=ANYBODY,
        business_center=center,
        user=user,
        asset=asset,
        level=enough.level,
        scopes=(*held, *missing) if missing else None,
    )


def _by_group(
    wanting: Wanting, center: str, account: f.AdAccount, level: Level
) -> Iterator[Proposal]:
    """Yield how the person comes to an ad account by a group of the Business Center."""
    user, view = wanting.user, wanting.view
    for group in view.tables.groups_of.get(center, ()):
        if account.id in group.ad_accounts:
            assigned = c.AssignGroup(actor=ANYBODY, group=group.id, user=user, level=level)
            yield Proposal(assigned)
        elif any(_covers(held.level, level) for held in view.group_levels(group.id, user)):
            yield Proposal(c.AddToGroup(actor=ANYBODY, group=group.id, asset=account.id))
    if _comes_by_invitation(wanting):
        gone = c.RemoveMember(actor=ANYBODY, business_center=center, user=user)
        yield Proposal(gone)
    elif _is_closed(account):
        yield Proposal(_new_group(wanting, center, account.id))


def _is_closed(account: Asset | None) -> bool:
    """Whether it is an ad account that is assigned to nobody any more, but by a group."""
    closed = AdAccountStatus.STATUS_DISABLE
    return isinstance(account, f.AdAccount) and account.status is closed


def _comes_by_invitation(wanting: Wanting) -> bool:
    """Whether an invitation alone brings the asset: it is closed, and groups there are none."""
    here = wanting.route.path.center
    is_one = here is not None and here.organization is Organization.ENTERPRISE
    return is_one and _is_closed(wanting.asset)


LADDER = (Level.ANALYST, Level.OPERATOR, Level.ADMIN)


def _covers(held: Level, needed: Level) -> bool:
    return LADDER.index(held) >= LADDER.index(needed)


def _new_group(wanting: Wanting, center: str, account: str) -> c.CreateAccountGroup:
    """Return a group of this account alone: what is closed is assigned by group only."""
    name = unused(wanting, f"{account}-group")
    return c.CreateAccountGroup(
        actor=ANYBODY, business_center=center, id=name, ad_accounts=(account,)
    )


def unused(wanting: Wanting, name: str) -> str:
    """Return an id that nothing has yet."""
    taken = wanting.view.world
    known = (wanting.view.tables.codes, wanting.view.tables.posts)
    while taken.thing(name) is not None or any(name in table for table in known):
        name = f"{name}-new"
    return name
