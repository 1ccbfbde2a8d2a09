"""Tab through a page in the order it is read, also when some of it was made later than what stands under it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtWidgets import QLayout, QWidget

from app.views.meeting.tab_places import takes_tab


def tab_as_it_is_read(page: QWidget) -> None:
    """Let Tab walk what is in the layouts of a page from the top down."""
    layout = page.layout()
    if layout is not None:
        for before, after in pairwise(_controls(layout)):
            QWidget.setTabOrder(before, after)


def _controls(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and takes_tab(widget):
            yield widget
        inside = inner if widget is None else widget.layout()
        if inside is not None:
            yield from _controls(inside)
