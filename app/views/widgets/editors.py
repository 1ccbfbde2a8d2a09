"""The editors inside fields: a line, a text that grows with what is written, a choice. All say the same things."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.alt_key import is_alt_letter
from app.views.widgets.spelled_line import SpelledLine
from app.views.widgets.spelled_text import SpelledText


class Editor(Protocol):
    """What a field needs from its editor: `changed` for each change, `finished` when the user is done with it."""

    changed: Signal
    finished: Signal

    def value(self) -> str:
        """Return what stands in the editor."""

    def set_value(self, value: str) -> None:
        """Put a text in the editor without telling anybody."""


class LineEditor(SpelledLine):
    """One line. Done on Enter or when the focus leaves. Its spelling is read where `spelled` says so.

    A text that is put in it is seen from its beginning; who goes on writing does so at its end.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen_from_start = False
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self.finished)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave a file to the page: Qt would write where it lies in the line."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def value(self) -> str:
        """Return the line."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Put a text in the line."""
        self.setText(value)
        self.read_anew()
        if not self.hasFocus():
            self.setCursorPosition(0)
            self._seen_from_start = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the end of what stands there; the mouse and Tab choose another place right after."""
        self._go_to_end()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write on at the end; a letter with Alt is none."""
        if not is_alt_letter(event):
            self._go_to_end()
            super().keyPressEvent(event)

    def _go_to_end(self) -> None:
        if self._seen_from_start and not self.hasSelectedText():  # what is chosen gives way to what is written
            self.setCursorPosition(len(self.text()))
        self._seen_from_start = False


class TextEditor(SpelledText):
    """Several lines of plain text, as tall as what is written between `rows` and `most_rows`. Tab leaves it.

    Its spelling is read unless `spelled` says that it stands as it was said.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, rows: int = 3, most_rows: int = 12) -> None:
        super().__init__()
        self._rows, self._most_rows = rows, most_rows
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write; a letter with Alt is none."""
        if not is_alt_letter(event):
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words and leave files to the page: Qt would write where they lie in the text."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def value(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Put a text in the editor."""
        blocked = self.blockSignals(True)
        self.setPlainText(value)
        self.blockSignals(blocked)
        self.updateGeometry()
        self.read_anew()

    def sizeHint(self) -> QSize:
        """Return a height of the written lines."""
        lines = min(max(self.document().size().height(), self._rows), self._most_rows)
        frame = 2 * (current_theme().px(6) + 2) + round(2 * self.document().documentMargin())
        return QSize(current_theme().px(240), round(lines * self.fontMetrics().lineSpacing()) + frame)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, a narrow width."""
        return QSize(current_theme().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the words wrap differently; the document tells of that only while typing."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done when the focus goes elsewhere in the program (a menu keeps it)."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class ChoiceEditor(QComboBox):
    """One of some choices, each (value, Danish text). The wheel does nothing unless the list has the focus."""

    changed = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(min(max((len(text) for _, text in choices), default=0), 24))
        for value, text in choices:
            self.addItem(text, value)
        self.activated.connect(self._on_activated)

    def value(self) -> str:
        """Return the value of the chosen, empty when nothing is chosen."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value; an unknown one chooses nothing."""
        self.setCurrentIndex(self.findData(value))

    def _on_activated(self, _index: int) -> None:
        self.changed.emit()
        self.finished.emit()

    def sizeHint(self) -> QSize:
        """Return a little more than Qt's own, which leaves out half a letter where widths are rounded."""
        hint = super().sizeHint()
        return QSize(hint.width() + current_theme().px(4), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead, unless the user is in the list."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow that the style sheet cannot tint; a choice that is cut is whole in the tooltip."""
        words, box = self.currentText() or self.placeholderText(), QStyleOptionComboBox()
        self.initStyleOption(box)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, box, field, self).width() - 2  # Qt's own edge
        self.setToolTip(words if self.fontMetrics().horizontalAdvance(words) > room else "")
        box.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)  # Qt only cuts it
        side = current_theme().px(16)
        painter = QStylePainter(self)
        painter.drawComplexControl(control, box)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box)
        where = QRectF(self.width() - side - current_theme().px(10), (self.height() - side) / 2, side, side)
        draw_icon(painter, "caret-down", where, "ink2" if self.isEnabled() else "ink3")
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
