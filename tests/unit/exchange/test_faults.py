"""All faults of a file are told at once, each with its file, table, row and key."""

from __future__ import annotations

from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.errors import Fault

HEAD = "bcmodel = 1\nat = 2026-11-21T09:00:00Z\n"
CENTERS = '[[business_center]]\nid = "nova"\n[[business_center]]\nid = "acme"\n'
TOWN = f'{HEAD}[[user]]\nid = "mia"\n{CENTERS}'
SHARED_CATALOG = """
[[catalog]]
id = "c"
owner = "acme"
[[share]]
asset = "c"
to = "nova"
"""
ENTERPRISE = '[[business_center]]\nid = "e"\norganization = "ENTERPRISE"\n'
CHECK = '[[check]]\nuser = "mia"\nasset = "nova"\n'


def faults_in(source: str, format: str = "toml") -> dict[str, Fault]:
    """What is wrong with a text, by place."""
    with pytest.raises(bc.InputError) as caught:
        bc.loads(source, format)  # type: ignore[arg-type]  # also formats that do not exist
    return {fault.place: fault for fault in caught.value.faults}


def only_fault_in(source: str) -> Fault:
    """The one thing that is wrong with a text."""
    with pytest.raises(bc.InputError) as caught:
        bc.loads(source)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("row", "place", "told"),
    [
        ('[[user]]\nid = "a"\nemial = "x"', "[[user]] row 2, emial", "did you mean `email`?"),
        ('[[user]]\nid = "a"\nlogin = "ACTVE"', "[[user]] row 2, login", "did you mean `ACTIVE`?"),
        ("[[user]]\nid = 7", "[[user]] row 2, id", "is not an id"),
        ('[[user]]\nid = ""', "[[user]] row 2, id", "is not an id"),
        ('[[user]]\nid = "a"\nname = 7', "[[user]] row 2, name", "is not text"),
        ('[[user]]\nid = "a"\ntwo_step = "yes"', "[[user]] row 2, two_step", "true or false"),
        ('[[user]]\nemail = "a@b"', "[[user]] row 2, id", "is missing"),
        (
            '[[user]]\nid = "a"\ndata_verified_until = 2026-11-21T09:00:00',
            "[[user]] row 2, data_verified_until",
            "no time zone",
        ),
        (
            '[[user]]\nid = "a"\ndata_verified_until = "soon"',
            "[[user]] row 2, data_verified_until",
            "is not a point in time",
        ),
        (
            '[[user]]\nid = "a"\ndata_verified_until = "0001-01-01T00:00:00+05:00"',
            "[[user]] row 2, data_verified_until",
            "is not a point in time",
        ),
        (
            '[[business_center]]\nid = "b"\nemail_domains = "a.example"',
            "[[business_center]] row 3, email_domains",
            "is not a list",
        ),
        (
            '[[business_center]]\nid = "b"\nemail_domains = {}',
            "[[business_center]] row 3, email_domains",
            "is not a list",
        ),
        (
            '[[member]]\nbusiness_center = "nvoa"\nuser = "mia"',
            "[[member]] row 1, business_center",
            "did you mean `nova`?",
        ),
        (
            '[[member]]\nbusiness_center = "nova"\nuser = "mia"\nended = "LEFT"',
            "[[member]] row 1, ended",
            "UNBOUND",
        ),
        ('[[pixel]]\nid = "p"', "[[pixel]] row 1", "neither owner nor ad_account"),
        ('[[shop]]\nid = "nova"', "[[shop]] row 1", "has the id of"),
        (
            SHARED_CATALOG + 'level = "OPERATOR"',
            "[[share]] row 1, level",
            "a catalog has no level `OPERATOR`",
        ),
        (
            '[[unseen]]\nof = "member"\nwhere = { usr = "mia" }',
            "[[unseen]] row 1, where",
            "did you mean `user`?",
        ),
        (
            '[[unseen]]\nof = "member"\nwhere = { role = "ADMN" }',
            "[[unseen]] row 1, where, role",
            "did you mean `ADMIN`?",
        ),
        ('[[unseen]]\nof = "member"\nwhere = "all"', "[[unseen]] row 1, where", "not a table"),
        ('[[unseen]]\nof = "membr"', "[[unseen]] row 1, of", "did you mean `member`?"),
    ],
)
def test_a_faulty_fact_is_told_with_its_row_and_key(row: str, place: str, told: str) -> None:
    """Keys, words, types and references are checked, and the next step is told."""
    fault = only_fault_in(TOWN + row)
    assert fault.place == place
    assert told in str(fault)


def test_several_wrong_items_of_a_list_are_each_told() -> None:
    """Every item of a list is looked at."""
    row = '[[tiktok_account]]\nid = "t"\nowner = "nova"\nrestricted = ["LIV", "LIVE", "SHARE", 3]'
    with pytest.raises(bc.InputError) as caught:
        bc.loads(TOWN + row)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("days", ["30.0", "true", '"30"', "31", "[30]"])
def test_a_period_is_one_of_those_offered(days: str) -> None:
    """Only the whole numbers that the platform offers are periods of a code."""
    scene = (
        TOWN
        + '[[tiktok_account]]\nid = "t"\nowner = "nova"\n[[post]]\nid = "p"\ntiktok_account = "t"\n'
        + '[[spark_code]]\ncode = "c"\npost = "p"\nissued_at = 2026-11-01T00:00:00Z\ndays = '
    )
    assert bc.loads(scene + "30").world.tables.codes
    assert only_fault_in(scene + days).place == "[[spark_code]] row 1, days"


def test_two_different_facts_under_one_key_name_both_rows() -> None:
    """An exact repeat is no fault; a contradiction is, and both rows are named."""
    row = '[[member]]\nbusiness_center = "nova"\nuser = "mia"\n'
    assert bc.loads(TOWN + row + row).world.tables.members
    fault = only_fault_in(TOWN + row + row + 'role = "ADMIN"')
    assert fault.place == "[[member]] rows 1 and 2"
    assert "member `nova`, `mia` is given twice, differently" in str(fault)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("at = 2026-11-21T09:00:00Z", "bcmodel"),
        ("bcmodel = 2\nat = 2026-11-21T09:00:00Z\n[[new_table]]", "bcmodel"),
        ("bcmodel = true\nat = 2026-11-21T09:00:00Z", "bcmodel"),
        ('bcmodel = "1"\nat = 2026-11-21T09:00:00Z', "bcmodel"),
        ("bcmodel = 1", "at"),
        ("bcmodel = 1\nat = 2026-11-21T09:00:00", "at"),
        ("bcmodel = 1\nat = 2026-11-21", "at"),
        ("bcmodel = 1\nat = 5", "at"),
        (HEAD + "title = 5", "title"),
        (HEAD + "source = []", "source"),
        (HEAD + "[usr]", "usr"),
        (HEAD + "[user]\nid = 'mia'", "[[user]]"),
        (HEAD + "user = ['mia']", "[[user]] row 1"),
        (HEAD + "[[parameters]]", "parameters"),
    ],
)
def test_the_top_of_a_file_is_checked(head: str, place: str) -> None:
    """Version and instant are required, text is text, and tables have their names."""
    assert only_fault_in(head).place == place


@pytest.mark.parametrize("table", ["finding", "no_finding"])
def test_finding_codes_are_known_words(table: str) -> None:
    """A code that no finding has is told with its table, row and key, and with the nearest one."""
    fault = only_fault_in(f"{HEAD}[[{table}]]\ncode = 'SINGLE_ADMN'")
    assert fault.place == f"[[{table}]] row 1, code"
    assert "SINGLE_ADMIN" in fault.next_step


@pytest.mark.parametrize(
    ("command", "hint"),
    [("asign_asset", "assign_asset"), ("set_verification", "a remedy is what people do")],
)
def test_a_remedy_names_commands_of_people(command: str, hint: str) -> None:
    """A command that there is not, or that only the platform gives, is no part of a remedy."""
    check = CHECK + f'action = "business_center.view"\nexpect = "denied"\nremedy = ["{command}"]'
    fault = only_fault_in(TOWN + check)
    assert fault.place == "[[check]] row 1, remedy"
    assert hint in fault.next_step


@pytest.mark.parametrize("key", ["fixable_by", "remedy"])
def test_only_what_is_denied_is_mended(key: str) -> None:
    """Who mends it, and how, is claimed of denials alone."""
    said = '["leave"]' if key == "remedy" else '["mia"]'
    check = CHECK + f'action = "business_center.view"\nexpect = "allowed"\n{key} = {said}'
    fault = only_fault_in(TOWN + check)
    assert fault.place == f"[[check]] row 1, {key}"
    assert "denied" in fault.problem


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('qr_lifetime = "7 dys"', "qr_lifetime"),
        ('qr_lifetime = "days"', "qr_lifetime"),
        ('qr_lifetime = "99999999999 days"', "qr_lifetime"),
        ("qr_lifetime = 7", "qr_lifetime"),
        ("admin_sees_money = 1", "admin_sees_money"),
        ('admin_sees_money = "none"', "admin_sees_money"),
        ('member_limit = "many"', "member_limit"),
        ('group_default_level = "MANAGER"', "group_default_level"),
        ('group_default_level = "BOSS"', "group_default_level"),
    ],
)
def test_parameters_are_checked(line: str, key: str) -> None:
    """Durations, limits and switches have to fit."""
    assert only_fault_in(f"{HEAD}[parameters]\n{line}").place == f"parameters, {key}"


def test_an_unknown_parameter_is_told_with_the_nearest() -> None:
    """A misspelt parameter is a fault, as any misspelt key."""
    fault = only_fault_in(HEAD + "[parameters]\nqr_liftime = 'none'")
    assert "did you mean `qr_lifetime`?" in str(fault)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('action = "business_center.veiw"\nexpect = "denied"', "action"),
        ('action = "business_center.view"\nexpect = "DENIED"', "expect"),
        ('action = "business_center.view"', "expect"),
        ('action = "business_center.view"\nexpect = "denied"\nreasons = ["NOPE"]', "reasons"),
        ('action = "business_center.view"\nexpect = "denied"\nreasons = "NOT_A_MEMBER"', "reasons"),
        ('action = "business_center.view"\nexpect = "denied"\nadvice = ["WRONG_LOGIN"]', "advice"),
        ('action = "business_center.view"\nexpect = "allowed"\nadvice = ["LEFT_BC"]', "advice"),
        ('action = "business_center.view"\nexpect = "denied"\nroute = "partnr"', "route"),
        ('action = "business_center.view"\nexpect = "denied"\nonly = 1', "only"),
        ('action = "business_center.view"\nexpect = "denied"\nwithin = "nvoa"', "within"),
        ('action = "business_center.view"\nexpect = "denied"\nwithin = "acme"', "within"),
        ('action = "business_center.view"\nexpect = "denied"\nusing = "mia"', "using"),
        ('action = "business_center.view"\nexpect = "denied"\npost = "p"', "post"),
        ('action = "business_center.view"\nexpect = "denied"\nat = 2026-01-01', "at"),
        ('action = "business_center.view"\nexpect = "denied"\nuser_id = "x"', "user_id"),
        ('action = "ad_account.use_pixel"\nexpect = "denied"', "using"),
        ('action = "ad_account.use_pixel"\nexpect = "denied"\nusing = 7', "using"),
    ],
)
def test_a_check_has_to_make_sense(line: str, key: str) -> None:
    """Actions, reasons and answers are words of the vocabulary, and the question can be asked."""
    assert only_fault_in(f"{TOWN}{CHECK}{line}").place == f"[[check]] row 1, {key}"


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('[[who]]\naction = "nope"\nasset = "x"\nexpect = []', "[[who]] row 1, action"),
        (
            '[[who]]\naction = "ad_account.use_pixel"\nasset = "x"\nexpect = []',
            "[[who]] row 1, action",
        ),
        (
            '[[who]]\naction = "business_center.view"\nasset = "x"\nexpect = "mia"',
            "[[who]] row 1, expect",
        ),
        (
            '[[who]]\naction = "business_center.view"\nasset = "x"\nexpect = []\nwithin = "nova"',
            "[[who]] row 1, within",
        ),
        ('[[what]]\nuser = "mia"\nexpect = []', "[[what]] row 1, expect"),
        ('[[what]]\nuser = "mia"\nasset = "x"\n[what.expect]', "[[what]] row 1, expect"),
        ('[[what]]\nuser = "mia"\nasset = "x"\nexpect = ["y.z"]', "[[what]] row 1, expect"),
        ('[[what]]\nuser = "mia"\nexpect = { x = ["y.z"] }', "[[what]] row 1, expect, x"),
        ('[[what]]\nasset = "x"\nexpect = []', "[[what]] row 1, user"),
    ],
)
def test_a_reverse_question_has_to_make_sense(table: str, place: str) -> None:
    """Who and what have keys of their own."""
    assert only_fault_in(TOWN + table).place == place


def test_a_faulty_row_causes_no_further_faults() -> None:
    """Whoever names a faulty row, or one in a misspelt table, is not at fault."""
    faults = faults_in(
        HEAD
        + '[[user]]\nid = "mia"\nlogin = "ACTVE"\n[[user]]\nidd = "ada"\n[[usr]]\nid = "zoe"\n'
        + '[[business_center]]\nid = "nova"\nstatus = "GONE"\n'
        + "".join(
            f'[[member]]\nbusiness_center = "nova"\nuser = "{user}"\n'
            for user in ("mia", "ada", "zoe", "ghost")
        )
        + '[[post]]\nid = "p"\n'
        + '[[check]]\nuser = "mia"\naction = "business_center.view"\nasset = "nova"\n'
        + 'expect = "denied"\nwithin = "nova"\npost = "p"\n'
    )
    assert set(faults) == {
        "usr",
        "[[user]] row 1, login",
        "[[user]] row 2, idd",
        "[[user]] row 2, id",
        "[[business_center]] row 1, status",
        "[[post]] row 1, tiktok_account",
        "[[member]] row 4, user",
    }


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """One error tells everything, from the head of the file to its last question."""
    path = tmp_path / "town.toml"
    path.write_text(
        "bcmodel = 1\nat = 5\ntitle = 7\ncolour = 1\n[parameters]\nfoo = 1\n"
        '[[user]]\nid = 7\nname = 8\n[[member]]\nbusiness_center = "x"\nuser = "y"\n'
        '[[check]]\nuser = "mia"\naction = "nope"\nasset = "x"\nexpect = "maybe"\n'
        "[[who]]\n[[what]]\n"
    )
    with pytest.raises(bc.InputError) as caught:
        bc.load(path)
    places = [fault.place.removeprefix(f"{path}, ") for fault in caught.value.faults]
    assert sorted(places) == [
        "[[check]] row 1, action",
        "[[check]] row 1, expect",
        "[[member]] row 1, business_center",
        "[[member]] row 1, user",
        "[[user]] row 1, id",
        "[[user]] row 1, name",
        "[[what]] row 1, expect",
        "[[what]] row 1, user",
        "[[who]] row 1, action",
        "[[who]] row 1, asset",
        "[[who]] row 1, expect",
        "at",
        "colour",
        "parameters",
        "title",
    ]
    assert str(caught.value).startswith("15 faults:\n")


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("bcmodel = ", "toml"),
        ("bcmodel = 1\nbcmodel = 1", "toml"),
        ("{", "json"),
        ("[" * 100_000, "json"),
        ("[]", "json"),
        ('{"bcmodel": 1, "bcmodel": 1}', "json"),
        ('{"bcmodel": 1, "at": "2026-01-01T00:00:00Z", "user": [{"id": "a", "id": "b"}]}', "json"),
        ("", "yaml"),
    ],
)
def test_what_does_not_follow_its_format_is_an_input_error(source: str, format: str) -> None:
    """Broken TOML and JSON, keys given twice and unknown formats are faults of the input."""
    assert len(faults_in(source, format)) == 1


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The message begins with the path as it was given."""
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"title = '\xe9'")
    for path in (latin, tmp_path / "town.yaml"):
        with pytest.raises(bc.InputError) as caught:
            bc.load(path)
        assert str(caught.value).startswith(str(path))


def test_a_file_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    """Whatever its suffix; a folder is no file either."""
    (tmp_path / "house.bc.toml").write_text(HEAD)
    hints = {"hous.bc.toml": "did you mean `house.bc.toml`?", "-": "", "x/y.toml": "", ".": ""}
    for name, hint in hints.items():
        with pytest.raises(bc.InputError) as caught:
            bc.load(tmp_path / name)
        (fault,) = caught.value.faults
        assert fault.place == str(tmp_path / name)
        assert fault.next_step
        assert hint in fault.next_step


def test_an_unknown_action_hides_nothing_else_of_its_check() -> None:
    """The Business Center and the post are looked for whatever the action is."""
    rest = 'action = "nope"\nexpect = "denied"\nwithin = "nvoa"\npost = "p"'
    assert set(faults_in(TOWN + CHECK + rest)) == {
        "[[check]] row 1, action",
        "[[check]] row 1, within",
        "[[check]] row 1, post",
    }


def test_a_key_given_twice_in_json_has_its_place() -> None:
    """Each is told, with the table and row that it stands in."""
    head = '{"bcmodel": 1, "at": "2026-01-01T00:00:00Z", '
    twice = '"user": [{"id": "a"}, {"id": "b", "id": "c"}], "parameters": {"x": 1, "x": 2}, '
    faults = faults_in(head + twice + '"unseen": [{"where": {"id": 1, "id": 2}}], "at": 1}', "json")
    assert set(faults) == {"", "[[user]] row 2", "parameters", "[[unseen]] row 1, where"}
    assert all("is given twice" in fault.problem for fault in faults.values())


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            '[[share]]\nasset = "c"\nto = "acme"\n[[catalog]]\nid = "c"\nowner = "acme"',
            "share `c`, `acme`, `PARTNER` is of an asset that `acme` owns;",
        ),
        (
            ENTERPRISE + '[[account_group]]\nid = "g"\nbusiness_center = "e"',
            "account_group `g`, `e` is in an ENTERPRISE Business Center;",
        ),
    ],
)
def test_a_fact_and_its_problem_read_as_a_sentence(row: str, told: str) -> None:
    """The problem goes on where the name of the fact ends."""
    assert told in str(only_fault_in(TOWN + row))


def test_null_stands_for_nothing_only_where_nothing_may_stand() -> None:
    """In JSON, null is none; where something is needed it is refused."""
    head = '{"bcmodel": 1, "at": "2026-11-21T09:00:00Z", "user": [{"id": '
    assert bc.loads(
        head + '"mia", "name": null, "data_verified_until": null}]}', "json"
    ).world.tables.users
    assert set(faults_in(head + '"mia", "email": null, "login": null}]}', "json")) == {
        "[[user]] row 1, email",
        "[[user]] row 1, login",
    }
