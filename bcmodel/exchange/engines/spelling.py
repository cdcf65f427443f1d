"""Spelling: what opens a permission, written in the language of an engine."""

from __future__ import annotations

import attrs

from bcmodel.exchange.engines.model import AnyOf, Both, Expression, Less, Same, Stored, Via


@attrs.frozen
class Spelling:
    """How a language writes each kind of expression; the fields are format strings."""

    stored: str
    between_stored: str
    via: str
    any_of: str
    both: str
    less: str

    def text(self, expression: Expression) -> str:
        """
        Return an expression as it stands in a model.

        >>> spelling = Spelling(
        ...     "[{}]", ", ", "{relation} from {named_in}", " or ", " and ", " not "
        ... )
        >>> spelling.text(AnyOf((Same("owner"), Both(Same("member"), Via("order", "center")))))
        'owner or (member and order from center)'
        """
        match expression:
            case Stored(subjects):
                return self.stored.format(self.between_stored.join(subjects))
            case Same(relation):
                return relation
            case Via(relation, named_in):
                return self.via.format(relation=relation, named_in=named_in)
            case AnyOf(parts):
                return self.any_of.join(map(self._inner, parts))
            case Both(one, other):
                return f"{self._inner(one)}{self.both}{self._inner(other)}"
            case Less(whole, left_out):
                return f"{self._inner(whole)}{self.less}{self._inner(left_out)}"

    def _inner(self, expression: Expression) -> str:
        told = self.text(expression)
        return told if isinstance(expression, Same | Via) else f"({told})"
