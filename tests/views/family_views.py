"""A drawing on the screen without a case behind it: a family of the stories, shown at the size of a small laptop."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.shapes import Drawing
from app.typeface import measure
from app.views.genogram.view import FamilyView
from app.views.theme import Theme, apply_theme
from tests.genogram.families import blended

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def drawn(family: Family, options: Options | None = None) -> Drawing:
    """Draw with the widths of the shipped font, as the program does."""
    return draw_family(family, options or Options(), measure=measure)


def shown(qtbot: QtBot, family: Family | None = None, *, theme: Theme | None = None) -> FamilyView:
    """Show a family with motion off and the focus in the drawing."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme or Theme())
    view = FamilyView()
    qtbot.addWidget(view)
    view.set_motion(False)
    view.resize(1100, 760)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    family = blended() if family is None else family
    view.show_drawing(drawn(family), family)
    return view


def at(view: FamilyView, person: str, dx: float = 0.0, dy: float = 0.0) -> QPoint:
    """Return where somebody's symbol is in the view, moved by drawing units."""
    drawing = view.drawing()
    assert drawing is not None
    box = drawing.people[person]
    return view.mapFromScene(QPointF(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy))


def drag(
    view: FamilyView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEY, *, drop: bool = True
) -> None:
    """Press, move in steps as a hand does, and let go."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, keys, start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * step)
    if drop:
        QTest.mouseRelease(port, LEFT, keys, end)
