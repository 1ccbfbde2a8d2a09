"""The drawing on the screen: it fits the room, one person is selected, and every command has a letter."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from app.genogram.shapes import Box, Drawing
from app.views.genogram.painting import paint_drawing, selection_ring
from app.views.genogram.walking import Direction, neighbour
from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus

COMMANDS = {
    Qt.Key.Key_F: "parents", Qt.Key.Key_P: "partner", Qt.Key.Key_B: "child", Qt.Key.Key_S: "sibling",
    Qt.Key.Key_N: "network", Qt.Key.Key_R: "relation", Qt.Key.Key_H: "household", Qt.Key.Key_K: "woman",
    Qt.Key.Key_M: "man", Qt.Key.Key_U: "unknown", Qt.Key.Key_D: "dead", Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit",
}  # fmt: skip
ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
LARGEST, SMALLEST = 2.0, 0.3


class FamilyView(QGraphicsView):
    """The drawing. `chosen` carries the selected person's id, `command` what a letter asks for."""

    chosen = Signal(str)
    command = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._item = _DrawingItem()
        self._scene.addItem(self._item)
        self._fits = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Familien tegnet")

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; the selected person stays selected, else the first one is."""
        self._item.show_drawing(drawing)
        self._scene.setSceneRect(0, 0, drawing.width, drawing.height)
        if self._item.selected not in drawing.people:
            self._item.selected = next(iter(drawing.people), "")
        self._fit()
        self._tell()

    def selected(self) -> str:
        """Return the id of the selected person, empty when nobody is drawn."""
        return self._item.selected

    def select(self, person: str) -> None:
        """Select somebody; a person who is not drawn changes nothing."""
        drawing = self._item.drawing
        if drawing is None or person not in drawing.people or person == self._item.selected:
            return
        self._item.selected = person
        self._item.update()
        self.ensureVisible(_rect(drawing.people[person]), 40, 60)
        self._tell()
        self.chosen.emit(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, ask for a command, or change the size with + - 0."""
        key, drawing = Qt.Key(event.key()), self._item.drawing
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in ARROWS and drawing is not None and self._item.selected:
            self.select(neighbour(drawing.people, self._item.selected, ARROWS[key]))
        elif plain and key in COMMANDS:
            self.command.emit(COMMANDS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._zoom(1.2 if key == Qt.Key.Key_Plus else 1 / 1.2)
        elif plain and key == Qt.Key.Key_0:
            self._fits = True
            self._fit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the person under the pointer."""
        super().mousePressEvent(event)
        spot, drawing = self.mapToScene(event.position().toPoint()), self._item.drawing
        for person, box in (drawing.people if drawing else {}).items():
            if _rect(box).adjusted(-12, -12, 12, 30).contains(spot):
                self.select(person)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size with Ctrl; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing to the new room unless its size was chosen."""
        super().resizeEvent(event)
        self._fit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the paper the drawing lies on."""
        painter.fillRect(rect, current_theme().colour("card"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing, and the focus ring round it all."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            draw_focus(painter, QRectF(self.viewport().rect()), 4)
            painter.end()

    def _fit(self) -> None:
        if not self._fits or self._item.drawing is None:
            return
        room = self.viewport().rect()
        scene = self._scene.sceneRect()
        scale = min(room.width() / max(scene.width(), 1), room.height() / max(scene.height(), 1), 1.25)
        self.resetTransform()
        self.scale(max(scale, SMALLEST), max(scale, SMALLEST))

    def _zoom(self, factor: float) -> None:
        self._fits = False
        now = self.transform().m11()
        step = min(max(now * factor, SMALLEST), LARGEST) / now
        self.scale(step, step)

    def _tell(self) -> None:
        drawing = self._item.drawing
        name = drawing.names.get(self._item.selected, "") if drawing else ""
        told = [line for line in (drawing.text_twin if drawing else ()) if name and line.startswith(name)]
        self.setAccessibleDescription(f"Valgt: {told[0] if told else name or 'ingen'}")


class _DrawingItem(QGraphicsItem):
    """Everything that is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.selected = ""

    def show_drawing(self, drawing: Drawing) -> None:
        """Take another drawing."""
        self.prepareGeometryChange()
        self.drawing = drawing
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the extent of the drawing."""
        return QRectF(0, 0, self.drawing.width, self.drawing.height) if self.drawing else QRectF()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the ring under the drawing, so that the symbol itself is unchanged."""
        if self.drawing is None:
            return
        theme = current_theme()
        if self.selected in self.drawing.people:
            selection_ring(painter, _rect(self.drawing.people[self.selected]), theme)
        paint_drawing(painter, self.drawing, theme)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
