"""Turning to the room and back: F8 on the own screen, F9 on the projector, »Vis til foto«, the dark."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.views.meeting.desk import MeetingDesk
from app.views.meeting.goodbye_page import GoodbyePage
from app.views.meeting.question_head import QuestionHead
from app.views.meeting.room_projector import RoomProjector
from app.views.meeting.room_sheet import BACK, DARK, PHOTO, PROJECT
from app.views.meeting.room_stage import RoomStage, Shows
from app.views.meeting.room_strip import RoomStrip
from app.views.meeting.room_view import RoomView


class RoomTurning(QObject):
    """Everything about the room's screen, for the meeting's. `turned` to it, `returned` to the page it left."""

    turned = Signal()
    returned = Signal()

    def __init__(self, desk: MeetingDesk, head: QuestionHead, pages: QStackedLayout, own: QWidget) -> None:
        super().__init__(own)
        self._pages, self._desk = pages, desk
        self._left: QWidget | None = None
        self.stage = RoomStage(desk, head.words, self)
        self.view = RoomView(self.stage)
        self.projector = RoomProjector(self.stage, own)
        self.strip = RoomStrip(self.stage, self.projector)
        head.asked.connect(lambda _words: self.stage.refresh())
        self.view.turned_back.connect(self.turn_back)
        self.view.pressed.connect(self._on_pressed)
        self.strip.darkened.connect(self.dark)
        self.projector.exposed.connect(self.expose)
        pages.currentChanged.connect(lambda _place: self._on_page())

    @property
    def is_on(self) -> bool:
        """Whether the own screen is turned to the room."""
        return self._pages.currentWidget() is self.view

    def stands_before(self, page: QWidget) -> bool:
        """Tell whether the own screen shows the room what belongs to a page, which Esc leads back to."""
        return self.is_on and self._left is page and self.stage.shows is Shows.ROOM

    def keep_focus(self) -> None:
        """Take the focus back while the own screen is turned: no key may reach what lies behind."""
        if self.is_on:
            self.view.setFocus()

    def keys(self) -> dict[str, Callable[[], object]]:
        """Return the keys that work from anywhere in the meeting."""
        return {
            "F8": self.turn, "Shift+F8": self.photo, "F9": self.project,
            "Shift+F9": self.projector.next_screen, "F10": self.dark,
        }  # fmt: skip

    def turn(self) -> None:
        """Turn the own screen to the room, or back."""
        if self.is_on and self.stage.shows is Shows.ROOM:
            self.turn_back()
        else:
            self._turn_to(Shows.ROOM)

    def photo(self) -> None:
        """Show the plan to be photographed, or turn back."""
        if self.is_on and self.stage.shows is Shows.PHOTO:
            self.turn_back()
        else:
            self._turn_to(Shows.PHOTO)

    def project(self) -> None:
        """Show the room's view on the other screen and keep the own one for the work; or close it there."""
        self.projector.turn()
        if self.projector.window is not None:
            self.turn_back()

    def dark(self) -> None:
        """Make every screen black at once; any key brings back what the room saw."""
        self._turn_to(Shows.DARK)

    def expose(self) -> None:
        """Show the room's view on the own screen, because others can see it now."""
        self._turn_to(Shows.ROOM)

    def turn_back(self) -> None:
        """Show the page that was left; the projector goes on with what belongs to it."""
        if not self.is_on:
            return
        if self._left is not None:
            self._pages.setCurrentWidget(self._left)
        self._left = None
        self.returned.emit()

    def show_time(self, now: dt.datetime) -> None:
        """Show the clock on both screens."""
        views = [self.view, *([self.projector.window.view] if self.projector.window else [])]
        for each in views:
            each.show_time(now)

    def _on_page(self) -> None:
        """Let the projector follow the own screen: after goodbye no question stands there any more."""
        if not self.is_on:
            at_goodbye = isinstance(self._pages.currentWidget(), GoodbyePage)
            self.stage.rest_on(Shows.GOODBYE if at_goodbye else Shows.ROOM)

    def _on_pressed(self, name: str) -> None:
        {PROJECT: self.project, PHOTO: self.photo, DARK: self.dark, BACK: self.turn_back}[name]()

    def _turn_to(self, shows: Shows) -> None:
        """Show the room's view; what it shows is read before it is seen."""
        if not self.is_on:
            self._left = self._pages.currentWidget()
            self.turned.emit()
        self.stage.show(shows)
        self.show_time(self._desk.workspace.now())
        self.view.sheet.offer(PROJECT, offered=bool(self.projector.others()) and self.projector.window is None)
        self._pages.setCurrentWidget(self.view)
        self.view.setFocus()
