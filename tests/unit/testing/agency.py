"""An agency with three clients, all of them recorded: the capture that tests damage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import bcmodel as bc
from bcmodel.testing.recording import Platform, record
from tests.captures import Capture

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
ISSUED = datetime(2026, 11, 14, 12, tzinfo=UTC)
AGENCY = "nova"
CLIENTS = ("acme", "orbit", "prism")
STAFF = ("mia", "ben", "cleo", "dan")


def people() -> Iterator[bc.Fact]:
    """Yield the agency with its people, and each client with two."""
    yield bc.BusinessCenter(AGENCY, name="Nova Media", type="AGENCY")
    for person in ("ada", *STAFF, "ivy"):
        yield bc.User(person, name=person.title())
    yield bc.Member(AGENCY, "ada", role="ADMIN", finance_role="MANAGER")
    for person in STAFF:
        yield bc.Member(AGENCY, person)
    yield bc.Member(AGENCY, "ivy", status="PENDING", invited_email="ivy@nova.example")
    for client in CLIENTS:
        yield bc.BusinessCenter(client, name=f"{client.title()} Ltd")
        yield bc.Partnership(AGENCY, client)
        for role in ("ADMIN", "STANDARD"):
            person = f"{client}-{role.lower()}"
            yield bc.User(person, name=person)
            yield bc.Member(client, person, role=role)


def accounts_of(number: int) -> tuple[str, str]:
    """Return the ids of a client's two ad accounts."""
    return f"70{number}1", f"70{number}2"


def assets() -> Iterator[bc.Fact]:
    """Yield what each client owns, and what it gave to the agency."""
    for number, client in enumerate(CLIENTS, 1):
        first, second = accounts_of(number)
        creator, account, pixel = f"{client}-creator", f"80{number}1", f"90{number}1"
        yield bc.AdAccount(first, owner=client, name=f"{client} main")
        yield bc.AdAccount(second, owner=client, name=f"{client} test")
        yield bc.Share(first, AGENCY, level="OPERATOR")
        yield bc.Share(second, AGENCY, origin="REQUEST", level="ADMIN")
        yield bc.Pixel(pixel, owner=client, name=f"{client} pixel")
        yield bc.PixelLink(pixel, first)
        yield bc.Catalog(f"60{number}1", owner=client, name=f"{client} catalog")
        yield bc.Share(f"60{number}1", AGENCY, level="ADMIN")
        yield bc.User(creator)
        yield bc.TikTokAccount(account, owner_user=creator, handle=f"@{client}")
        yield bc.Share(account, client, origin="LINK", scopes=["EXISTING_POSTS", "NEW_VIDEOS"])
        yield bc.Post(f"post-{number}", account)
        yield bc.SparkCode(
            f"code-{number}", f"post-{number}", ISSUED, status="IN_USE", applied_to=[first]
        )
        yield from _assigned(client, number)


def _assigned(client: str, number: int) -> Iterator[bc.Fact]:
    first, second = accounts_of(number)
    for person, level in zip(STAFF, ("OPERATOR", "ANALYST", "ADMIN", "OPERATOR"), strict=True):
        yield bc.Assignment(AGENCY, person, first, level=level)
    yield bc.Assignment(AGENCY, "mia", second, level="ADMIN")
    yield bc.Assignment(AGENCY, "ben", f"60{number}1", level="ADMIN")
    yield bc.Assignment(AGENCY, "ivy", first, level="OPERATOR")
    user = f"{client}-standard"
    yield bc.Assignment(client, user, first, level="ADMIN")
    yield bc.Assignment(client, user, f"90{number}1")
    yield bc.Assignment(client, user, f"80{number}1", scopes=["POST"])
    yield bc.TikTokLink(f"80{number}1", first, client)


def groups() -> Iterator[bc.Fact]:
    """Yield a group of the agency, with everything that was shared at the level of a group."""
    shared = [accounts_of(number)[0] for number, _ in enumerate(CLIENTS, 1)]
    yield bc.AccountGroup("group-1", AGENCY, name="All clients", ad_accounts=shared)
    yield bc.GroupAssignment("group-1", "ben", "OPERATOR")


@cache
def agency() -> Capture:
    """Return a complete capture of the agency and its clients, three rows to a page."""
    world = bc.World.of(*people(), *assets(), *groups(), at=AT)
    centers = (AGENCY, *CLIENTS)
    return Capture(world, centers, record(world, *centers, platform=Platform(page_size=3)))
