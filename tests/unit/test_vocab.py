"""Vocabulary: words, their nearest matches, actions and sets of them."""

from __future__ import annotations

import copy
import pickle

import pytest

from bcmodel.errors import UnknownWordError, nearest
from bcmodel.vocab import words
from bcmodel.vocab.actions import (
    ACTIONS_OF,
    BIT,
    EVERY_ACTION,
    NO_ACTIONS,
    Action,
    action_set,
    members,
    with_what_builds_on,
    without,
)
from bcmodel.vocab.levels import LADDERS, default_level
from bcmodel.vocab.reasons import ADVICE, Reason
from bcmodel.vocab.words import Kind, Level, Word

VIEW, CREATE, PUBLISH = (
    Action.AD_ACCOUNT_VIEW_ADS,
    Action.AD_ACCOUNT_CREATE_ADS,
    Action.AD_ACCOUNT_PUBLISH_ADS,
)
LISTS: dict[type[Word], str] = {
    words.Login: "ACTIVE SUSPENDED LOST",
    words.CenterType: "NORMAL DIRECT AGENCY SELF_SERVICE SELF_SERVICE_AGENCY",
    words.Organization: "STANDARD ENTERPRISE",
    words.CenterStatus: "ENABLE REVIEWING DENY PUNISH DELETED",
    words.Verification: "NOT_SUBMITTED REVIEWING VERIFIED FAILED EXPIRED",
    words.TwoStepScope: "NONE ADMINS ALL",
    words.EmailScope: "ADMINS ALL",
    words.Role: "ADMIN STANDARD",
    words.FinanceRole: "MANAGER ANALYST",
    words.Status: "PENDING BOUND REJECTED UNBOUND",
    words.MemberEnd: "REMOVED LEFT CANCELLED",
    words.ShareEnd: "REVOKED REMOVED TRANSFERRED",
    words.Origin: "PARTNER REQUEST LINK",
    words.Level: "ANALYST OPERATOR ADMIN AD_PROMOTE AD_PROMOTION MANAGER",
    words.Scope: "EXISTING_POSTS NEW_VIDEOS LIVE DIRECT_MESSAGE SHARING POST",
    words.Mode: "DELIVERY MANAGED",
    words.CloseBlocker: "DELIVERING UNPAID_BILL SUSPENDED UNFINISHED_TRANSFER AUTOPAY_UNBILLED",
    words.TikTokStatus: "ACTIVE BANNED SUSPENDED RESTRICTED",
    words.IdentityStatus: "AVAILABLE NO_VALID_BIND_ACCOUNT SCOPE_UNAVAILABLE IS_PRIVATE_ACCOUNT "
    "NOT_BUSINESS_ACCOUNT",
    words.ShopStatus: "ACTIVE INACTIVE NEW_CREATE SUSPENDED",
    words.TransferStatus: "PENDING ACCEPTED REJECTED",
    words.PostStatus: "AVAILABLE DELETED PRIVATE VIOLATION",
    words.PostType: "VIDEO CAROUSEL STORY",
    words.CodeStatus: "NOT_USED IN_USE EXPIRED DELETED",
    words.SellerStatus: "PENDING ACTIVE",
    words.AdAccountStatus: "STATUS_ENABLE STATUS_DISABLE STATUS_LIMIT STATUS_PENDING_CONFIRM "
    "STATUS_PENDING_VERIFIED STATUS_PENDING_CONFIRM_MODIFY STATUS_WAIT_FOR_BPM_AUDIT "
    "STATUS_WAIT_FOR_PUBLIC_AUTH STATUS_SELF_SERVICE_UNAUDITED STATUS_CONFIRM_FAIL "
    "STATUS_CONFIRM_MODIFY_FAIL STATUS_CONFIRM_FAIL_END STATUS_CONTRACT_PENDING",
}


@pytest.mark.parametrize("vocabulary", LISTS, ids=lambda cls: str(cls.__name__))
def test_a_vocabulary_has_the_words_of_the_rulebook(vocabulary: type[Word]) -> None:
    """No word more or less."""
    assert set(vocabulary) == set(LISTS[vocabulary].split())


def test_a_word_is_read_from_text_or_from_itself() -> None:
    """And is one object, also when copied or stored."""
    assert Level("ADMIN") is Level.ADMIN
    assert Level(Level.ADMIN) is Level.ADMIN
    assert pickle.loads(pickle.dumps(Level.ADMIN)) is Level.ADMIN  # noqa: S301 - our own
    assert copy.deepcopy(Level.ADMIN) is Level.ADMIN


def test_a_word_is_its_text() -> None:
    """It prints, compares and looks up as the text."""
    assert f"{Level.ADMIN}" == "ADMIN"
    assert {"ADMIN": 1}[Level.ADMIN] == 1


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("OPERATR", "did you mean `OPERATOR`?"),
        ("operator", "did you mean `OPERATOR`?"),
        ("standard", "did you mean `Standard`?"),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest_one(word: str, hint: str) -> None:
    """Misspelt, or in the wrong case; other labels of a word count as words."""
    with pytest.raises(UnknownWordError) as caught:
        Level(word)
    assert caught.value.word == word
    assert caught.value.vocabulary == "level"
    assert [fault.next_step for fault in caught.value.faults] == [hint]


@pytest.mark.parametrize("given", [None, 3, [], True, b"ADMIN"])
def test_what_is_no_text_is_no_word(given: object) -> None:
    """Whatever a caller without a type checker gives is told as an unknown word."""
    with pytest.raises(UnknownWordError) as caught:
        Level(given)  # type: ignore[arg-type]  # what is tested
    assert caught.value.word is given
    assert set(LISTS[Level].split()) <= set(caught.value.allowed)


def test_where_nothing_is_near_all_words_are_offered() -> None:
    """In their order; where there is none, nothing is said."""
    assert nearest("xyz", ["ADMIN", "STANDARD"]) == "use one of `ADMIN`, `STANDARD`"
    assert nearest("ADMIN", []) == ""


def test_an_action_is_of_the_kind_before_its_dot() -> None:
    """Each kind of asset that a question can be about has some."""
    assert {action.kind for action in Action} == {
        *LADDERS,
        Kind.AUDIENCE,
        Kind.BUSINESS_CENTER,
        Kind.ACCOUNT_GROUP,
    }
    assert all(action.startswith(f"{action.kind}.") for action in Action)
    assert Action.AUDIENCE_SHARE.kind is Kind.AUDIENCE


def test_joint_actions_are_those_that_need_a_second_thing() -> None:
    """The six of the rulebook."""
    assert {str(action) for action in Action if action.is_joint} == {
        "ad_account.connect_app",
        "ad_account.run_spark_ads",
        "ad_account.use_pixel",
        "ad_account.use_catalog",
        "ad_account.use_audience",
        "ad_account.promote_shop",
    }


def test_every_action_has_a_bit_of_its_own() -> None:
    """Found by the member or by the text."""
    assert sorted(BIT.values()) == [1 << n for n in range(len(Action))]
    assert BIT["ad_account.view_ads"] == BIT[VIEW]


def test_sets_of_actions_unite_intersect_and_subtract() -> None:
    """As ints, by bits."""
    some, others = action_set([VIEW, CREATE]), action_set(["ad_account.create_ads", PUBLISH])
    assert list(members(action_set([]))) == []
    assert action_set([]) == NO_ACTIONS
    assert some | others == action_set([VIEW, CREATE, PUBLISH])
    assert some & others == BIT[CREATE]
    assert without(some, others) == BIT[VIEW]
    assert without(some, EVERY_ACTION) == NO_ACTIONS
    assert action_set(Action) == EVERY_ACTION


def test_the_members_of_a_set_come_in_the_order_of_the_vocabulary() -> None:
    """However the set was made."""
    assert list(members(action_set([PUBLISH, VIEW, VIEW]))) == [VIEW, PUBLISH]
    assert list(members(EVERY_ACTION)) == list(Action)


def test_the_actions_of_the_kinds_are_all_actions_each_once() -> None:
    """A partition."""
    assert sum(ACTIONS_OF.values()) == EVERY_ACTION
    assert sum(actions.bit_count() for actions in ACTIONS_OF.values()) == len(Action)


def test_what_stops_an_action_stops_what_builds_on_it() -> None:
    """Publishing carries Spark Ads and shops, creating carries pixel, catalog and audience."""
    assert set(members(with_what_builds_on(BIT[PUBLISH]))) == {
        PUBLISH,
        Action.AD_ACCOUNT_RUN_SPARK_ADS,
        Action.AD_ACCOUNT_PROMOTE_SHOP,
    }
    assert set(members(with_what_builds_on(BIT[CREATE]))) == {
        CREATE,
        Action.AD_ACCOUNT_USE_PIXEL,
        Action.AD_ACCOUNT_USE_CATALOG,
        Action.AD_ACCOUNT_USE_AUDIENCE,
    }
    assert with_what_builds_on(BIT[VIEW]) == BIT[VIEW]


@pytest.mark.parametrize(
    ("kind", "ladder", "default"),
    [
        (Kind.AD_ACCOUNT, ["ANALYST", "OPERATOR", "ADMIN"], "ANALYST"),
        (Kind.CATALOG, ["AD_PROMOTE", "ADMIN"], "AD_PROMOTE"),
        (Kind.SHOP, ["AD_PROMOTION", "MANAGER"], "AD_PROMOTION"),
        (Kind.FORM_LIBRARY, ["ADMIN"], "ADMIN"),
        (Kind.TIKTOK_ACCOUNT, ["ANALYST", "OPERATOR", "ADMIN"], "ANALYST"),
        (Kind.PIXEL, [], None),
    ],
)
def test_each_kind_of_asset_has_its_ladder(
    kind: Kind, ladder: list[str], default: str | None
) -> None:
    """Lowest first, which is also what a grant without a level has."""
    assert list(LADDERS[kind]) == ladder
    assert default_level(kind) == default


def test_advice_is_the_five_codes_that_are_no_denial() -> None:
    """Told with an answer that is ALLOWED."""
    assert {str(code) for code in ADVICE} == {
        "STALE_SESSION",
        "WRONG_LOGIN",
        "INVITE_NOT_RECEIVED",
        "SELLER_CENTER_LOGIN",
        "BC_NOT_LOADING",
    }
    assert set(Reason) >= ADVICE


def test_the_nearest_of_several_words_begins_alike() -> None:
    """People misspell the first letter last."""
    assert nearest("sher", Kind) == "did you mean `share`?"
    assert nearest("SHER", ["user", "share"]) == "did you mean `share`?"
    assert nearest("nvoa", ["acme", "nova"]) == "did you mean `nova`?"
    assert nearest("xova", ["acme", "nova"]) == "did you mean `nova`?"
