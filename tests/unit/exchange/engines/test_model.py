"""The model: every action is a permission, and what opens it follows the rulebook."""

from __future__ import annotations

import bcmodel as bc
from bcmodel.exchange.engines.model import Less, Relation, Stored
from bcmodel.exchange.engines.naming import actions_by_type, permission
from bcmodel.exchange.engines.openfga import model_text
from bcmodel.exchange.engines.schema import model_of
from bcmodel.rules.levels import LEVEL_NEEDED
from bcmodel.vocab.actions import BIT

HOUSE = bc.STANDARD.without("S202")


def relations_of(book: bc.Rulebook, name: str) -> dict[str, Relation]:
    """Return the relations of a type by name."""
    [one] = [one for one in model_of(book).types if one.name == name]
    return {relation.name: relation for relation in one.relations}


def told(book: bc.Rulebook, name: str) -> str:
    """Return a type as OpenFGA is told it."""
    return model_text(model_of(book)).split(f"\ntype {name}\n")[1].split("\ntype ")[0]


def test_every_action_is_a_permission() -> None:
    """Of the type that it is done on, or of the pairs that it is done with; none is left out."""
    for book in (bc.STANDARD, HOUSE):
        for name, actions in actions_by_type().items():
            assert {permission(action) for action in actions} <= relations_of(book, name).keys()
    assert {a for actions in actions_by_type().values() for a in actions} == set(bc.Action)


def test_a_permission_tells_its_action() -> None:
    """On one type no two actions have one name, so that names can be read back."""
    for actions in actions_by_type().values():
        assert len({permission(action) for action in actions}) == len(actions)


def test_a_level_opens_what_the_rulebook_says() -> None:
    """Assigned as Operator, held at Operator: exactly the actions that need no more."""
    opened = told(bc.STANDARD, "ad_account")
    operators = "may_create_ads: as_operator from held_at_operator or"
    assert operators in opened
    needed = LEVEL_NEEDED[bc.Kind.AD_ACCOUNT][bc.Level.OPERATOR]
    for action in actions_by_type()["ad_account"]:
        is_operators = f"{permission(action)}: may_create_ads but not" in opened
        assert is_operators == bool(needed & BIT[action]), action


def test_parameters_change_the_model() -> None:
    """Where Admins need no assignment, the model says so; elsewhere nothing of the kind."""
    roleless, by_role = bc.STANDARD, bc.STANDARD.with_parameters(admin_must_be_assigned=False)
    way = "active_member from business_center) or active_admin from business_center"
    assert way not in told(roleless, "held_pixel")
    assert way in told(by_role, "held_pixel")
    uncapped = bc.STANDARD.with_parameters(partner_member_capped_by_share=False)
    assert "held_at_admin" in told(roleless, "ad_account")
    assert "held_at_admin" not in told(uncapped, "ad_account")


def test_what_is_closed_closes_whatever_opens() -> None:
    """Every permission that is not granted one by one yields to those who are shut out."""
    for name, actions in actions_by_type().items():
        known = relations_of(bc.STANDARD, name)
        for action in actions:
            expression = known[permission(action)].expression
            is_granted = f"granted_{permission(action).removeprefix('can_')}" in known
            assert isinstance(expression, Less) is not is_granted, action


def test_names_fit_both_engines() -> None:
    """Lower case, and neither shorter nor longer than OpenFGA and SpiceDB admit."""
    for book in (bc.STANDARD, HOUSE):
        for one in model_of(book).types:
            for relation in one.relations:
                assert relation.name.replace("_", "").isalnum()
                assert relation.name == relation.name.lower()
                assert 3 <= len(relation.name) <= 50


def test_a_house_has_a_model_without_words() -> None:
    """Where rules differ from the standard ones, everything is granted one by one."""
    for name in actions_by_type():
        stored = [r for r in relations_of(HOUSE, name).values() if isinstance(r.expression, Stored)]
        assert {relation.name.partition("_")[0] for relation in stored} == {"granted"}
