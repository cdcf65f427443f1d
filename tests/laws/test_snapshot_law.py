"""Law: what is imported from saved answers is never wrong, and settles what it promises."""

from __future__ import annotations

from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.errors import SnapshotError
from bcmodel.testing.recording import Record
from tests.captures import Capture, captures, is_there, random_capture
from tests.laws.capturing import Judge, questions_of
from tests.laws.harming import harmed_captures, without_a_list
from tests.laws.promising import Promises
from tests.laws.situations import situations
from tests.presuming import Presuming

FEWER = settings(max_examples=max(20, settings().max_examples // 5))
"""A capture is a hundred answers, and hundreds of questions are asked of each."""

OCCURRING = {
    "address": {"another one of somebody with an id", "of nobody else", "of somebody with an id"},
    "assigned": {
        *(
            f"{asset_type} to a member"
            for asset_type in (
                "ADVERTISER",
                "CATALOG",
                "TIKTOK_SHOP",
                "PIXEL",
                "LEAD",
                "TT_ACCOUNT",
            )
        ),
        "ADVERTISER to an invitee",
        *(f"on ADVERTISER, {how}" for how in ("directly", "through a group", "above it")),
        *(f"on {t}, directly" for t in ("CATALOG", "LEAD", "MANAGED_BUSINESS_ACCOUNT")),
    },
    "center": {"told, not recorded", "recorded, seen by one who is no Admin"},
    "code": {"AUTHORIZED", "EXPIRED", "on several ad accounts"},
    "given": {"listed with its level", "recorded on both sides", "told without its level"},
    "groups": {"some", "none, enterprise True", "none, enterprise False"},
    "held": {
        "owned",
        "shared by a partner",
        "without terms",
        "without terms or status",
        *(
            f"{status}, {whose}"
            for status in ("PENDING", "REJECTED", "UNBOUND")
            for whose in ("OWNER_PARTNER", "OWNER_INDIVIDUAL", "a person's account")
        ),
        "account handed over, matched without scope",
        *(
            f"account {whose}, {how}"
            for whose in ("owned", "handed over")
            for how in (
                "matched as TT_ACCOUNT",
                "matched as MANAGED_BUSINESS_ACCOUNT",
                "not matched",
            )
        ),
    },
    "identity": {"alone of its name", "one of two", "without a name"},
    "link": {
        "of a TikTok account",
        "of a pixel, to an ad account of the list",
        "of a pixel, to an ad account elsewhere",
    },
    "owner": {
        "this Business Center",
        "a partner who shares it",
        "named by advertiser/info",
        "a partner by name",
        "two of one name",
        "nobody's partner",
        "not named",
        *(
            f"a person, of a {asset_type}"
            for asset_type in (
                "ADVERTISER",
                "TIKTOK_SHOP",
                "TT_ACCOUNT",
                "MANAGED_BUSINESS_ACCOUNT",
            )
        ),
    },
    "pages": {"0", "1", "2"},
    "person": {
        "BOUND, known by an id",
        "PENDING, known by an address",
        "REJECTED, known by an address",
        "UNBOUND, known by an id",
        "UNBOUND, known by an address",
    },
    "post": {
        *("HESITATE_RECOMMEND", "ONLY_AUTHOR_SEE", "USER_DELETE", "AUDIT_DELETE"),
        "of a stranger",
        "of an account handed over",
    },
    "shared": {"listed by the partner alone"},
}
"""Each case that the page on snapshots tells apart, as far as an undamaged capture has it."""


def test_captures_are_rich() -> None:
    """Every case of ownership, holding, assignment, groups, links, identities and codes occurs."""
    found = {one for seed in range(600) for one in situations(random_capture(seed))}
    expected = {f"{topic}: {case}" for topic, cases in OCCURRING.items() for case in cases}
    assert found == expected


def test_the_judge_is_not_blind() -> None:
    """A World that settles what is not presumed is found wrong."""
    wrong: set[bc.Action] = set()
    for capture in map(random_capture, range(8)):
        judge = Judge(Presuming(capture))
        wrong |= {q.action for q in judge.wrong_answers(capture.world, judge.people)}
    assert {bc.Action.TIKTOK_ACCOUNT_USE_LIVE, bc.Action.AD_ACCOUNT_VIEW_FINANCE} <= wrong


@FEWER
@given(captures(), st.data())
def test_an_import_is_never_wrong(capture: Capture, data: st.DataObject) -> None:
    """What is settled of the import is so in the World, as presumed where nothing tells it."""
    judge = Judge(Presuming(capture))
    user = data.draw(st.sampled_from(judge.people))
    assert judge.wrong_answers(read(capture), [user]) == []


@FEWER
@given(harmed_captures(), st.data())
def test_damage_makes_nothing_wrong(capture: Capture, data: st.DataObject) -> None:
    """What is lost, refused or not understood leaves answers open, and turns none around."""
    try:
        imported = read(capture)
    except SnapshotError:
        event("nothing to import is left")
        return
    judge = Judge(Presuming(capture))
    user = data.draw(st.sampled_from(judge.people))
    assert judge.wrong_answers(imported, [user]) == []


@FEWER
@given(harmed_captures())
def test_every_item_points_at_something(capture: Capture) -> None:
    """A pointer leads to what is told, or to what lacks it, in the file that is named."""
    files = by_page(capture)
    try:
        snapshot = bc.read_snapshot(files)
    except SnapshotError:
        event("nothing to import is left")
        return
    items = (*snapshot.gaps, *snapshot.notes)
    places = [(item.path, item.pointer) for item in items]
    places += [(one.path, one.pointer) for item in items for one in item.readings]
    lost = [(at, to) for at, to in places if not (is_there(files[at], to) if at else to == "")]
    assert lost == []


@FEWER
@given(st.integers(0, 2**32).map(without_a_list))
def test_a_list_that_was_not_read_settles_nothing(capture: Capture) -> None:
    """What a list may name that one Business Center has not read, is open to all who are there."""
    judge = Judge(Presuming(capture))
    assert judge.wrong_answers(read(capture), judge.people, every=3) == []


@FEWER
@given(captures())
def test_an_import_settles_what_it_promises(capture: Capture) -> None:
    """Of a complete capture, the families of questions that are promised an answer get it."""
    presuming, imported = Presuming(capture), bc.Resolver(read(capture))
    promised = [q for center in capture.centers for q in Promises(presuming, center).questions()]
    assert [asked for asked in promised if asked.of(imported).unknown] == []


@FEWER
@given(captures(), st.randoms(use_true_random=False))
def test_files_and_their_order_mean_nothing(capture: Capture, random: Random) -> None:
    """The same records make the same World, in one file or many, first or last."""
    mixed = [*capture.records]
    random.shuffle(mixed)
    assert bc.read_snapshot({"all.json": mixed}).world == read(capture)


@FEWER
@given(captures(), st.data())
def test_redaction_changes_no_answer(capture: Capture, data: st.DataObject) -> None:
    """Who is known by an id has the same answers with and without the names."""
    plain = bc.Resolver(read(capture))
    redacted = bc.Resolver(bc.read_snapshot(by_page(capture), redact=True).world)
    people = sorted({*plain.world.tables.users} & {*redacted.world.tables.users})
    things = {*plain.world.tables.assets} & {*redacted.world.tables.assets}
    user = data.draw(st.sampled_from(people))
    for asked in questions_of(plain.world, [user], ()):
        if asked.asset in things and asked.using in {None, *things}:
            assert asked.of(redacted).verdict is asked.of(plain).verdict


def read(capture: Capture) -> bc.World:
    """Return what is imported of a capture."""
    return bc.read_snapshot(by_page(capture)).world


def by_page(capture: Capture) -> dict[str, Record]:
    """Return the records of a capture, each under a name of its own."""
    return {f"{number:04}.json": record for number, record in enumerate(capture.records)}
