"""What the people of the agency rely on."""

import bcmodel as bc
from bcmodel.testing.expectations import check_table


def test_mia_publishes(access: bc.Resolver) -> None:
    """Mia can do her work."""
    assert access.can("mia", "ad_account.publish_ads", "adv-1")


def test_the_rest(access: bc.Resolver) -> None:
    """Nobody else publishes, and nobody pays."""
    check_table(
        access,
        """
        ada  ad_account.publish_ads     adv-1  ->  denied ASSET_NOT_ASSIGNED
        mia  ad_account.manage_finance  adv-1  ->  denied
        ada  ad_account.manage_finance  adv-1  ->  denied
        """,
    )
