"""What happens beside the focus is said to screen readers: saved, refused, found, another day in a picture."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QListView, QTabBar, QTableView, QWidget

AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive
IN_TURN = QAccessible.AnnouncementPoliteness.Polite
REST_MS = 600
"""Without a key before the outcome of typing is said; a reader says the letters until then."""


def say_aloud(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have a sentence read out without moving the focus; `at_once` breaks into what is being read (a refusal).

    Nothing is said for no words, nor by a widget that is not shown: what nobody sees has not happened.
    """
    if words and widget.isVisible():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(AT_ONCE if at_once else IN_TURN)
        QAccessible.updateAccessibility(event)


def describe(widget: QWidget, words: str, *, aloud: bool) -> None:
    """Give a painted widget another description and let readers know; `aloud` has it read out as well.

    Readers keep silent about a description that changes under the focus, and an arrow key in a picture does just that.
    """
    if widget.accessibleDescription() == words:
        return
    widget.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
    if aloud:
        say_aloud(widget, words)


def tell_row(view: QListView) -> None:
    """Have the chosen row read out when the list gets the focus: Qt says the name of the list last, and no row."""
    _tell_part(view, lambda: view.currentIndex().row())


def tell_cell(view: QTableView) -> None:
    """Have the chosen cell read out, with its title, when the table gets the focus."""

    def place() -> int:
        at = view.currentIndex()  # Qt counts titles as cells, those of the lines as well though they are hidden
        return (at.row() + 1) * (view.model().columnCount() + 1) + at.column() + 1 if at.isValid() else -1

    _tell_part(view, place)


def tell_tab(bar: QTabBar) -> None:
    """Have the chosen tab read out when the bar gets the focus."""
    _tell_part(bar, bar.currentIndex)


def _tell_part(widget: QWidget, place: Callable[[], int]) -> None:
    def tell() -> None:
        if widget.hasFocus() and place() >= 0:
            event = QAccessibleEvent(widget, QAccessible.Event.Focus)
            event.setChild(place())
            QAccessible.updateAccessibility(event)

    QTimer.singleShot(0, widget, tell)


class SayAtRest(QObject):
    """Says what came of typing once the keys rest: the last words given, and only if they are new."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._words, self._said = widget, "", ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._say)

    def give(self, words: str) -> None:
        """Keep these words for when the keys rest; empty ones take back what waits."""
        self._words = words
        self._rest.start()

    def _say(self) -> None:
        if self._words != self._said:
            self._said = self._words
            say_aloud(self._widget, self._words)
