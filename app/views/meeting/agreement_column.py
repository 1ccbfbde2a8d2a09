"""The right-hand column: agreements as they grow, with what is still missing named quietly."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.models.enums_meeting import AgreementState
from app.services.agreements import AgreementRow
from app.tokens import load_tokens
from app.views.icons import IconMark
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, Scroll, clear
from app.views.widgets.buttons import draw_focus
from app.views.widgets.cards import EmptyState
from app.views.widgets.keys import KeyHint
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.wording import word

HEADING = "Aftaler indtil nu"
NONE_YET = "Ingen aftaler endnu. Den bedste kommer tit, når man mindst venter det."
WHEN = "Hvornår?"


def agreement_text(row: AgreementRow) -> tuple[str, int]:
    """Return the sentence without its full stop, and how many of its first characters are the owners' names."""
    strong = len(row.doers) if row.doers and row.sentence.startswith(row.doers) else 0
    return row.sentence.removesuffix("."), strong


def missing_words(row: AgreementRow) -> str:
    """Return »mangler svar fra Henning«, or nothing."""
    return f"mangler svar fra {join_names(row.awaiting)}" if row.awaiting else ""


class AgreementItem(QFrame):
    """One agreement; Enter or a click opens it for changing."""

    opened = Signal()

    def __init__(self, row: AgreementRow) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words, strong = agreement_text(row)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(words, "body", wrap=True, strong=strong))
        if row.when:
            column.addWidget(Text(row.when, "meta", "ink2", wrap=True))
        if row.state is not AgreementState.AGREED:
            column.addWidget(_mark("scales", word(row.state)))
        if row.lacks_date:
            column.addWidget(_mark("calendar-x", WHEN))
        if row.awaiting:
            column.addWidget(_mark("chat-circle-dots", missing_words(row)))
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 8, 6, 8)
        line.setSpacing(12)
        line.addWidget(Text(str(row.number), "subhead", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self.setAccessibleName(f"Aftale {row.number}: {words}")
        self.setAccessibleDescription("Enter retter aftalen")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the focus ring."""
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus(painter, QRectF(self.rect()), load_tokens().shape["radius_control"])
            painter.end()


class AgreementColumn(Panel):
    """All agreements of this meeting in their order. `opened` carries the row to change."""

    opened = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("card", "left")
        self._desk = desk
        self._shown: list[AgreementRow] | None = None
        self._list = Scroll("Aftaler", gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 16, 12)
        column.setSpacing(10)
        column.addWidget(SectionHeading(HEADING, role="heading"))
        column.addWidget(KeyHint(("Alt A",), "Ny aftale"))
        column.addWidget(Hairline())
        column.addWidget(self._list, 1)

    def show_agreements(self) -> None:
        """Show the agreements as they are now, the newest in sight."""
        if self._desk.agreements == self._shown:
            return
        grew = self._shown is not None and len(self._desk.agreements) > len(self._shown)
        self._shown = list(self._desk.agreements)
        clear(self._list.body)
        for row in self._shown:
            item = AgreementItem(row)
            item.opened.connect(lambda row=row: self.opened.emit(row))
            self._list.body.addWidget(item)
            self._list.body.addWidget(Hairline())
        if not self._shown:
            self._list.body.addWidget(EmptyState(NONE_YET, "handshake"))
        self._list.body.addStretch(1)
        if grew:
            bar = self._list.verticalScrollBar()
            bar.rangeChanged.connect(lambda _low, high: bar.setValue(high), Qt.ConnectionType.SingleShotConnection)


def _mark(icon: str, words: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(IconMark(icon, "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words, "meta", "warn", wrap=True), 1)
    return holder
