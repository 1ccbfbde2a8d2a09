"""What stands in the way of somebody on a page: cut words, words on top of words, Tab that jumps, pale letters."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton
from app.views.widgets.name_button import NameButton
from app.views.widgets.reading_order import tab_stops
from app.views.widgets.side_list import SideItem
from app.views.widgets.text import ElidedLabel
from tests.views.page_walk import controls

SPARE = 1
"""Pixels that may be missing without a letter being cut."""
MAY_SCROLL = (QAbstractItemView, QGraphicsView)
"""A table with many columns and a drawing as large as the family may go on to the right; the arrow keys walk them."""
MARGIN = 16
"""Pixels that are free at the right of every page: when only they are cut, no word is."""
READABLE = 4.5
"""The contrast WCAG 2 asks of text."""
SIGN = 3.0
"""And of a sign, such as the arrows beside tabs."""


def place(widget: QWidget, page: QWidget) -> QRect:
    """Return where a widget stands on the page."""
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def seen(widget: QWidget, page: QWidget) -> QRect:
    """Return the part of a widget that is not cut off by what it stands in; of what scrolls, the part in sight."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(page, QPoint()))


def apart(widget: QWidget, other: QWidget, page: QWidget) -> QRect:
    """Return where a widget is seen from another: in what scrolls without the other, it lies where the frame lies."""
    outermost = widget
    while (parent := widget.parentWidget()) is not None and widget is not page:
        if isinstance(widget, QAbstractScrollArea) and not widget.isAncestorOf(other):
            outermost = widget
        widget = parent
    return place(outermost, page)


def words_of(page: QWidget) -> Iterator[QWidget]:
    """Yield what carries words and is on the page, in sight or scrolled away."""
    for each in page.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton) and each.isVisibleTo(page) and each.text().strip():
            yield each


def called(widget: QWidget) -> str:
    """Return what to call a widget in a fault."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()
    return f"{type(widget).__name__} »{words[:40]}«"


def lacks(widget: QWidget) -> bool:
    """Tell whether the words of a widget need more room than it has."""
    if isinstance(widget, ElidedLabel | SideItem | IconButton | NameButton):
        return False  # these shorten their words on purpose and say them whole
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + SPARE
    wanted = widget.minimumSizeHint()  # words on one line are never less than whole
    return wanted.width() > widget.width() + SPARE or wanted.height() > widget.height() + SPARE


def sticks_out(widget: QWidget, page: QWidget) -> bool:
    """Tell whether a widget reaches over the edge of something round it that does not scroll."""
    parent, inside = widget.parentWidget(), widget
    while parent is not None and inside is not page:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return False
        if not parent.rect().adjusted(-SPARE, -SPARE, SPARE, SPARE).contains(place(widget, parent)):
            return True
        inside, parent = parent, parent.parentWidget()
    return False


def cut_words(page: QWidget) -> list[str]:
    """Return the words that are cut on a page, and what only a sideways scroll would show."""
    wrong = [f"{called(each)} lacks room" for each in words_of(page) if lacks(each) and not seen(each, page).isEmpty()]
    wrong += [f"{called(each)} sticks out" for each in words_of(page) if sticks_out(each, page)]
    for each in page.findChildren(QAbstractScrollArea):
        bar = each.horizontalScrollBar()
        if each.isVisibleTo(page) and bar.maximum() > MARGIN and not isinstance(each, MAY_SCROLL):
            wrong.append(f"{type(each).__name__} »{each.accessibleName()}« is {bar.maximum()} px too narrow")
    for each in page.findChildren(QLineEdit):
        wide = each.fontMetrics().horizontalAdvance(each.placeholderText())
        if each.isVisibleTo(page) and wide > each.width() - 4 and not each.text():
            wrong.append(f"the hint »{each.placeholderText()}« is cut")
    for each in page.findChildren(QComboBox):
        wide = each.fontMetrics().horizontalAdvance(each.currentText())
        if each.isVisibleTo(page) and wide + current_theme().px(41) > each.width() and not each.toolTip():
            wrong.append(f"the choice »{each.currentText()}« is cut")
    return wrong


def overlaps(page: QWidget) -> list[str]:
    """Return the words that stand on top of other words."""
    shown = [(each, seen(each, page)) for each in words_of(page)]
    wrong = []
    for (one, here), (other, there) in combinations([pair for pair in shown if not pair[1].isEmpty()], 2):
        both = here.intersected(there)
        if both.width() > 2 and both.height() > 2 and not one.isAncestorOf(other) and not other.isAncestorOf(one):
            wrong.append(f"{called(one)} and {called(other)} overlap")
    return wrong


def tab_way(page: QWidget) -> list[QWidget]:
    """Return the controls of a page in the order Tab reaches them, from the window's beginning."""
    wanted = set(controls(page))
    return [each for each in tab_stops(page) if each in wanted]


def jumps(page: QWidget) -> list[str]:
    """Return where Tab goes against the reading: up in the same column, or to the left on the same line."""
    wrong = []
    for one, other in pairwise(tab_way(page)):
        if isinstance(one, QTabBar):
            continue  # the buttons of a tab come right after it, and they stand over it
        here, there = apart(one, other, page), apart(other, one, page)
        up = there.bottom() <= here.top() and there.left() < here.right()
        level = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        left = level > min(here.height(), there.height()) / 2 and there.right() <= here.left()
        if up or left:
            wrong.append(f"Tab goes {'up' if up else 'left'} from {called(one)} to {called(other)}")
    return wrong


def light(pixel: int) -> float:
    """Return how light a colour is, as WCAG 2 counts it."""
    parts = ((pixel >> 16 & 255) / 255, (pixel >> 8 & 255) / 255, (pixel & 255) / 255)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def without_veils(page: QWidget) -> QPixmap:
    """Return a picture without the fades over and under what scrolls: what lies under them is half scrolled away."""
    veils = [each for each in page.findChildren(QWidget) if "_Veil" in type(each).__name__ and each.isVisible()]
    for each in veils:
        each.hide()
    picture = page.grab()
    for each in veils:
        each.show()
    return picture


def pale_words(page: QWidget) -> list[str]:
    """Return the words that cannot be told from their ground in a picture of the page."""
    image = without_veils(page).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels, across = memoryview(image.constBits()).cast("I"), image.width()
    wrong = []
    for each in words_of(page):
        box = seen(each, page).intersected(image.rect())
        if box.height() * 3 < each.height() * 2 or box.width() < 8 or not each.isEnabled():
            continue  # scrolled away, or a button that can do nothing now
        counted: Counter[int] = Counter()
        for y in range(box.top(), box.bottom() + 1, 1 if box.height() < 60 else 2):
            counted.update(pixels[y * across + box.left() : y * across + box.right() + 1])
        ground = counted.most_common(1)[0][0]
        best = max(contrast(ground, pixel) for pixel, _ in counted.most_common(60))
        if best < (SIGN if isinstance(each, QToolButton) else READABLE):
            wrong.append(f"{called(each)} has {best:.1f}:1 on {QColor.fromRgb(ground).name()}")
    return wrong
