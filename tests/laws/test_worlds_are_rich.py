"""The laws are tried on rich worlds: whatever can be answered is answered there, both ways."""

from __future__ import annotations

from functools import cache

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from bcmodel.testing.luck import Luck
from bcmodel.testing.making.unseen import several
from bcmodel.vocab.reasons import ADVICE, OF_COMMANDS
from bcmodel.vocab.words import Word
from tests.worlds import random_case, revealed_of

SEEDS = range(600)


class Seen:
    """What occurred in many worlds and the answers about them."""

    def __init__(self) -> None:
        self.reasons: set[bc.Reason] = set()
        self.first_kinds: set[bc.RouteKind] = set()
        self.outcomes: set[tuple[bc.Action, bc.Verdict]] = set()
        self.rules: set[tuple[str, bool]] = set()

    def note(self, decision: bc.Answer) -> None:
        """Note one answer."""
        self.reasons.update(decision.reasons)
        self.first_kinds.update(route.kind for route in decision.routes[:1])
        self.outcomes.add((decision.action, decision.verdict))
        self.rules.update((a.rule.code, not a.reasons) for a in decision.proof.applied)


@cache
def seen() -> Seen:
    """Ask the questions of many seeds."""
    found = Seen()
    for seed in SEEDS:
        case = random_case(seed, questions=30)
        for asked in case.questions:
            found.note(asked.of(case.access))
    return found


def test_every_reason_occurs() -> None:
    """Each reason is told of some question; advice is no reason, it comes with what is allowed."""
    assert set(bc.Reason) - seen().reasons == ADVICE | OF_COMMANDS


def test_every_action_is_allowed_and_denied() -> None:
    """Each action is open to somebody and closed to somebody, joint actions too."""
    both = {(action, v) for action in bc.Action for v in (bc.Verdict.ALLOWED, bc.Verdict.DENIED)}
    assert both - seen().outcomes == set()


def test_every_kind_of_route_comes_first() -> None:
    """Each kind of right is the best one for somebody."""
    assert set(bc.RouteKind) - seen().first_kinds == set()


def test_every_rule_holds_and_fails() -> None:
    """Each rule lets something through and stops something; some are there only to tell why not."""
    told = {step.code for way in bc.STANDARD.ways if way.only_tells for step in way.steps}
    used = {step.code for way in bc.STANDARD.ways if not way.only_tells for step in way.steps}
    both = {(rule.code, holds) for rule in bc.STANDARD.rules for holds in (True, False)}
    assert both - seen().rules == {(code, True) for code in told - used}


def test_every_verdict_occurs_on_every_action_seen_in_part() -> None:
    """Where a part is unseen, each action is UNKNOWN of somebody, and still settled of others."""
    found: set[tuple[bc.Action, bc.Verdict]] = set()
    for seed in SEEDS:
        case = revealed_of(Luck.of(seed), questions=30)
        access = bc.Resolver(case.partly_seen, case.rulebook)
        found.update((asked.action, asked.of(access).verdict) for asked in case.questions)
    every = {(action, verdict) for action in bc.Action for verdict in bc.Verdict}
    assert every - found == set()


def test_every_kind_of_fact_and_every_word_occurs() -> None:
    """Each kind of fact is there, and each word of each of its fields."""
    kinds: set[bc.Kind] = set()
    words: set[tuple[bc.Kind, str, object]] = set()
    for seed in SEEDS:
        for fact in random_case(seed, partly_seen=True, questions=0).world.facts():
            kinds.add(fact.kind)
            for field in fact.fields():
                words.update((fact.kind, field.name, one) for one in several(fact, field.name))
    assert set(FACT_CLASSES) - kinds == set()
    expected = {
        (kind, name, word)
        for kind, name, vocabulary in vocabularies(words)
        for word in vocabulary
        if (kind, name, word) not in NEVER
    }
    assert expected - words == set()


def vocabularies(
    words: set[tuple[bc.Kind, str, object]],
) -> set[tuple[bc.Kind, str, type[Word]]]:
    """Return the closed vocabulary of each field that has one."""
    return {(kind, name, type(word)) for kind, name, word in words if isinstance(word, Word)}


UNKNOWN_TO_ASSIGNMENTS = {bc.Scope.EXISTING_POSTS, bc.Scope.NEW_VIDEOS, bc.Scope.SHARING}
UNKNOWN_TO_AD_ACCOUNTS = {bc.Level.AD_PROMOTE, bc.Level.AD_PROMOTION, bc.Level.MANAGER}
NEVER: set[tuple[bc.Kind, str, object]] = {
    (bc.Kind.SHARE, "scopes", bc.Scope.POST),
    (bc.Kind.SHARE, "requested_scopes", bc.Scope.POST),
    (bc.Kind.TIKTOK_ACCOUNT, "restricted", bc.Scope.POST),
    (bc.Kind.UNSEEN, "of", bc.Kind.UNSEEN),
    *((bc.Kind.ASSIGNMENT, "scopes", scope) for scope in UNKNOWN_TO_ASSIGNMENTS),
    *((bc.Kind.GROUP_ASSIGNMENT, "level", level) for level in UNKNOWN_TO_AD_ACCOUNTS),
}
"""Words that the vocabulary of a field has, and the field itself does not know."""
