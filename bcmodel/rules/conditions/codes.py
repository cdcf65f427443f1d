"""Codes (J, T): what giving, applying, extending and revoking a Spark Ads code takes."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.condition import Setting, condition, reasons_against
from bcmodel.rules.rule import Case, Path, Rule
from bcmodel.rules.sources import Standing
from bcmodel.rules.spark import SPARK_ADS, spark_code_is_live, spark_code_was_not_deleted
from bcmodel.view import View
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import CodeStatus


def code_named(view: View, code: str) -> f.SparkCode | None:
    """Return a Spark Ads code, if it is there."""
    found = view.tables.codes.get(code)
    if found is not None:
        view.codes_for(found.post)  # looked up for the note: codes are read by their posts
    return found


def account_behind(view: View, code: str) -> f.TikTokAccount | None:
    """Return the TikTok account whose post a code authorises."""
    found = code_named(view, code)
    post = view.post(found.post) if found else None
    return view.tiktok_account(post.tiktok_account) if post else None


def _against(setting: Setting, rule: Rule, code: str) -> Iterator[Reason]:
    """Yield why a rule of Spark Ads would stop them by a code, where it is there."""
    found, account = code_named(setting.view, code), account_behind(setting.view, code)
    if found is not None and account is not None and setting.actor is not None:
        path = Path.to(Case(setting.actor, account, setting.parameters, using=found))
        yield from reasons_against(SPARK_ADS, rule, setting.view, path)


@condition(
    "J601",
    "spark-code-is-known",
    gives=[Reason.SPARK_CODE_INVALID],
    holds="there is a code {using}",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def code_is_known(setting: Setting, code: str) -> Iterator[Reason]:
    """A mistyped code is nobody's."""
    if code_named(setting.view, code) is None:
        yield Reason.SPARK_CODE_INVALID


@condition(
    "J602",
    "spark-code-was-not-revoked",
    gives=[Reason.SPARK_CODE_DELETED],
    holds="code {using} was not revoked",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def code_was_not_revoked(setting: Setting, code: str) -> Iterator[Reason]:
    """What its creator revoked is neither applied nor extended; it takes a new code."""
    yield from _against(setting, spark_code_was_not_deleted, code)


@condition(
    "J603",
    "spark-code-has-not-ended",
    gives=[Reason.SPARK_CODE_EXPIRED],
    holds="code {using} has not ended",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def code_has_not_ended(setting: Setting, code: str) -> Iterator[Reason]:
    """A code is applied while it lives; its creator can extend it."""
    yield from _against(setting, spark_code_is_live, code)


@condition(
    "J604",
    "spark-code-is-not-in-use",
    gives=[Reason.SPARK_IN_USE_CANNOT_DISABLE],
    holds="nobody advertises with code {using}",
    standing=Standing.DOCUMENTED,
    sources=[s.API_NOTES],
)
def code_is_not_in_use(setting: Setting, code: str) -> Iterator[Reason]:
    """A post that is advertised with stays authorised until its code ends."""
    found = code_named(setting.view, code)
    if found is not None and found.status is CodeStatus.IN_USE:
        yield Reason.SPARK_IN_USE_CANNOT_DISABLE


@condition(
    "T601",
    "spark-code-can-be-extended",
    gives=[Reason.SPARK_CODE_EXPIRED],
    holds="code {using} can still be extended",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def code_can_be_extended(setting: Setting, code: str) -> Iterator[Reason]:
    """A code that has ended lives again when it is extended, unless the rulebook says otherwise."""
    if not setting.parameters.spark_extend_after_expiry:
        yield from _against(setting, spark_code_is_live, code)
