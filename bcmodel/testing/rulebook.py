"""Rulebook: the one by which the scenario files of a project are judged."""

from __future__ import annotations

from importlib import import_module

import pytest

from bcmodel.rules import STANDARD, Rulebook

OPTION = "bc_rulebook"
_RULEBOOK = pytest.StashKey[Rulebook]()


def rulebook_of(config: pytest.Config) -> Rulebook:
    """
    Return the rulebook that the project names, imported when first asked for, or the standard one.

    Raises `pytest.UsageError` where there is none of that name.
    """
    if _RULEBOOK not in config.stash:
        config.stash[_RULEBOOK] = _named(str(config.getini(OPTION)))
    return config.stash[_RULEBOOK]


def _named(place: str) -> Rulebook:
    if not place:
        return STANDARD
    module, colon, name = place.partition(":")
    if not (module and colon and name):
        raise _refused(place, "is not a place", "write it as `package.module:NAME`")
    try:
        found: object = getattr(import_module(module), name)
    except Exception as error:  # whatever a module of the project may raise
        hint = "it is imported as the tests are; see `pythonpath` of pytest"
        raise _refused(place, f"cannot be imported: {error}", hint) from error
    if not isinstance(found, Rulebook):
        raise _refused(place, f"is {found!r}", "name a Rulebook, such as `bc.STANDARD.with_(...)`")
    return found


def _refused(place: str, problem: str, next_step: str) -> pytest.UsageError:
    return pytest.UsageError(f"{OPTION}: `{place}` {problem}; {next_step}")
