"""Findings about assignments: those that give less than they say, and those that give nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import outline
from bcmodel.advise.findings.survey import Survey
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.seats import has_a_seat
from bcmodel.rules.sharing import owner_of
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.levels import LADDERS, default_level, rank
from bcmodel.vocab.words import Kind, Mode


def of_others(survey: Survey) -> Iterator[f.Assignment]:
    """Yield the assignments made in Business Centers that do not own the asset."""
    for held in survey.assignments():
        if owner_of(survey.tables.assets[held.asset]) != held.business_center:
            yield held


@finding(
    FindingCode.ASSIGNMENT_CAPPED, Severity.LOW, sources=[s.PARTNER_LEVELS, s.LEVELS, s.LEADSIE]
)
def assignment_capped(survey: Survey) -> Iterator[Found]:
    """An assignment is at a higher level than the Business Center holds the asset at."""
    if not survey.parameters.partner_member_capped_by_share:
        return
    for held in of_others(survey):
        kind = survey.tables.assets[held.asset].kind
        holding = survey.holding(held.asset, held.business_center)
        shares = [share for share in holding.shares if _has_a_level(kind, share)]
        level, ladder = held.level or default_level(kind), LADDERS[kind]
        if not shares or level is None:
            continue
        cap = ladder[max(rank(kind, share.level) for share in shares)]
        if ladder.index(level) > ladder.index(cap):
            center, user = held.business_center, held.user
            lower = {"business_center": center, "user": user, "asset": held.asset}
            yield Found(
                held.asset,
                (center, user),
                f"{user} is assigned {held.asset} at level {level} in {center}, "
                f"which holds it at level {cap}",
                (held, *shares),
                (outline("change_assignment", **lower, level=str(cap)),),
                holding.may_be_more,
            )


def _has_a_level(kind: Kind, share: f.Share) -> bool:
    """Whether a level means something on a share: of TikTok accounts, only in mode MANAGED."""
    return kind is not Kind.TIKTOK_ACCOUNT or share.mode is Mode.MANAGED


@finding(
    FindingCode.ASSIGNMENT_DANGLING, Severity.LOW, sources=[s.REMOVE_USERS, s.PARTNERS, s.LEVELS]
)
def assignment_dangling(survey: Survey) -> Iterator[Found]:
    """An assignment gives nothing: the person or the asset is gone from the Business Center."""
    for held in survey.assignments():
        member = survey.view.member(held.business_center, held.user)
        doubts = list(_loose_ends(survey, held, member))
        if doubts:
            where, user, asset = held.business_center, held.user, held.asset
            told = " and ".join(problem for problem, _ in doubts)
            shares = survey.view.shares_to(asset, where)
            yield Found(
                asset,
                (where, user),
                f"{asset} is assigned to {user} in {where}, but {told}",
                (held, *((member,) if member else ()), *shares),
                (outline("unassign_asset", business_center=where, user=user, asset=asset),),
                all(is_unsettled for _, is_unsettled in doubts),
            )


def _loose_ends(
    survey: Survey, held: f.Assignment, member: f.Member | None
) -> Iterator[tuple[str, bool]]:
    """Yield why an assignment gives nothing, each with whether something unseen may undo that."""
    center, user, asset = held.business_center, held.user, held.asset
    if not has_a_seat(member):
        may_be = member is None and survey.may_hide(Kind.MEMBER, business_center=center, user=user)
        yield f"{user} is not a member there", may_be
    if owner_of(survey.tables.assets[asset]) != center:
        holding = survey.holding(asset, center)
        if not holding.ways:
            yield f"{center} does not hold {asset}", holding.may_be_more
