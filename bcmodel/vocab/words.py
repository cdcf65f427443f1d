"""Closed word lists of the facts: kinds, roles, levels, scopes and statuses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, EnumType, StrEnum
from typing import Any, Self, TypeVar

from bcmodel.errors import UnknownWordError

E = TypeVar("E", bound=Enum)


class _Vocabulary(EnumType):
    """
    How a word is read: from text only, as type checkers see it, and by one look-up.

    An enum of the standard library would accept anything, and reading words would take half of the
    time of making a fact.
    """

    def __call__(cls: type[E], value: str) -> E:  # type: ignore[misc, override]  # as in enum
        given: object = value  # callers without a type checker give anything
        words: Any = cls._value2member_map_
        found: E | None = words.get(given) if isinstance(given, str) else None
        return EnumType.__call__(cls, value) if found is None else found


class Word(StrEnum, metaclass=_Vocabulary):
    """A closed vocabulary; a word it lacks raises `UnknownWordError` with the nearest match."""

    @classmethod
    def aliases(cls) -> Mapping[str, Self]:
        """Other spellings the platform uses for the same word."""
        return {}

    @classmethod
    def _missing_(cls, value: object) -> Self:
        alias = cls.aliases().get(value) if isinstance(value, str) else None
        if alias is None:
            raise UnknownWordError(cls._in_words(), value, (*cls, *cls.aliases()))
        return alias

    @classmethod
    def _in_words(cls) -> str:
        spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()
        return spaced.replace("tik tok", "TikTok")


class Kind(Word):
    """The kinds of fact, in the spelling of scenario files."""

    USER = "user"
    BUSINESS_CENTER = "business_center"
    MEMBER = "member"
    AD_ACCOUNT = "ad_account"
    TIKTOK_ACCOUNT = "tiktok_account"
    PIXEL = "pixel"
    CATALOG = "catalog"
    SHOP = "shop"
    FORM_LIBRARY = "form_library"
    AUDIENCE = "audience"
    ACCOUNT_GROUP = "account_group"
    PARTNERSHIP = "partnership"
    SHARE = "share"
    TRANSFER = "transfer"
    ASSIGNMENT = "assignment"
    GROUP_ASSIGNMENT = "group_assignment"
    TIKTOK_LINK = "tiktok_link"
    PIXEL_LINK = "pixel_link"
    AUDIENCE_SHARE = "audience_share"
    MEDIA_AGENCY = "media_agency"
    POST = "post"
    SPARK_CODE = "spark_code"
    SELLER_ROLE = "seller_role"
    APP_WORKSPACE = "app_workspace"
    APP_CONNECTION = "app_connection"
    UNSEEN = "unseen"


class Login(Word):
    """Whether a person can still sign in."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    LOST = "LOST"


class CenterType(Word):
    """What a Business Center was opened as."""

    NORMAL = "NORMAL"
    DIRECT = "DIRECT"
    AGENCY = "AGENCY"
    SELF_SERVICE = "SELF_SERVICE"
    SELF_SERVICE_AGENCY = "SELF_SERVICE_AGENCY"


class Organization(Word):
    """Standard or Enterprise Business Center."""

    STANDARD = "STANDARD"
    ENTERPRISE = "ENTERPRISE"


class CenterStatus(Word):
    """State of a Business Center."""

    ENABLE = "ENABLE"
    REVIEWING = "REVIEWING"
    DENY = "DENY"
    PUNISH = "PUNISH"
    DELETED = "DELETED"


class Verification(Word):
    """State of a Business Center's business verification."""

    NOT_SUBMITTED = "NOT_SUBMITTED"
    REVIEWING = "REVIEWING"
    VERIFIED = "VERIFIED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


class TwoStepScope(Word):
    """Whom a Business Center asks for two-step verification."""

    NONE = "NONE"
    ADMINS = "ADMINS"
    ALL = "ALL"


class EmailScope(Word):
    """Whom a Business Center's email allowlist binds."""

    ADMINS = "ADMINS"
    ALL = "ALL"


class Role(Word):
    """Role of a member of a Business Center."""

    ADMIN = "ADMIN"
    STANDARD = "STANDARD"

    @classmethod
    def aliases(cls) -> Mapping[str, Self]:
        """Read the older label `Member`."""
        return {"Member": cls("STANDARD")}


class FinanceRole(Word):
    """Finance role on top of a member's role."""

    MANAGER = "MANAGER"
    ANALYST = "ANALYST"

    @classmethod
    def aliases(cls) -> Mapping[str, Self]:
        """Read the label `Financial Analyst`."""
        return {"Financial Analyst": cls("ANALYST")}


class Status(Word):
    """State of a relation between two parties: asked for, standing, refused or ended."""

    PENDING = "PENDING"
    BOUND = "BOUND"
    REJECTED = "REJECTED"
    UNBOUND = "UNBOUND"


class MemberEnd(Word):
    """How a membership ended."""

    REMOVED = "REMOVED"
    LEFT = "LEFT"
    CANCELLED = "CANCELLED"


class ShareEnd(Word):
    """How a share, request or link ended."""

    REVOKED = "REVOKED"
    REMOVED = "REMOVED"
    TRANSFERRED = "TRANSFERRED"


class Origin(Word):
    """How a Business Center came to hold an asset it does not own."""

    PARTNER = "PARTNER"
    REQUEST = "REQUEST"
    LINK = "LINK"


class Level(Word):
    """Permission level on an asset; which words apply depends on the asset's kind."""

    ANALYST = "ANALYST"
    OPERATOR = "OPERATOR"
    ADMIN = "ADMIN"
    AD_PROMOTE = "AD_PROMOTE"
    AD_PROMOTION = "AD_PROMOTION"
    MANAGER = "MANAGER"

    @classmethod
    def aliases(cls) -> Mapping[str, Self]:
        """Read the label `Standard` of ad account levels."""
        return {"Standard": cls("OPERATOR")}


class Scope(Word):
    """What a TikTok account's share or assignment covers."""

    EXISTING_POSTS = "EXISTING_POSTS"
    NEW_VIDEOS = "NEW_VIDEOS"
    LIVE = "LIVE"
    DIRECT_MESSAGE = "DIRECT_MESSAGE"
    SHARING = "SHARING"
    POST = "POST"


class Mode(Word):
    """What a TikTok account was shared for: delivering ads, or managing the account."""

    DELIVERY = "DELIVERY"
    MANAGED = "MANAGED"


class AdAccountStatus(Word):
    """The thirteen states of an ad account in the platform's API."""

    STATUS_ENABLE = "STATUS_ENABLE"
    STATUS_DISABLE = "STATUS_DISABLE"
    STATUS_PENDING_CONFIRM = "STATUS_PENDING_CONFIRM"
    STATUS_PENDING_VERIFIED = "STATUS_PENDING_VERIFIED"
    STATUS_PENDING_CONFIRM_MODIFY = "STATUS_PENDING_CONFIRM_MODIFY"
    STATUS_CONFIRM_FAIL = "STATUS_CONFIRM_FAIL"
    STATUS_CONFIRM_FAIL_END = "STATUS_CONFIRM_FAIL_END"
    STATUS_CONFIRM_MODIFY_FAIL = "STATUS_CONFIRM_MODIFY_FAIL"
    STATUS_LIMIT = "STATUS_LIMIT"
    STATUS_WAIT_FOR_BPM_AUDIT = "STATUS_WAIT_FOR_BPM_AUDIT"
    STATUS_WAIT_FOR_PUBLIC_AUTH = "STATUS_WAIT_FOR_PUBLIC_AUTH"
    STATUS_SELF_SERVICE_UNAUDITED = "STATUS_SELF_SERVICE_UNAUDITED"
    STATUS_CONTRACT_PENDING = "STATUS_CONTRACT_PENDING"


class AdAccountType(Word):
    """How an ad account buys."""

    AUCTION = "AUCTION"
    RESERVATION = "RESERVATION"


class CloseBlocker(Word):
    """What keeps an ad account from being closed."""

    DELIVERING = "DELIVERING"
    UNPAID_BILL = "UNPAID_BILL"
    SUSPENDED = "SUSPENDED"
    UNFINISHED_TRANSFER = "UNFINISHED_TRANSFER"
    AUTOPAY_UNBILLED = "AUTOPAY_UNBILLED"


class TikTokStatus(Word):
    """State of a TikTok account."""

    ACTIVE = "ACTIVE"
    BANNED = "BANNED"
    SUSPENDED = "SUSPENDED"
    RESTRICTED = "RESTRICTED"


class IdentityStatus(Word):
    """Whether a TikTok account can serve as the identity of an ad."""

    AVAILABLE = "AVAILABLE"
    NO_VALID_BIND_ACCOUNT = "NO_VALID_BIND_ACCOUNT"
    SCOPE_UNAVAILABLE = "SCOPE_UNAVAILABLE"
    IS_PRIVATE_ACCOUNT = "IS_PRIVATE_ACCOUNT"
    NOT_BUSINESS_ACCOUNT = "NOT_BUSINESS_ACCOUNT"


class ShopStatus(Word):
    """State of a TikTok Shop."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    NEW_CREATE = "NEW_CREATE"
    SUSPENDED = "SUSPENDED"


class TransferStatus(Word):
    """State of an ad account's transfer."""

    PENDING = "PENDING"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"


class PostStatus(Word):
    """State of a TikTok post."""

    AVAILABLE = "AVAILABLE"
    DELETED = "DELETED"
    PRIVATE = "PRIVATE"
    VIOLATION = "VIOLATION"


class PostType(Word):
    """Format of a TikTok post."""

    VIDEO = "VIDEO"
    CAROUSEL = "CAROUSEL"
    STORY = "STORY"


class CodeStatus(Word):
    """State of a Spark Ads code."""

    NOT_USED = "NOT_USED"
    IN_USE = "IN_USE"
    EXPIRED = "EXPIRED"
    DELETED = "DELETED"


class SellerStatus(Word):
    """State of a Seller Center role."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
