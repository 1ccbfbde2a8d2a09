"""The page »Hvad tallene tæller«: every key figure in a list, and the words of the one that is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.figure_definitions import OwnFigure, list_figures
from app.views.settings.figures_editor import FigureEditor
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
"""Pixels at 100 %: the widest page, and under which the words stand below the list."""
NAME = "Hvad tallene tæller"
WHY = (
    "Kommunen kan give et tal et andet navn, skrive med sine egne ord, hvordan det tælles, og slå det fra. Det, "
    "programmet tæller, bliver det samme."
)


class FiguresDefinedPage(QWidget):
    """The page. `closed` when she goes back to the settings."""

    help_topic = "settings.figures"

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._inside = workspace, Fitted(least=True)
        columns = [
            Column[OwnFigure]("Tal", lambda row: row.figure.name, stretch=True),
            Column[OwnFigure]("Hos jer", _standing),
        ]
        self.table: RowsTable[OwnFigure] = RowsTable("Alle tal", columns, lambda row: row.figure.id)
        self.editor = FigureEditor(workspace)
        self._lay_out()
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(lambda _row: self.editor.enter())
        self.editor.saved.connect(self.refresh)

    def enter(self) -> None:
        """Read the figures, and begin in the list."""
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the figures again; the one that is chosen stays."""
        self.table.set_rows(self._workspace.ask(list_figures))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the words to the list, and from there back to the settings."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self.table.hasFocus():
            self.closed.emit()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selected(self, row: OwnFigure | None) -> None:
        if row is not None:
            self.editor.show_figure(row)

    def _lay_out(self) -> None:
        back = BackButton("Indstillinger")
        back.clicked.connect(self.closed)
        panes = ListBeside(self.table, Pane((self.editor,), "Ordene om tallet", whole=True), (1, 1), NARROW)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(32, 24, 32, 16)
        outer.setSpacing(8)
        outer.addWidget(PageHead(Text(NAME, "title", wrap=True), back))
        outer.addWidget(Text(WHY, "body", "ink2", wrap=True))
        outer.addSpacing(8)
        outer.addWidget(panes, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._inside, NAME))


def _standing(row: OwnFigure) -> str:
    if not row.on:
        return "slået fra"
    return "jeres egne ord" if row.own else ""
