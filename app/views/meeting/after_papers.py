"""»Hvem får hvad«: each paper with whom it is for, one key for how they got it, and the paper itself on the screen."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.meeting_paper import meeting_pdf
from app.errors import StoreError, UserError
from app.language.dates import long_date
from app.models.enums import Copy, PaperKind
from app.services import papers
from app.services.meeting_paper import MeetingDraft, finish_meeting_paper, meeting_paper_for
from app.services.meeting_paper_recipients import PaperFor, papers_for
from app.services.papers import PlanDraft
from app.views.meeting.choice_row import ChoiceRow, keys_of
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.tab_places import put_before
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import Text
from app.wording import word

R = TypeVar("R")
AnyDraft = MeetingDraft | PlanDraft
HOW = (("i hånden", "i hånden"), ("sendt", "sendt"), ("læst højt", "læst højt"), ("vist til foto", "foto"))
TO_FILE = (("lagt i sagen", "lagt i sagen"),)
NAMES = 190
"""Pixels at 100 % of the column with names, so that the choices stand under each other."""
NONE = "Der er ingen papirer at give endnu."
FOR_THOSE_HERE = "Hvem får hvad?"
"""Over the list where nothing else says what it is."""
ALL_MADE = "Alle papirer er lavet. De ligger under Papirer i sagen."
SOME_NOT = "{count} kunne ikke laves: {names}."
WORDS = PaperWords(
    choices="Valg til papiret fra mødet",
    shown="Sådan ser papiret fra mødet ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)


class PapersPart(QWidget):
    """The list, and one paper at a time over it. `progressed` tells how many of all are made.

    `paper_shown` tells that Esc leads from a paper back to the list, or no longer.
    """

    progressed = Signal(int, int)
    paper_shown = Signal(bool)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._papers: tuple[PaperFor, ...] = ()
        self._rows: list[ChoiceRow] = []
        self._refused: list[str] = []
        self._why = True
        self.list = _PaperList()
        self.preview: PaperView[AnyDraft] = PaperView(
            desk.workspace, desk.row.case_id, WORDS, finish=finish_meeting_paper,
            draw=lambda draft: meeting_pdf(draft.paper),
        )  # fmt: skip
        self.back = QuietButton("Alle papirer", "Esc")
        self.save, self.print = PrimaryButton("Gem som …", icon="files"), PlainButton("Udskriv", icon="printer")
        self._title = Text("", "subhead", wrap=True)
        self._stack, self._over = PageStack(), QWidget()
        self._connect()
        self._lay_out()

    def show_papers(self, *, why: bool = True) -> None:
        """Read who gets what again; without `why` it may stand where others look on."""
        self._why = why
        listed = self._desk.workspace.ask(papers_for, self._desk.meeting_id)
        # What belongs to the case file is not for everybody who looks on.
        found = tuple(each for each in listed if why or each.person_id is not None)
        if [_key(each) for each in found] != [_key(each) for each in self._papers]:
            self._rebuild(found)
        self._papers = found
        for row, each in zip(self._rows, found, strict=True):
            given = f"Givet {' og '.join(each.given)}." if each.given else "Ikke givet endnu."
            row.show_choice(_how_given(each), f"{given} {each.why}" if why else given)
        self.list.title.setVisible(not why)
        self.list.none.setVisible(len(found) <= 1 and not self._desk.agreements)

    def take_focus(self) -> bool:
        """Go to the first paper nobody has got."""
        first = next((row for row, each in zip(self._rows, self._papers, strict=True) if not each.given), None)
        row = first or (self._rows[0] if self._rows else None)
        if row is not None:
            row.setFocus()
        return row is not None

    def show_paper(self, wanted: PaperFor) -> None:
        """Show one paper on the screen; what is wrong with it is said in the list."""
        draft = self._try(lambda: self._draft(wanted))
        if draft is None:
            return
        self._title.setText(_name(wanted))
        self.preview.show_draft(draft, own=self._why)
        self._stack.setCurrentWidget(self._over)
        self.paper_shown.emit(True)
        self.back.setFocus()

    def show_kind(self, kind: PaperKind, person_id: UUID | None) -> None:
        """Show the paper of a kind for somebody, when there is one."""
        self.show_papers(why=self._why)
        wanted = next((each for each in self._papers if (each.kind, each.person_id) == (kind, person_id)), None)
        if wanted is not None:
            self.show_paper(wanted)

    def make_all(self) -> None:
        """Keep every paper as finished, one at a time so that the window stays alive."""
        self._refused = []
        self.list.make.setEnabled(False)
        self._make(list(self._papers), len(self._papers))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self._over:
            self._to_list()
            return
        super().keyPressEvent(event)

    def _make(self, left: list[PaperFor], count: int) -> None:
        if not left:
            names = ", ".join(self._refused)
            self.list.said.setText(SOME_NOT.format(count=len(self._refused), names=names) if names else ALL_MADE)
            self.list.make.setEnabled(True)
            self.list.make.setFocus()
            return
        first, *rest = left
        if self._finish(first) is None:
            self._refused.append(_name(first))
        self.progressed.emit(count - len(rest), count)
        self.list.said.setText(f"{count - len(rest)} af {count} papirer er lavet …")
        QTimer.singleShot(0, self, lambda: self._make(rest, count))

    def _finish(self, wanted: PaperFor) -> UUID | None:
        """Keep a paper as finished and return its id; the same facts are the paper there is."""
        draft = self._try(lambda: self._draft(wanted))
        if draft is None:
            return None
        pdf = meeting_pdf(draft.paper)
        done = self._desk.do("Færdigt papir", finish_meeting_paper, self._desk.row.case_id, draft, pdf)
        return done.value if done else None

    def _give(self, wanted: PaperFor, how: object) -> None:
        today = f"{how} den {long_date(self._desk.workspace.today)}"
        paper_id = self._finish(wanted) if today not in wanted.given else None
        if paper_id is not None:
            self._desk.do("Udlevering", papers.deliver, paper_id, recipient_id=wanted.person_id, how=str(how))

    def _draft(self, wanted: PaperFor) -> AnyDraft:
        return self._desk.workspace.ask(
            meeting_paper_for, self._desk.meeting_id, kind=wanted.kind, copy=wanted.copy,
            recipient_id=wanted.recipient_id, child_id=wanted.child_id,
        )  # fmt: skip

    def _try(self, read: Callable[[], R]) -> R | None:
        try:
            return read()
        except UserError as error:
            self.list.said.setText(str(error))
        except StoreError as error:
            self._desk.workspace.store_failed.emit(str(error))
        return None

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self._area)
        self.paper_shown.emit(False)
        self.show_papers(why=self._why)
        self.take_focus()

    def _rebuild(self, found: tuple[PaperFor, ...]) -> None:
        empty_layout(self.list.box)
        self._rows = []
        for each in found:
            row = ChoiceRow(_name(each), TO_FILE if each.person_id is None else HOW, "V")
            see = QuietButton("Se papiret", "V")
            see.setAccessibleName(f"Se papiret: {_name(each)}")
            see.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            see.clicked.connect(lambda _on=False, each=each: self.show_paper(each))
            row.add_extra(see)
            row.set_name_width(NAMES)
            row.extra_pressed.connect(lambda each=each: self.show_paper(each))
            row.chosen.connect(lambda how, each=each: self._give(self._now(each), how))
            self.list.box.addWidget(row)
            self._rows.append(row)
        put_before(self.list.make, self._rows)

    def _now(self, wanted: PaperFor) -> PaperFor:
        return next((each for each in self._papers if _key(each) == _key(wanted)), wanted)

    def _connect(self) -> None:
        self.list.make.clicked.connect(self.make_all)
        self.back.clicked.connect(self._to_list)
        self.save.clicked.connect(self.preview.save)
        self.print.clicked.connect(self.preview.print_out)

    def _lay_out(self) -> None:
        self.preview.choices.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._title, self.save, self.print, self.preview.left_out):
            self.preview.choices.addWidget(widget)
        self.preview.choices.addStretch(1)
        over = QVBoxLayout(self._over)
        over.setContentsMargins(24, 12, 24, 12)
        over.addWidget(self.preview)
        self._area = self.list
        for page in (self._area, self._over):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)


class _PaperList(Fitted):
    """The rows, and the button that makes them all."""

    def __init__(self) -> None:
        super().__init__()
        self.make, self.title = PlainButton("Lav alle papirer", icon="files"), Text(FOR_THOSE_HERE, "heading")
        self.said, self.none = Text("", "body", "ink2", wrap=True), Text(NONE, "body", "ink2", wrap=True)
        self.box = QVBoxLayout()
        self.box.setSpacing(2)
        line = FlowLayout(gap=12)
        line.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(Text(keys_of(HOW), "meta", "ink2", wrap=True))
        column.addLayout(self.box)
        column.addWidget(self.none)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addStretch(1)


def _key(each: PaperFor) -> tuple[object, ...]:
    return (each.person_id, each.called, each.kind, each.copy, each.child_id)


def _name(each: PaperFor) -> str:
    what = "egen side" if each.copy is Copy.CHILD else word(each.kind)
    return f"{each.called}: {what}"


def _how_given(each: PaperFor) -> str | None:
    """Return the way somebody got a paper last, as one of the choices."""
    last = each.given[-1] if each.given else ""
    return next((how for how, _ in (*HOW, *TO_FILE) if last.startswith(how)), None)
