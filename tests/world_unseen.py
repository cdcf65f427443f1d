"""What random worlds have not seen, by the names that tests know it by."""

from bcmodel.testing.making.unseen import MISSING, hide, several, with_referrers

__all__ = ["MISSING", "hide", "several", "with_referrers"]
