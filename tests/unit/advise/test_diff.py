"""Diff and impact: who gained and lost what, in values and in words."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.advise import By, Rerouted
from bcmodel.cli import main
from bcmodel.show.differences import diff_as_markdown, tell_diff
from bcmodel.vocab.reasons import RouteKind
from bcmodel.world.differences import differing_facts
from tests.unit.house_rules import no_publishing_on_weekends
from tests.unit.towns import NOON, busy_town, town

READING = ("ad_account.view_ads", "ad_account.view_reports", "ad_account.download_data")
UNASSIGN = bc.commands.UnassignAsset(actor="ada", business_center="nova", user="mia", asset="adv-1")
RAISE = bc.commands.ChangeAssignment(
    actor="ada", business_center="nova", user="mia", asset="adv-2", level="ADMIN"
)


def busy(*more: bc.Fact) -> bc.Resolver:
    """Return the Resolver of the busy town."""
    return bc.Resolver(busy_town(*more))


def told(queries: tuple[bc.Query, ...]) -> list[tuple[str, str, str]]:
    """Return questions as plain words."""
    return [(query.user, str(query.action), query.asset) for query in queries]


def test_what_is_taken_is_lost_by_that_person_alone() -> None:
    """Everything Mia could do on the account, and nothing else."""
    access = busy()
    could = access.what_can("mia", "adv-1")
    found = bc.impact(access, UNASSIGN)
    assert found.gained == ()
    assert found.rerouted == ()
    assert {query.action for query in found.lost} >= could
    assert {(query.user, query.asset) for query in found.lost} == {
        ("mia", "adv-1"),
        ("mia", "aud-1"),
    }


def test_audiences_follow_their_ad_account() -> None:
    """Who loses the ad account loses what its audiences gave."""
    lost = told(bc.impact(busy(), UNASSIGN).lost)
    assert ("mia", "audience.apply", "aud-1") in lost


def test_who_holds_an_ad_account_gains_the_audiences_it_receives() -> None:
    """Mia is left with the account that receives it; she may use it there, and not change it."""
    before = busy().after(UNASSIGN)
    received = before.world.changed([bc.AudienceShare("aud-1", "adv-2")])
    found = bc.diff(before, bc.Resolver(received))
    assert ("mia", "audience.apply", "aud-1") in told(found.gained)
    assert ("mia", "audience.edit", "aud-1") not in told(found.gained)
    assert {query.asset for query in found.gained} == {"aud-1"}
    assert told(bc.diff(bc.Resolver(received), before).lost) == told(found.gained)


def test_what_is_raised_is_gained() -> None:
    """ADMIN over the group's OPERATOR gives the settings."""
    access = busy()
    found = bc.impact(access, RAISE)
    more = access.after(RAISE).what_can("mia", "adv-2") - access.what_can("mia", "adv-2")
    assert {query.action for query in found.gained} == more >= {"ad_account.edit_settings"}
    assert {(query.user, query.asset) for query in found.gained} == {("mia", "adv-2")}
    assert found.lost == ()


def test_the_same_by_another_business_center_is_rerouted() -> None:
    """Mia reads the account through Nova; employed by its owner too, she does as one of theirs."""
    more = (bc.Member("acme", "mia"), bc.Assignment("acme", "mia", "adv-1", level="ANALYST"))
    found = bc.diff(busy(), busy(*more))
    by_partner, by_owner = By(RouteKind.PARTNER, "nova"), By(RouteKind.OWNER, "acme")
    assert {e for e in found.rerouted if e.asset == "adv-1"} == {
        Rerouted("mia", bc.Action(action), "adv-1", by_partner, by_owner) for action in READING
    }
    assert found.lost == ()
    assert {query.asset for query in found.gained} == {"acme"}


def test_time_alone_can_make_a_difference() -> None:
    """A verification that lapses takes what it gave; an instant before nothing differs."""
    until = NOON + timedelta(days=1)
    facts = [
        bc.User("mia", data_verified_until=until) if fact == bc.User("mia") else fact
        for fact in busy_town().facts()
    ]
    access = bc.Resolver(bc.World.of(*facts, at=NOON))
    assert bc.diff(access, access.at(until - timedelta(seconds=1))).is_empty
    found = bc.diff(access, access.at(until))
    assert found.lost
    assert found.lost == bc.diff(access.at(until), access).gained


def test_rules_can_make_a_difference() -> None:
    """Admins who see money by parameter gain it, Worlds being the same."""
    world = busy_town()
    seeing = bc.STANDARD.with_parameters(admin_sees_money=True)
    found = bc.diff(bc.Resolver(world), bc.Resolver(world, seeing))
    assert ("ada", "ad_account.view_finance", "adv-2") in told(found.gained)
    assert {query.user for query in found.gained} == {"ada", "zoe"}
    again = bc.STANDARD.with_parameters(admin_sees_money=True)
    assert bc.diff(bc.Resolver(world, seeing), bc.Resolver(world, again)).is_empty


def test_a_rule_of_a_house_that_reads_the_clock_is_compared_in_full() -> None:
    """On Saturday nothing is published any more, though no fact has changed."""
    book = bc.STANDARD.with_(no_publishing_on_weekends)
    access = bc.Resolver(busy_town(), book)
    found = bc.diff(access, access.at(NOON + timedelta(days=1)))
    assert {str(query.action) for query in found.lost} == {"ad_account.publish_ads"}


def test_who_is_in_one_world_only_gains_or_loses_all() -> None:
    """People, assets and Business Centers that come or go are told of in full."""
    newcomer = (bc.User("new"), bc.Member("nova", "new", role="ADMIN"))
    found = bc.diff(busy(), busy(*newcomer))
    assert set(found.by_person) == {"new"}
    assert set(found.by_person["new"].by_asset) == set(busy(*newcomer).what_can("new"))


def test_a_diff_is_told_by_person_and_by_asset() -> None:
    """The parts are in order, and make up the whole."""
    found = bc.diff(bc.Resolver(town()), busy())
    for parts in (found.by_person, found.by_asset):
        assert list(parts) == sorted(parts)
        assert sum(len(part.gained) for part in parts.values()) == len(found.gained)
        assert sum(len(part.lost) for part in parts.values()) == len(found.lost)
    assert found.by_person["mia"].by_asset == {
        asset: part.by_person["mia"]
        for asset, part in found.by_asset.items()
        if "mia" in part.by_person
    }


def test_a_diff_is_plain_data() -> None:
    """Entries name person, action and asset; what is rerouted, both routes."""
    by = By(RouteKind.PARTNER, "nova"), By(RouteKind.PERSON, None)
    action = bc.Action.PIXEL_VIEW
    found = bc.Diff((bc.Query("mia", action, "px-1"),), (), (Rerouted("ada", action, "px-1", *by),))
    document = json.loads(json.dumps(found.to_dict()))
    assert document == {
        "gained": [{"user": "mia", "action": "pixel.view", "asset": "px-1"}],
        "lost": [],
        "rerouted": [
            {
                "user": "ada",
                "action": "pixel.view",
                "asset": "px-1",
                "before": {"kind": "partner", "business_center": "nova"},
                "after": {"kind": "person", "business_center": None},
            }
        ],
    }


def test_a_refused_command_has_no_impact_to_tell() -> None:
    """It raises, with the decision."""
    command = bc.commands.UnassignAsset(
        actor="mia", business_center="nova", user="mia", asset="adv-1"
    )
    with pytest.raises(bc.RefusedError) as caught:
        bc.impact(busy(), command)
    assert bc.Reason.BC_ROLE_NOT_ADMIN in caught.value.decision.reasons


def test_worlds_that_share_a_past_are_compared_where_they_differ() -> None:
    """Only the changed facts are found, and only the rows that were written are looked at."""
    world, was = busy_town(), bc.Assignment("nova", "mia", "adv-2", level="ANALYST")
    becomes = bc.Assignment("nova", "mia", "adv-2", level="ADMIN")
    after = world.changed([becomes], [bc.Partnership("acme", "nova")])
    found = differing_facts(world.tables, after.tables)
    assert set(found) == {was, becomes, bc.Partnership("acme", "nova")}
    assert len(found) == 3
    assert differing_facts(world.tables, world.changed([was]).tables) == []


def test_a_past_that_was_folded_is_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table has begun a new base since, the same facts are found."""
    monkeypatch.setattr("bcmodel._table.FOLD_AT", 2)
    world = busy_town()
    newcomers = [bc.User(name) for name in ("new", "newer", "newest")]
    after = world
    for newcomer in newcomers:
        after = after.changed([newcomer])
    assert set(differing_facts(world.tables, after.tables)) == set(newcomers)
    assert set(differing_facts(after.tables, world.tables)) == set(newcomers)


def test_unrelated_worlds_are_compared_fact_by_fact() -> None:
    """Equal facts are no difference, though they are other objects."""
    world, other = busy_town(), busy_town(bc.User("new"))
    assert differing_facts(world.tables, busy_town().tables) == []
    assert differing_facts(world.tables, other.tables) == [bc.User("new")]


def test_every_kind_of_route_is_told_in_words() -> None:
    """No placeholder is left in a sentence."""
    for kind in RouteKind:
        for center in (None, "nova"):
            ways = By(kind, center), By(RouteKind.OWNER, "acme")
            entry = Rerouted("mia", bc.Action.PIXEL_VIEW, "px-1", *ways)
            text = "\n".join(tell_diff(bc.Diff(rerouted=(entry,))))
            assert "{" not in text
            assert "px-1" in text


def test_every_entry_has_a_line() -> None:
    """In the text and in the Markdown alike, under a heading for each person."""
    found = bc.diff(bc.Resolver(town()), busy())
    entries = len(found.gained) + len(found.lost) + len(found.rerouted)
    marked = [line for line in tell_diff(found) if line.startswith("  ")]
    bullets = [line for line in diff_as_markdown(found).splitlines() if line.startswith("- ")]
    headings = [line for line in diff_as_markdown(found).splitlines() if line.startswith("## ")]
    assert len(marked) == len(bullets) == entries > 0
    assert len(headings) == len(found.by_person)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two files, of the busy town before and after Mia loses an account."""
    before, after = tmp_path / "before.toml", tmp_path / "after.toml"
    bc.dump(busy_town(), before)
    bc.dump(busy().after(UNASSIGN).world, after)
    return str(before), str(after)


def test_the_command_line_tells_a_difference(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, as text, as one JSON document and as Markdown."""
    found = bc.impact(busy(), UNASSIGN)
    assert main(["diff", *files]) == 1
    assert capsys.readouterr().out.splitlines() == tell_diff(found)
    assert main(["diff", *files, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == found.to_dict()
    assert main(["diff", *files, "--markdown"]) == 1
    assert capsys.readouterr().out == diff_as_markdown(found)


def test_the_command_line_tells_csv(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A row for each entry, the same as the records; without any, the head alone."""
    assert main(["diff", *files, "--csv"]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    found = bc.impact(busy(), UNASSIGN)
    assert rows == found.records()
    assert [(row["user"], row["action"], row["asset"]) for row in rows] == [
        entry[:3] for entry in (*found.gained, *found.lost, *found.rerouted)
    ]
    assert main(["diff", files[0], files[0], "--csv"]) == 0
    assert capsys.readouterr().out.splitlines() == [",".join(rows[0])]


def test_records_tell_routes_of_what_is_rerouted() -> None:
    """By kind and Business Center, and of nothing else."""
    ways = By(RouteKind.PERSON, None), By(RouteKind.OWNER, "acme")
    kept = Rerouted("mia", bc.Action.PIXEL_VIEW, "px-1", *ways)
    lost = bc.Query("mia", bc.Action.PIXEL_MANAGE, "px-1")
    one, other = bc.Diff(lost=(lost,), rerouted=(kept,)).records()
    assert (one["change"], one["before"], one["after"]) == ("lost", "", "")
    assert (other["change"], other["before"], other["after"]) == (
        "rerouted",
        "person",
        "owner acme",
    )


def test_the_command_line_exits_well_where_nothing_differs(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0, and a line that says so."""
    assert main(["diff", files[0], files[0]]) == 0
    assert capsys.readouterr().out


def test_the_command_line_tells_bad_input(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and nothing on standard output."""
    assert main(["diff", files[0], "nowhere.toml"]) == 2
    assert main(["diff", files[0]]) == 2
    assert capsys.readouterr().out == ""


def test_the_faults_of_both_files_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of them does not hide the other's."""
    bad = [tmp_path / name for name in ("one.toml", "other.toml")]
    for path in bad:
        path.write_text("bcmodel = 2")
    assert main(["diff", *map(str, bad)]) == 2
    told = capsys.readouterr().err
    assert all(str(path) in told for path in bad)
