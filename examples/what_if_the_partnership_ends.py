# %% [markdown]
# # What if the partnership ends?
#
# Removing a partner cuts off everybody in it at once. Find out who would lose what before anybody
# does it: the command is carried out on trial, and nothing has to be undone.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
access = bc.load(here / "why_cant_mia_publish.bc.toml").access
ending = bc.commands.RemovePartner(actor="zoe", business_center="acme", partner="nova")

# %%
loss = bc.impact(access, ending)
for person, part in loss.by_person.items():
    for asset, there in part.by_asset.items():
        actions = ", ".join(action for _, action, _ in there.lost)
        print(f"{person} on {asset} loses {actions}")
assert not loss.gained
assert {(person, asset) for person, _, asset in loss.lost} == {("ada", "adv-1"), ("mia", "adv-1")}
loss

# %% [markdown]
# Afterwards an answer says what happened, not just that something is missing.

# %%
decision = access.after(ending).decide("mia", "ad_account.view_ads", "adv-1")
print(decision.explain())
assert bc.Reason.PARTNERSHIP_ENDED in decision.reasons
decision
