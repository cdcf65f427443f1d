"""The README says what the package says."""

from __future__ import annotations

import re

from bcmodel import load
from bcmodel.rules import STANDARD
from tests.readme import README, made


def test_the_rule_table_has_not_drifted() -> None:
    """The rule table is the one that `python -m tests.readme` makes."""
    text = README.read_text("utf-8")
    assert made(text) == text


def test_every_rule_stands_in_the_table() -> None:
    """Each rule of STANDARD has a row."""
    rows = re.findall(r"^\| `?([A-Z]\d{3})", README.read_text("utf-8"), re.M)
    assert rows == [rule.code for rule in STANDARD.rules]


def test_the_first_screen_has_exactly_two_commands() -> None:
    """One command answers a question, the other runs the tests."""
    first_screen = README.read_text("utf-8").partition("## ")[0]
    commands = re.findall(r"^```sh\n(.*?)\n```$", first_screen, re.M | re.S)
    assert len(commands) == 2
    assert "bcmodel why" in commands[0]
    assert "-m pytest" in commands[1]


def test_the_answer_shown_is_the_answer_given() -> None:
    """What the README shows under its first command is what that command prints."""
    text = README.read_text("utf-8")
    shown = re.findall(r"^```text\n(.*?)\nexit code 1\n```$", text, re.M | re.S)
    access = load(README.parent / "examples" / "why_cant_mia_publish.bc.toml").access
    assert shown == [access.decide("mia", "ad_account.publish_ads", "adv-1").explain()]
