# %% [markdown]
# # Where is our single point of failure?
#
# Somebody leaves, a partnership ends, a share is revoked by mistake: what can nobody do any longer?
# The facts that access depends on are found in a graph; each is then taken away on trial, and the
# question asked again.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
access = bc.load(here / "why_cant_mia_publish.bc.toml").access

# %% [markdown]
# Only Mia can view the reports of adv-1, by one assignment under one share of one partner.

# %%
REPORTS = bc.Action.AD_ACCOUNT_VIEW_REPORTS
points = bc.single_points(access, ["adv-1"])
hangs_on = [point.fact for point in points if REPORTS in point.actions]
for fact in hangs_on:
    print(f"without {fact.label} nobody can view the reports of adv-1")
assert {fact.kind for fact in hangs_on} == {
    bc.Kind.USER,
    bc.Kind.BUSINESS_CENTER,
    bc.Kind.MEMBER,
    bc.Kind.PARTNERSHIP,
    bc.Kind.SHARE,
    bc.Kind.ASSIGNMENT,
}

# %% [markdown]
# A second person in nova takes the weight off Mia, and off nothing else.

# %%
second = [
    bc.User("ben"),
    bc.Member("nova", "ben"),
    bc.Assignment("nova", "ben", "adv-1"),
]
world = bc.World.of(*access.world.facts(), *second, at=access.world.at)
safer = bc.Resolver(world)
left = [point.fact for point in bc.single_points(safer, ["adv-1"]) if REPORTS in point.actions]
print("still:", ", ".join(fact.label for fact in left))
assert {fact.kind for fact in left} == {
    bc.Kind.BUSINESS_CENTER,
    bc.Kind.PARTNERSHIP,
    bc.Kind.SHARE,
}

# %% [markdown]
# What would the end of the partnership cost? Who loses what, and what can nobody do any more?

# %%
loss = bc.blast_radius(safer, bc.Partnership("acme", "nova"))
for person, part in loss.diff.by_person.items():
    print(f"{person} loses {len(part.lost)} actions")
assert set(loss.diff.by_person) == {"ada", "ben", "mia"}
assert (REPORTS, "adv-1") in loss.orphaned
loss.diff

# %% [markdown]
# The same as a picture, for a README or a ticket: people, Business Centers, and what they hold.

# %%
print(f"{world:mermaid}")
graph = bc.graph(world)
assert graph.nodes["ad_account:adv-1"]["name"] == "Acme summer"
assert len(bc.access_graph(safer, REPORTS, "adv-1")) > len(second)
