"""STANDARD: the platform's rules as two tables, gates and ways."""

from __future__ import annotations

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
from bcmodel.rules.conditions import CONDITIONS
from bcmodel.rules.governance import (
    MONEY,
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
from bcmodel.rules.levels import LEVEL_NEEDED
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
from bcmodel.rules.sharing import (
    MANAGED_ONLY,
    RELATION,
    SCOPED,
    link_includes_sharing,
    share_level_covers_the_action,
    share_reaches_the_profile,
    share_scope_covers_the_action,
    tiktok_account_is_shared_for_management,
)
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
from bcmodel.vocab.actions import ACTIONS_OF, Action, ActionSet, action_set, without
from bcmodel.vocab.words import Kind

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
"""What must be so whatever the route, in the order in which it is told."""

INSIDE = (
    business_center_is_in_order,
    person_is_a_bound_member,
    person_uses_two_step_verification,
)
"""What every way through a Business Center demands first."""

ASSIGNED = (asset_is_assigned_to_the_person, assignment_level_covers_the_action)
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

LEVELS = (share_level_covers_the_action, *ASSIGNED)
USE = (*INSIDE, *RELATION, *LEVELS)
MANAGE = (*INSIDE, *RELATION, tiktok_account_is_shared_for_management, *LEVELS)
GOVERN = (*INSIDE, *RELATION, person_is_an_admin)

LEVELLED = ActionSet(
    sum(
        needed
        for kind in (Kind.AD_ACCOUNT, Kind.CATALOG, Kind.SHOP, Kind.FORM_LIBRARY)
        for needed in LEVEL_NEEDED[kind].values()
    )
    & ~ACTIONS_OF[Kind.AUDIENCE]
    | action_set([Action.PIXEL_VIEW, Action.PIXEL_MANAGE])
)
MESSAGES = action_set([Action.TIKTOK_ACCOUNT_MANAGE_MESSAGES])
HELD = action_set(
    [
        Action.AD_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_LINK_AD_ACCOUNT,
        Action.TIKTOK_ACCOUNT_DISCONNECT,
        Action.PIXEL_LINK_AD_ACCOUNT,
        Action.PIXEL_ASSIGN_MEMBERS,
        Action.CATALOG_ASSIGN_MEMBERS,
        Action.SHOP_ASSIGN_MEMBERS,
        Action.FORM_LIBRARY_ASSIGN_MEMBERS,
    ]
)
"""What the Admins of every Business Center that holds an asset govern."""

SHARING_A_TIKTOK_ACCOUNT = action_set([Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER])
APPROVING = action_set([Action.AD_ACCOUNT_APPROVE_REQUESTS])
IN_A_CENTER = action_set(
    [
        Action.AD_ACCOUNT_TRANSFER_IN,
        Action.AD_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_ASSIGN_MEMBERS,
        Action.TIKTOK_ACCOUNT_SHARE_WITH_PARTNER,
        Action.TIKTOK_ACCOUNT_LINK_AD_ACCOUNT,
    ]
)
"""What even the owning person does inside a Business Center only."""

OF_THE_OWNER = without(
    ActionSet(
        ACTIONS_OF[Kind.AD_ACCOUNT]
        | ACTIONS_OF[Kind.TIKTOK_ACCOUNT]
        | action_set([Action.AUDIENCE_SHARE])
    ),
    IN_A_CENTER,
)
MONEY_OF_CENTERS = ActionSet(MONEY & ACTIONS_OF[Kind.BUSINESS_CENTER])
ON_AUDIENCES = without(ACTIONS_OF[Kind.AUDIENCE], action_set([Action.AUDIENCE_SHARE]))
IN_SELLER_CENTER = action_set(
    [Action.SHOP_OPERATE, Action.SHOP_MANAGE_STAFF, Action.SHOP_APPROVE_REQUESTS]
)
GOVERNING_A_CENTER = without(
    ACTIONS_OF[Kind.BUSINESS_CENTER], ActionSet(BEING_A_MEMBER | MONEY_OF_CENTERS)
)

WAYS = (
    Way("use by assignment", LEVELLED, Holding(), (*USE, *TOGETHER)),
    Way(
        "deliver ads by assignment",
        ActionSet(SCOPED & ACTIONS_OF[Kind.TIKTOK_ACCOUNT]),
        Holding(),
        (
            *INSIDE,
            *RELATION,
            share_scope_covers_the_action,
            share_reaches_the_profile,
            asset_is_assigned_to_the_person,
            assignment_scope_covers_the_action,
        ),
    ),
    Way("manage by assignment", MANAGED_ONLY, Holding(), MANAGE),
    Way("answer messages as a manager", MESSAGES, HoldingToManage(), MANAGE),
    Way("govern what is held", HELD, Holding(), GOVERN),
    Way(
        "govern what is owned",
        ActionSet(OWNER_ONLY | APPROVING),
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
        SHARING_A_TIKTOK_ACCOUNT,
        Linked(),
        (*INSIDE, *RELATION, link_includes_sharing, person_is_an_admin),
    ),
    Way(
        "take over what no Business Center owns",
        TRANSFERS,
        Receiving(),
        (*INSIDE, person_is_an_admin, pixel_comes_from_a_controlled_ad_account),
    ),
    Way("own as a person", OF_THE_OWNER, Personal(), TOGETHER),
    Way(
        "see to the money",
        ActionSet(MONEY & ACTIONS_OF[Kind.AD_ACCOUNT]),
        Paying(),
        (*INSIDE, business_center_controls_the_payment, person_has_a_finance_role),
    ),
    Way(
        "work in Seller Center",
        IN_SELLER_CENTER,
        Selling(),
        (person_works_in_the_seller_center, person_owns_the_shop, seller_role_may_approve),
    ),
    Way(
        "use an audience by its ad accounts",
        ON_AUDIENCES,
        AroundAudience(Holding()),
        (ad_account_is_in_order, *USE, ad_account_owns_the_audience),
    ),
    Way(
        "use an audience as the ad account's owner",
        ON_AUDIENCES,
        AroundAudience(Personal()),
        (ad_account_is_in_order, ad_account_owns_the_audience),
    ),
    Way("belong to a Business Center", BEING_A_MEMBER, Inside(), INSIDE),
    Way(
        "govern a Business Center",
        GOVERNING_A_CENTER,
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
        MONEY_OF_CENTERS,
        Inside(),
        (*INSIDE, person_has_a_finance_role),
    ),
    Way(
        "see a group one is in",
        action_set([Action.ACCOUNT_GROUP_VIEW]),
        Inside(),
        (*INSIDE, person_is_in_the_group),
    ),
    Way("govern groups", ACTIONS_OF[Kind.ACCOUNT_GROUP], Inside(), (*INSIDE, person_is_an_admin)),
)
"""Every right to act, in the order in which ties between routes are told."""

STANDARD = Rulebook("2026.11", GATES, WAYS, CONDITIONS)
"""The rules of the platform as documented, reported or assumed on 2026-11-21."""
