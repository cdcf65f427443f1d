# %% [markdown]
# # What happens when the agency changes?
#
# The brand acme takes on the agency nova, and later replaces it with orbit. The file beside this
# script says who did what, when, and how it turned out. Loaded, it becomes a History, which keeps
# what was tried, what was refused, and every instant in between.

# %%
from datetime import UTC, datetime
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
scenario = bc.load(here / "what_happens_when_the_agency_changes.bc.toml")
assert [result for result in scenario.run() if not result.holds] == []
history = scenario.history
print(history)
history

# %% [markdown]
# Not every attempt succeeds. A refusal is an answer, with its reasons.

# %%
for entry in history.entries:
    if isinstance(entry.outcome, bc.Refused):
        reasons = ", ".join(entry.outcome.decision.reasons)
        print(f"{entry.at:%d %B}: {entry.command.actor} cannot {entry.command.told} ({reasons})")
assert sum(not entry.accepted for entry in history.entries) == 17

# %% [markdown]
# The agency is removed by one command, which ends the partnership and every share under it. What
# nova had assigned to its people stays written down, and counts for nothing.

# %%
(removal,) = [entry for entry in history.entries if entry.command.do == "remove_partner"]
for line in history.log():
    if line.time == removal.at:
        print(line)
assert len(removal.events) == 1 + 4  # the partnership; two ad accounts, a pixel, a profile
for event in removal.events:
    assert event.after is not None
    assert history.origin(event.after) == event
assigned = {fact for fact in history.world.facts() if isinstance(fact, bc.Assignment)}
assert bc.Assignment("nova", "mia", "adv-1", level="OPERATOR") in assigned

# %% [markdown]
# Three instants: nova at work, nobody in its place, orbit at work.


# %%
def as_of(day: datetime) -> bc.Resolver:
    """Who could do what on that day."""
    return bc.Resolver(history.as_of(day), scenario.rulebook)


before = as_of(datetime(2026, 10, 21, 8, tzinfo=UTC))
between = as_of(datetime(2026, 10, 21, 10, tzinfo=UTC))
now = history.access

for moment in (before, between, now):
    people = sorted(moment.who_can("ad_account.publish_ads", "adv-1"))
    print(f"{moment.world.at:%d %B, %H:%M}: {', '.join(people)} can publish on adv-1")
assert before.who_can("ad_account.publish_ads", "adv-1") == {"kai", "mia"}
assert between.who_can("ad_account.publish_ads", "adv-1") == {"kai"}
assert now.who_can("ad_account.publish_ads", "adv-1") == {"kai", "pia"}

# %% [markdown]
# A diff of two instants is everything that was gained and lost in between: here, by the removal.

# %%
difference = bc.diff(before, between)
print(difference)
assert not difference.gained
assert difference.by_person.keys() == {"ada", "mia", "ben"}
difference

# %% [markdown]
# The profile was nobody's to use but its owner's: both agencies advertised with its posts because
# it was linked to the ad account in their Business Center.

# %%
for person, moment in (("mia", before), ("pia", now)):
    assert moment.decide(person, "ad_account.run_spark_ads", "adv-1", "tt-1").allowed
    assert moment.who_can("tiktok_account.use_existing_posts", "tt-1") == {"sam"}
assert between.decide("mia", "ad_account.run_spark_ads", "adv-1", "tt-1").denied

# %% [markdown]
# Everybody at nova has lost everything of acme's, by whichever route they had it. At acme nobody
# notices: the same people can do the same as before.

# %%
for person in ("ada", "mia", "ben"):
    lost = before.what_can(person).keys() - now.what_can(person).keys()
    print(f"{person} has lost {', '.join(sorted(lost))}")
    assert lost
    assert now.what_can(person).keys().isdisjoint({"adv-1", "adv-2", "px-1", "tt-1"})
for person in ("zoe", "kai", "sam"):
    assert before.what_can(person) == between.what_can(person) == now.what_can(person)

# %% [markdown]
# One thing outlives the change, because it belongs to the post and the ad account, not to the
# agency: the Spark Ads code that Mia applied. Pia goes on with it, until it expires.

# %%
assert now.decide("pia", "ad_account.run_spark_ads", "adv-1", "code-1").allowed
end = datetime(2026, 11, 10, 9, tzinfo=UTC)
assert now.next_change() == end
late = now.at(end).decide("pia", "ad_account.run_spark_ads", "adv-1", "code-1")
print(late.explain())
assert late.reasons == (bc.Reason.SPARK_CODE_EXPIRED,)
late
