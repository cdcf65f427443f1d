"""Naming: what people, Business Centers and assets are called, and kinds as nouns."""

from __future__ import annotations

from bcmodel.facts import Fact
from bcmodel.vocab.words import Kind
from bcmodel.world import World


def called_by(fact: Fact) -> str:
    """Return the name or handle of a fact, or its id where it has neither."""
    told: str = getattr(fact, "name", None) or getattr(fact, "handle", None) or ""
    return " ".join(told.split()) or str(fact.key[0])


def named(world: World, identity: str) -> str:
    """Return what the person, Business Center or asset with an id is called."""
    found = world.tables.users.get(identity) or world.thing(identity)
    return called_by(found) if found else identity


def spaced(kind: Kind) -> str:
    """
    Return a kind of fact as a noun.

    >>> spaced(Kind.TIKTOK_ACCOUNT)
    'TikTok account'
    """
    told = str(kind).replace("_", " ")
    for plain, proper in PROPER.items():
        told = told.replace(plain, proper)
    return told


PROPER = {"tiktok": "TikTok", "business center": "Business Center", "spark": "Spark"}


def plural(kind: Kind, number: int) -> str:
    """Return a kind of fact as a noun, in the plural unless there is one."""
    noun = spaced(kind)
    return noun if number == 1 else PLURALS.get(kind) or f"{noun}s"


PLURALS = {
    Kind.USER: "people",
    Kind.FORM_LIBRARY: "form libraries",
    Kind.MEDIA_AGENCY: "media agencies",
}
