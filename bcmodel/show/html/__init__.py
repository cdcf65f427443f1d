"""HTML: what values show in notebooks - escaped, without scripts, complete in itself."""

from bcmodel.show.html.page import as_page

__all__ = ["as_page"]
