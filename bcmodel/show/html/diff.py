"""Diff: who gained and lost what, in a table by person and another by asset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bcmodel.advise import Diff, Rerouted
from bcmodel.show.differences import SAME
from bcmodel.show.html.elements import (
    Element,
    Part,
    div,
    h2,
    li,
    p,
    strong,
    tbody,
    td,
    th,
    tr,
    ul,
)
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import badge, chip, counted, few, fold, grid, name

GROUPS = 10
"""How many people, or assets, are shown."""
ROWS = 5
"""How many rows are shown of each person or asset."""
ACTIONS = 12
"""How many actions are shown in a cell."""


def diff_as_html(diff: Diff) -> str:
    """
    Return a difference as HTML, by person and, under a fold, by asset.

    >>> print(diff_as_html(Diff()))
    <style>...
    ...Nobody gained or lost anything...
    """
    counts = {
        "good": ("gained", diff.gained),
        "bad": ("lost", diff.lost),
        "open": ("by another route", diff.rerouted),
    }
    told = ", ".join(f"{len(every):,} {word}" for word, every in counts.values())
    head = div("head", badge("accent", "DIFF"), h2("", "What changes for whom"))
    if diff.is_empty:
        return shown(SAME, head, p("", SAME))
    items = [li("", strong("", f"{len(every):,}"), f" {word}") for word, every in counts.values()]
    by_person, by_asset = diff.by_person, diff.by_asset
    title = f"The same by asset: {counted(len(by_asset), 'asset')}"
    return shown(
        f"Difference: {told}",
        head,
        ul("counts", *items),
        _table("By person", "Asset", {who: part.by_asset for who, part in _some(by_person)}),
        _more(by_person, "person", "people"),
        fold(
            title,
            _table("By asset", "Person", {what: part.by_person for what, part in _some(by_asset)}),
            _more(by_asset, "asset"),
        ),
    )


def _some(groups: Mapping[str, Diff]) -> Iterator[tuple[str, Diff]]:
    return islice(groups.items(), GROUPS)


def _more(groups: Mapping[str, Diff], noun: str, nouns: str = "") -> Element | None:
    more = len(groups) - GROUPS
    return (
        p("note", f"and {counted(more, f'more {noun}', f'more {nouns}' if nouns else '')}")
        if more > 0
        else None
    )


def _table(title: str, inner: str, groups: Mapping[str, Mapping[str, Diff]]) -> Element:
    heads = (inner, "Gained", "Lost", "By another route")
    return grid(title, heads, *(_group(group, parts) for group, parts in groups.items()))


def _group(title: str, parts: Mapping[str, Diff]) -> Element:
    """Return the rows of one person, or of one asset, under their name."""
    more = len(parts) - ROWS
    return tbody(
        "",
        tr("", th("group", name(title), scope="rowgroup", colspan="4")),
        *(_row(one, part) for one, part in islice(parts.items(), ROWS)),
        tr("", td("note", f"and {more:,} more", colspan="4")) if more > 0 else None,
    )


def _row(title: str, part: Diff) -> Element:
    return tr(
        "",
        th("", name(title), scope="row"),
        td("", _actions("+", "good", [query.action for query in part.gained])),
        td("", _actions("\N{MINUS SIGN}", "bad", [query.action for query in part.lost])),
        td("", _rerouted(part.rerouted)),
    )


def _actions(sign: str, look: str, actions: Sequence[str]) -> Part:
    """Return actions with a sign before each, without the kind of asset that they begin with."""
    items = few(actions, ACTIONS, lambda action: li("", chip(f"{sign} {_short(action)}", look)))
    return ul("chips", *items) if actions else None


def _short(action: str) -> str:
    return action.partition(".")[2]


def _rerouted(entries: Iterable[Rerouted]) -> Part:
    """Return actions grouped by the routes they had and have, which many of them share."""
    ways: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        ways.setdefault((str(entry.before), str(entry.after)), []).append(str(entry.action))
    return [
        div("", name(before), " → ", name(after), _actions("~", "open", actions))
        for (before, after), actions in ways.items()
    ]
