"""Third-party apps (J4): what connecting an ad account to an app's workspace takes."""

from __future__ import annotations

from bcmodel import facts as f
from bcmodel.rules import sources as s
from bcmodel.rules.rule import NOTHING, Grain, Path, Stops, rule, stop
from bcmodel.rules.sharing import owner_of
from bcmodel.rules.sources import Standing
from bcmodel.view import View
from bcmodel.vocab.actions import BIT, Action
from bcmodel.vocab.reasons import Reason

CONNECT_APP = BIT[Action.AD_ACCOUNT_CONNECT_APP]


@rule(
    "J401",
    "ad-account-is-in-a-business-center",
    Grain.USED_THING,
    gives=[Reason.APP_USER_OWNED_UNSUPPORTED],
    about=CONNECT_APP,
    holds="{asset} belongs to a Business Center",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def ad_account_is_in_a_business_center(view: View, path: Path) -> Stops:
    """Apps take ad accounts of Business Centers only."""
    owned = owner_of(path.asset) is not None
    return NOTHING if owned else stop(Reason.APP_USER_OWNED_UNSUPPORTED, CONNECT_APP)


@rule(
    "J402",
    "app-is-not-connected-yet",
    Grain.USED_THING,
    gives=[Reason.APP_ALREADY_CONNECTED, Reason.APP_CONNECTED_ELSEWHERE],
    about=CONNECT_APP,
    holds="{asset} is not connected to this app yet",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def app_is_not_connected_yet(view: View, path: Path) -> Stops:
    """An ad account is connected to one workspace of an app, once."""
    workspace = path.case.using
    if not isinstance(workspace, f.AppWorkspace):
        return NOTHING
    connected = [c.workspace for c in view.connections(path.asset.id)]
    others = [view.workspace(other) for other in connected if other != workspace.id]
    same = stop(Reason.APP_ALREADY_CONNECTED, CONNECT_APP)
    other = stop(Reason.APP_CONNECTED_ELSEWHERE, CONNECT_APP)
    return (same if workspace.id in connected else NOTHING) + (
        other if any(o and o.app == workspace.app for o in others) else NOTHING
    )


@rule(
    "J403",
    "app-workspace-is-of-the-business-center",
    Grain.USED_THING,
    gives=[Reason.APP_WRONG_BC],
    about=CONNECT_APP,
    holds="workspace {using} goes with {center}",
    standing=Standing.REPORTED,
    sources=[s.CREATIVEX],
)
def app_workspace_is_of_the_business_center(view: View, path: Path) -> Stops:
    """A workspace keeps to the Business Center that first gave it access."""
    workspace = path.case.using
    if not isinstance(workspace, f.AppWorkspace) or workspace.business_center is None:
        return NOTHING
    here = path.center is not None and workspace.business_center == path.center.id
    return NOTHING if here else stop(Reason.APP_WRONG_BC, CONNECT_APP)
