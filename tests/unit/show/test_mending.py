"""Who can mend an obstacle: people whom the resolver admits, on the side whose move it is."""

from __future__ import annotations

import pytest

from bcmodel import facts as f
from bcmodel.resolve import Answer
from bcmodel.rules.reasons import TELLINGS, Example, Mender
from bcmodel.show.mending import MOST_NAMED, applies, menders, tell_mend
from bcmodel.show.scene import Scene
from tests.rules.examples import QUESTIONS, asked


def scenes(decision: Answer) -> list[Scene]:
    """Return the scene of everything unmet, on gates and on all routes."""
    routes = (unmet for route in decision.routes for unmet in route.unmet)
    return [Scene.of_unmet(unmet) for unmet in (*decision.unmet_gates, *routes)]


@pytest.mark.parametrize("example", QUESTIONS)
def test_whoever_is_named_is_allowed_what_the_move_needs(example: Example) -> None:
    """No name is given on hearsay: the resolver admits everyone, and no more than a handful."""
    decision = asked(example, example.after())
    access = decision.access
    for scene in scenes(decision):
        reason = scene.unmet.reason if scene.unmet else None
        for mend in TELLINGS[reason].mends if reason else ():
            if applies(mend, scene):
                people = menders(access, mend, scene)
                assert len(people) <= MOST_NAMED
                assert all(person in access.world.tables.users for person in people)
                assert all(person in tell_mend(access, mend, scene) for person in people)
                if mend.who in {Mender.ADMIN_HERE, Mender.ADMIN_THERE}:
                    able = [set(access.what_can(person).values()) for person in people]
                    actions = [{a.partition(".")[2] for s in sets for a in s} for sets in able]
                    assert all(mend.needs.partition(".")[2] in done for done in actions)


def test_the_side_whose_move_it_is_is_asked() -> None:
    """Inside the agency its own Admin assigns, although the client's could assign at home."""
    example = TELLINGS[next(r for r in TELLINGS if r == "ASSET_NOT_ASSIGNED")].example
    decision = asked(example, example.after())
    access, told = decision.access, decision.explain()
    assert access.who_can("ad_account.assign_members", "adv-1") == {"ada", "zoe"}
    assert "ada can assign adv-1" in told
    assert "zoe" not in told


def test_the_link_behind_a_share_is_mended_where_it_was_made() -> None:
    """A TikTok account shared on by whom it is linked to: the owner and that side are named."""
    example = Example(
        ("zoe", "tiktok_account.use_existing_posts", "tt-leo"),
        but=(
            f.Share("tt-leo", "acme", granted_by="nova"),
            f.Share("tt-leo", "nova", origin="LINK", status="UNBOUND"),
            f.Assignment("acme", "zoe", "tt-leo"),
        ),
    )
    decision = asked(example, example.after())
    assert decision.reasons == ("TT_OWNER_REVOKED",)
    told = decision.explain()
    assert "link to nova" in told
    assert "ada can link tt-leo to nova" in told
    assert "leo can scan the QR code" in told


@pytest.mark.parametrize(("inviting", "accepting"), [("acme", "ada"), ("nova", "zoe")])
def test_a_partnership_is_accepted_by_the_invited_side(inviting: str, accepting: str) -> None:
    """Who proposed it waits; the Admin of the other side accepts."""
    pending = f.Partnership("acme", "nova", status="PENDING", invited_by=inviting)
    example = Example(("mia", "ad_account.create_ads", "adv-1"), but=(pending,))
    told = asked(example, example.after()).explain()
    mend = next(line for line in told.splitlines() if "(accept_partner)" in line)
    assert mend.strip().startswith(f"{accepting} can ")
