"""»Hvad er nyt«: after an update one quiet line, once, with a way to the page that tells what has changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from app import __version__
from app.services.help_pages import NEWS
from app.views.navigation import PLACE_KEY
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.help.door import HelpDoor

SEEN = "seen_version"
"""The draft that holds the version whose news have been offered in this store."""
SENTENCE = "Rundbord er opdateret til version {version}."
READ_ON = "Hvad er nyt?"


class Teller(Protocol):
    """A window with a notice that can lead somewhere."""

    def say(self, sentence: str, tone: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a notice, with something to press."""


def tell_news(window: Teller, workspace: Workspace, help_door: "HelpDoor") -> bool:
    """Offer the news when this version is another than the last that was used here; a new store has none to tell."""
    kept = workspace.drafts.kept()
    if kept.get(SEEN) == __version__:
        return False
    workspace.drafts.keep(SEEN, __version__, None)
    if SEEN not in kept and PLACE_KEY not in kept:  # nobody has been anywhere here yet
        return False
    window.say(SENTENCE.format(version=__version__), "info", (READ_ON, lambda: help_door.open_page(NEWS)))
    return True
