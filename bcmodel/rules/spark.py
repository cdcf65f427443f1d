"""Spark Ads codes (J2): what lets an ad account promote somebody's post."""

from __future__ import annotations

from functools import partial

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import CodeStatus, PostStatus, PostType

SPARK_ADS = BIT[Action.AD_ACCOUNT_RUN_SPARK_ADS]


@rule(
    "J201",
    "spark-code-was-not-deleted",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_DELETED],
    about=SPARK_ADS,
    holds="code {using} was not deleted",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_was_not_deleted(view: View, path: Path) -> Stops:
    """A revoked code no longer authorises anything."""
    code = path.case.using
    is_deleted = isinstance(code, f.SparkCode) and code.status is CodeStatus.DELETED
    return stop(Reason.SPARK_CODE_DELETED, SPARK_ADS) if is_deleted else NOTHING


def has_expired(view: View, code: f.SparkCode) -> bool:
    """Whether a code has run out."""
    return code.status is CodeStatus.EXPIRED or view.reached(code.ends_at)


@rule(
    "J202",
    "spark-code-is-live",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_EXPIRED],
    about=SPARK_ADS,
    holds="code {using} has not expired",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_live(view: View, path: Path) -> Stops:
    """A code runs for the days it was issued for."""
    code = path.case.using
    ended = isinstance(code, f.SparkCode) and has_expired(view, code)
    return stop(Reason.SPARK_CODE_EXPIRED, SPARK_ADS) if ended else NOTHING


@rule(
    "J203",
    "spark-code-is-applied-to-the-ad-account",
    Grain.USED_THING,
    gives=[Reason.SPARK_CODE_NOT_APPLIED],
    about=SPARK_ADS,
    holds="code {using} is applied to {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_applied_to_the_ad_account(view: View, path: Path) -> Stops:
    """A code is entered in the ad account that promotes the post."""
    code = path.case.using
    applied = not isinstance(code, f.SparkCode) or path.asset.id in code.applied_to
    return NOTHING if applied else stop(Reason.SPARK_CODE_NOT_APPLIED, SPARK_ADS)


@rule(
    "J204",
    "spark-code-is-for-the-post",
    Grain.USED_THING,
    gives=[Reason.SPARK_WRONG_POST],
    about=SPARK_ADS,
    holds="code {using} is for the post in question",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_code_is_for_the_post(view: View, path: Path) -> Stops:
    """A code authorises one post."""
    code, post = path.case.using, path.case.post
    wrong = isinstance(code, f.SparkCode) and post is not None and post != code.post
    return stop(Reason.SPARK_WRONG_POST, SPARK_ADS) if wrong else NOTHING


@rule(
    "J205",
    "spark-code-is-of-the-region",
    Grain.USED_THING,
    gives=[Reason.SPARK_REGION_MISMATCH],
    about=SPARK_ADS,
    holds="code {using} is of the region of {asset}, as far as both are known",
    standing=Standing.REPORTED,
    sources=[s.DELVIA],
)
def spark_code_is_of_the_region(view: View, path: Path) -> Stops:
    """A code works in ad accounts of its own region."""
    code, account = path.case.using, path.asset
    if not isinstance(code, f.SparkCode) or not isinstance(account, f.AdAccount):
        return NOTHING
    differs = code.region and account.region and code.region != account.region
    return stop(Reason.SPARK_REGION_MISMATCH, SPARK_ADS) if differs else NOTHING


@rule(
    "J206",
    "spark-post-can-be-promoted",
    Grain.USED_THING,
    gives=[Reason.SPARK_POST_UNAVAILABLE, Reason.SPARK_POST_TYPE_UNSUPPORTED],
    about=SPARK_ADS,
    holds="the post of {using} is public and of a kind that can be promoted",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_post_can_be_promoted(view: View, path: Path) -> Stops:
    """Deleted, private and violating posts cannot be promoted, nor can stories."""
    code = path.case.using
    post = view.post(code.post) if isinstance(code, f.SparkCode) else None
    if post is None:
        return NOTHING
    gone = stop(Reason.SPARK_POST_UNAVAILABLE, SPARK_ADS)
    story = stop(Reason.SPARK_POST_TYPE_UNSUPPORTED, SPARK_ADS)
    return (gone if post.status is not PostStatus.AVAILABLE else NOTHING) + (
        story if post.type is PostType.STORY else NOTHING
    )


@rule(
    "J207",
    "spark-source-posts-are-covered",
    Grain.USED_THING,
    gives=[Reason.SPARK_SOURCE_CODE_MISSING],
    about=SPARK_ADS,
    holds="every post that the post of {using} builds on has a live code in {asset}",
    standing=Standing.DOCUMENTED,
    sources=[s.SPARK_ERRORS],
)
def spark_source_posts_are_covered(view: View, path: Path) -> Stops:
    """A duet or stitch also needs codes for the posts it is made of."""
    code = path.case.using
    post = view.post(code.post) if isinstance(code, f.SparkCode) else None
    if post is None:
        return NOTHING
    covered = [partial(is_covered, source, path.asset.id) for source in post.sources]
    return NOTHING if view.all_hold(covered) else stop(Reason.SPARK_SOURCE_CODE_MISSING, SPARK_ADS)


def is_covered(post: str, account: str, view: View) -> bool:
    """Whether a post has a code that covers an ad account."""
    return any(covers(view, code, account) for code in view.codes_for(post))


def covers(view: View, code: f.SparkCode, account: str) -> bool:
    """Whether a code is live and applied to an ad account."""
    is_live = code.status is not CodeStatus.DELETED and not has_expired(view, code)
    return is_live and account in code.applied_to
