"""Browser: a headless Chromium that shows one page at a time, light or dark."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

from bcmodel.show.html import as_page
from tests.browser.gallery import SCHEMES, gallery

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WIDE = 900
"""How wide the window is."""


def programs() -> tuple[str, str] | None:
    """Return Chromium and its driver; nothing where one of them is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    driver = shutil.which("chromedriver")
    return (found, driver) if found and driver else None


class Browser:
    """
    A browser window; the page in it is a file, and nothing is fetched.

    What its methods ask of Selenium is loosely typed there: hence what pyright is told to ignore.
    """

    def __init__(self, chrome: Chrome, desk: Path) -> None:
        self.chrome = chrome
        self.desk = desk

    def show(self, page: str, scheme: str = "light", wide: int = WIDE) -> None:
        """Show a page to somebody who prefers a colour scheme, in a window so wide."""
        path = self.desk / "page.html"
        path.write_text(page, "utf-8")
        self._tell(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )
        size = {"width": wide, "height": 600, "deviceScaleFactor": 1, "mobile": False}
        self._tell("Emulation.setDeviceMetricsOverride", **size)
        self.chrome.get(path.as_uri())

    def picture(self) -> bytes:
        """Return the page from top to bottom as a PNG."""
        high = self.ask("return Math.ceil(document.documentElement.getBoundingClientRect().height)")
        wide = self.ask("return window.innerWidth")
        clip = {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1}
        told = self._tell("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(told["data"])

    def ask(self, script: str, *given: object) -> Any:  # noqa: ANN401 - whatever the page answers
        """Return what a script in the page answers."""
        return self.chrome.execute_script(script, *given)  # pyright: ignore[reportUnknownMemberType]

    def ground(self) -> str:
        """Return the colour of the ground on which a value is shown."""
        return str(
            self.ask("return getComputedStyle(document.querySelector('.bcm')).backgroundColor")
        )

    def outlines(self) -> list[object]:
        """Return where everything of a value stands, and on what ground."""
        script = """
            return [...document.querySelectorAll('.bcm *')].map(each => {
              const box = each.getBoundingClientRect();
              return [box.x, box.y, box.width, box.height, getComputedStyle(each).backgroundColor];
            });
        """
        return list(self.ask(script))

    def unfold(self) -> None:
        """Open every fold."""
        self.ask("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    def pressed_enter(self) -> bool:
        """Press Enter, and return whether the fold that the page calls `fold` is open then."""
        self.chrome.switch_to.active_element.send_keys(Keys.ENTER)
        return bool(self.ask("return window.fold.open"))

    def faults(self) -> list[str]:
        """Return what axe finds wrong with the page, each with the places where."""
        axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
        self.ask(axe)
        script = "axe.run().then(found => arguments[0](found.violations))"
        violations = cast(
            "list[dict[str, Any]]",
            self.chrome.execute_async_script(script),  # pyright: ignore[reportUnknownMemberType]
        )
        return [
            f"{each['id']}: {', '.join(node['html'] for node in each['nodes'])}"
            for each in violations
        ]

    def _tell(self, command: str, **said: object) -> dict[str, Any]:
        told = self.chrome.execute_cdp_cmd(command, said)  # pyright: ignore[reportUnknownMemberType]
        return cast("dict[str, Any]", told)


@contextmanager
def browser(program: str, driver: str) -> Generator[Browser, None, None]:
    """Open a browser with a profile of its own, and close it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as desk:
        options = ChromeOptions()
        options.binary_location = program
        for flag in (*FLAGS, f"--user-data-dir={desk}/profile"):
            options.add_argument(flag)
        chrome = Chrome(options, Service(driver))
        try:
            yield Browser(chrome, Path(desk))
        finally:
            chrome.quit()


def take_pictures(window: Browser, folder: Path) -> None:
    """Take a picture of each value, light and dark."""
    for (name, value), scheme in product(gallery().items(), SCHEMES):
        window.show(as_page(value), scheme)
        (folder / f"{name}-{scheme}.png").write_bytes(window.picture())
