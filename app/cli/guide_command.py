"""The command that writes the guide on paper. It needs no store: there is nothing about anybody in it."""

import argparse

from app import __version__
from app.documents.help_book import help_book_pdf
from app.documents.outgoing_file import write_outside
from app.services.help_pages import HelpPage
from app.services.modules import CATALOGUE, FIGURES, NOTIFICATIONS


def guide(arguments: argparse.Namespace) -> int:
    """Write the guide as PDF. Raises UserError when it cannot be written there."""
    write_outside(arguments.out, help_book_pdf(__version__, _keys()))
    return 0


def _keys() -> HelpPage | None:
    """Return the page of keys; none on a machine without what a window needs: its table knows Qt's names of keys."""
    try:  # here and not above, because it may fail
        from app.views.help.keys_page import keys_page
    except ImportError:
        return None
    return keys_page(frozenset({CATALOGUE, FIGURES, NOTIFICATIONS}))
