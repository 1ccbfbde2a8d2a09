"""Sager: every case, found as you type; and a new one in a minute."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.language.folding import fold
from app.services import cases
from app.services.cases import CaseLine
from app.services.listing import Listing
from app.views.cases.areas import REVIEW, TAKE_IN, WAITING, WHAT_WAITS, WORRIES, Areas, build_area
from app.views.cases.columns import case_columns
from app.views.cases.empty import CLOSED, why_empty
from app.views.cases.listed import keys_of_list, listing_of
from app.views.cases.new_case import NewCase
from app.views.cases.recent_line import RecentLine
from app.views.early.known_child import KnownChildHint
from app.views.handover.receiving import Receiving
from app.views.notifications.offer import is_in_use
from app.views.page import Hints, Page
from app.views.papers.list_preview import print_listing
from app.views.records.list_copies import note_copies
from app.views.take_in.door import ListDoor
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace

DRAFT, WORRY_DRAFT, LIST_DRAFT = "new_case", "new_worry", "take_in"
ONE_AT_A_TIME = "Åbn én sag ad gangen."
LOW = 400
"""Pixels at 100 % of a page so low that the list needs all of it."""


class CasesPage(Page):
    """The list is read once per change and narrowed in memory, so that a key never waits for the disk."""

    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines: list[CaseLine] = []
        self._waits = self._behind = False
        self._heading = SectionHeading("Sager", 0, role="title")
        self._new = PrimaryButton("Ny sag", "N", "plus")
        self._fetch = PlainButton("Hent sager", "", "handshake")
        self._review_button = PlainButton("Sagsgennemgang", "S", "users-three")
        self._worries_button = PlainButton("Bekymringer", "B", "chat-circle-dots")
        self._waiting_button = PlainButton("Uden kontakt", "U", "clock-counter-clockwise")
        self._holder = Fitted(least=True)
        self._areas = Areas(workspace, self._holder)
        self._panel = NewCase(lambda: workspace.today)
        KnownChildHint(workspace, self._panel).open_asked.connect(lambda key: self.case_requested.emit(key, ""))
        self._receiving, self._door = Receiving(workspace), ListDoor()
        self._find = line_field("Find en sag", placeholder="Navn, nummer eller ord")
        self._closed = CheckBox(CLOSED)
        columns = case_columns(lambda: workspace.today)
        self._table: RowsTable[CaseLine] = RowsTable("Liste over sager", columns, lambda line: line.id)
        self._recent, self._empty = RecentLine(workspace), EmptyState("", "folders")
        self._new_area, self._list_area, self._fetch_area = QScrollArea(), QWidget(), QScrollArea()
        self._paper = IconButton("printer", "Udskriv listen")
        self._letters = {
            Qt.Key.Key_S: self.begin_review, Qt.Key.Key_B: self.begin_worries, Qt.Key.Key_U: self.begin_waiting
        }  # fmt: skip
        self._build()
        self._connect()

    @property
    def help_topic(self) -> str:
        """The page of the guide: the list of cases, or a package from a colleague."""
        return "receiving" if self._receiving.isVisible() else "cases"

    def refresh(self) -> None:
        """Read the cases again and show those that fit the words."""
        area = self._areas.shown()
        self._behind = area is not None  # the list is not seen: it is read when it stands there again
        if area is not None:
            area.refresh()
            return
        self._lines = self.workspace.ask(cases.list_cases, closed=self._closed.isChecked())
        self._waits = is_in_use(self.workspace)
        self._waiting_button.setVisible(self._waits and self._list_area.isVisible())
        self._head.fit()
        self._narrow()

    def listing(self) -> Listing | None:
        """Return the list of cases while it is seen, or of what stands in place of it."""
        area, is_seen = self._areas.shown(), self._list_area.isVisible()
        return area.listing() if area is not None else self._listed() if is_seen else None

    def _listed(self) -> Listing:
        return listing_of(self._table, self._find.text().strip(), closed=self._closed.isChecked())

    def key_hints(self) -> Hints:
        """Return the keys of this page."""
        area = self._areas.shown()
        if area is not None:
            return area.key_hints()
        return [(("Esc",), "Luk")] if self._list_area.isHidden() else keys_of_list(waits=self._waits)

    def enter(self) -> None:
        """Begin in the search field, in what stands open in its place, or at »Ny sag« when there is nothing to find."""
        self._show_recent()
        opened: QWidget | None = self._receiving if self._fetch_area.isVisible() else self._areas.shown()
        if opened is not None:
            opened.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        listed = self._find if self._lines else self._new  # »Tryk N« would be typed in the field
        (listed if self._panel.isHidden() else self._panel).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_case(self) -> None:
        """Open the panel for a new case in place of the list, with what was half typed."""
        self._hide_all()
        for part in (self._heading, self._head, self._new_area):
            part.show()
        self._panel.open(self.workspace.drafts.kept().get(DRAFT, ""))
        self.hints_changed.emit()

    def begin_receiving(self) -> None:
        """Open a colleague's package in place of the list."""
        self._hide_all()
        self._fetch_area.show()
        self._receiving.begin()
        self.hints_changed.emit()

    def begin_with_file(self, path: Path) -> None:
        """Open a package, a receipt or a case that was double-clicked, in place of the list."""
        self.begin_receiving()
        self._receiving.open_file(path)

    def begin_review(self) -> None:
        """Open the review with the leader in place of the list."""
        self._begin_area(REVIEW)

    def begin_what_waits(self) -> None:
        """Open what waits in the cases, where the review with the leader shows it."""
        self._begin_area(WHAT_WAITS)

    def begin_worries(self) -> None:
        """Open what is not a case yet in place of the list."""
        self._begin_area(WORRIES)

    def begin_list(self) -> None:
        """Open the list of another system in place of the list of cases."""
        self._begin_area(TAKE_IN)

    def begin_waiting(self) -> None:
        """Open the notifications nobody has had contact about yet, where the register is in use."""
        if is_in_use(self.workspace):
            self._begin_area(WAITING)

    def resume_draft(self, kept: dict[str, str]) -> None:
        """Open the panel again when a new case or a worry was half typed, or a list was on its way in."""
        begin = {DRAFT: self.begin_case, WORRY_DRAFT: self.begin_worries, LIST_DRAFT: self.begin_list}
        next((each for key, each in begin.items() if kept.get(key)), lambda: None)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a case, a letter what else the page has; Esc empties the search field, then leaves it."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._fetch_area.isVisible():
            self._receiving.leave()
        elif key == Qt.Key.Key_N and not event.modifiers() and self._fetch_area.isHidden():
            self.begin_case()
        elif key in self._letters and not event.modifiers() and self._list_area.isVisible():
            self._letters[Qt.Key(key)]()
        elif key == Qt.Key.Key_Escape and self._find.text():
            self._find.set_text("")
            self._narrow()
        else:
            if key == Qt.Key.Key_Escape and self._find.editor.hasFocus():
                self._table.setFocus()  # nothing to empty: out of the field, to where the letters work
            super().keyPressEvent(event)

    def _build(self) -> None:
        buttons = (self._waiting_button, self._worries_button, self._review_button, self._fetch)
        self._head = PageHead(self._heading, *buttons, self._paper, self._new)
        narrow = QHBoxLayout()
        narrow.setSpacing(24)
        self._find.setMaximumWidth(current_theme().px(520))
        narrow.addWidget(self._find, 1)
        narrow.addStretch(0)
        narrow.addWidget(self._closed, 0, Qt.AlignmentFlag.AlignBottom)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._holder, "Sager"))
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(14)
        column.addWidget(self._head)
        for area in (self._new_area, self._fetch_area, self._list_area):
            column.addWidget(area, 1)
        inside = QVBoxLayout(self._list_area)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addLayout(narrow)
        inside.addWidget(self._recent)
        inside.addWidget(self._empty)
        inside.addWidget(self._table, 1)
        inside.addStretch(0)
        build_area(self._new_area, self._panel)
        build_area(self._fetch_area, self._receiving, self._door)

    def _connect(self) -> None:
        self._new.clicked.connect(self.begin_case)
        self._fetch.clicked.connect(self.begin_receiving)
        self._review_button.clicked.connect(self.begin_review)
        self._worries_button.clicked.connect(self.begin_worries)
        self._waiting_button.clicked.connect(self.begin_waiting)
        self._door.opened.connect(self.begin_list)
        for part in (self._receiving, self._areas):
            part.closed.connect(self._on_panel_closed)
            part.case_requested.connect(self.case_requested)
        self._areas.hints_changed.connect(self.hints_changed)
        self._find.editor.changed.connect(self._narrow)
        if isinstance(self._find.editor, LineEditor):
            self._find.editor.returnPressed.connect(self._open_current)
        self._closed.toggled.connect(self.refresh)
        self._paper.setToolTip("Udskriv listen (Ctrl P)")
        self._paper.clicked.connect(lambda: print_listing(self, self._listed()))
        self._recent.chosen.connect(lambda case_id: self.case_requested.emit(case_id, ""))
        self._table.opened.connect(lambda line: self.case_requested.emit(line.id, ""))
        self._table.several_opened.connect(lambda: self.workspace.refused.emit(ONE_AT_A_TIME))
        self._table.allow_several()
        note_copies(self._table, self.workspace, lambda line: line.id)
        self._panel.typed.connect(lambda text: self.workspace.drafts.keep(DRAFT, text))
        self._panel.begun.connect(self._on_begun)
        self._panel.closed.connect(self._on_panel_closed)
        self._take_keys()

    def _take_keys(self) -> None:
        # The table would take a letter as a search among its rows, and the scroll area an arrow the field does not use.
        alone = Qt.ShortcutContext.WidgetShortcut
        for key, begin in {Qt.Key.Key_N: self.begin_case, **self._letters}.items():
            QShortcut(QKeySequence(key), self._table, context=alone).activated.connect(begin)
        QShortcut(QKeySequence("Down"), self._find.editor, context=alone).activated.connect(self._table.setFocus)

    def _narrow(self) -> None:
        wanted, found = fold(self._find.text()).split(), list(self._lines)
        for word in wanted:
            found = [line for line in found if word in line.searched]
        self._heading.set_text("Afsluttede sager" if self._closed.isChecked() else "Sager", len(found))
        self._table.set_rows(found)
        self._table.setVisible(bool(found))
        self._empty.setVisible(not found)
        if not found:
            searched = self._find.text().strip() if wanted and self._lines else ""
            self._empty.set_sentence(why_empty(self.workspace, searched, closed=self._closed.isChecked()))
        self._show_recent()

    def _show_recent(self) -> None:
        away = self._find.text().strip() or self._closed.isChecked() or self.height() < current_theme().px(LOW)
        self._recent.show_lines([] if away else self._lines)

    def _open_current(self) -> None:
        line = self._table.current_row()
        if line is not None and self._table.isVisible():
            self.case_requested.emit(line.id, "")

    def _on_begun(self, values: dict[str, str]) -> None:
        done = self.workspace.do("Ny sag", cases.start_case, **values)
        if done is not None:
            self._panel.empty()
            self.workspace.drafts.drop(DRAFT)
            self._panel.leave()
            self.case_requested.emit(done.value, "")

    def _begin_area(self, name: str) -> None:
        self._hide_all()
        self._areas.begin(name)
        self.hints_changed.emit()

    def _hide_all(self) -> None:
        for part in (*self._of_the_list(), self._new_area, self._fetch_area):
            part.hide()
        self._areas.hide()

    def _on_panel_closed(self) -> None:
        self._hide_all()
        for part in self._of_the_list():
            part.show()
        self._head.fit()
        if self._behind:
            self.refresh()
        self.hints_changed.emit()
        self.enter()

    def _of_the_list(self) -> tuple[QWidget, ...]:
        buttons = (self._paper, self._new, self._fetch, self._review_button, self._worries_button)
        return self._heading, self._head, self._list_area, *buttons, *((self._waiting_button,) if self._waits else ())
