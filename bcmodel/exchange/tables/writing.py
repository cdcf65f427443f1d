"""Writing: a World as a folder of tables, one for each kind of fact; decisions as one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bcmodel.exchange.formats import VERSION
from bcmodel.exchange.tables.cells import csv_text, flat
from bcmodel.exchange.tables.recording import (
    OF_DECISIONS,
    columns_of,
    decision_records,
    records,
)
from bcmodel.resolve import Answer
from bcmodel.vocab.words import Kind
from bcmodel.world import World

BYTE_ORDER_MARK = "\ufeff"
"""Begins every table: without it, spreadsheets do not read the text as UTF-8."""
WORLD = "world.csv"
OF_WORLDS = ("bcmodel", "at")
"""The columns of the table that says which version it is, and the instant."""


def name_of(kind: str) -> str:
    """Return the name of the file of a kind of fact."""
    return f"{kind}.csv"


def tables_of(world: World) -> dict[str, str]:
    r"""
    Return a World as comma-separated values by file name: a table for each kind of fact.

    Kinds without facts have a table too, only its head: a form to fill in, which also replaces an
    older table of that name. The table `world.csv` has the version and the instant.

    >>> from bcmodel.rules.town import town
    >>> print(tables_of(town())["pixel_link.csv"].splitlines()[0].strip("\ufeff"))
    pixel,ad_account
    """
    texts = {name_of(kind): csv_text(columns_of(kind), records(world, kind)) for kind in Kind}
    head = [{"bcmodel": VERSION, "at": flat(world.at)}]
    texts = {WORLD: csv_text(OF_WORLDS, head), **texts}
    return {name: BYTE_ORDER_MARK + text for name, text in texts.items()}


def write_tables(world: World, folder: str | os.PathLike[str]) -> None:
    """
    Write a World as a folder of CSV files, one for each kind of fact, and one about the World.

    `read_tables(folder) == world`, whatever the World. Tables that are there are overwritten. Lists
    have bars between their items; text that a spreadsheet would take for a formula has an
    apostrophe in front; an empty cell stands for the default.
    """
    into = Path(folder)
    texts = tables_of(world)
    into.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (into / name).write_text(text, encoding="utf-8", newline="")


def decisions_as_csv(decisions: Iterable[Answer]) -> str:
    """Return decisions as comma-separated values, in the columns of `decision_records`."""
    return BYTE_ORDER_MARK + csv_text(OF_DECISIONS, decision_records(decisions))
