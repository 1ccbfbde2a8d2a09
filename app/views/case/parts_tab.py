"""A tab of a case that is a list of parts, each a tab of its own with its own buttons in the header."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.listing import Listing
from app.services.modules import list_modules
from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.widgets.side_list import SideList
from app.views.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TabPart:
    """One part: its key and Danish name, and the module under `app.views` and the class that make it.

    `needs` is the module of the program (`app.services.modules`) it belongs to; empty: it is always there. It is read
    in when it is first opened, for none is used every day.
    """

    key: str
    name: str
    module: str
    kind: str
    needs: str = ""


class PartsTab(CaseTab):
    """The list and the part that is open; what the municipality has switched off leaves no trace."""

    def __init__(self, workspace: Workspace, case_id: UUID, name: str, parts: tuple[TabPart, ...]) -> None:
        super().__init__(workspace, case_id)
        self._side = SideList(name, 32)
        on = {each.key for each in workspace.ask(list_modules) if each.on} if any(e.needs for e in parts) else set()
        self._parts = {each.key: each for each in parts if not each.needs or each.needs in on}
        for each in self._parts.values():
            self._side.add(each.key, each.name, self._maker(each))
        self._side.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._side)
        self._side.open(next(iter(self._parts)))

    @property
    def help_topic(self) -> str:
        """The page of the guide for the part that is open."""
        return f"case.{self._side.current()}"

    def open_part(self, key: str) -> None:
        """Open a part; one that is switched off or unknown changes nothing."""
        if key in self._parts:
            self._side.open(key)

    def current(self) -> str:
        """Return the key of the part that is open."""
        return self._side.current()

    def part(self) -> CaseTab:
        """Return the part that is open."""
        part = self._side.part(self._side.current())
        if not isinstance(part, CaseTab):
            raise TypeError("a part is a tab of its own")
        return part

    def show_row(self, row_id: UUID) -> None:
        """Show something of the part that is open."""
        self.part().show_row(row_id)

    def refresh(self) -> None:
        """Do nothing: each part draws itself again."""

    def listing(self) -> Listing | None:
        """Return the list of the part that is open."""
        return self.part().listing()

    def key_hints(self) -> Hints:
        """Return the keys of the part that is open."""
        return self.part().key_hints()

    def _maker(self, found: TabPart) -> Callable[[], QWidget]:
        def make() -> QWidget:
            kind = getattr(import_module(f"app.views.{found.module}"), found.kind)
            part: CaseTab = kind(self.workspace, self.case_id)
            self.add_action(part.header_buttons)
            part.meeting_requested.connect(self.meeting_requested)
            part.tab_requested.connect(self.tab_requested)
            return part

        return make

    def _on_opened(self, key: str, _part: object) -> None:
        for each in self._parts:
            made = self._side.part(each)
            if isinstance(made, CaseTab):
                made.header_buttons.setVisible(each == key)
        self.part_changed.emit()
