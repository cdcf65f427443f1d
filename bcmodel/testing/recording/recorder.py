"""The recorder: asks everything that a complete capture needs, and keeps the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bcmodel.errors import Fault, InputError
from bcmodel.testing.recording.access import assignments, groups
from bcmodel.testing.recording.inventory import ad_accounts, inventory
from bcmodel.testing.recording.links import links
from bcmodel.testing.recording.partners import partners
from bcmodel.testing.recording.people import centers, members
from bcmodel.testing.recording.records import Record
from bcmodel.testing.recording.spark import change_log, identities, videos
from bcmodel.testing.recording.token import Platform, Token, admins_of
from bcmodel.world import World

STEPS = (
    members,
    inventory,
    ad_accounts,
    assignments,
    groups,
    partners,
    links,
    identities,
    videos,
    change_log,
)
"""What is asked for each Business Center, in the order of the recipe for a complete capture."""


def record(world: World, *business_centers: str, platform: Platform | None = None) -> list[Record]:
    """
    Return what a complete capture of some Business Centers would save of the platform's answers.

    Each is read with the token of one of its Admins, at the instant of the World. What the API has
    no word for is missing, and so is what the World has not seen. If none is named, all that have
    an Admin are recorded. Raises `InputError` for those that nobody could record.

    >>> from bcmodel.rules.town import town
    >>> page = record(town(), "nova")[2]
    >>> page["endpoint"], page["request"]
    ('bc/member/get', {'bc_id': 'nova', 'page': 1, 'page_size': 20})
    >>> [row["user_id"] for row in page["response"]["data"]["list"]]
    ['ada', None, 'mia']
    """
    every = world.tables.centers
    named = business_centers or [name for name in sorted(every) if admins_of(world, name)]
    faults = [_fault(world, name) for name in named if not admins_of(world, name)]
    if faults:
        raise InputError(faults)
    chosen = platform or Platform()
    tokens = [Token(world, every[name], chosen) for name in dict.fromkeys(named)]
    return list(_recorded(tokens))


def _recorded(tokens: list[Token]) -> Iterator[Record]:
    of_people = {token.person.id: token for token in reversed(tokens)}
    for person in sorted(of_people):
        yield from centers(of_people[person])
    answered: set[str] = set()
    for token in tokens:
        for answer in (answer for step in STEPS for answer in step(token)):
            asked = json.dumps([answer["endpoint"], answer["request"]])
            if asked not in answered:  # some questions do not name the Business Center
                answered.add(asked)
                yield answer


def _fault(world: World, name: str) -> Fault:
    if name not in world.tables.centers:
        return Fault("record", f"there is no Business Center `{name}`", "name one of the World")
    problem = f"`{name}` is deleted, or has no bound Admin whose token could read it"
    return Fault("record", problem, "name another, or give it an Admin")
