"""Governance and money (G, F): what asks for a role in the Business Center itself."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.membership import is_bound_admin
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import EVERY_ACTION, Action, ActionSet, action_set
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import FinanceRole, Role

NOT_ADMIN = stop(Reason.BC_ROLE_NOT_ADMIN, EVERY_ACTION)


@rule(
    "G101",
    "person-is-an-admin",
    Grain.MEMBERSHIP,
    gives=[Reason.BC_ROLE_NOT_ADMIN],
    holds="{user} is an Admin of {center}",
    standing=Standing.DOCUMENTED,
    sources=[s.ROLES, s.ADD_USERS],
)
def person_is_an_admin(view: View, path: Path) -> Stops:
    """Admins govern a Business Center and what it holds, without being assigned anything."""
    if path.center is None:
        return NOTHING
    member = view.member(path.center.id, path.case.user.id)
    return NOTHING if member and member.role is Role.ADMIN else NOT_ADMIN


NO_CONTROL = stop(Reason.PAYMENT_NOT_CONTROLLED, EVERY_ACTION)


@rule(
    "F101",
    "business-center-controls-the-payment",
    Grain.HOLDING,
    gives=[Reason.PAYMENT_NOT_CONTROLLED],
    is_anchor=True,
    holds="{center} controls the payment of {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.PAYMENTS, s.FINANCE],
)
def business_center_controls_the_payment(view: View, path: Path) -> Stops:
    """An ad account's money is seen where it is owned, or where its billing is shared."""
    account, center = path.asset, path.center
    if center is None or not isinstance(account, f.AdAccount):
        return NOTHING
    controls = account.owner == center.id or center.id in account.billing_shared_with
    return NOTHING if controls else NO_CONTROL


SEEING_MONEY = action_set([Action.AD_ACCOUNT_VIEW_FINANCE, Action.BUSINESS_CENTER_VIEW_FINANCE])
MOVING_MONEY = action_set([Action.AD_ACCOUNT_MANAGE_FINANCE, Action.BUSINESS_CENTER_MANAGE_FINANCE])
MONEY = ActionSet(SEEING_MONEY | MOVING_MONEY)
BY_FINANCE_ROLE = {
    FinanceRole.MANAGER: NOTHING,
    FinanceRole.ANALYST: stop(Reason.FINANCE_ROLE_READ_ONLY, MOVING_MONEY),
    None: stop(Reason.FINANCE_ROLE_MISSING, MONEY),
}


@rule(
    "F102",
    "person-has-a-finance-role",
    Grain.MEMBERSHIP,
    gives=[Reason.FINANCE_ROLE_MISSING, Reason.FINANCE_ROLE_READ_ONLY],
    about=MONEY,
    holds="{user}'s finance role in {center} covers {action}",
    standing=Standing.DOCUMENTED,
    sources=[s.ROLES, s.ROLES_FAQ, s.ADD_USERS],
)
def person_has_a_finance_role(view: View, path: Path) -> Stops:
    """Money is a role of its own: Analysts see it, Managers move it, bare Admins do neither."""
    if path.center is None:
        return NOTHING
    member = view.member(path.center.id, path.case.user.id)
    if path.case.parameters.admin_sees_money and is_bound_admin(member):
        return NOTHING
    return BY_FINANCE_ROLE[member.finance_role if member else None]
