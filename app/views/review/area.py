"""Sagsgennemgang in place of the list of cases: the cases, one at a time, what waits, and the paper."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.listing import Listing
from app.services.ports import Progress
from app.services.review_list_again import ReadLines, list_again
from app.views.long_reading import READING, STOP
from app.views.page import Hints
from app.views.papers.list_preview import print_listing
from app.views.papers.table_listing import table_listing
from app.views.review.list_part import ListPart
from app.views.review.one_case import OneCase
from app.views.review.paper_part import PaperPart
from app.views.review.waiting_part import WaitingPart
from app.views.widgets.buttons import BackButton, IconButton, PlainButton, PrimaryButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.long_work import LongWork
from app.views.widgets.page_head import PageHead
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace

HEADING = "Sagsgennemgang"
MANY = 1000
"""Cases that take more than a second to read: then the bar stands there at once."""
SHARES = {"Sag": 32.0, "Fase": 15.0, "Trænger til": 26.0}
HEADINGS = {"list": HEADING, "waiting": "Det venter", "paper": "På papir"}


class ReviewArea(QWidget):
    """Four views of the same cases. `closed` when she goes back to the list of all cases."""

    help_topic = "cases.review"

    case_requested = Signal(object, str)
    closed = Signal()
    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._read_lines: ReadLines | None = None  # going back to the list reads what has changed since
        self._heading = SectionHeading(HEADING, role="title")
        self.begin_button = PrimaryButton("Gå i gang", "G", "users-three")
        self._waiting_button, self._paper_button = PlainButton("Det venter", "V"), PlainButton("Papir", "P", "printer")
        self._print = IconButton("printer", "Udskriv det, der venter")
        self._back = BackButton("Alle sager")
        self.list, self.one = ListPart(lambda: workspace.today), OneCase(workspace)
        self.waiting, self.paper = WaitingPart(workspace), PaperPart(workspace)
        self._parts: dict[str, QWidget] = {
            "list": self.list, "one": self.one, "waiting": self.waiting, "paper": self.paper,
        }  # fmt: skip
        self._stack, self._buttons = PageStack(follows=True), QWidget()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the cases as they are now."""
        self._show("list")

    def begin_what_waits(self) -> None:
        """Show what waits in the cases, without reading the list of them first."""
        self._show("waiting")

    def current(self) -> str:
        """Return which view is shown: list, one, waiting or paper."""
        return next(name for name, part in self._parts.items() if part is self._stack.currentWidget())

    def refresh(self) -> None:
        """Read what is shown again; when she stops it, the list of all cases stands there instead."""
        work = LongWork(READING, STOP, many=MANY)
        try:
            self._read(work)
        except UserError as error:
            self._workspace.refused.emit(str(error))
            self.closed.emit()
        finally:
            work.close()

    def _read(self, progress: Progress) -> None:
        shown = self.current()
        if shown == "list":
            self._read_lines = self._workspace.ask(list_again, self._read_lines, progress=progress)
            self.list.show_lines(self._read_lines.lines)
        elif shown == "one":
            self.one.refresh()
        elif shown == "waiting":
            self.waiting.refresh(progress)
        else:
            self.paper.refresh()

    def begin_at(self, first: UUID | None = None) -> None:
        """Go through the chosen cases one at a time, from one of them."""
        chosen = self.list.chosen()
        if first is not None and first not in chosen:
            chosen = [first]  # opened by name, though it was taken out
        if chosen:
            self.one.begin(chosen, first, letters=self.list.letters)
            self._put("one")

    def key_hints(self) -> Hints:
        """Return the keys of the view that is shown."""
        back: tuple[tuple[str, ...], str] = (("Esc",), "Tilbage")
        keys: dict[str, Hints] = {
            "list": [(("Mellemrum",), "Med eller ej"), (("Enter",), "Begynd her"), (("G",), "Gå i gang"), back],
            "waiting": [(("Ctrl P",), "Udskriv"), back],
            "one": [(("Ctrl Enter",), "Skriv og næste"), (("Page Down",), "Spring over"), back],
        }
        return keys.get(self.current(), [back])

    def listing(self) -> Listing | None:
        """Return what waits, or the cases in the order they are gone through; what else stands here is no list."""
        shown = self.current()
        if shown == "list":
            return table_listing(HEADING, self.list.table, lambda line: line.case_id, SHARES)
        return self.waiting.listing() if shown == "waiting" else None

    def go_back(self) -> None:
        """Go from a view to the list, and from the list to all cases."""
        shown = self.current()
        if shown == "one":
            self.one.leave()
        elif shown == "list":
            self.closed.emit()
        else:
            self._show("list")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; the letters of the list open the other views."""
        letters: dict[int, Callable[[], object]] = {
            Qt.Key.Key_G: self.begin_at,
            Qt.Key.Key_V: lambda: self._show("waiting"),
            Qt.Key.Key_P: self._show_paper,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif self.current() == "list" and not event.modifiers() and event.key() in letters:
            letters[event.key()]()
        # Letters here are never keys of the page behind.
        event.accept()

    def _show(self, name: str) -> None:
        self._put(name)
        self.refresh()
        if name == "list":
            QTimer.singleShot(0, self, self._begin_at_top)  # before the page scrolls to what has the focus
            self.list.enter()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at_top(self) -> None:
        """With large letters begin at the button: to show the first case the page would scroll it away."""
        frame = self.parentWidget()
        while frame is not None and not isinstance(frame, QScrollArea):
            frame = frame.parentWidget()
        page = frame.widget() if frame is not None else None
        if frame is not None and page is not None and self.list.first_ends(page) > frame.viewport().height():
            self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_paper(self) -> None:
        self._put("paper")
        self.paper.show_cases(self.list.chosen(), self.one.leader)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, name: str) -> None:
        self._stack.setCurrentWidget(self._parts[name])
        self._head.setVisible(name != "one")
        self._buttons.setVisible(name == "list")
        self._print.setVisible(name == "waiting")
        self._back.set_words("Alle sager" if name == "list" else HEADING)
        self._heading.set_text(HEADINGS.get(name, HEADING))
        self._head.fit()
        self.hints_changed.emit()

    def _on_counted(self, count: int) -> None:
        self._heading.set_text(HEADING, count)
        for button in (self.begin_button, self._paper_button):
            button.setEnabled(count > 0)

    def _connect(self) -> None:
        self.begin_button.clicked.connect(lambda _checked: self.begin_at())
        self._waiting_button.clicked.connect(lambda: self._show("waiting"))
        self._paper_button.clicked.connect(self._show_paper)
        self._back.clicked.connect(self.go_back)
        self._print.clicked.connect(lambda: print_listing(self, self.waiting.listing()))
        self.list.begun.connect(self.begin_at)
        self.list.counted.connect(self._on_counted)
        self.one.closed.connect(lambda: self._show("list"))
        self.one.case_requested.connect(lambda case_id: self.case_requested.emit(case_id, ""))
        self.waiting.case_requested.connect(self.case_requested)

    def _lay_out(self) -> None:
        flow = FlowLayout(self._buttons, gap=10, line_gap=8)
        for button in (self.begin_button, self._waiting_button, self._paper_button):
            flow.addWidget(button)
        self._head = PageHead(self._heading, self._print, self._back)
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self._buttons)
        column.addWidget(self._stack, 1)
