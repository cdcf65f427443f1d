"""The instant of random worlds and those around it, by the names that tests know them by."""

from bcmodel.testing.making.assets import MOMENTS, NOW

__all__ = ["MOMENTS", "NOW"]
