"""Random questions, by the names that tests know them by."""

from bcmodel.testing.making.questions import PLAIN, Asked, Scene

__all__ = ["PLAIN", "Asked", "Scene"]
