"""Sentences: lists, numbers and capital letters in them, and text that Markdown leaves as it is."""

from __future__ import annotations

from collections.abc import Iterable

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(names: Iterable[str], last: str = "and") -> str:
    """
    Return names as a list in a sentence; `last` is the word before the last of them.

    >>> listed(["Ada", "Mia", "Zoe"]), listed(["Ada", "Mia"], "or")
    ('Ada, Mia and Zoe', 'Ada or Mia')
    """
    *most, one = names
    return f"{', '.join(most)} {last} {one}" if most else one


def counted(number: int, noun: str, nouns: str = "") -> str:
    """
    Return a number with its noun, spelt out up to ten; `nouns` is the plural where it is irregular.

    >>> counted(1, "step"), counted(12, "step"), counted(2, "person", "people")
    ('one step', '12 steps', 'two people')
    """
    spelt = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{spelt} {noun if number == 1 else nouns or f'{noun}s'}"


def capitalised(text: str) -> str:
    """
    Return text with a capital first letter, the rest as it is.

    >>> capitalised("through nova, as a Partner")
    'Through nova, as a Partner'
    """
    return text[:1].upper() + text[1:]


def escaped(text: str) -> str:
    r"""
    Return text in one line, with every sign escaped that means something in Markdown.

    >>> print(escaped("Ads <b>*now*</b>"))
    Ads \<b>\*now\*\</b>
    """
    for sign in "\\`*_<[]|~&":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
