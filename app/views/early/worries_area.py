"""Bekymringer in place of the list of cases: what somebody is worried about where there is no case yet."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import in_days, short_day
from app.models.enums_early import CaseStage
from app.services import concerns
from app.services.concerns import WorryLine
from app.services.guide_lists import professions, worry_kinds
from app.services.listing import Listing
from app.services.modules import GUIDES, list_modules
from app.views.early.advice_card import AdviceCard
from app.views.early.known_child import KnownChildHint
from app.views.early.new_worry import NewWorry
from app.views.guides.reading import GuideReader
from app.views.long_reading import read_long
from app.views.page import Hints
from app.views.papers.list_preview import print_listing
from app.views.papers.table_listing import table_listing
from app.views.records.list_copies import note_copies
from app.views.widgets.buttons import BackButton, IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace
from app.wording import word

DRAFT = "new_worry"
AGAIN = "Ser på det igen"
HEADING, ENDED = "Bekymringer", "Afsluttede bekymringer"
NONE_OPEN = "Ingen bekymringer lige nu. Tryk N, når nogen ringer."
NONE_ENDED = "Ingen afsluttede bekymringer."
SHARES = {"Barnet": 28.0, "Bekymringen": 50.0, AGAIN: 22.0}
LONG = 30
"""Letters of a name that stands whole in the list."""


class WorriesArea(QWidget):
    """The list, the longest waiting first; a new one with N. `closed` when she goes back to the cases."""

    help_topic = "cases.worries"

    case_requested = Signal(object, str)
    closed = Signal()
    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading = SectionHeading(HEADING, 0, role="title")
        self._new = PrimaryButton("Ny bekymring", "N", "plus")
        self._advice_button = PlainButton("Åben rådgivning", "R", "chat-circle-dots")
        self._guides_button = PlainButton("Handleguides", "H", "steps")
        self._paper = IconButton("printer", "Udskriv listen over bekymringer")
        self._back = BackButton("Alle sager")
        self._ended = CheckBox("Vis afsluttede bekymringer")
        columns = _columns(lambda: workspace.today)
        self.table: RowsTable[WorryLine] = RowsTable("Liste over bekymringer", columns, lambda line: line.case_id)
        self._empty = EmptyState(NONE_OPEN, "chat-circle-dots")
        self.panel = NewWorry(lambda: workspace.today, workspace.ask(worry_kinds), workspace.ask(professions))
        self.advice = AdviceCard(workspace)
        self.known = KnownChildHint(workspace, self.panel)
        self.reader: GuideReader | None = None
        self._list = QWidget()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the worries as they are now; one that was half typed is opened again."""
        self._show_list()
        draft = self._workspace.drafts.kept().get(DRAFT, "")
        if draft and not self.isHidden():
            self.begin_worry()

    def begin_worry(self) -> None:
        """Open the panel for a new worry in place of the list, with what was half typed."""
        self._hide_all()
        self.panel.open(self._workspace.drafts.kept().get(DRAFT, ""))

    def begin_advice(self) -> None:
        """Open the card where a talk of the open counselling is counted."""
        self._hide_all()
        self.advice.begin()

    def begin_guides(self) -> None:
        """Show the guides to read, where the municipality has them on."""
        if self._guides_button.isHidden():
            return
        if self.reader is None:
            self.reader = GuideReader(self._workspace)
            self.reader.closed.connect(self._show_list)
            self._cards.insertWidget(2, self.reader)
        self._hide_all()
        self.reader.show()
        self.reader.begin()

    def refresh(self) -> None:
        """Read the worries again, and whether there are guides; stopped, the list of all cases stands there instead."""
        self._guides_button.setVisible(any(e.key == GUIDES and e.on for e in self._workspace.ask(list_modules)))
        if self.reader is not None and self.reader.isVisible():
            self.reader.refresh()
        if self.advice.isVisible():
            self.advice.show_counts()
        ended = self._ended.isChecked()
        lines = read_long(self._workspace, concerns.list_worries, closed=ended)
        if lines is None:
            self.closed.emit()
            return
        self._heading.set_text(ENDED if ended else HEADING, len(lines))
        self.table.set_rows(lines)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.set_sentence(NONE_ENDED if ended else NONE_OPEN)

    def key_hints(self) -> Hints:
        """Return the keys of the list."""
        if not self._list.isVisible():
            return [(("Esc",), "Luk")]
        guides: Hints = [] if self._guides_button.isHidden() else [(("H",), "Handleguides")]
        back: Hints = [(("Esc",), "Tilbage")]
        begin: Hints = [(("N",), "Ny bekymring"), (("R",), "Åben rådgivning"), *guides]
        if self.table.isHidden():
            return [*begin, *back]
        return [(("Enter",), "Åbn"), (("K",), "Kontakt"), *begin, (("Ctrl P",), "Udskriv"), *back]

    def listing(self) -> Listing | None:
        """Return the worries while their list is seen."""
        if not self._list.isVisible():
            return None
        title = ENDED if self._ended.isChecked() else HEADING
        return table_listing(title, self.table, lambda line: line.case_id, SHARES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins something, Esc goes back; letters here are never keys of the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not event.modifiers() and self._list.isVisible():
            for key, begin in self._keys():
                if event.text().upper() == key:
                    begin()
        event.accept()

    def begin_contact(self) -> None:
        """Open the worry that is chosen where a contact is noted with one more key."""
        line = self.table.current_row()
        if line is not None:
            self.case_requested.emit(line.case_id, "contacts")

    def _keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return ("N", self.begin_worry), ("R", self.begin_advice), ("H", self.begin_guides), ("K", self.begin_contact)

    def _hide_all(self) -> None:
        """Hide what stands here; the keys are others with what comes in its place."""
        QTimer.singleShot(0, self, self.hints_changed.emit)
        for part in (self._list, self.panel, self.advice, self.reader):
            if part is not None:
                part.hide()

    def _show_list(self) -> None:
        self._hide_all()
        self._list.show()
        self.refresh()
        self.hints_changed.emit()
        if not self.isHidden():
            (self.table if self.table.isVisible() else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_begun(self, values: dict[str, str]) -> None:
        done = self._workspace.do("Ny bekymring", concerns.begin_worry, **values)
        if done is not None:
            self.panel.empty()
            self._workspace.drafts.drop(DRAFT)
            self._show_list()
            self.table.choose(done.value)

    def _on_paper(self) -> None:
        listing = self.listing()
        if listing is not None:
            print_listing(self, listing)

    def _connect(self) -> None:
        self._new.clicked.connect(self.begin_worry)
        self._advice_button.clicked.connect(self.begin_advice)
        self._guides_button.clicked.connect(self.begin_guides)
        self._back.clicked.connect(self.closed)
        self._paper.clicked.connect(self._on_paper)
        self.known.open_asked.connect(lambda case_id: self.case_requested.emit(case_id, ""))
        self._ended.toggled.connect(lambda _: self.refresh())
        self.table.opened.connect(lambda line: self.case_requested.emit(line.case_id, "concerns"))
        note_copies(self.table, self._workspace, lambda line: line.case_id)
        self.panel.typed.connect(lambda text: self._workspace.drafts.keep(DRAFT, text))
        self.panel.begun.connect(self._on_begun)
        self.panel.closed.connect(self._show_list)
        self.advice.closed.connect(self._show_list)
        # The table would take the letter as a search among its rows.
        for key, begin in self._keys():
            letter = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            letter.setAutoRepeat(False)
            letter.activated.connect(begin)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10, line_gap=8)
        for button in (self._new, self._advice_button, self._guides_button):
            flow.addWidget(button)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(self._ended, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._empty)
        inside.addWidget(self.table, 1)
        inside.addStretch(0)
        sheet = Fitted()
        cards = self._cards = QVBoxLayout(sheet)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self.advice, 0, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self._list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(PageHead(self._heading, self._paper, self._back))
        column.addWidget(buttons)
        column.addWidget(scrolling(sheet, HEADING), 1)


def _columns(today: Callable[[], dt.date]) -> list[Column[WorryLine]]:
    return [
        Column("Barnet", _child, lambda line: line.child, second=_age),
        Column("Bekymringen", _text, second=_told, stretch=True),
        Column(
            AGAIN,
            lambda line: _next(line, today()),
            lambda line: line.next_on,
            second=_noted,
            colour=_colour,
            gives_way=1,
        ),
    ]


def _child(line: WorryLine) -> str:
    """Return the name, of a very long one the first and the last: the worry is what the line is read for."""
    words = line.child[:120].split()
    return line.child if len(line.child) <= LONG else f"{words[0]} {words[-1]}"


def _text(line: WorryLine) -> str:
    words = line.closed_because or line.text
    return " ".join(words[:200].split()) + (" …" if len(words) > 200 else "")


def _told(line: WorryLine) -> str:
    """Return who told it, and the sparring that was given."""
    sparring = f"sparring {line.sparring}" if line.sparring else ""
    return " · ".join(filter(None, (line.told_by[:120], sparring[:200])))


def _age(line: WorryLine) -> str:
    """Return the age, and that a course has begun."""
    course = word(line.stage) if line.stage is CaseStage.EARLY else ""
    return " · ".join(filter(None, (line.age or "alder ikke skrevet", course)))


def _noted(line: WorryLine) -> str:
    return f"skrevet {short_day(line.noted_on, keep=True)}" if line.noted_on else ""


def _next(line: WorryLine, today: dt.date) -> str:
    if line.next_on is None:
        return "" if line.closed_because else "ingen dato"
    return in_days(line.next_on, today) if abs((line.next_on - today).days) < 2 else short_day(line.next_on, keep=True)


def _colour(line: WorryLine) -> str:
    return "ink" if line.next_on or line.closed_because else "warn"
