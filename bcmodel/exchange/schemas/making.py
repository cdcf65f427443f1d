"""Making: every schema, from the classes that read and write its document."""

from __future__ import annotations

from bcmodel.exchange.formats import VERSION
from bcmodel.exchange.schemas import answers
from bcmodel.exchange.schemas.scenario import scenario
from bcmodel.exchange.schemas.values import Definitions, Schema, vocabularies

THIS_VERSION: Schema = {"description": "The version of the format.", "const": VERSION}


def schemas() -> dict[str, dict[str, object]]:
    """Return every schema by the name of its document, as it is to be published."""
    made = {
        "scenario": scenario(THIS_VERSION),
        "events": answers.events(THIS_VERSION),
        "decision": answers.decision(),
        "refusal": answers.refusal(),
        "diff": answers.diff(),
        "audit": answers.audit(),
    }
    return {name: _published(name, *parts) for name, parts in made.items()}


def _published(name: str, body: Schema, definitions: Definitions) -> dict[str, object]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bcmodel:{name}:{VERSION}",
        "title": f"bcmodel {name}",
        **body,
        "$defs": {**vocabularies(body, definitions), **definitions},
    }
