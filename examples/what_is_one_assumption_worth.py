# %% [markdown]
# # What is one assumption worth?
#
# The pages about the platform disagree on some points, and are silent on others. The model takes
# one side, and says so: every such point is a parameter of the rulebook, with its sources. What
# depends on one can be measured: flip it, and see which answers change.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
world = bc.load(here / "why_cant_mia_publish.bc.toml").world
standard = bc.Resolver(world)

# %% [markdown]
# Each parameter says what it decides, and how firm the ground is: documented by the platform,
# reported by others, or assumed because nobody says.

# %%
notes = bc.Parameters.notes()
for name, note in notes.items():
    print(f"{note.standing:10} {name}: {note.decides}")
assert notes["partner_member_capped_by_share"].standing == "assumed"

# %% [markdown]
# ## Must an Admin be assigned as well?
#
# The table of roles gives Admins "only assigned ones"; elsewhere they are said to have full access.
# The model takes the first: Admins govern everything, and use what is assigned to them.


# %%
def measured(**parameters: object) -> bc.Diff:
    """What changes under other parameters."""
    return bc.diff(standard, bc.Resolver(world, bc.STANDARD.with_parameters(**parameters)))


by_role = measured(admin_must_be_assigned=False)
for user, action, asset in by_role.gained:
    print(f"{user} could {action} on {asset}")
assert not by_role.lost
assert by_role.by_person.keys() == {"ada", "zoe"}
by_role

# %% [markdown]
# Ada could publish without an assignment. The settings stay closed to her all the same: Acme shares
# the ad account for running ads, and an Admin of the agency reaches no further than the share.

# %%
gained = set(by_role.gained)
assert ("ada", "ad_account.publish_ads", "adv-1") in gained
assert ("ada", "ad_account.edit_settings", "adv-1") not in gained
assert ("zoe", "ad_account.edit_settings", "adv-1") in gained

# %% [markdown]
# ## Does an Admin see money?
#
# Finance is a role of its own, says the page on roles, and another page gives Admins the payments
# anyway. If that one is right, each Admin gets the finance of their own Business Center, and the
# finance of the ad account opens for the brand's Admin alone: the agency does not pay for it.

# %%
by_purse = measured(admin_sees_money=True)
for user, action, asset in by_purse.gained:
    print(f"{user} could {action} on {asset}")
finance = {"view_finance", "manage_finance"}
assert not by_purse.lost
assert {(user, asset) for user, _, asset in by_purse.gained} == {
    ("ada", "nova"),
    ("zoe", "acme"),
    ("zoe", "adv-1"),
}
assert {action.partition(".")[2] for _, action, _ in by_purse.gained} == finance
by_purse

# %% [markdown]
# ## And the others?
#
# Most of them do not matter here. Whether partners have to accept changes no answer, because these
# have; whether a share caps the people of an agency changes none, because Mia is below the cap. An
# assumption that changes nothing in your own World needs no research.

# %%
worth_nothing: set[str] = set()
for name in notes:
    value = getattr(bc.STANDARD.parameters, name)
    if isinstance(value, bool):
        difference = measured(**{name: not value})
        print(f"{name}={not value}: {difference}")
        if difference.is_empty:
            worth_nothing.add(name)
assert {"partner_acceptance_required", "partner_member_capped_by_share"} <= worth_nothing
assert worth_nothing.isdisjoint({"admin_must_be_assigned", "admin_sees_money"})
