"""
Facts: frozen records of what can be true in some Business Centers.

People and Business Centers (`parties`), what they work on (`assets`), and what is handed from one
to another (`grants`). `record` is what they have in common, `fields` what their fields accept, and
`plain` their form in files.
"""

from bcmodel.facts.assets import (
    AccountGroup,
    AdAccount,
    AppWorkspace,
    Audience,
    Catalog,
    FormLibrary,
    Pixel,
    Post,
    Shop,
    SparkCode,
    TikTokAccount,
)
from bcmodel.facts.grants import (
    AppConnection,
    Assignment,
    AudienceShare,
    GroupAssignment,
    MediaAgency,
    PixelLink,
    SellerRole,
    Share,
    TikTokLink,
    Transfer,
    Unseen,
)
from bcmodel.facts.parties import BusinessCenter, Member, Partnership, User
from bcmodel.facts.record import Fact, Key
from bcmodel.vocab.words import Kind

Asset = AdAccount | TikTokAccount | Pixel | Catalog | Shop | FormLibrary | Audience
"""Whatever is owned, shared and assigned."""
Thing = Asset | BusinessCenter | AccountGroup
"""What a question can be about."""
UsedThing = Thing | SparkCode | AppWorkspace
"""What a joint action can be done with."""

FACT_CLASSES: dict[Kind, type[Fact]] = {
    fact_class.kind: fact_class
    for fact_class in (
        User,
        BusinessCenter,
        Member,
        AdAccount,
        TikTokAccount,
        Pixel,
        Catalog,
        Shop,
        FormLibrary,
        Audience,
        AccountGroup,
        Partnership,
        Share,
        Transfer,
        Assignment,
        GroupAssignment,
        TikTokLink,
        PixelLink,
        AudienceShare,
        MediaAgency,
        Post,
        SparkCode,
        SellerRole,
        AppWorkspace,
        AppConnection,
        Unseen,
    )
}
"""The class of each kind of fact, in the order in which files list them."""

__all__ = [
    "FACT_CLASSES",
    "AccountGroup",
    "AdAccount",
    "AppConnection",
    "AppWorkspace",
    "Asset",
    "Assignment",
    "Audience",
    "AudienceShare",
    "BusinessCenter",
    "Catalog",
    "Fact",
    "FormLibrary",
    "GroupAssignment",
    "Key",
    "MediaAgency",
    "Member",
    "Partnership",
    "Pixel",
    "PixelLink",
    "Post",
    "SellerRole",
    "Share",
    "Shop",
    "SparkCode",
    "Thing",
    "TikTokAccount",
    "TikTokLink",
    "Transfer",
    "Unseen",
    "UsedThing",
    "User",
]
