"""Commands in files: given in order before the questions, each with what is expected of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import bcmodel as bc
from bcmodel.change import history, plan

TOWN = """
bcmodel = 1
at = 2026-11-21T09:00:00Z
[[user]]
id = "ada"
[[user]]
id = "mia"
[[business_center]]
id = "nova"
[[member]]
business_center = "nova"
user = "ada"
role = "ADMIN"
[[ad_account]]
id = "adv-1"
owner = "nova"
"""
INVITED = """
[[command]]
do = "invite_member"
actor = "ada"
business_center = "nova"
user = "mia"
ad_accounts = ["adv-1"]
level = "Standard"
"""
ACCEPTED = """
[[command]]
do = "accept_invitation"
actor = "mia"
business_center = "nova"
at = 2026-11-22T09:00:00Z
"""
REFUSED = """
[[command]]
do = "leave"
actor = "ada"
business_center = "nova"
expect = "refused"
reasons = ["LAST_ADMIN"]
"""
CHECKED = """
[[check]]
user = "mia"
action = "ad_account.create_ads"
asset = "adv-1"
expect = "allowed"
"""


def faults_in(source: str) -> dict[str, str]:
    """Return what is wrong with a file, by place."""
    with pytest.raises(bc.InputError) as caught:
        bc.loads(source)
    return {fault.place: str(fault) for fault in caught.value.faults}


def problems_of(source: str) -> list[tuple[int, str, str]]:
    """Return index, place and problem of what does not hold in a file."""
    results = bc.loads(source).run()
    return [(result.index, result.place, result.problem) for result in results if result.problem]


def test_questions_are_asked_after_all_commands() -> None:
    """What a scenario answers is what its commands lead to; its World is the one at first."""
    scenario = bc.loads(TOWN + CHECKED + INVITED + ACCEPTED)
    assert all(result.holds for result in scenario.run())
    assert "mia" not in scenario.world.tables.members
    assert scenario.access.can("mia", "ad_account.publish_ads", "adv-1")
    assert scenario.access.world.at == datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_commands_are_carried_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a file gives its commands; whatever is asked of it afterwards does not."""
    given: list[str] = []

    def noting(access: bc.Resolver, command: bc.Command) -> bc.Planned | bc.Refused:
        given.append(command.do)
        return plan(access, command)

    monkeypatch.setattr(history, "plan", noting)
    scenario = bc.loads(TOWN + CHECKED + INVITED + ACCEPTED)
    assert all(result.holds for result in scenario.run())
    assert len(scenario.history.log()) > 0
    assert given == ["invite_member", "accept_invitation"]


def test_the_same_file_is_the_same_scenario() -> None:
    """What it begins with, what happens and what is asked are compared."""
    scenario = bc.loads(TOWN + CHECKED + INVITED + ACCEPTED)
    assert scenario == bc.loads(TOWN + CHECKED + INVITED + ACCEPTED)
    assert scenario != bc.loads(TOWN + CHECKED + INVITED)
    assert scenario != bc.loads(TOWN.replace("adv-1", "adv-2") + INVITED.replace("adv-1", "adv-2"))
    assert bc.loads(TOWN) != bc.loads(TOWN + "[parameters]\nadmin_sees_money = true\n")


def test_a_scenario_tells_its_commands() -> None:
    """As commands, and as the steps they are, with what is expected."""
    scenario = bc.loads(TOWN + INVITED + REFUSED)
    assert scenario.commands == (
        bc.commands.InviteMember(
            actor="ada", business_center="nova", user="mia", ad_accounts=["adv-1"], level="OPERATOR"
        ),
        bc.commands.Leave(actor="ada", business_center="nova"),
    )
    assert [step.expected.expect for step in scenario.steps] == ["accepted", "refused"]
    assert repr(scenario).startswith("<Scenario: 2 commands and 0 questions of <World")


def test_a_refusal_that_is_expected_holds() -> None:
    """With the reasons it is expected to have."""
    assert problems_of(TOWN + REFUSED) == []


def test_every_question_and_every_command_has_a_result() -> None:
    """Questions are counted first, so that a command more changes no number of theirs."""
    results = bc.loads(TOWN + REFUSED + INVITED + ACCEPTED + CHECKED).run()
    assert [(result.index, result.place) for result in results] == [
        (0, "[[check]] row 1"),
        (1, "[[command]] row 1"),
        (2, "[[command]] row 2"),
        (3, "[[command]] row 3"),
    ]


def test_what_does_not_come_out_as_expected_is_told() -> None:
    """Refused though expected, accepted though not, refused for other reasons."""
    unexpected = REFUSED.replace('expect = "refused"\nreasons = ["LAST_ADMIN"]', "")
    surprising = INVITED + 'expect = "refused"'
    otherwise = REFUSED.replace("LAST_ADMIN", "NOTHING_TO_DO")
    assert problems_of(TOWN + unexpected + surprising + otherwise) == [
        (0, "[[command]] row 1", "the command is refused, not accepted"),
        (1, "[[command]] row 2", "the command is accepted, not refused"),
        (2, "[[command]] row 3", "NOTHING_TO_DO is not among the reasons"),
    ]


def test_a_failed_command_shows_its_refusal() -> None:
    """The result carries the decision."""
    (result,) = bc.loads(TOWN + REFUSED).run()
    assert result.decision is not None
    assert result.reasons == result.decision.reasons == (bc.Reason.LAST_ADMIN,)


@pytest.mark.parametrize(
    ("command", "place", "told"),
    [
        ('do = "leav"\nactor = "ada"', "do", "did you mean `leave`?"),
        ('actor = "ada"', "do", "is missing; say what is done"),
        ('do = "leave"\nactor = "ada"\nbusines_center = "nova"', "busines_center", "no such key"),
        ('do = "leave"\nactor = "ada"', "business_center", "is missing"),
        ('do = "leave"\nactor = 7\nbusiness_center = "nova"', "actor", "is not an id"),
        ('do = "leave"\nactor = "ada"\nbusiness_center = "nova"\nexpect = "no"', "expect", "`no`"),
        ('do = "leave"\nactor = "ada"\nbusiness_center = "nova"\nat = "noon"', "at", "noon"),
        (
            'do = "leave"\nactor = "ada"\nbusiness_center = "nova"\nreasons = ["LAST_ADMINS"]',
            "reasons",
            "did you mean `LAST_ADMIN`?",
        ),
        (
            'do = "leave"\nactor = "ada"\nbusiness_center = "nvoa"',
            "leave, business_center",
            "did you mean `nova`?",
        ),
        (
            'do = "leave"\nactor = "ada"\nbusiness_center = "nova"\nat = 2026-11-20T09:00:00Z',
            "at",
            "time only moves forward",
        ),
    ],
)
def test_faults_of_commands_name_row_and_key(command: str, place: str, told: str) -> None:
    """Those of the row itself, and those of the World it is given in."""
    faults = faults_in(f"{TOWN}{INVITED}\n[[command]]\n{command}\n")
    assert told in faults[f"[[command]] row 2, {place}"]


def test_faults_of_all_commands_are_told_at_once() -> None:
    """One file, one error."""
    bad = '\n[[command]]\ndo = "leave"\nactor = "ada"\nbusiness_center = "nope"\n'
    assert list(faults_in(TOWN + bad + INVITED + bad)) == [
        "[[command]] row 1, leave, business_center",
        "[[command]] row 3, leave, business_center",
    ]


def test_a_command_can_name_what_an_earlier_one_made() -> None:
    """And so can a question."""
    made = '\n[[command]]\ndo = "create_business_center"\nactor = "ada"\nid = "zeta"\n'
    left = '\n[[command]]\ndo = "leave"\nactor = "ada"\nbusiness_center = "zeta"\n'
    asked = CHECKED.replace("allowed", "denied") + 'within = "zeta"\n'
    assert problems_of(TOWN + made + left + 'expect = "refused"\n' + asked) == []


def test_what_commands_name_is_looked_for_whatever_else_is_at_fault() -> None:
    """A faulty fact, parameter or command hides no id that nothing has."""
    bad = '\n[[command]]\ndo = "leave"\nactor = "ada"\nbusiness_center = "nva"\n'
    place = "[[command]] row 1, leave, business_center"
    for fault, at_fault in (
        ('[[user]]\nid = "leo"\nlogin = "ACTVE"\n', "[[user]] row 3, login"),
        ("[parameters]\nadmin_sees_money = 1\n", "parameters, admin_sees_money"),
        ('[[command]]\ndo = "leav"\n', "[[command]] row 2, do"),
    ):
        faults = faults_in(TOWN + bad + fault)
        assert set(faults) == {place, at_fault}
        assert "did you mean `nova`?" in faults[place]


def test_what_may_be_there_is_no_further_fault_of_a_command() -> None:
    """What a faulty row would have given or made is not missing, nor what a command makes."""
    faulty = """
[[business_center]]
id = "acme"
status = "GONE"
[[command]]
do = "create_business_center"
actor = "ada"
id = "zeta"
[[command]]
do = "create_business_center"
actor = "ada"
id = "beta"
typ = "AGENCY"
"""
    for center in ("acme", "zeta", "beta"):
        faulty += f'[[command]]\ndo = "leave"\nactor = "ada"\nbusiness_center = "{center}"\n'
    assert set(faults_in(TOWN + faulty)) == {
        "[[business_center]] row 2, status",
        "[[command]] row 2, typ",
    }


@pytest.mark.parametrize("expect", ['expect = "accepted"\n', ""])
def test_only_a_refused_command_has_reasons(expect: str) -> None:
    """Reasons of a command that is to be accepted could never be compared."""
    accepted = REFUSED.replace('expect = "refused"\n', expect)
    told = faults_in(TOWN + accepted)["[[command]] row 1, reasons"]
    assert "refused" in told
    assert bc.loads(TOWN + INVITED + expect + "reasons = []").steps
