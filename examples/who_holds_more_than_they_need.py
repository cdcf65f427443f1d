# %% [markdown]
# # Who holds more than they need?
#
# Once a quarter Zoe, an Admin of the brand Acme, goes through who has access to its ad accounts.
# People moved on, stand-ins stayed, an agency was replaced: access piles up by itself.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
scenario = bc.load(here / "who_holds_more_than_they_need.bc.toml")
assert all(result.holds for result in scenario.run())
access = scenario.access
access

# %% [markdown]
# ## Ask
#
# A review asks the other way round. Who sees the figures, who can spend, who can change everything?
# Tom is in the list, and he has left Acme.

# %%
QUESTIONS = ["ad_account.view_reports", "ad_account.publish_ads", "ad_account.edit_settings"]
for action in QUESTIONS:
    for asset in ("adv-1", "adv-2"):
        people = sorted(access.who_can(action, asset))
        print(f"{action} on {asset}: {', '.join(people) or 'nobody'}")
assert access.who_can("ad_account.view_reports", "adv-1") == {"lea", "mia", "tom"}
assert access.who_can("ad_account.edit_settings", "adv-1") == {"lea", "mia"}

# %% [markdown]
# How does Tom come to that? The answer shows the route, and the facts on it: he works for the
# agency now.

# %%
tom = access.decide("tom", "ad_account.view_reports", "adv-1")
print(tom.routes[0])
assert tom.allowed
assert tom.routes[0].business_center == "nova"
tom

# %% [markdown]
# ## Let the model look
#
# An audit knows what is worth a look, how grave it is, and who can mend it by which command.

# %%
found = bc.audit(access)
for finding in found.findings:
    print(f"{finding.severity:6} {finding.sentence}")
assert "LEAVER_STILL_INSIDE" in found.codes
assert "SHARE_UNUSED" in found.codes
assert "SINGLE_ADMIN" not in found.codes  # every Business Center has two
found

# %% [markdown]
# ## Compare with what the work takes
#
# The audit cannot know what people are there for. Zoe can: Mia runs the campaigns on adv-1, Lea
# reads the reports of both ad accounts, and Tom has no part in it. Everything beyond that is
# excess. It comes with the commands that take it away, none of which touches what is needed.

# %%
needed = [
    bc.Query("mia", bc.Action.AD_ACCOUNT_PUBLISH_ADS, "adv-1"),
    bc.Query("lea", bc.Action.AD_ACCOUNT_VIEW_REPORTS, "adv-1"),
    bc.Query("lea", bc.Action.AD_ACCOUNT_VIEW_REPORTS, "adv-2"),
]
excess = bc.excess(access, needed, people=["lea", "mia", "tom"])
for command in excess.commands:
    print(f"{command.actor}: {command.told}")
assert set(needed).isdisjoint(excess.beyond)

# %% [markdown]
# Some of it stays, because it comes with what is needed (whoever reads reports sees the ads too),
# or with being a member at all.

# %%
for user, action, asset in excess.left:
    print(f"{user} keeps {action} on {asset}")
assert bc.Query("lea", bc.Action.AD_ACCOUNT_VIEW_ADS, "adv-1") in excess.left
assert not any((one.user, one.asset) == ("tom", "adv-1") for one in excess.left)

# %% [markdown]
# ## Do it
#
# Each command stands beside somebody who may give it: inside the agency that is its own Admin. Two
# more are Zoe's: the former agency goes, and so does an invitation that nobody answered.

# %%
farewell = bc.commands.RemovePartner(actor="zoe", business_center="acme", partner="orbit")
uninvited = bc.commands.CancelInvitation(actor="zoe", business_center="acme", user="eve")
after = access.after_all([*excess.commands, farewell, uninvited])
assert all(after.can_many(needed))
assert after.who_can("ad_account.edit_settings", "adv-1") == frozenset()
assert not after.can(*tom.question[:3])
difference = bc.diff(access, after)
assert not difference.gained
assert set(excess.taken) <= set(difference.lost)
difference

# %% [markdown]
# The audit is shorter by as much. What is left has been looked at, and is accepted for now.

# %%
left = bc.audit(after)
for finding in left.findings:
    print(f"{finding.severity:6} {finding.sentence}")
assert {"LEAVER_STILL_INSIDE", "SHARE_UNUSED", "STALE_INVITE"}.isdisjoint(left.codes)
assert set(left.codes) < set(found.codes)

# %% [markdown]
# ## Next quarter
#
# What was accepted need not be read again. Then Kai leaves, and that alone is news.

# %%
accepted = {finding.identity for finding in left.findings}
later = after.after(bc.commands.Leave(actor="kai", business_center="acme"))
news = bc.audit(later).beyond(accepted)
for finding in news.findings:
    print(f"{finding.severity:6} {finding.sentence}")
assert [(finding.code, finding.subject) for finding in news.findings] == [
    (bc.FindingCode.SINGLE_ADMIN, "acme"),
]
news
