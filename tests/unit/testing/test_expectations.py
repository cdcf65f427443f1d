"""A table of expectations holds, or tells all of its rows that do not."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel.rules.town import town
from bcmodel.testing.expectations import check_table

ACCESS = bc.Resolver(town())


def told_of(table: str) -> list[str]:
    """Return the lines that tell what does not hold."""
    with pytest.raises(AssertionError) as caught:
        check_table(ACCESS, table)
    return str(caught.value).splitlines()


def faults_of(table: str) -> list[str]:
    """Return what is wrong with a table."""
    with pytest.raises(bc.InputError) as caught:
        check_table(ACCESS, table)
    return [str(fault) for fault in caught.value.faults]


def test_a_table_that_holds_is_silent() -> None:
    """Rows, comments, empty lines, quotes, context, verdicts in capitals."""
    check_table(
        ACCESS,
        """
        # people of nova
        ada  ad_account.create_ads   adv-1  ->  denied ASSET_NOT_ASSIGNED   # an Admin
        mia  ad_account.create_ads   adv-1  ->  ALLOWED

        'mia' ad_account.create_ads "adv-1" within=nova -> allowed
        mia ad_account.create_ads adv-1 at=2027-01-01T00:00:00Z -> allowed
        """,
    )


def test_every_row_that_does_not_hold_is_told() -> None:
    """The rows come first, in short; then each with its explanation."""
    lines = told_of(
        """
        ada ad_account.create_ads adv-1 -> allowed
        mia ad_account.create_ads adv-1 -> allowed
        ada ad_account.create_ads adv-1 -> denied NOT_A_MEMBER BC_PUNISHED
        """
    )
    question = "ada ad_account.create_ads adv-1"
    assert lines[:3] == [
        "2 of 3 rows do not hold:",
        f"  row 1: {question}: the verdict is denied, not allowed",
        f"  row 3: {question}: NOT_A_MEMBER, BC_PUNISHED are not among the reasons",
    ]
    assert lines.count("Denied: ada cannot create ads on adv-1.") == 2


def test_the_question_of_a_row_is_asked_in_full() -> None:
    """What is used, the Business Center and the instant are part of the question."""
    rows = [
        "mia ad_account.use_pixel adv-1 using=px-none -> allowed",
        "mia ad_account.create_ads adv-1 within=acme at=2027-01-01T00:00:00Z -> allowed",
    ]
    lines = told_of("\n".join(rows))
    assert lines[1].startswith("  row 1: mia ad_account.use_pixel adv-1 using px-none: ")
    assert lines[2].startswith("  row 2: mia ad_account.create_ads adv-1 within acme at 2027-01-01")


def test_reasons_of_a_house_can_be_expected() -> None:
    """Those that the rulebook of the answers gives, and no others."""

    @bc.house_rule("X001", about=["ad_account.view_ads"], says="{person} looks")
    def no_looking(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
        return False

    row = "mia ad_account.view_ads adv-1 -> denied NO_LOOKING"
    check_table(bc.Resolver(town(), bc.STANDARD.with_(no_looking)), row)
    with pytest.raises(bc.InputError, match="NO_LOOKING"):
        check_table(bc.Resolver(town()), row)


def test_every_fault_of_a_table_is_told() -> None:
    """A table that makes no sense is told as a whole, each fault with its row and the row."""
    rows = [
        "mia ad_account.create_add adv-1 -> allowed",
        "mia ad_account.create_ads adv-1 -> denyed NOT_MEMBER",
        "mia ad_account.create_ads adv-1 within=novae -> allowed",
        "mia ad_account.create_ads adv-1",
        "mia ad_account.create_ads -> allowed",
        "mia ad_account.create_ads adv-1 ->",
        "mia ad_account.create_ads adv-1 nova -> allowed",
        'mia ad_account.create_ads "adv-1 -> allowed',
        "mia ad_account.use_pixel adv-1 -> allowed",
        "mia ad_account.create_ads adv-1 at=soon -> allowed",
    ]
    told = faults_of("\n".join(rows))
    expected = [1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert [told.partition(" (")[0] for told in told] == [f"row {number}" for number in expected]
    assert all(f"(`{rows[n - 1]}`)" in line for n, line in zip(expected, told, strict=True))


def test_a_table_without_rows_is_a_fault() -> None:
    """A table that checks nothing has been written by mistake."""
    assert len(faults_of("\n   # nothing yet\n")) == 1
