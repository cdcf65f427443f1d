"""Elements: whatever is put in, comes out as text, and cannot leave its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bcmodel.show.html.elements import INSTEAD, STRANGE, details, div, safe, written
from bcmodel.show.html.picture import cut
from tests.unit.show.html.reading import Page

TEXTS = st.text(st.characters(exclude_characters="\r"), max_size=60)


@given(TEXTS, TEXTS)
def test_text_and_attributes_are_read_back_as_they_were_given(text: str, said: str) -> None:
    """But for letters that steer what stands around them, of which each is replaced."""
    page = Page(written(div("head", text, aria_label=said)))
    assert page.text == STRANGE.sub(INSTEAD, text)
    assert page.elements == [
        ("div", {"class": "bcm-head", "aria-label": STRANGE.sub(INSTEAD, said)})
    ]


@given(TEXTS)
def test_what_is_written_can_be_saved(text: str) -> None:
    """Surrogates and the like do not get into a page."""
    assert safe(text).encode("utf-8").decode("utf-8") == safe(text)
    assert not {"<", ">", '"', "'"} & {*safe(text)}


def test_nothing_is_left_out_and_several_parts_stand_in_order() -> None:
    """`None` puts in nothing; parts may be put in as lists of lists."""
    assert written(details("", "a", None, ["b", ("c", None)])) == "<details>abc</details>"


@given(TEXTS, st.integers(2, 30))
def test_a_text_is_cut_to_its_room(text: str, most: int) -> None:
    """What fits stays; what does not ends with an ellipsis, and is no longer than the room."""
    told = cut(text, most)
    assert len(told) <= most
    assert told == text or (told.endswith("…") and text.startswith(told[:-1]))
