"""»Mere«: what is done to a case now and then – pictures, who sees what, its history, giving it on, letting it go."""

from collections.abc import Callable
from importlib import import_module
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.widgets.side_list import SideList
from app.views.workspace import Workspace

PARTS: tuple[tuple[str, str, str, str], ...] = (
    ("files", "Billeder og filer", "case.files_tab", "FilesTab"),
    ("journal", "Til fagsystemet", "journal.tab", "JournalTab"),
    ("shown_as", "Vis som …", "case.shown_as", "ShownAsTab"),
    ("history", "Hvad er sket", "case.history_tab", "HistoryTab"),
    ("access", "Aktindsigt", "case.access_tab", "AccessTab"),
    ("hand_over", "Giv sagen videre", "case.hand_over_tab", "HandOverTab"),
    ("gedcom", "Slægt fra fil", "gedcom.tab", "GedcomTab"),
    ("keeping", "Gem eller slet", "case.keeping_tab", "KeepingTab"),
)
"""Key, name, and the module and class of the part: read in when it is first opened, for none is used every day."""

KEYS = tuple(key for key, _, _, _ in PARTS)


class MoreTab(CaseTab):
    """A list of parts, each a tab of its own with its own buttons in the header."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._side = SideList("Mere om sagen")
        for key, name, module, kind in PARTS:
            self._side.add(key, name, self._maker(module, kind))
        self._side.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._side)
        self._side.open(KEYS[0])

    def open_part(self, key: str) -> None:
        """Open a part. KeyError for an unknown key."""
        self._side.open(key)

    def part(self) -> CaseTab:
        """Return the part that is open."""
        part = self._side.part(self._side.current())
        if not isinstance(part, CaseTab):
            raise TypeError("a part of »Mere« is a tab of its own")
        return part

    def refresh(self) -> None:
        """Do nothing: each part draws itself again."""

    def key_hints(self) -> Hints:
        """Return the keys of the part that is open."""
        return self.part().key_hints()

    def _maker(self, module: str, kind: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            part: CaseTab = getattr(import_module(f"app.views.{module}"), kind)(self.workspace, self.case_id)
            self.add_action(part.header_buttons)
            part.meeting_requested.connect(self.meeting_requested)
            part.tab_requested.connect(self.tab_requested)
            return part

        return make

    def _on_opened(self, key: str, _part: object) -> None:
        for each in KEYS:
            made = self._side.part(each)
            if isinstance(made, CaseTab):
                made.header_buttons.setVisible(each == key)
        self.part_changed.emit()
