"""
Strategies: Worlds, towns, rulebooks, questions, commands and histories for Hypothesis.

Whatever is drawn is valid, uses small pools of ids, and shrinks to first words and to things that
are not there. `st.from_type` knows every class of facts and commands, `World`, `Rulebook` and
`Resolver` without anything being imported from here.
"""

from bcmodel.testing.registering import register
from bcmodel.testing.strategies.asking import queries, questions
from bcmodel.testing.strategies.changing import commands, histories
from bcmodel.testing.strategies.facts import facts, instants
from bcmodel.testing.strategies.worlds import resolvers, revealed, rulebooks, towns, worlds

__all__ = [
    "commands",
    "facts",
    "histories",
    "instants",
    "queries",
    "questions",
    "register",
    "resolvers",
    "revealed",
    "rulebooks",
    "towns",
    "worlds",
]
