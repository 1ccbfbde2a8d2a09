"""Before the meeting: one page with what it is about, who comes, the child's way, points, practical and invitations.

It is prepared at the desk, on the caseworker's own screen. Nothing here stops anybody: »Start mødet« is always there.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.folding import join_names, possessive
from app.models.enums_meeting import Invitation, MeetingStatus
from app.services.meeting_guests import people_to_ask
from app.services.meeting_preparation import Preparation, read_preparation
from app.services.meeting_ready import BASICS, CHILD, INVITATIONS, PEOPLE, POINTS, PRACTICAL, SHARING
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, is_large
from app.views.meeting.prepare_basics import BasicsPart
from app.views.meeting.prepare_child import ChildPart
from app.views.meeting.prepare_invitations import InvitationsPart
from app.views.meeting.prepare_part import PreparePart
from app.views.meeting.prepare_people import PeoplePart
from app.views.meeting.prepare_points import PointsPart
from app.views.meeting.prepare_practical import PracticalPart
from app.views.meeting.prepare_ready import ReadyPart
from app.views.meeting.prepare_sections import PartsList
from app.views.safety.panel import SafetyPanel
from app.views.safety.sharing_part import SharingPart
from app.views.widgets.buttons import BackButton, PrimaryButton, QuietButton
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Hairline, Text

READY = "ready"
MOST_LETTERS = 16
"""Longer names push what a part lacks out of the list."""


class PlannedPage(Panel):
    """A planned meeting, ready to be prepared and started."""

    help_topic = "meeting.planned"

    started = Signal()
    left = Signal()
    typed_in = Signal()
    """It was written by hand: the form is to be typed in."""
    meeting_requested = Signal(object)
    """Another one is to be opened: what came instead of one that is off, or the other part; carries its id."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self._title, self.notice = Text("", "heading" if is_large() else "title", wrap=True), NoticeBar()
        self.start = PrimaryButton("Start mødet", "Ctrl Enter")
        self.start.clicked.connect(self.started)
        self.basics, self.people, self.child = BasicsPart(desk), PeoplePart(desk), ChildPart(desk)
        self.points, self.practical = PointsPart(desk), PracticalPart(desk)
        self.invitations, self.ready = InvitationsPart(desk), ReadyPart(desk)
        self.purpose, self.invite = self.basics.purpose, self.people.line
        self.parts = PartsList("Dele af forberedelsen")
        self._names: tuple[object, ...] = ()
        self._lay_out()
        self._add_parts()
        self.ready.wanted.connect(self.open_part)
        for way in (self.basics.called_off, self.people.two):
            way.meeting_requested.connect(self.meeting_requested)
        desk.workspace.refused.connect(self._on_refused)
        self.parts.open(BASICS)

    def show_meeting(self) -> None:
        """Show the plan as it is stored; a field being written in is left alone."""
        prepared = self._desk.workspace.ask(read_preparation, self._desk.meeting_id)
        self._title.setText(prepared.title)
        self.start.setVisible(prepared.status is MeetingStatus.PLANNED)
        self._typed.setVisible(prepared.status is MeetingStatus.PLANNED)
        self.parts.offer(READY, offered=prepared.status is MeetingStatus.PLANNED)
        self._head.fit()
        names = tuple((each.person_id, each.name) for each in prepared.guests)
        if names != self._names or not names:
            self._names = names
            people = self._desk.workspace.ask(people_to_ask, self._desk.row.case_id).people
            self.basics.show_people(people)
            self.child.show_people(people)
        for part in self._all():
            part.show_prepared(prepared)
        self._tell_progress(prepared)

    def take_focus(self) -> None:
        """Go to what the meeting is about; of one that is off, to the way on."""
        if not self.basics.called_off.isHidden():
            self.parts.open(BASICS)
        self.basics.take_focus()

    def open_part(self, key: str) -> None:
        """Show a part and go to where its work begins; one that is not offered stays away."""
        if not self.parts.is_offered(key):
            return
        self.parts.open(key)
        part = self.parts.part(key)
        if isinstance(part, PreparePart):
            part.take_focus()
        elif isinstance(part, SafetyPanel):
            part.open_part(SharingPart)
            part.tabs.setFocus()

    def _all(self) -> tuple[PreparePart, ...]:
        return (self.basics, self.people, self.child, self.points, self.practical, self.invitations, self.ready)

    def _tell_progress(self, prepared: Preparation) -> None:
        coming = sum(each.invitation is Invitation.COMING for each in prepared.guests)
        missing = sum(not each.done for each in prepared.ready)
        asked = sum(bool(each.asked) for each in prepared.guests)
        told = {
            PEOPLE: f"{coming} af {len(prepared.guests)}" if prepared.guests else "",
            POINTS: str(len(prepared.points)) if prepared.points else "",
            INVITATIONS: f"{asked} af {len(prepared.guests)}" if prepared.guests else "",
            READY: f"{missing} mangler" if missing else "ja",
        }
        for key, name in self._parts_of().items():
            words = told.get(key) or _state(prepared, key)
            self.parts.tell(key, f"{name} · {words}" if words else name)

    def _parts_of(self) -> dict[str, str]:
        children = self._desk.row.child_names
        whose = join_names([possessive(each) for each in children])
        if not whose or len(whose) > MOST_LETTERS:
            whose = "Børnenes" if len(children) > 1 else "Barnets"
        return {
            BASICS: "Mødet", PEOPLE: "Hvem kommer", CHILD: f"{whose} måde", POINTS: "Punkter",
            SHARING: "Må vi tale om …?", PRACTICAL: "Praktisk", INVITATIONS: "Indbydelser", READY: "Klar?",
        }  # fmt: skip

    def _add_parts(self) -> None:
        made: dict[str, QWidget] = {
            BASICS: self.basics, PEOPLE: self.people, CHILD: self.child, POINTS: self.points,
            PRACTICAL: self.practical, INVITATIONS: self.invitations, READY: self.ready,
        }  # fmt: skip
        for number, (key, name) in enumerate(self._parts_of().items(), start=1):
            self.parts.add(key, name, partial(self._part, made, key))
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda key=key: self.open_part(key))

    def _part(self, made: Mapping[str, QWidget], key: str) -> QWidget:
        if key in made:
            return made[key]
        panel = SafetyPanel(self._desk.workspace, self._desk.row.case_id, self._desk.meeting_id)
        panel.open_part(SharingPart)
        return panel

    def _on_refused(self, sentence: str) -> None:
        if self.isVisible():
            self.notice.say(sentence, "warn")

    def _lay_out(self) -> None:
        back = BackButton()
        back.clicked.connect(self.left)
        self._typed = QuietButton("Skriv ind fra papir", icon="note-pencil")
        self._typed.clicked.connect(self.typed_in)
        self._head = PageHead(self._title, self._typed, back, self.start)
        top = QHBoxLayout()
        top.setContentsMargins(28, *((10, 28, 6) if is_large() else (20, 28, 14)))
        top.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(Hairline())
        column.addWidget(self.parts, 1)


def _state(prepared: Preparation, key: str) -> str:
    """Return »2 mangler« for a part where something is missing, »✓« when all of it is there."""
    lines = [each for each in prepared.ready if each.section == key]
    missing = sum(not each.done for each in lines)
    return f"{missing} mangler" if missing else "klar" if lines else ""
