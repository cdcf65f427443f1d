"""The command line: exit codes, JSON documents, and what goes to which stream."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import bcmodel as bc
from bcmodel.advise.findings import FINDINGS
from bcmodel.change.commands import COMMANDS
from bcmodel.cli import main
from bcmodel.rules import STANDARD, Parameters
from bcmodel.rules.reasons import TELLINGS
from bcmodel.show import rule_table
from tests.unit.command_line import Runner
from tests.unit.show.test_data import KEYS

TOWN = """
bcmodel = 1
at = 2026-11-21T09:00:00Z
[[user]]
id = "mia"
[[user]]
id = "ada"
[[business_center]]
id = "nova"
[[member]]
business_center = "nova"
user = "mia"
[[ad_account]]
id = "adv-1"
owner = "nova"
[[assignment]]
business_center = "nova"
user = "mia"
asset = "adv-1"
[[unseen]]
of = "user"
where = { id = "zoe" }
[[check]]
user = "mia"
action = "ad_account.create_ads"
asset = "adv-1"
expect = "denied"
"""
EMPTY = "bcmodel = 1\nat = 2026-11-21T09:00:00Z\n"
FAILING = """
[[who]]
action = "ad_account.view_ads"
asset = "adv-1"
expect = ["ada", "mia"]
[[check]]
user = "mia"
action = "ad_account.create_ads"
asset = "adv-1"
expect = "allowed"
"""


@pytest.fixture
def town(tmp_path: Path) -> str:
    """A file in which everything holds."""
    path = tmp_path / "town.toml"
    path.write_text(TOWN)
    return str(path)


@pytest.fixture
def failing(tmp_path: Path) -> str:
    """A file in which two answers are not the expected ones."""
    path = tmp_path / "failing.toml"
    path.write_text(TOWN + FAILING)
    return str(path)


def test_check_says_that_all_hold(run: Runner, town: str) -> None:
    """Exit code 0 and one line, where every answer is the expected one."""
    ran = run("check", town)
    assert (ran.code, ran.out, ran.err) == (0, "1 question in 1 file: all hold\n", "")
    assert run.json("check", town) == (0, {"files": 1, "checks": 1, "failed": []})


def test_check_shows_failures_with_their_proofs(run: Runner, failing: str) -> None:
    """Exit code 1; each failure is told with its place, and a decision explains itself."""
    ran = run("check", failing)
    assert ran.code == 1
    assert f"{failing}, [[check]] row 2: mia ad_account.create_ads adv-1" in ran.out
    assert "the verdict is denied, not allowed" in ran.out
    assert "ASSET_LEVEL_TOO_LOW" in ran.out
    assert f"{failing}, [[who]] row 1: who can ad_account.view_ads adv-1" in ran.out
    assert ran.out.endswith("2 of 3 questions in 1 file failed\n")
    assert ran.err == ""


def test_check_tells_failures_as_json(run: Runner, failing: str, town: str) -> None:
    """Files, questions, and of each failure what was asked, expected and got."""
    code, document = run.json("check", failing, town)
    assert code == 1
    assert document == {
        "files": 2,
        "checks": 4,
        "failed": [
            {
                "file": failing,
                "index": 1,
                "question": "mia ad_account.create_ads adv-1",
                "expected": "allowed",
                "got": "denied",
                "reasons": ["ASSET_LEVEL_TOO_LOW"],
            },
            {
                "file": failing,
                "index": 2,
                "question": "who can ad_account.view_ads adv-1",
                "expected": ["ada", "mia"],
                "got": ["mia"],
                "reasons": [],
            },
        ],
    }


def test_check_finds_the_scenarios_of_a_folder(run: Runner, tmp_path: Path, town: str) -> None:
    """Folders are searched throughout; what is no scenario is passed over, nothing runs twice."""
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "c.JSON").write_text('{"bcmodel": 1, "at": "2026-11-21T09:00:00Z"}')
    (deep / "settings.toml").write_text('[tool]\nbcmodel = "no scenario"')
    (deep / "data.json").write_text("[1, 2]")
    (deep / "broken.toml").write_text("what is this")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.toml").write_text(TOWN)
    assert run.json("check", str(tmp_path), town) == (0, {"files": 2, "checks": 1, "failed": []})


def test_check_refuses_bad_input(run: Runner, tmp_path: Path, failing: str) -> None:
    """Exit code 2, the faults of all files on standard error, and no answers."""
    (tmp_path / "typo.toml").write_text(TOWN + '[[user]]\nid = "x"\nlogin = "ACTVE"')
    (tmp_path / "broken.toml").write_text("bcmodel = 1\nat = ")
    ran = run("check", failing, str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "typo.toml, [[user]] row 3, login: `ACTVE` is not a login" in ran.err
    assert "broken.toml: is not TOML" in ran.err
    assert run("check", str(tmp_path), "--json").out == ""


def test_a_file_named_itself_has_to_be_a_scenario(run: Runner, tmp_path: Path) -> None:
    """What is passed over in a folder is refused by name; so is a folder without scenarios."""
    other = tmp_path / "settings.toml"
    other.write_text("[tool]")
    for path in (other, tmp_path, tmp_path / "missing.toml", tmp_path / "notes.txt"):
        ran = run("check", str(path))
        assert (ran.code, ran.out) == (2, "")
        assert str(path) in ran.err


@pytest.mark.parametrize(
    ("asked", "code", "verdict"),
    [
        (("mia", "ad_account.view_ads", "adv-1"), 0, "ALLOWED"),
        (("mia", "ad_account.create_ads", "adv-1"), 1, "DENIED"),
        (("nobody", "ad_account.create_ads", "adv-1"), 1, "DENIED"),
        (("zoe", "ad_account.view_ads", "adv-1"), 3, "UNKNOWN"),
        (("mia", "ad_account.view_ads", "adv-1", "--within", "nova"), 0, "ALLOWED"),
        (("mia", "ad_account.use_pixel", "adv-1", "--using", "px"), 1, "DENIED"),
        (("mia", "ad_account.view_ads", "adv-1", "--at", "2030-01-01T00:00:00Z"), 0, "ALLOWED"),
    ],
)
def test_why_tells_the_verdict(
    run: Runner, town: str, asked: tuple[str, ...], code: int, verdict: str
) -> None:
    """The exit code tells allowed, denied and unknown apart; the text explains."""
    ran = run("why", town, *asked)
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.strip()
    told, document = run.json("why", town, *asked)
    assert told == code
    assert document["verdict"] == verdict


def test_why_has_a_fixed_shape_as_json(run: Runner, town: str) -> None:
    """Everything about the answer is there, under the names that are documented."""
    _, document = run.json("why", town, "mia", "ad_account.create_ads", "adv-1")
    assert set(document) == set(KEYS)
    assert document["reasons"] == ["ASSET_LEVEL_TOO_LOW"]
    assert document["at"] == "2026-11-21T09:00:00Z"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("ad_account.veiw_ads",), "did you mean `ad_account.view_ads`?"),
        (("ad_account.use_pixel",), "--using"),
        (("ad_account.view_ads", "--using", "px"), "--using"),
        (("ad_account.view_ads", "--within", "nvoa"), "did you mean `nova`?"),
        (("ad_account.view_ads", "--post", "p"), "--post"),
        (("ad_account.view_ads", "--at", "soon"), "--at"),
        (("ad_account.view_ads", "--at", "2026-11-21T09:00:00"), "time zone"),
    ],
)
def test_why_refuses_what_cannot_be_asked(
    run: Runner, town: str, asked: tuple[str, ...], told: str
) -> None:
    """Exit code 2, a message with the next step, and no answer."""
    action, *context = asked
    ran = run("why", town, "mia", action, "adv-1", *context)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_who_lists_people(run: Runner, town: str) -> None:
    """One id to a line, or a document; nobody is told on standard error."""
    assert run("who", town, "ad_account.view_ads", "adv-1").out == "mia\n"
    asked = {"action": "ad_account.view_ads", "asset": "adv-1"}
    assert run.json("who", town, *asked.values()) == (0, {**asked, "users": ["mia"]})
    nobody = run("who", town, "ad_account.close", "adv-1")
    assert (nobody.code, nobody.out) == (0, "")
    assert "nobody" in nobody.err
    assert run("who", town, "ad_account.use_pixel", "adv-1").code == 2


def test_what_lists_actions(run: Runner, town: str) -> None:
    """The actions on one asset, or on each."""
    viewing = ["ad_account.download_data", "ad_account.view_ads", "ad_account.view_reports"]
    assert run("what", town, "mia", "adv-1").out.split() == viewing
    assert run.json("what", town, "mia", "adv-1") == (
        0,
        {"user": "mia", "asset": "adv-1", "actions": viewing},
    )
    every = {"adv-1": viewing, "nova": ["business_center.leave", "business_center.view"]}
    assert run.json("what", town, "mia") == (0, {"user": "mia", "assets": every})
    assert "adv-1 ad_account.view_ads\n" in run("what", town, "mia").out
    assert run("what", town, "ada").out == ""


def test_who_and_what_tell_ids_that_are_not_there(run: Runner, town: str) -> None:
    """Nobody of that id, with the nearest one; unless it may be there unseen. It is an answer."""
    for asked, told in (
        (
            ("who", town, "ad_account.view_ads", "adv-2"),
            "there is nothing called `adv-2` here; did",
        ),
        (("what", town, "mai"), "there is nobody called `mai` here; did you mean `mia`?"),
        (("what", town, "mia", "adv-2"), "did you mean `adv-1`?"),
        (("what", town, "zoe"), "as far as was seen, zoe is allowed nothing"),
        (("what", town, "ada"), "ada is allowed nothing"),
    ):
        ran = run(*asked)
        assert (ran.code, ran.out) == (0, "")
        assert told in ran.err
    assert "as far as was seen" not in run("what", town, "mai").err
    assert run.json("what", town, "mai", "adv-2") == (
        0,
        {"user": "mai", "asset": "adv-2", "actions": []},
    )


def test_who_of_a_joint_action_names_the_command_to_use(run: Runner, town: str) -> None:
    """What is advised can be typed."""
    told = run("who", town, "ad_account.use_pixel", "adv-1").err
    assert "bcmodel why" in told
    assert "--using" in told
    assert "`can`" not in told


def test_all_faults_of_a_question_are_told(run: Runner, town: str) -> None:
    """An unknown action hides no other fault."""
    told = run("why", town, "mia", "nope", "adv-1", "--within", "nvoa", "--at", "soon").err
    for fault in ("there is no action `nope`", "--within: ", "--at: "):
        assert fault in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ("mai", "ad_account.view_ads", "adv-1"),
            "there is nobody called `mai` here [USER_NOT_FOUND]; did you",
        ),
        (("mia", "ad_account.view_ads", "adv-2"), "there is nothing called `adv-2` here [ASSET_"),
        (("mia", "ad_account.use_pixel", "adv-1", "--using", "px"), "there is nothing called `px`"),
        (("mai", "pixel.transfer_in", "adv-1"), "there is nobody called `mai` here [USER_NOT_"),
        (("mia", "pixel.view", "adv-1"), "another kind of asset"),
    ],
)
def test_nothing_is_planned_for_what_is_not_there(
    run: Runner, town: str, asked: tuple[str, ...], told: str
) -> None:
    """The outlook is that nobody of that id is there, in every form; nothing is made up."""
    for form in ("", "--markdown", "--json"):
        ran = run("plan", town, *asked, *filter(None, [form]))
        assert ran.code == 1
        assert told in ran.out
        assert "may" not in ran.out.replace("mai", "")
        assert "business-center" not in ran.out
    assert told in run("why", town, *asked).out


@pytest.mark.parametrize(
    "asked",
    [
        ("what", "FILE", "mia", "--json", "adv-1"),
        ("what", "FILE", "--json", "mia", "adv-1"),
        ("what", "--json", "FILE", "mia", "adv-1"),
    ],
)
def test_options_may_stand_anywhere(run: Runner, town: str, asked: tuple[str, ...]) -> None:
    """Between the arguments too, as most programs take them."""
    placed = [town if one == "FILE" else one for one in asked]
    assert run(*placed).out == run("what", town, "mia", "adv-1", "--json").out
    assert run(*placed).code == 0


def test_what_is_not_there_is_no_file(run: Runner, tmp_path: Path, town: str) -> None:
    """A path to nothing is told with the nearest name beside it."""
    for command in (("check",), ("why", "mia", "ad_account.view_ads", "adv-1"), ("audit",)):
        ran = run(command[0], f"{town[:-6]}.tml", *command[1:])
        assert (ran.code, ran.out) == (2, "")
        assert "there is no such file or folder; did you mean `town.toml`?" in ran.err
    assert (
        f"{tmp_path / 'none'}: there is no such file or folder"
        in run("check", str(tmp_path / "none")).err
    )


def test_rules_lists_the_rulebook(run: Runner) -> None:
    """Every rule with its code, as a table or as a document."""
    ran = run("rules")
    assert (ran.code, ran.err) == (0, "")
    assert all(rule.code in ran.out for rule in STANDARD.rules)
    code, document = run.json("rules")
    assert code == 0
    assert document[0] == {
        "code": STANDARD.rules[0].code,
        "name": STANDARD.rules[0].name,
        "standing": STANDARD.rules[0].standing,
        "reasons": list(STANDARD.rules[0].gives),
    }


def test_rules_tells_one_rule_in_full(run: Runner) -> None:
    """A rule's code, in either case, gets everything about the rule."""
    rule = STANDARD.rules[0]
    for code in (rule.code, rule.code.lower()):
        assert rule.name in run("rules", code).out
    _, document = run.json("rules", rule.code)
    assert document["meaning"] == rule.meaning
    assert document["sources"]


def test_rules_tells_one_reason_in_full(run: Runner) -> None:
    """A reason's code gets what it means, who mends it, and which rules give it."""
    assert "NOT_PARTNERS" in run("rules", "NOT_PARTNERS").out
    _, document = run.json("rules", "not_partners")
    assert document["reason"] == "NOT_PARTNERS"
    assert document["rules"]


def test_rules_lists_without_addresses(run: Runner) -> None:
    """Each rule in two lines and each parameter in one; the table in Markdown is for asking."""
    ran = run("rules")
    assert "http" not in ran.out
    assert "|" not in ran.out
    for rule in STANDARD.every_rule:
        assert f"{rule.code} ({rule.standing}): {rule.meaning}\n" in ran.out
    assert all(str(reason) in ran.out for rule in STANDARD.every_rule for reason in rule.gives)
    assert "admin_sees_money = false (documented): an Admin without" in ran.out
    assert 'invitation_lifetime = "7 days" (assumed): how long' in ran.out
    assert run("rules", "--markdown").out.strip() == rule_table(STANDARD).strip()


@pytest.mark.parametrize("name", Parameters.notes())
def test_rules_tells_a_parameter_in_full(run: Runner, name: str) -> None:
    """What it decides, what it is by default, how firm that is and where it comes from."""
    note, told = Parameters.notes()[name], run("rules", name).out
    assert note.decides in told
    assert note.standing in told
    assert all(source.title in told for source in note.sources)
    code, document = run.json("rules", name.upper())
    assert (code, document["parameter"], document["meaning"]) == (0, name, note.decides)
    again = bc.loads(f"{EMPTY}[parameters]\n{name} = {json.dumps(document['default'])}")
    assert again.parameters == Parameters()


@pytest.mark.parametrize("code", bc.FindingCode)
def test_rules_tells_a_finding_in_full(run: Runner, code: bc.FindingCode) -> None:
    """When it is found, how grave it is and its sources, even if a reason has the same name."""
    kind, told = FINDINGS[code], run("rules", code.lower()).out
    assert kind.meaning in told
    assert kind.severity in told
    assert all(source.title in told for source in kind.sources)
    _, document = run.json("rules", code)
    document = document["finding"] if code in bc.Reason.__members__ else document
    assert (document["finding"], document["severity"]) == (code, kind.severity)


@pytest.mark.parametrize("name", COMMANDS)
def test_rules_tells_a_command_in_full(run: Runner, name: str) -> None:
    """Its fields, who may give it, where a person finds it, and what it mends."""
    command, told = COMMANDS[name], run("rules", name).out
    assert str(command.menu) in told
    assert all(f"`{field.name}`" in told for field in command.fields())
    assert all(source.title in told for source in command.sources)
    assert command.needs is None or command.needs.action in told
    _, document = run.json("rules", name)
    assert (document["command"], document["menu"]) == (name, str(command.menu))
    assert list(document["fields"]) == [field.name for field in command.fields()]
    mended = {reason for reason in bc.Reason if name in [m.command for m in TELLINGS[reason].mends]}
    assert set(document["mends"]) == mended


def test_rules_offers_the_nearest_of_every_kind(run: Runner) -> None:
    """A misspelt parameter, finding or command is told like a misspelt rule."""
    for misspelt, meant in (
        ("admin_sees_mony", "admin_sees_money"),
        ("SINGLE_ADMN", "SINGLE_ADMIN"),
        ("asign_asset", "assign_asset"),
    ):
        assert f"did you mean `{meant}`?" in run("rules", misspelt).err


def test_rules_offers_the_nearest_code(run: Runner) -> None:
    """An unknown code is bad input."""
    ran = run("rules", "NOT_PARTNER")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `NOT_PARTNERS`?" in ran.err
    assert "bcmodel rules" in run("rules", "?").err


def test_usage_is_told(run: Runner) -> None:
    """No command and unknown ones are usage errors; help is none."""
    assert run().code == 2
    assert run("bogus").code == 2
    assert run("check").code == 2
    assert run("--version").out.startswith("bcmodel ")
    for command in ("check", "why", "who", "what", "rules"):
        assert command in run("--help").out
        assert "exit code: 0" in run(command, "--help").out


def test_a_terminal_gets_colours(town: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With rich and a terminal, results are styled and pages are laid out."""
    pytest.importorskip("rich")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for variable, value in {"TERM": "xterm-256color", "COLUMNS": "100"}.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["check", town]) == 0
    assert "\x1b[" in terminal.getvalue()
    assert main(["rules", STANDARD.rules[0].code]) == 0
    assert STANDARD.rules[0].name in terminal.getvalue()
    assert "# " not in terminal.getvalue()


def test_the_module_is_the_command_line(town: str) -> None:
    """`python -m bcmodel` passes the exit code on; a closed pipe is no error."""
    command = [sys.executable, "-m", "bcmodel"]
    asked = [*command, "why", town, "mia", "ad_account.create_ads", "adv-1"]
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 1
    with subprocess.Popen(
        [*command, "rules", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdout
        assert reading.stderr
        reading.stdout.close()
        assert reading.stderr.read() == b""


def test_starting_is_quick() -> None:
    """The command line loads nothing that it may not need."""
    late = ("networkx", "rich", "tomllib", "bcmodel.show")
    code = f"import sys, bcmodel.cli; print([m for m in {late} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
