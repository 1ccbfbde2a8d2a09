"""»Hvem må vide hvad«: stops, who must not meet, and what may be told; for a meeting, or for the case as it is.

It is for the caseworker's own screen. Nothing here is shown in meeting mode, in the room or on paper, and its name says
nothing of what stands in it.
"""

import datetime as dt
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.models.enums_meeting import MeetingStatus
from app.services.meeting_rows import MeetingRow
from app.services.meetings import list_meetings
from app.services.ports import Changes
from app.views.faults import raised_later
from app.views.records.fields import offer
from app.views.safety.company_part import CompanyPart
from app.views.safety.consent_part import ConsentPart
from app.views.safety.part import SafetyPart
from app.views.safety.sharing_part import SharingPart
from app.views.safety.stops_part import StopsPart
from app.views.widgets.fields import choice_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.tab_bar import TabBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NAME = "Hvem må vide hvad"
OWN_SCREEN = "Kun på din skærm (kan indgå i aktindsigt)."
NO_MEETING = ("", "intet møde, hele netværket")
"""The choice of seeing everybody instead of those who come to a meeting."""
PARTS: tuple[tuple[str, type[SafetyPart]], ...] = (
    ("Stop", StopsPart),
    ("Må ikke mødes", CompanyPart),
    ("Må vi tale om …?", SharingPart),
    ("Sagt ja", ConsentPart),
)


class SafetyPanel(QWidget):
    """The panel with its parts behind tabs, each made when it is first opened. It follows what changes in its case."""

    help_topic = "case.safety"

    def __init__(self, workspace: Workspace, case_id: UUID, meeting_id: UUID | None = None) -> None:
        super().__init__()
        self._workspace, self._case_id, self._is_fixed = workspace, case_id, meeting_id is not None
        self.meeting = choice_field("Til hvilket møde", [NO_MEETING])
        self._meeting_id = meeting_id or self._offer_meetings(first=True)
        self.tabs, self._body = TabBar(f"Dele af »{NAME}«"), QVBoxLayout()
        self._made: dict[int, SafetyPart] = {}
        self._lay_out()
        self.meeting.committed.connect(self._on_meeting)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        workspace.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the part that is shown again."""
        if not self._is_fixed:
            self._meeting_id = self._offer_meetings()
        part = self.part()
        part.meeting_id = self._meeting_id
        for each in self._made.values():
            each.setVisible(each is part)
        part.refresh()

    def part(self) -> SafetyPart:
        """Return the part that is shown."""
        place = self.tabs.currentIndex()
        if place not in self._made:
            self._made[place] = PARTS[place][1](self._workspace, self._case_id)
            self._body.addWidget(self._made[place])
        return self._made[place]

    def open_part(self, kind: type[SafetyPart]) -> SafetyPart:
        """Open one of the parts."""
        self.tabs.setCurrentIndex([each for _, each in PARTS].index(kind))
        return self.part()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has happened since it was last seen."""
        super().showEvent(event)
        with raised_later():
            self.refresh()

    def _offer_meetings(self, *, first: bool = False) -> UUID | None:
        """Offer the meetings to come and return the chosen one; at first the nearest."""
        rows = [each for each in self._workspace.ask(list_meetings, self._case_id) if each.status in _TO_COME]
        rows.sort(key=lambda row: row.held_on or "9999")
        offer(self.meeting, [NO_MEETING, *((str(row.id), _name(row)) for row in rows)])
        kept = str(rows[0].id) if first and rows else self.meeting.text()
        self.meeting.set_text(kept if kept in {str(row.id) for row in rows} else "")
        return UUID(self.meeting.text()) if self.meeting.text() else None

    def _on_meeting(self, _meeting: str) -> None:
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        # A decision lies beside the case, so its step names none.
        if self.isVisible() and (self._case_id in changes.cases or not changes.cases):
            self.refresh()

    def _lay_out(self) -> None:
        for words, _ in PARTS:
            self.tabs.addTab(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 32, 32)
        column.setSpacing(12)
        column.addWidget(Text(NAME, "heading"))
        column.addWidget(Text(OWN_SCREEN, "meta", "ink2", wrap=True))
        for part in (self.meeting, self.tabs):
            column.addWidget(part)
        self.meeting.setVisible(not self._is_fixed)
        column.addLayout(self._body)
        column.addStretch(1)


_TO_COME = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)


def _name(row: MeetingRow) -> str:
    return f"mødet {long_date(dt.date.fromisoformat(row.held_on))}" if row.held_on else "mødet uden dato"


def scrolling_panel(workspace: Workspace, case_id: UUID) -> QWidget:
    """Return the panel of a case as a part that scrolls."""
    inner = Fitted()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(SafetyPanel(workspace, case_id))
    return scrolling(inner, NAME)
