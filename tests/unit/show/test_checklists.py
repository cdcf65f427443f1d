"""Checklists: what is sent to a client reads as one document, and Markdown leaves names alone."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

import bcmodel as bc
from bcmodel.show.instructions import Instructions
from tests.unit.advise.kits import town

WHOLE = ("nova", "acme", "cat-1", "shop-1")


def lines_of(text: str) -> list[str]:
    """Return the lines of a checklist that are not empty."""
    return [line for line in text.splitlines() if line]


def headings(text: str) -> list[str]:
    """Return the headings of a checklist."""
    return [line.lstrip("# ") for line in lines_of(text) if line.startswith("#")]


def test_a_readiness_is_a_document_for_the_client() -> None:
    """It says for whom it is, who acts in which turn, what comes of it, and what is there."""
    told = bc.readiness(town(), *WHOLE).checklist()
    assert headings(told) == [
        "What Nova Media (nova) needs from Acme Outdoor (acme) to start",
        "Zoe Park (zoe), Acme Outdoor (acme)",
        "Ada Lindqvist (ada), Nova Media (nova)",
        "Sam Reyes (sam)",
        "Zoe Park (zoe), Acme Outdoor (acme)",
        "What you will have then",
        "What is in place already",
    ]


def test_every_step_has_its_number_its_box_and_its_menu() -> None:
    """Steps are numbered through, whoever takes them; each says where it is found."""
    ready = bc.readiness(town(), *WHOLE)
    lines = lines_of(ready.checklist())
    steps = [at for at, line in enumerate(lines) if re.match(r"\d+\. \[ \] ", line)]
    assert [lines[at].split(".")[0] for at in steps] == [
        str(number) for number in range(1, len(ready.plan) + 1)
    ]
    assert all(lines[at + 1].lstrip().startswith("- Where: ") for at in steps)


def test_everybody_finds_their_steps_at_the_top() -> None:
    """The document opens with how much there is to do, and which steps are whose."""
    lines = lines_of(bc.readiness(town(), *WHOLE).checklist())
    stands = "As things stand on 23 November 2026, this takes eight steps for three people."
    assert lines[1].startswith(stands)
    assert lines[2:5] == [
        "- **Zoe Park (zoe)**: steps 1, 2 and 6 to 8",
        "- **Ada Lindqvist (ada)**: steps 3 and 4",
        "- **Sam Reyes (sam)**: step 5",
    ]


def test_no_word_of_the_model_is_left_in_the_steps() -> None:
    """Levels, scopes and roles are told as people know them; codes stand nowhere."""
    goals = [("kim", "ad_account.create_ads", "adv-1"), ("kim", "tiktok_account.use_live", "tt-1")]
    for told in (
        bc.readiness(town(), *WHOLE).checklist(),
        bc.plan_for(town(bc.User("kim")), goals).checklist(),
    ):
        assert not re.findall(r"\b[A-Z]{2,}_[A-Z_]+\b|\b(?:STANDARD|OPERATOR|ADMIN)\b", told)
        assert not re.findall(r"\b[a-z]+_[a-z_]+\b", told)


def test_who_could_act_instead_is_told_once_for_a_turn() -> None:
    """Another Admin is named under the heading; one who can take a single step, with that step."""
    eva = (bc.User("eva", name="Eva Stone"), bc.Member("nova", "eva", role="ADMIN"))
    told = bc.readiness(town(*eva), *WHOLE).checklist()
    assert told.count("Eva Stone (eva) can do this instead.") == 1


def test_a_crowd_of_admins_is_summed_up() -> None:
    """A few people are named, and how many more there are."""
    crowd = [fact for n in range(9) for fact in (bc.User(f"a{n}"), _admin(f"a{n}"))]
    told = bc.readiness(town(*crowd), *WHOLE).checklist()
    assert "a1, a2, a3 or 6 more can do this instead." in told


def _admin(user: str) -> bc.Member:
    return bc.Member("nova", user, role="ADMIN")


def test_what_is_good_to_know_stands_with_the_step() -> None:
    """How long a QR code and an invitation are good is told as the rulebook has it."""
    told = bc.readiness(town(), *WHOLE).checklist()
    assert "   - Send the QR code to Sam Reyes (sam); it is good for one hour." in told
    kim = bc.User("kim", email="kim@nova.example")
    invited = bc.plan_for(town(kim), [("kim", "ad_account.view_ads", "adv-1")]).checklist()
    assert "The invitation goes to kim@nova.example; it is good for seven days." in invited
    assert "Invite kim to Acme Outdoor (acme) as Standard member, with the ad account" in invited


def test_who_is_ready_is_told_so() -> None:
    """Where nothing lacks there is nothing to do, and what holds is listed."""
    access = town()
    after = access.after_all(bc.readiness(access, *WHOLE).plan.commands)
    told = bc.readiness(after, *WHOLE).checklist()
    assert "Everything is in place. There is nothing to do." in told
    assert headings(told)[1:] == ["What is in place already"]
    assert "- create and publish ads in the ad account Acme Europe (adv-1)" in told


def test_what_a_plan_does_not_settle_is_told_with_its_code_at_the_end() -> None:
    """What the platform has to lift is told in words, whose move that is, and by its code."""
    stopped = bc.AdAccount("adv-1", owner="acme", name="Acme Europe", status="STATUS_LIMIT")
    told = bc.readiness(town(stopped), *WHOLE).checklist()
    assert headings(told)[-1] == "What this does not settle"
    (line,) = {line for line in lines_of(told) if line.endswith("(`AD_ACCOUNT_SUSPENDED`)")}
    assert "the platform" in line


def test_what_is_missing_is_told_to_be_made() -> None:
    """A thing that no command makes is asked for in words."""
    access = town(without=(bc.Pixel("px-1", owner="acme", name="Acme Web Shop"),))
    told = bc.readiness(access, "nova", "acme").checklist()
    assert "- Measure the results with a pixel of Acme Outdoor (acme)" in told
    assert "  - There is none yet." in told


def test_what_waits_for_a_missing_thing_is_told_so() -> None:
    """Without an ad account that anybody could create, the rest waits for it."""
    unverified = bc.BusinessCenter("acme", name="Acme Outdoor", verification="NOT_SUBMITTED")
    access = town(unverified, without=(bc.AdAccount("adv-1", owner="acme", name="Acme Europe"),))
    told = bc.readiness(access, "nova", "acme").checklist()
    assert "- Create and publish ads in an ad account of Acme Outdoor (acme)" in told
    assert told.count("  - This waits for what is missing.") == 2
    assert "ASSET_NOT_FOUND" not in told


def test_what_may_be_there_unseen_is_not_told_to_be_missing() -> None:
    """A pixel that may be out of sight is to be named, or else created."""
    pixel = bc.Pixel("px-1", owner="acme", name="Acme Web Shop")
    ready = bc.readiness(town(bc.Unseen("pixel"), without=(pixel,)), "nova", "acme")
    assert "  - None was seen, but there may be one." in ready.checklist()
    assert "  unknown no pixel seen" in str(ready)


def test_a_plan_for_a_team_tells_what_each_can_do() -> None:
    """People who can do the same then are told together."""
    goals = [(user, "ad_account.create_ads", "adv-1") for user in ("mia", "ben")]
    plan = bc.plan_for(town(), [(*goal, None, None, "nova") for goal in goals])
    told = plan.checklist()
    assert headings(told)[0] == "What Mia Torres (mia) and Ben Okafor (ben) need"
    lead = "Mia Torres (mia) and Ben Okafor (ben) can then, working in Nova Media (nova):"
    assert lead in told
    assert "- create ads on the ad account Acme Europe (adv-1)" in told


def test_a_plan_for_nothing_is_a_document_too() -> None:
    """Without goals there is nothing to do; with goals out of reach, nothing that helps."""
    assert "There is nothing to do" in bc.plan_for(town(), []).checklist()
    lost = bc.plan_for(town(), [("nobody", "ad_account.create_ads", "adv-1")]).checklist()
    assert "As things stand, there is no step that would help." in lost
    assert "(`USER_NOT_FOUND`)" in lost


HOSTILE = "Pets & <b>*Co*</b> [x](http://e.x) `tick` | #1 _now_ ~~no~~ \\ &lt; ![i](j)\n- item"


def test_names_are_text_and_not_markup() -> None:
    """Whatever a name holds, Markdown shows it as it stands, in one line."""
    brand = bc.BusinessCenter("acme", name=HOSTILE)
    told = bc.readiness(town(brand), *WHOLE).checklist()
    shown = f"{' '.join(HOSTILE.split())} (acme)"
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("strikethrough").parse(told))
    kinds = {node.type for node in tree.walk()}
    assert kinds.isdisjoint({"html_inline", "html_block", "link", "image", "em", "s", "code_block"})
    title = next(node for node in tree.walk() if node.type == "heading")
    words = "".join(node.content for node in title.walk() if node.type in {"text", "text_special"})
    assert shown in words


@pytest.mark.parametrize("length", [9, 12])
def test_what_belongs_to_a_step_is_nested_in_it(length: int) -> None:
    """Also from the tenth step on, the menu stands inside the step, and numbers go on."""
    goals = [("mia", "ad_account.create_ads", f"adv-{number}") for number in range(1, length)]
    accounts = [bc.AdAccount(f"adv-{number}", owner="acme") for number in range(1, length)]
    access = town(*accounts, bc.Partnership("acme", "nova"))
    plan = bc.plan_for(access, [(*goal, None, None, "nova") for goal in goals])
    tree = SyntaxTreeNode(MarkdownIt("commonmark").parse(plan.checklist()))
    lists = [node for node in tree.children if node.type == "ordered_list"]
    items = [item for one in lists for item in one.children]
    assert len(items) == len(plan) == 2 * (length - 1)
    assert all(any(part.type == "bullet_list" for part in item.children) for item in items)


def test_labels_are_those_of_the_thing() -> None:
    """A level is told as it is called on its kind of asset, scopes as what they permit."""
    access = town()
    told = Instructions(access)
    share = bc.commands.ChangeShare(
        actor="zoe", business_center="acme", asset="cat-1", to="nova", level="ADMIN"
    )
    assert told.sentence(share) == (
        "Change what Nova Media (nova) has of the catalog Winter Range (cat-1) "
        "to level Catalog Management."
    )
    wider = bc.commands.EditLinkScopes(
        actor="ada", business_center="nova", asset="tt-1", scopes=["LIVE", "EXISTING_POSTS"]
    )
    assert told.sentence(wider) == (
        "Ask that Nova Media (nova) may use existing posts and LIVE of the TikTok account "
        "@acme.outdoor (tt-1)."
    )


def test_the_same_word_is_told_by_what_it_is() -> None:
    """A finance role is not a level, and somebody whose id is a word keeps it."""
    told = Instructions(town(bc.User("LIVE")))
    invitation = bc.commands.InviteMember(
        actor="ada",
        business_center="nova",
        user="LIVE",
        finance_role="MANAGER",
        ad_accounts=["adv-1"],
        level="ANALYST",
    )
    assert told.sentence(invitation) == (
        "Invite LIVE to Nova Media (nova) as Standard member, as Finance Manager and with the ad "
        "account Acme Europe (adv-1) at level Analyst."
    )
