"""The right mouse button anywhere in the window: what the buttons of that row do, and its words as clean text."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QCheckBox, QLabel, QMenu, QStackedWidget, QWidget

from app.language.safe_text import clean
from app.views.page import Page
from app.views.widgets.cards import Card
from app.views.widgets.row_verbs import Verb, copy_words, may_copy, verb_menu, verbs_of

MOST = 8
"""With more buttons than this it is no row any more but a whole page."""


def menu_at(window: QWidget, at: QPoint) -> QMenu | None:
    """Return the menu for a place in the window; None where there is nothing to do and nothing to copy."""
    clicked = window.childAt(at)
    if clicked is None:
        return None
    row = _row_of(clicked)
    words = words_of(row or _words_around(clicked))
    copies = [Verb("Kopiér teksten", "", lambda: copy_words(words))] if words and may_copy(clicked) else []
    menu = verb_menu(window, verbs_of(_buttons(row)) if row is not None else (), copies)
    return menu if menu.actions() else None


def words_of(part: QWidget) -> str:
    """Return the words that can be read in a part of the page, a line each, from the top and the left."""
    labels = [part] if isinstance(part, QLabel) else part.findChildren(QLabel)
    seen = [each for each in labels if each.isVisible() and each.text().strip()]
    seen.sort(key=lambda each: _corner(each, part))
    return "\n".join(clean(each.text()).strip() for each in seen)


def _row_of(clicked: QWidget) -> QWidget | None:
    """Return the innermost part around a place that has buttons of its own; a page is no row."""
    part: QWidget | None = clicked
    while (
        part is not None and not isinstance(part, Page | QAbstractScrollArea | QStackedWidget) and not part.isWindow()
    ):
        if (buttons := _buttons(part)) and not isinstance(part, QAbstractButton):
            return part if len(buttons) <= MOST else None
        part = part.parentWidget()
    return None


def _buttons(part: QWidget) -> list[QAbstractButton]:
    """Return the buttons of a part in the order they are read."""
    found = part.findChildren(QAbstractButton)
    seen = [each for each in found if each.isVisible() and each.isEnabled() and not isinstance(each, QCheckBox)]
    return sorted(seen, key=lambda each: _corner(each, part))


def _corner(widget: QWidget, part: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(part, QPoint(0, 0))
    return corner.y(), corner.x()


def _words_around(clicked: QWidget) -> QWidget:
    part: QWidget | None = clicked
    while part is not None and not part.isWindow():
        if isinstance(part, Card):
            return part
        part = part.parentWidget()
    return clicked
