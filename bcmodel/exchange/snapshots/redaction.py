"""Redaction: names, addresses and handles made pseudonyms before anything else sees them."""

from __future__ import annotations

import hmac

USUAL_KEY = "bcmodel"
"""With it pseudonyms are stable; with a key of one's own nobody else can try names against them."""


class Redaction:
    """
    Pseudonyms under one key: what was equal stays equal, so names still match names.

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
        """Return what stands for an address, however it is capitalized."""
        return f"{self._digest(value.lower())}@example.invalid"

    def free_text(self, value: str) -> str:  # noqa: ARG002 - what it says must not be told
        """Return what is told in place of text that may say anything."""
        return "(text withheld)"

    def _digest(self, value: str) -> str:
        found = self._known.get(value)
        if found is None:
            found = hmac.new(self._key, value.encode(), "sha256").hexdigest()[:16]
            self._known[value] = found
        return found


class Openness(Redaction):
    """Everything told as it is."""

    hides = False

    def name(self, value: str) -> str:
        """Return the name."""
        return value

    def email(self, value: str) -> str:
        """Return the address."""
        return value

    def free_text(self, value: str) -> str:
        """Return the text."""
        return value
