"""Building: the pages written, and made a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.application import Sphinx

import bcmodel as bc
from tests.reference.pages import pages

SETTINGS: Mapping[str, object] = {
    "project": "bcmodel",
    "version": bc.__version__,
    "release": bc.__version__,
    "html_title": f"bcmodel {bc.__version__}",
    "extensions": ["sphinx.ext.autodoc", "tests.reference.linking"],
    "default_role": "word",
    "nitpicky": True,
    "autodoc_member_order": "bysource",
    "autodoc_class_signature": "mixed",
    "autodoc_preserve_defaults": True,
    "autodoc_typehints_format": "short",
    "python_use_unqualified_type_names": True,
    "add_module_names": False,
    "toc_object_entries": False,
    "highlight_language": "python",
    "html_theme": "furo",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_show_copyright": False,
    "html_show_sphinx": False,
    "html_static_path": ["_static"],
    "html_css_files": ["reference.css"],
    "smartquotes": False,
}
STYLE = """\
table.docutils { width: 100%; }
table.docutils th { text-align: left; }
.highlight .nn { text-decoration: none; }
div.highlight-text pre { white-space: pre-wrap; }
dl.field-list > dd > ul { margin-bottom: 0.75rem; }
table.docutils td, table.docutils th { vertical-align: top; }
table.docutils td code, dl.field-list code { overflow-wrap: anywhere; }
dl.field-list > dt { white-space: nowrap; }
"""


def build(out: Path) -> int:
    """Build the site and return how many pages it has; any warning of Sphinx is an error."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "source")
        number = _write(source)
        app = Sphinx(
            source,
            None,
            out,
            Path(folder, "doctrees"),
            "html",
            confoverrides=dict(SETTINGS),
            status=None,
            freshenv=True,
            warningiserror=True,
            parallel=2,
        )
        app.build(force_all=True)
    if app.statuscode:
        message = "the reference was built with warnings, told above"
        raise RuntimeError(message)
    return number


def _write(source: Path) -> int:
    written = 0
    for path, text in pages():
        file = source / f"{path}.rst"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        written += 1
    style = source / "_static" / "reference.css"
    style.parent.mkdir()
    style.write_text(STYLE, "utf-8")
    return written
