# %% [markdown]
# # What if the partnership ends?
#
# Removing a partner cuts off everybody in it at once. Who loses what is a set difference of two
# Resolvers: nothing has to be undone, because nothing was changed.

# %%
from pathlib import Path

import bcmodel as bc

before = bc.load(Path(__file__).with_name("why_cant_mia_publish.bc.toml")).access

# %%
kept = [fact for fact in before.world.facts() if not isinstance(fact, bc.Partnership)]
ended = bc.Partnership("acme", "nova", status="UNBOUND")
after = bc.Resolver(bc.World.of(*kept, ended, at=before.world.at))

# %%
for person in ("ada", "mia", "zoe"):
    held, left = before.what_can(person), after.what_can(person)
    for asset in sorted(held):
        lost = held[asset] - left.get(asset, frozenset())
        print(f"{person} on {asset}: loses {', '.join(sorted(lost)) or 'nothing'}")

assert after.what_can("zoe") == before.what_can("zoe")
assert "adv-1" not in after.what_can("mia")
assert "adv-1" not in after.what_can("ada")
decision = after.decide("mia", "ad_account.view_ads", "adv-1")
assert decision.reasons == (bc.Reason.PARTNERSHIP_ENDED,)
