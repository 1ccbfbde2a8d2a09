"""What has been said at this step: the child's own words first, in guillemets, then lines with or without a name."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.services.meeting_rows import ContributionRow
from app.services.meetings import change_contribution, set_may_be_written
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.said_correction import SaidCorrection
from app.views.meeting.words_editor import MAY_WRITE
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, LinkButton
from app.views.widgets.cards import EmptyState, OwnWords
from app.views.widgets.text import Hairline, Text

SAID = {True: "har sagt ja til, at ordene står her", False: "har sagt nej. Ordene kommer ikke på papir"}
ANSWERS: dict[bool | None, tuple[tuple[bool, str], ...]] = {
    None: ((True, "Ja"), (False, "Nej")),
    True: ((False, "Nej alligevel"),),
    False: ((True, "Ja alligevel"),),
}
"""What can be answered to »må jeg skrive det sådan?« after what has been answered."""
NOTHING_YET = "Ikke skrevet endnu. Korte stikord er nok."


class SaidList(QWidget):
    """The lines of one step. A line can be written better, or emptied to take it away; `touched` comes after.

    Lines that did not change stay the widgets they are, so a meeting of a hundred lines is as quick as one of three.
    """

    touched = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._kind = ""
        self._shown: tuple[ContributionRow, ...] | None = None
        self._lines: dict[UUID, tuple[ContributionRow, QWidget]] = {}
        self._saving = False
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:said:")
        self._empty = EmptyState(NOTHING_YET, "quotes")
        self._holder = QWidget()
        self._box = QVBoxLayout(self._holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._holder)

    def show_kind(self, kind: str) -> None:
        """Show what was said of one kind, with the child's words above it."""
        own = self._desk.said(ContributionKind.OWN_WORDS)
        rows = [] if kind == ContributionKind.OWN_WORDS.value else self._desk.said(ContributionKind(kind))
        shown = (*own, *rows)
        self._kind = kind
        if shown == self._shown:
            return
        self._shown = shown
        at_once = not self._holder.isAncestorOf(QApplication.focusWidget() or self)
        if at_once:
            self._holder.hide()  # else every line that comes or goes sets all the others anew
        self._show(shown)
        if at_once:
            self._holder.show()

    def newest(self) -> QWidget | None:
        """Return the last line that stands there, None when there is none."""
        return self._lines[self._shown[-1].id][1] if self._shown else None

    def _show(self, shown: tuple[ContributionRow, ...]) -> None:
        for gone in set(self._lines) - {each.id for each in self._desk.row.contributions}:
            self._let_go(gone)
        for place, row in enumerate(shown):
            self._place(row, place)
        here = {each.id for each in shown}
        for row_id, (_, line) in tuple(self._lines.items()):  # a line that goes may keep what is corrected in it
            line.setVisible(row_id in here)
        self._empty.setVisible(not shown)

    def _place(self, row: ContributionRow, place: int) -> None:
        known, line = self._lines.get(row.id, (None, None))
        if line is None or known != row:
            self._let_go(row.id)
            line = self._own_words(row) if row.kind is ContributionKind.OWN_WORDS else self._line(row)
            self._lines[row.id] = (row, line)
        if self._box.indexOf(line) != place:
            self._box.insertWidget(place, line)

    def _let_go(self, row_id: UUID) -> None:
        _, line = self._lines.pop(row_id, (None, None))
        if line is not None:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _own_words(self, row: ContributionRow) -> QWidget:
        answer = "" if row.may_be_written is None else SAID[row.may_be_written]
        words = OwnWords(row.text, f"{row.speaker or 'Barnet'} {answer}." if answer else row.speaker)
        asking, layout = self._asking(row), words.layout()
        if answer:
            words.put_beside(asking)
        elif isinstance(layout, QVBoxLayout):  # a question and two answers need a line of their own
            layout.addWidget(asking, 0, Qt.AlignmentFlag.AlignLeft)
        return self._with_pencil(words, row)

    def _asking(self, row: ContributionRow) -> QWidget:
        """Return the question whether the words may stand there, with the answers that are left to give."""
        asking = QWidget()
        line = QHBoxLayout(asking)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        if row.may_be_written is None:
            line.addWidget(Text(MAY_WRITE, "meta", "ink2"))
        for yes, text in ANSWERS[row.may_be_written]:
            button = LinkButton(text)
            button.setAccessibleName(f"{text}, {MAY_WRITE[:1].lower()}{MAY_WRITE[1:]} {_short(row.text)}")
            button.clicked.connect(lambda _on=False, yes=yes: self._answer(row, yes=yes))
            line.addWidget(button)
        return asking

    def _line(self, row: ContributionRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        nobody = f"for {row.on_behalf_of}" if row.on_behalf_of else "uden navn"
        speaker = Text(row.speaker or nobody, "body", "ink2", wrap=True)
        speaker.setFixedWidth(current_theme().px(104))
        line.addWidget(speaker, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(row.text, "spoken", wrap=True), 1)
        lined = QWidget()
        column = QVBoxLayout(lined)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._with_pencil(holder, row))
        column.addWidget(Hairline())
        return lined

    def _with_pencil(self, words: QWidget, row: ContributionRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(words, 1)
        change = IconButton("pencil-simple", f"Ret: {_short(row.text)}")
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)

        def begin() -> SaidCorrection:
            line.replaceWidget(words, editor := self._correction(row))
            for covered in (words, change):
                covered.hide()
            return editor

        change.clicked.connect(lambda: begin().setFocus())
        if self._drafts.text(str(row.id)) is not None and not self._saving:
            begin()
        return holder

    def _correction(self, row: ContributionRow) -> SaidCorrection:
        """Return the line where the words are written better; what was half typed there goes on."""
        editor = SaidCorrection(row.text)
        self._drafts.bind(str(row.id), editor, lambda text: self._change(row, text))
        editor.editor.finished.connect(lambda: self._end_change(row))
        editor.given_up.connect(lambda: self._give_up(editor, row))
        return editor

    def _change(self, row: ContributionRow, text: str) -> object:
        self._saving = True
        try:
            return self._desk.do("Ret, hvad der blev sagt", change_contribution, row.id, text=text)
        finally:
            self._saving = False

    def _give_up(self, editor: SaidCorrection, row: ContributionRow) -> None:
        editor.set_text(row.text)  # or leaving the line would keep what was given up
        self._drafts.drop(str(row.id))
        self._end_change(row)

    def _end_change(self, row: ContributionRow) -> None:
        """Show the words again; what could not be kept stays in its line, with the sentence that says why."""
        if self._saving or self._drafts.text(str(row.id)) is not None:
            return
        self._shown = None
        self._let_go(row.id)
        self.show_kind(self._kind)
        self.touched.emit()

    def _answer(self, row: ContributionRow, *, yes: bool) -> None:
        self._desk.do("Ja til ordene" if yes else "Nej til ordene", set_may_be_written, row.id, yes=yes)
        self.touched.emit()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
