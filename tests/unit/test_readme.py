"""The README says what the package says."""

from __future__ import annotations

import re

from bcmodel.rules import STANDARD
from tests.readme import ANSWER, README, RULES, made


def test_the_made_parts_have_not_drifted() -> None:
    """The answer and the rule table are those that `python -m tests.readme` makes."""
    text = README.read_text("utf-8")
    assert ANSWER.search(text)
    assert RULES.search(text)
    assert made(text) == text


def test_every_rule_stands_in_the_table() -> None:
    """Each rule and condition of STANDARD has a row."""
    rows = re.findall(r"^\| `?([A-Z]\d{3})", README.read_text("utf-8"), re.MULTILINE)
    assert rows == [rule.code for rule in STANDARD.every_rule]


def test_the_first_screen_has_exactly_two_commands() -> None:
    """One command answers a question, the other runs the tests."""
    first_screen = README.read_text("utf-8").partition("## ")[0]
    commands = re.findall(r"^```sh\n(.*?)\n```$", first_screen, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert "bcmodel why" in commands[0]
    assert "-m pytest" in commands[1]
