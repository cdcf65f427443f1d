"""Luck, by the name that tests know it by."""

from bcmodel.testing.luck import Luck

__all__ = ["Luck"]
