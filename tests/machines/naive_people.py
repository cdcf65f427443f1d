"""People and Business Centers: the commands by which memberships and settings change."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.vocab.words import MemberEnd, Verification
from tests.machines.naive_fields import BadInput
from tests.machines.naive_turn import BOUND, LIVE, PENDING, REJECTED, UNBOUND, Turn, changed, made

# Memberships


def invite_member(c: Turn) -> None:
    """7: PENDING, with what is preassigned; 7.1: limits, allowlist, accounts that are held."""
    center, user = c.center(), c.user()
    role = c.maybe("role") or "STANDARD"
    email = c.maybe("email") or user.email
    c.ask("business_center.invite_member", center.id)
    entry = c.entry(center.id, user.id)
    c.unless(entry is None or entry.status != PENDING, "INVITE_DUPLICATE_PENDING")
    c.unless(entry is None or entry.status != BOUND, "ALREADY_A_MEMBER")
    _ask_seats(c, center, entry, role)
    _ask_domain(c, center, role, email)
    _preassign(c, center, user)
    c.never_nothing = True  # what is there already has reasons of its own
    c.put(
        made(
            bc.Member,
            center.id,
            user.id,
            role=bc.Role(role),
            **c.given("finance_role"),
            status=PENDING,
            invited_email=email,
            expires_at=c.until(c.parameters.invitation_lifetime),
        )
    )


def _ask_seats(c: Turn, center: bc.BusinessCenter, entry: bc.Member | None, role: str) -> None:
    """7: PENDING and BOUND seats count; 7.1: who has a seat takes no second one."""
    seats = [one for one in c.every(bc.Member, business_center=center.id) if one.status in LIVE]
    admins = [one for one in seats if one.role == "ADMIN"]
    limit, admin_limit = c.parameters.member_limit, c.parameters.admin_limit
    if limit is not None and entry not in seats:
        c.unless(len(seats) < limit, "MEMBER_LIMIT_REACHED")
    if admin_limit is not None and role == "ADMIN" and entry not in admins:
        c.unless(len(admins) < admin_limit, "ADMIN_LIMIT_REACHED")


def _ask_domain(c: Turn, center: bc.BusinessCenter, role: str, email: str) -> None:
    """7: email domains bind invitations, scope ADMINS those of Admins; compared without case."""
    bound = center.email_domains and (center.email_scope == "ALL" or role == "ADMIN")
    domain = email.rpartition("@")[2].lower()
    allowed = [one.lower() for one in center.email_domains]
    c.unless(not bound or domain in allowed, "EMAIL_DOMAIN_NOT_ALLOWED")


def _preassign(c: Turn, center: bc.BusinessCenter, user: bc.User) -> None:
    """7.1: each account must be held, each group be its own; `level` is the level of both."""
    level = c.maybe("level")
    for name in c.several("ad_accounts"):
        account = c.thing_of(name)
        if not isinstance(account, bc.AdAccount):
            c.refuse("ACTION_NOT_APPLICABLE")
            continue
        c.refuse(*c.relation(center.id, account))
        c.put(bc.Assignment(center.id, user.id, name, level=bc.Level(level) if level else None))
    for name in c.several("groups"):
        group = c.one(bc.AccountGroup, id=name)
        if group is None or group.business_center != center.id:
            raise BadInput(f"{name} is no group of {center.id}")
        assign_level(c, group, user.id, level)


def assign_level(c: Turn, group: bc.AccountGroup, user: str, level: str | None) -> None:
    """7.1: a level in a group takes the place of the person's levels there."""
    for held in c.every(bc.GroupAssignment, group=group.id, user=user):
        c.drop(held)
    chosen = bc.Level(level) if level else c.parameters.group_default_level
    c.put(bc.GroupAssignment(group.id, user, chosen))


def resend_invitation(c: Turn) -> None:
    """7: renews the lifetime while PENDING and not expired."""
    center, user = c.center(), c.user()
    c.never_nothing = True
    c.ask("business_center.invite_member", center.id)
    entry = c.entry(center.id, user.id)
    if entry is None or entry.status != PENDING:
        c.refuse("NOTHING_PENDING")
        return
    c.unless(not c.ended(entry.expires_at), "INVITE_EXPIRED")
    c.put(changed(entry, expires_at=c.until(c.parameters.invitation_lifetime)))


def _invited(c: Turn) -> bc.Member | None:
    """7.1: the login gates, step 1 of 5.1, and a PENDING record of the actor's own."""
    center = c.center()
    c.sign_in()
    entry = c.entry(center.id, c.actor)
    if entry is None:
        c.refuse("INVITEE_ONLY")
    elif entry.status != PENDING:
        c.refuse("NOTHING_PENDING")
    c.stopped_by_status(center)
    return entry if entry is not None and entry.status == PENDING else None


def accept_invitation(c: Turn) -> None:
    """7: needs the invited email to be the person's, and an invitation that has not expired."""
    entry, person = _invited(c), c.one(bc.User, id=c.actor)
    if entry is None or person is None:
        return
    c.unless(not c.ended(entry.expires_at), "INVITE_EXPIRED")
    invited = entry.invited_email or person.email
    c.unless(invited.lower() == person.email.lower(), "INVITE_IDENTITY_MISMATCH")
    c.put(changed(entry, status=BOUND))


def decline_invitation(c: Turn) -> None:
    """7.1: an expired invitation can be declined too; what was preassigned ends."""
    entry = _invited(c)
    if entry is not None:
        c.put(changed(entry, status=REJECTED))
        _end_assignments(c, entry)


def cancel_invitation(c: Turn) -> None:
    """7: UNBOUND, CANCELLED; an expired invitation can be cancelled too."""
    center, user = c.center(), c.user()
    c.ask("business_center.invite_member", center.id)
    entry = c.entry(center.id, user.id)
    if entry is None or entry.status != PENDING:
        c.refuse("NOTHING_TO_DO")
        return
    _end(c, entry, MemberEnd.CANCELLED)


def _end(c: Turn, entry: bc.Member, ended: MemberEnd) -> None:
    c.put(changed(entry, status=UNBOUND, ended=ended))
    _end_assignments(c, entry)


def _end_assignments(c: Turn, entry: bc.Member) -> None:
    """7: ends assignments and group assignments in that Business Center, not elsewhere."""
    center, user = entry.business_center, entry.user
    for assignment in c.every(bc.Assignment, business_center=center, user=user):
        c.drop(assignment)
    for group in c.every(bc.AccountGroup, business_center=center):
        for held in c.every(bc.GroupAssignment, group=group.id, user=user):
            c.drop(held)


def _is_last_admin(c: Turn, entry: bc.Member) -> bool:
    admins = c.every(bc.Member, business_center=entry.business_center, status=BOUND, role="ADMIN")
    return admins == [entry]


def remove_member(c: Turn) -> None:
    """7.1: BOUND, else NOTHING_TO_DO; never the last bound Admin."""
    center, user = c.center(), c.user()
    c.ask("business_center.remove_member", center.id)
    entry = c.entry(center.id, user.id)
    if entry is None or entry.status != BOUND:
        c.refuse("NOTHING_TO_DO")
        return
    c.unless(not _is_last_admin(c, entry), "LAST_ADMIN")
    _end(c, entry, MemberEnd.REMOVED)


def leave(c: Turn) -> None:
    """7.1: asks business_center.leave; never the last bound Admin."""
    center = c.center()
    c.ask("business_center.leave", center.id)
    entry = c.entry(center.id, c.actor)
    if entry is not None and entry.status == BOUND:
        c.unless(not _is_last_admin(c, entry), "LAST_ADMIN")
        _end(c, entry, MemberEnd.LEFT)


def change_role(c: Turn) -> None:
    """7.1: of PENDING and BOUND members; to ADMIN asks the limit; never the last bound Admin."""
    center, user, role = c.center(), c.user(), c.text("role")
    c.ask("business_center.change_member_role", center.id)
    entry = c.entry(center.id, user.id)
    if not c.belongs(center.id, user.id) or entry is None:
        return
    _ask_seats(c, center, entry, role)
    c.unless(role == "ADMIN" or not _is_last_admin(c, entry), "LAST_ADMIN")
    c.put(changed(entry, role=bc.Role(role)))


def set_finance_role(c: Turn) -> None:
    """7.1: of PENDING and BOUND members; absent: taken away."""
    center, user = c.center(), c.user()
    c.ask("business_center.change_member_role", center.id)
    entry = c.entry(center.id, user.id)
    if c.belongs(center.id, user.id) and entry is not None:
        c.put(changed(entry, finance_role=c.maybe("finance_role")))


# People themselves


def enable_two_step(c: Turn) -> None:
    """7: anyone signed in, of themselves."""
    c.sign_in()
    person = c.one(bc.User, id=c.actor)
    if person is not None:
        c.put(changed(person, two_step=True))


def sign_up(c: Turn) -> None:
    """7: TikTok for Business; 7.1: whoever lacks that login may sign up for it."""
    c.sign_in(without_business_login=True)
    person = c.one(bc.User, id=c.actor)
    if person is not None:
        c.put(changed(person, tiktok_for_business=True))


# Business Centers


def create_business_center(c: Turn) -> None:
    """7.1: ENABLE, NOT_SUBMITTED, the actor BOUND, ADMIN, without a finance role."""
    identity = c.new_id()
    c.sign_in()
    if c.one(bc.User, id=c.actor) is not None:
        given = c.given("name", "type", "organization", "region", "currency")
        center = made(
            bc.BusinessCenter,
            identity,
            verification=Verification.NOT_SUBMITTED,
            **given,
        )
        c.put(center)
        c.put(bc.Member(identity, c.actor, role=bc.Role.ADMIN))


def submit_verification(c: Turn) -> None:
    """7: submits; of what is under review or verified nothing is left to submit."""
    center = c.center()
    c.ask("business_center.submit_verification", center.id)
    c.unless(center.verification not in ("REVIEWING", "VERIFIED"), "NOTHING_TO_DO")
    c.put(changed(center, verification=Verification.REVIEWING))


def _by_platform(c: Turn) -> None:
    """7: only the platform does it; 7.1: every actor is asked the login gates first."""
    c.sign_in()
    c.unless(c.actor == "platform", "PLATFORM_ONLY")


def set_verification(c: Turn) -> None:
    """7: by the platform."""
    _by_platform(c)
    c.put(changed(c.center(), verification=c.text("verification")))


def set_business_center_status(c: Turn) -> None:
    """7: by the platform."""
    _by_platform(c)
    c.put(changed(c.center(), status=c.text("status")))


def set_ad_account_status(c: Turn) -> None:
    """7: by the platform."""
    _by_platform(c)
    account = c.fitting(bc.AdAccount, "asset")
    if account is not None:
        c.put(changed(account, status=c.text("status")))


def set_tiktok_account_status(c: Turn) -> None:
    """7: by the platform; 7.1: `restricted` absent is none."""
    _by_platform(c)
    account = c.fitting(bc.TikTokAccount, "asset")
    if account is not None:
        status, restricted = c.text("status"), c.several("restricted")
        c.put(changed(account, status=status, restricted=restricted))


def set_two_step_scope(c: Turn) -> None:
    """7: asks business_center.manage_security."""
    center = c.center()
    c.ask("business_center.manage_security", center.id)
    c.put(changed(center, two_step_scope=c.text("two_step_scope")))


def set_email_domains(c: Turn) -> None:
    """7.1: the scope stays as it was where it is absent."""
    center = c.center()
    c.ask("business_center.manage_security", center.id)
    domains = c.several("email_domains")
    c.put(changed(center, email_domains=domains, **c.given("email_scope")))
