# %% [markdown]
# # Why can't Mia publish?
#
# Acme, a brand, shares an ad account with its agency, Nova. Ada, the Admin of Nova, has added Mia
# to the agency and to the ad account. Mia sees the ads, and cannot publish any.
#
# All of that is in a scenario file: people, Business Centers, and what ties them together.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
scenario = bc.load(here / "why_cant_mia_publish.bc.toml")

# %% [markdown]
# What is true at one instant is a World. (The last line of a cell is what a notebook shows.)

# %%
world = scenario.world
print(world)
world

# %% [markdown]
# A Resolver reads a World by the rules, and answers. Shown, it is a table of who can do what.

# %%
access = scenario.access
assert access.can("mia", "ad_account.view_ads", "adv-1")
assert not access.can("mia", "ad_account.publish_ads", "adv-1")
access

# %% [markdown]
# `can` says yes or no. `decide` says why: it tries every route by which Mia could reach the ad
# account, and names everything in the way, the nearest miss first.

# %%
decision = access.decide("mia", "ad_account.publish_ads", "adv-1")
print(decision.explain())
assert decision.denied
assert decision.reasons == (bc.Reason.ASSET_LEVEL_TOO_LOW,)
assert decision.routes[0].business_center == "nova"

# %% [markdown]
# A notebook shows the same, route by route, with the evidence folded away.

# %%
decision

# %% [markdown]
# Can we trust it? A decision cites the facts it rests on, and needs no others: a World with these
# alone gives the same answer, for the same reasons.

# %%
for fact in sorted(decision.proof.facts, key=lambda fact: fact.label):
    print("-", fact.label)
smaller = bc.Resolver(world.restricted_to(decision.proof.facts))
assert smaller.decide("mia", "ad_account.publish_ads", "adv-1").reasons == decision.reasons

# %% [markdown]
# What can be done? bcmodel searches for the smallest plans, and carries each out on trial before it
# proposes it. Here a single step by Ada is enough: the brand's share already reaches that far.

# %%
plans = bc.remedies(access, decision)
best = plans[0]
print(best.text)
assert len(best) == 1
assert best.people == {"ada"}
plans

# %% [markdown]
# Let Ada take that step. Nothing you hold ever changes, so before and after can be compared.

# %%
mended = access.after_all(best.commands)
assert mended.can("mia", "ad_account.publish_ads", "adv-1")
assert not access.can("mia", "ad_account.publish_ads", "adv-1")
difference = bc.diff(access, mended)
print(difference)
assert difference.by_person.keys() == {"mia"}
assert not difference.lost
difference

# %% [markdown]
# How far can Ada go alone? Up to the level of the share. Before Mia can edit the settings, Zoe has
# to act, who is the Admin of Acme: what an agency was not given, it cannot hand on.

# %%
settings = mended.decide("mia", "ad_account.edit_settings", "adv-1")
further = bc.remedies(mended, settings)
for number, step in enumerate(further[0].steps, 1):
    print(f"{number}. {' or '.join(step.actors)}: {step.command.told}")
assert settings.denied
assert all("zoe" in plan.people for plan in further)
further
