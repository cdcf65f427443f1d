"""Instructions: a command as whoever gives it reads it, in plain words, with names and menus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from string import Formatter
from typing import cast

from bcmodel.advise.kit import NOUNS as IN_A_KIT
from bcmodel.change import Command
from bcmodel.change.commands import AcceptInvitation, InviteMember, LinkTikTokAccount, RenewQr
from bcmodel.resolve import Resolver
from bcmodel.show.sentences import capitalised, counted, escaped, listed
from bcmodel.vocab.words import FinanceRole, Kind, Level, Role, Scope, Word

WORDS: dict[type[Word], dict[str, str]] = {
    Role: {
        Role.ADMIN: "Admin",
        Role.STANDARD: "Standard member",
    },
    FinanceRole: {
        FinanceRole.MANAGER: "Finance Manager",
        FinanceRole.ANALYST: "Finance Analyst",
    },
    Level: {
        Level.ANALYST: "Analyst",
        Level.OPERATOR: "Operator",
        Level.ADMIN: "Admin",
        Level.AD_PROMOTE: "Ad Promotion",
        Level.AD_PROMOTION: "Ad Promotion",
        Level.MANAGER: "Manager",
    },
    Scope: {
        Scope.EXISTING_POSTS: "existing posts",
        Scope.NEW_VIDEOS: "new videos",
        Scope.LIVE: "LIVE",
        Scope.DIRECT_MESSAGE: "direct messages",
        Scope.SHARING: "sharing with partners",
        Scope.POST: "posts",
    },
}
"""What words of the model are called where people read them, by vocabulary."""
LABELS = {(Kind.CATALOG, Level.ADMIN): "Catalog Management"}
"""Levels with another name on one kind of asset."""
NOUNS = {**IN_A_KIT, Kind.FORM_LIBRARY: "form library", Kind.AUDIENCE: "audience"}
"""What kinds of assets are called."""
PLAINER = {
    "link_tiktok_account": "make a QR code that links {asset} to {business_center}",
    "renew_qr": "make a new QR code that links {asset} to {business_center}",
    "edit_link_scopes": "ask that {business_center} may use {scopes} of {asset}",
}
"""Commands in plainer words than elsewhere, for people who do not know the terms."""
ROOMS = ("Accounts", "Accounts or Assets", "Assets", "Partners", "Users")
"""How menus begin that are inside Business Center."""


def label(word: Word) -> str:
    """
    Return what a word of the model is called where people read it.

    >>> label(Level.MANAGER), label(FinanceRole.MANAGER)
    ('Manager', 'Finance Manager')
    """
    return WORDS.get(type(word), {}).get(word, str(word))


class Instructions:
    """Words commands in Markdown, with the names that people and things have in a World."""

    def __init__(self, access: Resolver) -> None:
        self.access = access
        self.tables = access.world.tables

    def called(self, identity: str) -> str:
        """Return a person or thing by name, with the id in brackets."""
        fact = self.tables.users.get(identity) or self.access.world.thing(identity)
        handle = getattr(fact, "handle", None)
        name = f"@{handle.lstrip('@')}" if handle else getattr(fact, "name", None)
        return escaped(f"{name} ({identity})" if name else identity)

    def thing(self, identity: str) -> str:
        """Return an asset by kind, name and id; anything else by name and id."""
        asset = self.tables.assets.get(identity)
        noun = NOUNS.get(asset.kind) if asset else None
        return f"the {noun} {self.called(identity)}" if noun else self.called(identity)

    def sentence(self, command: Command) -> str:
        """Return what is to be done, in a sentence."""
        levels = {name: self._levels(command, name) for name in ("at_level", "to_level")}
        values = {field.name: getattr(command, field.name) for field in command.fields()}
        told = self.filled(PLAINER.get(command.do, command.says), {**values, **levels})
        return f"{capitalised(told + self._besides(command))}."

    def filled(self, template: str, values: Mapping[str, object]) -> str:
        """Return a template with its names filled in; the kind of an asset is named only once."""
        told = ""
        for literal, name, _, _ in Formatter().parse(template):
            value = values[name] if name else ""
            asset = self.tables.assets.get(str(value))
            noun = f"{NOUNS.get(asset.kind)} " if asset else ""
            told += literal.removesuffix(noun) if noun else literal
            told += str(value) if name in {"at_level", "to_level"} else self._value(value)
        return told

    def where(self, command: Command) -> str:
        """Return where a command is found, from the first menu on."""
        told = str(command.menu)
        is_inside = told.partition(" > ")[0] in ROOMS
        return escaped(f"Business Center > {told}" if is_inside else told)

    def note(self, command: Command) -> str:
        """Return what is good to know about a command; for most, nothing."""
        parameters = self.access.rulebook.parameters
        match command:
            case LinkTikTokAccount() | RenewQr():
                account = self.tables.assets.get(command.asset)
                owner: str | None = getattr(account, "owner_user", None)
                told = f"Send the QR code to {self.called(owner)}" if owner else ""
                return told + _lasting(parameters.qr_lifetime) if told else ""
            case InviteMember():
                user = self.tables.users.get(command.user)
                address = command.email or (user.email if user else "their address")
                told = f"The invitation goes to {escaped(address)}"
                return told + _lasting(parameters.invitation_lifetime)
            case AcceptInvitation():
                return "Use the login that the invitation was sent to."
            case _:
                return ""

    def _value(self, value: object) -> str:
        """Return the value of a field in words."""
        if isinstance(value, tuple):
            every = cast("tuple[object, ...]", value)
            return listed([self._value(one) for one in every]) if every else "none"
        if isinstance(value, Word):
            return label(value)
        if isinstance(value, str):
            return self.thing(value) if value else ""
        return "none" if value is None else str(value)

    def _levels(self, command: Command, field: str) -> str:
        level: Level | None = getattr(command, "level", None)
        scopes: tuple[Scope, ...] = getattr(command, "scopes", None) or ()
        if level is not None:
            how = "at" if field == "at_level" else "to"
            return f" {how} level {self._level(command, level)}"
        told = listed(map(label, scopes)) if scopes else ""
        return f" {'for' if field == 'at_level' else 'to'} {told}" if told else ""

    def _level(self, command: Command, level: Level) -> str:
        asset = self.tables.assets.get(getattr(command, "asset", ""))
        return LABELS.get((asset.kind, level), label(level)) if asset else label(level)

    def _besides(self, command: Command) -> str:
        """Return what a command also gives, beyond what its sentence says."""
        if isinstance(command, LinkTikTokAccount) and command.scopes:
            return f", for {listed(map(label, command.scopes))}"
        if not isinstance(command, InviteMember):
            return ""
        finance = [label(command.finance_role)] if command.finance_role else []
        things = [self.thing(one) for one in (*command.ad_accounts, *command.groups)]
        level = f" at level {label(command.level)}" if command.level and things else ""
        told = [f"as {role}" for role in finance]
        told += [f"with {listed(things)}{level}"] if things else []
        return f", {' and '.join(told)}" if told else ""


SPANS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def _lasting(span: timedelta | None) -> str:
    """
    Return for how long something is good, as the end of a sentence.

    >>> _lasting(timedelta(hours=1)), _lasting(None)
    ('; it is good for one hour.', '.')
    """
    seconds = int(span.total_seconds()) if span else 0
    fitting = (one for one in SPANS if seconds and seconds % one[0] == 0)
    size, unit = next(fitting, (1, "second"))
    return f"; it is good for {counted(seconds // size, unit)}." if seconds else "."
