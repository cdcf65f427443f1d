# %% [markdown]
# # What does our agency need to start?
#
# Nova Media has won a client, Acme Outdoor, and has nothing of it yet: no partnership, no ad
# account, no TikTok account, no pixel, no catalog. What is missing, who has to do what, and in
# which order?

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
scenario = bc.load(here / "what_does_our_agency_need_to_start.bc.toml")
assert all(result.holds for result in scenario.run())
access = scenario.access

# %% [markdown]
# Readiness looks at the agency as a whole. We name the client, and its catalog, which not every
# agency needs; of everything else the client has just one.

# %%
before = bc.readiness(access, "nova", "acme", "cat-1")
print(before)
assert not before.ready
assert before.reachable
assert {need.thing for need in before.lacking} == {"adv-1", "tt-1", "px-1", "cat-1"}
before

# %% [markdown]
# The checklist can be sent to the client as it is.

# %%
print(before.checklist())

# %% [markdown]
# The people of the agency need more than that: Mia will run campaigns, and Ben publish videos as
# the brand. All of it together makes one plan. Sam is asked once, for everything he has to permit.


# %%
def at_work(user: str, action: str, asset: str, using: str | None = None) -> dict[str, str | None]:
    """Something that somebody will do inside the agency."""
    return {"user": user, "action": action, "asset": asset, "using": using, "within": "nova"}


goals = [
    at_work("mia", "ad_account.create_ads", "adv-1"),
    at_work("mia", "ad_account.publish_ads", "adv-1"),
    at_work("mia", "ad_account.run_spark_ads", "adv-1", "tt-1"),
    at_work("mia", "ad_account.use_pixel", "adv-1", "px-1"),
    at_work("mia", "ad_account.use_catalog", "adv-1", "cat-1"),
    at_work("mia", "pixel.view", "px-1"),
    at_work("ben", "ad_account.view_reports", "adv-1"),
    at_work("ben", "tiktok_account.publish_ad_videos", "tt-1"),
]
plan = bc.plan_for(access, goals)
print(plan.checklist())
assert plan.allowed
assert set(plan.by_actor) == {"ada", "zoe", "sam"}
assert [step.command.do for step in plan.by_actor["sam"]] == ["approve_link"]
plan

# %% [markdown]
# Does it work? Everybody does what stands beside their name, one step after another. Nobody is
# refused.

# %%
for number, step in enumerate(plan.steps, 1):
    access = access.after(step.command)
    print(f"{number:2}. {step.actor} did: {step.told}")

# %% [markdown]
# In the end every goal is allowed, and the agency is ready.

# %%
for goal in plan.goals:
    user, action, asset, using, _, within = goal.question
    assert access.decide(user, action, asset, using, within=within).allowed
after = bc.readiness(access, "nova", "acme", "cat-1")
print(after)
assert after.ready
assert len(after.plan) == 0
after
