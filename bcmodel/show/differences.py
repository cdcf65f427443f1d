"""Differences: who gained and lost what, person by person, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from bcmodel.advise import By, Diff, Rerouted
from bcmodel.show.phrases import PHRASES
from bcmodel.vocab.actions import Action
from bcmodel.vocab.reasons import RouteKind

HOW: dict[RouteKind, str] = {
    RouteKind.OWNER: "in {center}, which owns it",
    RouteKind.PARTNER: "through {center}, with which it is shared",
    RouteKind.REQUEST: "through {center}, which asked for it",
    RouteKind.PERSON: "as its owner",
    RouteKind.MONEY: "by a finance role in {center}",
    RouteKind.SELLER: "in Seller Center",
    RouteKind.AUDIENCE: "by way of an ad account",
}
"""By what right something is allowed, as said after what it is."""
SAME = "Nobody gained or lost anything."


def tell_diff(diff: Diff) -> list[str]:
    """Return a difference as lines of text: `+` is gained, `-` lost, `~` rerouted."""
    lines: list[str] = []
    for person, part in diff.by_person.items():
        lines.append(person)
        lines += [f"  + {_doing(query.action, query.asset)}" for query in part.gained]
        lines += [f"  - {_doing(query.action, query.asset)}" for query in part.lost]
        lines += [
            f"  ~ {_doing(entry.action, entry.asset)} {told}" for entry, told in _rerouted(part)
        ]
    return [*lines, _summary(diff)]


def diff_as_markdown(diff: Diff) -> str:
    """Return a difference as Markdown, a heading for each person."""
    parts: list[str] = []
    for person, part in diff.by_person.items():
        lines = [f"can now {_doing(query.action, query.asset, '`')}" for query in part.gained]
        lines += [f"can no longer {_doing(query.action, query.asset, '`')}" for query in part.lost]
        lines += [
            f"can still {_doing(entry.action, entry.asset, '`')}: {told}"
            for entry, told in _rerouted(part, "`")
        ]
        parts.append("\n".join([f"## `{person}`", "", *(f"- {line}" for line in lines)]))
    return "\n\n".join([*parts, _summary(diff)]) + "\n"


def _doing(action: str, asset: str, quote: str = "") -> str:
    return PHRASES[Action(action)].format(target=f"{quote}{asset}{quote}")


def _rerouted(part: Diff, quote: str = "") -> Iterator[tuple[Rerouted, str]]:
    for entry in part.rerouted:
        yield entry, f"now {_how(entry.after, quote)}; before {_how(entry.before, quote)}"


def _how(by: By, quote: str) -> str:
    center = f"{quote}{by.business_center}{quote}"
    if by.kind is RouteKind.AUDIENCE and by.business_center:
        return f"{HOW[by.kind]} through {center}"
    return HOW[by.kind].format(center=center)


def _summary(diff: Diff) -> str:
    if diff.is_empty:
        return SAME
    counts = {
        "gained": len(diff.gained),
        "lost": len(diff.lost),
        "by another route": len(diff.rerouted),
    }
    return ", ".join(f"{number} {what}" for what, number in counts.items()) + "."
