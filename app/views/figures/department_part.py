"""»Afdelingens tal«: files of counts from the caseworkers, and what they say together, with bounds in words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from app.rules.figure_periods import short_words
from app.rules.key_figures import Period
from app.services.chart_shapes_words import GROUPS
from app.services.department_figures import department_figures
from app.services.department_rows import FEWEST, DepartmentPage
from app.services.department_words import BOUNDS, beside, hint_of, together
from app.views.figures.department_card import FoldedTable, group_card
from app.views.figures.department_files import DepartmentFiles
from app.views.figures.department_out import DepartmentOut
from app.views.figures.desk import FiguresDesk
from app.views.figures.part import FigurePart, stand_in_column
from app.views.figures.period_bar import PeriodBar
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NAME = "Afdelingens tal"
EMPTY = "Ingen periodefiler for {period} endnu."


class DepartmentPart(FigurePart):
    """The files of the period, the ways out, and under them the figures of all of them together."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._shown: DepartmentPage | None = None
        self._cards: list[Card] = []
        self.bar, self.notice = PeriodBar(desk), NoticeBar()
        self.files = DepartmentFiles(workspace, desk, self.notice)
        self.out = DepartmentOut(workspace, desk, self.notice)
        self.files.period_asked.connect(self._on_period)
        self._figures = QVBoxLayout()
        self._figures.setSpacing(14)
        self.setAcceptDrops(True)
        stand_in_column(self, (self.bar, self.files, self.out), self._figures, NAME, self.notice)

    def refresh(self) -> None:
        """Read the files and what they say together; drawn again only when that is something else."""
        self.files.show_files()
        page = self._workspace.ask(department_figures, self._desk.period)
        self.out.setVisible(page.files >= FEWEST and page.period.last < self._desk.today)
        self.out.show_ways()
        if page != self._shown:
            self._shown = page
            self._draw(page)

    def read_in(self, paths: Sequence[Path]) -> None:
        """Read files, or all that lie in a folder."""
        self.files.read_in(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, leave the rest."""
        if any(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was let go here. It is copied, never moved: the files stay where they lay."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.read_in([Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()])

    def _on_period(self, period: Period) -> None:
        """Show the period of what was fetched; the whole page is drawn anew by whoever hears that it moved."""
        self._desk.choose(period)

    def _draw(self, page: DepartmentPage) -> None:
        tables = (table for card in self._cards for table in card.findChildren(FoldedTable))
        opened, self._cards = {table.figure_id for table in tables if table.is_open}, []
        empty_layout(self._figures)
        if not page.files and not page.left_out:
            self._figures.addWidget(EmptyState(EMPTY.format(period=short_words(page.period)), "files"))
            return
        told = [together(page), *([BOUNDS] if page.rows else []), beside(page), hint_of(page)]
        self._figures.addWidget(Text(" ".join(filter(None, told)), "body", "ink2", wrap=True))
        for group, name in GROUPS.items():
            rows = page.of(group)
            if rows:
                self._cards.append(group_card(name, rows, page, opened))
                self._figures.addWidget(self._cards[-1])
