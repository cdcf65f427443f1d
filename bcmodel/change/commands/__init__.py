"""
Commands: everything that can be asked of Business Center, one class for each.

One module for each concern. Business Centers: their own state and settings (`centers`), who is
whose partner (`partners`), what partners share (`shares`), and what is requested (`requests`).
People: how they come in (`invitations`), what they are and how they go (`people`), and what they
are assigned (`assignment`), also by groups (`groups`). Assets: `ad_accounts`, `pixels`, `catalogs`,
`audiences` and `shops`; how TikTok accounts are linked to Business Centers (`tiktok_links`) and to
ad accounts (`tiktok_accounts`); Spark Ads codes (`spark`), and third-party apps (`apps`).
"""

from bcmodel.change.command import COMMANDS, Command
from bcmodel.change.commands.ad_accounts import (
    AcceptTransfer,
    CloseAdAccount,
    CreateAdAccount,
    RemoveBusinessCenter,
    SetAdAccountStatus,
    TransferAdAccount,
)
from bcmodel.change.commands.apps import ConnectApp, DisconnectApp
from bcmodel.change.commands.assignment import AssignAsset, ChangeAssignment, UnassignAsset
from bcmodel.change.commands.audiences import ShareAudience, UnshareAudience
from bcmodel.change.commands.catalogs import CreateCatalog
from bcmodel.change.commands.centers import (
    CreateBusinessCenter,
    SetBusinessCenterStatus,
    SetEmailDomains,
    SetTwoStepScope,
    SetVerification,
    SubmitVerification,
)
from bcmodel.change.commands.groups import (
    AddToGroup,
    AssignGroup,
    CreateAccountGroup,
    DeleteGroup,
    RemoveFromGroup,
    UnassignGroup,
)
from bcmodel.change.commands.invitations import (
    AcceptInvitation,
    CancelInvitation,
    DeclineInvitation,
    InviteMember,
    ResendInvitation,
)
from bcmodel.change.commands.partners import (
    AcceptPartner,
    AddPartner,
    DeclinePartner,
    RemovePartner,
    SetMediaAgency,
)
from bcmodel.change.commands.people import (
    ChangeRole,
    EnableTwoStep,
    Leave,
    RemoveMember,
    SetFinanceRole,
    SignUp,
)
from bcmodel.change.commands.pixels import LinkPixel, TransferPixel, UnlinkPixel
from bcmodel.change.commands.requests import (
    ApproveRequest,
    DropAccess,
    RejectRequest,
    RequestAdAccount,
)
from bcmodel.change.commands.shares import ChangeShare, ShareAsset, UnshareAsset
from bcmodel.change.commands.shops import ApproveShopRequest, ClaimShop, RequestShop
from bcmodel.change.commands.spark import ApplyCode, AuthorizePost, ExtendCode, RevokeCode
from bcmodel.change.commands.tiktok_accounts import (
    DisconnectTikTokAccount,
    LinkToAdAccount,
    SetTikTokAccountStatus,
    UnlinkFromAdAccount,
)
from bcmodel.change.commands.tiktok_links import (
    ApproveLink,
    ApproveScopes,
    EditLinkScopes,
    LinkTikTokAccount,
    RejectLink,
    RenewQr,
    RevokeLink,
)

__all__ = [
    "COMMANDS",
    "AcceptInvitation",
    "AcceptPartner",
    "AcceptTransfer",
    "AddPartner",
    "AddToGroup",
    "ApplyCode",
    "ApproveLink",
    "ApproveRequest",
    "ApproveScopes",
    "ApproveShopRequest",
    "AssignAsset",
    "AssignGroup",
    "AuthorizePost",
    "CancelInvitation",
    "ChangeAssignment",
    "ChangeRole",
    "ChangeShare",
    "ClaimShop",
    "CloseAdAccount",
    "Command",
    "ConnectApp",
    "CreateAccountGroup",
    "CreateAdAccount",
    "CreateBusinessCenter",
    "CreateCatalog",
    "DeclineInvitation",
    "DeclinePartner",
    "DeleteGroup",
    "DisconnectApp",
    "DisconnectTikTokAccount",
    "DropAccess",
    "EditLinkScopes",
    "EnableTwoStep",
    "ExtendCode",
    "InviteMember",
    "Leave",
    "LinkPixel",
    "LinkTikTokAccount",
    "LinkToAdAccount",
    "RejectLink",
    "RejectRequest",
    "RemoveBusinessCenter",
    "RemoveFromGroup",
    "RemoveMember",
    "RemovePartner",
    "RenewQr",
    "RequestAdAccount",
    "RequestShop",
    "ResendInvitation",
    "RevokeCode",
    "RevokeLink",
    "SetAdAccountStatus",
    "SetBusinessCenterStatus",
    "SetEmailDomains",
    "SetFinanceRole",
    "SetMediaAgency",
    "SetTikTokAccountStatus",
    "SetTwoStepScope",
    "SetVerification",
    "ShareAsset",
    "ShareAudience",
    "SignUp",
    "SubmitVerification",
    "TransferAdAccount",
    "TransferPixel",
    "UnassignAsset",
    "UnassignGroup",
    "UnlinkFromAdAccount",
    "UnlinkPixel",
    "UnshareAsset",
    "UnshareAudience",
]
