"""The schemas of what bcmodel writes: decisions, refusals, differences, audits, and events."""

from __future__ import annotations

from bcmodel.change.commands import COMMANDS
from bcmodel.exchange.events import EventRow
from bcmodel.exchange.schemas.records import a_command, a_fact, commands, facts, of_class
from bcmodel.exchange.schemas.values import (
    FLAG,
    ID,
    INSTANT,
    NULL,
    TEXT,
    Parts,
    Schema,
    either,
    one_of,
    several,
    table,
    words,
)
from bcmodel.vocab.actions import Action
from bcmodel.vocab.findings import FindingCode, Severity
from bcmodel.vocab.reasons import Reason, RouteKind, Verdict

FACT: Schema = {"$ref": "#/$defs/fact"}
COMMAND: Schema = {"$ref": "#/$defs/command"}
ACTION, REASON = words(Action), words(Reason)
ID_OR_NONE = either(ID, NULL)
SIDES = ("before", "after")
OF_FACTS = {"fact": a_fact(), **facts(tagged=True)}
OF_ANSWERS: dict[str, Schema] = {
    "command": a_command(),
    **OF_FACTS,
    **commands(),
}


def events(version: Schema) -> Parts:
    """Return the schema of a document of events."""
    row = of_class(EventRow, spelled={side: either(FACT, NULL) for side in SIDES})
    about = either(*({"required": [side], "properties": {side: FACT}} for side in SIDES))
    told = "What happened in some Business Centers, in order."
    top = {"bcmodel": version, "events": several({**row, **about})}
    return table(top, description=told), OF_FACTS


def decision() -> Parts:
    """Return the schema of a decision as plain data."""
    return _decision(), OF_ANSWERS


def refusal() -> Parts:
    """Return the schema of the refusal of a command as plain data."""
    refused: dict[str, Schema] = {
        "verdict": words(Verdict),
        "command": COMMAND,
        "at": INSTANT,
        "rulebook": TEXT,
        "reasons": several(REASON),
        "authority": either({"$ref": "#/$defs/decision"}, NULL),
        "unmet": several(_unmet()),
        "assumptions": several(TEXT),
    }
    told = "Why a command is not carried out."
    return table(refused, description=told), {"decision": _decision(), **OF_ANSWERS}


def diff() -> Parts:
    """Return the schema of a difference as plain data."""
    query: dict[str, Schema] = {"user": ID, "action": ACTION, "asset": ID}
    by = table({"kind": words(RouteKind), "business_center": ID_OR_NONE})
    changes = {
        "gained": several(table(query)),
        "lost": several(table(query)),
        "rerouted": several(table({**query, "before": by, "after": by})),
    }
    told = "Who gained and lost what, and who keeps it by another route."
    return table(changes, description=told), {}


def audit() -> Parts:
    """Return the schema of an audit as plain data."""
    found: dict[str, Schema] = {
        "at": INSTANT,
        "rulebook": TEXT,
        "findings": several(_finding()),
        "unsettled": several(_finding()),
    }
    told = "Everything that is amiss, and what something unseen could undo."
    return table(found, description=told), OF_FACTS


def _decision() -> Schema:
    route: dict[str, Schema] = {
        "kind": words(RouteKind),
        "business_center": ID_OR_NONE,
        "allowed": FLAG,
        "unmet": several(_unmet()),
    }
    remedy = {"commands": several(COMMAND), "actors": several(several(ID)), "text": TEXT}
    decided: dict[str, Schema] = {
        "verdict": words(Verdict),
        "user": ID,
        "action": ACTION,
        "asset": ID,
        "using": ID_OR_NONE,
        "within": ID_OR_NONE,
        "at": INSTANT,
        "rulebook": TEXT,
        "reasons": several(REASON),
        "routes": several(table(route)),
        "remedies": several(table(remedy)),
        "assumptions": several(TEXT),
        "unseen": several(TEXT),
    }
    return table(decided, description="Whether something can be done, why, and what would help.")


def _unmet() -> Schema:
    return table({"rule": TEXT, "reason": REASON, "text": TEXT, "facts": several(FACT)})


def _finding() -> Schema:
    move = {
        "description": "A command with the fields that are known, and who can give it.",
        "type": "object",
        "properties": {"do": one_of(COMMANDS), "actors": several(ID)},
        "required": ["do", "actors"],
    }
    return table(
        {
            "code": words(FindingCode),
            "subject": ID,
            "where": several(ID),
            "severity": words(Severity),
            "text": TEXT,
            "facts": several(FACT),
            "remedy": several(move),
            "sources": several(TEXT),
        }
    )
