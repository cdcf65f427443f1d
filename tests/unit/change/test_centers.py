"""Business Centers: founded, verified, judged by the platform, and secured by their Admins."""

from __future__ import annotations

import pytest

import bcmodel as bc
from bcmodel import commands as c
from bcmodel.change import Command
from tests.unit.change.doing import access_to, change, faults_of, happened, refused

NOVA = bc.BusinessCenter("nova")
found = c.CreateBusinessCenter(actor="leo", id="orbit")
submit = c.SubmitVerification(actor="ada", business_center="nova")
verify = c.SetVerification(actor="platform", business_center="nova", verification="FAILED")
punish = c.SetBusinessCenterStatus(actor="platform", business_center="nova", status="PUNISH")
secure = c.SetTwoStepScope(actor="ada", business_center="nova", two_step_scope="ADMINS")


def admit(*domains: str, scope: str | None = None, actor: str = "ada") -> c.SetEmailDomains:
    """Return the wish to invite only people of some domains to Nova."""
    return c.SetEmailDomains(
        actor=actor,
        business_center="nova",
        email_domains=domains,
        email_scope=scope,
    )


def test_who_founds_a_business_center_is_its_first_admin() -> None:
    """It is enabled and not verified; its Admin is a member at once, without a finance role."""
    made = bc.BusinessCenter("orbit", verification="NOT_SUBMITTED")
    first = bc.Member("orbit", "leo", role="ADMIN")
    assert change(access_to(), found) == (set(), {made, first})
    assert happened(access_to(), found) == ["center_created", "center_founded"]


def test_a_business_center_is_founded_as_the_command_says() -> None:
    """Name, type, organization, region and currency are taken over."""
    command = c.CreateBusinessCenter(
        actor="leo",
        id="orbit",
        name="Orbit",
        type="AGENCY",
        organization="ENTERPRISE",
        region="DE",
        currency="EUR",
    )
    made = bc.BusinessCenter(
        "orbit",
        name="Orbit",
        type="AGENCY",
        organization="ENTERPRISE",
        verification="NOT_SUBMITTED",
        region="DE",
        currency="EUR",
    )
    assert made in change(access_to(), command)[1]


def test_founding_takes_a_login() -> None:
    """And nothing else: whoever has none, or a suspended one, is refused."""
    assert refused(access_to(bc.User("leo", tiktok_for_business=False)), found) == ["NO_TFB_LOGIN"]
    suspended = access_to(bc.User("leo", login="SUSPENDED"))
    assert refused(suspended, found) == ["TFB_LOGIN_SUSPENDED"]


@pytest.mark.parametrize("taken", ["acme", "adv-1", "launch"])
def test_a_business_center_needs_an_id_of_its_own(taken: str) -> None:
    """No Business Center, asset or group has it yet; a person may."""
    command = c.CreateBusinessCenter(actor="leo", id=taken)
    assert faults_of(access_to(), command) == ["create_business_center, id"]
    assert happened(access_to(), c.CreateBusinessCenter(actor="leo", id="leo"))


@pytest.mark.parametrize("before", ["NOT_SUBMITTED", "FAILED", "EXPIRED"])
def test_documents_are_handed_in_for_review(before: str) -> None:
    """For the first time, or again after a failure or a lapse."""
    old = bc.BusinessCenter("nova", verification=before)
    new = bc.BusinessCenter("nova", verification="REVIEWING")
    assert change(access_to(old), submit) == ({old}, {new})


@pytest.mark.parametrize("before", ["REVIEWING", "VERIFIED"])
def test_documents_are_not_handed_in_twice(before: str) -> None:
    """While they are reviewed, and once it is verified, there is nothing to do."""
    old = bc.BusinessCenter("nova", verification=before)
    assert refused(access_to(old), submit) == ["NOTHING_TO_DO"]


def test_the_platform_judges() -> None:
    """What became of the verification, and whether the Business Center may go on."""
    failed = bc.BusinessCenter("nova", verification="FAILED")
    assert change(access_to(), verify) == ({NOVA}, {failed})
    punished = bc.BusinessCenter("nova", status="PUNISH")
    assert change(access_to(), punish) == ({NOVA}, {punished})
    assert refused(access_to(punished), punish) == ["NOTHING_TO_DO"]
    assert refused(access_to(failed), verify) == ["NOTHING_TO_DO"]


@pytest.mark.parametrize(
    "command",
    [
        c.SetVerification(actor="ada", business_center="nova", verification="FAILED"),
        c.SetBusinessCenterStatus(actor="ada", business_center="nova", status="PUNISH"),
    ],
    ids=["set_verification", "set_business_center_status"],
)
def test_nobody_judges_in_place_of_the_platform(command: Command) -> None:
    """Not even an Admin; a login that does not work is told first."""
    assert refused(access_to(), command) == ["PLATFORM_ONLY"]
    lost = access_to(bc.User("ada", login="LOST"))
    assert refused(lost, command) == ["LOGIN_LOST", "PLATFORM_ONLY"]


def test_admins_say_whom_two_step_verification_is_asked_of() -> None:
    """The same again is nothing to do; others than Admins may not."""
    after = bc.BusinessCenter("nova", two_step_scope="ADMINS")
    assert change(access_to(), secure) == ({NOVA}, {after})
    careful = access_to(after, bc.User("ada", two_step=True))
    assert refused(careful, secure) == ["NOTHING_TO_DO"]
    by_mia = c.SetTwoStepScope(actor="mia", business_center="nova", two_step_scope="ADMINS")
    assert refused(access_to(), by_mia) == ["BC_ROLE_NOT_ADMIN"]


def test_admins_say_from_where_people_are_invited() -> None:
    """Whom the list binds stays as it was, unless the command says it."""
    of_admins = bc.BusinessCenter("nova", email_scope="ADMINS")
    kept = bc.BusinessCenter("nova", email_domains=["nova.example"], email_scope="ADMINS")
    assert change(access_to(of_admins), admit("nova.example")) == ({of_admins}, {kept})
    widened = bc.BusinessCenter("nova", email_domains=["nova.example"])
    assert change(access_to(kept), admit("nova.example", scope="ALL")) == ({kept}, {widened})
    assert change(access_to(widened), admit()) == ({widened}, {NOVA})


def test_the_same_list_is_nothing_to_do() -> None:
    """Whatever the order of its domains."""
    listed = bc.BusinessCenter("nova", email_domains=["a.example", "b.example"])
    assert refused(access_to(listed), admit("b.example", "a.example")) == ["NOTHING_TO_DO"]
    assert refused(access_to(), admit("a.example", actor="mia")) == ["BC_ROLE_NOT_ADMIN"]
