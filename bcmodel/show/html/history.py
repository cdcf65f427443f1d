"""History: commands on a line of time, each accepted or refused, with what it led to."""

from __future__ import annotations

from bcmodel.change import Entry, Event, History, Planned, Refused
from bcmodel.change.happening import LINES
from bcmodel.change.wording import tell
from bcmodel.show.html.elements import Element, Part, bdi, div, h2, li, p, strong, ul
from bcmodel.show.html.page import shown
from bcmodel.show.html.parts import badge, chip, counted, few, instant, name
from bcmodel.show.html.world import counts_of

LAST = 30
"""How many commands are shown, the last of them."""
EVENTS = 12
"""How many events are shown of one command."""


def history_as_html(history: History) -> str:
    """
    Return a history as HTML: the last commands, each with its outcome, and the World now.

    >>> from bcmodel.resolve import Resolver
    >>> from bcmodel.rules.town import town
    >>> print(history_as_html(History(Resolver(town()))))
    <style>...
    ...0 commands, 0 refused...
    """
    entries, earlier = history.entries[-LAST:], len(history.entries[:-LAST])
    refused = sum(not entry.accepted for entry in history.entries)
    told = f"{counted(len(history.entries), 'command')}, {refused:,} refused"
    return shown(
        f"History: {told}",
        div("head", badge("accent", "HISTORY"), h2("", told)),
        p("note", "From ", instant(history.start.world.at), " to ", instant(history.world.at)),
        p("note", f"{counted(earlier, 'earlier command')} not shown") if earlier else None,
        ul("line", *map(_entry, entries)) if entries else None,
        div("foot", "The World now:", counts_of(history.world)),
    )


def _entry(entry: Entry) -> Element:
    word = badge("good", "accepted") if entry.accepted else badge("bad", "refused")
    return li(
        "" if entry.accepted else "refused",
        div(
            "", word, " ", strong("", name(entry.command.actor)), ": ", bdi("", entry.command.told)
        ),
        div("note", instant(entry.at), " ", chip(entry.command.do)),
        _outcome(entry.outcome),
    )


def _outcome(outcome: Planned | Refused) -> Part:
    if isinstance(outcome, Planned):
        return ul("note", *few(outcome.events, EVENTS, _event))
    return div("", *((chip(reason, "bad"), " ") for reason in outcome.decision.reasons))


def _event(event: Event) -> Element:
    told = tell(LINES[event.happened].says, event.fact)
    return li("", name(event.actor), " ", bdi("", told))


def planned_as_html(planned: Planned) -> str:
    """Return as HTML what a command would lead to, event by event."""
    told = counted(len(planned.events), "event")
    head = div("head", badge("good", "ACCEPTED"), h2("", f"This would lead to {told}"))
    return shown(f"Accepted: {told}", head, ul("", *few(planned.events, LAST, _event)))
