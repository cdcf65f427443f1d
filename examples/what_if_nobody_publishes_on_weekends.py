# %% [markdown]
# # What if nobody publishes on weekends?
#
# An agency wants nothing to go live while nobody is there to watch. That is not a rule of the
# platform but a house rule: a function, added to the rulebook, and applied like all the others.

# %%
from datetime import timedelta

import bcmodel as bc
from bcmodel.rules import Source
from bcmodel.rules.town import town
from bcmodel.testing import laws

SATURDAY = 5


@bc.house_rule(
    "X001",
    about=["ad_account.publish_ads"],
    says="{person} would publish on a weekend",
    grain=bc.Grain.ASSET,
    reads_clock=True,
    source=Source("Nova's handbook, page 4"),
)
def no_publishing_on_weekends(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """In this house nothing goes live on a weekend."""
    return view.now.weekday() < SATURDAY


house = bc.STANDARD.with_(no_publishing_on_weekends)

# %% [markdown]
# The town's clock stands at noon on a Saturday. Mia could publish, but for the house.

# %%
saturday = bc.Resolver(town(), house)
publishing = ("mia", "ad_account.publish_ads", "adv-1")
decision = saturday.decide(*publishing)
print(decision.explain())
assert decision.reasons == ("NO_PUBLISHING_ON_WEEKENDS",)
assert bc.Resolver(town()).can(*publishing)
decision

# %% [markdown]
# The rule counts in every answer: in `can`, in the reverse questions, and in actions that build on
# publishing. On Monday it lets go, and no command of anybody could make it do so earlier.

# %%
monday = saturday.at(town().at + timedelta(days=2))
for access, may in ((saturday, False), (monday, True)):
    assert access.can(*publishing) is may
    assert ("mia" in access.who_can("ad_account.publish_ads", "adv-1")) is may
    assert access.decide("mia", "ad_account.run_spark_ads", "adv-1", "tt-leo").allowed is may
    assert access.can("mia", "ad_account.create_ads", "adv-1")
assert not bc.remedies(saturday, decision)

# %% [markdown]
# Is the rule sound? The laws that every rulebook keeps are tried on it, one by one.

# %%
for check in laws.for_rulebook(house):
    check.check(examples=10)
    print(check.law.says)

# %% [markdown]
# They catch a rule that does not declare what it looks at. Without `reads_clock`, the answers
# compiled for one day are used on another. Here the law is tried on one question, and on Friday.


# %%
@bc.house_rule("X002", about=["ad_account.view_ads"], says="it is a weekend")
def no_looking_on_weekends(view: bc.View, path: bc.Path) -> bool:  # noqa: ARG001 - as all rules
    """In this house nobody even looks."""
    return view.now.weekday() < SATURDAY


forgetful = bc.Resolver(town(), bc.STANDARD.with_(no_looking_on_weekends))
looking = bc.Query("mia", "ad_account.view_ads", "adv-1")
try:
    laws.index_is_decide(forgetful, looking, town().at - timedelta(days=1))
except laws.LawBroken as broken:
    print(broken.problem)
else:
    raise AssertionError("nobody noticed")
