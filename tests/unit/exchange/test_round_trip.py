"""A World written to a file and read again is the same World."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.facts import FACT_CLASSES
from tests.places import SCENARIO_FILES

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)

EVERY_KIND: tuple[bc.Fact, ...] = (
    bc.User("mia", email="m@x", name="Mia", login="LOST", two_step=True, data_verified_until=NOON),
    bc.User("ada", tiktok_for_business=False),
    bc.BusinessCenter("nova", type="AGENCY", parent="acme", email_domains=["b", "a"]),
    bc.BusinessCenter("acme", info_complete=False),
    bc.Member("nova", "mia", status="UNBOUND", ended="LEFT", expires_at=NOON),
    bc.AdAccount(
        "adv-1", owner="nova", billing_shared_with=["acme"], close_blockers=["UNPAID_BILL"]
    ),
    bc.AdAccount("adv-2", owner_user="ada"),
    bc.TikTokAccount("tt", owner_user="ada", status="RESTRICTED", restricted=["LIVE"], gpppa=True),
    bc.Pixel("px", ad_account="adv-1"),
    bc.Catalog("cat", owner="nova", ad_ready=False),
    bc.Shop("shop", owner="nova", seller="ada", gmv_max_ad_account="adv-1"),
    bc.FormLibrary("forms", "nova", name="Forms"),
    bc.Audience("aud", "adv-1"),
    bc.AccountGroup("group", "nova", ad_accounts=["adv-1"]),
    bc.Partnership("nova", "acme", status="PENDING", invited_by="nova"),
    bc.Share("tt", "nova", origin="LINK", scopes=["LIVE"], mode="MANAGED", expires_at=NOON),
    bc.Transfer("adv-2", "nova", status="REJECTED"),
    bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
    bc.GroupAssignment("group", "mia", "ADMIN"),
    bc.TikTokLink("tt", "adv-1", "nova"),
    bc.PixelLink("px", "adv-1"),
    bc.AudienceShare("aud", "adv-2"),
    bc.MediaAgency("adv-1", "acme"),
    bc.Post("post", "tt", sources=["elsewhere"]),
    bc.SparkCode("code", "post", NOON, days=7, applied_to=["adv-1"]),
    bc.SellerRole("shop", "mia", "Editor", status="PENDING", invited_at=NOON),
    bc.AppWorkspace("space", "app", business_center="nova"),
    bc.AppConnection("space", "adv-1", "nova"),
    bc.Unseen("member"),
    bc.Unseen("assignment", where={"business_center": "nova", "scopes": ("LIVE", "POST")}),
    bc.Unseen("spark_code", where={"issued_at": NOON, "days": 30}),
    bc.Unseen("user", where={"two_step": True}),
)

both_formats = pytest.mark.parametrize("format", ["toml", "json"])


@both_formats
def test_every_kind_of_fact_comes_back(format: str, tmp_path: Path) -> None:
    """Each kind of fact, with values of each type, survives the journey."""
    world = bc.World.of(*EVERY_KIND, at=NOON)
    assert {fact.kind for fact in world.facts()} == set(FACT_CLASSES)
    path = tmp_path / f"world.{format}"
    bc.dump(world, path)
    assert bc.load(path).world == world
    assert path.read_bytes() == bc.dumps(world, format).encode()  # type: ignore[arg-type]  # one of two


@both_formats
@pytest.mark.parametrize("path", SCENARIO_FILES, ids=lambda path: path.stem)
def test_every_scenario_comes_back(path: Path, format: str) -> None:
    """Whatever World was loaded can be dumped and loaded again."""
    world = bc.load(path).world
    assert bc.loads(bc.dumps(world, format), format).world == world  # type: ignore[arg-type]


@both_formats
@given(identity=TEXTS, name=TEXTS, at=st.datetimes(timezones=st.just(UTC)))
def test_any_text_comes_back(format: str, identity: str, name: str, at: datetime) -> None:
    """Quotes, line ends, control characters and any script survive, and so does any instant."""
    world = bc.World.of(
        bc.User(identity, name=name),
        bc.BusinessCenter(f"{identity}!"),
        bc.Member(f"{identity}!", identity, expires_at=at),
        bc.Unseen("user", where={"id": name}),
        at=at,
    )
    assert bc.loads(bc.dumps(world, format), format).world == world  # type: ignore[arg-type]


def test_what_goes_without_saying_is_left_out() -> None:
    """Only what differs from its default is written, in the order of kinds and ids."""
    zone = timezone(timedelta(hours=1))
    world = bc.World.of(
        bc.Assignment("nova", "mia", "adv-1", level="OPERATOR"),
        bc.AdAccount("adv-1", owner="nova"),
        bc.BusinessCenter("nova"),
        bc.User("zoe", two_step=True),
        bc.User("mia", email="mia@example.invalid"),
        at=datetime(2026, 11, 21, 10, tzinfo=zone),
    )
    assert bc.dumps(world) == (
        "bcmodel = 1\nat = 2026-11-21T09:00:00Z\n"
        '\n[[user]]\nid = "mia"\n\n[[user]]\nid = "zoe"\ntwo_step = true\n'
        '\n[[business_center]]\nid = "nova"\n'
        '\n[[ad_account]]\nid = "adv-1"\nowner = "nova"\n'
        '\n[[assignment]]\nbusiness_center = "nova"\nuser = "mia"\nasset = "adv-1"\n'
        'level = "OPERATOR"\n'
    )
    assert json.loads(bc.dumps(world, format="json"))["user"] == [
        {"id": "mia"},
        {"id": "zoe", "two_step": True},
    ]


def test_the_order_of_facts_does_not_show() -> None:
    """Equal Worlds are written alike."""
    one, other = bc.World.of(*EVERY_KIND, at=NOON), bc.World.of(*reversed(EVERY_KIND), at=NOON)
    assert bc.dumps(one) == bc.dumps(other)


def test_what_toml_cannot_say_is_refused() -> None:
    """TOML has no null; JSON has."""
    world = bc.World.of(bc.Unseen("user", where={"name": None}), at=NOON)
    with pytest.raises(bc.InputError, match="JSON"):
        bc.dumps(world)
    assert bc.loads(bc.dumps(world, "json"), "json").world == world


def test_a_file_has_a_known_format(tmp_path: Path) -> None:
    """Another suffix or format is an input error, and nothing is written."""
    world = bc.World.of(at=NOON)
    with pytest.raises(bc.InputError, match=r"\.yaml"):
        bc.dump(world, tmp_path / "world.yaml")
    with pytest.raises(bc.InputError, match="yaml"):
        bc.dumps(world, "yaml")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
