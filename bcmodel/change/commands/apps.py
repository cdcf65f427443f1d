"""Third-party apps: how an ad account is connected to a workspace of one, and disconnected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.event import Effect, became, ceased
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, AN_AD_ACCOUNT, naming
from bcmodel.facts.fields import identifier
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.vocab.reasons import Reason
from bcmodel.vocab.words import Kind

A_WORKSPACE = naming(Kind.APP_WORKSPACE)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OfApp(Command):
    """A command about an ad account and a workspace of a third-party app."""

    workspace: str = attrs.field(converter=identifier, metadata=A_WORKSPACE)
    ad_account: str = attrs.field(converter=identifier, metadata=AN_AD_ACCOUNT)


@command(
    "connect {ad_account} to app workspace {workspace} within {business_center}",
    "the app > Connect accounts > TikTok > the Business Center > the ad account",
    needs=Needs(
        "ad_account.connect_app", on="ad_account", within="business_center", using="workspace"
    ),
    sources=[s.CREATIVEX],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class ConnectApp(OfApp):
    """
    Connect an ad account to a workspace of a third-party app.

    A workspace that is in no Business Center yet keeps to this one from then on.

    Refused: only for what the app asks, which is part of the action.
    """

    may_change_nothing = True

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """Make the connection, and tie the workspace to the Business Center."""
        connection = f.AppConnection(self.workspace, self.ad_account, self.business_center)
        yield became(Happening.APP_CONNECTED, connection)
        workspace = setting.view.workspace(self.workspace)
        if workspace is not None and workspace.business_center is None:
            tied = attrs.evolve(workspace, business_center=self.business_center)
            yield became(Happening.WORKSPACE_TIED, tied)


@command(
    "disconnect {ad_account} from app workspace {workspace}",
    "the app > Connected accounts > the ad account > Disconnect",
    needs=Needs("ad_account.edit_settings", on="ad_account"),
    sources=[s.CREATIVEX],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class DisconnectApp(OfApp):
    """
    Disconnect an ad account from a workspace, which stays with its Business Center.

    Refused: APP_NOT_OWNER_OR_ADMIN if the level is too low; NOTHING_TO_DO where they are not
    connected.
    """

    told_as: ClassVar[Mapping[Reason, Reason]] = {
        Reason.ASSET_LEVEL_TOO_LOW: Reason.APP_NOT_OWNER_OR_ADMIN
    }

    def effects(self, setting: Setting) -> Iterator[Effect]:
        """End the connection, whatever Business Center it was made in."""
        for connection in setting.view.connections(self.ad_account):
            if connection.workspace == self.workspace:
                yield ceased(Happening.APP_DISCONNECTED, connection)
