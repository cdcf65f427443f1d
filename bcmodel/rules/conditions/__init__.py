"""
Conditions: what commands demand besides the action that their giver needs.

One module for each concern: who may give a command and whether it has a point (`authority`),
members and invitations (`seats`), what a Business Center holds and hands to its people (`holding`),
what partners share (`partners`), how ad accounts and shops find their owner (`ownership`), which
Business Centers have groups (`groups`), catalogs and audiences (`assets`), how TikTok accounts are
linked (`links`), and what becomes of Spark Ads codes (`codes`).
"""

from bcmodel.rules.condition import Condition
from bcmodel.rules.conditions import (
    assets,
    authority,
    codes,
    groups,
    holding,
    links,
    ownership,
    partners,
    seats,
)

CONCERNS = (authority, seats, holding, partners, ownership, groups, assets, links, codes)

_DECLARED: dict[str, Condition[...]] = {
    declared.code: declared
    for concern in CONCERNS
    for declared in vars(concern).values()
    if isinstance(declared, Condition)
}
CONDITIONS = tuple(_DECLARED[code] for code in sorted(_DECLARED))
"""Every condition, by code."""
