"""Facts as sentences: what identifies them, and in brackets what else they say."""

from __future__ import annotations

from typing import cast

from bcmodel.facts import Fact, Share
from bcmodel.facts.plain import fact_as_data
from bcmodel.vocab.words import Kind, Origin

KINDS = {kind: place for place, kind in enumerate(Kind)}


def in_order(fact: Fact) -> tuple[int, tuple[str, ...]]:
    """Return what facts are sorted by when they are listed: people first, then what they have."""
    return (KINDS[fact.kind], fact.order)


SENTENCES: dict[Kind, str] = {
    Kind.MEMBER: "{user} is in {business_center}",
    Kind.PARTNERSHIP: "{a} and {b} are partners",
    Kind.ASSIGNMENT: "{asset} is assigned to {user} in {business_center}",
    Kind.GROUP_ASSIGNMENT: "group {group} is assigned to {user}",
    Kind.TIKTOK_LINK: "{tiktok_account} is linked to {ad_account} in {business_center}",
    Kind.PIXEL_LINK: "pixel {pixel} is linked to {ad_account}",
    Kind.AUDIENCE_SHARE: "audience {audience} is shared with {ad_account}",
    Kind.SELLER_ROLE: "{user} is {role} in the Seller Center of {shop}",
    Kind.APP_CONNECTION: "{ad_account} is connected to {workspace} in {business_center}",
}
BY_ORIGIN = {
    Origin.PARTNER: "{asset} is shared with {to}",
    Origin.REQUEST: "{asset} was handed to {to} on request",
    Origin.LINK: "{asset} is linked to {to}",
}


def tell_fact(fact: Fact) -> str:
    """
    Return a fact in a sentence, with what else it says in brackets.

    >>> from bcmodel.facts import Member
    >>> tell_fact(Member("nova", "ada", role="ADMIN"))
    'ada is in nova (role ADMIN)'
    """
    told = BY_ORIGIN[fact.origin] if isinstance(fact, Share) else SENTENCES.get(fact.kind)
    named = {name: getattr(fact, name) for name in type(fact).key_fields()}
    sentence = told.format(**named) if told else _by_name(fact)
    said = {"kind", *named}
    rest = [_field(n, value) for n, value in fact_as_data(fact).items() if n not in said]
    return f"{sentence} ({', '.join(rest)})" if rest else sentence


def _by_name(fact: Fact) -> str:
    kind = str(fact.kind).replace("_", " ").replace("tiktok", "TikTok")
    return f"{kind} {', '.join(str(part) for part in fact.key)}"


def _field(name: str, value: object) -> str:
    several = cast("list[object]", value) if isinstance(value, list) else [value]
    return f"{name.replace('_', ' ')} {' + '.join(map(str, several))}"
