"""Ranking: the order of the commands in a plan, its smallest part, and how much it gives away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from bcmodel.advise.actors import Given, actors_of, planned_for
from bcmodel.advise.search import Plan, ask
from bcmodel.change import Command, Planned, succeed
from bcmodel.resolve import Resolver
from bcmodel.resolve.question import Question
from bcmodel.vocab.levels import LADDERS
from bcmodel.vocab.words import Level, Mode, Role

PLACES = (
    "sign_up",
    "create_business_center set_email_domains cancel_invitation invite_member accept_invitation",
    "enable_two_step",
    "add_partner accept_partner",
    "reject_request reject_link drop_access disconnect_tiktok_account",
    "request_ad_account request_shop link_tiktok_account renew_qr",
    "approve_request approve_shop_request approve_link edit_link_scopes approve_scopes",
    "share_asset change_share",
    "claim_shop transfer_ad_account accept_transfer transfer_pixel",
    "change_role set_finance_role create_account_group add_to_group assign_group assign_asset",
    "change_assignment link_to_ad_account link_pixel share_audience",
)
PLACE = {do: place for place, commands in enumerate(PLACES) for do in commands.split()}
"""Where each command stands in the order of the steps of a route."""


def in_order(access: Resolver, question: Question, plan: Plan) -> Plan:
    """Return a plan with its commands in the order of the steps of a route, as far as possible."""
    ordered = plan
    for _ in plan:
        for at in range(len(plan) - 1):
            first, second = ordered[at : at + 2]
            if _place(second) < _place(first):
                swapped = (*ordered[:at], second, first, *ordered[at + 2 :])
                ordered = replayed(access, question, swapped) or ordered
    return ordered


def _place(given: Given) -> int:
    return PLACE.get(given.command.do, len(PLACES))


def replayed(access: Resolver, question: Question, plan: Sequence[Given]) -> Plan | None:
    """Return a plan as carried out anew; None where it is refused, or does not help."""
    done: list[Given] = []
    for given in plan:
        planned = planned_for(access, given.command)
        if not isinstance(planned, Planned):
            return None
        done.append(Given(given.proposal, given.command, planned.events))
        access = succeed(access, planned.events)
    return tuple(done) if ask(access, question).allowed else None


def least_part(access: Resolver, question: Question, plan: Plan) -> Plan:
    """Return the smallest part of a plan that is enough, which is mostly all of it."""
    parts = (part for size in range(1, len(plan)) for part in combinations(plan, size))
    return next(filter(None, (replayed(access, question, part) for part in parts)), plan)


def actors_by_step(access: Resolver, plan: Plan) -> list[tuple[str, ...]]:
    """Return, for each step, everybody who may take it when its turn comes."""
    everybody: list[tuple[str, ...]] = []
    for given in plan:
        everybody.append(actors_of(access, given))
        access = succeed(access, given.events)
    return everybody


def privilege(command: Command) -> int:
    """Return how much a command gives away: the more, the higher."""
    cost = COST.get(command.do, 0)
    level: Level | None = getattr(command, "level", None)
    cost += max((ladder.index(level) for ladder in _ladders_with(level)), default=0)
    cost += len(getattr(command, "scopes", None) or ())
    cost += 3 if getattr(command, "mode", None) is Mode.MANAGED else 0
    cost += 12 if getattr(command, "role", None) is Role.ADMIN else 0
    return cost + (3 if getattr(command, "finance_role", None) else 0)


def _ladders_with(level: Level | None) -> list[tuple[Level, ...]]:
    return [ladder for ladder in LADDERS.values() if level in ladder]


COST = {
    "assign_asset": 1,
    "change_assignment": 1,
    "assign_group": 2,
    "add_to_group": 4,
    "create_account_group": 1,
    "share_asset": 2,
    "change_share": 2,
    "request_ad_account": 2,
    "request_shop": 2,
    "link_tiktok_account": 2,
    "invite_member": 6,
    "set_email_domains": 6,
    "drop_access": 2,
    "disconnect_tiktok_account": 2,
    "reject_request": 1,
    "reject_link": 1,
    "cancel_invitation": 1,
    "transfer_ad_account": 14,
    "accept_transfer": 6,
    "claim_shop": 8,
    "transfer_pixel": 8,
    "create_business_center": 8,
}
"""What a command gives away besides levels and roles."""
