"""Links: the ad accounts that TikTok accounts and pixels are linked to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from bcmodel.exchange.snapshots.desk import Desk
from bcmodel.exchange.snapshots.inventory import Holding, Inventory
from bcmodel.exchange.snapshots.light import AccountRow
from bcmodel.exchange.snapshots.shelf import Question, SavedAnswer
from bcmodel.exchange.snapshots.telling import ItemCode
from bcmodel.exchange.snapshots.values import PIXEL
from bcmodel.facts import PixelLink, TikTokLink
from bcmodel.vocab.words import Kind

ASSIGNED, LINKED = "bc/asset/advertiser/assigned", "bc/pixel/link/get"


def list_links(desk: Desk, inventories: Mapping[str, Inventory]) -> None:
    """List what is linked to ad accounts, and leave open what was not read in full."""
    for inventory in inventories.values():
        for one in inventory.holdings.values():
            if one.kind is Kind.TIKTOK_ACCOUNT and desk.find(Kind.TIKTOK_ACCOUNT, one.asset):
                _list_of_account(desk, inventory, one)
    pixels = {
        one.asset
        for inventory in inventories.values()
        for one in inventory.holdings.values()
        if desk.find(Kind.PIXEL, one.asset)
    }
    for pixel in sorted(pixels):
        _list_of_pixel(desk, inventories, pixel)


def _list_of_account(desk: Desk, inventory: Inventory, one: Holding) -> None:
    lacking: list[Question] = []
    for asset_type in one.rows:
        question = (ASSIGNED, inventory.center, asset_type, one.asset)
        answer = cast("SavedAnswer[AccountRow]", desk.ask(*question, kind=asset_type))
        lacking += [] if answer.is_complete else [question]
        for account in _accounts(desk, answer):
            desk.add(TikTokLink(one.asset, account, inventory.center))
    asked = lacking or inventory.unread(Kind.TIKTOK_ACCOUNT)
    if asked:
        where = {"tiktok_account": one.asset, "business_center": inventory.center}
        desk.leave_open(Kind.TIKTOK_LINK, *asked, **where)


def _list_of_pixel(desk: Desk, inventories: Mapping[str, Inventory], pixel: str) -> None:
    held = [
        one for i in inventories.values() if (one := i.holdings.get(pixel)) and one.rows.get(PIXEL)
    ]
    lacking: list[Question] = []
    is_complete = False
    for one in held:
        codes = {seen.row.pixel_code for seen in one.rows[PIXEL] if seen.row.pixel_code}
        for code in sorted(codes):
            question = (LINKED, one.center, code)
            answer = cast("SavedAnswer[AccountRow]", desk.ask(*question))
            is_complete |= answer.is_complete
            lacking += [] if answer.is_complete else [question]
            for account in _accounts(desk, answer):
                desk.add(PixelLink(pixel, account))
        if not codes:
            told = f"pixel `{pixel}` has no `pixel_code`, by which its links are asked for"
            desk.tell(ItemCode.UNKNOWN_VALUE, told, one.place)
    if not is_complete:
        desk.leave_open(Kind.PIXEL_LINK, *lacking, pixel=pixel)


def _accounts(desk: Desk, answer: SavedAnswer[AccountRow]) -> list[str]:
    found: list[str] = []
    for seen in answer:
        account = seen.row.advertiser_id or ""
        if desk.find(Kind.AD_ACCOUNT, account):
            found.append(account)
        else:
            told = f"ad account `{account}` is linked, but is listed nowhere"
            desk.tell(ItemCode.UNLISTED_ASSET, told, seen)
    return found
