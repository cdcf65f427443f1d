"""Outlook: why there is no remedy, and what would have to happen or to be known."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.advise.outlook import Cause, Outlook
from bcmodel.testing.making.assets import NOW

CREATES_ADS = ("mia", "ad_account.create_ads", "adv-1")
FACTS: tuple[bc.Fact, ...] = (
    bc.User("ada"),
    bc.User("mia"),
    bc.BusinessCenter("nova"),
    bc.Member("nova", "ada", role="ADMIN"),
    bc.Member("nova", "mia"),
)
OWN = bc.AdAccount("adv-1", owner="nova")


def outlook(*facts: bc.Fact, asked: tuple[str, str, str] = CREATES_ADS) -> Outlook:
    """Return the outlook of a question that has no remedy."""
    access = bc.Resolver(bc.World.of(*FACTS, *facts, at=NOW))
    found = bc.remedies(access, access.decide(*asked))
    told = found.outlook
    assert found == ()
    assert told is not None
    return told


def test_what_has_remedies_has_no_outlook() -> None:
    """An outlook is told only where there are none."""
    access = bc.Resolver(bc.World.of(*FACTS, OWN, at=NOW))
    found = bc.remedies(access, access.decide(*CREATES_ADS))
    assert found
    assert found.outlook is None


def test_what_is_allowed_needs_no_remedy() -> None:
    """Of what is allowed already that is told."""
    held = bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")
    assert outlook(OWN, held).cause is Cause.ALLOWED


def test_what_only_the_platform_changes_is_out_of_hands() -> None:
    """The obstacle is named, and whose move it is; what people could clear is not."""
    suspended = bc.AdAccount("adv-1", owner="nova", status="STATUS_LIMIT")
    told = outlook(suspended)
    assert told.cause is Cause.OUT_OF_HANDS
    assert told.reasons == (bc.Reason.AD_ACCOUNT_SUSPENDED,)
    (obstacle,) = told.obstacles
    assert obstacle.menders == ("the platform",)
    assert told.to_dict()["reasons"] == ["AD_ACCOUNT_SUSPENDED"]


def test_an_obstacle_on_every_route_is_out_of_hands() -> None:
    """A Business Center that the platform closed down is in the way on the route through it."""
    shut = bc.BusinessCenter("lumo", status="PUNISH")
    pixel = bc.Pixel("px-1", owner="lumo")
    inside = (shut, bc.Member("lumo", "mia"), pixel)
    told = outlook(*inside, asked=("mia", "pixel.view", "px-1"))
    assert told.reasons == (bc.Reason.BC_PUNISHED,)


def test_who_is_not_there_is_told() -> None:
    """Nobody's command makes a person whom nobody knows."""
    told = outlook(OWN, asked=("max", "ad_account.create_ads", "adv-1"))
    assert told.reasons == (bc.Reason.USER_NOT_FOUND,)


def test_a_question_that_fits_no_asset_of_the_kind_is_out_of_hands() -> None:
    """No command makes an ad account a pixel."""
    told = outlook(OWN, asked=("mia", "pixel.view", "adv-1"))
    assert told.cause is Cause.OUT_OF_HANDS
    assert told.reasons == (bc.Reason.ACTION_NOT_APPLICABLE,)


def test_what_nobody_may_do_is_told() -> None:
    """Where a Business Center has no Admin, nobody may invite to it."""
    orphaned = (bc.BusinessCenter("lumo"), bc.Pixel("px-1", owner="lumo"))
    told = outlook(*orphaned, asked=("mia", "pixel.view", "px-1"))
    assert told.cause is Cause.NOBODY
    assert told.reasons == ()
    assert any(wanted.startswith("invite mia to lumo") for wanted in told.wanted)


def test_an_unknown_answer_tells_what_would_have_to_be_known() -> None:
    """The look-ups are told, and what the answer is if they find nothing more."""
    told = outlook(OWN, bc.Unseen("assignment", where={"asset": "adv-1"}))
    assert told.cause is Cause.UNKNOWN
    (note,) = told.unseen
    assert note.kind is bc.Kind.ASSIGNMENT
    assert dict(note.known) == {"business_center": "nova", "user": "mia", "asset": "adv-1"}
    supposed = told.supposed
    assert supposed is not None
    assert supposed.reasons == (bc.Reason.ASSET_NOT_ASSIGNED,)
    assert len(bc.remedies(supposed.access, supposed)[0]) == 1
    assert len(told.lines) == 2
