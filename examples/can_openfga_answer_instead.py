# %% [markdown]
# # Can OpenFGA answer instead?
#
# A team that outgrows one machine serves the same answers from an engine that it runs already. An
# export is a model, the same for every World, and relationships, about as many as facts.

# %%
from pathlib import Path

import bcmodel as bc

here = Path(__file__).parent if "__file__" in globals() else Path()  # a notebook has no file
access = bc.load(here / "why_cant_mia_publish.bc.toml").access
export = bc.to_engine(access, "openfga")
print(export)

# %% [markdown]
# The model says what each level lets through. Nobody wrote that table: it was made by asking the
# rulebook about every role, level, scope and state.

# %%
for line in export.model.splitlines():
    if "define may_create_ads" in line or "define can_publish_ads" in line:
        print(line.strip())

# %% [markdown]
# The store file is what `fga store import` takes in; its tests are what `fga model test` runs. At
# its top stands what OpenFGA cannot be told, such as until when the answers are good.

# %%
store = export.files()["store.fga.yaml"]
for note in export.notes:
    assert str(note) in store
    print(note)

# %% [markdown]
# From then on the store is kept up to date event by event. Mia is denied publishing because the
# ad account is assigned to her for looking only; once that is raised, one tuple takes another's
# place.

# %%
raising = bc.commands.ChangeAssignment(
    actor="ada", business_center="nova", user="mia", asset="adv-1", level="OPERATOR"
)
planned = access.plan(raising)
assert isinstance(planned, bc.Planned)
changes = bc.event_tuples(access, planned.events)
print(changes.to_openfga())
assert (len(changes.writes), len(changes.deletes)) == (1, 1)

# %% [markdown]
# Replayed, that is the export of the new World.

# %%
after = access.after(raising)
assert changes.applied_to(export.tuples) == frozenset(bc.to_engine(after, "openfga").tuples)
