"""Findings about Business Centers: who governs them, whether they are verified, their partners."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.survey import Survey
from bcmodel.rules import Source
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.seats import has_a_seat
from bcmodel.rules.sharing import owner_of
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.words import Kind, Origin, Role, Status, Verification

SECURING = Source(
    "Best practices for securing your Business Center",
    "https://ads.tiktok.com/help/article/best-practices-for-securing-your-business-center",
)


def admins(survey: Survey, center: str) -> list[f.Member]:
    """Return the entries of a Business Center's bound Admins."""
    team = survey.view.team(center).values()
    return [m for m in team if m.status is Status.BOUND and m.role is Role.ADMIN]


@finding(FindingCode.SINGLE_ADMIN, Severity.MEDIUM, sources=[SECURING, s.ROLES])
def single_admin(survey: Survey) -> Iterator[Found]:
    """A Business Center has only one Admin; when they are away, nobody governs it."""
    for center in survey.tables.centers.values():
        found = admins(survey, center.id)
        if len(found) == 1:
            name = found[0].user
            yield Found(
                center.id,
                (),
                f"{name} is the only Admin of {center.id}; two are advised",
                (center, *found),
                (_another_admin(survey, center.id),),
                survey.may_hide(Kind.MEMBER, business_center=center.id),
            )


def _another_admin(survey: Survey, center: str) -> Outline:
    """Return the way to a second Admin: one of the other members, or somebody new."""
    members = [m for m in survey.view.team(center).values() if m.status is Status.BOUND]
    do = "change_role" if len(members) > 1 else "invite_member"
    return outline(do, business_center=center, role="ADMIN").left_open()


@finding(FindingCode.NO_ADMIN_LEFT, Severity.HIGH, sources=[SECURING, s.ROLES])
def no_admin_left(survey: Survey) -> Iterator[Found]:
    """A Business Center has no Admin, so nobody can appoint one."""
    for center in survey.tables.centers.values():
        if not admins(survey, center.id):
            yield Found(
                center.id,
                (),
                f"{center.id} has no Admin",
                (center, *survey.view.team(center.id).values()),
                tuple(_admins_to_come(survey, center.id)),
                survey.may_hide(Kind.MEMBER, business_center=center.id),
            )


def _admins_to_come(survey: Survey, center: str) -> Iterator[Outline]:
    """Yield the acceptance of an open invitation as Admin, if there is one."""
    for member in survey.view.team(center).values():
        is_open = member.status is Status.PENDING and not survey.view.reached(member.expires_at)
        if is_open and member.role is Role.ADMIN:
            yield outline("accept_invitation", business_center=center).given_by(member.user)
            return


NEAR = 90
"""From how many per cent of the limit on it counts as near."""


@finding(FindingCode.ADMIN_LIMIT_NEAR, Severity.LOW, sources=[s.ADD_USERS])
def admin_limit_near(survey: Survey) -> Iterator[Found]:
    """A Business Center has nearly as many Admins as it can have, invited ones included."""
    limit = survey.parameters.admin_limit
    for center in survey.tables.centers.values() if limit is not None else ():
        team = survey.view.team(center.id).values()
        seats = [m for m in team if has_a_seat(m) and m.role is Role.ADMIN]
        if limit is not None and seats and 100 * len(seats) >= NEAR * limit:
            yield Found(
                center.id,
                (),
                f"{center.id} has {len(seats)} Admins, invited ones included, of at most {limit}",
                (center, *seats),
                (outline("change_role", business_center=center.id, role="STANDARD").left_open(),),
            )


@finding(
    FindingCode.BC_NOT_VERIFIED, Severity.MEDIUM, sources=[s.VERIFICATION, s.SUBMIT_VERIFICATION]
)
def bc_not_verified(survey: Survey) -> Iterator[Found]:
    """A Business Center is not verified, so it cannot create accounts."""
    for center in survey.tables.centers.values():
        if center.verification is not Verification.VERIFIED:
            submit = outline("submit_verification", business_center=center.id)
            waits = center.verification is Verification.REVIEWING
            result = outline(
                "set_verification",
                business_center=center.id,
                verification=str(Verification.VERIFIED),
            )
            yield Found(
                center.id,
                (),
                f"the verification of {center.id} is {center.verification}, not VERIFIED",
                (center,),
                (result,) if waits else (submit, result),
            )


def _pairs_that_share(survey: Survey) -> Iterator[frozenset[str]]:
    """Yield two Business Centers for everything that one has of the other, shared or requested."""
    for one in survey.partner_shares:
        yield frozenset({one.granter, one.share.to})
    for asset, shares in survey.tables.shares.items():
        owner = owner_of(survey.tables.assets[asset])
        for share in shares if owner else ():
            if share.status is Status.BOUND and share.origin is not Origin.PARTNER:
                yield frozenset({str(owner), share.to})


@finding(FindingCode.PARTNER_WITHOUT_SHARES, Severity.LOW, sources=[s.PARTNERS])
def partner_without_shares(survey: Survey) -> Iterator[Found]:
    """Two Business Centers are partners, and neither shares anything with the other."""
    sharing = set(_pairs_that_share(survey))
    for (a, b), partnership in sorted(survey.tables.partnerships.items(), key=str):
        one, other = str(a), str(b)
        if frozenset({one, other}) in sharing or not survey.are_partners(one, other):
            continue
        is_unsettled = survey.may_share_unseen(one, other) or survey.may_share_unseen(other, one)
        for side, partner in ((one, other), (other, one)):
            yield Found(
                partner,
                (side,),
                f"{partner} is a partner of {side}, and neither shares anything with the other",
                (partnership,),
                (outline("remove_partner", business_center=side, partner=partner),),
                is_unsettled,
            )
