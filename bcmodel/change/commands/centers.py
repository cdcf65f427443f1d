"""Business Centers: how one begins, its verification and status, and whom it lets in and how."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.event import Effect, became
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, making
from bcmodel.facts.fields import identifier, identifiers, optional_text
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.view import View
from bcmodel.vocab.words import (
    CenterStatus,
    CenterType,
    EmailScope,
    Kind,
    Organization,
    Role,
    TwoStepScope,
    Verification,
)

SECURING = Needs("business_center.manage_security", on="business_center")


def optional_email_scope(value: str | None) -> EmailScope | None:
    """Accept whom an email allowlist binds, or nothing."""
    return None if value is None else EmailScope(value)


@command(
    "create Business Center {id}",
    "TikTok For Business > Business Center > Create",
    sources=[s.ABOUT],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CreateBusinessCenter(Command):
    """
    Create a Business Center, not yet verified; whoever creates it becomes its first Admin.

    That gives no finance role. Anybody who is signed in may do it.
    """

    id: str = attrs.field(converter=identifier, metadata=making(Kind.BUSINESS_CENTER))
    name: str | None = attrs.field(default=None, converter=optional_text)
    type: CenterType = attrs.field(default=CenterType.NORMAL, converter=CenterType)
    organization: Organization = attrs.field(default=Organization.STANDARD, converter=Organization)
    region: str | None = attrs.field(default=None, converter=optional_text)
    currency: str | None = attrs.field(default=None, converter=optional_text)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it is new
        """Make the Business Center, and its first Admin."""
        made = f.BusinessCenter(
            self.id,
            name=self.name,
            type=self.type,
            organization=self.organization,
            verification=Verification.NOT_SUBMITTED,
            region=self.region,
            currency=self.currency,
        )
        yield became(Happening.CENTER_CREATED, made)
        first = f.Member(self.id, self.actor, role=Role.ADMIN)
        yield became(Happening.CENTER_FOUNDED, first)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfCenter(Command):
    """A command about one Business Center itself."""

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def center(self, view: View) -> f.BusinessCenter:
        """Return the Business Center; that it is there was checked before."""
        return view.tables.centers[self.business_center]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByThePlatform(OfCenter):
    """A command about a Business Center that only the platform gives."""

    is_the_platforms = True


BEING_DONE = (Verification.REVIEWING, Verification.VERIFIED)
"""States of verification in which there is nothing to submit."""


@command(
    "submit {business_center} for verification",
    "Business Center settings > Business verification > Submit",
    needs=Needs("business_center.submit_verification", on="business_center"),
    sources=[s.SUBMIT_VERIFICATION, s.VERIFICATION],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SubmitVerification(OfCenter):
    """
    Hand in a Business Center's documents, for the first time or again; the platform reviews them.

    Refused: NOTHING_TO_DO while they are reviewed, and once it is verified.
    """

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Let the documents be reviewed."""
        before = self.center(setting.view)
        if before.verification not in BEING_DONE:
            after = attrs.evolve(before, verification=Verification.REVIEWING)
            yield became(Happening.VERIFICATION_SUBMITTED, after)


@command(
    "set the verification of {business_center} to {verification}",
    "none: the platform does it",
    sources=[s.VERIFICATION, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetVerification(ByThePlatform):
    """
    Set the result of a Business Center's verification.

    Refused: PLATFORM_ONLY for anybody else; NOTHING_TO_DO if it is so already.
    """

    verification: Verification = attrs.field(converter=Verification)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set the state of the verification."""
        after = attrs.evolve(self.center(setting.view), verification=self.verification)
        yield became(Happening.VERIFICATION_SET, after)


@command(
    "set the status of {business_center} to {status}",
    "none: the platform does it",
    sources=[s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetBusinessCenterStatus(ByThePlatform):
    """
    Enable, review, deny, punish or delete a Business Center.

    Refused: PLATFORM_ONLY for anybody else; NOTHING_TO_DO if it is so already.
    """

    status: CenterStatus = attrs.field(converter=CenterStatus)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set the status."""
        after = attrs.evolve(self.center(setting.view), status=self.status)
        yield became(Happening.CENTER_STATUS_SET, after)


@command(
    "set who needs 2-step verification in {business_center} to {two_step_scope}",
    "Business Center settings > Security > 2-step verification",
    needs=SECURING,
    sources=[s.TWO_STEP],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetTwoStepScope(OfCenter):
    """
    Ask nobody, the Admins or everybody in a Business Center for two-step verification.

    Refused: NOTHING_TO_DO if it is so already.
    """

    two_step_scope: TwoStepScope = attrs.field(converter=TwoStepScope)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set who is asked."""
        after = attrs.evolve(self.center(setting.view), two_step_scope=self.two_step_scope)
        yield became(Happening.TWO_STEP_SCOPE_SET, after)


@command(
    "set the email domains of {business_center} to {email_domains}",
    "Business Center settings > Security > Email allowlist",
    needs=SECURING,
    sources=[s.EMAIL_ALLOWLIST, s.SET_ALLOWLIST],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class SetEmailDomains(OfCenter):
    """
    Invite only people, or only Admins, with addresses of certain domains; with none, anybody.

    Members stay members. Left out, `email_scope` stays as it is.

    Refused: NOTHING_TO_DO if it is so already.
    """

    email_domains: tuple[str, ...] = attrs.field(converter=identifiers)
    email_scope: EmailScope | None = attrs.field(default=None, converter=optional_email_scope)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Set the allowlist, and whom it binds."""
        before = self.center(setting.view)
        scope = self.email_scope or before.email_scope
        after = attrs.evolve(before, email_domains=self.email_domains, email_scope=scope)
        yield became(Happening.EMAIL_DOMAINS_SET, after)
