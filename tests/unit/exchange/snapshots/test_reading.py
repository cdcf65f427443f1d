"""Reading as a whole: what is presumed and known better, redaction, people, and what is fatal."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import bcmodel as bc
from tests.unit.exchange.snapshots.small import (
    MIA,
    PEOPLE,
    TYPES,
    Answers,
    Record,
    Row,
    answer,
    asset,
    capture,
    codes,
    files,
    unseen,
)

HELD: Answers = {
    ("ADVERTISER",): [asset("a", relation_type="OWNER_PARTNER", owner_bc_name="Two")],
}


def records(told: Answers) -> dict[str, list[Record]]:
    """Return the least that names people, and inventories."""
    found = [answer("bc/member/get", PEOPLE, bc_id="1")]
    for (asset_type,), rows in told.items():
        found.append(answer("bc/asset/admin/get", rows, bc_id="1", asset_type=asset_type))
    return {"all.json": found}


def test_a_complete_capture_has_no_gaps() -> None:
    """What is presumed is told in notes."""
    snapshot = capture({("ADVERTISER",): [asset("a")]})
    assert snapshot.gaps == ()
    assert codes(snapshot.notes) == {"PRESUMED"}


def test_what_is_known_better_replaces_what_is_presumed() -> None:
    """Fields that no answer tells, and stand-ins for owners, are taken from what is known."""
    plain = capture(HELD).world
    known = bc.World.of(
        bc.User("mia", two_step=True),
        bc.BusinessCenter("2", name="Two"),
        bc.AdAccount("a", owner="2", close_blockers=["DELIVERING"]),
        at=plain.at,
    )
    told: Answers = {**{(asset_type,): [] for asset_type in TYPES}, **HELD}
    world = bc.read_snapshot(records(told), known=known).world
    account = world.tables.assets["a"]
    assert isinstance(account, bc.AdAccount)
    assert (account.owner, [str(b) for b in account.close_blockers]) == ("2", ["DELIVERING"])
    assert world.tables.users["mia"].two_step
    assert "name:Two" not in world.tables.centers


def test_what_is_known_must_not_contradict() -> None:
    """Every contradiction is told, none of it is taken."""
    world = capture(HELD).world
    known = bc.World.of(
        bc.BusinessCenter("1", status="PUNISH"),
        bc.User("mia"),
        bc.Member("1", "mia", finance_role="MANAGER"),
        at=world.at,
    )
    about: Row = {"bc_info": {"bc_id": "1", "status": "ENABLE"}, "user_role": "ADMIN"}
    told = {**records({}), "bc.json": [answer("bc/get", [about])]}
    with pytest.raises(bc.SnapshotError) as error:
        bc.read_snapshot(told, known=known)
    assert len(error.value.faults) == 2


def test_known_may_be_a_scenario_file(tmp_path: Path) -> None:
    """Its facts are read from the file."""
    world = capture({}).world
    path = tmp_path / "known.toml"
    bc.dump(bc.World.of(bc.User("mia", login="LOST"), at=world.at), path)
    found = bc.read_snapshot(records({}), known=path).world
    assert found.tables.users["mia"].login == "LOST"


def test_redaction_leaves_no_name() -> None:
    """Names and addresses are gone, ids stay, and it is the same World else."""
    told = records({("ADVERTISER",): [asset("a", asset_name="Secret")]})
    snapshot = bc.read_snapshot(told, redact=True)
    said = said_of(snapshot)
    assert "Secret" not in said
    assert "x.test" not in said
    assert "'Mia'" not in said
    assert "mia" in snapshot.world.tables.users


@pytest.mark.parametrize(
    ("endpoint", "row"),
    [
        ("bc/get", {"bc_info": {"bc_id": "1", "name": "ACME"}, "user_role": "ADMIN"}),
        ("bc/partner/get", {"bc_id": "2", "bc_name": "ACME"}),
        ("bc/member/get", {**MIA, "user_name": "ACME", "user_role": "ADMIN"}),
        ("ADVERTISER", asset("a", asset_name="ACME")),
        ("ADVERTISER", asset("a", relation_type="OWNER_PARTNER", owner_bc_name="ACME")),
        ("TT_ACCOUNT", asset("t", relation_type="OWNER_INDIVIDUAL", tt_asset_handle="ACME")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_name_that_is_spelled_like_a_word_of_the_platform_is_hidden(
    endpoint: str, row: Row
) -> None:
    """What is a name is told by its field, not by its spelling."""
    told = files({(endpoint,): [row]})
    open_, hidden = (bc.read_snapshot(told, redact=redact) for redact in (False, True))
    assert "ACME" in said_of(open_)
    assert "ACME" not in said_of(hidden)


def test_half_a_character_is_replaced_and_every_whole_one_kept() -> None:
    """JSON can say the one without the other, but no file can be written with it."""
    rows = [asset("a", asset_name="Caf\u00e9 \ud83d!"), asset("b", asset_name="\U0001f600")]
    world = capture({("ADVERTISER",): rows}).world
    assert [str(getattr(world.tables.assets[name], "name", "")) for name in "ab"] == [
        "Caf\u00e9 ?!",
        "\U0001f600",
    ]
    assert bc.loads(bc.dumps(world).encode().decode()).world == world


def said_of(snapshot: bc.Snapshot) -> str:
    """Return everything that a snapshot says."""
    return repr([*snapshot.world.facts(), *snapshot.gaps, *snapshot.notes])


def test_an_invitee_is_known_by_their_address() -> None:
    """Without an id: a person with that address in some row, else the address itself."""
    invited: Row = {"user_email": "Eve@x.test", "user_role": "ADMIN", "relation_status": "PENDING"}
    alias: Row = {**invited, "user_email": "MIA@x.test", "relation_status": "REJECTED"}
    world = capture({("bc/member/get",): [PEOPLE[1], invited]}).world
    assert world.tables.teams["1"]["eve@x.test"].invited_email == "Eve@x.test"
    other = answer("bc/asset/member/get", [MIA], bc_id="1", asset_type="LEAD", asset_id="x")
    world = capture({("bc/member/get",): [PEOPLE[1], alias]}, other).world
    assert set(world.tables.teams["1"]) == {"mia", "tom"}


@pytest.mark.parametrize(("role", "code"), [(None, "NULL_ROLE"), ("OWNER", "UNKNOWN_VALUE")])
def test_a_member_without_a_role_is_open(role: str | None, code: str) -> None:
    """The person is listed, and the entry is not."""
    snapshot = capture({("bc/member/get",): [{**PEOPLE[0], "user_role": role}, PEOPLE[1]]})
    assert "mia" in snapshot.world.tables.users
    assert set(snapshot.world.tables.teams["1"]) == {"tom"}
    assert unseen(snapshot, "member") == [{"business_center": "1", "user": "mia"}]
    (gap,) = snapshot.gaps
    assert (gap.code, gap.pointer) == (code, "/response/data/list/0/user_role")


def test_outside_is_open() -> None:
    """Of another Business Center nothing but what is told is known."""
    world = capture({("bc/partner/get",): [{"bc_id": "2", "bc_name": "Two"}]}).world
    assert {*world.tables.centers} == {"1", "2", "elsewhere"}
    assert bc.Resolver(world).decide("mia", "business_center.view", "2").unknown
    assert bc.Resolver(world).can("mia", "business_center.add_partner", "1")


def test_the_newest_answer_about_a_center_counts() -> None:
    """bc/get stands alone: of one Business Center the newest row."""
    about: Row = {"bc_info": {"bc_id": "1", "status": "PUNISH"}, "user_role": "ADMIN"}
    newer = answer("bc/get", [about], at="2026-11-21T13:00:00Z")
    world = capture({}, newer).world
    assert world.tables.centers["1"].status == "PUNISH"
    assert world.at.hour == 13


def test_what_is_fatal_is_told_at_once(tmp_path: Path) -> None:
    """No path, no record, no Business Center, one id of two kinds."""
    twice = records({("PIXEL",): [asset("a")], ("CATALOG",): [asset("a")]})
    partners = {"one.json": [answer("bc/partner/get", [], bc_id="1")]}
    for source in (tmp_path / "nothing", tmp_path, twice, partners):
        with pytest.raises(bc.SnapshotError):
            bc.read_snapshot(source)


def test_an_import_can_be_written_and_read_again(tmp_path: Path) -> None:
    """The scenario file of an import is the same World."""
    world = capture({("ADVERTISER",): [asset("a")]}).world
    bc.dump(world, tmp_path / "world.toml")
    assert bc.load(tmp_path / "world.toml").world == world


def test_items_say_where_they_are_from() -> None:
    """As plain data an item has every field, whatever it tells."""
    snapshot = bc.read_snapshot(records({}))
    fields = {field.name for field in attrs.fields(type(snapshot.gaps[0]))}
    assert all(item.to_dict().keys() == fields for item in snapshot.gaps + snapshot.notes)


def test_what_is_known_takes_the_place_of_a_stand_in() -> None:
    """The person who stood for the owner of an ad account is listed no more."""
    told: Answers = {("ADVERTISER",): [asset("a", relation_type="OWNER_INDIVIDUAL")]}
    at = capture(told).world.at
    known = bc.World.of(bc.User("zoe"), bc.AdAccount("a", owner_user="zoe"), at=at)
    tables = bc.read_snapshot(records(told), known=known).world.tables
    account = tables.assets["a"]
    assert isinstance(account, bc.AdAccount)
    assert account.owner_user == "zoe"
    assert {*tables.users} == {"mia", "tom", "zoe"}


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (bc.User("mia", name="Maya"), "name"),
        (bc.User("mia", email="maya@x.test"), "email"),
        (bc.AdAccount("a", owner="1", name="Other"), "name"),
    ],
)
def test_a_name_or_an_address_that_is_known_otherwise_is_fatal(fact: bc.Fact, field: str) -> None:
    """It may be somebody or something else; where nothing was read, it contradicts nothing."""
    told: Answers = {("ADVERTISER",): [asset("a", asset_name="One")]}
    at = capture(told).world.at
    known = bc.World.of(bc.BusinessCenter("1"), fact, at=at)
    with pytest.raises(bc.SnapshotError) as error:
        bc.read_snapshot(records(told), known=known)
    assert [f"`{field}` is known" in fault.problem for fault in error.value.faults] == [True]
    nameless = records({("ADVERTISER",): [asset("a")]})
    nameless["all.json"][0] = answer("bc/member/get", PEOPLE[1:], bc_id="1")
    assert "a" in bc.read_snapshot(nameless, known=known).world.tables.assets


def test_what_is_known_agrees_whatever_its_capitals_or_pseudonym() -> None:
    """An address has no capitals, and a name that is known has the pseudonym of what was read."""
    known = bc.World.of(
        bc.User("mia", name="Mia", email="mia@X.test", two_step=True), at=capture({}).world.at
    )
    for redact in (False, True):
        world = bc.read_snapshot(records({}), known=known, redact=redact).world
        assert world.tables.users["mia"].two_step


def test_a_group_is_called_as_an_answer_about_it_says() -> None:
    """Where the list of groups was not read; what it gives is told at that answer."""
    told: Answers = {
        ("bc/asset_group/list",): None,
        ("ADVERTISER",): [asset("a")],
        ("bc/asset/get", "ADVERTISER", "mia"): [{"asset_id": "a", "advertiser_role": "ANALYST"}],
        ("bc/asset/member/get", "a"): [{**MIA, "advertiser_role": "ANALYST"}],
    }
    member: Row = {"member_id": "mia", "asset_roles": {"ADVERTISER": "ADVERTISER_ROLE_ANALYST"}}
    contents: dict[str, list[Row]] = {"ASSET": [{"asset_id": "a"}], "MEMBER": [member]}
    reads: list[Record] = []
    for entity, rows in contents.items():
        asked = {"bc_id": "1", "asset_group_id": "g", "query_entity": entity}
        read = answer("bc/asset_group/get", None, **asked)
        group = {"asset_group_name": "North", f"{entity.lower()}s": rows}
        reads.append({**read, "response": {"code": 0, "data": {"asset_group": group}}})
    snapshot = capture(told, *reads)
    assert snapshot.world.tables.groups["g"].name == "North"
    (note,) = [note for note in snapshot.notes if note.code == "VIA_GROUP"]
    assert (note.endpoint, bool(note.path)) == ("bc/asset_group/get", True)


def test_a_group_that_cannot_be_is_told_with_both_readings() -> None:
    """An ENTERPRISE Business Center has no groups: what says each is told."""
    about: Row = {"bc_id": "1", "status": "ENABLE", "verification_status": "VERIFIED"}
    center: Row = {"bc_info": {**about, "organization_type": "ENTERPRISE"}, "user_role": "ADMIN"}
    listed: Answers = {("bc/asset_group/list",): [{"asset_group_id": "g"}]}
    snapshot = capture({("bc/get",): [center], **listed})
    (note,) = [note for note in snapshot.notes if note.code == "CLASH_SETTLED"]
    assert {reading.value for reading in note.readings} == {"g", "ENTERPRISE"}
