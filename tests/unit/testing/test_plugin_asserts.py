"""An `assert` on what somebody can do fails with the explanation, and nothing is done twice."""

from __future__ import annotations

import re

import pytest

from tests.unit.testing.projects import RIGHT

pytest_plugins = ["pytester"]

VIEW, CREATE = '"ad_account.view_ads"', '"ad_account.create_ads"'
LINES = {
    "a plain no": (f'assert access.can("mia", {CREATE}, "adv-1")', ["DENIED mia"]),
    "a plain yes": (f'assert not access.can("mia", {VIEW}, "adv-1")', ["ALLOWED mia"]),
    "with a message": (f'assert access.can("mia", {CREATE}, "adv-1"), "oh"', ["DENIED mia"]),
    "named": (
        f'who = {{"it": "mia"}}\nassert access.can(who["it"], action={CREATE}, asset="adv-1")',
        ["DENIED mia"],
    ),
    "a word": (
        'assert access.can("mia", bc.Action.AD_ACCOUNT_CREATE_ADS, f"adv-{1}")',
        ["DENIED mia"],
    ),
    "unpacked": (
        f'asked = bc.Query("mia", {CREATE}, "adv-1")\nassert access.can(*asked)',
        ["DENIED mia"],
    ),
    "only what is amiss": (
        f'assert access.can("mia", {VIEW}, "adv-1") and access.can("mia", {CREATE}, "adv-1")',
        ["DENIED mia ad_account.create_ads"],
    ),
    "either": (
        f'assert access.can("mia", {CREATE}, "adv-1") or access.can("ada", {VIEW}, "adv-1")',
        ["DENIED mia", "DENIED ada"],
    ),
    "compared with True": (
        f'assert access.can("mia", {CREATE}, "adv-1") is True',
        ["DENIED mia"],
    ),
    "compared with False": (
        f'assert access.can("mia", {VIEW}, "adv-1") == False',
        ["ALLOWED mia"],
    ),
    "decided": (f'assert access.decide("mia", {CREATE}, "adv-1").allowed', ["DENIED mia"]),
    "decided before": (
        f'decision = access.decide("mia", {CREATE}, "adv-1")\nassert decision.allowed',
        ["DENIED mia"],
    ),
    "a denial": (f'assert access.decide("mia", {VIEW}, "adv-1").denied', ["ALLOWED mia"]),
    "reasons": (
        f'assert access.decide("mia", {CREATE}, "adv-1").reasons == ()',
        ["DENIED mia"],
    ),
    "everybody": (
        f'assert all(access.can(u, {VIEW}, "adv-1") for u in ("mia", "ada"))',
        ["DENIED ada"],
    ),
    "nobody": (
        f'assert not any(access.can(u, {VIEW}, "adv-1") for u, _ in {{"mia": 1}}.items())',
        ["ALLOWED mia"],
    ),
    "many": (
        f'assert all(access.can_many([("mia", {VIEW}, "adv-1"), ("ada", {VIEW}, "adv-1")]))',
        ["DENIED ada"],
    ),
    "among those": (f'assert "ada" in access.who_can({VIEW}, "adv-1")', ["DENIED ada"]),
    "not among those": (f'assert "mia" not in access.who_can({VIEW}, "adv-1")', ["ALLOWED mia"]),
    "exactly those": (
        f'assert access.who_can({VIEW}, "adv-1") == {{"ada"}}',
        ["DENIED ada", "ALLOWED mia"],
    ),
    "things": (f'assert "adv-1" in access.assets_of("mia", {CREATE})', ["DENIED mia"]),
    "actions": (f'assert {CREATE} in access.what_can("mia", "adv-1")', ["DENIED mia"]),
    "later": (
        f'assert access.at(datetime(2027, 1, 1, tzinfo=UTC)).can("mia", {CREATE}, "adv-1")',
        ["DENIED mia"],
    ),
    "after a command": (
        f'assert access.after(TAKEN).can("mia", {VIEW}, "adv-1")',
        ["DENIED mia"],
    ),
    "a refusal": (
        "assert isinstance(access.plan(LEAVING), bc.Planned)",
        ["refused: leave by ada"],
    ),
    "a command carried out": (
        "access.after(LEAVING)",
        ["refused: leave by ada"],
    ),
    "beside a call of others": (
        f'd = access.decide("mia", {CREATE}, "adv-1")\nassert "a".replace("b", "c") == d.verdict',
        ["DENIED mia"],
    ),
    "over several lines": (
        f'assert (\n    1 == 1\n    and access.can(\n        "mia", {CREATE}, "adv-1"\n    )\n)',
        ["DENIED mia"],
    ),
}
UNTOLD = {
    "something else": "assert 1 == 2",
    "something that holds": f'assert access.can("mia", {VIEW}, "adv-1") and 1 == 2',
    "how many there are": (
        f'decided = access.decide_many([("mia", {CREATE}, "adv-1")])\nassert len(decided) == 2'
    ),
    "no assert": f'if not access.can("mia", {CREATE}, "adv-1"):\n    raise AssertionError("no")',
    "somebody else's code": f'assert access.can(people.pop(), {CREATE}, "adv-1")',
    "a property": f'assert Mine().access.can("mia", {CREATE}, "adv-1")',
    "a name of another": f'u = "mia"\nassert {{u: access.can(u, {CREATE}, "adv-1") for u in ()}}',
    "what cannot be asked": 'assert not access.who_can("ad_account.view_ads", "adv-1")',
}
BEGIN = """
from datetime import UTC, datetime
import bcmodel as bc

NOVA = {"actor": "ada", "business_center": "nova"}
LEAVING = bc.commands.Leave(**NOVA)
TAKEN = bc.commands.UnassignAsset(**NOVA, user="mia", asset="adv-1")

class Mine:
    @property
    def access(self):
        raise RuntimeError("a property is not read again")

def test_it(bc_load):
    access = bc_load("why.bc.toml").access
    people = ["mia"]
"""


def failing(pytester: pytest.Pytester, statement: str) -> pytest.RunResult:
    """Run a test that ends in a statement that fails."""
    (pytester.path / "why.bc.toml").write_text(RIGHT, "utf-8")
    body = "".join(f"    {line}\n" for line in statement.splitlines())
    file = pytester.makepyfile(test_it=BEGIN + body)
    result = pytester.runpytest(file)
    result.assert_outcomes(failed=1)
    return result


def titles(result: pytest.RunResult) -> list[str]:
    """Return what is explained."""
    return re.findall(r"^-+ why (.*?) -+$", result.stdout.str(), re.MULTILINE)


@pytest.mark.parametrize("case", LINES)
def test_an_assert_is_explained(pytester: pytest.Pytester, case: str) -> None:
    """The answers that made an `assert` fail are explained, and no others."""
    statement, expected = LINES[case]
    found = titles(failing(pytester, statement))
    assert len(found) == len(expected)
    assert all(title.startswith(told) for title, told in zip(found, expected, strict=True))


@pytest.mark.parametrize("case", UNTOLD)
def test_what_has_nothing_to_do_with_it_is_left_alone(pytester: pytest.Pytester, case: str) -> None:
    """Where no answer made it fail, or asking again would run other code, nothing is added."""
    result = failing(pytester, UNTOLD[case])
    assert titles(result) == []
    result.stdout.no_fnmatch_line("*cannot be explained*")


def test_the_explanation_is_the_whole_one(pytester: pytest.Pytester) -> None:
    """It tells the verdict, what would mend it, and the facts behind it."""
    failing(pytester, LINES["a plain no"][0]).stdout.fnmatch_lines(
        [
            "E * assert False",
            "*why DENIED mia ad_account.create_ads adv-1: ASSET_LEVEL_TOO_LOW*",
            "Denied: mia cannot create ads on adv-1.",
            "What to do:",
            "It rests on:",
            "  - adv-1 is assigned to mia in nova (level ANALYST)",
        ]
    )


def test_many_are_told_in_short(pytester: pytest.Pytester) -> None:
    """From the fourth on answers are only named."""
    people = ", ".join(f'"p{n}"' for n in range(5))
    result = failing(pytester, f'assert all(access.can(u, {VIEW}, "adv-1") for u in [{people}])')
    assert len(titles(result)) == 3
    result.stdout.fnmatch_lines(["*- and 2 more -*", "*p3*USER_NOT_FOUND*", "*p4*USER_NOT_FOUND*"])


@pytest.mark.parametrize("style", ["auto", "short", "native", "long", "no"])
def test_any_style_of_traceback_will_do(pytester: pytest.Pytester, style: str) -> None:
    """Every `--tb` that tells failures tells the explanation too."""
    (pytester.path / "why.bc.toml").write_text(RIGHT, "utf-8")
    pytester.makepyfile(test_it=BEGIN + f'    assert access.can("mia", {CREATE}, "adv-1")\n')
    result = pytester.runpytest("test_it.py", f"--tb={style}")
    result.assert_outcomes(failed=1)
    assert len(titles(result)) == (style != "no")


def test_what_is_expected_to_fail_is_not_explained(pytester: pytest.Pytester) -> None:
    """A failure that is expected is none."""
    (pytester.path / "why.bc.toml").write_text(RIGHT, "utf-8")
    marked = BEGIN.replace("def test_it", "import pytest\n@pytest.mark.xfail\ndef test_it")
    pytester.makepyfile(test_it=marked + f'    assert access.can("mia", {CREATE}, "adv-1")\n')
    result = pytester.runpytest("test_it.py")
    result.assert_outcomes(xfailed=1)
    assert titles(result) == []
