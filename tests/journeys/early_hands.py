"""Somebody at the keyboard in a case before its plan: goes to what has a name, and types, chooses and presses there."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from app.bootstrap import COPENHAGEN
from app.services import cases
from app.views.case.page import KEYS
from app.views.main_window import MainWindow
from app.views.widgets.editors import ChoiceEditor, LineEditor, TextEditor

Key = Qt.Key
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
EDITORS = (LineEditor, TextEditor, ChoiceEditor)


class Clock:
    """A clock that stands still until the story goes on."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2025, 3, 3, 10, 0, tzinfo=COPENHAGEN)

    def __call__(self) -> dt.datetime:
        """Return what the time is."""
        return self.moment

    def turn_to(self, day: str, at: str = "10:00") -> None:
        """Let the story go on at this day and hour."""
        self.moment = dt.datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=COPENHAGEN)


class EarlyHands:
    """The hands. What is looked for by name must be there, seen, and the only one first in the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def named(self, name: str, kinds: tuple[type[QWidget], ...]) -> QWidget:
        """Return the first of these kinds that is seen and called so, or whose name begins so."""
        there = [each for each in self.window.findChildren(QWidget) if isinstance(each, kinds)]
        seen = [each for each in there if each.isVisible() and each.isEnabled()]
        found = [each for each in seen if called(each) == name] or [e for e in seen if called(e).startswith(name)]
        assert found, f"»{name}« is not there: {sorted({called(each) for each in seen} - {''})}"
        return found[0]

    def press(self, name: str) -> None:
        """Press a button with Space."""
        button = self.named(name, (QAbstractButton,))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Key.Key_Space)
        settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        settle()

    def write(self, name: str, words: str) -> None:
        """Type in a field, or choose with the arrows where one chooses; what stood there is written over."""
        field = self.named(name, EDITORS)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QComboBox):
            texts = [field.itemText(at).casefold() for at in range(field.count())]
            place = next((at for at, text in enumerate(texts) if words.casefold() in text), -1)
            assert place >= 0, f"»{words}« is not in {texts}"
            while field.currentIndex() != place:
                QTest.keyClick(field, Key.Key_Down if field.currentIndex() < place else Key.Key_Up)
        else:
            QTest.keyClick(field, Key.Key_A, CTRL)
            QTest.keyClicks(field, words)
        settle()

    def leave(self) -> None:
        """Go on with Tab, as one does when a field is done."""
        self.key(Key.Key_Tab)

    def part(self, tab: str, part: str = "") -> None:
        """Open a tab of the case by its number, and a part of it."""
        self.key(Qt.Key(Key.Key_1 + KEYS.index(tab)), CTRL)
        if part:
            self.press(part)

    def said(self) -> str:
        """Return everything that can be read in the window."""
        return words_of(self.window)

    def case_id(self) -> UUID:
        """Return the only case there is."""
        (line,) = self.window._workspace.ask(cases.list_cases)
        return line.id


def called(widget: QWidget) -> str:
    """Return what a screen reader calls a control."""
    text = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return str(text).replace("&", "").strip()


def words_of(window: QWidget) -> str:
    """Return every word that can be read or heard in a window: labels, buttons, names, choices, hints and fields."""
    words = []
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisible():
            words += [each.accessibleName(), each.toolTip(), each.accessibleDescription()]
            words += [each.text()] if isinstance(each, QLabel | QAbstractButton) else []
            words += [each.itemText(at) for at in range(each.count())] if isinstance(each, QComboBox) else []
            words += [str(each.property("placeholderText") or "")]
    return "\n".join(filter(None, words))


def settle() -> None:
    """Let the window catch up."""
    for _ in range(4):
        QApplication.processEvents()
