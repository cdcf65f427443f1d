"""Ids, written so that every engine admits them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcmodel.exchange.engines.ids import read, read_apart, written, written_together

SPICEDB = re.compile(r"[a-zA-Z0-9/_|\-=+]{1,1024}")
OPENFGA = re.compile(r"[^\s:#@*]{1,256}")
NASTY = (
    "*",
    "user:*",
    "a#b@c",
    "adv 1",
    "=41",
    "=",
    "a|b",
    "../x",
    "Ümläut & <Söhne>",
    '"quoted" \\ name',
    "行动",
    "\x00\x7f\n",
    "%41",
    "🚀",
)


@pytest.mark.parametrize("identity", NASTY)
def test_engines_admit_what_is_written(identity: str) -> None:
    """Neither a wildcard nor a separator, a space nor a letter that they refuse is left."""
    assert SPICEDB.fullmatch(written(identity))
    assert OPENFGA.fullmatch(written(identity))
    assert "|" not in written(identity)


@given(st.text(min_size=1))
def test_what_is_written_can_be_read_back(identity: str) -> None:
    """Whatever the id."""
    assert read(written(identity)) == identity


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_pairs_can_be_read_back(identities: list[str]) -> None:
    """No two pairs are written alike."""
    assert read_apart(written_together(identities)) == tuple(identities)


def test_plain_ids_are_left_as_they_are() -> None:
    """Who reads an export recognises them."""
    assert written("adv-1_B") == "adv-1_B"
