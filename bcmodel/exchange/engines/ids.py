"""Ids: those of a World, written so that every engine accepts them, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bcmodel.exchange.engines.model import Node

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_OTHERS = re.compile(r"[^A-Za-z0-9_-]")
_ESCAPED = re.compile(r"(?:=[0-9A-F]{2})+")
BETWEEN = "|"
"""Separates the ids of a pair; no id has it once written."""


def written(identity: str) -> str:
    """
    Return an id as engines are given it: what they may refuse becomes `=` and two hex digits.

    >>> written("adv-1"), written("Söhne & Co.")
    ('adv-1', 'S=C3=B6hne=20=26=20Co=2E')
    """
    if _PLAIN.fullmatch(identity):
        return identity
    return _OTHERS.sub(
        lambda found: "".join(f"={byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")),
        identity,
    )


def read(identity: str) -> str:
    """
    Return the id that was written like this.

    >>> read("S=C3=B6hne=20=26=20Co=2E")
    'Söhne & Co.'
    """
    return _ESCAPED.sub(
        lambda found: bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "surrogatepass"),
        identity,
    )


def written_together(identities: Iterable[str]) -> str:
    """
    Return the ids of a pair as one.

    >>> written_together(["nova", "adv|1"])
    'nova|adv=7C1'
    """
    return BETWEEN.join(map(written, identities))


def read_apart(identity: str) -> tuple[str, ...]:
    """Return the ids of a pair, or the one that there is."""
    return tuple(map(read, identity.split(BETWEEN)))


def object_id(node: Node) -> str:
    """Return the id of a thing as engines of the Zanzibar family write it; `*` is everybody."""
    return written_together(node.ids) if node.ids else "*"


def node_text(node: Node) -> str:
    """
    Return a thing as engines of the Zanzibar family write it: its type and its id.

    >>> node_text(Node("held_pixel", ("nova", "px-1"))), node_text(Node("user", ()))
    ('held_pixel:nova|px-1', 'user:*')
    """
    return f"{node.type}:{object_id(node)}"
