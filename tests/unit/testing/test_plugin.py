"""The pytest plugin: scenario files are tests, and without it there is no trace of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.testing.projects import GIVEN, RIGHT, WORLD, WRONG

pytest_plugins = ["pytester"]

COMMAND = "command 1: ada: assign adv-1 to mia in nova at level ANALYST"
NAMES = [
    COMMAND,
    "check 1: mia ad_account.view_ads adv-1",
    "check 2: mia ad_account.create_ads adv-1",
    "who 1: who can ad_account.view_ads adv-1",
]


def write(pytester: pytest.Pytester, **files: str) -> None:
    """Write scenario files into the project."""
    for name, text in files.items():
        (pytester.path / f"{name}.bc.toml").write_text(text, "utf-8")


def collected(pytester: pytest.Pytester) -> list[pytest.Item]:
    """Return the tests that are found in the project."""
    items, _ = pytester.inline_genitems()  # pyright: ignore[reportUnknownMemberType]  # is pytest's
    return items


def test_a_file_is_a_test_for_each_row(pytester: pytest.Pytester) -> None:
    """Commands and questions are tests of their own, with names that tell them apart."""
    write(pytester, why=RIGHT)
    items = collected(pytester)
    assert [item.nodeid for item in items] == [f"why.bc.toml::{name}" for name in NAMES]
    pytester.runpytest().assert_outcomes(passed=4)


def test_json_is_collected_too(pytester: pytest.Pytester) -> None:
    """A scenario in JSON is collected, and other JSON and TOML files are not."""
    text = '{"bcmodel": 1, "at": "2026-11-21T09:00:00Z", "user": [{"id": "mia"}], "check": [%s]}'
    row = '{"user": "mia", "action": "business_center.view", "asset": "x", "expect": "denied"}'
    (pytester.path / "a.bc.json").write_text(text % row, "utf-8")
    (pytester.path / "b.json").write_text("no scenario", "utf-8")
    (pytester.path / "c.toml").write_text("no scenario", "utf-8")
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_test_knows_its_line(pytester: pytest.Pytester) -> None:
    """A test is reported at the line on which its row begins."""
    write(pytester, why=RIGHT)
    items = collected(pytester)
    lines = RIGHT.splitlines()
    found = [lines[line] for _, line, _ in (item.reportinfo() for item in items) if line]
    assert found == ["[[command]]", "[[check]]", "[[check]]", "[[who]]"]


def test_rows_that_cannot_be_found_have_no_line(pytester: pytest.Pytester) -> None:
    """Where rows are written otherwise than one below the other, the file is all that is told."""
    inline = 'who = [{ action = "ad_account.view_ads", asset = "adv-1", expect = [] }]\n'
    write(pytester, why=inline + WORLD)
    (item,) = collected(pytester)
    assert item.reportinfo()[1] == 0


def test_a_failure_explains_itself(pytester: pytest.Pytester) -> None:
    """What was expected and what came, the reasons, remedies and facts - and no traceback."""
    write(pytester, why=WRONG)
    result = pytester.runpytest()
    result.assert_outcomes(passed=1, failed=2)
    line = WRONG.splitlines().index("[[check]]") + 1
    result.stdout.fnmatch_lines(
        [
            "*_ check 1: mia ad_account.view_ads adv-1 _*",
            f"why.bc.toml:{line}: the verdict is denied, not allowed",
            "  expected: allowed",
            "  got:      denied: ASSET_NOT_ASSIGNED",
            "Denied: mia cannot *",
            "What to do:",
            "  1. ada can assign adv-1 to mia in nova at level ANALYST (assign_asset)",
            "It rests on:",
            "  - mia is in nova",
            "*_ who 1: who can ad_account.view_ads adv-1 _*",
            "  expected: mia",
            "  got:      nothing",
            "Denied: mia cannot *",
            "FAILED why.bc.toml::check 1: mia ad_account.view_ads adv-1 - *",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*collecting.py*")


def test_a_command_fails_by_itself(pytester: pytest.Pytester) -> None:
    """A command that comes out otherwise fails as one test, with the refusal told."""
    write(pytester, why=WORLD + GIVEN.replace('actor = "ada"', 'actor = "mia"'))
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*the command is refused, not accepted", "Refused: mia cannot assign adv-1 to mia *"]
    )


def test_faults_of_a_file_are_one_error(pytester: pytest.Pytester) -> None:
    """A file that makes no sense is an error of its collection that tells every fault."""
    faulty = RIGHT.replace('user = "ada"', 'user = "eda"').replace('"denied"', '"denid"')
    write(pytester, why=faulty, well=RIGHT)
    result = pytester.runpytest("--continue-on-collection-errors")
    result.assert_outcomes(passed=4, errors=1)
    result.stdout.fnmatch_lines(
        [
            "*ERROR collecting why.bc.toml*",
            "2 faults:",
            "  why.bc.toml, *member*row 1, user: there is no user `eda`*",
            "  why.bc.toml, *check*row 2, expect: `denid` is no answer; did you mean `denied`?",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("name", NAMES)
def test_a_test_is_run_by_its_name(pytester: pytest.Pytester, name: str) -> None:
    """The id of a test, given back to pytest, runs exactly it."""
    write(pytester, why=RIGHT)
    pytester.runpytest(f"why.bc.toml::{name}").assert_outcomes(passed=1)


def test_tests_are_chosen_and_repeated(pytester: pytest.Pytester) -> None:
    """`-k` chooses among the rows of a file, and `--lf` runs again what has failed."""
    write(pytester, why=WRONG)
    pytester.runpytest("-k", "create_ads").assert_outcomes(passed=1, deselected=2)
    pytester.runpytest().assert_outcomes(passed=1, failed=2)
    pytester.runpytest("--lf").assert_outcomes(failed=2)


def test_odd_ids_make_usable_names(pytester: pytest.Pytester) -> None:
    """An id with colons or line ends leaves the name of a test in one piece."""
    write(pytester, why=RIGHT.replace('"mia"', '"mia::\\nmay"'))
    items = collected(pytester)
    assert items[1].name == "check 1: mia: may ad_account.view_ads adv-1"


def test_scenarios_are_loaded_beside_the_test(pytester: pytest.Pytester) -> None:
    """`bc_load` finds a file from where it is asked for, in fixtures of any scope, once."""
    folder = pytester.mkdir("deep")
    (folder / "why.bc.toml").write_text(RIGHT, "utf-8")
    (folder / "conftest.py").write_text(
        "import pytest\n"
        "@pytest.fixture(scope='module')\n"
        "def access(bc_load):\n"
        "    return bc_load('why.bc.toml').access\n",
        "utf-8",
    )
    (folder / "test_it.py").write_text(
        "def test_it(bc_load, access):\n"
        "    assert bc_load('why.bc.toml').access is access\n"
        "    assert access.can('mia', 'ad_account.view_ads', 'adv-1')\n",
        "utf-8",
    )
    pytester.runpytest("deep/test_it.py").assert_outcomes(passed=1)


def test_a_changed_file_is_read_again(pytester: pytest.Pytester) -> None:
    """What `bc_load` returns is what the file says at that time."""
    pytester.makepyfile(
        f"""
        from pathlib import Path
        def test_it(bc_load):
            file = Path(__file__).with_name("why.bc.toml")
            file.write_text({RIGHT!r})
            before = bc_load("why.bc.toml")
            file.write_text({WRONG!r})
            assert bc_load("why.bc.toml") != before
        """
    )
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_missing_scenario_is_told_where_it_is_asked_for(pytester: pytest.Pytester) -> None:
    """The nearest name is offered, without a traceback through the plugin."""
    write(pytester, house=RIGHT)
    pytester.makepyfile("def test_it(bc_load):\n    bc_load('hous.bc.toml')\n")
    result = pytester.runpytest()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["*hous.bc.toml: there is no such file*did you mean `house.bc.*"])
    for trace in ("*pathlib*", "*plugin.py*", "*formats.py*"):
        result.stdout.no_fnmatch_line(trace)


HOUSE = """
import bcmodel as bc

@bc.house_rule("X001", about=["ad_account.view_ads"], says="{person} looks")
def no_looking(view, path):
    return False

BOOK = bc.STANDARD.with_(no_looking)
BROKEN = 7
"""
STRICT = RIGHT.replace('expect = "allowed"', 'expect = "denied"\nreasons = ["NO_LOOKING"]').replace(
    'expect = ["mia"]', "expect = []"
)


def house(pytester: pytest.Pytester, place: str, **settings: str) -> None:
    """Write a module of house rules, and the settings that name a place in it."""
    told = {"bc_rulebook": place, "pythonpath": ".", **settings}
    lines = [f"{name} = {value}" for name, value in told.items()]
    pytester.makeini("\n".join(["[pytest]", *lines]))
    pytester.makepyfile(rules_of_the_house=HOUSE)


def test_scenarios_are_judged_by_the_rulebook_of_the_project(pytester: pytest.Pytester) -> None:
    """Collected files, and those that `bc_load` reads."""
    house(pytester, "rules_of_the_house:BOOK")
    write(pytester, why=STRICT)
    pytester.makepyfile(
        """
        def test_it(bc_load):
            access = bc_load("why.bc.toml").access
            assert access.decide("mia", "ad_account.view_ads", "adv-1").reasons == ("NO_LOOKING",)
        """
    )
    pytester.runpytest().assert_outcomes(passed=5)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("rules_of_the_house", "`package.module:NAME`"),
        ("rules_of_the_hous:BOOK", "No module named*pythonpath"),
        ("rules_of_the_house:BOK", "no attribute 'BOK'"),
        ("rules_of_the_house:BROKEN", "is 7; name a Rulebook"),
    ],
)
def test_a_rulebook_that_is_not_there_is_told(
    pytester: pytest.Pytester, place: str, told: str
) -> None:
    """In a line, wherever a file is read; without files, the setting is not looked at."""
    house(pytester, place)
    pytester.makepyfile("def test_it():\n    pass\n")
    pytester.runpytest().assert_outcomes(passed=1)
    write(pytester, why=STRICT)
    pytester.makepyfile("def test_it(bc_load):\n    bc_load('why.bc.toml')\n")
    result = pytester.runpytest("--continue-on-collection-errors")
    result.assert_outcomes(failed=1, errors=1)
    result.stdout.fnmatch_lines([f"bc_rulebook: `{place}` *{told}*"])
    result.stdout.fnmatch_lines([f"E *UsageError: bc_rulebook: `{place}` *{told}*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*rulebook.py*")


def test_without_the_plugin_there_is_no_trace(pytester: pytest.Pytester) -> None:
    """`-p no:bcmodel`: no tests, no fixture, no options, no explanation."""
    write(pytester, why=RIGHT)
    pytester.makepyfile(
        """
        import bcmodel as bc
        from bcmodel.rules.town import town
        def test_it():
            assert bc.Resolver(town()).can("ada", "ad_account.create_ads", "adv-1")
        """
    )
    result = pytester.runpytest("-p", "no:bcmodel")
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*Denied*")
    for asked, trace in (("--fixtures", "*bc_load*"), ("--help", "*bc-rule-coverage*")):
        pytester.runpytest("-p", "no:bcmodel", asked).stdout.no_fnmatch_line(trace)
        pytester.runpytest(asked).stdout.fnmatch_lines([trace])


def test_loading_the_plugin_is_cheap() -> None:
    """Until a scenario is met or a test fails, it takes the front door and pytest, no more."""
    program = "import sys, pytest, bcmodel; before = {*sys.modules}; import bcmodel.testing.plugin"
    ran = subprocess.run(
        [sys.executable, "-c", f"{program}; print(*{{*sys.modules}} - before)"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert set(ran.stdout.split()) == {"bcmodel.testing", "bcmodel.testing.plugin"}


def test_the_entry_point_names_the_plugin(pytestconfig: pytest.Config) -> None:
    """The plugin is found by itself, under the name by which it can be left out."""
    plugin = pytestconfig.pluginmanager.get_plugin("bcmodel")
    assert Path(str(getattr(plugin, "__file__", ""))).name == "plugin.py"
