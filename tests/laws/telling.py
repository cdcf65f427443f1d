"""What laws compare, by the names that tests know it by."""

from bcmodel.testing.laws.telling import Told, by_key, told, with_facts

__all__ = ["Told", "by_key", "told", "with_facts"]
