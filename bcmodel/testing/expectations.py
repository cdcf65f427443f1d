"""Expectations: tables of who can do what, each checked all at once."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from bcmodel.errors import Fault, InputError
from bcmodel.exchange import Check
from bcmodel.exchange.codes import reasons_of_the_house, with_reasons
from bcmodel.exchange.questions import CHECKS, faults_of_asking
from bcmodel.exchange.results import Result
from bcmodel.resolve import Resolver
from bcmodel.testing.explaining import tell_result

ARROW = "->"
CONTEXT = ("using", "post", "within", "at")
"""What may follow a question, such as `within=nova`."""
MOST_TOLD = 5
"""How many rows that do not hold are explained."""


def check_table(access: Resolver, table: str) -> None:
    """
    Check a table of questions and answers; raises `AssertionError` with every wrong row.

    A row is a person, an action, an asset, perhaps `using=`, `post=`, `within=` or `at=`, an
    arrow, and the verdict; after `denied`, reasons that have to be among those given. Words with
    spaces in them stand in quotes, and what follows `#` is a comment. Raises `InputError` with
    every fault of a table that cannot be read.

    >>> import bcmodel as bc
    >>> from bcmodel.rules.town import town
    >>> access = bc.Resolver(town())
    >>> check_table(
    ...     access,
    ...     '''
    ...     ada  ad_account.create_ads  adv-1  ->  denied ASSET_NOT_ASSIGNED
    ...     mia  ad_account.create_ads  adv-1  ->  allowed
    ...     mia  ad_account.create_ads  adv-1  within=nova  ->  allowed
    ...     ''',
    ... )
    """
    __tracebackhide__ = True
    rows = _read(access, table)
    results = [check.ask(access, index, place) for index, (place, check) in enumerate(rows)]
    wrong = [result for result in results if not result.holds]
    if wrong:
        raise AssertionError("\n".join(_told(wrong, len(rows))))


def _told(wrong: list[Result], among: int) -> Iterator[str]:
    yield f"{len(wrong)} of {among} rows do not hold:"
    for result in wrong:
        yield f"  {result.place}: {result.question}: {result.problem}"
    for result in wrong[:MOST_TOLD]:
        yield f"\n{result.place}: {result.question}\n{tell_result(result)}"


def _read(access: Resolver, table: str) -> list[tuple[str, Check]]:
    """Return each row with its place; raises `InputError` with the faults of all rows."""
    __tracebackhide__ = True
    faults: list[Fault] = []
    checks: list[tuple[str, Check]] = []
    lines = [line.strip() for line in table.splitlines()]
    rows = [line for line in lines if line and not line.startswith("#")]
    for number, line in enumerate(rows, 1):
        place = f"row {number}"
        try:
            checks.append((place, _read_row(access, line)))
        except InputError as error:
            faults += [fault.within(f"{place} (`{line}`)") for fault in error.faults]
    if not rows:
        faults.append(Fault("table", "has no rows", f"write `mia {EXAMPLE}`"))
    if faults:
        raise InputError(faults)
    return checks


EXAMPLE = "ad_account.create_ads adv-1 -> allowed"


def _read_row(access: Resolver, line: str) -> Check:
    row = _as_row(line)
    house = reasons_of_the_house(access.rulebook)
    check = CHECKS.read(with_reasons(house, row))
    faults = list(faults_of_asking(access.world, row))
    if faults:
        raise InputError(faults)
    return check


def _as_row(line: str) -> dict[str, object]:
    """Return a row of a table as a `[[check]]` of a scenario file."""
    try:
        words = shlex.split(line, comments=True)
    except ValueError as error:
        raise InputError([Fault("", str(error).lower(), "close the quotes")]) from None
    if words.count(ARROW) != 1:
        raise InputError([Fault("", f"does not have one `{ARROW}`", f"write `mia {EXAMPLE}`")])
    asked, answer = words[: words.index(ARROW)], words[words.index(ARROW) + 1 :]
    question, context = asked[:3], asked[3:]
    if len(question) < 3 or not answer:  # noqa: PLR2004 - person, action, asset
        raise InputError([Fault("", "is not complete", f"write `mia {EXAMPLE}`")])
    row: dict[str, object] = dict(zip(("user", "action", "asset"), question, strict=True))
    for word in context:
        key, equals, value = word.partition("=")
        if not equals or key not in CONTEXT:
            hint = f"only {', '.join(f'`{one}=`' for one in CONTEXT)} may follow the asset"
            raise InputError([Fault("", f"`{word}` is out of place", hint)])
        row[key] = value
    verdict, *reasons = answer
    return row | {"expect": verdict.lower(), "reasons": reasons}
