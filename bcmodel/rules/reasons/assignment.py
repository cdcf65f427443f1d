"""What the person was given: assets, levels, money, and roles in a Seller Center."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.reasons.moves import ASSIGN, ASSIGN_GROUP, RAISE
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.rules.town import LAST_WEEK, NOON
from bcmodel.vocab.reasons import Reason

MIA_CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")
MIA_WORKS_IN_THE_SHOP = ("mia", "shop.operate", "shop-1")
MAIN_ADMIN = f.SellerRole("shop-1", "mia", "MAIN_ADMIN")

GIVE_FINANCE_ROLE = Mend(
    Mender.ADMIN_HERE,
    "give {user} a finance role in {center}",
    "set_finance_role",
    "business_center.change_member_role",
    "center",
)
MAKE_FINANCE_MANAGER = Mend(
    Mender.ADMIN_HERE,
    "make {user} a Finance Manager of {center}",
    "set_finance_role",
    "business_center.change_member_role",
    "center",
)

ASSIGNED = (
    Telling(
        Reason.ASSET_NOT_ASSIGNED,
        says="{asset} is not assigned to {user} in {center}",
        meaning="Members, Admins too, use what was assigned to them, directly or by an account "
        "group; that the Business Center holds it is not enough.",
        mends=(ASSIGN, ASSIGN_GROUP),
        standing=Standing.DOCUMENTED,
        sources=(s.ROLES, s.LEVELS, s.GROUPS),
        example=Example(MIA_CREATES_ADS, less=(f.Assignment("nova", "mia", "adv-1"),)),
        also=(
            Example(
                ("mia", "account_group.view", "launch"),
                less=(f.GroupAssignment("launch", "mia", "OPERATOR"),),
            ),
            Example(
                ("mia", "ad_account.promote_shop", "adv-1"),
                using="shop-1",
                less=(f.Assignment("nova", "mia", "shop-1"),),
            ),
        ),
    ),
    Telling(
        Reason.ASSET_LEVEL_TOO_LOW,
        says="{user} has {has} on {asset}, and this takes {needs}",
        meaning="The asset is assigned, but not widely enough; raising the role in the Business "
        "Center would not help.",
        mends=(RAISE,),
        standing=Standing.DOCUMENTED,
        sources=(s.LEVELS,),
        example=Example(
            MIA_CREATES_ADS, but=(f.Assignment("nova", "mia", "adv-1", level="ANALYST"),)
        ),
        also=(
            Example(
                ("mia", "tiktok_account.use_live", "tt-leo"),
                but=(f.Assignment("nova", "mia", "tt-leo", scopes=["POST"]),),
            ),
        ),
    ),
    Telling(
        Reason.CATALOG_AD_PROMOTION_ONLY,
        says="{user} may promote catalog {asset} in ads, but not change it",
        meaning="The level AD_PROMOTE lets people advertise a catalog; changing it takes ADMIN.",
        mends=(RAISE,),
        standing=Standing.DOCUMENTED,
        sources=(s.CATALOG_ROLES,),
        example=Example(
            ("mia", "catalog.manage_products", "cat-1"),
            but=(f.Assignment("nova", "mia", "cat-1", level="AD_PROMOTE"),),
        ),
    ),
    Telling(
        Reason.TT_MANAGEMENT_ROLE_TOO_LOW,
        says="{user} has {has} on TikTok account {asset}, and this takes {needs}",
        meaning="The account is held to be managed, but the person was given too low a level "
        "for this.",
        mends=(RAISE,),
        standing=Standing.DOCUMENTED,
        sources=(s.API_NOTES,),
        example=Example(
            ("mia", "tiktok_account.manage_posts", "tt-leo"),
            but=(f.Assignment("nova", "mia", "tt-leo", level="ANALYST"),),
        ),
    ),
)
"""The person is assigned, and the assignment covers the action."""

MONEY = (
    Telling(
        Reason.FINANCE_ROLE_MISSING,
        says="{user} has no finance role in {center}",
        meaning="Money is a role of its own: even an Admin does not see it without one.",
        mends=(GIVE_FINANCE_ROLE,),
        standing=Standing.DOCUMENTED,
        sources=(s.ROLES, s.ROLES_FAQ),
        example=Example(
            ("mia", "business_center.view_finance", "nova"), but=(f.Member("nova", "mia"),)
        ),
    ),
    Telling(
        Reason.FINANCE_ROLE_READ_ONLY,
        says="{user} is a Finance Analyst of {center}, who sees money but does not move it",
        meaning="Finance Analysts look, Finance Managers act.",
        mends=(MAKE_FINANCE_MANAGER,),
        standing=Standing.DOCUMENTED,
        sources=(s.ADD_USERS, s.ROLES),
        example=Example(
            ("mia", "business_center.manage_finance", "nova"),
            but=(f.Member("nova", "mia", finance_role="ANALYST"),),
        ),
    ),
    Telling(
        Reason.PAYMENT_NOT_CONTROLLED,
        says="{center} does not control the payment of {asset}",
        meaning="A finance role reaches the ad accounts that the Business Center owns, and those "
        "whose billing is shared with it.",
        mends=(
            Mend(
                Mender.ADMIN_THERE,
                "share the billing of {asset} with {center}",
                needs="ad_account.share_with_partner",
                on="asset",
            ),
        ),
        standing=Standing.DOCUMENTED,
        sources=(s.PAYMENTS, s.FINANCE),
        example=Example(
            ("mia", "ad_account.manage_finance", "adv-1"),
            but=(
                f.AdAccount("adv-1", owner="acme"),
                f.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
            ),
        ),
    ),
)
"""The person may see to the money."""

SELLER_CENTER = (
    Telling(
        Reason.SELLER_ROLE_MISSING,
        says="{user} has no role in the Seller Center of {asset}",
        meaning="Seller Center has roles of its own; being a member of a Business Center gives "
        "none.",
        mends=(Mend(Mender.SELLER, "invite {user} to the Seller Center of {asset}"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SELLER_STAFF, s.SELLER_PERMISSIONS),
        example=Example(MIA_WORKS_IN_THE_SHOP, less=(MAIN_ADMIN,)),
    ),
    Telling(
        Reason.SELLER_INVITE_PENDING,
        says="{user} has not activated the invitation to the Seller Center of {asset}",
        meaning="A Seller Center invitation counts once it is activated.",
        mends=(Mend(Mender.PERSON, "activate the Seller Center invitation"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SELLER_STAFF,),
        example=Example(
            MIA_WORKS_IN_THE_SHOP,
            but=(f.SellerRole("shop-1", "mia", "MAIN_ADMIN", status="PENDING", invited_at=NOON),),
        ),
    ),
    Telling(
        Reason.SELLER_INVITE_EXPIRED,
        says="the invitation of {user} to the Seller Center of {asset} has expired",
        meaning="A Seller Center invitation can be activated for 120 hours.",
        mends=(Mend(Mender.SELLER, "invite {user} to the Seller Center of {asset} again"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SELLER_STAFF,),
        example=Example(
            MIA_WORKS_IN_THE_SHOP,
            but=(
                f.SellerRole("shop-1", "mia", "MAIN_ADMIN", status="PENDING", invited_at=LAST_WEEK),
            ),
        ),
    ),
    Telling(
        Reason.SELLER_OWNER_ONLY,
        says="{user}'s role in the Seller Center of {asset} does not reach that far",
        meaning="Only the seller manages staff, and requests are approved by the seller, main "
        "admins and advertising managers.",
        mends=(Mend(Mender.SELLER, "do it in {user}'s place"),),
        standing=Standing.DOCUMENTED,
        sources=(s.SELLER_PERMISSIONS, s.REQUEST_SHOP),
        example=Example(
            ("mia", "shop.approve_requests", "shop-1"),
            but=(f.SellerRole("shop-1", "mia", "CUSTOMER_SERVICE"),),
            less=(MAIN_ADMIN,),
        ),
        also=(
            Example(
                ("leo", "shop.manage_staff", "shop-1"),
                but=(f.Shop("shop-1", owner="acme", seller="zoe"),),
            ),
        ),
    ),
)
"""The person works in the Seller Center."""

TELLINGS = (*ASSIGNED, *MONEY, *SELLER_CENTER)
