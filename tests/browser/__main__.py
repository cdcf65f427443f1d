"""`python -m tests.browser`: take the pictures of the examples anew, in `examples/pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.browser import browser, programs, take_pictures
from tests.browser.gallery import PICTURES


def main(folder: Path = PICTURES) -> int:
    """Take a picture of each value, light and dark; return 1 where there is no browser."""
    found = programs()
    if found is None:
        print("no Chromium and chromedriver were found", file=sys.stderr)
        return 1
    folder.mkdir(exist_ok=True)
    with browser(*found) as window:
        take_pictures(window, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
