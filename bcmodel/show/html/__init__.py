"""HTML: what values show of themselves in notebooks; escaped, without scripts, complete."""

from bcmodel.show.html.page import as_page

__all__ = ["as_page"]
