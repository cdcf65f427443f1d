"""Findings about people: how safe their logins are, and whether they still belong inside."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.advise.findings.centers import SECURING
from bcmodel.advise.findings.finding import Found, finding
from bcmodel.advise.findings.moves import Outline, outline
from bcmodel.advise.findings.survey import Survey
from bcmodel.resolve import Route
from bcmodel.rules import sources as s
from bcmodel.rules.assignment import asset_is_assigned_to_the_person
from bcmodel.rules.conditions.partners import granter_behind
from bcmodel.rules.conditions.seats import address_is_on_the_allowlist
from bcmodel.rules.sharing import owner_of
from bcmodel.vocab.actions import Action
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.words import MemberEnd, Origin, Role, Status, TwoStepScope


def entries(survey: Survey, status: Status) -> Iterator[tuple[f.Member, f.User, f.BusinessCenter]]:
    """Yield every membership in one state, with the person and the Business Center."""
    for user, row in sorted(survey.tables.members.items()):
        for center, member in row.items():
            if member.status is status:
                yield member, survey.tables.users[user], survey.tables.centers[center]


@finding(FindingCode.TWO_STEP_OFF, Severity.HIGH, sources=[s.TWO_STEP, SECURING])
def two_step_off(survey: Survey) -> Iterator[Found]:
    """An Admin does not use two-step verification, and the Business Center does not require it."""
    for member, user, center in entries(survey, Status.BOUND):
        is_asked = center.two_step_scope is not TwoStepScope.NONE
        if member.role is Role.ADMIN and not user.two_step and not is_asked:
            yield Found(
                user.id,
                (center.id,),
                f"{user.id} is an Admin of {center.id} without 2-step verification",
                (user, center, member),
                (outline("enable_two_step").given_by(user.id),),
            )


@finding(
    FindingCode.EMAIL_OUTSIDE_DOMAINS,
    Severity.MEDIUM,
    sources=[s.EMAIL_ALLOWLIST, s.SET_ALLOWLIST],
)
def email_outside_domains(survey: Survey) -> Iterator[Found]:
    """A member has an address that the allowlist of the Business Center would not let in."""
    for member, user, center in entries(survey, Status.BOUND):
        refused = address_is_on_the_allowlist.judge(
            survey.setting, center.id, user.email, member.role
        )
        if any(refused):
            domains = ", ".join(center.email_domains)
            yield Found(
                user.id,
                (center.id,),
                f"{user.id} is in {center.id} with the address {user.email}, outside {domains}",
                (user, center, member),
                (outline("remove_member", business_center=center.id, user=user.id),),
            )


@finding(FindingCode.STALE_INVITE, Severity.LOW, sources=[s.DELVIA, s.ADD_USERS])
def stale_invite(survey: Survey) -> Iterator[Found]:
    """An invitation has expired but stands, in the way of a new one."""
    for member, user, center in entries(survey, Status.PENDING):
        if survey.view.reached(member.expires_at):
            yield Found(
                user.id,
                (center.id,),
                f"the invitation of {user.id} to {center.id} has expired and still stands",
                (member,),
                (outline("cancel_invitation", business_center=center.id, user=user.id),),
            )


@finding(FindingCode.LEAVER_STILL_INSIDE, Severity.HIGH, sources=[s.REMOVE_USERS, s.DELVIA])
def leaver_still_inside(survey: Survey) -> Iterator[Found]:
    """Somebody who left or was removed can still do something on what the Business Center owns."""
    for member, user, center in entries(survey, Status.UNBOUND):
        if member.ended is MemberEnd.CANCELLED:
            continue
        for asset, actions in sorted(survey.access.what_can(user.id).items()):
            thing = survey.tables.assets.get(asset)
            if thing is not None and owner_of(thing) == center.id:
                left = "left" if member.ended is MemberEnd.LEFT else "was removed from"
                routes = open_routes(survey, user.id, asset, actions)
                yield Found(
                    user.id,
                    (center.id, asset),
                    f"{user.id} {left} {center.id} and is still allowed {len(actions)} "
                    f"action{'s' * (len(actions) != 1)} on {asset}, {_through(routes)}",
                    (member, thing, *_grants(survey, routes)),
                    closing(survey, routes),
                )


def open_routes(
    survey: Survey, user: str, asset: str, actions: frozenset[Action]
) -> list[tuple[Action, Route]]:
    """Return every open route by which a person can do any of the actions on an asset."""
    return [
        (action, route)
        for action in sorted(actions)
        for route in survey.access.decide(user, action, asset).routes
        if route.is_open
    ]


def _through(routes: list[tuple[Action, Route]]) -> str:
    centers = sorted({route.business_center or "their own account" for _, route in routes})
    return f"through {', '.join(centers)}"


def _grants(survey: Survey, routes: list[tuple[Action, Route]]) -> tuple[f.Fact, ...]:
    """Return the shares and assignments that the routes rest on."""
    found: dict[f.Fact, None] = {}
    for _, route in routes:
        path = route.path
        direct, by_group = _assigned(survey, route)
        every = (path.share, direct, *by_group)
        found.update(dict.fromkeys(fact for fact in every if fact is not None))
    return tuple(found)


def _assigned(
    survey: Survey, route: Route
) -> tuple[f.Assignment | None, tuple[f.GroupAssignment, ...]]:
    """Return the assignments that a route rests on; none for a route that needs none."""
    path = route.path
    if path.center is None or asset_is_assigned_to_the_person not in route.steps:
        return None, ()
    center, asset, user = path.center.id, path.asset.id, path.case.user.id
    groups = survey.view.levels_by_group(center, asset, user)
    return survey.view.assignment(center, user, asset), groups


def closing(survey: Survey, routes: list[tuple[Action, Route]]) -> tuple[Outline, ...]:
    """Return what closes every route; nothing where one of them cannot be closed."""
    outlines: dict[Outline, None] = {}
    for _, route in routes:
        moves = list(_closing(survey, route))
        if not moves:
            return ()
        outlines.update(dict.fromkeys(moves))
    return tuple(outlines)


def _closing(survey: Survey, route: Route) -> Iterator[Outline]:
    path = route.path
    center, asset, user = route.business_center, path.asset.id, path.case.user.id
    direct, by_group = _assigned(survey, route)
    if direct is not None:
        yield outline("unassign_asset", business_center=center, user=user, asset=asset)
    for group in dict.fromkeys(held.group for held in by_group):
        yield outline("unassign_group", group=group, user=user)
    share = path.share
    if direct is not None or by_group or share is None:
        return
    if share.origin is Origin.PARTNER:
        granter = granter_behind(survey.view, share)
        yield outline("unshare_asset", business_center=granter, asset=asset, to=share.to)
    elif isinstance(path.asset, f.AdAccount):
        yield outline("remove_business_center", asset=asset, business_center=share.to)
