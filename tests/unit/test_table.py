"""Table: a persistent mapping, compared with a dict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcmodel._table import OrderedTable, Table

KEYS = st.sampled_from("abcdefgh")
VALUES = st.one_of(st.integers(0, 9), st.none())
STEPS = st.lists(st.tuples(st.dictionaries(KEYS, VALUES), st.sets(KEYS)), max_size=8)


@pytest.mark.parametrize("fold_at", [1, 3, 2_000])
@pytest.mark.parametrize("kind", [Table, OrderedTable])
@given(base=st.dictionaries(KEYS, VALUES), steps=STEPS)
def test_a_table_reads_like_a_dict(
    fold_at: int,
    kind: type[Table[str, int | None]],
    base: dict[str, int | None],
    steps: list[tuple[dict[str, int | None], set[str]]],
) -> None:
    """In every way, after any changes, whether its entries are folded soon or late."""
    table, expected = kind(dict(sorted(base.items()))), dict(base)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bcmodel._table.FOLD_AT", fold_at)
        for became, ceased in steps:
            table = table.next(became, ceased)
            left = {key: value for key, value in expected.items() if key not in ceased}
            expected = {**left, **became}
            assert_reads_like(table, expected)


def assert_reads_like(table: Table[str, int | None], expected: dict[str, int | None]) -> None:
    """Read everything that a mapping lets one read."""
    assert table == expected
    assert len(table) == len(expected)
    assert sorted(table) == sorted(expected)
    assert sorted(table.items(), key=repr) == sorted(expected.items(), key=repr)
    assert sorted(table.values(), key=repr) == sorted(expected.values(), key=repr)
    for key in "abcdefgh":
        assert (key in table) is (key in expected)
        assert table.get(key) == expected.get(key)
        assert table.get(key, -1) == expected.get(key, -1)
        if key in expected:
            assert table[key] == expected[key]
        else:
            with pytest.raises(KeyError):
                table[key]


@given(base=st.dictionaries(KEYS, VALUES), steps=STEPS)
def test_earlier_versions_stay_as_they_were(
    base: dict[str, int | None], steps: list[tuple[dict[str, int | None], set[str]]]
) -> None:
    """Whatever comes after them."""
    versions = [Table(base)]
    told = [dict(base)]
    for became, ceased in steps:
        versions.append(versions[-1].next(became, ceased))
        told.append(dict(versions[-1]))
    assert [dict(version) for version in versions] == told


@given(base=st.dictionaries(KEYS, VALUES), steps=STEPS)
def test_an_ordered_table_is_read_in_the_order_of_its_keys(
    base: dict[str, int | None], steps: list[tuple[dict[str, int | None], set[str]]]
) -> None:
    """However its keys came in."""
    table = OrderedTable(dict(sorted(base.items())))
    for became, ceased in steps:
        table = table.next(became, ceased)
        assert list(table) == sorted(table)
        assert [key for key, _ in table.items()] == sorted(table)


def test_a_key_that_became_in_the_step_in_which_it_ceased_is_there() -> None:
    """What becomes has the last word."""
    assert dict(Table({"a": 1}).next({"a": 2}, ["a"])) == {"a": 2}


def test_the_base_is_shared_until_it_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step copies what lately changed, and the base every so many entries."""
    monkeypatch.setattr("bcmodel._table.FOLD_AT", 3)
    first = Table({str(number): number for number in range(100)})
    second = first.next({"7": 0}).next({}, ["8"])
    assert second._base is first._base
    assert len(second._over) == 2
    third = second.next({"9": 0})
    assert third._base is not first._base
    assert len(third._over) == 0
    assert len(third) == 99


def test_a_table_tells_how_large_it_is() -> None:
    """And how much of it is new."""
    told = repr(Table({"a": 1, "b": 2}).next({"c": 3}, ["a"]))
    assert told == "<Table of 2 entries, 2 changes>"
