"""»Tilbud« on the rail. What stands on it is made when it is first seen, so that a start never waits for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services.ports import Changes
from app.views.catalogue.editor import PREFIX
from app.views.catalogue.whole import CatalogueWhole
from app.views.page import Hints, Page
from app.views.workspace import Workspace


class CataloguePage(Page):
    """The page of the rail. `hints_changed` when another part of it is shown, whose keys are others."""

    help_topic = "catalogue"

    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._made: CatalogueWhole | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def whole(self) -> CatalogueWhole:
        """Return what stands on the page."""
        if self._made is None:
            self._made = CatalogueWhole(self.workspace)
            self._made.hints_changed.connect(self.hints_changed)
            self._room.addWidget(self._made)
        return self._made

    def refresh(self) -> None:
        """Read the catalogue again; what is looked for or half typed stays."""
        self.whole().refresh()

    def concerns(self, changes: Changes) -> bool:
        """Tell whether the catalogue, what it is used in, or the parts of the program changed."""
        return bool(changes.tables & {"definition_version", "intervention", "module", "case_"})

    def key_hints(self) -> Hints:
        """Return the keys of this page."""
        return self.whole().key_hints()

    def enter(self) -> None:
        """Begin in the search line, or where she was writing."""
        self.whole().enter()

    def show_found(self, key: str) -> None:
        """Choose a programme in the list."""
        self.whole().show_programme(key)

    def resume_draft(self, kept: dict[str, str]) -> None:
        """Open the programme again that was being written when the program stopped."""
        half = next(((key, text) for key, text in kept.items() if key.startswith(PREFIX)), None)
        if half is not None:
            self.refresh()
            self.whole().write(half[0].removeprefix(PREFIX))
