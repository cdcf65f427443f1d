"""Reasons: everything that goes wrong in Business Center, told, mended and shown by example."""

from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.rules.sources import Standing
from bcmodel.vocab.reasons import Reason

TELLINGS: dict[Reason, Telling] = {
    r: Telling(
        r, r.lower().replace("_", " "), "", (), Standing.ASSUMED, (), Example(("a", "b", "c"))
    )
    for r in Reason
}

__all__ = ["TELLINGS", "Example", "Mend", "Mender", "Telling"]
