"""Spark Ads codes: given by a creator, applied to an ad account, extended, revoked."""

from __future__ import annotations

import attrs
import pytest

import bcmodel as bc
from bcmodel import commands as c
from bcmodel.change import Command
from tests.unit.change.doing import access_to, change, faults_of, happened, refused
from tests.unit.towns import DAY, NOON

FRESH = bc.SparkCode("code-1", "post-1", NOON)
USED = bc.SparkCode("code-2", "post-1", NOON, status="IN_USE", applied_to=["adv-1"])
OVER = bc.SparkCode(
    "code-3", "post-1", NOON - 7 * DAY, days=7, status="IN_USE", applied_to=["adv-1"]
)
TOLD_OVER = bc.SparkCode("code-4", "post-1", NOON - DAY, status="EXPIRED", applied_to=["adv-1"])
NEVER_USED = bc.SparkCode("code-5", "post-1", NOON - DAY, status="EXPIRED")
GONE = bc.SparkCode("code-6", "post-1", NOON - DAY, status="DELETED")
CODES = (USED, OVER, TOLD_OVER, NEVER_USED, GONE)

authorize = c.AuthorizePost(actor="leo", post="post-1", code="code-9")


def apply(code: str, account: str = "adv-1", by: str = "mia") -> c.ApplyCode:
    """Return the command that enters a code in an ad account."""
    return c.ApplyCode(actor=by, code=code, ad_account=account)


def extend(code: str, days: int = 60, by: str = "leo") -> c.ExtendCode:
    """Return the command that extends a code."""
    return c.ExtendCode(actor=by, code=code, days=days)


def revoke(code: str, by: str = "leo") -> c.RevokeCode:
    """Return the command that revokes a code."""
    return c.RevokeCode(actor=by, code=code)


def test_a_creator_authorizes_a_post() -> None:
    """By a new code that nobody uses yet, for 30 days unless they say otherwise."""
    assert change(access_to(), authorize) == (set(), {attrs.evolve(FRESH, code="code-9")})
    longer = attrs.evolve(authorize, days=365, region="VN")
    made = attrs.evolve(FRESH, code="code-9", days=365, region="VN")
    assert change(access_to(), longer) == (set(), {made})
    assert happened(access_to(), authorize) == ["post_authorized"]


def test_nobody_authorizes_the_posts_of_others() -> None:
    """Nor anybody the posts of an organization account."""
    assert refused(access_to(), attrs.evolve(authorize, actor="ada")) == ["ACCOUNT_OWNER_ONLY"]
    official = attrs.evolve(authorize, actor="zoe", post="post-a")
    assert refused(access_to(bc.Post("post-a", "tt-acme")), official) == ["ACCOUNT_OWNER_ONLY"]


def test_whether_a_post_can_be_advertised_is_judged_at_use() -> None:
    """A code for a story is given, and is of no use."""
    story = bc.Post("story", "tt-leo", type="STORY")
    access = access_to(story).after(attrs.evolve(authorize, post="story")).after(apply("code-9"))
    decision = access.decide("mia", "ad_account.run_spark_ads", "adv-1", "code-9")
    assert decision.reasons == ("SPARK_POST_TYPE_UNSUPPORTED",)


def test_a_code_is_applied_to_an_ad_account() -> None:
    """To several, one after another; to the same one once."""
    used = attrs.evolve(FRESH, status="IN_USE", applied_to=["adv-1"])
    assert change(access_to(), apply("code-1")) == ({FRESH}, {used})
    both = attrs.evolve(USED, applied_to=["adv-1", "adv-2"])
    assert change(access_to(*CODES), apply("code-2", "adv-2")) == ({USED}, {both})
    assert refused(access_to(*CODES), apply("code-2")) == ["NOTHING_TO_DO"]
    assert happened(access_to(), apply("code-1")) == ["code_applied"]


def test_a_code_told_applied_but_unused_is_put_to_use_by_applying_it() -> None:
    """That is something to do; extending it puts nothing to use."""
    odd = bc.SparkCode("code-7", "post-1", NOON, applied_to=["adv-1"])
    used = attrs.evolve(odd, status="IN_USE")
    assert change(access_to(odd), apply("code-7")) == ({odd}, {used})
    assert change(access_to(odd), extend("code-7")) == ({odd}, {attrs.evolve(odd, days=60)})


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("code-6", "SPARK_CODE_DELETED"),
        ("code-3", "SPARK_CODE_EXPIRED"),
        ("code-4", "SPARK_CODE_EXPIRED"),
        ("code-x", "SPARK_CODE_INVALID"),
    ],
)
def test_a_code_is_applied_while_it_lives(code: str, reason: str) -> None:
    """Not a revoked one, one that ended at this instant or was told to have, or a mistyped one."""
    assert refused(access_to(*CODES), apply(code, "adv-2")) == [reason]


def test_a_code_is_applied_by_who_publishes_ads() -> None:
    """What the person may not comes first, then what is wrong with the code."""
    assert refused(access_to(), apply("code-1", by="zoe")) == ["ASSET_NOT_ASSIGNED"]
    assert refused(access_to(), apply("code-x", by="zoe")) == [
        "ASSET_NOT_ASSIGNED",
        "SPARK_CODE_INVALID",
    ]


def test_an_extended_code_ends_so_many_days_from_now() -> None:
    """Extending is never nothing, even if nothing changes."""
    later = attrs.evolve(USED, issued_at=NOON + DAY, days=7)
    access = access_to(*CODES, at=NOON + DAY)
    assert change(access, extend("code-2", days=7)) == ({USED}, {later})
    assert happened(access, extend("code-2", days=7)) == ["code_extended"]
    assert change(access_to(), extend("code-1", days=30)) == (set(), set())


def test_a_code_that_ended_lives_again_by_extension() -> None:
    """In use where it was applied, else not used."""
    for code, status in ((OVER, "IN_USE"), (TOLD_OVER, "IN_USE"), (NEVER_USED, "NOT_USED")):
        alive = attrs.evolve(code, issued_at=NOON, days=60, status=status)
        assert change(access_to(*CODES), extend(code.code)) == ({code}, {alive})


def test_a_rulebook_can_forbid_to_revive_a_code() -> None:
    """It is extended in time then, or not at all."""
    access = access_to(*CODES, spark_extend_after_expiry=False)
    for code in (OVER, TOLD_OVER, NEVER_USED):
        assert refused(access, extend(code.code)) == ["SPARK_CODE_EXPIRED"]
    assert happened(access, extend("code-2")) == ["code_extended"]


def test_a_revoked_code_is_not_extended() -> None:
    """It takes a new one."""
    assert refused(access_to(*CODES), extend("code-6")) == ["SPARK_CODE_DELETED"]


def test_a_code_is_revoked_while_nobody_uses_it() -> None:
    """For good, and once."""
    assert change(access_to(), revoke("code-1")) == (
        {FRESH},
        {attrs.evolve(FRESH, status="DELETED")},
    )
    assert happened(access_to(), revoke("code-1")) == ["code_revoked"]
    assert refused(access_to(*CODES), revoke("code-2")) == ["SPARK_IN_USE_CANNOT_DISABLE"]
    assert refused(access_to(*CODES), revoke("code-6")) == ["NOTHING_TO_DO"]
    for code in ("code-4", "code-5"):
        assert happened(access_to(*CODES), revoke(code)) == ["code_revoked"]


@pytest.mark.parametrize("command", [extend("code-1", by="ada"), revoke("code-1", by="ada")])
def test_a_code_is_its_creators(command: Command) -> None:
    """Nobody extends or revokes it in their place."""
    assert refused(access_to(), command) == ["ACCOUNT_OWNER_ONLY"]


@pytest.mark.parametrize("command", [extend("code-x"), revoke("code-x"), revoke("code-x", "ada")])
def test_a_mistyped_code_is_told_alone(command: Command) -> None:
    """It has neither owner nor state."""
    assert refused(access_to(), command) == ["SPARK_CODE_INVALID"]


def test_a_new_code_is_new_and_for_a_post_there_is() -> None:
    """All that makes no sense is told together; a period there is not is no command at all."""
    assert faults_of(access_to(), attrs.evolve(authorize, post="post-x", code="code-1")) == [
        "authorize_post, post",
        "authorize_post, code",
    ]
    assert faults_of(access_to(), apply("code-1", "adv-x")) == ["apply_code, ad_account"]
    with pytest.raises(bc.InputError, match="extend_code, days"):
        extend("code-1", days=8)


def test_codes_are_applied_to_ad_accounts() -> None:
    """Not to other assets."""
    assert refused(access_to(), apply("code-1", "px-1")) == ["ACTION_NOT_APPLICABLE"]
