"""Assigning: how a person becomes a member, and is given what they need there."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.advise.proposal import ANYBODY, Enough, Proposal, unused_id
from bcmodel.advise.wanting import ASSIGNING, JOINING, MONEY, RELATION, Wanting
from bcmodel.change import commands as c
from bcmodel.facts import Asset
from bcmodel.rules.governance import SEEING_MONEY
from bcmodel.vocab.actions import BIT
from bcmodel.vocab.levels import DEFAULT_ASSIGNMENT_SCOPES, rank
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import AdAccountStatus, FinanceRole, Kind, Level, Organization, Role


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
    """Whether, by the parameters in force, the role Admin would do instead of what is missing."""
    parameters, takes = wanting.parameters, wanting.takes
    as_assigned = not parameters.admin_must_be_assigned and bool(takes & ASSIGNING)
    return as_assigned or (parameters.admin_sees_money and bool(takes & MONEY))


def _invitation(wanting: Wanting, center: str) -> c.InviteMember:
    """Return an invitation that brings along as much as it can of what the route lacks."""
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
    """Return the lower of the finance roles that is enough for the action."""
    is_to_see = bool(BIT[wanting.action] & SEEING_MONEY)
    return FinanceRole.ANALYST if is_to_see else FinanceRole.MANAGER


def assigning(wanting: Wanting, center: str) -> Iterator[Proposal]:
    """Yield what gives the person enough of the asset, directly or by a group."""
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
    """Return the assignment that is enough, or the change that makes the present one enough."""
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
    """Yield what gives the person an ad account by a group of the Business Center."""
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
    """Whether it is a closed ad account, which can be assigned by a group only."""
    closed = AdAccountStatus.STATUS_DISABLE
    return isinstance(account, f.AdAccount) and account.status is closed


def _comes_by_invitation(wanting: Wanting) -> bool:
    """Whether only an invitation can bring the asset: it is closed, and there can be no groups."""
    here = wanting.route.path.center
    is_one = here is not None and here.organization is Organization.ENTERPRISE
    return is_one and _is_closed(wanting.asset)


def _covers(held: Level, needed: Level) -> bool:
    """Whether one level of ad accounts is as high as another, or higher."""
    return rank(Kind.AD_ACCOUNT, held) >= rank(Kind.AD_ACCOUNT, needed)


def _new_group(wanting: Wanting, center: str, account: str) -> c.CreateAccountGroup:
    """Return the command that makes a group of this account alone."""
    name = unused_id(wanting.access.world, f"{account}-group")
    return c.CreateAccountGroup(
        actor=ANYBODY, business_center=center, id=name, ad_accounts=(account,)
    )
