"""One picture as large as there is room for. It can be drawn nearer to read small writing, and moved with the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus
from app.views.widgets.heard import Role

NEARER = 1.25
NEAREST = 8.0


class PictureView(QWidget):
    """Shows a picture that is in memory. `zoomed` carries how near it is: 1.0 when the whole of it is seen."""

    heard_as = Role.Graphic

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._zoom = 1.0
        self._middle = QPointF(0.5, 0.5)  # the point of the picture that is in the middle, in parts of its size
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage, name: str) -> None:
        """Show a picture, the whole of it; an empty one clears the view. `name` is what a screen reader says."""
        self._image = image
        self.setAccessibleName(name)
        self.whole()

    def whole(self) -> None:
        """Show the whole picture."""
        self._middle = QPointF(0.5, 0.5)
        self._set_zoom(1.0)

    def nearer(self) -> None:
        """Draw the picture nearer, up to eight times."""
        self._set_zoom(self._zoom * NEARER)

    def farther(self) -> None:
        """Draw it farther off, until the whole is seen."""
        self._set_zoom(self._zoom / NEARER)

    def zoom(self) -> float:
        """Return how near it is: 1.0 when the whole of it is seen."""
        return self._zoom

    def place(self) -> QRectF:
        """Return where the picture lies, in pixels of the view; it may reach outside."""
        size = self._size()
        left = self.width() / 2 - self._middle.x() * size.width()
        top = self.height() / 2 - self._middle.y() * size.height()
        return QRectF(QPointF(left, top), size)

    def sizeHint(self) -> QSize:
        """Ask for a fair part of a page."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Make do with a little."""
        return QSize(160, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture on the sunken ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("sunken"))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place(), self._image)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 4)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture inside the view."""
        super().resizeEvent(event)
        self._keep_inside()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go nearer and farther with the wheel."""
        (self.nearer if event.angleDelta().y() > 0 else self.farther)()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture with the mouse."""
        size = self._size()
        if self._held is None or size.isEmpty():
            return
        step = event.position() - self._held
        self._held = event.position()
        self._middle -= QPointF(step.x() / size.width(), step.y() / size.height())
        self._keep_inside()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the picture."""
        self._held = None

    def _size(self) -> QSizeF:
        """Return the size the picture is drawn in; a small one is not blown up before she asks for it."""
        real = QSizeF(self._image.size())
        if real.isEmpty():
            return QSizeF()
        fit = min(self.width() / real.width(), self.height() / real.height(), 1.0)
        return real * (fit * self._zoom)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, 1.0), NEAREST)
        self._keep_inside()
        self.zoomed.emit(self._zoom)

    def _keep_inside(self) -> None:
        size = self._size()
        self._middle = QPointF(
            _kept(self._middle.x(), self.width(), size.width()), _kept(self._middle.y(), self.height(), size.height())
        )
        self.update()


def _kept(middle: float, room: float, length: float) -> float:
    """Return the middle so that no ground shows beside a picture that is larger than the view."""
    if length <= room:
        return 0.5
    half = room / length / 2
    return min(max(middle, half), 1 - half)
