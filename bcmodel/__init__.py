"""
bcmodel: who can do what in TikTok Business Center, why, why not, and what to change.

A `World` is what is true in some Business Centers at one instant, a `Rulebook` says what follows,
and a `Resolver` holds one of each and answers. bcmodel is a simulation: it never calls the
platform, and is not affiliated with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from bcmodel.errors import (
    BcmodelError,
    Fault,
    InputError,
    QuestionError,
    UnknownWordError,
    VerdictTruthError,
)
from bcmodel.facts import (
    AccountGroup,
    AdAccount,
    AppConnection,
    AppWorkspace,
    Assignment,
    Audience,
    AudienceShare,
    BusinessCenter,
    Catalog,
    Fact,
    FormLibrary,
    GroupAssignment,
    MediaAgency,
    Member,
    Partnership,
    Pixel,
    PixelLink,
    Post,
    SellerRole,
    Share,
    Shop,
    SparkCode,
    TikTokAccount,
    TikTokLink,
    Transfer,
    Unseen,
    User,
)
from bcmodel.resolve import Answer, Applied, Decision, Proof, Query, Resolver, Route, Unmet
from bcmodel.rules import STANDARD, Parameters, Rule, Rulebook
from bcmodel.vocab.actions import Action
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.reasons import Reason, RouteKind, Verdict
from bcmodel.vocab.words import Kind, Level, Mode, Origin, Role, Scope, Status
from bcmodel.world import World

if TYPE_CHECKING:
    from bcmodel import commands
    from bcmodel.advise import (
        Audit,
        Diff,
        Excess,
        Finding,
        Remedy,
        audit,
        diff,
        excess,
        impact,
        remedies,
    )
    from bcmodel.change import Command, Event, History, Planned, Refusal, Refused, RefusedError
    from bcmodel.exchange import Scenario, dump, dumps, load, loads

__version__ = "0.1.0"

__all__ = [
    "STANDARD",
    "AccountGroup",
    "Action",
    "AdAccount",
    "Answer",
    "AppConnection",
    "AppWorkspace",
    "Applied",
    "Assignment",
    "Audience",
    "AudienceShare",
    "Audit",
    "BcmodelError",
    "BusinessCenter",
    "Catalog",
    "Command",
    "Decision",
    "Diff",
    "Event",
    "Excess",
    "Fact",
    "Fault",
    "Finding",
    "FindingCode",
    "FormLibrary",
    "GroupAssignment",
    "History",
    "InputError",
    "Kind",
    "Level",
    "MediaAgency",
    "Member",
    "Mode",
    "Origin",
    "Parameters",
    "Partnership",
    "Pixel",
    "PixelLink",
    "Planned",
    "Post",
    "Proof",
    "Query",
    "QuestionError",
    "Reason",
    "Refusal",
    "Refused",
    "RefusedError",
    "Remedy",
    "Resolver",
    "Role",
    "Route",
    "RouteKind",
    "Rule",
    "Rulebook",
    "Scenario",
    "Scope",
    "SellerRole",
    "Severity",
    "Share",
    "Shop",
    "SparkCode",
    "Status",
    "TikTokAccount",
    "TikTokLink",
    "Transfer",
    "UnknownWordError",
    "Unmet",
    "Unseen",
    "User",
    "Verdict",
    "VerdictTruthError",
    "World",
    "audit",
    "commands",
    "diff",
    "dump",
    "dumps",
    "excess",
    "impact",
    "load",
    "loads",
    "remedies",
]

_LATE = {
    "commands": "bcmodel.commands",
    **dict.fromkeys(
        ("Command", "Event", "History", "Planned", "Refusal", "Refused", "RefusedError"),
        "bcmodel.change",
    ),
    **dict.fromkeys(
        (
            "Audit",
            "Diff",
            "Excess",
            "Finding",
            "Remedy",
            "audit",
            "diff",
            "excess",
            "impact",
            "remedies",
        ),
        "bcmodel.advise",
    ),
    **dict.fromkeys(("Scenario", "dump", "dumps", "load", "loads"), "bcmodel.exchange"),
}
"""Names behind a room that `import bcmodel` leaves closed until one of them is used."""


def __getattr__(name: str) -> object:
    if name not in _LATE:
        message = f"module `bcmodel` has no attribute `{name}`"
        raise AttributeError(message)
    room = import_module(_LATE[name])
    return room if name == "commands" else getattr(room, name)
