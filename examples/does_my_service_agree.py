# %% [markdown]
# # Does my service agree?
#
# A gateway decides who may touch an ad account before a call goes to the platform. Its author
# read the help pages once; the model has read all of them. Ten lines of a test compare the two.

# %%
from collections.abc import Callable

import bcmodel as bc
from bcmodel.testing import laws

# %% [markdown]
# The service: a table of who was assigned what, and what each level may do.

# %%
MAY = {
    "ANALYST": {"ad_account.view_ads", "ad_account.view_reports"},
    "OPERATOR": {"ad_account.view_ads", "ad_account.view_reports", "ad_account.create_ads"},
}
MAY["ADMIN"] = MAY["OPERATOR"] | {"ad_account.edit_settings"}


class Gateway:
    """A service of one's own: rows in, yes or no out."""

    def load(self, world: bc.World) -> None:
        """Take over what is assigned to whom."""
        rows = [fact for fact in world.facts() if isinstance(fact, bc.Assignment)]
        self.levels = {(row.user, row.asset): row.level or "ANALYST" for row in rows}

    def can(self, user: str, action: str, asset: str) -> bool:
        """Look the level up, and what it may do."""
        return action in MAY.get(self.levels.get((user, asset), ""), set())


# %% [markdown]
# The test. It fails with the smallest World on which the two differ.

# %%
ACTIONS = sorted(MAY["ADMIN"])


def test_my_gateway_agrees_with_the_model() -> None:
    """Whatever the World, both say the same."""
    laws.agrees(Gateway(), actions=ACTIONS)


def told_by(test: Callable[[], None]) -> laws.Disagreement:
    """Run a test that is expected to fail, and return why it did."""
    try:
        test()
    except laws.Disagreement as disagreement:
        return disagreement
    raise AssertionError("they agree")


disagreement = told_by(test_my_gateway_agrees_with_the_model)
print(disagreement)
assert disagreement.service is not disagreement.decision.allowed

# %% [markdown]
# Who is right? The model shows its grounds.

# %%
disagreement.decision

# %% [markdown]
# Nothing in that World is there by chance: it can be written down as a test of the service.

# %%
assert sum(1 for _ in disagreement.world.facts()) < 10
again = Gateway()
again.load(disagreement.world)
assert again.can(*disagreement.query) is disagreement.service
disagreement.world

# %% [markdown]
# A gateway that asks the model agrees with it.


# %%
class Mended(Gateway):
    """The same service, with the model behind it."""

    def load(self, world: bc.World) -> None:
        """Keep the World."""
        self.access = bc.Resolver(world)

    def can(self, user: str, action: str, asset: str) -> bool:
        """Ask the model."""
        return self.access.can(user, action, asset)


laws.agrees(Mended(), actions=ACTIONS)
