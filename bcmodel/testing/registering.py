"""
Registering: tells Hypothesis how the types of bcmodel are made.

Hypothesis calls `register` whenever it is imported, even where bcmodel is not used; so nothing of
bcmodel is imported then. The types of a module are registered once the module is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis import strategies as st

    import bcmodel as bc


def register() -> None:
    """Tell Hypothesis how facts, Worlds, rulebooks, Resolvers and commands are made."""
    for room, register_types in ROOMS.items():
        if room in sys.modules:
            register_types()
        else:
            sys.meta_path.insert(0, _OnceImported(room, register_types))


def _register_facts() -> None:
    from hypothesis import strategies as st

    from bcmodel.facts import FACT_CLASSES, Fact

    classes: list[type[bc.Fact]] = [Fact, *FACT_CLASSES.values()]
    for fact_class in classes:
        st.register_type_strategy(fact_class, _facts)


def _register_worlds() -> None:
    from hypothesis import strategies as st

    from bcmodel.world import World

    st.register_type_strategy(World, _worlds)


def _register_rulebooks() -> None:
    from hypothesis import strategies as st

    from bcmodel.rules import Rulebook

    st.register_type_strategy(Rulebook, _rulebooks)


def _register_resolvers() -> None:
    from hypothesis import strategies as st

    from bcmodel.resolve import Resolver

    st.register_type_strategy(Resolver, _resolvers)


def _register_commands() -> None:
    from hypothesis import strategies as st

    from bcmodel.change.command import COMMANDS, Command

    classes: list[type[bc.Command]] = [
        Command,  # type: ignore[type-abstract]  # it stands for all of them
        *COMMANDS.values(),
    ]
    for command_class in classes:
        st.register_type_strategy(command_class, _commands)


ROOMS = {
    "bcmodel.facts": _register_facts,
    "bcmodel.world": _register_worlds,
    "bcmodel.rules": _register_rulebooks,
    "bcmodel.resolve": _register_resolvers,
    "bcmodel.change.commands": _register_commands,
}
"""The modules that have types to register, each with what registers them."""


def _facts(cls: type[bc.Fact]) -> st.SearchStrategy[bc.Fact]:
    from bcmodel.testing.strategies import facts

    return facts(cls)


def _worlds(_: type[bc.World]) -> st.SearchStrategy[bc.World]:
    from bcmodel.testing.strategies import worlds

    return worlds()


def _rulebooks(_: type[bc.Rulebook]) -> st.SearchStrategy[bc.Rulebook]:
    from bcmodel.testing.strategies import rulebooks

    return rulebooks()


def _resolvers(_: type[bc.Resolver]) -> st.SearchStrategy[bc.Resolver]:
    from bcmodel.testing.strategies import resolvers

    return resolvers()


def _commands(cls: type[bc.Command]) -> st.SearchStrategy[bc.Command]:
    """Return commands of a class that make sense in the town of the examples."""
    from bcmodel.change.command import COMMANDS
    from bcmodel.rules.town import town
    from bcmodel.testing.strategies import commands

    return commands(town(), among=[do for do, one in COMMANDS.items() if issubclass(one, cls)])


class _OnceImported(MetaPathFinder):
    """Does something once, as soon as a module has been imported."""

    def __init__(self, name: str, do: Callable[[], None]) -> None:
        self.name = name
        self.do = do

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the other finders are asked about it
        target: ModuleType | None = None,  # noqa: ARG002 - the same
    ) -> ModuleSpec | None:
        """Let the other finders find the module, and have its loader tell when it is loaded."""
        if fullname != self.name:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Telling(spec.loader, self.do)
        return spec


class _Telling(Loader):
    """Loads as another loader does, and then does something more."""

    def __init__(self, loader: Loader, do: Callable[[], None]) -> None:
        self.loader = loader
        self.do = do

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as the other loader would."""
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, and then what is to be done."""
        self.loader.exec_module(module)
        self.do()

    def __getattr__(self, name: str) -> object:
        return getattr(self.loader, name)
