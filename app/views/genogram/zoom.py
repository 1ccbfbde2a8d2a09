"""Looking closer and wider at the drawing: by keys, wheel, two fingers, and by moving the paper."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from app.views.genogram.canvas import Canvas

NEARER = 1.2
WHEEL_STEP = 60
"""Pixels one notch of the wheel moves the paper."""


class ZoomCanvas(Canvas):
    """A canvas one can look closer at. Nothing here changes what is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.grabGesture(Qt.GestureType.PinchGesture)

    def fit(self) -> None:
        """Show the whole drawing."""
        self.camera.fit(self.room_of(self._person))
        self._glide()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Change the size; the point `at` of the view, else its middle, stays where it is."""
        self.motion.finish()
        self.camera.zoom(factor, None if at is None else self.mapToScene(at.toPoint()))
        self.viewport().update()

    def zoom_to_selection(self) -> None:
        """Look closely at the selected person with their nearest, or at the two ends of the selected line."""
        room = self.room_of(self._person)
        for each in self._line.ends if self._line else self.walk.near(self._person):
            room = room.united(self.room_of(each))
        if not room.isEmpty():
            self.camera.zoom_to(room)
            self._glide()

    def event(self, event: QEvent) -> bool:
        """Take two fingers on a screen."""
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take two fingers on a touchpad."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size at the pointer with Ctrl; else move the paper, sideways with Shift."""
        by = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else None
        by = by or QPointF(event.angleDelta()) / 120 * WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(NEARER ** (event.angleDelta().y() / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
            self.camera.pan(QPointF(by.y(), 0), free=False)
        else:
            self.camera.pan(by, free=False)
        event.accept()

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint()))
        self.camera.pan(pinch.centerPoint() - pinch.lastCenterPoint())
        self.zoom_by(pinch.scaleFactor(), at)
        event.accept(pinch)
        return True
