"""Pages of reasons: an index by family, and a page for each reason."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from bcmodel import STANDARD, Reason
from bcmodel.change.commands import COMMANDS
from bcmodel.errors import with_article
from bcmodel.rules.reasons import FAMILIES, TELLINGS, Mend, Telling
from tests.reference.showing import Shown, examples_of, failing, holding
from tests.reference.words import label_of
from tests.reference.writing import (
    BARE_CODE,
    bullets,
    cited,
    facing,
    leaf,
    page,
    plain,
    section,
    table,
    word,
    words,
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of reasons, each with its path."""
    yield "reasons/index", _index()
    yield from ((f"reasons/{reason}", _page_of(telling)) for reason, telling in TELLINGS.items())


def _index() -> str:
    return page(
        "Reasons",
        f"{len(TELLINGS)} codes tell why not. A code never changes its meaning, and is never "
        "reused.",
        *(_family(inspect.getdoc(family) or "", family.TELLINGS) for family in FAMILIES),
    )


def _family(told: str, tellings: Iterable[Telling]) -> str:
    rows = (
        (word(telling.reason), plain(telling.meaning), _menders(telling.mends))
        for telling in tellings
    )
    title = told.partition("\n")[0].rstrip(".")
    listed = table(("reason", "meaning", "mended by"), rows, "35 45 20")
    return section(f"{title[:1].upper()}{title[1:]}", listed)


def _menders(mends: Iterable[Mend]) -> str:
    return ", ".join(dict.fromkeys(str(mend.who) for mend in mends))


def _page_of(telling: Telling) -> str:
    reason = telling.reason
    return leaf(
        str(reason),
        plain(telling.meaning),
        facing(
            ("Told as", f"``{telling.says}``"),
            ("Given by", bullets(_givers(reason))),
            ("Commands that name it", words(commands_naming(reason))),
            ("Standing", str(telling.standing)),
            ("Sources", bullets(map(cited, telling.sources))),
        ),
        section("Who mends it", bullets(map(_move, telling.mends))),
        *_examples(examples_of(reason)),
        label=label_of("reason", reason),
        under="reasons/index",
    )


def _givers(reason: Reason) -> list[str]:
    told = [f"{word(rule.code)} {plain(rule.meaning)}" for rule in STANDARD.giving(reason)]
    return told or ["no rule: by the question, or along with the answer"]


def commands_naming(reason: Reason) -> Iterator[str]:
    """Yield the commands whose docstrings say that they can be refused for a reason."""
    for name, command in COMMANDS.items():
        if reason in BARE_CODE.findall(command.__doc__ or ""):
            yield name


def _move(mend: Mend) -> str:
    command = f", by {word(mend.command)}" if mend.command else ""
    needs = f" (needs {word(mend.needs)})" if mend.needs else ""
    kind = f"; for {with_article(mend.kind)}".replace("_", " ") if mend.kind else ""
    origin = f"; where it came by {mend.origin}" if mend.origin else ""
    instead = "or instead, " if mend.instead else ""
    return f"{instead}**{mend.who}**: {plain(mend.advice)}{command}{needs}{kind}{origin}"


def _examples(examples: Iterable[Shown]) -> Iterator[str]:
    for number, shown in enumerate(examples):
        heading = "Other circumstances" if number else "For example"
        if number < 2:
            yield section(heading, failing(shown))
        else:
            yield failing(shown)
        if not number and not shown.spoiled.allowed:
            yield section("Without it", holding(shown))
