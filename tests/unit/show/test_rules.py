"""The rulebook as a reference: a table of all rules, and pages of single ones."""

from __future__ import annotations

import re

import pytest

from bcmodel.rules import STANDARD, AnyRule
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show import rule_table, tell_reason, tell_rule
from bcmodel.show.rules import COLUMNS
from bcmodel.vocab.reasons import Reason


def test_the_table_has_a_row_for_every_rule() -> None:
    """Each row has all columns, in Markdown that a table can carry."""
    heading, ruler, *rows = rule_table(STANDARD).splitlines()
    assert [cell.strip() for cell in heading.strip("|").split("|")] == list(COLUMNS)
    assert set(ruler) <= set("| -")
    assert [row.split("|")[1].strip() for row in rows] == [r.code for r in STANDARD.every_rule]
    assert all(row.count("|") == len(COLUMNS) + 1 for row in rows)


def test_the_table_follows_the_rulebook() -> None:
    """A rule or condition that was left out has no row."""
    table = rule_table(STANDARD.without("S201", "M603"))
    assert "| S201 |" not in table
    assert "| M603 |" not in table


@pytest.mark.parametrize("rule", STANDARD.every_rule, ids=lambda rule: rule.code)
def test_a_rule_is_told_in_full(rule: AnyRule) -> None:
    """A page gives the code, the meaning, every reason and every source."""
    page = tell_rule(rule, STANDARD)
    assert page.startswith(f"# {rule.code} ")
    assert rule.meaning in page
    assert all(f"`{reason}`" in page for reason in rule.gives)
    assert all(source.title in page for source in rule.sources)


def test_a_condition_is_told_from_a_rule() -> None:
    """Rules are gates and steps of ways, conditions are demanded of commands."""
    assert "a condition of commands" in tell_rule(STANDARD.rule("M603"))
    assert "a condition of commands" not in tell_rule(STANDARD.rule("S201"))


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_told_in_full(reason: Reason) -> None:
    """A page gives the meaning, who mends it by which command, an example and the sources."""
    telling, page = TELLINGS[reason], tell_reason(reason)
    assert page.startswith(f"# {reason}\n")
    assert telling.meaning in page
    assert all(mend.command in page for mend in telling.mends)
    example = telling.example
    asked = example.ask[1] if example.ask else str(example.do["do"] if example.do else "")
    assert f"`{asked}`" in page
    assert all(name in page for name in (*(example.book or ()), *(example.unlike or ())))
    assert all(source.title in page for source in telling.sources)
    assert re.search(r"^## ", page, re.MULTILINE)
