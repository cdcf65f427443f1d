"""The parts of the README that are made, and how to make them: `python -m tests.readme`."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO

from bcmodel import STANDARD
from bcmodel.cli import main
from bcmodel.show import rule_table
from tests.places import EXAMPLES, HOUSE

README = HOUSE / "README.md"
ANSWER = re.compile(r"(?<=^```text\n).*?(?=\nexit code 1\n```$)", re.DOTALL | re.MULTILINE)
RULES = re.compile(r"(?<=<!-- rules -->\n).*?(?=\n<!-- end of rules -->)", re.DOTALL)


def made(text: str) -> str:
    """Return the README with its made parts as they should be."""
    asked = EXAMPLES / "why_cant_mia_publish.bc.toml"
    with redirect_stdout(StringIO()) as printed:
        main(["why", str(asked), "mia", "ad_account.publish_ads", "adv-1"])
    answer = printed.getvalue().rstrip("\n")
    table = f"\n{rule_table(STANDARD).strip()}\n"
    return RULES.sub(lambda _: table, ANSWER.sub(lambda _: answer, text))


if __name__ == "__main__":
    README.write_text(made(README.read_text("utf-8")), "utf-8")
