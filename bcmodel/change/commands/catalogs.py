"""Catalogs: how a Business Center comes by them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from bcmodel import facts as f
from bcmodel.change.command import Command, Needs, command
from bcmodel.change.demand import Demand
from bcmodel.change.event import Effect, became
from bcmodel.change.happening import Happening
from bcmodel.change.naming import A_CENTER, making
from bcmodel.facts.fields import identifier, optional_text
from bcmodel.rules import Setting
from bcmodel.rules import sources as s
from bcmodel.rules.conditions.assets import another_catalog_is_allowed
from bcmodel.vocab.words import Kind


@command(
    "create catalog {id} in {business_center}",
    "Assets > Catalogs > Add catalog",
    needs=Needs("business_center.create_catalog", on="business_center"),
    sources=[s.CATALOG_ROLES, s.ROLES],
)
@attrs.frozen(kw_only=True, eq=False, repr=False)
class CreateCatalog(Command):
    """
    Create a catalog, which the Business Center owns; nobody is assigned to it yet.

    Refused: CATALOG_BC_LIMIT.
    """

    business_center: str = attrs.field(converter=identifier, metadata=A_CENTER)
    id: str = attrs.field(converter=identifier, metadata=making(Kind.CATALOG))
    name: str | None = attrs.field(default=None, converter=optional_text)

    def conditions(self, demand: Demand) -> None:
        """Demand room for another catalog."""
        demand(another_catalog_is_allowed, self.business_center)

    def effects(self, setting: Setting) -> Iterator[Effect]:  # noqa: ARG002 - it reads nothing
        """Make the catalog."""
        new = f.Catalog(self.id, owner=self.business_center, name=self.name)
        yield became(Happening.CATALOG_CREATED, new)
