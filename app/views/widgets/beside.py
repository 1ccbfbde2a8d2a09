"""Where a sentence stands on the screen: what is said beside the work is not said a second time on top of the page."""

from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from app.views.widgets.aloud import say_aloud
from app.views.widgets.fields import LabeledField


def is_told_beside(sentence: str) -> bool:
    """Tell whether a sentence stands where it can be read; its last line is brought in sight and it is read out.

    What stands on a page that has been left, or was rolled away, is told to nobody.
    """
    for each in QApplication.allWidgets():
        if isinstance(each, QLabel) and each.text() == sentence and _is_in_sight(each):
            _roll_to(each)
            if not isinstance(each.parentWidget(), LabeledField):  # a field has said it itself
                say_aloud(each, sentence, at_once=True)
            return True
    return False


def _is_in_sight(label: QLabel) -> bool:
    """A line that came a moment ago has no room yet: what it stands in is looked at, or whether one writes there."""
    around, focused = label.parentWidget(), QApplication.focusWidget()
    if not label.isVisible() or around is None:
        return False
    return not around.visibleRegion().isEmpty() or (focused is not None and around.isAncestorOf(focused))


def _roll_to(label: QLabel) -> None:
    above: QWidget | None = label.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(label, 0, 8)
