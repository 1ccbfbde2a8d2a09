"""What every part of the meeting screen sees: the meeting as it is stored, and the way to change it.

Room-safe by default: names are those used at the table, and what is meant for the caseworker's own screen is left out,
because in a kitchen everybody sees the screen.
"""

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.language.folding import join_names
from app.language.table_people import PersonAtTable
from app.models.enums_meeting import Attendance, ContributionKind, MeetingStatus
from app.rules.meeting_types import MeetingStep
from app.services.agreement_lines import people_at_table
from app.services.agreement_rows import AgreementRow
from app.services.hard_stops import NEUTRAL_TITLE, check_meeting
from app.services.meeting_desk import read_desk
from app.services.meeting_rows import ContributionRow, MeetingRow, ParticipantRow
from app.services.meetings import start_meeting
from app.services.ports import Unit
from app.views.meeting.letters import agreement_in_letters, meeting_in_letters, naming_of
from app.views.workspace import Done, Workspace

P = ParamSpec("P")
R = TypeVar("R")
NAMES_NOBODY = frozenset({"agreement", "agreement_owner", "contribution", "meeting", "participant", "scale_answer"})
"""Tables in which nothing changes who a line may name, but for what `people` looks at itself."""


class MeetingDesk(QObject):
    """One meeting being held. `refreshed` comes when its rows have been read again.

    `otherwise` carries an agreement that is to be written in another form, `checking` asks for what is to check: what
    shows agreements asks for it here, and the one field answers.
    """

    refreshed = Signal()
    otherwise = Signal(object)
    checking = Signal()

    def __init__(self, workspace: Workspace, meeting_id: UUID, parent: QObject | None = None) -> None:
        """Read the meeting. Raises UserError when it is gone, StoreError when the file cannot be read."""
        super().__init__(parent)
        self.workspace = workspace
        self.meeting_id = meeting_id
        self._table: tuple[PersonAtTable, ...] | None = None
        self._at_table: tuple[object, ...] = ()
        self._titled: tuple[object, ...] | None = None
        self._is_discreet = False
        self.row: MeetingRow
        self.agreements: list[AgreementRow]
        self.taken_off: tuple[AgreementRow, ...]
        self.read()

    def read(self) -> None:
        """Read the meeting and its agreements again."""
        found = self.workspace.ask(read_desk, self.meeting_id)
        self.row, self.agreements, self.taken_off = found.meeting, found.agreements, found.taken_off
        self.type = found.type
        if not self.type.family:
            call = naming_of(self.row)
            self.row = meeting_in_letters(self.row)
            self.agreements = [agreement_in_letters(each, call) for each in self.agreements]
            self.taken_off = tuple(agreement_in_letters(each, call) for each in self.taken_off)
        self.refreshed.emit()

    def do(
        self, name: str, change: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Done[R] | None:
        """Change something as one step named for the user; None when it was refused."""
        return self.workspace.do(name, change, *args, **kwargs)

    @property
    def step(self) -> MeetingStep:
        """The step the meeting has come to."""
        return self.type.step(self.row.step)

    @property
    def step_number(self) -> int:
        """The place of the step among the steps, from 0."""
        return self.type.steps.index(self.step)

    def step_from_here(self, steps: int) -> str:
        """Return the id of the step some steps on (or back), at most the last or the first."""
        wanted = min(max(self.step_number + steps, 0), len(self.type.steps) - 1)
        return self.type.steps[wanted].id

    @property
    def child(self) -> str:
        """The name of the child, or the names of the children; first letters where professionals think without them."""
        return join_names(self.row.child_names)

    @property
    def title(self) -> str:
        """What the meeting is called on the screen; one that must stay nameless tells neither kind nor child."""
        asked = (self.row.status, *((each.person_id, each.invitation) for each in self.row.participants))
        if asked != self._titled:
            self._titled = asked
            self._is_discreet = self.workspace.ask(check_meeting, self.meeting_id).is_discreet
        return NEUTRAL_TITLE if self._is_discreet else f"{self.type.name} om {self.child}"

    def forget_title(self) -> None:
        """Look anew at whether the meeting must stay nameless: what was decided elsewhere may count here."""
        self._titled = None

    def forget_people(self) -> None:
        """Read anew who a line may name: somebody may be called something else, or be somebody's mother now."""
        self._table = None

    def words(self, text: str) -> str:
        """Return a question or hint with the child's name in it."""
        return text.replace("{barn}", self.child)

    def go_to(self, step_id: str) -> None:
        """Move to a step; the first move starts the meeting."""
        begins = self.row.status is MeetingStatus.PLANNED
        self.do("Start mødet" if begins else "Gå til trin", start_meeting, self.meeting_id, step=step_id)

    def here(self) -> list[ParticipantRow]:
        """Return who may be speaking: those round the table, and those not marked yet."""
        return [each for each in self.row.participants if each.attendance is not Attendance.ABSENT]

    def only_child_id(self) -> UUID | None:
        """Return the child's person when the meeting is about one child that is asked to it."""
        children = [each.person_id for each in self.row.participants if each.is_child]
        return children[0] if len(children) == 1 else None

    def people(self) -> tuple[PersonAtTable, ...]:
        """Return everybody a line may name; read again only when others sit at the table than last time."""
        asked = ((each.person_id, each.name, each.called, each.attendance) for each in self.row.participants)
        at_table = (self.row.minutes_id, *asked)
        if self._table is None or self._at_table != at_table:
            self._table, self._at_table = self.workspace.ask(people_at_table, self.meeting_id), at_table
        return self._table

    def called(self, person_id: UUID) -> str:
        """Return what somebody of the case is called at the table, empty when nobody is meant."""
        return self.as_told(person_id, next((each.called for each in self.people() if each.id == person_id), ""))

    def as_told(self, person_id: UUID, name: str) -> str:
        """Return a name as this meeting's screen tells it: a letter where the family is not named."""
        return name if self.type.family else naming_of(self.row)(person_id, name)

    def hidden(self) -> list[ContributionRow]:
        """Return what is only for the caseworker's own screen; never shown unless she asks for it."""
        return [each for each in self.row.contributions if each.only_screen]

    def said(self, *kinds: ContributionKind) -> list[ContributionRow]:
        """Return what was said under some themes, without what is only for the caseworker's own screen."""
        return [each for each in self.row.contributions if each.kind in kinds and not each.only_screen]

    def clock_of(self, minutes: int) -> str:
        """Return the clock time (HH:MM) so many minutes into the meeting, empty before it has a beginning."""
        if not self.row.starts_at:
            return ""
        begin = dt.datetime.combine(self.workspace.today, dt.time.fromisoformat(self.row.starts_at))
        return f"{begin + dt.timedelta(minutes=minutes):%H:%M}"

    def minutes_gone(self, now: dt.datetime) -> float:
        """Return the minutes since the meeting began; a meeting of another day stands still at its step."""
        row = self.row
        if row.held_on != now.date().isoformat() or not row.starts_at or row.status is not MeetingStatus.RUNNING:
            return float(self.type.minutes_before(self.step.id))
        begin = dt.time.fromisoformat(row.starts_at)
        return (now.hour - begin.hour) * 60 + now.minute - begin.minute
