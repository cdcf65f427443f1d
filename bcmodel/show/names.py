"""Names: what the placeholders of templates stand for, and how they are filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import Formatter

from bcmodel.show.figures import at_level, needed, present
from bcmodel.show.phrases import PHRASES
from bcmodel.show.scene import Scene

Namer = Callable[[Scene], str]


def _tiktok(scene: Scene) -> str:
    account = scene.tiktok_account
    return account.id if account else "its TikTok account"


def _things(scene: Scene) -> str:
    return f"{scene.asked} and {scene.using}" if scene.using else scene.asked


def called(scene: Scene, identity: str | None) -> str:
    """Return an id; where there is a name, the name with the id in brackets."""
    tables = scene.view.tables
    fact = (
        tables.users.get(identity) or tables.assets.get(identity) or tables.centers.get(identity)
        if identity
        else None
    )
    name: str = getattr(fact, "name", None) or getattr(fact, "handle", None) or ""
    told = " ".join(name.split())
    return f"{told} ({identity})" if told else identity or "nothing"


def _agency(scene: Scene) -> str:
    """Return the media agency of an ad account, other than the Business Center concerned."""
    agencies = (label.business_center for label in scene.view.agencies(scene.asset))
    return next((agency for agency in agencies if agency != scene.center), "another one")


def _address(scene: Scene) -> str:
    """Return the address that an invitation is to go to, or went to."""
    member = scene.view.member(scene.center, scene.user) if scene.center else None
    went_to = member.invited_email if member and not hasattr(scene.command, "email") else None
    person = scene.view.user(scene.user)
    return went_to or scene.named("email") or (person.email if person else "their address")


def _domains(scene: Scene) -> str:
    center = scene.view.center(scene.center) if scene.center else None
    return ", ".join(center.email_domains) if center else "those of its allowlist"


def _currency(scene: Scene) -> str:
    center = scene.view.center(scene.center) if scene.center else None
    return (center.currency if center else None) or "one currency"


def _task(scene: Scene) -> str:
    asked, using = called(scene, scene.asked), called(scene, scene.using)
    return PHRASES[scene.action].format(target=asked, using=using)


PLACEHOLDERS: dict[str, Namer] = {
    "user": lambda scene: scene.user,
    "person": lambda scene: called(scene, scene.user),
    "task": _task,
    "action": lambda scene: scene.command.do if scene.command else scene.action.value,
    "doing": lambda scene: scene.doing,
    "asset": lambda scene: scene.asset,
    "account": lambda scene: scene.path.asset.id if scene.path else scene.asked,
    "using": lambda scene: scene.using or "nothing",
    "at_stake": lambda scene: scene.using or scene.asset,
    "things": _things,
    "missing": lambda scene: scene.missing,
    "post": lambda scene: scene.post or "another post",
    "center": lambda scene: scene.center or f"a Business Center of {scene.user}",
    "elsewhere": lambda scene: scene.elsewhere or "another Business Center",
    "owner": lambda scene: scene.owner or "its owner",
    "granter": lambda scene: scene.granter or "its owner",
    "partner": lambda scene: scene.named("partner") or "the other side",
    "receiver": lambda scene: scene.named("to", "ad_account", "business_center") or "it",
    "agency": _agency,
    "address": _address,
    "domains": _domains,
    "currency": _currency,
    "tiktok": _tiktok,
    "needs": needed,
    "has": present,
    "at_level": at_level,
}
"""The placeholders of templates, each with what fills it."""


@cache
def _parts(template: str) -> tuple[tuple[str, Namer | None], ...]:
    return tuple(
        (literal, PLACEHOLDERS[name] if name else None)
        for literal, name, _, _ in Formatter().parse(template)
    )


def placeholders_in(template: str) -> set[str]:
    """Return the placeholders that a template uses."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def fill(template: str, scene: Scene) -> str:
    """Return a template with its placeholders filled in."""
    return "".join(
        literal + named(scene) if named else literal for literal, named in _parts(template)
    )
