"""The parts of the README that are made, and how to make them: `python -m tests.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from bcmodel.rules import STANDARD
from bcmodel.show import rule_table

README = Path(__file__).parents[1] / "README.md"
RULES = re.compile(r"(?<=<!-- rules: made by `python -m tests.readme` -->\n).*?(?=<!-- end)", re.S)


def made(text: str) -> str:
    """Return the README with its made parts as they should be."""
    return RULES.sub(lambda _: f"\n{rule_table(STANDARD).strip()}\n\n", text)


if __name__ == "__main__":
    README.write_text(made(README.read_text("utf-8")), "utf-8")
