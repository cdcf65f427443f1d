"""Laws: they hold of the rulebook, and each of them notices what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import attrs
import pytest

import bcmodel as bc
from bcmodel.rules.town import town
from bcmodel.testing import laws, strategies
from bcmodel.testing.laws.law import world_as_code
from bcmodel.testing.making.questions import Asked
from tests.unit.house_rules import no_publishing_on_weekends, two_step_for_everybody

HOUSE = bc.STANDARD.with_(no_publishing_on_weekends, two_step_for_everybody)
VIEW = ("mia", "ad_account.view_ads", "adv-1")
PUBLISH = Asked("mia", bc.Action.AD_ACCOUNT_PUBLISH_ADS, "adv-1")


@pytest.mark.parametrize("check", laws.for_rulebook(bc.STANDARD))
def test_the_rulebook_keeps_every_law(check: laws.Check) -> None:
    """On examples of every kind."""
    check.check(examples=25)


@pytest.mark.parametrize(
    "check", laws.for_rulebook(HOUSE, but=["mending_everything_flips_a_denial"])
)
def test_a_house_keeps_every_law_but_one(check: laws.Check) -> None:
    """Its rules give reasons of the platform for something else, which mending cannot know."""
    check(examples=8)


def test_checks_are_named_as_their_laws() -> None:
    """So pytest shows which it was; a law that there is not is told."""
    checks = laws.for_rulebook(bc.STANDARD, but=["default_deny"])
    assert [check.__name__ for check in checks] == [law.name for law in laws.LAWS[1:]]
    assert all(law.says.endswith(".") for law in laws.LAWS)
    with pytest.raises(bc.InputError) as caught:
        laws.for_rulebook(bc.STANDARD, but=["default_denial", "default_deny"])
    assert [fault.next_step for fault in caught.value.faults] == ["did you mean `default_deny`?"]


# What breaks a law of answers: rules of a house that do what no rule may

times = count()
LetsThrough = Callable[[bc.View, bc.Path], bool]
HOUSE_RULES: dict[str, LetsThrough] = {}


def breaks(law: str) -> Callable[[LetsThrough], LetsThrough]:
    """Say which law a rule breaks."""

    def keep(rule: LetsThrough) -> LetsThrough:
        HOUSE_RULES[law] = rule
        return rule

    return keep


@breaks("order_is_irrelevant")
def first_come_first_served(view: bc.View, path: bc.Path) -> bool:
    """Who is listed first is let through, whoever that is."""
    return next(iter(view.tables.users)) == path.case.user.id


@breaks("answers_are_repeatable")
def every_other_time(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """The answer is another one each time."""
    return next(times) % 2 == 0


@breaks("a_proof_suffices")
def behind_its_back(view: bc.View, path: bc.Path) -> bool:
    """A fact is read by another way than the view."""
    return path.case.user.id not in view.tables.assignments


@breaks("a_settled_verdict_stays")
def by_the_numbers(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """What is listed is counted, as if there were nothing else."""
    rows = (*view.tables.assignments.values(), *view.tables.members.values())
    return sum(len(row) for row in rows) % 2 == 0


@breaks("a_new_grant_never_removes_an_allow")
def one_master_only(view: bc.View, path: bc.Path) -> bool:
    """Who belongs to two Business Centers is let through nowhere."""
    homes = [name for name in view.tables.centers if view.member(name, path.case.user.id)]
    return len(homes) < 2


@breaks("index_is_decide")
def once_for_all_assets(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """The asset is looked at, although the outcome is said to depend on the person alone."""
    return getattr(path.asset, "owner", None) is None


@pytest.mark.parametrize("name", HOUSE_RULES)
def test_a_law_of_answers_notices_a_rule_that_breaks_it(name: str) -> None:
    """The other laws may notice too; each says of itself what it was tried on."""
    actions = ["ad_account.view_ads", "ad_account.view_reports"]
    declare = bc.house_rule("X001", about=actions, says="no", grain=bc.Grain.PERSON)
    book = bc.STANDARD.with_(declare(HOUSE_RULES[name]))
    (check,) = (one for one in laws.for_rulebook(book) if one.__name__ == name)
    with pytest.raises(laws.LawBroken) as caught:
        check.check(examples=400)
    assert caught.value.law == name
    assert isinstance(caught.value.about[0], bc.Resolver)


def test_an_untellable_reason_is_noticed() -> None:
    """A sentence over a name that there is not cannot be told."""
    declare = bc.house_rule("X001", about=["ad_account.view_ads"], says="{nobody_knows}")
    book = bc.STANDARD.with_(declare(nobody_at_all))
    access = bc.Resolver(town(), book)
    with pytest.raises(laws.LawBroken, match="cannot be told"):
        laws.every_answer_can_be_told(access, Asked("mia", bc.Action(VIEW[1]), "adv-1"))


def nobody_at_all(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - the same
    """Nobody is let through."""
    return False


def test_a_broken_law_is_told_by_the_fewest_facts() -> None:
    """The World is cut down, and told as it would be written down."""
    declare = bc.house_rule("X001", about=[VIEW[1]], says="no", grain=bc.Grain.PERSON)
    book = bc.STANDARD.with_(declare(once_for_all_assets))
    with pytest.raises(laws.LawBroken) as caught:
        laws.Check(laws.index_is_decide, book).check(examples=400)
    access = caught.value.about[0]
    assert isinstance(access, bc.Resolver)
    assert sum(1 for _ in access.world.facts()) <= 9
    assert all(f"    {fact!r},\n" in str(caught.value) for fact in access.world.facts())
    assert world_as_code(access) in str(caught.value)


def test_default_deny_notices_what_is_open_to_strangers() -> None:
    """Without the rule that asks for membership anybody looks at a Business Center."""
    book = bc.STANDARD.without("M201")
    asked = Asked("ada", bc.Action.BUSINESS_CENTER_VIEW, "nova")
    with pytest.raises(laws.LawBroken):
        laws.default_deny(bc.Resolver(town(), book), asked)


def test_mending_notices_a_reason_given_for_something_else() -> None:
    """On a Saturday no approval mends what the house calls a review."""
    access = bc.Resolver(town(), bc.STANDARD.with_(no_publishing_on_weekends))
    assert access.decide(*PUBLISH[:3]).denied
    with pytest.raises(laws.LawBroken):
        laws.mending_everything_flips_a_denial(access, PUBLISH)


# What breaks a law of change: histories and answers that were tampered with


def tampered(access: bc.Resolver) -> bc.History:
    """Return a history that ends in a World of which its commands tell nothing."""
    fewer = [fact for fact in town().facts() if not isinstance(fact, bc.Assignment)]
    world = bc.World.of(*fewer, at=town().at)
    return bc.History(access, (), bc.Resolver(world, bc.STANDARD.without("A101")))


@pytest.mark.parametrize(
    "law", [laws.replay_and_files_give_the_same_world, laws.patched_is_rebuilt]
)
def test_laws_of_change_notice_a_tampered_history(
    law: laws.Law[[bc.Resolver, bc.History]],
) -> None:
    """Its World does not come from its commands, and its answers not from the rulebook."""
    access = bc.Resolver(town())
    with pytest.raises(laws.LawBroken):
        law(access, tampered(access))


def test_the_law_of_diffs_notices_what_a_diff_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A diff that says nothing is no diff of Worlds that differ."""
    access = bc.Resolver(town())

    def nothing_differs(*_: bc.Resolver) -> bc.Diff:
        return bc.Diff()

    monkeypatch.setattr(bc, "diff", nothing_differs, raising=False)
    with pytest.raises(laws.LawBroken):
        laws.a_diff_is_pointwise(access, tampered(access))


def test_the_law_of_remedies_notices_an_idle_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that does not help, and one without which the other helps as well."""
    access = bc.Resolver(town())
    denied = Asked("ada", bc.Action.AD_ACCOUNT_CREATE_ADS, "adv-1")
    (remedy, *_) = bc.remedies(access, denied.of(access))
    idle = attrs.evolve(remedy.steps[0], command=bc.commands.EnableTwoStep(actor="ada"))
    for steps in ((idle,), (idle, *remedy.steps)):
        wrong = attrs.evolve(remedy, steps=steps)

        def found(*_: object, **__: object) -> tuple[bc.Remedy, ...]:
            return (wrong,)  # noqa: B023 - called before the next

        monkeypatch.setattr(bc, "remedies", found, raising=False)
        with pytest.raises(laws.LawBroken):
            laws.a_remedy_flips_the_verdict(access, denied)


# Agreement


class Lenient:
    """A service that forgets some rules."""

    def __init__(self, *forgotten: str) -> None:
        self.rulebook = bc.STANDARD.without(*forgotten)
        self.loaded = 0

    def load(self, world: bc.World) -> None:
        """Take a World in."""
        self.access = bc.Resolver(world, self.rulebook)
        self.loaded += 1

    def can(self, user: str, action: str, asset: str) -> bool:
        """Answer by what is left of the rules."""
        return self.access.can(user, action, asset)


@pytest.mark.parametrize("code", ["M101", "M201", "M202", "S201", "A101", "T101"])
def test_a_forgotten_rule_is_found_out(code: str) -> None:
    """By a World of which nothing can be left out, with the answer of the model."""
    with pytest.raises(laws.Disagreement) as caught:
        laws.agrees(Lenient(code), worlds=strategies.worlds(), examples=400)
    found = caught.value
    assert found.service
    assert found.decision.denied
    assert found.decision.explain() in str(found)
    assert bc.Resolver(found.world).decide(*found.query).reasons == found.decision.reasons
    for fact in found.world.facts():
        others = [one for one in found.world.facts() if one != fact]
        assert not still_differs(others, found, code)


def still_differs(facts: list[bc.Fact], found: laws.Disagreement, code: str) -> bool:
    """Whether some facts, if they make a World, show the disagreement too."""
    try:
        world = bc.World.of(*facts, at=found.world.at)
    except bc.InputError:
        return False
    asked_about = world.tables.users.get(found.query.user), world.thing(found.query.asset)
    lenient = bc.Resolver(world, bc.STANDARD.without(code))
    return (
        all(asked_about) and lenient.can(*found.query) and not bc.Resolver(world).can(*found.query)
    )


def test_who_says_the_same_agrees() -> None:
    """Each World is loaded before it is asked about; a function may come with a loader."""
    service = Lenient()
    laws.agrees(service, examples=20)
    assert service.loaded >= 20
    laws.agrees(service.can, service.load, examples=5, actions=["pixel.view"])
    house = bc.STANDARD.with_parameters(admin_must_be_assigned=False)
    service.rulebook = house
    laws.agrees(service, rulebook=house, examples=20)
    with pytest.raises(laws.Disagreement):
        laws.agrees(service, examples=100)


def test_what_a_service_raises_is_passed_on() -> None:
    """It is no disagreement."""

    def can(user: str, action: str, asset: str) -> bool:
        raise ConnectionError(user, action, asset)

    with pytest.raises(ConnectionError):
        laws.agrees(can, load=lambda _: None, examples=3)


def test_a_service_that_cannot_be_loaded_is_told() -> None:
    """With what it lacks."""

    def can(user: str, action: str, asset: str) -> bool:  # noqa: ARG001 - as services are asked
        return True

    with pytest.raises(bc.InputError) as caught:
        laws.agrees(can)
    assert [fault.place for fault in caught.value.faults] == ["gateway"]


def published() -> Iterator[str]:
    """Yield the names of laws as they are published."""
    yield from (name for name in laws.__all__ if isinstance(getattr(laws, name), laws.Law))


def test_every_law_is_published() -> None:
    """Under its own name."""
    assert sorted(published()) == sorted(law.name for law in laws.LAWS)
