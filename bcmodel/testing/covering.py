"""Covering: rule coverage of a pytest run - counted, reported, and enforced."""

from __future__ import annotations

import json
from collections.abc import Iterable
from textwrap import wrap

import pytest

from bcmodel.testing.listening import Ear
from bcmodel.testing.tallying import Tally

SENT_AS = "bcmodel_rule_coverage"
"""The name under which a worker of xdist sends what it has counted."""


class RuleCoverage:
    """
    Counts what the rules do while tests run, reports it, and fails a run that saw too little.

    `to` is `term`, `json`, or a file to write JSON to; `least` is a percentage. The commands of
    scenario files are counted when the files are read, which each worker of xdist does.
    """

    def __init__(self, config: pytest.Config, to: str, least: float | None) -> None:
        _check(to, least)
        self.config = config
        self.to = to
        self.least = least
        self.tally = Tally()
        self.ear = Ear(self.tally)
        self.ear.open()

    @property
    def falls_short(self) -> bool:
        """Whether less was seen than is required."""
        return self.least is not None and self.tally.percent < self.least

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Add what a worker of xdist has counted."""
        sent = getattr(node, "workeroutput", {})
        if SENT_AS in sent:
            self.tally.add(sent[SENT_AS])

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send the counts to the controller of xdist, or write the report and judge the run."""
        sending = getattr(self.config, "workeroutput", None)
        if sending is not None:
            sending[SENT_AS] = self.tally.counts
            return
        if self.to.endswith(".json"):
            file = self.config.invocation_params.dir / self.to
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{self._as_json()}\n", "utf-8")
        is_good = session.exitstatus == pytest.ExitCode.OK
        if is_good and self.falls_short and not self.config.option.collectonly:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print what was seen, and what was not."""
        terminalreporter.section("rule coverage of bcmodel")
        for line in self._lines():
            terminalreporter.line(line)
        if self.falls_short:
            told = f"{self.tally.percent:.1f} % is less than the {self.least:g} % asked for"
            terminalreporter.line(f"FAIL: {told}", red=True, bold=True)

    def pytest_unconfigure(self) -> None:
        """Stop counting."""
        self.ear.close()

    def _as_json(self) -> str:
        return json.dumps(self.tally.to_dict(), indent=2)

    def _lines(self) -> Iterable[str]:
        if self.to == "json":
            return [self._as_json()]
        if self.to == "term":
            return tell(self.tally)
        return [_in_all(self.tally), f"Written to {self.to}"]


def _check(to: str, least: float | None) -> None:
    if to not in ("term", "json") and not to.endswith(".json"):
        hint = "use `term`, `json` or a file that ends in `.json`, after `=`"
        raise pytest.UsageError(f"--bc-rule-coverage: `{to}` is not a form of report; {hint}")
    if least is not None and not 0 <= least <= 100:  # noqa: PLR2004 - percent
        hint = "use a number from 0 to 100"
        raise pytest.UsageError(f"--bc-rule-coverage-min: `{least:g}` is not a percentage; {hint}")


def tell(tally: Tally) -> Iterable[str]:
    r"""
    Yield, line by line, which rules were not seen to hold or to stop anybody, and a summary.

    >>> print("\n".join(tell(Tally())))
    Neither held nor stopped anybody:
    ...
    0.0 % seen: ...
    """
    yield from _listed("Neither held nor stopped anybody", tally.unseen)
    for told, codes in (("Never held", tally.unheld), ("Never stopped anybody", tally.unbroken)):
        half = [f"{code} {tally.names[code]}" for code in codes if code not in tally.unseen]
        yield from ([f"{told}:", *(f"  {line}" for line in half)] if half else [])
    yield from _listed("Never given as a reason", tally.ungiven)
    yield _in_all(tally)


def _listed(told: str, codes: list[str]) -> list[str]:
    lines = wrap(", ".join(codes), 96, break_long_words=False, break_on_hyphens=False)
    return [f"{told}:", *(f"  {line}" for line in lines)] if codes else []


def _in_all(tally: Tally) -> str:
    rules, reasons = len(tally.names), len(tally.reasons)
    holding = rules - len(tally.only_stopping)
    return (
        f"{tally.percent:.1f} % seen: {holding - len(tally.unheld)} of {holding} rules to hold, "
        f"{rules - len(tally.unbroken)} of {rules} to stop somebody, "
        f"{reasons - len(tally.ungiven)} of {reasons} reasons given"
    )
