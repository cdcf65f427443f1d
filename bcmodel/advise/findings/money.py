"""Findings about money: who manages it without a finance role, and whose role is of no use."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.people import entries
from bcmodel.advise.findings.survey import Survey
from bcmodel.rules import Case, Path
from bcmodel.rules import sources as s
from bcmodel.rules.governance import person_has_a_finance_role
from bcmodel.vocab.actions import Action
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.reasons import Reason, RouteKind
from bcmodel.vocab.words import Kind, Level, Status

Grant = f.Assignment | f.GroupAssignment
AdminOfAccount = tuple[str, str, str]
"""An Admin of an ad account: the person, the Business Center, and the ad account."""


@finding(
    FindingCode.MONEY_WITHOUT_FINANCE_ROLE, Severity.MEDIUM, sources=[s.LEVELS, s.ROLES, s.FINANCE]
)
def money_without_finance_role(survey: Survey) -> Iterator[Found]:
    """An assignment as Admin lets somebody without a finance role manage an account's money."""
    for (user, center, account), grants in sorted(_given_as_admin(survey).items()):
        member = survey.view.member(center, user)
        if member and _lacks_a_finance_role(survey, user, center):
            if not _manages_by_assignment(survey, user, center, account):
                continue
            yield Found(
                user,
                (center, account),
                f"{user} can manage the finance of {account} by an assignment as Admin, "
                f"without a finance role in {center}",
                (member, survey.tables.assets[account], *grants),
                tuple(_lowered(center, grant, account) for grant in grants),
            )


def _given_as_admin(survey: Survey) -> dict[AdminOfAccount, list[Grant]]:
    """Return the assignments that make people Admins of ad accounts, direct or by a group."""
    given: dict[AdminOfAccount, list[Grant]] = {}
    assets, groups = survey.tables.assets, survey.tables.groups
    for held in survey.assignments():
        if held.level is Level.ADMIN and isinstance(assets[held.asset], f.AdAccount):
            given.setdefault((held.user, held.business_center, held.asset), []).append(held)
    for user, row in survey.tables.group_assignments.items():
        for level in (level for levels in row.values() for level in levels):
            group = groups[level.group]
            for account in group.ad_accounts if level.level is Level.ADMIN else ():
                given.setdefault((user, group.business_center, account), []).append(level)
    return given


def _lacks_a_finance_role(survey: Survey, user: str, center: str) -> bool:
    here = survey.tables.centers[center]
    case = Case(survey.tables.users[user], here, survey.parameters)
    stops = person_has_a_finance_role.judge(
        survey.view, Path(case, here, RouteKind.MONEY, center=here)
    )
    return any(reason is Reason.FINANCE_ROLE_MISSING for reason, _ in stops)


def _manages_by_assignment(survey: Survey, user: str, center: str, account: str) -> bool:
    managing = Action.AD_ACCOUNT_MANAGE_FINANCE
    if not survey.access.can(user, managing, account):
        return False
    return any(
        route.is_open and route.business_center == center and route.kind is not RouteKind.MONEY
        for route in survey.access.decide(user, managing, account).routes
    )


def _lowered(center: str, grant: Grant, account: str) -> Outline:
    """Return what lowers a grant to the highest level without finance."""
    level = str(Level.OPERATOR)
    if isinstance(grant, f.GroupAssignment):
        return outline("assign_group", group=grant.group, user=grant.user, level=level)
    return outline(
        "change_assignment", business_center=center, user=grant.user, asset=account, level=level
    )


@finding(FindingCode.FINANCE_ROLE_UNUSED, Severity.LOW, sources=[s.ROLES, s.FINANCE, s.PAYMENTS])
def finance_role_unused(survey: Survey) -> Iterator[Found]:
    """Somebody has a finance role in a Business Center that controls no payment."""
    for member, user, center in entries(survey, Status.BOUND):
        if member.finance_role is not None and not _pays(survey, center.id):
            yield Found(
                user.id,
                (center.id,),
                f"{user.id} is Finance {member.finance_role} of {center.id}, "
                "which controls the payment of no ad account",
                (member, center),
                (outline("set_finance_role", business_center=center.id, user=user.id),),
                survey.may_hide(Kind.AD_ACCOUNT),
            )


def _pays(survey: Survey, center: str) -> bool:
    """Whether a Business Center owns an ad account, or shares the billing of one."""
    return bool(survey.view.ad_accounts_of(center) or survey.tables.billed.get(center))
