"""The reference: built whole, and every link of it leads somewhere."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import bcmodel as bc
from bcmodel.change.commands import COMMANDS
from bcmodel.cli import main
from tests.places import EXAMPLES
from tests.reference import opening
from tests.reference.pages import pages
from tests.reference.words import label_of


class Page(HTMLParser):
    """What a page links to, and the places in it that can be linked to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element links to, and what it is called."""
        for name, value in attrs:
            if value and name in {"href", "src"} and tag != "use":
                self.links.append(value)
            elif value and name == "id":
                self.places.add(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as it is built, without a warning."""
    for tool in ("sphinx", "furo"):
        pytest.importorskip(tool, reason="the extra `docs` builds the reference")
    from tests.reference.building import build

    out = tmp_path_factory.mktemp("reference")
    build(out)
    return out


@pytest.fixture(scope="module")
def read(site: Path) -> dict[Path, Page]:
    """Return every page of the site."""
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_link_inside_leads_somewhere(read: dict[Path, Page]) -> None:
    """A link names a file that is there, and a place in it."""
    dead = [(str(path), link) for path, link in _inner(read) if not _leads(read, path, link)]
    assert sum(1 for _ in _inner(read)) > 1000
    assert dead == []


def _inner(read: dict[Path, Page]) -> Iterator[tuple[Path, str]]:
    for path, page in read.items():
        yield from ((path, link) for link in page.links if not urlsplit(link).scheme)


def _leads(read: dict[Path, Page], path: Path, link: str) -> bool:
    parts = urlsplit(link)
    there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not there.is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in read[there].places


def test_links_to_elsewhere_are_well_formed(read: dict[Path, Page]) -> None:
    """A source is a page on some host, by https; nothing is fetched from elsewhere to be shown."""
    links = {link for page in read.values() for link in page.links}
    outer = {link: urlsplit(link) for link in links if urlsplit(link).scheme}
    assert len(outer) > 30
    strange = [
        link
        for link, parts in outer.items()
        if parts.scheme != "https" or not re.fullmatch(r"[\w.-]+\.\w+", parts.netloc)
    ]
    assert strange == []


def test_the_search_works_offline(site: Path, read: dict[Path, Page]) -> None:
    """The index of the search lies beside the pages, and knows the rules."""
    assert site / "search.html" in read
    assert "share-level-covers-the-action" in (site / "searchindex.js").read_text("utf-8")


def test_everything_that_decides_has_its_place(read: dict[Path, Page]) -> None:
    """Each rule, reason, command, action, finding and parameter can be linked to."""
    places = {place for page in read.values() for place in page.places}
    named = [
        *(label_of("rule", rule.code) for rule in bc.STANDARD.every_rule),
        *(label_of("reason", reason) for reason in bc.Reason),
        *(label_of("command", name) for name in COMMANDS),
        *(label_of("action", action) for action in bc.Action),
        *(label_of("finding", code) for code in bc.FindingCode),
        *(label_of("parameter", name) for name in bc.Parameters.notes()),
    ]
    assert [label for label in named if label not in places] == []
    front = [f"bcmodel.{name}" for name in bc.__all__ if name != "commands"]
    assert [name for name in front if name not in places] == []


def test_no_two_pages_have_one_path() -> None:
    """Nothing that is written is overwritten."""
    paths = [path for path, _ in pages()]
    assert len(set(map(str.lower, paths))) == len(paths)


def test_every_rule_page_shows_it_unmet_and_met() -> None:
    """An example that is not allowed, and what comes of it where all is well."""
    written = dict(pages())
    for rule in bc.STANDARD.every_rule:
        text = written[f"rules/{rule.code}"]
        assert re.search(r"^   (Denied|Refused|Unknown): ", text, re.MULTILINE), rule
        assert "\nMet\n---" in text, rule


def test_what_the_opening_page_shows_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code and the calls do as they are said to, in the folder of the examples."""
    monkeypatch.chdir(EXAMPLES)
    with contextlib.redirect_stdout(StringIO()) as printed:
        exec(opening.TOOL + opening.NOTEBOOK, {})  # noqa: S102 - our own text
    assert printed.getvalue().startswith("Denied: ")
    with contextlib.redirect_stdout(StringIO()):
        assert [main(call.split()) for call in opening.CALLS] == [0] * len(opening.CALLS)
