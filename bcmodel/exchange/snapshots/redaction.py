"""Redaction: names, addresses and handles made pseudonyms before anything else sees them."""

from __future__ import annotations

import hmac
import re

WORD = re.compile("[A-Z][A-Z0-9_]*")
"""How the platform spells its words; what is spelled otherwise may be anybody's name."""
USUAL_KEY = "bcmodel"
"""Makes pseudonyms stable; with a key of one's own, others cannot test names against them."""


class Redaction:
    """
    Pseudonyms under one key: what was equal stays equal, so that names still match.

    >>> Redaction("secret").name("Mia") == Redaction("secret").name("Mia")
    True
    >>> Redaction("secret").email("Mia@acme.test") == Redaction("secret").email("mia@acme.test")
    True
    """

    hides = True

    def __init__(self, key: str = USUAL_KEY) -> None:
        self._key = key.encode()
        self._known: dict[str, str] = {}

    def name(self, value: str) -> str:
        """Return what stands for a name or a handle."""
        return f"p-{self._digest(value)}"

    def email(self, value: str) -> str:
        """Return what stands for an address, whatever its capitals."""
        return f"{self._digest(value.lower())}@example.invalid"

    def word(self, value: str) -> str:
        """Return a word that is spelled like those of the platform, or what stands for others."""
        return value if WORD.fullmatch(value) else self.name(value)

    def free_text(self, value: str) -> str:  # noqa: ARG002 - what it says must not be told
        """Return what stands for text that may say anything."""
        return "(text withheld)"

    def _digest(self, value: str) -> str:
        found = self._known.get(value)
        if found is None:
            found = hmac.new(self._key, value.encode(), "sha256").hexdigest()[:16]
            self._known[value] = found
        return found


class Openness(Redaction):
    """No redaction: everything stays as it is."""

    hides = False

    def name(self, value: str) -> str:
        """Return the name."""
        return value

    def email(self, value: str) -> str:
        """Return the address."""
        return value

    def word(self, value: str) -> str:
        """Return the word."""
        return value

    def free_text(self, value: str) -> str:
        """Return the text."""
        return value
