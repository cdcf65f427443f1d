"""Spark Ads codes: how a creator lets a post be advertised for a while, and how that is used."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.happening import Happening
from bcmodel.change.naming import making, naming, naming_besides
from bcmodel.facts.fields import code_days, identifier, optional_text
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.authority import actor_owns_the_account, something_changes
from bcmodel.rules.conditions.codes import (
    account_behind,
    code_can_be_extended,
    code_has_not_ended,
    code_is_known,
    code_is_not_in_use,
    code_named,
    code_was_not_revoked,
)
from bcmodel.vocab.words import CodeStatus, Kind


@command(
    "authorize {post} for {days} days with code {code}",
    "TikTok app > the post > Ad settings > Ad authorization > Generate code",
    sources=[s.API_NOTES, s.DELVIA],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class AuthorizePost(Command):
    """
    Let a post of one's own be advertised for `days`, by a new code; 30 days, if left out.

    Whether the post can be advertised at all is judged when the code is used.

    Refused: ACCOUNT_OWNER_ONLY for anybody but the owner of the TikTok account.
    """

    post: str = attrs.field(converter=identifier, metadata=naming(Kind.POST))
    code: str = attrs.field(converter=identifier, metadata=making(Kind.SPARK_CODE))
    days: int = attrs.field(default=30, converter=code_days)
    region: str | None = attrs.field(default=None, converter=optional_text)

    def conditions(self, demand: Demand) -> None:
        """Demand the owner of the account on which the post is."""
        view = demand.setting.view
        post = view.post(self.post)
        account = view.tiktok_account(post.tiktok_account) if post else None
        if account is not None:
            demand(actor_owns_the_account, account)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the code, which nobody uses yet."""
        issued_at = setting.view.now
        code = f.SparkCode(self.code, self.post, issued_at, days=self.days, region=self.region)
        yield became(Happening.POST_AUTHORIZED, code)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfCode(Command):
    """A command about a code; one that does not exist is refused, not an input error."""

    may_change_nothing = True

    code: str = attrs.field(converter=identifier)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByCreator(OfCode):
    """A command of the person whose TikTok account has the post of a code."""

    def conditions(self, demand: Demand) -> None:
        """Demand a code that exists, and its creator."""
        demand(code_is_known, self.code)
        account = account_behind(demand.setting.view, self.code)
        if account is not None:
            demand(actor_owns_the_account, account)


@command(
    "apply code {code} to {ad_account}",
    "TikTok Ads Manager > Tools > Creative library > Spark Ads posts > Apply for authorization",
    needs=Needs("ad_account.publish_ads", on="ad_account"),
    sources=[s.API_NOTES, s.SPARK_ERRORS],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ApplyCode(OfCode):
    """
    Enter a code in an ad account, which can then advertise the post until the code ends.

    Everything else about the code is judged when it is used.

    Refused: SPARK_CODE_INVALID, there is no such code; SPARK_CODE_DELETED; SPARK_CODE_EXPIRED;
    NOTHING_TO_DO where it is applied already.
    """

    ad_account: str = attrs.field(converter=identifier, metadata=naming_besides(Kind.AD_ACCOUNT))

    def conditions(self, demand: Demand) -> None:
        """Demand a code that is live and not applied yet."""
        demand(code_is_known, self.code)
        demand(code_was_not_revoked, self.code)
        demand(code_has_not_ended, self.code)
        code = code_named(demand.setting.view, self.code)
        if code is not None:
            is_new = self.ad_account not in code.applied_to
            demand(something_changes, is_new or code.status is not CodeStatus.IN_USE)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Put the code to use in the ad account."""
        code = code_named(setting.view, self.code)
        if code is not None:
            accounts = (*code.applied_to, self.ad_account)
            applied = attrs.evolve(code, status=CodeStatus.IN_USE, applied_to=accounts)
            yield became(Happening.CODE_APPLIED, applied)


@command(
    "extend code {code} to {days} days from now",
    "TikTok app > the post > Ad settings > Ad authorization > Extend",
    sources=[s.SPARK_ERRORS, s.API_NOTES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExtendCode(ByCreator):
    """
    Let a code end `days` from now; one that has ended is live again where it was applied.

    Refused: SPARK_CODE_INVALID, there is no such code; ACCOUNT_OWNER_ONLY for anybody but its
    creator; SPARK_CODE_DELETED; SPARK_CODE_EXPIRED unless `spark_extend_after_expiry`.
    """

    days: int = attrs.field(converter=code_days)

    def conditions(self, demand: Demand) -> None:
        """Demand also that the code was neither revoked nor has ended for good."""
        super().conditions(demand)
        demand(code_was_not_revoked, self.code)
        demand(code_can_be_extended, self.code)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Count the days anew, from now."""
        code = code_named(setting.view, self.code)
        if code is not None:
            revived = CodeStatus.IN_USE if code.applied_to else CodeStatus.NOT_USED
            status = revived if code.status is CodeStatus.EXPIRED else code.status
            now = setting.view.now
            extended = attrs.evolve(code, issued_at=now, days=self.days, status=status)
            yield became(Happening.CODE_EXTENDED, extended)


@command(
    "revoke code {code}",
    "TikTok app > the post > Ad settings > Ad authorization > Delete code",
    sources=[s.API_NOTES, s.DELVIA],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class RevokeCode(ByCreator):
    """
    Revoke a code for good; the post can be authorised anew.

    Refused: SPARK_CODE_INVALID, there is no such code; ACCOUNT_OWNER_ONLY for anybody but its
    creator; SPARK_IN_USE_CANNOT_DISABLE; NOTHING_TO_DO where it is revoked already.
    """

    def conditions(self, demand: Demand) -> None:
        """Demand also that nobody uses the code, and that it is not revoked yet."""
        super().conditions(demand)
        demand(code_is_not_in_use, self.code)
        code = code_named(demand.setting.view, self.code)
        if code is not None:
            demand(something_changes, code.status is not CodeStatus.DELETED)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Delete the code."""
        code = code_named(setting.view, self.code)
        if code is not None:
            revoked = attrs.evolve(code, status=CodeStatus.DELETED)
            yield became(Happening.CODE_REVOKED, revoked)
