# %% [markdown]
# # What is one assumption worth?
#
# Pages about the platform disagree on some points. Each is a parameter of the rulebook, so its
# worth can be measured: change one, and see which answers change.

# %%
from pathlib import Path

import bcmodel as bc

world = bc.load(Path(__file__).with_name("why_cant_mia_publish.bc.toml")).world

# %%
Answers = set[tuple[str, str, str]]


def answers(access: bc.Resolver) -> Answers:
    """Everything that anybody can do."""
    return {
        (user.id, str(action), asset)
        for user in world.facts()
        if isinstance(user, bc.User)
        for asset, actions in access.what_can(user.id).items()
        for action in actions
    }


standard = answers(bc.Resolver(world))

# %% [markdown]
# An Admin has to be assigned to use an ad account, but not to govern it; some read the roles page
# otherwise.


# %%
def gained(**parameters: object) -> Answers:
    """What becomes possible under other parameters; nothing may be lost."""
    others = answers(bc.Resolver(world, bc.STANDARD.with_parameters(**parameters)))
    assert standard <= others
    return others - standard


by_role = gained(admin_must_be_assigned=False)
for person, action, asset in sorted(by_role):
    print(f"{person} could {action} on {asset}")
assert {person for person, _, _ in by_role} == {"ada", "zoe"}
assert ("ada", "ad_account.publish_ads", "adv-1") in by_role
assert ("ada", "ad_account.edit_settings", "adv-1") not in by_role  # acme shares at OPERATOR

# %% [markdown]
# Does a bare Admin see money? Here that opens the finance of the Business Centers, and of the ad
# account for the client's Admin alone: the agency does not control its payment.

# %%
by_purse = gained(admin_sees_money=True)
for person, action, asset in sorted(by_purse):
    print(f"{person} could {action} on {asset}")
assert ("zoe", "ad_account.manage_finance", "adv-1") in by_purse
assert ("ada", "ad_account.manage_finance", "adv-1") not in by_purse
