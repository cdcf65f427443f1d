"""
STANDARD: the platform's rules as two tables, gates and ways.

An action is allowed when every gate lets it through, and every step of at least one way.
"""

from __future__ import annotations

from bcmodel.rules import families
from bcmodel.rules.apps import (
    ad_account_is_in_a_business_center,
    app_is_not_connected_yet,
    app_workspace_is_of_the_business_center,
)
from bcmodel.rules.assignment import (
    asset_is_assigned_to_the_person,
    assignment_level_covers_the_action,
    assignment_scope_covers_the_action,
    person_is_in_the_group,
    person_owns_the_shop,
    person_works_in_the_seller_center,
    seller_role_may_approve,
)
from bcmodel.rules.ceilings import (
    MANAGED_ONLY,
    link_includes_sharing,
    share_level_covers_the_action,
    share_reaches_the_profile,
    share_scope_covers_the_action,
    tiktok_account_is_shared_for_management,
)
from bcmodel.rules.conditions import CONDITIONS
from bcmodel.rules.governance import (
    business_center_controls_the_payment,
    person_has_a_finance_role,
    person_is_an_admin,
)
from bcmodel.rules.joint import (
    ad_account_owns_the_audience,
    audience_lives_in_a_business_center,
    audience_reaches_the_ad_account,
    catalog_comes_through_the_same_business_center,
    pixel_is_linked_to_the_ad_account,
    shop_can_be_promoted_by_the_person,
    tiktok_account_can_be_used_in_the_ad_account,
)
from bcmodel.rules.leads import (
    AroundAudience,
    Elsewhere,
    Holding,
    HoldingToManage,
    Inside,
    Linked,
    Owning,
    Paying,
    Personal,
    Receiving,
    Selling,
)
from bcmodel.rules.membership import (
    person_can_sign_in,
    person_has_a_business_login,
    person_is_a_bound_member,
    person_uses_two_step_verification,
)
from bcmodel.rules.ownership import (
    OWNER_ONLY,
    TRANSFERS,
    business_center_owns_the_asset,
    no_business_center_owns_it_yet,
    pixel_comes_from_a_controlled_ad_account,
)
from bcmodel.rules.rulebook import Rulebook, Way
from bcmodel.rules.sharing import RELATION
from bcmodel.rules.spark import (
    spark_code_is_applied_to_the_ad_account,
    spark_code_is_for_the_post,
    spark_code_is_live,
    spark_code_is_of_the_region,
    spark_code_was_not_deleted,
    spark_post_can_be_promoted,
    spark_source_posts_are_covered,
)
from bcmodel.rules.states import (
    BEING_A_MEMBER,
    ad_account_is_in_order,
    business_center_information_is_complete,
    business_center_is_in_order,
    business_center_is_verified,
    catalog_is_ready_for_ads,
    data_verification_is_fresh,
    shop_is_active,
    tiktok_account_is_alive,
    tiktok_account_is_an_ad_identity,
    tiktok_account_is_open_to_spark_ads,
    tiktok_feature_is_not_restricted,
)
from bcmodel.vocab.actions import ActionSet

GATES = (
    person_has_a_business_login,
    person_can_sign_in,
    data_verification_is_fresh,
    ad_account_is_in_order,
    tiktok_account_is_alive,
    tiktok_feature_is_not_restricted,
    tiktok_account_is_an_ad_identity,
    tiktok_account_is_open_to_spark_ads,
    spark_code_was_not_deleted,
    spark_code_is_live,
    spark_code_is_applied_to_the_ad_account,
    spark_code_is_for_the_post,
    spark_code_is_of_the_region,
    spark_post_can_be_promoted,
    spark_source_posts_are_covered,
    shop_is_active,
    catalog_is_ready_for_ads,
    no_business_center_owns_it_yet,
    audience_lives_in_a_business_center,
)
"""What must be so whatever the route, in the order of the reasons."""

INSIDE = (
    business_center_is_in_order,
    person_is_a_bound_member,
    person_uses_two_step_verification,
)
"""What every way through a Business Center demands first."""

TOGETHER = (
    tiktok_account_can_be_used_in_the_ad_account,
    pixel_is_linked_to_the_ad_account,
    catalog_comes_through_the_same_business_center,
    audience_reaches_the_ad_account,
    shop_can_be_promoted_by_the_person,
    ad_account_is_in_a_business_center,
    app_is_not_connected_yet,
    app_workspace_is_of_the_business_center,
)
"""What a joint action demands of the thing it is done with."""

HELD = (*INSIDE, *RELATION)
"""What every way to an asset that a Business Center owns, or was handed, demands first."""
ASSIGNED_BY_LEVEL = (
    share_level_covers_the_action,
    asset_is_assigned_to_the_person,
    assignment_level_covers_the_action,
)
ASSIGNED_BY_SCOPE = (
    share_scope_covers_the_action,
    share_reaches_the_profile,
    asset_is_assigned_to_the_person,
    assignment_scope_covers_the_action,
)
USE = (*HELD, *ASSIGNED_BY_LEVEL)
DELIVER = (*HELD, *ASSIGNED_BY_SCOPE)
MANAGE = (*HELD, tiktok_account_is_shared_for_management, *ASSIGNED_BY_LEVEL)
GOVERN = (*HELD, person_is_an_admin)

WAYS = (
    Way("use by assignment", families.USING_BY_ASSIGNMENT, Holding(), (*USE, *TOGETHER)),
    Way("deliver ads by assignment", families.DELIVERING_ADS, Holding(), DELIVER),
    Way("manage by assignment", MANAGED_ONLY, Holding(), MANAGE),
    Way("answer messages as a manager", families.ANSWERING_MESSAGES, HoldingToManage(), MANAGE),
    Way("govern what is held", families.GOVERNING_WHAT_IS_HELD, Holding(), GOVERN),
    Way(
        "govern what is owned",
        ActionSet(OWNER_ONLY | families.APPROVING_REQUESTS),
        Owning(),
        (*INSIDE, person_is_an_admin),
    ),
    Way(
        "govern without owning",
        OWNER_ONLY,
        Elsewhere(),
        (*INSIDE, business_center_owns_the_asset),
        only_tells=True,
    ),
    Way(
        "share on what is linked",
        families.SHARING_TIKTOK_ACCOUNTS,
        Linked(),
        (*HELD, link_includes_sharing, person_is_an_admin),
    ),
    Way(
        "take over what no Business Center owns",
        TRANSFERS,
        Receiving(),
        (*INSIDE, person_is_an_admin, pixel_comes_from_a_controlled_ad_account),
    ),
    Way("own as a person", families.OWNING_AS_A_PERSON, Personal(), TOGETHER),
    Way(
        "see to the money",
        families.MONEY_OF_AD_ACCOUNTS,
        Paying(),
        (*INSIDE, business_center_controls_the_payment, person_has_a_finance_role),
    ),
    Way(
        "work in Seller Center",
        families.WORKING_IN_SELLER_CENTER,
        Selling(),
        (person_works_in_the_seller_center, person_owns_the_shop, seller_role_may_approve),
    ),
    Way(
        "use an audience by its ad accounts",
        families.USING_AUDIENCES,
        AroundAudience(Holding()),
        (ad_account_is_in_order, *USE, ad_account_owns_the_audience),
    ),
    Way(
        "use an audience as the ad account's owner",
        families.USING_AUDIENCES,
        AroundAudience(Personal()),
        (ad_account_is_in_order, ad_account_owns_the_audience),
    ),
    Way("belong to a Business Center", BEING_A_MEMBER, Inside(), INSIDE),
    Way(
        "govern a Business Center",
        families.GOVERNING_CENTERS,
        Inside(),
        (
            *INSIDE,
            person_is_an_admin,
            business_center_is_verified,
            business_center_information_is_complete,
        ),
    ),
    Way(
        "see to a Business Center's money",
        families.MONEY_OF_CENTERS,
        Inside(),
        (*INSIDE, person_has_a_finance_role),
    ),
    Way(
        "see a group one is in",
        families.VIEWING_GROUPS,
        Inside(),
        (*INSIDE, person_is_in_the_group),
    ),
    Way("govern groups", families.GOVERNING_GROUPS, Inside(), (*INSIDE, person_is_an_admin)),
)
"""Every way to act; where routes tie, the one whose way is named first comes first."""

STANDARD = Rulebook("2026.11", GATES, WAYS, CONDITIONS)
"""The rules of the platform as documented, reported or assumed on 2026-11-21."""
