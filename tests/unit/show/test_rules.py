"""The rulebook as a reference: a table of all rules, and pages of single ones."""

from __future__ import annotations

import re

import pytest

from bcmodel.rules import STANDARD, Rule
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show import rule_table, tell_reason, tell_rule
from bcmodel.show.rules import COLUMNS
from bcmodel.vocab.reasons import Reason


def test_the_table_has_a_row_for_every_rule() -> None:
    """Each row has all columns, in Markdown that a table can carry."""
    heading, ruler, *rows = rule_table(STANDARD).splitlines()
    assert [cell.strip() for cell in heading.strip("|").split("|")] == list(COLUMNS)
    assert set(ruler) <= set("| -")
    assert [row.split("|")[1].strip() for row in rows] == [r.code for r in STANDARD.rules]
    assert all(row.count("|") == len(COLUMNS) + 1 for row in rows)


def test_the_table_follows_the_rulebook() -> None:
    """A rule that was left out has no row."""
    assert "| S201 |" not in rule_table(STANDARD.without("S201"))


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.code)
def test_a_rule_is_told_in_full(rule: Rule) -> None:
    """A page gives the code, the meaning, every reason and every source."""
    page = tell_rule(rule, STANDARD)
    assert page.startswith(f"# {rule.code} ")
    assert rule.meaning in page
    assert all(f"`{reason}`" in page for reason in rule.gives)
    assert all(source.title in page for source in rule.sources)


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_told_in_full(reason: Reason) -> None:
    """A page gives the meaning, who mends it by which command, an example and the sources."""
    telling, page = TELLINGS[reason], tell_reason(reason)
    assert page.startswith(f"# {reason}\n")
    assert telling.meaning in page
    assert all(mend.command in page for mend in telling.mends)
    assert telling.example.ask[1] in page
    assert all(source.title in page for source in telling.sources)
    assert re.search(r"^## ", page, re.MULTILINE)
