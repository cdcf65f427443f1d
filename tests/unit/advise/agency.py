"""What the tests of audits share: an agency in which all is well, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable

import bcmodel as bc
from tests.unit.towns import NOON

Pair = tuple[str, str]

AGENCY: tuple[bc.Fact, ...] = (
    bc.BusinessCenter("acme"),
    bc.BusinessCenter("nova"),
    *(bc.User(name, two_step=True) for name in ("zoe", "yan", "ada", "adi", "mia", "lea")),
    *(bc.Member("acme", name, role="ADMIN") for name in ("zoe", "yan")),
    *(bc.Member("nova", name, role="ADMIN") for name in ("ada", "adi")),
    *(bc.Member("nova", name) for name in ("mia", "lea")),
    bc.Partnership("acme", "nova"),
    bc.AdAccount("adv-1", owner="acme"),
    bc.Share("adv-1", "nova", level="OPERATOR"),
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    *(bc.Assignment("acme", name, "adv-1", level="ADMIN") for name in ("zoe", "yan")),
)


def access_to(*more: bc.Fact, **parameters: object) -> bc.Resolver:
    """Return a Resolver of the agency and more facts, which stand in for those of their key."""
    facts = {(fact.kind, fact.key): fact for fact in (*AGENCY, *more)}
    rulebook = bc.STANDARD.with_parameters(**parameters)
    return bc.Resolver(bc.World.of(*facts.values(), at=NOON), rulebook)


def pairs(findings: Iterable[bc.Finding]) -> set[Pair]:
    """Return code and subject of each finding."""
    return {(str(found.code), found.subject) for found in findings}


def found(access: bc.Resolver, code: str) -> set[str]:
    """Return the subjects of what is found for certain."""
    return {one.subject for one in bc.audit(access, only=[code]).findings}


def unsettled(access: bc.Resolver, code: str) -> set[str]:
    """Return the subjects of what hangs on the unseen."""
    return {one.subject for one in bc.audit(access, only=[code]).unsettled}


def mended(access: bc.Resolver, finding: bc.Finding) -> bc.Resolver:
    """Return what the remedy of a finding leads to, each command given by its first actor."""
    commands = [move.command for move in finding.remedy]
    assert commands
    return access.after_all(command for command in commands if command)
