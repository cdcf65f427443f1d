"""Third-party apps: ad accounts connected to a workspace, and disconnected."""

from __future__ import annotations

import attrs

import bcmodel as bc
from bcmodel import commands as c
from tests.unit.change.doing import access_to, change, faults_of, happened, refused

connect = c.ConnectApp(actor="mia", workspace="lens-1", ad_account="adv-2", business_center="nova")
disconnect = c.DisconnectApp(actor="mia", workspace="lens-1", ad_account="adv-2")
HIGH = bc.Assignment("nova", "mia", "adv-2", level="ADMIN")
CONNECTED = bc.AppConnection("lens-1", "adv-2", "nova")
FREE = bc.AppWorkspace("lens-1", "lens")
TIED = bc.AppWorkspace("lens-1", "lens", business_center="nova")


def test_an_app_is_connected_and_its_workspace_tied() -> None:
    """A workspace keeps to the Business Center that it was first used in."""
    assert change(access_to(HIGH), connect) == ({FREE}, {CONNECTED, TIED})
    assert happened(access_to(HIGH), connect) == ["app_connected", "workspace_tied"]
    assert change(access_to(HIGH, TIED), connect) == (set(), {CONNECTED})
    assert happened(access_to(HIGH, TIED), connect) == ["app_connected"]


def test_what_the_app_asks_is_asked() -> None:
    """The level, one connection, one workspace of an app, and its Business Center."""
    assert refused(access_to(), connect) == ["APP_NOT_OWNER_OR_ADMIN"]
    assert refused(access_to(HIGH, TIED, CONNECTED), connect) == ["APP_ALREADY_CONNECTED"]
    elsewhere = (bc.AppWorkspace("lens-2", "lens"), bc.AppConnection("lens-2", "adv-2", "nova"))
    assert refused(access_to(HIGH, *elsewhere), connect) == ["APP_CONNECTED_ELSEWHERE"]
    others = attrs.evolve(TIED, business_center="acme")
    assert refused(access_to(HIGH, others), connect) == ["APP_WRONG_BC"]


def test_an_app_is_connected_within_the_business_center_named() -> None:
    """Through another one it would be open, which is told."""
    member = bc.Member("acme", "mia")
    assert refused(access_to(HIGH, member), attrs.evolve(connect, business_center="acme")) == [
        "NOT_SHARED_WITH_PARTNER",
        "ASSET_NOT_ASSIGNED",
        "WRONG_BC_CONTEXT",
    ]


def test_an_app_is_disconnected_wherever_it_was_connected() -> None:
    """From one workspace; the workspace stays with its Business Center."""
    both = (CONNECTED, bc.AppConnection("lens-1", "adv-2", "acme"))
    other = (bc.AppWorkspace("gauge-1", "gauge"), bc.AppConnection("gauge-1", "adv-2", "nova"))
    assert change(access_to(HIGH, TIED, *both, *other), disconnect) == (set(both), set())
    assert refused(access_to(HIGH, *other), disconnect) == ["NOTHING_TO_DO"]


def test_an_owner_disconnects_without_a_business_center() -> None:
    """Which is not named either."""
    own = c.DisconnectApp(actor="leo", workspace="lens-1", ad_account="adv-leo")
    connection = bc.AppConnection("lens-1", "adv-leo", "nova")
    assert change(access_to(connection), own) == ({connection}, set())


def test_disconnecting_takes_the_level_admin() -> None:
    """A level too low is told as apps tell it; everything else as it is."""
    assert refused(access_to(CONNECTED), disconnect) == ["APP_NOT_OWNER_OR_ADMIN"]
    by_ada = attrs.evolve(disconnect, actor="ada")
    assert refused(access_to(CONNECTED), by_ada) == ["ASSET_NOT_ASSIGNED"]


def test_apps_are_for_ad_accounts() -> None:
    """Workspaces and accounts that are not there make no sense."""
    for command in (connect, disconnect):
        other = attrs.evolve(command, ad_account="cat-1")
        assert refused(access_to(HIGH), other) == ["ACTION_NOT_APPLICABLE"]
        unknown = attrs.evolve(command, workspace="lens-x", ad_account="adv-x")
        assert faults_of(access_to(), unknown) == [
            f"{command.do}, workspace",
            f"{command.do}, ad_account",
        ]
