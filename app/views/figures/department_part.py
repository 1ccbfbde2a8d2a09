"""»Afdelingens tal«: files of counts from the caseworkers, and what they say together, with bounds in words."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.exchange.period_file import read_period_file
from app.rules.figure_periods import short_words
from app.services.chart_shapes_words import GROUPS
from app.services.department_figures import DepartmentRow, department_figures
from app.services.period_files import PeriodFileRow, keep_period_file, list_period_files, remove_period_file
from app.views.figures.department_words import TWIN, names_of, number_of, table_of, together
from app.views.figures.desk import FiguresDesk
from app.views.figures.figure_table import FigureTableView
from app.views.figures.part import FigurePart, stand_in_column
from app.views.figures.period_bar import PeriodBar
from app.views.file_choice import ask_open_path
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import IconButton, LinkButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

NAME, KIND, FILES = "Afdelingens tal", "Periodefil (*.json)", "Filer"
ABOUT = (
    "Hver rådgiver gemmer sin periodefil under »Papir og filer«. Hent dem her, så bliver de lagt sammen. Filerne "
    "rummer kun antal, og det, de skjuler, kan heller ikke ses her."
)
EMPTY = "Ingen periodefiler for {period} endnu."
TAKEN = "Filen for {period} er hentet."
BOUNDS = "»Mindst« og »højst« står, hvor nogle af filerne skjuler et lille tal."


class DepartmentPart(FigurePart):
    """The files of the period, one line each, and under them the figures of all of them together."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self.bar, self.notice = PeriodBar(desk), NoticeBar()
        self.label = line_field("Hvem er filen fra? (kan stå tomt)", placeholder="fx »Team Nord«")
        self._drafts = FieldDrafts(workspace, None, "period_file:")
        self._drafts.bind("label", self.label)
        self.fetch = PrimaryButton("Hent periodefil …", icon="files")
        self.fetch.clicked.connect(lambda: self._on_fetch(None))
        self._lines, self._figures = QVBoxLayout(), QVBoxLayout()
        files = Card(FILES)
        self.label.setMaximumWidth(420)
        for part in (Text(ABOUT, "meta", "ink2", wrap=True), self.label):
            files.body.addWidget(part)
        files.body.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        files.body.addLayout(self._lines)
        self._figures.setSpacing(14)
        stand_in_column(self, (self.bar, self.notice, files), self._figures, NAME)

    def refresh(self) -> None:
        """Read the files and what they say together."""
        rows = self._workspace.ask(list_period_files, self._desk.period)
        empty_layout(self._lines)
        for row, name in zip(rows, names_of(rows), strict=True):
            self._lines.addWidget(self._line(row, name))
        empty_layout(self._figures)
        if not rows:
            self._figures.addWidget(EmptyState(EMPTY.format(period=short_words(self._desk.period)), "files"))
            return
        page = self._workspace.ask(department_figures, self._desk.period)
        self._figures.addWidget(Text(f"{together(page)} {BOUNDS}", "body", "ink2", wrap=True))
        for group, name in GROUPS.items():
            own = [row for row in page.rows if row.figure.group is group]
            if own:
                self._figures.addWidget(_group_card(name, own))

    def read_in(self, path: Path, replaces: UUID | None = None) -> None:
        """Read a file and show its period, or say what is wrong with it."""
        self.notice.close_notice()
        try:
            counts = read_period_file(path)
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        done = self._workspace.do("Hent periodefil", keep_period_file, counts, self.label.text(), replaces=replaces)
        if done is not None:
            self.label.set_text("")
            self._drafts.drop_all()
            self._desk.choose(counts.period)
            self.notice.say(TAKEN.format(period=short_words(counts.period)), "good")

    def _line(self, row: PeriodFileRow, name: str) -> QWidget:
        holder, words = QWidget(), QVBoxLayout()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        words.addWidget(Text(name, "body", wrap=True))
        if row.twin:
            words.addWidget(Text(TWIN, "meta", "warn", wrap=True))
        newer, away = LinkButton("Hent en nyere"), IconButton("trash", f"Fjern filen: {name}")
        newer.setAccessibleName(f"Hent en nyere i stedet for: {name}")
        newer.clicked.connect(lambda: self._on_fetch(row.id))
        away.clicked.connect(lambda: self._workspace.do("Fjern periodefil", remove_period_file, row.id))
        line.addLayout(words, 1)
        for button in (newer, away):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _on_fetch(self, replaces: UUID | None) -> None:
        path = ask_open_path(self, "Hent periodefil", KIND)
        if path:
            self.read_in(Path(path), replaces)


def _group_card(name: str, rows: Sequence[DepartmentRow]) -> Card:
    """Return the figures of a group under each other."""
    card = Card(name)
    for row in rows:
        card.body.addWidget(Hairline())
        card.body.addWidget(Text(row.figure.name, "subhead", wrap=True))
        card.body.addWidget(Text(number_of(row), "body", wrap=True))
        table = table_of(row)
        if table is not None:
            card.body.addWidget(FigureTableView(row.figure.name, table))
        card.body.addWidget(Text(row.figure.says_not, "meta", "ink2", wrap=True))
    return card
