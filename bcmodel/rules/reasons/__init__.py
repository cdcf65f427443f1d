"""
Reasons: everything that goes wrong in Business Center, in words, with its mends and an example.

One module for each family, in the order in which a question meets them: the person (`membership`),
the Business Center (`centers`), how it got the asset (`sharing`) and for what (`ceilings`), what
the person was given (`assignment`), the asset itself (`states`), two things used together (`joint`,
`apps`), and the question (`questions`). Then what stops only commands: who gives them and to what
end (`requests`), people's seats (`seats`), what is handed over (`giving`) and what is held
(`holdings`). Last, what to try when nothing is in the way (`advice`). `moves` are the mends that
several of them share, `telling` says what a telling is.
"""

from bcmodel.rules.reasons import (
    advice,
    apps,
    assignment,
    ceilings,
    centers,
    giving,
    holdings,
    joint,
    membership,
    questions,
    requests,
    seats,
    sharing,
    states,
)
from bcmodel.rules.reasons.telling import Example, Mend, Mender, Telling
from bcmodel.vocab.reasons import Reason

FAMILIES = (
    membership,
    centers,
    sharing,
    ceilings,
    assignment,
    states,
    joint,
    apps,
    questions,
    requests,
    seats,
    giving,
    holdings,
    advice,
)


class Tellings(dict[Reason, Telling]):
    """The tellings by reason; those of a house bring their own."""

    def __missing__(self, reason: Reason) -> Telling:
        telling = getattr(reason, "telling", None)
        if not isinstance(telling, Telling):
            raise KeyError(reason)
        return telling


TELLINGS = Tellings((telling.reason, telling) for family in FAMILIES for telling in family.TELLINGS)
"""Every reason of the platform with its telling."""

__all__ = ["TELLINGS", "Example", "Mend", "Mender", "Telling"]
