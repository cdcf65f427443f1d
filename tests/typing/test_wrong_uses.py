"""What a type checker must refuse, so that it never gets as far as an error."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.places import HOUSE

WRONG = """
import bcmodel as bc
access: bc.Resolver
access.can("mia", "ad_account.view_ads", "adv-1", at=access.world.at)
access.can("mia", "ad_account.view_ads", True)
access.can("mia", "ad_account.view_ads", "adv-1", at="today")
access.can_many([("mia", "ad_account.view_ads")])
access.what_can("mia", "adv-1")["adv-1"]
bc.World.of(bc.User("mia"))
bc.World.of([bc.User("mia")], at=access.world.at)
bc.User(7)
bc.Member("nova", "mia", role=None)
bc.Member("nova", "mia", finance_role=7)
bc.Member("nova", "mia", "ADMIN")
bc.Share("adv-1", "nova", levle="ADMIN")
bc.Share("adv-1", "nova", scopes=7)
bc.AdAccount("adv-1", owner=True)
bc.User("mia").login = "LOST"
bc.Level(7)
bc.commands.Leave(actor="mia")
bc.commands.Leave("mia", "nova")
bc.commands.Leave(actor="mia", business_center="nova", user="mia")
bc.commands.ChangeRole(actor="mia", business_center="nova", user="mia", role=None)
bc.commands.InviteMember(actor="mia", business_center="nova", user="mia", ad_accounts=7)
bc.commands.Leaves
access.plan("leave")
access.plan(bc.commands.Leave(actor="mia", business_center="nova")).decision
if access.decide("mia", "ad_account.view_ads", "adv-1"): pass
"""
"""Two lines to set out from, one that is right, and many that are not."""
RIGHT = 4


@pytest.fixture(scope="module")
def lines_refused(tmp_path_factory: pytest.TempPathFactory) -> set[int]:
    """Return the lines that mypy refuses; its cache makes all but the first run quick."""
    pytest.importorskip("mypy")
    snippet = tmp_path_factory.mktemp("wrong") / "wrong.py"
    snippet.write_text(WRONG, "utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", "--follow-imports=silent", snippet],
        cwd=HOUSE,
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.stderr == ""
    errors = [line for line in told.stdout.splitlines() if ": error: " in line]
    return {int(line.partition("wrong.py:")[2].partition(":")[0]) for line in errors}


def test_mypy_refuses_every_wrong_use_and_nothing_else(lines_refused: set[int]) -> None:
    """Ids, words, times, forms of the questions, changes of facts; also a decision as a truth."""
    every = dict(enumerate(WRONG.splitlines(), 1))
    wrong = {number for number in every if number > RIGHT}
    assert {every[number] for number in wrong - lines_refused} == set()
    assert lines_refused <= wrong
