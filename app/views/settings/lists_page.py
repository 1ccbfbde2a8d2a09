"""The page »Lister og overskrifter«: every list of the parts that are on, and the one that is chosen beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.settings.lists_desk import ListDesk, Standing, key_of
from app.views.settings.lists_editor import ListEditor
from app.views.settings.lists_part import HEADING
from app.views.settings.lists_words import WHY, WORDS
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.list_beside import ListBeside, Pane
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WIDEST, NARROW = 1180, 640
"""Pixels at 100 %: the widest page, and under which the chosen list stands below the others."""


class ListsPage(QWidget):
    """The page. `closed` when she goes back to the settings."""

    help_topic = "settings.lists"

    closed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.desk, self._inside = ListDesk(workspace, kept), Fitted(least=True)
        columns = [
            Column[Standing]("Liste", lambda each: each.shown().name, second=_group, stretch=True),
        ]
        self.table: RowsTable[Standing] = RowsTable("Alle lister", columns, lambda each: key_of(each.row.list))
        self.editor = ListEditor(self.desk)
        self._lay_out()
        self.desk.changed.connect(self._show)
        self.table.selected.connect(self._on_selected)
        self.editor.made.connect(self._on_made)
        self.table.opened.connect(lambda _row: self.editor.enter())

    def enter(self) -> None:
        """Read the lists, and begin among them."""
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self.desk.read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts an open line, goes from a list to its place among all, and from there back to the settings."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self.focusWidget() is self.table:
            self._on_back()
        elif not self._shut_line():
            self.editor.commit()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut_line(self) -> bool:
        inside = self.focusWidget()
        return inside is not None and self.editor.lines.isAncestorOf(inside) and self.editor.lines.fold()

    def _show(self) -> None:
        self.table.set_rows(list(self.desk.standings().values()))

    def _on_selected(self, standing: Standing | None) -> None:
        self.editor.setVisible(standing is not None)
        if standing is not None:
            self.editor.show_list(key_of(standing.row.list))

    def _on_made(self, key: str) -> None:
        model, blocked = self.table.model(), self.table.blockSignals(True)
        for place in range(model.rowCount()):
            self.table.setCurrentIndex(model.index(place, 0))
            row = self.table.current_row()
            if row is not None and key_of(row.row.list) == key:
                break
        self.table.blockSignals(blocked)
        self.editor.show_list(key)
        self.editor.enter()

    def _on_back(self) -> None:
        self.editor.commit()
        self.closed.emit()

    def _lay_out(self) -> None:
        back = BackButton("Indstillinger")
        back.clicked.connect(self._on_back)
        panes = ListBeside(self.table, Pane((self.editor,), "Den valgte liste", whole=True), (2, 3), NARROW)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(32, 24, 32, 16)
        outer.setSpacing(8)
        outer.addWidget(PageHead(Text(HEADING, "title", wrap=True), back))
        outer.addWidget(Text(WHY, "body", "ink2", wrap=True))
        outer.addSpacing(8)
        outer.addWidget(panes, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._inside, HEADING))


def _group(standing: Standing) -> str:
    """Return what a list is for, and when it is our own or about to be: »Underretninger · rettet her · kladde«."""
    told = [WORDS[standing.shown().kind].group]
    if standing.row.own_since is not None:
        told.append("rettet her" if standing.row.is_shipped else "jeres eget")
    if standing.draft is not None:
        told.append("kladde")
    return " · ".join(told)
