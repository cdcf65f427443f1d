# %% [markdown]
# # Why can't Mia publish?
#
# Mia joined the agency nova. She was added to the client's ad account, and still cannot publish.
# The scenario stands in the file beside this script.

# %%
from pathlib import Path

import bcmodel as bc

scenario = bc.load(Path(__file__).with_name("why_cant_mia_publish.bc.toml"))
access = scenario.access

# %% [markdown]
# The decision names every obstacle, the nearest miss first, and who could mend it.

# %%
decision = access.decide("mia", "ad_account.publish_ads", "adv-1")
print(decision.explain())
assert decision.denied
assert decision.reasons == (bc.Reason.ASSET_LEVEL_TOO_LOW,)
assert decision.routes[0].business_center == "nova"

# %% [markdown]
# It rests on facts that can be looked at: cut down to them, the World gives the same answer.

# %%
for fact in sorted(decision.proof.facts, key=lambda fact: fact.label):
    print("-", fact.label)
smaller = bc.Resolver(scenario.world.restricted_to(decision.proof.facts))
assert smaller.decide("mia", "ad_account.publish_ads", "adv-1").reasons == decision.reasons

# %% [markdown]
# Raising her assignment to OPERATOR is enough: that is as far as acme's share reaches.

# %%
others = [fact for fact in scenario.world.facts() if not isinstance(fact, bc.Assignment)]
raised = bc.Assignment("nova", "mia", "adv-1", level="OPERATOR")
mended = bc.Resolver(bc.World.of(*others, raised, at=scenario.world.at))
print(mended.decide("mia", "ad_account.publish_ads", "adv-1").explain())
assert mended.can("mia", "ad_account.publish_ads", "adv-1")
assert not mended.can("mia", "ad_account.edit_settings", "adv-1")
