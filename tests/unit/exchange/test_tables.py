"""Worlds as folders of CSV files, both ways, as spreadsheets write and people fill them in."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bcmodel as bc
from bcmodel.exchange.shapes import Shape
from bcmodel.exchange.tables import OF_DECISIONS, decisions_as_csv, tables_of
from bcmodel.exchange.tables.cells import cell_of, guarded, joined, split, unguarded, value_in
from bcmodel.rules.town import town
from bcmodel.show.tables import as_csv
from tests.unit.exchange.test_round_trip import EVERY_KIND, NOON, TEXTS

ODD = ["=1+1", "+1", "-1", "@x", "'", "''", "'=", "'tis", "\t", "\r\n", " ", "a|b", "\\", ",;\t\"'"]
HEADS = {
    "world.csv": "bcmodel,at\n1,2026-11-21T09:00:00Z\n",
    "user.csv": "id\nmia\nada\n",
    "business_center.csv": "id\nnova\n",
}


def places_of_faults(tables: dict[str, str] | Path) -> dict[str, str]:
    """What is wrong with some tables, by place."""
    with pytest.raises(bc.InputError) as caught:
        bc.read_tables(tables)
    return {fault.place: str(fault) for fault in caught.value.faults}


def test_every_kind_of_fact_comes_back(tmp_path: Path) -> None:
    """Each kind of fact, with values of each type, survives the journey through a folder."""
    world = bc.World.of(*EVERY_KIND, at=NOON)
    bc.write_tables(world, tmp_path / "deep" / "down")
    assert bc.read_tables(tmp_path / "deep" / "down") == world


def test_what_was_there_before_is_not_left_lying_about(tmp_path: Path) -> None:
    """Tables that a World has nothing for are emptied, and other files are left alone."""
    (tmp_path / "notes.txt").write_text("mine")
    bc.write_tables(bc.World.of(*EVERY_KIND, at=NOON), tmp_path)
    bc.write_tables(bc.World.of(bc.User("mia"), at=NOON), tmp_path)
    assert bc.read_tables(tmp_path) == bc.World.of(bc.User("mia"), at=NOON)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_records_are_flat() -> None:
    """Every field is a column; what stands in it is one plain value."""
    world = bc.World.of(*EVERY_KIND, at=NOON)
    [center] = [row for row in bc.records(world, "business_center") if row["id"] == "nova"]
    assert center["email_domains"] == "a|b"
    assert center["status"] == "ENABLE"
    assert center["name"] is None
    assert type(center["status"]) is str
    assert center["info_complete"] is True
    assert {row["issued_at"] for row in bc.records(world, "spark_code")} == {"2026-11-21T12:00:00Z"}
    with pytest.raises(bc.InputError, match="did you mean `member`"):
        bc.records(world, "members")


def test_records_make_a_data_frame() -> None:
    """Rows by columns, with nothing left to unpack."""
    pandas = pytest.importorskip("pandas")
    access = bc.Resolver(town())
    members = pandas.DataFrame(bc.records(access.world, "member"))
    assert set(members[members.role == "ADMIN"].user) == {"ada", "ivy", "zoe"}
    asked = [(user, "pixel.view", "px-1") for user in members.user]
    frame = pandas.DataFrame(bc.decision_records(access.decide_many(asked)))
    assert list(frame.columns) == list(OF_DECISIONS)
    assert set(frame[frame.verdict == "ALLOWED"].user) == access.who_can("pixel.view", "px-1")


def test_decisions_are_told_in_one_table() -> None:
    """Reasons stand between bars; the route is the best there is."""
    access = bc.Resolver(town())
    decision = access.decide("zoe", "ad_account.create_ads", "adv-1", within="acme")
    rows = list(csv.DictReader(io.StringIO(decisions_as_csv([decision]).removeprefix("\ufeff"))))
    assert rows == [
        {
            "user": "zoe",
            "action": "ad_account.create_ads",
            "asset": "adv-1",
            "using": "",
            "post": "",
            "within": "acme",
            "at": "2026-11-21T12:00:00Z",
            "verdict": "DENIED",
            "reasons": "|".join(decision.reasons),
            "route": "owner",
            "business_center": "acme",
            "rulebook": access.rulebook.version,
        }
    ]


@given(st.one_of(TEXTS, st.text(st.sampled_from(" =+-@'|\\\r\n\t,;\"x"), min_size=1)))
def test_any_text_comes_back(text: str) -> None:
    """Quotes, separators, line ends and signs of arithmetic survive in ids, names and lists."""
    world = bc.World.of(
        bc.User(text, name=text, email=text),
        bc.BusinessCenter("nova", email_domains=[text, f"{text}|", "\\"]),
        bc.Unseen("user", where={"id": text}),
        at=NOON,
    )
    assert bc.read_tables(tables_of(world)) == world


@pytest.mark.parametrize("text", ODD)
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would compute gets an apostrophe in front, and loses it again."""
    world = bc.World.of(bc.User(text, name=text), at=NOON)
    body = tables_of(world)["user.csv"].removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(body, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r\n" and cell]
    assert unguarded(guarded(text)) == text
    assert bc.read_tables(tables_of(world)) == world
    [_, row] = csv.reader(io.StringIO(as_csv(["head"], [[text]]), newline=""))
    assert row == [guarded(text)]


def test_text_of_no_length_is_not_nothing() -> None:
    """A name can be empty; a lone apostrophe says so."""
    world = bc.World.of(bc.User("mia", name=""), bc.User("zoe"), at=NOON)
    assert [row["name"] for row in bc.records(world, "user")] == ["", None]
    assert bc.read_tables(tables_of(world)) == world
    assert cell_of("") == "'"


@given(st.lists(st.text(st.sampled_from("ab|\\"), min_size=1)))
def test_lists_come_apart_as_they_were(items: list[str]) -> None:
    """Whatever stands in the items."""
    assert split(joined(items)) == items


@pytest.mark.parametrize("cell", ["true", "TRUE", " True "])
def test_a_flag_is_read_however_loud(cell: str) -> None:
    """Spreadsheets write TRUE."""
    assert value_in(cell, Shape(bool)) is True


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig"])
def test_tables_as_spreadsheets_write_them(
    delimiter: str, ending: str, coding: str, tmp_path: Path
) -> None:
    """With commas, semicolons or tabs, any line ends, with and without a byte order mark."""
    rows = [["id", "name", "two_step", ""], ["mia", "Mia Ø", "TRUE", ""], ["", "", "", ""]]
    text = ending.join(delimiter.join(row) for row in rows) + ending
    (tmp_path / "user.csv").write_bytes(text.encode(coding))
    world = bc.read_tables(tmp_path, at=NOON)
    assert world == bc.World.of(bc.User("mia", name="Mia Ø", two_step=True), at=NOON)


def test_a_cell_may_be_long() -> None:
    """The ad accounts of a large group are one cell, however many they are."""
    accounts = [bc.AdAccount(f"{number:019}", owner="nova") for number in range(10_000)]
    group = bc.AccountGroup("all", "nova", ad_accounts=[account.id for account in accounts])
    world = bc.World.of(bc.BusinessCenter("nova"), group, *accounts, at=NOON)
    limit = csv.field_size_limit()
    assert bc.read_tables(tables_of(world)) == world
    assert csv.field_size_limit() == limit


def test_the_caller_may_tell_the_instant() -> None:
    """Then it counts, whatever the table says, and there need be no table."""
    users = {"user.csv": "id\nmia\n"}
    assert bc.read_tables(users, at=NOON).at == NOON
    assert bc.read_tables({**HEADS, **users}, at=NOON).at == NOON
    assert bc.read_tables(HEADS).at == datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "text", "place", "told"),
    [
        ("membr.csv", "", "membr.csv", "did you mean `member.csv`?"),
        ("world.csv", "bcmodel,at\n", "world.csv", "0 times"),
        ("world.csv", "bcmodel,at\n1,2026-11-21T09:00Z\n1,2026-11-21T09:00Z\n", "world.csv", "2 t"),
        ("world.csv", "bcmodel,at\n2,2026-11-21T09:00Z\n", "world.csv line 2, bcmodel", "`2`"),
        ("world.csv", "bcmodel,at\n1,\n", "world.csv line 2, at", "is not a point in time"),
        ("world.csv", "at\n2026-11-21T09:00Z\n", "world.csv line 1", "`bcmodel` is missing"),
        ("user.csv", "id,emial\nmia,x\nada,\n", "user.csv line 1", "did you mean `email`?"),
        ("user.csv", "name\nmia\n", "user.csv line 1", "`id` is missing"),
        ("user.csv", "", "user.csv line 1", "`id` is missing"),
        ("user.csv", "id,id\nmia,ada\n", "user.csv line 1", "there twice"),
        ("user.csv", 'id\nmia\n"ada', "user.csv line 3", "is not CSV"),
        ("user.csv", "id\nmia\nada,x\n", "user.csv line 3", "a column without a name"),
        ("user.csv", "id,name\nmia,\nada,\n,x\n", "user.csv line 4, id", "is missing"),
        ("user.csv", "id,login\nmia,ACTVE\nada,\n", "user.csv line 2, login", "`ACTIVE`"),
        ("user.csv", "id,two_step\nmia,WAHR\nada,\n", "user.csv line 2, two_step", "true or false"),
        ("member.csv", "business_center,user\n\nnova,mai\n", "member.csv line 3, user", "`mia`"),
        (
            "member.csv",
            'business_center,user\n"no\nva",mia\nnova,x\n',
            "member.csv line 4, user",
            "",
        ),
        ("unseen.csv", "of,where\nuser,mia\n", "unseen.csv line 2, where", "is not JSON"),
        ("unseen.csv", "of,where\nuser,[]\n", "unseen.csv line 2, where", "is not a table"),
        ("unseen.csv", 'of,where\nuser,"{""i"":1}"\n', "unseen.csv line 2, where", "no field `i`"),
    ],
)
def test_a_fault_is_told_with_its_file_line_and_column(
    name: str, text: str, place: str, told: str
) -> None:
    """Whatever it is: of the file, of its head, of a line, of a cell, of what a cell names."""
    faults = places_of_faults({**HEADS, name: text})
    assert told in faults[place]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """Each by its path; what only refers to the unreadable is not at fault."""
    (tmp_path / "user.csv").write_bytes("id,name\nmia,Mía\n".encode("latin-1"))
    (tmp_path / "business_center.csv").write_text("id;status\nnova;ENABEL\nacme;\n")
    (tmp_path / "member.csv").write_text("business_center,user,role\nnova,mia,ADMN\n")
    (tmp_path / "decisions.csv").write_text("user\n")
    faults = places_of_faults(tmp_path)
    assert set(faults) == {
        "at",
        f"{tmp_path / 'user.csv'}",
        f"{tmp_path / 'decisions.csv'}",
        f"{tmp_path / 'business_center.csv'} line 2, status",
        f"{tmp_path / 'member.csv'} line 2, role",
    }
    assert "save it as `CSV UTF-8`" in faults[f"{tmp_path / 'user.csv'}"]


def test_two_facts_under_one_key_name_both_lines() -> None:
    """As in a scenario file, with lines for rows."""
    faults = places_of_faults({**HEADS, "user.csv": "id,name\nmia,A\n\nmia,B\nada,\n"})
    assert list(faults) == ["user.csv lines 2 and 4"]
