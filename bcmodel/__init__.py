"""
bcmodel: who can do what in TikTok Business Center, why, why not, and what to change.

A `World` is what is true in some Business Centers at one instant, a `Rulebook` says what follows,
and a `Resolver` holds one of each and answers. bcmodel is a simulation: it never calls the
platform, and is not affiliated with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bcmodel import commands
    from bcmodel.advise import (
        Audit,
        Diff,
        Excess,
        Finding,
        Goal,
        JointPlan,
        Need,
        Outlook,
        Readiness,
        Remedies,
        Remedy,
        audit,
        diff,
        excess,
        impact,
        plan_for,
        readiness,
        remedies,
    )
    from bcmodel.change import Command, Event, History, Planned, Refusal, Refused, RefusedError
    from bcmodel.errors import (
        BcmodelError,
        Fault,
        InputError,
        QuestionError,
        SnapshotError,
        UnknownWordError,
        VerdictTruthError,
    )
    from bcmodel.exchange import (
        Scenario,
        certificate,
        dump,
        dump_events,
        dumps,
        load,
        load_events,
        loads,
    )
    from bcmodel.exchange.engines import (
        EngineExport,
        TupleChanges,
        event_tuples,
        to_engine,
        tuple_changes,
    )
    from bcmodel.exchange.graphs import graph
    from bcmodel.exchange.graphs.points import (
        Loss,
        SinglePoint,
        access_graph,
        blast_radius,
        single_points,
    )
    from bcmodel.exchange.schemas import schema
    from bcmodel.exchange.snapshots import Snapshot, read_snapshot
    from bcmodel.exchange.tables import decision_records, read_tables, records, write_tables
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
    from bcmodel.rules import STANDARD, Grain, Parameters, Path, Rule, Rulebook, house_rule
    from bcmodel.view import View
    from bcmodel.vocab.actions import Action
    from bcmodel.vocab.findings import FindingCode, Severity
    from bcmodel.vocab.reasons import Reason, RouteKind, Verdict
    from bcmodel.vocab.words import Kind, Level, Mode, Origin, Role, Scope, Status
    from bcmodel.world import World

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
    "EngineExport",
    "Event",
    "Excess",
    "Fact",
    "Fault",
    "Finding",
    "FindingCode",
    "FormLibrary",
    "Goal",
    "Grain",
    "GroupAssignment",
    "History",
    "InputError",
    "JointPlan",
    "Kind",
    "Level",
    "Loss",
    "MediaAgency",
    "Member",
    "Mode",
    "Need",
    "Origin",
    "Outlook",
    "Parameters",
    "Partnership",
    "Path",
    "Pixel",
    "PixelLink",
    "Planned",
    "Post",
    "Proof",
    "Query",
    "QuestionError",
    "Readiness",
    "Reason",
    "Refusal",
    "Refused",
    "RefusedError",
    "Remedies",
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
    "SinglePoint",
    "Snapshot",
    "SnapshotError",
    "SparkCode",
    "Status",
    "TikTokAccount",
    "TikTokLink",
    "Transfer",
    "TupleChanges",
    "UnknownWordError",
    "Unmet",
    "Unseen",
    "User",
    "Verdict",
    "VerdictTruthError",
    "View",
    "World",
    "access_graph",
    "audit",
    "blast_radius",
    "certificate",
    "commands",
    "decision_records",
    "diff",
    "dump",
    "dump_events",
    "dumps",
    "event_tuples",
    "excess",
    "graph",
    "house_rule",
    "impact",
    "load",
    "load_events",
    "loads",
    "plan_for",
    "read_snapshot",
    "read_tables",
    "readiness",
    "records",
    "remedies",
    "schema",
    "single_points",
    "to_engine",
    "tuple_changes",
    "write_tables",
]

_DOORS = {
    "bcmodel.errors": (
        "BcmodelError",
        "Fault",
        "InputError",
        "QuestionError",
        "SnapshotError",
        "UnknownWordError",
        "VerdictTruthError",
    ),
    "bcmodel.facts": (
        "AccountGroup",
        "AdAccount",
        "AppConnection",
        "AppWorkspace",
        "Assignment",
        "Audience",
        "AudienceShare",
        "BusinessCenter",
        "Catalog",
        "Fact",
        "FormLibrary",
        "GroupAssignment",
        "MediaAgency",
        "Member",
        "Partnership",
        "Pixel",
        "PixelLink",
        "Post",
        "SellerRole",
        "Share",
        "Shop",
        "SparkCode",
        "TikTokAccount",
        "TikTokLink",
        "Transfer",
        "Unseen",
        "User",
    ),
    "bcmodel.resolve": (
        "Answer",
        "Applied",
        "Decision",
        "Proof",
        "Query",
        "Resolver",
        "Route",
        "Unmet",
    ),
    "bcmodel.rules": ("Grain", "Parameters", "Path", "Rule", "Rulebook", "STANDARD", "house_rule"),
    "bcmodel.view": ("View",),
    "bcmodel.vocab.actions": ("Action",),
    "bcmodel.vocab.findings": ("FindingCode", "Severity"),
    "bcmodel.vocab.reasons": ("Reason", "RouteKind", "Verdict"),
    "bcmodel.vocab.words": ("Kind", "Level", "Mode", "Origin", "Role", "Scope", "Status"),
    "bcmodel.world": ("World",),
    "bcmodel.advise": (
        "Audit",
        "Diff",
        "Excess",
        "Finding",
        "Goal",
        "JointPlan",
        "Need",
        "Outlook",
        "Readiness",
        "Remedies",
        "Remedy",
        "audit",
        "diff",
        "excess",
        "impact",
        "plan_for",
        "readiness",
        "remedies",
    ),
    "bcmodel.change": (
        "Command",
        "Event",
        "History",
        "Planned",
        "Refusal",
        "Refused",
        "RefusedError",
    ),
    "bcmodel.exchange": (
        "Scenario",
        "certificate",
        "dump",
        "dump_events",
        "dumps",
        "load",
        "load_events",
        "loads",
    ),
    "bcmodel.exchange.engines": (
        "EngineExport",
        "TupleChanges",
        "event_tuples",
        "to_engine",
        "tuple_changes",
    ),
    "bcmodel.exchange.graphs": ("graph",),
    "bcmodel.exchange.graphs.points": (
        "Loss",
        "SinglePoint",
        "access_graph",
        "blast_radius",
        "single_points",
    ),
    "bcmodel.exchange.schemas": ("schema",),
    "bcmodel.exchange.snapshots": ("Snapshot", "read_snapshot"),
    "bcmodel.exchange.tables": ("decision_records", "read_tables", "records", "write_tables"),
}
"""Names by the room they live in; `import bcmodel` opens a room when one of its names is used."""

_ROOM_OF = {name: room for room, names in _DOORS.items() for name in names}

_ROOMS = frozenset(
    {
        "advise",
        "change",
        "commands",
        "errors",
        "exchange",
        "facts",
        "resolve",
        "rules",
        "show",
        "testing",
        "view",
        "vocab",
        "world",
    }
)


if not TYPE_CHECKING:  # a type checker is to notice a name that is not there

    def __getattr__(name: str) -> object:
        if name in _ROOMS:
            return import_module(f"bcmodel.{name}")
        if name not in _ROOM_OF:
            message = f"module `bcmodel` has no attribute `{name}`"
            raise AttributeError(message)
        found: object = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = found  # from now on as fast as if it had been imported
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
