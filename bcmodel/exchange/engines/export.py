"""Export: a World and its rulebook, for an engine that is to give the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import attrs

from bcmodel.errors import Fault, InputError
from bcmodel.exchange.engines import cedar, openfga, spicedb
from bcmodel.exchange.engines.assertions import Assertion, assertions_of
from bcmodel.exchange.engines.entities import Row, entities_of, request_row
from bcmodel.exchange.engines.ids import node_text, object_id
from bcmodel.exchange.engines.joint import joint_answers
from bcmodel.exchange.engines.model import Model, Node, Tuple
from bcmodel.exchange.engines.notes import Note, notes_of
from bcmodel.exchange.engines.schema import model_of
from bcmodel.exchange.engines.tuples import tuples_of
from bcmodel.resolve import Resolver
from bcmodel.vocab.words import Word

MOST_ASSERTIONS = 1_000
"""How many answers an export repeats as tests, unless another number is asked for."""


class Engine(Word):
    """The engines that an export can be for."""

    OPENFGA = "openfga"
    SPICEDB = "spicedb"
    CEDAR = "cedar"


@attrs.frozen
class EngineExport:
    """
    A World at its instant and a rulebook, as an engine is given them.

    `model` is what the engine calls model, schema or policies, in its own language, the same for
    every World of the rulebook; `schema` is the one beside the policies of Cedar. `tuples` are the
    relationships, from which the `entities` of Cedar are made. `assertions` are answers to test
    the engine on, `notes` say what its terms cannot express.
    """

    engine: Engine
    model: str
    tuples: tuple[Tuple, ...]
    entities: tuple[Row, ...]
    assertions: tuple[Assertion, ...]
    notes: tuple[Note, ...]
    schema: str = ""

    def files(self) -> dict[str, str]:
        """Return the files to hand to the engine, by name; the notes are comments in them."""
        return WRITERS[self.engine](self)

    def __repr__(self) -> str:
        counts = f"{len(self.tuples)} tuples, {len(self.assertions)} assertions"
        return f"<EngineExport to {self.engine}: {counts}>"


def _openfga(export: EngineExport) -> dict[str, str]:
    text = openfga.store_file(export.model, export.tuples, export.assertions, export.notes)
    return {"store.fga.yaml": text}


def _spicedb(export: EngineExport) -> dict[str, str]:
    text = spicedb.validation_file(export.model, export.tuples, export.assertions, export.notes)
    return {"spicedb.yaml": text}


def _cedar(export: EngineExport) -> dict[str, str]:
    notes = "".join(f"// {note}\n" for note in export.notes)
    return {
        "bcmodel.cedarschema": export.schema,
        "policies.cedar": f"{notes}\n{export.model}",
        "entities.json": cedar.as_json(export.entities),
        "requests.json": cedar.as_json(map(request_row, export.assertions)),
    }


WRITERS: Mapping[Engine, Callable[[EngineExport], dict[str, str]]] = {
    Engine.OPENFGA: _openfga,
    Engine.SPICEDB: _spicedb,
    Engine.CEDAR: _cedar,
}
MODELS: Mapping[Engine, Callable[[Model], str]] = {
    Engine.OPENFGA: openfga.model_text,
    Engine.SPICEDB: spicedb.model_text,
    Engine.CEDAR: cedar.policies_text,
}


def to_engine(
    access: Resolver, engine: str, *, most_assertions: int = MOST_ASSERTIONS
) -> EngineExport:
    """
    Return a World and its rulebook for an engine: `openfga`, `spicedb` or `cedar`.

    It answers as `can` does, for every person, action and asset, at the instant of the World; what
    is UNKNOWN is not allowed. Raises `InputError` for ids that are too long for the engine.

    >>> from bcmodel.rules.town import town
    >>> export = to_engine(Resolver(town()), "openfga")
    >>> export
    <EngineExport to openfga: 101 tuples, 387 assertions>
    >>> list(export.files())
    ['store.fga.yaml']
    """
    wanted, model = Engine(engine), model_of(access.rulebook)
    joint = tuple(joint_answers(access))
    tuples = tuple(sorted(tuples_of(access, joint)))
    faults = list(_too_long(tuples, wanted))
    if faults:
        raise InputError(faults)
    is_cedar = wanted is Engine.CEDAR
    return EngineExport(
        wanted,
        MODELS[wanted](model),
        tuples,
        tuple(_entities(access, model, tuples)) if is_cedar else (),
        tuple(islice(assertions_of(access, joint), most_assertions)),
        tuple(notes_of(access, joint)),
        cedar.schema_text(model) if is_cedar else "",
    )


def _entities(access: Resolver, model: Model, tuples: Iterable[Tuple]) -> Iterator[Row]:
    tables = access.world.tables
    things = [*tables.assets.values(), *tables.centers.values(), *tables.groups.values()]
    nodes = sorted(Node(thing.kind, (thing.id,)) for thing in things)
    return entities_of(model, tuples, tables.users, nodes)


def _too_long(tuples: Iterable[Tuple], engine: Engine) -> Iterator[Fault]:
    if engine is Engine.CEDAR:  # it takes ids of any length
        return
    is_openfga = engine is Engine.OPENFGA
    name_of, most = (node_text, openfga.LONGEST) if is_openfga else (object_id, spicedb.LONGEST)
    for node in sorted({node for one in tuples for node in (one.object, one.subject)}):
        name = name_of(node)
        if len(name) > most:
            problem = f"`{name}` is {len(name)} characters, {engine} takes {most}"
            yield Fault(f"{node.type} `{' '.join(node.ids)}`", problem, "give it a shorter id")
